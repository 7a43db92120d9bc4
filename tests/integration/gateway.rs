//! The gateway at its worst: events in forms that nobody has seen, connections that Discord closes, and a Discord that
//! is gone. No right answer is lost, the token is never used up, and health tells the truth.

use std::time::Duration;

use discord_sandbox::faults::Rewrite;
use serde_json::{Value, json};

use crate::support::{Setup, Stage};

async fn told(story: impl Future<Output = ()>) {
    tokio::time::timeout(Duration::from_secs(90), story).await.expect("a story never needs a minute and a half");
}

/// Waits, without a guess at the time, until something has come true.
async fn until(is_so: impl Fn() -> bool) {
    while !is_so() {
        tokio::task::yield_now().await;
    }
}

/// What Discord's documents allow, or may come to allow, in each event that matters.
fn odd(name: &str, event: &mut Value) {
    let embed = json!({ "type": "article", "image": { "width": 640 }, "thumbnail": {} });
    match name {
        "MESSAGE_CREATE" => {
            event["author"]["flags"] = json!(1_u64 << 44);
            event["author"]["primary_guild"] = json!({ "badge": "odd" });
            event["referenced_message"] = json!({ "embeds": [embed] });
            event["components"] = json!([{ "type": 1, "components": [{ "type": 99 }] }]);
            event["embeds"] = json!([embed]);
        }
        "INTERACTION_CREATE" => {
            event["member"]["flags"] = json!(1_u64 << 40);
            event["member"]["user"]["flags"] = json!(1_u64 << 44);
            event["attachment_size_limit"] = json!(5_368_709_120_u64);
            event.as_object_mut().unwrap().remove("entitlements");
            event.as_object_mut().unwrap().remove("version");
            if event.get("message").is_some_and(Value::is_object) {
                event["message"]["embeds"] = json!([embed]);
            }
        }
        "READY" => event["user"]["flags"] = json!(1_u64 << 44),
        "GUILD_CREATE" => event["channels"][0]["position"] = json!(-1),
        _ => {}
    }
}

#[tokio::test]
async fn odd_events_are_read_and_no_right_answer_is_lost() {
    told(async {
        let stage = Stage::set_with(Setup::with("river")).await;
        stage.sandbox.faults(|faults| faults.rewrite_events = Some(Rewrite::new(odd)));
        // A new session, so that READY and GUILD_CREATE are odd too.
        stage.sandbox.faults(|faults| faults.refuse_resume = true);
        stage.sandbox.drop_connections();
        stage.sandbox.wait_for_identify(2).await;
        let guild = stage.sandbox.world(|world| *world.guilds.keys().next().unwrap());
        stage.sandbox.remove_bot(guild);
        stage.sandbox.invite_bot(guild);
        stage.alice.runs("/quiz start questions:1").await.unwrap();
        stage.quiz.shows("Question 1").await;
        stage.bob.says("danube").await.unwrap();
        stage.quiz.shows("Correct!\n    @bob +15 points").await;
        assert_eq!(stage.bot.health().unreadable_events, 0);
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn an_event_that_cannot_be_read_is_counted_and_made_up_for_from_the_history() {
    told(async {
        let stage = Stage::set_with(Setup::with("river")).await;
        stage.alice.runs("/quiz start questions:1").await.unwrap();
        stage.quiz.shows("Question 1").await;
        stage.sandbox.faults(|faults| {
            faults.rewrite_events = Some(Rewrite::new(|name, event| {
                if name == "MESSAGE_CREATE" {
                    event["author"] = json!("nobody");
                }
            }));
        });
        stage.bob.sends("danube", None).unwrap();
        until(|| stage.bot.health().unreadable_events == 1).await;
        stage.sandbox.faults(|faults| faults.rewrite_events = None);
        stage.quiz.shows("Correct!\n    @bob +15 points").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn health_takes_back_that_all_is_well_and_gives_it_again() {
    told(async {
        let stage = Stage::set().await;
        let health = stage.bot.health();
        assert!(health.live && health.ready, "{health:?}");
        stage.sandbox.faults(|faults| {
            faults.refuse_resume = true;
            faults.close_identifies = [4000; 2].into();
        });
        stage.sandbox.drop_connections();
        until(|| !stage.bot.health().ready).await;
        let health = stage.bot.health();
        assert!(health.live, "{health:?}");
        assert!(health.reasons[0].starts_with("no connection to Discord for"), "{health:?}");
        stage.sandbox.wait_for_identify(4).await;
        until(|| stage.bot.health().ready).await;
        stage.stop().await;
    })
    .await;
}

#[tokio::test]
async fn a_token_or_a_number_of_connections_that_discord_refuses_ends_the_bot_with_what_to_do() {
    for (code, words) in [
        (4004, "Discord refused the token"),
        (4010, "close code 4010"),
        (4011, "too many servers"),
        (4013, "close code 4013"),
    ] {
        told(async {
            let stage = Stage::set().await;
            stage.sandbox.faults(|faults| {
                faults.refuse_resume = true;
                faults.close_identifies = [code].into();
            });
            stage.sandbox.drop_connections();
            let error = stage.bot.ended().await;
            assert!(error.to_string().contains(words), "{code}: {error}");
            assert!(!stage.bot.health().live);
        })
        .await;
    }
}

#[tokio::test]
async fn connections_that_discord_closes_at_once_are_made_less_and_less_often_across_restarts_too() {
    told(async {
        let mut stage = Stage::set().await;
        for code in [4000, 4002, 4008, 4012, 1011] {
            stage.sandbox.faults(|faults| faults.close_identifies.push_back(code));
        }
        stage.sandbox.faults(|faults| faults.refuse_resume = true);
        stage.sandbox.drop_connections();
        // The first, and one that failed.
        stage.sandbox.wait_for_identify(2).await;
        stage.stop().await;
        stage.sandbox.faults(|faults| faults.close_identifies.truncate(1));
        let began = std::time::Instant::now();
        stage.start_again().await;
        // A second after the one before the restart, then two.
        assert!(began.elapsed() >= Duration::from_secs(2), "{:?}", began.elapsed());
        stage.alice.runs("/quiz start questions:1").await.unwrap();
        stage.quiz.shows("Question 1").await;
        stage.all_is_well();
    })
    .await;
}
