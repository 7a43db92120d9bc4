//! `/quiz`: start, skip, stop a round.

use std::collections::BTreeSet;

use futures_util::future::BoxFuture;

use super::{Action, Call, Command, Who, nothing_to_complete};
use crate::bot::leave::needs;
use crate::bot::{Refusal, render};
use crate::discord::command::{Kind, OptionSpec};
use crate::discord::message::{Message, Response};
use crate::discord::permissions::Permissions;
use crate::discord::text::{escape, mention};
use crate::quiz::round::{Setup, eligible};
use crate::quiz::{Event, Mode, Turns};

pub(super) const COMMAND: Command = Command {
    name: "quiz",
    description: "Play a round of questions in this channel",
    who: Who::Managers,
    actions: &[
        Action {
            name: "start",
            description: "Start a round",
            options: &[
                OptionSpec::optional("deck", Kind::Completed, "The deck to play"),
                OptionSpec::optional(
                    "questions",
                    Kind::Integer { min: *QUESTIONS.start(), max: *QUESTIONS.end() },
                    "How many questions",
                ),
                OptionSpec::optional(
                    "seconds",
                    Kind::Integer { min: *SECONDS.start(), max: *SECONDS.end() },
                    "Seconds for each question",
                ),
                OptionSpec::optional(
                    "mode",
                    Kind::Choice(&[
                        ("race: first right answer in the channel takes it", "race"),
                        ("exam: everybody answers privately", "exam"),
                    ]),
                    "How it is played",
                ),
                OptionSpec::optional(
                    "tags",
                    Kind::Text { max: 200 },
                    "Only cards with one of these tags, separated by commas",
                ),
            ],
            run: |call| Box::pin(start(call)),
            complete: |call, focused| Box::pin(std::future::ready(complete_deck(&call, &focused))),
        },
        Action {
            name: "skip",
            description: "Skip the present question",
            options: &[],
            run: |call| end(call, Event::Skipped),
            complete: nothing_to_complete,
        },
        Action {
            name: "stop",
            description: "Stop the round and show how it stands",
            options: &[],
            run: |call| end(call, Event::Stopped),
            complete: nothing_to_complete,
        },
    ],
};

const QUESTIONS: std::ops::RangeInclusive<i64> = 1..=100;
const SECONDS: std::ops::RangeInclusive<i64> = 5..=600;

/// Completes the `deck` option, here and in other commands.
pub(super) fn complete_deck(call: &Call, focused: &str) -> Vec<(String, String)> {
    if focused == "deck" {
        call.desk.decks.completions(call.guild, call.options.text("deck").unwrap_or_default())
    } else {
        Vec::new()
    }
}

async fn start(call: Call) -> Result<Response, Refusal> {
    let Call { desk, interaction, guild, options } = &call;
    let deck = desk.decks.named(*guild, options.text("deck"))?;
    let mode = match options.text("mode") {
        None | Some("race") => Mode::Race,
        Some("exam") => Mode::Exam,
        Some(_) => return Err(Refusal::new("`mode` is `race` or `exam`.")),
    };
    let questions = call.number("questions", QUESTIONS, desk.defaults.questions)?;
    let seconds = call.number("seconds", SECONDS, desk.defaults.seconds)?;
    needs(interaction.app_permissions, interaction.channel, Permissions::TO_PLAY)?;
    let (guild, channel, host) = (*guild, interaction.channel, interaction.user);
    let loaded = desk.deck(guild, &deck.id).await?;
    let turns = Turns::new(desk.store.turns(guild, deck.id.clone()).await?);
    let how = match mode {
        Mode::Race => "Type your answers here; the first right one takes the question.",
        Mode::Exam => "Press **Answer** under each question; only you see what you answer.",
    };
    let cards = eligible(&loaded.deck.cards, &call.tags(), &BTreeSet::new()).into_iter();
    let trouble = desk.images.trouble(cards, channel, interaction.app_permissions);
    let announcement = Message::text(format!(
        "{} starts {} from **{}**, {seconds} seconds each. {how}",
        mention(host),
        render::plural(questions, "question"),
        escape(&deck.title),
    ));
    let (id, tags) = (deck.id, call.tags());
    desk.decide(move |engine, now, decision| {
        let setup = Setup { guild, channel, host, deck: id, tags, mode, questions, seconds, seed: engine.seed() };
        engine.start_round(setup, loaded, turns, announcement, now, decision)
    })
    .await??;
    Ok(Response::private(Message::text(and_trouble("The round begins.".to_owned(), trouble))))
}

/// What was done and, below it, what is amiss.
pub(super) fn and_trouble(done: String, trouble: Option<String>) -> String {
    match trouble {
        Some(trouble) => format!("{done}\n⚠ {trouble}"),
        None => done,
    }
}

fn end(call: Call, event: Event) -> BoxFuture<'static, Result<Response, Refusal>> {
    Box::pin(async move {
        let channel = call.interaction.channel;
        let text = if event == Event::Skipped { "Skipped." } else { "Stopped." };
        call.desk.decide(move |engine, now, decision| engine.end_in_channel(channel, event, now, decision)).await??;
        Ok(Response::private(Message::text(text)))
    })
}
