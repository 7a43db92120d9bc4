//! Numbers, within their tolerance, with their unit or without. What the question counts may follow too: "2,000
//! characters".

use crate::lemma::Lemma;
use crate::number_words::{numbers, split_units};
use crate::text::{Separator, Text};
use crate::traits::Traits;
use crate::verdict::Verdict;
use crate::vocabulary::Vocabulary;

#[derive(Clone, Debug)]
pub(crate) struct Number {
    value: f64,
    tolerance: f64,
    /// The words that may follow it: its unit, and what the question counts.
    unit: Vec<(Lemma, String)>,
    is_percentage: bool,
}

/// Unit symbols that people type after a number, and what they stand for. Elsewhere a single letter is an option or a
/// variable, so the lexicon has none of these.
const SHORT_UNITS: &[(&[&str], &str)] = &[
    (&["s", "sec", "secs"], "seconds"),
    (&["min", "mins"], "minutes"),
    (&["h", "hr", "hrs"], "hours"),
    (&["d"], "days"),
    (&["m"], "metres"),
    (&["g"], "grams"),
    (&["l"], "litres"),
    (&["b"], "bytes"),
];

/// The maximum number of words after "how many" that are what it counts: "how many HTTP requests", but not the verb
/// after that.
const COUNTED_WORDS: usize = 2;

/// Words that leave a number as it is, or say how exact it is.
const BESIDE: &[&str] = &[
    "about",
    "around",
    "roughly",
    "approximately",
    "ca",
    "circa",
    "exactly",
    "approx",
    "almost",
    "nearly",
    "year",
    "percent",
    "%",
];

impl Number {
    pub(crate) fn new(prompt: &str, value: f64, tolerance: f64, unit: Option<&str>, vocabulary: &Vocabulary) -> Self {
        let is_percentage = unit.is_some_and(|unit| unit.trim() == "%");
        let mut beside = unit.map(units_in_full).unwrap_or_default();
        // A unit is all that the number counts: "how many thousand kilometres" doesn't ask for kilometres.
        if unit.is_none() {
            beside = counted(&Text::read(prompt, vocabulary));
        }
        let beside = Text::read(&beside, vocabulary);
        let unit = beside.words.iter().map(|word| (word.lemma, beside.of(word).to_owned())).collect();
        Self { value, tolerance, unit, is_percentage }
    }

    pub(crate) fn judge(&self, answer: &str, vocabulary: &Vocabulary) -> Verdict {
        // "250ms": a number and its unit without a space.
        let text = Text::read(&self.units_in_full(&split_units(answer)), vocabulary);
        let (numbers, others) = numbers(&text);
        for word in others.into_iter().filter_map(|at| text.words.get(at)) {
            let letters = text.of(word);
            let is_sign = matches!(letters, "%" | "percent");
            let allowed = self.is_unit(word.lemma, letters)
                || is_sign && self.is_percentage
                || !is_sign && (word.is_filler() || BESIDE.contains(&letters));
            if word.is(Traits::NEGATION) || !allowed {
                return Verdict::wrong(format!("Its unit or wording does not go with {}.", self.value));
            }
        }
        let [number] = numbers.as_slice() else {
            return Verdict::wrong(if numbers.is_empty() {
                "There is no number in it."
            } else {
                "It names more than one number."
            });
        };
        // Decimal fractions have rounding errors, so the tolerance is extended by a hair.
        let slack = self.tolerance + self.value.abs() * 1e-12;
        if (number - self.value).abs() <= slack {
            Verdict::correct(format!("Within reach of {}.", self.value))
        } else {
            Verdict::wrong(format!("It is {}.", self.value))
        }
    }
}

impl Number {
    /// Whether this is the unit or the beginning of it: "chars" for "characters".
    fn is_unit(&self, lemma: Lemma, letters: &str) -> bool {
        const LEAST: usize = 3;
        let prefix = letters.trim_end_matches('s');
        let begins = |unit: &str| prefix.len() >= LEAST && unit.starts_with(prefix);
        self.unit.iter().any(|(own, unit)| *own == lemma || begins(unit))
    }

    /// Spells out the unit symbols of an answer. If minutes are expected, "m" doesn't mean meters.
    fn units_in_full(&self, answer: &str) -> String {
        let wants_minutes = self.unit.iter().any(|(_, unit)| unit == "minutes");
        let words = answer.split_whitespace().map(|word| if wants_minutes && word == "m" { "min" } else { word });
        units_in_full(&words.collect::<Vec<_>>().join(" "))
    }
}

/// Spells out unit symbols: "50/s" is 50 per second.
fn units_in_full(text: &str) -> String {
    let long = |part: &str| -> String {
        // A capital letter is another unit: "M", "B".
        let given = part.trim_end_matches('.');
        let given = if given.len() > 1 { given.to_lowercase() } else { given.to_owned() };
        let unit = SHORT_UNITS.iter().find(|(short, _)| short.contains(&given.as_str()));
        unit.map_or_else(|| part.to_owned(), |(_, long)| (*long).to_owned())
    };
    let parts = text.split_whitespace().map(|word| word.split('/').map(long).collect::<Vec<_>>().join(" / "));
    parts.collect::<Vec<_>>().join(" ")
}

/// What a question counts: the nouns after "how many", or "times" for "how often".
fn counted(prompt: &Text) -> String {
    let words: Vec<&str> = prompt.words.iter().map(|word| prompt.of(word)).collect();
    let asks = |how: &str| words.windows(2).position(|two| two == ["how", how]);
    if asks("often").is_some() {
        return "times".to_owned();
    }
    let Some(at) = asks("many") else { return String::new() };
    let behind = prompt.words.iter().skip(at + 2).take(COUNTED_WORDS);
    let nouns = behind.take_while(|word| !word.is_filler() && word.separator == Separator::None);
    nouns.map(|word| prompt.of(word)).collect::<Vec<_>>().join(" ")
}
