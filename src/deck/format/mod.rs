//! Deck files: which format a file has ([`Format`]), and what all formats share. One file a format; `gathered` is what their readers do alike,
//! [`lost`] tells what a written file has no place for.

mod aiken;
mod amend;
mod anki;
pub mod card_text;
mod csv;
mod encoding;
mod formula;
mod gathered;
mod gift;
mod html;
mod layout;
mod lost;
mod markdown;
mod open_trivia;
mod pairs;
mod plain;
mod red;
mod toml;

pub use lost::lost;
pub(super) use plain::{gaps, items};
use toml::check_id;

use std::path::Path;

use super::{CardId, Deck, DeckId};
use crate::clock::UnixMs;

/// The largest deck file, in bytes.
pub const FILE_BYTES: u64 = 10 * 1024 * 1024;

/// The largest image, and the most that all images of a deck take together, in bytes: written into a TOML file they stay below [`FILE_BYTES`].
pub const MEDIA_BYTES: usize = 6 * 1024 * 1024;

/// The most cards in a deck.
pub const CARDS: usize = 20_000;

/// The longest text of a card that is read from other programs' files, in bytes: many times what a message has room for.
pub const CARD_BYTES: usize = 64 * 1024;

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
    let bytes = std::fs::read(path).map_err(|error| wrong(unreadable(&error)))?;
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

/// A file's name without its folder and its ending.
fn stem(file: &str) -> String {
    Path::new(file).file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// What the names of deck files end in.
pub const EXTENSIONS: [&str; 12] =
    ["toml", "csv", "tsv", "md", "markdown", "txt", "yaml", "yml", "gift", "json", "apkg", "colpkg"];

/// What a file was read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Format {
    Toml,
    Csv,
    Kotoba,
    Markdown,
    Red,
    Gift,
    Aiken,
    OpenTrivia,
    Plain,
    AnkiPackage,
    AnkiText,
}

impl Format {
    /// Its name, in a sentence: "read as …".
    pub fn name(self) -> &'static str {
        match self {
            Self::Toml => "a Popquiz deck in TOML",
            Self::Csv => "a table",
            Self::Kotoba => "a table of Kotoba's",
            Self::Markdown => "Markdown",
            Self::Red => "a trivia list of Red-DiscordBot's",
            Self::Gift => "Moodle's GIFT",
            Self::Aiken => "Aiken questions",
            Self::OpenTrivia => "questions of the Open Trivia Database",
            Self::Plain => "plain text",
            Self::AnkiPackage => "an Anki package",
            Self::AnkiText => "an export of Anki's as text",
        }
    }

    /// Which format a file has: the one that its name says, or else the first whose marks are in the text. Marks that plain text hardly ever has
    /// come first.
    fn of(file: &str, text: &str) -> Self {
        match extension(file).as_str() {
            "toml" => Self::Toml,
            "csv" | "tsv" | "txt" if anki::text::is_export(text) => Self::AnkiText,
            "csv" | "tsv" => Self::Csv,
            "md" | "markdown" => Self::Markdown,
            "yaml" | "yml" => Self::Red,
            "gift" => Self::Gift,
            "json" => Self::OpenTrivia,
            _ if open_trivia::is_open_trivia(text) => Self::OpenTrivia,
            _ if red::is_list(text) => Self::Red,
            _ if gift::is_gift(text) => Self::Gift,
            _ if aiken::is_aiken(text) => Self::Aiken,
            _ if markdown::is_markdown(text) => Self::Markdown,
            _ if layout::is_table(text) => Self::Csv,
            _ => Self::Plain,
        }
    }
}

/// What decks can be written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Written {
    Toml,
    Csv,
    Markdown,
    Apkg,
}

impl Written {
    /// All of them, our own first.
    pub const ALL: [Self; 4] = [Self::Toml, Self::Csv, Self::Markdown, Self::Apkg];

    /// What a file's name ends in.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Toml => "toml",
            Self::Csv => "csv",
            Self::Markdown => "md",
            Self::Apkg => "apkg",
        }
    }

    /// What a file of this name is written as.
    pub fn of(file: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|written| written.extension() == extension(file))
    }
}

/// What a file's name ends in, in lower case.
fn extension(file: &str) -> String {
    Path::new(file).extension().map(|extension| extension.to_string_lossy().to_lowercase()).unwrap_or_default()
}

/// A deck that was read from a file, with what became of the file's cards.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// The deck.
    pub deck: Deck,
    /// What the file was read as.
    pub format: Format,
    /// How many cards the file has, or notes that could be cards.
    pub read: usize,
    /// What of it is not in the deck.
    pub skipped: SkippedList,
}

/// Something in a file that is not in the deck.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Its line, or the number of the card or note, from 1.
    pub place: usize,
    /// What it is, and why.
    pub what: String,
}

/// What of a file is not in the deck: the first [`SkippedList::TOLD`] in full, the rest as a number, for a file may have millions of empty rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SkippedList {
    told: Vec<Skipped>,
    untold: usize,
}

impl SkippedList {
    /// So many are told in full.
    pub const TOLD: usize = 1_000;

    /// The most characters of what is told of each: it may quote the file.
    const WHAT_CHARS: usize = 300;

    /// One more, at the end: its line or number, what it is and why.
    pub fn push(&mut self, place: usize, what: impl Into<String>) {
        if self.told.len() == Self::TOLD {
            self.untold += 1;
            return;
        }
        let mut what = what.into();
        if let Some((cut, _)) = what.char_indices().nth(Self::WHAT_CHARS) {
            what.truncate(cut);
            what.push('…');
        }
        self.told.push(Skipped { place, what });
    }

    /// The first of them, in the order of the file.
    pub fn told(&self) -> &[Skipped] {
        &self.told
    }

    /// How many there are, told or not.
    pub fn len(&self) -> usize {
        self.told.len() + self.untold
    }

    /// Whether all of the file is in the deck.
    pub fn is_empty(&self) -> bool {
        self.told.is_empty()
    }
}

/// How far the reading of a file has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// So many parts are done: lines, notes or cards, whichever the format goes by.
    pub done: usize,
    /// So many there are.
    pub total: usize,
}

/// Is told now and then how far the reading has come.
pub type OnProgress<'a> = &'a mut dyn FnMut(Progress);

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
    let format = Format::of(file, &text);
    let whole = |deck: Deck| Import { read: deck.cards.len(), deck, format, skipped: SkippedList::default() };
    match format {
        Format::Toml => toml::read(file, &stem, &text).map(whole),
        Format::Csv | Format::Kotoba => csv::read(file, &stem, &text, progress),
        Format::Markdown => markdown::read(file, &stem, &text, progress),
        Format::Red => red::read(file, &stem, &text, progress),
        Format::Gift => gift::read(file, &stem, &text, progress),
        Format::Aiken => aiken::read(file, &stem, &text, progress),
        Format::OpenTrivia => open_trivia::read(file, &stem, &text, progress),
        Format::AnkiText => anki::text::read(file, &stem, &text, progress),
        // A package is told by its bytes, above.
        Format::Plain | Format::AnkiPackage => plain::read(file, &stem, &text, progress),
    }
}

/// Writes a deck as a file. The moment stands in formats that tell newer files from older ones.
pub fn export(deck: &Deck, written: Written, now: UnixMs) -> Vec<u8> {
    match written {
        Written::Toml => toml::write(deck).into_bytes(),
        Written::Csv => csv::write(deck),
        Written::Markdown => markdown::write(deck).into_bytes(),
        Written::Apkg => anki::write::write(deck, now),
    }
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
pub struct Ids(std::collections::HashMap<String, usize>);

impl Ids {
    /// Those that are none of these.
    pub fn beside<'a>(taken: impl Iterator<Item = &'a CardId>) -> Self {
        Self(taken.map(|id| (id.0.clone(), 1)).collect())
    }

    /// The id that a file gives to a card.
    ///
    /// # Errors
    /// What is wrong with it.
    fn given(&mut self, id: &str) -> Result<CardId, String> {
        check_id(id)?;
        if self.0.contains_key(id) {
            return Err(format!(
                "the id “{id}” is taken by a card before it; ids must differ, because scores go by them"
            ));
        }
        self.0.insert(id.to_owned(), 1);
        Ok(CardId(id.to_owned()))
    }

    /// An id made of a text.
    pub fn unique(&mut self, text: &str) -> CardId {
        let slug = slug(text);
        loop {
            let count = self.0.entry(slug.clone()).or_insert(0);
            *count += 1;
            if *count == 1 {
                return CardId(slug);
            }
            let number = format!("-{count}");
            let kept: String = slug.chars().take(ID_CHARS - number.len()).collect();
            let id = format!("{}{number}", kept.trim_end_matches('-'));
            if !self.0.contains_key(&id) {
                self.0.insert(id.clone(), 1);
                return CardId(id);
            }
        }
    }
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

/// A deck of one card for a question that comes with its right answers and without a deck; its kind is told from the texts where it is not
/// known. `None` without a right answer of that kind.
pub fn loose(question: &str, answers: &[String], kind: Option<super::Kind>) -> Option<Deck> {
    let key = plain::infer(question, answers, kind)?;
    let mut deck = Deck::new(DeckId("deck".into()), "");
    deck.cards.push(super::Card::new(CardId("card".into()), question, Some(key)));
    Some(deck)
}
