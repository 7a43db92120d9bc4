//! Closed sets of things, such as the planets. Two of one set are two answers, however they are put beside each other.

use std::sync::LazyLock;

use crate::words::lemma::{LemmaMap, hash};

/// The sets that each name is in, one bit each.
static CLASSES: LazyLock<LemmaMap<u64>> = LazyLock::new(|| {
    let mut classes: LemmaMap<u64> = LemmaMap::default();
    let lines = include_str!("classes.txt").lines().filter(|line| !line.starts_with('#'));
    for (number, line) in lines.enumerate() {
        for name in line.split_whitespace() {
            *classes.entry(hash(&key(&name.replace('_', " ")))).or_default() |= 1 << number;
        }
    }
    classes
});

fn key(name: &str) -> String {
    let lower = name.trim().to_lowercase();
    lower.strip_prefix("the ").unwrap_or(&lower).trim_end_matches(['.', '!', '?']).to_owned()
}

fn of(name: &str) -> u64 {
    /// Longer texts are no names of these sets.
    const LONGEST: usize = 24;
    if name.len() > LONGEST { 0 } else { CLASSES.get(&hash(&key(name))).copied().unwrap_or_default() }
}

/// Whether two names are in one set.
pub(crate) fn are_of_one(one: &str, other: &str) -> bool {
    of(one) & of(other) != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_set_are_recognized() {
        assert!(are_of_one("Venus", "mercury"));
        assert!(are_of_one("the Atlantic", "Pacific!"));
        assert!(are_of_one("South America", "asia"));
        assert!(!are_of_one("Paris", "France"));
        assert!(!are_of_one("Venus", "planet"));
    }
}
