//! Lines of a prompt or note that Markdown's reader would take for something else, such as a list or an empty line. A
//! backslash before the line, or after it, says that it's text: `\- not an item`. Backslashes elsewhere stay as they
//! are, so formulas need no escapes.

use std::borrow::Cow;

use super::fence::Fence;

/// What Obsidian's plugins keep in a file. It's removed when the file is read, wherever it is.
pub(super) const COMMENTS: [&str; 2] = ["<!--SR:", "<!--ID:"];

/// The items by which the reader recognizes a list below a prompt.
pub(super) const ITEMS: [&str; 3] = ["- ", "* [", "1. "];

/// Whether a line, without the backslashes before it, means something to the reader.
fn is_syntax(line: &str) -> bool {
    line.is_empty()
        || line.starts_with(char::is_whitespace)
        || Fence::of(line).is_some()
        || ITEMS.iter().any(|item| line.starts_with(item))
}

fn begins_with_syntax(line: &str) -> bool {
    is_syntax(line.trim_start_matches('\\'))
}

/// Whether a line ends with spaces, which the reader would cut off. Backslashes after them don't count.
fn ends_with_space(line: &str) -> bool {
    line.trim_end_matches('\\').ends_with(char::is_whitespace)
}

/// The line as it's written in a file; [`unescape`] restores it.
pub(super) fn escape(line: &str) -> String {
    let before = if begins_with_syntax(line) { "\\" } else { "" };
    let after = if ends_with_space(line) { "\\" } else { "" };
    [before, line, after].concat()
}

/// The text of a line.
pub(super) fn unescape(line: &str) -> &str {
    let line = line.strip_suffix('\\').filter(|line| ends_with_space(line)).unwrap_or(line);
    line.strip_prefix('\\').filter(|line| begins_with_syntax(line)).unwrap_or(line)
}

/// The text with a backslash in everything that looks like a plugin's comment.
pub(super) fn escape_comments(text: &str) -> Cow<'_, str> {
    replace_comments(text, |backslashes| backslashes + 1)
}

/// The text without the backslashes of [`escape_comments`].
pub(super) fn unescape_comments(text: &str) -> Cow<'_, str> {
    replace_comments(text, |backslashes| backslashes.saturating_sub(1))
}

/// Changes the number of backslashes within `<!\--SR:`.
fn replace_comments(text: &str, change: fn(usize) -> usize) -> Cow<'_, str> {
    const OPENS: &str = "<!";
    if !text.contains(OPENS) {
        return text.into();
    }
    let mut pieces = text.split(OPENS);
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let rest = piece.trim_start_matches('\\');
        let backslashes = piece.len() - rest.len();
        let is_comment =
            COMMENTS.iter().any(|comment| comment.strip_prefix(OPENS).is_some_and(|it| rest.starts_with(it)));
        out.push_str(OPENS);
        out.push_str(&"\\".repeat(if is_comment { change(backslashes) } else { backslashes }));
        out.push_str(rest);
    }
    out.into()
}

/// A card's text, as written after the name of its field: the first line next to it, the others indented below. Code
/// stays as it is, on its own lines; every other line that looks like more than text is escaped.
pub(super) fn field(text: &str) -> String {
    let mut out = String::new();
    if text.is_empty() {
        return out;
    }
    let mut lines = text.split('\n');
    // Fences that nothing closes, so that a text of many doesn't take quadratic time.
    let mut open: Vec<Fence> = Vec::new();
    while let Some(line) = lines.next() {
        let has_comment = || COMMENTS.iter().any(|comment| line.contains(comment));
        let fence = Fence::of(line)
            .filter(|fence| fence.indentation == 0 && line.starts_with(fence.sign) && !has_comment())
            .filter(|fence| !open.iter().any(|other| other.sign == fence.sign && other.length <= fence.length));
        let closing = fence.and_then(|fence| {
            let closing = lines.clone().position(|line| fence.is_closed_by(line));
            if closing.is_none() {
                open.push(fence);
            }
            closing
        });
        if let Some(closing) = closing {
            let code = std::iter::once(line).chain(lines.by_ref().take(closing + 1));
            out.extend(code.flat_map(|line| ["\n  ", line]));
        } else {
            let line = escape(line);
            out.extend([if out.is_empty() { " " } else { "\n  " }, &escape_comments(&line)]);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_what_means_something_gets_a_backslash() {
        for (line, written) in [
            ("plain", "plain"),
            ("\\frac{1}{2} \\", "\\frac{1}{2} \\\\"),
            ("- item", "\\- item"),
            ("\\- item", "\\\\- item"),
            ("-5", "-5"),
            ("", "\\"),
            ("  indented", "\\  indented"),
            ("```", "\\```"),
            ("two spaces  ", "two spaces  \\"),
        ] {
            assert_eq!(escape(line), written);
            assert_eq!(unescape(written), line);
        }
        assert_eq!(escape_comments("a <!--SR:1--> <!-- b"), "a <!\\--SR:1--> <!-- b");
    }

    proptest! {
        #[test]
        fn escaped_lines_are_restored(line in "(\\\\|- |1\\. |\\* \\[|```|~~~|a| |\t|<!|--SR:|--ID:){0,9}") {
            let escaped = escape(&line);
            prop_assert_eq!(unescape(&escaped), &line);
            // The spaces around a line are cut off when it's read.
            prop_assert_eq!(escaped.trim(), &escaped);
            let escaped = escape_comments(&line);
            prop_assert!(!COMMENTS.iter().any(|comment| escaped.contains(comment)));
            let restored = unescape_comments(&escaped).into_owned();
            prop_assert_eq!(restored, line);
        }
    }
}
