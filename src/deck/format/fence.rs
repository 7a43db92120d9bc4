//! Code between fences in Markdown, as `CommonMark` has it ("Fenced code blocks"): what is in it is part of a text,
//! whatever it looks like.

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

    /// A line of its code, without the spaces that are there because of the fence's.
    pub(super) fn code(self, line: &str) -> &str {
        let spaces = line.len() - line.trim_start_matches(' ').len();
        line.get(spaces.min(self.indentation)..).unwrap_or(line)
    }
}

/// What the code begins with that some begin right behind the name of a field, told from what stands there and the
/// lines below that are still of the field: one of them closes it.
pub(super) fn behind<'a>(name: &str, mut below: impl Iterator<Item = &'a str>) -> Option<Fence> {
    let fence = Fence::of(name)?;
    // Its own line does not tell how far its code is indented.
    let closing = below.find(|line| fence.is_closed_by(line))?;
    Some(Fence { indentation: closing.len() - closing.trim_start().len(), ..fence })
}

/// A text of a card as it is written behind the name of its field: below the first line, all is indented. An empty line
/// would end it, but in code; code begins on a line of its own; and a fence that nothing closes would take what follows
/// with it, so it is set behind the line before, or behind a letter that nobody sees where that line closes other code.
pub(super) fn field(text: &str) -> String {
    const WORD_JOINER: &str = "\u{2060}";
    let mut out = String::new();
    let mut is_below_code = false;
    let mut lines = text.lines();
    // Fences that nothing closes, so that not all lines are looked at for each of many.
    let mut open: Vec<Fence> = Vec::new();
    while let Some(line) = lines.next() {
        let fence = Fence::of(line)
            .filter(|fence| !open.iter().any(|other| other.sign == fence.sign && other.length <= fence.length));
        let code = fence.and_then(|fence| {
            let closing = lines.clone().position(|line| fence.is_closed_by(line));
            if closing.is_none() {
                open.push(fence);
            }
            closing
        });
        if let Some(closing) = code {
            let code = std::iter::once(line).chain(lines.by_ref().take(closing + 1));
            out.extend(code.flat_map(|line| ["\n  ", line]));
        } else if !line.trim().is_empty() {
            let before = match Fence::of(line) {
                _ if out.is_empty() => " ",
                None => "\n  ",
                Some(_) if is_below_code => &["\n  ", WORD_JOINER].concat(),
                Some(_) => " ",
            };
            out.extend([before, line.trim()]);
        } else {
            continue;
        }
        is_below_code = code.is_some();
    }
    out
}
