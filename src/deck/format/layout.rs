//! The layout of a table: its separator, whether cells are quoted, or whether it consists of pairs of terms and
//! definitions.

use std::collections::HashMap;

use super::columns::{is_blank, named_columns, reader};
use super::pairs::Pairs;

/// How a table is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Layout {
    /// As spreadsheets write it.
    Cells { separator: u8, quoted: bool },
    /// As Quizlet does.
    Pairs(Pairs),
}

/// How many records are examined to detect the separator.
const SAMPLE_RECORDS: usize = 200;

/// Possible separators between cells.
const SEPARATORS: [u8; 4] = [b'\t', b';', b'|', b','];

/// The separator that a line for spreadsheets names, and the table after that line.
pub(super) fn declared_separator(text: &str) -> Option<(u8, &str)> {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let declared = first.trim_matches('"').strip_prefix("sep=").or_else(|| first.strip_prefix("SEP="))?;
    match declared.as_bytes() {
        [separator] => Some((*separator, rest)),
        _ => None,
    }
}

impl Layout {
    /// Detects the layout of a text; `None` if it isn't a table. A text whose name says that it's a table is one, with
    /// commas by default.
    pub(super) fn of(text: &str, is_named: bool) -> Option<Self> {
        let cells = |separator: u8| Self::Cells { separator, quoted: Quotes::of(text, separator).are_cells() };
        let looked: Vec<(Self, bool, f64)> = SEPARATORS
            .into_iter()
            .filter(|separator| text.bytes().any(|byte| byte == *separator))
            .map(|separator| {
                let layout = cells(separator);
                let (has_names, alike) = layout.examine(text);
                (layout, has_names, alike)
            })
            .collect();
        if let Some((layout, ..)) = looked.iter().find(|(_, has_names, _)| *has_names) {
            return Some(*layout);
        }
        let pairs = Pairs::of(text);
        if !is_named {
            // Cells in quotes may have line ends in them, so they are no lines of pairs.
            let is_quoted = |layout: &Self| matches!(layout, Self::Cells { separator: b'\t', quoted: true });
            let quoted =
                looked.iter().find(|(layout, _, alike)| is_quoted(layout) && *alike >= 0.9).map(|(layout, ..)| *layout);
            return quoted.or(pairs.map(Self::Pairs));
        }
        // The first of those that are best.
        let best = looked.iter().rev().max_by(|(.., one), (.., other)| one.total_cmp(other));
        match (best, pairs) {
            (Some((layout @ Self::Cells { quoted, .. }, _, alike)), _) if *quoted || *alike >= 0.9 => Some(*layout),
            (_, Some(pairs)) => Some(Self::Pairs(pairs)),
            (Some((layout, ..)), None) => Some(*layout),
            (None, None) => Some(cells(b',')),
        }
    }

    /// Whether the first record names the columns, and which share of the records has as many cells as most have: more
    /// than one.
    fn examine(self, text: &str) -> (bool, f64) {
        let Self::Cells { separator, quoted } = self else { return (false, 0.0) };
        let mut counts: HashMap<usize, usize> = HashMap::new();
        let mut has_names = false;
        let mut records = 0_usize;
        let mut reader = reader(text, separator, quoted);
        for record in reader.records().flatten().filter(|record| !is_blank(record)).take(SAMPLE_RECORDS) {
            has_names |= records == 0 && named_columns(&record).is_some();
            records += 1;
            *counts.entry(record.len()).or_default() += 1;
        }
        let most = counts.into_iter().filter(|(cells, _)| *cells > 1).map(|(_, count)| count).max().unwrap_or_default();
        (has_names, most as f64 / records.max(1) as f64)
    }
}

/// What quotation marks at the beginning of cells are.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Quotes {
    /// Pairs of them that enclose a cell.
    around: usize,
    /// Others: part of a text.
    within: usize,
    /// The line of one that is never closed.
    pub(super) unclosed: Option<usize>,
}

impl Quotes {
    pub(super) fn of(text: &str, separator: u8) -> Self {
        let mut quotes = Self::default();
        let mut bytes = text.bytes().peekable();
        let (mut line, mut begins) = (1, true);
        while let Some(byte) = bytes.next() {
            if byte != b'"' || !begins {
                line += usize::from(byte == b'\n');
                begins = byte == separator || byte == b'\n';
                continue;
            }
            let opened = line;
            let closed = loop {
                match bytes.next() {
                    Some(b'"') if bytes.next_if_eq(&b'"').is_some() => {}
                    Some(b'"') => break true,
                    Some(byte) => line += usize::from(byte == b'\n'),
                    None => break false,
                }
            };
            if !closed {
                quotes.unclosed = Some(opened);
            } else if bytes.peek().is_none_or(|next| *next == separator || *next == b'\n') {
                quotes.around += 1;
            } else {
                quotes.within += 1;
            }
            begins = false;
        }
        quotes
    }

    /// Whether quotation marks enclose cells, as spreadsheets write them, rather than being part of the text.
    pub(super) fn are_cells(self) -> bool {
        self.around > 0 && self.around >= self.within
    }
}

/// Whether a text with a neutral file name is a table.
pub(super) fn is_table(text: &str) -> bool {
    declared_separator(text).is_some() || Layout::of(text, false).is_some()
}

/// The separator of a text that is known to be a table.
pub(super) fn separator(text: &str) -> Option<u8> {
    match Layout::of(text, true)? {
        Layout::Cells { separator, .. } => Some(separator),
        Layout::Pairs(pairs) => pairs.is_by_tabs().then_some(b'\t'),
    }
}
