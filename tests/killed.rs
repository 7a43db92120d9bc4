//! The real program, killed two hundred times at random moments while members play: nothing is lost, and nothing is
//! sent twice.

#![allow(clippy::indexing_slicing, reason = "what a test expects")]

#[path = "support/mayhem.rs"]
mod mayhem;

use std::os::unix::fs::PermissionsExt as _;
use std::time::Duration;

/// Kills of both worlds together.
const KILLS: usize = 200;

// Most of the time is spent waiting for members to answer and for questions to close,
// so two worlds at once take half as long as one after the other.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn repeated_kills_lose_and_double_nothing() {
    let kills = std::env::var("MAYHEM_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(KILLS);
    tokio::join!(kill(7, kills.div_ceil(2)), kill(8, kills / 2));
}

/// Plays in its own world while the program is killed this many times.
async fn kill(seed: u64, kills: usize) {
    let mut folder = tempfile::tempdir().expect("a folder for the database");
    folder.disable_cleanup(std::env::var_os("MAYHEM_KEEP").is_some());
    let plan = mayhem::Plan {
        binary: env!("CARGO_BIN_EXE_popquiz").into(),
        folder: folder.path().to_owned(),
        log: folder.path().join("log"),
        channels: 16,
        kills,
        length: Duration::ZERO,
        undisturbed: Duration::ZERO,
        life_ms: 30..1_600,
        thinks_ms: 300..1_500,
        rests_ms: 3_000..15_000,
        seed,
    };
    let report = mayhem::run(plan).await;
    println!("seed {seed}: {report}");
    let log = std::fs::read_to_string(folder.path().join("log")).unwrap_or_default();
    assert!(
        report.wrong.is_empty(),
        "seed {seed}: {report}\nthe log ends:\n{}",
        log.chars().rev().take(6_000).collect::<Vec<_>>().into_iter().rev().collect::<String>()
    );
    // Few kills, as in a quick run by hand, leave little time to play.
    let kills = kills as u64;
    let enough = report.questions > kills / 4 && report.awards_due > kills / 10 && report.images > kills / 10;
    assert!(enough, "seed {seed}: too little happened: {report}");
}

/// A program that crashes must not look like one that was killed.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_program_that_ends_by_itself_fails_the_run() {
    let folder = tempfile::tempdir().expect("a folder for the program");
    let binary = folder.path().join("crashes");
    std::fs::write(&binary, "#!/bin/sh\necho 'the last words' >&2\nexit 3\n").expect("a program that crashes");
    std::fs::set_permissions(&binary, std::fs::Permissions::from_mode(0o755)).expect("a program that can be run");
    let plan = mayhem::Plan {
        binary,
        folder: folder.path().to_owned(),
        log: folder.path().join("log"),
        channels: 4,
        kills: 3,
        length: Duration::ZERO,
        undisturbed: Duration::ZERO,
        life_ms: 30_000..30_001,
        thinks_ms: 300..1_500,
        rests_ms: 3_000..15_000,
        seed: 9,
    };
    let report = mayhem::run(plan).await;
    assert_eq!(report.kills, 0, "{report}");
    let wrong = report.wrong.join("\n");
    assert!(wrong.contains("ended by itself with exit status: 3") && wrong.contains("the last words"), "{wrong}");
}
