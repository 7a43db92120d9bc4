//! Fenced code in Markdown, as in `CommonMark` ("Fenced code blocks"): its content is part of a text, whatever it looks
//! like.

/// The line that begins a piece of code.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fence {
    pub(super) sign: char,
    pub(super) length: usize,
    /// The spaces before it, which are before the lines of its code too.
    pub(super) indentation: usize,
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
