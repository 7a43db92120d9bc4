//! `/privacy`: what is stored about a person, for them to see, take along and erase.

use super::command::{Action, Call, Command, nothing_to_complete};
use crate::bot::authorization::Who;
use crate::bot::custom_id::CustomId;
use crate::bot::engine::Job;
use crate::bot::press::Press;
use crate::bot::refusal::Refusal;
use crate::bot::words::plural;
use crate::discord::command::OptionSpec;
use crate::discord::message::{Button, ButtonStyle, Embed, File, Message, Response};
use crate::store::Forget;

const NO_OPTIONS: &[OptionSpec] = &[];

pub(super) const COMMAND: Command = Command {
    name: "privacy",
    description: "What is stored about you: see it, take it along, erase it",
    actions: &[
        Action {
            name: "show",
            description: "Show what is stored about you",
            who: Who::Everybody,
            options: NO_OPTIONS,
            run: |call| Box::pin(show(call)),
            complete: nothing_to_complete,
        },
        Action {
            name: "export",
            description: "Get all of it as a file",
            who: Who::Everybody,
            options: NO_OPTIONS,
            run: |call| Box::pin(export(call)),
            complete: nothing_to_complete,
        },
        Action {
            name: "delete",
            description: "Erase what is stored about you",
            who: Who::Everybody,
            options: NO_OPTIONS,
            run: |_| Box::pin(std::future::ready(Ok(ask_before_erasing()))),
            complete: nothing_to_complete,
        },
    ],
};

async fn show(call: Call) -> Result<Response, Refusal> {
    let (user, guild) = (call.interaction.user, call.guild);
    let data = call.context.store.person(user).await?;
    let days = call.context.decide(|reply| Job::Settings { guild, reply }).await?.keep_answers_days;
    let count = |list: &[serde_json::Value], noun| plural(u32::try_from(list.len()).unwrap_or(u32::MAX), noun);
    let texts = data.attempts.iter().filter(|attempt| attempt.get("text").is_some_and(|text| text != "")).count();
    let lines = [
        "In all servers that share this bot, it has stored with your Discord id:".to_owned(),
        format!(
            "- {}: to which question, when, how it was judged; of {texts} also the text, which is kept for {} in this server",
            count(&data.attempts, "answer"),
            plural(days, "day")
        ),
        match data.points.len() {
            1 => "- 1 entry of points on the leaderboards".to_owned(),
            entries => format!("- {entries} entries of points on the leaderboards"),
        },
        format!("- {} and {}", count(&data.appeals, "appeal"), count(&data.reports, "reported card")),
        format!(
            "- {} on other people's appeals, and {} to decks",
            count(&data.decisions, "decision"),
            count(&data.changes, "change")
        ),
        "Nothing else: no names, no messages but answers to questions. `/privacy export` gives you all of it, `/privacy delete` erases it."
            .to_owned(),
    ];
    Ok(Response::private(Message::embed(Embed {
        title: Some("What is stored about you".to_owned()),
        description: Some(lines.join("\n")),
        ..Embed::default()
    })))
}

async fn export(call: Call) -> Result<Response, Refusal> {
    let user = call.interaction.user;
    let data = call.context.store.person(user).await?;
    let all = serde_json::json!({ "discord_user_id": user.to_string(), "stored": data });
    let bytes = serde_json::to_vec_pretty(&all).unwrap_or_default();
    let files = vec![File::new("popquiz-my-data.json", bytes)];
    Ok(Response::private(Message { files, ..Message::text("All that is stored about you:") }))
}

fn ask_before_erasing() -> Response {
    let button = |label: &str, forget| Button::new(label, ButtonStyle::Secondary, CustomId::Forget(forget).to_string());
    let mut message = Message::text(
        "This erases your answers, appeals and reports in all servers that share this bot, at once and for good. Your points can stay on the \
         leaderboards as those of “a former member”, or go too. What you are playing right now goes as well.",
    );
    message.buttons = vec![vec![
        button("Erase me, keep my points without my name", Forget::KeepPoints),
        button("Erase me and my points", Forget::ErasePoints),
    ]];
    Response::private(message)
}

/// Erases who pressed the button.
pub(in crate::bot) async fn forget(press: Press, forget: Forget) -> Result<Response, Refusal> {
    let user = press.user();
    press.context.decide(|reply| Job::ForgetPerson { user, reply }).await?;
    press.context.store.forget(user, forget).await?;
    tracing::info!("a person deleted their data");
    Ok(Response::Update(Message::text("Done: nothing is stored about you any more.")))
}
