//! Isotopes: carbon-14 is C-14, ¹⁴C and "carbon fourteen", but not carbon-12.

use crate::notations::chemistry::element_named;
use crate::notations::likeness::Likeness;
use crate::notations::phrasing::compare_pieces;
use crate::quantities::number_tokens::Tokens;
use crate::quantities::number_words::{self, Form};

/// A wording that is an isotope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Isotope {
    /// The place of its element in the periodic table.
    element: usize,
    mass: u32,
}

/// The isotopes that have names of their own.
const HYDROGEN: [(&str, u32); 3] = [("protium", 1), ("deuterium", 2), ("tritium", 3)];

/// A longer text is no isotope.
const LONGEST: usize = 40;

/// The heaviest isotopes that are known.
const HEAVIEST: u32 = 300;

impl Isotope {
    pub(crate) fn read(wording: &str, prompt: &str) -> Option<Self> {
        let has_digit = |letter: char| letter.is_ascii_digit() || superscript(letter).is_some();
        if !wording.contains(has_digit) && !HYDROGEN.iter().any(|(name, _)| wording.eq_ignore_ascii_case(name)) {
            return None;
        }
        let lower = prompt.to_lowercase();
        let asks = ["isotope", "nuclide", "radio", "atom", "nucle", "dating", "decay", "carbon", "element", "fission"];
        isotope(wording).filter(|_| asks.iter().any(|word| lower.contains(word)))
    }

    pub(crate) fn judge(self, answer: &str) -> Option<Likeness> {
        compare_pieces(&answer.into(), |text| {
            let text = text.strip_prefix("the isotope ").unwrap_or(text);
            isotope(text).map(|given| if given == self { Likeness::Same } else { Likeness::Different })
        })
    }
}

fn isotope(text: &str) -> Option<Isotope> {
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    if let Some((_, mass)) = HYDROGEN.iter().find(|(name, _)| text.eq_ignore_ascii_case(name)) {
        return Some(Isotope { element: element_named("hydrogen")?, mass: *mass });
    }
    let plain: String = text.chars().map(|letter| superscript(letter).unwrap_or(letter)).collect();
    let plain = plain.replace('^', "");
    let is_digit = |letter: char| letter.is_ascii_digit();
    // "14C" and "14 C".
    let rest = plain.trim_start_matches(is_digit);
    let (element, mass) = if rest.len() < plain.len() {
        let (mass, element) = plain.split_at_checked(plain.len() - rest.len())?;
        (element.trim_matches([' ', '-']), mass.parse().ok()?)
    } else if let Some(at) = plain.find(is_digit) {
        let (element, mass) = plain.split_at_checked(at)?;
        (element.trim_end_matches([' ', '-', '–']), mass.parse().ok()?)
    } else {
        let (element, number) = plain.split_once([' ', '-'])?;
        let tokens = Tokens::read(number, false);
        let read =
            number_words::read(&tokens, 0).filter(|read| read.end == tokens.len() && read.form == Form::Plain)?;
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "casts of floats saturate")]
        (element, read.value as u32)
    };
    let element = element_named(element)?;
    (1..=HEAVIEST).contains(&mass).then_some(Isotope { element, mass })
}

fn superscript(letter: char) -> Option<char> {
    "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().zip('0'..='9').find(|(high, _)| *high == letter).map(|(_, plain)| plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn isotopes_are_told_apart() {
        let mut failures = Vec::new();
        for (prompt, wording, same, different) in [
            (
                "Which isotope is used in radiocarbon dating?",
                "carbon-14",
                &["C-14", "¹⁴C", "14C", "carbon 14", "carbon fourteen", "C14", "c-14", "it's carbon-14"][..],
                &["carbon-12", "C-13", "12C", "uranium-235", "N-14", "carbon-14 or carbon-12"][..],
            ),
            (
                "Which uranium isotope is fissile?",
                "²³⁵U",
                &["U-235", "uranium 235", "U235", "235U"],
                &["U-238", "uranium-238", "Pu-235"],
            ),
            (
                "Which isotope of hydrogen has one neutron?",
                "deuterium",
                &["hydrogen-2", "²H", "H-2", "Deuterium"],
                &["tritium", "hydrogen-3", "protium", "H-1", "helium-2"],
            ),
        ] {
            let isotope = Isotope::read(wording, prompt).expect(wording);
            let all = [(same, Likeness::Same), (different, Likeness::Different)];
            for (answer, wanted) in all.into_iter().flat_map(|(list, wanted)| list.iter().map(move |it| (it, wanted))) {
                let found = isotope.judge(answer);
                if found != Some(wanted) {
                    failures.push(format!("{answer} for {wording}: {found:?}"));
                }
            }
        }
        assert!(failures.is_empty(), "{failures:#?}");
        assert!(Isotope::read("B12", "Which vitamin?").is_none());
        assert!(Isotope::read("carbon", "Which isotope family?").is_none());
    }
}
