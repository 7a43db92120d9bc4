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
    /// One of these values; people see a description of each.
    Choice(&'static [&'static str]),
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
    /// What it takes.
    pub kind: Kind,
    /// Whether the option is required.
    pub required: bool,
}

impl OptionSpec {
    /// An option that may be left out.
    pub const fn optional(name: &'static str, kind: Kind) -> Self {
        Self { name, kind, required: false }
    }

    /// A required option.
    pub const fn required(name: &'static str, kind: Kind) -> Self {
        Self { name, kind, required: true }
    }

    fn to_json(self, action: &'static str, describe: &dyn Fn(Part) -> String) -> Value {
        let Self { name, kind, required } = self;
        let description = describe(Part::Option { action, option: name });
        let mut option = json!({ "name": name, "description": description, "required": required });
        let more = match kind {
            Kind::Text { max } => json!({ "type": 3, "max_length": max }),
            Kind::Completed => json!({ "type": 3, "autocomplete": true, "max_length": 100 }),
            Kind::Choice(values) => {
                let choice = |value| json!({ "name": describe(Part::Choice { option: name, value }), "value": value });
                json!({ "type": 3, "choices": values.iter().map(|value| choice(*value)).collect::<Vec<_>>() })
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

/// A part of a command that people see a description of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The command itself.
    Command,
    /// A subcommand.
    Action(&'static str),
    /// An option of a subcommand, or of the command itself where `action` is empty.
    Option {
        /// The subcommand.
        action: &'static str,
        /// The option's name.
        option: &'static str,
    },
    /// A value that can be chosen for an option.
    Choice {
        /// The option's name.
        option: &'static str,
        /// The value.
        value: &'static str,
    },
}

/// The registration of a command whose subcommands are `actions`: each a name and options. A single action with an
/// empty name stands for the command itself. `describe` says what people see; Discord takes 100 characters of it.
pub fn registration(
    name: &str,
    managers_only: bool,
    actions: impl IntoIterator<Item = (&'static str, &'static [OptionSpec])>,
    describe: &dyn Fn(Part) -> String,
) -> Value {
    let mut options = Vec::new();
    for (action, specs) in actions {
        let specs = specs.iter().map(|spec| spec.to_json(action, describe));
        if action.is_empty() {
            options.extend(specs);
        } else {
            let (description, specs) = (describe(Part::Action(action)), specs.collect::<Vec<_>>());
            options.push(json!({ "type": 1, "name": action, "description": description, "options": specs }));
        }
    }
    // Only where the bot is installed in a server: scores and decks belong to servers.
    let mut command = json!({
        "type": 1, "name": name, "description": describe(Part::Command), "options": options, "contexts": [0],
        "integration_types": [0],
    });
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
