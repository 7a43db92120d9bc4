//! Questions that are answered with one tap: multiple choice, and yes or no.

use std::borrow::Cow;

use popquiz_deck::{AnswerKey, Card};
use popquiz_judge::{Credit, Outcome, Reason, Verdict};
use rand::SeedableRng as _;
use rand::seq::SliceRandom as _;
use serde::{Deserialize, Serialize};

use crate::id::QuestionId;

/// The most options that have buttons: two rows.
pub const MOST_OPTIONS: usize = 10;

/// What there is to choose from, as the question shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choices {
    /// One of these options.
    Options {
        /// In the order in which they are shown.
        options: Vec<String>,
        /// The place of the right one.
        correct: usize,
    },
    /// Yes (the first choice) or no.
    YesNo {
        /// Whether yes is right.
        yes: bool,
    },
}

impl Choices {
    /// The choices of a card, if it has any. The question's id shuffles the options, so that the same question always
    /// shows the same order, even when it's over.
    pub fn of(card: &Card, question: QuestionId) -> Option<Self> {
        match card.key.as_ref()? {
            AnswerKey::Choice { options, correct } if (2..=MOST_OPTIONS).contains(&options.len()) => {
                let mut order: Vec<usize> = (0..options.len()).collect();
                if !options.iter().any(|option| refers_to_others(option)) {
                    order.shuffle(&mut rand::rngs::ChaCha8Rng::seed_from_u64(question.0));
                }
                let correct = order.iter().position(|place| place == correct)?;
                let options = order.iter().filter_map(|place| options.get(*place).cloned()).collect();
                Some(Self::Options { options, correct })
            }
            AnswerKey::YesNo { yes, .. } => Some(Self::YesNo { yes: *yes }),
            _ => None,
        }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        match self {
            Self::Options { options, .. } => options.len(),
            Self::YesNo { .. } => 2,
        }
    }

    /// The card as it is asked: with the options in the order in which they are shown.
    pub fn asked<'a>(&self, card: &'a Card) -> Cow<'a, Card> {
        match self {
            Self::Options { options, correct } => {
                let key = AnswerKey::Choice { options: options.clone(), correct: *correct };
                Cow::Owned(Card { key: Some(key), ..card.clone() })
            }
            Self::YesNo { .. } => Cow::Borrowed(card),
        }
    }

    /// What a tap on a choice says, and its verdict; `None` if there is no such choice.
    pub fn tapped(&self, choice: usize) -> Option<(String, Verdict)> {
        let (text, is_right, reason) = match self {
            Self::Options { options, correct } => {
                let (text, answer) = (options.get(choice)?.clone(), options.get(*correct)?.clone());
                let is_right = choice == *correct;
                (text, is_right, if is_right { Reason::ReadAs { answer } } else { Reason::OtherOption { answer } })
            }
            Self::YesNo { yes } => {
                let says_yes = choice == 0;
                let is_right = says_yes == *yes;
                let reason =
                    if is_right { Reason::SaysYesOrNo { yes: *yes } } else { Reason::SaysTheOther { yes: *yes } };
                ((if says_yes { "yes" } else { "no" }).to_owned(), is_right, reason)
            }
        };
        if choice >= self.count() {
            return None;
        }
        let (outcome, credit) =
            if is_right { (Outcome::Correct, Credit::FULL) } else { (Outcome::Wrong, Credit::NONE) };
        Some((text, Verdict { outcome, credit, reason, parts: Vec::new(), is_answer: true, confidence: 1.0 }))
    }

    /// The choice that a typed answer names, as far as that is clear.
    pub fn named(&self, text: &str, verdict: &Verdict) -> Option<usize> {
        if !verdict.is_answer {
            return None;
        }
        let is_right = verdict.outcome == Outcome::Correct;
        match self {
            Self::Options { correct, .. } if is_right => Some(*correct),
            Self::Options { options, .. } => {
                let is_same = |option: &String| option.trim().to_lowercase() == text.trim().to_lowercase();
                options.iter().position(is_same).or_else(|| letter(text).filter(|choice| *choice < options.len()))
            }
            Self::YesNo { yes } => Some(usize::from(is_right != *yes)),
        }
    }

    /// A typed answer as it is recorded: the option that a letter stands for, because its place may be another one when
    /// the card is asked again.
    pub fn in_words<'a>(&self, text: &'a str, choice: Option<usize>) -> Cow<'a, str> {
        match (self, choice) {
            (Self::Options { options, .. }, Some(choice)) if is_name(text) => {
                options.get(choice).map_or(text.into(), |option| option.clone().into())
            }
            _ => text.into(),
        }
    }
}

/// A card as it is asked with these choices, if there are any.
pub fn asked_with<'a>(choices: Option<&Choices>, card: &'a Card) -> Cow<'a, Card> {
    choices.map_or(Cow::Borrowed(card), |choices| choices.asked(card))
}

/// Whether a text names an option by its letter or number alone.
fn is_name(text: &str) -> bool {
    text.chars().filter(|letter| letter.is_alphanumeric()).count() == 1
}

fn letter(text: &str) -> Option<usize> {
    let name = text.chars().find(char::is_ascii_alphanumeric).filter(|_| is_name(text))?;
    match name.to_ascii_lowercase() {
        letter @ 'a'..='j' => Some(letter as usize - 'a' as usize),
        number @ '1'..='9' => Some(number as usize - '1' as usize),
        _ => None,
    }
}

/// Whether an option speaks of the others, such as "all of the above": then their order matters.
fn refers_to_others(option: &str) -> bool {
    const SIGNS: &[&str] = &[
        "above",
        "below",
        "these",
        "those",
        "them",
        "both",
        "neither",
        "genannt",
        "davon",
        "oben",
        "beide",
        "deux",
        "ces",
        "anterior",
        "estas",
        "ninguna",
        "ambas",
        "ambos",
        "acima",
        "nenhuma",
        "以上",
        "上記",
        "すべて",
        "全て",
        "どれも",
        "両方",
    ];
    let option = option.to_lowercase();
    let words: Vec<&str> = option.split(|letter: char| !letter.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
    let is_letter = |word: &&str| word.len() == 1 && word.chars().all(|letter| letter.is_ascii_alphabetic());
    let has = |sign: &&str| {
        if sign.is_ascii() { words.iter().any(|word| word.starts_with(*sign)) } else { option.contains(*sign) }
    };
    SIGNS.iter().any(has)
        || option.contains("ci-dessus")
        || words.len() > 2 && words.iter().filter(|it| is_letter(it)).count() > 1
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use popquiz_deck::{CardId, Deck, DeckId};
    use popquiz_judge::DeckJudge;
    use proptest::prelude::*;

    use super::*;

    fn card(options: &[&str], correct: usize) -> Card {
        let options = options.iter().map(|option| (*option).to_owned()).collect();
        Card::new(CardId("card".into()), "Which of them?", Some(AnswerKey::Choice { options, correct }))
    }

    #[test]
    fn options_that_speak_of_others_stay_in_their_order() {
        for last in ["All of the above", "Both A and B", "None of these", "Alle genannten", "Todas las anteriores"] {
            let card = card(&["one", "two", "three", last], 1);
            for question in 0..20 {
                assert_eq!(Choices::of(&card, QuestionId(question)).unwrap().asked(&card).key, card.key, "{last}");
            }
        }
    }

    #[test]
    fn each_order_comes_up() {
        let card = card(&["one", "two", "three"], 0);
        let orders: BTreeSet<Vec<String>> = (0..100)
            .map(|question| match Choices::of(&card, QuestionId(question)).unwrap() {
                Choices::Options { options, .. } => options,
                Choices::YesNo { .. } => unreachable!(),
            })
            .collect();
        assert_eq!(orders.len(), 6);
    }

    #[test]
    fn more_options_than_buttons_are_typed() {
        let many: Vec<String> = (0..11).map(|number| format!("option {number}")).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        assert_eq!(Choices::of(&card(&many, 0), QuestionId(1)), None);
        assert!(Choices::of(&card(&many[..10], 0), QuestionId(1)).is_some());
    }

    proptest! {
        /// A tap, the letter, and the text are the same answer.
        #[test]
        fn what_is_typed_counts_as_what_is_tapped(question: u64, correct in 0_usize..4, choice in 0_usize..4) {
            let card = card(&["oxygen", "nitrogen", "carbon dioxide", "argon"], correct);
            let choices = Choices::of(&card, QuestionId(question)).unwrap();
            let mut deck = Deck::new(DeckId("deck".into()), "Deck");
            deck.cards.push(choices.asked(&card).into_owned());
            let judge = DeckJudge::new(&deck).compile(&deck.cards[0]).unwrap();
            let (text, verdict) = choices.tapped(choice).unwrap();
            let letter = char::from(b'A' + u8::try_from(choice).unwrap()).to_string();
            for typed in [&text, &letter] {
                let judged = judge.judge(typed);
                prop_assert_eq!((judged.outcome, judged.credit), (verdict.outcome, verdict.credit));
                prop_assert_eq!(choices.named(typed, &judged), Some(choice));
                prop_assert_eq!(choices.in_words(typed, Some(choice)), text.clone());
            }
            prop_assert_eq!(choices.tapped(4), None);
        }

        #[test]
        fn yes_and_no_count_as_typed(yes: bool, says_yes: bool) {
            let key = AnswerKey::YesNo { yes, because: Some("It has no neighbors.".into()) };
            let card = Card::new(CardId("card".into()), "Is Malta an island?", Some(key));
            let mut deck = Deck::new(DeckId("deck".into()), "Deck");
            deck.cards.push(card.clone());
            let judge = DeckJudge::new(&deck).compile(&card).unwrap();
            let choices = Choices::of(&card, QuestionId(1)).unwrap();
            let (text, verdict) = choices.tapped(usize::from(!says_yes)).unwrap();
            let judged = judge.judge(&text);
            prop_assert_eq!((judged.outcome, judged.credit), (verdict.outcome, verdict.credit));
            prop_assert_eq!(choices.named(&text, &judged), Some(usize::from(!says_yes)));
        }
    }
}
