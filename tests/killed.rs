//! The real program, killed two hundred times at random instants while members play: nothing is lost, and nothing is said twice.

#![allow(clippy::indexing_slicing, reason = "what a test expects")]

#[path = "support/mayhem.rs"]
mod mayhem;

use std::time::Duration;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_again_and_again_it_loses_nothing_and_doubles_nothing() {
    let mut folder = tempfile::tempdir().expect("a folder for the database");
    folder.disable_cleanup(std::env::var_os("MAYHEM_KEEP").is_some());
    let plan = mayhem::Plan {
        binary: env!("CARGO_BIN_EXE_popquiz").into(),
        folder: folder.path().to_owned(),
        channels: 16,
        kills: std::env::var("MAYHEM_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(200),
        length: Duration::ZERO,
        life_ms: 30..1_600,
        thinks_ms: 300..1_500,
        rests_ms: 3_000..15_000,
        seed: 7,
    };
    let report = mayhem::run(plan).await;
    println!("{report}");
    let log = std::fs::read_to_string(folder.path().join("log")).unwrap_or_default();
    assert!(
        report.wrong.is_empty(),
        "{report}\nthe log ends:\n{}",
        log.chars().rev().take(6_000).collect::<Vec<_>>().into_iter().rev().collect::<String>()
    );
    assert!(report.questions > 50 && report.awards_due > 20 && report.images > 20, "too little happened: {report}");
}
