//! Whether a typed word is the expected one, mistyped; look-alikes that are other words are not.

use super::text::{Text, Traits, Word};

/// How many slips of the finger a word of so many letters may have: none in a short one, where every letter tells.
pub(super) fn slips_allowed(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=7 => 1,
        8..=12 => 2,
        _ => 3,
    }
}

/// Beginnings that turn a word into its opposite or into another thing.
const TURNS: &[&str] = &[
    "un", "in", "im", "non", "dis", "de", "over", "under", "en", "pre", "post", "min", "max", "anti", "hyper", "hypo",
    "inter", "intra", "micro", "macro", "up", "down", "multi", "uni", "bi", "semi", "sub", "super", "homo", "hetero",
    "endo", "exo", "ex", "mono", "poly",
];

/// Whether a word is such a beginning by itself.
pub(super) fn turns(word: &str) -> bool {
    TURNS.contains(&word)
}

fn beginning(word: &str) -> Option<&'static str> {
    let first = word.as_bytes().first();
    let turns = TURNS.iter().filter(|turn| turn.as_bytes().first() == first && word.starts_with(**turn));
    turns.max_by_key(|turn| turn.len()).copied()
}

/// Whether `typed` is `expected` mistyped.
///
/// It is not where it means something else: a word of the deck or of English, a known name, another beginning that turns the meaning, a digit or a sign.
pub(super) fn is_typo(typed: (&Text, &Word), expected: (&Text, &Word)) -> bool {
    let ((typed_in, typed), (expected_in, expected)) = (typed, expected);
    let is_exact = typed.is(Traits::EXACT) || expected.is(Traits::EXACT);
    if is_exact || typed.is(Traits::ENGLISH) || typed.is(Traits::OF_DECK) {
        return false;
    }
    // A rare word may be what a deck has mistyped.
    if typed.is(Traits::KNOWN) && (expected.is(Traits::KNOWN) || expected.is(Traits::ENGLISH)) {
        return false;
    }
    // Each slip changes at most two letters of the set: one goes, one comes.
    if (typed.letters ^ expected.letters).count_ones() > 6 {
        return false;
    }
    looks_like(typed_in.of(typed), expected_in.of(expected))
}

/// Whether two words are within a few slips of each other, and not set apart by their beginnings.
pub(super) fn looks_like(typed: &str, expected: &str) -> bool {
    if !typed.is_ascii() || !expected.is_ascii() {
        let letters = |word: &str| -> Vec<char> { word.chars().collect() };
        return within(&letters(typed), &letters(expected), slips_allowed(expected.chars().count()));
    }
    let slips = slips_allowed(expected.len().min(typed.len() + 1));
    // People seldom miss the first letter; words that differ there mostly differ in meaning, and those that differ there alone are two words
    // ("afferent" and "efferent").
    let slips = if typed.as_bytes().first() == expected.as_bytes().first() { slips } else { slips.min(1) };
    let differs_there_alone = typed.len() == expected.len() && typed.get(1..) == expected.get(1..) && typed != expected;
    slips > 0
        && !differs_there_alone
        && within(typed.as_bytes(), expected.as_bytes(), slips)
        && beginning(typed) == beginning(expected)
}

/// The longest word that is looked at for typos, in letters.
const LONGEST: usize = 40;

/// Whether the one becomes the other by at most `slips` letters dropped, added, replaced or swapped with their neighbour.
#[allow(clippy::indexing_slicing, reason = "rows are LONGEST + 1 long, and neither word is longer")]
fn within<T: PartialEq>(one: &[T], other: &[T], slips: usize) -> bool {
    if one.len().abs_diff(other.len()) > slips || one.len() > LONGEST || other.len() > LONGEST {
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
        if best > slips {
            return false;
        }
        (two_above, above, row) = (above, row, two_above);
    }
    above[other.len()] <= slips
}
