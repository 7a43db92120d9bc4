//! Checking decks: any deck is checked, what is mended is mended for good, and a mended deck fits into its own file.
#![no_main]

use libfuzzer_sys::fuzz_target;
use popquiz::deck::check::{check, fix};
use popquiz::deck::format;

fuzz_target!(|input: (bool, &str)| {
    let (is_toml, text) = input;
    let file = if is_toml { "deck.toml" } else { "deck.txt" };
    let Ok(deck) = format::read(file, text.as_bytes()) else { return };
    for finding in check(&deck) {
        assert!(!finding.message.chars().any(char::is_control), "{}", finding.message);
    }
    let (mended, fixed) = fix(&deck);
    assert!(check(&mended).iter().all(|finding| finding.fix.is_none()));
    assert!(fix(&mended).1.is_empty());
    // The deck as we write it, so that mending it is tried where the input is none of our files.
    let text = format::to_toml(&deck);
    if let (false, Ok(before)) = (fixed.is_empty(), format::read("deck.toml", text.as_bytes())) {
        let (mended, _) = fix(&before);
        assert!(format::patch("deck.toml", &text, &before, &mended).is_some());
    }
});
