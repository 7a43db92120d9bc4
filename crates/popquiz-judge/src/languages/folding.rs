//! Folding words of languages other than English: spelling variants of the same word become equal.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::languages::language::Language;
use crate::words::lemma::LemmaMap;

/// A word or text in lowercase, with spelling variants of its language resolved: "Straße" and "strasse", "schön" and
/// "schoen", "cœur" and "coeur", "ёж" and "еж", "rosā" and "rosa", "ﾋﾞﾙ" and "びる", "買" and "买". Accents that tell
/// words apart stay.
pub(crate) fn fold(language: Language, text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.nfkc().flat_map(char::to_lowercase) {
        match letter {
            '’' | '‘' | '´' | '`' | 'ʼ' => folded.push('\''),
            '‐' | '‑' | '–' | '−' => folded.push('-'),
            'ß' => folded.push_str("ss"),
            'ä' if language == Language::German => folded.push_str("ae"),
            'ö' if language == Language::German => folded.push_str("oe"),
            'ü' if language == Language::German => folded.push_str("ue"),
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            'ё' => folded.push('е'),
            'v' if language == Language::Latin => folded.push('u'),
            'j' if language == Language::Latin => folded.push('i'),
            letter if language == Language::Latin => {
                folded.extend(std::iter::once(letter).nfd().filter(|part| !is_combining_mark(*part)));
            }
            letter if language == Language::Japanese => folded.push(hiragana(letter)),
            letter if language == Language::Chinese => folded.push(simplified(letter)),
            // Stress marks of textbooks.
            '\u{301}' | '\u{300}' if language == Language::Russian => {}
            letter => folded.push(letter),
        }
    }
    folded
}

/// The same without accents: "schön" and "schon", "papá" and "papa". A "ñ" becomes "n", an "й" stays.
pub(crate) fn without_accents(language: Language, text: &str) -> String {
    let text = if language == Language::German { text.nfkc().collect() } else { fold(language, text) };
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            'й' => plain.push(letter),
            'ß' => plain.push_str("ss"),
            'œ' => plain.push_str("oe"),
            'æ' => plain.push_str("ae"),
            '’' | '‘' | '´' | '`' => plain.push('\''),
            letter => plain.extend(std::iter::once(letter).nfd().filter(|part| !is_combining_mark(*part))),
        }
    }
    plain
}

/// A katakana letter as hiragana; any other character unchanged.
pub(crate) fn hiragana(letter: char) -> char {
    /// The distance between the two scripts.
    const APART: u32 = 0x60;
    match letter {
        'ァ'..='ヶ' => char::from_u32(u32::from(letter) - APART).unwrap_or(letter),
        letter => letter,
    }
}

/// A traditional Chinese character as simplified; any other character unchanged.
fn simplified(letter: char) -> char {
    static SIMPLIFIED: LazyLock<LemmaMap<char>> = LazyLock::new(|| {
        let lines = include_str!("../words/traditional.txt").lines().filter(|line| !line.starts_with('#'));
        let letters: Vec<char> = lines.flat_map(str::chars).collect();
        let pairs = letters.as_chunks::<2>().0.iter();
        pairs.map(|[traditional, simplified]| (u64::from(u32::from(*traditional)), *simplified)).collect()
    });
    if letter < '\u{3400}' { letter } else { SIMPLIFIED.get(&u64::from(u32::from(letter))).copied().unwrap_or(letter) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_word_fold_together() {
        for (language, one, other) in [
            (Language::German, "Grüße", "GRUESSE"),
            (Language::German, "Öl", "oel"),
            (Language::French, "L’œuf", "l'oeuf"),
            (Language::Russian, "Пчёлы", "пчелы"),
            (Language::Russian, "замо\u{301}к", "замок"),
            (Language::Latin, "jūstitia", "iustitia"),
            (Language::Latin, "VENI", "uenī"),
            (Language::Japanese, "ｶﾒﾗ", "かめら"),
            (Language::Chinese, "圖書館", "图书馆"),
            (Language::Dutch, "Ĳs", "ijs"),
        ] {
            assert_eq!(fold(language, one), fold(language, other), "{one} and {other}");
        }
    }

    #[test]
    fn accents_stay_until_they_are_taken_off() {
        for (language, one, other) in [
            (Language::German, "Bär", "Bar"),
            (Language::Spanish, "año", "ano"),
            (Language::Italian, "però", "pero"),
            (Language::Portuguese, "avó", "avô"),
        ] {
            assert_ne!(fold(language, one), fold(language, other));
            assert_eq!(without_accents(language, one), without_accents(language, other));
        }
        assert_ne!(without_accents(Language::Russian, "мой"), without_accents(Language::Russian, "мои"));
    }
}
