//! Attempts: messages in the channel and submitted answers, each judged once.

use popquiz_deck::Card;

use super::cards::card;
use super::decision::Decision;
use super::state::Engine;
use crate::bot::open_channels::Recipient;
use crate::discord::chat_message::ChatMessage;
use crate::id::{AttemptId, ChannelId, GameId, GuildId, MessageId, QuestionId, UserId};
use crate::quiz::{Attempt, Event, News, Via};
use crate::store;

/// An answer submitted in a question's modal.
#[derive(Debug)]
pub(in crate::bot) struct Submission {
    pub(in crate::bot) guild: GuildId,
    /// The interaction, by snowflake.
    pub(in crate::bot) source: AttemptId,
    pub(in crate::bot) question: QuestionId,
    pub(in crate::bot) channel: ChannelId,
    pub(in crate::bot) user: UserId,
    pub(in crate::bot) text: String,
}

/// What to tell the person who submitted an answer.
#[derive(Debug)]
pub(in crate::bot) struct Submitted {
    /// `None` if this very submission was processed before.
    pub(in crate::bot) news: Option<News>,
    /// Whether they may appeal while the question is open.
    pub(in crate::bot) can_appeal: bool,
}

impl Engine {
    /// Somebody said something in a channel with an open question.
    pub(in crate::bot) fn receive(&mut self, heard: ChatMessage, decision: &mut Decision) {
        let id = match self.open_channels.recipient(heard.channel, heard.message, heard.replies_to) {
            Recipient::Game(id) => id,
            Recipient::Undecided => return self.undecided.entry(heard.channel).or_default().push(heard),
            Recipient::Nobody => return,
        };
        let ChatMessage { channel, message, author, text, .. } = heard;
        if let Some(running) = self.games.get_mut(&id) {
            running.catch_up.received(message, decision.now);
        }
        for other in self.open_channels.other_games(channel, id) {
            if let Some(running) = self.games.get_mut(&other) {
                // When it comes again, the game that it was for may be over; it is not for another then.
                running.processed.insert(message.into());
            }
        }
        let text = without_mention(&text);
        if !text.is_empty() {
            self.attempt(id, message.into(), author, text, Via::Channel, decision);
        }
    }

    /// Somebody submitted the modal of a question.
    pub(super) fn submit(&mut self, submission: Submission, decision: &mut Decision) -> Submitted {
        let Submission { guild, source, question, channel, user, text } = submission;
        let can_appeal = self.guild_settings(guild).managers_channel.is_some();
        let news = match self.game_asking(question, channel) {
            Some(id) => self.attempt(id, source, user, text.trim(), Via::Modal, decision),
            None => Some(News::Closed),
        };
        Submitted { news, can_appeal }
    }

    pub(super) fn attempt(
        &mut self,
        id: GameId,
        source: AttemptId,
        user: UserId,
        text: &str,
        via: Via,
        decision: &mut Decision,
    ) -> Option<News> {
        let running = self.games.get_mut(&id)?;
        let (Some(question), Some(judge)) = (running.game.question(), &running.judge) else {
            return Some(News::Closed);
        };
        if !question.may_count(source.time(), source) {
            return Some(News::Closed);
        }
        if !running.processed.insert(source) {
            return None;
        }
        let verdict = judge.judge(text);
        decision.commit.attempts.push(store::Attempt {
            source,
            question: question.id,
            user,
            text: text.to_owned(),
            outcome: verdict.outcome,
            credit: verdict.credit,
        });
        self.step(id, Event::Attempted(Attempt { id: source, at: source.time(), user, via, verdict }), decision);
        decision.news.take()
    }

    /// The card of a question that is open in that channel, for its modal.
    pub(in crate::bot) fn open_card(
        &self,
        question: QuestionId,
        channel: ChannelId,
        message: MessageId,
    ) -> Option<Card> {
        let running = self.games.get(&self.game_asking_in(question, channel, message)?)?;
        card(&running.deck, &running.game.question()?.card).cloned()
    }
}

/// A message without the mention of the bot that it begins with: how one answers where Discord withholds other
/// messages' text.
fn without_mention(text: &str) -> &str {
    let text = text.trim();
    match text.strip_prefix("<@").and_then(|rest| rest.split_once('>')) {
        Some((id, rest)) if id.trim_start_matches('!').bytes().all(|byte| byte.is_ascii_digit()) => rest.trim_start(),
        _ => text,
    }
}
