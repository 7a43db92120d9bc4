//! Keeps the bot connected to Discord's gateway: when to resume, when to start a new session, how long to wait before
//! that, and when to give up.
//!
//! A broken session is resumed, and Discord replays what was missed. If Discord refuses that, a new session starts with
//! [`Incoming::Ready`], and the bot reads what it missed from the channels' histories.
//!
//! These are our own connections instead of serenity's: its models reject whole events for fields that nobody needs,
//! its shards identify every five seconds forever, it hangs on two of the fatal close codes, and nothing outside of it
//! can see whether Discord acknowledges heartbeats.

use std::sync::Arc;
use std::time::Duration;

use rand::RngExt as _;
use secrecy::SecretString;
use tokio::task::JoinSet;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use tracing::field::{Empty, display};

use super::connection::{Connection, Ended, Identity, Received, Session};
use super::egress::{Egress, EgressError, Priority, Request};
use super::event::{self, Ready};
use super::gateway::{Incoming, Intake, Shard, Unreadable};
use super::gateway_status::GatewayStatus;
use super::identify::{IdentifyHistory, IdentifyLog, backoff};
use super::model::GatewayBot;
use crate::clock::{Clock as _, SystemClock};

/// What the bot needs to stay connected.
#[derive(Clone)]
pub struct GatewayOptions {
    /// Asks for the gateway's address.
    pub egress: Egress,
    /// The bot's token.
    pub token: SecretString,
    /// Whether to ask for the Message Content intent.
    pub message_content: bool,
    /// Receives the state of the connections.
    pub status: Arc<GatewayStatus>,
    /// Earlier identifies, including those of earlier processes.
    pub identifies: IdentifyHistory,
    /// Keeps them.
    pub identify_log: Arc<dyn IdentifyLog>,
}

/// Why the connection ended for good.
#[derive(Debug, thiserror::Error)]
pub enum GatewayError {
    /// Close code 4004, or 401.
    #[error(
        "Discord refused the token; reset it in the Developer Portal (your application → Bot → Reset Token) and set DISCORD_TOKEN to the new one"
    )]
    TokenRefused,
    /// Close code 4010.
    #[error(
        "Discord refused the bot's sharding (close code 4010); start popquiz again, and if that doesn't help, update it"
    )]
    InvalidShard,
    /// Close code 4011.
    #[error(
        "the bot is in too many servers for its connections (close code 4011); start popquiz again, so that it asks Discord how many it needs"
    )]
    ShardingRequired,
    /// Close codes 4013 and, without the Message Content intent, 4014.
    #[error("Discord refused the intents that popquiz requests (close code {0}); update popquiz")]
    InvalidIntents(u16),
    /// The API's address can't be used.
    #[error(transparent)]
    Api(#[from] EgressError),
}

/// How long to wait before connecting again; each further failure doubles it, up to the longest.
const FIRST_WAIT: Duration = Duration::from_secs(1);
const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// A connection that lasted this long wasn't a failure.
const STABLE_AFTER: Duration = Duration::from_secs(30);

/// Pause between two identifies of connections that share a place in Discord's queue. Source: "Rate Limiting", under
/// "Sharding" in the API documentation.
const BETWEEN_IDENTIFIES: Duration = Duration::from_secs(5);

/// After this many failures, the session's own address is no longer trusted.
const TRIES_AT_RESUME_ADDRESS: usize = 2;

const GUILDS: u64 = 1;
const GUILD_MESSAGES: u64 = 1 << 9;
const MESSAGE_CONTENT: u64 = 1 << 15;

/// Keeps the bot connected until `stop`, and continues without the Message Content intent if Discord refuses it.
///
/// # Errors
///
/// If trying again would not help.
pub async fn stay_connected(
    options: GatewayOptions,
    intake: Arc<dyn Intake>,
    stop: CancellationToken,
) -> Result<(), GatewayError> {
    let Some(gateway) = ask_for_gateway(&options.egress, &stop).await? else { return Ok(()) };
    let gate = Arc::new(IdentifyGate::new(&options, &gateway));
    let shared = Arc::new(Shared { gateway, gate, intake, message_content: options.message_content.into(), options });
    let count = shared.gateway.shards.max(1);
    let mut shards = JoinSet::new();
    for number in 0..count {
        let shard = Shard { number, of: count };
        shared.options.status.expect(number);
        shards.spawn(keep_shard(Arc::clone(&shared), shard, stop.clone()));
    }
    while let Some(ended) = shards.join_next().await {
        match ended {
            Ok(Ok(())) => {}
            Ok(Err(error)) => return Err(error),
            // Resume the panic where the connection is supervised.
            Err(error) => match error.try_into_panic() {
                Ok(panic) => std::panic::resume_unwind(panic),
                Err(_) => return Ok(()),
            },
        }
    }
    Ok(())
}

/// The gateway's address, requested until Discord returns it; `None` when stopping.
async fn ask_for_gateway(egress: &Egress, stop: &CancellationToken) -> Result<Option<GatewayBot>, GatewayError> {
    let mut failures = 0;
    loop {
        let asked = tokio::select! {
            asked = egress.send(Request::gateway_bot(), Priority::Live) => asked,
            () = stop.cancelled() => return Ok(None),
        };
        match asked {
            Ok(gateway) => return Ok(Some(gateway)),
            Err(EgressError::TokenRefused) => return Err(GatewayError::TokenRefused),
            Err(error @ EgressError::BadAddress(_)) => return Err(error.into()),
            Err(error) => {
                failures += 1;
                let wait = backoff(FIRST_WAIT, failures, LONGEST_WAIT);
                tracing::warn!(%error, ?wait, "Discord doesn't say where to connect; asking again");
                tokio::select! {
                    () = tokio::time::sleep(wait) => {}
                    () = stop.cancelled() => return Ok(None),
                }
            }
        }
    }
}

struct Shared {
    options: GatewayOptions,
    gateway: GatewayBot,
    gate: Arc<IdentifyGate>,
    intake: Arc<dyn Intake>,
    message_content: std::sync::atomic::AtomicBool,
}

impl Shared {
    fn asks_for_content(&self) -> bool {
        self.message_content.load(std::sync::atomic::Ordering::Relaxed)
    }

    fn intents(&self) -> u64 {
        GUILDS | GUILD_MESSAGES | if self.asks_for_content() { MESSAGE_CONTENT } else { 0 }
    }
}

/// Lets identifies through, one at a time, as Discord and the budget allow.
struct IdentifyGate {
    state: tokio::sync::Mutex<GateState>,
    log: Arc<dyn IdentifyLog>,
    status: Arc<GatewayStatus>,
    places: u64,
}

struct GateState {
    history: IdentifyHistory,
    /// When each place in Discord's queue was last used.
    used: Vec<Option<Instant>>,
    /// Not before this time, according to Discord.
    not_before: Instant,
}

impl IdentifyGate {
    fn new(options: &GatewayOptions, gateway: &GatewayBot) -> Self {
        let limit = &gateway.session_start_limit;
        let rest = if limit.remaining == 0 { Duration::from_millis(limit.reset_after) } else { Duration::ZERO };
        let places = limit.max_concurrency.clamp(1, 1_000);
        let state = GateState {
            history: options.identifies.clone(),
            used: vec![None; usize::try_from(places).unwrap_or(1)],
            not_before: Instant::now() + rest.min(Duration::from_secs(86_400)),
        };
        Self {
            state: tokio::sync::Mutex::new(state),
            log: Arc::clone(&options.identify_log),
            status: Arc::clone(&options.status),
            places,
        }
    }

    /// Resolves when a shard may identify itself.
    async fn wait(&self, shard: Shard) {
        loop {
            let wait = {
                let state = self.state.lock().await;
                let now = Instant::now();
                let used = state.used.get(self.place(shard)).copied().flatten();
                let queued = used.map_or(Duration::ZERO, |at| (at + BETWEEN_IDENTIFIES).saturating_duration_since(now));
                let told = state.not_before.saturating_duration_since(now);
                state.history.wait(SystemClock.now()).max(queued).max(told)
            };
            if wait.is_zero() {
                self.status.set_identify_at(None);
                return;
            }
            if wait >= Duration::from_secs(30) {
                tracing::warn!(?wait, "waiting before identifying again, so that Discord doesn't reset the token");
            }
            self.status.set_identify_at(Some(Instant::now() + wait));
            // Pieces, for a clock that is set, or a laptop that sleeps.
            tokio::time::sleep(wait.min(Duration::from_secs(10))).await;
        }
    }

    /// Notes, durably, that a shard is about to identify itself.
    async fn begin(&self, shard: Shard) {
        let mut state = self.state.lock().await;
        state.history.begin(SystemClock.now());
        let place = self.place(shard);
        if let Some(used) = state.used.get_mut(place) {
            *used = Some(Instant::now());
        }
        self.log.keep(&state.history).await;
    }

    async fn succeed(&self) {
        let mut state = self.state.lock().await;
        state.history.succeed();
        self.log.keep(&state.history).await;
    }

    fn place(&self, shard: Shard) -> usize {
        usize::try_from(shard.number % self.places).unwrap_or_default()
    }
}

/// Keeps one shard connected until the stop.
async fn keep_shard(shared: Arc<Shared>, shard: Shard, stop: CancellationToken) -> Result<(), GatewayError> {
    let mut session: Option<Session> = None;
    let mut failures = 0;
    let mut vain_resumes = 0;
    loop {
        let began = Instant::now();
        let ended = tokio::select! {
            biased;
            () = stop.cancelled() => return Ok(()),
            ended = one_connection(&shared, shard, &mut session, &mut vain_resumes, &stop) => ended,
        };
        let Some(ended) = ended else { return Ok(()) };
        if began.elapsed() >= STABLE_AFTER {
            failures = 0;
        }
        shared.options.status.lost(shard.number, &ended.to_string());
        if !ended.is_resumable() {
            session = None;
        }
        match ended {
            Ended::Closed(4004) => return Err(GatewayError::TokenRefused),
            Ended::Closed(4010) => return Err(GatewayError::InvalidShard),
            Ended::Closed(4011) => return Err(GatewayError::ShardingRequired),
            Ended::Closed(4014) if shared.asks_for_content() => {
                tracing::warn!(
                    "Discord refused the Message Content intent (close code 4014), so messages in channels only count if they mention the bot or reply to its question; the Answer button always works. To change that, turn on the intent in the Developer Portal (your application → Bot → Message Content Intent) and restart"
                );
                shared.message_content.store(false, std::sync::atomic::Ordering::Relaxed);
                shared.intake.take(Incoming::ContentRefused);
                continue;
            }
            Ended::Closed(code @ (4013 | 4014)) => return Err(GatewayError::InvalidIntents(code)),
            _ => {}
        }
        let mut wait = backoff(FIRST_WAIT, failures, LONGEST_WAIT).mul_f64(rand::rng().random_range(0.8..1.2));
        if matches!(ended, Ended::InvalidSession { .. }) {
            // As Discord asks: 1 to 5 seconds.
            wait = wait.max(Duration::from_secs(1)).max(Duration::from_secs_f64(rand::rng().random_range(1.0..5.0)));
        }
        failures += 1;
        tokio::select! {
            () = tokio::time::sleep(wait) => {}
            () = stop.cancelled() => return Ok(()),
        }
    }
}

/// Connects and handles events until the connection ends; `None` when stopping. Counts how often in a row the session's
/// own address didn't lead to it.
async fn one_connection(
    shared: &Shared,
    shard: Shard,
    session: &mut Option<Session>,
    vain_resumes: &mut usize,
    stop: &CancellationToken,
) -> Option<Ended> {
    if session.is_none() {
        shared.gate.wait(shard).await;
    }
    let url = session.as_ref().and_then(|session| session.url.as_deref());
    let url = url.filter(|_| *vain_resumes < TRIES_AT_RESUME_ADDRESS).unwrap_or(&shared.gateway.url);
    *vain_resumes += 1;
    let mut connection = match Connection::open(url).await {
        Ok(connection) => connection,
        Err(ended) => return Some(ended),
    };
    let identity = Identity { token: &shared.options.token, intents: shared.intents(), shard };
    let greeted = if let Some(session) = session {
        connection.resume(&identity, session).await
    } else {
        shared.gate.begin(shard).await;
        connection.identify(&identity).await
    };
    if let Err(ended) = greeted {
        return Some(ended);
    }
    loop {
        let received = tokio::select! {
            biased;
            () = stop.cancelled() => {
                connection.close(1000).await;
                return None;
            }
            received = connection.next() => received,
        };
        let taken = match received {
            Ok(Received::Event { sequence, kind, data }) => {
                if matches!(kind.as_str(), "READY" | "RESUMED") {
                    *vain_resumes = 0;
                }
                let taken = take(shared, shard, session, &kind, &data).await;
                if let Some(session) = session {
                    session.sequence = sequence;
                }
                taken
            }
            Ok(Received::HeartbeatAcknowledged) => {
                shared.options.status.heard(shard.number);
                Ok(())
            }
            Err(ended) => Err(ended),
        };
        if let Err(ended) = taken {
            // Any other code than 1000 and 1001: the session can be resumed.
            connection.close(4000).await;
            return Some(ended);
        }
    }
}

/// Takes an event in.
async fn take(
    shared: &Shared,
    shard: Shard,
    session: &mut Option<Session>,
    kind: &str,
    data: &str,
) -> Result<(), Ended> {
    let status = &shared.options.status;
    let incoming = match kind {
        "READY" => match event::ready(data) {
            Ok(Ready { session: id, resume_url: url, me, guilds }) => {
                *session = Some(Session { id, url, sequence: 0 });
                shared.gate.succeed().await;
                status.connected(shard.number);
                Ok(Some(Incoming::Ready { me, guilds, shard }))
            }
            Err(unreadable) => {
                // Without a session, nothing received is reliable.
                report(shared, unreadable);
                return Err(Ended::Lost("READY can't be read".to_owned()));
            }
        },
        "RESUMED" => {
            status.connected(shard.number);
            Ok(Some(Incoming::Resumed))
        }
        "MESSAGE_CREATE" => match event::message_place(data) {
            Ok(place) if shared.intake.hears(place.channel_id, place.id) => event::incoming(kind, data),
            Ok(_) => Ok(None),
            Err(unreadable) => Err(unreadable),
        },
        _ => event::incoming(kind, data),
    };
    match incoming {
        Ok(Some(incoming)) => {
            let span = tracing::debug_span!("gateway_event", kind = incoming.kind(), guild = Empty);
            if let Some(guild) = incoming.guild() {
                span.record("guild", display(guild));
            }
            span.in_scope(|| shared.intake.take(incoming));
        }
        Ok(None) => {}
        Err(unreadable) => report(shared, unreadable),
    }
    Ok(())
}

fn report(shared: &Shared, unreadable: Unreadable) {
    let Unreadable { kind, path } = &unreadable;
    tracing::warn!(
        kind,
        path,
        "an event of Discord's can't be read; what was said meanwhile is read from the channels' histories"
    );
    shared.options.status.count_unreadable();
    shared.intake.take(Incoming::Unreadable(unreadable));
}
