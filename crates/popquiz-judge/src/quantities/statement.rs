//! Which of the quantities in an answer it states: the result of a calculation, a correction, or the first one, with
//! remarks after it.

use crate::languages::phrases::PhraseSet;
use crate::message::cues::{CUES, key_of};
use crate::quantities::number_tokens::Tokens;
use crate::quantities::quantity::{self, Bound, Context, Quantity};

/// A quantity in an answer, with its tokens.
#[derive(Clone, Debug)]
pub(crate) struct Mention {
    pub(crate) quantity: Quantity,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// What an answer states.
#[derive(Clone, Debug)]
pub(crate) struct Statement {
    pub(crate) stated: Mention,
    /// Other quantities that are offered as answers, too.
    pub(crate) alternatives: Vec<Mention>,
}

/// How a quantity after the stated one relates to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joint {
    Remark,
    Alternative,
}

fn opens_remark(tokens: &Tokens, at: usize) -> bool {
    matches!(tokens.sign(at), Some('(' | '[')) || CUES.numbers.remarks.contains(&key_of(tokens.word(at)))
}

/// Words before a result.
fn leads_to_result(tokens: &Tokens, at: usize) -> bool {
    tokens.is_sign(at, '→') || CUES.numbers.results.contains(&key_of(tokens.word(at)))
}

/// Whether a phrase begins at a token.
fn begins(phrases: &PhraseSet, tokens: &Tokens, at: usize) -> bool {
    phrases.longest(|offset| Some(key_of(tokens.word(at + offset)))).is_some()
}

/// Whether the text before a token is withdrawn: "6? no, 8".
fn corrects(tokens: &Tokens, at: usize) -> bool {
    let key = key_of(tokens.word(at));
    let is_apart = || at > 0 && tokens.sign(at - 1).is_some();
    CUES.numbers.corrections.contains(&key)
        || begins(&CUES.chat.corrections, tokens, at) && (!CUES.chat.refusals.has_word(key) || is_apart())
}

fn denies(tokens: &Tokens, at: usize) -> bool {
    CUES.numbers.denials.contains(&key_of(tokens.word(at))) || begins(&CUES.chat.denials, tokens, at)
}

/// Words without meaning between two alternatives.
fn is_filler(word: &str) -> bool {
    CUES.numbers.fillers.contains(&key_of(word))
}

/// The quantities of an answer, in order.
pub(crate) fn mentions(tokens: &Tokens, context: Context) -> Vec<Mention> {
    const MOST: usize = 24;
    let mut mentions = Vec::new();
    let mut at = 0;
    while at < tokens.len() && mentions.len() < MOST {
        let is_pronoun = tokens.word(at) == "one"
            && (at > 0
                && matches!(tokens.word(at - 1), "the" | "this" | "that" | "no" | "which" | "usual" | "only" | "any")
                || tokens.has(at + 1, &["of", "the"])
                || is_ordinal(tokens, at)
                || is_named_one(tokens, at));
        if !is_pronoun && let Some((quantity, end)) = quantity::read(tokens, at, context) {
            let end = end.max(at + 1);
            mentions.push(Mention { quantity, start: at, end });
            at = end;
            continue;
        }
        at += 1;
    }
    mentions
}

/// Whether an ordinal is before this place: "the eighteenth one".
fn is_ordinal(tokens: &Tokens, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        tokens.number_word(before).ordinal.is_some() || tokens.digits(before).is_some_and(|digits| digits.is_ordinal)
    })
}

/// Whether "one" stands for a noun: "the last one", but not "the answer one".
fn is_named_one(tokens: &Tokens, at: usize) -> bool {
    let ends = tokens.ends_at(at + 1) || tokens.sign(at + 1).is_some_and(|sign| sign != '-');
    at > 1
        && ends
        && tokens.word(at - 2) == "the"
        && !matches!(tokens.word(at - 1), "" | "number" | "answer" | "figure" | "value" | "result" | "total" | "sum")
        && !tokens.is_numeric(at - 1)
}

impl Statement {
    /// Reads what an answer states. `mentions` are its quantities, and `is_counted` tells whether the question asks how
    /// many of something there are.
    pub(crate) fn read(tokens: &Tokens, mentions: &[Mention], is_counted: impl Fn(&str) -> bool) -> Option<Self> {
        if let Some(mut last) = chain(tokens, mentions).and_then(|last| mentions.get(last).cloned()) {
            if let Quantity::Measure(measure) = &mut last.quantity {
                measure.bound = None;
            }
            return Some(Self { stated: last, alternatives: Vec::new() });
        }
        let (stated, rest) = stated(tokens, mentions, is_counted)?;
        let first = mentions.get(stated)?.clone();
        let mut alternatives = Vec::new();
        let mut last_end = first.end;
        for mention in mentions.iter().skip(rest) {
            match joint(tokens, last_end, mention.start, &first, mention) {
                Joint::Alternative => {
                    alternatives.push(mention.clone());
                    last_end = mention.end;
                }
                Joint::Remark => break,
            }
        }
        Some(Self { stated: first, alternatives })
    }
}

/// "100 > 50 > 25 > 12.5": a chain of three or more, whose last link is the answer.
fn chain(tokens: &Tokens, mentions: &[Mention]) -> Option<usize> {
    let is_link = |mention: &Mention| matches!(&mention.quantity, Quantity::Measure(measure) if measure.bound == Some(Bound::Above) && tokens.is_sign(mention.start, '>'));
    let (first, links) = mentions.split_first()?;
    let adjacent = mentions.windows(2).all(|two| matches!(two, [one, other] if one.end == other.start));
    (links.len() >= 2 && !is_link(first) && links.iter().all(is_link) && adjacent).then_some(links.len())
}

/// The index of the stated mention, and of the first one after it.
fn stated(tokens: &Tokens, mentions: &[Mention], is_counted: impl Fn(&str) -> bool) -> Option<(usize, usize)> {
    let mut stated: Option<usize> = None;
    let mut in_remark = false;
    let mut result = true;
    let mut denied = false;
    let mut depth = 0_usize;
    let mut at = 0;
    let mut next = mentions.iter().enumerate().peekable();
    while at < tokens.len() {
        if let Some((index, mention)) = next.peek().copied().filter(|(_, mention)| mention.start <= at) {
            next.next();
            if denied {
                denied = false;
            } else if result {
                stated = Some(index);
                result = false;
            }
            at = mention.end.max(at + 1);
            // "12, 2^12 = 4096": the text after a comma explains it.
            if stated == Some(index) && matches!(tokens.sign(at), Some(',' | ';' | '\n' | '.' | ':')) {
                in_remark = true;
            }
            continue;
        }
        let word = tokens.word(at);
        if denies(tokens, at) {
            denied = true;
        } else if leads_to_result(tokens, at)
            || corrects(tokens, at)
            || tokens.is_sign(at, ':')
                && tokens.is_spaced(at + 1)
                && !in_remark
                && stated
                    .and_then(|stated| mentions.get(stated))
                    .is_some_and(|stated| !details_follow(tokens, stated, at, mentions, &is_counted))
        {
            let more = next.peek().is_some();
            let explains = word == "so" && tokens.word(at + 1) == "that";
            if more && !explains && depth == 0 {
                (result, in_remark, denied) = (true, false, false);
            }
        } else if matches!(tokens.sign(at), Some('=' | '≈')) {
            if !in_remark && next.peek().is_some() {
                result = true;
            }
        } else if opens_remark(tokens, at) && (stated.is_some() && !result) {
            in_remark = true;
            depth += usize::from(matches!(tokens.sign(at), Some('(' | '[')));
        } else if matches!(tokens.sign(at), Some(')' | ']')) {
            depth = depth.saturating_sub(1);
        } else if matches!(tokens.sign(at), Some(',' | ';' | '.' | '\n')) {
            denied = false;
        }
        at += 1;
    }
    stated.map(|stated| (stated, stated + 1))
}

/// Whether the text after a colon goes into detail: "four wars: in 1947, 1965, 1971 and 1999". A single number after
/// another noun is a result: "four pairs of legs: 8".
fn details_follow(
    tokens: &Tokens,
    stated: &Mention,
    colon: usize,
    mentions: &[Mention],
    is_counted: impl Fn(&str) -> bool,
) -> bool {
    const LONGEST: usize = 3;
    let words = stated.end..colon;
    if words.is_empty() || words.len() > LONGEST || words.clone().any(|at| tokens.word(at).is_empty()) {
        return false;
    }
    let counts = is_counted(tokens.word(colon - 1)) && !words.clone().any(|at| tokens.word(at) == "of");
    counts || mentions.iter().filter(|mention| mention.start > colon).count() > 1
}

/// How a mention continues the one before it.
fn joint(tokens: &Tokens, from: usize, to: usize, first: &Mention, other: &Mention) -> Joint {
    const NEAR: usize = 4;
    let mut has_or = false;
    let mut words = 0;
    let mut pauses = 0;
    for at in from..to {
        let word = tokens.word(at);
        if opens_remark(tokens, at) || denies(tokens, at) || tokens.is_sign(at, '=') || leads_to_result(tokens, at) {
            return Joint::Remark;
        }
        has_or |= CUES.numbers.or.contains(&key_of(word));
        if !word.is_empty() && !is_filler(word) {
            words += 1;
        }
        pauses += usize::from(matches!(tokens.sign(at), Some('.' | '!' | '?' | ':' | ')')));
    }
    // "or" between two numbers makes them alternatives, whatever unit or noun is between them.
    if has_or && words <= NEAR {
        return Joint::Alternative;
    }
    if words > 0 || pauses > 1 {
        return Joint::Remark;
    }
    // "230 V, 50 Hz".
    if let (Quantity::Measure(one), Quantity::Measure(two)) = (&first.quantity, &other.quantity)
        && let (Some(unit), Some(other_unit)) = (one.unit, two.unit)
        && unit.dimension != other_unit.dimension
    {
        return Joint::Remark;
    }
    // "12, 2^12 = 4096": the second is part of a calculation. "3, one point each": it counts something else.
    let is_operand = matches!(tokens.sign(other.end), Some('=' | '≈'));
    let counts = other_noun(tokens, other) && !other_noun(tokens, first);
    if is_operand || counts { Joint::Remark } else { Joint::Alternative }
}

/// Whether a noun follows a number that has no unit.
fn other_noun(tokens: &Tokens, mention: &Mention) -> bool {
    let has_unit = matches!(&mention.quantity, Quantity::Measure(measure) if measure.unit.is_some());
    let word = tokens.word(mention.end);
    !has_unit
        && !word.is_empty()
        && !is_filler(word)
        && !matches!(word, "i" | "depending" | "one" | "idk" | "lol" | "something")
}
