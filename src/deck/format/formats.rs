//! The formats that decks are read from and written in.

use super::file_name::extension;

/// The formats that files are read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Format {
    /// Our own.
    Toml,
    /// Tables of spreadsheets, and pairs of terms and definitions as Quizlet writes them.
    Csv,
    /// `.xlsx`, `.xls` and `.ods`, recognized by their bytes.
    Spreadsheet,
    /// Tables of the bot Kotoba, recognized by their columns.
    Kotoba,
    /// Ours, and the cards of Obsidian's plugins.
    Markdown,
    /// Lists of Red-DiscordBot's trivia, in YAML.
    RedTrivia,
    /// Moodle's GIFT.
    Gift,
    /// Moodle's question bank in XML.
    MoodleXml,
    /// Multiple choice in plain text.
    Aiken,
    /// JSON of the Open Trivia Database.
    OpenTrivia,
    /// JSON of other programs, by the names of its members.
    QuizJson,
    /// Paragraphs: a title, then prompts and answers by turns.
    Plain,
    /// `.apkg` and `.colpkg`, recognized by their bytes, whatever the name.
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
            Self::Spreadsheet => "a spreadsheet",
            Self::Kotoba => "a Kotoba table",
            Self::Markdown => "Markdown",
            Self::RedTrivia => "a Red-DiscordBot trivia list",
            Self::Gift => "Moodle GIFT",
            Self::MoodleXml => "Moodle XML",
            Self::Aiken => "Aiken questions",
            Self::OpenTrivia => "Open Trivia Database questions",
            Self::QuizJson => "JSON",
            Self::Plain => "plain text",
            Self::AnkiPackage => "an Anki package",
            Self::AnkiText => "an Anki text export",
        }
    }
}

/// The formats that decks can be exported to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportFormat {
    /// Our own format, which keeps everything.
    Toml,
    /// A table of the cards.
    Csv,
    /// Cards that are easy to read in an editor; without images.
    Markdown,
    /// A package for Anki.
    Apkg,
}

impl ExportFormat {
    /// All formats, our own first.
    pub const ALL: [Self; 4] = [Self::Toml, Self::Csv, Self::Markdown, Self::Apkg];

    /// The extension of files in this format, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Toml => "toml",
            Self::Csv => "csv",
            Self::Markdown => "md",
            Self::Apkg => "apkg",
        }
    }

    /// The format that a file of this name is exported in.
    pub fn of(file: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.extension() == extension(file))
    }
}
