//! Typos: whether a given word is a misspelling of the expected one. Similar words that mean something else aren't.

use std::sync::LazyLock;

use crate::message::text::{Text, Word};
use crate::words::traits::Traits;

/// The maximum edit distance of a typo by the length of the word: none in a short one, in which every letter counts.
pub(crate) fn max_edits(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=7 => 1,
        8..=12 => 2,
        _ => 3,
    }
}

/// Prefixes that turn a word into its opposite or into something else.
const PREFIXES: &[&str] = &[
    "un", "in", "im", "non", "dis", "de", "over", "under", "en", "pre", "post", "min", "max", "anti", "hyper", "hypo",
    "inter", "intra", "micro", "macro", "up", "down", "multi", "uni", "bi", "semi", "sub", "super", "homo", "hetero",
    "endo", "exo", "ex", "mono", "poly",
];

/// Whether a word is such a prefix by itself.
pub(crate) fn is_prefix(word: &str) -> bool {
    PREFIXES.contains(&word)
}

fn prefix(word: &str) -> Option<&'static str> {
    let first = word.as_bytes().first();
    let is_prefix = PREFIXES.iter().filter(|turn| turn.as_bytes().first() == first && word.starts_with(**turn));
    is_prefix.max_by_key(|turn| turn.len()).copied()
}

/// Whether `given` is `expected` with a typo.
///
/// It isn't if it means something else: a word of the deck or of English, a known name, or a word with another prefix,
/// a digit or a sign.
pub(crate) fn is_typo(given: (&Text, &Word), expected: (&Text, &Word)) -> bool {
    let ((given_in, given), (expected_in, expected)) = (given, expected);
    let is_exact = given.is(Traits::EXACT) || expected.is(Traits::EXACT);
    if is_exact || given.is(Traits::ENGLISH) || given.is(Traits::IN_DECK) {
        return false;
    }
    // A rare word may be a typo in the deck.
    if given.is(Traits::KNOWN) && (expected.is(Traits::KNOWN) || expected.is(Traits::ENGLISH)) {
        return false;
    }
    // Each edit changes two letters of the set at most.
    if (given.letters ^ expected.letters).count_ones() > 6 {
        return false;
    }
    looks_like(given_in.of(given), expected_in.of(expected))
}

/// Whether two words are within a small edit distance, and have the same prefix.
pub(crate) fn looks_like(given: &str, expected: &str) -> bool {
    if !given.is_ascii() || !expected.is_ascii() {
        let letters = |word: &str| -> Vec<char> { word.chars().collect() };
        return within(&letters(given), &letters(expected), max_edits(expected.chars().count()));
    }
    let edits = max_edits(expected.len().min(given.len() + 1));
    // People rarely mistype the first letter. Words that differ there usually differ in meaning, and words that differ
    // only there are two words ("afferent" and "efferent").
    let edits = if given.as_bytes().first() == expected.as_bytes().first() { edits } else { edits.min(1) };
    let differs_there_alone = given.len() == expected.len() && given.get(1..) == expected.get(1..) && given != expected;
    edits > 0
        && !differs_there_alone
        && within(given.as_bytes(), expected.as_bytes(), edits)
        && prefix(given) == prefix(expected)
}

/// The longest word that is checked for typos, in letters.
const LONGEST: usize = 40;

/// Whether the Damerau-Levenshtein distance is at most `edits`: letters dropped, added, replaced or swapped with their
/// neighbor.
#[allow(clippy::indexing_slicing, reason = "rows are LONGEST + 1 long, and neither word is longer")]
fn within<T: PartialEq>(one: &[T], other: &[T], edits: usize) -> bool {
    if one.len().abs_diff(other.len()) > edits || one.len() > LONGEST || other.len() > LONGEST {
        return false;
    }
    let mut rows = [[0_usize; LONGEST + 1]; 3];
    let [two_above, above, row] = &mut rows;
    for (at, cell) in above.iter_mut().enumerate() {
        *cell = at;
    }
    let (mut two_above, mut above, mut row) = (two_above, above, row);
    for (down, letter) in one.iter().enumerate() {
        row[0] = down + 1;
        let mut best = row[0];
        for (across, with) in other.iter().enumerate() {
            let replaced = above[across] + usize::from(letter != with);
            let mut distance = replaced.min(above[across + 1] + 1).min(row[across] + 1);
            if down > 0 && across > 0 && one[down - 1] == *with && *letter == other[across - 1] {
                distance = distance.min(two_above[across - 1] + 1);
            }
            row[across + 1] = distance;
            best = best.min(distance);
        }
        if best > edits {
            return false;
        }
        (two_above, above, row) = (above, row, two_above);
    }
    above[other.len()] <= edits
}

/// Words that turn their neighbors into the opposite.
const REVERSALS: &str = "opposite reverse inverse contrary converse";

/// Whether a word turns its neighbors into the opposite.
pub(crate) fn is_reversal(word: &str) -> bool {
    REVERSALS.split(' ').any(|reversal| reversal == word)
}

/// Beginnings, besides [`PREFIXES`], that distinguish two things with the same stem: "perigee" and "apogee".
const BEGINNINGS: &[&str] = &[
    "a", "e", "im", "il", "ir", "ab", "ad", "af", "ef", "peri", "apo", "ante", "iso", "aniso", "ortho", "para", "meta",
    "ana", "cata", "pro", "mal", "mis", "trans", "cis", "per",
];

/// The longest of these and of [`PREFIXES`].
const LONGEST_BEGINNING: usize = 6;

/// Endings that distinguish two things with the same stem: "nitrate" and "nitrite", "ferrous" and "ferric".
const ENDINGS: &[&str] = &[
    "ate", "ite", "ide", "ane", "ene", "yne", "ase", "ose", "ous", "ic", "atase", "phobia", "philia", "mania", "phobe",
    "phile", "itis", "osis", "oma", "ectomy", "otomy", "ostomy", "logy", "nomy", "graphy", "metry", "scopy", "gamy",
    "archy", "cracy", "gram", "graph",
];

/// The longest of these.
const LONGEST_ENDING: usize = 6;

/// Whether two words of one stem name different things, by their first or last letters.
pub(crate) fn mean_different_things(one: &str, other: &str) -> bool {
    const SHORTEST_STEM: usize = 3;
    let (one, other) = match (one.strip_suffix('s'), other.strip_suffix('s')) {
        (Some(one), Some(other)) => (one, other),
        _ => (one, other),
    };
    let common_start = one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
    let common_end = one.bytes().rev().zip(other.bytes().rev()).take_while(|(one, other)| one == other).count();
    let is_ending = |word: &str, from: usize| word.get(from..).is_some_and(|ending| ENDINGS.contains(&ending));
    let longest = one.len().max(other.len());
    // Shorter stems leave more than an ending or a beginning.
    let endings_from = SHORTEST_STEM.max(longest.saturating_sub(LONGEST_ENDING));
    let beginnings_from = SHORTEST_STEM.max(longest.saturating_sub(LONGEST_BEGINNING));
    let endings_differ = (endings_from..=common_start).any(|at| is_ending(one, at) && is_ending(other, at));
    let is_beginning =
        |beginning: &str| beginning.is_empty() || is_prefix(beginning) || BEGINNINGS.contains(&beginning);
    let beginnings_differ = (beginnings_from..=common_end).any(|rest| {
        let (one, other) = (one.get(..one.len() - rest), other.get(..other.len() - rest));
        one.zip(other).is_some_and(|(one, other)| {
            // "A-ferent" has lost a letter of "af-ferent".
            let is_shorter = !one.is_empty() && !other.is_empty() && (one.starts_with(other) || other.starts_with(one));
            !is_shorter && is_beginning(one) && is_beginning(other) && one != other
        })
    });
    one != other && (endings_differ && common_start < one.len().min(other.len()) || beginnings_differ)
}

/// How far from an expected word a typed one is, as the sum of what its slips cost: about 1 for a wrong letter, less
/// for a neighboring key, a doubled or dropped letter, two letters swapped or a vowel for another. `None` if it is more
/// than a word of this length may be off.
#[allow(clippy::indexing_slicing, reason = "rows are LONGEST + 1 long, and neither word is longer")]
pub(crate) fn typo_cost(given: &str, expected: &str) -> Option<f32> {
    let (one, other) = (given.as_bytes(), expected.as_bytes());
    let most = max_cost(one.len().min(other.len()));
    let difference = one.len().abs_diff(other.len());
    if difference as f32 * DOUBLED > most || one.len() > LONGEST || other.len() > LONGEST || one.is_empty() {
        return None;
    }
    if !given.is_ascii() || !expected.is_ascii() {
        return looks_like(given, expected).then_some(1.0);
    }
    let mut rows = [[0.0_f32; LONGEST + 1]; 3];
    let [two_above, above, row] = &mut rows;
    let (mut two_above, mut above, mut row) = (two_above, above, row);
    let mut drops = [0.0_f32; LONGEST];
    for (at, letter) in other.iter().enumerate() {
        drops[at] = gap_cost(*letter, at.checked_sub(1).map(|before| other[before]), other.get(at + 1).copied());
        above[at + 1] = above[at] + drops[at];
    }
    let replace_costs = &**REPLACE_COSTS;
    let mut best_before = 0.0_f32;
    for (down, letter) in one.iter().copied().enumerate() {
        let before = down.checked_sub(1).map(|before| one[before]);
        let insert = gap_cost(letter, before, one.get(down + 1).copied());
        row[0] = above[0] + insert;
        let mut best = row[0];
        for (across, with) in other.iter().copied().enumerate() {
            let before_with = across.checked_sub(1).map(|before| other[before]);
            let mut cost = above[across] + replace_costs[usize::from(letter & 127)][usize::from(with & 127)];
            cost = cost.min(above[across + 1] + insert).min(row[across] + drops[across]);
            if before == Some(with) && before_with == Some(letter) && letter != with {
                cost = cost.min(two_above[across - 1] + SWAPPED);
            }
            row[across + 1] = cost;
            best = best.min(cost);
        }
        // Two letters swapped cost less than they seem to halfway.
        if best > most && best_before > most {
            return None;
        }
        best_before = best;
        (two_above, above, row) = (above, row, two_above);
    }
    // People seldom miss the first letter; words that differ there mostly differ in meaning.
    let first =
        if one.first() == other.first() || one.get(..2).is_some_and(|two| two.iter().rev().eq(other.iter().take(2))) {
            0.0
        } else {
            FIRST_LETTER
        };
    let cost = above[other.len()] + first;
    let differs_there_alone = one.len() == other.len() && one.get(1..) == other.get(1..) && first > 0.0;
    (cost <= most
        && (!differs_there_alone
            || sound_alike(one[0], other[0])
            || one.len() >= NEIGHBORING_FIRST && are_neighbors(one[0], other[0])))
    .then_some(cost)
}

/// What the slips of a word may cost together, by its length: the shorter, the less.
fn max_cost(letters: usize) -> f32 {
    match letters {
        0..=1 => 0.0,
        2..=3 => 0.65,
        4 => 1.0,
        5 => 1.25,
        6..=7 => 1.7,
        8..=11 => 2.3,
        _ => 3.2,
    }
}

/// From this many letters on, a word may begin with the key next to its first one: "demoral" for "femoral".
const NEIGHBORING_FIRST: usize = 5;

const FIRST_LETTER: f32 = 0.4;
const SWAPPED: f32 = 0.6;
const DOUBLED: f32 = 0.4;

/// The cost of a letter too many or too few.
fn gap_cost(letter: u8, before: Option<u8>, after: Option<u8>) -> f32 {
    if before == Some(letter) || after == Some(letter) {
        DOUBLED
    } else if matches!(letter, b'h' | b'e') {
        0.7
    } else {
        0.9
    }
}

/// [`replace_cost`] of each pair of ASCII letters, which a comparison needs for all pairs of two words.
static REPLACE_COSTS: LazyLock<Box<[[f32; 128]; 128]>> = LazyLock::new(|| {
    let mut costs = Box::new([[0.0; 128]; 128]);
    for (one, row) in (0_u8..).zip(costs.iter_mut()) {
        for (other, cost) in (0_u8..).zip(row.iter_mut()) {
            *cost = replace_cost(one, other);
        }
    }
    costs
});

/// The cost of one letter for another.
fn replace_cost(one: u8, other: u8) -> f32 {
    if one == other {
        return 0.0;
    }
    let is_vowel = |letter: u8| matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    if sound_alike(one, other) {
        0.5
    } else if are_neighbors(one, other) || is_vowel(one) && is_vowel(other) {
        0.75
    } else {
        1.0
    }
}

fn sound_alike(one: u8, other: u8) -> bool {
    const ALIKE: &[&[u8]] = &[b"ckq", b"csz", b"iyj", b"gj", b"vw", b"fv"];
    ALIKE.iter().any(|group| group.contains(&one) && group.contains(&other))
}

/// Whether two letters are next to each other on a QWERTY keyboard.
fn are_neighbors(one: u8, other: u8) -> bool {
    const ROWS: [&[u8]; 3] = [b"qwertyuiop", b"asdfghjkl", b"zxcvbnm"];
    let place = |letter: u8| {
        ROWS.iter().enumerate().find_map(|(row, keys)| Some((row, keys.iter().position(|key| *key == letter)?)))
    };
    match (place(one), place(other)) {
        (Some((row, at)), Some((other_row, other_at))) if row == other_row => at.abs_diff(other_at) == 1,
        // A row is shifted by half a key against the one above it.
        (Some((row, at)), Some((other_row, other_at))) if row.abs_diff(other_row) == 1 => {
            let (upper, lower) = if row < other_row { (at, other_at) } else { (other_at, at) };
            upper == lower || upper == lower + 1
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_stem_may_mean_different_things() {
        for (one, other) in [
            ("nitrate", "nitrite"),
            ("alkanes", "alkenes"),
            ("sulfide", "sulfite"),
            ("ferric", "ferrous"),
            ("hypertension", "hypotension"),
            ("perigee", "apogee"),
            ("afferent", "efferent"),
            ("typical", "atypical"),
            ("arachnophobia", "arachnophilia"),
            ("gastrectomy", "gastrotomy"),
            ("telegram", "telegraph"),
            ("microeconomics", "macroeconomics"),
        ] {
            assert!(mean_different_things(one, other), "{one} and {other}");
        }
        for (one, other) in [("nitrate", "nitrat"), ("perihelion", "perihelium"), ("canbera", "canberra"), ("a", "b")] {
            assert!(!mean_different_things(one, other), "{one} and {other}");
        }
    }

    #[test]
    fn slips_cost_less_than_other_words() {
        for (given, expected) in [
            ("pairs", "paris"),
            ("dgo", "dog"),
            ("gery", "grey"),
            ("canbera", "canberra"),
            ("pirmary", "primary"),
            ("thirteeth", "thirteenth"),
            ("phychology", "psychology"),
            ("overfittng", "overfitting"),
            ("suppinatio", "supinatio"),
        ] {
            assert!(typo_cost(given, expected).is_some(), "{given} for {expected}");
        }
        for (given, expected) in
            [("dig", "dog"), ("cat", "dog"), ("iran", "iraqi"), ("goat", "coal"), ("libel", "slander")]
        {
            assert_eq!(typo_cost(given, expected), None, "{given} for {expected}");
        }
        assert!(typo_cost("paris", "paris").is_some_and(|cost| cost <= 0.0));
    }
}
