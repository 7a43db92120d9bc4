//! The records of a table, and the names of its columns.

use csv::{ReaderBuilder, StringRecord, Terminator};
use popquiz_deck::fold::fold;

/// The columns that are known, each with the names that it goes by in other programs' tables, folded.
const COLUMNS: [(Column, &[&str]); 9] = [
    (
        Column::Prompt,
        &["prompt", "question", "questions", "front", "term", "terms", "word", "frage", "pregunta", "pergunta"],
    ),
    (
        Column::Answer,
        &[
            "answer",
            "answers",
            "back",
            "definition",
            "definitions",
            "correct answer",
            "antwort",
            "respuesta",
            "resposta",
            "reponse",
        ],
    ),
    (Column::Language, &["language", "lang"]),
    (Column::Reject, &["reject", "rejected", "never"]),
    (Column::Tags, &["tags", "tag", "topic", "topics", "category"]),
    (Column::Note, &["note", "notes", "comment", "explanation"]),
    (Column::Id, &["id"]),
    (Column::Instructions, &["instructions"]),
    (Column::RenderAs, &["render as"]),
];

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Column {
    Prompt,
    Answer,
    /// The language of the answer, as a BCP 47 tag.
    Language,
    Reject,
    Tags,
    Note,
    Id,
    /// What to type; only Kotoba's tables have it.
    Instructions,
    /// Whether Kotoba shows the prompt as text or as an image.
    RenderAs,
}

/// The records of a text.
pub(super) fn reader(text: &str, separator: u8, quoted: bool) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .delimiter(separator)
        .quoting(quoted)
        .has_headers(false)
        .flexible(true)
        .terminator(Terminator::Any(b'\n'))
        .from_reader(text.as_bytes())
}

/// Whether all cells are empty.
pub(super) fn is_blank(record: &StringRecord) -> bool {
    record.iter().all(|cell| cell.trim().is_empty())
}

/// The columns that a header names; `None` if the first row is a card.
pub(super) fn named_columns(record: &StringRecord) -> Option<Vec<Option<Column>>> {
    const LONGEST_NAME: usize = 40;
    const MAX_COLUMNS: usize = 100;
    if record.len() > MAX_COLUMNS {
        return None;
    }
    let column = |cell: &str| {
        let name = if cell.len() > LONGEST_NAME { return None } else { fold(cell) };
        COLUMNS.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(column, _)| *column)
    };
    let columns: Vec<Option<Column>> = record.iter().map(column).collect();
    let has = |column| columns.contains(&Some(column));
    (has(Column::Prompt) && has(Column::Answer)).then_some(columns)
}
