//! Stories of play, through real serenity and the sandbox: each command, and each way to answer.

mod own_cards;
mod practice;

use discord_sandbox::id::MessageId;
use discord_sandbox::permission;
use discord_sandbox::world::{GUILD, InteractionResponse};
use popquiz::quiz::Rules;
use popquiz_deck::DeckId;

use crate::support::{Setup, Stage, deck, deck_of};

const TEST: &str = "a story never needs a minute";

/// A story that hangs fails with its position.
async fn told(story: impl Future<Output = ()>) {
    tokio::time::timeout(std::time::Duration::from_secs(60), story).await.expect(TEST);
}

#[tokio::test]
async fn a_race_is_played_to_its_end_and_counts_on_the_leaderboard() {
    told(async {
        let stage = Stage::set().await;
        let Stage { alice, bob, carol, quiz, .. } = &stage;
        alice.runs("/quiz start deck:\"Trees & Rivers\" questions:4").await.unwrap();
        for (number, winner) in [(1, bob), (2, carol), (3, bob), (4, bob)] {
            quiz.shows(&format!("Question {number} of 4")).await;
            alice.says("I should know that").await.unwrap();
            let right = stage.right_answer();
            winner.says(right).await.unwrap();
            quiz.shows("reacts ✅").await;
            quiz.shows("Correct!").await;
        }
        quiz.shows("Round over").await;
        quiz.shows("🥇 @bob").await;
        alice.runs("/leaderboard").await.unwrap();
        quiz.shows("🥇 @bob — 45 points\n    🥈 @carol — 15 points").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_race_to_30_points_ends_there_even_after_a_restart_and_is_played_again_to_30() {
    told(async {
        let mut stage = Stage::set().await;
        let right = |stage: &Stage| stage.right_answer().to_owned();
        stage.alice.runs("/quiz start deck:\"Trees & Rivers\" goal:30").await.unwrap();
        stage.quiz.shows("up to 100 questions from Trees & Rivers").await;
        stage.quiz.shows("🎯 The first player with 30 points wins and ends the round.").await;
        stage.quiz.shows("Question 1 · first to 30").await;
        stage.bob.says(&right(&stage)).await.unwrap();
        stage.quiz.shows("🎯 First to 30 points · 🥇 @bob 15").await;
        stage.quiz.shows("Question 2 · first to 30").await;
        stage.stop().await;
        stage.start_again().await;
        let Stage { alice, bob, quiz, .. } = &stage;
        bob.says(&right(&stage)).await.unwrap();
        quiz.shows("Round over").await;
        quiz.shows("🎯 The goal of 30 points is reached.").await;
        quiz.shows("🥇 @bob — 30 points · 2 correct").await;
        alice.clicks("Play again").await.unwrap();
        quiz.shows("🎯 The first player with 30 points wins and ends the round.").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn in_an_elimination_the_last_one_left_wins_even_after_a_restart() {
    told(async {
        let mut stage = Stage::set().await;
        stage.alice.runs("/quiz start mode:elimination goal:30 deck:\"Trees & Rivers\"").await.unwrap();
        stage.alice.sees("An elimination can't have a `goal`").await;
        stage.alice.runs("/quiz start mode:elimination deck:\"Trees & Rivers\" seconds:60").await.unwrap();
        stage.quiz.shows("Everyone has ❤️❤️❤️.").await;
        for number in 1..=3 {
            stage.quiz.shows(&format!("Question {number} ·")).await;
            if number == 2 {
                stage.stop().await;
                stage.start_again().await;
            }
            let Stage { bob, carol, quiz, .. } = &stage;
            let right = stage.right_answer().to_owned();
            bob.answers("Answer", &right).await.unwrap();
            bob.sees("✅ Correct!").await;
            carol.answers("Answer", "no idea").await.unwrap();
            carol.sees("❌ Incorrect.").await;
            quiz.shows(["❤️❤️❤️ 10 · 🥈 @carol ❤️❤️ 0", "❤️❤️❤️ 20 · 🥈 @carol ❤️ 0", "💔 Out: @carol"][number - 1])
                .await;
        }
        let Stage { quiz, .. } = &stage;
        quiz.shows("❤️ @bob is the last one left and wins.").await;
        quiz.shows("🥇 @bob — 30 points · ❤️❤️❤️ · 3 correct\n    🥈 @carol — 0 points · 💀").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn two_teams_play_even_after_a_restart_and_play_again() {
    told(async {
        let rules = Rules { ready_ms: 600_000, ..Setup::default().rules };
        let mut stage = Stage::set_with(Setup { rules, ..Setup::default() }).await;
        stage.alice.runs("/quiz start teams:true mode:elimination").await.unwrap();
        stage.alice.sees("An elimination can't have teams").await;
        stage.alice.runs("/quiz start teams:true questions:3").await.unwrap();
        stage.quiz.shows("🔴🔵 Red plays against blue").await;
        stage.bob.clicks("Join red").await.unwrap();
        stage.bob.sees("You're in. Your team: Red. Players so far: 1.").await;
        stage.carol.clicks("Join red").await.unwrap();
        stage.carol.clicks("Join blue").await.unwrap();
        stage.carol.sees("You're in. Your team: Blue. Players so far: 2.").await;
        stage.alice.clicks("Start now").await.unwrap();
        stage.quiz.shows("🔵 @carol").await;
        for number in 1..=3 {
            stage.quiz.shows(&format!("Question {number} of 3")).await;
            if number == 2 {
                stage.stop().await;
                stage.start_again().await;
            }
            let winner = [&stage.carol, &stage.alice, &stage.bob][number - 1];
            winner.says(stage.right_answer()).await.unwrap();
            // Alice joined no team, and both have one player.
            let shown = ["🔵 15 (@carol 15) · 🔴 0", "🔴 @alice +15 points", "🔴 30 (@alice 15) · 🔵 15 (@carol 15)"];
            stage.quiz.shows(shown[number - 1]).await;
        }
        let Stage { bob, quiz, .. } = &stage;
        quiz.shows("🥇 🔴 Red — 30 points\n    @alice — 15 points · 1 correct\n    @bob — 15 points · 1 correct").await;
        quiz.shows("🥈 🔵 Blue — 15 points\n    @carol — 15 points · 1 correct").await;
        stage.alice.clicks("Play again").await.unwrap();
        bob.clicks("Join blue").await.unwrap();
        bob.sees("You're in. Your team: Blue. Players so far: 1.").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn several_members_fill_in_a_list() {
    told(async {
        let stage = Stage::set_with(Setup::with("conifers")).await;
        let Stage { alice, bob, carol, quiz, .. } = &stage;
        alice.runs("/quiz start questions:1").await.unwrap();
        quiz.shows("Name all 3").await;
        bob.says("spruce").await.unwrap();
        carol.says("spruce and pine").await.unwrap();
        bob.says("tamarack").await.unwrap();
        quiz.shows("Correct!\n    @bob +10 points (67% correct)\n    @carol +5 points (33% correct)").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn exam_answers_are_private_and_reveal_nothing() {
    told(async {
        let stage = Stage::set_with(Setup::with("photosynthesis")).await;
        let Stage { alice, bob, carol, quiz, .. } = &stage;
        alice.runs("/quiz start mode:exam questions:1 seconds:60").await.unwrap();
        quiz.shows("Press Answer. Only you see what you type.").await;
        bob.answers("Answer", "carbon dioxide, light").await.unwrap();
        bob.sees("Partly correct (50%). 1 of 2. 2 tries left.").await;
        bob.answers("Answer", "CO2; water").await.unwrap();
        bob.sees("✅ Correct!").await;
        bob.answers("Answer", "anything").await.unwrap();
        bob.sees("You already got this one right").await;
        carol.answers("Answer", "nothing").await.unwrap();
        carol.sees("❌ Incorrect.").await;
        carol.never_saw("Correct!");
        carol.never_saw("carbon");
        quiz.shows("Time's up\n    1 of 2 people got it.\n    @bob +10 points\n    Answer: carbon dioxide, water")
            .await;
        bob.answers("Answer", "late").await.unwrap_err();
        stage.all_is_well();
    })
    .await;
}

/// The bot's messages that everybody in the channel sees.
fn posted_by_the_bot(stage: &Stage) -> Vec<discord_sandbox::world::Message> {
    let is_public = |message: &&discord_sandbox::world::Message| message.only_for.is_none() && message.is_by_bot();
    stage.sandbox.world(|world| world.history(stage.quiz.id).into_iter().filter(is_public).cloned().collect())
}

/// A moderator deletes a question's message; returns the one that the bot posts in its place.
async fn deleted_and_posted_again(stage: &Stage, message: MessageId) -> MessageId {
    let posted = posted_by_the_bot(stage).len();
    stage.story.deletes(message).await;
    while posted_by_the_bot(stage).len() < posted {
        tokio::task::yield_now().await;
    }
    // The bot has to learn of it before anybody can press its buttons.
    stage.story.settle().await.unwrap();
    stage.quiz.newest().unwrap().id
}

#[tokio::test]
async fn a_round_of_ten_questions_takes_twelve_messages() {
    told(async {
        let cards = (0..10).map(|card| {
            format!("[[cards]]\nid = \"{card}\"\nprompt = \"What is the name of {card}?\"\nterm = \"word {card}\"\n")
        });
        let ten = format!("title = \"Ten\"\n{}", cards.collect::<String>());
        let stage = Stage::set_with(Setup { decks: vec![deck(&ten)], ..Setup::default() }).await;
        let Stage { alice, bob, quiz, .. } = &stage;
        alice.runs("/quiz start questions:10").await.unwrap();
        for number in 1..=10 {
            quiz.shows(&format!("(Question {number} of 10 · Ten)")).await;
            // The first hint, and a wrong answer.
            stage.story.advance(10_100).await.unwrap();
            bob.says("name of it").await.unwrap();
            let asked = quiz.newest().unwrap();
            let title = asked.embeds.pointer("/0/title").unwrap().as_str().unwrap();
            let card = title.trim_end_matches('?').rsplit(' ').next().unwrap();
            bob.says(&format!("word {card}")).await.unwrap();
            quiz.shows("Correct!").await;
        }
        quiz.shows("Round over").await;
        let posted = posted_by_the_bot(&stage);
        assert_eq!(posted.len(), 12, "{}", stage.story.transcript());
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_closed_question_shows_its_answer_and_the_next_one_begins_with_it() {
    told(async {
        let stage = Stage::set().await;
        let Stage { alice, bob, carol, quiz, .. } = &stage;
        alice.runs("/quiz start tags:rivers,trees questions:2").await.unwrap();
        quiz.shows("Question 1 of 2").await;
        let first = quiz.newest().unwrap();
        carol.says("the Amazonas").await.unwrap();
        let right = stage.right_answer();
        bob.says(right).await.unwrap();
        quiz.shows("Correct!\n    @bob +15 points").await;
        let closed = stage.sandbox.world(|world| world.messages[&first.id].clone());
        let text = closed.embeds.pointer("/0/description").unwrap().as_str().unwrap().to_owned();
        assert!(text.contains("**Answer:**") && text.contains("-# 🥇"), "{text}");
        quiz.shows("Question 2 of 2").await;
        let next = quiz.newest().unwrap();
        assert!(
            next.content.starts_with("✅ **") && next.content.ends_with(&format!("<@{}>", bob.id())),
            "{}",
            next.content
        );
        assert_eq!(next.pings, Vec::<String>::new());
        alice.runs("/quiz skip").await.unwrap();
        bob.clicks("…").await.unwrap();
        bob.sees("[Appeal] [Report a problem]").await;
        carol.never_saw("[Appeal] [Report a problem]");
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_deleted_question_is_posted_again_and_plays_on() {
    told(async {
        let stage = Stage::set_with(Setup::with("river")).await;
        let Stage { alice, bob, carol, quiz, story, .. } = &stage;
        alice.runs("/quiz start mode:exam questions:1 seconds:60").await.unwrap();
        quiz.shows("Question 1 of 1").await;
        let first = quiz.newest().unwrap().id;
        bob.answers("Answer", "Danube").await.unwrap();
        bob.sees("✅ Correct!").await;
        let again = deleted_and_posted_again(&stage, first).await;
        carol.answers("Answer", "the Danube").await.unwrap();
        carol.sees("✅ Correct!").await;
        quiz.shows("2 of 2 people got it.").await;
        let posted = posted_by_the_bot(&stage);
        assert_eq!(posted.len(), 3, "the announcement, the question, and the summary:\n{}", story.transcript());
        assert_eq!(posted[1].id, again, "the new message is the one that shows the answer");
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_question_that_can_no_longer_be_edited_is_revealed_in_a_new_message() {
    use discord_sandbox::faults::Fault;
    told(async {
        for fault in [
            Fault::Error(404, 10_008, "Unknown Message"),
            Fault::Error(429, 30_046, "Maximum number of edits to messages older than 1 hour reached. Try again later"),
            Fault::Error(400, 30_046, "Maximum number of edits to messages older than 1 hour reached. Try again later"),
        ] {
            let stage = Stage::set_with(Setup::with("river")).await;
            let Stage { alice, bob, quiz, sandbox, .. } = &stage;
            alice.runs("/quiz start questions:1").await.unwrap();
            quiz.shows("Question 1 of 1").await;
            sandbox.faults(|faults| faults.fail_next("PATCH /messages/", fault));
            bob.says("Danube").await.unwrap();
            quiz.shows(
                "popquiz: Which river flows through Vienna?\n    Correct!\n    @bob +15 points\n    Answer: Danube",
            )
            .await;
            quiz.shows("Round over").await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_drop_is_revealed_in_a_reply_that_quotes_its_prompt() {
    told(async {
        let stage = Stage::set_with(Setup::with("river")).await;
        let Stage { alice, bob, quiz, story, .. } = &stage;
        alice.runs("/drop add time:09:00 open:8h").await.unwrap();
        story.advance(60_000).await.unwrap();
        quiz.shows("Today's question").await;
        let asked = quiz.newest().unwrap().id;
        bob.answers("Answer", "danube").await.unwrap();
        story.advance(8 * 3_600_000 + 300).await.unwrap();
        quiz.shows("Which river flows through Vienna?\n    Closed").await;
        quiz.shows(
            "popquiz: Which river flows through Vienna?\n    Time's up\n    1 of 1 person got it.\n    @bob +10 points",
        )
        .await;
        assert_eq!(quiz.newest().unwrap().reply_to, Some(asked));
        // The question is gone by the time it closes.
        story.advance(16 * 3_600_000 - 300).await.unwrap();
        quiz.shows("Today's question").await;
        let again = deleted_and_posted_again(&stage, quiz.newest().unwrap().id).await;
        stage.sandbox.world(|world| world.messages.remove(&again));
        story.advance(8 * 3_600_000 + 300).await.unwrap();
        quiz.shows("popquiz: Which river flows through Vienna?\n    Time's up\n    Nobody answered.").await;
        assert_eq!(quiz.newest().unwrap().reply_to, None);
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_card_that_was_missed_twice_is_listed_once() {
    told(async {
        let stage = Stage::set().await;
        let Stage { alice, bob, quiz, story, .. } = &stage;
        alice.runs("/quiz start questions:2 tags:rivers").await.unwrap();
        for question in ["Question 1 of 2", "Question 2 of 2"] {
            quiz.shows(question).await;
            alice.runs("/quiz skip").await.unwrap();
        }
        quiz.shows("Round over").await;
        bob.clicks("Missed cards").await.unwrap();
        bob.sees("Missed cards\n    “Which river flows through Vienna?”").await;
        assert_eq!(story.transcript().matches("“Which river flows through Vienna?”").count(), 1);
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_round_that_is_over_is_played_again_and_shows_everybody_their_own_results() {
    told(async {
        let stage = Stage::set().await;
        let Stage { alice, bob, carol, quiz, .. } = &stage;
        alice.runs("/quiz start questions:2 tags:rivers,trees").await.unwrap();
        quiz.shows("Question 1 of 2").await;
        bob.says(stage.right_answer()).await.unwrap();
        quiz.shows("Question 2 of 2").await;
        carol.says("the Amazonas").await.unwrap();
        alice.runs("/quiz skip").await.unwrap();
        quiz.shows("Round over").await;
        quiz.shows("[Play again] [Missed cards] [My results] [Leaderboard]").await;
        bob.clicks("My results").await.unwrap();
        bob.sees("You got 1 of 2 right · 15 points").await;
        carol.clicks("My results").await.unwrap();
        carol.sees("You got 0 of 2 right · 0 points").await;
        alice.clicks("My results").await.unwrap();
        alice.sees("You didn't answer any questions in this round.").await;
        bob.clicks("Missed cards").await.unwrap();
        bob.sees("Missed cards\n").await;
        bob.clicks("Leaderboard").await.unwrap();
        bob.sees("🥇 @bob — 15 points").await;
        quiz.never_showed("🥇 @bob — 15 points\n    (Page");
        bob.clicks("Play again").await.unwrap();
        bob.sees("Only managers can start rounds here. A manager can let everyone start them with the `rounds` option of `/settings change`.")
            .await;
        alice.clicks("Play again").await.unwrap();
        alice.sees("Round started.").await;
        quiz.shows("started a round: 2 questions from Trees & Rivers").await;
        quiz.shows("Question 1 of 2").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn members_join_before_a_round_and_its_host_starts_it() {
    told(async {
        let rules = Rules { ready_ms: 8_000, ..Setup::default().rules };
        let stage = Stage::set_with(Setup { rules, ..Setup::with("river") }).await;
        let Stage { alice, bob, carol, quiz, story, .. } = &stage;
        alice.runs("/quiz start mode:exam questions:1 seconds:60").await.unwrap();
        quiz.shows("Get ready! The first question comes in 8 seconds.\n    [Join] [Start now]").await;
        let announced = quiz.newest().unwrap().id;
        bob.clicks("Join").await.unwrap();
        bob.sees("You're in. Players so far: 1.").await;
        bob.clicks("Start now").await.unwrap();
        bob.sees("Only whoever started the round can start it early.").await;
        story.advance(2_000).await.unwrap();
        quiz.shows("Playing: @bob\n    [Join] [Start now]").await;
        quiz.never_showed("Question 1");
        alice.clicks("Start now").await.unwrap();
        quiz.shows("Playing: @bob").await;
        quiz.shows("Question 1 of 1").await;
        carol.presses(announced, "join:1").await.unwrap();
        carol.sees("This round has already started.").await;
        bob.answers("Answer", "Danube").await.unwrap();
        quiz.shows("Everyone has answered").await;
        quiz.shows("Round over").await;
        // Nobody has to do anything for a round to start.
        alice.runs("/quiz start questions:1").await.unwrap();
        quiz.shows("Get ready!").await;
        quiz.shows("Question 1 of 1").await;
        bob.says("Danube").await.unwrap();
        quiz.shows("Fastest answer: @bob in 0").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn an_exam_goes_on_once_all_players_have_answered() {
    told(async {
        let stage = Stage::set().await;
        let Stage { alice, bob, carol, quiz, story, .. } = &stage;
        alice.runs("/quiz start mode:exam questions:2 seconds:600").await.unwrap();
        quiz.shows("Question 1 of 2").await;
        for member in [bob, carol] {
            member.answers("Answer", stage.right_answer()).await.unwrap();
        }
        story.advance(590_000).await.unwrap();
        quiz.never_showed("Time's up");
        quiz.shows("Question 2 of 2").await;
        carol.answers("Answer", stage.right_answer()).await.unwrap();
        quiz.never_showed("Everyone has answered");
        bob.answers("Answer", stage.right_answer()).await.unwrap();
        quiz.shows("Everyone has answered\n    2 of 2 people got it.").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn hints_are_given_until_time_runs_out() {
    told(async {
        let stage = Stage::set_with(Setup::with("river")).await;
        let Stage { alice, bob, quiz, .. } = &stage;
        alice.runs("/quiz start questions:1").await.unwrap();
        bob.says("the Rhine").await.unwrap();
        quiz.shows("popquiz (edited): Which river flows through Vienna?\n    💡 Hint: Da····").await;
        quiz.shows("💡 Hint: Danu··").await;
        quiz.shows("Time's up\n    Nobody got it. 1 person tried.\n    Answer: Danube\n    Also through Bratislava")
            .await;
        quiz.shows("Nobody scored.").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn questions_are_skipped_by_vote_and_by_the_host_and_a_round_can_be_stopped() {
    told(async {
        let stage = Stage::set().await;
        let Stage { alice, bob, carol, quiz, .. } = &stage;
        alice.runs("/quiz start questions:3").await.unwrap();
        quiz.shows("Question 1").await;
        carol.clicks("Skip").await.unwrap();
        carol.sees("Only players can vote to skip.").await;
        bob.replies("hm").await.unwrap();
        bob.clicks("Skip").await.unwrap();
        quiz.shows("Skipped").await;
        quiz.shows("Question 2").await;
        carol.replies("hm").await.unwrap();
        bob.clicks("Skip").await.unwrap();
        bob.sees("You voted to skip. Votes so far: 1 of 2.").await;
        quiz.shows("Skip votes: 1 of 2").await;
        alice.runs("/quiz skip").await.unwrap();
        quiz.shows("Question 3").await;
        alice.runs("/quiz stop").await.unwrap();
        quiz.shows("Stopped").await;
        quiz.shows("The round was stopped.").await;
        alice.runs("/quiz stop").await.unwrap();
        alice.sees("There's no round running here").await;
        alice.runs("/quiz start questions:1").await.unwrap();
        carol.runs("/quiz start questions:1").await.unwrap();
        carol.sees("A round is already running here").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_drop_is_posted_on_time_answered_privately_and_continues_streaks() {
    told(async {
        let stage = Stage::set_with(Setup::with("river")).await;
        let Stage { alice, bob, carol, quiz, story, .. } = &stage;
        alice.runs("/drop add time:10:00 zone:Europe/Berlin open:2h ping:Learners").await.unwrap();
        alice.sees("Trees & Rivers in #quiz · daily at 10:00 (Europe/Berlin)\n    open for 2h · private answers · pings @Learners · next: 2026-03-02T09:00:00Z").await;
        quiz.never_showed("Vienna");
        story.advance(60_000).await.unwrap();
        quiz.shows("@Learners\n    Which river flows through Vienna?").await;
        assert_eq!(quiz.newest().unwrap().pings.len(), 1, "the role is pinged, and nobody else");
        bob.answers("Answer", "danube").await.unwrap();
        bob.sees("✅ Correct!").await;
        carol.answers("Answer", "Rhine").await.unwrap();
        carol.sees("❌ Incorrect.").await;
        quiz.never_showed("anube");
        story.advance(7_200_300).await.unwrap();
        quiz.shows("Time's up\n    1 of 2 people got it.\n    @bob +10 points\n    Answer: Danube").await;
        story.advance(86_400_000 - 7_200_300).await.unwrap();
        quiz.shows("Today's question").await;
        bob.answers("Answer", "the Danube").await.unwrap();
        story.advance(7_200_300).await.unwrap();
        quiz.shows("@bob +10 points · 🔥 2 drops in a row").await;
        // Bob misses a day, which is forgiven.
        story.advance(2 * 86_400_000 - 7_200_300).await.unwrap();
        bob.answers("Answer", "Danube").await.unwrap();
        bob.sees("✅ Correct!").await;
        story.advance(7_200_300).await.unwrap();
        quiz.shows("@bob +10 points · 🔥 3 drops in a row (1 miss forgiven)").await;
        bob.runs("/stats").await.unwrap();
        bob.sees("🔥 3 drops in a row in Trees & Rivers (1 miss forgiven)").await;
        bob.clicks("…").await.unwrap();
        bob.clicks("Review cards").await.unwrap();
        bob.sees("You've answered all of these cards today.").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_channel_drop_accepts_everybodys_answer() {
    told(async {
        let stage = Stage::set_with(Setup::with("river")).await;
        let Stage { alice, bob, carol, quiz, story, .. } = &stage;
        alice.runs("/drop add time:09:00 answers:channel open:30m channel:#general").await.unwrap();
        story.advance(60_000).await.unwrap();
        let general = story.channel("general").unwrap();
        general.shows("Today's question").await;
        quiz.never_showed("Today's question");
        let (bob, carol) = (bob.in_channel(&general), carol.in_channel(&general));
        bob.says("good morning").await.unwrap();
        bob.says("danube").await.unwrap();
        carol.says("it's the danube").await.unwrap();
        story.advance(1_800_300).await.unwrap();
        general.shows("2 of 2 people got it.").await;
        stage.all_is_well();
    })
    .await;
}

/// A stage with two decks.
async fn with_two_decks() -> Stage {
    let mut other = deck_of("river");
    (other.id, other.title) = (DeckId("other".into()), "Other rivers".into());
    let setup = Setup::with("river");
    let decks = setup.decks.iter().cloned().chain([other]).collect();
    Stage::set_with(Setup { decks, ..setup }).await
}

#[tokio::test]
async fn a_round_like_the_channels_latest_is_started_in_one_tap_even_after_a_restart() {
    told(async {
        let mut stage = with_two_decks().await;
        stage.alice.runs("/quiz start").await.unwrap();
        stage.alice.never_saw("Start again");
        stage.alice.runs("/quiz start deck:\"Other rivers\" questions:3 mode:exam seconds:60").await.unwrap();
        stage.quiz.shows("Question 1 of 3").await;
        stage.alice.runs("/quiz stop").await.unwrap();
        stage.quiz.shows("Round over").await;
        stage.stop().await;
        stage.start_again().await;
        let Stage { alice, bob, quiz, story, .. } = &stage;
        alice.runs("/quiz start seconds:20").await.unwrap();
        alice.never_saw("Start again");
        alice.runs("/quiz start").await.unwrap();
        alice.clicks("Start again: Other rivers · 3 questions · exam").await.unwrap();
        alice.sees("Round started.").await;
        quiz.shows("60 seconds each. Answer with the buttons").await;
        quiz.shows("Question 1 of 3 · Other rivers").await;
        alice.runs("/quiz stop").await.unwrap();
        // Another channel has had no round.
        let elsewhere = alice.in_channel(&story.channel("general").unwrap());
        elsewhere.runs("/quiz start").await.unwrap();
        assert!(elsewhere.clicks("Start again: Other rivers · 3 questions · exam").await.is_err());
        bob.never_saw("Start again");
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_round_asks_no_card_twice_although_the_bot_restarts() {
    told(async {
        let mut stage = Stage::set().await;
        stage.alice.runs("/quiz start questions:4").await.unwrap();
        let mut asked = Vec::new();
        for number in 1..=4 {
            stage.quiz.shows(&format!("Question {number} of 4")).await;
            stage.stop().await;
            stage.start_again().await;
            let right = stage.right_answer();
            assert!(!asked.contains(&right), "{right} after {asked:?}");
            asked.push(right);
            stage.bob.says(right).await.unwrap();
            stage.quiz.shows(&format!("🥇 @bob {}", 15 * number)).await;
        }
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn decks_are_mixed_by_weight_even_after_a_restart() {
    const MOONS: &str = "title = \"Moons 3\"\n[[cards]]\nid = \"titan\"\nprompt = \"Which planet does Titan orbit?\"\n\
                         term = \"Saturn\"\n";
    told(async {
        let mut moons = deck(MOONS);
        moons.id = DeckId("moons".into());
        let decks = vec![deck(crate::support::DECK), moons];
        let mut stage = Stage::set_with(Setup { decks, ..Setup::default() }).await;
        for wrong in ["Moons", "moons 2, Moons 3 1", "Trees & Rivers 11, moons", "moons 0, Trees & Rivers"] {
            stage.alice.runs(&format!("/quiz start mix:\"{wrong}\"")).await.unwrap();
            stage.alice.sees("I can't read that mix.").await;
        }
        let offered = stage.alice.types("/quiz start mix:\"Trees & Rivers 2, moo\"").await.unwrap();
        assert_eq!(offered[0].1, "Trees & Rivers 2, Moons 3");
        stage.alice.runs("/quiz start mix:\"Trees & Rivers 2, Mons 3 1\" questions:6").await.unwrap();
        stage.alice.sees("Did you mean").await;
        stage.alice.chooses("Choose a mix", &["Trees & Rivers 2, Moons 3 1"]).await.unwrap();
        stage.quiz.shows("6 questions from Trees & Rivers + Moons 3").await;
        let mut moons = 0;
        for number in 1..=6 {
            stage.quiz.shows(&format!("Question {number} of 6")).await;
            if number == 3 || number == 5 {
                stage.stop().await;
                stage.start_again().await;
            }
            let is_moon = stage.quiz.newest().unwrap().embeds.to_string().contains("Titan");
            moons += u32::from(is_moon);
            let right = if is_moon { "Saturn" } else { stage.right_answer() };
            stage.bob.says(right).await.unwrap();
            stage.quiz.shows(&format!("🥇 @bob {}", 15 * number)).await;
        }
        assert_eq!(moons, 2);
        let Stage { alice, quiz, .. } = &stage;
        quiz.shows("🥇 @bob — 90 points · 6 correct").await;
        alice.runs("/leaderboard of:deck deck:moons").await.unwrap();
        quiz.shows("Moons 3 · all time\n    🥇 @bob — 30 points").await;
        alice.runs("/quiz preset save name:Both").await.unwrap();
        alice.sees("Saved Both: Trees & Rivers 67% + Moons 3 33% · 6 questions · race").await;
        alice.clicks("Play again").await.unwrap();
        alice.sees("Round started.").await;
        alice.runs("/quiz stop").await.unwrap();
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn rounds_are_saved_under_names_and_started_by_them() {
    told(async {
        let mut stage = with_two_decks().await;
        let Stage { alice, bob, quiz, .. } = &stage;
        alice.runs("/quiz preset list").await.unwrap();
        alice.sees("This server has no saved rounds. Save one with `/quiz preset save`.").await;
        alice.runs("/quiz preset save name:Friday").await.unwrap();
        alice.sees("No round has been played in this channel yet").await;
        alice.runs("/quiz preset save name:\"Friday  night\" deck:other goal:30 style:choice tags:a,b").await.unwrap();
        alice
            .sees("Saved Friday night: Other rivers · first to 30 points · race · multiple choice · 30 s each · a,b.")
            .await;
        alice.runs("/quiz start deck:other questions:2 mode:exam").await.unwrap();
        quiz.shows("Question 1 of 2").await;
        alice.runs("/quiz stop").await.unwrap();
        quiz.shows("Round over").await;
        alice.runs("/quiz preset save name:Monday").await.unwrap();
        alice.sees("Saved Monday: Other rivers · 2 questions · exam · 30 s each.").await;
        let offered = alice.types("/quiz preset start name:mo").await.unwrap();
        assert_eq!(offered, [("Monday".to_owned(), "Monday".into())]);
        alice.runs("/quiz preset start name:Sunday").await.unwrap();
        alice.sees("There's no saved round called Sunday. Saved rounds: Friday night, Monday.").await;
        bob.runs("/quiz preset save name:Mine").await.unwrap();
        bob.sees("Only managers can").await;
        stage.stop().await;
        stage.start_again().await;
        let Stage { alice, quiz, .. } = &stage;
        alice.runs("/settings reset").await.unwrap();
        alice.runs("/quiz preset start name:monday").await.unwrap();
        alice.sees("Round started.").await;
        quiz.shows("2 questions from Other rivers, 30 seconds each. Answer with the buttons").await;
        alice.runs("/quiz preset remove name:monday").await.unwrap();
        alice.sees("Removed the saved round Monday.").await;
        alice.runs("/quiz preset list").await.unwrap();
        alice.sees("Friday night\n    Other rivers · first to 30 points").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_drop_is_set_up_by_choosing_from_menus() {
    told(async {
        let stage = with_two_decks().await;
        let alice = &stage.alice;
        alice.runs("/drop add").await.unwrap();
        alice.sees("Which deck?").await;
        alice.chooses("Choose a deck", &["Other rivers"]).await.unwrap();
        alice.sees("On which days?").await;
        alice.chooses("Choose days", &["weekdays"]).await.unwrap();
        alice.sees("In which time zone?").await;
        alice.chooses("Choose a time zone", &["Europe/Berlin (UTC+1)"]).await.unwrap();
        alice.sees("At what time?").await;
        alice.chooses("Choose a time", &["18:00"]).await.unwrap();
        alice.sees("Added: #1 Other rivers in #quiz · weekdays at 18:00 (Europe/Berlin)").await;
        // The zone that is already in use is the first choice now.
        alice.runs("/drop add deck:other days:weekends").await.unwrap();
        alice.sees("In which time zone?").await;
        alice.chooses("Choose a time zone", &["Europe/Berlin (UTC+1)"]).await.unwrap();
        alice.chooses("Choose a time", &["09:00"]).await.unwrap();
        alice.sees("Added: #2 Other rivers").await;
        // What can't be understood is chosen as well.
        alice.runs("/drop edit drop:1 zone:UTC+2").await.unwrap();
        alice.chooses("Choose a time zone", &["Africa/Cairo (UTC+2)"]).await.unwrap();
        alice.sees("Updated: #1 Other rivers in #quiz · weekdays at 18:00 (Africa/Cairo)").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn drops_at_the_same_minute_in_one_channel_are_pointed_out() {
    told(async {
        let stage = Stage::set().await;
        let alice = &stage.alice;
        alice.runs("/drop add time:10:00 days:weekdays").await.unwrap();
        alice.sees("next: 2026-03-02T10:00:00Z\n    Then 2026-03-03T10:00:00Z and 2026-03-04T10:00:00Z").await;
        alice.runs("/drop add time:10:00 days:weekends").await.unwrap();
        alice.never_saw("at the same time");
        alice.runs("/drop add time:10:00 channel:#general").await.unwrap();
        alice.never_saw("at the same time");
        // 11:00 in Berlin is 10:00 in London.
        alice.runs("/drop add time:11:00 zone:Europe/Berlin").await.unwrap();
        alice.sees("⚠ Drops #1 and #2 are posted in #quiz at the same time. To space them out").await;
        alice.runs("/drop edit drop:3 channel:#quiz time:10:00 days:saturday").await.unwrap();
        alice.sees("⚠ Drops #2 and #4 are posted in #quiz at the same time.").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn editing_a_drop_changes_only_the_given_options() {
    told(async {
        let stage = Stage::set().await;
        let Stage { alice, bob, quiz, story, .. } = &stage;
        alice.runs("/drop add time:09:30 days:weekdays tags:trees ping:Learners open:2h").await.unwrap();
        let id = alice.types("/drop edit drop:").await.unwrap()[0].1.as_str().unwrap().to_owned();
        // It's 09:00 on a Monday: drops that the new time would have made due today aren't caught up.
        alice.runs(&format!("/drop edit drop:{id} time:08:30 zone:UTC")).await.unwrap();
        alice.sees("Updated: #").await;
        alice.sees("weekdays at 08:30 (UTC)\n    open for 2h · private answers · tags: trees · pings @Learners · next: 2026-03-03T08:30:00Z").await;
        alice.runs(&format!("/drop edit drop:{id} clear:ping answers:channel channel:#general")).await.unwrap();
        alice.sees("in #general · weekdays at 08:30 (UTC)\n    open for 2h · answers in the channel · tags: trees · next").await;
        alice.runs(&format!("/drop edit drop:{id} clear:tags")).await.unwrap();
        alice.sees("answers in the channel · next").await;
        story.advance(86_400_000).await.unwrap();
        let general = story.channel("general").unwrap();
        general.shows("Today's question").await;
        quiz.never_showed("Today's question");
        assert_eq!(general.newest().unwrap().pings.len(), 0);
        for (said, told) in [
            ("", "Nothing changed in drop"),
            ("clear:tags", "Nothing changed in drop"),
            ("time:08:30", "Nothing changed in drop"),
            ("time:noon", "“noon” isn't a time"),
            ("ping:Learners clear:ping", "Either set `ping` or clear it, not both."),
            ("tags:bridges", "has no cards with that tag. Its tags: "),
            ("deck:nothing", "nothing"),
        ] {
            alice.runs(&format!("/drop edit drop:{id} {said}")).await.unwrap();
            alice.sees(told).await;
        }
        alice.runs("/drop edit drop:999 time:08:00").await.unwrap();
        alice.sees("This server has no drop #999.").await;
        bob.runs(&format!("/drop edit drop:{id} time:08:00")).await.unwrap_err();
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn stats_are_shown_only_to_their_member() {
    told(async {
        let stage = Stage::set_with(Setup::with("river")).await;
        let Stage { alice, bob, carol, quiz, story, .. } = &stage;
        bob.runs("/stats").await.unwrap();
        bob.sees("No results yet.").await;
        alice.runs("/drop add time:10:00 open:1h").await.unwrap();
        for day in 0..5 {
            story.advance(3_600_000).await.unwrap();
            quiz.shows("Today's question").await;
            bob.answers("Answer", "danube").await.unwrap();
            carol.answers("Answer", if day < 4 { "Rhine" } else { "the Danube" }).await.unwrap();
            carol.sees(if day < 4 { "❌ Incorrect." } else { "✅ Correct!" }).await;
            if day == 4 {
                // What is still open does not count yet.
                carol.runs("/stats").await.unwrap();
                carol.sees("0 of 4 questions correct · 0% accuracy\n    Not shown: 1 deck with fewer than 5 questions").await;
            }
            story.advance(86_400_000 - 3_600_000).await.unwrap();
        }
        bob.runs("/stats").await.unwrap();
        bob.sees("5 of 5 questions correct · 100% accuracy\n    1st of 2 · 50 points\n    🔥 5 drops in a row in Trees & Rivers").await;
        bob.sees("Trees & Rivers — 100% of 5 questions").await;
        carol.runs("/stats").await.unwrap();
        carol.sees("1 of 5 questions correct · 20% accuracy\n    2nd of 2 · 10 points\n    🔥 1 drop in a row in Trees & Rivers").await;
        quiz.never_showed("accuracy");
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn many_drops_are_listed_in_pages() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        let Stage { alice, bob, .. } = &stage;
        for number in 10..40 {
            let tags = format!("rivers,{}", "x".repeat(150));
            alice.runs(&format!("/drop add time:09:{number} tags:{tags}")).await.unwrap();
            alice.sees(&format!("daily at 09:{number}")).await;
        }
        alice.runs("/drop list").await.unwrap();
        alice.sees("at 09:10").await;
        alice.sees("Page 1 of 3").await;
        alice.clicks("Next").await.unwrap();
        alice.clicks("Next").await.unwrap();
        alice.sees("at 09:39").await;
        alice.sees("Page 3 of 3").await;
        alice.clicks("Back").await.unwrap();
        alice.sees("Page 2 of 3").await;
        // Members who may not see the list may not turn its pages, either.
        let list = stage.sandbox.world(|world| {
            let is_list =
                |message: &&discord_sandbox::world::Message| message.embeds.to_string().contains("Page 2 of 3");
            world.messages.values().find(is_list).map(|message| message.id).unwrap()
        });
        bob.presses(list, "drops:0").await.unwrap();
        bob.sees("Only managers can").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn drops_are_numbered_per_server_from_1_and_numbers_are_never_reused() {
    told(async {
        let stage = Stage::set().await;
        let alice = &stage.alice;
        let elsewhere = discord_sandbox::id::GuildId(2_000_000_000_000_000_000);
        stage.sandbox.world(|world| world.add_guild(elsewhere, "Elsewhere", &["lobby"]));
        stage.sandbox.invite_bot(elsewhere);
        let lobby = stage.story.channel_by_id(discord_sandbox::id::ChannelId(elsewhere.0 + 10));
        let alice_elsewhere = alice.in_channel(&lobby);
        // A round uses up ids that are no business of the drops.
        alice.runs("/quiz start deck:trees questions:1").await.unwrap();
        alice.runs("/drop add time:09:00 tags:trees").await.unwrap();
        alice.sees("Added: #1 Trees & Rivers").await;
        alice_elsewhere.runs("/drop add time:10:00 tags:rivers").await.unwrap();
        alice_elsewhere.sees("Added: #1 Trees & Rivers").await;
        alice.runs("/drop add time:11:00").await.unwrap();
        alice.sees("Added: #2 Trees & Rivers").await;
        alice.runs("/drop remove drop:2").await.unwrap();
        alice.runs("/drop add time:12:00").await.unwrap();
        alice.sees("Added: #3 Trees & Rivers").await;
        alice_elsewhere.runs("/drop pause drop:1").await.unwrap();
        alice_elsewhere.sees("Paused: #1 Trees & Rivers").await;
        alice.runs("/drop list").await.unwrap();
        alice
            .sees("#1 Trees & Rivers in #quiz · daily at 09:00 (UTC)\n    open for 8h · private answers · tags: trees · next")
            .await;
        alice_elsewhere.runs("/drop remove drop:3").await.unwrap();
        alice_elsewhere.sees("This server has no drop #3.").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn drops_are_listed_paused_resumed_posted_now_and_removed() {
    told(async {
        let stage = Stage::set().await;
        let Stage { alice, quiz, story, .. } = &stage;
        alice.runs("/drop list").await.unwrap();
        alice.sees("This server has no drops yet").await;
        alice.runs("/drop add time:9am days:mon-fri tags:trees").await.unwrap();
        alice.runs("/drop list").await.unwrap();
        alice.sees("weekdays at 09:00 (UTC)\n    open for 8h · private answers · tags: trees").await;
        let choices = alice.types("/drop pause drop:").await.unwrap();
        assert_eq!(choices.len(), 1, "{choices:?}");
        let id = choices[0].1.as_str().unwrap().to_owned();
        alice.runs(&format!("/drop pause drop:{id}")).await.unwrap();
        alice.sees("paused").await;
        story.advance(86_400_000).await.unwrap();
        quiz.never_showed("Today's question");
        alice.runs(&format!("/drop resume drop:#{id}")).await.unwrap();
        alice.sees("Resumed:").await;
        quiz.never_showed("Today's question");
        alice.runs(&format!("/drop now drop:{id}")).await.unwrap();
        quiz.shows("Today's question").await;
        alice.runs(&format!("/drop remove drop:{id}")).await.unwrap();
        alice.sees("Removed drop").await;
        alice.runs(&format!("/drop now drop:{id}")).await.unwrap();
        alice.sees("This server has no drop").await;
        for (wrong, told) in [
            ("time:25:00", "isn't a time of day"),
            ("time:9 zone:Europa/Berlin", "isn't a time zone"),
            ("time:9 days:someday", "isn't a day or a set of days"),
            ("time:9 open:never", "isn't a length of time"),
            ("time:9 tags:stones", "no cards with that tag. Its tags: rivers, trees"),
        ] {
            alice.runs(&format!("/drop add {wrong}")).await.unwrap();
            alice.sees(told).await;
        }
        assert!(
            alice.types("/drop add time:9 zone:berl").await.unwrap().iter().any(|(_, name)| name == "Europe/Berlin")
        );
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn cards_are_looked_up_privately_and_shared_on_purpose() {
    told(async {
        let stage = Stage::set_with(Setup::with("river")).await;
        let Stage { alice, bob, quiz, .. } = &stage;
        let choices = bob.types("/lookup words:viena").await.unwrap();
        assert_eq!(choices[0].0, "Which river flows through Vienna?");
        bob.runs(&format!("/lookup words:\"{}\"", choices[0].1.as_str().unwrap())).await.unwrap();
        bob.sees("Danube").await;
        quiz.never_showed("Danube");
        bob.runs("/lookup words:xyzzy").await.unwrap();
        bob.sees("No card matches “xyzzy”").await;
        bob.runs("/lookup words:river").await.unwrap();
        bob.clicks("Share").await.unwrap();
        quiz.shows("Danube").await;
        alice.runs("/quiz start questions:1").await.unwrap();
        bob.runs("/lookup words:river").await.unwrap();
        bob.sees("being asked in this server right now").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn leaderboards_have_scopes_spans_pages_and_shared_ranks() {
    told(async {
        let rules = Rules { speed_points: 0, ..Setup::default().rules };
        let stage = Stage::set_with(Setup { rules, ..Setup::with("river") }).await;
        let Stage { alice, quiz, story, .. } = &stage;
        alice.runs("/quiz start mode:exam questions:1").await.unwrap();
        for number in 0..12 {
            story.member(&format!("player{number:02}")).answers("Answer", "Danube").await.unwrap();
        }
        quiz.shows("12 of 12 people got it.").await;
        alice.runs("/leaderboard").await.unwrap();
        quiz.shows("🥇 @player00 — 10 points\n    🥇 @player01 — 10 points").await;
        quiz.never_showed("@player11 — 10 points\n    🥇");
        alice.clicks("Next").await.unwrap();
        quiz.shows("🥇 @player10 — 10 points\n    🥇 @player11 — 10 points\n    (Page 2 of 2)").await;
        alice.clicks("Back").await.unwrap();
        quiz.shows("(Page 1 of 2)").await;
        story.member("player11").runs("/leaderboard of:deck since:today").await.unwrap();
        quiz.shows("Trees & Rivers · today").await;
        quiz.shows("…\n    🥇 @player11 — 10 points").await;
        story.advance(86_400_000).await.unwrap();
        alice.runs("/leaderboard since:today").await.unwrap();
        quiz.shows("this server · today\n    Nobody has any points yet.").await;
        alice.runs("/leaderboard since:week of:channel").await.unwrap();
        quiz.shows("#quiz · this week\n    🥇 @player00").await;
        let general = story.channel("general").unwrap();
        alice.in_channel(&general).runs("/leaderboard of:channel").await.unwrap();
        general.shows("Nobody has any points yet.").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn decks_and_help_are_shown() {
    told(async {
        let stage = Stage::set().await;
        let bob = &stage.bob;
        bob.runs("/deck list").await.unwrap();
        bob.sees("Trees & Rivers · 4 cards").await;
        bob.runs("/deck info deck:trees").await.unwrap();
        bob.sees("Fill in the blank: 1").await;
        bob.runs("/deck info deck:stones").await.unwrap();
        bob.sees("There's no deck named “stones”. Choose one of these: “Trees & Rivers”.").await;
        assert_eq!(bob.types("/deck info deck:riv").await.unwrap()[0].0, "Trees & Rivers");
        bob.runs("/help").await.unwrap();
        bob.sees("I ask questions from decks of flashcards").await;
        bob.chooses("What do you want to do?", &["Play"]).await.unwrap();
        bob.sees("In a race, type your answer in the channel.").await;
        bob.sees("/deck info See what's in a deck").await;
        bob.chooses("What do you want to do?", &["Manage decks and drops"]).await.unwrap();
        bob.sees("For managers, and members they've given access:\n    \n    `/quiz` Play a round").await;
        bob.never_saw("/quiz start");
        bob.never_saw("/deck import");
        bob.chooses("What do you want to do?", &["Run the bot"]).await.unwrap();
        bob.sees("`popquiz doctor` checks the setup").await;
        let alice = &stage.alice;
        alice.runs("/help").await.unwrap();
        alice.chooses("What do you want to do?", &["Manage decks and drops"]).await.unwrap();
        alice.sees("/quiz start Start a round").await;
        alice.sees("/deck import Import or update a deck from a file").await;
        alice.sees("/settings change").await;
        // The menu changes the one private message.
        let help = stage.sandbox.world(|world| {
            let shown = world.messages.values().filter(|it| it.only_for == Some(alice.id())).cloned();
            shown.collect::<Vec<_>>()
        });
        assert_eq!(help.len(), 1);
        let registered = stage.sandbox.world(|world| world.commands.clone());
        let quiz = registered.iter().find(|command| command["name"] == "quiz").unwrap();
        let mention = format!("</quiz start:{}>", quiz["id"].as_str().unwrap());
        assert!(help[0].embeds.to_string().contains(&mention), "{}", help[0].embeds);
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_missing_permission_is_named_before_the_round_starts() {
    told(async {
        let stage = Stage::set().await;
        let Stage { alice, quiz, story, sandbox, .. } = &stage;
        let general = story.channel("general").unwrap();
        sandbox.world(|world| {
            world.deny_bot(quiz.id, permission::EMBED_LINKS | permission::ADD_REACTIONS);
            world.deny_bot(general.id, permission::SEND_MESSAGES);
        });
        alice.runs("/quiz start").await.unwrap();
        alice.sees("I need Embed Links and Add Reactions in #quiz. Anyone who manages the channel can grant them under Edit Channel → Permissions → Popquiz.").await;
        alice.runs("/drop add time:9 channel:#general").await.unwrap();
        alice.sees("I need Send Messages in #general.").await;
        quiz.never_showed("Question 1");
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn managers_permissions_are_checked_and_can_be_granted() {
    told(async {
        let stage = Stage::set().await;
        let Stage { bob, carol, quiz, sandbox, .. } = &stage;
        let refused = bob.runs("/drop list").await.unwrap_err();
        assert!(refused.contains("you can't use /drop here"), "{refused}");
        bob.runs("/quiz start").await.unwrap();
        bob.sees("Only managers can start rounds here.").await;
        sandbox.world(|world| {
            world.guilds.get_mut(&GUILD).unwrap().command_permissions.push(("quiz".into(), bob.id().0, true, true));
        });
        bob.runs("/quiz start questions:1").await.unwrap();
        quiz.shows("@bob started a round: 1 question").await;
        carol.runs("/quiz stop").await.unwrap();
        quiz.shows("The round was stopped.").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn everyone_starts_and_repeats_rounds_one_at_a_time_once_managers_allow_it() {
    told(async {
        let mut stage = Stage::set().await;
        let Stage { alice, bob, carol, quiz, story, .. } = &stage;
        let general = story.channel("general").unwrap();
        let bob_in_general = bob.in_channel(&general);
        alice.runs("/settings show").await.unwrap();
        alice.sees("Only managers can start rounds.").await;
        bob.runs("/quiz start questions:1").await.unwrap();
        bob.sees("Only managers can start rounds here. A manager can let everyone start them with the `rounds` option of `/settings change`.")
            .await;
        alice.runs("/settings change rounds:everyone").await.unwrap();
        alice.sees("Everyone can start rounds, one at a time each.").await;
        bob.runs("/help").await.unwrap();
        bob.chooses("What do you want to do?", &["Play"]).await.unwrap();
        bob.sees("/quiz start Start a round").await;

        bob.runs("/quiz start questions:2").await.unwrap();
        bob.sees("Round started.").await;
        quiz.shows("Question 1 of 2").await;
        bob_in_general.runs("/quiz start").await.unwrap();
        bob_in_general.sees("You already have a round running in #quiz. Wait for it to end, or stop it there with `/quiz stop`.")
            .await;
        general.never_showed("Question 1");
        // A manager isn't limited.
        carol.in_channel(&general).runs("/quiz start questions:1").await.unwrap();
        general.shows("Question 1 of 1").await;
        // Who started a round skips its questions and stops it, but not those of others.
        bob_in_general.runs("/quiz stop").await.unwrap();
        bob_in_general.sees("Only managers and whoever started the round can do that.").await;
        general.never_showed("The round was stopped.");
        bob.runs("/quiz skip").await.unwrap();
        quiz.shows("Question 2 of 2").await;
        bob.runs("/quiz stop").await.unwrap();
        quiz.shows("The round was stopped.").await;

        bob.runs("/quiz start questions:1 tags:rivers").await.unwrap();
        quiz.shows("Question 1 of 1").await;
        bob.says(stage.right_answer()).await.unwrap();
        quiz.shows("[Play again]").await;
        bob.clicks("Play again").await.unwrap();
        quiz.shows("@bob started a round: 1 question").await;
        quiz.shows("Question 1 of 1").await;
        // The button keeps to the limit, too, and a restart to the setting.
        stage.stop().await;
        stage.start_again().await;
        stage.bob.clicks("Play again").await.unwrap();
        stage.bob.sees("You already have a round running in #quiz.").await;
        stage.bob.runs("/quiz stop").await.unwrap();

        stage.alice.runs("/settings change rounds:managers").await.unwrap();
        stage.alice.sees("Only managers can start rounds.").await;
        stage.bob.clicks("Play again").await.unwrap();
        stage.bob.sees("Only managers can start rounds here.").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn without_message_content_mentions_replies_and_the_button_count() {
    told(async {
        let mut setup = Setup::default();
        setup.sandbox.refuse_message_content = true;
        let stage = Stage::set_with(setup).await;
        let Stage { alice, bob, carol, quiz, .. } = &stage;
        alice.runs("/quiz start questions:3").await.unwrap();
        quiz.shows("Reply to each question, or press Answer under it.").await;
        quiz.shows("Question 1").await;
        quiz.shows("reply to this one or press Answer").await;
        let right = stage.right_answer();
        bob.says(right).await.unwrap();
        quiz.never_showed("Correct!");
        bob.replies(right).await.unwrap();
        quiz.shows("Correct!").await;
        quiz.shows("Question 2").await;
        let right = stage.right_answer();
        carol.says(&format!("<@{}> {right}", discord_sandbox::world::BOT)).await.unwrap();
        quiz.shows("Correct!").await;
        quiz.shows("Question 3").await;
        let right = stage.right_answer();
        bob.answers("Answer", right).await.unwrap();
        bob.sees("✅ Correct!").await;
        quiz.shows("Correct!").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn typed_text_can_neither_ping_nor_break_the_layout() {
    told(async {
        let hostile = r#"
            title = "@everyone **bold**"
            [[cards]]
            id = "hostile"
            prompt = "<@&1000000000000000104> @everyone `code` ||spoiler|| [click](https://evil.example)\n# Heading?"
            term = "@here"
            note = "<@1000000000000001001>"
        "#;
        let stage = Stage::set_with(Setup { decks: vec![deck(hostile)], ..Setup::default() }).await;
        let Stage { alice, bob, quiz, story, sandbox, .. } = &stage;
        alice.runs("/quiz start questions:1 tags:@everyone").await.unwrap();
        alice.sees("has no tags").await;
        alice.runs("/quiz start questions:1").await.unwrap();
        quiz.shows("@everyone `code` ||spoiler|| [click](https://evil.example)\n    # Heading?").await;
        bob.says(&"e\u{301}\u{302}".repeat(600)).await.unwrap();
        bob.says("\u{202e}\u{200b}||@everyone||").await.unwrap();
        alice.runs("/lookup words:@everyone").await.unwrap();
        alice.runs("/deck info deck:@everyone<@&1>").await.unwrap();
        bob.answers("Answer", "here").await.unwrap();
        quiz.shows("Round over").await;
        let pinged: Vec<_> = sandbox.world(|world| {
            world
                .messages
                .values()
                .filter(|message| world.users[&message.author].bot)
                .flat_map(|message| message.pings.clone())
                .collect()
        });
        assert_eq!(pinged, Vec::<String>::new(), "{}", story.transcript());
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn forged_and_outdated_buttons_do_nothing() {
    told(async {
        let stage = Stage::set_with(Setup::with("river")).await;
        let Stage { alice, bob, quiz, story, .. } = &stage;
        alice.runs("/quiz start questions:1").await.unwrap();
        quiz.shows("Question 1").await;
        let message = quiz.newest().unwrap();
        let id = message.components.pointer("/0/components/0/custom_id").unwrap().as_str().unwrap().to_owned();
        for forged in ["answer:999999", "skip:1", "nonsense", "page:week:99999999999:server", "share:none:none"] {
            assert!(
                matches!(
                    bob.presses(message.id, forged).await,
                    Ok(InteractionResponse::Message(_) | InteractionResponse::Updated)
                ),
                "{forged}"
            );
        }
        // The button of a question in another channel.
        let general = story.channel("general").unwrap();
        bob.in_channel(&general).presses(message.id, &id).await.unwrap();
        bob.in_channel(&general).sees("This question is closed.").await;
        let InteractionResponse::Modal(modal) = bob.clicks("Answer").await.unwrap() else { panic!("a modal opens") };
        alice.runs("/quiz stop").await.unwrap();
        bob.submits(&modal, "Danube").await.unwrap();
        bob.sees("This question is closed, so your answer no longer counts:").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_late_answer_comes_back_with_its_text_and_verdict_and_earns_nothing() {
    told(async {
        let stage = Stage::set_with(Setup::with("river")).await;
        let Stage { alice, bob, carol, quiz, .. } = &stage;
        alice.runs("/quiz start questions:1 mode:exam").await.unwrap();
        quiz.shows("Question 1").await;
        let InteractionResponse::Modal(of_bob) = bob.clicks("Answer").await.unwrap() else { panic!("a modal opens") };
        let InteractionResponse::Modal(of_carol) = carol.clicks("Answer").await.unwrap() else { panic!("it opens") };
        // The form covers the question on a phone, so it repeats it.
        assert_eq!(of_bob["title"], "Which river flows through Vienna?");
        stage.story.advance(31_000).await.unwrap();
        quiz.shows("Round over").await;
        bob.submits(&of_bob, "the *Danube*\nI think").await.unwrap();
        bob.sees("This question is closed, so your answer no longer counts:").await;
        bob.sees("> the *Danube*\n    > I think\n    ✅ Correct!").await;
        carol.submits(&of_carol, "the Rhine").await.unwrap();
        carol.sees("> the Rhine\n    ❌ Incorrect.").await;
        alice.runs("/leaderboard").await.unwrap();
        quiz.shows("Nobody has any points yet.").await;
        // While the same card is asked again, nobody learns whether they were right.
        alice.runs("/quiz start questions:1 mode:exam").await.unwrap();
        stage.story.settle().await.unwrap();
        carol.submits(&of_carol, "the Donau").await.unwrap();
        carol.sees("> the Donau").await;
        carol.never_saw("> the Donau\n    ✅");
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn talk_counts_as_no_try_and_a_wrong_answer_does() {
    told(async {
        let stage = Stage::set_with(Setup::with("river")).await;
        let Stage { alice, bob, carol, quiz, .. } = &stage;
        alice.runs("/quiz start questions:2").await.unwrap();
        quiz.shows("Question 1 of 2").await;
        bob.says("brb guys").await.unwrap();
        stage.story.advance(31_000).await.unwrap();
        quiz.shows("Nobody answered.").await;
        stage.story.advance(20_000).await.unwrap();
        quiz.shows("Question 2 of 2").await;
        bob.says("lol").await.unwrap();
        carol.says("the Thames").await.unwrap();
        stage.story.advance(31_000).await.unwrap();
        quiz.shows("Nobody got it. 1 person tried.").await;
        bob.runs("/stats").await.unwrap();
        bob.sees("No results yet.").await;
        carol.runs("/stats").await.unwrap();
        carol.sees("0%").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn an_edited_message_does_not_count_and_a_deleted_one_does() {
    told(async {
        let stage = Stage::set_with(Setup::with("river")).await;
        let Stage { alice, bob, carol, quiz, .. } = &stage;
        alice.runs("/drop add time:09:00 answers:channel").await.unwrap();
        stage.story.advance(60_000).await.unwrap();
        quiz.shows("Today's question").await;
        let wrong = bob.says("the Rhine").await.unwrap();
        let right = carol.says("the Danube").await.unwrap();
        stage.story.settle().await.unwrap();
        bob.edits(wrong, "the Danube").unwrap();
        carol.deletes(right).unwrap();
        stage.story.advance(9 * 3_600_000).await.unwrap();
        quiz.shows("1 of 2 people got it.").await;
        quiz.shows("@carol +10 points").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn no_card_is_repeated_before_the_others_were_asked() {
    told(async {
        let stage = Stage::set().await;
        let Stage { alice, quiz, .. } = &stage;
        let mut asked = Vec::new();
        for _ in 0..2 {
            alice.runs("/quiz start questions:2").await.unwrap();
            for number in 1..=2 {
                quiz.shows(&format!("Question {number} of 2")).await;
                asked.push(stage.right_answer());
                alice.runs("/quiz skip").await.unwrap();
            }
            quiz.shows("Round over").await;
        }
        asked.sort_unstable();
        asked.dedup();
        assert_eq!(asked.len(), 4, "{asked:?}");
        let _ = deck_of("river");
    })
    .await;
}

#[tokio::test]
async fn starting_without_a_deck_shows_a_menu() {
    told(async {
        let mut setup = Setup::default();
        setup.decks.push(deck("id = \"moons\"\ntitle = \"Moons\"\n[[cards]]\nid = \"a\"\nprompt = \"Mars?\"\nterm = \"Phobos\"\ntags = [\"mars\"]\n[[cards]]\nid = \"b\"\nprompt = \"Jupiter?\"\nterm = \"Io\"\n"));
        let stage = Stage::set_with(setup).await;
        let Stage { alice, bob, quiz, .. } = &stage;
        alice.runs("/quiz start questions:1 seconds:60 tags:mars").await.unwrap();
        alice.sees("[Choose a deck: Moons, Trees & Rivers]").await;
        assert!(bob.chooses("Choose a deck", &["Moons"]).await.is_err(), "only who asked sees the menu");
        alice.chooses("Choose a deck", &["Moons"]).await.unwrap();
        alice.sees("Round started.").await;
        quiz.shows("started a round: 1 question from Moons, 60 seconds each").await;
        quiz.shows("Mars?").await;
        bob.says("phobos").await.unwrap();
        quiz.shows("Round over").await;
        alice.runs("/quiz start").await.unwrap();
        stage.bot.replace_decks(vec![deck_of("conifers")]).await.unwrap();
        alice.chooses("Choose a deck", &["Moons"]).await.unwrap();
        alice.sees("That deck no longer exists. Run `/quiz start` again.").await;
        stage.bot.replace_decks(stage.setup.decks.clone()).await.unwrap();
        // What does not fit into the menu is no reason to forget it.
        alice.runs(&format!("/quiz start tags:{}", "mars,".repeat(30))).await.unwrap();
        alice.sees("Which deck?\n    [Choose a deck: Moons, Trees & Rivers]").await;
        stage.all_is_well();
    })
    .await;
}

const GASES: &str = "title = \"Gases\"\n[[cards]]\nid = \"air\"\nprompt = \"What is most of the air?\"\noptions = [\"oxygen\", \"nitrogen\", \"carbon dioxide\", \"argon\"]\ncorrect = 2\n";

/// The letter of an option in the newest question.
fn letter_of(stage: &Stage, option: &str) -> String {
    let shown = stage.sandbox.world(|world| {
        let messages = world.history(stage.quiz.id);
        let question = messages.iter().rev().find(|message| message.components.to_string().contains("choose:"));
        question.expect("a question with options").embeds[0]["description"].as_str().unwrap().to_owned()
    });
    let line = shown.lines().find(|line| line.ends_with(&format!(" {option}"))).expect("the option is shown");
    line.trim_start_matches("**").chars().next().unwrap().to_string()
}

#[tokio::test]
async fn multiple_choice_is_answered_with_one_tap_and_a_race_ends_at_the_first_right_one() {
    told(async {
        let mut stage = Stage::set_with(Setup { decks: vec![crate::support::deck(GASES)], ..Setup::default() }).await;
        stage.alice.runs("/quiz start questions:2").await.unwrap();
        stage.quiz.shows("Choose one. One try. First correct answer wins.").await;
        stage.quiz.shows("[A] [B] [C] [D]").await;
        let (right, wrong) = (letter_of(&stage, "nitrogen"), letter_of(&stage, "argon"));
        stage.bob.clicks(&wrong).await.unwrap();
        stage.bob.sees("Incorrect. No tries left.").await;
        stage.bob.clicks(&right).await.unwrap();
        stage.bob.sees("No tries left for this question.").await;
        // A tap is an attempt like any other: it survives a restart.
        stage.stop().await;
        stage.start_again().await;
        stage.bob.clicks(&right).await.unwrap();
        stage.carol.clicks(&right).await.unwrap();
        stage.carol.sees("Correct!").await;
        stage.story.advance(400).await.unwrap();
        stage.quiz.shows("@carol +15 points").await;
        let count = |letter: &str| format!("{letter} {}", u32::from(right == letter || wrong == letter));
        stage.quiz.shows(&format!("Chosen: {}", ["A", "B", "C", "D"].map(count).join(" · "))).await;
        // Typing still works, for the same points.
        stage.story.advance(6_000).await.unwrap();
        stage.quiz.shows("Question 2 of 2").await;
        stage.bob.says(&letter_of(&stage, "nitrogen")).await.unwrap();
        stage.story.advance(400).await.unwrap();
        stage.quiz.shows("@bob +15 points").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_drop_with_yes_or_no_has_two_buttons_and_a_late_tap_comes_back() {
    told(async {
        let stage = Stage::set_with(Setup::with("deciduous")).await;
        stage.alice.runs("/drop add time:09:00").await.unwrap();
        stage.story.advance(60_000).await.unwrap();
        stage.quiz.shows("Answer yes or no. One try. Only you see your choice.").await;
        let question = stage.quiz.newest().unwrap();
        stage.bob.clicks("Yes").await.unwrap();
        stage.bob.sees("Correct!").await;
        stage.carol.clicks("No").await.unwrap();
        stage.carol.sees("Incorrect. No tries left.").await;
        stage.story.advance(9 * 3_600_000).await.unwrap();
        stage.quiz.shows("1 of 2 people got it.").await;
        stage.quiz.shows("Chosen: yes 1 · no 1").await;
        let no = question.components.pointer("/0/components/1/custom_id").unwrap().as_str().unwrap();
        stage.story.member("dave").presses(question.id, no).await.unwrap();
        stage.story.member("dave").sees("> no\n    ❌ Incorrect.").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn any_deck_of_terms_is_played_as_multiple_choice() {
    told(async {
        let capitals = [("France", "Paris"), ("Peru", "Lima"), ("Norway", "Oslo"), ("Kenya", "Nairobi")];
        let cards = capitals.map(|(country, capital)| {
            format!(
                "[[cards]]\nid = \"{}\"\nprompt = \"Capital of {country}?\"\nterm = \"{capital}\"\n",
                country.to_lowercase()
            )
        });
        let deck = crate::support::deck(&format!("title = \"Capitals\"\n{}", cards.concat()));
        let stage = Stage::set_with(Setup { decks: vec![deck], ..Setup::default() }).await;
        stage.alice.runs("/quiz start questions:1 style:choice mode:exam").await.unwrap();
        stage.quiz.shows("Choose one. One try. Only you see your choice.").await;
        let shown = stage.story.transcript();
        let asked = capitals.iter().find(|(country, _)| shown.contains(&format!("Capital of {country}?"))).unwrap();
        for (_, capital) in capitals {
            letter_of(&stage, capital);
        }
        stage.bob.clicks(&letter_of(&stage, asked.1)).await.unwrap();
        stage.bob.sees("Correct!").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_deck_with_too_few_similar_cards_is_played_by_typing() {
    told(async {
        let stage = Stage::set_with(Setup::with("river")).await;
        stage.alice.runs("/quiz start questions:1 style:choice").await.unwrap();
        stage.quiz.shows("Type your answer. First correct one wins.").await;
        stage.bob.says("Danube").await.unwrap();
        stage.story.advance(400).await.unwrap();
        stage.quiz.shows("@bob +15 points").await;
        stage.all_is_well();
    })
    .await;
}
