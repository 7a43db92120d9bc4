//! What is stored about a person, and what is stored for a limited time.

use serde::Serialize;

use crate::id::GuildId;

/// All that is stored about a person: each entry is a JSON object with named fields.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PersonData {
    /// What they answered.
    pub attempts: Vec<serde_json::Value>,
    /// What they won.
    pub points: Vec<serde_json::Value>,
    /// Appeals that they made.
    pub appeals: Vec<serde_json::Value>,
    /// The appeals that they decided on, as managers.
    pub decisions: Vec<serde_json::Value>,
    /// The cards that they reported.
    pub reports: Vec<serde_json::Value>,
    /// Their changes to servers' decks.
    pub changes: Vec<serde_json::Value>,
    /// What they remember of cards.
    pub memories: Vec<serde_json::Value>,
    /// Practices that they haven't finished.
    pub practices: Vec<serde_json::Value>,
    /// The server that they use in direct messages: at most one.
    pub direct_servers: Vec<serde_json::Value>,
}

/// The servers that a member may mean in direct messages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MemberServers {
    /// The one that they chose last.
    pub chosen: Option<GuildId>,
    /// Those where they have answered questions.
    pub answered_in: Vec<GuildId>,
}

/// What happens to the points of a deleted person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Forget {
    KeepPoints,
    ErasePoints,
}

/// How long data with a limited lifetime is stored, in days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retention {
    /// Texts of attempts, in servers that have set it.
    pub answers_days: Vec<(GuildId, u32)>,
    /// Texts of attempts, in all other servers.
    pub answers_days_elsewhere: u32,
    /// Servers that removed the bot.
    pub departed_days: u32,
}
