//! How an answer compares with a wording that is notation.

/// How an answer compares with a wording that is notation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Likeness {
    Same,
    /// Some of it: an ion without its charge, an integral without its constant.
    Partial,
    Different,
}
