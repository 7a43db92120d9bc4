//! A running sandbox: started, inspected and disturbed from here.

use std::io;
use std::net::Ipv4Addr;
use std::sync::Arc;

use serde_json::json;
use tokio_util::sync::{CancellationToken, DropGuard};

use crate::clock::SandboxClock;
use crate::faults::Faults;
use crate::id::{ChannelId, GuildId};
use crate::listener::BoundedListener;
use crate::options::Options;
use crate::probe::Probe;
use crate::server;
use crate::state::{RecordedRequest, ServerState, TOKEN};
use crate::world::World;

/// A Discord-compatible server on loopback. It stops when it's dropped.
#[derive(Debug)]
pub struct Sandbox {
    pub(crate) state: Arc<ServerState>,
    _stop: DropGuard,
}

impl Sandbox {
    /// Starts a sandbox with the server that [`Options::setup`] describes. It runs on the current Tokio runtime until
    /// it's dropped.
    ///
    /// # Errors
    ///
    /// If the port can't be bound, usually because it's in use.
    pub async fn start(options: Options) -> io::Result<Self> {
        let port = options.port;
        let listener =
            tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.map_err(|error| match error.kind() {
                io::ErrorKind::AddrInUse => io::Error::new(
                    error.kind(),
                    format!("port {port} is in use; choose another one, or 0 for any free port"),
                ),
                _ => error,
            })?;
        let port = listener.local_addr()?.port();
        let stop = CancellationToken::new();
        let state = Arc::new(ServerState::new(options, port, stop.clone()));
        let app = server::routes(Arc::clone(&state));
        let listener = BoundedListener::new(listener);
        let stopped = stop.clone().cancelled_owned();
        tokio::spawn(async move { axum::serve(listener, app).with_graceful_shutdown(stopped).await });
        Ok(Self { state, _stop: stop.drop_guard() })
    }

    /// The base URL of the REST API, up to and including its version; it leads a client to the gateway too.
    pub fn api_url(&self) -> String {
        format!("http://127.0.0.1:{}/api/v10", self.state.port)
    }

    /// The bot's token. It's the same for every sandbox, and useless elsewhere.
    pub fn token(&self) -> &'static str {
        TOKEN
    }

    /// The URL of a web page that shows the channels and lets you act as any member. It contains a secret.
    pub fn page_url(&self) -> String {
        format!("http://127.0.0.1:{}/?token={}", self.state.port, self.state.page_token)
    }

    /// Shows a note on the page, next to the chat; an empty title removes it.
    pub fn set_page_note(&self, title: &str, lines: &[String]) {
        let note = json!({ "title": title, "lines": lines });
        let world = self.state.world();
        world.publish(None, None, "SANDBOX_NOTE", &note);
        *self.state.page_note() = note;
    }

    /// Lets the page move the clock to the bot's next deadline.
    pub fn set_probe(&self, probe: Arc<dyn Probe>) {
        self.state.set_probe(probe);
    }

    /// The sandbox's clock.
    pub fn clock(&self) -> &SandboxClock {
        &self.state.options.clock
    }

    /// Reads or changes the world. The bot gets no events for changes made this way.
    pub fn world<T>(&self, access: impl FnOnce(&mut World) -> T) -> T {
        access(&mut self.state.world())
    }

    /// Deletes a channel with its messages; the bot gets `CHANNEL_DELETE` if it could see the channel.
    pub fn delete_channel(&self, channel: ChannelId) {
        let mut world = self.state.world();
        let is_seen = world.bot_sees(channel);
        let Some(deleted) = world.channels.remove(&channel) else { return };
        world.messages.retain(|_, message| message.channel != channel);
        if let Some(guild) = deleted.guild.and_then(|guild| world.guilds.get_mut(&guild)) {
            guild.channels.retain(|other| *other != channel);
        }
        let event = world.channel_json(&deleted).to_string();
        drop(world);
        if is_seen {
            self.state.dispatch("CHANNEL_DELETE", deleted.guild, &event, None);
        }
        self.state.notify_changed();
    }

    /// Removes the bot from a server, as kicking it does: it gets `GUILD_DELETE`.
    pub fn remove_bot(&self, guild: GuildId) {
        self.state.remove_bot(guild);
    }

    /// Adds the bot to a server: it gets `GUILD_CREATE`.
    pub fn invite_bot(&self, guild: GuildId) {
        self.state.invite_bot(guild);
    }

    /// Changes a server's language: the bot gets `GUILD_UPDATE`.
    pub fn set_locale(&self, guild: GuildId, locale: &str) {
        self.state.set_locale(guild, locale);
    }

    /// Makes a server unavailable, as Discord's outages do, until [`end_outage`](Self::end_outage).
    pub fn begin_outage(&self, guild: GuildId) {
        let event = json!({ "id": guild.to_string(), "unavailable": true }).to_string();
        self.state.dispatch("GUILD_DELETE", Some(guild), &event, None);
        self.state.notify_changed();
    }

    /// Makes a server available again.
    pub fn end_outage(&self, guild: GuildId) {
        let event = self.world(|world| world.guilds.get(&guild).map(|known| world.guild_json(known).to_string()));
        if let Some(event) = event {
            self.state.dispatch("GUILD_CREATE", Some(guild), &event, None);
        }
        self.state.notify_changed();
    }

    /// Reads or changes the faults.
    pub fn faults<T>(&self, change: impl FnOnce(&mut Faults) -> T) -> T {
        change(&mut self.state.faults())
    }

    /// Breaks all gateway connections without a close frame, as a broken network does.
    pub fn drop_connections(&self) {
        self.state.sessions().drop_all();
    }

    /// Asks all gateway connections to reconnect (opcode 7), as Discord does now and then.
    pub fn ask_to_reconnect(&self) {
        self.state.sessions().ask_to_reconnect();
    }

    /// All requests by the bot so far.
    pub fn requests(&self) -> Vec<RecordedRequest> {
        self.state.requests().clone()
    }

    /// The requests that Discord would reject as invalid: malformed bodies, unknown routes, a missing token. A good
    /// last line of a test asserts that there are none.
    pub fn invalid_requests(&self) -> Vec<RecordedRequest> {
        let is_invalid = |request: &&RecordedRequest| {
            matches!(request.status, 400 | 401 | 405)
                || request.status == 404 && request.body.get("unknown_route").is_some()
        };
        self.state.requests().iter().filter(is_invalid).cloned().collect()
    }

    /// How often the bot has identified on the gateway since the start.
    pub fn identifies(&self) -> usize {
        self.state.sessions().identified()
    }

    /// Resolves once the bot has identified on the gateway at least `count` times since the start.
    pub async fn wait_for_identify(&self, count: usize) {
        let mut changes = self.state.changes.subscribe();
        while self.state.sessions().identified() < count {
            if changes.changed().await.is_err() {
                return;
            }
        }
    }

    /// Resolves once the bot has identified on the gateway and registered at least one slash command.
    pub async fn wait_until_ready(&self) {
        let mut changes = self.state.changes.subscribe();
        self.wait_for_identify(1).await;
        while self.world(|world| world.commands.is_empty()) {
            if changes.changed().await.is_err() {
                return;
            }
        }
    }
}
