//! Which language a text looks like.

use crate::languages::folding::fold;
use crate::languages::language::{Language, WITH_WORDS, by_script, is_cyrillic, is_han, is_kana};
use crate::languages::language_words::{LanguageWords, words_of};

/// The most common words of English that are common in another language, too.
const SHARED: [&str; 12] = ["in", "was", "as", "on", "no", "so", "me", "we", "he", "do", "an", "us"];

/// How often a text's words are words of a language, and how many letters only that language has.
fn score(words: &[String], text: &str, known: &LanguageWords, language: Language) -> usize {
    // A single letter may be a variable. Words that English is full of, too, say nothing: "last in, first out" and
    // "ad hoc" aren't Latin.
    let is_word = |word: &&String| word.chars().nth(1).is_some() && !SHARED.contains(&word.as_str());
    let common = words.iter().filter(is_word).filter(|word| known.is_common(word)).count();
    let letters = text.to_lowercase().chars().filter(|letter| own_letters(language).contains(*letter)).count();
    common * 2 + letters
}

/// Letters that distinguish a language from most others.
fn own_letters(language: Language) -> &'static str {
    match language {
        Language::German => "äöüß",
        Language::French => "èêëœùûîçàâ",
        Language::Spanish => "ñ¿¡áíóú",
        Language::Italian => "ìòàèù",
        Language::Portuguese => "ãõçâê",
        Language::Latin => "āēīōū",
        _ => "",
    }
}

/// The words that English texts are full of and other languages hardly have.
const ENGLISH: &str = "\
    the a an of to and is are was were with for from by that this it its at be has have which what who why how when \
    where not on as or you your they their he she his her because does do did into than then between whose there";

/// The evidence needed to identify a language: two of its most common words, and one of its own letters.
const EVIDENCE: usize = 5;

/// How strongly a text looks English.
pub(crate) fn english_words(text: &str) -> usize {
    let lower = text.to_lowercase();
    let words = lower.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| ENGLISH.split(' ').any(|known| known == *word)).count()
}

/// The language that texts look like by their script and their most common words. `None` if nothing stands out.
pub(crate) fn detect(texts: &[String]) -> Option<Language> {
    /// How many characters are looked at.
    const ENOUGH: usize = 4_000;
    let mut all = String::new();
    for text in texts {
        if all.len() > ENOUGH {
            break;
        }
        all.extend(text.chars().take(200));
        all.push('\n');
    }
    if let Some(language) = by_script(&all) {
        let foreign = all.chars().filter(|letter| is_kana(*letter) || is_han(*letter) || is_cyrillic(*letter)).count();
        let latin = all.chars().filter(char::is_ascii_alphabetic).count();
        // A Chinese or Japanese character says as much as several letters.
        let weight = if language == Language::Russian { 1 } else { 4 };
        if foreign * weight >= latin {
            return Some(language);
        }
    }
    let typed: Vec<&str> =
        all.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let english = english_words(&all) * 2;
    let mut best: Option<(usize, Language)> = None;
    for language in WITH_WORDS {
        if language.is_unspaced() || language == Language::Russian {
            continue;
        }
        let words: Vec<String> = typed.iter().map(|word| fold(language, word)).collect();
        let score = score(&words, &all, words_of(language), language);
        if best.is_none_or(|(most, _)| score > most) {
            best = Some((score, language));
        }
    }
    let (score, language) = best?;
    (score > english && score * 3 > typed.len() && score >= EVIDENCE).then_some(language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_show_their_language() {
        for (text, language) in [
            ("Wie heißt die Hauptstadt von Österreich und an welchem Fluss liegt sie?", Some(Language::German)),
            (
                "Quelle est la capitale de la Suisse et pourquoi est-ce que ce n'est pas Genève ?",
                Some(Language::French),
            ),
            ("¿Cuál es el río más largo de la península y por qué no es el Ebro?", Some(Language::Spanish)),
            ("Qual è la città più grande della Sicilia e perché non è Catania?", Some(Language::Italian)),
            ("Qual é a cidade que não tem praia e por que os rios são importantes?", Some(Language::Portuguese)),
            ("Wat is de hoofdstad van het land en waarom is dat niet Rotterdam?", Some(Language::Dutch)),
            ("Как называется столица?", Some(Language::Russian)),
            ("東京はどこですか", Some(Language::Japanese)),
            ("北京在哪里", Some(Language::Chinese)),
            ("What is the capital of Austria, and which river flows through it?", None),
            ("supinatio palmaris longus biceps", None),
            ("log n, n, n^2, 2^n, n!", None),
            ("last in, first out; ad hoc", None),
        ] {
            assert_eq!(detect(&[text.to_owned()]), language, "{text}");
        }
    }
}
