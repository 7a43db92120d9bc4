//! A number, within its tolerance, with its unit or none.

use super::{Verdict, text};

#[derive(Clone, Debug)]
pub(super) struct Number {
    value: f64,
    tolerance: f64,
    unit: Vec<String>,
    is_percentage: bool,
}

impl Number {
    pub(super) fn new(value: f64, tolerance: f64, unit: Option<&str>) -> Self {
        let unit = unit.unwrap_or_default();
        Self { value, tolerance, unit: text::words(unit), is_percentage: unit.trim() == "%" }
    }

    pub(super) fn judge(&self, words: &[String]) -> Verdict {
        let mut numbers = Vec::new();
        let mut others = Vec::new();
        for word in words {
            // "250ms": the number and its unit without a space between.
            let end = word.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-'))).unwrap_or(word.len());
            let (number, unit) = word.split_at(end);
            match number.parse::<f64>() {
                Ok(number) => {
                    numbers.push(number);
                    others.extend((!unit.is_empty()).then(|| unit.to_owned()));
                }
                Err(_) => others.push(word.clone()),
            }
        }
        let [number] = numbers.as_slice() else {
            return Verdict::wrong(if numbers.is_empty() {
                "There is no number in it."
            } else {
                "It names more than one number."
            });
        };
        let allowed = |word: &String| {
            self.unit.contains(word)
                || self.is_percentage && (word == "percent" || word == "per" || word == "cent")
                || text::is_filler(word)
                || ["about", "around", "roughly", "approximately", "ca", "circa", "exactly"].contains(&word.as_str())
        };
        if text::denies(&others) || !others.iter().all(allowed) {
            return Verdict::wrong(format!("Its unit or wording does not go with {}.", self.value));
        }
        // A hair beyond the tolerance is the rounding of decimal fractions, not of the person.
        let slack = self.tolerance + self.value.abs() * 1e-12;
        if (number - self.value).abs() <= slack {
            Verdict::correct(format!("Within reach of {}.", self.value))
        } else {
            Verdict::wrong(format!("It is {}.", self.value))
        }
    }
}
