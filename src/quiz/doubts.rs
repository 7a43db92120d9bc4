//! Answers on which the judge is in doubt: once their question is over, the group votes on whether they count.

use std::collections::{BTreeMap, BTreeSet};

use popquiz_judge::Credit;
use serde::{Deserialize, Serialize};

use super::points;
use super::rules::Rules;
use crate::clock::UnixMs;
use crate::id::{AttemptId, QuestionId, UserId};

/// How sure the judge is of a verdict that it's in doubt about.
const IN_DOUBT: std::ops::RangeInclusive<f32> = 0.35..=0.8;

/// Answers that a question's vote is about, at most.
pub const MOST_DOUBTS: usize = 8;

/// Doubtful answers that an open question remembers. Its state is recorded with every change, and some of them may not
/// matter in the end.
const MOST_REMEMBERED: usize = 3 * MOST_DOUBTS;

/// How long members can vote.
pub const VOTE_MS: i64 = 10 * 60_000;

/// Votes without which the judge's verdict stands.
pub const FEWEST_VOTES: usize = 3;

/// The longest answer that is put to a vote, in characters: members read it on a phone.
pub const LONGEST_DOUBT: usize = 500;

/// Whether the judge is in doubt about a verdict.
pub fn is_in_doubt(confidence: f32) -> bool {
    IN_DOUBT.contains(&confidence)
}

/// How close to an even chance a verdict is: the lower, the more there is to decide.
fn certainty(confidence: f32) -> f32 {
    (confidence - 0.5).abs()
}

/// An answer with a verdict that the judge is in doubt about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Doubtful {
    /// The answer.
    pub attempt: AttemptId,
    /// Its author.
    pub user: UserId,
    /// What they typed.
    pub text: String,
    /// The judge's verdict.
    pub credit: Credit,
    /// How sure the judge is.
    pub confidence: f32,
}

/// The doubtful answers to a question, with what a vote on them needs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DoubtfulAnswers {
    /// The answers.
    pub answers: Vec<Doubtful>,
    /// The credit that their authors have without them.
    pub sure: BTreeMap<UserId, Credit>,
    /// Who may vote: everyone who plays.
    pub players: BTreeSet<UserId>,
}

impl DoubtfulAnswers {
    /// Adds an answer. Returns the one that is remembered no longer, if there are too many: one that the judge is surer
    /// about.
    pub(super) fn add(answers: &mut Vec<Doubtful>, doubtful: Doubtful) -> Option<Doubtful> {
        answers.push(doubtful);
        if answers.len() <= MOST_REMEMBERED {
            return None;
        }
        let surest = answers
            .iter()
            .enumerate()
            .max_by(|(_, one), (_, other)| certainty(one.confidence).total_cmp(&certainty(other.confidence)));
        surest.map(|(place, _)| place).map(|place| answers.remove(place))
    }
}

/// A vote on the doubtful answers to a question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Doubts {
    /// The question.
    pub question: QuestionId,
    /// The last moment at which a vote counts.
    pub closes_at: UnixMs,
    /// Whether managers alone decide.
    pub managers_only: bool,
    answers: Vec<Doubt>,
    sure: BTreeMap<UserId, Credit>,
    players: BTreeSet<UserId>,
}

/// An answer that is voted on. If several members gave it, it's there once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Doubt {
    /// What was typed; empty once its authors have deleted their data.
    pub text: String,
    /// The judge's verdict.
    pub credit: Credit,
    /// What it earns if it counts.
    accepted: Credit,
    authors: Vec<(AttemptId, UserId)>,
    votes: BTreeMap<UserId, bool>,
    /// What came of it, once that's known.
    pub outcome: Option<DoubtOutcome>,
}

/// What came of the vote on an answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DoubtOutcome {
    /// It was settled.
    Settled {
        /// Whether it counts.
        counts: bool,
        /// The manager who settled it; `None` if the group did.
        by: Option<UserId>,
        /// Whose points changed, and by how many.
        changes: Vec<(UserId, i64)>,
    },
    /// A manager accepted an appeal that covers it.
    Appealed,
    /// Too few voted, or the votes were even: the judge's verdict stands.
    Undecided,
}

/// A settled answer: what to record about it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settlement {
    /// Which of the question's answers in doubt, from 0.
    pub answer: usize,
    /// The attempt.
    pub attempt: AttemptId,
    /// Its author.
    pub user: UserId,
    /// The credit that it has from now on.
    pub credit: Credit,
    /// The credit that its author has for the question, before and now.
    pub total: (Credit, Credit),
    /// How many points its author gains, or loses.
    pub points: i64,
}

/// Why a vote doesn't count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VoteRefusal {
    /// The time is up, or there never was such a vote.
    Over,
    /// The answer was settled.
    Settled,
    /// A manager accepted an appeal that covers the answer.
    Appealed,
    /// The answer is the voter's own.
    OwnAnswer,
    /// The voter doesn't play.
    NotAPlayer,
    /// Here, managers alone decide.
    ManagersOnly,
}

/// Who votes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Voter {
    /// Who.
    pub user: UserId,
    /// Whether they're a manager: their vote settles an answer at once.
    pub is_manager: bool,
}

/// How the votes on an answer stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Votes that it counts.
    pub counts: usize,
    /// Votes that it doesn't.
    pub does_not: usize,
}

impl Tally {
    fn all(self) -> usize {
        self.counts + self.does_not
    }

    /// What the majority says, if enough have voted.
    pub fn decision(self) -> Option<bool> {
        let is_enough = self.all() >= FEWEST_VOTES && self.counts != self.does_not;
        is_enough.then_some(self.counts > self.does_not)
    }
}

impl Doubt {
    /// How the votes stand.
    pub fn tally(&self) -> Tally {
        let counts = self.votes.values().filter(|counts| **counts).count();
        Tally { counts, does_not: self.votes.len() - counts }
    }

    /// What a member has voted.
    pub fn vote_of(&self, user: UserId) -> Option<bool> {
        self.votes.get(&user).copied()
    }

    /// Whether a member is among its authors.
    pub fn is_by(&self, user: UserId) -> bool {
        self.authors.iter().any(|(_, author)| *author == user)
    }

    /// Whether it's still voted on.
    pub fn is_open(&self) -> bool {
        self.outcome.is_none()
    }

    /// What it's worth if it's decided so.
    fn worth(&self, counts: bool) -> Credit {
        match counts {
            true => self.credit.max(self.accepted),
            // As with a rejected appeal, a part that the judge found stays.
            false if self.credit == Credit::FULL => Credit::NONE,
            false => self.credit,
        }
    }

    fn value(&self) -> Credit {
        match self.outcome {
            Some(DoubtOutcome::Settled { counts, .. }) => self.worth(counts),
            Some(DoubtOutcome::Appealed | DoubtOutcome::Undecided) | None => self.credit,
        }
    }
}

impl Doubts {
    /// Puts the answers to a vote whose authors' points depend on it, those with the least certain verdicts first.
    /// `accepted` is the credit that a text earns if it counts. `None` if there are none.
    pub fn new(
        question: QuestionId,
        doubtful: DoubtfulAnswers,
        accepted: impl Fn(&str) -> Credit,
        (closed_at, managers_only): (UnixMs, bool),
        rules: &Rules,
    ) -> Option<Self> {
        let DoubtfulAnswers { mut answers, sure, players } = doubtful;
        answers.sort_by(|one, other| {
            let order = certainty(one.confidence).total_cmp(&certainty(other.confidence));
            order.then(one.attempt.cmp(&other.attempt))
        });
        let mut doubts: Vec<Doubt> = Vec::new();
        for Doubtful { attempt, user, text, credit, .. } in answers {
            let is_same = |other: &&mut Doubt| other.credit == credit && folded(&other.text) == folded(&text);
            if let Some(same) = doubts.iter_mut().find(is_same) {
                same.authors.push((attempt, user));
                continue;
            }
            let accepted = accepted(&text);
            let (authors, votes) = (vec![(attempt, user)], BTreeMap::new());
            doubts.push(Doubt { text, credit, accepted, authors, votes, outcome: None });
        }
        let closes_at = closed_at.plus_ms(VOTE_MS);
        let mut vote = Self { question, closes_at, managers_only, answers: doubts, sure, players };
        let matters: Vec<bool> = (0..vote.answers.len()).map(|answer| vote.matters(answer, rules)).collect();
        let mut place = 0;
        vote.answers.retain(|doubt| {
            let is_kept = matters.get(place).copied().unwrap_or_default();
            place += 1;
            // What isn't shown counts as judged.
            for (_, user) in doubt.authors.iter().filter(|_| !is_kept) {
                let sure = vote.sure.entry(*user).or_default();
                *sure = sure.max(doubt.credit);
            }
            is_kept
        });
        for doubt in vote.answers.drain(MOST_DOUBTS.min(vote.answers.len())..) {
            for (_, user) in doubt.authors {
                let sure = vote.sure.entry(user).or_default();
                *sure = sure.max(doubt.credit);
            }
        }
        (!vote.answers.is_empty()).then_some(vote)
    }

    /// The answers, in the order in which they're shown.
    pub fn answers(&self) -> &[Doubt] {
        &self.answers
    }

    /// Whether nothing is voted on anymore.
    pub fn is_over(&self) -> bool {
        !self.answers.iter().any(Doubt::is_open)
    }

    /// Whether members are voting on an attempt.
    pub fn is_voted_on(&self, attempt: AttemptId) -> bool {
        self.of(attempt).is_some_and(Doubt::is_open)
    }

    /// Whether an attempt was settled.
    pub fn is_settled(&self, attempt: AttemptId) -> bool {
        self.of(attempt).is_some_and(|doubt| matches!(doubt.outcome, Some(DoubtOutcome::Settled { .. })))
    }

    /// Lets others vote, too.
    #[cfg(test)]
    pub(crate) fn admit(&mut self, players: impl IntoIterator<Item = UserId>) {
        self.players.extend(players);
    }

    /// Which of the answers an attempt is.
    #[cfg(test)]
    pub(crate) fn place_of(&self, attempt: AttemptId) -> Option<usize> {
        self.answers.iter().position(|doubt| doubt.authors.iter().any(|(of, _)| *of == attempt))
    }

    fn of(&self, attempt: AttemptId) -> Option<&Doubt> {
        self.answers.iter().find(|doubt| doubt.authors.iter().any(|(of, _)| *of == attempt))
    }

    /// How a member's points have changed.
    pub fn points_of(&self, user: UserId) -> i64 {
        let changes = self.answers.iter().filter_map(|doubt| match &doubt.outcome {
            Some(DoubtOutcome::Settled { changes, .. }) => Some(changes),
            _ => None,
        });
        changes.flatten().filter(|(of, _)| *of == user).map(|(_, points)| points).sum()
    }

    /// Everybody whose points have changed, and by how many.
    pub fn all_points(&self) -> BTreeMap<UserId, i64> {
        let authors = self.answers.iter().flat_map(|doubt| &doubt.authors).map(|(_, user)| *user);
        authors.map(|user| (user, self.points_of(user))).filter(|(_, points)| *points != 0).collect()
    }

    /// Whether somebody may vote on an answer, and may still.
    pub fn may_vote(&self, answer: usize, voter: Voter, now: UnixMs) -> Result<(), VoteRefusal> {
        let doubt = self.answers.get(answer).ok_or(VoteRefusal::Over)?;
        match doubt.outcome {
            Some(DoubtOutcome::Settled { .. }) => return Err(VoteRefusal::Settled),
            Some(DoubtOutcome::Appealed) => return Err(VoteRefusal::Appealed),
            Some(DoubtOutcome::Undecided) => return Err(VoteRefusal::Over),
            None => {}
        }
        if now > self.closes_at {
            return Err(VoteRefusal::Over);
        }
        if doubt.is_by(voter.user) {
            return Err(VoteRefusal::OwnAnswer);
        }
        if voter.is_manager {
            return Ok(());
        }
        if self.managers_only {
            return Err(VoteRefusal::ManagersOnly);
        }
        if self.players.contains(&voter.user) { Ok(()) } else { Err(VoteRefusal::NotAPlayer) }
    }

    /// Counts a vote. Returns what to record if it settles the answer: a manager's does, and so does that of a majority
    /// of all who may vote.
    pub fn vote(
        &mut self,
        answer: usize,
        voter: Voter,
        counts: bool,
        now: UnixMs,
        rules: &Rules,
    ) -> Result<Vec<Settlement>, VoteRefusal> {
        self.may_vote(answer, voter, now)?;
        let Some(doubt) = self.answers.get_mut(answer) else { return Err(VoteRefusal::Over) };
        if voter.is_manager {
            return Ok(self.settle(answer, counts, Some(voter.user), rules));
        }
        doubt.votes.insert(voter.user, counts);
        let (tally, doubt) = (doubt.tally(), &*doubt);
        let voters = self.players.iter().filter(|player| !doubt.is_by(**player)).count();
        let is_certain = 2 * tally.counts > voters || 2 * tally.does_not > voters;
        Ok(match tally.decision().filter(|_| is_certain) {
            Some(counts) => self.settle(answer, counts, None, rules),
            None => Vec::new(),
        })
    }

    /// The time is up: what enough members voted on is settled, everything else stays as it was judged. Returns what to
    /// record.
    pub fn close(&mut self, rules: &Rules) -> Vec<Settlement> {
        let mut settled = Vec::new();
        for answer in 0..self.answers.len() {
            let Some(doubt) = self.answers.get_mut(answer).filter(|doubt| doubt.is_open()) else { continue };
            match doubt.tally().decision() {
                Some(counts) => settled.extend(self.settle(answer, counts, None, rules)),
                None => doubt.outcome = Some(DoubtOutcome::Undecided),
            }
        }
        settled
    }

    /// A manager accepted an appeal that gives a member this credit for one of their answers.
    pub fn appealed(&mut self, attempt: AttemptId, user: UserId, credit: Credit) {
        let sure = self.sure.entry(user).or_default();
        *sure = sure.max(credit);
        let is_it = |doubt: &&mut Doubt| doubt.is_open() && doubt.authors.iter().any(|(of, _)| *of == attempt);
        if let Some(doubt) = self.answers.iter_mut().find(is_it) {
            doubt.outcome = Some(DoubtOutcome::Appealed);
        }
    }

    /// Removes everything that belongs to a member. Returns whether there was anything.
    pub fn forget(&mut self, user: UserId) -> bool {
        let mut known = self.players.remove(&user) | self.sure.remove(&user).is_some();
        for doubt in &mut self.answers {
            known |= doubt.votes.remove(&user).is_some() || doubt.is_by(user);
            doubt.authors.retain(|(_, author)| *author != user);
            if let Some(DoubtOutcome::Settled { by, changes, .. }) = &mut doubt.outcome {
                known |= *by == Some(user);
                changes.retain(|(of, _)| *of != user);
                // Whoever settled it has no name anymore, like former members on the leaderboards.
                *by = by.map(|by| if by == user { UserId(0) } else { by });
            }
            if doubt.authors.is_empty() {
                doubt.text.clear();
                doubt.outcome.get_or_insert(DoubtOutcome::Undecided);
            }
        }
        known
    }

    /// Whether somebody's points depend on what is decided about an answer.
    fn matters(&self, answer: usize, rules: &Rules) -> bool {
        let Some(doubt) = self.answers.get(answer) else { return false };
        let otherwise = doubt.worth(doubt.credit < Credit::FULL);
        doubt.authors.iter().any(|(_, user)| {
            let points = |credit| points::earned(rules, credit, 0.0);
            points(self.total(*user, None)) != points(self.total(*user, Some((answer, otherwise))))
        })
    }

    /// The credit that a member has for the question; with one of the answers worth something else.
    fn total(&self, user: UserId, otherwise: Option<(usize, Credit)>) -> Credit {
        let sure = self.sure.get(&user).copied().unwrap_or_default();
        let own = self.answers.iter().enumerate().filter(|(_, doubt)| doubt.is_by(user));
        let worth = own.map(|(place, doubt)| match otherwise {
            Some((answer, credit)) if answer == place => credit,
            _ => doubt.value(),
        });
        worth.fold(sure, Credit::max)
    }

    fn settle(&mut self, answer: usize, counts: bool, by: Option<UserId>, rules: &Rules) -> Vec<Settlement> {
        let Some(doubt) = self.answers.get(answer) else { return Vec::new() };
        let worth = doubt.worth(counts);
        let mut seen = BTreeSet::new();
        let settled: Vec<Settlement> = doubt
            .authors
            .iter()
            .map(|&(attempt, user)| {
                let total = (self.total(user, None), self.total(user, Some((answer, worth))));
                let points = |credit| i64::from(points::earned(rules, credit, 0.0).0);
                // Of several answers by one member, the first has the points.
                let points = if seen.insert(user) { points(total.1) - points(total.0) } else { 0 };
                Settlement { answer, attempt, user, credit: worth, total, points }
            })
            .collect();
        let changes = settled.iter().filter(|it| it.points != 0).map(|it| (it.user, it.points)).collect();
        if let Some(doubt) = self.answers.get_mut(answer) {
            doubt.outcome = Some(DoubtOutcome::Settled { counts, by, changes });
        }
        settled
    }
}

/// A text without what makes no difference between two answers.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    const CLOSED_AT: UnixMs = UnixMs(1_772_441_940_000);
    const RULES: Rules = Rules::FOR_TESTS;

    fn doubtful(attempt: u64, user: u64, text: &str, credit: f64, confidence: f32) -> Doubtful {
        let (attempt, user, credit) = (AttemptId(attempt), UserId(user), Credit::new(credit));
        Doubtful { attempt, user, text: text.to_owned(), credit, confidence }
    }

    fn vote_on(answers: Vec<Doubtful>, players: u64) -> Option<Doubts> {
        let players = (1..=players).map(UserId).collect();
        let doubtful = DoubtfulAnswers { answers, sure: BTreeMap::new(), players };
        Doubts::new(QuestionId(9), doubtful, |_| Credit::FULL, (CLOSED_AT, false), &RULES)
    }

    fn member(user: u64) -> Voter {
        Voter { user: UserId(user), is_manager: false }
    }

    fn texts(doubts: &Doubts) -> Vec<&str> {
        doubts.answers().iter().map(|doubt| doubt.text.as_str()).collect()
    }

    #[test]
    fn the_eight_least_certain_answers_are_shown_and_equal_ones_once() {
        let answers = (0..12_u8).map(|place| {
            let confidence = 0.5 + f32::from(place) / 50.0;
            doubtful(u64::from(100 - place), u64::from(place + 1), &format!("answer {place}"), 0.0, confidence)
        });
        let same = doubtful(200, 20, " Answer  0 ", 0.0, 0.7);
        let doubts = vote_on(answers.chain([same]).collect(), 20).unwrap();
        let expected: Vec<String> = (0..8).map(|place| format!("answer {place}")).collect();
        assert_eq!(texts(&doubts), expected);
        assert!(doubts.answers()[0].is_by(UserId(1)) && doubts.answers()[0].is_by(UserId(20)));
    }

    #[test]
    fn an_answer_on_which_no_points_depend_is_not_shown() {
        // Its author has the full answer anyway.
        let sure = [(UserId(1), Credit::FULL)].into();
        let answers = vec![doubtful(1, 1, "danubius", 0.0, 0.5)];
        let answers = DoubtfulAnswers { answers, sure, players: BTreeSet::new() };
        assert_eq!(Doubts::new(QuestionId(9), answers, |_| Credit::FULL, (CLOSED_AT, false), &RULES), None);
        // Accepting it would earn no more than the part that the judge found.
        let answers = vec![doubtful(1, 1, "spruce", 0.5, 0.5)];
        let answers = DoubtfulAnswers { answers, sure: BTreeMap::new(), players: BTreeSet::new() };
        assert_eq!(Doubts::new(QuestionId(9), answers, |_| Credit::new(0.5), (CLOSED_AT, false), &RULES), None);
    }

    #[test]
    fn a_majority_of_all_players_settles_at_once_and_any_other_when_the_time_is_up() {
        let mut doubts = vote_on(vec![doubtful(1, 1, "danubius", 0.0, 0.5)], 6).unwrap();
        for (user, counts) in [(2, true), (3, true), (4, false)] {
            assert_eq!(doubts.vote(0, member(user), counts, CLOSED_AT, &RULES), Ok(vec![]));
        }
        let mut later = doubts.clone();
        let [settled] = later.close(&RULES).try_into().unwrap();
        assert_eq!((settled.user, settled.points, settled.credit), (UserId(1), 10, Credit::FULL));
        // People may change their minds while it's open.
        assert_eq!(doubts.vote(0, member(4), true, CLOSED_AT, &RULES).unwrap().len(), 1);
        assert_eq!(doubts.vote(0, member(5), false, CLOSED_AT, &RULES), Err(VoteRefusal::Settled));
        assert!(doubts.is_over());
    }

    #[test]
    fn ties_and_two_votes_leave_the_verdict() {
        for votes in [&[(2, true), (3, true)][..], &[(2, true), (3, true), (4, false), (5, false)]] {
            let mut doubts = vote_on(vec![doubtful(1, 1, "danubius", 0.0, 0.5)], 9).unwrap();
            for (user, counts) in votes {
                doubts.vote(0, member(*user), *counts, CLOSED_AT, &RULES).unwrap();
            }
            assert_eq!(
                (doubts.close(&RULES), doubts.answers()[0].outcome.clone()),
                (vec![], Some(DoubtOutcome::Undecided))
            );
        }
    }

    #[test]
    fn only_others_who_play_vote_and_only_in_time() {
        let mut doubts = vote_on(vec![doubtful(1, 1, "danubius", 0.0, 0.5)], 3).unwrap();
        let manager = |user| Voter { is_manager: true, ..member(user) };
        let closed = CLOSED_AT.plus_ms(VOTE_MS + 1);
        for (voter, now, refusal) in [
            (member(1), CLOSED_AT, VoteRefusal::OwnAnswer),
            (manager(1), CLOSED_AT, VoteRefusal::OwnAnswer),
            (member(7), CLOSED_AT, VoteRefusal::NotAPlayer),
            (member(2), closed, VoteRefusal::Over),
            (manager(7), closed, VoteRefusal::Over),
        ] {
            assert_eq!(doubts.vote(0, voter, true, now, &RULES), Err(refusal), "{voter:?}");
        }
        assert_eq!(doubts.vote(1, member(2), true, CLOSED_AT, &RULES), Err(VoteRefusal::Over));
        assert_eq!(doubts.vote(0, manager(7), true, CLOSED_AT, &RULES).unwrap().len(), 1);
    }

    #[test]
    fn a_right_answer_that_does_not_count_loses_its_points_and_a_part_keeps_them() {
        let manager = Voter { user: UserId(7), is_manager: true };
        for (credit, points) in [(1.0, vec![(UserId(1), -10)]), (0.5, vec![])] {
            let mut doubts = vote_on(vec![doubtful(1, 1, "danubius", credit, 0.5)], 3).unwrap();
            doubts.vote(0, manager, false, CLOSED_AT, &RULES).unwrap();
            assert_eq!(doubts.all_points().into_iter().collect::<Vec<_>>(), points);
        }
    }

    #[test]
    fn of_two_answers_by_one_member_the_better_one_counts() {
        let manager = Voter { user: UserId(7), is_manager: true };
        let answers = vec![doubtful(1, 1, "danubius", 0.0, 0.5), doubtful(2, 1, "dunabe", 0.0, 0.6)];
        let mut doubts = vote_on(answers, 3).unwrap();
        let gained = |settled: Vec<Settlement>| settled.iter().map(|it| it.points).sum::<i64>();
        assert_eq!(gained(doubts.vote(0, manager, true, CLOSED_AT, &RULES).unwrap()), 10);
        assert_eq!(gained(doubts.vote(1, manager, true, CLOSED_AT, &RULES).unwrap()), 0);
    }

    #[test]
    fn an_accepted_appeal_takes_an_answer_out_of_the_vote() {
        let mut doubts = vote_on(vec![doubtful(1, 1, "danubius", 0.0, 0.5)], 3).unwrap();
        doubts.appealed(AttemptId(1), UserId(1), Credit::FULL);
        assert_eq!(doubts.vote(0, member(2), true, CLOSED_AT, &RULES), Err(VoteRefusal::Appealed));
        assert!(doubts.is_over() && doubts.all_points().is_empty());
    }

    #[test]
    fn nothing_of_a_person_who_deletes_their_data_is_left() {
        let answers = vec![doubtful(1, 71, "danubius", 0.0, 0.5), doubtful(2, 2, "dunabe", 0.0, 0.6)];
        let mut doubts = vote_on(answers, 99).unwrap();
        doubts.vote(1, member(71), true, CLOSED_AT, &RULES).unwrap();
        doubts.vote(1, Voter { user: UserId(71), is_manager: true }, true, CLOSED_AT, &RULES).unwrap();
        assert!(doubts.forget(UserId(71)));
        let stored = serde_json::to_string(&doubts).unwrap();
        assert!(!stored.contains("71") && !stored.contains("danubius"), "{stored}");
        assert!(!doubts.forget(UserId(71)));
    }

    /// What somebody does with a vote.
    #[derive(Clone, Debug)]
    enum Act {
        Vote { answer: usize, user: u64, counts: bool, is_manager: bool },
        Appeal { attempt: u64, user: u64 },
        Wait(i64),
    }

    fn acts() -> impl Strategy<Value = Act> {
        prop_oneof![
            8 => (0..9_usize, 1..8_u64, any::<bool>(), prop::bool::weighted(0.1))
                .prop_map(|(answer, user, counts, is_manager)| Act::Vote { answer, user, counts, is_manager }),
            1 => (1..20_u64, 1..6_u64).prop_map(|(attempt, user)| Act::Appeal { attempt, user }),
            1 => (0..200_000_i64).prop_map(Act::Wait),
        ]
    }

    proptest! {
        #[test]
        fn votes_settle_each_answer_once_and_points_are_what_the_answers_are_worth(
            answers in vec((1..6_u64, 0..5_u8, 0..3_u8, 0.35..0.8_f32), 1..20),
            acts in vec(acts(), 0..60),
        ) {
            let answers: Vec<Doubtful> = (1..).zip(answers).map(|(id, (user, text, halves, confidence))| {
                doubtful(id, user, &format!("answer {text}"), f64::from(halves) / 2.0, confidence)
            }).collect();
            let Some(mut doubts) = vote_on(answers, 5) else { return Ok(()) };
            let before: BTreeMap<UserId, Credit> = (1..6).map(UserId).map(|user| (user, doubts.total(user, None))).collect();
            let mut now = CLOSED_AT;
            let mut settled: Vec<Settlement> = Vec::new();
            let mut appealed = BTreeSet::new();
            for act in acts {
                match act {
                    Act::Wait(ms) => now = now.plus_ms(ms),
                    Act::Appeal { attempt, user } => {
                        let is_own = doubts.of(AttemptId(attempt)).is_some_and(|doubt| doubt.is_by(UserId(user)));
                        if is_own && doubts.is_voted_on(AttemptId(attempt)) {
                            doubts.appealed(AttemptId(attempt), UserId(user), Credit::FULL);
                            appealed.insert(UserId(user));
                        }
                    }
                    Act::Vote { answer, user, counts, is_manager } => {
                        let is_own = doubts.answers().get(answer).is_some_and(|doubt| doubt.is_by(UserId(user)));
                        let voter = Voter { user: UserId(user), is_manager };
                        if let Ok(now_settled) = doubts.vote(answer, voter, counts, now, &RULES) {
                            prop_assert!(!is_own && now <= doubts.closes_at);
                            let doubt = &doubts.answers()[answer];
                            let votes = doubt.tally();
                            prop_assert!(now_settled.is_empty() || is_manager || votes.all() >= FEWEST_VOTES);
                            prop_assert_eq!(now_settled.is_empty(), doubt.is_open());
                            settled.extend(now_settled);
                        }
                    }
                }
            }
            settled.extend(doubts.close(&RULES));
            prop_assert!(doubts.is_over());
            let attempts: BTreeSet<AttemptId> = settled.iter().map(|it| it.attempt).collect();
            prop_assert_eq!(attempts.len(), settled.len(), "an answer was settled twice");
            let points = |credit| i64::from(points::earned(&RULES, credit, 0.0).0);
            for (user, before) in before {
                let gained: i64 = settled.iter().filter(|it| it.user == user).map(|it| it.points).sum();
                prop_assert_eq!(gained, doubts.points_of(user));
                if !appealed.contains(&user) {
                    prop_assert_eq!(gained, points(doubts.total(user, None)) - points(before));
                }
            }
            let stored = serde_json::to_string(&doubts).unwrap();
            prop_assert_eq!(serde_json::from_str::<Doubts>(&stored).unwrap(), doubts);
        }
    }
}
