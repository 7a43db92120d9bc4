//! The store's contract in its plainest form: maps in memory, every leaderboard added up from the ledger anew.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use futures_util::future::{BoxFuture, ready};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};
use popquiz::deck::{CardId, DeckId};
use popquiz::id::{GuildId, UserId};
use popquiz::store::{
    Attempt, Commit, GameChange, GameId, Leaderboard, LeaderboardQuery, LedgerEntry, Loaded, OutboxEntry, OutboxId,
    Period, QuestionId, QuestionRecord, Row, ScheduleChange, ScheduleId, Scope, Store, StoreError,
};

#[derive(Default)]
pub struct MemoryStore(Mutex<Memory>);

#[derive(Clone, Default)]
struct Memory {
    games: BTreeMap<GameId, String>,
    schedules: BTreeMap<ScheduleId, String>,
    questions: BTreeMap<QuestionId, QuestionRecord>,
    attempts: BTreeMap<u64, Attempt>,
    ledger: Vec<LedgerEntry>,
    turns: BTreeMap<(GuildId, DeckId, CardId), u64>,
    outbox: BTreeMap<OutboxId, OutboxEntry>,
    done: BTreeSet<OutboxId>,
    highest_id: u64,
}

impl Memory {
    /// Everything, or nothing where something is said of a question that nobody knows.
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
                    self.used(id.0);
                }
                GameChange::End { id } => {
                    self.games.remove(&id);
                    self.used(id.0);
                }
            }
        }
        for question in commit.questions {
            self.used(question.id.0);
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
                ScheduleChange::Put { id, state, .. } => {
                    self.schedules.insert(id, state);
                    self.used(id.0);
                }
                ScheduleChange::Remove { id } => {
                    self.schedules.remove(&id);
                    self.used(id.0);
                }
            }
        }
        for entry in commit.outbox {
            self.used(entry.id.0);
            self.outbox.entry(entry.id).or_insert(entry);
        }
        for done in commit.done {
            if self.outbox.contains_key(&done.id) {
                self.done.insert(done.id);
            }
        }
        Ok(())
    }

    fn used(&mut self, id: u64) {
        self.highest_id = self.highest_id.max(id);
    }

    fn load(&self) -> Loaded {
        let open = |question: &QuestionId| self.questions.get(question).is_some_and(|q| q.closed_at.is_none());
        let mut attempts: Vec<_> =
            self.attempts.values().filter(|a| open(&a.question)).map(|a| (a.question, a.source)).collect();
        attempts.sort_unstable();
        Loaded {
            games: self.games.clone().into_iter().collect(),
            schedules: self.schedules.clone().into_iter().collect(),
            outbox: self.outbox.values().filter(|entry| !self.done.contains(&entry.id)).cloned().collect(),
            attempts,
            next_id: self.highest_id + 1,
            database: 0,
        }
    }

    fn streaks(&self, schedule: ScheduleId) -> Vec<(UserId, u32)> {
        let mut closed: Vec<_> = self.questions.values().filter(|q| q.schedule == Some(schedule)).collect();
        closed.retain(|q| q.closed_at.is_some());
        closed.sort_by_key(|q| std::cmp::Reverse((q.closed_at, q.id)));
        let got = |user: UserId, question: QuestionId| {
            self.ledger.iter().any(|e| e.user == user && e.question == question && e.credit.value() >= 1.0)
        };
        let users: BTreeSet<UserId> = self.ledger.iter().map(|entry| entry.user).collect();
        users
            .into_iter()
            .map(|user| (user, u32::try_from(closed.iter().take_while(|q| got(user, q.id)).count()).unwrap()))
            .filter(|(_, streak)| *streak > 0)
            .collect()
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
    fn commit(&self, commit: Commit) -> BoxFuture<'static, Result<(), StoreError>> {
        Box::pin(ready(self.0.lock().unwrap().record(commit)))
    }

    fn load(&self) -> BoxFuture<'static, Result<Loaded, StoreError>> {
        Box::pin(ready(Ok(self.0.lock().unwrap().load())))
    }

    fn turns(&self, guild: GuildId, deck: DeckId) -> BoxFuture<'static, Result<Vec<(CardId, u64)>, StoreError>> {
        let memory = self.0.lock().unwrap();
        let turns = memory.turns.iter().filter(|((g, d, _), _)| *g == guild && *d == deck);
        Box::pin(ready(Ok(turns.map(|((_, _, card), turn)| (card.clone(), *turn)).collect())))
    }

    fn streaks(&self, schedule: ScheduleId) -> BoxFuture<'static, Result<Vec<(UserId, u32)>, StoreError>> {
        Box::pin(ready(Ok(self.0.lock().unwrap().streaks(schedule))))
    }

    fn leaderboard(&self, query: LeaderboardQuery) -> BoxFuture<'static, Result<Leaderboard, StoreError>> {
        Box::pin(ready(Ok(self.0.lock().unwrap().leaderboard(&query))))
    }

    fn rebuild_leaderboards(&self) -> BoxFuture<'static, Result<u64, StoreError>> {
        Box::pin(ready(Ok(0)))
    }
}
