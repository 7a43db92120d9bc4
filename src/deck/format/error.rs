//! The errors of reading and writing deck files.

use super::formats::ExportFormat;
use crate::texts::Phrase;

/// A problem with a deck file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, serde::Serialize, serde::Deserialize)]
#[error("{}{}: {message}", file, line.map(|line| format!(":{line}")).unwrap_or_default())]
pub struct DeckError {
    pub file: String,
    /// The line, from 1, if it's known.
    pub line: Option<usize>,
    /// What is wrong, and what to do.
    pub message: Phrase,
}

impl DeckError {
    pub(super) fn new(file: &str, line: impl Into<Option<usize>>, message: Phrase) -> Self {
        Self { file: file.to_owned(), line: line.into(), message }
    }
}

/// Why a deck could not be written.
#[derive(Debug, thiserror::Error)]
#[error("cannot write this deck as a .{} file ({reason}); try another format, such as .toml", format.extension())]
pub struct ExportError {
    pub(super) format: ExportFormat,
    pub(super) reason: Box<dyn std::error::Error + Send + Sync>,
}

impl ExportError {
    /// What the library that writes the format says, in English.
    pub fn reason(&self) -> String {
        self.reason.to_string()
    }
}
