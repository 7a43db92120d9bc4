//! Slips of the keyboard in languages other than English.
//!
//! A slip doesn't change the beginning and the end of a word, because these distinguish words and forms: "Fisch" isn't
//! a slip of "Tisch", nor is "kamen" one of "kam".

use crate::languages::language::Language;

/// How strict the comparison is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Strictness {
    /// Names and words of general knowledge.
    Lenient,
    /// Words and forms of a language, where one letter makes another word.
    Exact,
    /// Forms of a word, which differ in their endings.
    Form,
}

/// Longer words aren't compared.
const LONGEST_WORD: usize = 40;

/// Whether a word looks like a slip of another one. Callers check whether it's a different word.
pub(crate) fn is_slip(language: Language, given: &str, expected: &str, strictness: Strictness) -> bool {
    let given: Vec<char> = given.chars().take(LONGEST_WORD + 1).collect();
    let expected: Vec<char> = expected.chars().take(LONGEST_WORD + 1).collect();
    let length = expected.len();
    if !(4..=LONGEST_WORD).contains(&length) || given.len() > LONGEST_WORD || given.len().abs_diff(length) > 2 {
        return false;
    }
    if expected.iter().chain(&given).any(char::is_ascii_digit) {
        return false;
    }
    if length >= LONG_ENOUGH_TO_MOVE_A_DOUBLE
        && given.len() == length
        && without_doubles(&given) == without_doubles(&expected)
    {
        // "Errinern": the wrong letter is doubled.
        return true;
    }
    let slips = match (strictness, length) {
        (Strictness::Lenient, 0..9) | (Strictness::Exact, 0..11) | (Strictness::Form, _) => 1,
        _ => 2,
    };
    edits(&given, &expected, slips)
        .is_some_and(|edits| edits.iter().all(|edit| is_likely(language, *edit, &given, &expected, strictness)))
}

/// In shorter words, moving a doubled letter makes another word too easily: "Bett" and "Beet".
const LONG_ENOUGH_TO_MOVE_A_DOUBLE: usize = 7;

fn without_doubles(word: &[char]) -> Vec<char> {
    let mut letters = word.to_vec();
    letters.dedup();
    letters
}

/// One difference between two words, with the places in the given and in the expected one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Edit {
    Swapped(usize),
    Missing(usize),
    Extra(usize),
    Replaced(usize, usize),
}

/// The differences of two words from left to right, if there are at most this many.
fn edits(given: &[char], expected: &[char], most: usize) -> Option<Vec<Edit>> {
    fn step(given: &[char], expected: &[char], (at, of): (usize, usize), left: usize, found: &mut Vec<Edit>) -> bool {
        let (mut at, mut of) = (at, of);
        while at < given.len() && given.get(at) == expected.get(of) {
            at += 1;
            of += 1;
        }
        if at >= given.len() && of >= expected.len() {
            return true;
        }
        if left == 0 {
            return false;
        }
        let is_swapped = given.get(at).is_some()
            && expected.get(of).is_some()
            && given.get(at) == expected.get(of + 1)
            && given.get(at + 1) == expected.get(of);
        let mut choices = Vec::with_capacity(4);
        if is_swapped {
            choices.push((Edit::Swapped(of), (at + 2, of + 2)));
        }
        if of < expected.len() {
            choices.push((Edit::Missing(of), (at, of + 1)));
        }
        if at < given.len() {
            choices.push((Edit::Extra(at), (at + 1, of)));
        }
        if at < given.len() && of < expected.len() {
            choices.push((Edit::Replaced(at, of), (at + 1, of + 1)));
        }
        choices.into_iter().any(|(edit, places)| {
            found.push(edit);
            let fits = step(given, expected, places, left - 1, found);
            if !fits {
                found.pop();
            }
            fits
        })
    }
    let mut found = Vec::new();
    // One edit is found before two are tried, so that the fewest count.
    (1..=most).find_map(|most| {
        found.clear();
        step(given, expected, (0, 0), most, &mut found).then(|| found.clone())
    })
}

fn is_likely(language: Language, edit: Edit, given: &[char], expected: &[char], strictness: Strictness) -> bool {
    let length = expected.len();
    let is_exact = strictness != Strictness::Lenient;
    // How many letters at the end may be an ending.
    let ending = if strictness == Strictness::Form { 4 } else { 0 };
    let place = match edit {
        Edit::Swapped(_) => 0,
        Edit::Missing(at) | Edit::Replaced(_, at) => at,
        Edit::Extra(at) => at.min(length),
    };
    let is_doubled_extra = matches!(edit, Edit::Extra(at) if at > 0 && given.get(at) == given.get(at - 1));
    if ending > 0 && place + ending >= length && !is_doubled_extra {
        return false;
    }
    match edit {
        // Two letters swapped hardly ever make another word, except for the last two of a form.
        Edit::Swapped(at) => length >= 5 && at > 0 || length == 4 && at == 1 || !is_exact && length > 5,
        Edit::Missing(at) => {
            let is_doubled = at > 0 && expected.get(at) == expected.get(at - 1);
            if is_doubled {
                let is_end = at + 1 == length;
                return (!is_end || length > if is_exact { 8 } else { 6 })
                    && length > 4
                    && (!tells_doubles_apart(language) || !is_exact || length > 7);
            }
            let is_within = at > 0 && at + 1 < length;
            if is_exact {
                // "Vagem" for "viagem", "pano" for "piano": one of two vowels makes another word.
                let is_in_diphthong = is_vowel(expected.get(at))
                    && (is_vowel(expected.get(at - 1)) || is_vowel(expected.get(at + 1)))
                    && length < 9;
                is_within && length >= 5 && !is_sign(expected.get(at)) && !is_in_diphthong
            } else {
                is_within && length >= 5 || length > 7
            }
        }
        Edit::Extra(at) => {
            let is_doubled = at > 0 && given.get(at) == given.get(at - 1);
            let is_tripled = is_doubled && at > 1 && given.get(at) == given.get(at - 2);
            if is_tripled || is_doubled && at + 1 < given.len() && expected.get(at - 1) != expected.get(at) {
                return is_tripled
                    || is_vowel(given.get(at))
                    || !tells_doubles_apart(language)
                    || !is_exact
                    || length > 7;
            }
            let is_within = at > 0 && at + 1 < given.len();
            is_within && if is_exact { length >= 8 } else { length >= 6 }
                || is_doubled && at + 1 == given.len() && length >= 4
        }
        Edit::Replaced(at, of) => {
            let (Some(one), Some(other)) = (given.get(at), expected.get(of)) else { return false };
            let is_end = of + 1 == length;
            let alike = are_neighbors(*one, *other) || sound_alike(*one, *other);
            if is_exact {
                let both_vowels = is_vowel(Some(one)) && is_vowel(Some(other));
                // "Begonnen" is another form of "beginnen".
                let is_verb = matches!(language, Language::German | Language::Dutch) && expected.ends_with(&['e', 'n']);
                if both_vowels {
                    return of > 0
                        && !is_verb
                        && !is_end
                        && (length >= 8 || language == Language::Russian && length >= 6 && unstressed(*one, *other));
                }
                if is_vowel(Some(one)) && is_vowel(Some(other)) != is_vowel(Some(one)) {
                    return of > 0 && !is_end && are_neighbors(*one, *other) && length >= 5;
                }
                let is_ending = is_end && [one, other].iter().any(|letter| "smnrtdйьъ".contains(**letter));
                of > 0
                    && !is_ending
                    && are_neighbors(*one, *other)
                    && length >= 5
                    && !is_sign(Some(one))
                    && !is_sign(Some(other))
                    || of > 0 && !is_end && length >= 10
            } else {
                let are_inner_vowels = is_vowel(Some(one)) && is_vowel(Some(other)) && of > 0 && !is_end;
                alike && length >= 5 || length >= if are_inner_vowels { 6 } else { 7 } && of > 0
            }
        }
    }
}

/// Whether a doubled consonant makes other words of a language: "cappello" and "capello".
fn tells_doubles_apart(language: Language) -> bool {
    matches!(language, Language::Italian | Language::Spanish | Language::Latin | Language::French | Language::Dutch)
}

/// The Russian signs, which distinguish words: "угол" and "уголь".
fn is_sign(letter: Option<&char>) -> bool {
    matches!(letter, Some('ь' | 'ъ'))
}

fn is_vowel(letter: Option<&char>) -> bool {
    letter.is_some_and(|letter| "aeiouyаеиоуыэюяàâáãèéêìíîòóôõùúûäöü".contains(*letter))
}

/// Vowels that sound alike in unstressed Russian syllables.
fn unstressed(one: char, other: char) -> bool {
    ["ао", "еи", "яе", "яи", "ео"].iter().any(|pair| pair.contains(one) && pair.contains(other))
}

fn sound_alike(one: char, other: char) -> bool {
    ["ckq", "csz", "iyj", "gj", "bv", "vw", "fv", "mn", "ао", "еи", "яе", "бп", "дт", "сз", "eä"]
        .iter()
        .any(|group| group.contains(one) && group.contains(other))
}

/// Whether two letters are next to each other on the keyboards for Latin or Russian letters.
fn are_neighbors(one: char, other: char) -> bool {
    const ROWS: [&str; 9] = [
        "qwertyuiop",
        "asdfghjklç",
        "zxcvbnm",
        "qwertzuiopü",
        "asdfghjklöä",
        "yxcvbnm",
        "йцукенгшщзхъ",
        "фывапролджэ",
        "ячсмитьбю",
    ];
    ROWS.iter().any(|row| {
        let place = |letter| row.chars().position(|key| key == letter);
        matches!((place(one), place(other)), (Some(one), Some(other)) if one.abs_diff(other) == 1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_told_from_other_words() {
        for (language, given, expected) in [
            (Language::German, "flashce", "flasche"),
            (Language::German, "kartofel", "kartoffel"),
            (Language::German, "fenstr", "fenster"),
            (Language::French, "voitrue", "voiture"),
            (Language::French, "bouteillle", "bouteille"),
            (Language::Spanish, "ventnaa", "ventana"),
            (Language::Italian, "bicchhiere", "bicchiere"),
            (Language::Portuguese, "janeela", "janela"),
            (Language::Latin, "templmu", "templum"),
            (Language::Russian, "кинга", "книга"),
            (Language::Russian, "малако", "молоко"),
            (Language::Dutch, "keukne", "keuken"),
        ] {
            let slip = is_slip(language, given, expected, Strictness::Exact);
            // A vowel is only forgiven once.
            assert_eq!(slip, given != "малако", "{given} for {expected}");
        }
        for (language, given, expected) in [
            (Language::German, "nadel", "nudel"),
            (Language::German, "wand", "hand"),
            (Language::German, "lachte", "machte"),
            (Language::German, "gehst", "gehe"),
            (Language::French, "dessert", "désert"),
            (Language::French, "parlais", "parlait"),
            (Language::Spanish, "carro", "caro"),
            (Language::Spanish, "comes", "come"),
            (Language::Italian, "palla", "pala"),
            (Language::Latin, "puellam", "puella"),
            (Language::Latin, "regibus", "regis"),
            (Language::Russian, "жар", "жара"),
            (Language::Russian, "мел", "мель"),
            (Language::Russian, "столы", "стола"),
            (Language::Dutch, "bom", "boom"),
        ] {
            assert!(!is_slip(language, given, expected, Strictness::Exact), "{given} for {expected}");
        }
    }

    #[test]
    fn names_may_be_misspelled() {
        for (language, given, expected) in [
            (Language::German, "beetoven", "beethoven"),
            (Language::Spanish, "velazques", "velazquez"),
            (Language::French, "delacroi", "delacroix"),
            (Language::Russian, "достаевский", "достоевский"),
        ] {
            assert!(is_slip(language, given, expected, Strictness::Lenient), "{given} for {expected}");
        }
    }
}
