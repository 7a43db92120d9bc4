//! Configuration errors.

/// A configuration error, as a message to the operator. `place` is a file with a line, or a variable.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("cannot read the settings file {path}: {reason}")]
    Unreadable { path: String, reason: String },
    #[error("{place}: invalid TOML: {reason}")]
    NotToml { place: String, reason: String },
    #[error("{place}: unknown {name}; {advice}")]
    UnknownName {
        place: String,
        name: String,
        /// The most similar name, or all names.
        advice: String,
    },
    /// A section written as if it were a setting.
    #[error(
        "{place}: \"{section}\" is a section, not a setting; write [{section}] on its own line, and its settings below"
    )]
    NotASection { place: String, section: &'static str },
    #[error("{place}: invalid value {value} for {name}; use {allowed}")]
    InvalidValue { place: String, name: String, value: String, allowed: String },
    /// A token in the settings file or in a variable of a setting.
    #[error(
        "{place}: the bot's token doesn't belong in the settings; remove it, and pass it in the variable DISCORD_TOKEN, or the path of a file that contains it in DISCORD_TOKEN_FILE"
    )]
    Secret { place: String },
    #[error(
        "no bot token; at https://discord.com/developers/applications, choose your application, then Bot, then Reset Token, and pass the token in the variable DISCORD_TOKEN, or the path of a file that contains it in DISCORD_TOKEN_FILE"
    )]
    NoToken,
    #[error("DISCORD_TOKEN and DISCORD_TOKEN_FILE are both set; unset one of them")]
    AmbiguousToken,
    #[error("cannot read the token file {path} ({reason}); check DISCORD_TOKEN_FILE and the file's permissions")]
    TokenFile { path: String, reason: String },
    /// The value is never shown.
    #[error(
        "invalid bot token in {source_name}: {reason}; copy the token again from the Developer Portal (your application → Bot → Reset Token)"
    )]
    MalformedToken {
        /// The variable or the file that contains it.
        source_name: String,
        reason: &'static str,
    },
}
