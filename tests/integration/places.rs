//! Where the bot plays: threads, and servers that it isn't in.

use std::time::Duration;

use discord_sandbox::permission;

use crate::support::{Setup, Stage};

async fn told(story: impl Future<Output = ()>) {
    tokio::time::timeout(Duration::from_secs(90), story).await.expect("a story never needs a minute and a half");
}

#[tokio::test]
async fn a_thread_asks_for_its_own_permission_and_has_its_channels_rules() {
    told(async {
        let stage = Stage::set_with(Setup::with("river")).await;
        let thread = stage.sandbox.world(|world| world.add_thread(stage.quiz.id, "rivers")).unwrap();
        let thread = stage.story.channel_by_id(thread);
        let alice = stage.alice.in_channel(&thread);
        // Send Messages counts for nothing in a thread.
        stage.sandbox.world(|world| world.deny_bot(stage.quiz.id, permission::SEND_MESSAGES));
        alice.runs("/quiz start questions:1").await.unwrap();
        thread.shows("Question 1").await;
        stage.bob.in_channel(&thread).says("danube").await.unwrap();
        thread.shows("Round over").await;
        stage.sandbox.world(|world| world.deny_bot(stage.quiz.id, permission::SEND_MESSAGES_IN_THREADS));
        alice.runs("/quiz start questions:1").await.unwrap();
        alice.sees("I need Send Messages in Threads in #rivers").await;
        // The same from another channel, by the rules of the thread's channel.
        let general = stage.story.channel("general").unwrap();
        let alice = stage.alice.in_channel(&general);
        alice.runs("/drop add time:09:00 channel:#rivers").await.unwrap();
        alice.sees("I need Send Messages in Threads in #rivers").await;
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn in_a_server_where_only_the_commands_are_it_says_how_to_add_the_bot() {
    told(async {
        let stage = Stage::set_with(Setup::with("river")).await;
        let guild = stage.sandbox.world(|world| *world.guilds.keys().next().unwrap());
        stage.sandbox.remove_bot(guild);
        stage.sandbox.world(|world| world.guilds.get_mut(&guild).unwrap().has_commands_only = true);
        stage.story.settle().await.unwrap();
        stage.alice.runs("/quiz start questions:1").await.unwrap();
        stage.alice.sees("My commands are in this server, but I'm not.").await;
        stage.sandbox.invite_bot(guild);
        stage.story.settle().await.unwrap();
        stage.alice.runs("/quiz start questions:1").await.unwrap();
        stage.quiz.shows("Question 1").await;
    })
    .await;
}
