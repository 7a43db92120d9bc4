//! The settings and their defaults.

use std::net::SocketAddr;
use std::path::PathBuf;

use crate::quiz::Rules;
use crate::schedule::Zone;

/// All settings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {
    pub discord: Discord,
    pub store: Store,
    pub decks: Decks,
    pub quiz: Quiz,
    pub judge: Judge,
    pub drops: Drops,
    pub data: Data,
    pub health: Health,
    pub log: Log,
}

/// Where Discord can find out about the bot, unless its operator says otherwise: the project's repository. Without one,
/// the Developer Portal, where the bot is registered.
pub const DEFAULT_CONTACT_URL: &str = if env!("CARGO_PKG_REPOSITORY").is_empty() {
    "https://discord.com/developers/applications"
} else {
    env!("CARGO_PKG_REPOSITORY")
};

/// Connection to Discord.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discord {
    /// The base URL of requests, with the API's version and without a trailing slash.
    pub api_url: String,
    /// Where Discord can find out about the bot.
    pub contact_url: String,
    /// Whether to request the Message Content intent, without which a bot can't read ordinary messages.
    pub message_content: bool,
}

/// The database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Store {
    /// The database's file, created if it doesn't exist.
    pub path: PathBuf,
}

/// Deck files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decks {
    /// The folder that deck files are loaded from.
    pub path: PathBuf,
}

/// Rounds and questions.
#[derive(Clone, Debug, PartialEq)]
pub struct Quiz {
    /// The zone whose midnight begins a day on the leaderboards, and the default zone of drops.
    pub time_zone: Zone,
    /// Milliseconds to wait for earlier answers that arrive late, before a race has a winner.
    pub settling_ms: u32,
    /// Seconds that a question of a round stays open.
    pub seconds: u32,
    /// Questions in a round.
    pub questions: u32,
    /// Seconds from a round's announcement to its first question.
    pub ready_seconds: u32,
    /// Milliseconds from an answer's reveal to the next question.
    pub pause_ms: u32,
    /// Hints per question of a race.
    pub hints: u32,
    /// Points for a full answer.
    pub points: u32,
    /// Points on top for an instant full answer in a race.
    pub speed_points: u32,
    /// How often a member may answer a question privately.
    pub tries: u32,
    /// How many questions in a row without an attempt stop a round; 0: never.
    pub idle_questions: u32,
    /// How many members must report a card before it is paused.
    pub reports: u32,
}

/// How answers are judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judge {
    /// The model that reads answers that words alone can't judge.
    pub model: JudgeModel,
    /// Milliseconds that a decision waits for answers that the model is still reading.
    pub reading_limit_ms: u32,
}

/// The model that reads answers that words alone can't judge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JudgeModel {
    /// The built-in model.
    BuiltIn,
    /// None: words decide.
    Off,
    /// The one in this file.
    File(PathBuf),
}

/// Timing of drops.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drops {
    /// Hours that a drop stays open.
    pub open_hours: u32,
    /// Minutes after its time within which a drop that was missed is still posted.
    pub grace_minutes: u32,
}

/// Data retention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Data {
    /// How many days the texts of answers are stored and can be appealed.
    pub keep_answers_days: u32,
}

/// The health endpoint.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Health {
    /// The address of `GET /live` and `GET /ready`; `None` disables it.
    pub address: Option<SocketAddr>,
}

/// The log, on standard error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Log {
    /// A `tracing` filter.
    pub filter: String,
    pub format: LogFormat,
}

/// The format of log lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// For programs: one JSON object a line.
    Json,
}

impl Default for Discord {
    fn default() -> Self {
        Self {
            api_url: "https://discord.com/api/v10".to_owned(),
            contact_url: DEFAULT_CONTACT_URL.to_owned(),
            message_content: true,
        }
    }
}

impl Default for Store {
    fn default() -> Self {
        Self { path: PathBuf::from("popquiz.db") }
    }
}

impl Default for Decks {
    fn default() -> Self {
        Self { path: PathBuf::from("decks") }
    }
}

impl Default for Quiz {
    fn default() -> Self {
        Self {
            time_zone: Zone::utc(),
            settling_ms: 300,
            seconds: 30,
            questions: 10,
            ready_seconds: 8,
            pause_ms: 4_000,
            hints: 2,
            points: 10,
            speed_points: 5,
            tries: 3,
            idle_questions: 3,
            reports: 3,
        }
    }
}

impl Config {
    /// The settings that the quiz engine uses.
    pub fn rules(&self) -> Rules {
        let Quiz { settling_ms, ready_seconds, pause_ms, hints, points, speed_points, tries, idle_questions, .. } =
            self.quiz;
        Rules {
            settling_ms: settling_ms.into(),
            reading_limit_ms: self.judge.reading_limit_ms.into(),
            ready_ms: i64::from(ready_seconds) * 1_000,
            pause_ms: pause_ms.into(),
            hints,
            points,
            speed_points,
            tries,
            idle_questions,
        }
    }
}

impl Default for Judge {
    fn default() -> Self {
        Self { model: JudgeModel::BuiltIn, reading_limit_ms: 2_000 }
    }
}

impl Default for Drops {
    fn default() -> Self {
        Self { open_hours: 8, grace_minutes: 60 }
    }
}

impl Default for Data {
    fn default() -> Self {
        Self { keep_answers_days: 7 }
    }
}

impl Default for Log {
    fn default() -> Self {
        // At `debug`, libraries would log what people write, and tokens.
        let filter = "info,tungstenite=warn,tokio_tungstenite=warn,reqwest=warn,hyper=warn,h2=warn,rustls=warn";
        Self { filter: filter.to_owned(), format: LogFormat::Text }
    }
}
