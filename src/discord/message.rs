//! What the bot sends: messages, modals, answers to interactions. Every length is cut to Discord's limits here, and nobody is pinged but
//! who a message names on purpose.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::limits;
use super::text::{cut, plain};
use crate::id::RoleId;

/// A message.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Message {
    /// Its text, in Discord's Markdown; text by people must have been escaped.
    pub content: String,
    /// Its embed.
    pub embed: Option<Embed>,
    /// A menu above its buttons.
    #[serde(default)]
    pub select: Option<Select>,
    /// Its buttons, row by row.
    pub buttons: Vec<Vec<Button>>,
    /// The one role that it may ping.
    pub mention_role: Option<RoleId>,
    /// Of two posts with the same nonce, Discord makes one message.
    pub nonce: Option<String>,
    /// A file to go with it; only in answers to interactions.
    #[serde(skip)]
    pub file: Option<File>,
}

/// A file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct File {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// An embed: a framed text with a title.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Embed {
    pub title: Option<String>,
    pub description: Option<String>,
    /// 0xRRGGBB.
    pub colour: Option<u32>,
    /// Shown without Markdown.
    pub footer: Option<String>,
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
}

/// A menu of which something is to be chosen. Options that Discord cannot take, and more than it takes, are left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Select {
    pub custom_id: String,
    /// Shown while nothing is chosen.
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
    /// What comes back.
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
    /// A message, to all or to who asked alone.
    Message {
        /// The message.
        message: Message,
        /// Whether only who asked sees it.
        private: bool,
    },
    /// Makes the message with the pressed button into this.
    Update(Message),
    /// Opens a modal.
    Modal(Modal),
    /// What may be meant by an option that is being typed, as (shown, sent).
    Choices(Vec<(String, String)>),
    /// A message that only who asked sees comes later, as an edit of this answer.
    Later,
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

    /// The body that makes this message, or edits one into it.
    pub fn to_json(&self) -> Value {
        let roles: Vec<String> = self.mention_role.iter().map(ToString::to_string).collect();
        let select = self.select.iter().map(|select| json!({ "type": 1, "components": [select.to_json()] }));
        let rows = self.buttons.iter().filter(|row| !row.is_empty());
        let row = |row: &Vec<Button>| {
            let buttons: Vec<Value> = row.iter().take(limits::BUTTONS_IN_ROW).map(Button::to_json).collect();
            json!({ "type": 1, "components": buttons })
        };
        let mut body = json!({
            "content": cut(&self.content, limits::CONTENT),
            "embeds": self.embed.iter().map(Embed::to_json).collect::<Vec<_>>(),
            "components": select.chain(rows.map(row)).take(limits::ROWS).collect::<Vec<_>>(),
            "allowed_mentions": { "parse": [], "roles": roles },
        });
        if let (Value::Object(body), Some(file)) = (&mut body, &self.file) {
            body.insert("attachments".into(), json!([{ "id": "0", "filename": file.name }]));
        }
        if let (Value::Object(body), Some(nonce)) = (&mut body, &self.nonce) {
            body.insert("nonce".into(), json!(cut(nonce, limits::NONCE)));
            body.insert("enforce_nonce".into(), json!(true));
        }
        body
    }
}

impl Embed {
    fn to_json(&self) -> Value {
        let mut embed = serde_json::Map::new();
        let title = self.title.as_deref().map(|title| cut(title, limits::EMBED_TITLE));
        let footer = self.footer.as_deref().map(|footer| cut(&plain(footer), limits::EMBED_FOOTER / 4));
        // What the title and the footer leave of the limit for all parts together; it is more than half of it.
        let spent: usize = title.iter().chain(&footer).map(|part| part.encode_utf16().count()).sum();
        let room = limits::EMBED_DESCRIPTION.min(limits::EMBEDS_TOTAL.saturating_sub(spent));
        embed.extend(title.map(|title| ("title".into(), json!(title))));
        embed.extend(self.description.as_deref().map(|text| ("description".into(), json!(cut(text, room)))));
        embed.extend(self.colour.map(|colour| ("color".into(), json!(colour))));
        embed.extend(footer.map(|footer| ("footer".into(), json!({ "text": footer }))));
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
        // Inputs stand in rows: serenity 0.12 reads what comes back from them only there, not from the newer labels.
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
    /// A message that only who asked sees.
    pub fn private(message: Message) -> Self {
        Self::Message { message, private: true }
    }

    /// A message that everybody sees.
    pub fn public(message: Message) -> Self {
        Self::Message { message, private: false }
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
            Self::Later => json!({ "type": 5, "data": { "flags": EPHEMERAL } }),
            Self::Update(message) => json!({ "type": 7, "data": message.to_json() }),
            Self::Modal(modal) => json!({ "type": 9, "data": modal.to_json() }),
            Self::Choices(choices) => {
                let choices = choices.iter().map(|(shown, sent)| (cut(&plain(shown), limits::CHOICE_NAME), sent));
                // One choice that Discord cannot take would cost all of them; and what is cut is not what was meant.
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
    fn nobody_is_pinged_but_the_role_that_is_named() {
        let message = Message::text("@everyone");
        assert_eq!(message.to_json()["allowed_mentions"], json!({ "parse": [], "roles": [] }));
        let message = Message { mention_role: Some(RoleId(5)), ..message };
        assert_eq!(message.to_json()["allowed_mentions"], json!({ "parse": [], "roles": ["5"] }));
    }

    #[test]
    fn a_choice_that_discord_cannot_take_does_not_cost_the_others() {
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
            colour: None,
            footer: Some(long.clone()),
        };
        let message =
            Message { content: long.clone(), embed: Some(embed), nonce: Some(long.clone()), ..Message::default() }
                .to_json();
        let size = |pointer: &str| message.pointer(pointer).and_then(Value::as_str).unwrap().chars().count();
        assert_eq!(size("/content"), 2000);
        assert_eq!(size("/nonce"), 25);
        assert!(size("/embeds/0/title") + size("/embeds/0/description") + size("/embeds/0/footer/text") <= 6000);
    }
}
