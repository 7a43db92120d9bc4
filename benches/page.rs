//! The sandbox's page: how soon it shows messages, whether it stays smooth under load, and what many tabs cost the
//! program.
//!
//! Run with `cargo bench --bench page`; it needs Chromium with its driver. Exits with status 1 if a figure misses its
//! target.

#![allow(clippy::unwrap_used, missing_docs)]

#[path = "../tests/support/browser.rs"]
mod browser;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use browser::{Browser, Program};
use discord_sandbox::Sandbox;
use discord_sandbox::driver::Story;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// What each figure should be.
const FIRST_MESSAGE_MS: f64 = 300.0;
const LONGEST_FRAME_MS: f64 = 100.0;
const TABS_KIB: u64 = 100 * 1024;

const OPENINGS: usize = 15;
const A_SECOND: u64 = 500;
const SECONDS: u64 = 10;
const TABS: usize = 50;

fn main() -> ExitCode {
    let Some(browser) = browser::find() else { return ExitCode::SUCCESS };
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let good = runtime.block_on(async {
        let opened = first_message(&browser).await;
        let smooth = many_messages(&browser).await;
        let small = many_tabs().await;
        opened && smooth && small
    });
    if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// From opening the page until it shows the newest messages of a channel that has had 1,000.
async fn first_message(browser: &Browser) -> bool {
    let sandbox = Sandbox::start(popquiz::sandbox::options()).await.unwrap();
    let bob = Story::new(&sandbox, None).member("bob");
    for number in 0..1_000 {
        bob.sends(&format!("**message** {number} with `code` and a <t:1772441940:R>"), None).unwrap();
    }
    let mut times = Vec::new();
    let tab = browser.tab(&sandbox.page_url(), "alice").await;
    for _ in 0..OPENINGS {
        tab.page.goto("about:blank").await.unwrap();
        tab.page.goto(&format!("{}#alice", sandbox.page_url())).await.unwrap();
        let mark = "performance.getEntriesByName('first messages')[0]?.startTime";
        tab.until("the first messages", mark).await;
        times.push(tab.run(&format!("return {mark}")).await.as_f64().unwrap());
    }
    tab.ends().await;
    times.sort_by(f64::total_cmp);
    let (median, worst) =
        (times.get(OPENINGS / 2).copied().unwrap_or_default(), times.last().copied().unwrap_or_default());
    println!(
        "first message visible: median {median:.0} ms, worst of {OPENINGS} {worst:.0} ms (at most {FIRST_MESSAGE_MS:.0} ms)"
    );
    worst <= FIRST_MESSAGE_MS
}

/// The pauses between two frames of a page, while a channel gets 500 messages a second.
async fn many_messages(browser: &Browser) -> bool {
    let sandbox = Sandbox::start(popquiz::sandbox::options()).await.unwrap();
    let story = Story::new(&sandbox, None);
    let people = ["bob", "carol", "dave"].map(|name| story.member(name));
    let tab = browser.tab(&sandbox.page_url(), "alice").await;
    tab.run(
        "window.gaps = []; let last = performance.now();
         const frame = (now) => { window.gaps.push(now - last); last = now; requestAnimationFrame(frame); };
         requestAnimationFrame((now) => { last = now; requestAnimationFrame(frame); });",
    )
    .await;
    let began = Instant::now();
    let mut every = tokio::time::interval(Duration::from_millis(10));
    let mut sent = 0;
    while began.elapsed() < Duration::from_secs(SECONDS) {
        every.tick().await;
        let due = u64::try_from(began.elapsed().as_millis()).unwrap() * A_SECOND / 1000;
        while sent < due {
            let by = people.get(usize::try_from(sent).unwrap() / 7 % people.len()).unwrap();
            by.sends(&format!("message {sent}: **the** *Danube*, I think; see `rivers.toml` <@{}>", by.id()), None)
                .unwrap();
            sent += 1;
        }
    }
    let took = began.elapsed().as_secs_f64();
    tab.shows(&format!("message {}:", sent - 1)).await;
    let gaps: Vec<f64> = serde_json::from_value(tab.run("return window.gaps").await).unwrap();
    let shown = tab.run("return document.querySelectorAll('.message').length").await;
    tab.ends().await;
    let longest = gaps.iter().copied().fold(0.0, f64::max);
    let late = gaps.iter().filter(|gap| **gap > 50.0).count();
    println!(
        "{:.0} messages a second for {took:.0} s: longest frame {longest:.0} ms (at most {LONGEST_FRAME_MS:.0} ms), {late} of {} over 50 ms, \
         {shown} messages in the list",
        f64::from(u32::try_from(sent).unwrap()) / took,
        gaps.len(),
    );
    longest <= LONGEST_FRAME_MS
}

/// Memory of the program with 50 tabs' streams of events, after 1,000 messages.
async fn many_tabs() -> bool {
    let folder = tempfile::tempdir().unwrap();
    let deck = "title = \"Rivers\"\n[[cards]]\nid = \"vienna\"\nprompt = \"Which river flows through Vienna?\"\nterm = \"Danube\"\n";
    std::fs::write(folder.path().join("deck.toml"), deck).unwrap();
    let program = Program::start(env!("CARGO_BIN_EXE_popquiz"), folder.path(), &["--deck", "deck.toml"]);
    let (base, token) = program.url.split_once("/?token=").unwrap();
    let host = base.trim_start_matches("http://");
    let idle = program.memory_kib();
    let heard = std::sync::Arc::new(std::sync::atomic::AtomicUsize::new(0));
    for _ in 0..TABS {
        let mut stream = TcpStream::connect(host).await.unwrap();
        let upgrade = format!(
            "GET /client?token={token}.bob HTTP/1.1\r\nHost: {host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
             Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
        );
        stream.write_all(upgrade.as_bytes()).await.unwrap();
        let heard = std::sync::Arc::clone(&heard);
        tokio::spawn(async move {
            let mut buffer = vec![0; 16_384];
            while let Ok(read @ 1..) = stream.read(&mut buffer).await {
                heard.fetch_add(read, std::sync::atomic::Ordering::Relaxed);
            }
        });
    }
    let client = reqwest::Client::new();
    for number in 0..1_000 {
        let message = serde_json::json!({ "content": format!("message {number}") });
        let sent = client.post(format!("{base}/api/v10/channels/1000000000000000110/messages")).json(&message);
        let answer = sent.header("authorization", format!("{token}.alice")).send().await.unwrap();
        assert!(answer.status().is_success(), "{}", answer.status());
    }
    let (Some(idle), Some(used)) = (idle, program.memory_kib()) else {
        println!("{TABS} tabs: this system does not tell a program's memory");
        return true;
    };
    println!(
        "{TABS} tabs: {} MiB resident after 1,000 messages, {} MiB before (at most {} MiB); {} KiB of events sent",
        used / 1024,
        idle / 1024,
        TABS_KIB / 1024,
        heard.load(std::sync::atomic::Ordering::Relaxed) / 1024,
    );
    used <= TABS_KIB
}
