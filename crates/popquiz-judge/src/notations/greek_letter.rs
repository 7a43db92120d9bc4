//! Greek letters by themselves, which may be written or named, and the number that π is.

use crate::notations::formula_names::GREEK;
use crate::notations::likeness::Likeness;
use crate::notations::phrasing::Typed;

/// A Greek letter in lower case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct GreekLetter {
    letter: char,
    /// Whether the number is asked for, rather than the letter.
    is_number: bool,
}

impl GreekLetter {
    pub(crate) fn read(wording: &str, prompt: &str) -> Option<Self> {
        let letter = letter_of(wording.trim())?;
        let lower = prompt.to_lowercase();
        let words = ["letter", "alphabet", "symbol", "constant", "ratio", "number", "value", "sign"];
        let is_asked = words.iter().any(|word| lower.contains(word));
        (is_asked || !wording.is_ascii()).then(|| Self { letter, is_number: !lower.contains("letter") })
    }

    pub(crate) fn judge(self, answer: &Typed<'_>) -> Option<Likeness> {
        let phrasing = answer.phrasing();
        self.compare(answer.bare())
            .or_else(|| self.compare(phrasing.whole()))
            .or_else(|| phrasing.pieces().find_map(|piece| self.compare(piece.text)))
    }

    fn compare(self, text: &str) -> Option<Likeness> {
        let likeness = |is_same: bool| Some(if is_same { Likeness::Same } else { Likeness::Different });
        if let Some(letter) = letter_of(text) {
            return likeness(letter == self.letter);
        }
        if text.eq_ignore_ascii_case("pie") && self.letter == 'π' {
            return likeness(true);
        }
        if self.letter == 'π'
            && self.is_number
            && let Some(is_near) = is_near_pi(text)
        {
            return likeness(is_near);
        }
        // "2π" and "pi r squared" are formulas.
        let first = text.split(|letter: char| !letter.is_alphabetic()).find(|word| !word.is_empty())?;
        let is_formula = text.len() > first.len()
            && text.split([' ', '*', '·', '/', '^', '+', '-']).filter(|part| !part.is_empty()).all(|part| {
                let letters = part.trim_matches(|letter: char| letter.is_ascii_digit() || letter == '²');
                letters.chars().count() <= 1 || letter_of(letters).is_some() || letters == "squared"
            });
        is_formula.then_some(Likeness::Different)
    }
}

/// Whether a number is π, rounded or cut off; `None` if it's no number.
fn is_near_pi(text: &str) -> Option<bool> {
    const LEAST_DECIMALS: usize = 2;
    let number = text.trim_start_matches(['≈', '~', ' ']).trim_end_matches(['.', '…']).replace(',', ".");
    let decimals = number.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let is_plain = number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let value: f64 = number.parse().ok().filter(|_| is_plain)?;
    let step = 10_f64.powi(-i32::try_from(decimals.min(15)).unwrap_or(0));
    let missing = std::f64::consts::PI - value;
    Some(decimals >= LEAST_DECIMALS && ((0.0..step).contains(&missing) || missing.abs() <= step / 2.0))
}

fn letter_of(text: &str) -> Option<char> {
    let lower = text.to_lowercase();
    let lower = lower.strip_prefix("greek letter ").unwrap_or(&lower);
    let is_it = |(name, small, _): &&(&str, char, char)| *name == lower || lower.chars().eq([*small]);
    GREEK.iter().find(is_it).map(|(_, small, _)| *small)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_may_be_named_or_written() {
        let pi = GreekLetter::read("pi", "What is the ratio of circumference to diameter?").expect("a letter");
        for answer in ["pi", "π", "Pi!", "3.14", "3.14159", "pie", "it's π"] {
            assert_eq!(pi.judge(&answer.into()), Some(Likeness::Same), "{answer}");
        }
        for answer in ["3.15", "phi", "psi", "2π", "pi r squared", "22"] {
            assert_eq!(pi.judge(&answer.into()), Some(Likeness::Different), "{answer}");
        }
        let sigma = GreekLetter::read("σ", "Symbol of the standard deviation?").expect("a letter");
        assert_eq!(sigma.judge(&"sigma".into()), Some(Likeness::Same));
        assert_eq!(sigma.judge(&"μ".into()), Some(Likeness::Different));
    }
}
