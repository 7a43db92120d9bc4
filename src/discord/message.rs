//! Outgoing messages, modals and responses to interactions. This is where every length is cut to Discord's limits. Only
//! people whom a message names on purpose are pinged.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::limits;
use super::text::{cut, plain};
use crate::id::{MessageId, RoleId};

/// A message.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Message {
    /// Its text, in Discord's Markdown; text by people must have been escaped.
    pub content: String,
    /// Its embed.
    pub embed: Option<Embed>,
    /// A second embed, below the first.
    #[serde(default)]
    pub below: Option<Embed>,
    /// A menu above its buttons.
    #[serde(default)]
    pub select: Option<Select>,
    /// The message that it replies to, if that still exists when it's posted.
    #[serde(default)]
    pub reply_to: Option<MessageId>,
    /// Its buttons, row by row.
    pub buttons: Vec<Vec<Button>>,
    /// The one role that it may ping.
    pub mention_role: Option<RoleId>,
    /// If two posts have the same nonce, Discord creates one message.
    pub nonce: Option<String>,
    /// Said in place of its images if they can't be shown.
    #[serde(default)]
    pub image_note: Option<String>,
    /// Files to upload. An edit without any keeps the message's files, unless it removes them.
    #[serde(skip)]
    pub files: Vec<File>,
    /// Whether an edit removes the files that the message has.
    #[serde(skip)]
    pub removes_files: bool,
}

/// A file.
#[derive(Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct File {
    pub name: String,
    pub bytes: Arc<[u8]>,
    /// The image's description, for people who don't see it.
    pub description: Option<String>,
}

/// Without the content, which is long and may be private.
impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "File({}, {} bytes)", self.name, self.bytes.len())
    }
}

/// An embed: a framed text with a title.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Embed {
    pub title: Option<String>,
    pub description: Option<String>,
    /// 0xRRGGBB.
    // Stored messages call it `colour`.
    #[serde(rename = "colour")]
    pub color: Option<u32>,
    /// Shown without Markdown.
    pub footer: Option<String>,
    /// The name of the message's file that it shows: one that goes with it or, in an edit, one that the message has.
    #[serde(default)]
    pub image: Option<String>,
}

/// A button.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Button {
    pub label: String,
    pub style: ButtonStyle,
    pub custom_id: String,
    pub disabled: bool,
}

/// How a button looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum ButtonStyle {
    Primary,
    Secondary,
    /// Red.
    Danger,
}

/// A menu of which something is to be chosen. Options that Discord cannot take, and more than it takes, are left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Select {
    pub custom_id: String,
    /// Shown while nothing is selected.
    pub placeholder: String,
    pub options: Vec<SelectOption>,
    /// How many may be chosen at once, at most.
    pub most: usize,
}

/// What can be chosen in a menu.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct SelectOption {
    pub label: String,
    pub description: Option<String>,
    /// A response to an interaction.
    pub value: String,
}

/// A form that opens over the chat.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct Modal {
    pub custom_id: String,
    pub title: String,
    pub inputs: Vec<TextInput>,
}

/// A field of a modal.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct TextInput {
    pub custom_id: String,
    pub label: String,
    /// Several lines high.
    pub paragraph: bool,
    pub placeholder: Option<String>,
    /// What is in it from the beginning.
    pub value: Option<String>,
    /// Whether something must be typed.
    pub required: bool,
    /// The most characters that can be typed.
    pub max_length: u16,
}

/// An answer to an interaction.
#[derive(Clone, Debug, PartialEq)]
pub enum Response {
    /// A message, public or private.
    Message {
        /// The message.
        message: Message,
        /// Whether only the person who used the interaction sees it.
        private: bool,
    },
    /// Makes the message with the pressed button into this.
    Update(Message),
    /// Shows nothing: everyone sees what the button did.
    Seen {
        /// The private reply if the answer comes after Discord was told that one follows.
        late: Message,
    },
    /// Opens a modal.
    Modal(Modal),
    /// What may be meant by an option that is being typed, as (shown, sent).
    Choices(Vec<(String, String)>),
    /// A message follows later, as an edit of this response.
    Later {
        /// Whether only the person who used the interaction sees it.
        private: bool,
    },
}

impl Message {
    /// A message of text alone.
    pub fn text(content: impl Into<String>) -> Self {
        Self { content: content.into(), ..Self::default() }
    }

    /// A message of an embed alone.
    pub fn embed(embed: Embed) -> Self {
        Self { embed: Some(embed), ..Self::default() }
    }

    /// The same message with a file that its embed shows.
    #[must_use]
    pub fn showing(mut self, image: File) -> Self {
        if let Some(embed) = &mut self.embed {
            embed.image = Some(image.name.clone());
        }
        self.files.push(image);
        self
    }

    /// Whether its embeds show images.
    pub fn shows_images(&self) -> bool {
        self.embed.iter().chain(&self.below).any(|embed| embed.image.is_some())
    }

    /// The same message without files and images, and with a notice instead.
    #[must_use]
    pub fn without_images(mut self) -> Self {
        self.files.clear();
        for embed in self.embed.iter_mut().chain(&mut self.below) {
            embed.image = None;
        }
        if let Some(embed) = self.below.as_mut().or(self.embed.as_mut()) {
            let texts = [embed.description.take(), self.image_note.take()];
            let texts: Vec<String> = texts.into_iter().flatten().filter(|text| !text.is_empty()).collect();
            embed.description = Some(texts.join("\n"));
        }
        self
    }

    /// The body that edits a message of a channel into this one. Files that it doesn't show would stay below it, such
    /// as an image whose place a notice takes.
    pub fn to_edit_json(&self) -> Value {
        let removes_files = self.removes_files || !self.shows_images();
        Self { removes_files, ..self.clone() }.to_json()
    }

    /// The body that creates this message, or a response to an interaction.
    pub fn to_json(&self) -> Value {
        let roles: Vec<String> = self.mention_role.iter().map(ToString::to_string).collect();
        let select = self.select.iter().map(|select| json!({ "type": 1, "components": [select.to_json()] }));
        let rows = self.buttons.iter().filter(|row| !row.is_empty());
        let row = |row: &Vec<Button>| {
            let buttons: Vec<Value> = row.iter().take(limits::BUTTONS_IN_ROW).map(Button::to_json).collect();
            json!({ "type": 1, "components": buttons })
        };
        let mut room = limits::EMBEDS_TOTAL;
        let mut body = json!({
            "content": cut(&self.content, limits::CONTENT),
            "embeds": self.embed.iter().chain(&self.below).map(|embed| embed.to_json(&mut room)).collect::<Vec<_>>(),
            "components": select.chain(rows.map(row)).take(limits::ROWS).collect::<Vec<_>>(),
            "allowed_mentions": { "parse": [], "roles": roles },
        });
        // An edit that lists some attachments removes the others; one without a list keeps all.
        if let (Value::Object(body), true) = (&mut body, self.removes_files || !self.files.is_empty()) {
            let files = self.files.iter().take(limits::FILES).enumerate();
            body.insert("attachments".into(), files.map(|(index, file)| file.to_json(index)).collect());
        }
        if let (Value::Object(body), Some(replied)) = (&mut body, self.reply_to) {
            let reference = json!({ "message_id": replied.to_string(), "fail_if_not_exists": false });
            body.insert("message_reference".into(), reference);
        }
        if let (Value::Object(body), Some(nonce)) = (&mut body, &self.nonce) {
            body.insert("nonce".into(), json!(cut(nonce, limits::NONCE)));
            body.insert("enforce_nonce".into(), json!(true));
        }
        body
    }
}

impl File {
    /// A file without a description.
    pub fn new(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self { name: name.into(), bytes: bytes.into(), description: None }
    }

    fn to_json(&self, index: usize) -> Value {
        let mut file = json!({ "id": index.to_string(), "filename": self.name });
        if let (Value::Object(file), Some(description)) = (&mut file, &self.description) {
            file.insert("description".into(), json!(cut(description, limits::FILE_DESCRIPTION)));
        }
        file
    }
}

impl Embed {
    /// The embed, if there are `room` characters left for it and those after it.
    fn to_json(&self, room: &mut usize) -> Value {
        let mut embed = serde_json::Map::new();
        let title = self.title.as_deref().map(|title| cut(title, limits::EMBED_TITLE));
        let footer = self.footer.as_deref().map(|footer| cut(&plain(footer), limits::EMBED_FOOTER / 4));
        let length = |part: &String| part.encode_utf16().count();
        *room = room.saturating_sub(title.iter().chain(&footer).map(length).sum());
        // What titles and footers leave of the limit for all parts: more than half of it.
        let description = self.description.as_deref().map(|text| cut(text, limits::EMBED_DESCRIPTION.min(*room)));
        *room = room.saturating_sub(description.iter().map(length).sum());
        embed.extend(title.map(|title| ("title".into(), json!(title))));
        embed.extend(description.map(|text| ("description".into(), json!(text))));
        embed.extend(self.color.map(|color| ("color".into(), json!(color))));
        embed.extend(footer.map(|footer| ("footer".into(), json!({ "text": footer }))));
        embed
            .extend(self.image.as_ref().map(|name| ("image".into(), json!({ "url": format!("attachment://{name}") }))));
        Value::Object(embed)
    }
}

impl Button {
    /// A button that can be pressed.
    pub fn new(label: impl Into<String>, style: ButtonStyle, custom_id: String) -> Self {
        Self { label: label.into(), style, custom_id, disabled: false }
    }

    fn to_json(&self) -> Value {
        let style = match self.style {
            ButtonStyle::Primary => 1,
            ButtonStyle::Secondary => 2,
            ButtonStyle::Danger => 4,
        };
        let label = cut(&self.label, limits::BUTTON_LABEL);
        json!({ "type": 2, "style": style, "label": label, "custom_id": self.custom_id, "disabled": self.disabled })
    }
}

impl Select {
    fn to_json(&self) -> Value {
        let usable = |option: &&SelectOption| {
            let sent = option.value.encode_utf16().count();
            !option.label.trim().is_empty() && (1..=limits::SELECT_TEXT).contains(&sent)
        };
        let options: Vec<Value> =
            self.options.iter().filter(usable).take(limits::SELECT_OPTIONS).map(SelectOption::to_json).collect();
        let most = self.most.clamp(1, options.len().max(1));
        json!({
            "type": 3, "custom_id": self.custom_id, "placeholder": cut(&plain(&self.placeholder), limits::SELECT_PLACEHOLDER),
            "options": options, "min_values": 1, "max_values": most,
        })
    }
}

impl SelectOption {
    fn to_json(&self) -> Value {
        let mut option = json!({ "label": cut(&plain(&self.label), limits::SELECT_TEXT), "value": self.value });
        if let (Value::Object(option), Some(description)) = (&mut option, &self.description) {
            option.insert("description".into(), json!(cut(&plain(description), limits::SELECT_TEXT)));
        }
        option
    }
}

impl Modal {
    fn to_json(&self) -> Value {
        // Inputs are in action rows: serenity 0.12 only reads submitted values from those, not from the newer labels.
        let input = |input: &TextInput| json!({ "type": 1, "components": [input.to_json()] });
        let inputs: Vec<Value> = self.inputs.iter().take(limits::MODAL_INPUTS).map(input).collect();
        json!({ "custom_id": self.custom_id, "title": cut(&self.title, limits::MODAL_TITLE), "components": inputs })
    }
}

impl TextInput {
    fn to_json(&self) -> Value {
        let mut input = json!({
            "type": 4,
            "custom_id": self.custom_id,
            "style": if self.paragraph { 2 } else { 1 },
            "label": cut(&self.label, limits::INPUT_LABEL),
            "min_length": u8::from(self.required),
            "max_length": self.max_length,
            "required": self.required,
        });
        if let (Value::Object(input), Some(value)) = (&mut input, &self.value) {
            input.insert("value".into(), json!(value));
        }
        if let (Value::Object(input), Some(placeholder)) = (&mut input, &self.placeholder) {
            input.insert("placeholder".into(), json!(cut(&plain(placeholder), limits::INPUT_PLACEHOLDER)));
        }
        input
    }
}

impl Response {
    /// A message that only its recipient sees.
    pub fn private(message: Message) -> Self {
        Self::Message { message, private: true }
    }

    /// A message that everybody sees.
    pub fn public(message: Message) -> Self {
        Self::Message { message, private: false }
    }

    /// The files that go with it.
    pub fn files(&self) -> &[File] {
        match self {
            Self::Message { message, .. } | Self::Update(message) => &message.files,
            Self::Seen { .. } | Self::Modal(_) | Self::Choices(_) | Self::Later { .. } => &[],
        }
    }

    /// The body of the answer. The types of answers are Discord's: "Interaction Callback Type".
    pub fn to_json(&self) -> Value {
        const EPHEMERAL: u32 = 1 << 6;
        match self {
            Self::Message { message, private } => {
                let mut data = message.to_json();
                if let (Value::Object(data), true) = (&mut data, *private) {
                    data.insert("flags".into(), json!(EPHEMERAL));
                }
                json!({ "type": 4, "data": data })
            }
            Self::Later { private } => json!({ "type": 5, "data": { "flags": if *private { EPHEMERAL } else { 0 } } }),
            Self::Seen { .. } => json!({ "type": 6 }),
            Self::Update(message) => json!({ "type": 7, "data": message.to_json() }),
            Self::Modal(modal) => json!({ "type": 9, "data": modal.to_json() }),
            Self::Choices(choices) => {
                let choices = choices.iter().map(|(shown, sent)| (cut(&plain(shown), limits::CHOICE_NAME), sent));
                // One invalid choice would cost all of them, and a shortened value would be wrong.
                let usable = |(shown, sent): &(String, &String)| {
                    !shown.trim().is_empty() && sent.encode_utf16().count() <= limits::CHOICE_VALUE
                };
                let choices = choices.filter(usable).take(limits::CHOICES);
                let choices: Vec<Value> =
                    choices.map(|(shown, sent)| json!({ "name": shown, "value": sent })).collect();
                json!({ "type": 8, "data": { "choices": choices } })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_configured_role_is_pinged() {
        let message = Message::text("@everyone");
        assert_eq!(message.to_json()["allowed_mentions"], json!({ "parse": [], "roles": [] }));
        let message = Message { mention_role: Some(RoleId(5)), ..message };
        assert_eq!(message.to_json()["allowed_mentions"], json!({ "parse": [], "roles": ["5"] }));
    }

    #[test]
    fn an_invalid_choice_is_dropped_without_losing_the_others() {
        let choice = |shown: &str, sent: String| (shown.to_owned(), sent);
        let mut choices = vec![choice(" ", "a".into()), choice("long", "ü".repeat(101))];
        choices.extend((0..30).map(|number| choice(&"ü".repeat(number + 90), number.to_string())));
        let sent = Response::Choices(choices).to_json();
        let sent = sent.pointer("/data/choices").and_then(Value::as_array).unwrap();
        assert_eq!(sent.len(), 25);
        assert!(sent.iter().all(|choice| choice["name"].as_str().unwrap().chars().count() <= 100));
        assert_eq!(sent[0]["value"], "0");
    }

    #[test]
    fn everything_is_cut_to_discords_limits() {
        let long = "ü".repeat(9_000);
        let embed = Embed {
            title: Some(long.clone()),
            description: Some(long.clone()),
            footer: Some(long.clone()),
            ..Embed::default()
        };
        let message = Message {
            content: long.clone(),
            embed: Some(embed.clone()),
            below: Some(embed),
            nonce: Some(long.clone()),
            ..Message::default()
        }
        .to_json();
        let size = |pointer: &str| message.pointer(pointer).and_then(Value::as_str).unwrap().chars().count();
        assert_eq!(size("/content"), 2000);
        assert_eq!(size("/nonce"), 25);
        let of_embed = |embed: usize| {
            let parts = ["title", "description", "footer/text"];
            parts.map(|part| size(&format!("/embeds/{embed}/{part}"))).iter().sum::<usize>()
        };
        assert!(of_embed(0) + of_embed(1) <= 6000, "{} + {}", of_embed(0), of_embed(1));
    }

    #[test]
    fn messages_list_their_files_and_edits_keep_those_that_they_show() {
        let image = File { description: Some("The image".into()), ..File::new("question.png", vec![1, 2, 3]) };
        let shown = Message::embed(Embed::default()).showing(image);
        assert_eq!(
            shown.to_json()["attachments"],
            json!([{ "id": "0", "filename": "question.png", "description": "The image" }])
        );
        assert_eq!(shown.to_json()["embeds"][0]["image"]["url"], "attachment://question.png");
        let edit = Message { files: Vec::new(), ..shown.clone() };
        assert_eq!(edit.to_edit_json().get("attachments"), None);
        assert_eq!(shown.to_edit_json(), shown.to_json());
        let without = Message { image_note: Some("-# No image.".into()), ..shown }.without_images();
        assert_eq!(without.to_json()["embeds"], json!([{ "description": "-# No image." }]));
        assert_eq!(without.to_json().get("attachments"), None);
        assert_eq!(without.to_edit_json()["attachments"], json!([]));
    }

    #[test]
    fn messages_stored_by_an_earlier_version_are_read() {
        let written = r#"{"content":"","embed":{"title":"Question 1 of 2","description":"?","colour":1,"footer":"F"},"buttons":[],
            "mention_role":null,"nonce":"a-1"}"#;
        let message: Message = serde_json::from_str(written).unwrap();
        assert_eq!(message.embed.and_then(|embed| embed.title).as_deref(), Some("Question 1 of 2"));
    }
}
