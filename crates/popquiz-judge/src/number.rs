//! A number, within its tolerance, with its unit or none. What the question counts may stand beside it as well: "2,000 characters".

use super::spelt::numbers;
use super::text::{Gap, Meaning, Text, Traits};
use super::{Verdict, Vocabulary};

#[derive(Clone, Debug)]
pub(super) struct Number {
    value: f64,
    tolerance: f64,
    /// What may stand beside it: its unit, and what the question counts.
    unit: Vec<(Meaning, String)>,
    is_percentage: bool,
}

/// Short forms of units as they are typed behind a number, and what they stand for. Elsewhere a single letter is an option, or a variable, so the
/// judge's other words know nothing of these.
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

/// The most words behind "how many" that are what it counts: "how many HTTP requests", but not the verb after it, or what is counted within.
const COUNTED_WORDS: usize = 2;

/// Words that leave a number as it is, or say roughly how sure it is.
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
    pub(super) fn new(prompt: &str, value: f64, tolerance: f64, unit: Option<&str>, vocabulary: &Vocabulary) -> Self {
        let is_percentage = unit.is_some_and(|unit| unit.trim() == "%");
        let mut beside = unit.map(units_in_full).unwrap_or_default();
        // With a unit, it alone is what the number counts: "how many thousand kilometres" is no kilometres.
        if unit.is_none() {
            beside = counted(&Text::read(prompt, vocabulary));
        }
        let beside = Text::read(&beside, vocabulary);
        let unit = beside.words.iter().map(|word| (word.meaning, beside.of(word).to_owned())).collect();
        Self { value, tolerance, unit, is_percentage }
    }

    pub(super) fn judge(&self, answer: &str, vocabulary: &Vocabulary) -> Verdict {
        // "250ms": the number and its unit without a space between.
        let text = Text::read(&self.units_in_full(&apart(answer)), vocabulary);
        let (numbers, others) = numbers(&text);
        for word in others.into_iter().filter_map(|at| text.words.get(at)) {
            let letters = text.of(word);
            let is_sign = matches!(letters, "%" | "percent");
            let allowed = self.is_unit(word.meaning, letters)
                || is_sign && self.is_percentage
                || !is_sign && (word.is_filler() || BESIDE.contains(&letters));
            if word.is(Traits::DENIES) || !allowed {
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
        // A hair beyond the tolerance is the rounding of decimal fractions, not of the person.
        let slack = self.tolerance + self.value.abs() * 1e-12;
        if (number - self.value).abs() <= slack {
            Verdict::correct(format!("Within reach of {}.", self.value))
        } else {
            Verdict::wrong(format!("It is {}.", self.value))
        }
    }
}

impl Number {
    /// Its unit, or the beginning of it: "chars" for "characters".
    fn is_unit(&self, meaning: Meaning, letters: &str) -> bool {
        const LEAST: usize = 3;
        let beginning = letters.trim_end_matches('s');
        let begins = |unit: &str| beginning.len() >= LEAST && unit.starts_with(beginning);
        self.unit.iter().any(|(own, unit)| *own == meaning || begins(unit))
    }

    /// An answer with its short units in full: where minutes are wanted, "m" is none of metres.
    fn units_in_full(&self, answer: &str) -> String {
        let wants_minutes = self.unit.iter().any(|(_, unit)| unit == "minutes");
        let words = answer.split_whitespace().map(|word| if wants_minutes && word == "m" { "min" } else { word });
        units_in_full(&words.collect::<Vec<_>>().join(" "))
    }
}

/// A space between a number and the letters that follow it.
pub(super) fn apart(answer: &str) -> String {
    let mut apart = String::with_capacity(answer.len() + 4);
    let mut before = ' ';
    for letter in answer.chars().take(super::text::LONGEST) {
        if before.is_ascii_digit() && letter.is_alphabetic() {
            apart.push(' ');
        }
        apart.push(letter);
        before = letter;
    }
    apart
}

/// The same with short forms of units in full: "50/s" is 50 per second.
fn units_in_full(text: &str) -> String {
    let long = |part: &str| -> String {
        // A capital makes another unit of a letter: "M", "B".
        let typed = part.trim_end_matches('.');
        let typed = if typed.len() > 1 { typed.to_lowercase() } else { typed.to_owned() };
        let unit = SHORT_UNITS.iter().find(|(short, _)| short.contains(&typed.as_str()));
        unit.map_or_else(|| part.to_owned(), |(_, long)| (*long).to_owned())
    };
    let parts = text.split_whitespace().map(|word| word.split('/').map(long).collect::<Vec<_>>().join(" / "));
    parts.collect::<Vec<_>>().join(" ")
}

/// What a question counts: the nouns behind "how many", and the times of "how often".
fn counted(prompt: &Text) -> String {
    let words: Vec<&str> = prompt.words.iter().map(|word| prompt.of(word)).collect();
    let asks = |how: &str| words.windows(2).position(|two| two == ["how", how]);
    if asks("often").is_some() {
        return "times".to_owned();
    }
    let Some(at) = asks("many") else { return String::new() };
    let behind = prompt.words.iter().skip(at + 2).take(COUNTED_WORDS);
    let nouns = behind.take_while(|word| !word.is_filler() && word.gap == Gap::None);
    nouns.map(|word| prompt.of(word)).collect::<Vec<_>>().join(" ")
}
