//! What a bot in the same process tells about itself.

use futures_util::future::BoxFuture;

use crate::clock::UnixMs;

/// Whoever drives a bot in this process knows from it when the bot has done all that it will do by itself; so nobody
/// has to guess a time.
pub trait Probe: Send + Sync {
    /// Resolves once the event with this snowflake was taken in and all that it caused has been carried out.
    fn settled_after(&self, snowflake: u64) -> BoxFuture<'static, ()>;
    /// The next moment at which the bot acts by itself.
    fn next_deadline(&self) -> Option<UnixMs>;
}
