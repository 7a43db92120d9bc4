//! The HTTP server: reads requests, applies faults and rate limits, hands them to the routes, and records them.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use serde_json::{Value, json};

use crate::attachments::{self, TooLarge, UPLOADED_ID};
use crate::faults::Fault;
use crate::http::{Reply, Request, error, invalid, unknown_route};
use crate::rate_limits::{RateLimitStatus, RateLimited};
use crate::state::{MAX_RECORDED_REQUESTS, RecordedRequest, ServerState, TOKEN};
use crate::{client, gateway, page};

/// The largest body: the files that Discord accepts, and their overhead.
const MAX_BODY_BYTES: usize = 5 * attachments::MAX_FILE_BYTES / 2;

pub(crate) fn routes(state: Arc<ServerState>) -> Router {
    Router::new()
        .route("/", get(front))
        .route("/page/{file}", get(asset))
        .route("/client", get(client::connect))
        .route("/gateway", get(gateway::connect))
        .route("/gateway/", get(gateway::connect))
        .route("/attachments/{id}/{name}", get(attachment))
        .fallback(api)
        .layer(DefaultBodyLimit::max(MAX_BODY_BYTES))
        .with_state(state)
}

async fn front(State(state): State<Arc<ServerState>>, headers: HeaderMap) -> Response {
    if !state.is_own_address(&headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    page::file("", &state.options.setup.application).unwrap_or_else(|| StatusCode::NOT_FOUND.into_response())
}

async fn asset(State(state): State<Arc<ServerState>>, Path(file): Path<String>, headers: HeaderMap) -> Response {
    if !state.is_own_address(&headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    page::file(&file, &state.options.setup.application).unwrap_or_else(|| StatusCode::NOT_FOUND.into_response())
}

/// A file that was uploaded, as Discord's CDN serves it: the secret in its address is all the leave that it takes.
async fn attachment(
    State(state): State<Arc<ServerState>>,
    Path((id, _)): Path<(u64, String)>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    if !state.is_own_address(&headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let found = state.attachments().serve(id, uri.query().unwrap_or_default());
    found.unwrap_or_else(|| StatusCode::NOT_FOUND.into_response())
}

fn too_large() -> Reply {
    error(413, 40005, "Request entity too large")
}

async fn api(
    State(state): State<Arc<ServerState>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    if !state.is_own_address(&headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let in_api = uri.path().strip_prefix("/api/v10").filter(|path| path.starts_with('/'));
    let path = in_api.unwrap_or(uri.path()).to_owned();
    let Ok(body) = body else {
        let (status, answer) = too_large();
        return respond(status, &answer, None);
    };
    let read = read_body(&headers, body).await;
    let is_json = read.is_some();
    let (mut body, files) = read.unwrap_or_default();
    if let Err(refused) = state.store_uploads(&mut body, files) {
        let (status, answer) = match refused {
            UploadError::TooLarge => too_large(),
            UploadError::Unnamed(index) => {
                invalid(("attachments".into(), format!("none of them names the file files[{index}]")))
            }
        };
        return respond(status, &answer, None);
    }
    let request = Request {
        method: method.as_str(),
        segments: path.trim_matches('/').split('/').collect(),
        query: uri.query().unwrap_or_default(),
        body: &body,
    };
    let at = std::time::Instant::now();
    let fault = state.faults().take(request.method, &path);
    match fault {
        Some(Fault::Delay(time)) => tokio::time::sleep(time).await,
        Some(Fault::NoResponse) => std::future::pending().await,
        _ => {}
    }
    let by_member = headers.get(header::AUTHORIZATION).and_then(|token| token.to_str().ok());
    if let Some(user) = by_member.and_then(|token| client::member(&state, token)).filter(|_| in_api.is_some()) {
        let (status, answer) = client::request(&state, user, &request).await;
        state.notify_changed();
        return respond(status, &answer, None);
    }
    let token = headers.get(header::AUTHORIZATION).and_then(|token| token.to_str().ok());
    let authorized = token.is_some_and(|token| token.strip_prefix("Bot ") == Some(TOKEN));
    // The token in their path is all that these need.
    let has_own_token = matches!(request.segments.as_slice(), ["interactions" | "webhooks", ..]);
    let bucket = request.bucket();
    let mut rate_limit = None;
    let (status, answer) = match fault {
        Some(Fault::Status(status)) => error(status, 0, "made to fail"),
        Some(Fault::Error(status, code, message)) => error(status, code, message),
        Some(Fault::Page(status)) => (status, Value::Null),
        Some(Fault::RateLimited(ms)) => (429, rate_limited_body(ms, false)),
        Some(Fault::GloballyRateLimited(ms)) => (429, rate_limited_body(ms, true)),
        _ if in_api.is_none() => unknown_route(),
        _ if !authorized && !has_own_token => error(401, 0, "401: Unauthorized"),
        _ => match bucket
            .filter(|_| state.options.rate_limits)
            .map(|(bucket, major)| state.rate_limiter().count(bucket, major))
        {
            Some(Err(RateLimited { retry_after, global, rate_limit: now })) => {
                rate_limit = now;
                (429, rate_limited_body(u64::try_from(retry_after.as_millis()).unwrap_or(u64::MAX), global))
            }
            counted => {
                rate_limit = counted.and_then(Result::ok);
                if is_json {
                    state.route(&request)
                } else {
                    error(400, 50109, "The request body contains invalid JSON.")
                }
            }
        },
    };
    if state.options.record {
        let mut requests = state.requests();
        if requests.len() < MAX_RECORDED_REQUESTS {
            let body = if answer.get("unknown_route").is_some() { json!({ "unknown_route": true }) } else { body };
            let body = as_sent(body);
            requests.push(RecordedRequest { method: method.to_string(), path, body, status, at });
        }
    }
    state.notify_changed();
    if let Some(Fault::Page(_)) = fault {
        let page = "<!DOCTYPE html><title>Access denied</title><p>A firewall does not let this through.</p>";
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        return (status, [(header::CONTENT_TYPE, "text/html")], page).into_response();
    }
    if fault == Some(Fault::ResponseLost) {
        return lost_response();
    }
    respond(status, &answer, rate_limit)
}

/// A file that came with a body.
struct File {
    /// What the body calls it.
    index: String,
    name: String,
    bytes: Bytes,
}

/// A body, as JSON or with files: "Uploading Files", in the API documentation. `None` if it can't be parsed.
async fn read_body(headers: &HeaderMap, body: Bytes) -> Option<(Value, Vec<File>)> {
    if body.is_empty() {
        return Some((Value::Null, Vec::new()));
    }
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let Ok(boundary) = multer::parse_boundary(kind) else {
        return Some((serde_json::from_slice(&body).ok()?, Vec::new()));
    };
    let stream = futures_util::stream::once(std::future::ready(Ok::<_, std::io::Error>(body)));
    let mut parts = multer::Multipart::new(stream, boundary);
    let (mut json, mut files) = (None, Vec::new());
    while let Some(part) = parts.next_field().await.ok()? {
        let name = part.name()?.to_owned();
        if name == "payload_json" {
            json = serde_json::from_slice::<Value>(&part.bytes().await.ok()?).ok();
        } else if let Some(index) = name.strip_prefix("files[").and_then(|rest| rest.strip_suffix(']')) {
            let (index, name) = (index.to_owned(), part.file_name()?.to_owned());
            files.push(File { index, name, bytes: part.bytes().await.ok()? });
        }
    }
    Some((json?, files))
}

/// Why the files of a body are rejected.
enum UploadError {
    TooLarge,
    /// The body doesn't mention the file with this index. Discord itself would show some of these.
    Unnamed(String),
}

impl ServerState {
    /// Stores the files of a body, and gives each attachment in the body its id.
    fn store_uploads(&self, body: &mut Value, files: Vec<File>) -> Result<(), UploadError> {
        let mut kept = self.attachments();
        for File { index, name, bytes } in files {
            let named = attachments_of(body).find(|attachment| {
                let named = attachment.get("id");
                named.is_some_and(|id| id.as_str().map_or_else(|| id.to_string(), str::to_owned) == index)
            });
            let Some(Value::Object(attachment)) = named else { return Err(UploadError::Unnamed(index)) };
            let name = attachment.get("filename").and_then(Value::as_str).unwrap_or(&name);
            let id = kept.add(name, bytes).map_err(|TooLarge| UploadError::TooLarge)?.id.to_string();
            attachment.insert(UPLOADED_ID.into(), json!(id));
        }
        Ok(())
    }
}

/// The attachments that a body names, of a message or in an interaction's data.
fn attachments_of(body: &mut Value) -> impl Iterator<Item = &mut Value> {
    let around = if body.get("data").is_some() { body.get_mut("data") } else { Some(body) };
    around.and_then(|around| around.get_mut("attachments")?.as_array_mut()).into_iter().flatten()
}

/// A body as sent.
fn as_sent(mut body: Value) -> Value {
    for attachment in attachments_of(&mut body) {
        attachment.as_object_mut().and_then(|attachment| attachment.remove(UPLOADED_ID));
    }
    body
}

/// An answer that breaks the connection off instead of saying anything.
fn lost_response() -> Response {
    let error = std::io::Error::from(std::io::ErrorKind::ConnectionAborted);
    let body = futures_util::stream::once(std::future::ready(Err::<Bytes, _>(error)));
    Response::new(axum::body::Body::from_stream(body))
}

fn rate_limited_body(ms: u64, global: bool) -> Value {
    json!({ "message": "You are being rate limited.", "retry_after": ms as f64 / 1000.0, "global": global })
}

fn respond(status: u16, answer: &Value, rate_limit: Option<RateLimitStatus>) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = if answer.is_null() {
        status.into_response()
    } else {
        (status, [(header::CONTENT_TYPE, "application/json")], answer.to_string()).into_response()
    };
    let mut set_header = |name: &'static str, value: String| {
        if let Ok(value) = HeaderValue::from_str(&value) {
            response.headers_mut().insert(name, value);
        }
    };
    if let Some(RateLimitStatus { bucket, limit, remaining, reset_after }) = rate_limit {
        set_header("x-ratelimit-bucket", bucket.to_owned());
        set_header("x-ratelimit-limit", limit.to_string());
        set_header("x-ratelimit-remaining", remaining.to_string());
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        set_header("x-ratelimit-reset", format!("{:.3}", (since + reset_after).as_secs_f64()));
        set_header("x-ratelimit-reset-after", format!("{:.3}", reset_after.as_secs_f64()));
    }
    if let Some(retry_after) =
        answer.get("retry_after").and_then(Value::as_f64).filter(|_| status == StatusCode::TOO_MANY_REQUESTS)
    {
        let global = answer.get("global") == Some(&Value::Bool(true));
        set_header("retry-after", format!("{}", retry_after.ceil()));
        set_header("x-ratelimit-scope", if global { "global" } else { "user" }.to_owned());
        if global {
            set_header("x-ratelimit-global", "true".to_owned());
        }
    }
    response
}
