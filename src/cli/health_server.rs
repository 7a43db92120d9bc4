//! The health address: a small HTTP server that clients can't block.
//!
//! A check is one request. So each connection gets one answer within a few seconds, and if too many are open, the oldest
//! is closed in favor of the newest. That is why it isn't `axum::serve`, which has no limit for the whole of a
//! connection and makes new ones wait for old ones.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{AbortHandle, JoinSet};

/// Connections open at once.
const CONNECTIONS: usize = 64;

/// How long a connection may take, from its first byte to its last.
const WITHIN: Duration = Duration::from_secs(5);

/// Bytes of a request that are read, at most.
const REQUEST_BYTES: usize = 8 * 1024;

/// An answer: a status and a JSON text.
pub(super) struct Answer {
    pub(super) ok: bool,
    pub(super) body: String,
}

/// Answers requests at an address by their path, until it's dropped; `None` is a 404.
pub(super) struct HealthServer {
    _accepting: tokio_util::task::AbortOnDropHandle<()>,
    #[cfg(test)]
    address: SocketAddr,
}

type Answering = Arc<dyn Fn(&str) -> Option<Answer> + Send + Sync>;

impl HealthServer {
    pub(super) async fn start(
        address: SocketAddr,
        answer: impl Fn(&str) -> Option<Answer> + Send + Sync + 'static,
    ) -> anyhow::Result<Self> {
        let listener = TcpListener::bind(address)
            .await
            .with_context(|| format!("can't listen on {address}; set `health.address` to a free address"))?;
        Ok(Self {
            #[cfg(test)]
            address: listener.local_addr()?,
            _accepting: tokio_util::task::AbortOnDropHandle::new(tokio::spawn(accept(listener, Arc::new(answer)))),
        })
    }
}

async fn accept(listener: TcpListener, answer: Answering) {
    let mut connections = JoinSet::new();
    let mut open: VecDeque<AbortHandle> = VecDeque::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    open.retain(|connection| !connection.is_finished());
                    if open.len() >= CONNECTIONS && let Some(oldest) = open.pop_front() {
                        oldest.abort();
                    }
                    let answer = Arc::clone(&answer);
                    open.push_back(connections.spawn(async move {
                        let _ = tokio::time::timeout(WITHIN, serve(stream, &answer)).await;
                    }));
                }
                // Out of file descriptors, for example.
                Err(error) => {
                    tracing::warn!(%error, "the health address cannot accept a connection right now");
                    tokio::time::sleep(Duration::from_secs(1)).await;
                }
            },
            Some(_) = connections.join_next() => {}
        }
    }
}

async fn serve(mut stream: TcpStream, answer: &Answering) -> std::io::Result<()> {
    let mut request = Vec::new();
    while !request.windows(4).any(|end| end == b"\r\n\r\n") {
        if request.len() >= REQUEST_BYTES || stream.read_buf(&mut request).await? == 0 {
            return Ok(());
        }
    }
    let line = request.split(|byte| *byte == b'\r').next().unwrap_or_default();
    let line = String::from_utf8_lossy(line);
    let mut words = line.split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let path = target.split('?').next().unwrap_or_default();
    let (status, body) = match (method, answer(path)) {
        ("GET" | "HEAD", Some(Answer { ok: true, body })) => ("200 OK", body),
        ("GET" | "HEAD", Some(Answer { ok: false, body })) => ("503 Service Unavailable", body),
        ("GET" | "HEAD", None) => ("404 Not Found", r#"{"error":"ask for /live or /ready"}"#.to_owned()),
        _ => ("405 Method Not Allowed", r#"{"error":"use GET"}"#.to_owned()),
    };
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {length}\r\ncache-control: no-store\r\n\
         connection: close\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).await?;
    if method != "HEAD" {
        stream.write_all(body.as_bytes()).await?;
    }
    stream.shutdown().await
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    async fn server() -> HealthServer {
        let answer = |path: &str| match path {
            "/live" => Some(Answer { ok: true, body: r#"{"live":true}"#.to_owned() }),
            "/ready" => Some(Answer { ok: false, body: r#"{"ready":false}"#.to_owned() }),
            _ => None,
        };
        HealthServer::start("127.0.0.1:0".parse().unwrap(), answer).await.unwrap()
    }

    async fn ask(server: &HealthServer, request: &str) -> String {
        let mut stream = TcpStream::connect(server.address).await.unwrap();
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = String::new();
        // A request that is refused unread may end in a reset.
        let _ = stream.read_to_string(&mut answer).await;
        answer
    }

    #[tokio::test]
    async fn each_path_has_its_answer() {
        let server = server().await;
        let live = ask(&server, "GET /live?x=1 HTTP/1.1\r\nhost: x\r\n\r\n").await;
        assert!(live.starts_with("HTTP/1.1 200 OK\r\n") && live.ends_with("\r\n\r\n{\"live\":true}"), "{live}");
        let ready = ask(&server, "GET /ready HTTP/1.1\r\n\r\n").await;
        assert!(ready.starts_with("HTTP/1.1 503 ") && ready.ends_with("{\"ready\":false}"), "{ready}");
        assert!(ask(&server, "GET /secret HTTP/1.1\r\n\r\n").await.starts_with("HTTP/1.1 404 "));
        assert!(ask(&server, "POST /live HTTP/1.1\r\n\r\n").await.starts_with("HTTP/1.1 405 "));
        assert!(ask(&server, "HEAD /live HTTP/1.1\r\n\r\n").await.ends_with("\r\n\r\n"));
        let endless = "x".repeat(REQUEST_BYTES + 1);
        assert_eq!(ask(&server, &endless).await, "");
    }

    #[tokio::test]
    async fn hundreds_of_idle_connections_keep_nobody_out() {
        let server = server().await;
        let mut idle = Vec::new();
        for _ in 0..300 {
            idle.push(TcpStream::connect(server.address).await.unwrap());
        }
        let live = ask(&server, "GET /live HTTP/1.1\r\n\r\n").await;
        assert!(live.starts_with("HTTP/1.1 200 OK"), "{live}");
    }
}
