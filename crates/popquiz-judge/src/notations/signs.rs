//! Signs such as `===`, typed or spelled out: "triple equals", "two ampersands".

use std::sync::LazyLock;

use crate::message::joint::Joint;
use crate::notations::formula_names::is_same_word;
use crate::notations::likeness::Likeness;
use crate::notations::phrasing::{Typed, unwrapped};

/// The names of signs, longest first, each with its sign.
static NAMES: LazyLock<Vec<(Vec<&'static str>, &'static str)>> = LazyLock::new(|| {
    let lines = include_str!("../words/signs.txt").lines().filter_map(|line| line.split_once('\t'));
    let mut all: Vec<(Vec<&str>, &str)> =
        lines.flat_map(|(sign, names)| names.split(", ").map(move |name| (name.split(' ').collect(), sign))).collect();
    all.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    all
});

/// Words next to the name of a sign that have no meaning.
const BESIDE: &[&str] = &[
    "sign",
    "signs",
    "symbol",
    "symbols",
    "operator",
    "operators",
    "character",
    "characters",
    "mark",
    "marks",
    "token",
    "followed",
    "by",
    "then",
    "and",
    "the",
    "a",
    "an",
    "small",
    "lowercase",
    "letter",
    "in",
    "row",
    "next",
    "to",
    "each",
    "other",
    "one",
    "single",
    "wildcard",
    "flag",
    "option",
    "lower",
    "case",
];

/// The maximum number of words that spell signs.
const MOST_WORDS: usize = 10;

/// A wording without letters and digits.
#[derive(Clone, Debug)]
pub(crate) struct Signs {
    signs: String,
}

impl Signs {
    pub(crate) fn read(wording: &str) -> Option<Self> {
        let signs: String = wording.split_whitespace().collect();
        let is_signs = !signs.is_empty() && !signs.chars().any(char::is_alphanumeric);
        is_signs.then_some(Self { signs })
    }

    pub(crate) fn judge(&self, answer: &Typed<'_>) -> Option<Likeness> {
        let trimmed = answer.text().trim();
        if trimmed == self.signs {
            return Some(Likeness::Same);
        }
        if let Some(likeness) = self.compare(answer.bare()) {
            return Some(likeness);
        }
        let phrasing = answer.phrasing();
        if let Some(likeness) = self.compare(phrasing.whole()) {
            return Some(likeness);
        }
        let mut found: Option<Likeness> = None;
        for piece in phrasing.pieces() {
            let Some(likeness) = self.compare(piece.text).or_else(|| self.compare_within(piece.text)) else { continue };
            match (found, likeness) {
                (Some(Likeness::Same), Likeness::Different)
                    if piece.is_alternative() && self.compare(piece.text).is_some() =>
                {
                    return Some(Likeness::Different);
                }
                // "2**3 style, so `**`": the first piece is only an example.
                (None | Some(Likeness::Different), likeness) if piece.joint != Joint::Or => found = Some(likeness),
                (None, likeness) => found = Some(likeness),
                (Some(Likeness::Different), Likeness::Same) => return Some(Likeness::Different),
                _ => {}
            }
        }
        found
    }

    /// Compares a text that consists of signs or their names.
    fn compare(&self, text: &str) -> Option<Likeness> {
        let text = unwrapped(text);
        let typed: String = text.split_whitespace().collect();
        let likeness = |is_same: bool| Some(if is_same { Likeness::Same } else { Likeness::Different });
        if !typed.is_empty() && !typed.chars().any(char::is_alphanumeric) {
            // A comma or period after it isn't part of it.
            return likeness(typed == self.signs || typed.trim_end_matches(['.', ',', '!', '?']) == self.signs);
        }
        likeness(spelled(text)? == self.signs)
    }

    /// Compares the signs within a sentence, if it has only some of one kind.
    fn compare_within(&self, text: &str) -> Option<Likeness> {
        let mut found = None;
        let words: Vec<&str> = text.split_whitespace().collect();
        let mut at = 0;
        while at < words.len() {
            let rest = words.get(at..).unwrap_or_default();
            let typed = rest.first().map(|word| unwrapped(word)).unwrap_or_default();
            let is_typed = !typed.is_empty() && !typed.chars().any(char::is_alphanumeric);
            let most = if begins_spelling(typed) { rest.len().min(MOST_WORDS) } else { 0 };
            let longest = (1..=most).rev().find_map(|count| {
                let part = rest.get(..count)?;
                let first = part.first()?.to_lowercase();
                if BESIDE.contains(&first.as_str()) {
                    return None;
                }
                Some((spelled(&part.join(" "))?, count))
            });
            let (signs, count) = match longest {
                Some(spelled) => spelled,
                None if is_typed && typed == self.signs => (typed.to_owned(), 1),
                None if is_typed => (typed.trim_end_matches(['.', ',', '!', '?']).to_owned(), 1),
                None => {
                    at += 1;
                    continue;
                }
            };
            at += count;
            if signs.is_empty() {
                continue;
            }
            match &found {
                None => found = Some(signs),
                Some(other) if *other == signs => {}
                Some(_) => return None,
            }
        }
        found.map(|signs| if signs == self.signs { Likeness::Same } else { Likeness::Different })
    }
}

/// The signs that words spell: "double ampersand", "bang equals equals", "backslash capital D". Letters stay as typed.
pub(crate) fn spelled(text: &str) -> Option<String> {
    let cleaned = text.replace(['-', '"', '“', '”', '(', ')', ','], " ");
    // A hyphen may be meant as one.
    let text = if cleaned.chars().any(char::is_alphanumeric) && !text.trim_start().starts_with('-') {
        cleaned.as_str()
    } else {
        text
    };
    let typed: Vec<&str> = text.split_whitespace().collect();
    if typed.is_empty() || typed.len() > MOST_WORDS {
        return None;
    }
    let lower: Vec<String> = typed.iter().map(|word| word.to_lowercase()).collect();
    let mut signs = String::new();
    let (mut at, mut times, mut is_capital, mut named) = (0, 1, false, 0);
    while let (Some(word), Some(raw)) = (lower.get(at), typed.get(at)) {
        let rest = lower.get(at..).unwrap_or_default();
        if let Some((name, sign)) = NAMES.iter().find(|(name, _)| begins_with(rest, name)) {
            signs.push_str(&sign.repeat(times));
            (at, times, named) = (at + name.len(), 1, named + 1);
            continue;
        }
        at += 1;
        match word.as_str() {
            "double" | "two" | "2" | "twice" => times = 2,
            "triple" | "three" | "tripple" | "3" => times = 3,
            "four" | "quadruple" => times = 4,
            "capital" | "uppercase" | "upper" | "big" => is_capital = true,
            "not" if named == 0 => {
                signs.push('!');
                named += 1;
            }
            _ if word.chars().count() == 1 && word.chars().all(|letter| !letter.is_alphanumeric()) => {
                signs.push_str(&word.repeat(times));
                (times, named) = (1, named + 1);
            }
            // "Backslash d".
            _ if word.len() == 1 && (is_capital || named > 0) && !(word == "a" && at < typed.len()) => {
                signs.push_str(&if is_capital { raw.to_uppercase() } else { (*raw).to_owned() });
                is_capital = false;
            }
            _ if BESIDE.contains(&word.as_str()) => {}
            // "Dash dash amend".
            _ if at == typed.len() && !signs.is_empty() && signs.chars().all(|sign| sign == '-') => signs.push_str(raw),
            _ => return None,
        }
    }
    (named > 0 && times == 1).then_some(signs)
}

/// Whether the name of a sign may begin with this word.
fn begins_spelling(word: &str) -> bool {
    const FIRST: &[&str] = &["double", "two", "2", "triple", "tripple", "three", "3", "four", "not", "capital"];
    let lower = word.to_lowercase();
    let lower = lower.trim_end_matches(',');
    FIRST.contains(&lower)
        || !word.is_empty() && !word.chars().any(char::is_alphanumeric)
        || NAMES.iter().any(|(name, _)| name.first().is_some_and(|first| is_same_word(first, lower)))
        || lower.ends_with('s')
            && NAMES.iter().any(|(name, _)| name.len() == 1 && begins_with(&[lower.to_owned()], name))
}

fn begins_with(words: &[String], name: &[&str]) -> bool {
    words.len() >= name.len()
        && words
            .iter()
            .zip(name)
            .all(|(word, wanted)| is_same_word(wanted, word) || word.strip_suffix('s') == Some(wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_may_be_spelled_out() {
        for (wording, answers) in [
            (
                "===",
                &[
                    "===",
                    "`===`",
                    "||===||",
                    "triple equals",
                    "three equals signs",
                    "tripple equal sign",
                    "\"===\"",
                    "=== i think",
                ][..],
            ),
            ("!==", &["bang equals equals", "`!==`", "!== (not strictly equal)"]),
            ("=>", &["fat arrow", "equals sign followed by greater than", "`=>`", "=>"]),
            ("&&", &["||&&||", "double ampersand", "two & signs", "two ampersands"]),
            ("||", &["||", "`||`", "double pipe", "two vertical bars", "pipe pipe"]),
            (
                "%",
                &["%", "percent sign", "%, underscore is for just one", "i would use %", "'%'", "the percent symbol"],
            ),
            ("_", &["underscore", "under score", "`_`", "the underscore, % would be any number"]),
            ("**", &["**", "two stars", "double asterisk", "2**3 style, so `**`"]),
            ("//", &["//", "double slash", "// (7 // 2 gives 3)", "`//`"]),
            ("$?", &["$?", "echo $?", "dollar question mark", "dollar sign question mark", "`$?`"]),
            (">>", &[">>", "double greater than", "two greater than signs", "`>>`"]),
            ("?.", &["question mark dot", "`?.` as in user?.name"]),
            ("#", &["#", "hash", "a hashtag", "pound sign", "the # sign"]),
            ("!=", &["!=", "not equal", "exclamation mark equals"]),
        ] {
            for answer in answers {
                let signs = Signs::read(wording).expect(wording);
                assert_eq!(signs.judge(&(*answer).into()), Some(Likeness::Same), "{answer} for {wording}");
            }
        }
        for (wording, answers) in [
            ("===", &["==", "= = ", "!==", "== or ===", "double equals", "=== or =="][..]),
            ("%", &["*", "_", "underscore", "asterisk", "% or _"]),
            ("=>", &["->", "=> or ->", "<=", ">="]),
            ("||", &["&&", "|", "pipe", "ampersand"]),
        ] {
            for answer in answers {
                let signs = Signs::read(wording).expect(wording);
                assert_eq!(signs.judge(&(*answer).into()), Some(Likeness::Different), "{answer} for {wording}");
            }
        }
    }
}
