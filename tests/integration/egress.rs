//! The way out, against a Discord that is short of patience: limits by header, refusals, errors and lost answers.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, Method, Response, Uri};
use futures_util::future::join_all;
use popquiz::discord::egress::{Egress, EgressError, EgressOptions, Priority, Request};
use popquiz::discord::interaction::InteractionToken;
use popquiz::discord::message::{File, Message, Response as Answer};
use popquiz::discord::model::PostedMessage;
use popquiz::id::{ChannelId, InteractionId, MessageId};
use serde_json::{Value, json};
use tokio::time::Instant;

const QUIZ: ChannelId = ChannelId(11);
const GENERAL: ChannelId = ChannelId(22);

/// One answer of the server.
#[derive(Clone)]
enum Reply {
    With(u16, Value, Vec<(&'static str, String)>),
    /// Carries out the request, but its response breaks off.
    Lost,
    /// Carries out the request, but its response takes this long.
    Slow(Duration),
}

#[derive(Clone)]
struct Seen {
    at: Instant,
    method: Method,
    path: String,
    headers: HeaderMap,
    body: Value,
    status: u16,
}

/// Rate limits like Discord's: a number of requests in a window, per route and channel and for everything.
#[derive(Clone, Copy)]
struct Limits {
    in_bucket: usize,
    span: Duration,
    in_a_second: usize,
}

#[derive(Default)]
struct Inner {
    limits: Option<Limits>,
    replies: VecDeque<Reply>,
    seen: Vec<Seen>,
    buckets: HashMap<String, (Instant, usize)>,
    by_nonce: HashMap<String, u64>,
    messages: Vec<String>,
}

/// A server that responds as instructed, and otherwise like Discord.
#[derive(Clone, Default)]
struct Discord(Arc<Mutex<Inner>>);

impl Discord {
    async fn starts() -> (Self, Egress) {
        Self::starts_for(Duration::from_secs(2)).await
    }

    /// The same, for an egress with this timeout.
    async fn starts_for(timeout: Duration) -> (Self, Egress) {
        let (discord, api_url) = Self::listens().await;
        (discord, egress(api_url, timeout))
    }

    /// Discord and its API's address.
    async fn listens() -> (Self, String) {
        let discord = Self::default();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let api_url = format!("http://{}/api/v10", listener.local_addr().unwrap());
        let service = Router::new().fallback(answer).with_state(discord.clone());
        tokio::spawn(async move { axum::serve(listener, service).await });
        (discord, api_url)
    }

    fn will(&self, reply: Reply) {
        self.0.lock().unwrap().replies.push_back(reply);
    }

    fn will_say(&self, status: u16, body: Value) {
        self.will(Reply::With(status, body, Vec::new()));
    }

    fn keeps(&self, limits: Limits) {
        self.0.lock().unwrap().limits = Some(limits);
    }

    fn seen(&self) -> Vec<Seen> {
        self.0.lock().unwrap().seen.clone()
    }

    fn statuses(&self) -> Vec<u16> {
        self.seen().iter().map(|seen| seen.status).collect()
    }

    fn messages(&self) -> Vec<String> {
        self.0.lock().unwrap().messages.clone()
    }
}

fn egress(api_url: String, timeout: Duration) -> Egress {
    let mut options = EgressOptions::new(api_url, "secret.token".to_owned().into());
    (options.timeout, options.backoff) = (timeout, Duration::from_millis(40));
    Egress::new(options).unwrap()
}

impl Inner {
    /// Creates a message, unless its nonce has created one before.
    fn create(&mut self, body: &Value) -> Value {
        let content = body["content"].as_str().unwrap_or_default().to_owned();
        let number = self.messages.len() as u64 + 1;
        let id = match (body["nonce"].as_str(), body["enforce_nonce"] == true) {
            (Some(nonce), true) => *self.by_nonce.entry(nonce.to_owned()).or_insert(number),
            _ => number,
        };
        if id == number {
            self.messages.push(content);
        }
        json!({ "id": id.to_string() })
    }

    /// The response and headers for the rate limits.
    fn count(&mut self, bucket: String) -> (bool, Value, Vec<(&'static str, String)>) {
        let now = Instant::now();
        let Some(limits) = self.limits else { return (true, Value::Null, Vec::new()) };
        let in_last_second =
            self.seen.iter().rev().filter(|seen| seen.status != 429 && now - seen.at < Duration::from_secs(1)).count();
        if in_last_second >= limits.in_a_second {
            let body = json!({ "message": "You are being rate limited.", "retry_after": 1.0, "global": true });
            return (false, body, vec![("x-ratelimit-scope", "global".into())]);
        }
        let window = self.buckets.entry(bucket).or_insert((now, 0));
        if now - window.0 >= limits.span {
            *window = (now, 0);
        }
        let fits = window.1 < limits.in_bucket;
        window.1 += usize::from(fits);
        let reset_after = limits.span.saturating_sub(now - window.0).as_secs_f64();
        let headers = vec![
            ("x-ratelimit-bucket", "messages-of-a-channel".into()),
            ("x-ratelimit-remaining", (limits.in_bucket - window.1).to_string()),
            ("x-ratelimit-reset-after", format!("{reset_after:.4}")),
        ];
        (
            fits,
            json!({ "message": "You are being rate limited.", "retry_after": reset_after, "global": false }),
            headers,
        )
    }
}

async fn answer(
    State(discord): State<Discord>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response<Body> {
    let body: Value = serde_json::from_slice(&body).unwrap_or_default();
    let (reply, wait) = {
        let mut inner = discord.0.lock().unwrap();
        // Posts to a channel and edits in it share one bucket here, as some routes of Discord's do.
        let bucket = uri.path().split('/').take(5).collect::<Vec<_>>().join("/");
        let creates = method == Method::POST && uri.path().ends_with("/messages");
        let act = |inner: &mut Inner| {
            let (fits, refusal, headers) = inner.count(bucket.clone());
            match (fits, creates) {
                (false, _) => Reply::With(429, refusal, headers),
                (true, true) => Reply::With(200, inner.create(&body), headers),
                (true, false) => Reply::With(200, json!({ "id": "1" }), headers),
            }
        };
        let (reply, wait) = match inner.replies.pop_front() {
            None => (act(&mut inner), Duration::ZERO),
            Some(Reply::Slow(time)) => (act(&mut inner), time),
            Some(Reply::Lost) => {
                act(&mut inner);
                (Reply::Lost, Duration::ZERO)
            }
            Some(told) => (told, Duration::ZERO),
        };
        let status = if let Reply::With(status, ..) = &reply { *status } else { 200 };
        inner.seen.push(Seen { at: Instant::now(), method, path: uri.to_string(), headers, body, status });
        (reply, wait)
    };
    tokio::time::sleep(wait).await;
    let Reply::With(status, body, headers) = reply else {
        let broken = futures_util::stream::iter([Err::<Bytes, _>(std::io::Error::other("gone"))]);
        return Response::new(Body::from_stream(broken));
    };
    let response = Response::builder().status(status);
    let response = headers.into_iter().fold(response, |response, (name, value)| response.header(name, value));
    let page = if let Value::String(page) = body { page } else { body.to_string() };
    response.body(page.into()).unwrap()
}

fn says(text: &str) -> Message {
    Message::text(text)
}

fn says_once(text: &str) -> Message {
    Message { nonce: Some(format!("nonce of {text}")), ..says(text) }
}

async fn post(egress: &Egress, channel: ChannelId, message: &Message) -> Result<PostedMessage, EgressError> {
    egress.send(Request::create_message(channel, message), Priority::Live).await
}

#[tokio::test]
async fn a_request_has_credentials_mentions_and_a_nonce() {
    let (discord, egress) = Discord::starts().await;
    assert_eq!(post(&egress, QUIZ, &says_once("hello")).await, Ok(PostedMessage { id: MessageId(1), image: None }));
    let seen = &discord.seen()[0];
    assert_eq!((&seen.method, seen.path.as_str()), (&Method::POST, "/api/v10/channels/11/messages"));
    assert_eq!(seen.headers["authorization"], "Bot secret.token");
    assert!(seen.headers["user-agent"].to_str().unwrap().starts_with("DiscordBot ("));
    assert_eq!(seen.body["allowed_mentions"], json!({ "parse": [], "roles": [] }));
    assert_eq!((&seen.body["nonce"], &seen.body["enforce_nonce"]), (&json!("nonce of hello"), &json!(true)));
    let request = Request::add_reaction(QUIZ, MessageId(5), "✅");
    egress.send(request, Priority::Reaction).await.unwrap();
    assert_eq!(discord.seen()[1].path, "/api/v10/channels/11/messages/5/reactions/%E2%9C%85/@me");
}

#[tokio::test]
async fn rate_limit_headers_are_respected_and_order_is_kept() {
    let (discord, egress) = Discord::starts().await;
    discord.keeps(Limits { in_bucket: 3, span: Duration::from_millis(400), in_a_second: 50 });
    let texts: Vec<String> = (1..=10).map(|number| format!("question {number}")).collect();
    let messages: Vec<Message> = texts.iter().map(|text| says(text)).collect();
    let edited = says("closed");
    // Posts and edits share a bucket, which is unknown before the first response to each.
    let (posted, ..) = tokio::join!(
        join_all(messages.iter().map(|message| post(&egress, QUIZ, message))),
        egress.send(Request::edit_message(QUIZ, MessageId(1), &edited), Priority::Live),
        post(&egress, GENERAL, &edited),
    );
    assert!(posted.iter().all(Result::is_ok), "{posted:?}");
    let refused = discord.statuses().iter().filter(|status| **status == 429).count();
    assert!(refused <= 1, "{:?}", discord.statuses());
    let said: Vec<String> = discord.messages().into_iter().filter(|text| text != "closed").collect();
    assert_eq!(said, texts);
}

#[tokio::test]
async fn fifty_requests_per_second_are_sent_without_a_rate_limit_error() {
    let (discord, egress) = Discord::starts().await;
    discord.keeps(Limits { in_bucket: 5, span: Duration::from_secs(1), in_a_second: 50 });
    let began = Instant::now();
    let drop = says("today's question");
    let drops =
        (1..=170).map(|channel| egress.send(Request::create_message(ChannelId(channel), &drop), Priority::Drop));
    let posted = join_all(drops).await;
    assert!(posted.iter().all(Result::is_ok));
    assert!(discord.statuses().iter().all(|status| *status == 200), "{:?}", discord.statuses());
    let seen = discord.seen();
    let came: Vec<u64> = seen.iter().map(|seen| seen.path.split('/').nth(4).unwrap().parse().unwrap()).collect();
    // Up to 50 requests are in flight, each on its own connection; a later request overtakes at most those.
    assert!(came.iter().zip(1..).all(|(channel, place)| channel.abs_diff(place) < 50), "{came:?}");
    assert!(began.elapsed() > Duration::from_secs(3), "170 requests take more than three seconds at 50 a second");
}

#[tokio::test]
async fn everything_subject_to_a_rate_limit_waits_for_it() {
    let (discord, egress) = Discord::starts().await;
    let limited = |global| json!({ "message": "You are being rate limited.", "retry_after": 0.3, "global": global });
    discord.will_say(429, limited(false));
    post(&egress, QUIZ, &says("one")).await.unwrap();
    let seen = discord.seen();
    assert!(seen[1].at - seen[0].at >= Duration::from_millis(300));

    // A limit on everything concerns other channels too.
    discord.will_say(429, limited(true));
    let (one, other) = (says("two"), says("three"));
    let first = post(&egress, QUIZ, &one);
    let second = async {
        // Once the egress has read the refusal, nothing else is sent.
        while egress.counts().1 < 2 {
            tokio::task::yield_now().await;
        }
        post(&egress, GENERAL, &other).await
    };
    let (first, second) = tokio::join!(first, second);
    assert!(first.is_ok() && second.is_ok());
    let seen = discord.seen();
    assert!(seen[3..].iter().all(|later| later.at - seen[2].at >= Duration::from_millis(300)));
    assert_eq!(egress.counts(), (5, 2));

    // So does the page of a proxy in front of the API, which only says it in a header.
    discord.will(Reply::With(429, json!("<html>error code: 1015</html>"), vec![("retry-after", "1".into())]));
    post(&egress, QUIZ, &says("four")).await.unwrap();
    let seen = discord.seen();
    assert!(seen[6].at - seen[5].at >= Duration::from_secs(1));
}

#[tokio::test]
async fn a_rate_limit_that_is_too_long_is_reported_and_pauses_its_route() {
    let (discord, egress) = Discord::starts().await;
    discord.will_say(429, json!({ "message": "You are being rate limited.", "retry_after": 1e18, "global": false }));
    for _ in 0..3 {
        let error = post(&egress, QUIZ, &says("hello")).await.unwrap_err();
        assert!(matches!(error, EgressError::RateLimited { .. }), "{error:?}");
        assert!(!error.is_permanent());
        assert!(
            error.to_string().starts_with("Discord's rate limit for POST /channels/messages lasts another 86"),
            "{error}"
        );
    }
    assert_eq!(discord.statuses(), [429]);
    post(&egress, GENERAL, &says("hello")).await.unwrap();
}

#[tokio::test]
async fn a_post_with_a_nonce_is_retried_until_it_exists_exactly_once() {
    let (discord, egress) = Discord::starts().await;
    discord.will_say(502, json!("<html>Bad Gateway</html>"));
    discord.will(Reply::Lost);
    discord.will(Reply::Slow(Duration::from_millis(2_300)));
    assert_eq!(post(&egress, QUIZ, &says_once("question")).await, Ok(PostedMessage { id: MessageId(1), image: None }));
    assert_eq!(discord.messages(), ["question"]);
    assert_eq!(discord.seen().len(), 4);
}

#[tokio::test]
async fn a_post_without_a_nonce_is_not_retried_once_discord_may_have_it() {
    let (discord, egress) = Discord::starts().await;
    for reply in [Reply::Lost, Reply::With(500, Value::Null, Vec::new())] {
        let before = discord.seen().len();
        discord.will(reply);
        let error = post(&egress, QUIZ, &says("hello")).await.unwrap_err();
        assert!(matches!(error, EgressError::Unreachable { .. }), "{error:?}");
        assert_eq!(discord.seen().len(), before + 1);
    }
}

#[tokio::test]
async fn endless_errors_are_given_up() {
    let (discord, egress) = Discord::starts().await;
    for _ in 0..20 {
        discord.will_say(503, Value::Null);
    }
    let error = post(&egress, QUIZ, &says_once("hello")).await.unwrap_err();
    assert_eq!(error.to_string(), "cannot reach Discord (POST /channels/messages): status 503");
    assert!(!error.is_permanent());
    assert_eq!(discord.seen().len(), 5);
}

#[tokio::test]
async fn unreachable_hosts_are_retried_and_the_reason_is_reported() {
    let port = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
    let egress = egress(format!("http://127.0.0.1:{port}/api/v10"), Duration::from_secs(2));
    let error = post(&egress, QUIZ, &says("hello")).await.unwrap_err();
    let EgressError::Unreachable { cause, .. } = &error else { panic!("{error:?}") };
    assert!(cause.contains("refused"), "{cause}");
    // It never reached Discord, so even a post without a nonce was retried.
    assert_eq!(egress.counts().0, 5);
}

#[tokio::test]
async fn a_refused_token_stops_all_requests() {
    let (discord, egress) = Discord::starts().await;
    for _ in 0..2 {
        discord.will_say(401, json!({ "message": "401: Unauthorized", "code": 0 }));
    }
    let request = || egress.send(Request::current_user(), Priority::Live);
    let error = request().await.unwrap_err();
    assert_eq!(error, EgressError::TokenRefused);
    assert!(error.to_string().contains("Reset Token"), "{error}");
    assert_eq!(request().await, Err(EgressError::TokenRefused));
    assert_eq!(post(&egress, QUIZ, &says("hello")).await, Err(EgressError::TokenRefused));
    assert_eq!(discord.statuses(), [401, 401], "asked once more who we are, and nothing is sent after that");
    egress.token_refused().await;
}

#[tokio::test]
async fn a_passing_401_loses_nothing_and_ends_nothing() {
    let (discord, egress) = Discord::starts().await;
    discord.will_say(401, json!({ "message": "401: Unauthorized", "code": 0 }));
    post(&egress, QUIZ, &says_once("hello")).await.unwrap();
    let paths: Vec<String> = discord.seen().iter().map(|seen| format!("{} {}", seen.status, seen.path)).collect();
    assert!(
        paths[0].starts_with("401 ") && paths[1].ends_with("/users/@me") && paths[2].starts_with("200 "),
        "{paths:?}"
    );
    assert_eq!(paths.len(), 3);
}

#[tokio::test]
async fn what_is_no_answer_of_discords_passes() {
    let (discord, egress) = Discord::starts().await;
    for status in [400, 403, 404] {
        discord.will_say(status, json!("<!DOCTYPE html><title>Access denied</title>"));
    }
    discord.will_say(403, json!({ "message": "internal network error", "code": 40333 }));
    post(&egress, QUIZ, &says("hello")).await.unwrap();
    assert_eq!(discord.statuses(), [400, 403, 404, 403, 200], "none of them reached Discord, so the post was repeated");
    for _ in 0..5 {
        discord.will_say(403, json!("<!DOCTYPE html>"));
    }
    let error = post(&egress, QUIZ, &says("hello")).await.unwrap_err();
    assert!(!error.is_permanent(), "{error:?}");
    assert!(error.to_string().contains("something in between, such as a proxy, answers with status 403"), "{error}");
}

#[tokio::test]
async fn discord_is_told_who_asks() {
    let version = env!("CARGO_PKG_VERSION");
    let (discord, egress) = Discord::starts().await;
    post(&egress, QUIZ, &says("hello")).await.unwrap();
    let agent = |discord: &Discord| discord.seen()[0].headers["user-agent"].to_str().unwrap().to_owned();
    // The project has no address of its own.
    assert_eq!(agent(&discord), format!("DiscordBot (https://discord.com/developers/applications, {version})"));

    let (discord, api_url) = Discord::listens().await;
    let mut options = EgressOptions::new(api_url, "secret.token".to_owned().into());
    options.contact_url = "https://quiz.example/bot".to_owned();
    let egress = Egress::new(options).unwrap();
    post(&egress, QUIZ, &says("hello")).await.unwrap();
    assert_eq!(agent(&discord), format!("DiscordBot (https://quiz.example/bot, {version})"));
}

#[tokio::test]
async fn a_permission_that_is_granted_again_works_at_once_and_only_reactions_rest() {
    let (discord, egress) = Discord::starts().await;
    discord.will_say(403, json!({ "message": "Missing Permissions", "code": 50013 }));
    let error = post(&egress, QUIZ, &says("hello")).await.unwrap_err();
    assert_eq!(error.to_string(), "Discord forbids POST /channels/messages: Missing Permissions (code 50013)");
    assert!(error.is_permanent());
    post(&egress, QUIZ, &says("hello")).await.unwrap();
    discord.will_say(403, json!({ "message": "Missing Permissions", "code": 50013 }));
    for _ in 0..100 {
        let reaction = Request::add_reaction(QUIZ, MessageId(1), "✅");
        assert!(egress.send(reaction, Priority::Reaction).await.is_err());
    }
    assert_eq!(discord.statuses(), [403, 200, 403]);
    egress.send(Request::add_reaction(GENERAL, MessageId(1), "✅"), Priority::Reaction).await.unwrap();
}

/// A message with a file of this many bytes.
fn shows(bytes: usize) -> Message {
    Message { files: vec![File::new("question.png", vec![7; bytes])], ..says("look") }
}

#[tokio::test]
async fn a_forbidden_attachment_does_not_block_text_in_the_channel() {
    let (discord, egress) = Discord::starts().await;
    discord.will_say(403, json!({ "message": "Missing Permissions", "code": 50_013 }));
    let error = post(&egress, QUIZ, &shows(3)).await.unwrap_err();
    assert!(matches!(error, EgressError::Forbidden { code: 50_013, .. }), "{error}");
    post(&egress, QUIZ, &says("hello")).await.unwrap();
    post(&egress, QUIZ, &shows(3)).await.unwrap();
    assert_eq!(discord.statuses(), [403, 200, 200]);
}

#[tokio::test]
async fn an_upload_gets_extra_time_for_a_slow_connection() {
    let (discord, egress) = Discord::starts_for(Duration::from_millis(300)).await;
    discord.will(Reply::Slow(Duration::from_millis(900)));
    post(&egress, QUIZ, &shows(1024 * 1024)).await.unwrap();
    let content_type = discord.seen()[0].headers["content-type"].to_str().unwrap().to_owned();
    assert!(content_type.starts_with("multipart/form-data; boundary="), "{content_type}");
    discord.will(Reply::Slow(Duration::from_millis(900)));
    let error = post(&egress, QUIZ, &shows(1_000)).await.unwrap_err();
    assert!(matches!(error, EgressError::Unreachable { .. }), "{error}");
}

#[tokio::test]
async fn a_member_who_blocked_the_bot_stops_no_reactions_to_others() {
    let (discord, egress) = Discord::starts().await;
    let react = |message| egress.send(Request::add_reaction(QUIZ, MessageId(message), "✅"), Priority::Reaction);
    discord.will_say(403, json!({ "message": "Reaction was blocked", "code": 90001 }));
    assert!(matches!(react(1).await, Err(EgressError::Forbidden { code: 90_001, .. })));
    react(2).await.unwrap();
}

#[tokio::test]
async fn permanent_refusals_are_not_retried() {
    let (discord, egress) = Discord::starts().await;
    discord.will_say(404, json!({ "message": "Unknown Channel", "code": 10003 }));
    let error = post(&egress, QUIZ, &says_once("hello")).await.unwrap_err();
    assert_eq!(error.to_string(), "POST /channels/messages: Unknown Channel (code 10003)");
    assert!(error.is_permanent());
    discord.will_say(400, json!({ "message": "Invalid Form Body", "code": 50035 }));
    let error = post(&egress, QUIZ, &says_once("hello")).await.unwrap_err();
    assert!(matches!(error, EgressError::Refused { status: 400, code: 50_035, .. }) && error.is_permanent());
    discord.will(Reply::With(307, Value::Null, vec![("location", "https://evil.example/".into())]));
    let error = post(&egress, QUIZ, &says_once("hello")).await.unwrap_err();
    assert!(matches!(error, EgressError::Refused { status: 307, .. }), "the token goes nowhere else: {error:?}");
    assert_eq!(discord.statuses(), [404, 400, 307]);
}

const SECRET: &str = "aW50ZXJhY3Rpb24";

fn respond(egress: &Egress) -> impl Future<Output = Result<(), EgressError>> {
    let token = InteractionToken { id: InteractionId(7), secret: SECRET.to_owned() };
    let request = Request::respond(&token, &Answer::private(says("only you see this")));
    assert!(!format!("{request:?}").contains(SECRET));
    egress.send(request, Priority::Live)
}

#[tokio::test]
async fn an_interaction_is_answered_despite_a_lost_response() {
    let (discord, egress) = Discord::starts().await;
    discord.will(Reply::Lost);
    discord.will_say(400, json!({ "message": "Interaction has already been acknowledged.", "code": 40060 }));
    assert_eq!(respond(&egress).await, Ok(()));
    // Without a lost response, that code means that something else has responded.
    discord.will_say(400, json!({ "message": "Interaction has already been acknowledged.", "code": 40060 }));
    assert!(matches!(respond(&egress).await, Err(EgressError::Refused { code: 40_060, .. })));
}

#[tokio::test]
async fn an_interaction_expires_after_three_seconds() {
    let (discord, egress) = Discord::starts().await;
    discord.will_say(429, json!({ "message": "You are being rate limited.", "retry_after": 4.0 }));
    let began = Instant::now();
    assert!(matches!(respond(&egress).await, Err(EgressError::RateLimited { .. })));
    assert!(began.elapsed() < Duration::from_secs(3));
    assert_eq!(discord.seen().len(), 1);
}

#[tokio::test]
async fn interactions_ignore_the_bots_limits_and_pause_nothing() {
    let (discord, egress) = Discord::starts().await;
    discord.will_say(429, json!({ "message": "You are being rate limited.", "retry_after": 500.0, "global": true }));
    assert!(post(&egress, QUIZ, &says("hello")).await.is_err());
    respond(&egress).await.unwrap();
    for status in [401, 403] {
        discord.will_say(status, json!({ "message": "no", "code": 0 }));
        assert!(respond(&egress).await.is_err());
        respond(&egress).await.unwrap();
    }
}

#[tokio::test]
async fn errors_never_contain_an_interactions_token() {
    let (discord, egress) = Discord::starts().await;
    let page = json!(format!("<p>The requested URL /api/v10/interactions/7/{SECRET}/callback was refused</p>"));
    for status in [400, 404, 403, 401] {
        for _ in 0..5 {
            discord.will_say(status, page.clone());
        }
        let error = respond(&egress).await.unwrap_err();
        assert!(!format!("{error} {error:?}").contains(SECRET), "{error:?}");
    }
    for _ in 0..9 {
        discord.will(Reply::Lost);
    }
    let error = respond(&egress).await.unwrap_err();
    assert!(!format!("{error} {error:?}").contains(SECRET), "{error:?}");
}

#[test]
fn an_invalid_api_address_is_reported() {
    for wrong in ["", "discord.com/api", "ftp://discord.com", "https://", "https://discord.com/api?v=10"] {
        let error = Egress::new(EgressOptions::new(wrong.to_owned(), "secret.token".to_owned().into())).unwrap_err();
        let told = error.to_string();
        assert!(told.starts_with("invalid `discord.api_url`"), "{told}");
    }
    // A token that can't be in a header is invalid, and isn't shown.
    let options = EgressOptions::new("https://discord.com/api/v10".to_owned(), "two\nlines".to_owned().into());
    assert_eq!(Egress::new(options).unwrap_err(), EgressError::TokenRefused);
}

/// What is logged on this thread, with a line for each span that closes.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl std::io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Log {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

#[tokio::test]
async fn each_try_of_a_request_has_a_span_without_token_or_text() {
    let (discord, egress) = Discord::starts().await;
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_ansi(false)
        .with_span_events(tracing_subscriber::fmt::format::FmtSpan::CLOSE)
        .with_writer(move || writer.clone())
        .finish();
    let logging = tracing::subscriber::set_default(subscriber);
    discord.will_say(503, Value::Null);
    post(&egress, QUIZ, &says_once("a secret answer")).await.unwrap();
    respond(&egress).await.unwrap();
    drop(logging);
    let log = log.text();
    for attempt in [
        "request{method=POST route=\"POST /channels/messages\" attempt=1 status=503 duration_ms=",
        "request{method=POST route=\"POST /channels/messages\" attempt=2 status=200 duration_ms=",
        "request{method=POST route=\"POST /interactions/callback\" attempt=1 status=200 duration_ms=",
    ] {
        assert!(log.contains(attempt), "{attempt}\n{log}");
    }
    for secret in [SECRET, "secret.token", "secret answer"] {
        assert!(!log.contains(secret), "{log}");
    }
}
