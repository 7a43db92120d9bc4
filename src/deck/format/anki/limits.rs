//! How much of a package or an export is read: templates can make gigabytes of text from a small file.

use crate::deck::format::deck_builder::DeckBuilder;

/// The most bytes of a collection that somebody has sent: what a package of ten megabytes holds.
pub(in crate::deck::format) const UPLOAD_BYTES: u64 = 64 * 1024 * 1024;

/// The most bytes of a collection on the operator's own machine, and of a package there.
pub(in crate::deck::format) const LOCAL_BYTES: u64 = 256 * 1024 * 1024;

/// The most bytes of a card's side.
pub(super) const SIDE_BYTES: usize = 64 * 1024;

/// The most bytes that are looked at for all cards together, fields and sides: templates repeat what is in a note, and
/// a note may have any number of cards.
pub(super) const WORK_BYTES: usize = 256 * 1024 * 1024;

/// What a card costs at least, in such bytes: a package may have millions that show nothing.
pub(super) const CARD_WORK: usize = 64;

/// What the parts of a template take, for each of its bytes and of its fields: they are kept until all cards are made.
pub(super) const PARTS_WORK: usize = 16;

/// What is told of a package or an export whose cards show too much.
pub(super) fn too_much(what: &str) -> String {
    let most = WORK_BYTES / 1024 / 1024;
    format!("the {what}'s cards show more than {most} MB of text; in Anki, export a part of the deck")
}

/// # Errors
/// That there is more than a deck has, and what to do.
pub(super) fn too_many(builder: &DeckBuilder, what: &str) -> Result<(), String> {
    let told =
        |most| format!("the {what} has {most}, and that is the most. In Anki, export a single deck or a part of it");
    builder.exceeded_limit().map_or(Ok(()), |most| Err(told(most)))
}
