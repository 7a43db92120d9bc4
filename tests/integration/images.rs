//! Cards' images as members see them: with a question, with its answer, and in a search result; and what happens if one
//! can't be shown.

use std::sync::Arc;
use std::time::Duration;

use discord_sandbox::RecordedRequest;
use discord_sandbox::driver::{Member, Story};
use discord_sandbox::faults::{Fault, Faults};
use discord_sandbox::permission;
use discord_sandbox::world::{InteractionResponse, Message};
use popquiz::deck::format;
use popquiz_deck::Deck;
use serde_json::Value;

use crate::support::picture::{dot, png};
use crate::support::{Setup, Stage, deck_of};

async fn told(story: impl Future<Output = ()>) {
    tokio::time::timeout(Duration::from_secs(60), story).await.expect("a story never needs a minute");
}

/// The card on Vienna's river with a map, and a picture of the answer. Their file names would give it away.
fn rivers() -> Deck {
    let mut deck = deck_of("river");
    deck.media.insert("danube-map.png".into(), map().into());
    deck.media.insert("danube.png".into(), dot([0, 0, 255]).into());
    deck.cards[0].image = Some("danube-map.png".into());
    deck.cards[0].answer_image = Some("danube.png".into());
    deck
}

fn map() -> Vec<u8> {
    png(8, 4, |x, y| [u8::try_from(x * 30).unwrap(), u8::try_from(y * 60).unwrap(), 90])
}

fn setup() -> Setup {
    let setup = Setup::unlimited("river");
    Setup { decks: vec![rivers()], ..setup }
}

/// The bot's messages in the channel whose first embed contains this text, the oldest first.
fn titled(stage: &Stage, text: &str) -> Vec<Message> {
    let is_it = |message: &&Message| {
        let part = |path| message.embeds.pointer(path).and_then(Value::as_str);
        ["/0/title", "/0/description", "/0/footer/text"].into_iter().filter_map(part).any(|part| part.contains(text))
    };
    stage.sandbox.world(|world| world.history(stage.quiz.id).into_iter().filter(is_it).cloned().collect())
}

fn only(mut messages: Vec<Message>) -> Message {
    assert_eq!(messages.len(), 1, "{messages:#?}");
    messages.remove(0)
}

/// The message has one file, its first embed shows it, and its address returns the image in the deck.
async fn shows(message: &Message, name: &str, bytes: &[u8]) {
    let [file] = message.files.as_slice() else { panic!("one file: {message:#?}") };
    assert_eq!(file.name, name);
    assert_eq!(message.embeds[0]["image"]["url"], format!("attachment://{name}"));
    let served = reqwest::get(&file.url).await.unwrap();
    assert_eq!(served.headers()["content-type"], "image/png");
    assert_eq!(served.bytes().await.unwrap(), bytes);
}

fn shows_none(message: &Message) {
    assert!(message.files.is_empty() && message.embeds[0].get("image").is_none(), "{message:#?}");
}

fn posts(stage: &Stage) -> Vec<RecordedRequest> {
    let is_post = |request: &RecordedRequest| request.method == "POST" && request.path.ends_with("/messages");
    stage.sandbox.requests().into_iter().filter(is_post).collect()
}

#[tokio::test]
async fn a_race_keeps_the_cards_image_and_shows_the_answers_image_at_the_reveal() {
    told(async {
        let stage = Stage::set_with(setup()).await;
        let Stage { alice, bob, quiz, .. } = &stage;
        alice.runs("/quiz start questions:1").await.unwrap();
        quiz.shows("Question 1 of 1 · Trees & Rivers)\n    [image question.png]").await;
        let asked = only(titled(&stage, "Question 1"));
        shows(&asked, "question.png", &map()).await;
        assert_eq!(asked.files[0].description.as_deref(), Some("Question image"));
        quiz.never_showed("anube");
        bob.says("danube").await.unwrap();
        quiz.shows("Correct!").await;
        quiz.shows("[image answer.png]").await;
        let closed = only(titled(&stage, "Correct!"));
        assert_eq!(closed.id, asked.id, "the answer's image takes the place of the question's");
        shows(&closed, "answer.png", &dot([0, 0, 255])).await;
        assert!(!stage.story.transcript().contains("📎"), "what an embed shows is not told once more");
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn exams_and_drops_show_the_image_too() {
    told(async {
        let stage = Stage::set_with(setup()).await;
        let Stage { alice, bob, quiz, story, .. } = &stage;
        alice.runs("/quiz start questions:1 mode:exam seconds:30").await.unwrap();
        quiz.shows("Question 1 of 1").await;
        shows(&only(titled(&stage, "Question 1")), "question.png", &map()).await;
        bob.answers("Answer", "danube").await.unwrap();
        quiz.shows("Time's up").await;
        shows(&only(titled(&stage, "Time's up")), "answer.png", &dot([0, 0, 255])).await;
        alice.runs("/drop add time:10:00 open:2h ping:Learners").await.unwrap();
        alice.sees("Added: #").await;
        alice.never_saw("Attach Files");
        story.advance(3_660_000).await.unwrap();
        quiz.shows("@Learners\n    Which river flows through Vienna?").await;
        let asked = only(titled(&stage, "Today's question"));
        shows(&asked, "question.png", &map()).await;
        assert_eq!(asked.pings.len(), 1);
        story.advance(7_200_300).await.unwrap();
        quiz.shows("Nobody answered.").await;
        shows(&only(titled(&stage, "Today's question")), "question.png", &map()).await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_servers_own_deck_keeps_its_images_through_changes() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("conifers")).await;
        let Stage { alice, bob, quiz, .. } = &stage;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("vienna.toml");
        let deck = Deck { title: "Vienna".into(), ..rivers() };
        std::fs::write(&file, format::to_toml(&deck)).unwrap();
        alice.runs(&format!("/deck import file:\"{}\"", file.display())).await.unwrap();
        alice.sees("Imported Vienna from").await;
        bob.runs("/deck info deck:Vienna").await.unwrap();
        bob.sees("Images: 2, on 1 card").await;
        let InteractionResponse::Modal(form) = alice.runs("/card edit words:Vienna").await.unwrap() else {
            panic!("a form opens")
        };
        alice.fills(&form, &[("prompt", "Which river is it in Vienna?")]).await.unwrap();
        alice.sees("Edited: Which river is it in Vienna?").await;
        alice.runs("/quiz start deck:Vienna questions:1").await.unwrap();
        quiz.shows("Which river is it in Vienna?").await;
        shows(&only(titled(&stage, "Question 1")), "question.png", &map()).await;
        bob.says("danube").await.unwrap();
        quiz.shows("Correct!").await;
        shows(&only(titled(&stage, "Correct!")), "answer.png", &dot([0, 0, 255])).await;
        alice.runs("/deck export deck:Vienna").await.unwrap();
        let exported = stage.sandbox.world(|world| {
            let newest = world.messages.values().max_by_key(|message| message.id).unwrap();
            format::read("x.toml", &newest.files[0].bytes).unwrap()
        });
        assert_eq!(exported.media, deck.media);
        alice.runs("/deck copy deck:Vienna title:Copied").await.unwrap();
        alice.sees("Created Copied with").await;
        bob.runs("/deck info deck:Copied").await.unwrap();
        bob.sees("Images: 2, on 1 card").await;
        stage.all_is_well();
    })
    .await;
}

/// Posts a drop's question and stops the bot before it knows; `made`: whether Discord has created the message.
async fn stopped_while_posting(stage: &Stage, made: bool) {
    stage.alice.runs("/drop add time:20:00 open:2h").await.unwrap();
    let fault = || if made { Fault::ResponseLost } else { Fault::NoResponse };
    for _ in 0..40 {
        stage.sandbox.faults(|faults| faults.fail_next("POST /channels /messages", fault()));
    }
    let sent = async {
        let before = stage.sandbox.faults(|faults| format!("{faults:?}"));
        while stage.sandbox.faults(|faults| format!("{faults:?}")) == before {
            tokio::task::yield_now().await;
        }
    };
    tokio::select! {
        _ = stage.alice.runs("/drop now drop:1") => {}
        () = sent => {}
    }
    if made {
        while titled(stage, "Today's question").is_empty() {
            tokio::task::yield_now().await;
        }
    }
    stage.stop().await;
    stage.sandbox.faults(|faults| *faults = Faults::default());
}

#[tokio::test]
async fn a_committed_question_is_posted_once_with_its_image_after_a_restart() {
    for made in [false, true] {
        told(async {
            let mut stage = Stage::set_with(setup()).await;
            stopped_while_posting(&stage, made).await;
            assert_eq!(titled(&stage, "Today's question").len(), usize::from(made));
            stage.start_again().await;
            stage.story.advance(1_000).await.unwrap();
            shows(&only(titled(&stage, "Today's question")), "question.png", &map()).await;
            stage.bob.answers("Answer", "danube").await.unwrap();
            stage.story.advance(7_200_300).await.unwrap();
            stage.quiz.shows("@bob +10 points").await;
            shows(&only(titled(&stage, "Today's question")), "question.png", &map()).await;
            stage.all_is_well();
        })
        .await;
    }
}

#[tokio::test]
async fn a_missing_image_is_omitted_and_the_message_says_so() {
    told(async {
        let mut stage = Stage::set_with(setup()).await;
        stopped_while_posting(&stage, false).await;
        stage.setup.decks[0].media.clear();
        stage.start_again().await;
        stage.quiz.shows("Today's question").await;
        let asked = only(titled(&stage, "Today's question"));
        shows_none(&asked);
        assert!(
            asked.embeds[0]["description"].as_str().unwrap().ends_with("This image can't be shown here."),
            "{asked:#?}"
        );
        stage.bob.answers("Answer", "danube").await.unwrap();
        stage.story.advance(7_200_300).await.unwrap();
        stage.quiz.shows("@bob +10 points").await;
        shows_none(&only(titled(&stage, "Today's question")));
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn removing_a_deck_while_its_question_is_being_sent_omits_the_image_and_the_round_continues() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("conifers")).await;
        let Stage { alice, bob, quiz, .. } = &stage;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("vienna.toml");
        std::fs::write(&file, format::to_toml(&Deck { title: "Vienna".into(), ..rivers() })).unwrap();
        alice.runs(&format!("/deck import file:\"{}\"", file.display())).await.unwrap();
        // The announcement takes time, and the question waits for it.
        stage
            .sandbox
            .faults(|faults| faults.fail_next("POST /channels /messages", Fault::Delay(Duration::from_secs(2))));
        let removal = async {
            while !stage.story.transcript().contains("Round started.") {
                tokio::task::yield_now().await;
            }
            alice.runs("/deck remove deck:Vienna").await.unwrap();
        };
        let (started, ()) = tokio::join!(alice.runs("/quiz start deck:Vienna questions:1"), removal);
        started.unwrap();
        quiz.shows("Question 1 of 1").await;
        shows_none(&only(titled(&stage, "Question 1")));
        bob.says("danube").await.unwrap();
        quiz.shows("Correct!").await;
        shows_none(&only(titled(&stage, "Correct!")));
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn without_attach_files_questions_are_posted_and_the_manager_is_warned() {
    told(async {
        let other = Deck { id: popquiz_deck::DeckId("other".into()), title: "Other".into(), ..deck_of("conifers") };
        let stage = Stage::set_with(Setup { decks: vec![rivers(), other], ..setup() }).await;
        let Stage { alice, bob, quiz, .. } = &stage;
        stage.sandbox.world(|world| world.deny_bot(quiz.id, permission::ATTACH_FILES));
        alice.runs("/quiz start deck:Trees questions:1").await.unwrap();
        alice
            .sees(
                "Round started.\n    ⚠ Some of these cards have images, but I need Attach Files in #quiz to show them.",
            )
            .await;
        quiz.shows("This image can't be shown here.").await;
        shows_none(&only(titled(&stage, "Question 1")));
        bob.says("danube").await.unwrap();
        quiz.shows("Correct!").await;
        alice.runs("/drop add time:10:00 open:2h deck:Trees").await.unwrap();
        alice.sees("I need Attach Files in #quiz to show them.").await;
        alice.runs("/quiz start questions:1").await.unwrap();
        alice.answers("Choose a deck", "Trees & Rivers").await.unwrap();
        alice.sees("I need Attach Files in #quiz to show them.").await;
        assert!(posts(&stage).iter().all(|post| post.status == 200), "what is known is not found out by refusals");
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn images_follow_the_attach_files_permission_as_it_changes() {
    told(async {
        let stage = Stage::set_with(setup()).await;
        let Stage { alice, bob, quiz, story, .. } = &stage;
        alice.runs("/drop add time:10:00 open:2h").await.unwrap();
        stage.sandbox.world(|world| world.deny_bot(quiz.id, permission::ATTACH_FILES));
        story.advance(3_660_000).await.unwrap();
        quiz.shows("This image can't be shown here.").await;
        story.advance(86_400_000).await.unwrap();
        quiz.shows("This image can't be shown here.").await;
        let refused = posts(&stage).iter().filter(|post| post.status == 403).count();
        assert_eq!(refused, 1, "it is tried once, and not again while nothing has changed");
        stage.sandbox.world(|world| {
            world.channels.get_mut(&quiz.id).unwrap().overwrites.clear();
        });
        bob.runs("/leaderboard").await.unwrap();
        story.advance(86_400_000).await.unwrap();
        quiz.shows("[image question.png]").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn an_image_refused_by_discord_delays_nothing() {
    told(async {
        let stage = Stage::set_with(setup()).await;
        let Stage { alice, bob, quiz, .. } = &stage;
        alice.runs("/drop add time:10:00 open:2h").await.unwrap();
        for status in [413, 400] {
            stage.sandbox.faults(|faults| faults.fail_next("POST /channels /messages", Fault::Status(status)));
            alice.runs("/drop now drop:1").await.unwrap();
            quiz.shows("This image can't be shown here.").await;
        }
        alice.runs("/drop now drop:1").await.unwrap();
        quiz.shows("[image question.png]").await;
        bob.answers("Answer", "danube").await.unwrap();
        bob.sees("✅ Correct!").await;
        assert_eq!(titled(&stage, "Today's question").len(), 3);
    })
    .await;
}

#[tokio::test]
async fn an_image_that_keeps_failing_is_dropped_once_other_requests_succeed() {
    told(async {
        let stage = Stage::set_with(setup()).await;
        let Stage { alice, bob, quiz, .. } = &stage;
        alice.runs("/drop add time:10:00 open:2h").await.unwrap();
        // Five attempts of the egress each time, twice.
        for _ in 0..10 {
            stage.sandbox.faults(|faults| faults.fail_next("POST /channels /messages", Fault::Status(502)));
        }
        // The member waits for less long than the bot tries.
        let _ = alice.runs("/drop now drop:1").await;
        let patient = Story::new(&stage.sandbox, None);
        while !patient.wait_for("This image can't be shown here.", Some(quiz.id), None).await {}
        shows_none(&only(titled(&stage, "Today's question")));
        bob.answers("Answer", "danube").await.unwrap();
        bob.sees("✅ Correct!").await;
        quiz.never_showed("[image");
    })
    .await;
}

/// Plays a question whose answer's image is uploaded without success, while a permission is denied, and returns its
/// message once the round is over. Ten uploads fail: five attempts of the egress each time, twice.
async fn closed_after(stage: &Stage, fault: impl Fn() -> Fault, denied: u64) -> Message {
    stage.alice.runs("/quiz start questions:1").await.unwrap();
    stage.quiz.shows("Question 1 of 1").await;
    stage.sandbox.world(|world| world.deny_bot(stage.quiz.id, denied));
    for _ in 0..10 {
        stage.sandbox.faults(|faults| faults.fail_next("PATCH /channels /messages", fault()));
    }
    // The member waits for less long than the bot tries.
    let _ = stage.bob.says("danube").await;
    while !stage.story.wait_for("Round over", Some(stage.quiz.id), None).await {}
    only(titled(stage, "Correct!"))
}

#[tokio::test]
async fn an_uploaded_image_whose_response_never_comes_is_still_shown() {
    told(async {
        let stage = Stage::set_with(setup()).await;
        let closed = closed_after(&stage, || Fault::ResponseLost, 0).await;
        shows(&closed, "answer.png", &dot([0, 0, 255])).await;
        assert!(stage.sandbox.invalid_requests().is_empty(), "{:#?}", stage.sandbox.invalid_requests());
    })
    .await;
}

#[tokio::test]
async fn a_reveal_whose_image_cannot_be_uploaded_keeps_the_questions() {
    told(async {
        let stage = Stage::set_with(setup()).await;
        let closed = closed_after(&stage, || Fault::Status(502), 0).await;
        shows(&closed, "question.png", &map()).await;
        assert!(stage.sandbox.invalid_requests().is_empty(), "{:#?}", stage.sandbox.invalid_requests());
    })
    .await;
}

#[tokio::test]
async fn no_file_stays_below_a_reveal_that_cannot_show_it() {
    told(async {
        let stage = Stage::set_with(setup()).await;
        let closed = closed_after(&stage, || Fault::ResponseLost, permission::READ_MESSAGE_HISTORY).await;
        shows_none(&closed);
        assert!(stage.sandbox.invalid_requests().is_empty(), "{:#?}", stage.sandbox.invalid_requests());
    })
    .await;
}

/// The newest message that only this member was shown.
fn newest_to(stage: &Stage, member: &Member) -> Message {
    stage.sandbox.world(|world| {
        let theirs = world.messages.values().filter(|message| message.only_for == Some(member.id()));
        theirs.max_by_key(|message| message.id).unwrap().clone()
    })
}

#[tokio::test]
async fn lookup_shows_and_shares_both_images() {
    told(async {
        let stage = Stage::set_with(setup()).await;
        let Stage { alice, bob, quiz, .. } = &stage;
        let both = |message: &Message| {
            let files: Vec<_> = message.files.iter().map(|file| (file.name.clone(), file.bytes.to_vec())).collect();
            let expected = [("question.png".to_owned(), map()), ("answer.png".to_owned(), dot([0, 0, 255]))];
            assert_eq!(files, expected, "{message:#?}");
            let [prompt, answer] = message.embeds.as_array().unwrap().as_slice() else { panic!("{message:#?}") };
            assert_eq!(prompt["title"], "Which river flows through Vienna?");
            assert_eq!(prompt["image"]["url"], "attachment://question.png");
            assert!(answer["description"].as_str().unwrap().contains("Danube"), "{answer}");
            assert_eq!(answer["image"]["url"], "attachment://answer.png");
        };
        bob.runs("/lookup words:Vienna").await.unwrap();
        bob.sees("Which river flows through Vienna?\n    [image question.png] Question image\n    Danube").await;
        both(&newest_to(&stage, bob));
        quiz.never_showed("image");
        bob.clicks("Share").await.unwrap();
        quiz.shows("[image answer.png]").await;
        both(&quiz.newest().unwrap());
        alice.runs("/card show words:Vienna").await.unwrap();
        alice.sees("Never counts: Rhine").await;
        both(&newest_to(&stage, alice));
        stage.sandbox.world(|world| world.deny_bot(quiz.id, permission::ATTACH_FILES));
        bob.runs("/lookup words:Vienna").await.unwrap();
        bob.sees("This image can't be shown here.").await;
        assert!(newest_to(&stage, bob).files.is_empty());
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn lookup_shows_a_large_image_later_and_omits_a_refused_one() {
    told(async {
        let mut deck = rivers();
        let large: Arc<[u8]> = png(600, 400, |x, y| if (x + y) % 2 == 0 { [0; 3] } else { [255; 3] }).into();
        assert!(large.len() > 600_000);
        deck.media.insert("danube-map.png".into(), Arc::clone(&large));
        let stage = Stage::set_with(Setup { decks: vec![deck], ..setup() }).await;
        let Stage { bob, quiz, .. } = &stage;
        bob.runs("/lookup words:Vienna").await.unwrap();
        bob.sees("[image question.png]").await;
        assert_eq!(newest_to(&stage, bob).files[0].bytes[..], large[..]);
        bob.clicks("Share").await.unwrap();
        quiz.shows("[image question.png]").await;
        assert_eq!(quiz.newest().unwrap().files[0].bytes[..], large[..]);
        stage.sandbox.faults(|faults| faults.fail_next("PATCH /webhooks", Fault::Status(413)));
        bob.runs("/lookup words:Vienna").await.unwrap();
        bob.sees("This image can't be shown here.").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_file_that_is_not_an_image_is_not_uploaded() {
    told(async {
        let mut deck = rivers();
        deck.media.insert("danube-map.png".into(), b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>".as_slice().into());
        let stage = Stage::set_with(Setup { decks: vec![deck], ..setup() }).await;
        stage.alice.runs("/quiz start questions:1").await.unwrap();
        stage.quiz.shows("This image can't be shown here.").await;
        shows_none(&only(titled(&stage, "Question 1")));
        stage.bob.runs("/lookup words:xyzzy").await.unwrap();
        stage.all_is_well();
    })
    .await;
}
