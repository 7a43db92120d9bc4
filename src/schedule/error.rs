//! What can't be parsed of a schedule.

/// Text that can't be read as a part of a schedule.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("invalid {}: {value:?}", expected.name())]
pub struct ParseError {
    pub expected: Expected,
    /// The beginning of the text.
    pub value: String,
}

/// What a text was expected to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    TimeOfDay,
    Weekdays,
    Duration {
        min_minutes: i64,
        max_minutes: i64,
    },
    /// The IANA name of a time zone.
    Zone,
}

impl Expected {
    fn name(self) -> &'static str {
        match self {
            Self::TimeOfDay => "time of day",
            Self::Weekdays => "weekdays",
            Self::Duration { .. } => "duration",
            Self::Zone => "time zone",
        }
    }
}

impl ParseError {
    /// The most characters of a text that an error contains.
    const VALUE_CHARS: usize = 60;

    pub(super) fn new(expected: Expected, value: &str) -> Self {
        Self { expected, value: value.chars().take(Self::VALUE_CHARS).collect() }
    }
}
