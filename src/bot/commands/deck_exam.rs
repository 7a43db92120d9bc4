//! `/deck exam`: the day that a deck is learned for, with a forecast of what the group will know by then.

use popquiz_deck::DeckId;

use super::command::Call;
use crate::bot::context::Context;
use crate::bot::custom_id::CustomId;
use crate::bot::engine::Job;
use crate::bot::exams::{Exams, Forecast, forecast};
use crate::bot::press::Press;
use crate::bot::refusal::{DeckRefusal, Refusal};
use crate::bot::words::{decimal, percent};
use crate::discord::message::{Button, ButtonStyle, Message, Response};
use crate::discord::text::{escape, timestamp_date, timestamp_relative};
use crate::id::GuildId;
use crate::schedule::{day_text, parse_day};
use crate::store::StoreError;
use crate::texts::{Locale, say};

/// How far ahead an exam can be: reviews can't be planned any further.
const MOST_DAYS: i32 = 2 * 365;

const HALF_A_DAY_MS: i64 = 43_200_000;

pub(super) async fn run(call: Call) -> Result<Response, Refusal> {
    let Call { context, guild, options, .. } = &call;
    let seen = context.decks.named(*guild, options.text("deck"))?;
    if let Some(typed) = options.text("date") {
        let today = context.defaults.zone.day(context.clock.now());
        let day = parse_day(typed).filter(|day| (today + 1..=today + MOST_DAYS).contains(day));
        let refusal = || DeckRefusal::ExamDate { typed: typed.to_owned(), example: day_text(today + 30) };
        let (guild, deck, day) = (*guild, seen.id.clone(), Some(day.ok_or_else(refusal)?));
        context.decide(|reply| Job::SetExam { guild, deck, day, today, reply }).await??;
    }
    Ok(Response::private(context.exam(call.locale(), *guild, &seen.id).await?))
}

/// The date of an exam is no longer wanted.
pub(in crate::bot) async fn remove(press: Press, deck: DeckId) -> Result<Response, Refusal> {
    let (context, guild) = (&press.context, press.guild);
    let (of, today) = (deck.clone(), context.defaults.zone.day(context.clock.now()));
    context.decide(|reply| Job::SetExam { guild, deck: of, day: None, today, reply }).await??;
    Ok(Response::Update(context.exam(press.locale(), guild, &deck).await?))
}

impl Context {
    /// A deck's exam, with a forecast.
    async fn exam(&self, locale: Locale, guild: GuildId, deck: &DeckId) -> Result<Message, Refusal> {
        let loaded = self.deck(guild, deck).await?;
        let title = escape(&loaded.deck.title);
        let exams: Exams = self.exams(guild).await?;
        let (Some(day), Some(left)) = (exams.day(deck), exams.days_left(deck)) else {
            return Ok(Message::text(say!(locale, "deck-exam-none", deck = title)));
        };
        let answered = self.store.answered(guild, Some(deck.clone()), None).await?;
        let mut paused = self.decide(|reply| Job::PausedCards { guild, reply }).await?;
        let (paused, now) = (paused.remove(deck).unwrap_or_default(), self.clock.now());
        let work = move || forecast(&loaded.deck, &paused, &answered, (now, left));
        // It only fails if the runtime is shutting down.
        let forecast = tokio::task::spawn_blocking(work).await.map_err(|_| StoreError::Closed)?;
        let start = self.defaults.zone.start_of(day);
        // Noon is on the same day nearly everywhere.
        let (date, time) = (timestamp_date(start.plus_ms(HALF_A_DAY_MS)), timestamp_relative(start));
        let mut lines = vec![say!(locale, "deck-exam", deck = title, date = date, time = time)];
        lines.extend(forecast_lines(locale, forecast));
        let id = CustomId::RemoveExam(deck.clone()).to_string();
        let button = Button::new(say!(locale, "button-remove-exam"), ButtonStyle::Secondary, id);
        Ok(Message { buttons: vec![vec![button]], ..Message::text(lines.join("\n")) })
    }
}

fn forecast_lines(locale: Locale, forecast: Option<Forecast>) -> Vec<String> {
    let Some(Forecast { members, pace, at_pace, with_one_more }) = forecast else {
        return vec![say!(locale, "deck-exam-no-forecast")];
    };
    let share = |share: f32| percent(locale, f64::from(share));
    let pace = decimal(locale, f64::from(pace));
    vec![
        say!(locale, "deck-exam-forecast", members = members),
        format!("- {}", say!(locale, "deck-exam-at-pace", pace = pace, share = share(at_pace))),
        format!("- {}", say!(locale, "deck-exam-one-more", share = share(with_one_more))),
        format!("-# {}", say!(locale, "deck-exam-note")),
    ]
}
