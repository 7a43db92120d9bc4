//! Terms and definitions with separators that the exporter chose, as in Quizlet: a tab, a comma, ` - `, `---`, `->` or
//! whatever else between the two, and a line break, a semicolon or other signs after each pair. Nothing is quoted, and a definition may have
//! several lines.

use super::html;

/// The separators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pairs {
    columns: String,
    rows: String,
}

/// Possible separators between term and definition, most reliable first, and whether they are also common in texts.
/// Runs of signs such as `---` or `->` come after the first two.
const COLUMNS: [(&str, bool); 10] = [
    ("\t", false),
    ("::", true),
    (" - ", true),
    (" – ", true),
    (" — ", true),
    (" = ", true),
    ("|", true),
    (": ", true),
    (";", true),
    (",", true),
];

/// How many of these are before runs of signs.
const BEFORE_RUNS: usize = 2;

/// So many pairs are looked at.
const SAMPLE_PAIRS: usize = 200;

/// A term, its definition, and the line that it begins on.
#[derive(Debug, PartialEq)]
pub(super) struct Pair {
    pub(super) line: usize,
    pub(super) term: String,
    pub(super) definition: String,
}

/// The pieces of a text between row separators: those with text, and whether empty ones are between them.
struct Pieces<'a> {
    filled: Vec<&'a str>,
    /// Plain text has an empty line after each paragraph.
    are_apart: bool,
}

impl<'a> Pieces<'a> {
    fn of(text: &'a str, rows: &str) -> Self {
        let pieces: Vec<&str> = text.trim_end().split(rows).take(2 * SAMPLE_PAIRS).collect();
        let blank = pieces.iter().filter(|piece| piece.trim().is_empty()).count();
        let are_apart = blank * 4 > pieces.len();
        let filled = pieces.into_iter().filter(|piece| !piece.trim().is_empty()).take(SAMPLE_PAIRS).collect();
        Self { filled, are_apart }
    }

    /// Whether this is between term and definition.
    fn are_separated_by(&self, columns: &str, is_common: bool) -> bool {
        let whole = |piece: &&'a str| -> Option<(&'a str, &'a str)> {
            let (term, definition) = piece.split_once(columns)?;
            (!term.trim().is_empty() && !definition.trim().is_empty()).then_some((term, definition))
        };
        let cut: Vec<(&str, &str)> = self.filled.iter().filter_map(whole).collect();
        let once = cut.iter().filter(|(_, definition)| !definition.contains(columns)).count();
        let enough = |count: usize, percent: usize| count > 0 && count * 100 >= self.filled.len() * percent;
        // Other lines go on with a definition.
        let begins = self.filled.first().is_some_and(|piece| whole(piece).is_some());
        if !is_common {
            return enough(cut.len(), 60) || begins && cut.len() > 1 && once == cut.len() && enough(once, 20);
        }
        if self.filled.len() < 2 {
            return false;
        }
        if self.are_apart {
            // Sentences have commas.
            return !matches!(columns, "," | ";" | ": ") && enough(once, 100);
        }
        let are_short = || cut.iter().filter(|(term, _)| term.split_whitespace().count() <= TERM_WORDS).count();
        match columns {
            ": " => enough(once, 90) && enough(are_short(), 90),
            run if is_run(run) && run != "::" => {
                enough(cut.len(), 90) && enough(once, 60)
                    || begins && cut.len() > 1 && once == cut.len() && enough(once, 40)
            }
            _ => enough(cut.len(), 90) && enough(once, 60),
        }
    }
}

/// The most words of a term before a colon.
const TERM_WORDS: usize = 6;

/// Signs that people put between term and definition, in runs.
const SIGNS: &str = "-–—=~>|:/*#@^+<→⇒➔⟶⟹↔•·_&%$§¦";

/// Signs that are hardly ever in a text, so that one of them is enough.
const RARE_SIGNS: &str = "→⇒➔⟶⟹↔~¦§";

fn is_run(text: &str) -> bool {
    let is_markup = matches!(text, "://" | "</" | "/>" | "**" | "__" | "++");
    !is_markup
        && text.chars().all(|letter| SIGNS.contains(letter))
        && (text.chars().nth(1).is_some() || text.chars().all(|letter| RARE_SIGNS.contains(letter)))
}

/// The runs of signs in a text, each once.
fn runs(text: &str) -> Vec<&str> {
    const MOST: usize = 20;
    let mut runs: Vec<&str> = Vec::new();
    for run in text.split(|letter: char| !SIGNS.contains(letter)) {
        if !run.is_empty() && is_run(run) && !runs.contains(&run) && runs.len() < MOST {
            runs.push(run);
        }
    }
    runs
}

impl Pairs {
    /// Tells the signs of a text in which nearly all is pairs.
    pub(super) fn of(text: &str) -> Option<Self> {
        let pairs = |columns: &str, rows: &str| Self { columns: columns.to_owned(), rows: rows.to_owned() };
        if is_by_tabs_and_semicolons(text) {
            return Some(pairs("\t", ";"));
        }
        let by_rows = |rows: &str| {
            let pieces = Pieces::of(text, rows);
            let (reliable, others) = COLUMNS.split_at(BEFORE_RUNS);
            let runs = pieces.filled.first().map(|piece| runs(piece)).unwrap_or_default();
            let runs = runs.into_iter().filter(|run| *run != rows).map(|run| (run, true));
            let all = reliable.iter().copied().chain(runs).chain(others.iter().copied());
            let columns = all.filter(|(columns, _)| *columns != rows);
            let found = columns.into_iter().find(|(columns, is_common)| pieces.are_separated_by(columns, *is_common));
            found.map(|(columns, _)| pairs(columns, rows))
        };
        ["\n", ";"].into_iter().find_map(by_rows).or_else(|| {
            // A separator of the exporter's own between rows, too: then there are more rows than lines.
            let lines = text.lines().filter(|line| !line.trim().is_empty()).take(SAMPLE_PAIRS).count();
            let begins = text.char_indices().nth(SAMPLE_CHARS).map_or(text, |(at, _)| text.get(..at).unwrap_or(text));
            let own = runs(begins).into_iter().filter(|rows| Pieces::of(text, rows).filled.len() > lines.max(1));
            own.into_iter().find_map(by_rows)
        })
    }

    /// Whether a tab is between the two.
    pub(super) fn is_by_tabs(&self) -> bool {
        self.columns == "\t"
    }

    /// Whether most rows have a third cell: then it is a table of more than pairs.
    pub(super) fn has_more_columns(&self, text: &str) -> bool {
        let rows: Vec<&str> =
            text.split(self.rows.as_str()).filter(|row| !row.trim().is_empty()).take(SAMPLE_PAIRS).collect();
        self.is_by_tabs() && rows.iter().filter(|row| row.matches('\t').count() > 1).count() * 2 > rows.len()
    }

    /// The pairs of a text. Text without a separator continues the previous definition.
    pub(super) fn read<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Pair> + 'a {
        let mut line = 1;
        let mut pieces = text
            .split(self.rows.as_str())
            .map(move |piece| {
                let blank = piece.len() - piece.trim_start().len();
                let before = piece.get(..blank).unwrap_or_default().matches('\n').count();
                let begins = line + before;
                line += piece.matches('\n').count() + usize::from(self.rows == "\n");
                (begins, piece.trim())
            })
            .filter(|(_, piece)| !piece.is_empty())
            .peekable();
        std::iter::from_fn(move || {
            let (line, piece) = pieces.next()?;
            let columns = self.columns.as_str();
            let (term, definition) = piece.split_once(columns).unwrap_or((piece, ""));
            let (term, mut definition) = (term.trim().to_owned(), definition.trim().to_owned());
            while let Some((_, more)) = pieces.next_if(|(_, piece)| self.rows == "\n" && !piece.contains(columns)) {
                if !definition.is_empty() {
                    definition.push('\n');
                }
                definition.push_str(more);
            }
            Some(Pair { line, term, definition })
        })
    }

    /// Whether texts have HTML entities. Not if entities are the subject: such a deck is about HTML.
    pub(super) fn has_entities(&self, text: &str) -> bool {
        text.contains('&')
            && self.read(text).all(|Pair { term, definition, .. }| !is_entity(&term) && !is_entity(&definition))
    }
}

/// How many characters are searched for a separator between rows.
const SAMPLE_CHARS: usize = 4_000;

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
