//! Compares what must match to the sign: symbols, code, formulas, chemistry, versions, notes.

pub(crate) mod chemistry;
pub(crate) mod code;
pub(crate) mod formula;
pub(crate) mod formula_names;
pub(crate) mod formula_notation;
pub(crate) mod formula_tokens;
pub(crate) mod greek_letter;
pub(crate) mod likeness;
pub(crate) mod notation;
pub(crate) mod notes;
pub(crate) mod phrasing;
pub(crate) mod signs;
pub(crate) mod solutions;
pub(crate) mod unit_name;
pub(crate) mod version;
