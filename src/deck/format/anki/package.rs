//! The archive: which of the three layouts a package has, its collection, and its files by name.
//!
//! | layout | collection | list of files | files |
//! | --- | --- | --- | --- |
//! | first, until 2.1 | `collection.anki2` | `media`, JSON | as they are, named `0`, `1` … |
//! | second | `collection.anki21` | `media`, JSON | the same |
//! | third, since 2.1.50 | `collection.anki21b`, Zstandard | `media`, Protocol Buffers, Zstandard | Zstandard |
//!
//! `meta` names the layout. Packages of the second and third also have a `collection.anki2`, with a note that asks for
//! an update of Anki; it is not read.
//!
//! Nothing is trusted: sizes are counted while unpacking, and no name is ever used as a path.

use std::collections::HashMap;
use std::io::{self, Read, Seek};

use ruzstd::decoding::StreamingDecoder;
use unicode_normalization::UnicodeNormalization as _;
use zip::ZipArchive;

use super::protobuf::Fields;
use crate::texts::{Phrase, phrase};

/// The most files in a package.
const MAX_ENTRIES: usize = 50_000;

/// The most bytes of the list of files.
const LIST_BYTES: u64 = 4 * 1024 * 1024;

/// The smallest window that a Zstandard decoder must support, whatever the size of the content: Anki's own files need 2
/// MB, and the format recommends 8 for every decoder. Source: RFC 8878, section 3.1.1.1.2.
const WINDOW_BYTES: u64 = 8 * 1024 * 1024;

/// The most that a block of Zstandard has. Source: RFC 8878, section 3.1.1.2.4.
const BLOCK_BYTES: u64 = 128 * 1024;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Layout {
    First,
    Second,
    Third,
}

impl Layout {
    fn collection(self) -> &'static str {
        match self {
            Self::First => "collection.anki2",
            Self::Second => "collection.anki21",
            Self::Third => "collection.anki21b",
        }
    }
}

/// A package that is open.
pub(super) struct Package<R> {
    archive: ZipArchive<R>,
    layout: Layout,
    /// By the name that notes use: the entry it is in.
    files: HashMap<String, String>,
    /// So many bytes went into decoders of Zstandard.
    pub(super) decoded: u64,
    /// The last read may have returned this many bytes: decoding works block by block, and retains the contents of its
    /// window.
    pub(super) unpacked: u64,
}

/// Whether a file is an archive, by how it begins: packages are.
pub(in crate::deck::format) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Whether a file is a package, by its name.
pub(in crate::deck::format) fn is_named_package(extension: &str) -> bool {
    matches!(extension, "apkg" | "colpkg")
}

/// Why a file can't be unpacked.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum UnpackError {
    /// It has more bytes than it may.
    TooLarge,
    /// Any other problem.
    Broken(Phrase),
}

impl UnpackError {
    /// As an error about the package.
    fn message(self, name: &'static str) -> Phrase {
        match self {
            Self::TooLarge => phrase!("package-part-too-large", part = name),
            Self::Broken(problem) => phrase!("package-part-broken", problem = problem),
        }
    }
}

impl<R: Read + Seek> Package<R> {
    /// Opens a package, or says what is wrong with it and what to do.
    pub(super) fn open(mut reader: R) -> Result<Self, Phrase> {
        let broken = |error: &dyn std::fmt::Display| phrase!("package-incomplete", detail = error.to_string());
        if has_more_entries(&mut reader, MAX_ENTRIES).map_err(|error| broken(&error))? {
            return Err(phrase!("package-many-files", most = MAX_ENTRIES));
        }
        let archive = ZipArchive::new(reader).map_err(|error| broken(&error))?;
        if archive.has_duplicate_names() {
            return Err(phrase!("package-duplicate-names"));
        }
        let mut package = Self { archive, layout: Layout::First, files: HashMap::new(), decoded: 0, unpacked: 0 };
        package.layout = package.find_layout()?;
        package.files = package.list()?;
        Ok(package)
    }

    fn find_layout(&mut self) -> Result<Layout, Phrase> {
        const META_BYTES: u64 = 4 * 1024;
        if self.has_entry("meta") {
            let meta = self.unpack("meta", META_BYTES).map_err(|error| error.message("meta"))?;
            let version = Fields(&meta).find(|(field, _)| *field == 1).map_or(0, |(_, value)| value.number());
            return match version {
                1 => Ok(Layout::First),
                2 => Ok(Layout::Second),
                3 => Ok(Layout::Third),
                0 => Err(phrase!("package-no-layout")),
                _ => Err(phrase!("package-new-layout", version = version.to_string())),
            };
        }
        let layouts = [Layout::Third, Layout::Second, Layout::First];
        layouts.into_iter().find(|layout| self.has_entry(layout.collection())).ok_or_else(|| phrase!("package-no-anki"))
    }

    /// The collection, an SQLite database of at most `limit` bytes.
    pub(super) fn collection(&mut self, most: u64) -> Result<Vec<u8>, Phrase> {
        let name = self.layout.collection();
        if !self.has_entry(name) {
            return Err(phrase!("package-no-collection", part = name));
        }
        self.unpack_by_layout(name, most).map_err(|error| error.message(name))
    }

    /// The list of files.
    fn list(&mut self) -> Result<HashMap<String, String>, Phrase> {
        if !self.has_entry("media") {
            return Ok(HashMap::new());
        }
        let list = self.unpack_by_layout("media", LIST_BYTES).map_err(|error| error.message("media"))?;
        if self.layout == Layout::Third {
            let names = Fields(&list).filter(|(field, _)| *field == 1).map(|(_, entry)| {
                Fields(entry.bytes()).find(|(field, _)| *field == 1).map_or_else(String::new, |(_, name)| name.text())
            });
            return Ok(names
                .take(MAX_ENTRIES)
                .enumerate()
                .map(|(entry, name)| (composed(&name), entry.to_string()))
                .collect());
        }
        let list: HashMap<String, String> = serde_json::from_slice(&list)
            .map_err(|error| phrase!("package-invalid-list", detail = error.to_string()))?;
        Ok(list.into_iter().map(|(entry, name)| (composed(&name), entry)).collect())
    }

    /// Whether notes can use a file under this name.
    pub(super) fn has_file(&self, name: &str) -> bool {
        self.files.get(name).is_some_and(|entry| self.has_entry(entry))
    }

    /// Unpacks a file of at most `limit` bytes, or only its beginning if the rest isn't needed. If it fails, `out`
    /// contains what was unpacked so far.
    pub(super) fn file<W>(
        &mut self,
        name: &str,
        most: u64,
        out: &mut Vec<u8>,
        wanted: impl FnOnce(&[u8]) -> Option<W>,
    ) -> Result<Option<W>, UnpackError> {
        /// Enough bytes to recognize an image's format.
        const BEGINNING: u64 = 16;
        let entry = self
            .files
            .get(name)
            .ok_or_else(|| UnpackError::Broken(phrase!("image-not-there", image = name.to_owned())))?
            .clone();
        let is_compressed = self.layout == Layout::Third;
        let is_too_large = !is_compressed && self.declared_size(&entry) > most;
        let read = |from: &mut dyn Read| {
            from.take(BEGINNING).read_to_end(out)?;
            let wanted = wanted(out);
            if wanted.is_some() && !is_too_large {
                from.take(most.saturating_add(1).saturating_sub(out.len() as u64)).read_to_end(out)?;
            }
            Ok((wanted, out.len()))
        };
        let (wanted, length) = self.read_entry(&entry, is_compressed.then_some(WINDOW_BYTES), read)?;
        if wanted.is_some() && (is_too_large || length as u64 > most) { Err(UnpackError::TooLarge) } else { Ok(wanted) }
    }

    /// How many bytes an entry says that it has.
    fn declared_size(&self, entry: &str) -> u64 {
        let index = self.archive.index_for_name(entry).and_then(|index| self.archive.by_index_data(index).ok());
        index.map_or(0, |entry| entry.size())
    }

    fn unpack_by_layout(&mut self, entry: &str, most: u64) -> Result<Vec<u8>, UnpackError> {
        if self.layout != Layout::Third {
            return self.unpack(entry, most);
        }
        let mut out = Vec::new();
        self.read_entry(entry, Some(most.max(WINDOW_BYTES)), |from| {
            from.take(most.saturating_add(1)).read_to_end(&mut out)
        })?;
        if out.len() as u64 > most { Err(UnpackError::TooLarge) } else { Ok(out) }
    }

    fn has_entry(&self, entry: &str) -> bool {
        self.archive.index_for_name(entry).is_some()
    }

    fn unpack(&mut self, entry: &str, most: u64) -> Result<Vec<u8>, UnpackError> {
        /// What is declared may be a lie: no more is set aside before it is there.
        const AT_ONCE: u64 = 1 << 20;
        let declared = self.declared_size(entry);
        if declared > most {
            return Err(UnpackError::TooLarge);
        }
        let mut out = Vec::with_capacity(usize::try_from(declared.min(AT_ONCE)).unwrap_or(0));
        self.read_entry(entry, None, |from| from.take(most.saturating_add(1)).read_to_end(&mut out))?;
        if out.len() as u64 > most { Err(UnpackError::TooLarge) } else { Ok(out) }
    }

    /// Reads an entry, and decompresses it once more if a maximum window is given.
    fn read_entry<T>(
        &mut self,
        entry: &str,
        window: Option<u64>,
        read: impl FnOnce(&mut dyn Read) -> io::Result<T>,
    ) -> Result<T, UnpackError> {
        self.unpacked = 0;
        let damaged = |error: &dyn std::fmt::Display| {
            UnpackError::Broken(phrase!("part-damaged", part = entry.to_owned(), detail = error.to_string()))
        };
        let index = self
            .archive
            .index_for_name(entry)
            .ok_or_else(|| UnpackError::Broken(phrase!("image-not-there", image = entry.to_owned())))?;
        if self.archive.by_index_data(index).is_ok_and(|entry| entry.encrypted()) {
            return Err(UnpackError::Broken(phrase!("part-encrypted", part = entry.to_owned())));
        }
        let mut file = self.archive.by_index(index).map_err(|error| damaged(&error))?;
        let Some(window) = window else { return read(&mut file).map_err(|error| damaged(&error)) };
        // Blocks may be empty, and an archive can hold millions of those in a few bytes.
        let most = window.saturating_mul(2);
        let decoder = StreamingDecoder::new_with_max_window_size(file.take(most), window);
        let mut decoder = decoder.map_err(|error| damaged(&error))?;
        let result = read(&mut decoder).map_err(|error| damaged(&error));
        self.decoded += most - decoder.get_ref().limit();
        self.unpacked = decoder.decoder.blocks_decoded() as u64 * BLOCK_BYTES;
        result
    }
}

/// Whether an archive has more entries than allowed, without loading any of them: each has a header with the same mark.
fn has_more_entries(reader: &mut (impl Read + Seek), most: usize) -> io::Result<bool> {
    const MARK: &[u8] = b"PK\x01\x02";
    let mut chunk = vec![0; 1 << 16];
    let (mut kept, mut found) = (0, 0);
    reader.rewind()?;
    loop {
        let read = reader.read(chunk.get_mut(kept..).unwrap_or_default())?;
        if read == 0 {
            return Ok(false);
        }
        let filled = chunk.get(..kept + read).unwrap_or_default();
        found += filled.windows(MARK.len()).filter(|window| *window == MARK).count();
        if found > most {
            return Ok(true);
        }
        // A mark may lie across two chunks.
        let length = filled.len();
        kept = length.min(MARK.len() - 1);
        chunk.copy_within(length - kept..length, 0);
    }
}

/// A file's name in the form in which names are compared: systems differ in how they compose accents.
pub(super) fn composed(name: &str) -> String {
    name.nfc().collect()
}
