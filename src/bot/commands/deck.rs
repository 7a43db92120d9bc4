//! `/deck`: what there is to play, and a server's own decks: brought in, taken along, changed and brought back.

use std::collections::BTreeSet;
use std::future::ready;
use std::sync::Arc;

use popquiz_deck::Kind as CardKind;
use popquiz_deck::{AnswerKey, Deck};

use super::command::{Action, Call, Command, nothing_to_complete};
use super::deck_reply::{complete_own, done, title};
use super::{deck_exam, deck_files, deck_health, round_start};
use crate::bot::authorization::Who;
use crate::bot::context::Context;
use crate::bot::custom_id::CustomId;
use crate::bot::deck_changes::{NewVersion, UndoTarget, new_id};
use crate::bot::decks::{DeckEntry, completions, exactly_named, title_with};
use crate::bot::engine::Job;
use crate::bot::pagination;
use crate::bot::press::Press;
use crate::bot::refusal::Refusal;
use crate::bot::words::{cards, comma, deck_change, mention, sentences, undone};
use crate::discord::command::{Kind, OptionSpec};
use crate::discord::message::{Embed, Message, Response};
use crate::discord::text::{cut, escape, timestamp_relative};
use crate::id::{GuildId, UserId};
use crate::schedule::Schedule;
use crate::store::decks::{DeckChangeSummary, DeckHead};
use crate::texts::{Locale, say};

const DECK: OptionSpec = OptionSpec::optional("deck", Kind::Completed);
const TITLE: OptionSpec = OptionSpec::required("title", Kind::Text { max: 100 });

/// Changes that the history shows.
const SHOWN: u32 = 15;

/// The most characters that it shows of each, which may quote a whole prompt: with who and when, all of them fit into
/// an embed.
const SHOWN_CHARS: usize = 200;

pub(super) const COMMAND: Command = Command {
    name: "deck",
    actions: &[
        Action {
            name: "list",
            who: Who::Everybody,
            options: &[],
            run: |call| Box::pin(list(call)),
            complete: nothing_to_complete,
        },
        Action {
            name: "info",
            who: Who::Everybody,
            options: &[DECK],
            run: |call| Box::pin(info(call)),
            complete: |call, focused| Box::pin(ready(round_start::complete_deck(&call, &focused))),
        },
        Action {
            name: "health",
            who: Who::DECK_MANAGERS,
            options: &[DECK],
            run: |call| Box::pin(deck_health::run(call)),
            complete: |call, focused| Box::pin(ready(round_start::complete_deck(&call, &focused))),
        },
        Action {
            name: "exam",
            who: Who::DECK_MANAGERS,
            options: &[OptionSpec::optional("date", Kind::Text { max: 30 }), DECK],
            run: |call| Box::pin(deck_exam::run(call)),
            complete: |call, focused| Box::pin(ready(round_start::complete_deck(&call, &focused))),
        },
        Action {
            name: "import",
            who: Who::DECK_MANAGERS,
            options: &[
                OptionSpec::required("file", Kind::Attachment),
                OptionSpec::optional("deck", Kind::Completed),
                OptionSpec::optional("title", Kind::Text { max: 100 }),
            ],
            run: |call| Box::pin(deck_files::import(call)),
            complete: |call, focused| Box::pin(ready(complete_own(&call, &focused))),
        },
        Action {
            name: "export",
            who: Who::DECK_MANAGERS,
            options: &[DECK, deck_files::FORMAT],
            run: |call| Box::pin(deck_files::export(call)),
            complete: |call, focused| Box::pin(ready(round_start::complete_deck(&call, &focused))),
        },
        Action {
            name: "copy",
            who: Who::DECK_MANAGERS,
            options: &[
                OptionSpec::required("deck", Kind::Completed),
                OptionSpec::optional("title", Kind::Text { max: 100 }),
            ],
            run: |call| Box::pin(copy(call)),
            complete: |call, focused| Box::pin(ready(round_start::complete_deck(&call, &focused))),
        },
        Action {
            name: "rename",
            who: Who::DECK_MANAGERS,
            options: &[TITLE, DECK],
            run: |call| Box::pin(rename(call)),
            complete: |call, focused| Box::pin(ready(complete_own(&call, &focused))),
        },
        Action {
            name: "remove",
            who: Who::DECK_MANAGERS,
            options: &[OptionSpec::required("deck", Kind::Completed)],
            run: |call| Box::pin(remove(call)),
            complete: |call, focused| Box::pin(ready(complete_own(&call, &focused))),
        },
        Action {
            name: "history",
            who: Who::DECK_MANAGERS,
            options: &[DECK],
            run: |call| Box::pin(history(call)),
            complete: |call, focused| Box::pin(ready(complete_any_own(&call, &focused))),
        },
        Action {
            name: "undo",
            who: Who::DECK_MANAGERS,
            options: &[DECK],
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
        let title = if removed { say!(call.locale(), "deck-removed", title = title) } else { title };
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
    async fn deck_list(&self, locale: Locale, guild: GuildId, page: u32) -> Result<Message, Refusal> {
        let paused = self.decide(|reply| Job::PausedCards { guild, reply }).await?;
        let line = |seen: &DeckEntry| {
            let mut line = format!("**{}** · {}", escape(&seen.title), cards(locale, seen.cards));
            let paused = paused.get(&seen.id).map_or(0, BTreeSet::len);
            if paused > 0 {
                line = format!("{line} · {}", say!(locale, "deck-paused", cards = paused));
            }
            if seen.is_own { format!("{line} · {}", say!(locale, "deck-own")) } else { line }
        };
        let mut lines: Vec<String> = self.decks.visible_to(guild).iter().map(line).collect();
        if lines.is_empty() {
            lines.push(say!(locale, "error-deck-none"));
        }
        Ok(pagination::list(locale, say!(locale, "deck-list-title"), &lines, page, CustomId::DeckPage))
    }
}

async fn list(call: Call) -> Result<Response, Refusal> {
    Ok(Response::private(call.context.deck_list(call.locale(), call.guild, 0).await?))
}

/// Another page of the list.
pub(in crate::bot) async fn turn_to(press: Press, page: u32) -> Result<Response, Refusal> {
    Ok(Response::Update(press.context.deck_list(press.locale(), press.guild, page).await?))
}

async fn info(call: Call) -> Result<Response, Refusal> {
    let seen = call.context.decks.named(call.guild, call.options.text("deck"))?;
    let loaded = call.context.deck(call.guild, &seen.id).await?;
    let (deck, locale) = (&loaded.deck, call.locale());
    let mut lines: Vec<String> = deck.description.iter().map(|text| escape(text)).collect();
    lines.push(cards(locale, deck.cards.len()));
    for (kind, name) in KINDS {
        let count = deck.cards.iter().filter(|card| card.key.as_ref().map(AnswerKey::kind) == Some(kind)).count();
        if count > 0 {
            lines.push(format!("- {}", say!(locale, "deck-count", what = say!(locale, name), count = count)));
        }
    }
    let missing = deck.cards.iter().filter(|card| card.key.is_none()).count();
    if missing > 0 {
        lines.push(format!("- {}", say!(locale, "deck-missing", count = missing)));
    }
    let shown: BTreeSet<&String> =
        deck.cards.iter().flat_map(|card| card.image.iter().chain(&card.answer_image)).collect();
    if !shown.is_empty() {
        let on = deck.cards.iter().filter(|card| card.has_image()).count();
        lines.push(say!(locale, "deck-images", images = shown.len(), cards = on));
    }
    let tags: BTreeSet<&String> = deck.cards.iter().flat_map(|card| &card.tags).chain(&deck.tags).collect();
    if !tags.is_empty() {
        let tags: Vec<String> = tags.into_iter().map(|tag| escape(tag)).collect();
        lines.push(say!(locale, "deck-tags", tags = comma(locale, &tags)));
    }
    lines.extend(deck.author.as_ref().map(|author| say!(locale, "deck-author", author = escape(author))));
    lines.extend(deck.license.as_ref().map(|license| say!(locale, "deck-license", license = escape(license))));
    lines.extend(deck.language.as_ref().map(|language| say!(locale, "deck-language", language = escape(language))));
    lines.push(format!("-# {}", say!(locale, if seen.is_own { "deck-own-note" } else { "deck-built-in-note" })));
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
        let server = context.server_locale(*guild).await?;
        let first = say!(server, "deck-copy-suffix");
        let numbered = |number: usize| {
            title_with(&seen.title, &format!(" ({})", say!(server, "deck-copy-suffix-number", number = number)))
        };
        context.decks.free_title(*guild, None, title_with(&seen.title, &format!(" ({first})")), numbered)
    };
    let id = new_id(&context.decks, *guild, &title);
    let summary = DeckChangeSummary::Copied { title: seen.title };
    let changed = context
        .change_deck((*guild, id), interaction.user, move |new| {
            let deck = Deck { id: new.id, title, ..(*copied).clone() };
            Ok(NewVersion { deck, removed: false, summary })
        })
        .await?;
    let (title, cards) = (escape(&changed.after.title), changed.after.cards.len());
    Ok(done(call.locale(), &changed, say!(call.locale(), "deck-copied", title = title, cards = cards)))
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
    let (from, to) = (escape(&changed.before.title), escape(&changed.after.title));
    Ok(done(call.locale(), &changed, say!(call.locale(), "deck-renamed", from = from, to = to)))
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
        drawing.iter().filter(|it| it.deck == id).map(|Schedule { number, .. }| format!("#{number}")).collect();
    let locale = call.locale();
    let (title, cards) = (escape(&changed.after.title), changed.after.cards.len());
    let mut said = vec![say!(locale, "deck-removed-reply", title = title, cards = cards)];
    if !drawing.is_empty() {
        said.push(say!(locale, "deck-removed-drops", drops = comma(locale, &drawing), count = drawing.len()));
    }
    Ok(done(locale, &changed, sentences(locale, said)))
}

async fn history(call: Call) -> Result<Response, Refusal> {
    let Call { context, guild, .. } = &call;
    let (seen, locale) = (any_own(&call)?, call.locale());
    let changes = context.store.deck_changes(*guild, seen.id, SHOWN).await?;
    let line = |change: &crate::store::decks::PastChange| {
        let by = change.by.map_or_else(|| say!(locale, "former-member"), |by| mention(locale, by));
        let what = cut(&escape(&deck_change(locale, &change.summary)), SHOWN_CHARS);
        let what = if change.is_settled { format!("~~{what}~~") } else { what };
        format!("- {} {by}: {what}", timestamp_relative(change.at))
    };
    Ok(Response::private(Message::embed(Embed {
        title: Some(say!(locale, "deck-history-title", title = escape(&seen.title))),
        description: Some(changes.iter().map(line).collect::<Vec<_>>().join("\n")),
        footer: Some(say!(locale, "deck-history-note")),
        ..Embed::default()
    })))
}

async fn undo(call: Call) -> Result<Response, Refusal> {
    let seen = any_own(&call)?;
    let locale = call.locale();
    take_back(call.context, locale, (call.guild, call.interaction.user), UndoTarget::Latest(seen.id)).await
}

/// Takes a change back, by command or by the button under what told of it.
pub(in crate::bot) async fn take_back(
    context: Arc<Context>,
    locale: Locale,
    (guild, user): (GuildId, UserId),
    which: UndoTarget,
) -> Result<Response, Refusal> {
    let (id, summary) = context.undo_change(guild, user, which).await?;
    let title = context.decks.own(guild).into_iter().find(|head| head.id == id).map_or(id.0, |head| head.title);
    Ok(Response::private(Message::text(undone(locale, &title, &summary))))
}

/// The kinds of cards, with what a deck's description calls them.
const KINDS: [(CardKind, &str); 7] = [
    (CardKind::Term, "kind-terms"),
    (CardKind::List, "kind-lists"),
    (CardKind::Blanks, "kind-blanks"),
    (CardKind::Number, "kind-numbers"),
    (CardKind::YesNo, "kind-yes-no"),
    (CardKind::Explanation, "kind-explanations"),
    (CardKind::Choice, "kind-choices"),
];
