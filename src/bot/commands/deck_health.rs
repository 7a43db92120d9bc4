//! `/deck health`: the cards of a deck that work badly as questions, with what to do about them in one tap.

use std::collections::BTreeSet;

use popquiz_deck::{Card, CardId, DeckId};
use popquiz_memory::items::{LEAST_ANSWERS, Oddity};

use super::command::Call;
use crate::bot::card_statistics::{CardHealth, card_statistics};
use crate::bot::context::Context;
use crate::bot::custom_id::CustomId;
use crate::bot::engine::Job;
use crate::bot::pagination;
use crate::bot::press::Press;
use crate::bot::refusal::{CardRefusal, Refusal};
use crate::bot::words::{cards as n_cards, decimal, percent, prompt};
use crate::discord::message::{Button, ButtonStyle, Embed, Message, Response};
use crate::discord::text::{cut, escape};
use crate::id::GuildId;
use crate::store::{AnsweredQuestion, StoreError};
use crate::texts::{Locale, say};

/// Cards on a page: each has a row of buttons, and the last of Discord's five rows turns pages.
const PAGE: usize = 4;

/// The most characters of a prompt or an answer: four cards fit into an embed.
const SHOWN_CHARS: usize = 150;

pub(super) async fn run(call: Call) -> Result<Response, Refusal> {
    let seen = call.context.decks.named(call.guild, call.options.text("deck"))?;
    Ok(Response::private(call.context.deck_health(call.locale(), call.guild, &seen.id, 0).await?))
}

/// Another page.
pub(in crate::bot) async fn turn_to(press: Press, deck: DeckId, page: u32) -> Result<Response, Refusal> {
    Ok(Response::Update(press.context.deck_health(press.locale(), press.guild, &deck, page).await?))
}

/// A manager pauses a card, or resumes it.
pub(in crate::bot) async fn pause(
    press: Press,
    (deck, card): (DeckId, CardId),
    paused: bool,
    page: u32,
) -> Result<Response, Refusal> {
    let guild = press.guild;
    press.context.deck(guild, &deck).await?.deck.card(&card).ok_or(CardRefusal::Gone)?;
    let of = deck.clone();
    press.context.decide(|reply| Job::PauseCard { guild, deck: of, card, paused, reply }).await?;
    turn_to(press, deck, page).await
}

impl Context {
    async fn deck_health(&self, locale: Locale, guild: GuildId, deck: &DeckId, page: u32) -> Result<Message, Refusal> {
        let loaded = self.deck(guild, deck).await?;
        let can_edit = self.decks.own_with_id(guild, deck).is_ok();
        let answers = self.store.answered(guild, Some(deck.clone()), None).await?;
        let mut paused = self.decide(|reply| Job::PausedCards { guild, reply }).await?;
        let paused = paused.remove(deck).unwrap_or_default();
        let work = move || {
            let health = card_statistics(&loaded.deck.cards, &answers);
            let view =
                View { title: &loaded.deck.title, cards: &loaded.deck.cards, answers: &answers, health: &health };
            view.message(locale, (&loaded.deck.id, can_edit), &paused, page)
        };
        // It only fails if the runtime is shutting down.
        tokio::task::spawn_blocking(work).await.map_err(|_| StoreError::Closed.into())
    }

    /// What a group's answers say about a card, as a line below it; `None` if nobody has answered it.
    pub(super) async fn card_numbers(
        &self,
        locale: Locale,
        guild: GuildId,
        (deck, card): (&DeckId, &CardId),
    ) -> Result<Option<String>, Refusal> {
        let loaded = self.deck(guild, deck).await?;
        let answers = self.store.answered(guild, Some(deck.clone()), None).await?;
        let card = card.clone();
        let work = move || {
            let health = card_statistics(&loaded.deck.cards, &answers);
            loaded.deck.cards.iter().zip(health).find(|(it, _)| it.id == card).map(|(_, health)| health)
        };
        // It only fails if the runtime is shutting down.
        let of_card = tokio::task::spawn_blocking(work).await.map_err(|_| StoreError::Closed)?;
        Ok(of_card.filter(|health| health.answers > 0).map(|health| numbers(locale, &health)))
    }
}

/// A deck with what is known about it.
struct View<'a> {
    title: &'a str,
    cards: &'a [Card],
    answers: &'a [AnsweredQuestion],
    health: &'a [CardHealth],
}

impl View<'_> {
    fn message(
        &self,
        locale: Locale,
        (deck, can_edit): (&DeckId, bool),
        paused: &BTreeSet<CardId>,
        page: u32,
    ) -> Message {
        let mut odd: Vec<(Option<Oddity>, &Card, &CardHealth)> = self
            .cards
            .iter()
            .zip(self.health)
            .map(|(card, health)| (health.item.oddity(), card, health))
            .filter(|(oddity, card, _)| oddity.is_some() || paused.contains(&card.id))
            .collect();
        odd.sort_by_key(|(oddity, ..)| (oddity.is_none(), *oddity));
        let pages = u32::try_from(odd.len().div_ceil(PAGE)).unwrap_or(u32::MAX).max(1);
        let page = page.min(pages - 1);
        let mut lines = self.summary(locale);
        if odd.iter().all(|(oddity, ..)| oddity.is_none()) && self.health.iter().any(|it| it.item.has_enough()) {
            lines.push(say!(locale, "deck-health-fine"));
        }
        let mut buttons = Vec::new();
        for (number, (oddity, card, health)) in (1_usize..).zip(odd).skip(page as usize * PAGE).take(PAGE) {
            let is_paused = paused.contains(&card.id);
            lines.push(entry(locale, number, (oddity, card, health), is_paused));
            let button = |label, id: CustomId| Button::new(label, ButtonStyle::Secondary, id.to_string());
            let mut row = Vec::new();
            if can_edit {
                let id = CustomId::EditCard(deck.clone(), card.id.clone());
                row.push(button(say!(locale, "button-edit-number", number = number), id));
            }
            let label = if is_paused {
                say!(locale, "button-resume-number", number = number)
            } else {
                say!(locale, "button-pause-number", number = number)
            };
            let id = CustomId::PauseCard { paused: !is_paused, page, deck: deck.clone(), card: card.id.clone() };
            row.push(button(label, id));
            buttons.push(row);
        }
        let mut message = Message::embed(Embed {
            title: Some(say!(locale, "deck-health-title", title = escape(self.title))),
            description: Some(lines.join("\n")),
            footer: pagination::footer(locale, page, pages),
            ..Embed::default()
        });
        buttons.extend(pagination::buttons(locale, page, pages, |page| CustomId::HealthPage(deck.clone(), page)));
        message.buttons = buttons;
        message
    }

    /// What it's based on, and whether that's enough.
    fn summary(&self, locale: Locale) -> Vec<String> {
        let first: u32 = self.health.iter().map(|it| it.item.answers).sum();
        if first == 0 {
            return vec![say!(locale, "deck-health-none")];
        }
        let members: BTreeSet<_> = self.answers.iter().map(|it| it.user).collect();
        let right: u32 = self.health.iter().map(|it| it.item.right).sum();
        let share = percent(locale, f64::from(right) / f64::from(first));
        let mut lines = vec![
            say!(locale, "deck-health-based", answers = first, members = members.len()),
            say!(locale, "deck-health-right", share = share),
        ];
        lines.push(match self.health.iter().filter(|it| it.item.has_enough()).count() {
            0 => say!(locale, "deck-health-too-little", needed = LEAST_ANSWERS),
            enough => {
                let cards = n_cards(locale, self.cards.len());
                say!(locale, "deck-health-enough", enough = enough, all = cards, needed = LEAST_ANSWERS)
            }
        });
        lines
    }
}

/// A card with what is odd about it.
fn entry(
    locale: Locale,
    number: usize,
    (oddity, card, health): (Option<Oddity>, &Card, &CardHealth),
    is_paused: bool,
) -> String {
    let mut lines = vec![format!("\n`{number}.` {}", prompt(locale, &cut(&card.prompt, SHOWN_CHARS)))];
    lines.extend(oddity.map(|oddity| match oddity {
        Oddity::StrongerDoWorse => format!("⚠️ {}", say!(locale, "deck-health-stronger-do-worse")),
        Oddity::NobodyGetsIt => say!(locale, "deck-health-nobody"),
        Oddity::EverybodyGetsIt => say!(locale, "deck-health-everybody"),
    }));
    if is_paused {
        lines.push(format!("⏸️ {}", say!(locale, "deck-health-paused")));
    }
    if health.answers > 0 {
        lines.push(format!("-# {}", numbers(locale, health)));
    }
    lines.join("\n")
}

/// The numbers of a card, on a line.
fn numbers(locale: Locale, health: &CardHealth) -> String {
    let CardHealth { item, answers, appeals, wrong, seconds } = health;
    let mut parts = vec![say!(locale, "card-numbers-right", right = item.right, answers = item.answers)];
    parts.extend(
        item.discrimination
            .map(|it| say!(locale, "card-numbers-discrimination", value = decimal(locale, f64::from(it)))),
    );
    if *appeals > 0 {
        let share = percent(locale, f64::from(*appeals) / f64::from(*answers));
        parts.push(say!(locale, "card-numbers-appeals", share = share));
    }
    parts.extend(
        wrong.as_ref().map(|(text, by)| {
            say!(locale, "card-numbers-wrong", answer = escape(&cut(text, SHOWN_CHARS)), members = *by)
        }),
    );
    parts.extend(seconds.map(|it| say!(locale, "card-numbers-seconds", seconds = it)));
    parts.join(" · ")
}
