//! What a formula's variables are called: their letters, and the words that the question or physics has for them.

use crate::words::lemma::hash;

/// The names of a formula's variables.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    /// Each variable as written ("r", `T_c` without the underscore, "ΔL"), with its id.
    variables: Vec<(String, u64)>,
    /// Phrases for variables ("axial force", "sigma"), longest first.
    phrases: Vec<(Vec<String>, Meaning)>,
    /// Other letters for the variables: U for V, and d for twice r.
    other_letters: Vec<(char, Meaning)>,
    /// The variables that are functions: f in f(x), P in P(A|B).
    functions: Vec<u64>,
}

/// The meaning of a phrase.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Meaning {
    Variable(u64),
    /// The diameter, if the formula has the radius.
    Twice(u64),
    /// "The two masses", if the formula has m₁ and m₂.
    Product(u64, u64),
}

/// The usual letters of quantities, case-sensitively.
const QUANTITIES: &[(&str, &str)] = &[
    ("radius", "r R"),
    ("height", "h"),
    ("width", "w b"),
    ("length", "l L"),
    ("base", "b"),
    ("area", "A"),
    ("cross sectional area", "A"),
    ("volume", "V"),
    ("side", "a s"),
    ("hypotenuse", "c"),
    ("slope", "m"),
    ("gradient", "m"),
    ("intercept", "b c"),
    ("angle", "θ α φ"),
    ("mass", "m M"),
    ("force", "F"),
    ("net force", "F"),
    ("weight", "W G"),
    ("acceleration", "a"),
    ("gravity", "g"),
    ("velocity", "v"),
    ("speed", "v c"),
    ("speed of light", "c"),
    ("time", "t"),
    ("period", "T"),
    ("distance", "d s x r"),
    ("displacement", "s x d"),
    ("momentum", "p"),
    ("energy", "E"),
    ("kinetic energy", "E K T"),
    ("potential energy", "E U V"),
    ("work", "W"),
    ("power", "P"),
    ("pressure", "p P"),
    ("density", "ρ"),
    ("temperature", "T"),
    ("moles", "n"),
    ("amount of substance", "n"),
    ("number of moles", "n"),
    ("gas constant", "R"),
    ("universal gas constant", "R"),
    ("gravitational constant", "G"),
    ("planck constant", "h"),
    ("plancks constant", "h"),
    ("boltzmann constant", "k"),
    ("boltzmanns constant", "k"),
    ("spring constant", "k"),
    ("heat", "Q"),
    ("entropy", "S"),
    ("enthalpy", "H"),
    ("concentration", "c C"),
    ("voltage", "V U"),
    ("potential difference", "V U"),
    ("current", "I"),
    ("resistance", "R"),
    ("charge", "q Q"),
    ("capacitance", "C"),
    ("inductance", "L"),
    ("frequency", "f ν"),
    ("wavelength", "λ"),
    ("wave length", "λ"),
    ("torque", "τ M"),
    ("stress", "σ"),
    ("strain", "ε"),
    ("youngs modulus", "E"),
    ("modulus", "E"),
    ("elongation", "ΔL Δl"),
    ("extension", "ΔL Δl x"),
    ("mean", "μ x̄"),
    ("average", "μ x̄"),
    ("population mean", "μ"),
    ("standard deviation", "σ s"),
    ("std dev", "σ s"),
    ("stdev", "σ s"),
    ("sd", "σ s"),
    ("value", "x X"),
    ("raw score", "x X"),
    ("observation", "x X"),
    ("sample size", "n N"),
    ("probability", "p"),
    ("constant", "C c"),
    ("const", "C c"),
    ("true positives", "TP"),
    ("false positives", "FP"),
    ("true negatives", "TN"),
    ("false negatives", "FN"),
    ("true pos", "TP"),
    ("false pos", "FP"),
    ("true neg", "TN"),
    ("false neg", "FN"),
    ("marginal revenue", "MR"),
    ("marginal cost", "MC"),
];

/// Greek letters by name, lowercase and capital.
pub(crate) const GREEK: &[(&str, char, char)] = &[
    ("alpha", 'α', 'Α'),
    ("beta", 'β', 'Β'),
    ("gamma", 'γ', 'Γ'),
    ("delta", 'δ', 'Δ'),
    ("epsilon", 'ε', 'Ε'),
    ("varepsilon", 'ε', 'Ε'),
    ("zeta", 'ζ', 'Ζ'),
    ("eta", 'η', 'Η'),
    ("theta", 'θ', 'Θ'),
    ("iota", 'ι', 'Ι'),
    ("kappa", 'κ', 'Κ'),
    ("lambda", 'λ', 'Λ'),
    ("mu", 'μ', 'Μ'),
    ("nu", 'ν', 'Ν'),
    ("xi", 'ξ', 'Ξ'),
    ("pi", 'π', 'Π'),
    ("rho", 'ρ', 'Ρ'),
    ("sigma", 'σ', 'Σ'),
    ("tau", 'τ', 'Τ'),
    ("upsilon", 'υ', 'Υ'),
    ("phi", 'φ', 'Φ'),
    ("varphi", 'φ', 'Φ'),
    ("chi", 'χ', 'Χ'),
    ("psi", 'ψ', 'Ψ'),
    ("omega", 'ω', 'Ω'),
];

/// Words that name nothing, so they don't explain a letter after them.
const NAMELESS: &[&str] = &[
    "a", "an", "the", "of", "for", "with", "and", "or", "by", "in", "is", "are", "to", "on", "if", "from", "as", "at",
    "what", "which", "how", "does", "do", "that", "where", "when", "between", "function", "formula",
];

/// Whether these letters are one variable rather than a product: "TP" for true positives.
pub(crate) fn is_one_variable(letters: &str) -> bool {
    letters.len() > 1 && letters.is_ascii() && QUANTITIES.iter().any(|(_, symbols)| *symbols == letters)
}

/// The id of a variable.
pub(crate) fn id(name: &str) -> u64 {
    hash(name)
}

impl Names {
    pub(crate) fn declare(&mut self, name: &str) -> u64 {
        let id = id(name);
        if !self.variables.iter().any(|(_, known)| *known == id) {
            self.variables.push((name.to_owned(), id));
        }
        id
    }

    pub(crate) fn declare_function(&mut self, name: u64) {
        if !self.functions.contains(&name) {
            self.functions.push(name);
        }
    }

    pub(crate) fn is_function(&self, name: u64) -> bool {
        self.functions.contains(&name)
    }

    /// The variable, if the formula has no other one.
    pub(crate) fn only_variable(&self) -> Option<u64> {
        let mut letters = self.variables.iter().filter(|(name, _)| name != "π" && name != "e");
        let first = letters.next()?;
        letters.next().is_none().then_some(first.1)
    }

    /// Whether any variable is a number besides π.
    pub(crate) fn is_empty(&self) -> bool {
        self.variables.is_empty()
    }

    /// The longest variable at the start of a run of letters and its length in bytes. Where a formula doesn't use a
    /// letter in both cases, case is ignored.
    pub(crate) fn at_start(&self, letters: &str) -> Option<(u64, usize)> {
        let exact = self.variables.iter().filter(|(name, _)| letters.starts_with(name.as_str()));
        let exact = exact.max_by_key(|(name, _)| name.len()).map(|(name, id)| (*id, name.len()));
        let folded = |name: &str| {
            let start = letters.get(..name.len())?;
            (start.to_lowercase() == name.to_lowercase()).then_some(())
        };
        let loose = self.variables.iter().filter(|(name, _)| folded(name).is_some());
        let loose = loose.max_by_key(|(name, _)| name.len()).map(|(name, id)| (*id, name.len()));
        match (exact, loose) {
            (Some(exact), Some(loose)) if loose.1 > exact.1 => Some(loose),
            (Some(exact), _) => Some(exact),
            (None, loose) => loose,
        }
    }

    /// Whether it has a variable of exactly this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.variables.iter().any(|(known, _)| known == name)
    }

    pub(crate) fn has_id(&self, name: u64) -> bool {
        self.variables.iter().any(|(_, known)| *known == name)
    }

    /// Whether it has a variable of this name in any case.
    pub(crate) fn has_folded(&self, name: &str) -> bool {
        self.variables.iter().any(|(known, _)| known.to_lowercase() == name.to_lowercase())
    }

    /// The meaning of a letter that isn't one of the formula's own.
    pub(crate) fn other_letter(&self, letter: char) -> Option<Meaning> {
        let folded = |own: char| own.to_lowercase().eq(letter.to_lowercase());
        self.other_letters.iter().find(|(own, _)| folded(*own)).map(|(_, meaning)| *meaning)
    }

    /// The meaning of the longest phrase at the start of these words, and its number of words.
    pub(crate) fn phrase(&self, words: &[&str]) -> Option<(Meaning, usize)> {
        let is_at_start = |phrase: &[String]| {
            phrase.len() <= words.len() && phrase.iter().zip(words).all(|(own, given)| is_same_word(own, given))
        };
        self.phrases.iter().find(|(phrase, _)| is_at_start(phrase)).map(|(phrase, meaning)| (*meaning, phrase.len()))
    }

    /// A phrase that is a single variable: "current assets".
    pub(crate) fn declare_phrase(&mut self, words: &[&str]) -> u64 {
        let name = words.join(" ");
        let id = id(&name);
        if !self.variables.iter().any(|(_, known)| *known == id) {
            self.variables.push((name, id));
            self.add_phrase(words, Meaning::Variable(id));
        }
        id
    }

    fn add_phrase(&mut self, words: &[&str], meaning: Meaning) {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        if !words.is_empty() && !self.phrases.iter().any(|(known, _)| *known == words) {
            self.phrases.push((words, meaning));
        }
    }

    /// Learns what the question calls the variables: "a circle with radius r".
    pub(crate) fn learn(&mut self, prompt: &str) {
        let words: Vec<String> = prompt
            .split(|letter: char| !(letter.is_alphanumeric() || matches!(letter, '_' | '\'' | '-')))
            .filter(|word| !word.is_empty())
            .map(|word| word.replace(['_', '\''], "").replace('-', " "))
            .collect();
        for (at, letter) in words.iter().enumerate() {
            let Some((_, id)) = self.variables.iter().find(|(name, _)| name == letter).cloned() else { continue };
            let before = words.get(..at).unwrap_or_default();
            let nouns: Vec<String> = before
                .iter()
                .rev()
                .take(3)
                .map(|word| word.to_lowercase())
                .take_while(|word| !NAMELESS.contains(&word.as_str()) && word.chars().count() > 1)
                .collect();
            let nouns: Vec<&str> = nouns.iter().rev().flat_map(|noun| noun.split(' ')).collect();
            for start in 0..nouns.len() {
                if letter != "a" || nouns.len() > 1 || at + 1 == words.len() {
                    self.add_phrase(nouns.get(start..).unwrap_or_default(), Meaning::Variable(id));
                }
            }
            // "T_h hot": T hot.
            if letter.chars().count() > 1
                && let (Some(next), Some(first)) = (words.get(at + 1), letter.get(..1))
                && !NAMELESS.contains(&next.as_str())
            {
                let (first, next) = (first.to_lowercase(), next.to_lowercase());
                self.add_phrase(&[&first, &next], Meaning::Variable(id));
                self.add_phrase(&[&format!("{first}{next}")], Meaning::Variable(id));
                self.add_phrase(&[&next, "temperature"], Meaning::Variable(id));
            }
        }
        self.learn_quantities();
        self.learn_pairs();
        self.learn_initials();
        let says_circle = words.iter().any(|word| {
            matches!(
                word.to_lowercase().as_str(),
                "circle" | "sphere" | "ball" | "cylinder" | "radius" | "disc" | "disk"
            )
        });
        let radius = self.variables.iter().find(|(name, _)| matches!(name.as_str(), "r" | "R")).map(|(_, id)| *id);
        if let Some(radius) = radius.filter(|_| says_circle && !self.has_folded("d")) {
            self.add_phrase(&["diameter"], Meaning::Twice(radius));
            self.other_letters.extend([('d', Meaning::Twice(radius)), ('D', Meaning::Twice(radius))]);
        }
        if self.has("V") && !self.has("U") && (self.has("I") || self.has("R")) {
            self.other_letters.push(('U', Meaning::Variable(id("V"))));
        }
        if self.has("U") && !self.has("V") && (self.has("I") || self.has("R")) {
            self.other_letters.push(('V', Meaning::Variable(id("U"))));
        }
        self.phrases.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
    }

    /// "The two masses" and "the product of the charges" for m₁m₂ and q₁q₂.
    fn learn_pairs(&mut self) {
        const PAIRS: &[(&str, &[&str])] = &[
            ("m", &["masses"]),
            ("M", &["masses"]),
            ("q", &["charges"]),
            ("Q", &["charges"]),
            ("I", &["currents"]),
            ("r", &["radii", "distances"]),
            ("R", &["resistances", "resistors"]),
            ("v", &["velocities", "speeds"]),
        ];
        for (letter, nouns) in PAIRS {
            let (one, other) = (format!("{letter}1"), format!("{letter}2"));
            if !self.has(&one) || !self.has(&other) || self.has(&format!("{letter}3")) {
                continue;
            }
            let product = Meaning::Product(id(&one), id(&other));
            for noun in *nouns {
                for before in [
                    "two",
                    "the two",
                    "both",
                    "both the",
                    "the product of the two",
                    "the product of the",
                    "product of the two",
                    "product of the",
                    "the",
                    "",
                ] {
                    let phrase: Vec<&str> = before.split_whitespace().chain([*noun]).collect();
                    self.add_phrase(&phrase, product);
                }
            }
        }
    }

    /// "A = L + E" for "Assets = Liabilities + Equity".
    fn learn_initials(&mut self) {
        let initials: Vec<(char, u64)> = self
            .variables
            .iter()
            .filter(|(name, _)| name.is_ascii() && name.len() > 3)
            .filter_map(|(name, id)| Some((name.chars().next()?.to_ascii_uppercase(), *id)))
            .collect();
        for (initial, id) in &initials {
            let is_shared = initials.iter().any(|(other, name)| other == initial && name != id);
            if !is_shared && !self.has_folded(&initial.to_string()) {
                self.other_letters.push((*initial, Meaning::Variable(*id)));
            }
        }
    }

    fn learn_quantities(&mut self) {
        for (phrase, letters) in QUANTITIES {
            let known = letters.split(' ').find(|letter| self.has(letter));
            if let Some(letter) = known {
                let words: Vec<&str> = phrase.split(' ').collect();
                self.add_phrase(&words, Meaning::Variable(id(letter)));
            }
        }
        let deltas: Vec<(String, u64)> =
            self.variables.iter().filter(|(name, _)| name.starts_with('Δ') && name.len() > 2).cloned().collect();
        for (name, variable) in deltas {
            let letter = name.trim_start_matches('Δ');
            let quantities = QUANTITIES.iter().filter(|(_, letters)| letters.split(' ').any(|known| known == letter));
            for (phrase, _) in quantities {
                for change in ["change in", "change of", "difference in"] {
                    let words: Vec<&str> = change.split(' ').chain(phrase.split(' ')).collect();
                    self.add_phrase(&words, Meaning::Variable(variable));
                }
            }
        }
        let greek = GREEK.iter().filter_map(|(name, lower, upper)| {
            let lower = lower.to_string();
            self.has(&lower).then_some((*name, lower)).or_else(|| {
                let upper = upper.to_string();
                self.has(&upper).then_some((*name, upper))
            })
        });
        for (name, letter) in greek.collect::<Vec<_>>() {
            self.add_phrase(&[name], Meaning::Variable(id(&letter)));
        }
    }
}

/// Whether two words are the same, apart from a typo after the first letter of a long one.
pub(crate) fn is_same_word(own: &str, given: &str) -> bool {
    const SHORTEST_WITH_TYPO: usize = 5;
    let (one, other) = (own.as_bytes(), given.as_bytes());
    if one == other {
        return true;
    }
    if one.first() != other.first() || one.len().abs_diff(other.len()) > 1 {
        return false;
    }
    let is_plural = |one: &str, other: &str| one.len() > 3 && other.strip_suffix('s') == Some(one);
    is_plural(own, given)
        || is_plural(given, own)
        || one.len().min(other.len()) >= SHORTEST_WITH_TYPO && is_one_slip_apart(one, other)
}

/// Whether one letter was inserted, left out, replaced or swapped with its neighbor.
fn is_one_slip_apart(one: &[u8], other: &[u8]) -> bool {
    let start = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    let (one, other) = (one.get(start..).unwrap_or_default(), other.get(start..).unwrap_or_default());
    match (one, other) {
        ([first, second, rest @ ..], [third, fourth, others @ ..])
            if first == fourth && second == third && rest == others =>
        {
            true
        }
        ([_, one @ ..], [_, other @ ..]) if one == other => true,
        ([_, one @ ..], other) if one == other => true,
        (one, [_, other @ ..]) => one == other,
        _ => false,
    }
}
