//! Requests in: the routes of Discord's REST API that a bot like ours uses.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use serde_json::{Value, json};

use super::attachments::TooLarge;
use super::faults::Fault;
use super::rate::{Standing, TooMany};
use super::validate::{self, Wrong};
use super::view::role_json;
use super::world::{BOT, World};
use super::{REQUESTS_KEPT, Recorded, Shared, TOKEN, attachments, client, gateway, lock, page};
use crate::id::{ChannelId, GuildId, InteractionId, MessageId, RoleId, UserId};

/// The largest body: files that Discord takes, and what is around them.
const LARGEST_BODY: usize = 5 * attachments::LARGEST / 2;

pub(super) fn routes(shared: Arc<Shared>) -> Router {
    Router::new()
        .route("/", get(front))
        .route("/page/{file}", get(asset))
        .route("/client", get(client::connect))
        .route("/gateway", get(gateway::connect))
        .route("/gateway/", get(gateway::connect))
        .route("/attachments/{id}/{name}", get(attachment))
        .fallback(api)
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .with_state(shared)
}

/// Only who asks for this very address is answered: a page elsewhere that points its own name here is not (DNS rebinding).
pub(super) fn is_from_here(shared: &Shared, headers: &HeaderMap) -> bool {
    let port = shared.port.get().copied().unwrap_or_default();
    let ours = |host: &str| host == format!("127.0.0.1:{port}") || host == format!("localhost:{port}");
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let origin = headers.get(header::ORIGIN).map(|origin| origin.to_str().unwrap_or_default());
    host.is_some_and(ours) && origin.is_none_or(|origin| origin.strip_prefix("http://").is_some_and(ours))
}

async fn front(State(shared): State<Arc<Shared>>, headers: HeaderMap) -> Response {
    if !is_from_here(&shared, &headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    page::file("").unwrap_or_else(|| StatusCode::NOT_FOUND.into_response())
}

async fn asset(State(shared): State<Arc<Shared>>, Path(file): Path<String>, headers: HeaderMap) -> Response {
    if !is_from_here(&shared, &headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    page::file(&file).unwrap_or_else(|| StatusCode::NOT_FOUND.into_response())
}

/// A file that was uploaded, as Discord's CDN serves it: the secret in its address is all the leave that it takes.
async fn attachment(
    State(shared): State<Arc<Shared>>,
    Path((id, _)): Path<(u64, String)>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    if !is_from_here(&shared, &headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let found = lock(&shared.attachments).serve(id, uri.query().unwrap_or_default());
    found.unwrap_or_else(|| StatusCode::NOT_FOUND.into_response())
}

/// An answer: status and body.
pub(super) type Reply = (u16, Value);

pub(super) fn error(status: u16, code: u64, message: &str) -> Reply {
    (status, json!({ "message": message, "code": code }))
}

pub(super) fn invalid((field, why): Wrong) -> Reply {
    if why.starts_with("Cannot send an empty message") {
        return error(400, 50006, &why);
    }
    // Discord nests the errors as the body is nested.
    let innermost = json!({ "_errors": [{ "code": "BASE_TYPE_BAD", "message": why }] });
    let errors = field.rsplit('.').fold(innermost, |inside, name| json!({ name: inside }));
    (400, json!({ "message": "Invalid Form Body", "code": 50035, "errors": errors }))
}

pub(super) const MISSING_ACCESS: (u16, u64, &str) = (403, 50001, "Missing Access");
pub(super) const MISSING_PERMISSIONS: (u16, u64, &str) = (403, 50013, "Missing Permissions");

fn too_large() -> Reply {
    error(413, 40005, "Request entity too large")
}

async fn api(
    State(shared): State<Arc<Shared>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    if !is_from_here(&shared, &headers) {
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
    if let Err(refused) = shared.take_in(&mut body, files) {
        let (status, answer) = match refused {
            NotTaken::TooLarge => too_large(),
            NotTaken::Unnamed(index) => {
                invalid(("attachments".into(), format!("the file files[{index}] is named by none of them")))
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
    let fault = lock(&shared.faults).take(request.method, &path);
    match fault {
        Some(Fault::Slow(time)) => tokio::time::sleep(time).await,
        Some(Fault::Hangs) => std::future::pending().await,
        _ => {}
    }
    let by_member = headers.get(header::AUTHORIZATION).and_then(|token| token.to_str().ok());
    if let Some(user) = by_member.and_then(|token| client::member(&shared, token)).filter(|_| in_api.is_some()) {
        let (status, answer) = client::request(&shared, user, &request).await;
        shared.changed();
        return respond(status, &answer, None);
    }
    let token = headers.get(header::AUTHORIZATION).and_then(|token| token.to_str().ok());
    let authorized = token.is_some_and(|token| token.strip_prefix("Bot ") == Some(TOKEN));
    // The token in their path is all that these need.
    let has_own_token = matches!(request.segments.as_slice(), ["interactions" | "webhooks", ..]);
    let bucket = request.bucket();
    let mut standing = None;
    let (status, answer) = match fault {
        Some(Fault::Status(status)) => error(status, 0, "made to fail"),
        Some(Fault::RateLimited(ms)) => (429, limited(ms, false)),
        Some(Fault::GloballyRateLimited(ms)) => (429, limited(ms, true)),
        _ if in_api.is_none() => unknown_route(),
        _ if !authorized && !has_own_token => error(401, 0, "401: Unauthorized"),
        _ => match bucket
            .filter(|_| shared.options.rate_limits)
            .map(|(bucket, major)| lock(&shared.rate).count(bucket, major))
        {
            Some(Err(TooMany { retry_after, global, standing: now })) => {
                standing = now;
                (429, limited(u64::try_from(retry_after.as_millis()).unwrap_or(u64::MAX), global))
            }
            counted => {
                standing = counted.and_then(Result::ok);
                if is_json {
                    shared.route(&request)
                } else {
                    error(400, 50109, "The request body contains invalid JSON.")
                }
            }
        },
    };
    if shared.options.record {
        let mut requests = lock(&shared.requests);
        if requests.len() < REQUESTS_KEPT {
            let body = if answer.get("unknown_route").is_some() { json!({ "unknown_route": true }) } else { body };
            let body = as_sent(body);
            requests.push(Recorded { method: method.to_string(), path, body, status, at });
        }
    }
    shared.changed();
    if fault == Some(Fault::AnswerLost) {
        return broken_off();
    }
    respond(status, &answer, standing)
}

/// A file that came with a body.
struct File {
    /// What the body calls it.
    index: String,
    name: String,
    bytes: Bytes,
}

/// Where a body's attachment tells the id under which its file was taken in.
pub(super) const UPLOADED: &str = "uploaded_id";

/// A body, as JSON or with files beside it: "Uploading Files", in the API documentation. `None` where it cannot be read.
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

/// Why the files of a body are not taken.
enum NotTaken {
    TooLarge,
    /// The body says nothing of the file with this index. Discord itself would show some of these.
    Unnamed(String),
}

impl Shared {
    /// Takes in the files that came with a body, and tells each attachment of the body under which id.
    fn take_in(&self, body: &mut Value, files: Vec<File>) -> Result<(), NotTaken> {
        let mut kept = lock(&self.attachments);
        for File { index, name, bytes } in files {
            let named = attachments_of(body).find(|attachment| {
                let named = attachment.get("id");
                named.is_some_and(|id| id.as_str().map_or_else(|| id.to_string(), str::to_owned) == index)
            });
            let Some(Value::Object(attachment)) = named else { return Err(NotTaken::Unnamed(index)) };
            let name = attachment.get("filename").and_then(Value::as_str).unwrap_or(&name);
            let id = kept.add(name, bytes).map_err(|TooLarge| NotTaken::TooLarge)?.id.to_string();
            attachment.insert(UPLOADED.into(), json!(id));
        }
        Ok(())
    }
}

/// The attachments that a body names, of a message or in an interaction's data.
fn attachments_of(body: &mut Value) -> impl Iterator<Item = &mut Value> {
    let around = if body.get("data").is_some() { body.get_mut("data") } else { Some(body) };
    around.and_then(|around| around.get_mut("attachments")?.as_array_mut()).into_iter().flatten()
}

/// A body as it was sent.
fn as_sent(mut body: Value) -> Value {
    for attachment in attachments_of(&mut body) {
        attachment.as_object_mut().and_then(|attachment| attachment.remove(UPLOADED));
    }
    body
}

/// An answer that breaks the connection off instead of saying anything.
fn broken_off() -> Response {
    let error = std::io::Error::from(std::io::ErrorKind::ConnectionAborted);
    let body = futures_util::stream::once(std::future::ready(Err::<Bytes, _>(error)));
    Response::new(axum::body::Body::from_stream(body))
}

fn unknown_route() -> Reply {
    (404, json!({ "message": "404: Not Found", "code": 0, "unknown_route": true }))
}

fn limited(ms: u64, global: bool) -> Value {
    json!({ "message": "You are being rate limited.", "retry_after": ms as f64 / 1000.0, "global": global })
}

fn respond(status: u16, answer: &Value, standing: Option<Standing>) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = if answer.is_null() {
        status.into_response()
    } else {
        (status, [(header::CONTENT_TYPE, "application/json")], answer.to_string()).into_response()
    };
    let mut say = |name: &'static str, value: String| {
        if let Ok(value) = HeaderValue::from_str(&value) {
            response.headers_mut().insert(name, value);
        }
    };
    if let Some(Standing { bucket, limit, remaining, reset_after }) = standing {
        say("x-ratelimit-bucket", bucket.to_owned());
        say("x-ratelimit-limit", limit.to_string());
        say("x-ratelimit-remaining", remaining.to_string());
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        say("x-ratelimit-reset", format!("{:.3}", (since + reset_after).as_secs_f64()));
        say("x-ratelimit-reset-after", format!("{:.3}", reset_after.as_secs_f64()));
    }
    if let Some(retry_after) =
        answer.get("retry_after").and_then(Value::as_f64).filter(|_| status == StatusCode::TOO_MANY_REQUESTS)
    {
        let global = answer.get("global") == Some(&Value::Bool(true));
        say("retry-after", format!("{}", retry_after.ceil()));
        say("x-ratelimit-scope", if global { "global" } else { "user" }.to_owned());
        if global {
            say("x-ratelimit-global", "true".to_owned());
        }
    }
    response
}

/// A request, taken apart.
pub(super) struct Request<'a> {
    pub(super) method: &'a str,
    pub(super) segments: Vec<&'a str>,
    query: &'a str,
    pub(super) body: &'a Value,
}

impl Request<'_> {
    /// Its rate limit: ((name, how many, in what time), channel or server). `None` where it has none.
    fn bucket(&self) -> Option<((&'static str, u64, Duration), u64)> {
        let major = self.segments.get(1).and_then(|id| id.parse().ok()).unwrap_or(0);
        let bucket = match (self.method, self.segments.as_slice()) {
            (_, ["interactions" | "webhooks", ..]) => return None,
            ("POST", ["channels", _, "messages"]) => ("create-message", 5, Duration::from_secs(5)),
            ("PATCH", ["channels", _, "messages", _]) => ("edit-message", 5, Duration::from_secs(5)),
            ("GET", ["channels", _, "messages", ..]) => ("get-messages", 10, Duration::from_secs(5)),
            ("PUT" | "DELETE", ["channels", _, "messages", _, "reactions", ..]) => {
                ("reaction", 1, Duration::from_millis(250))
            }
            _ => ("other", 100, Duration::from_secs(1)),
        };
        Some((bucket, major))
    }

    /// A parameter behind the question mark.
    pub(super) fn asked(&self, name: &str) -> Option<&str> {
        self.query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .find(|(key, _)| *key == name)
            .map(|(_, value)| value)
    }
}

impl Shared {
    fn route(&self, request: &Request<'_>) -> Reply {
        let id = |text: &str| text.parse::<u64>().unwrap_or(0);
        let mut world = lock(&self.world);
        match (request.method, request.segments.as_slice()) {
            ("GET", ["gateway"]) => (200, json!({ "url": self.gateway_url() })),
            ("GET", ["gateway", "bot"]) => {
                let limit = json!({ "total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1 });
                (200, json!({ "url": self.gateway_url(), "shards": 1, "session_start_limit": limit }))
            }
            ("GET", ["users", "@me"]) => (200, world.user_json(BOT)),
            ("GET", ["applications", "@me"] | ["oauth2", "applications", "@me"]) => (
                200,
                json!({ "id": BOT.to_string(), "name": "Popquiz", "icon": null, "description": "", "flags": 1 << 19, "bot_public": true, "bot_require_code_grant": false, "verify_key": "" }),
            ),
            (_, ["applications", app, ..]) if id(app) != BOT.0 => {
                error(403, 20012, "You are not authorized to perform this action on this application")
            }
            ("PUT", ["applications", _, "commands"]) => register(&mut world, request.body),
            ("GET", ["applications", _, "commands"]) => (200, json!(world.commands)),
            ("GET", ["applications", _, "guilds", guild, "commands", "permissions"]) => {
                (200, command_permissions(&world, GuildId(id(guild))))
            }
            ("GET", ["channels", channel]) => match world.channels.get(&ChannelId(id(channel))) {
                Some(_) if !world.bot_sees(ChannelId(id(channel))) => refuse(MISSING_ACCESS),
                Some(channel) => (200, world.channel_json(channel)),
                None => error(404, 10003, "Unknown Channel"),
            },
            ("GET", ["guilds", guild, rest @ ..]) => guild_route(&world, GuildId(id(guild)), rest),
            ("POST", ["channels", channel, "messages"]) => {
                self.create_message(&mut world, ChannelId(id(channel)), request.body)
            }
            ("GET", ["channels", channel, "messages"]) => self.history(&world, ChannelId(id(channel)), request),
            ("GET", ["channels", channel, "messages", message]) => {
                self.message(&world, ChannelId(id(channel)), MessageId(id(message)))
            }
            ("PATCH", ["channels", channel, "messages", message]) => {
                self.edit_in_channel(&mut world, ChannelId(id(channel)), MessageId(id(message)), request.body)
            }
            ("PUT", ["channels", channel, "messages", message, "reactions", emoji, "@me"]) => {
                self.react(&mut world, ChannelId(id(channel)), MessageId(id(message)), emoji)
            }
            ("POST", ["interactions", interaction, token, "callback"]) => {
                self.answer(&mut world, InteractionId(id(interaction)), token, request.body)
            }
            ("GET" | "PATCH" | "DELETE", ["webhooks", app, token, "messages", "@original"]) if id(app) == BOT.0 => {
                self.original(&mut world, token, request)
            }
            _ => unknown_route(),
        }
    }

    fn gateway_url(&self) -> String {
        format!("ws://127.0.0.1:{}/gateway", self.port.get().copied().unwrap_or_default())
    }
}

pub(super) fn refuse((status, code, message): (u16, u64, &str)) -> Reply {
    error(status, code, message)
}

/// Puts these commands in the place of all there were. A command keeps its id as long as it keeps its name.
fn register(world: &mut World, body: &Value) -> Reply {
    if let Err(wrong) = validate::commands(body) {
        return invalid(wrong);
    }
    let mut commands = body.as_array().cloned().unwrap_or_default();
    for command in &mut commands {
        let known = world.commands.iter().find(|known| known.get("name") == command.get("name"));
        let id = known.and_then(|known| known.get("id")).cloned();
        let id = id.unwrap_or_else(|| json!(world.snowflake().to_string()));
        if let Value::Object(command) = command {
            command.insert("id".into(), id);
            command.insert("application_id".into(), json!(BOT.to_string()));
            command.insert("version".into(), json!(world.snowflake().to_string()));
        }
    }
    world.commands = commands;
    // Clients that were quicker than the bot have seen none.
    world.publish(None, None, "SANDBOX_COMMANDS", &Value::Null);
    (200, json!(world.commands))
}

fn guild_route(world: &World, guild: GuildId, rest: &[&str]) -> Reply {
    let Some(guild) = world.guilds.get(&guild).filter(|guild| guild.members.contains_key(&BOT)) else {
        return error(404, 10004, "Unknown Guild");
    };
    match rest {
        [] => (200, world.guild_json(guild)),
        ["roles"] => (200, guild.roles.values().map(role_json).collect()),
        ["channels"] => (
            200,
            guild
                .channels
                .iter()
                .filter_map(|id| world.channels.get(id))
                .map(|channel| world.channel_json(channel))
                .collect(),
        ),
        ["members", user] => match user.parse().map(UserId) {
            Ok(user) if guild.members.contains_key(&user) => (200, world.member_json(guild, user, true)),
            _ => error(404, 10007, "Unknown Member"),
        },
        _ => unknown_route(),
    }
}

fn command_permissions(world: &World, guild: GuildId) -> Value {
    let Some(guild) = world.guilds.get(&guild) else { return json!([]) };
    let of = |command: &Value| {
        let name = command.get("name")?.as_str()?;
        let entries: Vec<Value> = guild
            .command_permissions
            .iter()
            .filter(|(command, ..)| command == name)
            .map(|(_, who, is_user, allowed)| json!({ "id": who.to_string(), "type": if *is_user { 2 } else { 1 }, "permission": allowed }))
            .collect();
        (!entries.is_empty()).then(|| json!({ "id": command.get("id"), "application_id": BOT.to_string(), "guild_id": guild.id.to_string(), "permissions": entries }))
    };
    world.commands.iter().filter_map(of).collect()
}

/// The role with this name in a server.
pub(super) fn role_named(world: &World, guild: GuildId, name: &str) -> Option<RoleId> {
    world.guilds.get(&guild)?.roles.values().find(|role| role.name == name).map(|role| role.id)
}
