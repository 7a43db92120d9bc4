//! Typos: whether a given word is the expected one, mistyped. Similar words that mean something else aren't.

use crate::text::{Text, Word};
use crate::traits::Traits;

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
    // People seldom miss the first letter. Words that differ there mostly differ in meaning, and words that differ
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
