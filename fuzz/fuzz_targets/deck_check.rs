//! Checking decks: any deck can be checked, fixes are final, and a fixed deck can be patched into its own file.
#![no_main]

use libfuzzer_sys::fuzz_target;
use popquiz::deck::check::{check, fix};
use popquiz::deck::format;

fuzz_target!(|input: (bool, &str)| {
    let (is_toml, text) = input;
    let file = if is_toml { "deck.toml" } else { "deck.txt" };
    let Ok(deck) = format::read(file, text.as_bytes()) else { return };
    for finding in check(&deck) {
        assert!(!finding.message.to_string().chars().any(char::is_control), "{}", finding.message);
    }
    let (mended, fixed) = fix(&deck);
    assert!(check(&mended).iter().all(|finding| finding.fix.is_none()));
    assert!(fix(&mended).1.is_empty());
    // The deck in our own format, so that fixing is tested even if the input isn't a file of ours.
    let text = format::to_toml(&deck);
    if let (false, Ok(before)) = (fixed.is_empty(), format::read("deck.toml", text.as_bytes())) {
        let (mended, _) = fix(&before);
        assert!(format::patch("deck.toml", &text, &before, &mended).is_some());
    }
});
