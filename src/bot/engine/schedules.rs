//! Schedules: added, changed, removed.

use super::cards::no_cards;
use super::decision::Decision;
use super::state::{Engine, Timer, to_json};
use crate::bot::decks::LoadedDeck;
use crate::bot::refusal::{DropRefusal, Refusal};
use crate::id::{DropNumber, GuildId, ScheduleId};
use crate::schedule::Schedule;
use crate::store::ScheduleChange;

impl Engine {
    /// The schedules of a server, by id.
    pub(in crate::bot) fn schedules(&self, guild: GuildId) -> Vec<Schedule> {
        self.schedules.values().filter(|it| it.guild == guild).cloned().collect()
    }

    /// Adds a schedule, whose id and number are set here, and returns it.
    pub(in crate::bot) fn add_schedule(
        &mut self,
        mut schedule: Schedule,
        deck: &LoadedDeck,
        decision: &mut Decision,
    ) -> Result<Schedule, Refusal> {
        const AT_MOST: usize = 50;
        if self.schedules.values().filter(|it| it.guild == schedule.guild).count() >= AT_MOST {
            return Err(DropRefusal::TooMany { max_schedules: AT_MOST }.into());
        }
        no_cards(deck, &schedule.tags, &self.guilds.paused_cards(schedule.guild, &schedule.deck))?;
        schedule.id = ScheduleId(self.take_id());
        // Numbers of removed schedules are never reused.
        let last = self.drop_numbers.entry(schedule.guild).or_insert(DropNumber(0));
        last.0 += 1;
        schedule.number = *last;
        self.record_schedule(schedule.clone(), decision);
        Ok(schedule)
    }

    /// Pauses or resumes a schedule and returns it.
    pub(super) fn pause_schedule(
        &mut self,
        guild: GuildId,
        number: DropNumber,
        paused: bool,
        decision: &mut Decision,
    ) -> Result<Schedule, Refusal> {
        let mut schedule = self.schedule(guild, number)?.clone();
        // Drops that would have been due while it was paused aren't caught up.
        if schedule.paused && !paused {
            schedule.dealt_with = decision.now;
        }
        schedule.paused = paused;
        self.record_schedule(schedule.clone(), decision);
        Ok(schedule)
    }

    /// Changes a schedule for somebody who saw it as `before`, and returns it. Drops that its new time would have made
    /// due by now aren't caught up.
    pub(in crate::bot) fn edit_schedule(
        &mut self,
        before: &Schedule,
        wanted: Schedule,
        deck: &LoadedDeck,
        decision: &mut Decision,
    ) -> Result<Schedule, Refusal> {
        no_cards(deck, &wanted.tags, &self.guilds.paused_cards(wanted.guild, &wanted.deck))?;
        // In the meantime, one of its drops may have been posted, or somebody may have paused it.
        let Schedule { dealt_with, paused, .. } = *self.schedule(before.guild, before.number)?;
        let when = |schedule: &Schedule| (schedule.at, schedule.days, schedule.zone.clone());
        let dealt_with = if when(before) == when(&wanted) { dealt_with } else { dealt_with.max(decision.now) };
        let schedule = Schedule { dealt_with, paused, trouble: None, ..wanted };
        self.record_schedule(schedule.clone(), decision);
        Ok(schedule)
    }

    /// Removes a server's schedule and returns it. An open drop stays open.
    pub(in crate::bot) fn remove_schedule(
        &mut self,
        guild: GuildId,
        number: DropNumber,
        decision: &mut Decision,
    ) -> Result<Schedule, Refusal> {
        let schedule = self.schedule(guild, number)?.clone();
        let id = schedule.id;
        self.schedules.remove(&id);
        self.timers.set(Timer::Schedule(id), None);
        decision.commit.schedules.push(ScheduleChange::Remove { id });
        Ok(schedule)
    }

    /// A schedule of a server.
    pub(in crate::bot) fn schedule(&self, guild: GuildId, number: DropNumber) -> Result<&Schedule, Refusal> {
        self.schedules
            .values()
            .find(|schedule| schedule.guild == guild && schedule.number == number)
            .ok_or_else(|| DropRefusal::NotFound { number }.into())
    }

    /// A schedule, whosever it is.
    pub(in crate::bot) fn find_schedule(&self, id: ScheduleId) -> Option<&Schedule> {
        self.schedules.get(&id)
    }

    /// Records a schedule's current state.
    pub(super) fn record_schedule(&mut self, schedule: Schedule, decision: &mut Decision) {
        decision.commit.schedules.push(ScheduleChange::Put {
            id: schedule.id,
            number: schedule.number,
            guild: schedule.guild,
            channel: schedule.channel,
            state: to_json(&schedule),
            next_due: schedule.next_due(),
        });
        self.keep_schedule(schedule);
    }

    pub(super) fn keep_schedule(&mut self, schedule: Schedule) {
        // If the bot was removed from the server, drops pause.
        let is_there = self.guilds.get(schedule.guild).is_none_or(|guild| guild.departed.is_none());
        self.timers.set(Timer::Schedule(schedule.id), schedule.next_due().filter(|_| is_there));
        self.schedules.insert(schedule.id, schedule);
    }
}
