//! `/quiz`: start, skip, stop a round.

use popquiz_deck::DeckId;

use super::command::{Action, Call, Command, nothing_to_complete};
use super::preset;
use super::round_start::{
    DECK, MIX, MODE, NUMBER, STYLE, TAGS, TEAMS, THREAD, TIME, TO, begin, complete_deck, round_options, titled,
};
use crate::bot::authorization::{ROUND_COMMAND, Who};
use crate::bot::custom_id::CustomId;
use crate::bot::decks::DeckEntry;
use crate::bot::engine::Job;
use crate::bot::permissions::needs;
use crate::bot::press::Press;
use crate::bot::refusal::{Refusal, RoundRefusal};
use crate::bot::round_options::{RoundOptions, SavedRound};
use crate::bot::{threads, words};
use crate::discord::command::{Kind, OptionSpec};
use crate::discord::limits;
use crate::discord::message::{Button, ButtonStyle, Message, Response, Select, SelectOption};
use crate::discord::permissions::Permissions;
use crate::discord::text::cut;
use crate::id::GameId;
use crate::texts::{Locale, say};

pub(super) const COMMAND: Command = Command {
    name: ROUND_COMMAND,
    actions: &[
        Action {
            name: "start",
            who: Who::RoundStarters,
            options: &[DECK, MIX, NUMBER, TIME, MODE, TO, STYLE, TEAMS, TAGS, THREAD],
            run: |call| Box::pin(start(call)),
            complete: |call, focused| Box::pin(std::future::ready(complete_deck(&call, &focused))),
        },
        Action {
            name: "skip",
            who: Who::RoundHosts,
            options: &[],
            run: |call| Box::pin(skip(call)),
            complete: nothing_to_complete,
        },
        Action {
            name: "stop",
            who: Who::RoundHosts,
            options: &[],
            run: |call| Box::pin(stop(call)),
            complete: nothing_to_complete,
        },
        Action {
            name: "preset save",
            who: PRESET_MANAGERS,
            options: &[NAME, DECK, MIX, NUMBER, TIME, MODE, TO, STYLE, TEAMS, TAGS],
            run: |call| Box::pin(preset::save(call)),
            complete: preset::complete,
        },
        Action {
            name: "preset start",
            who: Who::RoundStarters,
            options: &[NAME],
            run: |call| Box::pin(preset::start(call)),
            complete: preset::complete,
        },
        Action {
            name: "preset list",
            who: Who::RoundStarters,
            options: &[],
            run: |call| Box::pin(preset::list(call)),
            complete: nothing_to_complete,
        },
        Action {
            name: "preset remove",
            who: PRESET_MANAGERS,
            options: &[NAME],
            run: |call| Box::pin(preset::remove(call)),
            complete: preset::complete,
        },
    ],
};

const PRESET_MANAGERS: Who = Who::Managers { of: ROUND_COMMAND };

/// The name of a preset.
const NAME: OptionSpec = OptionSpec::required("name", Kind::Completed);

async fn start(call: Call) -> Result<Response, Refusal> {
    let Call { context, interaction, guild, options, .. } = &call;
    let setup = round_options(&call)?;
    let in_thread = options.boolean("thread") == Some(true);
    if in_thread {
        threads::can_be_opened(interaction)?;
    } else {
        needs(interaction.own_permissions(), interaction.channel, Permissions::TO_PLAY)?;
    }
    let typed = options.text("deck");
    // The menu's id has no room for a thread; without one here, the general menu asks for the deck.
    if typed.is_none()
        && !in_thread
        && setup.mix.is_empty()
        && let Some(menu) = offer(&call, &setup).await?
    {
        return Ok(Response::private(menu));
    }
    // Without `deck`, the first one of a mix is meant.
    let first = setup.mix.first().map(|first| first.deck.0.as_str());
    let deck = context.decks.named(*guild, typed.or(first))?;
    Ok(Response::private(begin(context, (*guild, interaction), deck, &setup, in_thread).await?))
}

/// Offers the decks; and without any options, a round like the channel's latest. `None` where there is nothing to
/// choose.
async fn offer(call: &Call, setup: &RoundOptions) -> Result<Option<Message>, Refusal> {
    let Call { context, interaction, guild, options, .. } = call;
    let (guild, channel) = (*guild, interaction.channel);
    let decks = context.decks.visible_to(guild);
    let saved = context.decide(|reply| Job::SavedRounds { guild, channel, reply }).await?;
    if saved.is_playing {
        return Err(RoundRefusal::AlreadyRunning.into());
    }
    let last = saved.last.filter(|_| options.0.is_empty());
    let last = last.and_then(|last| Some((decks.iter().find(|deck| deck.id == last.deck)?, last.options)));
    let is_choice = decks.len() > 1 || last.as_ref().is_some_and(|(_, last)| last != setup);
    let menu = which_deck(call.locale(), &decks, setup).filter(|_| is_choice);
    Ok(menu.map(|menu| {
        let button = last.map(|(deck, last)| start_like_button(call, deck, last));
        Message { buttons: button.map(|button| vec![button]).into_iter().collect(), ..menu }
    }))
}

fn start_like_button(call: &Call, deck: &DeckEntry, round: RoundOptions) -> Button {
    const LONGEST_TITLE: usize = 30;
    let title = cut(&titled(call, &deck.id, &round).unwrap_or_default(), LONGEST_TITLE);
    let label = say!(call.locale(), "button-start-again", round = words::round_in_short(call.locale(), &title, &round));
    let has_mix = !round.mix.is_empty();
    let like = CustomId::StartLike(deck.id.clone(), round);
    let fits = !has_mix && like.to_string().encode_utf16().count() <= limits::CUSTOM_ID;
    let custom_id = if fits { like } else { CustomId::StartLatest(GameId(0)) };
    Button::new(label, ButtonStyle::Primary, custom_id.to_string())
}

/// Asks which deck is meant. `None` if there is none, or if the setup doesn't fit into a menu's id.
fn which_deck(locale: Locale, decks: &[DeckEntry], setup: &RoundOptions) -> Option<Message> {
    let custom_id = CustomId::Start(setup.clone()).to_string();
    if decks.is_empty() || custom_id.encode_utf16().count() > limits::CUSTOM_ID {
        return None;
    }
    let option = |deck: &DeckEntry| SelectOption {
        label: deck.title.clone(),
        description: Some(words::cards(locale, deck.cards)),
        value: deck.id.0.clone(),
    };
    let text = if decks.len() > limits::SELECT_OPTIONS { "round-choose-deck-more" } else { "round-choose-deck" };
    let select = Select {
        custom_id,
        placeholder: say!(locale, "menu-deck"),
        options: decks.iter().map(option).collect(),
        most: 1,
    };
    Some(Message { select: Some(select), ..Message::text(say!(locale, text)) })
}

/// Starts a round from the deck that was chosen in the menu. The setup may be forged.
pub(in crate::bot) async fn start_from_menu(press: Press, setup: RoundOptions) -> Result<Response, Refusal> {
    let Press { context, interaction, guild, chosen, .. } = press;
    let deck = chosen.first().and_then(|id| context.decks.visible_to(guild).into_iter().find(|deck| deck.id.0 == *id));
    let deck = deck.filter(|_| setup.are_allowed()).ok_or(RoundRefusal::DeckGone)?;
    needs(interaction.own_permissions(), interaction.channel, Permissions::TO_PLAY)?;
    Ok(Response::Update(begin(&context, (guild, &interaction), deck, &setup, false).await?))
}

/// Starts a round like the channel's latest, which was offered privately. The setup may be forged.
pub(in crate::bot) async fn start_like(press: Press, deck: DeckId, setup: RoundOptions) -> Result<Response, Refusal> {
    start_of(press, deck, setup).await.map(Response::Update)
}

/// Starts a round like one that is over. The setup may be forged.
pub(in crate::bot) async fn start_again(press: Press, deck: DeckId, setup: RoundOptions) -> Result<Response, Refusal> {
    start_of(press, deck, setup).await.map(Response::private)
}

/// Starts a round like the channel's latest.
pub(in crate::bot) async fn start_latest(press: Press) -> Result<Response, Refusal> {
    let (guild, channel) = (press.guild, press.channel());
    let saved = press.context.decide(|reply| Job::SavedRounds { guild, channel, reply }).await?;
    let SavedRound { deck, options } = saved.last.ok_or(RoundRefusal::DeckGone)?;
    start_of(press, deck, options).await.map(Response::private)
}

async fn start_of(press: Press, deck: DeckId, setup: RoundOptions) -> Result<Message, Refusal> {
    let Press { context, interaction, guild, .. } = press;
    let deck = context.decks.visible_to(guild).into_iter().find(|it| it.id == deck);
    let deck = deck.filter(|_| setup.are_allowed()).ok_or(RoundRefusal::DeckGone)?;
    needs(interaction.own_permissions(), interaction.channel, Permissions::TO_PLAY)?;
    begin(&context, (guild, &interaction), deck, &setup, false).await
}

async fn skip(call: Call) -> Result<Response, Refusal> {
    let channel = call.interaction.channel;
    call.context.decide(|reply| Job::SkipQuestion { channel, reply }).await??;
    Ok(Response::private(Message::text(say!(call.locale(), "question-skipped"))))
}

async fn stop(call: Call) -> Result<Response, Refusal> {
    let channel = call.interaction.channel;
    call.context.decide(|reply| Job::StopRound { channel, reply }).await??;
    Ok(Response::private(Message::text(say!(call.locale(), "round-stopped-reply"))))
}
