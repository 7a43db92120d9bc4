//! Rounds that a server can start again: those it saved under a name, and the latest one of each channel.

use std::collections::BTreeMap;

use super::decision::Decision;
use super::guilds::GuildSettings;
use super::state::{Engine, to_json};
use crate::bot::refusal::{PresetRefusal, Refusal};
use crate::bot::round_options::SavedRound;
use crate::id::{ChannelId, GuildId};
use crate::store::GuildChange;

/// The most presets of a server: as many as completion can offer.
const MOST_PRESETS: usize = 25;

/// The most channels of a server whose latest rounds are remembered.
const MOST_CHANNELS: usize = 50;

/// What a server can start again.
#[derive(Debug)]
pub(in crate::bot) struct SavedRounds {
    /// A round like the channel's latest one.
    pub(in crate::bot) last: Option<SavedRound>,
    /// By name.
    pub(in crate::bot) presets: BTreeMap<String, SavedRound>,
    /// Whether a round is running in the channel.
    pub(in crate::bot) is_playing: bool,
}

impl SavedRounds {
    /// The preset of this name, in upper or lower case; with its name as it was saved.
    pub(in crate::bot) fn preset(&self, name: &str) -> Result<(String, SavedRound), Refusal> {
        let found = saved_as(&self.presets, name);
        let found = found.and_then(|name| Some((name.clone(), self.presets.get(&name)?.clone())));
        let names = || self.presets.keys().cloned().collect();
        found.ok_or_else(|| match self.presets.len() {
            0 => PresetRefusal::NoneSaved.into(),
            _ => PresetRefusal::NotFound { name: name.trim().to_owned(), names: names() }.into(),
        })
    }
}

/// The name under which a preset is saved that may be typed in upper or lower case.
fn saved_as(presets: &BTreeMap<String, SavedRound>, name: &str) -> Option<String> {
    let name = name.trim().to_lowercase();
    presets.keys().find(|saved| saved.to_lowercase() == name).cloned()
}

impl GuildSettings {
    /// Remembers a round as the latest one of its channel. Returns whether that's new.
    fn remember(&mut self, channel: ChannelId, round: SavedRound) -> bool {
        let is_known = self.latest_rounds.first().is_some_and(|latest| *latest == (channel, round.clone()));
        self.latest_rounds.retain(|(of, _)| *of != channel);
        self.latest_rounds.insert(0, (channel, round));
        self.latest_rounds.truncate(MOST_CHANNELS);
        !is_known
    }
}

impl Engine {
    pub(super) fn saved_rounds(&self, guild: GuildId, channel: ChannelId) -> SavedRounds {
        let GuildSettings { presets, latest_rounds, .. } = self.guild_settings(guild);
        let last = latest_rounds.into_iter().find(|(of, _)| *of == channel).map(|(_, round)| round);
        SavedRounds { last, presets, is_playing: self.rounds.contains_key(&channel) }
    }

    /// Remembers how a channel's round is played, to offer it again.
    pub(super) fn remember_round(
        &mut self,
        guild: GuildId,
        channel: ChannelId,
        round: SavedRound,
        decision: &mut Decision,
    ) {
        // Settings of a newer version stay as they are.
        if let Ok(settings) = self.changeable_settings(guild)
            && settings.remember(channel, round)
        {
            decision.commit.guilds.push(GuildChange::Settings { guild, state: to_json(settings) });
        }
    }

    /// Saves a round under a name, instead of the one that had it.
    pub(super) fn save_preset(
        &mut self,
        guild: GuildId,
        name: String,
        round: SavedRound,
        decision: &mut Decision,
    ) -> Result<(), Refusal> {
        let settings = self.changeable_settings(guild)?;
        if let Some(replaced) = saved_as(&settings.presets, &name) {
            settings.presets.remove(&replaced);
        } else if settings.presets.len() >= MOST_PRESETS {
            return Err(PresetRefusal::TooMany { most: MOST_PRESETS }.into());
        }
        settings.presets.insert(name, round);
        decision.commit.guilds.push(GuildChange::Settings { guild, state: to_json(settings) });
        Ok(())
    }

    pub(super) fn remove_preset(&mut self, guild: GuildId, name: &str, decision: &mut Decision) -> Result<(), Refusal> {
        let settings = self.changeable_settings(guild)?;
        settings.presets.remove(name);
        decision.commit.guilds.push(GuildChange::Settings { guild, state: to_json(settings) });
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use popquiz_deck::DeckId;

    use super::*;
    use crate::bot::round_options::RoundOptions;

    fn round(questions: u32) -> SavedRound {
        let options = RoundOptions::parse(&format!("race:{questions}:30:")).unwrap();
        SavedRound { deck: DeckId("deck".into()), options }
    }

    #[test]
    fn the_latest_rounds_of_the_latest_channels_are_remembered() {
        let mut settings = GuildSettings::default();
        assert!(settings.remember(ChannelId(1), round(5)));
        assert!(!settings.remember(ChannelId(1), round(5)), "nothing to save");
        assert!(settings.remember(ChannelId(1), round(6)));
        for channel in 2..=50 {
            settings.remember(ChannelId(channel), round(7));
        }
        settings.remember(ChannelId(1), round(8));
        settings.remember(ChannelId(51), round(9));
        assert_eq!(settings.latest_rounds.len(), MOST_CHANNELS);
        let of = |channel| settings.latest_rounds.iter().find(|(of, _)| *of == ChannelId(channel));
        assert_eq!(of(1), Some(&(ChannelId(1), round(8))));
        assert_eq!(of(2), None, "the one that was used least recently is forgotten");
    }

    #[test]
    fn a_preset_is_found_in_upper_or_lower_case() {
        let saved =
            SavedRounds { last: None, is_playing: false, presets: [("Friday quiz".to_owned(), round(5))].into() };
        assert_eq!(saved.preset(" friday QUIZ ").unwrap(), ("Friday quiz".to_owned(), round(5)));
        assert!(saved.preset("friday").is_err());
    }
}
