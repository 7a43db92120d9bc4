//! How the game looks in Discord: what `quiz` says, as messages. Nothing is decided here.

use super::custom_id::CustomId;
use crate::clock::UnixMs;
use crate::deck::{AnswerKey, Card, Deck};
use crate::discord::message::{Button, ButtonStyle, Embed, Message, Modal, Response, TextInput};
use crate::discord::text::{cut, escape, mention, timestamp_relative};
use crate::id::QuestionId;
use crate::judge::Outcome;
use crate::quiz::{Ending, Gain, Game, Mark, Mode, News, Reveal, RoundEnding, Standing};
use crate::schedule::Answers;

const ASKING: u32 = 0x58_65_F2;
const GOOD: u32 = 0x3B_A5_5D;
const NEUTRAL: u32 = 0x74_7F_8D;

/// The id of the one field of an answer's modal.
pub(super) const ANSWER_FIELD: &str = "answer";

/// Members named under a reveal or a summary; of the others, the number is told.
const SHOWN: usize = 15;

/// The longest answer that a modal takes, in characters: a message may be as long.
const LONGEST_ANSWER: u16 = 2000;

/// A question, as it is asked.
pub(super) fn question(
    game: &Game,
    deck: &Deck,
    card: &Card,
    id: QuestionId,
    number: Option<(u32, u32)>,
    closes_at: UnixMs,
) -> Message {
    let mut embed = card_embed(game, deck, card, number);
    embed.colour = Some(ASKING);
    embed.description = Some(format!(
        "{}\n\n-# {} · closes {}",
        embed.description.unwrap_or_default(),
        how_to_answer(game, card),
        timestamp_relative(closes_at)
    ));
    let mut buttons = vec![Button::new("Answer", ButtonStyle::Primary, CustomId::Answer(id).to_string())];
    let mut message = Message::embed(embed);
    match game {
        Game::Round(_) => buttons.push(Button::new("Skip", ButtonStyle::Secondary, CustomId::Skip(id).to_string())),
        Game::Drop(drop) => {
            if let Some(role) = drop.ping {
                message.content = format!("<@&{role}>");
                message.mention_role = Some(role);
            }
        }
    }
    message.buttons = vec![buttons];
    message
}

/// A question's message once it is closed: the same, without buttons.
pub(super) fn closed_question(game: &Game, deck: &Deck, card: &Card) -> Message {
    let number = match game {
        Game::Round(round) => Some((round.asked(), round.questions)),
        Game::Drop(_) => None,
    };
    let mut embed = card_embed(game, deck, card, number);
    embed.colour = Some(NEUTRAL);
    embed.description = Some(format!("{}\n\n-# Closed.", embed.description.unwrap_or_default()));
    Message::embed(embed)
}

fn card_embed(game: &Game, deck: &Deck, card: &Card, number: Option<(u32, u32)>) -> Embed {
    let title = match (number, game) {
        (Some((number, of)), _) => format!("Question {number} of {of}"),
        (None, _) => "Today's question".to_owned(),
    };
    let mut text = escape(&card.prompt);
    if let Some(AnswerKey::Choice { options, .. }) = &card.key {
        text.push('\n');
        text.extend(('A'..='Z').zip(options).map(|(letter, option)| format!("\n**{letter}.** {}", escape(option))));
    }
    Embed { title: Some(title), description: Some(text), footer: Some(deck.title.clone()), ..Embed::default() }
}

fn how_to_answer(game: &Game, card: &Card) -> String {
    let what = match &card.key {
        Some(AnswerKey::List { items, ordered, any }) => {
            let order = if *ordered { ", in order" } else { "" };
            match any {
                Some(any) => format!("Name any {any} of {}{order}", items.len()),
                None if items.len() == 1 => "Name it".to_owned(),
                None => format!("Name all {}{order}", items.len()),
            }
        }
        Some(AnswerKey::Blanks(gaps)) if gaps.len() > 1 => {
            format!("Fill in the {} gaps, with commas between", gaps.len())
        }
        Some(AnswerKey::Blanks(_)) => "Fill in the gap".to_owned(),
        Some(AnswerKey::Number { unit: Some(unit), .. }) => format!("A number, in {}", escape(unit)),
        Some(AnswerKey::Number { .. }) => "A number".to_owned(),
        Some(AnswerKey::YesNo { .. }) => "Yes or no".to_owned(),
        Some(AnswerKey::Choice { .. }) => "A letter or its text".to_owned(),
        Some(AnswerKey::Explanation { .. }) => "Explain in your own words".to_owned(),
        Some(AnswerKey::Term(_)) | None => "A word or a few".to_owned(),
    };
    let how = match game {
        Game::Round(round) if round.mode == Mode::Race => "type it here, the first right answer takes it",
        Game::Drop(drop) if drop.answers == Answers::Channel => "type it here",
        Game::Round(_) | Game::Drop(_) => "press **Answer**, only you see it",
    };
    if let (Some(AnswerKey::List { .. }), Game::Round(round)) = (&card.key, game)
        && round.mode == Mode::Race
    {
        return format!("{what}, together: type here, each item goes to who names it first");
    }
    format!("{what}: {how}")
}

/// The modal in which an answer is typed.
pub(super) fn answer_modal(question: QuestionId, card: &Card) -> Modal {
    let paragraph = matches!(&card.key, Some(AnswerKey::Explanation { .. } | AnswerKey::List { .. }));
    let input = TextInput {
        custom_id: ANSWER_FIELD.to_owned(),
        label: "Your answer".to_owned(),
        paragraph,
        placeholder: Some(card.prompt.clone()),
        max_length: LONGEST_ANSWER,
    };
    Modal { custom_id: CustomId::Answer(question).to_string(), title: "Answer".to_owned(), inputs: vec![input] }
}

/// A hint.
pub(super) fn hint(text: &str) -> Message {
    Message::text(format!("💡 Hint: {}", escape(text)))
}

/// The emoji that marks a message.
pub(super) fn emoji(mark: Mark) -> &'static str {
    match mark {
        Mark::Right => "✅",
        Mark::Partly => "🟡",
        Mark::Wrong => "❌",
    }
}

/// What became of a private answer, for its author alone.
pub(super) fn news(news: &News) -> Response {
    let text = match news {
        News::Judged { verdict, tries_left } => {
            let finding = match verdict.outcome {
                Outcome::Correct => "✅ **Correct.**".to_owned(),
                Outcome::Partial => format!("🟡 **Partly right** ({}).", percent(verdict.credit.value())),
                Outcome::Wrong => "❌ **Not right.**".to_owned(),
            };
            let reason = escape(&verdict.reason.while_open);
            let more = match tries_left {
                _ if verdict.outcome == Outcome::Correct => "",
                None => " Try again as often as you like.",
                Some(0) => " That was your last try.",
                Some(1) => " You can try once more.",
                Some(left) => &format!(" You can try {left} times more."),
            };
            let space = if reason.is_empty() { "" } else { " " };
            format!("{finding}{space}{reason}{more}")
        }
        News::AlreadyRight => "You have the right answer already. It counts.".to_owned(),
        News::NoTriesLeft => "You have used all your tries on this question.".to_owned(),
        News::Closed => "This question is closed.".to_owned(),
    };
    Response::private(Message::text(text))
}

/// How a question ended.
pub(super) fn reveal(game: &Game, card: &Card, reveal: &Reveal) -> Message {
    let title = match (reveal.ending, reveal.gains.as_slice()) {
        (Ending::Taken, _) => "Correct!",
        (Ending::TimeUp, _) => "Time's up",
        (Ending::Skipped, _) => "Skipped",
        (Ending::Stopped, _) => "Stopped",
    };
    let mut lines: Vec<String> = gains(game, reveal);
    lines.push(format!("**Answer:** {}", card.key.as_ref().map(answer).unwrap_or_default()));
    lines.extend(card.note.as_ref().map(|note| format!("-# {}", escape(note))));
    let colour = if reveal.gains.is_empty() { NEUTRAL } else { GOOD };
    Message::embed(Embed {
        title: Some(title.to_owned()),
        description: Some(lines.join("\n")),
        colour: Some(colour),
        ..Embed::default()
    })
}

fn gains(game: &Game, reveal: &Reveal) -> Vec<String> {
    let streaks_in = match game {
        Game::Round(_) => "in a row",
        Game::Drop(_) => "drops in a row",
    };
    let line = |gain: &Gain| {
        let share = if gain.streak > 0 { String::new() } else { format!(" for {}", percent(gain.credit.value())) };
        let streak = if gain.streak > 1 { format!(" · 🔥 {} {streaks_in}", gain.streak) } else { String::new() };
        format!("{} **+{}**{share}{streak}", mention(gain.user), plural(gain.points.0, "point"))
    };
    let mut lines: Vec<String> = reveal.gains.iter().take(SHOWN).map(line).collect();
    if reveal.gains.len() > SHOWN {
        lines.push(format!("and {} more", reveal.gains.len() - SHOWN));
    }
    let right = reveal.gains.iter().filter(|gain| gain.streak > 0).count();
    if lines.is_empty() {
        lines.push(if reveal.tried == 0 {
            "Nobody tried.".to_owned()
        } else {
            format!("Nobody got it; {} tried.", people(reveal.tried))
        });
    } else if reveal.ending != Ending::Taken {
        lines.insert(0, format!("{right} of {} got it.", people(reveal.tried)));
    }
    lines
}

/// An answer key, as it is shown when the question is over.
pub(super) fn answer(key: &AnswerKey) -> String {
    let first = |wordings: &[String]| escape(wordings.first().map_or("", String::as_str));
    match key {
        AnswerKey::Term(wordings) => format!("**{}**", first(wordings)),
        AnswerKey::List { items, ordered, .. } => {
            let item = |(index, item): (usize, &Vec<String>)| match ordered {
                true => format!("\n{}. {}", index + 1, first(item)),
                false => format!("\n- {}", first(item)),
            };
            items.iter().enumerate().map(item).collect()
        }
        AnswerKey::Blanks(gaps) => gaps.iter().map(|gap| format!("**{}**", first(gap))).collect::<Vec<_>>().join(", "),
        AnswerKey::Number { value, tolerance, unit } => {
            let unit = unit.as_ref().map(|unit| format!(" {}", escape(unit))).unwrap_or_default();
            let within = if *tolerance > 0.0 { format!(" (± {tolerance})") } else { String::new() };
            format!("**{value}{unit}**{within}")
        }
        AnswerKey::YesNo { yes, because } => {
            let because = because.as_ref().map(|why| format!(": {}", escape(why))).unwrap_or_default();
            format!("**{}**{because}", if *yes { "yes" } else { "no" })
        }
        AnswerKey::Explanation { texts, .. } => first(texts),
        AnswerKey::Choice { options, correct } => {
            let letter = ('A'..='Z').nth(*correct).unwrap_or('?');
            format!("**{letter}. {}**", escape(options.get(*correct).map_or("", String::as_str)))
        }
    }
}

/// How a round ended.
pub(super) fn summary(deck: &Deck, standings: &[Standing], ending: RoundEnding, asked: u32) -> Message {
    let why = match ending {
        RoundEnding::Done => None,
        RoundEnding::Stopped => Some("The round was stopped."),
        RoundEnding::Idle => Some("Nobody answered any more, so the round ends here."),
        RoundEnding::NoCards => Some("The deck has no more cards to ask."),
    };
    let mut lines: Vec<String> = why.map(str::to_owned).into_iter().collect();
    for standing in standings.iter().take(SHOWN) {
        let right = if standing.right > 0 { format!(" · {} right", standing.right) } else { String::new() };
        lines.push(format!(
            "{} {} — **{}**{right}",
            place(standing.rank),
            mention(standing.user),
            plural(standing.points.0, "point")
        ));
    }
    if standings.len() > SHOWN {
        lines.push(format!("and {} more", standings.len() - SHOWN));
    }
    if standings.is_empty() {
        lines.push("Nobody scored.".to_owned());
    }
    Message::embed(Embed {
        title: Some("Round over".to_owned()),
        description: Some(lines.join("\n")),
        colour: Some(if standings.is_empty() { NEUTRAL } else { GOOD }),
        footer: Some(format!("{} · {}", deck.title, plural(asked, "question"))),
    })
}

/// A rank, with a medal for the first three.
pub(super) fn place(rank: u32) -> String {
    match rank {
        1 => "🥇".to_owned(),
        2 => "🥈".to_owned(),
        3 => "🥉".to_owned(),
        rank => format!("`{rank}.`"),
    }
}

/// A card with its answer, as a look-up shows it.
pub(super) fn looked_up(deck: &Deck, card: &Card) -> Message {
    let answer = card.key.as_ref().map_or("*This card's answer is missing from its deck.*".to_owned(), answer);
    let mut lines = vec![answer];
    lines.extend(card.note.as_ref().map(|note| format!("-# {}", escape(note))));
    let mut footer = vec![deck.title.clone()];
    footer.extend(card.tags.iter().cloned());
    Message::embed(Embed {
        title: Some(escape(&card.prompt)),
        description: Some(lines.join("\n")),
        colour: Some(ASKING),
        footer: Some(footer.join(" · ")),
    })
}

/// A count with its noun: "1 point", "3 points".
pub(super) fn plural(count: u32, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

fn people(count: usize) -> String {
    if count == 1 { "1 person".to_owned() } else { format!("{count} people") }
}

fn percent(share: f64) -> String {
    // A partial credit is never shown as nothing or as all of it.
    format!("{} %", (share * 100.0).round().clamp(1.0, 99.0))
}

/// A text cut to what a choice of an autocompletion may show.
pub(super) fn choice_name(text: &str) -> String {
    cut(&text.split_whitespace().collect::<Vec<_>>().join(" "), crate::discord::limits::CHOICE_NAME)
}
