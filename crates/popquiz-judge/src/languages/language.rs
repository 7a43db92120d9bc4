//! The languages that have rules of their own, and their scripts.

/// A language with its own rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "each is the language of its name")]
pub enum Language {
    English,
    German,
    French,
    Spanish,
    Italian,
    Portuguese,
    Latin,
    Russian,
    Dutch,
    Japanese,
    Chinese,
    /// Any other language: words are compared unchanged, without lists or stems.
    Other,
}

/// The languages with word lists.
pub(crate) const WITH_WORDS: [Language; 10] = [
    Language::German,
    Language::French,
    Language::Spanish,
    Language::Italian,
    Language::Portuguese,
    Language::Latin,
    Language::Russian,
    Language::Dutch,
    Language::Japanese,
    Language::Chinese,
];

impl Language {
    /// The language of a BCP 47 tag ("pt-BR"), of an ISO 639-2 code ("ger") or of an English name ("German"). `None` for
    /// an empty tag.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let tag = tag.trim().to_lowercase();
        let language = tag.split(['-', '_', ' ']).next().filter(|language| !language.is_empty())?;
        Some(match language {
            "en" | "eng" | "english" => Self::English,
            "de" | "deu" | "ger" | "german" | "deutsch" => Self::German,
            "fr" | "fra" | "fre" | "french" | "français" => Self::French,
            "es" | "spa" | "spanish" | "español" => Self::Spanish,
            "it" | "ita" | "italian" | "italiano" => Self::Italian,
            "pt" | "por" | "portuguese" | "português" => Self::Portuguese,
            "la" | "lat" | "latin" => Self::Latin,
            "ru" | "rus" | "russian" | "русский" => Self::Russian,
            "nl" | "nld" | "dut" | "dutch" | "nederlands" => Self::Dutch,
            "ja" | "jpn" | "japanese" | "日本語" => Self::Japanese,
            "zh" | "zho" | "chi" | "cmn" | "chinese" | "中文" => Self::Chinese,
            _ => Self::Other,
        })
    }

    /// Whether it is written without spaces between words.
    pub(crate) fn is_unspaced(self) -> bool {
        matches!(self, Self::Japanese | Self::Chinese)
    }

    /// Whether it writes "1.500,75" for what English writes as "1,500.75".
    pub(crate) fn has_decimal_comma(self) -> bool {
        !matches!(self, Self::English | Self::Japanese | Self::Chinese)
    }
}

/// The language whose script a text is in, if only one of ours has it.
pub(crate) fn by_script(text: &str) -> Option<Language> {
    let has = |is: fn(char) -> bool| text.chars().any(is);
    if has(is_kana) {
        Some(Language::Japanese)
    } else if has(is_han) {
        Some(Language::Chinese)
    } else if has(is_cyrillic) {
        Some(Language::Russian)
    } else {
        None
    }
}

pub(crate) fn is_kana(letter: char) -> bool {
    matches!(letter, '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{30fc}' | '\u{ff66}'..='\u{ff9d}')
}

pub(crate) fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '々')
}

pub(crate) fn is_cyrillic(letter: char) -> bool {
    matches!(letter, '\u{400}'..='\u{4ff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_codes_and_names_say_a_language() {
        for (tag, language) in [
            ("pt-BR", Language::Portuguese),
            ("zh_Hant", Language::Chinese),
            ("Deutsch", Language::German),
            ("jpn", Language::Japanese),
            ("pl", Language::Other),
        ] {
            assert_eq!(Language::from_tag(tag), Some(language), "{tag}");
        }
        assert_eq!(Language::from_tag(" "), None);
    }
}
