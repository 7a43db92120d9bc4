//! How a deck's cards do in a group: what managers see of it, and what goes with an exported deck.

use std::time::Duration;

use discord_sandbox::world::{GUILD, InteractionResponse};
use popquiz::clock::UnixMs;
use popquiz::id::{AttemptId, ChannelId, GuildId, UserId, snowflake_at};
use popquiz::store::decks::DeckStore as _;
use popquiz::store::{AnswerHash, Attempt, AttemptRole, Commit, GameId, Help, QuestionId, QuestionRecord, Store as _};
use popquiz_deck::Deck;
use popquiz_judge::{Credit, Outcome};

use crate::support::{START, Setup, Stage, deck};

async fn told(story: impl Future<Output = ()>) {
    tokio::time::timeout(Duration::from_secs(60), story).await.expect("a story never needs a minute");
}

/// Each of these members answers each card of a deck once, in a round a week ago. What they type, by the card's id and
/// their number; `None` if that's right.
pub async fn answered(stage: &Stage, deck: &Deck, members: u64, types: impl Fn(&str, u64) -> Option<&'static str>) {
    let asked_at = START.plus_ms(-7 * 86_400_000);
    let mut commit = Commit::default();
    for (number, card) in (1_u64..).zip(&deck.cards) {
        let id = QuestionId(1_000_000 + number);
        commit.questions.push(QuestionRecord {
            id,
            game: GameId(1_000_000),
            schedule: None,
            guild: GuildId(GUILD.0),
            channel: ChannelId(5),
            deck: deck.id.clone(),
            card: card.id.clone(),
            message: None,
            asked_at,
            closed_at: Some(asked_at.plus_ms(30_000)),
            is_private: false,
            answer: card.key.as_ref().map(AnswerHash::of),
        });
        for member in 1..=members {
            let wrong = types(&card.id.0, member);
            let at = UnixMs(asked_at.0 + 10_000);
            commit.attempts.push(Attempt {
                source: AttemptId(snowflake_at(at, number * 100 + member)),
                question: id,
                user: UserId(300_000_000_000_000_000 + member),
                text: wrong.unwrap_or("right").to_owned(),
                outcome: if wrong.is_none() { Outcome::Correct } else { Outcome::Wrong },
                credit: Credit::new(if wrong.is_none() { 1.0 } else { 0.0 }),
                confidence: Some(1.0),
                role: AttemptRole::Try,
                help: Help::default(),
            });
        }
    }
    stage.store.commit(commit).await.unwrap();
}

/// The better a member knows the other cards, the likelier they miss the capital, because its answer is wrong.
const CAPITALS: &str = r#"
title = "Capitals"
[[cards]]
id = "australia"
prompt = "What is the capital of Australia?"
term = "Sydney"
tags = ["south"]
[[cards]]
id = "france"
prompt = "What is the capital of France?"
term = "Paris"
[[cards]]
id = "nauru"
prompt = "What is the capital of Nauru?"
term = "Yaren"
[[cards]]
id = "chad"
prompt = "What is the capital of Chad?"
term = "N'Djamena"
[[cards]]
id = "peru"
prompt = "What is the capital of Peru?"
term = "Lima"
[[cards]]
id = "cuba"
prompt = "What is the capital of Cuba?"
term = "Havana"
"#;

/// What ten members type, the strongest last.
pub fn types(card: &str, member: u64) -> Option<&'static str> {
    match card {
        "australia" => (member > 5).then_some("Canberra"),
        "nauru" => Some("no idea"),
        "chad" => (member <= 7).then_some("Bamako"),
        "peru" => (member <= 5).then_some("Quito"),
        "cuba" => (member <= 3).then_some("Kingston"),
        _ => None,
    }
}

pub fn capitals() -> Setup {
    Setup { decks: vec![deck(CAPITALS)], ..Setup::default() }
}

#[tokio::test]
async fn managers_see_which_cards_are_odd_and_edit_or_pause_them_in_one_tap() {
    told(async {
        let stage = Stage::set_with(capitals()).await;
        let (alice, bob, quiz) = (&stage.alice, &stage.bob, &stage.quiz);
        alice.runs("/deck copy deck:Capitals title:Copy").await.unwrap();
        alice.sees("Created").await;
        alice.runs("/deck health deck:Copy").await.unwrap();
        alice.sees("Nobody has answered any of these cards yet.").await;
        let id = stage.store.deck_heads(GuildId(GUILD.0)).await.unwrap().remove(0).id;
        let copy = stage.store.deck(GuildId(GUILD.0), id).await.unwrap().unwrap();
        answered(&stage, &copy, 10, types).await;

        bob.runs("/deck health deck:Copy").await.unwrap();
        bob.sees("Only managers").await;
        alice.runs("/deck health deck:Copy").await.unwrap();
        alice.sees("Based on 60 first answers by 10 members.").await;
        alice.sees("Correct first answers: 50%").await;
        alice.sees("Cards with at least 5 first answers: 6 of 6 cards").await;
        alice
            .sees("Members who know the rest of the deck better do worse on this card. Its answer may be wrong.")
            .await;
        alice.sees("most common wrong answer: “Canberra” (5 members) · usually answered in 10 s").await;
        alice.sees("Hardly anyone gets this card right.").await;
        alice.sees("Nearly everyone gets this card right.").await;

        let form = alice.clicks("Edit 1").await.unwrap();
        assert!(matches!(form, InteractionResponse::Modal(_)), "{form:?}");
        alice.clicks("Pause 1").await.unwrap();
        alice.sees("⏸️ Paused, so it isn't asked.").await;
        alice.runs("/deck list").await.unwrap();
        alice.sees("Copy · 6 cards · 1 paused").await;
        alice.runs("/quiz start deck:Copy tags:south").await.unwrap();
        alice.sees("paused").await;
        quiz.never_showed("Question 1");
        alice.runs("/deck health deck:Copy").await.unwrap();
        alice.clicks("Resume 1").await.unwrap();
        alice.runs("/quiz start deck:Copy tags:south questions:1").await.unwrap();
        quiz.shows("Question 1").await;
        // Its answer is a secret now, for managers, too.
        alice.runs("/deck health deck:Copy").await.unwrap();
        alice.clicks("Edit 1").await.unwrap();
        alice.sees("is being asked").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn an_exam_has_a_forecast_and_a_date_that_can_be_removed() {
    told(async {
        let stage = Stage::set_with(capitals()).await;
        let (alice, bob) = (&stage.alice, &stage.bob);
        alice.runs("/deck exam").await.unwrap();
        alice.sees("Capitals has no exam date. Set one with the `date` option.").await;
        for wrong in ["2026-02-01", "2026-03-02", "2029-01-01", "tomorrow"] {
            alice.runs(&format!("/deck exam date:{wrong}")).await.unwrap();
            alice.sees(&format!("“{wrong}” can't be an exam date. Type a future day")).await;
        }
        bob.runs("/deck exam date:2026-04-01").await.unwrap();
        bob.sees("Only managers").await;
        alice.runs("/deck exam date:2026-04-01").await.unwrap();
        alice.sees("The exam for Capitals is on").await;
        alice.sees("Nobody has answered its cards in the last 30 days, so there's no forecast yet.").await;
        answered(&stage, &stage.setup.decks[0], 10, types).await;
        alice.runs("/deck exam").await.unwrap();
        alice.sees("What the 10 members who answered in the last 30 days will know by then:").await;
        alice.sees("at today's pace (0.43 answers a day each):").await;
        alice.sees("with one more review a day:").await;
        // Until then, reviews go on as before.
        bob.runs("/review").await.unwrap();
        bob.sees("Card 1 of").await;
        alice.clicks("Remove exam date").await.unwrap();
        alice.runs("/deck exam").await.unwrap();
        alice.sees("Capitals has no exam date.").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn few_answers_are_too_little_to_tell() {
    told(async {
        let stage = Stage::set_with(capitals()).await;
        answered(&stage, &stage.setup.decks[0], 4, types).await;
        stage.alice.runs("/deck health").await.unwrap();
        stage.alice.sees("Not enough answers yet: no card has 5 first answers yet.").await;
        let shown = stage.story.transcript();
        assert!(!shown.contains("Hardly anyone"), "{shown}");
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn an_exported_deck_tells_the_next_group_which_cards_are_new_to_most() {
    told(async {
        let stage = Stage::set_with(capitals()).await;
        answered(&stage, &stage.setup.decks[0], 10, types).await;
        stage.alice.runs("/deck export").await.unwrap();
        stage.alice.sees("Here's Capitals").await;
        let files = |stage: &Stage| {
            stage.sandbox.world(|world| {
                let with_file = world.messages.values().filter(|message| !message.files.is_empty());
                with_file.max_by_key(|message| message.id).map(|message| message.files[0].bytes.to_vec())
            })
        };
        let exported = String::from_utf8(files(&stage).unwrap()).unwrap();
        assert!(exported.contains("statistics = { answers = 10, right = 10, seconds = 10 }"), "{exported}");
        assert!(!exported.contains("Canberra"), "what members typed stays in their server");
        stage.all_is_well();

        // Whom the deck is new to is first asked what hardly anybody knows, although it's the third card.
        let other = Stage::set_with(Setup { decks: vec![deck(&exported)], ..Setup::default() }).await;
        other.bob.runs("/review").await.unwrap();
        other.bob.sees("What is the capital of Nauru?").await;
        other.all_is_well();
    })
    .await;
}
