//! `/deck`: what there is to play, and a server's own decks: brought in, taken along, changed and brought back.

use std::collections::BTreeSet;
use std::future::ready;
use std::sync::Arc;

use popquiz_deck::Kind as CardKind;
use popquiz_deck::{AnswerKey, Deck};

use super::command::{Action, Call, Command, nothing_to_complete};
use super::deck_reply::{complete_own, done, title};
use super::{deck_files, quiz};
use crate::bot::authorization::Who;
use crate::bot::context::Context;
use crate::bot::custom_id::CustomId;
use crate::bot::deck_changes::{NewVersion, UndoTarget, new_id};
use crate::bot::decks::{DeckEntry, completions, exactly_named, title_with};
use crate::bot::engine::Job;
use crate::bot::pagination;
use crate::bot::press::Press;
use crate::bot::refusal::Refusal;
use crate::bot::words::{cards, deck_change};
use crate::discord::command::{Kind, OptionSpec};
use crate::discord::message::{Embed, Message, Response};
use crate::discord::text::{cut, escape, mention, timestamp_relative};
use crate::id::{GuildId, UserId};
use crate::schedule::Schedule;
use crate::store::decks::{DeckChangeSummary, DeckHead};

const DECK: OptionSpec = OptionSpec::optional("deck", Kind::Completed, "The deck");
const OWN_DECK: OptionSpec = OptionSpec::optional("deck", Kind::Completed, "The deck, one of this server's own");
const TITLE: OptionSpec = OptionSpec::required("title", Kind::Text { max: 100 }, "What it is called from now on");

/// Changes that the history shows.
const SHOWN: u32 = 15;

/// The most characters that it shows of each, which may quote a whole prompt: with who and when, all of them fit into
/// an embed.
const SHOWN_CHARS: usize = 200;

pub(super) const COMMAND: Command = Command {
    name: "deck",
    description: "See the decks; bring in and change this server's own",
    actions: &[
        Action {
            name: "list",
            description: "Show all decks",
            who: Who::Everybody,
            options: &[],
            run: |call| Box::pin(ready(Ok(Response::private(call.context.deck_list(call.guild, 0))))),
            complete: nothing_to_complete,
        },
        Action {
            name: "info",
            description: "What a deck is about, and what is in it",
            who: Who::Everybody,
            options: &[DECK],
            run: |call| Box::pin(info(call)),
            complete: |call, focused| Box::pin(ready(quiz::complete_deck(&call, &focused))),
        },
        Action {
            name: "import",
            description: "For managers: bring in a deck from a file, or a newer version of one",
            who: Who::DECK_MANAGERS,
            options: &[
                OptionSpec::required("file", Kind::Attachment, "The file: at most 10 MB and 20,000 cards"),
                OptionSpec::optional(
                    "deck",
                    Kind::Completed,
                    "The deck of this server that the file is a newer version of",
                ),
                OptionSpec::optional("title", Kind::Text { max: 100 }, "What the deck is called"),
            ],
            run: |call| Box::pin(deck_files::import(call)),
            complete: |call, focused| Box::pin(ready(complete_own(&call, &focused))),
        },
        Action {
            name: "export",
            description: "For managers: get a deck as a file, with all answers",
            who: Who::DECK_MANAGERS,
            options: &[DECK, deck_files::FORMAT],
            run: |call| Box::pin(deck_files::export(call)),
            complete: |call, focused| Box::pin(ready(quiz::complete_deck(&call, &focused))),
        },
        Action {
            name: "copy",
            description: "For managers: make a deck of your own out of one that comes with the bot",
            who: Who::DECK_MANAGERS,
            options: &[
                OptionSpec::required("deck", Kind::Completed, "The deck"),
                OptionSpec::optional("title", Kind::Text { max: 100 }, "What the copy is called"),
            ],
            run: |call| Box::pin(copy(call)),
            complete: |call, focused| Box::pin(ready(quiz::complete_deck(&call, &focused))),
        },
        Action {
            name: "rename",
            description: "For managers: give a deck of this server another title",
            who: Who::DECK_MANAGERS,
            options: &[TITLE, OWN_DECK],
            run: |call| Box::pin(rename(call)),
            complete: |call, focused| Box::pin(ready(complete_own(&call, &focused))),
        },
        Action {
            name: "remove",
            description: "For managers: remove a deck of this server; it can be brought back for 30 days",
            who: Who::DECK_MANAGERS,
            options: &[OptionSpec::required("deck", Kind::Completed, "The deck, one of this server's own")],
            run: |call| Box::pin(remove(call)),
            complete: |call, focused| Box::pin(ready(complete_own(&call, &focused))),
        },
        Action {
            name: "history",
            description: "For managers: who changed a deck of this server, when and how",
            who: Who::DECK_MANAGERS,
            options: &[OWN_DECK],
            run: |call| Box::pin(history(call)),
            complete: |call, focused| Box::pin(ready(complete_any_own(&call, &focused))),
        },
        Action {
            name: "undo",
            description: "For managers: take the latest change to a deck back; do it again for the one before",
            who: Who::DECK_MANAGERS,
            options: &[OWN_DECK],
            run: |call| Box::pin(undo(call)),
            complete: |call, focused| Box::pin(ready(complete_any_own(&call, &focused))),
        },
    ],
};

/// Completes the `deck` option with the server's own decks, removed ones among them.
fn complete_any_own(call: &Call, focused: &str) -> Vec<(String, String)> {
    if focused != "deck" {
        return Vec::new();
    }
    let heads = call.context.decks.own(call.guild).into_iter();
    let seen = heads.map(|DeckHead { id, title, cards, removed, .. }| {
        let title = if removed { format!("{title} (removed)") } else { title };
        DeckEntry { id, title, cards: cards as usize, is_own: true }
    });
    completions(seen.collect(), call.options.text("deck").unwrap_or_default())
}

/// The server's own deck that the `deck` option names, removed or not.
fn any_own(call: &Call) -> Result<DeckEntry, Refusal> {
    let typed = call.options.text("deck");
    let removed = call.context.decks.own(call.guild).into_iter().filter(|head| head.removed);
    let removed: Vec<DeckEntry> = removed
        .map(|head| DeckEntry { id: head.id, title: head.title, cards: head.cards as usize, is_own: true })
        .collect();
    let own = call.context.decks.visible_to(call.guild).into_iter().filter(|seen| seen.is_own).collect::<Vec<_>>();
    let exact = typed.and_then(|typed| exactly_named(&own, typed).or_else(|| exactly_named(&removed, typed)));
    exact.map_or_else(|| call.context.decks.own_named(call.guild, typed), |seen| Ok(seen.clone()))
}

impl Context {
    fn deck_list(&self, guild: GuildId, page: u32) -> Message {
        let line = |seen: &DeckEntry| {
            let whose = if seen.is_own { " · this server's own" } else { "" };
            format!("**{}** · {}{whose}", escape(&seen.title), cards(seen.cards))
        };
        let mut lines: Vec<String> = self.decks.visible_to(guild).iter().map(line).collect();
        if lines.is_empty() {
            lines.push("There is no deck yet. A manager brings one in with `/deck import`.".to_owned());
        }
        pagination::list("Decks", &lines, page, CustomId::DeckPage)
    }
}

/// Another page of the list.
pub(in crate::bot) fn turn_to(press: &Press, page: u32) -> Response {
    Response::Update(press.context.deck_list(press.guild, page))
}

async fn info(call: Call) -> Result<Response, Refusal> {
    let seen = call.context.decks.named(call.guild, call.options.text("deck"))?;
    let loaded = call.context.deck(call.guild, &seen.id).await?;
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
    let shown: BTreeSet<&String> =
        deck.cards.iter().flat_map(|card| card.image.iter().chain(&card.answer_image)).collect();
    if !shown.is_empty() {
        let on = deck.cards.iter().filter(|card| card.has_image()).count();
        lines.push(format!("Images: {}, on {}", shown.len(), cards(on)));
    }
    let mut tags: Vec<&str> =
        deck.cards.iter().flat_map(|card| &card.tags).chain(&deck.tags).map(String::as_str).collect();
    tags.sort_unstable();
    tags.dedup();
    if !tags.is_empty() {
        lines.push(format!("Tags: {}", escape(&tags.join(", "))));
    }
    for (what, value) in [("By", &deck.author), ("Licence:", &deck.license), ("Language:", &deck.language)] {
        lines.extend(value.as_ref().map(|value| format!("{what} {}", escape(value))));
    }
    lines.push(if seen.is_own {
        "-# This server's own: managers change it with `/card` and `/deck`.".to_owned()
    } else {
        "-# Comes with the bot. `/deck copy` makes a copy that managers can change.".to_owned()
    });
    Ok(Response::private(Message::embed(Embed {
        title: Some(escape(&deck.title)),
        description: Some(lines.join("\n")),
        ..Embed::default()
    })))
}

async fn copy(call: Call) -> Result<Response, Refusal> {
    let Call { context, interaction, guild, options, .. } = &call;
    let seen = context.decks.named(*guild, options.text("deck"))?;
    let copied = context.whole_deck(*guild, &seen.id).await?;
    let title = if let Some(typed) = options.text("title") {
        title(typed)?
    } else {
        let numbered = |number| title_with(&seen.title, &format!(" (our own {number})"));
        context.decks.free_title(*guild, None, title_with(&seen.title, " (our own)"), numbered)
    };
    let id = new_id(&context.decks, *guild, &title);
    let summary = DeckChangeSummary::Copied { title: seen.title };
    let changed = context
        .change_deck((*guild, id), interaction.user, move |new| {
            let deck = Deck { id: new.id, title, ..(*copied).clone() };
            Ok(NewVersion { deck, removed: false, summary })
        })
        .await?;
    let text = format!(
        "**{}** is this server's own now, with {}. Change it with `/card add`, `/card edit` and `/card remove`.",
        escape(&changed.after.title),
        cards(changed.after.cards.len())
    );
    Ok(done(&changed, text))
}

async fn rename(call: Call) -> Result<Response, Refusal> {
    let Call { context, interaction, guild, options, .. } = &call;
    let seen = context.decks.own_named(*guild, options.text("deck"))?;
    let title = title(options.text("title").unwrap_or_default())?;
    let changed = context
        .change_deck((*guild, seen.id), interaction.user, move |deck| {
            let summary = DeckChangeSummary::Renamed { from: deck.title.clone(), to: title.clone() };
            Ok(NewVersion { deck: Deck { title, ..deck }, removed: false, summary })
        })
        .await?;
    let text = format!("“{}” is called **{}** now.", escape(&changed.before.title), escape(&changed.after.title));
    Ok(done(&changed, text))
}

async fn remove(call: Call) -> Result<Response, Refusal> {
    let Call { context, interaction, guild, options, .. } = &call;
    let seen = context.decks.own_named(*guild, options.text("deck"))?;
    let (guild, id) = (*guild, seen.id.clone());
    let changed = context
        .change_deck((guild, seen.id), interaction.user, |deck| {
            Ok(NewVersion { deck, removed: true, summary: DeckChangeSummary::RemovedDeck })
        })
        .await?;
    let drawing = context.decide(|reply| Job::Schedules { guild, reply }).await?;
    let drawing: Vec<String> =
        drawing.iter().filter(|it| it.deck == id).map(|Schedule { id, .. }| format!("#{id}")).collect();
    let paused = if drawing.is_empty() {
        String::new()
    } else {
        format!(" These drops drew from it and rest now: {}.", drawing.join(", "))
    };
    let text = format!(
        "**{}** is removed, with {}. What was earned on it stays on the leaderboards; for 30 days, `/deck undo` brings it back.{paused}",
        escape(&changed.after.title),
        cards(changed.after.cards.len())
    );
    Ok(done(&changed, text))
}

async fn history(call: Call) -> Result<Response, Refusal> {
    let Call { context, guild, .. } = &call;
    let seen = any_own(&call)?;
    let changes = context.store.deck_changes(*guild, seen.id, SHOWN).await?;
    let line = |change: &crate::store::decks::PastChange| {
        let by = change.by.map_or_else(|| "a former member".to_owned(), mention);
        let what = cut(&escape(&deck_change(&change.summary)), SHOWN_CHARS);
        let what = if change.is_settled { format!("~~{what}~~") } else { what };
        format!("- {} {by}: {what}", timestamp_relative(change.at))
    };
    Ok(Response::private(Message::embed(Embed {
        title: Some(format!("Changes to {}", escape(&seen.title))),
        description: Some(changes.iter().map(line).collect::<Vec<_>>().join("\n")),
        footer: Some("Struck out: taken back, or took something back.".to_owned()),
        ..Embed::default()
    })))
}

async fn undo(call: Call) -> Result<Response, Refusal> {
    let seen = any_own(&call)?;
    take_back(call.context, call.guild, call.interaction.user, UndoTarget::Latest(seen.id)).await
}

/// Takes a change back, by command or by the button under what told of it.
pub(in crate::bot) async fn take_back(
    context: Arc<Context>,
    guild: GuildId,
    user: UserId,
    which: UndoTarget,
) -> Result<Response, Refusal> {
    let (id, summary) = context.undo_change(guild, user, which).await?;
    let title = context.decks.own(guild).into_iter().find(|head| head.id == id).map_or(id.0, |head| head.title);
    Ok(Response::private(Message::text(format!(
        "Taken back on **{}**: {}.",
        escape(&title),
        escape(&deck_change(&summary))
    ))))
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
