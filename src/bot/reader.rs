//! Has the model read the answers that words alone can't judge: one by one, on a thread that may block.

use std::sync::Arc;
use std::time::Duration;

use popquiz_judge::{CardJudge, Verdict};
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use super::engine::ReadingRequest;
use super::input::{Input, Inputs};
use super::progress::Work;

/// How many requests the reader gets at once. The others wait in the engine, which drops those that are no longer needed.
pub(super) const READINGS_AT_ONCE: usize = 16;

/// How long a reading may take, including the time to load the model. It takes milliseconds, so a longer one means a bug
/// or a machine that is too slow for the model.
const READ_WITHIN: Duration = Duration::from_secs(10);

/// Judges answers by reading them if words alone aren't enough.
pub trait Reader: Send + Sync + 'static {
    /// Judges an answer. The same answer always gets the same verdict. This may block.
    ///
    /// # Errors
    ///
    /// If no answers can be read.
    fn judge(&self, judge: &CardJudge, answer: &str) -> Result<Verdict, ReaderError>;
}

/// Why answers can't be read, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct ReaderError(pub String);

/// Reads requested answers until the bot stops or the reader fails.
pub(super) async fn read_answers(
    reader: Arc<dyn Reader>,
    mut requests: mpsc::UnboundedReceiver<(ReadingRequest, Work)>,
    inputs: Inputs,
    stop: CancellationToken,
) {
    loop {
        let (request, work) = tokio::select! {
            biased;
            () = stop.cancelled() => return,
            request = requests.recv() => match request { Some(request) => request, None => return },
        };
        let ReadingRequest { question, attempt, judge, text } = request;
        let reader = Arc::clone(&reader);
        let reading = tokio::task::spawn_blocking(move || reader.judge(&judge, &text));
        let read = tokio::select! {
            () = stop.cancelled() => return,
            read = tokio::time::timeout(READ_WITHIN, reading) => read,
        };
        let verdict = match read {
            Ok(Ok(Ok(verdict))) => Some(verdict),
            Ok(Ok(Err(error))) => {
                tracing::error!("{error}");
                return inputs.send(Input::ModelFailed, work);
            }
            Ok(Err(_)) => {
                tracing::error!(%attempt, "the model failed to read an answer, so words decide on it");
                None
            }
            Err(_) => {
                tracing::error!(
                    seconds = READ_WITHIN.as_secs(),
                    "reading an answer took too long, so words alone decide until the next start. If this happens again, \
                     set judge.model to \"off\""
                );
                return inputs.send(Input::ModelFailed, work);
            }
        };
        inputs.send(Input::AnswerRead { question, attempt, verdict }, work);
    }
}
