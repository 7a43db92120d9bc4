//! The sandbox's page in a real browser: what a newcomer, a class of three and an author see. Skipped, with a word, where there is no Chromium.

#![allow(clippy::unwrap_used, reason = "what a test expects")]

#[path = "support/browser.rs"]
mod browser;

use std::time::Duration;

use browser::{Browser, Look, Program, Tab};
use thirtyfour::Key;

const BINARY: &str = env!("CARGO_BIN_EXE_popquiz");

const RIVERS: &str = "title = \"Rivers\"\n[[cards]]\nid = \"vienna\"\nprompt = \"Which river flows through Vienna?\"\nterm = \"Danube\"\n";

async fn told(story: impl AsyncFnOnce(&Browser)) {
    let Some(browser) = browser::find() else { return };
    tokio::time::timeout(Duration::from_secs(120), story(&browser)).await.expect("a story never needs two minutes");
}

/// A sandbox with a deck of this text.
fn sandbox(deck: &str, more: &[&str]) -> (Program, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("deck.toml"), deck).unwrap();
    let arguments: Vec<&str> = ["--deck", "deck.toml"].iter().chain(more).copied().collect();
    (Program::start(BINARY, folder.path(), &arguments), folder)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_newcomer_gets_from_the_printed_address_to_the_leaderboard() {
    told(async |browser| {
        let (program, _folder) = sandbox(RIVERS, &[]);
        let alice = browser.tab(&program.url, "alice").await;
        alice.shows("A quiz server of your own").await;
        alice.clicks("Start a race").await;
        alice.shows("Question 1 of 5").await;
        alice.says("the danube").await;
        alice.shows("Correct!").await;
        alice.says("/leaderboard").await;
        alice.clicks("Run").await;
        alice.shows("🥇 @alice").await;
        alice.ends().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn three_people_in_three_tabs_play_a_race() {
    told(async |browser| {
        let (program, _folder) = sandbox(RIVERS, &[]);
        let [alice, bob, carol] = [
            browser.tab(&program.url, "alice").await,
            browser.tab(&program.url, "bob").await,
            browser.tab(&program.url, "carol").await,
        ];
        alice.clicks("Start a race").await;
        for tab in [&alice, &bob, &carol] {
            tab.shows("Which river flows through Vienna?").await;
        }
        bob.says("The **Rhine**").await;
        carol.shows("The Rhine").await;
        carol.says("Danube").await;
        for tab in [&alice, &bob, &carol] {
            tab.shows("Correct!").await;
            tab.shows("@carol +").await;
        }
        for tab in [alice, bob, carol] {
            tab.ends().await;
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_drop_is_answered_privately_and_the_clock_can_be_moved_to_its_end() {
    told(async |browser| {
        let (program, _folder) = sandbox(RIVERS, &[]);
        let (alice, bob) = (browser.tab(&program.url, "alice").await, browser.tab(&program.url, "bob").await);
        alice.clicks("Drop a question now").await;
        alice.shows("Posted a question of drop").await;
        bob.shows("Today's question").await;
        bob.never_showed("Posted a question of drop").await;
        bob.clicks("Answer").await;
        bob.until("the form", "document.querySelector('dialog[open]')").await;
        bob.types("").await;
        bob.clicks("Submit").await;
        bob.until("the form to stay, for nothing was typed", "document.querySelector('dialog[open] :invalid')").await;
        bob.run("document.querySelector('dialog input, dialog textarea').focus()").await;
        bob.types("danube").await;
        bob.clicks("Submit").await;
        bob.shows("Correct.").await;
        bob.shows("Only you can see this.").await;
        alice.never_showed("Correct.").await;
        for _ in 0..9 {
            alice.clicks("+ 1 hour").await;
            alice
                .until("the clock", "[...document.querySelectorAll('[data-clock]')].every((it) => !it.disabled)")
                .await;
        }
        alice.shows("1 of 1 person got it.").await;
        for tab in [alice, bob] {
            tab.ends().await;
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn commands_are_completed_by_keyboard_alone() {
    told(async |browser| {
        let (program, _folder) = sandbox(RIVERS, &[]);
        let alice = browser.tab(&program.url, "alice").await;
        alice.run("document.getElementById('message').focus()").await;
        alice.types("/quiz st").await;
        alice.until("the commands", "document.querySelectorAll('[role=option]').length === 2").await;
        alice.types(Key::Enter + "").await;
        alice.until("the command's form", "document.querySelector('.command')?.innerText === '/quiz start'").await;
        // To the option "deck", by the keyboard: the focus is on what can be added first.
        alice.types(Key::Enter + "").await;
        alice.types("riv").await;
        alice.until("the bot's completion", "document.querySelector('[role=option]')?.innerText === 'Rivers'").await;
        alice.types(Key::Enter + "").await;
        alice.until("the deck", "document.getElementById('option-deck').value === 'Rivers'").await;
        alice.types(Key::Enter + "").await;
        alice.shows("Question 1 of 10").await;
        // What Discord would not send is refused with a word, and stays in the form.
        alice.run("document.getElementById('message').focus()").await;
        alice.types("/drop add").await;
        alice.types(Key::Enter + "").await;
        alice.until("the form for a drop", "document.getElementById('option-time')").await;
        alice.types(Key::Enter + "").await;
        alice.shows("time is required").await;
        alice.types(Key::Escape + "").await;
        alice.until("the message box", "document.activeElement.id === 'message'").await;
        alice.ends().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn hostile_text_is_text() {
    told(async |browser| {
        let long = "long ".repeat(280);
        let hostile = format!(
            "title = \"<img src=x onerror=alert(1)>\"\n[[cards]]\nid = \"a\"\nprompt = \"\"\"<script>document.title = 'taken'</script> @everyone [free](javascript:alert(1)) \u{202e}txet desrever\u{202c} {long}\"\"\"\nterm = \"x\"\n"
        );
        let (program, _folder) = sandbox(&hostile, &[]);
        let alice = browser.tab(&program.url, "alice").await;
        alice.says("<b id=bold>bold</b> <@1> [x](javascript:alert(1)) **y** `z`").await;
        alice.shows("<b id=bold>bold</b>").await;
        alice.says("/quiz start").await;
        alice.clicks("Run").await;
        alice.shows("<script>").await;
        for forbidden in ["#bold", "img", ".scroll script", "a[href^=javascript]", "[onerror]"] {
            assert_eq!(alice.run(&format!("return document.querySelectorAll(\"{forbidden}\").length")).await, 0, "{forbidden}");
        }
        assert_ne!(alice.run("return document.title").await, "taken");
        let sideways = alice.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth").await;
        assert_eq!(sideways, 0, "the page does not scroll sideways");
        alice.ends().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_page_goes_on_when_the_process_is_started_again() {
    told(async |browser| {
        let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port().to_string();
        let more = ["--db", "scores.db", "--port", &free];
        let (mut program, folder) = sandbox(RIVERS, &more);
        let alice = browser.tab(&program.url, "alice").await;
        program.kill();
        alice.shows("The connection is lost; trying again").await;
        let arguments = ["--deck", "deck.toml", "--db", "scores.db", "--port", &free];
        let again = Program::start(BINARY, folder.path(), &arguments);
        assert_eq!(program.url, again.url, "the address stays");
        alice.until("the connection", "document.getElementById('status').textContent === ''").await;
        alice.clicks("Start a race").await;
        alice.shows("Question 1 of 5").await;
        alice.ends().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_author_sees_what_is_wrong_with_a_deck_as_soon_as_it_is_saved() {
    told(async |browser| {
        let (program, folder) = sandbox(RIVERS, &["--watch"]);
        let alice = browser.tab(&program.url, "alice").await;
        alice.shows("Watching the deck: nothing to mend").await;
        let deck = folder.path().join("deck.toml");
        std::fs::write(&deck, "title = \"Rivers\"\n[[cards]]\n").unwrap();
        alice.shows("The deck cannot be read").await;
        let mended = format!(
            "{RIVERS}[[cards]]\nid = \"paris\"\nprompt = \"Which river flows through Paris?\"\nterm = \"Seine\"\n"
        );
        std::fs::write(&deck, mended).unwrap();
        alice.shows("The deck was loaded again: nothing to mend").await;
        alice.says("/deck info").await;
        alice.clicks("Run").await;
        alice.shows("2 cards").await;
        alice.ends().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_who_has_the_address_gets_in() {
    let (program, _folder) = sandbox(RIVERS, &[]);
    let base = program.url.split_once("/?").unwrap().0.to_owned();
    let token = program.url.split_once("token=").unwrap().1.to_owned();
    let client = reqwest::Client::new();
    let history = format!("{base}/api/v10/channels/1000000000000000110/messages");
    let get = async |authorization: &str, header: Option<(&str, &str)>| {
        let mut request = client.get(&history).header("authorization", authorization);
        if let Some((name, value)) = header {
            request = request.header(name, value);
        }
        request.send().await.unwrap().status().as_u16()
    };
    assert_eq!(get(&format!("{token}.alice"), None).await, 200);
    assert_eq!(get("0123.alice", None).await, 401);
    assert_eq!(get(&format!("{token}.nobody"), None).await, 401);
    assert_eq!(get(&format!("{token}.popquiz"), None).await, 401, "nobody acts as the bot");
    assert_eq!(get(&format!("{token}.alice"), Some(("origin", "https://example.com"))).await, 403);
    assert_eq!(get(&format!("{token}.alice"), Some(("host", "example.com"))).await, 403, "DNS rebinding");
    let page = client.get(&base).send().await.unwrap();
    let policy = page.headers().get("content-security-policy").unwrap().to_str().unwrap().to_owned();
    assert!(policy.starts_with("default-src 'none'; script-src 'self'"), "{policy}");
}

/// What axe-core finds, where its file is at hand: `AXE_MIN_JS` names it.
async fn accessible(tab: &Tab, view: &str) {
    let Some(axe) = std::env::var_os("AXE_MIN_JS").and_then(|path| std::fs::read_to_string(path).ok()) else {
        println!("skipped: AXE_MIN_JS names no axe.min.js (npm pack axe-core)");
        return;
    };
    tab.run(&format!("{axe}; window.found = null; axe.run().then((it) => window.found = it.violations)")).await;
    tab.until("axe-core", "window.found").await;
    let found = tab.run("return window.found.filter((it) => ['serious', 'critical'].includes(it.impact)).map((it) => it.id + ': ' + it.nodes.map((node) => node.html).slice(0, 3).join(' '))").await;
    assert_eq!(found, serde_json::json!([]), "{view}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_views_are_accessible_in_light_and_dark_and_on_a_phone() {
    told(async |browser| {
        let (program, _folder) = sandbox(RIVERS, &[]);
        for look in [browser::DESK, Look { dark: true, ..browser::DESK }, Look { width: 500, height: 800, dark: false }]
        {
            let alice = browser.tab_looking(&program.url, "alice", look).await;
            accessible(&alice, "the first view").await;
            alice.says("/quiz start").await;
            accessible(&alice, "a command's form").await;
            alice.clicks("Run").await;
            alice.shows("Question 1").await;
            accessible(&alice, "a question").await;
            alice.clicks("Answer").await;
            accessible(&alice, "the answer's form").await;
            alice.types(Key::Escape + "").await;
            alice.says("/quiz stop").await;
            alice.clicks("Run").await;
            alice.shows("Round over").await;
            alice.ends().await;
        }
    })
    .await;
}

/// Makes the pictures of the documentation: `cargo test --test browser -- --ignored pictures`.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "makes the pictures in docs/images anew"]
async fn pictures() {
    told(async |browser| {
        let card = |city: &str| {
            let id = city.to_lowercase();
            format!("[[cards]]\nid = \"{id}\"\nprompt = \"Which river flows through {city}?\"\nterm = \"Danube\"\nnote = \"It passes four capitals on its way to the Black Sea.\"\n")
        };
        let cards = ["Vienna", "Bratislava", "Budapest", "Belgrade"].map(card).concat();
        let (program, _folder) = sandbox(&format!("title = \"Rivers of Europe\"\n{cards}"), &[]);
        let images = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/images");
        std::fs::create_dir_all(&images).unwrap();
        let looks = [
            ("light", Look { width: 1280, height: 860, dark: false }),
            ("dark", Look { width: 1280, height: 860, dark: true }),
            ("phone", Look { width: 500, height: 900, dark: false }),
        ];
        let mut tabs = Vec::new();
        for (name, look) in looks {
            tabs.push((name, browser.tab_looking(&program.url, "alice", look).await));
        }
        let (alice, bob, carol) =
            (&tabs[0].1, browser.tab(&program.url, "bob").await, browser.tab(&program.url, "carol").await);
        alice.clicks("Start a race").await;
        bob.shows("Question 1 of 5").await;
        carol.says("the Rhine?").await;
        bob.says("The *Danub*").await;
        carol.shows("Question 2 of 5").await;
        carol.says("the Danube too").await;
        alice.shows("@carol").await;
        alice.says("/leaderboard").await;
        alice.clicks("Run").await;
        alice.shows("🥇").await;
        alice.shows("Question 3 of 5").await;
        for (name, tab) in &tabs {
            tab.run("document.activeElement.blur(); document.getElementById('scroll').scrollTop = 1e9").await;
            tokio::time::sleep(Duration::from_millis(300)).await;
            tab.page.screenshot(&images.join(format!("{name}.png"))).await.unwrap();
        }
        for (_, tab) in tabs {
            tab.ends().await;
        }
        bob.ends().await;
        carol.ends().await;
    })
    .await;
}
