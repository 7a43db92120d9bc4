//! `popquiz restore`: a backup in the place of the database.

use std::path::PathBuf;
use std::process::ExitCode;

use super::doctor::rows;
use super::output::say;
use super::start::{Database, size};
use crate::clock::{Clock as _, SystemClock};
use crate::store::sqlite::upkeep;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// What `popquiz backup` made; it stays as it is
    file: PathBuf,
    #[command(flatten)]
    database: Database,
}

pub(super) fn run(args: Args) -> anyhow::Result<ExitCode> {
    let (database, file) = (args.database.path()?, args.file);
    let restored = upkeep::restore(&database, &file, SystemClock.now())?;
    say(&format!("{} is now a copy of {} ({})", database.display(), file.display(), size(restored.bytes)));
    if restored.recomputed > 0 {
        say(&format!(
            "its leaderboards were added up anew: they differed from its points in {}",
            rows(restored.recomputed)
        ));
    }
    match restored.kept {
        Some(kept) => say(&format!("the database that was there is now {}", kept.display())),
        None => say("there was no database before"),
    }
    Ok(ExitCode::SUCCESS)
}
