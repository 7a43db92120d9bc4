//! Odd events are read as the plain ones: whatever isn't needed may be missing, null, too large or of another type.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;

fn user() -> Value {
    json!({
        "id": "40", "username": "alice", "global_name": "Alice", "discriminator": "0", "avatar": null, "bot": false,
        "flags": 0, "public_flags": 0, "primary_guild": null, "avatar_decoration_data": null,
    })
}

fn message() -> Value {
    json!({
        "id": "30", "channel_id": "20", "guild_id": "10", "content": "Vienna", "type": 0, "author": user(),
        "member": { "roles": [], "nick": null, "joined_at": "2026-01-01T00:00:00.000000+00:00", "flags": 0 },
        "timestamp": "2026-03-02T09:00:00.000000+00:00", "edited_timestamp": null, "tts": false, "flags": 0,
        "mention_everyone": false, "mentions": [], "mention_roles": [], "attachments": [], "embeds": [],
        "pinned": false, "components": [], "nonce": "1", "channel_type": 0, "webhook_id": null,
        "message_reference": { "type": 0, "message_id": "29", "channel_id": "20", "guild_id": "10" },
        "referenced_message": { "id": "29", "embeds": [{ "image": { "width": 640 } }] },
    })
}

fn interaction_of(kind: u64, data: Value) -> Value {
    json!({
        "id": "50", "application_id": "3", "type": kind, "token": "secret", "version": 1, "guild_id": "10",
        "channel_id": "20", "channel": { "id": "20", "type": 0, "permissions": "2048", "position": 3 },
        "guild": { "id": "10", "locale": "en-US", "features": [] }, "data": data,
        "member": { "user": user(), "roles": ["9"], "permissions": "2080", "nick": null, "flags": 0, "avatar": null },
        "app_permissions": "2112", "locale": "en-US", "guild_locale": "en-US", "entitlements": [], "context": 0,
        "authorizing_integration_owners": { "0": "10" }, "attachment_size_limit": 10, "message": message(),
    })
}

pub(super) fn interactions() -> Vec<Value> {
    let option = |name: &str, kind: u64, value: Value| json!({ "name": name, "type": kind, "value": value });
    let file = json!({ "id": "77", "filename": "deck.toml", "size": 9, "url": "https://cdn/deck", "proxy_url": "p" });
    let command = json!({
        "id": "60", "name": "deck", "type": 1, "guild_id": "10",
        "resolved": { "attachments": { "77": file } },
        "options": [{ "name": "import", "type": 1, "options": [
            option("file", 11, json!("77")), option("title", 3, json!("Rivers")), option("most", 4, json!(3)),
            option("where", 7, json!("20")), option("who", 8, json!("9")), option("loud", 5, json!(true)),
        ] }],
    });
    let typing = json!({
        "id": "60", "name": "lookup", "type": 1,
        "options": [{ "name": "card", "type": 3, "value": "dan", "focused": true }],
    });
    let row = |component: Value| json!({ "type": 1, "id": 1, "components": [component] });
    let field = |name: &str| json!({ "type": 4, "id": 2, "custom_id": name, "value": "danube" });
    let label = json!({ "type": 18, "id": 3, "component": field("note") });
    let on_message = json!({
        "id": "61", "name": "Make a card", "type": 3, "guild_id": "10", "target_id": "30",
        "resolved": { "messages": { "30": message() } },
    });
    vec![
        interaction_of(2, command),
        interaction_of(4, typing),
        interaction_of(3, json!({ "custom_id": "answer:1", "component_type": 3, "values": ["a", "b"] })),
        interaction_of(5, json!({ "custom_id": "answer:1", "components": [row(field("answer")), label] })),
        interaction_of(2, on_message),
    ]
}

fn read_event(kind: &str, event: &Value) -> Result<Option<String>, Unreadable> {
    incoming(kind, &event.to_string()).map(|incoming| incoming.map(|incoming| format!("{incoming:?}")))
}

/// Applies a patch as the shared variants' `README.md` describes.
fn patch(event: &mut Value, patch: &Value) {
    for (key, value) in patch.as_object().unwrap() {
        let remove = |from: &mut Value| {
            for name in value.as_array().unwrap() {
                from.as_object_mut().unwrap().remove(name.as_str().unwrap());
            }
        };
        if key == "-" {
            remove(event);
        } else if let Some(name) = key.strip_suffix('-') {
            remove(&mut event[name]);
        } else if let Some(name) = key.strip_suffix('+') {
            event[name].as_object_mut().unwrap().extend(value.as_object().unwrap().clone());
        } else {
            event[key] = value.clone();
        }
    }
}

#[test]
fn each_kind_of_interaction_is_read() {
    let read: Vec<String> =
        interactions().iter().map(|event| read_event("INTERACTION_CREATE", event).unwrap().unwrap()).collect();
    let expected = [
        "Command { path: \"deck import\", options: CommandOptions([(\"file\", Attachment(Attachment { name: \"deck.toml\", size: 9, \
         url: \"https://cdn/deck\" })), (\"title\", Text(\"Rivers\")), (\"most\", Integer(3)), (\"where\", Channel(ChannelId(20))), \
         (\"who\", Role(RoleId(9))), (\"loud\", Boolean(true))]) }",
        "Autocomplete { path: \"lookup\", options: CommandOptions([(\"card\", Text(\"dan\"))]), focused: \"card\" }",
        "Component { custom_id: \"answer:1\", message: MessageId(30), values: [\"a\", \"b\"] }",
        "ModalSubmit { custom_id: \"answer:1\", fields: [(\"answer\", \"danube\"), (\"note\", \"danube\")] }",
        "MessageCommand { name: \"Make a card\", message: TargetMessage { id: MessageId(30), author: UserId(40), text: \"Vienna\" } }",
    ];
    for (read, expected) in read.iter().zip(expected) {
        assert!(read.contains(expected), "{read}");
        assert!(read.contains("user: UserId(40), roles: [RoleId(9)]"), "{read}");
    }
}

#[test]
fn a_request_for_completions_without_an_option_to_complete_is_ignored() {
    let card = |option: Value| json!({ "id": "60", "name": "lookup", "type": 1, "options": [option] });
    for data in [
        card(json!({ "name": "card", "type": 3, "value": "dan" })),
        card(json!({ "name": "card", "type": 3, "value": "dan", "focused": false })),
        card(json!({ "name": "most", "type": 4, "value": {} })),
        json!({ "id": "60", "name": "lookup", "type": 1 }),
    ] {
        assert_eq!(read_event("INTERACTION_CREATE", &interaction_of(4, data)), Ok(None));
    }
}

#[test]
fn what_serenity_refused_is_read() {
    let plain = read_event("MESSAGE_CREATE", &message()).unwrap();
    assert!(plain.is_some());
    let odd_embed = json!({ "type": "article", "image": { "width": 640 }, "thumbnail": {}, "video": { "height": 1 } });
    let part =
        json!({ "message": { "embeds": [odd_embed], "components": [{ "type": 1, "components": [{ "type": 99 }] }] } });
    for odd in [
        json!({ "embeds": [odd_embed] }),
        json!({ "referenced_message": { "embeds": [odd_embed] } }),
        json!({ "author+": { "flags": 1_u64 << 44, "public_flags": 1_u64 << 44 } }),
        json!({ "author+": { "primary_guild": { "badge": "odd" }, "avatar_decoration_data": { "asset": 5 } } }),
        json!({ "components": [{ "type": 1, "components": [{ "type": 99 }] }] }),
        json!({ "message_snapshots": [part] }),
        json!({ "author+": { "bot": null }, "type": 0 }),
        json!({ "flags": 1e300, "mentions": 7, "nonce": -5, "position": "x" }),
    ] {
        let mut event = message();
        patch(&mut event, &odd);
        assert_eq!(read_event("MESSAGE_CREATE", &event).unwrap(), plain, "{odd}");
        let from_history: Vec<HistoryMessage> =
            serde_json::from_str::<crate::discord::model::HistoryPage>(&json!([event]).to_string()).unwrap().messages;
        assert_eq!(from_history.len(), 1, "{odd}");
    }

    for event in interactions() {
        let plain = read_event("INTERACTION_CREATE", &event).unwrap();
        for odd in [
            json!({ "attachment_size_limit": 5_368_709_120_u64 }),
            json!({ "-": ["entitlements", "locale", "version", "attachment_size_limit", "context", "channel"] }),
            json!({ "channel": { "id": "20", "permissions": "99999999999999999999999999999999" } }),
            json!({ "message": { "id": "30", "embeds": [odd_embed] } }),
        ] {
            let mut event = event.clone();
            patch(&mut event, &odd);
            assert_eq!(read_event("INTERACTION_CREATE", &event).unwrap(), plain, "{odd}");
        }
        let mut large = event.clone();
        large["member"]["flags"] = json!(1_u64 << 40);
        large["member"]["user"]["flags"] = json!(1_u64 << 44);
        // 2^64 + 2112 and 2^64 + 2080: with bits above the 64th, which have no meaning yet.
        large["app_permissions"] = json!("18446744073709553728");
        large["member"]["permissions"] = json!("18446744073709553696");
        assert_eq!(read_event("INTERACTION_CREATE", &large).unwrap(), plain);
        let mut old = event;
        old["channel_id"] = Value::Null;
        assert_eq!(read_event("INTERACTION_CREATE", &old).unwrap(), plain, "the channel stands twice");
    }

    let ready = json!({
        "session_id": "abc", "user": { "id": "5", "flags": 1_u64 << 44 }, "guilds": [{ "id": "10", "unavailable": true }],
        "resume_gateway_url": "wss://x", "shard": "odd", "application": null,
    });
    let read = super::ready(&ready.to_string()).unwrap();
    assert_eq!((read.session.as_str(), read.me, read.guilds), ("abc", UserId(5), vec![GuildId(10)]));
    let guild = json!({ "id": "10", "preferred_locale": "en-GB" });
    let joined = incoming("GUILD_UPDATE", &guild.to_string());
    assert!(matches!(joined, Ok(Some(Incoming::Joined(GuildId(10), Some(Locale::ENGLISH))))));
    let guild = json!({ "id": "10", "channels": [{ "id": "20", "position": -1 }, { "position": 65_536 }], "roles": 5 });
    assert!(matches!(incoming("GUILD_CREATE", &guild.to_string()), Ok(Some(Incoming::Joined(GuildId(10), None)))));
}

#[test]
fn a_server_is_left_only_if_discord_says_so() {
    for (unavailable, left) in
        [(json!({}), true), (json!({ "unavailable": false }), true), (json!({ "unavailable": null }), true)]
            .into_iter()
            .chain([(json!({ "unavailable": true }), false), (json!({ "unavailable": "soon" }), false)])
    {
        let mut event = json!({ "id": "10" });
        patch(&mut event, &unavailable);
        let read = read_event("GUILD_DELETE", &event).unwrap();
        assert_eq!(read.is_some(), left, "{unavailable}");
    }
}

#[test]
fn what_cannot_be_read_names_its_type_and_field_and_nothing_that_somebody_wrote() {
    let unreadable = |kind: &str, event: &Value, change: Value| {
        let mut event = event.clone();
        patch(&mut event, &change);
        read_event(kind, &event).unwrap_err()
    };
    let path = |kind: &str, path: &str| Unreadable { kind: kind.to_owned(), path: path.to_owned() };
    for (change, field) in [
        (json!({ "id": 30 }), "id"),
        (json!({ "author+": { "id": "secret" } }), "author.id"),
        (json!({ "content": 7 }), "content"),
        (json!({ "type": "secret" }), "type"),
        (json!({ "guild_id": "secret" }), "guild_id"),
    ] {
        assert_eq!(unreadable("MESSAGE_CREATE", &message(), change), path("MESSAGE_CREATE", field));
    }
    let command = &interactions()[0];
    for (change, field) in [
        (json!({ "token": 7 }), "token"),
        (json!({ "member+": { "user": {} } }), "member.user"),
        (json!({ "data": null }), "data"),
        (json!({ "data+": { "resolved": {} } }), "data.options"),
    ] {
        assert_eq!(unreadable("INTERACTION_CREATE", command, change), path("INTERACTION_CREATE", field));
    }
    assert_eq!(
        unreadable("CHANNEL_DELETE", &json!({ "id": "20" }), json!({ "id": null })),
        path("CHANNEL_DELETE", "id")
    );
}

/// The shared variants of `MESSAGE_CREATE`, which aren't in the repository.
#[test]
fn no_variant_of_a_message_loses_the_answer_in_it() {
    let shared = std::env::var_os("POPQUIZ_SHARED")
        .map_or_else(|| concat!(env!("CARGO_MANIFEST_DIR"), "/../shared").into(), std::path::PathBuf::from);
    let file = shared.join("cases/events/message_create.jsonl");
    let Ok(lines) = std::fs::read_to_string(&file) else {
        eprintln!("skipped: there is no {}", file.display());
        return;
    };
    for line in lines.lines() {
        let variant: Value = serde_json::from_str(line).unwrap();
        let mut event = message();
        event.as_object_mut().unwrap().remove("message_reference");
        patch(&mut event, &variant["patch"]);
        let read =
            read_event("MESSAGE_CREATE", &event).unwrap_or_else(|error| panic!("{}: {error:?}", variant["name"]));
        let read = read.unwrap_or_else(|| panic!("{} is taken for no answer", variant["name"]));
        assert!(read.contains("author: UserId(40), text: \"Vienna\""), "{}: {read}", variant["name"]);
    }
}

/// The fields that are needed, by their paths.
const NEEDED: &[&str] = &[
    "/id",
    "/channel_id",
    "/channel/type",
    "/channel",
    "/guild_id",
    "/type",
    "/content",
    "/author",
    "/author/id",
    "/author/bot",
    "/webhook_id",
    "/message_reference",
    "/message_reference/message_id",
    "/message_reference/type",
    "/token",
    "/member",
    "/member/user",
    "/member/user/id",
    "/member/roles",
    "/member/roles/0",
    "/member/permissions",
    "/app_permissions",
    "/message",
    "/message/id",
    "/data",
    "/data/name",
    "/data/type",
    "/data/target_id",
    "/data/options",
    "/data/resolved",
    "/data/resolved/messages",
    "/data/resolved/messages/30",
    "/data/resolved/messages/30/author",
    "/data/resolved/messages/30/author/id",
    "/data/resolved/messages/30/content",
    "/data/resolved/attachments",
    "/data/resolved/attachments/77",
    "/data/resolved/attachments/77/filename",
    "/data/resolved/attachments/77/size",
    "/data/resolved/attachments/77/url",
    "/data/custom_id",
    "/data/values",
    "/data/components",
];

/// The paths of all fields within a value.
fn paths(value: &Value, path: &str, found: &mut Vec<String>) {
    let mut inner = |key: &str, value: &Value| {
        let path = format!("{path}/{key}");
        paths(value, &path, found);
        found.push(path);
    };
    match value {
        Value::Object(fields) => fields.iter().for_each(|(key, value)| inner(key, value)),
        Value::Array(elements) => (0_usize..).zip(elements).for_each(|(at, value)| inner(&at.to_string(), value)),
        _ => {}
    }
}

fn unneeded(event: &Value) -> Vec<String> {
    let mut found = Vec::new();
    paths(event, "", &mut found);
    let strict = ["/data/options/", "/data/values/", "/data/components/"];
    found.retain(|path| !NEEDED.contains(&path.as_str()) && !strict.iter().any(|prefix| path.starts_with(prefix)));
    found
}

fn odd_value() -> impl Strategy<Value = Option<Value>> {
    let deep = (0..200).fold(json!(1), |inner, _| json!([inner]));
    prop_oneof![
        Just(None),
        Just(Some(Value::Null)),
        any::<bool>().prop_map(|value| Some(json!(value))),
        any::<i64>().prop_map(|value| Some(json!(value))),
        any::<u64>().prop_map(|value| Some(json!(value))),
        any::<f64>().prop_map(|value| Some(json!(value))),
        ".*".prop_map(|value| Some(json!(value))),
        Just(Some(json!([]))),
        Just(Some(json!({}))),
        Just(Some(deep)),
        Just(Some(json!("9".repeat(10_000)))),
    ]
}

fn set(event: &mut Value, path: &str, value: Option<Value>) {
    let (parent, key) = path.rsplit_once('/').unwrap();
    match (event.pointer_mut(parent), value) {
        (Some(Value::Object(fields)), Some(value)) => drop(fields.insert(key.to_owned(), value)),
        (Some(Value::Object(fields)), None) => drop(fields.remove(key)),
        (Some(Value::Array(elements)), Some(value)) => {
            if let Some(element) = key.parse().ok().and_then(|at: usize| elements.get_mut(at)) {
                *element = value;
            }
        }
        _ => {}
    }
}

proptest! {
    #[test]
    fn fields_that_are_not_needed_may_be_anything(
        which in 0..5_usize,
        changes in proptest::collection::vec((any::<prop::sample::Index>(), odd_value()), 1..20),
    ) {
        let (kind, mut event) = match interactions().get(which) {
            Some(event) => ("INTERACTION_CREATE", event.clone()),
            None => ("MESSAGE_CREATE", message()),
        };
        let plain = read_event(kind, &event).unwrap();
        let places = unneeded(&event);
        for (place, value) in changes {
            let place: &String = place.get(&places);
            set(&mut event, place, value);
        }
        prop_assert_eq!(read_event(kind, &event).unwrap(), plain);
    }

    #[test]
    fn nothing_that_comes_panics(kind in "MESSAGE_CREATE|INTERACTION_CREATE|READY|GUILD_DELETE", data in ".*", value in odd_value()) {
        let _ = incoming(&kind, &data);
        let _ = ready(&data);
        let mut event = interactions()[0].clone();
        set(&mut event, "/data/options", value);
        let _ = incoming(&kind, &event.to_string());
    }
}
