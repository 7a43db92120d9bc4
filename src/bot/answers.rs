//! The buttons before a round and under a question: **Join**, **Start now**, **Answer**, with its form, and **Skip**.

use popquiz_judge::Verdict;

use super::context::Context;
use super::custom_id::FormId;
use super::engine::{Answer, Job, Submission};
use super::press::{FilledForm, Press};
use super::refusal::{InteractionRefusal, Refusal};
use super::{render, words};
use crate::discord::message::{Message, Response};
use crate::id::{AttemptId, GameId, GuildId, QuestionId};
use crate::quiz::{News, SkipVotes, Team};
use crate::texts::say;

/// Joins a round that waits for players.
pub(super) async fn join(press: Press, game: GameId, team: Option<Team>) -> Result<Response, Refusal> {
    let (channel, user, locale) = (press.channel(), press.user(), press.locale());
    let players = press.context.decide(|reply| Job::JoinRound { game, channel, user, team, reply }).await??;
    let joined = match team {
        Some(team) => say!(locale, "round-joined-team", team = words::team(locale, team), players = players),
        None => say!(locale, "round-joined", players = players),
    };
    Ok(Response::private(Message::text(joined)))
}

/// Starts a round that waits for players. Its first question is the reply.
pub(super) async fn start_now(press: Press, game: GameId) -> Result<Response, Refusal> {
    let (channel, user, locale) = (press.channel(), press.user(), press.locale());
    press.context.decide(|reply| Job::StartNow { game, channel, user, reply }).await??;
    Ok(Response::Seen { late: Message::text(say!(locale, "round-started")) })
}

/// Opens the form in which an answer is typed.
pub(super) async fn open_form(press: Press, question: QuestionId) -> Result<Response, Refusal> {
    let (channel, message, locale) = (press.channel(), press.message, press.locale());
    let card = press.context.decide(|reply| Job::OpenCard { question, channel, message, reply }).await?;
    Ok(match card {
        Some(card) => Response::Modal(render::answer_modal(locale, &FormId::Answer(question), &card)),
        None => render::news(locale, &News::Closed, None),
    })
}

/// Judges an answer. A repeated one gets no second response.
pub(super) async fn submit(form: FilledForm, question: QuestionId) -> Result<Option<Response>, Refusal> {
    let text = form.field(render::ANSWER_FIELD).to_owned();
    if text.trim().is_empty() {
        return Err(InteractionRefusal::EmptyAnswer.into());
    }
    let FilledForm { context, interaction, guild, .. } = form;
    let (source, channel, user) = (AttemptId::from(interaction.token.id), interaction.channel, interaction.user);
    let locale = interaction.locale;
    let answer = Answer::Text(text.clone());
    let submission = Submission { guild, source, question, channel, user, answer: answer.clone() };
    let submitted = context.decide(|reply| Job::SubmitAnswer { submission, reply }).await?;
    if submitted.news == Some(News::Closed) {
        let verdict = judged_late(&context, guild, question, answer).await?.map(|(_, verdict)| verdict);
        return Ok(Some(render::late_answer(locale, &text, verdict.as_ref())));
    }
    Ok(submitted.news.map(|news| render::news(locale, &news, submitted.can_appeal.then_some(source))))
}

/// Judges a tap on a choice: an attempt like any other, whose place in the order is that of its interaction.
pub(super) async fn tap(press: Press, question: QuestionId, choice: usize) -> Result<Option<Response>, Refusal> {
    let (channel, message, user, locale) = (press.channel(), press.message, press.user(), press.locale());
    let Press { context, interaction, guild, .. } = press;
    let source = AttemptId::from(interaction.token.id);
    let answer = Answer::Tap(message, choice);
    let submission = Submission { guild, source, question, channel, user, answer: answer.clone() };
    let submitted = context.decide(|reply| Job::SubmitAnswer { submission, reply }).await?;
    if submitted.news == Some(News::Closed)
        && let Some((text, verdict)) = judged_late(&context, guild, question, answer).await?
    {
        return Ok(Some(render::late_tap(locale, &text, &verdict)));
    }
    Ok(submitted.news.map(|news| render::news(locale, &news, submitted.can_appeal.then_some(source))))
}

/// What an answer that came too late says, and the verdict on it. `None` if its card is gone, or is being asked again.
async fn judged_late(
    context: &Context,
    guild: GuildId,
    question: QuestionId,
    answer: Answer,
) -> Result<Option<(String, Verdict)>, Refusal> {
    let Some((of, deck, card)) = context.store.card_of(question).await?.filter(|(of, ..)| *of == guild) else {
        return Ok(None);
    };
    let Some(deck) = context.decks.open(of, &deck).await? else { return Ok(None) };
    context.decide(|reply| Job::JudgeLate { guild, deck, question, card, answer, reply }).await
}

/// Counts a vote to skip the question.
pub(super) async fn vote_to_skip(press: Press, question: QuestionId) -> Result<Response, Refusal> {
    let (channel, message, user, locale) = (press.channel(), press.message, press.user(), press.locale());
    let votes = press.context.decide(|reply| Job::VoteToSkip { question, channel, message, user, reply }).await??;
    Ok(Response::private(Message::text(match votes {
        None => say!(locale, "question-skipped"),
        Some(SkipVotes { votes, needed }) => say!(locale, "skip-votes", votes = votes, needed = needed),
    })))
}
