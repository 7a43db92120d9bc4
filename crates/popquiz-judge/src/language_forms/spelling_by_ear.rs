//! Words that are spelled as they sound: "gebragt" for "gebracht", "mellior" for "melior", "зделать" for «сделать».
//!
//! Only what sounds the same is the same here. Whether it makes another word is up to the caller, and long and short
//! vowels, doubled letters of Romance languages, and endings of forms stay apart.

use crate::language_forms::language_typo::Strictness;
use crate::languages::language::Language;

/// Shorter words have too many neighbors.
const SHORTEST: usize = 5;
/// How many letters at the end of a form stay as they are.
const ENDING: usize = 1;

/// Whether two folded words sound the same.
pub(crate) fn sounds_like(language: Language, given: &str, expected: &str, strictness: Strictness) -> bool {
    if expected.chars().count() < SHORTEST
        || given == expected
        || given.contains(|letter: char| letter.is_ascii_digit())
    {
        return false;
    }
    // "Dizemos" and "dissemos" are two tenses.
    let tells_forms =
        matches!(language, Language::Spanish | Language::Portuguese | Language::French | Language::Italian);
    if strictness == Strictness::Form && tells_forms {
        return false;
    }
    let ending = |word: &str| word.chars().rev().take(ENDING).collect::<String>();
    if strictness == Strictness::Form && ending(given) != ending(expected) {
        return false;
    }
    let may_end_otherwise = strictness != Strictness::Form;
    let (given, expected) = (sound(language, given, may_end_otherwise), sound(language, expected, may_end_otherwise));
    given == expected && !given.is_empty()
}

/// Spellings of one sound, and the one that stands for all, in the order in which they are replaced.
#[allow(clippy::too_many_lines, reason = "a table")]
fn spellings(language: Language) -> &'static [(&'static str, &'static str)] {
    match language {
        Language::German => &[
            ("ck", "k"),
            ("tz", "z"),
            ("ts", "z"),
            ("ph", "f"),
            ("th", "t"),
            ("dt", "t"),
            ("ieh", "i"),
            ("ie", "i"),
            ("ih", "i"),
            ("ah", "a"),
            ("eh", "e"),
            ("oh", "o"),
            ("uh", "u"),
            ("ai", "ei"),
            ("aeu", "eu"),
            ("v", "f"),
            ("chs", "ks"),
            ("x", "ks"),
            ("qu", "kw"),
            ("rh", "r"),
        ],
        Language::Dutch => &[
            ("cht", "gt"),
            ("sch", "sg"),
            ("ch", "g"),
            ("ph", "f"),
            ("th", "t"),
            ("x", "ks"),
            ("qu", "kw"),
            ("tz", "ts"),
            ("ck", "k"),
            ("ca", "ka"),
            ("co", "ko"),
            ("cu", "ku"),
            ("ct", "kt"),
            ("ci", "si"),
            ("ce", "se"),
        ],
        Language::French => &[
            ("ph", "f"),
            ("th", "t"),
            ("qu", "k"),
            ("ce", "se"),
            ("ci", "si"),
            ("ç", "s"),
            ("c", "k"),
            ("sh", "ch"),
            ("y", "i"),
            ("eau", "o"),
            ("au", "o"),
            ("ge", "je"),
            ("gi", "ji"),
            ("rh", "r"),
        ],
        Language::Spanish => &[
            ("ch", "C"),
            ("h", ""),
            ("v", "b"),
            ("ll", "y"),
            ("qu", "k"),
            ("ce", "se"),
            ("ci", "si"),
            ("z", "s"),
            ("c", "k"),
            ("ge", "je"),
            ("gi", "ji"),
        ],
        Language::Portuguese => &[
            ("ch", "x"),
            ("lh", "L"),
            ("nh", "N"),
            ("h", ""),
            ("ss", "s"),
            ("ç", "s"),
            ("ce", "se"),
            ("ci", "si"),
            ("qu", "k"),
            ("c", "k"),
            ("z", "s"),
            ("ge", "je"),
            ("gi", "ji"),
            ("sh", "x"),
        ],
        Language::Italian => &[("k", "c"), ("x", "cs"), ("qu", "cu"), ("ph", "f"), ("y", "i")],
        Language::Latin => &[
            ("ph", "f"),
            ("th", "t"),
            ("rh", "r"),
            ("ch", "c"),
            ("y", "i"),
            ("k", "c"),
            ("ll", "l"),
            ("tt", "t"),
            ("ff", "f"),
            ("pp", "p"),
            ("mm", "m"),
            ("nn", "n"),
            ("rr", "r"),
            ("ss", "s"),
            ("cc", "c"),
        ],
        Language::Russian => &[
            ("сд", "зд"),
            ("сб", "зб"),
            ("сг", "зг"),
            ("сч", "щ"),
            ("зч", "щ"),
            ("жч", "щ"),
            ("чт", "шт"),
            ("чн", "шн"),
            ("тс", "ц"),
            ("вств", "ств"),
            ("лнц", "нц"),
            ("рдц", "рц"),
            ("стн", "сн"),
            ("здн", "зн"),
            ("жы", "жи"),
            ("шы", "ши"),
            ("цы", "ци"),
            ("чя", "ча"),
            ("щя", "ща"),
            ("дк", "тк"),
            ("бк", "пк"),
            ("жк", "шк"),
            ("вк", "фк"),
            ("зк", "ск"),
            ("гк", "хк"),
        ],
        _ => &[],
    }
}

/// Final letters that sound alike.
fn endings(language: Language) -> &'static [(&'static str, &'static str)] {
    match language {
        Language::German => &[("d", "t"), ("b", "p"), ("g", "k")],
        Language::Dutch => &[("z", "s"), ("v", "f"), ("c", "k")],
        Language::Portuguese => &[("e", "i"), ("o", "u"), ("am", "aum"), ("ão", "aum")],
        Language::Russian => &[
            ("ова", "ого"),
            ("ово", "ого"),
            ("ева", "его"),
            ("ево", "его"),
            ("д", "т"),
            ("б", "п"),
            ("в", "ф"),
            ("з", "с"),
            ("ж", "ш"),
            ("г", "к"),
        ],
        _ => &[],
    }
}

fn sound(language: Language, word: &str, may_end_otherwise: bool) -> String {
    if spellings(language).is_empty() {
        return String::new();
    }
    let mut word = word.to_owned();
    if may_end_otherwise || language == Language::Russian {
        let mut endings = endings(language).iter().filter(|(own, _)| may_end_otherwise || own.chars().nth(1).is_some());
        if let Some((own, other)) = endings.find(|(own, _)| word.ends_with(own)) {
            word.truncate(word.len() - own.len());
            word.push_str(other);
        }
    }
    for (own, other) in spellings(language) {
        if word.contains(own) {
            word = word.replace(own, other);
        }
    }
    if language == Language::Russian {
        return unstressed(&word);
    }
    word
}

/// A Russian word with the vowels that sound alike where they aren't stressed; the ending stays as it is.
fn unstressed(word: &str) -> String {
    const SHORTEST_WITH_UNSTRESSED: usize = 6;
    const LAST: usize = 2;
    let count = word.chars().count();
    if count < SHORTEST_WITH_UNSTRESSED {
        return word.to_owned();
    }
    let alike = |(at, letter): (usize, char)| match letter {
        _ if at + LAST >= count => letter,
        'о' => 'а',
        'е' | 'я' => 'и',
        letter => letter,
    };
    word.chars().enumerate().map(alike).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_spelled_by_ear_are_recognized() {
        for (language, given, expected) in [
            (Language::German, "datief", "dativ"),
            (Language::German, "fater", "vater"),
            (Language::German, "teater", "theater"),
            (Language::Dutch, "gebragt", "gebracht"),
            (Language::Dutch, "muziec", "muziek"),
            (Language::French, "farmacie", "pharmacie"),
            (Language::Spanish, "ueso", "hueso"),
            (Language::Spanish, "vivlioteca", "biblioteca"),
            (Language::Portuguese, "leiti", "leite"),
            (Language::Portuguese, "caxorro", "cachorro"),
            (Language::Latin, "mellior", "melior"),
            (Language::Latin, "filosophia", "philosophia"),
            (Language::Russian, "зделать", "сделать"),
            (Language::Russian, "малако", "молоко"),
        ] {
            // Four letters are left alone.
            let is_long = expected.chars().count() >= SHORTEST;
            assert_eq!(sounds_like(language, given, expected, Strictness::Exact), is_long, "{given} for {expected}");
        }
        for (language, given, expected) in [
            (Language::German, "mitte", "miete"),
            (Language::German, "offen", "ofen"),
            (Language::Spanish, "perro", "pero"),
            (Language::Italian, "capello", "cappello"),
            (Language::French, "dessert", "désert"),
            (Language::Russian, "столы", "стола"),
            (Language::Dutch, "leven", "lopen"),
        ] {
            assert!(!sounds_like(language, given, expected, Strictness::Exact), "{given} for {expected}");
        }
        for (language, given, expected) in [
            (Language::Portuguese, "comi", "come"),
            (Language::German, "seit", "seid"),
            (Language::Dutch, "gebeurd", "gebeurt"),
        ] {
            assert!(!sounds_like(language, given, expected, Strictness::Form), "{given} for {expected}");
        }
    }
}
