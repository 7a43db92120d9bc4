//! Compares what must match to the sign: symbols, code, keys, formulas, chemistry, versions, notes, times, coordinates.

pub(crate) mod chemistry;
pub(crate) mod clock;
pub(crate) mod code;
pub(crate) mod coordinates;
pub(crate) mod formula;
pub(crate) mod formula_names;
pub(crate) mod formula_notation;
pub(crate) mod formula_tokens;
pub(crate) mod greek_letter;
pub(crate) mod isotope;
pub(crate) mod keys;
pub(crate) mod likeness;
pub(crate) mod notation;
pub(crate) mod notes;
pub(crate) mod numeral;
pub(crate) mod phrasing;
pub(crate) mod reaction;
pub(crate) mod signs;
pub(crate) mod solutions;
pub(crate) mod unit_name;
pub(crate) mod version;
