//! What goes wrong on demand: failed requests, lost responses, broken gateway connections.

use std::collections::VecDeque;
use std::time::Duration;

use serde_json::Value;

/// What goes wrong with one request.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// It gets this HTTP status and has no effect.
    Status(u16),
    /// It gets a 429 for its route, with a retry after this many milliseconds.
    RateLimited(u64),
    /// It gets a global 429, with a retry after this many milliseconds.
    GloballyRateLimited(u64),
    /// It is carried out after this delay.
    Delay(Duration),
    /// It is carried out, but the connection breaks before the response.
    ResponseLost,
    /// It is neither carried out nor answered.
    NoResponse,
    /// It gets this status, Discord's error code and its message, and has no effect.
    Error(u16, u64, &'static str),
    /// It gets this status and an HTML page, as from a proxy or firewall in between, and has no effect.
    Page(u16),
}

type Change = dyn Fn(&str, &mut Value) + Send;

/// Changes events before they are sent.
pub struct Rewrite(Box<Change>);

impl Rewrite {
    /// Calls this with the name and data of each event.
    pub fn new(rewrite: impl Fn(&str, &mut Value) + Send + 'static) -> Self {
        Self(Box::new(rewrite))
    }

    pub(crate) fn apply(&self, name: &str, data: &str) -> Option<String> {
        let mut value = serde_json::from_str(data).ok()?;
        (self.0)(name, &mut value);
        Some(value.to_string())
    }
}

impl std::fmt::Debug for Rewrite {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Rewrite")
    }
}

/// The faults that are switched on. Everything works by default.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct Faults {
    requests: VecDeque<(String, Fault)>,
    /// Gateway resumes are refused (opcode 9).
    pub refuse_resume: bool,
    /// How many of the next identifications are refused (opcode 9).
    pub refused_identifies: u32,
    /// The next connections that identify themselves are closed with these codes.
    pub close_identifies: VecDeque<u16>,
    /// Changes events, for example into a form that a client may not know.
    pub rewrite_events: Option<Rewrite>,
    /// Each event is sent twice.
    pub duplicate_events: bool,
    /// Events are sent in pairs, each pair in the wrong order.
    pub reorder_events: bool,
    /// Events are lost until the connection is resumed, as on a dead connection that nobody has noticed.
    pub withhold_events: bool,
    /// Heartbeats are not acknowledged.
    pub ignore_heartbeats: bool,
}

impl Faults {
    /// Applies a fault once, to the next request that matches all words of a pattern: a word is the method, or a part
    /// of the path. `"POST /messages"` matches the next message that is posted.
    pub fn fail_next(&mut self, pattern: &str, fault: Fault) {
        self.requests.push_back((pattern.to_owned(), fault));
    }

    pub(crate) fn take(&mut self, method: &str, path: &str) -> Option<Fault> {
        let matches =
            |(pattern, _): &(String, Fault)| pattern.split(' ').all(|word| method == word || path.contains(word));
        let at = self.requests.iter().position(matches)?;
        self.requests.remove(at).map(|(_, fault)| fault)
    }

    /// How gateway events are sent at the moment.
    pub(crate) fn delivery(&self) -> Delivery {
        let times = if self.withhold_events { 0 } else { 1 + usize::from(self.duplicate_events) };
        Delivery { times, reorder: self.reorder_events }
    }
}

/// How a gateway event is sent.
#[derive(Clone, Copy)]
pub(crate) struct Delivery {
    /// How often; 0: it's only kept for a resume.
    pub(crate) times: usize,
    /// Whether it swaps places with the next one.
    pub(crate) reorder: bool,
}
