//! Whether the store can be used: for health checks, and for stopping if it can't.

use super::error::StoreError;

/// Whether the store can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreCondition {
    /// It takes commits.
    Well,
    /// It can't write at the moment and keeps retrying. The text says why.
    Waiting(String),
    /// It accepts nothing more until it's opened again.
    Failed(StoreError),
}
