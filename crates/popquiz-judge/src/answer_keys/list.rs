//! Lists: which items an answer names, and what else it says.
//!
//! People separate items by commas, lines, "and", numbers, bullets, or nothing at all. A part is an item by its key if
//! possible, then by its beginning or its notation, and finally by the weights of its words.

use std::cell::LazyCell;
use std::collections::HashMap;

use crate::answer_keys::item_assignment::{Assignment, NEIGHBORS};
use crate::answer_keys::list_item::{
    Item, ItemWording, WHOLE, abbreviations, are_people, is_numeral, is_small, keys_by_item,
};
use crate::answer_keys::list_order::{asks_for_order, longest_ascending};
use crate::answer_keys::word_set::{WORDS, WordSet};
use crate::matching::given::{Given, GivenWord};
use crate::matching::typo::looks_like;
use crate::matching::word_match::is_classical_plural;
use crate::message::chat::{Message, Stance, may_take_back};
use crate::message::joint::Joint;
use crate::message::naming::{initials_of, is_remark, key, push_key, sound, without_article};
use crate::message::own_wordings::OwnWordings;
use crate::message::question::Question;
use crate::message::segments::{Kept, Segment, segments};
use crate::message::text::{Separator, Text, Word};
use crate::notations::notation::{Likeness, Notation};
use crate::notations::phrasing::Typed;
use crate::verdicts::credit::Credit;
use crate::verdicts::reason::Reason;
use crate::verdicts::verdict::Verdict;
use crate::words::english::stem;
use crate::words::lemma::{Lemma, LemmaMap, distinct, hash};
use crate::words::lexicon;
use crate::words::numerals;
use crate::words::traits::Traits;
use crate::words::vocabulary::Vocabulary;

#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a fact about the items")]
pub(crate) struct List {
    question: Question,
    items: Vec<Item>,
    own: OwnWordings,
    /// Whether any item has a number in it.
    has_number: bool,
    /// What all items begin with, if they differ only in their numbers.
    shared_head: Option<String>,
    /// Whether any wording has nothing but fillers.
    has_fillers: bool,
    ordered: bool,
    required: usize,
    /// What the items have and thus doesn't separate them.
    kept: Kept,
    /// The items by the keys that name one of them only.
    keys: LemmaMap<usize>,
    /// The items that are abbreviations, by their keys.
    abbreviations: LemmaMap<usize>,
    /// The stems of the items' words, sorted.
    words: Vec<Lemma>,
    /// The lemmas of all items, sorted.
    lemmas: Vec<Lemma>,
    /// Whether each item is a single letter or sign.
    is_of_letters: bool,
    /// Whether each item is the full name of a person.
    are_people: bool,
}

/// A word of a part, and where its key is among those of all the words.
struct PartWord<'a> {
    text: &'a str,
    start: usize,
    end: usize,
}

/// What an answer names.
#[derive(Debug)]
struct Naming {
    /// The items, each with its position.
    named: Vec<(usize, usize)>,
    /// How many other things it names.
    wrong: usize,
}

/// A wrong item beyond the number that the list asks for costs this share of what a right one earns.
const COST_OF_WRONG: f64 = 0.5;

impl List {
    pub(crate) fn new(
        prompt: &str,
        items: &[Vec<String>],
        ordered: bool,
        any: Option<usize>,
        vocabulary: &Vocabulary,
    ) -> Self {
        let mut question = Question::new(&Text::read(prompt, vocabulary));
        let texts = items;
        // A list of people's full names asks for people, whatever its prompt says.
        let are_people = are_people(texts);
        question.asks_for_person |= are_people;
        let mut items: Vec<Item> =
            items.iter().map(|wordings| Item::new(&question, prompt, wordings, vocabulary)).collect();
        // Words that several items share don't distinguish any of them.
        let all: Vec<Vec<Lemma>> = items.iter().map(|item| item.lemmas.clone()).collect();
        let shared_by = |lemma: Lemma| all.iter().filter(|lemmas| lemmas.binary_search(&lemma).is_ok()).count().max(1);
        for item in &mut items {
            let in_full = item.wordings.len();
            let is_own =
                |wording: &ItemWording| wording.expected.words.iter().any(|word| shared_by(word.word.lemma) == 1);
            // The first wording always stays: it's the one that is shown, so typing all of it names the item.
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
        let mut keys = keys_by_item(texts, are_people);
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
            shared_head: shared_head(&items),
            has_number,
            has_fillers,
            kept: Kept::new(texts.iter().flatten().map(String::as_str)),
            abbreviations: by_hash(abbreviations(texts)),
            words: distinct(
                texts.iter().flatten().flat_map(|text| text.split_whitespace()).map(|word| hash(stem(&key(word)))),
            ),
            lemmas: distinct(items.iter().flat_map(|item| item.lemmas.iter().copied())),
            is_of_letters: (0..texts.len())
                .all(|item| keys.iter().any(|(key, of)| *of == item && key.chars().count() == 1)),
            keys: by_hash(keys),
            are_people,
            ordered: ordered || asks_for_order(prompt),
            own: OwnWordings::new(texts, items.iter().any(|item| !item.notations.is_empty())),
            items,
        }
    }

    pub(crate) fn count(&self) -> usize {
        self.items.len()
    }

    pub(crate) fn kept(&self) -> &Kept {
        &self.kept
    }

    pub(crate) fn required(&self) -> usize {
        self.required
    }

    pub(crate) fn judge(&self, answer: &str, vocabulary: &Vocabulary) -> Verdict {
        let is_whole = |named: &Vec<usize>| named.len() >= self.required && (!self.ordered || named.is_sorted());
        if let Some(named) = self.own.named_by(answer).filter(is_whole) {
            return self.verdict(named, 0);
        }
        let denies_each =
            segments(answer, &self.kept).iter().filter(|part| part.text.to_lowercase().starts_with("no ")).count() > 1
                && self.words.binary_search(&hash("no")).is_err();
        if denies_each {
            return Verdict::wrong(Reason::DeniesItems);
        }
        let mut naming = self.read(answer, vocabulary);
        if (naming.named.len() < self.items.len() || naming.wrong > 0) && may_take_back(answer) {
            // What is denied or withdrawn doesn't count.
            let is_expected = |word: &str| self.words.binary_search(&hash(stem(&key(word)))).is_ok();
            let message = Message::read_parts(answer, self.required, &self.question, is_expected);
            if message.segments.iter().any(|segment| segment.stance != Stance::Asserted) {
                naming = self.read(&message.body(), vocabulary);
            }
        }
        let Naming { mut named, wrong } = naming;
        if named.is_empty() && self.names_given_names_only(answer) {
            return Verdict::wrong(Reason::GivenNamesOnly);
        }
        if self.ordered {
            named.sort_by_key(|(_, start)| *start);
            let order: Vec<usize> = named.iter().map(|(item, _)| *item).collect();
            let kept = longest_ascending(&order);
            // In a list that is mostly reversed, items in the right order are so by chance.
            let is_chance =
                kept.len() * 2 <= order.len() && (order.len() > 2 || order.len() == self.required && order.len() > 1);
            named.retain(|(item, _)| !is_chance && kept.contains(item));
        }
        self.verdict(named.into_iter().map(|(item, _)| item).collect(), wrong)
    }

    /// Whether an answer to a list of people has nothing but given names.
    fn names_given_names_only(&self, answer: &str) -> bool {
        let is_given = |word: &str| {
            let mut wordings = self.items.iter().flat_map(|item| &item.wordings);
            wordings.any(|wording| wording.is_full_name && wording.words().next() == Some(word))
        };
        self.are_people && segments(answer, &self.kept).iter().all(|part| is_given(&key(part.text)))
    }

    /// Finds the items that an answer names, each with its place, and counts what isn't one.
    fn read(&self, answer: &str, vocabulary: &Vocabulary) -> Naming {
        let mut parts: Vec<Segment<'_>> = Vec::new();
        let mut is_named: Vec<bool> = Vec::new();
        let mut named: Vec<(usize, usize)> = Vec::new();
        if let Some(item) = self.by_key(answer) {
            return Naming { named: vec![(item, 0)], wrong: 0 };
        }
        let read = segments(answer, &self.kept);
        let mut at = 0;
        while let Some(part) = read.get(at) {
            let joined = (1..=NEIGHBORS).rev().find_map(|count| {
                let last = read.get(at + count - 1)?;
                let mut marks = read.get(at + 1..at + count)?.iter().map(|part| part.mark);
                if marks.any(|mark| {
                    matches!(mark, Joint::Arrow | Joint::Line) || mark == Joint::Comma && !self.kept.has(',')
                }) {
                    return None;
                }
                let text = answer.get(part.start..last.start + last.text.len())?;
                // "SYN+ACK" is "SYN-ACK".
                let with_spaces = || {
                    let is_joined = count > 1 && text.contains(['+', '/', '>']);
                    if is_joined { self.by_key(&text.replace(['+', '/', '>'], " ")) } else { None }
                };
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
            let (before, next) = (read.get(..at - 1).unwrap_or_default(), read.get(at));
            let by_others = self
                .by_shared_head(before, part)
                .or_else(|| self.by_shared_tail(part, next?))
                .or_else(|| self.by_number_in_question(part, vocabulary));
            if let Some(item) = by_others {
                named.push((item, part.start));
                parts.push(*part);
                is_named.push(true);
            } else if let Some(rest) = self.by_words(part, &mut named) {
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
        self.name_twins(&mut named);
        named.dedup_by_key(|(item, _)| *item);
        Naming { named, wrong }
    }

    /// Items that are the same are named by saying them again.
    fn name_twins(&self, named: &mut Vec<(usize, usize)>) {
        for at in 1..named.len() {
            let (Some((before, _)), Some((item, start))) = (named.get(at - 1).copied(), named.get(at).copied()) else {
                break;
            };
            if item != before {
                continue;
            }
            let shown = |item: usize| self.items.get(item).map(|item| &item.shown);
            let is_open = |twin: &usize| !named.iter().any(|(item, _)| item == twin);
            let twin = (item + 1..self.items.len()).find(|twin| shown(*twin) == shown(item) && is_open(twin));
            named.extend(twin.map(|twin| (twin, start)));
        }
        named.sort_by_key(|(item, start)| (*item, *start));
    }

    /// The item that a text names by one of its keys.
    fn by_key(&self, text: &str) -> Option<usize> {
        let find = |key: &str| self.keys.get(&hash(key)).copied();
        let own = key(text);
        let bare = without_article(text);
        find(&own)
            .or_else(|| if own.ends_with(['!', '-']) { find(own.trim_end_matches(['!', '-'])) } else { None })
            .or_else(|| if bare.len() < text.trim().len() { find(&key(bare)) } else { None })
            .or_else(|| {
                if self.abbreviations.is_empty() {
                    return None;
                }
                self.abbreviations.get(&hash(&initials_of(text))).copied()
            })
    }

    /// The item that a number alone names after a name with a number ("World War 1 and 2", "Apollo 11, 12, 14"), or
    /// because the items differ in nothing else.
    fn by_shared_head(&self, before: &[Segment<'_>], part: &Segment<'_>) -> Option<usize> {
        let value = |key: &str| numerals::roman(key).or_else(|| key.parse::<u64>().ok());
        let number = if self.has_number { value(&key(part.text))? } else { return None };
        let head = match before.iter().rev().find(|part| !is_numeral(&key(part.text))) {
            Some(with_head) => {
                let (head, of_head) = with_head.text.trim_end().rsplit_once(char::is_whitespace)?;
                let is_number = is_numeral(&key(of_head)) || of_head.eq_ignore_ascii_case("i");
                if is_number { key(without_article(head)) } else { return None }
            }
            None => self.shared_head.clone()?,
        };
        let is_named = |own: &String| own.strip_prefix(head.as_str()).and_then(value) == Some(number);
        self.items.iter().position(|item| item.keys.iter().any(is_named))
    }

    /// The item that a part names together with the end of the next part: "left and right ventricles".
    fn by_shared_tail(&self, part: &Segment<'_>, next: &Segment<'_>) -> Option<usize> {
        /// The longest end that people leave out, in words.
        const LONGEST: usize = 2;
        let head = key(without_article(part.text));
        let words: Vec<&str> = next.text.split_whitespace().collect();
        if head.is_empty() || !matches!(next.mark, Joint::And | Joint::Or | Joint::Comma | Joint::Slash) {
            return None;
        }
        (1..=LONGEST.min(words.len().saturating_sub(1))).find_map(|count| {
            let tail = words.get(words.len() - count..)?.concat();
            let tail = key(&tail);
            let is_named = |own: &String| own.strip_prefix(head.as_str()).is_some_and(|rest| is_plural(&tail, rest));
            self.items.iter().position(|item| item.keys.iter().any(is_named))
        })
    }

    /// The item that is the only number of a part whose other words are the question's: "port 80", "443 for HTTPS".
    fn by_number_in_question(&self, part: &Segment<'_>, vocabulary: &Vocabulary) -> Option<usize> {
        if !self.has_number || !part.text.contains(|letter: char| letter.is_ascii_digit()) {
            return None;
        }
        let text = Text::read(part.text, vocabulary);
        let mut numbers = text.words.iter().filter(|word| word.is(Traits::NUMBER));
        let (Some(number), None) = (numbers.next(), numbers.next()) else { return None };
        let says_nothing_else = |word: &Word| word.is(Traits::NUMBER) || self.question.contains(word.lemma);
        (text.words.len() > 1 && text.content_words().all(says_nothing_else))
            .then(|| self.by_key(text.of(number)))
            .flatten()
    }

    /// Reads a part without separators as a sequence of items: "estonia latvia lithuania" or "ATGC". Returns what it has
    /// besides, or `None` if that isn't how to read it.
    fn by_words<'a>(&self, part: &Segment<'a>, named: &mut Vec<(usize, usize)>) -> Option<Vec<Segment<'a>>> {
        /// More words than any item has.
        const WORDS_OF_ITEM: usize = 4;
        if !part.text.contains(char::is_whitespace) {
            return self.by_letters(part, named);
        }
        // The key of several words is the keys of each, run together.
        let mut keys = String::with_capacity(part.text.len());
        let words: Vec<PartWord<'_>> = part
            .text
            .split_whitespace()
            .map(|text| {
                let start = keys.len();
                push_key(&mut keys, text);
                PartWord { text, start, end: keys.len() }
            })
            .collect();
        let key_of = |first: &PartWord<'_>, last: &PartWord<'_>| keys.get(first.start..last.end).unwrap_or_default();
        let offset = |word: &str| (word.as_ptr() as usize).saturating_sub(part.text.as_ptr() as usize);
        let mut found: Vec<(usize, usize)> = Vec::new();
        let mut rest: Vec<Segment<'a>> = Vec::new();
        // "I" is iodine only among other symbols.
        let is_symbol = |word: &&PartWord<'_>| word.text.chars().nth(2).is_none() || is_numeral(key_of(word, word));
        let has_symbols = words.iter().filter(is_symbol).count() * 2 > words.len();
        let mut at = 0;
        while let Some(word) = words.get(at) {
            let start = part.start + offset(word.text);
            let run = (1..=WORDS_OF_ITEM.min(words.len() - at)).rev().find_map(|count| {
                let key = key_of(word, words.get(at + count - 1)?);
                let item = self.keys.get(&hash(key)).copied()?;
                let is_long = count > 1 || word.text.chars().nth(1).is_some();
                let is_own = || self.items.get(item).is_some_and(|item| item.keys.iter().any(|own| own == key));
                (has_symbols || is_long || is_own()).then_some((count, item))
            });
            if let Some((count, item)) = run {
                found.push((item, start));
                at += count;
                continue;
            }
            let is_small = |word: &PartWord<'_>| is_small(key_of(word, word));
            let is_speaker = word.text.eq_ignore_ascii_case("i") && words.get(at + 1).is_some_and(is_small);
            if !is_small(word) && !is_speaker {
                rest.push(Segment { text: word.text, start, place: None, ..*part });
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

    /// Reads a word as a sequence of items that are letters: "ATGC".
    fn by_letters<'a>(&self, part: &Segment<'a>, named: &mut Vec<(usize, usize)>) -> Option<Vec<Segment<'a>>> {
        if !self.is_of_letters || part.text.chars().nth(self.items.len()).is_some() {
            return None;
        }
        let mut found = Vec::new();
        for (at, letter) in part.text.char_indices() {
            found.push((self.by_key(letter.encode_utf8(&mut [0; 4]))?, part.start + at));
        }
        named.extend(found);
        Some(Vec::new())
    }

    /// Names items by notation: "n * n" for "n²".
    fn by_notation(&self, parts: &[Segment<'_>], is_named: &mut [bool], named: &mut Vec<(usize, usize)>) {
        if self.items.iter().all(|item| item.notations.is_empty()) {
            return;
        }
        for (part, is_named) in parts.iter().zip(is_named).filter(|(_, is_named)| !**is_named) {
            let typed = Typed::from(part.text);
            let is_same = |notation: &Notation| notation.judge(&typed) == Some(Likeness::Same);
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
            let is_word = !part.text.contains(char::is_whitespace) && begins.chars().all(char::is_alphabetic);
            if letters < least || !is_word || begins.len() > 12 || is_numeral(begins) {
                continue;
            }
            let singular = if letters > LEAST { begins.strip_suffix('s').unwrap_or(begins) } else { begins };
            let is_word = LazyCell::new(|| lexicon::english().has_word(begins) && !is_stub);
            let mut of = self.items.iter().enumerate().filter(|(_, item)| {
                // A given name alone names nobody.
                let is_other_name = |wording: &ItemWording| {
                    wording.is_full_name && !wording.surname().is_some_and(|surname| surname.starts_with(singular))
                };
                !item.wordings.iter().any(is_other_name)
                    && item.keys.iter().any(|key| {
                        let is_beginning = key.starts_with(singular) && key.len() > begins.len();
                        // A whole word means what it says, unless it's most of the item.
                        is_beginning
                            && (all_short || letters > LEAST || !*is_word || letters * 2 >= key.chars().count())
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
        let is_open = |item: usize| !named.iter().any(|(named, _)| *named == item);
        let found = Assignment::new(&self.items, &self.lemmas, &given, is_open).best();
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
        for (at, part) in parts.iter().enumerate().skip(1).filter(|(_, part)| part.mark == Joint::Or) {
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
        let Some(of) = self.items.get(item).filter(|item| !item.has_numeral()) else { return };
        let given = key(without_article(part.text));
        // Of several words, each must be near: "injection" isn't "inversion", however long what stands before it.
        let is_near = |word: &str| {
            let word = key(word);
            let words = of.wordings.iter().flat_map(ItemWording::words);
            word.len() < LEAST || words.into_iter().any(|own| own == word || looks_like(&word, own))
        };
        if named.len() + 1 == self.required
            && of.keys.iter().any(|key| key.len() >= LEAST && given.len() >= LEAST && looks_like(&given, key))
            && (!part.text.contains(char::is_whitespace) || part.text.split_whitespace().all(is_near))
        {
            named.push((item, part.start));
            *is_named = true;
        }
    }

    /// Counts the parts that name something that isn't an item. Explanations, mnemonics and remarks aren't such parts.
    fn wrong_parts(&self, parts: &[Segment<'_>], is_named: &[bool], belongs: &[bool], named: usize) -> usize {
        let has_named = |at: Option<usize>| at.and_then(|at| is_named.get(at)).copied().unwrap_or(false);
        let is_gloss =
            |at: usize| parts.get(at).is_some_and(|part| part.mark.is_gloss() || part.mark == Joint::Parenthesis);
        // "Camels often sit down carefully: Cambrian, Ordovician ...".
        let begins = parts.iter().zip(is_named).position(|(_, is_named)| *is_named).unwrap_or(0);
        let is_introduced = parts
            .get(begins)
            .is_some_and(|part| part.mark.is_gloss() || matches!(part.mark, Joint::Arrow | Joint::Parenthesis))
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
                || named >= self.required && is_statement(part.text)
                || has_named(Some(at + 1)) && describes(part.text)
            {
                continue;
            }
            wrong += 1;
        }
        wrong
    }

    /// Whether a text has only words of the question, and small words.
    fn is_context(&self, text: &str) -> bool {
        let mut own = String::new();
        text.split_whitespace().all(|word| {
            own.clear();
            push_key(&mut own, word);
            is_small(&own) || self.question.contains(hash(stem(&own)))
        })
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
        let missing = if count < self.required {
            let missing = self.items.iter().enumerate().filter(|(item, _)| found.binary_search(item).is_err());
            missing.map(|(_, item)| item.shown.clone()).collect()
        } else {
            Vec::new()
        };
        let (found_of_required, required) = (count.min(self.required), self.required);
        let mut verdict = Verdict::new(credit, Reason::Items { found: found_of_required, required, missing, surplus });
        verdict.parts = if verdict.credit > Credit::NONE { found } else { Vec::new() };
        verdict
    }
}

/// What stands before the number in the key of every item, if that's the same: "apollo".
fn shared_head(items: &[Item]) -> Option<String> {
    let heads = items.iter().map(|item| {
        let key = item.keys.first()?;
        let head = key.trim_end_matches(|letter: char| letter.is_ascii_digit());
        (head.len() < key.len() && !head.is_empty()).then_some(head)
    });
    let mut heads = heads.collect::<Option<Vec<_>>>()?;
    heads.dedup();
    if let [head] = heads[..] { Some(head.to_owned()) } else { None }
}

/// Whether the first word is the second, or its plural.
fn is_plural(word: &str, of: &str) -> bool {
    let is_regular = |ending: &str| word.strip_suffix(ending) == Some(of);
    !of.is_empty() && (word == of || is_regular("s") || is_regular("es") || is_classical_plural(word, of))
}

/// A map by the hashes of its keys.
fn by_hash(keys: HashMap<String, usize>) -> LemmaMap<usize> {
    keys.into_iter().map(|(key, item)| (hash(&key), item)).collect()
}

/// Whether a part says something about another thing, rather than name it: "argon is a distant third".
fn is_statement(text: &str) -> bool {
    const VERBS: &[&str] = &["is", "are", "was", "were", "isn't", "isnt", "aren't", "arent", "wasn't", "has", "have"];
    let mut words = text.split_whitespace();
    words.next().is_some()
        && words.any(|word| VERBS.iter().any(|verb| verb.eq_ignore_ascii_case(word)))
        && words.next().is_some()
}

/// Whether a part describes what is named after it: "the one with the beaches, Spain".
fn describes(text: &str) -> bool {
    const NEAR: usize = 2;
    let mut words = text.split_whitespace().map(str::to_lowercase);
    words.next().as_deref() == Some("the") && words.take(NEAR).any(|word| word == "one" || word == "ones")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verdicts::verdict::Outcome::{self, Correct, Partial, Wrong};

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
    fn an_item_that_comes_twice_is_named_twice() {
        outcomes(
            "Hosts of the three congresses",
            &[&["São Paulo"], &["Brasília"], &["São Paulo"]],
            None,
            &[
                ("São Paulo\nBrasília\nSão Paulo", Correct),
                ("Sao Paulo\nBrasilia\nSao Paulo", Correct),
                ("sao paulo, sao paulo, brasilia", Correct),
                ("Sao Paulo, Brasilia", Partial),
            ],
        );
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

    #[test]
    #[allow(clippy::too_many_lines, reason = "a table")]
    fn a_name_with_another_word_in_it_is_another_name() {
        outcomes(
            "The five SOLID principles",
            &[
                &["single responsibility"],
                &["open-closed"],
                &["Liskov substitution"],
                &["interface segregation"],
                &["dependency inversion"],
            ],
            None,
            &[
                ("dependency injection", Wrong),
                ("dependency inversion", Partial),
                (
                    "single responsibility, open closed, liskov substitution, interface segregation, dependency inverson",
                    Correct,
                ),
                (
                    "single responsibility, open closed, liskov substitution, interface segregation, dependency injection",
                    Partial,
                ),
                ("single responsibility, open/closed, liskov, interface segregation, inversion of dependency", Correct),
            ],
        );
        outcomes(
            "Which two wives of Henry VIII were beheaded?",
            &[&["Anne Boleyn"], &["Catherine Howard"]],
            None,
            &[
                ("anne boleyn and catherine howard", Correct),
                ("boleyn, howard", Correct),
                ("anne of cleves", Wrong),
                ("anne of cleves, catherine howard", Partial),
                ("catherine parr and anne of cleves", Wrong),
                ("anne boleyn, catherine of aragon", Partial),
            ],
        );
        outcomes(
            "Who were joint monarchs from 1689?",
            &[&["William III"], &["Mary II"]],
            None,
            &[
                ("william iii and mary ii", Correct),
                ("William and Mary", Correct),
                ("william iv", Wrong),
                ("William IV and Mary II", Partial),
                ("william of orange and mary", Correct),
            ],
        );
        outcomes(
            "Two ways to resolve hash collisions",
            &[&["open addressing"], &["separate chaining"]],
            None,
            &[
                ("open addressing, separate chaining", Correct),
                ("chaining and open addressing", Correct),
                ("open chaining and separate addressing", Wrong),
                ("separate addressing, open chaining", Wrong),
            ],
        );
        outcomes(
            "Three ways in which heat travels",
            &[&["thermal conduction"], &["thermal convection"], &["thermal radiation"]],
            None,
            &[
                ("conduction, convection, radiation", Correct),
                ("thermal conduction, convection and radiation", Correct),
                ("thermal induction", Wrong),
            ],
        );
        outcomes(
            "Steps of training a network",
            &[&["forward pass"], &["weight update"]],
            None,
            &[("forward run, weight adjustment", Correct), ("forward pass and weight change", Correct)],
        );
        outcomes(
            "Conditions of a deadlock",
            &[&["mutual exclusion"], &["circular wait"]],
            None,
            &[("mutual exclusion, circular wait", Correct), ("mutual inclusion", Wrong)],
        );
        outcomes(
            "The chambers of the heart",
            &[&["left atrium"], &["right atrium"], &["left ventricle"], &["right ventricle"]],
            None,
            &[
                ("left ventricle, right ventricle, left atrium, right atrium", Correct),
                ("left and right ventricle", Partial),
            ],
        );
        outcomes(
            "Who led the Allies at Yalta?",
            &[&["Franklin D. Roosevelt"], &["Winston Churchill"], &["Joseph Stalin"]],
            None,
            &[
                ("stalin, churchill and roosevelt", Correct),
                ("president roosevelt, prime minister churchill, stalin", Correct),
                ("roosevelt churchill stalin", Correct),
            ],
        );
    }
}
