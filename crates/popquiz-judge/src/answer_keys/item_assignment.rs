//! Assigns the words of an answer to the items of a list by weight, so that each word counts for one item only.
//!
//! An item is named if one piece of the answer, or a few neighboring ones, has enough of what distinguishes it from
//! the other items.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use crate::answer_keys::list_item::{Item, ItemWording};
use crate::answer_keys::word_set::{WORDS, WordSet};
use crate::matching::given::{Given, GivenWord};
use crate::matching::person_name::is_variant;
use crate::matching::word_match::fit;
use crate::message::text::{Separator, antonyms_of};
use crate::words::lemma::Lemma;
use crate::words::lexicon;
use crate::words::traits::Traits;

/// The score that each further piece costs: an item is named in one piece rather than across several.
const APART: f32 = 0.15;

/// How much the weight of another item's word counts against this item.
const AGAINST: f32 = 0.8;

/// The maximum number of pieces of an answer: more than any list has items.
const PIECES: usize = 100;

/// How many neighboring pieces may name one item together.
pub(crate) const NEIGHBORS: usize = 3;

/// The maximum number of word pairs per answer that are checked for typos and short forms, which limits the time that
/// a hostile answer can take.
const NEAR_PAIRS: usize = 2_500;

/// A name with this many words is another one if one of them is replaced: "dependency injection" isn't "dependency
/// inversion".
const SHORT_NAME: std::ops::RangeInclusive<usize> = 2..=3;

/// The words of an answer, to be assigned to items.
pub(crate) struct Assignment<'a> {
    items: &'a [Item],
    /// The lemmas of all items, sorted.
    lemmas: &'a [Lemma],
    given: &'a Given<'a>,
    pieces: Vec<WordSet>,
    sightings: Vec<Sighting<'a>>,
}

/// A wording of which the answer has some words.
struct Sighting<'a> {
    item: usize,
    wording: &'a ItemWording,
    /// Where each word of the wording was given.
    places: Vec<WordSet>,
    /// All of these places.
    anywhere: WordSet,
}

/// Neighboring pieces of an answer.
#[derive(Clone, Copy, Debug)]
struct Span {
    words: WordSet,
    first: usize,
    count: usize,
}

/// An item as it may have been named: by which wording, within which words, and how well.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    score: f32,
    /// The index of the sighting. They are in the order of the items.
    sighting: usize,
    span: Span,
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
        let (own, others) = (&self.span.words, &other.span.words);
        self.score
            .total_cmp(&other.score)
            .then_with(|| others.count().cmp(&own.count()))
            .then_with(|| other.sighting.cmp(&self.sighting))
            .then_with(|| others.first().cmp(&own.first()))
    }
}

impl<'a> Assignment<'a> {
    /// Finds where the words of the open items' wordings were given.
    pub(crate) fn new(
        items: &'a [Item],
        lemmas: &'a [Lemma],
        given: &'a Given<'a>,
        is_open: impl Fn(usize) -> bool,
    ) -> Self {
        let is_of_item = |lemma: Lemma| lemmas.binary_search(&lemma).is_ok();
        let is_wanted: Vec<bool> = given.words.iter().map(|word| is_of_item(word.word.lemma)).collect();
        let mut near_pairs = NEAR_PAIRS;
        let mut sightings = Vec::with_capacity(items.len());
        for (at, item) in items.iter().enumerate().filter(|(at, item)| is_open(*at) && !item.is_exact) {
            for wording in &item.wordings {
                let places = places(given, wording, &is_wanted, &mut near_pairs);
                let anywhere = places.iter().fold(WordSet::default(), |all, place| all.or(*place));
                if !anywhere.is_empty() {
                    sightings.push(Sighting { item: at, wording, places, anywhere });
                }
            }
        }
        let pieces = if sightings.is_empty() { Vec::new() } else { pieces(given, is_of_item) };
        Self { items, lemmas, given, pieces, sightings }
    }

    /// Assigns each item the words that name it best.
    pub(crate) fn best(&self) -> Vec<(usize, WordSet)> {
        let mut heap = BinaryHeap::new();
        let mut contradicted = vec![false; self.items.len()];
        for span in self.spans() {
            for (at, sighting) in self.sightings.iter().enumerate() {
                if !sighting.anywhere.meets(&span.words) || self.names_another(sighting, &span) {
                    continue;
                }
                match self.score(sighting, &span) {
                    Some(score) if score > 0.0 => heap.push(Candidate { score, sighting: at, span }),
                    Some(_) => {}
                    None => contradicted.iter_mut().skip(sighting.item).take(1).for_each(|item| *item = true),
                }
            }
        }
        let mut found: Vec<(usize, WordSet)> = Vec::new();
        let mut used = WordSet::default();
        while let Some(candidate) = heap.pop() {
            let Some(sighting) = self.sightings.get(candidate.sighting) else { continue };
            let item = sighting.item;
            // Naming the opposite of an item doesn't name the item.
            if found.iter().any(|(index, _)| *index == item) || contradicted.get(item).copied().unwrap_or(true) {
                continue;
            }
            let left = Span { words: candidate.span.words.without(used), ..candidate.span };
            let score = self.score(sighting, &left).unwrap_or(0.0);
            if score >= candidate.score - f32::EPSILON {
                let taken = sighting.anywhere.both(left.words);
                used = used.or(taken);
                found.push((item, taken));
            } else if score > 0.0 {
                heap.push(Candidate { score, ..candidate });
            }
        }
        found
    }

    fn is_of_item(&self, lemma: Lemma) -> bool {
        self.lemmas.binary_search(&lemma).is_ok()
    }

    /// Single pieces and runs of neighboring ones.
    fn spans(&self) -> Vec<Span> {
        let mut spans = Vec::with_capacity(self.pieces.len() * NEIGHBORS);
        for count in 1..=NEIGHBORS.min(self.pieces.len()) {
            spans.extend(self.pieces.windows(count).enumerate().map(|(first, some)| {
                let words = some.iter().fold(WordSet::default(), |all, piece| all.or(*piece));
                // Without separators, nothing indicates that only one item is named.
                Span { words, first, count: if self.pieces.len() == 1 { 0 } else { count } }
            }));
        }
        spans
    }

    /// The words of a span.
    fn within(&self, span: &Span) -> impl Iterator<Item = (usize, &'a GivenWord)> {
        let words = span.words;
        self.given.words.iter().enumerate().take(WORDS).filter(move |(at, _)| words.has(*at))
    }

    /// The share of a wording that is within a span, in [0, 1]: 0 if that is too little, and less if the piece has
    /// words of another item. Returns `None` if the span says the opposite.
    fn score(&self, sighting: &Sighting<'_>, span: &Span) -> Option<f32> {
        let item = self.items.get(sighting.item)?;
        let wording = sighting.wording;
        let expected = &wording.expected;
        let pairs = expected.words.iter().zip(&sighting.places).filter(|(word, _)| !word.in_question);
        let named: f32 = pairs.filter(|(_, place)| place.meets(&span.words)).map(|(word, _)| word.word.weight).sum();
        let score = named / expected.total_new.max(f32::EPSILON);
        if score < wording.threshold {
            return Some(0.0);
        }
        let within = || self.within(span).map(|(_, word)| &word.word);
        if expected.antonyms.contradicts(antonyms_of(within())) {
            return if span.count == 1 { None } else { Some(0.0) };
        }
        if span.count <= 1
            && wording.is_of_another(within(), |word| {
                let letters = self.given.text.of(word);
                !item.lemmas.contains(&word.lemma)
                    && lexicon::english().is_given_name(letters)
                    && !wording.words().any(|own| is_variant(letters, own))
            })
        {
            return Some(0.0);
        }
        let of_another = |lemma: Lemma| self.is_of_item(lemma) && item.lemmas.binary_search(&lemma).is_err();
        if span.count > 1 && self.mixes_items(sighting, span, of_another) {
            return Some(0.0);
        }
        if span.count != 1 {
            return Some(score * (1.0 - APART * span.count.saturating_sub(1) as f32));
        }
        let against: f32 = within().filter(|word| of_another(word.lemma)).map(|word| word.weight).sum();
        let score = score * (1.0 - (against / named * AGAINST).min(1.0));
        Some(if score < wording.threshold { 0.0 } else { score })
    }

    /// Whether a span has the words of a wording in several pieces, each mixed with words of other items: "open
    /// chaining and separate addressing". "Left and right ventricle" has only words of the left one in its first piece.
    fn mixes_items(&self, sighting: &Sighting<'_>, span: &Span, of_another: impl Fn(Lemma) -> bool) -> bool {
        let pieces = self.pieces.iter().skip(span.first).take(span.count);
        let mut own = pieces.filter(|piece| sighting.anywhere.both(**piece).meets(&span.words));
        let is_mixed = |piece: &WordSet| {
            let mut words = self.given.words.iter().enumerate().take(WORDS).filter(|(at, _)| piece.has(*at));
            words.any(|(_, word)| of_another(word.word.lemma))
        };
        let mut count = 0;
        own.all(|piece| {
            count += 1;
            is_mixed(piece)
        }) && count > 1
    }

    /// Whether a span names something else than this wording, piece by piece: if one piece has all of the wording's
    /// words, the pieces beside it don't change what it names ("Apollo mission 13, paris" for "Apollo mission 11"), and
    /// a number that no item has is another thing's ("Voyager probe 1, type 2" for "Voyager probe 2").
    fn names_another(&self, sighting: &Sighting<'_>, span: &Span) -> bool {
        let pieces = self.pieces.iter().skip(span.first).take(span.count.max(1));
        let mut own =
            pieces.filter(|piece| sighting.anywhere.meets(piece)).map(|words| Span { words: *words, ..*span });
        let (Some(piece), second) = (own.next(), own.next()) else { return false };
        if second.is_none() {
            return span.count > 1 || self.has_one_word_replaced(sighting, &piece);
        }
        let has_alien_number = |piece: Span| {
            self.within(&piece).any(|(_, word)| word.word.is(Traits::NUMBER) && !self.is_of_item(word.word.lemma))
        };
        sighting.wording.expected.has_number() && [piece].into_iter().chain(second).chain(own).any(has_alien_number)
    }

    /// Whether a span is a short name with a look-alike in the place of one of its words, or the full name of another
    /// person: "dependency injection" for "dependency inversion", "Anne of Cleves" for "Anne Boleyn".
    fn has_one_word_replaced(&self, sighting: &Sighting<'_>, span: &Span) -> bool {
        let expected = &sighting.wording.expected;
        let has_surname = |surname: usize| sighting.places.get(surname).is_some_and(|place| place.meets(&span.words));
        if !SHORT_NAME.contains(&expected.words.len())
            || sighting.wording.name.is_some_and(|name| has_surname(name.surname))
        {
            return false;
        }
        let mut missing = (0..).zip(&expected.words).filter(|(at, word)| {
            !word.in_question && !sighting.places.get(*at).is_some_and(|place| place.meets(&span.words))
        });
        let (Some((missing_at, missing)), None) = (missing.next(), missing.next()) else { return false };
        // Left out rather than replaced: "William of Orange" is William III.
        if missing.word.is(Traits::NUMBER) {
            return false;
        }
        let letters = expected.text.of(&missing.word);
        let is_alien = |at: usize, word: &GivenWord| {
            !sighting.anywhere.has(at)
                && !word.in_question
                && word.word.weight > 0.0
                && !self.is_of_item(word.word.lemma)
        };
        let mut aliens = self.within(span).filter(|(at, word)| is_alien(*at, word));
        let (Some((alien_at, alien)), None) = (aliens.next(), aliens.next()) else { return false };
        let alien = self.given.text.of(&alien.word);
        let is_initial = alien.len() <= 2 && alien.bytes().next() == letters.bytes().next();
        if !are_look_alikes(alien, letters) && (!sighting.wording.is_full_name || is_initial) {
            return false;
        }
        let before = self.within(span).filter(|(at, _)| *at < alien_at && sighting.anywhere.has(*at)).count();
        before == missing_at
    }
}

/// Whether two words share so many letters at both ends that one may be mistaken for the other: "injection" and
/// "inversion". Other words in the same place may be paraphrases: "distant" for "muffled".
fn are_look_alikes(one: &str, other: &str) -> bool {
    const SHORTEST_ENDING: usize = 3;
    const SHARE: f32 = 0.55;
    let (shorter, longer) = (one.len().min(other.len()), one.len().max(other.len()));
    let common_start = one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
    let common_end = one.bytes().rev().zip(other.bytes().rev()).take_while(|(one, other)| one == other).count();
    let is_known = |word: &str| lexicon::english().has_word(word) || lexicon::english().is_rare_word(word);
    common_end >= SHORTEST_ENDING
        && common_end < shorter
        && (common_start + common_end) as f32 >= SHARE * longer as f32
        && is_known(one)
        && is_known(other)
}

/// Where each word of a wording was given.
fn places(given: &Given<'_>, wording: &ItemWording, is_wanted: &[bool], near_pairs: &mut usize) -> Vec<WordSet> {
    let expected = &wording.expected;
    let mut places = vec![WordSet::default(); expected.words.len()];
    for (wanted_at, own) in expected.words.iter().enumerate() {
        for ((at, word), is_wanted) in given.words.iter().enumerate().zip(is_wanted).take(WORDS) {
            if word.word.is_negated != own.word.is_negated {
                continue;
            }
            let mut covers = 0;
            let mut takes = 1;
            if word.word.lemma == own.word.lemma {
                covers = 1;
            } else if !is_wanted && *near_pairs > 0 {
                *near_pairs -= 1;
                if let Some(fit) = fit((given, at), (expected, wanted_at)) {
                    (covers, takes) = (fit.expected_words, fit.given_words);
                }
            }
            for place in places.iter_mut().skip(wanted_at).take(covers) {
                (at..at + takes).for_each(|at| place.add(at));
            }
        }
    }
    places
}

/// The pieces of an answer, as the content words in each: split at lines, bullets, list numbers, commas, semicolons,
/// slashes, "and" and "or". A list number stands before something: "Voyager probe 1, Apollo 11" has none. If items
/// contain that number, it is a list number only at the start of a line: "Apollo 1, Apollo 7".
fn pieces(given: &Given<'_>, is_of_item: impl Fn(Lemma) -> bool) -> Vec<WordSet> {
    let mut pieces = vec![WordSet::default()];
    let mut content_words = given.words.iter().enumerate().peekable();
    let mut counted = 0_usize;
    for (at, word) in (0_u16..).zip(&given.text.words) {
        let begins = at == 0 || word.separator == Separator::Line;
        let is_before_word =
            given.text.words.get(usize::from(at) + 1).is_some_and(|next| next.separator < Separator::Slash);
        let counts = word.is(Traits::NUMBER)
            && is_before_word
            && given.text.of(word).parse() == Ok(counted + 1)
            && (begins || !is_of_item(word.lemma));
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
