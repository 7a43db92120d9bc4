//! Anki's packages (`.apkg`, `.colpkg`) and its exports as text.
//!
//! | module | what is there |
//! | --- | --- |
//! | `package`, `protobuf` | the archive, its three layouts, its files |
//! | `collection` | note types, decks, notes and cards out of SQLite |
//! | `template`, `cloze` | what a note's cards show |
//! | `card`, `tags`, `deck_path`, `media` | a card from its two sides, its tags, its deck and its images |
//! | `package_import`, `text_export` | a whole package, or an export as text, as a deck |
//! | `package_export` | a deck as a package |
//!
//! A package becomes one deck. Its title is the deck that contains all cards; for a card in a subdeck, the path from
//! there becomes a tag. A card's id is made from its note's id in Anki, which stays the same when the note is edited.
//! Scheduling data is ignored.
//!
//! Notes of a deck that was exported here and then edited in Anki keep what Anki has no field for; see
//! `package_export`.

mod card;
mod cloze;
mod collection;
mod deck_path;
mod limits;
mod media;
mod package;
mod package_export;
mod package_import;
mod protobuf;
mod tags;
mod template;
mod text_export;

pub(super) use limits::{LOCAL_BYTES, UPLOAD_BYTES};
pub(super) use package::{is_archive, is_named_package};
pub(super) use package_export::write as write_package;
pub(super) use package_import::read as read_package;
pub(super) use text_export::{cards_of_note, has_cloze};
pub(super) use text_export::{is_export as is_text_export, read as read_text_export};
