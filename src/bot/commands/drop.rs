//! `/drop`: questions on a schedule.

use std::collections::BTreeSet;

use futures_util::future::BoxFuture;
use popquiz_deck::DeckId;

use super::command::{Action, Call, Command, nothing_to_complete};
use super::quiz;
use crate::bot::authorization::Who;
use crate::bot::context::Context;
use crate::bot::custom_id::CustomId;
use crate::bot::decks::LoadedDeck;
use crate::bot::engine::Job;
use crate::bot::pagination;
use crate::bot::permissions::needs;
use crate::bot::press::Press;
use crate::bot::refusal::{DropRefusal, OptionRefusal, Refusal};
use crate::bot::words::drop_problem;
use crate::discord::command::{Kind, OptionSpec};
use crate::discord::message::{Message, Response};
use crate::discord::permissions::Permissions;
use crate::discord::text::escape;
use crate::id::{ChannelId, DropNumber, GuildId, RoleId, ScheduleId};
use crate::quiz::round::eligible;
use crate::schedule::{Answers, Duration, Schedule, TimeOfDay, Weekdays, Zone};

const DROP: OptionSpec = OptionSpec::required("drop", Kind::Completed, "Which one: its number in /drop list");
const WHICH: &[OptionSpec] = &[DROP];

const TIME: &str = "Local time of day, such as 09:00";
const DECK: OptionSpec = OptionSpec::optional("deck", Kind::Completed, "The deck to draw from");
const DAYS: OptionSpec =
    OptionSpec::optional("days", Kind::Text { max: 100 }, "daily, weekdays, weekends, or days such as mon, wed, fri");
const ZONE: OptionSpec = OptionSpec::optional("zone", Kind::Completed, "The time zone, such as Europe/Berlin");
const OPEN: OptionSpec =
    OptionSpec::optional("open", Kind::Text { max: 20 }, "How long it can be answered, such as 8h");
const ANSWERS: OptionSpec = OptionSpec::optional(
    "answers",
    Kind::Choice(&[
        ("private: through a button, nobody sees another's answer", "private"),
        ("channel: in the channel", "channel"),
    ]),
    "How it is answered",
);
const PING: OptionSpec = OptionSpec::optional("ping", Kind::Role, "A role to ping with each question");
const TAGS: OptionSpec =
    OptionSpec::optional("tags", Kind::Text { max: 200 }, "Only cards with one of these tags, separated by commas");

const MANAGERS: Who = Who::Managers { of: "drop" };

pub(super) const COMMAND: Command = Command {
    name: "drop",
    description: "Post questions on a schedule",
    actions: &[
        Action {
            name: "add",
            description: "Post a question at a time of day",
            who: MANAGERS,
            options: &[
                OptionSpec::required("time", Kind::Text { max: 20 }, TIME),
                DECK,
                DAYS,
                ZONE,
                OPEN,
                ANSWERS,
                OptionSpec::optional("channel", Kind::Channel, "Where (without this option: here)"),
                PING,
                TAGS,
            ],
            run: |call| Box::pin(add(call)),
            complete: |call, focused| Box::pin(std::future::ready(complete_what(&call, &focused))),
        },
        Action {
            name: "edit",
            description: "Change a schedule; what you leave out stays as it is",
            who: MANAGERS,
            options: &[
                DROP,
                OptionSpec::optional("time", Kind::Text { max: 20 }, TIME),
                DECK,
                DAYS,
                ZONE,
                OPEN,
                ANSWERS,
                OptionSpec::optional("channel", Kind::Channel, "Where"),
                PING,
                TAGS,
                OptionSpec::optional(
                    "clear",
                    Kind::Choice(&[("the ping", "ping"), ("the tags", "tags")]),
                    "What to take away: ping nobody, or draw from all cards again",
                ),
            ],
            run: |call| Box::pin(edit(call)),
            complete: |call, focused| {
                if focused == DROP.name {
                    return complete_which(call, focused);
                }
                Box::pin(std::future::ready(complete_what(&call, &focused)))
            },
        },
        Action {
            name: "list",
            description: "Show the schedules of this server",
            who: MANAGERS,
            options: &[],
            run: |call| Box::pin(list(call)),
            complete: nothing_to_complete,
        },
        Action {
            name: "pause",
            description: "Let a schedule rest",
            who: MANAGERS,
            options: WHICH,
            run: |call| Box::pin(pause(call, true)),
            complete: complete_which,
        },
        Action {
            name: "resume",
            description: "Go on with a schedule",
            who: MANAGERS,
            options: WHICH,
            run: |call| Box::pin(pause(call, false)),
            complete: complete_which,
        },
        Action {
            name: "remove",
            description: "Remove a schedule",
            who: MANAGERS,
            options: WHICH,
            run: |call| Box::pin(remove(call)),
            complete: complete_which,
        },
        Action {
            name: "now",
            description: "Post a question of a schedule right now",
            who: MANAGERS,
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
        names => DropRefusal::AmbiguousZone { typed: typed.trim().to_owned(), names: names.to_vec() }.into(),
    })
}

/// What somebody args of a schedule; what they left out is `None`.
struct ScheduleArgs {
    deck: Option<DeckId>,
    at: Option<TimeOfDay>,
    days: Option<Weekdays>,
    zone: Option<Zone>,
    open: Option<Duration>,
    answers: Option<Answers>,
    channel: Option<ChannelId>,
    ping: Option<RoleId>,
    pings_nobody: bool,
    tags: Option<Vec<String>>,
}

impl ScheduleArgs {
    fn read(call: &Call) -> Result<Self, Refusal> {
        let Call { context, guild, options, .. } = call;
        let deck = options.text("deck").map(|typed| context.decks.named(*guild, Some(typed))).transpose()?;
        let mut args = Self {
            deck: deck.map(|deck| deck.id),
            at: options.text("time").map(str::parse).transpose()?,
            days: options.text("days").map(str::parse).transpose()?,
            zone: options.text("zone").map(zone).transpose()?,
            open: options.text("open").map(str::parse).transpose()?,
            answers: match options.text("answers") {
                None => None,
                Some("private") => Some(Answers::Private),
                Some("channel") => Some(Answers::Channel),
                Some(_) => {
                    return Err(
                        OptionRefusal::NotAChoice { option: "answers", choices: &["private", "channel"] }.into()
                    );
                }
            },
            channel: options.channel("channel"),
            ping: options.role("ping"),
            pings_nobody: options.text("clear") == Some("ping"),
            tags: options.text("tags").map(|_| call.tags()),
        };
        match options.text("clear") {
            None => {}
            Some("ping") if args.ping.is_none() => {}
            Some("tags") if args.tags.is_none() => args.tags = Some(Vec::new()),
            Some(cleared @ ("ping" | "tags")) => {
                return Err(OptionRefusal::SetAndCleared { option: cleared.to_owned() }.into());
            }
            Some(_) => return Err(OptionRefusal::NotAChoice { option: "clear", choices: &["ping", "tags"] }.into()),
        }
        Ok(args)
    }

    fn apply(self, schedule: &mut Schedule) {
        fn set<T>(place: &mut T, args: Option<T>) {
            if let Some(args) = args {
                *place = args;
            }
        }
        set(&mut schedule.deck, self.deck);
        set(&mut schedule.at, self.at);
        set(&mut schedule.days, self.days);
        set(&mut schedule.zone, self.zone);
        set(&mut schedule.open, self.open);
        set(&mut schedule.answers, self.answers);
        set(&mut schedule.channel, self.channel);
        set(&mut schedule.ping, self.ping.map(Some).or(self.pings_nobody.then_some(None)));
        set(&mut schedule.tags, self.tags);
    }
}

async fn add(call: Call) -> Result<Response, Refusal> {
    let Call { context, interaction, guild, options, .. } = &call;
    let args = ScheduleArgs::read(&call)?;
    let deck = args.deck.clone().map_or_else(|| context.decks.named(*guild, None).map(|seen| seen.id), Ok)?;
    let mut schedule = Schedule {
        id: ScheduleId(0),
        number: DropNumber(0),
        guild: *guild,
        channel: interaction.channel,
        deck,
        tags: Vec::new(),
        at: options.text("time").unwrap_or_default().parse()?,
        zone: context.defaults.zone.clone(),
        days: Weekdays::ALL,
        open: context.defaults.open,
        answers: Answers::Private,
        ping: None,
        paused: false,
        by: interaction.user,
        dealt_with: context.clock.now(),
        trouble: None,
    };
    args.apply(&mut schedule);
    let permissions = may_post(&call, schedule.channel).await?;
    let loaded = context.deck(*guild, &schedule.deck).await?;
    let trouble = image_warning(&call, &schedule, &loaded, permissions);
    let schedule = context.decide(|reply| Job::AddSchedule { schedule, deck: loaded, reply }).await??;
    let added = format!("Added: {}", line(&call.context, call.guild, &schedule));
    Ok(Response::private(Message::text(quiz::with_warning(added, trouble))))
}

async fn edit(call: Call) -> Result<Response, Refusal> {
    let (context, guild, number) = (&call.context, call.guild, which(&call)?);
    let before = context.decide(|reply| Job::Schedule { guild, number, reply }).await??;
    let mut schedule = before.clone();
    ScheduleArgs::read(&call)?.apply(&mut schedule);
    if schedule == before {
        return Err(DropRefusal::NoChange { number }.into());
    }
    let permissions = may_post(&call, schedule.channel).await?;
    let loaded = context.deck(guild, &schedule.deck).await?;
    let trouble = image_warning(&call, &schedule, &loaded, permissions);
    let (before, wanted) = (Box::new(before), Box::new(schedule));
    let schedule = context.decide(|reply| Job::EditSchedule { before, wanted, deck: loaded, reply }).await??;
    let changed = format!("Changed: {}", line(&call.context, call.guild, &schedule));
    Ok(Response::private(Message::text(quiz::with_warning(changed, trouble))))
}

/// What the bot may do in a channel, where that is enough to play in it.
async fn may_post(call: &Call, channel: ChannelId) -> Result<Permissions, Refusal> {
    let permissions = if channel == call.interaction.channel {
        call.interaction.app_permissions
    } else {
        call.context.own_permissions(call.guild, channel).await?
    };
    needs(permissions, channel, Permissions::TO_PLAY)?;
    Ok(permissions)
}

/// What to tell of images that a schedule's cards have and its channel cannot show.
fn image_warning(call: &Call, schedule: &Schedule, loaded: &LoadedDeck, have: Permissions) -> Option<String> {
    let cards = eligible(&loaded.deck.cards, &schedule.tags, &BTreeSet::new()).into_iter();
    call.context.images.learn_and_tell(cards, schedule.channel, have)
}

/// Completes what a schedule is made of.
fn complete_what(call: &Call, focused: &str) -> Vec<(String, String)> {
    if focused == "zone" {
        let names = Zone::names_with(call.options.text("zone").unwrap_or_default(), crate::discord::limits::CHOICES);
        return names.into_iter().map(|name| (name.clone(), name)).collect();
    }
    quiz::complete_deck(call, focused)
}

/// A schedule in one line.
fn line(context: &Context, guild: GuildId, schedule: &Schedule) -> String {
    let deck = context
        .decks
        .visible_to(guild)
        .into_iter()
        .find(|seen| seen.id == schedule.deck)
        .map_or_else(|| format!("{} (not there any more!)", schedule.deck), |seen| seen.title);
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
    let problem =
        schedule.trouble.as_ref().map(drop_problem).map(|problem| format!("\n-# ⚠ {problem}")).unwrap_or_default();
    format!(
        "**#{}** {} in <#{}> · {} at {} ({}) · open {} · {answers}{tags}{ping} · {next}{problem}",
        schedule.number,
        escape(&deck),
        schedule.channel,
        schedule.days,
        schedule.at,
        schedule.zone,
        schedule.open,
    )
}

async fn list(call: Call) -> Result<Response, Refusal> {
    Ok(Response::private(call.context.drop_list(call.guild, 0).await?))
}

/// Another page of the list.
pub(in crate::bot) async fn turn_to(press: Press, page: u32) -> Result<Response, Refusal> {
    Ok(Response::Update(press.context.drop_list(press.guild, page).await?))
}

impl Context {
    async fn drop_list(&self, guild: GuildId, page: u32) -> Result<Message, Refusal> {
        let schedules = self.decide(|reply| Job::Schedules { guild, reply }).await?;
        if schedules.is_empty() {
            return Ok(Message::text("This server has no drops yet. Add one with `/drop add`."));
        }
        let lines: Vec<String> = schedules.iter().map(|schedule| line(self, guild, schedule)).collect();
        Ok(pagination::list("Drops", &lines, page, CustomId::DropPage))
    }
}

/// The number of the schedule that the `drop` option names.
fn which(call: &Call) -> Result<DropNumber, Refusal> {
    let typed = call.options.text("drop").unwrap_or_default().trim();
    let number = typed.trim_start_matches('#').parse().map(DropNumber);
    number.map_err(|_| DropRefusal::NotANumber { typed: typed.to_owned() }.into())
}

fn complete_which(call: Call, _: String) -> BoxFuture<'static, Vec<(String, String)>> {
    Box::pin(async move {
        let guild = call.guild;
        let typed = call.options.text("drop").unwrap_or_default().to_lowercase();
        let schedules = call.context.decide(|reply| Job::Schedules { guild, reply }).await.unwrap_or_default();
        let choice = |schedule: &Schedule| {
            let deck = call.context.decks.title(guild, &schedule.deck);
            (format!("#{} {deck}, {} at {}", schedule.number, schedule.days, schedule.at), schedule.number.to_string())
        };
        schedules.iter().map(choice).filter(|(shown, _)| shown.to_lowercase().contains(&typed)).collect()
    })
}

async fn pause(call: Call, paused: bool) -> Result<Response, Refusal> {
    let (guild, number) = (call.guild, which(&call)?);
    let schedule = call.context.decide(|reply| Job::PauseSchedule { guild, number, paused, reply }).await??;
    Ok(Response::private(Message::text(format!(
        "{} {}",
        if paused { "Paused:" } else { "Goes on:" },
        line(&call.context, call.guild, &schedule)
    ))))
}

async fn remove(call: Call) -> Result<Response, Refusal> {
    let (guild, number) = (call.guild, which(&call)?);
    call.context.decide(|reply| Job::RemoveSchedule { guild, number, reply }).await??;
    Ok(Response::private(Message::text(format!(
        "Removed drop #{number}. A question of it that is open can still be answered."
    ))))
}

async fn now(call: Call) -> Result<Response, Refusal> {
    let (guild, number) = (call.guild, which(&call)?);
    let schedule = call.context.decide(|reply| Job::Schedule { guild, number, reply }).await??;
    let permissions = may_post(&call, schedule.channel).await?;
    let resources = call.context.drop_resources(&schedule).await?;
    let trouble = resources.deck.as_ref().and_then(|loaded| image_warning(&call, &schedule, loaded, permissions));
    call.context.decide(|reply| Job::PostDropNow { guild, number, resources, reply }).await??;
    let posted = format!("Posted a question of drop #{number} in <#{}>.", schedule.channel);
    Ok(Response::private(Message::text(quiz::with_warning(posted, trouble))))
}
