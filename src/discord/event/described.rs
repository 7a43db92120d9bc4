//! Events made from Discord's own description of its API (an `OpenAPI` document), with fields missing, null, too large
//! or of an unknown type: a right answer inside one is never lost, and nothing panics.
//!
//! The document isn't part of the repository: without it, these tests print a message and skip.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::sync::OnceLock;

use proptest::prelude::*;
use rand::SeedableRng as _;
use rand::rngs::ChaCha8Rng;
use rand::seq::IndexedRandom as _;
use serde_json::{Map, Value, json};

use super::super::model::HistoryPage;
use super::tests::interactions;
use super::*;

/// Deeper than this, only required fields are made.
const DEPTH: usize = 5;

fn document() -> Option<&'static Value> {
    static DOCUMENT: OnceLock<Option<Value>> = OnceLock::new();
    let read = || {
        let shared = std::env::var_os("POPQUIZ_SHARED")
            .map_or_else(|| concat!(env!("CARGO_MANIFEST_DIR"), "/../shared").into(), std::path::PathBuf::from);
        let file = shared.join("discord-openapi.json");
        let text = std::fs::read(&file).ok();
        if text.is_none() {
            eprintln!("skipped: there is no {}", file.display());
        }
        Some(serde_json::from_slice(&text?).unwrap())
    };
    DOCUMENT.get_or_init(read).as_ref()
}

/// Makes values that the description allows, and then some that it doesn't.
struct Maker {
    random: ChaCha8Rng,
    document: &'static Value,
    /// How often a field isn't as described.
    odd: f64,
}

impl Maker {
    fn new(seed: u64, document: &'static Value) -> Self {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        let odd = [0.0, 0.05, 0.3].choose(&mut random).copied().unwrap();
        Self { random, document, odd }
    }

    /// A value of a schema that has a name.
    fn named(&mut self, name: &str) -> Map<String, Value> {
        let schema = &self.document["components"]["schemas"][name];
        assert!(schema.is_object(), "Discord describes {name}");
        match self.value(schema, 0) {
            Value::Object(fields) => fields,
            other => panic!("{name} is no object: {other}"),
        }
    }

    fn value(&mut self, schema: &'static Value, depth: usize) -> Value {
        if let Some(reference) = schema["$ref"].as_str() {
            return self.value(self.document.pointer(reference.trim_start_matches('#')).unwrap(), depth);
        }
        if let Some(value) = schema.get("const") {
            return value.clone();
        }
        if let Some(values) = schema["enum"].as_array() {
            return values.choose(&mut self.random).unwrap().clone();
        }
        if let Some(choices) = schema["oneOf"].as_array().or(schema["anyOf"].as_array()) {
            // What comes first ends: null, or the plainest kind.
            let choice = if depth > DEPTH { choices.first() } else { choices.choose(&mut self.random) };
            return self.value(choice.unwrap(), depth);
        }
        let kind = match &schema["type"] {
            Value::String(kind) => kind.as_str(),
            Value::Array(kinds) => kinds.choose(&mut self.random).and_then(Value::as_str).unwrap(),
            _ if schema["properties"].is_object() => "object",
            _ => return Value::Null,
        };
        match kind {
            "object" => Value::Object(self.object(schema, depth)),
            "array" => {
                let most = if depth > DEPTH { 0 } else { 2 };
                let length = self.random.random_range(0..=most);
                (0..length).map(|_| self.value(&schema["items"], depth + 1)).collect()
            }
            "string" => json!(self.text(schema)),
            "integer" => {
                let bound = |name: &str, otherwise: i64| schema[name].as_i64().unwrap_or(otherwise);
                let (least, most) = match schema["format"].as_str() {
                    Some("int32") => (i64::from(i32::MIN), i64::from(i32::MAX)),
                    _ => (i64::MIN, i64::MAX),
                };
                let (least, most) = (bound("minimum", least), bound("maximum", most));
                json!([least, most, self.random.random_range(least..=most)].choose(&mut self.random).unwrap())
            }
            "number" => json!(self.random.random_range(-1e300..1e300)),
            "boolean" => json!(self.random.random_bool(0.5)),
            _ => Value::Null,
        }
    }

    fn object(&mut self, schema: &'static Value, depth: usize) -> Map<String, Value> {
        let mut fields = Map::new();
        let required = |name: &str| schema["required"].as_array().is_some_and(|all| all.iter().any(|it| it == name));
        for (name, inner) in schema["properties"].as_object().into_iter().flatten() {
            if !required(name) && (depth >= DEPTH || self.random.random_bool(0.5)) {
                continue;
            }
            let value =
                if self.random.random_bool(self.odd) { self.odd_value() } else { Some(self.value(inner, depth + 1)) };
            if let Some(value) = value {
                fields.insert(name.clone(), value);
            }
        }
        if self.random.random_bool(self.odd) {
            fields.insert("not_described_yet".to_owned(), json!({ "id": 7, "type": [null] }));
        }
        fields
    }

    fn text(&mut self, schema: &'static Value) -> String {
        match schema["format"].as_str() {
            Some("snowflake") => self.random.random_range(1..u64::MAX).to_string(),
            Some("date-time") => "2026-03-02T09:00:00.000000+00:00".to_owned(),
            Some("uri") => "https://cdn.discordapp.com/x.png".to_owned(),
            _ => ["", "x", "Grüße 🎉 \u{202e}", "a_d3da36040163ee0f9176dfe7ced45cdc"]
                .choose(&mut self.random)
                .map(ToString::to_string)
                .unwrap(),
        }
    }

    /// Missing, null, too large, or of another type.
    fn odd_value(&mut self) -> Option<Value> {
        let deep = (0..100).fold(json!(1), |inner, _| json!([inner]));
        [
            None,
            Some(Value::Null),
            Some(json!(u64::MAX)),
            Some(json!(-1)),
            Some(json!(1e308)),
            Some(json!("9".repeat(5_000))),
            Some(json!(true)),
            Some(json!([])),
            Some(json!({ "type": 99 })),
            Some(deep),
        ]
        .choose(&mut self.random)
        .unwrap()
        .clone()
    }

    /// A message by a person, with whatever else Discord may add.
    fn message(&mut self) -> Value {
        let mut message = self.named("MessageResponse");
        let mut author = self.named("UserResponse");
        author.insert("id".to_owned(), json!("40"));
        author.remove("bot");
        for name in ["webhook_id", "message_reference"] {
            message.remove(name);
        }
        let kind = if self.random.random_bool(0.5) { 0 } else { 19 };
        let reference = json!({ "type": 0, "message_id": "29", "channel_id": "20", "guild_id": "10" });
        let needed = json!({ "id": "30", "channel_id": "20", "content": "Vienna", "type": kind, "author": author });
        message.extend(needed.as_object().unwrap().clone());
        if kind == 19 {
            message.insert("message_reference".to_owned(), reference);
        }
        Value::Object(message)
    }
}

fn read_event(kind: &str, event: &Value) -> Result<Option<Incoming>, Unreadable> {
    incoming(kind, &event.to_string())
}

proptest! {
    #[test]
    fn the_answer_in_a_message_is_never_lost(seed: u64) {
        let Some(document) = document() else { return Ok(()) };
        let mut maker = Maker::new(seed, document);
        let mut event = maker.message();
        let replies_to = (event["type"] == 19).then_some(MessageId(29));
        let page = serde_json::from_str::<HistoryPage>(&json!([event]).to_string()).unwrap();
        let from_history = page.messages.into_iter().next().unwrap();
        let from_history = ChatMessage::from_history(from_history, GuildId(10), ChannelId(20));
        event["guild_id"] = json!("10");
        event["member"] = Value::Object(maker.named("GuildMemberResponse"));
        let expected = ChatMessage {
            guild: GuildId(10),
            channel: ChannelId(20),
            message: MessageId(30),
            author: UserId(40),
            text: "Vienna".to_owned(),
            replies_to,
        };
        prop_assert_eq!(from_history.as_ref(), Some(&expected));
        let place = message_place(&event.to_string());
        prop_assert!(place.is_ok(), "{place:?}", place = place.err());
        match read_event("MESSAGE_CREATE", &event) {
            Ok(Some(Incoming::ChatMessage(message))) => prop_assert_eq!(message, expected),
            other => prop_assert!(false, "{other:?}\n{event}"),
        }
    }

    #[test]
    fn an_interaction_is_read_with_whatever_it_is_about(seed: u64, which in 0..4_usize) {
        let Some(document) = document() else { return Ok(()) };
        let mut maker = Maker::new(seed, document);
        let plain = interactions()[which].clone();
        let expected = format!("{:?}", read_event("INTERACTION_CREATE", &plain).unwrap());
        let mut event = plain.clone();
        let mut about = |place: &str, name: &str| {
            let mut made = maker.named(name);
            // What is needed stays.
            let plain = plain.pointer(place).and_then(Value::as_object).unwrap();
            for key in ["id", "roles", "permissions", "user"].into_iter().chain((place == "/channel").then_some("type")) {
                if let Some(value) = plain.get(key) {
                    made.insert(key.to_owned(), value.clone());
                }
            }
            *event.pointer_mut(place).unwrap() = Value::Object(made);
        };
        about("/guild", "GuildResponse");
        about("/channel", "GuildChannelResponse");
        about("/member", "GuildMemberResponse");
        about("/message", "MessageResponse");
        about("/member/user", "UserResponse");
        event["entitlements"] = json!([maker.named("EntitlementResponse")]);
        prop_assert_eq!(format!("{:?}", read_event("INTERACTION_CREATE", &event).unwrap()), expected);
    }

    #[test]
    fn servers_channels_and_sessions_are_read(seed: u64) {
        let Some(document) = document() else { return Ok(()) };
        let mut maker = Maker::new(seed, document);
        let with_id = |mut fields: Map<String, Value>| {
            fields.insert("id".to_owned(), json!("10"));
            fields
        };
        let mut guild = with_id(maker.named("GuildResponse"));
        guild.insert("channels".to_owned(), json!([maker.named("GuildChannelResponse")]));
        guild.insert("threads".to_owned(), json!([maker.named("ThreadResponse")]));
        guild.insert("members".to_owned(), json!([maker.named("GuildMemberResponse")]));
        for kind in ["GUILD_CREATE", "GUILD_UPDATE"] {
            let read = read_event(kind, &Value::Object(guild.clone()));
            prop_assert!(matches!(read, Ok(Some(Incoming::Joined(GuildId(10), _)))), "{read:?}");
        }
        for (kind, name) in [("CHANNEL_DELETE", "GuildChannelResponse"), ("THREAD_DELETE", "ThreadResponse")] {
            let read = read_event(kind, &Value::Object(with_id(maker.named(name))));
            prop_assert!(matches!(read, Ok(Some(Incoming::ChannelGone(ChannelId(10))))), "{read:?}");
        }
        let session = json!({
            "v": 10,
            "session_id": "abc",
            "resume_gateway_url": "wss://gateway.discord.gg",
            "user": with_id(maker.named("UserPIIResponse")),
            "guilds": [{ "id": "10", "unavailable": true }],
            "application": maker.named("PrivateApplicationResponse"),
            "private_channels": [maker.named("PrivateChannelResponse")],
        });
        let read = ready(&session.to_string());
        prop_assert!(read.is_ok(), "{read:?}");
        let read = read.unwrap();
        prop_assert_eq!((read.me, read.guilds), (UserId(10), vec![GuildId(10)]));
    }

    #[test]
    fn what_is_needed_may_be_odd_too_and_nothing_panics(seed: u64, which in 0..4_usize) {
        let Some(document) = document() else { return Ok(()) };
        let mut maker = Maker::new(seed, document);
        maker.odd = 0.5;
        let mut event = interactions()[which].clone();
        for (key, name) in [("member", "GuildMemberResponse"), ("message", "MessageResponse"), ("channel", "GuildChannelResponse")] {
            event[key] = maker.odd_value().unwrap_or_else(|| Value::Object(maker.named(name)));
        }
        let message = Value::Object(maker.named("MessageResponse"));
        let guild = Value::Object(maker.named("GuildResponse"));
        for (kind, event) in [("INTERACTION_CREATE", &event), ("MESSAGE_CREATE", &message), ("GUILD_CREATE", &guild), ("GUILD_DELETE", &guild)] {
            if let Err(Unreadable { kind: read, path }) = read_event(kind, event) {
                prop_assert_eq!(read, kind);
                // What somebody may have written is nowhere in it.
                prop_assert!(path.len() < 100, "{path}");
            }
        }
        let _ = ready(&message.to_string());
        let _ = message_place(&message.to_string());
    }
}
