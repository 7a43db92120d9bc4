//! The command line: one file a command, each with its arguments and what it does.

mod deck;
mod health;
mod judge;
mod run;
mod sandbox;
mod start;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

pub use judge::judge_lines;

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
        }
    }
}
