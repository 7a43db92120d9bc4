//! Stories of buttons, menus and forms used by members who may not, and by members to whom a server grants a command.

use std::time::Duration;

use discord_sandbox::driver::Member;
use discord_sandbox::id::MessageId;
use discord_sandbox::world::InteractionResponse;
use serde_json::{Value, json};

use crate::support::{Setup, Stage};

const REFUSED: &str = "Only managers can";

async fn told(story: impl Future<Output = ()>) {
    tokio::time::timeout(Duration::from_secs(90), story).await.expect("a story never needs a minute and a half");
}

/// The custom ids of everything that the bot has posted so far, private replies included.
fn custom_ids(stage: &Stage) -> Vec<String> {
    fn collect(part: &Value, ids: &mut Vec<String>) {
        ids.extend(part.get("custom_id").and_then(Value::as_str).map(str::to_owned));
        let parts = part.get("components").unwrap_or(part).as_array();
        parts.into_iter().flatten().for_each(|part| collect(part, ids));
    }
    let mut ids = Vec::new();
    stage.sandbox.world(|world| world.messages.values().for_each(|message| collect(&message.components, &mut ids)));
    ids
}

fn custom_id(stage: &Stage, name: &str) -> String {
    let ids = custom_ids(stage);
    ids.iter().find(|id| id.starts_with(&format!("{name}:"))).unwrap_or_else(|| panic!("{name} in {ids:?}")).clone()
}

/// The message that shows the button with this custom id.
fn message_with(stage: &Stage, custom_id: &str) -> MessageId {
    stage.sandbox.world(|world| {
        let mut messages = world.messages.values();
        messages.find(|message| message.components.to_string().contains(custom_id)).unwrap().id
    })
}

/// The private reply to a press with this custom id.
async fn presses(stage: &Stage, member: &Member, on: MessageId, custom_id: &str) -> String {
    let Ok(InteractionResponse::Message(answer)) = member.presses(on, custom_id).await else {
        panic!("{custom_id} is answered")
    };
    stage.sandbox.world(|world| world.messages[&answer].content.clone())
}

/// The private reply to a form that the member never opened.
async fn submits(stage: &Stage, member: &Member, custom_id: &str) -> String {
    let field = json!({ "custom_id": "prompt", "label": "What is asked", "value": "Who am I?" });
    let form = json!({ "custom_id": custom_id, "components": [{ "type": 1, "components": [field] }] });
    let Ok(InteractionResponse::Message(answer)) = member.submits(&form, "Who am I?").await else {
        panic!("{custom_id} is answered")
    };
    stage.sandbox.world(|world| world.messages[&answer].content.clone())
}

/// An open appeal, a paused card, a menu of decks, and a server's own deck that can be changed.
async fn with_everything_that_managers_decide(stage: &Stage) {
    let Stage { alice, bob, quiz, .. } = stage;
    let dave = stage.story.member("dave");
    alice.runs("/quiz start questions:1").await.unwrap();
    quiz.shows("Question 1").await;
    bob.says("the Istros").await.unwrap();
    stage.story.advance(31_000).await.unwrap();
    quiz.shows("Time's up").await;
    bob.clicks("Appeal").await.unwrap();
    quiz.shows("@bob answered “the Istros”").await;
    for member in [bob, &dave] {
        member.clicks("Report a problem").await.unwrap();
        member.chooses("What's wrong with this card?", &["The answer is wrong"]).await.unwrap();
    }
    quiz.shows("Card paused").await;
    alice.runs("/deck copy deck:\"Trees & Rivers\" title:Own").await.unwrap();
    alice.sees("Created Own with").await;
    alice.runs("/quiz start").await.unwrap();
    alice.sees("Choose a deck").await;
    alice.runs("/card remove words:vienna").await.unwrap();
    alice.sees("If you meant a different card").await;
}

#[tokio::test]
async fn a_plain_member_cannot_forge_managers_buttons() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        with_everything_that_managers_decide(&stage).await;
        let Stage { alice, bob, quiz, .. } = &stage;
        let on = quiz.newest().unwrap().id;
        for name in ["accept", "reject", "rest", "ask", "undo", "start", "like", "remove"] {
            let forged = custom_id(&stage, name);
            let told = presses(&stage, bob, on, &forged).await;
            assert!(told.starts_with(REFUSED), "{forged}: {told}");
        }
        let told = presses(&stage, bob, on, "drops:0").await;
        assert!(told.starts_with(REFUSED), "drops: {told}");
        for forged in ["add:own", "edit:own:river"] {
            let told = submits(&stage, bob, forged).await;
            assert!(told.starts_with(REFUSED), "{forged}: {told}");
            // A form isn't a button, whoever presses it.
            let told = presses(&stage, alice, on, forged).await;
            assert_eq!(told, "This button no longer works.", "{forged}");
        }
        let undo = custom_id(&stage, "undo");
        assert_eq!(submits(&stage, alice, &undo).await, "This form no longer works.");
        let start = custom_id(&stage, "start");
        assert_eq!(presses(&stage, alice, on, &start).await, "This button no longer works.");

        quiz.never_showed("Appeal accepted");
        quiz.never_showed("Appeal rejected");
        quiz.never_showed("reviewed the reported card");
        quiz.never_showed("@bob starts");
        alice.runs("/deck history deck:Own").await.unwrap();
        alice.sees("copied “Trees & Rivers”").await;
        for change in ["removed “", "added “", "edited “", "undid: "] {
            alice.never_saw(change);
        }
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_member_may_press_buttons_of_the_commands_they_are_granted() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        with_everything_that_managers_decide(&stage).await;
        let Stage { bob, quiz, sandbox, .. } = &stage;
        let on = quiz.newest().unwrap().id;
        let grant = |command: &str| {
            let permission = (command.to_owned(), bob.id().0, true, true);
            sandbox.world(|world| {
                world.guilds.get_mut(&discord_sandbox::world::GUILD).unwrap().command_permissions.push(permission);
            });
        };
        let (accept, undo, ask) = (custom_id(&stage, "accept"), custom_id(&stage, "undo"), custom_id(&stage, "ask"));
        grant("card");
        for refused in [&accept, &ask] {
            let told = presses(&stage, bob, on, refused).await;
            assert!(told.contains("access to `/settings`"), "{refused}: {told}");
        }
        let told = presses(&stage, bob, on, &undo).await;
        assert!(told.starts_with("Undone: "), "{told}");
        grant("settings");
        bob.presses(message_with(&stage, &accept), &accept).await.unwrap();
        quiz.shows("Appeal accepted").await;
        bob.presses(message_with(&stage, &ask), &ask).await.unwrap();
        quiz.shows("@bob reviewed the reported card and resumed it.").await;
        let told = presses(&stage, bob, on, "drops:0").await;
        assert!(told.contains("access to `/drop`"), "{told}");
        stage.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn a_plain_member_is_refused_managers_actions_of_public_commands() {
    told(async {
        let stage = Stage::set_with(Setup::with("river")).await;
        let Stage { bob, sandbox, .. } = &stage;
        let file = stage.database().with_file_name("birds.csv");
        std::fs::write(&file, "prompt,answer\nWhich bird hoots?,the owl\n").unwrap();
        for command in [
            &format!("/deck import file:{}", file.display()),
            "/deck export",
            "/deck copy deck:\"Trees & Rivers\"",
            "/deck rename title:Mine",
            "/deck remove deck:Mine",
            "/deck history",
            "/deck undo",
        ] {
            let Ok(InteractionResponse::Message(answer)) = bob.runs(command).await else {
                panic!("{command} is answered")
            };
            let told = sandbox.world(|world| world.messages[&answer].content.clone());
            assert!(told.starts_with(REFUSED) && told.contains("access to `/card`"), "{command}: {told}");
        }
        bob.runs("/deck list").await.unwrap();
        bob.sees("Trees & Rivers").await;
        bob.never_saw("this server's deck");
        stage.all_is_well();
    })
    .await;
}
