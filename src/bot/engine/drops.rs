//! Drops: due, missed, posted.

use std::collections::BTreeMap;
use std::sync::Arc;

use rand::RngExt as _;

use super::decision::{Act, Decision};
use super::state::{Engine, RunningGame};
use crate::bot::decks::LoadedDeck;
use crate::bot::delivery::DeliveryFailure;
use crate::bot::refusal::Refusal;
use crate::bot::render;
use crate::clock::UnixMs;
use crate::discord::message::Message;
use crate::id::{ChannelId, DropNumber, GameId, GuildId, MessageId, ScheduleId, UserId};
use crate::quiz::{Event, Game, OpenDrop, Turns};
use crate::schedule::Schedule;

/// What a drop needs from the store.
#[derive(Debug)]
pub(in crate::bot) struct DropResources {
    /// `None` where its deck is not there any more.
    pub(in crate::bot) deck: Option<Arc<LoadedDeck>>,
    pub(in crate::bot) turns: Turns,
    pub(in crate::bot) streaks: Vec<(UserId, u32)>,
}

impl Engine {
    /// A schedule's time has come. Drops whose time is long past are passed over; of several missed ones, only the last may still come.
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
            tracing::warn!(schedule = %id, drops = passed_over, "drops were missed by more than the grace time and are passed over");
            let missed = render::plural(passed_over, "drop");
            schedule.trouble = Some(format!("{missed} missed while I was away"));
            decision.missed.push((schedule.clone(), passed_over));
        }
        self.record_schedule(schedule, decision);
    }

    /// Tells the managers which drops were missed: one note for each channel that it goes to, however many drops there were.
    pub(super) fn tell_of_missed(&mut self, decision: &mut Decision) {
        let mut notes: BTreeMap<(GuildId, ChannelId), Vec<String>> = BTreeMap::new();
        for (schedule, count) in std::mem::take(&mut decision.missed) {
            let managers = self.guild_settings(schedule.guild).managers_channel;
            let note =
                format!("**#{}** {}{}", schedule.number, render::plural(count, "drop"), render::next_drop(&schedule));
            notes.entry((schedule.guild, managers.unwrap_or(schedule.channel))).or_default().push(note);
        }
        for ((guild, channel), lines) in notes {
            self.tell_managers(guild, Some(channel), render::missed_drops(&lines), decision);
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
        let trouble = sent.err().map(|why| render::not_posted(schedule.channel, why));
        if schedule.trouble == trouble {
            return;
        }
        let schedule = Schedule { trouble: trouble.clone(), ..schedule.clone() };
        if let Some(trouble) = trouble {
            let note = Message::text(format!("Drop #{} could not be posted: {trouble}", schedule.number));
            self.tell_managers(schedule.guild, None, note, decision);
        }
        self.record_schedule(schedule, decision);
    }

    /// What a due drop needs is at hand: open it.
    pub(in crate::bot) fn drop_ready(
        &mut self,
        id: ScheduleId,
        due: UnixMs,
        resources: DropResources,
        decision: &mut Decision,
    ) {
        let Some(schedule) = self.schedules.get_mut(&id) else { return };
        // It may have been paused, or made ready twice, while the store was asked.
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
            return Err(Refusal::new(
                "Its deck is not there any more. `/deck undo` brings back a deck that was removed.",
            ));
        }
        self.open_drop(&schedule, resources, decision);
        Ok(())
    }

    pub(super) fn open_drop(&mut self, schedule: &Schedule, resources: DropResources, decision: &mut Decision) {
        let Some(deck) = resources.deck else {
            tracing::error!(schedule = %schedule.id, deck = %schedule.deck, "a drop is passed over: its deck is not there any more");
            let trouble = format!("its deck `{}` is not there any more", schedule.deck);
            if schedule.trouble.as_ref() != Some(&trouble) {
                let note = Message::text(format!(
                    "Drop #{} rests: {trouble}. Bring the deck back with `/deck undo` or `/deck import`, or remove the drop with `/drop remove`.",
                    schedule.number
                ));
                self.tell_managers(schedule.guild, Some(schedule.channel), note, decision);
                self.record_schedule(Schedule { trouble: Some(trouble), ..schedule.clone() }, decision);
            }
            return;
        };
        self.provide(schedule.guild, &schedule.deck, resources.turns);
        let id = GameId(self.take_id());
        let game = Game::Drop(OpenDrop::new(id, schedule, self.random.random(), resources.streaks));
        self.games.insert(id, RunningGame::new(game, deck));
        self.step(id, Event::Begun, decision);
    }
}
