//! The result of an import: the deck, skipped parts, and progress.

use popquiz_deck::Deck;
use popquiz_deck::field::DeckField;

use super::formats::Format;
use crate::texts::Phrase;

/// A deck that was read from a file, and the skipped parts of the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    pub deck: Deck,
    pub format: Format,
    /// How many cards the file has, or notes that could be cards.
    pub found: usize,
    pub skipped: SkippedList,
    /// The fields that the file's format can't hold: an update from such a file must keep them.
    pub unsupported: Vec<DeckField>,
}

/// Something in a file that is not in the deck.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Skipped {
    /// Its line, or the number of the card or note, from 1.
    pub place: usize,
    /// What it is, and why.
    pub reason: Phrase,
}

/// What was skipped: the first [`SkippedList::LISTED`] in full and the others as a number, because a file may have
/// millions of empty rows.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct SkippedList {
    listed: Vec<Skipped>,
    unlisted: usize,
}

impl SkippedList {
    /// The most that are listed.
    pub const LISTED: usize = 1_000;

    /// The most characters of what a reason quotes of the file.
    const REASON_CHARS: usize = 300;

    /// Adds a skipped part: its line or number, what it is, and why it was skipped.
    pub fn push(&mut self, place: usize, mut reason: Phrase) {
        if self.listed.len() == Self::LISTED {
            self.unlisted += 1;
            return;
        }
        reason.shorten(Self::REASON_CHARS);
        self.listed.push(Skipped { place, reason });
    }

    /// The first ones, in the order of the file.
    pub fn listed(&self) -> &[Skipped] {
        &self.listed
    }

    /// The number of skipped parts, listed or not.
    pub fn len(&self) -> usize {
        self.listed.len() + self.unlisted
    }

    /// Whether all of the file is in the deck.
    pub fn is_empty(&self) -> bool {
        self.listed.is_empty()
    }
}

/// The progress of an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Lines, notes or cards that have been read, depending on the format.
    pub done: usize,
    pub total: usize,
}

/// Called now and then with the progress of an import.
pub type OnProgress<'a> = &'a mut dyn FnMut(Progress);
