//! The bot's global rate limit: a number of requests per second, urgent ones first.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{Notify, oneshot};
use tokio::time::Instant;

/// How urgent a request is: if the global limit is reached, the first of these are sent first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Priority {
    /// Somebody waits for it.
    Live,
    /// A drop.
    Drop,
    /// A reaction.
    Reaction,
}

/// How long a slot stays blocked after the response to its request. Discord counts a request when it arrives, which is
/// somewhere between sending it and the response. If a slot stays blocked for a second after the response, it's never
/// counted twice within a second, whatever the latency. The extra time allows for clocks that run at different speeds.
const RECOVERY: Duration = Duration::from_millis(1_010);

/// Who waits: by priority, then by arrival.
type Queue = BTreeMap<(Priority, u64), oneshot::Sender<Permit>>;

#[derive(Debug)]
struct State {
    /// Free slots.
    free: usize,
    /// When the recovering places are free again, the soonest first.
    recovering: VecDeque<Instant>,
    closed_until: Option<Instant>,
    queue: Queue,
    arrivals: u64,
    /// A task lets the queue through.
    attended: bool,
}

/// What the limit's task does next.
enum Next {
    LetThrough(oneshot::Sender<Permit>),
    /// Before this, nothing can happen except that a slot becomes free.
    WaitUntil(Option<Instant>),
    Stop,
}

impl State {
    fn next(&mut self, now: Instant) -> Next {
        while self.recovering.front().is_some_and(|free_at| *free_at <= now) {
            self.recovering.pop_front();
            self.free += 1;
        }
        // Who has stopped waiting takes no place.
        while self.queue.first_key_value().is_some_and(|(_, waiting)| waiting.is_closed()) {
            self.queue.pop_first();
        }
        if let (Some(closed_until), false) = (self.closed_until.filter(|until| *until > now), self.queue.is_empty()) {
            return Next::WaitUntil(Some(closed_until));
        }
        if self.free == 0 && !self.queue.is_empty() {
            return Next::WaitUntil(self.recovering.front().copied());
        }
        let Some((_, first)) = self.queue.pop_first() else {
            self.attended = false;
            return Next::Stop;
        };
        self.free -= 1;
        Next::LetThrough(first)
    }
}

#[derive(Debug)]
struct Shared {
    state: Mutex<State>,
    place_came_back: Notify,
}

/// The limit; clones are the same limit.
#[derive(Clone, Debug)]
pub(super) struct GlobalLimit(Arc<Shared>);

/// A slot among the requests of this second. Keep it until the request has been answered or has failed.
#[derive(Debug)]
pub(super) struct Permit(GlobalLimit);

impl Drop for Permit {
    fn drop(&mut self) {
        self.0.lock().recovering.push_back(Instant::now() + RECOVERY);
        self.0.0.place_came_back.notify_one();
    }
}

impl GlobalLimit {
    pub(super) fn new(limit: usize) -> Self {
        let state = State {
            free: limit.max(1),
            recovering: VecDeque::new(),
            closed_until: None,
            queue: Queue::new(),
            arrivals: 0,
            attended: false,
        };
        Self(Arc::new(Shared { state: Mutex::new(state), place_came_back: Notify::new() }))
    }

    /// Waits until the request may be sent; `None` only if the program is shutting down.
    pub(super) async fn acquire(&self, priority: Priority) -> Option<Permit> {
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
        // The limit's task ends only with the queue empty, or with the runtime.
        receiver.await.ok()
    }

    /// Discord wants no requests at all for a while.
    pub(super) fn close_for(&self, time: Duration) {
        let until = Instant::now() + time;
        let mut state = self.lock();
        state.closed_until = Some(state.closed_until.map_or(until, |before| before.max(until)));
    }

    /// How long the limit stays closed yet.
    pub(super) fn closed_for(&self) -> Duration {
        self.lock().closed_until.map(|until| until.saturating_duration_since(Instant::now())).unwrap_or_default()
    }

    /// Lets the queue through until it is empty. Who is first is decided when a place is free, not before.
    async fn attend(self) {
        loop {
            let next = self.lock().next(Instant::now());
            match next {
                // A permit that nobody receives is returned when it's dropped.
                Next::LetThrough(first) => drop(first.send(Permit(self.clone()))),
                Next::WaitUntil(Some(time)) => {
                    // A returned slot stays blocked for longer than this wait; only a closed limit can last longer,
                    // which is checked after the wait.
                    tokio::time::sleep_until(time).await;
                }
                Next::WaitUntil(None) => self.0.place_came_back.notified().await,
                Next::Stop => return,
            }
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]

    use rand::{RngExt as _, SeedableRng as _};
    use tokio::task::JoinSet;

    use super::*;

    /// Sends this many drops at once with a latency of `there` and `back` milliseconds. Returns when each arrived, in
    /// the order of sending.
    async fn arrivals(count: usize, there: std::ops::Range<u64>, back: std::ops::Range<u64>) -> Vec<Duration> {
        let limit = GlobalLimit::new(50);
        let start = Instant::now();
        let mut random = rand::rngs::ChaCha8Rng::seed_from_u64(7);
        let sent = Arc::new(Mutex::new(Vec::new()));
        let mut requests = JoinSet::new();
        for number in 0..count {
            let (limit, sent) = (limit.clone(), Arc::clone(&sent));
            let mut way = |range: &std::ops::Range<u64>| Duration::from_millis(random.random_range(range.clone()));
            let (there, back) = (way(&there), way(&back));
            requests.spawn(async move {
                let _permit = limit.acquire(Priority::Drop).await.unwrap();
                let place = sent.lock().unwrap().len();
                assert_eq!(place, number, "drops go out in the order in which they were due");
                sent.lock().unwrap().push(start.elapsed() + there);
                tokio::time::sleep(there + back).await;
            });
            tokio::task::yield_now().await;
        }
        while let Some(done) = requests.join_next().await {
            done.unwrap();
        }
        Arc::into_inner(sent).unwrap().into_inner().unwrap()
    }

    fn assert_no_second_holds_more_than_50(mut arrivals: Vec<Duration>) {
        arrivals.sort();
        for window in arrivals.windows(51) {
            let span = window[50].checked_sub(window[0]).unwrap();
            assert!(span > Duration::from_secs(1), "51 requests arrive within {span:?}, from {:?} on", window[0]);
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_thousand_drops_due_at_once_are_posted_in_order_50_per_second() {
        let arrivals = arrivals(1_000, 20..21, 20..21).await;
        assert!(arrivals[999] < Duration::from_millis(20 * 1_060), "took {:?}", arrivals[999]);
        assert_no_second_holds_more_than_50(arrivals);
    }

    #[tokio::test(start_paused = true)]
    async fn no_second_has_more_than_50_requests_whatever_the_latency() {
        for (there, back) in [(1..400, 1..5), (1..5, 1..400), (1..2_000, 1..2_000)] {
            assert_no_second_holds_more_than_50(arrivals(500, there, back).await);
        }
    }

    #[tokio::test(start_paused = true)]
    async fn urgent_requests_go_first_and_equal_ones_in_order_of_arrival() {
        let limit = GlobalLimit::new(1);
        drop(limit.acquire(Priority::Live).await);
        let order = Arc::new(Mutex::new(Vec::new()));
        let mut waiting = JoinSet::new();
        for (name, priority) in [
            ("drop 1", Priority::Drop),
            ("reaction", Priority::Reaction),
            ("drop 2", Priority::Drop),
            ("live", Priority::Live),
        ] {
            let (limit, order) = (limit.clone(), Arc::clone(&order));
            waiting.spawn(async move {
                let _permit = limit.acquire(priority).await;
                order.lock().unwrap().push(name);
            });
            tokio::task::yield_now().await;
        }
        waiting.join_all().await;
        assert_eq!(*order.lock().unwrap(), ["live", "drop 1", "drop 2", "reaction"]);
    }

    #[tokio::test(start_paused = true)]
    async fn a_closed_gate_reopens() {
        let limit = GlobalLimit::new(50);
        limit.close_for(Duration::from_secs(7));
        let start = Instant::now();
        let _permit = limit.acquire(Priority::Live).await;
        assert!((Duration::from_secs(7)..Duration::from_millis(7_010)).contains(&start.elapsed()));
    }

    #[tokio::test(start_paused = true)]
    async fn a_canceled_request_gives_up_its_place_in_line() {
        let limit = GlobalLimit::new(1);
        let start = Instant::now();
        let held = limit.acquire(Priority::Live).await;
        for _ in 0..10 {
            let impatient = limit.acquire(Priority::Live);
            assert!(tokio::time::timeout(Duration::from_millis(5), impatient).await.is_err());
        }
        drop(held);
        let _permit = limit.acquire(Priority::Reaction).await;
        assert!(start.elapsed() < Duration::from_millis(1_100), "took {:?}", start.elapsed());
    }
}
