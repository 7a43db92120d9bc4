//! Common English words, and their stems.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use foldhash::fast::FixedState;

/// Endings that change a word's form but not what it is about, the longest first; each with the minimum length of the
/// stem.
const ENDINGS: &[(&str, usize)] = &[
    ("izations", 3),
    ("isations", 3),
    ("ization", 3),
    ("isation", 3),
    ("ations", 4),
    ("ation", 4),
    ("izing", 4),
    ("ising", 4),
    ("ingly", 4),
    ("ating", 4),
    ("ments", 4),
    ("ances", 4),
    ("ences", 4),
    ("ities", 4),
    ("ively", 4),
    ("ized", 4),
    ("ised", 4),
    ("izes", 4),
    ("ises", 4),
    ("ated", 4),
    ("ates", 4),
    ("ment", 4),
    ("ings", 3),
    ("ions", 4),
    ("ance", 4),
    ("ence", 4),
    ("ness", 4),
    ("ize", 4),
    ("ise", 4),
    ("ate", 4),
    ("ing", 3),
    ("ion", 4),
    ("ies", 3),
    ("ied", 3),
    ("ily", 3),
    ("ity", 4),
    ("ed", 3),
    ("ly", 4),
    ("es", 3),
    ("s", 3),
    ("e", 3),
    ("y", 3),
];

/// Returns a word without its most common endings, so that "layers" and "layer" are the same, and "normalize",
/// "normalised" and "normalization" are. The stem is always a prefix of the word.
///
/// ```
/// use popquiz_judge::english::stem;
///
/// assert_eq!(stem("normalization"), stem("normalised"));
/// assert_ne!(stem("overfitting"), stem("underfitting"));
/// ```
pub fn stem(word: &str) -> &str {
    if word.len() < 4 || word.bytes().any(|byte| byte.is_ascii_digit()) {
        return word;
    }
    let last = |word: &str, at: usize| word.bytes().rev().nth(at);
    let final_letter = last(word, 0);
    let ending = ENDINGS.iter().filter(|(ending, _)| last(ending, 0) == final_letter).find_map(|(ending, rest)| {
        let stem = word.strip_suffix(ending)?;
        let is_plural_of_s = *ending == "s" && matches!(last(stem, 0), Some(b's' | b'u' | b'i'));
        (stem.len() >= *rest && stem.bytes().any(|byte| b"aeiouy".contains(&byte)) && !is_plural_of_s).then_some(stem)
    });
    let stem = ending.unwrap_or(word);
    // "dropped" and "drop", "modelling" and "modeling": a last letter is often doubled before an ending.
    let is_doubled = stem.len() >= 4
        && last(stem, 0) == last(stem, 1)
        && last(stem, 0).is_some_and(|byte| byte.is_ascii_alphabetic() && byte != b's');
    if is_doubled { stem.get(..stem.len() - 1).unwrap_or(stem) } else { stem }
}

/// Common English words, one per stem, in blocks of falling frequency.
pub(crate) fn blocks() -> impl Iterator<Item = impl Iterator<Item = &'static str>> {
    let is_word = |line: &&str| !line.is_empty() && !line.starts_with('#');
    include_str!("english.txt").split("\n\n").map(move |block| block.lines().map(str::trim).filter(is_word))
}

/// Whether a lowercase word is a form of a common English word.
pub fn is_word(word: &str) -> bool {
    is_stem(stem(word))
}

/// Whether this is the stem of a common English word.
pub fn is_stem(of: &str) -> bool {
    static STEMS: LazyLock<HashSet<&str, FixedState>> = LazyLock::new(|| blocks().flatten().map(stem).collect());
    STEMS.contains(of)
}

/// The frequency block of a word, from 0 for the most common words; `None` for a word that isn't listed. Only the most
/// common endings are ignored: "received" is found, but not "convents", although it has the stem of "convention".
pub fn block_of(word: &str) -> Option<usize> {
    static WORDS: LazyLock<HashMap<&str, usize, FixedState>> = LazyLock::new(|| {
        let numbered = blocks().enumerate();
        numbered.flat_map(|(number, block)| block.map(move |word| (word, number))).collect()
    });
    // "Mores" is not "more".
    const BASE: usize = 5;
    let bases =
        ["s", "d", "ed", "ing"].iter().filter_map(|ending| word.strip_suffix(ending)).filter(|base| base.len() >= BASE);
    std::iter::once(word).chain(bases).find_map(|word| WORDS.get(word).copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_fall_together() {
        for (one, other) in [
            ("layers", "layer"),
            ("normalize", "normalised"),
            ("normalization", "normalizing"),
            ("dropped", "drop"),
            ("modelling", "modeling"),
            ("varies", "vary"),
            ("classes", "class"),
            ("diversity", "diverse"),
            ("random", "randomly"),
            ("boxes", "box"),
            ("noisy", "noise"),
            ("evaporated", "evaporation"),
            ("separate", "separates"),
            ("frequently", "frequent"),
            ("tuning", "tune"),
        ] {
            assert_eq!(stem(one), stem(other), "{one} and {other}");
        }
    }

    #[test]
    fn other_words_stay_apart() {
        for (one, other) in [
            ("optimizer", "optimization"),
            ("overfitting", "underfitting"),
            ("class", "classify"),
            ("bias", "bed"),
            ("bus", "but"),
            ("string", "strong"),
            ("loss", "lost"),
            ("king", "kind"),
        ] {
            assert_ne!(stem(one), stem(other), "{one} and {other}");
        }
    }
}
