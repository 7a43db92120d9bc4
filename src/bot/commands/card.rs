//! `/card`: the cards of a server's own decks, one by one, through a form.

use std::sync::Arc;

use popquiz_deck::Kind as CardKind;
use popquiz_deck::fold::is_blank;
use popquiz_deck::ids::IdAllocator;
use popquiz_deck::{Card, CardId, Deck, DeckId};

use super::command::{Action, Call, Command};
use super::deck_reply::{complete_own, done, undoable};
use super::lookup;
use super::lookup::Meant;
use crate::bot::authorization::Who;
use crate::bot::context::Context;
use crate::bot::custom_id::{CustomId, FormId};
use crate::bot::deck_changes::NewVersion;
use crate::bot::decks::DeckEntry;
use crate::bot::drafts::Draft;
use crate::bot::engine::Job;
use crate::bot::press::{FilledForm, Press};
use crate::bot::refusal::{CardRefusal, InteractionRefusal, Refusal};
use crate::bot::{render, words};
use crate::deck::check::{Finding, check};
use crate::deck::format::card_text::{self, Notation};
use crate::discord::command::{Kind, OptionSpec};
use crate::discord::limits;
use crate::discord::message::{Button, ButtonStyle, Message, Modal, Response, TextInput};
use crate::discord::text::escape;
use crate::id::{DraftId, GuildId, UserId};
use crate::store::decks::{Among, DeckChangeSummary};
use crate::texts::{Locale, say};

pub(super) const COMMAND: Command = Command {
    name: "card",
    actions: &[
        Action {
            name: "add",
            who: Who::DECK_MANAGERS,
            options: &[OptionSpec::optional("deck", Kind::Completed)],
            run: |call| Box::pin(std::future::ready(form_to_add(&call))),
            complete: |call, focused| Box::pin(std::future::ready(complete_own(&call, &focused))),
        },
        Action {
            name: "edit",
            who: Who::DECK_MANAGERS,
            options: &[lookup::WHICH],
            run: |call| Box::pin(form_to_edit(call)),
            complete: |call, _| Box::pin(async move { lookup::complete(&call, Among::Own).await }),
        },
        Action {
            name: "remove",
            who: Who::DECK_MANAGERS,
            options: &[lookup::WHICH],
            run: |call| Box::pin(remove(call)),
            complete: |call, _| Box::pin(async move { lookup::complete(&call, Among::Own).await }),
        },
        Action {
            name: "show",
            who: Who::DECK_MANAGERS,
            options: &[lookup::WHICH],
            run: |call| Box::pin(show(call)),
            complete: |call, _| Box::pin(async move { lookup::complete(&call, Among::All).await }),
        },
    ],
};

/// The fields of the form.
const PROMPT: &str = "prompt";
const ANSWER: &str = "answer";
const REJECT: &str = "reject";
const TAGS: &str = "tags";
const NOTE: &str = "note";
const FIELDS: [&str; 5] = [PROMPT, ANSWER, REJECT, TAGS, NOTE];

/// A card as the form shows it, field by field.
fn shown(card: &Card) -> [String; 5] {
    [
        card.prompt.clone(),
        card.key.as_ref().map(|key| card_text::write(&card.prompt, key, Notation::Form)).unwrap_or_default(),
        card_text::lines_of(&card.reject),
        card_text::tags_line(&card.tags),
        card.note.clone().unwrap_or_default(),
    ]
}

fn form(locale: Locale, id: &FormId, texts: [String; 5]) -> Result<Response, Refusal> {
    let title = match id {
        FormId::EditCard(..) => say!(locale, "card-form-edit"),
        FormId::AddCard(_) | FormId::Answer(_) | FormId::PracticeAnswer(_) | FormId::OwnCardAnswer(_) => {
            say!(locale, "card-form-add")
        }
    };
    let [prompt, answer, reject, tags, note] = texts;
    // Discord opens no form with a text that is longer than could be typed into it.
    if [&prompt, &answer, &reject, &tags, &note].iter().any(|text| text.encode_utf16().count() > limits::INPUT_VALUE) {
        return Err(CardRefusal::TooLongForForm.into());
    }
    let field = |name: &str, label: String, paragraph, required, placeholder: String, value: String| TextInput {
        custom_id: name.to_owned(),
        label,
        paragraph,
        placeholder: Some(placeholder),
        value: Some(value).filter(|value| !value.is_empty()),
        required,
        max_length: 4000,
    };
    Ok(Response::Modal(Modal {
        custom_id: id.to_string(),
        title,
        inputs: vec![
            field(
                PROMPT,
                say!(locale, "card-form-prompt"),
                true,
                true,
                say!(locale, "card-form-prompt.example"),
                prompt,
            ),
            field(
                ANSWER,
                say!(locale, "card-form-answer"),
                true,
                false,
                say!(locale, "card-form-answer.example"),
                answer,
            ),
            field(
                REJECT,
                say!(locale, "card-form-reject"),
                true,
                false,
                say!(locale, "card-form-reject.example"),
                reject,
            ),
            field(TAGS, say!(locale, "card-form-tags"), false, false, say!(locale, "card-form-tags.example"), tags),
            field(NOTE, say!(locale, "card-form-note"), true, false, say!(locale, "card-form-note.example"), note),
        ],
    }))
}

fn form_to_add(call: &Call) -> Result<Response, Refusal> {
    let seen = call.context.decks.own_named(call.guild, call.options.text("deck"))?;
    let locale = call.locale();
    // Discord offers no such option: it comes from a message that the card is made of.
    let prompt = call.options.text("prompt").unwrap_or_default().to_owned();
    form(locale, &FormId::AddCard(seen.id), [prompt, String::new(), String::new(), String::new(), String::new()])
}

/// A card of a deck that can be changed.
async fn own_card(
    context: &Context,
    guild: GuildId,
    deck: &DeckId,
    card: CardId,
) -> Result<(DeckEntry, Card), Refusal> {
    let seen = context.decks.own_with_id(guild, deck)?;
    let found = context.store.card(guild, deck.clone(), card).await?;
    let (_, card) = found.ok_or(CardRefusal::Gone)?;
    Ok((seen, card))
}

async fn form_to_edit(call: Call) -> Result<Response, Refusal> {
    let Meant { deck, card, .. } = lookup::which(&call, Among::Own).await?;
    let (_, card) = own_card(&call.context, call.guild, &deck, card).await?;
    // The form shows the answer.
    is_no_secret(&call.context, call.guild, &deck, &card)?;
    let locale = call.locale();
    form(locale, &FormId::EditCard(deck, card.id.clone()), shown(&card))
}

/// A card of a list is to be edited.
pub(in crate::bot) async fn open_form(press: Press, deck: DeckId, card: CardId) -> Result<Response, Refusal> {
    let (_, card) = own_card(&press.context, press.guild, &deck, card).await?;
    is_no_secret(&press.context, press.guild, &deck, &card)?;
    form(press.locale(), &FormId::EditCard(deck, card.id.clone()), shown(&card))
}

/// Opens the form again that couldn't be used, with what was typed.
pub(in crate::bot) fn edit_again(press: &Press, draft: DraftId) -> Result<Response, Refusal> {
    let Press { context, guild, .. } = press;
    let found = context.drafts.find(draft, *guild, press.user(), context.clock.now());
    let Some(Draft::Form { form: id, fields }) = found else { return Err(InteractionRefusal::DraftExpired.into()) };
    let typed = |name: &str| fields.iter().find(|(field, _)| field == name).map_or(String::new(), |(_, it)| it.clone());
    form(press.locale(), &id, FIELDS.map(typed))
}

/// Managers play too: the answer of an open question is not shown to them by the way.
fn is_no_secret(context: &Context, guild: GuildId, deck: &DeckId, card: &Card) -> Result<(), Refusal> {
    if !context.open_questions.gives_away(guild, deck, card) {
        return Ok(());
    }
    Err(CardRefusal::IsAskedNow.into())
}

/// A card as the form says it, in the place of `old`.
fn filled_in(form: &FilledForm, old: Card) -> Result<Card, Refusal> {
    let typed = |name: &str| form.field(name).trim();
    let prompt = typed(PROMPT).to_owned();
    if is_blank(&prompt) {
        return Err(CardRefusal::NoPrompt.into());
    }
    // What was not touched stays as it is, to the letter.
    let [_, answer, reject, tags, _] = shown(&old).map(|text| text.trim().to_owned());
    let key = if old.key.is_some() && answer == typed(ANSWER) {
        old.key.clone()
    } else {
        card_text::read(&prompt, typed(ANSWER), Notation::Form)
            .map_err(|problem| CardRefusal::UnreadableAnswer { problem })?
    };
    let reject = if reject == typed(REJECT) { old.reject.clone() } else { card_text::wordings_in_lines(typed(REJECT)) };
    let tags = if tags == typed(TAGS) { old.tags.clone() } else { card_text::tags(typed(TAGS)) };
    let note = Some(typed(NOTE).to_owned()).filter(|note| !note.is_empty());
    Ok(Card { prompt, key, reject, tags, note, ..old })
}

/// The form of a new card was submitted.
pub(in crate::bot) async fn add(form: FilledForm, deck: DeckId) -> Result<Response, Refusal> {
    let (context, guild) = (&form.context, form.guild);
    let deck = context.decks.own_with_id(guild, &deck)?.id;
    let new = filled_in(&form, Card::new(CardId(String::new()), "", None))?;
    let locale = form.locale();
    let text = say!(locale, "card-added", card = shown_in_short(locale, &new));
    let made = context.change_deck((guild, deck), form.user(), move |mut deck: Deck| {
        let id = IdAllocator::excluding(deck.cards.iter().map(|card| &card.id)).for_text(&new.prompt);
        let summary = DeckChangeSummary::AddedCard { prompt: new.prompt.clone() };
        deck.cards.push(Card { id, ..new });
        Ok(NewVersion { deck, removed: false, summary })
    });
    let changed = made.await?;
    let findings = findings(locale, &changed.after, changed.after.cards.last()).await;
    Ok(done(locale, &changed, format!("{text}{findings}")))
}

/// What a check of the deck finds about one of its cards, each on a line of its own.
async fn findings(locale: Locale, deck: &Deck, card: Option<&Card>) -> String {
    const SHOWN: usize = 3;
    let Some(card) = card.map(|card| card.id.clone()) else { return String::new() };
    let deck = deck.clone();
    let found = tokio::task::spawn_blocking(move || check(&deck)).await.unwrap_or_else(|error| {
        // What a panic says may quote the card.
        tracing::error!(is_panic = error.is_panic(), "a bug ended the check of a card; please report it");
        Vec::new()
    });
    let is_about = |finding: &&Finding| finding.place.as_ref().is_some_and(|place| place.card == card);
    let line = |finding: &Finding| {
        let (problem, advice) = (finding.message.say(locale, &escape), finding.advice.say(locale, &escape));
        let finding = say!(locale, "finding", problem = problem, advice = advice);
        format!("\n⚠ {}", say!(locale, "card-finding", finding = finding))
    };
    found.iter().filter(is_about).take(SHOWN).map(line).collect()
}

/// The form of a card that is there was submitted.
pub(in crate::bot) async fn edit(form: FilledForm, deck: DeckId, card: CardId) -> Result<Response, Refusal> {
    let (context, guild, user, locale) = (Arc::clone(&form.context), form.guild, form.user(), form.locale());
    let deck = context.decks.own_with_id(guild, &deck)?.id;
    let made = context.change_deck((guild, deck), user, move |mut deck: Deck| {
        let place = deck.cards.iter_mut().find(|known| known.id == card);
        let place = place.ok_or(CardRefusal::Gone)?;
        let summary = DeckChangeSummary::EditedCard { prompt: place.prompt.clone() };
        *place = filled_in(&form, place.clone())?;
        Ok(NewVersion { deck, removed: false, summary })
    });
    let changed = made.await?;
    let is_new = |card: &&Card| !changed.before.cards.contains(card);
    let edited = changed.after.cards.iter().find(is_new);
    let text = edited.map(|card| say!(locale, "card-edited", card = shown_in_short(locale, card)));
    let findings = findings(locale, &changed.after, edited).await;
    Ok(done(locale, &changed, format!("{}{findings}", text.unwrap_or_default())))
}

/// A card, with how its answer was understood.
fn shown_in_short(locale: Locale, card: &Card) -> String {
    let kind = card.key.as_ref().map_or("card-never-asked", |key| kind(key.kind()));
    let answer = card.key.as_ref().map(|key| render::answer(locale, key)).unwrap_or_default();
    format!("**{}** ({})\n{answer}", escape(&card.prompt), say!(locale, kind))
}

/// What a kind of card is called.
fn kind(kind: CardKind) -> &'static str {
    match kind {
        CardKind::Term => "kind-term",
        CardKind::List => "kind-list",
        CardKind::Blanks => "kind-blank",
        CardKind::Number => "kind-number",
        CardKind::YesNo => "kind-yes-or-no",
        CardKind::Explanation => "kind-explanation",
        CardKind::Choice => "kind-choice",
    }
}

async fn remove(call: Call) -> Result<Response, Refusal> {
    let Meant { deck, card, is_sure } = lookup::which(&call, Among::Own).await?;
    let (seen, card) = own_card(&call.context, call.guild, &deck, card).await?;
    if is_sure {
        return remove_card(&call.context, call.locale(), (call.guild, call.interaction.user), deck, card)
            .await
            .map(Response::private);
    }
    let locale = call.locale();
    let prompt = words::prompt(locale, &card.prompt);
    let text = say!(locale, "card-remove", prompt = prompt, deck = escape(&seen.title));
    let button = Button::new(
        say!(locale, "button-remove"),
        ButtonStyle::Secondary,
        CustomId::RemoveCard(deck, card.id).to_string(),
    );
    Ok(Response::private(Message { buttons: vec![vec![button]], ..Message::text(text) }))
}

/// The card that was found is the one to remove.
pub(in crate::bot) async fn remove_found(press: Press, deck: DeckId, card: CardId) -> Result<Response, Refusal> {
    let (context, guild) = (&press.context, press.guild);
    let (_, card) = own_card(context, guild, &deck, card).await?;
    remove_card(context, press.locale(), (guild, press.user()), deck, card).await.map(Response::Update)
}

async fn remove_card(
    context: &Context,
    locale: Locale,
    (guild, by): (GuildId, UserId),
    deck: DeckId,
    card: Card,
) -> Result<Message, Refusal> {
    let prompt = words::prompt(locale, &card.prompt);
    let made = context.change_deck((guild, deck), by, move |mut deck: Deck| {
        let summary = DeckChangeSummary::RemovedCard { prompt: card.prompt };
        deck.cards.retain(|known| known.id != card.id);
        Ok(NewVersion { deck, removed: false, summary })
    });
    let changed = made.await?;
    let text = say!(locale, "card-removed", prompt = prompt, cards = changed.after.cards.len());
    Ok(undoable(locale, &changed, text))
}

async fn show(call: Call) -> Result<Response, Refusal> {
    let Meant { deck, card, .. } = lookup::which(&call, Among::All).await?;
    let (guild, locale) = (call.guild, call.locale());
    let found = call.context.store.card(guild, deck.clone(), card).await?;
    let (about, card) = found.ok_or(CardRefusal::Gone)?;
    let (of, id) = (deck.clone(), card.id.clone());
    let taught = call.context.decide(|reply| Job::AcceptedWordings { guild, deck: of, card: id, reply }).await?;
    let mut more = Vec::new();
    if let Some(key) = &card.key {
        let kind = say!(locale, kind(key.kind()));
        let source = escape(&card_text::write(&card.prompt, key, Notation::Form));
        more.push(format!("\n**{}**\n{source}", say!(locale, "card-source", kind = kind)));
    }
    if !taught.is_empty() {
        more.push(format!("\n{}", say!(locale, "card-taught", wordings = taught_in_short(locale, &taught))));
    }
    if !card.reject.is_empty() {
        let rejected = escape(&card.reject.join(" | "));
        more.push(format!("\n{}", say!(locale, "card-rejected", wordings = rejected)));
    }
    let numbers = call.context.card_numbers(locale, guild, (&deck, &card.id)).await?;
    more.extend(numbers.map(|numbers| format!("-# {numbers}")));
    more.push(format!("-# {deck} · {}", card.id));
    let have = call.interaction.app_permissions;
    let message = call.context.shown_card(locale, (guild, &deck), (&about, &card, &[]), have, more).await;
    // At last, for a question may have been asked meanwhile.
    is_no_secret(&call.context, guild, &deck, &card)?;
    Ok(Response::private(message))
}

/// Wordings as many as fit: a card may have been taught more than a message holds.
fn taught_in_short(locale: Locale, taught: &[String]) -> String {
    const LONGEST: usize = 1000;
    let mut length = 0;
    let fits = |wording: &String| {
        length += wording.len();
        length <= LONGEST
    };
    let mut shown: Vec<String> = taught.iter().map(|wording| escape(wording)).take_while(fits).collect();
    let left = taught.len() - shown.len();
    if left > 0 {
        shown.push(say!(locale, "and-more", more = left));
    }
    shown.join(" | ")
}
