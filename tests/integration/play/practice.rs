//! Stories of members who practice alone.

use discord_sandbox::driver::Member;
use discord_sandbox::id::MessageId;
use discord_sandbox::world::{InteractionResponse, Message};

use super::told;
use crate::support::{Setup, Stage, deck, deck_of, right_answer_to};

const OVER: &str = "This practice has ended. Start another one with `/practice`.";

/// The newest private message that a member has here.
fn private(stage: &Stage, member: &Member) -> Message {
    let is_theirs = |message: &&Message| message.only_for == Some(member.id());
    stage
        .sandbox
        .world(|world| world.messages.values().filter(is_theirs).max_by_key(|message| message.id).cloned())
        .unwrap()
}

/// The title and the text of a message.
fn text(message: &Message) -> String {
    let part = |name: &str| message.embeds.pointer(name).and_then(|text| text.as_str()).unwrap_or_default().to_owned();
    format!("{}\n{}\n{}", message.content, part("/0/title"), part("/0/description"))
}

/// The custom ids of a message's buttons.
fn buttons(message: &Message) -> Vec<String> {
    let rows = message.components.as_array().into_iter().flatten();
    let buttons = rows.filter_map(|row| row.get("components")?.as_array()).flatten();
    buttons.filter_map(|button| button.get("custom_id")?.as_str().map(str::to_owned)).collect()
}

fn button(message: &Message, name: &str) -> String {
    buttons(message).into_iter().find(|id| id.starts_with(&format!("{name}:"))).unwrap()
}

/// The private reply to a press, or the message that it changed.
async fn presses(stage: &Stage, member: &Member, on: MessageId, custom_id: &str) -> String {
    let answer = match member.presses(on, custom_id).await.unwrap() {
        InteractionResponse::Message(answer) => answer,
        _ => on,
    };
    stage.sandbox.world(|world| text(&world.messages[&answer]))
}

/// Answers the card that the member's newest message shows, with a tap if it's answered that way.
async fn answers_right(stage: &Stage, member: &Member) {
    let asked = private(stage, member).embeds.to_string();
    match right_answer_to(&asked) {
        "yes" => drop(member.clicks("Yes").await.unwrap()),
        right => drop(member.answers("Answer", right).await.unwrap()),
    }
    member.sees("Correct!").await;
}

#[tokio::test]
async fn a_member_practices_a_deck_alone_and_it_counts_for_their_stats_only() {
    told(async {
        let stage = Stage::set().await;
        let (bob, quiz) = (&stage.bob, &stage.quiz);
        bob.runs("/practice").await.unwrap();
        let mut prompts = Vec::new();
        for number in 1..=4 {
            bob.sees(&format!("Card {number} of 4")).await;
            let asked = private(&stage, bob);
            prompts.push(asked.embeds.pointer("/0/title").unwrap().to_string());
            answers_right(&stage, bob).await;
            let shown = text(&private(&stage, bob));
            assert!(shown.contains("**Answer:**"), "{shown}");
            assert_eq!(private(&stage, bob).id, asked.id, "it's one message");
            bob.clicks(if number < 4 { "Next" } else { "See results" }).await.unwrap();
        }
        bob.sees("You got 4 of 4 right.").await;
        prompts.sort();
        prompts.dedup();
        assert_eq!(prompts.len(), 4, "no card came twice");
        assert_eq!(buttons(&private(&stage, bob)), [""; 0]);
        quiz.never_showed("Vienna");
        stage.carol.never_saw("Card 1 of 4");

        bob.runs("/stats").await.unwrap();
        bob.sees("4 of 4 questions correct · 100% accuracy").await;
        bob.runs("/leaderboard").await.unwrap();
        quiz.shows("Nobody has any points yet.").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_member_goes_over_the_cards_that_they_missed_until_they_know_them() {
    told(async {
        let stage = Stage::set().await;
        let bob = &stage.bob;
        bob.runs("/practice cards:missed").await.unwrap();
        bob.sees("You have no missed cards to go over.").await;
        bob.runs("/practice").await.unwrap();
        let mut missed = Vec::new();
        for number in 1..=4 {
            bob.sees(&format!("Card {number} of 4")).await;
            let prompt = private(&stage, bob).embeds.pointer("/0/title").unwrap().as_str().unwrap().to_owned();
            match prompt.as_str() {
                "Which river flows through Vienna?" => {
                    bob.answers("Answer", "the Rhine").await.unwrap();
                    bob.sees("> the Rhine\n    ❌ Incorrect.").await;
                    let shown = text(&private(&stage, bob));
                    assert!(shown.contains("**Danube**\n-# Also through Bratislava"), "{shown}");
                    missed.push(prompt);
                }
                "Name three conifers." => {
                    bob.clicks("I don't know").await.unwrap();
                    let shown = text(&private(&stage, bob));
                    assert!(shown.contains("- spruce\n- pine\n- larch"), "{shown}");
                    assert!(!buttons(&private(&stage, bob)).iter().any(|id| id.starts_with("appeal")));
                    missed.push(prompt);
                }
                _ => answers_right(&stage, bob).await,
            }
            bob.clicks(if number < 4 { "Next" } else { "See results" }).await.unwrap();
        }
        bob.sees("You got 2 of 4 right.").await;
        let result = text(&private(&stage, bob));
        let again = result.split_once("Look at these again").unwrap().1;
        assert!(
            missed.iter().all(|prompt| again.contains(prompt.trim_end_matches('.'))) && !again.contains("larch lose"),
            "{again}"
        );

        bob.runs("/practice cards:missed").await.unwrap();
        for number in 1..=2 {
            bob.sees(&format!("Card {number} of 2")).await;
            // Of two cards that were missed as often, the one that was missed last comes first.
            let shown = text(&private(&stage, bob));
            assert!(shown.contains(&missed[2 - number]), "{shown}");
            answers_right(&stage, bob).await;
            bob.clicks(if number < 2 { "Next" } else { "See results" }).await.unwrap();
        }
        bob.runs("/practice deck:\"Trees & Rivers\" cards:missed").await.unwrap();
        bob.sees("You have no missed cards to go over.").await;
        bob.runs("/stats").await.unwrap();
        bob.sees("4 of 6 questions correct").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn an_accepted_appeal_counts_for_stats_and_teaches_the_card_but_gives_no_points() {
    told(async {
        let stage = Stage::set_with(Setup::with("river")).await;
        let Stage { alice, bob, quiz, .. } = &stage;
        bob.runs("/practice").await.unwrap();
        bob.answers("Answer", "the big one in Austria").await.unwrap();
        bob.sees("Incorrect.").await;
        bob.clicks("I was right").await.unwrap();
        bob.sees("Appeal sent to the managers. If they decide within the next 10 minutes, you'll see it here.").await;
        alice.clicks("Accept").await.unwrap();
        bob.sees("was accepted.").await;
        bob.clicks("See results").await.unwrap();
        bob.sees("You got 1 of 1 right.").await;
        bob.runs("/stats").await.unwrap();
        bob.sees("1 of 1 question correct").await;
        bob.runs("/leaderboard").await.unwrap();
        quiz.shows("Nobody has any points yet.").await;
        bob.runs("/practice").await.unwrap();
        bob.answers("Answer", "the big one in Austria").await.unwrap();
        bob.sees("Correct!").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_deck_is_chosen_from_a_menu_and_a_new_practice_replaces_the_one_before() {
    told(async {
        let mut other =
            deck("title = \"Stars\"\n[[cards]]\nid = \"sun\"\nprompt = \"Our star?\"\nterm = \"the Sun\"\n");
        other.id = popquiz_deck::DeckId("stars".into());
        let stage = Stage::set_with(Setup { decks: vec![deck_of("river"), other], ..Setup::default() }).await;
        let bob = &stage.bob;
        bob.runs("/practice").await.unwrap();
        bob.chooses("Choose a deck", &["Stars"]).await.unwrap();
        bob.sees("Our star?").await;
        let first = private(&stage, bob);
        bob.runs("/practice deck:\"Trees & Rivers\"").await.unwrap();
        bob.sees("Card 1 of 1").await;
        let second = private(&stage, bob);
        for name in ["try", "pass", "end"] {
            assert!(presses(&stage, bob, first.id, &button(&first, name)).await.contains(OVER), "{name}");
        }
        // Somebody else's practice isn't theirs to go on with.
        stage.carol.runs("/practice deck:Stars").await.unwrap();
        for name in ["try", "pass", "end"] {
            let shown = private(&stage, &stage.carol);
            assert!(presses(&stage, &stage.carol, shown.id, &button(&second, name)).await.contains(OVER), "{name}");
        }
        bob.answers("Answer", "the Danube").await.unwrap();
        bob.sees("Correct!").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_restart_in_the_middle_loses_no_answer_and_repeats_no_card() {
    told(async {
        let mut stage = Stage::set().await;
        stage.bob.runs("/practice").await.unwrap();
        let mut prompts = Vec::new();
        let mut before = None;
        for number in 1..=4 {
            let shown = private(&stage, &stage.bob);
            prompts.push(shown.embeds.pointer("/0/title").unwrap().to_string());
            answers_right(&stage, &stage.bob).await;
            stage.stop().await;
            stage.start_again().await;
            // Where a reply was lost, an earlier card is still shown; pressed again, it shows how things stand.
            if let Some(pass) = before.replace(button(&shown, "pass")) {
                presses(&stage, &stage.bob, shown.id, &pass).await;
            }
            presses(&stage, &stage.bob, shown.id, &button(&shown, "pass")).await;
            let now = text(&private(&stage, &stage.bob));
            assert!(now.contains("Correct!") && now.contains("**Answer:**"), "{now}");
            stage.bob.clicks(if number < 4 { "Next" } else { "See results" }).await.unwrap();
        }
        stage.bob.sees("You got 4 of 4 right.").await;
        prompts.sort();
        prompts.dedup();
        assert_eq!(prompts.len(), 4);
        stage.bob.runs("/stats").await.unwrap();
        stage.bob.sees("4 of 4 questions correct").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_card_that_is_open_in_the_server_is_not_practiced() {
    told(async {
        let stage = Stage::set_with(Setup::with("river")).await;
        let Stage { alice, bob, carol, quiz, .. } = &stage;
        // Both have been shown the card, and one has had the answer, before it's asked of everybody.
        bob.runs("/practice").await.unwrap();
        carol.runs("/practice").await.unwrap();
        carol.clicks("I don't know").await.unwrap();
        let answered = private(&stage, carol);
        let InteractionResponse::Modal(form) = bob.clicks("Answer").await.unwrap() else { panic!("a form opens") };
        alice.runs("/quiz start questions:1 seconds:60").await.unwrap();
        quiz.shows("Question 1 of 1").await;

        bob.submits(&form, "the Danube").await.unwrap();
        bob.sees("1 card was left out because it's paused or being asked in this server.").await;
        bob.never_saw("Correct!");
        bob.never_saw("Bratislava");
        let shown = presses(&stage, carol, answered.id, &button(&answered, "end").replace("end", "read")).await;
        assert!(shown.contains("its answer is hidden") && !shown.contains("Danube"), "{shown}");
        presses(&stage, carol, answered.id, &button(&answered, "end")).await;
        assert!(!text(&private(&stage, carol)).contains("Danube"));
        bob.runs("/practice").await.unwrap();
        bob.sees("None of these cards can be practiced right now").await;

        bob.says("Danube").await.unwrap();
        quiz.shows("Correct!").await;
        quiz.shows("Round over").await;
        bob.runs("/practice").await.unwrap();
        bob.sees("Card 1 of 1").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn cards_that_an_exam_may_ask_are_not_practiced_until_it_is_over() {
    told(async {
        let stage = Stage::set().await;
        let Stage { alice, bob, quiz, .. } = &stage;
        alice.runs("/quiz start mode:exam tags:trees questions:2 seconds:60").await.unwrap();
        quiz.shows("Question 1 of 2").await;
        // Only one card isn't about trees.
        bob.runs("/practice").await.unwrap();
        bob.sees("Which river flows through Vienna?").await;
        answers_right(&stage, bob).await;
        bob.clicks(if buttons(&private(&stage, bob)).iter().any(|id| id.starts_with("next")) {
            "Next"
        } else {
            "See results"
        })
        .await
        .unwrap();
        bob.sees("You got 1 of 1 right.").await;
        alice.runs("/quiz stop").await.unwrap();
        quiz.shows("Round over").await;
        bob.runs("/practice").await.unwrap();
        bob.sees("Card 1 of 4").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_practice_ends_after_an_hour_without_an_answer() {
    told(async {
        let stage = Stage::set_with(Setup::with("river")).await;
        let bob = &stage.bob;
        bob.runs("/practice").await.unwrap();
        let shown = private(&stage, bob);
        stage.story.advance(59 * 60_000).await.unwrap();
        let InteractionResponse::Modal(form) = bob.clicks("Answer").await.unwrap() else { panic!("a form opens") };
        stage.story.advance(2 * 60_000).await.unwrap();
        let InteractionResponse::Message(reply) = bob.submits(&form, "Danube").await.unwrap() else {
            panic!("a reply")
        };
        let reply = stage.sandbox.world(|world| world.messages[&reply].content.clone());
        assert_eq!(reply, OVER);
        assert!(presses(&stage, bob, shown.id, &button(&shown, "pass")).await.contains(OVER));
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn members_see_download_and_delete_what_is_stored_of_their_practice() {
    told(async {
        let stage = Stage::set().await;
        let bob = &stage.bob;
        bob.runs("/practice").await.unwrap();
        answers_right(&stage, bob).await;
        let shown = private(&stage, bob);
        bob.runs("/privacy show").await.unwrap();
        bob.sees("1 answer, with its question").await;
        bob.sees("1 practice that you haven't finished").await;
        bob.runs("/privacy delete").await.unwrap();
        bob.clicks("Delete my data and points").await.unwrap();
        bob.sees("Your data has been deleted.").await;
        assert!(presses(&stage, bob, shown.id, &button(&shown, "end")).await.contains(OVER));
        bob.runs("/privacy show").await.unwrap();
        bob.sees("0 answers").await;
        bob.runs("/stats").await.unwrap();
        bob.sees("No results yet.").await;
        stage.all_is_well();
    })
    .await;
}

/// The prompt of the card that the member's newest message shows.
fn prompt(stage: &Stage, member: &Member) -> String {
    private(stage, member).embeds.pointer("/0/title").unwrap().as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_review_asks_members_the_cards_that_help_them_and_is_done_for_today_after_five() {
    told(async {
        let stage = Stage::set().await;
        let (bob, carol) = (&stage.bob, &stage.carol);
        // There are four cards; Bob doesn't know the first one.
        bob.runs("/review").await.unwrap();
        bob.sees("Card 1 of 4").await;
        let missed = prompt(&stage, bob);
        bob.clicks("I don't know").await.unwrap();
        for number in 2..=4 {
            bob.clicks("Next").await.unwrap();
            bob.sees(&format!("Card {number} of 4")).await;
            answers_right(&stage, bob).await;
        }
        bob.clicks("See results").await.unwrap();
        bob.sees("You got 3 of 4 right.").await;
        bob.sees("Refreshed: 0 · New: 4").await;
        bob.sees("Cards answered today: 4 (goal: 5)").await;
        bob.sees("The next card is due in").await;
        let result = private(&stage, bob);
        bob.presses(result.id, &button(&result, "review")).await.unwrap();
        bob.sees("You've answered all of these cards today.").await;

        // Carol starts with the card that Bob didn't know, because she's least likely to know it, too.
        carol.runs("/review deck:\"Trees & Rivers\"").await.unwrap();
        carol.sees("Card 1 of 4").await;
        assert_eq!(prompt(&stage, carol), missed);

        // Weeks later, all of them have faded.
        stage.story.advance(30 * 86_400_000).await.unwrap();
        bob.runs("/review").await.unwrap();
        bob.sees("Card 1 of 4").await;
        for number in 1..=4 {
            answers_right(&stage, bob).await;
            bob.clicks(if number < 4 { "Next" } else { "See results" }).await.unwrap();
        }
        bob.sees("Refreshed: 4 · New: 0").await;
        bob.runs("/privacy show").await.unwrap();
        bob.sees("how well you remember 4 cards").await;
        stage.all_is_well();
    })
    .await;
}
