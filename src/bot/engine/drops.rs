//! Drops: due, missed, posted.

use std::collections::BTreeMap;
use std::sync::Arc;

use rand::RngExt as _;

use super::decision::{Act, Decision};
use super::state::{Engine, RunningGame};
use crate::bot::decks::LoadedDeck;
use crate::bot::delivery::DeliveryFailure;
use crate::bot::note::{MissedDrops, Note};
use crate::bot::refusal::{DropRefusal, Refusal};
use crate::bot::render;
use crate::clock::UnixMs;
use crate::id::{ChannelId, DropNumber, GameId, GuildId, MessageId, ScheduleId, UserId};
use crate::quiz::{DropStreak, Event, Game, OpenDrop, Turns};
use crate::schedule::{DropProblem, Schedule};

/// What a drop needs from the store.
#[derive(Debug)]
pub(in crate::bot) struct DropResources {
    /// `None` if its deck no longer exists.
    pub(in crate::bot) deck: Option<Arc<LoadedDeck>>,
    pub(in crate::bot) turns: Turns,
    pub(in crate::bot) streaks: Vec<(UserId, DropStreak)>,
}

impl Engine {
    /// A schedule is due. Drops that are long overdue are skipped; of several missed ones, only the last may still be
    /// posted.
    pub(super) fn due(&mut self, id: ScheduleId, decision: &mut Decision) {
        let Some(schedule) = self.schedules.get_mut(&id) else { return };
        let mut passed_over: u32 = 0;
        while let Some(due) = schedule.next_due().filter(|due| *due <= decision.now) {
            let following = Schedule { dealt_with: due, ..schedule.clone() }.next_due();
            if decision.now.since(due) <= self.settings.grace_ms
                && following.is_none_or(|following| following > decision.now)
            {
                decision.acts.push(Act::PrepareDrop(id, due));
                return;
            }
            schedule.dealt_with = due;
            passed_over += 1;
        }
        let mut schedule = schedule.clone();
        if passed_over > 0 {
            tracing::warn!(schedule = %id, drops = passed_over, "skipped drops that were missed by more than the grace period");
            schedule.trouble = Some(DropProblem::Missed { drops: passed_over });
            decision.missed.push((schedule.clone(), passed_over));
        }
        self.record_schedule(schedule, decision);
    }

    /// Posts notes to managers about missed drops: one per channel, however many there were.
    pub(super) fn note_missed_drops(&mut self, decision: &mut Decision) {
        let mut notes: BTreeMap<(GuildId, ChannelId), Vec<MissedDrops>> = BTreeMap::new();
        for (schedule, count) in std::mem::take(&mut decision.missed) {
            let managers = self.guild_settings(schedule.guild).managers_channel;
            let missed = MissedDrops { drop: schedule.number, count, next_due: schedule.next_due() };
            notes.entry((schedule.guild, managers.unwrap_or(schedule.channel))).or_default().push(missed);
        }
        for ((guild, channel), missed) in notes {
            let note = render::note(self.locale(guild), &Note::DropsMissed(missed));
            self.notify_managers(guild, Some(channel), note, decision);
        }
    }

    /// Notes how the posting of a drop went.
    pub(super) fn drop_went(
        &mut self,
        id: ScheduleId,
        sent: Result<MessageId, DeliveryFailure>,
        decision: &mut Decision,
    ) {
        let Some(schedule) = self.schedules.get(&id) else { return };
        let trouble = sent.err().map(|why| why.of_drop(schedule.channel));
        if schedule.trouble == trouble {
            return;
        }
        let schedule = Schedule { trouble: trouble.clone(), ..schedule.clone() };
        if let Some(problem) = trouble {
            let note = Note::DropNotPosted { drop: schedule.number, problem };
            let note = render::note(self.locale(schedule.guild), &note);
            self.notify_managers(schedule.guild, None, note, decision);
        }
        self.record_schedule(schedule, decision);
    }

    /// Everything that a due drop needs has been loaded: opens it.
    pub(in crate::bot) fn drop_ready(
        &mut self,
        id: ScheduleId,
        due: UnixMs,
        resources: DropResources,
        decision: &mut Decision,
    ) {
        let Some(schedule) = self.schedules.get_mut(&id) else { return };
        // It may have been paused, or prepared twice, while the store was queried.
        if schedule.paused || due <= schedule.dealt_with {
            return;
        }
        schedule.dealt_with = due;
        let schedule = schedule.clone();
        self.record_schedule(schedule.clone(), decision);
        self.open_drop(&schedule, resources, decision);
    }

    /// Opens a drop of a schedule out of turn.
    pub(in crate::bot) fn drop_now(
        &mut self,
        guild: GuildId,
        number: DropNumber,
        resources: DropResources,
        decision: &mut Decision,
    ) -> Result<(), Refusal> {
        let schedule = self.schedule(guild, number)?.clone();
        if resources.deck.is_none() {
            return Err(DropRefusal::DeckGone.into());
        }
        self.open_drop(&schedule, resources, decision);
        Ok(())
    }

    pub(super) fn open_drop(&mut self, schedule: &Schedule, resources: DropResources, decision: &mut Decision) {
        let Some(deck) = resources.deck else {
            tracing::error!(schedule = %schedule.id, deck = %schedule.deck, "skipped a drop, because its deck no longer exists");
            let problem = DropProblem::DeckGone { deck: schedule.deck.clone() };
            if schedule.trouble.as_ref() != Some(&problem) {
                let note = Note::DropWithoutDeck { drop: schedule.number, problem: problem.clone() };
                let note = render::note(self.locale(schedule.guild), &note);
                self.notify_managers(schedule.guild, Some(schedule.channel), note, decision);
                self.record_schedule(Schedule { trouble: Some(problem), ..schedule.clone() }, decision);
            }
            return;
        };
        self.provide(schedule.guild, &schedule.deck, resources.turns);
        let id = GameId(self.take_id());
        let game = Game::Drop(OpenDrop::new(id, schedule, self.random.random(), &resources.streaks));
        self.games.insert(id, RunningGame::new(game, deck));
        self.step(id, Event::Begun, decision);
    }
}
