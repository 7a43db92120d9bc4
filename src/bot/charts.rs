//! Charts as files: drawn off the threads that others wait for, and cached.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::{Arc, Mutex, PoisonError};

use popquiz_charts::Chart;

use super::refusal::{InteractionRefusal, Refusal};
use crate::discord::message::File;
use crate::store::StoreError;

/// The charts that are cached: some 60 KB each.
const CACHED: usize = 32;

/// The charts that were drawn last, the latest first.
#[derive(Default)]
pub(super) struct Charts(Mutex<Vec<(u64, Arc<[u8]>)>>);

impl Charts {
    fn find(&self, key: u64) -> Option<Arc<[u8]>> {
        let mut cached = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let place = cached.iter().position(|(of, _)| *of == key)?;
        cached.get_mut(..=place)?.rotate_right(1);
        cached.first().map(|(_, png)| Arc::clone(png))
    }

    fn keep(&self, key: u64, png: &Arc<[u8]>) {
        let mut cached = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        cached.insert(0, (key, Arc::clone(png)));
        cached.truncate(CACHED);
    }

    /// A chart as a file with a description for people who don't see it.
    pub(super) async fn draw(&self, chart: Chart, description: String) -> Result<File, Refusal> {
        let svg = chart.svg();
        let mut hasher = DefaultHasher::new();
        svg.hash(&mut hasher);
        let key = hasher.finish();
        let png = if let Some(png) = self.find(key) {
            png
        } else {
            // It only fails if the runtime is shutting down.
            let drawn = tokio::task::spawn_blocking(move || chart.draw()).await.map_err(|_| StoreError::Closed)?;
            let png: Arc<[u8]> = drawn
                .map_err(|error| {
                    tracing::error!(%error, "please report this bug");
                    InteractionRefusal::Bug
                })?
                .into();
            self.keep(key, &png);
            png
        };
        Ok(File { name: "chart.png".to_owned(), bytes: png, description: Some(description) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_charts_that_were_used_last_stay_cached() {
        let charts = Charts::default();
        let png: Arc<[u8]> = Arc::from(&b"png"[..]);
        for key in 0..40 {
            charts.keep(key, &png);
            assert!(charts.find(0).is_some(), "it's used all the time");
        }
        assert!(charts.find(39).is_some());
        assert!(charts.find(1).is_none());
    }
}
