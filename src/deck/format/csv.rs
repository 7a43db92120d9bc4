//! Tables: CSV with commas, semicolons or tabs, with a line of column names or without; as spreadsheets, Quizlet and Kotoba write them.
//!
//! Answers stand in their cells as [`card_text`] writes them. Kotoba's tables are told by their columns: their answers are apart by commas.

use csv::{ReaderBuilder, StringRecord, Terminator, WriterBuilder};

use super::{
    CARDS, DeckError, Format, Ids, Import, OnProgress, Progress, Skipped, SkippedList, card_text, deck_id, plain,
    title_of,
};
use crate::deck::lookup::fold;
use crate::deck::{AnswerKey, Card, CardId, Deck};

/// The columns that are known, each with the names that it goes by in other programs' tables, folded.
const COLUMNS: [(Column, &[&str]); 7] = [
    (Column::Prompt, &["prompt", "question", "questions", "front", "term"]),
    (Column::Answer, &["answer", "answers", "back", "definition"]),
    (Column::Reject, &["reject", "rejected", "never"]),
    (Column::Tags, &["tags", "tag", "topic", "topics", "category"]),
    (Column::Note, &["note", "notes", "comment", "explanation"]),
    (Column::Id, &["id"]),
    (Column::Instructions, &["instructions", "render as"]),
];

#[derive(Clone, Copy, Debug, PartialEq)]
enum Column {
    Prompt,
    Answer,
    Reject,
    Tags,
    Note,
    Id,
    /// Only Kotoba has them.
    Instructions,
}

/// What is apart by what, where a file without a telling name is a table at all: nearly every line has the separator, and as often.
pub(super) fn separator(text: &str) -> Option<u8> {
    const LOOKED_AT: usize = 200;
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(LOOKED_AT).collect();
    [b'\t', b';', b','].into_iter().find(|separator| {
        let with = lines.iter().filter(|line| line.bytes().any(|byte| byte == *separator)).count();
        with > 0 && with * 10 >= lines.len() * 9
    })
}

/// Whether a text without a telling name is a table: apart by tabs, for commas and semicolons stand in any text.
pub(super) fn is_table(text: &str) -> bool {
    separator(text) == Some(b'\t')
}

pub(super) fn read(file: &str, stem: &str, text: &str, progress: OnProgress<'_>) -> Result<Import, DeckError> {
    let separator = separator(text).unwrap_or(b',');
    let mut reader = ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .terminator(Terminator::Any(b'\n'))
        .from_reader(text.as_bytes());
    let mut columns: Option<Vec<Option<Column>>> = None;
    let mut format = Format::Csv;
    let mut ids = Ids::default();
    let (mut cards, mut skipped, mut read) = (Vec::new(), SkippedList::default(), 0);
    for record in reader.records() {
        let record = record.map_err(|error| {
            let line = error.position().and_then(|position| usize::try_from(position.line()).ok());
            DeckError::new(file, line, format!("this line is not one of a table: {error}"))
        })?;
        let done = record.position().and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or_default();
        progress(Progress { done, total: text.len() });
        let line = record.position().map_or(0, csv::Position::line);
        let line = usize::try_from(line).unwrap_or(usize::MAX);
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let Some(known) = &columns else {
            let named = named_columns(&record);
            if named.as_ref().is_some_and(|named| named.contains(&Some(Column::Instructions))) {
                format = Format::Kotoba;
            }
            let is_header = named.is_some();
            columns =
                Some(named.unwrap_or_else(|| vec![Some(Column::Prompt), Some(Column::Answer), Some(Column::Tags)]));
            if !is_header {
                read += 1;
                let known = columns.as_deref().unwrap_or_default();
                take(&record, known, format, line, &mut ids, &mut cards, &mut skipped);
            }
            continue;
        };
        read += 1;
        take(&record, known, format, line, &mut ids, &mut cards, &mut skipped);
        if cards.len() > CARDS {
            let what =
                format!("the table has more than {CARDS} cards, and that is the most. Split it into several decks");
            return Err(DeckError::new(file, line, what));
        }
    }
    if read == 0 {
        return Err(DeckError::new(file, None, "the table is empty; write a prompt and its answer into each line"));
    }
    Ok(Import { deck: Deck { cards, ..Deck::new(deck_id(stem), title_of(stem)) }, format, read, skipped })
}

/// The columns that a first line names; `None` where it is a card.
fn named_columns(record: &StringRecord) -> Option<Vec<Option<Column>>> {
    let column = |cell: &str| {
        let name = fold(cell);
        COLUMNS.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(column, _)| *column)
    };
    let columns: Vec<Option<Column>> = record.iter().map(column).collect();
    let has = |column| columns.contains(&Some(column));
    (has(Column::Prompt) && has(Column::Answer)).then_some(columns)
}

fn take(
    record: &StringRecord,
    columns: &[Option<Column>],
    format: Format,
    line: usize,
    ids: &mut Ids,
    cards: &mut Vec<Card>,
    skipped: &mut SkippedList,
) {
    let cell = |wanted| {
        let place = columns.iter().position(|column| *column == Some(wanted));
        place.and_then(|place| record.get(place)).unwrap_or_default().trim()
    };
    let prompt = cell(Column::Prompt);
    let mut skip = |what: String| skipped.push(Skipped { place: line, what });
    if prompt.is_empty() {
        return skip("the prompt is empty".to_owned());
    }
    let answer = cell(Column::Answer);
    let key = if format == Format::Kotoba { Ok(kotoba(answer)) } else { card_text::read(prompt, answer) };
    let key = match key {
        Ok(key) => key,
        Err(what) => return skip(format!("the answer cannot be read: {what}")),
    };
    let id = match ids.given_or(cell(Column::Id), prompt) {
        Ok(id) => id,
        Err(what) => return skip(what),
    };
    let parts = |text: &str, apart: &[char]| -> Vec<String> {
        text.split(apart).map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
    };
    let note = Some(cell(Column::Note).to_owned()).filter(|note| !note.is_empty());
    let (reject, tags) = (card_text::wordings(cell(Column::Reject)), parts(cell(Column::Tags), &[',', ';']));
    cards.push(Card { reject, tags, note, line, ..Card::new(id, prompt, key) });
}

fn kotoba(answers: &str) -> Option<AnswerKey> {
    let answers: Vec<String> = answers.split(',').map(|answer| answer.trim().to_owned()).collect();
    plain::infer("", &answers, Some(crate::deck::Kind::Term))
}

/// What a deck is as a table: its cards. What is told about the deck, and its images, have no place there.
pub(super) fn write(deck: &Deck) -> Vec<u8> {
    let mut writer = WriterBuilder::new().from_writer(Vec::new());
    // Writing to memory does not fail.
    let _ = writer.write_record(["id", "prompt", "answer", "reject", "tags", "note"]);
    for card in &deck.cards {
        let answer = card.key.as_ref().map(|key| card_text::write(&card.prompt, key)).unwrap_or_default();
        let CardId(id) = &card.id;
        let note = card.note.as_deref().unwrap_or_default();
        let _ = writer.write_record([
            id.as_str(),
            &card.prompt,
            &answer,
            &card_text::one_of(&card.reject),
            &card.tags.join(", "),
            note,
        ]);
    }
    writer.into_inner().unwrap_or_default()
}
