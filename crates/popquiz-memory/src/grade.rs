//! From an answer to one of the four grades of FSRS.

/// How well somebody remembered a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// They didn't know it.
    Again = 1,
    /// They knew it in part, with help, at a later try, or by a choice that may have been a guess.
    Hard = 2,
    /// They knew it.
    Good = 3,
    /// They knew it at once.
    Easy = 4,
}

impl Grade {
    /// All grades, from the lowest.
    pub const ALL: [Self; 4] = [Self::Again, Self::Hard, Self::Good, Self::Easy];

    /// Its number in FSRS, from 1 to 4.
    pub fn number(self) -> u8 {
        self as u8
    }

    /// The grade with this number.
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|grade| grade.number() == number)
    }

    /// Whether the card was remembered, if only just.
    pub fn is_remembered(self) -> bool {
        self != Self::Again
    }
}

/// What an answer's grade depends on.
///
/// ```
/// use popquiz_memory::{Answer, Grade};
///
/// let right = Answer { credit: 1.0, ..Answer::default() };
/// assert_eq!(right.grade(), Grade::Good);
/// assert_eq!(Answer { had_hint: true, ..right }.grade(), Grade::Hard);
/// assert_eq!(Answer { credit: 0.4, ..right }.grade(), Grade::Again);
/// ```
#[expect(clippy::struct_excessive_bools, reason = "facts that don't depend on each other")]
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Answer {
    /// The credit that it earned, from 0 to 1.
    pub credit: f64,
    /// Whether earlier answers to the same question were wrong.
    pub is_later_try: bool,
    /// Whether a hint was shown.
    pub had_hint: bool,
    /// Whether it was chosen from several options.
    pub is_choice: bool,
    /// Whether a clock was running and it was among the fastest quarter of this person's right answers. Without a
    /// clock, the time says nothing: an answer that takes hours was given after hours of other things.
    pub is_fast: bool,
}

impl Answer {
    /// Full credit, within what a sum of parts may lose to rounding.
    const FULL: f64 = 1.0 - 1e-9;

    /// Its grade. Less than half of the credit is wrong. Partial credit, a hint, a later try, and a choice, which may
    /// be a guess, are hard.
    pub fn grade(&self) -> Grade {
        if self.credit.is_nan() || self.credit < 0.5 {
            Grade::Again
        } else if self.credit < Self::FULL || self.had_hint || self.is_later_try || self.is_choice {
            Grade::Hard
        } else if self.is_fast {
            Grade::Easy
        } else {
            Grade::Good
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grade_follows_from_credit_help_choice_and_speed() {
        let right = Answer { credit: 1.0, ..Answer::default() };
        let table = [
            (Answer { credit: 0.0, ..right }, Grade::Again),
            (Answer { credit: 0.49, ..right }, Grade::Again),
            (Answer { credit: f64::NAN, ..right }, Grade::Again),
            (Answer { credit: 0.0, is_fast: true, ..right }, Grade::Again),
            (Answer { credit: 0.0, is_choice: true, ..right }, Grade::Again),
            (Answer { credit: 0.5, ..right }, Grade::Hard),
            (Answer { credit: 0.99, is_fast: true, ..right }, Grade::Hard),
            (Answer { is_later_try: true, ..right }, Grade::Hard),
            (Answer { had_hint: true, is_fast: true, ..right }, Grade::Hard),
            (Answer { is_choice: true, is_fast: true, ..right }, Grade::Hard),
            (right, Grade::Good),
            (Answer { credit: 1.0 / 3.0 + 1.0 / 3.0 + 1.0 / 3.0, ..right }, Grade::Good),
            (Answer { is_fast: true, ..right }, Grade::Easy),
        ];
        for (answer, grade) in table {
            assert_eq!(answer.grade(), grade, "{answer:?}");
        }
    }

    #[test]
    fn a_grade_has_a_number() {
        for grade in Grade::ALL {
            assert_eq!(Grade::from_number(grade.number()), Some(grade));
        }
        assert_eq!(Grade::from_number(0), None);
        assert_eq!(Grade::from_number(5), None);
    }
}
