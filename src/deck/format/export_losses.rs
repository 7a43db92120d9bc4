//! What an export loses: the parts of a deck that the exported file can't hold.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use popquiz_deck::{Card, CardId, Deck};

use super::read::read;

/// How many cards are named if part of them is lost.
const MAX_NAMED_CARDS: usize = 3;

/// The parts of a deck that are lost in an exported file, a phrase each. Found by reading the file back, so that no
/// format can forget to report one.
pub fn export_losses(deck: &Deck, file: &str, bytes: &[u8]) -> Vec<String> {
    let again = match read(file, bytes) {
        Ok(again) => again,
        Err(error) => return vec![format!("everything, because the file cannot be read again: {}", error.message)],
    };
    let mut lost = Vec::new();
    for (what, is_lost) in [
        ("its id", deck.id != again.id),
        ("its title", deck.title != again.title),
        ("its author", deck.author != again.author),
        ("its language", deck.language != again.language),
        ("its style", deck.style != again.style),
        ("its license", deck.license != again.license),
        ("its description", deck.description != again.description),
        ("its tags", deck.tags != again.tags),
    ] {
        if is_lost {
            lost.push(what.to_owned());
        }
    }
    let known: HashMap<&CardId, &Card> = again.cards.iter().map(|card| (&card.id, card)).collect();
    let images = ImageLosses::of(deck, &again, &known);
    for (what, count) in [("", images.lost), ("the name of ", images.renamed)] {
        match count {
            0 => {}
            1 => lost.push(format!("{what}an image")),
            count => lost.push(format!("{what}{count} images")),
        }
    }
    let order = |cards: &[Card], others: &HashMap<&CardId, &Card>| -> Vec<CardId> {
        cards.iter().map(|card| &card.id).filter(|id| others.contains_key(id)).cloned().collect()
    };
    let written: HashMap<&CardId, &Card> = deck.cards.iter().map(|card| (&card.id, card)).collect();
    if order(&deck.cards, &known) != order(&again.cards, &written) {
        lost.push("the order of its cards".to_owned());
    }
    let differ = |differs: &dyn Fn(&Card, Option<&Card>) -> bool| -> Vec<&CardId> {
        deck.cards.iter().filter(|card| differs(card, known.get(&card.id).copied())).map(|card| &card.id).collect()
    };
    let part = |part: fn(&Card, &Card) -> bool| differ(&|card, again| again.is_some_and(|again| part(card, again)));
    for (what, cards) in [
        ("all of", differ(&|_, again| again.is_none())),
        ("the exact prompt of", part(|card, again| card.prompt != again.prompt)),
        ("the exact answer of", part(|card, again| card.key != again.key)),
        ("the language of", part(|card, again| card.language != again.language)),
        ("rejected wordings of", part(|card, again| card.reject != again.reject)),
        ("tags of", part(|card, again| card.tags != again.tags)),
        ("the exact note of", part(|card, again| card.note != again.note)),
        ("statistics of", part(|card, again| card.statistics != again.statistics)),
    ] {
        if let Some(cards) = card_names(&cards) {
            lost.push(format!("{what} {cards}"));
        }
    }
    lost
}

/// How many images a file has not, or under another name.
#[derive(Default)]
struct ImageLosses {
    lost: usize,
    renamed: usize,
}

impl ImageLosses {
    /// An image counts as present if its cards show it, whatever its name; one that no card shows, if the deck has it.
    fn of(deck: &Deck, again: &Deck, known: &HashMap<&CardId, &Card>) -> Self {
        // The names of each image in the file, by its name in the deck; `None` if a card no longer shows it.
        let mut names: BTreeMap<&str, BTreeSet<Option<&str>>> = BTreeMap::new();
        for card in &deck.cards {
            let other = known.get(&card.id);
            let sides = [
                (&card.image, other.and_then(|other| other.image.as_deref())),
                (&card.answer_image, other.and_then(|other| other.answer_image.as_deref())),
            ];
            for (name, other) in sides {
                let Some(name) = name else { continue };
                let is_same = |other: &&str| again.media.get(*other) == deck.media.get(name);
                names.entry(name).or_default().insert(other.filter(is_same));
            }
        }
        for (name, image) in &deck.media {
            names.entry(name).or_insert_with(|| {
                let same = again.media.get_key_value(name).into_iter().chain(&again.media);
                let same = same.filter(|(_, other)| *other == image).map(|(name, _)| name.as_str());
                BTreeSet::from([same.take(1).next()])
            });
        }
        let mut images = Self::default();
        for (name, others) in names {
            if others.contains(&None) {
                images.lost += 1;
            } else if others.iter().any(|other| *other != Some(name)) {
                images.renamed += 1;
            }
        }
        images
    }
}

/// "2 cards (`a`, `b`)"; `None` for no cards.
fn card_names(cards: &[&CardId]) -> Option<String> {
    let names: Vec<String> = cards.iter().take(MAX_NAMED_CARDS).map(|id| format!("`{id}`")).collect();
    let more = if cards.len() > MAX_NAMED_CARDS { ", …" } else { "" };
    match cards {
        [] => None,
        [only] => Some(format!("the card `{only}`")),
        cards => Some(format!("{} cards ({}{more})", cards.len(), names.join(", "))),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "what a test expects")]
mod tests {
    use super::*;
    use crate::clock::UnixMs;
    use crate::deck::format::{ExportFormat, export};

    fn deck() -> Deck {
        let text = "id = \"d\"\ntitle = \"D\"\n\n[[cards]]\nid = \"a\"\nprompt = \"A?\"\nterm = \"a\"\nimage \
            = \"a&b.png\"\n\n\
            [[cards]]\nid = \"b\"\nprompt = \"B?\"\nterm = \"b\"\n\n[media]\n\"a&b.png\" = \"iVBORw0KGgphYg==\"\n";
        read("d.toml", text.as_bytes()).unwrap()
    }

    #[test]
    fn an_export_reports_unshown_images_as_lost_but_not_renamed_ones() {
        let deck = deck();
        let written = |format: ExportFormat| export(&deck, format, UnixMs(0)).unwrap();
        assert_eq!(export_losses(&deck, "d.toml", &written(ExportFormat::Toml)), [""; 0]);
        assert_eq!(export_losses(&deck, "d.apkg", &written(ExportFormat::Apkg)), ["the name of an image"]);
        assert_eq!(export_losses(&deck, "d.md", &written(ExportFormat::Markdown)), ["an image"]);
        let mut other = deck.clone();
        other.media.insert("a&b.png".to_owned(), b"\x89PNG\r\n\x1a\nother"[..].into());
        assert_eq!(export_losses(&other, "d.toml", &written(ExportFormat::Toml)), ["an image"]);
        other.cards[0].image = None;
        assert_eq!(export_losses(&other, "d.toml", &written(ExportFormat::Toml)), ["an image"]);
    }

    #[test]
    fn the_order_of_cards_matters() {
        let mut deck = deck();
        let written = export(&deck, ExportFormat::Toml, UnixMs(0)).unwrap();
        deck.cards.reverse();
        assert_eq!(export_losses(&deck, "d.toml", &written), ["the order of its cards"]);
    }
}
