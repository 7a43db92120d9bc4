//! `/privacy`: what is stored about a person, for them to see, download and delete.

use super::command::{Action, Call, Command, nothing_to_complete};
use crate::bot::authorization::Who;
use crate::bot::custom_id::CustomId;
use crate::bot::engine::Job;
use crate::bot::press::Press;
use crate::bot::refusal::Refusal;
use crate::discord::command::OptionSpec;
use crate::discord::message::{Button, ButtonStyle, Embed, File, Message, Response};
use crate::store::Forget;
use crate::texts::{Locale, say};

const NO_OPTIONS: &[OptionSpec] = &[];

pub(super) const COMMAND: Command = Command {
    name: "privacy",
    actions: &[
        Action {
            name: "show",
            who: Who::Everybody,
            options: NO_OPTIONS,
            run: |call| Box::pin(show(call)),
            complete: nothing_to_complete,
        },
        Action {
            name: "export",
            who: Who::Everybody,
            options: NO_OPTIONS,
            run: |call| Box::pin(export(call)),
            complete: nothing_to_complete,
        },
        Action {
            name: "delete",
            who: Who::Everybody,
            options: NO_OPTIONS,
            run: |call| Box::pin(std::future::ready(Ok(ask_before_erasing(call.locale())))),
            complete: nothing_to_complete,
        },
    ],
};

async fn show(call: Call) -> Result<Response, Refusal> {
    let (user, guild, locale) = (call.interaction.user, call.guild, call.locale());
    let data = call.context.store.person(user).await?;
    let days = call.context.decide(|reply| Job::Settings { guild, reply }).await?.keep_answers_days;
    let texts = data.attempts.iter().filter(|attempt| attempt.get("text").is_some_and(|text| text != "")).count();
    let practices = data.practices.len();
    let items = [
        say!(locale, "privacy-answers", answers = data.attempts.len(), texts = texts, days = days),
        say!(locale, "privacy-points", entries = data.points.len()),
        say!(locale, "privacy-appeals", appeals = data.appeals.len(), reports = data.reports.len()),
        say!(locale, "privacy-work", decisions = data.decisions.len(), changes = data.changes.len()),
    ];
    let practices = (practices > 0).then(|| say!(locale, "privacy-practices", practices = practices));
    let memories = data.memories.len();
    let memories = (memories > 0).then(|| say!(locale, "privacy-memories", cards = memories));
    let direct = (!data.direct_servers.is_empty()).then(|| say!(locale, "privacy-direct-server"));
    let items: Vec<String> =
        items.into_iter().chain(memories).chain(practices).chain(direct).map(|item| format!("- {item}")).collect();
    let items = items.join("\n");
    let (intro, advice) = (say!(locale, "privacy-intro"), say!(locale, "privacy-advice"));
    Ok(Response::private(Message::embed(Embed {
        title: Some(say!(locale, "privacy-title")),
        description: Some(format!("{intro}\n{items}\n{advice}")),
        ..Embed::default()
    })))
}

async fn export(call: Call) -> Result<Response, Refusal> {
    let user = call.interaction.user;
    let data = call.context.store.person(user).await?;
    let all = serde_json::json!({ "discord_user_id": user.to_string(), "stored": data });
    let bytes = serde_json::to_vec_pretty(&all).unwrap_or_default();
    let files = vec![File::new("popquiz-my-data.json", bytes)];
    Ok(Response::private(Message { files, ..Message::text(say!(call.locale(), "privacy-export")) }))
}

fn ask_before_erasing(locale: Locale) -> Response {
    let button =
        |label: String, forget| Button::new(label, ButtonStyle::Secondary, CustomId::Forget(forget).to_string());
    let mut message = Message::text(say!(locale, "privacy-delete"));
    message.buttons = vec![vec![
        button(say!(locale, "button-delete-keep-points"), Forget::KeepPoints),
        button(say!(locale, "button-delete-all"), Forget::ErasePoints),
    ]];
    Response::private(message)
}

/// Erases who pressed the button.
pub(in crate::bot) async fn forget(press: Press, forget: Forget) -> Result<Response, Refusal> {
    let user = press.user();
    press.context.decide(|reply| Job::ForgetPerson { user, reply }).await?;
    press.context.drafts.forget(user);
    press.context.store.forget(user, forget).await?;
    tracing::info!("deleted a member's data at their request");
    Ok(Response::Update(Message::text(say!(press.locale(), "privacy-deleted"))))
}
