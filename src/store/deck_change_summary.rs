//! The summary of a deck change in the history.

use serde::{Deserialize, Serialize};

use super::versioned::{self, Unreadable, Versioned};

/// What a change did to a deck.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum DeckChangeSummary {
    Imported {
        /// How many cards the deck has since.
        cards: usize,
        file: String,
    },
    AddedCard {
        prompt: String,
    },
    EditedCard {
        /// The prompt that it had before.
        prompt: String,
    },
    RemovedCard {
        prompt: String,
    },
    Renamed {
        from: String,
        to: String,
    },
    /// The deck is a copy of the one with this title.
    Copied {
        title: String,
    },
    RemovedDeck,
    /// Each synonym on this many cards counts since.
    AcceptedSynonyms {
        cards: usize,
    },
    Undid {
        change: Box<DeckChangeSummary>,
    },
    /// A sentence, as versions before this enum stored it.
    Sentence {
        text: String,
    },
}

impl Versioned for DeckChangeSummary {}

impl DeckChangeSummary {
    /// Reads a stored summary: JSON, or a sentence of an earlier version.
    pub(super) fn from_stored(stored: String) -> Result<Self, Unreadable> {
        if stored.starts_with('{') { versioned::read(&stored) } else { Ok(Self::Sentence { text: stored }) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stored_values_have_a_version_and_round_trip() {
        let renamed = DeckChangeSummary::Renamed { from: "Birds".into(), to: "Owls".into() };
        let undid = DeckChangeSummary::Undid { change: Box::new(renamed) };
        for (summary, stored) in [
            (DeckChangeSummary::RemovedDeck, r#"{"version":1,"kind":"removed_deck"}"#),
            (undid, r#"{"version":1,"kind":"undid","change":{"kind":"renamed","from":"Birds","to":"Owls"}}"#),
        ] {
            assert_eq!(versioned::write(&summary).unwrap(), stored);
            assert_eq!(DeckChangeSummary::from_stored(stored.to_owned()).unwrap(), summary);
        }
    }

    #[test]
    fn a_sentence_stored_by_an_earlier_version_is_kept() {
        let text = "renamed “Birds” to “Owls”".to_owned();
        let summary = DeckChangeSummary::from_stored(text.clone()).unwrap();
        assert_eq!(summary, DeckChangeSummary::Sentence { text });
    }
}
