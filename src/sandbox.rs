//! The bot in the sandbox: the two don't know each other, and these adapters join them.

use discord_sandbox::clock::SandboxClock;
use discord_sandbox::driver::Probe;
use futures_util::future::BoxFuture;

use crate::bot::Bot;
use crate::clock::{Clock, UnixMs};

/// The bot's time in the sandbox is the sandbox's.
impl Clock for SandboxClock {
    fn now(&self) -> UnixMs {
        UnixMs(self.now().0)
    }

    fn sleep_until(&self, time: UnixMs) -> BoxFuture<'static, ()> {
        self.sleep_until(discord_sandbox::clock::UnixMs(time.0))
    }
}

/// A story in the sandbox waits until the bot has settled.
impl Probe for Bot {
    fn settled_after(&self, snowflake: u64) -> BoxFuture<'static, ()> {
        self.settled_after(snowflake)
    }

    fn next_deadline(&self) -> Option<discord_sandbox::clock::UnixMs> {
        self.next_deadline().map(|time| discord_sandbox::clock::UnixMs(time.0))
    }
}
