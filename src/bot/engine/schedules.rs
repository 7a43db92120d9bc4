//! Schedules: added, changed, due, and the drops that they open.

use std::collections::BTreeMap;

use rand::RngExt as _;

use super::{Act, Alarm, Decision, Engine, Playing, Provisions, no_cards, to_json};
use crate::bot::decks::LoadedDeck;
use crate::bot::outbox::DeliveryFailure;
use crate::bot::{Refusal, render};
use crate::clock::UnixMs;
use crate::discord::message::Message;
use crate::id::{ChannelId, GameId, GuildId, MessageId, ScheduleId};
use crate::quiz::{Event, Game, OpenDrop};
use crate::schedule::Schedule;
use crate::store::ScheduleChange;

impl Engine {
    /// The schedules of a server, by id.
    pub(in crate::bot) fn schedules(&self, guild: GuildId) -> Vec<Schedule> {
        self.schedules.values().filter(|it| it.guild == guild).cloned().collect()
    }

    /// Adds a schedule, whose id is set here, and returns it.
    pub(in crate::bot) fn add_schedule(
        &mut self,
        mut schedule: Schedule,
        deck: &LoadedDeck,
        decision: &mut Decision,
    ) -> Result<Schedule, Refusal> {
        const AT_MOST: usize = 50;
        if self.schedules.values().filter(|it| it.guild == schedule.guild).count() >= AT_MOST {
            return Err(Refusal::new(format!(
                "A server can have {AT_MOST} schedules. Remove one with `/drop remove` first."
            )));
        }
        no_cards(deck, &schedule.tags, &self.guilds.resting(schedule.guild, &schedule.deck))?;
        schedule.id = ScheduleId(self.take_id());
        self.record_schedule(schedule.clone(), decision);
        Ok(schedule)
    }

    /// Changes a schedule of a server and returns it as it is now.
    pub(in crate::bot) fn change_schedule(
        &mut self,
        guild: GuildId,
        id: ScheduleId,
        change: impl FnOnce(&mut Schedule),
        decision: &mut Decision,
    ) -> Result<Schedule, Refusal> {
        let mut schedule = self.schedule(guild, id)?.clone();
        change(&mut schedule);
        self.record_schedule(schedule.clone(), decision);
        Ok(schedule)
    }

    /// Has a schedule be as somebody wants it, who saw it as it was `before`, and returns it. What its new time would have been due for by now is not
    /// made up for.
    pub(in crate::bot) fn edit_schedule(
        &mut self,
        before: &Schedule,
        wanted: Schedule,
        deck: &LoadedDeck,
        now: UnixMs,
        decision: &mut Decision,
    ) -> Result<Schedule, Refusal> {
        no_cards(deck, &wanted.tags, &self.guilds.resting(wanted.guild, &wanted.deck))?;
        // Meanwhile a drop of it may have been posted, or somebody may have let it rest.
        let Schedule { dealt_with, paused, .. } = *self.schedule(before.guild, before.id)?;
        let when = |schedule: &Schedule| (schedule.at, schedule.days, schedule.zone.clone());
        let dealt_with = if when(before) == when(&wanted) { dealt_with } else { dealt_with.max(now) };
        let schedule = Schedule { dealt_with, paused, trouble: None, ..wanted };
        self.record_schedule(schedule.clone(), decision);
        Ok(schedule)
    }

    /// Removes a schedule of a server and returns what it was. A drop of it that is open stays open.
    pub(in crate::bot) fn remove_schedule(
        &mut self,
        guild: GuildId,
        id: ScheduleId,
        decision: &mut Decision,
    ) -> Result<Schedule, Refusal> {
        let schedule = self.schedule(guild, id)?.clone();
        self.schedules.remove(&id);
        self.alarms.set(Alarm::Schedule(id), None);
        decision.commit.schedules.push(ScheduleChange::Remove { id });
        Ok(schedule)
    }

    /// A schedule of a server.
    pub(in crate::bot) fn schedule(&self, guild: GuildId, id: ScheduleId) -> Result<&Schedule, Refusal> {
        self.schedules
            .get(&id)
            .filter(|schedule| schedule.guild == guild)
            .ok_or_else(|| Refusal::new(format!("There is no drop #{id} in this server. `/drop list` shows them.")))
    }

    /// A schedule, whosever it is.
    pub(in crate::bot) fn find_schedule(&self, id: ScheduleId) -> Option<&Schedule> {
        self.schedules.get(&id)
    }

    /// Has a schedule remembered as it is now.
    pub(super) fn record_schedule(&mut self, schedule: Schedule, decision: &mut Decision) {
        decision.commit.schedules.push(ScheduleChange::Put {
            id: schedule.id,
            guild: schedule.guild,
            channel: schedule.channel,
            state: to_json(&schedule),
            next_due: schedule.next_due(),
        });
        self.keep_schedule(schedule);
    }

    pub(super) fn keep_schedule(&mut self, schedule: Schedule) {
        // Where the bot was removed, drops rest.
        let is_there = self.guilds.get(schedule.guild).is_none_or(|guild| guild.departed.is_none());
        self.alarms.set(Alarm::Schedule(schedule.id), schedule.next_due().filter(|_| is_there));
        self.schedules.insert(schedule.id, schedule);
    }

    /// A schedule's time has come. Drops whose time is long past are passed over; of several missed ones, only the last may still come.
    pub(super) fn due(&mut self, id: ScheduleId, now: UnixMs, decision: &mut Decision) {
        let Some(schedule) = self.schedules.get_mut(&id) else { return };
        let mut passed_over: u32 = 0;
        while let Some(due) = schedule.next_due().filter(|due| *due <= now) {
            let following = Schedule { dealt_with: due, ..schedule.clone() }.next_due();
            if now.since(due) <= self.settings.grace_ms && following.is_none_or(|following| following > now) {
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
    pub(super) fn tell_of_missed(&mut self, now: UnixMs, decision: &mut Decision) {
        let mut notes: BTreeMap<(GuildId, ChannelId), Vec<String>> = BTreeMap::new();
        for (schedule, count) in std::mem::take(&mut decision.missed) {
            let managers = self.guild_settings(schedule.guild).managers_channel;
            let note =
                format!("**#{}** {}{}", schedule.id, render::plural(count, "drop"), render::next_drop(&schedule));
            notes.entry((schedule.guild, managers.unwrap_or(schedule.channel))).or_default().push(note);
        }
        for ((guild, channel), lines) in notes {
            self.tell_managers(guild, Some(channel), render::missed_drops(&lines), now, decision);
        }
    }

    /// Notes how the posting of a drop went.
    pub(super) fn drop_went(
        &mut self,
        id: ScheduleId,
        sent: Result<MessageId, DeliveryFailure>,
        now: UnixMs,
        decision: &mut Decision,
    ) {
        let Some(schedule) = self.schedules.get(&id) else { return };
        let trouble = sent.err().map(|why| render::not_posted(schedule.channel, why));
        if schedule.trouble == trouble {
            return;
        }
        let schedule = Schedule { trouble: trouble.clone(), ..schedule.clone() };
        if let Some(trouble) = trouble {
            let note = Message::text(format!("Drop #{id} could not be posted: {trouble}"));
            self.tell_managers(schedule.guild, None, note, now, decision);
        }
        self.record_schedule(schedule, decision);
    }

    /// What a due drop needs is at hand: open it.
    pub(in crate::bot) fn drop_ready(
        &mut self,
        id: ScheduleId,
        due: UnixMs,
        provisions: Provisions,
        now: UnixMs,
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
        self.open_drop(&schedule, provisions, now, decision);
    }

    /// Opens a drop of a schedule out of turn.
    pub(in crate::bot) fn drop_now(
        &mut self,
        guild: GuildId,
        id: ScheduleId,
        provisions: Provisions,
        now: UnixMs,
        decision: &mut Decision,
    ) -> Result<(), Refusal> {
        let schedule = self.schedule(guild, id)?.clone();
        if provisions.deck.is_none() {
            return Err(Refusal::new(
                "Its deck is not there any more. `/deck undo` brings back a deck that was removed.",
            ));
        }
        self.open_drop(&schedule, provisions, now, decision);
        Ok(())
    }

    fn open_drop(&mut self, schedule: &Schedule, provisions: Provisions, now: UnixMs, decision: &mut Decision) {
        let Some(deck) = provisions.deck else {
            tracing::error!(schedule = %schedule.id, deck = %schedule.deck, "a drop is passed over: its deck is not there any more");
            let trouble = format!("its deck `{}` is not there any more", schedule.deck);
            if schedule.trouble.as_ref() != Some(&trouble) {
                let note = Message::text(format!(
                    "Drop #{} rests: {trouble}. Bring the deck back with `/deck undo` or `/deck import`, or remove the drop with `/drop remove`.",
                    schedule.id
                ));
                self.tell_managers(schedule.guild, Some(schedule.channel), note, now, decision);
                self.record_schedule(Schedule { trouble: Some(trouble), ..schedule.clone() }, decision);
            }
            return;
        };
        self.provide(schedule.guild, &schedule.deck, provisions.turns);
        let id = GameId(self.take_id());
        let game = Game::Drop(OpenDrop::new(id, schedule, self.random.random(), provisions.streaks));
        self.games.insert(id, Playing::new(game, deck));
        self.step(id, Event::Begun, now, decision);
    }
}
