//! Practice: a member goes through cards alone and in private, one after another. Nobody wins points.
//!
//! A practice is a queue of cards that were chosen when it began. Its member has one try for each, and then sees the
//! verdict. What is queued never depends on what others do, so a practice can be resumed after a restart as it was.

use std::collections::{BTreeSet, VecDeque};

use popquiz_deck::{Card, CardId, DeckId};
use popquiz_judge::{Credit, Outcome, Verdict};
use rand::SeedableRng as _;
use rand::rngs::ChaCha8Rng;
use rand::seq::SliceRandom as _;
use serde::{Deserialize, Serialize};

use super::choices::{Choices, asked_with};
use super::rules::Rules;
use crate::clock::UnixMs;
use crate::id::{AttemptId, ChannelId, GameId, GuildId, QuestionId, UserId};

/// How many cards a practice has, at most.
pub const MOST_CARDS: usize = 20;

/// A practice ends when nothing has happened in it for this long.
pub const EXPIRES_AFTER_MS: i64 = 3_600_000;

/// How many cards a member is to review a day.
pub const DAILY_GOAL: u32 = 5;

/// What makes a practice a review: its cards are those that help its member most.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Review {
    /// The deck, if cards of only one were asked for.
    pub deck: Option<DeckId>,
    /// How many cards its member had answered that day before.
    pub answered_before: u32,
    /// The cards that they had met before.
    pub met: BTreeSet<PracticeCard>,
}

impl Review {
    /// How many cards it has: those that are missing to the day's goal, or as many again.
    pub fn size(&self) -> usize {
        let missing = DAILY_GOAL.saturating_sub(self.answered_before);
        (if missing == 0 { DAILY_GOAL } else { missing }) as usize
    }
}

/// The cards that somebody practices.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cards {
    /// Any cards of a deck, in random order.
    #[default]
    Mix,
    /// Those they missed most, in that order.
    Missed,
}

impl Cards {
    /// All values.
    pub const ALL: [Self; 2] = [Self::Mix, Self::Missed];

    /// The name in options of commands and in custom ids.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mix => "mix",
            Self::Missed => "missed",
        }
    }

    /// The value of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|cards| cards.name() == name)
    }
}

/// A card, in its deck.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct PracticeCard {
    pub deck: DeckId,
    pub card: CardId,
}

/// One member's practice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Practice {
    /// Its id.
    pub id: GameId,
    /// The server whose decks are practiced.
    pub guild: GuildId,
    /// The channel in which it was started.
    pub channel: ChannelId,
    /// Who practices.
    pub user: UserId,
    /// The cards to come.
    queue: VecDeque<PracticeCard>,
    current: Option<Current>,
    /// The cards before the current one.
    done: Vec<Done>,
    /// How many cards were left out because they were asked elsewhere, or were no longer there.
    left_out: u32,
    active_at: UnixMs,
    /// Set if it's a review.
    #[serde(default)]
    review: Option<Review>,
    /// The drop that gave its member this one card. It ends with the drop.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    drop: Option<GameId>,
}

/// The card that is shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Current {
    /// The id under which the answer is recorded.
    pub question: QuestionId,
    /// The card.
    pub card: PracticeCard,
    /// What there is to choose from, if it's answered with a tap.
    #[serde(default)]
    pub choices: Option<Choices>,
    /// How far it is.
    pub stage: Stage,
}

impl Current {
    /// The card as it is asked.
    pub fn asked(&self, card: &Card) -> Card {
        asked_with(self.choices.as_ref(), card).into_owned()
    }
}

/// How far the current card is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// It waits for an answer.
    Asked,
    /// The model is reading the answer.
    Reading {
        /// The answer, with the verdict by words alone.
        answer: PracticeAnswer,
        /// When the model was asked. After a restart, it's asked again.
        since: UnixMs,
    },
    /// It was answered.
    Answered(PracticeAnswer),
    /// Its member didn't know, and its answer was shown.
    GivenUp,
}

/// A judged answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct PracticeAnswer {
    pub attempt: AttemptId,
    pub text: String,
    pub verdict: Verdict,
}

/// A card that is over.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Done {
    question: QuestionId,
    card: PracticeCard,
    /// The credit for the answer; `None` without one.
    credit: Option<Credit>,
}

/// What a practice came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PracticeSummary {
    /// The cards that were answered right.
    pub right: usize,
    /// The cards that were answered, or whose answer was shown.
    pub cards: usize,
    /// The cards to look at again, in the order in which they came.
    pub again: Vec<PracticeCard>,
    /// How many cards were left out.
    pub left_out: u32,
    /// What a review came to.
    pub review: Option<ReviewSummary>,
}

/// What a review came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewSummary {
    /// The deck, if cards of only one were asked for.
    pub deck: Option<DeckId>,
    /// How many cards its member has answered that day.
    pub answered_today: u32,
    /// How many cards they had met before and got right.
    pub refreshed: usize,
    /// How many cards they met for the first time.
    pub new: usize,
}

/// Whether a question belongs to a practice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// It's the card that is shown.
    Current,
    /// It came before that.
    Past,
    /// It's from another practice.
    Elsewhere,
}

/// Some of these cards in random order, at most as many as a practice has.
pub fn draw(mut cards: Vec<PracticeCard>, seed: u64) -> Vec<PracticeCard> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let (drawn, _) = cards.partial_shuffle(&mut random, MOST_CARDS);
    drawn.to_vec()
}

impl Practice {
    /// A practice with these cards, none of which is shown yet.
    pub fn new(
        id: GameId,
        (guild, channel, user): (GuildId, ChannelId, UserId),
        cards: Vec<PracticeCard>,
        now: UnixMs,
    ) -> Self {
        let queue = cards.into_iter().take(MOST_CARDS).collect();
        Self {
            id,
            guild,
            channel,
            user,
            queue,
            current: None,
            done: Vec::new(),
            left_out: 0,
            active_at: now,
            review: None,
            drop: None,
        }
    }

    /// The same practice as a review.
    #[must_use]
    pub fn as_review(self, review: Review) -> Self {
        Self { review: Some(review), ..self }
    }

    /// The same practice as the card of its member's own that a drop gives them.
    #[must_use]
    pub fn of_drop(self, drop: GameId) -> Self {
        Self { drop: Some(drop), ..self }
    }

    /// The drop that gave its member this one card.
    pub fn drop(&self) -> Option<GameId> {
        self.drop
    }

    /// Whether its card was answered, and right. The verdict by words stands until the model's is there.
    pub fn is_right(&self) -> Option<bool> {
        match &self.current.as_ref()?.stage {
            Stage::Answered(answer) | Stage::Reading { answer, .. } => Some(answer.verdict.outcome == Outcome::Correct),
            Stage::GivenUp => Some(false),
            Stage::Asked => None,
        }
    }

    /// The card that is shown; `None` before the first and after the last one.
    pub fn current(&self) -> Option<&Current> {
        self.current.as_ref()
    }

    /// The decks of its cards.
    pub fn decks(&self) -> impl Iterator<Item = &DeckId> {
        let current = self.current.iter().map(|current| &current.card);
        self.queue.iter().chain(current).chain(self.done.iter().map(|done| &done.card)).map(|card| &card.deck)
    }

    /// The number of the current card, and how many there are.
    pub fn place(&self) -> (usize, usize) {
        let number = self.done.len() + usize::from(self.current.is_some());
        (number, number + self.queue.len())
    }

    /// Where a question stands in it.
    pub fn position(&self, question: QuestionId) -> Position {
        if self.current.as_ref().is_some_and(|current| current.question == question) {
            Position::Current
        } else if self.done.iter().any(|done| done.question == question) {
            Position::Past
        } else {
            Position::Elsewhere
        }
    }

    /// The answer that the model must still read.
    pub fn unread(&self) -> Option<&PracticeAnswer> {
        match &self.current.as_ref()?.stage {
            Stage::Reading { answer, .. } => Some(answer),
            Stage::Asked | Stage::Answered(_) | Stage::GivenUp => None,
        }
    }

    /// Shows the next card that can be shown; without one, the practice is over. `show` gives what there is to choose
    /// from, and the id of the question, or `None` for a card that can't be shown now.
    pub fn advance(
        &mut self,
        now: UnixMs,
        mut show: impl FnMut(&PracticeCard) -> Option<(QuestionId, Option<Choices>)>,
    ) {
        self.active_at = now;
        if let Some(Current { question, card, stage, .. }) = self.current.take() {
            let credit = match stage {
                Stage::Answered(answer) | Stage::Reading { answer, .. } => Some(answer.verdict.credit),
                Stage::Asked | Stage::GivenUp => None,
            };
            self.done.push(Done { question, card, credit });
        }
        while let Some(card) = self.queue.pop_front() {
            if let Some((question, choices)) = show(&card) {
                self.current = Some(Current { question, card, choices, stage: Stage::Asked });
                return;
            }
            self.left_out += 1;
        }
    }

    /// Leaves out the current card, which nobody may be shown now, and goes on with the next one.
    pub fn leave_out(&mut self, now: UnixMs, show: impl FnMut(&PracticeCard) -> Option<(QuestionId, Option<Choices>)>) {
        if self.current.take().is_some() {
            self.left_out += 1;
        }
        self.advance(now, show);
    }

    /// Takes an answer to the current card. If the model must read it, its verdict comes later. Says whether it counts:
    /// there is one try.
    pub fn answer(&mut self, answer: PracticeAnswer, is_unread: bool, now: UnixMs) -> bool {
        let Some(current) = self.current.as_mut().filter(|current| current.stage == Stage::Asked) else { return false };
        current.stage = if is_unread { Stage::Reading { answer, since: now } } else { Stage::Answered(answer) };
        self.active_at = now;
        true
    }

    /// Takes the verdict of the model on an answer that it had to read. Without one, that by words alone counts. Says
    /// whether anything changed.
    pub fn read(&mut self, attempt: AttemptId, verdict: Option<Verdict>) -> bool {
        let Some(current) = &mut self.current else { return false };
        let Stage::Reading { answer, .. } = &current.stage else { return false };
        if answer.attempt != attempt {
            return false;
        }
        let verdict = verdict.unwrap_or_else(|| answer.verdict.clone());
        current.stage = Stage::Answered(PracticeAnswer { verdict, ..answer.clone() });
        true
    }

    /// Shows the answer, because its member doesn't know. Says whether anything changed.
    pub fn give_up(&mut self, now: UnixMs) -> bool {
        let Some(current) = self.current.as_mut().filter(|current| current.stage == Stage::Asked) else { return false };
        current.stage = Stage::GivenUp;
        self.active_at = now;
        true
    }

    /// A manager has accepted the answer to a question. Says whether anything changed.
    pub fn accept(&mut self, question: QuestionId, accepted: &Verdict) -> bool {
        if let Some(current) = self.current.as_mut().filter(|current| current.question == question) {
            if let Stage::Answered(answer) = &mut current.stage {
                answer.verdict = accepted.clone();
                return true;
            }
            return false;
        }
        let done = self.done.iter_mut().find(|done| done.question == question);
        done.map(|done| done.credit = Some(accepted.credit)).is_some()
    }

    /// After a restart, the model is asked again, and gets as long for it as before.
    pub(crate) fn read_again(&mut self, now: UnixMs) {
        if let Some(Current { stage: Stage::Reading { since, .. }, .. }) = &mut self.current {
            *since = now;
        }
    }

    /// When time next changes something: the model has had its time, or nothing has happened for long.
    pub fn deadline(&self, rules: &Rules) -> Option<UnixMs> {
        match self.current.as_ref().map(|current| &current.stage) {
            Some(Stage::Reading { since, .. }) => Some(since.plus_ms(rules.reading_limit_ms)),
            _ if self.drop.is_some() => None,
            _ => Some(self.active_at.plus_ms(EXPIRES_AFTER_MS)),
        }
    }

    /// Since when nothing has happened.
    pub fn active_at(&self) -> UnixMs {
        self.active_at
    }

    /// What it has come to so far.
    pub fn summary(&self) -> PracticeSummary {
        let current = self.current.iter().filter_map(|current| match &current.stage {
            Stage::Answered(answer) | Stage::Reading { answer, .. } => {
                Some((&current.card, Some(answer.verdict.credit), answer.verdict.outcome == Outcome::Correct))
            }
            Stage::GivenUp => Some((&current.card, None, false)),
            Stage::Asked => None,
        });
        let done = self.done.iter().map(|done| (&done.card, done.credit, done.credit == Some(Credit::FULL)));
        let all: Vec<_> = done.chain(current).collect();
        let review = self.review.as_ref().map(|review| {
            let is_met = |card: &PracticeCard| review.met.contains(card);
            ReviewSummary {
                deck: review.deck.clone(),
                answered_today: review.answered_before.saturating_add(u32::try_from(all.len()).unwrap_or(u32::MAX)),
                refreshed: all.iter().filter(|(card, _, is_right)| *is_right && is_met(card)).count(),
                new: all.iter().filter(|(card, ..)| !is_met(card)).count(),
            }
        });
        PracticeSummary {
            review,
            right: all.iter().filter(|(.., is_right)| *is_right).count(),
            cards: all.len(),
            again: all.iter().filter(|(.., is_right)| !is_right).map(|(card, ..)| (*card).clone()).collect(),
            left_out: self.left_out,
        }
    }
}

#[cfg(test)]
mod tests {
    use popquiz_judge::Reason;
    use proptest::prelude::*;

    use super::*;

    fn card(number: usize) -> PracticeCard {
        PracticeCard { deck: DeckId("deck".into()), card: CardId(format!("card-{number}")) }
    }

    fn practice(cards: usize) -> Practice {
        let place = (GuildId(1), ChannelId(2), UserId(3));
        Practice::new(GameId(1), place, (0..cards).map(card).collect(), UnixMs(0))
    }

    fn verdict(credit: f64) -> Verdict {
        let (credit, outcome) = match credit {
            1.0 => (Credit::FULL, Outcome::Correct),
            0.0 => (Credit::NONE, Outcome::Wrong),
            part => (Credit::new(part), Outcome::Partial),
        };
        let reason = Reason::NoOption;
        Verdict { outcome, credit, reason, parts: Vec::new(), is_answer: true, confidence: 1.0 }
    }

    fn answer(attempt: u64, credit: f64) -> PracticeAnswer {
        PracticeAnswer { attempt: AttemptId(attempt), text: "text".into(), verdict: verdict(credit) }
    }

    /// Shows every card, under increasing ids.
    fn show(next: &mut u64) -> impl FnMut(&PracticeCard) -> Option<(QuestionId, Option<Choices>)> {
        move |_| {
            *next += 1;
            Some((QuestionId(*next), None))
        }
    }

    #[test]
    fn a_card_has_one_try_and_the_results_say_what_to_look_at_again() {
        let mut ids = 0;
        let mut practice = practice(4);
        practice.advance(UnixMs(1), show(&mut ids));
        assert_eq!((practice.place(), practice.position(QuestionId(1))), ((1, 4), Position::Current));
        assert!(practice.answer(answer(11, 1.0), false, UnixMs(2)));
        assert!(!practice.answer(answer(12, 0.0), false, UnixMs(3)), "the answer is shown by now");
        practice.advance(UnixMs(4), show(&mut ids));
        assert_eq!(practice.position(QuestionId(1)), Position::Past);
        assert!(practice.answer(answer(13, 0.5), false, UnixMs(5)));
        practice.advance(UnixMs(6), show(&mut ids));
        assert!(practice.give_up(UnixMs(7)) && !practice.give_up(UnixMs(8)));
        practice.advance(UnixMs(9), show(&mut ids));
        let summary = practice.summary();
        assert_eq!((summary.right, summary.cards, summary.again), (1, 3, vec![card(1), card(2)]));
        assert_eq!(practice.position(QuestionId(9)), Position::Elsewhere);
    }

    #[test]
    fn a_verdict_of_the_model_counts_once_and_words_decide_without_one() {
        let mut ids = 0;
        let rules = Rules::FOR_TESTS;
        let mut practice = practice(2);
        practice.advance(UnixMs(0), show(&mut ids));
        assert_eq!(practice.deadline(&rules), Some(UnixMs(EXPIRES_AFTER_MS)));
        practice.answer(answer(11, 0.0), true, UnixMs(10));
        assert_eq!(practice.deadline(&rules), Some(UnixMs(2_010)));
        practice.read_again(UnixMs(500));
        assert_eq!(practice.deadline(&rules), Some(UnixMs(2_500)), "after a restart, the model has as long as before");
        assert!(!practice.read(AttemptId(12), Some(verdict(1.0))), "another attempt");
        assert!(practice.read(AttemptId(11), Some(verdict(1.0))) && !practice.read(AttemptId(11), None));
        practice.advance(UnixMs(20), show(&mut ids));
        practice.answer(answer(13, 0.5), true, UnixMs(30));
        assert!(practice.read(AttemptId(13), None));
        assert_eq!((practice.summary().right, practice.summary().again), (1, vec![card(1)]));
        assert!(practice.accept(QuestionId(2), &verdict(1.0)) && practice.accept(QuestionId(1), &verdict(1.0)));
        assert_eq!(practice.summary().right, 2);
    }

    proptest! {
        #[test]
        fn cards_are_drawn_once_each_and_depend_on_the_seed_alone(cards in 0_usize..60, seed: u64) {
            let all: Vec<PracticeCard> = (0..cards).map(card).collect();
            let mut drawn = draw(all.clone(), seed);
            prop_assert_eq!(&drawn, &draw(all, seed));
            prop_assert_eq!(drawn.len(), cards.min(MOST_CARDS));
            drawn.sort();
            drawn.dedup();
            prop_assert_eq!(drawn.len(), cards.min(MOST_CARDS));
        }

        /// Whatever its member does, in whatever order, and however often it's stored and read.
        #[test]
        fn no_card_comes_twice_and_every_answer_counts_once(
            cards in 1_usize..8,
            acts in prop::collection::vec((0_u8..6, 0_u64..4), 0..40),
            hidden: [bool; 8],
        ) {
            let mut ids = 0;
            let mut practice = practice(cards);
            let is_shown = |card: &PracticeCard| !hidden[card.card.0["card-".len()..].parse::<usize>().unwrap()];
            let mut shown = Vec::new();
            let mut answered = 0;
            let mut skipped = 0;
            for (now, (act, choice)) in (1..).zip(acts) {
                let now = UnixMs(now);
                let before = practice.current().cloned();
                let stands = |stage: &Stage| matches!(stage, Stage::Answered(_) | Stage::GivenUp);
                match act {
                    0 if before.as_ref().is_none_or(|current| stands(&current.stage)) => {
                        practice.advance(now, |card| is_shown(card).then(|| {
                            ids += 1;
                            (QuestionId(ids), None)
                        }));
                        shown.extend(practice.current().map(|current| current.card.clone()));
                    }
                    1 | 2 => {
                        let credit = [0.0, 0.5, 1.0, 0.25][usize::try_from(choice).unwrap()];
                        answered += u64::from(practice.answer(answer(100 + ids, credit), act == 2, now));
                    }
                    3 => drop(practice.read(AttemptId(100 + ids), (choice > 1).then(|| verdict(1.0)))),
                    4 => answered += u64::from(practice.give_up(now)),
                    5 if choice == 0 && before.is_some_and(|current| current.stage == Stage::Asked) => {
                        skipped += 1;
                        practice.leave_out(now, |card| is_shown(card).then(|| {
                            ids += 1;
                            (QuestionId(ids), None)
                        }));
                        shown.extend(practice.current().map(|current| current.card.clone()));
                    }
                    _ => {}
                }
                let stored = serde_json::to_string(&practice).unwrap();
                prop_assert_eq!(&practice, &serde_json::from_str::<Practice>(&stored).unwrap());
            }
            let mut distinct = shown.clone();
            distinct.sort();
            distinct.dedup();
            prop_assert_eq!(distinct.len(), shown.len());
            let summary = practice.summary();
            prop_assert_eq!(summary.cards as u64, answered);
            prop_assert_eq!(summary.right + summary.again.len(), summary.cards);
            prop_assert!(u64::from(summary.left_out) >= skipped);
            prop_assert!(practice.place().1 + usize::try_from(summary.left_out).unwrap() == cards);
        }
    }
}
