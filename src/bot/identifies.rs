//! Remembers across restarts how often the bot identified itself to Discord.

use std::sync::Arc;

use futures_util::future::BoxFuture;

use crate::discord::identify::{IdentifyHistory, IdentifyLog};
use crate::store::versioned::{self, Versioned};
use crate::store::{Store, StoreError};

const NAME: &str = "identifies";

impl Versioned for IdentifyHistory {}

/// The stored history. If it can't be read, it starts empty.
pub(super) async fn load(store: &dyn Store) -> Result<IdentifyHistory, StoreError> {
    let Some(json) = store.kept(NAME).await? else { return Ok(IdentifyHistory::default()) };
    Ok(versioned::read(&json).unwrap_or_else(|error| {
        tracing::warn!(%error, "cannot read how often popquiz identified itself to Discord; counting from zero");
        IdentifyHistory::default()
    }))
}

pub(super) struct StoredIdentifies(pub(super) Arc<dyn Store>);

impl IdentifyLog for StoredIdentifies {
    fn keep(&self, history: &IdentifyHistory) -> BoxFuture<'static, ()> {
        let Ok(json) = versioned::write(history) else { return Box::pin(std::future::ready(())) };
        let keeping = self.0.keep(NAME, json);
        Box::pin(async move {
            if let Err(error) = keeping.await {
                tracing::warn!(%error, "cannot record how often popquiz identified itself to Discord");
            }
        })
    }
}
