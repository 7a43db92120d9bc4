//! Folding: texts that differ only in case, accents or punctuation become equal.

use unicode_normalization::UnicodeNormalization as _;

/// Folds a text: lowercase, without accents and punctuation, with one space between words.
///
/// ```
/// assert_eq!(popquiz_deck::fold("  Crème  brûlée! "), "creme brulee");
/// ```
pub fn fold(text: &str) -> String {
    let spaced: String =
        plain_letters(text).map(|letter| if letter.is_alphanumeric() { letter } else { ' ' }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The characters of a text without case, accents and width; punctuation and spaces stay.
///
/// ```
/// assert_eq!(popquiz_deck::fold::plain_letters("Ｃafé, \u{c0} 5").collect::<String>(), "cafe, a 5");
/// ```
pub fn plain_letters(text: &str) -> impl Iterator<Item = char> + '_ {
    text.nfkd().filter(|letter| !unicode_normalization::char::is_combining_mark(*letter)).flat_map(char::to_lowercase)
}

/// [Folds](fold) a text, but keeps one that has only signs, of which nothing would be left: "+" isn't "-".
pub fn fold_or_keep(text: &str) -> String {
    let folded = fold(text);
    if folded.is_empty() { text.trim().to_owned() } else { folded }
}
/// Whether nothing of a text can be seen: it is empty, or has only spaces and invisible characters.
///
/// ```
/// use popquiz_deck::fold::is_blank;
///
/// assert!(is_blank(" \u{200b}\u{feff}\n"));
/// assert!(!is_blank("="));
/// ```
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|letter| {
        letter.is_whitespace()
            || letter.is_control()
            || matches!(
                letter,
                '\u{ad}'
                    | '\u{34f}'
                    | '\u{61c}'
                    | '\u{115f}'
                    | '\u{1160}'
                    | '\u{17b4}'
                    | '\u{17b5}'
                    | '\u{180b}'..='\u{180f}'
                    | '\u{200b}'..='\u{200f}'
                    | '\u{202a}'..='\u{202e}'
                    | '\u{2060}'..='\u{206f}'
                    | '\u{2800}'
                    | '\u{3164}'
                    | '\u{fe00}'..='\u{fe0f}'
                    | '\u{feff}'
                    | '\u{ffa0}'
                    | '\u{e0000}'..='\u{e0fff}'
            )
    })
}
