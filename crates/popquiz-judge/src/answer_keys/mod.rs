//! One module for each kind of answer key, and what only lists need.

pub(crate) mod blanks;
pub(crate) mod choice;
pub(crate) mod explanation;
pub(crate) mod item_assignment;
pub(crate) mod list;
pub(crate) mod list_item;
pub(crate) mod list_order;
pub(crate) mod number;
pub(crate) mod term;
pub(crate) mod word_set;
pub(crate) mod yes_no;
