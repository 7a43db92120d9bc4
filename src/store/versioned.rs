//! State that is stored as JSON says which version of its form it has.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Values that are stored as JSON objects. Those of an older version are [upgraded](Versioned::upgrade); those of a
/// newer one are rejected, and never misread.
pub trait Versioned: Serialize + DeserializeOwned {
    /// The version that is written. Objects without one have version 1.
    const VERSION: u32 = 1;

    /// Brings an object of an older version to this one.
    fn upgrade(_from: u32, _state: &mut Value) {}
}

/// Why stored state cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    #[error("a newer version of popquiz saved it (format {found}; this one supports up to {known}): update popquiz")]
    Newer { found: u32, known: u32 },
    #[error(transparent)]
    Malformed(#[from] serde_json::Error),
}

/// The object as JSON, with its version.
pub fn write<T: Versioned>(state: &T) -> serde_json::Result<String> {
    let json = serde_json::to_string(state)?;
    let version = T::VERSION;
    Ok(match json.strip_prefix('{') {
        Some("}") => format!("{{\"version\":{version}}}"),
        Some(fields) => format!("{{\"version\":{version},{fields}"),
        None => json,
    })
}

/// Reads what [`write()`] or an older version has written.
pub fn read<T: Versioned>(json: &str) -> Result<T, Unreadable> {
    let mut state: Value = serde_json::from_str(json)?;
    let version = state.as_object_mut().and_then(|fields| fields.remove("version"));
    let version = version.map_or(Ok(1), serde_json::from_value)?;
    if version > T::VERSION {
        return Err(Unreadable::Newer { found: version, known: T::VERSION });
    }
    if version < T::VERSION {
        T::upgrade(version, &mut state);
    }
    Ok(serde_json::from_value(state)?)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;

    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum State {
        Open { scores: BTreeMap<u64, u32> },
    }

    impl Versioned for State {
        const VERSION: u32 = 2;

        fn upgrade(from: u32, state: &mut Value) {
            assert_eq!(from, 1);
            if let Some(open) = state.get_mut("open") {
                open["scores"] = open["points"].take();
            }
        }
    }

    #[test]
    fn persisted_values_have_a_version_and_round_trip() {
        let state = State::Open { scores: [(7, 1)].into() };
        let json = write(&state).unwrap();
        assert_eq!(json, r#"{"version":2,"open":{"scores":{"7":1}}}"#);
        assert_eq!(read::<State>(&json).unwrap(), state);
    }

    #[test]
    fn an_older_version_is_upgraded_and_a_newer_one_refused() {
        let old = read::<State>(r#"{"open":{"points":{"7":1}}}"#).unwrap();
        assert_eq!(old, State::Open { scores: [(7, 1)].into() });
        let newer = read::<State>(r#"{"version":3,"open":{"scores":{}}}"#).unwrap_err();
        assert!(matches!(newer, Unreadable::Newer { found: 3, known: 2 }), "{newer}");
        assert!(newer.to_string().contains("update popquiz"));
    }
}
