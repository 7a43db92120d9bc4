//! The store in one SQLite file: [`SqliteStore`].
//!
//! Reading order: this file (opening, and which verb goes where), `writer` (the one thread that writes), `readers`, then a file for
//! each group of verbs with its SQL, and `migrations`. [`upkeep`] looks after the file itself: copies of it, and what is wrong with it.

mod appeals;
mod attempts;
mod decks;
mod games;
mod guilds;
mod leaderboard;
mod ledger;
mod lookup;
mod migrations;
mod outbox;
mod people;
mod questions;
mod readers;
mod schedules;
mod turns;
pub mod upkeep;
mod writer;

use std::fs::{File, TryLockError};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::BoxFuture;
use popquiz_deck::metadata::DeckMetadata;
use popquiz_deck::{Card, CardId, Deck, DeckId};
use rusqlite::{Connection, ErrorCode, OpenFlags};

use self::decks::Changing;
use self::migrations::Refusal;
use self::readers::Readers;
use self::writer::Writer;
use super::decks::{Among, DeckChange, DeckHead, DeckStore, Found, PastChange, Secret, Undo};
use super::{
    AttemptFacts, Attempts, CardInGuild, Commit, Forget, Kept, Leaderboard, LeaderboardQuery, Loaded, PersonData,
    QuestionId, Results, ScheduleId, Store, StoreError,
};
use crate::clock::UnixMs;
use crate::id::{GuildId, UserId};

/// How long SQLite itself waits for another program (a backup, a shell) to let go of the file.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// The bot's memory in a SQLite file.
///
/// Dropping it waits, as [`SqliteStore::close`] does, until everything that was queued is on disk.
#[derive(Debug)]
pub struct SqliteStore {
    writer: Arc<Writer>,
    readers: Arc<Readers>,
}

impl SqliteStore {
    /// Opens the database at `path`, makes it where there is none, and brings an older one up to date.
    ///
    /// Beside it stands `<path>.lock`, held as long as the store is open, so that two bots never write to one database.
    ///
    /// # Errors
    /// [`StoreError::Unusable`] in one sentence that says what is wrong and what to do: a folder that is missing or may not be
    /// written, another file than a database of Popquiz's, one of a newer version, one that is in use.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        // In full, for SQLite has meanings of its own for "" and ":memory:".
        let path = &std::path::absolute(path).map_err(|error| unreachable_file(path, &error))?;
        look_at(path)?;
        let lock = lock(path)?;
        let mut connection = connect(path, OpenFlags::SQLITE_OPEN_CREATE).map_err(|error| sentence(path, &error))?;
        let cannot = |error: rusqlite::Error| sentence(path, &error);
        // SQLite opens a file that it may not write all the same, and complains only at the first commit.
        if connection.is_readonly("main").map_err(cannot)? {
            return Err(unreachable_file(path, &ErrorKind::PermissionDenied.into()));
        }
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
        decks::discard_unfinished(&mut connection).map_err(cannot)?;
        let readers = Readers::new(path);
        Ok(Self { writer: Arc::new(Writer::start(connection, lock)?), readers })
    }

    /// Writes what is queued, tidies up and lets go of the file. What comes after is refused with [`StoreError::Closed`].
    pub async fn close(&self) {
        self.readers.close();
        if let Some(thread) = self.writer.stop() {
            // It ends by itself; a panic in there has been reported where it happened.
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
    fn commit(&self, commit: Commit) -> BoxFuture<'static, Result<(), StoreError>> {
        self.writer.commit(commit)
    }

    fn load(&self) -> BoxFuture<'static, Result<Loaded, StoreError>> {
        self.readers.read(|connection| {
            let (next_id, database) = games::identity(connection)?;
            Ok(Loaded {
                games: games::open(connection)?,
                schedules: schedules::all(connection)?,
                outbox: outbox::unsent(connection)?,
                attempts: attempts::beside_open_questions(connection)?,
                settings: guilds::settings(connection)?,
                taught: appeals::taught(connection)?,
                reports: guilds::reports(connection)?,
                resting: guilds::resting(connection)?,
                departed: guilds::departed(connection)?,
                decks: decks::heads(connection, None)?,
                next_id,
                database,
            })
        })
    }

    fn turns(&self, guild: GuildId, deck: DeckId) -> BoxFuture<'static, Result<Vec<(CardId, u64)>, StoreError>> {
        self.readers.read(move |connection| turns::of_deck(connection, guild, &deck))
    }

    fn streaks(&self, schedule: ScheduleId) -> BoxFuture<'static, Result<Vec<(UserId, u32)>, StoreError>> {
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

    fn person(&self, user: UserId) -> BoxFuture<'static, Result<PersonData, StoreError>> {
        self.readers.read(move |connection| people::person(connection, user))
    }

    fn forget(&self, user: UserId, forget: Forget) -> BoxFuture<'static, Result<u64, StoreError>> {
        self.writer.work(move |connection| people::forget(connection, user, forget).map(|()| 1))
    }

    fn tidy(&self, now: UnixMs, kept: Kept) -> BoxFuture<'static, Result<u64, StoreError>> {
        self.writer.work(move |connection| people::tidy(connection, now, &kept))
    }
}

impl DeckStore for SqliteStore {
    fn keep_files(&self, decks: Arc<Vec<Deck>>) -> BoxFuture<'static, Result<(), StoreError>> {
        let (readers, writer) = (Arc::clone(&self.readers), Arc::clone(&self.writer));
        Box::pin(async move {
            for place in 0..decks.len() {
                let all = Arc::clone(&decks);
                let read = readers.read(move |connection| {
                    all.get(place).map_or(Ok(None), |deck| decks::file_change(connection, deck))
                });
                if let Some(change) = read.await? {
                    let mut changing = Changing::new(change);
                    writer.work_in_steps(move |connection| changing.step(connection)).await?;
                }
            }
            let ids: Vec<DeckId> = decks.iter().map(|deck| deck.id.clone()).collect();
            writer.work(move |connection| decks::keep_files(connection, &ids).map(|()| 0)).await.map(drop)
        })
    }

    fn deck(&self, guild: GuildId, deck: DeckId) -> BoxFuture<'static, Result<Option<Deck>, StoreError>> {
        self.readers.read(move |connection| decks::deck(connection, guild, &deck))
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

    fn change_deck(&self, change: DeckChange) -> BoxFuture<'static, Result<u64, StoreError>> {
        let mut changing = Changing::new(change);
        self.writer.work_in_steps(move |connection| changing.step(connection))
    }

    fn deck_changes(
        &self,
        guild: GuildId,
        deck: DeckId,
        limit: u32,
    ) -> BoxFuture<'static, Result<Vec<PastChange>, StoreError>> {
        self.readers.read(move |connection| decks::changes(connection, guild, &deck, limit))
    }

    fn undo(&self, guild: GuildId, change: u64) -> BoxFuture<'static, Result<Option<(DeckId, Undo)>, StoreError>> {
        self.readers.read(move |connection| decks::undo(connection, guild, change))
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

/// All that a commit changes. Questions go in before what is said of them.
fn record(connection: &Connection, commit: &Commit) -> rusqlite::Result<()> {
    games::use_ids(connection, commit)?;
    games::record(connection, &commit.games)?;
    questions::record(connection, &commit.questions)?;
    attempts::record(connection, &commit.attempts)?;
    ledger::record(connection, &commit.ledger)?;
    turns::record(connection, &commit.turns)?;
    schedules::record(connection, &commit.schedules)?;
    appeals::record(connection, &commit.appeals)?;
    appeals::record_taught(connection, &commit.taught)?;
    guilds::record(connection, &commit.guilds)?;
    outbox::record(connection, &commit.outbox)?;
    outbox::record_done(connection, &commit.done)
}

/// A snowflake as SQLite has it.
fn snowflake(id: u64) -> i64 {
    id.cast_signed()
}

/// One of the bot's own ids or turns as SQLite has it: counters that start at 0 or 1 never come near 2^63.
fn own(id: u64) -> i64 {
    i64::try_from(id).unwrap_or(i64::MAX)
}

/// A connection that waits a while for others. Not to be used by two threads at once, which Rust sees to.
fn connect(path: &Path, further: OpenFlags) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | further;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(connection)
}

/// Settings that last as long as the connection, but for the journal's mode, which stays with the file; whether that could
/// be set.
fn set_up_writing(connection: &Connection) -> rusqlite::Result<bool> {
    let mode: String = connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))?;
    // With WAL, FULL means that a commit is on the disk when it returns.
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // What is erased is not to be found in the file's free pages.
    connection.pragma_update_and_check(None, "secure_delete", true, |_| Ok(()))?;
    Ok(mode.eq_ignore_ascii_case("wal"))
}

/// Refuses a place where no database can be.
fn look_at_place(path: &Path) -> Result<(), StoreError> {
    let folder = folder(path);
    if !folder.is_dir() {
        return Err(unusable(format!(
            "the database {} cannot be made, for there is no folder {}: make it, or name another place",
            path.display(),
            folder.display()
        )));
    }
    if path.is_dir() {
        return Err(unusable(format!("{} is a folder: name a file for the database in it", path.display())));
    }
    Ok(())
}

/// Refuses what is not a database before anything is made beside it.
fn look_at(path: &Path) -> Result<(), StoreError> {
    look_at_place(path)?;
    let mut start = Vec::new();
    match File::open(path).and_then(|file| file.take(16).read_to_end(&mut start)) {
        Ok(0) => Ok(()),
        Ok(_) if start == b"SQLite format 3\0" => Ok(()),
        Ok(_) => Err(not_ours(path)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(unreachable_file(path, &error)),
    }
}

/// Holds the database for this process; the operating system lets go when it ends, however it ends.
fn lock(path: &Path) -> Result<File, StoreError> {
    let beside = beside(path, LOCK);
    let file = File::options()
        .create(true)
        .write(true)
        .truncate(false)
        .open(&beside)
        .map_err(|error| unreachable_file(&beside, &error))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(unusable(format!(
            "another popquiz is running on the database {}: stop that one first, or give this one a database of its own",
            path.display()
        ))),
        Err(TryLockError::Error(error)) => Err(unusable(format!(
            "the database {} cannot be locked ({error}): keep it on a local disk, not on a network share",
            path.display()
        ))),
    }
}

/// What the lock's name ends in.
const LOCK: &str = ".lock";

/// The file whose name has `suffix` behind this one's.
fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

fn refused(path: &Path, refusal: Refusal) -> StoreError {
    let path_shown = path.display();
    match refusal {
        Refusal::Foreign => not_ours(path),
        Refusal::Newer { found, known } => unusable(format!(
            "the database {path_shown} was written by a newer popquiz (its form is number {found}, this one knows up to \
             {known}): update popquiz, or restore a backup made before that update"
        )),
        Refusal::Changed(number) => unusable(format!(
            "the database {path_shown} was made by a popquiz whose migration {number} differs from this one's: run the \
             popquiz that made it, or restore a backup"
        )),
        Refusal::Sqlite(error) => sentence(path, &error),
    }
}

fn not_ours(path: &Path) -> StoreError {
    unusable(format!(
        "{} is not a database of popquiz's: name another file, or move this one away to start afresh",
        path.display()
    ))
}

fn unreachable_file(path: &Path, error: &std::io::Error) -> StoreError {
    let path = path.display();
    unusable(match error.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => format!(
            "{path} may not be written by the user that popquiz runs as: give that user the right to write there, or name \
             another place"
        ),
        _ => format!("{path} cannot be opened ({error}): see to that, or name another place"),
    })
}

/// What SQLite says, in words for the operator.
fn sentence(path: &Path, error: &rusqlite::Error) -> StoreError {
    let path_shown = path.display();
    match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => not_ours(path),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => unusable(format!(
            "the database {path_shown} is held by another program: close that program, then start again"
        )),
        Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
            unreachable_file(path, &ErrorKind::PermissionDenied.into())
        }
        Some(ErrorCode::DiskFull) => {
            unusable(format!("there is no room for the database {path_shown}: free some space on its disk"))
        }
        Some(ErrorCode::DatabaseCorrupt) => damaged(path, &error.to_string()),
        _ => unusable(format!("the database {path_shown} cannot be used ({error})")),
    }
}

fn damaged(path: &Path, what: &str) -> StoreError {
    unusable(format!(
        "the database {} is damaged ({what}): stop the bot and put a backup in its place with `popquiz restore FILE`, which keeps the damaged one beside it",
        path.display()
    ))
}

fn unusable(text: String) -> StoreError {
    StoreError::Unusable(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_commit_is_on_the_disk_before_it_is_answered() {
        let folder = tempfile::tempdir().unwrap();
        let connection = connect(&folder.path().join("popquiz.db"), OpenFlags::SQLITE_OPEN_CREATE).unwrap();
        assert!(set_up_writing(&connection).unwrap());
        let pragma = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0)).unwrap();
        let full = 2;
        assert_eq!((pragma("synchronous"), pragma("foreign_keys"), pragma("busy_timeout")), (full, 1, 5_000));
    }
}
