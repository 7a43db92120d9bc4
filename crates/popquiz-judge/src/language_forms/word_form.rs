//! The words of a text in another language than English, each with and without its accents.

use crate::languages::cyrillic::{in_cyrillic, is_romanized};
use crate::languages::folding::{fold, without_accents};
use crate::languages::language::Language;
use crate::message::text::LONGEST;

/// A word as it counts for comparisons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct WordForm {
    /// Folded, with the accents that tell words apart.
    pub(crate) folded: String,
    /// Without accents.
    pub(crate) plain: String,
    /// Whether a hyphen joins it to the word before.
    pub(crate) is_joined: bool,
    /// Whether it is Russian in Latin letters.
    pub(crate) is_romanized: bool,
    /// Whether it begins with a capital letter.
    pub(crate) is_capital: bool,
}

impl WordForm {
    fn new(language: Language, typed: &str, is_joined: bool) -> Self {
        let typed = match (language, typed) {
            // "'t huis", "'n huis".
            (Language::Dutch, "t") => "het",
            (Language::Dutch, "n") => "een",
            _ => typed,
        };
        let is_romanized = language == Language::Russian && is_romanized(typed);
        let read = if is_romanized { in_cyrillic(typed) } else { typed.to_owned() };
        Self {
            folded: fold(language, &read),
            plain: without_accents(language, &read),
            is_joined,
            is_romanized,
            is_capital: typed.chars().next().is_some_and(char::is_uppercase),
        }
    }

    /// Whether the word has letters with accents.
    pub(crate) fn has_accents(&self, language: Language) -> bool {
        fold(language, &self.plain) != self.folded
    }
}

/// Splits a text into words. An apostrophe ends a word in French and Italian ("l'été"), and is an accent at the end of an
/// Italian word ("citta'").
pub(crate) fn word_forms(language: Language, text: &str) -> Vec<WordForm> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut is_joined = false;
    let mut letters = text.chars().take(LONGEST).peekable();
    while let Some(letter) = letters.next() {
        let next_is_letter = letters.peek().is_some_and(|next| next.is_alphanumeric());
        let is_accent = !letter.is_ascii() && unicode_normalization::char::is_combining_mark(letter);
        let within_number = matches!(letter, '.' | ',')
            && word.ends_with(|last: char| last.is_ascii_digit())
            && letters.peek().is_some_and(char::is_ascii_digit);
        if letter.is_alphanumeric() || is_accent || letter == 'ー' || within_number {
            word.push(letter);
            continue;
        }
        let is_apostrophe = matches!(letter, '\'' | '’' | '´' | '`');
        if is_apostrophe && !word.is_empty() {
            if language == Language::Italian && !next_is_letter {
                add_grave_accent(&mut word);
            }
            if !matches!(language, Language::French | Language::Italian) {
                continue;
            }
        }
        if !word.is_empty() {
            words.push(WordForm::new(language, &word, is_joined));
            word.clear();
            is_joined = letter == '-' && next_is_letter;
        } else if letter.is_whitespace() {
            is_joined = false;
        }
    }
    if !word.is_empty() {
        words.push(WordForm::new(language, &word, is_joined));
    }
    words
}

/// "e'" for "è".
fn add_grave_accent(word: &mut String) {
    let accented = match word.chars().last() {
        Some('a') => 'à',
        Some('e') => 'è',
        Some('i') => 'ì',
        Some('o') => 'ò',
        Some('u') => 'ù',
        Some('E') => 'È',
        _ => return,
    };
    word.pop();
    word.push(accented);
}

/// The letters of all words, run together.
pub(crate) fn run_together(words: &[WordForm]) -> String {
    words.iter().map(|word| word.folded.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_split_into_words() {
        for (language, text, words) in [
            (Language::French, "L’arbre, s'il te plaît !", "l arbre s il te plaît"),
            (Language::Italian, "l'universita' e' chiusa", "l università è chiusa"),
            (Language::German, "U-Bahn-Station „Müller“", "u bahn station mueller"),
            (Language::Dutch, "'t paard", "het paard"),
            (Language::Russian, "Санкт-Петербург!", "санкт петербург"),
            (Language::Spanish, "¿3,5 o 10.000?", "3,5 o 10.000"),
        ] {
            let forms: Vec<String> = word_forms(language, text).into_iter().map(|word| word.folded).collect();
            assert_eq!(forms.join(" "), words, "{text}");
        }
        let joined: Vec<bool> = word_forms(Language::French, "belle-sœur").iter().map(|word| word.is_joined).collect();
        assert_eq!(joined, [false, true]);
    }
}
