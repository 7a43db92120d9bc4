//! The features for `training/train.py`: for each JSON line on standard input, what the judge computes before its trees
//! decide.
//!
//! A line is `{"id", "question", "refs", "answer", "kind"?}`, judged alone, or also has `"deck"` and `"card"`, judged
//! in the deck `FOLDER/DECK.toml`, where FOLDER is the first argument. Other members are passed through. The output is
//! the line with either `"features"` or `"rule"` (the verdict, if a rule decides), the kind of the key and the family
//! of trees. The first line of the output names the features of each family.

use std::collections::HashMap;
use std::io::{self, BufRead as _, Write as _};
use std::path::{Path, PathBuf};

use popquiz::deck::format;
use popquiz_deck::Deck;
use popquiz_judge::{CardJudge, DeckJudge, FEATURE_NAMES, READING_FEATURE_NAMES, TERM_FEATURE_NAMES};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).map(PathBuf::from);
    let mut decks = Decks::default();
    let mut out = io::BufWriter::new(io::stdout().lock());
    let of_terms: Vec<&str> = FEATURE_NAMES.iter().chain(TERM_FEATURE_NAMES).copied().collect();
    writeln!(
        out,
        "{}",
        json!({ "Term": of_terms, "Explanation": FEATURE_NAMES.as_slice(), "reading": READING_FEATURE_NAMES })
    )?;
    for line in io::stdin().lock().lines() {
        let mut row: Value = serde_json::from_str(&line?)?;
        let text = |name: &str| row.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let card = match &folder {
            Some(folder) if row.get("deck").is_some() => decks.card(folder, &text("deck"), &text("card"))?,
            _ => alone(&text("question"), &row),
        };
        let card = card.ok_or_else(|| format!("no right answer: {row}"))?;
        let (evidence, verdict) = match card.evidence(&text("answer")) {
            Ok(evidence) => (Some(evidence), None),
            Err(verdict) => (None, Some(verdict)),
        };
        if let Some(members) = row.as_object_mut() {
            let rule = verdict.as_ref().map(|verdict| verdict.outcome);
            members.insert("family".into(), json!(evidence.as_ref().map(|it| format!("{:?}", it.features.family))));
            members.insert("features".into(), json!(evidence.as_ref().map(|it| &it.features.values)));
            members.insert("rule_values".into(), json!(evidence.as_ref().map(|it| it.rule_values)));
            members.insert("capped".into(), json!(evidence.as_ref().is_some_and(|it| it.at_most_partial)));
            members.insert("why".into(), json!(verdict.map(|verdict| verdict.reason.in_full())));
            // For certain, or by words alone.
            members.insert("rule".into(), json!(rule));
            members.insert("by_rule".into(), json!(evidence.and_then(|it| it.by_rule)));
            members.entry("kind").or_insert_with(|| json!(card.kind()));
        }
        writeln!(out, "{row}")?;
    }
    Ok(out.flush()?)
}

/// Decks that have been read, and their compiled cards.
#[derive(Default)]
struct Decks {
    decks: HashMap<String, (Deck, DeckJudge)>,
    cards: HashMap<(String, String), CardJudge>,
}

impl Decks {
    fn card(&mut self, folder: &Path, deck: &str, card: &str) -> Result<Option<CardJudge>, Box<dyn std::error::Error>> {
        let key = (deck.to_owned(), card.to_owned());
        if !self.decks.contains_key(deck) {
            let read = format::load(&folder.join(format!("{deck}.toml")))?;
            let judge = DeckJudge::new(&read);
            self.decks.insert(deck.to_owned(), (read, judge));
        }
        if let (false, Some((deck, judge))) = (self.cards.contains_key(&key), self.decks.get(deck)) {
            let compiled = deck.cards.iter().find(|known| known.id.0 == card).and_then(|card| judge.compile(card));
            self.cards.extend(compiled.map(|card| (key.clone(), card)));
        }
        Ok(self.cards.get(&key).cloned())
    }
}

fn alone(question: &str, row: &Value) -> Option<CardJudge> {
    let answers: Vec<String> = serde_json::from_value(row.get("refs")?.clone()).ok()?;
    let kind = row.get("kind").and_then(|kind| serde_json::from_value(kind.clone()).ok());
    let deck = format::deck_of_question(question, &answers, kind)?;
    DeckJudge::new(&deck).compile(deck.cards.first()?)
}
