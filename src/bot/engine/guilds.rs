//! Servers: what they have set and taught, which of their cards rest, and whether the bot is still in them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use popquiz_deck::{CardId, DeckId};
use serde::{Deserialize, Serialize};

use super::{Alarm, Decision, Engine, Outgoing, to_json};
use crate::clock::UnixMs;
use crate::discord::message::Message;
use crate::id::{ChannelId, GuildId, UserId};
use crate::quiz::Event;
use crate::store::{GuildChange, Kept, Loaded};

/// What a server's managers have set; what they have not, the operator's configuration decides.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(in crate::bot) struct GuildSettings {
    /// Where appeals, reports and notes to the managers go.
    pub(in crate::bot) managers_channel: Option<ChannelId>,
    /// How long texts of answers are kept, and appeals can be made, in days.
    pub(in crate::bot) keep_answers_days: Option<u32>,
    /// How many members must report a card until it rests.
    pub(in crate::bot) reports: Option<u32>,
}

/// What the engine knows of a server.
#[derive(Debug, Default)]
pub(super) struct Guild {
    pub(super) settings: GuildSettings,
    pub(super) taught: HashMap<(DeckId, CardId), Vec<String>>,
    pub(super) reports: HashMap<(DeckId, CardId), BTreeSet<UserId>>,
    pub(super) resting: HashMap<DeckId, BTreeSet<CardId>>,
    pub(super) departed: Option<UnixMs>,
}

/// All servers of which anything is known.
#[derive(Debug, Default)]
pub(super) struct Guilds(BTreeMap<GuildId, Guild>);

impl Guilds {
    pub(super) fn new(loaded: &Loaded) -> Self {
        let mut guilds = Self::default();
        for (guild, state) in &loaded.settings {
            match serde_json::from_str(state) {
                Ok(settings) => guilds.of(*guild).settings = settings,
                Err(error) => {
                    tracing::error!(%guild, %error, "a server's settings cannot be read; it has the usual ones");
                }
            }
        }
        for taught in &loaded.taught {
            let key = (taught.deck.clone(), taught.card.clone());
            guilds.of(taught.guild).taught.entry(key).or_default().push(taught.wording.clone());
        }
        for report in &loaded.reports {
            let key = (report.deck.clone(), report.card.clone());
            guilds.of(report.guild).reports.entry(key).or_default().insert(report.user);
        }
        for (guild, deck, card) in &loaded.resting {
            guilds.of(*guild).resting.entry(deck.clone()).or_default().insert(card.clone());
        }
        for (guild, at) in &loaded.departed {
            guilds.of(*guild).departed = Some(*at);
        }
        guilds
    }

    pub(super) fn of(&mut self, guild: GuildId) -> &mut Guild {
        self.0.entry(guild).or_default()
    }

    pub(super) fn get(&self, guild: GuildId) -> Option<&Guild> {
        self.0.get(&guild)
    }

    /// The cards of a deck that are not asked in a server.
    pub(super) fn resting(&self, guild: GuildId, deck: &DeckId) -> BTreeSet<CardId> {
        self.get(guild).and_then(|guild| guild.resting.get(deck)).cloned().unwrap_or_default()
    }

    pub(super) fn taught(&self, guild: GuildId, deck: &DeckId, card: &CardId) -> &[String] {
        let taught = self.get(guild).and_then(|guild| guild.taught.get(&(deck.clone(), card.clone())));
        taught.map(Vec::as_slice).unwrap_or_default()
    }
}

impl Engine {
    /// The wordings that managers of a server have taught a card.
    pub(in crate::bot) fn taught(&self, guild: GuildId, deck: &DeckId, card: &CardId) -> Vec<String> {
        self.guilds.taught(guild, deck, card).to_vec()
    }

    pub(in crate::bot) fn guild_settings(&self, guild: GuildId) -> GuildSettings {
        self.guilds.get(guild).map(|guild| guild.settings.clone()).unwrap_or_default()
    }

    /// How long texts of answers are kept in a server, in days.
    pub(in crate::bot) fn keep_answers_days(&self, guild: GuildId) -> u32 {
        self.guild_settings(guild).keep_answers_days.unwrap_or(self.settings.keep_answers_days)
    }

    /// How many members of a server must report a card until it rests.
    pub(in crate::bot) fn reports_needed(&self, guild: GuildId) -> u32 {
        self.guild_settings(guild).reports.unwrap_or(self.settings.reports)
    }

    /// Changes what a server has set, and returns it as it is now.
    pub(in crate::bot) fn set(
        &mut self,
        guild: GuildId,
        change: impl FnOnce(&mut GuildSettings),
        decision: &mut Decision,
    ) -> GuildSettings {
        let settings = &mut self.guilds.of(guild).settings;
        change(settings);
        decision.commit.guilds.push(GuildChange::Settings { guild, state: to_json(settings) });
        settings.clone()
    }

    /// Tells the managers of a server something: in their channel, else in `channel`. Not where that very channel is the trouble.
    pub(super) fn tell_managers(
        &mut self,
        guild: GuildId,
        channel: Option<ChannelId>,
        message: Message,
        now: UnixMs,
        decision: &mut Decision,
    ) {
        let managers = self.guild_settings(guild).managers_channel;
        if let Some(target) = managers.or(channel) {
            self.post_to(target, None, Outgoing::post(message), now, decision);
        }
    }

    // ---- Gone and back

    /// Which servers the bot is in, as a new connection of a shard tells it: it may have been removed from others while it was away.
    pub(in crate::bot) fn present(
        &mut self,
        is_here: impl Fn(GuildId) -> bool,
        is_mine: impl Fn(GuildId) -> bool,
        now: UnixMs,
        decision: &mut Decision,
    ) {
        let playing = self.games.values().map(|playing| playing.game.guild());
        let scheduled = self.schedules.values().map(|schedule| schedule.guild);
        let known: BTreeSet<GuildId> = playing.chain(scheduled).chain(self.guilds.0.keys().copied()).collect();
        for guild in known.into_iter().filter(|guild| is_mine(*guild)) {
            if is_here(guild) {
                self.returned(guild, now, decision);
            } else {
                self.left(guild, now, decision);
            }
        }
    }

    /// The bot was removed from a server: what is in play there ends, its schedules rest, and after a while all of it is let go.
    pub(in crate::bot) fn left(&mut self, guild: GuildId, now: UnixMs, decision: &mut Decision) {
        self.lost(|game| game.guild() == guild, now, decision);
        if self.guilds.of(guild).departed.is_none() {
            self.guilds.of(guild).departed = Some(now);
            decision.commit.guilds.push(GuildChange::Departed { guild, at: now });
        }
        for (id, schedule) in &self.schedules {
            if schedule.guild == guild {
                self.alarms.set(Alarm::Schedule(*id), None);
            }
        }
    }

    /// The bot is in a server: if it had been removed, its schedules go on. What they missed is not made up for.
    pub(in crate::bot) fn returned(&mut self, guild: GuildId, now: UnixMs, decision: &mut Decision) {
        if self.guilds.get(guild).is_none_or(|guild| guild.departed.is_none()) {
            return;
        }
        self.guilds.of(guild).departed = None;
        decision.commit.guilds.push(GuildChange::Returned { guild });
        for mut schedule in self.schedules(guild) {
            schedule.dealt_with = schedule.dealt_with.max(now);
            self.record_schedule(schedule, decision);
        }
    }

    /// Lets go of servers that removed the bot long ago, and says how long what is kept for a time only is kept.
    pub(in crate::bot) fn tidy(&mut self, now: UnixMs) -> Kept {
        const DEPARTED_DAYS: u32 = 30;
        const DAY_MS: i64 = 86_400_000;
        let long_ago = |at: UnixMs| now.since(at) > i64::from(DEPARTED_DAYS) * DAY_MS;
        let purged: BTreeSet<GuildId> =
            self.guilds.0.iter().filter(|(_, it)| it.departed.is_some_and(long_ago)).map(|(id, _)| *id).collect();
        self.guilds.0.retain(|id, _| !purged.contains(id));
        self.schedules.retain(|_, schedule| !purged.contains(&schedule.guild));
        self.turns.retain(|(guild, _), _| !purged.contains(guild));
        let own = |(id, guild): (&GuildId, &Guild)| Some((*id, guild.settings.keep_answers_days?));
        Kept {
            answers_days: self.guilds.0.iter().filter_map(own).collect(),
            answers_days_elsewhere: self.settings.keep_answers_days,
            departed_days: DEPARTED_DAYS,
        }
    }

    // ---- People

    /// Takes a person out of all that is in play; what is stored about them goes afterwards.
    pub(in crate::bot) fn forget_person(&mut self, user: UserId, now: UnixMs, decision: &mut Decision) {
        for id in self.games.keys().copied().collect::<Vec<_>>() {
            self.step(id, Event::Forgotten(user), now, decision);
        }
        for mut schedule in self.schedules.values().filter(|schedule| schedule.by == user).cloned().collect::<Vec<_>>()
        {
            schedule.by = UserId(0);
            self.record_schedule(schedule, decision);
        }
        for guild in self.guilds.0.values_mut() {
            guild.reports.retain(|_, users| {
                users.remove(&user);
                !users.is_empty()
            });
        }
    }
}
