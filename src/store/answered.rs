//! What members answered, for statistics and charts.

use popquiz_deck::{CardId, DeckId};

use super::memories::TriedQuestion;
use crate::clock::UnixMs;
use crate::id::UserId;

/// A closed question that a member answered.
#[derive(Clone, Debug, PartialEq)]
pub struct AnsweredQuestion {
    /// The deck that the card was from.
    pub deck: DeckId,
    /// The card that was asked.
    pub card: CardId,
    /// Who.
    pub user: UserId,
    /// When it was asked.
    pub asked_at: UnixMs,
    /// Whether it was asked in a round, where people answer as soon as they can.
    pub is_timed: bool,
    /// The tries, and the card's answer when it was asked.
    pub tried: TriedQuestion,
    /// What they typed at first; empty once the text has expired.
    pub text: String,
    /// How many of the verdicts they appealed.
    pub appeals: u32,
}
