//! What `run` and `sandbox` share: from settings to a bot that runs, and to its end.

use std::io::IsTerminal as _;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use secrecy::SecretString;
use tracing_subscriber::EnvFilter;

use crate::bot;
use crate::clock::Clock;
use crate::config::{Config, LogFormat};
use crate::deck::{Deck, SHIPPED, format};
use crate::schedule;
use crate::store::Store;

/// How long each of a stop's two halves may take: finishing what is under way, and closing. Both and the database's end fit into the five
/// seconds that a stop may take.
pub(super) const PATIENCE: Duration = Duration::from_secs(2);

pub(super) fn log_to_stderr(filter: &str, format: LogFormat) -> anyhow::Result<()> {
    let filter = EnvFilter::try_new(filter).map_err(|error| {
        anyhow::anyhow!("`log.filter` cannot be read: {error}; write something like info,serenity=warn")
    })?;
    let subscriber = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    match format {
        LogFormat::Text => subscriber.init(),
        LogFormat::Json => subscriber.json().init(),
    }
    Ok(())
}

/// The decks that come with the program.
pub(super) fn shipped_decks() -> anyhow::Result<Vec<Deck>> {
    SHIPPED.iter().map(|(name, text)| Ok(format::read(name, text.as_bytes())?)).collect()
}

/// All decks of a folder. One that cannot be read is told and left out: the others are none the worse for it.
pub(super) fn decks_in(folder: &Path) -> anyhow::Result<Vec<Deck>> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            tracing::warn!(folder = %folder.display(), "there is no such folder of decks, so the bot has just those that come with it; `decks.path` says where yours are");
            return shipped_decks();
        }
        Err(error) => anyhow::bail!(
            "the folder of decks {} cannot be read: {error}; `decks.path` says where it is",
            folder.display()
        ),
    };
    let mut files: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    let is_deck = |file: &Path| {
        file.extension().is_some_and(|it| ["toml", "txt"].iter().any(|known| it.eq_ignore_ascii_case(known)))
    };
    let mut decks: Vec<Deck> = Vec::new();
    for file in files.iter().filter(|file| is_deck(file)) {
        match format::load(file) {
            Ok(deck) => match decks.iter().find(|other| other.id == deck.id) {
                Some(other) => {
                    tracing::error!(file = %file.display(), "the deck is left out: “{}” has its id {} already; give one of them another `id`", other.title, deck.id);
                }
                None => decks.push(deck),
            },
            Err(error) => tracing::error!("{error}; the deck is left out"),
        }
    }
    Ok(decks)
}

/// A bot's options from the settings.
pub(super) fn options(
    config: &Config,
    token: SecretString,
    store: Arc<dyn Store>,
    decks: Vec<Deck>,
    clock: Arc<dyn Clock>,
) -> bot::Options {
    bot::Options {
        api_url: config.discord.api_url.clone(),
        token,
        message_content: config.discord.message_content,
        store,
        decks,
        clock,
        seed: None,
        rules: config.quiz.rules(),
        defaults: bot::Defaults {
            questions: config.quiz.questions,
            seconds: config.quiz.seconds,
            zone: config.quiz.time_zone.clone(),
            open: schedule::Duration::hours(i64::from(config.drops.open_hours)),
        },
        grace_ms: i64::from(config.drops.grace_minutes) * 60_000,
        keep_answers_days: config.data.keep_answers_days,
        reports: config.quiz.reports,
    }
}

/// Resolves when somebody asks the process to stop: Ctrl-C or SIGTERM.
pub(super) async fn asked_to_stop() -> anyhow::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
    Ok(())
}
