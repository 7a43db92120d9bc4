//! Information about a deck as a whole.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::model::{Card, Deck, DeckId, Style};

/// A deck without its cards and images.
///
/// Serialized, `license` is called `licence`, as in stored decks; both spellings are read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DeckMetadata {
    /// What people call the deck.
    pub title: String,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// The language of its prompts or answers, as a BCP 47 tag ("en", "pt-BR").
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// How exact answers must be, if the author says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub style: Option<Style>,
    /// The license that its author grants, as an SPDX expression or in words.
    #[serde(rename = "licence", alias = "license", skip_serializing_if = "Option::is_none")]
    pub license: Option<String>,
    /// A sentence or two about its subject.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Topics of the whole deck.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
}

impl DeckMetadata {
    /// The metadata of a deck.
    pub fn of(deck: &Deck) -> Self {
        Self {
            title: deck.title.clone(),
            author: deck.author.clone(),
            language: deck.language.clone(),
            style: deck.style,
            license: deck.license.clone(),
            description: deck.description.clone(),
            tags: deck.tags.clone(),
        }
    }

    /// A deck with this metadata.
    pub fn into_deck(self, id: DeckId, cards: Vec<Card>, media: BTreeMap<String, Arc<[u8]>>) -> Deck {
        let Self { title, author, language, style, license, description, tags } = self;
        Deck { id, title, author, language, style, license, description, tags, cards, media }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_spellings_of_license_are_read_and_the_stored_one_is_written() {
        for json in [r#"{"title":"T","licence":"CC0-1.0"}"#, r#"{"title":"T","license":"CC0-1.0"}"#] {
            let metadata: DeckMetadata = serde_json::from_str(json).unwrap();
            assert_eq!(metadata.license.as_deref(), Some("CC0-1.0"));
            assert_eq!(serde_json::to_string(&metadata).unwrap(), r#"{"title":"T","licence":"CC0-1.0"}"#);
        }
    }
}
