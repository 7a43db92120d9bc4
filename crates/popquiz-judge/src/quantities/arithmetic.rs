//! Calculations that people type as an answer: "2^4 - 1", "√3/2", "6.63 x 10^-34", "ten to the minus nine".

#![allow(clippy::float_cmp, reason = "ten is exact")]

use crate::quantities::number_tokens::Tokens;
use crate::quantities::number_words::{self, Form, Read};

/// How deep parentheses and roots may be nested.
const DEEPEST: usize = 12;

/// As many significant digits as a calculated number has.
const EXACT: u8 = 15;

/// Reads the calculation or the number that starts at this place.
pub(crate) fn read(tokens: &Tokens, at: usize) -> Option<Read> {
    sum(tokens, at, 0).filter(|read| read.value.is_finite())
}

/// The magnitude of a single number, with its exponent if it has one, but no sum: the second half of a range.
pub(crate) fn read_term(tokens: &Tokens, at: usize) -> Option<Read> {
    product(tokens, at, 0).filter(|read| read.value.is_finite())
}

fn calculated(value: f64, end: usize) -> Read {
    Read { value, significant: EXACT, form: Form::Calculated, end }
}

fn is_minus(tokens: &Tokens, at: usize) -> bool {
    tokens.is_sign(at, '-') || matches!(tokens.word(at), "minus" | "negative")
}

fn sum(tokens: &Tokens, at: usize, depth: usize) -> Option<Read> {
    let mut left = product(tokens, at, depth)?;
    loop {
        let minus = tokens.is_sign(left.end, '-') || tokens.word(left.end) == "minus";
        let plus =
            tokens.is_sign(left.end, '+') || tokens.word(left.end) == "plus" && tokens.word(left.end + 1) != "or";
        if !minus && !plus || left.form == Form::Ordinal {
            return Some(left);
        }
        let Some(right) = product(tokens, left.end + 1, depth) else { return Some(left) };
        // "7.35-7.45" is a range. "10 -3" is two numbers.
        let is_range = minus && depth == 0 && left.value < right.value && left.form != Form::Calculated;
        let is_sign =
            tokens.is_spaced(left.end) && !tokens.is_spaced(left.end + 1) && tokens.digits(left.end + 1).is_some();
        if is_range || is_sign || right.form == Form::Ordinal {
            return Some(left);
        }
        left = calculated(if minus { left.value - right.value } else { left.value + right.value }, right.end);
    }
}

fn product(tokens: &Tokens, at: usize, depth: usize) -> Option<Read> {
    let mut left = signed(tokens, at, depth)?;
    loop {
        if left.form == Form::Ordinal {
            return Some(left);
        }
        let at = left.end;
        let (divides, from) = match (tokens.sign(at), tokens.word(at)) {
            (Some('*'), _) | (_, "times" | "x") => (false, at + 1),
            (_, "multiplied") if tokens.word(at + 1) == "by" => (false, at + 2),
            (Some('/'), _) | (_, "over") => (true, at + 1),
            (_, "divided") if tokens.word(at + 1) == "by" => (true, at + 2),
            // "Half of 46", "half the square root of three".
            (_, "of" | "the") if left.form == Form::Fraction => {
                let skip = 1 + usize::from(tokens.word(at) == "of" && tokens.word(at + 1) == "the");
                (false, at + skip)
            }
            // "2π", "2√3", "3(4)".
            (Some('π' | '√' | '('), _) | (_, "pi" | "sqrt") if !left.form.is_ordinal() => (false, at),
            (_, "root" | "square") if left.form == Form::Fraction => (false, at),
            _ => return Some(left),
        };
        if let Some((exponent, end)) = bare_exponent(tokens, from).filter(|_| !divides && left.form == Form::Plain) {
            let value = scaled(left.value, exponent);
            left = Read { value, form: Form::Scientific, end, ..left };
            continue;
        }
        let Some(right) = signed(tokens, from, depth) else { return Some(left) };
        if right.form == Form::Ordinal || divides && right.value == 0.0 {
            return Some(left);
        }
        let is_scientific = !divides && right.form == Form::Scientific && matches!(left.form, Form::Plain);
        left = if is_scientific {
            let value = scaled(left.value, right.value.log10());
            Read { value, form: Form::Scientific, end: right.end, ..left }
        } else {
            calculated(if divides { left.value / right.value } else { left.value * right.value }, right.end)
        };
    }
}

/// The product with a power of ten, rounded once: 6.63 × 10^-34 is 6.63e-34.
fn scaled(mantissa: f64, exponent: f64) -> f64 {
    let exponent = exponent.round();
    let written = format!("{mantissa}e{exponent}");
    written.parse().unwrap_or(f64::INFINITY)
}

/// The exponent of "10-19" after a mantissa: copied text loses superscripts.
fn bare_exponent(tokens: &Tokens, at: usize) -> Option<(f64, usize)> {
    let is_ten = tokens.digits(at).is_some_and(|ten| ten.value == 10.0 && ten.decimals == 0);
    let is_joined = is_ten && tokens.is_sign(at + 1, '-') && !tokens.is_spaced(at + 1) && !tokens.is_spaced(at + 2);
    let exponent = tokens.digits(at + 2).filter(|exponent| is_joined && exponent.decimals == 0)?;
    Some((-exponent.value, at + 3))
}

impl Form {
    fn is_ordinal(self) -> bool {
        self == Self::Ordinal
    }
}

fn signed(tokens: &Tokens, at: usize, depth: usize) -> Option<Read> {
    if is_minus(tokens, at) {
        let read = power(tokens, at + 1, depth)?;
        return (read.form != Form::Ordinal).then_some(Read { value: -read.value, ..read });
    }
    let at = at + usize::from(tokens.is_sign(at, '+') || tokens.word(at) == "positive");
    power(tokens, at, depth)
}

fn power(tokens: &Tokens, at: usize, depth: usize) -> Option<Read> {
    let base = primary(tokens, at, depth)?;
    let at = base.end;
    let words =
        tokens.word(at) == "to" && (tokens.word(at + 1) == "the" || base.value == 10.0 && is_minus(tokens, at + 1));
    let raised = tokens.is_sign(at, '^');
    let exponent = if words {
        let mut from = at + 1;
        while matches!(tokens.word(from), "the" | "power" | "of") {
            from += 1;
        }
        exponent(tokens, from).map(|(value, end)| (value, end + usize::from(tokens.word(end) == "power")))
    } else if raised {
        if tokens.is_sign(at + 1, '(') {
            primary(tokens, at + 1, depth + 1).map(|inner| (inner.value, inner.end))
        } else {
            exponent(tokens, at + 1)
        }
    } else {
        match tokens.word(at) {
            "squared" => Some((2.0, at + 1)),
            "cubed" => Some((3.0, at + 1)),
            _ => None,
        }
    };
    match exponent {
        Some((exponent, end)) => {
            let is_ten =
                base.value == 10.0 && base.form == Form::Plain && exponent.fract() == 0.0 && exponent.abs() <= 300.0;
            let value = if is_ten { format!("1e{exponent}").parse().unwrap_or(0.0) } else { base.value.powf(exponent) };
            let form = if is_ten { Form::Scientific } else { Form::Calculated };
            value.is_finite().then_some(Read { value, significant: EXACT, form, end })
        }
        None => Some(base),
    }
}

/// An exponent: a number with or without a sign, cardinal or ordinal ("ten to the twenty-third").
fn exponent(tokens: &Tokens, at: usize) -> Option<(f64, usize)> {
    let minus = is_minus(tokens, at);
    let at = at + usize::from(minus || tokens.is_sign(at, '+'));
    let read = number_words::read(tokens, at)?;
    Some((if minus { -read.value } else { read.value }, read.end))
}

fn primary(tokens: &Tokens, at: usize, depth: usize) -> Option<Read> {
    if depth > DEEPEST {
        return None;
    }
    if tokens.is_sign(at, '(') {
        let inner = sum(tokens, at + 1, depth + 1)?;
        return tokens.is_sign(inner.end, ')').then_some(Read { end: inner.end + 1, ..inner });
    }
    if tokens.is_sign(at, 'π') || tokens.word(at) == "pi" {
        return Some(calculated(std::f64::consts::PI, at + 1));
    }
    let mut root = at + usize::from(tokens.word(at) == "the");
    let is_root = match (tokens.sign(root), tokens.word(root)) {
        (Some('√'), _) | (_, "sqrt" | "root") => {
            root += 1;
            true
        }
        (_, "square") if tokens.word(root + 1) == "root" => {
            root += 2;
            true
        }
        _ => false,
    };
    if is_root {
        root += usize::from(tokens.word(root) == "of");
        let inner = primary(tokens, root, depth + 1)?;
        return (inner.value >= 0.0).then(|| calculated(inner.value.sqrt(), inner.end));
    }
    number_words::read(tokens, at)
}
