//! Lists of things within a sentence.

use crate::texts::{Locale, say};

/// "a, b, c"
pub(in crate::bot) fn comma(locale: Locale, items: &[String]) -> String {
    let mut items = items.iter().cloned();
    let first = items.next().unwrap_or_default();
    items.fold(first, |first, rest| say!(locale, "list-comma", first = first, rest = rest))
}

/// "a, b, and c"
pub(in crate::bot) fn and(locale: Locale, items: &[String]) -> String {
    match items {
        [first, last] => say!(locale, "list-and-two", first = first, last = last),
        [first @ .., last] if !first.is_empty() => {
            say!(locale, "list-and-last", first = comma(locale, first), last = last)
        }
        items => items.concat(),
    }
}

/// "a, b, or c"
pub(in crate::bot) fn or(locale: Locale, items: &[String]) -> String {
    match items {
        [first, last] => say!(locale, "list-or-two", first = first, last = last),
        [first @ .., last] if !first.is_empty() => {
            say!(locale, "list-or-last", first = comma(locale, first), last = last)
        }
        items => items.concat(),
    }
}

/// "a, b, and 8 more"; `more` says how many more there are than in `list`.
pub(in crate::bot) fn and_more(locale: Locale, list: String, more: usize) -> String {
    if more == 0 { list } else { say!(locale, "list-more", items = list, more = more) }
}

/// Sentences one after the other.
pub(in crate::bot) fn sentences(locale: Locale, sentences: Vec<String>) -> String {
    let joined =
        sentences.into_iter().reduce(|first, second| say!(locale, "sentences", first = first, second = second));
    joined.unwrap_or_default()
}
