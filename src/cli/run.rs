//! `popquiz run`: the bot on Discord.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context as _;

use super::output::say;
use super::start::{self, CLOSE_WITHIN, PATIENCE, PATIENCE_AFTER_FAILURE, StopSignals};
use super::{health, log};
use crate::bot::Bot;
use crate::clock::SystemClock;
use crate::config::{self, Config};
use crate::discord::permissions::invite_link;
use crate::store::sqlite::SqliteStore;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Settings file (default: config/popquiz.toml, if it exists)
    ///
    /// Example: --config /etc/popquiz.toml
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

pub(super) fn run(args: Args) -> anyhow::Result<ExitCode> {
    let config = Config::load(args.config.as_deref(), config::variables())?;
    log::to_stderr(&config.log.filter, config.log.format)?;
    let token = config::discord_token(config::variables())?;
    let decks = start::decks_in(&config.decks.path)?;
    let store = Arc::new(SqliteStore::open(&config.store.path)?);
    let runtime = tokio::runtime::Runtime::new()
        .context("cannot start the async runtime; check the limits on threads and open files")?;
    let result = runtime.block_on(async {
        start::survive_file_size_limits()?;
        let mut stop_signals = StopSignals::listen()?;
        let options = start::options(&config, token, Arc::clone(&store) as _, decks, Arc::new(SystemClock));
        // A stop during the connection attempt takes effect at once.
        let result = tokio::select! {
            bot = Bot::start(options) => match bot {
                Ok(bot) => serve(bot, &config, &mut stop_signals).await,
                Err(error) => Err(error.into()),
            },
            () = stop_signals.received() => Ok(()),
        };
        start::within(CLOSE_WITHIN, store.close()).await;
        result
    });
    // Reading a file can't be canceled and stores nothing, so don't wait for it.
    runtime.shutdown_background();
    if result.is_err() {
        // A database that doesn't close, because its disk hangs for example, must not keep the process alive.
        std::mem::forget(store);
    }
    result.map(|()| ExitCode::SUCCESS)
}

async fn serve(bot: Bot, config: &Config, stop_signals: &mut StopSignals) -> anyhow::Result<()> {
    say(&format!("Invite the bot to a server: {}", invite_link(bot.application())));
    let bot = Arc::new(bot);
    let _health = match config.health.address {
        Some(address) => Some(health::serve(address, Arc::clone(&bot)).await?),
        None => None,
    };
    let ready = async {
        bot.ready().await?;
        tracing::info!("ready");
        Err(bot.ended().await)
    };
    let result: anyhow::Result<()> = tokio::select! {
        ended = ready => match ended {
            Ok(()) => Ok(()),
            Err(error) => Err(anyhow::anyhow!("{error}")),
        },
        () = stop_signals.received() => Ok(()),
    };
    tracing::info!("stopping");
    // What a task that has ended was to do never gets done.
    bot.stop(if result.is_ok() { PATIENCE } else { PATIENCE_AFTER_FAILURE }).await;
    result
}
