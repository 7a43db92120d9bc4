//! [`AnswerHash`]: whether a card still has the answer that somebody learned.

use popquiz_deck::AnswerKey;
use popquiz_deck::fold::fold_or_keep;

/// A number for a card's answer: memories of a card start over when its answer becomes another one. More wordings, a
/// note, and another prompt don't change it, and neither do case and punctuation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AnswerHash(pub u32);

impl AnswerHash {
    /// The number for this answer.
    pub fn of(key: &AnswerKey) -> Self {
        let first = |wordings: &Vec<String>| wordings.first().map_or_else(String::new, |wording| fold_or_keep(wording));
        let mut parts: Vec<String> = match key {
            AnswerKey::Term(wordings) => vec![first(wordings)],
            AnswerKey::List { items, .. } => items.iter().map(first).collect(),
            AnswerKey::Blanks(blanks) => blanks.iter().map(first).collect(),
            AnswerKey::Number { value, unit, .. } => vec![value.to_string(), unit.clone().unwrap_or_default()],
            AnswerKey::YesNo { yes, .. } => vec![yes.to_string()],
            AnswerKey::Explanation { texts, .. } => vec![first(texts)],
            AnswerKey::Choice { options, correct } => {
                options.get(*correct).map(|option| fold_or_keep(option)).into_iter().collect()
            }
        };
        if matches!(key, AnswerKey::List { ordered: false, .. }) {
            parts.sort_unstable();
        }
        // FNV-1a, 32 bits: to notice edits, not to withstand forgery.
        let bytes = parts.iter().flat_map(|part| part.bytes().chain([0xff]));
        Self(bytes.fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(wordings: &[&str]) -> AnswerHash {
        AnswerHash::of(&AnswerKey::Term(wordings.iter().map(|&it| it.to_owned()).collect()))
    }

    #[test]
    fn an_answer_is_another_one_if_its_first_wording_is() {
        assert_eq!(term(&["Mitochondria"]), term(&["mitochondria!", "mitochondrion"]));
        assert_ne!(term(&["Mitochondria"]), term(&["ribosomes", "Mitochondria"]));
        assert_ne!(term(&["+"]), term(&["-"]));
        let list = |items: [&str; 2], ordered| {
            let items = items.map(|item| vec![item.to_owned()]).to_vec();
            AnswerHash::of(&AnswerKey::List { items, ordered, any: None })
        };
        assert_eq!(list(["red", "blue"], false), list(["blue", "red"], false));
        assert_ne!(list(["red", "blue"], true), list(["blue", "red"], true));
        assert_ne!(list(["a b", "c"], true), list(["a", "b c"], true));
        let choice = |options: [&str; 2], correct| {
            AnswerHash::of(&AnswerKey::Choice { options: options.map(str::to_owned).to_vec(), correct })
        };
        assert_eq!(choice(["red", "blue"], 1), choice(["blue", "red"], 0));
        assert_ne!(choice(["red", "blue"], 1), choice(["red", "blue"], 0));
    }
}
