//! Answers that are notation rather than words: signs, code, formulas, chemistry, units and notes.
//!
//! What kind of notation a wording is, is found once. An answer is then compared by the rules of that kind, which know
//! what makes no difference: the order of terms, backticks, "pi" for "π".

use crate::chemistry::Chemistry;
use crate::code::Code;
use crate::formula_notation::FormulaNotation;
pub(crate) use crate::likeness::Likeness;
use crate::signs::Signs;

/// A wording that is notation.
#[derive(Clone, Debug)]
pub(crate) enum Notation {
    Signs(Signs),
    Code(Code),
    Chemistry(Chemistry),
    Formula(Box<FormulaNotation>),
}

/// A longer wording isn't notation.
const LONGEST: usize = 160;

impl Notation {
    /// What kind of notation a wording is; `None` for ordinary words.
    pub(crate) fn read(wording: &str, prompt: &str) -> Option<Self> {
        if wording.len() > LONGEST {
            return None;
        }
        Signs::read(wording)
            .map(Self::Signs)
            .or_else(|| FormulaNotation::read_growth(wording, prompt).map(|formula| Self::Formula(Box::new(formula))))
            .or_else(|| Chemistry::read(wording, prompt).map(Self::Chemistry))
            .or_else(|| Code::read(wording, prompt).map(Self::Code))
            .or_else(|| FormulaNotation::read(wording, prompt).map(|formula| Self::Formula(Box::new(formula))))
    }

    /// Compares an answer with the wording; `None` if it isn't in any notation that this kind knows.
    pub(crate) fn judge(&self, answer: &str) -> Option<Likeness> {
        match self {
            Self::Signs(signs) => signs.judge(answer),
            Self::Code(code) => code.judge(answer),
            Self::Chemistry(chemistry) => chemistry.judge(answer),
            Self::Formula(formula) => formula.judge(answer),
        }
    }
}
