//! Closed sets of words, such as the seasons: two of one set are two things, never two words for one.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The sets that each word is in.
static SETS: LazyLock<HashMap<&'static str, Vec<usize>>> = LazyLock::new(|| {
    let mut sets: HashMap<&'static str, Vec<usize>> = HashMap::new();
    let lines = include_str!("closed_sets.txt").lines().filter(|line| !line.starts_with('#'));
    for (number, line) in lines.enumerate() {
        for word in line.split_whitespace() {
            sets.entry(word).or_default().push(number);
        }
    }
    sets
});

/// Whether two of these texts are names of one set.
pub(super) fn name_two_things(texts: &[String]) -> bool {
    let mut seen = Vec::new();
    texts.iter().any(|text| {
        let text = text.to_lowercase();
        // "The north" and "der Norden" are single words, too.
        let word = text.split_whitespace().next_back().filter(|_| text.split_whitespace().count() <= 2);
        let sets = word.and_then(|word| SETS.get(word)).map(Vec::as_slice).unwrap_or_default();
        let is_second = sets.iter().any(|set| seen.contains(set));
        seen.extend_from_slice(sets);
        is_second
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_words_of_a_set_are_recognized() {
        let texts = |all: &[&str]| all.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        for two in [["spring", "summer"], ["der Norden", "der Süden"], ["Red", "blue"], ["mother", "the father"]] {
            assert!(name_two_things(&texts(&two)), "{two:?}");
        }
        for one in [["spring", "fountain"], ["red", "crimson"], ["autumn", "fall"], ["boy", "lad"]] {
            assert!(!name_two_things(&texts(&one)), "{one:?}");
        }
    }
}
