//! Ids of decks and cards: which are valid, and how they are generated from texts.

use std::collections::{HashMap, HashSet};

use crate::fold::plain_letters;
use crate::limits::ID_CHARS;
use crate::model::CardId;

/// Why a text can't be the id of a card or deck.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidId {
    /// The text is empty, too long, or has characters that aren't allowed.
    #[error(
        "invalid id “{0}”; use up to {ID_CHARS} lowercase letters, digits, and hyphens, such as “mean-average-precision”"
    )]
    Malformed(String),
    /// An earlier card has the id.
    #[error("an earlier card already has the id “{0}”; give this one a different id, because scores are stored by id")]
    Taken(String),
}

/// Checks that a text can be an id: lower-case letters, digits and hyphens, at most [`ID_CHARS`].
///
/// # Errors
/// [`InvalidId::Malformed`].
pub fn check_id(id: &str) -> Result<(), InvalidId> {
    let is_valid =
        !id.is_empty() && id.chars().count() <= ID_CHARS && id.chars().all(|letter| letter == '-' || is_small(letter));
    if is_valid { Ok(()) } else { Err(InvalidId::Malformed(id.to_owned())) }
}

/// Whether a letter or digit is allowed. A few capitals, such as “🅐”, have no lower case.
fn is_small(letter: char) -> bool {
    letter.is_alphanumeric() && !letter.is_uppercase()
}

/// Generates an id from a text: its letters and digits in lower case, words joined by hyphens, cut at a word.
pub fn slug(text: &str) -> String {
    let plain: String = plain_letters(text).map(|letter| if is_small(letter) { letter } else { ' ' }).collect();
    let mut slug = String::new();
    for word in plain.split_whitespace() {
        let length = slug.chars().count() + usize::from(!slug.is_empty()) + word.chars().count();
        if length > ID_CHARS {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
    }
    if slug.is_empty() {
        slug.extend(plain.split_whitespace().next().unwrap_or("card").chars().take(ID_CHARS));
    }
    slug
}

/// Allocates ids that are unique within a deck: a second "x" becomes "x-2".
#[derive(Debug, Default)]
pub struct IdAllocator {
    taken: HashSet<String>,
    /// The next number by the text before it: texts that are cut to the same one share their numbers.
    next: HashMap<String, usize>,
}

impl IdAllocator {
    /// An allocator that never returns any of these ids.
    pub fn excluding<'a>(taken: impl Iterator<Item = &'a CardId>) -> Self {
        Self { taken: taken.map(|id| id.0.clone()).collect(), next: HashMap::new() }
    }

    /// Claims the id that a file assigns to a card.
    ///
    /// # Errors
    /// [`InvalidId`] if the id is malformed or already taken.
    pub fn claim(&mut self, id: &str) -> Result<CardId, InvalidId> {
        check_id(id)?;
        if !self.taken.insert(id.to_owned()) {
            return Err(InvalidId::Taken(id.to_owned()));
        }
        Ok(CardId(id.to_owned()))
    }

    /// Generates an id from a text: its [slug], with a number if that is taken.
    pub fn for_text(&mut self, text: &str) -> CardId {
        let slug = slug(text);
        if self.taken.insert(slug.clone()) {
            return CardId(slug);
        }
        let mut digits: u32 = 1;
        loop {
            let cut: String = slug.chars().take((ID_CHARS - 1).saturating_sub(digits as usize)).collect();
            let stem = cut.trim_end_matches('-');
            let next = self
                .next
                .entry(stem.to_owned())
                .or_insert_with(|| if digits == 1 { 2 } else { 10_usize.saturating_pow(digits - 1) });
            // Its numbers have as many digits as it was shortened for, or more if it's short.
            while next.ilog10() as usize + stem.chars().count() < ID_CHARS - 1 {
                let id = format!("{stem}-{next}");
                *next += 1;
                if self.taken.insert(id.clone()) {
                    return CardId(id);
                }
            }
            digits += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_one_text_are_numbered_and_stay_short() {
        let mut ids = IdAllocator::excluding([CardId("x-3".to_owned())].iter());
        let given: Vec<String> = ["x", "X!", "x", "x 2", "", "🅐"].iter().map(|text| ids.for_text(text).0).collect();
        assert_eq!(given, ["x", "x-2", "x-4", "x-2-2", "card", "card-2"]);
        let long = "a".repeat(ID_CHARS - 1);
        let mut ids = IdAllocator::default();
        let given: Vec<String> = (0..30).map(|number| ids.for_text(&format!("{long}{}", number % 2)).0).collect();
        assert_eq!(given[..3], [format!("{long}0"), format!("{long}1"), format!("{}-2", "a".repeat(ID_CHARS - 2))]);
        assert_eq!(given[10], format!("{}-10", "a".repeat(ID_CHARS - 3)));
        assert!(given.iter().all(|id| check_id(id).is_ok()) && given.iter().collect::<HashSet<_>>().len() == 30);
    }

    #[test]
    fn many_nearly_identical_texts_take_little_time() {
        let (mut ids, began) = (IdAllocator::default(), std::time::Instant::now());
        for number in 0..20_000 {
            ids.for_text(&format!("{}{}", "a".repeat(ID_CHARS - 2), number % 100));
        }
        // Trying one number after the other would take minutes; a machine with other work may take seconds.
        assert!(began.elapsed().as_secs() < 20, "{:?}", began.elapsed());
    }
}
