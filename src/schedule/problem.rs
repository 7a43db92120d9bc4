//! What can go wrong with a drop.

use popquiz_deck::DeckId;
use serde::{Deserialize, Serialize};

use crate::id::ChannelId;

/// What went wrong with a schedule's last drop, for its managers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DropProblem {
    /// The bot was offline for too long when they were due.
    Missed {
        drops: u32,
    },
    /// The bot has no permission to post in the channel.
    Forbidden {
        channel: ChannelId,
    },
    ChannelGone {
        channel: ChannelId,
    },
    /// Discord rejected the message.
    Rejected {
        channel: ChannelId,
    },
    /// The server's `AutoMod` blocked the message.
    AutoMod {
        channel: ChannelId,
    },
    /// The thread is archived or locked.
    ThreadClosed {
        channel: ChannelId,
    },
    DeckGone {
        deck: DeckId,
    },
    /// A sentence, as versions before this enum stored it.
    #[serde(untagged)]
    Sentence(String),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_stored_by_earlier_versions_are_kept() {
        let sentence = DropProblem::Sentence("1 drop missed while I was away".to_owned());
        assert_eq!(serde_json::from_str::<DropProblem>("\"1 drop missed while I was away\"").unwrap(), sentence);
        let missed = DropProblem::Missed { drops: 2 };
        let json = serde_json::to_string(&missed).unwrap();
        assert_eq!(json, r#"{"missed":{"drops":2}}"#);
        assert_eq!(serde_json::from_str::<DropProblem>(&json).unwrap(), missed);
    }
}
