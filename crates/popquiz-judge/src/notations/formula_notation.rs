//! Wordings that are formulas, or a class of running times such as O(n log n).

use std::borrow::Cow;

use crate::message::joint::Joint;
use crate::notations::formula::{Equality, ExpectedFormula, Expression, Formula, Reach};
use crate::notations::formula_names::{Names, id, is_same_word};
use crate::notations::formula_tokens::{Function, Scope, Token, tokens};
use crate::notations::likeness::Likeness;
use crate::notations::phrasing::Typed;

/// A wording that is a formula.
#[derive(Clone, Debug)]
pub(crate) struct FormulaNotation {
    expected: ExpectedFormula,
    names: Names,
    /// Whether it is the argument of an O(…): constant factors don't count.
    is_growth: bool,
    has_factorial: bool,
}

/// The usual words for running times.
const GROWTH: &[(&str, &str)] = &[
    ("constant", "1"),
    ("logarithmic", "log n"),
    ("linear", "n"),
    ("linearithmic", "n log n"),
    ("loglinear", "n log n"),
    ("quasilinear", "n log n"),
    ("quadratic", "n^2"),
    ("cubic", "n^3"),
    ("exponential", "2^n"),
    ("factorial", "n!"),
    ("one", "1"),
];

/// How "O" is spoken, longer forms first.
const SPOKEN_GROWTH: &[&str] = &[
    "on the order of ",
    "big theta of ",
    "big oh of ",
    "big-oh of ",
    "big o of ",
    "big-o of ",
    "big oh ",
    "big-oh ",
    "big o ",
    "big-o ",
    "order of ",
    "order ",
    "theta of ",
    "theta ",
    "oh of ",
    "o of ",
];

/// Words after a running time that don't change it.
const AFTER_GROWTH: &[&str] = &[
    " running time",
    " time complexity",
    " complexity",
    " time",
    " runtime",
    " on average",
    " in the average case",
    " average case",
    " in the worst case",
    " worst case",
    " in the best case",
    " best case",
    " amortized",
    " amortised",
    " in general",
    " expected",
    " in total",
    " per operation",
];

/// A question with one of these asks for a formula, even if the answer could be something else: "F/A".
const ASKS_FOR_FORMULA: &[&str] = &[
    "formula",
    "equation",
    "expression",
    "expressed",
    "law",
    "derivative",
    "integral",
    "calculate",
    "calculated",
    "compute",
    "computed",
    "solve",
    "simplify",
    "factor",
    "expand",
    "ratio",
    "theorem",
    "identity",
    "variance",
    "probability",
    "area",
    "volume",
    "circumference",
    "perimeter",
    "energy",
    "stress",
    "efficiency",
    "error",
];

/// The units that quantities in questions mostly have.
const UNITS: &[&str] = &[
    "m", "km", "cm", "mm", "s", "ms", "min", "h", "g", "kg", "mg", "N", "J", "kJ", "W", "kW", "V", "A", "Hz", "Pa",
    "K", "C", "F", "mol", "L", "l", "mL", "ml", "Ω", "T", "eV", "u", "cal", "kcal", "bar", "atm", "M",
];

/// A longer run of letters is a word.
const MOST_LETTERS: usize = 3;

impl FormulaNotation {
    /// Reads a class of running times such as O(n log n).
    pub(crate) fn read_growth(wording: &str, prompt: &str) -> Option<Self> {
        growth_argument(wording)?;
        Self::read(wording, prompt)
    }

    pub(crate) fn read(wording: &str, prompt: &str) -> Option<Self> {
        let wording = wording.trim();
        let (text, is_growth) = match growth_argument(wording) {
            Some(argument) => (argument, true),
            None => (wording, false),
        };
        let mut names = Names::default();
        declare_functions(text, &mut names);
        declare_numbered(text, &mut names);
        let read = tokens(text, &mut Scope::Declaring(&mut names))?;
        if !is_growth && !is_formula(text, &read, prompt) {
            return None;
        }
        if !is_growth && names.is_empty() {
            return None;
        }
        // "1/2 mv²" is half of mv², but p²/2m is p²/(2m).
        let is_fraction =
            read.windows(3).any(|three| matches!(three, [Token::Number(_), Token::Over, Token::Number(_)]));
        let reach = if is_fraction { Reach::Loose } else { Reach::Tight };
        let formula = Formula::parse(&read, &names, reach)?;
        let constant = [id("C"), id("c")].into_iter().find(|constant| {
            asks_for_integral(prompt) && formula.variables().filter(|name| name == constant).count() == 1
        });
        names.learn(prompt);
        Some(Self {
            expected: ExpectedFormula::new(formula, constant),
            has_factorial: text.contains('!'),
            names,
            is_growth,
        })
    }

    pub(crate) fn judge(&self, answer: &Typed<'_>) -> Option<Likeness> {
        if self.is_growth { self.judge_growth(answer) } else { self.judge_formula(answer) }
    }

    fn judge_formula(&self, answer: &Typed<'_>) -> Option<Likeness> {
        let phrasing = answer.phrasing();
        if let Some(likeness) = self.compare(phrasing.whole(), None) {
            return Some(likeness);
        }
        let definition = phrasing.pieces().skip(1).find_map(|piece| self.new_definition(piece.text));
        let mut found: Option<Likeness> = None;
        for piece in phrasing.pieces() {
            let Some(likeness) = self.compare(piece.text, definition.as_ref()) else { continue };
            match (found, likeness) {
                (None, likeness) => found = Some(likeness),
                (Some(Likeness::Same), Likeness::Different) if piece.is_alternative() => {
                    return Some(Likeness::Different);
                }
                (Some(Likeness::Different), Likeness::Same) if piece.joint.is_gloss() => {
                    found = Some(likeness);
                }
                _ => {}
            }
        }
        found
    }

    /// All the ways to read a text as a formula.
    fn readings(&self, text: &str) -> Vec<Formula> {
        let text = &with_exponents_in_parentheses(&with_bare_letters(without_derivative(text)));
        let text = if self.has_factorial { text } else { text.trim_end_matches('!') };
        let Some(read) = tokens(text, &mut Scope::Known(&self.names)) else { return Vec::new() };
        let is_wide = read.iter().any(|token| matches!(token, Token::SaidTimes | Token::SaidOver | Token::SaidRoot));
        [(Reach::Loose, true), (Reach::Tight, read.contains(&Token::Over)), (Reach::Wide, is_wide)]
            .into_iter()
            .filter(|(_, differs)| *differs)
            .filter_map(|(reach, _)| Formula::parse(&read, &self.names, reach))
            .collect()
    }

    fn new_definition(&self, text: &str) -> Option<(u64, Expression)> {
        self.readings(text).first()?.new_definition(&self.names)
    }

    fn compare(&self, text: &str, definition: Option<&(u64, Expression)>) -> Option<Likeness> {
        let all = self.readings(text).into_iter().map(|formula| match definition {
            Some((name, expression)) => formula.with(*name, expression),
            None => formula,
        });
        let all = all.map(|formula| self.expected.compare(&formula));
        Some(match all.min_by_key(|equality| *equality as u8)? {
            Equality::Equal => Likeness::Same,
            Equality::Nearly => Likeness::Partial,
            Equality::Unequal => Likeness::Different,
        })
    }

    fn judge_growth(&self, answer: &Typed<'_>) -> Option<Likeness> {
        let phrasing = answer.phrasing();
        let mut found: Option<Likeness> = None;
        for (text, joint) in std::iter::once((phrasing.whole(), Joint::Start))
            .chain(phrasing.pieces().map(|piece| (piece.text, piece.joint)))
        {
            let Some(likeness) = self.compare_growth(text) else { continue };
            if joint == Joint::Start && found.is_none() {
                found = Some(likeness);
            } else if found == Some(Likeness::Same) && likeness == Likeness::Different && joint == Joint::Or {
                return Some(Likeness::Different);
            } else {
                found = found.or(Some(likeness));
            }
        }
        found
    }

    fn compare_growth(&self, text: &str) -> Option<Likeness> {
        let text = text.trim_end_matches([' ', '.', '?']);
        let lower = text.to_lowercase();
        let bare = SPOKEN_GROWTH.iter().find_map(|start| lower.starts_with(start).then(|| text.get(start.len()..)));
        let mut bare = bare.flatten().unwrap_or(text).trim_end();
        while let Some(rest) = AFTER_GROWTH.iter().find_map(|end| bare.strip_suffix(end)) {
            bare = rest.trim_end_matches([' ', ',']);
        }
        let argument = growth_argument(bare).unwrap_or(bare);
        let words: Vec<&str> = argument.split_whitespace().collect();
        let word = match words.as_slice() {
            [word] => GROWTH.iter().find(|(name, _)| is_same_word(name, &word.to_lowercase().replace('-', ""))),
            _ => None,
        };
        let argument = word.map_or(argument, |(_, formula)| formula);
        let read = tokens(argument, &mut Scope::Known(&self.names))?;
        let formula = Formula::parse(&read, &self.names, Reach::Tight)?;
        Some(if self.expected.grows_like(&formula) { Likeness::Same } else { Likeness::Different })
    }
}

/// Drops "d/dx =" before the derivative itself.
fn without_derivative(text: &str) -> &str {
    match text.split_once('=') {
        Some((left, right)) if left.contains("d/d") || left.contains("dy/d") || left.contains("df/d") => right,
        _ => text,
    }
}

/// "Big G" as "G".
fn with_bare_letters(text: &str) -> Cow<'_, str> {
    let is_size = |word: &str| ["big", "capital", "little", "small", "lowercase"].contains(&word);
    let words: Vec<&str> = text.split(' ').collect();
    if !words.iter().any(|word| is_size(word)) {
        return Cow::Borrowed(text);
    }
    let is_letter = |word: Option<&&str>| word.is_some_and(|word| word.chars().count() == 1);
    let kept = words.iter().enumerate().filter(|(at, word)| !(is_size(word) && is_letter(words.get(at + 1))));
    Cow::Owned(kept.map(|(_, word)| *word).collect::<Vec<_>>().join(" "))
}

/// "E to the 2x" as "e^(2x)", and "e to the i pi" as "e^(i pi)": several letters and digits without a sign between them
/// are one exponent.
fn with_exponents_in_parentheses(text: &str) -> String {
    const SPOKEN: [&str; 4] = [" raised to the power of ", " to the power of ", " raised to the ", " to the "];
    let Some((at, spoken)) = SPOKEN.iter().find_map(|spoken| Some((text.find(spoken)?, *spoken))) else {
        return text.to_owned();
    };
    let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at + spoken.len()..).unwrap_or_default());
    let mut taken = 0;
    let mut is_open = false;
    for word in after.split_inclusive(' ') {
        let plain = word.trim();
        let digits = plain.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let is_coefficient =
            digits.len() < plain.len() && !digits.is_empty() && digits.chars().all(char::is_alphabetic);
        let is_ordinal = ["st", "nd", "rd", "th"].contains(&digits);
        let opens = matches!(plain, "i" | "minus" | "negative");
        if is_ordinal || taken > 0 && !is_open || taken == 0 && !opens && !is_coefficient {
            break;
        }
        taken += word.len();
        is_open = opens;
    }
    let (exponent, rest) = after.split_at_checked(taken).unwrap_or(("", after));
    if exponent.trim().is_empty() {
        return text.to_owned();
    }
    format!("{before}^({}) {rest}", exponent.trim())
}

/// The argument of "O(n log n)" or "Θ(n)".
pub(crate) fn growth_argument(text: &str) -> Option<&str> {
    let text = text.trim();
    let rest = text.strip_prefix(['O', 'o', 'Θ', 'θ', '𝒪', '0'])?.trim_start();
    let argument = rest.strip_prefix('(')?.strip_suffix(')')?;
    let mut depth = 0_i32;
    for letter in argument.chars() {
        depth += i32::from(letter == '(') - i32::from(letter == ')');
        if depth < 0 {
            return None;
        }
    }
    Some(argument)
}

fn asks_for_integral(prompt: &str) -> bool {
    let lower = prompt.to_lowercase();
    ["∫", "integral", "antiderivative", "integrate", "\\int"].iter().any(|word| lower.contains(word))
}

/// Declares names that are followed by a parenthesis with only a name or a condition in it: f(x), P(A|B).
fn declare_functions(text: &str, names: &mut Names) {
    let letters: Vec<char> = text.chars().collect();
    for (at, letter) in letters.iter().enumerate() {
        if *letter != '(' || at == 0 {
            continue;
        }
        let Some(name) = letters.get(at - 1).filter(|name| name.is_alphabetic()) else { continue };
        if at >= 2 && letters.get(at - 2).is_some_and(|before| before.is_alphabetic()) {
            continue;
        }
        let inner: Vec<char> = letters.iter().skip(at + 1).take_while(|letter| **letter != ')').copied().collect();
        let is_argument =
            inner.iter().all(|letter| letter.is_alphanumeric() || matches!(letter, '|' | ',' | ' ' | '/'))
                && inner.iter().any(|letter| letter.is_alphabetic());
        let stands_alone =
            letters.iter().enumerate().any(|(other, letter)| letter == name && letters.get(other + 1) != Some(&'('));
        if is_argument && !stands_alone {
            names.declare_function(id(&name.to_string()));
        }
    }
}

/// Declares letters with different digits after them: x1 and x2 are variables, but x2 by itself is x².
fn declare_numbered(text: &str, names: &mut Names) {
    let letters: Vec<char> = text.chars().collect();
    let pairs: Vec<(char, char)> = letters
        .windows(2)
        .filter_map(|two| if let [letter, digit] = two { Some((*letter, *digit)) } else { None })
        .filter(|(letter, digit)| letter.is_alphabetic() && digit.is_ascii_digit())
        .collect();
    for (letter, digit) in &pairs {
        if pairs.iter().any(|(other, number)| other == letter && number != digit) {
            names.declare(&format!("{letter}{digit}"));
        }
    }
}

/// Whether a text that reads as a formula is meant as one.
fn is_formula(text: &str, read: &[Token], prompt: &str) -> bool {
    let has = |wanted: fn(&Token) -> bool| read.iter().any(wanted);
    // "9.81 m/s²" is a quantity.
    let is_unit = |text: &str| {
        let letters: Vec<&str> =
            text.split(|letter: char| !letter.is_alphabetic()).filter(|part| !part.is_empty()).collect();
        !letters.is_empty() && letters.iter().all(|unit| UNITS.contains(unit))
    };
    let after_number =
        text.trim_start_matches(|letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ',' | '-' | '−'));
    if after_number.len() < text.len() && after_number.starts_with(' ') && is_unit(after_number) {
        return false;
    }
    let is_variable = |token: &Token| matches!(token, Token::Variable(_) | Token::Apply(_));
    if !has(is_variable) {
        return false;
    }
    let has_relation = has(|token| matches!(token, Token::Relation(_)));
    let is_marked = text.contains(['^', '√', '·', '×', '*', '±', '∝', '\\', '²', '³', 'ⁿ', 'π', '½', '⅓', '¼', '¾'])
        || has(|token| matches!(token, Token::Apply(_) | Token::Fraction | Token::Bar | Token::Inverse));
    let is_sure = has_relation || is_marked || text.contains(" + ");
    let first_letters = |word: &str| ASKS_FOR_FORMULA.contains(&word);
    let asks = || prompt.to_lowercase().split(|letter: char| !letter.is_alphabetic()).any(first_letters);
    let has_operator = has(|token| matches!(token, Token::Plus | Token::Minus | Token::Over | Token::Times))
        || has(|token| *token == Token::Open);
    let is_words = text.chars().all(|letter| letter.is_alphabetic() || letter == ' ' || letter == '-');
    // "Cos x", "n log n".
    let is_application = matches!(read.last(), Some(Token::Variable(_)))
        && text.split(' ').any(|word| word.chars().count() == 1)
        && has(
            |token| matches!(token, Token::Apply(function) if !matches!(function, Function::Minimum | Function::Maximum)),
        );
    if is_words {
        return is_application;
    }
    // "Assets = Liabilities + Equity", but not "A* search" or "F1 score".
    let words =
        text.split(|letter: char| !letter.is_ascii_alphabetic()).filter(|word| word.len() > MOST_LETTERS).count();
    if words > 0 && !text.contains('\\') && !has(|token| matches!(token, Token::Apply(_))) {
        let is_spaced = [" + ", " − ", " - ", " × ", " * ", " / ", " ÷ "].iter().any(|sign| text.contains(sign));
        return has_relation && text.contains('=') || is_spaced && asks();
    }
    let is_coefficient = matches!(read, [Token::Number(_), Token::Variable(_), ..])
        && text.chars().all(|letter| letter.is_ascii_digit() || letter.is_ascii_lowercase());
    let is_fraction = has(|token| matches!(token, Token::Plus | Token::Minus | Token::Over | Token::Times))
        && has(|token| *token == Token::Open);
    is_sure
        || is_fraction
        || is_coefficient && asks()
        || has_operator && (asks() || prompt.contains('='))
        // "1 − x": numbers with letters.
        || has_operator && has(|token| matches!(token, Token::Number(_))) && text.contains(['−', '+', '('])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_signs_are_no_formulas() {
        for wording in [
            "F1 score",
            "A* search",
            "C++",
            "and/or",
            "TCP/IP",
            "World War II",
            "x-ray",
            "3.8",
            "50%",
            "AC/DC",
            "−1 and 1",
            "vitamin B12",
            "K-means",
            "trigeminal nerve (V3)",
            "T-rex",
            "rock 'n' roll",
            "D-Day",
            "Na+",
            "1914–1918",
            "H1N1",
        ] {
            assert!(FormulaNotation::read(wording, "What is it called?").is_none(), "{wording}");
        }
    }

    fn judge(prompt: &str, wording: &str, answer: &str) -> Option<Likeness> {
        FormulaNotation::read(wording, prompt).expect(wording).judge(&answer.into())
    }

    #[test]
    fn formulas_are_spelled_out_in_many_ways() {
        let mut failures = Vec::new();
        for (prompt, wording, same, different) in [
            (
                "What is the quotient rule?",
                "(u'v - uv')/v²",
                &["(u'v-uv')/v^2", "(v u' - u v')/v²", "u'v minus uv' all over v squared", "u’v/v² − uv’/v²"][..],
                &["(u'v + uv')/v²", "(uv' - u'v)/v²", "u'v + uv'", "(u'v - uv')/v", "(uv - uv)/v²"][..],
            ),
            (
                "What is the derivative of e^(2x)?",
                "2e^(2x)",
                &["2exp(2x)", "two e to the 2x", "2*e^{2x}", "two times e to the power of 2x", "d/dx = 2e^(2x)"],
                &["e^(2x)", "2e^x", "two e to the x", "e to the 2x", "2xe^(2x)", "2exp(x)"],
            ),
            (
                "What is Euler's identity?",
                "e^(iπ) + 1 = 0",
                &[
                    "exp(iπ) = −1",
                    "e to the i pi plus one equals zero",
                    "e to the i pi equals minus one",
                    "e^{iπ} = -1",
                ],
                &["e^(iπ) = 1", "e to the i pi equals one", "exp(π) + 1 = 0", "e^(iπ) - 1 = 0"],
            ),
            (
                "State the law of gravitation.",
                "F = G·m₁·m₂/r²",
                &[
                    "big G times the two masses, divided by the distance squared",
                    "G times the product of the masses over r squared",
                    "G times both masses divided by r squared",
                ],
                &["G times the two masses over r", "G times the two masses times r squared", "F = G m1 / r²"],
            ),
            (
                "State Coulomb's law.",
                "F = k q₁q₂/r²",
                &[
                    "k times the two charges over r squared",
                    "F = k q1 q2 r^-2",
                    "k times the product of the charges over r squared",
                ],
                &["k times the two charges over r", "F = k q1 / r²"],
            ),
            (
                "What is the worst-case running time?",
                "O(n²)",
                &[
                    "Θ(n²) in the worst case",
                    "big oh of n squared",
                    "quadratic on average",
                    "order n squared",
                    "O(n^2) time",
                ],
                &["Θ(n) in the worst case", "big oh of n", "linear on average", "big oh of one"],
            ),
            (
                "Average time of a lookup in a hash table?",
                "O(1)",
                &["big oh of one", "Θ(1) on average", "constant time", "O(1) amortized", "order one"],
                &["big oh of n", "O(n) on average", "logarithmic time", "O(1) or O(n)"],
            ),
        ] {
            for (answers, wanted) in [(same, Likeness::Same), (different, Likeness::Different)] {
                for answer in answers {
                    let found = judge(prompt, wording, answer);
                    if found != Some(wanted) {
                        failures.push(format!("{answer} for {wording}: {found:?}"));
                    }
                }
            }
        }
        assert!(failures.is_empty(), "{failures:#?}");
    }

    #[test]
    fn other_formulas_differ() {
        for (prompt, wording, answers) in [
            ("Slope of a line?", "(y2 - y1)/(x2 - x1)", &["(x2-x1)/(y2-y1)", "(y2-y1)/(x1-x2)"][..]),
            ("Area of a circle?", "πr²", &["(πr)²", "2πr", "πr", "πr³"]),
            ("Ohm's law?", "V = IR", &["V = I/R", "V = I²R", "P = VI", "R = V·I"]),
            ("Pythagoras as an equation?", "a² + b² = c²", &["a² − b² = c²", "c = a² + b²", "a + b = c"]),
        ] {
            for answer in answers {
                assert_eq!(judge(prompt, wording, answer), Some(Likeness::Different), "{answer} for {wording}");
            }
        }
    }

    #[test]
    fn formulas_are_equal_in_any_notation() {
        for (prompt, wording, answers) in [
            (
                "Area of a circle?",
                "πr²",
                &["pi r^2", "A = π·r·r", "$\\pi r^{2}$", "r**2 * pi", "pi times r squared", "πd²/4"][..],
            ),
            (
                "Newton's second law as a formula",
                "F = ma",
                &["F = ma", "f=m*a", "a = F/m", "ma", "force = mass x acceleration"],
            ),
            (
                "Law of cosines",
                "c² = a² + b² − 2ab cos(C)",
                &["a^2+b^2-2ab cos C = c^2", "c**2 = b**2 + a**2 - 2*b*a*cos(C)"],
            ),
            (
                "Period of a pendulum?",
                "2π√(l/g)",
                &["T = 2*pi*sqrt(l/g)", "$2\\pi\\sqrt{\\frac{l}{g}}$", "two pi times the square root of l over g"],
            ),
            ("Slope of a line?", "(y2 - y1)/(x2 - x1)", &["(y_2-y_1)/(x_2-x_1)", "m = (y1-y2)/(x1-x2)"]),
            (
                "Area of a triangle with base b and height h?",
                "½bh",
                &["bh/2", "base times height divided by 2", "1/2 b h"],
            ),
            ("Kinetic energy formula?", "E = ½mv²", &["mv^2/2", "KE = 0.5mv^2", "Ek = 1/2mv²"]),
            ("Euler's identity?", "e^(iπ) + 1 = 0", &["e^(i*pi) = -1", "e^{i\\pi}+1=0"]),
            ("d/dx sin x = ?", "cos x", &["cos(x)", "cosine", "the derivative is cos x"]),
            ("Roots?", "(−b ± √(b² − 4ac)) / (2a)", &["(-b+-sqrt(b^2-4ac))/2a", "(-b ± √D)/(2a) with D = b²-4ac"]),
            ("Factor x² − 1", "(x − 1)(x + 1)", &["(x+1)(x-1)", "(x + 1) * (x - 1)"]),
            ("Sum of the first n integers?", "n(n + 1)/2", &["n(n+1)/2", "(n^2+n)/2", "\\frac{n(n+1)}{2}", "½n(n+1)"]),
        ] {
            for answer in answers {
                assert_eq!(judge(prompt, wording, answer), Some(Likeness::Same), "{answer} for {wording}");
            }
        }
    }
}
