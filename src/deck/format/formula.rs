//! Formulas as readable text where they can't be rendered: `x²` for `x^2`, `a/b` for `\frac{a}{b}`, `α` for `\alpha`.

/// Commands for a single character.
const SIGNS: &[(&str, &str)] = &[
    ("alpha", "α"),
    ("beta", "β"),
    ("gamma", "γ"),
    ("delta", "δ"),
    ("epsilon", "ε"),
    ("varepsilon", "ε"),
    ("zeta", "ζ"),
    ("eta", "η"),
    ("theta", "θ"),
    ("iota", "ι"),
    ("kappa", "κ"),
    ("lambda", "λ"),
    ("mu", "μ"),
    ("nu", "ν"),
    ("xi", "ξ"),
    ("pi", "π"),
    ("rho", "ρ"),
    ("sigma", "σ"),
    ("tau", "τ"),
    ("phi", "φ"),
    ("varphi", "φ"),
    ("chi", "χ"),
    ("psi", "ψ"),
    ("omega", "ω"),
    ("Gamma", "Γ"),
    ("Delta", "Δ"),
    ("Theta", "Θ"),
    ("Lambda", "Λ"),
    ("Pi", "Π"),
    ("Sigma", "Σ"),
    ("Phi", "Φ"),
    ("Psi", "Ψ"),
    ("Omega", "Ω"),
    ("times", "×"),
    ("cdot", "·"),
    ("div", "÷"),
    ("pm", "±"),
    ("mp", "∓"),
    ("le", "≤"),
    ("leq", "≤"),
    ("ge", "≥"),
    ("geq", "≥"),
    ("ne", "≠"),
    ("neq", "≠"),
    ("approx", "≈"),
    ("equiv", "≡"),
    ("sim", "~"),
    ("propto", "∝"),
    ("infty", "∞"),
    ("to", "→"),
    ("rightarrow", "→"),
    ("longrightarrow", "→"),
    ("leftarrow", "←"),
    ("leftrightarrow", "↔"),
    ("Rightarrow", "⇒"),
    ("Leftrightarrow", "⇔"),
    ("iff", "⇔"),
    ("sum", "∑"),
    ("prod", "∏"),
    ("int", "∫"),
    ("partial", "∂"),
    ("nabla", "∇"),
    ("in", "∈"),
    ("notin", "∉"),
    ("subset", "⊂"),
    ("subseteq", "⊆"),
    ("cup", "∪"),
    ("cap", "∩"),
    ("emptyset", "∅"),
    ("forall", "∀"),
    ("exists", "∃"),
    ("neg", "¬"),
    ("land", "∧"),
    ("wedge", "∧"),
    ("lor", "∨"),
    ("vee", "∨"),
    ("ldots", "..."),
    ("dots", "..."),
    ("cdots", "..."),
    ("circ", "°"),
    ("degree", "°"),
    ("prime", "′"),
    ("ell", "ℓ"),
    ("hbar", "ħ"),
    ("quad", " "),
    ("qquad", " "),
    ("left", ""),
    ("right", ""),
    ("displaystyle", ""),
    ("limits", ""),
];

/// Commands that only format their argument.
const LOOKS: &[&str] = &[
    "text",
    "textbf",
    "textit",
    "textrm",
    "mathrm",
    "mathbf",
    "mathit",
    "mathsf",
    "mathcal",
    "mathbb",
    "operatorname",
    "ce",
    "boxed",
    "bar",
    "hat",
    "vec",
    "overline",
    "underline",
    "mbox",
];

/// How deeply arguments may be nested; anything deeper stays as written.
const DEPTH: usize = 16;

/// The marks around formulas: as `MathJax` and Anki know them.
const MARKS: &[(&str, &str)] =
    &[("\\(", "\\)"), ("\\[", "\\]"), ("[latex]", "[/latex]"), ("[$$]", "[/$$]"), ("[$]", "[/$]"), ("$$", "$$")];

/// A text with readable formulas, without the marks around them. Text that only looks like the start of a formula
/// stays.
pub(super) fn readable(text: &str) -> String {
    if !text.contains(['\\', '[', '$']) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    // A mark without a counterpart here has none later, either.
    let mut unclosed: Vec<&str> = Vec::new();
    while let Some(at) = rest.find(['\\', '[', '$']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let found = MARKS.iter().find(|(opens, _)| from.starts_with(opens) && !unclosed.contains(opens));
        let inside = found.and_then(|(opens, closes)| Some((from.strip_prefix(opens)?.split_once(closes)?, *opens)));
        if let Some(((inside, behind), _)) = inside {
            out.push_str(&formula(inside, 0));
            rest = behind;
            continue;
        }
        if let Some((opens, _)) = found {
            unclosed.push(opens);
            continue_after(&mut out, &mut rest, from, opens.len());
        } else {
            continue_after(&mut out, &mut rest, from, 1);
        }
    }
    out.push_str(rest);
    out
}

/// A text of Markdown with readable formulas, in which single dollar signs may be around them, too. Code stays as it is.
pub(super) fn readable_in_markdown(text: &str, code: &[std::ops::Range<usize>]) -> String {
    if !text.contains(['\\', '$']) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for span in code {
        out.push_str(&readable(&with_double_dollars(text.get(at..span.start).unwrap_or_default())));
        out.push_str(text.get(span.clone()).unwrap_or_default());
        at = span.end;
    }
    out.push_str(&readable(&with_double_dollars(text.get(at..).unwrap_or_default())));
    out
}

/// A text in which the single dollar signs around formulas are doubled. They are around one, and no amounts of money, if
/// no space is inside of them, and something between them is never in prose. Source: Pandoc's `tex_math_dollars`.
fn with_double_dollars(text: &str) -> String {
    if !text.contains('$') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut prose = Prose::new(text);
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find('$')) {
        let (before, from) = text.get(at..).unwrap_or_default().split_at(found);
        out.push_str(before);
        let dollar = at + found;
        let is_escaped = before.ends_with('\\');
        let doubled = from.strip_prefix("$$");
        if is_escaped || doubled.is_some() {
            // The end of a formula in double dollar signs is found by them.
            let end = doubled.and_then(|inside| Some(inside.find("$$")? + 4)).unwrap_or(if is_escaped { 1 } else { 2 });
            out.push_str(from.get(..end).unwrap_or(from));
            at = (dollar + end).min(text.len());
            continue;
        }
        let start = dollar + 1;
        let end = prose.closing_dollar(start).filter(|end| prose.is_formula(start, *end));
        if let Some((end, formula)) = end.and_then(|end| Some((end, text.get(start..end)?))) {
            out.extend(["$$", formula, "$$"]);
            at = end + 1;
        } else {
            out.push('$');
            at = start;
        }
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

/// Text that may have formulas between single dollar signs. Each question is answered for places that only go forward,
/// so that many signs that enclose nothing don't take quadratic time.
struct Prose<'a> {
    text: &'a str,
    closing: Ahead<'a>,
    line_end: Ahead<'a>,
    sign: Ahead<'a>,
    space: Ahead<'a>,
    operator: Ahead<'a>,
    letter: Ahead<'a>,
}

impl<'a> Prose<'a> {
    fn new(text: &'a str) -> Self {
        let signs = |_: &str, _, letter| matches!(letter, '\\' | '^' | '_' | '=' | '{' | '+' | '<' | '>' | '*');
        let closes = |text: &str, at: usize, letter| {
            let is_after_space = text.get(..at).is_some_and(|before| before.ends_with([' ', '\t', '\\']));
            let next = text.as_bytes().get(at + 1);
            letter == '$' && !is_after_space && !next.is_some_and(u8::is_ascii_digit)
        };
        let ahead = |is| Ahead { text, is, known: None };
        Self {
            text,
            closing: ahead(closes),
            line_end: ahead(|_, _, letter| letter == '\n'),
            sign: ahead(signs),
            space: ahead(|_, _, letter| letter == ' '),
            operator: ahead(|_, _, letter| matches!(letter, '(' | '-' | '/')),
            letter: ahead(|_, _, letter| letter.is_alphabetic()),
        }
    }

    /// The end of what may be a formula that begins here: the next dollar sign on the line that can close one.
    fn closing_dollar(&mut self, start: usize) -> Option<usize> {
        let first = self.text.get(start..)?.chars().next().filter(|first| !first.is_whitespace())?;
        let end = self.closing.next(start + first.len_utf8())?;
        (!self.line_end.is_before(end, start)).then_some(end)
    }

    /// Whether a text is a formula rather than prose between two amounts of money: it has signs of one, or is a name.
    fn is_formula(&mut self, start: usize, end: usize) -> bool {
        let is_short = || self.text.get(start..end).is_some_and(|text| text.chars().nth(3).is_none());
        self.sign.is_before(end, start)
            || is_short() && self.letter.is_before(end, start)
            || !self.space.is_before(end, start)
                && self.operator.is_before(end, start)
                && self.letter.is_before(end, start)
    }
}

/// The next place of a kind in a text, which is searched for only once.
struct Ahead<'a> {
    text: &'a str,
    is: fn(&str, usize, char) -> bool,
    /// The latest place that was found; the end of the text if there was none.
    known: Option<usize>,
}

impl Ahead<'_> {
    /// The next place from here on.
    fn next(&mut self, from: usize) -> Option<usize> {
        if self.known.is_none_or(|known| known < from) {
            let mut letters = self.text.get(from..).unwrap_or_default().char_indices();
            let found = letters.find(|(at, letter)| (self.is)(self.text, from + at, *letter));
            self.known = Some(found.map_or(self.text.len(), |(at, _)| from + at));
        }
        self.known.filter(|known| *known < self.text.len())
    }

    /// Whether the next place from `from` on is before `end`.
    fn is_before(&mut self, end: usize, from: usize) -> bool {
        self.next(from).is_some_and(|at| at < end)
    }
}

fn continue_after<'a>(out: &mut String, rest: &mut &'a str, from: &'a str, length: usize) {
    let (taken, behind) = from.split_at_checked(length).unwrap_or((from, ""));
    out.push_str(taken);
    *rest = behind;
}

/// The text between a formula's marks.
fn formula(tex: &str, depth: usize) -> String {
    let mut out = String::with_capacity(tex.len());
    let mut rest = tex.trim();
    while let Some(letter) = rest.chars().next() {
        let behind = rest.get(letter.len_utf8()..).unwrap_or_default();
        rest = match letter {
            '\\' => command(behind, &mut out, depth),
            '^' | '_' => {
                let (part, behind) = argument(behind, depth);
                out.push_str(&if letter == '^' { raised(&part) } else { lowered(&part) });
                behind
            }
            '{' | '}' => behind,
            '~' | '&' => {
                out.push(' ');
                behind
            }
            letter => {
                out.push(letter);
                behind
            }
        };
    }
    out
}

/// Continues after a backslash.
fn command<'a>(text: &'a str, out: &mut String, depth: usize) -> &'a str {
    let length = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (name, behind) = text.split_at(length);
    if name.is_empty() {
        let Some(letter) = text.chars().next() else { return "" };
        match letter {
            '\\' => out.push('\n'),
            ',' | ';' | ':' | ' ' => out.push(' '),
            '!' => {}
            letter => out.push(letter),
        }
        return text.get(letter.len_utf8()..).unwrap_or_default();
    }
    match name {
        "frac" | "dfrac" | "tfrac" => {
            let (over, behind) = argument(behind, depth);
            let (under, behind) = argument(behind, depth);
            out.push_str(&[&grouped(&over), "/", &grouped(&under)].concat());
            behind
        }
        "sqrt" => {
            let (inside, behind) = argument(behind, depth);
            out.push_str(&["√", &grouped(&inside)].concat());
            behind
        }
        "begin" | "end" => argument(behind, depth).1,
        _ if LOOKS.contains(&name) => {
            let (inside, behind) = argument(behind, depth);
            out.push_str(&inside);
            behind
        }
        _ => {
            let is_apart = out.ends_with(' ');
            match SIGNS.iter().find(|(known, _)| *known == name) {
                Some((_, sign)) => out.push_str(sign),
                // "\sin x", and commands without a character of their own.
                None => out.push_str(name),
            }
            // The space after a command ends it. It counts as a space if there is one before the command, too, or if
            // both sides are words.
            let next = behind.trim_start();
            let is_word = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
            let are_words = is_word(next.chars().next()) && is_word(out.chars().next_back());
            if next.len() < behind.len() && (is_apart || are_words) && !out.ends_with(' ') {
                out.push(' ');
            }
            next
        }
    }
}

/// An argument, which is one character or the contents of braces, and the rest of the text.
fn argument(text: &str, depth: usize) -> (String, &str) {
    let text = text.trim_start();
    let Some(first) = text.chars().next() else { return (String::new(), "") };
    if first == '\\' && depth < DEPTH {
        let mut out = String::new();
        let behind = command(text.get(1..).unwrap_or_default(), &mut out, depth + 1);
        return (out, behind);
    }
    if first != '{' || depth >= DEPTH {
        let (one, behind) = text.split_at(first.len_utf8());
        return (one.to_owned(), behind);
    }
    let mut open = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => open += 1,
            b'}' if open == 1 => {
                let inside = text.get(1..at).unwrap_or_default();
                return (formula(inside, depth + 1), text.get(at + 1..).unwrap_or_default());
            }
            b'}' => open -= 1,
            _ => {}
        }
    }
    (formula(text.get(1..).unwrap_or_default(), depth + 1), "")
}

/// In brackets, if it's more than one thing.
fn grouped(text: &str) -> String {
    let is_one = text.chars().all(char::is_alphanumeric) || text.chars().count() == 1;
    if is_one { text.to_owned() } else { format!("({text})") }
}

const RAISED: &[(char, char)] = &[
    ('0', '⁰'),
    ('1', '¹'),
    ('2', '²'),
    ('3', '³'),
    ('4', '⁴'),
    ('5', '⁵'),
    ('6', '⁶'),
    ('7', '⁷'),
    ('8', '⁸'),
    ('9', '⁹'),
    ('+', '⁺'),
    ('-', '⁻'),
    ('−', '⁻'),
    ('–', '⁻'),
    ('=', '⁼'),
    ('(', '⁽'),
    (')', '⁾'),
    ('n', 'ⁿ'),
    ('i', 'ⁱ'),
    ('°', '°'),
    ('′', '′'),
];

const LOWERED: &[(char, char)] = &[
    ('0', '₀'),
    ('1', '₁'),
    ('2', '₂'),
    ('3', '₃'),
    ('4', '₄'),
    ('5', '₅'),
    ('6', '₆'),
    ('7', '₇'),
    ('8', '₈'),
    ('9', '₉'),
    ('+', '₊'),
    ('-', '₋'),
    ('−', '₋'),
    ('=', '₌'),
    ('(', '₍'),
    (')', '₎'),
    ('a', 'ₐ'),
    ('e', 'ₑ'),
    ('i', 'ᵢ'),
    ('j', 'ⱼ'),
    ('k', 'ₖ'),
    ('m', 'ₘ'),
    ('n', 'ₙ'),
    ('o', 'ₒ'),
    ('p', 'ₚ'),
    ('t', 'ₜ'),
    ('x', 'ₓ'),
];

/// Endings of ordinal numbers, which are written on the line.
const ORDINALS: &[&str] = &["st", "nd", "rd", "th", "e", "er", "ème", "o", "a"];

fn in_letters(text: &str, letters: &[(char, char)]) -> Option<String> {
    text.chars().map(|wanted| letters.iter().find(|(plain, _)| *plain == wanted).map(|(_, letter)| *letter)).collect()
}

/// A superscript: as superscript characters if they exist, otherwise after `^`.
pub(super) fn raised(text: &str) -> String {
    let text = text.trim();
    match in_letters(text, RAISED) {
        Some(raised) => raised,
        None if ORDINALS.contains(&text) || text.starts_with('[') => text.to_owned(),
        None if text.chars().count() == 1 => format!("^{text}"),
        None => format!("^({text})"),
    }
}

/// A subscript: as subscript characters if they exist, otherwise after `_`.
pub(super) fn lowered(text: &str) -> String {
    let text = text.trim();
    in_letters(text, LOWERED).unwrap_or_else(|| format!("_{}", grouped(text)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn formulas_become_text() {
        for (tex, text) in [
            (r"Area: \(\pi r^2\)", "Area: π r²"),
            (r"[latex]\frac{a + b}{2}[/latex]", "(a + b)/2"),
            (r"[$]E = mc^2[/$] is known", "E = mc² is known"),
            (r"\[ \sqrt{x_{1}} \le \alpha \times 10^{-3} \]", "√x₁ ≤ α × 10⁻³"),
            (r"$$\ce{H2SO4}$$", "H2SO4"),
            (r"\(e^{i\pi} + 1 = 0\)", "e^(iπ) + 1 = 0"),
            (r"\(\sin x \in \mathbb{R}\)", "sin x ∈ R"),
            (r"\( ... + x \)", "... + x"),
        ] {
            assert_eq!(readable(tex).trim_end(), text.trim_end(), "{tex}");
        }
    }

    #[test]
    fn single_dollar_signs_are_around_formulas_of_markdown() {
        for (text, expected) in [
            ("The half is $\\frac{1}{2}$, and $x^2$ a square.", "The half is 1/2, and x² a square."),
            ("$\\sin x$", "sin x"),
            ("$$\n\\frac{a}{b} = c\n$$", "a/b = c"),
            ("Is $n$ even?", "Is n even?"),
            ("It costs $5 and that $10 or $20.", "It costs $5 and that $10 or $20."),
            ("$HOME and $PATH", "$HOME and $PATH"),
            ("\\$x^2$ stays", "\\$x^2$ stays"),
            ("a $ b $ c", "a $ b $ c"),
        ] {
            assert_eq!(readable_in_markdown(text, &[]).trim(), expected, "{text}");
        }
        assert_eq!(readable_in_markdown("`$x^2$` is $x^2$", std::slice::from_ref(&(0..7))), "`$x^2$` is x²");
    }

    #[test]
    fn text_that_is_not_a_formula_stays() {
        for text in ["C:\\(temp", "it costs $5 or $$", "[latex] left open", "a\\b [$] c", "漢字[かんじ]"] {
            assert_eq!(readable(text), text);
        }
        assert_eq!((raised("th"), raised("n+1"), raised("xy")), ("th".into(), "ⁿ⁺¹".into(), "^(xy)".into()));
    }

    #[test]
    fn many_unclosed_marks_cost_no_more_than_one() {
        let text = "\\([$]$[latex]".repeat(100_000);
        assert_eq!(readable(&text).len(), text.len());
        for text in ["$a ", "$1", "$ ", "$1-"].map(|part| part.repeat(200_000)) {
            assert_eq!(readable_in_markdown(&text, &[]), text);
        }
    }

    proptest! {
        #[test]
        fn any_input_is_handled(text in "(\\\\\\(|\\\\\\)|\\\\frac|\\{|\\}|\\^|_|\\\\|\\[\\$\\]|\\[/\\$\\]|\\PC){0,60}") {
            let _ = readable(&text);
        }
    }
}
