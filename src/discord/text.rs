//! Makes text by people safe to show: it can neither ping nor break the layout, and it fits.

use unicode_segmentation::UnicodeSegmentation as _;

use crate::clock::UnixMs;
use crate::id::UserId;

/// The most marks on one letter: pointed and accented Hebrew needs five. More are a prank, and removed.
const MARKS_ON_A_LETTER: usize = 6;

/// Shows text literally: Markdown, mentions, links and timestamps have no effect, and it's tidied.
pub fn escape(text: &str) -> String {
    let tidy = tidy(text);
    let mut escaped = String::with_capacity(tidy.len() + tidy.len() / 8);
    // A number at the beginning of a line, which a period would make a list item.
    let (mut line_is_empty, mut line_is_number) = (true, false);
    for letter in tidy.chars() {
        // A backslash before any of these makes Discord show it literally. `:` ends the scheme of a link; `@` and `<`
        // start mentions.
        if r"\*_~`|><#@[]():-+".contains(letter) || (letter == '.' && line_is_number) {
            escaped.push('\\');
        }
        escaped.push(letter);
        (line_is_empty, line_is_number) = match letter {
            '\n' => (true, false),
            ISOLATE => (line_is_empty, line_is_number),
            letter if letter.is_whitespace() => (line_is_empty, false),
            letter => (false, letter.is_ascii_digit() && (line_is_empty || line_is_number)),
        };
    }
    escaped
}

const ISOLATE: char = '\u{2068}';
const END_OF_ISOLATE: char = '\u{2069}';

/// Text for places without Markdown (footers, forms, choices): on one line, and tidied.
pub fn plain(text: &str) -> String {
    tidy(text).replace('\n', " ")
}

/// Whether nothing of a text can be seen.
pub fn is_blank(text: &str) -> bool {
    // Joiners, variation selectors, tags, and the letters that stand for an empty place.
    let is_seen = |letter: char| {
        !letter.is_whitespace()
            && !matches!(
                letter,
                '\u{34f}'
                    | '\u{115f}'..='\u{1160}'
                    | '\u{17b4}'..='\u{17b5}'
                    | '\u{180b}'..='\u{180f}'
                    | '\u{200c}'..='\u{200d}'
                    | '\u{2800}'
                    | '\u{3164}'
                    | '\u{fe00}'..='\u{fe0f}'
                    | '\u{ffa0}'
                    | '\u{e0000}'..='\u{e0fff}'
            )
    };
    !tidy(text).contains(is_seen)
}

/// Text that can't affect its surroundings: without invisible controls, with a limited number of stacked marks and at
/// most one empty line in a row, and with right-to-left text isolated.
fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    let (mut marks, mut breaks) = (0, 0);
    for letter in text.chars() {
        let letter = match letter {
            '\n' | '\u{2028}' | '\u{2029}' | '\u{85}' => '\n',
            // Bidirectional controls reorder the text around them; invisible fillers hide things.
            '\r'
            | '\u{ad}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}' => continue,
            letter if letter.is_control() => ' ',
            letter => letter,
        };
        // Joiners belong to scripts and emoji, but also to towers of marks: a mark after a joiner is stacked on the
        // same letter.
        let joins = matches!(letter, '\u{200c}' | '\u{200d}') || unicode_normalization::char::is_combining_mark(letter);
        marks = if joins { marks + 1 } else { 0 };
        breaks = match letter {
            '\n' => breaks + 1,
            letter if letter.is_whitespace() => breaks,
            _ => 0,
        };
        if marks <= MARKS_ON_A_LETTER && !(letter == '\n' && breaks > 2) {
            tidy.push(letter);
        }
    }
    if !tidy.contains(runs_from_right_to_left) {
        return tidy;
    }
    // An isolate ends with its line.
    let isolated = |line: &str| {
        if line.contains(runs_from_right_to_left) {
            format!("{ISOLATE}{line}{END_OF_ISOLATE}")
        } else {
            line.to_owned()
        }
    };
    tidy.split('\n').map(isolated).collect::<Vec<_>>().join("\n")
}

/// Whether a letter is of the blocks that Unicode sets aside for scripts from right to left.
fn runs_from_right_to_left(letter: char) -> bool {
    matches!(letter,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}'
    )
}

/// Cuts text to `limit`, at the border of a visible character and with "…" at the end; never inside an escape. Discord
/// counts some lengths in characters and some in UTF-16 units, so both stay within the limit.
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

/// Mentions a member. It only pings them if the message allows it.
pub fn mention(user: UserId) -> String {
    format!("<@{user}>")
}

/// A moment as Discord counts down to it ("in 20 seconds").
pub fn timestamp_relative(moment: UnixMs) -> String {
    format!("<t:{}:R>", moment.seconds())
}

/// A date, as Discord shows it to everybody in their own language.
pub fn timestamp_date(moment: UnixMs) -> String {
    format!("<t:{}:D>", moment.seconds())
}

/// A text in one line, cut to this length.
pub fn one_line(text: &str, longest: usize) -> String {
    cut(&plain(text).split_whitespace().collect::<Vec<_>>().join(" "), longest)
}

/// Cuts text to `limit` as [`cut`] does, after a whole word where one ends in the second half.
pub fn cut_at_word(text: &str, limit: usize) -> String {
    let cut = cut(text, limit);
    let Some(kept) = cut.strip_suffix('…').filter(|_| cut != text) else { return cut };
    let is_inside = |rest: &str| !rest.starts_with(char::is_whitespace);
    match (text.strip_prefix(kept).is_none_or(is_inside), kept.rfind(char::is_whitespace)) {
        (true, Some(end)) if end >= kept.len() / 2 => format!("{}…", kept.get(..end).unwrap_or(kept).trim_end()),
        _ => format!("{}…", kept.trim_end()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn hostile_text_is_shown_literally() {
        assert_eq!(escape("@everyone <@1> `x` [a](b)"), "\\@everyone \\<\\@1\\> \\`x\\` \\[a\\]\\(b\\)");
        assert_eq!(escape("https://evil.example"), "https\\://evil.example");
        assert_eq!(escape("\u{202e}gnp.exe\u{200b}\u{0}"), "gnp.exe ");
        let zalgo = format!("e{}", "\u{301}".repeat(2000));
        assert_eq!(escape(&zalgo).chars().count(), 1 + MARKS_ON_A_LETTER);
        for invisible in ['\u{200b}', '\u{200d}', '\u{2060}'] {
            let zalgo = tidy(&format!("e{}", format!("\u{301}{invisible}").repeat(500)));
            assert!(zalgo.chars().count() <= 1 + MARKS_ON_A_LETTER, "{invisible:?} lets marks be stacked higher");
        }
        assert_eq!(escape("1. one\n 23. two\n3.14 or v1.2 in 1999."), "1\\. one\n 23\\. two\n3\\.14 or v1.2 in 1999.");
        assert_eq!(escape("\\@everyone"), "\\\\\\@everyone");
    }

    #[test]
    fn tidied_text_keeps_its_lines_and_direction() {
        assert_eq!(tidy("a\r\n\r\n \n\n\n\u{2028}b\nc"), "a\n\n b\nc");
        assert_eq!(plain("a\nb"), "a b");
        assert_eq!(tidy("a \u{5d0}\nb"), "\u{2068}a \u{5d0}\u{2069}\nb");
        for whole in ["👩‍👩‍👧‍👦", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "मूर्ति", "Größe", "Việt", "می‌خواهم"]
        {
            assert_eq!(tidy(whole).trim_matches([ISOLATE, END_OF_ISOLATE]), whole);
        }
    }

    #[test]
    fn a_cut_is_visible_and_splits_no_character() {
        assert_eq!(cut("abcdef", 6), "abcdef");
        assert_eq!(cut("abcdef", 5), "abcd…");
        assert_eq!(cut("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 12), "👩‍👩‍👧‍👦…");
        assert_eq!(cut("ab\\*cd", 4), "ab…");
    }

    proptest! {
        #[test]
        fn texts_cut_at_words_fit_and_begin_alike(text in "[a-z \\\\…]{0,80}", limit in 1_usize..60) {
            let cut = cut_at_word(&text, limit);
            prop_assert!(cut.encode_utf16().count() <= limit);
            prop_assert!(cut == text || text.starts_with(cut.trim_end_matches('…')));
        }

        #[test]
        fn cut_texts_fit_in_characters_and_utf_16_units(text in ".*", limit in 1_usize..50) {
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
