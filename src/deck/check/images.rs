//! Images: missing, unused, or in a format that Discord doesn't show.

use std::collections::HashSet;

use popquiz_deck::image::ImageKind;
use popquiz_deck::limits::MEDIA_BYTES;
use popquiz_deck::{Card, Deck};

use super::finding::Problem;
use super::rule::Rule;
use super::texts::quoted;

pub(super) fn of_deck(deck: &Deck) -> impl Iterator<Item = Problem> {
    let shown: HashSet<&String> =
        deck.cards.iter().flat_map(|card| card.image.iter().chain(&card.answer_image)).collect();
    let unused = deck.media.keys().filter(move |name| !shown.contains(name)).map(|name| {
        let what = format!("no card shows the image {}", quoted(name));
        Problem::warning(Rule::UnusedImage, what, "make it a card's `image` or `answer_image`, or remove it")
    });
    let kinds = deck.media.iter().filter_map(|(name, image)| {
        let (what, advice) = kind(name, image)?;
        Some(Problem::error(Rule::ImageKind, what, advice))
    });
    let bytes: usize = deck.media.values().map(|image| image.len()).sum();
    let size = (bytes > MEDIA_BYTES).then(|| {
        let megabytes = |bytes: usize| bytes.div_ceil(1024 * 1024);
        let what = format!(
            "the images have {} MB in total, but a deck can hold {} MB",
            megabytes(bytes),
            megabytes(MEDIA_BYTES)
        );
        Problem::error(Rule::ImageSize, what, "make them smaller, or split the deck")
    });
    unused.chain(kinds).chain(size)
}

/// The problem with an image's format, and advice.
fn kind(name: &str, image: &[u8]) -> Option<(String, &'static str)> {
    let Some(known) = ImageKind::of(image) else {
        let what = format!("Discord can't show the image {}", quoted(name));
        return Some((what, "save it as PNG, JPEG, GIF or WebP"));
    };
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    (!ending.is_some_and(|ending| known.endings().contains(&ending.as_str()))).then(|| {
        let what =
            format!("the extension of {} doesn't match its format, and Discord goes by the extension", quoted(name));
        (what, "rename it to end in .png, .jpg, .gif or .webp, whichever is right")
    })
}

pub(super) fn check(card: &Card, deck: &Deck) -> impl Iterator<Item = Problem> {
    let named = card.image.iter().chain(&card.answer_image);
    let missing: Vec<Problem> = named
        .filter(|name| !deck.media.contains_key(*name))
        .map(|name| {
            let what = format!("the deck has no image named {}", quoted(name));
            Problem::error(Rule::MissingImage, what, "add it to `[media]`, or remove it from the card")
        })
        .collect();
    missing.into_iter()
}
