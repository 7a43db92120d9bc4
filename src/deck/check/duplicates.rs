//! Cards that ask the same: twice the same card, the same in other words, or one question with two answers.
//!
//! Two cards *ask the same* if their prompts have the same words in the same order, apart from articles and plurals:
//! nobody could tell which of the two is meant. Then their answers decide: the same (one of the cards is redundant),
//! partly the same (one card rejects an answer that counts for the other), or different (one prompt has two answers).
//!
//! Two cards ask *nearly* the same if their prompts share all significant words in any order, except for at most one
//! that only one of them has, or that is misspelled in one of them. That alone is fine: many cards differ in one word
//! and have different answers. With the same answer, they are the same card in other words. Two cards that merely share
//! an answer, or that are each other's reverse, are normal and never reported.
//!
//! Only cards that share an entry of an index are compared: the prompt's words, and its words except one (which finds
//! prompts that differ in one word). A prompt of n words has n + 1 entries, one of more than [`MAX_WORDS`] has one, and
//! only the first [`MAX_CARDS_PER_KEY`] cards of an entry are kept. So the time is proportional to the deck's text; if
//! more cards than that ask the same, some pairs are missed.

use std::collections::{HashMap, HashSet};
use std::hash::BuildHasher as _;

use foldhash::fast::FixedState;
use popquiz_deck::{AnswerKey, Card, Deck};
use popquiz_judge::english::stem;

use super::finding::{Fix, Problem};
use super::rule::Rule;
use super::spelling;
use super::texts::{excerpt, groups};
use super::words::{English, folded, words};
use crate::texts::{Phrase, phrase};

/// The most telling words of a prompt that is compared with one word left out.
const MAX_WORDS: usize = 40;
/// The most cards per entry of the index.
const MAX_CARDS_PER_KEY: usize = 6;
/// The fewest telling words of prompts that may differ in one.
const MIN_TELLING_WORDS: usize = 4;

struct Fingerprint {
    /// What must be the same, word for word.
    exactly: u64,
    /// The telling words' stems, sorted.
    telling: Vec<String>,
    /// What is accepted, folded: wording by wording, in groups.
    accepts: Vec<Vec<String>>,
}

/// How two answers lie to each other.
#[derive(Clone, Copy, PartialEq)]
enum AnswerRelation {
    Same,
    Overlap,
    Differ,
    OneMissing,
}

/// Findings with the index of their card: the later one of each two.
pub(super) fn check(deck: &Deck, english: English) -> Vec<(usize, Problem)> {
    let hasher = FixedState::with_seed(0);
    let fingerprints: Vec<Fingerprint> =
        deck.cards.iter().map(|card| Fingerprint::read(card, english, &hasher)).collect();
    let mut exact: Index = Index::default();
    let mut telling: Index = Index::default();
    let mut found = Vec::new();
    for (index, (card, this)) in deck.cards.iter().zip(&fingerprints).enumerate() {
        let with = |other: &usize| Some((deck.cards.get(*other)?, fingerprints.get(*other)?));
        let same = exact
            .of(this.exactly)
            .filter_map(|other| Some(compare(with(&other)?, (card, this))))
            .min_by_key(|found| found.rule);
        exact.add(this.exactly, index);
        let keys = this.telling_keys(card, &hasher);
        let near = || {
            let mut others: Vec<usize> = keys.iter().flat_map(|key| telling.of(*key)).collect();
            others.sort_unstable();
            others.dedup();
            others.into_iter().find_map(|other| near(with(&other)?, (card, this)))
        };
        found.extend(same.or_else(near).map(|found| (index, found)));
        for key in keys {
            telling.add(key, index);
        }
    }
    found
}

/// Cards by a hash.
#[derive(Default)]
struct Index(HashMap<u64, Vec<u32>, FixedState>);

impl Index {
    fn of(&self, key: u64) -> impl Iterator<Item = usize> {
        self.0.get(&key).into_iter().flatten().map(|index| *index as usize)
    }

    fn add(&mut self, key: u64, index: usize) {
        let cards = self.0.entry(key).or_default();
        if let (true, Ok(index)) = (cards.len() < MAX_CARDS_PER_KEY, u32::try_from(index)) {
            cards.push(index);
        }
    }
}

/// Words that every question may have.
const ARTICLES: &[&str] = &["a", "an", "the", "is", "are", "what", "which"];

/// Words that say little about the question. Words that deny, order or compare aren't among them.
const FILLERS: &[&str] = &[
    "a", "an", "the", "is", "are", "was", "were", "be", "been", "being", "of", "in", "on", "at", "to", "for", "from",
    "by", "with", "into", "as", "and", "or", "do", "does", "did", "can", "could", "will", "would", "shall", "should",
    "may", "might", "must", "has", "have", "had", "you", "your", "we", "our", "i", "it", "its", "they", "their",
    "this", "that", "these", "those", "there", "what", "which", "who", "whose", "whom", "how", "why", "when", "where",
    "name", "give", "state", "define", "describe", "explain", "list", "call", "called", "known", "also", "through",
    "s",
];

impl Fingerprint {
    fn read(card: &Card, english: English, hasher: &FixedState) -> Self {
        let words = words(&card.prompt);
        let said = |words: &[String]| -> Vec<String> {
            let kept = words.iter().filter(|word| !ARTICLES.contains(&word.as_str()));
            kept.map(|word| singular(word).to_owned()).collect()
        };
        // In a vocabulary, "the problem" is another card than "problem".
        let is_sentence = words.len() > 3 || card.prompt.contains('?');
        let mut exactly = if english.prompts && is_sentence { said(&words) } else { Vec::new() };
        if exactly.is_empty() {
            exactly.clone_from(&words);
        }
        if exactly.is_empty() {
            exactly.push(card.prompt.trim().to_owned());
        }
        let mut telling: Vec<String> = Vec::new();
        if english.prompts {
            let kept = words.iter().filter(|word| !FILLERS.contains(&word.as_str()));
            telling.extend(kept.map(|word| stem(word).to_owned()));
            telling.sort();
        }
        // The same words under another image are another question.
        Self {
            exactly: hasher.hash_one((exactly, &card.image)),
            telling,
            accepts: card.key.as_ref().map(|key| accepts(key, english)).unwrap_or_default(),
        }
    }

    /// The prompt's telling words, and the same less each of them.
    fn telling_keys(&self, card: &Card, hasher: &FixedState) -> Vec<u64> {
        let words = &self.telling;
        // What is answered by a yes, a number or a letter has the same answer by chance.
        let tells = matches!(
            card.key,
            Some(AnswerKey::Term(_) | AnswerKey::Explanation { .. } | AnswerKey::List { .. } | AnswerKey::Blanks(_))
        );
        if !tells || words.len() < MIN_TELLING_WORDS - 1 {
            return Vec::new();
        }
        let mut keys = vec![hasher.hash_one((words, &card.image))];
        if (MIN_TELLING_WORDS..=MAX_WORDS).contains(&words.len()) {
            let without =
                |at: usize| words.iter().enumerate().filter(move |(place, _)| *place != at).map(|(_, word)| word);
            keys.extend((0..words.len()).map(|at| hasher.hash_one((without(at).collect::<Vec<_>>(), &card.image))));
        }
        keys
    }
}

/// A word's singular: "tensors" becomes "tensor", but "loss" stays.
fn singular(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(singular) if word.len() > 3 && word.is_ascii() && !singular.ends_with(['s', 'u', 'i', '\'']) => singular,
        _ => word,
    }
}

/// The answers that a key accepts, in a form that is equal for keys that accept the same.
fn accepts(key: &AnswerKey, english: English) -> Vec<Vec<String>> {
    let folded = |text: &str| {
        let words = words(text);
        let telling = words.iter().filter(|word| !(english.answers && matches!(word.as_str(), "a" | "an" | "the")));
        let said: Vec<&str> = telling.map(|word| if english.answers { singular(word) } else { word }).collect();
        if said.is_empty() { folded(text) } else { said.join(" ") }
    };
    let mut all: Vec<Vec<String>> = match key {
        AnswerKey::Number { value, unit, .. } => {
            vec![vec![value.to_string(), unit.as_deref().map(folded).unwrap_or_default()]]
        }
        AnswerKey::YesNo { yes, .. } => vec![vec![if *yes { "yes" } else { "no" }.to_owned()]],
        AnswerKey::Choice { options, correct } => {
            vec![vec![options.get(*correct).map(|option| folded(option)).unwrap_or_default()]]
        }
        AnswerKey::Explanation { texts, .. } => vec![texts.iter().map(|text| folded(text)).collect()],
        key => {
            groups(key).into_iter().map(|wordings| wordings.iter().map(|wording| folded(wording)).collect()).collect()
        }
    };
    for wordings in &mut all {
        if !matches!(key, AnswerKey::Number { .. }) {
            wordings.sort();
            wordings.dedup();
        }
    }
    if !matches!(key, AnswerKey::List { ordered: true, .. } | AnswerKey::Blanks(_)) {
        all.sort();
    }
    all
}

fn relation((one, one_print): (&Card, &Fingerprint), (other, other_print): (&Card, &Fingerprint)) -> AnswerRelation {
    match (&one.key, &other.key) {
        (None, None) => AnswerRelation::Same,
        (None, _) | (_, None) => AnswerRelation::OneMissing,
        _ if one_print.accepts == other_print.accepts => AnswerRelation::Same,
        _ => {
            let (ours, theirs) = (&one_print.accepts, &other_print.accepts);
            let accepted: HashSet<&String> = theirs.iter().flatten().filter(|wording| !wording.is_empty()).collect();
            let shared = ours.iter().filter(|wordings| wordings.iter().any(|wording| accepted.contains(wording)));
            // Two lists with an item in common are two lists.
            if shared.count() * 2 > ours.len().max(theirs.len()) {
                AnswerRelation::Overlap
            } else {
                AnswerRelation::Differ
            }
        }
    }
}

/// Whether a card can be removed because the other one has everything that it has.
fn is_contained(card: &Card, other: &Card) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let has_all = |ours: &[String], theirs: &[String]| {
        let theirs: HashSet<&String> = theirs.iter().collect();
        ours.iter().all(|it| theirs.contains(it))
    };
    plain(&card.prompt) == plain(&other.prompt)
        && card.key == other.key
        && has_all(&card.tags, &other.tags)
        && has_all(&card.reject, &other.reject)
        && has_all(&other.reject, &card.reject)
        && (card.note.is_none() || card.note == other.note)
        && (card.answer_image.is_none() || card.answer_image == other.answer_image)
        && card.image == other.image
}

fn at(card: &Card) -> Phrase {
    if card.line > 0 {
        phrase!("place-line", line = card.line.to_string())
    } else {
        phrase!("place-card", card = &card.id.0)
    }
}

/// The problem with two cards that ask the same.
fn compare(before: (&Card, &Fingerprint), this: (&Card, &Fingerprint)) -> Problem {
    let (card, other) = (this.0, before.0);
    let there = at(other);
    match relation(before, this) {
        AnswerRelation::Same if is_contained(card, other) => {
            let what = phrase!("check-copy", place = there);
            Problem::warning(Rule::Duplicate, what, phrase!("advice-remove-card")).fixed_by(Fix::RemoveCard)
        }
        AnswerRelation::Same => {
            let what = phrase!("check-same-card", place = there);
            Problem::warning(Rule::NearDuplicate, what, phrase!("advice-merge"))
        }
        AnswerRelation::OneMissing => {
            let what = phrase!("check-same-without-answer", place = there);
            Problem::warning(Rule::NearDuplicate, what, phrase!("advice-remove-unanswered"))
        }
        AnswerRelation::Overlap => {
            let what = phrase!("check-shared-answer", place = there);
            Problem::warning(Rule::SharedAnswer, what, phrase!("advice-merge-answers"))
        }
        AnswerRelation::Differ => {
            let what = phrase!("check-two-answers", place = there);
            Problem::warning(Rule::TwoAnswers, what, phrase!("advice-specific-or-merge"))
        }
    }
}

/// The problem with two cards that may ask nearly the same.
fn near(before: (&Card, &Fingerprint), this: (&Card, &Fingerprint)) -> Option<Problem> {
    let is_same = relation(before, this) == AnswerRelation::Same && before.0.image == this.0.image;
    (is_same && is_near(&before.1.telling, &this.1.telling)).then(|| {
        let what = phrase!("check-same-in-other-words", place = at(before.0), prompt = excerpt(&before.0.prompt));
        Problem::warning(Rule::NearDuplicate, what, phrase!("advice-remove-card"))
    })
}

/// Whether two sorted lists of words are the same but for one word more or one mistyped word.
fn is_near(one: &[String], other: &[String]) -> bool {
    let (mut only_one, mut only_other) = (Vec::new(), Vec::new());
    let (mut ones, mut others) = (one.iter().peekable(), other.iter().peekable());
    loop {
        match (ones.peek(), others.peek()) {
            (Some(word), Some(other)) if word == other => drop((ones.next(), others.next())),
            (Some(word), Some(other)) if word > other => only_other.extend(others.next()),
            (Some(_), _) => only_one.extend(ones.next()),
            (None, Some(_)) => only_other.extend(others.next()),
            (None, None) => break,
        }
    }
    match (only_one.as_slice(), only_other.as_slice()) {
        ([], []) => true,
        ([extra], []) | ([], [extra]) => {
            one.len().min(other.len()) >= MIN_TELLING_WORDS
                && extra.chars().all(char::is_alphabetic)
                && !TURNS.contains(&extra.as_str())
        }
        ([one], [other]) => spelling::is_slip(one, other),
        _ => false,
    }
}

/// Words that turn a question into another one.
const TURNS: &[&str] = &[
    "not", "no", "never", "without", "first", "second", "third", "last", "next", "least", "most", "before", "after",
    "non", "un",
];
