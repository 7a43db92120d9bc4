//! Tables: CSV with commas, semicolons or tabs, with or without a header, as written by spreadsheets, Quizlet and
//! Kotoba.
//!
//! Answers are written as in [`card_text`]. Kotoba's tables are recognized by their columns, and their answers are
//! separated by commas.

use csv::{StringRecord, WriterBuilder};
use popquiz_deck::field::DeckField;
use popquiz_deck::{AnswerKey, CardId, Deck};

use super::columns::{Column, is_blank, named_columns, reader};
use super::deck_builder::{DeckBuilder, NewCard, check_length};
use super::error::DeckError;
use super::file_name::{deck_id, default_title, extension};
use super::formats::Format;
use super::import::{Import, OnProgress, Progress};
use super::layout::{Layout, Quotes, declared_separator};
use super::pairs::{self, Pair};
use super::{card_text, infer};
use crate::texts::phrase;

pub(super) fn read(file: &str, stem: &str, text: &str, progress: OnProgress<'_>) -> Result<Import, DeckError> {
    let declared = declared_separator(text);
    let (text, lines_before) = declared.map_or((text, 0), |(_, rest)| (rest, 1));
    let layout = match declared {
        Some((separator, _)) => Layout::Cells { separator, quoted: Quotes::of(text, separator).are_cells() },
        None => Layout::of(text, matches!(extension(file).as_str(), "csv" | "tsv"))
            .unwrap_or(Layout::Cells { separator: b',', quoted: true }),
    };
    let mut table = Table { columns: None, has_header: false, format: Format::Csv, builder: DeckBuilder::default() };
    match layout {
        Layout::Pairs(pairs) if !pairs.has_more_columns(text) => {
            let has_entities = pairs.has_entities(text);
            let shown = |text: String| if has_entities { pairs::without_entities(&text) } else { text };
            let total = text.matches('\n').count() + 1;
            for Pair { line, term, definition } in pairs.read(text) {
                progress(Progress { done: line, total });
                table.read_record(&StringRecord::from(vec![shown(term), shown(definition)]), lines_before + line);
                if table.builder.is_full() {
                    break;
                }
            }
        }
        Layout::Pairs(_) => table.read_cells(file, text, (b'\t', false), lines_before, progress)?,
        Layout::Cells { separator, quoted } => {
            table.read_cells(file, text, (separator, quoted), lines_before, progress)?;
        }
    }
    let Table { columns, format, builder, .. } = table;
    let deck = Deck::new(deck_id(stem), default_title(stem));
    let nothing = phrase!("file-empty-table");
    let mut import = builder.finish(file, deck, format, nothing)?;
    let columns = columns.filter(|_| table.has_header).unwrap_or_default();
    import.unsupported.retain(|field| {
        let column = match field {
            DeckField::Language => Column::Language,
            DeckField::Reject => Column::Reject,
            DeckField::Tags => Column::Tags,
            DeckField::Notes => Column::Note,
            _ => return true,
        };
        !columns.contains(&Some(column))
    });
    Ok(import)
}

/// A table that is being read.
struct Table {
    columns: Option<Vec<Option<Column>>>,
    /// Whether its first line names them.
    has_header: bool,
    format: Format,
    builder: DeckBuilder,
}

impl Table {
    fn read_cells(
        &mut self,
        file: &str,
        text: &str,
        (separator, quoted): (u8, bool),
        lines_before: usize,
        progress: OnProgress<'_>,
    ) -> Result<(), DeckError> {
        let number = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
        if let Some(line) = Quotes::of(text, separator).unclosed.filter(|_| quoted) {
            return Err(DeckError::new(file, lines_before + line, phrase!("file-unclosed-quote")));
        }
        for record in reader(text, separator, quoted).records() {
            let record = record.map_err(|error| {
                let line = error.position().map(|position| lines_before + number(position.line()));
                DeckError::new(file, line, phrase!("file-invalid-row", detail = error.to_string()))
            })?;
            let position = record.position();
            let done = position.map_or(0, |position| number(position.byte()));
            progress(Progress { done, total: text.len() });
            if !is_blank(&record) {
                let line = position.map_or(0, |position| number(position.line()));
                self.read_record(&record, lines_before + line);
            }
            if self.builder.is_full() {
                break;
            }
        }
        Ok(())
    }

    /// A record: the names of the columns, or a card.
    fn read_record(&mut self, record: &StringRecord, line: usize) {
        if let Err(what) = check_length(record.as_slice()) {
            return self.builder.skip(line, what);
        }
        if self.columns.is_none() {
            let named = named_columns(record);
            let is_kotobas = |column: &Option<Column>| matches!(column, Some(Column::Instructions | Column::RenderAs));
            if named.as_ref().is_some_and(|named| named.iter().any(is_kotobas)) {
                self.format = Format::Kotoba;
            }
            self.has_header = named.is_some();
            let unnamed = || vec![Some(Column::Prompt), Some(Column::Answer), Some(Column::Tags)];
            self.columns = Some(named.unwrap_or_else(unnamed));
            if self.has_header {
                return;
            }
        }
        let columns = self.columns.as_deref().unwrap_or_default();
        let cell = |wanted| {
            let place = columns.iter().position(|column| *column == Some(wanted));
            place.and_then(|place| record.get(place)).unwrap_or_default().trim()
        };
        let (prompt, answer) = (cell(Column::Prompt), cell(Column::Answer));
        let key = if self.format == Format::Kotoba { Ok(kotoba(answer)) } else { card_text::read(prompt, answer) };
        // Kotoba shows its instructions with the prompt.
        let instructions = cell(Column::Instructions);
        let found = NewCard {
            line,
            prompt: if instructions.is_empty() { prompt.to_owned() } else { format!("{prompt}\n{instructions}") },
            name: prompt.to_owned(),
            id: cell(Column::Id).to_owned(),
            language: Some(cell(Column::Language)).filter(|cell| is_language_tag(cell)).unwrap_or_default().to_owned(),
            reject: card_text::wordings(cell(Column::Reject)),
            tags: card_text::tags(cell(Column::Tags)).into(),
            note: cell(Column::Note).to_owned(),
        };
        self.builder.add(found, key);
    }
}

fn kotoba(answers: &str) -> Option<AnswerKey> {
    let answers: Vec<String> = answers.split(',').map(|answer| answer.trim().to_owned()).collect();
    infer::infer("", &answers, Some(popquiz_deck::Kind::Term))
}

/// Whether a cell is a BCP 47 language tag ("pt-BR"); a column with that name may contain anything.
fn is_language_tag(cell: &str) -> bool {
    let mut parts = cell.split('-');
    let is_language = |part: &str| matches!(part.len(), 2 | 3) && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    parts.next().is_some_and(is_language)
        && parts.all(|part| matches!(part.len(), 1..=8) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// Writes a deck's cards as a table, which can't hold information about the deck or its images.
pub(super) fn write(deck: &Deck) -> Result<Vec<u8>, Box<dyn std::error::Error + Send + Sync>> {
    let mut writer = WriterBuilder::new().from_writer(Vec::new());
    let has_languages = deck.cards.iter().any(|card| card.language.is_some());
    let columns = ["id", "prompt", "answer", "reject", "tags", "note"];
    writer.write_record(columns.into_iter().chain(has_languages.then_some("language")))?;
    for card in &deck.cards {
        let answer = card.key.as_ref().map(|key| card_text::write(&card.prompt, key)).unwrap_or_default();
        let CardId(id) = &card.id;
        let note = card.note.as_deref().unwrap_or_default();
        let [reject, tags] = [card_text::one_of(&card.reject), card_text::tags_line(&card.tags)];
        let cells = [id, card.prompt.as_str(), &answer, &reject, &tags, note];
        let language = card.language.as_deref().unwrap_or_default();
        writer.write_record(cells.into_iter().chain(has_languages.then_some(language)))?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}
