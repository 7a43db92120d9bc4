//! Discord's ids: snowflakes, which contain their time, with one type for each kind.

use serde::{Deserialize, Serialize};

use crate::clock::UnixMs;

/// 2015-01-01T00:00:00Z, from which snowflakes count.
/// Source: Discord's API documentation, "Snowflakes".
pub const DISCORD_EPOCH_MS: i64 = 1_420_070_400_000;

macro_rules! snowflakes {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub u64);

        impl $name {
            /// When Discord created this id, to the millisecond.
            pub const fn time(self) -> UnixMs {
                snowflake_time(self.0)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

snowflakes! {
    /// A server ("guild" in Discord's protocol).
    GuildId
    /// A text channel or thread.
    ChannelId
    /// A person or a bot.
    UserId
    /// A role of a server.
    RoleId
    /// A message.
    MessageId
    /// One use of a command, button or modal.
    InteractionId
}

/// When Discord created this snowflake, to the millisecond.
pub const fn snowflake_time(snowflake: u64) -> UnixMs {
    UnixMs((snowflake >> 22).cast_signed() + DISCORD_EPOCH_MS)
}

/// The first snowflake of a millisecond; `sequence` (0 to 4,194,303) distinguishes those within it.
pub const fn snowflake_at(time: UnixMs, sequence: u64) -> u64 {
    let ms = time.0 - DISCORD_EPOCH_MS;
    let ms = if ms < 0 { 0 } else { ms.cast_unsigned() };
    (ms << 22) | (sequence & 0x3f_ffff)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snowflake_contains_its_time() {
        // The example of Discord's documentation.
        assert_eq!(MessageId(175_928_847_299_117_063).time(), UnixMs(1_462_015_105_796));
        let time = UnixMs(1_772_442_000_123);
        assert_eq!(snowflake_time(snowflake_at(time, 7)), time);
        assert!(snowflake_at(time, 7) < snowflake_at(time, 8));
    }
}
