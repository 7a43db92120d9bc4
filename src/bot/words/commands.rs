//! What commands and their options are called in a language.

use crate::texts::{Locale, say};

/// What people type after the slash for a command.
pub(in crate::bot) fn command_name(locale: Locale, command: &str) -> String {
    say!(locale, &format!("name-command-{command}"))
}

/// An option's name.
pub(in crate::bot) fn option_name(locale: Locale, option: &str) -> String {
    say!(locale, &format!("name-option-{option}"))
}
