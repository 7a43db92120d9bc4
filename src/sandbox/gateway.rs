//! Events out: Discord's gateway over WebSocket.

use std::collections::VecDeque;
use std::fmt::Write as _;
use std::sync::Arc;

use axum::extract::State;
use axum::extract::ws::{CloseFrame, Message as Frame, WebSocket, WebSocketUpgrade};
use axum::response::Response;
use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio::sync::mpsc;

use super::view::shard_of;
use super::world::BOT;
use super::{Shared, TOKEN, lock};
use crate::id::GuildId;

const MESSAGE_CONTENT: u64 = 1 << 15;

/// Events kept for a resume.
const KEPT: usize = 50_000;

/// What is sent to a connection.
#[derive(Debug)]
enum Out {
    Text(String),
    /// The line breaks.
    Break,
}

#[derive(Debug)]
struct Session {
    id: String,
    shard: (u64, u64),
    content: bool,
    sequence: u64,
    /// Frames that a resume may ask for, each with its number.
    sent: VecDeque<(u64, String)>,
    connection: Option<mpsc::UnboundedSender<Out>>,
    /// A frame that waits to be sent after the next one, where events are reordered.
    held: Option<String>,
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

    pub(super) fn drop_all(&mut self) {
        for session in &mut self.sessions {
            if let Some(connection) = session.connection.take() {
                let _ = connection.send(Out::Break);
            }
        }
    }
}

impl Session {
    fn send(&mut self, name: &str, data: &str, double: bool, reorder: bool) {
        self.sequence += 1;
        let mut frame = String::with_capacity(data.len() + name.len() + 40);
        let _ = write!(frame, r#"{{"op":0,"s":{},"t":"{name}","d":{data}}}"#, self.sequence);
        if self.sent.len() >= KEPT {
            self.sent.pop_front();
        }
        self.sent.push_back((self.sequence, frame.clone()));
        if reorder && self.held.is_none() {
            self.held = Some(frame);
            return;
        }
        let Some(connection) = &self.connection else { return };
        if double {
            let _ = connection.send(Out::Text(frame.clone()));
        }
        let _ = connection.send(Out::Text(frame));
        if let Some(held) = self.held.take() {
            let _ = connection.send(Out::Text(held));
        }
    }
}

impl Shared {
    /// Sends an event to the sessions whose shard it concerns; those without the Message Content intent get `without_content`, where given.
    pub(super) fn dispatch(&self, name: &str, guild: Option<GuildId>, data: &str, without_content: Option<&str>) {
        let (double, reorder) = {
            let faults = lock(&self.faults);
            (faults.double_events, faults.reorder_events)
        };
        let mut gateway = lock(&self.gateway);
        for session in &mut gateway.sessions {
            let concerned =
                guild.map_or(session.shard.0 == 0, |guild| shard_of(guild, session.shard.1) == session.shard.0);
            if concerned {
                let data = if session.content { data } else { without_content.unwrap_or(data) };
                session.send(name, data, double, reorder);
            }
        }
    }
}

pub(super) async fn connect(State(shared): State<Arc<Shared>>, upgrade: WebSocketUpgrade) -> Response {
    upgrade.on_upgrade(move |socket| serve(shared, socket))
}

async fn serve(shared: Arc<Shared>, socket: WebSocket) {
    let (mut out, mut incoming) = socket.split();
    let (sender, mut queue) = mpsc::unbounded_channel::<Out>();
    let hello = json!({ "op": 10, "d": { "heartbeat_interval": 41_250 }, "s": null, "t": null });
    let _ = sender.send(Out::Text(hello.to_string()));
    let mut session: Option<String> = None;
    loop {
        tokio::select! {
            () = shared.stop.cancelled() => break,
            next = queue.recv() => {
                let Some(Out::Text(text)) = next else { break };
                if out.feed(Frame::Text(text.into())).await.is_err() { break }
                // What is waiting goes out with it.
                let mut broken = false;
                while let Ok(next) = queue.try_recv() {
                    match next {
                        Out::Text(text) => broken |= out.feed(Frame::Text(text.into())).await.is_err(),
                        Out::Break => broken = true,
                    }
                }
                if broken || out.flush().await.is_err() { break }
            }
            frame = incoming.next() => {
                let text = match frame {
                    Some(Ok(Frame::Text(text))) => text.to_string(),
                    Some(Ok(Frame::Binary(_) | Frame::Ping(_) | Frame::Pong(_))) => continue,
                    _ => break,
                };
                let Ok(payload) = serde_json::from_str::<Value>(&text) else {
                    close(&mut out, 4002, "Error while decoding payload.").await;
                    break;
                };
                match take(&shared, &payload, &sender, &mut session) {
                    Ok(()) => {}
                    Err((code, why)) => { close(&mut out, code, why).await; break }
                }
            }
        }
    }
    let mut gateway = lock(&shared.gateway);
    if let Some(session) = session
        && let Some(mine) = gateway
            .sessions
            .iter_mut()
            .find(|it| it.id == session && it.connection.as_ref().is_some_and(|other| other.same_channel(&sender)))
    {
        mine.connection = None;
    }
}

async fn close(out: &mut (impl futures_util::Sink<Frame> + Unpin), code: u16, why: &'static str) {
    let _ = out.send(Frame::Close(Some(CloseFrame { code, reason: why.into() }))).await;
}

/// Takes a payload in; an error closes the connection with that code.
fn take(
    shared: &Shared,
    payload: &Value,
    sender: &mpsc::UnboundedSender<Out>,
    session: &mut Option<String>,
) -> Result<(), (u16, &'static str)> {
    let say = |payload: Value| drop(sender.send(Out::Text(payload.to_string())));
    let data = payload.get("d").unwrap_or(&Value::Null);
    match payload.get("op").and_then(Value::as_u64) {
        Some(1) => {
            if !lock(&shared.faults).deaf {
                say(json!({ "op": 11, "d": null, "s": null, "t": null }));
            }
        }
        Some(2) => *session = Some(identify(shared, data, sender)?),
        Some(6) => {
            let wanted = data.get("session_id").and_then(Value::as_str).unwrap_or_default();
            let from = data.get("seq").and_then(Value::as_u64).unwrap_or_default();
            let refuse = lock(&shared.faults).refuse_resume;
            let mut gateway = lock(&shared.gateway);
            if let Some(known) = gateway.sessions.iter_mut().find(|it| it.id == wanted).filter(|_| !refuse) {
                for (_, frame) in known.sent.iter().filter(|(number, _)| *number > from) {
                    let _ = sender.send(Out::Text(frame.clone()));
                }
                known.connection = Some(sender.clone());
                known.send("RESUMED", "{}", false, false);
                *session = Some(wanted.to_owned());
            } else {
                gateway.sessions.retain(|it| it.id != wanted);
                say(json!({ "op": 9, "d": false, "s": null, "t": null }));
            }
        }
        Some(3 | 4 | 8) => {}
        _ => return Err((4001, "Unknown opcode.")),
    }
    Ok(())
}

fn identify(shared: &Shared, data: &Value, sender: &mpsc::UnboundedSender<Out>) -> Result<String, (u16, &'static str)> {
    let token = data.get("token").and_then(Value::as_str).unwrap_or_default();
    if token.trim_start_matches("Bot ") != TOKEN {
        return Err((4004, "Authentication failed."));
    }
    let intents = data.get("intents").and_then(Value::as_u64).unwrap_or_default();
    let content = intents & MESSAGE_CONTENT != 0;
    if content && shared.options.refuse_message_content {
        return Err((4014, "Disallowed intent(s)."));
    }
    let number = |at: usize| data.pointer(&format!("/shard/{at}")).and_then(Value::as_u64);
    let shard = (number(0).unwrap_or(0), number(1).unwrap_or(1));
    let world = lock(&shared.world);
    let here: Vec<_> = world.guilds.values().filter(|guild| shard_of(guild.id, shard.1) == shard.0).collect();
    let mut gateway = lock(&shared.gateway);
    gateway.identified += 1;
    let id = format!("session-{}", gateway.identified);
    let mut session = Session {
        id: id.clone(),
        shard,
        content,
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
    session.send("READY", &ready.to_string(), false, false);
    for guild in here {
        session.send("GUILD_CREATE", &world.guild_json(guild).to_string(), false, false);
    }
    // A shard that identifies anew leaves its old session behind.
    gateway.sessions.retain(|other| other.shard != shard || other.connection.is_some());
    gateway.sessions.push(session);
    drop(gateway);
    shared.changed();
    Ok(id)
}
