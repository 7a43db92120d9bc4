//! Limits for packages and exports: templates can turn a small file into gigabytes of text.

use crate::deck::format::deck_builder::DeckBuilder;
use crate::texts::{Phrase, phrase};

/// The most bytes of a collection that somebody has uploaded: what a package of ten megabytes can contain.
pub(in crate::deck::format) const UPLOAD_BYTES: u64 = 64 * 1024 * 1024;

/// The most bytes of a collection on the operator's own machine, and of a package there.
pub(in crate::deck::format) const LOCAL_BYTES: u64 = 256 * 1024 * 1024;

/// The most bytes of a card's side.
pub(super) const SIDE_BYTES: usize = 64 * 1024;

/// The most bytes that are read for all cards together, fields and sides: templates repeat a note's contents, and a
/// note may have any number of cards.
pub(super) const WORK_BYTES: usize = 256 * 1024 * 1024;

/// The minimum cost of a card, in such bytes: a package may have millions of empty ones.
pub(super) const CARD_WORK: usize = 64;

/// The cost of a template's parts, per byte and per field: they are kept until all cards are made.
pub(super) const PARTS_WORK: usize = 16;

/// The error for a package or an export whose cards have too much text.
pub(super) fn too_much() -> Phrase {
    let most = WORK_BYTES / 1024 / 1024;
    phrase!("anki-too-much-text", most = most)
}

/// # Errors
/// The error for too many cards, with advice.
pub(super) fn too_many(builder: &DeckBuilder) -> Result<(), Phrase> {
    builder.exceeded_limit().map_or(Ok(()), |most| Err(phrase!("anki-too-many", most = most)))
}
