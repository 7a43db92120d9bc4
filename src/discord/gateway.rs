//! The gateway: Discord's events in, through serenity, translated into the bot's words.
//!
//! serenity runs each handler on a task of its own, so events reach [`Intake`] in no certain order; whoever cares goes
//! by snowflakes.

use std::sync::Arc;

use serenity::all as api;
use tracing::field::{Empty, display};

use super::chat_message::ChatMessage;
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

/// Takes serenity's events.
pub(super) struct Handler {
    pub(super) intake: Arc<dyn Intake>,
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
            let span = tracing::debug_span!("gateway_event", kind = incoming.kind(), guild = Empty);
            if let Some(guild) = incoming.guild() {
                span.record("guild", display(guild));
            }
            span.in_scope(|| self.intake.take(incoming));
        }
    }
}

impl Incoming {
    fn kind(&self) -> &'static str {
        match self {
            Self::ChatMessage(_) => "message",
            Self::Interaction(_) => "interaction",
            Self::Ready { .. } => "ready",
            Self::Resumed => "resumed",
            Self::Joined(_) => "guild joined",
            Self::Left(_) => "guild left",
            Self::ChannelGone(_) => "channel deleted",
        }
    }

    fn guild(&self) -> Option<GuildId> {
        match self {
            Self::ChatMessage(message) => Some(message.guild),
            Self::Interaction(interaction) => interaction.guild,
            Self::Joined(guild) | Self::Left(guild) => Some(*guild),
            Self::Ready { .. } | Self::Resumed | Self::ChannelGone(_) => None,
        }
    }
}

/// An event in the bot's words; `None` for those that do not matter to it.
fn incoming(event: api::Event) -> Option<Incoming> {
    Some(match event {
        api::Event::MessageCreate(event) => Incoming::ChatMessage(ChatMessage::from_event(event.message)?),
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
        |permissions: Option<api::Permissions>| Permissions::from_bits_retain(permissions.map_or(0, |set| set.bits()));
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
