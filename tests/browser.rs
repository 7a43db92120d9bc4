//! The sandbox's page in a real browser, as a newcomer, a class of three, and an author see it. Without Chromium, these
//! tests print a message and skip.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "what a test expects")]

#[path = "support/browser.rs"]
mod browser;
#[path = "support/helper_bot.rs"]
mod helper_bot;
#[path = "browser/languages.rs"]
mod languages;
#[path = "support/picture.rs"]
mod picture;

use std::time::Duration;

use browser::{Browser, DESK, Look, Program, Tab};
use discord_sandbox::Sandbox;
use discord_sandbox::id::GuildId;
use helper_bot::HelperBot;
use picture::png;
use popquiz::deck::format;
use thirtyfour::Key;
use thirtyfour::prelude::By;

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
        alice.shows("Your own server").await;
        alice.clicks("Start a race").await;
        alice.shows("Question 1 of 5").await;
        alice.says("the danube").await;
        alice.shows("Correct!").await;
        alice.says("/leaderboard").await;
        alice.clicks("Run").await;
        alice.shows("🥇 @alice").await;
        alice.shows("alice used /leaderboard").await;
        alice.ends().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_command_in_the_help_begins_with_a_click() {
    told(async |browser| {
        let (program, _folder) = sandbox(RIVERS, &[]);
        let alice = browser.tab(&program.url, "alice").await;
        alice.says("/help").await;
        alice.clicks("Run").await;
        alice.shows("I ask questions from decks of flashcards").await;
        alice.clicks("What do you want to do?").await;
        alice
            .run("[...document.querySelectorAll('[role=option]')].find((it) => it.innerText.trim() === 'Play').click()")
            .await;
        alice.shows("/leaderboard").await;
        alice.clicks("/leaderboard").await;
        alice.until("the command", "document.querySelector('#composer .command')?.innerText === '/leaderboard'").await;
        alice.clicks("Run").await;
        alice.shows("Nobody has any points yet.").await;
        alice.ends().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_command_is_used_from_the_menu_of_a_message() {
    told(async |browser| {
        let (program, _folder) = sandbox(RIVERS, &[]);
        let alice = browser.tab(&program.url, "alice").await;
        alice.says("Which river flows through Linz?").await;
        alice.until("the menu's button", "document.querySelector('.message .apps')").await;
        alice.run("document.querySelector('.message .apps').click()").await;
        alice.shows("This should have counted").await;
        accessible(&alice, "the menu of a message").await;
        alice.clicks("This should have counted").await;
        alice.shows("I didn't take that message as an answer").await;
        alice.shows("alice used This should have counted").await;
        alice.ends().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_member_practices_in_direct_messages() {
    told(async |browser| {
        let (program, _folder) = sandbox(RIVERS, &[]);
        let alice = browser.tab(&program.url, "alice").await;
        alice.clicks("popquiz").await;
        alice.until("the direct messages", "document.title.startsWith('@popquiz')").await;
        alice.says("/practice").await;
        alice.clicks("Run").await;
        alice.shows("Which river flows through Vienna?").await;
        alice.clicks("I don't know").await;
        alice.shows("Danube").await;
        alice.ends().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn messages_are_edited_and_deleted_and_permissions_taken_from_the_bot() {
    told(async |browser| {
        let (program, _folder) = sandbox(RIVERS, &[]);
        let alice = browser.tab(&program.url, "alice").await;
        alice.says("danbue").await;
        alice.clicks("Edit").await;
        alice.until("the form", "document.querySelector('dialog[open] textarea')").await;
        alice.run("document.querySelector('dialog[open] textarea').value = 'the Danube'").await;
        alice.clicks("Submit").await;
        alice.shows("the Danube (edited)").await;
        alice.clicks("Delete").await;
        alice.until("the message to be gone", "!document.querySelector('.message')").await;

        alice.run("document.getElementById('rights').open = true").await;
        accessible(&alice, "the bot's permissions").await;
        let box_of = |name: &str| {
            format!("[...document.querySelectorAll('#rights label')].find((it) => it.innerText.trim() === '{name}').firstChild")
        };
        alice.run(&format!("{}.click()", box_of("Send Messages"))).await;
        alice.until("the permission to be gone", &format!("!{}.checked", box_of("Send Messages"))).await;
        alice.clicks("Start a race").await;
        alice.shows("I need Send Messages in #quiz.").await;
        alice.ends().await;
    })
    .await;
}

/// Several decks are included, but nobody has to choose one before seeing a question.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_first_click_asks_a_question_from_the_shipped_decks() {
    told(async |browser| {
        let folder = tempfile::tempdir().unwrap();
        for (suggestion, question) in [("Start a race", "Question 1 of 5"), ("Drop a question now", "Today's question")]
        {
            let program = Program::start(BINARY, folder.path(), &[]);
            let alice = browser.tab(&program.url, "alice").await;
            alice.clicks(suggestion).await;
            alice.shows(question).await;
            alice.shows("Capitals").await;
            alice.never_showed("Choose a deck").await;
            alice.ends().await;
        }
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
        alice.shows("Posted a question from drop").await;
        bob.shows("Today's question").await;
        bob.never_showed("Posted a question from drop").await;
        bob.clicks("Answer").await;
        bob.until("the form", "document.querySelector('dialog[open]')").await;
        bob.types("").await;
        bob.clicks("Submit").await;
        bob.until("the form to stay, for nothing was typed", "document.querySelector('dialog[open] :invalid')").await;
        bob.run("document.querySelector('dialog input, dialog textarea').focus()").await;
        bob.types("danube").await;
        bob.clicks("Submit").await;
        bob.shows("Correct!").await;
        bob.shows("Only you can see this.").await;
        alice.never_showed("Correct!").await;
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

/// A deck that is played by taps alone.
const TAPS: &str = r#"
title = "Rivers by tap"
[[cards]]
id = "hamburg"
prompt = "Which river flows through Hamburg?"
options = ["Elbe", "Weser", "Oder", "Main"]
correct = 1
[[cards]]
id = "constance"
prompt = "Does the Rhine flow through Lake Constance?"
yes_no = "yes"
[[cards]]
id = "cairo"
prompt = "Which of these long rivers, of which each crosses several countries, reaches the sea near Cairo?"
options = ["The Congo River", "The Niger River", "The Nile River", "The Zambezi River", "The Orange River"]
correct = 3
[[cards]]
id = "cologne"
prompt = "Which river flows through Cologne?"
options = ["Moselle", "Rhine"]
correct = 2
[[cards]]
id = "vienna"
prompt = "Does the Danube flow through Vienna?"
yes_no = "yes"
"#;

const PHONE: Look = Look { width: 390, height: 844, ..DESK };

impl Tab {
    /// Taps the newest button that says exactly this, as a finger does: where it's seen.
    async fn taps(&self, label: &str) {
        let label = serde_json::to_string(label).unwrap();
        let buttons = format!(
            "[...document.querySelectorAll('button')].filter((it) => it.offsetParent && !it.disabled && it.innerText.trim() === {label})"
        );
        self.until(&format!("a button {label}"), &format!("{buttons}.length")).await;
        let is_in_view = format!(
            "(() => {{ const it = {buttons}.at(-1); const r = it?.getBoundingClientRect(); \
             return it && it.contains(document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2)); }})()"
        );
        self.until(&format!("{label} to be in view"), &is_in_view).await;
        self.run(&format!("{buttons}.at(-1).click()")).await;
    }

    /// The button of the right answer to the newest question of [`TAPS`].
    async fn right_tap(&self) -> String {
        let question = self.run("return [...document.querySelectorAll('.embed')].at(-1).innerText").await;
        let right = ["Elbe", "The Nile River", "Rhine"];
        let option = question.as_str().unwrap().lines().find_map(|line| {
            let (letter, option) = line.split_once(". ")?;
            right.contains(&option.trim()).then(|| letter.trim().to_owned())
        });
        option.unwrap_or_else(|| "Yes".to_owned())
    }

    /// Nothing sticks out of the page, and on a phone, everything that can be pressed in messages is as large as a
    /// fingertip.
    async fn fits(&self, what: &str) {
        let wide = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
        assert_eq!(self.run(wide).await, 0, "{what}: the page doesn't scroll sideways");
        let small = "return innerWidth > 960 ? [] : [...document.querySelectorAll('main button')].filter((it) => it.offsetParent && !it.closest('.actions')).map((it) => [it.innerText, it.getBoundingClientRect()]).filter(([, r]) => r.height < 44 || r.width < 44 || r.right > innerWidth).map(([text]) => text)";
        assert_eq!(self.run(small).await, serde_json::json!([]), "{what}: too small for a finger");
    }
}

/// A newcomer needs no command, option, or word: they start, play, and repeat a round, and look at their results.
async fn taps_a_round_and_the_next(browser: &Browser, look: Look) {
    let (program, _folder) = sandbox(TAPS, &["--seed", "2"]);
    let alice = browser.tab_looking(&program.url, "alice", look).await;
    let bob = browser.tab_looking(&program.url, "bob", look).await;
    alice.fits("the first view").await;
    alice.clicks("Play multiple choice").await;
    alice.shows("Tap your answer to each question.").await;
    bob.taps("Join").await;
    alice.shows("Playing: @bob").await;
    alice.fits("the announcement").await;
    alice.taps("Start now").await;
    alice.shows("Question 1 of 5").await;
    let replies = alice.run("return document.body.innerText.split('Round started.').length - 1").await;
    assert_eq!(replies, 1, "the question is the reply to Start now");
    for number in 1..=5 {
        for tab in [&alice, &bob] {
            tab.shows(&format!("Question {number} of 5")).await;
            tab.fits("a question").await;
        }
        let right = alice.right_tap().await;
        let wrong = match right.as_str() {
            "Yes" => "No",
            "A" => "B",
            _ => "A",
        };
        bob.taps(wrong).await;
        bob.shows("No tries left.").await;
        alice.taps(&right).await;
        alice.shows("Correct!").await;
    }
    for tab in [&alice, &bob] {
        tab.shows("Round over").await;
        tab.shows("🥇 @alice").await;
        tab.shows("🔥 Best streak: @alice, 5 in a row").await;
        tab.fits("the podium").await;
    }
    bob.taps("My results").await;
    bob.shows("You got 0 of 5 right").await;
    bob.taps("Missed cards").await;
    bob.shows("The Nile River").await;
    alice.taps("…").await;
    alice.shows("Report a problem").await;
    alice.taps("Play again").await;
    alice.until("another round", "document.body.innerText.split('started a round').length === 3").await;
    alice.taps("Start now").await;
    alice.shows("Question 1 of 5").await;
    alice.fits("the next round").await;
    for tab in [alice, bob] {
        tab.ends().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_round_is_started_played_and_repeated_by_taps_alone() {
    told(async |browser| taps_a_round_and_the_next(browser, DESK).await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_round_is_started_played_and_repeated_by_taps_alone_on_a_phone() {
    told(async |browser| taps_a_round_and_the_next(browser, PHONE).await).await;
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
        // Go to the option "deck" with the keyboard: the focus is on the first one that can be added.
        alice.types(Key::Enter + "").await;
        alice.types("riv").await;
        alice.until("the bot's completion", "document.querySelector('[role=option]')?.innerText === 'Rivers'").await;
        alice.types(Key::Enter + "").await;
        alice.until("the deck", "document.getElementById('option-deck').value === 'Rivers'").await;
        alice.types(Key::Enter + "").await;
        alice.shows("Question 1 of 10").await;
        // What Discord would not send is refused with a word, and stays in the form.
        alice.run("document.getElementById('message').focus()").await;
        alice.types("/drop pause").await;
        alice.types(Key::Enter + "").await;
        alice.until("the form for a drop", "document.getElementById('option-drop')").await;
        alice.types(Key::Enter + "").await;
        alice.shows("drop is required").await;
        alice.types(Key::Escape + "").await;
        alice.until("the message box", "document.activeElement.id === 'message'").await;
        alice.ends().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn commands_are_shown_in_the_members_language() {
    told(async |browser| {
        let (program, _folder) = sandbox(RIVERS, &["--language", "de"]);
        let alice = browser.tab(&program.url, "alice").await;
        alice.run("document.getElementById('message').focus()").await;
        alice.types("/quiz start").await;
        alice.shows("/quiz starten").await;
        alice.types(Key::Enter + "").await;
        alice.until("the command's form", "document.querySelector('.command')?.innerText === '/quiz starten'").await;
        alice.shows("+ fragen").await;
        alice.clicks("Run").await;
        alice.shows("alice used /quiz starten").await;
        alice.shows("Frage 1 von 10").await;
        alice.shows("Sekunden").await;
        alice.ends().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_is_uploaded_with_a_command_chosen_or_dropped() {
    told(async |browser| {
        let sandbox = Sandbox::start(popquiz::sandbox::options()).await.unwrap();
        let _bot = HelperBot::start(&sandbox).await;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("deck.toml");
        std::fs::write(&file, "title = \"Rivers\"").unwrap();
        let alice = browser.tab(&sandbox.page_url(), "alice").await;
        alice.says("/count").await;
        alice.until("the file's field", "document.activeElement.id === 'option-file'").await;
        alice.clicks("Run").await;
        alice.shows("file is required.").await;
        let field = alice.page.find(By::Id("option-file")).await.unwrap();
        field.send_keys(file.display().to_string()).await.unwrap();
        alice.shows("16 bytes").await;
        alice.clicks("Run").await;
        alice.shows("deck.toml has 16 bytes: title = \"Rivers\"").await;
        // Dropped where no command accepts it, then where one does.
        let drop = |size: &str| {
            format!(
                "const data = new DataTransfer(); data.items.add(new File(['x'.repeat({size})], 'dropped.txt'));
                 document.querySelector('main').dispatchEvent(new DragEvent('drop', {{ dataTransfer: data, bubbles: true, cancelable: true }}))"
            )
        };
        alice.run(&drop("3")).await;
        alice.shows("Files only work with a command that takes one").await;
        alice.says("/count").await;
        alice.until("the file's field", "document.getElementById('option-file')").await;
        alice.run(&drop("11 * 1024 * 1024")).await;
        alice.shows("Your files are too powerful: dropped.txt is 11.0 MB, but the limit is 10.0 MB.").await;
        alice.run(&drop("3")).await;
        alice.shows("3 bytes").await;
        alice.clicks("Run").await;
        alice.shows("dropped.txt has 3 bytes: xxx").await;
        alice.ends().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_menu_is_used_by_keyboard_and_by_pointer() {
    told(async |browser| {
        let sandbox = Sandbox::start(popquiz::sandbox::options()).await.unwrap();
        let _bot = HelperBot::start(&sandbox).await;
        let alice = browser.tab(&sandbox.page_url(), "alice").await;
        alice.says("/choose").await;
        alice.clicks("Run").await;
        alice.clicks("Which river?").await;
        alice.shows("Vienna, Budapest").await;
        accessible(&alice, "an open menu").await;
        alice.run("[...document.querySelectorAll('[role=option]')].find((it) => it.innerText === 'Rhine').click()").await;
        alice.shows("Chosen: rhine").await;
        alice.says("/choose").await;
        let add = "document.querySelector('.add').click()";
        alice.until("the command's form", "document.querySelector('.add')").await;
        alice.run(add).await;
        alice.types("2").await;
        alice.clicks("Run").await;
        alice.until("the second menu", "document.querySelectorAll('.menu-button').length === 2").await;
        alice.run("[...document.querySelectorAll('.menu-button')].at(-1).focus()").await;
        alice.types(Key::Down + "").await;
        alice.until("the list", "document.activeElement.getAttribute('aria-expanded') === 'true'").await;
        // By its first letter, then the first one; a third would be one too many.
        alice.types("s ").await;
        alice.types(Key::Home + " ").await;
        alice.types(Key::Down + " ").await;
        let chosen = "document.getElementById(document.activeElement.getAttribute('aria-controls')).querySelectorAll('[aria-selected=true]').length";
        alice.until("two to be chosen", &format!("{chosen} === 2")).await;
        alice.never_showed("Chosen: seine").await;
        alice.types(Key::Tab + "").await;
        alice.shows("Chosen: seine and danube").await;
        alice.ends().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn members_are_listed_with_their_presence() {
    told(async |browser| {
        let sandbox = Sandbox::start(popquiz::sandbox::options()).await.unwrap();
        sandbox.world(|world| {
            let bob = world.user("bob");
            world.user("dave");
            let other = GuildId(2_000_000_000_000_000_000);
            world.add_guild(other, "Book Club", &["books"]);
            world.join(other, bob);
        });
        let alice = browser.tab(&sandbox.page_url(), "alice").await;
        let members = async |tab: &Tab| {
            let script = "return document.getElementById('member-list').innerText.replace(/^[?A-Z]\\n/gm, '').replace(/\\s+/g, ' ')";
            tab.run(script).await.as_str().unwrap_or_default().to_owned()
        };
        assert_eq!(members(&alice).await, "ONLINE — 2 popquiz APP alice you OFFLINE — 3 bob carol dave");
        let bob = browser.tab(&sandbox.page_url(), "bob").await;
        alice.shows("ONLINE — 3").await;
        alice.clicks("books").await;
        alice.until("the other channel", "document.getElementById('channel').innerText.includes('books')").await;
        assert_eq!(members(&alice).await, "ONLINE — 3 popquiz APP alice you bob");
        bob.ends().await;
        alice.shows("OFFLINE — 1").await;
        assert_eq!(members(&alice).await, "ONLINE — 2 popquiz APP alice you OFFLINE — 1 bob");
        let carol = browser.tab(&sandbox.page_url(), "carol").await;
        carol.never_showed("Book Club").await;
        for tab in [alice, carol] {
            tab.ends().await;
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_unresponsive_bot_is_reported_like_discord_does() {
    told(async |browser| {
        let sandbox = Sandbox::start(popquiz::sandbox::options()).await.unwrap();
        let bot = HelperBot::start(&sandbox).await;
        let alice = browser.tab(&sandbox.page_url(), "alice").await;
        alice.says("/choose").await;
        alice.clicks("Run").await;
        alice.shows("Which river?").await;
        bot.ends().await;
        alice.clicks("Which river?").await;
        alice
            .run("[...document.querySelectorAll('[role=option]')].find((it) => it.innerText === 'Rhine').click()")
            .await;
        alice.shows("This interaction failed").await;
        alice.says("/choose").await;
        alice.clicks("Run").await;
        alice.shows("The application did not respond").await;
        alice.ends().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_message_may_have_several_lines_and_markdown() {
    told(async |browser| {
        let sandbox = Sandbox::start(popquiz::sandbox::options()).await.unwrap();
        let alice = browser.tab(&sandbox.page_url(), "alice").await;
        alice.run("document.getElementById('message').focus()").await;
        for line in ["**bold** ||hidden||", "- one", "- two", "> quoted", "<t:1:R>"] {
            alice.types(line).await;
            alice.types(Key::Shift + Key::Enter).await;
        }
        alice.types("`code`").await;
        alice.types(Key::Enter + "").await;
        let found = "document.querySelector('.message .content')";
        alice.until("the message", found).await;
        let marks = format!("return ['strong', '.spoiler', 'ul li', 'blockquote', 'time', 'code'].map((it) => {found}.querySelectorAll(it).length)");
        assert_eq!(alice.run(&marks).await, serde_json::json!([1, 1, 2, 1, 1, 1]));
        alice.shows("years ago").await;
        alice.never_showed("hidden").await;
        alice.run("document.querySelector('.spoiler').click()").await;
        alice.shows("hidden").await;
        alice.ends().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn hostile_text_stays_text() {
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
async fn the_page_reconnects_when_the_process_restarts() {
    told(async |browser| {
        let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port().to_string();
        let more = ["--db", "scores.db", "--port", &free];
        let (mut program, folder) = sandbox(RIVERS, &more);
        let alice = browser.tab(&program.url, "alice").await;
        program.kill();
        alice.shows("Connection lost").await;
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
async fn a_pasted_command_runs_with_its_options() {
    told(async |browser| {
        let (program, _folder) = sandbox(RIVERS, &[]);
        let alice = browser.tab(&program.url, "alice").await;
        alice.says("/quiz start deck:\"Rivers\" questions:1 seconds:60").await;
        alice.shows("1 question from Rivers, 60 seconds each").await;
        alice.says("/quiz start color:red").await;
        alice.shows("/quiz start has no option “color”.").await;
        alice.ends().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn underscores_within_words_stay() {
    told(async |browser| {
        let (program, _folder) = sandbox(RIVERS, &[]);
        let alice = browser.tab(&program.url, "alice").await;
        alice.says("**keep_answers_days** · a_b_c · _softly_ · __under__").await;
        alice.shows("softly").await;
        let parts =
            "[...document.querySelectorAll('#messages li:last-child :is(strong, em, u)')].map((it) => it.textContent)";
        let shown = alice.run(&format!("return {parts}.join()")).await;
        let shown = shown.as_str().unwrap();
        assert!(shown.ends_with("keep_answers_days,softly,under"), "{shown}");
        alice.shows("a_b_c").await;
        alice.ends().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_page_says_why_nobody_gets_in() {
    told(async |browser| {
        let (program, _folder) = sandbox(RIVERS, &[]);
        let alice = browser.tab(&program.url, "alice").await;
        let (base, _) = program.url.split_once("token=").unwrap();
        alice.page.goto(&format!("{base}token=0123#alice")).await.unwrap();
        alice.shows("Wrong token. Open the address that the sandbox printed").await;
        alice.page.goto(&format!("{}#dave", program.url)).await.unwrap();
        alice.shows("This server has no member “dave”.").await;
        alice.page.goto(&format!("{base}token=1#alice")).await.unwrap();
        alice.page.goto(&format!("{}#alice", program.url)).await.unwrap();
        alice.until("the members", "document.querySelector('#member-list li')").await;
        alice.ends().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_way_back_to_the_newest_messages_is_all_visible_on_a_phone() {
    told(async |browser| {
        let (program, _folder) = sandbox(RIVERS, &[]);
        let alice = browser.tab_looking(&program.url, "alice", PHONE).await;
        let base = program.url.split_once("/?").unwrap().0;
        let token = program.url.split_once("token=").unwrap().1;
        let client = reqwest::Client::new();
        let bob_says = async |text: &str| {
            let say = client.post(format!("{base}/api/v10/channels/1000000000000000110/messages"));
            let say = say.header("authorization", format!("{token}.bob")).header("content-type", "application/json");
            assert!(say.body(serde_json::json!({ "content": text }).to_string()).send().await.unwrap().status().is_success());
        };
        for number in 0..40 {
            bob_says(&format!("line {number}")).await;
        }
        alice.shows("line 39").await;
        alice.run("const list = document.getElementById('scroll'); list.scrollTop = 300; list.dispatchEvent(new Event('scroll'))").await;
        bob_says("the newest").await;
        alice.until("the way back", "!document.getElementById('newer').hidden").await;
        let is_whole = "const it = document.getElementById('newer'); const r = it.getBoundingClientRect(); \
            const at = [[r.left + 8, r.top + r.height / 2], [r.right - 8, r.top + r.height / 2], [r.left + r.width / 2, r.top + 2], [r.left + r.width / 2, r.bottom - 2]]; \
            return r.left >= 0 && r.right <= innerWidth && it.scrollWidth <= it.clientWidth && at.every(([x, y]) => document.elementFromPoint(x, y) === it)";
        assert_eq!(alice.run(is_whole).await, true, "nothing covers or cuts it");
        let is_large = "return document.getElementById('newer').getBoundingClientRect().height >= 44";
        assert_eq!(alice.run(is_large).await, true, "a thumb hits it");
        // Whoever runs a command waits for the reply, and is taken to it.
        alice.says("/deck info").await;
        alice.clicks("Run").await;
        alice.shows("1 card").await;
        alice.until("the reply", "document.getElementById('newer').hidden").await;
        alice.ends().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn findings_appear_as_soon_as_a_deck_is_saved() {
    told(async |browser| {
        let (program, folder) = sandbox(RIVERS, &["--watch"]);
        let alice = browser.tab(&program.url, "alice").await;
        alice.shows("Watching the deck: no findings").await;
        let deck = folder.path().join("deck.toml");
        std::fs::write(&deck, "title = \"Rivers\"\n[[cards]]\n").unwrap();
        alice.shows("Can't read the deck").await;
        let fixed = format!(
            "{RIVERS}[[cards]]\nid = \"paris\"\nprompt = \"Which river flows through Paris?\"\nterm = \"Seine\"\n"
        );
        std::fs::write(&deck, fixed).unwrap();
        alice.shows("Reloaded the deck: no findings").await;
        alice.says("/deck info").await;
        alice.clicks("Run").await;
        alice.shows("2 cards").await;
        alice.ends().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_people_with_the_address_get_in() {
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

/// The findings of axe-core, if `AXE_MIN_JS` names its file.
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
        for look in
            [browser::DESK, Look { dark: true, ..browser::DESK }, Look { width: 360, height: 700, ..browser::DESK }]
        {
            let alice = browser.tab_looking(&program.url, "alice", look).await;
            accessible(&alice, "the first view").await;
            alice.says("/quiz start").await;
            alice.until("the form", "document.activeElement.closest('#box')").await;
            accessible(&alice, "a command's form").await;
            alice.clicks("Run").await;
            alice.shows("Question 1").await;
            accessible(&alice, "a question").await;
            alice.clicks("Answer").await;
            alice.until("the form", "document.querySelector('dialog[open] :focus')").await;
            accessible(&alice, "the answer's form").await;
            alice.types(Key::Escape + "").await;
            alice.until("the form to go", "!document.querySelector('dialog[open]')").await;
            alice.says("/quiz stop").await;
            alice.clicks("Run").await;
            alice.shows("Round over").await;
            alice.ends().await;
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_cards_image_is_visible_on_desktop_and_phone_in_light_and_dark() {
    told(async |browser| {
        let mut deck = format::read("atlas.toml", RIVERS.as_bytes()).unwrap();
        let map = png(900, 500, |x, y| if (x / 30 + y / 30) % 2 == 0 { [20, 120, 90] } else { [240, 230, 200] });
        deck.media.insert("danube.png".into(), map.into());
        deck.cards[0].image = Some("danube.png".into());
        deck.cards[0].answer_image = Some("danube.png".into());
        let (program, _folder) = sandbox(&format::to_toml(&deck), &[]);
        let phone = Look { width: 360, height: 740, dark: true, scale: 1.0 };
        let alice = browser.tab(&program.url, "alice").await;
        let bob = browser.tab_looking(&program.url, "bob", phone).await;
        alice.clicks("Start a race").await;
        for tab in [&alice, &bob] {
            tab.shows("Which river flows through Vienna?").await;
            let seen = "document.querySelector('.embed img[alt=\"Question image\"]')";
            tab.until("the image", &format!("{seen}?.complete && {seen}.naturalWidth === 900")).await;
            let fits = "document.documentElement.scrollWidth <= innerWidth";
            let within = format!("{seen}.getBoundingClientRect().right <= innerWidth && {seen}.width >= 200");
            tab.until("the image to fit", &format!("{fits} && {within}")).await;
            tab.until("one image alone", "document.querySelectorAll('.message img').length === 1").await;
            let at_end = "document.getElementById('scroll')";
            let at_end = format!("{at_end}.scrollHeight - {at_end}.scrollTop - {at_end}.clientHeight < 80");
            tab.until("the end of the list", &at_end).await;
            tab.never_showed("danube").await;
        }
        alice.says("danube").await;
        for tab in [&alice, &bob] {
            tab.shows("Correct!").await;
            tab.until("the answer's image", "document.querySelector('img[alt=\"Answer image\"]')").await;
            tab.until("the question's image still", "document.querySelectorAll('.embed img').length >= 2").await;
        }
        for tab in [alice, bob] {
            tab.ends().await;
        }
    })
    .await;
}

/// A deck for pictures.
const ATLAS: &str = r#"
title = "Rivers of the world"
[[cards]]
id = "vienna"
prompt = "Which river flows through Vienna, Bratislava, Budapest and Belgrade?"
term = ["the Danube", "Danube"]
note = "No other river touches as many countries: ten."
[[cards]]
id = "longest"
prompt = "What is the longest river of Africa?"
term = ["the Nile", "Nile"]
[[cards]]
id = "amazon"
prompt = "Where does the Amazon rise?"
options = ["In Peru", "In Brazil", "In Ecuador", "In Chile"]
correct = 1
"#;

/// A deck in a language, a round of it as it's started, and what is said in it.
struct Scene {
    picture: &'static str,
    language: &'static str,
    deck: &'static str,
    command: &'static str,
    guess: &'static str,
    answer: &'static str,
    correct: &'static str,
    second: &'static str,
    wrong: &'static str,
    incorrect: &'static str,
    typed: &'static str,
}

const ENGLISH: Scene = Scene {
    picture: "light",
    language: "en-US",
    deck: ATLAS,
    command: "/quiz start questions:3",
    guess: "the Rhine?",
    answer: "the danube",
    correct: "Correct!",
    second: "Question 2 of 3",
    wrong: "In Brazil",
    incorrect: "No tries left.",
    typed: "I think",
};

const SCENES: [Scene; 2] = [
    Scene {
        picture: "german",
        language: "de",
        deck: r#"
title = "Flüsse"
language = "de"
[[cards]]
id = "wien"
prompt = "Welcher Fluss fließt durch Wien?"
term = "Donau"
[[cards]]
id = "afrika"
prompt = "Welches ist der längste Fluss Afrikas?"
term = "Nil"
[[cards]]
id = "amazonas"
prompt = "Wo entspringt der Amazonas?"
options = ["In Peru", "In Brasilien", "In Ecuador", "In Chile"]
correct = 1
"#,
        command: "/quiz starten fragen:3",
        guess: "der Rhein?",
        answer: "die Donau",
        correct: "Richtig!",
        second: "Frage 2 von 3",
        wrong: "In Brasilien",
        incorrect: "Keine Versuche mehr.",
        typed: "In Peru?",
    },
    Scene {
        picture: "japanese",
        language: "ja",
        deck: r#"
title = "世界の川"
language = "ja"
[[cards]]
id = "vienna"
prompt = "ウィーンを流れる川は？"
term = ["ドナウ川", "ドナウ"]
[[cards]]
id = "africa"
prompt = "アフリカで一番長い川は？"
term = ["ナイル川", "ナイル"]
[[cards]]
id = "amazon"
prompt = "アマゾン川の源流がある国は？"
options = ["ペルー", "ブラジル", "エクアドル", "チリ"]
correct = 1
"#,
        command: "/クイズ 開始 問題数:3",
        guess: "ライン川？",
        answer: "ドナウ川",
        correct: "正解！",
        second: "第2問",
        wrong: "ブラジル",
        incorrect: "もう回答できません。",
        typed: "ペルー？",
    },
];

/// The pictures in `docs/images`: `cargo test --test browser pictures -- --ignored`.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "redraws the pictures of README, docs/players.md, and docs/translating.md"]
async fn pictures() {
    let Some(browser) = browser::find() else { return };
    let desk = Look { width: 1120, height: 960, dark: false, scale: 1.25 };
    let phone = Look { width: 390, height: 760, dark: true, scale: 1.5 };
    is_pictured(&browser, &ENGLISH, desk).await;
    is_pictured(&browser, &Scene { picture: "dark", ..ENGLISH }, Look { dark: true, ..desk }).await;
    is_pictured(&browser, &Scene { picture: "phone", ..ENGLISH }, phone).await;
    for scene in SCENES {
        is_pictured(&browser, &scene, desk).await;
    }
}

/// Carol has won the first question, the second one has options, and Alice has tapped a wrong one.
async fn is_pictured(browser: &Browser, scene: &Scene, look: Look) {
    let (program, _folder) = sandbox(scene.deck, &["--seed", "1", "--language", scene.language]);
    let alice = browser.tab_looking(&program.url, "alice", look).await;
    let bob = browser.tab(&program.url, "bob").await;
    let carol = browser.tab(&program.url, "carol").await;
    alice.says(scene.command).await;
    // Start now is the last button there.
    alice.until("the announcement", "document.querySelector('.row')").await;
    alice.run("[...document.querySelectorAll('.row button')].at(-1).click()").await;
    alice.until("a question", "document.querySelector('.embed')").await;
    bob.says(scene.guess).await;
    alice.shows(scene.guess).await;
    carol.says(scene.answer).await;
    alice.shows(scene.correct).await;
    alice.shows(scene.second).await;
    let question = alice.run("return [...document.querySelectorAll('.embed')].at(-1).innerText").await;
    let options = question.as_str().unwrap().lines().filter_map(|line| line.split_once(". "));
    let (letter, _) = { options }.find(|(_, option)| *option == scene.wrong).expect("the option is there");
    alice.taps(letter).await;
    alice.shows(scene.incorrect).await;
    bob.run("document.getElementById('message').focus()").await;
    bob.types(scene.typed).await;
    alice.shows("bob is typing").await;
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/images");
    alice.is_pictured(&folder.join(format!("{}.png", scene.picture))).await;
    for tab in [alice, bob, carol] {
        tab.ends().await;
    }
}
