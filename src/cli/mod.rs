//! The command line: one file per command, with its arguments.

mod backup;
mod deck;
mod doctor;
mod health;
mod health_server;
mod judge;
mod limited;
mod log;
mod output;
mod progress;
mod restore;
mod run;
mod sandbox;
mod start;
mod survey;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
pub use judge::judge_lines;
pub use log::{complain, finish};
pub use output::printable;

const EXAMPLES: &str = "\
Examples:
  popquiz sandbox                              try it in a browser, without Discord
  popquiz sandbox --chat                       try it in the terminal
  DISCORD_TOKEN=... popquiz run                run the bot on Discord
  popquiz deck check decks/*                   find problems in decks
  popquiz judge --question \"2 + 2?\" --ref 4 four
  popquiz backup copy.db                       back up the scores

`popquiz help COMMAND` explains a command.";

/// A self-hosted quizmaster for study groups on Discord
#[derive(Debug, Parser)]
#[command(name = "popquiz", version, arg_required_else_help = true, after_help = EXAMPLES)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the bot on Discord
    #[command(
        after_help = "Examples:\n  DISCORD_TOKEN=... popquiz run\n  DISCORD_TOKEN_FILE=/run/secrets/token popquiz run --config /etc/popquiz.toml"
    )]
    Run(run::Args),
    /// Try the bot on this machine, without Discord
    #[command(
        after_help = "Examples:\n  popquiz sandbox\n  popquiz sandbox --deck my-deck.toml --watch\n  popquiz sandbox --chat < story.txt"
    )]
    Sandbox(sandbox::Args),
    /// List, check, and convert deck files
    Deck(deck::Args),
    /// Judge answers, one on the command line or many as JSON Lines
    #[command(
        after_help = "Examples:\n  popquiz judge --question \"Capital of France?\" --ref Paris \"its paris\"\n  popquiz judge --deck decks/capitals.csv --card 1 kabul\n  popquiz judge --jsonl < answers.jsonl"
    )]
    Judge(judge::Args),
    /// Check whether a running bot is alive, or ready (exit status 1 if not)
    #[command(after_help = "Examples:\n  popquiz health\n  popquiz health --ready")]
    Health(health::Args),
    /// Back up the database, even while the bot runs
    #[command(after_help = "Example:\n  popquiz backup copy.db")]
    Backup(backup::Args),
    /// Replace the database with a backup, and keep the old one
    #[command(after_help = "Example:\n  popquiz restore copy.db")]
    Restore(restore::Args),
    /// Find problems with settings, decks, the database, and Discord (exit status 1 if something is broken)
    #[command(after_help = "Examples:\n  popquiz doctor\n  popquiz doctor --offline")]
    Doctor(doctor::Args),
    /// Run a command with limits on its memory and time: for popquiz's own use
    #[command(hide = true)]
    Limited(limited::Args),
    /// Read a deck file from standard input: for popquiz's own use
    #[command(hide = true)]
    ReadDeck(limited::ReadDeckArgs),
}

impl Cli {
    /// Runs the command. The exit code is 0 if it succeeded.
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
            Command::Limited(args) => Self::try_parse_from(limited::limit(args)?)?.run(),
            Command::ReadDeck(args) => limited::read_deck(args),
        }
    }
}
