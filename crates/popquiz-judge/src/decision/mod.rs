//! Decides what the words of an answer add up to: rules first, then trees that were trained on judged answers.

pub(crate) mod classifier;
pub(crate) mod features;
pub(crate) mod roles;
pub(crate) mod rule_confidence;
pub(crate) mod rules;
pub(crate) mod several;
pub(crate) mod term_features;
pub(crate) mod term_finding;
pub(crate) mod term_rules;
pub(crate) mod trees;
