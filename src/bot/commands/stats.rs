//! `/stats`: how somebody is doing in this server, for them alone.

use super::command::{Action, Call, Command, nothing_to_complete};
use crate::bot::authorization::Who;
use crate::bot::engine::Job;
use crate::bot::refusal::Refusal;
use crate::bot::words;
use crate::bot::words::{percent, place, plural};
use crate::discord::message::{Embed, Message, Response};
use crate::discord::text::escape;
use crate::store::{LeaderboardQuery, Period, Results, Scope};

pub(super) const COMMAND: Command = Command {
    name: "stats",
    description: "How you are doing: accuracy, streaks, strong and weak decks",
    actions: &[Action {
        name: "",
        description: "",
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
    let results = context.store.results(guild, user).await?;
    if results.is_empty() {
        return Ok(Response::private(Message::text(
            "You have not answered a question in this server yet, or the first is still open. Come back after a round or a drop.",
        )));
    }
    let questions = results.iter().map(|it| it.questions).sum();
    let right: u32 = results.iter().map(|it| it.right).sum();
    let credit: f64 = results.iter().map(|it| it.credit).sum();
    let accuracy = percent(credit / f64::from(questions));
    let mut lines = vec![format!("**{right}** of {} right · accuracy **{accuracy}**", plural(questions, "question"))];

    let (scope, period) = (Scope::Server, Period::AllTime);
    let query = LeaderboardQuery { guild, scope, period, asker: Some(user), offset: 0, limit: 0 };
    let board = context.store.leaderboard(query).await?;
    if let Some(own) = board.own {
        lines.push(format!("{} of {} with **{}**", place(own.rank), board.total, words::points(own.points)));
    }
    for schedule in context.decide(|reply| Job::Schedules { guild, reply }).await? {
        let streaks = context.store.streaks(schedule.id).await?;
        if let Some((_, streak)) = streaks.iter().find(|(member, _)| *member == user) {
            let deck = context.decks.title(guild, &schedule.deck);
            lines.push(format!("🔥 {} in a row of {}", plural(*streak, "drop"), escape(&deck)));
        }
    }
    let title = |it: &Results| escape(&context.decks.title(guild, &it.deck));
    lines.extend(by_deck(results, title));
    Ok(Response::private(Message::embed(Embed {
        title: Some("Your stats".to_owned()),
        description: Some(lines.join("\n")),
        footer: Some("Of each question that is closed, your best answer counts.".to_owned()),
        ..Embed::default()
    })))
}

/// The decks, the one that somebody knows best first; of many, both ends.
fn by_deck(results: Vec<Results>, title: impl Fn(&Results) -> String) -> Vec<String> {
    let (mut rated, others): (Vec<Results>, Vec<Results>) =
        results.into_iter().partition(|it| it.questions >= RATED_FROM);
    let accuracy = |it: &Results| it.credit / f64::from(it.questions);
    rated.sort_by(|one, other| {
        accuracy(other).total_cmp(&accuracy(one)).then_with(|| other.questions.cmp(&one.questions))
    });
    let line = |it: &Results| {
        format!("- {} — **{}** of {}", title(it), percent(accuracy(it)), plural(it.questions, "question"))
    };
    let mut lines = Vec::new();
    match rated.as_slice() {
        [] => {}
        few if few.len() <= 2 * DECKS => {
            lines.push("\n**Decks, the one you know best first**".to_owned());
            lines.extend(few.iter().map(line));
        }
        many => {
            lines.push("\n**Strong decks**".to_owned());
            lines.extend(many.iter().take(DECKS).map(line));
            lines.push("\n**Weak decks**".to_owned());
            lines.extend(many.iter().rev().take(DECKS).map(line));
        }
    }
    if !others.is_empty() {
        let count = plural(u32::try_from(others.len()).unwrap_or(u32::MAX), "deck");
        lines.push(format!("-# {count} with fewer than {RATED_FROM} questions"));
    }
    lines
}
