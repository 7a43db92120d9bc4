//! Messages: posted, edited, reacted to, looked up.

use serde_json::{Value, json};

use crate::attachments::{Attachment, Attachments, UPLOADED_ID};
use crate::http::{MISSING_ACCESS, MISSING_PERMISSIONS, Reply, Request, error, invalid, refused_with};
use crate::id::{ChannelId, MessageId, RoleId, UserId};
use crate::json;
use crate::permission;
use crate::state::ServerState;
use crate::transcript::sanitized;
use crate::validate;
use crate::world::{BOT, ClientError, Message, World, mentioned};

/// The default mentions of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PingsByDefault {
    /// All that it mentions: a message in a channel.
    All,
    /// Just users: the answer to an interaction.
    Users,
}

fn unknown_message() -> Reply {
    error(404, 10008, "Unknown Message")
}

impl ServerState {
    pub(crate) fn create_message(&self, world: &mut World, channel: ChannelId, body: &Value) -> Reply {
        let Some(guild) = world.channels.get(&channel).map(|channel| channel.guild) else {
            return error(404, 10003, "Unknown Channel");
        };
        if world.recipient(channel).is_some_and(|user| world.closed_to_bot.contains(&user)) {
            return error(403, 50007, "Cannot send messages to this user");
        }
        let may = world.permissions(BOT, channel);
        if may & permission::VIEW_CHANNEL == 0 {
            return refused_with(MISSING_ACCESS);
        }
        if may & permission::to_send(world.is_thread(channel)) == 0 {
            return refused_with(MISSING_PERMISSIONS);
        }
        if let Err(wrong) = validate::message(body).and_then(|()| validate::files(body, &[], &self.attachments())) {
            return invalid(wrong);
        }
        if !json::list(body, "attachments").is_empty() && may & permission::ATTACH_FILES == 0 {
            return refused_with(MISSING_PERMISSIONS);
        }
        let reply_to = body.pointer("/message_reference/message_id").and_then(Value::as_str);
        let is_there = reply_to
            .and_then(|id| id.parse().ok())
            .is_some_and(|id| world.message_in(channel, MessageId(id)).is_some());
        let must_exist = body.pointer("/message_reference/fail_if_not_exists") != Some(&Value::Bool(false));
        if reply_to.is_some() && !is_there && must_exist {
            return invalid(("message_reference".into(), "Unknown message".into()));
        }
        if reply_to.is_some() && may & permission::READ_MESSAGE_HISTORY == 0 {
            return error(403, 160_002, "Cannot reply without permission to read message history");
        }
        let nonce = body.get("nonce").and_then(Value::as_str).map(str::to_owned);
        let enforced = nonce.clone().filter(|_| body.get("enforce_nonce") == Some(&Value::Bool(true)));
        if let Some(earlier) = enforced.as_ref().and_then(|nonce| world.message_with_nonce(channel, nonce)) {
            return world.message_by_id(earlier).map_or_else(unknown_message, |message| (200, message));
        }
        let mut message = new_message(world, channel, body, PingsByDefault::All, &self.attachments());
        if !is_there {
            message.reply_to = None;
        }
        message.nonce = nonce;
        if may & permission::EMBED_LINKS == 0 {
            message.embeds = json!([]);
        }
        if let Some(nonce) = enforced {
            world.remember_nonce(channel, nonce, message.id);
        }
        let view = world.message_json(&message);
        let event = world.message_event(&message).to_string();
        world.add_message(message);
        self.dispatch("MESSAGE_CREATE", guild, &event, None);
        (200, view)
    }

    /// Edits one of the bot's messages: fields that the body doesn't name stay.
    pub(crate) fn edit_message(&self, world: &mut World, id: MessageId, body: &Value) -> Reply {
        let Some(mut message) = world.messages.get(&id).cloned() else { return unknown_message() };
        if message.author != BOT {
            return error(403, 50005, "Cannot edit a message authored by another user");
        }
        let checked = validate::limits(body);
        if let Err(wrong) = checked.and_then(|()| validate::files(body, &message.files, &self.attachments())) {
            return invalid(wrong);
        }
        let brings_files = json::list(body, "attachments").iter().any(|named| named.get(UPLOADED_ID).is_some());
        let in_channel = !message.to_interaction;
        if brings_files && in_channel && world.permissions(BOT, message.channel) & permission::ATTACH_FILES == 0 {
            return refused_with(MISSING_PERMISSIONS);
        }
        let was_shown = !is_empty(&message);
        change(world, &mut message, body, &self.attachments());
        if is_empty(&message) {
            return error(400, 50006, "Cannot send an empty message");
        }
        let view = world.message_json(&message);
        world.record_message(&message, was_shown);
        if message.only_for.is_none() {
            let guild = world.channels.get(&message.channel).and_then(|channel| channel.guild);
            self.dispatch("MESSAGE_UPDATE", guild, &world.message_event(&message).to_string(), None);
        }
        world.change_message(message);
        (200, view)
    }

    /// Edits a message of a channel.
    pub(crate) fn edit_in_channel(&self, world: &mut World, channel: ChannelId, id: MessageId, body: &Value) -> Reply {
        if let Err(refused) = may_look(world, channel, permission::VIEW_CHANNEL) {
            return refused;
        }
        match world.message_in(channel, id) {
            Some(_) => self.edit_message(world, id, body),
            None => unknown_message(),
        }
    }

    /// A message as the bot receives it: without the Message Content intent, contents that aren't for it are withheld,
    /// over REST as well as the gateway.
    fn shown(&self, world: &World, message: &Message) -> Value {
        let mut view = world.message_json(message);
        // Discord returns a nonce to whoever posted; nothing says that it's stored.
        if let Value::Object(view) = &mut view {
            view.remove("nonce");
        }
        if self.options.refuse_message_content && !world.is_for_bot(message) {
            withhold_content(&mut view);
        }
        view
    }

    pub(crate) fn message(&self, world: &World, channel: ChannelId, id: MessageId) -> Reply {
        if let Err(refused) = may_look(world, channel, permission::VIEW_CHANNEL | permission::READ_MESSAGE_HISTORY) {
            return refused;
        }
        world.message_in(channel, id).map_or_else(unknown_message, |message| (200, self.shown(world, message)))
    }

    pub(crate) fn history(&self, world: &World, channel: ChannelId, request: &Request<'_>) -> Reply {
        if let Err(refused) = may_look(world, channel, permission::VIEW_CHANNEL | permission::READ_MESSAGE_HISTORY) {
            return refused;
        }
        let limit = request.query_param("limit").map_or(Some(50_usize), |limit| limit.parse().ok());
        let Some(limit) = limit.filter(|limit| (1..=100).contains(limit)) else {
            return invalid(("limit".into(), "int value should be between 1 and 100.".into()));
        };
        let bound = |name: &str| request.query_param(name).and_then(|id| id.parse::<u64>().ok());
        let messages = world.history(channel);
        // Newest first, like Discord; with `after`, the messages that directly follow it.
        let chosen = if let Some(after) = bound("after") {
            let start = messages.partition_point(|message| message.id.0 <= after);
            messages.get(start..).unwrap_or_default().iter().take(limit).rev().copied().collect::<Vec<_>>()
        } else {
            let end = messages.partition_point(|message| message.id.0 < bound("before").unwrap_or(u64::MAX));
            messages.get(..end).unwrap_or_default().iter().rev().take(limit).copied().collect()
        };
        (200, chosen.into_iter().map(|message| self.shown(world, message)).collect())
    }

    /// Deletes a message of the bot's.
    pub(crate) fn delete_message(&self, world: &mut World, channel: ChannelId, id: MessageId) -> Reply {
        if let Err(refused) = may_look(world, channel, permission::VIEW_CHANNEL) {
            return refused;
        }
        match world.message_in(channel, id) {
            None => return unknown_message(),
            Some(message) if !message.is_by_bot() => return refused_with(MISSING_PERMISSIONS),
            Some(_) => {}
        }
        self.remove_message(world, channel, id);
        (204, Value::Null)
    }

    fn remove_message(&self, world: &mut World, channel: ChannelId, id: MessageId) {
        world.messages.remove(&id);
        let guild = world.channels.get(&channel).and_then(|channel| channel.guild);
        let event = json!({
            "id": id.to_string(), "channel_id": channel.to_string(), "guild_id": guild.map(|guild| guild.to_string()),
        });
        world.publish(Some(channel), None, "MESSAGE_DELETE", &event);
        self.dispatch("MESSAGE_DELETE", guild, &event.to_string(), None);
    }

    /// A moderator deletes a message, whoever posted it.
    pub(crate) fn delete_by_moderator(&self, id: MessageId) {
        let mut world = self.world();
        if let Some(channel) = world.messages.get(&id).map(|message| message.channel) {
            self.remove_message(&mut world, channel, id);
        }
    }

    /// A member edits a message of theirs, or deletes it if there is no text.
    pub(crate) fn change_own_message(
        &self,
        user: UserId,
        id: MessageId,
        text: Option<&str>,
    ) -> Result<(), ClientError> {
        let mut world = self.world();
        let found = world.messages.get(&id).filter(|message| message.author == user).cloned();
        let mut message = found.ok_or("that isn't a message of theirs")?;
        let channel = message.channel;
        match text {
            Some(text) => {
                if text.is_empty() || text.encode_utf16().count() > 2000 {
                    return Err("A message must have 1 to 2000 characters.".into());
                }
                text.clone_into(&mut message.content);
                message.edited_at = Some(world.clock.now());
                world.record_message(&message, true);
                let guild = world.channels.get(&channel).and_then(|channel| channel.guild);
                self.dispatch("MESSAGE_UPDATE", guild, &world.message_event(&message).to_string(), None);
                world.change_message(message);
            }
            None => self.remove_with_note(&mut world, user, id),
        }
        Ok(())
    }

    /// A member deletes a message: one of theirs, or one of others where they may.
    pub(crate) fn delete_by_member(&self, user: UserId, id: MessageId) -> Result<(), ClientError> {
        let mut world = self.world();
        let message = world.messages.get(&id).ok_or("there is no such message")?;
        let may_manage = world.permissions(user, message.channel) & permission::MANAGE_MESSAGES != 0;
        if message.author != user && !may_manage {
            return Err("that isn't a message of theirs".into());
        }
        self.remove_with_note(&mut world, user, id);
        Ok(())
    }

    fn remove_with_note(&self, world: &mut World, user: UserId, id: MessageId) {
        let Some(message) = world.messages.get(&id) else { return };
        let (channel, author) = (message.channel, message.author);
        let whose =
            if author == user { "their message".to_owned() } else { format!("a message by {}", world.name(author)) };
        let note = format!("{} deletes {whose}: {}", world.name(user), message.content);
        world.record_note(channel, None, note);
        self.remove_message(world, channel, id);
    }

    /// Shows that the bot is typing.
    pub(crate) fn type_in(world: &World, channel: ChannelId) -> Reply {
        if let Err(refused) = may_look(world, channel, permission::VIEW_CHANNEL) {
            return refused;
        }
        if world.permissions(BOT, channel) & permission::to_send(world.is_thread(channel)) == 0 {
            return refused_with(MISSING_PERMISSIONS);
        }
        let event = json!({ "channel_id": channel.to_string(), "user_id": BOT.to_string() });
        world.publish(Some(channel), None, "TYPING_START", &event);
        (204, Value::Null)
    }

    pub(crate) fn react(&self, world: &mut World, channel: ChannelId, id: MessageId, emoji: &str) -> Reply {
        if let Err(refused) = may_look(world, channel, permission::VIEW_CHANNEL) {
            return refused;
        }
        let needed = permission::READ_MESSAGE_HISTORY | permission::ADD_REACTIONS;
        if world.permissions(BOT, channel) & needed != needed {
            return refused_with(MISSING_PERMISSIONS);
        }
        let emoji = percent_decoded(emoji);
        // Emoji aren't ASCII, except a server's own, which have an id; there are none here.
        if emoji.is_empty() || emoji.is_ascii() {
            return error(400, 10014, "Unknown Emoji");
        }
        if world.message_in(channel, id).is_none() {
            return unknown_message();
        }
        let Some(message) = world.messages.get_mut(&id) else { return unknown_message() };
        if message.reactions.contains(&(emoji.clone(), BOT)) {
            return (204, Value::Null);
        }
        message.reactions.push((emoji.clone(), BOT));
        let (author, content) = (message.author, message.content.clone());
        let changed = message.clone();
        world.change_message(changed);
        let text = format!("{} reacts {} to {}: {content}", world.name(BOT), sanitized(&emoji), world.name(author));
        world.record_note(channel, None, text);
        let guild = world.channels.get(&channel).and_then(|channel| channel.guild);
        let event = json!({
            "user_id": BOT.to_string(), "channel_id": channel.to_string(), "message_id": id.to_string(),
            "guild_id": guild.map(|guild| guild.to_string()), "emoji": { "id": null, "name": emoji }, "burst": false, "type": 0,
            "message_author_id": author.to_string(),
        });
        self.dispatch("MESSAGE_REACTION_ADD", guild, &event.to_string(), None);
        (204, Value::Null)
    }
}

/// Fails if there is no such channel, or the bot may not see it.
fn may_look(world: &World, channel: ChannelId, needed: u64) -> Result<(), Reply> {
    if !world.channels.contains_key(&channel) {
        return Err(error(404, 10003, "Unknown Channel"));
    }
    if world.permissions(BOT, channel) & needed == needed { Ok(()) } else { Err(refused_with(MISSING_ACCESS)) }
}

pub(crate) fn withhold_content(message: &mut Value) {
    if let Value::Object(message) = message {
        message.insert("content".into(), json!(""));
        for field in ["embeds", "components", "attachments"] {
            message.insert(field.into(), json!([]));
        }
    }
}

/// Whether a message has no content yet, like a deferred response.
pub(crate) fn is_empty(message: &Message) -> bool {
    message.content.is_empty() && message.embeds.as_array().is_none_or(Vec::is_empty) && message.files.is_empty()
}

/// A new message of the bot's.
pub(crate) fn new_message(
    world: &mut World,
    channel: ChannelId,
    body: &Value,
    default: PingsByDefault,
    uploaded: &Attachments,
) -> Message {
    let mut message = Message {
        id: MessageId(world.snowflake()),
        channel,
        author: BOT,
        content: String::new(),
        embeds: json!([]),
        components: json!([]),
        reactions: Vec::new(),
        edited_at: None,
        nonce: None,
        reply_to: body.pointer("/message_reference/message_id").and_then(|id| id.as_str()?.parse().ok()).map(MessageId),
        files: Vec::new(),
        only_for: None,
        to_interaction: default == PingsByDefault::Users,
        command: None,
        pings: Vec::new(),
    };
    fill(&mut message, body, uploaded);
    message.pings = pings(world, &message, body.get("allowed_mentions"), default);
    message
}

fn fill(message: &mut Message, body: &Value, uploaded: &Attachments) {
    if let Some(content) = body.get("content") {
        content.as_str().unwrap_or_default().clone_into(&mut message.content);
    }
    if let Some(named) = body.get("attachments").and_then(Value::as_array) {
        // Files that are not named go; those that came with the body are added.
        let is = |file: &Attachment, field: &str, named: &Value| {
            named.get(field).and_then(Value::as_str) == Some(file.id.to_string().as_str())
        };
        message.files.retain(|file| named.iter().any(|named| is(file, "id", named)));
        let new = named.iter().filter_map(|named| {
            let file = uploaded.get(named.get(UPLOADED_ID)?.as_str()?.parse().ok()?)?.clone();
            let description = named.get("description").and_then(Value::as_str).map(str::to_owned);
            Some(Attachment { description, ..file })
        });
        message.files.extend(new);
    }
    for (field, place) in [("embeds", &mut message.embeds), ("components", &mut message.components)] {
        if let Some(value) = body.get(field) {
            *place = if value.is_array() { value.clone() } else { json!([]) };
        }
    }
}

fn change(world: &World, message: &mut Message, body: &Value, uploaded: &Attachments) {
    fill(message, body, uploaded);
    message.edited_at = Some(world.clock.now());
}

/// Who a message pings: all that it mentions and the bot may ping, unless `allowed_mentions` says less.
fn pings(world: &World, message: &Message, allowed: Option<&Value>, default: PingsByDefault) -> Vec<String> {
    let parses = |kind: &str| match allowed {
        Some(allowed) => {
            allowed.get("parse").and_then(Value::as_array).is_some_and(|kinds| kinds.contains(&json!(kind)))
        }
        None => default == PingsByDefault::All || kind == "users",
    };
    let listed = |kind: &str, id: &str| {
        let ids = allowed.and_then(|allowed| allowed.get(kind)).and_then(Value::as_array);
        ids.is_some_and(|ids| ids.contains(&json!(id)))
    };
    let may_ping_all = world.permissions(BOT, message.channel) & permission::MENTION_EVERYONE != 0;
    let text = message.content.as_str();
    let mut pings = Vec::new();
    if parses("everyone") && may_ping_all && (text.contains("@everyone") || text.contains("@here")) {
        pings.push("@everyone".to_owned());
    }
    for user in mentioned(text) {
        if parses("users") || listed("users", &user.to_string()) {
            pings.push(format!("@{}", world.name(user)));
        }
    }
    let guild = world.guild_of(message.channel);
    for id in text.split("<@&").skip(1).filter_map(|rest| rest.split_once('>')).map(|(id, _)| id) {
        let role = id.parse().ok().and_then(|id| guild?.roles.get(&RoleId(id)));
        let may_ping = role.is_some_and(|role| role.mentionable || may_ping_all);
        if may_ping && (parses("roles") || listed("roles", id)) {
            pings.push(format!("role {id}"));
        }
    }
    let replies = allowed.is_none_or(|allowed| allowed.get("replied_user") == Some(&Value::Bool(true)));
    let replied_to = message.reply_to.filter(|_| replies).and_then(|to| world.messages.get(&to));
    if let Some(author) = replied_to.map(|to| to.author).filter(|author: &UserId| *author != BOT) {
        pings.push(format!("@{}", world.name(author)));
    }
    pings
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after
            .get(..2)
            .and_then(|code| std::str::from_utf8(code).ok())
            .and_then(|code| u8::from_str_radix(code, 16).ok());
        if let (b'%', Some(byte)) = (first, code) {
            bytes.push(byte);
            rest = after.get(2..).unwrap_or_default();
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
