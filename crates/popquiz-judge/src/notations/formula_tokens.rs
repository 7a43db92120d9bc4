//! Reads a formula in any notation into tokens: plain text, Unicode, LaTeX, or the words that people say.

use crate::notations::formula_names::{GREEK, Meaning, Names, id, is_one_variable, is_same_word};

/// A piece of a formula.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Token {
    Number(f64),
    Variable(u64),
    Apply(Function),
    Plus,
    Minus,
    PlusMinus,
    Times,
    Over,
    /// "Times" and "over" for everything before: "x minus μ, all over σ".
    AllTimes,
    AllOver,
    /// "Times", "over" and "root of" as words, whose reach is ambiguous: "p times one minus p" is p(1 − p).
    SaidTimes,
    SaidOver,
    SaidRoot,
    /// A power whose exponent follows.
    Power,
    /// "Squared".
    ToPower(f64),
    /// "The square of", before its base.
    PowerOf(f64),
    /// "One over" or "the inverse of".
    Inverse,
    Factorial,
    Open,
    Close,
    Bar,
    Comma,
    /// LaTeX's `\frac`, before its numerator and denominator.
    Fraction,
    Relation(Relation),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relation {
    Equal,
    Proportional,
    Less,
    Greater,
    AtMost,
    AtLeast,
    NotEqual,
}

impl Relation {
    /// The same relation with its sides swapped.
    pub(crate) fn flipped(self) -> Self {
        match self {
            Self::Less => Self::Greater,
            Self::Greater => Self::Less,
            Self::AtMost => Self::AtLeast,
            Self::AtLeast => Self::AtMost,
            relation => relation,
        }
    }
}

/// A named function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Function {
    Root,
    CubeRoot,
    Absolute,
    Exponential,
    NaturalLogarithm,
    BinaryLogarithm,
    DecimalLogarithm,
    Sine,
    Cosine,
    Tangent,
    Cotangent,
    Secant,
    Cosecant,
    Arcsine,
    Arccosine,
    Arctangent,
    HyperbolicSine,
    HyperbolicCosine,
    HyperbolicTangent,
    Minimum,
    Maximum,
}

impl Function {
    pub(crate) fn value(self, x: f64) -> f64 {
        match self {
            Self::Root => x.sqrt(),
            Self::CubeRoot => x.cbrt(),
            Self::Absolute => x.abs(),
            Self::Exponential => x.exp(),
            Self::NaturalLogarithm => x.ln(),
            Self::BinaryLogarithm => x.log2(),
            Self::DecimalLogarithm => x.log10(),
            Self::Sine => x.sin(),
            Self::Cosine => x.cos(),
            Self::Tangent => x.tan(),
            Self::Cotangent => x.tan().recip(),
            Self::Secant => x.cos().recip(),
            Self::Cosecant => x.sin().recip(),
            // Defined for all arguments, so that they can be compared anywhere.
            Self::Arcsine => (x * 0.2).asin() + 0.01,
            Self::Arccosine => (x * 0.2).acos() + 0.02,
            Self::Arctangent => x.atan(),
            Self::HyperbolicSine => x.sinh(),
            Self::HyperbolicCosine => x.cosh(),
            Self::HyperbolicTangent => x.tanh(),
            Self::Minimum => x * 0.731 + 0.05,
            Self::Maximum => x * 1.243 + 0.07,
        }
    }

    pub(crate) fn inverse(self) -> Option<Self> {
        match self {
            Self::Sine => Some(Self::Arcsine),
            Self::Cosine => Some(Self::Arccosine),
            Self::Tangent => Some(Self::Arctangent),
            _ => None,
        }
    }

    pub(crate) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "sqrt" => Self::Root,
            "cbrt" => Self::CubeRoot,
            "abs" => Self::Absolute,
            "exp" => Self::Exponential,
            "ln" | "log" => Self::NaturalLogarithm,
            "lb" | "ld" => Self::BinaryLogarithm,
            "lg" => Self::DecimalLogarithm,
            "sin" | "sine" => Self::Sine,
            "cos" | "cosine" => Self::Cosine,
            "tan" | "tangent" => Self::Tangent,
            "cot" | "cotangent" => Self::Cotangent,
            "sec" | "secant" => Self::Secant,
            "csc" | "cosec" | "cosecant" => Self::Cosecant,
            "arcsin" | "asin" | "arcsine" => Self::Arcsine,
            "arccos" | "acos" | "arccosine" => Self::Arccosine,
            "arctan" | "atan" | "arctangent" => Self::Arctangent,
            "sinh" => Self::HyperbolicSine,
            "cosh" => Self::HyperbolicCosine,
            "tanh" => Self::HyperbolicTangent,
            "min" => Self::Minimum,
            "max" => Self::Maximum,
            _ => return None,
        })
    }
}

/// The maximum number of characters of a formula.
const LONGEST: usize = 160;

/// The names of functions that may be written without a space before their argument: "nlogn", "lnx".
const GLUED_FUNCTIONS: &[&str] = &["sqrt", "log", "sin", "cos", "tan", "cot", "exp", "ln", "lg"];

/// Short words that are no product of variables.
const SMALL_WORDS: &[&str] = &[
    "and", "or", "in", "on", "to", "no", "not", "for", "at", "as", "it", "be", "he", "we", "up", "if", "so", "do",
    "but", "all", "any", "are", "was", "who", "how", "why", "new", "old", "el", "la", "le", "de", "der", "die", "das",
    "un", "une", "los", "las", "les", "et", "und", "il", "con", "com", "bis", "von",
];

/// Spoken parts of formulas, longest first, and their meaning. Phrases without tokens are skipped.
const SPOKEN: &[(&str, &[Token])] = &[
    ("is directly proportional to", &[Token::Relation(Relation::Proportional)]),
    ("is proportional to", &[Token::Relation(Relation::Proportional)]),
    ("is less than or equal to", &[Token::Relation(Relation::AtMost)]),
    ("is greater than or equal to", &[Token::Relation(Relation::AtLeast)]),
    ("less than or equal to", &[Token::Relation(Relation::AtMost)]),
    ("greater than or equal to", &[Token::Relation(Relation::AtLeast)]),
    ("is equal to", &[Token::Relation(Relation::Equal)]),
    ("is the same as", &[Token::Relation(Relation::Equal)]),
    ("is less than", &[Token::Relation(Relation::Less)]),
    ("is greater than", &[Token::Relation(Relation::Greater)]),
    ("to the power of minus one", &[Token::ToPower(-1.0)]),
    ("to the minus one", &[Token::ToPower(-1.0)]),
    ("the absolute value of", &[Token::Apply(Function::Absolute)]),
    ("the natural logarithm of", &[Token::Apply(Function::NaturalLogarithm)]),
    ("the natural log of", &[Token::Apply(Function::NaturalLogarithm)]),
    ("the square root of", &[Token::SaidRoot]),
    ("the cube root of", &[Token::Apply(Function::CubeRoot)]),
    ("all divided by", &[Token::AllOver]),
    ("all multiplied by", &[Token::AllTimes]),
    ("raised to the power of", &[Token::Power]),
    ("to the power of", &[Token::Power]),
    ("raised to the", &[Token::Power]),
    ("to the fourth", &[Token::ToPower(4.0)]),
    ("to the fifth", &[Token::ToPower(5.0)]),
    ("to the power", &[Token::Power]),
    ("square root of", &[Token::SaidRoot]),
    ("the root of", &[Token::SaidRoot]),
    ("cube root of", &[Token::Apply(Function::CubeRoot)]),
    ("absolute value of", &[Token::Apply(Function::Absolute)]),
    ("natural logarithm of", &[Token::Apply(Function::NaturalLogarithm)]),
    ("natural log of", &[Token::Apply(Function::NaturalLogarithm)]),
    ("the inverse of", &[Token::Inverse]),
    ("the reciprocal of", &[Token::Inverse]),
    ("the square of", &[Token::PowerOf(2.0)]),
    ("the cube of", &[Token::PowerOf(3.0)]),
    ("plus or minus", &[Token::PlusMinus]),
    ("directly proportional to", &[Token::Relation(Relation::Proportional)]),
    ("proportional to", &[Token::Relation(Relation::Proportional)]),
    ("goes with", &[Token::Relation(Relation::Proportional)]),
    ("goes as", &[Token::Relation(Relation::Proportional)]),
    ("goes like", &[Token::Relation(Relation::Proportional)]),
    ("varies as", &[Token::Relation(Relation::Proportional)]),
    ("varies with", &[Token::Relation(Relation::Proportional)]),
    ("scales with", &[Token::Relation(Relation::Proportional)]),
    ("scales as", &[Token::Relation(Relation::Proportional)]),
    ("less than", &[Token::Relation(Relation::Less)]),
    ("greater than", &[Token::Relation(Relation::Greater)]),
    ("equal to", &[Token::Relation(Relation::Equal)]),
    ("divided by", &[Token::SaidOver]),
    ("all over", &[Token::AllOver]),
    ("multiplied by", &[Token::SaidTimes]),
    ("multiplied with", &[Token::SaidTimes]),
    ("to the", &[Token::Power]),
    ("square of", &[Token::PowerOf(2.0)]),
    ("cube of", &[Token::PowerOf(3.0)]),
    ("square root", &[Token::SaidRoot]),
    ("log base two of", &[Token::Apply(Function::BinaryLogarithm)]),
    ("log of", &[Token::Apply(Function::NaturalLogarithm)]),
    ("logarithm of", &[Token::Apply(Function::NaturalLogarithm)]),
    ("sine of", &[Token::Apply(Function::Sine)]),
    ("cosine of", &[Token::Apply(Function::Cosine)]),
    ("a half", &[Token::Number(0.5)]),
    ("one half", &[Token::Number(0.5)]),
    ("a third", &[Token::Number(1.0 / 3.0)]),
    ("one third", &[Token::Number(1.0 / 3.0)]),
    ("a quarter", &[Token::Number(0.25)]),
    ("one quarter", &[Token::Number(0.25)]),
    ("root of", &[Token::SaidRoot]),
    ("root", &[Token::SaidRoot]),
    ("plus", &[Token::Plus]),
    ("minus", &[Token::Minus]),
    ("negative", &[Token::Minus]),
    ("less", &[Token::Minus]),
    ("times", &[Token::SaidTimes]),
    ("over", &[Token::SaidOver]),
    ("by", &[Token::SaidOver]),
    ("per", &[Token::SaidOver]),
    ("squared", &[Token::ToPower(2.0)]),
    ("square", &[Token::ToPower(2.0)]),
    ("cubed", &[Token::ToPower(3.0)]),
    ("equals", &[Token::Relation(Relation::Equal)]),
    ("equal", &[Token::Relation(Relation::Equal)]),
    ("is", &[Token::Relation(Relation::Equal)]),
    ("given", &[Token::Bar]),
    ("factorial", &[Token::Factorial]),
    ("half", &[Token::Number(0.5)]),
    ("halves", &[Token::Number(0.5)]),
    ("third", &[Token::Number(1.0 / 3.0)]),
    ("thirds", &[Token::Number(1.0 / 3.0)]),
    ("quarter", &[Token::Number(0.25)]),
    ("quarters", &[Token::Number(0.25)]),
    ("fourths", &[Token::Number(0.25)]),
    ("twice", &[Token::Number(2.0)]),
    ("double", &[Token::Number(2.0)]),
    ("zero", &[Token::Number(0.0)]),
    ("one", &[Token::Number(1.0)]),
    ("two", &[Token::Number(2.0)]),
    ("three", &[Token::Number(3.0)]),
    ("four", &[Token::Number(4.0)]),
    ("five", &[Token::Number(5.0)]),
    ("six", &[Token::Number(6.0)]),
    ("seven", &[Token::Number(7.0)]),
    ("eight", &[Token::Number(8.0)]),
    ("nine", &[Token::Number(9.0)]),
    ("ten", &[Token::Number(10.0)]),
    ("twelve", &[Token::Number(12.0)]),
    ("the", &[]),
    ("of", &[]),
    ("an", &[]),
    ("its", &[]),
];

/// The source of variable names.
#[derive(Debug)]
pub(crate) enum Scope<'a> {
    /// The text declares its own variables: it's the expected formula.
    Declaring(&'a mut Names),
    /// Letters are variables of the expected formula, and words may stand for them.
    Known(&'a Names),
}

impl Scope<'_> {
    pub(crate) fn names(&self) -> &Names {
        match self {
            Self::Declaring(names) => names,
            Self::Known(names) => names,
        }
    }

    fn is_known(&self) -> bool {
        matches!(self, Self::Known(_))
    }
}

/// Reads a text into tokens. Returns `None` for anything that isn't a formula.
pub(crate) fn tokens(text: &str, scope: &mut Scope<'_>) -> Option<Vec<Token>> {
    let letters: Vec<char> = text.chars().filter_map(plain).take(LONGEST + 1).collect();
    if letters.len() > LONGEST {
        return None;
    }
    let mut lexer = Lexer { letters: &letters, at: 0, tokens: Vec::with_capacity(letters.len()), scope };
    lexer.read()?;
    let tokens = lexer.tokens;
    (!tokens.is_empty()).then_some(tokens)
}

/// A character in its plain form, or `None` for a mark without meaning.
fn plain(letter: char) -> Option<char> {
    Some(match letter {
        '−' | '–' | '—' | '‐' | '‑' => '-',
        '×' | '·' | '⋅' | '∙' | '•' | '∗' | '⨯' => '*',
        '÷' | '∕' | '⁄' => '/',
        '∆' => 'Δ',
        'µ' => 'μ',
        'ϵ' => 'ε',
        'ϕ' => 'φ',
        'ϑ' => 'θ',
        '′' | '’' => '\'',
        '[' => '(',
        ']' => ')',
        '$' | '\u{200b}' | '\u{2061}' | '\u{2062}' => return None,
        letter => letter,
    })
}

fn superscript(letter: char) -> Option<char> {
    if letter.is_ascii() {
        return None;
    }
    let digits = "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().zip('0'..='9');
    let others = "⁺⁻⁽⁾ⁿˣᵃᵇᵏᵐᵖᵗʸⁱ".chars().zip("+-()nxabkmptyi".chars());
    digits.chain(others).find(|(high, _)| *high == letter).map(|(_, plain)| plain)
}

fn subscript(letter: char) -> Option<char> {
    if letter.is_ascii() {
        return None;
    }
    let digits = "₀₁₂₃₄₅₆₇₈₉".chars().zip('0'..='9');
    let others = "ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ".chars().zip("aehijklmnoprstuvx".chars());
    digits.chain(others).find(|(low, _)| *low == letter).map(|(_, plain)| plain)
}

fn vulgar_fraction(letter: char) -> Option<f64> {
    Some(match letter {
        '½' => 0.5,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        '¼' => 0.25,
        '¾' => 0.75,
        '⅕' => 0.2,
        '⅙' => 1.0 / 6.0,
        '⅛' => 0.125,
        _ => return None,
    })
}

struct Lexer<'a, 'b> {
    letters: &'a [char],
    at: usize,
    tokens: Vec<Token>,
    scope: &'a mut Scope<'b>,
}

impl Lexer<'_, '_> {
    fn names(&self) -> &Names {
        self.scope.names()
    }

    fn is_known(&self) -> bool {
        self.scope.is_known()
    }

    fn peek(&self, ahead: usize) -> char {
        self.letters.get(self.at + ahead).copied().unwrap_or('\0')
    }

    fn run(&self, from: usize, belongs: impl Fn(char) -> bool) -> usize {
        self.letters.iter().skip(from).take_while(|letter| belongs(**letter)).count()
    }

    fn text(&self, from: usize, len: usize) -> String {
        self.letters.iter().skip(from).take(len).collect()
    }

    fn push(&mut self, token: Token, len: usize) {
        self.tokens.push(token);
        self.at += len;
    }

    fn read(&mut self) -> Option<()> {
        while self.at < self.letters.len() {
            let letter = self.peek(0);
            if letter.is_whitespace() {
                self.at += 1;
            } else if letter.is_ascii_digit() || letter == '.' && self.peek(1).is_ascii_digit() {
                self.number()?;
            } else if let Some(value) = vulgar_fraction(letter) {
                self.push(Token::Number(value), 1);
            } else if superscript(letter).is_some() {
                self.superscripts()?;
            } else if letter.is_alphabetic() {
                self.letters_or_words()?;
            } else if letter == '\\' {
                self.command()?;
            } else {
                self.sign(letter)?;
            }
        }
        Some(())
    }

    fn number(&mut self) -> Option<()> {
        let len = self.run(self.at, |letter| letter.is_ascii_digit());
        let mut text = self.text(self.at, len);
        let mut end = self.at + len;
        let digits_behind = self.run(end + 1, |letter| letter.is_ascii_digit());
        if matches!(self.letters.get(end), Some('.' | ',')) && digits_behind > 0 {
            text = format!("{text}.{}", self.text(end + 1, digits_behind));
            end += 1 + digits_behind;
        }
        self.at = end;
        self.tokens.push(Token::Number(text.parse().ok()?));
        Some(())
    }

    fn superscripts(&mut self) -> Option<()> {
        let len = self.run(self.at, |letter| superscript(letter).is_some());
        let plain: String = self.letters.iter().skip(self.at).take(len).filter_map(|high| superscript(*high)).collect();
        self.at += len;
        if let Ok(exponent) = plain.parse::<f64>() {
            self.tokens.push(Token::ToPower(exponent));
            return Some(());
        }
        let inner = tokens(&plain, self.scope)?;
        self.tokens.extend([Token::Power, Token::Open]);
        self.tokens.extend(inner);
        self.tokens.push(Token::Close);
        Some(())
    }

    /// A LaTeX command.
    fn command(&mut self) -> Option<()> {
        let len = self.run(self.at + 1, |letter| letter.is_ascii_alphabetic());
        let name = self.text(self.at + 1, len);
        self.at += 1 + len.max(1);
        let token = match name.as_str() {
            // A space, or a parenthesis around the whole.
            "" | "left" | "right" | "mathrm" | "text" | "displaystyle" | "quad" | "operatorname" => return Some(()),
            "frac" | "dfrac" | "tfrac" => Token::Fraction,
            "cdot" | "times" => Token::Times,
            "div" => Token::Over,
            "pm" => Token::PlusMinus,
            "propto" => Token::Relation(Relation::Proportional),
            "le" | "leq" => Token::Relation(Relation::AtMost),
            "ge" | "geq" => Token::Relation(Relation::AtLeast),
            "ne" | "neq" => Token::Relation(Relation::NotEqual),
            "mid" | "vert" => Token::Bar,
            name => {
                if let Some(function) = Function::named(name) {
                    Token::Apply(function)
                } else {
                    let (_, lower, upper) = GREEK.iter().find(|(greek, ..)| name.to_lowercase() == *greek)?;
                    let letter = if name.starts_with(char::is_uppercase) { upper } else { lower };
                    self.variable(&letter.to_string());
                    return Some(());
                }
            }
        };
        self.tokens.push(token);
        Some(())
    }

    fn sign(&mut self, letter: char) -> Option<()> {
        let (one, two) = (self.peek(1), self.peek(2));
        match (letter, one, two) {
            ('+', '/', '-') => self.push(Token::PlusMinus, 3),
            ('+', '-', _) => self.push(Token::PlusMinus, 2),
            ('*', '*', _) => self.push(Token::Power, 2),
            ('<', '=', _) => self.push(Token::Relation(Relation::AtMost), 2),
            ('>', '=', _) => self.push(Token::Relation(Relation::AtLeast), 2),
            ('!', '=', _) => self.push(Token::Relation(Relation::NotEqual), 2),
            ('=', '=', _) => self.push(Token::Relation(Relation::Equal), 2),
            ('-' | '=', '>', _) | ('|', '|', _) => return None,
            ('+', ..) => self.push(Token::Plus, 1),
            ('-', ..) => self.push(Token::Minus, 1),
            ('±', ..) => self.push(Token::PlusMinus, 1),
            ('*', ..) => self.push(Token::Times, 1),
            ('/', ..) => self.push(Token::Over, 1),
            ('^', ..) => self.push(Token::Power, 1),
            ('√', ..) => self.push(Token::Apply(Function::Root), 1),
            ('∛', ..) => self.push(Token::Apply(Function::CubeRoot), 1),
            ('!', ..) if !self.tokens.is_empty() => self.push(Token::Factorial, 1),
            ('(' | '{', ..) => self.push(Token::Open, 1),
            (')' | '}', ..) => self.push(Token::Close, 1),
            ('|', ..) => self.push(Token::Bar, 1),
            ('<', ..) => self.push(Token::Relation(Relation::Less), 1),
            ('>', ..) => self.push(Token::Relation(Relation::Greater), 1),
            ('≤', ..) => self.push(Token::Relation(Relation::AtMost), 1),
            ('≥', ..) => self.push(Token::Relation(Relation::AtLeast), 1),
            ('≠', ..) => self.push(Token::Relation(Relation::NotEqual), 1),
            ('=', ..) => self.push(Token::Relation(Relation::Equal), 1),
            ('∝' | '~' | '∼', ..) => self.push(Token::Relation(Relation::Proportional), 1),
            (',', ..) => {
                // ", divided by" divides everything before it.
                self.push(Token::Comma, 1);
            }
            _ => return None,
        }
        Some(())
    }

    /// The lowercase words from here on, up to a sign.
    fn words_ahead(&self) -> Vec<(String, usize)> {
        const MOST: usize = 6;
        let mut words = Vec::new();
        let mut at = self.at;
        while words.len() < MOST {
            let len = self.run(at, |letter| letter.is_alphabetic() || letter == '\'');
            if len == 0 {
                break;
            }
            let word = self.text(at, len).to_lowercase().replace('\'', "");
            at += len;
            words.push((word, at));
            let space = self.run(at, |letter| matches!(letter, ' ' | '-'));
            if space != 1 {
                break;
            }
            at += space;
        }
        words
    }

    fn letters_or_words(&mut self) -> Option<()> {
        let run = self.run(self.at, char::is_alphabetic);
        let letters = self.text(self.at, run);
        let words = self.words_ahead();
        let plain: Vec<&str> = words.iter().map(|(word, _)| word.as_str()).collect();
        let end_of = |count: usize| words.get(count.wrapping_sub(1)).map_or(self.at + run, |(_, end)| *end);
        let is_own = self.is_known() && (self.names().has(&letters));
        if self.is_known()
            && !is_own
            && let Some((meaning, count)) = self.names().phrase(&plain)
        {
            let end = end_of(count);
            self.push_meaning(meaning);
            self.at = end;
            return Some(());
        }
        // "Mass x acceleration".
        if self.is_known()
            && matches!(letters.as_str(), "x" | "X")
            && !self.names().has_folded("x")
            && !matches!(self.peek(1), '0'..='9' | '_' | '₀'..='₉')
        {
            self.push(Token::Times, 1);
            return Some(());
        }
        if self.is_known() && letters == "a" && !is_own && !self.names().has("A") {
            self.at += 1;
            return Some(());
        }
        if letters.chars().count() > 1 && !is_own {
            if let Some((count, said)) = spoken(&plain, self.is_known()) {
                let end = end_of(count);
                // A pause before "divided by" makes it divide the whole.
                let said: Vec<Token> = if self.tokens.last() == Some(&Token::Comma) {
                    self.tokens.pop();
                    said.iter()
                        .map(|token| match token {
                            Token::SaidOver => Token::AllOver,
                            Token::SaidTimes => Token::AllTimes,
                            token => *token,
                        })
                        .collect()
                } else {
                    said.to_vec()
                };
                self.tokens.extend(said);
                self.at = end;
                return Some(());
            }
            let lower = letters.to_lowercase();
            if let Some(function) = Function::named(&lower) {
                self.push(Token::Apply(function), run);
                self.logarithm_base();
                if self.text(self.at, 4) == " of " {
                    self.at += 4;
                }
                return Some(());
            }
            if let Some((_, small, capital)) = GREEK.iter().find(|(greek, ..)| *greek == lower) {
                // "Delta L" is one variable.
                let changes = lower == "delta";
                self.at += run;
                let next = self.run(self.at, |letter| letter == ' ');
                if changes && self.letters.get(self.at + next).is_some_and(|next| next.is_alphabetic()) {
                    self.at += next;
                    let len = self.run(self.at, char::is_alphabetic);
                    if len == 1 {
                        let name = format!("Δ{}", self.text(self.at, 1));
                        self.at += 1;
                        self.variable(&name);
                        return Some(());
                    }
                }
                let is_capital = letters.starts_with(char::is_uppercase) && !self.names().has(&small.to_string());
                let name = if is_capital && (self.names().has(&capital.to_string())) { capital } else { small };
                self.variable(&name.to_string());
                return Some(());
            }
        }
        self.product_of_letters(run)
    }

    fn push_meaning(&mut self, meaning: Meaning) {
        match meaning {
            Meaning::Variable(name) => self.tokens.push(Token::Variable(name)),
            Meaning::Product(one, other) => {
                self.tokens.extend([
                    Token::Open,
                    Token::Variable(one),
                    Token::Times,
                    Token::Variable(other),
                    Token::Close,
                ]);
            }
            Meaning::Twice(name) => {
                self.tokens.extend([
                    Token::Open,
                    Token::Number(2.0),
                    Token::Times,
                    Token::Variable(name),
                    Token::Close,
                ]);
            }
        }
    }

    /// `log2 n`, `log_2(n)` and "log₁₀ x" name their base.
    fn logarithm_base(&mut self) {
        if self.tokens.last() != Some(&Token::Apply(Function::NaturalLogarithm)) {
            return;
        }
        let rest = self.text(self.at, 5);
        for (written, function) in [
            ("_{10}", Function::DecimalLogarithm),
            ("_{2}", Function::BinaryLogarithm),
            ("_10", Function::DecimalLogarithm),
            ("_2", Function::BinaryLogarithm),
            ("₁₀", Function::DecimalLogarithm),
            ("₂", Function::BinaryLogarithm),
            ("10", Function::DecimalLogarithm),
            ("2", Function::BinaryLogarithm),
        ] {
            if rest.starts_with(written) {
                self.tokens.pop();
                self.tokens.push(Token::Apply(function));
                self.at += written.chars().count();
                return;
            }
        }
    }

    /// A run of letters that is no word: each of them is a variable, unless longer ones are known.
    fn product_of_letters(&mut self, run: usize) -> Option<()> {
        const MOST_LETTERS: usize = 4;
        let letters = self.text(self.at, run);
        if !self.is_known() && run >= MOST_LETTERS && letters.is_ascii() {
            return self.phrase_variable();
        }
        if is_one_variable(&letters) && !(self.is_known() && self.names().at_start(&letters).is_some()) {
            self.at += run;
            self.variable(&letters);
            return Some(());
        }
        if !self.is_known() && SMALL_WORDS.contains(&letters.as_str()) {
            return None;
        }
        let end = self.at + run;
        let mut unknown = 0;
        while self.at < end {
            let rest = self.text(self.at, end - self.at);
            if rest.starts_with('Δ') && rest.chars().count() > 1 {
                let name: String = rest.chars().take(2).collect();
                self.at += 2;
                self.variable(&name);
                continue;
            }
            if self.is_known() {
                if let Some((name, len)) = self.names().at_start(&rest) {
                    let count = rest.get(..len).map_or(1, |part| part.chars().count());
                    self.at += count;
                    let is_last = self.at == end;
                    let base: String = rest.chars().take(count).collect();
                    if is_last && self.subscript_of(&base)? {
                        continue;
                    }
                    if is_last && self.peek(0) == '\'' {
                        self.variable(&base);
                        continue;
                    }
                    self.tokens.push(Token::Variable(name));
                    if is_last {
                        self.glued_exponent();
                    }
                    continue;
                }
                let lower = rest.to_lowercase();
                if let Some(name) = GLUED_FUNCTIONS.iter().find(|name| lower.starts_with(**name)) {
                    self.push(Token::Apply(Function::named(name)?), name.len());
                    if self.at == end {
                        self.logarithm_base();
                    }
                    continue;
                }
                if let Some((name, small, _)) = GREEK
                    .iter()
                    .find(|(name, small, _)| lower.starts_with(name) && self.names().has(&small.to_string()))
                {
                    self.push(Token::Variable(id(&small.to_string())), name.len());
                    continue;
                }
                if let Some(meaning) = rest.chars().next().and_then(|letter| self.names().other_letter(letter)) {
                    self.push_meaning(meaning);
                    self.at += 1;
                    if self.at == end {
                        self.glued_exponent();
                    }
                    continue;
                }
                unknown += 1;
                // Any word is a product of unknown letters, but not a formula.
                if unknown > 1 || run > MOST_LETTERS {
                    return None;
                }
            }
            let letter: String = rest.chars().take(1).collect();
            self.at += 1;
            if self.at == end && self.subscript_of(&letter)? {
                continue;
            }
            self.variable(&letter);
            if self.at == end {
                self.glued_exponent();
            }
        }
        Some(())
    }

    /// "r2" for r².
    fn glued_exponent(&mut self) {
        let digit = self.peek(0);
        if let Some(exponent) =
            digit.to_digit(10).filter(|_| !self.peek(1).is_alphanumeric() || self.peek(1).is_alphabetic())
        {
            self.push(Token::ToPower(f64::from(exponent)), 1);
        }
    }

    /// Reads the subscript of a variable, if there is one.
    fn subscript_of(&mut self, base: &str) -> Option<bool> {
        let is_low = |letter: char| subscript(letter).is_some();
        let low = self.run(self.at, is_low);
        if low > 0 {
            let below: String = self.letters.iter().skip(self.at).take(low).filter_map(|low| subscript(*low)).collect();
            self.at += low;
            self.subscripted(base, &below);
            return Some(true);
        }
        if self.peek(0) == '_' {
            self.at += 1;
            let braces = usize::from(self.peek(0) == '{');
            let len = self.run(self.at + braces, char::is_alphanumeric);
            if len == 0 {
                return None;
            }
            let below = self.text(self.at + braces, len);
            self.at += len + 2 * braces;
            self.subscripted(base, &below);
            return Some(true);
        }
        // "x1" where the formula has x₁.
        if self.peek(0).is_ascii_digit() {
            let name = format!("{base}{}", self.peek(0));
            if self.names().has(&name) {
                self.at += 1;
                self.variable(&name);
                return Some(true);
            }
        }
        Some(false)
    }

    fn subscripted(&mut self, base: &str, below: &str) {
        let name = format!("{base}{below}");
        // "L₀" where the formula has only L: the original one.
        if self.is_known() && below == "0" && !self.names().has(&name) && self.names().has(base) {
            self.variable(base);
            return;
        }
        self.variable(&name);
    }

    fn variable(&mut self, name: &str) {
        let primes = self.run(self.at, |letter| letter == '\'');
        let name = format!("{name}{}", "'".repeat(primes.min(3)));
        self.at += primes;
        let variable = if self.is_known() {
            self.names().at_start(&name).filter(|(_, len)| *len == name.len()).map_or_else(|| id(&name), |(id, _)| id)
        } else if let Scope::Declaring(names) = self.scope {
            names.declare(&name)
        } else {
            id(&name)
        };
        self.tokens.push(Token::Variable(variable));
    }

    /// Words of an expected formula that are a variable: "current assets − current liabilities".
    fn phrase_variable(&mut self) -> Option<()> {
        let words = self.words_ahead();
        let ends = |word: &str| spoken(&[word], false).is_some_and(|(_, said)| !said.is_empty());
        let count = words.iter().take_while(|(word, _)| !ends(word)).count();
        let phrase: Vec<&str> = words.iter().take(count).map(|(word, _)| word.as_str()).collect();
        let Scope::Declaring(names) = self.scope else { return None };
        let id = names.declare_phrase(&phrase);
        self.at = words.get(count.checked_sub(1)?)?.1;
        self.tokens.push(Token::Variable(id));
        Some(())
    }
}

/// The longest phrase of [`SPOKEN`] that these words begin with.
fn spoken(words: &[&str], with_typos: bool) -> Option<(usize, &'static [Token])> {
    let first = words.first()?;
    SPOKEN
        .iter()
        .find_map(|(phrase, tokens)| {
            if phrase.as_bytes().first() != first.as_bytes().first() {
                return None;
            }
            let mut count = 0;
            for (at, wanted) in phrase.split(' ').enumerate() {
                let given = *words.get(at)?;
                let is_it = wanted == given || with_typos && is_same_word(wanted, given) && wanted.len() > 4;
                if !is_it {
                    return None;
                }
                count = at + 1;
            }
            Some((count, *tokens))
        })
        .filter(|_| !first.is_empty())
}
