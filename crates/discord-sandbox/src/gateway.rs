//! Gateway connections: Discord's events over WebSocket.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use axum::extract::ws::{CloseFrame, Message as Frame, Utf8Bytes, WebSocket, WebSocketUpgrade};
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use flate2::{Compress, Compression, FlushCompress, Status};
use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio::sync::mpsc;
use tokio::time::Instant;

use crate::id::{GuildId, UserId};
use crate::sessions::{Outgoing, Session, intent, shard_of};
use crate::state::{ServerState, TOKEN};
use crate::world::BOT;

/// The maximum size of a payload, in bytes.
const MAX_PAYLOAD_BYTES: usize = 4096;

/// Payloads that a connection may send within [`PAYLOAD_WINDOW`].
const PAYLOADS_PER_WINDOW: u32 = 120;

const PAYLOAD_WINDOW: Duration = Duration::from_secs(60);

/// The number of servers from which a bot must use sharding.
const MAX_GUILDS_PER_SHARD: usize = 2500;

/// How long closing a connection may take.
const CLOSE_TIMEOUT: Duration = Duration::from_secs(1);

pub(crate) async fn connect(
    State(state): State<Arc<ServerState>>,
    Query(query): Query<HashMap<String, String>>,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Response {
    // The token is no secret here, and a browser lets any page open a WebSocket to any address.
    if !state.is_own_address(&headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    // Discord sends uncompressed text if it doesn't know the compression that a client asks for.
    let compressor = (query.get("compress").map(String::as_str) == Some("zlib-stream")).then(Compressor::new);
    let refused = match (query.get("v").map(String::as_str), query.get("encoding").map(String::as_str)) {
        (Some(version), _) if version != "10" => Some((4012, "Invalid API version.")),
        (_, Some(encoding)) if encoding != "json" => Some((4002, "Only the JSON encoding is supported.")),
        _ => None,
    };
    upgrade.on_upgrade(move |socket| async move {
        match refused {
            Some(refused) => close(socket, refused).await,
            None => serve(state, socket, compressor).await,
        }
    })
}

/// Compresses the frames of a connection as one zlib stream ("Transport Compression", in the API documentation).
struct Compressor(Compress);

impl Compressor {
    fn new() -> Self {
        Self(Compress::new(Compression::fast(), true))
    }

    /// The frame as the next part of the stream, up to and including its sync flush.
    fn compress(&mut self, text: &str) -> Vec<u8> {
        let start = self.0.total_in();
        let mut compressed = Vec::with_capacity(text.len() / 2 + 64);
        loop {
            let used = usize::try_from(self.0.total_in() - start).unwrap_or(usize::MAX);
            let rest = text.as_bytes().get(used..).unwrap_or_default();
            let status = self.0.compress_vec(rest, &mut compressed, FlushCompress::Sync);
            // Everything is flushed once there is room again.
            if !matches!(status, Ok(Status::Ok)) || compressed.len() < compressed.capacity() {
                return compressed;
            }
            compressed.reserve(text.len() / 2 + 64);
        }
    }
}

/// A frame of text, compressed if the client asked for it.
fn frame(compressor: &mut Option<Compressor>, text: Utf8Bytes) -> Frame {
    match compressor {
        Some(compressor) => Frame::Binary(compressor.compress(&text).into()),
        None => Frame::Text(text),
    }
}

async fn close(mut socket: WebSocket, (code, reason): CloseReason) {
    let _ = socket.send(Frame::Close(Some(CloseFrame { code, reason: reason.into() }))).await;
    let _ = tokio::time::timeout(CLOSE_TIMEOUT, async { while let Some(Ok(_)) = socket.recv().await {} }).await;
}

async fn serve(state: Arc<ServerState>, socket: WebSocket, mut compressor: Option<Compressor>) {
    let (mut out, mut incoming) = socket.split();
    let (sender, mut queue) = mpsc::unbounded_channel::<Outgoing>();
    let hello = json!({ "op": 10, "d": { "heartbeat_interval": state.options.heartbeat_ms }, "s": null, "t": null });
    let _ = sender.send(Outgoing::Text(hello.to_string().into()));
    let mut session: Option<String> = None;
    let mut payloads = (Instant::now(), 0);
    // A client that closes with 1000 or 1001 won't resume the session.
    let mut is_over = false;
    loop {
        tokio::select! {
            () = state.stop.cancelled() => break,
            next = queue.recv() => {
                let Some(Outgoing::Text(text)) = next else { break };
                if out.feed(frame(&mut compressor, text)).await.is_err() { break }
                // What is waiting goes out with it.
                let mut broken = false;
                while let Ok(next) = queue.try_recv() {
                    match next {
                        Outgoing::Text(text) => broken |= out.feed(frame(&mut compressor, text)).await.is_err(),
                        Outgoing::Break => broken = true,
                    }
                }
                if broken || out.flush().await.is_err() { break }
            }
            received = incoming.next() => {
                let text = match received {
                    Some(Ok(Frame::Text(text))) => text.to_string(),
                    Some(Ok(Frame::Binary(_) | Frame::Ping(_) | Frame::Pong(_))) => continue,
                    Some(Ok(Frame::Close(frame))) => {
                        is_over = frame.is_some_and(|frame| matches!(frame.code, 1000 | 1001));
                        let _ = out.flush().await;
                        break;
                    }
                    _ => break,
                };
                let taken = decoded(&text, &mut payloads)
                    .and_then(|payload| take(&state, &payload, &sender, &mut session));
                if let Err((code, why)) = taken {
                    let _ = out.send(Frame::Close(Some(CloseFrame { code, reason: why.into() }))).await;
                    // A socket that is let go of with something unread in it takes the close code with it.
                    let goodbye = async { while let Some(Ok(_)) = incoming.next().await {} };
                    let _ = tokio::time::timeout(CLOSE_TIMEOUT, goodbye).await;
                    break;
                }
            }
        }
    }
    let mut gateway = state.sessions();
    if is_over {
        gateway.sessions.retain(|it| Some(&it.id) != session.as_ref());
    }
    if let Some(session) = session
        && let Some(mine) = gateway
            .sessions
            .iter_mut()
            .find(|it| it.id == session && it.connection.as_ref().is_some_and(|other| other.same_channel(&sender)))
    {
        mine.connection = None;
    }
}

/// Why a connection is closed: code and reason.
type CloseReason = (u16, &'static str);

/// Reads a payload, and counts it: `payloads` is since when, and how many.
fn decoded(text: &str, payloads: &mut (Instant, u32)) -> Result<Value, CloseReason> {
    if payloads.0.elapsed() >= PAYLOAD_WINDOW {
        *payloads = (Instant::now(), 0);
    }
    payloads.1 += 1;
    if payloads.1 > PAYLOADS_PER_WINDOW {
        return Err((4008, "Rate limited."));
    }
    let payload = (text.len() <= MAX_PAYLOAD_BYTES).then(|| serde_json::from_str(text).ok()).flatten();
    payload.ok_or((4002, "Error while decoding payload."))
}

/// Takes a payload in; an error closes the connection with that code.
fn take(
    state: &ServerState,
    payload: &Value,
    sender: &mpsc::UnboundedSender<Outgoing>,
    session: &mut Option<String>,
) -> Result<(), CloseReason> {
    let say = |payload: Value| drop(sender.send(Outgoing::Text(payload.to_string().into())));
    let data = payload.get("d").unwrap_or(&Value::Null);
    match payload.get("op").and_then(Value::as_u64) {
        Some(1) => {
            if !state.faults().ignore_heartbeats {
                say(json!({ "op": 11, "d": null, "s": null, "t": null }));
            }
        }
        Some(2 | 6) if session.is_some() => return Err((4005, "Already authenticated.")),
        Some(2) => {
            let refused = {
                let mut faults = state.faults();
                let refused = faults.refused_identifies > 0;
                faults.refused_identifies = faults.refused_identifies.saturating_sub(1);
                refused
            };
            if let Some(code) = state.faults().close_identifies.pop_front() {
                state.sessions().identified += 1;
                state.notify_changed();
                return Err((code, "made to fail"));
            }
            if refused {
                say(json!({ "op": 9, "d": false, "s": null, "t": null }));
            } else {
                *session = Some(identify(state, data, sender)?);
            }
        }
        Some(6) => {
            is_token(data)?;
            let wanted = data.get("session_id").and_then(Value::as_str).unwrap_or_default();
            let from = data.get("seq").and_then(Value::as_u64).unwrap_or_default();
            let refuse = state.faults().refuse_resume;
            let mut gateway = state.sessions();
            let known = gateway.sessions.iter_mut().find(|it| it.id == wanted);
            if let Some(known) = known.filter(|it| !refuse && it.can_resume_from(from)) {
                if from > known.sequence {
                    return Err((4007, "Invalid seq."));
                }
                known.send_held(1);
                for (_, frame) in known.sent.iter().filter(|(number, _)| *number > from) {
                    let _ = sender.send(Outgoing::Text(frame.clone()));
                }
                if let Some(old) = known.connection.replace(sender.clone()) {
                    let _ = old.send(Outgoing::Break);
                }
                known.send_now("RESUMED", "{}", 1);
                *session = Some(wanted.to_owned());
            } else {
                gateway.sessions.retain(|it| it.id != wanted);
                say(json!({ "op": 9, "d": false, "s": null, "t": null }));
            }
        }
        Some(3 | 4 | 8) if session.is_none() => return Err((4003, "Not authenticated.")),
        Some(8) => send_members(state, data, session.as_deref()),
        Some(3 | 4) => {}
        _ => return Err((4001, "Unknown opcode.")),
    }
    Ok(())
}

/// Sends the members that a session asks for, in one chunk ("Request Guild Members", in the API documentation).
fn send_members(state: &ServerState, request: &Value, session: Option<&str>) {
    let world = state.world();
    let field = |name: &str| request.get(name);
    // Some clients send ids as numbers, and Discord takes them.
    let id_of = |id: &Value| id.as_u64().or_else(|| id.as_str()?.parse().ok());
    let id = field("guild_id").and_then(id_of).unwrap_or_default();
    let Some(guild) = world.guilds.get(&GuildId(id)).filter(|guild| guild.members.contains_key(&BOT)) else { return };
    let query = field("query").and_then(Value::as_str).unwrap_or_default();
    let limit = field("limit").and_then(Value::as_u64).filter(|limit| *limit > 0).unwrap_or(u64::MAX);
    let ids: Option<Vec<UserId>> = field("user_ids").filter(|ids| !ids.is_null()).map(|ids| match ids {
        Value::Array(ids) => ids.iter().filter_map(id_of).map(UserId).collect(),
        id => id_of(id).map(UserId).into_iter().collect(),
    });
    let is_wanted = |user: &UserId| match &ids {
        Some(ids) => ids.contains(user),
        None => world.name(*user).starts_with(query),
    };
    let users = guild.members.keys().copied().filter(is_wanted).take(usize::try_from(limit).unwrap_or(usize::MAX));
    let members: Vec<Value> = users.map(|user| world.member_json(guild, user, true)).collect();
    let unknown = ids.iter().flatten().filter(|id| !guild.members.contains_key(id)).map(UserId::to_string);
    let chunk = json!({
        "guild_id": guild.id.to_string(), "members": members, "chunk_index": 0, "chunk_count": 1,
        "not_found": unknown.collect::<Vec<_>>(), "presences": [], "nonce": field("nonce"),
    });
    let mut gateway = state.sessions();
    if let Some(session) = gateway.sessions.iter_mut().find(|it| Some(it.id.as_str()) == session) {
        session.send_now("GUILD_MEMBERS_CHUNK", &chunk.to_string(), 1);
    }
}

fn is_token(data: &Value) -> Result<(), CloseReason> {
    let token = data.get("token").and_then(Value::as_str).unwrap_or_default();
    if token.trim_start_matches("Bot ") == TOKEN { Ok(()) } else { Err((4004, "Authentication failed.")) }
}

fn identify(
    state: &ServerState,
    data: &Value,
    sender: &mpsc::UnboundedSender<Outgoing>,
) -> Result<String, CloseReason> {
    is_token(data)?;
    let intents = data.get("intents").and_then(Value::as_u64).ok_or((4013, "Invalid intent(s)."))?;
    if intents & intent::MESSAGE_CONTENT != 0 && state.options.refuse_message_content {
        return Err((4014, "Disallowed intent(s)."));
    }
    let number = |at: usize| data.pointer(&format!("/shard/{at}")).and_then(Value::as_u64);
    let shard = (number(0).unwrap_or(0), number(1).unwrap_or(1));
    if shard.0 >= shard.1 {
        return Err((4010, "Invalid shard."));
    }
    let world = state.world();
    let is_here = |guild: GuildId| shard_of(guild, shard.1) == shard.0;
    let here: Vec<_> =
        world.guilds.values().filter(|guild| is_here(guild.id) && guild.members.contains_key(&BOT)).collect();
    if here.len() >= MAX_GUILDS_PER_SHARD {
        return Err((4011, "Sharding required."));
    }
    let mut gateway = state.sessions();
    gateway.identified += 1;
    let id = format!("session-{}", gateway.identified);
    let mut session = Session {
        id: id.clone(),
        shard,
        intents,
        sequence: 0,
        sent: VecDeque::new(),
        connection: Some(sender.clone()),
        held: None,
    };
    let unavailable: Vec<Value> =
        here.iter().map(|guild| json!({ "id": guild.id.to_string(), "unavailable": true })).collect();
    let address = state.gateway_url();
    let ready = json!({
        "v": 10, "user": world.user_json(BOT), "guilds": unavailable, "session_id": id, "resume_gateway_url": address,
        "shard": [shard.0, shard.1], "application": { "id": BOT.to_string(), "flags": 0 },
    });
    let (mut ready, mut guilds) = (ready.to_string(), Vec::new());
    for guild in here.into_iter().filter(|_| intents & intent::GUILDS != 0) {
        guilds.push(world.guild_json(guild).to_string());
    }
    if let Some(rewrite) = &state.faults().rewrite_events {
        ready = rewrite.apply("READY", &ready).unwrap_or(ready);
        guilds = guilds.into_iter().filter_map(|guild| rewrite.apply("GUILD_CREATE", &guild)).collect();
    }
    session.send_now("READY", &ready, 1);
    for guild in guilds {
        session.send_now("GUILD_CREATE", &guild, 1);
    }
    // A shard that identifies again abandons its old session.
    gateway.sessions.retain(|other| other.shard != shard || other.connection.is_some());
    gateway.sessions.push(session);
    drop(gateway);
    state.notify_changed();
    Ok(id)
}
