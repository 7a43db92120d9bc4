//! Columns whose text is one of a few keywords. An unknown keyword is an error, and never mistaken for another.

use popquiz_judge::Outcome;
use rusqlite::types::Type;
use rusqlite::{Error, Result, Row};

use crate::store::attempts::{AppealOutcome, AttemptRole};
use crate::store::guilds::ReportReason;

pub(super) fn outcome_name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Correct => "correct",
        Outcome::Partial => "partial",
        Outcome::Wrong => "wrong",
    }
}

/// The outcome of an attempt.
pub(super) fn outcome(row: &Row<'_>, column: usize) -> Result<Outcome> {
    match row.get_ref(column)?.as_str()? {
        "correct" => Ok(Outcome::Correct),
        "partial" => Ok(Outcome::Partial),
        "wrong" => Ok(Outcome::Wrong),
        found => Err(unknown("an attempt's outcome", found, column)),
    }
}

pub(super) fn role_name(role: AttemptRole) -> &'static str {
    match role {
        AttemptRole::Try => "try",
        AttemptRole::Chatter => "chatter",
        AttemptRole::Surplus => "surplus",
    }
}

/// The role of an attempt.
pub(super) fn role(row: &Row<'_>, column: usize) -> Result<AttemptRole> {
    match row.get_ref(column)?.as_str()? {
        "try" => Ok(AttemptRole::Try),
        "chatter" => Ok(AttemptRole::Chatter),
        "surplus" => Ok(AttemptRole::Surplus),
        found => Err(unknown("an attempt's role", found, column)),
    }
}

/// The outcome of an appeal; `None` if there is no appeal.
pub(super) fn appeal_outcome(row: &Row<'_>, column: usize) -> Result<Option<AppealOutcome>> {
    match row.get_ref(column)?.as_str_or_null()? {
        None => Ok(None),
        Some("open") => Ok(Some(AppealOutcome::Open)),
        Some("accepted") => Ok(Some(AppealOutcome::Accepted)),
        Some("rejected") => Ok(Some(AppealOutcome::Rejected)),
        Some(found) => Err(unknown("an appeal's outcome", found, column)),
    }
}

/// Why a card was reported; `None` if nobody asked for a reason then.
pub(super) fn report_reason(row: &Row<'_>, column: usize) -> Result<Option<ReportReason>> {
    row.get_ref(column)?
        .as_str_or_null()?
        .map(|found| ReportReason::named(found).ok_or_else(|| unknown("a report's reason", found, column)))
        .transpose()
}

fn unknown(what: &str, found: &str, column: usize) -> Error {
    Error::FromSqlConversionFailure(column, Type::Text, format!("{what} is `{found}`, which is unknown").into())
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::*;

    #[test]
    fn an_unknown_outcome_is_an_error_that_names_it() {
        let connection = Connection::open_in_memory().unwrap();
        let read =
            |sql: &str| connection.query_row(sql, [], |row| Ok((outcome(row, 0), appeal_outcome(row, 0)))).unwrap();
        let (attempt, appeal) = read("SELECT 'perfect'");
        assert!(attempt.unwrap_err().to_string().contains("an attempt's outcome is `perfect`"));
        assert!(appeal.unwrap_err().to_string().contains("an appeal's outcome is `perfect`"));
        let (attempt, appeal) = read("SELECT NULL");
        assert!(attempt.is_err());
        assert_eq!(appeal.unwrap(), None);
        assert_eq!(read("SELECT 'partial'").0.unwrap(), Outcome::Partial);
    }
}
