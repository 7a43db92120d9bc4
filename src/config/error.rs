//! Configuration errors.

/// A configuration error, as a message to the operator. `place` is a file with a line, or a variable.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("the configuration {path} cannot be read: {reason}")]
    Unreadable { path: String, reason: String },
    #[error("{place}: this line is not valid TOML: {reason}")]
    NotToml { place: String, reason: String },
    #[error("{place}: there is no {name}; {advice}")]
    UnknownName {
        place: String,
        name: String,
        /// The most similar name, or all names.
        advice: String,
    },
    /// A section written as if it were a setting.
    #[error(
        "{place}: \"{section}\" is a section, not a setting: write [{section}] on a line of its own and its settings \
         below it"
    )]
    NotASection { place: String, section: &'static str },
    #[error("{place}: {name} cannot be {value}; it must be {allowed}")]
    InvalidValue { place: String, name: String, value: String, allowed: String },
    /// A token in the settings file or in a variable of a setting.
    #[error(
        "{place}: the bot's token does not belong in the settings; take it out and pass it in the variable \
         DISCORD_TOKEN, or \
         the path of a file that holds it in DISCORD_TOKEN_FILE"
    )]
    Secret { place: String },
    #[error(
        "the bot's token is missing; open https://discord.com/developers/applications, choose your application, then \
         Bot, \
         then Reset Token, and pass what it shows in the variable DISCORD_TOKEN, or the path of a file that holds it \
         in \
         DISCORD_TOKEN_FILE"
    )]
    NoToken,
    #[error(
        "DISCORD_TOKEN and DISCORD_TOKEN_FILE are both set; take one of them away, so that it is clear which token \
         counts"
    )]
    AmbiguousToken,
    #[error("the file {path}, which DISCORD_TOKEN_FILE names, cannot be read ({reason})")]
    TokenFile { path: String, reason: String },
    /// The value is never shown.
    #[error(
        "what {source_name} holds is not a bot's token: {reason}; copy the token anew from the Developer Portal's \
         page Bot \
         (Reset Token)"
    )]
    MalformedToken {
        /// The variable, or the file, that holds it.
        source_name: String,
        reason: &'static str,
    },
}
