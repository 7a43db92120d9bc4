//! Decks in tests: short descriptions, and the cost of reading one.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use popquiz::clock::UnixMs;
use popquiz::deck::format::{self, Import};
use popquiz_deck::{Card, Deck};

/// When decks are written.
pub const NOW: UnixMs = UnixMs(1_790_000_000_000);

/// The cards as "prompt → kind: answers [tags] (note) <images>", one a line.
pub fn told(deck: &Deck) -> Vec<String> {
    let card = |card: &Card| {
        let key = card.key.as_ref();
        let answer =
            key.map_or_else(|| "missing".into(), |key| format!("{}: {}", key.kind().name(), key.answers().join(" / ")));
        let tags = if card.tags.is_empty() { String::new() } else { format!(" [{}]", card.tags.join(", ")) };
        let note = card.note.as_ref().map(|note| format!(" ({note})")).unwrap_or_default();
        let images: Vec<String> =
            card.image.iter().chain(&card.answer_image).map(|image| format!(" <{image}>")).collect();
        let images = images.concat();
        format!("{} → {answer}{tags}{note}{images}", card.prompt)
    };
    deck.cards.iter().map(card).collect()
}

/// What is not in a deck, with its line or number.
pub fn skipped(import: &Import) -> Vec<(usize, String)> {
    import.skipped.listed().iter().map(|skipped| (skipped.place, skipped.reason.to_string())).collect()
}

static START: LazyLock<Instant> = LazyLock::new(Instant::now);

/// The CPU time of this thread: unlike elapsed time, it doesn't depend on the machine's other work.
fn processor_time() -> Duration {
    let nanoseconds = std::fs::read_to_string("/proc/thread-self/schedstat")
        .ok()
        .and_then(|text| text.split_whitespace().next()?.parse().ok());
    // Elsewhere than on Linux, the time that passes has to do.
    nanoseconds.map_or_else(|| START.elapsed(), Duration::from_nanos)
}

/// Reads a file that is built to be expensive, within limits on memory and time.
pub fn costs_little(name: &str, (file, bytes): (&str, &[u8]), memory: u64, time: Duration) {
    let began = processor_time();
    let mut became = String::new();
    let used = allocation_counter::measure(|| {
        became = match format::import(file, bytes) {
            Ok(import) => format!("{} of {} cards", import.deck.cards.len(), import.found),
            Err(error) => error.to_string(),
        };
    });
    let (took, held, size) = (processor_time().saturating_sub(began), used.bytes_max / 1_000_000, bytes.len() / 1000);
    println!("{name}: {size} KB, {took:?}, {held} MB held: {became}");
    assert!(used.bytes_max < memory && took < time, "{name}: {size} KB, {took:?}, {held} MB held: {became}");
}
