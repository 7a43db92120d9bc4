//! Articles and genders in languages other than English.

use crate::language_forms::language_card::LanguageCard;
use crate::language_forms::word_form::WordForm;
use crate::languages::language::Language;

/// How a given article matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ArticleFit {
    Fits,
    /// It is missing, and the card asks for it.
    Missing,
    /// It is of another gender or number, or of another form.
    Other,
    /// It's in another case, which is what the card asks about.
    OtherCase,
}

/// Compares a given article with the expected one.
pub(crate) fn article_fit(
    card: &LanguageCard,
    given: Option<&WordForm>,
    expected: Option<&WordForm>,
    noun: Option<&WordForm>,
) -> ArticleFit {
    let genders = |article: &WordForm| card.known.article(&article.folded).unwrap_or_default();
    match (given, expected) {
        (None, None) => ArticleFit::Fits,
        (None, Some(expected)) => {
            // "Ich helfe ... (der Mann)" is about the article.
            if is_oblique(genders(expected)) && card.is_exact {
                ArticleFit::Other
            } else if card.asks_article {
                ArticleFit::Missing
            } else {
                ArticleFit::Fits
            }
        }
        (Some(given), Some(expected)) => {
            let (one, other) = (genders(given), genders(expected));
            if given.folded == expected.folded {
                ArticleFit::Fits
            } else if is_oblique(other) {
                if card.is_exact { ArticleFit::OtherCase } else { ArticleFit::Fits }
            } else if is_elided(given) && is_plural(other) {
                // "L'uova" for "le uova".
                ArticleFit::Other
            } else if is_oblique(one) || !shares_gender(one, other) {
                if card.is_exact || !is_oblique(one) { ArticleFit::Other } else { ArticleFit::Fits }
            } else if is_definite(&given.folded) == is_definite(&expected.folded)
                && !is_elided(given)
                && !is_elided(expected)
            {
                // "I amici" for "gli amici".
                ArticleFit::Other
            } else {
                ArticleFit::Fits
            }
        }
        (Some(given), None) => {
            let genders = genders(given);
            let gender = noun.and_then(|noun| gender_of(card, noun)).filter(|_| card.is_exact);
            match gender {
                Some(gender) if !is_oblique(genders) && !has_gender(genders, gender) && !is_plural(genders) => {
                    ArticleFit::Other
                }
                _ => ArticleFit::Fits,
            }
        }
    }
}

fn has_gender(genders: &str, gender: char) -> bool {
    genders.contains(gender)
}

fn is_oblique(genders: &str) -> bool {
    genders == "o"
}

fn is_plural(genders: &str) -> bool {
    genders == "p"
}

fn shares_gender(one: &str, other: &str) -> bool {
    one.chars().any(|gender| gender != ' ' && other.contains(gender))
}

fn is_elided(article: &WordForm) -> bool {
    article.folded.chars().nth(1).is_none() && article.folded.starts_with(['l', 'd'])
}

/// Whether an article is a definite one in any of the languages.
fn is_definite(folded: &str) -> bool {
    const INDEFINITE: &str = "ein eine un une una uno unos unas um uma uns umas een des du";
    !INDEFINITE.split(' ').any(|article| article == folded)
}

/// The gender of a noun, from the lists or from its ending.
pub(crate) fn gender_of(card: &LanguageCard, noun: &WordForm) -> Option<char> {
    if let Some(gender) = card.known.gender(&noun.folded) {
        return Some(gender);
    }
    let ends = |endings: &[&str]| {
        endings.iter().any(|ending| noun.plain.len() > ending.len() + 1 && noun.plain.ends_with(ending))
    };
    match card.language {
        Language::German if ends(&["ung", "heit", "keit", "schaft", "tion", "taet", "tat"]) => Some('f'),
        Language::German if ends(&["chen", "lein"]) => Some('n'),
        Language::German if ends(&["ismus", "ling"]) => Some('m'),
        Language::French if ends(&["tion", "sion", "ette", "ance", "ence", "ure"]) => Some('f'),
        Language::French if ends(&["ment", "isme", "eau"]) => Some('m'),
        Language::Spanish if ends(&["cion", "sion", "dad", "tad", "tud", "umbre"]) => Some('f'),
        Language::Spanish if ends(&["or", "aje", "o"]) => Some('m'),
        Language::Spanish | Language::Italian | Language::Portuguese if ends(&["ma", "ista"]) => None,
        Language::Italian if ends(&["zione", "sione", "ta", "a"]) => Some('f'),
        Language::Italian if ends(&["o", "ore"]) => Some('m'),
        Language::Portuguese if noun.folded.ends_with('ã') || ends(&["cao", "dade", "agem", "a"]) => Some('f'),
        Language::Portuguese if ends(&["o", "or"]) => Some('m'),
        Language::Spanish if ends(&["a"]) => Some('f'),
        Language::Latin if ends(&["um", "men"]) => Some('n'),
        Language::Latin if ends(&["tas", "tudo", "tio", "a"]) => Some('f'),
        Language::Latin if ends(&["us", "or"]) => Some('m'),
        Language::Russian if ends(&["а", "я"]) => Some('f'),
        Language::Russian if ends(&["о", "е"]) => Some('n'),
        _ => None,
    }
}

/// Whether a word says that another one names a gender: "женский род", "f. genre".
pub(crate) fn is_word_for_gender(word: &WordForm) -> bool {
    const WORDS: &str =
        "род рода роде роду р genus geschlecht genre genere género genero gênero gender geslacht generis";
    WORDS.split(' ').any(|own| own == word.folded)
}

/// The gender of a personal pronoun that stands for a noun: "пыль, она".
pub(crate) fn gender_of_pronoun(word: &WordForm) -> Option<char> {
    match word.folded.as_str() {
        "он" => Some('m'),
        "она" => Some('f'),
        "оно" => Some('n'),
        _ => None,
    }
}

/// The gender that a word names: "feminin", "f.", "женский".
pub(crate) fn named_gender(word: &WordForm) -> Option<char> {
    const NAMES: [(char, &str); 3] = [
        (
            'm',
            "m masc masculinum maskulinum maskulin maennlich masculino masculin masculine maschile masculini mask мужской мужского муж м mannelijk mnl",
        ),
        (
            'f',
            "f fem femininum feminin weiblich femenino feminino féminin feminine femminile feminini женский женского жен ж vrouwelijk vrl",
        ),
        ('n', "n neutr neutrum saechlich neutro neuter neutrius saechl средний среднего сред ср onzijdig onz"),
    ];
    NAMES.iter().find(|(_, names)| names.split(' ').any(|name| name == word.folded)).map(|(gender, _)| *gender)
}
