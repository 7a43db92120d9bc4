//! Light stems for languages other than English: what is left of a word without its usual endings.

use crate::language::Language;

/// The endings of a language, the longest first.
fn endings(language: Language) -> &'static [&'static str] {
    match language {
        Language::German => &[
            "igkeiten", "igkeit", "ungen", "heiten", "keiten", "isch", "lich", "ung", "heit", "keit", "ern", "em",
            "en", "er", "es", "st", "te", "ten", "et", "e", "n", "s", "t",
        ],
        Language::French => &[
            "issements",
            "issement",
            "ations",
            "ation",
            "ements",
            "ement",
            "ments",
            "ment",
            "euses",
            "euse",
            "eaux",
            "aux",
            "aient",
            "erait",
            "ions",
            "eurs",
            "eur",
            "ives",
            "ive",
            "ant",
            "ent",
            "ait",
            "ais",
            "ees",
            "ee",
            "es",
            "er",
            "ez",
            "e",
            "s",
            "x",
            "t",
        ],
        Language::Spanish => &[
            "aciones", "acion", "amente", "mente", "idades", "idad", "ciones", "cion", "iendo", "ando", "aban", "aba",
            "aron", "ieron", "aria", "ados", "adas", "idos", "idas", "ado", "ada", "ido", "ida", "osos", "osas", "oso",
            "osa", "icos", "icas", "ico", "ica", "ces", "ar", "er", "ir", "es", "os", "as", "an", "en", "o", "a", "e",
            "s", "z",
        ],
        Language::Italian => &[
            "azioni", "azione", "amente", "mente", "zioni", "zione", "ando", "endo", "ati", "ate", "ato", "ata", "uti",
            "uto", "iti", "ito", "are", "ere", "ire", "ano", "ono", "ici", "ico", "ica", "iche", "che", "chi", "i",
            "e", "o", "a",
        ],
        Language::Portuguese => &[
            "acoes", "acao", "amente", "mente", "idades", "idade", "coes", "cao", "ando", "endo", "indo", "avam",
            "ava", "aram", "eram", "ados", "adas", "ado", "ada", "idos", "ido", "ida", "ais", "eis", "oes", "aes",
            "icos", "ico", "ica", "ar", "er", "ir", "am", "em", "os", "as", "es", "o", "a", "e", "s",
        ],
        Language::Latin => &[
            "orum", "arum", "ibus", "ium", "ntur", "mus", "tis", "nt", "que", "ae", "am", "as", "is", "os", "um", "us",
            "em", "es", "ei", "ui", "re", "a", "e", "i", "o", "u", "m", "s", "t",
        ],
        Language::Russian => &[
            "иями", "ями", "ами", "иях", "ость", "ости", "ется", "ются", "ться", "ого", "его", "ому", "ему", "ыми",
            "ими", "ая", "яя", "ое", "ее", "ые", "ие", "ый", "ий", "ой", "ей", "ую", "юю", "ых", "их", "ым", "им",
            "ом", "ем", "ах", "ях", "ам", "ям", "ия", "ию", "ии", "ет", "ит", "ют", "ут", "ят", "ат", "ть", "ла", "ло",
            "ли", "ов", "ев", "а", "е", "и", "й", "о", "у", "ы", "ь", "ю", "я", "л",
        ],
        Language::Dutch => {
            &["heden", "ingen", "ing", "heid", "lijk", "en", "er", "st", "te", "de", "je", "e", "n", "s", "t"]
        }
        _ => &[],
    }
}

/// The stem of a word without accents.
pub(crate) fn stem(language: Language, plain: &str) -> &str {
    const SHORTEST: usize = 3;
    let ending = endings(language)
        .iter()
        .find(|ending| plain.strip_suffix(**ending).is_some_and(|stem| stem.chars().nth(SHORTEST - 1).is_some()));
    let stem = ending.and_then(|ending| plain.strip_suffix(ending)).unwrap_or(plain);
    // "Perro" and "perros" lose a letter and two.
    endings(language)
        .iter()
        .filter(|ending| ending.chars().nth(1).is_none())
        .find_map(|ending| stem.strip_suffix(ending).filter(|short| short.chars().nth(SHORTEST).is_some()))
        .unwrap_or(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_share_a_stem() {
        for (language, one, other) in [
            (Language::German, "ministern", "minister"),
            (Language::French, "planetes", "planete"),
            (Language::Spanish, "planetas", "planeta"),
            (Language::Italian, "pianeti", "pianeta"),
            (Language::Portuguese, "planetas", "planeta"),
            (Language::Russian, "планеты", "планета"),
            (Language::Dutch, "boeken", "boek"),
            (Language::Latin, "planetarum", "planetae"),
        ] {
            assert_eq!(stem(language, one), stem(language, other));
        }
        for (language, one, other) in [(Language::German, "erde", "ernte"), (Language::Spanish, "sol", "sal")] {
            assert_ne!(stem(language, one), stem(language, other));
        }
    }
}
