//! A server's settings, and notes to its managers.

use std::collections::BTreeMap;

use popquiz_deck::{CardId, DeckId};

use super::decision::Decision;
use super::guilds::GuildSettings;
use super::state::{Engine, to_json};
use crate::bot::defaults::{Doubters, RoundStarters};
use crate::bot::outgoing::Outgoing;
use crate::bot::refusal::{Refusal, SettingsRefusal};
use crate::discord::message::Message;
use crate::id::{ChannelId, GuildId};
use crate::store::GuildChange;
use crate::texts::Locale;

/// A server's effective settings: its own, or else the operator's.
#[derive(Debug)]
pub(in crate::bot) struct EffectiveSettings {
    pub(in crate::bot) managers_channel: Option<ChannelId>,
    pub(in crate::bot) keep_answers_days: u32,
    pub(in crate::bot) reports_needed: u32,
    pub(in crate::bot) rounds: RoundStarters,
    pub(in crate::bot) doubts: Doubters,
    pub(in crate::bot) direct_messages: bool,
    pub(in crate::bot) language: Locale,
}

impl Engine {
    /// The wordings that managers of a server have taught a card.
    pub(in crate::bot) fn taught(&self, guild: GuildId, deck: &DeckId, card: &CardId) -> Vec<String> {
        self.guilds.taught(guild, deck, card).iter().map(|wording| wording.text.clone()).collect()
    }

    pub(in crate::bot) fn guild_settings(&self, guild: GuildId) -> GuildSettings {
        self.guilds.get(guild).map(|guild| guild.settings.clone()).unwrap_or_default()
    }

    /// The language of what is posted in a server's channels.
    pub(in crate::bot) fn locale(&self, guild: GuildId) -> Locale {
        let settings = self.guilds.get(guild).map(|guild| &guild.settings);
        settings.and_then(|settings| settings.language.or(settings.preferred)).unwrap_or_default()
    }

    /// Discord says which language a server has.
    pub(in crate::bot) fn prefers(&mut self, guild: GuildId, locale: Locale, decision: &mut Decision) {
        let known = self.guilds.get(guild).and_then(|guild| guild.settings.preferred);
        if known.unwrap_or_default() == locale {
            return;
        }
        if let Ok(settings) = self.changeable_settings(guild) {
            settings.preferred = Some(locale);
            decision.commit.guilds.push(GuildChange::Settings { guild, state: to_json(settings) });
        }
    }

    /// The days of a server's exams, by deck.
    pub(super) fn exams(&self, guild: GuildId) -> BTreeMap<DeckId, i32> {
        self.guilds.get(guild).map(|guild| guild.settings.exams.clone()).unwrap_or_default()
    }

    /// Sets the day of a deck's exam, or removes it. Exams before `today` are forgotten by the way.
    pub(super) fn set_exam(
        &mut self,
        guild: GuildId,
        deck: DeckId,
        day: Option<i32>,
        today: i32,
        decision: &mut Decision,
    ) -> Result<(), Refusal> {
        let settings = self.changeable_settings(guild)?;
        settings.exams.retain(|_, day| *day >= today);
        match day {
            Some(day) => settings.exams.insert(deck, day),
            None => settings.exams.remove(&deck),
        };
        decision.commit.guilds.push(GuildChange::Settings { guild, state: to_json(settings) });
        Ok(())
    }

    /// How long texts of answers are stored in a server, in days.
    pub(in crate::bot) fn keep_answers_days(&self, guild: GuildId) -> u32 {
        self.guild_settings(guild).keep_answers_days.unwrap_or(self.settings.keep_answers_days)
    }

    /// How many members of a server must report a card before it's paused.
    pub(in crate::bot) fn reports_needed(&self, guild: GuildId) -> u32 {
        self.guild_settings(guild).reports.unwrap_or(self.settings.reports)
    }

    /// Who may start rounds in a server.
    pub(super) fn round_starters(&self, guild: GuildId) -> RoundStarters {
        self.guild_settings(guild).rounds.unwrap_or(self.settings.rounds)
    }

    /// Who decides on answers that the judge is in doubt about in a server.
    pub(super) fn doubters(&self, guild: GuildId) -> Doubters {
        self.guild_settings(guild).doubts.unwrap_or_default()
    }

    pub(super) fn effective_settings(&self, guild: GuildId) -> EffectiveSettings {
        EffectiveSettings {
            managers_channel: self.guild_settings(guild).managers_channel,
            keep_answers_days: self.keep_answers_days(guild),
            reports_needed: self.reports_needed(guild),
            rounds: self.round_starters(guild),
            doubts: self.doubters(guild),
            direct_messages: self.guild_settings(guild).direct_messages.unwrap_or(true),
            language: self.locale(guild),
        }
    }

    /// Changes the given settings.
    pub(super) fn change_settings(
        &mut self,
        guild: GuildId,
        changes: GuildSettings,
        decision: &mut Decision,
    ) -> Result<(), Refusal> {
        let GuildSettings {
            managers_channel,
            keep_answers_days,
            reports,
            rounds,
            doubts,
            direct_messages,
            language,
            ..
        } = changes;
        let settings = self.changeable_settings(guild)?;
        settings.managers_channel = managers_channel.or(settings.managers_channel);
        settings.keep_answers_days = keep_answers_days.or(settings.keep_answers_days);
        settings.reports = reports.or(settings.reports);
        settings.rounds = rounds.or(settings.rounds);
        settings.doubts = doubts.or(settings.doubts);
        settings.direct_messages = direct_messages.or(settings.direct_messages);
        settings.language = language.or(settings.language);
        decision.commit.guilds.push(GuildChange::Settings { guild, state: to_json(settings) });
        Ok(())
    }

    pub(super) fn reset_settings(&mut self, guild: GuildId, decision: &mut Decision) -> Result<(), Refusal> {
        let settings = self.changeable_settings(guild)?;
        // What isn't changed by the command isn't reset by it.
        let GuildSettings { preferred, presets, exams, latest_rounds, .. } = std::mem::take(settings);
        *settings = GuildSettings { preferred, presets, exams, latest_rounds, ..GuildSettings::default() };
        decision.commit.guilds.push(GuildChange::Settings { guild, state: to_json(settings) });
        Ok(())
    }

    pub(super) fn changeable_settings(&mut self, guild: GuildId) -> Result<&mut GuildSettings, Refusal> {
        let guild = self.guilds.of(guild);
        if guild.has_newer_settings {
            return Err(SettingsRefusal::SavedByNewerVersion.into());
        }
        Ok(&mut guild.settings)
    }

    /// Posts a note for a server's managers: in their channel, or else in `channel`, unless that channel is the
    /// problem.
    pub(super) fn notify_managers(
        &mut self,
        guild: GuildId,
        channel: Option<ChannelId>,
        message: Message,
        decision: &mut Decision,
    ) {
        let managers = self.guild_settings(guild).managers_channel;
        if let Some(target) = managers.or(channel) {
            self.post_to(target, None, Outgoing::post(message), decision);
        }
    }
}
