//! The sandbox's page in a real browser: how soon the first message is seen, how smooth a busy channel is, what fifty tabs cost.
//!
//! Run with `cargo bench --bench page`; it needs Chromium with `ChromeDriver`.

#![allow(clippy::unwrap_used, reason = "a bench that cannot be set up ends")]

#[path = "../tests/support/browser.rs"]
mod browser;

use std::time::{Duration, Instant};

use browser::{Browser, Program, Tab};

const OPENED: usize = 10;
const MESSAGES: u32 = 5_000;
const A_SECOND: u32 = 500;
const TABS: usize = 50;

#[tokio::main]
async fn main() {
    let Some(browser) = browser::find() else { return };
    let folder = tempfile::tempdir().unwrap();
    let program = Program::start(env!("CARGO_BIN_EXE_popquiz"), folder.path(), &[]);
    let alice = browser.tab(&program.url, "alice").await;
    let channel = alice.run("return document.querySelector('#channels button').dataset.id").await;
    let chat = Chat::new(&program.url, channel.as_str().unwrap());
    for number in 0..100 {
        chat.says(
            "bob",
            &format!("message {number}: long enough to be the largest thing on the page, so that it is timed"),
        )
        .await;
    }
    first_message(&browser, &program).await;
    busy_channel(&alice, &chat).await;
    fifty_tabs(&alice, &program).await;
    alice.ends().await;
}

/// From the navigation to the paint of the largest text, which is a message.
async fn first_message(browser: &Browser, program: &Program) {
    let mut times = Vec::new();
    for _ in 0..OPENED {
        let tab = browser.tab(&program.url, "alice").await;
        tab.until("messages", "document.querySelectorAll('#messages li').length > 20").await;
        let script = "return await new Promise((done) => new PerformanceObserver((list) => done(list.getEntries().at(-1).startTime))
            .observe({ type: 'largest-contentful-paint', buffered: true }))";
        times.push(tab.run(script).await.as_f64().unwrap());
        tab.ends().await;
    }
    times.sort_by(f64::total_cmp);
    let (median, worst) = (times.get(OPENED / 2).unwrap(), times.last().unwrap());
    println!("first message seen after: median {median:.0} ms, worst of {OPENED} {worst:.0} ms");
}

/// The longest time between two frames while messages come in.
async fn busy_channel(tab: &Tab, chat: &Chat) {
    tab.run("window.longest = 0; let last = performance.now(); const frame = (now) => { window.longest = Math.max(window.longest, now - last); last = now; requestAnimationFrame(frame); }; requestAnimationFrame(frame)").await;
    let began = Instant::now();
    let mut ticks = tokio::time::interval(Duration::from_millis(20));
    for batch in 0..MESSAGES / (A_SECOND / 50) {
        ticks.tick().await;
        let texts: Vec<String> =
            (0..A_SECOND / 50).map(|number| format!("**{batch}** `{number}` and some words")).collect();
        futures_util::future::join_all(texts.iter().map(|text| chat.says("bob", text))).await;
    }
    let rate = f64::from(MESSAGES) / began.elapsed().as_secs_f64();
    tab.shows(&format!("{} {} and some words", MESSAGES / (A_SECOND / 50) - 1, A_SECOND / 50 - 1)).await;
    let longest = tab.run("return window.longest").await.as_f64().unwrap();
    let shown = tab.run("return document.querySelectorAll('#messages li').length").await;
    println!("{MESSAGES} messages at {rate:.0} a second: longest frame {longest:.0} ms, {shown} messages in the list");
}

/// The sandbox's memory with fifty event streams open.
async fn fifty_tabs(tab: &Tab, program: &Program) {
    let script = format!(
        "const token = new URLSearchParams(location.search).get('token');
         window.streams = Array.from({{ length: {TABS} }}, () => new WebSocket(`ws://${{location.host}}/client?token=${{token}}.bob`));
         return true"
    );
    tab.run(&script).await;
    tab.until("the streams", "window.streams.every((it) => it.readyState === 1)").await;
    let mib = program.memory_kib().unwrap_or(0) as f64 / 1024.0;
    println!("the sandbox with {TABS} tabs, after {MESSAGES} messages: {mib:.0} MiB");
}

/// Members who talk without a browser.
struct Chat {
    client: reqwest::Client,
    url: String,
    token: String,
}

impl Chat {
    fn new(page: &str, channel: &str) -> Self {
        let (host, token) = page.split_once("/?token=").unwrap();
        Self {
            client: reqwest::Client::new(),
            url: format!("{host}/api/v10/channels/{channel}/messages"),
            token: token.to_owned(),
        }
    }

    async fn says(&self, who: &str, text: &str) {
        let request = self.client.post(&self.url).header("authorization", format!("{}.{who}", self.token));
        let said = request.json(&serde_json::json!({ "content": text })).send().await.unwrap();
        assert!(said.status().is_success(), "{}", said.text().await.unwrap());
    }
}
