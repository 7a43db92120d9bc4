//! Reading, concurrently with the writer and without waiting for it.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use futures_util::future::BoxFuture;
use rusqlite::{Connection, OpenFlags, Result};
use tokio::sync::Semaphore;

use super::errors::sentence;
use super::file::{connect, leave_file_alone};
use crate::store::error::StoreError;

/// Reads at once; more wait their turn.
const READERS: usize = 2;

/// Connections that can only read, opened when they are first needed.
#[derive(Debug)]
pub(super) struct Readers {
    path: PathBuf,
    turns: Arc<Semaphore>,
    idle: Mutex<Vec<Connection>>,
    closed: AtomicBool,
}

impl Readers {
    pub(super) fn new(path: &Path) -> Arc<Self> {
        Arc::new(Self {
            path: path.to_owned(),
            turns: Arc::new(Semaphore::new(READERS)),
            idle: Mutex::new(Vec::new()),
            closed: AtomicBool::new(false),
        })
    }

    /// Runs `query` on a thread that may block, on one state of the database from beginning to end.
    pub(super) fn read<T: Send + 'static>(
        self: &Arc<Self>,
        query: impl FnOnce(&Connection) -> Result<T> + Send + 'static,
    ) -> BoxFuture<'static, std::result::Result<T, StoreError>> {
        let readers = Arc::clone(self);
        Box::pin(async move {
            let turn = Arc::clone(&readers.turns).acquire_owned().await.map_err(|_| StoreError::Closed)?;
            let reading = tokio::task::spawn_blocking(move || {
                let _turn = turn;
                readers.read_now(query)
            });
            // It only fails if the runtime is shutting down, or the query panicked.
            reading.await.unwrap_or(Err(StoreError::Closed))
        })
    }

    fn read_now<T>(&self, query: impl FnOnce(&Connection) -> Result<T>) -> std::result::Result<T, StoreError> {
        let idle = self.idle().pop();
        let answer = idle.map_or_else(|| self.open(), Ok).and_then(|mut connection| {
            let transaction = connection.transaction()?;
            let answer = query(&transaction)?;
            transaction.commit()?;
            Ok((answer, connection))
        });
        let (answer, connection) = answer.map_err(|error| sentence(&self.path, &error))?;
        let mut idle = self.idle();
        if !self.closed.load(Ordering::Acquire) {
            idle.push(connection);
        }
        Ok(answer)
    }

    fn open(&self) -> Result<Connection> {
        // Not SQLITE_OPEN_READ_ONLY: if nobody else has the database open, that couldn't read its WAL.
        let connection = connect(&self.path, OpenFlags::empty())?;
        connection.pragma_update(None, "query_only", true)?;
        leave_file_alone(&connection)?;
        Ok(connection)
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<Connection>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Refuses new reads; those under way end by themselves.
    pub(super) fn close(&self) {
        self.turns.close();
        self.closed.store(true, Ordering::Release);
        self.idle().clear();
    }
}
