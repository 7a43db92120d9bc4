//! The bot's requests, each with the properties that its rate limit and its retries depend on.

use std::fmt;
use std::time::Duration;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use reqwest::Method;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::Value;

use crate::discord::command::CommandIds;
use crate::discord::interaction::InteractionToken;
use crate::discord::limits;
use crate::discord::message::{File, Message, Response};
use crate::discord::model::{
    Channel, CurrentApplication, CurrentUser, GatewayBot, Guild, HistoryPage, Member, OpenedThread, PostedMessage,
    RegisteredCommand,
};
use crate::discord::permissions::{CommandPermissions, Role};
use crate::discord::text::cut;
use crate::id::{ChannelId, GuildId, MessageId, UserId};

/// A request to Discord's API, whose answer is read as `T`.
pub struct Request<T> {
    pub(super) call: Call,
    read: fn(&str) -> Option<T>,
}

/// What is sent.
pub(super) struct Call {
    pub(super) method: Method,
    /// The route without ids: names it in logs (a path may contain a token) and groups its rate limit.
    pub(super) route: &'static str,
    pub(super) path: String,
    /// The channel or server in the path, which Discord counts separately.
    pub(super) major: u64,
    pub(super) body: Option<Value>,
    /// Files that go with the body.
    pub(super) files: Vec<File>,
    /// Whether sending it twice does the same as sending it once.
    pub(super) repeatable: bool,
    /// Answers to interactions do not count towards the bot's limits.
    pub(super) limited: bool,
    /// Whether it can be left out without harm. Then it rests for a while if the channel doesn't allow it.
    pub(super) dispensable: bool,
    /// How long it is of any use.
    pub(super) within: Option<Duration>,
}

/// Neither the path, which may contain an interaction's token, nor the body, which contains what people wrote.
impl<T> fmt::Debug for Request<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Request({}, {})", self.call.route, self.call.major)
    }
}

fn json<T: DeserializeOwned>(body: &str) -> Option<T> {
    serde_json::from_str(body).ok()
}

/// A response that is ignored, with or without a body.
fn ignored(body: &str) -> Option<()> {
    (body.is_empty() || serde_json::from_str::<IgnoredAny>(body).is_ok()).then_some(())
}

/// The ids of registered commands. Commands work without them, so an answer that lists none is good enough.
fn command_ids(body: &str) -> Option<CommandIds> {
    ignored(body)?;
    let registered: Vec<RegisteredCommand> = json(body).unwrap_or_default();
    Some(registered.into_iter().map(|command| (command.name, command.id)).collect())
}

impl Call {
    fn new(method: Method, route: &'static str, path: String, major: u64) -> Self {
        let repeatable = method != Method::POST;
        Self {
            method,
            route,
            path,
            major,
            body: None,
            files: Vec::new(),
            repeatable,
            limited: true,
            dispensable: false,
            within: None,
        }
    }

    fn body(self, body: Value) -> Self {
        Self { body: Some(body), ..self }
    }

    fn message(self, message: &Message) -> Self {
        Self { files: message.files.clone(), ..self.body(message.to_json()) }
    }

    fn answered_by<T: DeserializeOwned>(self) -> Request<T> {
        Request { call: self, read: json }
    }

    fn answer_ignored(self) -> Request<()> {
        Request { call: self, read: ignored }
    }

    /// Bytes of its files.
    pub(super) fn file_bytes(&self) -> u64 {
        self.files.iter().map(|file| file.bytes.len() as u64).sum()
    }
}

impl<T> Request<T> {
    /// Reads Discord's answer; `None` if it isn't one.
    pub(super) fn read(&self, body: &str) -> Option<T> {
        (self.read)(body)
    }
}

impl<T: DeserializeOwned> Request<T> {
    fn get(route: &'static str, path: String, major: u64) -> Self {
        Call::new(Method::GET, route, path, major).answered_by()
    }
}

impl Request<CurrentUser> {
    /// The bot's own user.
    pub fn current_user() -> Self {
        Self::get("GET /users/@me", "/users/@me".into(), 0)
    }
}

impl Request<CurrentApplication> {
    /// The bot's application.
    pub fn current_application() -> Self {
        Self::get("GET /applications/@me", "/applications/@me".into(), 0)
    }
}

impl Request<Vec<CommandPermissions>> {
    /// A server's rules for who may use the bot's commands.
    pub fn command_permissions(application: u64, guild: GuildId) -> Self {
        let path = format!("/applications/{application}/guilds/{guild}/commands/permissions");
        Self::get("GET /applications/guilds/commands/permissions", path, guild.0)
    }
}

impl Request<Vec<RegisteredCommand>> {
    /// The bot's registered commands.
    pub fn commands(application: u64) -> Self {
        Self::get("GET /applications/commands", format!("/applications/{application}/commands"), 0)
    }
}

impl Request<CommandIds> {
    /// Registers the bot's commands, in place of all that were registered before.
    pub fn put_commands(application: u64, commands: &Value) -> Self {
        let path = format!("/applications/{application}/commands");
        let call = Call::new(Method::PUT, "PUT /applications/commands", path, 0).body(commands.clone());
        Self { call, read: command_ids }
    }
}

impl Request<GatewayBot> {
    /// Where to connect to the gateway.
    pub fn gateway_bot() -> Self {
        Self::get("GET /gateway/bot", "/gateway/bot".into(), 0)
    }
}

impl Request<HistoryPage> {
    /// The first messages after one, at most `limit` (1 to 100), newest first.
    pub fn messages_after(channel: ChannelId, after: MessageId, limit: u8) -> Self {
        let path = format!("/channels/{channel}/messages?after={after}&limit={limit}");
        Self::get("GET /channels/messages", path, channel.0)
    }
}

impl Request<Channel> {
    /// A channel.
    pub fn channel(channel: ChannelId) -> Self {
        Self::get("GET /channels", format!("/channels/{channel}"), channel.0)
    }
}

impl Request<OpenedThread> {
    /// Opens a public thread in a channel. Discord archives it after `archive_after_minutes` without a message. Not
    /// repeatable: each request opens another one.
    pub fn open_thread(channel: ChannelId, name: &str, archive_after_minutes: u32) -> Self {
        const PUBLIC_THREAD: u64 = 11;
        let path = format!("/channels/{channel}/threads");
        let body = serde_json::json!({
            "name": cut(name, limits::THREAD_NAME), "type": PUBLIC_THREAD, "auto_archive_duration": archive_after_minutes,
        });
        Call::new(Method::POST, "POST /channels/threads", path, channel.0).body(body).answered_by()
    }
}

impl Request<Vec<Role>> {
    /// The roles of a server.
    pub fn roles(guild: GuildId) -> Self {
        Self::get("GET /guilds/roles", format!("/guilds/{guild}/roles"), guild.0)
    }
}

impl Request<Guild> {
    /// A server that the bot is in.
    pub fn guild(guild: GuildId) -> Self {
        Self::get("GET /guilds", format!("/guilds/{guild}"), guild.0)
    }
}

impl Request<Member> {
    /// A member of a server.
    pub fn member(guild: GuildId, user: UserId) -> Self {
        Self::get("GET /guilds/members", format!("/guilds/{guild}/members/{user}"), guild.0)
    }
}

impl Request<PostedMessage> {
    /// Posts a message. With a nonce, it may be retried: Discord creates only one message.
    pub fn create_message(channel: ChannelId, message: &Message) -> Self {
        let path = format!("/channels/{channel}/messages");
        let call = Call::new(Method::POST, "POST /channels/messages", path, channel.0).message(message);
        Call { repeatable: message.nonce.is_some(), ..call }.answered_by()
    }
}

impl Request<()> {
    /// Makes one of the bot's messages into another, without the files that this one doesn't show.
    pub fn edit_message(channel: ChannelId, id: MessageId, message: &Message) -> Self {
        let path = format!("/channels/{channel}/messages/{id}");
        let call = Call::new(Method::PATCH, "PATCH /channels/messages", path, channel.0).body(message.to_edit_json());
        Call { files: message.files.clone(), ..call }.answer_ignored()
    }

    /// Adds a reaction with a standard emoji.
    pub fn add_reaction(channel: ChannelId, message: MessageId, emoji: &str) -> Self {
        let emoji = utf8_percent_encode(emoji, NON_ALPHANUMERIC);
        let path = format!("/channels/{channel}/messages/{message}/reactions/{emoji}/@me");
        let call = Call::new(Method::PUT, "PUT /channels/messages/reactions", path, channel.0);
        Call { dispensable: true, ..call }.answer_ignored()
    }

    /// Makes the answer to an interaction into this message; good for 15 minutes.
    pub fn edit_answer(application: u64, token: &InteractionToken, message: &Message) -> Self {
        let path = format!("/webhooks/{application}/{}/messages/@original", token.secret);
        let call = Call::new(Method::PATCH, "PATCH /webhooks/messages/@original", path, 0).message(message);
        Call { limited: false, ..call }.answer_ignored()
    }

    /// Responds to an interaction. It may be retried, because Discord accepts only one response, within 3 seconds.
    pub fn respond(token: &InteractionToken, response: &Response) -> Self {
        let path = format!("/interactions/{}/{}/callback", token.id, token.secret);
        let call = Call::new(Method::POST, "POST /interactions/callback", path, 0).body(response.to_json());
        let (files, within) = (response.files().to_vec(), Some(limits::INTERACTION_ANSWER));
        Call { limited: false, repeatable: true, files, within, ..call }.answer_ignored()
    }
}
