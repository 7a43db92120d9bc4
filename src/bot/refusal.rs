//! What somebody asked for and can't have, in words for them.

use super::schedule_wording;
use crate::schedule::ParseError;
use crate::store::StoreError;

/// Why a request is refused, in words for the person who made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refusal(pub(super) String);

impl Refusal {
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }
}

impl From<ParseError> for Refusal {
    fn from(error: ParseError) -> Self {
        Self(format!("{}.", schedule_wording::parse_error(&error)))
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        tracing::error!(%error, "the store failed while somebody waited for it");
        Self::new(
            "My database does not answer. Please try again in a moment, and tell the bot's operator if it stays so.",
        )
    }
}
