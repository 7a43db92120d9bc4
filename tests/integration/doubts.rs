//! Stories of answers that the judge is in doubt about: the group decides.

use std::time::Duration;

use crate::support::{Setup, Stage};

async fn told(story: impl Future<Output = ()>) {
    tokio::time::timeout(Duration::from_secs(90), story).await.expect("a story never needs a minute and a half");
}

/// An exam on one card that is over. Bob gave one answer that the judge is in doubt about, Erin these ones, and the
/// others the right one.
async fn after_an_exam(stage: &Stage, erin: &[&str]) {
    let [dave, other] = ["dave", "erin"].map(|name| stage.story.member(name));
    stage.alice.runs("/quiz start questions:1 mode:exam").await.unwrap();
    stage.quiz.shows("Question 1").await;
    stage.bob.answers("Answer", "Danubius").await.unwrap();
    for answer in erin {
        other.answers("Answer", answer).await.unwrap();
    }
    for member in [&stage.carol, &dave] {
        member.answers("Answer", "Danube").await.unwrap();
    }
    stage.story.advance(31_000).await.unwrap();
    stage.quiz.shows("Time's up").await;
}

#[tokio::test]
async fn the_group_counts_an_answer_that_the_judge_was_in_doubt_about() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        let Stage { bob, quiz, story, .. } = &stage;
        let [dave, erin, frank] = ["dave", "erin", "frank"].map(|name| story.member(name));
        after_an_exam(&stage, &["Danube"]).await;
        quiz.shows("Does it count?\n    ❌ “Danubius”\n    The judge isn't sure.").await;
        quiz.never_showed("@bob +");
        bob.clicks("Counts").await.unwrap();
        bob.sees("You can't vote on your own answer.").await;
        frank.clicks("Counts").await.unwrap();
        frank.sees("Only people who answered this question or played in this round can vote.").await;
        dave.clicks("Counts").await.unwrap();
        dave.sees("You voted that it counts. You can change your vote until voting closes").await;
        erin.clicks("Doesn't count").await.unwrap();
        erin.sees("You voted that it doesn't count.").await;
        story.advance(2_000).await.unwrap();
        quiz.shows("❌ “Danubius” · 👍 1 · 👎 1").await;
        // Whose answer it is stays unknown.
        bob.clicks("…").await.unwrap();
        bob.clicks("Appeal").await.unwrap();
        bob.sees("Others are voting on this answer. If they don't decide, you can appeal after voting closes").await;
        // Two votes aren't enough.
        erin.clicks("Counts").await.unwrap();
        story.advance(600_000).await.unwrap();
        quiz.shows("Answers in doubt\n    Not decided: “Danubius”. The judge's verdict stands.").await;
        quiz.never_showed("for @bob");
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_majority_settles_an_answer_and_its_points_count_on_the_leaderboard() {
    told(async {
        let mut stage = Stage::set_with(Setup::unlimited("river")).await;
        let [dave, erin, frank] = ["dave", "erin", "frank"].map(|name| stage.story.member(name));
        stage.alice.runs("/drop add time:09:00 open:8h").await.unwrap();
        stage.story.advance(60_000).await.unwrap();
        stage.quiz.shows("Today's question").await;
        stage.bob.answers("Answer", "Danubius").await.unwrap();
        for member in [&dave, &erin, &frank] {
            member.answers("Answer", "Danube").await.unwrap();
        }
        stage.story.advance(8 * 3_600_000 + 300).await.unwrap();
        stage.quiz.shows("Does it count?\n    ❌ “Danubius”").await;
        dave.clicks("Counts").await.unwrap();
        dave.sees("You voted that it counts.").await;
        erin.clicks("Doesn't count").await.unwrap();
        erin.sees("You voted that it doesn't count.").await;
        // A restart in the middle of a vote loses nothing.
        stage.stop().await;
        stage.start_again().await;
        let frank = stage.story.member("frank");
        frank.clicks("Counts").await.unwrap();
        frank.sees("Decided: it counts.").await;
        stage.quiz.shows("Answers in doubt\n    The group counted “Danubius”: +10 for @bob.").await;
        stage.bob.clicks("…").await.unwrap();
        stage.bob.clicks("Appeal").await.unwrap();
        stage.bob.sees("You got this one right.").await;
        stage.alice.runs("/leaderboard").await.unwrap();
        stage.quiz.shows("🥇 @bob — 10 points").await;
        assert_eq!(popquiz::store::Store::rebuild_leaderboards(&*stage.store).await, Ok(0));
        // It's part of the streak, and taught the card nothing.
        stage.story.advance(16 * 3_600_000 - 300).await.unwrap();
        stage.bob.answers("Answer", "Danubius").await.unwrap();
        stage.bob.sees("❌ Incorrect.").await;
        stage.bob.answers("Answer", "Danube").await.unwrap();
        stage.story.advance(8 * 3_600_000 + 300).await.unwrap();
        stage.quiz.shows("@bob +10 points · 🔥 2 drops in a row").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn several_answers_are_voted_on_one_by_one_and_a_manager_settles_one_at_once() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        let Stage { alice, carol, quiz, story, .. } = &stage;
        let dave = story.member("dave");
        after_an_exam(&stage, &["dunabe"]).await;
        quiz.shows("Does it count?\n    ❌ “Danubius”\n    ❌ “dunabe”").await;
        dave.clicks("Does it count?").await.unwrap();
        dave.sees(
            "Answer 1 of 2\n    Does this count as an answer to “Which river flows through Vienna?”?\n    > Danubius",
        )
        .await;
        dave.clicks("Counts").await.unwrap();
        dave.sees("Answer 2 of 2").await;
        dave.clicks("Doesn't count").await.unwrap();
        dave.sees("You voted that it doesn't count. You can change your vote until").await;
        carol.clicks("Does it count?").await.unwrap();
        carol.clicks("Counts").await.unwrap();
        carol.sees("Answer 2 of 2").await;
        quiz.shows("@carol counted “Danubius”: +10 for @bob.").await;
        alice.clicks("Does it count?").await.unwrap();
        alice.clicks("Doesn't count").await.unwrap();
        alice.sees("Decided: it doesn't count.").await;
        quiz.shows("@alice agrees with the judge about “dunabe”.").await;
        quiz.never_showed("for @erin");
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn managers_choose_who_decides_or_that_nobody_does() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        let Stage { alice, quiz, story, .. } = &stage;
        let dave = story.member("dave");
        alice.runs("/settings show").await.unwrap();
        alice.sees("doubts · When the judge isn't sure about an answer, the players vote on it.").await;
        alice.runs("/settings change doubts:managers").await.unwrap();
        alice.sees("doubts · When the judge isn't sure about an answer, managers can decide.").await;
        after_an_exam(&stage, &["Danube"]).await;
        quiz.shows("The judge isn't sure. A manager can decide").await;
        dave.clicks("Counts").await.unwrap();
        dave.sees("In this server, only managers decide").await;
        alice.clicks("Counts").await.unwrap();
        quiz.shows("@alice counted “Danubius”: +10 for @bob.").await;
        alice.runs("/settings change doubts:off").await.unwrap();
        alice.runs("/quiz start questions:1 mode:exam").await.unwrap();
        stage.bob.answers("Answer", "dunabe").await.unwrap();
        story.advance(31_000).await.unwrap();
        quiz.shows("Nobody got it").await;
        quiz.never_showed("“dunabe”");
        stage.all_is_well();
    })
    .await;
}
