//! The model that reads answers. It's checked at start and loaded when it's first needed.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use popquiz_judge::{CardJudge, CrossEncoder, Verdict};

use super::reader::{Reader, ReaderError};

/// A static, because the program would contain a constant once for each place that uses it.
static BUILT_IN: &[u8] = include_bytes!("../../models/cross_encoder.pqreader");

/// A model that is loaded when the first answer needs it. Until then it takes no memory.
#[derive(Debug)]
pub struct Model {
    source: Source,
    loaded: OnceLock<Result<CrossEncoder, ReaderError>>,
}

#[derive(Debug)]
enum Source {
    BuiltIn(&'static [u8]),
    File(PathBuf),
}

impl Model {
    /// The built-in model.
    pub fn built_in() -> Self {
        Self::new(Source::BuiltIn(BUILT_IN))
    }

    /// The model in a file. Only the beginning of the file is read now.
    ///
    /// # Errors
    ///
    /// If the file can't be read, isn't a model, or is incomplete.
    pub fn in_file(path: &Path) -> Result<Self, ReaderError> {
        check(path).map_err(|reason| cannot_use(path, &reason))?;
        Ok(Self::new(Source::File(path.to_owned())))
    }

    fn new(source: Source) -> Self {
        Self { source, loaded: OnceLock::new() }
    }

    fn load(&self) -> Result<CrossEncoder, ReaderError> {
        match &self.source {
            Source::BuiltIn(bytes) => CrossEncoder::from_bytes(bytes)
                .map_err(|error| ReaderError(format!("can't use the built-in model: {error}; words alone decide"))),
            Source::File(path) => {
                let bytes = std::fs::read(path).map_err(|error| cannot_use(path, &error.to_string()))?;
                CrossEncoder::from_bytes(&bytes).map_err(|error| cannot_use(path, &error.to_string()))
            }
        }
    }
}

impl Reader for Model {
    fn judge(&self, judge: &CardJudge, answer: &str) -> Result<Verdict, ReaderError> {
        let encoder = self.loaded.get_or_init(|| self.load()).as_ref().map_err(Clone::clone)?;
        Ok(judge.judge_by_reading(answer, encoder))
    }
}

fn check(path: &Path) -> Result<(), String> {
    let file = std::fs::File::open(path).map_err(|error| error.to_string())?;
    let size = file.metadata().map_err(|error| error.to_string())?.len();
    let mut beginning = Vec::new();
    file.take(CrossEncoder::HEADER_BYTES as u64).read_to_end(&mut beginning).map_err(|error| error.to_string())?;
    CrossEncoder::check_header(&beginning, size).map_err(|error| error.to_string())
}

fn cannot_use(path: &Path, reason: &str) -> ReaderError {
    ReaderError(format!(
        "can't use the model {}: {reason}; words alone decide. Set judge.model to another file, \"built-in\" or \"off\"",
        path.display()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The probabilities come from a program of its own, which computes in 64-bit floating point with the same weights.
    #[test]
    fn the_built_in_model_reads_as_another_implementation_does() {
        let encoder = Model::built_in().load().unwrap();
        for (question, reference, answer, [wrong, partial, correct]) in [
            (
                "Why do cats purr?",
                "They vibrate their larynx when they are content.",
                "they vibrate their larynx when they are angry",
                [0.9637, 0.0033, 0.0330],
            ),
            (
                "Why does a metal spoon feel colder than a wooden one at the same temperature?",
                "Metal conducts heat away from the hand faster than wood does, so the skin cools more quickly.",
                "because metal is a much better conductor so it takes the heat out of your fingers quicker than wood",
                [0.0867, 0.0026, 0.9107],
            ),
            (
                "Why does ice float on water?",
                "Ice is less dense than liquid water.",
                "it's lighter",
                [0.9047, 0.0800, 0.0153],
            ),
        ] {
            let read = encoder.read(question, reference, answer);
            let differences = [read.wrong - wrong, read.partial - partial, read.correct - correct];
            assert!(differences.iter().all(|difference| difference.abs() < 0.005), "{answer}: {read:?}");
        }
    }
}
