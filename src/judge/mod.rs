//! The judge: is what somebody typed the card's answer?
//!
//! [`DeckJudge`] is compiled once per deck (its vocabulary tells a typo from another word), [`CardJudge`] once per card when its
//! question opens; judging an attempt is then a pure function of the text. One file for each kind of answer key, over the words of [`text`].

mod choice;
mod explanation;
mod number;
mod parts;
mod term;
mod text;
mod yes_no;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::deck::{AnswerKey, Card, Deck, Kind};

/// How much of the answer an attempt has: from 0 (nothing) to 1 (all of it).
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Credit(f64);

impl Credit {
    /// Nothing.
    pub const NONE: Self = Self(0.0);
    /// All of it.
    pub const FULL: Self = Self(1.0);

    /// A credit of `value`, brought into [0, 1]; not-a-number counts as 0.
    pub fn new(value: f64) -> Self {
        Self(if value.is_nan() { 0.0 } else { value.clamp(0.0, 1.0) })
    }

    /// `part` of `whole`; nothing where `whole` is 0.
    pub fn share(part: usize, whole: usize) -> Self {
        if whole == 0 { Self::NONE } else { Self::new(part as f64 / whole as f64) }
    }

    /// As a number in [0, 1].
    pub fn value(self) -> f64 {
        self.0
    }
}

/// Correct, partial or wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It counts in full.
    Correct,
    /// Part of it is there: see the credit.
    Partial,
    /// It does not count.
    Wrong,
}

/// The judge's finding on one attempt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Verdict {
    /// Correct, partial or wrong.
    pub outcome: Outcome,
    /// 1 where correct, 0 where wrong, between where partial.
    pub credit: Credit,
    /// Why, in sentences fit to be shown.
    pub reason: Reason,
    /// Which parts of the key were found (indices of items, blanks or key points, ascending, each once). Empty for kinds without parts.
    pub parts: Vec<usize>,
    /// Whether it answers at all. False where yes or no is asked, or one of several options, and none of them is named: talk, which uses up
    /// no try.
    pub is_answer: bool,
}

/// Why a verdict is what it is, in one sentence, twice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// For its author while the question is open: quotes what they typed, never what is missing from it.
    pub while_open: String,
    /// For everybody once the answer is out: names what was found and what was missing.
    pub in_full: String,
}

impl Verdict {
    fn new(credit: Credit, while_open: impl Into<String>, in_full: impl Into<String>) -> Self {
        let outcome = match credit.value() {
            full if full >= 1.0 => Outcome::Correct,
            none if none <= 0.0 => Outcome::Wrong,
            _ => Outcome::Partial,
        };
        Self {
            outcome,
            credit,
            reason: Reason { while_open: while_open.into(), in_full: in_full.into() },
            parts: Vec::new(),
            is_answer: true,
        }
    }

    fn correct(why: impl Into<String>) -> Self {
        let why = why.into();
        Self::new(Credit::FULL, "", why)
    }

    fn no_answer(why: impl Into<String>) -> Self {
        let why = why.into();
        Self { is_answer: false, ..Self::new(Credit::NONE, why.clone(), why) }
    }

    fn wrong(why: impl Into<String>) -> Self {
        let why = why.into();
        Self::new(Credit::NONE, "", why)
    }
}

/// What judging needs to know of a whole deck. Cheap to clone.
#[derive(Clone, Debug)]
pub struct DeckJudge {
    vocabulary: Arc<Vocabulary>,
}

/// The words of a deck, each with the number of cards that use it.
#[derive(Debug, Default)]
struct Vocabulary {
    cards: usize,
    used_by: HashMap<String, usize>,
}

impl Vocabulary {
    /// How much a word says: more the fewer cards use it. (The usual inverse document frequency, smoothed: ln(1 + (n + 1) / (f + 1)).)
    fn weight(&self, word: &str) -> f64 {
        if text::is_filler(word) {
            return 0.05;
        }
        let used_by = self.used_by.get(text::stem(word)).copied().unwrap_or(0);
        (1.0 + (self.cards as f64 + 1.0) / (used_by as f64 + 1.0)).ln()
    }
}

/// One card's answer key, compiled.
#[derive(Clone, Debug)]
pub struct CardJudge {
    kind: Kind,
    key: Key,
    reject: Vec<Vec<String>>,
    /// Words of this deck that are not of this card's answer: none of them is a typo.
    known: Arc<HashSet<String>>,
}

#[derive(Clone, Debug)]
enum Key {
    Term(term::Term),
    Parts(parts::Parts),
    Number(number::Number),
    YesNo(yes_no::YesNo),
    Explanation(explanation::Explanation),
    Choice(choice::Choice),
}

impl DeckJudge {
    /// Reads the deck's vocabulary and answers.
    pub fn new(deck: &Deck) -> Self {
        let mut used_by: HashMap<String, usize> = HashMap::new();
        for card in &deck.cards {
            let texts = card.key.iter().flat_map(AnswerKey::answers).chain([card.prompt.clone()]);
            let words: HashSet<String> =
                texts.flat_map(|text| text::words(&text)).map(|word| text::stem(&word).to_owned()).collect();
            for word in words {
                *used_by.entry(word).or_default() += 1;
            }
        }
        Self { vocabulary: Arc::new(Vocabulary { cards: deck.cards.len(), used_by }) }
    }

    /// Compiles one of the deck's cards; `None` where the card has no answer.
    pub fn compile(&self, card: &Card) -> Option<CardJudge> {
        let key = card.key.as_ref()?;
        let vocabulary = &self.vocabulary;
        let own: HashSet<String> = all_wordings(key)
            .iter()
            .flat_map(|text| text::words(text))
            .map(|word| text::stem(&word).to_owned())
            .collect();
        let rejected = card.reject.iter().flat_map(|text| text::words(text)).map(|word| text::stem(&word).to_owned());
        let known = vocabulary.used_by.keys().cloned().chain(rejected).filter(|word| !own.contains(word)).collect();
        let compiled = match key {
            AnswerKey::Term(wordings) => Key::Term(term::Term::new(&card.prompt, wordings)),
            AnswerKey::List { items, ordered, any } => Key::Parts(parts::Parts::list(items, *ordered, *any)),
            AnswerKey::Blanks(gaps) => Key::Parts(parts::Parts::blanks(gaps)),
            AnswerKey::Number { value, tolerance, unit } => {
                Key::Number(number::Number::new(*value, *tolerance, unit.as_deref()))
            }
            AnswerKey::YesNo { yes, .. } => Key::YesNo(yes_no::YesNo { yes: *yes }),
            AnswerKey::Explanation { texts, points } => {
                Key::Explanation(explanation::Explanation::new(&card.prompt, texts, points, &|word| {
                    vocabulary.weight(word)
                }))
            }
            AnswerKey::Choice { options, correct } => Key::Choice(choice::Choice::new(options, *correct)),
        };
        let reject = card.reject.iter().map(|text| text::words(text)).collect();
        Some(CardJudge { kind: key.kind(), key: compiled, reject, known: Arc::new(known) })
    }
}

fn all_wordings(key: &AnswerKey) -> Vec<String> {
    match key {
        AnswerKey::List { items: parts, .. } | AnswerKey::Blanks(parts) => parts.iter().flatten().cloned().collect(),
        AnswerKey::Explanation { texts, points } => texts.iter().chain(points.iter().flatten()).cloned().collect(),
        key => key.answers(),
    }
}

impl CardJudge {
    /// The kind of the key.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// How many parts the key has: items of a list, gaps of a text; 1 for the other kinds.
    pub fn parts(&self) -> usize {
        if let Key::Parts(parts) = &self.key { parts.count() } else { 1 }
    }

    /// How many parts make a full answer: `parts()`, or k for "any k of".
    pub fn needed(&self) -> usize {
        if let Key::Parts(parts) = &self.key { parts.needed() } else { 1 }
    }

    /// Judges what somebody typed.
    pub fn judge(&self, answer: &str) -> Verdict {
        let words = text::words(answer);
        if let (true, Key::Term(term)) = (words.is_empty(), &self.key)
            && let Some(verdict) = term.judge_signs(answer)
        {
            return verdict;
        }
        if words.is_empty() {
            return Verdict::wrong("There is no word in it.");
        }
        if self.reject.contains(&words) {
            return Verdict::wrong("The card's author names this wording as one that does not count.");
        }
        let known = |word: &str| self.known.contains(word);
        match &self.key {
            Key::Term(term) => term.judge(&words, &known),
            Key::Parts(parts) => parts.judge(answer, &words, &known),
            Key::Number(number) => number.judge(&words),
            Key::YesNo(yes_no) => yes_no.judge(&words),
            Key::Explanation(explanation) => explanation.judge(&words, &known),
            Key::Choice(choice) => choice.judge(&words, &known),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::{CardId, DeckId};
    use proptest::prelude::*;

    fn card(prompt: &str, key: AnswerKey, reject: &[&str]) -> Card {
        let reject = reject.iter().map(|wording| (*wording).to_owned()).collect();
        Card {
            id: CardId("card".into()),
            prompt: prompt.into(),
            key: Some(key),
            reject,
            tags: vec![],
            note: None,
            line: 0,
        }
    }

    fn judge_of(card: Card) -> CardJudge {
        let deck = Deck {
            id: DeckId("deck".into()),
            title: "Deck".into(),
            author: None,
            language: None,
            licence: None,
            description: None,
            tags: vec![],
            cards: vec![card],
        };
        DeckJudge::new(&deck).compile(&deck.cards[0]).unwrap()
    }

    fn texts(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    fn outcomes(judge: &CardJudge, table: &[(&str, Outcome)]) {
        for (answer, outcome) in table {
            let verdict = judge.judge(answer);
            assert_eq!(verdict.outcome, *outcome, "{answer:?}: {verdict:?}");
        }
    }

    use Outcome::{Correct, Partial, Wrong};

    #[test]
    fn terms() {
        let judge = judge_of(card(
            "When it does too well on what it has seen?",
            AnswerKey::Term(texts(&["overfitting", "over-fitting"])),
            &["underfitting"],
        ));
        outcomes(
            &judge,
            &[
                ("overfitting", Correct),
                ("  **Overfitting!** ", Correct),
                ("it's overfitting", Correct),
                ("over fitting", Correct),
                ("overfiting", Correct),
                ("underfitting", Wrong),
                ("not overfitting", Wrong),
                ("overfitting or underfitting", Wrong),
                ("overfitting dropout", Wrong),
                ("fitting", Wrong),
                ("", Wrong),
            ],
        );
        let judge = judge_of(card("?", AnswerKey::Term(texts(&["K-fold validation"])), &[]));
        outcomes(
            &judge,
            &[
                ("k fold validation", Correct),
                ("kfold validation", Correct),
                ("hold-out validation", Wrong),
                ("validation", Wrong),
            ],
        );
        let judge = judge_of(card("?", AnswerKey::Term(texts(&["x > 0"])), &[]));
        outcomes(&judge, &[("x>0", Correct), ("x < 0", Wrong)]);
        let judge = judge_of(card("?", AnswerKey::Term(texts(&["+"])), &[]));
        outcomes(&judge, &[("+", Correct), (" + ", Correct), ("-", Wrong), ("plus", Wrong)]);
        let judge = judge_of(card("?", AnswerKey::Term(texts(&["L2"])), &[]));
        outcomes(&judge, &[("l2", Correct), ("L1", Wrong), ("L1 and L2", Wrong)]);
    }

    #[test]
    fn lists() {
        let items = vec![
            texts(&["hardware"]),
            texts(&["datasets and benchmarks"]),
            texts(&["algorithmic advances", "better algorithms"]),
        ];
        let judge = judge_of(card("Which forces?", AnswerKey::List { items, ordered: false, any: None }, &[]));
        outcomes(
            &judge,
            &[
                ("hardware, datasets and benchmarks, algorithmic advances", Correct),
                ("better algorithms\nhardware\nbenchmarks and datasets", Correct),
                ("1. Hardware 2. algorithmic advances", Partial),
                ("hardwear", Partial),
                ("money", Wrong),
            ],
        );
        assert_eq!(judge.judge("hardware and better algorithms").parts, [0, 2]);
    }

    #[test]
    fn an_ordered_list_wants_its_order_and_any_k_suffice() {
        let items = vec![texts(&["add layers"]), texts(&["freeze base"]), texts(&["train"])];
        let judge = judge_of(card("Steps?", AnswerKey::List { items: items.clone(), ordered: true, any: None }, &[]));
        outcomes(&judge, &[("add layers, freeze base, train", Correct), ("train, freeze base, add layers", Partial)]);
        let judge = judge_of(card("Any two?", AnswerKey::List { items, ordered: false, any: Some(2) }, &[]));
        outcomes(&judge, &[("train; add layers", Correct), ("train", Partial)]);
    }

    #[test]
    fn blanks_go_into_their_gaps() {
        let judge = judge_of(card(
            "... of ... data",
            AnswerKey::Blanks(vec![texts(&["tensors"]), texts(&["floating point"])]),
            &[],
        ));
        outcomes(
            &judge,
            &[
                ("tensors, floating point", Correct),
                ("tensor; floating-point", Correct),
                ("tensors", Partial),
                ("floating point, tensors", Wrong),
            ],
        );
    }

    #[test]
    fn numbers() {
        let judge = judge_of(card(
            "How long?",
            AnswerKey::Number { value: 250.0, tolerance: 5.0, unit: Some("ms".into()) },
            &[],
        ));
        outcomes(
            &judge,
            &[
                ("250", Correct),
                ("about 253 ms", Correct),
                ("250ms", Correct),
                ("245.0", Correct),
                ("256", Wrong),
                ("250 s", Wrong),
                ("-250", Wrong),
                ("two", Wrong),
                ("250 or 300", Wrong),
            ],
        );
    }

    #[test]
    fn yes_and_no() {
        let judge = judge_of(card(
            "Should it be trainable?",
            AnswerKey::YesNo { yes: false, because: Some("it should be frozen".into()) },
            &[],
        ));
        outcomes(
            &judge,
            &[
                ("no", Correct),
                ("Nope!", Correct),
                ("no, it should be frozen", Correct),
                ("yes", Wrong),
                ("yes, frozen", Wrong),
                ("frozen", Wrong),
                ("yes or no", Wrong),
            ],
        );
    }

    #[test]
    fn choices() {
        let judge = judge_of(card(
            "Which?",
            AnswerKey::Choice { options: texts(&["sigmoid", "softmax", "tanh"]), correct: 1 },
            &[],
        ));
        outcomes(
            &judge,
            &[
                ("B", Correct),
                ("b)", Correct),
                ("softmax", Correct),
                ("2", Correct),
                ("sotfmax", Correct),
                ("a", Wrong),
                ("sigmoid", Wrong),
                ("a b c", Wrong),
                ("softmax or sigmoid", Wrong),
            ],
        );
    }

    #[test]
    fn explanations() {
        let key = AnswerKey::Explanation {
            texts: texts(&["It can trigger large gradient updates which will prevent your network from converging"]),
            points: vec![],
        };
        let judge = judge_of(card("What happens if you don't normalize your data?", key, &[]));
        outcomes(
            &judge,
            &[
                ("It can trigger large gradient updates which will prevent your network from converging", Correct),
                ("large gradient updates prevent the network from converging", Correct),
                ("what happens if you don't normalize your data", Wrong),
                ("the network gets faster", Wrong),
            ],
        );
        let key = AnswerKey::Explanation {
            texts: texts(&["Some outputs, chosen at random, are set to zero"]),
            points: vec![texts(&["random", "randomly"]), texts(&["zero", "dropped"])],
        };
        let judge = judge_of(card("How does it work?", key, &[]));
        outcomes(
            &judge,
            &[("it randomly sets outputs to zero", Correct), ("outputs are dropped", Partial), ("no idea", Wrong)],
        );
    }

    fn any_key() -> impl Strategy<Value = AnswerKey> {
        let wording = "[a-zé]{2,9}( [a-z0-9]{2,9}){0,4}";
        let wordings = prop::collection::vec(wording, 1..3);
        prop_oneof![
            wordings.clone().prop_map(AnswerKey::Term),
            (prop::collection::vec(wordings.clone(), 1..5), any::<bool>())
                .prop_map(|(items, ordered)| AnswerKey::List { items, ordered, any: None }),
            prop::collection::vec(wordings.clone(), 1..4).prop_map(AnswerKey::Blanks),
            wordings.prop_map(|texts| AnswerKey::Explanation { texts, points: vec![] }),
            (-1000..1000_i32).prop_map(|value| AnswerKey::Number {
                value: f64::from(value) / 4.0,
                tolerance: 0.0,
                unit: None
            }),
        ]
    }

    proptest! {
        #[test]
        fn whatever_is_typed_there_is_a_verdict_and_always_the_same(key in any_key(), answer in "\\PC{0,80}") {
            let judge = judge_of(card("What is asked", key, &[]));
            let verdict = judge.judge(&answer);
            prop_assert_eq!(&verdict, &judge.judge(&answer));
            prop_assert_eq!(verdict.outcome == Correct, verdict.credit.value() >= 1.0);
            prop_assert_eq!(verdict.outcome == Wrong, verdict.credit.value() <= 0.0);
        }

        #[test]
        fn the_reference_itself_is_correct_and_folding_changes_nothing(key in any_key()) {
            let reference = match &key {
                AnswerKey::Term(texts) | AnswerKey::Explanation { texts, .. } => texts[0].clone(),
                key => key.answers().join(", "),
            };
            let judge = judge_of(card("What is asked", key, &[]));
            prop_assert_eq!(judge.judge(&reference).outcome, Correct, "{}", reference);
            prop_assert_eq!(judge.judge(&format!("  **{}** ", reference.to_uppercase())).outcome, Correct, "{}", reference);
        }
    }
}
