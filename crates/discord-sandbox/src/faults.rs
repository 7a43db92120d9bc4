//! What can be made to go wrong, on demand.

use std::collections::VecDeque;
use std::time::Duration;

/// What goes wrong with a request.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// It is answered with this status.
    Status(u16),
    /// Its route is told to come again after this many ms.
    RateLimited(u64),
    /// The whole bot is told to come again after this many ms.
    GloballyRateLimited(u64),
    /// It is carried out this much later.
    Slow(Duration),
    /// It is carried out, and its answer gets lost.
    AnswerLost,
    /// It is never answered.
    Hangs,
}

/// What is to go wrong.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct Faults {
    requests: VecDeque<(String, Fault)>,
    /// Resumes are refused.
    pub refuse_resume: bool,
    /// So many identifications are refused.
    pub refuse_identify: u32,
    /// Each event is sent twice.
    pub double_events: bool,
    /// Each two events are sent in the wrong order.
    pub reorder_events: bool,
    /// Events do not arrive, until the connection is resumed: the line is dead, and nobody has noticed.
    pub mute: bool,
    /// Heartbeats are not acknowledged.
    pub deaf: bool,
}

impl Faults {
    /// Lets the next request whose method and path hold these words go wrong: `"POST /messages"`.
    pub fn next(&mut self, request: &str, fault: Fault) {
        self.requests.push_back((request.to_owned(), fault));
    }

    pub(super) fn take(&mut self, method: &str, path: &str) -> Option<Fault> {
        let concerned =
            |(words, _): &(String, Fault)| words.split(' ').all(|word| method == word || path.contains(word));
        let at = self.requests.iter().position(concerned)?;
        self.requests.remove(at).map(|(_, fault)| fault)
    }
}
