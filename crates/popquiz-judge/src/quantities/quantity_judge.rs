//! Judges an answer by its value, unit, sign and precision. Number keys and terms that are a quantity share this.

#![allow(clippy::float_cmp, reason = "values that were read alike are equal to the bit")]

use std::borrow::Cow;

use crate::quantities::asked::{Asked, is_same_noun};
use crate::quantities::date::{Agreement, Date};
use crate::quantities::echo::{self, Echoes};
use crate::quantities::number_parts;
use crate::quantities::number_tokens::Tokens;
use crate::quantities::number_words::Form;
use crate::quantities::quantity::{self, Bound, Context, Measure, Quantity, significant_digits};
use crate::quantities::statement::{self, Mention, Statement};
use crate::quantities::unit::{self, ANGLE, NONE, TEMPERATURE, TIME, Unit};
use crate::verdicts::credit::Credit;
use crate::verdicts::reason::Reason;
use crate::verdicts::verdict::{Outcome, Verdict};
use crate::words::numerals;

/// How a given quantity relates to the expected one, from worst to best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Comparison {
    OtherValue,
    OtherUnit,
    LessPrecise,
    MissingUnit,
    Same,
}

use Comparison::{LessPrecise, MissingUnit, OtherUnit, OtherValue, Same};

#[derive(Clone, Debug)]
pub(crate) struct QuantityJudge {
    expected: Vec<Quantity>,
    /// Whether there are other right answers than these.
    has_other_wordings: bool,
    /// The words of a unit that is no unit of measurement: "units", "senators".
    nouns: Vec<String>,
    tolerance: f64,
    asked: Asked,
    echoes: Echoes,
    context: Context,
    decimal_comma: bool,
    wants_scientific: bool,
    shown: String,
}

/// The largest relative difference at which a correctly rounded value counts.
const ROUNDED: f64 = 0.01;

/// The largest relative difference if the question asks for about the right value.
const ABOUT: f64 = 0.05;

/// The largest relative difference at which a value is less precise rather than another one.
const COARSE: f64 = 0.05;

/// The same if the answer says that it's rounded.
const COARSE_HEDGED: f64 = 0.1;

/// From this value on, a number in words has its scale in it: "66 million".
const LEAST_SCALE: f64 = 1e6;

/// Months aren't equally long.
const MONTHS: f64 = 0.015;

/// Integers below this are counts, codes or years, for which near isn't right.
const LARGEST_COUNT: f64 = 1e7;

/// Words of languages with decimal commas, which decide what "1.500" is.
const COMMA_LANGUAGES: &[&str] = &[
    "wie",
    "viel",
    "viele",
    "welche",
    "welcher",
    "welches",
    "ist",
    "sind",
    "der",
    "das",
    "und",
    "wann",
    "combien",
    "quel",
    "quelle",
    "est",
    "les",
    "des",
    "cuántos",
    "cuántas",
    "cuántos",
    "qué",
    "cuál",
    "el",
    "los",
    "quanti",
    "quante",
    "quale",
    "quantos",
    "quantas",
    "qual",
    "сколько",
    "в",
    "какой",
];

/// Whether a question asks when something is, and not only how much it is.
fn asks_for_time(prompt: &str) -> bool {
    let is_time =
        |word: &str| ["when", "month", "months", "date", "season"].iter().any(|time| word.eq_ignore_ascii_case(time));
    prompt.split(|letter: char| !letter.is_alphanumeric()).any(is_time)
}

impl QuantityJudge {
    /// For a number key.
    pub(crate) fn of_number(prompt: &str, value: f64, tolerance: f64, unit: Option<&str>) -> Self {
        let mut asked = Asked::new(prompt);
        let mut nouns = Vec::new();
        let unit = unit.map(str::trim).filter(|unit| !unit.is_empty());
        let expected = match unit {
            Some("BC" | "BCE" | "bc" | "bce" | "B.C." | "v. Chr.") => era_year(value, true),
            Some("AD" | "CE" | "ad" | "ce" | "A.D." | "n. Chr.") => era_year(value, false),
            Some("century" | "Century" | "th century" | "c.") => era_century(value),
            Some(text) => {
                let read = scaled_unit(text);
                if read.is_none() {
                    nouns = text.split_whitespace().map(str::to_lowercase).collect();
                }
                Quantity::Measure(Measure::single(value, read))
            }
            // "How old…": the age of people is in years.
            None if asked.asks_age && asked.unit.is_none() && value <= OLDEST => {
                asked.unit = unit::whole("year");
                Quantity::Measure(Measure::single(value, None))
            }
            None => {
                asked.year_of(value).map_or_else(|| Quantity::Measure(Measure::single(value, None)), Quantity::Date)
            }
        };
        let number = shown_number(value);
        let shown = match unit {
            Some(unit @ ("%" | "°" | "‰")) => format!("{number}{unit}"),
            Some(unit) => format!("{number} {unit}"),
            None => number,
        };
        Self { nouns, ..Self::new(prompt, asked, vec![expected], tolerance, shown) }
    }

    /// For a term; `None` if no wording is a quantity as a whole.
    pub(crate) fn of_wordings(prompt: &str, wordings: &[String]) -> Option<Self> {
        let asks_for_time = asks_for_time(prompt);
        let read: Vec<(Quantity, Option<String>)> =
            wordings.iter().filter_map(|text| Quantity::read_whole(text, asks_for_time)).collect();
        if read.is_empty() {
            return None;
        }
        let asked = Asked::new(prompt);
        // "1,000 units": the question has the noun.
        let is_settled = |noun: &Option<String>| noun.as_ref().is_none_or(|noun| asked.has_word(noun));
        let nouns: Vec<String> = read.iter().filter_map(|(_, noun)| noun.clone()).collect();
        let read: Vec<Quantity> =
            read.into_iter().filter(|(_, noun)| is_settled(noun)).map(|(quantity, _)| quantity).collect();
        if read.is_empty() {
            return None;
        }
        // "3.10" isn't "3.1" there.
        if asked.has_word("version") {
            return None;
        }
        let expected = read.into_iter().map(|quantity| in_question(quantity, &asked)).collect::<Vec<_>>();
        let has_other_wordings = expected.len() < wordings.len();
        let shown = wordings.first().cloned().unwrap_or_default();
        Some(Self { has_other_wordings, nouns, ..Self::new(prompt, asked, expected, 0.0, shown) })
    }

    fn new(prompt: &str, asked: Asked, expected: Vec<Quantity>, tolerance: f64, shown: String) -> Self {
        let dimension = expected.iter().find_map(|quantity| match quantity {
            Quantity::Measure(measure) => measure.unit.map(|unit| unit.dimension),
            Quantity::Date(_) => None,
        });
        let asked_dimension = asked.unit.map(|unit| unit.dimension);
        let wants_date = expected.iter().any(|quantity| matches!(quantity, Quantity::Date(_)));
        let words = prompt.split(|letter: char| !letter.is_alphabetic());
        Self {
            context: Context { dimension: dimension.or(asked_dimension).unwrap_or(NONE), wants_date },
            decimal_comma: words.clone().any(|word| COMMA_LANGUAGES.contains(&word.to_lowercase().as_str())),
            wants_scientific: words.clone().any(|word| word == "scientific"),
            expected,
            has_other_wordings: false,
            nouns: Vec::new(),
            tolerance,
            asked,
            echoes: Echoes::new(prompt),
            shown,
        }
    }

    /// Judges an answer; `None` if it states no quantity, or if other wordings decide.
    pub(crate) fn judge(&self, answer: &str) -> Option<Verdict> {
        let verdict = self.judge_as_typed(answer)?;
        let has_unit = |own: &Quantity| matches!(own, Quantity::Measure(own) if own.unit.is_some());
        let is_shouted = || {
            answer.contains(char::is_uppercase)
                && !answer.contains(char::is_lowercase)
                && self.expected.iter().any(has_unit)
        };
        if matches!(verdict.reason, Reason::OtherUnit { .. }) && is_shouted() {
            // "5 KM/H": in capitals throughout, it may be the unit that is expected.
            let lower = self.judge_as_typed(&answer.to_lowercase());
            return lower.filter(|lower| lower.outcome == Outcome::Correct).or(Some(verdict));
        }
        Some(verdict)
    }

    fn judge_as_typed(&self, answer: &str) -> Option<Verdict> {
        let in_base = self.asked.base.and_then(|base| base.digits_of(answer));
        let answer = in_base.as_deref().unwrap_or(answer);
        let tokens = Tokens::read(&without_protocol(answer), self.decimal_comma);
        // Numbers that only repeat the question are the answer if nothing else is.
        let without_echoes = self.echoes.hidden_in(&tokens, |value, is_percent| {
            let is_ratio = |unit: Option<Unit>| unit.is_some_and(|unit| unit.is_ratio);
            let wants_percent = is_ratio(self.asked.unit)
                || self.expected.iter().any(|own| matches!(own, Quantity::Measure(own) if is_ratio(own.unit)));
            self.expects(value) && (!is_percent || wants_percent)
        });
        let without_echoes = without_echoes.and_then(|tokens| Some((self.statement(&tokens).0?, tokens)));
        let (statement, tokens, has_mentions) = if let Some((statement, tokens)) = without_echoes {
            (Some(statement), tokens, true)
        } else {
            let (statement, has_mentions) = self.statement(&tokens);
            let statement = statement.or_else(|| roman(&tokens)).or_else(|| lone_unit(&tokens, self.context));
            (statement, tokens, has_mentions)
        };
        let Some(statement) = statement else {
            let denies = !self.has_other_wordings && has_mentions;
            return denies.then(|| Verdict::wrong(Reason::OnlyDenies));
        };
        let stated = self.compare_mention(&tokens, &statement.stated);
        let is_guess = !statement.alternatives.is_empty()
            && (stated != Same
                || statement.alternatives.iter().any(|other| self.compare_mention(&tokens, other) != Same));
        let answer = self.shown.clone();
        let verdict = match stated {
            _ if is_guess => Verdict::wrong(Reason::SeveralNumbers),
            Same => Verdict::correct(Reason::ReadAs { answer }),
            LessPrecise => Verdict::new(Credit::new(HALF), Reason::LessPrecise { answer }),
            MissingUnit => Verdict::new(Credit::new(HALF), Reason::NoUnit { answer }),
            OtherUnit => Verdict::wrong(Reason::OtherUnit { answer }),
            OtherValue => Verdict::wrong(Reason::OtherValue { answer }),
        };
        (!self.has_other_wordings || stated == Same && !is_guess).then_some(verdict)
    }

    /// What an answer states, and whether it names a quantity at all.
    fn statement(&self, tokens: &Tokens) -> (Option<Statement>, bool) {
        let mut mentions = statement::mentions(tokens, self.context);
        let has_mentions = !mentions.is_empty();
        if mentions.len() > 1 {
            let is_aside: Vec<bool> = mentions.iter().map(|mention| self.is_aside(tokens, mention)).collect();
            if is_aside.contains(&true) && is_aside.contains(&false) {
                let mut asides = is_aside.iter();
                mentions.retain(|_| asides.next() == Some(&false));
            }
        }
        let is_counted = |word: &str| self.asked.counted.iter().any(|noun| is_same_noun(noun, word));
        (Statement::read(tokens, &mentions, is_counted), has_mentions)
    }

    /// Whether a value is the expected one, whatever its unit.
    fn expects(&self, value: f64) -> bool {
        self.expected.iter().any(|expected| match expected {
            Quantity::Measure(measure) => measure.low == value || measure.high == value,
            Quantity::Date(date) => {
                date.years.is_some_and(|(from, _)| f64::from(from.saturating_abs()) == value)
                    || date.day.is_some_and(|day| f64::from(day) == value)
            }
        })
    }

    /// Whether a quantity can't be meant as the answer if there is another one: "the third ship", "in 1998", and
    /// "Apollo 11" if a year is expected.
    fn is_aside(&self, tokens: &Tokens, mention: &Mention) -> bool {
        let (start, end) = (mention.start, mention.end);
        let before = start.checked_sub(1).map_or("", |before| tokens.word(before));
        if echo::is_alternative(tokens, start, end) {
            return false;
        }
        let Quantity::Measure(given) = &mention.quantity else { return !self.context.wants_date };
        let is_beside_word = given.unit.is_some() || !before.is_empty() || !tokens.word(end).is_empty();
        if given.is_range() || self.expects(given.low) || !is_beside_word {
            return false;
        }
        match given.form {
            Form::Ordinal => !self.wants_ordinal(),
            Form::Plain if self.wants_year() => (0.0..100.0).contains(&given.low),
            Form::Plain => {
                given.unit.is_none()
                    && !self.context.wants_date
                    && matches!(before, "in" | "since" | "during" | "by" | "until")
                    && quantity::is_year(tokens, start)
            }
            _ => false,
        }
    }

    fn wants_ordinal(&self) -> bool {
        self.expected.iter().any(|expected| match expected {
            Quantity::Measure(measure) => measure.form == Form::Ordinal,
            Quantity::Date(date) => date.day.is_some() || date.is_period(),
        })
    }

    /// Whether a year of four digits is expected.
    fn wants_year(&self) -> bool {
        let is_year = |date: &Date| date.years.is_some_and(|(from, to)| from == to && from >= 1000);
        self.expected.iter().all(|expected| matches!(expected, Quantity::Date(date) if is_year(date)))
    }

    fn compare_mention(&self, tokens: &Tokens, mention: &Mention) -> Comparison {
        let all = self.expected.iter().map(|expected| match (expected, &mention.quantity) {
            (Quantity::Date(own), Quantity::Date(given)) => of_dates(own, given),
            (Quantity::Date(own), Quantity::Measure(given)) => compare_date(tokens, own, mention, given),
            (Quantity::Measure(_), Quantity::Date(_)) => OtherValue,
            (Quantity::Measure(own), Quantity::Measure(given)) => self.compare_in_context(tokens, own, mention, given),
        });
        all.max().unwrap_or(OtherValue)
    }

    /// Compares two measures, and checks the given one's surroundings: its noun, and "by" before it.
    fn compare_in_context(&self, tokens: &Tokens, own: &Measure, mention: &Mention, given: &Measure) -> Comparison {
        let mut given = given.clone();
        let next = tokens.word(mention.end);
        // "2n" and "pi r" are formulas.
        let is_formula = next.len() == 1
            && !matches!(next, "a" | "i" | "x" | "u" | "y" | "s")
            && given.unit.is_none()
            && tokens.symbol(mention.end) == next;
        if is_formula && own.unit.is_none() {
            return OtherValue;
        }
        let counts = own.unit.is_none();
        if counts
            && given.unit.is_none()
            && matches!(next, "pair" | "pairs" | "couple" | "couples")
            && !self.asked.has_word("pairs")
        {
            (given.low, given.high) = (given.low * 2.0, given.high * 2.0);
        } else if counts && given.unit.is_none() && self.is_other_noun(tokens, mention.end) {
            return OtherUnit;
        }
        if tokens.word(mention.start.wrapping_sub(1)) == "by"
            && is_change(tokens.word(mention.start.wrapping_sub(2)))
            && !self.asked.asks_change
        {
            return OtherValue;
        }
        if self.wants_scientific && given.form != Form::Scientific {
            return OtherValue;
        }
        let is_written_so =
            given.low == own.low && given.unit == own.unit && given.form == Form::Plain && own.form == Form::Plain;
        if !is_written_so && self.asked.written.contains(&tokens.written(mention.start, mention.end)) {
            return OtherValue;
        }
        let mut compared = self.compare_measures(own, &given);
        if compared < Same
            && own.unit.is_none()
            && let Some(factor) = as_millions(tokens, mention, &given)
        {
            let other = Measure { low: given.low * factor, high: given.high * factor, unit: None, ..given.clone() };
            if self.compare_measures(own, &other) == Same {
                compared = Same;
            }
        }
        if compared < Same
            && let Some(factor) = other_separator(tokens, mention.start, own)
        {
            let other = Measure { low: given.low * factor, high: given.high * factor, ..given.clone() };
            if self.compare_measures(own, &other) == Same {
                compared = Same;
            }
        }
        // "38 of the 50" is what three quarters are among 50.
        if let Some(score) = given.score
            && own.unit.is_none()
            && 0.0 < own.low
            && own.low < 1.0
            && given.low > 0.0
            && (score / given.low).round() >= 20.0
            && (own.low * (score / given.low).round()).ceil() == score
        {
            return Same;
        }
        let compared = match given.score {
            // "7 out of 10" are seven points.
            Some(score)
                if own.unit.is_none()
                    && (self.asked.asks_score || tokens.word(mention.end.wrapping_sub(2)) == "of") =>
            {
                compared
                    .max(self.compare_measures(own, &Measure { low: score, high: score, score: None, ..given.clone() }))
            }
            None if self.asked.asks_score && compared < Same => {
                match (tokens.digits(mention.start), tokens.sign(mention.start + 1)) {
                    (Some(points), Some('/')) if mention.end == mention.start + 3 => {
                        compared.max(self.compare_measures(own, &Measure::single(points.value, None)))
                    }
                    _ => compared,
                }
            }
            _ => compared,
        };
        match given.bound {
            None => compared,
            Some(Bound::Below) if self.asked.asks_below => compared,
            Some(Bound::Above) if self.asked.asks_above => compared,
            Some(_) if self.asked.asks_below || self.asked.asks_above => OtherValue,
            Some(_) => compared.min(LessPrecise),
        }
    }

    /// Whether the word after a number is a noun that the question doesn't ask about.
    fn is_other_noun(&self, tokens: &Tokens, at: usize) -> bool {
        let (word, symbol) = (tokens.word(at), tokens.symbol(at));
        let ends = tokens.ends_at(at + 1) || tokens.sign(at + 1).is_some();
        let is_own = |word: &str| {
            self.nouns.iter().any(|noun| is_same_noun(noun, word))
                || self.asked.counted.iter().any(|noun| is_same_noun(noun, word))
        };
        if word.len() < 3 || is_own(word) {
            return false;
        }
        // "3 FADH2" where NADH is counted.
        let is_acronym = symbol.chars().filter(|letter| letter.is_uppercase()).count() >= 2;
        if is_acronym {
            let yields = ["made", "gain", "produced", "yield", "net", "released", "used", "consumed", "formed"];
            return (self.asked.counts || yields.iter().any(|word| self.asked.has_word(word)))
                && !self.asked.has_word(word);
        }
        let is_plural = word.ends_with('s')
            && !matches!(
                word,
                "is" | "was"
                    | "as"
                    | "yes"
                    | "plus"
                    | "times"
                    | "this"
                    | "thanks"
                    | "always"
                    | "items"
                    | "pieces"
                    | "units"
                    | "ones"
                    | "guys"
                    | "minus"
                    | "things"
                    | "its"
                    | "in"
            );
        !self.asked.counted.is_empty() && is_plural && ends
    }

    fn compare_measures(&self, own: &Measure, given: &Measure) -> Comparison {
        let asked = &self.asked;
        let mut best = self.compare_units(own, given);
        if best < Same && own.unit.is_none() {
            // The question may name the unit that the card leaves out.
            if let Some(unit) = asked.unit {
                let with_unit = Measure { unit: Some(unit), ..own.clone() };
                best = best.max(self.compare_units(&with_unit, given));
            }
            if asked.scale != 1.0 {
                let scaled = Measure { low: own.low * asked.scale, high: own.high * asked.scale, ..own.clone() };
                best = best.max(self.compare_units(&scaled, given));
            }
        }
        best
    }

    fn compare_units(&self, own: &Measure, given: &Measure) -> Comparison {
        let Some(unit) = own.unit else { return self.compare_to_count(own, given) };
        let Some(given_unit) = given.unit else { return self.compare_unitless(own, unit, given) };
        if given_unit.is_degree && unit.dimension == TEMPERATURE {
            let as_own = self.compare_values(own, unit, given, unit);
            return if unit.offset == 0.0 && as_own == Same { MissingUnit } else { as_own };
        }
        if given_unit.dimension == unit.dimension {
            let compared = self.compare_values(own, unit, given, given_unit);
            let as_binary = given_unit.binary().map(|binary| self.compare_values(own, unit, given, binary));
            return if as_binary == Some(Same) { Same } else { compared };
        }
        // "4 g a day" where the question says "in 24 h", and "200 an hour" where it speaks of milliliters.
        let mut best = OtherUnit;
        for named in &self.asked.named {
            let Some(named_unit) = named.unit.filter(|unit| !unit.dimension.is_none()) else { continue };
            let product = given_unit.dimension.times(named_unit.dimension);
            let lacks_numerator = product == unit.dimension && given_unit.dimension.has_only_denominators();
            let amount = if lacks_numerator { named_unit.factor } else { named_unit.factor * named.low };
            let factor = given_unit.factor * amount;
            let compared = if product == unit.dimension {
                self.compare_values(own, unit, given, Unit::new(unit.dimension, factor))
            } else if product.is_none() {
                let plain = Measure { low: given.low * factor, high: given.high * factor, unit: None, ..given.clone() };
                self.compare_unitless(own, unit, &plain)
            } else {
                OtherUnit
            };
            best = best.max(compared);
        }
        best
    }

    /// The unit is expected, but not given.
    fn compare_unitless(&self, own: &Measure, unit: Unit, given: &Measure) -> Comparison {
        let plain = Unit::new(NONE, 1.0);
        if unit.dimension.is_none() {
            let as_share = self.compare_values(own, unit, given, plain);
            if as_share == Same && own.low != given.low {
                return Same;
            }
        }
        let asked_unit = self.asked.unit.filter(|asked| asked.dimension == unit.dimension);
        // "50" for 50 requests per second: the unit is clear without "requests".
        let is_age = self.asked.asks_age && own.low <= OLDEST && unit::whole("year") == Some(unit);
        let is_settled =
            asked_unit.is_some() || is_age || !unit.dimension.is_none() && unit.dimension.has_only_denominators();
        let compared =
            self.compare_values(own, unit, given, asked_unit.filter(|asked| !asked.is_ratio).unwrap_or(unit));
        // "66 million" for 66 million years, where the question asks for million years.
        let has_scale = given.low.abs() >= LEAST_SCALE && own.low.abs() >= LEAST_SCALE;
        let compared = match asked_unit {
            Some(_) if has_scale => compared.max(self.compare_values(own, unit, given, unit)),
            _ => compared,
        };
        // "13.8" for 13.8 billion years lacks more than the unit.
        let lacks_scale = !is_settled && [1e6, 1e9, 1e12].iter().any(|scale| is_near(given.low * scale, own.low));
        match compared {
            Same if !is_settled => MissingUnit,
            OtherValue if lacks_scale => MissingUnit,
            compared => compared,
        }
    }

    /// No unit is expected.
    fn compare_to_count(&self, own: &Measure, given: &Measure) -> Comparison {
        let plain = Unit::new(NONE, 1.0);
        match given.unit {
            None => self.compare_values(own, plain, given, plain),
            Some(unit) if unit.dimension.is_none() => self.compare_values(own, plain, given, unit),
            Some(unit) => {
                let is_settled = self.asked.asks_magnitude && !self.asked.counts && self.asked.unit.is_none()
                    || self.asked.unit.is_none()
                        && self.asked.counted.is_empty()
                        && self.asked.named.iter().any(|named| named.dimension() == unit.dimension)
                    || unit.is_degree && !matches!(self.asked.unit, Some(asked) if asked.dimension != ANGLE);
                if is_settled { self.compare_values(own, plain, given, plain) } else { OtherUnit }
            }
        }
    }

    /// Compares values in units of the same dimension.
    fn compare_values(&self, own: &Measure, unit: Unit, given: &Measure, given_unit: Unit) -> Comparison {
        let convert = |value: f64| if given_unit == unit { value } else { unit.of_base(given_unit.to_base(value)) };
        let back = |value: f64| if given_unit == unit { value } else { given_unit.of_base(unit.to_base(value)) };
        let is_exact = unit.dimension.is_none()
            && !unit.is_ratio
            && unit.factor == 1.0
            && own.low.fract() == 0.0
            && own.low.abs() < LARGEST_COUNT
            || unit.dimension.is_currency();
        let is_exact =
            is_exact && !self.asked.is_hedged && self.asked.unit.is_none_or(|asked| asked.dimension.is_currency());
        let one = |own_value: f64, given_value: f64| {
            let values = Values {
                own: own_value,
                own_significant: own.significant,
                given: convert(given_value),
                own_as_given: back(own_value),
                given_written: given_value,
                given_significant: given.significant,
                is_hedged: given.is_hedged,
                is_exact,
                is_measured: !unit.dimension.is_none(),
                has_months: given_unit.dimension == TIME
                    && given_unit.factor > LONGEST_WEEKS
                    && unit.factor < given_unit.factor,
            };
            self.compare_value(&values)
        };
        match (own.is_range(), given.is_range()) {
            (false, false) => one(own.low, given.low),
            (true, true) => one(own.low, given.low).min(one(own.high, given.high)),
            (true, false) => {
                let value = convert(given.low);
                if own.low <= value && value <= own.high { LessPrecise } else { OtherValue }
            }
            (false, true) => {
                let (low, high) = (convert(given.low), convert(given.high));
                let width = (high - low) / own.low.abs().max(f64::MIN_POSITIVE);
                // "5730 ± 40".
                let is_center = is_near(f64::midpoint(low, high), own.low) && width <= COARSE_HEDGED;
                match low <= own.low && own.low <= high {
                    true if is_center && (!is_exact || !unit.dimension.is_none()) => Same,
                    true if self.asked.is_hedged && width <= ABOUT * 2.0 => Same,
                    true if !is_exact && width <= COARSE_HEDGED => LessPrecise,
                    _ => OtherValue,
                }
            }
        }
    }

    fn compare_value(&self, values: &Values) -> Comparison {
        let Values { own, given, .. } = *values;
        let slack = self.tolerance + own.abs() * 1e-9;
        if (given - own).abs() <= slack {
            return Same;
        }
        if own == 0.0 || given == 0.0 || (own < 0.0) != (given < 0.0) {
            return OtherValue;
        }
        let difference = ((given - own) / own).abs();
        if difference > COARSE_HEDGED {
            return OtherValue;
        }
        let is_rounded = is_rounding(values.own_as_given, values.given_written, values.given_significant);
        if values.is_exact {
            return if values.is_hedged && is_rounded && difference <= ROUNDED { LessPrecise } else { OtherValue };
        }
        let is_more_precise = is_near(round(given, least_digits(own)), own);
        let lacks_decimals =
            self.asked.decimals.is_some_and(|wanted| decimals(values.given_written) < wanted) && !is_more_precise;
        if difference <= ROUNDED {
            let is_half = values.is_measured
                && is_rounded_to_half(values.own_as_given, values.given_written)
                && difference <= ROUNDED / 2.0;
            let is_cut = values.is_measured
                && values.own_significant >= LEAST_CUT
                && truncated(given, values.own_significant) == truncated(own, values.own_significant);
            if is_more_precise || is_rounded && !lacks_decimals || is_half || is_cut {
                return Same;
            }
        }
        if values.has_months && difference <= MONTHS || self.asked.is_hedged && difference <= ABOUT {
            return Same;
        }
        let coarse = if values.is_hedged { COARSE_HEDGED } else { COARSE };
        if is_rounded && difference <= coarse { LessPrecise } else { OtherValue }
    }
}

fn is_near(one: f64, other: f64) -> bool {
    (one - other).abs() <= other.abs() * 1e-9
}

/// The credit for a right answer without its unit, or with less precision.
const HALF: f64 = 0.5;

/// A card's value with at least this many significant digits may be cut off instead of rounded: 4.18 of 4.186.
const LEAST_CUT: u8 = 3;

/// Nobody gets older than that.
const OLDEST: f64 = 130.0;

/// Longer units of time than a week have no fixed length.
const LONGEST_WEEKS: f64 = 20.0 * 86_400.0;

/// Two values, each in the unit of the other, too.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "independent properties")]
struct Values {
    own: f64,
    own_significant: u8,
    given: f64,
    own_as_given: f64,
    given_written: f64,
    given_significant: u8,
    is_hedged: bool,
    is_exact: bool,
    is_measured: bool,
    has_months: bool,
}

fn of_dates(own: &Date, given: &Date) -> Comparison {
    match own.compare(given) {
        Agreement::Same => Same,
        Agreement::LessPrecise => LessPrecise,
        Agreement::MissingEra => MissingUnit,
        Agreement::Other => OtherValue,
    }
}

/// A number where a date is expected: a year, a century, or day and month.
fn compare_date(tokens: &Tokens, own: &Date, mention: &Mention, given: &Measure) -> Comparison {
    if let Some(short) = Date::of_day_and_month(tokens, mention.start, mention.end).filter(|_| own.day.is_some()) {
        return of_dates(own, &short);
    }
    let is_year = |value: f64| value.fract() == 0.0 && (1.0..=99_999.0).contains(&value);
    #[allow(clippy::cast_possible_truncation, reason = "casts of floats saturate")]
    let year = |value: f64| value as i32;
    // "1980-1989".
    if given.is_range() && own.is_period() && is_year(given.low) && is_year(given.high) {
        return of_dates(own, &Date::years(year(given.low), year(given.high)));
    }
    let is_plain = given.unit.is_none() && !given.is_range() && matches!(given.form, Form::Plain | Form::Ordinal);
    if is_plain && is_year(-given.low) {
        // "-44".
        return of_dates(own, &Date::year(year(given.low), true));
    }
    if !is_plain || !is_year(given.low) {
        return OtherValue;
    }
    let number = year(given.low);
    let is_century = own.years.is_some_and(|(from, to)| to - from >= 99);
    let given = if is_century && number < 100 { Date::century(number, false) } else { Date::year(number, false) };
    of_dates(own, &given)
}

/// Drops the version of a protocol before another number: "HTTP/1.1 404".
fn without_protocol(answer: &str) -> Cow<'_, str> {
    const SHORTEST: usize = 3;
    if !answer.contains('/') {
        return Cow::Borrowed(answer);
    }
    let is_protocol = |word: &str| {
        word.split_once('/').is_some_and(|(name, version)| {
            name.len() >= SHORTEST
                && name.chars().all(|letter| letter.is_ascii_uppercase())
                && version.starts_with(|first: char| first.is_ascii_digit())
                && version.chars().all(|letter| letter.is_ascii_digit() || letter == '.')
        })
    };
    let has_digit = |word: &str| word.contains(|letter: char| letter.is_ascii_digit());
    let rest: Vec<&str> = answer.split_whitespace().filter(|word| !is_protocol(word)).collect();
    if rest.iter().any(|word| has_digit(word)) { Cow::Owned(rest.join(" ")) } else { Cow::Borrowed(answer) }
}

/// What a number is to be multiplied by if its comma or dot is the other kind of separator: "42,195" may be 42.195,
/// and "384.400" 384,400, as no decimals end in two zeros.
fn other_separator(tokens: &Tokens, at: usize, own: &Measure) -> Option<f64> {
    tokens.digits(at).filter(|digits| digits.is_ambiguous)?;
    let written = tokens.text(at);
    if written.contains(',') {
        (own.low.fract() != 0.0).then_some(1e-3)
    } else {
        (written.ends_with("00") && own.low.fract() == 0.0).then_some(1e3)
    }
}

/// "84m" may be 84 million instead of meters.
fn as_millions(tokens: &Tokens, mention: &Mention, given: &Measure) -> Option<f64> {
    let last = mention.end.checked_sub(1)?;
    let is_letter = tokens.symbol(last) == "m" && !tokens.is_spaced(last);
    let is_joined = is_letter && tokens.digits(last.checked_sub(1)?).is_some();
    (is_joined && given.unit == unit::whole("m")).then_some(1e6)
}

/// A Roman numeral by itself, or with a word or two: "amendment XIII".
fn roman(tokens: &Tokens) -> Option<Statement> {
    const FEW: usize = 3;
    if tokens.len() > FEW {
        return None;
    }
    let value_of = |word: &str| numerals::roman(word.strip_suffix("th").unwrap_or(word));
    let start = (0..tokens.len()).find(|at| value_of(tokens.word(*at)).is_some())?;
    let value = value_of(tokens.word(start))?;
    let measure = Measure { form: Form::Ordinal, ..Measure::single(value as f64, None) };
    let stated = Mention { quantity: Quantity::Measure(measure), start, end: start + 1 };
    Some(Statement { stated, alternatives: Vec::new() })
}

/// "A kilo" is one kilo.
fn lone_unit(tokens: &Tokens, context: Context) -> Option<Statement> {
    if !quantity::is_article(tokens.word(0)) {
        return None;
    }
    let (unit, end) = unit::read(tokens, 1, context.dimension).filter(|(_, end)| tokens.ends_at(*end))?;
    let stated = Mention { quantity: Quantity::Measure(Measure::single(1.0, Some(unit))), start: 0, end };
    Some(Statement { stated, alternatives: Vec::new() })
}

/// A wording as the question expects it: "18th" is a century if a century is asked for, and 1789 a year.
fn in_question(quantity: Quantity, asked: &Asked) -> Quantity {
    match quantity {
        Quantity::Measure(measure)
            if measure.form == Form::Ordinal && measure.unit.is_none() && asked.has_word("century") =>
        {
            era_century(measure.low)
        }
        Quantity::Measure(measure) if measure.unit.is_none() && !measure.is_range() && measure.form == Form::Plain => {
            asked.year_of(measure.low).map_or(Quantity::Measure(measure), Quantity::Date)
        }
        other => other,
    }
}

#[allow(clippy::cast_possible_truncation, reason = "casts of floats saturate")]
fn era_year(value: f64, is_bc: bool) -> Quantity {
    let year = value as i32;
    Quantity::Date(Date::year(if is_bc { year.saturating_abs().saturating_neg() } else { year }, true))
}

#[allow(clippy::cast_possible_truncation, reason = "casts of floats saturate")]
fn era_century(value: f64) -> Quantity {
    Quantity::Date(Date::century((value as i32).clamp(-999, 999), false))
}

/// A number for people to read: very large and very small ones with an exponent.
fn shown_number(value: f64) -> String {
    let is_readable = value == 0.0 || (1e-4..1e15).contains(&value.abs());
    if is_readable { value.to_string() } else { format!("{value:e}") }
}

/// The unit of a key, which may have a scale: "million km".
fn scaled_unit(text: &str) -> Option<Unit> {
    if let Some(unit) = unit::whole(text) {
        return Some(unit);
    }
    // "Requests per second": what is counted has no dimension.
    if let Some((_, per)) = text.split_once(" per ").or_else(|| text.split_once('/')) {
        return unit::whole(&format!("/{per}"));
    }
    let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
    let scale = number_parts::scale(&first.to_lowercase()).filter(|_| first.len() > 2)?;
    let unit = if rest.is_empty() { Unit::new(NONE, 1.0) } else { unit::whole(rest)? };
    Some(Unit { factor: unit.factor * scale, ..unit })
}

fn is_change(word: &str) -> bool {
    matches!(
        word,
        "falls"
            | "fall"
            | "fell"
            | "drops"
            | "drop"
            | "decreases"
            | "decrease"
            | "increases"
            | "increase"
            | "rises"
            | "rise"
            | "reduced"
            | "reduces"
            | "grows"
            | "shrinks"
            | "cut"
            | "goes"
            | "changes"
            | "down"
            | "up"
            | "lowers"
            | "declines"
    )
}

/// How many significant digits a card's value has at least: the zeros of 100 count, but hardly those of 5,000,000.
fn least_digits(value: f64) -> u8 {
    let whole_digits = match value.abs() {
        below if below < 10.0 => 1,
        100.0..1000.0 => 3,
        _ => 2,
    };
    significant_digits(value).max(whole_digits)
}

/// How many decimals a value is written with.
fn decimals(value: f64) -> u8 {
    let written = value.to_string();
    let count = written.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    u8::try_from(count).unwrap_or(u8::MAX)
}

/// Whether `rounded`, which has this many significant digits, is `value` rounded. Trailing zeros may or may not count.
fn is_rounding(value: f64, rounded: f64, significant: u8) -> bool {
    let least = significant_digits(rounded);
    // Rounding moves a value by at most half of the last digit's place. This is a fast check; the exact one follows.
    let place = 10_f64.powf(rounded.abs().log10().floor() - f64::from(least) + 1.0);
    if (value - rounded).abs() > place * 0.500_001 {
        return false;
    }
    (least..=significant.max(least)).any(|digits| (round(value, digits) - rounded).abs() <= rounded.abs() * 1e-9)
}

/// Whether it is rounded to a half of the digit before its last one: 23.5 for 23.4.
fn is_rounded_to_half(value: f64, rounded: f64) -> bool {
    let digits = significant_digits(rounded);
    if digits < 2 {
        return false;
    }
    let step = 5.0 * 10_f64.powf(rounded.abs().log10().floor() - f64::from(digits) + 1.0);
    let steps = (rounded / step).round();
    (rounded / step - steps).abs() < 1e-6 && (value / step).round() == steps
}

/// The first digits of a value, as text.
fn truncated(value: f64, digits: u8) -> String {
    let written = format!("{value:.12e}");
    let (mantissa, exponent) = written.split_once('e').unwrap_or((&written, ""));
    let sign_and_point = if value < 0.0 { 2 } else { 1 };
    let kept: String = mantissa.chars().take(usize::from(digits) + sign_and_point).collect();
    kept + exponent
}

fn round(value: f64, digits: u8) -> f64 {
    format!("{value:.*e}", usize::from(digits.clamp(1, 16)) - 1).parse().unwrap_or(value)
}
