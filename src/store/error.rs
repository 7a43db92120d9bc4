//! What can go wrong with the store.

/// What can go wrong with the store, in words for the operator.
#[derive(Debug, thiserror::Error, Clone, PartialEq, Eq)]
pub enum StoreError {
    /// The store can't be opened or used; the text says what to do.
    #[error("{0}")]
    Unusable(String),
    /// It was closed.
    #[error("the database is closed")]
    Closed,
}
