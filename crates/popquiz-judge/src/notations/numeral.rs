//! Numbers in another notation than decimal digits, for which the notation is asked: FF in hexadecimal, MMXXIV.

use crate::notations::likeness::Likeness;
use crate::notations::phrasing::compare_pieces;

/// A wording that is a number in hexadecimal or Roman digits.
#[derive(Clone, Debug)]
pub(crate) enum Numeral {
    Hexadecimal(String),
    Roman(String),
}

impl Numeral {
    pub(crate) fn read(wording: &str, prompt: &str) -> Option<Self> {
        if hexadecimal(wording).is_none() && roman(wording).is_none() {
            return None;
        }
        let lower = prompt.to_lowercase();
        let has =
            |wanted: &[&str]| lower.split(|letter: char| !letter.is_alphanumeric()).any(|word| wanted.contains(&word));
        if has(&["hexadecimal", "hex"]) || lower.contains("base 16") {
            let digits = hexadecimal(wording)?;
            return digits
                .contains(|digit: char| digit.is_ascii_digit() || digit.is_ascii_alphabetic())
                .then_some(Self::Hexadecimal(digits));
        }
        if has(&["roman"]) && has(&["numeral", "numerals", "digit", "digits", "number", "numbers"]) {
            return roman(wording).map(Self::Roman);
        }
        None
    }

    pub(crate) fn judge(&self, answer: &str) -> Option<Likeness> {
        compare_pieces(&answer.into(), |text| {
            let is_same = match self {
                Self::Hexadecimal(own) => hexadecimal(text)? == *own,
                Self::Roman(own) => roman(text)? == *own,
            };
            Some(if is_same { Likeness::Same } else { Likeness::Different })
        })
    }
}

/// The digits of a hexadecimal number, without its marks and leading zeros: 0xFF, FF₁₆, FF (base 16).
fn hexadecimal(text: &str) -> Option<String> {
    const LONGEST: usize = 24;
    let lower = text.trim().to_lowercase();
    let lower = lower.strip_suffix("(base 16)").or_else(|| lower.strip_suffix("base 16")).unwrap_or(&lower);
    let lower = lower.strip_suffix("in hex").or_else(|| lower.strip_suffix("hex")).unwrap_or(lower).trim();
    let lower = lower.strip_prefix("hex ").unwrap_or(lower);
    let lower = ["0x", "&h", "#", "$", "\\x", "x"].iter().find_map(|mark| lower.strip_prefix(mark)).unwrap_or(lower);
    let lower = lower.trim_end_matches(['₁', '₆']);
    let lower = lower.strip_suffix('h').unwrap_or(lower);
    let digits: String = lower.chars().filter(|letter| !matches!(letter, ' ' | '_')).collect();
    let is_number =
        !digits.is_empty() && digits.len() <= LONGEST && digits.chars().all(|digit| digit.is_ascii_hexdigit());
    let significant = digits.trim_start_matches('0');
    is_number.then(|| if significant.is_empty() { "0".to_owned() } else { significant.to_owned() })
}

fn roman(text: &str) -> Option<String> {
    let text = text.trim();
    let text = text.strip_prefix("the letter ").or_else(|| text.strip_prefix("an ")).unwrap_or(text);
    let text = text.strip_prefix("a ").unwrap_or(text);
    let digits: String =
        text.chars().filter(|letter| *letter != ' ').map(|letter| letter.to_ascii_uppercase()).collect();
    (!digits.is_empty() && digits.chars().all(|digit| "IVXLCDM".contains(digit))).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_are_told_apart() {
        let mut failures = Vec::new();
        for (prompt, wording, same, different) in [
            (
                "Write 255 in hexadecimal.",
                "FF",
                &["0xFF", "ff", "#FF", "FF₁₆", "FFh", "FF (base 16)", "0x00FF", "it's FF"][..],
                &["EF", "0xFE", "F", "11111111", "255", "FF or FE"][..],
            ),
            ("What is 26 in hex?", "1A", &["0x1a", "1A hex", "1Ah"], &["A1", "1B", "26", "1"]),
            (
                "Write 2024 in Roman numerals.",
                "MMXXIV",
                &["mmxxiv", "MM XXIV", "it's MMXXIV"],
                &["MMXXVI", "MXXIV", "MMXXIIII", "XXIV"],
            ),
            (
                "Which Roman numeral stands for 1000?",
                "M",
                &["m", "M (mille)", "the letter M"],
                &["D", "C", "MM", "M or D"],
            ),
        ] {
            let numeral = Numeral::read(wording, prompt).expect(wording);
            let all = [(same, Likeness::Same), (different, Likeness::Different)];
            for (answer, wanted) in all.into_iter().flat_map(|(list, wanted)| list.iter().map(move |it| (it, wanted))) {
                let found = numeral.judge(answer);
                if found != Some(wanted) {
                    failures.push(format!("{answer} for {wording}: {found:?}"));
                }
            }
        }
        assert!(failures.is_empty(), "{failures:#?}");
        assert!(Numeral::read("Mars", "Which Roman god of war has a number of temples?").is_none());
    }
}
