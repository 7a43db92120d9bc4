//! What the store knows of decks: those that servers have of their own, who changed them and how that is taken back,
//! and where among all cards one is found by a few words.

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
    /// Takes up the decks of the operator's files in the place of those that were there: all servers find their
    /// cards, none can change them. Their images stay in the files.
    fn keep_files(&self, decks: Arc<Vec<Deck>>) -> BoxFuture<'static, Result<(), StoreError>>;

    /// A server's own deck, removed or not.
    fn deck(&self, guild: GuildId, deck: DeckId) -> BoxFuture<'static, Result<Option<Deck>, StoreError>>;

    /// An image of a server's own deck, by its name. Removed decks have none.
    fn image(
        &self,
        guild: GuildId,
        deck: DeckId,
        name: String,
    ) -> BoxFuture<'static, Result<Option<Arc<[u8]>>, StoreError>>;

    /// A card of a server's own deck or of a file's, with what is told about its deck. Removed decks have none.
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

    /// What takes a change back, and the deck that it was made to; `None` where that is not kept any more.
    fn undo(
        &self,
        guild: GuildId,
        change: DeckChangeId,
    ) -> BoxFuture<'static, Result<Option<(DeckId, Undo)>, StoreError>>;

    /// What is told of a server's own decks.
    fn deck_heads(&self, guild: GuildId) -> BoxFuture<'static, Result<Vec<DeckHead>, StoreError>>;

    /// The cards that are meant by what was typed so far, of a server's own decks and, among all, of the files', the
    /// likeliest first. What a prompt begins with comes before words in prompt or answer, with typos forgiven. Signs
    /// alone find prompts of signs alone that begin with them. Nothing typed: the first cards. Those whose answers
    /// are secret are found by their prompts alone.
    fn find_cards(
        &self,
        guild: GuildId,
        typed: String,
        limit: usize,
        among: Among,
        secret: Secret,
    ) -> BoxFuture<'static, Result<Vec<Found>, StoreError>>;
}

/// What is told of a server's own deck without reading its cards.
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
    /// Whether it was removed, which can be taken back for a while.
    pub removed: bool,
    /// Its latest change; `None` where that is not kept any more.
    pub change: Option<DeckChangeId>,
}

/// A change to a server's own deck.
#[derive(Clone, Debug, PartialEq)]
pub struct DeckChange {
    /// The server.
    pub guild: GuildId,
    /// The deck; one that is not there yet is made.
    pub deck: DeckId,
    /// Who.
    pub by: UserId,
    /// When.
    pub at: UnixMs,
    pub summary: DeckChangeSummary,
    /// What it makes of the deck.
    pub edits: Edits,
    /// Whether the deck is removed afterwards.
    pub removed: bool,
    /// What takes it back; `None` for what itself takes something back.
    pub undo: Option<Undo>,
    /// The change that it takes back.
    pub undoes: Option<DeckChangeId>,
}

/// What takes a change back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Undo {
    /// What makes the deck what it was.
    pub edits: Edits,
    /// Whether it was removed then, or not there yet.
    pub removed: bool,
}

impl Versioned for Undo {}

/// A change as the history tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastChange {
    pub number: DeckChangeId,
    /// Who; `None` once that person was erased.
    pub by: Option<UserId>,
    /// When.
    pub at: UnixMs,
    pub summary: DeckChangeSummary,
    /// Whether it was taken back, or itself takes another back: then it is not to be taken back any more.
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

/// A card that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its deck.
    pub deck: DeckId,
    /// The card.
    pub card: CardId,
    /// Its prompt.
    pub prompt: String,
}

/// Cards whose answers nobody is to learn for now, not even by finding them with a guess.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Secret {
    /// These.
    pub cards: Vec<(DeckId, CardId)>,
    /// And all with one of these prompts, [folded or kept](popquiz_deck::fold::fold_or_keep).
    pub prompts: Vec<String>,
}

impl Secret {
    /// Whether no answer is secret.
    pub fn is_empty(&self) -> bool {
        self.cards.is_empty() && self.prompts.is_empty()
    }
}
