//! The database file and its connections: what is at its path, who has locked it, and how SQLite is configured.

use std::fs::{File, TryLockError};
use std::io::{ErrorKind, Read};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::errors::{not_ours, unreachable_file, unusable};
use crate::store::error::StoreError;

/// How long SQLite itself waits for another program (a backup, a shell) to let go of the file.
pub(super) const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// A connection that waits a while for others. Not to be used by two threads at once, which Rust sees to.
pub(super) fn connect(path: &Path, further: OpenFlags) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | further;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(connection)
}

/// Keeps a connection from writing its log into the database when it is closed. Otherwise, the last one to be closed
/// does.
pub(super) fn leave_file_alone(connection: &Connection) -> rusqlite::Result<bool> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)
}

/// Settings that last as long as the connection, but for the journal's mode, which stays with the file; whether that
/// could be set.
pub(super) fn set_up_writing(connection: &Connection) -> rusqlite::Result<bool> {
    let mode: String = connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))?;
    // With WAL, FULL means that a commit is on the disk when it returns.
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // Deleted data must not stay in the file's free pages.
    connection.pragma_update_and_check(None, "secure_delete", true, |_| Ok(()))?;
    Ok(mode.eq_ignore_ascii_case("wal"))
}

/// Rejects paths where no database can be.
pub(super) fn check_folder(path: &Path) -> Result<(), StoreError> {
    let folder = folder(path);
    if !folder.is_dir() {
        return Err(unusable(format!(
            "cannot create the database {}, because the folder {} doesn't exist: create it, or choose another path",
            path.display(),
            folder.display()
        )));
    }
    if path.is_dir() {
        return Err(unusable(format!("{} is a folder: choose a file in it for the database", path.display())));
    }
    Ok(())
}

/// Rejects files that aren't databases before creating anything next to them.
pub(super) fn check_file(path: &Path) -> Result<(), StoreError> {
    check_folder(path)?;
    let mut start = Vec::new();
    match File::open(path).and_then(|file| file.take(16).read_to_end(&mut start)) {
        Ok(0) => Ok(()),
        Ok(_) if start == b"SQLite format 3\0" => Ok(()),
        Ok(_) => Err(not_ours(path)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(unreachable_file(path, &error)),
    }
}

/// The database's own path, whatever links lead to it.
pub(super) fn own_path(path: &Path) -> Result<PathBuf, StoreError> {
    let path = std::path::absolute(path).map_err(|error| unreachable_file(path, &error))?;
    if let Ok(own) = path.canonicalize() {
        return Ok(own);
    }
    // There is no database yet, but there may be links on the way to its folder.
    let folder = folder(&path).canonicalize().unwrap_or_else(|_| folder(&path).to_owned());
    Ok(path.file_name().map_or_else(|| path.clone(), |name| folder.join(name)))
}

/// Holds the database at this path for this process; the operating system lets go when it ends, however it ends.
pub(super) fn lock(path: &Path) -> Result<File, StoreError> {
    lock_file(path, &beside(path, LOCK))
}

/// Holds the database's file itself, which may have several names, and creates it if it doesn't exist. The file must
/// stay open for as long as SQLite has it open: closing any descriptor of it drops SQLite's own locks.
pub(super) fn hold(path: &Path) -> Result<File, StoreError> {
    lock_file(path, path)
}

fn lock_file(path: &Path, file: &Path) -> Result<File, StoreError> {
    let opened = File::options().create(true).read(true).write(true).truncate(false).mode(OWNER_ONLY).open(file);
    let file = opened.map_err(|error| unreachable_file(file, &error))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(unusable(format!(
            "another popquiz is running on the database {}: stop it first, or use a different database",
            path.display()
        ))),
        Err(TryLockError::Error(error)) => Err(unusable(format!(
            "cannot lock the database {} ({error}): keep it on a local disk, not on a network share",
            path.display()
        ))),
    }
}

/// The permissions of new files: they hold what people wrote. SQLite gives its log the permissions of the database.
const OWNER_ONLY: u32 = 0o600;

/// What the lock's name ends in.
pub(super) const LOCK: &str = ".lock";

/// The file with `suffix` after this one's name.
pub(super) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

pub(super) fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_commit_is_on_disk_before_it_is_confirmed() {
        let folder = tempfile::tempdir().unwrap();
        let connection = connect(&folder.path().join("popquiz.db"), OpenFlags::SQLITE_OPEN_CREATE).unwrap();
        assert!(set_up_writing(&connection).unwrap());
        let pragma = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0)).unwrap();
        let full = 2;
        assert_eq!((pragma("synchronous"), pragma("foreign_keys"), pragma("busy_timeout")), (full, 1, 5_000));
    }
}
