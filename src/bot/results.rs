//! The buttons below a round that is over: one's own results, and the cards that one missed.

use std::collections::HashSet;

use popquiz_judge::Credit;

use super::press::Press;
use super::refusal::Refusal;
use super::{render, words};
use crate::discord::message::{Message, Response};
use crate::id::GameId;
use crate::store::Played;
use crate::texts::say;

/// The most cards that are shown.
const SHOWN: usize = 15;

/// Shows somebody how they did in a round.
pub(super) async fn my_results(press: Press, game: GameId) -> Result<Response, Refusal> {
    let (played, locale) = (played(&press, game).await?, press.locale());
    let right = played.iter().filter(|it| it.credit == Credit::FULL).count();
    let points = words::points(locale, played.iter().map(|it| it.points).sum());
    Ok(Response::private(Message::text(if played.iter().any(|it| it.has_tried) {
        say!(locale, "results-mine", right = right, questions = played.len(), points = points)
    } else {
        say!(locale, "results-none")
    })))
}

/// Shows somebody the cards of a round that they didn't know, with their answers. Cards that are being asked again stay
/// hidden.
pub(super) async fn missed_cards(press: Press, game: GameId) -> Result<Response, Refusal> {
    let (mut missed, locale) = (played(&press, game).await?, press.locale());
    let mut lines = Vec::new();
    // A small deck's cards are asked several times in a long round.
    let mut seen = HashSet::new();
    missed.retain(|it| it.credit < Credit::FULL && seen.insert((it.deck.clone(), it.card.clone())));
    for missed in &missed {
        let deck = press.context.deck(press.guild, &missed.deck).await?;
        let card = deck.deck.card(&missed.card);
        let card = card.filter(|card| !press.context.open_questions.gives_away(press.guild, &missed.deck, card));
        lines.extend(card.and_then(|card| render::missed_card(locale, card)));
    }
    let more = lines.len().saturating_sub(SHOWN);
    lines.truncate(SHOWN);
    if more > 0 {
        lines.push(say!(locale, "and-more", more = more));
    }
    if lines.is_empty() {
        lines.push(say!(locale, "results-missed-none"));
    }
    Ok(Response::private(render::missed_cards(locale, &lines)))
}

async fn played(press: &Press, game: GameId) -> Result<Vec<Played>, Refusal> {
    let mut played = press.context.store.played(press.channel(), game, press.user()).await?;
    played.retain(|it| it.guild == press.guild);
    Ok(played)
}
