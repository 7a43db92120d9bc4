//! What a group's answers say about each card of a deck.

use std::collections::{BTreeMap, HashMap, HashSet};

use popquiz_deck::fold::fold;
use popquiz_deck::{Card, CardId, CardStatistics};
use popquiz_memory::items::{FirstAnswer, Item, items, median};

use crate::id::UserId;
use crate::store::{AnswerHash, AnsweredQuestion};

/// With fewer answers in rounds, nothing is said about how long a card takes.
const LEAST_TIMES: usize = 3;

/// With fewer members who gave it, a wrong answer isn't a common one.
const LEAST_ALIKE: usize = 2;

/// How a card does in a group.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct CardHealth {
    /// How members did when they first met it.
    pub(super) item: Item,
    /// How often it was answered, each question counting once for each member.
    pub(super) answers: u32,
    /// How many verdicts were appealed.
    pub(super) appeals: u32,
    /// The wrong answer that most members gave, and how many they are.
    pub(super) wrong: Option<(String, usize)>,
    /// The median time to the first try in rounds, in seconds.
    pub(super) seconds: Option<u32>,
}

impl CardHealth {
    /// The numbers that go with an exported deck: those of this group, or of others if those have more answers. They're
    /// never added up, because a deck that comes back would count the same people twice. What members typed isn't among
    /// them.
    pub(super) fn exported(&self, others: Option<CardStatistics>) -> Option<CardStatistics> {
        let Item { answers, right, discrimination, .. } = self.item;
        if others.is_some_and(|others| others.answers > answers) || answers == 0 {
            return others;
        }
        Some(CardStatistics { answers, right, discrimination, appeals: self.appeals, seconds: self.seconds })
    }
}

/// What answers, in the order in which they were given, say about each card. Answers from before a card's answer changed
/// don't count: they were to another question.
pub(super) fn card_statistics(cards: &[Card], answers: &[AnsweredQuestion]) -> Vec<CardHealth> {
    let places: HashMap<&CardId, (usize, Option<AnswerHash>)> = cards
        .iter()
        .enumerate()
        .map(|(place, card)| (&card.id, (place, card.key.as_ref().map(AnswerHash::of))))
        .collect();
    let mut first = Vec::new();
    let mut health = vec![CardHealth::default(); cards.len()];
    let mut times: Vec<Vec<f64>> = vec![Vec::new(); cards.len()];
    // What was typed, by its folded form, and by whom.
    let mut wrong: Vec<BTreeMap<String, (&str, HashSet<UserId>)>> = vec![BTreeMap::new(); cards.len()];
    for answer in answers {
        let Some(&(place, current)) = places.get(&answer.card) else { continue };
        let is_current = answer.tried.answer.is_none_or(|asked| Some(asked) == current);
        let (Some((source, grade)), Some(tried), true) = (answer.tried.grade(), answer.tried.tries.first(), is_current)
        else {
            continue;
        };
        #[allow(clippy::cast_possible_truncation, reason = "from 0 to 1")]
        let credit = answer.tried.credit() as f32;
        first.push(FirstAnswer { card: place, member: answer.user.0, credit, is_right: grade.is_remembered() });
        if let Some(health) = health.get_mut(place) {
            health.answers += 1;
            health.appeals += answer.appeals;
        }
        if let Some(times) = times.get_mut(place).filter(|_| answer.is_timed) {
            let ms = source.time().0.saturating_sub(answer.asked_at.0).max(0);
            times.push(std::time::Duration::from_millis(ms.unsigned_abs()).as_secs_f64());
        }
        let folded = fold(&answer.text);
        if let Some(wrong) = wrong.get_mut(place).filter(|_| tried.credit < 0.5 && !folded.is_empty()) {
            wrong.entry(folded).or_insert((&answer.text, HashSet::new())).1.insert(answer.user);
        }
    }
    let items = items(cards.len(), first);
    for (((health, item), times), wrong) in health.iter_mut().zip(items).zip(times).zip(wrong) {
        health.item = item;
        let most = wrong.into_values().map(|(text, by)| (text, by.len())).filter(|(_, by)| *by >= LEAST_ALIKE);
        // The first one of several in the alphabet, so that the same answers always give the same result.
        health.wrong = most.rev().max_by_key(|(_, by)| *by).map(|(text, by)| (text.to_owned(), by));
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rounded, and not negative")]
        let rounded = |seconds: f64| seconds.round() as u32;
        health.seconds = Some(times).filter(|times| times.len() >= LEAST_TIMES).and_then(median).map(rounded);
    }
    health
}

#[cfg(test)]
mod tests {
    use popquiz_deck::{AnswerKey, DeckId};

    use super::*;
    use crate::clock::UnixMs;
    use crate::id::{AttemptId, QuestionId, snowflake_at};
    use crate::store::attempts::Help;
    use crate::store::memories::{JudgedTry, TriedQuestion};

    const ASKED: UnixMs = UnixMs(1_700_000_000_000);

    fn card(id: &str, answer: &str) -> Card {
        Card::new(CardId(id.into()), format!("{id}?"), Some(AnswerKey::Term(vec![answer.into()])))
    }

    fn answer(to: &Card, user: u64, text: &str, credit: f64) -> AnsweredQuestion {
        let source = AttemptId(snowflake_at(ASKED.plus_ms(i64::try_from(user).unwrap() * 1_000), user));
        AnsweredQuestion {
            deck: DeckId("d".into()),
            card: to.id.clone(),
            user: UserId(user),
            asked_at: ASKED,
            is_timed: true,
            tried: TriedQuestion {
                question: QuestionId(1),
                answer: to.key.as_ref().map(AnswerHash::of),
                tries: vec![JudgedTry { source, credit, help: Help::default() }],
                ledger_credit: 0.0,
            },
            text: text.into(),
            appeals: 0,
        }
    }

    #[test]
    fn a_card_has_its_most_common_wrong_answer_and_its_usual_time() {
        let card = card("capital", "Canberra");
        let mut answers = vec![
            answer(&card, 1, "Sydney", 0.0),
            answer(&card, 2, "Canberra", 1.0),
            answer(&card, 3, "sydney!", 0.0),
            answer(&card, 4, "Perth", 0.0),
            answer(&card, 5, "Perth", 0.0),
            answer(&card, 6, "SYDNEY", 0.0),
            answer(&card, 7, "", 0.0),
        ];
        // Somebody who always says the same isn't a crowd.
        answers.extend(std::iter::repeat_n(answer(&card, 5, "Perth", 0.0), 5));
        answers[0].appeals = 1;
        let health = card_statistics(std::slice::from_ref(&card), &answers).remove(0);
        assert_eq!(health.wrong, Some(("Sydney".to_owned(), 3)));
        assert_eq!((health.answers, health.appeals), (12, 1));
        assert_eq!((health.item.answers, health.item.right), (7, 1));
        assert_eq!(health.seconds, Some(5));
    }

    #[test]
    fn drops_and_practice_say_nothing_about_time() {
        let card = card("capital", "Canberra");
        let answers = (1..9).map(|user| AnsweredQuestion { is_timed: false, ..answer(&card, user, "Canberra", 1.0) });
        let health = card_statistics(std::slice::from_ref(&card), &answers.collect::<Vec<_>>()).remove(0);
        assert_eq!((health.seconds, health.wrong), (None, None));
    }

    #[test]
    fn answers_from_before_the_key_changed_do_not_count() {
        let (before, now) = (card("capital", "Sydney"), card("capital", "Canberra"));
        let answers = [answer(&before, 1, "Sydney", 1.0), answer(&now, 2, "Sydney", 0.0)];
        let health = card_statistics(&[now], &answers).remove(0);
        assert_eq!((health.item.answers, health.item.right), (1, 0));
        assert_eq!(card_statistics(&[], &answers), []);
    }

    #[test]
    fn exports_have_the_numbers_of_the_larger_group() {
        let own = CardHealth { item: Item { answers: 5, right: 2, ..Item::default() }, ..CardHealth::default() };
        let of = |answers| Some(CardStatistics { answers, right: 1, ..CardStatistics::default() });
        assert_eq!(own.exported(of(30)), of(30));
        assert_eq!(own.exported(of(4)).unwrap().right, 2);
        assert_eq!(own.exported(None).unwrap().answers, 5);
        assert_eq!(CardHealth::default().exported(of(4)), of(4));
        assert_eq!(CardHealth::default().exported(None), None);
    }
}
