//! The command line: one file a command, each with its arguments and what it does.

mod deck;
mod judge;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// A self-hosted quizmaster for study groups on Discord.
#[derive(Debug, Parser)]
#[command(name = "popquiz", version, arg_required_else_help = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Look at deck files
    Deck(deck::Args),
    /// Judge answers
    Judge(judge::Args),
}

impl Cli {
    /// Does what was asked; the exit code is 0 where all went well.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        match self.command {
            Command::Deck(args) => deck::run(args),
            Command::Judge(args) => judge::run(args),
        }
    }
}
