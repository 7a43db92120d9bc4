//! Texts folded for comparison, and whether they are English.

use popquiz_deck::Deck;
use popquiz_judge::english;
use unicode_normalization::UnicodeNormalization as _;

use super::texts::{groups, is_invisible};

/// A gap to fill, among folded words.
pub(super) const GAP: &str = "…";

/// The words of a text in lowercase, without punctuation: two texts with the same words say the same. Characters that
/// distinguish "C" from "C++", "==" from "!=", and a gap from text stay.
pub(super) fn words(text: &str) -> Vec<String> {
    let text: String = if text.is_ascii() {
        text.to_ascii_lowercase()
    } else {
        text.nfc().filter(|letter| !is_invisible(*letter)).flat_map(char::to_lowercase).collect()
    };
    let mut words = Vec::new();
    for token in text.split_whitespace() {
        if !token.contains(char::is_alphanumeric) {
            let is_gap = token.chars().filter(|letter| matches!(letter, '.' | '_')).count() > 1 || token.contains('…');
            if is_gap {
                words.push(GAP.to_owned());
            } else if !token.chars().all(is_punctuation) {
                words.push(token.to_owned());
            }
            continue;
        }
        let bare = without_punctuation(token);
        // A word in parts is its parts, but a minus is a minus.
        let parts = bare.split(['-', '‐', '‑', '–']).collect::<Vec<_>>();
        if parts.iter().all(|part| part.chars().any(char::is_alphanumeric)) {
            for part in parts {
                let part = part.replace('’', "'");
                match part.strip_suffix("'s").filter(|word| CONTRACTED_WITH_IS.contains(word)) {
                    Some(word) => words.extend([word.to_owned(), "is".to_owned()]),
                    None => words.push(part),
                }
            }
        } else {
            words.push(bare.to_owned());
        }
    }
    words
}

const CONTRACTED_WITH_IS: &[&str] = &["what", "who", "where", "when", "why", "how", "which", "that", "it", "there"];

/// Whether a character belongs to the sentence rather than to the word next to it.
fn is_punctuation(letter: char) -> bool {
    matches!(
        letter,
        '.' | ','
            | ';'
            | ':'
            | '!'
            | '?'
            | '"'
            | '\''
            | '“'
            | '”'
            | '„'
            | '‘'
            | '’'
            | '«'
            | '»'
            | '('
            | ')'
            | '['
            | ']'
            | '{'
            | '}'
            | '*'
            | '_'
            | '`'
            | '…'
            | '-'
            | '–'
            | '—'
            | '¿'
            | '¡'
            | '。'
            | '、'
            | '？'
            | '•'
    )
}

fn without_punctuation(token: &str) -> &str {
    // A call ends with its brackets: "int()" is no "int".
    if token.ends_with("()") && token.starts_with(char::is_alphanumeric) {
        return token;
    }
    let bare = token.trim_end_matches(is_punctuation);
    let start = bare.trim_start_matches(is_punctuation);
    // ".5" and "-1" are numbers.
    let number = start.starts_with(|first: char| first.is_ascii_digit());
    let cut = bare.len() - start.len();
    match bare.get(..cut).and_then(|before| before.chars().next_back()) {
        Some(sign @ ('.' | '-')) if number => bare.get(cut - sign.len_utf8()..).unwrap_or(start),
        _ => start,
    }
}

/// A text folded to its words; the text itself if it has none.
pub(super) fn folded(text: &str) -> String {
    let words = words(text);
    if words.is_empty() { text.trim().to_owned() } else { words.join(" ") }
}

/// Which of a deck's texts are English.
#[derive(Clone, Copy, Debug)]
pub(super) struct English {
    pub(super) prompts: bool,
    pub(super) answers: bool,
}

/// The share of English words from which a text counts as English: plain prose has nine in ten, a technical deck two in
/// three, and another European language one in three.
const SHARE: f64 = 0.6;

/// How many words are examined: the beginning of a deck is enough.
const LOOKED_AT: usize = 5_000;

impl English {
    pub(super) fn of(deck: &Deck) -> Self {
        let said = deck.language.as_deref().map(|tag| {
            let language = tag.split(['-', '_']).next().unwrap_or_default();
            language.eq_ignore_ascii_case("en") || language.eq_ignore_ascii_case("eng")
        });
        if said == Some(false) {
            return Self { prompts: false, answers: false };
        }
        let prompts = deck.cards.iter().map(|card| card.prompt.as_str());
        // The language is that of the prompts: the answers of an English deck may be French words.
        let answers = deck.cards.iter().filter_map(|card| card.key.as_ref()).flat_map(groups).flatten();
        Self { prompts: said == Some(true) || is_english(prompts), answers: is_english(answers.map(String::as_str)) }
    }
}

pub(super) fn is_english<'a>(texts: impl Iterator<Item = &'a str>) -> bool {
    let letters = |word: &&str| word.chars().count() > 1 && word.chars().all(char::is_alphabetic);
    let words = texts.flat_map(|text| text.split(|c: char| !c.is_alphanumeric() && c != '\'')).filter(letters);
    let (mut known, mut all) = (0_usize, 0_usize);
    for word in words.take(LOOKED_AT) {
        known += usize::from(english::is_word(&word.to_lowercase()));
        all += 1;
    }
    all > 0 && known as f64 >= SHARE * all as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_fold_to_the_same() {
        for (one, other) in [
            ("What's  RNN?", "what is RNN"),
            ("hold-out validation", "Hold out validation."),
            ("“Dropout” (a layer)", "dropout a layer"),
            ("Fill: ___ it", "fill … it"),
            ("zero\u{200b}width", "zerowidth"),
        ] {
            assert_eq!(folded(one), folded(other));
        }
        for (one, other) in
            [("C", "C++"), ("C#", "C"), ("a == b", "a != b"), ("-1", "1"), (".5", "5"), ("?", "!"), ("x²", "x2")]
        {
            assert_ne!(folded(one), folded(other), "{one} and {other}");
        }
    }
}
