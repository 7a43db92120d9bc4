//! The log: lines to standard error that never block anything.
//!
//! A separate thread writes them. If standard error accepts no more, because its disk is full, or its reader is gone or
//! stalled, lines are dropped and counted, and the bot keeps playing.

use std::io::{self, IsTerminal as _, Write};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;

use crate::config::LogFormat;

/// Lines that wait for standard error.
const WAITING_LINES: usize = 4_096;

/// How long the program waits at its end until the last lines are written.
const LAST_LINES_WITHIN: Duration = Duration::from_millis(500);

static LOG: OnceLock<Log> = OnceLock::new();

enum Entry {
    Line(Vec<u8>),
    /// Answered once everything before it is written.
    Flush(SyncSender<()>),
}

/// Where log lines go. Clones share everything.
#[derive(Clone)]
struct Log {
    queue: SyncSender<Entry>,
    lost: Arc<AtomicU64>,
}

impl Log {
    fn to(out: impl Write + Send + 'static, capacity: usize) -> io::Result<Self> {
        let (queue, entries) = sync_channel(capacity);
        let lost = Arc::new(AtomicU64::new(0));
        let for_thread = Arc::clone(&lost);
        std::thread::Builder::new().name("log".to_owned()).spawn(move || write_lines(out, &entries, &for_thread))?;
        Ok(Self { queue, lost })
    }

    fn flush(&self, within: Duration) {
        let deadline = Instant::now() + within;
        let (done, is_done) = sync_channel(1);
        let mut flush = Entry::Flush(done);
        while let Err(TrySendError::Full(entry)) = self.queue.try_send(flush) {
            if Instant::now() > deadline {
                return;
            }
            flush = entry;
            std::thread::sleep(Duration::from_millis(1));
        }
        let _ = is_done.recv_timeout(deadline.saturating_duration_since(Instant::now()));
    }
}

fn write_lines(mut out: impl Write, entries: &Receiver<Entry>, lost: &AtomicU64) {
    let mut reported = 0;
    for entry in entries {
        match entry {
            Entry::Flush(done) => drop(done.send(())),
            Entry::Line(line) => {
                if out.write_all(&line).and_then(|()| out.flush()).is_err() {
                    lost.fetch_add(1, Ordering::Relaxed);
                    continue;
                }
                let lost = lost.load(Ordering::Relaxed);
                if lost > reported {
                    let note = format!("popquiz: {} earlier log lines could not be written\n", lost - reported);
                    if out.write_all(note.as_bytes()).is_ok() {
                        reported = lost;
                    }
                }
            }
        }
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

/// Receives a whole line at a time, as `tracing_subscriber` writes them.
impl Write for Log {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        if let Err(TrySendError::Full(_) | TrySendError::Disconnected(_)) =
            self.queue.try_send(Entry::Line(line.to_vec()))
        {
            self.lost.fetch_add(1, Ordering::Relaxed);
        }
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Sends the log to standard error from now on, panics included.
pub(super) fn to_stderr(filter: &str, format: LogFormat) -> anyhow::Result<()> {
    let filter = EnvFilter::try_new(filter)
        .map_err(|error| anyhow::anyhow!("invalid `log.filter`: {error}; write something like info,popquiz=debug"))?;
    let log = Log::to(io::stderr(), WAITING_LINES)?;
    // By default, tracing-subscriber panics if it can neither write a line nor say so.
    let subscriber = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(log.clone())
        .log_internal_errors(false)
        .with_ansi(io::stderr().is_terminal());
    match format {
        LogFormat::Text => subscriber.init(),
        LogFormat::Json => subscriber.json().init(),
    }
    let _ = LOG.set(log);
    // A panic's message may quote what somebody wrote, so only its location is logged.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        let thread = std::thread::current().name().unwrap_or("unnamed").to_owned();
        tracing::error!(place, thread, "a bug in popquiz: please report it with this line");
    }));
    Ok(())
}

/// How many lines could not be written.
pub(super) fn lost_lines() -> u64 {
    LOG.get().map_or(0, |log| log.lost.load(Ordering::Relaxed))
}

/// Reports a problem on standard error, after all log lines. Continues even if nobody can read it.
pub fn complain(text: &str) {
    let line = format!("popquiz: {text}\n");
    let log = match LOG.get() {
        Some(log) => log.clone(),
        // Room for the line and for the flush after it.
        None => match Log::to(io::stderr(), 2) {
            Ok(log) => log,
            Err(_) => return,
        },
    };
    let _ = log.clone().write(line.as_bytes());
    log.flush(LAST_LINES_WITHIN);
}

/// Waits, briefly, until all log lines are written.
pub fn finish() {
    if let Some(log) = LOG.get() {
        log.flush(LAST_LINES_WITHIN);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::sync::Mutex;
    use std::sync::mpsc::{Sender, channel};

    use super::*;

    /// Standard error that fails on demand, and waits for somebody to read each line.
    struct Out {
        fails: Arc<Mutex<bool>>,
        written: Sender<String>,
    }

    impl Write for Out {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            if *self.fails.lock().unwrap() {
                return Err(io::ErrorKind::StorageFull.into());
            }
            self.written.send(String::from_utf8(bytes.to_vec()).unwrap()).unwrap();
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn lines_that_cannot_be_written_are_counted_and_reported_once_there_is_room_again() {
        let (written, lines) = channel();
        let fails = Arc::new(Mutex::new(true));
        let mut log = Log::to(Out { fails: Arc::clone(&fails), written }, 10).unwrap();
        log.write_all(b"first\n").unwrap();
        log.write_all(b"second\n").unwrap();
        log.flush(Duration::from_secs(20));
        assert_eq!(log.lost.load(Ordering::Relaxed), 2);
        *fails.lock().unwrap() = false;
        log.write_all(b"third\n").unwrap();
        assert_eq!(lines.recv().unwrap(), "third\n");
        assert_eq!(lines.recv().unwrap(), "popquiz: 2 earlier log lines could not be written\n");
        log.write_all(b"fourth\n").unwrap();
        assert_eq!(lines.recv().unwrap(), "fourth\n");
    }

    #[test]
    fn a_reader_that_has_stopped_reading_holds_nothing_up() {
        struct Stuck(std::sync::mpsc::Receiver<()>);
        impl Write for Stuck {
            fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
                let _ = self.0.recv();
                Ok(bytes.len())
            }

            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let (go_on, stuck) = channel();
        let mut log = Log::to(Stuck(stuck), 10).unwrap();
        for _ in 0..100 {
            log.write_all(b"line\n").unwrap();
        }
        assert!(log.lost.load(Ordering::Relaxed) >= 89, "{:?}", log.lost);
        drop(go_on);
    }
}
