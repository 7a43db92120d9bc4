//! Numbers as people write them: in digits, in words, or both ("twenty-five", "one hundred and four", "2.5 million",
//! "10k").

use crate::text::{LONGEST, Text, Word, value_of};
use crate::traits::Traits;

/// From zero to nineteen.
const SMALL: &[&str] = &[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

/// From twenty to ninety.
const TENS: &[&str] = &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// What multiplies the number before it.
const SCALES: &[(&str, f64)] = &[("hundred", 1e2), ("thousand", 1e3), ("k", 1e3), ("million", 1e6), ("billion", 1e9)];

/// The part of a number that a word is.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Part {
    Digits(f64),
    Small(f64),
    Tens(f64),
    Scale(f64),
}

impl Part {
    fn of(letters: &str, word: &Word) -> Option<Self> {
        let place = |names: &[&str]| names.iter().position(|name| *name == letters).map(|place| place as f64);
        if let Some(scale) = SCALES.iter().find(|(name, _)| *name == letters) {
            return Some(Self::Scale(scale.1));
        }
        place(SMALL)
            .map(Self::Small)
            .or_else(|| place(TENS).map(|place| Self::Tens(place * 10.0 + 20.0)))
            .or_else(|| if word.is(Traits::NUMBER) { value_of(letters).map(Self::Digits) } else { None })
    }

    /// The value of a number that starts with this part: "a thousand" is one thousand.
    fn alone(self) -> f64 {
        match self {
            Self::Digits(value) | Self::Small(value) | Self::Tens(value) | Self::Scale(value) => value,
        }
    }
}

/// A number that is being read: the groups that scales have closed, the open group, and the last part.
#[derive(Clone, Copy, Debug)]
struct Undecided {
    closed: f64,
    group: f64,
    last: Part,
}

impl Undecided {
    fn value(self) -> f64 {
        self.closed + self.group
    }

    /// Adds a part; `None` if the part starts another number.
    fn and(self, part: Part) -> Option<Self> {
        let Self { closed, group, last } = self;
        let with = |closed, group| Some(Self { closed, group, last: part });
        match (last, part) {
            (Part::Tens(_), Part::Small(value)) if value < 10.0 => with(closed, group + value),
            (Part::Scale(_), Part::Small(value) | Part::Tens(value)) => with(closed, group + value),
            (_, Part::Scale(100.0)) if group > 0.0 => with(closed, group * 100.0),
            (_, Part::Scale(scale)) if scale > 100.0 && group > 0.0 => with(closed + group * scale, 0.0),
            _ => None,
        }
    }
}

/// Returns the numbers in a text, and the indices of the words that aren't part of one.
pub(crate) fn numbers(text: &Text) -> (Vec<f64>, Vec<usize>) {
    let (mut numbers, mut others) = (Vec::new(), Vec::new());
    let mut open: Option<Undecided> = None;
    for (at, word) in text.words.iter().enumerate() {
        let letters = text.of(word);
        // "K" by itself is a letter.
        let part = Part::of(letters, word).filter(|_| letters != "k" || open.is_some());
        match (part, open) {
            (Some(part), _) => {
                let next = open.and_then(|open| open.and(part));
                if let (None, Some(open)) = (next, open) {
                    numbers.push(open.value());
                }
                open = next.or(Some(Undecided { closed: 0.0, group: part.alone(), last: part }));
            }
            (None, Some(Undecided { last: Part::Scale(_), .. })) if letters == "and" => {}
            (None, _) => {
                numbers.extend(open.take().map(Undecided::value));
                others.push(at);
            }
        }
    }
    numbers.extend(open.map(Undecided::value));
    (numbers, others)
}

/// Inserts a space between a number and the letters after it.
pub(crate) fn split_units(answer: &str) -> String {
    let mut split_units = String::with_capacity(answer.len() + 4);
    let mut before = ' ';
    for letter in answer.chars().take(LONGEST) {
        if before.is_ascii_digit() && letter.is_alphabetic() {
            split_units.push(' ');
        }
        split_units.push(letter);
        before = letter;
    }
    split_units
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::Vocabulary;

    #[test]
    fn numbers_are_read_in_digits_and_in_words() {
        for (text, read) in [
            ("42", &[42.0][..]),
            ("fifty", &[50.0]),
            ("twenty-five", &[25.0]),
            ("twenty five percent", &[25.0]),
            ("a thousand", &[1000.0]),
            ("one hundred and four", &[104.0]),
            ("two hundred fifty-five", &[255.0]),
            ("two thousand and twenty six", &[2026.0]),
            ("three hundred thousand", &[300_000.0]),
            ("one million two hundred thousand and five", &[1_200_005.0]),
            ("10k", &[10_000.0]),
            ("2.5 million", &[2_500_000.0]),
            ("1,000", &[1000.0]),
            ("three or four", &[3.0, 4.0]),
            ("five six", &[5.0, 6.0]),
            ("20 30", &[20.0, 30.0]),
            ("five and six", &[5.0, 6.0]),
            ("k", &[]),
            ("none", &[]),
        ] {
            let spaced = split_units(text);
            assert_eq!(numbers(&Text::read(&spaced, &Vocabulary::default())).0, read, "{text}");
        }
    }
}
