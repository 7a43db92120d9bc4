//! Persists, then acts: the engine's loop, and its one clock.

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::BoxFuture;
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;
use tracing::Instrument as _;

use super::context::Context;
use super::delivery::DeliveryFailure;
use super::engine::{Act, Decision, Engine, Job, ReadingRequest};
use super::input::Input;
use super::private_replies::PrivateReply;
use super::progress::Work;
use super::reader::{Reader, read_answers};
use super::render;
use super::supervisor::Supervisor;
use super::words;
use crate::clock::UnixMs;
use crate::discord::egress::{Priority, Request};
use crate::discord::message::Message;
use crate::id::{ChannelId, IdBlock, ScheduleId};
use crate::store::{Commit, OutboxEntry, Store, StoreError};
use crate::texts::say;

/// Inputs decided together: they share a commit.
const BATCH: usize = 256;

/// Commits under way: beyond them, the engine waits for the disk.
const COMMITS_UNDER_WAY: usize = 256;

/// The most concurrent reactions; beyond that, they are dropped. The reveal shows the same information.
const REACTIONS_UNDER_WAY: usize = 200;

/// How long a due drop waits for a store that does not answer.
const ASK_STORE_AGAIN_AFTER: Duration = Duration::from_secs(5);

pub(super) struct Runner {
    pub(super) context: Arc<Context>,
    pub(super) reader: Option<Arc<dyn Reader>>,
    pub(super) entries: mpsc::UnboundedSender<(OutboxEntry, Work)>,
    pub(super) stop: CancellationToken,
    pub(super) supervisor: Supervisor,
}

/// A decision on its way to the disk.
struct Committing {
    recorded: BoxFuture<'static, Result<(), StoreError>>,
    acts: Vec<Act>,
    outbox: Vec<OutboxEntry>,
    work: Vec<Work>,
}

impl Runner {
    /// Processes inputs in order until the bot stops.
    pub(super) async fn run(
        self,
        mut engine: Engine,
        first: Decision,
        mut inputs: mpsc::UnboundedReceiver<(Input, Work)>,
    ) {
        let (committing, commits) = mpsc::channel(COMMITS_UNDER_WAY);
        let Self { context, reader, entries, stop, supervisor } = self;
        let mut ids = IdSupply { store: Arc::clone(&context.store), supervisor: supervisor.clone(), lease: None };
        let (readings, requests) = mpsc::unbounded_channel();
        if let Some(reader) = reader {
            let inputs = context.inputs.clone();
            supervisor.spawn_errand("the model", read_answers(reader, requests, inputs, stop.clone()));
        }
        let actor = Actor::new(Arc::clone(&context), entries, readings, stop.clone(), supervisor.clone());
        supervisor.spawn("what acts upon decisions", actor.run(commits));
        let progress = Arc::clone(&context.progress);
        let mut decision = first;
        let mut batch = Vec::with_capacity(BATCH);
        let mut work = Vec::new();
        let mut latest = UnixMs(0);
        loop {
            engine.complete(&mut decision);
            // Updated before the decision is carried out, so that anybody who sees its results also knows the new
            // deadline.
            let next = engine.next_deadline();
            progress.set_deadline(next);
            if !decision.is_empty() {
                work.push(progress.begin());
                let Decision { commit, acts, .. } = decision;
                let outbox = commit.outbox.clone();
                let recorded: BoxFuture<_> = if commit.is_empty() {
                    Box::pin(std::future::ready(Ok(())))
                } else {
                    let span = commit_span(&commit);
                    // The store takes commits in the order of these calls, whichever future is polled first.
                    Box::pin(context.store.commit(commit).instrument(span))
                };
                let committing =
                    committing.send(Committing { recorded, acts, outbox, work: std::mem::take(&mut work) });
                if committing.await.is_err() {
                    return;
                }
            }
            work.clear();
            let due = async {
                match next {
                    Some(at) => context.clock.sleep_until(at).await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                biased;
                () = stop.cancelled() => return,
                received = inputs.recv_many(&mut batch, BATCH) => if received == 0 { return },
                () = due => {}
            }
            // Whatever Discord has created is in the past, whatever a clock that was set back says.
            latest = batch.iter().filter_map(|(input, _)| input.made_at()).fold(latest, UnixMs::max);
            decision = Decision::at(context.clock.now().max(latest));
            for (input, under_way) in batch.drain(..) {
                if !ids.suffice(&mut engine).await {
                    return;
                }
                let _span = input.span().entered();
                input.apply(&mut engine, &mut decision);
                work.push(under_way);
            }
            work.push(progress.begin());
            if !ids.suffice(&mut engine).await {
                return;
            }
            engine.time_passed(&mut decision);
        }
    }
}

/// How much is written. Nothing that people wrote gets into logs.
fn commit_span(commit: &Commit) -> tracing::Span {
    tracing::debug_span!(
        "commit",
        attempts = commit.attempts.len(),
        ledger = commit.ledger.len(),
        outbox = commit.outbox.len(),
        games = commit.games.len(),
    )
}

/// Leases ids for the engine: the next block in the background, so that it is there before the last one is used up.
struct IdSupply {
    store: Arc<dyn Store>,
    supervisor: Supervisor,
    lease: Option<BoxFuture<'static, Result<IdBlock, StoreError>>>,
}

impl IdSupply {
    /// Ensures that the engine has the ids that one input may need. Returns false if there are none: then the bot
    /// stops.
    async fn suffice(&mut self, engine: &mut Engine) -> bool {
        let (left, needed) = (engine.ids_left(), engine.ids_needed());
        if left < 2 * needed && self.lease.is_none() {
            self.lease = Some(self.store.lease_ids(u32::try_from(4 * needed).unwrap_or(u32::MAX)));
        }
        if left >= needed {
            return true;
        }
        let Some(lease) = self.lease.take() else { return true };
        match lease.await {
            Ok(block) => {
                engine.add_ids(block);
                true
            }
            Err(error) => {
                tracing::error!(%error, "cannot lease ids; the bot stops");
                self.supervisor.fail(error.into());
                false
            }
        }
    }
}

/// Acts upon decisions in their order, each once it is on disk.
struct Actor {
    context: Arc<Context>,
    entries: mpsc::UnboundedSender<(OutboxEntry, Work)>,
    stop: CancellationToken,
    supervisor: Supervisor,
    reactions: Arc<tokio::sync::Semaphore>,
    drops: mpsc::UnboundedSender<(ScheduleId, UnixMs, Work)>,
    readings: mpsc::UnboundedSender<(ReadingRequest, Work)>,
}

impl Actor {
    fn new(
        context: Arc<Context>,
        entries: mpsc::UnboundedSender<(OutboxEntry, Work)>,
        readings: mpsc::UnboundedSender<(ReadingRequest, Work)>,
        stop: CancellationToken,
        supervisor: Supervisor,
    ) -> Self {
        let (drops, due) = mpsc::unbounded_channel();
        supervisor.spawn("opening drops", prepare_drops(Arc::clone(&context), due, stop.clone()));
        Self {
            context,
            entries,
            stop,
            supervisor,
            reactions: Arc::new(tokio::sync::Semaphore::new(REACTIONS_UNDER_WAY)),
            drops,
            readings,
        }
    }

    async fn run(self, mut commits: mpsc::Receiver<Committing>) {
        loop {
            let committing = tokio::select! {
                biased;
                committing = commits.recv() => committing,
                () = self.stop.cancelled() => return,
            };
            let Some(Committing { recorded, acts, outbox, work }) = committing else { return };
            if let Err(error) = recorded.await {
                tracing::error!(%error, "cannot record a decision, so it isn't carried out; the bot stops");
                self.supervisor.fail(error.into());
                return;
            }
            // Posts before replies to commands: when somebody sees that a round starts, its question is already on the
            // way.
            for entry in outbox {
                let _ = self.entries.send((entry, self.context.progress.begin()));
            }
            for act in acts {
                self.act(act);
            }
            drop(work);
        }
    }

    fn act(&self, act: Act) {
        let work = self.context.progress.begin();
        match act {
            Act::React { channel, message, mark } => {
                let Ok(permit) = Arc::clone(&self.reactions).try_acquire_owned() else { return };
                let egress = self.context.egress.clone();
                self.context.tasks.spawn(async move {
                    let request = Request::add_reaction(channel, message, render::emoji(mark));
                    if let Err(error) = egress.send(request, Priority::Reaction).await {
                        tracing::debug!(%channel, %error, "dropped a reaction");
                    }
                    drop((permit, work));
                });
            }
            Act::TellHost { channel, why } => {
                let context = Arc::clone(&self.context);
                self.context.tasks.spawn(async move {
                    tell_host(&context, channel, why).await;
                    drop(work);
                });
            }
            Act::Expire(now, kept) => {
                let tidying = self.context.store.expire(now, kept);
                let decks = Arc::clone(&self.context.decks);
                self.supervisor.spawn_errand("deleting what was kept long enough", async move {
                    let tidied = match tidying.await {
                        Ok(_) => decks.reload_heads().await,
                        Err(error) => Err(error),
                    };
                    if let Err(error) = tidied {
                        tracing::error!(%error, "cannot delete expired data; retrying later");
                    }
                    drop(work);
                });
            }
            Act::FetchHistory(request) => {
                let (context, stop) = (Arc::clone(&self.context), self.stop.clone());
                self.supervisor.spawn_errand("fetching a channel's history", async move {
                    tokio::select! {
                        () = stop.cancelled() => {}
                        () = context.fetch_history(request) => context.inputs.send(Input::HistoryReceived(request), work),
                    }
                });
            }
            Act::PrepareDrop(schedule, due) => {
                let _ = self.drops.send((schedule, due, work));
            }
            Act::Read(request) => {
                // Bounded by how many the engine requests at once.
                let _ = self.readings.send((request, work));
            }
            Act::Reply(reply) => reply.send(),
        }
    }
}

/// Fetches what due drops need, one after the other, so that they open in the order in which they were due.
async fn prepare_drops(
    context: Arc<Context>,
    mut due: mpsc::UnboundedReceiver<(ScheduleId, UnixMs, Work)>,
    stop: CancellationToken,
) {
    loop {
        let (id, at, work) = tokio::select! {
            biased;
            due = due.recv() => match due { Some(due) => due, None => return },
            () = stop.cancelled() => return,
        };
        loop {
            let Ok(Some(schedule)) = context.decide(|reply| Job::FindSchedule { id, reply }).await else {
                break;
            };
            match context.drop_resources(&schedule).await {
                Ok(resources) => {
                    let _ = context.decide(|reply| Job::OpenDrop { id, due: at, resources, reply }).await;
                    break;
                }
                Err(error) => {
                    tracing::error!(schedule = %id, %error, "a drop is delayed, because the store doesn't respond");
                    tokio::time::sleep(ASK_STORE_AGAIN_AFTER).await;
                }
            }
        }
        drop(work);
    }
}

/// Tells whoever started the round in a channel that a message of it could not be posted, and why.
async fn tell_host(context: &Context, channel: ChannelId, why: DeliveryFailure) {
    let Some(PrivateReply { token, locale, .. }) = context.private_replies.hosts.take(&channel) else { return };
    let text = words::not_posted(locale, channel, why).unwrap_or_else(|| say!(locale, "problem-channel-gone"));
    let request = Request::edit_answer(context.application, &token, &Message::text(text));
    if let Err(error) = context.egress.send(request, Priority::Live).await {
        tracing::debug!(%channel, %error, "can't tell a round's host");
    }
}

#[cfg(test)]
mod tests {
    use popquiz_judge::{Credit, Outcome};

    use super::*;
    use crate::id::{AttemptId, ChannelId, GameId, GuildId, QuestionId, UserId};
    use crate::store::{Attempt, AttemptRole, GameChange, Help};
    use crate::test_log::logged;

    #[test]
    fn spans_of_commits_count_what_is_written_but_hold_no_text() {
        let attempt = |source| Attempt {
            source: AttemptId(source),
            question: QuestionId(1),
            user: UserId(2),
            text: "a secret answer".to_owned(),
            outcome: Outcome::Wrong,
            credit: Credit::NONE,
            confidence: None,
            role: AttemptRole::Try,
            help: Help::default(),
        };
        let state = "a secret state".to_owned();
        let save = GameChange::Save { id: GameId(3), guild: GuildId(4), channel: ChannelId(5), state };
        let commit = Commit { attempts: vec![attempt(6), attempt(7)], games: vec![save], ..Commit::default() };
        let log = logged(|| commit_span(&commit).in_scope(|| tracing::info!("written")));
        assert!(log.contains("commit{attempts=2 ledger=0 outbox=0 games=1}"), "{log}");
        assert!(!log.contains("secret"), "{log}");
    }
}
