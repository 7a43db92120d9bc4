//! The servers that the bot's user is in. Commands also come from servers where only they are installed.

use std::collections::HashSet;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::discord::gateway::Shard;
use crate::id::GuildId;

#[derive(Debug, Default)]
pub(super) struct Presence(Mutex<HashSet<GuildId>>);

impl Presence {
    /// A shard's new session tells which of its servers the bot is in.
    pub(super) fn set(&self, guilds: &[GuildId], shard: Shard) {
        let mut present = self.lock();
        present.retain(|guild| !shard.hears_of(*guild));
        present.extend(guilds);
    }

    pub(super) fn joined(&self, guild: GuildId) {
        self.lock().insert(guild);
    }

    pub(super) fn left(&self, guild: GuildId) {
        self.lock().remove(&guild);
    }

    /// All of them.
    pub(super) fn guilds(&self) -> Vec<GuildId> {
        self.lock().iter().copied().collect()
    }

    pub(super) fn is_in(&self, guild: GuildId) -> bool {
        self.lock().contains(&guild)
    }

    fn lock(&self) -> MutexGuard<'_, HashSet<GuildId>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
