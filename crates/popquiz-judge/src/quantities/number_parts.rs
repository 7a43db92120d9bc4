//! The meaning of single words for numbers: "seventeen", "million", "quarters", "third", and typos of them.

use crate::words::numerals;

/// What a word says about a number, alone or with others.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct NumberWord {
    pub(crate) part: Option<Part>,
    /// 4 for "quarters", 16 for "sixteenth", 1e9 for "billionth".
    pub(crate) denominator: Option<f64>,
    /// 3 for "third".
    pub(crate) ordinal: Option<f64>,
    /// The word itself, if this one is a typo of it.
    pub(crate) meant: Option<&'static str>,
}

impl NumberWord {
    /// Reads a lowercase word; `None` if it has nothing to do with numbers.
    pub(crate) fn read(word: &str) -> Option<Self> {
        const LONGEST: usize = 14;
        // No number word begins with another letter.
        let may_be = matches!(word.as_bytes().first()?, b'b'..=b'h' | b'k'..=b'q' | b's' | b't' | b'z');
        if !may_be || word.len() > LONGEST {
            return None;
        }
        let as_written = Self { part: part(word), denominator: denominator(word), ordinal: ordinal(word), meant: None };
        if as_written != Self::default() {
            return Some(as_written);
        }
        let meant = without_typo(word)?;
        Some(Self { part: part(meant), denominator: denominator(meant), ordinal: ordinal(meant), meant: Some(meant) })
    }
}

/// What a word adds to a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Part {
    /// Zero to nine. `oh` is only a zero within a row of digits.
    Digit(f64),
    Oh,
    /// Ten to nineteen.
    Teen(f64),
    Tens(f64),
    Hundred,
    Scale(f64),
}

fn part(word: &str) -> Option<Part> {
    use Part::{Digit, Hundred, Oh, Scale, Teen, Tens};
    Some(match word {
        "zero" | "nought" | "naught" | "nil" => Digit(0.0),
        "one" => Digit(1.0),
        "two" => Digit(2.0),
        "three" => Digit(3.0),
        "four" => Digit(4.0),
        "five" => Digit(5.0),
        "six" => Digit(6.0),
        "seven" => Digit(7.0),
        "eight" => Digit(8.0),
        "nine" => Digit(9.0),
        "oh" | "o" => Oh,
        "ten" => Teen(10.0),
        "eleven" => Teen(11.0),
        "twelve" => Teen(12.0),
        "thirteen" => Teen(13.0),
        "fourteen" => Teen(14.0),
        "fifteen" => Teen(15.0),
        "sixteen" => Teen(16.0),
        "seventeen" => Teen(17.0),
        "eighteen" => Teen(18.0),
        "nineteen" => Teen(19.0),
        "twenty" => Tens(20.0),
        "thirty" => Tens(30.0),
        "forty" | "fourty" => Tens(40.0),
        "fifty" => Tens(50.0),
        "sixty" => Tens(60.0),
        "seventy" => Tens(70.0),
        "eighty" => Tens(80.0),
        "ninety" => Tens(90.0),
        "hundred" | "hundreds" => Hundred,
        other => Scale(scale(other)?),
    })
}

/// What a word multiplies the number before it by.
pub(crate) fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "dozen" | "dozens" => 12.0,
        "thousand" | "thousands" | "k" => 1e3,
        "million" | "millions" | "mil" | "mio" | "mn" | "mln" => 1e6,
        "billion" | "billions" | "bn" | "bil" | "bln" => 1e9,
        "trillion" | "trillions" | "tn" | "trn" => 1e12,
        "quadrillion" => 1e15,
        "quintillion" => 1e18,
        "sextillion" => 1e21,
        "septillion" => 1e24,
        "octillion" => 1e27,
        "lakh" | "lakhs" => 1e5,
        "crore" | "crores" => 1e7,
        "googol" => 1e100,
        _ => return None,
    })
}

/// Number words that typos are recognized of.
const WORDS: &[&str] = &[
    "three",
    "seven",
    "eight",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "hundred",
    "thousand",
    "million",
    "billion",
    "trillion",
    "quarter",
    "third",
    "fourth",
    "eighth",
    "twelfth",
];

/// English words that are similar to a number word without being a typo of it.
const NO_TYPOS: &[&str] = &[
    "quartet",
    "sever",
    "severn",
    "forth",
    "forts",
    "fight",
    "sixth",
    "fifth",
    "tenth",
    "ninth",
    "there",
    "these",
    "those",
    "thousands",
    "hundreds",
    "heaven",
    "shred",
    "nineth",
];

/// The number word that this word is a typo of, if it isn't one itself.
fn without_typo(word: &str) -> Option<&'static str> {
    const LEAST: usize = 4;
    const LONGEST: usize = 10;
    let (&first, length) = (word.as_bytes().first()?, word.len());
    let is_candidate = (LEAST..=LONGEST).contains(&length)
        && matches!(first, b't' | b'f' | b's' | b'e' | b'n' | b'h' | b'm' | b'b' | b'q')
        && word.is_ascii()
        && !NO_TYPOS.contains(&word);
    if !is_candidate {
        return None;
    }
    let mut near = WORDS.iter().copied().filter(|wanted| is_one_slip(word.as_bytes(), wanted.as_bytes()));
    let nearest = near.next()?;
    let is_plural = || word.strip_suffix('s').is_some_and(|singular| part(singular).is_some());
    if is_plural() {
        return None;
    }
    let Some(second) = near.next() else { return Some(nearest) };
    let mut as_long = [nearest, second].into_iter().chain(near).filter(|wanted| wanted.len() == length);
    as_long.next().filter(|_| as_long.next().is_none())
}

/// Whether one letter is missing, added or replaced, or two neighbors are swapped. The first letter has to agree.
fn is_one_slip(given: &[u8], wanted: &[u8]) -> bool {
    if given.first() != wanted.first() || given.len().abs_diff(wanted.len()) > 1 {
        return false;
    }
    let same = given.iter().zip(wanted).take_while(|(one, other)| one == other).count();
    let (given, wanted) = (given.get(same..).unwrap_or_default(), wanted.get(same..).unwrap_or_default());
    let is_swapped = given.len() > 1 && given.first() == wanted.get(1) && given.get(1) == wanted.first();
    given.get(1..).is_some_and(|given| given == wanted)
        || wanted.get(1..).is_some_and(|wanted| given == wanted)
        || given.get(1..).is_some_and(|given| wanted.get(1..) == Some(given))
        || is_swapped && given.get(2..) == wanted.get(2..)
}

/// The denominator that a word names: 4 for "quarters", 16 for "sixteenth", 1e9 for "billionth".
fn denominator(word: &str) -> Option<f64> {
    Some(match word {
        "half" | "halves" => 2.0,
        "quarter" | "quarters" => 4.0,
        "hundredth" | "hundredths" => 100.0,
        "thousandth" | "thousandths" => 1e3,
        "millionth" | "millionths" => 1e6,
        "billionth" | "billionths" => 1e9,
        "trillionth" | "trillionths" => 1e12,
        other => {
            let singular = other.strip_suffix('s').unwrap_or(other);
            let value = ordinal(singular)?;
            if value < 3.0 {
                return None;
            }
            value
        }
    })
}

/// The value of one ordinal word: "third", "twentieth", "hundredth".
fn ordinal(word: &str) -> Option<f64> {
    if word.chars().next().is_some_and(|letter| letter.is_ascii_digit()) {
        return None;
    }
    Some(match word {
        "thirtieth" => 30.0,
        "fortieth" => 40.0,
        "fiftieth" => 50.0,
        "sixtieth" => 60.0,
        "seventieth" => 70.0,
        "eightieth" => 80.0,
        "ninetieth" => 90.0,
        "hundredth" => 100.0,
        "thousandth" => 1000.0,
        other => numerals::ordinal(other)? as f64,
    })
}
