//! An answer in notation as typed in a chat: without quotes, chatter and withdrawn text, and split into pieces at
//! commas and "or". Unlike [`chat`](crate::message::chat), it keeps every character that notation may need.

use std::cell::OnceCell;

use crate::message::chat;
use crate::message::cues::{CUES, is_emoji};
use crate::message::joint::Joint;
use crate::notations::likeness::Likeness;

/// An answer without its surroundings.
#[derive(Clone, Debug)]
pub(crate) struct Phrasing {
    text: String,
}

/// An answer as typed, whose surroundings are taken off once, however many wordings it is compared with.
#[derive(Debug)]
pub(crate) struct Typed<'a> {
    text: &'a str,
    phrasing: OnceCell<Phrasing>,
}

impl<'a> From<&'a str> for Typed<'a> {
    fn from(text: &'a str) -> Self {
        Self { text, phrasing: OnceCell::new() }
    }
}

impl<'a> Typed<'a> {
    /// All of it.
    pub(crate) fn text(&self) -> &'a str {
        self.text
    }

    /// The same without spaces, quotes and code marks around it.
    pub(crate) fn bare(&self) -> &'a str {
        unwrapped(self.text)
    }

    pub(crate) fn phrasing(&self) -> &Phrasing {
        self.phrasing.get_or_init(|| Phrasing::read(self.text))
    }
}

/// A piece of an answer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece<'a> {
    pub(crate) text: &'a str,
    pub(crate) joint: Joint,
    /// Whether "is" follows: then it's the subject of a remark.
    pub(crate) is_subject: bool,
}

impl Piece<'_> {
    /// Whether it's offered in addition to the pieces before it, rather than said about them.
    pub(crate) fn is_alternative(&self) -> bool {
        !self.is_subject && matches!(self.joint, Joint::Comma | Joint::Or)
    }
}

/// The maximum number of bytes of an answer that are read, and of pieces that it is cut into.
const LONGEST: usize = 400;
const MOST_PIECES: usize = 8;

/// Words after a comma that continue the text before it.
const GOING_ON: &[&str] = &["divided", "all", "over", "times", "multiplied", "plus", "minus"];

impl Phrasing {
    fn read(answer: &str) -> Self {
        let mut end = answer.len().min(LONGEST);
        while !answer.is_char_boundary(end) {
            end -= 1;
        }
        let answer = answer.get(..end).unwrap_or_default();
        // A quoted question comes before the answer.
        let lines = answer.lines().filter(|line| !line.trim_start().starts_with("> ")).collect::<Vec<_>>().join("\n");
        let answer = if lines.trim().is_empty() { answer } else { &lines };
        let text: String = answer.chars().filter(|letter| !is_emoji(*letter)).collect();
        let rest =
            chat::after_correction(&text).map(|rest| rest.trim_start_matches([' ', ',', '.', ':', '-', '…', '\n']));
        let rest = rest.filter(|rest| rest.len() < text.trim_start().len() && !unwrapped(rest).is_empty());
        let text = without_chatter(rest.unwrap_or(&text)).to_owned();
        Self { text }
    }

    /// All of it.
    pub(crate) fn whole(&self) -> &str {
        &self.text
    }

    /// The asserted pieces, without denied ones.
    pub(crate) fn pieces(&self) -> impl Iterator<Item = Piece<'_>> {
        let mut rest = self.text.as_str();
        let mut joint = Joint::Start;
        let all = std::iter::from_fn(move || {
            if rest.is_empty() {
                return None;
            }
            let (end, next, next_joint) = next_cut(rest);
            let text = without_chatter(rest.get(..end).unwrap_or_default());
            let is_subject = rest.get(end..next).is_some_and(|cut| cut.trim().eq_ignore_ascii_case("is"));
            let piece = Piece { text, joint, is_subject };
            rest = rest.get(next..).unwrap_or_default();
            joint = next_joint;
            Some(piece)
        });
        all.take(MOST_PIECES).filter(|piece| !piece.text.is_empty() && !is_denied(piece.text))
    }
}

fn is_denied(text: &str) -> bool {
    let lower = text.to_lowercase();
    CUES.notation.denials.iter().any(|start| lower.starts_with(start.as_str()))
}

/// Where the first piece ends, where the next one starts, and the separator between them.
fn next_cut(text: &str) -> (usize, usize, Joint) {
    let mut depth = 0_i32;
    for (at, letter) in text.char_indices() {
        let rest = text.get(at..).unwrap_or_default();
        let after = || rest.get(letter.len_utf8()..).unwrap_or_default();
        let ends_word = || after().is_empty() || after().starts_with([' ', '\n']);
        match letter {
            '(' | '[' | '{' => {
                if letter == '('
                    && depth == 0
                    && at > 0
                    && text
                        .get(..at)
                        .is_some_and(|before| before.ends_with(' ') && (is_prose(after()) || ends_with_word(before)))
                {
                    return (at, at + 1, Joint::Parenthesis);
                }
                depth += 1;
            }
            ')' | ']' | '}' => {
                if depth == 0 {
                    return (at, at + 1, Joint::Parenthesis);
                }
                depth -= 1;
            }
            '\n' | ';' => return (at, at + 1, Joint::Comma),
            ',' | '.' | '!' | '?' if depth == 0 && ends_word() && at > 0 => {
                let next = after().split_whitespace().next().unwrap_or_default();
                // But not the end of "$?".
                let ends_sentence = text.get(..at).is_some_and(|before| {
                    before.ends_with(|last: char| last.is_alphanumeric() || matches!(last, '`' | ')' | '"' | '.'))
                });
                if letter == ',' && !GOING_ON.contains(&next) || letter != ',' && ends_sentence {
                    return (at, at + 1, Joint::Comma);
                }
            }
            ':' if depth == 0 && ends_word() && at > 0 => return (at, at + 1, Joint::Gloss),
            ' ' if depth == 0 => {
                let word_is = |word: &str| rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
                if word_is(" or ") {
                    return (at, at + 4, Joint::Or);
                }
                if word_is(" is ") {
                    return (at, at + 4, Joint::Gloss);
                }
                if let Some(word) = CUES.notation.remarks.iter().find(|word| word_is(word)) {
                    return (at, at + word.len(), Joint::Parenthesis);
                }
            }
            _ => {}
        }
    }
    (text.len(), text.len(), Joint::Start)
}

/// Whether a text ends with a word that is no function: "Newton (N)".
fn ends_with_word(text: &str) -> bool {
    const FUNCTION: usize = 4;
    let word = text.split_whitespace().next_back().unwrap_or_default();
    word.chars().count() > FUNCTION && word.chars().all(char::is_alphabetic)
}

/// Whether the text after a parenthesis is prose: it starts with two words, or with one and closes.
fn is_prose(text: &str) -> bool {
    let inner = text.split(')').next().unwrap_or_default();
    let words = inner.split_whitespace().filter(|word| word.len() > 2 && word.chars().all(char::is_alphabetic)).count();
    words > 1 || words == 1 && inner.split_whitespace().count() == 1
}

/// Drops lead-ins, lead-outs, quotes and final punctuation.
pub(crate) fn without_chatter(text: &str) -> &str {
    let mut text = unwrapped(text);
    loop {
        let before = text;
        // Around a single word, there is nothing.
        let has_several = text.contains([' ', ',', '.', ':', '…', '!']);
        for word in CUES.notation.before.iter().filter(|_| has_several) {
            let start = text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
            let rest = text.get(word.len()..).unwrap_or_default();
            if start && rest.starts_with([' ', ',', '.', ':', '…']) && has_content(rest) {
                text = rest.trim_start_matches([' ', ',', ':', '…']);
                text = if text.starts_with("..") { text.trim_start_matches(['.', ' ']) } else { text };
            }
        }
        for word in CUES.notation.after.iter().filter(|_| has_several) {
            let at = text.len().saturating_sub(word.len());
            let ends = text.get(at..).is_some_and(|end| end.eq_ignore_ascii_case(word));
            let rest = text.get(..at).unwrap_or_default();
            if ends && rest.ends_with([' ', ',', '.', '!']) && has_content(rest) {
                text = rest.trim_end_matches([' ', ',']);
            }
        }
        if text.chars().any(char::is_alphanumeric) {
            // But not the end of "$?".
            let end = text.trim_end_matches([' ', '.', ',', '?', ':', ';', '…']);
            text = if end.ends_with(|last: char| last.is_alphanumeric() || matches!(last, ')' | '`' | '\'' | '"' | '|'))
            {
                end
            } else {
                text
            };
        }
        text = unwrapped(text);
        if text == before {
            return text;
        }
    }
}

fn has_content(text: &str) -> bool {
    text.chars().any(|letter| !letter.is_whitespace() && !matches!(letter, ',' | '.' | ':' | '…'))
}

/// Drops quotes, backticks, fences and spoiler bars around a text.
pub(crate) fn unwrapped(text: &str) -> &str {
    const WRAPPERS: &[(&str, &str)] = &[
        ("```", "```"),
        ("||", "||"),
        ("``", "``"),
        ("`", "`"),
        ("**", "**"),
        ("$$", "$$"),
        ("$", "$"),
        ("\"", "\""),
        ("“", "”"),
        ("„", "“"),
        ("«", "»"),
        ("'", "'"),
        ("‘", "’"),
    ];
    let mut text = text.trim();
    for _ in 0..6 {
        let inner = WRAPPERS.iter().find_map(|(open, close)| {
            let inner = text.strip_prefix(open)?.strip_suffix(close)?;
            (!inner.trim().is_empty() && !inner.contains(open)).then(|| inner.trim())
        });
        let Some(inner) = inner else { break };
        text = inner;
    }
    text
}

/// Compares an answer as a whole or, if that is in no notation, piece by piece: the first piece that is in one decides,
/// unless another one is offered beside it.
pub(crate) fn compare_pieces(answer: &Typed<'_>, compare: impl Fn(&str) -> Option<Likeness>) -> Option<Likeness> {
    let phrasing = answer.phrasing();
    if let Some(likeness) = compare(answer.bare()).or_else(|| compare(phrasing.whole())) {
        return Some(likeness);
    }
    let mut found = None;
    for piece in phrasing.pieces() {
        match (found, compare(piece.text)) {
            (None, likeness) => found = likeness,
            (Some(Likeness::Same), Some(Likeness::Different)) if piece.is_alternative() => {
                return Some(Likeness::Different);
            }
            _ => {}
        }
    }
    found
}
