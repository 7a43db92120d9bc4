//! The one thread that writes: it takes what has queued up into one transaction, and answers when that is on disk.

use std::collections::VecDeque;
use std::fs::File;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, TryRecvError, channel};
use std::sync::{Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use futures_util::future::BoxFuture;
use rusqlite::{Connection, ErrorCode, TransactionBehavior};
use tokio::sync::oneshot;

use super::record;
use crate::store::{Commit, StoreError};

/// Commits in one transaction, at most: bounds how long the first of them waits for the last.
const MOST_AT_ONCE: usize = 512;

/// Pauses between attempts to write to a disk that is full or a file that is held: doubled each time up to the longest.
const FIRST_PAUSE: Duration = Duration::from_millis(50);
const LONGEST_PAUSE: Duration = Duration::from_secs(5);

/// The queue to the thread.
#[derive(Debug)]
pub(super) struct Writer {
    // The mutex also makes the order of the queue that of the calls. `None` once it is stopped.
    running: Mutex<Option<(Sender<Job>, JoinHandle<()>)>>,
}

#[derive(Debug)]
#[expect(clippy::large_enum_variant, reason = "nearly all are commits")]
enum Job {
    Commit(Queued),
    Work(Work, oneshot::Sender<Result<u64, StoreError>>),
    Steps(Steps),
}

/// Something else than a commit: may run more than once, until it has succeeded.
struct Work(Box<DoWork>);

type DoWork = dyn Fn(&mut Connection) -> rusqlite::Result<u64> + Send;

impl std::fmt::Debug for Work {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Work")
    }
}

/// What a step of longer work came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// There is more to do.
    More,
    /// It is done; this is the answer.
    Done(u64),
}

/// Work too long for those who wait behind it: it is done step by step, and what else there is to do comes between. Steps that follow each
/// other are of one piece of work.
struct Steps {
    step: Box<DoStep>,
    answer: oneshot::Sender<Result<u64, StoreError>>,
}

/// A step that failed has done nothing, and is tried again.
type DoStep = dyn FnMut(&mut Connection) -> rusqlite::Result<Step> + Send;

impl std::fmt::Debug for Steps {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Steps")
    }
}

#[derive(Debug)]
struct Queued {
    commit: Commit,
    answer: oneshot::Sender<Result<(), StoreError>>,
}

impl Writer {
    /// Starts the thread. It owns the lock too, so that nobody gets in before the last commit is written.
    pub(super) fn start(connection: Connection, lock: File) -> Result<Self, StoreError> {
        let (queue, jobs) = channel();
        let thread = std::thread::Builder::new()
            .name("store".to_owned())
            .spawn(move || {
                let waiting = VecDeque::new();
                Thread { connection, jobs, waiting, steps: VecDeque::new(), unsettled: true, stopping: false }.run();
                drop(lock);
            })
            .map_err(|error| {
                StoreError::Unusable(format!("the system gave the database no thread ({error}): start again"))
            })?;
        Ok(Self { running: Mutex::new(Some((queue, thread))) })
    }

    pub(super) fn commit(&self, commit: Commit) -> BoxFuture<'static, Result<(), StoreError>> {
        self.queue(|answer| Job::Commit(Queued { commit, answer }))
    }

    /// Does other work on the connection, in its turn among the commits.
    pub(super) fn work(
        &self,
        work: impl Fn(&mut Connection) -> rusqlite::Result<u64> + Send + 'static,
    ) -> BoxFuture<'static, Result<u64, StoreError>> {
        self.queue(|answer| Job::Work(Work(Box::new(work)), answer))
    }

    /// Does longer work step by step, in its turn among other such work, and between all else.
    pub(super) fn work_in_steps(
        &self,
        step: impl FnMut(&mut Connection) -> rusqlite::Result<Step> + Send + 'static,
    ) -> BoxFuture<'static, Result<u64, StoreError>> {
        self.queue(|answer| Job::Steps(Steps { step: Box::new(step), answer }))
    }

    fn queue<T: Send + 'static>(
        &self,
        job: impl FnOnce(oneshot::Sender<Result<T, StoreError>>) -> Job,
    ) -> BoxFuture<'static, Result<T, StoreError>> {
        let (answer, answered) = oneshot::channel();
        if let Some((queue, _)) = self.running.lock().unwrap_or_else(PoisonError::into_inner).as_ref() {
            // Where the thread is gone, the answer's sender goes with the job, which says that the store is closed.
            let _ = queue.send(job(answer));
        }
        Box::pin(async move { answered.await.unwrap_or(Err(StoreError::Closed)) })
    }

    /// Takes no more; the thread ends once it has written what is queued.
    pub(super) fn stop(&self) -> Option<JoinHandle<()>> {
        let running = self.running.lock().unwrap_or_else(PoisonError::into_inner).take();
        running.map(|(_queue, thread)| thread)
    }
}

struct Thread {
    connection: Connection,
    jobs: Receiver<Job>,
    /// Taken from the channel, not begun.
    waiting: VecDeque<Job>,
    /// Work that is done step by step; the first has begun.
    steps: VecDeque<Steps>,
    /// Whether something may be left to do on decks that came or went. It is done when there is nothing else; what is not done when the
    /// store closes is done at the next start.
    unsettled: bool,
    /// The channel is closed: what is waiting is all there will be.
    stopping: bool,
}

impl Thread {
    fn run(mut self) {
        while let Some(job) = self.next() {
            match job {
                Some(Job::Commit(first)) => self.write_with_those_behind(first),
                Some(Job::Work(Work(work), answer)) => {
                    let done = self.insist(work);
                    self.unsettled = true;
                    // Nobody need be waiting for it any more.
                    let _ = answer.send(done);
                }
                Some(Job::Steps(steps)) => self.steps.push_back(steps),
                None => {}
            }
            self.take_a_step();
        }
        let checkpoint = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        if let Err(error) = checkpoint {
            // Nothing is lost: the next start reads the log that stays beside the database.
            tracing::debug!(%error, "the database's log was not folded in");
        }
    }

    /// What is to be done next besides steps, waiting for it only where there are none; `None` once there will be no more.
    fn next(&mut self) -> Option<Option<Job>> {
        if let Some(job) = self.waiting.pop_front() {
            return Some(Some(job));
        }
        if self.steps.is_empty() && !self.unsettled {
            return self.jobs.recv().ok().map(Some);
        }
        match self.jobs.try_recv() {
            Ok(job) => Some(Some(job)),
            Err(TryRecvError::Empty) => Some(None),
            // Somebody waits for these; the rest is done at the next start.
            Err(TryRecvError::Disconnected) => (!self.steps.is_empty()).then_some(None),
        }
    }

    fn take_a_step(&mut self) {
        let Some(Steps { mut step, answer }) = self.steps.pop_front() else {
            if self.unsettled && self.waiting.is_empty() {
                // A failure is told of in the log, and comes to be tried again after whatever is done next.
                self.unsettled = self.insist(super::decks::settle) == Ok(Step::More);
            }
            return;
        };
        match self.insist(&mut step) {
            Ok(Step::More) => self.steps.push_front(Steps { step, answer }),
            Ok(Step::Done(done)) => {
                self.unsettled = true;
                let _ = answer.send(Ok(done));
            }
            Err(error) => {
                self.unsettled = true;
                let _ = answer.send(Err(error));
            }
        }
    }

    fn write_with_those_behind(&mut self, first: Queued) {
        self.waiting.extend(self.jobs.try_iter().take(MOST_AT_ONCE));
        let (mut batch, mut answers) = (vec![first.commit], vec![first.answer]);
        while batch.len() < MOST_AT_ONCE {
            match self.waiting.pop_front() {
                Some(Job::Commit(queued)) => {
                    batch.push(queued.commit);
                    answers.push(queued.answer);
                }
                Some(work) => {
                    self.waiting.push_front(work);
                    break;
                }
                None => break,
            }
        }
        match self.insist(|connection| write(connection, &batch)) {
            Ok(results) => {
                for (answer, result) in answers.into_iter().zip(results) {
                    let _ = answer.send(result);
                }
            }
            Err(error) => {
                for answer in answers {
                    let _ = answer.send(Err(error.clone()));
                }
            }
        }
    }

    /// Tries again for as long as the trouble is one that passes, or is put right, without us; gives up when the store closes.
    fn insist<T>(&mut self, mut work: impl FnMut(&mut Connection) -> rusqlite::Result<T>) -> Result<T, StoreError> {
        let mut pause = FIRST_PAUSE;
        loop {
            match work(&mut self.connection) {
                Ok(done) => {
                    if pause > FIRST_PAUSE {
                        tracing::info!("the database can be written again; nothing was lost");
                    }
                    return Ok(done);
                }
                Err(error) if may_pass(&error) && !self.stopping => {
                    if pause == FIRST_PAUSE {
                        tracing::error!("{}; popquiz keeps trying and loses nothing meanwhile", trouble(&error));
                    }
                    self.keep_queueing_for(pause);
                    pause = (pause * 2).min(LONGEST_PAUSE);
                }
                Err(error) => {
                    tracing::error!("{}", trouble(&error));
                    return Err(StoreError::Unusable(trouble(&error)));
                }
            }
        }
    }

    /// A pause that ends at once when the store closes.
    fn keep_queueing_for(&mut self, pause: Duration) {
        let end = Instant::now() + pause;
        loop {
            match self.jobs.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(job) => self.waiting.push_back(job),
                Err(RecvTimeoutError::Timeout) => return,
                Err(RecvTimeoutError::Disconnected) => {
                    self.stopping = true;
                    return;
                }
            }
        }
    }
}

/// Whether the operator or time can put it right while we wait.
fn may_pass(error: &rusqlite::Error) -> bool {
    matches!(
        error.sqlite_error_code(),
        Some(
            ErrorCode::DatabaseBusy
                | ErrorCode::DatabaseLocked
                | ErrorCode::DiskFull
                | ErrorCode::SystemIoFailure
                | ErrorCode::OutOfMemory
                | ErrorCode::CannotOpen
                | ErrorCode::ReadOnly
        )
    )
}

fn trouble(error: &rusqlite::Error) -> String {
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            "the database is held by another program: end what that program does with it".to_owned()
        }
        Some(ErrorCode::DiskFull) => "the database's disk is full: free some space".to_owned(),
        Some(ErrorCode::SystemIoFailure | ErrorCode::CannotOpen | ErrorCode::ReadOnly) => {
            format!("the database cannot be written ({error}): see to its disk and to who may write there")
        }
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
            format!("the database is damaged ({error}): stop popquiz and restore a backup")
        }
        _ => format!("the database refused a change ({error}): please report this as a fault of popquiz's"),
    }
}

/// Writes the batch in one transaction. Where a commit in it is refused, that one alone fails.
fn write(connection: &mut Connection, batch: &[Commit]) -> rusqlite::Result<Vec<Result<(), StoreError>>> {
    match write_together(connection, batch) {
        Ok(()) => Ok(vec![Ok(()); batch.len()]),
        Err(error) if may_pass(&error) => Err(error),
        Err(_) => write_each(connection, batch),
    }
}

fn write_together(connection: &mut Connection, batch: &[Commit]) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for commit in batch {
        record(&transaction, commit)?;
    }
    transaction.commit()
}

/// Not the usual way: a savepoint for each commit costs a copy of every page that it touches.
fn write_each(connection: &mut Connection, batch: &[Commit]) -> rusqlite::Result<Vec<Result<(), StoreError>>> {
    let mut transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut results = Vec::with_capacity(batch.len());
    for commit in batch {
        let savepoint = transaction.savepoint()?;
        results.push(match record(&savepoint, commit) {
            Ok(()) => {
                savepoint.commit()?;
                Ok(())
            }
            Err(error) if may_pass(&error) => return Err(error),
            Err(error) => {
                savepoint.finish()?;
                tracing::error!("{}", trouble(&error));
                Err(StoreError::Unusable(trouble(&error)))
            }
        });
    }
    transaction.commit()?;
    Ok(results)
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;

    use super::*;
    use crate::id::{ChannelId, GuildId};
    use crate::store::{GameChange, GameId};

    fn game(id: u64) -> Commit {
        let state = "asking".to_owned();
        let save = GameChange::Save { id: GameId(id), guild: GuildId(1), channel: ChannelId(2), state };
        Commit { games: vec![save], ..Commit::default() }
    }

    /// A writer whose SQLite does not wait for others, and another program's connection to the same file.
    fn writer_and_other_program() -> (Writer, Connection, tempfile::TempDir) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("popquiz.db");
        let mut connection = Connection::open(&path).unwrap();
        super::super::migrations::migrate(&mut connection).unwrap();
        super::super::set_up_writing(&connection).unwrap();
        connection.busy_timeout(Duration::ZERO).unwrap();
        let lock = File::create(folder.path().join("lock")).unwrap();
        (Writer::start(connection, lock).unwrap(), Connection::open(&path).unwrap(), folder)
    }

    fn games(connection: &Connection) -> i64 {
        connection.query_row("SELECT count(*) FROM games", [], |row| row.get(0)).unwrap()
    }

    #[tokio::test]
    async fn commits_wait_until_the_file_is_free_and_none_is_lost() {
        let (writer, other, _folder) = writer_and_other_program();
        other.execute_batch("BEGIN IMMEDIATE").unwrap();
        let mut first = writer.commit(game(1));
        let second = writer.commit(game(2));
        // Long enough for a try to have failed; were it too short, the test would only be milder.
        let early = tokio::time::timeout(FIRST_PAUSE * 2, &mut first).await;
        assert!(early.is_err(), "answered while another program holds the file: {early:?}");
        other.execute_batch("ROLLBACK").unwrap();
        assert_eq!((first.await, second.await), (Ok(()), Ok(())));
        assert_eq!(games(&other), 2);
    }

    #[tokio::test]
    async fn a_store_that_closes_does_not_wait_for_the_file_for_ever() {
        let (writer, other, _folder) = writer_and_other_program();
        other.execute_batch("BEGIN IMMEDIATE").unwrap();
        let answer = writer.commit(game(1));
        let late = writer.commit(game(2));
        writer.stop().unwrap().join().unwrap();
        for answer in [answer, late] {
            let answer = answer.now_or_never().unwrap();
            assert!(matches!(&answer, Err(StoreError::Unusable(why)) if why.contains("another program")), "{answer:?}");
        }
        other.execute_batch("ROLLBACK").unwrap();
        assert_eq!(games(&other), 0);
    }

    #[tokio::test]
    async fn a_full_disk_refuses_nothing_and_a_broken_rule_only_its_own_commit() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("popquiz.db");
        let mut connection = Connection::open(&path).unwrap();
        super::super::migrations::migrate(&mut connection).unwrap();
        let pages: i64 = connection.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
        connection.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(())).unwrap();
        let huge =
            GameChange::Save { id: GameId(1), guild: GuildId(1), channel: ChannelId(2), state: "a".repeat(1 << 20) };
        let batch = [game(5), Commit { games: vec![huge], ..Commit::default() }, game(6)];
        let full = write(&mut connection, &batch).unwrap_err();
        assert!(may_pass(&full), "{full}");
        assert_eq!(games(&connection), 0, "nothing of a batch that is kept for later");
        // The disk has room again: the same batch goes in whole.
        connection.pragma_update_and_check(None, "max_page_count", 1_000_000, |_| Ok(())).unwrap();
        assert_eq!(write(&mut connection, &batch).unwrap(), [Ok(()), Ok(()), Ok(())]);
        assert_eq!(games(&connection), 3);

        connection
            .execute_batch(
                "CREATE TRIGGER rule BEFORE INSERT ON games WHEN NEW.id = 8 BEGIN SELECT RAISE(ABORT, 'no'); END",
            )
            .unwrap();
        let results = write(&mut connection, &[game(7), game(8), game(9)]).unwrap();
        assert!(matches!(results.as_slice(), [Ok(()), Err(StoreError::Unusable(_)), Ok(())]), "{results:?}");
        assert_eq!(games(&connection), 5);
    }
}
