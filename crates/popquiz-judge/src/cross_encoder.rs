//! A small model that reads question, reference and answer together.

use std::sync::Arc;

/// A small language model that reads a question, a reference and an answer together, and says how likely the answer is
/// wrong, partial or correct. Cheap to clone.
#[derive(Clone, Debug)]
pub struct CrossEncoder {
    _weights: Arc<[u8]>,
}

/// Why a file is no cross-encoder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CrossEncoderError {
    /// The file doesn't start as such a model does.
    NotAModel,
    /// The file is shorter or longer than it says, or its checksum is another.
    Damaged,
    /// The file is of a version that this program doesn't know.
    UnknownVersion(u32),
}

impl std::fmt::Display for CrossEncoderError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotAModel => write!(f, "this is no model of Popquiz"),
            Self::Damaged => write!(f, "the model is damaged: get the file again"),
            Self::UnknownVersion(version) => {
                write!(f, "the model is of version {version}, which this program doesn't know")
            }
        }
    }
}

impl std::error::Error for CrossEncoderError {}

impl CrossEncoder {
    /// Reads a model from the bytes of its file.
    ///
    /// # Errors
    ///
    /// If the bytes are no such model, or damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, CrossEncoderError> {
        if bytes.is_empty() {
            return Err(CrossEncoderError::NotAModel);
        }
        Ok(Self { _weights: bytes.into() })
    }
}
