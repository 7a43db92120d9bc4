//! A number, within its tolerance, with its unit or none.

use super::text::{Meaning, Text, Traits, value_of};
use super::{Verdict, Vocabulary};

#[derive(Clone, Debug)]
pub(super) struct Number {
    value: f64,
    tolerance: f64,
    unit: Vec<Meaning>,
    is_percentage: bool,
}

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
    pub(super) fn new(value: f64, tolerance: f64, unit: Option<&str>, vocabulary: &Vocabulary) -> Self {
        let unit = unit.unwrap_or_default();
        let words = Text::read(unit, vocabulary).words;
        Self {
            value,
            tolerance,
            unit: words.iter().map(|word| word.meaning).collect(),
            is_percentage: unit.trim() == "%",
        }
    }

    pub(super) fn judge(&self, answer: &str, vocabulary: &Vocabulary) -> Verdict {
        // "250ms": the number and its unit without a space between.
        let apart = apart(answer);
        let text = Text::read(&apart, vocabulary);
        let mut numbers = Vec::new();
        for word in &text.words {
            let letters = text.of(word);
            let value = if word.is(Traits::NUMBER) { value_of(letters).or_else(|| spelt(letters)) } else { None };
            let allowed = self.unit.contains(&word.meaning)
                || word.is_filler() && !matches!(letters, "%" | "percent")
                || matches!(letters, "%" | "percent") && self.is_percentage
                || BESIDE.contains(&letters) && !matches!(letters, "%" | "percent");
            match value {
                Some(value) => numbers.push(value),
                None if word.is(Traits::DENIES) || !allowed => {
                    return Verdict::wrong(format!("Its unit or wording does not go with {}.", self.value));
                }
                None => {}
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

/// A space between a number and the letters that follow it.
fn apart(answer: &str) -> String {
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

/// The value of a number in words.
fn spelt(word: &str) -> Option<f64> {
    const NAMES: &[&str] = &[
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    NAMES.iter().position(|name| *name == word).map(|value| value as f64)
}
