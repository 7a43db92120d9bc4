//! Images: named and not there, there and not named, or nothing that Discord shows.

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
        Problem::warning(Rule::UnusedImage, what, "name it as a card's `image` or `answer_image`, or take it out")
    });
    let kinds = deck.media.iter().filter_map(|(name, image)| {
        let (what, advice) = kind(name, image)?;
        Some(Problem::error(Rule::ImageKind, what, advice))
    });
    let bytes: usize = deck.media.values().map(|image| image.len()).sum();
    let size = (bytes > MEDIA_BYTES).then(|| {
        let megabytes = |bytes: usize| bytes.div_ceil(1024 * 1024);
        let what =
            format!("the images have {} MB together; a deck file holds {}", megabytes(bytes), megabytes(MEDIA_BYTES));
        Problem::error(Rule::ImageSize, what, "make them smaller, or split the deck")
    });
    unused.chain(kinds).chain(size)
}

/// What is wrong with an image as such, and what to do.
fn kind(name: &str, image: &[u8]) -> Option<(String, &'static str)> {
    let Some(known) = ImageKind::of(image) else {
        let what = format!("{} is no image that Discord shows", quoted(name));
        return Some((what, "save it as PNG, JPEG, GIF or WebP"));
    };
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    (!ending.is_some_and(|ending| known.endings().contains(&ending.as_str()))).then(|| {
        let what = format!(
            "the name of {} does not end as its kind of image does, and Discord goes by the name",
            quoted(name)
        );
        (what, "give it the ending .png, .jpg, .gif or .webp that is right")
    })
}

pub(super) fn check(card: &Card, deck: &Deck) -> impl Iterator<Item = Problem> {
    let named = card.image.iter().chain(&card.answer_image);
    let missing: Vec<Problem> = named
        .filter(|name| !deck.media.contains_key(*name))
        .map(|name| {
            let what = format!("the card shows {}, and the deck has no image of that name", quoted(name));
            Problem::error(Rule::MissingImage, what, "add it to the deck, or take it off the card")
        })
        .collect();
    missing.into_iter()
}
