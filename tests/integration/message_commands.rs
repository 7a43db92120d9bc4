//! Stories of the commands in the menu of a message.

use std::time::Duration;

use discord_sandbox::world::InteractionResponse;

use crate::support::{Setup, Stage};

async fn told(story: impl Future<Output = ()>) {
    tokio::time::timeout(Duration::from_secs(90), story).await.expect("a story never needs a minute and a half");
}

const APPEAL: &str = "This should have counted";
const MAKE_CARD: &str = "Make a card";

#[tokio::test]
async fn an_answer_is_appealed_from_its_own_menu() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        let Stage { alice, bob, carol, quiz, .. } = &stage;
        let before = bob.says("hi all").await.unwrap();
        alice.runs("/quiz start questions:1").await.unwrap();
        quiz.shows("Question 1").await;
        let wrong = bob.says("the blue Istros").await.unwrap();
        let right = carol.says("the Danube").await.unwrap();
        quiz.shows("Round over").await;

        carol.uses(APPEAL, wrong).await.unwrap();
        carol.sees("You can only appeal your own answers").await;
        carol.uses(APPEAL, right).await.unwrap();
        carol.sees("That answer already got full credit.").await;
        bob.uses(APPEAL, before).await.unwrap();
        bob.sees("I didn't take that message as an answer, or it's too old to appeal.").await;
        bob.uses(APPEAL, quiz.newest().unwrap().id).await.unwrap();
        bob.sees("You can only appeal your own answers").await;

        bob.speaks("de");
        bob.uses("Das hätte zählen müssen", wrong).await.unwrap();
        bob.sees("Dein Einspruch liegt jetzt bei der Quizleitung.").await;
        quiz.shows("@bob answered “the blue Istros”").await;
        bob.speaks("en-US");
        bob.uses(APPEAL, wrong).await.unwrap();
        bob.sees("You've already appealed this answer.").await;
        alice.clicks("Accept").await.unwrap();
        quiz.shows("@bob +10 points").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_manager_makes_a_card_of_a_message() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        let Stage { alice, bob, quiz, .. } = &stage;
        let asked = bob.says("Which river flows through Linz?").await.unwrap();
        let refused = bob.uses(MAKE_CARD, asked).await.unwrap_err();
        assert_eq!(refused, "you can't use Make a card here: Discord doesn't show it to you");
        alice.uses(MAKE_CARD, asked).await.unwrap();
        alice.sees("comes with the bot").await;

        alice.runs("/deck copy deck:trees title:Ours").await.unwrap();
        let InteractionResponse::Modal(form) = alice.uses(MAKE_CARD, asked).await.unwrap() else {
            panic!("with one deck of the server's, the form opens at once")
        };
        assert_eq!(form.pointer("/components/0/components/0/value").unwrap(), "Which river flows through Linz?");
        alice.fills(&form, &[("answer", "Danube")]).await.unwrap();
        alice.sees("Which river flows through Linz? (term)").await;

        alice.runs("/deck copy deck:Ours title:Theirs").await.unwrap();
        alice.uses(MAKE_CARD, asked).await.unwrap();
        let chosen = alice.chooses("Choose a deck", &["Theirs"]).await.unwrap();
        let InteractionResponse::Modal(form) = chosen else { panic!("the form opens once the deck is chosen") };
        assert_eq!(form.pointer("/components/0/components/0/value").unwrap(), "Which river flows through Linz?");
        alice.fills(&form, &[("answer", "Danube")]).await.unwrap();
        alice.runs("/deck info deck:Theirs").await.unwrap();
        alice.sees("Theirs\n    3 cards").await;

        // A message that is only an embed.
        alice.runs("/leaderboard").await.unwrap();
        alice.uses(MAKE_CARD, quiz.newest().unwrap().id).await.unwrap();
        alice.sees("That message has no text. Choose one that has some.").await;
        stage.all_is_well();
    })
    .await;
}
