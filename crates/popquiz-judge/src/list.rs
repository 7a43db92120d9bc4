//! Lists: the words of an answer are distributed among the items, so that each word counts for one item only.
//!
//! An item is named if one piece of the answer, or a few neighboring ones, has enough of what distinguishes it from
//! the other items. People separate items by commas, lines, "and", numbers, bullets, or nothing at all.

use std::cmp::Ordering;
use std::collections::{BinaryHeap, HashMap};

use crate::chat::{Message, Stance};
use crate::credit::Credit;
use crate::english::stem;
use crate::expected::{Expected, ExpectedWord};
use crate::given::{Given, GivenWord};
use crate::lemma::{Lemma, distinct, hash};
use crate::lexicon;
use crate::naming::{initials_of, is_remark, key, keys_of, sound, without_article};
use crate::notation::{Likeness, Notation};
use crate::numerals;
use crate::person_name::PersonName;
use crate::question::Question;
use crate::segments::{Kept, Mark, Segment, segments};
use crate::text::{Separator, Text, Word, antonyms_of};
use crate::traits::Traits;
use crate::typo::looks_like;
use crate::verdict::Verdict;
use crate::vocabulary::Vocabulary;
use crate::word_match::fit;
use crate::wording::is_code;

#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a fact about the items")]
pub(crate) struct List {
    question: Question,
    items: Vec<Item>,
    /// Whether any item has a number in it.
    has_number: bool,
    /// Whether any wording has nothing but fillers.
    has_fillers: bool,
    ordered: bool,
    required: usize,
    /// What the items have and thus doesn't separate them.
    kept: Kept,
    /// The items by the keys that name one of them only.
    keys: HashMap<String, usize>,
    /// The items that are abbreviations, by their keys.
    abbreviations: HashMap<String, usize>,
    /// The stems of the items' words, sorted.
    words: Vec<Lemma>,
    /// The lemmas of all items, sorted.
    lemmas: Vec<Lemma>,
    /// Whether each item is a single letter or sign.
    is_of_letters: bool,
}

/// What an answer names.
#[derive(Debug)]
struct Naming {
    /// The items, each with where it is named.
    named: Vec<(usize, usize)>,
    /// How many other things it names.
    wrong: usize,
}

#[derive(Clone, Debug)]
struct Item {
    wordings: Vec<ItemWording>,
    /// The sorted lemmas of its wordings: a word of another item that isn't among these counts against this one.
    lemmas: Vec<Lemma>,
    /// The keys of its wordings.
    keys: Vec<String>,
    /// The wordings that are notation.
    notations: Vec<Notation>,
    /// How these sound.
    sounds: Vec<String>,
    /// Whether it has no word, only letters and signs ("2^n"): then parts of it name nothing.
    is_exact: bool,
    shown: String,
}

/// All of a wording's words, with a margin for rounding errors in the sum of their weights.
const WHOLE: f32 = 0.99;

/// One wording of an item.
#[derive(Clone, Debug)]
struct ItemWording {
    expected: Expected,
    /// The share of its words that names it: less of a long one, which people shorten; all of an identifier, because
    /// half of one is half of another as well (`binary_crossentropy`).
    threshold: f32,
    /// The person it names, if it does.
    name: Option<PersonName>,
}

impl ItemWording {
    fn new(question: &Question, text: &str, vocabulary: &Vocabulary) -> Self {
        let expected = Expected::new(question, Text::read(text, vocabulary));
        let name = PersonName::read(question, text, &expected);
        let threshold = match expected.words.len() {
            _ if is_code(text) => WHOLE,
            0..=3 => 0.5,
            4..=6 => 0.4,
            _ => 0.33,
        };
        Self { expected, threshold, name }
    }

    /// The key of the surname, if it is a person.
    fn surname(&self) -> Option<String> {
        let word = self.expected.words.get(self.name?.surname)?;
        Some(key(self.expected.text.of(&word.word)))
    }

    /// Whether a piece has another number or another given name than this wording: "William IV", "Teddy Roosevelt".
    fn is_of_another<'a>(
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
    fn reweight(&mut self, shared_by: impl Fn(Lemma) -> usize) {
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

/// The score that each further piece costs: an item is named in one piece rather than across several.
const APART: f32 = 0.15;

/// How much the weight of another item's word counts against this item.
const AGAINST: f32 = 0.8;

/// The maximum number of pieces of an answer: more than any list has items.
const PIECES: usize = 100;

/// How many neighboring pieces may name one item together.
const NEIGHBOURS: usize = 3;

/// The maximum number of words of an answer.
const WORDS: usize = 384;

/// The maximum number of word pairs per answer that are checked for typos and short forms, which limits the time that
/// a hostile answer can take.
const NEAR_PAIRS: usize = 2_500;

/// A wrong item beyond the number that the list asks for costs this share of what a right one earns.
const COST_OF_WRONG: f64 = 0.5;

/// A set of words of an answer, as one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct WordSet([u64; WORDS / 64]);

impl WordSet {
    fn add(&mut self, at: usize) {
        if let Some(part) = self.0.get_mut(at / 64) {
            *part |= 1 << (at % 64);
        }
    }

    fn has(&self, at: usize) -> bool {
        self.0.get(at / 64).is_some_and(|part| part >> (at % 64) & 1 == 1)
    }

    fn both(mut self, other: Self) -> Self {
        self.0.iter_mut().zip(other.0).for_each(|(part, other)| *part &= other);
        self
    }

    fn or(mut self, other: Self) -> Self {
        self.0.iter_mut().zip(other.0).for_each(|(part, other)| *part |= other);
        self
    }

    fn without(mut self, other: Self) -> Self {
        self.0.iter_mut().zip(other.0).for_each(|(part, other)| *part &= !other);
        self
    }

    fn is_empty(&self) -> bool {
        self.0.iter().all(|part| *part == 0)
    }

    fn first(&self) -> Option<usize> {
        (0..WORDS).find(|at| self.has(*at))
    }

    fn count(&self) -> usize {
        self.0.iter().map(|part| part.count_ones() as usize).sum()
    }
}

/// An item as it may have been named: by which wording, within which words, and how well.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    score: f32,
    item: usize,
    wording: usize,
    span: WordSet,
    pieces: usize,
}

impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Candidate {}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        // The best first. Of equally good ones, the one with fewer words and then the earlier item, so that judging is
        // deterministic.
        self.score
            .total_cmp(&other.score)
            .then(other.span.count().cmp(&self.span.count()))
            .then(other.item.cmp(&self.item))
            .then(other.wording.cmp(&self.wording))
            .then(other.span.first().cmp(&self.span.first()))
    }
}

impl List {
    pub(crate) fn new(
        prompt: &str,
        items: &[Vec<String>],
        ordered: bool,
        any: Option<usize>,
        vocabulary: &Vocabulary,
    ) -> Self {
        let question = Question::new(&Text::read(prompt, vocabulary));
        let texts = items;
        let mut items: Vec<Item> =
            items.iter().map(|wordings| Item::new(&question, prompt, wordings, vocabulary)).collect();
        // Words that several items share don't distinguish any of them.
        let all: Vec<Vec<Lemma>> = items.iter().map(|item| item.lemmas.clone()).collect();
        let shared_by = |lemma: Lemma| all.iter().filter(|lemmas| lemmas.binary_search(&lemma).is_ok()).count().max(1);
        for item in &mut items {
            let in_full = item.wordings.len();
            let is_own =
                |wording: &ItemWording| wording.expected.words.iter().any(|word| shared_by(word.word.lemma) == 1);
            // The first wording always stays: it is the one that is shown, so typing all of it names the item.
            if let Some(first) = item.wordings.first_mut().filter(|first| in_full > 1 && !is_own(first)) {
                first.threshold = WHOLE;
            }
            let mut is_first = true;
            item.wordings.retain(|wording| std::mem::take(&mut is_first) || is_own(wording));
            if item.wordings.is_empty() {
                item.wordings.push(ItemWording::new(&question, &item.shown, vocabulary));
            }
            for wording in &mut item.wordings {
                wording.reweight(shared_by);
            }
        }
        let wordings = || items.iter().flat_map(|item| &item.wordings);
        let mut keys = keys_by_item(texts);
        let surnames: Vec<(String, usize)> = (items.iter().enumerate())
            .flat_map(|(item, of)| of.wordings.iter().filter_map(move |wording| Some((wording.surname()?, item))))
            .collect();
        for (surname, item) in &surnames {
            if surnames.iter().all(|(other, of)| other != surname || of == item) {
                keys.entry(surname.clone()).or_insert(*item);
            }
        }
        let has_number = wordings().any(|wording| wording.expected.has_number());
        let has_fillers = wordings().any(|wording| wording.expected.is_all_fillers);
        Self {
            question,
            required: any.unwrap_or(items.len()),
            has_number,
            has_fillers,
            kept: Kept::new(texts.iter().flatten().map(String::as_str)),
            abbreviations: abbreviations(texts),
            words: distinct(
                texts.iter().flatten().flat_map(|text| text.split_whitespace()).map(|word| hash(stem(&key(word)))),
            ),
            lemmas: distinct(items.iter().flat_map(|item| item.lemmas.iter().copied())),
            is_of_letters: (0..texts.len())
                .all(|item| keys.iter().any(|(key, of)| *of == item && key.chars().count() == 1)),
            keys,
            ordered: ordered || asks_for_order(prompt),
            items,
        }
    }

    pub(crate) fn count(&self) -> usize {
        self.items.len()
    }

    pub(crate) fn required(&self) -> usize {
        self.required
    }

    pub(crate) fn judge(&self, answer: &str, vocabulary: &Vocabulary) -> Verdict {
        let mut naming = self.read(answer, vocabulary);
        if naming.named.len() < self.items.len() || naming.wrong > 0 {
            // What is denied or withdrawn doesn't count.
            let is_expected = |word: &str| self.words.binary_search(&hash(stem(word))).is_ok();
            let message = Message::read(answer, &self.question, is_expected);
            if message.segments.iter().any(|segment| segment.stance != Stance::Asserted) {
                naming = self.read(&message.body(), vocabulary);
            }
        }
        let Naming { mut named, wrong } = naming;
        if self.ordered {
            named.sort_by_key(|(_, start)| *start);
            let order: Vec<usize> = named.iter().map(|(item, _)| *item).collect();
            let kept = longest_ascending(&order);
            // In a list that is mostly the wrong way around, what stands in order does so by chance.
            let is_chance =
                kept.len() * 2 <= order.len() && (order.len() > 2 || order.len() == self.required && order.len() > 1);
            named.retain(|(item, _)| !is_chance && kept.contains(item));
        }
        self.verdict(named.into_iter().map(|(item, _)| item).collect(), wrong)
    }

    /// Finds the items that an answer names, each with its place, and counts what isn't one.
    fn read(&self, answer: &str, vocabulary: &Vocabulary) -> Naming {
        let mut parts: Vec<Segment<'_>> = Vec::new();
        let mut is_named: Vec<bool> = Vec::new();
        let mut named: Vec<(usize, usize)> = Vec::new();
        let read = segments(answer, &self.kept);
        let mut at = 0;
        while let Some(part) = read.get(at) {
            let joined = (1..=NEIGHBOURS).rev().find_map(|count| {
                let last = read.get(at + count - 1)?;
                let mut marks = read.get(at + 1..at + count)?.iter().map(|part| part.mark);
                if marks.any(|mark| mark >= Mark::Arrow || mark == Mark::Comma && !self.kept.has(',')) {
                    return None;
                }
                let text = answer.get(part.start..last.start + last.text.len())?;
                // "SYN+ACK" is "SYN-ACK".
                let with_spaces = || if count > 1 { self.by_key(&text.replace(['+', '/', '>'], " ")) } else { None };
                Some((count, self.by_key(text).or_else(with_spaces)?))
            });
            if let Some((count, item)) = joined {
                named.push((item, part.start));
                parts.extend(read.get(at..at + count).into_iter().flatten());
                is_named.resize(parts.len(), true);
                at += count;
                continue;
            }
            at += 1;
            if let Some(rest) = self.by_words(part, &mut named) {
                parts.push(*part);
                is_named.push(true);
                parts.extend(rest);
                is_named.resize(parts.len(), false);
            } else {
                parts.push(*part);
                is_named.push(false);
            }
        }
        if !is_named.iter().all(|is_named| *is_named) {
            self.by_beginnings(&parts, &mut is_named, &mut named);
        }
        self.by_notation(&parts, &mut is_named, &mut named);
        // A numeral that is no item's is another one.
        let is_open = |at: &usize| is_named.get(*at) == Some(&false);
        let is_word = |at: &usize| parts.get(*at).is_some_and(|part| !is_numeral(&key(part.text)));
        let rest: Vec<usize> = (0..parts.len()).filter(is_open).filter(is_word).collect();
        let has_rest = (0..parts.len()).any(|at| is_open(&at));
        let mut wrong = 0;
        if has_rest {
            let mut belongs = vec![false; parts.len()];
            let heaped = self.by_weight(&parts, &rest, &mut is_named, &mut named, &mut belongs, vocabulary);
            self.by_near_misses(&parts, &mut is_named, &mut named);
            wrong = self.wrong_parts(&parts, &is_named, &belongs, named.len()).max(heaped);
            self.drop_guesses(&parts, &is_named, &mut named);
        }
        named.sort_by_key(|(item, start)| (*item, *start));
        named.dedup_by_key(|(item, _)| *item);
        Naming { named, wrong }
    }

    /// The item that a text names by one of its keys.
    fn by_key(&self, text: &str) -> Option<usize> {
        let find = |key: &str| self.keys.get(key).copied();
        let own = key(text);
        find(&own)
            .or_else(|| find(own.trim_end_matches(['!', '-'])))
            .or_else(|| find(&key(without_article(text))))
            .or_else(|| {
                let initials = initials_of(text);
                self.abbreviations.get(&initials).copied()
            })
    }

    /// Reads a part without separators as a sequence of items: "estonia latvia lithuania" or "ATGC". Returns what it has
    /// besides, or `None` if that isn't how to read it.
    fn by_words<'a>(&self, part: &Segment<'a>, named: &mut Vec<(usize, usize)>) -> Option<Vec<Segment<'a>>> {
        /// More words than any item has.
        const WORDS_OF_ITEM: usize = 4;
        let words: Vec<&str> = part.text.split_whitespace().collect();
        let mut found: Vec<(usize, usize)> = Vec::new();
        if let [word] = words.as_slice() {
            if !self.is_of_letters || word.chars().count() > self.items.len() {
                return None;
            }
            for (at, letter) in word.char_indices() {
                found.push((self.by_key(letter.encode_utf8(&mut [0; 4]))?, part.start + at));
            }
            named.extend(found);
            return Some(Vec::new());
        }
        let offset = |word: &str| (word.as_ptr() as usize).saturating_sub(part.text.as_ptr() as usize);
        let mut rest: Vec<Segment<'a>> = Vec::new();
        // "I" is iodine only among other symbols.
        let is_symbol = |word: &&&str| word.chars().count() <= 2 || is_numeral(&key(word));
        let has_symbols = words.iter().filter(|word| is_symbol(word)).count() * 2 > words.len();
        let mut at = 0;
        while let Some(word) = words.get(at) {
            let start = offset(word);
            let run = (1..=WORDS_OF_ITEM.min(words.len() - at)).rev().find_map(|count| {
                let last = words.get(at + count - 1)?;
                let text = part.text.get(start..offset(last) + last.len())?;
                let key = key(text);
                let item = self.keys.get(&key).copied()?;
                let is_own = || self.items.get(item).is_some_and(|item| item.keys.contains(&key));
                (has_symbols || text.chars().count() > 1 || is_own()).then_some((count, item))
            });
            if let Some((count, item)) = run {
                found.push((item, part.start + start));
                at += count;
                continue;
            }
            let is_speaker = *word == "i" && words.get(at + 1).is_some_and(|next| is_small(next));
            if !is_small(word) && !is_speaker {
                rest.push(Segment { text: word, start: part.start + start, place: None, ..*part });
            }
            at += 1;
        }
        // A single item among other words is for the weights, which know negations.
        let is_one_each =
            words.len() == self.items.len() && words.len() > 2 && self.items.iter().all(Item::is_one_word);
        let has_others = found.len() < 2 && !rest.is_empty() || rest.len() > found.len();
        if found.is_empty() || has_others && !is_one_each {
            return None;
        }
        named.extend(found);
        Some(rest)
    }

    /// Names items by notation: "n * n" for "n²".
    fn by_notation(&self, parts: &[Segment<'_>], is_named: &mut [bool], named: &mut Vec<(usize, usize)>) {
        if self.items.iter().all(|item| item.notations.is_empty()) {
            return;
        }
        for (part, is_named) in parts.iter().zip(is_named).filter(|(_, is_named)| !**is_named) {
            let is_same = |notation: &Notation| notation.judge(part.text) == Some(Likeness::Same);
            let item = self.items.iter().position(|item| item.notations.iter().any(is_same));
            if let Some(item) = item {
                named.push((item, part.start));
                *is_named = true;
            }
        }
    }

    /// Names items by their beginnings: "merc, venus, earth", "pro-, meta-, ana-, telophase".
    fn by_beginnings(&self, parts: &[Segment<'_>], is_named: &mut [bool], named: &mut Vec<(usize, usize)>) {
        /// Shorter beginnings count only among others as short.
        const LEAST: usize = 3;
        let is_short = |part: &Segment<'_>| part.text.chars().count() <= 5;
        let all_short = parts.len() > 2 && parts.iter().filter(|part| is_short(part)).count() * 2 > parts.len();
        for (part, is_named) in parts.iter().zip(is_named).filter(|(_, is_named)| !**is_named) {
            let is_stub = part.text.ends_with('-');
            let begins = key(without_article(part.text));
            let begins = begins.trim_end_matches(['-', '.']);
            let letters = begins.chars().count();
            let least = if is_stub || all_short { LEAST - 1 } else { LEAST };
            let is_word = part.text.split_whitespace().count() == 1 && begins.chars().all(char::is_alphabetic);
            if letters < least || !is_word || begins.len() > 12 || is_numeral(begins) {
                continue;
            }
            let singular = if letters > LEAST { begins.strip_suffix('s').unwrap_or(begins) } else { begins };
            let mut of = self.items.iter().enumerate().filter(|(_, item)| {
                item.keys.iter().any(|key| {
                    let is_beginning = key.starts_with(singular) && key.len() > begins.len();
                    // A whole word is what it says, unless it is most of the item.
                    let is_word = lexicon::english().has_word(begins) && !is_stub;
                    is_beginning && (!is_word || all_short || letters > LEAST || letters * 2 >= key.chars().count())
                })
            });
            let only = if let (Some((item, _)), None) = (of.next(), of.next()) { Some(item) } else { None };
            if let Some(item) = only.or_else(|| self.by_sound(begins)) {
                named.push((item, part.start));
                *is_named = true;
            }
        }
    }

    /// The only item that sounds like this.
    fn by_sound(&self, given: &str) -> Option<usize> {
        const LEAST: usize = 4;
        if given.chars().count() < LEAST || lexicon::english().has_word(given) {
            return None;
        }
        let heard = sound(given);
        let mut of = self.items.iter().enumerate().filter(|(_, item)| item.sounds.contains(&heard));
        let (item, _) = of.next()?;
        of.next().is_none().then_some(item)
    }

    /// Names items by the weights of their words, from the parts that nothing else has named. Returns how many
    /// guesses are heaped up in them.
    fn by_weight(
        &self,
        parts: &[Segment<'_>],
        rest: &[usize],
        is_named: &mut [bool],
        named: &mut Vec<(usize, usize)>,
        belongs: &mut [bool],
        vocabulary: &Vocabulary,
    ) -> usize {
        let mut text = String::new();
        for part in rest.iter().filter_map(|at| parts.get(*at)) {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(part.text);
        }
        let text = Text::read(&text, vocabulary);
        let text = if self.has_number { text.with_ones(vocabulary) } else { text };
        let given = Given::new(&self.question, &text, self.has_fillers);
        if given.words.is_empty() {
            return 0;
        }
        let open: Vec<bool> =
            (0..self.items.len()).map(|item| !named.iter().any(|(named, _)| *named == item)).collect();
        let pieces = pieces(&given, |word| self.lemmas.binary_search(&word).is_ok());
        let places = self.places(&given, &open);
        let found = self.share_out(&given, &pieces, &places);
        let used = found.iter().fold(WordSet::default(), |all, (_, words)| all.or(*words));
        // The part of each word, by the lines that separate them.
        let mut line = 0;
        let lines: Vec<usize> = (text.words.iter().enumerate())
            .map(|(at, word)| {
                line += usize::from(at > 0 && word.separator == Separator::Line);
                line
            })
            .collect();
        let part_of = |word: usize| -> Option<usize> {
            let at = usize::from(given.words.get(word)?.at);
            rest.get(*lines.get(at)?).copied()
        };
        for (item, words) in &found {
            for word in (0..given.words.len().min(WORDS)).filter(|word| words.has(*word)) {
                part_of(word).and_then(|at| is_named.get_mut(at)).into_iter().for_each(|is_named| *is_named = true);
            }
            let start = words.first().and_then(part_of).and_then(|at| parts.get(at)).map_or(0, |part| part.start);
            named.push((*item, start + words.first().unwrap_or_default()));
        }
        // A part that mostly has words of items is no other thing, whether or not it names one.
        for at in rest {
            let words = || (0..given.words.len().min(WORDS)).filter(|word| part_of(*word) == Some(*at));
            let weight = |is: &dyn Fn(&GivenWord) -> bool| -> f32 {
                let words = words().filter_map(|word| given.words.get(word)).filter(|word| is(word));
                words.map(|word| word.word.weight).sum()
            };
            let is_item = |word: &GivenWord| self.lemmas.binary_search(&word.word.lemma).is_ok();
            let own = weight(&is_item);
            if own > 0.0
                && weight(&|word| !word.in_question && !is_item(word)) <= 2.0 * own
                && let Some(belongs) = belongs.get_mut(*at)
            {
                *belongs = true;
            }
        }
        self.heaped(&given, used, found.len(), rest.len())
    }

    /// Drops items that are one of two guesses: "face or feet".
    fn drop_guesses(&self, parts: &[Segment<'_>], is_named: &[bool], named: &mut Vec<(usize, usize)>) {
        if parts.len() <= self.required {
            return;
        }
        for (at, part) in parts.iter().enumerate().skip(1).filter(|(_, part)| part.mark == Mark::Or) {
            let (Some(before), Some(is_before)) = (parts.get(at - 1), is_named.get(at - 1)) else { continue };
            let is_after = is_named.get(at).copied().unwrap_or(false);
            if *is_before != is_after && !is_remark(part.text) && !is_remark(before.text) {
                let guess = if *is_before { before } else { part };
                let end = guess.start + guess.text.len();
                named.retain(|(_, start)| !(guess.start..end).contains(start));
            }
        }
    }

    /// Names the only item that is left by the only part that is left, if it is that item with one mistake. A known
    /// word may be one as well here: "water and slat".
    fn by_near_misses(&self, parts: &[Segment<'_>], is_named: &mut [bool], named: &mut Vec<(usize, usize)>) {
        /// Shorter words are too close to others.
        const LEAST: usize = 4;
        let mut rest = parts.iter().zip(is_named).filter(|(part, is_named)| !**is_named && !part.is_aside);
        let (Some((part, is_named)), None) = (rest.next(), rest.next()) else { return };
        let mut missing = (0..self.items.len()).filter(|item| !named.iter().any(|(named, _)| named == item));
        let (Some(item), None) = (missing.next(), missing.next()) else { return };
        if part.text.split_whitespace().count() > 2 || part.text.contains(|letter: char| letter.is_ascii_digit()) {
            return;
        }
        let given = key(without_article(part.text));
        let keys = self.items.get(item).map(|item| item.keys.as_slice()).unwrap_or_default();
        if named.len() + 1 == self.required
            && self.items.get(item).is_some_and(|item| !item.has_numeral())
            && keys.iter().any(|key| key.len() >= LEAST && given.len() >= LEAST && looks_like(&given, key))
        {
            named.push((item, part.start));
            *is_named = true;
        }
    }

    /// Counts the parts that name something that isn't an item. Explanations, mnemonics and remarks aren't such parts.
    fn wrong_parts(&self, parts: &[Segment<'_>], is_named: &[bool], belongs: &[bool], named: usize) -> usize {
        let has_named = |at: Option<usize>| at.and_then(|at| is_named.get(at)).copied().unwrap_or(false);
        let is_gloss =
            |at: usize| parts.get(at).is_some_and(|part| matches!(part.mark, Mark::Gloss | Mark::Parenthesis));
        // "Camels often sit down carefully: Cambrian, Ordovician ...".
        let begins = parts.iter().zip(is_named).position(|(_, is_named)| *is_named).unwrap_or(0);
        let is_introduced =
            parts.get(begins).is_some_and(|part| matches!(part.mark, Mark::Gloss | Mark::Arrow | Mark::Parenthesis))
                && begins > 0
                && named >= self.required.min(2);
        let mut wrong = 0;
        for (at, part) in parts.iter().enumerate() {
            let is_explanation = part.is_aside
                || is_gloss(at) && has_named(at.checked_sub(1))
                || is_gloss(at + 1) && has_named(Some(at + 1))
                || is_introduced && at < begins;
            if has_named(Some(at))
                || belongs.get(at) == Some(&true)
                || is_explanation
                || is_remark(part.text)
                || self.is_context(part.text)
            {
                continue;
            }
            wrong += 1;
        }
        wrong
    }

    /// Whether a text has only words of the question, and small words.
    fn is_context(&self, text: &str) -> bool {
        text.split_whitespace().all(|word| is_small(word) || self.question.contains(hash(stem(&key(word)))))
    }

    /// Finds where the words of each wording were given: the places by item, wording and word.
    fn places(&self, given: &Given<'_>, open: &[bool]) -> Vec<Vec<Vec<WordSet>>> {
        let mut near_pairs = NEAR_PAIRS;
        let is_wanted: Vec<bool> =
            given.words.iter().map(|word| self.lemmas.binary_search(&word.word.lemma).is_ok()).collect();
        let mut of_wording = |wording: &Expected| -> Vec<WordSet> {
            let mut places = vec![WordSet::default(); wording.words.len()];
            for (wanted_at, own) in wording.words.iter().enumerate() {
                for (at, word) in given.words.iter().enumerate().take(WORDS) {
                    if word.word.is_negated != own.word.is_negated {
                        continue;
                    }
                    let mut covers = 0;
                    let mut takes = 1;
                    if word.word.lemma == own.word.lemma {
                        covers = 1;
                    } else if !is_wanted.get(at).copied().unwrap_or(true) && near_pairs > 0 {
                        near_pairs -= 1;
                        if let Some(fit) = fit((given, at), (wording, wanted_at)) {
                            (covers, takes) = (fit.expected_words, fit.given_words);
                        }
                    }
                    for place in places.iter_mut().skip(wanted_at).take(covers) {
                        (at..at + takes).for_each(|at| place.add(at));
                    }
                }
            }
            places
        };
        let of_item = |(item, open): (&Item, &bool)| -> Vec<Vec<WordSet>> {
            let wordings = item.wordings.iter().filter(|_| *open && !item.is_exact);
            wordings.map(|wording| of_wording(&wording.expected)).collect()
        };
        self.items.iter().zip(open).map(of_item).collect()
    }

    /// Assigns each item the words that name it best; each word goes to one item.
    fn share_out(&self, given: &Given<'_>, pieces: &[WordSet], places: &[Vec<Vec<WordSet>>]) -> Vec<(usize, WordSet)> {
        let mut heap = BinaryHeap::new();
        let mut contradicted = vec![false; self.items.len()];
        let anywhere = |words: &Vec<WordSet>| words.iter().fold(WordSet::default(), |all, place| all.or(*place));
        let given_at: Vec<Vec<WordSet>> =
            places.iter().map(|wordings| wordings.iter().map(anywhere).collect()).collect();
        for (span, count) in spans(pieces) {
            for (item, (wordings, given_at)) in places.iter().zip(&given_at).enumerate() {
                let there = wordings.iter().zip(given_at).enumerate();
                for (wording, (words, _)) in there.filter(|(_, (_, given_at))| !given_at.both(span).is_empty()) {
                    match self.score(given, item, wording, words, span, count) {
                        Some(score) if score > 0.0 => {
                            heap.push(Candidate { score, item, wording, span, pieces: count });
                        }
                        Some(_) => {}
                        None => contradicted.iter_mut().skip(item).take(1).for_each(|item| *item = true),
                    }
                }
            }
        }
        let mut found: Vec<(usize, WordSet)> = Vec::new();
        let mut used = WordSet::default();
        while let Some(candidate) = heap.pop() {
            let Candidate { item, wording, span, pieces, .. } = candidate;
            // Naming the opposite of an item doesn't name the item.
            if found.iter().any(|(index, _)| *index == item) || contradicted.get(item).copied().unwrap_or(true) {
                continue;
            }
            let Some(words) = places.get(item).and_then(|wordings| wordings.get(wording)) else { continue };
            let left = span.without(used);
            let score = self.score(given, item, wording, words, left, pieces).unwrap_or(0.0);
            if score >= candidate.score - f32::EPSILON {
                let taken = words.iter().fold(WordSet::default(), |all, place| all.or(place.both(left)));
                used = used.or(taken);
                found.push((item, taken));
            } else if score > 0.0 {
                heap.push(Candidate { score, ..candidate });
            }
        }
        found
    }

    /// The share of a wording that is within a span, in [0, 1]: 0 if that is too little, and less if the piece has
    /// words of another item. Returns `None` if the span says the opposite.
    fn score(
        &self,
        given: &Given<'_>,
        item: usize,
        wording: usize,
        places: &[WordSet],
        span: WordSet,
        pieces: usize,
    ) -> Option<f32> {
        let item = self.items.get(item)?;
        let of = item.wordings.get(wording)?;
        let ItemWording { expected, threshold, .. } = of;
        let pairs = expected.words.iter().zip(places).filter(|(word, _)| !word.in_question);
        let named: f32 =
            pairs.filter(|(_, place)| !place.both(span).is_empty()).map(|(word, _)| word.word.weight).sum();
        let score = named / expected.total_new.max(f32::EPSILON);
        if score < *threshold {
            return Some(0.0);
        }
        let within = || given.words.iter().enumerate().filter(|(at, _)| span.has(*at)).map(|(_, word)| &word.word);
        if expected.antonyms.contradicts(antonyms_of(within())) {
            return if pieces == 1 { None } else { Some(0.0) };
        }
        if pieces <= 1
            && of.is_of_another(within(), |word| {
                !item.lemmas.contains(&word.lemma) && lexicon::english().is_given_name(given.text.of(word))
            })
        {
            return Some(0.0);
        }
        if pieces != 1 {
            return Some(score * (1.0 - APART * pieces.saturating_sub(1) as f32));
        }
        let of_another = |lemma: Lemma| {
            item.lemmas.binary_search(&lemma).is_err()
                && self.items.iter().any(|other| other.lemmas.binary_search(&lemma).is_ok())
        };
        let against: f32 = within().filter(|word| of_another(word.lemma)).map(|word| word.weight).sum();
        let score = score * (1.0 - (against / named * AGAINST).min(1.0));
        Some(if score < *threshold { 0.0 } else { score })
    }

    /// How many guesses are heaped up without separators: the number that the unused words would make.
    fn heaped(&self, given: &Given<'_>, used: WordSet, found: usize, parts: usize) -> usize {
        let says_something = |at: usize| {
            !used.has(at) && given.words.get(at).is_some_and(|word| !word.in_question && word.word.weight > 0.0)
        };
        let belongs =
            |at: usize| given.words.get(at).is_some_and(|word| self.lemmas.binary_search(&word.word.lemma).is_ok());
        if parts > 1 {
            return 0;
        }
        let words = given.words.len().min(WORDS);
        let unused = (0..words).filter(|at| says_something(*at) && !belongs(*at)).count();
        let per_item = (used.count() / found.max(1)).max(2);
        // A sentence around the items has many fillers of its own; a run of guesses has none.
        let fillers = given.text.words.len() - given.words.len();
        if fillers * 4 < unused { unused.saturating_sub(per_item * 2) / per_item } else { 0 }
    }

    fn verdict(&self, mut found: Vec<usize>, wrong: usize) -> Verdict {
        found.sort_unstable();
        let count = found.len();
        // Naming everything doesn't pay: each wrong item beyond the number that the list asks for costs credit.
        let surplus = (count + wrong).saturating_sub(self.required.max(count));
        let mut credit = Credit::share(count.min(self.required), self.required);
        if surplus > 0 && self.required > 0 {
            credit = Credit::new(credit.value() - surplus as f64 * COST_OF_WRONG / self.required as f64);
        }
        if wrong > count {
            credit = Credit::NONE;
        }
        let so_far = format!("{} of {}", count.min(self.required), self.required);
        let names = |of: &mut dyn Iterator<Item = usize>| -> String {
            of.filter_map(|index| self.items.get(index))
                .map(|item| format!("*{}*", item.shown))
                .collect::<Vec<_>>()
                .join(", ")
        };
        let missing = names(&mut (0..self.items.len()).filter(|index| !found.contains(index)));
        let mut in_full = if count >= self.required { so_far.clone() } else { format!("{so_far}: missing {missing}") };
        if surplus > 0 {
            let verb = if surplus == 1 { "is" } else { "are" };
            in_full = format!("{in_full}; {surplus} that {verb} not on the list");
        }
        in_full.push('.');
        let mut verdict = Verdict::new(credit, format!("{so_far}."), in_full);
        verdict.parts = if verdict.credit > Credit::NONE { found } else { Vec::new() };
        verdict
    }
}

/// Shorter runs of letters are symbols.
const WORD_LETTERS: usize = 3;

impl Item {
    fn has_numeral(&self) -> bool {
        self.wordings.iter().any(|wording| wording.expected.has_number())
    }

    fn is_one_word(&self) -> bool {
        self.wordings.iter().all(|wording| wording.expected.words.len() == 1)
    }

    fn new(question: &Question, prompt: &str, texts: &[String], vocabulary: &Vocabulary) -> Self {
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

/// An item in full, and the shorter forms in which people name it: what comes before its parentheses, its examples or
/// its colon, each of its examples, and what it puts in quotes.
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

/// The pieces of an answer, as the content words in each: split at lines, bullets, list numbers, commas, semicolons,
/// slashes, "and" and "or". If items contain that number, it is a list number only at the start of a line: "Apollo 1,
/// Apollo 7".
fn pieces(given: &Given<'_>, is_of_item: impl Fn(Lemma) -> bool) -> Vec<WordSet> {
    let mut pieces = vec![WordSet::default()];
    let mut content_words = given.words.iter().enumerate().peekable();
    let mut counted = 0_usize;
    for (at, word) in (0_u16..).zip(&given.text.words) {
        let begins = at == 0 || word.separator == Separator::Line;
        let counts = given.text.of(word).parse() == Ok(counted + 1) && (begins || !is_of_item(word.lemma));
        let own = content_words.next_if(|(_, given)| given.at == at).map(|(index, _)| index);
        if word.separator >= Separator::Slash || word.is(Traits::AND) || word.is(Traits::OR) || counts {
            pieces.push(WordSet::default());
        }
        if counts {
            counted += 1;
        } else if let (Some(index), Some(piece)) = (own, pieces.last_mut()) {
            piece.add(index);
        }
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces.truncate(PIECES);
    pieces
}

/// The items by their keys. A wording goes before another name; a name that several items have names none.
fn keys_by_item(items: &[Vec<String>]) -> HashMap<String, usize> {
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
    for (item, wordings) in items.iter().enumerate() {
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
fn abbreviations(items: &[Vec<String>]) -> HashMap<String, usize> {
    let is_short = |text: &&String| text.len() > 1 && text.chars().all(|letter| letter.is_ascii_uppercase());
    let of = |(item, wordings): (usize, &Vec<String>)| {
        wordings.iter().filter(is_short).map(move |text| (key(text), item)).collect::<Vec<_>>()
    };
    items.iter().enumerate().flat_map(of).collect()
}

fn is_numeral(key: &str) -> bool {
    numerals::roman(key).is_some() || !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a word says nothing in a list.
fn is_small(word: &str) -> bool {
    let word = key(word);
    matches!(
        word.as_str(),
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

/// Whether a question asks for an order: "in order", "from the inside out", "oldest first".
fn asks_for_order(prompt: &str) -> bool {
    let lower = prompt.to_lowercase();
    let words: Vec<&str> =
        lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let has = |wanted: &str| lower.contains(wanted);
    let ends_in_first = lower.trim_end_matches(['?', '.', ')', ' ']).ends_with(" first");
    let from = words.iter().position(|word| *word == "from");
    let goes = |word: &&&str| {
        matches!(**word, "to" | "down" | "up" | "out" | "outwards" | "in" | "inwards" | "upwards" | "downwards")
    };
    let is_path = from.is_some_and(|at| {
        let after: Vec<&&str> = words.iter().skip(at + 2).collect();
        after.iter().take(5).any(goes)
    });
    !has("any order")
        && (has("in order")
            || has("order by")
            || has("in sequence")
            || has("chronological")
            || has("in the order")
            || has("right order")
            || has("correct order")
            || ends_in_first
            || is_path)
}

/// Single pieces and runs of neighboring ones, each with its number of pieces.
fn spans(pieces: &[WordSet]) -> Vec<(WordSet, usize)> {
    let mut spans: Vec<(WordSet, usize)> = pieces.iter().map(|piece| (*piece, 1)).collect();
    for count in 2..=NEIGHBOURS.min(pieces.len()) {
        spans.extend(
            pieces
                .windows(count)
                .map(|some| (some.iter().fold(WordSet::default(), |all, piece| all.or(*piece)), count)),
        );
    }
    if pieces.len() == 1 {
        // Without separators, nothing indicates that only one item is named.
        for (_, count) in &mut spans {
            *count = 0;
        }
    }
    spans
}

/// A longest ascending subsequence.
fn longest_ascending(numbers: &[usize]) -> Vec<usize> {
    let mut best: Vec<Vec<usize>> = Vec::new();
    for index in numbers {
        let mut chain = best
            .iter()
            .filter(|chain| chain.last().is_none_or(|last| last < index))
            .max_by_key(|chain| chain.len())
            .cloned()
            .unwrap_or_default();
        chain.push(*index);
        best.push(chain);
    }
    best.into_iter().max_by_key(Vec::len).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verdict::Outcome::{self, Correct, Partial, Wrong};

    fn outcomes(prompt: &str, items: &[&[&str]], any: Option<usize>, cases: &[(&str, Outcome)]) {
        let vocabulary = Vocabulary::default();
        let texts = |wordings: &&[&str]| wordings.iter().map(|text| (*text).to_owned()).collect();
        let items: Vec<Vec<String>> = items.iter().map(texts).collect();
        let key = List::new(prompt, &items, false, any, &vocabulary);
        for (answer, outcome) in cases {
            let verdict = key.judge(answer, &vocabulary);
            assert_eq!(verdict.outcome, *outcome, "{prompt} {answer}: {verdict:?}");
        }
    }

    #[test]
    #[allow(clippy::too_many_lines, reason = "a table")]
    fn items_are_named_in_many_ways() {
        outcomes(
            "The three Baltic states",
            &[&["Estonia"], &["Latvia"], &["Lithuania"]],
            None,
            &[
                ("estonia latvia lithuania", Correct),
                ("Lithuania, Latvia & Estonia", Correct),
                ("lativa, estonia, lithuana", Correct),
                ("estonia and latvia", Partial),
                ("estonia, latvia and poland", Partial),
                ("poland, belarus, estonia", Wrong),
                ("sweden, finland, norway", Wrong),
                ("the three baltic states", Wrong),
                ("not estonia, not latvia, not lithuania", Wrong),
                ("estonia + two more", Partial),
                ("est, lat, lith", Correct),
                ("anything but latvia, so estonia and lithuania", Partial),
                ("1) Estonia 2) Latvia 3) Lithuania", Correct),
                ("estonia → latvia → lithuania", Correct),
                ("estonia, idk the others", Partial),
                ("Estonia (Tallinn), Latvia (Riga), Lithuania (Vilnius)", Correct),
                ("i think its estonia, latvia and lithuania lol", Correct),
                ("ESTONIA\nLATVIA\nLITHUANIA", Correct),
                ("estonia, poland, ukraine, belarus", Wrong),
                ("estonia latvia lithuania poland", Partial),
            ],
        );
        outcomes(
            "Name the four nucleobases of DNA",
            &[&["adenine"], &["cytosine"], &["guanine"], &["thymine"]],
            None,
            &[
                ("A, C, G, T", Correct),
                ("ATGC", Correct),
                ("a c g t", Correct),
                ("A T G C", Correct),
                ("A, C, G, U", Partial),
                ("adenin, guanin, cytosin, thymin", Correct),
                ("adenine and guanine", Partial),
                ("adenine + thymine, guanine + cytosine", Correct),
                ("RNA", Wrong),
            ],
        );
        outcomes(
            "The three branches of machine learning",
            &[&["supervised learning", "SL"], &["unsupervised learning"], &["reinforcement learning"]],
            None,
            &[
                ("supervised, unsupervised, reinforcement", Correct),
                ("supervised and unsupervised learning, RL", Correct),
                ("RL, SL, UL", Correct),
                ("supervised, unsupervised", Partial),
                ("reinforcement, unsupervised and supervised learning", Correct),
                ("supervised, unsupervised, deep learning", Partial),
                ("supervised / unsupervised / reinforcement", Correct),
                ("deep learning, transfer learning", Wrong),
            ],
        );
        outcomes(
            "States of matter",
            &[&["solid"], &["liquid"], &["gas"]],
            None,
            &[
                ("solids, liquids and gases", Correct),
                ("solid liquid gas", Correct),
                ("solid, liquid, plasma", Partial),
                ("gas, liquid n solid", Correct),
                ("liquid", Partial),
                ("solid -> liquid -> gas", Correct),
                ("ice, water, steam", Wrong),
                ("solid=ice, liquid=water, gas=steam", Correct),
            ],
        );
        outcomes(
            "RGB stands for",
            &[&["red"], &["green"], &["blue"]],
            None,
            &[
                ("red green blue", Correct),
                ("R, G, B", Wrong),
                ("red, green, black", Partial),
                ("red/green/blue", Correct),
                ("rgb", Wrong),
                ("blue, green, red", Correct),
            ],
        );
        outcomes(
            "The layers of skin from the outside in",
            &[&["epidermis"], &["dermis"], &["hypodermis"]],
            None,
            &[
                ("epidermis, dermis, hypodermis", Correct),
                ("hypodermis, dermis, epidermis", Wrong),
                ("epidermis, hypodermis, dermis", Partial),
                ("first epidermis then dermis and finally hypodermis", Correct),
                ("epidermis, dermis", Partial),
            ],
        );
        outcomes(
            "HTTP methods: name any two",
            &[&["GET"], &["POST"], &["PUT"], &["DELETE"]],
            Some(2),
            &[
                ("get and post", Correct),
                ("PUT, DELETE", Correct),
                ("GET", Partial),
                ("get post put", Correct),
                ("get, fetch", Partial),
            ],
        );
        outcomes(
            "Comparison operators in C",
            &[&["<"], &[">"], &["<="], &[">="], &["=="], &["!="]],
            None,
            &[("<, >, <=, >=, ==, !=", Correct), ("<, >", Partial), ("< > <= >= == !=", Correct)],
        );
        outcomes(
            "Primary colors of light by wavelength, longest first",
            &[&["red"], &["green"], &["blue"]],
            None,
            &[("red > green > blue", Correct), ("blue > green > red", Wrong)],
        );
        outcomes(
            "Noble gases: first three",
            &[&["helium"], &["neon"], &["argon"]],
            None,
            &[
                ("He, Ne, Ar", Correct),
                ("He Ne Ar", Correct),
                ("helium neon argon", Correct),
                ("He, Ne, Kr", Partial),
                ("H, N, A", Wrong),
                ("helium (He), neon (Ne), argon (Ar)", Correct),
            ],
        );
        outcomes(
            "The big 4 of thrash",
            &[&["Metallica"], &["Slayer"], &["Megadeth"], &["Anthrax"]],
            None,
            &[
                ("metalica slayer megadeath anthrax", Correct),
                ("metallica, slayer", Partial),
                ("Slayer; Anthrax; Metallica; Megadeth", Correct),
                ("metallica, slayer, megadeth, pantera", Partial),
            ],
        );
        outcomes(
            "Name the parts",
            &[&["hold and wait"], &["research and development"], &["R&D tax"]],
            None,
            &[
                ("hold and wait, research and development, R&D tax", Correct),
                ("hold and wait and research and development", Partial),
            ],
        );
    }
}
