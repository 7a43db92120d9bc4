//! What reading a deck file of 20,000 cards takes, format by format: time, and memory at its peak.
//!
//! Run with `cargo bench --bench import`; it takes a few seconds. Each file is read three times, each time by a
//! separate process, and the fastest counts; memory is the process's peak resident memory, including the file's bytes
//! and the program itself. Exits with status 1 if a format takes longer than two seconds or more than 150 MiB.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a benchmark that cannot be set up ends")]

mod words;

use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use popquiz::clock::UnixMs;
use popquiz::deck::format::{self, ExportFormat};
use popquiz_deck::{AnswerKey, Deck};
use words::Words;

const CARDS: usize = 20_000;
const LONGEST: Duration = Duration::from_secs(2);
const MOST_MIB: f64 = 150.0;

/// The argument that makes the program read the following file.
const READ: &str = "--read";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip_while(|argument| argument != READ).skip(1);
    if let Some(file) = arguments.next() {
        read(Path::new(&file));
        return ExitCode::SUCCESS;
    }
    let folder = tempfile::tempdir().unwrap();
    let deck = Words(1).deck("deck", CARDS);
    let mut files: Vec<(String, Vec<u8>)> = ExportFormat::ALL
        .into_iter()
        .map(|written| {
            (
                format!("deck.{}", written.extension()),
                format::export(&deck, written, UnixMs(0)).expect("the deck is written"),
            )
        })
        .collect();
    files.push(("deck.txt".to_owned(), plain(&deck).into_bytes()));
    println!("{:<12} {:>9} {:>9} {:>9} {:>12}", "20,000 cards", "file, MB", "cards", "seconds", "at peak, MiB");
    let mut is_well = true;
    for (name, bytes) in files {
        let path = folder.path().join(&name);
        std::fs::write(&path, &bytes).unwrap();
        let (cards, took, memory) =
            (0..3).map(|_| in_a_process(&path)).min_by(|one, other| one.1.total_cmp(&other.1)).unwrap();
        let is_met = took <= LONGEST.as_secs_f64() && memory <= MOST_MIB;
        let verdict = if is_met { "" } else { "  SLOW OR LARGE" };
        println!("{name:<12} {:>9.1} {cards:>9} {took:>9.3} {memory:>12.0}{verdict}", bytes.len() as f64 / 1e6);
        is_well &= is_met;
    }
    if is_well { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// As exports of flashcard programs look.
fn plain(deck: &Deck) -> String {
    let cards = deck.cards.iter().map(|card| {
        let answer = card.key.as_ref().map(AnswerKey::answers).unwrap_or_default().join("\n");
        format!("{}\n\n{answer}\n\n", card.prompt)
    });
    std::iter::once("Deck\n\n".to_owned()).chain(cards).collect()
}

/// Cards, seconds, MiB.
fn in_a_process(path: &Path) -> (usize, f64, f64) {
    let output = Command::new(std::env::current_exe().unwrap()).arg(READ).arg(path).output().unwrap();
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut figures = told.split_whitespace();
    let mut next = || {
        figures
            .next()
            .unwrap_or_else(|| panic!("{}: {told}{}", path.display(), String::from_utf8_lossy(&output.stderr)))
    };
    (next().parse().unwrap(), next().parse().unwrap(), next().parse().unwrap())
}

fn read(path: &Path) {
    let bytes = std::fs::read(path).unwrap();
    let began = Instant::now();
    let import = format::import(&path.display().to_string(), &bytes).unwrap();
    let took = began.elapsed();
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let kib =
        status.lines().find_map(|line| line.strip_prefix("VmHWM:")).and_then(|line| line.split_whitespace().next());
    let mib = kib.and_then(|kib| kib.parse::<f64>().ok()).map_or(f64::NAN, |kib| kib / 1024.0);
    println!("{} {} {mib}", import.deck.cards.len(), took.as_secs_f64());
}
