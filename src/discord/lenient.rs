//! Parses JSON from elsewhere: fields that aren't needed may have any shape, and fields that are needed are strict.

use serde::de::{Deserialize, DeserializeOwned, Deserializer};
use serde_json::value::RawValue;

/// Reads a value with an unexpected shape as the default. The value is skipped, so that nothing in it, such as a number
/// that is too large or deep nesting, can affect the rest.
pub(super) fn lenient<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned + Default,
{
    let raw = Box::<RawValue>::deserialize(deserializer)?;
    Ok(serde_json::from_str(raw.get()).unwrap_or_default())
}

/// Reads a list and leaves out the elements of another shape than expected.
pub(super) fn lenient_list<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned,
{
    let raw: Vec<Box<RawValue>> = lenient(deserializer)?;
    Ok(raw.iter().filter_map(|element| serde_json::from_str(element.get()).ok()).collect())
}

/// Reads a field that may be null, which counts as the default.
pub(super) fn nullable<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Default,
{
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}
