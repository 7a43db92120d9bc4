//! `/quiz`: start, skip, stop a round.

use std::collections::BTreeSet;

use popquiz_deck::DeckId;

use super::command::{Action, Call, Command, nothing_to_complete, split_tags};
use crate::bot::authorization::{ROUND_COMMAND, Who};
use crate::bot::context::Context;
use crate::bot::custom_id::{CustomId, RoundOptions};
use crate::bot::decks::DeckEntry;
use crate::bot::engine::{Job, NewRound};
use crate::bot::permissions::needs;
use crate::bot::press::Press;
use crate::bot::refusal::{OptionRefusal, Refusal, RoundRefusal};
use crate::bot::{threads, words};
use crate::discord::command::{Kind, OptionSpec};
use crate::discord::interaction::Interaction;
use crate::discord::limits;
use crate::discord::message::{Message, Response, Select, SelectOption};
use crate::discord::permissions::Permissions;
use crate::id::GuildId;
use crate::quiz::round::{Setup, eligible};
use crate::quiz::{MODE_NAMES, Mode, Style, Turns};
use crate::texts::{Locale, say};

pub(super) const COMMAND: Command = Command {
    name: ROUND_COMMAND,
    actions: &[
        Action {
            name: "start",
            who: Who::RoundStarters,
            options: &[
                OptionSpec::optional("deck", Kind::Completed),
                OptionSpec::optional("questions", Kind::Integer { min: *QUESTIONS.start(), max: *QUESTIONS.end() }),
                OptionSpec::optional("seconds", Kind::Integer { min: *SECONDS.start(), max: *SECONDS.end() }),
                OptionSpec::optional("mode", Kind::Choice(&MODE_NAMES)),
                OptionSpec::optional("goal", Kind::Integer { min: *GOAL.start(), max: *GOAL.end() }),
                OptionSpec::optional("style", Kind::Choice(&["typed", "choice"])),
                OptionSpec::optional("tags", Kind::Text { max: 200 }),
                OptionSpec::optional("thread", Kind::Boolean),
            ],
            run: |call| Box::pin(start(call)),
            complete: |call, focused| Box::pin(std::future::ready(complete_deck(&call, &focused))),
        },
        Action {
            name: "skip",
            who: Who::RoundHosts,
            options: &[],
            run: |call| Box::pin(skip(call)),
            complete: nothing_to_complete,
        },
        Action {
            name: "stop",
            who: Who::RoundHosts,
            options: &[],
            run: |call| Box::pin(stop(call)),
            complete: nothing_to_complete,
        },
    ],
};

const QUESTIONS: std::ops::RangeInclusive<i64> = 1..=100;
/// The points that end a round.
const GOAL: std::ops::RangeInclusive<i64> = 1..=1_000;
const SECONDS: std::ops::RangeInclusive<i64> = 5..=600;

/// Completes the `deck` option, here and in other commands.
pub(super) fn complete_deck(call: &Call, focused: &str) -> Vec<(String, String)> {
    if focused == "deck" {
        call.context.decks.completions(call.guild, call.options.text("deck").unwrap_or_default())
    } else {
        Vec::new()
    }
}

async fn start(call: Call) -> Result<Response, Refusal> {
    let Call { context, interaction, guild, options, .. } = &call;
    let mode = options.text("mode").map_or(Some(Mode::Race), Mode::named);
    let style = options.text("style").map_or(Some(Style::Typed), Style::named);
    let goal = options.integer("goal").map(|_| call.number("goal", GOAL, 0)).transpose()?;
    let mode = mode.ok_or(OptionRefusal::NotAChoice { option: "mode", choices: &MODE_NAMES })?;
    if goal.is_some() && mode.rules().lives.is_some() {
        return Err(RoundRefusal::GoalInElimination.into());
    }
    // With a goal or lives, the questions are only a limit, so it shouldn't be in the way.
    let default_questions = if goal.is_some() || mode.rules().lives.is_some() {
        u32::try_from(*QUESTIONS.end()).unwrap_or(u32::MAX)
    } else {
        context.defaults.questions
    };
    let setup = RoundOptions {
        mode,
        style: style.ok_or(OptionRefusal::NotAChoice { option: "style", choices: &["typed", "choice"] })?,
        questions: call.number("questions", QUESTIONS, default_questions)?,
        goal,
        seconds: call.number("seconds", SECONDS, context.defaults.seconds)?,
        tags: options.text("tags").unwrap_or_default().to_owned(),
    };
    let in_thread = options.boolean("thread") == Some(true);
    if in_thread {
        threads::can_be_opened(interaction)?;
    } else {
        needs(interaction.own_permissions(), interaction.channel, Permissions::TO_PLAY)?;
    }
    let typed = options.text("deck");
    // The menu's id has no room for a thread; without one here, the general menu asks for the deck.
    if typed.is_none()
        && !in_thread
        && let Some(menu) = which_deck(call.locale(), &context.decks.visible_to(*guild), &setup)
    {
        return Ok(Response::private(menu));
    }
    let deck = context.decks.named(*guild, typed)?;
    Ok(Response::private(begin(context, (*guild, interaction), deck, &setup, in_thread).await?))
}

/// Asks which of several decks is meant. `None` where there is nothing to choose, or if the setup doesn't fit into a
/// menu's id.
fn which_deck(locale: Locale, decks: &[DeckEntry], setup: &RoundOptions) -> Option<Message> {
    let custom_id = CustomId::Start(setup.clone()).to_string();
    if decks.len() < 2 || custom_id.encode_utf16().count() > limits::CUSTOM_ID {
        return None;
    }
    let option = |deck: &DeckEntry| SelectOption {
        label: deck.title.clone(),
        description: Some(words::cards(locale, deck.cards)),
        value: deck.id.0.clone(),
    };
    let text = if decks.len() > limits::SELECT_OPTIONS { "round-choose-deck-more" } else { "round-choose-deck" };
    let select = Select {
        custom_id,
        placeholder: say!(locale, "menu-deck"),
        options: decks.iter().map(option).collect(),
        most: 1,
    };
    Some(Message { select: Some(select), ..Message::text(say!(locale, text)) })
}

/// Starts a round from the deck that was chosen in the menu. The setup may be forged.
pub(in crate::bot) async fn start_from_menu(press: Press, setup: RoundOptions) -> Result<Response, Refusal> {
    let Press { context, interaction, guild, chosen, .. } = press;
    let deck = chosen.first().and_then(|id| context.decks.visible_to(guild).into_iter().find(|deck| deck.id.0 == *id));
    let deck = deck.filter(|_| is_within_limits(&setup)).ok_or(RoundRefusal::DeckGone)?;
    needs(interaction.own_permissions(), interaction.channel, Permissions::TO_PLAY)?;
    Ok(Response::Update(begin(&context, (guild, &interaction), deck, &setup, false).await?))
}

/// Starts a round like one that is over. The setup may be forged.
pub(in crate::bot) async fn start_again(press: Press, deck: DeckId, setup: RoundOptions) -> Result<Response, Refusal> {
    let Press { context, interaction, guild, .. } = press;
    let deck = context.decks.visible_to(guild).into_iter().find(|it| it.id == deck);
    let deck = deck.filter(|_| is_within_limits(&setup)).ok_or(RoundRefusal::DeckGone)?;
    needs(interaction.own_permissions(), interaction.channel, Permissions::TO_PLAY)?;
    Ok(Response::private(begin(&context, (guild, &interaction), deck, &setup, false).await?))
}

/// Whether a setup has numbers that the command allows.
fn is_within_limits(setup: &RoundOptions) -> bool {
    QUESTIONS.contains(&setup.questions.into())
        && SECONDS.contains(&setup.seconds.into())
        && setup.goal.is_none_or(|goal| GOAL.contains(&goal.into()) && setup.mode.rules().lives.is_none())
}

/// Starts a round; gives what to tell who started it.
async fn begin(
    context: &Context,
    (guild, interaction): (GuildId, &Interaction),
    deck: DeckEntry,
    setup: &RoundOptions,
    in_thread: bool,
) -> Result<Message, Refusal> {
    let host = interaction.user;
    let RoundOptions { mode, style, questions, goal, seconds, ref tags } = *setup;
    let loaded = context.deck(guild, &deck.id).await?;
    let turns = Turns::new(context.store.turns(guild, deck.id.clone()).await?);
    let tags = split_tags(tags);
    let cards = eligible(&loaded.deck.cards, &tags, &BTreeSet::new());
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
    let deck = deck.id;
    let parent = thread.map(|_| interaction.channel);
    let setup = Setup { guild, channel, host, deck, tags, mode, style, questions, goal, seconds };
    let round = NewRound { setup, parent, by_manager, loaded, turns };
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

async fn skip(call: Call) -> Result<Response, Refusal> {
    let channel = call.interaction.channel;
    call.context.decide(|reply| Job::SkipQuestion { channel, reply }).await??;
    Ok(Response::private(Message::text(say!(call.locale(), "question-skipped"))))
}

async fn stop(call: Call) -> Result<Response, Refusal> {
    let channel = call.interaction.channel;
    call.context.decide(|reply| Job::StopRound { channel, reply }).await??;
    Ok(Response::private(Message::text(say!(call.locale(), "round-stopped-reply"))))
}
