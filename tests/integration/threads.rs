//! Stories of rounds in threads of their own.

use std::time::Duration;

use discord_sandbox::permission;

use crate::support::{DECK, Setup, Stage, deck};

async fn told(story: impl Future<Output = ()>) {
    tokio::time::timeout(Duration::from_secs(90), story).await.expect("a story never needs a minute and a half");
}

const DAY_MS: u64 = 86_400_000;

#[tokio::test]
async fn a_round_runs_in_its_own_thread_and_its_podium_is_shown_in_the_channel() {
    told(async {
        let mut stage = Stage::set_with(Setup::unlimited("river")).await;
        stage.alice.runs("/quiz start questions:1 thread:true").await.unwrap();
        stage.alice.sees("Round started in #Trees & Rivers.").await;
        let thread = stage.story.channel("Trees & Rivers").unwrap();
        thread.shows("Question 1 of 1").await;
        // It survives a restart.
        stage.stop().await;
        stage.start_again().await;
        let bob = stage.bob.in_channel(&thread);
        bob.says("the blue Istros").await.unwrap();
        stage.carol.says("Danube").await.unwrap();
        stage.story.advance(31_000).await.unwrap();
        thread.shows("Time's up").await;
        // Each channel gets its messages on its own, so either may come first.
        stage.story.settle().await.unwrap();
        let [in_thread, in_channel] = [thread.newest(), stage.quiz.newest()].map(Option::unwrap);
        assert!(in_thread.embeds.to_string().contains("Round over"), "{}", in_thread.embeds);
        assert!(in_thread.components.to_string().contains("Play again"), "{}", in_thread.components);
        assert_eq!(in_channel.content, format!("Played in <#{}>:", thread.id));
        assert_eq!(in_channel.embeds, in_thread.embeds);
        assert_eq!(in_channel.components.as_array().map(Vec::len), Some(0));
        stage.quiz.never_showed("Question 1");

        // It's there for as long as answers can be appealed, and Discord archives it after that.
        let is_archived = || stage.sandbox.world(|world| world.is_archived(thread.id));
        stage.story.advance(6 * DAY_MS).await.unwrap();
        assert!(!is_archived());
        bob.clicks("Appeal").await.unwrap();
        stage.alice.in_channel(&thread).clicks("Accept").await.unwrap();
        thread.shows("@bob +10 points").await;
        stage.story.advance(8 * DAY_MS).await.unwrap();
        assert!(is_archived());
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn another_round_in_the_thread_stays_there() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        stage.alice.runs("/quiz start questions:1 thread:true").await.unwrap();
        let thread = stage.story.channel("Trees & Rivers").unwrap();
        let alice = stage.alice.in_channel(&thread);
        thread.shows("Question 1 of 1").await;
        alice.says("Danube").await.unwrap();
        thread.shows("Round over").await;
        alice.clicks("Play again").await.unwrap();
        thread.shows("Question 1 of 1").await;
        alice.runs("/quiz start thread:true").await.unwrap();
        alice.sees("You're already in a thread. Leave out `thread` to play here.").await;
        // A round in the channel itself goes on meanwhile.
        stage.alice.runs("/quiz start questions:1").await.unwrap();
        stage.quiz.shows("Question 1 of 1").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_missing_permission_for_threads_is_named_and_a_menu_keeps_the_wish_for_one() {
    told(async {
        let other =
            "title = \"Stones\"\n[[cards]]\nid = \"a\"\nprompt = \"What is marble made of?\"\nterm = \"calcite\"\n";
        let stones = popquiz::deck::format::read("stones.toml", other.as_bytes()).unwrap();
        let setup = Setup { decks: vec![deck(DECK), stones], ..Setup::default() };
        let stage = Stage::set_with(setup).await;
        let deny = permission::CREATE_PUBLIC_THREADS;
        stage.sandbox.world(|world| world.deny_bot(stage.quiz.id, deny));
        stage.alice.runs("/quiz start thread:true").await.unwrap();
        stage.alice.sees("I need Create Public Threads in #quiz.").await;
        stage.sandbox.world(|world| world.allow_bot(stage.quiz.id, deny));
        stage.alice.runs("/quiz start thread:true").await.unwrap();
        stage.alice.chooses("Choose a deck", &["Stones"]).await.unwrap();
        stage.alice.sees("Round started in #Stones.").await;
        stage.story.channel("Stones").unwrap().shows("What is marble made of?").await;
        stage.all_is_well();
    })
    .await;
}
