//! The cards of a file as they are read: what all formats do alike with ids, limits and what cannot be kept.

use super::toml::unfit;
use super::{CARD_BYTES, CARDS, DeckError, Format, Ids, Import, SkippedList};
use crate::deck::check::texts_mut;
use crate::deck::{AnswerKey, Card, CardId, Deck};

/// The longest tag that is kept, in bytes.
pub(super) const TAG_BYTES: usize = 200;

/// The longest title, in characters; what is longer is no title, though it stands where one would be.
const TITLE_CHARS: usize = 200;

/// Whether a text can be a tag.
pub(super) fn is_tag(text: &str) -> bool {
    !text.trim().is_empty() && text.len() <= TAG_BYTES
}

/// What has been read of a file so far.
#[derive(Default)]
pub(super) struct Gathered {
    ids: Ids,
    cards: Vec<Card>,
    skipped: SkippedList,
    read: usize,
}

/// A card that a file has, before it has an id.
#[derive(Default)]
pub(super) struct Found {
    pub(super) line: usize,
    pub(super) prompt: String,
    /// What its id is made of, where that is not the prompt.
    pub(super) name: String,
    /// The id that the file gives it.
    pub(super) id: String,
    pub(super) reject: Vec<String>,
    pub(super) tags: Vec<String>,
    pub(super) note: String,
}

impl Gathered {
    /// One more card, with its answer or why that cannot be read. What cannot be kept is noted.
    pub(super) fn add(&mut self, found: Found, key: Result<Option<AnswerKey>, String>) {
        self.read += 1;
        let line = found.line;
        if let Err(what) = self.keep(found, key) {
            self.note(line, what);
        }
    }

    fn keep(&mut self, found: Found, key: Result<Option<AnswerKey>, String>) -> Result<(), String> {
        let Found { line, prompt, name, id, reject, mut tags, note } = found;
        check_length(&prompt)?;
        check_length(&note)?;
        let key = key.map_err(|what| format!("the answer cannot be read: {what}"))?;
        let given = tags.len();
        tags.retain(|tag| is_tag(tag));
        if tags.len() < given {
            self.note(line, format!("a tag is left out: it has more than {TAG_BYTES} letters"));
        }
        let note = Some(note).filter(|note| !note.is_empty());
        let mut card = Card { reject, tags, note, line, ..Card::new(CardId(String::new()), prompt, key) };
        texts_mut(&mut card).into_iter().for_each(without_controls);
        card.reject.iter_mut().chain(&mut card.tags).for_each(without_controls);
        if card.prompt.trim().is_empty() {
            return Err("the prompt is empty".to_owned());
        }
        if let Some(what) = card.key.as_ref().and_then(unfit) {
            return Err(format!("the answer cannot be read: {what}"));
        }
        card.id = if id.is_empty() {
            self.ids.unique(if name.trim().is_empty() { &card.prompt } else { &name })
        } else {
            self.ids.given(&id)?
        };
        self.cards.push(card);
        Ok(())
    }

    /// One more thing that could have been a card and is none.
    pub(super) fn skip(&mut self, place: usize, what: impl Into<String>) {
        self.read += 1;
        self.note(place, what);
    }

    /// Something else that is not in the deck: a part of a card, or of the file.
    pub(super) fn note(&mut self, place: usize, what: impl Into<String>) {
        self.skipped.push(place, what);
    }

    /// Whether there are more cards than a deck has: then reading on is of no use.
    pub(super) fn is_too_much(&self) -> bool {
        self.cards.len() > CARDS
    }

    /// How many were found, kept or not.
    pub(super) fn found(&self) -> usize {
        self.read
    }

    /// A card that was kept, by its number from 0.
    pub(super) fn kept(&mut self, number: usize) -> Option<&mut Card> {
        self.cards.get_mut(number)
    }

    /// How many were kept.
    pub(super) fn count(&self) -> usize {
        self.cards.len()
    }

    /// All of it as an import; an error, in the format's own words, where there was nothing.
    pub(super) fn into_import(
        self,
        file: &str,
        deck: Deck,
        format: Format,
        nothing: &str,
    ) -> Result<Import, DeckError> {
        let Self { cards, skipped, read, .. } = self;
        if let Some(card) = cards.get(CARDS) {
            let what =
                format!("the file has more than {CARDS} cards, and that is the most. Split it into several decks");
            return Err(DeckError::new(file, Some(card.line).filter(|line| *line > 0), what));
        }
        if read == 0 {
            return Err(DeckError::new(file, None, nothing));
        }
        let mut deck = deck;
        if let Some((cut, _)) = deck.title.char_indices().nth(TITLE_CHARS) {
            deck.title.truncate(cut);
            deck.title.push('…');
        }
        Ok(Import { deck: Deck { cards, ..deck }, format, read, skipped })
    }
}

/// Takes control characters out of a text: nothing shows them. Spreadsheets break lines within a cell by some of them.
fn without_controls(text: &mut String) {
    let is_text = |letter: char| !letter.is_control() || matches!(letter, '\n' | '\t');
    if !text.chars().all(is_text) {
        let broken = text.replace(['\u{b}', '\u{c}', '\u{85}'], "\n");
        *text = broken.chars().filter(|letter| is_text(*letter)).collect();
    }
}

/// Whether a text is no longer than a card may be.
///
/// # Errors
/// How long it is, and how long it may be.
pub(super) fn check_length(text: &str) -> Result<(), String> {
    if text.len() <= CARD_BYTES {
        return Ok(());
    }
    Err(format!("it has {} KB; a card's text has at most {} KB", text.len().div_ceil(1024), CARD_BYTES / 1024))
}
