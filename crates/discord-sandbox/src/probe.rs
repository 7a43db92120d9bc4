//! What a bot in the same process reveals about itself.

use futures_util::future::BoxFuture;

use crate::clock::UnixMs;

/// With a probe, a driver in the same process knows when the bot has done everything that it will do on its own, so
/// nobody has to guess how long to wait.
pub trait Probe: Send + Sync {
    /// Waits until the event with this snowflake has been handled, with everything that it caused.
    fn settled_after(&self, snowflake: u64) -> BoxFuture<'static, ()>;
    /// The next moment at which the bot acts without an event.
    fn next_deadline(&self) -> Option<UnixMs>;
}
