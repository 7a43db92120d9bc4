//! `/stats`: how somebody is doing in this server, for them alone.

use super::command::{Action, Call, Command, nothing_to_complete};
use crate::bot::authorization::Who;
use crate::bot::engine::Job;
use crate::bot::refusal::Refusal;
use crate::bot::render;
use crate::bot::words::percent;
use crate::discord::message::{Embed, Message, Response};
use crate::discord::text::escape;
use crate::store::{LeaderboardQuery, Period, Results, Scope};
use crate::texts::{Locale, say};

pub(super) const COMMAND: Command = Command {
    name: "stats",
    actions: &[Action {
        name: "",
        who: Who::Everybody,
        options: &[],
        run: |call| Box::pin(run(call)),
        complete: nothing_to_complete,
    }],
};

/// Fewer questions than these say little of how somebody knows a deck.
const RATED_FROM: u32 = 5;

/// How many decks are shown at either end.
const DECKS: usize = 3;

async fn run(call: Call) -> Result<Response, Refusal> {
    let Call { context, interaction, guild, .. } = &call;
    let (guild, user) = (*guild, interaction.user);
    let locale = call.locale();
    let results = context.store.results(guild, user).await?;
    if results.is_empty() {
        return Ok(Response::private(Message::text(say!(locale, "stats-none"))));
    }
    let questions: u32 = results.iter().map(|it| it.questions).sum();
    let right: u32 = results.iter().map(|it| it.right).sum();
    let credit: f64 = results.iter().map(|it| it.credit).sum();
    let accuracy = percent(locale, credit / f64::from(questions));
    let mut lines = vec![say!(locale, "stats-accuracy", right = right, questions = questions, accuracy = accuracy)];

    let (scope, period) = (Scope::Server, Period::AllTime);
    let query = LeaderboardQuery { guild, scope, period, asker: Some(user), offset: 0, limit: 0 };
    let board = context.store.leaderboard(query).await?;
    if let Some(own) = board.own {
        lines.push(say!(locale, "stats-rank", rank = own.rank, total = board.total, points = own.points));
    }
    for schedule in context.decide(|reply| Job::Schedules { guild, reply }).await? {
        let streaks = context.store.streaks(schedule.id).await?;
        if let Some((_, streak)) = streaks.iter().find(|(member, _)| *member == user) {
            let deck = escape(&context.decks.title(guild, &schedule.deck));
            let line = say!(locale, "stats-streak", streak = streak.drops, deck = deck);
            lines.push(format!("{line}{}", render::forgiven(locale, streak.forgiven)));
        }
    }
    let title = |it: &Results| escape(&context.decks.title(guild, &it.deck));
    lines.extend(by_deck(locale, results, title));
    Ok(Response::private(Message::embed(Embed {
        title: Some(say!(locale, "stats-title")),
        description: Some(lines.join("\n")),
        footer: Some(say!(locale, "stats-note")),
        ..Embed::default()
    })))
}

/// The decks, the one that somebody knows best first; of many, both ends.
fn by_deck(locale: Locale, results: Vec<Results>, title: impl Fn(&Results) -> String) -> Vec<String> {
    let (mut rated, others): (Vec<Results>, Vec<Results>) =
        results.into_iter().partition(|it| it.questions >= RATED_FROM);
    let accuracy = |it: &Results| it.credit / f64::from(it.questions);
    rated.sort_by(|one, other| {
        accuracy(other).total_cmp(&accuracy(one)).then_with(|| other.questions.cmp(&one.questions))
    });
    let line = |it: &Results| {
        let accuracy = percent(locale, accuracy(it));
        format!("- {}", say!(locale, "stats-deck", deck = title(it), accuracy = accuracy, questions = it.questions))
    };
    let mut lines = Vec::new();
    match rated.as_slice() {
        [] => {}
        few if few.len() <= 2 * DECKS => {
            lines.push(format!("\n**{}**", say!(locale, "stats-decks")));
            lines.extend(few.iter().map(line));
        }
        many => {
            lines.push(format!("\n**{}**", say!(locale, "stats-strong-decks")));
            lines.extend(many.iter().take(DECKS).map(line));
            lines.push(format!("\n**{}**", say!(locale, "stats-weak-decks")));
            lines.extend(many.iter().rev().take(DECKS).map(line));
        }
    }
    if !others.is_empty() {
        lines.push(format!("-# {}", say!(locale, "stats-other-decks", decks = others.len(), questions = RATED_FROM)));
    }
    lines
}
