//! Deck files: which format a file has, and what all formats share. One file a format.

mod amend;
mod plain;
mod toml;

pub(super) use plain::{gaps, items};

use std::path::Path;

use super::{CardId, Deck, DeckId};

/// The largest deck file, in bytes.
pub const FILE_BYTES: u64 = 10 * 1024 * 1024;

/// The largest image, and the most that all images of a deck take together, in bytes: written into a TOML file they stay below [`FILE_BYTES`].
pub const MEDIA_BYTES: usize = 6 * 1024 * 1024;

/// The most cards in a deck.
pub const CARDS: usize = 20_000;

/// The most characters of an id: with two of them a button's id stays within Discord's limit.
pub const ID_CHARS: usize = 40;

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
    let file = path.display().to_string();
    let wrong = |what: String| DeckError::new(&file, None, what);
    let about = std::fs::metadata(path).map_err(|error| wrong(unreadable(&error)))?;
    if about.is_dir() {
        return Err(wrong("this is a folder; name a deck file in it".into()));
    }
    if about.len() > FILE_BYTES {
        return Err(wrong(too_large(about.len())));
    }
    let bytes = std::fs::read(path).map_err(|error| wrong(unreadable(&error)))?;
    read(&file, &bytes)
}

fn unreadable(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file".into(),
        std::io::ErrorKind::PermissionDenied => "I may not read this file; give me leave with chmod".into(),
        _ => format!("the file cannot be read: {error}"),
    }
}

fn too_large(bytes: u64) -> String {
    let megabytes = |bytes: u64| bytes.div_ceil(1024 * 1024);
    format!(
        "the file has {} MB; a deck has at most {} MB. Split it into several decks",
        megabytes(bytes),
        megabytes(FILE_BYTES)
    )
}

/// Reads a deck from a file's name and content: `.toml` is our own format, anything else the plain-text layout.
pub fn read(file: &str, bytes: &[u8]) -> Result<Deck, DeckError> {
    if bytes.len() as u64 > FILE_BYTES {
        return Err(DeckError::new(file, None, too_large(bytes.len() as u64)));
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text),
        Err(error) => {
            let line = bytes.iter().take(error.valid_up_to()).filter(|byte| **byte == b'\n').count() + 1;
            return Err(DeckError::new(file, line, "this line is not text in UTF-8; save the file with that encoding"));
        }
    };
    let stem = Path::new(file).file_stem().map(|stem| stem.to_string_lossy()).unwrap_or_default();
    let is_toml = Path::new(file).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"));
    if is_toml { toml::read(file, &stem, text) } else { plain::read(file, &stem, text) }
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

/// An id made of a text: its letters and digits in lower case, words joined by hyphens, cut at a word.
pub fn slug(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    let plain: String = text
        .nfkd()
        .filter(|letter| !unicode_normalization::char::is_combining_mark(*letter))
        .flat_map(char::to_lowercase)
        .map(|letter| if letter.is_alphanumeric() { letter } else { ' ' })
        .collect();
    let mut slug = String::new();
    for word in plain.split_whitespace() {
        let length = slug.chars().count() + usize::from(!slug.is_empty()) + word.chars().count();
        if length > ID_CHARS {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
    }
    if slug.is_empty() {
        slug.extend(plain.split_whitespace().next().unwrap_or("card").chars().take(ID_CHARS));
    }
    slug
}

/// Gives out ids that are unique within a deck: a second "x" becomes "x-2".
#[derive(Debug, Default)]
struct Ids(std::collections::HashMap<String, usize>);

impl Ids {
    fn unique(&mut self, text: &str) -> CardId {
        let slug = slug(text);
        let mut id = slug.clone();
        loop {
            let count = self.0.entry(slug.clone()).or_insert(0);
            *count += 1;
            if *count > 1 {
                let number = format!("-{count}");
                let kept: String = slug.chars().take(ID_CHARS - number.len()).collect();
                id = format!("{}{number}", kept.trim_end_matches('-'));
            }
            if id == slug || !self.0.contains_key(&id) {
                self.0.entry(id.clone()).or_insert(1);
                return CardId(id);
            }
        }
    }
}

fn deck_id(stem: &str) -> DeckId {
    DeckId(slug(stem))
}

/// A deck of one card for a question that comes with its right answers and without a deck; its kind is told from the texts where it is not
/// known. `None` without a right answer of that kind.
pub fn loose(question: &str, answers: &[String], kind: Option<super::Kind>) -> Option<Deck> {
    let key = plain::infer(question, answers, kind)?;
    let mut deck = Deck::new(DeckId("deck".into()), "");
    deck.cards.push(super::Card::new(CardId("card".into()), question, Some(key)));
    Some(deck)
}
