//! quiz.
