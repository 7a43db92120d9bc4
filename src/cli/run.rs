//! `popquiz run`: the bot on Discord.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context as _;

use super::health;
use super::start::{self, PATIENCE};
use crate::bot::Bot;
use crate::clock::SystemClock;
use crate::config::{self, Config};
use crate::discord::permissions::invite_link;
use crate::store::sqlite::SqliteStore;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The settings (without this: config/popquiz.toml, where there is one)
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

pub(super) fn run(args: Args) -> anyhow::Result<ExitCode> {
    let config = Config::load(args.config.as_deref(), config::variables())?;
    start::log_to_stderr(&config.log.filter, config.log.format)?;
    let token = config::discord_token(config::variables())?;
    let decks = start::decks_in(&config.decks.path)?;
    let store = Arc::new(SqliteStore::open(&config.store.path)?);
    let runtime = tokio::runtime::Runtime::new().context("the runtime cannot start")?;
    let result = runtime.block_on(async {
        let options = start::options(&config, token, Arc::clone(&store) as _, decks, Arc::new(SystemClock));
        // Whoever stops the process while it waits for Discord does not have to wait as well.
        let result = tokio::select! {
            bot = Bot::start(options) => match bot {
                Ok(bot) => serve(bot, &config).await,
                Err(error) => Err(error.into()),
            },
            stopped = start::asked_to_stop() => stopped,
        };
        store.close().await;
        result
    });
    // A file that is still being read cannot be called back, and nothing of it is stored: nobody waits for it.
    runtime.shutdown_background();
    result.map(|()| ExitCode::SUCCESS)
}

async fn serve(bot: Bot, config: &Config) -> anyhow::Result<()> {
    println!("Invite the bot to a server: {}", invite_link(bot.application()));
    let well = match config.health.address {
        Some(address) => Some(health::serve(address).await?),
        None => None,
    };
    let ready = async {
        bot.ready().await?;
        tracing::info!("ready");
        if let Some(well) = &well {
            well.send_replace(true);
        }
        Err(bot.ended().await)
    };
    let result: anyhow::Result<()> = tokio::select! {
        ended = ready => match ended {
            Ok(()) => Ok(()),
            Err(error) => Err(anyhow::anyhow!("{error}")),
        },
        stopped = start::asked_to_stop() => stopped,
    };
    tracing::info!("stopping");
    bot.stop(PATIENCE).await;
    result
}
