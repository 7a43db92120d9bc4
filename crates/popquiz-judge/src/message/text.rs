//! Tokenizing: a text is folded and split into words, and each word is looked up.

use std::borrow::Cow;
use std::cell::LazyCell;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::words::antonyms::AntonymSides;
use crate::words::english::stem;
use crate::words::lemma::{Lemma, distinct, hash, lemma_of, number};
use crate::words::lexicon::{self, Lexicon};
use crate::words::numerals;
use crate::words::traits::Traits;
use crate::words::vocabulary::Vocabulary;

/// The maximum number of characters of an answer that are read: as many as a Discord message holds.
pub(crate) const LONGEST: usize = 2_000;

/// A text whose letters and signs have their usual width, and accents as part of their letters: "ｙｅｓ！" is "yes!".
pub(crate) fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return text.into();
    }
    let usual = |letter: char| match letter {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        letter => letter,
    };
    text.chars().map(usual).nfc().collect::<String>().into()
}

/// A text, split into words.
#[derive(Clone, Debug, Default)]
pub(crate) struct Text {
    letters: String,
    pub(crate) words: Vec<Word>,
}

/// A word of a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    start: u32,
    end: u32,
    /// The word's lemma.
    pub(crate) lemma: Lemma,
    /// The same by forms, spellings and abbreviations alone.
    pub(crate) strict: Lemma,
    /// The hash of the word as written.
    pub(crate) form: Lemma,
    /// The hash of its stem.
    pub(crate) stem: Lemma,
    /// How much it says: 0 for a filler, more the rarer it is.
    pub(crate) weight: f32,
    /// What separates it from the word before it.
    pub(crate) separator: Separator,
    /// One bit for each Latin letter in it, to rule out typos fast.
    pub(crate) letters: u32,
    /// Whether a negation before it applies to it.
    pub(crate) is_negated: bool,
    /// What else is known about it.
    pub(crate) traits: Traits,
}

/// The separator between two words; the strongest if there are several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Separator {
    /// Spaces, hyphens, quotes.
    None,
    /// The end of a sentence, a colon, a parenthesis or a dash.
    Pause,
    /// A slash.
    Slash,
    /// What separates items: a comma, a plus sign or an ampersand.
    Comma,
    /// A new line, a semicolon or a bullet.
    Line,
}

impl Word {
    pub(crate) fn is(&self, trait_: Traits) -> bool {
        self.traits.has(trait_)
    }

    /// The same word with this weight.
    pub(crate) fn with_weight(self, weight: f32) -> Self {
        Self { weight, ..self }
    }

    pub(crate) fn is_filler(&self) -> bool {
        self.is(Traits::FILLER)
    }
}

/// The weight of a word that negates. Its effect is on the words after it.
const NEGATION_WEIGHT: f32 = 0.3;

/// A word with a period after it is an abbreviation if it has at most this many bytes: "pron.".
const SHORTENED: u32 = 5;

/// How many content words a negation applies to: "prevents your network from converging".
const NEGATION_SCOPE: u8 = 4;

impl Text {
    /// Splits a text into words. `deck` knows the words of the card's deck.
    pub(crate) fn read(text: &str, deck: &Vocabulary) -> Self {
        let lexicon = lexicon::english();
        let mut read = Self { letters: String::with_capacity(text.len() + 8), words: Vec::new() };
        let mut scan = Scan { text: &mut read, lexicon, deck, start: 0, separator: Separator::None };
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
        // Searched once at most, however often the lowercase words come.
        let (has_i, has_one) = (LazyCell::new(|| has("I")), LazyCell::new(|| has("One")));
        read.read_numerals(deck, |word| match word {
            "i" if *has_i => Some(1),
            "one" if *has_one => Some(1),
            word => numerals::roman(word),
        });
        read.read_final_letter();
        read.mark_context();
        read
    }

    /// A final letter distinguishes things with the same name like a number does: "hepatitis A". So does a letter that
    /// is the whole text.
    fn read_final_letter(&mut self) {
        /// A text of more words is a sentence, in which a letter may stand for anything.
        const NAME_WORDS: usize = 5;
        let count = self.words.len();
        if count > NAME_WORDS {
            return;
        }
        let stands_behind_a_name = count < 2
            || self.words.get(count - 2).is_some_and(|before| !before.is_filler())
                && self.words.last().is_some_and(|word| word.separator == Separator::None);
        let is_letter = self.words.last().is_some_and(|word| matches!(self.of(word).as_bytes(), [b'a'..=b'z']));
        if let Some(word) = self.words.last_mut().filter(|_| stands_behind_a_name && is_letter) {
            word.weight = lexicon::RARE;
            word.traits = word.traits.without(Traits::FILLER).and(Traits::EXACT);
        }
    }

    /// Reads "one" and "i" as numbers after a name ("world war one"). Elsewhere they hardly ever are, so this is for
    /// answers to an expected answer with a number in it.
    pub(crate) fn with_ones(mut self, deck: &Vocabulary) -> Self {
        self.read_numerals(deck, |word| matches!(word, "i" | "one").then_some(1));
        self
    }

    /// Replaces numerals after a name by numbers; `value` recognizes them.
    fn read_numerals(&mut self, deck: &Vocabulary, value: impl Fn(&str) -> Option<u64>) {
        for at in 1..self.words.len() {
            let (Some(before), Some(word)) = (self.words.get(at - 1).copied(), self.words.get(at).copied()) else {
                break;
            };
            let Some(value) =
                value(self.of(&word)).filter(|_| word.separator == Separator::None && !before.is_filler())
            else {
                continue;
            };
            let goes_on = self.words.get(at + 1).filter(|next| next.separator == Separator::None);
            let is_speaker = self.of(&word) == "i"
                && goes_on.is_some_and(|next| next.is(Traits::NEGATION) || numerals::is_verb_after_i(self.of(next)));
            if is_speaker || word.is(Traits::NUMBER) {
                continue;
            }
            let lemma = number(value as f64);
            let known = lexicon::english().entry(lemma, lemma);
            let traits = known.traits.and(Traits::NUMBER).and(Traits::EXACT);
            let traits = traits.and(deck.traits_of(known.lemma));
            let Some(word) = self.words.get_mut(at) else { break };
            *word = Word {
                lemma: known.lemma,
                strict: known.lemma,
                form: lemma,
                stem: lemma,
                weight: known.weight,
                traits,
                ..*word
            };
        }
    }

    /// Marks the effects of words on their neighbors: percent signs and negations. A negation applies to the content
    /// words after it within its clause; a second one cancels it.
    fn mark_context(&mut self) {
        let mut left = 0;
        let mut previous: Option<Lemma> = None;
        for at in 0..self.words.len() {
            let Some(word) = self.words.get(at).copied() else { break };
            if word.separator > Separator::None || word.is(Traits::CONTRAST) {
                left = 0;
            }
            let next = self.words.get(at + 1).map(|next| self.of(next));
            let is_percentage = word.is(Traits::NUMBER) && matches!(next, Some("%" | "percent"));
            // "Never-seen" means new.
            let next_is_seen = next == Some("seen");
            if let (true, Some(word)) = (is_percentage, self.words.get_mut(at)) {
                word.traits = word.traits.and(Traits::PERCENT);
            }
            // "Keeps it from overfitting" negates as "prevents" does.
            let keeps_from = matches!(self.of(&word), "keep" | "keeps" | "keeping" | "kept" | "stop" | "stopping")
                && self.words.iter().skip(at + 1).take(3).any(|next| self.of(next) == "from");
            if let (true, Some(word)) = (keeps_from, self.words.get_mut(at)) {
                // It means the same as "prevents".
                (word.lemma, word.strict) = (lemma_of("prevent"), lemma_of("prevent"));
            }
            if keeps_from || word.is(Traits::NEGATION) && !(next_is_seen && self.of(&word) == "never") {
                left = if left > 0 { 0 } else { NEGATION_SCOPE };
            } else if !word.is_filler() && previous != Some(word.lemma) {
                if let Some(word) = self.words.get_mut(at) {
                    word.is_negated = left > 0;
                }
                left = left.saturating_sub(1_u8);
            }
            previous = Some(word.lemma);
        }
    }

    /// Reads an opposite by its prefix: "unsorted" as "not sorted", and "not zero" as "nonzero". `wanted` is the expected
    /// word of a stem; words that `is_known` stay as they are.
    pub(crate) fn read_opposites(&mut self, wanted: impl Fn(Lemma) -> Option<Word>, is_known: impl Fn(Lemma) -> bool) {
        const SHORTEST: usize = 4;
        for at in 0..self.words.len() {
            let Some(word) = self.words.get(at).copied().filter(|word| !word.is_filler()) else { continue };
            let letters = self.of(&word);
            if wanted(word.stem).is_some() || is_known(word.stem) || letters.len() < SHORTEST {
                continue;
            }
            let of = |letters: &str| wanted(hash(stem(letters)));
            let without = || {
                ["un", "non", "in"].iter().find_map(|prefix| {
                    let rest = letters.strip_prefix(prefix).filter(|rest| rest.len() >= SHORTEST)?;
                    of(rest)
                })
            };
            let with = || ["un", "non"].iter().find_map(|prefix| of(&format!("{prefix}{letters}")));
            if let Some(other) = without().or_else(with)
                && let Some(word) = self.words.get_mut(at)
            {
                *word = Word {
                    lemma: other.lemma,
                    strict: other.strict,
                    form: other.form,
                    stem: other.stem,
                    weight: other.weight,
                    is_negated: !word.is_negated,
                    ..*word
                };
            }
        }
    }

    /// Reads acronyms of consecutive words of an expected text as these words: "LIFO" as "last in, first out".
    pub(crate) fn read_acronyms(&mut self, expected: &[Word], initials: &str) {
        const LENGTHS: std::ops::RangeInclusive<usize> = 3..=5;
        let mut at = 0;
        while at < self.words.len() {
            let Some(word) = self.words.get(at).copied() else { break };
            let letters = self.of(&word);
            let may_be_acronym =
                LENGTHS.contains(&letters.len()) && !word.is(Traits::ENGLISH) && !word.is(Traits::EXACT);
            let found = if may_be_acronym { initials.find(letters) } else { None };
            let run = found.and_then(|from| expected.get(from..from + letters.len())).unwrap_or_default();
            let known = expected.iter().any(|own| own.lemma == word.lemma);
            if run.is_empty() || known || run.iter().all(Word::is_filler) {
                at += 1;
                continue;
            }
            let place = |(index, own): (usize, &Word)| Word {
                start: word.start,
                end: word.end,
                separator: if index == 0 { word.separator } else { Separator::None },
                is_negated: word.is_negated,
                ..*own
            };
            let spelled_out: Vec<Word> = run.iter().enumerate().map(place).collect();
            let count = spelled_out.len();
            self.words.splice(at..=at, spelled_out);
            at += count;
        }
    }

    /// The first letter of each word; empty if any isn't a plain one.
    pub(crate) fn initials(&self) -> String {
        let initials: Option<String> =
            (self.words.iter()).map(|word| self.of(word).chars().next().filter(char::is_ascii_alphanumeric)).collect();
        initials.unwrap_or_default()
    }

    /// Drops the words and keeps their letters.
    pub(crate) fn without_words(mut self) -> Self {
        self.letters.shrink_to_fit();
        Self { letters: self.letters, words: Vec::new() }
    }

    /// A text of only some of its words.
    pub(crate) fn part(&self, words: Vec<Word>) -> Self {
        Self { letters: self.letters.clone(), words }
    }

    /// The letters of one of its words.
    pub(crate) fn of(&self, word: &Word) -> &str {
        self.letters.get(word.start as usize..word.end as usize).unwrap_or_default()
    }

    /// The letters of all its words, run together.
    pub(crate) fn all_letters(&self) -> &str {
        &self.letters
    }

    /// The words that aren't fillers.
    pub(crate) fn content_words(&self) -> impl Iterator<Item = &Word> {
        self.words.iter().filter(|word| !word.is_filler())
    }

    /// The sorted lemmas of its content words.
    pub(crate) fn lemmas(&self) -> Vec<Lemma> {
        distinct(self.content_words().map(|word| word.lemma))
    }

    /// Whether the text negates an odd number of times.
    pub(crate) fn negates(&self) -> bool {
        negates(&self.words)
    }
}

/// Whether these words negate an odd number of times.
pub(crate) fn negates(words: &[Word]) -> bool {
    words.iter().filter(|word| word.is(Traits::NEGATION)).count() % 2 == 1
}

/// The sides of antonyms that words are on; a negated word is on the opposite side.
pub(crate) fn antonyms_of<'a>(words: impl Iterator<Item = &'a Word>) -> AntonymSides {
    let lexicon = lexicon::english();
    words.fold(AntonymSides::default(), |all, word| {
        let AntonymSides { left, right } = lexicon.antonyms(word.form, word.stem);
        // "Not connected" is in the place of "separated".
        let (left, right) = if word.is_negated { (right, left) } else { (left, right) };
        AntonymSides { left: all.left | left, right: all.right | right }
    })
}

struct Scan<'a> {
    text: &'a mut Text,
    lexicon: &'static Lexicon,
    deck: &'a Vocabulary,
    start: usize,
    separator: Separator,
}

/// The hashes and properties of a word's letters.
#[derive(Clone, Copy, Debug)]
struct Hashes {
    form: Lemma,
    stem: Lemma,
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
            // "1,000" is a thousand and "0,5" a half: three digits after a comma are a group, which `value_of`
            // handles.
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
        let is_open = self.text.letters.len() > self.start;
        self.end_word();
        if let Some(word) =
            self.text.words.last_mut().filter(|word| is_open && letter == '.' && word.end - word.start <= SHORTENED)
        {
            word.traits = word.traits.and(Traits::SHORTENED);
        }
        if let Some(word) = self.text.words.last_mut().filter(|_| is_open && letter == '-') {
            word.traits = word.traits.and(Traits::HYPHENATED);
        }
        let separator = match letter {
            '\n' | ';' | '•' | '·' | '|' | '▪' | '●' | '◦' => Separator::Line,
            '/' => Separator::Slash,
            ',' | '&' | '+' | '、' => Separator::Comma,
            '.' | '!' | '?' | ':' | '(' | ')' | '[' | ']' | '—' | '–' | '…' => Separator::Pause,
            '-' | '*' if before.is_whitespace() && (next.is_whitespace() || before == '\n' || before_that == '\n') => {
                if next == '>' {
                    Separator::None
                } else {
                    Separator::Comma
                }
            }
            '-' if before == ' ' && before_that == ' ' && self.text.words.is_empty() => Separator::Line,
            _ => Separator::None,
        };
        self.separator = self.separator.max(separator);
        // A comparison operator is a word: "x > 0" isn't "x < 0". An arrow isn't one.
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
        if let Some(long) = self.lexicon.expansion(hashes.form, hashes.stem) {
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
        self.separator = Separator::None;
    }

    /// The word from `start` to `end`, read in one pass.
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
            .and(self.deck.traits_of(known.lemma));
        let letters = self.text.letters.get(self.start..end).unwrap_or_default();
        let traits = traits.with(Traits::KNOWN, !traits.has(Traits::ENGLISH) && self.lexicon.is_rare_word(letters));
        let weight = match known.traits {
            filler if filler.has(Traits::FILLER) => 0.0,
            // The words it applies to are marked as negated, which says most of it.
            negation if negation.has(Traits::NEGATION) => NEGATION_WEIGHT,
            _ => known.weight,
        };
        self.text.words.push(Word {
            start: u32::try_from(self.start).unwrap_or(u32::MAX),
            end: u32::try_from(end).unwrap_or(u32::MAX),
            lemma: known.lemma,
            strict: known.strict,
            form,
            stem,
            weight,
            separator: self.separator,
            letters: mask,
            is_negated: false,
            traits,
        });
        self.separator = Separator::None;
    }
}

/// The value of a number in digits: "1,000", "0.5", "0,5", "-3".
pub(crate) fn value_of(word: &str) -> Option<f64> {
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

/// A letter in its base form: lowercase, without diacritics, with full-width forms and ligatures resolved.
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
        // Lowercase letters may have diacritics of their own ("İ").
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
    matches!(
        letter,
        '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{feff}'
            | '\u{ad}'
            | '\u{fe00}'..='\u{fe0f}'
    )
}
