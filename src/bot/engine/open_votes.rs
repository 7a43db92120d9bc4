//! Votes on answers that the judge is in doubt about.

use std::collections::{HashMap, HashSet};

use popquiz_deck::{CardId, DeckId};
use serde::{Deserialize, Serialize};

use crate::bot::ballot::Ballot;
use crate::clock::UnixMs;
use crate::discord::message::Message;
use crate::id::{AttemptId, ChannelId, GameId, GuildId, MessageId, OutboxId, QuestionId, UserId};
use crate::quiz::{Doubts, Voter};

/// A vote that isn't over, with where it's shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct OpenVote {
    pub(super) doubts: Doubts,
    pub(super) game: GameId,
    pub(super) guild: GuildId,
    pub(super) channel: ChannelId,
    pub(super) deck: DeckId,
    pub(super) card: CardId,
    pub(super) closed_at: UnixMs,
    /// The reveal without the vote.
    pub(super) reveal: Message,
    /// The effect that shows the reveal, and its message once it's there.
    pub(super) post: OutboxId,
    pub(super) message: Option<MessageId>,
    /// When the reveal shows the latest votes.
    pub(super) show_at: Option<UnixMs>,
}

/// What a vote changed in the past: the store may not have it yet.
#[derive(Debug, Default)]
pub(super) struct PastVotes {
    /// Settled attempts.
    pub(super) settled: HashSet<AttemptId>,
    /// How many points votes gave or took, by question and member, and when they were over.
    pub(super) points: HashMap<(QuestionId, UserId), (i64, UnixMs)>,
}

impl PastVotes {
    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.settled.len() + self.points.len()
    }
}

impl OpenVote {
    /// When time next changes something.
    pub(super) fn deadline(&self) -> UnixMs {
        let over = self.doubts.closes_at.plus_ms(1);
        self.show_at.map_or(over, |show_at| show_at.min(over))
    }

    /// The answers on which somebody may vote.
    pub(super) fn open_to(&self, voter: Voter, now: UnixMs) -> impl Iterator<Item = usize> + Clone {
        let all = 0..self.doubts.answers().len();
        all.filter(move |answer| self.doubts.may_vote(*answer, voter, now).is_ok())
    }

    pub(super) fn first(&self, voter: Voter, now: UnixMs) -> Option<usize> {
        self.open_to(voter, now).next()
    }

    pub(super) fn unvoted(&self, voter: Voter, now: UnixMs) -> Option<usize> {
        self.open_to(voter, now).find(|answer| self.own(*answer, voter).is_none())
    }

    pub(super) fn own(&self, answer: usize, voter: Voter) -> Option<bool> {
        self.doubts.answers().get(answer)?.vote_of(voter.user)
    }

    pub(super) fn ballot(&self, answer: usize, voter: Voter, now: UnixMs) -> Option<Ballot> {
        let doubt = self.doubts.answers().get(answer)?;
        let open = self.open_to(voter, now);
        Some(Ballot {
            deck: self.deck.clone(),
            card: self.card.clone(),
            question: self.doubts.question,
            answer,
            of: self.doubts.answers().len(),
            text: doubt.text.clone(),
            credit: doubt.credit,
            tally: doubt.tally(),
            own: self.own(answer, voter),
            next: open.clone().find(|other| *other > answer).or_else(|| open.clone().find(|other| *other != answer)),
        })
    }
}
