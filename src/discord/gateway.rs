//! The gateway: Discord's events in, through serenity, translated into the bot's words.
//!
//! serenity runs each handler on a task of its own, so events reach [`Intake`] in no certain order; whoever cares goes by snowflakes.

use std::sync::Arc;
use std::time::Duration;

use secrecy::{ExposeSecret as _, SecretString};
use serenity::all as api;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::chat_message::ChatMessage;
use super::egress;
use super::interaction::{Attachment, CommandOptions, Interaction, InteractionKind, InteractionToken, OptionValue};
use super::permissions::Permissions;
use crate::id::{ChannelId, GuildId, InteractionId, MessageId, RoleId, UserId};

/// Who takes in what the gateway brings. Called on serenity's tasks: must not block.
pub trait Intake: Send + Sync + 'static {
    /// Whether messages in this channel matter now; asked for every message before anything else is done with it.
    fn hears(&self, channel: ChannelId, message: MessageId) -> bool;
    /// Takes an event in.
    fn take(&self, incoming: Incoming);
}

/// An event, in the bot's words.
#[derive(Clone, Debug)]
pub enum Incoming {
    /// Somebody said something in a channel that matters.
    ChatMessage(ChatMessage),
    /// Somebody used a command, button or modal.
    Interaction(Interaction),
    /// A new session: what happened before it must be fetched.
    Ready {
        /// The bot's own user.
        me: UserId,
        /// The servers of this shard that the bot is in, available at the moment or not.
        guilds: Vec<GuildId>,
        /// Which shard.
        shard: Shard,
    },
    /// A session goes on, and what was missed has been or will be replayed.
    Resumed,
    /// The bot is in this server: told of each at the start of a session, and when it is invited.
    Joined(GuildId),
    /// The bot is in no such server any more.
    Left(GuildId),
    /// A channel or thread was deleted.
    ChannelGone(ChannelId),
}

/// One of the connections that share a bot's servers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    /// Its number, from 0.
    pub number: u64,
    /// How many there are.
    pub of: u64,
}

impl Shard {
    /// Whether it is told of what happens in a server. Source: the API documentation, "Sharding".
    pub fn hears_of(self, guild: GuildId) -> bool {
        (guild.0 >> 22) % self.of.max(1) == self.number
    }
}

/// What a connection needs.
#[derive(Clone)]
pub struct Connection {
    /// The API's address, ending in `/api/v10`.
    pub api_url: String,
    /// The bot's token.
    pub token: SecretString,
    /// Whether to ask for the Message Content intent.
    pub message_content: bool,
}

/// Why the connection ended for good.
#[derive(Debug, thiserror::Error)]
pub enum GatewayError {
    /// Close code 4004, or 401.
    #[error(
        "Discord refused the token. Make a new one in the Developer Portal (your application → Bot → Reset Token) and set DISCORD_TOKEN to it"
    )]
    TokenRefused,
    /// Anything else that a new try does not mend.
    #[error("Discord ended the connection: {0}")]
    Ended(String),
}

/// How long to wait before connecting again after an error that may pass; each further one doubles it, up to the longest, because a bot may
/// identify itself only a thousand times a day. A connection that held so long begins anew.
const RECONNECT_AFTER: Duration = Duration::from_secs(5);
const LONGEST_RECONNECT: Duration = Duration::from_secs(300);

/// How long the answer with the gateway's address may take.
const ADDRESS_WITHIN: Duration = Duration::from_secs(15);

/// Keeps the bot connected until `stop`: reconnects where that helps, and goes on without the Message Content intent where Discord refuses it.
pub async fn run(
    mut options: Connection,
    intake: Arc<dyn Intake>,
    stop: CancellationToken,
) -> Result<(), GatewayError> {
    let mut wait = RECONNECT_AFTER;
    while !stop.is_cancelled() {
        let began = Instant::now();
        let ended = connect(&options, Arc::clone(&intake), &stop).await;
        if began.elapsed() > LONGEST_RECONNECT {
            wait = RECONNECT_AFTER;
        }
        let error = match ended {
            Ok(()) if stop.is_cancelled() => return Ok(()),
            // serenity gives a shard up without a word where its first message to Discord fails.
            Ok(()) => api::Error::Other("the connection ended without a reason"),
            Err(error) => error,
        };
        match error {
            api::Error::Gateway(api::GatewayError::DisallowedGatewayIntents) if options.message_content => {
                tracing::warn!(
                    "Discord refused the Message Content intent (close code 4014): messages in the channel count only where they \
                     mention the bot or reply to its question; the Answer button always works. To change that, switch the intent on in the \
                     Developer Portal (your application → Bot → Message Content Intent) and restart"
                );
                options.message_content = false;
            }
            api::Error::Gateway(api::GatewayError::InvalidAuthentication) => return Err(GatewayError::TokenRefused),
            api::Error::Http(api::HttpError::UnsuccessfulRequest(response)) if response.status_code == 401 => {
                return Err(GatewayError::TokenRefused);
            }
            error @ api::Error::Gateway(
                api::GatewayError::DisallowedGatewayIntents
                | api::GatewayError::InvalidGatewayIntents
                | api::GatewayError::InvalidShardData
                | api::GatewayError::OverloadedShard,
            ) => return Err(GatewayError::Ended(error.to_string())),
            error => {
                tracing::warn!(%error, ?wait, "no connection to Discord; trying again");
                tokio::select! {
                    () = tokio::time::sleep(wait) => {}
                    () = stop.cancelled() => {}
                }
                wait = (wait * 2).min(LONGEST_RECONNECT);
            }
        }
    }
    Ok(())
}

async fn connect(options: &Connection, intake: Arc<dyn Intake>, stop: &CancellationToken) -> Result<(), api::Error> {
    let mut intents = api::GatewayIntents::GUILDS | api::GatewayIntents::GUILD_MESSAGES;
    if options.message_content {
        intents |= api::GatewayIntents::MESSAGE_CONTENT;
    }
    // serenity asks for the gateway's address through this client and sends nothing else with it. Its `proxy` stands in for
    // `https://discord.com`, and is ignored unless its rate limiter is off.
    let base = options.api_url.trim_end_matches('/').trim_end_matches("/api/v10").to_owned();
    let client =
        egress::client(&options.api_url, ADDRESS_WITHIN).map_err(|_| api::Error::Url(options.api_url.clone()))?;
    let http = api::HttpBuilder::new(options.token.expose_secret()).client(client).proxy(base);
    let http = http.ratelimiter_disabled(true).build();
    let mut client = api::ClientBuilder::new_with_http(http, intents).raw_event_handler(Handler { intake }).await?;
    let shards = Arc::clone(&client.shard_manager);
    let ended = tokio::select! {
        ended = client.start_autosharded() => return ended,
        () = stop.cancelled() => Ok(()),
    };
    shards.shutdown_all().await;
    ended
}

struct Handler {
    intake: Arc<dyn Intake>,
}

#[serenity::async_trait]
impl api::RawEventHandler for Handler {
    async fn raw_event(&self, _: api::Context, event: api::Event) {
        if let api::Event::MessageCreate(event) = &event {
            let message = &event.message;
            if !self.intake.hears(ChannelId(message.channel_id.get()), MessageId(message.id.get())) {
                return;
            }
        }
        if let Some(incoming) = incoming(event) {
            self.intake.take(incoming);
        }
    }
}

/// An event in the bot's words; `None` for those that do not matter to it.
fn incoming(event: api::Event) -> Option<Incoming> {
    Some(match event {
        api::Event::MessageCreate(event) => Incoming::ChatMessage(heard(event.message)?),
        api::Event::InteractionCreate(event) => Incoming::Interaction(interaction(event.interaction)?),
        api::Event::Ready(event) => {
            let ready = event.ready;
            let shard = ready.shard.map_or(Shard { number: 0, of: 1 }, |shard| Shard {
                number: u64::from(shard.id.get()),
                of: u64::from(shard.total),
            });
            let guilds = ready.guilds.iter().map(|guild| GuildId(guild.id.get())).collect();
            Incoming::Ready { me: UserId(ready.user.id.get()), guilds, shard }
        }
        api::Event::Resumed(_) => Incoming::Resumed,
        api::Event::GuildCreate(event) => Incoming::Joined(GuildId(event.guild.id.get())),
        // An outage of Discord's makes a server "unavailable"; only without that has the bot been removed.
        api::Event::GuildDelete(event) if !event.guild.unavailable => Incoming::Left(GuildId(event.guild.id.get())),
        api::Event::ChannelDelete(event) => Incoming::ChannelGone(ChannelId(event.channel.id.get())),
        api::Event::ThreadDelete(event) => Incoming::ChannelGone(ChannelId(event.thread.id.get())),
        api::Event::Unknown(event) => {
            tracing::debug!(kind = event.kind, "an event that serenity cannot read");
            return None;
        }
        _ => return None,
    })
}

/// Reads a payload of the gateway's as serenity does, and translates it: for fuzzing.
#[cfg(fuzzing)]
pub fn read(payload: &[u8]) -> Option<Incoming> {
    match serde_json::from_slice::<api::GatewayEvent>(payload).ok()? {
        api::GatewayEvent::Dispatch(_, event) => incoming(event),
        _ => None,
    }
}

/// A message by a person in a server; `None` for bots, webhooks, system messages and direct messages.
fn heard(message: api::Message) -> Option<ChatMessage> {
    let by_person = !message.author.bot && message.webhook_id.is_none();
    let said = matches!(message.kind, api::MessageType::Regular | api::MessageType::InlineReply);
    let guild = message.guild_id.filter(|_| by_person && said)?;
    Some(ChatMessage {
        guild: GuildId(guild.get()),
        channel: ChannelId(message.channel_id.get()),
        message: MessageId(message.id.get()),
        author: UserId(message.author.id.get()),
        text: message.content,
        replies_to: message.message_reference.and_then(|reference| reference.message_id).map(|id| MessageId(id.get())),
    })
}

fn interaction(interaction: api::Interaction) -> Option<Interaction> {
    match interaction {
        api::Interaction::Command(event) => {
            let (path, options) = command(&event.data);
            Some(around(
                event.id,
                event.token,
                event.guild_id,
                event.channel_id,
                event.member.as_deref(),
                &event.user,
                event.app_permissions,
                InteractionKind::Command { path, options },
            ))
        }
        api::Interaction::Autocomplete(event) => {
            let focused = event.data.autocomplete()?.name.to_owned();
            let (path, options) = command(&event.data);
            Some(around(
                event.id,
                event.token,
                event.guild_id,
                event.channel_id,
                event.member.as_deref(),
                &event.user,
                event.app_permissions,
                InteractionKind::Autocomplete { path, options, focused },
            ))
        }
        api::Interaction::Component(event) => {
            let values = match event.data.kind {
                api::ComponentInteractionDataKind::StringSelect { values } => values,
                _ => Vec::new(),
            };
            let message = MessageId(event.message.id.get());
            let kind = InteractionKind::Component { custom_id: event.data.custom_id, message, values };
            Some(around(
                event.id,
                event.token,
                event.guild_id,
                event.channel_id,
                event.member.as_ref(),
                &event.user,
                event.app_permissions,
                kind,
            ))
        }
        api::Interaction::Modal(event) => {
            let inputs = event.data.components.into_iter().flat_map(|row| row.components);
            let fields = inputs.filter_map(|input| match input {
                api::ActionRowComponent::InputText(input) => Some((input.custom_id, input.value.unwrap_or_default())),
                _ => None,
            });
            let kind = InteractionKind::ModalSubmit { custom_id: event.data.custom_id, fields: fields.collect() };
            Some(around(
                event.id,
                event.token,
                event.guild_id,
                event.channel_id,
                event.member.as_ref(),
                &event.user,
                event.app_permissions,
                kind,
            ))
        }
        _ => None,
    }
}

#[expect(
    clippy::too_many_arguments,
    reason = "the fields that serenity's four kinds of interaction share, by no trait"
)]
fn around(
    id: api::InteractionId,
    token: String,
    guild: Option<api::GuildId>,
    channel: api::ChannelId,
    member: Option<&api::Member>,
    user: &api::User,
    app_permissions: Option<api::Permissions>,
    kind: InteractionKind,
) -> Interaction {
    let permissions =
        |permissions: Option<api::Permissions>| Permissions::from_bits(permissions.map_or(0, |set| set.bits()));
    Interaction {
        token: InteractionToken { id: InteractionId(id.get()), secret: token },
        guild: guild.map(|guild| GuildId(guild.get())),
        channel: ChannelId(channel.get()),
        user: UserId(user.id.get()),
        roles: member.map(|member| member.roles.iter().map(|role| RoleId(role.get())).collect()).unwrap_or_default(),
        permissions: permissions(member.and_then(|member| member.permissions)),
        app_permissions: permissions(app_permissions),
        kind,
    }
}

fn command(data: &api::CommandData) -> (String, CommandOptions) {
    let mut path = data.name.clone();
    let mut options = data.options.as_slice();
    while let [
        api::CommandDataOption {
            name,
            value: api::CommandDataOptionValue::SubCommand(inner) | api::CommandDataOptionValue::SubCommandGroup(inner),
            ..
        },
    ] = options
    {
        path.push(' ');
        path.push_str(name);
        options = inner;
    }
    let values = options.iter().filter_map(|option| {
        let value = match &option.value {
            api::CommandDataOptionValue::String(text)
            | api::CommandDataOptionValue::Autocomplete { value: text, .. } => OptionValue::Text(text.clone()),
            api::CommandDataOptionValue::Integer(number) => OptionValue::Integer(*number),
            api::CommandDataOptionValue::Boolean(yes) => OptionValue::Boolean(*yes),
            api::CommandDataOptionValue::User(id) => OptionValue::User(UserId(id.get())),
            api::CommandDataOptionValue::Channel(id) => OptionValue::Channel(ChannelId(id.get())),
            api::CommandDataOptionValue::Role(id) => OptionValue::Role(RoleId(id.get())),
            api::CommandDataOptionValue::Attachment(id) => {
                let file = data.resolved.attachments.get(id)?;
                let (name, url) = (file.filename.clone(), file.url.clone());
                OptionValue::Attachment(Attachment { name, size: file.size.into(), url })
            }
            _ => return None,
        };
        Some((option.name.clone(), value))
    });
    (path, CommandOptions(values.collect()))
}
