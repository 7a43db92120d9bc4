//! Deck files: what all formats share. `kind` tells which format a file has and names its reader, one file a format; `gathered` is what the readers do
//! alike, [`lost`] tells what a written file has no place for.

mod aiken;
mod amend;
mod anki;
pub mod card_text;
mod csv;
mod encoding;
mod fence;
mod formula;
mod gathered;
mod gift;
mod html;
mod import;
mod kind;
mod layout;
mod lost;
mod markdown;
mod missing_parts;
mod open_trivia;
mod pairs;
mod percent;
mod plain;
mod red;
mod toml;

use std::io::Read as _;
use std::path::Path;

pub use import::{Import, OnProgress, Progress, Skipped, SkippedList};
pub use kind::{Format, Written, extensions};
pub use lost::lost;
pub(super) use plain::items;
use popquiz_deck::ids::slug;
use popquiz_deck::{Card, CardId, Deck, DeckId, Kind};

use crate::clock::UnixMs;

/// The largest deck file, in bytes.
pub const FILE_BYTES: u64 = 10 * 1024 * 1024;

/// What is wrong with a deck file, where, and what was expected.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}{}: {what}", file, line.map(|line| format!(":{line}")).unwrap_or_default())]
pub struct DeckError {
    /// The file.
    pub file: String,
    /// The line, from 1, where it is known.
    pub line: Option<usize>,
    /// What is wrong, and what to do.
    pub what: String,
}

impl DeckError {
    fn new(file: &str, line: impl Into<Option<usize>>, what: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line: line.into(), what: what.into() }
    }
}

/// Reads a deck file.
pub fn load(path: &Path) -> Result<Deck, DeckError> {
    load_with_report(path).map(|import| import.deck)
}

/// Reads a deck file, and says what became of its cards.
pub fn load_with_report(path: &Path) -> Result<Import, DeckError> {
    load_with_progress(path, &mut |_| {})
}

/// As [`load_with_report`], and tells how far it has come.
pub fn load_with_progress(path: &Path, progress: OnProgress<'_>) -> Result<Import, DeckError> {
    let file = path.display().to_string();
    let wrong = |what: String| DeckError::new(&file, None, what);
    let about = std::fs::metadata(path).map_err(|error| wrong(unreadable(&error)))?;
    if about.is_dir() {
        return Err(wrong("this is a folder; name a deck file in it".into()));
    }
    if anki::is_named_package(&extension(&file)) {
        if !about.is_file() {
            return Err(wrong(
                "this is no file with a beginning and an end; name a package that lies on the disk".into(),
            ));
        }
        // Most of a package may be sounds and pictures, of which only what is shown is taken to memory.
        if about.len() > anki::OWN_BYTES {
            return Err(wrong(too_large(about.len(), anki::OWN_BYTES)));
        }
        let package = std::fs::File::open(path).map_err(|error| wrong(unreadable(&error)))?;
        return anki::read(&file, &stem(&file), std::io::BufReader::new(package), anki::OWN_BYTES, progress);
    }
    if about.len() > FILE_BYTES {
        return Err(wrong(too_large(about.len(), FILE_BYTES)));
    }
    // What is no plain file does not tell its length, and may have no end.
    let mut bytes = Vec::new();
    let opened = std::fs::File::open(path).and_then(|file| file.take(FILE_BYTES + 1).read_to_end(&mut bytes));
    opened.map_err(|error| wrong(unreadable(&error)))?;
    import_with_progress(&file, &bytes, progress)
}

fn unreadable(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file".into(),
        std::io::ErrorKind::PermissionDenied => "I may not read this file; give me leave with chmod".into(),
        _ => format!("the file cannot be read: {error}"),
    }
}

fn too_large(bytes: u64, most: u64) -> String {
    let megabytes = |bytes: u64| bytes.div_ceil(1024 * 1024);
    format!(
        "the file has {} MB; a deck has at most {} MB. Split it into several decks",
        megabytes(bytes),
        megabytes(most)
    )
}

/// What a deck is called whose file does not say it.
fn title_of(stem: &str) -> String {
    let words = stem.replace(['-', '_'], " ");
    let mut letters = words.trim().chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string());
    first.map_or_else(|| "Deck".to_owned(), |first| first + letters.as_str())
}

fn deck_id(stem: &str) -> DeckId {
    DeckId(slug(stem))
}

/// A file's name without its folder and its ending.
fn stem(file: &str) -> String {
    Path::new(file).file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// What a file's name ends in, in lower case.
fn extension(file: &str) -> String {
    Path::new(file).extension().map(|extension| extension.to_string_lossy().to_lowercase()).unwrap_or_default()
}

/// Reads a deck from a file's name and content, in whichever format it is.
pub fn read(file: &str, bytes: &[u8]) -> Result<Deck, DeckError> {
    import(file, bytes).map(|import| import.deck)
}

/// Reads a deck from a file's name and content, and says what became of the file's cards.
pub fn import(file: &str, bytes: &[u8]) -> Result<Import, DeckError> {
    import_with_progress(file, bytes, &mut |_| {})
}

/// As [`import`], and tells how far it has come: a large file takes a while.
pub fn import_with_progress(file: &str, bytes: &[u8], progress: OnProgress<'_>) -> Result<Import, DeckError> {
    if bytes.len() as u64 > FILE_BYTES {
        return Err(DeckError::new(file, None, too_large(bytes.len() as u64, FILE_BYTES)));
    }
    let stem = stem(file);
    if anki::is_archive(bytes) || anki::is_named_package(&extension(file)) {
        return anki::read(file, &stem, std::io::Cursor::new(bytes), anki::SENT_BYTES, progress);
    }
    let text = encoding::text(file, bytes)?;
    kind::reader(file, &text)(file, &stem, &text, progress)
}

/// Why a deck could not be written.
#[derive(Debug, thiserror::Error)]
#[error("the deck cannot be written as a .{} file ({why}); try another format, such as .toml", written.extension())]
pub struct Unwritten {
    written: Written,
    why: Box<dyn std::error::Error + Send + Sync>,
}

/// Writes a deck as a file. The moment stands in formats that tell newer files from older ones.
///
/// # Errors
/// What its format does not take.
pub fn export(deck: &Deck, written: Written, now: UnixMs) -> Result<Vec<u8>, Unwritten> {
    match written {
        Written::Toml => Ok(toml::write(deck).into_bytes()),
        Written::Csv => csv::write(deck),
        Written::Markdown => Ok(markdown::write(deck).into_bytes()),
        Written::Apkg => anki::write::write(deck, now),
    }
    .map_err(|why| Unwritten { written, why })
}

/// Writes a deck in our own format; what [`read`] makes of it is the same deck, lines aside.
pub fn write(deck: &Deck) -> String {
    toml::write(deck)
}

/// Changes a file of our own format from one deck to another: what both agree in stays as it was typed, with its comments. The decks differ in cards
/// that are gone or changed, and in nothing else. `None` where the file cannot be changed so: then it is not what `before` was read from, or the
/// text has a form that only a rewrite as a whole would do.
pub fn amend(file: &str, text: &str, before: &Deck, after: &Deck) -> Option<String> {
    let (mark, bare) = text.strip_prefix('\u{feff}').map_or(("", text), |bare| ("\u{feff}", bare));
    let lines = if bare.contains("\r\n") { "\r\n" } else { "\n" };
    let amended = amend::amend(&bare.replace("\r\n", "\n"), before, after)?;
    let amended = format!("{mark}{}", amended.replace('\n', lines));
    let mut read = read(file, amended.as_bytes()).ok()?;
    for (card, meant) in read.cards.iter_mut().zip(&after.cards) {
        card.line = meant.line;
    }
    (read == *after).then_some(amended)
}

/// A deck of one card for a question that comes with its right answers and without a deck; its kind is told from the texts where it is not
/// known. `None` without a right answer of that kind.
pub fn loose(question: &str, answers: &[String], kind: Option<Kind>) -> Option<Deck> {
    let key = plain::infer(question, answers, kind)?;
    let mut deck = Deck::new(DeckId("deck".into()), "");
    deck.cards.push(Card::new(CardId("card".into()), question, Some(key)));
    Some(deck)
}
