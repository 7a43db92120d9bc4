//! `/drop`: questions on a schedule.

use std::collections::BTreeSet;

use futures_util::future::BoxFuture;

use super::{Action, Call, Command, Who, nothing_to_complete, quiz};
use crate::bot::Refusal;
use crate::bot::leave::needs;
use crate::discord::command::{Kind, OptionSpec};
use crate::discord::message::{Embed, Message, Response};
use crate::discord::permissions::Permissions;
use crate::discord::text::escape;
use crate::id::ScheduleId;
use crate::quiz::round::eligible;
use crate::schedule::{Answers, Duration, Schedule, Weekdays, Zone};

const WHICH: &[OptionSpec] = &[OptionSpec::required("drop", Kind::Completed, "Which one: its number in /drop list")];

pub(super) const COMMAND: Command = Command {
    name: "drop",
    description: "Post questions on a schedule",
    who: Who::Managers,
    actions: &[
        Action {
            name: "add",
            description: "Post a question at a time of day",
            options: &[
                OptionSpec::required("time", Kind::Text { max: 20 }, "Local time of day, such as 09:00"),
                OptionSpec::optional("deck", Kind::Completed, "The deck to draw from"),
                OptionSpec::optional(
                    "days",
                    Kind::Text { max: 100 },
                    "daily (without this option), weekdays, weekends, or days such as mon, wed, fri",
                ),
                OptionSpec::optional("zone", Kind::Completed, "The time zone, such as Europe/Berlin"),
                OptionSpec::optional("open", Kind::Text { max: 20 }, "How long it can be answered, such as 8h"),
                OptionSpec::optional(
                    "answers",
                    Kind::Choice(&[
                        ("private: through a button, nobody sees another's answer", "private"),
                        ("channel: in the channel", "channel"),
                    ]),
                    "How it is answered",
                ),
                OptionSpec::optional("channel", Kind::Channel, "Where (without this option: here)"),
                OptionSpec::optional("ping", Kind::Role, "A role to ping with each question"),
                OptionSpec::optional(
                    "tags",
                    Kind::Text { max: 200 },
                    "Only cards with one of these tags, separated by commas",
                ),
            ],
            run: |call| Box::pin(add(call)),
            complete: |call, focused| Box::pin(std::future::ready(complete_add(&call, &focused))),
        },
        Action {
            name: "list",
            description: "Show the schedules of this server",
            options: &[],
            run: |call| Box::pin(list(call)),
            complete: nothing_to_complete,
        },
        Action {
            name: "pause",
            description: "Let a schedule rest",
            options: WHICH,
            run: |call| Box::pin(pause(call, true)),
            complete: complete_which,
        },
        Action {
            name: "resume",
            description: "Go on with a schedule",
            options: WHICH,
            run: |call| Box::pin(pause(call, false)),
            complete: complete_which,
        },
        Action {
            name: "remove",
            description: "Remove a schedule",
            options: WHICH,
            run: |call| Box::pin(remove(call)),
            complete: complete_which,
        },
        Action {
            name: "now",
            description: "Post a question of a schedule right now",
            options: WHICH,
            run: |call| Box::pin(now(call)),
            complete: complete_which,
        },
    ],
};

/// A zone that somebody typed.
fn zone(typed: &str) -> Result<Zone, Refusal> {
    typed.parse().map_err(|unreadable| match Zone::names_ending_in(typed).as_slice() {
        [] => Refusal::from(unreadable),
        names => Refusal::new(format!(
            "“{}” is not a time zone. Do you mean {}?",
            escape(typed.trim()),
            names.iter().take(5).cloned().collect::<Vec<_>>().join(" or ")
        )),
    })
}

async fn add(call: Call) -> Result<Response, Refusal> {
    let Call { desk, interaction, guild, options } = &call;
    let deck = desk.decks.named(*guild, options.text("deck"))?;
    let at = options.text("time").unwrap_or_default().parse()?;
    let days = options.text("days").map_or(Ok(Weekdays::ALL), str::parse)?;
    let zone = options.text("zone").map_or_else(|| Ok(desk.defaults.zone.clone()), zone)?;
    let open = options.text("open").map_or(Ok(desk.defaults.open), str::parse::<Duration>)?;
    let answers = match options.text("answers") {
        None | Some("private") => Answers::Private,
        Some("channel") => Answers::Channel,
        Some(_) => return Err(Refusal::new("`answers` is `private` or `channel`.")),
    };
    let channel = options.channel("channel").unwrap_or(interaction.channel);
    let permissions = if channel == interaction.channel {
        interaction.app_permissions
    } else {
        desk.own_permissions(*guild, channel).await?
    };
    needs(permissions, channel, Permissions::TO_PLAY)?;
    let schedule = Schedule {
        id: ScheduleId(0),
        guild: *guild,
        channel,
        deck: deck.id.clone(),
        tags: call.tags(),
        at,
        zone,
        days,
        open,
        answers,
        ping: options.role("ping"),
        paused: false,
        by: interaction.user,
        dealt_with: desk.clock.now(),
        trouble: None,
    };
    let loaded = desk.deck(*guild, &deck.id).await?;
    let cards = eligible(&loaded.deck.cards, &schedule.tags, &BTreeSet::new()).into_iter();
    let trouble = desk.images.learn_and_tell(cards, channel, permissions);
    let schedule = desk.decide(move |engine, _, decision| engine.add_schedule(schedule, &loaded, decision)).await??;
    let added = format!("Added: {}", line(&call, &schedule));
    Ok(Response::private(Message::text(quiz::and_trouble(added, trouble))))
}

fn complete_add(call: &Call, focused: &str) -> Vec<(String, String)> {
    if focused == "zone" {
        let names = Zone::names_with(call.options.text("zone").unwrap_or_default(), crate::discord::limits::CHOICES);
        return names.into_iter().map(|name| (name.clone(), name)).collect();
    }
    quiz::complete_deck(call, focused)
}

/// A schedule in one line.
fn line(call: &Call, schedule: &Schedule) -> String {
    let deck = call
        .desk
        .decks
        .title(call.guild, &schedule.deck)
        .unwrap_or_else(|| format!("{} (not there any more!)", schedule.deck));
    let answers = match schedule.answers {
        Answers::Private => "private answers",
        Answers::Channel => "answers in the channel",
    };
    let next = match schedule.next_due() {
        Some(due) => format!("next <t:{}:F>", due.seconds()),
        None => "**paused**".to_owned(),
    };
    let ping = schedule.ping.map(|role| format!(" · pings <@&{role}>")).unwrap_or_default();
    let tags = if schedule.tags.is_empty() {
        String::new()
    } else {
        format!(" · tags {}", escape(&schedule.tags.join(", ")))
    };
    let trouble = schedule.trouble.as_ref().map(|trouble| format!("\n-# ⚠ {trouble}")).unwrap_or_default();
    format!(
        "**#{}** {} in <#{}> · {} at {} ({}) · open {} · {answers}{tags}{ping} · {next}{trouble}",
        schedule.id,
        escape(&deck),
        schedule.channel,
        schedule.days,
        schedule.at,
        schedule.zone,
        schedule.open,
    )
}

async fn list(call: Call) -> Result<Response, Refusal> {
    let guild = call.guild;
    let schedules = call.desk.decide(move |engine, _, _| engine.schedules(guild)).await?;
    if schedules.is_empty() {
        return Ok(Response::private(Message::text("This server has no drops yet. Add one with `/drop add`.")));
    }
    let lines: Vec<String> = schedules.iter().map(|schedule| line(&call, schedule)).collect();
    Ok(Response::private(Message::embed(Embed {
        title: Some("Drops".to_owned()),
        description: Some(lines.join("\n")),
        ..Embed::default()
    })))
}

/// The schedule that the `drop` option names.
fn which(call: &Call) -> Result<ScheduleId, Refusal> {
    let typed = call.options.text("drop").unwrap_or_default().trim();
    let id = typed.trim_start_matches('#').parse().map(ScheduleId);
    id.map_err(|_| Refusal::new(format!("“{}” is not the number of a drop. `/drop list` shows them.", escape(typed))))
}

fn complete_which(call: Call, _: String) -> BoxFuture<'static, Vec<(String, String)>> {
    Box::pin(async move {
        let guild = call.guild;
        let typed = call.options.text("drop").unwrap_or_default().to_lowercase();
        let schedules = call.desk.decide(move |engine, _, _| engine.schedules(guild)).await.unwrap_or_default();
        let choice = |schedule: &Schedule| {
            let deck = call.desk.decks.title(guild, &schedule.deck).unwrap_or_else(|| schedule.deck.0.clone());
            (format!("#{} {deck}, {} at {}", schedule.id, schedule.days, schedule.at), schedule.id.to_string())
        };
        schedules.iter().map(choice).filter(|(shown, _)| shown.to_lowercase().contains(&typed)).collect()
    })
}

async fn pause(call: Call, paused: bool) -> Result<Response, Refusal> {
    let (guild, id) = (call.guild, which(&call)?);
    let change = move |schedule: &mut Schedule, now| {
        // What would have been due while it rested is not made up for.
        if schedule.paused && !paused {
            schedule.dealt_with = now;
        }
        schedule.paused = paused;
    };
    let decided = call.desk.decide(move |engine, now, decision| {
        engine.change_schedule(guild, id, |schedule| change(schedule, now), decision)
    });
    let schedule = decided.await??;
    Ok(Response::private(Message::text(format!(
        "{} {}",
        if paused { "Paused:" } else { "Goes on:" },
        line(&call, &schedule)
    ))))
}

async fn remove(call: Call) -> Result<Response, Refusal> {
    let (guild, id) = (call.guild, which(&call)?);
    call.desk.decide(move |engine, _, decision| engine.remove_schedule(guild, id, decision)).await??;
    Ok(Response::private(Message::text(format!(
        "Removed drop #{id}. A question of it that is open can still be answered."
    ))))
}

async fn now(call: Call) -> Result<Response, Refusal> {
    let (guild, id) = (call.guild, which(&call)?);
    let schedule = call.desk.decide(move |engine, _, _| engine.schedule(guild, id).cloned()).await??;
    let permissions = if schedule.channel == call.interaction.channel {
        call.interaction.app_permissions
    } else {
        call.desk.own_permissions(guild, schedule.channel).await?
    };
    needs(permissions, schedule.channel, Permissions::TO_PLAY)?;
    let provisions = call.desk.provisions(&schedule).await?;
    let cards =
        provisions.deck.iter().flat_map(|loaded| eligible(&loaded.deck.cards, &schedule.tags, &BTreeSet::new()));
    let trouble = call.desk.images.learn_and_tell(cards, schedule.channel, permissions);
    call.desk.decide(move |engine, now, decision| engine.drop_now(guild, id, provisions, now, decision)).await??;
    let posted = format!("Posted a question of drop #{id} in <#{}>.", schedule.channel);
    Ok(Response::private(Message::text(quiz::and_trouble(posted, trouble))))
}
