//! Interactions: a command, a completion, a button or a modal, with its author and place.

use std::fmt;

use super::permissions::{ChannelPermissions, Permissions};
use crate::id::{ChannelId, GuildId, InteractionId, MessageId, RoleId, UserId};
use crate::texts::Locale;

/// One use of a command, button or modal.
#[derive(Clone, Debug)]
pub struct Interaction {
    /// What it is answered by.
    pub token: InteractionToken,
    /// The server; in direct messages, the one whose decks the member uses there, once that is known.
    pub guild: Option<GuildId>,
    /// Whether it was used in direct messages with the bot.
    pub is_direct: bool,
    /// The channel.
    pub channel: ChannelId,
    /// Whether that is a thread.
    pub in_thread: bool,
    /// Who.
    pub user: UserId,
    /// Their roles in the server.
    pub roles: Vec<RoleId>,
    /// What they may do in the channel.
    pub permissions: Permissions,
    /// The language of their Discord.
    pub locale: Locale,
    /// What the bot may do in the channel.
    pub app_permissions: Permissions,
    /// What they did.
    pub kind: InteractionKind,
}

impl Interaction {
    /// What the bot may do where it was used.
    pub fn own_permissions(&self) -> ChannelPermissions {
        ChannelPermissions { allowed: self.app_permissions, in_thread: self.in_thread }
    }
}

/// What an interaction is answered by: good for 3 seconds, and for 15 minutes of edits once answered.
#[derive(Clone, PartialEq, Eq)]
pub struct InteractionToken {
    /// The interaction.
    pub id: InteractionId,
    /// The interaction's token. Anybody who has it can respond in the bot's name, so it's never shown.
    pub secret: String,
}

impl fmt::Debug for InteractionToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "InteractionToken({})", self.id)
    }
}

/// The kind of interaction.
#[derive(Clone, Debug)]
pub enum InteractionKind {
    /// Ran a command.
    Command {
        /// Its name, with the subcommand's: `"quiz start"`.
        path: String,
        /// Its options.
        options: CommandOptions,
    },
    /// Used a command on a message, from its menu of apps.
    MessageCommand {
        /// The command's name in the code.
        name: String,
        /// The message.
        message: TargetMessage,
    },
    /// Is typing an option that the bot completes.
    Autocomplete {
        /// The command.
        path: String,
        /// The options typed so far, the present one among them.
        options: CommandOptions,
        /// The name of the option that is being typed.
        focused: String,
    },
    /// Pressed a button, or chose in a menu.
    Component {
        /// The button's or menu's id.
        custom_id: String,
        /// The message it is on.
        message: MessageId,
        /// What was chosen in a menu.
        values: Vec<String>,
    },
    /// Submitted a modal.
    ModalSubmit {
        /// The modal's id.
        custom_id: String,
        /// The fields with the typed texts.
        fields: Vec<(String, String)>,
    },
}

/// A message that a command was used on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetMessage {
    /// Its id.
    pub id: MessageId,
    /// Who posted it.
    pub author: UserId,
    /// Its text. Discord includes it even if the bot doesn't get the text of other messages.
    pub text: String,
}

/// The options of a command, unchecked; each handler validates what it reads.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CommandOptions(pub Vec<(String, OptionValue)>);

/// An option's value.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum OptionValue {
    Text(String),
    Integer(i64),
    Boolean(bool),
    User(UserId),
    Channel(ChannelId),
    Role(RoleId),
    Attachment(Attachment),
}

/// A file that was uploaded with a command. `Egress::fetch` downloads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// The file name that its author chose.
    pub name: String,
    /// In bytes, as Discord says.
    pub size: u64,
    /// Its address, which works for a limited time, for anybody who has it.
    pub url: String,
}

impl CommandOptions {
    fn get(&self, name: &str) -> Option<&OptionValue> {
        self.0.iter().find(|(option, _)| option == name).map(|(_, value)| value)
    }

    /// A text option; `None` if it's missing.
    pub fn text(&self, name: &str) -> Option<&str> {
        match self.get(name) {
            Some(OptionValue::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// An integer option; `None` if it's missing.
    pub fn integer(&self, name: &str) -> Option<i64> {
        match self.get(name) {
            Some(OptionValue::Integer(number)) => Some(*number),
            _ => None,
        }
    }

    /// A true-or-false option; `None` if it's missing.
    pub fn boolean(&self, name: &str) -> Option<bool> {
        match self.get(name) {
            Some(OptionValue::Boolean(value)) => Some(*value),
            _ => None,
        }
    }

    /// A channel option; `None` if it's missing.
    pub fn channel(&self, name: &str) -> Option<ChannelId> {
        match self.get(name) {
            Some(OptionValue::Channel(channel)) => Some(*channel),
            _ => None,
        }
    }

    /// A file option; `None` if it's missing.
    pub fn attachment(&self, name: &str) -> Option<&Attachment> {
        match self.get(name) {
            Some(OptionValue::Attachment(attachment)) => Some(attachment),
            _ => None,
        }
    }

    /// A role option; `None` if it's missing.
    pub fn role(&self, name: &str) -> Option<RoleId> {
        match self.get(name) {
            Some(OptionValue::Role(role)) => Some(*role),
            _ => None,
        }
    }
}
