//! Text by people, made fit to be shown: it can neither ping nor break the layout, and it fits.

use unicode_segmentation::UnicodeSegmentation as _;

use crate::clock::UnixMs;
use crate::id::UserId;

/// Marks that may be stacked on one letter; more is a prank, and taken off.
const MARKS_ON_A_LETTER: usize = 4;

/// Shows text as it was typed: Markdown, mentions, links and timestamps in it mean nothing, invisible controls are taken out, and marks
/// are stacked only so high.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    let mut marks = 0;
    for letter in text.chars() {
        if unicode_normalization::char::is_combining_mark(letter) {
            marks += 1;
            if marks > MARKS_ON_A_LETTER {
                continue;
            }
        } else {
            marks = 0;
        }
        match letter {
            '\n' => escaped.push('\n'),
            letter if is_trick(letter) => {}
            letter if letter.is_control() => escaped.push(' '),
            // A backslash before any of these makes Discord show it as it is. `:` ends the scheme of a link, `@` and `<` begin mentions.
            '\\' | '*' | '_' | '~' | '`' | '|' | '>' | '<' | '#' | '@' | '[' | ']' | '(' | ')' | ':' | '-' | '+' => {
                escaped.push('\\');
                escaped.push(letter);
            }
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// Text as it is where Discord reads no Markdown (footers, forms, choices), without what hides or reorders things.
pub fn plain(text: &str) -> String {
    text.chars()
        .filter(|letter| !is_trick(*letter))
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect()
}

/// Bidirectional controls reorder what stands around them; invisible fillers hide things.
fn is_trick(letter: char) -> bool {
    matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{061c}')
}

/// Cuts text to `limit`, at the border of a visible character and with "…" at the end; never inside an escape. Discord counts some lengths
/// in characters and some in UTF-16 units, so both stay within the limit.
pub fn cut(text: &str, limit: usize) -> String {
    let size = |text: &str| text.encode_utf16().count();
    if size(text) <= limit {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut used = 1;
    for grapheme in text.graphemes(true) {
        used += size(grapheme);
        if used > limit {
            break;
        }
        kept.push_str(grapheme);
    }
    let escapes = kept.chars().rev().take_while(|letter| *letter == '\\').count();
    if escapes % 2 == 1 {
        kept.pop();
    }
    if limit > 0 {
        kept.push('…');
    }
    kept
}

/// Names a member; pings them only where the message allows it.
pub fn mention(user: UserId) -> String {
    format!("<@{user}>")
}

/// A moment as Discord counts down to it ("in 20 seconds").
pub fn timestamp_relative(moment: UnixMs) -> String {
    format!("<t:{}:R>", moment.seconds())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn hostile_text_is_shown_as_it_is() {
        assert_eq!(escape("@everyone <@1> `x` [a](b)"), "\\@everyone \\<\\@1\\> \\`x\\` \\[a\\]\\(b\\)");
        assert_eq!(escape("https://evil.example"), "https\\://evil.example");
        assert_eq!(escape("\u{202e}gnp.exe\u{200b}\u{0}"), "gnp.exe ");
        let zalgo = format!("e{}", "\u{301}".repeat(2000));
        assert_eq!(escape(&zalgo).chars().count(), 1 + MARKS_ON_A_LETTER);
    }

    #[test]
    fn a_cut_is_seen_and_leaves_no_half_of_anything() {
        assert_eq!(cut("abcdef", 6), "abcdef");
        assert_eq!(cut("abcdef", 5), "abcd…");
        assert_eq!(cut("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 12), "👩‍👩‍👧‍👦…");
        assert_eq!(cut("ab\\*cd", 4), "ab…");
    }

    proptest! {
        #[test]
        fn what_is_cut_fits_in_both_counts(text in ".*", limit in 1_usize..50) {
            let cut = cut(&escape(&text), limit);
            prop_assert!(cut.chars().count() <= limit && cut.encode_utf16().count() <= limit);
        }

        #[test]
        fn no_mention_survives(before in ".{0,5}", name in "(@everyone|@here|<@[0-9]{3}>|<@&[0-9]{3}>|<#[0-9]{3}>|</x:[0-9]{3}>)", after in ".{0,5}") {
            let shown = escape(&format!("{before}{name}{after}"));
            for (at, _) in shown.match_indices(['@', '<']) {
                let escapes = shown[..at].chars().rev().take_while(|letter| *letter == '\\').count();
                prop_assert!(escapes % 2 == 1, "{shown}");
            }
        }
    }
}
