//! Everything people read in Discord, in their language.
//!
//! The texts are [Fluent](https://projectfluent.org) files: one folder for each language under `texts/`, one file for
//! each area. `say!` turns a key and its arguments into a text. Each language is compiled once, when it is
//! first used. What a language lacks is said in English.

mod bundle;
#[cfg(test)]
mod code;
#[cfg(test)]
pub(crate) mod entries;
mod format;
mod locale;
mod names;
mod phrases;
#[cfg(test)]
mod tests;

pub(crate) use format::text;
pub use locale::Locale;
pub use phrases::{Argument, Phrase};

/// The text for a key, in a language: `say!(locale, "round-starts", deck = title, questions = 5)`.
///
/// Arguments are inserted as they are, so text from people must be escaped first; [`escape`](crate::discord::text) also
/// keeps names in right-to-left scripts from turning around what stands next to them. A test checks that each key and
/// its arguments are those of the text files.
macro_rules! say {
    ($locale:expr, $key:expr $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::texts::text($locale, $key, [$((stringify!($name), ::fluent_bundle::FluentValue::from($value))),*])
    };
}
pub(crate) use say;

/// A text as data: `phrase!("check-gap-count", gaps = 2, answers = 3)`. A test checks keys and arguments as for `say!`.
macro_rules! phrase {
    ($key:expr $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::texts::Phrase::new($key, [$((stringify!($name), $crate::texts::Argument::from($value))),*])
    };
}
pub(crate) use phrase;
