//! The servers that the bot is in (added, removed and added again), and people who delete their data.

use std::collections::BTreeSet;

use popquiz_deck::DeckId;

use super::decision::Decision;
use super::guilds::Guild;
use super::state::{Engine, Timer};
use crate::clock::{DAY_MS, UnixMs};
use crate::id::{GuildId, UserId};
use crate::quiz::Event;
use crate::store::{GuildChange, Retention};

impl Engine {
    /// The servers that the bot is in, as reported by a shard's new connection: it may have been removed from others
    /// while it was disconnected.
    pub(in crate::bot) fn present(
        &mut self,
        is_here: impl Fn(GuildId) -> bool,
        is_mine: impl Fn(GuildId) -> bool,
        decision: &mut Decision,
    ) {
        let running = self.games.values().map(|running| running.game.guild());
        let scheduled = self.schedules.values().map(|schedule| schedule.guild);
        let practicing = self.practicing.keys().map(|(guild, _)| *guild);
        let known: BTreeSet<GuildId> =
            running.chain(scheduled).chain(practicing).chain(self.guilds.0.keys().copied()).collect();
        for guild in known.into_iter().filter(|guild| is_mine(*guild)) {
            if is_here(guild) {
                self.returned(guild, decision);
            } else {
                self.left(guild, decision);
            }
        }
    }

    /// The bot was removed from a server: its games end, its schedules pause, and its data is deleted after a while.
    pub(in crate::bot) fn left(&mut self, guild: GuildId, decision: &mut Decision) {
        self.lost(|game| game.guild() == guild, decision);
        self.end_votes_in(guild, decision);
        self.end_practices(|practice| practice.guild == guild, decision);
        if self.guilds.of(guild).departed.is_none() {
            self.guilds.of(guild).departed = Some(decision.now);
            decision.commit.guilds.push(GuildChange::Departed { guild, at: decision.now });
        }
        for (id, schedule) in &self.schedules {
            if schedule.guild == guild {
                self.timers.set(Timer::Schedule(*id), None);
            }
        }
    }

    /// The bot is in a server: if it had been removed, its schedules resume, without catching up.
    pub(in crate::bot) fn returned(&mut self, guild: GuildId, decision: &mut Decision) {
        if self.guilds.get(guild).is_none_or(|guild| guild.departed.is_none()) {
            return;
        }
        self.guilds.of(guild).departed = None;
        decision.commit.guilds.push(GuildChange::Returned { guild });
        for mut schedule in self.schedules(guild) {
            schedule.dealt_with = schedule.dealt_with.max(decision.now);
            self.record_schedule(schedule, decision);
        }
    }

    /// Deletes servers that removed the bot long ago, and returns how long expiring data is stored.
    pub(in crate::bot) fn expire(&mut self, now: UnixMs) -> Retention {
        const DEPARTED_DAYS: u32 = 30;
        let long_ago = |at: UnixMs| now.since(at) > i64::from(DEPARTED_DAYS) * DAY_MS;
        let purged: BTreeSet<GuildId> =
            self.guilds.0.iter().filter(|(_, it)| it.departed.is_some_and(long_ago)).map(|(id, _)| *id).collect();
        self.guilds.0.retain(|id, _| !purged.contains(id));
        self.schedules.retain(|_, schedule| !purged.contains(&schedule.guild));
        // The store has the turns of what isn't being played, and they are loaded again when it is.
        let played: BTreeSet<(GuildId, &DeckId)> = self
            .games
            .values()
            .flat_map(|running| running.game.decks().into_iter().map(|deck| (running.game.guild(), deck)))
            .collect();
        self.turns.retain(|(guild, deck), _| played.contains(&(*guild, deck)));
        // By then, the store has the appeals that were made or decided, and texts of answers this old are gone.
        let days = self.guilds.0.values().filter_map(|guild| guild.settings.keep_answers_days);
        let days = days.chain([self.settings.keep_answers_days]).max().unwrap_or_default();
        let kept_ms = (i64::from(days) + 1) * DAY_MS;
        let is_kept = |at: UnixMs| now.since(at) <= kept_ms;
        self.appeals.retain(|attempt, _| is_kept(attempt.time()));
        self.expire_votes(is_kept);
        let own = |(id, guild): (&GuildId, &Guild)| Some((*id, guild.settings.keep_answers_days?));
        Retention {
            answers_days: self.guilds.0.iter().filter_map(own).collect(),
            answers_days_elsewhere: self.settings.keep_answers_days,
            departed_days: DEPARTED_DAYS,
        }
    }

    /// Removes a person from all games; their stored data is deleted afterward.
    pub(in crate::bot) fn forget_person(&mut self, user: UserId, decision: &mut Decision) {
        self.end_practices(|practice| practice.user == user, decision);
        for id in self.games.keys().copied().collect::<Vec<_>>() {
            self.step(id, Event::Forgotten(user), decision);
        }
        self.forget_voter(user, decision);
        for mut schedule in self.schedules.values().filter(|schedule| schedule.by == user).cloned().collect::<Vec<_>>()
        {
            schedule.by = UserId(0);
            self.record_schedule(schedule, decision);
        }
        for guild in self.guilds.0.values_mut() {
            guild.reports.retain(|_, reasons| {
                reasons.remove(&user);
                !reasons.is_empty()
            });
        }
    }
}
