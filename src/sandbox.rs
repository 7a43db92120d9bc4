//! The bot in the sandbox: the two don't know each other, and these adapters join them.

use discord_sandbox::clock::SandboxClock;
use discord_sandbox::{Options, Probe, RoleSetup, WorldSetup, permission};
use futures_util::future::BoxFuture;

use crate::bot::Bot;
use crate::clock::{Clock, UnixMs};
use crate::texts::Locale;

/// A sandbox set up for Popquiz: a study group with the channels #quiz and #general, in which carol is a quiz manager.
pub fn options() -> Options {
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    let role = |name: &str, permissions, mentionable, members: &[&str]| RoleSetup {
        name: name.to_owned(),
        permissions,
        mentionable,
        members: names(members),
    };
    Options {
        setup: WorldSetup {
            application: "Popquiz".to_owned(),
            bot: "popquiz".to_owned(),
            guild: "Study Group".to_owned(),
            locale: Locale::ENGLISH.code().to_owned(),
            channels: names(&["quiz", "general"]),
            members: names(&["alice", "bob", "carol"]),
            roles: vec![
                role("Quiz Manager", permission::MANAGE_GUILD, false, &["carol"]),
                role("Learners", 0, true, &[]),
            ],
        },
        ..Options::default()
    }
}

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
