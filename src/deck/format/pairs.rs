//! Terms and definitions with a separator that the exporter chose, as in Quizlet: a tab, a comma, ` - ` or another
//! between the two, and a line break or a semicolon after each pair. Nothing is quoted, and a definition may have
//! several lines.

use super::html;

/// The separators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pairs {
    columns: &'static str,
    rows: char,
}

/// Possible separators between term and definition, most reliable first, and whether they are also common in texts.
const COLUMNS: [(&str, bool); 8] =
    [("\t", false), ("::", true), (" - ", true), (" – ", true), (" = ", true), ("|", true), (";", true), (",", true)];

/// So many pairs are looked at.
const SAMPLE_PAIRS: usize = 200;

/// A term, its definition, and the line that it begins on.
#[derive(Debug, PartialEq)]
pub(super) struct Pair {
    pub(super) line: usize,
    pub(super) term: String,
    pub(super) definition: String,
}

impl Pairs {
    /// Tells the signs of a text in which nearly all is pairs.
    pub(super) fn of(text: &str) -> Option<Self> {
        if is_by_tabs_and_semicolons(text) {
            return Some(Self { columns: "\t", rows: ';' });
        }
        ['\n', ';'].into_iter().find_map(|rows| {
            let pieces: Vec<&str> = text.trim_end().split(rows).take(2 * SAMPLE_PAIRS).collect();
            let filled: Vec<&str> =
                pieces.iter().copied().filter(|piece| !piece.trim().is_empty()).take(SAMPLE_PAIRS).collect();
            // Plain text has an empty line after each paragraph.
            let blank = pieces.iter().filter(|piece| piece.trim().is_empty()).count();
            let is_apart = blank * 4 > pieces.len();
            let found = COLUMNS.iter().find(|(columns, is_common)| {
                if *columns == ";" && rows == ';' || *is_common && (is_apart || filled.len() < 2) {
                    return false;
                }
                let cut: Vec<&str> = filled
                    .iter()
                    .filter_map(|piece| piece.split_once(columns))
                    .filter(|(term, definition)| !term.trim().is_empty() && !definition.trim().is_empty())
                    .map(|(_, definition)| definition)
                    .collect();
                let once = cut.iter().filter(|definition| !definition.contains(columns)).count();
                let enough = |count: usize, percent: usize| count > 0 && count * 100 >= filled.len() * percent;
                if *is_common { enough(cut.len(), 90) && enough(once, 60) } else { enough(cut.len(), 60) }
            });
            found.map(|(columns, _)| Self { columns, rows })
        })
    }

    /// Whether a tab is between the two.
    pub(super) fn is_by_tabs(self) -> bool {
        self.columns == "\t"
    }

    /// Whether most rows have a third cell: then it is a table of more than pairs.
    pub(super) fn has_more_columns(self, text: &str) -> bool {
        let rows: Vec<&str> = text.split(self.rows).filter(|row| !row.trim().is_empty()).take(SAMPLE_PAIRS).collect();
        self.is_by_tabs() && rows.iter().filter(|row| row.matches('\t').count() > 1).count() * 2 > rows.len()
    }

    /// The pairs of a text. Text without a separator continues the previous definition.
    pub(super) fn read(self, text: &str) -> impl Iterator<Item = Pair> {
        let mut line = 1;
        let mut pieces = text
            .split(self.rows)
            .map(move |piece| {
                let blank = piece.len() - piece.trim_start().len();
                let before = piece.get(..blank).unwrap_or_default().matches('\n').count();
                let begins = line + before;
                line += piece.matches('\n').count() + usize::from(self.rows == '\n');
                (begins, piece.trim())
            })
            .filter(|(_, piece)| !piece.is_empty())
            .peekable();
        std::iter::from_fn(move || {
            let (line, piece) = pieces.next()?;
            let (term, definition) = piece.split_once(self.columns).unwrap_or((piece, ""));
            let (term, mut definition) = (term.trim().to_owned(), definition.trim().to_owned());
            while let Some((_, more)) = pieces.next_if(|(_, piece)| self.rows == '\n' && !piece.contains(self.columns))
            {
                if !definition.is_empty() {
                    definition.push('\n');
                }
                definition.push_str(more);
            }
            Some(Pair { line, term, definition })
        })
    }

    /// Whether texts have HTML entities. Not if entities are the subject: such a deck is about HTML.
    pub(super) fn has_entities(self, text: &str) -> bool {
        text.contains('&')
            && self.read(text).all(|Pair { term, definition, .. }| !is_entity(&term) && !is_entity(&definition))
    }
}

/// Whether there are more pairs than lines: each part between semicolons has one tab.
fn is_by_tabs_and_semicolons(text: &str) -> bool {
    let pieces = || text.split(';').filter(|piece| !piece.trim().is_empty()).take(SAMPLE_PAIRS);
    let lines = text.lines().filter(|line| !line.trim().is_empty()).take(SAMPLE_PAIRS).count();
    pieces().count() > lines && pieces().all(|piece| piece.matches('\t').count() == 1)
}

fn is_entity(text: &str) -> bool {
    let name = text.strip_prefix('&').and_then(|rest| rest.strip_suffix(';'));
    name.is_some_and(|name| {
        !name.is_empty() && name.chars().all(|letter| letter == '#' || letter.is_ascii_alphanumeric())
    })
}

/// A text with its entities read; tags are part of the text.
pub(super) fn without_entities(text: &str) -> String {
    if text.contains('&') { html::text(&text.replace('<', "&lt;").replace('\n', "<br>")) } else { text.to_owned() }
}
