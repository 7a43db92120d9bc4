//! Sends requests: within the rate limits, with timeouts, and with retries where that helps and is safe.
//!
//! Our own, because Discord libraries have no timeouts, or ignore the global rate limit.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rand::RngExt as _;
use reqwest::{StatusCode, header, multipart};
use secrecy::{ExposeSecret as _, SecretString};
use serde::Deserialize;
use serde_json::Value;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use tracing::field::Empty;
use tracing::{Instrument as _, Span};

use super::buckets::{BucketGuard, Buckets, seconds};
use super::client::client;
use super::error::EgressError;
use super::global_limit::{GlobalLimit, Priority};
use super::meaning::{Meaning, meaning};
use super::refusals::Refusals;
use super::request::{Call, Request};
use crate::config::DEFAULT_CONTACT_URL;
use crate::discord::limits;
use crate::discord::message::File;

/// What the egress needs.
#[derive(Clone, Debug)]
pub struct EgressOptions {
    /// The API's address, ending in `/api/v10`.
    pub api_url: String,
    /// Where Discord can find out about the bot.
    pub contact_url: String,
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
        Self {
            api_url,
            contact_url: DEFAULT_CONTACT_URL.to_owned(),
            token,
            per_second: limits::REQUESTS_PER_SECOND,
            timeout,
            backoff,
        }
    }
}

/// The most retries of a request, if retrying helps.
const REPETITIONS: u32 = 4;

/// The most rate limit errors that one request gets before it fails.
const RATE_REFUSALS: u32 = 10;

/// Discord remembers nonces for "the past few minutes" ("Create Message"); one minute of them is relied on.
const NONCE_GOOD_FOR: Duration = Duration::from_secs(60);

/// The longest wait for the sake of the rate that a request takes on itself.
const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// The code that says that an interaction has its answer.
const ALREADY_ACKNOWLEDGED: u64 = 40_060;

/// The slowest supported upload speed, in bytes per second. Uploads get extra time accordingly.
const SLOWEST_LINE: u64 = 256 * 1024;

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
    global_limit: GlobalLimit,
    buckets: Buckets,
    refusals: Refusals,
    sent: AtomicU64,
    rate_refused: AtomicU64,
    /// Requests that wait for a rate limit, by channel or server.
    waiting: Mutex<HashMap<u64, usize>>,
    asking_who_we_are: tokio::sync::Mutex<()>,
    token_refused: CancellationToken,
}

/// A request that waits for a rate limit, until it is dropped.
struct WaitingForRate<'a>(&'a Inner, u64);

impl Drop for WaitingForRate<'_> {
    fn drop(&mut self) {
        let mut waiting = self.0.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = waiting.get_mut(&self.1) {
            *count -= 1;
            if *count == 0 {
                waiting.remove(&self.1);
            }
        }
    }
}

/// What sending a request once came to.
enum Outcome {
    Done(String),
    Failed(EgressError),
    /// May succeed if retried.
    Retry {
        error: EgressError,
        /// Whether Discord may have carried out the request.
        perhaps_done: bool,
    },
    /// Come again after this long.
    RateRefused(Duration),
    /// Discord doesn't know the token, or says so by mistake.
    Unauthorized,
}

/// Discord's error response. Source: the API documentation, "Error Messages" and "Rate Limits".
#[derive(Deserialize)]
struct ErrorAnswer {
    code: Option<u64>,
    message: Option<String>,
    retry_after: Option<f64>,
    #[serde(default)]
    global: bool,
}

impl Egress {
    /// An egress to this address. Sends nothing yet.
    pub fn new(options: EgressOptions) -> Result<Self, EgressError> {
        let EgressOptions { api_url, contact_url, token, per_second, timeout, backoff } = options;
        let base = api_url.trim_end_matches('/').to_owned();
        let client = client(&base, &contact_url, timeout)?;
        // A token that can't be in a header is invalid.
        let authorization = header::HeaderValue::from_str(&format!("Bot {}", token.expose_secret()));
        let mut authorization = authorization.map_err(|_| EgressError::TokenRefused)?;
        authorization.set_sensitive(true);
        Ok(Self(Arc::new(Inner {
            client,
            base,
            authorization,
            timeout,
            backoff,
            global_limit: GlobalLimit::new(per_second),
            buckets: Buckets::default(),
            refusals: Refusals::default(),
            sent: AtomicU64::new(0),
            rate_refused: AtomicU64::new(0),
            waiting: Mutex::default(),
            asking_who_we_are: tokio::sync::Mutex::default(),
            token_refused: CancellationToken::new(),
        })))
    }

    /// Sends a request and returns Discord's answer.
    ///
    /// Transient errors are retried: always if the request can't have reached Discord, otherwise only if doing it twice
    /// has the same effect as once. A message would be posted twice unless its nonce prevents it; an interaction
    /// accepts only one response, within 3 seconds.
    pub async fn send<T>(&self, request: Request<T>, priority: Priority) -> Result<T, EgressError> {
        let body = self.send_call(&request.call, priority).await?;
        request.read(&body).ok_or(EgressError::Unreadable(request.call.route))
    }

    async fn send_call(&self, request: &Call, priority: Priority) -> Result<String, EgressError> {
        let inner = &*self.0;
        let route = request.route;
        inner.refusals.check(route, request.major)?;
        let deadline = request.within.map(|within| Instant::now() + within);
        let in_time = |pause| deadline.is_none_or(|deadline| Instant::now() + pause < deadline);
        let waiting = inner.wait_for_rate(request.major);
        let mut bucket = if request.limited { Some(inner.buckets.enter(route, request.major).await) } else { None };
        drop(waiting);
        let (mut failures, mut rate_refusals) = (0_u32, 0_u32);
        let mut perhaps_done_at: Option<Instant> = None;
        // A post that may have succeeded is only retried while its nonce reliably prevents a second message.
        let is_safe = |perhaps_done_at: Option<Instant>, pause| {
            request.method != reqwest::Method::POST
                || perhaps_done_at.is_none_or(|at| at.elapsed() + pause <= NONCE_GOOD_FOR)
        };
        loop {
            let mut permit = None;
            let waiting = inner.wait_for_rate(request.major);
            if let Some(bucket) = &bucket {
                let wait = bucket.empty_for();
                let closed = inner.global_limit.closed_for();
                if wait.max(closed) > LONGEST_WAIT {
                    return Err(EgressError::RateLimited { route, wait: wait.max(closed) });
                }
                tokio::time::sleep(wait).await;
                permit = inner.global_limit.acquire(priority).await;
            }
            drop(waiting);
            // Much may have happened in the meantime.
            inner.refusals.check(route, request.major)?;
            let began = Instant::now();
            let outcome = inner.attempt(request, bucket.as_mut(), failures + rate_refusals + 1).await;
            drop(permit);
            match outcome {
                Outcome::Done(answer) => return Ok(answer),
                Outcome::Failed(EgressError::Refused { code: ALREADY_ACKNOWLEDGED, .. })
                    if perhaps_done_at.is_some() =>
                {
                    return Ok(String::new());
                }
                Outcome::Failed(error) => return Err(error),
                Outcome::Retry { error, perhaps_done } => {
                    failures += 1;
                    if perhaps_done {
                        // Uploads take time: Discord may have finished long before the attempt timed out.
                        let at = if request.files.is_empty() { Instant::now() } else { began };
                        perhaps_done_at.get_or_insert(at);
                    }
                    // Jitter: after an outage, not everybody should retry at the same moment.
                    let jitter = rand::rng().random_range(0.5..1.5);
                    let pause = inner.backoff.saturating_mul(1 << (failures - 1)).mul_f64(jitter);
                    let may_repeat = (!perhaps_done || request.repeatable) && is_safe(perhaps_done_at, pause);
                    if !may_repeat || failures > REPETITIONS || !in_time(pause) {
                        return Err(error);
                    }
                    tracing::debug!(route, failures, ?pause, %error, "retrying a request");
                    tokio::time::sleep(pause).await;
                }
                Outcome::Unauthorized => {
                    failures += 1;
                    if inner.is_token_refused().await {
                        return Err(EgressError::TokenRefused);
                    }
                    if failures > REPETITIONS {
                        let cause = "status 401, although Discord knows the token".to_owned();
                        return Err(EgressError::Unreachable { route, cause });
                    }
                }
                Outcome::RateRefused(pause) => {
                    rate_refusals += 1;
                    if rate_refusals > RATE_REFUSALS || !in_time(pause) || !is_safe(perhaps_done_at, pause) {
                        return Err(EgressError::RateLimited { route, wait: pause });
                    }
                    match &mut bucket {
                        Some(bucket) => bucket.refused_for(pause),
                        None => tokio::time::sleep(pause).await,
                    }
                }
            }
        }
    }

    pub(super) fn client(&self) -> &reqwest::Client {
        &self.0.client
    }

    /// The API's address.
    pub(super) fn base(&self) -> &str {
        &self.0.base
    }

    /// Whether a request for this channel or server waits for a rate limit.
    pub fn waits_for_rate(&self, major: u64) -> bool {
        self.0.waiting.lock().unwrap_or_else(PoisonError::into_inner).contains_key(&major)
    }

    /// Resolves once Discord has refused the token for good. From then on, nothing is sent.
    pub async fn token_refused(&self) {
        self.0.token_refused.cancelled().await;
    }

    /// Requests sent so far, and how many of them Discord refused for their rate.
    pub fn counts(&self) -> (u64, u64) {
        (self.0.sent.load(Ordering::Relaxed), self.0.rate_refused.load(Ordering::Relaxed))
    }
}

/// A body with files, as described in "Uploading Files" in the API documentation.
fn with_files(body: &Value, files: &[File]) -> multipart::Form {
    let form = multipart::Form::new().text("payload_json", body.to_string());
    files.iter().take(limits::FILES).enumerate().fold(form, |form, (index, file)| {
        // Sent without copying: many may be in progress, and each may be large.
        let bytes = bytes::Bytes::from_owner(Arc::clone(&file.bytes));
        let part = multipart::Part::stream_with_length(bytes, file.bytes.len() as u64).file_name(file.name.clone());
        form.part(format!("files[{index}]"), part)
    })
}

impl Inner {
    fn wait_for_rate(&self, major: u64) -> WaitingForRate<'_> {
        *self.waiting.lock().unwrap_or_else(PoisonError::into_inner).entry(major).or_default() += 1;
        WaitingForRate(self, major)
    }

    /// Sends a request once; `number` counts its attempts from 1.
    async fn attempt(&self, request: &Call, bucket: Option<&mut BucketGuard>, number: u32) -> Outcome {
        let (method, route) = (&request.method, request.route);
        // Neither the path, which may contain an interaction's token, nor the body, which contains what people wrote.
        let span =
            tracing::info_span!("request", %method, route, attempt = number, status = Empty, duration_ms = Empty);
        let began = Instant::now();
        let outcome = self.exchange(request, bucket).instrument(span.clone()).await;
        span.record("duration_ms", u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX));
        outcome
    }

    async fn exchange(&self, request: &Call, bucket: Option<&mut BucketGuard>) -> Outcome {
        let route = request.route;
        let url = format!("{}{}", self.base, request.path);
        let mut builder =
            self.client.request(request.method.clone(), url).header(header::AUTHORIZATION, self.authorization.clone());
        builder = match &request.body {
            Some(body) if request.files.is_empty() => builder.json(body),
            Some(body) => builder.multipart(with_files(body, &request.files)),
            // Discord rejects a PUT without a length.
            None => builder.header(header::CONTENT_LENGTH, 0),
        };
        let upload = Duration::from_secs(request.file_bytes() / SLOWEST_LINE);
        builder = builder.timeout(request.within.unwrap_or(self.timeout + upload));
        self.sent.fetch_add(1, Ordering::Relaxed);
        let unreachable = |error: reqwest::Error| {
            let perhaps_done = !error.is_connect();
            // The address may contain an interaction's token.
            let error = anyhow::Error::new(error.without_url());
            Outcome::Retry { error: EgressError::Unreachable { route, cause: format!("{error:#}") }, perhaps_done }
        };
        let response = match builder.send().await {
            Ok(response) => response,
            Err(error) => return unreachable(error),
        };
        let (status, headers) = (response.status(), response.headers().clone());
        Span::current().record("status", status.as_u16());
        if let Some(bucket) = bucket {
            self.buckets.learn(route, bucket, &headers);
        }
        let text = match response.text().await {
            Ok(text) => text,
            Err(error) => return unreachable(error),
        };
        if status.is_success() {
            self.refusals.allowed(route, request.major);
            return Outcome::Done(text);
        }
        let answer: Option<ErrorAnswer> = serde_json::from_str(&text).ok();
        // Discord may answer so with a 429, but this limit doesn't pass within any time that a caller would wait.
        let is_edit_limit = answer.as_ref().and_then(|answer| answer.code) == Some(EgressError::TOO_MANY_EDITS);
        if status == StatusCode::TOO_MANY_REQUESTS && !is_edit_limit {
            return self.rate_refused(route, &headers, answer.as_ref());
        }
        if matches!(status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN | StatusCode::TOO_MANY_REQUESTS) {
            self.refusals.count();
        }
        let code = answer.as_ref().and_then(|answer| answer.code);
        let message = answer.as_ref().and_then(|answer| answer.message.clone());
        let message = message.unwrap_or_else(|| "no reason given".to_owned());
        let number = status.as_u16();
        match meaning(status, code) {
            Meaning::Temporary => {
                let cause = match code {
                    Some(code) => format!("status {number}: {message} (code {code})"),
                    None if status.is_server_error() => format!("status {number}"),
                    None => format!("something in between, such as a proxy, answers with status {number}"),
                };
                Outcome::Retry {
                    error: EgressError::Unreachable { route, cause },
                    perhaps_done: status.is_server_error(),
                }
            }
            Meaning::Us if request.limited => Outcome::Unauthorized,
            means if status == StatusCode::FORBIDDEN => {
                let error = EgressError::Forbidden { route, code: code.unwrap_or_default(), message };
                if request.dispensable && means == Meaning::Place {
                    self.refusals.cool_down(route, request.major, &error);
                }
                Outcome::Failed(error)
            }
            _ if status == StatusCode::NOT_FOUND => {
                Outcome::Failed(EgressError::NotFound { route, code: code.unwrap_or_default(), message })
            }
            _ => {
                // A proxy's error page may name the address, and an interaction's holds its token.
                let quotable = request.limited || answer.is_some();
                let excerpt =
                    if quotable { text.chars().take(300).collect() } else { "not in Discord's form".to_owned() };
                let code = code.unwrap_or_default();
                Outcome::Failed(EgressError::Refused { route, status: number, code, excerpt })
            }
        }
    }

    /// Asks who we are after a 401, which may be a passing one. True if Discord doesn't know the token any more.
    async fn is_token_refused(&self) -> bool {
        // Many requests may be refused at the same time; one question is enough.
        let _asking = self.asking_who_we_are.lock().await;
        if self.refusals.is_token_refused() {
            return true;
        }
        let who = Request::current_user().call;
        let refused = matches!(self.attempt(&who, None, 1).await, Outcome::Unauthorized);
        if refused {
            self.refusals.token_refused(who.route);
            self.token_refused.cancel();
        }
        refused
    }

    fn rate_refused(&self, route: &'static str, headers: &header::HeaderMap, answer: Option<&ErrorAnswer>) -> Outcome {
        self.rate_refused.fetch_add(1, Ordering::Relaxed);
        let header = |name: &str| headers.get(name)?.to_str().ok();
        let told = answer.and_then(|answer| answer.retry_after);
        let told = told.or_else(|| header("retry-after")?.parse().ok());
        let pause = told.and_then(seconds).unwrap_or(Duration::from_secs(1));
        // Proxies in front of Discord's API reject whole addresses, and not in the API's form.
        let of_the_api = answer.is_some();
        let global = header("x-ratelimit-scope") == Some("global")
            || header("x-ratelimit-global").is_some()
            || answer.is_some_and(|answer| answer.global);
        let scope = if global { "global" } else { header("x-ratelimit-scope").unwrap_or("user") };
        if scope != "shared" {
            self.refusals.count();
        }
        if global || !of_the_api {
            self.global_limit.close_for(pause);
        }
        tracing::info!(route, scope, of_the_api, ?pause, "rate limited by Discord");
        Outcome::RateRefused(pause)
    }
}
