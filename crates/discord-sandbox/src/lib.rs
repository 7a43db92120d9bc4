//! A small Discord-compatible server on loopback: the REST routes, gateway and interactions that a bot like ours uses, strict where Discord
//! is strict. It knows Discord's protocol and nothing of quizzes.
//!
//! | module | what is there |
//! | --- | --- |
//! | [`world`] | servers, channels, members, messages: what Discord would remember |
//! | [`view`] | the world as Discord's JSON shows it |
//! | [`rest`], [`validate`], [`rate`] | requests in: routes, Discord's checks of a body, its rate limits |
//! | [`messages`], [`interactions`] | what becomes of a message, and of the answer to an interaction |
//! | [`attachments`] | files that were uploaded |
//! | [`gateway`] | events out |
//! | [`client`], [`page`] | the same for a person's own client, and the page that is one |
//! | [`faults`] | what can be made to go wrong |
//! | [`driver`] | members that act and see, for tests |
//! | [`syntax`] | a typed slash command, read as Discord's client reads it |
//! | [`story`], [`transcript`] | a story played from text, and what the channel shows |

#![warn(missing_docs)]
// Discord's objects are written out with `json!`, and a server has many fields.
#![recursion_limit = "256"]

mod attachments;
mod client;
pub mod clock;
pub mod driver;
pub mod faults;
mod gateway;
pub mod id;
mod interactions;
mod messages;
mod page;
mod rate;
mod rest;
pub mod story;
mod syntax;
pub mod transcript;
mod validate;
mod view;
pub mod world;

use std::io;
use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

pub use attachments::Attachment;
use attachments::Attachments;
use axum::serve::ListenerExt as _;
use faults::Faults;
use rand::RngExt as _;
use secrecy::SecretString;
use serde_json::{Value, json};
use tokio::sync::watch;
use tokio_util::sync::{CancellationToken, DropGuard};
use world::{BOT, World};

use crate::clock::SandboxClock;
use crate::id::{ChannelId, GuildId};

/// How a sandbox is set up.
#[derive(Clone, Debug)]
pub struct Options {
    /// The port on loopback; 0: a free one.
    pub port: u16,
    /// What time it is in there.
    pub clock: SandboxClock,
    /// Whether requests are limited as Discord limits them.
    pub rate_limits: bool,
    /// Close connections that ask for the Message Content intent with 4014.
    pub refuse_message_content: bool,
    /// How often the bot is to say that it lives, in ms.
    pub heartbeat_ms: u64,
    /// What the page's address is to hold; `None`: by chance.
    pub page_token: Option<String>,
    /// Keep each request and each line of the transcript; off where a benchmark sends too many.
    pub record: bool,
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
        }
    }
}

/// A request that came in.
#[derive(Clone, Debug, PartialEq)]
pub struct Recorded {
    /// Its method.
    pub method: String,
    /// Its path below `/api/v10`.
    pub path: String,
    /// Its body; null where it had none.
    pub body: Value,
    /// The status that it was answered with.
    pub status: u16,
    /// When it came.
    pub at: std::time::Instant,
}

/// A sandbox that runs, until it is dropped.
#[derive(Debug)]
pub struct Sandbox {
    shared: Arc<Shared>,
    port: u16,
    _stop: DropGuard,
}

/// The token that the bot of a sandbox logs in with.
const TOKEN: &str = "sandbox.token.of-no-use-elsewhere";

/// What the parts of the server share.
struct Shared {
    options: Options,
    port: std::sync::OnceLock<u16>,
    world: Mutex<World>,
    /// Locked after the world, where both are.
    attachments: Mutex<Attachments>,
    gateway: Mutex<gateway::Sessions>,
    faults: Mutex<Faults>,
    rate: Mutex<rate::Rates>,
    requests: Mutex<Vec<Recorded>>,
    /// Who has it may act as any member.
    page_token: String,
    /// Knows when the bot next acts by itself, and when it has done all it will do.
    probe: Mutex<Option<Arc<dyn driver::Probe>>>,
    /// What the page shows beside the chat.
    note: Mutex<Value>,
    /// Counts changes of the world, for who waits for one.
    changes: watch::Sender<u64>,
    stop: CancellationToken,
}

/// Requests kept, at most.
const REQUESTS_KEPT: usize = 100_000;

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Sandbox {
    /// Starts a sandbox, with one server of a few members in it.
    pub async fn start(options: Options) -> io::Result<Self> {
        let port = options.port;
        let listener =
            tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.map_err(|error| match error.kind() {
                io::ErrorKind::AddrInUse => io::Error::new(
                    error.kind(),
                    format!("port {port} is in use; choose another with --port, or leave it out for a free one"),
                ),
                _ => error,
            })?;
        let port = listener.local_addr()?.port();
        let stop = CancellationToken::new();
        let shared = Arc::new(Shared {
            world: Mutex::new(World::new(options.clock.clone(), options.record)),
            attachments: Mutex::new(Attachments::new(port)),
            page_token: options.page_token.clone().unwrap_or_else(|| format!("{:032x}", rand::rng().random::<u128>())),
            options,
            probe: Mutex::default(),
            note: Mutex::default(),
            port: port.into(),
            gateway: Mutex::default(),
            faults: Mutex::default(),
            rate: Mutex::default(),
            requests: Mutex::default(),
            changes: watch::Sender::new(0),
            stop: stop.clone(),
        });
        let app = rest::routes(Arc::clone(&shared));
        // Else an event waits until the one before it is acknowledged, which the system puts off by up to 40 ms.
        let listener = listener.tap_io(|connection| {
            if let Err(error) = connection.set_nodelay(true) {
                tracing::debug!(%error, "a connection may be slow");
            }
        });
        let stopped = stop.clone().cancelled_owned();
        tokio::spawn(async move { axum::serve(listener, app).with_graceful_shutdown(stopped).await });
        Ok(Self { shared, port, _stop: stop.drop_guard() })
    }

    /// The API's address, for the bot.
    pub fn api_url(&self) -> String {
        format!("http://127.0.0.1:{}/api/v10", self.port)
    }

    /// The token, for the bot.
    pub fn token(&self) -> SecretString {
        TOKEN.into()
    }

    /// The page that shows what happens in there.
    pub fn page_url(&self) -> String {
        format!("http://127.0.0.1:{}/?token={}", self.port, self.shared.page_token)
    }

    /// Shows a note on the page, beside the chat; an empty one takes it away.
    pub fn note(&self, title: &str, lines: &[String]) {
        let note = json!({ "title": title, "lines": lines });
        let world = lock(&self.shared.world);
        world.publish(None, None, "SANDBOX_NOTE", &note);
        *lock(&self.shared.note) = note;
    }

    /// Lets the page move the clock from one thing that the bot does to the next.
    pub fn watch_bot(&self, probe: Arc<dyn driver::Probe>) {
        *lock(&self.shared.probe) = Some(probe);
    }

    /// The clock in there.
    pub fn clock(&self) -> &SandboxClock {
        &self.shared.options.clock
    }

    /// Looks at, or changes, the world. The bot is not told of changes.
    pub fn world<T>(&self, look: impl FnOnce(&mut World) -> T) -> T {
        look(&mut lock(&self.shared.world))
    }

    /// Deletes a channel with all that is in it, and tells the bot where it saw it.
    pub fn delete_channel(&self, channel: ChannelId) {
        let mut world = lock(&self.shared.world);
        let seen = world.bot_sees(channel);
        let Some(gone) = world.channels.remove(&channel) else { return };
        world.messages.retain(|_, message| message.channel != channel);
        if let Some(guild) = world.guilds.get_mut(&gone.guild) {
            guild.channels.retain(|other| *other != channel);
        }
        let event = world.channel_json(&gone).to_string();
        drop(world);
        if seen {
            self.shared.dispatch("CHANNEL_DELETE", Some(gone.guild), &event, None);
        }
        self.shared.changed();
    }

    /// Throws the bot out of a server.
    pub fn remove_bot(&self, guild: GuildId) {
        let was_in = |world: &mut World| world.guilds.get_mut(&guild)?.members.remove(&BOT);
        if self.world(was_in).is_some() {
            self.shared.dispatch("GUILD_DELETE", Some(guild), &json!({ "id": guild.to_string() }).to_string(), None);
            self.shared.changed();
        }
    }

    /// Invites the bot (again) into a server.
    pub fn invite_bot(&self, guild: GuildId) {
        let event = self.world(|world| {
            let bots = crate::id::RoleId(guild.0 + 1);
            world.guilds.get_mut(&guild)?.members.insert(BOT, vec![bots]);
            Some(world.guild_json(world.guilds.get(&guild)?).to_string())
        });
        if let Some(event) = event {
            self.shared.dispatch("GUILD_CREATE", Some(guild), &event, None);
            self.shared.changed();
        }
    }

    /// Makes a server unavailable for a while, as Discord's outages do, or available again.
    pub fn outage(&self, guild: GuildId, begins: bool) {
        if begins {
            let event = json!({ "id": guild.to_string(), "unavailable": true }).to_string();
            self.shared.dispatch("GUILD_DELETE", Some(guild), &event, None);
        } else {
            let event = self.world(|world| world.guilds.get(&guild).map(|known| world.guild_json(known).to_string()));
            if let Some(event) = event {
                self.shared.dispatch("GUILD_CREATE", Some(guild), &event, None);
            }
        }
        self.shared.changed();
    }

    /// What is made to go wrong.
    pub fn faults<T>(&self, change: impl FnOnce(&mut Faults) -> T) -> T {
        change(&mut lock(&self.shared.faults))
    }

    /// Drops all gateway connections without a word, as a broken line does.
    pub fn drop_connections(&self) {
        lock(&self.shared.gateway).drop_all();
    }

    /// Asks all gateway connections to come again, as Discord does now and then (op 7).
    pub fn ask_to_reconnect(&self) {
        lock(&self.shared.gateway).ask_to_reconnect();
    }

    /// All requests so far.
    pub fn requests(&self) -> Vec<Recorded> {
        lock(&self.shared.requests).clone()
    }

    /// The requests that Discord would call invalid: wrong bodies, unknown routes, a missing token.
    pub fn violations(&self) -> Vec<Recorded> {
        let is_violation = |request: &&Recorded| {
            matches!(request.status, 400 | 401 | 405)
                || request.status == 404 && request.body.get("unknown_route").is_some()
        };
        lock(&self.shared.requests).iter().filter(is_violation).cloned().collect()
    }

    /// Resolves, with the number of gateway identifications so far, once there are at least `count`.
    pub async fn identified(&self, count: usize) {
        let mut changes = self.shared.changes.subscribe();
        while lock(&self.shared.gateway).identified() < count {
            if changes.changed().await.is_err() {
                return;
            }
        }
    }
}

impl std::fmt::Debug for Shared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shared").field("port", &self.port).finish_non_exhaustive()
    }
}

impl Shared {
    fn changed(&self) {
        self.changes.send_modify(|count| *count += 1);
    }
}
