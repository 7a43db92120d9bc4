//! The bot's token: from the environment or from a file named there, never from the settings, and never shown.

use std::io::Read as _;

use secrecy::{ExposeSecret as _, SecretString};

use super::error::ConfigError;

const VARIABLE: &str = "DISCORD_TOKEN";
const FILE_VARIABLE: &str = "DISCORD_TOKEN_FILE";

/// Tokens have about 70 characters; a longer file isn't a token.
const MAX_TOKEN_BYTES: u64 = 4096;

/// Returns the token in `DISCORD_TOKEN`, or in the file that `DISCORD_TOKEN_FILE` names, without surrounding whitespace and
/// without a "Bot " prefix, as in the HTTP header. Only Discord knows whether it's valid.
pub fn discord_token(environment: impl Iterator<Item = (String, String)>) -> Result<SecretString, ConfigError> {
    let (mut token, mut file) = (None, None);
    // An empty variable counts as not set, because that's how Compose files pass optional ones.
    for (name, value) in environment.filter(|(_, value)| !value.trim().is_empty()) {
        match name.as_str() {
            VARIABLE => token = Some(SecretString::from(value)),
            FILE_VARIABLE => file = Some(value),
            _ => {}
        }
    }
    match (token, file) {
        (Some(token), None) => validated(&token, VARIABLE),
        (None, Some(path)) => validated(&read(&path)?, &path),
        (None, None) => Err(ConfigError::NoToken),
        (Some(_), Some(_)) => Err(ConfigError::AmbiguousToken),
    }
}

fn read(path: &str) -> Result<SecretString, ConfigError> {
    let mut token = String::new();
    std::fs::File::open(path)
        .and_then(|file| file.take(MAX_TOKEN_BYTES + 1).read_to_string(&mut token))
        .map_err(|error| ConfigError::TokenFile { path: path.to_owned(), reason: error.to_string() })?;
    Ok(token.into())
}

fn validated(token: &SecretString, source_name: &str) -> Result<SecretString, ConfigError> {
    let written = token.expose_secret().trim();
    let token = written.strip_prefix("Bot ").unwrap_or(written).trim_start();
    match problem_with(token) {
        Some(reason) => Err(ConfigError::MalformedToken { source_name: source_name.to_owned(), reason }),
        None => Ok(token.into()),
    }
}

/// Finds common mistakes. Other formats pass, because Discord doesn't specify one.
fn problem_with(token: &str) -> Option<&'static str> {
    if token.is_empty() {
        Some("it is empty")
    } else if token.len() as u64 > MAX_TOKEN_BYTES {
        Some("it is too long")
    } else if token.starts_with(['"', '\'']) {
        Some("it is in quotation marks")
    } else if token.contains(char::is_whitespace) {
        Some("it contains spaces or line breaks")
    } else if !token.chars().all(|char| char.is_ascii_graphic()) {
        Some("it contains invalid characters")
    } else if token.chars().all(|char| char.is_ascii_digit()) {
        Some("it is a number, perhaps the application's id")
    } else if token.len() == 64 && token.chars().all(|char| char.is_ascii_hexdigit()) {
        Some("it looks like the application's public key")
    } else {
        None
    }
}
