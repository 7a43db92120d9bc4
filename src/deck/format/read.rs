//! Reading a deck from the disk or from bytes, in any format.

use std::io::Read as _;
use std::path::Path;

use popquiz_deck::Deck;

use super::error::DeckError;
use super::file_name::{extension, stem};
use super::import::{Import, OnProgress};
use super::limits::FILE_BYTES;
use super::{anki, detect, encoding, spreadsheet};
use crate::texts::{Phrase, phrase};

/// Reads a deck file.
pub fn load(path: &Path) -> Result<Deck, DeckError> {
    load_with_report(path).map(|import| import.deck)
}

/// Reads a deck file, and reports what was imported and what was skipped.
pub fn load_with_report(path: &Path) -> Result<Import, DeckError> {
    load_with_progress(path, &mut |_| {})
}

/// Like [`load_with_report`], with progress.
pub fn load_with_progress(path: &Path, progress: OnProgress<'_>) -> Result<Import, DeckError> {
    let file = path.display().to_string();
    let error = |message: Phrase| DeckError::new(&file, None, message);
    let metadata = std::fs::metadata(path).map_err(|cause| error(io_message(&cause)))?;
    if metadata.is_dir() {
        return Err(error(phrase!("file-folder")));
    }
    if anki::is_named_package(&extension(&file)) {
        if !metadata.is_file() {
            return Err(error(phrase!("file-special")));
        }
        // Most of a package may be sounds and pictures, of which only those that are shown are loaded into memory.
        if metadata.len() > anki::LOCAL_BYTES {
            return Err(error(too_large(metadata.len(), anki::LOCAL_BYTES)));
        }
        let package = std::fs::File::open(path).map_err(|cause| error(io_message(&cause)))?;
        return anki::read_package(&file, &stem(&file), std::io::BufReader::new(package), anki::LOCAL_BYTES, progress);
    }
    if metadata.len() > FILE_BYTES {
        return Err(error(too_large(metadata.len(), FILE_BYTES)));
    }
    // Special files don't have a length, and may be endless.
    let mut bytes = Vec::new();
    let result = std::fs::File::open(path).and_then(|file| file.take(FILE_BYTES + 1).read_to_end(&mut bytes));
    result.map_err(|cause| error(io_message(&cause)))?;
    import_with_progress(&file, &bytes, progress)
}

fn io_message(error: &std::io::Error) -> Phrase {
    match error.kind() {
        std::io::ErrorKind::NotFound => phrase!("file-not-found"),
        std::io::ErrorKind::PermissionDenied => phrase!("file-permission-denied"),
        _ => phrase!("file-not-read", detail = error.to_string()),
    }
}

fn too_large(bytes: u64, most: u64) -> Phrase {
    let megabytes = |bytes: u64| bytes.div_ceil(1024 * 1024);
    phrase!("file-too-large", megabytes = megabytes(bytes), most = megabytes(most))
}

/// Reads a deck from a file's name and content, in whichever format it is.
pub fn read(file: &str, bytes: &[u8]) -> Result<Deck, DeckError> {
    import(file, bytes).map(|import| import.deck)
}

/// Reads a deck from a file's name and content, and reports what was imported and what was skipped.
pub fn import(file: &str, bytes: &[u8]) -> Result<Import, DeckError> {
    import_with_progress(file, bytes, &mut |_| {})
}

/// Like [`import`], with progress: a large file takes a while.
pub fn import_with_progress(file: &str, bytes: &[u8], progress: OnProgress<'_>) -> Result<Import, DeckError> {
    if bytes.len() as u64 > FILE_BYTES {
        return Err(DeckError::new(file, None, too_large(bytes.len() as u64, FILE_BYTES)));
    }
    let stem = stem(file);
    if spreadsheet::is_spreadsheet(bytes) {
        return spreadsheet::read(file, &stem, bytes, progress);
    }
    if anki::is_archive(bytes) || anki::is_named_package(&extension(file)) {
        return anki::read_package(file, &stem, std::io::Cursor::new(bytes), anki::UPLOAD_BYTES, progress);
    }
    let text = encoding::decode(file, bytes)?;
    detect::importer(file, &text)(file, &stem, &text, progress)
}
