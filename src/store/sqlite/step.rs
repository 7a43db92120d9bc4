//! Longer work, done in steps.

/// What a step of longer work came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step<T> {
    /// There is more to do.
    More,
    Done(T),
}
