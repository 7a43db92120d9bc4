//! `popquiz health`: whether a running bot is well, for Docker and other watchers.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context as _;
use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use tokio::sync::watch;

use crate::config::{self, Config};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The settings of the bot that runs
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

/// Answers `GET /` at this address: 200 once the sender says that the bot is well, 503 until then.
pub(super) async fn serve(address: SocketAddr) -> anyhow::Result<watch::Sender<bool>> {
    let (sender, well) = watch::channel(false);
    let listener = tokio::net::TcpListener::bind(address)
        .await
        .with_context(|| format!("nobody can be answered at {address}; choose a free one in `health.address`"))?;
    let answer = move || {
        let well = *well.borrow();
        async move {
            if well { (StatusCode::OK, "well\n") } else { (StatusCode::SERVICE_UNAVAILABLE, "not connected yet\n") }
        }
    };
    tokio::spawn(async move { axum::serve(listener, Router::new().route("/", get(answer))).await });
    Ok(sender)
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
    println!("{}", if status.is_success() { "well" } else { "not connected to Discord" });
    Ok(if status.is_success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
