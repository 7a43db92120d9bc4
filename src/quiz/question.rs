//! An open card: attempts arrive, settle in Discord's order, and end it.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use popquiz_deck::{AnswerKey, Card, CardId, Kind};
use popquiz_judge::{Credit, Outcome, Verdict};
use serde::{Deserialize, Serialize};

use super::choices::{Choices, asked_with};
use super::doubts::{Doubtful, DoubtfulAnswers, is_in_doubt};
use super::effect::{Award, Effect, Ending, Gain, Mark, News, Reveal};
use super::event::{Attempt, Via};
use super::rules::Rules;
use super::{hint, points};
use crate::clock::UnixMs;
use crate::id::{AttemptId, MessageId, OutboxId, QuestionId, UserId};

/// How members answer the same question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Play {
    /// Against each other: the first full answer ends the question; lists are filled in together.
    Against,
    /// Each for themselves until the time is up, a few tries each.
    Alone,
    /// Everybody for themselves until the time is up, in the channel, where any message may be conversation: no limit
    /// on tries.
    AloneInChannel,
}

/// A card that is open, or about to be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// Its id.
    pub id: QuestionId,
    /// The card.
    pub card: CardId,
    play: Play,
    duration_ms: i64,
    /// Items of a list that is filled in together: how many complete it.
    together: Option<usize>,
    /// How often each member may try; `None`: no limit.
    tries: Option<u32>,
    open: Option<Open>,
    /// Messages that arrived while the question was being posted: only the time of its message shows which of them came
    /// after it.
    #[serde(default)]
    early: Vec<Attempt>,
    members: BTreeMap<UserId, Member>,
    /// Attempts that the model must read before they count, in the order in which they were made.
    #[serde(default)]
    unread: Vec<Unread>,
    /// Attempts whose order matters, in the order in which they were made, until no earlier one can arrive.
    unsettled: Vec<Unsettled>,
    claims: BTreeMap<usize, Claim>,
    winner: Option<Claim>,
    /// What there is to choose from, if it's answered with a tap.
    #[serde(default)]
    choices: Option<Choices>,
    /// What members chose with their one try.
    #[serde(default)]
    chosen: BTreeMap<UserId, usize>,
    hints_given: u32,
    /// The hint that is shown.
    #[serde(default)]
    hint: Option<String>,
    /// When each hint was given. Each costs those who answer after it a part of the points for speed.
    #[serde(default)]
    hinted_at: Vec<UnixMs>,
    /// Answers that didn't win, shortened, with their authors.
    #[serde(default)]
    said: Vec<(UserId, String)>,
    /// Answers that the judge is in doubt about. In a race, everybody goes on answering instead.
    #[serde(default)]
    doubtful: Vec<Doubtful>,
    skip_votes: BTreeSet<UserId>,
    /// Set once it ends, while its last attempts are still being read.
    #[serde(default)]
    closing: Option<Closing>,
    /// When the model was asked to read the unread attempts. After a restart, all of them are requested again.
    #[serde(default)]
    reading_since: Option<UnixMs>,
    /// Its time ran out while the bot was down, so not everybody could answer.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    ended_in_absence: bool,
    /// Everything in the channel up to this message has been handled, so fetching the history after a restart starts
    /// after it.
    #[serde(default)]
    pub(crate) heard_until: Option<MessageId>,
    /// The name of the image in the question's message: edits of the message must name it again.
    #[serde(default)]
    pub(crate) image: Option<String>,
    /// The message that replaces the one that asked it, because that one was deleted.
    #[serde(default)]
    pub(crate) moved_to: Option<MessageId>,
    /// How often it was posted again.
    #[serde(default)]
    pub(crate) reposts: u32,
    /// The effect that posts it again.
    #[serde(default)]
    pub(crate) reposting: Option<OutboxId>,
}

/// Where a question is open, and since when.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Open {
    /// The message that asks it.
    pub message: MessageId,
    /// When that message was created.
    pub opened_at: UnixMs,
    /// The last moment at which an attempt counts.
    pub closes_at: UnixMs,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Member {
    tries: u32,
    best: Credit,
    /// The best without the answers that the judge is in doubt about.
    #[serde(default)]
    sure: Credit,
}

impl Member {
    /// Whether a full answer doesn't depend on what the group decides.
    fn is_surely_right(&self) -> bool {
        self.sure == Credit::FULL
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Unread {
    attempt: Attempt,
    arrived_at: UnixMs,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
struct Closing {
    ending: Ending,
    since: UnixMs,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Unsettled {
    attempt: Attempt,
    arrived_at: UnixMs,
    /// Whether it still has to be one of its author's tries to count.
    needs_a_try: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
struct Claim {
    user: UserId,
    at: UnixMs,
}

/// How many members want to skip a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SkipVotes {
    /// Votes so far.
    pub votes: usize,
    /// Votes that skip it: more than half of the players.
    pub needed: usize,
}

/// How many attempts on one question may be unread at a time. Further ones are judged by words alone, so that the game's
/// state, which is recorded with every change, stays small. It takes the model seconds to read this many.
const MAX_UNREAD: usize = 500;

impl Question {
    /// A question on `card`, not posted yet, to stay open for `duration_ms` once it is.
    pub fn new(id: QuestionId, card: &Card, play: Play, duration_ms: i64, rules: &Rules) -> Self {
        let kind = card.key.as_ref().map(AnswerKey::kind);
        let together = match (&card.key, play) {
            (Some(AnswerKey::List { items, any, .. }), Play::Against) => Some(any.unwrap_or(items.len())),
            _ => None,
        };
        let tries = match (kind, play) {
            // Where guessing through all answers takes two messages or taps, the first one counts.
            (Some(Kind::YesNo | Kind::Choice), _) => Some(1),
            (_, Play::Alone) => Some(rules.tries),
            _ => None,
        };
        let choices = Choices::of(card, id);
        Self { together, tries, choices, ..Self::without_card(id, card.id.clone(), play, duration_ms) }
    }

    /// The post of a drop that gives each member a card of their own. It's posted, open, and closed as a question is, but
    /// nobody answers it.
    pub(super) fn of_own_cards(id: QuestionId, duration_ms: i64) -> Self {
        Self::without_card(id, CardId(String::new()), Play::Alone, duration_ms)
    }

    fn without_card(id: QuestionId, card: CardId, play: Play, duration_ms: i64) -> Self {
        Self {
            id,
            card,
            play,
            duration_ms,
            together: None,
            tries: None,
            open: None,
            early: Vec::new(),
            members: BTreeMap::new(),
            unread: Vec::new(),
            unsettled: Vec::new(),
            claims: BTreeMap::new(),
            winner: None,
            choices: None,
            chosen: BTreeMap::new(),
            hints_given: 0,
            hint: None,
            hinted_at: Vec::new(),
            said: Vec::new(),
            doubtful: Vec::new(),
            skip_votes: BTreeSet::new(),
            closing: None,
            reading_since: None,
            ended_in_absence: false,
            heard_until: None,
            image: None,
            moved_to: None,
            reposts: 0,
            reposting: None,
        }
    }

    /// The question's message; `None` while it's being posted.
    pub fn open(&self) -> Option<Open> {
        self.open
    }

    /// The message that shows it now: another one than that which asked it, if that was deleted.
    pub fn shown_in(&self) -> Option<MessageId> {
        self.moved_to.or(self.open.map(|open| open.message))
    }

    /// The hint that is shown.
    pub fn shown_hint(&self) -> Option<&str> {
        self.hint.as_deref()
    }

    /// What there is to choose from.
    pub fn choices(&self) -> Option<&Choices> {
        self.choices.as_ref()
    }

    /// Whether a hint was shown before this time.
    pub fn had_hint(&self, at: UnixMs) -> bool {
        self.hinted_at.iter().any(|hinted| *hinted < at)
    }

    /// Whether its members complete a list together.
    pub fn is_shared_list(&self) -> bool {
        self.together.is_some()
    }

    /// Whether the first full answer ends it.
    pub fn is_race(&self) -> bool {
        self.play == Play::Against
    }

    /// Its card as it is asked.
    pub fn asked<'a>(&self, card: &'a Card) -> Cow<'a, Card> {
        asked_with(self.choices.as_ref(), card)
    }

    /// Whether an attempt may count: it was made while the question was open, or while it was being posted.
    pub fn may_count(&self, at: UnixMs, id: AttemptId) -> bool {
        self.open.is_none_or(|open| open.holds(at, id)) && self.closing.is_none_or(|closing| at <= closing.since)
    }

    /// Whether a member who makes an attempt has a try left for it, as far as their earlier attempts have arrived.
    pub fn has_try_left(&self, user: UserId, at: UnixMs, id: AttemptId) -> bool {
        let used = self.members.get(&user).map_or(0, |member| member.tries);
        self.tries.is_none_or(|tries| used.saturating_add(self.unsettled_tries(user, (at, id))) < tries)
    }

    /// Whether it asks everybody the same card.
    pub fn has_card(&self) -> bool {
        !self.card.0.is_empty()
    }

    /// Whether members have a limited number of tries.
    pub(super) fn has_limited_tries(&self) -> bool {
        self.tries.is_some()
    }

    /// Whether it has ended, and only waits for its last attempts to be read.
    pub fn is_closing(&self) -> bool {
        self.closing.is_some()
    }

    /// The attempts that the model has yet to read before they count.
    pub fn unread(&self) -> impl Iterator<Item = &Attempt> {
        self.early.iter().filter(|attempt| attempt.unread.is_some()).chain(self.unread.iter().map(|it| &it.attempt))
    }

    /// After a restart, the model is asked again for all that is unread, and gets as long for it as before.
    pub(crate) fn resumed(&mut self, now: UnixMs) {
        self.ended_in_absence |= self.open.is_some_and(|open| now > open.closes_at) && self.closing.is_none();
        let is_any_unread = self.unread().next().is_some();
        self.reading_since = is_any_unread.then_some(now);
    }

    /// Whether its time ran out while the bot was down.
    pub(super) fn ended_in_absence(&self) -> bool {
        self.ended_in_absence
    }

    /// Who has tried.
    pub fn members(&self) -> impl ExactSizeIterator<Item = UserId> {
        self.members.keys().copied()
    }

    /// Opens the question, by Discord's time, because its message has been posted. Messages after it count.
    pub(super) fn posted(&mut self, message: MessageId, at: UnixMs, now: UnixMs, effects: &mut Vec<Effect>) {
        self.open = Some(Open { message, opened_at: at, closes_at: at.plus_ms(self.duration_ms) });
        for attempt in std::mem::take(&mut self.early) {
            self.attempt(attempt, now, effects);
        }
    }

    /// Handles an attempt. Returns what to do at once, and whether anything changed.
    pub(super) fn attempt(&mut self, attempt: Attempt, now: UnixMs, effects: &mut Vec<Effect>) -> bool {
        match attempt.via {
            Via::Channel if self.open.is_none() => {
                effects.extend(attempt.unread.is_some().then_some(Effect::Read(attempt.id)));
                let place = self.early.partition_point(|other| other.moment() < attempt.moment());
                self.early.insert(place, attempt);
                true
            }
            Via::Channel => self.may_count(attempt.at, attempt.id) && self.said(attempt, now, effects),
            Via::Modal => self.submitted(attempt, now, effects),
        }
    }

    /// An attempt in the channel, of which its author sees at most a mark.
    fn said(&mut self, attempt: Attempt, now: UnixMs, effects: &mut Vec<Effect>) -> bool {
        let known = self.members.get(&attempt.user).copied();
        // What the group may decide against doesn't end it: a better answer may follow.
        let is_right = known.is_some_and(|member| member.is_surely_right());
        if self.tries.is_none() && self.play != Play::Against && is_right {
            return false;
        }
        let is_new = attempt.is_meant && known.is_none();
        if is_new {
            self.members.insert(attempt.user, Member::default());
        }
        self.read_first(attempt, now, effects).is_none_or(|attempt| self.count_attempt(attempt, now, effects)) || is_new
    }

    /// Counts an attempt in the channel by its verdict; says whether anything changed.
    fn count_attempt(&mut self, attempt: Attempt, arrived_at: UnixMs, effects: &mut Vec<Effect>) -> bool {
        if !attempt.is_meant {
            return false;
        }
        self.remember(&attempt);
        let earlier = self.unsettled_tries(attempt.user, attempt.moment());
        let member = self.members.entry(attempt.user).or_default();
        if let Some(tries) = self.tries {
            // Where tries are few, which of two messages was the first matters. What names no answer is talk, not a
            // try.
            let is_try = attempt.verdict.is_answer;
            if is_try {
                if member.tries.saturating_add(earlier) < tries {
                    self.mark(&attempt, effects);
                }
                self.settle_later(attempt, arrived_at, true);
            }
            return is_try;
        }
        if self.play != Play::Against {
            if member.is_surely_right() {
                return false;
            }
            let improves = attempt.verdict.credit > member.best;
            member.best = member.best.max(attempt.verdict.credit);
            self.mark(&attempt, effects);
            return self.weigh(&attempt) || improves;
        }
        self.mark(&attempt, effects);
        let may_score = attempt.verdict.credit > Credit::NONE;
        if may_score {
            self.settle_later(attempt, arrived_at, false);
        }
        may_score
    }

    /// Handles an attempt through the modal. Its author sees the result immediately, or once it has been read.
    fn submitted(&mut self, attempt: Attempt, now: UnixMs, effects: &mut Vec<Effect>) -> bool {
        let (id, user) = (attempt.id, attempt.user);
        let mut tell = |news| effects.push(Effect::Tell { attempt: id, news });
        if !self.may_count(attempt.at, id) {
            tell(News::Closed);
            return false;
        }
        let is_new = !self.members.contains_key(&user);
        let member = self.members.entry(user).or_default();
        if self.play != Play::Against && member.best == Credit::FULL {
            tell(News::AlreadyRight);
            return false;
        }
        if !self.has_try_left(user, attempt.at, id) {
            tell(News::NoTriesLeft);
            return false;
        }
        let uses_a_try = self.tries.is_some() && attempt.verdict.is_answer;
        if uses_a_try && self.play == Play::Alone {
            self.use_try(&attempt);
        }
        let counted = self.read_first(attempt, now, effects).is_none_or(|it| self.count_submitted(it, now, effects));
        is_new || uses_a_try || counted
    }

    /// Counts an attempt through the modal by its verdict, and shows its author the result. Returns whether anything
    /// changed.
    fn count_submitted(&mut self, attempt: Attempt, arrived_at: UnixMs, effects: &mut Vec<Effect>) -> bool {
        self.remember(&attempt);
        effects.push(Effect::Tell { attempt: attempt.id, news: self.judged(&attempt) });
        if self.settles_tries() && attempt.verdict.is_answer {
            self.settle_later(attempt, arrived_at, true);
            return true;
        }
        let member = self.members.entry(attempt.user).or_default();
        if self.play == Play::Against {
            let may_score = attempt.verdict.credit > Credit::NONE;
            if may_score {
                self.settle_later(attempt, arrived_at, false);
            }
            return may_score;
        }
        let improves = attempt.verdict.credit > member.best;
        member.best = member.best.max(attempt.verdict.credit);
        self.weigh(&attempt) || improves
    }

    /// Remembers an answer that the judge is in doubt about, for the group to decide; other answers count for sure.
    /// Taps are never in doubt. Returns whether anything changed.
    fn weigh(&mut self, attempt: &Attempt) -> bool {
        let Attempt { id, user, verdict, .. } = attempt;
        let credit = verdict.credit;
        let is_weighed = self.choices.is_none() && verdict.is_answer && is_in_doubt(verdict.confidence);
        let surer = match attempt.quote.clone().filter(|_| is_weighed) {
            Some(text) => {
                let confidence = verdict.confidence;
                let doubtful = Doubtful { attempt: *id, user: *user, text, credit, confidence };
                DoubtfulAnswers::add(&mut self.doubtful, doubtful).map(|surer| (surer.user, surer.credit))
            }
            None => Some((*user, credit)),
        };
        if let Some((user, credit)) = surer {
            self.is_sure(user, credit);
        }
        is_weighed
    }

    fn is_sure(&mut self, user: UserId, credit: Credit) {
        if let Some(member) = self.members.get_mut(&user) {
            member.sure = member.sure.max(credit);
        }
    }

    /// Somebody appealed on an attempt: managers decide on it, not the group. Returns whether it was in doubt.
    pub(super) fn appealed(&mut self, attempt: AttemptId) -> bool {
        let appealed: Vec<Doubtful> = self.doubtful.extract_if(.., |doubtful| doubtful.attempt == attempt).collect();
        for Doubtful { user, credit, .. } in &appealed {
            self.is_sure(*user, *credit);
        }
        !appealed.is_empty()
    }

    /// The answers in doubt, for the vote on them by these players and everybody who has tried.
    fn take_doubtful(&mut self, players: &BTreeSet<UserId>) -> DoubtfulAnswers {
        let answers = std::mem::take(&mut self.doubtful);
        let sure = |user: UserId| {
            let member = self.members.get(&user).copied().unwrap_or_default();
            // An earlier version didn't tell them apart.
            let is_doubted = answers.iter().any(|doubtful| doubtful.user == user && doubtful.credit == member.best);
            (user, if is_doubted { member.sure } else { member.best })
        };
        let sure = answers.iter().map(|doubtful| sure(doubtful.user)).collect();
        let players =
            if answers.is_empty() { BTreeSet::new() } else { players.iter().copied().chain(self.members()).collect() };
        DoubtfulAnswers { answers, sure, players }
    }

    /// Remembers an answer of a race that doesn't win, for the reveal: all saw it, or will have seen a like one.
    /// Private answers stay private.
    fn remember(&mut self, attempt: &Attempt) {
        const MOST: usize = 5;
        let Some(quote) = attempt.quote.as_ref().filter(|_| self.play == Play::Against) else { return };
        let is_new = |(_, said): &(UserId, String)| said.to_lowercase() != quote.to_lowercase();
        let misses = attempt.verdict.outcome != Outcome::Correct && attempt.verdict.parts.is_empty();
        if attempt.is_meant
            && attempt.verdict.is_answer
            && misses
            && self.said.len() < MOST
            && self.said.iter().all(is_new)
        {
            self.said.push((attempt.user, quote.clone()));
        }
    }

    /// Whether tries are counted in Discord's order: somebody who types and taps may do one before the other arrives.
    fn settles_tries(&self) -> bool {
        self.tries.is_some() && self.play != Play::Alone
    }

    fn judged(&self, attempt: &Attempt) -> News {
        let used = self.members.get(&attempt.user).map_or(0, |member| member.tries);
        let used = used.saturating_add(self.unsettled_tries(attempt.user, attempt.moment()));
        let used = used.saturating_add(u32::from(self.settles_tries() && attempt.verdict.is_answer));
        News::Judged {
            verdict: attempt.verdict.clone(),
            tries_left: self.tries.map(|tries| tries.saturating_sub(used)),
        }
    }

    /// Sets an attempt aside if the model is to read it before it counts. Gives it back otherwise.
    fn read_first(&mut self, attempt: Attempt, now: UnixMs, effects: &mut Vec<Effect>) -> Option<Attempt> {
        if attempt.unread.is_none() || self.unread.len() >= MAX_UNREAD {
            return Some(attempt.with(None));
        }
        effects.push(Effect::Read(attempt.id));
        let place = self.unread.partition_point(|other| other.attempt.moment() < attempt.moment());
        self.unread.insert(place, Unread { attempt, arrived_at: now });
        None
    }

    /// Handles the model's verdict on an attempt; without one, the verdict by words alone counts. Returns false if
    /// nothing waits for it.
    pub(super) fn read(&mut self, id: AttemptId, verdict: Option<Verdict>, effects: &mut Vec<Effect>) -> bool {
        if let Some(early) = self.early.iter_mut().find(|attempt| attempt.id == id && attempt.unread.is_some()) {
            *early = early.clone().with(verdict);
            return true;
        }
        let Some(place) = self.unread.iter().position(|unread| unread.attempt.id == id) else { return false };
        let unread = self.unread.remove(place);
        self.count_read(unread, verdict, effects);
        true
    }

    fn count_read(&mut self, unread: Unread, verdict: Option<Verdict>, effects: &mut Vec<Effect>) {
        let Unread { attempt, arrived_at } = unread;
        let attempt = attempt.with(verdict);
        match attempt.via {
            Via::Channel => self.count_attempt(attempt, arrived_at, effects),
            Via::Modal => self.count_submitted(attempt, arrived_at, effects),
        };
    }

    /// Gives up waiting for the first `count` unread attempts: words decide.
    fn decide_by_words(&mut self, count: usize, effects: &mut Vec<Effect>) {
        for unread in self.unread.drain(..count).collect::<Vec<_>>() {
            self.count_read(unread, None, effects);
        }
    }

    /// Handles an attempt that a manager has accepted, as if it had been judged so when it was made.
    pub(super) fn accept(&mut self, attempt: Attempt, now: UnixMs, effects: &mut Vec<Effect>) {
        if let Some(place) = self.unread.iter().position(|unread| unread.attempt.id == attempt.id) {
            let unread = self.unread.remove(place);
            self.count_read(unread, Some(attempt.verdict), effects);
            return;
        }
        self.appealed(attempt.id);
        let member = self.members.entry(attempt.user).or_default();
        if self.play == Play::Against {
            self.settle_later(attempt, now, false);
        } else {
            member.best = member.best.max(attempt.verdict.credit);
            member.sure = member.sure.max(attempt.verdict.credit);
        }
    }

    /// Removes everything that belongs to a member.
    pub(super) fn forget(&mut self, user: UserId) {
        self.early.retain(|attempt| attempt.user != user);
        self.members.remove(&user);
        self.unread.retain(|unread| unread.attempt.user != user);
        self.unsettled.retain(|unsettled| unsettled.attempt.user != user);
        self.claims.retain(|_, claim| claim.user != user);
        self.winner = self.winner.filter(|winner| winner.user != user);
        self.skip_votes.remove(&user);
        self.chosen.remove(&user);
        self.said.retain(|(author, _)| *author != user);
        self.doubtful.retain(|doubtful| doubtful.user != user);
    }

    /// A member's earlier tries in the channel that have not settled yet.
    fn unsettled_tries(&self, user: UserId, before: (UnixMs, AttemptId)) -> u32 {
        let unread = self.unread.iter().map(|unread| &unread.attempt);
        let unread = unread.filter(|it| self.tries.is_some() && it.via == Via::Channel && it.verdict.is_answer);
        let unsettled = self.unsettled.iter().filter(|it| it.needs_a_try).map(|unsettled| &unsettled.attempt);
        let earlier = unsettled.chain(unread).filter(|it| it.user == user && it.moment() < before);
        u32::try_from(earlier.count()).unwrap_or(u32::MAX)
    }

    fn settle_later(&mut self, attempt: Attempt, arrived_at: UnixMs, needs_a_try: bool) {
        let place = self.unsettled.partition_point(|other| other.attempt.moment() < attempt.moment());
        self.unsettled.insert(place, Unsettled { attempt, arrived_at, needs_a_try });
    }

    fn mark(&self, attempt: &Attempt, effects: &mut Vec<Effect>) {
        let mark = match attempt.verdict.outcome {
            Outcome::Correct => Some(Mark::Right),
            Outcome::Partial if self.together.is_some() => self.names_something_open(attempt).then_some(Mark::Right),
            Outcome::Partial => Some(Mark::Partly),
            Outcome::Wrong => self.tries.is_some().then_some(Mark::Wrong),
        };
        effects.extend(mark.map(|mark| Effect::React { attempt: attempt.id, mark }));
    }

    fn names_something_open(&self, attempt: &Attempt) -> bool {
        attempt.verdict.parts.iter().any(|part| !self.claims.contains_key(part))
    }

    /// Counts a vote to skip. Returns false if this member has voted before.
    pub(super) fn vote_to_skip(&mut self, user: UserId) -> bool {
        self.skip_votes.insert(user)
    }

    /// The votes to skip, given everybody else who plays the round.
    pub(super) fn skip_votes(&self, players: &BTreeSet<UserId>) -> SkipVotes {
        let players = players.iter().copied().chain(self.members()).chain(self.skip_votes.iter().copied());
        let players = players.collect::<BTreeSet<_>>().len();
        SkipVotes { votes: self.skip_votes.len(), needed: players / 2 + 1 }
    }

    /// Whether nothing is to be expected from anybody anymore: all of `awaited`, and everybody else who has tried, have
    /// the full answer or no tries left. Never if nobody is waited for: then nobody knows who is still thinking.
    pub(super) fn is_answered_by_all(&self, awaited: &BTreeSet<UserId>) -> bool {
        let is_done = |user: &UserId| {
            self.members.get(user).is_some_and(|member| {
                member.best == Credit::FULL || self.tries.is_some_and(|tries| member.tries >= tries)
            })
        };
        let is_open = self.open.is_some() && self.closing.is_none();
        let is_settled = self.unread.is_empty() && self.unsettled.is_empty();
        is_open && is_settled && !awaited.is_empty() && awaited.iter().chain(self.members.keys()).all(is_done)
    }

    /// When time next changes something here.
    pub(super) fn deadline(&self, rules: &Rules) -> Option<UnixMs> {
        self.open?;
        let free = self.free_to_settle();
        if let Some(closing) = self.closing {
            let waits = !self.unread.is_empty() && free == 0;
            return Some(if waits { self.reading_until(closing.since, rules) } else { closing.since });
        }
        let due = |unsettled: &Unsettled| unsettled.arrived_at.plus_ms(rules.settling_ms);
        let settling = self.unsettled.iter().take(free).map(due).min();
        let held = self.unsettled.iter().skip(free).filter(|held| self.is_decisive(held));
        let held = held.map(|held| self.reading_until(due(held), rules)).min();
        [settling, held, self.hint_due(rules), self.time_is_up_at(rules)].into_iter().flatten().min()
    }

    /// Whether attempts wait for earlier ones that may still arrive.
    pub(crate) fn is_settling(&self) -> bool {
        !self.unsettled.is_empty()
    }

    /// How many unsettled attempts are earlier than all unread ones: verdicts of the model don't affect their order.
    fn free_to_settle(&self) -> usize {
        let Some(first) = self.unread.first().map(|unread| unread.attempt.moment()) else {
            return self.unsettled.len();
        };
        self.unsettled.partition_point(|unsettled| unsettled.attempt.moment() < first)
    }

    /// Whether settling this attempt can matter for the question's end, or for who earns what.
    fn is_decisive(&self, unsettled: &Unsettled) -> bool {
        self.together.is_some() || unsettled.attempt.verdict.outcome == Outcome::Correct
    }

    /// Until when a decision that was due at `due` waits for unread attempts.
    fn reading_until(&self, due: UnixMs, rules: &Rules) -> UnixMs {
        self.reading_since.map_or(due, |since| due.max(since)).plus_ms(rules.reading_limit_ms)
    }

    fn hint_due(&self, rules: &Rules) -> Option<UnixMs> {
        let is_live = self.play == Play::Against && self.closing.is_none();
        let open = self.open.filter(|_| is_live && self.hints_given < rules.hints)?;
        let step = self.duration_ms / (i64::from(rules.hints) + 1);
        Some(open.opened_at.plus_ms(step * (i64::from(self.hints_given) + 1)))
    }

    /// The moment from which it closes because its time is up; `None` while it is being posted.
    pub(super) fn time_is_up_at(&self, rules: &Rules) -> Option<UnixMs> {
        Some(self.open?.closes_at.plus_ms(rules.settling_ms))
    }

    /// Advances time, and settles whatever can be settled. Returns how the question ended, if it did.
    ///
    /// Nothing settles before an earlier attempt that is still being read, unless that takes too long: then words
    /// decide on it. A question whose time is up closes once all is read, or once that takes too long.
    pub(super) fn time_passed(&mut self, now: UnixMs, rules: &Rules, effects: &mut Vec<Effect>) -> Option<Ending> {
        let over = now >= self.time_is_up_at(rules)? || self.is_closing();
        let due = |unsettled: &Unsettled| unsettled.arrived_at.plus_ms(rules.settling_ms);
        let too_long = |held: &Unsettled| self.is_decisive(held) && now >= self.reading_until(due(held), rules);
        if let Some(held) = self.unsettled.iter().skip(self.free_to_settle()).rfind(|held| too_long(held)) {
            let before = held.attempt.moment();
            self.decide_by_words(self.unread.partition_point(|unread| unread.attempt.moment() < before), effects);
        }
        let ready = |unsettled: &Unsettled| over || now >= due(unsettled);
        // Anything earlier by Discord's order settles with it, however late it arrived.
        let ready = self.unsettled.iter().rposition(ready).map_or(0, |last| last + 1);
        if self.settle_first(ready.min(self.free_to_settle())) {
            return Some(Ending::Taken);
        }
        if !over {
            return None;
        }
        let Closing { ending, since } = *self.closing.get_or_insert(Closing { ending: Ending::TimeUp, since: now });
        (self.unread.is_empty() || now >= self.reading_until(since, rules)).then_some(ending)
    }

    /// Ends it, if attempts are still being read: then it closes once they are, and this is true.
    pub(super) fn closes_later(&mut self, ending: Ending, now: UnixMs) -> bool {
        if self.unread.is_empty() {
            return false;
        }
        self.closing.get_or_insert(Closing { ending, since: now });
        true
    }

    /// Ends the question now. Attempts until now count, so somebody may have won it after all; words decide about
    /// unread ones.
    pub(super) fn end(&mut self, ending: Ending, effects: &mut Vec<Effect>) -> Ending {
        self.decide_by_words(self.unread.len(), effects);
        let taken = ending != Ending::Taken && self.settle_first(self.unsettled.len());
        if taken { Ending::Taken } else { ending }
    }

    /// Settles the first `count` attempts. Returns whether one of them completes the answer.
    fn settle_first(&mut self, count: usize) -> bool {
        let settled: Vec<Unsettled> = self.unsettled.drain(..count).collect();
        settled.into_iter().any(|unsettled| self.settle(&unsettled))
    }

    /// An attempt is one of its author's tries, and their choice if it's the first.
    fn use_try(&mut self, attempt: &Attempt) {
        self.members.entry(attempt.user).or_default().tries += 1;
        if let Some(choice) = attempt.choice {
            self.chosen.entry(attempt.user).or_insert(choice);
        }
    }

    /// Counts an attempt for good. Returns true if it completes the answer of a race.
    fn settle(&mut self, unsettled: &Unsettled) -> bool {
        let Unsettled { attempt, needs_a_try, .. } = unsettled;
        let used = self.members.entry(attempt.user).or_default().tries;
        if *needs_a_try {
            if self.tries.is_some_and(|tries| used >= tries) {
                return false;
            }
            self.use_try(attempt);
        }
        let claim = Claim { user: attempt.user, at: attempt.at };
        if let Some(needed) = self.together {
            for part in &attempt.verdict.parts {
                if self.claims.len() < needed {
                    self.claims.entry(*part).or_insert(claim);
                }
            }
            return self.claims.len() >= needed;
        }
        let member = self.members.entry(attempt.user).or_default();
        member.best = member.best.max(attempt.verdict.credit);
        let taken = self.play == Play::Against && attempt.verdict.outcome == Outcome::Correct;
        if taken {
            self.winner = Some(claim);
        }
        taken
    }

    /// Gives the hint that is due at `now`, if any; of several missed ones only the last. Each costs points, so one
    /// that shows no more than the last, such as a second one for a single letter, isn't given. Returns whether there
    /// is a new one to show.
    pub(super) fn give_hint(&mut self, key: &AnswerKey, now: UnixMs, rules: &Rules) -> bool {
        let (mut due, last) = (false, self.hints_given);
        while self.hint_due(rules).is_some_and(|at| now >= at) {
            self.hints_given += 1;
            due = true;
        }
        if !due || self.choices.is_some() {
            return false;
        }
        // Both for the items that are missing now: the last hint may have been about more.
        let hint_at = |level| hint::hint(key, level, rules.hints, &|item| self.claims.contains_key(&item));
        let hint = hint_at(self.hints_given);
        let is_new = hint.is_some() && (self.hint.is_none() || hint != hint_at(last));
        if is_new {
            self.hint = hint;
            self.hinted_at.push(now);
        }
        is_new
    }

    /// What members have earned; for a list that is filled in together, item by item.
    pub(super) fn awards(&self, rules: &Rules) -> Vec<Award> {
        let award = |user, part: usize, credit, time_left| Award {
            question: self.id,
            card: self.card.clone(),
            user,
            part: u32::try_from(part).unwrap_or(u32::MAX),
            credit,
            points: points::earned(rules, credit, time_left),
        };
        let time_left = |at| {
            let left = self.open.map_or(0.0, |open| points::time_left(open.opened_at, open.closes_at, at));
            points::after_hints(left, self.hinted_at.iter().filter(|hinted| **hinted < at).count(), rules.hints)
        };
        if let Some(needed) = self.together {
            let share = Credit::share(1, needed);
            return self
                .claims
                .iter()
                .map(|(part, claim)| award(claim.user, *part, share, time_left(claim.at)))
                .collect();
        }
        if let Some(winner) = self.winner {
            return vec![award(winner.user, 0, Credit::FULL, time_left(winner.at))];
        }
        // If nobody has won the question, everybody's best attempt counts.
        let came_near = self.members.iter().filter(|(_, member)| member.best > Credit::NONE);
        came_near.map(|(user, member)| award(*user, 0, member.best, 0.0)).collect()
    }

    /// Who won the question of a race, and in how many ms.
    pub(super) fn won_in(&self) -> Option<(UserId, i64)> {
        let (winner, open) = (self.winner?, self.open?);
        Some((winner.user, winner.at.since(open.opened_at)))
    }

    /// Abandons the question if nobody can be shown how it ended. Points earned until now count.
    pub(super) fn abandon(mut self, rules: &Rules) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.end(Ending::Stopped, &mut effects);
        effects.extend(self.awards(rules).into_iter().map(Effect::Award));
        effects.push(Effect::Abandon { question: self.id, card: self.card });
        effects
    }

    /// How many members chose each choice; empty if nobody did.
    fn count_choices(&self) -> Vec<usize> {
        let count = |choice| self.chosen.values().filter(|chosen| **chosen == choice).count();
        let choices = self.choices.iter().filter(|_| !self.chosen.is_empty());
        choices.flat_map(|choices| (0..choices.count()).map(count)).collect()
    }

    /// The reveal for these awards; `streak` returns how many full answers in a row a member has. On answers in doubt,
    /// `players` vote, too.
    pub(super) fn reveal(
        &mut self,
        ending: Ending,
        awards: &[Award],
        streak: impl Fn(UserId) -> u32,
        players: &BTreeSet<UserId>,
    ) -> Option<Effect> {
        let open = self.open?;
        let mut gains: Vec<Gain> = Vec::new();
        for award in awards {
            match gains.iter_mut().find(|gain| gain.user == award.user) {
                Some(gain) => {
                    gain.points.0 += award.points.0;
                    gain.credit = Credit::new(gain.credit.value() + award.credit.value());
                }
                None => gains.push(Gain {
                    user: award.user,
                    points: award.points,
                    credit: award.credit,
                    streak: 0,
                    forgiven: 0,
                }),
            }
        }
        for gain in &mut gains {
            gain.streak = if full(gain.credit) { streak(gain.user) } else { 0 };
        }
        gains.sort_by_key(|gain| (std::cmp::Reverse(gain.points), gain.user));
        Some(Effect::Reveal(Reveal {
            question: self.id,
            card: self.card.clone(),
            message: open.message,
            shown_in: self.moved_to.unwrap_or(open.message),
            ending,
            gains,
            tried: self.members.len(),
            choices: self.choices.clone(),
            chosen: self.count_choices(),
            said: self.said.iter().map(|(_, quote)| quote.clone()).collect(),
            standings: Vec::new(),
            comeback: None,
            out: Vec::new(),
            doubtful: self.take_doubtful(players),
        }))
    }
}

/// Whether shares add up to a full answer, up to rounding.
fn full(credit: Credit) -> bool {
    credit.value() > 1.0 - 1e-9
}

impl Open {
    /// Whether an attempt was made while the question was open.
    fn holds(&self, at: UnixMs, id: AttemptId) -> bool {
        (at, id.0) > (self.opened_at, self.message.0) && at <= self.closes_at
    }
}
