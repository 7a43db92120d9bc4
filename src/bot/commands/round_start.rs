//! Starting rounds: the options of the commands that do, and what happens then.

use std::collections::BTreeSet;

use popquiz_deck::DeckId;

use super::command::{Call, split_tags};
use crate::bot::context::Context;
use crate::bot::decks::DeckEntry;
use crate::bot::engine::{Job, NewRound};
use crate::bot::refusal::{DeckRefusal, OptionRefusal, Refusal, RoundRefusal};
use crate::bot::round_options::{GOAL, QUESTIONS, RoundOptions, SECONDS};
use crate::bot::words;
use crate::discord::command::{Kind, OptionSpec};
use crate::discord::interaction::Interaction;
use crate::discord::message::Message;
use crate::id::GuildId;
use crate::quiz::round::{Setup, eligible};
use crate::quiz::{MODE_NAMES, Mode, Portion, Style, Turns};
use crate::texts::say;

/// The most decks in a mix, and the weights that they may have.
const MOST_DECKS: usize = 5;
const WEIGHTS: std::ops::RangeInclusive<u32> = 1..=10;

const STYLE_NAMES: [&str; 2] = ["typed", "choice"];

/// The options that say how a round is played.
pub(super) const DECK: OptionSpec = OptionSpec::optional("deck", Kind::Completed);
pub(super) const NUMBER: OptionSpec =
    OptionSpec::optional("questions", Kind::Integer { min: *QUESTIONS.start(), max: *QUESTIONS.end() });
pub(super) const TIME: OptionSpec =
    OptionSpec::optional("seconds", Kind::Integer { min: *SECONDS.start(), max: *SECONDS.end() });
pub(super) const MODE: OptionSpec = OptionSpec::optional("mode", Kind::Choice(&MODE_NAMES));
pub(super) const TO: OptionSpec = OptionSpec::optional("goal", Kind::Integer { min: *GOAL.start(), max: *GOAL.end() });
pub(super) const STYLE: OptionSpec = OptionSpec::optional("style", Kind::Choice(&STYLE_NAMES));
pub(super) const TEAMS: OptionSpec = OptionSpec::optional("teams", Kind::Boolean);
pub(super) const MIX: OptionSpec = OptionSpec::optional("mix", Kind::Completed);
/// Not saved: a preset may be started where no thread can be opened.
pub(super) const THREAD: OptionSpec = OptionSpec::optional("thread", Kind::Boolean);
pub(super) const TAGS: OptionSpec = OptionSpec::optional("tags", Kind::Text { max: 200 });

/// Completes the `deck` option, here and in other commands; and decks of the `mix` option.
pub(super) fn complete_deck(call: &Call, focused: &str) -> Vec<(String, String)> {
    match focused {
        "deck" => call.context.decks.completions(call.guild, call.options.text("deck").unwrap_or_default()),
        "mix" => {
            // The deck that is being typed is the last one.
            let typed = call.options.text("mix").unwrap_or_default();
            let last = typed.rmatch_indices([',', '、', '，']).next().map_or(0, |(at, comma)| at + comma.len());
            let (before, last) = typed.split_at(last);
            let before = if before.is_empty() { String::new() } else { format!("{} ", before.trim_end()) };
            let decks = call.context.decks.completions(call.guild, last);
            decks.into_iter().map(|(title, _)| (format!("{before}{title}"), format!("{before}{title}"))).collect()
        }
        _ => Vec::new(),
    }
}

/// How a command wants a round to be played.
pub(super) fn round_options(call: &Call) -> Result<RoundOptions, Refusal> {
    let Call { context, options, .. } = call;
    let mode = options.text("mode").map_or(Some(Mode::Race), Mode::named);
    let style = options.text("style").map_or(Some(Style::Typed), Style::named);
    let goal = options.integer("goal").map(|_| call.number("goal", GOAL, 0)).transpose()?;
    let mode = mode.ok_or(OptionRefusal::NotAChoice { option: "mode", choices: &MODE_NAMES })?;
    if goal.is_some() && mode.rules().lives.is_some() {
        return Err(RoundRefusal::GoalInElimination.into());
    }
    let teams = options.boolean("teams").unwrap_or_default();
    if teams && mode.rules().lives.is_some() {
        return Err(RoundRefusal::TeamsInElimination.into());
    }
    // With a goal or lives, the questions are only a limit, so it shouldn't be in the way.
    let default_questions = if goal.is_some() || mode.rules().lives.is_some() {
        RoundOptions::most_questions()
    } else {
        context.defaults.questions
    };
    Ok(RoundOptions {
        mode,
        style: style.ok_or(OptionRefusal::NotAChoice { option: "style", choices: &STYLE_NAMES })?,
        questions: call.number("questions", QUESTIONS, default_questions)?,
        goal,
        seconds: call.number("seconds", SECONDS, context.defaults.seconds)?,
        tags: options.text("tags").unwrap_or_default().to_owned(),
        teams,
        mix: options.text("mix").map(|typed| mix(call, typed)).transpose()?.unwrap_or_default(),
    })
}

/// The decks of a mix, such as "Biology 2, Chemistry"; with the one of the `deck` option, which comes first.
fn mix(call: &Call, typed: &str) -> Result<Vec<Portion>, Refusal> {
    let decks = &call.context.decks;
    let mut mix: Vec<Portion> = Vec::new();
    let parts = || typed.split([',', '、', '，']).map(str::trim).filter(|part| !part.is_empty());
    for (number, part) in parts().enumerate() {
        // The menu below the refusal offers whole mixes, so that the other decks aren't lost.
        let in_mix = |refusal| match refusal {
            Refusal::Deck(unknown @ DeckRefusal::NotFound { .. }) => {
                let weight = part.rsplit_once(char::is_whitespace).map(|(_, last)| last);
                let weight = weight.filter(|last| last.chars().all(|digit| digit.is_ascii_digit()));
                let with = |title: String| {
                    let meant = weight.map_or(title.clone(), |weight| format!("{title} {weight}"));
                    let mix = parts().enumerate().map(|(it, part)| if it == number { meant.as_str() } else { part });
                    mix.collect::<Vec<_>>().join(", ")
                };
                let mixes = unknown.titles_to_choose().into_iter().map(with).collect();
                DeckRefusal::NotInMix { unknown: Box::new(unknown), mixes }.into()
            }
            refusal => refusal,
        };
        let (deck, weight) = match (decks.named(call.guild, Some(part)), part.rsplit_once(char::is_whitespace)) {
            // A title may end with a number.
            (Err(_), Some((name, weight))) if weight.chars().all(|digit| digit.is_ascii_digit()) => {
                let weight = weight.parse::<u32>().ok().filter(|weight| WEIGHTS.contains(weight));
                (decks.named(call.guild, Some(name)).map_err(in_mix)?, weight.ok_or(RoundRefusal::InvalidMix)?)
            }
            (deck, _) => (deck.map_err(in_mix)?, 1),
        };
        if mix.iter().any(|portion| portion.deck == deck.id) {
            return Err(RoundRefusal::InvalidMix.into());
        }
        mix.push(Portion { deck: deck.id, weight });
    }
    if let Some(first) = call.options.text("deck") {
        let first = decks.named(call.guild, Some(first))?.id;
        let weight = mix.iter().find(|portion| portion.deck == first).map_or(1, |portion| portion.weight);
        mix.retain(|portion| portion.deck != first);
        mix.insert(0, Portion { deck: first, weight });
    }
    if !(2..=MOST_DECKS).contains(&mix.len()) {
        return Err(RoundRefusal::InvalidMix.into());
    }
    Ok(mix)
}

/// What a round is called that is played with these decks; `None` if the first one is gone.
pub(super) fn titled(call: &Call, deck: &DeckId, options: &RoundOptions) -> Option<String> {
    let decks = call.context.decks.visible_to(call.guild);
    let title = |id: &DeckId| decks.iter().find(|deck| deck.id == *id).map(|deck| deck.title.clone());
    let first = title(deck)?;
    let of = |portion: &Portion| Some((title(&portion.deck)?, portion.weight));
    let mix: Vec<(String, u32)> = options.mix.iter().filter_map(of).collect();
    Some(if mix.is_empty() { first } else { words::mix_with_weights(call.locale(), &mix) })
}

/// Starts a round; gives what to tell who started it.
pub(super) async fn begin(
    context: &Context,
    (guild, interaction): (GuildId, &Interaction),
    deck: DeckEntry,
    setup: &RoundOptions,
    in_thread: bool,
) -> Result<Message, Refusal> {
    let host = interaction.user;
    let RoundOptions { mode, style, questions, goal, seconds, ref tags, teams, ref mix } = *setup;
    let loaded = context.deck(guild, &deck.id).await?;
    let turns = Turns::new(context.store.turns(guild, deck.id.clone()).await?);
    let tags = split_tags(tags);
    let cards = eligible(&loaded.deck.cards, &tags, &BTreeSet::new());
    let mut others = Vec::new();
    for portion in mix.iter().filter(|portion| portion.deck != deck.id) {
        let is_there = context.decks.visible_to(guild).iter().any(|deck| deck.id == portion.deck);
        is_there.then_some(()).ok_or(RoundRefusal::DeckGone)?;
        let turns = Turns::new(context.store.turns(guild, portion.deck.clone()).await?);
        others.push((context.deck(guild, &portion.deck).await?, turns));
    }
    let by_manager = context.starts_as_manager(guild, interaction).await?;
    // No thread is opened for a round that can't start.
    if in_thread && !by_manager {
        context.round_rights(guild, interaction).await?.to_start()?;
    }
    let thread = if in_thread && !cards.is_empty() {
        Some(context.open_thread(guild, interaction, &deck.title).await?)
    } else {
        None
    };
    let channel = thread.unwrap_or(interaction.channel);
    let trouble =
        context.images.learn_and_tell(interaction.locale, cards.into_iter(), channel, interaction.app_permissions);
    let (deck, mix) = (deck.id, mix.clone());
    let parent = thread.map(|_| interaction.channel);
    let setup = Setup { guild, channel, host, deck, mix, tags, mode, style, questions, goal, seconds, teams };
    let round = NewRound { setup, parent, by_manager, loaded, turns, others };
    context.decide(|reply| Job::StartRound { round: Box::new(round), reply }).await??;
    context.private_replies.hosts.answered(channel, interaction.token.clone(), interaction.locale);
    let started = match thread {
        Some(thread) => say!(interaction.locale, "round-started-in-thread", thread = format!("<#{thread}>")),
        None => say!(interaction.locale, "round-started"),
    };
    Ok(Message::text(with_warning(started, trouble)))
}

/// What was done and, below it, what is amiss.
pub(super) fn with_warning(done: String, trouble: Option<String>) -> String {
    match trouble {
        Some(trouble) => format!("{done}\n⚠ {trouble}"),
        None => done,
    }
}
