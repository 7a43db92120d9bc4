//! [`SqliteStore`]: opening the file, and which verb goes where.

use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use futures_util::future::BoxFuture;
use popquiz_deck::metadata::DeckMetadata;
use popquiz_deck::{Card, CardId, Deck, DeckId};
use rusqlite::OpenFlags;
use tokio::sync::watch;

use super::deck_changes::Changing;
use super::errors::{damaged, refused, sentence, unreachable_file, unusable};
use super::file::{check_file, connect, hold, lock, own_path, set_up_writing};
use super::file_watch::FileWatch;
use super::partitions::Owner;
use super::readers::Readers;
use super::writer::Writer;
use super::{
    answered, appeals, attempts, deck_changes, deck_index, decks, doubts, games, guilds, kept, leaderboard, lookup,
    memories, migrations, outbox, people, practices, questions, schedules, turns, upkeep,
};
use crate::clock::UnixMs;
use crate::id::{ChannelId, DeckChangeId, GameId, GuildId, IdBlock, QuestionId, ScheduleId, UserId};
use crate::quiz::DropStreak;
use crate::store::answered::AnsweredQuestion;
use crate::store::attempts::{AttemptFacts, Attempts, Results};
use crate::store::commit::Commit;
use crate::store::condition::StoreCondition;
use crate::store::decks::{Among, DeckChange, DeckHead, DeckStore, Found, PastChange, Secret, Undo};
use crate::store::error::StoreError;
use crate::store::games::{CardInGuild, MissedCard, Played};
use crate::store::interface::Store;
use crate::store::leaderboard::{Leaderboard, LeaderboardQuery};
use crate::store::loaded::Loaded;
use crate::store::memories::{CardFirstAnswers, CardMemory};
use crate::store::people::{Forget, MemberServers, PersonData, Retention};

/// The bot's memory in a SQLite file.
///
/// Dropping it waits, as [`SqliteStore::close`] does, until everything that was queued is on disk.
#[derive(Debug)]
pub struct SqliteStore {
    writer: Arc<Writer>,
    readers: Arc<Readers>,
}

impl SqliteStore {
    /// Opens the database at `path`. Creates it if it doesn't exist, and migrates an older one.
    ///
    /// The file and `<path>.lock` are locked as long as the store is open, so that two bots never write to the same
    /// database, whatever paths they use.
    ///
    /// # Errors
    /// [`StoreError::Unusable`] in one sentence that says what is wrong and what to do: a folder that is missing or
    /// isn't writable, isn't a Popquiz database, belongs to a newer version, or is in use.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        // An absolute path, because "" and ":memory:" have special meanings in SQLite.
        let path = &own_path(path)?;
        check_file(path)?;
        let lock = lock(path)?;
        let watch = FileWatch::new(path, hold(path)?);
        let mut connection = connect(path, OpenFlags::SQLITE_OPEN_CREATE).map_err(|error| sentence(path, &error))?;
        let cannot = |error: rusqlite::Error| sentence(path, &error);
        // SQLite opens a read-only file, and only fails at the first commit.
        if connection.is_readonly("main").map_err(cannot)? {
            return Err(unreachable_file(path, &ErrorKind::PermissionDenied.into()));
        }
        let (before, _) = migrations::form(&connection).map_err(|refusal| refused(path, refusal))?;
        migrations::migrate(&mut connection).map_err(|refusal| refused(path, refusal))?;
        // Better now than in the middle of a round.
        if let Some(what) = upkeep::damage(&connection, "quick_check").map_err(cannot)? {
            return Err(damaged(path, &what));
        }
        if !set_up_writing(&connection).map_err(cannot)? {
            return Err(unusable(format!(
                "the disk of the database {} cannot do what keeps it safe (a write-ahead log): keep it on a local disk, not on \
                 a network share",
                path.display()
            )));
        }
        if (1..memories::MIGRATION).contains(&before) {
            let found = memories::rebuild(&mut connection).map_err(cannot)?;
            tracing::info!(memories = found, "read what members remember from their attempts");
        }
        deck_index::discard_unfinished(&mut connection).map_err(cannot)?;
        let readers = Readers::new(path);
        Ok(Self { writer: Arc::new(Writer::start(connection, lock, watch)?), readers })
    }

    /// Waits until the index covers every deck, and discarded decks are deleted. Normally, the writer does this when
    /// it's idle.
    pub async fn finish_indexing(&self) -> Result<(), StoreError> {
        self.writer.work_in_steps(deck_index::work_through_queue).await
    }

    /// Writes everything that is queued, and closes the file. Later calls fail with [`StoreError::Closed`].
    pub async fn close(&self) {
        self.readers.close();
        if let Some(thread) = self.writer.stop() {
            // It ends by itself; a panic in there has already been reported.
            let _ = tokio::task::spawn_blocking(move || thread.join()).await;
        }
    }
}

impl Drop for SqliteStore {
    fn drop(&mut self) {
        self.readers.close();
        if let Some(thread) = self.writer.stop() {
            let _ = thread.join();
        }
    }
}

impl Store for SqliteStore {
    fn condition(&self) -> watch::Receiver<StoreCondition> {
        self.writer.condition()
    }

    fn keep(&self, name: &'static str, value: String) -> BoxFuture<'static, Result<(), StoreError>> {
        self.writer.work(move |connection| kept::keep(connection, name, &value))
    }

    fn kept(&self, name: &'static str) -> BoxFuture<'static, Result<Option<String>, StoreError>> {
        self.readers.read(move |connection| kept::kept(connection, name))
    }

    fn commit(&self, commit: Commit) -> BoxFuture<'static, Result<(), StoreError>> {
        self.writer.commit(commit)
    }

    fn lease_ids(&self, count: u32) -> BoxFuture<'static, Result<IdBlock, StoreError>> {
        self.writer.work(move |connection| games::lease_ids(connection, count))
    }

    fn load(&self) -> BoxFuture<'static, Result<Loaded, StoreError>> {
        self.readers.read(|connection| {
            Ok(Loaded {
                games: games::open(connection)?,
                doubts: doubts::open(connection)?,
                practices: practices::open(connection)?,
                schedules: schedules::all(connection)?,
                outbox: outbox::unsent(connection)?,
                attempts: attempts::beside_open_questions(connection)?,
                settings: guilds::settings(connection)?,
                taught: appeals::taught(connection)?,
                reports: guilds::reports(connection)?,
                paused_cards: guilds::paused_cards(connection)?,
                departed: guilds::departed(connection)?,
                decks: decks::heads(connection, None)?,
                drop_numbers: schedules::numbers(connection)?,
                database: games::database(connection)?,
            })
        })
    }

    fn turns(&self, guild: GuildId, deck: DeckId) -> BoxFuture<'static, Result<Vec<(CardId, u64)>, StoreError>> {
        self.readers.read(move |connection| turns::of_deck(connection, guild, &deck))
    }

    fn streaks(&self, schedule: ScheduleId) -> BoxFuture<'static, Result<Vec<(UserId, DropStreak)>, StoreError>> {
        self.readers.read(move |connection| questions::streaks(connection, schedule))
    }

    fn results(&self, guild: GuildId, user: UserId) -> BoxFuture<'static, Result<Vec<Results>, StoreError>> {
        self.readers.read(move |connection| attempts::results(connection, guild, user))
    }

    fn leaderboard(&self, query: LeaderboardQuery) -> BoxFuture<'static, Result<Leaderboard, StoreError>> {
        self.readers.read(move |connection| leaderboard::page(connection, &query))
    }

    fn rebuild_leaderboards(&self) -> BoxFuture<'static, Result<u64, StoreError>> {
        self.writer.work(leaderboard::rebuild)
    }

    fn attempts(&self, which: Attempts) -> BoxFuture<'static, Result<Vec<AttemptFacts>, StoreError>> {
        self.readers.read(move |connection| appeals::attempts(connection, &which))
    }

    fn card_of(&self, question: QuestionId) -> BoxFuture<'static, Result<Option<CardInGuild>, StoreError>> {
        self.readers.read(move |connection| guilds::card_of(connection, question))
    }

    fn played(
        &self,
        channel: ChannelId,
        game: GameId,
        user: UserId,
    ) -> BoxFuture<'static, Result<Vec<Played>, StoreError>> {
        self.readers.read(move |connection| games::played(connection, channel, game, user))
    }

    fn missed(
        &self,
        guild: GuildId,
        user: UserId,
        deck: Option<DeckId>,
        limit: usize,
    ) -> BoxFuture<'static, Result<Vec<MissedCard>, StoreError>> {
        self.readers.read(move |connection| practices::missed(connection, guild, user, deck.as_ref(), limit))
    }

    fn memories(
        &self,
        guild: GuildId,
        user: UserId,
        deck: Option<DeckId>,
    ) -> BoxFuture<'static, Result<Vec<CardMemory>, StoreError>> {
        self.readers.read(move |connection| memories::memories(connection, guild, user, deck.as_ref()))
    }

    fn first_answers(
        &self,
        guild: GuildId,
        deck: Option<DeckId>,
    ) -> BoxFuture<'static, Result<Vec<CardFirstAnswers>, StoreError>> {
        self.readers.read(move |connection| memories::first_answers(connection, guild, deck.as_ref()))
    }

    fn answered(
        &self,
        guild: GuildId,
        deck: Option<DeckId>,
        user: Option<UserId>,
    ) -> BoxFuture<'static, Result<Vec<AnsweredQuestion>, StoreError>> {
        self.readers.read(move |connection| answered::questions(connection, guild, deck.as_ref(), user))
    }

    fn rebuild_memories(&self) -> BoxFuture<'static, Result<u64, StoreError>> {
        self.writer.work(memories::rebuild)
    }

    fn member_servers(&self, user: UserId) -> BoxFuture<'static, Result<MemberServers, StoreError>> {
        self.readers.read(move |connection| people::servers(connection, user))
    }

    fn choose_server(&self, user: UserId, guild: GuildId) -> BoxFuture<'static, Result<(), StoreError>> {
        self.writer.work(move |connection| people::choose_server(connection, user, guild))
    }

    fn person(&self, user: UserId) -> BoxFuture<'static, Result<PersonData, StoreError>> {
        self.readers.read(move |connection| people::person(connection, user))
    }

    fn forget(&self, user: UserId, forget: Forget) -> BoxFuture<'static, Result<u64, StoreError>> {
        self.writer.work(move |connection| people::forget(connection, user, forget).map(|()| 1))
    }

    fn expire(&self, now: UnixMs, retention: Retention) -> BoxFuture<'static, Result<u64, StoreError>> {
        self.writer.work(move |connection| people::expire(connection, now, &retention))
    }
}

impl DeckStore for SqliteStore {
    fn keep_files(&self, decks: Arc<Vec<Deck>>) -> BoxFuture<'static, Result<(), StoreError>> {
        let (readers, writer) = (Arc::clone(&self.readers), Arc::clone(&self.writer));
        Box::pin(async move {
            for place in 0..decks.len() {
                let all = Arc::clone(&decks);
                let read = readers.read(move |connection| {
                    all.get(place).map_or(Ok(None), |deck| deck_changes::file_change(connection, deck))
                });
                if let Some(mut changing) = read.await? {
                    writer.work_in_steps(move |connection| changing.step(connection)).await?;
                }
            }
            let ids: Vec<DeckId> = decks.iter().map(|deck| deck.id.clone()).collect();
            writer.work(move |connection| deck_changes::keep_files(connection, &ids)).await
        })
    }

    fn deck(&self, guild: GuildId, deck: DeckId) -> BoxFuture<'static, Result<Option<Deck>, StoreError>> {
        self.readers.read(move |connection| decks::deck(connection, Owner::Guild(guild), &deck))
    }

    fn image(
        &self,
        guild: GuildId,
        deck: DeckId,
        name: String,
    ) -> BoxFuture<'static, Result<Option<Arc<[u8]>>, StoreError>> {
        self.readers.read(move |connection| decks::image(connection, guild, &deck, &name))
    }

    fn card(
        &self,
        guild: GuildId,
        deck: DeckId,
        card: CardId,
    ) -> BoxFuture<'static, Result<Option<(DeckMetadata, Card)>, StoreError>> {
        self.readers.read(move |connection| decks::card(connection, guild, &deck, &card))
    }

    fn change_deck(&self, change: DeckChange) -> BoxFuture<'static, Result<DeckChangeId, StoreError>> {
        let mut changing = Changing::new(change);
        let changed = self.writer.work_in_steps(move |connection| changing.step(connection));
        Box::pin(async move { changed.await?.ok_or(StoreError::Closed) })
    }

    fn deck_changes(
        &self,
        guild: GuildId,
        deck: DeckId,
        limit: u32,
    ) -> BoxFuture<'static, Result<Vec<PastChange>, StoreError>> {
        self.readers.read(move |connection| deck_changes::changes(connection, guild, &deck, limit))
    }

    fn undo(
        &self,
        guild: GuildId,
        change: DeckChangeId,
    ) -> BoxFuture<'static, Result<Option<(DeckId, Undo)>, StoreError>> {
        self.readers.read(move |connection| deck_changes::undo(connection, guild, change))
    }

    fn deck_heads(&self, guild: GuildId) -> BoxFuture<'static, Result<Vec<DeckHead>, StoreError>> {
        self.readers.read(move |connection| decks::heads(connection, Some(guild)))
    }

    fn find_cards(
        &self,
        guild: GuildId,
        typed: String,
        limit: usize,
        among: Among,
        secret: Secret,
    ) -> BoxFuture<'static, Result<Vec<Found>, StoreError>> {
        self.readers.read(move |connection| lookup::find(connection, guild, &typed, (limit, among), &secret))
    }
}
