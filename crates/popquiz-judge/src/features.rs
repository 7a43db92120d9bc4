//! What the learned judge looks at: numbers that say how an answer's words lie to a right answer's and to the question's.

use super::compare::{Match, Question, Right, RightWord, Typed, TypedWord, common, count, ratio};
use super::text::{Gap, Meaning, Traits, Word};

/// The features' names, in their order.
pub const NAMES: [&str; COUNT] = [
    "recall",
    "recall_all",
    "recall_plain",
    "precision",
    "precision_all",
    "f1",
    "recall_best",
    "f1_best",
    "recall_mean",
    "covered",
    "right_words",
    "typed_words",
    "length_ratio",
    "missing",
    "missing_most",
    "matched_most",
    "extra",
    "extra_most",
    "extra_count",
    "run",
    "pairs",
    "order",
    "exact",
    "contains",
    "contained",
    "denies",
    "right_denies",
    "denial_differs",
    "contradictions",
    "agreements",
    "numbers_missing",
    "numbers_extra",
    "numbers_matched",
    "first_matched",
    "last_matched",
    "letters_recall",
    "letters_f1",
    "kind_of_question",
    "rights",
    "asked_words",
    "echo",
    "hedges",
    "first_at",
    "typos",
    "similar",
    "recall_second",
    "asked_share",
    "weight_mean",
    "precision_best",
    "fillers",
    "alternatives",
    "right_alternatives",
    "sentence_recall",
    "density",
    "flipped",
    "pauses",
    "matched_count",
    "missing_count",
    "ratio",
];

/// How many there are.
pub const COUNT: usize = 59;

/// The features of one answer.
pub type Features = [f32; COUNT];

/// Words with which people say that they do not know.
const HEDGES: &[&str] = &["sorry", "unsure", "unclear", "unfortunately", "cannot", "maybe", "idk", "clue", "language"];

/// An answer brought together with each of the right ones.
#[derive(Debug)]
pub(super) struct Compared<'a> {
    pub(super) typed: &'a Typed<'a>,
    pub(super) right: &'a Right,
    /// How it fits the nearest right answer, which is `right`.
    pub(super) found: Match,
    /// How it fits the others.
    rest: Vec<Match>,
    rights: Vec<&'a Right>,
}

impl<'a> Compared<'a> {
    /// `None` without a right answer.
    pub(super) fn new(typed: &'a Typed<'a>, rights: impl Iterator<Item = &'a Right>) -> Option<Self> {
        let (mut rest, mut all) = (Vec::new(), Vec::new());
        let mut best: Option<(Match, &Right)> = None;
        for right in rights {
            let found = Match::new(typed, right);
            all.push(right);
            match &mut best {
                Some((nearest, of)) if found.nearness() > nearest.nearness() => {
                    rest.push(std::mem::replace(nearest, found));
                    *of = right;
                }
                Some(_) => rest.push(found),
                None => best = Some((found, right)),
            }
        }
        best.map(|(found, right)| Self { typed, right, found, rest, rights: all })
    }

    /// Whether these meanings, sorted, are one of the right answers.
    pub(super) fn is_own(&self, answer: &[Meaning]) -> bool {
        self.rights.iter().any(|right| {
            right.words.iter().all(|word| answer.contains(&word.word.meaning)) && right.words.len() >= answer.len()
        })
    }

    /// Whether any of the right answers has the typed word of this place; one that comes again is wanted again.
    pub(super) fn is_wanted(&self, at: usize) -> bool {
        let matches = || std::iter::once(&self.found).chain(&self.rest);
        let is_taken = |at: usize| matches().any(|found| found.of_typed.get(at).copied().unwrap_or(false));
        let same = |other: &usize| {
            let meaning = |at: usize| self.typed.words.get(at).map(|word| word.word.meaning);
            meaning(*other) == meaning(at)
        };
        is_taken(at) || (0..self.typed.words.len()).filter(same).any(is_taken)
    }
}

/// The features of an answer, by the nearest of the right ones.
#[allow(
    clippy::too_many_lines,
    clippy::indexing_slicing,
    reason = "one line a feature; places come from the same slices"
)]
pub(super) fn features(question: &Question, compared: &Compared<'_>) -> Features {
    let Compared { typed, right, found, rest, .. } = compared;
    let text = typed.text;
    let matches = || std::iter::once(found).chain(rest);
    let mut recalls: Vec<f32> = matches().map(|found| found.recall).collect();
    recalls.sort_unstable_by(|one, other| other.total_cmp(one));
    let weight = |word: &TypedWord| word.word.weight;
    let total_typed: f32 = typed.words.iter().map(weight).sum();
    let covered: f32 = (0..typed.words.len())
        .filter(|at| matches().any(|found| found.of_typed[*at]))
        .map(|at| weight(&typed.words[at]))
        .sum();
    let extra = || {
        typed.words.iter().zip(&found.of_typed).filter(|(word, wanted)| !**wanted && !word.asked).map(|(word, _)| word)
    };
    let missing = || {
        right
            .words
            .iter()
            .zip(&found.of_right)
            .filter(|(word, place)| place.is_none() && !word.asked)
            .map(|(word, _)| word)
    };
    let matched = || {
        right
            .words
            .iter()
            .zip(&found.of_right)
            .filter(|(word, place)| place.is_some() && !word.asked)
            .map(|(word, _)| word)
    };
    let most = |weights: &mut dyn Iterator<Item = f32>| weights.fold(0.0, f32::max);
    let places: Vec<u16> = found.of_right.iter().flatten().map(|(at, _)| *at).collect();
    let pairs = right.words.len().saturating_sub(1).max(1) as f32;
    let neighbours = found
        .of_right
        .windows(2)
        .filter(|two| matches!(two, [Some((one, _)), Some((other, _))] if one + 1 == *other))
        .count();
    let ascending = places.windows(2).filter(|two| matches!(two, [one, other] if one < other)).count();
    let (mut run, mut longest) = (0_usize, 0_usize);
    for (at, place) in found.of_right.iter().enumerate() {
        let follows = at
            .checked_sub(1)
            .and_then(|before| found.of_right.get(before).copied().flatten())
            .zip(*place)
            .is_some_and(|((one, _), (other, _))| one + 1 == other);
        run = if place.is_none() {
            0
        } else if follows {
            run + 1
        } else {
            1
        };
        longest = longest.max(run);
    }
    let agreements = (right.sides.left & typed.sides.left) | (right.sides.right & typed.sides.right);
    let is_number = |word: &Word| word.is(Traits::NUMBER);
    let common_letters = common(&typed.letters, &right.letters);
    let letters_recall = ratio(common_letters, count(&right.letters));
    let letters_precision = ratio(common_letters, count(&typed.letters));
    let right_len = right.words.len().max(1) as f32;
    let alternatives = text.words.iter().filter(|word| word.is(Traits::OR)).count();
    let whole = longest == right.words.len() && longest > 0;
    let contained = !typed.words.is_empty() && found.of_typed.iter().all(|wanted| *wanted);
    let fillers = text.words.len() - text.telling().count();
    let first_at = places.iter().min().map_or(1.0, |first| f32::from(*first) / typed.words.len().max(1) as f32);
    let span = places.iter().max().zip(places.iter().min()).map_or(0.0, |(last, first)| f32::from(last - first + 1));
    let plain =
        found.of_right.iter().zip(&right.words).filter(|(place, word)| place.is_some() && !word.asked).count() as f32;
    let plain_all = right.words.iter().filter(|word| !word.asked).count().max(1) as f32;
    let first_new = right.words.iter().zip(&found.of_right).find(|(word, _)| !word.asked);
    let last_new = right.words.iter().zip(&found.of_right).rev().find(|(word, _)| !word.asked);
    let matched_place = |of: Option<(&RightWord, &Option<(u16, f32)>)>| {
        f32::from(u8::from(of.is_some_and(|(_, place)| place.is_some())))
    };
    let bit = |holds: bool| f32::from(u8::from(holds));

    [
        found.recall,
        found.recall_all,
        plain / plain_all,
        found.precision,
        ratio(
            typed.words.iter().zip(&found.of_typed).filter(|(_, wanted)| **wanted).map(|(word, _)| weight(word)).sum(),
            total_typed,
        ),
        found.f1(),
        recalls.first().copied().unwrap_or(0.0),
        most(&mut matches().map(Match::f1)),
        recalls.iter().sum::<f32>() / recalls.len().max(1) as f32,
        ratio(covered, total_typed),
        right_len,
        typed.words.len() as f32,
        typed.words.len() as f32 / right_len,
        missing().map(|word| word.word.weight).sum(),
        most(&mut missing().map(|word| word.word.weight)),
        most(&mut matched().map(|word| word.word.weight)),
        extra().map(weight).sum(),
        most(&mut extra().map(weight)),
        extra().count() as f32,
        longest as f32 / right_len,
        neighbours as f32 / pairs,
        if places.len() > 1 { ascending as f32 / (places.len() - 1) as f32 } else { 1.0 },
        bit(whole && contained),
        bit(whole),
        bit(contained),
        bit(typed.denies),
        bit(right.denies),
        bit(typed.denies != right.denies),
        found.opposed,
        agreements.count_ones() as f32,
        missing().filter(|word| is_number(&word.word)).count() as f32,
        extra().filter(|word| is_number(&word.word)).count() as f32,
        matched().filter(|word| is_number(&word.word)).count() as f32,
        matched_place(first_new),
        matched_place(last_new),
        letters_recall,
        ratio(2.0 * letters_recall * letters_precision, letters_recall + letters_precision),
        question.kind,
        matches().count() as f32,
        question.telling as f32,
        typed.echoed,
        text.words.iter().filter(|word| HEDGES.contains(&text.of(word))).count() as f32,
        first_at,
        found.typos,
        found.similar,
        recalls.get(1).copied().unwrap_or(0.0),
        right.asked_share,
        right.total / right_len,
        most(&mut matches().map(|found| found.precision)),
        fillers as f32 / text.words.len().max(1) as f32,
        alternatives as f32,
        right.alternatives as f32,
        best_sentence(typed, found, right),
        ratio(places.len() as f32, span),
        found.flipped,
        text.words.iter().filter(|word| word.gap > Gap::None).count() as f32,
        places.len() as f32,
        missing().count() as f32,
        likeness(
            typed.words.iter().map(|word| text.of(&word.word)),
            right.words.iter().map(|word| right.text.of(&word.word)),
        ),
    ]
}

/// The most that one sentence of the answer has of what is wanted.
fn best_sentence(typed: &Typed<'_>, found: &Match, right: &Right) -> f32 {
    let mut sentence = vec![0_u16; typed.words.len()];
    let mut number = 0;
    let mut words = typed.words.iter().zip(sentence.iter_mut()).peekable();
    for (at, word) in (0_u16..).zip(&typed.text.words) {
        if matches!(word.gap, Gap::Pause | Gap::Line) {
            number += 1;
        }
        if let Some((_, place)) = words.next_if(|(typed, _)| typed.at == at) {
            *place = number;
        }
    }
    let mut by_sentence = vec![0.0_f32; usize::from(number) + 1];
    for (place, word) in found.of_right.iter().zip(&right.words).filter(|(_, word)| !word.asked) {
        if let Some((at, quality)) = place
            && let Some(sum) =
                sentence.get(usize::from(*at)).and_then(|number| by_sentence.get_mut(usize::from(*number)))
        {
            *sum += quality * word.word.weight;
        }
    }
    ratio(by_sentence.into_iter().fold(0.0, f32::max), right.total_new)
}

/// How alike the letters of two short texts are, in [0, 1]: twice the longest common subsequence over both lengths. Long ones count as unlike.
fn likeness<'a>(one: impl Iterator<Item = &'a str>, other: impl Iterator<Item = &'a str>) -> f32 {
    fn letters<'a>(words: impl Iterator<Item = &'a str>) -> Option<Vec<u8>> {
        let all: Vec<u8> = words.flat_map(str::bytes).take(65).collect();
        (1..=64).contains(&all.len()).then_some(all)
    }
    let (Some(one), Some(other)) = (letters(one), letters(other)) else { return 0.0 };
    // Hyyrö's bit-parallel longest common subsequence: a bit for each letter of the one.
    let mut at = [0_u64; 256];
    for (index, byte) in one.iter().enumerate() {
        if let Some(places) = at.get_mut(usize::from(*byte)) {
            *places |= 1 << index;
        }
    }
    let mut rest = u64::MAX;
    for byte in &other {
        let both = rest & at.get(usize::from(*byte)).copied().unwrap_or(0);
        rest = rest.wrapping_add(both) | (rest - both);
    }
    let used = if one.len() == 64 { u64::MAX } else { (1 << one.len()) - 1 };
    let common = (!rest & used).count_ones() as f32;
    2.0 * common / (one.len() + other.len()) as f32
}
