//! A small language model that reads a question, a wording and an answer, and says how likely each verdict is.

pub(crate) mod cross_encoder;
pub(crate) mod quantized;
pub(crate) mod vector;
pub(crate) mod word_pieces;
