//! Fenced code in Markdown, as in `CommonMark` ("Fenced code blocks"): its content is part of a text, whatever it looks
//! like.

use super::line_escape::{self, COMMENTS};

/// The line that begins a piece of code.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fence {
    sign: char,
    length: usize,
    /// The spaces before it, which are before the lines of its code too.
    indentation: usize,
}

impl Fence {
    /// That of a line; `None` for any other, such as one that has all of its code on it, between two fences.
    pub(super) fn of(line: &str) -> Option<Self> {
        let text = line.trim_start();
        let sign = text.chars().next().filter(|letter| matches!(letter, '`' | '~'))?;
        let info = text.trim_start_matches(sign);
        let length = text.len() - info.len();
        let is_fence = length >= 3 && !(sign == '`' && info.contains(sign));
        is_fence.then(|| Self { sign, length, indentation: line.len() - text.len() })
    }

    /// Whether a line is the end of its code.
    pub(super) fn is_closed_by(self, line: &str) -> bool {
        let line = line.trim();
        line.len() >= self.length && line.chars().all(|letter| letter == self.sign)
    }

    /// A line of code, without the indentation of the fence.
    pub(super) fn code(self, line: &str) -> &str {
        let spaces = line.len() - line.trim_start_matches(' ').len();
        line.get(spaces.min(self.indentation)..).unwrap_or(line)
    }
}

/// The fence of code that starts right after the name of a field, judging by the rest of that line and the following
/// lines of the field, one of which must close it.
pub(super) fn behind<'a>(name: &str, mut below: impl Iterator<Item = &'a str>) -> Option<Fence> {
    let fence = Fence::of(name)?;
    // The line itself doesn't show how far its code is indented.
    let closing = below.find(|line| fence.is_closed_by(line))?;
    Some(Fence { indentation: closing.len() - closing.trim_start().len(), ..fence })
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
            let line = line_escape::escape(line);
            out.extend([if out.is_empty() { " " } else { "\n  " }, &line_escape::escape_comments(&line)]);
        }
    }
    out
}
