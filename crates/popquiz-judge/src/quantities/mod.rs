//! Reads numbers, units and dates, and compares quantities.

pub(crate) mod arithmetic;
pub(crate) mod asked;
pub(crate) mod base;
pub(crate) mod date;
pub(crate) mod echo;
pub(crate) mod number_parts;
pub(crate) mod number_tokens;
pub(crate) mod number_words;
pub(crate) mod quantity;
pub(crate) mod quantity_judge;
pub(crate) mod statement;
pub(crate) mod unit;
