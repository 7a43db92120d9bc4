//! How a sandbox is set up.

use crate::clock::SandboxClock;
use crate::localization::ENGLISH;

/// The settings of a [`Sandbox`](crate::Sandbox).
#[derive(Clone, Debug)]
pub struct Options {
    /// The port on loopback; 0 picks a free one.
    pub port: u16,
    /// The sandbox's time: running, or frozen until a test moves it.
    pub clock: SandboxClock,
    /// Whether requests are limited as Discord limits them.
    pub rate_limits: bool,
    /// Whether connections that ask for the Message Content intent are closed with 4014, as for a bot that isn't
    /// approved for it.
    pub refuse_message_content: bool,
    /// How often the bot is asked to send a heartbeat, in milliseconds.
    pub heartbeat_ms: u64,
    /// The secret in the address of the web page; `None` picks a random one.
    pub page_token: Option<String>,
    /// Whether to keep requests and the transcript; turn it off for benchmarks that would fill the memory.
    pub record: bool,
    /// The bot, and the server that it's in.
    pub setup: WorldSetup,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            port: 0,
            clock: SandboxClock::running(),
            rate_limits: true,
            refuse_message_content: false,
            heartbeat_ms: 41_250,
            page_token: None,
            record: true,
            setup: WorldSetup::default(),
        }
    }
}

/// The bot under test, and the server that is there from the start.
#[derive(Clone, Debug)]
pub struct WorldSetup {
    /// The name of the bot's application, and of the role it brings along.
    pub application: String,
    /// The bot's username; transcripts start its lines with it.
    pub bot: String,
    /// The name of the server.
    pub guild: String,
    /// The language of the server and its members, as Discord's code, such as `de`.
    pub locale: String,
    /// The names of its text channels. Members of a [`Story`](crate::driver::Story) are in the first one until they're
    /// moved.
    pub channels: Vec<String>,
    /// The names of its members. The first one owns the server.
    pub members: Vec<String>,
    /// Its roles, apart from `@everyone` and the bot's own.
    pub roles: Vec<RoleSetup>,
}

impl Default for WorldSetup {
    /// A server with the channel `#general`, owned by alice; bob is a plain member, carol a moderator (Manage Server).
    fn default() -> Self {
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        Self {
            application: "Bot".into(),
            bot: "bot".into(),
            guild: "Test Server".into(),
            locale: ENGLISH.into(),
            channels: names(&["general"]),
            members: names(&["alice", "bob", "carol"]),
            roles: vec![RoleSetup {
                name: "Moderator".into(),
                permissions: crate::permission::MANAGE_GUILD,
                mentionable: false,
                members: names(&["carol"]),
            }],
        }
    }
}

/// A role of the server that is there from the start.
#[derive(Clone, Debug)]
pub struct RoleSetup {
    /// What the role is called.
    pub name: String,
    /// The permissions it adds, as bits of [`permission`](crate::permission).
    pub permissions: u64,
    /// Whether everybody may ping it.
    pub mentionable: bool,
    /// The names of the members who have this role.
    pub members: Vec<String>,
}
