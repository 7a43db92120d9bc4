//! `/practice`: cards for one member alone, in private.

use std::collections::BTreeMap;

use popquiz_deck::DeckId;

use super::command::{Action, Call, Command};
use super::round_start::complete_deck;
use crate::bot::authorization::Who;
use crate::bot::engine::Candidates;
use crate::bot::refusal::{OptionRefusal, Refusal};
use crate::discord::command::{Kind, OptionSpec};
use crate::discord::message::Response;
use crate::quiz::practice::MOST_CARDS;
use crate::quiz::{Cards, PracticeCard};

pub(super) const COMMAND: Command = Command {
    name: "practice",
    actions: &[Action {
        name: "",
        who: Who::Everybody,
        options: &[
            OptionSpec::optional("deck", Kind::Completed),
            OptionSpec::optional("cards", Kind::Choice(&["mix", "missed"])),
        ],
        run: |call| Box::pin(run(call)),
        complete: |call, focused| Box::pin(std::future::ready(complete_deck(&call, &focused))),
    }],
};

async fn run(call: Call) -> Result<Response, Refusal> {
    let Call { context, interaction, guild, options, .. } = &call;
    let cards = options.text("cards").map_or(Some(Cards::Mix), Cards::named);
    let cards = cards.ok_or(OptionRefusal::NotAChoice { option: "cards", choices: &["mix", "missed"] })?;
    let typed = options.text("deck");
    let candidates = match cards {
        Cards::Mix => {
            let deck = context.decks.named(*guild, typed)?;
            Candidates::Deck(context.deck(*guild, &deck.id).await?)
        }
        Cards::Missed => {
            let deck = typed.map(|typed| context.decks.named(*guild, Some(typed))).transpose()?;
            missed(&call, deck.map(|deck| deck.id)).await?
        }
    };
    Ok(Response::private(context.start_practice((*guild, interaction), candidates).await?))
}

/// The cards that the member missed most, as far as their decks are still there.
async fn missed(call: &Call, deck: Option<DeckId>) -> Result<Candidates, Refusal> {
    // More than a practice has, because some may be gone.
    const LOOKED_AT: usize = 5 * MOST_CARDS;
    let Call { context, interaction, guild, .. } = call;
    let missed = context.store.missed(*guild, interaction.user, deck, LOOKED_AT).await?;
    let mut decks = BTreeMap::new();
    let mut cards = Vec::new();
    for missed in missed {
        if cards.len() == MOST_CARDS {
            break;
        }
        if !decks.contains_key(&missed.deck) {
            decks.insert(missed.deck.clone(), context.decks.open(*guild, &missed.deck).await?);
        }
        let deck = decks.get(&missed.deck).and_then(Option::as_ref);
        if deck.is_some_and(|deck| deck.deck.card(&missed.card).is_some()) {
            cards.push(PracticeCard { deck: missed.deck, card: missed.card });
        }
    }
    Ok(Candidates::Missed(cards, decks.into_values().flatten().collect()))
}
