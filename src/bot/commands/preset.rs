//! `/quiz preset`: rounds that a server saved under a name.

use futures_util::future::BoxFuture;

use super::command::Call;
use super::round_start::{begin, complete_deck, round_options, titled};
use crate::bot::engine::{Job, SavedRounds};
use crate::bot::permissions::needs;
use crate::bot::refusal::{PresetRefusal, Refusal, RoundRefusal};
use crate::bot::round_options::SavedRound;
use crate::bot::words;
use crate::discord::message::{Embed, Message, Response};
use crate::discord::permissions::Permissions;
use crate::discord::text::escape;
use crate::texts::say;

/// Characters of a preset's name.
const LONGEST_NAME: usize = 50;

/// Completes the `name` of a preset, and the `deck`.
pub(super) fn complete(call: Call, focused: String) -> BoxFuture<'static, Vec<(String, String)>> {
    Box::pin(async move {
        if focused != "name" {
            return complete_deck(&call, &focused);
        }
        let Ok(SavedRounds { presets, .. }) = saved(&call).await else { return Vec::new() };
        let typed = call.options.text("name").unwrap_or_default().trim().to_lowercase();
        let fits = presets.into_keys().filter(|name| name.to_lowercase().contains(&typed));
        fits.map(|name| (name.clone(), name)).collect()
    })
}

async fn saved(call: &Call) -> Result<SavedRounds, Refusal> {
    let (guild, channel) = (call.guild, call.interaction.channel);
    call.context.decide(|reply| Job::SavedRounds { guild, channel, reply }).await
}

/// The name that was given: on one line, and not too long.
fn name(call: &Call) -> Result<String, Refusal> {
    let typed = call.options.text("name").unwrap_or_default();
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() || name.chars().count() > LONGEST_NAME {
        return Err(PresetRefusal::InvalidName { longest: LONGEST_NAME }.into());
    }
    Ok(name)
}

/// Saves a round as the options say; without any, one like the channel's latest.
pub(super) async fn save(call: Call) -> Result<Response, Refusal> {
    let Call { context, guild, options, .. } = &call;
    let (guild, name) = (*guild, name(&call)?);
    let is_described = options.0.iter().any(|(option, _)| option != "name");
    let round = if is_described {
        let options = round_options(&call)?;
        let first = options.mix.first().map(|first| first.deck.0.as_str());
        let deck = context.decks.named(guild, call.options.text("deck").or(first))?.id;
        SavedRound { deck, options }
    } else {
        saved(&call).await?.last.ok_or(PresetRefusal::NothingPlayed)?
    };
    let what = described(&call, &round);
    let saved_as = escape(&name);
    context.decide(|reply| Job::SavePreset { guild, name, round: Box::new(round), reply }).await??;
    Ok(Response::private(Message::text(say!(call.locale(), "preset-saved", name = saved_as, round = what))))
}

/// Starts a round that was saved.
pub(super) async fn start(call: Call) -> Result<Response, Refusal> {
    let Call { context, interaction, guild, .. } = &call;
    let typed = call.options.text("name").unwrap_or_default();
    let SavedRound { deck, options } = saved(&call).await?.preset(typed)?.1;
    let deck = context.decks.visible_to(*guild).into_iter().find(|it| it.id == deck).ok_or(RoundRefusal::DeckGone)?;
    needs(interaction.own_permissions(), interaction.channel, Permissions::TO_PLAY)?;
    Ok(Response::private(begin(context, (*guild, interaction), deck, &options, false).await?))
}

pub(super) async fn list(call: Call) -> Result<Response, Refusal> {
    let SavedRounds { presets, .. } = saved(&call).await?;
    if presets.is_empty() {
        return Err(PresetRefusal::NoneSaved.into());
    }
    let line = |(name, round): (&String, &SavedRound)| format!("**{}**\n-# {}", escape(name), described(&call, round));
    Ok(Response::private(Message::embed(Embed {
        title: Some(say!(call.locale(), "presets-title")),
        description: Some(presets.iter().map(line).collect::<Vec<_>>().join("\n")),
        ..Embed::default()
    })))
}

pub(super) async fn remove(call: Call) -> Result<Response, Refusal> {
    let guild = call.guild;
    let name = saved(&call).await?.preset(call.options.text("name").unwrap_or_default())?.0;
    let removed = escape(&name);
    call.context.decide(|reply| Job::RemovePreset { guild, name, reply }).await??;
    Ok(Response::private(Message::text(say!(call.locale(), "preset-removed", name = removed))))
}

/// A saved round in a line, escaped.
fn described(call: &Call, round: &SavedRound) -> String {
    let title = titled(call, &round.deck, &round.options);
    let title = title.unwrap_or_else(|| say!(call.locale(), "preset-deck-gone"));
    escape(&words::round_in_full(call.locale(), &title, &round.options))
}
