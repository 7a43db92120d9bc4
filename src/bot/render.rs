//! How the game looks in Discord: what `quiz` says, as messages. Nothing is decided here.

use std::ops::RangeInclusive;

use popquiz_deck::metadata::DeckMetadata;
use popquiz_deck::{AnswerKey, Card, Deck, DeckId};
use popquiz_judge::{Acceptance, Outcome, Reason, Verdict};

use super::custom_id::CustomId;
use super::note::Note;
use super::refusal::Refusal;
use super::round_options::RoundOptions;
use super::words::{self, and_more, comma, mention, percent, place, prompt};
use crate::clock::UnixMs;
use crate::discord::limits;
use crate::discord::message::{Button, ButtonStyle, Embed, File, Message, Response, Select, SelectOption};
use crate::discord::text::{cut, escape, one_line, plain, timestamp_relative};
use crate::id::{AttemptId, DraftId, QuestionId, UserId};
use crate::quiz::choices::MOST_OPTIONS;
use crate::quiz::{
    Choices, Ending, Gain, Game, Hardest, Highlights, LastQuestion, Mark, Mode, News, Reveal, Round, RoundEnding,
    SkipVotes, Standing, Style, Team, TeamStanding, team_standings,
};
use crate::schedule::Answers;
use crate::store::decks::Found;
use crate::store::{Attempt, ReportReason};
use crate::texts::{Locale, say};

mod answer_form;

pub(super) use answer_form::{ANSWER_FIELD, answer_modal, fits_form};

pub(super) const ASKING: u32 = 0x58_65_F2;
pub(super) const GOOD: u32 = 0x3B_A5_5D;
pub(super) const NEUTRAL: u32 = 0x74_7F_8D;

/// The names of options. [`Choices`] reads them.
fn option_letters() -> RangeInclusive<char> {
    'A'..='Z'
}

/// Members named in a reveal or a summary; the others are counted.
pub(super) const SHOWN: usize = 15;

/// What begins a round: what is played, and who is in while it waits for players.
pub(super) fn announcement(locale: Locale, round: &Round, deck: &Deck, reads_messages: bool) -> Message {
    let (host, deck) = (mention(locale, round.host), escape(&deck.title));
    // With a goal, the questions are only a limit.
    let questions = match round.goal {
        Some(_) => words::questions_at_most(locale, round.questions),
        None => words::questions(locale, round.questions),
    };
    let seconds = round.seconds;
    let mut lines = vec![match round.mode {
        Mode::Race if round.style == Style::Choice => {
            say!(locale, "round-announced-choice", host = host, questions = questions, deck = deck, seconds = seconds)
        }
        Mode::Race if !reads_messages => {
            say!(locale, "round-announced-replies", host = host, questions = questions, deck = deck, seconds = seconds)
        }
        Mode::Race => {
            say!(locale, "round-announced-race", host = host, questions = questions, deck = deck, seconds = seconds)
        }
        Mode::Exam => {
            say!(locale, "round-announced-exam", host = host, questions = questions, deck = deck, seconds = seconds)
        }
        Mode::Elimination => {
            let lives = hearts(round.mode.rules().lives.unwrap_or_default());
            say!(locale, "round-announced-elimination", host = host, deck = deck, seconds = seconds, lives = lives)
        }
    }];
    let with_teams = round.teams();
    lines.extend(with_teams.map(|_| say!(locale, "round-teams")));
    lines.extend(round.goal.map(|goal| match with_teams {
        Some(_) => say!(locale, "round-goal-teams", points = goal),
        None => say!(locale, "round-goal", points = goal),
    }));
    lines.extend(round.starts_at().map(|at| say!(locale, "round-get-ready", time = timestamp_relative(at))));
    if let Some(teams) = with_teams {
        for team in Team::ALL {
            let members: Vec<UserId> = teams.members(team).collect();
            let named: Vec<String> = members.iter().take(SHOWN).map(|player| mention(locale, *player)).collect();
            let players = and_more(locale, named.join(" · "), members.len() - named.len());
            lines.extend((!members.is_empty()).then(|| format!("{} {players}", team_emoji(team))));
        }
    } else if round.players().len() > 0 {
        let named: Vec<String> = round.players().take(SHOWN).map(|player| mention(locale, player)).collect();
        let players = and_more(locale, named.join(" · "), round.players().len() - named.len());
        lines.push(say!(locale, "round-players", players = players));
    }
    let mut message = Message::text(lines.join("\n"));
    if round.waits_for_players() {
        let button = |label, style, id: CustomId| Button::new(label, style, id.to_string());
        let mut joins = match with_teams {
            Some(_) => vec![
                button(say!(locale, "button-join-red"), ButtonStyle::Danger, CustomId::JoinTeam(round.id, Team::Red)),
                button(
                    say!(locale, "button-join-blue"),
                    ButtonStyle::Primary,
                    CustomId::JoinTeam(round.id, Team::Blue),
                ),
            ],
            None => vec![button(say!(locale, "button-join"), ButtonStyle::Primary, CustomId::Join(round.id))],
        };
        let start = button(say!(locale, "button-start-now"), ButtonStyle::Secondary, CustomId::StartNow(round.id));
        joins.push(start);
        message.buttons = vec![joins];
    }
    message
}

/// An open question, apart from its card.
#[derive(Clone, Debug)]
pub(super) struct OpenQuestion<'a> {
    pub(super) id: QuestionId,
    pub(super) closes_at: UnixMs,
    /// Votes to skip it, once there are any.
    pub(super) votes: Option<SkipVotes>,
    pub(super) hint: Option<&'a str>,
    /// The name of the image that its message has. Edits of the message must name it again.
    pub(super) image: Option<&'a str>,
}

/// A question, as it is asked.
pub(super) fn question(locale: Locale, game: &Game, deck: &Deck, card: &Card, open: &OpenQuestion<'_>) -> Message {
    let OpenQuestion { id, closes_at, votes, hint, image } = open.clone();
    let mut embed = card_embed(locale, game, deck, card);
    embed.color = Some(ASKING);
    embed.image = image.map(str::to_owned);
    let closes = say!(locale, "question-closes", time = timestamp_relative(closes_at));
    let mut lines: Vec<String> = hint.map(|hint| say!(locale, "hint", hint = escape(hint))).into_iter().collect();
    // Each on a line of its own: together, they'd wrap on a phone.
    lines.extend([how_to_answer(locale, game, card), closes].map(|line| format!("-# {line}")));
    lines.extend(votes.map(|SkipVotes { votes, needed }| {
        format!("-# {}", say!(locale, "skip-count", votes = votes, needed = needed))
    }));
    if let Game::Round(round) = game {
        lines.extend(score(locale, round.goal, &round.running_score()));
    }
    embed.description = Some(below(embed.description, &lines));
    let answer = say!(locale, "button-answer");
    let mut rows = choice_buttons(locale, card, |choice| CustomId::Choose(id, choice));
    let style = if rows.is_empty() { ButtonStyle::Primary } else { ButtonStyle::Secondary };
    let mut buttons = vec![Button::new(answer, style, CustomId::Answer(id).to_string())];
    let image_note = card.image.as_ref().map(|_| no_image(locale));
    let mut message = Message { image_note, ..Message::embed(embed) };
    match game {
        Game::Round(round) => {
            message.content = round.last().and_then(|last| last_question(locale, deck, last)).unwrap_or_default();
            let skip = say!(locale, "button-skip");
            buttons.push(Button::new(skip, ButtonStyle::Secondary, CustomId::Skip(id).to_string()));
        }
        Game::Drop(drop) => {
            if let Some(role) = drop.ping {
                message.content = format!("<@&{role}>");
                message.mention_role = Some(role);
            }
        }
    }
    rows.push(buttons);
    message.buttons = rows;
    message
}

/// A button for each choice of a question that is answered with a tap.
pub(super) fn choice_buttons(locale: Locale, card: &Card, id: impl Fn(usize) -> CustomId) -> Vec<Vec<Button>> {
    let labels: Vec<String> = match &card.key {
        Some(AnswerKey::Choice { options, .. }) if options.len() <= MOST_OPTIONS => {
            option_letters().take(options.len()).map(String::from).collect()
        }
        Some(AnswerKey::YesNo { .. }) => vec![say!(locale, "button-yes"), say!(locale, "button-no")],
        _ => Vec::new(),
    };
    let button = |(choice, label)| Button::new(label, ButtonStyle::Primary, id(choice).to_string());
    let buttons: Vec<Button> = labels.into_iter().enumerate().map(button).collect();
    buttons.chunks(limits::BUTTONS_IN_ROW).map(<[Button]>::to_vec).collect()
}

/// How the question before went, in a line: its own message may have scrolled away.
fn last_question(locale: Locale, deck: &Deck, last: &LastQuestion) -> Option<String> {
    let card = deck.card(&last.card)?;
    let answer = answer_line(locale, card.key.as_ref()?);
    let winners: Vec<String> = last.winners.iter().map(|winner| mention(locale, *winner)).collect();
    let who = match last.right {
        0 => say!(locale, "last-question-nobody"),
        right if right > winners.len() => say!(locale, "reveal-some", right = right, people = last.tried),
        _ => comma(locale, &winners),
    };
    let mark = if last.right > 0 { "✅" } else { "⌛" };
    Some(format!("{mark} {answer} · {who}"))
}

/// An answer key in one short line.
fn answer_line(locale: Locale, key: &AnswerKey) -> String {
    const LONGEST: usize = 120;
    let text = match key {
        AnswerKey::List { items, .. } => {
            let items: Vec<String> = items.iter().filter_map(|item| item.first().cloned()).collect();
            comma(locale, &items)
        }
        AnswerKey::YesNo { yes, .. } => say!(locale, if *yes { "answer-yes" } else { "answer-no" }),
        AnswerKey::Explanation { texts, .. } => texts.first().cloned().unwrap_or_default(),
        // Without its letter, which is another one whenever the card is asked.
        AnswerKey::Choice { options, correct } => options.get(*correct).cloned().unwrap_or_default(),
        AnswerKey::Term(_) | AnswerKey::Blanks(_) | AnswerKey::Number { .. } => {
            return answer(locale, key);
        }
    };
    format!("**{}**", escape(&cut(&text, LONGEST)))
}

/// The best places, small and in a line, after the points that they play for.
fn score(locale: Locale, goal: Option<u32>, standings: &[Standing]) -> Option<String> {
    let one = |it: &Standing| {
        let lives = it.lives.map(|lives| format!("{} ", hearts(lives))).unwrap_or_default();
        format!("{} {} {lives}{}", place(it.rank), mention(locale, it.user), it.points.0)
    };
    let of_team = |it: &TeamStanding| {
        let best = it.players.first().map(|best| format!(" ({} {})", mention(locale, best.user), best.points.0));
        format!("{} {}{}", team_emoji(it.team), it.points.0, best.unwrap_or_default())
    };
    let teams = team_standings(standings);
    let all: Vec<String> = match teams.as_slice() {
        [] => standings.iter().map(one).collect(),
        teams => teams.iter().map(of_team).collect(),
    };
    let all: Vec<String> = goal.map(|goal| say!(locale, "score-goal", points = goal)).into_iter().chain(all).collect();
    (!standings.is_empty()).then(|| format!("-# {}", all.join(" · ")))
}

fn team_emoji(team: Team) -> &'static str {
    match team {
        Team::Red => "🔴",
        Team::Blue => "🔵",
    }
}

/// The lives that somebody has left.
fn hearts(lives: u32) -> String {
    if lives == 0 { "💀".to_owned() } else { "❤️".repeat(usize::try_from(lives).unwrap_or_default()) }
}

/// Lines below a text, if there is one.
fn below(text: Option<String>, lines: &[String]) -> String {
    let lines = lines.join("\n");
    match text {
        Some(text) => format!("{text}\n\n{lines}"),
        None => lines,
    }
}

/// Adds how to answer where the bot gets the text of replies only.
pub(super) fn ask_for_replies(locale: Locale, question: &mut Message) {
    if let Some(description) = question.embed.as_mut().and_then(|embed| embed.description.as_mut()) {
        description.push_str("\n-# ");
        description.push_str(&say!(locale, "answer-by-reply"));
    }
}

/// A drop's message once it is closed: the same, without buttons. The image that it shows is named anew, else it
/// would be shown beside it.
pub(super) fn closed_question(locale: Locale, game: &Game, deck: &Deck, card: &Card, image: Option<&str>) -> Message {
    let mut embed = card_embed(locale, game, deck, card);
    embed.color = Some(NEUTRAL);
    embed.description = Some(below(embed.description, &[format!("-# {}", say!(locale, "question-closed"))]));
    embed.image = image.map(str::to_owned);
    Message { image_note: image.map(|_| no_image(locale)), ..Message::embed(embed) }
}

/// What stands in place of an image that can't be shown.
pub(super) fn no_image(locale: Locale) -> String {
    format!("-# {}", say!(locale, "image-missing"))
}

/// A card as it's asked: the prompt is the title, where it fits, and everything else is small.
fn card_embed(locale: Locale, game: &Game, deck: &Deck, card: &Card) -> Embed {
    let number = match game {
        Game::Round(round) => match round.goal {
            Some(goal) => say!(locale, "question-title-goal", number = round.asked(), points = goal),
            None if round.mode.rules().lives.is_some() => say!(locale, "question-title-open", number = round.asked()),
            None => say!(locale, "question-title", number = round.asked(), total = round.questions),
        },
        Game::Drop(_) => say!(locale, "drop-title"),
    };
    prompt_embed(card, format!("{number} · {}", deck.title))
}

pub(super) fn prompt_embed(card: &Card, footer: String) -> Embed {
    let prompt = escape(&card.prompt);
    // A title is one line.
    let is_title = prompt.encode_utf16().count() <= limits::EMBED_TITLE && !prompt.contains('\n');
    let (title, mut text) = if is_title { (Some(prompt), String::new()) } else { (None, prompt) };
    if let Some(AnswerKey::Choice { options, .. }) = &card.key {
        let options = option_letters().zip(options).map(|(letter, option)| format!("**{letter}.** {}", escape(option)));
        let options = options.collect::<Vec<_>>().join("\n");
        text = if text.is_empty() { options } else { format!("{text}\n\n{options}") };
    }
    let description = Some(text).filter(|text| !text.is_empty());
    Embed { title, description, footer: Some(footer), ..Embed::default() }
}

fn how_to_answer(locale: Locale, game: &Game, card: &Card) -> String {
    let what = what_to_answer(locale, card);
    let how = match (game, &card.key) {
        (Game::Round(round), Some(AnswerKey::List { .. })) if round.mode.is_in_channel() => "answer-race-list",
        (Game::Round(round), _) if round.mode.is_in_channel() && what.is_some() => "answer-race",
        (Game::Round(round), _) if round.mode.is_in_channel() => "answer-race-term",
        (Game::Drop(drop), _) if drop.answers == Answers::Channel => "answer-channel",
        (Game::Round(_) | Game::Drop(_), Some(AnswerKey::Choice { .. } | AnswerKey::YesNo { .. })) => {
            "answer-choice-private"
        }
        (Game::Round(_) | Game::Drop(_), _) => "answer-private",
    };
    let how = say!(locale, how);
    match what {
        Some(what) => say!(locale, "sentences", first = what, second = how),
        None => how,
    }
}

/// What an answer consists of; `None` if that goes without saying.
pub(super) fn what_to_answer(locale: Locale, card: &Card) -> Option<String> {
    Some(match card.key.as_ref()? {
        AnswerKey::List { items, ordered, any } => {
            let count = items.len();
            match (any, ordered) {
                (Some(any), false) => say!(locale, "ask-any", any = *any, count = count),
                (Some(any), true) => say!(locale, "ask-any-ordered", any = *any, count = count),
                (None, _) if count == 1 => say!(locale, "ask-one"),
                (None, false) => say!(locale, "ask-all", count = count),
                (None, true) => say!(locale, "ask-all-ordered", count = count),
            }
        }
        AnswerKey::Blanks(gaps) => say!(locale, "ask-blanks", count = gaps.len()),
        AnswerKey::Number { unit: Some(unit), .. } => say!(locale, "ask-number-unit", unit = escape(unit)),
        AnswerKey::Number { .. } => say!(locale, "ask-number"),
        AnswerKey::YesNo { .. } => say!(locale, "ask-yes-no"),
        AnswerKey::Choice { .. } => say!(locale, "ask-choice"),
        AnswerKey::Explanation { .. } => say!(locale, "ask-explanation"),
        AnswerKey::Term(_) => return None,
    })
}

/// The emoji that marks a message.
pub(super) fn emoji(mark: Mark) -> &'static str {
    match mark {
        Mark::Right => "✅",
        Mark::Partly => "🟡",
        Mark::Wrong => "❌",
    }
}

/// What became of a private answer, for its author alone; with a button to appeal, if that's possible now.
pub(super) fn news(locale: Locale, news: &News, appeal: Option<AttemptId>) -> Response {
    let News::Judged { verdict, tries_left } = news else {
        let key = match news {
            News::AlreadyRight => "answered-already",
            News::NoTriesLeft => "answered-too-often",
            News::Out => "answered-out",
            News::Closed | News::Judged { .. } => "answered-late",
        };
        return Response::private(Message::text(say!(locale, key)));
    };
    let mut sentences = vec![found(locale, verdict)];
    sentences.extend(words::while_open(locale, &verdict.reason));
    if verdict.outcome != Outcome::Correct {
        sentences.push(match tries_left {
            None => say!(locale, "tries-unlimited"),
            Some(left) => say!(locale, "tries-left", tries = *left),
        });
    }
    let mut message = Message::text(words::sentences(locale, sentences));
    if let Some(attempt) = appeal.filter(|_| verdict.outcome != Outcome::Correct) {
        message.buttons = vec![vec![appeal_button(say!(locale, "button-appeal"), attempt)]];
    }
    Response::private(message)
}

pub(super) fn found(locale: Locale, verdict: &Verdict) -> String {
    match verdict.outcome {
        Outcome::Correct => say!(locale, "verdict-correct"),
        Outcome::Partial => say!(locale, "verdict-partial", credit = percent(locale, verdict.credit.value())),
        Outcome::Wrong => say!(locale, "verdict-wrong"),
    }
}

/// An answer that came too late, for its author alone: what they wrote isn't lost, and they see whether it was right.
pub(super) fn late_answer(locale: Locale, text: &str, verdict: Option<&Verdict>) -> Response {
    const SHOWN_CHARACTERS: usize = 900;
    let text = escape(&cut(text.trim(), SHOWN_CHARACTERS));
    let mut lines = vec![say!(locale, "answered-late-with")];
    lines.extend(text.lines().map(|line| format!("> {line}")));
    lines.extend(verdict.map(|verdict| found(locale, verdict)));
    Response::private(Message::text(lines.join("\n")))
}

/// A tap that came too late.
pub(super) fn late_tap(locale: Locale, text: &str, verdict: &Verdict) -> Response {
    late_answer(locale, &in_words(locale, text, verdict), Some(verdict))
}

/// An answer as its author reads it: yes and no are recorded in English, whoever taps them.
pub(super) fn in_words(locale: Locale, text: &str, verdict: &Verdict) -> String {
    let says_yes_or_no = matches!(verdict.reason, Reason::SaysYesOrNo { .. } | Reason::SaysTheOther { .. });
    match text {
        "yes" if says_yes_or_no => say!(locale, "answer-yes"),
        "no" if says_yes_or_no => say!(locale, "answer-no"),
        text => text.to_owned(),
    }
}

/// A button to appeal on an attempt.
pub(super) fn appeal_button(label: String, attempt: AttemptId) -> Button {
    Button::new(label, ButtonStyle::Secondary, CustomId::Appeal(attempt).to_string())
}

/// Which of their answers somebody wants to appeal on.
pub(super) fn which_to_appeal(locale: Locale, attempts: &[Attempt]) -> Message {
    let label = |attempt: &Attempt| match plain(&attempt.text).trim() {
        "" => say!(locale, "appeal-blank"),
        text => text.to_owned(),
    };
    let rows = attempts.iter().map(|attempt| vec![appeal_button(label(attempt), attempt.source)]);
    Message { buttons: rows.collect(), ..Message::text(say!(locale, "appeal-which")) }
}

/// An appeal, as the managers see it.
pub(super) fn appeal(
    locale: Locale,
    deck: &Deck,
    card: &Card,
    attempt: &Attempt,
    acceptance: Option<&Acceptance>,
) -> Message {
    let button =
        |label, style, accept| Button::new(label, style, CustomId::DecideAppeal(attempt.source, accept).to_string());
    let accept = button(say!(locale, "button-accept"), ButtonStyle::Primary, true);
    let reject = button(say!(locale, "button-reject"), ButtonStyle::Secondary, false);
    let part = acceptance.filter(|acceptance| !acceptance.is_whole());
    let items = card.key.as_ref().map(AnswerKey::answers).unwrap_or_default();
    let option = |part: &usize| {
        let label = plain(items.get(*part)?).trim().to_owned();
        Some(SelectOption { label, description: None, value: part.to_string() })
    };
    let options: Vec<SelectOption> =
        part.map(Acceptance::possible_parts).unwrap_or_default().iter().filter_map(option).collect();
    let advice = match part {
        None => say!(locale, "appeal-advice"),
        Some(part) => {
            let credit = percent(locale, part.verdict(None).credit.value());
            let counts = say!(locale, "appeal-advice-part", credit = credit);
            if options.is_empty() {
                counts
            } else {
                say!(locale, "sentences", first = counts, second = say!(locale, "appeal-advice-item"))
            }
        }
    };
    let mut message = Message::embed(Embed {
        title: Some(say!(locale, "appeal-title")),
        description: Some(format!("{}\n\n-# {advice}", appealed(locale, card, attempt))),
        color: Some(ASKING),
        footer: Some(deck.title.clone()),
        ..Embed::default()
    });
    message.buttons = vec![vec![accept, reject]];
    message.select = (!options.is_empty()).then(|| Select {
        custom_id: CustomId::AcceptAs(attempt.source).to_string(),
        placeholder: say!(locale, "appeal-which-part"),
        options,
        most: 1,
    });
    message
}

fn appealed(locale: Locale, card: &Card, attempt: &Attempt) -> String {
    let (user, text) = (mention(locale, attempt.user), escape(&attempt.text));
    let judged = match attempt.outcome {
        Outcome::Partial => {
            let credit = percent(locale, attempt.credit.value());
            say!(locale, "appeal-judged-partial", user = user, answer = text, credit = credit)
        }
        Outcome::Correct | Outcome::Wrong => say!(locale, "appeal-judged-wrong", user = user, answer = text),
    };
    format!("**{}**\n{judged}\n{}", escape(&card.prompt), the_answer(locale, card))
}

/// A card's answer, named as such.
pub(super) fn the_answer(locale: Locale, card: &Card) -> String {
    say!(locale, "card-answer", answer = card.key.as_ref().map(|key| answer(locale, key)).unwrap_or_default())
}

/// An appeal that was decided on.
pub(super) fn decided_appeal(
    locale: Locale,
    deck: &Deck,
    card: &Card,
    attempt: &Attempt,
    accepted: bool,
    by: UserId,
) -> Message {
    let (title, color) = if accepted { ("appeal-accepted-title", GOOD) } else { ("appeal-rejected-title", NEUTRAL) };
    let by = say!(locale, "appeal-decided-by", user = mention(locale, by));
    Message::embed(Embed {
        title: Some(say!(locale, title)),
        description: Some(format!("{}\n\n-# {by}", appealed(locale, card, attempt))),
        color: Some(color),
        footer: Some(deck.title.clone()),
        ..Embed::default()
    })
}

/// An appeal that was decided, where its author's fellow players see it.
pub(super) fn closed_appeal(locale: Locale, by: UserId) -> Message {
    Message::text(format!("-# {}", say!(locale, "appeal-closed", user = mention(locale, by))))
}

/// Tells those who gave a wording that it counts after all, or for the `part` that it names.
pub(super) fn accepted_appeal(
    locale: Locale,
    card: &Card,
    wording: &str,
    verdict: &Verdict,
    part: Option<usize>,
    members: &[(UserId, i64)],
) -> Message {
    let member = |(user, points): &(UserId, i64)| say!(locale, "gain", user = mention(locale, *user), points = *points);
    let (wording, prompt) = (escape(wording), prompt(locale, &card.prompt));
    let item = part.and_then(|part| card.key.as_ref()?.answers().get(part).map(|item| escape(item)));
    let mut lines = vec![match item {
        _ if verdict.outcome == Outcome::Correct => {
            say!(locale, "appeal-counts", wording = wording, prompt = prompt)
        }
        Some(item) => say!(locale, "appeal-counts-item", wording = wording, item = item, prompt = prompt),
        None => {
            let credit = percent(locale, verdict.credit.value());
            say!(locale, "appeal-counts-part", wording = wording, credit = credit, prompt = prompt)
        }
    }];
    let gained: Vec<&(UserId, i64)> = members.iter().filter(|(_, points)| *points > 0).collect();
    lines.extend(gained.iter().take(SHOWN).map(|gain| member(gain)));
    lines.extend(others(locale, gained.len()));
    Message::embed(Embed {
        title: Some(say!(locale, "appeal-accepted-title")),
        description: Some(lines.join("\n")),
        color: Some(GOOD),
        ..Embed::default()
    })
}

/// How many of `all` are not shown.
pub(super) fn others(locale: Locale, all: usize) -> Option<String> {
    (all > SHOWN).then(|| say!(locale, "and-more", more = all - SHOWN))
}

/// Tells somebody alone what became of their appeal.
pub(super) fn own_appeal_decided(locale: Locale, asked: &str, accepted: bool) -> Message {
    let prompt = prompt(locale, asked);
    Message::text(if accepted {
        say!(locale, "appeal-accepted", prompt = prompt)
    } else {
        say!(locale, "appeal-rejected", prompt = prompt)
    })
}

fn report_reason(locale: Locale, reason: ReportReason) -> String {
    match reason {
        ReportReason::WrongAnswer => say!(locale, "report-reason-wrong-answer"),
        ReportReason::Unclear => say!(locale, "report-reason-unclear"),
        ReportReason::Duplicate => say!(locale, "report-reason-duplicate"),
        ReportReason::Other => say!(locale, "report-reason-other"),
    }
}

/// Asks for the reason to report the card of a question.
pub(super) fn report_reasons(locale: Locale, asked: &str, question: QuestionId) -> Message {
    let option = |reason: ReportReason| SelectOption {
        label: report_reason(locale, reason),
        description: None,
        value: reason.name().to_owned(),
    };
    let select = Select {
        custom_id: CustomId::ReportFor(question).to_string(),
        placeholder: say!(locale, "report-menu"),
        options: ReportReason::ALL.map(option).into(),
        most: 1,
    };
    let text = say!(locale, "report-which", prompt = prompt(locale, asked));
    Message { select: Some(select), ..Message::text(text) }
}

/// A card that is paused because members reported it, as the managers see it: how many did, and their reasons as far
/// as they're known.
pub(super) fn paused_card(
    locale: Locale,
    deck: &Deck,
    card: &Card,
    (reports, reasons): (u32, &[ReportReason]),
) -> Message {
    let button = |label, stays_paused| {
        let id = CustomId::ReviewReport { stays_paused, deck: deck.id.clone(), card: card.id.clone() };
        Button::new(label, ButtonStyle::Secondary, id.to_string())
    };
    let count = |of: ReportReason| reasons.iter().filter(|reason| **reason == of).count();
    let counts = ReportReason::ALL.into_iter().filter(|reason| count(*reason) > 0);
    let mut reported = vec![say!(locale, "report-card-paused", people = reports)];
    reported.extend(counts.map(|reason| {
        let of_reason =
            say!(locale, "report-reason-count", reason = report_reason(locale, reason), people = count(reason));
        format!("- {of_reason}")
    }));
    let mut message = Message::embed(Embed {
        title: Some(say!(locale, "report-card-paused-title")),
        description: Some(format!(
            "{}\n\n**{}**\n{}",
            reported.join("\n"),
            escape(&card.prompt),
            card.key.as_ref().map(|key| answer(locale, key)).unwrap_or_default()
        )),
        color: Some(NEUTRAL),
        footer: Some(format!("{} · {}", deck.title, card.id)),
        ..Embed::default()
    });
    let resume = button(say!(locale, "button-resume-card"), false);
    message.buttons = vec![vec![resume, button(say!(locale, "button-keep-paused"), true)]];
    message
}

/// A note of the engine's.
pub(super) fn note(locale: Locale, note: &Note) -> Message {
    match note {
        Note::DropsMissed(_) => Message::embed(Embed {
            title: Some(say!(locale, "note-drops-missed-title")),
            description: Some(words::note(locale, note)),
            color: Some(NEUTRAL),
            ..Embed::default()
        }),
        Note::CannotResume { .. }
        | Note::RoundNotPosted { .. }
        | Note::DropNotPosted { .. }
        | Note::DropWithoutDeck { .. } => Message::text(words::note(locale, note)),
    }
}

/// Why a form can't be used, with a button that opens it again.
pub(super) fn edit_again(locale: Locale, refusal: &Refusal, draft: DraftId) -> Message {
    let again = CustomId::EditAgain(draft).to_string();
    let button = Button::new(say!(locale, "button-edit-again"), ButtonStyle::Primary, again);
    Message { buttons: vec![vec![button]], ..Message::text(words::refusal(locale, refusal)) }
}

/// What one can do about a closed question, for one person alone: to appeal, to report.
pub(super) fn more(locale: Locale, question: QuestionId) -> Message {
    let button = |label, id: CustomId| Button::new(label, ButtonStyle::Secondary, id.to_string());
    let appeal = button(say!(locale, "button-appeal"), CustomId::AppealOnQuestion(question));
    let report = button(say!(locale, "button-report"), CustomId::Report(question));
    let review = button(say!(locale, "button-review-cards"), CustomId::Review(None));
    Message { buttons: vec![vec![appeal, report, review]], ..Message::text(say!(locale, "more-about-question")) }
}

/// How a question ended, with its prompt: what its message becomes in a round, and a drop's reply to it. `image` is the
/// name of the image that the message has.
pub(super) fn reveal(
    locale: Locale,
    game: &Game,
    deck: &Deck,
    card: &Card,
    reveal: &Reveal,
    image: Option<&str>,
) -> Message {
    let ending = match reveal.ending {
        Ending::Taken => "reveal-taken",
        Ending::Answered => "reveal-answered",
        Ending::TimeUp => "reveal-time-up",
        Ending::Skipped => "reveal-skipped",
        Ending::Stopped => "reveal-stopped",
    };
    let mut lines = vec![format!("**{}**", say!(locale, ending))];
    lines.extend(gains(locale, game, reveal));
    lines.push(the_answer(locale, card));
    lines.extend(choices_made(locale, reveal));
    lines.extend(card.note.as_ref().map(|note| format!("-# {}", escape(note))));
    if !reveal.said.is_empty() {
        let said: Vec<String> = reveal.said.iter().map(|quote| escape(quote)).collect();
        lines.push(format!("-# {}", say!(locale, "reveal-also-said", answers = said.join(" · "))));
    }
    let comeback = reveal.comeback.map(|user| say!(locale, "reveal-comeback", user = mention(locale, user)));
    lines.extend(comeback);
    if !reveal.out.is_empty() {
        let named: Vec<String> = reveal.out.iter().take(SHOWN).map(|user| mention(locale, *user)).collect();
        let players = and_more(locale, named.join(" · "), reveal.out.len() - named.len());
        lines.push(say!(locale, "reveal-out", players = players));
    }
    let goal = match game {
        Game::Round(round) => round.goal,
        Game::Drop(_) => None,
    };
    lines.extend(score(locale, goal, &reveal.standings));
    let mut embed = card_embed(locale, game, deck, card);
    embed.description = Some(below(embed.description, &lines));
    embed.color = Some(if reveal.gains.is_empty() { NEUTRAL } else { GOOD });
    embed.image = image.map(str::to_owned);
    if let Game::Drop(_) = game {
        embed.footer = Some(deck.title.clone());
    }
    let shows_image = image.is_some() || card.answer_image.is_some();
    let more = Button::new("…", ButtonStyle::Secondary, CustomId::More(reveal.question).to_string());
    Message { image_note: shows_image.then(|| no_image(locale)), buttons: vec![vec![more]], ..Message::embed(embed) }
}

/// How many people chose what.
fn choices_made(locale: Locale, reveal: &Reveal) -> Option<String> {
    let (right, labels) = match reveal.choices.as_ref()? {
        Choices::Options { correct, .. } => (*correct, option_letters().map(String::from).collect::<Vec<_>>()),
        Choices::YesNo { yes } => (usize::from(!yes), vec![say!(locale, "answer-yes"), say!(locale, "answer-no")]),
    };
    let counts = reveal.chosen.iter().zip(labels).enumerate().map(|(choice, (count, label))| {
        if choice == right { format!("**{label} {count}**") } else { format!("{label} {count}") }
    });
    let counts: Vec<String> = counts.collect();
    (!counts.is_empty()).then(|| say!(locale, "reveal-chosen", counts = counts.join(" · ")))
}

/// How many missed drops a streak forgave, after it.
pub(super) fn forgiven(locale: Locale, misses: u32) -> String {
    if misses == 0 { String::new() } else { format!(" {}", say!(locale, "streak-forgiven", misses = misses)) }
}

fn gains(locale: Locale, game: &Game, reveal: &Reveal) -> Vec<String> {
    let line = |gain: &Gain| {
        let team = match game {
            Game::Round(round) => round.team_of(gain.user),
            Game::Drop(_) => None,
        };
        let user = mention(locale, gain.user);
        let user = team.map_or_else(|| user.clone(), |team| format!("{} {user}", team_emoji(team)));
        let points = gain.points.0;
        let gained = if gain.streak > 0 {
            say!(locale, "gain", user = user, points = points)
        } else {
            let credit = percent(locale, gain.credit.value());
            say!(locale, "gain-partial", user = user, points = points, credit = credit)
        };
        match (gain.streak, game) {
            (0 | 1, _) => gained,
            (streak, Game::Round(_)) => format!("{gained} · {}", say!(locale, "streak", streak = streak)),
            (streak, Game::Drop(_)) => {
                let streak = say!(locale, "streak-drops", streak = streak);
                format!("{gained} · {streak}{}", forgiven(locale, gain.forgiven))
            }
        }
    };
    let mut lines: Vec<String> = reveal.gains.iter().take(SHOWN).map(line).collect();
    lines.extend(others(locale, reveal.gains.len()));
    let right = reveal.right().count();
    let people = reveal.tried;
    if lines.is_empty() {
        lines.push(if people == 0 {
            say!(locale, "reveal-nobody-tried")
        } else {
            say!(locale, "reveal-nobody", people = people)
        });
    } else if reveal.ending != Ending::Taken {
        let got_it = if right == 0 {
            say!(locale, "reveal-nobody-in-full", people = people)
        } else {
            say!(locale, "reveal-some", right = right, people = people)
        };
        lines.insert(0, got_it);
    }
    lines
}

/// An answer key, as it is shown when the question is over.
pub(super) fn answer(locale: Locale, key: &AnswerKey) -> String {
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
        AnswerKey::Blanks(gaps) => {
            comma(locale, &gaps.iter().map(|gap| format!("**{}**", first(gap))).collect::<Vec<_>>())
        }
        AnswerKey::Number { value, tolerance, unit } => {
            let unit = unit.as_ref().map(|unit| format!(" {}", escape(unit))).unwrap_or_default();
            let within = if *tolerance > 0.0 { format!(" (± {tolerance})") } else { String::new() };
            format!("**{value}{unit}**{within}")
        }
        AnswerKey::YesNo { yes, because } => {
            let answer = say!(locale, if *yes { "answer-yes" } else { "answer-no" });
            match because {
                Some(because) => say!(locale, "answer-because", answer = answer, because = escape(because)),
                None => format!("**{answer}**"),
            }
        }
        AnswerKey::Explanation { texts, .. } => first(texts),
        AnswerKey::Choice { options, correct } => {
            let letter = option_letters().nth(*correct).unwrap_or('?');
            format!("**{letter}. {}**", escape(options.get(*correct).map_or("", String::as_str)))
        }
    }
}

/// How a round ended.
pub(super) fn summary(
    locale: Locale,
    deck: &Deck,
    standings: &[Standing],
    ending: RoundEnding,
    asked: u32,
    highlights: &Highlights,
) -> Message {
    let why = match ending {
        RoundEnding::Done => None,
        RoundEnding::LastOneLeft(user) => Some(say!(locale, "round-last-one-left", user = mention(locale, user))),
        RoundEnding::AllOut => Some(say!(locale, "round-all-out")),
        RoundEnding::GoalReached(goal) => Some(say!(locale, "round-goal-reached", points = goal)),
        RoundEnding::GoalMissed(goal) => Some(say!(locale, "round-goal-missed", points = goal)),
        RoundEnding::Stopped => Some(say!(locale, "round-stopped")),
        RoundEnding::Idle => Some(say!(locale, "round-idle")),
        RoundEnding::NoCards => Some(say!(locale, "round-no-cards")),
    };
    let mut lines: Vec<String> = why.into_iter().collect();
    let teams = team_standings(standings);
    for TeamStanding { rank, team, points, players } in &teams {
        let total = words::points(locale, points.0.into());
        lines.push(format!("{} {} **{}** — **{total}**", place(*rank), team_emoji(*team), words::team(locale, *team)));
        let shown = players.iter().take(SHOWN / teams.len());
        let count = shown.len();
        lines.extend(shown.map(|player| {
            let player_points = words::points(locale, player.points.0.into());
            with_details(locale, format!("{} — {player_points}", mention(locale, player.user)), player)
        }));
        let more = players.len() - count;
        lines.extend((more > 0).then(|| say!(locale, "and-more", more = more)));
    }
    if teams.is_empty() {
        lines.extend(standings.iter().take(SHOWN).map(|standing| {
            let line = ranked(locale, standing.rank, standing.user, standing.points.0.into());
            with_details(locale, line, standing)
        }));
        lines.extend(others(locale, standings.len()));
    }
    if standings.is_empty() {
        lines.push(say!(locale, "round-nobody-scored"));
    }
    lines.extend(highlights_of(locale, deck, highlights).into_iter().map(|line| format!("-# {line}")));
    Message::embed(Embed {
        title: Some(say!(locale, "round-over")),
        description: Some(lines.join("\n")),
        color: Some(if standings.is_empty() { NEUTRAL } else { GOOD }),
        footer: Some(format!("{} · {}", deck.title, words::questions(locale, asked))),
        ..Embed::default()
    })
}

/// A player's line with their lives, and how many questions they had right.
fn with_details(locale: Locale, line: String, standing: &Standing) -> String {
    let lives = standing.lives.map(hearts);
    let right = (standing.right > 0).then(|| say!(locale, "standing-correct", correct = standing.right));
    [Some(line), lives, right].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What one can do after a round.
pub(super) fn after_round(locale: Locale, round: &Round) -> Vec<Button> {
    let button = |label, style, id: CustomId| Button::new(label, style, id.to_string());
    let again = CustomId::again(round.id, &round.deck, RoundOptions::of(round));
    let mut buttons = vec![button(say!(locale, "button-again"), ButtonStyle::Primary, again)];
    let others = [
        ("button-missed", CustomId::MissedCards(round.id)),
        ("button-my-results", CustomId::MyResults(round.id)),
        ("button-leaderboard", CustomId::Leaderboard),
    ];
    buttons.extend(others.map(|(label, id)| button(say!(locale, label), ButtonStyle::Secondary, id)));
    buttons
}

/// A card that somebody missed, with its answer, in a line.
pub(super) fn missed_card(locale: Locale, card: &Card) -> Option<String> {
    Some(format!("{}\n-# {}", prompt(locale, &card.prompt), answer_line(locale, card.key.as_ref()?)))
}

/// The cards that somebody missed.
pub(super) fn missed_cards(locale: Locale, lines: &[String]) -> Message {
    Message::embed(Embed {
        title: Some(say!(locale, "button-missed")),
        description: Some(lines.join("\n")),
        color: Some(NEUTRAL),
        ..Embed::default()
    })
}

/// What stood out in a round, a line each.
fn highlights_of(locale: Locale, deck: &Deck, highlights: &Highlights) -> Vec<String> {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds of a question")]
    let fastest = highlights.fastest.map(|(user, ms)| {
        let seconds = (ms as f64 / 100.0).round() / 10.0;
        say!(locale, "round-fastest", user = mention(locale, user), seconds = seconds)
    });
    let streak = highlights
        .streak
        .map(|(user, streak)| say!(locale, "round-best-streak", user = mention(locale, user), streak = streak));
    let hardest = highlights.hardest.as_ref().and_then(|Hardest { card, right, tried }| {
        let card = deck.card(card)?;
        let prompt = prompt(locale, &card.prompt);
        Some(say!(locale, "round-hardest", prompt = prompt, right = *right, people = *tried))
    });
    fastest.into_iter().chain(streak).chain(hardest).collect()
}

/// A row of a board.
pub(super) fn ranked(locale: Locale, rank: u32, user: UserId, points: i64) -> String {
    format!("{} {} — **{}**", place(rank), mention(locale, user), words::points(locale, points))
}

/// A card with its answer and where it comes from, as a look-up shows it, and with what more there is to say; `taught`
/// are wordings that count in that server besides the card's. Its images stand where they belong: one with the prompt,
/// one with the answer.
pub(super) fn looked_up(
    locale: Locale,
    about: &DeckMetadata,
    card: &Card,
    taught: &[String],
    images: (Option<File>, Option<File>),
    more: &[String],
) -> Message {
    const SHOWN: usize = 10;
    let answer =
        card.key.as_ref().map_or_else(|| format!("*{}*", say!(locale, "card-no-answer")), |key| answer(locale, key));
    let mut lines = vec![answer.trim_start().to_owned()];
    let others = card.key.as_ref().map(AnswerKey::other_wordings).unwrap_or_default();
    let others: Vec<&String> = others.iter().chain(taught).collect();
    if !others.is_empty() {
        let shown: Vec<String> = others.iter().take(SHOWN).map(|wording| escape(wording)).collect();
        let more = others.len() - shown.len();
        lines.push(say!(locale, "card-also-counts", wordings = and_more(locale, shown.join(" · "), more)));
    }
    lines.extend(card.note.as_ref().map(|note| format!("-# {}", escape(note))));
    lines.extend_from_slice(more);
    let mut source = vec![about.title.clone()];
    source.extend(about.author.as_ref().map(|author| say!(locale, "card-author", author = author)));
    source.extend(about.license.clone());
    if !card.tags.is_empty() {
        source.push(say!(locale, "card-tags", tags = comma(locale, &card.tags)));
    }
    let text = escape(&card.prompt);
    let is_title = text.encode_utf16().count() <= limits::EMBED_TITLE;
    let (title, description) = if is_title { (Some(text), None) } else { (None, Some(text)) };
    let prompt = Embed { title, description, color: Some(ASKING), ..Embed::default() };
    let answer = Embed { description: Some(lines.join("\n")), footer: Some(source.join(" · ")), ..prompt.clone() };
    let shows_images = images != (None, None);
    let mut message = match images {
        (question, image) if !is_title || question.is_some() && image.is_some() => {
            let named = |image: &Option<File>| image.as_ref().map(|image| image.name.clone());
            let mut message = Message::embed(Embed { image: named(&question), ..prompt });
            message.below = Some(Embed { title: None, image: named(&image), ..answer });
            message.files = question.into_iter().chain(image).collect();
            message
        }
        (Some(image), _) | (None, Some(image)) => Message::embed(answer).showing(image),
        (None, None) => Message::embed(answer),
    };
    message.image_note = shows_images.then(|| no_image(locale));
    message
}

/// Found cards as choices of a completion: by their prompts; where these look alike, with their decks; where that does
/// not tell them apart either, with their ids too.
pub(super) fn card_choices(found: &[Found], title: impl Fn(&DeckId) -> String) -> Vec<String> {
    let one_line = |text: &str| one_line(text, usize::MAX);
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
    one_line(text, limits::CHOICE_NAME)
}

#[cfg(test)]
mod tests;
