//! Pictures of how learning goes, as members see them.

use std::time::Duration;

use crate::deck_health::{answered, capitals, types};
use crate::support::Stage;

async fn told(story: impl Future<Output = ()>) {
    tokio::time::timeout(Duration::from_secs(60), story).await.expect("a story never needs a minute");
}

/// The newest picture that the bot sent, and its description.
fn picture(stage: &Stage) -> (Vec<u8>, String) {
    let file = stage.sandbox.world(|world| {
        let with_file = world.messages.values().filter(|message| !message.files.is_empty());
        with_file.max_by_key(|message| message.id).map(|message| message.files[0].clone())
    });
    let file = file.expect("the bot has sent a picture");
    (file.bytes.to_vec(), file.description.clone().unwrap_or_default())
}

#[tokio::test]
async fn members_see_their_progress_as_a_picture_once_there_is_something_to_show() {
    told(async {
        let stage = Stage::set_with(capitals()).await;
        let bob = &stage.bob;
        bob.runs("/progress").await.unwrap();
        bob.sees("There's nothing to show yet.").await;
        bob.runs("/progress group:true").await.unwrap();
        bob.sees("The group's progress appears once 3 members have answered questions.").await;

        bob.runs("/review").await.unwrap();
        bob.clicks("I don't know").await.unwrap();
        bob.clicks("Stop").await.unwrap();
        bob.sees("Review results").await;
        bob.runs("/progress").await.unwrap();
        bob.sees("Your progress").await;
        bob.sees("Answers in the last 18 weeks: 1, on 1 day.").await;
        let (png, _) = picture(&stage);
        assert_eq!(png.get(..8), Some(&b"\x89PNG\r\n\x1a\n"[..]));
        stage.carol.never_saw("Your progress");
        stage.quiz.never_showed("Your progress");
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn the_groups_progress_is_shown_per_member_with_the_numbers_as_text() {
    told(async {
        let stage = Stage::set_with(capitals()).await;
        answered(&stage, &stage.setup.decks[0], 10, types).await;
        stage.bob.runs("/progress group:true").await.unwrap();
        stage.bob.sees("Progress of 10 members").await;
        let (first, text) = picture(&stage);
        assert!(text.contains("Answers in the last 18 weeks: 60, on 1 day."), "{text}");
        assert!(text.contains("Known share of each deck: Capitals "), "{text}");
        assert!(text.chars().count() <= 1024);
        stage.carol.runs("/progress group:true").await.unwrap();
        stage.carol.sees("Progress of 10 members").await;
        assert_eq!(picture(&stage).0, first, "the same numbers give the same picture");
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_leaderboard_has_a_picture_on_request() {
    told(async {
        let stage = Stage::set().await;
        let (alice, bob, quiz) = (&stage.alice, &stage.bob, &stage.quiz);
        alice.runs("/leaderboard picture:true").await.unwrap();
        quiz.shows("Nobody has any points yet.").await;
        alice.runs("/quiz start questions:1 tags:rivers").await.unwrap();
        quiz.shows("Question 1").await;
        bob.says("the danube").await.unwrap();
        quiz.shows("Round over").await;
        alice.runs("/leaderboard picture:true").await.unwrap();
        quiz.shows("[image chart.png] 1. 15 points").await;
        stage.all_is_well();
    })
    .await;
}
