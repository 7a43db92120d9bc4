//! Text taken apart: folded, cut into words, and each word looked up.

use std::cell::LazyCell;
use std::hash::BuildHasher as _;

use foldhash::fast::FixedState;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::figure;
use super::lexicon::{self, Lexicon};
use crate::english::stem;

/// The most characters of an answer that are looked at: as many as a Discord message holds.
pub(super) const LONGEST: usize = 2_000;

/// What a word stands for: the same for all its forms, spellings and short forms. A hash of the one form that stands for them.
pub(super) type Meaning = u64;

/// A text in words.
#[derive(Clone, Debug, Default)]
pub(super) struct Text {
    letters: String,
    pub(super) words: Vec<Word>,
}

/// A word of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    start: u32,
    end: u32,
    /// What it stands for.
    pub(super) meaning: Meaning,
    /// The same of its form as it stands, with its ending.
    pub(super) form: Meaning,
    /// The same of its form without its ending.
    pub(super) stem: Meaning,
    /// How much it says: 0 for a filler, more the rarer it is.
    pub(super) weight: f32,
    /// What separates it from the word before it.
    pub(super) gap: Gap,
    /// A bit for each Latin letter in it, to rule typos out fast.
    pub(super) letters: u32,
    /// Whether a word that denies goes before it.
    pub(super) is_denied: bool,
    /// What else is known of it.
    pub(super) traits: Traits,
}

/// What stands between two words, the strongest of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Spaces, hyphens, quotes.
    None,
    /// The end of a sentence, a colon, a bracket, a dash.
    Pause,
    /// A slash.
    Slash,
    /// What parts items: a comma, a plus, an ampersand.
    Comma,
    /// A line, a semicolon, a bullet.
    Line,
}

/// Traits of a word, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Traits(u16);

impl Traits {
    /// Too common to say anything.
    pub(super) const FILLER: Self = Self(1);
    /// It denies.
    pub(super) const DENIES: Self = Self(2);
    /// It has a digit or a sign in it: never a typo of anything.
    pub(super) const EXACT: Self = Self(4);
    /// A number.
    pub(super) const NUMBER: Self = Self(8);
    /// A word of common English.
    pub(super) const ENGLISH: Self = Self(16);
    /// A word of the deck.
    pub(super) const OF_DECK: Self = Self(32);
    /// It says "or".
    pub(super) const OR: Self = Self(64);
    /// It says "and".
    pub(super) const AND: Self = Self(128);

    /// It turns to something else.
    pub(super) const BUT: Self = Self(256);
    /// A number with a percent sign or word behind it.
    pub(super) const PERCENT: Self = Self(1024);
    /// A word of few of the deck's cards.
    pub(super) const TELLING: Self = Self(2048);
    /// A rarer word, or a name: never a typo of anything.
    pub(super) const KNOWN: Self = Self(4096);
    /// A verb that says little by itself.
    pub(super) const LIGHT: Self = Self(512);

    pub(super) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both.
    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    fn with(self, other: Self, holds: bool) -> Self {
        if holds { Self(self.0 | other.0) } else { self }
    }

    /// With what the deck makes of a word of this meaning.
    fn of_deck(self, deck: &super::Vocabulary, meaning: Meaning) -> Self {
        self.with(Self::OF_DECK, deck.has(meaning)).with(Self::TELLING, deck.is_telling(meaning))
    }
}

impl Word {
    pub(super) fn is(&self, trait_: Traits) -> bool {
        self.traits.has(trait_)
    }

    /// The same word with this weight.
    pub(super) fn weighing(self, weight: f32) -> Self {
        Self { weight, ..self }
    }

    pub(super) fn is_filler(&self) -> bool {
        self.is(Traits::FILLER)
    }
}

/// What a word that denies says by itself.
const DENIAL_WEIGHT: f32 = 0.3;

/// So many telling words a denial covers: "prevents your network from converging".
const DENIED_WORDS: u8 = 4;

/// A hash of a word: the same in each run, and quick for short words.
pub(super) fn hash(word: &str) -> Meaning {
    FixedState::with_seed(SEED).hash_one(word.as_bytes())
}

const SEED: u64 = 0x0070_6f70_7175_697a;

/// The meaning of a number, however it is written.
fn number(value: f64) -> Meaning {
    FixedState::with_seed(SEED).hash_one((value + 0.0).to_bits())
}

/// The meaning of a word as a lexicon's entry names it.
pub(super) fn meaning_of(word: &str) -> Meaning {
    match word.parse::<f64>() {
        Ok(value) if word.starts_with(|first: char| first.is_ascii_digit() || first == '-') => number(value),
        _ => hash(stem(word)),
    }
}

impl Text {
    /// Takes a text apart. `deck` knows the words of the card's deck.
    pub(super) fn read(text: &str, deck: &super::Vocabulary) -> Self {
        let lexicon = lexicon::english();
        let mut read = Self { letters: String::with_capacity(text.len() + 8), words: Vec::new() };
        let mut scan = Scan { text: &mut read, lexicon, deck, start: 0, gap: Gap::None };
        let mut before = ' ';
        let mut before_that = ' ';
        let mut letters = text.chars().flat_map(Folded::of).take(LONGEST).peekable();
        while let Some(letter) = letters.next() {
            let next = letters.peek().copied().unwrap_or(' ');
            scan.letter(letter, next, before, before_that);
            (before_that, before) = (before, letter);
        }
        scan.end_word();
        let has = |wanted: &str| text.split(|letter: char| !letter.is_alphanumeric()).any(|word| word == wanted);
        // Looked for once at most, however often the small ones come.
        let (has_i, has_one) = (LazyCell::new(|| has("I")), LazyCell::new(|| has("One")));
        read.read_figures(deck, |word| match word {
            "i" if *has_i => Some(1),
            "one" if *has_one => Some(1),
            word => figure::roman(word),
        });
        read.read_letter();
        read.look_around();
        read
    }

    /// A letter at the end tells one of a name from the others, as a figure does: "hepatitis A". So does a letter that is all there is.
    fn read_letter(&mut self) {
        /// More are a sentence, in which letters stand for many things.
        const NAME_WORDS: usize = 5;
        let count = self.words.len();
        if count > NAME_WORDS {
            return;
        }
        let stands_behind_a_name = count < 2
            || self.words.get(count - 2).is_some_and(|before| !before.is_filler())
                && self.words.last().is_some_and(|word| word.gap == Gap::None);
        let is_letter = self.words.last().is_some_and(|word| matches!(self.of(word).as_bytes(), [b'a'..=b'z']));
        if let Some(word) = self.words.last_mut().filter(|_| stands_behind_a_name && is_letter) {
            word.weight = lexicon::RARE;
            word.traits = word.traits.without(Traits::FILLER).and(Traits::EXACT);
        }
    }

    /// Takes "one" and "i" for the number where they stand as one behind a name ("world war one"). Elsewhere they are hardly ever one, so this is for
    /// answers to what has a figure in it.
    pub(super) fn with_ones(mut self, deck: &super::Vocabulary) -> Self {
        self.read_figures(deck, |word| matches!(word, "i" | "one").then_some(1));
        self
    }

    /// Makes numbers of the words that stand for one behind a name; `value` tells which those are.
    fn read_figures(&mut self, deck: &super::Vocabulary, value: impl Fn(&str) -> Option<u64>) {
        for at in 1..self.words.len() {
            let (Some(before), Some(word)) = (self.words.get(at - 1).copied(), self.words.get(at).copied()) else {
                break;
            };
            let Some(value) = value(self.of(&word)).filter(|_| word.gap == Gap::None && !before.is_filler()) else {
                continue;
            };
            let goes_on = self.words.get(at + 1).filter(|next| next.gap == Gap::None);
            let is_speaker = self.of(&word) == "i"
                && goes_on.is_some_and(|next| next.is(Traits::DENIES) || figure::is_said_by_i(self.of(next)));
            if is_speaker || word.is(Traits::NUMBER) {
                continue;
            }
            let meaning = number(value as f64);
            let known = lexicon::english().entry(meaning, meaning);
            let traits = known.traits.and(Traits::NUMBER).and(Traits::EXACT);
            let traits = traits.of_deck(deck, known.meaning);
            let Some(word) = self.words.get_mut(at) else { break };
            *word =
                Word { meaning: known.meaning, form: meaning, stem: meaning, weight: known.weight, traits, ..*word };
        }
    }

    /// Marks what words do to their neighbours: a percent sign, and denials. A denial covers the telling words that follow it within its clause; a second one lifts it again.
    fn look_around(&mut self) {
        let mut left = 0;
        let mut previous: Option<Meaning> = None;
        for at in 0..self.words.len() {
            let Some(word) = self.words.get(at).copied() else { break };
            if word.gap > Gap::None || word.is(Traits::BUT) {
                left = 0;
            }
            let next = self.words.get(at + 1).map(|next| self.of(next));
            let is_percentage = word.is(Traits::NUMBER) && matches!(next, Some("%" | "percent"));
            // "Never-seen" is a way to say new.
            let next_is_seen = next == Some("seen");
            if let (true, Some(word)) = (is_percentage, self.words.get_mut(at)) {
                word.traits = word.traits.and(Traits::PERCENT);
            }
            // "Keeps it from overfitting" denies as "prevents" does.
            let keeps_from = matches!(self.of(&word), "keep" | "keeps" | "keeping" | "kept" | "stop" | "stopping")
                && self.words.iter().skip(at + 1).take(3).any(|next| self.of(next) == "from");
            if keeps_from || word.is(Traits::DENIES) && !(next_is_seen && self.of(&word) == "never") {
                left = if left > 0 { 0 } else { DENIED_WORDS };
            } else if !word.is_filler() && previous != Some(word.meaning) {
                if let Some(word) = self.words.get_mut(at) {
                    word.is_denied = left > 0;
                }
                left = left.saturating_sub(1_u8);
            }
            previous = Some(word.meaning);
        }
    }

    /// Its letters alone.
    pub(super) fn without_words(mut self) -> Self {
        self.letters.shrink_to_fit();
        Self { letters: self.letters, words: Vec::new() }
    }

    /// A part of the text, as a text.
    pub(super) fn part(&self, words: Vec<Word>) -> Self {
        Self { letters: self.letters.clone(), words }
    }

    /// A word's letters.
    pub(super) fn of(&self, word: &Word) -> &str {
        self.letters.get(word.start as usize..word.end as usize).unwrap_or_default()
    }

    /// The words that are no fillers.
    pub(super) fn telling(&self) -> impl Iterator<Item = &Word> {
        self.words.iter().filter(|word| !word.is_filler())
    }

    /// Whether the text denies an odd number of times.
    pub(super) fn denies(&self) -> bool {
        denies(&self.words)
    }
}

/// Whether these words deny an odd number of times.
pub(super) fn denies(words: &[Word]) -> bool {
    words.iter().filter(|word| word.is(Traits::DENIES)).count() % 2 == 1
}

struct Scan<'a> {
    text: &'a mut Text,
    lexicon: &'static Lexicon,
    deck: &'a super::Vocabulary,
    start: usize,
    gap: Gap,
}

/// What is read off a word's letters.
#[derive(Clone, Copy, Debug)]
struct Hashes {
    form: Meaning,
    stem: Meaning,
    mask: u32,
    is_number: bool,
    is_exact: bool,
}

impl Scan<'_> {
    fn letter(&mut self, letter: char, next: char, before: char, before_that: char) {
        let within = self.text.letters.len() > self.start;
        let belongs = letter.is_alphanumeric()
            || matches!(letter, '+' | '#') && within && !next.is_alphanumeric()
            || letter == '-' && !before.is_alphanumeric() && next.is_ascii_digit()
            || matches!(letter, '.' | ',') && before.is_ascii_digit() && next.is_ascii_digit() && within;
        if belongs {
            // "1,000" is a thousand, "0,5" a half: three digits behind a comma make groups, which the reader of numbers drops.
            self.text.letters.push(letter);
            return;
        }
        if matches!(letter, '\'' | '’' | '`' | '*' | '~' | '|') && before.is_alphanumeric() && next.is_alphanumeric()
        {
            return;
        }
        if letter == '.' && next.is_ascii_digit() && !before.is_alphanumeric() {
            self.end_word();
            self.text.letters.push_str("0.");
            return;
        }
        self.end_word();
        let gap = match letter {
            '\n' | ';' | '•' | '·' | '|' | '▪' | '●' | '◦' => Gap::Line,
            '/' => Gap::Slash,
            ',' | '&' | '+' | '、' => Gap::Comma,
            '.' | '!' | '?' | ':' | '(' | ')' | '[' | ']' | '—' | '–' | '…' => Gap::Pause,
            '-' | '*' if before.is_whitespace() && (next.is_whitespace() || before == '\n' || before_that == '\n') => {
                if next == '>' {
                    Gap::None
                } else {
                    Gap::Comma
                }
            }
            '-' if before == ' ' && before_that == ' ' && self.text.words.is_empty() => Gap::Line,
            _ => Gap::None,
        };
        self.gap = self.gap.max(gap);
        // A comparison is a word: "x > 0" is not "x < 0". An arrow is none.
        let is_comparison =
            matches!(letter, '<' | '>' | '=' | '≤' | '≥' | '≠') && !matches!(before, '-' | '=') && next != '-';
        if is_comparison || letter == '%' && before.is_ascii_digit() {
            self.text.letters.push(letter);
            self.end_word();
        }
    }

    fn end_word(&mut self) {
        let end = self.text.letters.len();
        if end <= self.start {
            return;
        }
        let hashes = self.hashes(end);
        if let Some(long) = self.lexicon.long_form(hashes.form, hashes.stem) {
            self.text.letters.truncate(self.start);
            for part in long {
                self.start = self.text.letters.len();
                self.text.letters.push_str(part);
                let hashes = self.hashes(self.text.letters.len());
                self.push_word(hashes);
            }
        } else {
            self.push_word(hashes);
        }
        self.start = self.text.letters.len();
        self.gap = Gap::None;
    }

    /// The word from `start` to `end`, looked at once.
    fn hashes(&self, end: usize) -> Hashes {
        let letters = self.text.letters.get(self.start..end).unwrap_or_default();
        let (mut has_digit, mut has_sign, mut mask) = (false, false, 0);
        for byte in letters.bytes() {
            match byte {
                b'a'..=b'z' => mask |= 1_u32 << (byte - b'a'),
                b'0'..=b'9' => has_digit = true,
                byte => has_sign |= byte.is_ascii(),
            }
        }
        let value = if has_digit { value_of(letters) } else { None };
        let form = value.map_or_else(|| hash(letters), number);
        let stem = if value.is_some() { form } else { hash(stem(letters)) };
        Hashes { form, stem, mask, is_number: value.is_some(), is_exact: has_digit || has_sign }
    }

    fn push_word(&mut self, hashes: Hashes) {
        let end = self.text.letters.len();
        let Hashes { form, stem, mask, is_number, is_exact } = hashes;
        let known = self.lexicon.entry(form, stem);
        let traits = known
            .traits
            .with(Traits::NUMBER, is_number)
            .with(Traits::EXACT, is_exact)
            .of_deck(self.deck, known.meaning);
        let letters = self.text.letters.get(self.start..end).unwrap_or_default();
        let traits = traits.with(Traits::KNOWN, !traits.has(Traits::ENGLISH) && self.lexicon.is_rare(letters));
        let weight = match known.traits {
            filler if filler.has(Traits::FILLER) => 0.0,
            // What it denies is marked as denied, which says most of it.
            denial if denial.has(Traits::DENIES) => DENIAL_WEIGHT,
            _ => known.weight,
        };
        self.text.words.push(Word {
            start: u32::try_from(self.start).unwrap_or(u32::MAX),
            end: u32::try_from(end).unwrap_or(u32::MAX),
            meaning: known.meaning,
            form,
            stem,
            weight,
            gap: self.gap,
            letters: mask,
            is_denied: false,
            traits,
        });
        self.gap = Gap::None;
    }
}

/// The number that a word writes: "1,000", "0.5", "0,5", "-3".
pub(super) fn value_of(word: &str) -> Option<f64> {
    if word.starts_with('+') || word.ends_with(|last: char| !last.is_ascii_digit()) {
        return None;
    }
    if !word.contains(',') {
        return word.parse().ok().filter(|value: &f64| value.is_finite());
    }
    let (whole, rest) = word.split_once(',')?;
    let groups = rest.split(',').all(|group| group.split('.').next().is_some_and(|digits| digits.len() == 3));
    let plain = if groups && whole.trim_start_matches('-').len() <= 3 && whole != "0" {
        word.replace(',', "")
    } else {
        word.replace(',', ".")
    };
    plain.parse().ok().filter(|value: &f64| value.is_finite())
}

/// A letter in its plain form: lower case, without marks, wide and ligature forms undone.
enum Folded {
    One(Option<char>),
    Many(std::vec::IntoIter<char>),
}

impl Folded {
    fn of(letter: char) -> Self {
        if letter.is_ascii() {
            return Self::One(Some(letter.to_ascii_lowercase()));
        }
        let plain = |letter: char| -> char {
            match letter {
                '−' | '‐' | '‑' => '-',
                '“' | '”' | '„' | '«' | '»' => '"',
                letter => letter,
            }
        };
        let mut all: Vec<char> = Vec::new();
        for part in std::iter::once(letter).nfkd().filter(|part| !is_combining_mark(*part) && !is_invisible(*part)) {
            match part {
                'ß' => all.extend(['s', 's']),
                'ø' | 'Ø' => all.push('o'),
                'ł' | 'Ł' => all.push('l'),
                'đ' | 'Đ' => all.push('d'),
                'æ' | 'Æ' => all.extend(['a', 'e']),
                'œ' | 'Œ' => all.extend(['o', 'e']),
                'ı' => all.push('i'),
                part => all.extend(part.to_lowercase().map(plain)),
            }
        }
        // Lower case may bring marks of its own ("İ").
        all.retain(|letter| !is_combining_mark(*letter));
        match all.as_slice() {
            [] => Self::One(None),
            [one] => Self::One(Some(*one)),
            _ => Self::Many(all.into_iter()),
        }
    }
}

impl Iterator for Folded {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        match self {
            Self::One(letter) => letter.take(),
            Self::Many(letters) => letters.next(),
        }
    }
}

fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}' | '\u{fe00}'..='\u{fe0f}')
}
