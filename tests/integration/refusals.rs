//! Discord refuses, and something in between does: what passes costs nothing, and for all else somebody is told who can
//! do something about it.

use std::time::Duration;

use discord_sandbox::faults::Fault;
use discord_sandbox::permission;

use crate::support::{Setup, Stage};

async fn told(story: impl Future<Output = ()>) {
    tokio::time::timeout(Duration::from_secs(90), story).await.expect("a story never needs a minute and a half");
}

#[tokio::test]
async fn refusals_that_pass_lose_no_message_and_keep_their_order() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        let passing = [
            Fault::Error(401, 0, "401: Unauthorized"),
            Fault::Error(403, 40_333, "internal network error"),
            Fault::Page(400),
            Fault::Page(403),
            Fault::Page(404),
            Fault::Page(503),
        ];
        for fault in passing {
            let name = format!("{fault:?}");
            stage.alice.runs("/quiz start questions:1").await.unwrap();
            stage.quiz.shows("Question 1").await;
            stage.sandbox.faults(|faults| faults.fail_next("POST /messages", fault));
            let before = stage.story.lines_since(0).len();
            stage.bob.says("danube").await.unwrap();
            stage.quiz.shows("Round over").await;
            let shown: Vec<String> = stage.story.lines_since(before).into_iter().map(|line| line.text).collect();
            let place = |text: &str| shown.iter().position(|line| line.contains(text));
            assert!(place("Correct!").is_some() && place("Correct!") < place("Round over"), "{name}: {shown:?}");
            assert_eq!(shown.iter().filter(|line| line.contains("Correct!")).count(), 1, "{name}: {shown:?}");
        }
        assert!(stage.bot.health().live);
    })
    .await;
}

#[tokio::test]
async fn a_token_that_is_refused_while_playing_ends_the_bot_and_says_what_to_do() {
    told(async {
        let stage = Stage::set_with(Setup::with("river")).await;
        stage.sandbox.faults(|faults| {
            faults.fail_next("POST /messages", Fault::Error(401, 0, "401: Unauthorized"));
            faults.fail_next("GET /users/@me", Fault::Error(401, 0, "401: Unauthorized"));
        });
        stage.alice.runs("/quiz start questions:1").await.unwrap();
        let error = stage.bot.ended().await;
        assert!(error.to_string().contains("Reset Token"), "{error}");
    })
    .await;
}

#[tokio::test]
async fn a_hint_that_is_refused_costs_neither_the_reveal_nor_the_next_question() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        stage.alice.runs("/quiz start questions:2").await.unwrap();
        stage.quiz.shows("Question 1").await;
        stage
            .sandbox
            .faults(|faults| faults.fail_next("PATCH /messages/", Fault::Error(403, 50_013, "Missing Permissions")));
        stage.story.advance(15_000).await.unwrap();
        stage.bob.says("danube").await.unwrap();
        stage.quiz.shows("Correct!").await;
        stage.quiz.shows("Question 2").await;
    })
    .await;
}

#[tokio::test]
async fn a_permission_that_is_taken_away_is_told_to_the_host_and_works_at_once_when_it_is_back() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        stage.alice.runs("/quiz start questions:2").await.unwrap();
        stage.quiz.shows("Question 1").await;
        stage.sandbox.world(|world| world.deny_bot(stage.quiz.id, permission::SEND_MESSAGES));
        stage.bob.says("danube").await.unwrap();
        stage.story.advance(5_000).await.unwrap();
        stage.alice.sees("I can't post in").await;
        stage.sandbox.world(|world| world.allow_bot(stage.quiz.id, permission::SEND_MESSAGES));
        stage.alice.runs("/quiz start questions:1").await.unwrap();
        stage.quiz.shows("Question 1 of 1").await;
        stage.bob.says("danube").await.unwrap();
        stage.quiz.shows("Round over").await;
    })
    .await;
}

#[tokio::test]
async fn a_message_that_automod_or_a_closed_thread_refuses_is_told_to_the_host() {
    for (code, words) in [(200_000, "AutoMod blocked my message"), (50_083, "is archived or locked")] {
        told(async {
            let stage = Stage::set_with(Setup::unlimited("river")).await;
            stage.alice.runs("/quiz start questions:1").await.unwrap();
            stage.quiz.shows("Question 1").await;
            stage.sandbox.faults(|faults| faults.fail_next("POST /messages", Fault::Error(400, code, "refused")));
            stage.bob.says("danube").await.unwrap();
            stage.alice.sees(words).await;
        })
        .await;
    }
}
