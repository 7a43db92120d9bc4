//! Chemistry: symbols of elements, formulas of compounds and ions with their charges, and the names of all of them.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::notations::formula_names::is_same_word;
use crate::notations::likeness::Likeness;
use crate::notations::phrasing::Typed;
use crate::words::lemma::hash;
use crate::words::lexicon;

/// What is known about elements, compounds and ions.
struct Substances {
    /// The symbols of the elements by atomic number.
    symbols: Vec<&'static str>,
    /// The elements, compounds and ions, each with its formula and names.
    all: Vec<(Species, Vec<String>)>,
    /// Their indices by folded name.
    by_name: HashMap<String, usize>,
}

static SUBSTANCES: LazyLock<Substances> = LazyLock::new(|| {
    let elements: Vec<(&str, &str)> =
        include_str!("../words/elements.txt").lines().filter_map(|line| line.split_once(' ')).collect();
    let symbols: Vec<&str> = elements.iter().map(|(symbol, _)| *symbol).collect();
    let names_of = |names: &str| names.split(',').map(folded).collect::<Vec<_>>();
    let mut all = Vec::new();
    for (symbol, names) in &elements {
        let atoms = atoms(symbol, &symbols).unwrap_or_default();
        all.push((Species { compact: (*symbol).to_owned(), atoms, charge: None }, names_of(names)));
    }
    for (formula, names) in include_str!("../words/compounds.txt").lines().filter_map(|line| line.split_once('\t')) {
        let (compact, charge) =
            formula.split_once(' ').map_or((formula, None), |(atoms, charge)| (atoms, charge_of(charge)));
        let atoms = atoms(compact, &symbols).unwrap_or_default();
        all.push((Species { compact: compact.to_owned(), atoms, charge }, names_of(names)));
    }
    let mut by_name = HashMap::new();
    for (index, (_, names)) in all.iter().enumerate() {
        for name in names {
            by_name.entry(name.clone()).or_insert(index);
        }
    }
    Substances { symbols, all, by_name }
});

/// A formula with its charge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Species {
    /// As written, without spaces and charge.
    compact: String,
    /// How many atoms of each element there are, by atomic number.
    atoms: Vec<(usize, u32)>,
    charge: Option<i32>,
}

/// A wording from chemistry.
#[derive(Clone, Debug)]
pub(crate) enum Chemistry {
    /// The symbol of an element, or a formula.
    Formula { species: FormulaOf, is_symbol: bool, prompt: String },
    /// The name of an element, a compound or an ion.
    Name { names: Vec<String>, formulas: Vec<FormulaOf>, prompt: String, is_in_context: bool },
    /// The charge of an ion.
    Charge(i32),
}

/// A formula in an answer key.
#[derive(Clone, Debug)]
pub(crate) struct FormulaOf(Species);

/// Words of a question about chemistry.
const CONTEXT: &[&str] = &[
    "element",
    "elements",
    "symbol",
    "formula",
    "ion",
    "ions",
    "anion",
    "cation",
    "chemical",
    "chemistry",
    "compound",
    "molecule",
    "molecular",
    "acid",
    "base",
    "oxide",
    "salt",
    "periodic",
    "alkane",
    "alkene",
    "alkyne",
    "alcohol",
    "aldehyde",
    "ketone",
    "hydrocarbon",
    "metal",
    "gas",
    "isotope",
    "atomic",
    "halogen",
    "alkali",
    "oxidation",
];

/// Endings that distinguish substances with the same stem.
const ENDINGS: &[&str] =
    &["ane", "ene", "yne", "anol", "anal", "anone", "ate", "ite", "ide", "ic", "ous", "ol", "al", "one", "ine", "ium"];

/// A word of at most this many letters may be meant as the symbol of an element.
const SYMBOL_LETTERS: usize = 3;

/// In a name of at least this many letters, a slip is forgiven.
const LONG_NAME: usize = 6;

/// The maximum number of letters of a formula in lower case without digits.
const SHORT_FORMULA: usize = 5;

/// The maximum number of bytes of a formula.
const LONGEST: usize = 80;

impl Chemistry {
    pub(crate) fn read(wording: &str, prompt: &str) -> Option<Self> {
        let wording = wording.trim();
        let words: Vec<String> =
            prompt.to_lowercase().split(|letter: char| !letter.is_alphanumeric()).map(str::to_owned).collect();
        let asks_for = |wanted: &[&str]| words.iter().any(|word| wanted.contains(&word.as_str()));
        if asks_for(&["charge", "oxidation"])
            && let Some(charge) = charge_of(wording)
        {
            return Some(Self::Charge(charge));
        }
        let is_in_context = asks_for(CONTEXT);
        let prompt_text = prompt.to_owned();
        if let Some(species) = species(wording).into_iter().next() {
            let is_symbol = SUBSTANCES.symbols.contains(&wording);
            let is_marked = wording.chars().any(|letter| low_digit(letter).is_some()) || species.charge.is_some();
            let is_formula = species.atoms.len() > 1 || wording.chars().any(|letter| letter.is_ascii_digit());
            if is_symbol && asks_for(&["symbol", "element", "periodic", "chemical"])
                || is_formula && is_in_context
                || is_marked && !is_symbol && wording.chars().any(char::is_uppercase)
            {
                return Some(Self::Formula { species: FormulaOf(species), is_symbol, prompt: prompt_text });
            }
        }
        let known = SUBSTANCES.by_name.get(&folded(wording)).copied()?;
        let (own, names) = SUBSTANCES.all.get(known)?;
        let names_formula = prompt
            .split_whitespace()
            .any(|word| is_marked_formula(word) && species_of_word(word).iter().any(|found| found.is_spelled_as(own)));
        Some(Self::Name {
            names: names.clone(),
            formulas: vec![FormulaOf(own.clone())],
            prompt: prompt_text,
            is_in_context: is_in_context || names_formula,
        })
    }

    /// Whether the wording is a name in words.
    pub(crate) fn is_name(&self) -> bool {
        matches!(self, Self::Name { .. })
    }

    pub(crate) fn judge(&self, answer: &Typed<'_>) -> Option<Likeness> {
        // Any other text is compared as a word.
        if matches!(self, Self::Name { is_in_context: false, .. }) && !is_marked_formula(answer.text()) {
            return None;
        }
        let phrasing = answer.phrasing();
        if let Some(likeness) = self.compare(answer.bare()).or_else(|| self.compare(phrasing.whole())) {
            return Some(likeness);
        }
        let mut found: Option<Likeness> = None;
        for piece in phrasing.pieces() {
            let Some(likeness) = self.compare(piece.text) else { continue };
            match (found, likeness) {
                (Some(Likeness::Same), Likeness::Different)
                    if piece.is_alternative() && !self.is_own_formula(piece.text) =>
                {
                    return Some(Likeness::Different);
                }
                // "Two hydrogens, a sulfur, four oxygens: H2SO4".
                (Some(Likeness::Different), Likeness::Same) if piece.joint.is_gloss() => {
                    found = Some(likeness);
                }
                (None, likeness) => found = Some(likeness),
                _ => {}
            }
        }
        found
    }

    /// Whether a text is the formula of the substance whose name is asked for.
    fn is_own_formula(&self, text: &str) -> bool {
        let Self::Name { formulas, .. } = self else { return false };
        species(text).iter().any(|given| formulas.iter().any(|own| own.0.atoms == given.atoms))
    }

    fn compare(&self, text: &str) -> Option<Likeness> {
        if text.is_empty() || text.len() > LONGEST {
            return None;
        }
        match self {
            Self::Charge(charge) => {
                let of_ion = || {
                    let ions: Vec<i32> = species(text).iter().filter_map(|ion| ion.charge).collect();
                    ions.iter().copied().find(|given| given == charge).or(ions.first().copied())
                };
                let given = charge_of(text).or_else(|| spoken_charge(text)).or_else(of_ion)?;
                Some(if given == *charge { Likeness::Same } else { Likeness::Different })
            }
            Self::Formula { species, is_symbol, prompt } => compare_formula(text, &species.0, *is_symbol, prompt),
            Self::Name { formulas, prompt, is_in_context: false, .. } => compare_with_formula(text, formulas, prompt),
            Self::Name { names, formulas, prompt, .. } => compare_name(text, names, formulas, prompt),
        }
    }
}

/// Whether two texts are the names or formulas of different substances.
pub(crate) fn are_two_substances(one: &str, other: &str) -> bool {
    let atoms = |text: &str| {
        let text = text.trim();
        let known = SUBSTANCES.by_name.get(&folded(text)).and_then(|index| SUBSTANCES.all.get(*index));
        let of_name = known.map(|(species, _)| species.atoms.clone());
        let of_formula = || {
            has_digit(text).then(|| species(text)).into_iter().flatten().map(|it| it.atoms).find(|it| !it.is_empty())
        };
        of_name.or_else(of_formula)
    };
    one.len().max(other.len()) <= LONGEST
        && matches!((atoms(one), atoms(other)), (Some(one), Some(other)) if one != other)
}

fn compare_formula(text: &str, own: &Species, is_symbol: bool, prompt: &str) -> Option<Likeness> {
    let text = text.strip_suffix(" ion").unwrap_or(text);
    if is_symbol {
        let text = ["a ", "an ", "capital ", "the letter ", "letter "]
            .iter()
            .fold(text, |text, start| text.strip_prefix(start).unwrap_or(text));
        // "Co (no. 27)".
        let text = text.split_once(" (").map_or(text, |(symbol, _)| symbol);
        let spelled = spelled_symbol(text);
        let text = spelled.as_deref().unwrap_or(text);
        let is_word = text.chars().all(char::is_alphabetic);
        if text == own.compact {
            return Some(Likeness::Same);
        }
        // "NA" is typed for Na, but "CO" is carbon monoxide.
        let is_other = SUBSTANCES.all.iter().any(|(species, _)| species.compact == text);
        if is_word && text.eq_ignore_ascii_case(&own.compact) && !is_other {
            return Some(Likeness::Same);
        }
        if text.chars().count() <= SYMBOL_LETTERS && !text.contains(' ') {
            return Some(Likeness::Different);
        }
    }
    let given = species(text);
    if given.is_empty() {
        let is_name = SUBSTANCES.by_name.get(&folded(text));
        let says_own =
            is_name.and_then(|index| SUBSTANCES.all.get(*index)).is_some_and(|(species, _)| species.atoms == own.atoms);
        return match is_name {
            // The question has the name already.
            Some(_) if says_own && folded(prompt).contains(&folded(text)) => Some(Likeness::Different),
            Some(_) if !says_own => Some(Likeness::Different),
            _ => None,
        };
    }
    let letters = |text: &str| text.chars().filter(|letter| letter.is_alphabetic()).collect::<String>();
    let is_cased = |text: &str| {
        let letters = letters(text);
        letters.chars().any(char::is_uppercase) && (letters.chars().any(char::is_lowercase) || letters.len() <= 2)
    };
    let same_atoms = |species: &Species| {
        species.compact == own.compact
            || !species.atoms.is_empty() && species.atoms == own.atoms
            || !is_cased(&species.compact) && species.compact.eq_ignore_ascii_case(&own.compact)
    };
    let charge = own.charge.unwrap_or(0);
    if given.iter().any(|species| same_atoms(species) && species.charge.unwrap_or(0) == charge) {
        return Some(Likeness::Same);
    }
    if charge != 0 && given.iter().any(|species| same_atoms(species) && species.charge.is_none()) {
        return Some(Likeness::Partial);
    }
    Some(Likeness::Different)
}

/// A symbol whose letters are named one by one: "capital C, small o", "A followed by g".
fn spelled_symbol(text: &str) -> Option<String> {
    const BETWEEN: &[&str] = &["followed", "by", "then", "and", "a", "an", "the", "letter", "with", "plus"];
    let mut symbol = String::new();
    let mut case = None;
    let words: Vec<&str> = text.split([' ', ',', '-']).filter(|word| !word.is_empty()).collect();
    for (at, word) in words.iter().enumerate() {
        let is_last = at + 1 == words.len();
        match word.to_lowercase().as_str() {
            "capital" | "uppercase" | "upper" | "big" | "large" => case = Some(true),
            "lowercase" | "small" | "lower" | "little" => case = Some(false),
            "case" => {}
            lower if BETWEEN.contains(&lower) && !(is_last && word.len() == 1) && !(at == 0 && *word == "A") => {}
            lower if lower.chars().count() == 1 => {
                let is_capital = case.take().unwrap_or(symbol.is_empty());
                symbol.push_str(&if is_capital { lower.to_uppercase() } else { lower.to_owned() });
            }
            _ => return None,
        }
    }
    let letters = symbol.chars().count();
    (letters > 1 && letters <= SYMBOL_LETTERS && words.len() > 1).then_some(symbol)
}

fn compare_name(text: &str, names: &[String], formulas: &[FormulaOf], prompt: &str) -> Option<Likeness> {
    let parts: Vec<&str> = text.split('/').collect();
    if parts.len() > 1 {
        let all: Vec<Likeness> =
            parts.iter().filter_map(|part| compare_name(part.trim(), names, formulas, prompt)).collect();
        let is_same = !all.is_empty() && all.iter().all(|likeness| *likeness == Likeness::Same);
        return (all.len() == parts.len()).then_some(if is_same { Likeness::Same } else { Likeness::Different });
    }
    let name = folded(text);
    if names.contains(&name) {
        return Some(Likeness::Same);
    }
    if let Some((species, _)) = SUBSTANCES.by_name.get(&name).and_then(|index| SUBSTANCES.all.get(*index)) {
        let is_same = formulas.iter().any(|own| own.0.atoms == species.atoms && own.0.charge == species.charge);
        return Some(if is_same { Likeness::Same } else { Likeness::Different });
    }
    if names.iter().any(|own| differ_by_ending(own, &name)) {
        return Some(Likeness::Different);
    }
    if names.iter().any(|own| own.len() >= LONG_NAME && is_same_word(own, &name)) {
        return Some(Likeness::Same);
    }
    if is_form_of_verb(&name, names) {
        return Some(Likeness::Different);
    }
    if text.len() >= LONGEST_FORMULA {
        return None;
    }
    // In lowercase, only the formula of a known substance is one.
    let is_formula = || {
        let is_marked = text.chars().any(char::is_uppercase);
        species(text).iter().any(|given| {
            is_marked && !given.atoms.is_empty() || SUBSTANCES.all.iter().any(|(known, _)| given.is_formula_of(known))
        })
    };
    compare_with_formula(text, formulas, prompt)
        .or_else(|| (has_digit(text) && is_formula()).then_some(Likeness::Different))
}

/// Compares a text with the formula of the substance whose name is asked for: it counts, unless the question has it.
fn compare_with_formula(text: &str, formulas: &[FormulaOf], prompt: &str) -> Option<Likeness> {
    if !is_marked_formula(text) || text.len() >= LONGEST_FORMULA {
        return None;
    }
    let given = species(text);
    let own = formulas.iter().find(|own| given.iter().any(|given| given.is_formula_of(&own.0)))?;
    let is_in_question =
        prompt.split_whitespace().any(|word| species_of_word(word).iter().any(|asked| asked.is_formula_of(&own.0)));
    Some(if is_in_question { Likeness::Different } else { Likeness::Same })
}

/// The minimum length of a text that is no formula of a common substance.
const LONGEST_FORMULA: usize = 12;

fn has_digit(text: &str) -> bool {
    text.chars().any(|letter| letter.is_ascii_digit() || low_digit(letter).is_some())
}

/// Whether a word looks like a formula and not like a word in lowercase.
fn is_marked_formula(text: &str) -> bool {
    text.chars().any(char::is_uppercase) || has_digit(text)
}

/// Elements of which pairs of atoms make a molecule, and those that make larger ones.
const MOLECULES: [(&str, &str); 9] = [
    ("H", "H2"),
    ("N", "N2"),
    ("O", "O2"),
    ("F", "F2"),
    ("Cl", "Cl2"),
    ("Br", "Br2"),
    ("I", "I2"),
    ("P", "P4"),
    ("S", "S8"),
];

/// The substances that a formula or a name stands for: "oxygen" is O or O₂. Empty if it's neither.
pub(crate) fn substances_named(text: &str) -> Vec<Species> {
    let Some(index) = SUBSTANCES.by_name.get(&folded(text)) else { return species(text) };
    let Some((own, _)) = SUBSTANCES.all.get(*index) else { return Vec::new() };
    let molecule = MOLECULES.iter().find(|(element, _)| own.compact == *element);
    let molecule = molecule.and_then(|(_, molecule)| of_parts(molecule, None));
    std::iter::once(own.clone()).chain(molecule).collect()
}

/// The place in the list of elements of one that is given by its name or symbol.
pub(crate) fn element_named(text: &str) -> Option<usize> {
    let by_symbol = SUBSTANCES.symbols.iter().position(|symbol| symbol.eq_ignore_ascii_case(text));
    let by_name = || SUBSTANCES.by_name.get(&folded(text)).copied().filter(|index| *index < SUBSTANCES.symbols.len());
    by_symbol.or_else(by_name)
}

impl Species {
    /// Whether both are the same substance; one of them may be named by its element, and be its molecule.
    pub(crate) fn is_substance(&self, other: &Self) -> bool {
        let same_charge = self.charge.unwrap_or(0) == other.charge.unwrap_or(0);
        same_charge && self.is_spelled_as(other)
    }

    /// Whether both are written with the same letters and digits.
    fn is_spelled_as(&self, other: &Self) -> bool {
        self.atoms == other.atoms || self.atoms.is_empty() && self.compact.eq_ignore_ascii_case(&other.compact)
    }

    /// Whether it is the formula of a substance; that of an element may be that of its molecules: O₂ for oxygen.
    fn is_formula_of(&self, substance: &Self) -> bool {
        let is_molecule = |(element, molecule): &(&str, &str)| {
            substance.compact == *element && self.compact.eq_ignore_ascii_case(molecule)
        };
        let same_charge = self.charge.unwrap_or(0) == substance.charge.unwrap_or(0);
        same_charge && (self.is_spelled_as(substance) || MOLECULES.iter().any(is_molecule))
    }
}

/// Whether a word is an irregular form of a verb that is written like a substance: the metal is lead, not "led".
fn is_form_of_verb(word: &str, names: &[String]) -> bool {
    let lexicon = lexicon::english();
    names.iter().any(|name| lexicon.are_irregular_forms(hash(word), hash(name)))
}

fn species_of_word(word: &str) -> Vec<Species> {
    species(word.trim_matches(|letter: char| matches!(letter, '?' | ',' | '.' | '"' | ':' | '(' | ')')))
}

/// Whether two names have the same stem but other endings: propene, propyne.
fn differ_by_ending(own: &str, given: &str) -> bool {
    const STEM: usize = 3;
    let shared = own.bytes().zip(given.bytes()).take_while(|(own, given)| own == given).count();
    own != given
        && ENDINGS.iter().any(|ending| {
            own.strip_suffix(ending).is_some_and(|stem| {
                stem.len() >= STEM
                    && shared >= stem.len()
                    && given.get(stem.len()..).is_some_and(|other| other != *ending && ENDINGS.contains(&other))
            })
        })
}

/// A name without case, spaces, hyphens and filler words, in American spelling.
fn folded(name: &str) -> String {
    let lower = name.trim().to_lowercase();
    let lower = lower.strip_prefix("the ").unwrap_or(&lower);
    let lower = lower.strip_prefix("a ").or_else(|| lower.strip_prefix("an ")).unwrap_or(lower);
    let kept = [" ion", " anion", " cation", " gas", " ions"].iter().find_map(|end| lower.strip_suffix(end));
    let lower = match kept {
        // "Sodium ion" isn't sodium.
        Some(stem) if ["ate", "ite", "ide", "ium"].iter().any(|end| stem.ends_with(end)) && !is_element(stem) => stem,
        _ => lower,
    };
    let compact: String =
        lower.chars().filter(|letter| letter.is_alphanumeric() || matches!(letter, '(' | ')')).collect();
    compact.replace("sulph", "sulf").replace("aluminum", "aluminium").replace("caesium", "cesium")
}

fn is_element(name: &str) -> bool {
    include_str!("../words/elements.txt")
        .lines()
        .any(|line| line.split_once(' ').is_some_and(|(_, names)| names.split(',').any(|known| known == name)))
}

fn low_digit(letter: char) -> Option<char> {
    if letter.is_ascii() {
        return None;
    }
    "₀₁₂₃₄₅₆₇₈₉".chars().zip('0'..='9').find(|(low, _)| *low == letter).map(|(_, digit)| digit)
}

fn high_sign(letter: char) -> Option<char> {
    if letter.is_ascii() {
        return None;
    }
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻".chars().zip("0123456789+-".chars()).find(|(high, _)| *high == letter).map(|(_, plain)| plain)
}

/// A charge in signs and digits: "2+", "+2", "--", "-".
fn charge_of(text: &str) -> Option<i32> {
    let plain: String = text
        .chars()
        .map(|letter| match letter {
            '−' | '–' | '—' => '-',
            letter => high_sign(letter).unwrap_or(letter),
        })
        .filter(|letter| !matches!(letter, ' ' | '(' | ')' | '{' | '}' | '^'))
        .collect();
    let signs = plain.chars().filter(|letter| matches!(letter, '+' | '-')).count();
    let digits: String = plain.chars().filter(char::is_ascii_digit).collect();
    if signs == 0
        || signs + digits.len() != plain.len()
        || digits.len() > 1
        || signs > 4
        || signs > 1 && !digits.is_empty()
    {
        return None;
    }
    let is_negative = plain.contains('-');
    if is_negative && plain.contains('+') {
        return None;
    }
    let size = if digits.is_empty() { i32::try_from(signs).ok()? } else { digits.parse().ok()? };
    Some(if is_negative { -size } else { size })
}

/// A charge in words: "two plus", "positive two".
fn spoken_charge(text: &str) -> Option<i32> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().filter(|word| !AROUND_CHARGE.contains(word)).collect();
    match words.as_slice() {
        ["neutral" | "zero" | "0" | "none" | "uncharged"] => Some(0),
        words => charge_of(&plain_words(&words.join(" "))?.concat()),
    }
}

/// Words around a charge.
const AROUND_CHARGE: &[&str] =
    &["charge", "charges", "charged", "it's", "its", "it", "is", "has", "units", "unit", "elementary", "an", "overall"];

/// The words of a text with numbers and signs as digits, without filler words around a charge.
fn plain_words(text: &str) -> Option<Vec<String>> {
    const MOST_WORDS: usize = 16;
    let mut words = Vec::new();
    for word in text.split([' ', ',', '\n']).filter(|word| !word.is_empty()) {
        let lower = word.to_lowercase();
        words.push(match lower.as_str() {
            "one" => "1".to_owned(),
            "two" | "double" => "2".to_owned(),
            "three" | "triple" => "3".to_owned(),
            "four" => "4".to_owned(),
            "five" => "5".to_owned(),
            "six" => "6".to_owned(),
            "seven" => "7".to_owned(),
            "eight" => "8".to_owned(),
            "ten" => "10".to_owned(),
            "twelve" => "12".to_owned(),
            "minus" | "negative" => "-".to_owned(),
            "plus" | "positive" => "+".to_owned(),
            "with" | "a" | "charge" | "of" | "sub" | "subscript" | "superscript" | "charged" | "and" => continue,
            _ => word.to_owned(),
        });
        if words.len() > MOST_WORDS {
            return None;
        }
    }
    Some(words)
}

/// The possible formulas of a text: "SO42-" is SO₄²⁻, or SO₄₂⁻ without a space. Empty if it isn't one.
fn species(text: &str) -> Vec<Species> {
    let mut all = Vec::new();
    if text.is_empty() || text.len() > LONGEST {
        return all;
    }
    // A charge in superscript, or after a caret.
    let mut plain = String::new();
    let mut raised = String::new();
    let mut is_raised = false;
    for letter in text.chars() {
        if let Some(sign) = high_sign(letter) {
            raised.push(sign);
        } else if letter == '^' {
            is_raised = true;
        } else if is_raised
            && (letter.is_ascii_digit() || matches!(letter, '+' | '-' | '−' | '{' | '}' | '(' | ')' | ' '))
        {
            if !matches!(letter, '{' | '}' | '(' | ')' | ' ') {
                raised.push(if letter == '−' { '-' } else { letter });
            }
        } else {
            match letter {
                '−' | '–' | '⁻' => plain.push('-'),
                '_' | '{' | '}' | '$' => {}
                letter => plain.push(low_digit(letter).unwrap_or(letter)),
            }
        }
    }
    let Some(words) = plain_words(&plain) else { return all };
    if !raised.is_empty() {
        all.extend(charge_of(&raised).and_then(|charge| of_parts(&words.concat(), Some(charge))));
        return all;
    }
    for cut in 1..words.len() {
        let (atoms, charge) = words.split_at(cut);
        if let Some(charge) = charge_of(&charge.concat()) {
            all.extend(of_parts(&atoms.concat(), Some(charge)));
        }
    }
    let compact = words.concat();
    let base = compact.trim_end_matches(['+', '-']);
    let signs = compact.get(base.len()..).unwrap_or_default();
    if signs.is_empty() {
        // "(2-)" and "(-2)".
        if let Some((atoms, charge)) = compact.strip_suffix(')').and_then(|rest| rest.rsplit_once('('))
            && let Some(charge) = charge_of(charge)
        {
            all.extend(of_parts(atoms, Some(charge)));
        } else if let Some(at) = compact.rfind(['+', '-'])
            && let (Some(atoms), Some(charge)) = (compact.get(..at), compact.get(at..).and_then(charge_of))
        {
            all.extend(of_parts(atoms, Some(charge)));
        } else {
            all.extend(of_parts(&compact, None));
        }
        return all;
    }
    all.extend(charge_of(signs).and_then(|charge| of_parts(base, Some(charge))));
    let stem = base.trim_end_matches(|letter: char| letter.is_ascii_digit());
    if let Some(last) =
        base.char_indices().next_back().map(|(at, _)| at).filter(|_| stem.len() < base.len() && signs.len() == 1)
        && let (Some(atoms), Some(digit)) = (base.get(..last), base.get(last..))
    {
        all.extend(charge_of(&format!("{digit}{signs}")).and_then(|charge| of_parts(atoms, Some(charge))));
    }
    all
}

fn of_parts(compact: &str, charge: Option<i32>) -> Option<Species> {
    let compact: String = compact.chars().filter(|letter| !matches!(letter, '-' | '=' | '≡' | '·' | '.')).collect();
    let known = atoms(&compact, &SUBSTANCES.symbols);
    // In lowercase, elements are ambiguous, so such a formula is compared as written.
    let is_lower = || {
        let has_digit = compact.contains(|letter: char| letter.is_ascii_digit());
        compact.starts_with(|first: char| first.is_ascii_lowercase())
            && compact
                .chars()
                .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || matches!(letter, '(' | ')'))
            && (has_digit || (2..=SHORT_FORMULA).contains(&compact.len()))
            && compact.split(|letter: char| !letter.is_alphabetic()).all(is_spelled_by_symbols)
    };
    match known {
        Some(atoms) => Some(Species { compact, atoms, charge }),
        None if is_lower() => Some(Species { compact, atoms: Vec::new(), charge }),
        None => None,
    }
}

/// Whether letters are the symbols of elements in a row, without regard to case.
fn is_spelled_by_symbols(letters: &str) -> bool {
    // Where a symbol may begin: at both of the last two letters, or at one of them.
    let (mut before, mut here) = (false, true);
    let bytes = letters.as_bytes();
    for (at, _) in bytes.iter().enumerate() {
        let is_symbol = |from: usize| {
            let symbol = letters.get(from..=at).unwrap_or_default();
            SUBSTANCES.symbols.iter().any(|known| known.eq_ignore_ascii_case(symbol))
        };
        let next = here && is_symbol(at) || before && at > 0 && is_symbol(at - 1);
        (before, here) = (here, next);
    }
    here
}

/// The atoms of a formula with groups in parentheses; `None` if it isn't one.
fn atoms(formula: &str, symbols: &[&str]) -> Option<Vec<(usize, u32)>> {
    const MOST_GROUPS: usize = 6;
    let letters: Vec<char> = formula.chars().collect();
    let mut groups: Vec<Vec<(usize, u32)>> = vec![Vec::new()];
    let mut at = 0;
    let number = |at: &mut usize| -> Option<u32> {
        let digits: String = letters.iter().skip(*at).take_while(|letter| letter.is_ascii_digit()).collect();
        *at += digits.len();
        if digits.is_empty() { Some(1) } else { digits.parse().ok().filter(|count| (1..500).contains(count)) }
    };
    while let Some(letter) = letters.get(at) {
        match letter {
            '(' | '[' => {
                at += 1;
                groups.push(Vec::new());
                if groups.len() > MOST_GROUPS {
                    return None;
                }
            }
            ')' | ']' => {
                at += 1;
                let count = number(&mut at)?;
                let group = groups.pop()?;
                let outer = groups.last_mut()?;
                outer.extend(group.into_iter().map(|(element, own)| (element, own.saturating_mul(count))));
            }
            _ => {
                let two: String = letters.iter().skip(at).take(2).collect();
                let one: String = letters.iter().skip(at).take(1).collect();
                let known = |symbol: &str| symbols.iter().position(|known| *known == symbol);
                let (element, len) = match known(&two).filter(|_| two.chars().count() == 2) {
                    Some(element) => (element, 2),
                    None => (known(&one)?, 1),
                };
                at += len;
                let count = number(&mut at)?;
                groups.last_mut()?.push((element, count));
            }
        }
    }
    let [all] = groups.as_slice() else { return None };
    let mut sorted = all.clone();
    sorted.sort_unstable();
    let mut merged: Vec<(usize, u32)> = Vec::new();
    for (element, count) in sorted {
        match merged.last_mut() {
            Some((last, total)) if *last == element => *total = total.saturating_add(count),
            _ => merged.push((element, count)),
        }
    }
    (!merged.is_empty()).then_some(merged)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judge(prompt: &str, wording: &str, answer: &str) -> Option<Likeness> {
        Chemistry::read(wording, prompt).expect(wording).judge(&answer.into())
    }

    #[test]
    fn substances_are_told_apart() {
        for (prompt, wording, same, different) in [
            (
                "What is the chemical symbol of sodium?",
                "Na",
                &["Na", "NA", "na", "it's Na"][..],
                &["So", "S", "N", "Ne", "nah", "sodium"][..],
            ),
            ("Symbol for phosphorus", "P", &["P", "p", "it's a P", "capital P, just one letter"], &["Ph", "K", "Po"]),
            ("Symbol of cobalt?", "Co", &["Co", "co"], &["CO", "C"]),
            ("Formula of carbon monoxide?", "CO", &["CO", "co", "C O"], &["Co", "CO2", "carbon monoxide"]),
            (
                "Formula of the nitrate ion (with charge)",
                "NO₃⁻",
                &["NO3-", "NO3^-", "NO3(-)", "no3-", "NO₃⁻", "N O three, one minus", "NO3 -1", "NO3^{-}"],
                &["NO2-", "NO3 2-", "NO3+", "nitrate"],
            ),
            (
                "Formula of the sulfate ion (with charge)",
                "SO₄²⁻",
                &["SO4 2-", "SO42-", "SO4^2-", "SO4--", "SO4(2-)", "SO4 -2", "S O 4 with a charge of minus two"],
                &["SO3 2-", "SO4-", "SO4 2+", "S2-"],
            ),
            (
                "Formula of sulfuric acid",
                "H₂SO₄",
                &["H2SO4", "h2so4", "H2 S O4", "two hydrogens, a sulfur, four oxygens: H2SO4", "H_2SO_4"],
                &["HSO4", "H2SO3", "HNO3", "sulfuric acid"],
            ),
            ("Formula of calcium hydroxide", "Ca(OH)2", &["Ca(OH)2", "ca(oh)2", "Ca(OH)₂"], &["CaOH", "CaOH2", "CaO"]),
            (
                "Name of the ion NO₂⁻",
                "Nitrite",
                &["nitrite", "nitrite ion", "the nitrite anion", "Nitrite!"],
                &["nitrate", "nitride", "NO2-", "nitrite/nitrate", "nitrite or nitrate"],
            ),
            ("Name of the ion S²⁻", "Sulfide", &["sulphide", "sulfide"], &["sulfite", "sulfate", "sulphite"]),
            (
                "Name of the alkene C₃H₆",
                "Propene",
                &["propylene", "prop-1-ene", "propene"],
                &["propyne", "propane", "propanol"],
            ),
            ("Element with the symbol Fe", "Iron", &["iron", "ferrum"], &["fluorine", "Fe", "francium"]),
            (
                "What is the charge of a calcium ion?",
                "2+",
                &["2+", "+2", "two plus", "positive two", "plus 2"],
                &["2-", "-2", "+1", "1+"],
            ),
        ] {
            for answer in same {
                assert_eq!(judge(prompt, wording, answer), Some(Likeness::Same), "{answer} for {wording}");
            }
            for answer in different {
                assert_eq!(judge(prompt, wording, answer), Some(Likeness::Different), "{answer} for {wording}");
            }
        }
        assert_eq!(judge("Formula of the nitrate ion (with charge)", "NO₃⁻", "NO3"), Some(Likeness::Partial));
        for (prompt, wording, same, different) in [
            (
                "What is the charge of a calcium ion?",
                "2+",
                &["2 positive charges", "Ca2+", "it's +2", "a charge of plus two", "Ca^2+", "2 plus"][..],
                &["2 negative charges", "Ca+", "neutral", "three positive charges", "zero"][..],
            ),
            (
                "What charge does a phosphate ion carry?",
                "3−",
                &["3 negative charges", "PO4 3-", "minus three", "-3", "three minus"],
                &["3 positive charges", "3+", "PO4 2-", "neutral", "+3"],
            ),
            (
                "What is the chemical symbol of silver?",
                "Ag",
                &["A followed by g", "capital A, lowercase g", "Ag (element 47)", "A then g", "capital A and small g"],
                &["Au", "A followed by u", "Al", "Ar (element 18)", "capital A, capital R"],
            ),
            (
                "What is the chemical symbol of cobalt?",
                "Co",
                &["Co (no. 27)", "C followed by a lowercase o", "C o", "capital C, small o"],
                &["capital C, capital O", "CO (carbon monoxide)", "C followed by u"],
            ),
            ("What is the symbol of tungsten?", "W", &["W (no. 74)", "capital W", "W (from wolfram)"], &["V", "Tu"]),
        ] {
            for answer in same {
                assert_eq!(judge(prompt, wording, answer), Some(Likeness::Same), "{answer} for {wording}");
            }
            for answer in different {
                assert_eq!(judge(prompt, wording, answer), Some(Likeness::Different), "{answer} for {wording}");
            }
        }
    }
}
