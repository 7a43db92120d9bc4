//! What the engine knows about servers: settings, accepted wordings, reports and paused cards, and whether the bot is
//! still a member.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use popquiz_deck::{CardId, DeckId};
use popquiz_judge::AcceptedWording;
use serde::{Deserialize, Serialize};

use crate::bot::defaults::{Doubters, RoundStarters};
use crate::bot::round_options::SavedRound;
use crate::clock::UnixMs;
use crate::id::{ChannelId, GuildId, UserId};
use crate::store::versioned::{self, Unreadable};
use crate::store::{Loaded, ReportReason};
use crate::texts::Locale;

/// A server's own settings; for the others, the operator's configuration applies.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(in crate::bot) struct GuildSettings {
    /// Where appeals, reports and notes to the managers go.
    pub(in crate::bot) managers_channel: Option<ChannelId>,
    /// How long texts of answers are stored, and appeals can be made, in days.
    pub(in crate::bot) keep_answers_days: Option<u32>,
    /// How many members must report a card before it's paused.
    pub(in crate::bot) reports: Option<u32>,
    /// Who may start rounds.
    pub(in crate::bot) rounds: Option<RoundStarters>,
    /// Who decides on answers that the judge is in doubt about.
    pub(in crate::bot) doubts: Option<Doubters>,
    /// Whether members may use its decks in direct messages with the bot.
    pub(in crate::bot) direct_messages: Option<bool>,
    /// The language of what is posted in channels.
    pub(in crate::bot) language: Option<Locale>,
    /// The language that the server has in Discord, for when managers haven't chosen one here. Discord says it when it
    /// pleases; drops are posted anyway.
    pub(in crate::bot) preferred: Option<Locale>,
    /// Rounds that the server saved, by name.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(in crate::bot) presets: BTreeMap<String, SavedRound>,
    /// The days of exams, by the deck that they're about, counted from 1970-01-01.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(in crate::bot) exams: BTreeMap<DeckId, i32>,
    /// How the latest round of each channel was played, the latest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(in crate::bot) latest_rounds: Vec<(ChannelId, SavedRound)>,
}

/// What the engine knows about a server.
#[derive(Debug, Default)]
pub(super) struct Guild {
    pub(super) settings: GuildSettings,
    /// A newer version saved the settings. This one can't read them, uses the defaults, and must not overwrite them.
    pub(super) has_newer_settings: bool,
    pub(super) taught: HashMap<(DeckId, CardId), Vec<AcceptedWording>>,
    pub(super) reports: HashMap<(DeckId, CardId), BTreeMap<UserId, Option<ReportReason>>>,
    pub(super) paused_cards: HashMap<DeckId, BTreeSet<CardId>>,
    pub(super) departed: Option<UnixMs>,
}

/// All servers of which anything is known.
#[derive(Debug, Default)]
pub(super) struct Guilds(pub(super) BTreeMap<GuildId, Guild>);

impl Guilds {
    pub(super) fn new(loaded: &Loaded) -> Self {
        let mut guilds = Self::default();
        for (guild, state) in &loaded.settings {
            match versioned::read(state) {
                Ok(settings) => guilds.of(*guild).settings = settings,
                Err(error) => {
                    tracing::error!(%guild, %error, "can't read a server's settings; using the defaults");
                    guilds.of(*guild).has_newer_settings = matches!(error, Unreadable::Newer { .. });
                }
            }
        }
        for taught in &loaded.taught {
            let key = (taught.deck.clone(), taught.card.clone());
            let part = taught.part.and_then(|part| usize::try_from(part).ok());
            let wording = AcceptedWording { text: taught.wording.clone(), part };
            guilds.of(taught.guild).taught.entry(key).or_default().push(wording);
        }
        for report in &loaded.reports {
            let key = (report.deck.clone(), report.card.clone());
            guilds.of(report.guild).reports.entry(key).or_default().insert(report.user, report.reason);
        }
        for (guild, deck, card) in &loaded.paused_cards {
            guilds.of(*guild).paused_cards.entry(deck.clone()).or_default().insert(card.clone());
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
    pub(super) fn paused_cards(&self, guild: GuildId, deck: &DeckId) -> BTreeSet<CardId> {
        self.get(guild).and_then(|guild| guild.paused_cards.get(deck)).cloned().unwrap_or_default()
    }

    pub(super) fn taught(&self, guild: GuildId, deck: &DeckId, card: &CardId) -> &[AcceptedWording] {
        let taught = self.get(guild).and_then(|guild| guild.taught.get(&(deck.clone(), card.clone())));
        taught.map(Vec::as_slice).unwrap_or_default()
    }
}
