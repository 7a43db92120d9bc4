//! Texts of decks and names of files, as they may be printed to a terminal: it acts on some characters rather than showing them.

use std::fmt::Write as _;

/// A text whose control characters, and marks that turn the direction of writing, are written out (`\u{1b}`); line breaks stay.
pub fn printable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        let acts = letter.is_control() && letter != '\n'
            || matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        if acts {
            // A String takes what is written to it.
            let _ = write!(out, "{}", letter.escape_unicode());
        } else {
            out.push(letter);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_that_a_terminal_acts_on_is_left() {
        assert_eq!(super::printable("a\x1b[31m\u{9b}b\n\u{202e}ç"), "a\\u{1b}[31m\\u{9b}b\n\\u{202e}ç");
    }
}
