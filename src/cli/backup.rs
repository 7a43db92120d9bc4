//! `popquiz backup`: a copy of the database, while a bot runs on it too.

use std::path::PathBuf;
use std::process::ExitCode;

use super::output::say;
use super::start::{Database, size};
use crate::store::sqlite::upkeep;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The copy; nothing is overwritten
    file: PathBuf,
    #[command(flatten)]
    database: Database,
}

pub(super) fn run(args: Args) -> anyhow::Result<ExitCode> {
    let database = args.database.path()?;
    let bytes = upkeep::backup(&database, &args.file)?;
    say(&format!(
        "{} was copied to {} ({}), and the copy is sound",
        database.display(),
        args.file.display(),
        size(bytes)
    ));
    Ok(ExitCode::SUCCESS)
}
