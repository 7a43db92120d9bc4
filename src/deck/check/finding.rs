//! Findings: what a check reports.

use popquiz_deck::CardId;

use super::rule::Rule;
use crate::texts::Phrase;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The card works, but not as well as it could.
    Warning,
    /// The card cannot be played fairly.
    Error,
}

impl Severity {
    pub fn name(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// Where in a deck a card is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line of the file that the card starts on; 0 if the file has no lines.
    pub line: usize,
    /// Its number in the deck, from 1.
    pub number: usize,
    pub card: CardId,
}

/// A problem in a deck.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub severity: Severity,
    pub rule: Rule,
    /// The card; `None` for the deck as a whole.
    pub place: Option<Place>,
    /// What is wrong, on one line: quotes are short and have no control characters.
    pub message: Phrase,
    /// How to fix it.
    pub advice: Phrase,
    /// The fix as an edit, if it is safe to apply automatically.
    pub fix: Option<Fix>,
}

impl Finding {
    /// The line of the file; the first for the deck as a whole, 0 for a card without a line.
    pub fn line(&self) -> usize {
        self.place.as_ref().map_or(1, |place| place.line)
    }
}

/// A finding before it is known which card it is about.
pub(super) struct Problem {
    severity: Severity,
    pub(super) rule: Rule,
    message: Phrase,
    advice: Phrase,
    pub(super) fix: Option<Fix>,
}

impl Problem {
    pub(super) fn warning(rule: Rule, message: Phrase, advice: Phrase) -> Self {
        Self { severity: Severity::Warning, rule, message, advice, fix: None }
    }

    pub(super) fn error(rule: Rule, message: Phrase, advice: Phrase) -> Self {
        Self { severity: Severity::Error, ..Self::warning(rule, message, advice) }
    }

    pub(super) fn fixed_by(self, fix: impl Into<Option<Fix>>) -> Self {
        Self { fix: fix.into(), ..self }
    }

    pub(super) fn at(self, place: Option<Place>) -> Finding {
        let Self { severity, rule, message, advice, fix } = self;
        Finding { severity, rule, place, message, advice, fix }
    }
}

/// A safe fix: an edit of one card. None makes an answer wrong that is right; [`SplitList`](Self::SplitList) and
/// [`AcceptEach`](Self::AcceptEach) make parts of an answer count, which is what a finding about them asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fix {
    /// Remove the card: another one asks, shows and accepts the same.
    RemoveCard,
    /// Clean its texts: replace entities and simple tags by what they stand for, and remove invisible characters and
    /// extra spaces.
    CleanTexts,
    /// Remove duplicate wordings; the first of each stays.
    DropDoubledWordings,
    /// Make the answer a list of these items, in any order.
    SplitList(Vec<String>),
    /// Accept each of these wordings.
    AcceptEach(Vec<String>),
}
