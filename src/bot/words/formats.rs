//! The formats that decks are read from.

use crate::deck::format::Format;
use crate::texts::{Locale, say};

pub(in crate::bot) fn format_name(locale: Locale, format: Format) -> String {
    let key = match format {
        Format::Toml => "format-toml",
        Format::Csv => "format-csv",
        Format::Kotoba => "format-kotoba",
        Format::Markdown => "format-markdown",
        Format::RedTrivia => "format-red",
        Format::Gift => "format-gift",
        Format::Aiken => "format-aiken",
        Format::OpenTrivia => "format-open-trivia",
        Format::Plain => "format-plain",
        Format::AnkiPackage => "format-anki",
        Format::AnkiText => "format-anki-text",
    };
    say!(locale, key)
}
