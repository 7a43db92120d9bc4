//! The gate that all requests of the bot pass: so many a second, the pressing ones first.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::oneshot;
use tokio::time::Instant;

use super::Priority;

/// Discord counts requests as they arrive, and the way there varies: so much more than a second is kept between the first and the last of
/// as many as a second may hold.
const MARGIN: Duration = Duration::from_millis(30);

/// When the last requests were let through: no more than `limit` in any second.
#[derive(Debug)]
struct Window {
    limit: usize,
    passed: VecDeque<Instant>,
    closed_until: Option<Instant>,
}

impl Window {
    /// When the next request may pass, at `now` the earliest.
    fn next(&self, now: Instant) -> Instant {
        let full = self.passed.len() >= self.limit;
        let free = self.passed.front().filter(|_| full).map(|first| *first + Duration::from_secs(1) + MARGIN);
        now.max(free.unwrap_or(now)).max(self.closed_until.unwrap_or(now))
    }

    fn pass(&mut self, now: Instant) {
        if self.passed.len() >= self.limit {
            self.passed.pop_front();
        }
        self.passed.push_back(now);
    }
}

/// Who waits: by priority, then by arrival.
type Queue = BTreeMap<(Priority, u64), oneshot::Sender<()>>;

#[derive(Debug)]
struct State {
    window: Window,
    queue: Queue,
    arrivals: u64,
    /// A task lets the queue through.
    attended: bool,
}

#[derive(Clone, Debug)]
pub(super) struct Gate(Arc<Mutex<State>>);

impl Gate {
    pub(super) fn new(limit: usize) -> Self {
        let window = Window { limit: limit.max(1), passed: VecDeque::new(), closed_until: None };
        Self(Arc::new(Mutex::new(State { window, queue: Queue::new(), arrivals: 0, attended: false })))
    }

    /// Resolves when the request may go.
    pub(super) async fn pass(&self, priority: Priority) {
        let (sender, receiver) = oneshot::channel();
        let attend = {
            let mut state = self.lock();
            state.arrivals += 1;
            let place = (priority, state.arrivals);
            state.queue.insert(place, sender);
            !std::mem::replace(&mut state.attended, true)
        };
        if attend {
            tokio::spawn(self.clone().attend());
        }
        // The gate's task ends only with the queue empty; were it gone with the runtime, nobody would be waiting.
        let _ = receiver.await;
    }

    /// Discord wants to hear nothing at all for a while.
    pub(super) fn close_for(&self, time: Duration) {
        let until = Instant::now() + time;
        let mut state = self.lock();
        state.window.closed_until = Some(state.window.closed_until.map_or(until, |before| before.max(until)));
    }

    /// Lets the queue through until it is empty. Who is first is decided when the gate opens, not before.
    async fn attend(self) {
        loop {
            let wait_until = {
                let mut state = self.lock();
                let now = Instant::now();
                let next = state.window.next(now);
                if next <= now {
                    let Some((_, waiting)) = state.queue.pop_first() else {
                        state.attended = false;
                        return;
                    };
                    // Who has stopped waiting takes no place.
                    if waiting.send(()).is_ok() {
                        state.window.pass(now);
                    }
                    continue;
                }
                next
            };
            tokio::time::sleep_until(wait_until).await;
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn no_second_holds_more_than_the_limit_and_nothing_is_slower_than_it_must() {
        let gate = Gate::new(50);
        let start = Instant::now();
        let mut times = Vec::new();
        for _ in 0..1_000 {
            gate.pass(Priority::Drop).await;
            times.push(start.elapsed());
        }
        for window in times.windows(51) {
            assert!(window[50].checked_sub(window[0]).unwrap() > Duration::from_secs(1), "51 requests within a second");
        }
        assert!(times[999] < Duration::from_millis(20 * 1030), "took {:?}", times[999]);
    }

    #[tokio::test(start_paused = true)]
    async fn pressing_requests_go_first_and_equals_in_the_order_of_their_coming() {
        let gate = Gate::new(1);
        gate.pass(Priority::Live).await;
        let order = Arc::new(Mutex::new(Vec::new()));
        let mut waiting = tokio::task::JoinSet::new();
        for (name, priority) in [
            ("drop 1", Priority::Drop),
            ("reaction", Priority::Reaction),
            ("drop 2", Priority::Drop),
            ("live", Priority::Live),
        ] {
            let (gate, order) = (gate.clone(), Arc::clone(&order));
            waiting.spawn(async move {
                gate.pass(priority).await;
                order.lock().unwrap().push(name);
            });
            tokio::task::yield_now().await;
        }
        waiting.join_all().await;
        assert_eq!(*order.lock().unwrap(), ["live", "drop 1", "drop 2", "reaction"]);
    }

    #[tokio::test(start_paused = true)]
    async fn a_closed_gate_opens_again() {
        let gate = Gate::new(50);
        gate.close_for(Duration::from_secs(7));
        let start = Instant::now();
        gate.pass(Priority::Live).await;
        assert_eq!(start.elapsed(), Duration::from_secs(7));
    }
}
