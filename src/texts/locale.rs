//! The languages that there are.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::bundle::{CODES, ENGLISH, SOURCES};

/// A language that the bot speaks, as written in a region.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Locale(pub(super) usize);

impl Locale {
    /// English as written in the United States.
    pub const ENGLISH: Self = Self(ENGLISH);

    /// English, 40% longer.
    #[cfg(test)]
    pub(crate) const PSEUDO: Self = Self(SOURCES.len());

    /// Discord's codes for all languages.
    pub const CODES: &'static [&'static str] = CODES;

    /// Every language.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..SOURCES.len()).map(Self)
    }

    /// Discord's code for it, such as `pt-BR`.
    pub fn code(self) -> &'static str {
        SOURCES.get(self.0).map_or("en-US", |source| source.code)
    }

    /// The language for one of Discord's codes; one from another region (`en-GB`, `es-419`) will do.
    pub fn from_code(code: &str) -> Option<Self> {
        let language = |code: &str| code.split('-').next().map(str::to_ascii_lowercase);
        let exact = Self::all().find(|locale| locale.code().eq_ignore_ascii_case(code));
        exact.or_else(|| Self::all().find(|locale| language(locale.code()) == language(code)))
    }
}

impl Default for Locale {
    fn default() -> Self {
        Self::ENGLISH
    }
}

impl Serialize for Locale {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

/// A code that isn't known (any more) means English.
impl<'de> Deserialize<'de> for Locale {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|code| Self::from_code(&code).unwrap_or_default())
    }
}
