//! Splits a text into the pieces of words that the cross-encoder knows, as BERT's uncased tokenizer does.

use std::collections::HashMap;

use foldhash::fast::FixedState;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A longer word is unknown as a whole.
const LONGEST_WORD: usize = 100;
/// More of a text is not read.
const LONGEST_TEXT: usize = 2_000;

/// The number of a piece in the vocabulary.
pub(crate) type Piece = u32;

/// The pieces of words that a model knows.
#[derive(Debug)]
pub(crate) struct WordPieces {
    /// Pieces that begin a word, and pieces that go on with one.
    beginnings: HashMap<Box<str>, Piece, FixedState>,
    continuations: HashMap<Box<str>, Piece, FixedState>,
    unknown: Piece,
    pub(crate) start: Piece,
    pub(crate) separator: Piece,
}

impl WordPieces {
    /// Takes a vocabulary, one piece a line. `None` if it lacks one of the special pieces.
    pub(crate) fn new(vocabulary: &str) -> Option<Self> {
        let mut beginnings = HashMap::default();
        let mut continuations = HashMap::default();
        for (number, piece) in (0..).zip(vocabulary.lines()) {
            match piece.strip_prefix("##") {
                Some(rest) if !rest.is_empty() => continuations.insert(rest.into(), number),
                _ => beginnings.insert(piece.into(), number),
            };
        }
        let special = |name: &str| beginnings.get(name).copied();
        let (unknown, start, separator) = (special("[UNK]")?, special("[CLS]")?, special("[SEP]")?);
        Some(Self { beginnings, continuations, unknown, start, separator })
    }

    pub(crate) fn len(&self) -> usize {
        self.beginnings.len() + self.continuations.len()
    }

    /// The pieces of a text, without special ones.
    pub(crate) fn split(&self, text: &str) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut word = String::new();
        for letter in
            text.chars().take(LONGEST_TEXT).flat_map(lower_case).nfd().filter(|letter| !is_combining_mark(*letter))
        {
            if letter.is_whitespace() {
                self.split_word(&word, &mut pieces);
                word.clear();
            } else if is_punctuation(letter) || is_ideograph(letter) {
                self.split_word(&word, &mut pieces);
                word.clear();
                self.split_word(letter.encode_utf8(&mut [0; 4]), &mut pieces);
            } else {
                word.push(letter);
            }
        }
        self.split_word(&word, &mut pieces);
        pieces
    }

    /// The longest piece that the word begins with, then the longest one that the rest begins with, and so on.
    fn split_word(&self, word: &str, pieces: &mut Vec<Piece>) {
        if word.is_empty() {
            return;
        }
        let (before, mut rest, mut known) = (pieces.len(), word, &self.beginnings);
        if word.chars().count() > LONGEST_WORD {
            pieces.push(self.unknown);
            return;
        }
        while !rest.is_empty() {
            let ends = rest.char_indices().map(|(at, letter)| at + letter.len_utf8()).rev();
            let longest = ends
                .filter_map(|end| rest.split_at_checked(end))
                .find_map(|(piece, rest)| Some((*known.get(piece)?, rest)));
            let Some((piece, after)) = longest else {
                pieces.truncate(before);
                pieces.push(self.unknown);
                return;
            };
            pieces.push(piece);
            (rest, known) = (after, &self.continuations);
        }
    }
}

/// Control characters vanish, except those that part words.
fn lower_case(letter: char) -> impl Iterator<Item = char> {
    let parts_words = matches!(letter, '\t' | '\n' | '\r');
    let vanishes = letter == '\u{fffd}' || letter == '\0' || (is_control(letter) && !parts_words);
    (!vanishes).then(|| letter.to_lowercase()).into_iter().flatten()
}

fn is_control(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Whatever on an American keyboard is neither a letter nor a digit, and the punctuation of Unicode's general blocks.
fn is_punctuation(letter: char) -> bool {
    letter.is_ascii_punctuation()
        || matches!(letter, '¡' | '§' | '«' | '¶' | '·' | '»' | '¿' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301f}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}')
}

/// Chinese characters are words of their own.
fn is_ideograph(letter: char) -> bool {
    matches!(letter, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{20000}'..='\u{2a6df}' | '\u{2a700}'..='\u{2b81f}' | '\u{2b820}'..='\u{2ceaf}' | '\u{f900}'..='\u{faff}' | '\u{2f800}'..='\u{2fa1f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces_of(text: &str) -> Vec<String> {
        let vocabulary = "[PAD]\n[UNK]\n[CLS]\n[SEP]\nover\n##fitting\n##fit\nthe\nmodel\n!\n'\nis\nn\nt\nle\n##arns\nno\n##ise\n中\n文\ncafe\n##s";
        let known: Vec<&str> = vocabulary.lines().collect();
        let pieces = WordPieces::new(vocabulary).unwrap();
        pieces.split(text).into_iter().map(|piece| known[piece as usize].to_owned()).collect()
    }

    #[test]
    fn words_are_split_into_the_longest_pieces_that_are_known() {
        assert_eq!(pieces_of("Overfitting!"), ["over", "##fitting", "!"]);
        assert_eq!(pieces_of("overfits"), ["over", "##fit", "##s"]);
        assert_eq!(pieces_of("The model LEARNS noise"), ["the", "model", "le", "##arns", "no", "##ise"]);
    }

    #[test]
    fn accents_control_characters_and_marks_are_taken_off() {
        assert_eq!(pieces_of("Café\u{200b}s"), ["cafe", "##s"]);
        assert_eq!(pieces_of("o\u{301}ver\u{0}"), ["over"]);
    }

    #[test]
    fn chinese_characters_and_punctuation_stand_alone() {
        assert_eq!(pieces_of("中文isn't"), ["中", "文", "[UNK]", "'", "t"]);
    }

    #[test]
    fn an_unknown_or_endless_word_is_one_unknown_piece() {
        assert_eq!(pieces_of("xyz over"), ["[UNK]", "over"]);
        assert_eq!(pieces_of(&"over".repeat(30)), ["[UNK]"]);
        assert_eq!(pieces_of(&"a".repeat(100_000)), ["[UNK]"]);
    }

    #[test]
    fn a_vocabulary_without_special_pieces_is_refused() {
        assert!(WordPieces::new("over\nfit").is_none());
    }
}
