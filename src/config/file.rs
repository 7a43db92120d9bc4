//! Settings from a TOML file.

use std::io::Read as _;
use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::error::ConfigError;
use super::settings::Config;
use super::table::{RawValue, SETTINGS, Setting, nearest};

/// Far more than settings and comments need; a larger file is a mistake, such as the database.
const MAX_FILE_BYTES: u64 = 1 << 20;

/// How many characters of an invalid value a message shows.
const MAX_VALUE_CHARS: usize = 60;

pub(super) fn read(config: &mut Config, path: &Path) -> Result<(), ConfigError> {
    let unreadable = |reason: String| ConfigError::Unreadable { path: path.display().to_string(), reason };
    let mut bytes = Vec::new();
    std::fs::File::open(path)
        .and_then(|file| file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes))
        .map_err(|error| unreadable(format!("{error}; check the path, or leave out --config to use the defaults")))?;
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(unreadable("it is larger than 1 MiB, so it can't be a settings file; check the path".to_owned()));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let line =
            1 + error.as_bytes().iter().take(error.utf8_error().valid_up_to()).filter(|byte| **byte == b'\n').count();
        unreadable(format!("line {line} is not UTF-8 text; save the file as UTF-8"))
    })?;
    Source { path, text: &text }.read_into(config)
}

/// The text of a file, and its name.
struct Source<'a> {
    path: &'a Path,
    text: &'a str,
}

impl Source<'_> {
    fn read_into(&self, config: &mut Config) -> Result<(), ConfigError> {
        let document = DeTable::parse(self.text).map_err(|error| ConfigError::NotToml {
            place: self.place(error.span().unwrap_or_default().start),
            reason: error.message().to_owned(),
        })?;
        for (key, value) in document.get_ref() {
            let written = key.get_ref().as_ref();
            let Some(section) = SETTINGS.iter().map(|setting| setting.section).find(|section| *section == written)
            else {
                return Err(self.unknown_section(key.span().start, written));
            };
            let DeValue::Table(table) = value.get_ref() else {
                return Err(ConfigError::NotASection { place: self.place(key.span().start), section });
            };
            self.read_section(config, section, table)?;
        }
        Ok(())
    }

    fn read_section(&self, config: &mut Config, section: &str, table: &DeTable<'_>) -> Result<(), ConfigError> {
        for (key, value) in table {
            let place = self.place(key.span().start);
            let written = key.get_ref().as_ref();
            let of_section = || SETTINGS.iter().filter(|setting| setting.section == section);
            let Some(setting) = of_section().find(|setting| setting.key == written) else {
                return Err(unknown_key(
                    place,
                    section,
                    written,
                    &of_section().map(|setting| setting.key).collect::<Vec<_>>(),
                ));
            };
            self.set(config, setting, place, value)?;
        }
        Ok(())
    }

    fn set(
        &self,
        config: &mut Config,
        setting: &Setting,
        place: String,
        value: &Spanned<DeValue<'_>>,
    ) -> Result<(), ConfigError> {
        let written = match value.get_ref() {
            DeValue::String(text) => RawValue::Text(text),
            DeValue::Integer(number) => RawValue::Number(u32::from_str_radix(number.as_str(), number.radix()).ok()),
            DeValue::Boolean(flag) => RawValue::Flag(*flag),
            _ => RawValue::Other,
        };
        setting.set(config, written).map_err(|allowed| ConfigError::InvalidValue {
            place,
            name: setting.name(),
            value: shortened(self.text.get(value.span()).unwrap_or_default()),
            allowed,
        })
    }

    fn unknown_section(&self, offset: usize, written: &str) -> ConfigError {
        let place = self.place(offset);
        if written.ends_with("token") {
            return ConfigError::Secret { place };
        }
        let mut sections: Vec<&str> = SETTINGS.iter().map(|setting| setting.section).collect();
        sections.dedup();
        let advice = if let Some(section) = nearest(written, sections.iter().copied()) {
            format!("did you mean [{section}]?")
        } else if let Some(setting) = SETTINGS.iter().find(|setting| setting.key == written) {
            format!("\"{written}\" belongs in the section [{}]", setting.section)
        } else {
            format!("the sections are [{}]", sections.join("], ["))
        };
        ConfigError::UnknownName { place, name: format!("section [{}]", shortened(written)), advice }
    }

    /// The file and line (from 1) of the byte at `offset`.
    fn place(&self, offset: usize) -> String {
        let line = 1 + self.text.bytes().take(offset).filter(|byte| *byte == b'\n').count();
        format!("{}:{line}", self.path.display())
    }
}

fn unknown_key(place: String, section: &str, written: &str, known: &[&str]) -> ConfigError {
    if written.ends_with("token") {
        return ConfigError::Secret { place };
    }
    let advice = if let Some(key) = nearest(written, known.iter().copied()) {
        format!("did you mean \"{key}\"?")
    } else if let Some(elsewhere) = SETTINGS.iter().find(|setting| setting.key == written) {
        format!("\"{written}\" belongs in the section [{}]", elsewhere.section)
    } else {
        format!("[{section}] has: {}", known.join(", "))
    };
    ConfigError::UnknownName { place, name: format!("setting \"{}\" in [{section}]", shortened(written)), advice }
}

/// Shortens an invalid value for a message to its first line, and that to a limit.
pub(super) fn shortened(value: &str) -> String {
    let line = value.lines().next().unwrap_or_default();
    let mut shown: String = line.chars().take(MAX_VALUE_CHARS).collect();
    if shown.len() < value.len() {
        shown.push('…');
    }
    shown
}
