//! `popquiz health`: whether a running bot is well, for Docker and other watchers.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context as _;
use serde_json::json;
use tokio::sync::watch;

use super::health_server::{Answer, HealthServer};
use super::log::lost_lines;
use super::output::say;
use crate::config::{self, Config};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The settings of the bot that runs
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

/// Answers at this address: whether the bot is well, once the sender says so.
pub(super) async fn serve(address: SocketAddr) -> anyhow::Result<(HealthServer, watch::Sender<bool>)> {
    let (sender, well) = watch::channel(false);
    let answer = move |path: &str| {
        let ok = *well.borrow();
        let body = || json!({ "ready": ok, "lost_log_lines": lost_lines() }).to_string();
        (path == "/").then(|| Answer { ok, body: body() })
    };
    Ok((HealthServer::start(address, answer).await?, sender))
}

pub(super) fn run(args: Args) -> anyhow::Result<ExitCode> {
    let config = Config::load(args.config.as_deref(), config::variables())?;
    let address = config.health.address.context("there is no `health.address` in the settings, so nobody answers")?;
    let status = tokio::runtime::Runtime::new()?.block_on(async {
        let client = reqwest::Client::builder().no_proxy().timeout(Duration::from_secs(3)).build()?;
        let answer = client
            .get(format!("http://{address}/"))
            .send()
            .await
            .with_context(|| format!("nobody answers at {address}"))?;
        anyhow::Ok(answer.status())
    })?;
    say(if status.is_success() { "well" } else { "not connected to Discord" });
    Ok(if status.is_success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
