//! Persists, then acts: the engine's loop, and its one clock.

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::BoxFuture;
use tokio::sync::{mpsc, watch};
use tokio_util::sync::CancellationToken;

use super::engine::{Act, Decision, Engine, Provisions};
use super::progress::Work;
use super::{BotError, Desk, Input, render};
use crate::discord::egress::{Priority, Request};
use crate::id::ScheduleId;
use crate::quiz::Turns;
use crate::store::{OutboxEntry, StoreError};
use crate::{clock::UnixMs, schedule::Schedule};

/// Inputs decided together: they share a commit.
const BATCH: usize = 256;

/// Commits under way: beyond them, the engine waits for the disk.
const COMMITS_UNDER_WAY: usize = 256;

/// Reactions under way: beyond them, a mark is left out. They say what the reveal says again.
const REACTIONS_UNDER_WAY: usize = 200;

/// How long a due drop waits for a store that does not answer.
const ASK_STORE_AGAIN_AFTER: Duration = Duration::from_secs(5);

pub(super) struct Runner {
    pub(super) desk: Arc<Desk>,
    pub(super) entries: mpsc::UnboundedSender<(OutboxEntry, Work)>,
    pub(super) stop: CancellationToken,
    pub(super) ended: watch::Sender<Option<Arc<BotError>>>,
}

/// A decision on its way to the disk.
struct Committing {
    recorded: BoxFuture<'static, Result<(), StoreError>>,
    acts: Vec<Act>,
    outbox: Vec<OutboxEntry>,
    work: Vec<Work>,
}

impl Runner {
    /// Decides what comes in, in order, until the bot stops.
    pub(super) async fn run(
        self,
        mut engine: Engine,
        first: Decision,
        mut inputs: mpsc::UnboundedReceiver<(Input, Work)>,
    ) {
        let (committing, commits) = mpsc::channel(COMMITS_UNDER_WAY);
        let Self { desk, entries, stop, ended } = self;
        desk.tasks.spawn(Actor::new(Arc::clone(&desk), entries, stop.clone(), ended).run(commits));
        let progress = Arc::clone(&desk.progress);
        let mut decision = first;
        let mut batch = Vec::with_capacity(BATCH);
        let mut work = Vec::new();
        let mut latest = UnixMs(0);
        loop {
            engine.complete(&mut decision);
            // Told before the decision goes on its way: who sees what it came to knows of the deadline that came with it.
            let next = engine.next_alarm();
            progress.set_deadline(next);
            if !decision.is_empty() {
                work.push(progress.begin());
                let Decision { commit, acts, .. } = std::mem::take(&mut decision);
                let outbox = commit.outbox.clone();
                let recorded: BoxFuture<_> =
                    if commit.is_empty() { Box::pin(std::future::ready(Ok(()))) } else { desk.store.commit(commit) };
                let committing =
                    committing.send(Committing { recorded, acts, outbox, work: std::mem::take(&mut work) });
                if committing.await.is_err() {
                    return;
                }
            }
            work.clear();
            let alarm = async {
                match next {
                    Some(at) => desk.clock.sleep_until(at).await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                biased;
                () = stop.cancelled() => return,
                received = inputs.recv_many(&mut batch, BATCH) => if received == 0 { return },
                () = alarm => {}
            }
            // What Discord has made is in the past, whatever a clock that was set back says.
            latest = batch.iter().filter_map(|(input, _)| made_at(input)).fold(latest, UnixMs::max);
            let now = desk.clock.now().max(latest);
            for (input, under_way) in batch.drain(..) {
                decide(&mut engine, input, now, &mut decision);
                work.push(under_way);
            }
            work.push(progress.begin());
            engine.time_passed(now, &mut decision);
        }
    }
}

/// When Discord made what an input is about.
fn made_at(input: &Input) -> Option<UnixMs> {
    match input {
        Input::ChatMessage(message) => Some(message.message.time()),
        Input::Sent(_, sent) => sent.as_ref().ok().map(|posted| posted.id.time()),
        _ => None,
    }
}

fn decide(engine: &mut Engine, input: Input, now: UnixMs, decision: &mut Decision) {
    match input {
        Input::ChatMessage(message) => engine.heard(message, now, decision),
        Input::Sent(id, sent) => engine.sent(id, sent, now, decision),
        Input::ChannelGone(channel) => engine.lost(|game| game.channel() == channel, now, decision),
        Input::Joined(guild) => engine.returned(guild, now, decision),
        Input::Left(guild) => engine.left(guild, now, decision),
        Input::Reconnected { guilds, shard } => {
            engine.present(|guild| guilds.contains(&guild), |guild| shard.hears_of(guild), now, decision);
            engine.reconnected(decision);
        }
        Input::LookedBack(look) => engine.looked_back(look, decision),
        Input::Job(job) => job(engine, now, decision),
    }
}

/// Acts upon decisions in their order, each once it is on disk.
struct Actor {
    desk: Arc<Desk>,
    entries: mpsc::UnboundedSender<(OutboxEntry, Work)>,
    stop: CancellationToken,
    ended: watch::Sender<Option<Arc<BotError>>>,
    reactions: Arc<tokio::sync::Semaphore>,
    drops: mpsc::UnboundedSender<(ScheduleId, UnixMs, Work)>,
}

impl Actor {
    fn new(
        desk: Arc<Desk>,
        entries: mpsc::UnboundedSender<(OutboxEntry, Work)>,
        stop: CancellationToken,
        ended: watch::Sender<Option<Arc<BotError>>>,
    ) -> Self {
        let (drops, due) = mpsc::unbounded_channel();
        desk.tasks.spawn(prepare_drops(Arc::clone(&desk), due, stop.clone()));
        Self {
            desk,
            entries,
            stop,
            ended,
            reactions: Arc::new(tokio::sync::Semaphore::new(REACTIONS_UNDER_WAY)),
            drops,
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
                tracing::error!(%error, "what was decided could not be recorded, so it is not done; the bot stops");
                self.ended.send_replace(Some(Arc::new(error.into())));
                self.stop.cancel();
                return;
            }
            // Posts before answers to commands: who was told that a round starts finds its question on the way.
            for entry in outbox {
                let _ = self.entries.send((entry, self.desk.progress.begin()));
            }
            for act in acts {
                self.act(act);
            }
            drop(work);
        }
    }

    fn act(&self, act: Act) {
        let work = self.desk.progress.begin();
        match act {
            Act::React { channel, message, mark } => {
                let Ok(permit) = Arc::clone(&self.reactions).try_acquire_owned() else { return };
                let egress = self.desk.egress.clone();
                self.desk.tasks.spawn(async move {
                    let request = Request::add_reaction(channel, message, render::emoji(mark));
                    if let Err(error) = egress.send(request, Priority::Reaction).await {
                        tracing::debug!(%channel, %error, "a reaction is left out");
                    }
                    drop((permit, work));
                });
            }
            Act::Tidy(now, kept) => {
                let tidying = self.desk.store.tidy(now, kept);
                let decks = Arc::clone(&self.desk.decks);
                self.desk.tasks.spawn(async move {
                    let tidied = match tidying.await {
                        Ok(_) => decks.look_again().await,
                        Err(error) => Err(error),
                    };
                    if let Err(error) = tidied {
                        tracing::error!(%error, "what was kept long enough could not be let go; it is tried again later");
                    }
                    drop(work);
                });
            }
            Act::LookBack(look) => {
                let (desk, stop) = (Arc::clone(&self.desk), self.stop.clone());
                self.desk.tasks.spawn(async move {
                    tokio::select! {
                        () = stop.cancelled() => {}
                        () = desk.look_back(look) => desk.inputs.send(Input::LookedBack(look), work),
                    }
                });
            }
            Act::PrepareDrop(schedule, due) => {
                let _ = self.drops.send((schedule, due, work));
            }
            Act::Done(done) => done(),
        }
    }
}

/// Fetches what due drops need, one after the other, so that they open in the order in which they were due.
async fn prepare_drops(
    desk: Arc<Desk>,
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
            let Ok(Some(schedule)) = desk.decide(move |engine, _, _| engine.find_schedule(id).cloned()).await else {
                break;
            };
            match desk.provisions(&schedule).await {
                Ok(provisions) => {
                    let opened = move |engine: &mut Engine, now, decision: &mut _| {
                        engine.drop_ready(id, at, provisions, now, decision);
                    };
                    let _ = desk.decide(opened).await;
                    break;
                }
                Err(error) => {
                    tracing::error!(schedule = %id, %error, "a drop waits: the store does not answer");
                    tokio::time::sleep(ASK_STORE_AGAIN_AFTER).await;
                }
            }
        }
        drop(work);
    }
}

impl Desk {
    /// What a drop of this schedule needs from the store.
    pub(super) async fn provisions(&self, schedule: &Schedule) -> Result<Provisions, StoreError> {
        let turns = Turns::new(self.store.turns(schedule.guild, schedule.deck.clone()).await?);
        let streaks = self.store.streaks(schedule.id).await?;
        let deck = self.decks.open(schedule.guild, &schedule.deck).await?;
        Ok(Provisions { deck, turns, streaks })
    }
}
