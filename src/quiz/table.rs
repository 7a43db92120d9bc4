//! What a step may look at and draw from, and its results.

use std::collections::BTreeSet;

use popquiz_deck::{Card, CardId, Deck};
use popquiz_judge::DeckJudge;

use super::effect::Effect;
use super::rules::Rules;
use super::turn::Turns;
use crate::id::{LeasedIds, QuestionId};

/// What a step may look at and draw from.
#[derive(Debug)]
pub struct Table<'a> {
    /// The deck in play.
    pub deck: &'a Deck,
    /// Its judge.
    pub judge: &'a DeckJudge,
    /// The server's turns on that deck.
    pub turns: &'a mut Turns,
    /// Cards that are not asked in this server.
    pub paused: &'a BTreeSet<CardId>,
    /// The rules.
    pub rules: &'a Rules,
    /// The source of new ids.
    pub ids: &'a mut LeasedIds,
}

impl Table<'_> {
    pub(crate) fn card(&self, id: &CardId) -> Option<&Card> {
        self.deck.card(id)
    }

    pub(super) fn question_id(&mut self) -> QuestionId {
        QuestionId(self.ids.take())
    }
}

/// What a step came to.
#[derive(Debug, PartialEq)]
#[must_use]
pub struct Step {
    /// What must be done, in this order.
    pub effects: Vec<Effect>,
    /// Whether the game's state changed and must be recorded.
    pub changed: bool,
}
