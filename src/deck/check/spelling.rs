//! Spelling: likely typos, and repeated words.
//!
//! There is no dictionary of everything that decks are about, so an unknown word alone isn't a typo. It's reported only
//! if one slip turns it into a known word: one that several cards use, or one that the deck uses and English has; or,
//! for slips that hardly have another explanation (a doubled letter, two swapped letters), any common English word.
//! Differing endings ("layer", "layers") and vowels ("alkane", "alkene") aren't slips, capitalized words aren't
//! checked, and a word that its card uses twice or asks for is intended. The rule only checks English decks.

use std::collections::{HashMap, HashSet};

use popquiz_deck::{Card, Deck};
use popquiz_judge::english::{block_of, is_stem, is_word, stem};

use super::finding::Problem;
use super::rule::Rule;
use super::texts::{excerpt, groups};
use super::words::English;
use crate::texts::phrase;

/// The fewest letters of a word that is looked at.
const MIN_LETTERS: usize = 5;
/// The maximum word length: no dictionary has a longer word, and [`with_one_letter_removed`] makes as many texts of a
/// word as it has letters.
const MAX_LETTERS: usize = 40;
/// A word that this many cards use is known.
const KNOWN_FROM_CARDS: usize = 3;
/// A word that more cards than this use is intended.
const MAX_TYPO_CARDS: usize = 2;

/// How the deck uses a word.
#[derive(Default)]
struct WordUse {
    /// Which cards.
    cards: Vec<usize>,
    /// How often.
    count: usize,
    /// It begins with a capital, or is asked for.
    is_meant: bool,
}

/// Findings with the index of their card.
pub(super) fn check(deck: &Deck, english: English) -> Vec<(usize, Problem)> {
    let mut found = Vec::new();
    let mut words: HashMap<String, WordUse> = HashMap::new();
    for (index, card) in deck.cards.iter().enumerate() {
        for (part, text) in english_texts(card, english) {
            found.extend(repeated_or_confused_word(part, text).map(|found| (index, found)));
            count_words(&mut words, index, text);
        }
    }
    let slips = TypoIndex::of(&words);
    let mut typos: Vec<(usize, &String, String)> = Vec::new();
    for (word, used) in &words {
        if used.is_meant || used.cards.len() > MAX_TYPO_CARDS || used.count > used.cards.len() || is_known(word) {
            continue;
        }
        if let Some(meant) = slips.meant_by(word, used, &words) {
            typos.extend(used.cards.iter().map(|index| (*index, word, meant.clone())));
        }
    }
    typos.sort_unstable();
    found.extend(typos.into_iter().map(|(index, word, meant)| {
        let what = phrase!("check-typo", word = excerpt(word), meant = excerpt(&meant));
        (index, Problem::warning(Rule::Typo, what, phrase!("advice-fix-or-ignore")))
    }));
    found
}

/// The texts of a card that are English.
fn english_texts(card: &Card, english: English) -> impl Iterator<Item = (&'static str, &str)> {
    let prompt = english.prompts.then_some(("prompt", card.prompt.as_str()));
    let answers = card.key.iter().flat_map(groups).flatten().map(|text| ("answer", text.as_str()));
    let note = card.note.iter().map(|text| ("note", text.as_str()));
    prompt.into_iter().chain(answers.filter(move |_| english.answers)).chain(note.filter(move |_| english.prompts))
}

/// A word in lowercase; `None` for names, numbers, addresses and code.
fn plain_words(text: &str) -> impl Iterator<Item = &str> {
    let is_word = |token: &&str| {
        let inside = token.trim_matches(|c: char| !c.is_alphanumeric());
        !inside.chars().any(|letter| {
            letter.is_ascii_digit() || matches!(letter, '_' | '.' | '@' | '/' | '\\' | '=' | '(' | '$' | '<' | '{')
        })
    };
    text.split_whitespace()
        .filter(is_word)
        .flat_map(|token| token.split(|c: char| !c.is_alphabetic()))
        .filter(|word| !word.is_empty())
}

fn count_words(words: &mut HashMap<String, WordUse>, index: usize, text: &str) {
    let is_one_word = text.split_whitespace().nth(1).is_none();
    for (at, word) in plain_words(text).enumerate() {
        let letters = word.len();
        if !(MIN_LETTERS..=MAX_LETTERS).contains(&letters) || !word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            continue;
        }
        // Text starts with a capital letter; elsewhere, it marks a name.
        let (first, rest) = word.split_at(1);
        let is_name = rest.bytes().any(|byte| byte.is_ascii_uppercase())
            || at > 0 && first.bytes().all(|byte| byte.is_ascii_uppercase());
        let used = words.entry(word.to_ascii_lowercase()).or_default();
        used.is_meant |= is_name || is_one_word;
        used.count += 1;
        if used.cards.last() != Some(&index) {
            used.cards.push(index);
        }
    }
}

/// The minimum length at which a word counts as English because of its stem: many names have the stem of some word.
const LONG_WORD_LETTERS: usize = 8;

/// A common English word, or a compound of two.
fn is_known(word: &str) -> bool {
    const PART: usize = 3;
    let split =
        |at: usize| word.get(..at).zip(word.get(at..)).is_some_and(|(one, other)| is_whole_word(one) && is_word(other));
    is_word(word) || (PART..word.len().saturating_sub(PART - 1)).any(split)
}

fn is_whole_word(word: &str) -> bool {
    is_word(word) && (word.len() > 3 || stem(word) == word)
}

/// Words by what remains without one letter: two words that are one slip apart share such a key.
struct TypoIndex<'a>(HashMap<String, Vec<&'a String>>);

impl<'a> TypoIndex<'a> {
    /// The deck's words that others can be slips for.
    fn of(words: &'a HashMap<String, WordUse>) -> Self {
        let mut slips: HashMap<String, Vec<&String>> = HashMap::new();
        let is_known = |word: &str| block_of(word).is_some() || word.len() >= LONG_WORD_LETTERS && is_known(word);
        for (word, _) in words.iter().filter(|(word, used)| used.cards.len() >= KNOWN_FROM_CARDS || is_known(word)) {
            for left in with_one_letter_removed(word) {
                slips.entry(left).or_default().push(word);
            }
        }
        Self(slips)
    }

    fn meant_by(&self, word: &str, used: &WordUse, words: &HashMap<String, WordUse>) -> Option<String> {
        let elsewhere = |meant: &str| {
            let cards = words.get(meant).map(|used| used.cards.as_slice()).unwrap_or_default();
            // Who writes both in one card means both.
            !cards.iter().any(|card| used.cards.contains(card))
        };
        let mut near: Vec<&String> =
            with_one_letter_removed(word).iter().filter_map(|left| self.0.get(left)).flatten().copied().collect();
        near.sort_unstable();
        near.dedup();
        let of_deck = near.into_iter().filter(|meant| is_slip(word, meant) && elsewhere(meant));
        let most_used = of_deck.max_by_key(|meant| words.get(*meant).map_or(0, |used| used.cards.len()));
        most_used.cloned().or_else(|| common_word_typo(word).filter(|meant| elsewhere(meant)))
    }
}

/// A word, and the word less each of its letters.
fn with_one_letter_removed(word: &str) -> HashSet<String> {
    let less = (0..word.len()).filter_map(|at| Some(format!("{}{}", word.get(..at)?, word.get(at + 1..)?)));
    less.chain([word.to_owned()]).collect()
}

/// A word of common English of which this one has a letter doubled, or one of the commonest with two letters swapped.
fn common_word_typo(word: &str) -> Option<String> {
    let letters = word.as_bytes();
    let pairs = || letters.windows(2).enumerate().skip(1);
    let single = pairs()
        .filter(|(_, pair)| pair.first() == pair.last())
        .filter_map(|(at, _)| Some(format!("{}{}", word.get(..at)?, word.get(at + 1..)?)));
    let swapped = pairs().filter_map(|(at, pair)| {
        let [one, other] = pair else { return None };
        Some(format!("{}{}{}{}", word.get(..at)?, char::from(*other), char::from(*one), word.get(at + 2..)?))
    });
    // Swapped letters of rare words can also make other words: "convents" and "convnets".
    let single = single.filter(|meant| meant.len() >= LONG_WORD_LETTERS && is_stem(stem(meant)));
    single.chain(swapped.filter(|meant| block_of(meant) == Some(0))).find(|meant| !is_inflection(word, meant))
}

/// Whether one of two words is a typo of the other: an extra or missing letter, two swapped letters, or a letter
/// replaced by one that is next to it on the keyboard or sounds similar. The first letter is rarely wrong, and other
/// endings and vowels make other words.
pub(super) fn is_slip(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if short.len() < MIN_LETTERS
        || short == long
        || !one.is_ascii()
        || !other.is_ascii()
        || short.bytes().next() != long.bytes().next()
    {
        return false;
    }
    if is_inflection(short, long) {
        return false;
    }
    // "Americas" and "americans" differ in an ending, before that of the plural.
    let (short, long) = match (short.strip_suffix('s'), long.strip_suffix('s')) {
        (Some(short), Some(long)) => (short.as_bytes(), long.as_bytes()),
        _ => (short.as_bytes(), long.as_bytes()),
    };
    let begin = short.iter().zip(long).take_while(|(one, other)| one == other).count();
    let end = short.iter().rev().zip(long.iter().rev()).take_while(|(one, other)| one == other).count();
    let length = short.len();
    if long.len() == length + 1 {
        let is_doubled = begin > 0 && long.get(begin) == long.get(begin - 1);
        let fewest = if is_doubled { MIN_DOUBLED_LETTERS } else { MIN_MISSING_LETTERS };
        // The last letter is an ending more often than a slip.
        return begin + end >= length && begin < length && length >= fewest;
    }
    if long.len() != length {
        return false;
    }
    match (short.get(begin..length - end), long.get(begin..length - end)) {
        (Some([one]), Some([other])) => length >= MIN_REPLACED_LETTERS && end > 0 && are_confused(*one, *other),
        (Some([a, b]), Some([c, d])) => a == d && b == c,
        _ => false,
    }
}

/// The minimum length for a doubled, missing or replaced letter: in short words, one letter makes another word ("actin"
/// and "action").
const MIN_DOUBLED_LETTERS: usize = 6;
const MIN_MISSING_LETTERS: usize = 7;
const MIN_REPLACED_LETTERS: usize = 7;

/// Whether two words are forms of one, or spellings of one on both sides of the ocean.
fn is_inflection(short: &str, long: &str) -> bool {
    let plain = |word: &str| {
        word.replace("our", "or")
            .replace("ise", "ize")
            .replace("isa", "iza")
            .replace("isi", "izi")
            .replace("yse", "yze")
            .replace("ae", "e")
            .replace("oe", "e")
            .replace("ll", "l")
            .replace("tre", "ter")
            .replace("ogue", "og")
    };
    stem(short) == stem(long)
        && short.len() != long.len()
        && long.starts_with(stem(short))
        && !has_new_double(short, long)
        || plain(short) == plain(long)
}

/// "Preferrential" is "preferential" with a letter doubled, though their beginnings agree.
fn has_new_double(short: &str, long: &str) -> bool {
    let doubles = |word: &str| word.as_bytes().windows(2).filter(|pair| pair.first() == pair.last()).count();
    doubles(long) > doubles(short)
}

/// Letters that lie side by side on a keyboard, or sound alike.
fn are_confused(one: u8, other: u8) -> bool {
    const PAIRS: &[&[u8; 2]] = &[
        b"cs", b"ck", b"cv", b"cx", b"sz", b"sx", b"kl", b"km", b"mn", b"bn", b"bv", b"bp", b"dt", b"df", b"gj", b"gh",
        b"hj", b"jk", b"fg", b"fv", b"rt", b"vw", b"qw", b"xz", b"vb", b"hn", b"nj", b"iy",
    ];
    let pair = [one.min(other), one.max(other)];
    PAIRS.iter().any(|known| [known[0].min(known[1]), known[0].max(known[1])] == pair)
}

/// Function words that are never repeated on purpose.
const NEVER_TWICE: &[&str] =
    &["the", "a", "an", "of", "to", "and", "or", "for", "with", "by", "from", "at", "are", "be", "into", "its"];

/// Words that are correct by themselves but wrong after certain others.
const CONFUSED: &[(&[&str], &str, &str)] = &[
    (&["can", "could", "will", "would", "may", "might", "must", "not"], "loose", "lose"),
    (&["could", "would", "should", "must", "might"], "of", "have"),
];

fn repeated_or_confused_word(part: &'static str, text: &str) -> Option<Problem> {
    let mut words = text.split_whitespace();
    let mut before = words.next()?;
    for word in words {
        if word.eq_ignore_ascii_case(before) && NEVER_TWICE.iter().any(|known| known.eq_ignore_ascii_case(word)) {
            let what = phrase!("check-doubled-word", part = part, words = format!("{before} {word}"));
            return Some(Problem::warning(Rule::DoubledWord, what, phrase!("advice-remove-one")));
        }
        let behind = before.to_lowercase();
        let confused = CONFUSED.iter().find(|(others, wrong, _)| word == *wrong && others.contains(&behind.as_str()));
        if let Some((_, _, right)) = confused {
            let (words, meant) = (format!("{before} {word}"), format!("{before} {right}"));
            let what = phrase!("check-confused-word", words = words, meant = meant);
            return Some(Problem::warning(Rule::Typo, what, phrase!("advice-fix")));
        }
        before = word;
    }
    None
}
