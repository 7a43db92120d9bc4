//! Has files by strangers read where they can do no harm: in a child process of our own program, which limits its own
//! memory and time before it reads.

use std::collections::HashSet;
use std::num::NonZero;
use std::path::PathBuf;
use std::process::Stdio;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::process::Command;
use tokio::sync::Semaphore;

use crate::deck::format::{DeckError, FILE_BYTES};
use crate::deck::wire::{self, ReadDeck};
use crate::discord::egress::{Egress, FetchError};
use crate::discord::interaction::Attachment;
use crate::id::GuildId;

/// The most files that are read at once.
const AT_ONCE: usize = 2;

/// Settings of the allocator in a child. The limit counts addresses, so it mustn't reserve a gigabyte of them before it
/// has used any. This is the least that it can reserve.
const ALLOCATOR: (&str, &str) = ("MIMALLOC_ARENA_RESERVE", "32MiB");

/// Bytes that a child may answer with: more than its memory can hold.
const ANSWER_BYTES: u64 = 256 * 1024 * 1024;

/// A child process that reads one file, and what it may cost.
#[derive(Clone, Debug)]
pub struct ImportProcess {
    /// Our own program.
    pub program: PathBuf,
    /// Bytes of memory, beyond what the program itself takes.
    pub memory: u64,
    /// Seconds, of the processor and by the clock.
    pub seconds: u64,
}

impl Default for ImportProcess {
    fn default() -> Self {
        // On Linux, this name leads to the program even after an update has replaced its file.
        let running = PathBuf::from("/proc/self/exe");
        let program =
            if running.exists() { running } else { std::env::current_exe().unwrap_or_else(|_| "popquiz".into()) };
        Self { program, memory: 256 * 1024 * 1024, seconds: 10 }
    }
}

impl ImportProcess {
    /// This program, about to run another of its commands within these limits.
    pub fn command(&self) -> std::process::Command {
        let mut command = std::process::Command::new(&self.program);
        command.arg("limited").arg(format!("--memory={}", self.memory)).arg(format!("--seconds={}", self.seconds));
        command.env(ALLOCATOR.0, ALLOCATOR.1);
        command
    }

    fn time(&self) -> Duration {
        Duration::from_secs(self.seconds)
    }
}

/// Why a file could not be read.
#[derive(Debug)]
pub(super) enum ImportFailure {
    /// The file can't be downloaded.
    NotFetched(FetchError),
    /// The file is no deck.
    Unreadable(DeckError),
    /// Another file of that server is being read.
    Busy,
    /// It takes too long, or too much memory.
    TooCostly,
    /// It can't be read because of a bug, or because the system refuses a child.
    Bug,
}

/// Reads files: a few at once, and one at a time for each server.
#[derive(Debug)]
pub(super) struct Importer {
    process: ImportProcess,
    places: Semaphore,
    busy: Arc<Mutex<HashSet<GuildId>>>,
}

/// A server's turn, until it is dropped.
#[derive(Debug)]
pub(super) struct Turn(Arc<Mutex<HashSet<GuildId>>>, GuildId);

impl Drop for Turn {
    fn drop(&mut self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.1);
    }
}

impl Importer {
    pub(super) fn new(process: ImportProcess) -> Self {
        // The bot keeps a processor for its rounds.
        let processors = std::thread::available_parallelism().map_or(1, NonZero::get);
        let at_once = (processors - 1).clamp(1, AT_ONCE);
        Self { process, places: Semaphore::new(at_once), busy: Arc::default() }
    }

    /// A server's turn to have a file read.
    pub(super) fn turn(&self, guild: GuildId) -> Result<Turn, ImportFailure> {
        let is_new = self.busy.lock().unwrap_or_else(PoisonError::into_inner).insert(guild);
        if is_new { Ok(Turn(Arc::clone(&self.busy), guild)) } else { Err(ImportFailure::Busy) }
    }

    /// Downloads a file and has it read. It goes straight to the child, so that it takes no memory here, and its
    /// download starts when there's a place for it.
    pub(super) async fn read(
        &self,
        _turn: &Turn,
        egress: &Egress,
        file: &Attachment,
    ) -> Result<ReadDeck, ImportFailure> {
        let Ok(_place) = self.places.acquire().await else { return Err(ImportFailure::Bug) };
        let most = usize::try_from(FILE_BYTES).unwrap_or(usize::MAX);
        let mut download = egress.fetch(file, most).await.map_err(ImportFailure::NotFetched)?;
        let mut command = Command::from(self.process.command());
        // Neither the token nor anything else that the bot was started with.
        command.args(["read-deck", "--", &file.name]).env_clear().current_dir("/").kill_on_drop(true);
        command.env(ALLOCATOR.0, ALLOCATOR.1);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let spawned = command.spawn().and_then(|mut child| {
            let pipes = child.stdin.take().zip(child.stdout.take());
            pipes.map(|(stdin, stdout)| (child, stdin, stdout)).ok_or_else(|| std::io::ErrorKind::BrokenPipe.into())
        });
        // Dropped, the child is killed.
        let (mut child, mut stdin, stdout) = spawned.map_err(|error| {
            tracing::error!(%error, program = %self.process.program.display(), "cannot start a process to read a deck file");
            ImportFailure::Bug
        })?;
        while let Some(chunk) = download.chunk().await.map_err(ImportFailure::NotFetched)? {
            let written = tokio::time::timeout(self.process.time(), stdin.write_all(&chunk)).await;
            // A child that has ended reads no more. Why it ended is seen below.
            if written.map_err(|_| ImportFailure::TooCostly)?.is_err() {
                break;
            }
        }
        drop((stdin, download));
        let answer = async {
            let mut answer = Vec::new();
            stdout.take(ANSWER_BYTES).read_to_end(&mut answer).await?;
            child.wait().await.map(|status| (status, answer))
        };
        let (status, answer) = match tokio::time::timeout(self.process.time(), answer).await {
            Err(_) => return Err(ImportFailure::TooCostly),
            Ok(Err(error)) => {
                tracing::error!(%error, "cannot receive the output of the process that reads a deck file");
                return Err(ImportFailure::Bug);
            }
            Ok(Ok(ended)) => ended,
        };
        if !status.success() {
            // Ended by the system: a limit was reached. With a status: a panic, of which its place was lost with the child.
            let costly = status.code().is_none();
            tracing::warn!(%status, "a deck file could not be read within its limits");
            return Err(if costly { ImportFailure::TooCostly } else { ImportFailure::Bug });
        }
        let parsed = tokio::task::spawn_blocking(move || wire::read(&answer)).await;
        match parsed {
            Ok(Ok(read)) => read.map_err(ImportFailure::Unreadable),
            Ok(Err(error)) => {
                tracing::error!(%error, "cannot parse the output of the process that reads a deck file");
                Err(ImportFailure::Bug)
            }
            Err(_) => Err(ImportFailure::Bug),
        }
    }
}
