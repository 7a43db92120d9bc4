//! Deck files. Reading order:
//!
//! | module | what is there |
//! | --- | --- |
//! | [`formats`](Format), `detect` | the formats, and how a file's format is detected |
//! | `read`, [`import`](Import), `encoding` | reading any file, and what the import reports |
//! | `deck_builder` | what all importers share: ids, limits, skipped cards |
//! | `toml`, `patch`, `parse_message` | our own format, changing such a file in place, and parser errors in plain words |
//! | `invalid` | why answers and ids are invalid |
//! | `csv`, `layout`, `pairs` | tables as text |
//! | `spreadsheet` | sheets of spreadsheets |
//! | `table`, `columns`, `option_columns`, `language_names` | the rows of any table as cards |
//! | `markdown`, `fence`, `line_escape`, [`card_text`], `plain`, `infer` | text |
//! | `gift`, `moodle_xml`, `aiken`, `open_trivia`, `quiz_json`, `red_trivia`, `anki` | formats of other programs |
//! | `html`, `formula`, `percent`, `embedded_answers` | markup in texts of other programs |
//! | `export`, `export_losses`, `unsupported` | writing files, and what a format can't hold |

mod aiken;
mod anki;
pub mod card_text;
mod columns;
mod csv;
mod deck_builder;
mod detect;
mod embedded_answers;
mod encoding;
mod error;
mod export;
mod export_losses;
mod fence;
mod file_name;
mod formats;
mod formula;
mod gift;
mod html;
mod import;
mod infer;
mod invalid;
mod language_names;
mod layout;
mod limits;
mod line_escape;
mod markdown;
mod moodle_xml;
mod open_trivia;
mod option_columns;
mod pairs;
pub(crate) mod parse_message;
mod patch;
mod percent;
mod plain;
mod quiz_json;
mod read;
mod red_trivia;
mod spreadsheet;
mod table;
mod toml;
mod unsupported;

pub(super) use deck_builder::normalize;
pub use detect::extensions;
pub use error::{DeckError, ExportError};
pub use export::{export, to_toml};
pub use export_losses::export_losses;
pub use formats::{ExportFormat, Format};
pub use import::{Import, OnProgress, Progress, Skipped, SkippedList};
pub(super) use infer::bulleted_items;
pub use infer::deck_of_question;
pub use limits::FILE_BYTES;
pub use patch::patch;
pub use read::{import, import_with_progress, load, load_with_progress, load_with_report, read};
