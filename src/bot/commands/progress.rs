//! `/progress`: how learning goes, as a picture: one's own, or the group's.

use popquiz_charts::{Bar, Chart, Panel};
use popquiz_deck::DeckId;

use super::command::{Action, Call, Command, nothing_to_complete};
use crate::bot::authorization::Who;
use crate::bot::decks::DeckEntry;
use crate::bot::learning::{AHEAD_DAYS, Learning, WEEKS, learning};
use crate::bot::refusal::Refusal;
use crate::bot::words::{comma, percent};
use crate::discord::command::{Kind, OptionSpec};
use crate::discord::message::{Embed, Message, Response};
use crate::store::StoreError;
use crate::texts::{Locale, say};

pub(super) const COMMAND: Command = Command {
    name: "progress",
    actions: &[Action {
        name: "",
        who: Who::Everybody,
        options: &[OptionSpec::optional("group", Kind::Boolean)],
        run: |call| Box::pin(run(call)),
        complete: nothing_to_complete,
    }],
};

/// The decks that are compared.
const DECKS: usize = 6;

/// A group of fewer members would show each of them the others' results.
const LEAST_MEMBERS: usize = 3;

async fn run(call: Call) -> Result<Response, Refusal> {
    let Call { context, interaction, guild, options, .. } = &call;
    let is_group = options.boolean("group") == Some(true) && !interaction.is_direct;
    let locale = call.locale();
    let of = (!is_group).then_some(interaction.user);
    let answered = context.store.answered(*guild, None, of).await?;
    let (zone, now) = (context.defaults.zone.clone(), context.clock.now());
    let work = move || learning(&answered, &zone, now);
    // It only fails if the runtime is shutting down.
    let learning = tokio::task::spawn_blocking(work).await.map_err(|_| StoreError::Closed)?;
    let Some(learning) = learning.filter(|it| !is_group || it.members >= LEAST_MEMBERS) else {
        let text = if is_group {
            say!(locale, "progress-group-none", members = LEAST_MEMBERS)
        } else {
            say!(locale, "progress-none")
        };
        return Ok(Response::private(Message::text(text)));
    };
    let view = View { locale, is_group, decks: &context.decks.visible_to(*guild), learning: &learning };
    let file = context.charts.draw(view.chart(), view.description()).await?;
    let note = say!(locale, "progress-note");
    let embed = Embed { title: Some(view.title()), footer: Some(note), ..Embed::default() };
    Ok(Response::private(Message::embed(embed).showing(file)))
}

struct View<'a> {
    locale: Locale,
    is_group: bool,
    decks: &'a [DeckEntry],
    learning: &'a Learning,
}

impl View<'_> {
    fn title(&self) -> String {
        if self.is_group {
            say!(self.locale, "progress-group-title", members = self.learning.members)
        } else {
            say!(self.locale, "progress-title")
        }
    }

    fn percent(&self, share: f32) -> String {
        percent(self.locale, f64::from(share))
    }

    /// The decks with the most known cards, and which share of each is known. Decks that were removed are left out.
    fn shares(&self) -> Vec<(String, f32)> {
        let entry = |id: &DeckId| self.decks.iter().find(|deck| deck.id == *id);
        let share = |(id, known): &(DeckId, f32)| {
            let deck = entry(id).filter(|deck| deck.cards > 0)?;
            Some((deck.title.clone(), (known / deck.cards as f32).min(1.0)))
        };
        self.learning.decks.iter().filter_map(share).take(DECKS).collect()
    }

    fn chart(&self) -> Chart {
        let Self { locale, learning, .. } = self;
        let today = say!(*locale, "progress-today");
        let top = learning.known.iter().copied().fold(1.0, f32::max).ceil();
        let title = if self.is_group { say!(*locale, "progress-group-known") } else { say!(*locale, "progress-known") };
        let known = Panel::Line {
            title,
            values: learning.known.clone(),
            top,
            labels: [format!("{top:.0}"), say!(*locale, "progress-days-ago", days = learning.days), today.clone()],
        };
        let curve = Panel::Line {
            title: say!(*locale, "progress-curve"),
            values: learning.curve.clone(),
            top: 1.0,
            labels: [self.percent(1.0), today.clone(), say!(*locale, "progress-in-days", days = AHEAD_DAYS)],
        };
        let activity = Panel::Calendar {
            title: say!(*locale, "progress-activity"),
            days: learning.activity.clone(),
            labels: [say!(*locale, "progress-weeks-ago", weeks = WEEKS - 1), today],
        };
        let bar = |(label, share): (String, f32)| Bar { label, share, value: self.percent(share) };
        let bars: Vec<Bar> = self.shares().into_iter().map(bar).collect();
        let title = say!(*locale, "progress-decks");
        let decks = if bars.is_empty() {
            Panel::Empty { title, note: say!(*locale, "progress-no-decks") }
        } else {
            Panel::Bars { title, bars }
        };
        Chart { title: self.title(), panels: vec![known, curve, activity, decks] }
    }

    /// The same in words, with the numbers.
    fn description(&self) -> String {
        let Self { locale, learning, .. } = self;
        let ends =
            |values: &[f32]| (values.first().copied().unwrap_or_default(), values.last().copied().unwrap_or_default());
        let (before, now) = ends(&learning.known);
        let (recall, later) = ends(&learning.curve);
        let rounded = |number: f32| f64::from(number.round());
        let answers: u32 = learning.activity.iter().sum();
        let active = learning.activity.iter().filter(|answers| **answers > 0).count();
        let deck = |(title, share): (String, f32)| format!("{title} {}", self.percent(share));
        let decks: Vec<String> = self.shares().into_iter().map(deck).collect();
        let mut lines = vec![
            say!(*locale, "progress-alt-known", now = rounded(now), before = rounded(before), days = learning.days,),
            say!(
                *locale,
                "progress-alt-curve",
                now = self.percent(recall),
                later = self.percent(later),
                days = AHEAD_DAYS,
            ),
            say!(*locale, "progress-alt-activity", answers = answers, days = active, weeks = WEEKS),
        ];
        if !decks.is_empty() {
            lines.push(say!(*locale, "progress-alt-decks", decks = comma(*locale, &decks)));
        }
        lines.join(" ")
    }
}
