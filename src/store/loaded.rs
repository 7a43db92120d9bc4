//! What a start needs.

use popquiz_deck::{CardId, DeckId};

use super::attempts::Taught;
use super::decks::DeckHead;
use super::guilds::Report;
use super::outbox::OutboxEntry;
use crate::clock::UnixMs;
use crate::id::{AttemptId, DatabaseId, DropNumber, GameId, GuildId, QuestionId, ScheduleId};

/// What a start needs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loaded {
    /// Open games with their state.
    pub games: Vec<(GameId, String)>,
    /// Votes on answers in doubt that aren't over, with their state.
    pub doubts: Vec<(QuestionId, String)>,
    /// Practices with their state.
    pub practices: Vec<(GameId, String)>,
    /// Schedules with their state.
    pub schedules: Vec<(ScheduleId, String)>,
    /// Effects not carried out yet, in order of id.
    pub outbox: Vec<OutboxEntry>,
    /// For each open question, the attempts made in its channel while it was open, at it or at another question, so
    /// that repeated events are recognized.
    pub attempts: Vec<(QuestionId, AttemptId)>,
    /// What servers have set.
    pub settings: Vec<(GuildId, String)>,
    /// Wordings that servers have taught their cards.
    pub taught: Vec<Taught>,
    /// Reports that no manager has looked at.
    pub reports: Vec<Report>,
    /// Cards that are not asked in a server.
    pub paused_cards: Vec<(GuildId, DeckId, CardId)>,
    /// Servers that removed the bot, and when.
    pub departed: Vec<(GuildId, UnixMs)>,
    /// Servers' own decks.
    pub decks: Vec<DeckHead>,
    /// The last number that a drop had in each server.
    pub drop_numbers: Vec<(GuildId, DropNumber)>,
    /// Created once per database, so that the nonces of two databases differ.
    pub database: DatabaseId,
}
