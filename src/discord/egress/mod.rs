//! Requests out: the one way from the bot to Discord's API.
//!
//! serenity's own HTTP client has no time-outs, does not keep the overall limit and cannot be pointed elsewhere with its rate limiter on;
//! so requests go out here: past the [`buckets`] of their route and the [`gate`] of the whole bot, with time-outs, and again where that helps
//! and is safe. Who is refused often is shut out by Discord: a 401 ends everything, a 403 rests its route and channel.

mod attachment;
mod buckets;
mod gate;
mod request;

use std::collections::{HashMap, VecDeque};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

pub use attachment::FetchError;
use buckets::Buckets;
use gate::Gate;
use rand::RngExt as _;
pub use request::Request;
use reqwest::{StatusCode, header, multipart};
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::Value;
use tokio::time::Instant;

use super::limits;
use super::message::File;

/// How pressing a request is: where the limit of the whole bot is reached, the first of these go first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Priority {
    /// Somebody waits for it.
    Live,
    /// A drop.
    Drop,
    /// A reaction.
    Reaction,
}

/// What the egress needs.
#[derive(Clone, Debug)]
pub struct EgressOptions {
    /// The API's address, ending in `/api/v10`.
    pub api_url: String,
    /// The bot's token.
    pub token: SecretString,
    /// Requests a second, at most, over all routes.
    pub per_second: usize,
    /// How long an answer may take.
    pub timeout: Duration,
    /// The pause before the first repetition; each further one is twice as long.
    pub backoff: Duration,
}

impl EgressOptions {
    /// Discord's own limit, and patience for its slow moments.
    pub fn new(api_url: String, token: SecretString) -> Self {
        let (timeout, backoff) = (Duration::from_secs(15), Duration::from_millis(500));
        Self { api_url, token, per_second: limits::REQUESTS_PER_SECOND, timeout, backoff }
    }
}

/// Why a request came to nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EgressError {
    /// 401.
    #[error(
        "Discord refused the token. Make a new one in the Developer Portal (your application → Bot → Reset Token), set DISCORD_TOKEN to it and start again"
    )]
    TokenRefused,
    /// 403: the bot may not do that there; or, without a request, has just been told so.
    #[error("Discord forbids {route}: {message} (code {code})")]
    Forbidden {
        /// The route.
        route: &'static str,
        /// Discord's code for the reason.
        code: u64,
        /// Discord's words for it.
        message: String,
    },
    /// 404: no such channel, message or interaction.
    #[error("{route}: {message} (code {code})")]
    NotFound {
        /// The route.
        route: &'static str,
        /// Discord's code for the reason.
        code: u64,
        /// Discord's words for it.
        message: String,
    },
    /// Another refusal.
    #[error("Discord refused {route} with status {status}: {excerpt}")]
    Refused {
        /// The route.
        route: &'static str,
        /// The HTTP status.
        status: u16,
        /// Discord's code for the reason; 0 where it gave none.
        code: u64,
        /// The beginning of Discord's answer.
        excerpt: String,
    },
    /// No answer, or none but errors, although it was tried again where that was safe.
    #[error("Discord does not answer {route}: {cause}")]
    Unreachable {
        /// The route.
        route: &'static str,
        /// What happened.
        cause: String,
    },
    /// Discord wants to wait longer than anybody here waits; nothing is sent there until then.
    #[error("Discord wants {route} to wait for {} s", wait.as_secs())]
    RateLimited {
        /// The route.
        route: &'static str,
        /// How long from now.
        wait: Duration,
    },
    /// So many requests were refused that one more minute of it would shut this address out.
    #[error("too many requests were refused in the last ten minutes; requests rest until that has passed")]
    TooManyRefusals,
    /// An answer that is not what Discord sends.
    #[error("Discord's answer to {0} cannot be read")]
    Unreadable(&'static str),
    /// The API's address is none.
    #[error("`discord.api_url` is not an address such as https://discord.com/api/v10: {0}")]
    BadAddress(String),
}

impl EgressError {
    /// Whether sending the same again later would come to the same.
    pub fn is_permanent(&self) -> bool {
        match self {
            Self::Forbidden { .. } | Self::NotFound { .. } | Self::Refused { .. } | Self::BadAddress(_) => true,
            Self::TokenRefused
            | Self::Unreachable { .. }
            | Self::RateLimited { .. }
            | Self::TooManyRefusals
            | Self::Unreadable(_) => false,
        }
    }
}

/// Repetitions of a request, where repeating helps.
const REPETITIONS: u32 = 4;

/// Refusals for the rate that one request takes before it is given up.
const RATE_REFUSALS: u32 = 10;

/// Discord remembers nonces for "the past few minutes" ("Create Message"); one minute of them is relied on.
const NONCE_GOOD_FOR: Duration = Duration::from_secs(60);

/// The longest wait for the sake of the rate that a request takes on itself.
const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// How long a route rests in a channel after a 403; each further one doubles it, up to the longest. Short at first: somebody may be granting
/// the permission at this moment.
const REST_AFTER_FORBIDDEN: Duration = Duration::from_secs(5);
const LONGEST_REST: Duration = Duration::from_secs(3600);

/// Codes of a 403 that is about one message or its author, so that the channel need not rest: a message by somebody else cannot be edited, and
/// somebody who has blocked the bot gets no reaction from it. Source: the API documentation, "JSON Error Codes".
const ABOUT_ONE_MESSAGE: [u64; 2] = [50_005, 90_001];

/// The code that says that an interaction has its answer.
const ALREADY_ACKNOWLEDGED: u64 = 40_060;

/// The slowest line over which files are to get out, in bytes a second: so much longer an answer to them may take.
const SLOWEST_LINE: u64 = 256 * 1024;

/// Half of what Discord would shut us out for.
const REFUSALS_AT_MOST: usize = limits::INVALID_REQUESTS / 2;

/// The way out. Clones share everything.
#[derive(Clone, Debug)]
pub struct Egress(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    client: reqwest::Client,
    base: String,
    authorization: header::HeaderValue,
    timeout: Duration,
    backoff: Duration,
    gate: Gate,
    buckets: Buckets,
    token_refused: AtomicBool,
    refusals: Mutex<Refusals>,
    sent: AtomicU64,
    rate_refused: AtomicU64,
}

#[derive(Debug, Default)]
struct Refusals {
    recent: VecDeque<Instant>,
    /// What rests after a 403: until when, and how long the rest was.
    resting: HashMap<(&'static str, u64), Rest>,
}

#[derive(Clone, Debug)]
struct Rest {
    until: Instant,
    length: Duration,
    error: EgressError,
}

/// What one sending came to.
enum Attempt {
    Done(Value),
    Failed(EgressError),
    /// May come to something if repeated.
    Again {
        error: EgressError,
        /// Whether Discord may have done what was asked.
        perhaps_done: bool,
    },
    /// Come again after this long.
    RateRefused(Duration),
}

impl Egress {
    /// An egress to this address; nothing is sent yet.
    pub fn new(options: EgressOptions) -> Result<Self, EgressError> {
        let EgressOptions { api_url, token, per_second, timeout, backoff } = options;
        let base = api_url.trim_end_matches('/').to_owned();
        let client = client(&base, timeout)?;
        // What cannot even stand in a header is no token.
        let authorization = header::HeaderValue::from_str(&format!("Bot {}", token.expose_secret()));
        let mut authorization = authorization.map_err(|_| EgressError::TokenRefused)?;
        authorization.set_sensitive(true);
        Ok(Self(Arc::new(Inner {
            client,
            base,
            authorization,
            timeout,
            backoff,
            gate: Gate::new(per_second),
            buckets: Buckets::default(),
            token_refused: AtomicBool::new(false),
            refusals: Mutex::default(),
            sent: AtomicU64::new(0),
            rate_refused: AtomicU64::new(0),
        })))
    }

    /// Sends a request and returns Discord's answer (null where it has no body).
    ///
    /// It is repeated after errors that pass: always where it cannot have reached Discord, otherwise only where twice does the same as once.
    /// A message is posted twice unless its nonce makes one of both; an interaction takes only one answer, and that within 3 seconds.
    pub async fn send(&self, request: Request, priority: Priority) -> Result<Value, EgressError> {
        let inner = &*self.0;
        let route = request.route;
        inner.may_send(&request)?;
        let deadline = request.within.map(|within| Instant::now() + within);
        let in_time = |pause| deadline.is_none_or(|deadline| Instant::now() + pause < deadline);
        let mut leave = if request.limited { Some(inner.buckets.enter(route, request.major).await) } else { None };
        let (mut failures, mut rate_refusals) = (0, 0);
        let mut perhaps_done_at: Option<Instant> = None;
        // A post that may have been done is repeated only as long as its nonce surely makes one message of both.
        let is_safe = |perhaps_done_at: Option<Instant>, pause| {
            request.method != reqwest::Method::POST
                || perhaps_done_at.is_none_or(|at| at.elapsed() + pause <= NONCE_GOOD_FOR)
        };
        loop {
            let mut pass = None;
            if let Some(leave) = &leave {
                let wait = leave.empty_for();
                let closed = inner.gate.closed_for();
                if wait.max(closed) > LONGEST_WAIT {
                    return Err(EgressError::RateLimited { route, wait: wait.max(closed) });
                }
                tokio::time::sleep(wait).await;
                pass = inner.gate.pass(priority).await;
            }
            // Much may have happened in the meantime.
            inner.may_send(&request)?;
            let began = Instant::now();
            let attempt = inner.attempt(&request, leave.as_mut()).await;
            drop(pass);
            match attempt {
                Attempt::Done(answer) => return Ok(answer),
                Attempt::Failed(EgressError::Refused { code: ALREADY_ACKNOWLEDGED, .. })
                    if perhaps_done_at.is_some() =>
                {
                    return Ok(Value::Null);
                }
                Attempt::Failed(error) => return Err(error),
                Attempt::Again { error, perhaps_done } => {
                    failures += 1;
                    if perhaps_done {
                        // Files take their time: Discord may have done it long before the attempt was given up.
                        let at = if request.files.is_empty() { Instant::now() } else { began };
                        perhaps_done_at.get_or_insert(at);
                    }
                    // Jitter: after an outage, not all come back at the same instant.
                    let jitter = rand::rng().random_range(0.5..1.5);
                    let pause = inner.backoff.saturating_mul(1 << (failures - 1)).mul_f64(jitter);
                    let may_repeat = (!perhaps_done || request.repeatable) && is_safe(perhaps_done_at, pause);
                    if !may_repeat || failures > REPETITIONS || !in_time(pause) {
                        return Err(error);
                    }
                    tracing::debug!(route, failures, ?pause, %error, "a request is repeated");
                    tokio::time::sleep(pause).await;
                }
                Attempt::RateRefused(pause) => {
                    rate_refusals += 1;
                    if rate_refusals > RATE_REFUSALS || !in_time(pause) || !is_safe(perhaps_done_at, pause) {
                        return Err(EgressError::RateLimited { route, wait: pause });
                    }
                    match &mut leave {
                        Some(leave) => leave.refused_for(pause),
                        None => tokio::time::sleep(pause).await,
                    }
                }
            }
        }
    }

    /// Requests sent so far, and how many of them Discord refused for their rate.
    pub fn counts(&self) -> (u64, u64) {
        (self.0.sent.load(Ordering::Relaxed), self.0.rate_refused.load(Ordering::Relaxed))
    }
}

/// A body with files beside it, as Discord takes them ("Uploading Files", in the API documentation).
fn with_files(body: &Value, files: &[File]) -> multipart::Form {
    let form = multipart::Form::new().text("payload_json", body.to_string());
    files.iter().take(limits::FILES).enumerate().fold(form, |form, (index, file)| {
        // Sent from where it is: many may be on their way, and each may be large.
        let bytes = bytes::Bytes::from_owner(Arc::clone(&file.bytes));
        let part = multipart::Part::stream_with_length(bytes, file.bytes.len() as u64).file_name(file.name.clone());
        form.part(format!("files[{index}]"), part)
    })
}

impl Inner {
    /// Refuses a request, without sending it, that Discord has just refused.
    fn may_send(&self, request: &Request) -> Result<(), EgressError> {
        if self.token_refused.load(Ordering::Relaxed) {
            return Err(EgressError::TokenRefused);
        }
        let now = Instant::now();
        let mut refusals = self.refusals();
        while refusals.recent.front().is_some_and(|at| now - *at > limits::INVALID_REQUESTS_WINDOW) {
            refusals.recent.pop_front();
        }
        if refusals.recent.len() >= REFUSALS_AT_MOST {
            return Err(EgressError::TooManyRefusals);
        }
        match refusals.resting.get(&(request.route, request.major)) {
            Some(rest) if rest.until > now => Err(rest.error.clone()),
            _ => Ok(()),
        }
    }

    async fn attempt(&self, request: &Request, leave: Option<&mut buckets::Leave>) -> Attempt {
        let route = request.route;
        let url = format!("{}{}", self.base, request.path);
        let mut builder =
            self.client.request(request.method.clone(), url).header(header::AUTHORIZATION, self.authorization.clone());
        builder = match &request.body {
            Some(body) if request.files.is_empty() => builder.json(body),
            Some(body) => builder.multipart(with_files(body, &request.files)),
            // Discord refuses a PUT without a length.
            None => builder.header(header::CONTENT_LENGTH, 0),
        };
        let upload = Duration::from_secs(request.file_bytes() / SLOWEST_LINE);
        builder = builder.timeout(request.within.unwrap_or(self.timeout + upload));
        self.sent.fetch_add(1, Ordering::Relaxed);
        let unreachable = |error: reqwest::Error| {
            let perhaps_done = !error.is_connect();
            // The address may hold an interaction's token.
            let error = anyhow::Error::new(error.without_url());
            Attempt::Again { error: EgressError::Unreachable { route, cause: format!("{error:#}") }, perhaps_done }
        };
        let response = match builder.send().await {
            Ok(response) => response,
            Err(error) => return unreachable(error),
        };
        let (status, headers) = (response.status(), response.headers().clone());
        if let Some(leave) = leave {
            self.buckets.learn(route, leave, &headers);
        }
        let text = match response.text().await {
            Ok(text) => text,
            Err(error) => return unreachable(error),
        };
        if status.is_success() {
            self.refusals().resting.remove(&(route, request.major));
            return match serde_json::from_str(&text) {
                Ok(answer) => Attempt::Done(answer),
                Err(_) if text.is_empty() => Attempt::Done(Value::Null),
                Err(_) => Attempt::Failed(EgressError::Unreadable(route)),
            };
        }
        let answer: Value = serde_json::from_str(&text).unwrap_or_default();
        let code = answer.get("code").and_then(Value::as_u64).unwrap_or_default();
        let message = || answer.get("message").and_then(Value::as_str).unwrap_or("no reason given").to_owned();
        match status {
            StatusCode::TOO_MANY_REQUESTS => self.rate_refused(route, &headers, &answer),
            StatusCode::UNAUTHORIZED if request.limited => {
                self.refused();
                if !self.token_refused.swap(true, Ordering::Relaxed) {
                    tracing::error!(route, "{}; nothing more is sent", EgressError::TokenRefused);
                }
                Attempt::Failed(EgressError::TokenRefused)
            }
            StatusCode::FORBIDDEN => {
                self.refused();
                let error = EgressError::Forbidden { route, code, message: message() };
                // With a file it may be about the file: the channel takes other messages.
                if request.limited && request.files.is_empty() && !ABOUT_ONE_MESSAGE.contains(&code) {
                    self.rest(request, &error);
                }
                Attempt::Failed(error)
            }
            StatusCode::NOT_FOUND => Attempt::Failed(EgressError::NotFound { route, code, message: message() }),
            status if status.is_server_error() => {
                let cause = format!("it answers with status {}", status.as_u16());
                Attempt::Again { error: EgressError::Unreachable { route, cause }, perhaps_done: true }
            }
            status => {
                if status == StatusCode::UNAUTHORIZED {
                    self.refused();
                }
                // A proxy's error page may name the address, and an interaction's holds its token.
                let quotable = request.limited || answer.is_object();
                let excerpt =
                    if quotable { text.chars().take(300).collect() } else { "not in Discord's form".to_owned() };
                Attempt::Failed(EgressError::Refused { route, status: status.as_u16(), code, excerpt })
            }
        }
    }

    fn rate_refused(&self, route: &'static str, headers: &header::HeaderMap, answer: &Value) -> Attempt {
        self.rate_refused.fetch_add(1, Ordering::Relaxed);
        let header = |name: &str| headers.get(name)?.to_str().ok();
        let told = answer.get("retry_after").and_then(Value::as_f64);
        let told = told.or_else(|| header("retry-after")?.parse().ok());
        let pause = told.and_then(buckets::seconds).unwrap_or(Duration::from_secs(1));
        // What stands before Discord's API turns whole addresses away, and not in the API's form.
        let of_the_api = answer.is_object();
        let global = header("x-ratelimit-scope") == Some("global")
            || header("x-ratelimit-global").is_some()
            || answer.get("global").and_then(Value::as_bool) == Some(true);
        let scope = if global { "global" } else { header("x-ratelimit-scope").unwrap_or("user") };
        if scope != "shared" {
            self.refused();
        }
        if global || !of_the_api {
            self.gate.close_for(pause);
        }
        tracing::info!(route, scope, of_the_api, ?pause, "Discord asks to wait");
        Attempt::RateRefused(pause)
    }

    fn refused(&self) {
        let mut refusals = self.refusals();
        refusals.recent.push_back(Instant::now());
        if refusals.recent.len() == REFUSALS_AT_MOST {
            tracing::error!(
                refused = REFUSALS_AT_MOST,
                "Discord refused so many requests within ten minutes that requests now rest; see the warnings before this for which"
            );
        }
    }

    fn rest(&self, request: &Request, error: &EgressError) {
        let mut refusals = self.refusals();
        let now = Instant::now();
        refusals.resting.retain(|_, rest| rest.until + LONGEST_REST > now);
        let key = (request.route, request.major);
        let before = refusals.resting.get(&key).map(|rest| rest.length);
        let length = before.map_or(REST_AFTER_FORBIDDEN, |before| (before * 2).min(LONGEST_REST));
        refusals.resting.insert(key, Rest { until: now + length, length, error: error.clone() });
    }

    fn refusals(&self) -> std::sync::MutexGuard<'_, Refusals> {
        self.refusals.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A client for an API's address, with time-outs; requests to this machine go there past any proxy of the environment, and no answer sends
/// the token elsewhere.
pub(super) fn client(api_url: &str, timeout: Duration) -> Result<reqwest::Client, EgressError> {
    let address =
        reqwest::Url::parse(api_url).map_err(|error| EgressError::BadAddress(format!("{api_url} ({error})")))?;
    let plain = address.has_host() && address.query().is_none() && address.fragment().is_none();
    if !plain || !matches!(address.scheme(), "http" | "https") {
        return Err(EgressError::BadAddress(api_url.to_owned()));
    }
    let mut client = reqwest::Client::builder()
        .connect_timeout(Duration::from_secs(5))
        .timeout(timeout)
        .redirect(reqwest::redirect::Policy::none())
        .user_agent(concat!("DiscordBot (popquiz, ", env!("CARGO_PKG_VERSION"), ")"));
    if is_on_this_machine(&address) {
        client = client.no_proxy();
    }
    client.build().map_err(|error| EgressError::BadAddress(error.to_string()))
}

fn is_on_this_machine(address: &reqwest::Url) -> bool {
    let host = address.host_str().unwrap_or_default().trim_matches(['[', ']']);
    host == "localhost" || host.parse().is_ok_and(|address: std::net::IpAddr| address.is_loopback())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::id::ChannelId;

    fn egress() -> Egress {
        Egress::new(EgressOptions::new("http://127.0.0.1:1/api/v10".to_owned(), "token".to_owned().into())).unwrap()
    }

    #[tokio::test(start_paused = true)]
    async fn who_is_refused_too_often_falls_silent_before_discord_shuts_the_address_out() {
        let inner = egress().0;
        let request = Request::channel(ChannelId(1));
        for _ in 0..5_000 {
            assert_eq!(inner.may_send(&request), Ok(()));
            inner.refused();
        }
        assert_eq!(inner.may_send(&request), Err(EgressError::TooManyRefusals));
        tokio::time::advance(Duration::from_secs(601)).await;
        assert_eq!(inner.may_send(&request), Ok(()));
    }

    #[tokio::test(start_paused = true)]
    async fn a_route_that_stays_forbidden_rests_longer_and_longer_up_to_an_hour() {
        let inner = egress().0;
        let request = Request::channel(ChannelId(1));
        let error = EgressError::Forbidden { route: request.route, code: 50_001, message: "Missing Access".to_owned() };
        let mut rests = Vec::new();
        for _ in 0..12 {
            inner.rest(&request, &error);
            let began = Instant::now();
            while inner.may_send(&request) == Err(error.clone()) {
                tokio::time::advance(Duration::from_secs(5)).await;
            }
            rests.push(began.elapsed().as_secs());
        }
        assert_eq!(rests, [5, 10, 20, 40, 80, 160, 320, 640, 1_280, 2_560, 3_600, 3_600]);
        assert_eq!(inner.may_send(&Request::channel(ChannelId(2))), Ok(()));
    }
}
