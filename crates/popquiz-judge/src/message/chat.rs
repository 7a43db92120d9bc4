//! Parses chat messages: hedges and politeness are left out, and the rest is split into asserted, denied and withdrawn
//! segments.
//!
//! ```text
//! "london.. no wait, paris (not lyon) i think 🙂"  ─►  withdrawn "london", asserted "paris", denied "lyon"
//! "Venus, Mars or Jupiter?"                        ─►  asserted "Venus", "Mars", "Jupiter"
//! ```
//!
//! Whether several asserted segments are guesses or one answer with a comma is up to the kinds of keys, which know what
//! is expected.

use std::ops::Range;

use crate::languages::phrases::{ChatPhrases, PhraseSet};
use crate::message::cues::{CUES, is_abbreviated, is_emoji, key_of};
use crate::message::joint::Joint;
use crate::message::question::Question;
use crate::message::text::LONGEST;
use crate::words::english::stem;
use crate::words::lemma::{Lemma, hash};
use crate::words::lexicon;

/// A message, split into segments in the order in which they were typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Message {
    pub(crate) segments: Vec<Segment>,
}

/// A piece of a message between two separators.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Segment {
    /// As typed, without chatter.
    pub(crate) text: String,
    /// The separator before it.
    pub(crate) joint: Joint,
    pub(crate) stance: Stance,
    pub(crate) in_parentheses: bool,
}

/// The author's attitude to a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stance {
    /// Given as an answer, or said about one.
    Asserted,
    /// "Not paris", "anything but paris".
    Denied,
    /// "London" in "london, no wait, paris".
    Withdrawn,
}

/// A segment beside the one that is read as the answer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Beside<'a> {
    pub(crate) at: usize,
    pub(crate) segment: &'a Segment,
    /// The separator on the side of the answer: before the segment, or after it if it comes first.
    pub(crate) joint: Joint,
    pub(crate) is_before: bool,
}

impl Message {
    /// Parses a message. Words of the expected answer (see `is_expected`) are never chatter or negations: "not" in "not
    /// null".
    pub(crate) fn read(answer: &str, question: &Question, is_expected: impl Fn(&str) -> bool) -> Self {
        Self::read_with(&CUES.chat, answer, None, is_asked_by(question), is_expected)
    }

    /// The same for an answer that names this many things. A correction takes back as many of them as follow it: "red,
    /// green, yellow, no wait, blue".
    pub(crate) fn read_parts(
        answer: &str,
        parts: usize,
        question: &Question,
        is_expected: impl Fn(&str) -> bool,
    ) -> Self {
        Self::read_with(&CUES.chat, answer, Some(parts), is_asked_by(question), is_expected)
    }

    /// The same by the phrases of another language. `parts` is how many things an answer names, if that is several, and
    /// `is_asked` recognizes the words of the question.
    pub(crate) fn read_with(
        phrases: &ChatPhrases,
        answer: &str,
        parts: Option<usize>,
        is_asked: impl Fn(&str) -> bool,
        is_expected: impl Fn(&str) -> bool,
    ) -> Self {
        let text = phrases.without_joined(&without_markup(answer));
        let keeps = |chunk: &str| phrases.keeps_expected && is_expected(chunk);
        let mut tokens = tokens(&text, phrases, &keeps);
        leave_out_quoted_question(&text, &mut tokens, is_asked);
        offer_what_is_asked(&mut tokens);
        let mut reader = Reader { text: &text, tokens, phrases, is_expected };
        if phrases.keeps_expected {
            // Corrections have words of chatter and of denial: "ne moment", "anzi no".
            reader.withdraw(parts);
        }
        reader.deny_what_stands_before();
        reader.leave_out_apologies();
        reader.deny_what_is_conceded();
        reader.leave_out_chatter();
        if !phrases.keeps_expected {
            reader.withdraw(parts);
        }
        reader.deny();
        reader.into_message()
    }

    /// The segments that are put forward.
    pub(crate) fn asserted(&self) -> impl Iterator<Item = &Segment> {
        self.segments.iter().filter(|segment| segment.stance == Stance::Asserted)
    }

    /// What is put forward besides a reading that begins with the segment `first`.
    pub(crate) fn beside(
        &self,
        first: usize,
        takes: impl Fn(usize, &Segment) -> bool,
    ) -> impl Iterator<Item = Beside<'_>> {
        self.segments.iter().enumerate().filter_map(move |(at, segment)| {
            if segment.stance != Stance::Asserted || takes(at, segment) {
                return None;
            }
            let is_before = at < first;
            let next = self.segments.get(at + 1).filter(|_| is_before);
            Some(Beside { at, segment, joint: next.unwrap_or(segment).joint, is_before })
        })
    }

    /// What is put forward, as one text.
    pub(crate) fn body(&self) -> String {
        let mut body = String::new();
        for segment in self.asserted() {
            if !body.is_empty() {
                body.push_str(match segment.joint {
                    Joint::Start | Joint::Resumed => " ",
                    Joint::Parenthesis | Joint::Pause | Joint::Gloss => " – ",
                    Joint::Comma => ", ",
                    Joint::And => " and ",
                    Joint::Arrow => " → ",
                    Joint::Line => "\n",
                    Joint::Slash => " / ",
                    Joint::Or => " or ",
                    Joint::Versus => " vs ",
                });
            }
            body.push_str(&segment.text);
        }
        body
    }
}

/// Recognizes the words of a question.
fn is_asked_by(question: &Question) -> impl Fn(&str) -> bool {
    |word: &str| {
        let word: String = word.to_lowercase().chars().filter(|letter| letter.is_alphanumeric()).collect();
        question.has_word(lexicon::english().entry(hash(&word), hash(stem(&word))).lemma)
    }
}

/// A word of a message.
#[derive(Clone, Copy, Debug)]
struct Token {
    start: usize,
    end: usize,
    /// The hash of its letters, as [`key_of`] computes it.
    key: Lemma,
    /// The strongest separator before it; `None` if there is just a space.
    joint: Option<Joint>,
    /// Whether a question mark follows.
    is_asked: bool,
    /// How many parentheses it's in.
    depth: usize,
    role: Role,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// Part of the content.
    Said,
    /// Left out: a hedge, politeness, a word that joins segments.
    LeftOut,
    Denied,
    Withdrawn,
}

/// A statement without what it clearly withdraws: "it rises, no wait, it sinks". `None` if it withdraws nothing.
pub(crate) fn without_withdrawn(answer: &str) -> Option<String> {
    let begins = |word: &str| CUES.chat.clear_corrections.0.contains_key(&key_of(word));
    if !answer.split(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '\'' | '’')).any(begins)
        && !answer.contains("~~")
    {
        return None;
    }
    let text = without_markup(answer);
    let tokens = tokens(&text, &CUES.chat, &|_| false);
    let reader = Reader { text: &text, tokens, phrases: &CUES.chat, is_expected: |_: &str| false };
    let tokens = &reader.tokens;
    for at in (1..tokens.len()).rev() {
        let Some(len) = reader.longest_phrase(at, &CUES.chat.clear_corrections) else { continue };
        if let Some(next) = tokens.get(at + len) {
            return text.get(next.start..).map(str::to_owned);
        }
    }
    // "Ice is lighter, I mean heavier than water" takes back a word.
    for at in (1..tokens.len()).rev() {
        let Some(len) = reader.longest_phrase(at, &CUES.chat.corrections).filter(|len| *len > 1) else { continue };
        let (Some(before), Some(next)) = (tokens.get(at - 1), tokens.get(at + len)) else { continue };
        let sides =
            |word: &str| lexicon::english().antonyms(hash(&word.to_lowercase()), hash(stem(&word.to_lowercase())));
        if sides(reader.word(at - 1)).contradicts(sides(reader.word(at + len))) {
            let (kept, rest) = (text.get(..before.start)?, text.get(next.start..)?);
            return Some(format!("{kept}{rest}"));
        }
    }
    None
}

/// What follows the last correction of a text in notation, of which each sign may matter. `None` if it corrects nothing.
pub(crate) fn after_correction(text: &str) -> Option<&str> {
    let tokens = tokens(text, &CUES.chat, &|_| false);
    let reader = Reader { text, tokens, phrases: &CUES.chat, is_expected: |_: &str| false };
    (0..reader.tokens.len()).rev().find_map(|at| {
        let len = reader.longest_phrase(at, &CUES.chat.corrections)?;
        let is_clear = len > 1 || CUES.notation.corrections.contains(&key_of(reader.word(at)));
        let last = reader.tokens.get(at + len - 1).filter(|_| is_clear)?;
        text.get(last.end..)
    })
}

/// Whether any word of a message begins a denial or a correction; if not, all of it is asserted. This is much cheaper
/// than reading the message.
pub(crate) fn may_take_back(message: &str) -> bool {
    let groups = [&CUES.chat.corrections, &CUES.chat.denials, &CUES.chat.denied_before, &CUES.chat.conceded];
    let begins = |word: &str| {
        let key = key_of(word);
        groups.iter().any(|group| group.0.contains_key(&key))
    };
    // Struck out, or with apostrophes that reading the message would unify.
    message.contains("~~")
        || message.contains(['’', '‘', '´'])
        || message.split(|letter: char| !letter.is_alphanumeric() && letter != '\'').any(begins)
}

struct Reader<'a, F> {
    text: &'a str,
    tokens: Vec<Token>,
    phrases: &'a ChatPhrases,
    is_expected: F,
}

impl<F: Fn(&str) -> bool> Reader<'_, F> {
    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).and_then(|token| self.text.get(token.start..token.end)).unwrap_or_default()
    }

    /// The longest of these phrases that starts at a token, in tokens; there may be separators between them. `None` if
    /// the expected answer has all of its words.
    fn longest_phrase(&self, at: usize, phrases: &PhraseSet) -> Option<usize> {
        let phrases = phrases.0.get(&self.tokens.get(at)?.key)?;
        let is_there = |phrase: &[Lemma]| {
            self.tokens.get(at..at + phrase.len()).is_some_and(|tokens| {
                tokens.iter().zip(phrase.iter()).all(|(token, key)| token.key == *key && token.role == Role::Said)
            })
        };
        let longest = phrases.iter().filter(|phrase| is_there(phrase)).map(|phrase| phrase.len()).max()?;
        let is_expected = (at..at + longest).all(|at| (self.is_expected)(self.word(at)));
        (!is_expected).then_some(longest)
    }

    fn set_role(&mut self, at: usize, len: usize, role: Role) {
        self.tokens.iter_mut().skip(at).take(len).for_each(|token| token.role = role);
    }

    /// Gives the words within a range another role.
    fn take_back(&mut self, range: Range<usize>, role: Role) {
        let within = self.tokens.iter_mut().take(range.end).skip(range.start);
        within.filter(|token| token.role == Role::Said).for_each(|token| token.role = role);
    }

    /// Whether a segment begins at a token.
    fn begins_segment(&self, at: usize) -> bool {
        at == 0 || self.tokens.get(at).is_none_or(|token| token.joint.is_some())
    }

    fn is_said(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.role == Role::Said)
    }

    /// "Some say Lyon, but it's Paris".
    fn deny_what_is_conceded(&mut self) {
        for at in 0..self.tokens.len() {
            let Some(len) = self.longest_phrase(at, &self.phrases.conceded) else { continue };
            let turns = |at: &usize| self.says_but(*at) || is_word(self.word(*at), "now");
            let Some(but) = (at + len + 1..self.tokens.len()).find(turns) else { continue };
            if (but + 1..self.tokens.len()).any(|at| self.is_said(at)) {
                self.set_role(at, len, Role::LeftOut);
                self.take_back(at + len..but, Role::Denied);
                self.set_role(but, 1, Role::LeftOut);
            }
        }
    }

    /// Leaves out an apology and its reason: "paris (sorry, my keyboard is broken)".
    fn leave_out_apologies(&mut self) {
        for at in 0..self.tokens.len() {
            let Some(len) = self.longest_phrase(at, &self.phrases.apologies) else { continue };
            let end = (at + len..self.tokens.len()).find(|end| self.begins_segment(*end)).unwrap_or(self.tokens.len());
            let is_beside = |other: usize| other < at || other >= end;
            if (0..self.tokens.len()).any(|other| is_beside(other) && self.is_said(other)) {
                self.set_role(at, end - at, Role::LeftOut);
            }
        }
    }

    fn leave_out_chatter(&mut self) {
        let mut at = 0;
        while at < self.tokens.len() {
            let asks = if self.begins_segment(at) { self.longest_phrase(at, &self.phrases.suggestions) } else { None };
            let len = asks.or_else(|| self.longest_phrase(at, &self.phrases.chatter)).filter(|len| {
                // By itself, it's the whole message.
                *len < self.tokens.len()
            });
            if let Some(len) = len {
                self.set_role(at, len, Role::LeftOut);
            }
            at += len.unwrap_or(1);
        }
        for at in 0..self.tokens.len() {
            let begins = self.begins_segment(at) || at > 0 && !self.is_said(at - 1);
            if begins && self.is_edge(at) && (at + 1..self.tokens.len()).any(|at| self.is_said(at)) {
                self.set_role(at, 1, Role::LeftOut);
            }
        }
        for at in (1..self.tokens.len()).rev() {
            let ends = self.begins_segment(at + 1) || !self.is_said(at + 1);
            if ends && self.is_edge(at) && (0..at).any(|at| self.is_said(at)) {
                self.set_role(at, 1, Role::LeftOut);
            }
        }
    }

    fn is_edge(&self, at: usize) -> bool {
        self.longest_phrase(at, &self.phrases.chatter_at_edges).is_some()
    }

    /// Withdraws what stands before the last correction that has words on both sides: all of it, or the last of several
    /// parts.
    fn withdraw(&mut self, parts: Option<usize>) {
        let mut at = 0;
        while at < self.tokens.len() {
            let len = self.longest_phrase(at, &self.phrases.corrections);
            let (Some(len), Some(marker)) = (len, self.tokens.get(at).copied()) else {
                at += 1;
                continue;
            };
            if self.longest_phrase(at + len, &self.phrases.corrections).is_some() {
                // "No, scrap that" is one correction.
                self.set_role(at, len, Role::LeftOut);
                at += len;
                continue;
            }
            let limit = self.longest_phrase(at + len, &self.phrases.last_part).unwrap_or(0);
            let end = at + len + limit;
            let has_joint_after = self.tokens.get(end).is_some_and(|token| token.joint.is_some());
            // "Bern halt, nicht Zürich".
            let is_filler = self.phrases.keeps_expected && len == 1 && self.is_edge(at);
            let is_apart = at > 0 && marker.joint.is_some()
                || has_joint_after && !is_filler
                || len > 1
                || is_word(self.word(at), "wait");
            let said_before = (0..at).any(|at| self.is_said(at));
            let said_after = (end..self.tokens.len()).any(|at| self.is_said(at) && !self.is_edge(at));
            let was_asked = at > 0 && self.tokens.get(at - 1).is_some_and(|token| token.is_asked);
            let refuses = self.phrases.refusals.has_word(marker.key);
            if is_apart && said_before && (said_after || was_asked && refuses) {
                let from = self.withdrawn_from(at, end, parts, limit > 0);
                self.take_back(from..at, Role::Withdrawn);
                self.set_role(at, end - at, Role::LeftOut);
            } else if !said_before
                && said_after
                && (has_joint_after && !refuses
                    || self.longest_phrase(at, &self.phrases.clear_corrections) == Some(len))
            {
                // "Sorry, I'm late: paris", and "hmm no wait paris", which takes back what was only thought.
                self.set_role(at, end - at, Role::LeftOut);
            }
            at = end;
        }
    }

    /// From where a correction withdraws what stands before it. `at` is the correction, and `end` is after it.
    fn withdrawn_from(&self, at: usize, end: usize, parts: Option<usize>, is_last_only: bool) -> usize {
        let depth = self.tokens.get(at).map_or(0, |token| token.depth);
        // Within parentheses, it's about what they say, unless they begin with it: "paris (no wait, london)".
        let is_outside = |before: &usize| self.tokens.get(*before).is_some_and(|token| token.depth < depth);
        let opening = (0..at).rev().find(is_outside).map_or(0, |before| before + 1);
        if (opening..at).any(|at| self.is_said(at)) && depth > 0 {
            return opening;
        }
        let begins = |at: &usize| self.is_said(*at) && (self.begins_segment(*at) || *at > 0 && !self.is_said(*at - 1));
        let mut before: Vec<usize> = (0..at).filter(begins).collect();
        if before.len() == 1 {
            // Without separators, each word is a part.
            before = (0..at).filter(|at| self.is_said(*at)).collect();
        }
        let after = 1 + (end + 1..self.tokens.len()).filter(begins).count();
        let replaced = match parts {
            _ if is_last_only => 1,
            // As many as there are too many of, or one.
            Some(parts) if after < parts => (before.len() + after).saturating_sub(parts).max(1),
            _ => return 0,
        };
        before.len().checked_sub(replaced).and_then(|first| before.get(first)).copied().unwrap_or(0)
    }

    /// "Paris isn't it".
    fn deny_what_stands_before(&mut self) {
        for at in 1..self.tokens.len() {
            let Some(len) = self.longest_phrase(at, &self.phrases.denied_before) else { continue };
            if !self.begins_segment(at + len) {
                continue;
            }
            // "Lima, no?" and "Lima, isn't it?" ask for consent.
            let last = self.tokens.get(at + len - 1).copied();
            let follows_comma = self.tokens.get(at).is_some_and(|token| token.joint == Some(Joint::Comma));
            let is_asked = last.is_some_and(|token| token.is_asked);
            let suggests = self.longest_phrase(at, &self.phrases.suggestions) == Some(len);
            let ends = at + len == self.tokens.len() && self.states_something();
            let is_tag =
                if suggests { is_asked || follows_comma || ends } else { is_asked && self.phrases.keeps_expected };
            // In "iron, uh no", the segment of "no" says nothing else.
            let says_something = |from: usize| (from..at).any(|at| self.is_said(at) && !self.is_edge(at));
            // "Trinidad and Tobago is wrong" denies both.
            let joins = |from: usize| self.tokens.get(from).is_some_and(|token| token.joint == Some(Joint::And));
            let begins = |from: &usize| self.begins_segment(*from) && !joins(*from);
            let from = (0..at).rev().find(|from| begins(from) && says_something(*from)).unwrap_or(0);
            let from = if self.longest_phrase(at, &self.phrases.denied_all_before) == Some(len) { 0 } else { from };
            if !is_tag {
                self.take_back(from..at, Role::Denied);
            }
            self.set_role(at, len, Role::LeftOut);
        }
    }

    /// Whether a message begins as a statement: in "it's bronze isn't it", the tag asks for consent.
    fn states_something(&self) -> bool {
        matches!(
            self.word(0).to_lowercase().replace('\'', "").as_str(),
            "its" | "it" | "thats" | "that" | "this" | "theyre"
        )
    }

    fn says_but(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| self.phrases.but.has_word(token.key))
    }

    fn deny(&mut self) {
        let mut at = 0;
        let mut denies = false;
        while at < self.tokens.len() {
            let Some(len) = self.denial_at(at, denies) else {
                at += 1;
                continue;
            };
            let next = at + len;
            if next >= self.tokens.len() || self.longest_phrase(next, &self.phrases.not_denied).is_some() {
                at += len;
                continue;
            }
            denies = true;
            self.set_role(at, len, Role::LeftOut);
            let is_neither = is_word(self.word(at), "neither");
            let mut end = next;
            while end < self.tokens.len() {
                let goes_on = || {
                    let is_comma = self.tokens.get(end).is_some_and(|token| token.joint == Some(Joint::Comma));
                    self.goes_on_at(end) || is_neither && is_comma && self.lists_more_denied(end)
                };
                if end > next && !goes_on() || self.says_but(end) {
                    break;
                }
                end += 1;
            }
            self.take_back(next..end, Role::Denied);
            if self.says_but(end) {
                self.set_role(end, 1, Role::LeftOut);
            }
            at = end.max(at + 1);
        }
    }

    /// The length of the denial that starts at a token.
    fn denial_at(&self, at: usize, denies: bool) -> Option<usize> {
        // "Nor" goes on with a denial, and is a logic gate otherwise.
        if denies && let Some(len) = self.longest_phrase(at, &self.phrases.further_denials) {
            return Some(len);
        }
        self.longest_phrase(at, &self.phrases.denials).or_else(|| {
            // The expected answer may begin with a "not", but not with two: "not 'not guilty'".
            let is_negation = |at: usize| {
                let key = self.tokens.get(at).map_or(0, |token| token.key);
                self.is_said(at) && self.phrases.denials.has_word(key)
            };
            let next = (at + 1..self.tokens.len()).find(|at| self.is_said(*at) && self.word(*at).len() > 1);
            (is_negation(at) && next.is_some_and(is_negation)).then_some(1)
        })
    }

    /// Whether "nor" or "or" follows: "neither Lyon, Nice nor Lille".
    fn lists_more_denied(&self, from: usize) -> bool {
        (from + 1..self.tokens.len()).any(|at| {
            let is_or = self.tokens.get(at).is_some_and(|token| token.joint == Some(Joint::Or));
            is_or || self.longest_phrase(at, &self.phrases.further_denials).is_some()
        })
    }

    /// Whether a denial goes on at a token: there is no separator before it, or "or", or "and" without a comma ("not
    /// Trinidad and Tobago").
    fn goes_on_at(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return true };
        match token.joint {
            None | Some(Joint::Or) => true,
            Some(Joint::And) => {
                let before = at.checked_sub(1).and_then(|before| self.tokens.get(before)).map_or(0, |token| token.end);
                let is_apart =
                    self.text.get(before..token.start).is_some_and(|between| between.contains([',', ';', '\n']));
                token.role == Role::Said && !is_apart
            }
            Some(_) => false,
        }
    }

    fn into_message(self) -> Message {
        let mut segments: Vec<Segment> = Vec::new();
        let mut joint = Joint::Start;
        let mut in_parentheses = false;
        let mut last: Option<(usize, usize, Role)> = None;
        for (at, token) in self.tokens.iter().enumerate() {
            joint = joint.max(token.joint.unwrap_or(Joint::Start));
            let stance = match token.role {
                Role::LeftOut => continue,
                Role::Said => Stance::Asserted,
                Role::Denied => Stance::Denied,
                Role::Withdrawn => Stance::Withdrawn,
            };
            let text = self.text.get(token.start..token.end).unwrap_or_default();
            match (last, segments.last_mut()) {
                (Some((before, end, role)), Some(segment)) if role == token.role && joint == Joint::Start => {
                    // What was left out between two words leaves a space.
                    if before + 1 == at {
                        segment.text.push_str(self.text.get(end..token.start).unwrap_or(" "));
                    } else {
                        segment.text.push(' ');
                    }
                    segment.text.push_str(text);
                }
                _ => {
                    in_parentheses = joint == Joint::Parenthesis || in_parentheses && joint != Joint::Resumed;
                    segments.push(Segment { text: text.to_owned(), joint, stance, in_parentheses });
                }
            }
            last = Some((at, token.end, token.role));
            joint = Joint::Start;
        }
        Message { segments }
    }
}

/// Whether a typed word is a lowercase word without apostrophes.
fn is_word(typed: &str, word: &str) -> bool {
    let mut typed = typed.bytes().filter(|byte| *byte != b'\'').map(|byte| byte.to_ascii_lowercase());
    word.bytes().all(|byte| typed.next() == Some(byte)) && typed.next().is_none()
}

/// A message without Markdown and emoji; struck-out text is withdrawn.
pub(crate) fn without_markup(answer: &str) -> String {
    let mut text = String::with_capacity(answer.len() + 8);
    let mut letters = answer.chars().take(LONGEST).peekable();
    let mut before = ' ';
    let mut is_struck = false;
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied().unwrap_or(' ');
        match letter {
            '|' | '*' | '_' | '~' if next == letter => {
                letters.next();
                if letter == '~' {
                    text.push_str(if is_struck { " — no wait — " } else { " " });
                    is_struck = !is_struck;
                } else {
                    text.push(' ');
                }
            }
            '*' if !before.is_alphanumeric() && next.is_alphabetic() => {}
            '’' | '‘' | '´' => text.push('\''),
            '`' | '“' | '”' | '"' | '„' | '«' | '»' => {}
            letter if is_emoji(letter) => text.push(' '),
            letter => text.push(letter),
        }
        before = letter;
    }
    text
}

/// Emoticons that are typed as letters and signs.
const EMOTICONS: &[&str] = &[
    ":)", ":(", ":D", ";)", ":P", ":p", ":-)", ";-)", ":-(", ":/", "xD", "XD", "^^", ":o", ":O", "<3", ":3", "=)",
    ":|", ":'(", "(:", ":*", "\\o/", "o/",
];

fn tokens(text: &str, phrases: &ChatPhrases, keeps: &dyn Fn(&str) -> bool) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::with_capacity(16);
    let mut joint: Option<Joint> = None;
    let mut depth = 0_usize;
    // "1. Toronto 2. Ottawa": the numbers of a list separate its items.
    let is_numbered = [1, 2].iter().all(|wanted| chunks(text).any(|(_, chunk)| list_number(chunk) == Some(*wanted)));
    let mut number = 0;
    for (start, chunk) in chunks(text) {
        if is_numbered && list_number(chunk) == Some(number + 1) {
            number += 1;
            joint = joint.max(Some(Joint::Line));
            continue;
        }
        if chunk == "\n" {
            joint = joint.max(Some(Joint::Line));
            continue;
        }
        if EMOTICONS.contains(&chunk) {
            continue;
        }
        let word = joining_word(chunk, phrases).filter(|_| !keeps(chunk));
        if let Some(word) = word {
            joint = joint.max(Some(word));
            continue;
        }
        scan_chunk(text, (chunk, start), phrases, &mut tokens, &mut joint, &mut depth);
    }
    tokens
}

/// The pieces between spaces with their positions; a line break is a separate piece.
fn chunks(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = text.get(from..)?;
        let start = from + rest.find(|letter: char| letter == '\n' || !letter.is_whitespace())?;
        let rest = text.get(start..)?;
        let len = if rest.starts_with('\n') { 1 } else { rest.find(char::is_whitespace).unwrap_or(rest.len()) };
        from = start + len;
        Some((start, rest.get(..len)?))
    })
}

/// The number of a list item: "1." or "2)".
fn list_number(chunk: &str) -> Option<u32> {
    chunk.strip_suffix(['.', ')'])?.parse().ok()
}

fn joining_word(chunk: &str, phrases: &ChatPhrases) -> Option<Joint> {
    let is = |words: &[&str]| words.iter().any(|word| is_word(chunk, word));
    let key = (phrases.key)(chunk);
    if phrases.or.has_word(key) {
        Some(Joint::Or)
    } else if (phrases.and.has_word(key) || is(&["&", "+"])) && chunk != "N" {
        Some(Joint::And)
    } else if chunk
        .bytes()
        .find(|byte| *byte != b'\'')
        .is_some_and(|first| first.is_ascii_alphanumeric() && first | 32 != b'v')
    {
        // None of the others begins like a word.
        None
    } else if CUES.versus.has_word(key_of(chunk)) {
        Some(Joint::Versus)
    } else if is(&["->", "=>", "-->", "→", "⇒", ">", ">>", "➡", "=", "≈"]) {
        Some(Joint::Arrow)
    } else if is(&["-", "--", "–", "—", ":", "...", "…", "~", "."]) {
        Some(Joint::Pause)
    } else if is(&["/", "\\", "//"]) {
        Some(Joint::Slash)
    } else if is(&["|", "•", "*", "·", "▪", "●"]) {
        Some(Joint::Line)
    } else if is(&[",", ";"]) {
        Some(Joint::Comma)
    } else {
        None
    }
}

/// Splits a chunk without spaces at the separators within and around it.
fn scan_chunk(
    text: &str,
    (chunk, start): (&str, usize),
    phrases: &ChatPhrases,
    tokens: &mut Vec<Token>,
    joint: &mut Option<Joint>,
    depth: &mut usize,
) {
    let mut word_start = start;
    let mut before = ' ';
    let letters: Vec<(usize, char)> = chunk.char_indices().collect();
    let mut push = |from: usize, to: usize, joint: &mut Option<Joint>, depth: usize, is_asked: bool| {
        if to > from {
            let key = text.get(from..to).map_or(0, phrases.key);
            tokens.push(Token { start: from, end: to, key, joint: *joint, is_asked, depth, role: Role::Said });
            *joint = None;
        } else if let Some(token) = tokens.last_mut().filter(|_| is_asked) {
            token.is_asked = true;
        }
    };
    for (index, (at, letter)) in letters.iter().copied().enumerate() {
        let next = letters.get(index + 1).map_or(' ', |(_, next)| *next);
        let is_last = index + 1 == letters.len();
        let cut = match letter {
            ',' if before.is_ascii_digit() && next.is_ascii_digit() => None,
            ',' | ';' | '、' | '，' | '；' => Some(Joint::Comma),
            '!' | '?' | '？' | '！' | '。' if is_last || !next.is_alphanumeric() && next != '=' && next != ':' => {
                Some(Joint::Pause)
            }
            '…' => Some(Joint::Pause),
            ':' if is_last && before != ':' => Some(Joint::Pause),
            '.' if is_last && !is_abbreviation(chunk) => Some(Joint::Pause),
            '.' if next == '.' || before == '.' => Some(Joint::Pause),
            '(' if index == 0 && !chunk.ends_with("()") => Some(Joint::Parenthesis),
            ')' if is_last && (*depth > 0) => Some(Joint::Resumed),
            '/' if before.is_alphanumeric() && next.is_alphabetic() && is_slashed(chunk) => Some(Joint::Slash),
            '→' | '⇒' | '➡' => Some(Joint::Arrow),
            '—' if before.is_alphabetic() && next.is_alphabetic() => Some(Joint::Pause),
            '&' | '+' if before.is_alphabetic() && next.is_alphabetic() && chunk.len() > 5 => Some(Joint::And),
            '[' if index == 0 => Some(Joint::Parenthesis),
            ']' if is_last => Some(Joint::Resumed),
            _ => None,
        };
        if let Some(cut) = cut {
            push(word_start, start + at, joint, *depth, letter == '?' || letter == '？');
            *joint = (*joint).max(Some(cut));
            word_start = start + at + letter.len_utf8();
            match cut {
                Joint::Parenthesis => *depth += 1,
                Joint::Resumed => *depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        before = letter;
    }
    push(word_start, start + chunk.len(), joint, *depth, false);
}

/// "n.", "vit.", "D.N.A.": the point belongs to the word.
fn is_abbreviation(chunk: &str) -> bool {
    let word = chunk.trim_end_matches('.');
    let has_vowel = word.bytes().any(|byte| b"aeiouyAEIOUY".contains(&byte));
    word.contains('.')
        || word.chars().count() <= 1
        || word.len() <= 3 && !has_vowel && word.bytes().all(|byte| byte.is_ascii_alphabetic())
        || is_abbreviated(word)
}

/// A slash between words separates them; in a path or a unit it belongs to it.
fn is_slashed(chunk: &str) -> bool {
    chunk.split('/').all(|part| part.chars().count() >= 2 && !part.contains(['.', ':', '~']))
}

/// Leaves out the question, quoted before the answer: "> Capital of France?\nparis", "capital of france? easy, paris".
fn leave_out_quoted_question(text: &str, tokens: &mut Vec<Token>, is_asked: impl Fn(&str) -> bool) {
    const QUOTED_WORDS: usize = 3;
    let of = |token: &Token| text.get(token.start..token.end).unwrap_or_default();
    if let Some(first) = tokens.first_mut() {
        // A block quote.
        let rest = of(first).trim_start_matches('>').len();
        first.start = first.end - rest;
        if matches!(first.joint, Some(Joint::Arrow)) {
            first.joint = None;
        }
    }
    let is_quoted = |token: &Token| is_asked(of(token));
    let quoted = tokens.iter().take_while(|token| is_quoted(token)).count();
    if quoted < QUOTED_WORDS || quoted >= tokens.len() {
        return;
    }
    // Only up to a separator: "the powerhouse of the cell is the mitochondrion" is one sentence.
    let cut = (QUOTED_WORDS..=quoted).rev().find(|at| tokens.get(*at).is_some_and(|token| token.joint.is_some()));
    if let Some(cut) = cut {
        tokens.drain(..cut);
    }
}

/// "Ridge? lasso? elastic net?" offers several.
fn offer_what_is_asked(tokens: &mut [Token]) {
    if tokens.iter().filter(|token| token.is_asked).count() < 2 {
        return;
    }
    let mut was_asked = false;
    for token in tokens {
        if was_asked {
            token.joint = Some(Joint::Or);
        }
        was_asked = token.is_asked;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::text::Text;
    use crate::words::vocabulary::Vocabulary;

    fn read(answer: &str, prompt: &str) -> String {
        let question = Question::new(&Text::read(prompt, &Vocabulary::default()));
        let message = Message::read(answer, &question, |_| false);
        let mark = |stance| match stance {
            Stance::Asserted => "",
            Stance::Denied => "not ",
            Stance::Withdrawn => "no longer ",
        };
        let segments = message.segments.iter().map(|it| format!("{}{}", mark(it.stance), it.text));
        segments.collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn messages_are_taken_apart() {
        for (answer, parts) in [
            ("paris", "paris"),
            ("it's paris i think", "paris"),
            ("I'm pretty sure it was Orwell", "Orwell"),
            ("maybe paris?", "paris"),
            ("idk, paris?", "paris"),
            ("ans: paris, thanks!", "paris"),
            ("||Paris||", "Paris"),
            ("**Paris** 🇫🇷", "Paris"),
            ("orwell but not sure", "orwell"),
            ("paris or london", "paris | london"),
            ("pk/fk", "pk | fk"),
            ("60 km/h", "60 km/h"),
            ("Venus, Jupiter / Saturn\nMars", "Venus | Jupiter | Saturn | Mars"),
            ("Venus/Jupiter", "Venus | Jupiter"),
            ("1. Venus 2. Mars 3. Jupiter", "Venus | Mars | Jupiter"),
            ("2) Venus", "2) Venus"),
            ("Venus and also Mars", "Venus | Mars"),
            ("Sydney? no wait, Canberra", "no longer Sydney | Canberra"),
            ("red... sorry, brown dwarf", "no longer red | brown dwarf"),
            ("reset.. wait, no: revert", "no longer reset | revert"),
            ("perihelion, no, perigee", "no longer perihelion | perigee"),
            ("paris? nope, london", "no longer paris | london"),
            ("~~huxley~~ orwell", "no longer huxley | orwell"),
            ("orwell *edit: huxley", "no longer orwell | huxley"),
            ("not paris", "not paris"),
            ("paris isn't it, i'd say lyon", "not paris | lyon"),
            ("definitely not paris", "not paris"),
            ("anything but paris", "not paris"),
            ("Paris, not London", "Paris | not London"),
            ("Canberra not Sydney", "Canberra | not Sydney"),
            ("not evaporation but sublimation", "not evaporation | sublimation"),
            ("TIGRIS 🐯 (not the Euphrates)", "TIGRIS | not the Euphrates"),
            ("a left (outer) join", "a left | outer | join"),
            ("supinatio (palm up, like holding soup)", "supinatio | palm up | holding soup"),
            ("D.N.A.", "D.N.A."),
            ("n. glutaeus superior", "n. glutaeus superior"),
            ("vit. C", "vit. C"),
            ("1,000", "1,000"),
            ("no", "no"),
            ("no idea", "no idea"),
            ("both king and queen", "both king | queen"),
            ("V-I in root position, easy, plagal cadence", "V-I in root position | plagal cadence"),
        ] {
            assert_eq!(read(answer, "What is it?"), parts, "{answer}");
        }
    }

    #[test]
    fn a_quoted_question_is_left_out() {
        let prompt = "What is the capital of France?";
        for answer in [
            "> What is the capital of France?\nParis",
            "the capital of france? easy, Paris",
            "capital of France: Paris",
            "what is the capital of France -> Paris",
        ] {
            assert_eq!(read(answer, prompt), "Paris", "{answer}");
        }
        assert_eq!(read("the capital of France is Paris", prompt), "the capital of France is Paris");
    }

    #[test]
    fn what_is_expected_is_no_chatter() {
        let question = Question::new(&Text::default());
        let message = Message::read("not null", &question, |word| word == "not");
        assert_eq!(message.body(), "not null");
    }
}
