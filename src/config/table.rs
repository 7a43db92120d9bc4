//! The table of settings: each one's name, its place in [`Config`], and its allowed values. Files, environment variables
//! and error messages use it.

use std::fmt::Write as _;
use std::net::SocketAddr;
use std::ops::RangeInclusive;
use std::path::PathBuf;

use tracing_subscriber::EnvFilter;

use super::settings::{Config, JudgeModel, LogFormat};
use crate::schedule;

/// One setting.
pub(super) struct Setting {
    pub(super) section: &'static str,
    pub(super) key: &'static str,
    value_type: ValueType,
}

/// The type of a setting, and its place in the configuration.
enum ValueType {
    Flag(fn(&mut Config) -> &mut bool),
    Number(RangeInclusive<u32>, fn(&mut Config) -> &mut u32),
    Path(fn(&mut Config) -> &mut PathBuf),
    /// The address of a web service.
    Url(fn(&mut Config) -> &mut String),
    Zone(fn(&mut Config) -> &mut schedule::Zone),
    /// An IP address with a port, or none.
    Address(fn(&mut Config) -> &mut Option<SocketAddr>),
    /// The path of a model, or a keyword.
    Model(fn(&mut Config) -> &mut JudgeModel),
    Filter(fn(&mut Config) -> &mut String),
    Format(fn(&mut Config) -> &mut LogFormat),
}

/// A value before it's parsed.
#[derive(Clone, Copy)]
pub(super) enum RawValue<'a> {
    /// In an environment variable, where everything is text.
    Plain(&'a str),
    /// In a file, in quotation marks.
    Text(&'a str),
    /// In a file: true or false.
    Flag(bool),
    /// In a file: a whole number; `None` if it's out of range.
    Number(Option<u32>),
    /// In a file: a type that no setting has.
    Other,
}

use ValueType::{Address, Filter, Flag, Format, Model, Number, Path, Url, Zone};

#[rustfmt::skip]
pub(super) static SETTINGS: &[Setting] = &[
    Setting { section: "discord", key: "api_url", value_type: Url(|c| &mut c.discord.api_url) },
    Setting { section: "discord", key: "contact_url", value_type: Url(|c| &mut c.discord.contact_url) },
    Setting { section: "discord", key: "message_content", value_type: Flag(|c| &mut c.discord.message_content) },
    Setting { section: "store", key: "path", value_type: Path(|c| &mut c.store.path) },
    Setting { section: "decks", key: "path", value_type: Path(|c| &mut c.decks.path) },
    Setting { section: "quiz", key: "time_zone", value_type: Zone(|c| &mut c.quiz.time_zone) },
    Setting { section: "quiz", key: "settling_ms", value_type: Number(0..=5_000, |c| &mut c.quiz.settling_ms) },
    Setting { section: "quiz", key: "seconds", value_type: Number(5..=600, |c| &mut c.quiz.seconds) },
    Setting { section: "quiz", key: "questions", value_type: Number(1..=100, |c| &mut c.quiz.questions) },
    Setting { section: "quiz", key: "ready_seconds", value_type: Number(0..=60, |c| &mut c.quiz.ready_seconds) },
    Setting { section: "quiz", key: "pause_ms", value_type: Number(0..=60_000, |c| &mut c.quiz.pause_ms) },
    Setting { section: "quiz", key: "hints", value_type: Number(0..=3, |c| &mut c.quiz.hints) },
    Setting { section: "quiz", key: "points", value_type: Number(1..=1_000, |c| &mut c.quiz.points) },
    Setting { section: "quiz", key: "speed_points", value_type: Number(0..=1_000, |c| &mut c.quiz.speed_points) },
    Setting { section: "quiz", key: "tries", value_type: Number(1..=10, |c| &mut c.quiz.tries) },
    Setting { section: "quiz", key: "idle_questions", value_type: Number(0..=100, |c| &mut c.quiz.idle_questions) },
    Setting { section: "quiz", key: "reports", value_type: Number(1..=100, |c| &mut c.quiz.reports) },
    Setting { section: "judge", key: "model", value_type: Model(|c| &mut c.judge.model) },
    Setting { section: "judge", key: "reading_limit_ms", value_type: Number(0..=10_000, |c| &mut c.judge.reading_limit_ms) },
    Setting { section: "drops", key: "open_hours", value_type: Number(1..=168, |c| &mut c.drops.open_hours) },
    Setting { section: "drops", key: "grace_minutes", value_type: Number(0..=1_440, |c| &mut c.drops.grace_minutes) },
    Setting { section: "data", key: "keep_answers_days", value_type: Number(0..=90, |c| &mut c.data.keep_answers_days) },
    Setting { section: "health", key: "address", value_type: Address(|c| &mut c.health.address) },
    Setting { section: "log", key: "filter", value_type: Filter(|c| &mut c.log.filter) },
    Setting { section: "log", key: "format", value_type: Format(|c| &mut c.log.format) },
];

impl Setting {
    /// The name in messages: `quiz.seconds`.
    pub(super) fn name(&self) -> String {
        format!("{}.{}", self.section, self.key)
    }

    /// The environment variable that overrides the setting: `POPQUIZ_QUIZ__SECONDS`.
    pub(super) fn variable(&self) -> String {
        format!("POPQUIZ_{}__{}", self.section, self.key).to_uppercase()
    }

    /// Sets the value. If it's invalid, the error describes the allowed ones ("a whole number from 5 to 600").
    pub(super) fn set(&self, config: &mut Config, value: RawValue<'_>) -> Result<(), String> {
        let text = match value {
            RawValue::Plain(text) | RawValue::Text(text) => Some(text.trim()),
            _ => None,
        };
        match &self.value_type {
            Flag(at) => *at(config) = flag(value).ok_or("true or false, without quotation marks")?,
            Number(range, at) => {
                *at(config) = number(value).filter(|number| range.contains(number)).ok_or_else(|| {
                    format!("a whole number from {} to {}, without quotation marks", range.start(), range.end())
                })?;
            }
            Path(at) => {
                *at(config) = text.filter(|text| !text.is_empty()).ok_or("a path, such as \"data/name\"")?.into();
            }
            Url(at) => *at(config) = text.and_then(url).ok_or("a URL such as \"https://discord.com/api/v10\"")?,
            Zone(at) => *at(config) = text.and_then(zone).ok_or_else(|| zone_hint(text.unwrap_or_default()))?,
            Address(at) => {
                *at(config) = match text {
                    Some("") => None,
                    text => Some(
                        text.and_then(|text| text.parse().ok())
                            .ok_or("an IP address with a port, such as \"127.0.0.1:8088\", or \"\" for none")?,
                    ),
                }
            }
            Model(at) => {
                *at(config) = match text {
                    Some("built-in") => JudgeModel::BuiltIn,
                    Some("off") => JudgeModel::Off,
                    Some(path) if !path.is_empty() => JudgeModel::File(path.into()),
                    _ => return Err("\"built-in\", \"off\", or the path of a model file".to_owned()),
                }
            }
            Filter(at) => {
                text.filter(|text| !text.is_empty() && EnvFilter::builder().parse(text).is_ok())
                    .ok_or(
                        "a log filter, such as \"info,popquiz=debug\" (levels: error, warn, info, debug, trace, off)",
                    )?
                    .clone_into(at(config));
            }
            Format(at) => {
                *at(config) = match text {
                    Some("text") => LogFormat::Text,
                    Some("json") => LogFormat::Json,
                    _ => return Err("\"text\" or \"json\"".to_owned()),
                }
            }
        }
        Ok(())
    }
}

fn flag(value: RawValue<'_>) -> Option<bool> {
    match value {
        RawValue::Plain(text) => text.trim().parse().ok(),
        RawValue::Flag(flag) => Some(flag),
        _ => None,
    }
}

fn number(value: RawValue<'_>) -> Option<u32> {
    match value {
        RawValue::Plain(text) => text.trim().parse().ok(),
        RawValue::Number(number) => number,
        _ => None,
    }
}

/// Returns the address without a trailing slash, because routes are appended to it.
fn url(text: &str) -> Option<String> {
    let url = reqwest::Url::parse(text).ok()?;
    let usable =
        matches!(url.scheme(), "http" | "https") && url.has_host() && url.query().is_none() && url.fragment().is_none();
    usable.then(|| text.trim_end_matches('/').to_owned())
}

fn zone(name: &str) -> Option<schedule::Zone> {
    // jiff accepts this placeholder for an unknown zone.
    name.parse().ok().filter(|zone: &schedule::Zone| zone.name() != "Etc/Unknown")
}

fn zone_hint(written: &str) -> String {
    let mut allowed = "a time zone's name, such as \"Europe/Berlin\" or \"UTC\"".to_owned();
    let names = schedule::Zone::names();
    if let Some(nearest) = nearest(written, names.iter().map(String::as_str)) {
        // Writing to a string cannot fail.
        let _ = write!(allowed, " (did you mean \"{nearest}\"?)");
    }
    allowed
}

/// Returns the most similar name, if any is similar enough.
pub(super) fn nearest<'a>(written: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Longer than any name.
    const MAX_NAME_BYTES: usize = 64;
    /// Less similar names have little in common.
    const MIN_SIMILARITY: f64 = 0.7;
    if written.len() > MAX_NAME_BYTES {
        return None;
    }
    let written = written.to_lowercase();
    names
        .into_iter()
        .map(|name| (strsim::normalized_damerau_levenshtein(&written, &name.to_lowercase()), name))
        .filter(|(likeness, _)| *likeness >= MIN_SIMILARITY)
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
        .map(|(_, name)| name)
}
