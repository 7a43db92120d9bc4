//! The gaps in a prompt.

/// Counts the gaps of a text: `...`, `…` or `___` as a separate word.
///
/// ```
/// assert_eq!(popquiz_deck::prompt::gaps("The ... of France is ___ today"), 2);
/// ```
pub fn gaps(text: &str) -> usize {
    gap_places(text).len()
}

/// The byte ranges of the gaps of a text, in order.
pub fn gap_places(text: &str) -> Vec<std::ops::Range<usize>> {
    let is_gap = |word: &str| {
        !word.is_empty()
            && (word.chars().all(|c| c == '.' || c == '…') && word != "."
                || word.len() > 1 && word.chars().all(|c| c == '_'))
    };
    // A gap begins with one of these, so that most words are not looked at.
    if !text.contains(['.', '…', '_']) {
        return Vec::new();
    }
    let marks = [',', ';', ':', '!', '?', '"', '(', ')'];
    let mut places = Vec::new();
    let mut at = 0;
    for word in text.split(char::is_whitespace) {
        let behind = word.trim_start_matches(marks);
        let gap = behind.trim_end_matches(marks);
        if is_gap(gap) {
            let start = at + word.len() - behind.len();
            // The fourth dot ends the sentence.
            let length = if gap == "...." { "...".len() } else { gap.len() };
            places.push(start..start + length);
        }
        // Whitespace between words may be longer than one byte.
        let next = text.get(at + word.len()..).and_then(|rest| rest.chars().next());
        at += word.len() + next.map_or(0, char::len_utf8);
    }
    places
}
