//! A soak: the real program in 200 channels, with drops every minute and faults all the time. It is killed every half a
//! minute in the first half of the time, and lives through the second half, in which its memory must not grow.
//!
//! Run with `cargo bench --bench soak -- --minutes 60`; with `--every SECONDS`, members write that often; with `--log
//! FILE`, the program logs there, for example on a disk that gets full. Exits with status 1 if anything was lost or
//! doubled.

#![allow(clippy::indexing_slicing, reason = "a soak that cannot be set up ends")]

#[path = "../tests/support/mayhem.rs"]
mod mayhem;

use std::process::ExitCode;
use std::time::Duration;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    let after =
        |name: &str| arguments.iter().skip_while(|it| *it != name).nth(1).and_then(|value| value.parse::<u64>().ok());
    let log = arguments.iter().skip_while(|it| *it != "--log").nth(1).map(std::path::PathBuf::from);
    let every = after("--every").unwrap_or(5);
    let minutes = after("--minutes").unwrap_or(60);
    let folder = tempfile::tempdir().expect("a folder for the database");
    // A copy, so that later builds don't change it.
    let binary = folder.path().join("popquiz");
    std::fs::copy(env!("CARGO_BIN_EXE_popquiz"), &binary).expect("a copy of the program");
    let plan = mayhem::Plan {
        binary,
        folder: folder.path().to_owned(),
        log: log.unwrap_or_else(|| folder.path().join("log")),
        channels: after("--channels").unwrap_or(200),
        kills: 0,
        length: Duration::from_secs(minutes * 30),
        undisturbed: Duration::from_secs(minutes * 30),
        life_ms: 25_000..35_000,
        thinks_ms: every * 400..every * 1_600,
        rests_ms: 60_000..180_000,
        seed: after("--seed").unwrap_or(1),
    };
    println!("{minutes} minutes in {} channels, killed every 30 s or so in the first half", plan.channels);
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let report = runtime.block_on(mayhem::run(plan));
    println!("{report}");
    if report.wrong.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
