//! What every format of decks must keep to, whatever the file.

use std::collections::HashSet;

use popquiz::clock::UnixMs;
use popquiz::deck::format::{self, ExportFormat, Import, SkippedList};
use popquiz_deck::{Card, Deck};

/// Reads a file of this name. What is read fits into a deck of ours, and comes out of it as it was; and where the format is one that we write, out of
/// that too.
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
        if let Ok(again) = &again {
            assert_eq!(lost.is_empty(), *again == deck, "{lost:?}\n{text}");
        }
        if file.ends_with(written.extension()) && !deck.cards.is_empty() {
            assert_eq!(again.map(|deck| told(&deck)), Ok(told(&deck)), "{text}");
        }
    }
}

fn without_lines(mut deck: Deck) -> Deck {
    deck.cards.iter_mut().for_each(|card| card.line = 0);
    deck
}

/// The cards, with the spaces and empty lines of their texts alike: Markdown has its own idea of those.
fn told(deck: &Deck) -> Vec<String> {
    let told = |card: &Card| format!("{card:?}").replace("\\n", " ").replace("\\t", " ");
    let told = |card: &Card| told(card).split_whitespace().collect::<Vec<_>>().join(" ");
    deck.cards.iter().map(told).collect()
}
