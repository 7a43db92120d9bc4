//! Words of science that many languages share, and which differ in few letters: "astrologie" and "astronomie", "nitrit"
//! and "nitrat". The English list knows them.

use crate::languages::language::Language;
use crate::words::lexicon;

/// Shorter words are too often English by chance.
const SHORTEST: usize = 6;

/// Whether two words without accents are different words in English, too.
pub(crate) fn are_two_international_words(language: Language, one: &str, other: &str) -> bool {
    if one.chars().count() < SHORTEST || other.chars().count() < SHORTEST {
        return false;
    }
    // "Chlorophyl" is a spelling, or a slip.
    let without_doubles = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.dedup();
        letters
    };
    if without_doubles(one) == without_doubles(other) {
        return false;
    }
    let (one, other) = (in_english(language, one), in_english(language, other));
    !one.is_empty() && !other.is_empty() && !one.iter().any(|word| other.contains(word))
}

/// What an international word is called in English.
fn in_english(language: Language, word: &str) -> Vec<String> {
    let endings: &[(&str, &str)] = match language {
        Language::German => &[
            ("ien", "y"),
            ("ie", "y"),
            ("ismus", "ism"),
            ("taet", "ty"),
            ("tat", "ty"),
            ("ik", "ics"),
            ("ik", "ic"),
            ("isch", "ic"),
            ("loge", "logist"),
            ("e", "e"),
            ("en", "e"),
            ("en", ""),
            ("e", ""),
            ("n", ""),
            ("", "e"),
            ("", ""),
        ],
        Language::Dutch => &[
            ("ieen", "y"),
            ("ie", "y"),
            ("isme", "ism"),
            ("teit", "ty"),
            ("iek", "ics"),
            ("iek", "ic"),
            ("isch", "ic"),
            ("en", "e"),
            ("en", ""),
            ("e", ""),
            ("", "e"),
            ("", ""),
        ],
        Language::French => &[
            ("ies", "y"),
            ("ie", "y"),
            ("isme", "ism"),
            ("te", "ty"),
            ("ique", "ics"),
            ("ique", "ic"),
            ("eur", "or"),
            ("s", ""),
            ("e", ""),
            ("", "e"),
            ("", ""),
        ],
        Language::Spanish | Language::Portuguese | Language::Italian => &[
            ("ias", "y"),
            ("ia", "y"),
            ("ismo", "ism"),
            ("dad", "ty"),
            ("dade", "ty"),
            ("ta", "ty"),
            ("cion", "tion"),
            ("cao", "tion"),
            ("zione", "tion"),
            ("ica", "ics"),
            ("ico", "ic"),
            ("os", "e"),
            ("os", ""),
            ("as", "e"),
            ("o", "e"),
            ("o", ""),
            ("a", "e"),
            ("a", ""),
            ("i", "e"),
            ("e", "e"),
            ("e", ""),
            ("", "e"),
            ("", ""),
        ],
        Language::Latin => &[("ia", "y"), ("um", ""), ("us", ""), ("a", ""), ("", "")],
        _ => return Vec::new(),
    };
    let forms = endings.iter().filter_map(|(own, english)| Some(format!("{}{english}", word.strip_suffix(own)?)));
    forms.filter(|form| lexicon::english().has_word(form) || lexicon::english().is_rare_word(form)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn look_alikes_of_science_are_told_apart() {
        for (language, one, other) in [
            (Language::Dutch, "astrologie", "astronomie"),
            (Language::German, "nitrite", "nitrate"),
            (Language::French, "meteorologie", "metrologie"),
            (Language::Spanish, "astrologia", "astronomia"),
            (Language::Italian, "inulina", "insulina"),
            (Language::Portuguese, "nitrito", "nitrato"),
            (Language::German, "inulin", "insulin"),
        ] {
            assert!(are_two_international_words(language, one, other), "{one} {other}");
            assert!(!are_two_international_words(language, one, one));
        }
        for (language, typo, word) in [
            (Language::Dutch, "astronomei", "astronomie"),
            (Language::German, "fotosyntese", "fotosynthese"),
            (Language::Spanish, "insulna", "insulina"),
        ] {
            assert!(!are_two_international_words(language, typo, word), "{typo} {word}");
        }
    }
}
