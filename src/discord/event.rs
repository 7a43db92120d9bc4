//! The gateway's events: the few fields that the bot needs of each, read from Discord's JSON.
//!
//! Discord adds fields and values all the time, and tests with its own clients first. So everything that isn't needed
//! is skipped, and everything that is needed is strict: an event that can't be parsed is reported, never guessed at.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::chat_message::ChatMessage;
use super::gateway::{Incoming, Unreadable};
use super::interaction::{
    Attachment, CommandOptions, Interaction, InteractionKind, InteractionToken, OptionValue, TargetMessage,
};
use super::lenient::{lenient, lenient_list, nullable};
use super::model::HistoryMessage;
use super::permissions::{Permissions, is_thread};
use super::snowflake::{id, optional_id};
use crate::id::{ChannelId, GuildId, InteractionId, MessageId, RoleId, UserId};
use crate::texts::Locale;

/// A new session, as `READY` begins it.
#[derive(Debug)]
pub(super) struct Ready {
    pub(super) session: String,
    /// Where to resume.
    pub(super) resume_url: Option<String>,
    pub(super) me: UserId,
    pub(super) guilds: Vec<GuildId>,
}

#[derive(Deserialize)]
struct WithId {
    #[serde(deserialize_with = "id")]
    id: u64,
}

#[derive(Deserialize)]
struct ReadyEvent {
    session_id: String,
    #[serde(default, deserialize_with = "lenient")]
    resume_gateway_url: Option<String>,
    user: WithId,
    // Strict: a server that isn't in this list has removed the bot.
    guilds: Vec<WithId>,
}

#[derive(Deserialize)]
struct GuildEvent {
    #[serde(deserialize_with = "id")]
    id: GuildId,
    #[serde(default, deserialize_with = "lenient")]
    preferred_locale: Option<Locale>,
}

#[derive(Deserialize)]
struct GuildDelete {
    #[serde(deserialize_with = "id")]
    id: GuildId,
    #[serde(default)]
    unavailable: Option<Box<RawValue>>,
}

/// The location of a message: all that is parsed of one in a channel without an open question.
#[derive(Deserialize)]
pub(super) struct MessagePlace {
    #[serde(deserialize_with = "id")]
    pub(super) id: MessageId,
    #[serde(deserialize_with = "id")]
    pub(super) channel_id: ChannelId,
}

/// Messages that were deleted together.
#[derive(Deserialize)]
struct MessagesPlace {
    #[serde(default, deserialize_with = "lenient_list")]
    ids: Vec<MessageText>,
    #[serde(deserialize_with = "id")]
    channel_id: ChannelId,
}

#[derive(Deserialize)]
struct MessageText(#[serde(deserialize_with = "id")] MessageId);

/// Where a message comes from; [`HistoryMessage`] is the rest of it.
#[derive(Deserialize)]
struct MessageOrigin {
    #[serde(deserialize_with = "id")]
    channel_id: ChannelId,
    #[serde(default, deserialize_with = "optional_id")]
    guild_id: Option<GuildId>,
}

#[derive(Deserialize)]
struct InteractionEvent {
    #[serde(deserialize_with = "id")]
    id: InteractionId,
    token: String,
    #[serde(rename = "type")]
    kind: u64,
    #[serde(default, deserialize_with = "optional_id")]
    guild_id: Option<GuildId>,
    #[serde(default, deserialize_with = "optional_id")]
    channel_id: Option<ChannelId>,
    #[serde(default, deserialize_with = "lenient")]
    channel: Option<InteractionChannel>,
    #[serde(default)]
    member: Option<InteractingMember>,
    #[serde(default, deserialize_with = "lenient")]
    user: Option<WithId>,
    #[serde(default, deserialize_with = "lenient")]
    app_permissions: Permissions,
    #[serde(default, deserialize_with = "lenient")]
    locale: Locale,
    #[serde(default, deserialize_with = "lenient")]
    message: Option<WithId>,
    #[serde(default)]
    data: Option<InteractionData>,
}

#[derive(Deserialize)]
struct InteractionChannel {
    #[serde(deserialize_with = "id")]
    id: ChannelId,
    #[serde(rename = "type", default, deserialize_with = "lenient")]
    kind: u64,
}

#[derive(Deserialize)]
struct InteractingMember {
    user: WithId,
    #[serde(default, deserialize_with = "lenient_list")]
    roles: Vec<RoleText>,
    #[serde(default, deserialize_with = "lenient")]
    permissions: Permissions,
}

#[derive(Deserialize)]
struct RoleText(#[serde(deserialize_with = "id")] RoleId);

#[derive(Deserialize)]
struct InteractionData {
    #[serde(rename = "type", default, deserialize_with = "lenient")]
    kind: u64,
    #[serde(default, deserialize_with = "optional_id")]
    target_id: Option<MessageId>,
    #[serde(default, deserialize_with = "lenient")]
    name: Option<String>,
    // Without an option that was given, a command would do something else.
    #[serde(default, deserialize_with = "nullable")]
    options: Vec<CommandOption>,
    #[serde(default, deserialize_with = "lenient")]
    resolved: Resolved,
    #[serde(default, deserialize_with = "lenient")]
    custom_id: Option<String>,
    #[serde(default, deserialize_with = "lenient_list")]
    values: Vec<String>,
    #[serde(default, deserialize_with = "lenient_list")]
    components: Vec<Component>,
}

#[derive(Default, Deserialize)]
struct Resolved {
    #[serde(default, deserialize_with = "lenient")]
    attachments: std::collections::HashMap<String, ResolvedAttachment>,
    #[serde(default, deserialize_with = "lenient")]
    messages: std::collections::HashMap<String, ResolvedMessage>,
}

#[derive(Deserialize)]
struct ResolvedMessage {
    author: WithId,
    #[serde(default, deserialize_with = "lenient")]
    content: String,
}

#[derive(Deserialize)]
struct ResolvedAttachment {
    filename: String,
    size: u64,
    url: String,
}

#[derive(Deserialize)]
struct CommandOption {
    name: String,
    #[serde(rename = "type")]
    kind: u64,
    #[serde(default)]
    value: Option<Box<RawValue>>,
    #[serde(default, deserialize_with = "nullable")]
    options: Vec<CommandOption>,
    #[serde(default, deserialize_with = "lenient")]
    focused: bool,
}

/// A component of a submitted form: a field, or a container of fields (a row, or a label).
#[derive(Deserialize)]
struct Component {
    #[serde(default, deserialize_with = "lenient")]
    custom_id: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    value: Option<String>,
    #[serde(default, deserialize_with = "lenient_list")]
    components: Vec<Component>,
    #[serde(rename = "component", default, deserialize_with = "lenient")]
    inner: Option<Box<Component>>,
}

impl Component {
    fn add_fields(self, fields: &mut Vec<(String, String)>) {
        if let (Some(custom_id), Some(value)) = (self.custom_id, self.value) {
            fields.push((custom_id, value));
        }
        for inner in self.components.into_iter().chain(self.inner.map(|inner| *inner)) {
            inner.add_fields(fields);
        }
    }
}

fn read<'a, T: Deserialize<'a>>(kind: &str, data: &'a str) -> Result<T, Unreadable> {
    let mut json = serde_json::Deserializer::from_str(data);
    serde_path_to_error::deserialize(&mut json)
        .map_err(|error| Unreadable { kind: kind.to_owned(), path: error.path().to_string() })
}

/// Where a message of `MESSAGE_CREATE` is.
pub(super) fn message_place(data: &str) -> Result<MessagePlace, Unreadable> {
    read("MESSAGE_CREATE", data)
}

/// Reads `READY`.
pub(super) fn ready(data: &str) -> Result<Ready, Unreadable> {
    let event: ReadyEvent = read("READY", data)?;
    Ok(Ready {
        session: event.session_id,
        resume_url: event.resume_gateway_url.filter(|url| url.starts_with("ws")),
        me: UserId(event.user.id),
        guilds: event.guilds.iter().map(|guild| GuildId(guild.id)).collect(),
    })
}

/// Reads an event other than `READY` and `RESUMED` in the bot's words; `None` for those that don't matter to it.
pub(super) fn incoming(kind: &str, data: &str) -> Result<Option<Incoming>, Unreadable> {
    let with_id = || read::<WithId>(kind, data).map(|event| event.id);
    Ok(match kind {
        "MESSAGE_CREATE" => {
            let MessageOrigin { channel_id, guild_id } = read(kind, data)?;
            // Direct messages are no answers.
            let Some(guild) = guild_id else { return Ok(None) };
            let message: HistoryMessage = read(kind, data)?;
            ChatMessage::from_history(message, guild, channel_id).map(Incoming::ChatMessage)
        }
        "INTERACTION_CREATE" => interaction(read(kind, data)?, kind)?.map(Incoming::Interaction),
        "GUILD_CREATE" | "GUILD_UPDATE" => {
            let GuildEvent { id, preferred_locale } = read(kind, data)?;
            Some(Incoming::Joined(id, preferred_locale))
        }
        "GUILD_DELETE" => {
            let event: GuildDelete = read(kind, data)?;
            // During an outage of Discord, a server is "unavailable"; otherwise, the bot has been removed.
            let removed = event.unavailable.is_none_or(|value| matches!(value.get(), "null" | "false"));
            removed.then_some(Incoming::Left(event.id))
        }
        "MESSAGE_DELETE" => {
            let MessagePlace { id, channel_id } = read(kind, data)?;
            Some(Incoming::MessagesDeleted(channel_id, vec![id]))
        }
        "MESSAGE_DELETE_BULK" => {
            let MessagesPlace { ids, channel_id } = read(kind, data)?;
            Some(Incoming::MessagesDeleted(channel_id, ids.into_iter().map(|MessageText(id)| id).collect()))
        }
        "CHANNEL_DELETE" | "THREAD_DELETE" => Some(Incoming::ChannelGone(ChannelId(with_id()?))),
        _ => None,
    })
}

/// Types of commands.
const ON_USER: u64 = 2;
const ON_MESSAGE: u64 = 3;

fn interaction(event: InteractionEvent, kind: &str) -> Result<Option<Interaction>, Unreadable> {
    let missing = |path: &str| Unreadable { kind: kind.to_owned(), path: path.to_owned() };
    let Some(data) = event.data else {
        // A ping has none.
        return if event.kind == 1 { Ok(None) } else { Err(missing("data")) };
    };
    let in_channel = event.channel.as_ref().map(|channel| channel.id);
    let channel = event.channel_id.or(in_channel).ok_or_else(|| missing("channel_id"))?;
    let user = event.member.as_ref().map(|member| &member.user).or(event.user.as_ref());
    let user = UserId(user.ok_or_else(|| missing("member.user"))?.id);
    let what = match event.kind {
        // A command in the menu of a message, or of a user: the bot has none of those.
        2 if data.kind == ON_MESSAGE => message_command(data).ok_or_else(|| missing("data.target_id"))?,
        2 if data.kind == ON_USER => return Ok(None),
        2 | 4 => {
            let name = data.name.ok_or_else(|| missing("data.name"))?;
            match (event.kind, command(name, data.options, &data.resolved)) {
                (2, Some((path, options, _))) => InteractionKind::Command { path, options },
                (2, None) => return Err(missing("data.options")),
                (_, Some((path, options, Some(focused)))) => InteractionKind::Autocomplete { path, options, focused },
                // Nothing to complete. It holds no answer either, so no history is worth fetching for it.
                _ => return Ok(None),
            }
        }
        3 => InteractionKind::Component {
            custom_id: data.custom_id.ok_or_else(|| missing("data.custom_id"))?,
            message: MessageId(event.message.ok_or_else(|| missing("message.id"))?.id),
            values: data.values,
        },
        5 => {
            let mut fields = Vec::new();
            for component in data.components {
                component.add_fields(&mut fields);
            }
            let custom_id = data.custom_id.ok_or_else(|| missing("data.custom_id"))?;
            InteractionKind::ModalSubmit { custom_id, fields }
        }
        _ => return Ok(None),
    };
    let (roles, permissions) = event.member.map(|member| (member.roles, member.permissions)).unwrap_or_default();
    Ok(Some(Interaction {
        token: InteractionToken { id: event.id, secret: event.token },
        guild: event.guild_id,
        is_direct: event.guild_id.is_none(),
        channel,
        in_thread: event.channel.is_some_and(|channel| is_thread(channel.kind)),
        user,
        roles: roles.into_iter().map(|RoleText(role)| role).collect(),
        permissions,
        app_permissions: event.app_permissions,
        locale: event.locale,
        kind: what,
    }))
}

fn message_command(mut data: InteractionData) -> Option<InteractionKind> {
    let id = data.target_id?;
    let ResolvedMessage { author, content } = data.resolved.messages.remove(&id.to_string())?;
    let message = TargetMessage { id, author: UserId(author.id), text: content };
    Some(InteractionKind::MessageCommand { name: data.name?, message })
}

/// A command's path with its subcommands, its options, and the one being typed. `None` if a given option can't be
/// parsed: without it, the command would do something else.
fn command(
    name: String,
    mut options: Vec<CommandOption>,
    resolved: &Resolved,
) -> Option<(String, CommandOptions, Option<String>)> {
    const SUBCOMMANDS: [u64; 2] = [1, 2];
    let mut path = name;
    while let [inner] = options.as_mut_slice() {
        if !SUBCOMMANDS.contains(&inner.kind) {
            break;
        }
        path.push(' ');
        path.push_str(&inner.name);
        options = std::mem::take(&mut inner.options);
    }
    let focused = options.iter().find(|option| option.focused).map(|option| option.name.clone());
    let mut values = Vec::new();
    for option in options {
        // Kinds that no command of ours has.
        if !matches!(option.kind, 3..=8 | 11) {
            continue;
        }
        let value = option_value(&option, resolved)?;
        values.push((option.name, value));
    }
    Some((path, CommandOptions(values), focused))
}

fn option_value(option: &CommandOption, resolved: &Resolved) -> Option<OptionValue> {
    let raw = option.value.as_ref()?.get();
    let text = || serde_json::from_str::<String>(raw).ok();
    let id = || text()?.parse::<u64>().ok();
    Some(match option.kind {
        // What is being typed may be no number yet.
        _ if option.focused => OptionValue::Text(text().unwrap_or_else(|| raw.to_owned())),
        3 => OptionValue::Text(text()?),
        4 => OptionValue::Integer(serde_json::from_str(raw).ok()?),
        5 => OptionValue::Boolean(serde_json::from_str(raw).ok()?),
        6 => OptionValue::User(UserId(id()?)),
        7 => OptionValue::Channel(ChannelId(id()?)),
        8 => OptionValue::Role(RoleId(id()?)),
        11 => {
            let ResolvedAttachment { filename, size, url } = resolved.attachments.get(&text()?)?;
            OptionValue::Attachment(Attachment { name: filename.clone(), size: *size, url: url.clone() })
        }
        _ => return None,
    })
}

/// Reads a payload of the gateway's: for fuzzing.
#[cfg(fuzzing)]
pub fn read_payload(payload: &[u8]) -> Option<Incoming> {
    #[derive(serde::Deserialize)]
    struct Payload<'a> {
        t: String,
        #[serde(borrow)]
        d: &'a serde_json::value::RawValue,
    }
    let payload: Payload<'_> = serde_json::from_slice(payload).ok()?;
    if payload.t == "READY" {
        let Ready { me, guilds, .. } = ready(payload.d.get()).ok()?;
        return Some(Incoming::Ready { me, guilds, shard: super::gateway::Shard { number: 0, of: 1 } });
    }
    incoming(&payload.t, payload.d.get()).ok()?
}

#[cfg(test)]
mod described;
#[cfg(test)]
mod tests;
