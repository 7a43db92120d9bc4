//! `/lookup`: find a card by a few words, for oneself, with a button to show it to all.

use std::sync::Arc;

use super::{Action, Call, Command, Who};
use crate::bot::custom_id::CustomId;
use crate::bot::decks::LoadedDeck;
use crate::bot::{Desk, Refusal, render};
use crate::deck::{Card, CardId, DeckId};
use crate::discord::command::{Kind, OptionSpec};
use crate::discord::interaction::Interaction;
use crate::discord::limits;
use crate::discord::message::{Button, ButtonStyle, Response};
use crate::discord::text::escape;
use crate::id::GuildId;

pub(super) const COMMAND: Command = Command {
    name: "lookup",
    description: "Find a card by a few words; only you see it",
    who: Who::Everybody,
    actions: &[Action {
        name: "",
        description: "",
        options: &[OptionSpec::required("words", Kind::Completed, "A few words of the prompt or the answer")],
        run: |call| Box::pin(run(call)),
        complete: |call, _| Box::pin(std::future::ready(complete(&call))),
    }],
};

/// A choice of the completion, as it is sent: what a person types does not look so.
fn chosen(deck: &DeckId, card: &CardId) -> String {
    format!("{deck}:{card}")
}

fn complete(call: &Call) -> Vec<(String, String)> {
    let decks = &call.desk.decks;
    let hits = decks.find(call.options.text("words").unwrap_or_default(), limits::CHOICES);
    let prompt = |hit: &crate::deck::lookup::Hit| Some(find(&call.desk, &hit.deck, &hit.card)?.1.prompt);
    hits.iter().filter_map(|hit| Some((prompt(hit)?, chosen(&hit.deck, &hit.card)))).collect()
}

fn find(desk: &Desk, deck: &DeckId, card: &CardId) -> Option<(Arc<LoadedDeck>, Card)> {
    let loaded = desk.decks.get(deck)?;
    let card = loaded.deck.cards.iter().find(|it| it.id == *card)?.clone();
    Some((loaded, card))
}

async fn run(call: Call) -> Result<Response, Refusal> {
    let desk = &call.desk;
    let words = call.options.text("words").unwrap_or_default();
    let by_choice = words.split_once(':').map(|(deck, card)| (DeckId(deck.to_owned()), CardId(card.to_owned())));
    let by_choice = by_choice.filter(|(deck, card)| find(desk, deck, card).is_some());
    let by_words = || desk.decks.find(words, 1).into_iter().next().map(|hit| (hit.deck, hit.card));
    let (deck, card) = by_choice.or_else(by_words).ok_or_else(|| {
        Refusal::new(format!(
            "No card has anything like “{}”. Try other words, or fewer.",
            escape(&words.chars().take(60).collect::<String>())
        ))
    })?;
    let mut message = desk.looked_up(call.guild, &deck, &card).await?;
    let share = CustomId::Share(deck, card).to_string();
    if share.chars().count() <= limits::CUSTOM_ID {
        message.buttons = vec![vec![Button::new("Share", ButtonStyle::Secondary, share)]];
    }
    Ok(Response::private(message))
}

/// Shows a looked-up card to everybody.
pub(in crate::bot) async fn share(
    desk: &Arc<Desk>,
    interaction: &Interaction,
    deck: &DeckId,
    card: &CardId,
) -> Result<Response, Refusal> {
    let guild = interaction.guild.ok_or_else(|| Refusal::new("That works in servers only."))?;
    Ok(Response::public(desk.looked_up(guild, deck, card).await?))
}

impl Desk {
    /// A card with its answer, unless it is being asked in that server right now.
    async fn looked_up(
        &self,
        guild: GuildId,
        deck: &DeckId,
        card: &CardId,
    ) -> Result<crate::discord::message::Message, Refusal> {
        let (deck_id, card_id) = (deck.clone(), card.clone());
        if self.decide(move |engine, _, _| engine.is_open(guild, &deck_id, &card_id)).await? {
            return Err(Refusal::new(
                "That card is being asked in this server right now. Look it up when the question is over.",
            ));
        }
        let (loaded, card) =
            find(self, deck, card).ok_or_else(|| Refusal::new("That card is not in its deck any more."))?;
        Ok(render::looked_up(&loaded.deck, &card))
    }
}
