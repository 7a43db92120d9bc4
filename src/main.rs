//! Arguments to calls.

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    match popquiz::cli::Cli::parse().run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("popquiz: {}", popquiz::cli::printable(&format!("{error:#}")));
            ExitCode::FAILURE
        }
    }
}
