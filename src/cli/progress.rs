//! A progress bar on standard error.

use std::io::IsTerminal as _;
use std::path::Path;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::deck::format::{self, DeckError, Import, Progress};

/// Shorter operations need no bar.
const SHOW_AFTER: Duration = Duration::from_secs(1);

/// Shows progress on a terminal once an operation has taken a second.
pub(super) struct Bar {
    what: String,
    began: Instant,
    is_seen: bool,
    drawn: Option<ProgressBar>,
}

impl Bar {
    /// A bar with a label.
    pub(super) fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), began: Instant::now(), is_seen: std::io::stderr().is_terminal(), drawn: None }
    }

    /// Updates the bar.
    pub(super) fn update(&mut self, Progress { done, total }: Progress) {
        if !self.is_seen || self.drawn.is_none() && self.began.elapsed() < SHOW_AFTER {
            return;
        }
        let bar = self.drawn.get_or_insert_with(|| {
            let bar =
                ProgressBar::with_draw_target(Some(100), ProgressDrawTarget::stderr()).with_message(self.what.clone());
            match ProgressStyle::with_template("{msg} [{wide_bar}] {percent:>3}%") {
                Ok(style) => bar.with_style(style.progress_chars("=> ")),
                Err(_) => bar,
            }
        });
        // Redraw only if the percentage has changed.
        let percent = (done.saturating_mul(100) / total.max(1)).min(100) as u64;
        if bar.position() != percent {
            bar.set_position(percent);
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if let Some(bar) = &self.drawn {
            bar.finish_and_clear();
        }
    }
}

/// Reads a deck file, with a progress bar if it takes long.
pub(super) fn load(file: &Path) -> Result<Import, DeckError> {
    let mut bar = Bar::new(format!("Reading {}", file.display()));
    format::load_with_progress(file, &mut |progress| bar.update(progress))
}
