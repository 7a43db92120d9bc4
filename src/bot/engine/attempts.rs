//! Attempts: messages in the channel and submitted answers, each judged once.

use popquiz_deck::{Card, CardId};
use popquiz_judge::{FirstPass, Verdict};

use super::cards::{card, compile};
use super::decision::Decision;
use super::reply::{Reply, Submitted};
use super::state::{Engine, question_message};
use crate::bot::decks::LoadedDeck;
use crate::bot::open_channels::Recipient;
use crate::discord::chat_message::ChatMessage;
use crate::discord::text::one_line;
use crate::id::{AttemptId, ChannelId, GameId, GuildId, MessageId, QuestionId, UserId};
use crate::quiz::choices::asked_with;
use crate::quiz::doubts::LONGEST_DOUBT;
use crate::quiz::meant::{Said, is_meant_as_answer};
use crate::quiz::{Attempt, Choices, Event, Game, News, Via};
use crate::store::{self, AttemptRole, Help};

/// Messages of a channel that are held while a question is being posted there.
const MOST_HELD: usize = if cfg!(test) { 10 } else { 1_000 };

/// Characters of an answer that a reveal quotes.
const LONGEST_QUOTE: usize = 40;

/// An answer submitted in a question's modal, or by a tap on a choice.
#[derive(Debug)]
pub(in crate::bot) struct Submission {
    pub(in crate::bot) guild: GuildId,
    /// The interaction, by snowflake.
    pub(in crate::bot) source: AttemptId,
    pub(in crate::bot) question: QuestionId,
    pub(in crate::bot) channel: ChannelId,
    pub(in crate::bot) user: UserId,
    pub(in crate::bot) answer: Answer,
}

/// What somebody submits.
#[derive(Clone, Debug)]
pub(in crate::bot) enum Answer {
    /// A text, in the modal.
    Text(String),
    /// The choice of this number, on a message.
    Tap(MessageId, usize),
}

/// How an attempt is made.
#[derive(Clone, Copy, Debug)]
pub(super) enum How {
    /// In the channel: to the bot, or to whoever is there.
    Said { is_directed: bool },
    /// Through the modal.
    Submitted,
    /// By a tap on this choice.
    Tapped(usize),
}

impl Engine {
    /// A message in a channel with an open question.
    pub(in crate::bot) fn receive(&mut self, heard: ChatMessage, decision: &mut Decision) {
        let id = match self.open_channels.recipient(heard.channel, heard.message, heard.replies_to) {
            Recipient::Game(id) => id,
            Recipient::Undecided => return self.hold(heard),
            Recipient::Nobody => return,
        };
        let ChatMessage { channel, message, author, text, replies_to, .. } = heard;
        let mut is_directed = false;
        if let Some(running) = self.games.get_mut(&id) {
            running.catch_up.received(message, decision.now);
            is_directed = replies_to.is_some() && replies_to == question_message(&running.game);
        }
        for other in self.open_channels.other_games(channel, id) {
            if let Some(running) = self.games.get_mut(&other) {
                // If it's repeated, its game may have ended; it doesn't count for another one.
                running.processed.insert(message.into());
            }
        }
        let (text, is_mention) = without_mention(&text);
        if !text.is_empty() {
            let how = How::Said { is_directed: is_directed || is_mention };
            self.attempt(id, message.into(), author, text, how, decision);
        }
    }

    /// Holds a message until it's known which question it is for. If there are too many, the channel's history has the
    /// others.
    fn hold(&mut self, heard: ChatMessage) {
        let channel = heard.channel;
        let held = self.undecided.entry(channel).or_default();
        if held.len() < MOST_HELD {
            return held.push(heard);
        }
        for running in self.games.values_mut().filter(|running| running.game.channel() == channel) {
            running.catch_up.was_offline |= running.game.hears_channel();
        }
    }

    /// Somebody submitted the modal of a question. They get the verdict at once, or when the answer has been read.
    pub(super) fn submit(&mut self, submission: Submission, reply: Reply<Submitted>, decision: &mut Decision) {
        let Submission { guild, source, question, channel, user, answer } = submission;
        let can_appeal = self.guild_settings(guild).managers_channel.is_some();
        let (asking, text, how) = match &answer {
            Answer::Text(text) => (self.game_asking(question, channel), text.as_str(), How::Submitted),
            Answer::Tap(message, choice) => {
                (self.game_asking_in(question, channel, *message), "", How::Tapped(*choice))
            }
        };
        let news = match asking {
            Some(id) => {
                let news = self.attempt(id, source, user, text.trim(), how, decision);
                let is_unread = self.games.get(&id).is_some_and(|running| running.is_unread(source));
                if news.is_none() && is_unread && !self.readings.has_reply(source) {
                    return self.readings.reply_later(source, id, can_appeal, reply);
                }
                news
            }
            None => Some(News::Closed),
        };
        reply.after_commit(Submitted { news, can_appeal }, decision);
    }

    pub(super) fn attempt(
        &mut self,
        id: GameId,
        source: AttemptId,
        user: UserId,
        text: &str,
        how: How,
        decision: &mut Decision,
    ) -> Option<News> {
        let running = self.games.get_mut(&id)?;
        let (Some(question), Some(judge)) = (running.game.question(), &running.judge) else {
            return Some(News::Closed);
        };
        if !question.may_count(source.time(), source) {
            return Some(News::Closed);
        }
        // Not recorded, so that it counts neither here nor in statistics.
        if matches!(&running.game, Game::Round(round) if round.is_out(user)) {
            return Some(News::Out);
        }
        if !running.processed.insert(source) {
            return None;
        }
        let (tapped, FirstPass { verdict, is_unsure }) = match how {
            How::Tapped(choice) => {
                let Some((text, verdict)) = question.choices().and_then(|choices| choices.tapped(choice)) else {
                    return Some(News::Closed);
                };
                (Some((choice, text)), FirstPass { verdict, is_unsure: false })
            }
            How::Said { .. } | How::Submitted => (None, judge.first_pass(text)),
        };
        let choice = match &tapped {
            Some((choice, _)) => Some(*choice),
            None => question.choices().and_then(|choices| choices.named(text, &verdict)),
        };
        let recorded = match (tapped, question.choices()) {
            (Some((_, text)), _) => text,
            (None, Some(choices)) => choices.in_words(text, choice).into_owned(),
            (None, None) => text.to_owned(),
        };
        let (via, is_meant) = match how {
            How::Submitted | How::Tapped(_) => (Via::Modal, true),
            How::Said { is_directed } => {
                let said = Said { text, is_directed, kind: judge.kind(), verdict: &verdict };
                (Via::Channel, is_meant_as_answer(&said))
            }
        };
        let role = match is_meant {
            false => AttemptRole::Chatter,
            true if question.has_try_left(user, source.time(), source) => AttemptRole::Try,
            true => AttemptRole::Surplus,
        };
        let unread = (is_unsure && self.readings.is_available()).then(|| text.to_owned());
        decision.commit.attempts.push(store::Attempt {
            source,
            question: question.id,
            user,
            text: recorded,
            outcome: verdict.outcome,
            credit: verdict.credit,
            confidence: Some(verdict.confidence),
            role,
            help: Help {
                had_hint: question.had_hint(source.time()),
                is_choice: question.choices().is_some(),
                is_shared: question.is_shared_list(),
            },
        });
        let quote = match question.choices() {
            // How many chose what says it in short.
            Some(_) => None,
            None if question.is_race() => Some(one_line(text, LONGEST_QUOTE)).filter(|quote| !quote.is_empty()),
            None => (text.chars().count() <= LONGEST_DOUBT).then(|| text.to_owned()),
        };
        let attempt = Attempt { id: source, at: source.time(), user, via, verdict, is_meant, choice, unread, quote };
        self.step(id, Event::Attempted(attempt), decision);
        decision.news.take().filter(|(of, _)| *of == source).map(|(_, news)| news)
    }

    /// Judges an answer to a question that is over, for its author alone. `None` if the card is gone, or if the verdict
    /// would confirm a guess at a question that is open.
    pub(super) fn judge_late(
        &self,
        guild: GuildId,
        deck: &LoadedDeck,
        (question, id): (QuestionId, &CardId),
        answer: &Answer,
    ) -> Option<(String, Verdict)> {
        let card = card(deck, id)?;
        if self.open_questions.gives_away(guild, &deck.deck.id, card) {
            return None;
        }
        let choices = Choices::of(card, question);
        let asked = asked_with(choices.as_ref(), card);
        let judge = compile(deck, &asked, self.guilds.taught(guild, &deck.deck.id, id))?;
        match answer {
            Answer::Text(text) => Some((text.clone(), judge.judge(text.trim()))),
            Answer::Tap(_, choice) => choices?.tapped(*choice),
        }
    }

    /// The card of a question that is open in that channel, for its modal.
    pub(in crate::bot) fn open_card(
        &self,
        question: QuestionId,
        channel: ChannelId,
        message: MessageId,
    ) -> Option<Card> {
        let running = self.games.get(&self.game_asking_in(question, channel, message)?)?;
        let question = running.game.question()?;
        card(&running.deck, &question.card).map(|card| question.asked(card).into_owned())
    }
}

/// A message without the leading mention of the bot, and whether it has one: that's how people answer if Discord
/// withholds the text of other messages.
fn without_mention(text: &str) -> (&str, bool) {
    let text = text.trim();
    match text.strip_prefix("<@").and_then(|rest| rest.split_once('>')) {
        Some((id, rest)) if id.trim_start_matches('!').bytes().all(|byte| byte.is_ascii_digit()) => {
            (rest.trim_start(), true)
        }
        _ => (text, false),
    }
}
