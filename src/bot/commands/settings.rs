//! `/settings`: what a server's managers can set.

use super::command::{Action, Call, Command, nothing_to_complete};
use crate::bot::authorization::Who;
use crate::bot::defaults::{Doubters, RoundStarters};
use crate::bot::engine::{GuildSettings, Job};
use crate::bot::permissions::needs;
use crate::bot::refusal::{OptionRefusal, Refusal};
use crate::bot::words::option_name;
use crate::discord::command::{Kind, OptionSpec};
use crate::discord::message::{Embed, Message, Response};
use crate::discord::permissions::Permissions;
use crate::texts::{Locale, say};

const KEEP_DAYS: std::ops::RangeInclusive<i64> = 0..=90;
const REPORTS: std::ops::RangeInclusive<i64> = 1..=100;

const DIRECT_MESSAGES: &[&str] = &["on", "off"];

const MANAGERS: Who = Who::Managers { of: "settings" };

pub(super) const COMMAND: Command = Command {
    name: "settings",
    actions: &[
        Action {
            name: "show",
            who: MANAGERS,
            options: &[],
            run: |call| Box::pin(show(call)),
            complete: nothing_to_complete,
        },
        Action {
            name: "change",
            who: MANAGERS,
            options: &[
                OptionSpec::optional("managers_channel", Kind::Channel),
                OptionSpec::optional(
                    "keep_answers_days",
                    Kind::Integer { min: *KEEP_DAYS.start(), max: *KEEP_DAYS.end() },
                ),
                OptionSpec::optional("reports", Kind::Integer { min: *REPORTS.start(), max: *REPORTS.end() }),
                OptionSpec::optional("rounds", Kind::Choice(RoundStarters::NAMES)),
                OptionSpec::optional("doubts", Kind::Choice(Doubters::NAMES)),
                OptionSpec::optional("direct_messages", Kind::Choice(DIRECT_MESSAGES)),
                OptionSpec::optional("language", Kind::Choice(Locale::CODES)),
            ],
            run: |call| Box::pin(change(call)),
            complete: nothing_to_complete,
        },
        Action {
            name: "reset",
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
    let locale = call.locale();
    let managers = match settings.managers_channel {
        Some(channel) => say!(locale, "settings-managers-channel", channel = format!("<#{channel}>")),
        None => say!(locale, "settings-no-managers-channel"),
    };
    let answers = match settings.keep_answers_days {
        0 => say!(locale, "settings-answers-not-kept"),
        days => say!(locale, "settings-keep-answers", days = days),
    };
    let rounds = match settings.rounds {
        RoundStarters::Managers => say!(locale, "settings-rounds-managers"),
        RoundStarters::Everyone => say!(locale, "settings-rounds-everyone"),
    };
    let doubts = match settings.doubts {
        Doubters::Everyone => say!(locale, "settings-doubts-on"),
        Doubters::Managers => say!(locale, "settings-doubts-managers"),
        Doubters::Nobody => say!(locale, "settings-doubts-off"),
    };
    let direct = if settings.direct_messages {
        say!(locale, "settings-direct-messages-on")
    } else {
        say!(locale, "settings-direct-messages-off")
    };
    let line = |option: &str, text: String| format!("**{}** · {text}", option_name(locale, option));
    let lines = [
        line("managers_channel", managers),
        line("keep_answers_days", answers),
        line("reports", say!(locale, "settings-reports", reports = settings.reports_needed)),
        line("rounds", rounds),
        line("doubts", doubts),
        line("direct_messages", direct),
        line("language", say!(locale, "settings-language", language = say!(settings.language, "language-name"))),
        format!("-# {}", say!(locale, "settings-zone", zone = call.context.defaults.zone.to_string())),
    ];
    Ok(Response::private(Message::embed(Embed {
        title: Some(say!(locale, "settings-title")),
        // A blank line keeps them apart where each one wraps.
        description: Some(lines.join("\n\n")),
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
    let rounds = options.text("rounds").map(|name| {
        let choices = RoundStarters::NAMES;
        RoundStarters::named(name).ok_or(OptionRefusal::NotAChoice { option: "rounds", choices })
    });
    let rounds = rounds.transpose()?;
    let doubts = options.text("doubts").map(|name| {
        let choices = Doubters::NAMES;
        Doubters::named(name).ok_or(OptionRefusal::NotAChoice { option: "doubts", choices })
    });
    let doubts = doubts.transpose()?;
    let direct_messages = options.text("direct_messages").map(|name| match name {
        "on" => Ok(true),
        "off" => Ok(false),
        _ => Err(OptionRefusal::NotAChoice { option: "direct_messages", choices: DIRECT_MESSAGES }),
    });
    let direct_messages = direct_messages.transpose()?;
    let language = options.text("language").map(|code| {
        let known = Locale::all().find(|locale| locale.code() == code);
        known.ok_or(OptionRefusal::NotAChoice { option: "language", choices: Locale::CODES })
    });
    let language = language.transpose()?;
    let changes = GuildSettings {
        managers_channel,
        keep_answers_days: days,
        reports,
        rounds,
        doubts,
        direct_messages,
        language,
        ..GuildSettings::default()
    };
    if changes == GuildSettings::default() {
        return Err(OptionRefusal::NothingToSet.into());
    }
    call.context.decide(|reply| Job::ChangeSettings { guild, changes, reply }).await??;
    show(call).await
}

async fn reset(call: Call) -> Result<Response, Refusal> {
    let guild = call.guild;
    call.context.decide(|reply| Job::ResetSettings { guild, reply }).await??;
    show(call).await
}
