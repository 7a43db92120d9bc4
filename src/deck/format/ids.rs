//! Ids of decks and cards: what one may be, those that a file gives, and those that are made of its texts.

use crate::deck::{CardId, DeckId};

/// The most characters of an id: with two of them a button's id stays within Discord's limit.
pub const ID_CHARS: usize = 40;

/// Refuses what cannot be an id, with what one is.
pub(super) fn check_id(id: &str) -> Result<(), String> {
    let fits = !id.is_empty()
        && id.chars().count() <= ID_CHARS
        && id.chars().all(|letter| letter == '-' || letter.is_alphanumeric() && !letter.is_uppercase());
    if fits {
        Ok(())
    } else {
        Err(format!(
            "“{id}” cannot be an id; an id has lower-case letters, digits and hyphens, at most {ID_CHARS}, such as “mean-average-precision”"
        ))
    }
}

/// An id made of a text: its letters and digits in lower case, words joined by hyphens, cut at a word.
pub fn slug(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    let plain: String = text
        .nfkd()
        .filter(|letter| !unicode_normalization::char::is_combining_mark(*letter))
        .flat_map(char::to_lowercase)
        .map(|letter| if letter.is_alphanumeric() { letter } else { ' ' })
        .collect();
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

/// Gives out ids that are unique within a deck: a second "x" becomes "x-2".
#[derive(Debug, Default)]
pub struct Ids(std::collections::HashMap<String, usize>);

impl Ids {
    /// Those that are none of these.
    pub fn beside<'a>(taken: impl Iterator<Item = &'a CardId>) -> Self {
        Self(taken.map(|id| (id.0.clone(), 1)).collect())
    }

    /// The id that a file gives to a card.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn given(&mut self, id: &str) -> Result<CardId, String> {
        check_id(id)?;
        if self.0.contains_key(id) {
            return Err(format!(
                "the id “{id}” is taken by a card before it; ids must differ, because scores go by them"
            ));
        }
        self.0.insert(id.to_owned(), 1);
        Ok(CardId(id.to_owned()))
    }

    /// An id made of a text.
    pub fn unique(&mut self, text: &str) -> CardId {
        let slug = slug(text);
        let mut id = slug.clone();
        loop {
            let count = self.0.entry(slug.clone()).or_insert(0);
            *count += 1;
            if *count > 1 {
                let number = format!("-{count}");
                let kept: String = slug.chars().take(ID_CHARS - number.len()).collect();
                id = format!("{}{number}", kept.trim_end_matches('-'));
            }
            if id == slug || !self.0.contains_key(&id) {
                self.0.entry(id.clone()).or_insert(1);
                return CardId(id);
            }
        }
    }
}

/// What a deck is called whose file does not say it.
pub(super) fn title_of(stem: &str) -> String {
    let words = stem.replace(['-', '_'], " ");
    let mut letters = words.trim().chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string());
    first.map_or_else(|| "Deck".to_owned(), |first| first + letters.as_str())
}

pub(super) fn deck_id(stem: &str) -> DeckId {
    DeckId(slug(stem))
}
