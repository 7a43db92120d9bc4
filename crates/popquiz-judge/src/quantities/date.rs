//! Dates, years with eras, decades and centuries.

use crate::quantities::number_tokens::Tokens;
use crate::quantities::number_words::{self, Form, Read};
use crate::words::numerals;

/// A date, or the part of one that was named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Date {
    /// The first and the last year that may be meant: one year, a decade or a century. Years BC are negative.
    pub(crate) years: Option<(i32, i32)>,
    /// Whether it says BC or AD.
    pub(crate) has_era: bool,
    pub(crate) month: Option<u8>,
    pub(crate) day: Option<u8>,
    /// Whether month and day may be the other way around: "7/4".
    is_swappable: bool,
}

/// How a given date relates to the expected one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Agreement {
    Same,
    LessPrecise,
    /// The year may be BC or AD, and BC is expected.
    MissingEra,
    Other,
}

impl Date {
    pub(crate) fn year(year: i32, has_era: bool) -> Self {
        Self { years: Some((year, year)), has_era, ..Self::default() }
    }

    pub(crate) fn years(from: i32, to: i32) -> Self {
        Self { years: Some((from, to)), ..Self::default() }
    }

    /// A century; negative for BC.
    pub(crate) fn century(number: i32, has_era: bool) -> Self {
        let last = number.saturating_abs().saturating_mul(100);
        let years = if number < 0 { (-last, 99 - last) } else { (last - 99, last) };
        Self { years: Some(years), has_era, ..Self::default() }
    }

    /// Reads "14/7" or "14.07." between two places.
    pub(crate) fn of_day_and_month(tokens: &Tokens, from: usize, to: usize) -> Option<Self> {
        let first = tokens.digits(from)?;
        let (one, other) = if first.decimals == 2 && to == from + 1 {
            (first.value.trunc(), (first.value.fract() * 100.0).round())
        } else {
            let second = tokens.digits(from + 2).filter(|second| second.decimals + first.decimals == 0)?;
            let is_date = to == from + 3 && matches!(tokens.sign(from + 1), Some('/' | '-' | '.'));
            is_date.then_some((first.value, second.value))?
        };
        let is_day = |value: f64| value.fract() == 0.0 && (1.0..=31.0).contains(&value);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "they are from 1 to 31")]
        let (one, other) = if is_day(one) && is_day(other) { (one as u8, other as u8) } else { return None };
        let (day, month) = if other > 12 { (other, one) } else { (one, other) };
        let is_swappable = day <= 12;
        (month <= 12).then_some(Self { day: Some(day), month: Some(month), is_swappable, ..Self::default() })
    }

    /// Whether it's a decade or a century.
    pub(crate) fn is_period(&self) -> bool {
        self.years.is_some_and(|(from, to)| from != to)
    }

    pub(crate) fn compare(&self, given: &Self) -> Agreement {
        let days = self.compare_days(given);
        if days == Agreement::Other {
            return days;
        }
        match (self.years, given.years) {
            (None, _) => days,
            (Some(_), None) => {
                if given.month.is_some() && self.month.is_some() {
                    Agreement::LessPrecise
                } else {
                    Agreement::Other
                }
            }
            (Some(own), Some(years)) => match self.compare_years(own, years, given.has_era) {
                Agreement::Same => days,
                years => years,
            },
        }
    }

    fn compare_days(&self, given: &Self) -> Agreement {
        let agrees = |own: Option<u8>, given: Option<u8>| match (own, given) {
            (None, _) => Agreement::Same,
            (Some(_), None) => Agreement::LessPrecise,
            (Some(own), Some(given)) if own == given => Agreement::Same,
            _ => Agreement::Other,
        };
        let both = |month, day| match (agrees(self.month, month), agrees(self.day, day)) {
            (Agreement::Other, _) | (_, Agreement::Other) => Agreement::Other,
            (Agreement::Same, Agreement::Same) => Agreement::Same,
            _ => Agreement::LessPrecise,
        };
        let straight = both(given.month, given.day);
        if straight == Agreement::Other && given.is_swappable { both(given.day, given.month) } else { straight }
    }

    fn compare_years(&self, own: (i32, i32), given: (i32, i32), has_era: bool) -> Agreement {
        let overlap = own.1.min(given.1) - own.0.max(given.0) + 1;
        let (own_length, given_length) = (own.1 - own.0 + 1, given.1 - given.0 + 1);
        if overlap <= 0 {
            // "44" for 44 BC.
            let mirrored = (-given.1, -given.0);
            let is_mirrored = own.0 < 0 && !has_era && own.1.min(mirrored.1) >= own.0.max(mirrored.0);
            return if is_mirrored { Agreement::MissingEra } else { Agreement::Other };
        }
        // "The 1300s" and "the 14th century" differ by a year.
        if overlap == given_length || self.is_period() && overlap * 10 >= own_length.max(given_length) * 9 {
            Agreement::Same
        } else if overlap == own_length {
            Agreement::LessPrecise
        } else {
            Agreement::Other
        }
    }
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Names of months in other languages, by number.
const FOREIGN_MONTHS: &[(&[&str], u8)] = &[
    (&["januar", "janvier", "enero", "gennaio", "janeiro"], 1),
    (&["februar", "février", "fevrier", "febrero", "febbraio", "fevereiro"], 2),
    (&["märz", "maerz", "mars", "marzo", "março"], 3),
    (&["avril", "abril", "aprile"], 4),
    (&["mai", "mayo", "maggio", "maio"], 5),
    (&["juni", "juin", "junio", "giugno", "junho"], 6),
    (&["juli", "juillet", "julio", "luglio", "julho"], 7),
    (&["août", "aout", "agosto"], 8),
    (&["septembre", "septiembre", "settembre", "setembro"], 9),
    (&["oktober", "octobre", "octubre", "ottobre", "outubro"], 10),
    (&["novembre", "noviembre", "novembro"], 11),
    (&["dezember", "décembre", "decembre", "diciembre", "dicembre", "dezembro"], 12),
];

/// Months whose English names are nothing else.
const ONLY_MONTHS: [&str; 6] = ["january", "february", "september", "october", "november", "december"];

/// Whether a text is the name of a month, and may be that of something else: "Mars" is a planet, and "May" a surname.
pub(crate) fn is_ambiguous_month(text: &str) -> bool {
    let lower = text.to_lowercase();
    month(&lower).is_some() && !ONLY_MONTHS.contains(&lower.as_str())
}

/// The number of a month: its name, or a short form of it.
fn month(word: &str) -> Option<u8> {
    const SHORTEST: usize = 3;
    const INITIALS: &[u8] = b"adefgjlmnos";
    if word.len() < SHORTEST || !word.as_bytes().first().is_some_and(|first| INITIALS.contains(first)) {
        return None;
    }
    if let Some((_, number)) = FOREIGN_MONTHS.iter().find(|(names, _)| names.contains(&word)) {
        return Some(*number);
    }
    let word = if word == "sept" { "sep" } else { word };
    let is_name = |name: &&str| *name == word || word.len() == 3 && name.starts_with(word) || is_near(word, name);
    (1..).zip(MONTHS).find(|(_, name)| is_name(name)).map(|(number, _)| number)
}

/// A typo of a long name: "febuary", "septmber".
fn is_near(word: &str, name: &str) -> bool {
    const LEAST: usize = 6;
    if word.len() < LEAST || name.len() < LEAST || word.len().abs_diff(name.len()) > 1 {
        return false;
    }
    let before = word.bytes().zip(name.bytes()).take_while(|(one, other)| one == other).count();
    let behind = word.bytes().rev().zip(name.bytes().rev()).take_while(|(one, other)| one == other).count();
    before > 2 && before + behind + 1 >= word.len().max(name.len())
}

/// Whether a word can begin the name of an era.
fn may_be_era(word: &str) -> bool {
    matches!(word, "b" | "bc" | "bce" | "before" | "a" | "ad" | "anno" | "after" | "of" | "c" | "ce")
}

/// The era at this place, and the next place; true for BC.
fn era(tokens: &Tokens, at: usize) -> Option<(bool, usize)> {
    let at = if tokens.is_sign(at, ',') { at + 1 } else { at };
    if !may_be_era(tokens.word(at)) {
        return None;
    }
    let dots = |letters: &[&str]| -> Option<usize> {
        let mut place = at;
        for letter in letters {
            if tokens.word(place) != *letter {
                return None;
            }
            place += 1 + usize::from(tokens.is_sign(place + 1, '.'));
        }
        Some(place)
    };
    if let Some(end) = dots(&["b", "c", "e"]).or_else(|| dots(&["b", "c"])) {
        return Some((true, end));
    }
    if let Some(end) = dots(&["a", "d"]).or_else(|| dots(&["c", "e"])) {
        return Some((false, end));
    }
    match tokens.word(at) {
        "bc" | "bce" => Some((true, at + 1)),
        "ad" | "ce" => Some((false, at + 1)),
        "before" => christ_or_era(tokens, at + 1).map(|end| (true, end)),
        "of" => christ_or_era(tokens, at + 1).map(|end| (false, end)),
        "anno" if tokens.word(at + 1) == "domini" => Some((false, at + 2)),
        "after" => christ_or_era(tokens, at + 1).map(|end| (false, end)),
        _ => None,
    }
}

/// "Christ", "the common era", "our era", and the next place.
fn christ_or_era(tokens: &Tokens, at: usize) -> Option<usize> {
    match tokens.word(at) {
        "christ" => return Some(at + 1),
        // "Before common".
        "common" => return Some(at + 1 + usize::from(tokens.word(at + 1) == "era")),
        _ => {}
    }
    let at = at + usize::from(tokens.word(at) == "the");
    let at = at + usize::from(matches!(tokens.word(at), "common" | "christian" | "our" | "current"));
    (tokens.word(at) == "era").then_some(at + 1)
}

/// The place of the era after a year: "490 years before our era".
fn era_place(tokens: &Tokens, at: usize) -> usize {
    at + usize::from(matches!(tokens.word(at), "years" | "year" | "yrs") && era(tokens, at + 1).is_some())
}

/// A whole number from 1 to `most` at this place, in digits or words, or an ordinal.
fn integer(tokens: &Tokens, at: usize, most: f64) -> Option<(i32, Form, usize)> {
    integer_of(number_words::read(tokens, at)?, most)
}

fn integer_of(number: Read, most: f64) -> Option<(i32, Form, usize)> {
    let is_integer = number.value.fract() == 0.0 && number.value >= 1.0 && number.value <= most;
    #[allow(clippy::cast_possible_truncation, reason = "it's an integer in range")]
    (is_integer && matches!(number.form, Form::Plain | Form::Ordinal)).then_some((
        number.value as i32,
        number.form,
        number.end,
    ))
}

const LAST_YEAR: f64 = 99_999.0;

/// A year with or without an era: "1776", "44 BC", "AD 476", "'89" after a month.
fn year(tokens: &Tokens, at: usize, after_month: bool) -> Option<(i32, bool, usize)> {
    if let Some((false, start)) = era(tokens, at)
        && let Some((year, _, end)) = integer(tokens, start, LAST_YEAR)
    {
        return Some((year, true, end));
    }
    let short = tokens.is_sign(at, '\'');
    let start = at + usize::from(short);
    let (year, form, end) = integer(tokens, start, LAST_YEAR)?;
    if form == Form::Ordinal {
        return None;
    }
    if let Some((is_bc, end)) = era(tokens, era_place(tokens, end)) {
        return Some((if is_bc { -year } else { year }, true, end));
    }
    // Two digits after a month or an apostrophe are a year of the century that people mean by that.
    if tokens.digits(start).is_some_and(|digits| digits.before_point == 2 && digits.decimals == 0)
        && (short || after_month)
    {
        return Some((full_year(year), false, end));
    }
    Some((year, false, end))
}

/// The year that people mean by its last two digits.
fn full_year(short: i32) -> i32 {
    if short < 30 { 2000 + short } else { 1900 + short }
}

/// The first year of a decade in words, within its century: 80 for "eighties".
fn decade_word(word: &str) -> Option<i32> {
    const DECADES: [&str; 8] =
        ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];
    (20..).step_by(10).zip(DECADES).find(|(_, name)| *name == word).map(|(years, _)| years)
}

/// "The eighties", "nineteen-eighties".
fn named_decade(tokens: &Tokens, at: usize, number: Option<Read>) -> Option<(Date, usize)> {
    let (century, place) = match number.and_then(|number| integer_of(number, 20.0)) {
        Some((century, Form::Plain, end)) if century >= 10 => (Some(century), end),
        Some(_) => return None,
        None => (None, at),
    };
    let place = place + usize::from(century.is_some() && tokens.is_sign(place, '-'));
    let years = decade_word(tokens.word(place))?;
    let start = century.map_or_else(|| full_year(years), |century| century * 100 + years);
    Some((Date { years: Some((start, start + 9)), ..Date::default() }, place + 1))
}

/// Whether a date can begin with a word that is no number.
pub(crate) fn may_begin(word: &str) -> bool {
    word == "century"
        || may_be_era(word) && word != "of"
        || month(word).is_some()
        || roman(word).is_some()
        || decade_word(word).is_some()
}

/// A Roman numeral in lowercase, with or without "th" after it.
fn roman(word: &str) -> Option<u64> {
    if !matches!(word.as_bytes().first(), Some(b'i' | b'v' | b'x')) {
        return None;
    }
    numerals::roman(word.strip_suffix("th").unwrap_or(word))
}

/// Reads the date that starts at this place: it names a month, an era, a century or a decade, or has the form of a
/// date in digits.
pub(crate) fn read(tokens: &Tokens, at: usize) -> Option<(Date, usize)> {
    if let Some(number) = number_words::read(tokens, at) {
        return in_digits(tokens, at)
            .or_else(|| with_month(tokens, at, Some(number)))
            .or_else(|| period(tokens, at, Some(number)))
            .or_else(|| with_era(tokens, at, Some(number)));
    }
    if tokens.is_sign(at, '\'') {
        return with_era(tokens, at, None);
    }
    if tokens.word(at).is_empty() {
        return None;
    }
    with_month(tokens, at, None).or_else(|| period(tokens, at, None)).or_else(|| with_era(tokens, at, None))
}

/// `number` is the one that starts at this place.
fn with_era(tokens: &Tokens, at: usize, number: Option<Read>) -> Option<(Date, usize)> {
    let is_short = tokens.is_sign(at, '\'');
    if number.is_none() && !is_short && !may_be_era(tokens.word(at)) {
        return None;
    }
    let behind = number.map_or(at, |number| era_place(tokens, number.end));
    if number.is_some() && !tokens.is_sign(behind, ',') && !may_be_era(tokens.word(behind)) {
        return None;
    }
    let (year, has_era, end) = year(tokens, at, false)?;
    (has_era || is_short).then(|| (Date::year(year, has_era), end))
}

/// "1776-07-04", "4/7/1776", "29.05.1453".
fn in_digits(tokens: &Tokens, at: usize) -> Option<(Date, usize)> {
    let small = |at: usize| tokens.digits(at).filter(|digits| digits.decimals == 0 && digits.before_point <= 2);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it's an integer of two digits")]
    let byte = |value: f64| value as u8;
    #[allow(clippy::cast_possible_truncation, reason = "it's an integer of four digits")]
    let full = |at: usize| {
        let digits = tokens.digits(at)?;
        (digits.decimals == 0 && (3..=4).contains(&digits.before_point)).then_some(digits.value as i32)
    };
    let of = |day: u8, month: u8, year: i32, end: usize| {
        let is_swappable = day <= 12 && month <= 12;
        let (day, month) = if month > 12 { (month, day) } else { (day, month) };
        ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some((
            Date { years: Some((year, year)), has_era: false, month: Some(month), day: Some(day), is_swappable },
            end,
        ))
    };
    let first = tokens.digits(at)?;
    if first.decimals > 0 && first.decimals <= 2 && first.before_point <= 2 && tokens.is_sign(at + 1, '.') {
        let day = first.value.trunc();
        let scale = if first.decimals == 2 { 100.0 } else { 10.0 };
        let month = ((first.value - day) * scale).round();
        return of(byte(day), byte(month), full(at + 2).filter(|_| !tokens.is_spaced(at + 2))?, at + 3);
    }
    let sign = tokens.sign(at + 1).filter(|sign| matches!(sign, '/' | '-' | '.'))?;
    if !tokens.is_sign(at + 3, sign) || tokens.is_spaced(at + 2) || tokens.is_spaced(at + 4) {
        return None;
    }
    if let (Some(year), Some(month), Some(day)) = (full(at), small(at + 2), small(at + 4)) {
        let (date, end) = of(byte(day.value), byte(month.value), year, at + 5)?;
        return Some((Date { is_swappable: false, ..date }, end));
    }
    let (day, month) = (small(at)?, small(at + 2)?);
    of(byte(day.value), byte(month.value), full(at + 4)?, at + 5)
}

/// "4 July 1776", "July 4th, 1776", "the fourth of july", "jan of 27 BC".
fn with_month(tokens: &Tokens, at: usize, number: Option<Read>) -> Option<(Date, usize)> {
    const DAYS: f64 = 31.0;
    let day_at = |at: usize| {
        let (day, form, end) = integer(tokens, at, DAYS)?;
        Some((u8::try_from(day).ok()?, form, end))
    };
    let is_month = |at: usize| month(tokens.word(at));
    let (mut day, number, mut end) = if let Some(number) = is_month(at) {
        (None, number, at + 1)
    } else {
        let (day, _, end) = integer_of(number?, DAYS)?;
        let day = u8::try_from(day).ok()?;
        let end = end + usize::from(tokens.is_sign(end, '.'));
        let end = if tokens.word(end) == "day" { end + 1 } else { end };
        let end = if tokens.word(end) == "of" { end + 1 } else { end };
        (Some(day), is_month(end)?, end + 1)
    };
    if tokens.is_sign(end, '.') {
        end += 1;
    }
    let start = end + usize::from(tokens.word(end) == "the");
    if day.is_none()
        && let Some((number, form, behind)) = day_at(start)
        // "November 89" and "May 12": up to 31, it's a day; an era or nothing else makes it a year.
        && (form == Form::Ordinal || era(tokens, behind).is_none())
    {
        day = Some(number);
        end = behind;
    }
    let mut start = end + usize::from(tokens.is_sign(end, ','));
    if tokens.has(start, &["year", "of", "our", "lord"]) {
        start += 4;
    }
    while matches!(tokens.word(start), "of" | "in" | "the" | "year") {
        start += 1;
    }
    let mut date = Date { month: Some(number), day, ..Date::default() };
    if let Some((value, has_era, behind)) = year(tokens, start, true) {
        date = Date { years: Some((value, value)), has_era, ..date };
        end = behind;
    }
    // "May" and "march" are words, too, unless the answer is nothing else.
    let is_whole = at == 0 && end >= tokens.len();
    let is_word = matches!(tokens.word(at), "may" | "march" | "mar" | "dec" | "jun" | "sep")
        && tokens.symbol(at).chars().all(char::is_lowercase)
        && !is_whole;
    (day.is_some() || date.years.is_some() || !is_word).then_some((date, end))
}

/// "14th century", "XIV century", "the 1300s", "the 40s BC".
fn period(tokens: &Tokens, at: usize, number: Option<Read>) -> Option<(Date, usize)> {
    let with_sign = |number: i32, end: usize| match era(tokens, end) {
        Some((true, end)) => (-number, true, end),
        Some((false, end)) => (number, true, end),
        None => (number, false, end),
    };
    let is_century = |at: usize| {
        matches!(tokens.word(at), "century" | "cent" | "centuries")
            || tokens.word(at) == "c" && tokens.is_sign(at + 1, '.')
    };
    let ordinal = number.and_then(|number| integer_of(number, 99.0)).filter(|(_, form, _)| *form == Form::Ordinal);
    let numeral = tokens.word(at);
    let in_roman = || roman(numeral).and_then(|value| Some((i32::try_from(value).ok()?, at + 1)));
    if let Some((number, end)) = ordinal.map(|(number, _, end)| (number, end)).or_else(in_roman)
        && is_century(end)
    {
        let end = end + 1 + usize::from(tokens.is_sign(end + 1, '.'));
        let (number, has_era, end) = with_sign(number, end);
        return Some((Date::century(number, has_era), end));
    }
    if tokens.word(at) == "century"
        && let Some((number, _, end)) = integer(tokens, at + 1, 99.0)
    {
        let (number, has_era, end) = with_sign(number, end);
        return Some((Date::century(number, has_era), end));
    }
    if let Some(date) = named_decade(tokens, at, number) {
        return Some(date);
    }
    let digits = tokens.digits(at)?;
    let plural = if tokens.is_sign(at + 1, '\'') { at + 2 } else { at + 1 };
    if digits.decimals > 0
        || tokens.word(plural) != "s"
        || tokens.is_spaced(plural)
        || digits.value % 10.0 != 0.0
        || digits.value >= 3000.0
    {
        return None;
    }
    let (start, _, end) = integer_of(number?, 3000.0)?;
    let (is_bc, has_era, end) = match era(tokens, plural.max(end)) {
        None => match era(tokens, plural + 1) {
            Some((is_bc, end)) => (is_bc, true, end),
            None => (false, false, plural + 1),
        },
        Some((is_bc, end)) => (is_bc, true, end),
    };
    if !has_era && digits.before_point < 2 {
        return None;
    }
    // "The 80s", which are seconds unless a date is expected.
    let start = if !has_era && digits.before_point == 2 && start >= 10 { full_year(start) } else { start };
    let length = if start % 100 == 0 { 99 } else { 9 };
    let years = if is_bc { (-start - length, -start) } else { (start, start + length) };
    Some((Date { years: Some(years), has_era, ..Date::default() }, end))
}
