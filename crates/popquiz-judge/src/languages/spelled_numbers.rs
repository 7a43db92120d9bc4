//! Decimals, fractions, shares and ordinals in words: "3 Komma 5", "3 cuartos", "7 sur 10", "treizième".
//!
//! The texts come here with their number words in digits already, so that only the words between and after them are left.

use crate::languages::folding::fold;
use crate::languages::language::Language;
use crate::languages::phrases::group;
use crate::words::lemma::{LemmaMap, LemmaSet, hash};

/// The words of a language that make a number of numbers.
#[derive(Debug, Default)]
pub(crate) struct SpelledNumbers {
    /// "Komma", "virgule".
    decimal_words: LemmaSet,
    /// "Целых", after which tenths or hundredths follow.
    whole_words: LemmaSet,
    /// "Und" in "drei und ein Viertel".
    joints: LemmaSet,
    /// The word for one, which may be an article.
    ones: LemmaSet,
    /// Words between a part and its whole: "sur" in "1 sur 4".
    ratio_words: LemmaSet,
    /// "Partes" in "tres cuartas partes".
    part_words: LemmaSet,
    denominators: LemmaMap<Denominator>,
    ordinals: LemmaMap<u32>,
    /// Endings of number words that add a half: "dreieinhalb".
    pub(crate) half_endings: Vec<String>,
    /// Phrases for the signs of percent and permille, which have a number word in them.
    signs: Vec<(&'static str, &'static str)>,
}

#[derive(Clone, Copy, Debug)]
struct Denominator {
    value: u32,
    /// Whether it goes with one, and with more than one.
    after_one: bool,
    after_more: bool,
}

/// The endings of ordinals after their stems in the lists.
fn ordinal_endings(language: Language) -> &'static [&'static str] {
    match language {
        Language::German => &["e", "er", "es", "en", "em"],
        Language::French => &["", "s"],
        Language::Spanish | Language::Portuguese => &["o", "a", "os", "as"],
        Language::Italian => &["o", "a", "i", "e"],
        Language::Latin => &["us", "a", "um", "ae", "o", "am", "i"],
        Language::Russian => {
            &["ый", "ой", "ий", "ая", "ья", "ое", "ье", "ые", "ых", "ого", "ьего", "ому", "ом", "ую", "ым"]
        }
        _ => &[""],
    }
}

/// The endings of denominators that are made of the stems of ordinals: for one, and for more.
fn denominator_endings(language: Language) -> (&'static [&'static str], &'static [&'static str]) {
    match language {
        Language::German => (&["el", "eln"], &["el", "eln"]),
        Language::French => (&[""], &["s"]),
        Language::Spanish | Language::Portuguese => (&["o", "a"], &["os", "as"]),
        Language::Italian => (&["o", "a"], &["i", "e"]),
        Language::Latin => (&["a"], &["ae"]),
        Language::Russian => (&["ая", "ья"], &["ых", "ьих", "ые"]),
        Language::Dutch => (&[""], &["", "n"]),
        _ => (&[], &[]),
    }
}

impl SpelledNumbers {
    pub(crate) fn read(language: Language, text: &'static str) -> Self {
        /// The denominators of halves have words of their own.
        const LEAST_DENOMINATOR: u32 = 3;
        let set = |name| -> LemmaSet {
            group(text, name).flat_map(str::split_whitespace).map(|word| hash(&fold(language, word))).collect()
        };
        let mut spelled = Self {
            decimal_words: set("decimal words"),
            whole_words: set("whole words"),
            joints: set("number joints").into_iter().chain(set("fraction joints")).collect(),
            ratio_words: set("ratio words"),
            part_words: set("part words"),
            signs: group(text, "number signs").filter_map(|line| line.split_once(" = ")).collect(),
            half_endings: group(text, "half endings")
                .flat_map(str::split_whitespace)
                .map(|word| fold(language, word))
                .collect(),
            ..Self::default()
        };
        let values = |name| {
            group(text, name).filter_map(|line: &'static str| {
                let (value, words) = line.split_once(' ')?;
                Some((value.parse::<f64>().ok()?, words))
            })
        };
        for (_, words) in values("numbers").filter(|(value, _)| (value - 1.0).abs() < f64::EPSILON) {
            spelled.ones.extend(words.split(' ').map(|word| hash(&fold(language, word))));
        }
        let (after_one, after_more) = denominator_endings(language);
        for (value, stems) in values("ordinals") {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the lists have small integers")]
            let value = value as u32;
            for stem in stems.split(' ') {
                let with = |ending: &str| hash(&fold(language, &format!("{stem}{ending}")));
                spelled.ordinals.extend(ordinal_endings(language).iter().map(|ending| (with(ending), value)));
                if value < LEAST_DENOMINATOR {
                    continue;
                }
                for ending in after_one.iter().chain(after_more) {
                    let denominator = Denominator {
                        value,
                        after_one: after_one.contains(ending),
                        after_more: after_more.contains(ending),
                    };
                    spelled.denominators.insert(with(ending), denominator);
                }
            }
        }
        for (value, words) in values("denominators") {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the lists have small integers")]
            let denominator = Denominator { value: value as u32, after_one: true, after_more: true };
            spelled.denominators.extend(words.split(' ').map(|word| (hash(&fold(language, word)), denominator)));
        }
        spelled
    }

    /// A text with "pour cent" as a percent sign: otherwise, "cent" would be a number.
    pub(crate) fn with_signs(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for (phrase, sign) in &self.signs {
            while let Some(at) = text.to_ascii_lowercase().find(phrase) {
                let (before, rest) = text.split_at_checked(at).unwrap_or((&text, ""));
                let after = rest.get(phrase.len()..).unwrap_or_default();
                let is_apart = !before.ends_with(char::is_alphabetic) && !after.starts_with(char::is_alphabetic);
                if !is_apart {
                    break;
                }
                text = format!("{before}{sign}{after}");
            }
        }
        text
    }

    /// A text with its decimals, fractions and shares in digits: "3 Komma 0 5" as "3.05", "3 cuartas partes" as "3/4",
    /// "3 целых 5 десятых" as "3.5", "1 sur 4" as "1 out of 4".
    pub(crate) fn with_parts_in_digits(&self, language: Language, text: &str) -> String {
        let words = Words::read(language, text, self);
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        while at < words.pieces.len() {
            if let Some((written, end)) = words.number(at) {
                out.push_str(&written);
                at = end;
                continue;
            }
            out.push_str(words.pieces.get(at).map_or("", |(piece, _)| piece));
            at += 1;
        }
        out
    }

    /// A text with its ordinals as "4th".
    pub(crate) fn with_ordinals_in_digits(&self, language: Language, text: &str) -> String {
        let in_digits = |(piece, is_word): (&str, bool)| match self.ordinals.get(&hash(&fold(language, piece))) {
            Some(value) if is_word => format!("{value}th"),
            _ => piece.to_owned(),
        };
        let text: String = text.chars().filter(|letter| !matches!(letter, 'º' | 'ª')).collect();
        pieces(&text).map(in_digits).collect()
    }

    /// Whether a text is an ordinal, with or without an article.
    pub(crate) fn is_ordinal(&self, language: Language, text: &str) -> bool {
        let words: Vec<&str> = pieces(text).filter(|(_, is_word)| *is_word).map(|(piece, _)| piece).collect();
        let Some((last, before)) = words.split_last() else { return false };
        before.len() <= 1
            && before.iter().all(|word| word.chars().count() <= LONGEST_ARTICLE)
            && self.ordinals.contains_key(&hash(&fold(language, last)))
    }
}

/// The most letters of an article.
const LONGEST_ARTICLE: usize = 3;

/// A text in pieces, with the hashes of its words.
struct Words<'a> {
    pieces: Vec<(&'a str, bool)>,
    hashes: Vec<u64>,
    known: &'a SpelledNumbers,
}

impl<'a> Words<'a> {
    fn read(language: Language, text: &'a str, known: &'a SpelledNumbers) -> Self {
        let pieces: Vec<(&str, bool)> = pieces(text).collect();
        let hash_of = |(piece, is_word): &(&str, bool)| if *is_word { hash(&fold(language, piece)) } else { 0 };
        let hashes = pieces.iter().map(hash_of).collect();
        Self { pieces, hashes, known }
    }

    /// The place of the next word, if there is only a blank or a hyphen before it.
    fn next(&self, at: usize) -> Option<usize> {
        let (between, _) = self.pieces.get(at + 1).filter(|(piece, _)| matches!(*piece, " " | "-"))?;
        let (next, is_word) = self.pieces.get(at + 2)?;
        (*is_word && (*between == " " || !next.is_empty())).then_some(at + 2)
    }

    fn is_in(&self, at: usize, set: &LemmaSet) -> bool {
        self.hashes.get(at).is_some_and(|hash| *hash != 0 && set.contains(hash))
    }

    fn digits(&self, at: usize) -> Option<&'a str> {
        let (piece, _) = self.pieces.get(at)?;
        piece.starts_with(|first: char| first.is_ascii_digit()).then_some(*piece)
    }

    fn value(&self, at: usize) -> Option<f64> {
        match self.digits(at) {
            Some(digits) => digits.parse().ok(),
            None => self.is_in(at, &self.known.ones).then_some(1.0),
        }
    }

    /// The denominator at this place, and the next place.
    fn denominator(&self, at: usize, above: f64) -> Option<(f64, usize)> {
        let denominator = self.hashes.get(at).and_then(|hash| self.known.denominators.get(hash))?;
        let fits = if above > 1.0 { denominator.after_more } else { denominator.after_one };
        let part = self.next(at).filter(|next| self.is_in(*next, &self.known.part_words));
        fits.then(|| (f64::from(denominator.value), part.unwrap_or(at) + 1))
    }

    /// Reads a fraction: "3 quintos".
    fn fraction(&self, at: usize) -> Option<(f64, f64, usize)> {
        let above = self.value(at)?;
        let (below, end) = self.denominator(self.next(at)?, above)?;
        (above.fract() == 0.0).then_some((above, below, end))
    }

    /// The number that begins at this place in digits, and the next place.
    fn number(&self, at: usize) -> Option<(String, usize)> {
        // "La quinta parte".
        if let Some(next) = self.next(at).filter(|next| self.is_in(*next, &self.known.part_words))
            && let Some((below, _)) = self.denominator(at, 1.0)
        {
            return Some((format!("1/{below}"), next + 1));
        }
        let value = self.value(at)?;
        let next = self.next(at)?;
        if self.is_in(next, &self.known.decimal_words) {
            let mut digits = String::new();
            let mut end = next + 1;
            let mut place = self.next(next);
            while let Some(here) = place
                && let Some(more) = self.digits(here).or_else(|| self.is_in(here, &self.known.ones).then_some("1"))
                && more.bytes().all(|digit| digit.is_ascii_digit())
            {
                digits.push_str(more);
                (end, place) = (here + 1, self.next(here));
            }
            return (value.fract() == 0.0 && !digits.is_empty()).then(|| (format!("{value}.{digits}"), end));
        }
        if let Some((above, below, end)) = self.fraction(at) {
            return Some((format!("{above}/{below}"), end));
        }
        let is_whole = self.is_in(next, &self.known.whole_words);
        if is_whole || self.is_in(next, &self.known.joints) {
            let mut from = self.next(next)?;
            if is_whole && self.is_in(from, &self.known.joints) {
                from = self.next(from)?;
            }
            let (above, below, end) = self.fraction(from).filter(|(above, below, _)| above < below)?;
            return Some(((value + above / below).to_string(), end));
        }
        let all = self.next(next).filter(|_| self.is_in(next, &self.known.ratio_words))?;
        let whole = self.value(all).filter(|whole| value < *whole)?;
        Some((format!("{value} out of {whole}"), all + 1))
    }
}

/// A text in pieces: words or numbers, and the text between them.
pub(crate) fn pieces(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let is_word = first.is_alphanumeric();
        let digits = first.is_ascii_digit();
        let mut end = first.len_utf8();
        for (at, letter) in rest.char_indices().skip(1) {
            let goes_on = if digits {
                let next = rest.get(at + letter.len_utf8()..).and_then(|after| after.chars().next());
                letter.is_ascii_digit() || letter == '.' && next.is_some_and(|next| next.is_ascii_digit())
            } else {
                is_word && letter.is_alphanumeric()
            };
            if !goes_on || !is_word {
                break;
            }
            end = at + letter.len_utf8();
        }
        let (piece, after) = rest.split_at_checked(end)?;
        rest = after;
        Some((piece, is_word))
    })
}
