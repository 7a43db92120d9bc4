//! The order of a list: whether a question asks for one, and how much of an answer is in it.

/// Whether a question asks for an order: "in order", "from the inside out", "oldest first".
pub(crate) fn asks_for_order(prompt: &str) -> bool {
    let lower = prompt.to_lowercase();
    let words: Vec<&str> =
        lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let has = |wanted: &str| lower.contains(wanted);
    // "Oldest first", "largest number first", but not "switched on for the app first".
    let ends_in_first = words.last() == Some(&"first")
        && words.iter().rev().skip(1).take(2).any(|word| word.ends_with("est") && word.len() > "best".len());
    let from = words.iter().position(|word| *word == "from");
    let goes = |word: &&&str| {
        matches!(**word, "to" | "down" | "up" | "out" | "outwards" | "in" | "inwards" | "upwards" | "downwards")
    };
    let is_path = from.is_some_and(|at| {
        let after: Vec<&&str> = words.iter().skip(at + 2).collect();
        after.iter().take(5).any(goes)
    });
    !has("any order")
        && (has("in order")
            || has("order by")
            || has("in sequence")
            || has("chronological")
            || has("in the order")
            || has("right order")
            || has("correct order")
            || ends_in_first
            || is_path)
}

/// A longest ascending subsequence.
pub(crate) fn longest_ascending(numbers: &[usize]) -> Vec<usize> {
    let mut best: Vec<Vec<usize>> = Vec::new();
    for index in numbers {
        let mut chain = best
            .iter()
            .filter(|chain| chain.last().is_none_or(|last| last < index))
            .max_by_key(|chain| chain.len())
            .cloned()
            .unwrap_or_default();
        chain.push(*index);
        best.push(chain);
    }
    best.into_iter().max_by_key(Vec::len).unwrap_or_default()
}

/// The longest part of some places that ascends, as these places.
pub(crate) fn longest_run(places: &[usize]) -> Vec<usize> {
    // For each length, the run that ends lowest, as the index of its last place; and the place before each.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(places.len());
    for (index, place) in places.iter().enumerate() {
        let length = ends.partition_point(|end| places.get(*end).is_some_and(|last| last < place));
        before.push(length.checked_sub(1).and_then(|last| ends.get(last).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut run = Vec::with_capacity(ends.len());
    let mut at = ends.last().copied();
    while let Some(index) = at {
        run.extend(places.get(index));
        at = before.get(index).copied().flatten();
    }
    run.reverse();
    run
}
