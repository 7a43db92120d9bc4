//! What Discord shows of commands: descriptions, and names in other languages.

use super::command::{Action, Command};
use crate::bot::authorization::Who;
use crate::bot::words::{command_name, option_name};
use crate::discord::command::Part;
use crate::discord::limits;
use crate::discord::text::cut;
use crate::texts::{Locale, say};

/// The name of a command, a subcommand or an option in a language. Interactions carry the name in the code, whatever
/// people see.
pub(super) fn name(locale: Locale, command: &str, part: Part) -> String {
    match part {
        Part::Command => command_name(locale, command),
        Part::Group(group) => say!(locale, &format!("name-command-{command}.{group}")),
        Part::Action(action) => say!(locale, &format!("name-command-{command}.{}", in_key(action))),
        Part::Option { option, .. } => option_name(locale, option),
        Part::Choice { value, .. } => value.to_owned(),
    }
}

/// A command as people type it, such as `/deck undo`.
pub(super) fn typed(locale: Locale, command: &str, action: &'static str) -> String {
    let name_of = |part| name(locale, command, part);
    let mut typed = format!("/{}", name_of(Part::Command));
    let group = action.split_once(' ').map(|(group, _)| Part::Group(group));
    let action = Some(action).filter(|action| !action.is_empty()).map(Part::Action);
    for part in group.into_iter().chain(action) {
        typed.push(' ');
        typed.push_str(&name_of(part));
    }
    typed
}

/// An action in a key: one in a group has a name of two words.
fn in_key(action: &str) -> String {
    action.replace(' ', "-")
}

/// How a command, one of its actions or an option of it is described.
pub(super) fn description(locale: Locale, command: &Command, part: Part) -> String {
    cut(&whole_description(locale, command, part), limits::COMMAND_DESCRIPTION)
}

/// The same, however long.
pub(super) fn whole_description(locale: Locale, command: &Command, part: Part) -> String {
    let Some(key) = key(command, part) else { return language(part) };
    let description = say!(locale, &key);
    let action = match part {
        Part::Action(name) => command.actions.iter().find(|action| action.name == name),
        Part::Command | Part::Group(_) | Part::Option { .. } | Part::Choice { .. } => None,
    };
    if action.is_some_and(|action| is_marked(command, action)) {
        say!(locale, "for-managers", description = description)
    } else {
        description
    }
}

/// What an action does.
pub(super) fn what(locale: Locale, command: &Command, action: &'static str) -> String {
    say!(locale, &action_key(command, action))
}

/// Whether its description says that an action is for managers: Discord shows the command to everybody.
fn is_marked(command: &Command, action: &Action) -> bool {
    action.who != Who::Everybody && !command.is_for_managers()
}

/// The key of a description; `None` for a language, which is named in itself.
pub(super) fn key(command: &Command, part: Part) -> Option<String> {
    match part {
        Part::Command => Some(format!("command-{}", command.name)),
        Part::Group(action) | Part::Action(action) => Some(action_key(command, action)),
        Part::Option { action, option } => Some(format!("{}.{option}", action_key(command, action))),
        Part::Choice { option: "language", .. } => None,
        Part::Choice { option, value } => Some(format!("choice-{option}-{value}")),
    }
}

fn action_key(command: &Command, action: &str) -> String {
    match action {
        "" => format!("command-{}", command.name),
        action => format!("command-{}-{}", command.name, in_key(action)),
    }
}

/// The name of a language to be chosen.
fn language(part: Part) -> String {
    match part {
        Part::Choice { value, .. } => say!(Locale::from_code(value).unwrap_or_default(), "language-name"),
        Part::Command | Part::Group(_) | Part::Action(_) | Part::Option { .. } => String::new(),
    }
}
