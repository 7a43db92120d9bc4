//! Something to be said, as data: the key of a text, and what goes into it. Whoever shows it chooses the language.

use std::borrow::Cow;
use std::fmt;

use fluent_bundle::{FluentArgs, FluentValue};
use serde::{Deserialize, Serialize};

use super::format::text_with;
use super::locale::Locale;

/// A text that isn't in a language yet; `phrase!` makes one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phrase {
    key: Cow<'static, str>,
    arguments: Vec<(Cow<'static, str>, Argument)>,
}

/// What goes into a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Argument {
    /// A name of ours, which the text shows or chooses its words by.
    Name(Cow<'static, str>),
    /// Text of somebody else: of a file, or a library's error.
    Text(String),
    /// A number, written as the language does.
    Number(u64),
    /// Another text.
    Phrase(Box<Phrase>),
}

impl Phrase {
    pub(crate) fn new<const N: usize>(key: &'static str, arguments: [(&'static str, Argument); N]) -> Self {
        let arguments = arguments.into_iter().map(|(name, value)| (Cow::Borrowed(name), value)).collect();
        Self { key: Cow::Borrowed(key), arguments }
    }

    /// Which text it is, whatever is inserted into it.
    pub(crate) fn key(&self) -> &str {
        &self.key
    }

    /// The text in a language. `shown` turns text of somebody else into what can be inserted, such as escaped Markdown.
    pub fn say(&self, locale: Locale, shown: &dyn Fn(&str) -> String) -> String {
        let value = |argument: &Argument| match argument {
            Argument::Name(name) => FluentValue::from(name.to_string()),
            Argument::Text(text) => FluentValue::from(shown(text)),
            Argument::Number(number) => FluentValue::from(*number),
            Argument::Phrase(phrase) => FluentValue::from(phrase.say(locale, shown)),
        };
        let arguments: FluentArgs<'_> =
            self.arguments.iter().map(|(name, argument)| (name.as_ref(), value(argument))).collect();
        text_with(locale, &self.key, &arguments)
    }

    /// Shortens every text of somebody else to a number of characters.
    pub(crate) fn shorten(&mut self, most: usize) {
        for (_, argument) in &mut self.arguments {
            match argument {
                Argument::Text(text) => {
                    if let Some((cut, _)) = text.char_indices().nth(most) {
                        text.truncate(cut);
                        text.push('…');
                    }
                }
                Argument::Phrase(phrase) => phrase.shorten(most),
                Argument::Name(_) | Argument::Number(_) => {}
            }
        }
    }
}

/// In English, for the command line.
impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(Locale::ENGLISH, &str::to_owned))
    }
}

impl From<&'static str> for Argument {
    fn from(name: &'static str) -> Self {
        Self::Name(Cow::Borrowed(name))
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Argument {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<usize> for Argument {
    fn from(number: usize) -> Self {
        Self::Number(number as u64)
    }
}

impl From<u64> for Argument {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<Phrase> for Argument {
    fn from(phrase: Phrase) -> Self {
        Self::Phrase(Box::new(phrase))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::phrase;

    #[test]
    fn a_phrase_is_said_in_any_language_after_it_was_sent() {
        let inner = phrase!("file-invalid-answer", problem = phrase!("answer-empty"));
        let sent: Phrase = serde_json::from_str(&serde_json::to_string(&inner).unwrap()).unwrap();
        assert_eq!(sent, inner);
        assert_eq!(sent.to_string(), "invalid answer: part of the answer is empty");
        let german = sent.say(Locale::from_code("de").unwrap(), &str::to_owned);
        assert_eq!(german, "ungültige Antwort: ein Teil der Antwort ist leer");
    }

    #[test]
    fn only_the_text_of_others_is_escaped_and_shortened() {
        let mut phrase = phrase!("file-no-image", image = "*a*.png".to_owned());
        let escaped = phrase.say(Locale::ENGLISH, &|text| text.replace('*', "\\*"));
        assert!(escaped.contains("“\\*a\\*.png”") && escaped.contains("`[media]`"), "{escaped}");
        phrase.shorten(2);
        assert!(phrase.to_string().contains("“*a…”"));
    }
}
