//! Settings from environment variables: `POPQUIZ_<SECTION>__<KEY>`.

use super::error::ConfigError;
use super::file;
use super::settings::Config;
use super::table::{RawValue, SETTINGS, Setting, nearest};

const PREFIX: &str = "POPQUIZ_";

/// Variables with our prefix that aren't settings. This one tells the tests where to find more test data.
const OTHER_VARIABLES: &[&str] = &["POPQUIZ_SHARED"];

/// This process's environment variables. What is not UTF-8 in them is replaced, since [`std::env::vars`] would panic.
pub fn variables() -> impl Iterator<Item = (String, String)> {
    std::env::vars_os().map(|(name, value)| (name.to_string_lossy().into_owned(), value.to_string_lossy().into_owned()))
}

pub(super) fn read(
    config: &mut Config,
    environment: impl Iterator<Item = (String, String)>,
) -> Result<(), ConfigError> {
    let mut ours: Vec<_> =
        environment.filter(|(name, _)| name.starts_with(PREFIX) && !OTHER_VARIABLES.contains(&name.as_str())).collect();
    // The environment has no order; if there are several mistakes, always report the same one.
    ours.sort();
    for (name, value) in ours {
        let Some(setting) = SETTINGS.iter().find(|setting| setting.variable() == name) else {
            return Err(unknown(name));
        };
        setting.set(config, RawValue::Plain(&value)).map_err(|allowed| ConfigError::InvalidValue {
            place: name,
            name: setting.name(),
            value: file::shortened(&format!("{value:?}")),
            // Values of variables have no quotation marks to leave out.
            allowed: allowed.replace(", without quotation marks", ""),
        })?;
    }
    Ok(())
}

fn unknown(name: String) -> ConfigError {
    if name.ends_with("TOKEN") {
        return ConfigError::Secret { place: name };
    }
    let known: Vec<String> = SETTINGS.iter().map(Setting::variable).collect();
    let advice = match nearest(&name, known.iter().map(String::as_str)) {
        Some(nearest) => format!("did you mean {nearest}?"),
        None => format!(
            "variables that begin with {PREFIX} are settings, for example {PREFIX}QUIZ__SECONDS for quiz.seconds"
        ),
    };
    ConfigError::UnknownName {
        place: "environment".to_owned(),
        name: format!("setting for the variable {name}"),
        advice,
    }
}
