//! What the judge finds: verdicts, credits, and reasons.

pub(crate) mod credit;
pub(crate) mod reading;
pub(crate) mod reason;
pub(crate) mod reason_words;
pub(crate) mod verdict;
