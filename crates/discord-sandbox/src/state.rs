//! The state that all parts of the server share.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::http::{HeaderMap, header};
use rand::RngExt as _;
use serde_json::{Value, json};
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use crate::attachments::Attachments;
use crate::faults::Faults;
use crate::id::{GuildId, RoleId};
use crate::options::Options;
use crate::probe::Probe;
use crate::rate_limits::RateLimiter;
use crate::sessions::Sessions;
use crate::world::{BOT, BOT_ROLE, World};

/// The token that the bot of a sandbox logs in with. Its first part is the bot's user id in Base64, as in Discord's own
/// tokens: some libraries read it.
pub(crate) const TOKEN: &str = "MTAwMDAwMDAwMDAwMDAwMDAwMQ.sandbox.no-use-elsewhere";

/// Requests that are recorded at most.
pub(crate) const MAX_RECORDED_REQUESTS: usize = 100_000;

/// A request by the bot.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordedRequest {
    /// The HTTP method, in capitals.
    pub method: String,
    /// The path below `/api/v10`, without the query.
    pub path: String,
    /// The JSON body, without uploaded files; null if there was none.
    pub body: Value,
    /// The HTTP status it was answered with.
    pub status: u16,
    /// When it arrived.
    pub at: std::time::Instant,
}

pub(crate) struct ServerState {
    pub(crate) options: Options,
    pub(crate) port: u16,
    /// Whoever has it may act as any member.
    pub(crate) page_token: String,
    /// Counts changes, for tasks that wait for one.
    pub(crate) changes: watch::Sender<u64>,
    pub(crate) stop: CancellationToken,
    world: Mutex<World>,
    /// If both are needed, lock the world first.
    attachments: Mutex<Attachments>,
    sessions: Mutex<Sessions>,
    faults: Mutex<Faults>,
    rate_limiter: Mutex<RateLimiter>,
    requests: Mutex<Vec<RecordedRequest>>,
    probe: Mutex<Option<Arc<dyn Probe>>>,
    /// The note next to the chat on the page.
    page_note: Mutex<Value>,
}

/// No code panics halfway through a change while it holds a lock, so a poisoned lock is fine.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl ServerState {
    pub(crate) fn new(options: Options, port: u16, stop: CancellationToken) -> Self {
        Self {
            port,
            page_token: options.page_token.clone().unwrap_or_else(|| format!("{:032x}", rand::rng().random::<u128>())),
            changes: watch::Sender::new(0),
            stop,
            world: Mutex::new(World::new(options.clock.clone(), options.record, options.setup.clone())),
            attachments: Mutex::new(Attachments::new(port)),
            sessions: Mutex::default(),
            faults: Mutex::default(),
            rate_limiter: Mutex::default(),
            requests: Mutex::default(),
            probe: Mutex::default(),
            page_note: Mutex::default(),
            options,
        }
    }

    pub(crate) fn world(&self) -> MutexGuard<'_, World> {
        lock(&self.world)
    }

    pub(crate) fn attachments(&self) -> MutexGuard<'_, Attachments> {
        lock(&self.attachments)
    }

    pub(crate) fn sessions(&self) -> MutexGuard<'_, Sessions> {
        lock(&self.sessions)
    }

    pub(crate) fn faults(&self) -> MutexGuard<'_, Faults> {
        lock(&self.faults)
    }

    pub(crate) fn rate_limiter(&self) -> MutexGuard<'_, RateLimiter> {
        lock(&self.rate_limiter)
    }

    pub(crate) fn requests(&self) -> MutexGuard<'_, Vec<RecordedRequest>> {
        lock(&self.requests)
    }

    pub(crate) fn page_note(&self) -> MutexGuard<'_, Value> {
        lock(&self.page_note)
    }

    /// Knows when the bot acts next on its own, and when it has settled.
    pub(crate) fn probe(&self) -> Option<Arc<dyn Probe>> {
        lock(&self.probe).clone()
    }

    pub(crate) fn set_probe(&self, probe: Arc<dyn Probe>) {
        *lock(&self.probe) = Some(probe);
    }

    /// Wakes tasks that wait for a change.
    pub(crate) fn notify_changed(&self) {
        self.changes.send_modify(|count| *count += 1);
    }

    /// Sends an event to the gateway sessions whose shard has the server. Those without the Message Content intent get
    /// `without_content`, if given.
    pub(crate) fn dispatch(&self, name: &str, guild: Option<GuildId>, data: &str, without_content: Option<&str>) {
        let (delivery, rewritten, rewritten_without) = {
            let faults = self.faults();
            let rewrite = |data: &str| faults.rewrite_events.as_ref()?.apply(name, data);
            (faults.delivery(), rewrite(data), without_content.and_then(rewrite))
        };
        let (data, without_content) =
            (rewritten.as_deref().unwrap_or(data), rewritten_without.as_deref().or(without_content));
        self.sessions().dispatch(name, guild, data, without_content, delivery);
    }

    pub(crate) fn remove_bot(&self, guild: GuildId) {
        let removed = self.world().guilds.get_mut(&guild).and_then(|guild| guild.members.remove(&BOT));
        if removed.is_some() {
            self.dispatch("GUILD_DELETE", Some(guild), &json!({ "id": guild.to_string() }).to_string(), None);
            self.notify_changed();
        }
    }

    pub(crate) fn invite_bot(&self, guild: GuildId) {
        let event = {
            let mut world = self.world();
            let Some(joined) = world.guilds.get_mut(&guild) else { return };
            joined.members.insert(BOT, vec![RoleId(guild.0 + BOT_ROLE)]);
            world.guilds.get(&guild).map(|joined| world.guild_json(joined).to_string())
        };
        if let Some(event) = event {
            self.dispatch("GUILD_CREATE", Some(guild), &event, None);
            self.notify_changed();
        }
    }

    /// Changes a server's language.
    pub(crate) fn set_locale(&self, guild: GuildId, locale: &str) {
        let event = {
            let mut world = self.world();
            let Some(changed) = world.guilds.get_mut(&guild) else { return };
            locale.clone_into(&mut changed.locale);
            json!({ "id": guild.to_string(), "name": changed.name, "preferred_locale": locale }).to_string()
        };
        self.dispatch("GUILD_UPDATE", Some(guild), &event, None);
    }

    pub(crate) fn gateway_url(&self) -> String {
        format!("ws://127.0.0.1:{}/gateway", self.port)
    }

    /// Whether a request names this exact address. A web page elsewhere that points its own name here (DNS rebinding)
    /// doesn't.
    pub(crate) fn is_own_address(&self, headers: &HeaderMap) -> bool {
        let is_own = |host: &str| {
            let (name, port) = host.rsplit_once(':').unwrap_or_default();
            matches!(name, "127.0.0.1" | "localhost") && port == self.port.to_string()
        };
        let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
        let origin = headers.get(header::ORIGIN).map(|origin| origin.to_str().unwrap_or_default());
        host.is_some_and(is_own) && origin.is_none_or(|origin| origin.strip_prefix("http://").is_some_and(is_own))
    }
}

impl std::fmt::Debug for ServerState {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ServerState").field("port", &self.port).finish_non_exhaustive()
    }
}
