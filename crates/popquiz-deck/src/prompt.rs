//! The gaps in a prompt.

/// Counts the gaps of a text: `...`, `…` or `___` as a separate word, or `...` and `___` next to Chinese or Japanese
/// characters, which have no spaces between words.
///
/// ```
/// assert_eq!(popquiz_deck::prompt::gaps("The ... of France is ___ today"), 2);
/// assert_eq!(popquiz_deck::prompt::gaps("水由...和___组成。"), 2);
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
    let is_end = |letter: char| letter.is_whitespace() || is_wide(letter);
    for word in text.split(is_end) {
        let behind = word.trim_start_matches(marks);
        let gap = behind.trim_end_matches(marks);
        let before = text.get(..at).and_then(|head| head.chars().next_back());
        let after = text.get(at + word.len()..).and_then(|rest| rest.chars().next());
        // An ellipsis ends many a Japanese sentence.
        let is_trailing = gap.contains('…') && [before, after].into_iter().flatten().any(is_wide);
        if is_gap(gap) && !is_trailing {
            let start = at + word.len() - behind.len();
            // The fourth dot ends the sentence.
            let length = if gap == "...." { "...".len() } else { gap.len() };
            places.push(start..start + length);
        }
        // Whitespace between words may be longer than one byte.
        at += word.len() + after.map_or(0, char::len_utf8);
    }
    places
}

/// Whether a character is Chinese, Japanese, or one of their marks.
fn is_wide(letter: char) -> bool {
    matches!(letter, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
}
