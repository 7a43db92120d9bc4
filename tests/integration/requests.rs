//! The bot's requests match Discord's own description of its API: routes, ids in paths, and bodies.

use std::collections::BTreeSet;

use discord_sandbox::RecordedRequest;
use serde_json::{Value, json};

use crate::support::openapi::OpenApi;
use crate::support::picture::dot;
use crate::support::{DECK, Setup, Stage, deck};

fn request(method: &str, path: &str, body: Value) -> RecordedRequest {
    RecordedRequest { method: method.into(), path: path.into(), body, status: 200, at: std::time::Instant::now() }
}

/// What the requests so far did, as route and kind of answer.
fn done(openapi: &OpenApi, requests: &[RecordedRequest]) -> BTreeSet<String> {
    let name = |request: &RecordedRequest| {
        let route = openapi.route(request)?;
        Some(match request.body.get("type").filter(|_| route.ends_with("/callback")) {
            Some(kind) => format!("{route} type {kind}"),
            None => route,
        })
    };
    requests.iter().filter_map(name).collect()
}

#[tokio::test]
async fn every_request_of_a_full_tour_matches_discords_api_description() {
    let tour = async {
        let mut trees = deck(DECK);
        trees.media.insert("map.png".into(), dot([9, 9, 9]).into());
        for card in &mut trees.cards {
            (card.image, card.answer_image) = (Some("map.png".into()), Some("map.png".into()));
        }
        let mut stage = Stage::set_with(Setup { decks: vec![trees], ..Setup::default() }).await;
        let Stage { alice, bob, quiz, .. } = &stage;
        alice.runs("/help").await.unwrap();
        for topic in ["Play", "Manage decks and drops", "Run the bot"] {
            alice.chooses("What do you want to do?", &[topic]).await.unwrap();
        }
        alice.runs("/deck list").await.unwrap();
        alice.runs("/deck info deck:trees").await.unwrap();
        alice.runs("/drop list").await.unwrap();
        alice.runs("/drop add time:09:00 ping:Learners").await.unwrap();
        alice.runs("/drop add time:9 days:someday").await.unwrap();
        alice.runs("/leaderboard").await.unwrap();
        bob.types("/lookup words:riv").await.unwrap();
        bob.types("/lookup words:xyzzy").await.unwrap();
        bob.runs("/lookup words:vienna").await.unwrap();
        bob.clicks("Share").await.unwrap();
        alice.runs("/quiz start questions:2").await.unwrap();
        quiz.shows("Question 1 of 2").await;
        bob.answers("Answer", "no idea").await.unwrap();
        bob.says(stage.right_answer()).await.unwrap();
        quiz.shows("reacts ✅").await;
        quiz.shows("Question 2 of 2").await;
        bob.clicks("Skip").await.unwrap();
        alice.runs("/quiz skip").await.unwrap();
        quiz.shows("Round over").await;
        stage.story.advance(60_000).await.unwrap();
        quiz.shows("Today's question").await;
        for number in 0..12 {
            let answer = stage.right_answer();
            stage.story.member(&format!("player{number:02}")).answers("Answer", answer).await.unwrap();
        }
        // Messages sent while the bot was down are fetched.
        alice.runs("/drop add time:09:02 answers:channel open:1h").await.unwrap();
        stage.story.advance(60_000).await.unwrap();
        quiz.shows("Today's question").await;
        stage.stop().await;
        stage.start_again().await;
        stage.story.advance(9 * 3_600_000).await.unwrap();
        stage.quiz.shows("Time's up").await;
        stage.alice.runs("/leaderboard").await.unwrap();
        stage.alice.clicks("Next").await.unwrap();
        stage.all_is_well();
        stage
    };
    let stage = tokio::time::timeout(std::time::Duration::from_secs(120), tour).await.expect("the tour ends");

    let Some(openapi) = OpenApi::get() else { return };
    // Otherwise, a bot that does nothing would pass this test.
    let done = done(openapi, &stage.sandbox.requests());
    let with_files = |request: &RecordedRequest| request.body.get("attachments").is_some();
    assert!(stage.sandbox.requests().iter().any(with_files), "no image was ever sent");
    for route in [
        "GET /applications/@me",
        "GET /channels/{channel_id}/messages",
        "PATCH /channels/{channel_id}/messages/{message_id}",
        "POST /channels/{channel_id}/messages",
        "POST /interactions/{interaction_id}/{interaction_token}/callback type 4",
        "POST /interactions/{interaction_id}/{interaction_token}/callback type 7",
        "POST /interactions/{interaction_id}/{interaction_token}/callback type 8",
        "POST /interactions/{interaction_id}/{interaction_token}/callback type 9",
        "PUT /applications/{application_id}/commands",
        "PUT /channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/@me",
    ] {
        assert!(done.contains(route), "{route} was never sent; what was:\n{done:#?}");
    }
}

#[test]
fn requests_that_discord_does_not_describe_are_noticed() {
    let Some(openapi) = OpenApi::get() else { return };
    let post = |body: Value| request("POST", "/channels/10/messages", body);
    let callback = |body: Value| request("POST", "/interactions/10/token/callback", body);
    let button = |fields: Value| {
        let mut button = json!({ "type": 2, "style": 1, "label": "Answer", "custom_id": "a" });
        button.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        post(json!({ "components": [{ "type": 1, "components": [button] }] }))
    };
    let with_file = |file: Value| {
        let embed = json!({ "title": "t", "image": { "url": "attachment://question.png" } });
        post(json!({ "embeds": [embed], "attachments": [file] }))
    };
    let input = json!({ "type": 4, "custom_id": "text", "style": 1, "label": "Your answer" });
    let modal = |title: &str| {
        let rows = json!([{ "type": 1, "components": [input] }]);
        callback(json!({ "type": 9, "data": { "custom_id": "m", "title": title, "components": rows } }))
    };
    let command =
        |name: &str| request("PUT", "/applications/1/commands", json!([{ "name": name, "description": "d" }]));

    for right in [
        post(json!({ "content": "hello", "nonce": "n", "enforce_nonce": true, "allowed_mentions": { "parse": [] } })),
        button(json!({})),
        modal("Your answer"),
        with_file(json!({ "id": "0", "filename": "question.png", "description": "Question image" })),
        callback(json!({ "type": 8, "data": { "choices": [{ "name": "a", "value": "b" }] } })),
        command("quiz"),
        request("GET", "/users/@me", Value::Null),
    ] {
        assert_eq!(openapi.complaints(&right), Vec::<String>::new(), "{right:?}");
    }

    for (wrong, where_and_why) in [
        (request("POST", "/channels/10/message", json!({})), "no such route"),
        (request("DELETE", "/channels/10/messages", Value::Null), "no such route"),
        (request("GET", "/channels/quiz", Value::Null), "channel_id in the path"),
        (request("POST", "/channels/10/messages", Value::Null), "the body is missing"),
        (request("PUT", "/channels/10/messages/11/reactions/x/@me", json!({})), "takes no body"),
        (post(json!("hello")), "object"),
        (post(json!({ "content": 5 })), "/content"),
        (post(json!({ "content": "hi", "allowed_mention": { "parse": [] } })), "'allowed_mention' was unexpected"),
        (post(json!({ "content": "hi", "nonce": "x".repeat(26) })), "/nonce"),
        (post(json!({ "embeds": [{ "title": "t".repeat(257) }] })), "/embeds/0/title"),
        (post(json!({ "embeds": vec![json!({ "title": "t" }); 11] })), "/embeds"),
        (button(json!({ "label": "l".repeat(81) })), "/components/0/components/0/label"),
        (button(json!({ "custom_id": "i".repeat(101) })), "/components/0/components/0/custom_id"),
        (button(json!({ "style": 9 })), "/components/0/components/0/style"),
        (modal(&"t".repeat(46)), "/data/title"),
        (with_file(json!({ "filename": "question.png" })), "\"id\" is a required property"),
        (with_file(json!({ "id": "first", "filename": "question.png" })), "/attachments/0/id"),
        (with_file(json!({ "id": "0", "description": "d".repeat(1_025) })), "/attachments/0/description"),
        (with_file(json!({ "id": "0", "file_name": "question.png" })), "'file_name' was unexpected"),
        (
            callback(json!({ "type": 8, "data": { "choices": vec![json!({ "name": "a", "value": "b" }); 26] } })),
            "/data/choices",
        ),
        (callback(json!({ "type": 3 })), "not valid under any"),
        (command(&"n".repeat(33)), "/0/name"),
    ] {
        let complaints = openapi.complaints(&wrong);
        assert!(
            complaints.iter().any(|it| it.contains(where_and_why)),
            "{wrong:?}\nshould say {where_and_why}: {complaints:#?}"
        );
    }
}
