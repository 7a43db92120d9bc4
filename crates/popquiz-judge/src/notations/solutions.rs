//! The solutions of an equation: "x = 3 or x = −3", "±3" and "3, −3" are the same.

use crate::notations::formula::{Formula, Reach};
use crate::notations::formula_names::Names;
use crate::notations::formula_tokens::{Scope, tokens};
use crate::notations::likeness::Likeness;
use crate::notations::phrasing::Typed;

/// Two or more numbers that solve an equation.
#[derive(Clone, Debug)]
pub(crate) struct Solutions {
    values: Vec<f64>,
    /// The unknown of the equation.
    names: Names,
}

const MOST: usize = 6;

/// Words of a question that has solutions.
const CONTEXT: &[&str] = &["solve", "solution", "solutions", "root", "roots", "zeros", "zeroes", "equation"];

impl Solutions {
    pub(crate) fn read(wording: &str, prompt: &str) -> Option<Self> {
        let lower = prompt.to_lowercase();
        let is_asked = lower.split(|letter: char| !letter.is_alphabetic()).any(|word| CONTEXT.contains(&word));
        if !is_asked {
            return None;
        }
        let unknown = wording.split_once('=').map_or("x", |(name, _)| name.trim());
        let mut names = Names::default();
        if unknown.chars().count() != 1 {
            return None;
        }
        names.declare(unknown);
        let own = Self { values: Vec::new(), names };
        let values = own.values_of(wording)?;
        (values.len() > 1).then_some(Self { values, ..own })
    }

    pub(crate) fn judge(&self, answer: &Typed<'_>) -> Option<Likeness> {
        let phrasing = answer.phrasing();
        let given = self.values_of(phrasing.whole())?;
        let has = |all: &[f64], value: f64| all.iter().any(|other| (other - value).abs() < 1e-6 * (1.0 + value.abs()));
        let right = given.iter().filter(|value| has(&self.values, **value)).count();
        Some(if right < given.len() || given.is_empty() {
            Likeness::Different
        } else if self.values.iter().all(|value| has(&given, *value)) {
            Likeness::Same
        } else {
            Likeness::Partial
        })
    }

    /// The numbers that a text lists.
    fn values_of(&self, text: &str) -> Option<Vec<f64>> {
        // A sign may be "plus or minus".
        let text = text.replace("plus or minus", "±").replace("plus minus", "±").replace(" und ", " and ");
        let mut values = Vec::new();
        let parts = text.split([';', '\n']).flat_map(|part| part.split(", "));
        let parts = parts.flat_map(|part| part.split(" or ")).flat_map(|part| part.split(" and "));
        for part in parts.map(|part| part.trim_matches([' ', '{', '}', ','])).filter(|part| !part.is_empty()) {
            // "x₁ = 2".
            let value = part.rsplit_once('=').map_or(part, |(_, value)| value);
            let name = part.rsplit_once('=').map_or("", |(name, _)| name.trim());
            if name.chars().count() > 3 {
                return None;
            }
            let read = tokens(value, &mut Scope::Known(&self.names))?;
            let formula = Formula::parse(&read, &self.names, Reach::Tight)?;
            values.extend(formula.constant_values()?);
            if values.len() > MOST {
                return None;
            }
        }
        Some(values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn solutions_are_a_set() {
        let both = Solutions::read("x = 3 or x = -3", "Solve x^2 = 9 over the reals.").expect("solutions");
        for answer in ["±3", "3 and -3", "-3, 3", "+/- 3", "plus or minus 3", "x = 3 or -3", "x=±3"] {
            assert_eq!(both.judge(&answer.into()), Some(Likeness::Same), "{answer}");
        }
        for (answer, likeness) in [
            ("3", Likeness::Partial),
            ("-3", Likeness::Partial),
            ("9", Likeness::Different),
            ("3, 4", Likeness::Different),
        ] {
            assert_eq!(both.judge(&answer.into()), Some(likeness), "{answer}");
        }
        let roots = Solutions::read("2 and 1/2", "Roots of 2x² − 5x + 2?").expect("solutions");
        assert_eq!(roots.judge(&"0.5 and 2".into()), Some(Likeness::Same));
    }
}
