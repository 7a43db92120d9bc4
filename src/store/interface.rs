//! The [`Store`] trait.

use futures_util::future::BoxFuture;
use popquiz_deck::{CardId, DeckId};
use tokio::sync::watch;

use super::answered::AnsweredQuestion;
use super::attempts::{AttemptFacts, Attempts, Results};
use super::commit::Commit;
use super::condition::StoreCondition;
use super::decks::DeckStore;
use super::error::StoreError;
use super::games::{CardInGuild, MissedCard, Played};
use super::leaderboard::{Leaderboard, LeaderboardQuery};
use super::loaded::Loaded;
use super::memories::{CardFirstAnswers, CardMemory};
use super::people::{Forget, MemberServers, PersonData, Retention};
use crate::clock::UnixMs;
use crate::id::{ChannelId, GameId, GuildId, IdBlock, QuestionId, ScheduleId, UserId};
use crate::quiz::DropStreak;

/// The bot's memory.
///
/// Commits are applied in the order of the calls to [`Store::commit`]; reads see every commit whose future has
/// resolved.
pub trait Store: DeckStore {
    /// Whether the store can be used, and every change to that.
    fn condition(&self) -> watch::Receiver<StoreCondition>;

    /// Stores a value under a name, replacing the previous one: for the bot's own state.
    fn keep(&self, name: &'static str, value: String) -> BoxFuture<'static, Result<(), StoreError>>;

    /// The value stored under a name.
    fn kept(&self, name: &'static str) -> BoxFuture<'static, Result<Option<String>, StoreError>>;

    /// Records everything that one event changed. The call only queues it (without blocking); the future resolves once
    /// it's on disk. Existing entries (by natural key) stay unchanged, so a commit can be repeated.
    fn commit(&self, commit: Commit) -> BoxFuture<'static, Result<(), StoreError>>;

    /// Leases a block of ids for games, questions, schedules and effects. No id is ever leased twice, so that
    /// several processes can share a store. The call itself only queues this, as that of [`Store::commit`] does.
    fn lease_ids(&self, count: u32) -> BoxFuture<'static, Result<IdBlock, StoreError>>;

    /// All that a start needs: open games, schedules, unsent effects.
    fn load(&self) -> BoxFuture<'static, Result<Loaded, StoreError>>;

    /// When each card of a deck last had its turn in a server: see
    /// [`Turn`](super::games::Turn). Cards never asked are absent.
    fn turns(&self, guild: GuildId, deck: DeckId) -> BoxFuture<'static, Result<Vec<(CardId, u64)>, StoreError>>;

    /// For each member with a streak up to the schedule's latest closed drop: how many they answered correctly in a row,
    /// but for what it forgives.
    fn streaks(&self, schedule: ScheduleId) -> BoxFuture<'static, Result<Vec<(UserId, DropStreak)>, StoreError>>;

    /// How a member did in a server, deck by deck, on the closed questions that they answered; by deck.
    fn results(&self, guild: GuildId, user: UserId) -> BoxFuture<'static, Result<Vec<Results>, StoreError>>;

    /// One page of a leaderboard.
    fn leaderboard(&self, query: LeaderboardQuery) -> BoxFuture<'static, Result<Leaderboard, StoreError>>;

    /// Recomputes the leaderboards from the ledger and says how many rows differed (0 when all is well).
    fn rebuild_leaderboards(&self) -> BoxFuture<'static, Result<u64, StoreError>>;

    /// Attempts with their context, in Discord's order.
    fn attempts(&self, which: Attempts) -> BoxFuture<'static, Result<Vec<AttemptFacts>, StoreError>>;

    /// The card that a question asked, and in which server; `None` for a question that never was.
    fn card_of(&self, question: QuestionId) -> BoxFuture<'static, Result<Option<CardInGuild>, StoreError>>;

    /// How a member did on the closed questions of a game in this channel, in the order in which they were asked.
    fn played(
        &self,
        channel: ChannelId,
        game: GameId,
        user: UserId,
    ) -> BoxFuture<'static, Result<Vec<Played>, StoreError>>;

    /// The cards that a member missed and hasn't made up for, in a server's deck or in all of its decks: the most
    /// missed first, and of these the one that they missed last. Each question counts once, by the best answer to it.
    fn missed(
        &self,
        guild: GuildId,
        user: UserId,
        deck: Option<DeckId>,
        limit: usize,
    ) -> BoxFuture<'static, Result<Vec<MissedCard>, StoreError>>;

    /// What a member remembers, of a server's deck or of all decks that it has played; by deck and card.
    fn memories(
        &self,
        guild: GuildId,
        user: UserId,
        deck: Option<DeckId>,
    ) -> BoxFuture<'static, Result<Vec<CardMemory>, StoreError>>;

    /// How members did on cards when they first met them, in a server's deck or in all decks that it has played; by deck
    /// and card.
    fn first_answers(
        &self,
        guild: GuildId,
        deck: Option<DeckId>,
    ) -> BoxFuture<'static, Result<Vec<CardFirstAnswers>, StoreError>>;

    /// The closed questions that members answered in a server, in the order of their first tries: about a deck or all of
    /// them, by a member or all of them.
    fn answered(
        &self,
        guild: GuildId,
        deck: Option<DeckId>,
        user: Option<UserId>,
    ) -> BoxFuture<'static, Result<Vec<AnsweredQuestion>, StoreError>>;

    /// Derives all memories from the attempts and says how many rows differed (0 when all is well).
    fn rebuild_memories(&self) -> BoxFuture<'static, Result<u64, StoreError>>;

    /// The servers that a member may mean in direct messages.
    fn member_servers(&self, user: UserId) -> BoxFuture<'static, Result<MemberServers, StoreError>>;

    /// Stores which server a member uses in direct messages.
    fn choose_server(&self, user: UserId, guild: GuildId) -> BoxFuture<'static, Result<(), StoreError>>;

    /// All that is stored about a person, in all servers.
    fn person(&self, user: UserId) -> BoxFuture<'static, Result<PersonData, StoreError>>;

    /// Deletes a person. Their points are deleted, too, or become anonymous (see
    /// [`FORMER_MEMBERS`](crate::id::FORMER_MEMBERS)).
    fn forget(&self, user: UserId, forget: Forget) -> BoxFuture<'static, Result<u64, StoreError>>;

    /// Deletes expired data: texts of attempts at closed questions, completed effects, and servers that removed the
    /// bot. Returns the number of rows.
    fn expire(&self, now: UnixMs, retention: Retention) -> BoxFuture<'static, Result<u64, StoreError>>;
}
