//! Answers that the judge is in doubt about, and votes on them. A reveal lists them without names. A single one has its
//! buttons there, for one tap; several are shown one by one in a private reply, because eight pairs of buttons would be
//! a wall on a phone.

use popquiz_deck::Card;
use popquiz_judge::Credit;

use super::ballot::{Ballot, Voted};
use super::custom_id::CustomId;
use super::render::{ASKING, NEUTRAL, the_answer};
use super::words::{self, comma, mention, percent, prompt};
use crate::discord::message::{Button, ButtonStyle, Embed, Message};
use crate::discord::text::{cut, escape, one_line, timestamp_relative};
use crate::id::{QuestionId, UserId};
use crate::quiz::{Doubt, DoubtOutcome, Doubts, Tally};
use crate::texts::{Locale, say};

/// Characters of an answer in the list below a reveal. On the ballot, it's shown in full.
const LISTED: usize = 120;

/// A reveal with its answers in doubt below it.
pub(super) fn with_doubts(locale: Locale, mut reveal: Message, doubts: &Doubts) -> Message {
    let mut lines: Vec<String> =
        doubts.answers().iter().filter(|it| !it.text.is_empty()).map(|it| line(locale, it)).collect();
    if lines.is_empty() {
        return reveal;
    }
    let (title, color) = if doubts.is_over() {
        ("doubts-title-closed", NEUTRAL)
    } else {
        let closes = if doubts.managers_only { "doubts-close-managers" } else { "doubts-close" };
        lines.push(format!("-# {}", say!(locale, closes, time = timestamp_relative(doubts.closes_at))));
        ("doubts-title", ASKING)
    };
    reveal.below = Some(Embed {
        title: Some(say!(locale, title)),
        description: Some(lines.join("\n")),
        color: Some(color),
        ..Embed::default()
    });
    if !doubts.is_over() {
        let buttons = match doubts.answers() {
            [_] => vote_buttons(locale, doubts.question, 0),
            _ => {
                vec![button(say!(locale, "button-vote"), ButtonStyle::Primary, CustomId::Ballot(doubts.question, None))]
            }
        };
        match reveal.buttons.first_mut() {
            Some(row) => drop(row.splice(0..0, buttons)),
            None => reveal.buttons.push(buttons),
        }
    }
    reveal
}

fn button(label: String, style: ButtonStyle, id: CustomId) -> Button {
    Button::new(label, style, id.to_string())
}

fn vote_buttons(locale: Locale, question: QuestionId, answer: usize) -> Vec<Button> {
    let vote =
        |key, counts| button(say!(locale, key), ButtonStyle::Primary, CustomId::Vote { question, answer, counts });
    vec![vote("button-counts", true), vote("button-does-not-count", false)]
}

/// An answer, and how the vote on it stands or ended.
fn line(locale: Locale, doubt: &Doubt) -> String {
    let answer = say!(locale, "quoted", text = escape(&one_line(&doubt.text, LISTED)));
    match &doubt.outcome {
        None => {
            let mark = match doubt.credit {
                Credit::FULL => "✅",
                credit if credit > Credit::NONE => "🟡",
                _ => "❌",
            };
            let tally = doubt.tally();
            let votes = if tally == Tally::default() { String::new() } else { format!(" · {}", votes(tally)) };
            format!("{mark} {answer}{votes}")
        }
        Some(DoubtOutcome::Settled { counts, by, changes }) => settled(locale, &answer, *counts, *by, changes),
        Some(DoubtOutcome::Appealed) => say!(locale, "doubt-appealed", answer = answer),
        Some(DoubtOutcome::Undecided) => say!(locale, "doubt-undecided", answer = answer),
    }
}

/// Whoever gave it is named only if their points changed.
fn settled(locale: Locale, answer: &str, counts: bool, by: Option<UserId>, changes: &[(UserId, i64)]) -> String {
    let manager = by.map(|by| mention(locale, by));
    if changes.is_empty() {
        return match manager {
            None => say!(locale, "doubt-agreed", answer = answer),
            Some(manager) => say!(locale, "doubt-manager-agreed", manager = manager, answer = answer),
        };
    }
    let change = |(user, points): &(UserId, i64)| {
        let sign = if *points < 0 { "−" } else { "+" };
        let user = mention(locale, *user);
        say!(locale, "doubt-change", sign = sign, points = points.abs(), user = user)
    };
    let changes = comma(locale, &changes.iter().map(change).collect::<Vec<_>>());
    match (manager, counts) {
        (None, true) => say!(locale, "doubt-counted", answer = answer, changes = changes),
        (None, false) => say!(locale, "doubt-not-counted", answer = answer, changes = changes),
        (Some(manager), true) => {
            say!(locale, "doubt-manager-counted", manager = manager, answer = answer, changes = changes)
        }
        (Some(manager), false) => {
            say!(locale, "doubt-manager-not-counted", manager = manager, answer = answer, changes = changes)
        }
    }
}

fn votes(Tally { counts, does_not }: Tally) -> String {
    format!("👍 {counts} · 👎 {does_not}")
}

/// One answer, for somebody who may vote on it.
pub(super) fn ballot(locale: Locale, ballot: &Ballot, card: Option<&Card>) -> Message {
    const SHOWN: usize = 900;
    let mut lines = Vec::new();
    if ballot.of > 1 {
        let place = say!(locale, "ballot-place", number = ballot.answer + 1, total = ballot.of);
        lines.push(format!("-# {place}"));
    }
    lines.push(match card {
        Some(card) => say!(locale, "ballot-question", prompt = prompt(locale, &card.prompt)),
        None => format!("**{}**", say!(locale, "doubts-title")),
    });
    lines.extend(escape(&cut(ballot.text.trim(), SHOWN)).lines().map(|line| format!("> {line}")));
    lines.extend(card.map(|card| the_answer(locale, card)));
    let so_far = match ballot.credit {
        Credit::FULL => say!(locale, "ballot-counts-so-far"),
        credit if credit > Credit::NONE => {
            say!(locale, "ballot-partly-so-far", credit = percent(locale, credit.value()))
        }
        _ => say!(locale, "ballot-not-so-far"),
    };
    let mut standing = vec![so_far];
    standing.extend(ballot.own.map(|counts| own_vote(locale, counts)));
    lines.push(format!("-# {} · {}", words::sentences(locale, standing), votes(ballot.tally)));
    let mut buttons = vote_buttons(locale, ballot.question, ballot.answer);
    buttons.extend(ballot.next.map(|next| {
        let next = CustomId::Ballot(ballot.question, Some(next));
        button(say!(locale, "button-next-answer"), ButtonStyle::Secondary, next)
    }));
    Message { buttons: vec![buttons], ..Message::text(lines.join("\n")) }
}

fn own_vote(locale: Locale, counts: bool) -> String {
    if counts { say!(locale, "ballot-own-counts") } else { say!(locale, "ballot-own-does-not") }
}

/// What somebody sees after their vote: the next answer; or, after the last one, that it's counted.
pub(super) fn voted(
    locale: Locale,
    voted: &Voted,
    question: QuestionId,
    next: Option<(&Ballot, Option<&Card>)>,
) -> Message {
    if let Some((next, card)) = next {
        return ballot(locale, next, card);
    }
    let own = match (voted.has_settled, voted.counts) {
        (false, counts) => own_vote(locale, counts),
        (true, true) => say!(locale, "ballot-settled-counts"),
        (true, false) => say!(locale, "ballot-settled-does-not"),
    };
    let mut sentences = vec![own];
    let mut message = Message::default();
    if let Some(again) = voted.again {
        sentences.push(say!(locale, "ballot-can-change", time = timestamp_relative(voted.closes_at)));
        if !voted.is_on_reveal {
            let again = CustomId::Ballot(question, Some(again));
            message.buttons = vec![vec![button(say!(locale, "button-change-votes"), ButtonStyle::Secondary, again)]];
        }
    }
    message.content = words::sentences(locale, sentences);
    if voted.is_on_reveal && !voted.has_settled {
        message.content = format!("{}\n-# {}", message.content, votes(voted.tally));
    }
    message
}
