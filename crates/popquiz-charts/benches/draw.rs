//! How long a chart with everything takes, in Latin and Japanese letters, and the first one, which reads the font.
//!
//! Run with `cargo bench -p popquiz-charts`. Exits with status 1 if a chart takes longer than 150 ms. With a folder as
//! an argument (`cargo bench -p popquiz-charts -- FOLDER`), the images are written there, to be looked at.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use popquiz_charts::{Bar, Chart, Panel};

const LIMIT: Duration = Duration::from_millis(150);

fn chart(title: &str, decks: [&str; 5]) -> Chart {
    let known = (0..45).map(|day| 40.0 * (1.0 - (-day as f32 / 18.0).exp())).collect();
    let curve = (0..31).map(|day| (1.0 + 0.98 * day as f32 / 9.0).powf(-0.15)).collect();
    let days = (0..126_u32).map(|day| if day % 5 == 3 { 0 } else { day * 7 % 13 }).collect();
    let labels = |top: &str, left: &str, right: &str| [top.to_owned(), left.to_owned(), right.to_owned()];
    let bar =
        |(label, share): (&str, f32)| Bar { label: label.to_owned(), share, value: format!("{:.0}%", share * 100.0) };
    Chart {
        title: title.to_owned(),
        panels: vec![
            Panel::Line {
                title: "Known".into(),
                values: known,
                top: 50.0,
                labels: labels("50", "44 days ago", "today"),
            },
            Panel::Line {
                title: "Recall".into(),
                values: curve,
                top: 1.0,
                labels: labels("100%", "today", "in 30 days"),
            },
            Panel::Calendar { title: "Answers".into(), days, labels: ["18 weeks ago".into(), "today".into()] },
            Panel::Bars {
                title: "Decks".into(),
                bars: decks.into_iter().zip([0.82, 0.61, 0.4, 0.08, 0.0]).map(bar).collect(),
            },
        ],
    }
}

fn main() -> ExitCode {
    let charts = [
        (
            "latin",
            chart(
                "Your progress",
                ["Deep Learning", "Rivers of Europe, and lakes", "Ελληνικά", "Русский язык", "Vögel"],
            ),
        ),
        (
            "japanese",
            chart("あなたの進捗", ["世界の首都", "日本の歴史と文化の基礎知識", "化学元素", "中国語单词学习", "鳥"]),
        ),
    ];
    let folder = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let mut is_fast = true;
    for (name, chart) in charts {
        let began = Instant::now();
        let png = match chart.draw() {
            Ok(png) => png,
            Err(error) => {
                eprintln!("{error}");
                return ExitCode::FAILURE;
            }
        };
        let first = began.elapsed();
        let fastest = (0..10)
            .map(|_| {
                let began = Instant::now();
                drop(std::hint::black_box(chart.draw()));
                began.elapsed()
            })
            .min()
            .unwrap_or_default();
        println!("{name}: {} KB, the first time in {first:.0?}, then in {fastest:.0?}", png.len() / 1024);
        is_fast &= fastest <= LIMIT;
        if let Some(folder) = &folder
            && let Err(error) = std::fs::write(format!("{folder}/{name}.png"), png)
        {
            eprintln!("can't write to {folder}: {error}");
        }
    }
    if is_fast { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
