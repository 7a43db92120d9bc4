//! Numbers in words, or in digits and words: "twenty-five", "four oh four", "2.5 million", "three quarters".

use crate::quantities::number_parts::Part;
use crate::quantities::number_tokens::Tokens;

/// A parsed number, and the next place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Read {
    pub(crate) value: f64,
    /// How many significant digits it's written with.
    pub(crate) significant: u8,
    /// How it's written.
    pub(crate) form: Form,
    pub(crate) end: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Plain,
    /// A fraction in words: "half", "three quarters".
    Fraction,
    /// "13th", "thirteenth".
    Ordinal,
    Scientific,
    Calculated,
}

fn digits_of(value: f64) -> u8 {
    let text = format!("{value:.0}");
    let significant = text.trim_start_matches('-').trim_end_matches('0').len();
    u8::try_from(significant.max(1)).unwrap_or(u8::MAX)
}

/// Reads a number that starts at this place, in digits or in words.
pub(crate) fn read(tokens: &Tokens, at: usize) -> Option<Read> {
    let mut at = at;
    let mut article = false;
    if matches!(tokens.word(at), "a" | "an") {
        // "A million", "a half", "a dozen", but no other number.
        let next = tokens.number_word(at + 1);
        let is_scale = matches!(next.part, Some(Part::Hundred | Part::Scale(_))) && tokens.word(at + 1) != "k";
        if !is_scale && next.denominator.is_none() {
            return None;
        }
        article = true;
        at += 1;
    }
    let number = match in_digits(tokens, at).filter(|_| !article) {
        Some(number) => number,
        None => in_words(tokens, at, article)?,
    };
    if number.form == Form::Ordinal {
        return Some(number);
    }
    let number = with_denominator(tokens, number);
    let (number, last_scale) = with_scales(tokens, number);
    let number = with_article_and_scale(tokens, number);
    Some(with_half(tokens, number, last_scale))
}

/// The numbers in a text, and its other words in lowercase.
pub(crate) fn numbers(text: &str) -> (Vec<f64>, Vec<String>) {
    let tokens = Tokens::read(text, false);
    let (mut numbers, mut others) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < tokens.len() {
        let minus = tokens.is_sign(at, '-') && tokens.digits(at + 1).is_some() && (at == 0 || tokens.is_spaced(at));
        if let Some(number) = read(&tokens, at + usize::from(minus)) {
            numbers.push(if minus { -number.value } else { number.value });
            at = number.end.max(at + 1);
            continue;
        }
        let word = tokens.word(at);
        if !word.is_empty() {
            others.push(word.to_owned());
        }
        at += 1;
    }
    (numbers, others)
}

fn in_digits(tokens: &Tokens, at: usize) -> Option<Read> {
    let digits = tokens.digits(at)?;
    let form = match () {
        () if digits.is_ordinal => Form::Ordinal,
        () if digits.is_scientific => Form::Scientific,
        () if digits.is_fraction => Form::Fraction,
        () => Form::Plain,
    };
    let number = Read { value: digits.value, significant: digits.significant, form, end: at + 1 };
    // "2½", "2 1/2".
    if let Some(fraction) = tokens.digits(number.end).filter(|next| next.is_fraction && !digits.is_fraction) {
        return Some(Read { value: number.value + fraction.value, significant: 15, end: at + 2, ..number });
    }
    if digits.decimals == 0
        && tokens.is_spaced(at + 1)
        && tokens.is_sign(at + 2, '/')
        && !tokens.is_spaced(at + 2)
        && let (Some(above), Some(below)) = (tokens.digits(at + 1), tokens.digits(at + 3))
        && above.value < below.value
        && below.value <= 64.0
        && above.decimals + below.decimals == 0
    {
        return Some(Read { value: number.value + above.value / below.value, significant: 15, end: at + 4, ..number });
    }
    Some(number)
}

/// "Three quarters", "2 thirds".
fn with_denominator(tokens: &Tokens, number: Read) -> Read {
    let word = tokens.word(number.end);
    if number.form != Form::Plain || number.value.fract() != 0.0 || number.value > 1.0 && word == "half" {
        return number;
    }
    match tokens.number_word(number.end).denominator {
        Some(below) => Read { value: number.value / below, significant: 15, form: Form::Fraction, end: number.end + 1 },
        None => number,
    }
}

/// The factor of a scale word at this place. "10k" is ten thousand, "10 k" may be anything, and "10 K" is a
/// temperature.
fn scale_at(tokens: &Tokens, at: usize) -> Option<f64> {
    if tokens.word(at) == "k" && (tokens.is_spaced(at) || tokens.symbol(at) == "K") {
        return None;
    }
    match tokens.number_word(at).part? {
        Part::Scale(scale) => Some(scale),
        Part::Hundred => Some(100.0),
        _ => None,
    }
}

/// "2.5 million", "13 800 million". Returns the last scale, too.
fn with_scales(tokens: &Tokens, number: Read) -> (Read, f64) {
    let mut number = number;
    let mut last_scale = 1.0;
    while let Some(scale) = scale_at(tokens, number.end) {
        last_scale = scale;
        number = Read { value: number.value * scale, end: number.end + 1, ..number };
    }
    (number, last_scale)
}

/// "Half a million", "a quarter of a thousand".
fn with_article_and_scale(tokens: &Tokens, number: Read) -> Read {
    if number.form != Form::Fraction || !matches!(tokens.word(number.end), "a" | "of") {
        return number;
    }
    let at = number.end + if tokens.has(number.end, &["of", "a"]) { 2 } else { 1 };
    match scale_at(tokens, at).filter(|_| tokens.word(at) != "k") {
        Some(scale) => Read { value: number.value * scale, significant: 3, form: Form::Plain, end: at + 1 },
        None => number,
    }
}

/// "Two and a half million", "a million and a half", "five and three quarters".
fn with_half(tokens: &Tokens, number: Read, last_scale: f64) -> Read {
    if tokens.word(number.end) != "and" || number.form != Form::Plain {
        return number;
    }
    let above = match (tokens.word(number.end + 1), tokens.number_word(number.end + 1).part) {
        ("a" | "one", _) => Some(1.0),
        (_, Some(Part::Digit(value))) => Some(value),
        _ => None,
    };
    let at = number.end + if above.is_some() { 2 } else { 1 };
    let below = tokens.number_word(at).denominator;
    let Some(below) = below.filter(|_| above.is_some() || tokens.word(at) == "half") else { return number };
    let mixed = Read {
        value: number.value + above.unwrap_or(1.0) / below * last_scale,
        significant: number.significant.saturating_add(1).max(2),
        end: at + 1,
        ..number
    };
    with_scales(tokens, mixed).0
}

/// Reads a number in words, from the first word on.
fn in_words(tokens: &Tokens, start: usize, article: bool) -> Option<Read> {
    if tokens.word(start) == "point" {
        // "Point eight".
        let (value, digits, end) = decimals(tokens, start + 1)?;
        return Some(Read { value, significant: digits, form: Form::Plain, end });
    }
    let first = tokens.number_word(start);
    if first.denominator.is_some() && (article || matches!(tokens.corrected_word(start), "half" | "quarter")) {
        let below = first.denominator?;
        return Some(Read { value: 1.0 / below, significant: 15, form: Form::Fraction, end: start + 1 });
    }
    if let Some(value) = first.ordinal.filter(|_| !article) {
        return Some(Read { value, significant: digits_of(value), form: Form::Ordinal, end: start + 1 });
    }
    // "Million" by itself isn't a number, and neither are "k" and "o".
    match first.part? {
        Part::Oh | Part::Scale(_) | Part::Hundred if !article => return None,
        _ => {}
    }
    let number = Reading::default().go_on(tokens, start)?;
    if matches!(tokens.word(number.end), "point" | "dot" | "comma")
        && let Some((fraction, digits, end)) = decimals(tokens, number.end + 1)
    {
        let before = digits_of(number.value).max(if number.value >= 10.0 { 2 } else { 1 });
        let significant = before.saturating_add(digits);
        return Some(Read { value: number.value + fraction, significant, end, ..number });
    }
    Some(number)
}

/// A number in words that is being read.
#[derive(Clone, Debug, Default)]
struct Reading {
    /// The groups that scales have closed.
    closed: f64,
    /// The open group.
    group: f64,
    /// Numbers that follow each other without a scale: "nineteen eighty-nine".
    row: Vec<f64>,
    last: Option<Part>,
    has_scale: bool,
}

impl Reading {
    fn go_on(mut self, tokens: &Tokens, start: usize) -> Option<Read> {
        let mut at = start;
        let mut form = Form::Plain;
        loop {
            let word = tokens.number_word(at);
            let hyphen = tokens.is_sign(at, '-') && self.last.is_some() && !tokens.is_spaced(at);
            if hyphen && tokens.number_word(at + 1).part.is_some()
                || tokens.word(at) == "and" && self.goes_on_after_and(tokens, at + 1)
            {
                at += 1;
                continue;
            }
            let Some(next) = word.part else {
                // "Twenty-third", "hundred and first"; but "three fifths" is a fraction.
                let limit = match self.last {
                    Some(Part::Tens(_)) => 10.0,
                    Some(Part::Hundred | Part::Scale(_)) if self.has_scale => 100.0,
                    _ => 0.0,
                };
                if let Some(value) = word.ordinal.filter(|value| *value < limit) {
                    self.group += value;
                    at += 1;
                    form = Form::Ordinal;
                }
                break;
            };
            if !self.add(next, tokens.word(at)) {
                break;
            }
            self.last = Some(next);
            at += 1;
        }
        let mut value = self.closed + self.group;
        if self.row.len() > 1 && !self.has_scale {
            const LONGEST_ROW: usize = 30;
            let written: Vec<String> = self.row.iter().take(LONGEST_ROW).map(|group| format!("{group:.0}")).collect();
            value = written.concat().parse().ok()?;
        }
        Some(Read { value, significant: digits_of(value), form, end: at })
    }

    /// Whether "and" joins the parts of a number: "one hundred and four", but not "a hundred and a half".
    fn goes_on_after_and(&self, tokens: &Tokens, at: usize) -> bool {
        let (word, next) = (tokens.number_word(at), tokens.number_word(at + 1));
        let is_small = matches!(word.part, Some(Part::Digit(_) | Part::Teen(_) | Part::Tens(_)));
        matches!(self.last, Some(Part::Hundred | Part::Scale(_)))
            && (is_small && next.denominator.is_none() || word.ordinal.is_some())
    }

    /// Adds a part; false if the part starts another number.
    fn add(&mut self, next: Part, word: &str) -> bool {
        let is_single = self.row.len() <= 1;
        match (self.last, next) {
            (None, Part::Digit(value) | Part::Teen(value) | Part::Tens(value)) => {
                self.group = value;
                self.row.push(value);
            }
            (None, Part::Hundred) => {
                self.group = 100.0;
                self.has_scale = true;
            }
            (None, Part::Scale(scale)) => {
                self.closed = scale;
                self.has_scale = true;
            }
            (Some(Part::Tens(_)), Part::Digit(value)) if value > 0.0 => {
                self.group += value;
                if let Some(last) = self.row.last_mut() {
                    *last += value;
                }
            }
            (Some(Part::Hundred | Part::Scale(_)), Part::Digit(value) | Part::Teen(value) | Part::Tens(value)) => {
                self.group += value;
            }
            (Some(_), Part::Hundred) if self.group > 0.0 && self.group < 100.0 && is_single => {
                self.group *= 100.0;
                self.has_scale = true;
            }
            (Some(_), Part::Scale(scale)) if word != "k" && is_single && self.closed + self.group > 0.0 => {
                if self.group > 0.0 {
                    self.closed += self.group * scale;
                } else {
                    self.closed *= scale;
                }
                self.group = 0.0;
                self.has_scale = true;
            }
            // "Four oh four", "nineteen eighty-nine".
            (Some(_), Part::Digit(value) | Part::Teen(value) | Part::Tens(value)) if !self.has_scale => {
                self.row.push(value);
            }
            (Some(_), Part::Oh) if !self.has_scale => self.row.push(0.0),
            _ => return false,
        }
        true
    }
}

fn push_integer(written: &mut String, value: f64) {
    written.push_str(&value.round().to_string());
}

/// Reads the digits after "point".
fn decimals(tokens: &Tokens, start: usize) -> Option<(f64, u8, usize)> {
    let mut written = String::from("0.");
    let mut at = start;
    while written.len() < 30 {
        match tokens.number_word(at).part {
            Some(Part::Digit(value) | Part::Teen(value)) => push_integer(&mut written, value),
            Some(Part::Oh) => written.push('0'),
            Some(Part::Tens(value)) => {
                let ones = match tokens.number_word(at + 1).part {
                    Some(Part::Digit(ones)) if ones > 0.0 => ones,
                    _ => 0.0,
                };
                push_integer(&mut written, value + ones);
                at += usize::from(ones > 0.0);
            }
            _ => break,
        }
        at += 1;
    }
    if at == start {
        return None;
    }
    let digits = u8::try_from(written.len() - 2).unwrap_or(u8::MAX);
    Some((written.parse().ok()?, digits, at))
}
