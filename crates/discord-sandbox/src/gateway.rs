//! Events out: Discord's gateway over WebSocket.

use std::collections::VecDeque;
use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::extract::ws::{CloseFrame, Message as Frame, Utf8Bytes, WebSocket, WebSocketUpgrade};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio::sync::mpsc;
use tokio::time::Instant;

use super::rest::is_from_here;
use super::view::shard_of;
use super::world::BOT;
use super::{Shared, TOKEN, lock};
use crate::id::GuildId;

/// Intents, by Discord's numbers.
mod intent {
    pub(super) const GUILDS: u64 = 1;
    pub(super) const GUILD_MESSAGES: u64 = 1 << 9;
    pub(super) const GUILD_MESSAGE_REACTIONS: u64 = 1 << 10;
    pub(super) const MESSAGE_CONTENT: u64 = 1 << 15;
}

/// What must be asked for to be told of an event; 0: everybody is told.
fn intent_of(event: &str) -> u64 {
    match event {
        "GUILD_CREATE" | "GUILD_DELETE" | "CHANNEL_DELETE" => intent::GUILDS,
        "MESSAGE_CREATE" | "MESSAGE_UPDATE" | "MESSAGE_DELETE" => intent::GUILD_MESSAGES,
        "MESSAGE_REACTION_ADD" => intent::GUILD_MESSAGE_REACTIONS,
        _ => 0,
    }
}

/// Events kept for a resume.
const KEPT: usize = 50_000;

/// Bytes of a payload that is taken in, at most.
const LARGEST_PAYLOAD: usize = 4096;

/// Payloads that a connection may send within [`PAYLOADS_WINDOW`].
const PAYLOADS: u32 = 120;

const PAYLOADS_WINDOW: Duration = Duration::from_secs(60);

/// From so many servers on, a bot must be sharded.
const SERVERS_PER_SHARD: usize = 2500;

/// How long a closed connection may take to say goodbye.
const GOODBYE: Duration = Duration::from_secs(1);

/// What is sent to a connection.
#[derive(Debug)]
enum Out {
    Text(Utf8Bytes),
    /// The line breaks.
    Break,
}

#[derive(Debug)]
struct Session {
    id: String,
    shard: (u64, u64),
    intents: u64,
    sequence: u64,
    /// Frames that a resume may ask for, each with its number.
    sent: VecDeque<(u64, Utf8Bytes)>,
    connection: Option<mpsc::UnboundedSender<Out>>,
    /// An event (its name and data) that waits to be sent after the next one, where events are reordered.
    held: Option<(String, String)>,
}

/// All sessions.
#[derive(Debug, Default)]
pub(super) struct Sessions {
    sessions: Vec<Session>,
    identified: usize,
}

impl Sessions {
    pub(super) fn identified(&self) -> usize {
        self.identified
    }

    /// Asks all connections to come again, as Discord does now and then (op 7).
    pub(super) fn ask_to_reconnect(&self) {
        for connection in self.sessions.iter().filter_map(|session| session.connection.as_ref()) {
            let _ = connection.send(Out::Text(json!({ "op": 7, "d": null, "s": null, "t": null }).to_string().into()));
        }
    }

    pub(super) fn drop_all(&mut self) {
        for session in &mut self.sessions {
            if let Some(connection) = session.connection.take() {
                let _ = connection.send(Out::Break);
            }
        }
    }
}

/// How an event is sent.
#[derive(Clone, Copy)]
struct Sending {
    /// How often; 0: it is only kept for a resume.
    times: usize,
    /// Each two in the wrong order.
    reorder: bool,
}

impl Session {
    fn send(&mut self, name: &str, data: &str, how: Sending) {
        if how.reorder && self.held.is_none() {
            self.held = Some((name.to_owned(), data.to_owned()));
            return;
        }
        self.put(name, data, how.times);
        self.release(how.times);
    }

    /// Sends the event that was held back. Only here is it numbered: what a connection is sent is in the order of its numbers even where the
    /// events are not in theirs.
    fn release(&mut self, times: usize) {
        if let Some((name, data)) = self.held.take() {
            self.put(&name, &data, times);
        }
    }

    fn put(&mut self, name: &str, data: &str, times: usize) {
        self.sequence += 1;
        let mut frame = String::with_capacity(data.len() + name.len() + 40);
        let _ = write!(frame, r#"{{"op":0,"s":{},"t":"{name}","d":{data}}}"#, self.sequence);
        let frame = Utf8Bytes::from(frame);
        if let Some(connection) = &self.connection {
            for _ in 0..times {
                let _ = connection.send(Out::Text(frame.clone()));
            }
        }
        if self.sent.len() >= KEPT {
            self.sent.pop_front();
        }
        self.sent.push_back((self.sequence, frame));
    }

    /// Whether all that came after this number can still be sent.
    fn has_since(&self, number: u64) -> bool {
        self.sent.front().is_none_or(|(first, _)| *first <= number + 1)
    }
}

impl Shared {
    /// Sends an event to the sessions whose shard it concerns; those without the Message Content intent get `without_content`, where given.
    pub(super) fn dispatch(&self, name: &str, guild: Option<GuildId>, data: &str, without_content: Option<&str>) {
        let how = {
            let faults = lock(&self.faults);
            let times = if faults.mute { 0 } else { 1 + usize::from(faults.double_events) };
            Sending { times, reorder: faults.reorder_events }
        };
        let mut gateway = lock(&self.gateway);
        for session in &mut gateway.sessions {
            let concerned =
                guild.map_or(session.shard.0 == 0, |guild| shard_of(guild, session.shard.1) == session.shard.0);
            let wanted = intent_of(name);
            if concerned && session.intents & wanted == wanted {
                let content = session.intents & intent::MESSAGE_CONTENT != 0;
                let data = if content { data } else { without_content.unwrap_or(data) };
                session.send(name, data, how);
            }
        }
    }
}

pub(super) async fn connect(
    State(shared): State<Arc<Shared>>,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Response {
    // The token is no secret here, and a browser lets any page open a WebSocket to any address.
    if !is_from_here(&shared, &headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    upgrade.on_upgrade(move |socket| serve(shared, socket))
}

async fn serve(shared: Arc<Shared>, socket: WebSocket) {
    let (mut out, mut incoming) = socket.split();
    let (sender, mut queue) = mpsc::unbounded_channel::<Out>();
    let hello = json!({ "op": 10, "d": { "heartbeat_interval": shared.options.heartbeat_ms }, "s": null, "t": null });
    let _ = sender.send(Out::Text(hello.to_string().into()));
    let mut session: Option<String> = None;
    let mut payloads = (Instant::now(), 0);
    // Who says goodbye with 1000 or 1001 does not come back to the session.
    let mut is_over = false;
    loop {
        tokio::select! {
            () = shared.stop.cancelled() => break,
            next = queue.recv() => {
                let Some(Out::Text(text)) = next else { break };
                if out.feed(Frame::Text(text)).await.is_err() { break }
                // What is waiting goes out with it.
                let mut broken = false;
                while let Ok(next) = queue.try_recv() {
                    match next {
                        Out::Text(text) => broken |= out.feed(Frame::Text(text)).await.is_err(),
                        Out::Break => broken = true,
                    }
                }
                if broken || out.flush().await.is_err() { break }
            }
            frame = incoming.next() => {
                let text = match frame {
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
                    .and_then(|payload| take(&shared, &payload, &sender, &mut session));
                if let Err((code, why)) = taken {
                    let _ = out.send(Frame::Close(Some(CloseFrame { code, reason: why.into() }))).await;
                    // A socket that is let go of with something unread in it takes the close code with it.
                    let goodbye = async { while let Some(Ok(_)) = incoming.next().await {} };
                    let _ = tokio::time::timeout(GOODBYE, goodbye).await;
                    break;
                }
            }
        }
    }
    let mut gateway = lock(&shared.gateway);
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
type Closed = (u16, &'static str);

/// Reads a payload, and counts it: `payloads` is since when, and how many.
fn decoded(text: &str, payloads: &mut (Instant, u32)) -> Result<Value, Closed> {
    if payloads.0.elapsed() >= PAYLOADS_WINDOW {
        *payloads = (Instant::now(), 0);
    }
    payloads.1 += 1;
    if payloads.1 > PAYLOADS {
        return Err((4008, "Rate limited."));
    }
    let payload = (text.len() <= LARGEST_PAYLOAD).then(|| serde_json::from_str(text).ok()).flatten();
    payload.ok_or((4002, "Error while decoding payload."))
}

/// Takes a payload in; an error closes the connection with that code.
fn take(
    shared: &Shared,
    payload: &Value,
    sender: &mpsc::UnboundedSender<Out>,
    session: &mut Option<String>,
) -> Result<(), Closed> {
    let say = |payload: Value| drop(sender.send(Out::Text(payload.to_string().into())));
    let data = payload.get("d").unwrap_or(&Value::Null);
    match payload.get("op").and_then(Value::as_u64) {
        Some(1) => {
            if !lock(&shared.faults).deaf {
                say(json!({ "op": 11, "d": null, "s": null, "t": null }));
            }
        }
        Some(2 | 6) if session.is_some() => return Err((4005, "Already authenticated.")),
        Some(2) => {
            let refused = {
                let mut faults = lock(&shared.faults);
                let refused = faults.refuse_identify > 0;
                faults.refuse_identify = faults.refuse_identify.saturating_sub(1);
                refused
            };
            if refused {
                say(json!({ "op": 9, "d": false, "s": null, "t": null }));
            } else {
                *session = Some(identify(shared, data, sender)?);
            }
        }
        Some(6) => {
            is_token(data)?;
            let wanted = data.get("session_id").and_then(Value::as_str).unwrap_or_default();
            let from = data.get("seq").and_then(Value::as_u64).unwrap_or_default();
            let refuse = lock(&shared.faults).refuse_resume;
            let mut gateway = lock(&shared.gateway);
            let known = gateway.sessions.iter_mut().find(|it| it.id == wanted);
            if let Some(known) = known.filter(|it| !refuse && it.has_since(from)) {
                if from > known.sequence {
                    return Err((4007, "Invalid seq."));
                }
                known.release(1);
                for (_, frame) in known.sent.iter().filter(|(number, _)| *number > from) {
                    let _ = sender.send(Out::Text(frame.clone()));
                }
                if let Some(old) = known.connection.replace(sender.clone()) {
                    let _ = old.send(Out::Break);
                }
                known.put("RESUMED", "{}", 1);
                *session = Some(wanted.to_owned());
            } else {
                gateway.sessions.retain(|it| it.id != wanted);
                say(json!({ "op": 9, "d": false, "s": null, "t": null }));
            }
        }
        Some(3 | 4 | 8) if session.is_none() => return Err((4003, "Not authenticated.")),
        Some(3 | 4 | 8) => {}
        _ => return Err((4001, "Unknown opcode.")),
    }
    Ok(())
}

fn is_token(data: &Value) -> Result<(), Closed> {
    let token = data.get("token").and_then(Value::as_str).unwrap_or_default();
    if token.trim_start_matches("Bot ") == TOKEN { Ok(()) } else { Err((4004, "Authentication failed.")) }
}

fn identify(shared: &Shared, data: &Value, sender: &mpsc::UnboundedSender<Out>) -> Result<String, Closed> {
    is_token(data)?;
    let intents = data.get("intents").and_then(Value::as_u64).ok_or((4013, "Invalid intent(s)."))?;
    if intents & intent::MESSAGE_CONTENT != 0 && shared.options.refuse_message_content {
        return Err((4014, "Disallowed intent(s)."));
    }
    let number = |at: usize| data.pointer(&format!("/shard/{at}")).and_then(Value::as_u64);
    let shard = (number(0).unwrap_or(0), number(1).unwrap_or(1));
    if shard.0 >= shard.1 {
        return Err((4010, "Invalid shard."));
    }
    let world = lock(&shared.world);
    let is_here = |guild: GuildId| shard_of(guild, shard.1) == shard.0;
    let here: Vec<_> =
        world.guilds.values().filter(|guild| is_here(guild.id) && guild.members.contains_key(&BOT)).collect();
    if here.len() >= SERVERS_PER_SHARD {
        return Err((4011, "Sharding required."));
    }
    let mut gateway = lock(&shared.gateway);
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
    let address = format!("ws://127.0.0.1:{}/gateway", shared.port.get().copied().unwrap_or_default());
    let ready = json!({
        "v": 10, "user": world.user_json(BOT), "guilds": unavailable, "session_id": id, "resume_gateway_url": address,
        "shard": [shard.0, shard.1], "application": { "id": BOT.to_string(), "flags": 0 },
    });
    session.put("READY", &ready.to_string(), 1);
    for guild in here.into_iter().filter(|_| intents & intent::GUILDS != 0) {
        session.put("GUILD_CREATE", &world.guild_json(guild).to_string(), 1);
    }
    // A shard that identifies anew leaves its old session behind.
    gateway.sessions.retain(|other| other.shard != shard || other.connection.is_some());
    gateway.sessions.push(session);
    drop(gateway);
    shared.changed();
    Ok(id)
}
