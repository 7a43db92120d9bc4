//! The words of texts in Japanese and Chinese, as far as they can be told apart without a dictionary.

use crate::language_forms::language_card::LanguageCard;
use crate::language_forms::word_form::WordForm;
use crate::languages::language::{Language, is_han, is_kana};

/// Small words of Chinese, as single characters.
const SMALL_CHINESE: &str =
    "的了是在和有就也都很会要把被给让这那个因为所以之其而与及于到从对着过吧呢吗时它他她使能可用说做";
/// What relates two things in Japanese and Chinese.
pub(crate) const RELATORS: [&str; 12] = ["より", "から", "に", "を", "が", "比", "把", "被", "从", "到", "让", "使"];
/// What joins equals.
pub(crate) const JOINS: [&str; 6] = ["と", "や", "和", "与", "跟", "及"];
pub(crate) const NEGATIONS: [&str; 9] = ["ない", "ません", "ず", "なく", "不", "没", "无", "未", "非"];
/// More pieces of a text aren't looked at.
const MOST_WORDS: usize = 200;

/// Whether a piece of a Japanese or Chinese text says little by itself.
pub(crate) fn is_small(card: &LanguageCard, word: &WordForm) -> bool {
    match card.language {
        Language::Chinese => {
            let mut letters = word.folded.chars();
            letters.all(|letter| SMALL_CHINESE.contains(letter)) || NEGATIONS.contains(&word.folded.as_str())
        }
        // Quoted words, and those in other scripts, are marked like names.
        _ => word.folded.chars().all(is_kana) && !word.is_capital,
    }
}

/// The words of a text in any language; in Chinese each character, and in Japanese each run of one script.
pub(crate) fn words_of(card: &LanguageCard, text: &str) -> Vec<WordForm> {
    let mut words = match card.language {
        Language::Chinese => chinese_words(card, text),
        Language::Japanese => japanese_words(card, text),
        _ => card.words(text),
    };
    words.truncate(MOST_WORDS);
    words
}

/// The characters of a Chinese text, and its words in other scripts.
pub(crate) fn chinese_words(card: &LanguageCard, text: &str) -> Vec<WordForm> {
    let words = card.words(text);
    let in_characters = words.iter().flat_map(|word| {
        if word.folded.chars().any(is_han) {
            word.folded.chars().flat_map(|letter| card.words(letter.encode_utf8(&mut [0; 4]))).collect::<Vec<_>>()
        } else {
            vec![word.clone()]
        }
    });
    in_characters.take(MOST_WORDS).collect()
}

/// Words in kanji, katakana or Latin letters, and what stands between them: particles, and negations by themselves.
/// Quoted hiragana and katakana are marked as names are in other languages.
pub(crate) fn japanese_words(card: &LanguageCard, text: &str) -> Vec<WordForm> {
    #[derive(PartialEq)]
    enum Script {
        Hiragana,
        Other,
        Quoted,
    }
    let mut runs: Vec<(Script, String)> = Vec::new();
    let mut is_quoted = false;
    let mut starts = true;
    let mut last = ' ';
    for letter in text.chars().take(2 * MOST_WORDS) {
        if matches!(letter, '「' | '」' | '『' | '』') {
            is_quoted = matches!(letter, '「' | '『');
            starts = true;
            continue;
        }
        if !letter.is_alphanumeric() && letter != 'ー' {
            starts = true;
            continue;
        }
        let is_hiragana = ('ぁ'..='ん').contains(&letter);
        let script = if is_quoted {
            Script::Quoted
        } else if is_hiragana {
            Script::Hiragana
        } else {
            Script::Other
        };
        // Kanji and katakana are words of their own.
        let changes = is_han(letter) != is_han(last) && !is_quoted;
        match runs.last_mut().filter(|(own, _)| *own == script && !starts && !(changes && script == Script::Other)) {
            Some((_, run)) => run.push(letter),
            None => runs.push((script, letter.to_string())),
        }
        starts = false;
        last = letter;
    }
    // "Because" at the end relates nothing.
    if let Some((_, run)) = runs.last_mut().filter(|(script, _)| *script == Script::Hiragana) {
        for ending in ["からです", "ためです", "から", "ため", "ので", "だから"] {
            if let Some(rest) = run.strip_suffix(ending) {
                *run = rest.to_owned();
                break;
            }
        }
    }
    let mut words = Vec::new();
    for (script, run) in runs {
        let pieces = if script == Script::Hiragana { particles(&run) } else { vec![run.as_str()] };
        for mut word in pieces.into_iter().flat_map(|piece| card.words(piece)) {
            word.is_capital = script != Script::Hiragana;
            words.push(word);
        }
    }
    words
}

/// Splits hiragana at what relates words and at what negates them.
fn particles(run: &str) -> Vec<&str> {
    const MARKS: [&str; 8] = ["より", "から", "ません", "ない", "なく", "に", "を", "が"];
    let mut pieces = Vec::new();
    let mut rest = run;
    let mut start = 0;
    while let Some(first) = rest.get(start..).and_then(|tail| tail.chars().next()) {
        let tail = rest.get(start..).unwrap_or_default();
        if let Some(mark) = MARKS.iter().find(|mark| tail.starts_with(**mark)) {
            let (before, after) = rest.split_at_checked(start).unwrap_or((rest, ""));
            let (mark, after) = after.split_at_checked(mark.len()).unwrap_or((after, ""));
            pieces.extend([before, mark].into_iter().filter(|piece| !piece.is_empty()));
            rest = after;
            start = 0;
        } else {
            start += first.len_utf8();
        }
    }
    if !rest.is_empty() {
        pieces.push(rest);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hiragana_is_split_at_what_relates_words() {
        for (run, pieces) in [("は", "は"), ("のほうがより", "のほう が より"), ("しません", "し ません"), ("に", "に")]
        {
            assert_eq!(particles(run).join(" "), pieces);
        }
    }
}
