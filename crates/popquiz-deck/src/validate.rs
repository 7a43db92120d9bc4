//! Validation of answer keys, regardless of their source.

use crate::fold::is_blank;
use crate::limits::OPTIONS;
use crate::model::{AnswerKey, Wordings};

/// Why nobody could answer a card with this answer key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidKey {
    /// A list asks for none of its items, or for more than it has.
    #[error("the list has {items} items, so you can't ask for {any} of them")]
    Any {
        /// How many items are asked for.
        any: usize,
        /// How many items there are.
        items: usize,
    },
    /// A number isn't finite, or its tolerance isn't finite or is negative.
    #[error("the number must be finite, and its tolerance at least 0")]
    Number,
    /// A choice has too few or too many options, or the index of the correct one is out of range.
    #[error("a choice needs 2 to 10 options, one of them correct; this one has {0}")]
    Options(usize),
    /// A wording is blank, or a list of wordings is empty.
    #[error("part of the answer is empty")]
    Empty,
}

impl AnswerKey {
    /// Checks that the answer key can be answered at all.
    ///
    /// ```
    /// use popquiz_deck::AnswerKey;
    /// use popquiz_deck::validate::InvalidKey;
    ///
    /// let items = vec![vec!["red".into()], vec!["green".into()]];
    /// let key = AnswerKey::List { items, ordered: false, any: Some(3) };
    /// assert_eq!(key.validate(), Err(InvalidKey::Any { any: 3, items: 2 }));
    /// ```
    ///
    /// # Errors
    /// [`InvalidKey`] if nobody could answer it.
    pub fn validate(&self) -> Result<(), InvalidKey> {
        self.invalid().map_or(Ok(()), Err)
    }

    fn invalid(&self) -> Option<InvalidKey> {
        match self {
            Self::List { items, any: Some(any), .. } if *any == 0 || *any > items.len() => {
                Some(InvalidKey::Any { any: *any, items: items.len() })
            }
            Self::Number { value, tolerance, .. }
                if !value.is_finite() || !tolerance.is_finite() || *tolerance < 0.0 =>
            {
                Some(InvalidKey::Number)
            }
            Self::Choice { options, correct } if !OPTIONS.contains(&options.len()) || *correct >= options.len() => {
                Some(InvalidKey::Options(options.len()))
            }
            key => key.has_empty_part().then_some(InvalidKey::Empty),
        }
    }

    fn has_empty_part(&self) -> bool {
        let is_empty = |wordings: &Wordings| wordings.is_empty() || wordings.iter().any(|wording| is_blank(wording));
        match self {
            Self::Term(wordings) | Self::Choice { options: wordings, .. } => is_empty(wordings),
            Self::Explanation { texts, points } => is_empty(texts) || points.iter().any(is_empty),
            Self::List { items: parts, .. } | Self::Blanks(parts) => parts.is_empty() || parts.iter().any(is_empty),
            Self::Number { .. } | Self::YesNo { .. } => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unanswerable_key_explains_why() {
        let text = |text: &str| vec![text.to_owned()];
        let list = |any| AnswerKey::List { items: vec![text("a"), text("b")], ordered: false, any };
        let number = |value, tolerance| AnswerKey::Number { value, tolerance, unit: None };
        let choice = |count: usize, correct| AnswerKey::Choice { options: vec!["a".to_owned(); count], correct };
        for (key, invalid) in [
            (list(Some(2)), None),
            (list(Some(0)), Some(InvalidKey::Any { any: 0, items: 2 })),
            (list(Some(3)), Some(InvalidKey::Any { any: 3, items: 2 })),
            (number(1.0, 0.0), None),
            (number(f64::NAN, 0.0), Some(InvalidKey::Number)),
            (number(1.0, -0.1), Some(InvalidKey::Number)),
            (number(1.0, f64::INFINITY), Some(InvalidKey::Number)),
            (choice(10, 9), None),
            (choice(1, 0), Some(InvalidKey::Options(1))),
            (choice(11, 0), Some(InvalidKey::Options(11))),
            (choice(3, 3), Some(InvalidKey::Options(3))),
            (AnswerKey::Term(Vec::new()), Some(InvalidKey::Empty)),
            (AnswerKey::Term(text(" ")), Some(InvalidKey::Empty)),
            (AnswerKey::Term(text("\u{200b}\u{2060}")), Some(InvalidKey::Empty)),
            (AnswerKey::Term(text("⠀")), Some(InvalidKey::Empty)),
            (AnswerKey::Term(text("=")), None),
            (AnswerKey::Blanks(Vec::new()), Some(InvalidKey::Empty)),
            (AnswerKey::Blanks(vec![Vec::new()]), Some(InvalidKey::Empty)),
            (AnswerKey::Explanation { texts: text("a"), points: vec![text("")] }, Some(InvalidKey::Empty)),
            (AnswerKey::Explanation { texts: text("a"), points: Vec::new() }, None),
            (AnswerKey::YesNo { yes: true, because: None }, None),
        ] {
            assert_eq!(key.validate().err(), invalid, "{key:?}");
        }
    }
}
