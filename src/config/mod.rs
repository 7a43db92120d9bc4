//! Configuration: a file, environment variables that override it, and the bot's token, which is in neither.
//!
//! | module | what is there |
//! | --- | --- |
//! | [`settings`](Config) | the settings and their defaults |
//! | `table` | the name of each setting and the values it takes |
//! | `file`, `environment` | the two sources of settings |
//! | `token` | the bot's token |
//!
//! `config/popquiz.toml` documents every setting with its default; a test compares the two.

mod environment;
mod error;
mod file;
mod settings;
mod table;
#[cfg(test)]
mod tests;
mod token;

use std::path::Path;

pub use environment::variables;
pub use error::ConfigError;
pub use settings::{
    Config, DEFAULT_CONTACT_URL, Data, Decks, Discord, Drops, Health, Judge, JudgeModel, Log, LogFormat, Quiz, Store,
};
pub use token::discord_token;

/// The default settings file.
pub const DEFAULT_PATH: &str = "config/popquiz.toml";

impl Config {
    /// Reads the file at `path`, then the variables in `environment` (see [`variables`]), which override it. Without a
    /// `path`, reads [`DEFAULT_PATH`] if it exists.
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
