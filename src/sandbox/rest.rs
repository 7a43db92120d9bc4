//! Requests in: the routes of Discord's REST API that a bot like ours uses.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use serde_json::{Value, json};

use super::faults::Fault;
use super::rate::{Standing, TooMany};
use super::transcript::visible;
use super::validate::{self, Wrong};
use super::view::{mentioned, role_json};
use super::world::{Answer, BOT, Message, World, permission};
use super::{REQUESTS_KEPT, Recorded, Shared, TOKEN, gateway, lock, page};
use crate::clock::Clock as _;
use crate::id::{ChannelId, GuildId, InteractionId, MessageId, RoleId, UserId};

pub(super) fn routes(shared: Arc<Shared>) -> Router {
    Router::new()
        .route("/", get(front))
        .route("/gateway", get(gateway::connect))
        .route("/gateway/", get(gateway::connect))
        .fallback(api)
        .with_state(shared)
}

/// Only who asks for this very address is answered: a page elsewhere that points its own name here is not (DNS rebinding).
fn is_from_here(shared: &Shared, headers: &HeaderMap) -> bool {
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
    let headers =
        [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CONTENT_SECURITY_POLICY, page::SECURITY)];
    (headers, page::page(&shared)).into_response()
}

/// An answer: status and body.
type Reply = (u16, Value);

fn error(status: u16, code: u64, message: &str) -> Reply {
    (status, json!({ "message": message, "code": code }))
}

fn invalid((field, why): Wrong) -> Reply {
    if why.starts_with("Cannot send an empty message") {
        return error(400, 50006, &why);
    }
    (
        400,
        json!({ "message": "Invalid Form Body", "code": 50035, "errors": { field: { "_errors": [{ "code": "BASE_TYPE", "message": why }] } } }),
    )
}

const MISSING_ACCESS: (u16, u64, &str) = (403, 50001, "Missing Access");
const MISSING_PERMISSIONS: (u16, u64, &str) = (403, 50013, "Missing Permissions");

async fn api(State(shared): State<Arc<Shared>>, method: Method, uri: Uri, headers: HeaderMap, body: Bytes) -> Response {
    if !is_from_here(&shared, &headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let path = uri.path().strip_prefix("/api/v10").unwrap_or(uri.path()).to_owned();
    let body: Value =
        if body.is_empty() { Value::Null } else { serde_json::from_slice(&body).unwrap_or(json!("not JSON")) };
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
    let token = headers.get(header::AUTHORIZATION).and_then(|token| token.to_str().ok());
    let authorized = token.is_some_and(|token| token.strip_prefix("Bot ") == Some(TOKEN));
    let bucket = request.bucket();
    let mut standing = None;
    let (status, answer) = match fault {
        Some(Fault::Status(status)) => error(status, 0, "made to fail"),
        Some(Fault::RateLimited(ms)) => (429, limited(ms, false)),
        Some(Fault::GloballyRateLimited(ms)) => (429, limited(ms, true)),
        _ if !authorized && request.segments.first() != Some(&"interactions") => error(401, 0, "401: Unauthorized"),
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
                shared.route(&request)
            }
        },
    };
    if shared.options.record {
        let mut requests = lock(&shared.requests);
        if requests.len() < REQUESTS_KEPT {
            let body = if answer.get("unknown_route").is_some() { json!({ "unknown_route": true }) } else { body };
            requests.push(Recorded { method: method.to_string(), path, body, status, at });
        }
    }
    shared.changed();
    if fault == Some(Fault::AnswerLost) {
        std::future::pending::<()>().await;
    }
    respond(status, &answer, standing)
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

struct Request<'a> {
    method: &'a str,
    segments: Vec<&'a str>,
    query: &'a str,
    body: &'a Value,
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

    fn asked(&self, name: &str) -> Option<&str> {
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
            ("PUT", ["applications", _, "commands"]) => {
                if let Err(wrong) = validate::commands(request.body) {
                    invalid(wrong)
                } else {
                    let commands = request.body.as_array().cloned().unwrap_or_default();
                    let number = |(index, mut command): (usize, Value)| {
                        if let Value::Object(command) = &mut command {
                            command.insert("id".into(), json!((BOT.0 + 10 + index as u64).to_string()));
                            command.insert("application_id".into(), json!(BOT.to_string()));
                            command.insert("version".into(), json!("1"));
                        }
                        command
                    };
                    world.commands = commands.into_iter().enumerate().map(number).collect();
                    (200, json!(world.commands))
                }
            }
            ("GET", ["applications", _, "commands"]) => (200, json!(world.commands)),
            ("GET", ["applications", _, "guilds", guild, "commands", "permissions"]) => {
                (200, command_permissions(&world, GuildId(id(guild))))
            }
            ("GET", ["channels", channel]) => match world.channels.get(&ChannelId(id(channel))) {
                Some(_) if world.permissions(BOT, ChannelId(id(channel))) & permission::VIEW_CHANNEL == 0 => {
                    refuse(MISSING_ACCESS)
                }
                Some(channel) => (200, world.channel_json(channel)),
                None => error(404, 10003, "Unknown Channel"),
            },
            ("GET", ["guilds", guild, rest @ ..]) => guild_route(&world, GuildId(id(guild)), rest),
            ("POST", ["channels", _, "typing"]) => (204, Value::Null),
            ("POST", ["channels", channel, "messages"]) => {
                self.create_message(&mut world, ChannelId(id(channel)), request.body)
            }
            ("GET", ["channels", channel, "messages"]) => history(&world, ChannelId(id(channel)), request),
            ("GET", ["channels", _, "messages", message]) => match world.message_by_id(MessageId(id(message))) {
                Some(message) => (200, message),
                None => error(404, 10008, "Unknown Message"),
            },
            ("PATCH", ["channels", _, "messages", message]) => {
                edit_message(&mut world, MessageId(id(message)), request.body)
            }
            ("PUT", ["channels", channel, "messages", message, "reactions", emoji, "@me"]) => {
                react(&mut world, ChannelId(id(channel)), MessageId(id(message)), emoji)
            }
            ("POST", ["interactions", interaction, token, "callback"]) => {
                self.answer(&mut world, InteractionId(id(interaction)), token, request.body)
            }
            (_, ["webhooks", _, token, "messages", "@original"]) => original(&mut world, token, request),
            _ => (404, json!({ "message": "404: Not Found", "code": 0, "unknown_route": true })),
        }
    }

    fn gateway_url(&self) -> String {
        format!("ws://127.0.0.1:{}/gateway", self.port.get().copied().unwrap_or_default())
    }

    fn create_message(&self, world: &mut World, channel: ChannelId, body: &Value) -> Reply {
        if !world.channels.contains_key(&channel) {
            return error(404, 10003, "Unknown Channel");
        }
        let may = world.permissions(BOT, channel);
        if may & permission::VIEW_CHANNEL == 0 {
            return refuse(MISSING_ACCESS);
        }
        if may & permission::SEND_MESSAGES == 0 {
            return refuse(MISSING_PERMISSIONS);
        }
        if let Err(wrong) = validate::message(body) {
            return invalid(wrong);
        }
        let nonce = body.get("nonce").and_then(Value::as_str).map(str::to_owned);
        let enforced = nonce.clone().filter(|_| body.get("enforce_nonce") == Some(&Value::Bool(true)));
        if let Some(earlier) = enforced.as_ref().and_then(|nonce| world.nonces.get(&(channel, nonce.clone()))) {
            return match world.message_by_id(*earlier) {
                Some(message) => (200, message),
                None => error(404, 10008, "Unknown Message"),
            };
        }
        let mut message = new_message(world, channel, BOT, body);
        message.nonce = nonce;
        if may & permission::EMBED_LINKS == 0 {
            message.embeds = json!([]);
        }
        let id = message.id;
        if let Some(nonce) = enforced {
            world.nonces.insert((channel, nonce), id);
        }
        let guild = world.channels.get(&channel).map(|channel| channel.guild);
        let view = world.message_json(&message);
        world.add_message(message);
        let mut event = view.clone();
        if let (Value::Object(event), Some(guild)) = (&mut event, guild) {
            event.insert("guild_id".into(), json!(guild.to_string()));
        }
        self.dispatch("MESSAGE_CREATE", guild, &event.to_string(), None);
        (200, view)
    }

    /// Takes the answer to an interaction.
    fn answer(&self, world: &mut World, id: InteractionId, token: &str, body: &Value) -> Reply {
        let Some(known) =
            world.interactions.get_mut(&id).filter(|it| it.token == token && it.at.elapsed() < Duration::from_secs(3))
        else {
            return error(404, 10062, "Unknown interaction");
        };
        if known.answered {
            return error(400, 40060, "Interaction has already been acknowledged.");
        }
        let data = body.get("data").unwrap_or(&Value::Null);
        let kind = body.get("type").and_then(Value::as_u64).unwrap_or_default();
        let checked = match kind {
            4 | 7 => validate::message(data),
            5 | 6 => Ok(()),
            8 if known.kind == 4 => validate::choices(data),
            9 if known.kind != 5 => validate::modal(data),
            _ => Err((
                "type".to_owned(),
                format!("An interaction of type {} cannot be answered with type {kind}", known.kind),
            )),
        };
        if let Err(wrong) = checked {
            return invalid(wrong);
        }
        known.answered = true;
        let (user, channel, pressed, sender) = (known.user, known.channel, known.message, known.answer.take());
        let answer = match kind {
            4 => {
                let private = data.get("flags").and_then(Value::as_u64).unwrap_or_default() & 64 != 0;
                let mut message = new_message(world, channel, BOT, data);
                message.to_interaction = true;
                message.only_for = private.then_some(user);
                let answer = message.id;
                let guild = world.channels.get(&channel).map(|channel| channel.guild);
                let event = world.message_json(&message);
                world.add_message(message);
                if !private {
                    self.dispatch("MESSAGE_CREATE", guild, &event.to_string(), None);
                }
                if let Some(known) = world.interactions.get_mut(&id) {
                    known.original = Some(answer);
                }
                Answer::Message(answer)
            }
            7 => {
                if let Some(mut message) = pressed.and_then(|pressed| world.messages.get(&pressed)).cloned() {
                    change(world, &mut message, data);
                    world.tell(&message, true);
                    world.messages.insert(message.id, message);
                }
                Answer::Updated
            }
            8 => {
                let choices = data.get("choices").and_then(Value::as_array).cloned().unwrap_or_default();
                let choice =
                    |choice: Value| Some((choice.get("name")?.as_str()?.to_owned(), choice.get("value")?.clone()));
                Answer::Choices(choices.into_iter().filter_map(choice).collect())
            }
            9 => Answer::Modal(data.clone()),
            _ => Answer::Updated,
        };
        if let Some(sender) = sender {
            let _ = sender.send(answer);
        }
        (204, Value::Null)
    }
}

fn edit_message(world: &mut World, id: MessageId, body: &Value) -> Reply {
    let Some(mut message) = world.messages.get(&id).cloned() else { return error(404, 10008, "Unknown Message") };
    if message.author != BOT {
        return error(403, 50005, "Cannot edit a message authored by another user");
    }
    if let Err(wrong) = validate::message(body) {
        return invalid(wrong);
    }
    change(world, &mut message, body);
    let view = world.message_json(&message);
    world.tell(&message, true);
    world.messages.insert(id, message);
    (200, view)
}

fn react(world: &mut World, channel: ChannelId, id: MessageId, emoji: &str) -> Reply {
    let may = world.permissions(BOT, channel);
    let needed = permission::VIEW_CHANNEL | permission::READ_MESSAGE_HISTORY | permission::ADD_REACTIONS;
    if may & needed != needed {
        return refuse(MISSING_PERMISSIONS);
    }
    let emoji = percent_decoded(emoji);
    let Some(message) = world.messages.get_mut(&id) else { return error(404, 10008, "Unknown Message") };
    if message.reactions.contains(&(emoji.clone(), BOT)) {
        return (204, Value::Null);
    }
    message.reactions.push((emoji.clone(), BOT));
    let (author, content) = (message.author, visible(&message.content));
    let text = format!("popquiz reacts {emoji} to {}: {content}", world.name(author));
    world.note(channel, None, text);
    (204, Value::Null)
}

/// The first answer to an interaction, looked at, changed or taken away.
fn original(world: &mut World, token: &str, request: &Request<'_>) -> Reply {
    let known = world.interactions.values().find(|it| it.token == token && it.at.elapsed() < Duration::from_secs(900));
    let Some(message) = known.and_then(|it| it.original).and_then(|id| world.messages.get(&id)).cloned() else {
        return error(404, 10008, "Unknown Message");
    };
    match request.method {
        "PATCH" => edit_message(world, message.id, request.body),
        "GET" => (200, world.message_json(&message)),
        _ => {
            world.messages.remove(&message.id);
            (204, Value::Null)
        }
    }
}

fn refuse((status, code, message): (u16, u64, &str)) -> Reply {
    error(status, code, message)
}

fn new_message(world: &mut World, channel: ChannelId, author: UserId, body: &Value) -> Message {
    let content = body.get("content").and_then(Value::as_str).unwrap_or_default().to_owned();
    let list = |field: &str| body.get(field).cloned().unwrap_or(json!([]));
    let pings = pings(world, &content, body.get("allowed_mentions"));
    Message {
        id: MessageId(world.snowflake()),
        channel,
        author,
        content,
        embeds: list("embeds"),
        components: list("components"),
        reactions: Vec::new(),
        edited_at: None,
        nonce: None,
        reply_to: body.pointer("/message_reference/message_id").and_then(|id| id.as_str()?.parse().ok()).map(MessageId),
        only_for: None,
        to_interaction: false,
        pings,
    }
}

fn change(world: &World, message: &mut Message, body: &Value) {
    if let Some(content) = body.get("content").and_then(Value::as_str) {
        content.clone_into(&mut message.content);
    }
    for (field, place) in [("embeds", &mut message.embeds), ("components", &mut message.components)] {
        if let Some(value) = body.get(field) {
            *place = value.clone();
        }
    }
    message.edited_at = Some(world.clock.now());
}

/// Who a text would ping: all that it mentions, unless `allowed_mentions` says less.
fn pings(world: &World, content: &str, allowed: Option<&Value>) -> Vec<String> {
    let parses = |kind: &str| {
        allowed.is_none_or(|allowed| {
            allowed.get("parse").and_then(Value::as_array).is_some_and(|kinds| kinds.contains(&json!(kind)))
        })
    };
    let listed = |kind: &str, id: &str| {
        allowed
            .and_then(|allowed| allowed.get(kind))
            .and_then(Value::as_array)
            .is_some_and(|ids| ids.contains(&json!(id)))
    };
    let mut pings = Vec::new();
    if parses("everyone") && (content.contains("@everyone") || content.contains("@here")) {
        pings.push("@everyone".to_owned());
    }
    for user in mentioned(content) {
        if parses("users") || listed("users", &user.to_string()) {
            pings.push(format!("@{}", world.name(user)));
        }
    }
    for role in content.split("<@&").skip(1).filter_map(|rest| rest.split_once('>')).map(|(id, _)| id) {
        if parses("roles") || listed("roles", role) {
            pings.push(format!("role {role}"));
        }
    }
    pings
}

fn history(world: &World, channel: ChannelId, request: &Request<'_>) -> Reply {
    if !world.channels.contains_key(&channel) {
        return error(404, 10003, "Unknown Channel");
    }
    let needed = permission::VIEW_CHANNEL | permission::READ_MESSAGE_HISTORY;
    if world.permissions(BOT, channel) & needed != needed {
        return refuse(MISSING_ACCESS);
    }
    let limit = request.asked("limit").and_then(|limit| limit.parse().ok()).unwrap_or(50_usize);
    if !(1..=100).contains(&limit) {
        return invalid(("limit".into(), "int value should be between 1 and 100.".into()));
    }
    let bound = |name: &str| request.asked(name).and_then(|id| id.parse::<u64>().ok());
    let messages = world.history(channel);
    let views: Vec<Value> = if let Some(after) = bound("after") {
        let mut first: Vec<&Message> =
            messages.into_iter().filter(|message| message.id.0 > after).take(limit).collect();
        first.reverse();
        first.into_iter().map(|message| world.message_json(message)).collect()
    } else {
        let before = bound("before").unwrap_or(u64::MAX);
        messages
            .into_iter()
            .rev()
            .filter(|message| message.id.0 < before)
            .take(limit)
            .map(|message| world.message_json(message))
            .collect()
    };
    (200, json!(views))
}

fn guild_route(world: &World, guild: GuildId, rest: &[&str]) -> Reply {
    let Some(guild) = world.guilds.get(&guild) else { return error(404, 10004, "Unknown Guild") };
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
        _ => (404, json!({ "message": "404: Not Found", "code": 0, "unknown_route": true })),
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

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after
            .get(..2)
            .and_then(|code| std::str::from_utf8(code).ok())
            .and_then(|code| u8::from_str_radix(code, 16).ok());
        if let (b'%', Some(byte)) = (first, code) {
            bytes.push(byte);
            rest = after.get(2..).unwrap_or_default();
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The role with this name in a server.
pub(super) fn role_named(world: &World, guild: GuildId, name: &str) -> Option<RoleId> {
    world.guilds.get(&guild)?.roles.values().find(|role| role.name == name).map(|role| role.id)
}
