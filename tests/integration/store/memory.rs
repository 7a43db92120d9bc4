//! The store's contract in its simplest form: maps in memory, with every leaderboard added up from the ledger each
//! time.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

use futures_util::future::{BoxFuture, ready};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};
use popquiz::clock::UnixMs;
use popquiz::id::{AttemptId, ChannelId, DatabaseId, DeckChangeId, DropNumber, GuildId, IdBlock, UserId};
use popquiz::quiz::DropStreak;
use popquiz::store::answered::AnsweredQuestion;
use popquiz::store::decks::{Among, DeckChange, DeckHead, DeckStore, Found, PastChange, Secret, Undo};
use popquiz::store::memories::{JudgedTry, Remembered, TriedQuestion, remembered};
use popquiz::store::{
    AppealChange, AppealOutcome, Attempt, AttemptFacts, AttemptRole, AttemptVerdict, Attempts, CardFirstAnswers,
    CardInGuild, CardMemory, Commit, DoubtsChange, FIRST_VOTED_PART, Forget, GameChange, GameId, GuildChange,
    Leaderboard, LeaderboardQuery, LedgerEntry, LedgerKind, Loaded, MemberServers, MissedCard, OutboxEntry, OutboxId,
    Period, PersonData, Played, PracticeChange, QuestionId, QuestionRecord, Report, Results, Retention, Row,
    ScheduleChange, ScheduleId, Scope, SettledAttempt, Store, StoreCondition, StoreError, Taught,
};
use popquiz_deck::metadata::DeckMetadata;
use popquiz_deck::{Card, CardId, Deck, DeckId};
use popquiz_judge::Credit;
use popquiz_memory::{FirstAnswers, Model};
use tokio::sync::watch;

use crate::store::decks::MemoryDecks;

#[derive(Default)]
pub struct MemoryStore(Mutex<Memory>, MemoryDecks);

#[derive(Clone, Default)]
struct Memory {
    kept: BTreeMap<&'static str, String>,
    games: BTreeMap<GameId, String>,
    practices: BTreeMap<GameId, (GuildId, UserId, Option<GameId>, String)>,
    direct_servers: BTreeMap<UserId, GuildId>,
    schedules: BTreeMap<ScheduleId, String>,
    questions: BTreeMap<QuestionId, QuestionRecord>,
    attempts: BTreeMap<AttemptId, Attempt>,
    doubts: BTreeMap<QuestionId, (GuildId, String)>,
    settled: BTreeMap<AttemptId, Credit>,
    ledger: Vec<LedgerEntry>,
    turns: BTreeMap<(GuildId, DeckId, CardId), u64>,
    outbox: BTreeMap<OutboxId, OutboxEntry>,
    done: BTreeSet<OutboxId>,
    appeals: BTreeMap<AttemptId, (QuestionId, UserId, AppealOutcome)>,
    taught: BTreeMap<(GuildId, DeckId, CardId, String), Taught>,
    settings: BTreeMap<GuildId, String>,
    reports: BTreeMap<(GuildId, DeckId, CardId, UserId), Report>,
    paused_cards: BTreeSet<(GuildId, DeckId, CardId)>,
    departed: BTreeMap<GuildId, UnixMs>,
    done_at: BTreeMap<OutboxId, UnixMs>,
    leased_ids: u64,
    drop_numbers: BTreeMap<GuildId, DropNumber>,
}

impl Memory {
    /// Everything, or nothing if part of it concerns an unknown question.
    fn record(&mut self, commit: Commit) -> Result<(), StoreError> {
        let mut after = self.clone();
        after.apply(commit)?;
        *self = after;
        Ok(())
    }

    fn apply(&mut self, commit: Commit) -> Result<(), StoreError> {
        let unknown = || StoreError::Unusable("no such question".to_owned());
        for change in commit.games {
            match change {
                GameChange::Save { id, state, .. } => {
                    self.games.insert(id, state);
                }
                GameChange::End { id } => {
                    self.games.remove(&id);
                }
            }
        }
        commit.practices.into_iter().for_each(|change| self.apply_to_practice(change));
        for question in commit.questions {
            let kept = self.questions.entry(question.id).or_insert_with(|| question.clone());
            kept.message = kept.message.or(question.message);
            kept.closed_at = kept.closed_at.or(question.closed_at);
        }
        for attempt in commit.attempts {
            if self.attempts.contains_key(&attempt.source) {
                continue;
            }
            if !self.questions.contains_key(&attempt.question) {
                return Err(unknown());
            }
            self.attempts.insert(attempt.source, attempt);
        }
        for AttemptVerdict { source, question, outcome, credit, confidence } in commit.verdicts {
            if let Some(attempt) = self.attempts.get_mut(&source).filter(|attempt| attempt.question == question) {
                (attempt.outcome, attempt.credit, attempt.confidence) = (outcome, credit, Some(confidence));
                if attempt.role == AttemptRole::Chatter && credit > popquiz_judge::Credit::NONE {
                    attempt.role = AttemptRole::Try;
                }
            }
        }
        for entry in commit.ledger {
            if !self.questions.contains_key(&entry.question) {
                return Err(unknown());
            }
            let same = |other: &LedgerEntry| {
                (other.question, other.user, other.part, other.kind)
                    == (entry.question, entry.user, entry.part, entry.kind)
            };
            if !self.ledger.iter().any(same) {
                self.ledger.push(entry);
            }
        }
        for turn in commit.turns {
            let kept = self.turns.entry((turn.guild, turn.deck, turn.card)).or_insert(turn.turn);
            *kept = turn.turn.max(*kept);
        }
        for change in commit.schedules {
            match change {
                ScheduleChange::Put { id, number, guild, state, .. } => {
                    self.schedules.insert(id, state);
                    let last = self.drop_numbers.entry(guild).or_insert(number);
                    *last = number.max(*last);
                }
                ScheduleChange::Remove { id } => {
                    self.schedules.remove(&id);
                }
            }
        }
        for entry in commit.outbox {
            self.outbox.entry(entry.id).or_insert(entry);
        }
        for change in commit.appeals {
            match change {
                AppealChange::Made { source, question, user, .. } => {
                    self.appeals.entry(source).or_insert((question, user, AppealOutcome::Open));
                }
                AppealChange::Decided { source, accepted, .. } => {
                    if let Some((.., outcome @ AppealOutcome::Open)) = self.appeals.get_mut(&source) {
                        *outcome = if accepted { AppealOutcome::Accepted } else { AppealOutcome::Rejected };
                    }
                }
            }
        }
        self.apply_votes(commit.doubts, commit.settled)?;
        for taught in commit.taught {
            let key = (taught.guild, taught.deck.clone(), taught.card.clone(), taught.wording.clone());
            self.taught.entry(key).or_insert(taught);
        }
        for change in commit.guilds {
            self.apply_to_guild(change);
        }
        for done in commit.done {
            if self.outbox.contains_key(&done.id) {
                self.done_at.entry(done.id).or_insert(done.at);
                self.done.insert(done.id);
            }
        }
        Ok(())
    }

    fn apply_votes(&mut self, doubts: Vec<DoubtsChange>, settled: Vec<SettledAttempt>) -> Result<(), StoreError> {
        for change in doubts {
            match change {
                DoubtsChange::Save { question, guild, state } => {
                    if !self.questions.contains_key(&question) {
                        return Err(StoreError::Unusable("no such question".to_owned()));
                    }
                    self.doubts.insert(question, (guild, state));
                }
                DoubtsChange::End { question } => drop(self.doubts.remove(&question)),
            }
        }
        for SettledAttempt { source, credit } in settled {
            if self.attempts.contains_key(&source) {
                self.settled.entry(source).or_insert(credit);
            }
        }
        Ok(())
    }

    fn apply_to_practice(&mut self, change: PracticeChange) {
        match change {
            PracticeChange::Save { id, guild, user, drop, state } => {
                self.practices.retain(|_, (in_guild, by, of, _)| (*in_guild, *by, *of) != (guild, user, drop));
                self.practices.insert(id, (guild, user, drop, state));
            }
            PracticeChange::End { id } => drop(self.practices.remove(&id)),
        }
    }

    fn apply_to_guild(&mut self, change: GuildChange) {
        match change {
            GuildChange::Settings { guild, state } => drop(self.settings.insert(guild, state)),
            GuildChange::Reported(report) => {
                let key = (report.guild, report.deck.clone(), report.card.clone(), report.user);
                self.reports.entry(key).or_insert(report);
            }
            GuildChange::CardPaused { guild, deck, card, .. } => {
                self.paused_cards.insert((guild, deck, card));
            }
            GuildChange::ReportsReviewed { guild, deck, card, stays_paused } => {
                self.reports.retain(|(g, d, c, _), _| (*g, d, c) != (guild, &deck, &card));
                if !stays_paused {
                    self.paused_cards.remove(&(guild, deck, card));
                }
            }
            GuildChange::Departed { guild, at } => drop(self.departed.entry(guild).or_insert(at)),
            GuildChange::Returned { guild } => drop(self.departed.remove(&guild)),
        }
    }

    fn load(&self) -> Loaded {
        let mut attempts = Vec::new();
        for open in self.questions.values().filter(|question| question.closed_at.is_none()) {
            let beside = |asked: &QuestionRecord| {
                asked.channel == open.channel && asked.closed_at.is_none_or(|at| at >= open.asked_at)
            };
            let there = self.attempts.values().filter(|attempt| beside(&self.questions[&attempt.question]));
            attempts.extend(there.map(|attempt| (open.id, attempt.source)));
        }
        attempts.sort_unstable();
        Loaded {
            games: self.games.clone().into_iter().collect(),
            doubts: self.doubts.iter().map(|(question, (_, state))| (*question, state.clone())).collect(),
            practices: self.practices.iter().map(|(id, (.., state))| (*id, state.clone())).collect(),
            schedules: self.schedules.clone().into_iter().collect(),
            outbox: self.outbox.values().filter(|entry| !self.done.contains(&entry.id)).cloned().collect(),
            attempts,
            settings: self.settings.clone().into_iter().collect(),
            taught: self.taught.values().cloned().collect(),
            reports: self.reports.values().cloned().collect(),
            paused_cards: self.paused_cards.iter().cloned().collect(),
            departed: self.departed.clone().into_iter().collect(),
            decks: Vec::new(),
            drop_numbers: self.drop_numbers.clone().into_iter().collect(),
            database: DatabaseId(0),
        }
    }

    fn streaks(&self, schedule: ScheduleId) -> Vec<(UserId, DropStreak)> {
        let mut closed: Vec<_> = self.questions.values().filter(|q| q.schedule == Some(schedule)).collect();
        closed.retain(|q| q.closed_at.is_some());
        closed.sort_by_key(|q| std::cmp::Reverse((q.closed_at, q.id)));
        let got = |user: UserId, question: QuestionId| {
            let own = || self.ledger.iter().filter(|entry| entry.user == user && entry.question == question);
            let is_vote = |entry: &LedgerEntry| entry.kind == LedgerKind::Correction && entry.part >= FIRST_VOTED_PART;
            let is_judged = |entry: &LedgerEntry| entry.kind != LedgerKind::Correction;
            let judged = own().filter(|it| is_judged(it)).map(|it| it.credit.value()).fold(0.0, f64::max);
            let voted: f64 = own().filter(|it| is_vote(it)).map(signed_credit).sum();
            own().any(|it| !is_judged(it) && !is_vote(it) && it.credit.value() >= 1.0) || judged + voted > 1.0 - 1e-9
        };
        let users: BTreeSet<UserId> = self.ledger.iter().map(|entry| entry.user).collect();
        let streak = |user: UserId| {
            let (mut streak, mut misses, mut last_miss) = (DropStreak::default(), 0, None);
            for (place, question) in closed.iter().enumerate() {
                if got(user, question.id) {
                    streak = DropStreak { drops: streak.drops + 1, forgiven: misses };
                } else if last_miss.is_none_or(|last| place - last >= 7) {
                    (misses, last_miss) = (misses + 1, Some(place));
                } else {
                    break;
                }
            }
            streak
        };
        users.into_iter().map(|user| (user, streak(user))).filter(|(_, streak)| streak.drops > 0).collect()
    }

    fn results(&self, guild: GuildId, user: UserId) -> Vec<Results> {
        let mut by_deck: BTreeMap<DeckId, Results> = BTreeMap::new();
        for question in self.questions.values().filter(|it| it.guild == guild && it.closed_at.is_some()) {
            let own = self.attempts.values().filter(|it| it.question == question.id && it.user == user);
            let own = own.filter(|it| it.role != AttemptRole::Chatter);
            let Some(best) = own.map(|attempt| self.credit(attempt)).reduce(f64::max) else { continue };
            let won = self.ledger.iter().filter(|it| it.question == question.id && it.user == user);
            let best = best.max(won.map(signed_credit).sum::<f64>().min(1.0));
            let deck = question.deck.clone();
            let results = by_deck.entry(deck.clone()).or_insert(Results { deck, questions: 0, right: 0, credit: 0.0 });
            results.questions += 1;
            results.right += u32::from(best > 1.0 - 1e-9);
            results.credit += best;
        }
        by_deck.into_values().collect()
    }

    /// The credit of an attempt that counts: what a vote settled on, or else the judge's.
    fn credit(&self, attempt: &Attempt) -> f64 {
        self.settled.get(&attempt.source).unwrap_or(&attempt.credit).value()
    }

    fn missed(&self, guild: GuildId, user: UserId, deck: Option<&DeckId>, limit: usize) -> Vec<MissedCard> {
        // By question: when it was first tried, and the best answer to it.
        let mut tried: BTreeMap<QuestionId, (AttemptId, f64)> = BTreeMap::new();
        for attempt in self.attempts.values().filter(|it| it.user == user && it.role == AttemptRole::Try) {
            let (first, best) = tried.entry(attempt.question).or_insert((attempt.source, 0.0));
            (*first, *best) = (attempt.source.min(*first), self.credit(attempt).max(*best));
        }
        let mut in_order: Vec<_> = tried.into_iter().map(|(question, (first, best))| (first, question, best)).collect();
        in_order.sort_by_key(|(first, ..)| *first);
        let mut missed: Vec<(u32, AttemptId, DeckId, CardId)> = Vec::new();
        for (first, question, best) in in_order {
            let asked = &self.questions[&question];
            if asked.guild != guild || asked.closed_at.is_none() || deck.is_some_and(|deck| *deck != asked.deck) {
                continue;
            }
            let won = self.ledger.iter().filter(|it| it.question == question && it.user == user);
            let is_right = best.max(won.map(signed_credit).sum()) > 1.0 - 1e-9;
            let known = missed.iter_mut().find(|(_, _, deck, card)| (deck, card) == (&asked.deck, &asked.card));
            match (known, is_right) {
                (Some((misses, ..)), true) => *misses = misses.saturating_sub(1),
                (Some((misses, last, ..)), false) => (*misses, *last) = (*misses + 1, first),
                (None, true) => {}
                (None, false) => missed.push((1, first, asked.deck.clone(), asked.card.clone())),
            }
        }
        missed.retain(|(misses, ..)| *misses > 0);
        missed.sort_by_key(|(misses, last, ..)| std::cmp::Reverse((*misses, *last)));
        missed.into_iter().take(limit).map(|(misses, _, deck, card)| MissedCard { deck, card, misses }).collect()
    }

    /// Derived from all attempts each time; by member and card.
    fn memories(&self, guild: GuildId, deck: Option<&DeckId>) -> BTreeMap<(UserId, DeckId, CardId), Remembered> {
        let mut tried: BTreeMap<(UserId, DeckId, CardId), BTreeMap<QuestionId, TriedQuestion>> = BTreeMap::new();
        for attempt in self.attempts.values().filter(|attempt| attempt.role == AttemptRole::Try) {
            let asked = &self.questions[&attempt.question];
            if asked.guild != guild || deck.is_some_and(|deck| *deck != asked.deck) {
                continue;
            }
            let own = self.ledger.iter().filter(|it| (it.question, it.user) == (asked.id, attempt.user));
            let of = (attempt.user, asked.deck.clone(), asked.card.clone());
            let question = tried.entry(of).or_default().entry(asked.id).or_insert_with(|| TriedQuestion {
                question: asked.id,
                answer: asked.answer,
                tries: Vec::new(),
                ledger_credit: own.map(signed_credit).sum(),
            });
            let (source, credit, help) = (attempt.source, self.credit(attempt), attempt.help);
            question.tries.push(JudgedTry { source, credit, help });
        }
        let of_card = |(of, questions): (_, BTreeMap<_, TriedQuestion>)| {
            let questions: Vec<TriedQuestion> = questions.into_values().collect();
            remembered(&Model::default(), &questions).map(|it| (of, it))
        };
        tried.into_iter().filter_map(of_card).collect()
    }

    fn answered(&self, guild: GuildId, deck: Option<&DeckId>, user: Option<UserId>) -> Vec<AnsweredQuestion> {
        let mut answers: Vec<AnsweredQuestion> = Vec::new();
        for attempt in self.attempts.values().filter(|attempt| attempt.role == AttemptRole::Try) {
            let asked = &self.questions[&attempt.question];
            if asked.guild != guild
                || asked.closed_at.is_none()
                || deck.is_some_and(|deck| asked.deck != *deck)
                || user.is_some_and(|user| attempt.user != user)
            {
                continue;
            }
            let judged = JudgedTry { source: attempt.source, credit: self.credit(attempt), help: attempt.help };
            let appeals = u32::from(self.appeals.contains_key(&attempt.source));
            let is_same = |it: &&mut AnsweredQuestion| (it.tried.question, it.user) == (asked.id, attempt.user);
            if let Some(earlier) = answers.iter_mut().find(is_same) {
                earlier.tried.tries.push(judged);
                earlier.appeals += appeals;
                continue;
            }
            let own = self.ledger.iter().filter(|it| (it.question, it.user) == (asked.id, attempt.user));
            answers.push(AnsweredQuestion {
                deck: asked.deck.clone(),
                card: asked.card.clone(),
                user: attempt.user,
                asked_at: asked.asked_at,
                is_timed: asked.schedule.is_none() && !asked.is_private,
                tried: TriedQuestion {
                    question: asked.id,
                    answer: asked.answer,
                    tries: vec![judged],
                    ledger_credit: own.map(signed_credit).sum(),
                },
                text: attempt.text.clone(),
                appeals,
            });
        }
        answers
    }

    fn first_answers(&self, guild: GuildId, deck: Option<&DeckId>) -> Vec<CardFirstAnswers> {
        let mut by_card: BTreeMap<(DeckId, CardId), FirstAnswers> = BTreeMap::new();
        for ((_, deck, card), it) in self.memories(guild, deck) {
            by_card.entry((deck, card)).or_default().add(it.was_known);
        }
        by_card.into_iter().map(|((deck, card), first)| CardFirstAnswers { deck, card, first }).collect()
    }

    fn attempts(&self, which: &Attempts) -> Vec<AttemptFacts> {
        let facts = |attempt: &Attempt| {
            let question = self.questions.get(&attempt.question)?.clone();
            let own = |entry: &&LedgerEntry| entry.question == attempt.question && entry.user == attempt.user;
            let points = self.ledger.iter().filter(own).map(|entry| entry.points).sum();
            let appeal = self.appeals.get(&attempt.source).map(|(.., outcome)| *outcome);
            let is_vote = |entry: &&LedgerEntry| entry.kind == LedgerKind::Correction && entry.part >= FIRST_VOTED_PART;
            let voted_points = self.ledger.iter().filter(own).filter(is_vote).map(|entry| entry.points).sum();
            let settled = self.settled.get(&attempt.source).copied();
            Some(AttemptFacts { attempt: attempt.clone(), question, appeal, settled, points, voted_points })
        };
        let wanted = |facts: &AttemptFacts| match which {
            Attempts::One(source) => facts.attempt.source == *source,
            Attempts::Of(user, question) => facts.attempt.user == *user && facts.question.id == *question,
            Attempts::OnCard(guild, deck, card) => {
                let question = &facts.question;
                (question.guild, &question.deck, &question.card) == (*guild, deck, card)
                    && !facts.attempt.text.is_empty()
            }
        };
        self.attempts.values().filter_map(facts).filter(wanted).collect()
    }

    fn forget(&mut self, user: UserId, forget: Forget) {
        let former = self.ledger.iter().map(|entry| entry.user).filter(|user| user.is_former_member()).max();
        let former = UserId(former.map_or(1, |user| user.0 + 1));
        match forget {
            Forget::KeepPoints => {
                self.ledger.iter_mut().filter(|entry| entry.user == user).for_each(|entry| entry.user = former);
            }
            Forget::ErasePoints => self.ledger.retain(|entry| entry.user != user),
        }
        self.attempts.retain(|_, attempt| attempt.user != user);
        self.settled.retain(|source, _| self.attempts.contains_key(source));
        self.appeals.retain(|_, (_, by, _)| *by != user);
        self.reports.retain(|(.., by), _| *by != user);
        self.practices.retain(|_, (_, by, ..)| *by != user);
        self.direct_servers.remove(&user);
    }

    fn expire(&mut self, now: UnixMs, kept: &Retention) {
        let before = |days: u32| now.plus_ms(-i64::from(days) * 86_400_000);
        for attempt in self.attempts.values_mut() {
            let question = &self.questions[&attempt.question];
            let own = kept.answers_days.iter().find(|(guild, _)| *guild == question.guild);
            let days = own.map_or(kept.answers_days_elsewhere, |(_, days)| *days);
            if question.closed_at.is_some() && attempt.source.time() < before(days) {
                attempt.text.clear();
            }
        }
        let gone: BTreeSet<GuildId> =
            self.departed.iter().filter(|(_, at)| **at < before(kept.departed_days)).map(|(guild, _)| *guild).collect();
        let of_gone: BTreeSet<QuestionId> = self
            .questions
            .values()
            .filter(|question| gone.contains(&question.guild))
            .map(|question| question.id)
            .collect();
        self.attempts.retain(|_, attempt| !of_gone.contains(&attempt.question));
        self.doubts.retain(|_, (guild, _)| !gone.contains(guild));
        self.ledger.retain(|entry| !gone.contains(&entry.guild));
        self.questions.retain(|id, _| !of_gone.contains(id));
        self.turns.retain(|(guild, ..), _| !gone.contains(guild));
        self.practices.retain(|_, (guild, ..)| !gone.contains(guild));
        self.direct_servers.retain(|_, guild| !gone.contains(guild));
        self.taught.retain(|(guild, ..), _| !gone.contains(guild));
        self.reports.retain(|(guild, ..), _| !gone.contains(guild));
        self.paused_cards.retain(|(guild, ..)| !gone.contains(guild));
        self.settings.retain(|guild, _| !gone.contains(guild));
        self.drop_numbers.retain(|guild, _| !gone.contains(guild));
        self.departed.retain(|guild, _| !gone.contains(guild));
    }

    fn leaderboard(&self, query: &LeaderboardQuery) -> Leaderboard {
        let mut points: BTreeMap<UserId, i64> = BTreeMap::new();
        for entry in &self.ledger {
            let in_scope = match &query.scope {
                Scope::Server => true,
                Scope::Channel(channel) => entry.channel == *channel,
                Scope::Deck(deck) => entry.deck == *deck,
            };
            if entry.guild == query.guild && in_scope && within(query.period, entry.day) {
                *points.entry(entry.user).or_default() += entry.points;
            }
        }
        points.retain(|_, points| *points != 0);
        let mut sorted: Vec<(UserId, i64)> = points.into_iter().collect();
        sorted.sort_by_key(|(user, points)| (-points, *user));
        let rows: Vec<Row> = sorted
            .iter()
            .map(|(user, points)| {
                let better = sorted.iter().filter(|(_, other)| other > points).count();
                Row { rank: u32::try_from(better).unwrap() + 1, user: *user, points: *points }
            })
            .collect();
        Leaderboard {
            total: u32::try_from(rows.len()).unwrap(),
            own: rows.iter().find(|row| Some(row.user) == query.asker).copied(),
            rows: rows.into_iter().skip(query.offset as usize).take(query.limit as usize).collect(),
        }
    }
}

/// What was taken again counts below 0.
fn signed_credit(entry: &LedgerEntry) -> f64 {
    if entry.points < 0 { -entry.credit.value() } else { entry.credit.value() }
}

/// By the calendar of another library than the store's own arithmetic.
fn within(period: Period, day: i32) -> bool {
    let civil = |day: i32| -> Date { date(1970, 1, 1) + day.days() };
    let monday = |day: i32| (civil(day) + 1.day()).nth_weekday(-1, Weekday::Monday).unwrap();
    match period {
        Period::AllTime => true,
        Period::Month(of) => civil(of).first_of_month() == civil(day).first_of_month(),
        Period::Week(of) => monday(of) == monday(day),
        Period::Day(of) => of == day,
    }
}

impl Store for MemoryStore {
    fn condition(&self) -> watch::Receiver<StoreCondition> {
        watch::channel(StoreCondition::Well).1
    }

    fn keep(&self, name: &'static str, value: String) -> BoxFuture<'static, Result<(), StoreError>> {
        self.0.lock().unwrap().kept.insert(name, value);
        Box::pin(ready(Ok(())))
    }

    fn kept(&self, name: &'static str) -> BoxFuture<'static, Result<Option<String>, StoreError>> {
        Box::pin(ready(Ok(self.0.lock().unwrap().kept.get(name).cloned())))
    }

    fn commit(&self, commit: Commit) -> BoxFuture<'static, Result<(), StoreError>> {
        Box::pin(ready(self.0.lock().unwrap().record(commit)))
    }

    fn lease_ids(&self, count: u32) -> BoxFuture<'static, Result<IdBlock, StoreError>> {
        let mut memory = self.0.lock().unwrap();
        let first = memory.leased_ids + 1;
        memory.leased_ids += u64::from(count);
        Box::pin(ready(Ok(IdBlock { first, end: first + u64::from(count) })))
    }

    fn load(&self) -> BoxFuture<'static, Result<Loaded, StoreError>> {
        Box::pin(ready(Ok(self.0.lock().unwrap().load())))
    }

    fn turns(&self, guild: GuildId, deck: DeckId) -> BoxFuture<'static, Result<Vec<(CardId, u64)>, StoreError>> {
        let memory = self.0.lock().unwrap();
        let turns = memory.turns.iter().filter(|((g, d, _), _)| *g == guild && *d == deck);
        Box::pin(ready(Ok(turns.map(|((_, _, card), turn)| (card.clone(), *turn)).collect())))
    }

    fn streaks(&self, schedule: ScheduleId) -> BoxFuture<'static, Result<Vec<(UserId, DropStreak)>, StoreError>> {
        Box::pin(ready(Ok(self.0.lock().unwrap().streaks(schedule))))
    }

    fn results(&self, guild: GuildId, user: UserId) -> BoxFuture<'static, Result<Vec<Results>, StoreError>> {
        Box::pin(ready(Ok(self.0.lock().unwrap().results(guild, user))))
    }

    fn leaderboard(&self, query: LeaderboardQuery) -> BoxFuture<'static, Result<Leaderboard, StoreError>> {
        Box::pin(ready(Ok(self.0.lock().unwrap().leaderboard(&query))))
    }

    fn rebuild_leaderboards(&self) -> BoxFuture<'static, Result<u64, StoreError>> {
        Box::pin(ready(Ok(0)))
    }

    fn attempts(&self, which: Attempts) -> BoxFuture<'static, Result<Vec<AttemptFacts>, StoreError>> {
        Box::pin(ready(Ok(self.0.lock().unwrap().attempts(&which))))
    }

    fn card_of(&self, question: QuestionId) -> BoxFuture<'static, Result<Option<CardInGuild>, StoreError>> {
        let memory = self.0.lock().unwrap();
        let card = memory.questions.get(&question).map(|it| (it.guild, it.deck.clone(), it.card.clone()));
        Box::pin(ready(Ok(card)))
    }

    fn played(
        &self,
        channel: ChannelId,
        game: GameId,
        user: UserId,
    ) -> BoxFuture<'static, Result<Vec<Played>, StoreError>> {
        let memory = self.0.lock().unwrap();
        let of_game = memory.questions.values().filter(|it| it.channel == channel && it.game == game);
        let played = of_game.filter(|it| it.closed_at.is_some()).map(|question| {
            let tried = memory.attempts.values().filter(|it| it.question == question.id && it.user == user);
            let tried = tried.filter(|it| it.role == AttemptRole::Try);
            let tried: Vec<f64> = tried.map(|it| memory.credit(it)).collect();
            let entries = || memory.ledger.iter().filter(|it| it.question == question.id && it.user == user);
            let taken = |it: &&LedgerEntry| it.kind != LedgerKind::Correction || it.points < 0;
            let earned = entries().filter(taken).map(signed_credit).sum();
            Played {
                guild: question.guild,
                deck: question.deck.clone(),
                card: question.card.clone(),
                credit: Credit::new(tried.iter().copied().fold(earned, f64::max)),
                has_tried: !tried.is_empty(),
                points: entries().map(|it| it.points).sum(),
            }
        });
        Box::pin(ready(Ok(played.collect())))
    }

    fn missed(
        &self,
        guild: GuildId,
        user: UserId,
        deck: Option<DeckId>,
        limit: usize,
    ) -> BoxFuture<'static, Result<Vec<MissedCard>, StoreError>> {
        Box::pin(ready(Ok(self.0.lock().unwrap().missed(guild, user, deck.as_ref(), limit))))
    }

    fn memories(
        &self,
        guild: GuildId,
        user: UserId,
        deck: Option<DeckId>,
    ) -> BoxFuture<'static, Result<Vec<CardMemory>, StoreError>> {
        let all = self.0.lock().unwrap().memories(guild, deck.as_ref());
        let own = all.into_iter().filter(|((of, ..), _)| *of == user);
        let own = own.map(|((_, deck, card), it)| CardMemory { deck, card, memory: it.memory, answer: it.answer });
        Box::pin(ready(Ok(own.collect())))
    }

    fn first_answers(
        &self,
        guild: GuildId,
        deck: Option<DeckId>,
    ) -> BoxFuture<'static, Result<Vec<CardFirstAnswers>, StoreError>> {
        Box::pin(ready(Ok(self.0.lock().unwrap().first_answers(guild, deck.as_ref()))))
    }

    fn answered(
        &self,
        guild: GuildId,
        deck: Option<DeckId>,
        user: Option<UserId>,
    ) -> BoxFuture<'static, Result<Vec<AnsweredQuestion>, StoreError>> {
        Box::pin(ready(Ok(self.0.lock().unwrap().answered(guild, deck.as_ref(), user))))
    }

    fn rebuild_memories(&self) -> BoxFuture<'static, Result<u64, StoreError>> {
        Box::pin(ready(Ok(0)))
    }

    fn member_servers(&self, user: UserId) -> BoxFuture<'static, Result<MemberServers, StoreError>> {
        let memory = self.0.lock().unwrap();
        let answered = memory.attempts.values().filter(|attempt| attempt.user == user);
        let answered_in: BTreeSet<GuildId> = answered.map(|it| memory.questions[&it.question].guild).collect();
        let chosen = memory.direct_servers.get(&user).copied();
        Box::pin(ready(Ok(MemberServers { chosen, answered_in: answered_in.into_iter().collect() })))
    }

    fn choose_server(&self, user: UserId, guild: GuildId) -> BoxFuture<'static, Result<(), StoreError>> {
        self.0.lock().unwrap().direct_servers.insert(user, guild);
        Box::pin(ready(Ok(())))
    }

    fn person(&self, user: UserId) -> BoxFuture<'static, Result<PersonData, StoreError>> {
        let memory = self.0.lock().unwrap();
        let each = |count: usize| vec![serde_json::Value::Null; count];
        let data = PersonData {
            attempts: each(memory.attempts.values().filter(|attempt| attempt.user == user).count()),
            points: each(memory.ledger.iter().filter(|entry| entry.user == user).count()),
            appeals: each(memory.appeals.values().filter(|(_, by, ..)| *by == user).count()),
            decisions: Vec::new(),
            reports: each(memory.reports.keys().filter(|(.., by)| *by == user).count()),
            changes: Vec::new(),
            memories: each({
                let guilds: BTreeSet<GuildId> = memory.questions.values().map(|question| question.guild).collect();
                let all = guilds.into_iter().flat_map(|guild| memory.memories(guild, None));
                all.filter(|((of, ..), _)| *of == user).count()
            }),
            practices: each(memory.practices.values().filter(|(_, by, ..)| *by == user).count()),
            direct_servers: each(usize::from(memory.direct_servers.contains_key(&user))),
        };
        Box::pin(ready(Ok(data)))
    }

    fn forget(&self, user: UserId, forget: Forget) -> BoxFuture<'static, Result<u64, StoreError>> {
        self.0.lock().unwrap().forget(user, forget);
        Box::pin(ready(Ok(1)))
    }

    fn expire(&self, now: UnixMs, kept: Retention) -> BoxFuture<'static, Result<u64, StoreError>> {
        self.0.lock().unwrap().expire(now, &kept);
        Box::pin(ready(Ok(0)))
    }
}

impl DeckStore for MemoryStore {
    fn keep_files(&self, decks: Arc<Vec<Deck>>) -> BoxFuture<'static, Result<(), StoreError>> {
        self.1.keep_files(&decks)
    }

    fn deck(&self, guild: GuildId, deck: DeckId) -> BoxFuture<'static, Result<Option<Deck>, StoreError>> {
        self.1.deck(guild, deck)
    }

    fn image(
        &self,
        guild: GuildId,
        deck: DeckId,
        name: String,
    ) -> BoxFuture<'static, Result<Option<Arc<[u8]>>, StoreError>> {
        self.1.image(guild, deck, &name)
    }

    fn card(
        &self,
        guild: GuildId,
        deck: DeckId,
        card: CardId,
    ) -> BoxFuture<'static, Result<Option<(DeckMetadata, Card)>, StoreError>> {
        self.1.card(guild, &deck, &card)
    }

    fn change_deck(&self, change: DeckChange) -> BoxFuture<'static, Result<DeckChangeId, StoreError>> {
        self.1.change_deck(change)
    }

    fn deck_changes(
        &self,
        guild: GuildId,
        deck: DeckId,
        limit: u32,
    ) -> BoxFuture<'static, Result<Vec<PastChange>, StoreError>> {
        self.1.deck_changes(guild, &deck, limit)
    }

    fn undo(
        &self,
        guild: GuildId,
        change: DeckChangeId,
    ) -> BoxFuture<'static, Result<Option<(DeckId, Undo)>, StoreError>> {
        self.1.undo(guild, change)
    }

    fn deck_heads(&self, guild: GuildId) -> BoxFuture<'static, Result<Vec<DeckHead>, StoreError>> {
        self.1.deck_heads(guild)
    }

    fn find_cards(
        &self,
        guild: GuildId,
        typed: String,
        limit: usize,
        among: Among,
        secret: Secret,
    ) -> BoxFuture<'static, Result<Vec<Found>, StoreError>> {
        self.1.find_cards(guild, &typed, limit, among, &secret)
    }
}
