//! Properties of every deck format, whatever the file.

use std::collections::HashSet;

use popquiz::clock::UnixMs;
use popquiz::deck::format::{self, ExportFormat, Import, SkippedList};
use popquiz_deck::Deck;

/// Reads a file of this name. What is read can be written in our formats, and is read from them as it was.
pub fn read_as(file: &str, bytes: &[u8]) {
    let Ok(Import { deck, found: read, skipped, .. }) = format::import(file, bytes) else { return };
    assert!(deck.cards.len() <= popquiz_deck::limits::CARDS && deck.cards.len() <= read);
    assert!(skipped.listed().len() <= SkippedList::LISTED && skipped.listed().len() <= skipped.len());
    let ids: HashSet<_> = deck.cards.iter().map(|card| &card.id).collect();
    assert_eq!(ids.len(), deck.cards.len());
    let deck = without_lines(deck);
    let again = |written: ExportFormat| {
        let file = format!("{}.{}", deck.id, written.extension());
        let bytes = format::export(&deck, written, UnixMs(0)).expect("every deck can be written");
        let lost = format::export_losses(&deck, &file, &bytes);
        let again = format::read(&file, &bytes).map(without_lines);
        (again, lost, String::from_utf8_lossy(&bytes).into_owned())
    };
    let (ours, lost, text) = again(ExportFormat::Toml);
    assert_eq!(ours.as_ref(), Ok(&deck), "{text}");
    assert!(lost.is_empty(), "{lost:?}");
    for written in [ExportFormat::Csv, ExportFormat::Markdown] {
        let (again, lost, text) = again(written);
        if deck.cards.is_empty() {
            continue;
        }
        let again = again.unwrap_or_else(|error| panic!("{error}\n{text}"));
        assert_eq!(lost.is_empty(), again == deck, "{lost:?}\n{text}");
        let kept = without_images(deck.clone());
        match written {
            ExportFormat::Csv => assert_eq!(again.cards, kept.cards, "{text}"),
            _ => assert_eq!(again, kept, "{text}"),
        }
    }
}

fn without_lines(mut deck: Deck) -> Deck {
    deck.cards.iter_mut().for_each(|card| card.line = 0);
    deck
}

/// Neither tables nor Markdown have a place for images.
fn without_images(mut deck: Deck) -> Deck {
    deck.media.clear();
    for card in &mut deck.cards {
        (card.image, card.answer_image) = (None, None);
    }
    deck
}
