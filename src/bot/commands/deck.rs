//! `/deck`: what there is to play.

use std::future::ready;

use super::{Action, Call, Command, Who, nothing_to_complete, quiz};
use crate::bot::{Refusal, render};
use crate::deck::{AnswerKey, Kind as CardKind};
use crate::discord::command::{Kind, OptionSpec};
use crate::discord::message::{Embed, Message, Response};
use crate::discord::text::escape;

pub(super) const COMMAND: Command = Command {
    name: "deck",
    description: "See the decks",
    who: Who::Everybody,
    actions: &[
        Action {
            name: "list",
            description: "Show all decks",
            options: &[],
            run: |call| Box::pin(ready(Ok(list(&call)))),
            complete: nothing_to_complete,
        },
        Action {
            name: "info",
            description: "What a deck is about, and what is in it",
            options: &[OptionSpec::optional("deck", Kind::Completed, "The deck")],
            run: |call| Box::pin(ready(info(&call))),
            complete: |call, focused| Box::pin(ready(quiz::complete_deck(&call, &focused))),
        },
    ],
};

fn list(call: &Call) -> Response {
    let line = |deck: &crate::deck::Deck| format!("**{}** · {}", escape(&deck.title), cards(deck.cards.len()));
    let lines: Vec<String> = call.desk.decks.all().iter().map(|loaded| line(&loaded.deck)).collect();
    let text = if lines.is_empty() {
        "There is no deck yet. The bot's operator puts deck files into its `decks` folder.".to_owned()
    } else {
        lines.join("\n")
    };
    Response::private(Message::embed(Embed {
        title: Some("Decks".to_owned()),
        description: Some(text),
        ..Embed::default()
    }))
}

fn info(call: &Call) -> Result<Response, Refusal> {
    let loaded = call.desk.decks.named(call.options.text("deck"))?;
    let deck = &loaded.deck;
    let mut lines: Vec<String> = deck.description.iter().map(|text| escape(text)).collect();
    lines.push(cards(deck.cards.len()));
    for kind in [
        CardKind::Term,
        CardKind::List,
        CardKind::Blanks,
        CardKind::Number,
        CardKind::YesNo,
        CardKind::Explanation,
        CardKind::Choice,
    ] {
        let count = deck.cards.iter().filter(|card| card.key.as_ref().map(AnswerKey::kind) == Some(kind)).count();
        if count > 0 {
            lines.push(format!("- {}: {count}", kind_name(kind)));
        }
    }
    let missing = deck.cards.iter().filter(|card| card.key.is_none()).count();
    if missing > 0 {
        lines.push(format!("- without an answer, never asked: {missing}"));
    }
    let mut tags: Vec<&str> =
        deck.cards.iter().flat_map(|card| &card.tags).chain(&deck.tags).map(String::as_str).collect();
    tags.sort_unstable();
    tags.dedup();
    if !tags.is_empty() {
        lines.push(format!("Tags: {}", escape(&tags.join(", "))));
    }
    for (what, value) in [("By", &deck.author), ("Licence:", &deck.licence), ("Language:", &deck.language)] {
        lines.extend(value.as_ref().map(|value| format!("{what} {}", escape(value))));
    }
    Ok(Response::private(Message::embed(Embed {
        title: Some(escape(&deck.title)),
        description: Some(lines.join("\n")),
        ..Embed::default()
    })))
}

fn cards(count: usize) -> String {
    render::plural(u32::try_from(count).unwrap_or(u32::MAX), "card")
}

fn kind_name(kind: CardKind) -> &'static str {
    match kind {
        CardKind::Term => "terms",
        CardKind::List => "lists",
        CardKind::Blanks => "gaps to fill",
        CardKind::Number => "numbers",
        CardKind::YesNo => "yes or no",
        CardKind::Explanation => "explanations",
        CardKind::Choice => "multiple choice",
    }
}
