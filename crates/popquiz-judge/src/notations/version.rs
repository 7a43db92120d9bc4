//! Versions of software: 3.8 is v3.8 and 3.8.0, but not 3.80.

use crate::notations::likeness::Likeness;
use crate::notations::phrasing::Typed;

/// The numbers of a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Version {
    numbers: Vec<u32>,
    prompt: String,
}

const NUMBER_WORDS: &[&str] =
    &["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

impl Version {
    pub(crate) fn read(wording: &str, prompt: &str) -> Option<Self> {
        let lower = prompt.to_lowercase();
        if !lower.contains("version") && !lower.contains("release") {
            return None;
        }
        let numbers = numbers(wording.trim().trim_start_matches(['v', 'V']))?;
        Some(Self { numbers, prompt: lower }).filter(|_| wording.contains('.'))
    }

    pub(crate) fn judge(&self, answer: &Typed<'_>) -> Option<Likeness> {
        let phrasing = answer.phrasing();
        std::iter::once(phrasing.whole())
            .chain(phrasing.pieces().map(|piece| piece.text))
            .find_map(|text| self.compare(text))
    }

    fn compare(&self, text: &str) -> Option<Likeness> {
        let lower = text.to_lowercase();
        let mut words: Vec<&str> = lower.split_whitespace().collect();
        // The name of the software may stand before it.
        while words.len() > 1
            && words.first().is_some_and(|word| {
                word.chars().all(char::is_alphabetic)
                    && !NUMBER_WORDS.contains(word)
                    && (self.prompt.contains(word) || matches!(*word, "version" | "v" | "release" | "ver"))
            })
        {
            words.remove(0);
        }
        let given = match words.as_slice() {
            [word] => numbers(word.trim_start_matches('v'))?,
            words => spoken(words)?,
        };
        let without_zeros = |numbers: &[u32]| {
            let len = numbers.iter().rposition(|number| *number != 0).map_or(0, |at| at + 1);
            numbers.get(..len).unwrap_or_default().to_vec()
        };
        Some(if without_zeros(&given) == without_zeros(&self.numbers) {
            Likeness::Same
        } else if self.numbers.starts_with(&given) {
            Likeness::Partial
        } else {
            Likeness::Different
        })
    }
}

/// "Three point eight".
fn spoken(words: &[&str]) -> Option<Vec<u32>> {
    let groups = words.split(|word| matches!(*word, "point" | "dot"));
    let number = |group: &[&str]| match group {
        [word] => NUMBER_WORDS
            .iter()
            .position(|known| known == word)
            .and_then(|at| u32::try_from(at).ok())
            .or_else(|| word.parse().ok()),
        _ => None,
    };
    groups.map(number).collect()
}

fn numbers(text: &str) -> Option<Vec<u32>> {
    const MOST: usize = 5;
    let parts: Vec<&str> = text.split(['.', ',']).collect();
    if parts.len() > MOST {
        return None;
    }
    parts.iter().map(|part| part.parse().ok().filter(|_| part.bytes().all(|byte| byte.is_ascii_digit()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_told_apart() {
        let version = Version::read("3.8", "Which Python version introduced the walrus operator?").expect("a version");
        for answer in [
            "3.8",
            "v3.8",
            "3.8.0",
            "Python 3.8",
            "python v3.8",
            "since three point eight",
            "3,8",
            "version 3.8 i think",
        ] {
            assert_eq!(version.judge(&answer.into()), Some(Likeness::Same), "{answer}");
        }
        for answer in ["3.80", "3.9", "38", "2.8", "3.8.1"] {
            assert_eq!(version.judge(&answer.into()), Some(Likeness::Different), "{answer}");
        }
        assert_eq!(version.judge(&"Python 3".into()), Some(Likeness::Partial));
        assert!(Version::read("3.8", "How many?").is_none());
    }
}
