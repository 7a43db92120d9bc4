//! Answer keys in languages other than English.

pub(crate) mod answer_language;
pub(crate) mod contrast;
pub(crate) mod language_explanation;
pub(crate) mod language_key;
pub(crate) mod language_number;
pub(crate) mod language_parts;
pub(crate) mod language_term;
pub(crate) mod language_yes_no;
pub(crate) mod unspaced_term;
