//! Edits: what turns one version of a deck into another, to be stored, applied and undone.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::metadata::DeckMetadata;
use crate::model::{Card, CardId, Deck};

/// What turns one version of a deck into another.
///
/// Edits are small next to the deck: they hold only the cards and images that change. To undo them, apply the edits in
/// the other direction. Serialized, the field `metadata` is called `about`.
///
/// ```
/// use popquiz_deck::edit::Edits;
/// use popquiz_deck::{AnswerKey, Card, CardId, Deck, DeckId};
///
/// let mut old = Deck::new(DeckId("rivers".into()), "Rivers");
/// let key = AnswerKey::Term(vec!["Danube".into()]);
/// old.cards.push(Card::new(CardId("vienna".into()), "Which river flows through Vienna?", Some(key)));
/// let mut new = old.clone();
/// new.cards[0].note = Some("It flows through four capitals.".into());
///
/// let edits = Edits::between(&old, &new);
/// let undo = Edits::between(&new, &old);
/// assert_eq!(edits.applied_to(&old), new);
/// assert_eq!(undo.applied_to(&new), old);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Edits {
    /// The new metadata, if it changes.
    #[serde(rename = "about", skip_serializing_if = "Option::is_none")]
    pub metadata: Option<DeckMetadata>,
    /// Cards that replace the card with their id, or are appended.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub put: Vec<Card>,
    /// Cards that are removed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub removed: Vec<CardId>,
    /// All cards in their new order, if it isn't the one that the edits above lead to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<Vec<CardId>>,
    /// Images that are added or replaced, or removed (if `None`), by file name.
    #[serde(skip_serializing_if = "BTreeMap::is_empty", with = "images")]
    pub images: BTreeMap<String, Option<Arc<[u8]>>>,
}

impl Edits {
    /// The edits that turn `old` into `new`.
    pub fn between(old: &Deck, new: &Deck) -> Self {
        let before: HashMap<&CardId, &Card> = old.cards.iter().map(|card| (&card.id, card)).collect();
        let after: HashSet<&CardId> = new.cards.iter().map(|card| &card.id).collect();
        let put = new.cards.iter().filter(|card| before.get(&card.id).is_none_or(|old| !same(old, card))).cloned();
        let removed = old.cards.iter().map(|card| &card.id).filter(|id| !after.contains(id)).cloned();
        let images = new.media.iter().filter(|(name, image)| old.media.get(*name) != Some(image));
        let gone = old.media.keys().filter(|name| !new.media.contains_key(*name));
        let mut edits = Self {
            metadata: Some(DeckMetadata::of(new)).filter(|metadata| *metadata != DeckMetadata::of(old)),
            put: put.collect(),
            removed: removed.collect(),
            order: None,
            images: images
                .map(|(name, image)| (name.clone(), Some(Arc::clone(image))))
                .chain(gone.map(|name| (name.clone(), None)))
                .collect(),
        };
        let ids = |cards: &[Card]| cards.iter().map(|card| card.id.clone()).collect::<Vec<_>>();
        let order = ids(&new.cards);
        if ids(&edits.applied_to(old).cards) != order {
            edits.order = Some(order);
        }
        edits
    }

    /// A deck with these edits applied to it.
    pub fn applied_to(&self, deck: &Deck) -> Deck {
        let mut put: HashMap<&CardId, &Card> = self.put.iter().map(|card| (&card.id, card)).collect();
        let removed: HashSet<&CardId> = self.removed.iter().collect();
        let kept = deck.cards.iter().filter(|card| !removed.contains(&card.id));
        let mut cards: Vec<Card> =
            kept.map(|card| put.remove(&card.id).map_or_else(|| card.clone(), Card::clone)).collect();
        cards.extend(self.put.iter().filter(|card| put.contains_key(&card.id)).cloned());
        if let Some(order) = &self.order {
            let places: HashMap<&CardId, usize> = order.iter().enumerate().map(|(place, id)| (id, place)).collect();
            cards.sort_by_key(|card| places.get(&card.id).copied().unwrap_or(usize::MAX));
        }
        let mut media = deck.media.clone();
        for (name, image) in &self.images {
            match image {
                Some(image) => drop(media.insert(name.clone(), Arc::clone(image))),
                None => drop(media.remove(name)),
            }
        }
        let metadata = self.metadata.clone().unwrap_or_else(|| DeckMetadata::of(deck));
        metadata.into_deck(deck.id.clone(), cards, media)
    }

    /// Whether the edits change nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Whether two cards are the same, wherever they are in a file.
fn same(one: &Card, other: &Card) -> bool {
    Card { line: 0, ..one.clone() } == Card { line: 0, ..other.clone() }
}

/// Whether two cards are the same to people: how other groups did on them aside.
fn says_the_same(one: &Card, other: &Card) -> bool {
    same(one, &Card { statistics: one.statistics, ..other.clone() })
}

/// How many cards differ between two versions of a deck.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Cards that only the new version has.
    pub added: usize,
    /// Cards that both versions have, with different content.
    pub changed: usize,
    /// Cards that only the old version has.
    pub removed: usize,
    /// Cards that are the same in both versions.
    pub same: usize,
}

impl Difference {
    /// Counts the differences between two versions, matching cards by id.
    pub fn between(old: &Deck, new: &Deck) -> Self {
        let before: HashMap<&CardId, &Card> = old.cards.iter().map(|card| (&card.id, card)).collect();
        let mut difference = Self::default();
        for card in &new.cards {
            match before.get(&card.id) {
                None => difference.added += 1,
                Some(old) if says_the_same(old, card) => difference.same += 1,
                Some(_) => difference.changed += 1,
            }
        }
        difference.removed = old.cards.len() + difference.added - new.cards.len();
        difference
    }
}

/// Serializes images in base64.
mod images {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD as BASE64;
    use serde::de::Error as _;
    use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer};

    type Images = BTreeMap<String, Option<Arc<[u8]>>>;

    pub(super) fn serialize<S: Serializer>(images: &Images, to: S) -> Result<S::Ok, S::Error> {
        let written = images.iter().map(|(name, image)| (name, image.as_ref().map(|image| BASE64.encode(image))));
        written.collect::<BTreeMap<_, _>>().serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Images, D::Error> {
        let written = BTreeMap::<String, Option<String>>::deserialize(from)?;
        let read =
            |image: Option<String>| image.map(|image| BASE64.decode(image)).transpose().map_err(D::Error::custom);
        written.into_iter().map(|(name, image)| Ok((name, read(image)?.map(Into::into)))).collect()
    }
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "what a test expects")]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::tests::decks;

    proptest! {
        #[test]
        fn edits_lead_from_one_version_to_the_other_and_back(old in decks(), new in decks()) {
            for (from, to) in [(&old, &new), (&new, &old)] {
                let edits = Edits::between(from, to);
                let kept: Edits = serde_json::from_str(&serde_json::to_string(&edits).unwrap()).unwrap();
                prop_assert_eq!(&kept, &edits);
                prop_assert_eq!(&edits.applied_to(from), to);
            }
            prop_assert!(Edits::between(&old, &old).is_empty());
        }
    }
}
