//! Appeals: a member does not agree with a verdict, a manager decides, and the card learns.

use std::collections::{BTreeMap, BTreeSet};

use popquiz_judge::{Credit, Outcome};

use super::cards::{self, card_still_there};
use super::decision::Decision;
use super::state::Engine;
use crate::bot::decks::LoadedDeck;
use crate::bot::outgoing::Outgoing;
use crate::bot::refusal::{AppealRefusal, Refusal};
use crate::bot::render;
use crate::discord::message::Message;
use crate::id::{ChannelId, GuildId, QuestionId, UserId};
use crate::quiz::{Attempt, Event, Game, Points, Via, points};
use crate::store::{AppealChange, AppealOutcome, AttemptFacts, LedgerEntry, LedgerKind, Taught};

/// A manager's decision on an appeal.
#[derive(Clone, Copy, Debug)]
pub(in crate::bot) struct Ruling {
    pub(in crate::bot) accepted: bool,
    /// Where.
    pub(in crate::bot) guild: GuildId,
    /// Who.
    pub(in crate::bot) by: UserId,
}

impl Engine {
    /// Takes an appeal in and shows it to the managers.
    pub(in crate::bot) fn appeal(
        &mut self,
        facts: &AttemptFacts,
        deck: &LoadedDeck,
        guild: GuildId,
        user: UserId,
        decision: &mut Decision,
    ) -> Result<(), Refusal> {
        let AttemptFacts { attempt, question, appeal, .. } = facts;
        if attempt.user != user || question.guild != guild {
            return Err(AppealRefusal::NotYours.into());
        }
        if attempt.outcome == Outcome::Correct {
            return Err(AppealRefusal::AlreadyCorrect.into());
        }
        let outcome = self.appeals.get(&attempt.source).copied().or(*appeal);
        match outcome {
            None => {}
            Some(AppealOutcome::Open) => return Err(AppealRefusal::AlreadyOpen.into()),
            Some(AppealOutcome::Accepted) => return Err(AppealRefusal::AlreadyAccepted.into()),
            Some(AppealOutcome::Rejected) => return Err(AppealRefusal::AlreadyRejected.into()),
        }
        let days = self.keep_answers_days(guild);
        if attempt.text.is_empty() || decision.now.since(attempt.source.time()) > i64::from(days) * 86_400_000 {
            return Err(AppealRefusal::TooLate { keep_answers_days: days }.into());
        }
        let managers = self.guild_settings(guild).managers_channel;
        if managers.is_none() && self.asking.contains_key(&question.id) {
            return Err(AppealRefusal::QuestionStillOpen.into());
        }
        let card = card_still_there(deck, &question.card)?;
        let message = render::appeal(self.locale(guild), &deck.deck, card, attempt);
        self.appeals.insert(attempt.source, AppealOutcome::Open);
        let (source, question_id) = (attempt.source, question.id);
        decision.commit.appeals.push(AppealChange::Made {
            source,
            question: question_id,
            guild,
            user,
            at: decision.now,
        });
        self.notify_managers(guild, Some(question.channel), message, decision);
        Ok(())
    }

    /// A manager has decided an appeal. `alike` are the attempts at the same card whose texts are still stored. Returns
    /// the new content of the managers' message.
    pub(in crate::bot) fn decide_appeal(
        &mut self,
        facts: &AttemptFacts,
        alike: &[AttemptFacts],
        deck: &LoadedDeck,
        Ruling { accepted, guild, by }: Ruling,
        decision: &mut Decision,
    ) -> Result<Message, Refusal> {
        let AttemptFacts { attempt, question, appeal, .. } = facts;
        if question.guild != guild {
            return Err(AppealRefusal::OtherServer.into());
        }
        match self.appeals.get(&attempt.source).copied().or(*appeal) {
            Some(AppealOutcome::Open) => {}
            Some(AppealOutcome::Accepted) => return Err(AppealRefusal::AlreadyDecided { accepted: true }.into()),
            Some(AppealOutcome::Rejected) => return Err(AppealRefusal::AlreadyDecided { accepted: false }.into()),
            None => return Err(AppealRefusal::NoSuchAppeal.into()),
        }
        if attempt.text.is_empty() {
            return Err(AppealRefusal::NothingToDecide.into());
        }
        let card = card_still_there(deck, &question.card)?;
        let source = attempt.source;
        let outcome = if accepted { AppealOutcome::Accepted } else { AppealOutcome::Rejected };
        self.appeals.insert(source, outcome);
        decision.commit.appeals.push(AppealChange::Decided { source, accepted, by, at: decision.now });
        let locale = self.locale(guild);
        let decided = render::decided_appeal(locale, &deck.deck, card, attempt, accepted, by);
        if !accepted {
            if !self.asking.contains_key(&question.id) {
                let told = render::rejected_appeal(locale, card, attempt.user);
                self.post_to(question.channel, None, Outgoing::post(told), decision);
            }
            return Ok(decided);
        }
        self.teach(facts, decision);
        let Some(judge) = deck.judge.compile(card) else { return Ok(decided) };
        let same = |other: &&AttemptFacts| {
            other.attempt.source == source
                || other.attempt.outcome != Outcome::Correct && judge.same_wording(&other.attempt.text, &attempt.text)
        };
        // Of several attempts by one person on one question, the first counts.
        let mut gained: BTreeMap<ChannelId, Vec<(UserId, i64)>> = BTreeMap::new();
        let mut rescored: BTreeSet<(QuestionId, UserId)> = BTreeSet::new();
        for other in std::iter::once(facts).chain(alike).filter(same) {
            if !rescored.insert((other.question.id, other.attempt.user)) {
                continue;
            }
            if let Some(game) = self.asking.get(&other.question.id).copied() {
                let (id, verdict) = (other.attempt.source, judge.accepted());
                let accepted = Attempt {
                    id,
                    at: id.time(),
                    user: other.attempt.user,
                    via: Via::Modal,
                    verdict,
                    unread: None,
                    quote: None,
                };
                self.step(game, Event::Accepted(accepted), decision);
            } else {
                let points = self.correct(other, decision);
                let game = other.question.game;
                if let Some(Game::Round(round)) = self.games.get_mut(&game).map(|running| &mut running.game) {
                    // The round continues with other questions: its summary will include this one.
                    round.correct(other.attempt.user, Points(u32::try_from(points).unwrap_or_default()));
                    decision.changed.insert(game);
                }
                gained.entry(other.question.channel).or_default().push((other.attempt.user, points));
            }
        }
        for (channel, members) in gained {
            let told = render::accepted_appeal(locale, card, &attempt.text, &members);
            self.post_to(channel, None, Outgoing::post(told), decision);
        }
        Ok(decided)
    }

    /// From decision.now on the wording counts for this card in this server, also for a question that is open.
    pub(super) fn teach(&mut self, facts: &AttemptFacts, decision: &mut Decision) {
        let question = &facts.question;
        let wording = facts.attempt.text.clone();
        let (guild, deck, card) = (question.guild, question.deck.clone(), question.card.clone());
        let known = self.guilds.of(guild).taught.entry((deck.clone(), card.clone())).or_default();
        if !known.contains(&wording) {
            known.push(wording.clone());
        }
        decision.commit.taught.push(Taught {
            guild,
            deck: deck.clone(),
            card: card.clone(),
            wording,
            at: decision.now,
        });
        let taught = self.guilds.taught(guild, &deck, &card).to_vec();
        for running in self.games.values_mut() {
            let asks = running.game.question().is_some_and(|question| question.card == card);
            if asks && running.game.guild() == guild && *running.game.deck() == deck {
                let found = cards::card(&running.deck, &card);
                running.judge = found.and_then(|card| running.deck.judge.compile_with_accepted(card, &taught));
            }
        }
    }

    /// Records the points that are missing for a full answer: an ordinary entry, dated to the day of the question.
    /// Nobody loses anything.
    pub(super) fn correct(&mut self, facts: &AttemptFacts, decision: &mut Decision) -> i64 {
        let AttemptFacts { attempt, question, points: has, .. } = facts;
        let full = i64::from(points::earned(&self.settings.rules, Credit::FULL, 0.0).0);
        let points = (full - has).max(0);
        decision.commit.ledger.push(LedgerEntry {
            question: question.id,
            user: attempt.user,
            part: 0,
            kind: LedgerKind::Correction,
            points,
            credit: Credit::FULL,
            guild: question.guild,
            channel: question.channel,
            deck: question.deck.clone(),
            at: decision.now,
            day: self.settings.zone.day(question.closed_at.unwrap_or(decision.now)),
        });
        points
    }
}
