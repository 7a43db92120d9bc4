//! Stops the bot, with the reason, if an essential task ends.
//!
//! A bot that continues without its engine, outbox or store looks healthy and does nothing; one that exits is restarted
//! and continues where it was.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use futures_util::FutureExt as _;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::error::BotError;
use crate::store::{Store, StoreCondition};

#[derive(Clone)]
pub(super) struct Supervisor {
    tasks: TaskTracker,
    stop: CancellationToken,
    ended: watch::Sender<Option<Arc<BotError>>>,
}

impl Supervisor {
    pub(super) fn new(tasks: TaskTracker, stop: CancellationToken) -> Self {
        Self { tasks, stop, ended: watch::Sender::new(None) }
    }

    /// Why the bot had to end, once it had to.
    pub(super) fn ended(&self) -> watch::Receiver<Option<Arc<BotError>>> {
        self.ended.subscribe()
    }

    /// Stops the bot for this reason. The first reason wins: later ones are its consequences.
    pub(super) fn fail(&self, error: BotError) {
        self.ended.send_if_modified(|ended| {
            let is_first = ended.is_none();
            ended.get_or_insert_with(|| Arc::new(error));
            is_first
        });
        self.stop.cancel();
    }

    /// Runs a task that must not end before the bot does.
    pub(super) fn spawn(&self, task: &'static str, work: impl Future<Output = ()> + Send + 'static) {
        let this = self.clone();
        self.tasks.spawn(async move {
            match AssertUnwindSafe(work).catch_unwind().await {
                Ok(()) if this.stop.is_cancelled() => {}
                Ok(()) => this.fail(BotError::TaskEnded(task)),
                Err(_) => this.fail(BotError::TaskPanicked(task)),
            }
        });
    }

    /// Runs a task that ends when it's done. A panic in it stops the bot, because something waits for its result.
    pub(super) fn spawn_errand(&self, task: &'static str, work: impl Future<Output = ()> + Send + 'static) {
        let this = self.clone();
        self.tasks.spawn(async move {
            if AssertUnwindSafe(work).catch_unwind().await.is_err() {
                this.fail(BotError::TaskPanicked(task));
            }
        });
    }

    /// Stops the bot if its store fails, even if nothing is waiting for the store.
    pub(super) fn watch_store(&self, store: &dyn Store) {
        let (mut condition, this) = (store.condition(), self.clone());
        self.tasks.spawn(async move {
            let failed = async {
                let failed = condition.wait_for(|condition| matches!(condition, StoreCondition::Failed(_))).await;
                match failed.as_deref() {
                    Ok(StoreCondition::Failed(error)) => Some(error.clone()),
                    _ => None,
                }
            };
            tokio::select! {
                () = this.stop.cancelled() => {}
                failed = failed => if let Some(error) = failed {
                    this.fail(error.into());
                },
            }
        });
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]

    use super::*;

    fn supervisor() -> Supervisor {
        Supervisor::new(TaskTracker::new(), CancellationToken::new())
    }

    async fn reason(supervisor: &Supervisor) -> String {
        let mut ended = supervisor.ended();
        let reason = ended.wait_for(Option::is_some).await.unwrap().clone().unwrap();
        assert!(supervisor.stop.is_cancelled());
        reason.to_string()
    }

    #[tokio::test]
    async fn a_task_that_ends_or_panics_ends_the_bot_and_the_first_reason_stands() {
        let ended = supervisor();
        ended.spawn("the outbox", async {});
        assert!(reason(&ended).await.contains("the outbox stopped"), "{}", reason(&ended).await);
        ended.fail(BotError::TaskEnded("the engine"));
        assert!(reason(&ended).await.contains("the outbox stopped"));

        let panicked = supervisor();
        panicked.spawn("the engine", async { panic!("a bug") });
        assert!(reason(&panicked).await.contains("a bug stopped the engine"), "{}", reason(&panicked).await);
        let panicked = supervisor();
        panicked.spawn_errand("fetching a channel's history", async { panic!("a bug") });
        assert!(reason(&panicked).await.contains("a bug stopped fetching a channel's history"));
    }

    #[tokio::test]
    async fn tasks_that_end_with_the_bot_or_are_done_end_nothing() {
        let supervisor = supervisor();
        let stop = supervisor.stop.clone();
        supervisor.spawn("the engine", async move { stop.cancelled().await });
        supervisor.spawn_errand("an errand", async {});
        supervisor.stop.cancel();
        supervisor.tasks.close();
        supervisor.tasks.wait().await;
        assert!(supervisor.ended().borrow().is_none());
    }
}
