//! The program's entry point: parses arguments, runs the command, and prints its error.

use std::process::ExitCode;

use clap::Parser as _;
use mimalloc::MiMalloc;
use popquiz::cli::{self, Cli};

/// The C library's allocator keeps what a burst took, in an area for each thread. This one returns it to the system.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

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
