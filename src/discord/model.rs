//! What Discord's API answers, as types. Unknown fields are ignored; ids must be valid.

use serde::de::{Deserialize, Deserializer, Error as _, IgnoredAny};
use serde_json::value::RawValue;

use super::lenient::{lenient, lenient_list, nullable};
use super::message::Message;
use super::permissions::Overwrite;
use super::snowflake::{id, ids, optional_id};
use crate::id::{ChannelId, GuildId, MessageId, RoleId, UserId};

/// The bot's own user.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
pub struct CurrentUser {
    #[serde(deserialize_with = "id")]
    pub id: UserId,
    #[serde(default, deserialize_with = "lenient")]
    pub username: Option<String>,
}

/// The bot's application.
#[derive(Clone, Debug, serde::Deserialize)]
pub struct CurrentApplication {
    #[serde(deserialize_with = "id")]
    pub id: u64,
    #[serde(default, deserialize_with = "lenient")]
    flags: u64,
}

impl CurrentApplication {
    /// Whether the Message Content intent is on. Source: "Application Flags"; the second flag is the one for bots in
    /// fewer than 100 servers.
    pub fn may_read_content(&self) -> bool {
        const MESSAGE_CONTENT: u64 = 1 << 18 | 1 << 19;
        self.flags & MESSAGE_CONTENT != 0
    }
}

/// A channel or thread.
#[derive(Clone, Debug, serde::Deserialize)]
pub struct Channel {
    /// `None` for direct messages.
    #[serde(default, deserialize_with = "optional_id")]
    pub guild_id: Option<GuildId>,
    #[serde(rename = "type", default, deserialize_with = "lenient")]
    pub kind: u64,
    /// Of a thread: the channel that it is in.
    #[serde(default, deserialize_with = "optional_id")]
    pub parent_id: Option<ChannelId>,
    #[serde(default, deserialize_with = "nullable")]
    pub permission_overwrites: Vec<Overwrite>,
}

/// A thread that was just opened.
#[derive(Clone, Debug, serde::Deserialize)]
pub struct OpenedThread {
    #[serde(deserialize_with = "id")]
    pub id: ChannelId,
}

/// A server.
#[derive(Clone, Debug, serde::Deserialize)]
pub struct Guild {
    pub name: String,
}

/// A member of a server.
#[derive(Clone, Debug, serde::Deserialize)]
pub struct Member {
    /// The member's roles, without the server's default role, `@everyone`.
    #[serde(deserialize_with = "ids")]
    pub roles: Vec<RoleId>,
}

/// A registered command.
#[derive(Clone, Debug, serde::Deserialize)]
pub struct RegisteredCommand {
    #[serde(deserialize_with = "id")]
    pub id: u64,
    pub name: String,
}

/// Where to connect to the gateway, and how.
#[derive(Clone, Debug, serde::Deserialize)]
pub struct GatewayBot {
    pub url: String,
    /// How many connections Discord recommends.
    #[serde(default = "one")]
    pub shards: u64,
    #[serde(default)]
    pub session_start_limit: SessionStartLimit,
}

/// How many sessions may still be begun.
#[derive(Clone, Debug, serde::Deserialize)]
pub struct SessionStartLimit {
    pub remaining: u64,
    /// Milliseconds until there are more.
    pub reset_after: u64,
    /// How many connections may identify themselves at the same time.
    pub max_concurrency: u64,
}

fn one() -> u64 {
    1
}

impl Default for SessionStartLimit {
    fn default() -> Self {
        Self { remaining: 1, reset_after: 0, max_concurrency: 1 }
    }
}

/// A page of a channel's history.
#[derive(Clone, Debug, Default)]
pub struct HistoryPage {
    /// Newest first, as Discord gives them. A message that can't be read is left out.
    pub messages: Vec<HistoryMessage>,
    /// The newest, whether it can be read or not.
    pub newest: Option<MessageId>,
    /// How many there are, those that can't be read too.
    pub length: usize,
}

impl<'de> Deserialize<'de> for HistoryPage {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(serde::Deserialize)]
        struct Id {
            #[serde(deserialize_with = "id")]
            id: MessageId,
        }
        let raw: Vec<Box<RawValue>> = Vec::deserialize(deserializer)?;
        let ids = raw.iter().map(|message| serde_json::from_str::<Id>(message.get()).map(|message| message.id));
        // Without an id, nobody can tell where the next page begins.
        let newest = ids.collect::<Result<Vec<_>, _>>().map_err(D::Error::custom)?.into_iter().max();
        let messages: Vec<HistoryMessage> =
            raw.iter().filter_map(|message| serde_json::from_str(message.get()).ok()).collect();
        if messages.len() < raw.len() {
            tracing::warn!(unreadable = raw.len() - messages.len(), "messages in a channel's history can't be read");
        }
        Ok(Self { messages, newest, length: raw.len() })
    }
}

/// A message in a channel's history, or in an event.
#[derive(Clone, Debug)]
pub struct HistoryMessage {
    pub id: MessageId,
    pub author: Author,
    /// Discord's message type.
    pub kind: u64,
    pub by_webhook: bool,
    /// The message it replies to.
    pub replies_to: Option<MessageId>,
    pub content: MessageContent,
}

impl<'de> Deserialize<'de> for HistoryMessage {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(serde::Deserialize)]
        struct Strict {
            #[serde(deserialize_with = "id")]
            id: MessageId,
            author: Author,
            #[serde(rename = "type", default)]
            kind: u64,
            #[serde(default)]
            webhook_id: Option<IgnoredAny>,
            #[serde(default, deserialize_with = "lenient")]
            message_reference: Option<MessageReference>,
            #[serde(default, deserialize_with = "nullable")]
            content: String,
            #[serde(default, deserialize_with = "lenient")]
            nonce: String,
            #[serde(default, deserialize_with = "lenient_list")]
            embeds: Vec<Embed>,
            #[serde(default, deserialize_with = "lenient_list")]
            attachments: Vec<Attachment>,
            #[serde(default, deserialize_with = "lenient_list")]
            components: Vec<Row>,
        }
        let Strict { id, author, kind, webhook_id, message_reference, content, nonce, embeds, attachments, components } =
            Strict::deserialize(deserializer)?;
        let replies_to = message_reference.filter(|reference| reference.kind == 0).and_then(|it| it.message_id);
        let content = MessageContent { text: content, nonce, embeds, attachments, components };
        Ok(Self { id, author, kind, by_webhook: webhook_id.is_some(), replies_to, content })
    }
}

/// Who sent a message.
#[derive(Clone, Debug, serde::Deserialize)]
pub struct Author {
    #[serde(deserialize_with = "id")]
    pub id: UserId,
    #[serde(default, deserialize_with = "nullable")]
    pub bot: bool,
}

/// The message that a message is about, for example replies to.
#[derive(Default, serde::Deserialize)]
struct MessageReference {
    #[serde(default, deserialize_with = "optional_id")]
    message_id: Option<MessageId>,
    /// 0 for replies; forwarded messages have others.
    #[serde(rename = "type", default)]
    kind: u64,
}

/// What a message shows, as far as it takes to recognize one of the bot's own. Anybody's messages are read as this, so
/// parts of another shape count as missing.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct MessageContent {
    #[serde(rename = "content", deserialize_with = "lenient")]
    pub text: String,
    #[serde(deserialize_with = "lenient")]
    nonce: String,
    #[serde(deserialize_with = "lenient_list")]
    embeds: Vec<Embed>,
    #[serde(deserialize_with = "lenient_list")]
    attachments: Vec<Attachment>,
    #[serde(deserialize_with = "lenient_list")]
    components: Vec<Row>,
}

#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
struct Embed {
    #[serde(deserialize_with = "lenient")]
    title: Option<String>,
    #[serde(deserialize_with = "lenient")]
    description: Option<String>,
    #[serde(deserialize_with = "lenient")]
    image: Option<Image>,
}

#[derive(Clone, Debug, serde::Deserialize)]
struct Image {
    url: Option<String>,
}

#[derive(Clone, Debug, serde::Deserialize)]
struct Attachment {
    filename: String,
}

#[derive(Clone, Debug, serde::Deserialize)]
struct Row {
    #[serde(default, deserialize_with = "lenient_list")]
    components: Vec<Component>,
}

#[derive(Clone, Debug, serde::Deserialize)]
struct Component {
    #[serde(default, deserialize_with = "lenient")]
    custom_id: Option<String>,
}

impl MessageContent {
    /// What a message to be sent will show.
    pub fn of(message: &Message) -> Self {
        serde_json::from_value(message.to_json()).unwrap_or_default()
    }

    /// Whether this message from a channel's history is `sent`. Discord doesn't have to keep the nonce, which would
    /// decide it; the custom ids of a message's buttons name the question, so no other message has them.
    pub fn matches(&self, sent: &Self) -> bool {
        if !sent.nonce.is_empty() && self.nonce == sent.nonce {
            return true;
        }
        match sent.first_custom_id() {
            Some(custom_id) => self.first_custom_id() == Some(custom_id),
            None => self.visible_text() == sent.visible_text(),
        }
    }

    fn first_custom_id(&self) -> Option<&str> {
        let id = self.components.first()?.components.first()?.custom_id.as_deref();
        id.filter(|id| !id.is_empty())
    }

    fn visible_text(&self) -> [&str; 3] {
        let embed = self.embeds.first();
        let title = embed.and_then(|embed| embed.title.as_deref());
        let description = embed.and_then(|embed| embed.description.as_deref());
        [self.text.trim(), title.unwrap_or_default().trim(), description.unwrap_or_default().trim()]
    }

    /// The file name of the image in the message. A file shown in an embed may be missing from the attachments, so the
    /// embed comes first.
    fn image(&self) -> Option<&str> {
        let in_embed = self.embeds.first().and_then(|embed| embed.image.as_ref()?.url.as_deref());
        let name = match in_embed {
            Some(url) => url.split(['?', '#']).next()?.rsplit('/').next(),
            None => self.attachments.first().map(|file| file.filename.as_str()),
        };
        name.filter(|name| !name.is_empty())
    }
}

/// A message that the bot has posted or edited.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(from = "OwnMessage")]
pub struct PostedMessage {
    pub id: MessageId,
    /// The file name of the image that it shows, as uploaded.
    pub image: Option<String>,
}

#[derive(serde::Deserialize)]
struct OwnMessage {
    #[serde(deserialize_with = "id")]
    id: MessageId,
    #[serde(default, deserialize_with = "lenient_list")]
    embeds: Vec<Embed>,
    #[serde(default, deserialize_with = "lenient_list")]
    attachments: Vec<Attachment>,
}

impl From<OwnMessage> for PostedMessage {
    fn from(OwnMessage { id, embeds, attachments }: OwnMessage) -> Self {
        let content = MessageContent { embeds, attachments, ..MessageContent::default() };
        Self { id, image: content.image().map(str::to_owned) }
    }
}

impl From<&HistoryMessage> for PostedMessage {
    fn from(message: &HistoryMessage) -> Self {
        Self { id: message.id, image: message.content.image().map(str::to_owned) }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]

    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn a_messages_image_comes_from_its_embed_or_its_attachments() {
        let posted = |more: Value| {
            let mut message = json!({ "id": "7" });
            message.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            serde_json::from_value::<PostedMessage>(message).unwrap().image
        };
        let url = "https://cdn.discordapp.com/attachments/1/2/question.png?ex=1&hm=a/b";
        assert_eq!(
            posted(json!({ "embeds": [{ "image": { "url": url } }], "attachments": [] })).as_deref(),
            Some("question.png")
        );
        let attachment = json!({ "id": "2", "filename": "question.png" });
        assert_eq!(posted(json!({ "embeds": [], "attachments": [attachment] })).as_deref(), Some("question.png"));
        assert_eq!(posted(json!({ "embeds": [{ "title": "Question 1" }], "attachments": [] })), None);
    }

    #[test]
    fn a_malformed_message_does_not_invalidate_a_page_of_history_but_a_malformed_id_does() {
        let odd = json!({
            "id": "7", "author": { "id": "5" }, "type": 23, "content": null, "nonce": 17, "embeds": null,
            "attachments": [{}], "components": [{ "type": 17, "components": 3 }], "new": {},
        });
        let page: Vec<HistoryMessage> = serde_json::from_value(json!([odd.clone()])).unwrap();
        assert_eq!((page[0].id, page[0].author.id, page[0].content.text.as_str()), (MessageId(7), UserId(5), ""));
        let mut numeric = odd;
        numeric["id"] = json!(7);
        assert!(serde_json::from_value::<HistoryMessage>(numeric).is_err());
    }
}
