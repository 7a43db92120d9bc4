//! Folding: texts that differ only in case, accents or punctuation become the same.

use unicode_normalization::UnicodeNormalization as _;

/// Lower case, without accents, words apart by one space.
pub fn fold(text: &str) -> String {
    let letters = text
        .nfkd()
        .filter(|letter| !unicode_normalization::char::is_combining_mark(*letter))
        .flat_map(char::to_lowercase);
    let spaced: String = letters.map(|letter| if letter.is_alphanumeric() { letter } else { ' ' }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text [folded](fold); one of signs alone, of which nothing would be left, as it is: signs are not all the same.
pub fn fold_or_keep(text: &str) -> String {
    let folded = fold(text);
    if folded.is_empty() { text.trim().to_owned() } else { folded }
}
