//! The command line: one file a command, each with its arguments and what it does.

mod backup;
mod deck;
mod doctor;
mod health;
mod health_server;
mod judge;
mod log;
mod output;
mod progress;
mod restore;
mod run;
mod sandbox;
mod start;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
pub use judge::judge_lines;
pub use log::{complain, finish};
pub use output::printable;

/// A self-hosted quizmaster for study groups on Discord.
#[derive(Debug, Parser)]
#[command(name = "popquiz", version, arg_required_else_help = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the bot on Discord
    Run(run::Args),
    /// Try the bot without Discord: a small server that behaves like it, on this machine alone
    Sandbox(sandbox::Args),
    /// Look at deck files
    Deck(deck::Args),
    /// Judge answers
    Judge(judge::Args),
    /// Ask a running bot whether it is well; exit status 1 where it is not
    Health(health::Args),
    /// Copy the database, while a bot runs on it too
    Backup(backup::Args),
    /// Put a backup in the place of the database; the old one is kept beside it
    Restore(restore::Args),
    /// Look for what is wrong with settings, decks, database and Discord, and say what to do; exit status 1 where
    /// something is broken
    Doctor(doctor::Args),
}

impl Cli {
    /// Does what was asked; the exit code is 0 where all went well.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        match self.command {
            Command::Run(args) => run::run(args),
            Command::Sandbox(args) => sandbox::run(args),
            Command::Deck(args) => deck::run(args),
            Command::Judge(args) => judge::run(args),
            Command::Health(args) => health::run(args),
            Command::Backup(args) => backup::run(args),
            Command::Restore(args) => restore::run(args),
            Command::Doctor(args) => doctor::run(args),
        }
    }
}
