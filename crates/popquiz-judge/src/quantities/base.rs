//! Digits in another base than ten: 1010 in binary is 0b1010, 1010₂ and 0000 1010.

/// The base in which a question expects digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Base {
    Binary,
    Octal,
    Decimal,
}

use Base::{Binary, Decimal, Octal};

/// The maximum number of bytes of an answer that is read as digits in a base.
const LONGEST: usize = 80;

impl Base {
    /// Reads which base a question asks for; the last one that it names is the answer's.
    pub(crate) fn asked(words: &[String]) -> Option<Self> {
        let named = |word: &String| match word.as_str() {
            "binary" => Some(Binary),
            "octal" => Some(Octal),
            "decimal" => Some(Decimal),
            _ => None,
        };
        // "The decimal number 10 in binary", and "binary 101 in decimal".
        let after_in = words.windows(2).rev().find_map(|two| match two {
            [before, word] if matches!(before.as_str(), "in" | "to" | "into" | "as") => named(word),
            _ => None,
        });
        let bases: Vec<Self> = words.iter().filter_map(named).collect();
        after_in.or_else(|| bases.last().copied()).filter(|_| bases.iter().any(|base| *base != Decimal))
    }

    fn digits(self) -> &'static str {
        match self {
            Binary => "01",
            Octal => "01234567",
            Decimal => "0123456789",
        }
    }

    /// An answer without the marks of the base: prefixes, subscripts, and gaps between groups of digits. `None` if it has
    /// none of these.
    pub(crate) fn digits_of(self, answer: &str) -> Option<String> {
        if answer.len() > LONGEST {
            return None;
        }
        let (prefixes, subscript, endings): (&[&str], &str, &[&str]) = match self {
            Binary => (&["0b", "0B"], "₂", &["(base 2)", "base 2", "b"]),
            Octal => (&["0o", "0O"], "₈", &["(base 8)", "base 8", "o"]),
            Decimal => (&[], "₁₀", &["(base 10)", "base 10"]),
        };
        let text = answer.trim();
        let mut bare = prefixes.iter().find_map(|prefix| text.strip_prefix(prefix)).unwrap_or(text);
        bare = bare.strip_suffix(subscript).unwrap_or(bare);
        bare = endings.iter().find_map(|ending| bare.strip_suffix(ending)).unwrap_or(bare);
        let joined: String = bare.chars().filter(|letter| !matches!(letter, ' ' | '_')).collect();
        let is_number = !joined.is_empty() && joined.chars().all(|digit| self.digits().contains(digit));
        (is_number && joined.len() < answer.len()).then_some(joined)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_a_base_are_left_out() {
        let asked = |prompt: &str| Base::asked(&prompt.split(' ').map(str::to_owned).collect::<Vec<_>>());
        assert_eq!(asked("the decimal number 10 in binary"), Some(Binary));
        assert_eq!(asked("convert binary 101 to decimal"), Some(Decimal));
        assert_eq!(asked("which decimal number"), None);
        for (base, answer, digits) in [
            (Binary, "0b1010", Some("1010")),
            (Binary, "1010₂", Some("1010")),
            (Binary, "0000 1010", Some("00001010")),
            (Binary, "1010b", Some("1010")),
            (Binary, "1010 (base 2)", Some("1010")),
            (Binary, "0xA", None),
            (Binary, "1012₂", None),
            (Octal, "0o17", Some("17")),
            (Octal, "17₈", Some("17")),
            (Octal, "0x17", None),
            (Decimal, "5₁₀", Some("5")),
            (Decimal, "0b101", None),
        ] {
            assert_eq!(base.digits_of(answer).as_deref(), digits, "{answer}");
        }
    }
}
