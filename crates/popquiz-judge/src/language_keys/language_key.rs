//! The answer keys of cards whose answer isn't in English.

use popquiz_deck::AnswerKey;

use crate::language_forms::language_card::LanguageCard;
use crate::language_forms::language_reason::wrong;
use crate::language_keys::language_explanation::LanguageExplanation;
use crate::language_keys::language_number::LanguageQuantity;
use crate::language_keys::language_parts::LanguageParts;
use crate::language_keys::language_term::LanguageTerm;
use crate::language_keys::language_yes_no::LanguageYesNo;
use crate::language_keys::unspaced_term::UnspacedTerm;
use crate::verdicts::reason::Reason;
use crate::verdicts::verdict::Verdict;

#[derive(Debug)]
pub(crate) enum LanguageKey {
    Term(LanguageTerm),
    UnspacedTerm(UnspacedTerm),
    Number(LanguageQuantity),
    YesNo(LanguageYesNo),
    Parts(LanguageParts),
    Explanation(LanguageExplanation),
}

impl LanguageKey {
    /// `None` for kinds that don't depend on the language.
    pub(crate) fn new(card: LanguageCard, prompt: &str, key: &AnswerKey) -> Option<Self> {
        Some(match key {
            AnswerKey::Term(wordings) if !card.language.is_unspaced() => {
                Self::Term(LanguageTerm::new(card, prompt, wordings))
            }
            AnswerKey::Term(wordings) => Self::UnspacedTerm(UnspacedTerm::new(card, prompt, wordings)),
            AnswerKey::Number { value, tolerance, unit } => {
                Self::Number(LanguageQuantity::of_number(card.language, prompt, *value, *tolerance, unit.as_deref()))
            }
            AnswerKey::YesNo { yes, .. } => Self::YesNo(LanguageYesNo::new(card, *yes)),
            AnswerKey::List { items, ordered, any } => Self::Parts(LanguageParts::list(card, items, *ordered, *any)),
            AnswerKey::Blanks(gaps) => Self::Parts(LanguageParts::gaps(card, prompt, gaps)),
            AnswerKey::Explanation { texts, points } => {
                Self::Explanation(LanguageExplanation::new(card, prompt, texts, points))
            }
            AnswerKey::Choice { .. } => return None,
        })
    }

    /// How many parts the key has, and how many make a full answer.
    pub(crate) fn parts(&self) -> (usize, usize) {
        match self {
            Self::Parts(parts) => (parts.count(), parts.required()),
            _ => (1, 1),
        }
    }

    pub(crate) fn judge(&self, answer: &str) -> Verdict {
        match self {
            Self::Term(term) => term.judge(answer),
            Self::UnspacedTerm(term) => term.judge(answer),
            Self::Number(number) => number.judge(answer).unwrap_or_else(|| wrong(Reason::NoNumber)),
            Self::YesNo(yes_no) => yes_no.judge(answer),
            Self::Parts(parts) => parts.judge(answer),
            Self::Explanation(explanation) => explanation.judge(answer),
        }
    }
}
