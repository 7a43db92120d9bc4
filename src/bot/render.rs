//! How the game looks in Discord: what `quiz` says, as messages. Nothing is decided here.

use popquiz_deck::metadata::DeckMetadata;
use popquiz_deck::{AnswerKey, Card, Deck, DeckId};
use popquiz_judge::Outcome;

use super::custom_id::{CustomId, FormId};
use super::note::Note;
use super::words::{self, people, percent, place, plural, prompt};
use crate::clock::UnixMs;
use crate::discord::limits;
use crate::discord::message::{Button, ButtonStyle, Embed, File, Message, Modal, Response, TextInput};
use crate::discord::text::{cut, escape, mention, plain, timestamp_relative};
use crate::id::{AttemptId, QuestionId, UserId};
use crate::quiz::{Ending, Gain, Game, Mark, Mode, News, Reveal, RoundEnding, Standing};
use crate::schedule::Answers;
use crate::store::Attempt;
use crate::store::decks::Found;

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
    embed.color = Some(ASKING);
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

/// A question's message once it is closed: the same, without buttons. The image that it shows is named anew, else it
/// would be shown beside it.
pub(super) fn closed_question(game: &Game, deck: &Deck, card: &Card, image: Option<&str>) -> Message {
    let number = match game {
        Game::Round(round) => Some((round.asked(), round.questions)),
        Game::Drop(_) => None,
    };
    let mut embed = card_embed(game, deck, card, number);
    embed.color = Some(NEUTRAL);
    embed.description = Some(format!("{}\n\n-# Closed.", embed.description.unwrap_or_default()));
    embed.image = image.map(str::to_owned);
    Message::embed(embed)
}

/// A message that should show an image, without it.
pub(super) fn without_image(message: Message) -> Message {
    message.without_images(NO_IMAGE)
}

/// Said in the place of an image.
pub(super) const NO_IMAGE: &str = "-# The image cannot be shown here.";

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
        value: None,
        required: true,
        max_length: LONGEST_ANSWER,
    };
    Modal { custom_id: FormId::Answer(question).to_string(), title: "Answer".to_owned(), inputs: vec![input] }
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

/// What became of a private answer, for its author alone; with a button to appeal against it, where that can be done
/// now.
pub(super) fn news(news: &News, appeal: Option<AttemptId>) -> Response {
    let text = match news {
        News::Judged { verdict, tries_left } => {
            let finding = match verdict.outcome {
                Outcome::Correct => "✅ **Correct.**".to_owned(),
                Outcome::Partial => format!("🟡 **Partly right** ({}).", percent(verdict.credit.value())),
                Outcome::Wrong => "❌ **Not right.**".to_owned(),
            };
            let reason = escape(&verdict.reason.while_open());
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
    let mut message = Message::text(text);
    let in_full = matches!(news, News::Judged { verdict, .. } if verdict.outcome == Outcome::Correct);
    if let (News::Judged { .. }, Some(attempt), false) = (news, appeal, in_full) {
        message.buttons = vec![vec![appeal_button("Appeal", attempt)]];
    }
    Response::private(message)
}

/// A button to appeal on an attempt.
pub(super) fn appeal_button(label: &str, attempt: AttemptId) -> Button {
    Button::new(label, ButtonStyle::Secondary, CustomId::Appeal(attempt).to_string())
}

/// Which of their answers somebody wants to appeal on.
pub(super) fn which_to_appeal(attempts: &[Attempt]) -> Message {
    let label = |attempt: &Attempt| match plain(&attempt.text).trim() {
        "" => "(nothing to be seen)".to_owned(),
        text => text.to_owned(),
    };
    let rows = attempts.iter().map(|attempt| vec![appeal_button(&label(attempt), attempt.source)]);
    Message { buttons: rows.collect(), ..Message::text("Which of your answers should have counted?") }
}

/// An appeal, as the managers see it.
pub(super) fn appeal(deck: &Deck, card: &Card, attempt: &Attempt) -> Message {
    let button =
        |label, style, accept| Button::new(label, style, CustomId::DecideAppeal(attempt.source, accept).to_string());
    let accept = button("Accept", ButtonStyle::Primary, true);
    let reject = button("Reject", ButtonStyle::Secondary, false);
    let mut message = Message::embed(Embed {
        title: Some("Appeal".to_owned()),
        description: Some(format!(
            "{}\n\n-# Accept teaches this server the wording, and gives everybody who typed it the points.",
            appealed(card, attempt)
        )),
        color: Some(ASKING),
        footer: Some(deck.title.clone()),
        ..Embed::default()
    });
    message.buttons = vec![vec![accept, reject]];
    message
}

fn appealed(card: &Card, attempt: &Attempt) -> String {
    let judged = match attempt.outcome {
        Outcome::Partial => format!("partly right ({})", percent(attempt.credit.value())),
        Outcome::Correct | Outcome::Wrong => "not right".to_owned(),
    };
    format!(
        "**{}**\n{} answered: “{}”\nIt was judged {judged}. The card says: {}",
        escape(&card.prompt),
        mention(attempt.user),
        escape(&attempt.text),
        card.key.as_ref().map(answer).unwrap_or_default()
    )
}

/// An appeal that was decided on.
pub(super) fn decided_appeal(deck: &Deck, card: &Card, attempt: &Attempt, accepted: bool, by: UserId) -> Message {
    let (title, color) = if accepted { ("Appeal accepted", GOOD) } else { ("Appeal rejected", NEUTRAL) };
    Message::embed(Embed {
        title: Some(title.to_owned()),
        description: Some(format!("{}\n\n-# Decided by {}.", appealed(card, attempt), mention(by))),
        color: Some(color),
        footer: Some(deck.title.clone()),
        ..Embed::default()
    })
}

/// Tells those who gave a wording that it counts after all.
pub(super) fn accepted_appeal(card: &Card, wording: &str, members: &[(UserId, i64)]) -> Message {
    let member = |(user, points): &(UserId, i64)| {
        format!("{} **+{}**", mention(*user), plural(u32::try_from(*points).unwrap_or_default(), "point"))
    };
    let mut lines = vec![format!("“{}” counts for {}, now and from now on.", escape(wording), prompt(&card.prompt))];
    lines.extend(members.iter().take(SHOWN).map(member));
    if members.len() > SHOWN {
        lines.push(format!("and {} more", members.len() - SHOWN));
    }
    Message::embed(Embed {
        title: Some("Appeal accepted".to_owned()),
        description: Some(lines.join("\n")),
        color: Some(GOOD),
        ..Embed::default()
    })
}

/// Tells somebody that their answer does not count.
pub(super) fn rejected_appeal(card: &Card, user: UserId) -> Message {
    Message::text(format!("{}: your appeal on {} was rejected.", mention(user), prompt(&card.prompt)))
}

/// A card that rests because members reported it, as the managers see it.
pub(super) fn paused_card(deck: &Deck, card: &Card, reports: u32) -> Message {
    let button = |label, stays_paused| {
        let id = CustomId::ReviewReport { stays_paused, deck: deck.id.clone(), card: card.id.clone() };
        Button::new(label, ButtonStyle::Secondary, id.to_string())
    };
    let mut message = Message::embed(Embed {
        title: Some("A card rests".to_owned()),
        description: Some(format!(
            "{} found something wrong with this card. It is not asked here until a manager has looked at it.\n\n**{}**\n{}",
            people(reports as usize),
            escape(&card.prompt),
            card.key.as_ref().map(answer).unwrap_or_default()
        )),
        color: Some(NEUTRAL),
        footer: Some(format!("{} · {}", deck.title, card.id)),
        ..Embed::default()
    });
    message.buttons = vec![vec![button("Ask it again", false), button("Leave it out", true)]];
    message
}

/// A note of the engine's.
pub(super) fn note(note: &Note) -> Message {
    match note {
        Note::DropsMissed(_) => Message::embed(Embed {
            title: Some("Drops were missed".to_owned()),
            description: Some(words::note(note)),
            color: Some(NEUTRAL),
            ..Embed::default()
        }),
        Note::CannotResume { .. }
        | Note::RoundNotPosted { .. }
        | Note::DropNotPosted { .. }
        | Note::DropWithoutDeck { .. } => Message::text(words::note(note)),
    }
}

/// What follows a question: to appeal, to report.
fn afterwards(question: QuestionId) -> Vec<Button> {
    let button = |label, id: CustomId| Button::new(label, ButtonStyle::Secondary, id.to_string());
    vec![button("Appeal", CustomId::AppealOnQuestion(question)), button("Report card", CustomId::Report(question))]
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
    let color = if reveal.gains.is_empty() { NEUTRAL } else { GOOD };
    let mut message = Message::embed(Embed {
        title: Some(title.to_owned()),
        description: Some(lines.join("\n")),
        color: Some(color),
        ..Embed::default()
    });
    message.buttons = vec![afterwards(reveal.question)];
    message
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
        let got_it = if right == 0 {
            format!("Nobody got all of it; {} tried.", people(reveal.tried))
        } else {
            format!("{right} of {} got it.", people(reveal.tried))
        };
        lines.insert(0, got_it);
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
        color: Some(if standings.is_empty() { NEUTRAL } else { GOOD }),
        footer: Some(format!("{} · {}", deck.title, plural(asked, "question"))),
        ..Embed::default()
    })
}

/// A card with its answer and where it comes from, as a look-up shows it, and with what more there is to say; `taught`
/// are wordings that count in that server besides the card's. Its images stand where they belong: one with the prompt,
/// one with the answer.
pub(super) fn looked_up(
    about: &DeckMetadata,
    card: &Card,
    taught: &[String],
    images: (Option<File>, Option<File>),
    more: &[String],
) -> Message {
    const SHOWN: usize = 10;
    let answer = card.key.as_ref().map_or("*This card's answer is missing from its deck.*".to_owned(), answer);
    let mut lines = vec![answer.trim_start().to_owned()];
    let others = card.key.as_ref().map(AnswerKey::other_wordings).unwrap_or_default();
    let others: Vec<&String> = others.iter().chain(taught).collect();
    if !others.is_empty() {
        let shown = others.iter().take(SHOWN).map(|wording| escape(wording)).collect::<Vec<_>>().join(" · ");
        let more = others.len().saturating_sub(SHOWN);
        lines.push(format!(
            "Also counts: {shown}{}",
            if more > 0 { format!(" and {more} more") } else { String::new() }
        ));
    }
    lines.extend(card.note.as_ref().map(|note| format!("-# {}", escape(note))));
    lines.extend_from_slice(more);
    let mut source = vec![about.title.clone()];
    source.extend(about.author.as_ref().map(|author| format!("by {author}")));
    source.extend(about.license.clone());
    if !card.tags.is_empty() {
        source.push(format!("tags: {}", card.tags.join(", ")));
    }
    let text = escape(&card.prompt);
    let is_title = text.encode_utf16().count() <= limits::EMBED_TITLE;
    let (title, description) = if is_title { (Some(text), None) } else { (None, Some(text)) };
    let prompt = Embed { title, description, color: Some(ASKING), ..Embed::default() };
    let answer = Embed { description: Some(lines.join("\n")), footer: Some(source.join(" · ")), ..prompt.clone() };
    match images {
        (question, image) if !is_title || question.is_some() && image.is_some() => {
            let named = |image: &Option<File>| image.as_ref().map(|image| image.name.clone());
            let mut message = Message::embed(Embed { image: named(&question), ..prompt });
            message.below = Some(Embed { title: None, image: named(&image), ..answer });
            message.files = question.into_iter().chain(image).collect();
            message
        }
        (Some(image), _) | (None, Some(image)) => Message::embed(answer).showing(image),
        (None, None) => Message::embed(answer),
    }
}

/// Found cards as choices of a completion: by their prompts; where these look alike, with their decks; where that does
/// not tell them apart either, with their ids too.
pub(super) fn card_choices(found: &[Found], title: impl Fn(&DeckId) -> String) -> Vec<String> {
    let one_line = |text: &str| plain(text).split_whitespace().collect::<Vec<_>>().join(" ");
    // What stands behind the prompt is what tells: it is the prompt that is cut.
    let name = |found: &Found, behind: &str| {
        let behind = cut(behind, limits::CHOICE_NAME / 2);
        let prompt =
            Some(one_line(&found.prompt)).filter(|prompt| !prompt.is_empty()).unwrap_or_else(|| found.card.0.clone());
        format!("{}{behind}", cut(&prompt, limits::CHOICE_NAME - behind.encode_utf16().count()))
    };
    let mut names: Vec<String> = found.iter().map(|found| name(found, "")).collect();
    for with_id in [false, true] {
        let taken = names.clone();
        for (place, found) in found.iter().enumerate() {
            let is_alike =
                |other: &String| taken.get(place).is_some_and(|name| name.to_lowercase() == other.to_lowercase());
            if taken.iter().filter(|other| is_alike(other)).count() > 1
                && let Some(shown) = names.get_mut(place)
            {
                let id = if with_id { format!(" · {}", found.card) } else { String::new() };
                *shown = name(found, &format!(" · {}{id}", cut(&one_line(&title(&found.deck)), 30)));
            }
        }
    }
    names
}

/// A text cut to what a choice of an autocompletion may show.
pub(super) fn choice_name(text: &str) -> String {
    cut(&plain(text).split_whitespace().collect::<Vec<_>>().join(" "), limits::CHOICE_NAME)
}

#[cfg(test)]
mod tests;
