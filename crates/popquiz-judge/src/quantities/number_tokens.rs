//! Splits a text into numbers, words and signs, for reading quantities. Case is kept, because "mW" isn't "MW".

#![allow(clippy::float_cmp, reason = "ten is exact")]

use unicode_normalization::UnicodeNormalization as _;

use crate::message::text::LONGEST;
use crate::quantities::number_parts::NumberWord;

/// The maximum number of tokens that are read. An answer that states a quantity is much shorter.
const MOST_TOKENS: usize = 160;

/// The maximum number of digits of a number.
const MOST_DIGITS: usize = 400;

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kind {
    Number(Digits),
    Word,
    Sign(char),
    /// What is left out of the reading: it's neither a number nor a word.
    Hidden,
}

/// A number in digits.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(clippy::struct_excessive_bools, reason = "independent properties of the notation")]
pub(crate) struct Digits {
    pub(crate) value: f64,
    /// How many significant digits it's written with. Zeros at the end of an integer count.
    pub(crate) significant: u8,
    /// How many digits are before the decimal separator.
    pub(crate) before_point: u8,
    /// How many digits are after the decimal separator.
    pub(crate) decimals: u8,
    /// Whether it has one comma or dot that can be a thousands separator as well as a decimal one: "1,500", "1.500".
    pub(crate) is_ambiguous: bool,
    pub(crate) is_scientific: bool,
    /// Whether it ends in "st", "nd", "rd" or "th".
    pub(crate) is_ordinal: bool,
    /// Whether it's a single character such as "½".
    pub(crate) is_fraction: bool,
}

#[derive(Clone, Debug)]
struct Token {
    kind: Kind,
    /// Where it ends in [`Tokens::text`] and [`Tokens::lower`]. It starts where the previous token ends.
    end: usize,
    end_of_lower: usize,
    /// Whether there's a space before it.
    spaced: bool,
    /// What it says about a number, if it's a word.
    number_word: Option<NumberWord>,
}

/// The tokens of a text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tokens {
    all: Vec<Token>,
    /// The tokens as typed, without anything between them; `lower` is their lowercase form.
    text: String,
    lower: String,
    /// Whether it's a card's text rather than an answer: units have their proper case.
    pub(crate) is_formal: bool,
}

impl Tokens {
    /// Splits a text. `decimal_comma`: whether its language has decimal commas, so that "1.500" is a thousand and more.
    pub(crate) fn read(text: &str, decimal_comma: bool) -> Self {
        let letters = folded(text);
        let mut tokens = Self {
            all: Vec::with_capacity(letters.len().min(MOST_TOKENS) / 2 + 1),
            text: String::with_capacity(text.len()),
            lower: String::with_capacity(text.len()),
            is_formal: false,
        };
        let mut at = 0;
        let mut spaced = true;
        while let Some(&letter) = letters.get(at) {
            if tokens.len() >= MOST_TOKENS {
                break;
            }
            let rest = letters.get(at..).unwrap_or_default();
            if letter.is_whitespace() {
                spaced = true;
                if letter == '\n' {
                    tokens.push(Kind::Sign('\n'), &['\n'], true);
                }
                at += 1;
                continue;
            }
            let after_digit = at > 0 && letters.get(at - 1).is_some_and(char::is_ascii_digit);
            let (kind, length) = if let Some((value, significant)) = fraction_sign(letter) {
                let digits = Digits { is_fraction: true, decimals: 3, ..Digits::new(value, significant) };
                (Kind::Number(digits), 1)
            } else if letter.is_ascii_digit() || letter == '.' && !after_digit && is_digit(rest.get(1)) {
                let (digits, length) = number(rest, decimal_comma);
                (Kind::Number(digits), length)
            } else if letter.is_alphabetic() && !matches!(letter, 'π' | 'φ') {
                (Kind::Word, word_length(rest))
            } else if letter == '-' && at > 0 && !spaced && joins_words(&letters, at) {
                spaced = true;
                at += 1;
                continue;
            } else {
                (Kind::Sign(letter), 1)
            };
            tokens.push(kind, rest.get(..length).unwrap_or_default(), spaced);
            spaced = false;
            at += length.max(1);
        }
        tokens.read_mantissas();
        tokens
    }

    fn push(&mut self, kind: Kind, letters: &[char], spaced: bool) {
        let start = self.lower.len();
        self.text.extend(letters);
        if letters.iter().all(char::is_ascii) {
            self.lower.extend(letters.iter().map(char::to_ascii_lowercase));
        } else {
            self.lower.push_str(&letters.iter().collect::<String>().to_lowercase());
        }
        let is_word = kind == Kind::Word;
        let number_word = self.lower.get(start..).filter(|_| is_word).and_then(NumberWord::read);
        let token = Token { kind, end: self.text.len(), end_of_lower: self.lower.len(), spaced, number_word };
        self.all.push(token);
    }

    /// Splits a text of a card.
    pub(crate) fn of_card(text: &str) -> Self {
        Self { is_formal: true, ..Self::read(text, false) }
    }

    pub(crate) fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there is no token at this place or after it.
    pub(crate) fn ends_at(&self, at: usize) -> bool {
        at >= self.all.len()
    }

    fn token_before(&self, at: usize) -> Option<&Token> {
        self.all.get(at.checked_sub(1)?)
    }

    /// The lowercase word at this place; empty if it isn't a word.
    pub(crate) fn word(&self, at: usize) -> &str {
        match self.all.get(at) {
            Some(Token { kind: Kind::Word, end_of_lower, .. }) => {
                let start = self.token_before(at).map_or(0, |token| token.end_of_lower);
                self.lower.get(start..*end_of_lower).unwrap_or_default()
            }
            _ => "",
        }
    }

    /// The word at this place, as typed.
    pub(crate) fn symbol(&self, at: usize) -> &str {
        match self.all.get(at) {
            Some(Token { kind: Kind::Word, .. }) => self.text(at),
            _ => "",
        }
    }

    /// The token at this place, as typed.
    pub(crate) fn text(&self, at: usize) -> &str {
        let start = self.token_before(at).map_or(0, |token| token.end);
        self.all.get(at).and_then(|token| self.text.get(start..token.end)).unwrap_or_default()
    }

    /// What the word at this place says about a number.
    pub(crate) fn number_word(&self, at: usize) -> NumberWord {
        self.all.get(at).and_then(|token| token.number_word).unwrap_or_default()
    }

    /// Whether the token at this place is a number or a word that says something about one.
    pub(crate) fn is_numeric(&self, at: usize) -> bool {
        let is_numeric = |token: &Token| matches!(token.kind, Kind::Number(_)) || token.number_word.is_some();
        self.all.get(at).is_some_and(is_numeric)
    }

    /// The lowercase word at this place, or the number word that it's a typo of.
    pub(crate) fn corrected_word(&self, at: usize) -> &str {
        self.number_word(at).meant.unwrap_or_else(|| self.word(at))
    }

    /// Skips some tokens when reading. They keep their places.
    pub(crate) fn hide(&mut self, from: usize, to: usize) {
        for token in self.all.get_mut(from..to).into_iter().flatten() {
            (token.kind, token.number_word) = (Kind::Hidden, None);
        }
    }

    pub(crate) fn sign(&self, at: usize) -> Option<char> {
        match self.all.get(at)?.kind {
            Kind::Sign(sign) => Some(sign),
            _ => None,
        }
    }

    pub(crate) fn is_sign(&self, at: usize, sign: char) -> bool {
        self.sign(at) == Some(sign)
    }

    pub(crate) fn digits(&self, at: usize) -> Option<&Digits> {
        match &self.all.get(at)?.kind {
            Kind::Number(digits) => Some(digits),
            _ => None,
        }
    }

    pub(crate) fn is_spaced(&self, at: usize) -> bool {
        self.all.get(at).is_none_or(|token| token.spaced)
    }

    /// Whether the words at this place are these.
    pub(crate) fn has(&self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(offset, word)| self.word(at + offset) == *word)
    }

    /// The characters of some tokens without spaces, in lowercase.
    pub(crate) fn written(&self, from: usize, to: usize) -> String {
        let end_before = |at| self.token_before(at).map_or(0, |token| token.end_of_lower);
        self.lower.get(end_before(from)..end_before(to)).unwrap_or_default().to_owned()
    }

    /// "6,022 × 10^23" has a decimal comma: a mantissa is below ten.
    fn read_mantissas(&mut self) {
        for at in 0..self.all.len() {
            if !self.digits(at).is_some_and(|digits| digits.is_ambiguous && digits.value >= 10.0) {
                continue;
            }
            let is_product = matches!(self.sign(at + 1), Some('*')) || matches!(self.word(at + 1), "x" | "times");
            let is_power_of_ten =
                is_product && self.digits(at + 2).is_some_and(|ten| ten.value == 10.0) && self.is_sign(at + 3, '^');
            let mantissa = self.text(at).replace(',', ".").parse();
            if let (true, Ok(value), Some(Token { kind: Kind::Number(digits), .. })) =
                (is_power_of_ten, mantissa, self.all.get_mut(at))
            {
                digits.value = value;
            }
        }
    }
}

impl Digits {
    pub(crate) fn new(value: f64, significant: u8) -> Self {
        Self {
            value,
            significant,
            before_point: 1,
            decimals: 0,
            is_ambiguous: false,
            is_scientific: false,
            is_ordinal: false,
            is_fraction: false,
        }
    }
}

fn is_digit(letter: Option<&char>) -> bool {
    letter.is_some_and(char::is_ascii_digit)
}

/// A hyphen in "twenty-five" or "six-year" is no minus sign.
fn joins_words(letters: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| letters.get(before));
    let after = letters.get(at + 1);
    let is_letter = |letter: Option<&char>| letter.is_some_and(|letter| letter.is_alphabetic());
    (is_letter(before) || is_digit(before)) && is_letter(after)
}

fn word_length(letters: &[char]) -> usize {
    let is_part = |at: usize, letter: char| {
        letter.is_alphabetic() && !matches!(letter, 'π' | 'φ')
            || letter == '\'' && at > 0 && letters.get(at + 1).is_some_and(|next| next.is_alphabetic())
    };
    letters.iter().enumerate().take_while(|(at, letter)| is_part(*at, **letter)).count()
}

fn fraction_sign(letter: char) -> Option<(f64, u8)> {
    let (above, below) = match letter {
        '½' => (1.0, 2.0),
        '⅓' => (1.0, 3.0),
        '⅔' => (2.0, 3.0),
        '¼' => (1.0, 4.0),
        '¾' => (3.0, 4.0),
        '⅕' => (1.0, 5.0),
        '⅖' => (2.0, 5.0),
        '⅗' => (3.0, 5.0),
        '⅘' => (4.0, 5.0),
        '⅙' => (1.0, 6.0),
        '⅚' => (5.0, 6.0),
        '⅐' => (1.0, 7.0),
        '⅛' => (1.0, 8.0),
        '⅜' => (3.0, 8.0),
        '⅝' => (5.0, 8.0),
        '⅞' => (7.0, 8.0),
        '⅑' => (1.0, 9.0),
        '⅒' => (1.0, 10.0),
        _ => return None,
    };
    Some((above / below, 15))
}

/// Reads a number that starts the letters, and returns its length: "1,000", "1 000 000", "1.5e-3", "0,5".
fn number(letters: &[char], decimal_comma: bool) -> (Digits, usize) {
    let count = |from: usize| letters.iter().skip(from).take(MOST_DIGITS).take_while(|c| c.is_ascii_digit()).count();
    let first = count(0);
    let (group_sign, decimal_sign) = if decimal_comma { ('.', ',') } else { (',', '.') };
    let mut end = first;
    // Groups of three digits after one of up to three.
    let mut groups = 0;
    let mut separator = ' ';
    let leads = (1..=3).contains(&first) && letters.first() != Some(&'0');
    while let Some(&sign) = letters.get(end) {
        let is_separator = matches!(sign, ',' | '.' | ' ' | '\'' | '_') && (groups == 0 || sign == separator);
        if !leads || !is_separator || count(end + 1) != 3 {
            break;
        }
        separator = sign;
        groups += 1;
        end += 4;
    }
    // "1,00,000" is a lakh.
    let pairs = |from: usize| letters.get(from) == Some(&',') && count(from + 1) == 2;
    if groups == 0 && (1..=2).contains(&first) && pairs(first) {
        let mut place = first;
        while pairs(place) {
            place += 3;
        }
        if letters.get(place) == Some(&',') && count(place + 1) == 3 {
            (groups, separator, end) = (2, ',', place + 4);
        }
    }
    // A single dot is a decimal point, a single comma isn't; where commas are decimal, the other way around.
    let is_ambiguous = groups == 1 && matches!(separator, ',' | '.');
    if is_ambiguous && separator == decimal_sign
        || groups > 1 && matches!(separator, ',' | '.') && is_digit(letters.get(end))
    {
        groups = 0;
        end = first;
    }
    let mut text: String = letters.iter().take(end).filter(|letter| letter.is_ascii_digit()).collect();
    let before_point = text.len();
    let mut decimals = 0;
    let sign = letters.get(end).copied().unwrap_or(' ');
    let length = count(end + 1);
    let is_list = sign == ',' && letters.get(end + 1 + length) == Some(&',') && is_digit(letters.get(end + 2 + length));
    // After groups, the other sign is the decimal one: "1.234,56".
    let is_decimal = matches!(sign, '.' | ',') && (groups == 0 || sign != separator) && !is_list;
    let is_decimal = is_decimal && !(sign == group_sign && length == 3 && leads && groups > 0);
    if is_decimal && length > 0 {
        text.push('.');
        text.extend(letters.iter().skip(end + 1).take(length));
        decimals = length;
        end += 1 + length;
    }
    let leading_zeros =
        text.bytes().take_while(|byte| matches!(byte, b'0' | b'.')).filter(|byte| *byte == b'0').count();
    let significant = (before_point + decimals).saturating_sub(leading_zeros).max(1);
    let mut is_scientific = false;
    if matches!(letters.get(end), Some('e' | 'E')) {
        let signed = usize::from(matches!(letters.get(end + 1), Some('-' | '+')));
        let exponent = count(end + 1 + signed);
        let closes = letters.get(end + 1 + signed + exponent).is_none_or(|next| !next.is_alphanumeric());
        if (1..=4).contains(&exponent) && closes {
            text.extend(letters.iter().skip(end).take(1 + signed + exponent));
            end += 1 + signed + exponent;
            is_scientific = true;
        }
    }
    let suffix = (letters.get(end), letters.get(end + 1));
    let is_suffix = matches!(
        suffix,
        (Some('s' | 'S'), Some('t' | 'T'))
            | (Some('n' | 'N' | 'r' | 'R'), Some('d' | 'D'))
            | (Some('t' | 'T'), Some('h' | 'H'))
    );
    let is_ordinal = is_suffix && decimals == 0 && letters.get(end + 2).is_none_or(|next| !next.is_alphanumeric());
    if is_ordinal {
        end += 2;
    }
    let value = text.parse::<f64>().unwrap_or_default();
    let value = if value.is_finite() { value } else { f64::MAX };
    let small = |count: usize| u8::try_from(count).unwrap_or(u8::MAX);
    let digits = Digits {
        value,
        significant: small(significant),
        before_point: small(before_point),
        decimals: small(decimals),
        is_ambiguous,
        is_scientific,
        is_ordinal,
        is_fraction: false,
    };
    (digits, end.max(1))
}

/// The characters of a text with one form for each sign: "²" is "^2", "−" is "-", "→" is "->".
fn folded(text: &str) -> Vec<char> {
    let text = text.trim_matches(|letter: char| letter.is_whitespace() || matches!(letter, '*' | '_' | '`' | '|'));
    let mut folded: Vec<char> = Vec::with_capacity(text.len() + 8);
    let mut letters = text.chars().take(LONGEST).peekable();
    let mut raised = false;
    while let Some(letter) = letters.next() {
        if let Some(plain) = superscript(letter) {
            if !raised {
                folded.push('^');
            }
            raised = true;
            folded.push(plain);
            continue;
        }
        raised = false;
        let next = letters.peek().copied().unwrap_or(' ');
        match letter {
            '−' | '–' | '‐' | '‑' | '‒' | '﹣' | '-' => {
                // Arrows of any length.
                let mut dashes = vec![];
                while letters.peek().is_some_and(|next| *next == '-') {
                    dashes.extend(letters.next());
                }
                if letters.peek() == Some(&'>') {
                    letters.next();
                    folded.push('→');
                } else {
                    folded.push('-');
                    folded.extend(dashes);
                }
            }
            '=' if next == '>' => {
                letters.next();
                folded.push('→');
            }
            '+' if next == '/' => {
                letters.next();
                if letters.peek().is_some_and(|next| matches!(next, '-' | '−')) {
                    letters.next();
                    folded.push('±');
                } else {
                    folded.extend(['+', '/']);
                }
            }
            '+' if next == '-' => {
                letters.next();
                folded.push('±');
            }
            '*' if next == '*' => {
                letters.next();
                folded.push('^');
            }
            '⇒' | '➔' | '➜' | '⟶' | '⟹' | '➡' => folded.push('→'),
            '×' | '✕' | '✖' | '⋅' | '·' | '•' | '∙' | '⨯' => folded.push('*'),
            '÷' | '⁄' | '∕' => folded.push('/'),
            '≃' | '≅' | '∼' | '～' => folded.push('≈'),
            '“' | '”' | '″' | '„' | '«' | '»' => folded.push('"'),
            '’' | '‘' | '′' | 'ʹ' => folded.push('\''),
            'µ' => folded.push('μ'),
            'Ω' => folded.push('Ω'),
            'º' | '˚' => folded.push('°'),
            '℃' => folded.extend(['°', 'C']),
            '℉' => folded.extend(['°', 'F']),
            '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{2007}' | '\t' => folded.push(' '),
            'ϕ' | 'φ' => folded.push('φ'),
            '|' => {}
            '½' | '⅓' | '⅔' | '¼' | '¾' | '⅕' | '⅖' | '⅗' | '⅘' | '⅙' | '⅚' | '⅐' | '⅛' | '⅜' | '⅝' | '⅞' | '⅑'
            | '⅒' => folded.push(letter),
            ascii if ascii.is_ascii() => folded.push(ascii),
            other => folded.extend(std::iter::once(other).nfkc()),
        }
    }
    folded
}

fn superscript(letter: char) -> Option<char> {
    Some(match letter {
        '⁰' => '0',
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁴' => '4',
        '⁵' => '5',
        '⁶' => '6',
        '⁷' => '7',
        '⁸' => '8',
        '⁹' => '9',
        '⁻' | '¯' => '-',
        '⁺' => '+',
        'ⁿ' => 'n',
        _ => return None,
    })
}
