//! What `training/train.py` asks for: for each line of JSON on standard input, what the judge makes of it before its
//! trees decide.
//!
//! A line is `{"id", "question", "refs", "answer", "kind"?}`, or `{"id", "card", "answer"}` for the deck given as the
//! first argument; other members are handed through. Out comes the line with either `"features"` or `"rule"` (the
//! verdict, where a rule decides), and the kind of the key; before all, a line with the features' names.

use std::io::{self, BufRead as _, Write as _};

use popquiz::deck::format;
use popquiz_judge::{CardJudge, DeckJudge, FEATURE_NAMES};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let deck = std::env::args().nth(1).map(|file| format::load(file.as_ref())).transpose()?;
    let of_deck = deck.as_ref().map(DeckJudge::new);
    let mut out = io::BufWriter::new(io::stdout().lock());
    writeln!(out, "{}", json!({ "names": FEATURE_NAMES.as_slice() }))?;
    for line in io::stdin().lock().lines() {
        let mut row: Value = serde_json::from_str(&line?)?;
        let text = |name: &str| row.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let of_deck = match (row.get("card").and_then(Value::as_u64), &deck, &of_deck) {
            (Some(number), Some(deck), Some(judge)) => {
                deck.cards.get(usize::try_from(number)?.saturating_sub(1)).and_then(|card| judge.compile(card))
            }
            _ => None,
        };
        let card = of_deck.or_else(|| loose(&text("question"), &row));
        let card = card.ok_or_else(|| format!("no right answer: {row}"))?;
        let answer = text("answer");
        let (features, capped, rule) = match card.features(&answer) {
            Ok((features, capped)) => (Some(features), capped, None),
            Err(verdict) => (None, false, Some(verdict)),
        };
        if let Some(members) = row.as_object_mut() {
            members.insert("features".into(), json!(features.map(|features| features.to_vec())));
            members.insert("why".into(), json!(rule.as_ref().map(|verdict| &verdict.reason.in_full)));
            members.insert("rule".into(), json!(rule.map(|verdict| verdict.outcome)));
            members.insert("capped".into(), json!(capped));
            members.insert("kind".into(), json!(card.kind()));
        }
        writeln!(out, "{row}")?;
    }
    Ok(out.flush()?)
}

fn loose(question: &str, row: &Value) -> Option<CardJudge> {
    let answers: Vec<String> = serde_json::from_value(row.get("refs")?.clone()).ok()?;
    let kind = row.get("kind").and_then(|kind| serde_json::from_value(kind.clone()).ok());
    let deck = format::deck_of_question(question, &answers, kind)?;
    DeckJudge::new(&deck).compile(deck.cards.first()?)
}
