//! Appeals: a member does not agree with a verdict, a manager decides, and the card learns.

use std::collections::{BTreeMap, BTreeSet};

use popquiz_judge::{AcceptedWording, Credit, Outcome, Verdict};

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
use crate::store::{AppealChange, AppealOutcome, AttemptFacts, AttemptRole, LedgerEntry, LedgerKind, Taught};

/// A manager's decision on an appeal.
#[derive(Clone, Copy, Debug)]
pub(in crate::bot) struct Ruling {
    pub(in crate::bot) accepted: bool,
    /// The item or gap that an accepted part of an answer is for, if they chose one.
    pub(in crate::bot) part: Option<usize>,
    /// Where.
    pub(in crate::bot) guild: GuildId,
    /// Where the message is that they decided on.
    pub(in crate::bot) channel: ChannelId,
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
        if self.is_settled(facts) {
            return Err(AppealRefusal::Settled.into());
        }
        if let Some(until) = self.voted_on_until(facts) {
            return Err(AppealRefusal::VotedOn { until }.into());
        }
        if attempt.outcome == Outcome::Correct {
            return Err(AppealRefusal::AlreadyCorrect.into());
        }
        if attempt.role == AttemptRole::Surplus {
            return Err(AppealRefusal::NoTriesLeft.into());
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
        if managers.is_none() && question.is_private && self.open_questions.gives_away(guild, &question.deck, card) {
            return Err(AppealRefusal::QuestionStillOpen.into());
        }
        let judge = deck.judge.compile_with_accepted(card, self.guilds.taught(guild, &question.deck, &card.id));
        let acceptance = judge.as_ref().map(|judge| judge.acceptance(&attempt.text));
        let message = render::appeal(self.locale(guild), &deck.deck, card, attempt, acceptance.as_ref());
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
        if let Some(game) = self.asking.get(&question_id).copied() {
            self.step(game, Event::Appealed(source), decision);
        }
        Ok(())
    }

    /// A manager has decided an appeal. `alike` are the attempts at the same card whose texts are still stored. Returns
    /// the new content of the managers' message.
    pub(in crate::bot) fn decide_appeal(
        &mut self,
        facts: &AttemptFacts,
        alike: &[AttemptFacts],
        deck: &LoadedDeck,
        Ruling { accepted, part, guild, channel, by }: Ruling,
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
        // Where the members are, nobody is shown up.
        let is_among_members = channel == question.channel;
        if !accepted && is_among_members {
            return Ok(render::closed_appeal(locale, by));
        }
        let decided = render::decided_appeal(locale, &deck.deck, card, attempt, accepted, by);
        if !accepted {
            return Ok(decided);
        }
        let taught = self.guilds.taught(guild, &question.deck, &card.id);
        let Some(judge) = deck.judge.compile_with_accepted(card, taught) else { return Ok(decided) };
        let acceptance = judge.acceptance(&attempt.text);
        let part = part.filter(|part| acceptance.possible_parts().contains(part));
        let verdict = acceptance.verdict(part);
        if let Some(wording) = acceptance.teaches(&attempt.text, part) {
            self.teach(facts, wording, decision);
        }
        let same = |other: &&AttemptFacts| {
            other.attempt.source == source
                || other.attempt.outcome != Outcome::Correct && judge.same_wording(&other.attempt.text, &attempt.text)
        };
        // Of several attempts by one person on one question, the first counts.
        let mut gained: BTreeMap<ChannelId, Vec<(UserId, i64)>> = BTreeMap::new();
        let mut rescored: BTreeSet<(QuestionId, UserId)> = BTreeSet::new();
        // What a vote has settled stays settled.
        let alike: Vec<&AttemptFacts> = alike.iter().filter(|other| !self.is_settled(other)).collect();
        for other in std::iter::once(facts).chain(alike).filter(same) {
            if !rescored.insert((other.question.id, other.attempt.user)) {
                continue;
            }
            if other.question.is_private {
                self.accept_practiced(other, &verdict, decision);
            } else if let Some(game) = self.asking.get(&other.question.id).copied() {
                let accepted = Attempt::new(other.attempt.source, other.attempt.user, Via::Modal, verdict.clone());
                self.step(game, Event::Accepted(accepted), decision);
            } else {
                let points = self.correct(other, &verdict, decision);
                self.appeal_covers(other, verdict.credit, decision);
                let game = other.question.game;
                if let Some(Game::Round(round)) = self.games.get_mut(&game).map(|running| &mut running.game) {
                    // The round continues with other questions: its summary will include this one.
                    let points = Points(u32::try_from(points).unwrap_or_default());
                    round.correct(other.question.id, other.attempt.user, points, verdict.outcome == Outcome::Correct);
                    decision.changed.insert(game);
                }
                gained.entry(other.question.channel).or_default().push((other.attempt.user, points));
            }
        }
        let mut shown = decided;
        for (gained_in, members) in gained {
            let told = render::accepted_appeal(locale, card, &attempt.text, &verdict, part, &members);
            if gained_in == channel {
                // One message, not two in a row.
                shown = told;
            } else {
                self.post_to(gained_in, None, Outgoing::post(told), decision);
            }
        }
        Ok(shown)
    }

    /// From now on, the wording counts for this card in this server, also for a question that is open.
    pub(super) fn teach(&mut self, facts: &AttemptFacts, wording: AcceptedWording, decision: &mut Decision) {
        let question = &facts.question;
        let (guild, deck, card) = (question.guild, question.deck.clone(), question.card.clone());
        let known = self.guilds.of(guild).taught.entry((deck.clone(), card.clone())).or_default();
        if !known.contains(&wording) {
            known.push(wording.clone());
        }
        decision.commit.taught.push(Taught {
            guild,
            deck: deck.clone(),
            card: card.clone(),
            wording: wording.text,
            part: wording.part.and_then(|part| u32::try_from(part).ok()),
            at: decision.now,
        });
        let taught = self.guilds.taught(guild, &deck, &card).to_vec();
        for running in self.games.values_mut() {
            let asks = running.game.question().is_some_and(|question| question.card == card);
            if asks && running.game.guild() == guild && *running.game.deck() == deck {
                let asked = running.game.question().zip(cards::card(&running.deck, &card));
                running.judge =
                    asked.and_then(|(question, card)| cards::compile(&running.deck, &question.asked(card), &taught));
            }
        }
    }

    /// Records the points that are missing for this verdict: an ordinary entry, dated to the day of the question. Nobody
    /// loses anything.
    pub(super) fn correct(&mut self, facts: &AttemptFacts, verdict: &Verdict, decision: &mut Decision) -> i64 {
        let AttemptFacts { attempt, question, .. } = facts;
        let has = self.points_with_votes(facts);
        let full = i64::from(points::earned(&self.settings.rules, verdict.credit, 0.0).0);
        let points = (full - has).max(0);
        // A full answer is corrected once. A part may be followed by a larger one, and by the whole.
        let (part, credit) = if verdict.outcome == Outcome::Correct {
            (0, Credit::FULL)
        } else {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share in percent")]
            let percent = (verdict.credit.value() * 100.0) as u32;
            (percent, Credit::new(verdict.credit.value() - attempt.credit.value()))
        };
        decision.commit.ledger.push(LedgerEntry {
            question: question.id,
            user: attempt.user,
            part,
            kind: LedgerKind::Correction,
            points,
            credit,
            guild: question.guild,
            channel: question.channel,
            deck: question.deck.clone(),
            at: decision.now,
            day: self.settings.zone.day(question.closed_at.unwrap_or(decision.now)),
        });
        points
    }
}
