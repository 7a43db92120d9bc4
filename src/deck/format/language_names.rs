//! The names of languages, as people write them above the columns of their vocabulary.

use popquiz_deck::fold::fold;

/// Languages by their tags, with their names in several languages, folded.
const LANGUAGES: &[(&str, &[&str])] = &[
    ("en", &["english", "englisch", "anglais", "ingles", "inglese", "engels", "английский", "英語", "英语", "en"]),
    (
        "de",
        &[
            "german",
            "deutsch",
            "allemand",
            "aleman",
            "alemao",
            "tedesco",
            "duits",
            "немецкий",
            "ドイツ語",
            "德语",
            "de",
        ],
    ),
    (
        "fr",
        &[
            "french",
            "franzosisch",
            "francais",
            "frances",
            "francese",
            "frans",
            "французский",
            "フランス語",
            "法语",
            "fr",
        ],
    ),
    (
        "es",
        &[
            "spanish",
            "spanisch",
            "espagnol",
            "espanol",
            "castellano",
            "espanhol",
            "spagnolo",
            "spaans",
            "испанский",
            "スペイン語",
            "西班牙语",
            "es",
        ],
    ),
    (
        "pt",
        &[
            "portuguese",
            "portugiesisch",
            "portugais",
            "portugues",
            "portoghese",
            "portugees",
            "ポルトガル語",
            "葡萄牙语",
            "pt",
        ],
    ),
    (
        "it",
        &["italian", "italienisch", "italien", "italiano", "italiaans", "итальянский", "イタリア語", "意大利语", "it"],
    ),
    (
        "nl",
        &[
            "dutch",
            "niederlandisch",
            "neerlandais",
            "neerlandes",
            "holandes",
            "olandese",
            "nederlands",
            "オランダ語",
            "荷兰语",
            "nl",
        ],
    ),
    (
        "la",
        &[
            "latin",
            "latein",
            "lateinisch",
            "latin language",
            "latino",
            "latina",
            "latijn",
            "латинский",
            "ラテン語",
            "拉丁语",
            "la",
        ],
    ),
    (
        "el",
        &[
            "greek",
            "griechisch",
            "grec",
            "griego",
            "grego",
            "greco",
            "grieks",
            "греческий",
            "ギリシャ語",
            "希腊语",
            "el",
        ],
    ),
    ("ru", &["russian", "russisch", "russe", "ruso", "russo", "русский", "ロシア語", "俄语", "ru"]),
    ("uk", &["ukrainian", "ukrainisch", "ukrainien", "ucraniano", "ucraino", "украинский", "українська", "uk"]),
    ("pl", &["polish", "polnisch", "polonais", "polaco", "polones", "polacco", "polski", "pools", "pl"]),
    ("cs", &["czech", "tschechisch", "tcheque", "checo", "tcheco", "ceco", "cestina", "cs"]),
    ("sv", &["swedish", "schwedisch", "suedois", "sueco", "svedese", "svenska", "zweeds", "sv"]),
    ("da", &["danish", "danisch", "danois", "danes", "dinamarques", "danese", "dansk", "da"]),
    ("nb", &["norwegian", "norwegisch", "norvegien", "noruego", "noruegues", "norvegese", "norsk", "no", "nb"]),
    ("fi", &["finnish", "finnisch", "finnois", "finlandes", "finlandese", "suomi", "fi"]),
    ("hu", &["hungarian", "ungarisch", "hongrois", "hungaro", "ungherese", "magyar", "hu"]),
    ("ro", &["romanian", "rumanisch", "roumain", "rumano", "romeno", "rumeno", "romana", "ro"]),
    ("tr", &["turkish", "turkisch", "turc", "turco", "turkce", "turks", "tr"]),
    ("ar", &["arabic", "arabisch", "arabe", "arabo", "العربية", "арабский", "アラビア語", "阿拉伯语", "ar"]),
    ("he", &["hebrew", "hebraisch", "hebreu", "hebreo", "hebraico", "ebraico", "עברית", "he"]),
    ("hi", &["hindi", "हिन्दी", "hi"]),
    (
        "ja",
        &[
            "japanese",
            "japanisch",
            "japonais",
            "japones",
            "giapponese",
            "japans",
            "японский",
            "日本語",
            "日语",
            "ja",
            "jp",
        ],
    ),
    ("ko", &["korean", "koreanisch", "coreen", "coreano", "koreaans", "корейский", "韓国語", "韩语", "한국어", "ko"]),
    (
        "zh",
        &[
            "chinese",
            "chinesisch",
            "chinois",
            "chino",
            "chines",
            "cinese",
            "mandarin",
            "chinees",
            "китайский",
            "中国語",
            "中文",
            "汉语",
            "zh",
        ],
    ),
    ("vi", &["vietnamese", "vietnamesisch", "vietnamien", "vietnamita", "tieng viet", "vi"]),
    ("eo", &["esperanto", "eo"]),
];

/// The tag of the language that a text names, and nothing else.
pub(super) fn language(text: &str) -> Option<&'static str> {
    const LONGEST: usize = 40;
    if text.len() > LONGEST {
        return None;
    }
    let name = fold(text);
    // Folding takes marks from letters that aren't Latin, too.
    let lower = text.trim().to_lowercase();
    // Two letters are words, too, unless they're written as codes.
    let is_code = name.len() <= 2;
    let is_written_as_code = text.trim().chars().all(|letter| letter.is_ascii_uppercase());
    let known =
        LANGUAGES.iter().find(|(_, names)| names.iter().any(|it| *it == name || *it == lower)).map(|(tag, _)| *tag);
    known.filter(|_| !is_code || is_written_as_code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_known_by_their_names_in_several_languages() {
        for (text, tag) in [
            ("English", "en"),
            (" Deutsch ", "de"),
            ("Français", "fr"),
            ("español", "es"),
            ("日本語", "ja"),
            ("DE", "de"),
        ] {
            assert_eq!(language(text), Some(tag), "{text}");
        }
        for text in ["no", "it", "the English", "", "Klingon"] {
            assert_eq!(language(text), None, "{text}");
        }
    }

    #[test]
    fn latin_names_are_folded() {
        for name in LANGUAGES.iter().flat_map(|(_, names)| *names) {
            assert!(fold(name) == *name || !name.is_ascii(), "{name}");
        }
    }
}
