//! One connection to Discord's gateway: its handshake, its heartbeats, and its events in Discord's order.
//!
//! Source: the API documentation, "Gateway" and "Gateway Opcodes & Close Event Codes".

use std::io::Read as _;
use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use rand::RngExt as _;
use secrecy::{ExposeSecret as _, SecretString};
use serde::Deserialize;
use serde_json::json;
use serde_json::value::RawValue;
use tokio::net::TcpStream;
use tokio::time::Instant;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use super::gateway::Shard;

/// How long Discord may take to answer a step of the handshake.
const ANSWER_WITHIN: Duration = Duration::from_secs(15);

/// How long saying goodbye may take.
const CLOSE_WITHIN: Duration = Duration::from_secs(1);

/// Bytes of a payload after decompression, at most. The largest that Discord sends is that of a server with hundreds of
/// thousands of members: a few megabytes.
const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// A session that can be resumed.
#[derive(Clone, Debug)]
pub(super) struct Session {
    pub(super) id: String,
    pub(super) url: Option<String>,
    /// The number of the last event that was handled.
    pub(super) sequence: u64,
}

/// The client properties for Discord.
pub(super) struct Identity<'a> {
    pub(super) token: &'a SecretString,
    pub(super) intents: u64,
    pub(super) shard: Shard,
}

/// Why a connection ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// It couldn't be established, or broke.
    Lost(String),
    /// Discord closed it with this code.
    Closed(u16),
    /// Discord asks to connect again (opcode 7).
    Reconnect,
    /// Discord rejected the session (opcode 9); whether it can still be resumed.
    InvalidSession { resumable: bool },
}

impl Ended {
    /// Whether Discord may resume the session. Source: "Gateway Close Event Codes".
    pub(super) fn is_resumable(&self) -> bool {
        match self {
            Self::Lost(_) | Self::Reconnect => true,
            Self::InvalidSession { resumable } => *resumable,
            Self::Closed(code) => !matches!(code, 1000 | 1001 | 4003 | 4004 | 4006 | 4007 | 4009..=4014),
        }
    }
}

impl std::fmt::Display for Ended {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Lost(why) => f.write_str(why),
            Self::Closed(code) => write!(f, "Discord closed it with code {code}"),
            Self::Reconnect => f.write_str("Discord asked to connect again"),
            Self::InvalidSession { .. } => f.write_str("Discord refused the session"),
        }
    }
}

#[derive(Deserialize)]
struct Payload<'a> {
    op: u64,
    #[serde(default)]
    s: Option<u64>,
    #[serde(default, borrow)]
    t: Option<std::borrow::Cow<'a, str>>,
    #[serde(default, borrow)]
    d: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct Hello {
    heartbeat_interval: u64,
}

/// An incoming payload.
pub(super) enum Received {
    /// An event: its number, its type, and its data as Discord wrote them.
    Event { sequence: u64, kind: String, data: String },
    /// Discord answered a heartbeat.
    HeartbeatAcknowledged,
}

/// An open connection that has been greeted.
pub(super) struct Connection {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    interval: Duration,
    next_heartbeat: Instant,
    acknowledged: bool,
    /// The number of the last event, which heartbeats contain.
    sequence: Option<u64>,
}

impl Connection {
    /// Connects and waits for Discord's greeting.
    pub(super) async fn open(url: &str) -> Result<Self, Ended> {
        let address = format!("{}/?v=10&encoding=json", url.trim_end_matches('/'));
        let opening = async {
            let (socket, _) = connect_async(address).await.map_err(|error| Ended::Lost(error.to_string()))?;
            let never = Instant::now() + Duration::from_secs(86_400);
            let mut connection = Self {
                socket,
                interval: Duration::from_secs(86_400),
                next_heartbeat: never,
                acknowledged: true,
                sequence: None,
            };
            let text = connection.next_text().await?;
            let hello: Option<Hello> = serde_json::from_str::<Payload<'_>>(&text)
                .ok()
                .filter(|payload| payload.op == 10)
                .and_then(|payload| serde_json::from_str(payload.d?.get()).ok());
            let hello = hello.ok_or_else(|| Ended::Lost("Discord did not greet".to_owned()))?;
            connection.interval = Duration::from_millis(hello.heartbeat_interval.clamp(100, 3_600_000));
            // Jitter, as Discord asks: not all bots speak at once after an outage.
            connection.next_heartbeat =
                Instant::now() + connection.interval.mul_f64(rand::rng().random_range(0.0..1.0));
            Ok(connection)
        };
        tokio::time::timeout(ANSWER_WITHIN, opening)
            .await
            .unwrap_or_else(|_| Err(Ended::Lost("Discord did not answer in time".to_owned())))
    }

    pub(super) async fn identify(&mut self, identity: &Identity<'_>) -> Result<(), Ended> {
        let Identity { token, intents, shard } = identity;
        let properties = json!({ "os": std::env::consts::OS, "browser": "popquiz", "device": "popquiz" });
        let data = json!({
            "token": token.expose_secret(), "intents": intents, "shard": [shard.number, shard.of],
            "properties": properties, "compress": true, "large_threshold": 50,
        });
        self.send(2, data).await
    }

    pub(super) async fn resume(&mut self, identity: &Identity<'_>, session: &Session) -> Result<(), Ended> {
        self.sequence = Some(session.sequence);
        let token = identity.token.expose_secret();
        self.send(6, json!({ "token": token, "session_id": session.id, "seq": session.sequence })).await
    }

    /// Waits for the next payload, and sends heartbeats meanwhile. It may be canceled at any time without losing
    /// anything.
    pub(super) async fn next(&mut self) -> Result<Received, Ended> {
        loop {
            let next_heartbeat = self.next_heartbeat;
            let text = tokio::select! {
                text = self.next_text() => text?,
                () = tokio::time::sleep_until(next_heartbeat) => {
                    if !self.acknowledged {
                        return Err(Ended::Lost("Discord no longer answers".to_owned()));
                    }
                    self.heartbeat().await?;
                    continue;
                }
            };
            let Ok(payload) = serde_json::from_str::<Payload<'_>>(&text) else {
                tracing::warn!(bytes = text.len(), "cannot parse a gateway payload");
                continue;
            };
            match payload.op {
                0 => {
                    let Some((sequence, kind)) = payload.s.zip(payload.t) else { continue };
                    self.sequence = Some(sequence);
                    let data = payload.d.map_or("null", RawValue::get).to_owned();
                    return Ok(Received::Event { sequence, kind: kind.into_owned(), data });
                }
                1 => self.heartbeat().await?,
                7 => return Err(Ended::Reconnect),
                9 => {
                    let resumable = payload.d.is_some_and(|data| data.get() == "true");
                    return Err(Ended::InvalidSession { resumable });
                }
                11 => {
                    self.acknowledged = true;
                    return Ok(Received::HeartbeatAcknowledged);
                }
                _ => {}
            }
        }
    }

    /// Closes the connection. With 1000, the bot goes offline at once and the session ends; with any other code,
    /// Discord keeps the session for a while.
    pub(super) async fn close(mut self, code: u16) {
        let goodbye = async {
            let frame = CloseFrame { code: CloseCode::from(code), reason: "".into() };
            let _ = self.socket.close(Some(frame)).await;
            while let Some(Ok(_)) = self.socket.next().await {}
        };
        let _ = tokio::time::timeout(CLOSE_WITHIN, goodbye).await;
    }

    async fn heartbeat(&mut self) -> Result<(), Ended> {
        self.acknowledged = false;
        self.next_heartbeat = Instant::now() + self.interval;
        self.send(1, json!(self.sequence)).await
    }

    async fn send(&mut self, op: u64, data: serde_json::Value) -> Result<(), Ended> {
        let text = json!({ "op": op, "d": data }).to_string();
        // A connection that accepts no data must not keep missing heartbeat acknowledgments from being noticed.
        let sent = tokio::time::timeout(ANSWER_WITHIN, self.socket.send(Message::text(text))).await;
        let sent = sent.map_err(|_| Ended::Lost("nothing can be sent to Discord".to_owned()))?;
        sent.map_err(|error| Ended::Lost(error.to_string()))
    }

    async fn next_text(&mut self) -> Result<String, Ended> {
        loop {
            match self.socket.next().await {
                Some(Ok(Message::Text(text))) => return Ok(text.to_string()),
                Some(Ok(Message::Binary(bytes))) => match decompressed(&bytes) {
                    Some(text) => return Ok(text),
                    None => return Err(Ended::Lost("a payload can't be decompressed".to_owned())),
                },
                Some(Ok(Message::Close(frame))) => {
                    return Err(match frame {
                        Some(frame) => Ended::Closed(frame.code.into()),
                        None => Ended::Lost("Discord closed the connection".to_owned()),
                    });
                }
                Some(Ok(Message::Ping(_) | Message::Pong(_) | Message::Frame(_))) => {}
                Some(Err(error)) => return Err(Ended::Lost(error.to_string())),
                None => return Err(Ended::Lost("the connection broke".to_owned())),
            }
        }
    }
}

/// A large payload is compressed separately, as requested in IDENTIFY.
fn decompressed(bytes: &[u8]) -> Option<String> {
    let mut text = String::new();
    let read = flate2::read::ZlibDecoder::new(bytes).take(MOST_BYTES + 1).read_to_string(&mut text).ok()?;
    (read as u64 <= MOST_BYTES).then_some(text)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::io::Write as _;

    use super::*;

    #[test]
    fn compressed_payloads_are_read_up_to_a_limit() {
        let compress = |bytes: &[u8]| {
            let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
            encoder.write_all(bytes).unwrap();
            encoder.finish().unwrap()
        };
        assert_eq!(decompressed(&compress(b"{\"op\":11}")).as_deref(), Some("{\"op\":11}"));
        assert_eq!(decompressed(b"nonsense"), None);
        let bomb = compress(&vec![b' '; usize::try_from(MOST_BYTES).unwrap() + 1]);
        assert_eq!(decompressed(&bomb), None);
    }

    #[tokio::test]
    async fn a_server_that_speaks_no_tls_is_an_error_and_no_panic() {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let answering = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            tokio::io::AsyncWriteExt::write_all(&mut stream, b"HTTP/1.1 400 Bad Request\r\n\r\n").await.unwrap();
        });
        let ended = Connection::open(&format!("wss://127.0.0.1:{port}")).await;
        assert!(matches!(ended, Err(Ended::Lost(_))));
        answering.await.unwrap();
    }
}
