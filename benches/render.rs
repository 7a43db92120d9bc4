//! What it costs to turn a game into messages, in English and Japanese: a question, its reveal, a podium. And what the
//! texts of all languages cost when they're first used: time, and memory (Linux only).
//!
//! Run with `cargo bench --bench render`; it takes a few seconds. Exits with status 1 if a message takes longer than
//! 20 µs.

#![allow(clippy::unwrap_used, reason = "a benchmark that cannot be set up ends")]

use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use popquiz::bot::RenderSamples;
use popquiz::deck::format;
use popquiz::texts::Locale;

/// Messages in each of the runs, of which the fastest counts: other programs may take the processor during the others.
const MESSAGES: usize = 200;
const RUNS: usize = 250;
const LIMIT: Duration = Duration::from_micros(20);

const DECK: &str = "title = \"Rivers\"\n[[cards]]\nid = \"a\"\nprompt = \"Which river flows through Vienna?\"\n\
    term = [\"Danube\", \"Donau\"]\nnote = \"It is 2,850 km long.\"\n";

type Render = fn(&RenderSamples, Locale, usize) -> usize;

fn main() -> ExitCode {
    let deck = format::read("rivers.toml", DECK.as_bytes()).unwrap();
    let samples = RenderSamples::new(deck).unwrap();
    let messages: [(&str, Render); 3] = [
        ("a question", RenderSamples::question),
        ("a reveal", RenderSamples::reveal),
        ("a podium", RenderSamples::podium),
    ];
    let mut is_fast = true;
    let before = resident_kib();
    for locale in Locale::all() {
        let began = Instant::now();
        black_box(samples.question(locale, 1));
        println!("{}: loaded with the first message in {:.1} ms", locale.code(), millis(began.elapsed()));
    }
    println!("all languages take {} KiB", resident_kib().saturating_sub(before));
    for code in ["en-US", "ja"] {
        let locale = Locale::from_code(code).unwrap();
        for (name, render) in messages {
            let times = (0..RUNS).map(|_| {
                let began = Instant::now();
                black_box(render(&samples, locale, MESSAGES));
                began.elapsed() / u32::try_from(MESSAGES).unwrap()
            });
            let fastest = times.min().unwrap_or_default();
            println!("{code}: {name} takes {:.2} µs", millis(fastest) * 1000.0);
            is_fast &= fastest <= LIMIT;
        }
    }
    if is_fast { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn resident_kib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.trim().strip_suffix("kB"));
    line.and_then(|kib| kib.trim().parse().ok()).unwrap_or(0)
}
