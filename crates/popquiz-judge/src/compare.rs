//! An answer's words brought together with a right answer's.

use super::figure;
use super::lexicon::{self, Sides};
use super::name;
use super::text::{Meaning, Text, Traits, Word, value_of};
use super::typo::is_typo;
use super::{distinct, meanings_of};

/// A question, as far as judging answers to it goes.
#[derive(Clone, Debug)]
pub(super) struct Question {
    meanings: Vec<Meaning>,
    pub(super) telling: usize,
    pub(super) kind: f32,
    pub(super) asks_for_person: bool,
}

/// A right answer, ready to be compared with.
#[derive(Clone, Debug)]
pub(super) struct Right {
    /// Its letters: of all its words only the telling ones are kept.
    pub(super) text: Text,
    /// Its telling words.
    pub(super) words: Vec<RightWord>,
    pub(super) total: f32,
    pub(super) total_new: f32,
    pub(super) denies: bool,
    pub(super) sides: Sides,
    pub(super) letters: Letters,
    pub(super) alternatives: usize,
    pub(super) asked_share: f32,
    /// It has no telling word ("to be").
    pub(super) is_all_fillers: bool,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct RightWord {
    pub(super) word: Word,
    /// Whether the question says it already.
    pub(super) asked: bool,
}

/// Which three letters in a row a text's words have, as a bit each of a small hash.
pub(super) type Letters = [u64; 8];

impl Question {
    pub(super) fn new(text: &Text) -> Self {
        let telling = text.telling().count();
        Self { meanings: meanings_of(text), telling, kind: kind_of(text), asks_for_person: name::is_asked_for(text) }
    }

    pub(super) fn says(&self, meaning: Meaning) -> bool {
        self.meanings.binary_search(&meaning).is_ok()
    }
}

/// What a question asks for, by its first question word: a person, a time, a place, a number, a reason, a way, a thing, yes or no.
fn kind_of(text: &Text) -> f32 {
    let words: Vec<&str> = text.words.iter().map(|word| text.of(word)).collect();
    let asks = words.iter().enumerate().find_map(|(at, word)| {
        let next = words.get(at + 1).copied().unwrap_or_default();
        Some(match *word {
            "who" | "whom" | "whose" => 1.0,
            "when" => 2.0,
            "where" => 3.0,
            "how" if matches!(next, "many" | "much" | "long" | "old" | "far" | "tall" | "big") => 4.0,
            "why" | "explain" | "because" => 5.0,
            "how" | "describe" => 6.0,
            "what" | "whats" if matches!(next, "year" | "date" | "day" | "month") => 2.0,
            "what" | "whats" | "which" => 7.0,
            _ => return None,
        })
    });
    let begins = words.first().copied().unwrap_or_default();
    asks.unwrap_or(
        if matches!(begins, "is" | "are" | "do" | "does" | "did" | "can" | "was" | "were" | "should" | "will") {
            8.0
        } else {
            0.0
        },
    )
}

/// The sides of contrasts that words stand on.
pub(super) fn sides_of<'a>(words: impl Iterator<Item = &'a Word>) -> Sides {
    let lexicon = lexicon::english();
    words.fold(Sides::default(), |all, word| {
        let Sides { left, right } = lexicon.sides(word);
        // "Not connected" stands where "separated" stands.
        let (left, right) = if word.is_denied { (right, left) } else { (left, right) };
        Sides { left: all.left | left, right: all.right | right }
    })
}

fn letters_of<'a>(text: &'a Text, words: impl Iterator<Item = &'a Word>) -> Letters {
    let mut letters = [0; 8];
    for word in words {
        let of = text.of(word).as_bytes();
        let mut add = |three: &[u8]| {
            let hash = three.iter().fold(7_u32, |hash, byte| hash.wrapping_mul(31).wrapping_add(u32::from(*byte)));
            let bit = (hash.wrapping_mul(2_654_435_761) >> 23) as usize;
            if let Some(part) = letters.get_mut(bit / 64) {
                *part |= 1_u64 << (bit % 64);
            }
        };
        if of.len() < 3 {
            add(of);
        }
        of.windows(3).for_each(add);
    }
    letters
}

pub(super) fn count(letters: &Letters) -> f32 {
    letters.iter().map(|part| part.count_ones()).sum::<u32>() as f32
}

pub(super) fn common(one: &Letters, other: &Letters) -> f32 {
    one.iter().zip(other).map(|(one, other)| (one & other).count_ones()).sum::<u32>() as f32
}

impl Right {
    pub(super) fn new(question: &Question, text: Text) -> Self {
        let telling = text.telling().count();
        // "To be" has nothing but fillers: then they are what it says.
        let counts = |word: &&Word| telling == 0 || !word.is_filler();
        let weigh = |word: &Word| word.weighing(if telling == 0 { 1.0 } else { word.weight });
        let words: Vec<RightWord> = text
            .words
            .iter()
            .filter(counts)
            .map(|word| RightWord { word: weigh(word), asked: question.says(word.meaning) })
            .collect();
        let total: f32 = words.iter().map(|word| word.word.weight).sum();
        let asked: f32 = words.iter().filter(|word| word.asked).map(|word| word.word.weight).sum();
        // What the question says already is all that the answer says ("minimize or maximize?"): then it counts after all.
        let all_asked = total - asked <= 0.0;
        let words: Vec<RightWord> =
            words.into_iter().map(|word| RightWord { asked: word.asked && !all_asked, ..word }).collect();
        Self {
            total,
            total_new: if all_asked { total } else { total - asked },
            asked_share: if total > 0.0 { asked / total } else { 0.0 },
            denies: text.denies(),
            sides: sides_of(text.words.iter()),
            letters: letters_of(&text, words.iter().filter(|word| !word.asked).map(|word| &word.word)),
            alternatives: text.words.iter().filter(|word| word.is(Traits::OR)).count(),
            is_all_fillers: telling == 0,
            words,
            text: text.without_words(),
        }
    }
}

impl Right {
    /// Whether one of its words is a number.
    pub(super) fn has_figure(&self) -> bool {
        self.words.iter().any(|word| word.word.is(Traits::NUMBER))
    }

    /// What its words mean, sorted, each once: as another card knows it.
    pub(super) fn meanings(&self) -> Vec<Meaning> {
        distinct(self.words.iter().map(|word| word.word.meaning))
    }

    /// Weighs each word anew, by a factor for its meaning; a word that comes again says nothing more.
    pub(super) fn reweigh(&mut self, factor: impl Fn(Meaning) -> f32) {
        let mut met = Vec::new();
        for word in &mut self.words {
            let meaning = word.word.meaning;
            let factor = if met.contains(&meaning) { 0.0 } else { factor(meaning) };
            word.word = word.word.weighing(word.word.weight * factor);
            met.push(meaning);
        }
        self.total = self.words.iter().map(|word| word.word.weight).sum();
        self.total_new = self.words.iter().filter(|word| !word.asked).map(|word| word.word.weight).sum();
    }
}

/// An answer, ready to be compared.
#[derive(Debug)]
pub(super) struct Typed<'a> {
    pub(super) text: &'a Text,
    pub(super) words: Vec<TypedWord>,
    pub(super) denies: bool,
    pub(super) sides: Sides,
    pub(super) letters: Letters,
    /// The share of the question's telling words that are among these.
    pub(super) echoed: f32,
    /// Whether the question says all of them already.
    is_echo: bool,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct TypedWord {
    pub(super) word: Word,
    /// Whether the question says it already.
    pub(super) asked: bool,
    /// Where it stands among all words.
    pub(super) at: u16,
}

impl<'a> Typed<'a> {
    pub(super) fn new(question: &Question, text: &'a Text, with_fillers: bool) -> Self {
        let mut words = Vec::with_capacity(text.words.len());
        for (at, word) in (0_u16..).zip(&text.words) {
            if with_fillers || !word.is_filler() {
                let weight = if with_fillers { word.weight.max(1.0) } else { word.weight };
                words.push(TypedWord { word: word.weighing(weight), asked: question.says(word.meaning), at });
            }
        }
        let echoed = words.iter().filter(|word| word.asked).count() as f32 / question.telling.max(1) as f32;
        Self {
            denies: text.denies(),
            sides: sides_of(text.words.iter()),
            letters: letters_of(text, words.iter().filter(|word| !word.asked).map(|word| &word.word)),
            is_echo: words.iter().all(|word| word.asked),
            text,
            words,
            echoed: echoed.min(1.0),
        }
    }
}

/// Another word of the same root.
const ROOT: f32 = 0.6;

impl Typed<'_> {
    /// Whether the word of this place was said before it.
    pub(super) fn says_before(&self, at: usize) -> bool {
        let meaning = |word: &TypedWord| word.word.meaning;
        let Some(own) = self.words.get(at).map(meaning) else { return false };
        self.words.iter().take(at).any(|before| meaning(before) == own)
    }
}

/// How an answer's words and a right answer's were brought together.
#[derive(Debug)]
pub(super) struct Match {
    /// For each telling word of the right answer: the place of the typed one, and how well it fits, in [0, 1].
    pub(super) of_right: Vec<Option<(u16, f32)>>,
    /// For each typed word, whether it was wanted.
    pub(super) of_typed: Vec<bool>,
    pub(super) typos: f32,
    pub(super) similar: f32,
    /// The weighed share of what is wanted that was typed, without what the question says.
    pub(super) recall: f32,
    /// The same with it.
    pub(super) recall_all: f32,
    /// The weighed share of what was typed that is wanted.
    pub(super) precision: f32,
    /// The weighed share of what was found that one side denies and the other does not.
    pub(super) flipped: f32,
    /// In how many contrasts the answer stands on the other side.
    pub(super) opposed: f32,
}

/// Of the same meaning but another stem.
const SIMILAR: f32 = 0.95;
/// Mistyped.
const TYPO: f32 = 0.9;
/// The beginning of it ("info"), or its initials.
const SHORT: f32 = 0.85;

impl Match {
    /// Finds each word of the right answer among the typed ones.
    #[allow(
        clippy::indexing_slicing,
        clippy::cast_possible_truncation,
        reason = "places come from the same slices, of at most LONGEST words"
    )]
    pub(super) fn new(typed: &Typed<'_>, right: &Right) -> Self {
        let mut found = Self {
            of_right: vec![None; right.words.len()],
            of_typed: vec![false; typed.words.len()],
            typos: 0.0,
            similar: 0.0,
            recall: 0.0,
            recall_all: 0.0,
            precision: 0.0,
            flipped: 0.0,
            opposed: 0.0,
        };
        for (place, wanted) in found.of_right.iter_mut().zip(&right.words) {
            let same = |typed: &TypedWord| typed.word.meaning == wanted.word.meaning;
            // A word that comes twice goes to its second place, where there is one.
            let free = typed.words.iter().zip(&found.of_typed).position(|(typed, taken)| !taken && same(typed));
            if let Some(at) = free.or_else(|| typed.words.iter().position(same)) {
                let is_stem = typed.words[at].word.stem == wanted.word.stem;
                *place = Some((at as u16, if is_stem { 1.0 } else { SIMILAR }));
                found.of_typed[at] = true;
                found.similar += f32::from(u8::from(!is_stem));
            }
        }
        if found.of_right.iter().any(Option::is_none) && found.of_typed.iter().any(|wanted| !wanted) {
            found.nearly(typed, right);
        }
        found.weigh(typed, right);
        found
    }

    /// Brings together what is left: typos, short forms, words run together or apart, initials.
    #[allow(clippy::indexing_slicing, clippy::cast_possible_truncation, reason = "as above")]
    fn nearly(&mut self, typed: &Typed<'_>, right: &Right) {
        for at in 0..typed.words.len() {
            if self.of_typed[at] {
                continue;
            }
            for wanted_at in 0..right.words.len() {
                if self.of_right[wanted_at].is_some() {
                    continue;
                }
                let Some(fit) = fit((typed, at), (right, wanted_at)) else { continue };
                self.typos += f32::from(u8::from(fit.is_typo));
                self.of_typed.iter_mut().skip(at).take(fit.typed_words).for_each(|wanted| *wanted = true);
                let places = self.of_right.iter_mut().skip(wanted_at).take(fit.right_words);
                places.for_each(|place| *place = Some((at as u16, fit.quality)));
                break;
            }
        }
    }

    fn weigh(&mut self, typed: &Typed<'_>, right: &Right) {
        let quality = |place: &Option<(u16, f32)>| place.map_or(0.0, |(_, quality)| quality);
        let found = |all: bool| -> f32 {
            let pairs = self.of_right.iter().zip(&right.words).filter(|(_, word)| all || !word.asked);
            pairs.map(|(place, word)| quality(place) * word.word.weight).sum()
        };
        self.recall = ratio(found(false), right.total_new);
        self.recall_all = ratio(found(true), right.total);
        let (mut wanted, mut told) = (0.0, 0.0);
        for (word, is_wanted) in typed.words.iter().zip(&self.of_typed) {
            if !word.asked || *is_wanted {
                told += word.word.weight;
                wanted += if *is_wanted { word.word.weight } else { 0.0 };
            }
        }
        self.precision = ratio(wanted, told);
        let (mut flipped, mut all) = (0.0, 0.0);
        let pairs = || {
            let pairs = self.of_right.iter().zip(&right.words).filter(|(_, word)| !word.asked);
            pairs.filter_map(|(place, word)| Some((typed.words.get(usize::from((*place)?.0))?.word, word.word)))
        };
        for (typed, word) in pairs() {
            all += word.weight;
            // A word that the right answer says twice, once denied, may be typed either way.
            let agrees =
                pairs().any(|(other, word)| other.meaning == typed.meaning && other.is_denied == word.is_denied);
            flipped += if agrees { 0.0 } else { word.weight };
        }
        self.flipped = ratio(flipped, all);
        self.opposed = right.sides.contrasts(typed.sides).count_ones() as f32;
    }

    /// Whether the answer has only words of the one side of a contrast where the right one has only words of the other, or of both where the
    /// question leaves the choice.
    pub(super) fn contradicts(&self, typed: &Typed<'_>, right: &Right) -> bool {
        self.opposed > 0.0 && right.words.len() <= LONG_ANSWER && typed.words.len() <= LONG_ANSWER
    }

    pub(super) fn f1(&self) -> f32 {
        ratio(2.0 * self.recall * self.precision, self.recall + self.precision)
    }

    /// By which the nearest of several right answers is chosen: people add words, so precision says less.
    pub(super) fn nearness(&self) -> f32 {
        0.7 * self.recall + 0.3 * self.precision + 0.01 * self.recall_all
            - 0.3 * self.flipped
            - 0.2 * self.opposed.min(1.0)
    }
}

/// In longer answers, an opposite or a denial more or less says little.
pub(super) const LONG_ANSWER: usize = 25;

pub(super) fn ratio(part: f32, whole: f32) -> f32 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

/// How words of another meaning fit all the same.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fit {
    pub(super) quality: f32,
    pub(super) is_typo: bool,
    /// How many typed words it takes.
    pub(super) typed_words: usize,
    /// How many words of the right answer it covers.
    pub(super) right_words: usize,
}

/// Whether what was typed from the `at`-th telling word on is what the right answer has from its `wanted_at`-th on: mistyped, shortened, run
/// together or apart, by its initials, or the same number written differently.
pub(super) fn fit((typed, at): (&Typed<'_>, usize), (right, wanted_at): (&Right, usize)) -> Option<Fit> {
    let fits = |quality, typed_words, right_words| Some(Fit { quality, is_typo: false, typed_words, right_words });
    let typed_word = &typed.words.get(at)?.word;
    let wanted_word = &right.words.get(wanted_at)?.word;
    let letters = typed.text.of(typed_word);
    let wanted = right.text.of(wanted_word);
    // Where nothing but the question's own words was said, they are those words: "Tunisia" is no Tunis.
    if typed.is_echo {
        return None;
    }
    if is_typo((typed.text, typed_word), (&right.text, wanted_word)) {
        return Some(Fit { quality: TYPO, is_typo: true, typed_words: 1, right_words: 1 });
    }
    if is_beginning(letters, typed_word, wanted) {
        return fits(SHORT, 1, 1);
    }
    let next = typed.words.get(at + 1).map(|next| typed.text.of(&next.word));
    if next.is_some_and(|next| is_joined(wanted, letters, next)) {
        return fits(1.0, 2, 1);
    }
    let after = right.words.get(wanted_at + 1).map(|after| right.text.of(&after.word));
    if after.is_some_and(|after| is_joined(letters, wanted, after)) {
        return fits(1.0, 1, 2);
    }
    let one_of_several = |letters: &str, word: &Word| figure::ordinal(letters).or_else(|| figure_of(letters, word));
    if let (Some(typed), Some(wanted)) = (one_of_several(letters, typed_word), one_of_several(wanted, wanted_word))
        && typed == wanted
        && right.words.len() > 1
    {
        return fits(1.0, 1, 1);
    }
    if typed_word.is(Traits::NUMBER) && wanted_word.is(Traits::NUMBER) {
        return if value_fits((typed.text, typed_word), (&right.text, wanted_word)) { fits(1.0, 1, 1) } else { None };
    }
    let initials =
        initials_of(letters, typed_word, right.words.iter().skip(wanted_at).map(|word| right.text.of(&word.word)));
    if let Some(words) = initials {
        return fits(SHORT, 1, words);
    }
    // Two letters beside other words are a little word of some language: "La" in "La Paz".
    if wanted.len() > 2 || right.words.len() == 1 {
        let typed_on = typed.words.iter().skip(at).map(|word| typed.text.of(&word.word));
        if let Some(words) = initials_of(wanted, wanted_word, typed_on) {
            return fits(SHORT, words, 1);
        }
    }
    if is_of_one_root((letters, typed_word), (wanted, wanted_word), right.words.len()) {
        fits(ROOT, 1, 1)
    } else {
        None
    }
}

/// The whole number that a word stands for, in digits or as a Roman numeral.
fn figure_of(letters: &str, word: &Word) -> Option<u64> {
    let one = || matches!(letters, "i" | "one").then_some(1);
    let read = || letters.parse().ok().or_else(|| figure::roman(letters)).or_else(one);
    word.is(Traits::NUMBER).then(read).flatten()
}

/// "optimiser" for "optimization": a long beginning in common, no short word, and no number.
fn is_of_one_root((letters, typed): (&str, &Word), (wanted, wanted_word): (&str, &Word), right_words: usize) -> bool {
    if typed.is(Traits::EXACT) || wanted_word.is(Traits::EXACT) {
        return false;
    }
    let common = in_common(letters, wanted);
    let is_word = |word: &Word| word.is(Traits::ENGLISH) || word.is(Traits::KNOWN);
    common >= 5
        && common * 2 >= letters.len().max(wanted.len())
        && !are_two_compounds(letters, wanted)
        && (right_words > NAME_WORDS
            || !is_word(typed)
            || !is_word(wanted_word)
            || are_derived(letters, wanted, common))
}

/// In an answer of so few words each is a name: one of the same beginning is another.
const NAME_WORDS: usize = 3;

/// What makes one word of another. Where two known words of one beginning end otherwise, they are two things: "astronomy" and "astrology", "Niger" and
/// "Nigeria".
const DERIVED: &str = "e s es ed er ers or ors ing ings ion ions sion sions ation ations ative ator ators ize izes ized izer izers izing ization ise ises ised iser isers \
    ising isation al ally ial ially ical ically ic ics ive ively ivity ity ities able ible ably ability ibility ment ments ness ly y ies ied ier ify ifies ified ifying ification \
    ication ist ists ism ous ously ent ently ence ences ency ant antly ance ances ancy ate ates ated ating ately ary ory ful fully less age t te d de se n an ian ish th a um on us i ae r st est er ern re ious tious itious onal ese";

/// Whether two words become each other by another of these endings, somewhere within their common beginning.
fn are_derived(one: &str, other: &str, common: usize) -> bool {
    let is_ending = |rest: Option<&str>| {
        rest.is_some_and(|rest| rest.is_empty() || DERIVED.split_whitespace().any(|ending| ending == rest))
    };
    (4..=common).any(|at| is_ending(one.get(at..)) && is_ending(other.get(at..)))
}

fn in_common(one: &str, other: &str) -> usize {
    one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count()
}

/// Long enough to be taken for a root or for a word cut short, and neither.
const FIRST_PARTS: [&str; 11] =
    ["counter", "electro", "hyper", "inter", "macro", "micro", "multi", "photo", "super", "trans", "under"];

/// "multilabel" and "multiclass": behind the same first part, two words that are not alike, or nothing on one side ("multi label").
fn are_two_compounds(one: &str, other: &str) -> bool {
    let rests = FIRST_PARTS.iter().find_map(|first| one.strip_prefix(first).zip(other.strip_prefix(first)));
    let is_word = |rest: &str| rest.is_empty() || lexicon::english().has_word(rest);
    rests.is_some_and(|(one, other)| in_common(one, other) < 3 && is_word(one) && is_word(other))
}

/// "info" for "information": the beginning of a long word, long enough to be nothing else.
fn is_beginning(letters: &str, word: &Word, wanted: &str) -> bool {
    letters.len() >= 4
        && wanted.len() >= letters.len() + 3
        && !word.is(Traits::OF_DECK)
        && !word.is(Traits::ENGLISH)
        && !FIRST_PARTS.contains(&letters)
        && wanted.starts_with(letters)
}

/// "kfold" for "k-fold".
fn is_joined(joined: &str, first: &str, second: &str) -> bool {
    joined.len() == first.len() + second.len() && joined.starts_with(first) && joined.ends_with(second)
}

/// How many words' initials a short word is, from two on: "map" for "mean average precision".
fn initials_of<'a>(letters: &str, word: &Word, words: impl Iterator<Item = &'a str>) -> Option<usize> {
    let letters = if letters.len() > 2 { letters.strip_suffix('s').unwrap_or(letters) } else { letters };
    // "Up" and "no" are words.
    let is_little = letters.len() == 2 && word.is(Traits::ENGLISH);
    if !(2..=6).contains(&letters.len()) || word.is(Traits::EXACT) || is_little {
        return None;
    }
    let mut initials = words.filter_map(|word| word.bytes().next());
    letters.bytes().all(|letter| initials.next() == Some(letter)).then_some(letters.len())
}

/// "50 %" for "0.5", and the other way round.
fn value_fits((typed_in, typed): (&Text, &Word), (right_in, right): (&Text, &Word)) -> bool {
    let (Some(value), Some(wanted)) = (value_of(typed_in.of(typed)), value_of(right_in.of(right))) else {
        return false;
    };
    let same = |one: f64, other: f64| (one - other).abs() <= 1e-9 * other.abs();
    match (typed.is(Traits::PERCENT), right.is(Traits::PERCENT)) {
        (true, false) => same(value / 100.0, wanted),
        (false, true) => same(value, wanted / 100.0),
        _ => same(value, wanted),
    }
}
