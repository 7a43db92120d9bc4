//! Reports: a card that enough members find wrong rests until a manager has looked at it.

use popquiz_deck::{CardId, DeckId};

use super::{Decision, Engine, card_still_there};
use crate::bot::decks::LoadedDeck;
use crate::bot::{Refusal, render};
use crate::clock::UnixMs;
use crate::id::{ChannelId, GuildId, UserId};
use crate::store::{GuildChange, Report};

/// What came of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::bot) enum Reported {
    /// So many have reported the card, of so many that are needed.
    Counted(u32, u32),
    /// With it, the card rests.
    Rests,
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
        user: UserId,
        now: UnixMs,
        decision: &mut Decision,
    ) -> Result<Reported, Refusal> {
        let needed = self.reports_needed(guild).max(1);
        let card = card_still_there(loaded, &card_id)?;
        let deck = loaded.deck.id.clone();
        let reports = self.guilds.of(guild).reports.entry((deck.clone(), card_id.clone())).or_default();
        if !reports.insert(user) {
            return Ok(Reported::Before);
        }
        let count = u32::try_from(reports.len()).unwrap_or(u32::MAX);
        let report = Report { guild, deck: deck.clone(), card: card_id.clone(), user, at: now };
        decision.commit.guilds.push(GuildChange::Reported(report));
        if count < needed {
            return Ok(Reported::Counted(count, needed));
        }
        let rests_now = self.guilds.of(guild).resting.entry(deck.clone()).or_default().insert(card_id.clone());
        if rests_now {
            decision.commit.guilds.push(GuildChange::Rests { guild, deck, card: card_id, at: now });
            self.tell_managers(guild, Some(channel), render::resting_card(&loaded.deck, card, count), now, decision);
        }
        Ok(Reported::Rests)
    }

    /// A manager has looked at a reported card: it is asked again, or rests on.
    pub(in crate::bot) fn look_at(
        &mut self,
        guild: GuildId,
        deck: DeckId,
        card: CardId,
        rests: bool,
        decision: &mut Decision,
    ) {
        let known = self.guilds.of(guild);
        known.reports.remove(&(deck.clone(), card.clone()));
        if !rests && let Some(resting) = known.resting.get_mut(&deck) {
            resting.remove(&card);
        }
        decision.commit.guilds.push(GuildChange::LookedAt { guild, deck, card, rests });
    }
}
