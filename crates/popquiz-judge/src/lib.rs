//! The judge: is what somebody typed the card's answer?
//!
//! [`DeckJudge`] is made once per deck (a word of its vocabulary is no typo of another), [`CardJudge`] once per card when its question opens;
//! judging an attempt is then a pure function of the text.
//!
//! From the bottom up: `text` takes a text apart into words, with the help of `english` and of the word lists in `lexicon`; `typo` tells a slip of
//! the finger from another word; `figure` knows numerals and ordinals, `name` what of a person's name is enough; `compare` brings an answer's words
//! together with a right answer's; `features` makes numbers of that and `learned` a finding. Above them stands one file for each kind of answer key.

#![warn(missing_docs)]

mod blanks;
mod choice;
mod compare;
pub mod english;
mod explanation;
mod features;
mod figure;
mod learned;
mod lexicon;
mod list;
mod name;
mod number;
mod spelt;
mod term;
mod text;
mod typo;
mod yes_no;

use std::sync::Arc;

pub use features::{Features, NAMES as FEATURES};
use learned::Weighed;
use popquiz_deck::{AnswerKey, Card, Deck, Kind};
use serde::{Deserialize, Serialize};
use text::Text;

/// How much of the answer an attempt has: from 0 (nothing) to 1 (all of it).
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, Serialize, Deserialize)]
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

    /// The larger of the two.
    #[must_use]
    pub fn max(self, other: Self) -> Self {
        Self(self.0.max(other.0))
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

/// What a deck's cards say: a word of theirs is no other one mistyped, and an answer may be another card's.
#[derive(Clone, Debug, Default)]
struct Vocabulary {
    cards: usize,
    /// How many cards use a word.
    words: lexicon::Hashed<usize>,
    /// Right answers, each as the sorted meanings of its telling words.
    answers: Vec<Box<[text::Meaning]>>,
    /// Which of them have a word.
    answers_with: lexicon::Hashed<Vec<u32>>,
}

/// So many answers are looked through for one that fits better.
const LOOKED_THROUGH: usize = 64;

impl Vocabulary {
    fn has(&self, word: text::Meaning) -> bool {
        self.words.contains_key(&word)
    }

    /// Whether few enough cards use a word that it points to one of them.
    fn is_telling(&self, word: text::Meaning) -> bool {
        self.words.get(&word).is_some_and(|used_by| *used_by <= 2.max(self.cards / 30))
    }

    fn add_answer(&mut self, meanings: Vec<text::Meaning>) {
        let number = u32::try_from(self.answers.len()).unwrap_or(u32::MAX);
        for word in &meanings {
            self.answers_with.entry(*word).or_default().push(number);
        }
        self.answers.push(meanings.into());
    }

    /// The other card's answer of which these words have most: how much of it, in [0, 1], and how many of its words. `own` tells this card's.
    fn elsewhere(&self, typed: &[text::Meaning], own: impl Fn(&[text::Meaning]) -> bool) -> (f32, usize) {
        let mut with: Vec<&Vec<u32>> = typed.iter().filter_map(|word| self.answers_with.get(word)).collect();
        with.sort_unstable_by_key(|answers| answers.len());
        let answers = with.into_iter().flatten().take(LOOKED_THROUGH);
        let answers = answers.filter_map(|number| self.answers.get(*number as usize)).filter(|answer| !own(answer));
        let shares = answers.map(|answer| {
            let said = answer.iter().filter(|word| typed.contains(word)).count();
            (said as f32 / answer.len().max(1) as f32, said)
        });
        shares.max_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1))).unwrap_or((0.0, 0))
    }
}

/// Meanings, sorted, each once.
fn distinct(meanings: impl Iterator<Item = text::Meaning>) -> Vec<text::Meaning> {
    let mut meanings: Vec<text::Meaning> = meanings.collect();
    meanings.sort_unstable();
    meanings.dedup();
    meanings
}

/// The telling words' meanings, sorted, each once.
fn meanings_of(text: &Text) -> Vec<text::Meaning> {
    distinct(text.telling().map(|word| word.meaning))
}

/// One card's answer key, compiled. Cheap to clone.
#[derive(Clone, Debug)]
pub struct CardJudge {
    kind: Kind,
    key: Arc<Key>,
    /// Wordings that count whatever the key says.
    taught: Vec<Vec<text::Meaning>>,
    reject: Arc<[Vec<text::Meaning>]>,
    vocabulary: Arc<Vocabulary>,
}

#[derive(Debug)]
enum Key {
    Term(term::Term),
    List(list::List),
    Blanks(blanks::Blanks),
    Number(number::Number),
    YesNo(yes_no::YesNo),
    Explanation(explanation::Explanation),
    Choice(choice::Choice),
}

impl DeckJudge {
    /// Reads the deck's vocabulary.
    pub fn new(deck: &Deck) -> Self {
        let nothing = Vocabulary::default();
        let mut vocabulary = Vocabulary { cards: deck.cards.len(), ..Vocabulary::default() };
        for card in &deck.cards {
            let texts =
                card.key.iter().flat_map(all_wordings).chain([card.prompt.clone()]).chain(card.reject.iter().cloned());
            let read: Vec<Text> = texts.map(|text| Text::read(&text, &nothing)).collect();
            let mut used: Vec<text::Meaning> =
                read.iter().flat_map(|text| &text.words).map(|word| word.meaning).collect();
            used.sort_unstable();
            used.dedup();
            for word in used {
                *vocabulary.words.entry(word).or_default() += 1;
            }
            for answer in card.key.iter().flat_map(whole_answers) {
                vocabulary.add_answer(meanings_of(&Text::read(&answer, &nothing)));
            }
        }
        Self { vocabulary: Arc::new(vocabulary) }
    }

    /// Compiles one of the deck's cards; `None` where the card has no answer.
    pub fn compile(&self, card: &Card) -> Option<CardJudge> {
        let key = card.key.as_ref()?;
        let vocabulary = &*self.vocabulary;
        let compiled = match key {
            AnswerKey::Term(wordings) => Key::Term(term::Term::new(&card.prompt, wordings, vocabulary)),
            AnswerKey::List { items, ordered, any } => {
                Key::List(list::List::new(&card.prompt, items, *ordered, *any, vocabulary))
            }
            AnswerKey::Blanks(gaps) => Key::Blanks(blanks::Blanks::new(&card.prompt, gaps, vocabulary)),
            AnswerKey::Number { value, tolerance, unit } => {
                Key::Number(number::Number::new(&card.prompt, *value, *tolerance, unit.as_deref(), vocabulary))
            }
            AnswerKey::YesNo { yes, because } => Key::YesNo(yes_no::YesNo::new(*yes, because.as_deref(), vocabulary)),
            AnswerKey::Explanation { texts, points } => {
                Key::Explanation(explanation::Explanation::new(&card.prompt, texts, points, vocabulary))
            }
            AnswerKey::Choice { options, correct } => {
                Key::Choice(choice::Choice::new(&card.prompt, options, *correct, vocabulary))
            }
        };
        let reject = card.reject.iter().map(|text| said_by(&Text::read(text, vocabulary))).collect();
        let (kind, key, vocabulary) = (key.kind(), Arc::new(compiled), Arc::clone(&self.vocabulary));
        Some(CardJudge { kind, key, taught: Vec::new(), reject, vocabulary })
    }

    /// Compiles a card that has been taught further wordings: each of them counts in full, whatever the key says.
    pub fn compile_taught(&self, card: &Card, wordings: &[String]) -> Option<CardJudge> {
        let mut card = card.clone();
        if let Some(AnswerKey::Term(known)) = &mut card.key {
            // So that they may be mistyped, as any other wording.
            known.extend_from_slice(wordings);
        }
        let mut judge = self.compile(&card)?;
        judge.taught = wordings.iter().map(|text| said_by(&Text::read(text, &self.vocabulary))).collect();
        Some(judge)
    }
}

/// What a text says, without its fillers: two wordings that agree in it are the same.
fn said_by(text: &Text) -> Vec<text::Meaning> {
    let telling: Vec<text::Meaning> = text.telling().map(|word| word.form).collect();
    if telling.is_empty() { text.words.iter().map(|word| word.form).collect() } else { telling }
}

/// What would answer a card by itself: each wording of a term, each text of an explanation, all items of a list, all gaps, the reason of a yes or no. A number or an option
/// answers many cards.
fn whole_answers(key: &AnswerKey) -> Vec<String> {
    match key {
        AnswerKey::Term(wordings) => wordings.clone(),
        AnswerKey::Explanation { texts, .. } => texts.clone(),
        AnswerKey::List { .. } | AnswerKey::Blanks(_) => vec![key.answers().join(", ")],
        AnswerKey::YesNo { because, .. } => because.iter().cloned().collect(),
        AnswerKey::Number { .. } | AnswerKey::Choice { .. } => Vec::new(),
    }
}

fn all_wordings(key: &AnswerKey) -> Vec<String> {
    match key {
        AnswerKey::List { items: parts, .. } | AnswerKey::Blanks(parts) => parts.iter().flatten().cloned().collect(),
        AnswerKey::Explanation { texts, points } => texts.iter().chain(points.iter().flatten()).cloned().collect(),
        AnswerKey::Choice { options, .. } => options.clone(),
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
        match &*self.key {
            Key::List(list) => list.count(),
            Key::Blanks(blanks) => blanks.count(),
            _ => 1,
        }
    }

    /// How many parts make a full answer: `parts()`, or k for "any k of".
    pub fn needed(&self) -> usize {
        if let Key::List(list) = &*self.key { list.needed() } else { self.parts() }
    }

    /// Judges what somebody typed.
    pub fn judge(&self, answer: &str) -> Verdict {
        match self.examine(answer) {
            Weighed::Decided(verdict) => verdict,
            Weighed::Open { features, why, at_most_partial } => learned::decide(&features, why, at_most_partial),
        }
    }

    /// A verdict as a right answer gets it, for one that was taken for another.
    pub fn full(&self) -> Verdict {
        let why = "A manager has accepted this wording.";
        Verdict { parts: (0..self.needed()).collect(), ..Verdict::correct(why) }
    }

    /// Whether two answers are the same wording: alike in everything but case, punctuation and filling words.
    pub fn same_wording(&self, one: &str, other: &str) -> bool {
        said_by(&Text::read(one, &self.vocabulary)) == said_by(&Text::read(other, &self.vocabulary))
    }

    /// What the learned judge looks at in an answer; and whether a rule keeps it from being called correct;
    /// the verdict instead where a rule decides before it. This is what the model is trained on.
    pub fn features(&self, answer: &str) -> Result<(Features, bool), Verdict> {
        match self.examine(answer) {
            Weighed::Decided(verdict) => Err(verdict),
            Weighed::Open { features, at_most_partial, .. } => Ok((*features, at_most_partial)),
        }
    }

    fn examine(&self, answer: &str) -> Weighed {
        let vocabulary = &*self.vocabulary;
        if !self.taught.is_empty() && self.taught.contains(&said_by(&Text::read(answer, vocabulary))) {
            return Weighed::Decided(self.full());
        }
        if !self.reject.is_empty() && self.reject.contains(&said_by(&Text::read(answer, vocabulary))) {
            let why = "The card's author names this wording as one that does not count.";
            return Weighed::Decided(Verdict::wrong(why));
        }
        if !answer.chars().any(char::is_alphanumeric) {
            let by_signs = if let Key::Term(term) = &*self.key { term.judge_signs(answer) } else { None };
            return Weighed::Decided(by_signs.unwrap_or_else(|| Verdict::wrong("There is no word in it.")));
        }
        Weighed::Decided(match &*self.key {
            Key::Term(term) => return term.examine(answer, vocabulary),
            Key::Explanation(explanation) => return explanation.examine(answer, vocabulary),
            Key::List(list) => list.judge(answer, vocabulary),
            Key::Blanks(blanks) => blanks.judge(answer, vocabulary),
            Key::Number(number) => number.judge(answer, vocabulary),
            Key::YesNo(yes_no) => yes_no.judge(answer, vocabulary),
            Key::Choice(choice) => choice.judge(answer, vocabulary),
        })
    }
}

#[cfg(test)]
mod tests {
    use popquiz_deck::{CardId, DeckId};
    use proptest::prelude::*;

    use super::*;

    fn card(prompt: &str, key: AnswerKey, reject: &[&str]) -> Card {
        let reject = reject.iter().map(|wording| (*wording).to_owned()).collect();
        Card { reject, ..Card::new(CardId("card".into()), prompt, Some(key)) }
    }

    fn judge_of(card: Card) -> CardJudge {
        let mut deck = Deck::new(DeckId("deck".into()), "Deck");
        let other = self::card("Which layer forgets at random?", AnswerKey::Term(texts(&["dropout"])), &[]);
        deck.cards = vec![card, other];
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
                ("validation", Partial),
            ],
        );
        let judge = judge_of(card("?", AnswerKey::Term(texts(&["x > 0"])), &[]));
        outcomes(&judge, &[("x>0", Correct), ("x < 0", Wrong)]);
        let judge = judge_of(card("?", AnswerKey::Term(texts(&["+"])), &[]));
        outcomes(&judge, &[("+", Correct), (" + ", Correct), ("-", Wrong), ("plus", Wrong)]);
        let judge = judge_of(card("What is the capital of Tunisia?", AnswerKey::Term(texts(&["Tunis"])), &[]));
        outcomes(&judge, &[("tunis", Correct), ("tuniss", Correct), ("Tunisia", Wrong), ("tunis, tunisia", Correct)]);
        let judge = judge_of(card("Which city?", AnswerKey::Term(texts(&["La Paz"])), &[]));
        outcomes(&judge, &[("la paz", Correct), ("Los Angeles", Wrong)]);
        let judge = judge_of(card("Which nerves?", AnswerKey::Term(texts(&["afferent"])), &[]));
        outcomes(&judge, &[("aferent", Correct), ("efferent", Wrong)]);
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
    fn half_of_a_name_in_a_program_is_another_name() {
        let losses = vec![texts(&["categorical_crossentropy"]), texts(&["mean_squared_error", "mse"])];
        let judge = judge_of(card("Which two?", AnswerKey::List { items: losses, ordered: false, any: None }, &[]));
        outcomes(
            &judge,
            &[
                ("categorical_crossentropy, mse", Correct),
                ("categorical crossentropy and mean squared error", Correct),
                ("categorcal_crossentropy, mean_squared_error", Correct),
                ("binary_crossentropy", Wrong),
                ("crossentropy", Wrong),
            ],
        );
    }

    #[test]
    fn what_two_words_begin_with_does_not_make_them_one() {
        let judge = judge_of(card("Which?", AnswerKey::Term(texts(&["multiclass classification"])), &[]));
        outcomes(
            &judge,
            &[
                ("multi-class classification", Correct),
                ("multiclass", Correct),
                ("multilabel classification", Wrong),
                ("multi-label classification", Partial),
            ],
        );
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
        let judge = judge_of(card(
            "A private answer is called an ... response.",
            AnswerKey::Blanks(vec![texts(&["ephemeral"])]),
            &[],
        ));
        outcomes(&judge, &[("ephemeral response", Correct), ("response", Wrong), ("private response", Wrong)]);
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
    fn what_a_question_counts_may_stand_beside_the_number() {
        let judge = |prompt: &str, value, unit: Option<&str>| {
            let key = AnswerKey::Number { value, tolerance: 0.0, unit: unit.map(str::to_owned) };
            judge_of(card(prompt, key, &[]))
        };
        outcomes(
            &judge("How many characters can a message have?", 2000.0, None),
            &[
                ("2,000 characters", Correct),
                ("2000 character", Correct),
                ("about 2000 characters", Correct),
                ("2000 chars", Correct),
                ("2k", Correct),
                ("two thousand characters", Correct),
                ("twenty thousand", Wrong),
                ("2000 words", Wrong),
                ("2000 messages", Wrong),
                ("1,000 characters", Wrong),
            ],
        );
        outcomes(
            &judge("How many seconds do 5 minutes have?", 300.0, None),
            &[("300 seconds", Correct), ("300 s", Correct), ("300 minutes", Wrong), ("5 minutes", Wrong)],
        );
        outcomes(
            &judge("How often may it identify in a day?", 1000.0, None),
            &[("1,000 times", Correct), ("1000 days", Wrong)],
        );
        outcomes(
            &judge("Within which time must it answer?", 3.0, Some("seconds")),
            &[
                ("3 seconds", Correct),
                ("3s", Correct),
                ("3 sec.", Correct),
                ("3 min", Wrong),
                ("3 ms", Wrong),
                ("3m", Wrong),
            ],
        );
        outcomes(
            &judge("How long is it open?", 15.0, Some("min")),
            &[("15 minutes", Correct), ("15 min", Correct), ("15m", Correct), ("fifteen", Correct), ("15 s", Wrong)],
        );
        outcomes(
            &judge("How many requests may a bot make?", 50.0, Some("requests per second")),
            &[
                ("50/s", Correct),
                ("50 req/s", Correct),
                ("fifty per second", Correct),
                ("50 requests/second", Correct),
                ("50 per second", Correct),
                ("50 per minute", Wrong),
            ],
        );
        outcomes(
            &judge("How far is it?", 5.0, Some("m")),
            &[("5 m", Correct), ("5 metres", Correct), ("5 km", Wrong), ("5 min", Wrong)],
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
        let oceans = texts(&["the Atlantic Ocean", "the Pacific Ocean", "the Southern Ocean", "the Black Sea"]);
        let judge = judge_of(card("Which is largest?", AnswerKey::Choice { options: oceans, correct: 1 }, &[]));
        outcomes(
            &judge,
            &[
                ("Pacific", Correct),
                ("the pacfic", Correct),
                ("Atlantic", Wrong),
                ("not the Pacific", Wrong),
                ("ocean", Wrong),
                ("Atlantic or Pacific", Wrong),
                ("the Pacific is a nice place to be", Wrong),
                ("southern", Wrong),
            ],
        );
        assert_eq!(judge.judge("ocean").reason.in_full, "It is none of the options.");
        let oceans = texts(&["the Atlantic", "the Pacific"]);
        let judge = judge_of(card("Which ocean is larger?", AnswerKey::Choice { options: oceans, correct: 1 }, &[]));
        outcomes(&judge, &[("pacific ocean", Correct), ("atlantic ocean", Wrong), ("ocean", Wrong)]);
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
