//! Slash commands: from a specification to the request body that registers it.

use serde_json::{Value, json};

use super::permissions::Permissions;

/// What an option takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// Text of at most this many characters.
    Text {
        /// The most characters.
        max: u16,
    },
    /// Text with autocompletion.
    Completed,
    /// One of these choices, each with its label and its value.
    Choice(&'static [(&'static str, &'static str)]),
    /// A whole number within these bounds.
    Integer {
        /// The least.
        min: i64,
        /// The most.
        max: i64,
    },
    /// A channel in which messages can be sent.
    Channel,
    /// A role.
    Role,
    /// A file.
    Attachment,
}

/// An option of a command.
#[derive(Clone, Copy, Debug)]
pub struct OptionSpec {
    /// Its name, lower case.
    pub name: &'static str,
    /// What it is for, at most 100 characters.
    pub description: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// Whether the option is required.
    pub required: bool,
}

impl OptionSpec {
    /// An option that may be left out.
    pub const fn optional(name: &'static str, kind: Kind, description: &'static str) -> Self {
        Self { name, description, kind, required: false }
    }

    /// A required option.
    pub const fn required(name: &'static str, kind: Kind, description: &'static str) -> Self {
        Self { name, description, kind, required: true }
    }

    fn to_json(self) -> Value {
        let Self { name, description, kind, required } = self;
        let mut option = json!({ "name": name, "description": description, "required": required });
        let more = match kind {
            Kind::Text { max } => json!({ "type": 3, "max_length": max }),
            Kind::Completed => json!({ "type": 3, "autocomplete": true, "max_length": 100 }),
            Kind::Choice(choices) => {
                let choices: Vec<Value> =
                    choices.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
                json!({ "type": 3, "choices": choices })
            }
            Kind::Integer { min, max } => json!({ "type": 4, "min_value": min, "max_value": max }),
            // Text, announcement, and their threads.
            Kind::Channel => json!({ "type": 7, "channel_types": [0, 5, 10, 11, 12] }),
            Kind::Role => json!({ "type": 8 }),
            Kind::Attachment => json!({ "type": 11 }),
        };
        merge(&mut option, more);
        option
    }
}

/// The registration of a command with the subcommands `actions`: each has a name, a description and options. A single
/// action with an empty name stands for the command itself.
pub fn registration<'a>(
    name: &str,
    description: &str,
    managers_only: bool,
    actions: impl IntoIterator<Item = (&'a str, &'a str, &'a [OptionSpec])>,
) -> Value {
    let mut options = Vec::new();
    for (action, description, specs) in actions {
        let specs = specs.iter().map(|spec| spec.to_json());
        if action.is_empty() {
            options.extend(specs);
        } else {
            options.push(
                json!({ "type": 1, "name": action, "description": description, "options": specs.collect::<Vec<_>>() }),
            );
        }
    }
    // Only if the bot is installed in a server: scores and decks belong to servers.
    let mut command = json!({ "type": 1, "name": name, "description": description, "options": options, "contexts": [0], "integration_types": [0] });
    if managers_only {
        merge(&mut command, json!({ "default_member_permissions": Permissions::MANAGE_GUILD.bits().to_string() }));
    }
    command
}

fn merge(into: &mut Value, more: Value) {
    if let (Value::Object(into), Value::Object(more)) = (into, more) {
        into.extend(more);
    }
}
