//! Numbers of the question that an answer repeats: the 1 in "World War 1 began in 1914" is part of a name.

use crate::quantities::number_tokens::Tokens;
use crate::quantities::number_words::{self, Form};
use crate::words::numerals;

/// A number in a text, with its surroundings.
#[derive(Clone, Debug)]
struct Place {
    value: f64,
    is_ordinal: bool,
    start: usize,
    end: usize,
    /// Whether a dash follows it.
    has_dash: bool,
    /// The word right before it, unless it goes with any number.
    before: Option<String>,
    /// The sign right after it: a percent or degree sign.
    sign: Option<char>,
    /// The nearest content words before and after it.
    around: Vec<String>,
}

/// How far from a number its words may be, in tokens.
const FARTHEST: usize = 3;

/// How many words on each side of a number are compared.
const MOST_WORDS: usize = 2;

/// Words that go with any number.
fn is_general(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "is"
            | "are"
            | "was"
            | "were"
            | "be"
            | "and"
            | "or"
            | "it"
            | "it's"
            | "its"
            | "about"
            | "around"
            | "exactly"
            | "only"
            | "than"
            | "has"
            | "have"
            | "had"
    )
}

/// Words that say how the number relates to others, but not what it is.
fn is_functional(word: &str) -> bool {
    is_general(word)
        || matches!(
            word,
            "in" | "on"
                | "at"
                | "of"
                | "by"
                | "to"
                | "for"
                | "from"
                | "with"
                | "since"
                | "until"
                | "during"
                | "after"
                | "before"
                | "per"
                | "how"
                | "many"
                | "much"
                | "what"
                | "which"
                | "when"
                | "who"
                | "that"
                | "this"
                | "there"
                | "do"
                | "does"
                | "did"
                | "you"
                | "i"
                | "as"
                | "if"
                | "not"
                | "so"
        )
}

fn is_or(word: &str) -> bool {
    matches!(word, "or" | "oder" | "ou" | "aut" | "или")
}

/// Whether there is an "or" near the text between two places.
pub(crate) fn is_alternative(tokens: &Tokens, start: usize, end: usize) -> bool {
    (start.saturating_sub(FARTHEST)..start).chain(end..end + FARTHEST).any(|at| is_or(tokens.word(at)))
}

fn singular(word: &str) -> &str {
    word.strip_suffix('s').unwrap_or(word)
}

impl Place {
    fn read(tokens: &Tokens, at: usize) -> Option<Self> {
        let (value, is_ordinal, end) = if tokens.is_numeric(at) {
            let number = number_words::read(tokens, at)?;
            (number.value, number.form == Form::Ordinal, number.end)
        } else {
            (roman(tokens, at)?, false, at + 1)
        };
        // "COVID-19".
        let is_hyphen = |at: usize| tokens.is_sign(at, '-') && !tokens.is_spaced(at) && !tokens.is_spaced(at + 1);
        let has_hyphen = at > 1 && is_hyphen(at - 1) && !tokens.word(at - 2).is_empty();
        let start = at - usize::from(has_hyphen);
        // "World War 1 - 1914".
        let has_dash = tokens.is_sign(end, '-') && tokens.is_spaced(end) && tokens.is_spaced(end + 1);
        let word_before = start.checked_sub(1).map_or("", |before| tokens.word(before));
        Some(Self {
            value,
            is_ordinal,
            start,
            end,
            has_dash,
            before: Some(word_before).filter(|word| !word.is_empty() && !is_general(word)).map(str::to_owned),
            sign: match tokens.word(end) {
                "percent" | "pct" => Some('%'),
                _ => tokens.sign(end).filter(|sign| matches!(sign, '%' | '‰' | '°')),
            },
            around: words_around(tokens, start, end),
        })
    }

    /// Whether this is the same number of the same thing.
    fn repeats(&self, asked: &Self) -> bool {
        let is_same = |one: &Option<String>, other: &Option<String>| one.is_some() && one == other;
        let has_same_word =
            || self.around.iter().any(|word| asked.around.iter().any(|other| singular(word) == singular(other)));
        is_same(&self.before, &asked.before) || self.sign.is_some() && self.sign == asked.sign || has_same_word()
    }

    /// Whether it belongs to the name before it, as in the question: "season 13".
    fn is_named_as(&self, asked: &Self) -> bool {
        self.before.is_some() && self.before == asked.before && !self.before.as_deref().is_some_and(is_functional)
    }
}

/// The content words before and after a number, up to the next sign or number.
fn words_around(tokens: &Tokens, start: usize, end: usize) -> Vec<String> {
    let collect = |places: &mut dyn Iterator<Item = usize>| -> Vec<String> {
        let words = places.map(|at| tokens.word(at)).take_while(|word| !word.is_empty());
        words.filter(|word| !is_functional(word)).take(MOST_WORDS).map(str::to_owned).collect()
    };
    let mut around = collect(&mut (start.saturating_sub(FARTHEST)..start).rev());
    around.extend(collect(&mut (end..end + FARTHEST)));
    around
}

/// The value of a Roman numeral in capitals: "World War II". A single letter has to follow a name.
fn roman(tokens: &Tokens, at: usize) -> Option<f64> {
    let symbol = tokens.symbol(at);
    if !symbol.starts_with(['I', 'V', 'X']) || !symbol.chars().all(|letter| letter.is_ascii_uppercase()) {
        return None;
    }
    let name = at.checked_sub(1).map_or("", |before| tokens.symbol(before));
    let follows_name = at > 1 && name.starts_with(char::is_uppercase);
    match symbol {
        "I" if follows_name => Some(1.0),
        "V" if follows_name => Some(5.0),
        "X" if follows_name => Some(10.0),
        _ => numerals::roman(tokens.word(at)).map(|value| value as f64),
    }
}

/// The numbers of a question.
#[derive(Clone, Debug, Default)]
pub(crate) struct Echoes(Vec<Place>);

impl Echoes {
    pub(crate) fn new(prompt: &str) -> Self {
        let tokens = Tokens::read(prompt, false);
        let mut places = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let place = Place::read(&tokens, at);
            at = place.as_ref().map_or(at, |place| place.end).max(at + 1);
            places.extend(place);
        }
        Self(places)
    }

    /// The tokens of an answer without the numbers that only repeat the question; `None` if there are none.
    /// `is_expected` tells whether a value, with a percent sign or without one, is the expected one, which is no
    /// repetition unless it's part of a name.
    pub(crate) fn hidden_in(&self, tokens: &Tokens, is_expected: impl Fn(f64, bool) -> bool) -> Option<Tokens> {
        if self.0.is_empty() {
            return None;
        }
        let mut places = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let place = if tokens.is_numeric(at) { Place::read(tokens, at) } else { None };
            at = place.as_ref().map_or(at, |place| place.end).max(at + 1);
            places.extend(place);
        }
        let is_expected = |place: &Place| is_expected(place.value, place.sign == Some('%'));
        let restated = self.restated(tokens, &places, is_expected);
        let mut hidden: Option<Tokens> = None;
        for place in &places {
            let is_echo = || self.0.iter().any(|asked| is_echo(tokens, place, asked, is_expected(place)));
            if place.start < restated || is_echo() {
                let end = place.end + usize::from(place.has_dash);
                hidden.get_or_insert_with(|| tokens.clone()).hide(place.start, end);
            }
        }
        hidden
    }

    /// The position of the verb before which all numbers are the question's: "3 cm times 4 cm is 12 cm²". 0 if there is
    /// none.
    #[allow(clippy::float_cmp, reason = "values that were read alike are equal to the bit")]
    fn restated(&self, tokens: &Tokens, places: &[Place], is_expected: impl Fn(&Place) -> bool) -> usize {
        let is_verb =
            |at: &usize| matches!(tokens.word(*at), "is" | "are" | "makes" | "make" | "gives" | "give" | "equals");
        let Some(verb) = (0..tokens.len()).find(is_verb) else { return 0 };
        let is_asked = |place: &Place| self.0.iter().any(|asked| asked.value == place.value) && !is_expected(place);
        let before = places.iter().take_while(|place| place.end <= verb);
        let has_or = (0..tokens.len()).any(|at| is_or(tokens.word(at)));
        let follows = places.iter().any(|place| place.start > verb);
        if follows && !has_or && before.clone().count() > 0 && before.into_iter().all(is_asked) { verb } else { 0 }
    }
}

#[allow(clippy::float_cmp, reason = "values that were read alike are equal to the bit")]
fn is_echo(tokens: &Tokens, place: &Place, asked: &Place, is_expected: bool) -> bool {
    if place.value != asked.value || is_alternative(tokens, place.start, place.end) {
        return false;
    }
    let is_named = place.is_named_as(asked);
    let before = place.start.checked_sub(1).and_then(|before| tokens.sign(before));
    let is_operand = |sign: Option<char>| matches!(sign, Some('/' | '+' | '*' | '^' | '-' | '√' | '('));
    if is_named || is_expected {
        return is_named;
    }
    let is_calculated = is_operand(before) || is_operand(tokens.sign(place.end)) || has_operation(tokens, place);
    if is_calculated || is_part_of_share(tokens, place) {
        return false;
    }
    place.repeats(asked) || place.is_ordinal && asked.is_ordinal || is_joined_to_name(tokens, place.start)
}

/// Whether a word right before or after a number calculates with it.
fn has_operation(tokens: &Tokens, place: &Place) -> bool {
    let calculates = |word: &str| {
        matches!(
            word,
            "plus"
                | "minus"
                | "negative"
                | "times"
                | "x"
                | "over"
                | "divided"
                | "multiplied"
                | "squared"
                | "cubed"
                | "root"
                | "sqrt"
                | "power"
        )
    };
    place.start.checked_sub(1).is_some_and(|before| calculates(tokens.word(before)))
        || calculates(tokens.word(place.end))
        || tokens.has(place.end, &["to", "the"])
}

/// Whether a number is one of the two in "2 out of the 6".
fn is_part_of_share(tokens: &Tokens, place: &Place) -> bool {
    let joins = |word: &str| matches!(word, "of" | "out" | "in" | "to" | "over" | "times" | "the");
    let first = (place.start.saturating_sub(FARTHEST + 1)..place.start).rev().find(|at| !joins(tokens.word(*at)));
    let second = (place.end..=place.end + FARTHEST).find(|at| !joins(tokens.word(*at)));
    let follows = first.is_some_and(|first| first + 1 < place.start && tokens.is_numeric(first));
    follows || second.is_some_and(|second| second > place.end && tokens.is_numeric(second))
}

/// Whether a number is written right after letters that aren't another number's unit: "WW2", but not "3m26".
fn is_joined_to_name(tokens: &Tokens, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let is_joined = !tokens.is_spaced(at) && tokens.word(before).len() > 1;
    let is_function = matches!(tokens.word(before), "sqrt" | "root" | "pi" | "log" | "ln");
    is_joined && !is_function && before.checked_sub(1).is_none_or(|number| !tokens.is_numeric(number))
}
