//! Numbers: judged by value, unit and precision, in any notation.

use crate::quantity_judge::QuantityJudge;
use crate::verdict::Verdict;

#[derive(Clone, Debug)]
pub(crate) struct Number(QuantityJudge);

impl Number {
    pub(crate) fn new(prompt: &str, value: f64, tolerance: f64, unit: Option<&str>) -> Self {
        Self(QuantityJudge::of_number(prompt, value, tolerance, unit))
    }

    pub(crate) fn judge(&self, answer: &str) -> Verdict {
        self.0.judge(answer).unwrap_or_else(|| Verdict::wrong("There is no number in it."))
    }
}
