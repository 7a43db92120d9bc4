//! The bot's health, with reasons: for supervisors, load balancers and operators.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde::Serialize;
use tokio::sync::watch;
use tokio::time::Instant;

use super::error::BotError;
use crate::discord::egress::Egress;
use crate::discord::gateway_status::GatewayStatus;
use crate::id::ChannelId;
use crate::store::StoreCondition;

/// How long Discord may be silent. A heartbeat is due every 41 seconds, and answered at once.
const SILENT_AT_MOST: Duration = Duration::from_secs(60);

/// How long a message may wait to be sent.
const UNSENT_AT_MOST: Duration = Duration::from_secs(60);

/// The bot's health. Serialized, it's the response of the health address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Health {
    /// Its tasks are running, and its store can be written. If not, it should be started again.
    pub live: bool,
    /// It is also connected to Discord, and messages get out.
    pub ready: bool,
    /// Why it's not ready, a sentence each.
    pub reasons: Vec<String>,
    /// Events that could not be read since the start.
    pub unreadable_events: u64,
}

/// What health goes by.
pub(super) struct Vitals {
    pub(super) ended: watch::Receiver<Option<Arc<BotError>>>,
    pub(super) store: watch::Receiver<StoreCondition>,
    pub(super) gateway: Arc<GatewayStatus>,
    pub(super) deliveries: Arc<Deliveries>,
    pub(super) egress: Egress,
}

impl Vitals {
    pub(super) fn health(&self) -> Health {
        let mut reasons = Vec::new();
        if let Some(error) = &*self.ended.borrow() {
            reasons.push(error.to_string());
        }
        match &*self.store.borrow() {
            StoreCondition::Well => {}
            StoreCondition::Waiting(why) => reasons.push(why.clone()),
            StoreCondition::Failed(error) => reasons.push(error.to_string()),
        }
        let live = reasons.is_empty();
        if let Some(time) = self.gateway.lost_for() {
            reasons.push(format!("no connection to Discord for {} s", time.as_secs()));
        } else if let silent = self.gateway.silent_for()
            && silent > SILENT_AT_MOST
        {
            reasons.push(format!("Discord hasn't answered a heartbeat for {} s", silent.as_secs()));
        }
        if let Some(wait) = self.gateway.identify_in() {
            reasons.push(format!("reconnecting to Discord in {} s, so that the token isn't reset", wait.as_secs()));
        }
        if let Some(age) = self.deliveries.longest(|channel| self.egress.waits_for_rate(channel.0))
            && age > UNSENT_AT_MOST
        {
            reasons.push(format!("a message has been waiting to be sent for {} s", age.as_secs()));
        }
        Health { live, ready: reasons.is_empty(), reasons, unreadable_events: self.gateway.unreadable_events() }
    }
}

/// The messages that the outbox is sending: one at a time in each channel.
#[derive(Debug, Default)]
pub(super) struct Deliveries(Mutex<HashMap<ChannelId, Delivery>>);

#[derive(Clone, Copy, Debug)]
struct Delivery {
    since: Instant,
    /// Whether Discord delays it on purpose: by a rate limit, or by refusing this one channel.
    held: bool,
}

/// A message on its way, until it is dropped.
pub(super) struct DeliveryGuard<'a> {
    deliveries: &'a Deliveries,
    channel: ChannelId,
}

impl Deliveries {
    pub(super) fn begin(&self, channel: ChannelId) -> DeliveryGuard<'_> {
        self.lock().insert(channel, Delivery { since: Instant::now(), held: false });
        DeliveryGuard { deliveries: self, channel }
    }

    /// How long the oldest message has waited that nothing delays on purpose.
    fn longest(&self, waits_for_rate: impl Fn(ChannelId) -> bool) -> Option<Duration> {
        let deliveries = self.lock();
        let free = deliveries.iter().filter(|(channel, it)| !it.held && !waits_for_rate(**channel));
        free.map(|(_, it)| it.since.elapsed()).max()
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<ChannelId, Delivery>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl DeliveryGuard<'_> {
    pub(super) fn set_held(&self, held: bool) {
        if let Some(delivery) = self.deliveries.lock().get_mut(&self.channel) {
            delivery.held = held;
        }
    }
}

impl Drop for DeliveryGuard<'_> {
    fn drop(&mut self) {
        self.deliveries.lock().remove(&self.channel);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_message_that_waits_counts_unless_discord_holds_it_up_on_purpose() {
        let deliveries = Deliveries::default();
        let (first, second) = (deliveries.begin(ChannelId(1)), deliveries.begin(ChannelId(2)));
        tokio::time::advance(Duration::from_secs(90)).await;
        let longest = || deliveries.longest(|_| false).map(|time| time.as_secs());
        assert_eq!(longest(), Some(90));
        assert_eq!(deliveries.longest(|channel| channel == ChannelId(1)), Some(Duration::from_secs(90)));
        assert_eq!(deliveries.longest(|_| true), None);
        first.set_held(true);
        drop(second);
        assert_eq!(longest(), None);
        first.set_held(false);
        assert_eq!(longest(), Some(90));
        drop(first);
        assert_eq!(longest(), None);
    }
}
