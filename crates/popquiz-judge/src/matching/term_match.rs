//! How the words of a phrase correspond with those of a wording: each pair has a bond, from "the same" to "sounds like
//! it".

use crate::matching::expected::Expected;
use crate::matching::given::Given;
use crate::matching::typo::{is_prefix, mean_different_things, typo_cost};
use crate::matching::word_match::fit;
use crate::message::text::{Text, Word};
use crate::words::english::block_of;
use crate::words::lexicon;
use crate::words::spelling::Sound;
use crate::words::traits::Traits;

/// The bonds between given and expected words, strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Bond {
    /// The same word.
    Same,
    /// Another form of it: "layers" and "layer".
    Inflected,
    /// An irregular form of it: "went" and "gone".
    Irregular,
    /// Written as one word or as two: "home page" and "homepage".
    Joined,
    /// An irregular form, another spelling, an abbreviation or a numeral of it: "grey" and "gray".
    Equivalent,
    /// Another word of its stem: "digestive" and "digestion".
    Related,
    /// The beginning of it, its initials, or the other way around.
    Short,
    /// It sounds the same.
    Misspelled,
    /// It has slips of the keyboard.
    Mistyped,
    /// A word that people take for it in a sentence: "fast" and "quick".
    Loose,
    /// Another word of the same root: "optimizer" and "optimization".
    Derived,
}

impl Bond {
    /// How surely it is the same word, in [0, 1].
    pub(crate) fn quality(self) -> f32 {
        match self {
            Self::Same | Self::Joined => 1.0,
            Self::Inflected | Self::Equivalent | Self::Irregular => 0.97,
            Self::Misspelled => 0.95,
            Self::Short | Self::Mistyped | Self::Related => 0.9,
            Self::Loose => 0.7,
            Self::Derived => 0.6,
        }
    }
}

/// The match of one expected word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WordMatch {
    /// The index of the given word.
    pub(crate) at: u16,
    pub(crate) bond: Bond,
    /// What its slips cost (see [`typo_cost`]).
    pub(crate) cost: f32,
}

/// A phrase matched with a wording.
#[derive(Clone, Debug)]
pub(crate) struct TermMatch {
    /// For each word of the wording, the given word that matches it.
    pub(crate) places: Vec<Option<WordMatch>>,
    /// For each given word, whether it matches one.
    pub(crate) is_used: Vec<bool>,
    /// What separates the letters of the two, if all words are run together: 0 if they are the same.
    pub(crate) letters_cost: Option<f32>,
    /// The share of the wording that is there, weighted by its words' significance, in [0, 1].
    pub(crate) recall: f32,
    /// The weight of the given words that match nothing and aren't the question's.
    pub(crate) extra: f32,
}

impl TermMatch {
    #[allow(
        clippy::indexing_slicing,
        clippy::needless_range_loop,
        clippy::cast_possible_truncation,
        reason = "places come from the same slices, which are changed on the way"
    )]
    pub(crate) fn new(given: &Given<'_>, expected: &Expected) -> Self {
        let mut places: Vec<Option<WordMatch>> = vec![None; expected.words.len()];
        let mut is_used = vec![false; given.words.len()];
        let mut left = expected.words.len();
        // The strongest bonds first, so that a weaker one doesn't take the place of another word.
        for pass in [Pass::Same, Pass::Lemma, Pass::Near] {
            if left == 0 {
                break;
            }
            for wanted_at in 0..expected.words.len() {
                if places[wanted_at].is_some() {
                    continue;
                }
                let mut best: Option<(WordMatch, usize, usize)> = None;
                for at in 0..given.words.len() {
                    if is_used[at] {
                        continue;
                    }
                    let Some((bond, cost, takes, covers)) = bond_of(pass, (given, at), (expected, wanted_at)) else {
                        continue;
                    };
                    let is_better = best.is_none_or(|(other, ..)| (bond, cost) < (other.bond, other.cost));
                    if is_better {
                        best = Some((WordMatch { at: at as u16, bond, cost }, takes, covers));
                    }
                }
                if let Some((found, takes, covers)) = best {
                    for place in places.iter_mut().skip(wanted_at).take(covers).filter(|place| place.is_none()) {
                        *place = Some(found);
                        left -= 1;
                    }
                    is_used.iter_mut().skip(usize::from(found.at)).take(takes).for_each(|used| *used = true);
                }
            }
        }
        let letters_cost = letters_cost(given, expected);
        if letters_cost.is_some_and(|cost| cost <= 0.0) {
            for (at, place) in places.iter_mut().enumerate().filter(|(_, place)| place.is_none()) {
                let at = at.min(given.words.len().saturating_sub(1)) as u16;
                *place = Some(WordMatch { at, bond: Bond::Joined, cost: 0.0 });
            }
            is_used.fill(true);
        }
        let weight = |word: &Word| word.weight.max(MIN_WEIGHT);
        let (mut there, mut all) = (0.0, 0.0);
        for (place, word) in places.iter().zip(&expected.words) {
            // A word of the question says less, but it still says which one of several is meant.
            let weight = weight(&word.word) * if word.in_question { IN_QUESTION_WEIGHT } else { 1.0 };
            all += weight;
            there += place.map_or(0.0, |found| found.bond.quality() * weight);
        }
        let extra = given.words.iter().zip(&is_used);
        let extra = extra.filter(|(word, used)| !**used && !word.in_question && !word.word.is_filler());
        Self {
            extra: extra.map(|(word, _)| weight(&word.word)).sum(),
            recall: if all > 0.0 { there / all } else { 0.0 },
            places,
            is_used,
            letters_cost,
        }
    }

    /// By which the nearest of several wordings and readings is chosen.
    pub(crate) fn score(&self) -> f32 {
        let by_words = self.recall - EXTRA_COST * self.extra / (self.extra + 3.0);
        match self.letters_cost {
            Some(cost) => by_words.max(1.0 - 0.1 * cost),
            None => by_words,
        }
    }

    /// Whether all words of the wording are there by reliable bonds, and nothing else except words of the question.
    pub(crate) fn is_certain(&self, given: &Given<'_>) -> bool {
        let is_same =
            |place: &Option<WordMatch>| place.is_some_and(|found| matches!(found.bond, Bond::Same | Bond::Joined));
        self.letters_cost.is_some_and(|cost| cost <= 0.0)
            || self.places.iter().all(is_same)
                && given.words.iter().zip(&self.is_used).all(|(word, used)| *used || word.in_question)
    }
}

/// A word of the wording says at least this much.
const MIN_WEIGHT: f32 = 0.5;

const IN_QUESTION_WEIGHT: f32 = 0.5;

const EXTRA_COST: f32 = 0.5;

/// Whether a typed word that looks like another one is a different word: "casual" isn't a slip of "causal". In shorter
/// words, letters are easily swapped ("pairs" for "Paris").
fn are_two_words(cost: f32, (given_in, given): (&Text, &Word), (expected_in, expected): (&Text, &Word)) -> bool {
    const SWAPPED: f32 = 0.7;
    const DOUBLED: f32 = 0.45;
    const LONG: usize = 6;
    // Of two long words, one is easily written for the other by mistake ("deprecation" for "depreciation").
    const OF_LONG_WORDS: f32 = 1.0;
    let is_common = |text: &Text, word: &Word| block_of(text.of(word)).is_some();
    let both_common = is_common(given_in, given) && is_common(expected_in, expected);
    cost > SWAPPED && is_known(given_in, given) && is_known(expected_in, expected)
        || cost > OF_LONG_WORDS && is_derived_word(given_in, given) && is_derived_word(expected_in, expected)
        || cost > DOUBLED && both_common && expected_in.of(expected).len() >= LONG
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pass {
    Same,
    Lemma,
    Near,
}

/// The bond between a given word and an expected one, what it costs, and how many words of either it takes.
fn bond_of(
    pass: Pass,
    (given, at): (&Given<'_>, usize),
    (expected, wanted_at): (&Expected, usize),
) -> Option<(Bond, f32, usize, usize)> {
    let (given_word, wanted) = (&given.words.get(at)?.word, &expected.words.get(wanted_at)?.word);
    let one = |bond, cost| Some((bond, cost, 1, 1));
    let is_single = expected.words.len() == 1 && given_word.is(Traits::ENGLISH);
    if is_single && differ_by_y(given.text.of(given_word), expected.text.of(wanted)) {
        return None;
    }
    if given_word.stem == wanted.stem && are_two_nouns(given.text.of(given_word), expected.text.of(wanted)) {
        return None;
    }
    if (given.words.len(), expected.words.len()) == (1, 1)
        && are_person_and_thing(given.text.of(given_word), expected.text.of(wanted))
    {
        return None;
    }
    match pass {
        Pass::Same => (given_word.form == wanted.form).then_some((Bond::Same, 0.0, 1, 1)),
        Pass::Lemma => {
            if lexicon::english().are_irregular_forms(given_word.form, wanted.form) {
                one(Bond::Irregular, 0.0)
            } else if given_word.stem == wanted.stem {
                let (letters, wanted_letters) = (given.text.of(given_word), expected.text.of(wanted));
                let bond = if are_inflections(letters, wanted_letters) { Bond::Inflected } else { Bond::Related };
                one(bond, 0.0)
            } else if are_of_one_root(given.text.of(given_word), expected.text.of(wanted)) {
                one(Bond::Related, 0.0)
            } else if given_word.strict == wanted.strict {
                one(Bond::Equivalent, 0.0)
            } else {
                None
            }
        }
        Pass::Near => {
            let (letters, wanted_letters) = (given.text.of(given_word), expected.text.of(wanted));
            let is_exact = given_word.is(Traits::EXACT) || wanted.is(Traits::EXACT) || wanted.is(Traits::ABBREVIATION);
            if given_word.is(Traits::SHORTENED)
                && letters.len() < wanted_letters.len()
                && wanted_letters.starts_with(letters)
            {
                return one(Bond::Short, 0.0);
            }
            if expected.words.len() > 1 && is_clipped(letters, given_word, wanted_letters) {
                return one(Bond::Short, 0.0);
            }
            if let Some(covers) = abbreviated_by((letters, given_word), (expected, wanted_at)) {
                return Some((Bond::Short, 0.0, 1, covers));
            }
            if mean_different_things(letters, wanted_letters) {
                return None;
            }
            if !is_exact {
                if sound_the_same(letters, wanted_letters) {
                    return one(Bond::Misspelled, typo_cost(letters, wanted_letters).unwrap_or(1.0).min(1.0));
                }
                let may_be_near = (given_word.letters ^ wanted.letters).count_ones() <= 6;
                if may_be_near
                    && let Some(cost) = typo_cost(letters, wanted_letters)
                    && !are_two_words(cost, (given.text, given_word), (&expected.text, wanted))
                {
                    return one(Bond::Mistyped, cost);
                }
            }
            if let Some(fit) = fit((given, at), (expected, wanted_at)) {
                let bond = match fit {
                    _ if fit.is_typo => Bond::Mistyped,
                    _ if fit.given_words + fit.expected_words > 2 && fit.quality >= 1.0 => Bond::Joined,
                    _ if fit.quality >= 1.0 => Bond::Equivalent,
                    _ if fit.quality > 0.8 => Bond::Short,
                    _ => Bond::Derived,
                };
                let cost = if fit.is_typo { 1.0 } else { 0.0 };
                return Some((bond, cost, fit.given_words, fit.expected_words));
            }
            let is_loose = given_word.lemma == wanted.lemma && !lexicon::english().are_different_terms(wanted.lemma);
            is_loose.then_some((Bond::Loose, 0.0, 1, 1))
        }
    }
}

/// Whether two words sound the same, with or without the "s" of a possessive: "cruskal" for "Kruskal's".
fn sound_the_same(one: &str, other: &str) -> bool {
    let (one, other) = match (one.strip_suffix('s'), other.strip_suffix('s')) {
        (Some(plain), None) => (plain, other),
        (None, Some(plain)) => (one, plain),
        _ => (one, other),
    };
    Sound::is_same(one, other)
}

/// Whether two words differ by a "y" at the end: "irony" isn't iron.
fn differ_by_y(one: &str, other: &str) -> bool {
    let adds = |long: &str, short: &str| long.strip_suffix('y') == Some(short) && !short.ends_with('y');
    adds(one, other) || adds(other, one)
}

/// The endings of words for people, and of the words for what they do, study, hold, or belong to.
const PEOPLE: &[(&str, &[&str])] = &[
    ("", &["ship", "hood", "dom"]),
    ("or", &["orate"]),
    ("ul", &["ulate"]),
    ("er", &["y", "ery", "ry"]),
    ("ian", &["y"]),
    ("ician", &["ic", "ics", "icine"]),
    ("ist", &["y", "ism", "ics", "o"]),
    ("ant", &["ancy", "ing"]),
    ("ident", &["idency"]),
    ("crat", &["cracy"]),
];

/// Whether one word is a person, and the other one an act, a field, a title, or a group: "doctor" and "doctorate",
/// "perjurer" and "perjury". A remark may use one for the other ("the empiricist view"), but not a bare answer.
fn are_person_and_thing(one: &str, other: &str) -> bool {
    const SHORTEST_ROOT: usize = 3;
    // "Italian" isn't only a person, and "Italy" is no common word.
    let is_common = |word: &str| block_of(word).is_some();
    let are = |person: &str, thing: &str| {
        PEOPLE.iter().any(|(of_person, of_thing)| {
            let root = person.strip_suffix(of_person).filter(|root| root.len() >= SHORTEST_ROOT);
            let rest = root.and_then(|root| thing.strip_prefix(root));
            rest.is_some_and(|rest| of_thing.contains(&rest)) && (*of_person != "ian" || is_common(thing))
        })
    };
    one.as_bytes().first() == other.as_bytes().first() && (are(one, other) || are(other, one))
}

/// Endings of nouns, and of the adjectives and verbs that are made of the same roots.
const NOUNS: &[&str] = &["ification", "ation", "ition", "ion", "ance", "ancy", "ence", "ency", "ism", "ery", "ity"];
const FORMS: &[&str] =
    &["ifying", "ified", "ating", "ated", "ative", "itive", "ing", "ed", "ic", "istic", "ive", "ant", "ent", "ically"];

/// Whether one word is a noun, and the other one an adjective or a form of a verb of its root: "mutualism" and
/// "mutualistic", "codominance" and "codominant". Two nouns of one root may be two things: "conductance",
/// "conductivity".
fn are_of_one_root(one: &str, other: &str) -> bool {
    const SHORTEST_ROOT: usize = 4;
    let is_noun_of = |noun: &str, form: &str| {
        let mut roots =
            NOUNS.iter().filter_map(|ending| noun.strip_suffix(ending)).filter(|it| it.len() >= SHORTEST_ROOT);
        roots.any(|root| form.strip_prefix(root).is_some_and(|rest| FORMS.contains(&rest)))
            // "Taxation" is longer than its root by its ending alone.
            || noun.strip_suffix("ation") == Some(form) && form.len() + 1 >= SHORTEST_ROOT
    };
    one.as_bytes().first() == other.as_bytes().first()
        && (is_noun_of(one, other) || is_noun_of(other, one))
        && !mean_different_things(one, other)
}

/// Whether two words of one stem are nouns for two things: "conductance" and "conduction".
fn are_two_nouns(one: &str, other: &str) -> bool {
    let root = |word: &str, endings: &[&str]| endings.iter().find_map(|ending| word.strip_suffix(ending)).map(str::len);
    let is_state = |word: &str| root(word, &["ance", "ence"]);
    let is_process = |word: &str| root(word, &["ation", "ion"]);
    matches!((is_state(one), is_process(other)), (Some(one), Some(other)) if one == other)
        || matches!((is_process(one), is_state(other)), (Some(one), Some(other)) if one == other)
}

/// Whether two words of one stem are forms of one word: "layer" and "layers", "vary" and "varied".
fn are_inflections(one: &str, other: &str) -> bool {
    const ENDINGS: &[&str] = &["", "s", "es", "d", "ed", "e", "ing", "y", "ies", "ied", "ying"];
    let is_ending = |rest: Option<&str>| rest.is_some_and(|rest| ENDINGS.contains(&rest));
    let common = one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
    let from_common = is_ending(one.get(common..)) && is_ending(other.get(common..));
    // "Dropped" has a letter more than "drop" and its ending.
    let doubled = |long: &str, short: &str| {
        let rest = long.strip_prefix(short).filter(|rest| rest.bytes().next() == short.bytes().next_back());
        is_ending(rest.and_then(|rest| rest.get(1..)))
    };
    let from_before = common > 0 && is_ending(one.get(common - 1..)) && is_ending(other.get(common - 1..));
    from_common || from_before || doubled(one, other) || doubled(other, one)
}

/// How many expected words a short given word represents: by initials that may include function words ("DOF" for "depth
/// of field") or a number after a word ("L2" for "layer 2"), or by letters of one word in order ("HTN" for
/// "hypertension").
fn abbreviated_by((letters, word): (&str, &Word), (expected, from): (&Expected, usize)) -> Option<usize> {
    let whole = letters;
    let letters = if letters.len() > 2 { letters.strip_suffix('s').unwrap_or(letters) } else { letters };
    if !(2..=LONGEST_BLEND).contains(&letters.len())
        || word.is(Traits::ENGLISH) && letters.len() > 3
        || word.is(Traits::NUMBER)
    {
        return None;
    }
    let mut words = expected.words.iter().skip(from).map(|word| expected.text.of(&word.word));
    let left = words.len();
    let first = words.next()?;
    // A letter and the number after it.
    let digits = letters.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
    if !digits.is_empty()
        && letters.len() == digits.len() + 1
        && words.next() == Some(digits)
        && first.starts_with(letters.get(..1)?)
    {
        return Some(2);
    }
    if word.is(Traits::EXACT) {
        return None;
    }
    if from == 0 && !expected.initials.is_empty() && expected.initials == letters {
        return Some(left);
    }
    // Without generic words at the end: "MITM" for "man-in-the-middle attack".
    if from == 0
        && letters.len() >= 3
        && expected.initials.len() == letters.len() + 1
        && expected.initials.starts_with(letters)
    {
        return Some(left - 1);
    }
    if from == 0 && is_blend(whole, expected) && !word.is(Traits::ENGLISH) && !word.is(Traits::IN_DECK) {
        return Some(left);
    }
    // One long word by some of its letters, which look like no word. "DNS" isn't the plural of "DN".
    let letters = whole;
    let has_vowel = letters.bytes().skip(1).any(|letter| matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u'));
    let mut rest = first.bytes();
    let is_within = letters.bytes().all(|letter| rest.any(|byte| byte == letter));
    (first.len() >= letters.len() + 4
        && (2..=4).contains(&letters.len())
        && !has_vowel
        && first.bytes().next() == letters.bytes().next()
        && is_within
        && !word.is(Traits::IN_DECK))
    .then_some(1)
}

/// Whether a word is the first syllable of a longer one, and no word by itself: "neg" in "false neg".
fn is_clipped(letters: &str, word: &Word, wanted: &str) -> bool {
    letters.len() == 3
        && wanted.len() >= 6
        && wanted.starts_with(letters)
        && !is_prefix(letters)
        && !word.is(Traits::ENGLISH)
        && !word.is(Traits::IN_DECK)
        && !word.is(Traits::HYPHENATED)
}

const LONGEST_BLEND: usize = 12;

/// Whether a word is put together of the beginnings of all words, two letters of each at least: `LayerNorm` for "layer
/// normalization". Beside a whole word, two letters are a prefix of it: "coevolution" isn't "convergent evolution".
fn is_blend(word: &str, expected: &Expected) -> bool {
    const MOST_WORDS: usize = 4;
    fn begins<'a>(rest: &str, mut words: impl Iterator<Item = &'a str> + Clone, (least, most): (usize, usize)) -> bool {
        let Some(word) = words.next() else { return rest.is_empty() };
        let common = rest.bytes().zip(word.bytes()).take_while(|(one, other)| one == other).count();
        let clipped = common.min(word.len().saturating_sub(most));
        (least..=clipped).any(|at| rest.get(at..).is_some_and(|rest| begins(rest, words.clone(), (least, most))))
    }
    let words = || expected.words.iter().map(|word| expected.text.of(&word.word));
    // At least two letters of each, of which a letter is missing; or at least three.
    (2..=MOST_WORDS).contains(&expected.words.len()) && (begins(word, words(), (2, 1)) || begins(word, words(), (3, 0)))
}

/// What separates the letters of two short texts whose words are run together, with or without small words.
fn letters_cost(given: &Given<'_>, expected: &Expected) -> Option<f32> {
    const MOST_LETTERS: usize = 40;
    if given.words.is_empty() || given.text.words.len() == 1 && expected.words.len() == 1 {
        return None;
    }
    let has_exact = expected.words.iter().any(|word| word.word.is(Traits::EXACT));
    let cost = |one: &str, other: &str| {
        let is_comparable = one.len().max(other.len()) <= MOST_LETTERS && one.len().abs_diff(other.len()) <= 4;
        if one == other {
            Some(0.0)
        } else if is_comparable && !has_exact && !mean_different_things(one, other) {
            typo_cost(one, other)
        } else {
            None
        }
    };
    let all = cost(given.text.all_letters(), expected.text.all_letters());
    if all.is_some_and(|cost| cost <= 0.0) {
        return all;
    }
    let of_given: String = given.words.iter().map(|word| given.text.of(&word.word)).collect();
    let of_expected: String = expected.words.iter().map(|word| expected.text.of(&word.word)).collect();
    let content = cost(&of_given, &of_expected);
    match (all, content) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

/// Whether a word is one of English or of the deck, and so not a slip of another one.
pub(crate) fn is_known(text: &Text, word: &Word) -> bool {
    word.is(Traits::IN_DECK) || commonness(text, word).is_some()
}

/// Whether a long word is a common stem with an ending: "compensation". The list has only one form of each stem, and no
/// slip makes such a word by chance.
fn is_derived_word(text: &Text, word: &Word) -> bool {
    const LONG: usize = 8;
    word.is(Traits::ENGLISH) && text.of(word).len() >= LONG
}

/// How common a word is in English, from 0 for the most common on; `None` for a word that isn't listed.
pub(crate) fn commonness(text: &Text, word: &Word) -> Option<usize> {
    if word.is(Traits::KNOWN) { Some(6) } else { block_of(text.of(word)) }
}
