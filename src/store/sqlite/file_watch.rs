//! Notices when the database's file is deleted, replaced or cut short under a running bot.
//!
//! SQLite itself doesn't: it keeps writing to a file that nobody can find any more, or over one that replaced it.

use std::fs::File;
use std::os::unix::fs::{FileExt as _, MetadataExt as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::errors::unusable;
use crate::store::error::StoreError;

/// How often the file is looked at.
pub(super) const CHECK_EVERY: Duration = Duration::from_secs(2);

/// Source: "The Database Header", in SQLite's description of its file format.
const HEADER_BYTES: usize = 32;

#[derive(Debug)]
pub(super) struct FileWatch {
    path: PathBuf,
    /// Held open as long as the database is: closing any descriptor of the file drops SQLite's own locks on it.
    held: File,
    looked_at: Option<Instant>,
}

impl FileWatch {
    pub(super) fn new(path: &Path, held: File) -> Self {
        Self { path: path.to_owned(), held, looked_at: None }
    }

    /// Checks the file, if it's time to. An error says what happened to it; after that, nothing more may be written.
    pub(super) fn look(&mut self) -> Result<(), StoreError> {
        if self.looked_at.is_some_and(|at| at.elapsed() < CHECK_EVERY) {
            return Ok(());
        }
        self.looked_at = Some(Instant::now());
        self.check_now()
    }

    fn check_now(&self) -> Result<(), StoreError> {
        let path = self.path.display();
        let Ok(held) = self.held.metadata() else { return Ok(()) };
        let what = match self.path.metadata() {
            Ok(found) if (found.dev(), found.ino()) != (held.dev(), held.ino()) => "replaced",
            Ok(_) if self.is_cut_short(held.len()) => "cut short",
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => "deleted or moved",
            // All is well, or the disk doesn't answer and may answer later.
            _ => return Ok(()),
        };
        Err(unusable(format!(
            "the database {path} was {what} while popquiz was running, so nothing more was written to it. Put the file back, or \
             restore a backup with `popquiz restore FILE`, then start again"
        )))
    }

    /// Whether the file is shorter than its header says. Only the thread that writes may ask, and between two
    /// transactions, because a checkpoint changes both.
    fn is_cut_short(&self, length: u64) -> bool {
        let mut header = [0; HEADER_BYTES];
        if self.held.read_exact_at(&mut header, 0).is_err() {
            return true;
        }
        let number = |at: std::ops::Range<usize>| {
            header.get(at).into_iter().flatten().fold(0_u64, |number, byte| number << 8 | u64::from(*byte))
        };
        let page_bytes = match number(16..18) {
            1 => 65_536,
            bytes => bytes,
        };
        length < page_bytes * number(28..32)
    }
}
