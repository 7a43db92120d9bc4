//! The layout of a table: its separator, whether cells are quoted, or whether it consists of pairs of terms and
//! definitions.

use std::borrow::Cow;
use std::collections::HashMap;

use super::columns::{is_blank, named_columns, reader};
use super::pairs::Pairs;

/// How a table is written.
#[derive(Clone, Debug, PartialEq)]
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
        let cells = |separator: u8| {
            let quotes = Quotes::of(&without_spaces_before_quotes(text, separator), separator);
            Self::Cells { separator, quoted: quotes.are_cells() }
        };
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
            return Some(layout.clone());
        }
        // The colons of a cloze separate nothing, and its sentence has commas.
        if is_of_clozes(text)
            && looked.iter().all(|(layout, ..)| *layout != Self::Cells { separator: b',', quoted: true })
        {
            return Some(cells(b'\t'));
        }
        let pairs = Pairs::of(text);
        if !is_named {
            // Cells in quotes may have line ends in them, so they are no lines of pairs.
            let is_quoted = |layout: &Self| matches!(layout, Self::Cells { quoted: true, .. });
            let quoted = looked
                .iter()
                .find(|(layout, _, alike)| is_quoted(layout) && *alike >= 0.9)
                .map(|(layout, ..)| layout.clone());
            return quoted.or(pairs.map(Self::Pairs));
        }
        // The first of those that are best.
        let best = looked.iter().rev().max_by(|(.., one), (.., other)| one.total_cmp(other));
        match (best, pairs) {
            (Some((layout @ Self::Cells { quoted, .. }, _, alike)), _) if *quoted || *alike >= 0.9 => {
                Some(layout.clone())
            }
            (_, Some(pairs)) => Some(Self::Pairs(pairs)),
            (Some((layout, ..)), None) => Some(layout.clone()),
            (None, None) => Some(cells(b',')),
        }
    }

    /// Whether the first record names the columns, and which share of the records has as many cells as most have: more
    /// than one.
    fn examine(&self, text: &str) -> (bool, f64) {
        let Self::Cells { separator, quoted } = *self else { return (false, 0.0) };
        let mut counts: HashMap<usize, usize> = HashMap::new();
        let mut has_names = false;
        let mut records = 0_usize;
        let text = if quoted { without_spaces_before_quotes(text, separator) } else { Cow::Borrowed(text) };
        let mut reader = reader(&text, separator, quoted);
        for record in reader.records().flatten().filter(|record| !is_blank(record)).take(SAMPLE_RECORDS) {
            has_names |= records == 0 && named_columns(&record).is_some();
            records += 1;
            *counts.entry(record.len()).or_default() += 1;
        }
        let most = counts.into_iter().filter(|(cells, _)| *cells > 1).map(|(_, count)| count).max().unwrap_or_default();
        (has_names, most as f64 / records.max(1) as f64)
    }
}

/// Whether most lines of a text are notes with Anki's clozes.
fn is_of_clozes(text: &str) -> bool {
    let has_cloze = |line: &str| {
        let mut opened = line.split("{{c").skip(1);
        opened.any(|rest| {
            let behind = rest.trim_start_matches(|letter: char| letter.is_ascii_digit());
            behind.len() < rest.len() && behind.starts_with("::") && behind.contains("}}")
        })
    };
    if !text.contains("{{c") {
        return false;
    }
    let lines = || text.lines().filter(|line| !line.trim().is_empty()).take(SAMPLE_RECORDS);
    lines().filter(|line| has_cloze(line)).count() * 2 > lines().count()
}

/// A table without the spaces between a separator and a quoted cell, which would make the quotation marks part of the
/// text. Only cells with a separator or a line break in them count: others are quotations.
pub(super) fn without_spaces_before_quotes(text: &str, separator: u8) -> Cow<'_, str> {
    let separator = char::from(separator);
    let opens = format!("{separator} ");
    if separator == ' ' || !text.contains(&opens) || !text.contains(" \"") {
        return Cow::Borrowed(text);
    }
    let mut out = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find(&opens)) {
        let behind = at + found + separator.len_utf8();
        at = behind;
        let rest = text.get(behind..).unwrap_or_default();
        let spaces_before = rest.len() - rest.trim_start_matches(' ').len();
        let Some(inside) = rest.get(spaces_before..).and_then(|rest| rest.strip_prefix('"')) else { continue };
        let Some(length) = quoted_length(inside) else { continue };
        let cell = inside.get(..length).unwrap_or_default();
        let after = inside.get(length + 1..).unwrap_or_default();
        let spaces = after.len() - after.trim_start_matches(' ').len();
        let ends = after.get(spaces..).is_none_or(|rest| rest.is_empty() || rest.starts_with([separator, '\n']));
        if ends && cell.contains([separator, '\n']) {
            out.push_str(text.get(copied..behind).unwrap_or_default());
            out.push_str(rest.get(spaces_before..spaces_before + length + 2).unwrap_or_default());
            copied = behind + spaces_before + length + 2 + spaces;
            at = copied;
        }
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(text.get(copied..).unwrap_or_default());
    Cow::Owned(out)
}

/// The length of a quoted text up to the mark that closes it; doubled marks are part of it.
fn quoted_length(inside: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        let found = at + inside.get(at..)?.find('"')?;
        if !inside.get(found + 1..)?.starts_with('"') {
            return Some(found);
        }
        at = found + 2;
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
