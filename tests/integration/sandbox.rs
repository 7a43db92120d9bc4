//! What the sandbox takes from people and hands to a bot, seen with a bot that is not Popquiz: uploaded files, and
//! choices in menus.

use std::time::Duration;

use discord_sandbox::driver::{Member, Story};
use discord_sandbox::permission;
use discord_sandbox::{Options, Sandbox};
use popquiz::discord::egress::FetchError;
use popquiz::discord::interaction::Attachment;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use crate::support::helper_bot::{HelperBot, MOST};

const LARGEST: usize = 10 * 1024 * 1024;

struct Stage {
    sandbox: Sandbox,
    bot: HelperBot,
    alice: Member,
    folder: tempfile::TempDir,
}

async fn set() -> Stage {
    let sandbox = Sandbox::start(Options { rate_limits: false, ..popquiz::sandbox::options() }).await.unwrap();
    let bot = HelperBot::start(&sandbox).await;
    let alice = Story::new(&sandbox, None).member("alice");
    Stage { sandbox, bot, alice, folder: tempfile::tempdir().unwrap() }
}

impl Stage {
    fn file(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path.display().to_string()
    }
}

async fn told(story: impl Future<Output = ()>) {
    tokio::time::timeout(Duration::from_secs(30), story).await.expect("a story takes seconds");
}

#[tokio::test]
async fn a_file_attached_to_a_command_reaches_the_bot() {
    told(async {
        let stage = set().await;
        let path = stage.file("my deck.toml", b"title = \"Rivers\"");
        stage.alice.runs(&format!("/count file:{path}")).await.unwrap();
        stage.alice.sees("my_deck.toml has 16 bytes: title = \"Rivers\"").await;
        let quoted = stage.file("other deck.toml", b"x");
        stage.alice.runs(&format!("/count file:\"{quoted}\" note:again")).await.unwrap();
        stage.alice.sees("other_deck.toml has 1 bytes: x").await;
        assert_eq!(stage.sandbox.invalid_requests(), []);
    })
    .await;
}

#[tokio::test]
async fn an_unavailable_or_oversized_file_is_refused_with_a_reason() {
    told(async {
        let stage = set().await;
        let refused = stage.alice.runs("/count file:/no/such/file").await.unwrap_err();
        assert!(refused.contains("cannot read the file /no/such/file"), "{refused}");
        let refused = stage.alice.runs("/count file:/dev/zero").await.unwrap_err();
        assert!(refused.contains("is not a file"), "{refused}");
        let refused = stage.alice.runs("/count note:x").await.unwrap_err();
        assert!(refused.contains("“file” is required"), "{refused}");
        let path = stage.file("large.toml", &vec![b'x'; LARGEST + 1]);
        let refused = stage.alice.runs(&format!("/count file:{path}")).await.unwrap_err();
        assert!(refused.contains("larger than 10 MB"), "{refused}");
        let path = stage.file("longer.toml", &vec![b'x'; MOST + 1]);
        stage.alice.runs(&format!("/count file:{path}")).await.unwrap();
        stage.alice.sees("longer.toml: the file is larger than 1000 bytes").await;
    })
    .await;
}

#[tokio::test]
async fn a_client_uploads_files_with_an_interaction() {
    told(async {
        let stage = set().await;
        let token = stage.sandbox.page_url().split_once("token=").unwrap().1.to_owned();
        let client = reqwest::Client::new();
        let channel = stage.sandbox.world(|world| world.channel_named("quiz").unwrap());
        let run = async |index: &str, bytes: Vec<u8>| {
            let data = json!({
                "name": "count", "type": 1, "options": [{ "name": "file", "type": 11, "value": index }],
                "attachments": [{ "id": "0", "filename": "sent.txt" }],
            });
            let payload = json!({ "type": 2, "channel_id": channel.to_string(), "nonce": "1", "data": data });
            let form = Form::new().text("payload_json", payload.to_string());
            let form = form.part("files[0]", Part::bytes(bytes).file_name("sent.txt"));
            let url = format!("{}/interactions", stage.sandbox.api_url());
            let sent = client.post(url).header("authorization", format!("{token}.alice")).multipart(form);
            let answer = sent.send().await.unwrap();
            (answer.status().as_u16(), answer.json::<serde_json::Value>().await.unwrap_or_default())
        };
        assert_eq!(run("0", b"hello".to_vec()).await.0, 204);
        stage.alice.sees("sent.txt has 5 bytes: hello").await;
        let (status, answer) = run("0", vec![0; LARGEST + 1]).await;
        assert_eq!((status, &answer["code"]), (413, &json!(40005)), "one file is too large");
        let (status, answer) = run("0", vec![0; 3 * LARGEST]).await;
        assert_eq!((status, &answer["code"]), (413, &json!(40005)), "the whole request is too large");
        let (status, answer) = run("1", b"hello".to_vec()).await;
        assert_eq!((status, &answer["message"]), (400, &json!("The upload failed. Choose the file again.")));
    })
    .await;
}

#[tokio::test]
async fn a_file_is_fetched_only_from_where_discord_keeps_files() {
    told(async {
        let stage = set().await;
        let other = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let fetch = async |url: String, size| {
            stage.bot.egress.fetch(&Attachment { name: "x".into(), size, url }, MOST).await.map(drop)
        };
        let elsewhere = format!("http://{}/attachments/1/x?hm=1", other.local_addr().unwrap());
        assert_eq!(fetch(elsewhere, 1).await, Err(FetchError::Elsewhere));
        assert!(
            tokio::time::timeout(Duration::from_millis(50), other.accept()).await.is_err(),
            "nothing is even asked there"
        );
        let here = stage.sandbox.api_url().replace("/api/v10", "/attachments/1000000000000000500/x.txt");
        assert_eq!(fetch(format!("{here}?hm=0"), 1).await, Err(FetchError::Refused { status: 404 }));
        let from_elsewhere = reqwest::Client::new().get(format!("{here}?hm=0")).header("origin", "https://example.com");
        assert_eq!(from_elsewhere.send().await.unwrap().status().as_u16(), 403, "no other page is answered");
        assert_eq!(fetch(format!("{here}?hm=0"), 1_000_000).await, Err(FetchError::TooLarge { most: MOST }));
    })
    .await;
}

/// The beginning of a PNG file, with a number to recognize it by.
fn image(mark: u8) -> Vec<u8> {
    [b"\x89PNG\r\n\x1a\n", [mark].as_slice()].concat()
}

/// The bot's own requests, with whatever files and body.
async fn sends(
    stage: &Stage,
    method: reqwest::Method,
    path: &str,
    body: Value,
    files: &[(&str, &[u8])],
) -> (u16, Value) {
    let mut form = Form::new().text("payload_json", body.to_string());
    for (index, (name, bytes)) in files.iter().enumerate() {
        form = form.part(format!("files[{index}]"), Part::bytes(bytes.to_vec()).file_name((*name).to_owned()));
    }
    let url = format!("{}{path}", stage.sandbox.api_url());
    let authorization = format!("Bot {}", stage.sandbox.token());
    let sent = reqwest::Client::new().request(method, url).header("authorization", authorization).multipart(form);
    let answer = sent.send().await.unwrap();
    (answer.status().as_u16(), answer.json().await.unwrap_or_default())
}

#[tokio::test]
async fn a_message_has_files_and_an_edit_keeps_the_named_ones_or_all() {
    told(async {
        let stage = set().await;
        let channel = stage.sandbox.world(|world| world.channel_named("quiz").unwrap());
        let messages = format!("/channels/{channel}/messages");
        let shows = |name: &str| json!([{ "title": "Look", "image": { "url": format!("attachment://{name}") } }]);
        let body = json!({
            "embeds": shows("a.png"),
            "attachments": [{ "id": 0, "filename": "a.png", "description": "The first" }, { "id": "1", "filename": "b.png" }],
        });
        let files: [(&str, &[u8]); 2] = [("x.png", &image(1)), ("y.png", &image(2))];
        let (status, message) = sends(&stage, reqwest::Method::POST, &messages, body, &files).await;
        assert_eq!(status, 200, "{message}");
        stage.alice.sees("popquiz: Look\n    [image a.png] The first\n    📎 b.png (9 bytes)").await;
        let url = message["embeds"][0]["image"]["url"].as_str().unwrap();
        assert_eq!(reqwest::get(url).await.unwrap().bytes().await.unwrap(), image(1));
        assert_eq!(message["embeds"][0]["image"]["description"], "The first");
        let path = format!("{messages}/{}", message["id"].as_str().unwrap());
        let edit = async |body: Value, files: &[(&str, &[u8])]| {
            let (status, edited) = sends(&stage, reqwest::Method::PATCH, &path, body, files).await;
            let names = edited["attachments"].as_array().cloned().unwrap_or_default();
            let names = names.iter().map(|file| file["filename"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
            (status, names, edited)
        };
        // Attachments that aren't mentioned stay; without those that a list omits; and an image that is shown must
        // exist.
        let (status, names, edited) = edit(json!({ "embeds": shows("a.png") }), &[]).await;
        assert_eq!((status, names), (200, vec!["a.png".to_owned(), "b.png".to_owned()]));
        assert_eq!(edited["embeds"][0]["image"]["url"], message["embeds"][0]["image"]["url"]);
        let (status, _, _) = edit(json!({ "embeds": shows("c.png") }), &[]).await;
        assert_eq!(status, 400);
        let second = message["attachments"][1]["id"].clone();
        let (status, _, _) = edit(json!({ "embeds": shows("a.png"), "attachments": [{ "id": second }] }), &[]).await;
        assert_eq!(status, 400, "the file that it shows would go");
        let new = json!({ "id": "0", "filename": "c.png" });
        let (status, names, _) =
            edit(json!({ "embeds": shows("c.png"), "attachments": [{ "id": second }, new] }), &[("c.png", &image(3))]).await;
        assert_eq!((status, names), (200, vec!["b.png".to_owned(), "c.png".to_owned()]));
        let (status, names, _) = edit(json!({ "embeds": [{ "title": "Nothing" }], "attachments": [] }), &[]).await;
        assert_eq!((status, names), (200, vec![]));
    })
    .await;
}

#[tokio::test]
async fn files_are_refused_where_discord_refuses_them() {
    told(async {
        let stage = set().await;
        let channel = stage.sandbox.world(|world| world.channel_named("quiz").unwrap());
        let post = async |body: Value, files: &[(&str, &[u8])]| {
            let path = format!("/channels/{channel}/messages");
            let (status, answer) = sends(&stage, reqwest::Method::POST, &path, body, files).await;
            (status, answer["code"].as_u64().unwrap_or_default())
        };
        let named = |file: Value| json!({ "content": "look", "attachments": [file] });
        let a = image(1);
        let first: [(&str, &[u8]); 1] = [("a.png", &a)];
        let shown = |name: &str, url: &str| json!({ "embeds": [{ "image": { "url": url } }], "attachments": [{ "id": "0", "filename": name }] });
        for (why, body) in [
            ("a file that is not in the request", named(json!({ "id": "1", "filename": "a.png" }))),
            ("a file that the body does not name", json!({ "content": "look" })),
            ("an attachment without an id", named(json!({ "filename": "a.png" }))),
            ("too long a description", named(json!({ "id": "0", "filename": "a.png", "description": "d".repeat(1_025) }))),
            ("an image of another name", shown("a.png", "attachment://b.png")),
            ("an image whose name says that it is none", shown("a.txt", "attachment://a.txt")),
        ] {
            assert_eq!(post(body, &first).await, (400, 50_035), "{why}");
        }
        assert_eq!(post(shown("a.png", "attachment://a.png"), &[]).await, (400, 50_035), "a file that did not come");
        let large = vec![0; LARGEST + 1];
        assert_eq!(post(named(json!({ "id": "0" })), &[("a.png", &large)]).await, (413, 40_005));
        assert_eq!(post(shown("a.png", "attachment://a.png"), &first).await, (200, 0));
        stage.sandbox.world(|world| world.deny_bot(channel, permission::ATTACH_FILES));
        assert_eq!(post(named(json!({ "id": "0", "filename": "a.png" })), &first).await, (403, 50_013));
        assert_eq!(post(json!({ "content": "words" }), &[]).await, (200, 0));
    })
    .await;
}

#[tokio::test]
async fn menu_choices_reach_the_bot() {
    told(async {
        let stage = set().await;
        stage.alice.runs("/choose").await.unwrap();
        stage.alice.sees("[Which river?: Danube, Rhine, Seine]").await;
        stage.alice.chooses("Which river?", &["Rhine"]).await.unwrap();
        stage.alice.sees("Chosen: rhine").await;
        let refused = stage.alice.chooses("Which river?", &["Rhine", "Seine"]).await.unwrap_err();
        assert_eq!(refused, "Component validation failed", "only one can be chosen");
        let refused = stage.alice.chooses("Which river?", &["Elbe"]).await.unwrap_err();
        assert!(refused.contains("it has: Danube, Rhine, Seine"), "{refused}");
        stage.alice.runs("/choose most:2").await.unwrap();
        stage.alice.answers("Which river?", "Seine, Danube").await.unwrap();
        stage.alice.sees("Chosen: seine and danube").await;
        assert_eq!(stage.sandbox.invalid_requests(), []);
    })
    .await;
}
