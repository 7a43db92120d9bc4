//! The engine's inputs, and the channel that delivers them.

use popquiz_judge::Verdict;
use tokio::sync::mpsc;
use tracing::field::Empty;

use super::delivery::DeliveryFailure;
use super::engine::{Decision, Engine, HistoryRequest, Job};
use super::progress::Work;
use crate::clock::UnixMs;
use crate::discord::chat_message::ChatMessage;
use crate::discord::gateway::Shard;
use crate::discord::model::PostedMessage;
use crate::id::{AttemptId, ChannelId, GuildId, MessageId, OutboxId, QuestionId};
use crate::texts::Locale;

/// An input of the engine.
#[derive(Debug)]
pub(super) enum Input {
    ChatMessage(ChatMessage),
    /// A message of the outbox was delivered or abandoned.
    Sent(OutboxId, Result<PostedMessage, DeliveryFailure>),
    ChannelGone(ChannelId),
    MessagesDeleted(ChannelId, Vec<MessageId>),
    /// The bot is in this server, for the first time or not, and Discord says the server's language.
    Joined(GuildId, Option<Locale>),
    Left(GuildId),
    /// A new connection of a shard, which is in these servers: messages from before it may be missing.
    Reconnected {
        guilds: Vec<GuildId>,
        shard: Shard,
    },
    /// Most messages come without their text from now on.
    ContentRefused,
    /// An event couldn't be parsed, which may be a message.
    EventMissed,
    /// Such events may have come, so it's time to fetch the histories.
    FetchHistories,
    /// All messages that this request found were delivered before this.
    HistoryReceived(HistoryRequest),
    /// The model has read an answer; without a verdict, it couldn't.
    AnswerRead {
        question: QuestionId,
        attempt: AttemptId,
        verdict: Option<Verdict>,
    },
    /// The model can't be used until the next start.
    ModelFailed,
    Job(Box<Job>),
}

impl Input {
    /// For traces.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::ChatMessage(_) => "message",
            Self::Sent(..) => "sent",
            Self::ChannelGone(_) => "channel gone",
            Self::MessagesDeleted(..) => "messages deleted",
            Self::Joined(..) => "joined",
            Self::Left(_) => "left",
            Self::Reconnected { .. } => "reconnected",
            Self::ContentRefused => "content refused",
            Self::EventMissed => "event missed",
            Self::FetchHistories => "fetch histories",
            Self::HistoryReceived(_) => "history received",
            Self::AnswerRead { .. } => "answer read",
            Self::ModelFailed => "model failed",
            Self::Job(job) => job.name(),
        }
    }

    /// Its kind and ids. Nothing that people wrote gets into logs.
    pub(super) fn span(&self) -> tracing::Span {
        let kind = self.name();
        let span = tracing::debug_span!("input", kind, guild = Empty, channel = Empty, id = Empty);
        if span.is_disabled() {
            return span;
        }
        let (guild, channel, id) = match self {
            Self::ChatMessage(message) => (Some(message.guild), Some(message.channel), Some(message.message.0)),
            Self::Sent(id, _) => (None, None, Some(id.0)),
            Self::ChannelGone(channel) | Self::MessagesDeleted(channel, _) => (None, Some(*channel), None),
            Self::Joined(guild, _) | Self::Left(guild) => (Some(*guild), None, None),
            Self::AnswerRead { attempt, .. } => (None, None, Some(attempt.0)),
            Self::Reconnected { .. }
            | Self::ContentRefused
            | Self::EventMissed
            | Self::FetchHistories
            | Self::ModelFailed => (None, None, None),
            Self::HistoryReceived(request) => (Some(request.guild), Some(request.channel), Some(request.question.0)),
            Self::Job(job) => job.ids(),
        };
        if let Some(guild) = guild {
            span.record("guild", guild.0);
        }
        if let Some(channel) = channel {
            span.record("channel", channel.0);
        }
        if let Some(id) = id {
            span.record("id", id);
        }
        span
    }

    /// When Discord created the subject of this event.
    pub(super) fn made_at(&self) -> Option<UnixMs> {
        match self {
            Self::ChatMessage(message) => Some(message.message.time()),
            Self::Sent(_, sent) => sent.as_ref().ok().map(|posted| posted.id.time()),
            _ => None,
        }
    }

    /// Has the engine decide on this.
    pub(super) fn apply(self, engine: &mut Engine, decision: &mut Decision) {
        match self {
            Self::ChatMessage(message) => engine.receive(message, decision),
            Self::Sent(id, sent) => engine.sent(id, sent, decision),
            Self::MessagesDeleted(channel, messages) => engine.deleted(channel, &messages, decision),
            Self::ChannelGone(channel) => engine.lost(|game| game.channel() == channel, decision),
            Self::Joined(guild, locale) => {
                engine.returned(guild, decision);
                if let Some(locale) = locale {
                    engine.prefers(guild, locale, decision);
                }
            }
            Self::Left(guild) => engine.left(guild, decision),
            Self::Reconnected { guilds, shard } => {
                engine.present(|guild| guilds.contains(&guild), |guild| shard.hears_of(guild), decision);
                engine.reconnected(decision);
            }
            Self::ContentRefused => engine.content_refused(),
            Self::EventMissed => engine.event_missed(),
            Self::FetchHistories => engine.reconnected(decision),
            Self::HistoryReceived(request) => engine.history_received(request, decision),
            Self::AnswerRead { question, attempt, verdict } => engine.answer_read(question, attempt, verdict, decision),
            Self::ModelFailed => engine.stop_reading(decision),
            Self::Job(job) => engine.run(*job, decision),
        }
    }
}

/// The way to the engine.
#[derive(Clone)]
pub(super) struct Inputs(pub(super) mpsc::UnboundedSender<(Input, Work)>);

impl Inputs {
    pub(super) fn send(&self, input: Input, work: Work) {
        // The engine stops last: if it has stopped, the process is shutting down, and unrecorded events will be
        // received again after the next start.
        let _ = self.0.send((input, work));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bot::engine::{Answer, Reply, Submission};
    use crate::id::UserId;
    use crate::test_log::logged;

    #[test]
    fn spans_name_the_kind_and_ids_but_no_text() {
        let (guild, channel, user, text) = (GuildId(5), ChannelId(6), UserId(7), "a secret answer".to_owned());
        let message =
            ChatMessage { guild, channel, message: MessageId(8), author: user, text: text.clone(), replies_to: None };
        let submission = Submission {
            guild,
            source: AttemptId(9),
            question: QuestionId(10),
            channel,
            user,
            answer: Answer::Text(text),
        };
        let (reply, _outcome) = Reply::channel();
        let inputs = [
            (Input::ChatMessage(message), "input{kind=\"message\" guild=5 channel=6 id=8}"),
            (Input::Sent(OutboxId(11), Err(DeliveryFailure::Forbidden)), "input{kind=\"sent\" id=11}"),
            (Input::ChannelGone(channel), "input{kind=\"channel gone\" channel=6}"),
            (Input::Left(guild), "input{kind=\"left\" guild=5}"),
            (
                Input::Job(Box::new(Job::SubmitAnswer { submission, reply })),
                "input{kind=\"submit answer\" guild=5 channel=6 id=10}",
            ),
        ];
        for (input, expected) in inputs {
            let log = logged(|| input.span().in_scope(|| tracing::info!("decided")));
            assert!(log.contains(expected), "{expected}\n{log}");
            assert!(!log.contains("secret"), "{log}");
        }
    }
}
