//! `/review`: the cards that help a member most, in private.

use super::command::{Action, Call, Command};
use super::round_start::complete_deck;
use crate::bot::authorization::Who;
use crate::bot::refusal::Refusal;
use crate::discord::command::{Kind, OptionSpec};
use crate::discord::message::Response;

pub(super) const COMMAND: Command = Command {
    name: "review",
    actions: &[Action {
        name: "",
        who: Who::Everybody,
        options: &[OptionSpec::optional("deck", Kind::Completed)],
        run: |call| Box::pin(run(call)),
        complete: |call, focused| Box::pin(std::future::ready(complete_deck(&call, &focused))),
    }],
};

async fn run(call: Call) -> Result<Response, Refusal> {
    let Call { context, interaction, guild, options, .. } = &call;
    let typed = options.text("deck");
    let deck = typed.map(|typed| context.decks.named(*guild, Some(typed))).transpose()?;
    Ok(Response::private(context.start_review((*guild, interaction), deck.map(|deck| deck.id)).await?))
}
