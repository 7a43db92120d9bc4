//! Stories of trouble: restarts, lost connections, and a Discord that misbehaves. Nothing is lost, and nothing is said twice.

mod support;

use std::time::Duration;

use popquiz::sandbox::faults::Fault;
use support::{Setup, Stage};

async fn told(story: impl Future<Output = ()>) {
    tokio::time::timeout(Duration::from_secs(90), story).await.expect("a story never needs a minute and a half");
}

/// How often the channel was told this.
fn times(stage: &Stage, text: &str) -> usize {
    stage.story.lines_since(0).iter().filter(|line| line.text.contains(text)).count()
}

#[tokio::test]
async fn a_round_goes_on_after_a_restart_and_what_was_said_meanwhile_counts() {
    told(async {
        let mut stage = Stage::set_with(Setup::with("river")).await;
        stage.alice.runs("/quiz start questions:2").await.unwrap();
        stage.quiz.shows("Question 1").await;
        stage.carol.says("no idea").await.unwrap();
        stage.stop().await;
        stage.bob.sends("the Danube", None).unwrap();
        stage.start_again().await;
        stage.quiz.shows("Correct!\n    @bob +15 points").await;
        stage.quiz.shows("Question 2 of 2").await;
        stage.carol.says("danube").await.unwrap();
        stage.quiz.shows("Round over").await;
        assert_eq!(times(&stage, "popquiz: Question"), 2, "{}", stage.story.transcript());
        stage.alice.runs("/leaderboard").await.unwrap();
        stage.quiz.shows("🥇 @bob — 15 points").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_question_whose_time_came_while_the_bot_was_away_is_closed_at_the_start() {
    told(async {
        let mut stage = Stage::set_with(Setup::with("river")).await;
        stage.alice.runs("/drop add time:09:00 open:1h answers:channel").await.unwrap();
        stage.story.passes(60_000).await.unwrap();
        stage.quiz.shows("Today's question").await;
        stage.bob.says("danube").await.unwrap();
        stage.stop().await;
        stage.sandbox.clock().advance(7_200_000);
        stage.start_again().await;
        stage.quiz.shows("1 of 1 person got it.").await;
        assert_eq!(times(&stage, "Today's question"), 2, "asked, and closed by an edit:\n{}", stage.story.transcript());
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_drop_that_was_missed_by_little_still_comes_and_by_much_does_not() {
    told(async {
        let mut stage = Stage::set_with(Setup::with("river")).await;
        stage.alice.runs("/drop add time:09:00").await.unwrap();
        stage.stop().await;
        stage.sandbox.clock().advance(31 * 60_000);
        stage.start_again().await;
        stage.quiz.shows("Today's question").await;
        stage.stop().await;
        // Three days and two hours later, only what was due within the last hour could still come.
        stage.sandbox.clock().advance((3 * 24 + 2) * 3_600_000);
        stage.start_again().await;
        stage.quiz.shows("Time's up").await;
        assert_eq!(times(&stage, "popquiz: Today's question"), 1, "{}", stage.story.transcript());
        stage.story.passes(24 * 3_600_000).await.unwrap();
        assert_eq!(times(&stage, "popquiz: Today's question"), 2, "{}", stage.story.transcript());
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn an_answer_that_discord_lost_on_its_way_makes_no_second_post() {
    told(async {
        let mut setup = Setup::with("river");
        setup.sandbox.clock = popquiz::clock::SandboxClock::frozen(support::START);
        let stage = Stage::set_with(setup).await;
        stage.sandbox.faults(|faults| faults.next("POST /messages", Fault::Status(502)));
        stage.sandbox.faults(|faults| faults.next("POST /messages", Fault::RateLimited(200)));
        stage.alice.runs("/quiz start questions:1").await.unwrap();
        stage.quiz.shows("Question 1").await;
        stage.bob.says("danube").await.unwrap();
        stage.sandbox.faults(|faults| faults.next("POST /messages", Fault::Status(500)));
        stage.quiz.shows("Round over").await;
        for text in ["popquiz: Question 1", "popquiz: Correct!", "popquiz: Round over"] {
            assert_eq!(times(&stage, text), 1, "{text}:\n{}", stage.story.transcript());
        }
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_dropped_connection_loses_nothing_whether_it_is_resumed_or_not() {
    told(async {
        for refuse_resume in [false, true] {
            let stage = Stage::set_with(Setup::with("river")).await;
            stage.alice.runs("/quiz start questions:1").await.unwrap();
            stage.quiz.shows("Question 1").await;
            stage.sandbox.faults(|faults| faults.refuse_resume = refuse_resume);
            stage.sandbox.drop_connections();
            let said = stage.bob.sends("danube", None).unwrap();
            // Reconnecting takes serenity some seconds of real time.
            tokio::time::timeout(Duration::from_secs(40), stage.bot.settled_after(said.0))
                .await
                .expect("the bot hears of it");
            stage.quiz.shows("Correct!\n    @bob").await;
            stage.all_is_well();
        }
    })
    .await;
}

#[tokio::test]
async fn events_that_come_twice_or_in_the_wrong_order_count_once_and_in_discords_order() {
    told(async {
        let stage = Stage::set_with(Setup::with("river")).await;
        stage.alice.runs("/quiz start questions:1").await.unwrap();
        stage.quiz.shows("Question 1").await;
        stage.sandbox.faults(|faults| (faults.double_events, faults.reorder_events) = (true, true));
        let first = stage.bob.sends("danube", None).unwrap();
        let second = stage.carol.sends("danube", None).unwrap();
        assert!(first < second);
        stage.quiz.shows("Correct!\n    @bob +15 points").await;
        assert_eq!(times(&stage, "Correct!"), 1, "{}", stage.story.transcript());
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_channel_that_is_closed_to_the_bot_ends_its_round_and_no_other() {
    told(async {
        let stage = Stage::set_with(Setup::with("river")).await;
        let general = stage.story.channel("general");
        stage.alice.runs("/quiz start questions:3").await.unwrap();
        stage.alice.in_channel(&general).runs("/quiz start questions:1").await.unwrap();
        general.shows("Question 1").await;
        stage.sandbox.world(|world| world.deny_bot(stage.quiz.id, popquiz::sandbox::world::permission::VIEW_CHANNEL));
        stage.alice.runs("/quiz skip").await.unwrap();
        stage.story.passes(5_000).await.unwrap();
        stage.bob.in_channel(&general).says("danube").await.unwrap();
        general.shows("Correct!").await;
        let forbidden = stage.sandbox.requests().iter().filter(|request| request.status == 403).count();
        assert!(forbidden <= 4, "{forbidden} requests were refused; a closed channel is left alone");
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn what_was_said_while_the_bot_was_away_counts_although_its_time_came_then() {
    told(async {
        let mut stage = Stage::set_with(Setup::with("river")).await;
        stage.alice.runs("/drop add time:09:00 open:1h answers:channel").await.unwrap();
        stage.story.passes(60_000).await.unwrap();
        stage.quiz.shows("Today's question").await;
        stage.stop().await;
        stage.bob.sends("danube", None).unwrap();
        stage.sandbox.clock().advance(7_200_000);
        stage.carol.sends("danube", None).unwrap();
        stage.start_again().await;
        stage.quiz.shows("1 of 1 person got it.").await;
        stage.quiz.never_showed("@carol +");
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn an_answer_over_a_line_that_is_dead_without_anybody_knowing_counts_at_the_close() {
    told(async {
        let stage = Stage::set_with(Setup::with("river")).await;
        stage.alice.runs("/quiz start questions:1").await.unwrap();
        stage.quiz.shows("Question 1").await;
        stage.sandbox.faults(|faults| faults.mute = true);
        stage.bob.sends("danube", None).unwrap();
        // Discord does not give the history at once either.
        stage.sandbox.faults(|faults| faults.next("GET /messages", Fault::Status(500)));
        stage.story.passes(31_000).await.unwrap();
        stage.quiz.shows("Correct!\n    @bob +15 points").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_command_and_an_answer_that_come_twice_are_carried_out_once() {
    told(async {
        let stage = Stage::set_with(Setup::with("river")).await;
        stage.sandbox.faults(|faults| faults.double_events = true);
        stage.alice.runs("/drop add time:09:00").await.unwrap();
        stage.alice.runs("/drop now drop:1").await.unwrap();
        stage.quiz.shows("Today's question").await;
        stage.bob.answers("Answer", "the Rhine").await.unwrap();
        stage.bob.sees("You can try 2 times more").await;
        assert_eq!(times(&stage, "popquiz: Today's question"), 1, "{}", stage.story.transcript());
        let answers = |request: &&popquiz::sandbox::Recorded| request.path.ends_with("/callback");
        assert_eq!(stage.sandbox.requests().iter().filter(answers).count(), 4, "three commands and presses, one modal");
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_deck_that_is_gone_at_a_restart_ends_its_round_with_a_word_and_keeps_the_points() {
    told(async {
        let mut stage = Stage::set_with(Setup::with("river")).await;
        stage.alice.runs("/drop add time:09:00").await.unwrap();
        stage.story.passes(60_000).await.unwrap();
        stage.quiz.shows("Today's question").await;
        stage.bob.answers("Answer", "danube").await.unwrap();
        stage.stop().await;
        stage.setup.decks = vec![support::deck_of("conifers")];
        stage.start_again().await;
        stage.quiz.shows("This question ends here: the card `river` of its deck is not there any more.").await;
        assert!(matches!(stage.bob.clicks("Answer").await, Ok(popquiz::sandbox::world::Answer::Message(_))));
        stage.bob.sees("This question is closed.").await;
        stage.bob.runs("/leaderboard").await.unwrap();
        stage.quiz.shows("@bob — 10 points").await;
        stage.all_is_well();
    })
    .await;
}
