//! Answers that are notation rather than words: signs, code, keys, formulas, chemistry, units, notes, times and
//! coordinates.
//!
//! The kind of notation of a wording is determined once. Answers are then compared by the rules of that kind, which
//! know what makes no difference: the order of terms, backticks, "pi" for "π".

use crate::notations::chemistry::Chemistry;
use crate::notations::clock::Clock;
use crate::notations::code::{Code, is_option};
use crate::notations::coordinates::Coordinates;
use crate::notations::formula_notation::FormulaNotation;
use crate::notations::greek_letter::GreekLetter;
use crate::notations::isotope::Isotope;
use crate::notations::keys::Keys;
pub(crate) use crate::notations::likeness::Likeness;
use crate::notations::notes::Note;
use crate::notations::numeral::Numeral;
use crate::notations::phrasing::Typed;
use crate::notations::reaction::Reaction;
use crate::notations::signs::Signs;
use crate::notations::solutions::Solutions;
use crate::notations::unit_name::UnitName;
use crate::notations::version::Version;

/// A wording that is notation.
#[derive(Clone, Debug)]
pub(crate) enum Notation {
    Signs(Signs),
    Code(Code),
    Chemistry(Chemistry),
    Note(Note),
    Version(Version),
    Clock(Clock),
    Coordinates(Coordinates),
    Keys(Keys),
    Numeral(Numeral),
    Reaction(Reaction),
    Isotope(Isotope),
    Unit(UnitName),
    GreekLetter(GreekLetter),
    Solutions(Solutions),
    Formula(Box<FormulaNotation>),
}

/// A longer wording isn't notation.
const LONGEST: usize = 160;

impl Notation {
    /// What kind of notation a wording is; `None` for ordinary words.
    pub(crate) fn read(wording: &str, prompt: &str) -> Option<Self> {
        if wording.len() > LONGEST {
            return None;
        }
        Signs::read(wording)
            .map(Self::Signs)
            .or_else(|| FormulaNotation::read_growth(wording, prompt).map(|formula| Self::Formula(Box::new(formula))))
            .or_else(|| Version::read(wording, prompt).map(Self::Version))
            .or_else(|| Clock::read(wording, prompt).map(Self::Clock))
            .or_else(|| Coordinates::read(wording).map(Self::Coordinates))
            .or_else(|| Keys::read(wording).map(Self::Keys))
            .or_else(|| Numeral::read(wording, prompt).map(Self::Numeral))
            .or_else(|| Reaction::read(wording).map(Self::Reaction))
            .or_else(|| Isotope::read(wording, prompt).map(Self::Isotope))
            .or_else(|| UnitName::read(wording, prompt).map(Self::Unit))
            .or_else(|| Solutions::read(wording, prompt).map(Self::Solutions))
            .or_else(|| GreekLetter::read(wording, prompt).map(Self::GreekLetter))
            .or_else(|| Note::read(wording, prompt).map(Self::Note))
            .or_else(|| Chemistry::read(wording, prompt).map(Self::Chemistry))
            .or_else(|| Code::read(wording, prompt).map(Self::Code))
            .or_else(|| FormulaNotation::read(wording, prompt).map(|formula| Self::Formula(Box::new(formula))))
    }

    /// Compares an answer with the wording; `None` if it isn't in any notation that this kind knows.
    pub(crate) fn judge(&self, answer: &Typed<'_>) -> Option<Likeness> {
        match self {
            Self::Signs(signs) => signs.judge(answer),
            // Likewise "yield or return".
            Self::Code(code) if code.is_words() && is_prose(answer.text()) => None,
            Self::Code(code) => code.judge(answer),
            // In words, a name is judged like any other term: "oxygen and nitrogen" are two.
            Self::Chemistry(chemistry) if chemistry.is_name() && is_several_words(answer.text()) => None,
            Self::Chemistry(chemistry) => chemistry.judge(answer),
            Self::Note(note) => note.judge(answer),
            Self::Version(version) => version.judge(answer),
            Self::Clock(clock) => clock.judge(answer.text()),
            Self::Coordinates(coordinates) => coordinates.judge(answer.text()),
            Self::Keys(keys) => keys.judge(answer.text()),
            Self::Numeral(numeral) => numeral.judge(answer.text()),
            Self::Reaction(reaction) => reaction.judge(answer.text()),
            Self::Isotope(isotope) => isotope.judge(answer.text()),
            Self::Unit(unit) => unit.judge(answer),
            Self::GreekLetter(letter) => letter.judge(answer),
            Self::Solutions(solutions) => solutions.judge(answer),
            Self::Formula(formula) => formula.judge(answer),
        }
    }
}

/// Whether a text is several words without an option of a command: "git diff --staged" isn't "git diff".
fn is_prose(text: &str) -> bool {
    let mut words = text.split_whitespace();
    words.clone().nth(1).is_some() && !words.any(is_option)
}

/// Whether a text is several words, rather than a word with its formula: "oxygen (O2)".
fn is_several_words(text: &str) -> bool {
    const SENTENCE: usize = 4;
    let is_word = |letter: char| letter.is_alphabetic() || letter.is_whitespace() || letter.is_ascii_punctuation();
    let words = text.split_whitespace().count();
    words >= SENTENCE || words > 1 && text.chars().all(is_word)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn ordinary_words_are_no_notation() {
        for (wording, prompt) in [
            ("Paris", "What is the capital of France?"),
            ("World War II", "Which war ended in 1945?"),
            ("yield", "What does an investment bring?"),
            ("photosynthesis", "How do plants make sugar?"),
            ("Fermat's Last Theorem", "\"aⁿ + bⁿ = cⁿ has no solutions\": name of the theorem?"),
            ("network layer", "OSI layer at which routers work"),
            ("F1 score", "Harmonic mean of precision and recall"),
            ("to be", "Shakespeare's question?"),
            ("29 May 1453", "Fall of Constantinople (full date)"),
            ("D-Day", "Landing in Normandy?"),
            ("C. S. Lewis", "Who wrote Narnia?"),
            ("9.81 m/s²", "Gravitational acceleration on Earth?"),
            ("50%", "What share?"),
            ("the UK", "Which country left the EU?"),
            ("Co", "Which abbreviation of company?"),
            ("primary key", "SQL: column that identifies each row"),
        ] {
            assert!(Notation::read(wording, prompt).is_none(), "{wording}");
        }
    }

    /// A coefficient, a variable and an exponent.
    type Term = (u8, char, u8);

    fn terms() -> impl Strategy<Value = Vec<Term>> {
        let letter = prop::sample::select(vec!['x', 'y', 'z', 'r', 'm', 'v']);
        prop::collection::vec((2..9_u8, letter, 1..5_u8), 2..5)
    }

    fn sum(terms: &[Term], write: impl Fn(Term) -> String) -> String {
        terms.iter().copied().map(write).collect::<Vec<_>>().join(" + ")
    }

    fn plain((factor, letter, exponent): Term) -> String {
        format!("{factor}{letter}^{exponent}")
    }

    proptest! {
        #[test]
        fn notation_and_order_make_no_difference(terms in terms(), turn in 0..4_usize) {
            let wording = sum(&terms, plain);
            let notation = Notation::read(&wording, "Which formula?").expect("a formula");
            let mut turned = terms.clone();
            turned.rotate_left(turn % terms.len());
            let notations: [fn(Term) -> String; 5] = [
                plain,
                |(factor, letter, exponent)| format!("{letter}**{exponent} * {factor}"),
                |(factor, letter, exponent)| format!("{factor} \\cdot {letter}^{{{exponent}}}"),
                |(factor, letter, exponent)| format!("{factor}·{}", vec![letter.to_string(); usize::from(exponent)].join("·")),
                |(factor, letter, exponent)| {
                    let high = ["⁰", "¹", "²", "³", "⁴", "⁵"].get(usize::from(exponent)).expect("small");
                    format!("{factor}{letter}{high}")
                },
            ];
            for write in notations {
                let given = sum(&turned, write);
                prop_assert_eq!(notation.judge(&given.as_str().into()), Some(Likeness::Same), "{} for {}", given, wording);
            }
        }

        #[test]
        fn another_sign_exponent_or_factor_is_another_formula(terms in terms(), at in 0..5_usize) {
            let wording = sum(&terms, plain);
            let notation = Notation::read(&wording, "Which formula?").expect("a formula");
            let minus = wording.replacen(" + ", " - ", 1);
            prop_assert_eq!(notation.judge(&minus.as_str().into()), Some(Likeness::Different), "{}", minus);
            let change = |change: fn(&mut Term)| {
                let mut changed = terms.clone();
                let at = at % changed.len();
                changed.get_mut(at).into_iter().for_each(change);
                sum(&changed, plain)
            };
            for given in [change(|term| term.2 += 1), change(|term| term.0 += 1), change(|term| term.1 = 'k')] {
                prop_assert_eq!(notation.judge(&given.as_str().into()), Some(Likeness::Different), "{} for {}", given, wording);
            }
        }

        #[test]
        fn no_text_panics(wording in "\\PC{0,40}", prompt in "\\PC{0,60}", answer in "\\PC{0,200}") {
            if let Some(notation) = Notation::read(&wording, &prompt) {
                notation.judge(&answer.as_str().into());
                notation.judge(&wording.as_str().into());
            }
        }

        #[test]
        fn no_notation_panics(
            wording in "[a-zA-Z0-9()|^*/+=._\\\\ ²₂⁻√πΔ±,-]{1,30}",
            prompt in "(Formula of the ion|git command|Regex in Python|Solve|Which note|Chemical symbol|Which version)",
            answer in "[a-zA-Z0-9()|^*/+=._\\\\ ²₂⁻√πΔ±,`-]{1,80}",
        ) {
            if let Some(notation) = Notation::read(&wording, &prompt) {
                notation.judge(&answer.as_str().into());
                notation.judge(&wording.as_str().into());
            }
        }
    }

    #[test]
    fn deep_and_long_answers_are_cut_off() {
        for (wording, prompt) in [
            ("πr²", "Area?"),
            ("O(n^2)", "Running time?"),
            ("===", "JavaScript operator"),
            ("git revert", "git command"),
            ("-a", "ls flag"),
            ("H2SO4", "Formula of sulfuric acid"),
            ("D flat", "Which note?"),
            ("nitrite", "Name of the ion"),
        ] {
            let notation = Notation::read(wording, prompt).expect(wording);
            for unit in
                ["(", "^", "2^", "-", "√", "a ", "x, ", "sqrt ", "(x", "|", "`", "or ", "e\u{301}", "two ", "\u{202e}א"]
            {
                notation.judge(&unit.repeat(2_000).as_str().into());
                notation.judge(&format!("{}x{}", unit.repeat(20), ")".repeat(20)).as_str().into());
            }
        }
    }
}
