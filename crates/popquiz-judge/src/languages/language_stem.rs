//! Light stemming for languages other than English: words without their usual endings.

use crate::languages::language::Language;

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
            "issaient",
            "issions",
            "issons",
            "issent",
            "issait",
            "ations",
            "ements",
            "eaient",
            "issez",
            "ation",
            "ement",
            "ments",
            "euses",
            "aient",
            "erait",
            "aises",
            "ment",
            "euse",
            "eait",
            "eons",
            "aise",
            "ions",
            "ants",
            "ents",
            "eres",
            "eurs",
            "ives",
            "ales",
            "ere",
            "eur",
            "eux",
            "ive",
            "ifs",
            "ale",
            "als",
            "aux",
            "ons",
            "ant",
            "ent",
            "ait",
            "ais",
            "ees",
            "if",
            "al",
            "ee",
            "es",
            "er",
            "ez",
            "ir",
            "it",
            "is",
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
            "onibus", "onum", "onem", "ones", "onis", "oni", "one", "orum", "arum", "ibus", "ium", "ntur", "mus",
            "tis", "nt", "que", "ae", "am", "as", "is", "os", "um", "us", "em", "es", "ei", "ui", "re", "a", "e", "i",
            "o", "u", "m", "s", "t",
        ],
        Language::Russian => &[
            "иями", "ями", "ами", "иях", "ость", "ости", "ется", "ются", "ться", "ого", "его", "ому", "ему", "ыми",
            "ими", "ая", "яя", "ое", "ее", "ые", "ие", "ый", "ий", "ой", "ей", "ую", "юю", "ых", "их", "ым", "им",
            "ом", "ем", "ах", "ях", "ам", "ям", "ия", "ию", "ии", "ет", "ит", "ют", "ут", "ят", "ат", "ть", "ла", "ло",
            "ли", "ов", "ев", "а", "е", "и", "й", "о", "у", "ы", "ь", "ю", "я", "л",
        ],
        Language::Dutch => &[
            "heden", "ingen", "eren", "ing", "heid", "lijk", "ers", "en", "er", "st", "te", "de", "je", "e", "n", "s",
            "t",
        ],
        _ => &[],
    }
}

/// The stem of a word without accents.
pub(crate) fn stem(language: Language, plain: &str) -> &str {
    const SHORTEST: usize = 3;
    // "Bateaux" and "bateau" keep more than "chevaux" and "cheval".
    if language == Language::French && plain.ends_with("eaux") {
        return plain.strip_suffix('x').unwrap_or(plain);
    }
    let ending = endings(language)
        .iter()
        .find(|ending| plain.strip_suffix(**ending).is_some_and(|stem| stem.chars().nth(SHORTEST - 1).is_some()));
    let stem = ending.and_then(|ending| plain.strip_suffix(ending)).unwrap_or(plain);
    // "Perro" and "perros" lose a letter and two.
    let stem = endings(language)
        .iter()
        .filter(|ending| ending.chars().nth(1).is_none())
        .find_map(|ending| stem.strip_suffix(ending).filter(|short| short.chars().nth(SHORTEST).is_some()))
        .unwrap_or(stem);
    // "Naturelle" and "naturel", "mannen" and "man", "laghi" and "lago".
    let mut letters = stem.chars().rev();
    let (last, before) = (letters.next(), letters.next());
    let is_doubled = match language {
        Language::French => last == before && last.is_some_and(|last| "lnts".contains(last)),
        Language::Dutch => last == before && last.is_some_and(|last| !"aeiou".contains(last)),
        Language::Italian => last == Some('h') && matches!(before, Some('c' | 'g')),
        _ => false,
    };
    let short = last.map(char::len_utf8).and_then(|length| stem.get(..stem.len() - length));
    short.filter(|short| is_doubled && short.chars().nth(SHORTEST - 1).is_some()).unwrap_or(stem)
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
            (Language::Dutch, "bruggen", "brug"),
            (Language::French, "generaux", "general"),
            (Language::French, "tableaux", "tableau"),
            (Language::French, "sportive", "sportif"),
            (Language::French, "ancienne", "ancien"),
            (Language::French, "choisissent", "choisir"),
            (Language::Italian, "funghi", "fungo"),
            (Language::Latin, "planetarum", "planetae"),
        ] {
            assert_eq!(stem(language, one), stem(language, other));
        }
        for (language, one, other) in [(Language::German, "erde", "ernte"), (Language::Spanish, "sol", "sal")] {
            assert_ne!(stem(language, one), stem(language, other));
        }
    }
}
