//! What Discord's API answers, as types. Unknown fields are ignored; ids must be valid.

use serde::de::{Deserialize, DeserializeOwned, Deserializer};

use super::message::Message;
use super::permissions::Overwrite;
use super::snowflake::{id, ids, optional_id};
use crate::id::{GuildId, MessageId, RoleId, UserId};

/// The bot's own user.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
pub struct CurrentUser {
    #[serde(deserialize_with = "id")]
    pub id: UserId,
    pub username: Option<String>,
}

/// The bot's application.
#[derive(Clone, Debug, serde::Deserialize)]
pub struct CurrentApplication {
    #[serde(deserialize_with = "id")]
    pub id: u64,
    #[serde(default)]
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
    #[serde(default)]
    pub permission_overwrites: Vec<Overwrite>,
}

/// A member of a server.
#[derive(Clone, Debug, serde::Deserialize)]
pub struct Member {
    /// Their roles, without the server's default role, `@everyone`.
    #[serde(deserialize_with = "ids")]
    pub roles: Vec<RoleId>,
}

/// A command as it is registered.
#[derive(Clone, Debug, serde::Deserialize)]
pub struct RegisteredCommand {
    #[serde(deserialize_with = "id")]
    pub id: u64,
    pub name: String,
}

/// A message in a channel's history.
#[derive(Clone, Debug, serde::Deserialize)]
pub struct HistoryMessage {
    #[serde(deserialize_with = "id")]
    pub id: MessageId,
    pub author: Author,
    /// Discord's message type.
    #[serde(rename = "type")]
    pub kind: u64,
    #[serde(default, deserialize_with = "optional_id")]
    pub webhook_id: Option<u64>,
    #[serde(default)]
    pub message_reference: Option<MessageReference>,
    #[serde(flatten)]
    pub content: MessageContent,
}

/// Who sent a message.
#[derive(Clone, Debug, serde::Deserialize)]
pub struct Author {
    #[serde(deserialize_with = "id")]
    pub id: UserId,
    #[serde(default)]
    pub bot: bool,
}

/// The message that a message is about, for example replies to.
#[derive(Clone, Debug, serde::Deserialize)]
pub struct MessageReference {
    #[serde(default, deserialize_with = "optional_id")]
    pub message_id: Option<MessageId>,
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
    #[serde(deserialize_with = "lenient")]
    embeds: Vec<Embed>,
    #[serde(deserialize_with = "lenient")]
    attachments: Vec<Attachment>,
    #[serde(deserialize_with = "lenient")]
    components: Vec<Row>,
}

#[derive(Clone, Debug, Default, serde::Deserialize)]
struct Embed {
    title: Option<String>,
    description: Option<String>,
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
    #[serde(default)]
    components: Vec<Component>,
}

#[derive(Clone, Debug, serde::Deserialize)]
struct Component {
    custom_id: Option<String>,
}

/// A value of another shape than expected reads as the default.
fn lenient<'de, D: Deserializer<'de>, T: DeserializeOwned + Default>(deserializer: D) -> Result<T, D::Error> {
    Ok(serde_json::from_value(serde_json::Value::deserialize(deserializer)?).unwrap_or_default())
}

impl MessageContent {
    /// What a message to be sent will show.
    pub fn of(message: &Message) -> Self {
        serde_json::from_value(message.to_json()).unwrap_or_default()
    }

    /// Whether this, from a channel's history, shows what `sent` does. Discord need not keep the nonce, which would
    /// settle it; the custom ids of a message's buttons name the question, so no other message has them.
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

    /// The file name of the image it shows. A file that an embed shows need not be among the attachments, so the embed
    /// comes first.
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
    #[serde(flatten)]
    content: MessageContent,
}

impl From<OwnMessage> for PostedMessage {
    fn from(message: OwnMessage) -> Self {
        Self { id: message.id, image: message.content.image().map(str::to_owned) }
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
    fn the_image_of_a_message_is_known_by_its_embed_or_else_by_its_attachments() {
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
    fn an_odd_message_by_somebody_else_does_not_spoil_the_page_of_history_but_an_odd_id_does() {
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
