//! Requests that Discord refused (401, 403 and 429), and what isn't sent because of them: Discord bans an address with
//! too many invalid requests.
//!
//! Only reactions pause after a 403: every answer gets one, and a missing one does no harm. Everything else is sent each
//! time, so that a permission works as soon as it's granted again, and no question stays without its reveal.

use std::collections::{HashMap, VecDeque};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use super::error::EgressError;
use crate::discord::limits;

/// How long no reaction is sent to a channel after a 403. Each further one doubles it, up to the maximum. The first wait is
/// short, because somebody may be granting the permission right now.
const COOLDOWN_AFTER_FORBIDDEN: Duration = Duration::from_secs(5);
const LONGEST_COOLDOWN: Duration = Duration::from_secs(60);

/// Half of the number at which Discord bans an address.
const MAX_REFUSALS: usize = limits::INVALID_REQUESTS / 2;

#[derive(Debug, Default)]
pub(super) struct Refusals {
    token_refused: AtomicBool,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    recent: VecDeque<Instant>,
    /// By route and channel or server.
    cooldowns: HashMap<(&'static str, u64), Cooldown>,
}

#[derive(Clone, Debug)]
struct Cooldown {
    until: Instant,
    length: Duration,
    error: EgressError,
}

impl Refusals {
    /// Rejects a request that Discord would refuse, without sending it.
    pub(super) fn check(&self, route: &'static str, major: u64) -> Result<(), EgressError> {
        if self.token_refused.load(Ordering::Relaxed) {
            return Err(EgressError::TokenRefused);
        }
        let now = Instant::now();
        let mut state = self.lock();
        while state.recent.front().is_some_and(|at| now - *at > limits::INVALID_REQUESTS_WINDOW) {
            state.recent.pop_front();
        }
        if state.recent.len() >= MAX_REFUSALS {
            return Err(EgressError::TooManyRefusals);
        }
        match state.cooldowns.get(&(route, major)) {
            Some(cooldown) if cooldown.until > now => Err(cooldown.error.clone()),
            _ => Ok(()),
        }
    }

    /// Counts a refusal.
    pub(super) fn count(&self) {
        let mut state = self.lock();
        state.recent.push_back(Instant::now());
        if state.recent.len() == MAX_REFUSALS {
            tracing::error!(
                refused = MAX_REFUSALS,
                "Discord refused too many requests within 10 minutes, so sending is paused; see the previous warnings for which"
            );
        }
    }

    /// Discord refused the token: nothing is sent from now on.
    pub(super) fn token_refused(&self, route: &'static str) {
        self.count();
        if !self.token_refused.swap(true, Ordering::Relaxed) {
            tracing::error!(route, "{}; nothing more will be sent", EgressError::TokenRefused);
        }
    }

    pub(super) fn is_token_refused(&self) -> bool {
        self.token_refused.load(Ordering::Relaxed)
    }

    /// Discord refused a route: nothing is sent there for a while.
    pub(super) fn cool_down(&self, route: &'static str, major: u64, error: &EgressError) {
        let mut state = self.lock();
        let now = Instant::now();
        state.cooldowns.retain(|_, cooldown| cooldown.until + LONGEST_COOLDOWN > now);
        let before = state.cooldowns.get(&(route, major)).map(|cooldown| cooldown.length);
        let length = before.map_or(COOLDOWN_AFTER_FORBIDDEN, |before| (before * 2).min(LONGEST_COOLDOWN));
        state.cooldowns.insert((route, major), Cooldown { until: now + length, length, error: error.clone() });
    }

    /// Discord allowed a route: its next cooldown is short again.
    pub(super) fn allowed(&self, route: &'static str, major: u64) {
        self.lock().cooldowns.remove(&(route, major));
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROUTE: &str = "GET /channels";

    #[tokio::test(start_paused = true)]
    async fn too_many_refusals_pause_all_requests_before_discord_bans_the_address() {
        let refusals = Refusals::default();
        for _ in 0..5_000 {
            assert_eq!(refusals.check(ROUTE, 1), Ok(()));
            refusals.count();
        }
        assert_eq!(refusals.check(ROUTE, 1), Err(EgressError::TooManyRefusals));
        tokio::time::advance(Duration::from_secs(601)).await;
        assert_eq!(refusals.check(ROUTE, 1), Ok(()));
    }

    #[tokio::test(start_paused = true)]
    async fn a_route_that_stays_forbidden_is_paused_longer_each_time_up_to_a_minute() {
        let refusals = Refusals::default();
        let error = EgressError::Forbidden { route: ROUTE, code: 50_001, message: "Missing Access".to_owned() };
        let mut rests = Vec::new();
        for _ in 0..12 {
            refusals.cool_down(ROUTE, 1, &error);
            let began = Instant::now();
            while refusals.check(ROUTE, 1) == Err(error.clone()) {
                tokio::time::advance(Duration::from_secs(5)).await;
            }
            rests.push(began.elapsed().as_secs());
        }
        assert_eq!(rests, [5, 10, 20, 40, 60, 60, 60, 60, 60, 60, 60, 60]);
        assert_eq!(refusals.check(ROUTE, 2), Ok(()));
    }
}
