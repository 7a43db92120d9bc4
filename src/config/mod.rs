//! Configuration: a file, environment variables over it, and the bot's token, which comes from neither.
//!
//! Reading order: this file (what can be set, and its defaults), [`setting`] (each setting's name and the values it takes),
//! [`file`] and [`environment`] (the two places that settings come from), [`token`] (the secret).
//! `config/popquiz.toml` states every setting with its default and says what it does; a test keeps the two equal.

mod environment;
mod file;
mod setting;
mod token;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

pub use environment::variables;
pub use token::discord_token;

use crate::quiz::Rules;
use crate::schedule::Zone;

/// Where the settings are looked for when nobody says where.
pub const DEFAULT_PATH: &str = "config/popquiz.toml";

/// Everything that can be set.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {
    /// How to reach Discord.
    pub discord: Discord,
    /// Where the scores are kept.
    pub store: Store,
    /// Where the decks are.
    pub decks: Decks,
    /// How rounds and drops are played.
    pub quiz: Quiz,
    /// How drops are timed.
    pub drops: Drops,
    /// What is kept about people, and for how long.
    pub data: Data,
    /// How others can ask whether the bot is well.
    pub health: Health,
    /// What is written to the log.
    pub log: Log,
}

/// How to reach Discord.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discord {
    /// The address that requests go to, with the API's version and without a slash at the end.
    pub api_url: String,
    /// Whether to ask for the Message Content intent, without which a bot cannot read ordinary messages.
    pub message_content: bool,
}

/// Where the scores are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Store {
    /// The database's file; it is made where there is none.
    pub path: PathBuf,
}

/// Where the decks are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decks {
    /// The folder whose deck files are loaded.
    pub path: PathBuf,
}

/// How rounds and drops are played.
#[derive(Clone, Debug, PartialEq)]
pub struct Quiz {
    /// The zone whose midnight begins a day on the leaderboards, and that drops are in where they name none.
    pub time_zone: Zone,
    /// Milliseconds to wait for earlier answers that arrive late, before a race's question is given to somebody.
    pub settling_ms: u32,
    /// Seconds that a question of a round stays open.
    pub seconds: u32,
    /// Questions in a round.
    pub questions: u32,
    /// Milliseconds from an answer's reveal to the next question.
    pub pause_ms: u32,
    /// Hints that a question of a race gives while its time runs.
    pub hints: u32,
    /// Points for a full answer.
    pub points: u32,
    /// Points on top for an instant full answer in a race.
    pub speed_points: u32,
    /// How often a member may answer a question privately.
    pub tries: u32,
    /// Questions in a row without an attempt after which a round stops by itself; 0: never.
    pub idle_questions: u32,
    /// How many members must report a card until it rests.
    pub reports: u32,
}

/// How drops are timed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drops {
    /// Hours that a drop stays open.
    pub open_hours: u32,
    /// Minutes after its time within which a drop that was missed is still posted.
    pub grace_minutes: u32,
}

/// What is kept about people, and for how long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Data {
    /// Days for which the texts of answers are kept, and appeals can be made.
    pub keep_answers_days: u32,
}

/// How others can ask whether the bot is well.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Health {
    /// Where `GET /` tells it; `None`: nowhere.
    pub address: Option<SocketAddr>,
}

/// What is written to the log, on standard error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Log {
    /// What is worth a line, as `tracing` filters are written.
    pub filter: String,
    /// How a line looks.
    pub format: LogFormat,
}

/// How a line of the log looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// For programs: one JSON object a line.
    Json,
}

impl Default for Discord {
    fn default() -> Self {
        Self { api_url: "https://discord.com/api/v10".to_owned(), message_content: true }
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

impl Quiz {
    /// What of it shapes play.
    pub fn rules(&self) -> Rules {
        Rules {
            settling_ms: self.settling_ms.into(),
            pause_ms: self.pause_ms.into(),
            hints: self.hints,
            points: self.points,
            speed_points: self.speed_points,
            tries: self.tries,
            idle_questions: self.idle_questions,
        }
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
        // serenity's spans at `info` would write what people say, and interaction tokens, into the log.
        let filter = "info,serenity=warn,tungstenite=warn,reqwest=warn,hyper=warn,h2=warn,rustls=warn";
        Self { filter: filter.to_owned(), format: LogFormat::Text }
    }
}

impl Config {
    /// Reads the file at `path`, then lets the variables in `environment` (see [`variables`]) override it. Without a `path`,
    /// [`DEFAULT_PATH`] is read where it exists, and nothing where it does not.
    pub fn load(path: Option<&Path>, environment: impl Iterator<Item = (String, String)>) -> Result<Self, ConfigError> {
        let mut config = Self::default();
        match path {
            Some(path) => file::read(&mut config, path)?,
            None if Path::new(DEFAULT_PATH).exists() => file::read(&mut config, Path::new(DEFAULT_PATH))?,
            None => {}
        }
        environment::read(&mut config, environment)?;
        Ok(config)
    }
}

/// What is wrong with the configuration, in one sentence for the operator. `place` is a file with a line, or a variable.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("the configuration {path} cannot be read: {reason}")]
    Unreadable {
        /// Which file.
        path: String,
        /// What stands against it, and what to do.
        reason: String,
    },
    /// The file is not TOML.
    #[error("{place}: this line is not valid TOML: {reason}")]
    NotToml {
        /// Where.
        place: String,
        /// What was found and expected.
        reason: String,
    },
    /// There is no such section or setting.
    #[error("{place}: there is no {name}; {advice}")]
    Unknown {
        /// Where.
        place: String,
        /// What was written.
        name: String,
        /// The nearest right name, or all of them.
        advice: String,
    },
    /// A section was written as if it were a setting.
    #[error(
        "{place}: \"{section}\" is a section, not a setting: write [{section}] on a line of its own and its settings below it"
    )]
    NotASection {
        /// Where.
        place: String,
        /// Which section.
        section: &'static str,
    },
    /// A setting has a value that it cannot have.
    #[error("{place}: {name} cannot be {value}; it must be {allowed}")]
    Value {
        /// Where.
        place: String,
        /// Which setting.
        name: String,
        /// What was written.
        value: String,
        /// What may be written.
        allowed: String,
    },
    /// A secret stands where others may read it.
    #[error(
        "{place}: the bot's token does not belong in the settings; take it out and pass it in the variable DISCORD_TOKEN, or \
         the path of a file that holds it in DISCORD_TOKEN_FILE"
    )]
    Secret {
        /// Where.
        place: String,
    },
    /// There is no token.
    #[error(
        "the bot's token is missing; open https://discord.com/developers/applications, choose your application, then Bot, \
         then Reset Token, and pass what it shows in the variable DISCORD_TOKEN, or the path of a file that holds it in \
         DISCORD_TOKEN_FILE"
    )]
    NoToken,
    /// Both ways to pass the token are used.
    #[error(
        "DISCORD_TOKEN and DISCORD_TOKEN_FILE are both set; take one of them away, so that it is clear which token counts"
    )]
    TwoTokens,
    /// The token's file cannot be read.
    #[error("the file {path}, which DISCORD_TOKEN_FILE names, cannot be read ({reason})")]
    TokenFile {
        /// Which file.
        path: String,
        /// What the system had against it.
        reason: String,
    },
    /// What was passed as a token cannot be one. It is never shown.
    #[error(
        "what {source_name} holds is not a bot's token: {reason}; copy the token anew from the Developer Portal's page Bot \
         (Reset Token)"
    )]
    MalformedToken {
        /// The variable, or the file, that holds it.
        source_name: String,
        /// What is wrong with it.
        reason: &'static str,
    },
}

#[cfg(test)]
mod tests;
