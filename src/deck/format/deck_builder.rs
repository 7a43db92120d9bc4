//! Building a deck while reading a file: ids, limits and skipped cards, for all importers.

use std::borrow::Cow;

use popquiz_deck::fold::is_blank;
use popquiz_deck::ids::{IdAllocator, InvalidId};
use popquiz_deck::limits::{
    CARD_BYTES, CARD_TEXTS_BYTES, CARDS, DECK_TEXTS_BYTES, DESCRIPTION_CHARS, TAG_CHARS, TAGS, TITLE_CHARS,
};
use popquiz_deck::{AnswerKey, Card, CardId, Deck, Wordings};

use super::error::DeckError;
use super::formats::Format;
use super::import::{Import, SkippedList};
use super::invalid::invalid_key;
use super::unsupported;
use crate::texts::{Phrase, phrase};

/// Whether a text can be a tag.
pub(super) fn is_tag(text: &str) -> bool {
    !text.trim().is_empty() && text.chars().nth(TAG_CHARS).is_none()
}

/// Spaces around a tag separate it from its neighbors in most formats, and quotation marks can keep them in others.
pub(super) fn trim_tags(tags: &mut [String]) {
    tags.iter_mut().filter(|tag| tag.trim().len() < tag.len()).for_each(|tag| *tag = tag.trim().to_owned());
}

/// A deck's metadata, with the maximum length of each text. All formats share them, so that a converted deck can be
/// read again.
pub(super) fn words_on(deck: &mut Deck) -> [(&'static str, Option<&mut String>, usize); 5] {
    let Deck { title, author, language, license, description, .. } = deck;
    [
        ("title", Some(title), TITLE_CHARS),
        ("author", author.as_mut(), TITLE_CHARS),
        ("language", language.as_mut(), TITLE_CHARS),
        ("license", license.as_mut(), TITLE_CHARS),
        ("description", description.as_mut(), DESCRIPTION_CHARS),
    ]
}

/// Whether a text has more characters than it may.
pub(super) fn is_longer(text: &str, most: usize) -> bool {
    text.chars().nth(most).is_some()
}

/// The cards and skipped parts of a file that is being read.
#[derive(Default)]
pub(super) struct DeckBuilder {
    pub(super) ids: IdAllocator,
    cards: Vec<Card>,
    skipped: SkippedList,
    found: usize,
    /// Of the texts of all cards.
    bytes: usize,
}

fn invalid_answer(problem: Phrase) -> Phrase {
    phrase!("file-invalid-answer", problem = problem)
}

/// A card of a file, before it has an id.
#[derive(Default)]
pub(super) struct NewCard<'a> {
    pub(super) line: usize,
    pub(super) prompt: String,
    /// The text that its id is made from, if not the prompt.
    pub(super) name: String,
    /// The id in the file.
    pub(super) id: String,
    pub(super) language: String,
    pub(super) reject: Vec<String>,
    /// Texts that can't be tags are skipped.
    pub(super) tags: Cow<'a, [String]>,
    pub(super) note: String,
}

impl DeckBuilder {
    /// Adds a card, with its answer or why that can't be parsed. Reports whatever can't be kept.
    pub(super) fn add(&mut self, card: NewCard<'_>, key: Result<Option<AnswerKey>, Phrase>) {
        self.found += 1;
        let line = card.line;
        if let Err(what) = self.keep(card, key) {
            self.report(line, what);
        }
    }

    fn keep(&mut self, card: NewCard<'_>, key: Result<Option<AnswerKey>, Phrase>) -> Result<(), Phrase> {
        let NewCard { line, prompt, name, id, language, reject, tags, note } = card;
        check_length(&prompt)?;
        check_length(&note)?;
        let key = key.map_err(invalid_answer)?;
        let (language, note) = (Some(language), Some(note));
        let mut card = Card { language, reject, note, line, ..Card::new(CardId(String::new()), prompt, key) };
        normalize(&mut card);
        if is_blank(&card.prompt) {
            return Err(phrase!("skipped-empty-prompt"));
        }
        if let Some(what) = card.key.as_ref().and_then(|key| key.validate().err()) {
            return Err(invalid_answer(invalid_key(&what)));
        }
        // Only now, because a file may have millions of questions with the same tags, none of them a card.
        card.tags = self.tags(line, tags.into_owned());
        check_size(&card)?;
        let name = if name.trim().is_empty() { &card.prompt } else { &name };
        card.id = if id.is_empty() { self.ids.for_text(name) } else { self.id_of(line, &id, name) };
        self.push(card);
        Ok(())
    }

    /// A card's id from the file. Other programs have ids of other kinds, which are made fit; and repeated ones.
    fn id_of(&mut self, line: usize, id: &str, name: &str) -> CardId {
        match self.ids.claim(id) {
            Ok(id) => id,
            Err(InvalidId::Malformed(_)) if id.chars().any(char::is_alphanumeric) => self.ids.for_text(id),
            Err(InvalidId::Malformed(_)) => self.ids.for_text(name),
            Err(InvalidId::Taken(_)) => {
                let new = self.ids.for_text(id);
                self.report(line, phrase!("skipped-id-taken", id = id.to_owned(), new = new.0.clone()));
                new
            }
        }
    }

    fn tags(&mut self, line: usize, mut tags: Vec<String>) -> Vec<String> {
        tags.iter_mut().for_each(without_controls);
        trim_tags(&mut tags);
        tags.retain(|tag| !tag.is_empty());
        let given = tags.len();
        tags.retain(|tag| is_tag(tag));
        if tags.len() < given {
            self.report(line, phrase!("skipped-long-tag", most = TAG_CHARS));
        }
        if tags.len() > TAGS {
            tags.truncate(TAGS);
            self.report(line, phrase!("skipped-more-tags", most = TAGS));
        }
        tags
    }

    /// Counts further potential cards; their results are reported separately.
    pub(super) fn count_found(&mut self, more: usize) {
        self.found += more;
    }

    /// Adds a complete card whose id the importer has assigned.
    pub(super) fn push(&mut self, mut card: Card) {
        normalize(&mut card);
        self.bytes += bytes(&card);
        self.cards.push(card);
    }

    pub(super) fn cards(&mut self) -> &mut [Card] {
        &mut self.cards
    }

    /// Counts and reports something that could have been a card.
    pub(super) fn skip(&mut self, place: usize, what: Phrase) {
        self.found += 1;
        self.report(place, what);
    }

    /// Reports another skipped part, of a card or of the file.
    pub(super) fn report(&mut self, place: usize, what: Phrase) {
        self.skipped.push(place, what);
    }

    /// Whether a limit of decks is exceeded, so that the rest of the file doesn't need to be read.
    pub(super) fn is_full(&self) -> bool {
        self.exceeded_limit().is_some()
    }

    /// The limit of decks that is exceeded.
    pub(super) fn exceeded_limit(&self) -> Option<Phrase> {
        if self.cards.len() > CARDS {
            return Some(phrase!("more-cards", most = CARDS));
        }
        let most = DECK_TEXTS_BYTES / 1024 / 1024;
        (self.bytes > DECK_TEXTS_BYTES).then(|| phrase!("more-text", most = most))
    }

    /// The number of cards found, imported or not.
    pub(super) fn found(&self) -> usize {
        self.found
    }

    /// The number of imported cards.
    pub(super) fn count(&self) -> usize {
        self.cards.len()
    }

    /// Returns the import, or an error with the message `nothing` if the file has no cards.
    pub(super) fn finish(
        mut self,
        file: &str,
        mut deck: Deck,
        format: Format,
        nothing: Phrase,
    ) -> Result<Import, DeckError> {
        if let Some(most) = self.exceeded_limit() {
            let line = self.cards.last().map(|card| card.line).filter(|line| *line > 0);
            let what = phrase!("file-over-limit", most = most);
            return Err(DeckError::new(file, line, what));
        }
        if self.found == 0 {
            return Err(DeckError::new(file, None, nothing));
        }
        self.shorten(&mut deck);
        let Self { cards, skipped, found, .. } = self;
        let deck = Deck { cards, ..deck };
        Ok(Import { unsupported: unsupported::unsupported_by(format, &deck), deck, format, found, skipped })
    }

    /// Shortens the deck's title, description and tags to their limits.
    fn shorten(&mut self, deck: &mut Deck) {
        for (name, text, most) in words_on(deck) {
            let Some(text) = text.filter(|text| is_longer(text, most)) else { continue };
            let end = text.char_indices().nth(most - 1).map_or(text.len(), |(end, _)| end);
            text.truncate(end);
            text.push('…');
            // A title is often no more than a first line, and shows that it was cut.
            if name != "title" {
                self.report(1, phrase!("skipped-shortened", field = name, most = most));
            }
        }
        trim_tags(&mut deck.tags);
        deck.tags.retain(|tag| !tag.is_empty());
        let given = deck.tags.len();
        deck.tags.retain(|tag| is_tag(tag));
        if deck.tags.len() < given {
            self.report(1, phrase!("skipped-long-deck-tag", most = TAG_CHARS));
        }
        if deck.tags.len() > TAGS {
            deck.tags.truncate(TAGS);
            self.report(1, phrase!("skipped-more-deck-tags", most = TAGS));
        }
    }
}

/// Removes what not every format can hold from a card's texts: control characters, and surrounding spaces.
pub(in crate::deck) fn normalize(card: &mut Card) {
    card.texts_mut().into_iter().for_each(without_controls);
    for texts in [&mut card.reject, &mut card.tags] {
        texts.iter_mut().for_each(without_controls);
        texts.iter_mut().for_each(trim);
        texts.retain(|text| !text.is_empty());
    }
    trim(&mut card.prompt);
    for text in [&mut card.note, &mut card.language] {
        text.iter_mut().for_each(without_controls);
        text.iter_mut().for_each(trim);
        text.take_if(|text| text.is_empty());
    }
}

/// Removes control characters. Spreadsheets use some of them as line breaks within a cell.
fn without_controls(text: &mut String) {
    let is_text = |letter: char| !letter.is_control() || matches!(letter, '\n' | '\t');
    if !text.chars().all(is_text) {
        let broken = text.replace(['\u{b}', '\u{c}', '\u{85}'], "\n");
        *text = broken.chars().filter(|letter| is_text(*letter)).collect();
    }
}

fn trim(text: &mut String) {
    text.truncate(text.trim_end().len());
    text.drain(..text.len() - text.trim_start().len());
}

/// The bytes of a card's texts.
fn bytes(card: &Card) -> usize {
    let of = |texts: &[String]| texts.iter().map(String::len).sum::<usize>();
    let of_all = |parts: &[Wordings]| parts.iter().map(|part| of(part)).sum::<usize>();
    let key = match &card.key {
        None | Some(AnswerKey::Number { .. }) => 0,
        Some(AnswerKey::Term(texts) | AnswerKey::Choice { options: texts, .. }) => of(texts),
        Some(AnswerKey::List { items: parts, .. } | AnswerKey::Blanks(parts)) => of_all(parts),
        Some(AnswerKey::YesNo { because, .. }) => because.as_ref().map_or(0, String::len),
        Some(AnswerKey::Explanation { texts, points }) => of(texts) + of_all(points),
    };
    card.prompt.len() + card.note.as_ref().map_or(0, String::len) + of(&card.tags) + of(&card.reject) + key
}

/// Checks a text against the size limit of cards.
///
/// # Errors
/// How long it is, and how long it may be.
pub(super) fn check_length(text: &str) -> Result<(), Phrase> {
    if text.len() <= CARD_BYTES {
        return Ok(());
    }
    Err(phrase!("card-text-too-long", kilobytes = text.len().div_ceil(1024), most = CARD_BYTES / 1024))
}

/// Checks a card against the size limit of cards.
///
/// # Errors
/// How large it is, and how large it may be.
pub(super) fn check_size(card: &Card) -> Result<(), Phrase> {
    let bytes = bytes(card);
    if bytes <= CARD_TEXTS_BYTES {
        return Ok(());
    }
    let most = CARD_TEXTS_BYTES / 1024;
    Err(phrase!("card-too-long", kilobytes = bytes.div_ceil(1024), most = most))
}
