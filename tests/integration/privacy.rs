//! Stored data about people: they can view, export and delete it, and it expires.

use std::time::Duration;

use popquiz::id::UserId;
use popquiz::store::Store as _;

use crate::support::{Setup, Stage};

async fn told(story: impl Future<Output = ()>) {
    tokio::time::timeout(Duration::from_secs(90), story).await.expect("a story never needs a minute and a half");
}

/// Bob has won a question, and Carol has answered.
async fn after_a_round(stage: &Stage) {
    stage.alice.runs("/quiz start questions:1").await.unwrap();
    stage.quiz.shows("Question 1").await;
    stage.carol.says("no idea").await.unwrap();
    stage.bob.says("DaNuBe").await.unwrap();
    stage.quiz.shows("Round over").await;
}

#[tokio::test]
async fn people_can_view_and_export_only_their_own_data() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        after_a_round(&stage).await;
        stage.bob.runs("/privacy show").await.unwrap();
        stage.bob.sees("- 1 answer, with its question, time, and verdict").await;
        stage.bob.runs("/privacy export").await.unwrap();
        stage.bob.sees("📎 popquiz-my-data.json").await;
        stage.alice.never_saw("popquiz-my-data.json");
        let file = stage.sandbox.world(|world| {
            world.messages.values().flat_map(|message| message.files.clone()).next().expect("there is a file").bytes
        });
        let file = String::from_utf8(file.to_vec()).unwrap();
        let data: serde_json::Value = serde_json::from_str(&file).unwrap();
        assert_eq!(data["stored"]["attempts"][0]["text"], "DaNuBe", "{file}");
        assert_eq!(data["stored"]["points"][0]["points"], 15, "{file}");
        assert!(!file.contains("no idea"), "what carol said is hers: {file}");
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn deleted_members_are_gone_and_their_points_are_anonymous() {
    told(async {
        let mut stage = Stage::set_with(Setup::unlimited("river")).await;
        after_a_round(&stage).await;
        stage.bob.runs("/privacy delete").await.unwrap();
        stage.bob.clicks("Delete my data, keep points anonymously").await.unwrap();
        stage.bob.sees("Your data has been deleted.").await;
        stage.alice.runs("/leaderboard").await.unwrap();
        stage.quiz.shows("🥇 *a former member* — 15 points").await;
        stage.bob.runs("/privacy show").await.unwrap();
        stage.bob.sees("- 0 answers").await;
        stage.stop().await;
        let file = std::fs::read(stage.database()).unwrap();
        let holds = |text: &[u8]| file.windows(text.len()).any(|window| window == text);
        assert!(!holds(b"DaNuBe"), "the text is still to be found in the file");
        assert!(holds(b"no idea"), "others' answers stay");
        stage.start_again().await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn deleting_ones_data_during_a_question_forfeits_it() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        stage.alice.runs("/drop add time:09:00").await.unwrap();
        stage.story.advance(60_000).await.unwrap();
        stage.bob.answers("Answer", "danube").await.unwrap();
        stage.carol.answers("Answer", "danube").await.unwrap();
        stage.bob.runs("/privacy delete").await.unwrap();
        stage.bob.clicks("Delete my data and points").await.unwrap();
        stage.story.advance(9 * 3_600_000).await.unwrap();
        stage.quiz.shows("1 of 1 person got it.\n    @carol +10 points").await;
        assert_eq!(stage.store.person(UserId(stage.bob.id().0)).await.unwrap(), popquiz::store::PersonData::default());
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn answer_texts_expire_and_departed_servers_are_deleted_after_30_days() {
    told(async {
        const DAY_MS: u64 = 86_400_000;
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        stage.alice.runs("/drop add time:09:00").await.unwrap();
        after_a_round(&stage).await;
        let texts = async || {
            let data = stage.store.person(UserId(stage.bob.id().0)).await.unwrap();
            data.attempts
                .iter()
                .map(|attempt| attempt["text"].as_str().unwrap_or_default().to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(texts().await, ["DaNuBe"]);
        stage.story.advance(8 * DAY_MS).await.unwrap();
        assert_eq!(texts().await, [""], "the verdict stays, the text does not");
        stage.sandbox.remove_bot(discord_sandbox::world::GUILD);
        stage.story.settle().await.unwrap();
        stage.story.advance(31 * DAY_MS).await.unwrap();
        assert_eq!(texts().await, Vec::<String>::new());
        assert_eq!(stage.store.load().await.unwrap().schedules, []);
        stage.all_is_well();
    })
    .await;
}
