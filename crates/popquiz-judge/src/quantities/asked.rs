//! What a question specifies about the expected quantity: its unit, its precision, and what is counted.

use crate::quantities::base::Base;
use crate::quantities::date::Date;
use crate::quantities::number_parts;
use crate::quantities::number_tokens::Tokens;
use crate::quantities::number_words;
use crate::quantities::quantity::{self, Context, Measure, Quantity};
use crate::quantities::unit::{self, NONE, Unit};

#[derive(Clone, Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "independent properties of the question")]
pub(crate) struct Asked {
    /// The unit that the answer should be in, with its scale: "in billion years".
    pub(crate) unit: Option<Unit>,
    /// The scale of it: 1e9.
    pub(crate) scale: f64,
    /// The quantities that it names, and those that words such as "yearly" stand for.
    pub(crate) named: Vec<Measure>,
    /// Those quantities as written, without spaces: repeating one isn't an answer.
    pub(crate) written: Vec<String>,
    /// Whether about the right value is enough.
    pub(crate) is_hedged: bool,
    /// How many decimals it asks for.
    pub(crate) decimals: Option<u8>,
    pub(crate) asks_percentage: bool,
    pub(crate) asks_year: bool,
    /// Whether it asks how large, long, fast… something is: a unit can't be wrong in itself.
    pub(crate) asks_magnitude: bool,
    /// Whether it asks for an age.
    pub(crate) asks_age: bool,
    /// Whether it asks how many there are, or for a number of something.
    pub(crate) counts: bool,
    /// What it counts.
    pub(crate) counted: Vec<String>,
    /// Whether a number of points out of a maximum may be the answer.
    pub(crate) asks_score: bool,
    /// Whether a limit is asked for.
    pub(crate) asks_below: bool,
    pub(crate) asks_above: bool,
    /// The base in which the digits of the answer are.
    pub(crate) base: Option<Base>,
    /// Whether it asks by how much something changes.
    pub(crate) asks_change: bool,
    /// Its words in lowercase.
    words: Vec<String>,
}

/// The most words after "how many" that can be what it counts: "how many HTTP requests".
const COUNTED_WORDS: usize = 3;

/// Words that end what is counted.
const AFTER_COUNTED: &[&str] = &[
    "does", "do", "did", "is", "are", "was", "were", "can", "could", "may", "must", "should", "will", "would", "has",
    "have", "had", "in", "of", "on", "per", "for", "to", "from", "with", "at", "there", "a", "an", "the", "make",
    "makes", "make up", "may", "at", "it", "if", "by",
];

impl Asked {
    pub(crate) fn new(prompt: &str) -> Self {
        let tokens = Tokens::read(prompt, false);
        let count = tokens.len();
        let words: Vec<String> =
            (0..count).map(|at| tokens.word(at).to_owned()).filter(|word| !word.is_empty()).collect();
        let has = |names: &[&str]| words.iter().any(|word| names.contains(&word.as_str()));
        let mut asked = Self {
            scale: 1.0,
            is_hedged: has(&["about", "roughly", "approximately", "approx", "around", "circa", "estimate"]),
            asks_percentage: has(&["percent", "percentage", "share", "pct"])
                || (0..count).any(|at| tokens.is_sign(at, '%') && tokens.digits(at.wrapping_sub(1)).is_none()),
            asks_year: has(&["year", "when"]) && !has(&["years", "per"]) && !has(&["many", "long"]),
            asks_magnitude: has(&[
                "far",
                "long",
                "fast",
                "heavy",
                "tall",
                "high",
                "deep",
                "wide",
                "old",
                "big",
                "large",
                "hot",
                "cold",
                "much",
                "length",
                "height",
                "distance",
                "speed",
                "velocity",
                "weight",
                "mass",
                "temperature",
                "time",
                "duration",
                "age",
                "depth",
                "width",
                "area",
                "volume",
                "size",
                "pressure",
                "energy",
                "power",
                "voltage",
                "current",
                "resistance",
                "frequency",
                "acceleration",
                "force",
                "density",
                "radius",
                "diameter",
                "period",
                "price",
                "cost",
                "capacity",
                "wavelength",
                "dose",
                "rate",
                "point",
                "altitude",
                "constant",
                "angle",
                "circumference",
            ]),
            asks_age: has(&["age", "old"]),
            counts: has(&["many", "number", "count"]),
            asks_score: has(&[
                "score", "scale", "points", "rating", "marks", "grade", "hardness", "index", "rated", "out",
            ]),
            asks_below: has(&[
                "below", "under", "less", "fewer", "most", "max", "maximum", "limit", "highest", "largest", "lower",
                "up", "upper",
            ]),
            asks_above: has(&[
                "above", "over", "more", "least", "minimum", "exceed", "exceeds", "lowest", "smallest", "higher",
                "beyond", "greater",
            ]),
            asks_change: has(&["by"]),
            ..Self::default()
        };
        asked.read_named(&tokens);
        asked.read_unit(&tokens);
        asked.read_counted(&words);
        asked.decimals = (0..count).find_map(|at| {
            let is_decimal = matches!(tokens.word(at), "decimal" | "decimals" | "dp");
            let number = is_decimal.then(|| number_words::read(&tokens, at.checked_sub(1)?)).flatten()?;
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it's small")]
            (number.value.fract() == 0.0 && (0.0..=15.0).contains(&number.value)).then_some(number.value as u8)
        });
        asked.base = Base::asked(&words);
        asked.words = words;
        asked
    }

    /// Whether the question has this word, or one that begins like it.
    pub(crate) fn has_word(&self, word: &str) -> bool {
        self.words.iter().any(|own| is_same_noun(own, word))
    }

    fn read_named(&mut self, tokens: &Tokens) {
        let mut at = 0;
        while at < tokens.len() {
            // An exponent belongs to its base, and a number after a letter to a name.
            if let Some((quantity, end)) = quantity::read(tokens, at, Context { wants_date: false, dimension: NONE }) {
                if let Quantity::Measure(measure) = quantity {
                    self.written.push(tokens.written(at, end));
                    self.named.push(measure);
                }
                at = end.max(at + 1);
                continue;
            }
            let unit = unit::read(tokens, at, NONE);
            let by_word = match tokens.word(at) {
                "yearly" | "annual" | "annually" => unit::whole("year"),
                "monthly" => unit::whole("month"),
                "weekly" => unit::whole("week"),
                "daily" => unit::whole("day"),
                "hourly" => unit::whole("hour"),
                _ => None,
            };
            if let Some(unit) = by_word {
                self.named.push(Measure::single(1.0, Some(unit)));
            } else if let Some((unit, end)) =
                unit.filter(|_| tokens.word(at).len() > 1 || !tokens.word(at).is_empty() && tokens.is_sign(at + 1, '/'))
            {
                self.named.push(Measure::single(1.0, Some(unit)));
                at = end.max(at + 1);
                continue;
            }
            at += 1;
        }
    }

    /// The unit after "in", "how many" or "per", in parentheses, or with a slash.
    fn read_unit(&mut self, tokens: &Tokens) {
        for at in 0..tokens.len() {
            let from = match (tokens.word(at), tokens.word(at + 1)) {
                ("in" | "into" | "to", "the" | "whole" | "full") | ("how", "many") => at + 2,
                ("in" | "into" | "to" | "viel" | "viele", _) => at + 1,
                ("per", _) => at,
                _ if tokens.is_sign(at, '(') => at + 1,
                // "Beats/min".
                _ if tokens.is_sign(at, '/')
                    && tokens.word(at.wrapping_sub(1)).len() > 2
                    && tokens.digits(at.wrapping_sub(2)).is_none() =>
                {
                    at
                }
                _ => continue,
            };
            let scale = number_parts::scale(tokens.word(from)).filter(|_| tokens.word(from).len() > 2);
            let start = from + usize::from(scale.is_some());
            let read = unit::read(tokens, start, NONE)
                .filter(|_| !matches!(tokens.word(start), "a" | "an" | "each" | "every" | "second" | "us"));
            // "In a", "in second place", "in m" before another word: no unit.
            let ends = |end: usize| {
                let next = tokens.word(end);
                next.is_empty() && tokens.digits(end).is_none()
                    || tokens.word(at) == "how"
                    || tokens.word(at) == "per"
                    || AFTER_COUNTED.contains(&next)
                    || matches!(next, "rounded" | "and" | "or" | "equal" | "equals" | "fits" | "using")
            };
            match read {
                Some((unit, end)) if ends(end) => {
                    let scale = scale.unwrap_or(1.0);
                    let is_better = self.unit.is_none() || matches!(tokens.word(at), "in" | "how");
                    if is_better {
                        self.scale = scale;
                        self.unit = Some(Unit { factor: unit.factor * scale, ..unit });
                    }
                }
                None if scale.is_some() && self.unit.is_none() && tokens.word(at) == "in" => {
                    self.scale = scale.unwrap_or(1.0);
                }
                _ => {}
            }
        }
        if self.unit.is_none() {
            let money = (0..tokens.len()).find_map(|at| tokens.sign(at).and_then(unit::currency_sign));
            self.unit = money;
        }
        if self.unit.is_none() && self.asks_percentage {
            self.unit = unit::whole("%");
        }
    }

    fn read_counted(&mut self, words: &[String]) {
        for (at, two) in words.windows(2).enumerate() {
            match two {
                [how, many] if how == "how" && many == "many" => {
                    let nouns = words.iter().skip(at + 2).take(COUNTED_WORDS);
                    self.counted.extend(nouns.take_while(|word| !AFTER_COUNTED.contains(&word.as_str())).cloned());
                }
                [how, often] if how == "how" && often == "often" => self.counted.push("times".to_owned()),
                _ => {}
            }
        }
    }

    /// Whether a year is the expected value.
    pub(crate) fn year_of(&self, value: f64) -> Option<Date> {
        #[allow(clippy::cast_possible_truncation, reason = "it's an integer in range")]
        (self.asks_year && value.fract() == 0.0 && (1.0..=9999.0).contains(&value))
            .then(|| Date::year(value as i32, false))
    }
}

/// Whether two words are forms of the same noun: singular or plural, a short form, or a typo of a long one.
pub(crate) fn is_same_noun(own: &str, given: &str) -> bool {
    const LEAST: usize = 3;
    const LONG: usize = 6;
    let (one, other) = (own.strip_suffix('s').unwrap_or(own), given.strip_suffix('s').unwrap_or(given));
    if one == other || other.len() >= LEAST && one.starts_with(other) {
        return true;
    }
    if one.len() < LONG || other.len() < LONG || one.len().abs_diff(other.len()) > 2 {
        return false;
    }
    let before = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    let behind = one.bytes().rev().zip(other.bytes().rev()).take_while(|(a, b)| a == b).count();
    before + behind + 2 >= one.len().max(other.len()) && before >= 2
}
