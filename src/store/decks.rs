//! Decks in the store: those that belong to servers, with their history and undo, and search in all cards.

use std::sync::Arc;

use futures_util::future::BoxFuture;
use popquiz_deck::edit::Edits;
use popquiz_deck::metadata::DeckMetadata;
use popquiz_deck::{Card, CardId, Deck, DeckId};
use serde::{Deserialize, Serialize};

pub use super::deck_change_summary::DeckChangeSummary;
use super::error::StoreError;
use super::versioned::Versioned;
use crate::clock::UnixMs;
use crate::id::{DeckChangeId, GuildId, UserId};

/// Decks in the bot's memory.
pub trait DeckStore: Send + Sync + 'static {
    /// Replaces the decks of the operator's files: all servers can find their cards, and none can change them. Their
    /// images stay in the files.
    fn keep_files(&self, decks: Arc<Vec<Deck>>) -> BoxFuture<'static, Result<(), StoreError>>;

    /// A server's own deck, removed or not.
    fn deck(&self, guild: GuildId, deck: DeckId) -> BoxFuture<'static, Result<Option<Deck>, StoreError>>;

    /// An image of a server's own deck, by name. Removed decks have none.
    fn image(
        &self,
        guild: GuildId,
        deck: DeckId,
        name: String,
    ) -> BoxFuture<'static, Result<Option<Arc<[u8]>>, StoreError>>;

    /// A card of a server's own deck or of a file, with information about its deck. Removed decks have none.
    fn card(
        &self,
        guild: GuildId,
        deck: DeckId,
        card: CardId,
    ) -> BoxFuture<'static, Result<Option<(DeckMetadata, Card)>, StoreError>>;

    /// Makes or changes a server's own deck, wholly or not at all, and returns the change's id.
    fn change_deck(&self, change: DeckChange) -> BoxFuture<'static, Result<DeckChangeId, StoreError>>;

    /// The latest changes to a server's own deck, the latest first.
    fn deck_changes(
        &self,
        guild: GuildId,
        deck: DeckId,
        limit: u32,
    ) -> BoxFuture<'static, Result<Vec<PastChange>, StoreError>>;

    /// The edits that undo a change, and the change's deck; `None` if they are no longer stored.
    fn undo(
        &self,
        guild: GuildId,
        change: DeckChangeId,
    ) -> BoxFuture<'static, Result<Option<(DeckId, Undo)>, StoreError>>;

    /// Information about a server's own decks.
    fn deck_heads(&self, guild: GuildId) -> BoxFuture<'static, Result<Vec<DeckHead>, StoreError>>;

    /// The cards that match what was typed so far, in a server's own decks and, if `all`, in the files', best match
    /// first. The beginning of a prompt ranks before words in the prompt or answer, with typos tolerated. Symbols alone
    /// find prompts of symbols that start with them. An empty query returns the first cards. Cards with secret answers
    /// are found only by their prompts.
    fn find_cards(
        &self,
        guild: GuildId,
        typed: String,
        limit: usize,
        among: Among,
        secret: Secret,
    ) -> BoxFuture<'static, Result<Vec<Found>, StoreError>>;
}

/// Information about a server's own deck that doesn't need its cards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeckHead {
    /// The server.
    pub guild: GuildId,
    /// The deck.
    pub id: DeckId,
    /// What people call it.
    pub title: String,
    /// How many cards it has.
    pub cards: u32,
    /// What its cards and images take, in bytes.
    pub bytes: u64,
    /// Whether it was removed, which can be undone for a while.
    pub removed: bool,
    /// Its latest change; `None` if that is no longer stored.
    pub change: Option<DeckChangeId>,
}

/// A change to a server's own deck.
#[derive(Clone, Debug, PartialEq)]
pub struct DeckChange {
    /// The server.
    pub guild: GuildId,
    /// The deck, which is created if it doesn't exist.
    pub deck: DeckId,
    /// Who.
    pub by: UserId,
    /// When.
    pub at: UnixMs,
    pub summary: DeckChangeSummary,
    /// The new version of the deck.
    pub edits: Edits,
    /// Whether the deck is removed afterwards.
    pub removed: bool,
    /// The edits that undo it; `None` for an undo.
    pub undo: Option<Undo>,
    /// The change that it takes back.
    pub undoes: Option<DeckChangeId>,
}

/// What takes a change back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Undo {
    /// The edits that restore the previous version.
    pub edits: Edits,
    /// Whether it was removed then, or not there yet.
    pub removed: bool,
}

impl Versioned for Undo {}

/// A change in the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastChange {
    pub number: DeckChangeId,
    /// Who; `None` once that person was erased.
    pub by: Option<UserId>,
    /// When.
    pub at: UnixMs,
    pub summary: DeckChangeSummary,
    /// Whether it was undone, or is itself an undo: then it can't be undone (again).
    pub is_settled: bool,
}

/// Among which cards one is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Among {
    /// Those of a server's own decks, and of the files'.
    All,
    /// Those of a server's own decks, which it can change.
    Own,
}

/// A search result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its deck.
    pub deck: DeckId,
    /// The card.
    pub card: CardId,
    /// Its prompt.
    pub prompt: String,
}

/// Cards whose answers must stay secret for now: not even a correct guess may find them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Secret {
    /// These.
    pub cards: Vec<(DeckId, CardId)>,
    /// And all cards with one of these prompts, [folded or kept](popquiz_deck::fold::fold_or_keep).
    pub prompts: Vec<String>,
}

impl Secret {
    /// Whether no answer is secret.
    pub fn is_empty(&self) -> bool {
        self.cards.is_empty() && self.prompts.is_empty()
    }
}
