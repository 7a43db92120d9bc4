//! What several commands share: finding the database, and starting and stopping a bot.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use popquiz_deck::Deck;
use secrecy::SecretString;

use super::progress::load;
use crate::bot::{self, Model, Reader};
use crate::clock::Clock;
use crate::config::{self, Config, ConfigError, JudgeModel};
use crate::deck::{self, format};
use crate::schedule;
use crate::store::Store;

/// How long each half of a shutdown may take: finishing work in progress, and ending the tasks.
pub(super) const PATIENCE: Duration = Duration::from_secs(2);

/// The same after a failure, so that the process exits within five seconds.
pub(super) const PATIENCE_AFTER_FAILURE: Duration = Duration::from_millis(500);

/// How long the database may take to close.
pub(super) const CLOSE_WITHIN: Duration = Duration::from_secs(3);

/// The options that choose a database.
#[derive(Debug, clap::Args)]
pub(super) struct Database {
    /// Settings file of the bot (default: config/popquiz.toml, if it exists)
    ///
    /// Example: --config /etc/popquiz.toml
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Database file (default: the one in the settings)
    ///
    /// Example: --db popquiz.db
    #[arg(long, value_name = "FILE")]
    db: Option<PathBuf>,
}

impl Database {
    pub(super) fn path(self) -> Result<PathBuf, ConfigError> {
        match self.db {
            // Invalid settings don't matter if they aren't needed.
            Some(path) => Ok(path),
            None => Ok(Config::load(self.config.as_deref(), config::variables())?.store.path),
        }
    }
}

/// A file's size for people.
pub(super) fn size(bytes: u64) -> String {
    match bytes {
        0..1_000_000 => format!("{} KB", bytes.div_ceil(1_000)),
        1_000_000..1_000_000_000 => format!("{:.1} MB", bytes as f64 / 1e6),
        _ => format!("{:.1} GB", bytes as f64 / 1e9),
    }
}

/// Loads all decks of a folder. Files that can't be read are logged and left out.
pub(super) fn decks_in(folder: &Path) -> anyhow::Result<Vec<Deck>> {
    let Some(found) = read_decks(folder)? else {
        tracing::warn!(folder = %folder.display(), "deck folder not found, so only the decks that ship with Popquiz are \
            available; create it, or set `decks.path`");
        return Ok(deck::shipped()?);
    };
    for why in found.left_out {
        tracing::error!("{why}");
    }
    Ok(found.decks)
}

/// The contents of a deck folder.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) decks: Vec<Deck>,
    /// Why other files can't be played, one sentence each.
    pub(super) left_out: Vec<String>,
}

/// Returns `None` if the folder doesn't exist.
pub(super) fn read_decks(folder: &Path) -> anyhow::Result<Option<Found>> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => {
            anyhow::bail!("cannot read the deck folder {}: {error}; check `decks.path`", folder.display())
        }
    };
    let mut files: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    let is_deck = |file: &Path| {
        file.extension().is_some_and(|it| format::extensions().any(|known| it.eq_ignore_ascii_case(known)))
    };
    let mut found = Found::default();
    for file in files.iter().filter(|file| is_deck(file)) {
        match load(file).map(|import| import.deck) {
            Ok(deck) => match found.decks.iter().find(|other| other.id == deck.id) {
                Some(other) => found.left_out.push(format!(
                    "{}: left out, because “{}” has the same id {}; change the `id` of one of them",
                    file.display(),
                    other.title,
                    deck.id
                )),
                None => found.decks.push(deck),
            },
            Err(error) => found.left_out.push(format!("{error}; left out")),
        }
    }
    Ok(Some(found))
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
        contact_url: config.discord.contact_url.clone(),
        token,
        message_content: config.discord.message_content,
        store,
        decks,
        clock,
        seed: None,
        rules: config.rules(),
        defaults: bot::Defaults {
            questions: config.quiz.questions,
            seconds: config.quiz.seconds,
            zone: config.quiz.time_zone.clone(),
            open: schedule::Duration::hours(i64::from(config.drops.open_hours)),
        },
        grace_ms: i64::from(config.drops.grace_minutes) * 60_000,
        keep_answers_days: config.data.keep_answers_days,
        reports: config.quiz.reports,
        rounds: bot::RoundStarters::Managers,
        reader: reader(&config.judge.model),
        imports: bot::ImportProcess::default(),
    }
}

/// Returns what reads answers. If a model can't be used, the log says so, and words decide.
fn reader(model: &JudgeModel) -> Option<Arc<dyn Reader>> {
    match model {
        JudgeModel::Off => None,
        JudgeModel::BuiltIn => Some(Arc::new(Model::built_in())),
        JudgeModel::File(path) => match Model::in_file(path) {
            Ok(model) => Some(Arc::new(model)),
            Err(error) => {
                tracing::error!("{error}");
                None
            }
        },
    }
}

/// Ctrl-C, SIGTERM, and a closed terminal (SIGHUP).
///
/// A signal that comes between [`listen`](StopSignals::listen) and [`received`](StopSignals::received) is kept, so one
/// listener serves from the start to the end of a command.
pub(super) struct StopSignals([tokio::signal::unix::Signal; 3]);

impl StopSignals {
    /// From now on, these signals no longer end the process by themselves.
    pub(super) fn listen() -> anyhow::Result<StopSignals> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(StopSignals([
            signal(SignalKind::interrupt())?,
            signal(SignalKind::terminate())?,
            signal(SignalKind::hangup())?,
        ]))
    }

    /// Waits until someone asks the process to stop.
    pub(super) async fn received(&mut self) {
        let [interrupt, terminate, hangup] = &mut self.0;
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
            _ = hangup.recv() => {}
        }
    }
}

/// Has a file that reaches the limit of its size (`ulimit -f`) fail to be written, as one on a full disk does. By
/// default, the system ends the process.
pub(super) fn survive_file_size_limits() -> anyhow::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    // Once a signal has a listener, its default action stays off.
    drop(signal(SignalKind::from_raw(rustix::process::Signal::XFSZ.as_raw()))?);
    Ok(())
}

/// Waits for the end of something, but not for ever: the process ends in any case.
pub(super) async fn within(time: Duration, end: impl Future<Output = ()>) {
    if tokio::time::timeout(time, end).await.is_err() {
        tracing::warn!("stopping takes too long, so popquiz exits without waiting; nothing is lost");
    }
}
