//! Multiple choice from any deck: the answers of other cards as options, none of which stands out.

use std::collections::BTreeSet;

use popquiz_deck::fold::fold_or_keep;
use popquiz_deck::{AnswerKey, Card, Deck};
use popquiz_judge::{CardJudge, Credit};
use rand::SeedableRng as _;
use rand::seq::SliceRandom as _;

/// Options of a question, the right one included.
const OPTIONS: usize = 4;

/// The key of a card as multiple choice. The options come from cards with one of its tags (from all without tags, if it
/// has none) and the same kind of answer. `None` for cards that aren't terms or numbers, and if too few cards are alike.
///
/// An option that `judge` gives any credit would be right as well, and one of another length, form or unit would be an
/// obvious odd one out. The `seed` chooses among the rest.
pub fn as_choice(card: &Card, deck: &Deck, judge: &CardJudge, seed: u64) -> Option<AnswerKey> {
    let right = Shown::of(card)?;
    let prompt = fold_or_keep(&card.prompt);
    let is_sibling = |other: &&Card| {
        other.id != card.id
            && match card.tags.as_slice() {
                [] => other.tags.is_empty(),
                tags => other.tags.iter().any(|tag| tags.contains(tag)),
            }
    };
    let mut known = BTreeSet::from([fold_or_keep(&right.text)]);
    let mut others: Vec<String> = Vec::new();
    for other in deck.cards.iter().filter(is_sibling).filter_map(Shown::of) {
        let folded = fold_or_keep(&other.text);
        let is_in_prompt = prompt.contains(&folded);
        if other.is_like(&right)
            && !is_in_prompt
            && judge.judge(&other.text).credit == Credit::NONE
            && known.insert(folded)
        {
            others.push(other.text);
        }
    }
    if others.len() + 1 < OPTIONS {
        return None;
    }
    others.shuffle(&mut rand::rngs::ChaCha8Rng::seed_from_u64(seed));
    others.truncate(OPTIONS - 1);
    let options = std::iter::once(right.text).chain(others).collect();
    Some(AnswerKey::Choice { options, correct: 0 })
}

/// An answer as an option, and what would make it stand out.
#[derive(Debug)]
struct Shown {
    text: String,
    form: Form,
}

#[derive(Debug, PartialEq)]
enum Form {
    Number { value: f64, decimals: usize, unit: Option<String> },
    Term { words: usize, letters: usize, is_capitalized: bool, is_acronym: bool, has_digits: bool, is_ascii: bool },
}

impl Shown {
    fn of(card: &Card) -> Option<Self> {
        match card.key.as_ref()? {
            AnswerKey::Number { value, unit, .. } => {
                let number = value.to_string();
                let decimals = number.split_once('.').map_or(0, |(_, decimals)| decimals.len());
                let text = unit.as_ref().map_or_else(|| number.clone(), |unit| format!("{number} {unit}"));
                Some(Self { text, form: Form::Number { value: *value, decimals, unit: unit.clone() } })
            }
            AnswerKey::Term(wordings) => {
                let text = wordings.first()?.trim().to_owned();
                let letters = text.chars().count();
                let is_acronym = letters > 1 && !text.chars().any(char::is_lowercase) && text.is_ascii();
                let form = Form::Term {
                    words: text.split_whitespace().count(),
                    letters,
                    is_capitalized: text.chars().next()?.is_uppercase(),
                    is_acronym,
                    has_digits: text.chars().any(|letter| letter.is_ascii_digit()),
                    is_ascii: text.chars().filter(|letter| letter.is_alphabetic()).all(|letter| letter < '\u{250}'),
                };
                Some(Self { text, form })
            }
            _ => None,
        }
    }

    /// Whether neither stands out next to the other.
    fn is_like(&self, right: &Self) -> bool {
        match (&self.form, &right.form) {
            (
                Form::Number { value, decimals, unit },
                Form::Number { value: right, decimals: right_decimals, unit: right_unit },
            ) => {
                let magnitude = |value: f64| value.abs().max(1.0).log10();
                let are_years = |value: f64| (1000.0..2100.0).contains(&value) && value.fract() == 0.0;
                unit == right_unit
                    && decimals == right_decimals
                    && value.is_sign_negative() == right.is_sign_negative()
                    && are_years(*value) == are_years(*right)
                    && (magnitude(*value) - magnitude(*right)).abs() <= 1.0
            }
            (
                Form::Term { words, letters, is_capitalized, is_acronym, has_digits, is_ascii },
                Form::Term {
                    words: right_words,
                    letters: right_letters,
                    is_capitalized: right_capitalized,
                    is_acronym: right_acronym,
                    has_digits: right_digits,
                    is_ascii: right_ascii,
                },
            ) => {
                let (short, long) = (letters.min(right_letters), letters.max(right_letters));
                let (few, many) = (words.min(right_words), words.max(right_words));
                (is_capitalized, is_acronym, has_digits, is_ascii)
                    == (right_capitalized, right_acronym, right_digits, right_ascii)
                    && *long <= 2 * *short + 3
                    && (few == many || *few > 1 && *many <= 2 * *few)
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use popquiz_deck::{CardId, DeckId};
    use popquiz_judge::DeckJudge;
    use proptest::prelude::*;

    use super::*;

    fn deck(cards: &[(&str, &str, &[&str])]) -> Deck {
        let mut deck = Deck::new(DeckId("deck".into()), "Deck");
        for (number, (prompt, answer, tags)) in cards.iter().enumerate() {
            let key = match answer.split_once(' ') {
                Some((value, unit)) if value.parse::<f64>().is_ok() => {
                    AnswerKey::Number { value: value.parse().unwrap(), tolerance: 0.0, unit: Some(unit.to_owned()) }
                }
                _ => AnswerKey::Term(answer.split('|').map(str::to_owned).collect()),
            };
            let tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
            deck.cards.push(Card { tags, ..Card::new(CardId(format!("card-{number}")), *prompt, Some(key)) });
        }
        deck
    }

    fn options(deck: &Deck, card: usize, seed: u64) -> Option<Vec<String>> {
        let judge = DeckJudge::new(deck).compile(&deck.cards[card]).unwrap();
        match as_choice(&deck.cards[card], deck, &judge, seed)? {
            AnswerKey::Choice { mut options, correct: 0 } => {
                options[1..].sort();
                Some(options)
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn options_are_alike_and_none_of_them_is_right_too() {
        let capitals = deck(&[
            ("Capital of France?", "Paris", &["capitals"]),
            ("Capital of Austria?", "Vienna|Wien", &["capitals"]),
            ("Capital of Peru?", "Lima", &["capitals"]),
            ("Capital of Norway?", "Oslo", &["capitals"]),
            ("Where was the treaty of Paris signed?", "Paris", &["capitals"]),
            ("Capital of Sri Lanka?", "Sri Jayawardenepura Kotte", &["capitals"]),
            ("Capital of the US?", "DC", &["capitals"]),
            ("Which noble gas is heaviest?", "radon", &["capitals"]),
            ("Longest river?", "Nile", &["rivers"]),
        ]);
        assert_eq!(options(&capitals, 0, 1).unwrap(), ["Paris", "Lima", "Oslo", "Vienna"]);
        assert_eq!(options(&capitals, 8, 1), None, "too few are alike");
        assert_eq!(options(&capitals, 6, 1), None, "an acronym would stand out");
    }

    #[test]
    fn numbers_have_the_same_unit_and_magnitude() {
        let heights = deck(&[
            ("Height of Mont Blanc?", "4806 m", &[]),
            ("Height of Everest?", "8849 m", &[]),
            ("Height of the Zugspitze?", "2962 m", &[]),
            ("Height of Etna?", "3403 m", &[]),
            ("Height of a giraffe?", "5 m", &[]),
            ("Length of the Nile?", "6650 km", &[]),
        ]);
        assert_eq!(options(&heights, 0, 3).unwrap(), ["4806 m", "2962 m", "3403 m", "8849 m"]);
        assert_eq!(options(&heights, 5, 3), None);
    }

    proptest! {
        #[test]
        fn options_are_distinct_and_only_the_first_is_right(words in prop::collection::vec("[a-z]{3,9}", 2..12), seed: u64) {
            let cards: Vec<(&str, &str, &[&str])> = words.iter().map(|word| ("Which?", word.as_str(), &[] as &[&str])).collect();
            let deck = deck(&cards);
            let judge = DeckJudge::new(&deck).compile(&deck.cards[0]).unwrap();
            let Some(AnswerKey::Choice { options, correct }) = as_choice(&deck.cards[0], &deck, &judge, seed) else {
                return Ok(());
            };
            prop_assert_eq!(correct, 0);
            prop_assert_eq!(options.iter().collect::<BTreeSet<_>>().len(), OPTIONS);
            for other in &options[1..] {
                prop_assert_eq!(judge.judge(other).credit, Credit::NONE);
            }
            let again = as_choice(&deck.cards[0], &deck, &judge, seed);
            prop_assert_eq!(again, Some(AnswerKey::Choice { options, correct }));
        }
    }
}
