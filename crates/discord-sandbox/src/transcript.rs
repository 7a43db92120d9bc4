//! What the channels have shown, line by line: for a terminal, and for tests to look into.

use crate::id::{ChannelId, MessageId, UserId};

/// Something that was seen.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Where.
    pub channel: ChannelId,
    /// The only member who sees it; `None`: everybody there.
    pub only_for: Option<UserId>,
    /// The message, if it's one.
    pub message: Option<MessageId>,
    /// As text; further lines are indented.
    pub text: String,
}

/// All that was seen, in order.
#[derive(Clone, Debug, Default)]
pub struct Transcript {
    lines: Vec<Line>,
}

impl Transcript {
    pub(crate) fn push(&mut self, line: Line) {
        self.lines.push(line);
    }

    /// The lines from one on.
    pub fn since(&self, start: usize) -> &[Line] {
        self.lines.get(start..).unwrap_or_default()
    }
}

impl std::fmt::Display for Transcript {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.lines.iter().try_for_each(|line| writeln!(f, "{}", line.text))
    }
}

impl Line {
    /// Whether a member sees the line; `None` stands for somebody who only sees public lines.
    pub(crate) fn is_visible_to(&self, user: Option<UserId>) -> bool {
        self.only_for.is_none() || self.only_for == user
    }
}

/// Control characters have no effect on the terminal that shows a transcript.
pub(crate) fn sanitized(text: &str) -> String {
    text.chars()
        .map(|letter| if letter.is_control() && letter != '\n' || is_bidirectional(letter) { '·' } else { letter })
        .collect()
}

/// Controls that reorder text around them in a terminal.
fn is_bidirectional(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
