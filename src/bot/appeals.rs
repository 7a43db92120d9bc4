//! The buttons under verdicts and reveals: appeals, their decisions, and reports. Each press is checked when it comes: who may, in which
//! server, and whether it still matters.

use popquiz_deck::{CardId, DeckId};
use popquiz_judge::Outcome;

use super::context::Context;
use super::engine::{Job, Reported, Ruling};
use super::refusal::{AppealRefusal, Refusal};
use super::render;
use crate::discord::interaction::Interaction;
use crate::discord::message::{Message, Response};
use crate::id::{AttemptId, QuestionId};
use crate::store::{AttemptFacts, Attempts};

/// Answers of one's own that are offered for an appeal, the latest ones: as many as a message has rows for buttons.
const OFFERED: usize = 5;

impl Context {
    async fn attempt(&self, source: AttemptId) -> Result<AttemptFacts, Refusal> {
        let mut found = self.store.attempts(Attempts::One(source)).await?;
        found.pop().ok_or_else(|| AppealRefusal::AnswerNotKept.into())
    }

    /// Somebody appeals on an attempt.
    pub(super) async fn appeal(&self, interaction: &Interaction, source: AttemptId) -> Result<Response, Refusal> {
        let (guild, user) = (interaction.in_server()?, interaction.user);
        let facts = self.attempt(source).await?;
        let deck = self.deck(guild, &facts.question.deck).await?;
        let facts = Box::new(facts);
        self.decide(|reply| Job::Appeal { facts, deck, guild, user, reply }).await??;
        Ok(Response::private(Message::text("Your appeal is with the managers. You will be told what they decide.")))
    }

    /// Somebody appeals on one of their answers to a question that is closed.
    pub(super) async fn appeal_on_question(
        &self,
        interaction: &Interaction,
        question: QuestionId,
    ) -> Result<Response, Refusal> {
        let attempts = self.store.attempts(Attempts::Of(interaction.user, question)).await?;
        let mut attempts: Vec<_> = attempts.into_iter().map(|facts| facts.attempt).collect();
        if attempts.iter().any(|attempt| attempt.outcome == Outcome::Correct) {
            return Err(AppealRefusal::HadRightAnswer.into());
        }
        attempts.retain(|attempt| !attempt.text.is_empty());
        match attempts.as_slice() {
            [] => Err(AppealRefusal::NoAnswer.into()),
            [only] => self.appeal(interaction, only.source).await,
            several => {
                let latest = several.get(several.len().saturating_sub(OFFERED)..).unwrap_or_default();
                Ok(Response::private(render::which_to_appeal(latest)))
            }
        }
    }

    /// A manager decides on an appeal.
    pub(super) async fn decide_appeal(
        &self,
        interaction: &Interaction,
        source: AttemptId,
        accepted: bool,
    ) -> Result<Response, Refusal> {
        let (guild, by) = (interaction.in_server()?, interaction.user);
        self.must_manage(guild, interaction, "settings").await?;
        let facts = self.attempt(source).await?;
        let question = &facts.question;
        let on_card = Attempts::OnCard(question.guild, question.deck.clone(), question.card.clone());
        let deck = self.deck(guild, &question.deck).await?;
        let alike = if accepted { self.store.attempts(on_card).await? } else { Vec::new() };
        let decided = self
            .decide(|reply| Job::DecideAppeal {
                facts: Box::new(facts),
                alike,
                deck,
                ruling: Ruling { accepted, guild, by },
                reply,
            })
            .await??;
        Ok(Response::Update(decided))
    }

    /// Somebody finds a card wrong.
    pub(super) async fn report(&self, interaction: &Interaction, question: QuestionId) -> Result<Response, Refusal> {
        let (guild, channel, user) = (interaction.in_server()?, interaction.channel, interaction.user);
        let card = self.store.card_of(question).await?;
        let (_, deck, card) = card.filter(|(of, ..)| *of == guild).ok_or(AppealRefusal::QuestionOfOtherServer)?;
        let deck = self.deck(guild, &deck).await?;
        let reported = self.decide(|reply| Job::ReportCard { guild, card, deck, channel, user, reply }).await??;
        Ok(Response::private(Message::text(match reported {
            Reported::Counted(count, needed) => format!(
                "Thank you. Once {needed} members have reported this card, it rests until a manager has looked at it ({count} so far)."
            ),
            Reported::Rests => "Thank you. This card rests now until a manager has looked at it.".to_owned(),
            Reported::Before => "You have reported this card already.".to_owned(),
        })))
    }

    /// A manager has looked at a reported card.
    pub(super) async fn looked_at(
        &self,
        interaction: &Interaction,
        deck: DeckId,
        card: CardId,
        rests: bool,
    ) -> Result<Response, Refusal> {
        let guild = interaction.in_server()?;
        self.must_manage(guild, interaction, "settings").await?;
        self.decide(|reply| Job::ReviewReport { guild, deck, card, stays_paused: rests, reply }).await?;
        let by = crate::discord::text::mention(interaction.user);
        Ok(Response::Update(Message::text(if rests {
            format!("{by} left the reported card out: it is not asked here any more.")
        } else {
            format!("{by} looked at the reported card: it is asked again.")
        })))
    }
}
