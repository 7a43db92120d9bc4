//! Takes a message apart: words, chat around an answer, segments, and what the question already says.

pub(crate) mod chat;
pub(crate) mod cues;
pub(crate) mod instruction;
pub(crate) mod joint;
pub(crate) mod naming;
pub(crate) mod own_wordings;
pub(crate) mod question;
pub(crate) mod segments;
pub(crate) mod text;
