//! Format detection, by a file's extension or its contents. To support a new format, add a line to [`BY_EXTENSION`] or
//! [`BY_CONTENT`] and a variant to [`Format`](super::Format).

use super::error::DeckError;
use super::file_name::extension;
use super::import::{Import, OnProgress};
use super::{aiken, anki, csv, gift, layout, markdown, moodle_xml, open_trivia, plain, quiz_json, red_trivia, toml};

/// Imports a text, given the file's name, its stem, the text, and a progress callback.
type Importer = fn(&str, &str, &str, OnProgress<'_>) -> Result<Import, DeckError>;

/// The importer of each extension; `None` if the file's content decides.
const BY_EXTENSION: [(&str, Option<Importer>); 17] = [
    ("toml", Some(toml::read)),
    ("csv", Some(csv::read)),
    ("tsv", Some(csv::read)),
    ("md", Some(markdown::read)),
    ("markdown", Some(markdown::read)),
    ("yaml", Some(red_trivia::read)),
    ("yml", Some(red_trivia::read)),
    ("gift", Some(gift::read)),
    ("json", Some(read_json)),
    ("jsonl", Some(read_json)),
    ("xml", Some(moodle_xml::read)),
    ("txt", None),
    ("xlsx", None),
    ("xls", None),
    ("ods", None),
    ("apkg", None),
    ("colpkg", None),
];

/// Whether a text looks like a format.
type Detector = fn(&str) -> bool;

/// How each format is recognized by its content, those that plain text is hardly ever mistaken for first.
const BY_CONTENT: [(Detector, Importer); 8] = [
    (open_trivia::is_open_trivia, read_json),
    (is_json, read_json),
    (moodle_xml::is_question_bank, moodle_xml::read),
    (red_trivia::is_list, red_trivia::read),
    (gift::is_gift, gift::read),
    (aiken::is_aiken, aiken::read),
    (markdown::is_markdown, markdown::read),
    (layout::is_table, csv::read),
];

/// Whether a text with a neutral file name is JSON with questions.
fn is_json(text: &str) -> bool {
    text.trim_start().starts_with(['{', '[']) && quiz_json::has_questions(text)
}

/// Questions in JSON: of the Open Trivia Database, unless they have the names of other programs.
fn read_json(file: &str, stem: &str, text: &str, progress: OnProgress<'_>) -> Result<Import, DeckError> {
    // The database names the right answer, and has no list of all options.
    let has_options = || ["\"options\"", "\"choices\"", "\"answers\""].iter().any(|name| text.contains(name));
    let is_other = (!open_trivia::is_open_trivia(text) || has_options()) && quiz_json::has_questions(text);
    let read = if is_other { quiz_json::read } else { open_trivia::read };
    read(file, stem, text, progress)
}

/// The extensions of deck files, without the dot.
pub fn extensions() -> impl Iterator<Item = &'static str> {
    BY_EXTENSION.into_iter().map(|(extension, _)| extension)
}

/// The importer for a text: by the file's extension, or else the first format that its contents match.
pub(super) fn importer(file: &str, text: &str) -> Importer {
    let extension = extension(file);
    if matches!(extension.as_str(), "csv" | "tsv" | "txt") && anki::is_text_export(text) {
        return anki::read_text_export;
    }
    let named = BY_EXTENSION.into_iter().find(|(name, _)| *name == extension).and_then(|(_, read)| read);
    let detected = || BY_CONTENT.into_iter().find(|(detect, _)| detect(text)).map(|(_, read)| read);
    named.or_else(detected).unwrap_or(plain::read)
}
