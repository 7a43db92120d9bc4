//! Quantities: a value with its sign, precision and unit, a range, or a date, in whatever notation.

#![allow(clippy::float_cmp, reason = "a typed 50 is exact")]

use crate::quantities::arithmetic;
use crate::quantities::date::{self, Date};
use crate::quantities::number_tokens::Tokens;
use crate::quantities::number_words::{self, Form};
use crate::quantities::unit::{self, ANGLE, Dimension, NONE, TEMPERATURE, TIME, Unit};

/// The meaning of a text, or of a part of it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Quantity {
    Measure(Measure),
    Date(Date),
}

/// Which side of a value is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bound {
    Below,
    Above,
}

/// One value, or a range, with a unit.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Measure {
    /// The lower and the upper end as written, in the unit; the same for a single value.
    pub(crate) low: f64,
    pub(crate) high: f64,
    pub(crate) unit: Option<Unit>,
    pub(crate) significant: u8,
    pub(crate) form: Form,
    /// "About", "-ish".
    pub(crate) is_hedged: bool,
    /// "±3".
    pub(crate) has_both_signs: bool,
    pub(crate) bound: Option<Bound>,
    /// 7 of "7 out of 10".
    pub(crate) score: Option<f64>,
}

impl Measure {
    pub(crate) fn single(value: f64, unit: Option<Unit>) -> Self {
        Self::new(value, significant_digits(value), Form::Plain, unit)
    }

    fn new(value: f64, significant: u8, form: Form, unit: Option<Unit>) -> Self {
        Self {
            low: value,
            high: value,
            unit,
            significant,
            form,
            is_hedged: false,
            has_both_signs: false,
            bound: None,
            score: None,
        }
    }

    pub(crate) fn is_range(&self) -> bool {
        self.low < self.high
    }

    pub(crate) fn dimension(&self) -> Dimension {
        self.unit.map_or(NONE, |unit| unit.dimension)
    }
}

/// How many significant digits a number has, written as short as possible.
pub(crate) fn significant_digits(value: f64) -> u8 {
    const LARGEST: f64 = 1e12;
    if value.fract() == 0.0 && value.abs() < LARGEST {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it's an integer in range")]
        let mut rest = value.abs() as u64;
        while rest > 0 && rest.is_multiple_of(10) {
            rest /= 10;
        }
        return rest.checked_ilog10().and_then(|digits| u8::try_from(digits + 1).ok()).unwrap_or(1);
    }
    // Values that went through a decimal notation may be off in their last digits.
    let written = format!("{value:.12e}");
    let digits = written.split('e').next().unwrap_or_default().trim_end_matches('0');
    let digits = digits.bytes().filter(u8::is_ascii_digit).count();
    u8::try_from(digits.max(1)).unwrap_or(u8::MAX)
}

/// Words that say that a value is rounded.
pub(crate) fn is_hedge(word: &str) -> bool {
    matches!(
        word,
        "about"
            | "around"
            | "roughly"
            | "approximately"
            | "approx"
            | "circa"
            | "ca"
            | "almost"
            | "nearly"
            | "some"
            | "close"
            | "ish"
            | "something"
            | "ungefähr"
            | "etwa"
            | "environ"
            | "unos"
            | "cerca"
    )
}

/// Words before a number that set a limit, and how many words they are.
fn bound(tokens: &Tokens, at: usize) -> Option<(Bound, usize)> {
    use Bound::{Above, Below};
    match tokens.sign(at) {
        Some('<' | '≤') => return Some((Below, 1 + usize::from(tokens.is_sign(at + 1, '=')))),
        Some('>' | '≥') => return Some((Above, 1 + usize::from(tokens.is_sign(at + 1, '=')))),
        _ => {}
    }
    let next = tokens.word(at + 1);
    match tokens.word(at) {
        "under" | "below" | "beneath" => Some((Below, 1)),
        "above" | "over" | "beyond" | "exceeding" => Some((Above, 1)),
        "less" | "fewer" | "lower" | "smaller" if next == "than" => Some((Below, 2)),
        "more" | "greater" | "higher" | "larger" | "bigger" if next == "than" => Some((Above, 2)),
        _ => None,
    }
}

/// What a reader of quantities has to know beforehand.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Context {
    /// The expected dimension, which determines the meaning of "m" or "C".
    pub(crate) dimension: Dimension,
    /// Whether a date or a year is expected.
    pub(crate) wants_date: bool,
}

pub(crate) const NO_CONTEXT: Context = Context { dimension: NONE, wants_date: false };

/// Reads the quantity that starts at this place, and returns the next place.
pub(crate) fn read(tokens: &Tokens, at: usize, context: Context) -> Option<(Quantity, usize)> {
    if !may_begin(tokens, at) {
        return None;
    }
    if let Some((date, end)) = date::read(tokens, at).filter(|(date, _)| context.wants_date || is_clearly_date(date)) {
        return Some((Quantity::Date(date), end));
    }
    let (measure, end) = measure(tokens, at, context)?;
    Some((Quantity::Measure(measure), end))
}

/// Whether a quantity can begin at this place: most words are passed over by this.
fn may_begin(tokens: &Tokens, at: usize) -> bool {
    if let Some(sign) = tokens.sign(at) {
        return matches!(sign, '~' | '≈' | '<' | '≤' | '>' | '≥' | '±' | '-' | '+' | '(' | 'π' | '√' | '\'')
            || unit::currency_sign(sign).is_some();
    }
    if tokens.is_numeric(at) {
        return true;
    }
    match tokens.word(at) {
        "" => false,
        "a" | "an" | "the" | "less" | "fewer" | "lower" | "smaller" | "more" | "greater" | "higher" | "larger"
        | "bigger" | "under" | "below" | "beneath" | "above" | "over" | "beyond" | "exceeding" | "between" | "from"
        | "plus" | "minus" | "negative" | "positive" | "point" | "pi" | "sqrt" | "root" | "square" | "usd" | "eur"
        | "gbp" | "jpy" | "inr" | "chf" | "us" => true,
        word => is_hedge(word) || is_article(word) || date::may_begin(word),
    }
}

/// "5 bc" may continue as "because", and "20s" may be seconds, so these are dates only if one is expected.
fn is_clearly_date(date: &Date) -> bool {
    date.month.is_some() || date.years.is_some_and(|(from, to)| to - from >= 99)
}

impl Quantity {
    /// Reads a wording that is a quantity, a date or a century as a whole, with the noun that may follow it. The name of
    /// a month may be that of something else, unless the question asks for a time.
    pub(crate) fn read_whole(text: &str, asks_for_time: bool) -> Option<(Self, Option<String>)> {
        const LONGEST: usize = 80;
        if text.len() > LONGEST || !asks_for_time && date::is_ambiguous_month(text.trim()) {
            return None;
        }
        let tokens = Tokens::of_card(text);
        let mut start = 0;
        while matches!(tokens.word(start), "the" | "in" | "on" | "between" | "from") {
            start += 1;
        }
        let dated = Context { wants_date: true, ..NO_CONTEXT };
        // "9:30" is a time of day.
        let is_clock =
            tokens.is_sign(start + 1, ':') && tokens.digits(start + 2).is_some_and(|digits| digits.before_point == 2);
        let (quantity, end) = read(&tokens, start, dated).filter(|_| !is_clock)?;
        // "Between 0.1 and 0.5" may be given as two values.
        let is_pair = matches!(&quantity, Self::Measure(measure) if measure.is_range()) && text.contains(" and ");
        if is_pair {
            return None;
        }
        let end = end + usize::from(tokens.is_sign(end, '.') || tokens.word(end) == "ago");
        let has_unit = matches!(&quantity, Self::Measure(measure) if measure.unit.is_some());
        let noun = tokens.word(end);
        if end + 1 == tokens.len() && noun.len() > 2 && !has_unit {
            return Some((quantity, Some(noun.to_owned())));
        }
        (end >= tokens.len()).then_some((quantity, None))
    }
}

/// The text before a number.
#[derive(Clone, Copy, Debug, Default)]
struct Prefix {
    is_hedged: bool,
    has_both_signs: bool,
    bound: Option<Bound>,
    money: Option<Unit>,
    is_negative: bool,
}

impl Prefix {
    /// Reads it, and returns the place of the number.
    fn read(tokens: &Tokens, at: usize) -> (Self, usize) {
        let mut prefix = Self::default();
        let mut start = at;
        loop {
            if matches!(tokens.sign(start), Some('~' | '≈')) || is_hedge(tokens.word(start)) {
                prefix.is_hedged = true;
                start += 1 + usize::from(tokens.is_sign(start + 1, '.') && tokens.is_spaced(start + 2));
            } else if let Some((side, length)) = bound(tokens, start) {
                prefix.bound = Some(side);
                start += length;
            } else if tokens.is_sign(start, '±') {
                prefix.has_both_signs = true;
                start += 1;
            } else if tokens.has(start, &["plus", "or", "minus"]) {
                prefix.has_both_signs = true;
                start += 3;
            } else if let Some(sign) = tokens.sign(start).and_then(unit::currency_sign) {
                prefix.money = Some(sign);
                start += 1;
            } else if matches!(tokens.word(start), "usd" | "eur" | "gbp" | "jpy" | "inr" | "chf" | "us")
                && let Some((money, behind)) = unit::read(tokens, start + usize::from(tokens.word(start) == "us"), NONE)
                && money.dimension.is_currency()
                && tokens.digits(behind).is_some()
            {
                prefix.money = Some(money);
                start = behind;
            } else if matches!(tokens.word(start), "between" | "from") && start == at {
                start += 1;
            } else {
                break;
            }
        }
        // "-$5".
        if let Some(money) = tokens.sign(start + 1).and_then(unit::currency_sign).filter(|_| tokens.is_sign(start, '-'))
        {
            prefix.money = Some(money);
            prefix.is_negative = true;
            start += 2;
        }
        (prefix, start)
    }
}

/// Reads a value or a range with its unit.
fn measure(tokens: &Tokens, at: usize, context: Context) -> Option<(Measure, usize)> {
    let (prefix, start) = Prefix::read(tokens, at);
    if let Some(end) = even_chances(tokens, start) {
        return Some((Measure { form: Form::Calculated, ..Measure::single(0.5, None) }, end));
    }
    if let Some((unit, end)) = unit_and_half(tokens, start, context) {
        return Some((Measure { is_hedged: prefix.is_hedged, ..Measure::single(1.5, Some(unit)) }, end));
    }
    let number = arithmetic::read(tokens, start)?;
    let value = if prefix.is_negative { -number.value } else { number.value };
    let end = number.end;
    let mut measure = Measure {
        is_hedged: prefix.is_hedged,
        has_both_signs: prefix.has_both_signs,
        bound: prefix.bound,
        ..Measure::new(value, number.significant, number.form, prefix.money)
    };
    if number.form == Form::Ordinal {
        return Some((measure, end));
    }
    if let Some(end) = ratio(tokens, &mut measure, end, context) {
        return Some((measure, end));
    }
    let mut end = with_unit(tokens, &mut measure, end, context);
    if measure.unit.is_some()
        && let Some(behind) = and_half(tokens, end)
    {
        (measure.low, measure.high) = (measure.low + 0.5, measure.high + 0.5);
        end = behind;
    }
    end = compound(tokens, &mut measure, end, context);
    end = range(tokens, &mut measure, end, context);
    end = spread(tokens, &mut measure, end, context);
    if tokens.word(end) == "below" && matches!(tokens.word(end + 1), "zero" | "freezing") {
        (measure.low, measure.high) = (-measure.high, -measure.low);
        end += 2;
    }
    if tokens.has(end, &["or", "so"]) || tokens.is_sign(end, '-') && tokens.word(end + 1) == "ish" {
        measure.is_hedged = true;
        end += 2;
    } else if is_hedge(tokens.word(end)) && !matches!(tokens.word(end), "some" | "close" | "about" | "around") {
        measure.is_hedged = true;
        end += 1;
    }
    Some((measure, end))
}

/// Reads the second number of "95 in 100", "1 out of 36", "3:1", and of the time "8:20".
fn ratio(tokens: &Tokens, measure: &mut Measure, end: usize, context: Context) -> Option<usize> {
    let value = measure.low;
    let from = match (tokens.word(end), tokens.word(end + 1)) {
        ("in", _) if is_year(tokens, end + 1) => None,
        ("in" | "of", _) => Some(end + 1),
        ("out", "of") | ("parts" | "part", "in") => Some(end + 2),
        _ => None,
    };
    let from = from.map(|from| from + usize::from(tokens.word(from) == "the"));
    if let Some(all) = from
        .filter(|_| value.fract() == 0.0 && value >= 0.0)
        .and_then(|from| number_words::read(tokens, from))
        .filter(|all| all.value >= value && all.value > 0.0 && all.form == Form::Plain)
        && unit::read(tokens, all.end, NONE).is_none()
    {
        let share = value / all.value;
        measure.score = Some(value);
        (measure.low, measure.high, measure.significant, measure.form) = (share, share, 15, Form::Calculated);
        return Some(all.end);
    }
    let second = tokens.digits(end + 1).filter(|second| second.value > 0.0);
    let second = second.filter(|_| tokens.is_sign(end, ':') && tokens.is_spaced(end) == tokens.is_spaced(end + 1))?;
    measure.significant = 15;
    if context.dimension == TIME && second.value < 60.0 && second.before_point == 2 {
        let minutes = value + second.value / 60.0;
        (measure.low, measure.high, measure.unit) = (minutes, minutes, Some(Unit::new(TIME, 60.0)));
    } else {
        let share = value / second.value;
        (measure.low, measure.high, measure.form) = (share, share, Form::Calculated);
    }
    Some(end + 2)
}

/// Whether the number at this place looks like a year rather than like the whole that a share is of: "32 in 1998".
pub(crate) fn is_year(tokens: &Tokens, at: usize) -> bool {
    const YEARS: std::ops::RangeInclusive<f64> = 1000.0..=2100.0;
    tokens.digits(at).is_some_and(|digits| {
        digits.before_point == 4
            && digits.decimals == 0
            && !digits.is_ambiguous
            && !digits.is_ordinal
            && YEARS.contains(&digits.value)
            && digits.value % 100.0 != 0.0
    })
}

/// Reads the unit after a number, with a scale: "$3M", "66M years", "10K", "half a mg".
fn with_unit(tokens: &Tokens, measure: &mut Measure, end: usize, context: Context) -> usize {
    let mut end = end;
    let next_is_unit = || unit::read(tokens, end + 1, NONE).is_some();
    let factor = match tokens.symbol(end) {
        _ if tokens.is_spaced(end) => None,
        "M" | "m" if measure.unit.is_some() => Some(1e6),
        "M" if context.dimension.is_none() || next_is_unit() => Some(1e6),
        "B" | "b" if measure.unit.is_some() => Some(1e9),
        "K" if measure.unit.is_some() || context.dimension != TEMPERATURE => Some(1e3),
        _ => None,
    };
    if let Some(factor) = factor {
        (measure.low, measure.high) = (measure.low * factor, measure.high * factor);
        end += 1;
    }
    if measure.low.abs() < 1.0 {
        let article = end + usize::from(tokens.word(end) == "of");
        if matches!(tokens.word(article), "a" | "an") && unit::read(tokens, article + 1, context.dimension).is_some() {
            end = article + 1;
        }
    }
    let read = unit_behind(tokens, end, context);
    if let Some((unit, behind)) = read {
        // "$5 a day" is an amount per time.
        measure.unit = Some(match measure.unit {
            Some(money) if !unit.dimension.is_currency() => money.times(unit),
            Some(money) => money,
            None => unit,
        });
        return behind;
    }
    if let Some((unit, behind)) = marks(tokens, end, context) {
        measure.unit = Some(unit);
        return behind;
    }
    end
}

/// Reads a unit, including the counted noun before a rate: "42 drops/min", "50 requests per second".
fn unit_behind(tokens: &Tokens, at: usize, context: Context) -> Option<(Unit, usize)> {
    let is_counted = tokens.word(at).len() > 2 && (tokens.is_sign(at + 1, '/') || tokens.word(at + 1) == "per");
    let counted = || if is_counted { unit::read(tokens, at + 1, context.dimension) } else { None };
    unit::read(tokens, at, context.dimension).or_else(counted)
}

/// "And a half" after a unit: "two liters and a half".
fn and_half(tokens: &Tokens, at: usize) -> Option<usize> {
    let half = at + 1 + usize::from(matches!(tokens.word(at + 1), "a" | "one"));
    let is_half = tokens.word(at) == "and" && tokens.word(half) == "half";
    // "An hour and half a minute".
    (is_half && !matches!(tokens.word(half + 1), "a" | "an" | "of")).then_some(half + 1)
}

/// Whether a word may be an article before a unit, in English or another language: "un litre".
pub(crate) fn is_article(word: &str) -> bool {
    matches!(word, "a" | "an" | "one" | "un" | "une" | "una" | "ein" | "eine" | "einen" | "um" | "uma" | "een")
}

/// "A liter and a half".
fn unit_and_half(tokens: &Tokens, at: usize, context: Context) -> Option<(Unit, usize)> {
    if !is_article(tokens.word(at)) {
        return None;
    }
    let (unit, end) = unit::read(tokens, at + 1, context.dimension)?;
    Some((unit, and_half(tokens, end)?))
}

/// "50/50", "fifty-fifty".
fn even_chances(tokens: &Tokens, at: usize) -> Option<usize> {
    let is_fifty =
        |at: usize| tokens.word(at) == "fifty" || tokens.digits(at).is_some_and(|digits| digits.value == 50.0);
    let end = at + 1 + usize::from(matches!(tokens.sign(at + 1), Some('/' | '-' | ':')));
    (is_fifty(at) && is_fifty(end)).then_some(end + 1)
}

/// The signs for minutes and seconds of arc, feet and inches.
fn marks(tokens: &Tokens, at: usize, context: Context) -> Option<(Unit, usize)> {
    if tokens.is_spaced(at) {
        return None;
    }
    let name = match (tokens.sign(at)?, context.dimension) {
        ('\'', ANGLE) => "arcmin",
        ('"', ANGLE) => "arcsec",
        ('\'', TIME) => "min",
        ('"', TIME) => "s",
        ('\'', _) => "ft",
        ('"', _) => "inch",
        _ => return None,
    };
    Some((unit::whole(name)?, at + 1))
}

/// Adds smaller parts: "8 minutes 20 seconds", "6 ft 2 in", "23° 26'".
fn compound(tokens: &Tokens, measure: &mut Measure, end: usize, context: Context) -> usize {
    const MOST_PARTS: usize = 4;
    let mut end = end;
    let mut smallest = measure.unit;
    for _ in 0..MOST_PARTS {
        let (Some(unit), Some(last)) = (measure.unit, smallest) else { return end };
        if unit.is_ratio || unit.offset != 0.0 {
            return end;
        }
        let skip = usize::from(tokens.is_sign(end, ',') || tokens.word(end) == "and");
        let Some(part) = number_words::read(tokens, end + skip) else { return end };
        let part_context = Context { dimension: unit.dimension, ..context };
        let read = unit::read(tokens, part.end, unit.dimension).or_else(|| marks(tokens, part.end, part_context));
        // "Three minutes twenty-six".
        let is_last = tokens.ends_at(part.end) && part.form == Form::Plain;
        let next_smaller = || if is_last && skip == 0 { Some((last.next_smaller()?, part.end)) } else { None };
        let read = read.or_else(next_smaller);
        let Some((smaller, behind)) = read else { return end };
        let fits = smaller.dimension == unit.dimension
            && smaller.factor < last.factor
            && part.value >= 0.0
            && part.form != Form::Ordinal;
        // "5 km, 3000 m" says one thing twice.
        if !fits || smaller.to_base(part.value) >= last.factor * 1.001 || smaller.is_degree {
            return end;
        }
        let sign = if measure.low < 0.0 { -1.0 } else { 1.0 };
        let value = measure.low + sign * part.value * smaller.factor / unit.factor;
        (measure.low, measure.high, measure.significant) = (value, value, 15);
        smallest = Some(smaller);
        end = behind;
    }
    end
}

/// Reads the upper end of a range: "7.35–7.45", "from 5 to 9 items".
fn range(tokens: &Tokens, measure: &mut Measure, end: usize, context: Context) -> usize {
    let is_between = || end >= 2 && (0..end).rev().take(6).any(|at| tokens.word(at) == "between");
    let to = match (tokens.sign(end), tokens.word(end)) {
        (Some('-'), _) | (_, "to" | "through") => true,
        (_, "and") => is_between(),
        _ => false,
    };
    if !to || measure.form == Form::Calculated && measure.score.is_some() {
        return end;
    }
    let mut start = end + 1;
    let sign = tokens.sign(start).and_then(unit::currency_sign);
    start += usize::from(sign.is_some());
    let Some(upper) = arithmetic::read_term(tokens, start).filter(|upper| upper.form != Form::Ordinal) else {
        return end;
    };
    let read = unit_behind(tokens, upper.end, context);
    let (unit, behind) = match read {
        Some((unit, behind)) => (Some(unit), behind),
        None => (sign.or(measure.unit), upper.end),
    };
    // "30 to 2" is a ratio, and "7-5" isn't a range.
    if tokens.word(end) == "to"
        && measure.unit.is_none()
        && unit.is_none()
        && measure.low > upper.value
        && upper.value > 0.0
    {
        let share = measure.low / upper.value;
        (measure.low, measure.high, measure.form, measure.significant) = (share, share, Form::Calculated, 15);
        return upper.end;
    }
    let low = match (measure.unit, unit) {
        (Some(own), Some(unit)) if own.dimension != unit.dimension => return end,
        (Some(own), Some(unit)) => unit.of_base(own.to_base(measure.low)),
        _ => measure.low,
    };
    if low >= upper.value {
        return end;
    }
    (measure.low, measure.high, measure.unit) = (low, upper.value, unit);
    behind
}

/// Reads "± 2": "7 plus or minus 2", "seven, give or take two".
fn spread(tokens: &Tokens, measure: &mut Measure, end: usize, context: Context) -> usize {
    let comma = usize::from(tokens.is_sign(end, ','));
    let start = if tokens.is_sign(end, '±') {
        end + 1
    } else if tokens.has(end, &["plus", "or", "minus"]) || tokens.has(end + comma, &["give", "or", "take"]) {
        end + comma + 3
    } else if tokens.has(end, &["plus", "minus"]) {
        end + 2
    } else {
        return end;
    };
    let Some(by) = number_words::read(tokens, start).filter(|by| by.form != Form::Ordinal && by.value >= 0.0) else {
        return end;
    };
    let (mut behind, mut by_value) = (by.end, by.value);
    if let Some((unit, place)) = unit::read(tokens, by.end, context.dimension) {
        behind = place;
        match measure.unit {
            None => measure.unit = Some(unit),
            Some(own) if own.dimension == unit.dimension => by_value = by_value * unit.factor / own.factor,
            Some(_) => {}
        }
    }
    let center = measure.low;
    (measure.low, measure.high) = (center - by_value, center + by_value);
    behind
}
