//! Reports of cards that have a problem, and the managers' decisions about them.

use std::sync::Arc;

use popquiz_deck::{CardId, DeckId};

use super::decks::LoadedDeck;
use super::engine::{Job, Reported};
use super::press::Press;
use super::refusal::{AppealRefusal, CardRefusal, InteractionRefusal, Refusal};
use super::{render, words};
use crate::discord::message::{Message, Response};
use crate::id::QuestionId;
use crate::store::ReportReason;
use crate::texts::say;

/// The card of a question that was asked in the server of the press, and its deck.
async fn card_of(press: &Press, question: QuestionId) -> Result<(CardId, Arc<LoadedDeck>), Refusal> {
    let found = press.context.store.card_of(question).await?;
    let of_server = found.filter(|(guild, ..)| *guild == press.guild);
    let (_, deck, card) = of_server.ok_or(AppealRefusal::QuestionOfOtherServer)?;
    Ok((card, press.context.deck(press.guild, &deck).await?))
}

/// Somebody wants to report a card: asks them for the reason.
pub(super) async fn ask(press: Press, question: QuestionId) -> Result<Response, Refusal> {
    let (card, loaded) = card_of(&press, question).await?;
    let card = loaded.deck.card(&card).ok_or(CardRefusal::Gone)?;
    Ok(Response::private(render::report_reasons(press.locale(), &card.prompt, question)))
}

/// Somebody reports a card, for the reason that they chose.
pub(super) async fn report(press: Press, question: QuestionId) -> Result<Response, Refusal> {
    let reason = press.chosen.first().and_then(|chosen| ReportReason::named(chosen));
    let reason = reason.ok_or(InteractionRefusal::OutdatedButton)?;
    let (card, deck) = card_of(&press, question).await?;
    let (context, guild, channel, user) = (&press.context, press.guild, press.channel(), press.user());
    let reported =
        context.decide(|reply| Job::ReportCard { guild, card, deck, channel, user, reason, reply }).await??;
    let locale = press.locale();
    Ok(Response::Update(Message::text(match reported {
        Reported::Counted(count, needed) => say!(locale, "report-counted", needed = needed, count = count),
        Reported::Paused => say!(locale, "report-paused"),
        Reported::Before => say!(locale, "report-before"),
    })))
}

/// A manager has looked at a reported card.
pub(super) async fn review(press: Press, deck: DeckId, card: CardId, stays_paused: bool) -> Result<Response, Refusal> {
    let guild = press.guild;
    press.context.decide(|reply| Job::ReviewReport { guild, deck, card, stays_paused, reply }).await?;
    let locale = press.context.server_locale(guild).await?;
    let user = words::mention(locale, press.user());
    Ok(Response::Update(Message::text(if stays_paused {
        say!(locale, "report-kept-paused", user = user)
    } else {
        say!(locale, "report-resumed", user = user)
    })))
}
