//! What is wrong with the file, in sentences that tell the operator what to do.

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

pub(super) fn not_ours(path: &Path) -> StoreError {
    unusable(format!(
        "{} is not a database of popquiz's: name another file, or move this one away to start afresh",
        path.display()
    ))
}

pub(super) fn unreachable_file(path: &Path, error: &std::io::Error) -> StoreError {
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
pub(super) fn sentence(path: &Path, error: &rusqlite::Error) -> StoreError {
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

pub(super) fn damaged(path: &Path, what: &str) -> StoreError {
    unusable(format!(
        "the database {} is damaged ({what}): stop the bot and put a backup in its place with `popquiz restore FILE`, which keeps the damaged one beside it",
        path.display()
    ))
}

pub(super) fn unusable(text: String) -> StoreError {
    StoreError::Unusable(text)
}
