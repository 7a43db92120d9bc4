//! The messages of a drop that gives each member a card of their own. They never say what was asked.

use popquiz_deck::Deck;

use super::custom_id::CustomId;
use super::render::{ASKING, GOOD, NEUTRAL, SHOWN, forgiven, others};
use super::words::mention;
use crate::clock::UnixMs;
use crate::discord::message::{Button, ButtonStyle, Embed, Message};
use crate::discord::text::timestamp_relative;
use crate::id::QuestionId;
use crate::quiz::{Ending, Gain, OpenDrop, OwnReveal};
use crate::texts::{Locale, say};

/// A drop, as it's posted.
pub(super) fn offer(locale: Locale, drop: &OpenDrop, deck: &Deck, question: QuestionId, closes_at: UnixMs) -> Message {
    let closes = say!(locale, "question-closes", time = timestamp_relative(closes_at));
    let embed = Embed { color: Some(ASKING), ..embed(locale, deck, &[say!(locale, "own-card-offer"), small(&closes)]) };
    let id = CustomId::OwnCard(question).to_string();
    let answer = Button::new(say!(locale, "button-answer"), ButtonStyle::Primary, id);
    let mut message = Message { buttons: vec![vec![answer]], ..Message::embed(embed) };
    if let Some(role) = drop.ping {
        message.content = format!("<@&{role}>");
        message.mention_role = Some(role);
    }
    message
}

/// Its message once it's closed.
pub(super) fn closed(locale: Locale, deck: &Deck) -> Message {
    Message::embed(Embed { color: Some(NEUTRAL), ..embed(locale, deck, &[small(&say!(locale, "question-closed"))]) })
}

/// How it went: who got their card, and their streaks.
pub(super) fn reveal(locale: Locale, deck: &Deck, reveal: &OwnReveal) -> Message {
    let ending = match reveal.ending {
        Ending::Skipped | Ending::Stopped => say!(locale, "reveal-stopped"),
        Ending::Taken | Ending::Answered | Ending::TimeUp => say!(locale, "reveal-time-up"),
    };
    let (people, right) = (reveal.answered, reveal.right.len());
    let mut lines = vec![format!("**{ending}**")];
    lines.push(match people {
        0 => say!(locale, "reveal-nobody-tried"),
        _ => say!(locale, "own-card-result", right = right, people = people),
    });
    lines.extend(reveal.right.iter().take(SHOWN).map(|gain| got_it(locale, gain)));
    lines.extend(others(locale, right));
    let color = Some(if right == 0 { NEUTRAL } else { GOOD });
    Message::embed(Embed { color, ..embed(locale, deck, &lines) })
}

fn got_it(locale: Locale, gain: &Gain) -> String {
    let user = mention(locale, gain.user);
    if gain.streak < 2 {
        return user;
    }
    let streak = say!(locale, "streak-drops", streak = gain.streak);
    format!("{user} · {streak}{}", forgiven(locale, gain.forgiven))
}

fn embed(locale: Locale, deck: &Deck, lines: &[String]) -> Embed {
    Embed {
        title: Some(say!(locale, "own-card-title")),
        description: Some(lines.join("\n")),
        footer: Some(deck.title.clone()),
        ..Embed::default()
    }
}

fn small(line: &str) -> String {
    format!("-# {line}")
}
