//! `popquiz restore`: replaces the database with a backup.

use std::path::PathBuf;
use std::process::ExitCode;

use super::doctor::rows;
use super::output::say;
use super::start::{Database, size};
use crate::clock::{Clock as _, SystemClock};
use crate::store::sqlite::upkeep;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Backup file, made by `popquiz backup`; it isn't changed
    ///
    /// Example: popquiz restore backups/monday.db
    file: PathBuf,
    #[command(flatten)]
    database: Database,
}

pub(super) fn run(args: Args) -> anyhow::Result<ExitCode> {
    let (database, file) = (args.database.path()?, args.file);
    let restored = upkeep::restore(&database, &file, SystemClock.now())?;
    say(&format!("restored {} from {} ({})", database.display(), file.display(), size(restored.bytes)));
    if restored.recomputed > 0 {
        say(&format!("recomputed the leaderboards: {} differed from the recorded points", rows(restored.recomputed)));
    }
    match restored.kept {
        Some(kept) => say(&format!("kept the previous database as {}", kept.display())),
        None => say("there was no previous database"),
    }
    Ok(ExitCode::SUCCESS)
}
