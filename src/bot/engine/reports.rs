//! Reports: a card that enough members report is paused until a manager reviews it.

use std::collections::{BTreeSet, HashMap};

use popquiz_deck::{CardId, DeckId};

use super::cards::card_still_there;
use super::decision::Decision;
use super::state::Engine;
use crate::bot::decks::LoadedDeck;
use crate::bot::refusal::Refusal;
use crate::bot::render;
use crate::id::{ChannelId, GuildId, UserId};
use crate::store::{GuildChange, Report, ReportReason};

/// What came of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::bot) enum Reported {
    /// How many members have reported the card, and how many are needed.
    Counted(u32, u32),
    /// The card is paused.
    Paused,
    /// They had reported it before.
    Before,
}

impl Engine {
    /// Counts a member's report of a card.
    pub(in crate::bot) fn report(
        &mut self,
        (guild, card_id): (GuildId, CardId),
        loaded: &LoadedDeck,
        channel: ChannelId,
        (user, reason): (UserId, ReportReason),
        decision: &mut Decision,
    ) -> Result<Reported, Refusal> {
        let needed = self.reports_needed(guild).max(1);
        let card = card_still_there(loaded, &card_id)?;
        let deck = loaded.deck.id.clone();
        let reports = self.guilds.of(guild).reports.entry((deck.clone(), card_id.clone())).or_default();
        if reports.contains_key(&user) {
            return Ok(Reported::Before);
        }
        reports.insert(user, Some(reason));
        let count = u32::try_from(reports.len()).unwrap_or(u32::MAX);
        let reasons = reports.values().flatten().copied().collect::<Vec<_>>();
        let report =
            Report { guild, deck: deck.clone(), card: card_id.clone(), user, at: decision.now, reason: Some(reason) };
        decision.commit.guilds.push(GuildChange::Reported(report));
        if count < needed {
            return Ok(Reported::Counted(count, needed));
        }
        let locale = self.locale(guild);
        let is_newly_paused =
            self.guilds.of(guild).paused_cards.entry(deck.clone()).or_default().insert(card_id.clone());
        if is_newly_paused {
            decision.commit.guilds.push(GuildChange::CardPaused { guild, deck, card: card_id, at: decision.now });
            self.notify_managers(
                guild,
                Some(channel),
                render::paused_card(locale, &loaded.deck, card, (count, &reasons)),
                decision,
            );
        }
        Ok(Reported::Paused)
    }

    /// A manager pauses a card without reports, or resumes one, which settles its reports.
    pub(super) fn pause_card(
        &mut self,
        guild: GuildId,
        deck: DeckId,
        card: CardId,
        paused: bool,
        decision: &mut Decision,
    ) {
        if !paused {
            return self.review_report(guild, deck, card, false, decision);
        }
        if self.guilds.of(guild).paused_cards.entry(deck.clone()).or_default().insert(card.clone()) {
            decision.commit.guilds.push(GuildChange::CardPaused { guild, deck, card, at: decision.now });
        }
    }

    /// The paused cards of all decks of a server.
    pub(super) fn all_paused_cards(&self, guild: GuildId) -> HashMap<DeckId, BTreeSet<CardId>> {
        self.guilds.get(guild).map(|guild| guild.paused_cards.clone()).unwrap_or_default()
    }

    /// A manager has reviewed a reported card: it's asked again, or stays paused.
    pub(super) fn review_report(
        &mut self,
        guild: GuildId,
        deck: DeckId,
        card: CardId,
        stays_paused: bool,
        decision: &mut Decision,
    ) {
        let known = self.guilds.of(guild);
        known.reports.remove(&(deck.clone(), card.clone()));
        if !stays_paused && let Some(paused) = known.paused_cards.get_mut(&deck) {
            paused.remove(&card);
        }
        decision.commit.guilds.push(GuildChange::ReportsReviewed { guild, deck, card, stays_paused });
    }
}
