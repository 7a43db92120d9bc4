//! The formats: which one a file has, what reads it, and what decks can be written as. A new one that is read is a line of [`NAMED`] or [`MARKED`] and a
//! variant of [`Format`].

use super::{
    DeckError, Import, OnProgress, aiken, anki, csv, extension, gift, layout, markdown, open_trivia, plain, red, toml,
};

/// What a file was read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Our own.
    Toml,
    /// Tables of spreadsheets, and pairs of terms and definitions as Quizlet writes them.
    Csv,
    /// Tables of the bot Kotoba, told by their columns.
    Kotoba,
    /// Ours, and the cards of Obsidian's plugins.
    Markdown,
    /// Lists of Red-DiscordBot's trivia, in YAML.
    Red,
    /// Moodle's GIFT.
    Gift,
    /// Multiple choice in plain text.
    Aiken,
    /// JSON of the Open Trivia Database.
    OpenTrivia,
    /// Paragraphs: a title, then prompts and answers by turns.
    Plain,
    /// `.apkg` and `.colpkg`, whatever they are called: they are told by their bytes.
    AnkiPackage,
    /// Anki's notes or cards in plain text.
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
}

/// Reads a text: the file's name, that without folder and ending, the text, and who is told how far it has come.
type Read = fn(&str, &str, &str, OnProgress<'_>) -> Result<Import, DeckError>;

/// What the names of deck files end in, and what reads such a file; `None` where its content says it.
const NAMED: [(&str, Option<Read>); 12] = [
    ("toml", Some(toml::read)),
    ("csv", Some(csv::read)),
    ("tsv", Some(csv::read)),
    ("md", Some(markdown::read)),
    ("markdown", Some(markdown::read)),
    ("yaml", Some(red::read)),
    ("yml", Some(red::read)),
    ("gift", Some(gift::read)),
    ("json", Some(open_trivia::read)),
    ("txt", None),
    ("apkg", None),
    ("colpkg", None),
];

/// Whether a text has the marks of a format.
type IsMarked = fn(&str) -> bool;

/// The marks by which a format is told, and what reads it. Those that plain text hardly ever has come first.
const MARKED: [(IsMarked, Read); 6] = [
    (open_trivia::is_open_trivia, open_trivia::read),
    (red::is_list, red::read),
    (gift::is_gift, gift::read),
    (aiken::is_aiken, aiken::read),
    (markdown::is_markdown, markdown::read),
    (layout::is_table, csv::read),
];

/// What the names of deck files end in.
pub fn extensions() -> impl Iterator<Item = &'static str> {
    NAMED.into_iter().map(|(extension, _)| extension)
}

/// What reads a text: what its file's name says, or else the first whose marks are in it.
pub(super) fn reader(file: &str, text: &str) -> Read {
    let extension = extension(file);
    if matches!(extension.as_str(), "csv" | "tsv" | "txt") && anki::text::is_export(text) {
        return anki::text::read;
    }
    let named = NAMED.into_iter().find(|(name, _)| *name == extension).and_then(|(_, read)| read);
    let marked = || MARKED.into_iter().find(|(is_marked, _)| is_marked(text)).map(|(_, read)| read);
    named.or_else(marked).unwrap_or(plain::read)
}

/// What decks can be written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// Our own format, which keeps everything.
    Toml,
    /// A table of the cards.
    Csv,
    /// Cards that are read well in an editor; without images.
    Markdown,
    /// A package for Anki.
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
