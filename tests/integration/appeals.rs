//! Stories of members who disagree: appeals, reports, and their results.

use std::time::Duration;

use discord_sandbox::driver::Member;
use discord_sandbox::world::InteractionResponse;
use popquiz::store::Store as _;

use crate::support::{Setup, Stage, deck};

async fn told(story: impl Future<Output = ()>) {
    tokio::time::timeout(Duration::from_secs(90), story).await.expect("a story never needs a minute and a half");
}

/// A finished race on one card, in which Bob and Carol gave the same wrong answer, and Dave another one.
async fn after_a_race(stage: &Stage, wrong: &str) {
    stage.alice.runs("/quiz start questions:1").await.unwrap();
    stage.quiz.shows("Question 1").await;
    stage.bob.says(wrong).await.unwrap();
    stage.carol.says(&wrong.to_uppercase()).await.unwrap();
    stage.story.member("dave").says("the Nile").await.unwrap();
    stage.story.advance(31_000).await.unwrap();
    stage.quiz.shows("Time's up").await;
}

#[tokio::test]
async fn an_accepted_appeal_teaches_the_card_and_awards_everybody_who_typed_it() {
    told(async {
        let mut stage = Stage::set_with(Setup::unlimited("river")).await;
        after_a_race(&stage, "the blue Istros").await;
        stage.bob.clicks("Appeal").await.unwrap();
        stage.bob.sees("Appeal sent to the managers.").await;
        stage.quiz.shows("Appeal\n    Which river flows through Vienna?\n    @bob answered “the blue Istros”").await;
        stage.bob.clicks("Accept").await.unwrap();
        stage.bob.sees("Only managers can").await;
        // Everything survives a restart.
        stage.stop().await;
        stage.start_again().await;
        stage.carol.clicks("Accept").await.unwrap();
        stage.quiz.shows("Appeal accepted").await;
        stage.quiz.shows("@bob +10 points\n    @carol +10 points").await;
        stage.quiz.never_showed("@dave +");
        assert_eq!(stage.story.transcript().matches("Appeal accepted").count(), 1, "{}", stage.story.transcript());
        stage.alice.runs("/leaderboard").await.unwrap();
        stage.quiz.shows("🥇 @bob — 10 points\n    🥇 @carol — 10 points").await;
        stage.stop().await;
        stage.start_again().await;
        stage.alice.runs("/quiz start questions:1").await.unwrap();
        stage.bob.says("The blue Istros!").await.unwrap();
        stage.quiz.shows("Correct!\n    @bob +15 points").await;
        assert_eq!(popquiz::store::Store::rebuild_leaderboards(&*stage.store).await, Ok(0));
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn points_from_an_appeal_during_a_round_count_at_its_end() {
    told(async {
        let rivers = "title = \"Rivers\"\n[[cards]]\nid = \"v\"\nprompt = \"Which river flows through Vienna?\"\nterm = \"Danube\"\n[[cards]]\nid = \"c\"\nprompt = \"Which river flows through Cologne?\"\nterm = \"Rhine\"\n";
        let mut stage = Stage::set_with(Setup { decks: vec![deck(rivers)], ..Setup::unlimited("river") }).await;
        stage.alice.runs("/quiz start questions:2").await.unwrap();
        stage.quiz.shows("Question 1 of 2").await;
        stage.bob.says("the blue Istros").await.unwrap();
        stage.quiz.shows("Time's up").await;
        stage.bob.clicks("Appeal").await.unwrap();
        stage.alice.clicks("Accept").await.unwrap();
        stage.quiz.shows("@bob +10 points").await;
        stage.quiz.shows("Question 2 of 2").await;
        // It survives a restart.
        stage.stop().await;
        stage.start_again().await;
        stage.alice.runs("/quiz stop").await.unwrap();
        stage.quiz.shows("Round over").await;
        stage.quiz.shows("🥇 @bob — 10 points · 1 correct").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn an_answer_can_be_appealed_once_and_a_rejection_is_final() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        after_a_race(&stage, "the Rhine").await;
        stage.bob.clicks("Appeal").await.unwrap();
        stage.bob.clicks("Appeal").await.unwrap();
        stage.bob.sees("You've already appealed this answer.").await;
        stage.alice.clicks("Reject").await.unwrap();
        stage.quiz.shows("An appeal was decided by @alice.").await;
        stage.bob.sees("Your appeal on “Which river flows through Vienna?” was rejected.").await;
        stage.quiz.never_showed("rejected");
        stage.bob.clicks("Appeal").await.unwrap();
        stage.bob.sees("Your appeal was rejected. You can appeal an answer only once.").await;
        stage.alice.runs("/leaderboard").await.unwrap();
        stage.quiz.shows("Nobody has any points yet.").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn an_accepted_part_of_a_list_never_becomes_the_whole_answer() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("conifers")).await;
        stage.alice.runs("/drop add time:09:00").await.unwrap();
        stage.story.advance(60_000).await.unwrap();
        stage.bob.answers("Answer", "spruce").await.unwrap();
        stage.carol.answers("Answer", "larch, scots tree").await.unwrap();
        stage.story.advance(9 * 3_600_000).await.unwrap();
        stage.quiz.shows("Nobody got all of it").await;
        stage.bob.clicks("Appeal").await.unwrap();
        stage.quiz.shows("Accepting counts it for 33% of the answer, and adds nothing to the card.").await;
        stage.alice.clicks("Accept").await.unwrap();
        stage.quiz.shows("“spruce” counts for 33% of “Name three conifers”.").await;
        stage.carol.clicks("Appeal").await.unwrap();
        stage.quiz.shows("counts it for 67%").await;
        stage.alice.chooses("What does it mean?", &["pine"]).await.unwrap();
        stage
            .quiz
            .shows("“larch, scots tree” now counts as “pine” in “Name three conifers”.\n    @carol +3 points")
            .await;
        stage.alice.runs("/drop now drop:1").await.unwrap();
        stage.bob.answers("Answer", "spruce").await.unwrap();
        stage.bob.sees("Partly correct (33%). 1 of 3. 2 tries left.").await;
        stage.carol.answers("Answer", "spruce, larch, scots tree").await.unwrap();
        stage.carol.sees("Correct!").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn an_answer_after_the_last_try_cannot_be_appealed() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        stage.alice.runs("/quiz start questions:1 mode:exam").await.unwrap();
        for wrong in ["the Thames", "the Seine", "the Po", "the Istros"] {
            stage.bob.answers("Answer", wrong).await.unwrap();
        }
        stage.bob.sees("No tries left for this question.").await;
        stage.story.advance(31_000).await.unwrap();
        stage.bob.clicks("Appeal").await.unwrap();
        stage.bob.sees("Which of your answers should have counted?").await;
        assert!(stage.bob.clicks("the Istros").await.is_err());
        stage.bob.clicks("the Po").await.unwrap();
        stage.quiz.shows("@bob answered “the Po”").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn appealing_asks_which_of_several_answers_is_meant() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        stage.alice.runs("/quiz start questions:1").await.unwrap();
        stage.quiz.shows("Question 1").await;
        stage.bob.says("the Thames").await.unwrap();
        stage.bob.says("**the Istros**").await.unwrap();
        stage.story.advance(31_000).await.unwrap();
        stage.quiz.shows("Nobody got it").await;
        stage.carol.clicks("Appeal").await.unwrap();
        stage.carol.sees("You didn't answer this question").await;
        stage.bob.clicks("Appeal").await.unwrap();
        stage.bob.sees("Which of your answers should have counted?").await;
        stage.bob.clicks("the Thames").await.unwrap();
        stage.quiz.shows("@bob answered “the Thames”").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn with_a_managers_channel_a_private_verdict_is_appealed_on_while_its_question_is_open() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        let general = stage.story.channel("general").unwrap();
        assert!(stage.bob.runs("/settings change managers_channel:#general").await.is_err());
        stage.alice.runs("/settings change managers_channel:#general").await.unwrap();
        stage.alice.sees("Appeals, reports, and messages to managers go to #general.").await;
        stage.alice.runs("/drop add time:09:00").await.unwrap();
        stage.story.advance(60_000).await.unwrap();
        stage.quiz.shows("Today's question").await;
        stage.bob.answers("Answer", "the Istros").await.unwrap();
        stage.bob.sees("Incorrect.").await;
        stage.bob.clicks("Appeal").await.unwrap();
        general.shows("@bob answered “the Istros”").await;
        stage.alice.in_channel(&general).clicks("Accept").await.unwrap();
        general.shows("Appeal accepted").await;
        stage.carol.answers("Answer", "Istros").await.unwrap();
        stage.carol.sees("Correct!").await;
        stage.quiz.never_showed("Istros");
        stage.story.advance(9 * 3_600_000).await.unwrap();
        stage.quiz.shows("2 of 2 people got it.\n    @").await;
        stage.alice.runs("/leaderboard").await.unwrap();
        stage.quiz.shows("🥇 @bob — 10 points\n    🥇 @carol — 10 points").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn an_appeal_is_too_late_once_answers_have_expired() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        after_a_race(&stage, "the Rhine").await;
        stage.story.advance(8 * 24 * 3_600_000).await.unwrap();
        stage.bob.clicks("Appeal").await.unwrap();
        stage.bob.sees("it's too late to appeal.").await;
        stage.all_is_well();
    })
    .await;
}

/// The menu of reasons for a report.
const REASONS: &str = "What's wrong with this card?";

async fn reports(member: &Member, reason: &str) {
    member.clicks("Report a problem").await.unwrap();
    member.chooses(REASONS, &[reason]).await.unwrap();
}

#[tokio::test]
async fn a_card_reported_by_enough_members_is_paused_until_a_manager_reviews_it() {
    told(async {
        let mut stage = Stage::set_with(Setup::unlimited("river")).await;
        after_a_race(&stage, "the Rhine").await;
        reports(&stage.bob, "The answer is wrong").await;
        stage.bob.sees("The card will be paused for review once 2 members report it").await;
        reports(&stage.bob, "Something else").await;
        stage.bob.sees("You've already reported this card.").await;
        // The reason survives a restart, as does the menu.
        stage.carol.clicks("Report a problem").await.unwrap();
        stage.carol.sees("You're reporting “").await;
        stage.quiz.never_showed("Card paused");
        stage.stop().await;
        stage.start_again().await;
        stage.carol.chooses(REASONS, &["The question is unclear"]).await.unwrap();
        stage.carol.sees("This card is paused until a manager reviews it.").await;
        stage.quiz.shows("Card paused\n    2 people reported a problem with this card.").await;
        stage.quiz.shows("- The answer is wrong (1)\n    - The question is unclear (1)\n").await;
        stage.quiz.never_showed("Something else");
        // As in `/privacy export`.
        let of_bob = stage.store.person(popquiz::id::UserId(stage.bob.id().0)).await.unwrap();
        assert_eq!(of_bob.reports[0]["reason"], "wrong-answer");
        stage.stop().await;
        stage.start_again().await;
        stage.alice.runs("/quiz start questions:1").await.unwrap();
        stage.alice.sees("is paused. Managers can resume cards with").await;
        stage.bob.clicks("Resume card").await.unwrap();
        stage.bob.sees("Only managers can").await;
        stage.alice.clicks("Resume card").await.unwrap();
        stage.quiz.shows("@alice reviewed the reported card and resumed it.").await;
        stage.alice.runs("/quiz start questions:1").await.unwrap();
        stage.quiz.shows("Question 1 of 1").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn forged_buttons_and_buttons_of_other_servers_are_refused() {
    told(async {
        use discord_sandbox::id::GuildId;
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        after_a_race(&stage, "the Istros").await;
        stage.bob.clicks("Appeal").await.unwrap();
        let message = stage.quiz.newest().unwrap();
        let attempt = message.components.pointer("/0/components/0/custom_id").and_then(|id| id.as_str()).unwrap();
        let attempt = attempt.strip_prefix("accept:").unwrap().to_owned();
        // Alice manages this server; in another one, she can't decide anything about it.
        let elsewhere = GuildId(2_000_000_000_000_000_000);
        stage.sandbox.world(|world| world.add_guild(elsewhere, "Elsewhere", &["lobby"]));
        let lobby = stage.story.channel_by_id(discord_sandbox::id::ChannelId(elsewhere.0 + 10));
        let alice = stage.alice.in_channel(&lobby);
        for (forged, answer) in [
            (format!("accept:{attempt}"), "That appeal belongs to another server."),
            (format!("appeal:{attempt}"), "You can only appeal your own answers"),
            ("report:2".to_owned(), "That question wasn't asked in this server."),
            ("accept:1".to_owned(), "That answer has been deleted."),
            ("answer:2".to_owned(), "This question is closed."),
            ("drop:table".to_owned(), "This button no longer works."),
            ("x".repeat(100), "This button no longer works."),
        ] {
            assert!(
                matches!(alice.presses(message.id, &forged).await, Ok(InteractionResponse::Message(_))),
                "{forged}"
            );
            alice.sees(answer).await;
        }
        stage.alice.runs("/leaderboard").await.unwrap();
        stage.quiz.shows("Nobody has any points yet.").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn text_typed_by_members_is_shown_literally() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        let hostile = "[the Rhine](https://example.com) @everyone <@&1000000000000000104> ``` ||x|| **y**";
        stage.alice.runs("/quiz start questions:1").await.unwrap();
        stage.quiz.shows("Question 1").await;
        stage.bob.says(hostile).await.unwrap();
        stage.story.advance(31_000).await.unwrap();
        stage.bob.clicks("Appeal").await.unwrap();
        stage.quiz.shows("answered “[the Rhine]").await;
        stage.alice.clicks("Accept").await.unwrap();
        stage.quiz.shows("now counts as an answer to").await;
        let shown: Vec<(String, Vec<String>)> = stage.sandbox.world(|world| {
            let bots = world.history(stage.quiz.id).into_iter().filter(|message| message.author != stage.bob.id());
            bots.map(|message| (format!("{} {}", message.content, message.embeds), message.pings.clone())).collect()
        });
        for (text, pings) in shown.iter().filter(|(text, _)| text.contains("Rhine")) {
            assert_eq!(pings, &Vec::<String>::new(), "{text}");
            for live in ["[the Rhine](http", "<@&", "```", "||x", "**y"] {
                assert!(!text.contains(live), "{live} is alive in {text}");
            }
        }
        stage.all_is_well();
    })
    .await;
}
