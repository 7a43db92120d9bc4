//! Units as answers: the newton is N and kg·m/s², but not J.

use crate::notations::likeness::Likeness;
use crate::notations::phrasing::{Typed, compare_pieces};
use crate::quantities::unit::{self, Unit};

/// A wording that is a unit by itself.
#[derive(Clone, Copy, Debug)]
pub(crate) struct UnitName(Unit);

/// How close the sizes of equal units are.
const TOLERANCE: f64 = 1e-9;

impl UnitName {
    pub(crate) fn read(wording: &str, prompt: &str) -> Option<Self> {
        let lower = prompt.to_lowercase();
        let asks = lower.split(|letter: char| !letter.is_alphabetic()).any(|word| matches!(word, "unit" | "units"));
        if !asks {
            return None;
        }
        // "Newton (N)".
        let name = wording.split_once(" (").map_or(wording, |(name, _)| name);
        unit::whole(name).filter(|unit| !unit.dimension.is_none() && !unit.dimension.is_currency()).map(Self)
    }

    pub(crate) fn judge(self, answer: &Typed<'_>) -> Option<Likeness> {
        compare_pieces(answer, |text| self.compare(text))
    }

    fn compare(self, text: &str) -> Option<Likeness> {
        let text = text.strip_prefix("the ").or_else(|| text.strip_prefix("a ")).unwrap_or(text).trim();
        // "1/s", "one per second".
        let text = text.strip_prefix("1 ").or_else(|| text.strip_prefix("one ")).unwrap_or(text);
        let text = if text.starts_with("1/") { text.trim_start_matches('1') } else { text };
        // By itself, a capital A is no article.
        let ampere = text.strip_prefix('A').filter(|rest| !rest.starts_with(char::is_alphabetic));
        let spelled = ampere.map(|rest| format!("ampere{rest}"));
        let text = spelled.as_deref().unwrap_or(text);
        let is_letter = text.chars().count() == 1;
        let given = unit::whole(text)
            .filter(|_| !is_letter)
            .or_else(|| unit::whole(text))
            .or_else(|| unit::whole(&text.to_uppercase()).filter(|_| is_letter))?;
        let is_same = given.dimension == self.0.dimension
            && (given.factor / self.0.factor - 1.0).abs() < TOLERANCE
            && (given.offset - self.0.offset).abs() < TOLERANCE;
        // "w" for W: in lower case, no other unit is meant.
        let capital = || unit::whole(&text.to_uppercase()).is_some_and(|unit| unit == self.0);
        Some(
            if is_same || is_letter && text.chars().all(char::is_lowercase) && unit::whole(text).is_none() && capital()
            {
                Likeness::Same
            } else {
                Likeness::Different
            },
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_have_symbols_and_definitions() {
        for (prompt, wording, same, different) in [
            (
                "SI unit of force?",
                "newton",
                &["N", "newtons", "Newton (N)", "kg m/s^2", "kg·m/s²", "the newton"][..],
                &["joule", "J", "Nm", "Pascal", "kN"][..],
            ),
            ("SI unit of frequency?", "hertz", &["Hz", "1/s", "hertz!", "per second"], &["kHz", "watt"]),
            ("SI unit of energy", "joule", &["J", "joules", "kg m²/s²", "N·m"], &["W", "calorie", "kJ", "newton"]),
            ("SI unit of power", "watt", &["W", "joules per second", "J/s"], &["watt-hour", "kW", "J", "horsepower"]),
            ("SI unit of electric charge?", "coulomb", &["C", "A·s", "coulombs"], &["V", "A", "mC"]),
            ("SI unit of pressure?", "Pa", &["pascal", "N/m²", "Pascals"], &["bar", "N", "hPa"]),
        ] {
            let unit = UnitName::read(wording, prompt).expect(wording);
            for answer in same {
                assert_eq!(unit.judge(&(*answer).into()), Some(Likeness::Same), "{answer} for {wording}");
            }
            for answer in different {
                assert_eq!(unit.judge(&(*answer).into()), Some(Likeness::Different), "{answer} for {wording}");
            }
        }
    }
}
