//! The rows of a table as cards, wherever the table comes from: a text, a spreadsheet, or Markdown.
//!
//! Answers are written as in [`card_text`]. Kotoba's tables are recognized by their columns, and their answers are
//! separated by commas. Cells with HTML or clozes are read as Anki reads them.

use csv::StringRecord;
use popquiz_deck::field::DeckField;
use popquiz_deck::fold::is_blank;
use popquiz_deck::{AnswerKey, Deck};

use super::anki;
use super::card_text::{self, Notation};
use super::columns::{Column, Columns};
use super::deck_builder::{DeckBuilder, NewCard, check_length};
use super::error::DeckError;
use super::formats::Format;
use super::import::Import;
use super::option_columns::{CorrectBy, OptionCells, OptionKey};
use super::{html, infer, language_names};
use crate::texts::{Phrase, phrase};

/// A table that is being read.
pub(super) struct Table {
    columns: Columns,
    format: Format,
    notation: Notation,
    /// How the cells are read as Anki does: as HTML or as plain text. `None` if they are read as ours.
    anki: Option<TextKind>,
    correct_by: CorrectBy,
    /// What is between surplus cells.
    separator: char,
    /// What the table's cards have in common.
    tag: Option<String>,
    /// The records before the cards that are still to come.
    before: usize,
    header_line: usize,
    /// The filled cells of columns that mean nothing to us.
    unknown: Vec<usize>,
    pub(super) builder: DeckBuilder,
}

/// What the texts of a table for Anki are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TextKind {
    Html,
    Plain,
}

/// The texts of a row's cells.
struct Row<'a> {
    record: &'a StringRecord,
    roles: &'a [Option<Column>],
    /// What surplus cells add to the last one.
    joined: Option<(usize, String)>,
}

impl Row<'_> {
    fn cell(&self, place: usize) -> &str {
        match &self.joined {
            Some((joined, text)) if *joined == place => text.trim(),
            _ => self.record.get(place).unwrap_or_default().trim(),
        }
    }

    fn all(&self, wanted: Column) -> impl Iterator<Item = &str> {
        let is_wanted = move |role: &Option<Column>| *role == Some(wanted);
        self.roles.iter().enumerate().filter(move |(_, role)| is_wanted(role)).map(|(place, _)| self.cell(place))
    }

    fn first(&self, wanted: Column) -> &str {
        self.all(wanted).next().unwrap_or_default()
    }

    fn options(&self) -> OptionCells<'_> {
        OptionCells {
            options: self.all(Column::Option).collect(),
            wrong: self.all(Column::WrongOption).collect(),
            correct: self.first(Column::Correct),
        }
    }
}

impl Table {
    /// A table that begins with these records, none of them blank.
    pub(super) fn new(sample: &[StringRecord], separator: char) -> Self {
        Self::empty(Format::Csv).next(sample, separator, None)
    }

    /// A file of this format that may have several tables.
    pub(super) fn empty(format: Format) -> Self {
        Self {
            columns: Columns::default(),
            format,
            notation: Notation::File,
            anki: None,
            correct_by: CorrectBy::default(),
            separator: ',',
            tag: None,
            before: 0,
            header_line: 1,
            unknown: Vec::new(),
            builder: DeckBuilder::default(),
        }
    }

    /// The next table of the file, which begins with these records; its cards get a tag.
    pub(super) fn next(mut self, sample: &[StringRecord], separator: char, tag: Option<String>) -> Self {
        self.report_unknown_columns();
        let columns = Columns::of(sample);
        let is_kotobas = columns.has(Column::Instructions) || columns.has(Column::RenderAs);
        let cards = sample.get(columns.records_before..).unwrap_or_default();
        let is_ours = columns.are_exported() || is_kotobas || columns.has(Column::Correct);
        let row = |record| Row { record, roles: &columns.roles, joined: None };
        let rows: Vec<Row<'_>> = cards.iter().map(row).collect();
        self.correct_by = CorrectBy::of(&rows.iter().map(Row::options).collect::<Vec<_>>());
        self.format = if is_kotobas { Format::Kotoba } else { self.format };
        self.notation = if columns.are_exported() { Notation::Exported } else { Notation::File };
        self.anki = if is_ours { None } else { anki_text(cards) };
        self.separator = separator;
        self.tag = tag;
        self.before = columns.records_before;
        self.unknown = vec![0; columns.roles.len()];
        if let Some(names) =
            Columns::possible_header(sample).filter(|_| !columns.has_header() && self.format != Format::Markdown)
        {
            self.builder.report(1, phrase!("skipped-possible-header", names = names));
        }
        self.columns = columns;
        self
    }

    /// A table in a file of Markdown that has other cards, too. Its first row names the columns in any case.
    pub(super) fn in_markdown(builder: DeckBuilder, sample: &[StringRecord], tag: Option<String>) -> Self {
        let mut table = Self { builder, ..Self::empty(Format::Markdown) }.next(sample, ',', tag);
        if !table.columns.has_header() {
            table.columns = Columns::with_names_of_their_own(sample);
            table.before = table.columns.records_before;
            table.unknown = vec![0; table.columns.roles.len()];
        }
        table
    }

    /// The cards that were read, for a file that has others.
    pub(super) fn into_builder(mut self) -> DeckBuilder {
        self.report_unknown_columns();
        self.builder
    }

    /// Reads a record: a title above the header, the header, or a card.
    pub(super) fn read(&mut self, record: &StringRecord, line: usize) {
        if self.before > 0 {
            self.before -= 1;
            self.header_line = line;
            if self.before > 0 {
                let text = record.iter().map(str::trim).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" ");
                self.builder.report(line, phrase!("skipped-above-header", text = text));
            }
            return;
        }
        if let Err(what) = check_length(record.as_slice()) {
            return self.builder.skip(line, what);
        }
        let columns = std::mem::take(&mut self.columns);
        self.read_card(record, &columns.roles, line);
        self.columns = columns;
    }

    fn read_card(&mut self, record: &StringRecord, roles: &[Option<Column>], line: usize) {
        for (place, role) in roles.iter().enumerate() {
            let cell = record.get(place).unwrap_or_default().trim();
            let is_known = match role {
                None => false,
                Some(Column::Correct) => has_options(roles),
                Some(Column::Language) => language_of(cell).is_some(),
                Some(_) => true,
            };
            let is_filled = !is_blank(cell);
            if let Some(count) = self.unknown.get_mut(place).filter(|_| !is_known && is_filled) {
                *count += 1;
            }
        }
        let row = Row { record, roles, joined: self.joined(record, roles, line) };
        if self.anki.is_some() {
            return self.add_as_anki(&row, line);
        }
        let prompt = row.first(Column::Prompt);
        let mut shown = Vec::new();
        let key = if has_options(roles) {
            row.options().key(prompt, self.correct_by).and_then(|OptionKey { key, shown: options }| {
                shown = options;
                match key {
                    // Some rows of such a table are no choice.
                    Some(AnswerKey::Term(_)) => card_text::read(prompt, row.first(Column::Correct), self.notation),
                    key => Ok(key),
                }
            })
        } else if self.format == Format::Kotoba {
            Ok(kotoba(row.first(Column::Answer)))
        } else {
            card_text::read(prompt, row.first(Column::Answer), self.notation)
        };
        // Kotoba shows its instructions with the prompt.
        let instructions = row.first(Column::Instructions);
        let mut text = prompt.to_owned();
        if !instructions.is_empty() {
            text = format!("{text}\n{instructions}");
        }
        for option in shown {
            text = format!("{text}\n- {option}");
        }
        let found = NewCard {
            line,
            prompt: text,
            name: prompt.to_owned(),
            id: row.first(Column::Id).to_owned(),
            language: language(&row),
            reject: card_text::wordings(row.first(Column::Reject), self.notation),
            tags: self.tags(&row).into(),
            note: note(&row),
        };
        self.builder.add(found, key);
    }

    fn tags(&self, row: &Row<'_>) -> Vec<String> {
        row.all(Column::Tags).flat_map(card_text::tags).chain(self.tag.clone()).collect()
    }

    /// The last text with the surplus cells of a row: their separators are part of it. Reports cells that can't belong
    /// to a text.
    fn joined(&mut self, record: &StringRecord, roles: &[Option<Column>], line: usize) -> Option<(usize, String)> {
        let last = roles.len().checked_sub(1)?;
        let surplus: Vec<&str> = record.iter().skip(last + 1).collect();
        if surplus.iter().all(|cell| is_blank(cell)) {
            return None;
        }
        let is_text = matches!(roles.get(last), Some(Some(Column::Prompt | Column::Answer | Column::Note)));
        let text = surplus.join(&self.separator.to_string());
        if !is_text {
            self.builder.report(line, phrase!("skipped-surplus-cells", text = text.trim().to_owned()));
            return None;
        }
        Some((last, format!("{}{}{text}", record.get(last).unwrap_or_default(), self.separator)))
    }

    /// Adds the cards that Anki would make of a row.
    fn add_as_anki(&mut self, row: &Row<'_>, line: usize) {
        let fields = [row.first(Column::Prompt).to_owned(), row.first(Column::Answer).to_owned(), note(row)];
        let is_html = self.anki == Some(TextKind::Html);
        for made in anki::cards_of_note(&fields, is_html) {
            match made {
                Err(problem) => self.builder.skip(line, problem),
                Ok((card, remarks)) => {
                    for remark in remarks {
                        self.builder.report(line, remark);
                    }
                    let found = NewCard {
                        line,
                        prompt: card.prompt,
                        name: String::new(),
                        id: row.first(Column::Id).to_owned(),
                        language: language(row),
                        reject: card_text::wordings(row.first(Column::Reject), self.notation),
                        tags: self.tags(row).into(),
                        note: card.note.unwrap_or_default(),
                    };
                    self.builder.add(found, Ok(card.key));
                }
            }
        }
    }

    /// The import, or an error if the table has no cards.
    pub(super) fn finish(mut self, file: &str, mut deck: Deck, nothing: Phrase) -> Result<Import, DeckError> {
        self.report_unknown_columns();
        let Self { columns, format, builder, .. } = self;
        deck.language = deck.language.or_else(|| columns.language.map(str::to_owned));
        let mut import = builder.finish(file, deck, format, nothing)?;
        if columns.has_header() {
            import.unsupported.retain(|field| {
                let column = match field {
                    DeckField::Language => Column::Language,
                    DeckField::Reject => Column::Reject,
                    DeckField::Tags => Column::Tags,
                    DeckField::Notes => Column::Note,
                    _ => return true,
                };
                !columns.has(column)
            });
        }
        Ok(import)
    }

    /// Reports the columns with text that no card has a place for.
    fn report_unknown_columns(&mut self) {
        for (name, cells) in self.columns.names.iter().zip(&self.unknown) {
            // Without a name, they number the rows.
            if *cells > 0 && !name.is_empty() {
                let what = phrase!("skipped-unknown-column", name = name, cells = *cells);
                self.builder.report(self.header_line, what);
            }
        }
    }
}

fn has_options(roles: &[Option<Column>]) -> bool {
    roles.iter().any(|role| matches!(role, Some(Column::Option | Column::WrongOption)))
}

fn language(row: &Row<'_>) -> String {
    language_of(row.first(Column::Language)).unwrap_or_default()
}

/// The language that a cell names, by its tag or its name.
fn language_of(cell: &str) -> Option<String> {
    let named = language_names::language(cell).map(str::to_owned);
    named.or_else(|| is_language_tag(cell).then(|| cell.to_owned()))
}

fn note(row: &Row<'_>) -> String {
    row.all(Column::Note).filter(|text| !is_blank(text)).collect::<Vec<_>>().join("\n")
}

/// How a table's cells are read as Anki does, if they have HTML or clozes.
fn anki_text(cards: &[StringRecord]) -> Option<TextKind> {
    let cells = || cards.iter().flatten();
    let has_clozes = cards.iter().any(|record| record.get(0).is_some_and(anki::has_cloze));
    let is_html = html::is_in(cells());
    if is_html {
        return Some(TextKind::Html);
    }
    has_clozes.then_some(TextKind::Plain)
}

/// Kotoba's answers, separated by commas.
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
