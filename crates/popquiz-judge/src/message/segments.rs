//! Splits an answer that names several things into its parts: at commas, lines, arrows, "and", numbers and the like.
//!
//! Text of the expected answer never separates: neither the plus signs of "C++" nor the "and" of "hold and wait" in a
//! list that has it, which is tried as a whole first.

use crate::message::cues::{CUES, is_abbreviated, key_of};
use crate::message::joint::Joint;
use crate::message::own_wordings::folded;
use crate::words::numerals;

/// A part of an answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Segment<'a> {
    /// As typed, without separators, numbering and quotes.
    pub(crate) text: &'a str,
    /// The separator before it.
    pub(crate) mark: Joint,
    /// The place that the answer gives it: "second: Suez".
    pub(crate) place: Option<Place>,
    /// Whether it's in parentheses.
    pub(crate) is_aside: bool,
    /// Where it is in the answer, in bytes.
    pub(crate) start: usize,
}

/// A place among the expected parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// From 0 on.
    At(usize),
    Last,
}

/// What the expected answer has and thus doesn't separate.
#[derive(Clone, Debug, Default)]
pub(crate) struct Kept {
    signs: String,
    has_number: bool,
    has_ordinal: bool,
    has_or: bool,
    letters: Vec<char>,
}

impl Kept {
    pub(crate) fn new<'a>(wordings: impl Iterator<Item = &'a str>) -> Self {
        let mut kept = Self::default();
        for wording in wordings {
            kept.signs.extend(wording.chars().filter(|sign| {
                !sign.is_alphanumeric() && !sign.is_whitespace() && !matches!(sign, '(' | ')' | '.' | ';')
            }));
            for word in wording.split_whitespace() {
                kept.has_number |= word.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ','));
                kept.has_or |= word == "or";
                kept.has_ordinal |= numerals::ordinal(&word.to_lowercase()).is_some();
            }
            let mut letters = wording.trim().chars();
            if let (Some(letter), None) = (letters.next(), letters.next()) {
                kept.letters.extend(folded(&letter.to_string()).chars());
            }
        }
        kept
    }

    pub(crate) fn has(&self, sign: char) -> bool {
        self.signs.contains(sign)
    }

    /// Whether a word joins parts, and how.
    fn joins(&self, word: &str) -> Option<Joint> {
        let key = key_of(word);
        let mark = if CUES.chat.or.has_word(key) {
            Joint::Or
        } else if CUES.chat.and.has_word(key) || CUES.next.has_word(key) {
            Joint::And
        } else if CUES.versus.has_word(key) || CUES.against.has_word(key) {
            Joint::Versus
        } else if CUES.gloss.has_word(key) {
            Joint::Gloss
        } else {
            return None;
        };
        let is_expected = match mark {
            Joint::Or => self.has_or,
            _ => folded(word).chars().all(|letter| self.letters.contains(&letter)),
        };
        (!is_expected).then_some(mark)
    }
}

/// The length of the longest word that joins parts, in bytes.
const LONGEST_JOINT: usize = 7;

/// The maximum number of segments that are told apart.
const SEGMENTS: usize = 120;

/// Splits an answer into segments.
pub(crate) fn segments<'a>(answer: &'a str, kept: &Kept) -> Vec<Segment<'a>> {
    let mut splitter = Splitter {
        answer,
        kept,
        counts: counts_up(answer, kept),
        counted: 0,
        depth: 0,
        segments: Vec::new(),
        open: None,
        mark: Joint::Start,
        place: None,
    };
    splitter.run();
    splitter.segments
}

/// Whether bare numbers count the parts: "1 physical 2 data link".
fn counts_up(answer: &str, kept: &Kept) -> bool {
    let mut next = 1_usize;
    let mut was_number = false;
    for (at, word) in answer.split_whitespace().enumerate() {
        let is_number = !kept.has_number && word.parse() == Ok(next);
        if is_number && !was_number && (next > 1 || at == 0) {
            next += 1;
        }
        was_number = is_number;
    }
    next > 2 && !was_number
}

struct Splitter<'a, 'k> {
    answer: &'a str,
    kept: &'k Kept,
    counts: bool,
    counted: usize,
    depth: usize,
    segments: Vec<Segment<'a>>,
    /// Where the segment begins and ends that is being read.
    open: Option<(usize, usize)>,
    mark: Joint,
    place: Option<Place>,
}

impl Splitter<'_, '_> {
    fn run(&mut self) {
        let answer = self.answer;
        let mut before = ' ';
        let mut letters = answer.char_indices().peekable();
        let mut word = 0;
        while let Some((at, letter)) = letters.next() {
            let next = letters.peek().map_or(' ', |(_, next)| *next);
            let rest = answer.get(at..).unwrap_or_default();
            if letter.is_whitespace() || before.is_whitespace() || at == 0 {
                word = at;
            }
            let before_word = answer.get(word..at).unwrap_or_default();
            let mark = self.mark_of(letter, before, next, before_word.trim(), rest);
            if let Some((mark, length)) = mark {
                self.close(mark);
                for _ in 1..length {
                    letters.next();
                }
                before = ' ';
                continue;
            }
            if letter.is_whitespace() {
                if letter == '\n' {
                    self.close(Joint::Line);
                }
            } else if before.is_whitespace()
                && let Some((mark, bytes)) = self.joining_word(rest)
            {
                self.close(mark);
                let mut skipped = letter.len_utf8();
                while skipped < bytes {
                    skipped += letters.next().map_or(bytes, |(_, letter)| letter.len_utf8());
                }
                before = ' ';
                continue;
            } else {
                let end = at + letter.len_utf8();
                self.open = Some((self.open.map_or(at, |(start, _)| start), end));
            }
            before = letter;
        }
        self.close(Joint::Start);
    }

    /// What a sign separates, and how many characters it has.
    fn mark_of(&mut self, letter: char, before: char, next: char, word: &str, rest: &str) -> Option<(Joint, usize)> {
        if letter.is_alphanumeric() || letter.is_whitespace() {
            return None;
        }
        let is_apart = before.is_whitespace() && next.is_whitespace();
        let is_between = before.is_alphanumeric() && next.is_alphanumeric();
        let digits = before.is_ascii_digit() && next.is_ascii_digit();
        let arrow = ["-->", "->", "=>", "~>"].iter().find(|arrow| rest.starts_with(**arrow));
        if let Some(arrow) = arrow.filter(|_| !(self.kept.has('>') && self.kept.has('='))) {
            return Some((Joint::Arrow, arrow.len()));
        }
        Some(match letter {
            ';' | '；' | '•' | '·' | '▪' | '●' | '◦' | '|' if !self.kept.has(letter) => (Joint::Line, 1),
            '→' | '⇒' | '➡' | '⟶' | '›' => (Joint::Arrow, 1),
            '>' | '<' if !self.kept.has(letter) && next != '=' => (Joint::Arrow, 1),
            ',' if digits && !self.kept.has_number => return None,
            ',' | '，' | '、' if !self.kept.has(letter) || next.is_whitespace() => (Joint::Comma, 1),
            // "A/P" is an abbreviation, unless single letters are expected.
            '/' if word.chars().count() == 1
                && self.kept.letters.is_empty()
                && !rest.chars().nth(2).is_some_and(char::is_alphanumeric)
                && word.chars().all(char::is_alphabetic)
                && next.is_alphabetic() =>
            {
                return None;
            }
            '/' if !self.kept.has('/') || is_apart => (Joint::Slash, 1),
            '&' | '+' if !self.kept.has(letter) && (is_apart || is_between) => (Joint::And, 1),
            '&' if is_apart => (Joint::And, 1),
            '=' if !self.kept.has('=') && (is_apart || is_between) => (Joint::Gloss, 1),
            ':' | '：' if !digits && !self.kept.has(':') => (Joint::Gloss, 1),
            '-' | '–' | '—' if is_apart => (Joint::Gloss, 1),
            '*' | '-' if before.is_whitespace() && self.open.is_none() && next.is_whitespace() => (Joint::Line, 1),
            '(' | '[' if !before.is_alphanumeric() && !is_apart && rest.contains([')', ']']) => {
                self.close(Joint::Parenthesis);
                self.depth += 1;
                (Joint::Parenthesis, 1)
            }
            ')' | ']' if self.depth > 0 => {
                self.close(Joint::Parenthesis);
                self.depth -= 1;
                (Joint::Parenthesis, 1)
            }
            ')' | '.' if self.numbering(word, next, letter) => {
                // The number isn't part of the content.
                self.open = None;
                (Joint::Line, 1)
            }
            '.' if digits || is_between => return None,
            '.' if word.chars().count() == 1 && word.chars().all(char::is_alphabetic) || is_abbreviated(word) => {
                return None;
            }
            '.' | '…' => (Joint::Pause, 1),
            '!' if !self.kept.has('!') => (Joint::Pause, 1),
            '?' if before.is_alphanumeric() && !self.kept.has('?') => (Joint::Pause, 1),
            _ => return None,
        })
    }

    /// Whether the text so far is the number of the next part: "1." or "b)".
    fn numbering(&mut self, word: &str, next: char, sign: char) -> bool {
        let begins =
            self.open.is_some_and(|(start, _)| self.answer.get(start..).is_some_and(|rest| rest.starts_with(word)));
        let number = word.trim_start_matches('#').parse::<usize>().ok();
        let letter = match word.as_bytes() {
            [letter] if sign == ')' => Some(usize::from(letter.to_ascii_lowercase().wrapping_sub(b'a')) + 1),
            _ => None,
        };
        let Some(number) = number.or(letter).filter(|number| *number == self.counted + 1) else { return false };
        let is_numbering = !word.is_empty() && !next.is_ascii_digit() && (begins || number > 1);
        if is_numbering {
            // The text before it is a separate part.
            if let Some((start, end)) = self.open.filter(|_| !begins) {
                self.open = Some((start, end.saturating_sub(word.len()))).filter(|(start, end)| start < end);
                self.close(Joint::Line);
            }
            self.counted = number;
            self.place = Some(Place::At(number - 1));
        }
        is_numbering
    }

    /// A word at the beginning of `rest` that separates, with its length in bytes.
    fn joining_word(&mut self, rest: &str) -> Option<(Joint, usize)> {
        let end = rest.find(|letter: char| letter.is_whitespace() || matches!(letter, ',' | ':')).unwrap_or(rest.len());
        if end == rest.len() && self.open.is_none() {
            return None;
        }
        let word = rest.get(..end)?;
        if self.counts && word.parse() == Ok(self.counted + 1) {
            self.counted += 1;
            self.close(Joint::Line);
            self.place = Some(Place::At(self.counted - 1));
            return Some((Joint::Line, end));
        }
        if word.len() > LONGEST_JOINT
            || end == rest.len()
            || word.len() == 1 && word.bytes().all(|letter| letter.is_ascii_uppercase())
        {
            return None;
        }
        let mark = self.kept.joins(word)?;
        Some((mark, end))
    }

    /// Ends the current segment; `mark` is before the next one.
    fn close(&mut self, mark: Joint) {
        if let Some((start, end)) = self.open.take()
            && self.segments.len() < SEGMENTS
        {
            let text = self.answer.get(start..end).unwrap_or_default();
            let (place, text) = place_of(text, self.kept);
            let text =
                text.trim_matches(|letter: char| letter.is_whitespace() || is_quote(letter) && !self.kept.has(letter));
            let place = place.or(self.place.take());
            if text.is_empty() {
                // "First: Gibraltar".
                self.place = place;
            } else {
                let is_aside = self.depth > 0;
                let start = (text.as_ptr() as usize).saturating_sub(self.answer.as_ptr() as usize);
                self.segments.push(Segment { text, mark: self.mark, place, is_aside, start });
                self.mark = Joint::Start;
            }
        }
        self.mark = self.mark.max(mark);
    }
}

fn is_quote(letter: char) -> bool {
    matches!(letter, '"' | '\'' | '`' | '*' | '~' | '_' | '“' | '”' | '„' | '«' | '»' | '‘' | '’')
}

/// Words around an ordinal that make it a place among the parts: "the first one is".
const AROUND: &[&str] = &[
    "the", "one", "is", "are", "ones", "one's", "its", "it's", "in", "for", "as", "blank", "gap", "place", "was", "of",
];

/// Reads "first is a" or "a for the first" as a place and the rest.
fn place_of<'a>(text: &'a str, kept: &Kept) -> (Option<Place>, &'a str) {
    /// Nobody says more in front of a part than this.
    const LEAD: usize = 5;
    if kept.has_ordinal {
        return (None, text);
    }
    let ordinal = |word: &str| -> Option<Place> {
        let word = word.trim_matches(|letter: char| !letter.is_alphanumeric()).trim_end_matches("'s");
        // Most words end otherwise.
        let ends = |ending: &str| {
            word.len() >= ending.len()
                && word.get(word.len() - ending.len()..).is_some_and(|end| end.eq_ignore_ascii_case(ending))
        };
        if !["st", "nd", "rd", "th", "ly", "er"].iter().any(|ending| ends(ending)) {
            return None;
        }
        let lower = word.to_lowercase();
        match lower.as_str() {
            "last" | "lastly" | "finally" | "latter" => return Some(Place::Last),
            "former" => return Some(Place::At(0)),
            _ => {}
        }
        let place = numerals::ordinal(&lower)?;
        usize::try_from(place).ok()?.checked_sub(1).map(Place::At)
    };
    let is_around = |word: &str| {
        let word = word.trim_matches(['.', ':', ',']);
        AROUND.iter().any(|around| around.eq_ignore_ascii_case(word))
    };
    // From the front.
    let mut rest = text;
    let mut found = None;
    for _ in 0..LEAD {
        let word = rest.split_whitespace().next().unwrap_or_default();
        let after = rest.trim_start().get(word.len()..).unwrap_or_default().trim_start();
        if let Some(place) = ordinal(word).filter(|_| found.is_none()) {
            found = Some(place);
            rest = after;
        } else if !word.is_empty() && is_around(word) {
            rest = after;
        } else {
            break;
        }
    }
    if found.is_some() {
        return (found, rest);
    }
    // From the end.
    let mut rest = text;
    for _ in 0..LEAD {
        let word = rest.split_whitespace().next_back().unwrap_or_default();
        let before = rest.trim_end();
        let before = before.get(..before.len().saturating_sub(word.len())).unwrap_or_default().trim_end();
        if before.is_empty() {
            break;
        }
        if let Some(place) = ordinal(word).filter(|_| found.is_none()) {
            found = Some(place);
            rest = before;
        } else if is_around(word) {
            rest = before;
        } else {
            break;
        }
    }
    if found.is_some() { (found, rest) } else { (None, text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split<'a>(answer: &'a str, wordings: &[&str]) -> Vec<&'a str> {
        let kept = Kept::new(wordings.iter().copied());
        segments(answer, &kept).into_iter().map(|segment| segment.text).collect()
    }

    #[test]
    fn any_separator_splits() {
        let plain = ["red", "green", "blue"];
        for answer in [
            "red, green, blue",
            "red green and blue".replace(" green", ", green").as_str(),
            "red/green/blue",
            "red → green -> blue",
            "red > green > blue",
            "red + green & blue",
            "red; green\nblue",
            "red\n• green\n• blue",
            "1. red 2. green 3. blue",
            "1) red 2) green 3) blue",
            "1 red 2 green 3 blue",
            "1.red\n2.green\n3.blue",
            "a) red b) green c) blue",
            "red then green and then blue",
            "red - green - blue",
            "- red\n- green\n- blue",
            "\"red\" and \"green\" plus `blue`",
            "first red, second green, third blue",
            "red. green. blue.",
            "red first, green second and blue third",
        ] {
            assert_eq!(split(answer, &plain), plain, "{answer}");
        }
    }

    #[test]
    fn what_is_expected_does_not_split() {
        assert_eq!(split("C++, C# & C", &["C++", "C#", "C"]), ["C++", "C#", "C"]);
        assert_eq!(split(">= / 2i+1", &[">=", "2i + 1"]), [">=", "2i+1"]);
        assert_eq!(split("Na+ and K+", &["sodium"]), ["Na+", "K+"]);
        assert_eq!(split("10.0.0.0, 3,5", &["x"]), ["10.0.0.0", "3,5"]);
        assert_eq!(split("m. iliacus, St. Petersburg", &["x"]), ["m. iliacus", "St. Petersburg"]);
    }

    #[test]
    fn places_are_read() {
        let kept = Kept::new(["Gibraltar", "Suez"].into_iter());
        let placed = |answer| -> Vec<_> {
            segments(answer, &kept).into_iter().map(|segment| (segment.place, segment.text.to_owned())).collect()
        };
        let suez = |place| vec![(Some(place), "Suez".to_owned())];
        for answer in ["second is Suez", "the second one: Suez", "2. Suez", "Suez for the second", "second one's Suez"]
        {
            let expected = if answer.starts_with('2') {
                vec![(None, "2".to_owned()), (None, "Suez".to_owned())]
            } else {
                suez(Place::At(1))
            };
            assert_eq!(placed(answer), expected, "{answer}");
        }
        assert_eq!(placed("Suez is the last"), suez(Place::Last));
    }
}
