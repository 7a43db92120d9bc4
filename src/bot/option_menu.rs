//! A menu for an option of a command that was left out or can't be understood. Choosing from it runs the command again
//! with that option, so a phone needs no typing.

use std::sync::Arc;

use super::commands;
use super::context::Context;
use super::custom_id::CustomId;
use super::drafts::Draft;
use super::press::Press;
use super::refusal::{DeckRefusal, DropRefusal, InteractionRefusal, Refusal};
use super::words;
use crate::discord::interaction::{CommandOptions, Interaction, OptionValue};
use crate::discord::limits;
use crate::discord::message::{Message, Response, Select, SelectOption};
use crate::id::{DraftId, GuildId};
use crate::schedule::Weekdays;
use crate::texts::{Locale, say};

/// Sets of days that many drops are posted on, as people type them.
const DAYS: &[&str] =
    &["daily", "weekdays", "weekends", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// What a command needs to know, and what it may be, as (shown, typed).
struct Choices {
    option: &'static str,
    placeholder: &'static str,
    values: Vec<(String, String)>,
}

impl Choices {
    /// `None` if the refusal isn't about an option that can be chosen.
    fn for_refusal(refusal: &Refusal, locale: Locale) -> Option<Self> {
        let as_typed = |values: &[String]| values.iter().map(|value| (value.clone(), value.clone())).collect();
        let (option, placeholder, values) = match refusal {
            Refusal::Deck(unnamed @ (DeckRefusal::Unnamed { .. } | DeckRefusal::NotFound { .. })) => {
                ("deck", "menu-deck", as_typed(&unnamed.titles_to_choose()))
            }
            Refusal::Deck(DeckRefusal::NotInMix { mixes, .. }) => ("mix", "menu-mix", as_typed(mixes)),
            Refusal::Drop(DropRefusal::AmbiguousZone { zones, .. } | DropRefusal::NoZone { zones }) => {
                ("zone", "menu-zone", zones.iter().map(|zone| (zone.to_string(), zone.name.clone())).collect())
            }
            Refusal::Drop(DropRefusal::NoDays) => {
                let shown = |typed: &str| Some(words::days(locale, typed.parse::<Weekdays>().ok()?));
                let values = DAYS.iter().filter_map(|typed| Some((shown(typed)?, (*typed).to_owned())));
                ("days", "menu-days", values.collect())
            }
            Refusal::Drop(DropRefusal::NoTime) => {
                let hours = (0..24).map(|hour| format!("{hour:02}:00"));
                ("time", "menu-time", hours.map(|time| (time.clone(), time)).collect())
            }
            _ => return None,
        };
        Some(Self { option, placeholder, values })
    }
}

/// Runs a command. If it's refused for an option that can be chosen, the reply is a menu.
pub(super) async fn run(
    context: &Arc<Context>,
    interaction: &Interaction,
    path: &str,
    options: CommandOptions,
) -> Result<Response, Refusal> {
    commands::run(context, interaction, path, options.clone()).await.or_else(|refusal| {
        let guild = interaction.guild.ok_or_else(|| refusal.clone())?;
        let menu = menu(context, (guild, interaction), (path, options), &refusal);
        menu.map(Response::private).ok_or(refusal)
    })
}

fn menu(
    context: &Context,
    (guild, interaction): (GuildId, &Interaction),
    (path, options): (&str, CommandOptions),
    refusal: &Refusal,
) -> Option<Message> {
    let locale = interaction.locale;
    let Choices { option, placeholder, values } = Choices::for_refusal(refusal, locale)?;
    let choice = |(label, value): (String, String)| SelectOption { label, description: None, value };
    let fits = |(_, value): &(String, String)| value.chars().count() <= limits::CHOICE_VALUE;
    let choices: Vec<SelectOption> = values.into_iter().filter(fits).map(choice).collect();
    if choices.is_empty() {
        return None;
    }
    let draft = Draft::Command { path: path.to_owned(), options, missing: option };
    let draft = context.drafts.keep(guild, interaction.user, draft, context.clock.now());
    let select = Select {
        custom_id: CustomId::ChooseOption(draft).to_string(),
        placeholder: say!(locale, placeholder),
        options: choices,
        most: 1,
    };
    Some(Message { select: Some(select), ..Message::text(words::refusal(locale, refusal)) })
}

/// Runs the command again with what was chosen.
pub(super) async fn choose(press: Press, draft: DraftId) -> Result<Response, Refusal> {
    let Press { context, interaction, guild, chosen, .. } = press;
    // Taken, so that a second press doesn't run the command twice.
    let found = context.drafts.take(draft, guild, interaction.user, context.clock.now());
    let Some(Draft::Command { path, mut options, missing }) = found else {
        return Err(InteractionRefusal::DraftExpired.into());
    };
    options.0.retain(|(name, _)| name != missing);
    options.0.extend(chosen.into_iter().take(1).map(|value| (missing.to_owned(), OptionValue::Text(value))));
    Ok(match run(&context, &interaction, &path, options).await? {
        Response::Message { message, private: true } => Response::Update(message),
        response => response,
    })
}
