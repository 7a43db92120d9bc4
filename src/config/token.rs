//! The bot's token: from the environment or a file that it names, never from the settings, never shown.

use std::io::Read as _;

use secrecy::{ExposeSecret as _, SecretString};

use super::error::ConfigError;

const VARIABLE: &str = "DISCORD_TOKEN";
const FILE_VARIABLE: &str = "DISCORD_TOKEN_FILE";

/// Tokens have about 70 characters; a file of more than this is not one's.
const MAX_TOKEN_BYTES: u64 = 4096;

/// The token from `DISCORD_TOKEN`, or from the file that `DISCORD_TOKEN_FILE` names. White space around it and a "Bot "
/// before it (as in the header that it is sent in) are taken off. Whether Discord accepts it is for Discord to say.
pub fn discord_token(environment: impl Iterator<Item = (String, String)>) -> Result<SecretString, ConfigError> {
    let (mut token, mut file) = (None, None);
    // A variable that is set to nothing is one that was not set: so Compose files pass those that may be absent.
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

/// The mistakes that are easily made. Other shapes pass: Discord promises none.
fn problem_with(token: &str) -> Option<&'static str> {
    if token.is_empty() {
        Some("there is nothing in it")
    } else if token.len() as u64 > MAX_TOKEN_BYTES {
        Some("it is far too long")
    } else if token.starts_with(['"', '\'']) {
        Some("it has quotation marks around it")
    } else if token.contains(char::is_whitespace) {
        Some("it has spaces or several lines in it")
    } else if !token.chars().all(|char| char.is_ascii_graphic()) {
        Some("it has characters in it that no token has")
    } else if token.chars().all(|char| char.is_ascii_digit()) {
        Some("it is a number, as the application's id is")
    } else if token.len() == 64 && token.chars().all(|char| char.is_ascii_hexdigit()) {
        Some("it looks like the application's public key")
    } else {
        None
    }
}
