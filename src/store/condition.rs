//! Whether the store can be used: for health, and for whoever must end when it can't.

use super::error::StoreError;

/// Whether the store can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreCondition {
    /// It takes commits.
    Well,
    /// It can't write at the moment and keeps trying. The text says why.
    Waiting(String),
    /// It takes nothing more until it is opened again.
    Failed(StoreError),
}
