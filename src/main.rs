//! The program's entry point: parses arguments, runs the command, and prints its error.

use std::process::ExitCode;

use clap::Parser as _;
use popquiz::cli::{self, Cli};

fn main() -> ExitCode {
    match Cli::parse().run() {
        Ok(code) => {
            cli::finish();
            code
        }
        Err(error) => {
            cli::complain(&cli::printable(&format!("{error:#}")));
            ExitCode::FAILURE
        }
    }
}
