//! An item of a list, and all its names: wordings, their shorter forms, keys, and its sound.

use std::collections::HashMap;

use crate::matching::expected::{Expected, ExpectedWord};
use crate::matching::person_name::PersonName;
use crate::matching::wording::is_code;
use crate::message::naming::{key, keys_of, sound, without_article};
use crate::message::question::Question;
use crate::message::text::{Text, Word};
use crate::notations::notation::Notation;
use crate::words::lemma::{Lemma, distinct};
use crate::words::lexicon;
use crate::words::numerals;
use crate::words::traits::Traits;
use crate::words::vocabulary::Vocabulary;

#[derive(Clone, Debug)]
pub(crate) struct Item {
    pub(crate) wordings: Vec<ItemWording>,
    /// The sorted lemmas of its wordings: a word of another item that isn't among these counts against this one.
    pub(crate) lemmas: Vec<Lemma>,
    /// The keys of its wordings.
    pub(crate) keys: Vec<String>,
    /// The wordings that are notation.
    pub(crate) notations: Vec<Notation>,
    /// How these sound.
    pub(crate) sounds: Vec<String>,
    /// Whether it has no word, only letters and signs ("2^n"): then parts of it name nothing.
    pub(crate) is_exact: bool,
    pub(crate) shown: String,
}

/// All of a wording's words, with a margin for rounding errors in the sum of their weights.
pub(crate) const WHOLE: f32 = 0.99;

/// One wording of an item.
#[derive(Clone, Debug)]
pub(crate) struct ItemWording {
    pub(crate) expected: Expected,
    /// The share of its words that names it: less of a long one, which people shorten; all of an identifier, because
    /// half of one is half of another as well (`binary_crossentropy`).
    pub(crate) threshold: f32,
    /// The person it names, if it does.
    pub(crate) name: Option<PersonName>,
    /// Whether it begins with a given name, whatever the question asks for.
    pub(crate) is_full_name: bool,
}

impl ItemWording {
    pub(crate) fn new(question: &Question, text: &str, vocabulary: &Vocabulary) -> Self {
        let expected = Expected::new(question, Text::read(text, vocabulary));
        let name = PersonName::read(question, text, &expected);
        let is_full_name = is_full_name(text);
        let threshold = match expected.words.len() {
            _ if is_code(text) => WHOLE,
            0..=3 => 0.5,
            4..=6 => 0.4,
            _ => 0.33,
        };
        Self { expected, threshold, name, is_full_name }
    }

    /// Its content words, folded.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        self.expected.words.iter().map(|word| self.expected.text.of(&word.word))
    }

    /// The key of the surname, if it is a person.
    pub(crate) fn surname(&self) -> Option<String> {
        let word = self.expected.words.get(self.name?.surname)?;
        Some(key(self.expected.text.of(&word.word)))
    }

    /// Whether a piece has another number or another given name than this wording: "William IV", "Teddy Roosevelt".
    pub(crate) fn is_of_another<'a>(
        &self,
        mut words: impl Iterator<Item = &'a Word>,
        is_given_name: impl Fn(&Word) -> bool,
    ) -> bool {
        let own = |word: &Word| self.expected.words.iter().any(|own| own.word.lemma == word.lemma);
        let has_number = self.expected.has_number();
        words.any(|word| {
            !own(word) && (has_number && word.is(Traits::NUMBER) || self.name.is_some() && is_given_name(word))
        })
    }

    /// Lowers the weight of words that several items share; `shared_by` returns how many do. Given names weigh less
    /// next to a surname that no other item has.
    pub(crate) fn reweight(&mut self, shared_by: impl Fn(Lemma) -> usize) {
        let of = |word: &ExpectedWord| word.word.lemma;
        let own_surname = self.name.map(|name| name.surname);
        let own_surname =
            own_surname.filter(|at| self.expected.words.get(*at).is_some_and(|word| shared_by(of(word)) == 1));
        let given_names: Vec<Lemma> = self.expected.words.iter().take(own_surname.unwrap_or(0)).map(of).collect();
        self.expected.reweight(|lemma| {
            let factor = 1.0 / shared_by(lemma) as f32;
            if given_names.contains(&lemma) { factor * GIVEN_NAME_SAYS } else { factor }
        });
    }
}

/// The weight of a given name, relative to a surname.
const GIVEN_NAME_SAYS: f32 = 0.4;

/// Shorter runs of letters are symbols.
const WORD_LETTERS: usize = 3;

impl Item {
    pub(crate) fn has_numeral(&self) -> bool {
        self.wordings.iter().any(|wording| wording.expected.has_number())
    }

    pub(crate) fn is_one_word(&self) -> bool {
        self.wordings.iter().all(|wording| wording.expected.words.len() == 1)
    }

    pub(crate) fn new(question: &Question, prompt: &str, texts: &[String], vocabulary: &Vocabulary) -> Self {
        let all: Vec<String> = texts.iter().flat_map(|text| short_forms(text)).collect();
        let mut wordings: Vec<ItemWording> = all
            .iter()
            .map(|text| ItemWording::new(question, text, vocabulary))
            .filter(|wording| !wording.expected.words.is_empty())
            .collect();
        let words =
            |wording: &ItemWording| wording.expected.words.iter().map(|word| word.word.lemma).collect::<Vec<_>>();
        wordings.dedup_by(|one, other| words(one) == words(other));
        let lemmas = distinct(wordings.iter().flat_map(words));
        let runs = |text: &String| {
            text.split(|letter: char| !letter.is_alphabetic()).any(|run| run.chars().count() >= WORD_LETTERS)
        };
        let sounds = texts.iter().map(|text| sound(&key(without_article(text)))).collect();
        Self {
            wordings,
            lemmas,
            sounds,
            notations: texts.iter().filter_map(|text| Notation::read(text, prompt)).collect(),
            keys: texts.iter().map(|text| key(without_article(text))).filter(|key| !key.is_empty()).collect(),
            is_exact: texts.iter().all(|text| text.is_ascii() && !runs(text)) && !texts.is_empty(),
            shown: texts.first().cloned().unwrap_or_default(),
        }
    }
}

/// An item in full, and the shorter forms in which people name it: the part before its parentheses, examples or colon,
/// each of its examples, and quoted text.
fn short_forms(text: &str) -> Vec<String> {
    let mut wordings = vec![text.to_owned()];
    if !text.is_ascii() || text.split_whitespace().count() < 3 {
        return wordings;
    }
    // "Datasets and benchmarks": either is enough.
    if text.split_whitespace().count() <= 4
        && let Some((one, other)) = text.split_once(" and ")
    {
        wordings.extend([one.to_owned(), other.to_owned()]);
    }
    if let Some((one, other)) = text.split_once(" or ")
        && [one, other].iter().all(|side| side.split_whitespace().count() >= 2)
    {
        wordings.extend([one.to_owned(), other.to_owned()]);
    }
    let lower = text.to_ascii_lowercase();
    let cut = ["such as", "i.e.", "e.g.", ":", "(", ", including "]
        .iter()
        .filter_map(|mark| Some((lower.find(mark)?, *mark)))
        .min();
    if let Some((at, mark)) = cut
        && text.get(..at).is_some_and(|before| before.split_whitespace().count() >= 1)
    {
        wordings.extend(text.get(..at).map(str::to_owned));
        let after = text.get(at + mark.len()..).unwrap_or_default().trim_end_matches(['.', ')', ' ']);
        if matches!(mark, "such as" | "e.g.") {
            wordings.extend(
                after
                    .split([',', ';'])
                    .flat_map(|part| part.split(" and "))
                    .flat_map(|part| part.split(" or "))
                    .map(str::to_owned),
            );
        } else if let ("(", Some((within, rest))) = (mark, after.split_once(')')) {
            // "Reduce its size (layers and units) by half": without what is in parentheses.
            wordings.push(format!("{} {rest}", text.get(..at).unwrap_or_default()));
            let _ = within;
        }
    }
    wordings.extend(text.split('"').skip(1).step_by(2).map(str::to_owned));
    wordings.retain(|wording| wording.chars().any(char::is_alphanumeric));
    wordings
}

/// Whether the items are people with surnames of their own: then a given name alone names nobody. Sisters and kings are
/// told apart by their given names.
pub(crate) fn are_people(items: &[Vec<String>]) -> bool {
    let surname = |wordings: &Vec<String>| {
        let name = wordings.iter().find(|text| is_full_name(text))?;
        let last = name.split_whitespace().next_back().filter(|last| !is_numeral(&key(last)))?;
        Some(key(last))
    };
    let mut surnames: Vec<String> = items.iter().filter_map(surname).collect();
    surnames.sort_unstable();
    surnames.dedup();
    surnames.len() == items.len()
}

/// Whether a text begins with a given name, and goes on with others.
fn is_full_name(text: &str) -> bool {
    let mut words = text.split_whitespace();
    words.next().is_some_and(|first| lexicon::english().is_given_name(&key(first)))
        && words.next().is_some()
        && text.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
}

/// The items by their keys. A wording goes before another name; a name that several items have names none.
pub(crate) fn keys_by_item(items: &[Vec<String>], are_people: bool) -> HashMap<String, usize> {
    let mut keys: HashMap<String, usize> = HashMap::new();
    let own = |text: &String| [key(text), key(without_article(text))];
    for (item, wordings) in items.iter().enumerate() {
        for key in wordings.iter().flat_map(own).filter(|key| !key.is_empty()) {
            keys.entry(key).or_insert(item);
        }
    }
    let mut others: HashMap<String, Option<usize>> = HashMap::new();
    for (item, wordings) in items.iter().enumerate() {
        for key in wordings.iter().flat_map(|text| keys_of(text)).filter(|key| !keys.contains_key(key)) {
            let of = others.entry(key).or_insert(Some(item));
            *of = of.filter(|of| *of == item);
        }
    }
    keys.extend(others.into_iter().filter_map(|(key, item)| Some((key, item?))));
    // "Duty" is "duty of care" where no other item begins with that.
    let mut heads: HashMap<String, Option<usize>> = HashMap::new();
    for (item, wordings) in items.iter().enumerate().filter(|_| !are_people) {
        for text in wordings {
            let mut words = without_article(text).split_whitespace();
            let (Some(head), Some(_)) = (words.next(), words.next()) else { continue };
            let head = key(head);
            if head.chars().count() > 2
                && head.chars().all(char::is_alphabetic)
                && !is_small(&head)
                && !keys.contains_key(&head)
            {
                let of = heads.entry(head).or_insert(Some(item));
                *of = of.filter(|of| *of == item);
            }
        }
    }
    keys.extend(heads.into_iter().filter_map(|(key, item)| Some((key, item?))));
    keys
}

/// The items that are written in capitals alone, by their keys.
pub(crate) fn abbreviations(items: &[Vec<String>]) -> HashMap<String, usize> {
    let is_short = |text: &&String| text.len() > 1 && text.chars().all(|letter| letter.is_ascii_uppercase());
    let of = |(item, wordings): (usize, &Vec<String>)| {
        wordings.iter().filter(is_short).map(move |text| (key(text), item)).collect::<Vec<_>>()
    };
    items.iter().enumerate().flat_map(of).collect()
}

pub(crate) fn is_numeral(key: &str) -> bool {
    numerals::roman(key).is_some() || !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a word has no meaning in a list, by its key.
pub(crate) fn is_small(key: &str) -> bool {
    matches!(
        key,
        "" | "the"
            | "a"
            | "an"
            | "then"
            | "and"
            | "of"
            | "at"
            | "in"
            | "on"
            | "is"
            | "are"
            | "its"
            | "thats"
            | "they"
            | "think"
            | "guess"
            | "maybe"
            | "probably"
            | "finally"
            | "lastly"
            | "next"
            | "after"
            | "that"
            | "end"
            | "plus"
            | "both"
            | "also"
            | "with"
            | "first"
    )
}
