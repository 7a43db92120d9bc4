//! Ids: Discord's (snowflakes, which contain their time) and the bot's own, one type for each.

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
    /// An attempt: the id of the message, or of the interaction that submitted it.
    AttemptId
}

impl From<MessageId> for AttemptId {
    fn from(message: MessageId) -> Self {
        Self(message.0)
    }
}

impl From<InteractionId> for AttemptId {
    fn from(interaction: InteractionId) -> Self {
        Self(interaction.0)
    }
}

/// User ids below this belong to nobody, because Discord's contain the time since 2015 in their upper bits. They stand
/// for former members who left their points.
pub const FORMER_MEMBERS: u64 = 1 << 22;

impl UserId {
    /// Whether this id stands for a deleted person.
    pub const fn is_former_member(self) -> bool {
        self.0 < FORMER_MEMBERS
    }
}

// The ids that the bot assigns itself.
macro_rules! own_ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub u64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

own_ids! {
    /// A game: a round or an open drop in a channel.
    GameId
    /// A card while, and after, it was open in a channel.
    QuestionId
    /// A schedule of drops.
    ScheduleId
    /// An effect that is sent exactly once.
    OutboxId
    /// A change to a server's own deck.
    DeckChangeId
    /// What somebody typed into a form that couldn't be used.
    DraftId
    /// The number by which a server's members name a schedule of drops, counted in each server from 1.
    DropNumber
}

/// Reserved ids, from `first` up to but excluding `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IdBlock {
    pub first: u64,
    pub end: u64,
}

/// The blocks of ids that the store has leased to this process. Ids of a block that are not used are never used.
#[derive(Clone, Debug, Default)]
pub struct LeasedIds {
    next: u64,
    end: u64,
    more: std::collections::VecDeque<IdBlock>,
}

impl LeasedIds {
    /// How many are left.
    pub fn left(&self) -> u64 {
        self.more.iter().map(|block| block.end - block.first).sum::<u64>() + (self.end - self.next)
    }

    pub fn add(&mut self, block: IdBlock) {
        self.more.push_back(block);
    }

    /// The next id. Whoever calls this has seen to it that one is [left](Self::left).
    pub fn take(&mut self) -> u64 {
        if self.next == self.end {
            if let Some(block) = self.more.pop_front() {
                (self.next, self.end) = (block.first, block.end);
            } else {
                // An id that may belong to another process does less harm than none: the store keeps an existing entry.
                tracing::error!("ids ran out before more were leased; please report this bug");
                self.end += 1;
            }
        }
        let id = self.next;
        self.next += 1;
        id
    }
}

impl From<IdBlock> for LeasedIds {
    fn from(IdBlock { first, end }: IdBlock) -> Self {
        Self { next: first, end, more: std::collections::VecDeque::new() }
    }
}

/// Created once per database, so that the nonces of two databases differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DatabaseId(pub u32);

impl std::fmt::LowerHex for DatabaseId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
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
    fn ids_are_leased_in_consecutive_blocks() {
        let mut ids = LeasedIds::from(IdBlock { first: 5, end: 7 });
        ids.add(IdBlock { first: 20, end: 22 });
        assert_eq!(ids.left(), 4);
        assert_eq!([ids.take(), ids.take(), ids.take()], [5, 6, 20]);
        assert_eq!(ids.left(), 1);
    }

    #[test]
    fn a_snowflake_contains_its_time() {
        // The example of Discord's documentation.
        assert_eq!(MessageId(175_928_847_299_117_063).time(), UnixMs(1_462_015_105_796));
        let time = UnixMs(1_772_442_000_123);
        assert_eq!(snowflake_time(snowflake_at(time, 7)), time);
        assert!(snowflake_at(time, 7) < snowflake_at(time, 8));
    }
}
