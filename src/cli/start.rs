//! What several commands share: which database is meant, and from settings to a bot that runs, and to its end.

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

/// How long each of a stop's two halves may take: finishing what is under way, and ending the tasks.
pub(super) const PATIENCE: Duration = Duration::from_secs(2);

/// The same after a failure, which ends the process within five seconds.
pub(super) const PATIENCE_AFTER_FAILURE: Duration = Duration::from_millis(500);

/// How long the database may take to close.
pub(super) const CLOSE_WITHIN: Duration = Duration::from_secs(3);

/// Which database is meant.
#[derive(Debug, clap::Args)]
pub(super) struct Database {
    /// The settings of the bot whose database it is (without this: config/popquiz.toml, where there is one)
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// The database, in place of the one that the settings name
    #[arg(long, value_name = "FILE")]
    db: Option<PathBuf>,
}

impl Database {
    pub(super) fn path(self) -> Result<PathBuf, ConfigError> {
        match self.db {
            // Settings that cannot be read do not stand in the way of who can do without.
            Some(path) => Ok(path),
            None => Ok(Config::load(self.config.as_deref(), config::variables())?.store.path),
        }
    }
}

/// A file's size as people read it.
pub(super) fn size(bytes: u64) -> String {
    match bytes {
        0..1_000_000 => format!("{} KB", bytes.div_ceil(1_000)),
        1_000_000..1_000_000_000 => format!("{:.1} MB", bytes as f64 / 1e6),
        _ => format!("{:.1} GB", bytes as f64 / 1e9),
    }
}

/// All decks of a folder. One that cannot be read is told and left out: the others are none the worse for it.
pub(super) fn decks_in(folder: &Path) -> anyhow::Result<Vec<Deck>> {
    let Some(found) = read_decks(folder)? else {
        tracing::warn!(folder = %folder.display(), "there is no such folder of decks, so the bot has just those that \
            come with it; `decks.path` says where yours are");
        return Ok(deck::shipped()?);
    };
    for why in found.left_out {
        tracing::error!("{why}");
    }
    Ok(found.decks)
}

/// What is in a folder of decks.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) decks: Vec<Deck>,
    /// Why others are no decks to play, a sentence each.
    pub(super) left_out: Vec<String>,
}

/// `None` where there is no such folder.
pub(super) fn read_decks(folder: &Path) -> anyhow::Result<Option<Found>> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => anyhow::bail!(
            "the folder of decks {} cannot be read: {error}; `decks.path` says where it is",
            folder.display()
        ),
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
                    "{}: the deck is left out: “{}” has its id {} already; give one of them another `id`",
                    file.display(),
                    other.title,
                    deck.id
                )),
                None => found.decks.push(deck),
            },
            Err(error) => found.left_out.push(format!("{error}; the deck is left out")),
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
        reader: reader(&config.judge.model),
    }
}

/// What reads answers. If a model can't be used, the log says so, and words decide.
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

/// Resolves when somebody asks the process to stop: Ctrl-C, SIGTERM, or a terminal that is closed (SIGHUP).
pub(super) async fn asked_to_stop() -> anyhow::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    let mut hangup = signal(SignalKind::hangup())?;
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
        _ = hangup.recv() => {}
    }
    Ok(())
}

/// Has a file that reaches the limit of its size (`ulimit -f`) fail to be written, as one on a full disk does. By
/// default, the system ends the process.
pub(super) fn survive_file_size_limits() -> anyhow::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    // Once somebody has listened to a signal, its default action stays off.
    drop(signal(SignalKind::from_raw(rustix::process::Signal::XFSZ.as_raw()))?);
    Ok(())
}

/// Waits for the end of something, but not for ever: the process ends in any case.
pub(super) async fn within(time: Duration, end: impl Future<Output = ()>) {
    if tokio::time::timeout(time, end).await.is_err() {
        tracing::warn!("the end takes too long, so popquiz doesn't wait for it; nothing is lost");
    }
}
