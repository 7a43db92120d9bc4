//! Stories of members in their direct messages with the bot.

use std::time::Duration;

use discord_sandbox::driver::Member;
use discord_sandbox::id::GuildId;
use discord_sandbox::world::GUILD;
use popquiz::store::Store as _;

use crate::support::{Setup, Stage};

async fn told(story: impl Future<Output = ()>) {
    tokio::time::timeout(Duration::from_secs(90), story).await.expect("a story never needs a minute and a half");
}

const CLUB: GuildId = GuildId(GUILD.0 + 5_000);

/// A second server, with these members.
async fn with_club(stage: &Stage, members: &[&Member]) {
    stage.sandbox.world(|world| {
        world.add_guild(CLUB, "River club", &["rivers"]);
        for member in members {
            world.join(CLUB, member.id());
        }
    });
    stage.sandbox.invite_bot(CLUB);
    stage.story.settle().await.unwrap();
}

/// The bot answered interactions, and wrote nothing else.
fn the_bot_wrote_to_nobody(stage: &Stage) {
    let requests = stage.sandbox.requests();
    let writes = |path: &str| path == "/users/@me/channels" || path.starts_with("/channels/");
    let unasked: Vec<&str> = requests.iter().map(|request| request.path.as_str()).filter(|path| writes(path)).collect();
    assert_eq!(unasked, [""; 0]);
}

#[tokio::test]
async fn a_member_practices_in_direct_messages() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        let bob = stage.bob.directly();
        // They accept no messages from the bot, which doesn't write any.
        stage.sandbox.world(|world| world.accept_direct_messages(bob.id(), false));
        bob.runs("/practice").await.unwrap();
        bob.sees("Which river flows through Vienna?").await;
        bob.answers("Answer", "Istros").await.unwrap();
        bob.sees("Answer: Danube").await;
        bob.clicks("I was right").await.unwrap();
        bob.sees("Appeal sent to the managers.").await;
        bob.clicks("See results").await.unwrap();
        bob.sees("You got 0 of 1 right.").await;
        bob.runs("/stats").await.unwrap();
        bob.sees("0 of 1 question correct").await;
        bob.runs("/lookup words:vienna").await.unwrap();
        bob.sees("Danube").await;
        assert!(bob.clicks("Share").await.is_err(), "nobody else is there");
        assert_eq!(bob.types("/practice deck:riv").await.unwrap()[0].0, "Trees & Rivers");
        let refused = bob.runs("/quiz start").await.unwrap_err();
        assert_eq!(refused, "you can't use /quiz here: Discord doesn't show it to you");
        let refused = bob.uses("Make a card", bob.says("hi").await.unwrap()).await.unwrap_err();
        assert_eq!(refused, "you can't use Make a card here: Discord doesn't show it to you");
        stage.alice.never_saw("Which river flows through Vienna?");
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn the_bot_asks_once_which_servers_decks_to_use() {
    told(async {
        let mut stage = Stage::set_with(Setup::unlimited("river")).await;
        with_club(&stage, &[&stage.bob]).await;
        let bob = stage.bob.directly();
        bob.runs("/practice").await.unwrap();
        bob.sees("Which server's decks do you want to use?").await;
        bob.chooses("Choose a server", &["River club"]).await.unwrap();
        bob.sees("Which river flows through Vienna?").await;
        bob.clicks("Stop").await.unwrap();

        // Carol is in one of them only.
        let carol = stage.carol.directly();
        carol.runs("/practice").await.unwrap();
        carol.sees("Which river flows through Vienna?").await;
        carol.never_saw("Choose a server");
        the_bot_wrote_to_nobody(&stage);
        stage.all_is_well();

        stage.stop().await;
        stage.start_again().await;
        let bob = stage.bob.directly();
        bob.runs("/stats").await.unwrap();
        bob.sees("No results yet.").await;
        bob.runs("/help").await.unwrap();
        bob.sees("/practice Practice cards on your own.").await;
        bob.sees("You're using the decks of River club.").await;
        let own = stage.sandbox.world(|world| world.guilds[&GUILD].name.clone());
        bob.chooses("Choose a server", &[&own]).await.unwrap();
        bob.sees(&format!("You're using the decks of {own}.")).await;
        let chosen = stage.store.member_servers(popquiz::id::UserId(bob.id().0)).await.unwrap().chosen;
        assert_eq!(chosen.map(|guild| guild.0), Some(GUILD.0));
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_server_decides_whether_its_decks_are_used_in_direct_messages() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        with_club(&stage, &[&stage.bob]).await;
        let (alice, bob) = (&stage.alice, stage.bob.directly());
        alice.runs("/settings change direct_messages:off").await.unwrap();
        alice.sees("This server's decks can't be used in direct messages.").await;
        bob.runs("/practice").await.unwrap();
        bob.sees("Which river flows through Vienna?").await;
        bob.runs("/help").await.unwrap();
        bob.sees("You're using the decks of River club.").await;

        // Whoever leaves the server can't use its decks any longer.
        stage.sandbox.world(|world| world.guilds.get_mut(&CLUB).unwrap().members.remove(&bob.id()));
        bob.runs("/practice").await.unwrap();
        bob.sees("We don't share a server that lets its decks be used in direct messages.").await;
        bob.runs("/help").await.unwrap();
        bob.sees("Choose a server below. If none is listed, none of the servers we share allows this.").await;
        alice.runs("/settings change direct_messages:on").await.unwrap();
        alice.sees("Members can practice this server's decks in direct messages with me.").await;
        bob.runs("/practice").await.unwrap();
        bob.sees("Which river flows through Vienna?").await;
        stage.all_is_well();
    })
    .await;
}
