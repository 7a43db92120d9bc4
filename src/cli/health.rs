//! `popquiz health`: whether a running bot is connected, for Docker and other monitors.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use serde::Deserialize;
use serde_json::json;

use super::health_server::{Answer, HealthServer};
use super::log::lost_lines;
use super::output::{printable, say};
use crate::bot::Bot;
use crate::config::{self, Config};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Settings file of the bot (default: config/popquiz.toml, if it exists)
    ///
    /// Example: --config /etc/popquiz.toml
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Check whether the bot is ready: connected and able to send messages (default: whether it's alive)
    ///
    /// Example: popquiz health --ready
    #[arg(long)]
    ready: bool,
}

/// Serves `GET /live` and `GET /ready` at this address, until the server is dropped.
pub(super) async fn serve(address: SocketAddr, bot: Arc<Bot>) -> anyhow::Result<HealthServer> {
    let answer = move |path: &str| {
        let health = bot.health();
        let ok = match path {
            "/live" => health.live,
            "/ready" => health.ready,
            _ => return None,
        };
        let mut body = json!(health);
        if let Some(fields) = body.as_object_mut() {
            fields.insert("lost_log_lines".to_owned(), json!(lost_lines()));
        }
        Some(Answer { ok, body: body.to_string() })
    };
    HealthServer::start(address, answer).await
}

/// The part of the response that is used.
#[derive(Deserialize)]
struct HealthReply {
    #[serde(default)]
    reasons: Vec<String>,
}

pub(super) fn run(args: Args) -> anyhow::Result<ExitCode> {
    let config = Config::load(args.config.as_deref(), config::variables())?;
    let address = config
        .health
        .address
        .context("`health.address` is not set; set it, for example to \"127.0.0.1:8088\", and restart the bot")?;
    let (path, word) = if args.ready { ("ready", "ready") } else { ("live", "alive") };
    let (ok, reply) = tokio::runtime::Runtime::new()?.block_on(async {
        let client = reqwest::Client::builder().no_proxy().timeout(Duration::from_secs(3)).build()?;
        let answer = client.get(format!("http://{address}/{path}")).send().await;
        let answer = answer.with_context(|| {
            format!("no answer from {address}; check that the bot is running and uses the same `health.address`")
        })?;
        let ok = answer.status().is_success();
        anyhow::Ok((
            ok,
            answer.json::<HealthReply>().await.with_context(|| format!("{address} isn't a bot's health address"))?,
        ))
    })?;
    if ok {
        say(word);
        return Ok(ExitCode::SUCCESS);
    }
    say(&format!("not {word}"));
    for reason in reply.reasons {
        say(&format!("  {}", printable(&reason)));
    }
    Ok(ExitCode::FAILURE)
}
