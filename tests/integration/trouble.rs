//! Stories of faults: restarts, lost connections, and a misbehaving Discord. Nothing is lost, and nothing is sent
//! twice.

use std::time::Duration;

use discord_sandbox::faults::Fault;
use popquiz::store::Store as _;

use crate::support::{Setup, Stage};

async fn told(story: impl Future<Output = ()>) {
    tokio::time::timeout(Duration::from_secs(90), story).await.expect("a story never needs a minute and a half");
}

/// How often the channel was shown this.
fn times(stage: &Stage, text: &str) -> usize {
    stage.story.lines_since(0).iter().filter(|line| line.text.contains(text)).count()
}

/// How often the bot posted a message with this text, edits apart.
fn posted(stage: &Stage, text: &str) -> usize {
    let lines = stage.story.lines_since(0);
    lines.iter().filter(|line| line.text.starts_with("popquiz: ") && line.text.contains(text)).count()
}

/// Waits, without guessing a time, until a condition holds.
async fn until(is_so: impl AsyncFn() -> bool) {
    while !is_so().await {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_round_continues_after_a_restart_and_messages_sent_meanwhile_count() {
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
        assert_eq!(posted(&stage, "(Question"), 2, "{}", stage.story.transcript());
        stage.alice.runs("/leaderboard").await.unwrap();
        stage.quiz.shows("🥇 @bob — 15 points").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_question_that_expired_while_the_bot_was_down_is_closed_at_the_start() {
    told(async {
        let mut stage = Stage::set_with(Setup::with("river")).await;
        stage.alice.runs("/drop add time:09:00 open:1h answers:channel").await.unwrap();
        stage.story.advance(60_000).await.unwrap();
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
async fn a_drop_is_posted_late_only_within_the_grace_period() {
    told(async {
        let mut stage = Stage::set_with(Setup::with("river")).await;
        stage.alice.runs("/drop add time:09:00").await.unwrap();
        stage.stop().await;
        stage.sandbox.clock().advance(31 * 60_000);
        stage.start_again().await;
        stage.quiz.shows("Today's question").await;
        stage.stop().await;
        // Three days and two hours later, only drops that were due within the last hour may still be posted.
        stage.sandbox.clock().advance((3 * 24 + 2) * 3_600_000);
        stage.start_again().await;
        stage.quiz.shows("Time's up").await;
        assert_eq!(posted(&stage, "Today's question"), 1, "{}", stage.story.transcript());
        stage.story.advance(24 * 3_600_000).await.unwrap();
        assert_eq!(posted(&stage, "Today's question"), 2, "{}", stage.story.transcript());
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_lost_response_causes_no_second_post() {
    told(async {
        let mut setup = Setup::with("river");
        setup.sandbox.clock =
            discord_sandbox::clock::SandboxClock::frozen(discord_sandbox::clock::UnixMs(crate::support::START.0));
        let stage = Stage::set_with(setup).await;
        stage.sandbox.faults(|faults| faults.fail_next("POST /messages", Fault::Status(502)));
        stage.sandbox.faults(|faults| faults.fail_next("POST /messages", Fault::RateLimited(200)));
        stage.alice.runs("/quiz start questions:1").await.unwrap();
        stage.quiz.shows("Question 1").await;
        stage.bob.says("danube").await.unwrap();
        stage.sandbox.faults(|faults| faults.fail_next("POST /messages", Fault::Status(500)));
        stage.quiz.shows("Round over").await;
        assert_eq!(times(&stage, "Correct!"), 1, "{}", stage.story.transcript());
        for text in ["Question 1", "Round over"] {
            assert_eq!(posted(&stage, text), 1, "{text}:\n{}", stage.story.transcript());
        }
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_lost_connection_loses_nothing_whether_or_not_it_resumes() {
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
async fn a_question_skipped_while_the_history_is_fetched_does_not_stall_its_round() {
    told(async {
        let stage = Stage::set().await;
        stage.alice.runs("/quiz start questions:2").await.unwrap();
        stage.quiz.shows("Question 1").await;
        stage.sandbox.faults(|faults| {
            faults.refuse_resume = true;
            faults.fail_next("GET /messages", Fault::Delay(Duration::from_secs(2)));
        });
        stage.sandbox.drop_connections();
        stage.sandbox.wait_for_identify(2).await;
        stage.alice.runs("/quiz skip").await.unwrap();
        stage.quiz.shows("Question 2").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn duplicate_and_reordered_events_count_once_in_discords_order() {
    told(async {
        let stage = Stage::set_with(Setup::with("river")).await;
        stage.alice.runs("/quiz start questions:1").await.unwrap();
        stage.quiz.shows("Question 1").await;
        stage.sandbox.faults(|faults| (faults.duplicate_events, faults.reorder_events) = (true, true));
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
async fn losing_access_to_a_channel_ends_only_its_round() {
    told(async {
        let stage = Stage::set_with(Setup::with("river")).await;
        let general = stage.story.channel("general").unwrap();
        stage.alice.runs("/quiz start questions:3").await.unwrap();
        stage.alice.in_channel(&general).runs("/quiz start questions:1").await.unwrap();
        general.shows("Question 1").await;
        stage.sandbox.world(|world| world.deny_bot(stage.quiz.id, discord_sandbox::permission::VIEW_CHANNEL));
        stage.alice.runs("/quiz skip").await.unwrap();
        stage.story.advance(5_000).await.unwrap();
        stage.bob.in_channel(&general).says("danube").await.unwrap();
        general.shows("Correct!").await;
        let forbidden = stage.sandbox.requests().iter().filter(|request| request.status == 403).count();
        assert!(forbidden <= 4, "{forbidden} requests were refused; a closed channel is left alone");
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn answers_sent_while_the_bot_was_down_count_even_if_the_question_expired() {
    told(async {
        let mut stage = Stage::set_with(Setup::with("river")).await;
        stage.alice.runs("/drop add time:09:00 open:1h answers:channel").await.unwrap();
        stage.story.advance(60_000).await.unwrap();
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
async fn an_answer_sent_over_a_dead_connection_counts_at_the_close() {
    told(async {
        let stage = Stage::set_with(Setup::with("river")).await;
        stage.alice.runs("/quiz start questions:1").await.unwrap();
        stage.quiz.shows("Question 1").await;
        stage.sandbox.faults(|faults| faults.withhold_events = true);
        stage.bob.sends("danube", None).unwrap();
        // Discord doesn't return the history immediately, either.
        stage.sandbox.faults(|faults| faults.fail_next("GET /messages", Fault::Status(500)));
        stage.story.advance(31_000).await.unwrap();
        stage.quiz.shows("Correct!\n    @bob +15 points").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn duplicate_commands_and_answers_are_handled_once() {
    told(async {
        let stage = Stage::set_with(Setup::with("river")).await;
        stage.sandbox.faults(|faults| faults.duplicate_events = true);
        stage.alice.runs("/drop add time:09:00").await.unwrap();
        stage.alice.runs("/drop now drop:1").await.unwrap();
        stage.quiz.shows("Today's question").await;
        stage.bob.answers("Answer", "the Rhine").await.unwrap();
        stage.bob.sees("2 tries left").await;
        assert_eq!(posted(&stage, "Today's question"), 1, "{}", stage.story.transcript());
        let answers = |request: &&discord_sandbox::RecordedRequest| request.path.ends_with("/callback");
        assert_eq!(stage.sandbox.requests().iter().filter(answers).count(), 4, "three commands and presses, one modal");
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_deck_missing_after_a_restart_ends_its_round_and_keeps_the_points() {
    told(async {
        let mut stage = Stage::set_with(Setup::with("river")).await;
        stage.alice.runs("/drop add time:09:00").await.unwrap();
        stage.story.advance(60_000).await.unwrap();
        stage.quiz.shows("Today's question").await;
        stage.bob.answers("Answer", "danube").await.unwrap();
        stage.stop().await;
        stage.setup.decks = vec![crate::support::deck_of("conifers")];
        stage.start_again().await;
        stage.quiz.shows("This question closes now because the card `river` is no longer in its deck.").await;
        assert!(matches!(
            stage.bob.clicks("Answer").await,
            Ok(discord_sandbox::world::InteractionResponse::Message(_))
        ));
        stage.bob.sees("This question is closed.").await;
        stage.bob.runs("/leaderboard").await.unwrap();
        stage.quiz.shows("@bob — 10 points").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_server_outage_does_not_end_its_round() {
    told(async {
        use discord_sandbox::world::GUILD;
        let stage = Stage::set_with(Setup::with("river")).await;
        stage.alice.runs("/quiz start questions:1").await.unwrap();
        stage.quiz.shows("Question 1").await;
        stage.sandbox.begin_outage(GUILD);
        stage.sandbox.end_outage(GUILD);
        stage.bob.says("danube").await.unwrap();
        stage.quiz.shows("Correct!\n    @bob").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_bot_that_is_invited_again_resumes_drops_without_catching_up() {
    told(async {
        use discord_sandbox::world::GUILD;
        // Reported immediately, and (the second time) only by the list of servers at the next connection.
        for while_away in [false, true] {
            let mut stage = Stage::set_with(Setup::unlimited("river")).await;
            stage.alice.runs("/drop add time:09:00 open:1h").await.unwrap();
            stage.alice.runs("/drop now drop:1").await.unwrap();
            stage.bob.answers("Answer", "danube").await.unwrap();
            if while_away {
                stage.stop().await;
            }
            stage.sandbox.remove_bot(GUILD);
            if while_away {
                stage.start_again().await;
            }
            until(async || !stage.store.load().await.unwrap().departed.is_empty()).await;
            stage.story.advance(2 * 24 * 3_600_000).await.unwrap();
            assert_eq!(posted(&stage, "Today's question"), 1, "{}", stage.story.transcript());
            stage.sandbox.invite_bot(GUILD);
            until(async || stage.store.load().await.unwrap().departed.is_empty()).await;
            stage.story.advance(24 * 3_600_000).await.unwrap();
            assert_eq!(posted(&stage, "Today's question"), 2, "{}", stage.story.transcript());
            stage.alice.runs("/leaderboard").await.unwrap();
            stage.quiz.shows("@bob — 10 points").await;
            stage.all_is_well();
        }
    })
    .await;
}

#[tokio::test]
async fn a_refused_identify_is_retried() {
    told(async {
        let mut stage = Stage::set_with(Setup::with("river")).await;
        stage.alice.runs("/quiz start questions:1").await.unwrap();
        stage.quiz.shows("Question 1").await;
        stage.stop().await;
        stage.bob.sends("danube", None).unwrap();
        stage.sandbox.faults(|faults| faults.refused_identifies = 1);
        stage.start_again().await;
        stage.quiz.shows("Correct!\n    @bob").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_connection_without_heartbeat_acknowledgments_is_replaced() {
    told(async {
        let mut setup = Setup::with("river");
        setup.sandbox.heartbeat_ms = 500;
        let stage = Stage::set_with(setup).await;
        stage.alice.runs("/quiz start questions:1").await.unwrap();
        stage.quiz.shows("Question 1").await;
        stage.sandbox.faults(|faults| {
            (faults.ignore_heartbeats, faults.withhold_events, faults.refuse_resume) = (true, true, true);
        });
        let identified = stage.sandbox.wait_for_identify(1);
        identified.await;
        let said = stage.bob.sends("danube", None).unwrap();
        let again = stage.sandbox.wait_for_identify(2);
        tokio::time::timeout(Duration::from_secs(30), again).await.expect("the bot notices that nobody is there");
        stage.sandbox.faults(|faults| (faults.ignore_heartbeats, faults.withhold_events) = (false, false));
        tokio::time::timeout(Duration::from_secs(30), stage.bot.settled_after(said.0))
            .await
            .expect("the bot hears of it");
        stage.quiz.shows("Correct!\n    @bob").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_database_that_another_program_holds_delays_answers_and_loses_none() {
    told(async {
        let stage = Stage::set_with(Setup::with("river")).await;
        stage.alice.runs("/drop add time:09:00").await.unwrap();
        stage.story.advance(60_000).await.unwrap();
        let other = rusqlite::Connection::open(stage.database()).unwrap();
        other.execute_batch("BEGIN IMMEDIATE").unwrap();
        let bob = stage.bob.clone();
        let answering = tokio::spawn(async move { bob.answers("Answer", "danube").await });
        // Bob sees that it takes longer: the interaction is acknowledged although nothing is on disk.
        let asked_to_wait = |request: &discord_sandbox::RecordedRequest| request.body.get("type") == Some(&5.into());
        while !stage.sandbox.requests().iter().any(asked_to_wait) {
            tokio::task::yield_now().await;
        }
        stage.bob.never_saw("Correct");
        other.execute_batch("ROLLBACK").unwrap();
        answering.await.unwrap().unwrap();
        stage.bob.sees("Correct").await;
        stage.story.advance(9 * 3_600_000).await.unwrap();
        stage.quiz.shows("1 of 1 person got it.").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn managers_get_notes_about_missed_and_failed_drops() {
    told(async {
        let mut stage = Stage::set_with(Setup::unlimited("river")).await;
        stage.alice.runs("/settings change managers_channel:#general").await.unwrap();
        for time in ["09:00", "09:10"] {
            stage.alice.runs(&format!("/drop add time:{time} open:1h")).await.unwrap();
        }
        stage.stop().await;
        stage.sandbox.clock().advance(2 * 24 * 3_600_000 + 6 * 3_600_000);
        stage.start_again().await;
        let general = stage.story.channel("general").unwrap();
        general
            .shows(
                "Missed drops\n    I was offline for too long to post these drops, so I skipped them:\n    #1 3 drops",
            )
            .await;
        assert_eq!(times(&stage, "Missed drops"), 1, "one note for all:\n{}", stage.story.transcript());
        assert_eq!(times(&stage, "Today's question"), 0, "{}", stage.story.transcript());
        stage.sandbox.world(|world| world.deny_bot(stage.quiz.id, discord_sandbox::permission::SEND_MESSAGES));
        stage.story.advance(24 * 3_600_000).await.unwrap();
        general.shows("I couldn't post drop #1. I can't post in #quiz.").await;
        stage.alice.runs("/drop list").await.unwrap();
        stage.alice.sees("⚠ I can't post in #quiz.").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn setting_the_clock_back_does_not_keep_a_question_open() {
    told(async {
        let mut setup = Setup::with("river");
        setup.behind_ms = 3_600_000;
        let stage = Stage::set_with(setup).await;
        stage.alice.runs("/quiz start questions:1").await.unwrap();
        stage.quiz.shows("Question 1").await;
        stage.sandbox.clock().advance(31_000);
        stage.carol.says("the Danube, too late").await.unwrap();
        stage.quiz.shows("Time's up").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_round_whose_channel_is_deleted_ends_and_keeps_its_points() {
    told(async {
        let stage = Stage::set_with(Setup::with("river")).await;
        let general = stage.story.channel("general").unwrap();
        stage.alice.runs("/drop add time:09:00 answers:channel").await.unwrap();
        stage.story.advance(60_000).await.unwrap();
        stage.bob.says("danube").await.unwrap();
        stage.sandbox.delete_channel(stage.quiz.id);
        until(async || stage.store.load().await.unwrap().games.is_empty()).await;
        stage.bob.in_channel(&general).runs("/leaderboard").await.unwrap();
        general.shows("@bob — 10 points").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_message_sent_long_ago_is_found_in_the_history_and_not_sent_again() {
    told(async {
        let mut stage = Stage::set_with(Setup::unlimited("river")).await;
        stage.alice.runs("/quiz start questions:1").await.unwrap();
        stage.quiz.shows("Question 1").await;
        // The question can't be edited. So the reveal is posted, but the bot stops before it knows.
        for _ in 0..40 {
            stage.sandbox.faults(|faults| {
                faults.fail_next("PATCH /messages/", Fault::Error(404, 10_008, "Unknown Message"));
                faults.fail_next("POST /messages", Fault::ResponseLost);
            });
        }
        stage.bob.sends("danube", None).unwrap();
        let settled = crate::support::START.plus_ms(1_000);
        while posted(&stage, "Correct!") == 0 {
            // The answer settles; nothing else happens yet.
            if let Some(deadline) = stage.bot.next_deadline().filter(|at| *at <= settled) {
                stage.sandbox.clock().advance_to(discord_sandbox::clock::UnixMs(deadline.0));
            }
            tokio::task::yield_now().await;
        }
        stage.stop().await;
        stage.sandbox.faults(|faults| {
            *faults = discord_sandbox::faults::Faults::default();
            faults.fail_next("PATCH /messages/", Fault::Error(404, 10_008, "Unknown Message"));
        });
        // Many messages follow before it returns, long after Discord has forgotten the nonce.
        for _ in 0..150 {
            stage.carol.sends("hm", None).unwrap();
        }
        stage.sandbox.clock().advance(20 * 60_000);
        stage.start_again().await;
        stage.quiz.shows("Round over").await;
        assert_eq!(posted(&stage, "Correct!"), 1, "{}", stage.story.transcript());
    })
    .await;
}
