//! Maintenance of the database file: backup while the bot runs, restore, and checks.

use std::fs::{self, File, TryLockError};
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use popquiz_deck::DeckId;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ErrorCode, OpenFlags};
use tempfile::TempPath;

use super::errors::{damaged, not_ours, refused, sentence, unreachable_file, unusable};
use super::file::{BUSY_TIMEOUT, LOCK, beside, check_file, check_folder, connect, folder, lock, own_path};
use super::migrations::{self, Refusal};
use super::{decks, leaderboard, schedules};
use crate::clock::UnixMs;
use crate::id::{GuildId, ScheduleId};
use crate::store::error::StoreError;

/// Files that SQLite keeps next to a database, and would mistake for parts of another one in its place.
const PARTS: [&str; 3] = ["-wal", "-shm", "-journal"];

/// Copies the database at `path` to `to` as a consistent snapshot, even while a bot writes to it. Returns the size of
/// the copy in bytes. The copy is compact, is a single file, and is checked before it gets its name.
///
/// # Errors
/// [`StoreError::Unusable`] in one sentence: there is no database, something stands at `to` already (and stays), no
/// room, damage.
pub fn backup(path: &Path, to: &Path) -> Result<u64, StoreError> {
    let (path, to) = (&in_full(path)?, &in_full(to)?);
    must_be_there(path, "choose another with --db, or its bot's settings with --config")?;
    check_folder(to)?;
    if to.symlink_metadata().is_ok() {
        return Err(exists_already(to));
    }
    let source = open_read_only(path).map_err(|error| sentence(path, &error))?;
    match migrations::form(&source) {
        Ok((0, _)) | Err(Refusal::Foreign) => return Err(not_ours(path)),
        Err(Refusal::Sqlite(error)) => return Err(sentence(path, &error)),
        // A copy doesn't depend on the version of popquiz.
        Ok(_) | Err(Refusal::Newer { .. } | Refusal::Changed(_)) => {}
    }

    let part = beside(to, ".part");
    let no_part = |error: io::Error| unreachable_file(&part, &error);
    // Not created by SQLite, so that the copy has the same permissions as the database.
    let file = File::options().create(true).write(true).truncate(false).open(&part).map_err(no_part)?;
    if file.try_lock().is_err() {
        return Err(unusable(format!("another backup to {} is in progress: wait for it", to.display())));
    }
    let part_goes = TempPath::try_from_path(&part).map_err(no_part)?;
    let mode = path.metadata().map(|about| about.permissions());
    mode.and_then(|mode| file.set_permissions(mode)).and_then(|()| file.set_len(0)).map_err(no_part)?;
    // One read transaction from beginning to end: the bot keeps writing, and the copy contains none of that.
    let name = ToSqlOutput::Borrowed(ValueRef::Text(part.as_os_str().as_encoded_bytes()));
    source.execute("VACUUM INTO ?1", [name]).map_err(|error| match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseCorrupt) => sentence(path, &error),
        _ => sentence(&part, &error),
    })?;
    let damage = open_read_only(&part).and_then(|copy| damage(&copy, "quick_check"));
    if let Some(what) = damage.map_err(|error| sentence(&part, &error))? {
        return Err(unusable(format!(
            "the copy was damaged ({what}) and has been deleted: check the disk of {} and try again",
            to.display()
        )));
    }
    let done = file.sync_all().and_then(|()| Ok(file.metadata()?.len()));
    let bytes = done.map_err(no_part)?;
    part_goes.persist_noclobber(to).map_err(|failed| match failed.error.kind() {
        io::ErrorKind::AlreadyExists => exists_already(to),
        _ => unreachable_file(to, &failed.error),
    })?;
    sync_folder(to)?;
    Ok(bytes)
}

fn exists_already(to: &Path) -> StoreError {
    unusable(format!("{} exists already, and a backup never overwrites a file: choose another name", to.display()))
}

/// What a restoration came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// How many bytes the database has now.
    pub bytes: u64,
    /// Where the previous database is now; `None` if there was none.
    pub kept: Option<PathBuf>,
    /// Rows of the leaderboards that differed from the ledger and were corrected.
    pub recomputed: u64,
}

/// Replaces the database at `path` with a copy of `from`, and keeps the previous one under another name. The new one is
/// ready to be opened, and has its own number, so that messages sent from either aren't confused.
///
/// # Errors
/// [`StoreError::Unusable`] in one sentence: `from` is not a database of Popquiz's, is damaged or of a newer
/// version, or a bot is running. In that case, the database is unchanged. `from` itself is never changed.
pub fn restore(path: &Path, from: &Path, now: UnixMs) -> Result<Restored, StoreError> {
    let (path, from) = (&in_full(path)?, &in_full(from)?);
    must_be_there(from, "choose a file made by `popquiz backup`")?;
    check_folder(path)?;
    // SQLite keeps its other files where a link leads.
    let path = &own_path(path)?;
    let _held = lock(path)?;
    if from.canonicalize().is_ok_and(|from| from == *path) {
        return Err(unusable(format!("{} is the database itself: choose a backup of it", from.display())));
    }
    if is_in_use(from) {
        return Err(unusable(format!(
            "a bot is running on {}: copy it with `popquiz backup`, and restore the copy",
            from.display()
        )));
    }

    let scratch = tempfile::Builder::new().prefix(".popquiz-restore-").tempdir_in(folder(path));
    let scratch = scratch.map_err(|error| unreachable_file(folder(path), &error))?;
    let copy = &scratch.path().join("copy.db");
    let copied = copy_with_parts(from, copy).map_err(|error| {
        let (from, folder) = (from.display(), folder(path).display());
        unusable(format!("cannot copy {from} to {folder} ({error}): fix that and try again; nothing was changed"))
    });
    copied?;
    let recomputed = make_ready(copy).map_err(|refusal| match refusal {
        Refusal::Sqlite(error) if is_damage(&error) => spoilt(from, &error.to_string()),
        refusal => refused(from, refusal),
    })?;
    let ready = belong_as(path, copy).and_then(|()| File::open(copy)?.sync_all()).and_then(|()| copy.metadata());
    let bytes = ready.map_err(|error| unreachable_file(path, &error))?.len();
    fold_in(path)?;
    let kept = move_aside(path, now)?;
    fs::rename(copy, path).map_err(|error| unreachable_file(path, &error))?;
    sync_folder(path)?;
    Ok(Restored { bytes, kept, recomputed })
}

/// Copied byte by byte, which leaves no trace next to the original, whose folder may be read-only.
fn copy_with_parts(from: &Path, to: &Path) -> io::Result<()> {
    for part in ["", "-wal", "-journal"] {
        match File::open(beside(from, part)) {
            Ok(mut original) => io::copy(&mut original, &mut File::create_new(beside(to, part))?)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound && !part.is_empty() => 0,
            Err(error) => return Err(error),
        };
    }
    Ok(())
}

/// Checks a copy of a backup, and migrates it as the bot would. Returns the number of corrected leaderboard rows.
fn make_ready(copy: &Path) -> Result<u64, Refusal> {
    let mut connection = connect(copy, OpenFlags::empty())?;
    if migrations::form(&connection)?.0 == 0 {
        return Err(Refusal::Foreign);
    }
    if let Some(what) = damage(&connection, "integrity_check")? {
        let corrupt = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_CORRUPT);
        return Err(rusqlite::Error::SqliteFailure(corrupt, Some(what)).into());
    }
    migrations::migrate(&mut connection)?;
    let recomputed = leaderboard::rebuild(&mut connection)?;
    connection.execute("UPDATE database SET id = random() & 4294967295", [])?;
    without_log(&connection)?;
    Ok(recomputed)
}

fn is_damage(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase))
}

fn spoilt(from: &Path, what: &str) -> StoreError {
    unusable(format!("{} is damaged ({what}), so nothing was changed: use another backup", from.display()))
}

/// Has all that is in the write-ahead log in the file itself, and no log.
fn without_log(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))
}

/// The bot's user, who may not be the one who restores, needs access.
fn belong_as(old: &Path, new: &Path) -> io::Result<()> {
    let Ok(old) = old.metadata() else { return Ok(()) };
    let made = new.metadata()?;
    if (made.uid(), made.gid()) != (old.uid(), old.gid()) {
        std::os::unix::fs::chown(new, Some(old.uid()), Some(old.gid()))?;
    }
    fs::set_permissions(new, old.permissions())
}

/// Makes the database at `path` one file, as far as it can be read.
fn fold_in(path: &Path) -> Result<(), StoreError> {
    if !path.exists() {
        return Ok(());
    }
    match connect(path, OpenFlags::empty()).and_then(|connection| without_log(&connection)) {
        Err(error)
            if matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked)) =>
        {
            Err(sentence(path, &error))
        }
        // If it's too damaged for that, it's kept as it is, with the files next to it.
        _ => Ok(()),
    }
}

/// Gives the database at `path`, with its other files, the name under which it's kept. It also keeps its old name until
/// another one replaces it, so that there is a database at every moment.
fn move_aside(path: &Path, now: UnixMs) -> Result<Option<PathBuf>, StoreError> {
    let stamp = jiff::Timestamp::from_millisecond(now.0).unwrap_or_default().strftime("%Y%m%dT%H%M%SZ");
    let kept = beside(path, &format!(".before-restore-{stamp}"));
    if kept.symlink_metadata().is_ok() {
        return Err(unusable(format!("{} exists already: wait a second and try again", kept.display())));
    }
    let move_all = || {
        for part in PARTS {
            match fs::rename(beside(path, part), beside(&kept, part)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        // Not every file system can give a file two names.
        match fs::hard_link(path, &kept).or_else(|_| fs::rename(path, &kept)) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error),
        }
    };
    let there_was_one = move_all().map_err(|error| unreachable_file(&kept, &error))?;
    Ok(there_was_one.then_some(kept))
}

/// What an examination of a healthy file came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Examination {
    /// The number of migrations that created it.
    pub form: usize,
    /// The number of migrations that this program has; if it's higher, the next start migrates the database.
    pub known: usize,
    /// The size of the file, in bytes.
    pub bytes: u64,
    /// The unused part of that.
    pub empty_bytes: u64,
    /// Broken references: the table, the table with the missing entries, and the number of rows.
    pub orphans: Vec<(String, String, u64)>,
    /// Questions that are open in no game.
    pub adrift: u64,
    /// Rows of the leaderboards that differ from the ledger.
    pub differing: u64,
    /// Messages that were decided before the moment asked about and are not known to be sent.
    pub unsent: u64,
    /// Schedules, as JSON that only `schedule` reads.
    pub schedules: Vec<(ScheduleId, String)>,
    /// Servers' own decks, and whether they have images.
    pub decks: Vec<(GuildId, DeckId, bool)>,
}

/// Reads the whole database at `path`, whether or not a bot is running, and changes nothing. `None` if there is none
/// yet. Waiting messages count if they were committed before `unsent_since`.
///
/// # Errors
/// [`StoreError::Unusable`] in one sentence: another program's file, one of a newer version, a damaged one.
pub fn examine(path: &Path, unsent_since: UnixMs) -> Result<Option<Examination>, StoreError> {
    let path = &in_full(path)?;
    check_file(path)?;
    if !path.metadata().is_ok_and(|about| about.len() > 0) {
        return Ok(None);
    }
    let found = open_read_only(path).map_err(Refusal::from).and_then(|mut connection| {
        // All of it at the same moment.
        let moment = connection.transaction()?;
        let (form, known) = migrations::form(&moment)?;
        if form == 0 {
            return Err(Refusal::Foreign);
        }
        if let Some(what) = damage(&moment, "integrity_check")? {
            return Ok(Err(what));
        }
        Ok(Ok(contents(&moment, form, known, unsent_since)?))
    });
    match found {
        Ok(Ok(examination)) => Ok(Some(examination)),
        Ok(Err(what)) => Err(damaged(path, &what)),
        Err(Refusal::Sqlite(error)) if error.sqlite_error_code() == Some(ErrorCode::DatabaseCorrupt) => {
            Err(damaged(path, &error.to_string()))
        }
        Err(refusal) => Err(refused(path, refusal)),
    }
}

fn contents(connection: &Connection, form: usize, known: usize, unsent_since: UnixMs) -> rusqlite::Result<Examination> {
    let pragma = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0)).map(i64::unsigned_abs);
    let page = pragma("page_size")?;
    let count =
        |sql, from: &[i64]| connection.query_row(sql, rusqlite::params_from_iter(from), |row| row.get::<_, i64>(0));
    let orphans = connection
        .prepare("SELECT \"table\", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2 ORDER BY 1, 2")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get::<_, i64>(2)?.unsigned_abs())))?
        .collect::<rusqlite::Result<_>>()?;
    let adrift = count(
        "SELECT count(*) FROM questions WHERE closed_at IS NULL AND NOT EXISTS (SELECT 1 FROM games WHERE id = game)",
        &[],
    )?;
    let unsent = count("SELECT count(*) FROM outbox WHERE done_at IS NULL AND at < ?1", &[unsent_since.0])?;
    Ok(Examination {
        form,
        known,
        bytes: pragma("page_count")? * page,
        empty_bytes: pragma("freelist_count")? * page,
        orphans,
        adrift: adrift.unsigned_abs(),
        differing: leaderboard::recompute(connection)?,
        unsent: unsent.unsigned_abs(),
        schedules: schedules::all(connection)?,
        decks: decks::with_images(connection, form)?,
    })
}

/// Whether a bot is running on the database at `path`. Doesn't wait, and leaves no lock.
pub fn is_in_use(path: &Path) -> bool {
    let Ok(path) = own_path(path) else { return false };
    let Ok(file) = File::open(beside(&path, LOCK)) else { return false };
    // Other callers at the same time aren't mistaken for a bot, because they share the lock.
    matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock))
}

/// The first thing that SQLite's check finds wrong.
pub(super) fn damage(connection: &Connection, check: &str) -> rusqlite::Result<Option<String>> {
    let found: String = connection.query_row(&format!("PRAGMA {check}(1)"), [], |row| row.get(0))?;
    Ok((found != "ok").then(|| found.split_whitespace().collect::<Vec<_>>().join(" ")))
}

/// A connection that changes nothing.
fn open_read_only(path: &Path) -> rusqlite::Result<Connection> {
    // Without a log, a read-only connection would leave an empty one behind; a writable one removes it again.
    let write = if beside(path, "-wal").exists() {
        OpenFlags::SQLITE_OPEN_READ_ONLY
    } else {
        OpenFlags::SQLITE_OPEN_READ_WRITE
    };
    let connection = Connection::open_with_flags(path, write | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    Ok(connection)
}

fn must_be_there(path: &Path, advice: &str) -> Result<(), StoreError> {
    match path.metadata() {
        Ok(about) if about.is_file() && about.len() > 0 => check_file(path),
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(unreachable_file(path, &error)),
        _ => Err(unusable(format!("no database at {}: {advice}", path.display()))),
    }
}

/// In full, for SQLite has meanings of its own for "" and ":memory:".
fn in_full(path: &Path) -> Result<PathBuf, StoreError> {
    std::path::absolute(path).map_err(|error| unreachable_file(path, &error))
}

/// Names are safe from a loss of power once their folder is on disk.
fn sync_folder(path: &Path) -> Result<(), StoreError> {
    let synced = File::open(folder(path)).and_then(|folder| folder.sync_all());
    synced.map_err(|error| unreachable_file(folder(path), &error))
}
