//! `popquiz backup`: copies the database, even while a bot uses it.

use std::path::PathBuf;
use std::process::ExitCode;

use super::output::say;
use super::start::{Database, size};
use crate::store::sqlite::upkeep;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// File to write; must not exist yet
    ///
    /// Example: popquiz backup backups/monday.db
    file: PathBuf,
    #[command(flatten)]
    database: Database,
}

pub(super) fn run(args: Args) -> anyhow::Result<ExitCode> {
    let database = args.database.path()?;
    let bytes = upkeep::backup(&database, &args.file)?;
    say(&format!("copied {} to {} ({}) and checked the copy", database.display(), args.file.display(), size(bytes)));
    Ok(ExitCode::SUCCESS)
}
