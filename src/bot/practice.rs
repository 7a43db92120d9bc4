//! The buttons of a practice, and its form.

use std::sync::Arc;
use std::time::Duration;

use super::context::Context;
use super::custom_id::{FormId, PracticePress};
use super::engine::{Candidates, Job, NewPractice, PracticeAct, PracticeInput};
use super::images::{ImageOf, Side};
use super::practice_view::{CardProgress, PracticeResult, PracticeView, PracticedCard};
use super::press::{FilledForm, Press};
use super::refusal::{InteractionRefusal, Refusal};
use super::{practice_messages, render, words};
use crate::discord::interaction::Interaction;
use crate::discord::message::{File, Message, Response};
use crate::discord::permissions::Permissions;
use crate::id::{AttemptId, GuildId, QuestionId};

/// How long the verdict may take before the message says that the answer is being read.
const VERDICT_WITHIN: Duration = Duration::from_secs(1);

impl Context {
    /// Starts a practice. Gives the message that shows it.
    pub(super) async fn start_practice(
        &self,
        (guild, interaction): (GuildId, &Interaction),
        cards: Candidates,
    ) -> Result<Message, Refusal> {
        let practice = NewPractice { guild, channel: interaction.channel, user: interaction.user, cards };
        let practice = Box::new(practice);
        let view = self.decide(|reply| Job::StartPractice { practice, reply }).await??;
        self.shown_practice(guild, interaction, view).await
    }

    async fn practice(
        &self,
        (guild, interaction): (GuildId, &Interaction),
        question: QuestionId,
        act: PracticeAct,
    ) -> Result<PracticeView, Refusal> {
        let user = interaction.user;
        self.decide(|reply| Job::Practice { guild, user, question, act, reply }).await?
    }

    /// The message that shows a practice, with the images of its card where they may be shown.
    pub(super) async fn shown_practice(
        &self,
        guild: GuildId,
        interaction: &Interaction,
        mut view: PracticeView,
    ) -> Result<Message, Refusal> {
        if let PracticeView::Over(PracticeResult { review: Some(review), .. }) = &mut view {
            review.next = self.next_review(guild, interaction.user, review.summary.deck.as_ref()).await?;
        }
        let images = match &view {
            PracticeView::Card(card) if interaction.app_permissions.allow(Permissions::ATTACH_FILES) => {
                self.practiced_images(guild, interaction, card).await
            }
            PracticeView::Card(_) | PracticeView::Over(_) => (None, None),
        };
        Ok(practice_messages::practice(interaction.locale, &view, images))
    }

    async fn practiced_images(
        &self,
        guild: GuildId,
        interaction: &Interaction,
        shown: &PracticedCard,
    ) -> (Option<File>, Option<File>) {
        let fetch = async |side| match ImageOf::card(interaction.locale, guild, &shown.deck, &shown.card, side) {
            Some(image) => self.images.fetch(&image).await,
            None => None,
        };
        let answer = match shown.progress {
            CardProgress::Answered { .. } | CardProgress::GivenUp => fetch(Side::Answer).await,
            CardProgress::Asked | CardProgress::Reading | CardProgress::Hidden => None,
        };
        (fetch(Side::Question).await, answer)
    }
}

/// Does what a button under a card says.
pub(super) async fn press(press: Press, question: QuestionId, what: PracticePress) -> Result<Response, Refusal> {
    let source = AttemptId::from(press.interaction.token.id);
    let act = match what {
        PracticePress::Answer => return open_form(press, question).await,
        PracticePress::Choose(choice) => PracticeAct::Answer(source, PracticeInput::Tap(choice)),
        PracticePress::GiveUp => PracticeAct::GiveUp(source),
        PracticePress::Show => PracticeAct::Show,
        PracticePress::Next => PracticeAct::Next,
        PracticePress::Stop => PracticeAct::Stop,
    };
    let Press { context, interaction, guild, .. } = press;
    let view = context.practice((guild, &interaction), question, act).await?;
    Ok(Response::Update(context.shown_practice(guild, &interaction, view).await?))
}

/// Opens the form in which an answer is typed; if the card has been answered, shows how it stands.
async fn open_form(press: Press, question: QuestionId) -> Result<Response, Refusal> {
    let Press { context, interaction, guild, .. } = press;
    let view = context.practice((guild, &interaction), question, PracticeAct::Show).await?;
    match &view {
        PracticeView::Card(shown) if shown.question == question && shown.progress == CardProgress::Asked => {
            let id = FormId::PracticeAnswer(question);
            Ok(Response::Modal(render::answer_modal(interaction.locale, &id, &shown.card)))
        }
        PracticeView::Card(_) | PracticeView::Over(_) => {
            Ok(Response::Update(context.shown_practice(guild, &interaction, view).await?))
        }
    }
}

/// Judges an answer. `respond` shows the verdict: in the message with the card, or in one of its own.
pub(super) async fn submit(
    form: FilledForm,
    question: QuestionId,
    respond: fn(Message) -> Response,
) -> Result<Option<Response>, Refusal> {
    let text = form.field(render::ANSWER_FIELD).trim().to_owned();
    if text.is_empty() {
        return Err(InteractionRefusal::EmptyAnswer.into());
    }
    let FilledForm { context, interaction, guild, .. } = form;
    let act = PracticeAct::Answer(AttemptId::from(interaction.token.id), PracticeInput::Text(text));
    // On its own, because it may have to be read.
    let mut verdict = Box::pin({
        let (context, interaction) = (Arc::clone(&context), interaction.clone());
        async move {
            let view = context.practice((guild, &interaction), question, act).await?;
            context.shown_practice(guild, &interaction, view).await
        }
    });
    if let Ok(shown) = tokio::time::timeout(VERDICT_WITHIN, &mut verdict).await {
        return Ok(Some(respond(shown?)));
    }
    let reading = context.practice((guild, &interaction), question, PracticeAct::Show).await?;
    let reading = context.shown_practice(guild, &interaction, reading).await?;
    context.respond(&interaction.token, respond(reading)).await;
    let (tasks, work) = (context.tasks.clone(), context.progress.begin());
    tasks.spawn(async move {
        let shown = match verdict.await {
            Ok(shown) => Some(shown),
            Err(refusal @ Refusal::Practice(_)) => Some(Message::text(words::refusal(interaction.locale, &refusal))),
            // It's read after the restart, and the message has a button to see the verdict.
            Err(_) => None,
        };
        if let Some(shown) = shown {
            context.put_in(&interaction.token, shown).await;
        }
        drop(work);
    });
    Ok(None)
}
