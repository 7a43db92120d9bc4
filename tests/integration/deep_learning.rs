//! The shipped deck on deep learning: no findings, each of its wordings counts, no look-alike does, and it's in our own
//! words.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use popquiz::deck::check::check;
use popquiz::deck::format;
use popquiz_deck::{AnswerKey, Card, Deck, Kind, Wordings};
use popquiz_judge::{CardJudge, DeckJudge, Outcome};

const TAGS: [&str; 7] =
    ["convnets", "data", "evaluation", "generative models", "keras", "text and sequences", "training"];

fn deep_learning() -> Deck {
    format::read("deep-learning.toml", include_bytes!("../../decks/deep-learning.toml")).unwrap()
}

fn firsts(parts: &[Wordings]) -> Vec<String> {
    parts.iter().map(|wordings| wordings[0].clone()).collect()
}

/// Failures on one card, as "card: answer: the judge's reason".
struct Complaints<'a> {
    card: &'a Card,
    judge: &'a CardJudge,
    found: Vec<String>,
}

impl Complaints<'_> {
    fn is(&mut self, outcome: Outcome, answer: &str) {
        let verdict = self.judge.judge(answer);
        if verdict.outcome != outcome {
            self.found.push(format!("{}: {answer}: {:?}: {}", self.card.id, verdict.outcome, verdict.reason.in_full()));
        }
    }

    fn names(&mut self, part: usize, answer: &str) {
        let verdict = self.judge.judge(answer);
        // A whole text in itself has no parts.
        if verdict.outcome != Outcome::Correct && !verdict.parts.contains(&part) {
            self.found.push(format!("{}: {answer} is not part {part}: {}", self.card.id, verdict.reason.in_full()));
        }
    }

    fn each_is(&mut self, outcome: Outcome, answers: &[String]) {
        for answer in answers {
            self.is(outcome, answer);
        }
    }

    fn each_names(&mut self, part: usize, answers: &[String]) {
        for answer in answers {
            self.names(part, answer);
        }
    }

    fn all_that_the_key_says(&mut self, key: &AnswerKey) {
        match key {
            AnswerKey::Term(wordings) => self.each_is(Outcome::Correct, wordings),
            AnswerKey::List { items, any, .. } => {
                let enough = any.unwrap_or(items.len());
                self.is(Outcome::Correct, &firsts(&items[..enough]).join("; "));
                self.is(Outcome::Correct, &firsts(&items[items.len() - enough..]).join("\n"));
                for (part, wordings) in items.iter().enumerate() {
                    self.each_names(part, wordings);
                }
            }
            AnswerKey::Blanks(gaps) => {
                for (gap, wordings) in gaps.iter().enumerate() {
                    for wording in wordings {
                        let mut filled = firsts(gaps);
                        filled[gap].clone_from(wording);
                        self.is(Outcome::Correct, &filled.join(", "));
                    }
                }
            }
            AnswerKey::Number { value, unit, .. } => {
                self.is(Outcome::Correct, &value.to_string());
                self.is(Outcome::Correct, &format!("{value} {}", unit.clone().unwrap_or_default()));
                self.is(Outcome::Wrong, &(value + 1.0).to_string());
            }
            AnswerKey::YesNo { yes, because } => {
                let (right, wrong) = if *yes { ("yes", "no") } else { ("no", "yes") };
                self.is(Outcome::Correct, right);
                self.is(Outcome::Correct, &format!("{right}, {}", because.clone().unwrap()));
                self.is(Outcome::Wrong, wrong);
            }
            AnswerKey::Explanation { texts, points } => {
                self.each_is(Outcome::Correct, texts);
                for (part, wordings) in points.iter().enumerate() {
                    self.each_names(part, wordings);
                }
            }
            AnswerKey::Choice { options, correct } => {
                for (index, (letter, option)) in ('a'..).zip(options).enumerate() {
                    let outcome = if index == *correct { Outcome::Correct } else { Outcome::Wrong };
                    self.is(outcome, option);
                    self.is(outcome, &letter.to_string());
                }
            }
        }
    }
}

#[test]
fn deep_learning_has_no_findings() {
    let deck = deep_learning();
    let findings: Vec<String> = check(&deck).iter().map(|it| format!("{}: {}", it.line(), it.message)).collect();
    assert!(findings.is_empty(), "{findings:#?}");
    assert_eq!((deck.title.as_str(), deck.author.as_deref()), ("Deep Learning", Some("The Popquiz authors")));
    assert_eq!((deck.language.as_deref(), deck.license.as_deref()), (Some("en"), Some("CC-BY-4.0")));
}

#[test]
fn deep_learning_has_every_kind_of_card_and_its_tags() {
    let deck = deep_learning();
    let kinds: BTreeSet<&str> = deck.cards.iter().map(|card| card.key.as_ref().unwrap().kind().name()).collect();
    let all = [Kind::Term, Kind::List, Kind::Blanks, Kind::Number, Kind::YesNo, Kind::Explanation, Kind::Choice];
    assert_eq!(kinds, all.into_iter().map(Kind::name).collect());
    let tags: BTreeSet<&str> = deck.cards.iter().flat_map(|card| &card.tags).map(String::as_str).collect();
    assert_eq!(tags, BTreeSet::from(TAGS));
    for card in &deck.cards {
        assert!((1..=2).contains(&card.tags.len()), "{}: {:?}", card.id, card.tags);
    }
}

#[test]
fn deep_learning_accepts_its_wordings_and_no_look_alikes() {
    let deck = deep_learning();
    let deck_judge = DeckJudge::new(&deck);
    let mut found = Vec::new();
    for card in &deck.cards {
        let judge = deck_judge.compile(card).unwrap();
        let mut complaints = Complaints { card, judge: &judge, found: Vec::new() };
        complaints.all_that_the_key_says(card.key.as_ref().unwrap());
        complaints.each_is(Outcome::Wrong, &card.reject);
        found.append(&mut complaints.found);
    }
    assert!(found.is_empty(), "{} wordings are misjudged:\n{}", found.len(), found.join("\n"));
}

/// What each line of the list says: a number of the export, and the card that asks for the same.
fn mapping() -> Vec<(usize, &'static str)> {
    let lines = include_str!("../decks/deep-learning-seed.txt").lines();
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split_once(' ').unwrap()).map(|(number, id)| (number.parse().unwrap(), id)).collect()
}

#[test]
fn deep_learning_asks_what_each_card_of_the_export_asks() {
    let deck = deep_learning();
    let ids: BTreeSet<&str> = deck.cards.iter().map(|card| card.id.0.as_str()).collect();
    let mapping = mapping();
    assert_eq!(mapping.iter().map(|(number, _)| *number).collect::<Vec<_>>(), (1..=193).collect::<Vec<_>>());
    let unknown: Vec<_> = mapping.iter().filter(|(_, id)| !ids.contains(id)).collect();
    assert!(unknown.is_empty(), "no such cards: {unknown:?}");
}

/// A user's file, which is not ours to ship.
fn export() -> Option<PathBuf> {
    let shared = std::env::var_os("POPQUIZ_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let file = shared.join("seed/deep-learning-with-python.txt");
    if !file.exists() {
        println!("skipped: {} is not there (set POPQUIZ_SHARED to the folder that has it)", file.display());
        return None;
    }
    Some(file)
}

/// A text's words in lowercase, separated and surrounded by single spaces.
fn folded(text: &str) -> String {
    let text = text.to_lowercase();
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    format!(" {} ", words.collect::<Vec<_>>().join(" "))
}

#[test]
fn deep_learning_copies_no_sentences_from_the_export() {
    const SENTENCE_WORDS: usize = 6;
    /// A name, which nobody owns.
    const NAME: &str = " iterated k fold validation with shuffling ";
    let Some(file) = export() else { return };
    let theirs = std::fs::read_to_string(file).unwrap();
    // Comments and keys separate the texts, and no sentence continues across them.
    let ours = folded(include_str!("../../decks/deep-learning.toml"));
    // Its lists are lines of items after hyphens.
    let items = theirs.lines().flat_map(|line| line.split(" - "));
    let sentences = items.flat_map(|item| item.split(['.', '?', '!', ':', ';'])).map(folded);
    let copied: Vec<String> = sentences
        .filter(|sentence| {
            sentence != NAME
                && sentence.split_whitespace().count() >= SENTENCE_WORDS
                && ours.contains(sentence.as_str())
        })
        .collect();
    assert!(copied.is_empty(), "{copied:#?}");
}
