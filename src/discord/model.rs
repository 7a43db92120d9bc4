//! What Discord's API answers, as types.

use crate::id::MessageId;

/// A message that the bot has posted or edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostedMessage {
    pub id: MessageId,
    /// The file name of the image that it shows, as uploaded.
    pub image: Option<String>,
}
