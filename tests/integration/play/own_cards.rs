//! Stories of drops that give each member a card of their own.

use super::told;
use crate::support::{Setup, Stage};

const DAY: u64 = 86_400_000;
const OPEN: u64 = 2 * 3_600_000;

#[tokio::test]
async fn each_member_gets_a_card_of_their_own_that_stays_theirs_after_a_restart() {
    told(async {
        let mut stage = Stage::set().await;
        stage.alice.runs("/drop add time:09:00 open:2h cards:own ping:Learners").await.unwrap();
        stage.alice.sees("open for 2h · own cards · pings @Learners").await;
        stage.story.advance(60_000).await.unwrap();
        stage
            .quiz
            .shows("@Learners\n    A card of your own\n    Press Answer to get the card that helps you most.")
            .await;
        stage.bob.answers("Answer", "the danube").await.unwrap();
        stage.bob.sees("> the danube\n    ✅ Correct!\n    Answer: Danube").await;
        // Bob knew that card, so it helps Carol less than one that nobody has met. A form can't show all of this one.
        stage.carol.clicks("Answer").await.unwrap();
        stage.carol.sees("Name three conifers.").await;

        stage.stop().await;
        stage.start_again().await;
        let Stage { alice, bob, carol, quiz, story, .. } = &stage;
        let asked_now = "is being asked in this server right now";
        carol.runs("/lookup words:conifers").await.unwrap();
        carol.sees(asked_now).await;
        alice.runs("/lookup words:conifers").await.unwrap();
        alice.sees("Name three conifers.").await;
        alice.never_saw(asked_now);
        carol.answers("Answer", "the Rhine").await.unwrap();
        carol.sees("> the Rhine\n    ❌ Incorrect.").await;
        bob.clicks("Answer").await.unwrap();
        bob.sees("(Your own card · Trees & Rivers)").await;

        story.advance(OPEN + 300).await.unwrap();
        quiz.shows("A card of your own\n    Closed").await;
        quiz.shows("Time's up\n    Got their own card right: 1 of 2\n    @bob").await;
        quiz.never_showed("Vienna");
        quiz.never_showed("Name three");
        alice.runs("/leaderboard").await.unwrap();
        quiz.shows("Nobody has any points yet.").await;

        // Bob knows his card by now, so he gets another one.
        story.advance(DAY - OPEN - 300).await.unwrap();
        bob.clicks("Answer").await.unwrap();
        bob.sees("conifers").await;
        bob.answers("Answer", "pine, larch, spruce").await.unwrap();
        bob.sees("✅ Correct!").await;
        story.advance(OPEN + 300).await.unwrap();
        quiz.shows("Got their own card right: 1 of 1\n    @bob · 🔥 2 drops in a row").await;
        bob.runs("/stats").await.unwrap();
        bob.sees("2 of 2 questions correct").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_member_who_has_no_card_left_is_told_so_and_a_closed_drop_gives_none() {
    told(async {
        let stage = Stage::set_with(Setup::with("river")).await;
        let Stage { alice, bob, carol, quiz, story, .. } = &stage;
        alice.runs("/drop add time:09:00 cards:own answers:channel").await.unwrap();
        alice.sees("Own cards can't be answered in the channel.").await;
        alice.runs("/drop add time:09:00 open:2h cards:own").await.unwrap();
        story.advance(60_000).await.unwrap();
        quiz.shows("A card of your own").await;
        let first = quiz.newest().unwrap();
        bob.answers("Answer", "Danube").await.unwrap();
        bob.sees("✅ Correct!").await;
        alice.runs("/drop now drop:1").await.unwrap();
        alice.sees("Posted a question from drop #1").await;
        bob.clicks("Answer").await.unwrap();
        bob.sees("There's no card for you here right now").await;
        // Two drops give Carol the same card only once.
        carol.clicks("Answer").await.unwrap();
        let own = first.components.pointer("/0/components/0/custom_id").unwrap().as_str().unwrap();
        carol.presses(first.id, own).await.unwrap();
        carol.sees("There's no card for you here right now").await;
        story.advance(OPEN + 60_000).await.unwrap();
        quiz.shows("Got their own card right: 1 of 1").await;
        quiz.shows("Nobody answered.").await;
        carol.presses(first.id, own).await.unwrap();
        carol.sees("This drop is closed.").await;
        stage.all_is_well();
    })
    .await;
}
