//! The buttons under verdicts and reveals: appeals and their decisions.

use std::sync::Arc;

use super::context::Context;
use super::engine::{Job, Ruling};
use super::press::Press;
use super::refusal::{AppealRefusal, InteractionRefusal, Refusal};
use super::render;
use crate::discord::interaction::Interaction;
use crate::discord::message::{Message, Response};
use crate::id::{AttemptId, GuildId, QuestionId};
use crate::store::{AttemptFacts, AttemptRole, Attempts};
use crate::texts::say;

/// The most answers that are offered for an appeal, latest first: one per row of buttons.
const OFFERED: usize = 5;

impl Context {
    async fn attempt(&self, source: AttemptId) -> Result<AttemptFacts, Refusal> {
        let mut found = self.store.attempts(Attempts::One(source)).await?;
        found.pop().ok_or_else(|| AppealRefusal::AnswerNotKept.into())
    }

    /// Somebody appeals on an attempt.
    pub(super) async fn appeal(
        &self,
        guild: GuildId,
        interaction: &Interaction,
        source: AttemptId,
    ) -> Result<Response, Refusal> {
        let facts = self.attempt(source).await?;
        let deck = self.deck(guild, &facts.question.deck).await?;
        let facts = Box::new(facts);
        let is_practice = facts.question.is_private;
        let (user, locale) = (interaction.user, interaction.locale);
        self.decide(|reply| Job::Appeal { facts, deck, guild, user, reply }).await??;
        self.private_replies.appellants.answered(source, interaction.token.clone(), locale);
        let sent = if is_practice { "practice-appeal-sent" } else { "appeal-sent" };
        Ok(Response::private(Message::text(say!(locale, sent))))
    }
}

/// Somebody appeals on an attempt, by the button for it.
pub(super) async fn appeal(press: Press, source: AttemptId) -> Result<Response, Refusal> {
    press.context.appeal(press.guild, &press.interaction, source).await
}

/// Somebody appeals on one of their answers to a question that is closed.
pub(super) async fn appeal_on_question(press: Press, question: QuestionId) -> Result<Response, Refusal> {
    let attempts = press.context.store.attempts(Attempts::Of(press.user(), question)).await?;
    if attempts.iter().any(AttemptFacts::is_right) {
        return Err(AppealRefusal::HadRightAnswer.into());
    }
    let mut attempts: Vec<_> = attempts.into_iter().map(|facts| facts.attempt).collect();
    attempts.retain(|attempt| !attempt.text.is_empty() && attempt.role != AttemptRole::Surplus);
    match attempts.as_slice() {
        [] => Err(AppealRefusal::NoAnswer.into()),
        [only] => appeal(press, only.source).await,
        several => {
            let latest = several.get(several.len().saturating_sub(OFFERED)..).unwrap_or_default();
            Ok(Response::private(render::which_to_appeal(press.locale(), latest)))
        }
    }
}

/// A manager decides on an appeal.
pub(super) async fn decide(press: Press, source: AttemptId, accepted: bool) -> Result<Response, Refusal> {
    rule(press, source, accepted, None).await
}

/// A manager accepts an appeal, as the part of the answer that they choose.
pub(super) async fn accept_as(press: Press, source: AttemptId) -> Result<Response, Refusal> {
    let part = press.chosen.first().and_then(|chosen| chosen.parse().ok());
    let part = part.ok_or(InteractionRefusal::OutdatedButton)?;
    rule(press, source, true, Some(part)).await
}

async fn rule(press: Press, source: AttemptId, accepted: bool, part: Option<usize>) -> Result<Response, Refusal> {
    let (context, guild, by) = (&press.context, press.guild, press.user());
    let facts = context.attempt(source).await?;
    let question = &facts.question;
    let on_card = Attempts::OnCard(question.guild, question.deck.clone(), question.card.clone());
    let deck = context.deck(guild, &question.deck).await?;
    let alike = if accepted { context.store.attempts(on_card).await? } else { Vec::new() };
    let prompt = deck.deck.card(&question.card).map(|card| card.prompt.clone());
    let channel = press.channel();
    let decided = context
        .decide(|reply| Job::DecideAppeal {
            facts: Box::new(facts),
            alike,
            deck,
            ruling: Ruling { accepted, part, guild, channel, by },
            reply,
        })
        .await??;
    if let (Some(reply), Some(prompt)) = (context.private_replies.appellants.take(&source), prompt) {
        // A courtesy that nobody waits for: the author also learns of it when they appeal again.
        let told = render::own_appeal_decided(reply.locale, &prompt, accepted);
        let context = Arc::clone(context);
        context.tasks.clone().spawn(async move { context.put_in(&reply.token, told).await });
    }
    Ok(Response::Update(decided))
}
