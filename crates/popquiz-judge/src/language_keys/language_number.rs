//! Numbers, dates and units in languages other than English: they are put into English, and judged like English ones.

use crate::language_forms::language_card::LanguageCard;
use crate::languages::folding::fold;
use crate::languages::language::Language;
use crate::languages::language_words::{LanguageWords, words_of};
use crate::languages::spelled_numbers::pieces;
use crate::languages::unspaced_date;
use crate::languages::unspaced_numerals;
use crate::message::text::LONGEST;
use crate::quantities::quantity_judge::QuantityJudge;
use crate::quantities::unit;
use crate::verdicts::verdict::Verdict;
use crate::words::lemma::hash;

/// A number key, or a term whose wordings are quantities.
#[derive(Clone, Debug)]
pub(crate) struct LanguageQuantity {
    language: Language,
    judge: QuantityJudge,
    /// The years of the accepted dates, so that "9.11.89" can be one of them.
    years: Vec<u32>,
    /// What the prompt counts, in English: "366 jours" needs no unit if it asks for the number of days.
    counted: Vec<&'static str>,
    /// Whether an ordinal is expected: "the third".
    is_ordinal: bool,
}

/// What prompts count.
const COUNTED: [&str; 8] = ["days", "hours", "minutes", "seconds", "weeks", "months", "years", "people"];

impl LanguageQuantity {
    pub(crate) fn of_number(language: Language, prompt: &str, value: f64, tolerance: f64, unit: Option<&str>) -> Self {
        let unit = unit.map(|unit| units_in_english(language, unit));
        let mut prompt = units_in_english(language, prompt);
        if let Some(unit) = unit.as_deref().filter(|unit| names_unit(&prompt, unit)) {
            prompt = format!("{prompt} (in {unit})");
        }
        let names = |counted: &&str| prompt.split(|letter: char| !letter.is_alphabetic()).any(|word| word == *counted);
        let counted = COUNTED.into_iter().filter(names).filter(|_| unit.is_none()).collect();
        let judge = QuantityJudge::of_number(&prompt, value, tolerance, unit.as_deref());
        Self { language, judge, counted, years: Vec::new(), is_ordinal: false }
    }

    /// `None` if no wording is a quantity.
    pub(crate) fn of_wordings(card: &LanguageCard, prompt: &str, wordings: &[String]) -> Option<Self> {
        /// A shorter prompt is a word to translate.
        const QUESTION: usize = 3;
        let language = card.language;
        let prompt = units_in_english(language, prompt);
        let spelled = &words_of(language).spelled;
        let is_ordinal = !card.is_exact
            && card.prompt.len() >= QUESTION
            && wordings.iter().any(|text| spelled.is_ordinal(language, text));
        let in_digits = |text: &String| {
            if is_ordinal { spelled.with_ordinals_in_digits(language, text) } else { in_english(language, text) }
        };
        let wordings: Vec<String> = wordings.iter().map(in_digits).map(|text| without_article(&text)).collect();
        let has_digits = wordings.iter().any(|text| text.contains(|letter: char| letter.is_ascii_digit()));
        let judge = QuantityJudge::of_wordings(&prompt, &wordings).filter(|_| has_digits)?;
        let numbers = wordings.iter().flat_map(|text| text.split(|letter: char| !letter.is_ascii_digit()));
        let years = numbers.filter(|digits| digits.len() == 4).filter_map(|digits| digits.parse().ok()).collect();
        Some(Self { language, judge, counted: Vec::new(), years, is_ordinal })
    }

    /// `None` if the answer states no quantity.
    pub(crate) fn judge(&self, answer: &str) -> Option<Verdict> {
        let spelled = &words_of(self.language).spelled;
        let mut answer = if self.is_ordinal {
            in_english(self.language, &spelled.with_ordinals_in_digits(self.language, answer))
        } else {
            in_english(self.language, answer)
        };
        if let Some(full) = self.with_full_year(&answer) {
            answer = full;
        }
        for counted in &self.counted {
            answer = answer.replace(counted, "");
        }
        self.judge.judge(&answer)
    }
}

/// "Der 4th" as "4th".
fn without_article(text: &str) -> String {
    match text.split_once(' ') {
        Some((_, ordinal)) if ordinal.ends_with("th") && !ordinal.contains(' ') => ordinal.to_owned(),
        _ => text.to_owned(),
    }
}

impl LanguageQuantity {
    /// "9.11.89" with the year that the card has, if it ends in these two digits.
    fn with_full_year(&self, answer: &str) -> Option<String> {
        let is_mark = |letter: char| matches!(letter, '.' | '/' | '-');
        let text = answer.trim_end_matches(|letter: char| !letter.is_ascii_digit());
        let (date, short) = text.rsplit_once(is_mark)?;
        let (first, second) = date.rsplit_once(is_mark)?;
        let digits = |text: &str| text.chars().rev().take_while(char::is_ascii_digit).count();
        let is_date = short.len() == 2
            && digits(short) == 2
            && (1..=2).contains(&second.len())
            && digits(second) == second.len()
            && (1..=2).contains(&digits(first));
        let short: u32 = short.parse().ok().filter(|_| is_date)?;
        let year = self.years.iter().find(|year| *year % 100 == short)?;
        Some(format!("{}{year}", text.get(..date.len() + 1)?))
    }
}

/// Whether a prompt names a unit of the same kind: "in Kilometern" for "km".
fn names_unit(prompt: &str, unit: &str) -> bool {
    let Some(wanted) = unit::whole(unit) else { return false };
    let words: Vec<&str> =
        prompt.split(|letter: char| letter.is_whitespace() || "?()!,;:？".contains(letter)).collect();
    let spans = (1..=3).flat_map(|count| words.windows(count));
    // A single letter may be a word.
    spans.map(|span| span.join(" ")).filter(|text| text.len() > 1 || text == unit).any(|text| {
        unit::whole(text.trim_end_matches('.'))
            .is_some_and(|named| named.dimension == wanted.dimension && named.factor.total_cmp(&wanted.factor).is_eq())
    })
}

/// A text with its units in English, and its numbers as they are.
fn units_in_english(language: Language, text: &str) -> String {
    replaced(language, &fold_outside_latin(language, text), words_of(language))
}

/// A text with its numbers in digits, and its months, units and small words in English.
fn in_english(language: Language, text: &str) -> String {
    let text: String = text.chars().take(LONGEST).collect();
    let known = words_of(language);
    let folded = fold_outside_latin(language, &text);
    let folded = if language.has_decimal_comma() { with_decimal_points(&with_joined_groups(&folded)) } else { folded };
    let folded = without_ordinal_endings(language, &folded);
    let folded = if language == Language::Latin { with_roman_numerals_in_digits(&folded) } else { folded };
    let in_digits = if language.is_unspaced() {
        unspaced_numerals::with_digits(&unspaced_date::in_english(&folded))
    } else {
        let in_digits = with_digits(language, &known.spelled.with_signs(&folded), known);
        known.spelled.with_parts_in_digits(language, &in_digits)
    };
    replaced(language, &in_digits, known)
}

/// Signs in numbers and units that aren't letters of a language.
const UNIT_SIGNS: &str = "°µμΩΩ‰−–′″⁰¹²³⁴⁵⁶⁷⁸⁹⁻½¼¾⅓⅔⅕·×√±€£¥≈";

/// Folds case and width. The case of units with Latin letters counts ("mW", "MW"), so such words stay as they are.
fn fold_outside_latin(language: Language, text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for piece in text.split_inclusive(char::is_whitespace) {
        let is_plain = piece.chars().all(|letter| letter.is_ascii() || UNIT_SIGNS.contains(letter));
        if is_plain { folded.push_str(piece) } else { folded.push_str(&fold(language, piece)) }
    }
    folded
}

/// "299 792,458" as "299792,458".
fn with_joined_groups(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let is_digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    let digits_before = |at: usize| {
        let before = letters.get(..at).unwrap_or_default();
        before.iter().rev().take_while(|letter| letter.is_ascii_digit()).count()
    };
    let mut out = String::with_capacity(text.len());
    // Whether the digits before belong to a number in groups of three.
    let mut in_groups = false;
    for (at, letter) in letters.iter().copied().enumerate() {
        let is_space = matches!(letter, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'');
        let follows_three = (1..=3).all(|after| is_digit(at + after)) && !is_digit(at + 4);
        let leads = digits_before(at);
        let starts_number = (1..=3).contains(&leads)
            && !at.checked_sub(leads + 1).and_then(|before| letters.get(before)).is_some_and(|it| ".,".contains(*it));
        if is_space && follows_three && (starts_number || in_groups && leads == 3) {
            in_groups = true;
            continue;
        }
        in_groups &= letter.is_ascii_digit();
        out.push(letter);
    }
    out
}

/// "XXXI a. Chr. n." as "31 a. Chr. n.". Single letters and lowercase words stay as they are.
fn with_roman_numerals_in_digits(text: &str) -> String {
    let in_digits = |(piece, is_word): (&str, bool)| {
        let value = if is_word && piece.len() > 1 { roman_value(piece) } else { None };
        value.map_or_else(|| piece.to_owned(), |value| value.to_string())
    };
    pieces(text).map(in_digits).collect()
}

fn roman_value(numeral: &str) -> Option<u32> {
    let value = |letter| "IVXLCDM".chars().zip([1, 5, 10, 50, 100, 500, 1000]).find(|(own, _)| *own == letter);
    let values: Option<Vec<u32>> = numeral.chars().map(|letter| value(letter).map(|(_, value)| value)).collect();
    let values = values?;
    let next = values.iter().skip(1).chain(&[0]);
    let signed = values.iter().zip(next).map(|(own, next)| if own < next { -i64::from(*own) } else { i64::from(*own) });
    u32::try_from(signed.sum::<i64>()).ok()
}

/// "5e mei" as "5 mei", and "12-го" as "12".
fn without_ordinal_endings(language: Language, text: &str) -> String {
    let endings: &[&str] = match language {
        Language::French => &["ère", "er", "ème", "eme", "e"],
        Language::Dutch => &["ste", "de", "e"],
        Language::Russian => &["-ого", "-го", "-ое", "-е", "-й", "-ый", "-м", "го"],
        _ => return text.to_owned(),
    };
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if out.ends_with(|last: char| last.is_ascii_digit()) {
            let after = endings.iter().find_map(|ending| rest.strip_prefix(ending));
            if let Some(after) = after.filter(|after| !after.starts_with(|next: char| next.is_alphanumeric())) {
                rest = after;
                continue;
            }
        }
        out.push(first);
        rest = rest.get(first.len_utf8()..).unwrap_or_default();
    }
    out
}

/// "1.500,75" as "1500.75".
fn with_decimal_points(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let is_digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    let mut out = String::with_capacity(text.len());
    for (at, letter) in letters.iter().copied().enumerate() {
        let between = at > 0 && is_digit(at - 1) && is_digit(at + 1);
        let group = between && is_digit(at + 2) && is_digit(at + 3) && !is_digit(at + 4);
        // "9.11.1989" is a date, and has no groups of three.
        let begins_date = letters
            .iter()
            .skip(at + 1)
            .take_while(|letter| letter.is_ascii_digit() || **letter == '.')
            .any(|letter| *letter == '.')
            && !group;
        match letter {
            '.' if group && !begins_date && !after_point(&letters, at) => {}
            ',' if between => out.push('.'),
            letter => out.push(letter),
        }
    }
    out
}

/// Whether there is another point a few digits before: the second one of a date.
fn after_point(letters: &[char], at: usize) -> bool {
    let before = letters.get(..at).unwrap_or_default();
    let digits = before.iter().rev().take_while(|letter| letter.is_ascii_digit()).count();
    digits < 3 && before.iter().rev().nth(digits) == Some(&'.')
}

/// A text with the language's phrases about numbers in English.
fn replaced(language: Language, text: &str, known: &LanguageWords) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut is_start = true;
    while let Some(first) = rest.chars().next() {
        let found = if is_start || language.is_unspaced() {
            known.english.iter().find(|(own, _)| {
                let Some(head) = rest.get(..own.len()) else { return false };
                let is_same = head == own || head.is_ascii() && head.eq_ignore_ascii_case(own);
                let ends = rest.get(own.len()..).and_then(|after| after.chars().next());
                is_same && (language.is_unspaced() || own.ends_with('.') || !ends.is_some_and(char::is_alphanumeric))
            })
        } else {
            None
        };
        if let Some((own, english)) = found {
            let spaced = language.is_unspaced();
            if spaced {
                out.push(' ');
            }
            out.push_str(english);
            if spaced {
                out.push(' ');
            }
            rest = rest.get(own.len()..).unwrap_or_default();
            is_start = false;
            continue;
        }
        out.push(first);
        is_start = !first.is_alphanumeric() || first.is_ascii_digit();
        rest = rest.get(first.len_utf8()..).unwrap_or_default();
    }
    out
}

/// Number words as digits.
fn with_digits(language: Language, text: &str, known: &LanguageWords) -> String {
    let mut out = String::with_capacity(text.len());
    // The number that is being read, and the text that it stands for.
    let mut open: Option<(Sum, String)> = None;
    let mut between = String::new();
    for (piece, is_word) in pieces(text) {
        let values = if is_word { values_of(language, piece, known) } else { None };
        let is_joint = is_word && known.number_joints.iter().any(|joint| *joint == fold(language, piece));
        match (values, &mut open) {
            (Some(values), Some((sum, typed))) if sum.takes(&values) => {
                typed.push_str(&between);
                typed.push_str(piece);
                between.clear();
                sum.add(language, &values);
            }
            (Some(values), _) => {
                close(&mut out, open.take(), known, language);
                out.push_str(&between);
                between.clear();
                let mut sum = Sum::default();
                sum.add(language, &values);
                open = Some((sum, piece.to_owned()));
            }
            (None, Some(_)) if is_joint || !is_word && matches!(piece, " " | "-") => between.push_str(piece),
            (None, _) => {
                close(&mut out, open.take(), known, language);
                out.push_str(&between);
                between.clear();
                out.push_str(piece);
            }
        }
    }
    close(&mut out, open.take(), known, language);
    out.push_str(&between);
    out
}

fn close(out: &mut String, open: Option<(Sum, String)>, known: &LanguageWords, language: Language) {
    let Some((sum, typed)) = open else { return };
    // "Ein" alone is an article.
    if known.article(&fold(language, &typed)).is_some() || sum.is_digits_only {
        out.push_str(&typed);
    } else {
        out.push_str(&sum.value().to_string());
    }
}

/// The sum of number words.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    thousands: f64,
    current: f64,
    is_digits_only: bool,
    has_any: bool,
}

impl Sum {
    fn value(self) -> f64 {
        self.thousands + self.current
    }

    /// Whether number words may continue with these.
    fn takes(self, values: &[(f64, bool)]) -> bool {
        let Some((first, is_digits)) = values.first() else { return false };
        // "Null fünf" is read digit by digit.
        if self.value() == 0.0 {
            return false;
        }
        // What the number ends in. "5 7" are two numbers, and so are "zwei drei".
        let (ones, tens) = (self.current % 10.0, self.current % 100.0);
        let fits = ones < 1.0 && *first < 10.0
            || tens < 1.0
            || *first % 10.0 < 1.0 && self.current < 10.0
            || self.current % 20.0 < 1.0
            || tens < 10.0 && is(*first, 20.0);
        !is_digits && (*first >= 100.0 || !self.is_digits_only && fits)
    }

    fn add(&mut self, language: Language, values: &[(f64, bool)]) {
        for (value, is_digits) in values {
            self.is_digits_only = *is_digits && !self.has_any;
            if *value >= 1000.0 && !is_digits {
                self.thousands += if self.current > 0.0 { self.current } else { 1.0 } * value;
                self.current = 0.0;
            } else if is(*value, 100.0) && !is_digits {
                self.current = if self.current > 0.0 { self.current } else { 1.0 } * value;
            } else if language == Language::French && is(*value, 20.0) && is(self.current % 100.0, 4.0) {
                // "Quatre-vingts".
                self.current += 76.0;
            } else {
                self.current += value;
            }
            self.has_any = true;
        }
    }
}

/// Whether a value of the lists is this one.
fn is(value: f64, wanted: f64) -> bool {
    (value - wanted).abs() < f64::EPSILON
}

/// The values of the parts of a number word, and whether they were digits; `None` for other words.
fn values_of(language: Language, word: &str, known: &LanguageWords) -> Option<Vec<(f64, bool)>> {
    const LONGEST_NUMBER: usize = 80;
    if word.starts_with(|first: char| first.is_ascii_digit()) {
        return word.parse().ok().map(|value| vec![(value, true)]);
    }
    let folded = fold(language, word);
    if let Some(value) = known.numbers.get(&hash(&folded)) {
        return Some(vec![(*value, false)]);
    }
    if !matches!(language, Language::German | Language::Italian | Language::Dutch) || folded.len() > LONGEST_NUMBER {
        return None;
    }
    let mut values = Vec::new();
    // "Dreieinhalb".
    let without_half = known.spelled.half_endings.iter().find_map(|ending| folded.strip_suffix(ending.as_str()));
    let mut rest = without_half.filter(|rest| !rest.is_empty()).unwrap_or(&folded);
    let has_half = rest.len() < folded.len();
    while !rest.is_empty() {
        let part =
            known.number_parts.iter().find_map(|(part, value)| Some((rest.strip_prefix(part.as_str())?, *value)));
        if let Some((after, value)) = part {
            values.push((value, false));
            rest = after;
            continue;
        }
        let joint = known.number_joints.iter().find_map(|joint| rest.strip_prefix(joint.as_str()));
        rest = joint.filter(|_| !values.is_empty())?;
    }
    if has_half {
        values.push((0.5, false));
    }
    Some(values)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_words_become_digits() {
        let mut failures = Vec::new();
        for (language, text, english) in [
            (Language::German, "dreiundzwanzig", "23"),
            (Language::German, "neunzehnhundertneunundachtzig", "1989"),
            (Language::German, "zweitausenddreihundert", "2300"),
            (Language::German, "3,5 oder 4", "3.5 or 4"),
            (Language::German, "am 3. Oktober 1990", "am 3. October 1990"),
            (Language::German, "12.500 Jahre", "12500 years"),
            (Language::German, "ein Hund", "ein Hund"),
            (Language::French, "quatre-vingt-douze", "92"),
            (Language::French, "soixante-dix-huit", "78"),
            (Language::French, "deux cent trente et un", "231"),
            (Language::Spanish, "doscientos cuarenta y dos", "242"),
            (Language::Spanish, "mil novecientos treinta y seis", "1936"),
            (Language::Italian, "trentasette", "37"),
            (Language::Italian, "duecentocinquanta", "250"),
            (Language::Portuguese, "cento e vinte e três", "123"),
            (Language::Latin, "mille sescenti sexaginta sex", "1666"),
            (Language::Russian, "две тысячи двадцать четыре", "2024"),
            (Language::Russian, "полтора миллиона", "1500000"),
            (Language::Dutch, "vijfenveertig", "45"),
            (Language::Japanese, "二千五百", "2500"),
            (Language::Chinese, "三万二", "32000"),
            (Language::Chinese, "2.5万", "25000"),
            (Language::Chinese, "一九四九", "1949"),
            (Language::French, "384 400,5 km", "384400.5 km"),
            (Language::French, "le 1er mai", "le 1 May"),
            (Language::Dutch, "de 3e oktober", "de 3 October"),
            (Language::Russian, "двадцать первого июня", "21 June"),
            (Language::Russian, "7-го ноября", "7 November"),
            (Language::Latin, "XLIX ante Christum", "49 BC"),
            (Language::Latin, "31 a. Chr. n.", "31 BC"),
            (Language::German, "drei Komma fünf Kilometer", "3.5 kilometres"),
            (Language::German, "null Komma null sieben", "0.07"),
            (Language::German, "dreieinhalb", "3.5"),
            (Language::German, "anderthalb", "1.5"),
            (Language::German, "drei Viertel", "3/4"),
            (Language::German, "zwei fünftel", "2/5"),
            (Language::German, "sieben von hundert", "7 %"),
            (Language::German, "eine von 6", "1 out of 6"),
            (Language::German, "5 Promille", "5 permille"),
            (Language::French, "trois virgule cinq", "3.5"),
            (Language::French, "trois cinquièmes", "3/5"),
            (Language::French, "les trois quarts", "les 3/4"),
            (Language::French, "un sur quatre", "1 out of 4"),
            (Language::French, "cinq virgule cinq pour cent", "5.5 %"),
            (Language::Spanish, "tres coma catorce", "3.14"),
            (Language::Spanish, "las tres cuartas partes", "las 3/4"),
            (Language::Spanish, "la quinta parte", "la 1/5"),
            (Language::Spanish, "siete medios", "7/2"),
            (Language::Spanish, "dos por ciento", "2 %"),
            (Language::Italian, "tre virgola zero cinque", "3.05"),
            (Language::Italian, "due terzi", "2/3"),
            (Language::Portuguese, "três vírgula cinco", "3.5"),
            (Language::Portuguese, "um quinto", "1/5"),
            (Language::Russian, "три целых пять десятых", "3.5"),
            (Language::Russian, "ноль целых и две сотых", "0.02"),
            (Language::Russian, "три четверти", "3/4"),
            (Language::Dutch, "drie komma vijf", "3.5"),
            (Language::Dutch, "drieënhalf", "3.5"),
            (Language::Dutch, "drie vierde", "3/4"),
            (Language::Latin, "tres quartae partes", "3/4"),
            (Language::Dutch, "drie en een half", "3.5"),
            (Language::French, "une heure et demie", "une hour and half"),
            (Language::French, "moins un virgule un cinq degrés", "minus 1.15 degrees"),
            (Language::Portuguese, "tres virgula cinco", "3.5"),
            (Language::Chinese, "零下273.15度", "-273.15 degrees "),
            (Language::Chinese, "负二百七十三点一五", "-273.15"),
        ] {
            let given = in_english(language, text);
            if given != english {
                failures.push(format!("{text}: {given}"));
            }
        }
        assert!(failures.is_empty(), "{failures:#?}");
    }
}
