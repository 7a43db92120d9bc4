//! Tables as text: CSV with commas, semicolons or tabs, with or without a header, as written by spreadsheets, Quizlet,
//! Kotoba, and Anki without its own header. What the rows mean is in [`table`](super::table).

use std::borrow::Cow;

use csv::{StringRecord, WriterBuilder};
use popquiz_deck::{CardId, Deck};

use super::card_text::{self, Notation};
use super::columns::{EXPORTED, is_blank, reader};
use super::error::DeckError;
use super::file_name::{deck_id, default_title, extension};
use super::html;
use super::import::{Import, OnProgress, Progress};
use super::layout::{Layout, Quotes, declared_separator, without_spaces_before_quotes};
use super::pairs::{self, Pair};
use super::table::Table;
use crate::texts::phrase;

/// How many records are examined to understand the columns.
const SAMPLE_RECORDS: usize = 200;

pub(super) fn read(file: &str, stem: &str, text: &str, progress: OnProgress<'_>) -> Result<Import, DeckError> {
    let declared = declared_separator(text);
    let (text, lines_before) = declared.map_or((text, 0), |(_, rest)| (rest, 1));
    let layout = match declared {
        Some((separator, _)) => Layout::Cells { separator, quoted: Quotes::of(text, separator).are_cells() },
        None => Layout::of(text, matches!(extension(file).as_str(), "csv" | "tsv"))
            .unwrap_or(Layout::Cells { separator: b',', quoted: true }),
    };
    let table = match layout {
        Layout::Pairs(pairs) if !pairs.has_more_columns(text) => {
            let has_entities = pairs.has_entities(text) && !html::is_in(text.lines());
            let shown = |text: String| if has_entities { pairs::without_entities(&text) } else { text };
            let total = text.matches('\n').count() + 1;
            let record = |Pair { line, term, definition }: Pair| {
                (line, StringRecord::from(vec![shown(term), shown(definition)]))
            };
            let records = pairs.read(text).map(record);
            let sample: Vec<StringRecord> =
                pairs.read(text).map(record).map(|(_, record)| record).take(sample_records(text)).collect();
            let mut table = Table::new(&sample, '\t');
            for (line, record) in records {
                progress(Progress { done: line, total });
                table.read(&record, lines_before + line);
                if table.builder.is_full() {
                    break;
                }
            }
            table
        }
        Layout::Pairs(_) => read_cells(file, text, (b'\t', false), lines_before, progress)?,
        Layout::Cells { separator, quoted } => read_cells(file, text, (separator, quoted), lines_before, progress)?,
    };
    table.finish(file, Deck::new(deck_id(stem), default_title(stem)), phrase!("file-empty-table"))
}

/// How many records of a text are examined: all if some may have markup, which is on few cards of a deck.
fn sample_records(text: &str) -> usize {
    if text.contains(['<', '&']) || text.contains("{{c") { usize::MAX } else { SAMPLE_RECORDS }
}

fn read_cells(
    file: &str,
    text: &str,
    (separator, quoted): (u8, bool),
    lines_before: usize,
    progress: OnProgress<'_>,
) -> Result<Table, DeckError> {
    let number = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    let text = if quoted { without_spaces_before_quotes(text, separator) } else { Cow::Borrowed(text) };
    let text = text.as_ref();
    if let Some(line) = Quotes::of(text, separator).unclosed.filter(|_| quoted) {
        return Err(DeckError::new(file, lines_before + line, phrase!("file-unclosed-quote")));
    }
    let sample: Vec<StringRecord> = reader(text, separator, quoted)
        .records()
        .flatten()
        .filter(|record| !is_blank(record))
        .take(sample_records(text))
        .collect();
    let mut table = Table::new(&sample, char::from(separator));
    drop(sample);
    for record in reader(text, separator, quoted).records() {
        let record = record.map_err(|error| {
            let line = error.position().map(|position| lines_before + number(position.line()));
            DeckError::new(file, line, phrase!("file-invalid-row", detail = error.to_string()))
        })?;
        let position = record.position();
        let done = position.map_or(0, |position| number(position.byte()));
        progress(Progress { done, total: text.len() });
        if !is_blank(&record) {
            // The position is that of the empty lines before a record.
            let empty = text.bytes().skip(done).take_while(|byte| *byte == b'\n').count();
            let line = position.map_or(0, |position| number(position.line()) + empty);
            table.read(&record, lines_before + line);
        }
        if table.builder.is_full() {
            break;
        }
    }
    Ok(table)
}

/// Writes a deck's cards as a table, which can't hold information about the deck or its images.
pub(super) fn write(deck: &Deck) -> Result<Vec<u8>, Box<dyn std::error::Error + Send + Sync>> {
    let mut writer = WriterBuilder::new().from_writer(Vec::new());
    let has_languages = deck.cards.iter().any(|card| card.language.is_some());
    writer.write_record(EXPORTED.into_iter().chain(has_languages.then_some("language")))?;
    for card in &deck.cards {
        let answer =
            card.key.as_ref().map(|key| card_text::write(&card.prompt, key, Notation::Exported)).unwrap_or_default();
        let CardId(id) = &card.id;
        let note = card.note.as_deref().unwrap_or_default();
        let [reject, tags] = [card_text::one_of(&card.reject), card_text::tags_line(&card.tags)];
        let cells = [id, card.prompt.as_str(), &answer, &reject, &tags, note];
        let language = card.language.as_deref().unwrap_or_default();
        writer.write_record(cells.into_iter().chain(has_languages.then_some(language)))?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}
