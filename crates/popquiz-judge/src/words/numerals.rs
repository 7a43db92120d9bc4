//! Numerals in forms other than digits, which distinguish things with the same name: "World War II", "Henry the
//! eighth", "Formula One".

/// The ordinals from the first on.
const ORDINALS: [&str; 20] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

/// The Roman digits from 0 to 9.
const ENDINGS: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];

/// Words after "I" the pronoun, which distinguish it from "I" the numeral.
const VERBS_AFTER_I: &str = "\
    think guess am was have had can could will would should may might must do did just really also still always \
    believe say said suppose assume bet mean know remember recall forgot forget hope heard read learned learnt \
    wonder swear wrote typed meant";

/// The value of a lowercase Roman numeral from 2 to 39, unless it is a single letter: "v" and "x" are letters.
pub(crate) fn roman(word: &str) -> Option<u64> {
    let tens = word.bytes().take_while(|byte| *byte == b'x').count();
    let rest = word.get(tens..)?;
    let ones = ENDINGS.iter().position(|ending| *ending == rest)?;
    let value = tens * 10 + ones;
    (word.len() > 1 && tens <= 3).then(|| u64::try_from(value).ok()).flatten()
}

/// The value of an ordinal: "14th", "fourteenth".
pub(crate) fn ordinal(word: &str) -> Option<u64> {
    // All of them end so; most words don't.
    if !matches!(word.as_bytes(), [.., b's', b't'] | [.., b'n' | b'r', b'd'] | [.., b't', b'h']) {
        return None;
    }
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending));
    let digits = digits.filter(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()));
    let place = || (1..).zip(ORDINALS).find(|(_, name)| *name == word).map(|(place, _)| place);
    digits.and_then(|digits| digits.parse().ok()).or_else(place)
}

/// The ordinals of a place, and its number if it was written as an ordinal itself.
pub(crate) fn names_of_place(place: u64, with_number: bool) -> Vec<String> {
    let ending = match (place % 10, place % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    let mut names = vec![format!("{place}{ending}")];
    let name = usize::try_from(place).ok().and_then(|place| ORDINALS.get(place.checked_sub(1)?));
    names.extend(name.map(|name| (*name).to_owned()));
    names.extend(with_number.then(|| place.to_string()));
    names
}

/// Whether "I" before this word is the pronoun rather than a numeral.
pub(crate) fn is_verb_after_i(next: &str) -> bool {
    VERBS_AFTER_I.split_whitespace().any(|verb| verb == next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_and_ordinals_are_read() {
        let romans = ["ii", "iii", "iv", "vi", "viii", "ix", "xi", "xiv", "xvi", "xx", "xxi", "xxxix"];
        let values = [2, 3, 4, 6, 8, 9, 11, 14, 16, 20, 21, 39];
        assert_eq!(romans.map(roman), values.map(Some));
        for word in ["", "i", "v", "x", "iiii", "vx", "iix", "xxxx", "mix", "six", "xenon", "ivy"] {
            assert_eq!(roman(word), None, "{word}");
        }
        assert_eq!(["first", "14th", "fourteenth", "2nd"].map(ordinal), [1, 14, 14, 2].map(Some));
        assert_eq!(["th", "xth", "fourth-rate", "2"].map(ordinal), [None; 4]);
    }
}
