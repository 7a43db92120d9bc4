//! Exams: the days that a server learns its decks for, and what it will know by then.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use popquiz_deck::{CardId, Deck, DeckId};
use popquiz_memory::{Candidate, FirstAnswers, Horizon, Model};

use super::context::Context;
use super::engine::Job;
use super::refusal::Refusal;
use crate::clock::{DAY_MS, UnixMs};
use crate::id::{GuildId, UserId};
use crate::quiz::round::eligible;
use crate::schedule::Zone;
use crate::store::memories::{TriedQuestion, remembered};
use crate::store::{AnswerHash, AnsweredQuestion};

/// A member who hasn't answered for so many days isn't part of a forecast.
const ACTIVE_DAYS: i64 = 30;

/// The days over which today's pace is measured.
const PACE_DAYS: u16 = 14;

/// The days of a server's exams.
pub(super) struct Exams {
    days: BTreeMap<DeckId, i32>,
    zone: Zone,
    now: UnixMs,
}

impl Exams {
    /// The day of a deck's exam, unless that's over.
    pub(super) fn day(&self, deck: &DeckId) -> Option<i32> {
        self.days.get(deck).copied().filter(|day| *day >= self.zone.day(self.now))
    }

    /// The days that are left until a deck's exam.
    #[allow(clippy::cast_possible_truncation, reason = "f32 holds days to within seconds")]
    pub(super) fn days_left(&self, deck: &DeckId) -> Option<f32> {
        let start = self.zone.start_of(self.day(deck)?);
        Some((start.since(self.now).max(0) as f64 / DAY_MS as f64) as f32)
    }

    /// How far ahead recall of a deck's cards counts: to the exam, or else as far as usual.
    pub(super) fn horizon(&self, deck: &DeckId) -> Horizon {
        self.days_left(deck).map_or_else(Horizon::default, Horizon::days)
    }
}

impl Context {
    pub(super) async fn exams(&self, guild: GuildId) -> Result<Exams, Refusal> {
        let days = self.decide(|reply| Job::Exams { guild, reply }).await?;
        Ok(Exams { days, zone: self.defaults.zone.clone(), now: self.clock.now() })
    }
}

/// What a group will know on the day of its exam.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Forecast {
    /// The members who have answered lately.
    pub(super) members: usize,
    /// How many answers a day each of them gives.
    pub(super) pace: f32,
    /// The share of the cards that they'll know if they go on like this.
    pub(super) at_pace: f32,
    /// The same with one more answer a day.
    pub(super) with_one_more: f32,
}

/// A forecast for the members who have answered cards of the deck lately; `None` if nobody has.
pub(super) fn forecast(
    deck: &Deck,
    paused: &BTreeSet<CardId>,
    answered: &[AnsweredQuestion],
    (now, days): (UnixMs, f32),
) -> Option<Forecast> {
    let model = Model::default();
    let cards = eligible(&deck.cards, &[], paused);
    let mut by_member: BTreeMap<UserId, Vec<&AnsweredQuestion>> = BTreeMap::new();
    for it in answered {
        by_member.entry(it.user).or_default().push(it);
    }
    let is_after = |it: &AnsweredQuestion, days: i64| {
        it.tried.tries.first().is_some_and(|first| now.since(first.source.time()) <= days * DAY_MS)
    };
    by_member.retain(|_, answers| answers.iter().any(|it| is_after(it, ACTIVE_DAYS)));
    if by_member.is_empty() || cards.is_empty() {
        return None;
    }
    let mut first: HashMap<&CardId, FirstAnswers> = HashMap::new();
    let mut seen = BTreeSet::new();
    for it in answered {
        if let Some((_, grade)) = it.tried.grade().filter(|_| seen.insert((it.user, &it.card))) {
            first.entry(&it.card).or_default().add(grade.is_remembered());
        }
    }
    let known_of_deck = first.values().copied().fold(FirstAnswers::default(), FirstAnswers::and).of_deck();
    let (mut pace, mut at_pace, mut with_one_more) = (0.0, 0.0, 0.0);
    for answers in by_member.values() {
        let mut tried: HashMap<&CardId, Vec<TriedQuestion>> = HashMap::new();
        for it in answers {
            tried.entry(&it.card).or_default().push(it.tried.clone());
        }
        let candidate = |card: &&popquiz_deck::Card| {
            let memory = tried.get(&card.id).and_then(|tried| remembered(&model, tried));
            let current = card.key.as_ref().map(AnswerHash::of);
            if let Some(it) = memory.filter(|it| it.answer.is_none_or(|answer| Some(answer) == current)) {
                Candidate::Met(it.memory)
            } else {
                let of_card = first.get(&card.id).copied().unwrap_or_default();
                Candidate::New { known: of_card.of_card(known_of_deck) }
            }
        };
        let cards: Vec<Candidate> = cards.iter().map(candidate).collect();
        let lately = answers.iter().filter(|it| is_after(it, i64::from(PACE_DAYS))).count();
        let own_pace = lately as f32 / f32::from(PACE_DAYS);
        pace += own_pace;
        at_pace += model.forecast(&cards, own_pace, days, now.0);
        with_one_more += model.forecast(&cards, own_pace + 1.0, days, now.0);
    }
    let members = by_member.len();
    let mean = |sum: f32| sum / members as f32;
    Some(Forecast { members, pace: mean(pace), at_pace: mean(at_pace), with_one_more: mean(with_one_more) })
}

#[cfg(test)]
mod tests {
    use popquiz_deck::{AnswerKey, Card};

    use super::*;
    use crate::id::{AttemptId, QuestionId, snowflake_at};
    use crate::store::attempts::Help;
    use crate::store::memories::JudgedTry;

    const NOW: UnixMs = UnixMs(1_772_441_940_000);

    fn exams(day: i32) -> Exams {
        Exams { days: [(DeckId("d".into()), day)].into(), zone: Zone::utc(), now: NOW }
    }

    #[test]
    fn the_horizon_is_the_days_left_until_the_exam_is_over() {
        let (deck, today) = (DeckId("d".into()), Zone::utc().day(NOW));
        assert_eq!(exams(today - 1).horizon(&deck), Horizon::default());
        assert_eq!(exams(today).horizon(&deck), Horizon::days(1.0));
        let left = exams(today + 10).horizon(&deck).in_days();
        assert!((9.0..10.0).contains(&left), "{left}");
        assert_eq!(exams(today + 10).horizon(&DeckId("e".into())), Horizon::default());
    }

    fn deck() -> Deck {
        let card = |number: u32| {
            let key = AnswerKey::Term(vec![format!("answer {number}")]);
            Card::new(CardId(format!("c{number}")), format!("{number}?"), Some(key))
        };
        Deck { cards: (0..30).map(card).collect(), ..Deck::new(DeckId("d".into()), "D") }
    }

    fn answer(days_ago: i64, user: u64, card: &Card) -> AnsweredQuestion {
        let at = NOW.plus_ms(-days_ago * DAY_MS);
        let source = AttemptId(snowflake_at(at, user));
        AnsweredQuestion {
            deck: DeckId("d".into()),
            card: card.id.clone(),
            user: UserId(user),
            asked_at: at,
            is_timed: false,
            tried: TriedQuestion {
                question: QuestionId(1),
                answer: card.key.as_ref().map(AnswerHash::of),
                tries: vec![JudgedTry { source, credit: 1.0, help: Help::default() }],
                ledger_credit: 0.0,
            },
            text: String::new(),
            appeals: 0,
        }
    }

    #[test]
    fn one_more_review_a_day_helps_and_who_has_left_does_not_count() {
        let deck = deck();
        let answers: Vec<_> = [(40, 1), (10, 2), (3, 2), (2, 3)]
            .into_iter()
            .zip(&deck.cards)
            .map(|((days_ago, user), card)| answer(days_ago, user, card))
            .collect();
        let forecast = |answers: &[_], days| forecast(&deck, &BTreeSet::new(), answers, (NOW, days));
        let it = forecast(&answers, 20.0).unwrap();
        assert_eq!(it.members, 2);
        assert!((it.pace - 1.5 / 14.0).abs() < 1e-6, "{it:?}");
        assert!(it.with_one_more > it.at_pace + 0.1, "{it:?}");
        assert_eq!(forecast(&answers[..1], 20.0), None);
        assert_eq!(forecast(&[], 20.0), None);
    }
}
