//! `/settings`: what a server's managers can set.

use super::command::{Action, Call, Command, nothing_to_complete};
use crate::bot::authorization::Who;
use crate::bot::engine::{GuildSettings, Job};
use crate::bot::permissions::needs;
use crate::bot::refusal::{OptionRefusal, Refusal};
use crate::bot::words::plural;
use crate::discord::command::{Kind, OptionSpec};
use crate::discord::message::{Embed, Message, Response};
use crate::discord::permissions::Permissions;

const KEEP_DAYS: std::ops::RangeInclusive<i64> = 0..=90;
const REPORTS: std::ops::RangeInclusive<i64> = 1..=100;

const MANAGERS: Who = Who::Managers { of: "settings" };

pub(super) const COMMAND: Command = Command {
    name: "settings",
    description: "How Popquiz works in this server",
    actions: &[
        Action {
            name: "show",
            description: "Show what is set",
            who: MANAGERS,
            options: &[],
            run: |call| Box::pin(show(call)),
            complete: nothing_to_complete,
        },
        Action {
            name: "change",
            description: "Set something",
            who: MANAGERS,
            options: &[
                OptionSpec::optional(
                    "managers_channel",
                    Kind::Channel,
                    "Where appeals, reports and notes to the managers go",
                ),
                OptionSpec::optional(
                    "keep_answers_days",
                    Kind::Integer { min: *KEEP_DAYS.start(), max: *KEEP_DAYS.end() },
                    "How long the texts of answers are kept, and appeals can be made; 0: not at all",
                ),
                OptionSpec::optional(
                    "reports",
                    Kind::Integer { min: *REPORTS.start(), max: *REPORTS.end() },
                    "How many members must report a card until it rests",
                ),
            ],
            run: |call| Box::pin(change(call)),
            complete: nothing_to_complete,
        },
        Action {
            name: "reset",
            description: "Go back to the usual settings",
            who: MANAGERS,
            options: &[],
            run: |call| Box::pin(reset(call)),
            complete: nothing_to_complete,
        },
    ],
};

async fn show(call: Call) -> Result<Response, Refusal> {
    let guild = call.guild;
    let settings = call.context.decide(|reply| Job::Settings { guild, reply }).await?;
    let managers = settings.managers_channel.map_or_else(
        || "none: appeals and reports are shown where they come from".to_owned(),
        |channel| format!("<#{channel}>"),
    );
    let lines = [
        format!("**managers_channel** {managers}"),
        match settings.keep_answers_days {
            0 => "**keep_answers_days** 0 days: answers are not kept, so nobody can appeal".to_owned(),
            days => {
                let days = plural(days, "day");
                format!("**keep_answers_days** {days}: how long the texts of answers are kept, and members can appeal")
            }
        },
        format!("**reports** {}, until a card rests", plural(settings.reports_needed, "member")),
        format!("-# The time zone of the leaderboards is {}, set by the bot's operator.", call.context.defaults.zone),
    ];
    Ok(Response::private(Message::embed(Embed {
        title: Some("Settings".to_owned()),
        description: Some(lines.join("\n")),
        ..Embed::default()
    })))
}

async fn change(call: Call) -> Result<Response, Refusal> {
    let (guild, options) = (call.guild, &call.options);
    let managers_channel = options.channel("managers_channel");
    if let Some(channel) = managers_channel {
        let permissions = call.context.own_permissions(guild, channel).await?;
        needs(permissions, channel, Permissions::TO_POST)?;
    }
    let given = |name| options.integer(name).is_some();
    let days = call.number("keep_answers_days", KEEP_DAYS, 0)?;
    let reports = call.number("reports", REPORTS, 0)?;
    let (days, reports) = (given("keep_answers_days").then_some(days), given("reports").then_some(reports));
    if managers_channel.is_none() && days.is_none() && reports.is_none() {
        return Err(OptionRefusal::NothingToSet.into());
    }
    let changes = GuildSettings { managers_channel, keep_answers_days: days, reports };
    call.context.decide(|reply| Job::ChangeSettings { guild, changes, reply }).await??;
    show(call).await
}

async fn reset(call: Call) -> Result<Response, Refusal> {
    let guild = call.guild;
    call.context.decide(|reply| Job::ResetSettings { guild, reply }).await??;
    show(call).await
}
