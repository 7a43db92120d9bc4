//! Errors about the database's file, with advice for the operator.

use std::io::ErrorKind;
use std::path::Path;

use rusqlite::ErrorCode;

use super::migrations::Refusal;
use crate::store::error::StoreError;

pub(super) fn refused(path: &Path, refusal: Refusal) -> StoreError {
    let path_shown = path.display();
    match refusal {
        Refusal::Foreign => not_ours(path),
        Refusal::Newer { found, known } => unusable(format!(
            "the database {path_shown} belongs to a newer version of popquiz (database version {found}; this one supports up to {known}): update popquiz, or restore a backup from before the update"
        )),
        Refusal::Changed(number) => unusable(format!(
            "the database {path_shown} was created by a different build of popquiz (migration {number} differs): use that build, or restore a backup"
        )),
        Refusal::Sqlite(error) => sentence(path, &error),
    }
}

pub(super) fn not_ours(path: &Path) -> StoreError {
    unusable(format!(
        "{} is not a popquiz database: choose another file, or move this one away to start with an empty database",
        path.display()
    ))
}

pub(super) fn unreachable_file(path: &Path, error: &std::io::Error) -> StoreError {
    let path = path.display();
    unusable(match error.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => format!(
            "{path} is not writable for the user that popquiz runs as: grant write access, or choose another path"
        ),
        _ => format!("cannot open {path} ({error}): fix that, or choose another path"),
    })
}

/// An SQLite error, explained to the operator.
pub(super) fn sentence(path: &Path, error: &rusqlite::Error) -> StoreError {
    let path_shown = path.display();
    match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => not_ours(path),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => unusable(format!(
            "another program is using the database {path_shown}: close that program, then start again"
        )),
        Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
            unreachable_file(path, &ErrorKind::PermissionDenied.into())
        }
        Some(ErrorCode::DiskFull) => {
            unusable(format!("the disk of the database {path_shown} is full: free some space"))
        }
        Some(ErrorCode::DatabaseCorrupt) => damaged(path, &error.to_string()),
        _ => unusable(format!("cannot use the database {path_shown} ({error})")),
    }
}

pub(super) fn damaged(path: &Path, what: &str) -> StoreError {
    unusable(format!(
        "the database {} is damaged ({what}): stop the bot and put a backup in its place with `popquiz restore FILE`, which keeps the damaged one beside it",
        path.display()
    ))
}

pub(super) fn unusable(text: String) -> StoreError {
    StoreError::Unusable(text)
}
