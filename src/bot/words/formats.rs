//! The formats that decks are read from, and the parts of a file that were skipped.

use crate::deck::format::{Format, Skipped};
use crate::texts::{Locale, say};

pub(in crate::bot) fn format_name(locale: Locale, format: Format) -> String {
    let key = match format {
        Format::Toml => "format-toml",
        Format::Csv => "format-csv",
        Format::Spreadsheet => "format-spreadsheet",
        Format::Kotoba => "format-kotoba",
        Format::Markdown => "format-markdown",
        Format::RedTrivia => "format-red",
        Format::Gift => "format-gift",
        Format::MoodleXml => "format-moodle-xml",
        Format::Aiken => "format-aiken",
        Format::OpenTrivia => "format-open-trivia",
        Format::QuizJson => "format-json",
        Format::Plain => "format-plain",
        Format::AnkiPackage => "format-anki",
        Format::AnkiText => "format-anki-text",
    };
    say!(locale, key)
}

/// A skipped part of a file, as a line of a report. `shown` turns text of the file into what can be shown.
pub(in crate::bot) fn skipped_part(
    locale: Locale,
    format: Format,
    Skipped { place, reason }: &Skipped,
    shown: &dyn Fn(&str) -> String,
) -> String {
    let number = place.to_string();
    let place = match format {
        Format::AnkiPackage => say!(locale, "import-place-note", note = number),
        // A line, or the number of a question: the file is often a single line.
        Format::OpenTrivia | Format::QuizJson => number,
        _ => say!(locale, "import-place-line", line = number),
    };
    say!(locale, "import-line", place = place, problem = reason.say(locale, shown))
}
