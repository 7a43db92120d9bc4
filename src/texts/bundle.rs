//! The texts of a language, compiled.

use std::borrow::Cow;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::names::renamed;

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// The file with the names of commands and options, which the other files take from there.
const COMMAND_NAMES: &str = "command-names.ftl";

/// The files of a language.
pub(super) struct Source {
    pub(super) code: &'static str,
    show: Show,
    pub(super) files: &'static [(&'static str, &'static str)],
}

/// Writes a number.
type Show = fn(&FluentValue<'_>, &Memoizer) -> Option<String>;
type Memoizer = intl_memoizer::concurrent::IntlLangMemoizer;

/// A language, ready to be spoken.
pub(super) struct Bundle {
    texts: FluentBundle<FluentResource>,
    /// What groups the digits of large numbers.
    separator: String,
    /// The first number whose digits are grouped.
    grouped_from: f64,
}

/// A language's texts, compiled when they are first needed.
pub(super) fn bundle(number: usize) -> Option<&'static Bundle> {
    static BUNDLES: [OnceLock<Bundle>; SOURCES.len()] = [const { OnceLock::new() }; SOURCES.len()];
    #[cfg(test)]
    static PSEUDO: OnceLock<Bundle> = OnceLock::new();
    #[cfg(test)]
    if number == SOURCES.len() {
        return Some(PSEUDO.get_or_init(Bundle::pseudo));
    }
    let source = SOURCES.get(number)?;
    Some(BUNDLES.get(number)?.get_or_init(|| Bundle::new(source)))
}

impl Bundle {
    fn new(source: &Source) -> Self {
        let language = source.code.parse().unwrap_or_default();
        let mut texts = FluentBundle::new_concurrent(vec![language]);
        // Fluent would wrap every argument in invisible marks, numbers and channels too. Text from people is isolated
        // where it needs it, when it is escaped.
        texts.set_use_isolating(false);
        texts.set_formatter(Some(source.show));
        if let Err(error) = texts.add_builtins() {
            tracing::error!(%error, "texts can't use NUMBER");
        }
        let mut bundle = Self { texts, separator: String::new(), grouped_from: f64::INFINITY };
        let (names, others): (Vec<_>, Vec<_>) = source.files.iter().partition(|(file, _)| *file == COMMAND_NAMES);
        for (file, text) in names {
            bundle.add(source.code, file, (*text).to_owned());
        }
        for (file, text) in others {
            let text = renamed(text, |key| bundle.format(key, None).map(Cow::into_owned));
            bundle.add(source.code, file, text);
        }
        if let Some(from) = bundle.format("number-grouped-from", None).and_then(|from| from.parse().ok()) {
            bundle.separator = bundle.format("number-separator", None).unwrap_or_default().into_owned();
            bundle.grouped_from = from;
        }
        bundle
    }

    fn add(&mut self, language: &str, file: &str, text: String) {
        let resource = FluentResource::try_new(text).unwrap_or_else(|(usable, errors)| {
            tracing::error!(language, file, ?errors, "a text file has errors");
            usable
        });
        if let Err(errors) = self.texts.add_resource(resource) {
            tracing::error!(language, file, ?errors, "a text file repeats a key from another one");
        }
    }

    /// English, 40% longer and with accents: what a translation may come to.
    #[cfg(test)]
    fn pseudo() -> Self {
        let mut bundle = Self::new(&SOURCES[ENGLISH]);
        bundle.texts.set_transform(Some(|text| {
            let accented = text.replace('a', "á").replace('e', "é").replace('o', "ö");
            let padding = text.chars().filter(|letter| letter.is_alphabetic()).count() * 2 / 5;
            Cow::Owned(format!("{accented}{}", "ñ".repeat(padding)))
        }));
        bundle
    }

    /// The text for a key; `None` if it is missing. An attribute's key is that of its message, a dot and its name.
    pub(super) fn format(&self, key: &str, arguments: Option<&FluentArgs<'_>>) -> Option<Cow<'_, str>> {
        let (id, attribute) = key.split_once('.').map_or((key, None), |(id, attribute)| (id, Some(attribute)));
        let message = self.texts.get_message(id)?;
        let pattern = match attribute {
            None => message.value()?,
            Some(attribute) => message.get_attribute(attribute)?.value(),
        };
        let mut errors = Vec::new();
        let text = self.texts.format_pattern(pattern, arguments, &mut errors);
        if !errors.is_empty() {
            tracing::error!(key, ?errors, "a text could not be formatted in full");
        }
        Some(text)
    }

    fn number(&self, number: f64) -> Option<String> {
        if number.fract() != 0.0 || number.abs() < self.grouped_from {
            return None;
        }
        let digits = format!("{:.0}", number.abs());
        let mut grouped = if number < 0.0 { "-".to_owned() } else { String::new() };
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place) % 3 == 0 {
                grouped.push_str(&self.separator);
            }
            grouped.push(digit);
        }
        Some(grouped)
    }
}

/// Writes a number as a language does. Fluent takes a plain function for this, so each language has its own.
fn show<const LANGUAGE: usize>(value: &FluentValue<'_>, _: &Memoizer) -> Option<String> {
    match value {
        FluentValue::Number(number) => bundle(LANGUAGE)?.number(number.value),
        _ => None,
    }
}
