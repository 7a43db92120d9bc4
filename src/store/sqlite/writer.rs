//! The only thread that writes: it writes everything that is queued in one transaction, and replies once that is on
//! disk.

use std::collections::VecDeque;
use std::fs::File;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, TryRecvError, channel};
use std::sync::{Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use futures_util::future::BoxFuture;
use rusqlite::{Connection, ErrorCode, TransactionBehavior};
use tokio::sync::{oneshot, watch};

use super::commit::record;
use super::deck_index;
use super::file::leave_file_alone;
use super::file_watch::{CHECK_EVERY, FileWatch};
use super::step::Step;
use crate::store::commit::Commit;
use crate::store::condition::StoreCondition;
use crate::store::error::StoreError;

/// Commits in one transaction, at most: bounds how long the first of them waits for the last.
const MAX_AT_ONCE: usize = 512;

/// The pause between attempts to write to a full disk or a locked file: doubled each time, up to the maximum.
const FIRST_PAUSE: Duration = Duration::from_millis(50);
const LONGEST_PAUSE: Duration = Duration::from_secs(5);

/// The queue to the thread.
#[derive(Debug)]
pub(super) struct Writer {
    // The mutex also makes the order of the queue that of the calls. `None` once the writer is stopped.
    running: Mutex<Option<(Sender<Job>, JoinHandle<()>)>>,
    condition: watch::Sender<StoreCondition>,
}

#[derive(Debug)]
#[expect(clippy::large_enum_variant, reason = "nearly all are commits")]
enum Job {
    Commit(Queued),
    /// Other work that is done at once.
    Work(Box<dyn Work>),
    /// Long work that would delay others: it's done step by step, with other work in between. Consecutive steps belong
    /// to the same job.
    Steps(Box<dyn Work>),
}

/// Work on the connection, for a caller who waits for its result.
trait Work: std::fmt::Debug + Send {
    /// Does the work, or its next step. A failed run has changed nothing, and is retried.
    fn run(&mut self, connection: &mut Connection) -> rusqlite::Result<Step<()>>;

    /// Sends the result to the caller.
    fn answer(self: Box<Self>, result: Result<(), StoreError>);
}

struct Awaited<T, F> {
    work: F,
    result: Option<T>,
    answer: oneshot::Sender<Result<T, StoreError>>,
}

impl<T, F> std::fmt::Debug for Awaited<T, F> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Awaited").finish_non_exhaustive()
    }
}

impl<T, F> Work for Awaited<T, F>
where
    T: Send,
    F: FnMut(&mut Connection) -> rusqlite::Result<Step<T>> + Send,
{
    fn run(&mut self, connection: &mut Connection) -> rusqlite::Result<Step<()>> {
        Ok(match (self.work)(connection)? {
            Step::More => Step::More,
            Step::Done(result) => {
                self.result = Some(result);
                Step::Done(())
            }
        })
    }

    fn answer(self: Box<Self>, result: Result<(), StoreError>) {
        // The caller may no longer be waiting.
        let _ = match (result, self.result) {
            (Err(error), _) => self.answer.send(Err(error)),
            (Ok(()), Some(result)) => self.answer.send(Ok(result)),
            (Ok(()), None) => self.answer.send(Err(StoreError::Closed)),
        };
    }
}

#[derive(Debug)]
struct Queued {
    commit: Commit,
    answer: oneshot::Sender<Result<(), StoreError>>,
}

impl Writer {
    /// Starts the thread. It also owns the lock, so that nobody else can open the database before the last commit is
    /// written.
    pub(super) fn start(connection: Connection, lock: File, file: FileWatch) -> Result<Self, StoreError> {
        let (queue, jobs) = channel();
        let condition = watch::Sender::new(StoreCondition::Well);
        let for_thread = condition.clone();
        let thread = std::thread::Builder::new()
            .name("store".to_owned())
            .spawn(move || {
                let mut thread = Thread {
                    connection,
                    file,
                    jobs,
                    waiting: VecDeque::new(),
                    steps: VecDeque::new(),
                    has_backlog: true,
                    stopping: false,
                    condition: for_thread,
                };
                let ended = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| thread.run()));
                let failure = match ended {
                    Ok(Ok(())) => None,
                    Ok(Err(lost)) => Some(lost),
                    Err(_) => Some(StoreError::Unusable(
                        "the database's thread stopped because of a bug. Start popquiz again, and please report this with the \
                         log lines before it"
                            .to_owned(),
                    )),
                };
                if let Some(failure) = failure {
                    if let Err(error) = leave_file_alone(&thread.connection) {
                        tracing::error!(%error, "the database may be written to when it is closed");
                    }
                    thread.condition.send_replace(StoreCondition::Failed(failure));
                }
                // Whoever still waits is answered before the database is free for others.
                drop(thread);
                drop(lock);
            })
            .map_err(|error| {
                StoreError::Unusable(format!("cannot start the database's thread ({error}): start popquiz again"))
            })?;
        Ok(Self { running: Mutex::new(Some((queue, thread))), condition })
    }

    pub(super) fn condition(&self) -> watch::Receiver<StoreCondition> {
        self.condition.subscribe()
    }

    pub(super) fn commit(&self, commit: Commit) -> BoxFuture<'static, Result<(), StoreError>> {
        self.queue(|answer| Job::Commit(Queued { commit, answer }))
    }

    /// Does other work on the connection, in its turn among the commits.
    pub(super) fn work<T: Send + 'static>(
        &self,
        mut work: impl FnMut(&mut Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> BoxFuture<'static, Result<T, StoreError>> {
        let work = move |connection: &mut Connection| work(connection).map(Step::Done);
        self.queue(|answer| Job::Work(Box::new(Awaited { work, result: None, answer })))
    }

    /// Does long work step by step, in turn with other such work and with everything else.
    pub(super) fn work_in_steps<T: Send + 'static>(
        &self,
        work: impl FnMut(&mut Connection) -> rusqlite::Result<Step<T>> + Send + 'static,
    ) -> BoxFuture<'static, Result<T, StoreError>> {
        self.queue(|answer| Job::Steps(Box::new(Awaited { work, result: None, answer })))
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
        let condition = self.condition.clone();
        Box::pin(async move {
            answered.await.unwrap_or_else(|_| match &*condition.borrow() {
                StoreCondition::Failed(why) => Err(why.clone()),
                StoreCondition::Well | StoreCondition::Waiting(_) => Err(StoreError::Closed),
            })
        })
    }

    /// Accepts no more work; the thread ends once it has written what is queued.
    pub(super) fn stop(&self) -> Option<JoinHandle<()>> {
        let running = self.running.lock().unwrap_or_else(PoisonError::into_inner).take();
        running.map(|(_queue, thread)| thread)
    }
}

#[expect(clippy::large_enum_variant, reason = "it is used up at once")]
enum Next {
    Job(Job),
    /// Nothing but the next step, where there is one.
    Step,
    /// The channel is closed and empty.
    End,
}

struct Thread {
    connection: Connection,
    file: FileWatch,
    jobs: Receiver<Job>,
    /// Taken from the channel, not begun.
    waiting: VecDeque<Job>,
    /// Work that is done step by step; the first has begun.
    steps: VecDeque<Box<dyn Work>>,
    /// Whether the indexes may need an update for new or discarded decks. It's done when the writer is idle; if the
    /// store closes first, it continues at the next start.
    has_backlog: bool,
    /// The channel is closed: only the queued work is left.
    stopping: bool,
    condition: watch::Sender<StoreCondition>,
}

impl Thread {
    /// Works until the store closes. An error says what has happened to the file: then what is queued is not written.
    fn run(&mut self) -> Result<(), StoreError> {
        loop {
            let next = self.next();
            self.file.look()?;
            match next {
                Next::Job(Job::Commit(first)) => self.write_with_those_behind(first),
                Next::Job(Job::Work(mut work)) => {
                    let done = self.insist(|connection| work.run(connection)).map(drop);
                    self.has_backlog = true;
                    work.answer(done);
                }
                Next::Job(Job::Steps(steps)) => self.steps.push_back(steps),
                Next::Step => {}
                Next::End => break,
            }
            self.run_step();
        }
        let checkpoint = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        if let Err(error) = checkpoint {
            // Nothing is lost: the next start reads the log next to the database.
            tracing::debug!(%error, "the database's log was not checkpointed");
        }
        Ok(())
    }

    /// The next work besides steps. Only wait for it if there are no steps.
    fn next(&mut self) -> Next {
        if let Some(job) = self.waiting.pop_front() {
            return Next::Job(job);
        }
        if self.steps.is_empty() && !self.has_backlog {
            return match self.jobs.recv_timeout(CHECK_EVERY) {
                Ok(job) => Next::Job(job),
                Err(RecvTimeoutError::Timeout) => Next::Step,
                Err(RecvTimeoutError::Disconnected) => Next::End,
            };
        }
        match self.jobs.try_recv() {
            Ok(job) => Next::Job(job),
            // A caller waits for these steps; others continue at the next start.
            Err(TryRecvError::Disconnected) if self.steps.is_empty() => Next::End,
            Err(TryRecvError::Empty | TryRecvError::Disconnected) => Next::Step,
        }
    }

    fn run_step(&mut self) {
        let Some(mut work) = self.steps.pop_front() else {
            if self.has_backlog && self.waiting.is_empty() {
                // A failure is logged, and it is tried again after whatever is done next.
                self.has_backlog = self.insist(deck_index::work_through_queue) == Ok(Step::More);
            }
            return;
        };
        match self.insist(|connection| work.run(connection)) {
            Ok(Step::More) => self.steps.push_front(work),
            done => {
                self.has_backlog = true;
                work.answer(done.map(drop));
            }
        }
    }

    fn write_with_those_behind(&mut self, first: Queued) {
        self.waiting.extend(self.jobs.try_iter().take(MAX_AT_ONCE));
        let (mut batch, mut answers) = (vec![first.commit], vec![first.answer]);
        while batch.len() < MAX_AT_ONCE {
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

    /// Retries as long as the problem may be transient or be fixed by somebody else; gives up when the store closes.
    fn insist<T>(&mut self, mut work: impl FnMut(&mut Connection) -> rusqlite::Result<T>) -> Result<T, StoreError> {
        let mut pause = FIRST_PAUSE;
        loop {
            match work(&mut self.connection) {
                Ok(done) => {
                    if pause > FIRST_PAUSE {
                        self.condition.send_replace(StoreCondition::Well);
                        tracing::info!("the database is writable again; nothing was lost");
                    }
                    return Ok(done);
                }
                Err(error) if may_pass(&error) && !self.stopping => {
                    if pause == FIRST_PAUSE {
                        self.condition.send_replace(StoreCondition::Waiting(describe_problem(&error)));
                        tracing::error!("{}; retrying; nothing is lost in the meantime", describe_problem(&error));
                    }
                    self.keep_queueing_for(pause);
                    pause = (pause * 2).min(LONGEST_PAUSE);
                }
                Err(error) => {
                    tracing::error!("{}", describe_problem(&error));
                    return Err(StoreError::Unusable(describe_problem(&error)));
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

fn describe_problem(error: &rusqlite::Error) -> String {
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            "another program has locked the database: close that program".to_owned()
        }
        Some(ErrorCode::DiskFull) => "the database's disk is full: free some space".to_owned(),
        Some(ErrorCode::SystemIoFailure | ErrorCode::CannotOpen | ErrorCode::ReadOnly) => {
            format!("cannot write to the database ({error}): check its disk and its permissions")
        }
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
            format!("the database is damaged ({error}): stop popquiz and restore a backup")
        }
        _ => format!("the database rejected a change ({error}): please report this bug"),
    }
}

/// Writes the batch in one transaction. If a commit in it is rejected, only that one fails.
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
                tracing::error!("{}", describe_problem(&error));
                Err(StoreError::Unusable(describe_problem(&error)))
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
    use crate::id::GameId;
    use crate::id::{ChannelId, GuildId};
    use crate::store::games::GameChange;

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
        crate::store::sqlite::migrations::migrate(&mut connection).unwrap();
        crate::store::sqlite::file::set_up_writing(&connection).unwrap();
        connection.busy_timeout(Duration::ZERO).unwrap();
        let lock = File::create(folder.path().join("lock")).unwrap();
        let watch = FileWatch::new(&path, crate::store::sqlite::file::hold(&path).unwrap());
        (Writer::start(connection, lock, watch).unwrap(), Connection::open(&path).unwrap(), folder)
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
    async fn closing_the_store_does_not_wait_forever_for_the_file() {
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
        crate::store::sqlite::migrations::migrate(&mut connection).unwrap();
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
