//! What became of a file: the deck, and what of the file is not in it; and how far its reading has come.

use popquiz_deck::Deck;
use popquiz_deck::part::Part;

use super::Format;

/// A deck that was read from a file, with what became of the file's cards.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// The deck.
    pub deck: Deck,
    /// What the file was read as.
    pub format: Format,
    /// How many cards the file has, or notes that could be cards.
    pub read: usize,
    /// What of it is not in the deck.
    pub skipped: SkippedList,
    /// What the file has no place for: a newer version says nothing of it.
    pub without: Vec<Part>,
}

/// Something in a file that is not in the deck.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Its line, or the number of the card or note, from 1.
    pub place: usize,
    /// What it is, and why.
    pub what: String,
}

/// What of a file is not in the deck: the first [`SkippedList::TOLD`] in full, the rest as a number, for a file may have millions of empty rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SkippedList {
    told: Vec<Skipped>,
    untold: usize,
}

impl SkippedList {
    /// So many are told in full.
    pub const TOLD: usize = 1_000;

    /// The most characters of what is told of each: it may quote the file.
    const WHAT_CHARS: usize = 300;

    /// One more, at the end: its line or number, what it is and why.
    pub fn push(&mut self, place: usize, what: impl Into<String>) {
        if self.told.len() == Self::TOLD {
            self.untold += 1;
            return;
        }
        let mut what = what.into();
        if let Some((cut, _)) = what.char_indices().nth(Self::WHAT_CHARS) {
            what.truncate(cut);
            what.push('…');
        }
        self.told.push(Skipped { place, what });
    }

    /// The first of them, in the order of the file.
    pub fn told(&self) -> &[Skipped] {
        &self.told
    }

    /// How many there are, told or not.
    pub fn len(&self) -> usize {
        self.told.len() + self.untold
    }

    /// Whether all of the file is in the deck.
    pub fn is_empty(&self) -> bool {
        self.told.is_empty()
    }
}

/// How far the reading of a file has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// So many parts are done: lines, notes or cards, whichever the format goes by.
    pub done: usize,
    /// So many there are.
    pub total: usize,
}

/// Is told now and then how far the reading has come.
pub type OnProgress<'a> = &'a mut dyn FnMut(Progress);
