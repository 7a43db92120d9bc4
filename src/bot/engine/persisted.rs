//! The JSON forms of stored values, and how older ones are upgraded.

use serde_json::{Value, json};

use super::guilds::GuildSettings;
use super::open_votes::OpenVote;
use crate::bot::outgoing::Outgoing;
use crate::id::AttemptId;
use crate::quiz::{Game, Practice};
use crate::schedule::Schedule;
use crate::store::versioned::Versioned;

impl Versioned for GuildSettings {}

impl Versioned for OpenVote {}

impl Versioned for Outgoing {}

impl Versioned for Practice {}

impl Versioned for Schedule {
    /// Since version 2, a schedule has a number besides its id.
    const VERSION: u32 = 2;

    fn upgrade(_from: u32, state: &mut Value) {
        if let Some(fields) = state.as_object_mut()
            && let Some(id) = fields.get("id").cloned()
        {
            fields.insert("number".to_owned(), id);
        }
    }
}

impl Versioned for Game {
    /// Since version 2, an attempt has an id and a time instead of a snowflake; and no message is `null` instead of
    /// 0. Since version 3, the reason of a verdict is data, where it was two sentences.
    const VERSION: u32 = 3;

    fn upgrade(_from: u32, state: &mut Value) {
        for game in ["round", "drop"] {
            let Some(question) = state.get_mut(game).and_then(|game| game.get_mut("question")) else { continue };
            let Some(question) = question.as_object_mut() else { continue };
            if question.get("heard_until") == Some(&json!(0)) {
                question.insert("heard_until".to_owned(), Value::Null);
            }
            for attempt in question.get_mut("early").and_then(Value::as_array_mut).into_iter().flatten() {
                upgrade_attempt(attempt);
            }
            for unsettled in question.get_mut("unsettled").and_then(Value::as_array_mut).into_iter().flatten() {
                unsettled.get_mut("attempt").map(upgrade_attempt);
            }
        }
    }
}

fn upgrade_attempt(attempt: &mut Value) {
    let Some(fields) = attempt.as_object_mut() else { return };
    if let Some(source) = fields.remove("source").as_ref().and_then(Value::as_u64) {
        let id = AttemptId(source);
        fields.insert("id".to_owned(), json!(id));
        fields.insert("at".to_owned(), json!(id.time()));
    }
    if let Some(reason) = fields.get_mut("verdict").and_then(|verdict| verdict.get_mut("reason")) {
        *reason = json!({ "recorded": reason.take() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{DropNumber, snowflake_time};
    use crate::store::versioned;

    #[test]
    fn a_round_from_an_older_version_continues_in_the_middle_of_a_question() {
        let attempt = |source: u64| {
            json!({"source": source, "user": 5, "via": "channel", "verdict": {"outcome": "correct", "credit": 1.0,
                "reason": {"while_open": "", "in_full": "Read as *spruce*."}, "parts": [], "is_answer": true}})
        };
        let (early, late) = (1_576_709_301_085_405_248_u64, 1_576_709_321_352_282_183_u64);
        let state = json!({"round": {"id": 19, "guild": 100, "channel": 110, "host": 101, "deck": "trees", "tags": [], "mode": "race",
            "questions": 2, "seconds": 300, "seed": 7, "question": {"id": 21, "card": "conifers", "play": "against",
            "duration_ms": 300_000, "together": null, "tries": null, "open": null, "early": [attempt(early)], "members": {},
            "unsettled": [{"attempt": attempt(late), "arrived_at": 5, "needs_a_try": false}], "claims": {}, "winner": null,
            "hints_given": 0, "skip_votes": [], "heard_until": 0, "image": null}, "progress": {"asked": 1, "next_at": null,
            "end_when_posted": null, "stopping": false, "untried": 0, "scores": {}, "streaks": {}, "players": []}}});
        let game: Game = versioned::read(&state.to_string()).unwrap();
        let written = versioned::write(&game).unwrap();
        for (id, at) in [(early, snowflake_time(early).0), (late, snowflake_time(late).0)] {
            assert!(written.contains(&format!("\"id\":{id},\"at\":{at}")), "{written}");
        }
        assert!(written.starts_with("{\"version\":3,") && written.contains("\"heard_until\":null"), "{written}");
        let reason = r#""reason":{"recorded":{"while_open":"","in_full":"Read as *spruce*."}}"#;
        assert_eq!(written.matches(reason).count(), 2, "{written}");
        assert_eq!(versioned::read::<Game>(&written).unwrap(), game);
    }

    #[test]
    fn a_schedule_from_an_older_version_keeps_its_number() {
        let state = r#"{"id":41,"guild":1,"channel":2,"deck":"trees","tags":[],"at":"12:00","zone":"UTC","days":"daily","open":"7d",
            "answers":"private","ping":null,"paused":false,"by":3,"dealt_with":4,"trouble":null}"#;
        assert_eq!(versioned::read::<Schedule>(state).unwrap().number, DropNumber(41));
    }
}
