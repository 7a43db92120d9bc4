//! What a voter is shown, as data: an answer that the judge is in doubt about, and what became of a vote.

use popquiz_deck::{CardId, DeckId};
use popquiz_judge::Credit;

use crate::clock::UnixMs;
use crate::id::QuestionId;
use crate::quiz::Tally;

/// What somebody who may vote is shown about an answer.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Ballot {
    pub(super) deck: DeckId,
    pub(super) card: CardId,
    pub(super) question: QuestionId,
    /// Which answer, from 0, and of how many.
    pub(super) answer: usize,
    pub(super) of: usize,
    pub(super) text: String,
    /// The judge's verdict.
    pub(super) credit: Credit,
    pub(super) tally: Tally,
    /// Their own vote.
    pub(super) own: Option<bool>,
    /// Another answer on which they may vote.
    pub(super) next: Option<usize>,
}

/// What became of a vote.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Voted {
    pub(super) counts: bool,
    /// Whether it settled the answer.
    pub(super) has_settled: bool,
    pub(super) tally: Tally,
    /// The next answer on which they may vote and haven't.
    pub(super) next: Option<Ballot>,
    /// The first answer on which they have voted and may vote again.
    pub(super) again: Option<usize>,
    pub(super) closes_at: UnixMs,
    /// Whether the button was on the reveal, and not in a private reply.
    pub(super) is_on_reveal: bool,
}
