//! From a key to a text.

use std::borrow::Cow;

use fluent_bundle::{FluentArgs, FluentValue};

use super::bundle::bundle;
use super::locale::Locale;

/// The text for a key; `say!` is the short way to call it.
pub(crate) fn text<'a, const N: usize>(
    locale: Locale,
    key: &str,
    arguments: [(&'a str, FluentValue<'a>); N],
) -> String {
    text_with(locale, key, &arguments.into_iter().collect())
}

/// The same with any number of arguments.
pub(super) fn text_with(locale: Locale, key: &str, arguments: &FluentArgs<'_>) -> String {
    let in_language = |locale: Locale| bundle(locale.0)?.format(key, Some(arguments));
    let text = in_language(locale).or_else(|| {
        tracing::error!(key, language = locale.code(), "a text is missing");
        in_language(Locale::ENGLISH)
    });
    text.map_or_else(|| key.to_owned(), Cow::into_owned)
}
