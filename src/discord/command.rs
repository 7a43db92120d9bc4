//! Slash commands: from a specification to the request body that registers it.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::permissions::Permissions;
use crate::texts::Locale;

/// The ids of registered commands, with which texts mention them so that a click runs them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CommandIds(BTreeMap<String, u64>);

impl FromIterator<(String, u64)> for CommandIds {
    fn from_iter<T: IntoIterator<Item = (String, u64)>>(ids: T) -> Self {
        Self(ids.into_iter().collect())
    }
}

impl CommandIds {
    /// The mention of a command, or of one of its subcommands; `None` without its id.
    ///
    /// Discord shows the name as written, and a click only works on the name in the code, not on one of
    /// `name_localizations`.
    pub fn mention(&self, command: &str, action: &str) -> Option<String> {
        let id = self.0.get(command)?;
        let space = if action.is_empty() { "" } else { " " };
        Some(format!("</{command}{space}{action}:{id}>"))
    }
}

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
    /// True or false.
    Boolean,
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

    fn to_json(self, action: &'static str, texts: &CommandTexts<'_>) -> Value {
        let Self { name, kind, required } = self;
        let mut option = texts.named(name, Part::Option { action, option: name });
        merge(&mut option, json!({ "required": required }));
        let more = match kind {
            Kind::Text { max } => json!({ "type": 3, "max_length": max }),
            Kind::Completed => json!({ "type": 3, "autocomplete": true, "max_length": 100 }),
            Kind::Choice(values) => {
                let choice = |value: &&'static str| {
                    let mut choice = localized("name", Part::Choice { option: name, value }, texts.describe);
                    merge(&mut choice, json!({ "value": value }));
                    choice
                };
                json!({ "type": 3, "choices": values.iter().map(choice).collect::<Vec<_>>() })
            }
            Kind::Integer { min, max } => json!({ "type": 4, "min_value": min, "max_value": max }),
            Kind::Boolean => json!({ "type": 5 }),
            // Text, announcement, and their threads.
            Kind::Channel => json!({ "type": 7, "channel_types": [0, 5, 10, 11, 12] }),
            Kind::Role => json!({ "type": 8 }),
            Kind::Attachment => json!({ "type": 11 }),
        };
        merge(&mut option, more);
        option
    }
}

/// Says something about a part of a command, in a language.
type Say<'a> = dyn Fn(Locale, Part) -> String + 'a;

/// What people see of commands, in every language.
pub struct CommandTexts<'a> {
    /// What a command, a subcommand or an option is called. Discord takes 32 characters without spaces or capital
    /// letters.
    pub name: &'a Say<'a>,
    /// What it does, and what choices are called. Discord takes 100 characters.
    pub describe: &'a Say<'a>,
}

impl CommandTexts<'_> {
    /// The name and description of a part that has this name in the code.
    fn named(&self, name: &str, part: Part) -> Value {
        let mut fields = localized("name", part, self.name);
        // The name that interactions carry.
        merge(&mut fields, json!({ "name": name }));
        merge(&mut fields, localized("description", part, self.describe));
        fields
    }
}

/// A field of a command in English, and in the other languages.
fn localized(field: &str, part: Part, describe: &Say<'_>) -> Value {
    let english = describe(Locale::ENGLISH, part);
    let others = Locale::all().map(|locale| (locale.code(), describe(locale, part)));
    let others: BTreeMap<&str, String> = others.filter(|(_, text)| *text != english).collect();
    let mut fields = json!({ field: english });
    if !others.is_empty() {
        merge(&mut fields, json!({ format!("{field}_localizations"): others }));
    }
    fields
}

/// A part of a command that people see a description of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The command itself.
    Command,
    /// A group of subcommands.
    Group(&'static str),
    /// A subcommand; of a group, with the group's name before it.
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

/// Whom Discord shows a command to, and where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Audience {
    /// Only members who manage the server, unless its settings say otherwise.
    pub managers_only: bool,
    /// In direct messages with the bot, too.
    pub in_direct_messages: bool,
}

/// The registration of a command whose subcommands are `actions`: each a name and options. A single action with an
/// empty name stands for the command itself; one whose name has two words is in the group that the first one names.
pub fn registration(
    name: &str,
    audience: Audience,
    actions: impl IntoIterator<Item = (&'static str, &'static [OptionSpec])>,
    texts: &CommandTexts<'_>,
) -> Value {
    let mut options = Vec::new();
    for (action, specs) in actions {
        let specs = specs.iter().map(|spec| spec.to_json(action, texts));
        if action.is_empty() {
            options.extend(specs);
            continue;
        }
        let (group, name) = action.rsplit_once(' ').map_or((None, action), |(group, name)| (Some(group), name));
        let mut option = texts.named(name, Part::Action(action));
        merge(&mut option, json!({ "type": 1, "options": specs.collect::<Vec<_>>() }));
        let Some(group) = group else {
            options.push(option);
            continue;
        };
        let is_group = |it: &Value| it.get("type") == Some(&json!(2)) && it.get("name") == Some(&json!(group));
        if !options.iter().any(is_group) {
            let mut new = texts.named(group, Part::Group(group));
            merge(&mut new, json!({ "type": 2, "options": [] }));
            options.push(new);
        }
        let group = options.iter_mut().find(|it| is_group(it)).and_then(|it| it.get_mut("options"));
        if let Some(Value::Array(subcommands)) = group {
            subcommands.push(option);
        }
    }
    // Only where the bot is installed in a server: scores and decks belong to servers.
    let mut command = texts.named(name, Part::Command);
    // In servers, and in direct messages with the bot.
    let contexts = if audience.in_direct_messages { json!([0, 1]) } else { json!([0]) };
    merge(&mut command, json!({ "type": 1, "options": options, "contexts": contexts, "integration_types": [0] }));
    if audience.managers_only {
        merge(&mut command, json!({ "default_member_permissions": Permissions::MANAGE_GUILD.bits().to_string() }));
    }
    command
}

/// The registration of a command in the menu of every message, whose name people see in their language.
pub fn message_registration(name: impl Fn(Locale) -> String, managers_only: bool) -> Value {
    let mut command = localized("name", Part::Command, &|locale, _| name(locale));
    merge(&mut command, json!({ "type": 3, "contexts": [0], "integration_types": [0] }));
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
