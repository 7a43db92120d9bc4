//! `/drop`: questions on a schedule.

use std::collections::BTreeSet;

use futures_util::future::BoxFuture;
use popquiz_deck::DeckId;

use super::command::{Action, Call, Command, nothing_to_complete};
use super::round_start;
use crate::bot::authorization::Who;
use crate::bot::context::Context;
use crate::bot::custom_id::CustomId;
use crate::bot::decks::LoadedDeck;
use crate::bot::engine::Job;
use crate::bot::pagination;
use crate::bot::permissions::needs;
use crate::bot::press::Press;
use crate::bot::refusal::{DropRefusal, OptionRefusal, Refusal};
use crate::bot::words;
use crate::clock::UnixMs;
use crate::discord::command::{Kind, OptionSpec};
use crate::discord::message::{Message, Response};
use crate::discord::permissions::Permissions;
use crate::discord::text::escape;
use crate::id::{ChannelId, DropNumber, GuildId, RoleId, ScheduleId};
use crate::quiz::round::eligible;
use crate::schedule::{
    Answers, DropCards, Duration, Schedule, TimeOfDay, Weekdays, Zone, ZoneMatch, is_misleading, zones_meant,
};
use crate::texts::{Locale, say};

const DROP: OptionSpec = OptionSpec::required("drop", Kind::Completed);
const WHICH: &[OptionSpec] = &[DROP];

const DECK: OptionSpec = OptionSpec::optional("deck", Kind::Completed);
const DAYS: OptionSpec = OptionSpec::optional("days", Kind::Text { max: 100 });
const ZONE: OptionSpec = OptionSpec::optional("zone", Kind::Completed);
const OPEN: OptionSpec = OptionSpec::optional("open", Kind::Text { max: 20 });
const ANSWERS: OptionSpec = OptionSpec::optional("answers", Kind::Choice(&["private", "channel"]));
const CARDS: OptionSpec = OptionSpec::optional("cards", Kind::Choice(&["shared", "own"]));
const PING: OptionSpec = OptionSpec::optional("ping", Kind::Role);
const TAGS: OptionSpec = OptionSpec::optional("tags", Kind::Text { max: 200 });

const MANAGERS: Who = Who::Managers { of: "drop" };

pub(super) const COMMAND: Command = Command {
    name: "drop",
    actions: &[
        Action {
            name: "add",
            who: MANAGERS,
            options: &[
                OptionSpec::optional("time", Kind::Text { max: 20 }),
                DECK,
                DAYS,
                ZONE,
                OPEN,
                ANSWERS,
                OptionSpec::optional("channel", Kind::Channel),
                PING,
                TAGS,
                CARDS,
            ],
            run: |call| Box::pin(add(call)),
            complete: |call, focused| Box::pin(std::future::ready(complete_what(&call, &focused))),
        },
        Action {
            name: "edit",
            who: MANAGERS,
            options: &[
                DROP,
                OptionSpec::optional("time", Kind::Text { max: 20 }),
                DECK,
                DAYS,
                ZONE,
                OPEN,
                ANSWERS,
                OptionSpec::optional("channel", Kind::Channel),
                PING,
                TAGS,
                CARDS,
                OptionSpec::optional("clear", Kind::Choice(&["ping", "tags"])),
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
            who: MANAGERS,
            options: &[],
            run: |call| Box::pin(list(call)),
            complete: nothing_to_complete,
        },
        Action {
            name: "pause",
            who: MANAGERS,
            options: WHICH,
            run: |call| Box::pin(pause(call, true)),
            complete: complete_which,
        },
        Action {
            name: "resume",
            who: MANAGERS,
            options: WHICH,
            run: |call| Box::pin(pause(call, false)),
            complete: complete_which,
        },
        Action {
            name: "remove",
            who: MANAGERS,
            options: WHICH,
            run: |call| Box::pin(remove(call)),
            complete: complete_which,
        },
        Action {
            name: "now",
            who: MANAGERS,
            options: WHICH,
            run: |call| Box::pin(now(call)),
            complete: complete_which,
        },
    ],
};

/// A zone that somebody typed.
fn zone(typed: &str, now: UnixMs) -> Result<Zone, Refusal> {
    const SUGGESTED: usize = 5;
    match typed.parse() {
        Ok(zone) if !is_misleading(typed) => Ok(zone),
        read => match zones_meant(typed, now, SUGGESTED) {
            zones if zones.is_empty() => read.map_err(Refusal::from),
            zones => Err(DropRefusal::AmbiguousZone { typed: typed.trim().to_owned(), zones }.into()),
        },
    }
}

/// What somebody sets of a schedule; what they left out is `None`.
struct ScheduleArgs {
    deck: Option<DeckId>,
    at: Option<TimeOfDay>,
    days: Option<Weekdays>,
    zone: Option<Zone>,
    open: Option<Duration>,
    answers: Option<Answers>,
    cards: Option<DropCards>,
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
            zone: options.text("zone").map(|typed| zone(typed, context.clock.now())).transpose()?,
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
            cards: match options.text("cards") {
                None => None,
                Some("shared") => Some(DropCards::Shared),
                Some("own") => Some(DropCards::Own),
                Some(_) => {
                    return Err(OptionRefusal::NotAChoice { option: "cards", choices: &["shared", "own"] }.into());
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

    fn apply(self, schedule: &mut Schedule) -> Result<(), Refusal> {
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
        set(&mut schedule.cards, self.cards);
        set(&mut schedule.channel, self.channel);
        set(&mut schedule.ping, self.ping.map(Some).or(self.pings_nobody.then_some(None)));
        set(&mut schedule.tags, self.tags);
        if schedule.cards == DropCards::Own && schedule.answers == Answers::Channel {
            return Err(DropRefusal::OwnInChannel.into());
        }
        Ok(())
    }
}

async fn add(call: Call) -> Result<Response, Refusal> {
    let Call { context, interaction, guild, .. } = &call;
    let args = ScheduleArgs::read(&call)?;
    let deck = args.deck.clone().map_or_else(|| context.decks.named(*guild, None).map(|seen| seen.id), Ok)?;
    let Some(at) = args.at else { return Err(what_to_ask(&call, &args).await?.into()) };
    let mut schedule = Schedule {
        id: ScheduleId(0),
        number: DropNumber(0),
        guild: *guild,
        channel: interaction.channel,
        deck,
        tags: Vec::new(),
        at,
        zone: context.defaults.zone.clone(),
        days: Weekdays::ALL,
        open: context.defaults.open,
        answers: Answers::Private,
        cards: DropCards::Shared,
        ping: None,
        paused: false,
        by: interaction.user,
        dealt_with: context.clock.now(),
        trouble: None,
    };
    args.apply(&mut schedule)?;
    let permissions = may_post(&call, schedule.channel).await?;
    let loaded = context.deck(*guild, &schedule.deck).await?;
    let trouble = image_warning(&call, &schedule, &loaded, permissions);
    let schedule = context.decide(|reply| Job::AddSchedule { schedule, deck: loaded, reply }).await??;
    let added = say!(call.locale(), "drop-added", drop = with_times(&call, &schedule));
    let text = round_start::with_warning(added, trouble);
    Ok(Response::private(Message::text(round_start::with_warning(text, same_time_warning(&call, &schedule).await?))))
}

/// What to ask for next where `/drop add` was run without a time. Who leaves that out wants to be led; with a time, the
/// rest has defaults.
async fn what_to_ask(call: &Call, args: &ScheduleArgs) -> Result<DropRefusal, Refusal> {
    if args.days.is_none() {
        return Ok(DropRefusal::NoDays);
    }
    if args.zone.is_some() {
        return Ok(DropRefusal::NoTime);
    }
    let (context, guild) = (&call.context, call.guild);
    let now = context.clock.now();
    // The zones of the server's drops first, then the operator's, then those that many people live in.
    let schedules = context.decide(|reply| Job::Schedules { guild, reply }).await?;
    let used = schedules.iter().rev().map(|schedule| schedule.zone.name()).chain([context.defaults.zone.name()]);
    let mut zones: Vec<ZoneMatch> = Vec::new();
    let likely = used.filter_map(|name| zones_meant(name, now, 1).pop());
    for zone in likely.chain(zones_meant("", now, usize::MAX)) {
        if zones.iter().all(|other| other.name != zone.name) {
            zones.push(zone);
        }
    }
    Ok(DropRefusal::NoZone { zones })
}

async fn edit(call: Call) -> Result<Response, Refusal> {
    let (context, guild, number) = (&call.context, call.guild, which(&call)?);
    let before = context.decide(|reply| Job::Schedule { guild, number, reply }).await??;
    let mut schedule = before.clone();
    ScheduleArgs::read(&call)?.apply(&mut schedule)?;
    if schedule == before {
        return Err(DropRefusal::NoChange { number }.into());
    }
    let permissions = may_post(&call, schedule.channel).await?;
    let loaded = context.deck(guild, &schedule.deck).await?;
    let trouble = image_warning(&call, &schedule, &loaded, permissions);
    let (before, wanted) = (Box::new(before), Box::new(schedule));
    let schedule = context.decide(|reply| Job::EditSchedule { before, wanted, deck: loaded, reply }).await??;
    let edited = say!(call.locale(), "drop-edited", drop = with_times(&call, &schedule));
    let text = round_start::with_warning(edited, trouble);
    Ok(Response::private(Message::text(round_start::with_warning(text, same_time_warning(&call, &schedule).await?))))
}

/// What the bot may do in a channel, where that is enough to play in it.
async fn may_post(call: &Call, channel: ChannelId) -> Result<Permissions, Refusal> {
    let permissions = if channel == call.interaction.channel {
        call.interaction.own_permissions()
    } else {
        call.context.own_permissions(call.guild, channel).await?
    };
    needs(permissions, channel, Permissions::TO_PLAY)?;
    Ok(permissions.allowed)
}

/// What to tell of images that a schedule's cards have and its channel cannot show.
fn image_warning(call: &Call, schedule: &Schedule, loaded: &LoadedDeck, have: Permissions) -> Option<String> {
    let cards = eligible(&loaded.deck.cards, &schedule.tags, &BTreeSet::new()).into_iter();
    call.context.images.learn_and_tell(call.locale(), cards, schedule.channel, have)
}

/// Other drops that are posted in the same channel at the same time, so that neither gets the attention it's meant to.
async fn same_time_warning(call: &Call, schedule: &Schedule) -> Result<Option<String>, Refusal> {
    let (guild, locale) = (call.guild, call.locale());
    let others = call.context.decide(|reply| Job::Schedules { guild, reply }).await?;
    let numbers: Vec<String> = others
        .iter()
        .filter(|other| other.number != schedule.number && other.coincides_with(schedule))
        .map(|other| format!("#{}", other.number))
        .collect();
    Ok((!numbers.is_empty()).then(|| {
        let channel = format!("<#{}>", schedule.channel);
        say!(locale, "drop-same-time", count = numbers.len(), drops = words::and(locale, &numbers), channel = channel)
    }))
}

/// Completes what a schedule is made of.
fn complete_what(call: &Call, focused: &str) -> Vec<(String, String)> {
    if focused == "zone" {
        let (typed, now) = (call.options.text("zone").unwrap_or_default(), call.context.clock.now());
        let found = zones_meant(typed, now, crate::discord::limits::CHOICES);
        return found.into_iter().map(|zone| (zone.to_string(), zone.name)).collect();
    }
    round_start::complete_deck(call, focused)
}

/// A schedule in one line.
fn line(call: &Call, schedule: &Schedule) -> String {
    described(call.locale(), &call.context, call.guild, schedule)
}

/// A schedule in one line, and below it when it's due after the next time.
fn with_times(call: &Call, schedule: &Schedule) -> String {
    let times: Vec<String> = schedule.dues().skip(1).take(2).map(|due| format!("<t:{}:F>", due.seconds())).collect();
    if times.is_empty() {
        return line(call, schedule);
    }
    let then = say!(call.locale(), "drop-then", times = words::and(call.locale(), &times));
    format!("{}\n-# {then}", line(call, schedule))
}

fn described(locale: Locale, context: &Context, guild: GuildId, schedule: &Schedule) -> String {
    let deck = context.decks.visible_to(guild).into_iter().find(|seen| seen.id == schedule.deck);
    let deck = match deck {
        Some(deck) => escape(&deck.title),
        None => say!(locale, "drop-deck-gone", deck = escape(&schedule.deck.0)),
    };
    let mut parts = vec![
        say!(
            locale,
            "drop-when",
            number = schedule.number.to_string(),
            deck = deck,
            channel = format!("<#{}>", schedule.channel),
            days = words::days(locale, schedule.days),
            time = schedule.at.to_string(),
            zone = schedule.zone.to_string(),
        ),
        say!(locale, "drop-open", duration = words::duration(locale, schedule.open)),
        match schedule.answers {
            _ if schedule.cards == DropCards::Own => say!(locale, "drop-own-cards"),
            Answers::Private => say!(locale, "drop-private"),
            Answers::Channel => say!(locale, "drop-channel"),
        },
    ];
    if !schedule.tags.is_empty() {
        let tags: Vec<String> = schedule.tags.iter().map(|tag| escape(tag)).collect();
        parts.push(say!(locale, "card-tags", tags = words::comma(locale, &tags)));
    }
    parts.extend(schedule.ping.map(|role| say!(locale, "drop-pings", role = format!("<@&{role}>"))));
    parts.push(words::next_drop(locale, schedule.next_due()));
    let problem = schedule.trouble.as_ref().map(|problem| format!("\n-# ⚠ {}", words::drop_problem(locale, problem)));
    // What and when is one line, and everything else, which would wrap on a phone, a small one below it.
    let (first, others) = parts.split_first().map_or(("", &[][..]), |(first, others)| (first.as_str(), others));
    format!("{first}\n-# {}{}", others.join(" · "), problem.unwrap_or_default())
}

async fn list(call: Call) -> Result<Response, Refusal> {
    Ok(Response::private(call.context.drop_list(call.locale(), call.guild, 0).await?))
}

/// Another page of the list.
pub(in crate::bot) async fn turn_to(press: Press, page: u32) -> Result<Response, Refusal> {
    Ok(Response::Update(press.context.drop_list(press.locale(), press.guild, page).await?))
}

impl Context {
    async fn drop_list(&self, locale: Locale, guild: GuildId, page: u32) -> Result<Message, Refusal> {
        let schedules = self.decide(|reply| Job::Schedules { guild, reply }).await?;
        if schedules.is_empty() {
            return Ok(Message::text(say!(locale, "drop-none")));
        }
        let lines: Vec<String> = schedules.iter().map(|schedule| described(locale, self, guild, schedule)).collect();
        Ok(pagination::list(locale, say!(locale, "drop-list-title"), &lines, page, CustomId::DropPage))
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
        let (guild, locale) = (call.guild, call.locale());
        let typed = call.options.text("drop").unwrap_or_default().to_lowercase();
        let schedules = call.context.decide(|reply| Job::Schedules { guild, reply }).await.unwrap_or_default();
        let choice = |schedule: &Schedule| {
            let deck = call.context.decks.title(guild, &schedule.deck);
            let days = words::days(locale, schedule.days);
            let (number, time) = (schedule.number.to_string(), schedule.at.to_string());
            let shown = say!(locale, "drop-choice", number = &number, deck = deck, days = days, time = time);
            (shown, number)
        };
        schedules.iter().map(choice).filter(|(shown, _)| shown.to_lowercase().contains(&typed)).collect()
    })
}

async fn pause(call: Call, paused: bool) -> Result<Response, Refusal> {
    let (guild, number) = (call.guild, which(&call)?);
    let schedule = call.context.decide(|reply| Job::PauseSchedule { guild, number, paused, reply }).await??;
    let (locale, drop) = (call.locale(), line(&call, &schedule));
    Ok(Response::private(Message::text(if paused {
        say!(locale, "drop-paused-reply", drop = drop)
    } else {
        say!(locale, "drop-resumed-reply", drop = drop)
    })))
}

async fn remove(call: Call) -> Result<Response, Refusal> {
    let (guild, number) = (call.guild, which(&call)?);
    call.context.decide(|reply| Job::RemoveSchedule { guild, number, reply }).await??;
    Ok(Response::private(Message::text(say!(call.locale(), "drop-removed", number = number.to_string()))))
}

async fn now(call: Call) -> Result<Response, Refusal> {
    let (guild, number) = (call.guild, which(&call)?);
    let schedule = call.context.decide(|reply| Job::Schedule { guild, number, reply }).await??;
    let permissions = may_post(&call, schedule.channel).await?;
    let resources = call.context.drop_resources(&schedule).await?;
    let trouble = resources.deck.as_ref().and_then(|loaded| image_warning(&call, &schedule, loaded, permissions));
    call.context.decide(|reply| Job::PostDropNow { guild, number, resources, reply }).await??;
    let channel = format!("<#{}>", schedule.channel);
    let posted = say!(call.locale(), "drop-posted", number = number.to_string(), channel = channel);
    Ok(Response::private(Message::text(round_start::with_warning(posted, trouble))))
}
