//! Images: missing, unused, empty, or in a format that Discord doesn't show.

use std::collections::HashSet;

use popquiz_deck::image::ImageKind;
use popquiz_deck::limits::MEDIA_BYTES;
use popquiz_deck::{Card, Deck};

use super::finding::Problem;
use super::rule::Rule;
use super::texts::excerpt;
use crate::texts::{Phrase, phrase};

pub(super) fn of_deck(deck: &Deck) -> impl Iterator<Item = Problem> {
    let shown: HashSet<&String> =
        deck.cards.iter().flat_map(|card| card.image.iter().chain(&card.answer_image)).collect();
    let unused = deck.media.keys().filter(move |name| !shown.contains(name)).map(|name| {
        let what = phrase!("check-unused-image", image = excerpt(name));
        Problem::warning(Rule::UnusedImage, what, phrase!("advice-use-image"))
    });
    let kinds = deck.media.iter().filter_map(|(name, image)| {
        if let Some((what, advice)) = kind(name, image) {
            return Some(Problem::error(Rule::ImageKind, what, advice));
        }
        let (width, height) = ImageKind::of(image)?.dimensions(image).unwrap_or_default();
        let what = phrase!("check-empty-image", image = excerpt(name));
        (width == 0 || height == 0).then(|| Problem::error(Rule::EmptyImage, what, phrase!("advice-replace-image")))
    });
    let bytes: usize = deck.media.values().map(|image| image.len()).sum();
    let size = (bytes > MEDIA_BYTES).then(|| {
        let megabytes = |bytes: usize| bytes.div_ceil(1024 * 1024);
        let what = phrase!("check-image-size", megabytes = megabytes(bytes), most = megabytes(MEDIA_BYTES));
        Problem::error(Rule::ImageSize, what, phrase!("advice-smaller-images"))
    });
    unused.chain(kinds).chain(size)
}

/// The problem with an image's format, and advice.
fn kind(name: &str, image: &[u8]) -> Option<(Phrase, Phrase)> {
    let Some(known) = ImageKind::of(image) else {
        return Some((phrase!("check-image-kind", image = excerpt(name)), phrase!("advice-save-image")));
    };
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    (!ending.is_some_and(|ending| known.endings().contains(&ending.as_str())))
        .then(|| (phrase!("check-image-extension", image = excerpt(name)), phrase!("advice-rename-image")))
}

pub(super) fn check(card: &Card, deck: &Deck) -> impl Iterator<Item = Problem> {
    let named = card.image.iter().chain(&card.answer_image);
    let missing: Vec<Problem> = named
        .filter(|name| !deck.media.contains_key(*name))
        .map(|name| {
            let what = phrase!("check-missing-image", image = excerpt(name));
            Problem::error(Rule::MissingImage, what, phrase!("advice-add-image"))
        })
        .collect();
    missing.into_iter()
}
