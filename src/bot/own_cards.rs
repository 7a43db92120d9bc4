//! **Answer** on a drop that gives each member a card of their own, and the form that it opens.

use super::custom_id::FormId;
use super::engine::{Job, OwnCard, OwnCardPress};
use super::practice;
use super::practice_view::{CardProgress, PracticeView};
use super::press::{FilledForm, Press};
use super::refusal::{PracticeRefusal, Refusal};
use super::render;
use crate::discord::message::Response;
use crate::id::QuestionId;

/// Gives the member their card, and shows it: in a form if that shows all of it, or else in a private message. Once
/// they've answered, shows what came of it.
pub(super) async fn press(press: Press, question: QuestionId) -> Result<Response, Refusal> {
    let (channel, user, message) = (press.channel(), press.user(), press.message);
    let Press { context, interaction, guild, .. } = press;
    let press = OwnCardPress { guild, channel, message, user, question };
    let view = match context.decide(|reply| Job::OwnCard { press, reply }).await?? {
        OwnCard::Given(view) => view,
        // Chosen only now: a drop costs nothing for those who don't answer it.
        OwnCard::ToChoose(deck, tags) => {
            let candidates = context.most_helpful_of((guild, user), &deck, &tags).await?;
            context.decide(|reply| Job::GiveOwnCard { press, deck, candidates, reply }).await??
        }
    };
    if let PracticeView::Card(shown) = &view
        && shown.progress == CardProgress::Asked
        && render::fits_form(&shown.card)
        && render::what_to_answer(interaction.locale, &shown.card).is_none()
    {
        let id = FormId::OwnCardAnswer(shown.question);
        return Ok(Response::Modal(render::answer_modal(interaction.locale, &id, &shown.card)));
    }
    Ok(Response::private(context.shown_practice(guild, &interaction, view).await?))
}

/// Judges an answer to a card that only the form showed.
pub(super) async fn submit(form: FilledForm, question: QuestionId) -> Result<Option<Response>, Refusal> {
    practice::submit(form, question, Response::private).await.map_err(|refusal| match refusal {
        Refusal::Practice(PracticeRefusal::Over) => PracticeRefusal::DropClosed.into(),
        refusal => refusal,
    })
}
