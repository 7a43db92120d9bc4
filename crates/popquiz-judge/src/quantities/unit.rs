//! Units of measurement, by dimension: "km/h" and "meters per second" are both a length per time.

#![allow(clippy::match_same_arms, reason = "one line for each unit")]
#![allow(clippy::float_cmp, reason = "powers of ten are exact")]

use crate::quantities::number_tokens::Tokens;

/// The exponents of the base dimensions, and a currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Dimension {
    exponents: [i8; 9],
    /// Currencies have no fixed rates, so each is a separate dimension; 0 for none.
    currency: u8,
}

const LENGTH: Dimension = Dimension::base(0);
const MASS: Dimension = Dimension::base(1);
pub(crate) const TIME: Dimension = Dimension::base(2);
const CURRENT: Dimension = Dimension::base(3);
pub(crate) const TEMPERATURE: Dimension = Dimension::base(4);
const AMOUNT: Dimension = Dimension::base(5);
const LIGHT: Dimension = Dimension::base(6);
const DATA: Dimension = Dimension::base(7);
pub(crate) const ANGLE: Dimension = Dimension::base(8);
pub(crate) const NONE: Dimension = Dimension { exponents: [0; 9], currency: 0 };

impl Dimension {
    const fn base(at: usize) -> Self {
        let mut exponents = [0; 9];
        #[allow(clippy::indexing_slicing, reason = "checked when it's compiled")]
        {
            exponents[at] = 1;
        }
        Self { exponents, currency: 0 }
    }

    pub(crate) fn is_none(self) -> bool {
        self == NONE
    }

    /// Whether it's a rate without a numerator: "200 an hour".
    pub(crate) fn has_only_denominators(self) -> bool {
        self.currency == 0 && self.exponents.iter().all(|exponent| *exponent <= 0)
    }

    pub(crate) fn is_currency(self) -> bool {
        self.currency != 0
    }

    fn combine(self, other: Self, sign: i8) -> Self {
        let mut exponents = self.exponents;
        for (own, other) in exponents.iter_mut().zip(other.exponents) {
            *own = own.saturating_add(other.saturating_mul(sign));
        }
        Self { exponents, currency: self.currency.max(other.currency) }
    }

    pub(crate) fn times(self, other: Self) -> Self {
        self.combine(other, 1)
    }

    pub(crate) fn per(self, other: Self) -> Self {
        self.combine(other, -1)
    }

    fn power(self, exponent: i8) -> Self {
        let mut exponents = self.exponents;
        for own in &mut exponents {
            *own = own.saturating_mul(exponent);
        }
        Self { exponents, currency: self.currency }
    }
}

/// A unit of measurement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Unit {
    pub(crate) dimension: Dimension,
    /// How many base units it is.
    pub(crate) factor: f64,
    /// What is zero in it, in base units: 273.15 for °C.
    pub(crate) offset: f64,
    /// Whether it's "degrees", of an angle or of an unnamed temperature scale.
    pub(crate) is_degree: bool,
    /// Whether it's a percent sign or the like: a ratio.
    pub(crate) is_ratio: bool,
}

impl Unit {
    pub(crate) const fn new(dimension: Dimension, factor: f64) -> Self {
        Self { dimension, factor, offset: 0.0, is_degree: false, is_ratio: false }
    }

    const fn ratio(factor: f64) -> Self {
        Self { is_ratio: true, ..Self::new(NONE, factor) }
    }

    /// The value in base units.
    pub(crate) fn to_base(self, value: f64) -> f64 {
        // "−273.15" and "+273.15" have to cancel, so nothing is multiplied by 1.
        let value = if self.factor < 1.0 && self.factor > 0.0 { value / self.inverse() } else { value * self.factor };
        value + self.offset
    }

    /// The value in this unit of a value in base units.
    pub(crate) fn of_base(self, value: f64) -> f64 {
        let value = value - self.offset;
        if self.factor < 1.0 && self.factor > 0.0 { value * self.inverse() } else { value / self.factor }
    }

    /// One divided by a factor below one: decimal prefixes are then exact, which 0.001 isn't.
    fn inverse(self) -> f64 {
        let inverse = 1.0 / self.factor;
        if (inverse - inverse.round()).abs() < inverse * 1e-12 { inverse.round() } else { inverse }
    }

    /// The unit of a bare number after this unit: seconds after minutes.
    pub(crate) fn next_smaller(self) -> Option<Self> {
        let same =
            |unit: Self| unit.dimension == self.dimension && (unit.factor - self.factor).abs() < unit.factor * 1e-9;
        let pairs = [("min", "s"), ("hour", "min"), ("foot", "inch"), ("degree", "arcmin"), ("arcmin", "arcsec")];
        let larger = pairs.iter().find(|(name, _)| plain_name(name).is_some_and(same))?;
        whole(larger.1)
    }

    /// The unit with binary prefixes instead of decimal ones: many write KB for 1,024 bytes.
    pub(crate) fn binary(self) -> Option<Self> {
        let bits = if self.factor % 8.0 == 0.0 { self.factor / 8.0 } else { self.factor };
        let power = (1..=4).find(|power| bits == 1e3_f64.powi(*power))?;
        (self.dimension == DATA).then(|| Self::new(DATA, self.factor * 1.024_f64.powi(power)))
    }

    pub(crate) fn times(self, other: Self) -> Self {
        Self::new(self.dimension.times(other.dimension), self.factor * other.factor)
    }

    pub(crate) fn per(self, other: Self) -> Self {
        Self::new(self.dimension.per(other.dimension), self.factor / other.factor)
    }

    fn power(self, exponent: i8) -> Self {
        if exponent == 1 {
            return self;
        }
        Self::new(self.dimension.power(exponent), self.factor.powi(i32::from(exponent)))
    }
}

const MINUTE: f64 = 60.0;
const HOUR: f64 = 3600.0;
const DAY: f64 = 86_400.0;
/// The Gregorian year.
const YEAR: f64 = 365.2425 * DAY;
const INCH: f64 = 0.0254;
const FOOT: f64 = 0.3048;
const MILE: f64 = 1609.344;
const POUND: f64 = 0.453_592_37;
const GRAVITY: f64 = 9.806_65;
const CALORIE: f64 = 4.184;

fn force() -> Dimension {
    MASS.times(LENGTH).per(TIME.power(2))
}

fn energy() -> Dimension {
    force().times(LENGTH)
}

fn power() -> Dimension {
    energy().per(TIME)
}

fn pressure() -> Dimension {
    force().per(LENGTH.power(2))
}

fn charge() -> Dimension {
    CURRENT.times(TIME)
}

fn voltage() -> Dimension {
    power().per(CURRENT)
}

fn resistance() -> Dimension {
    voltage().per(CURRENT)
}

fn volume() -> Dimension {
    LENGTH.power(3)
}

/// Symbols that take a prefix, case-sensitively.
fn symbol(name: &str) -> Option<Unit> {
    Some(match name {
        "m" => Unit::new(LENGTH, 1.0),
        "g" => Unit::new(MASS, 1e-3),
        "s" => Unit::new(TIME, 1.0),
        "A" => Unit::new(CURRENT, 1.0),
        "K" => Unit::new(TEMPERATURE, 1.0),
        "mol" => Unit::new(AMOUNT, 1.0),
        "cd" | "lm" => Unit::new(LIGHT, 1.0),
        "lx" => Unit::new(LIGHT.per(LENGTH.power(2)), 1.0),
        "Hz" | "Bq" => Unit::new(NONE.per(TIME), 1.0),
        "N" => Unit::new(force(), 1.0),
        "J" => Unit::new(energy(), 1.0),
        "W" | "VA" => Unit::new(power(), 1.0),
        "Pa" => Unit::new(pressure(), 1.0),
        "bar" => Unit::new(pressure(), 1e5),
        "C" => Unit::new(charge(), 1.0),
        "V" => Unit::new(voltage(), 1.0),
        "Ω" | "ohm" | "Ohm" => Unit::new(resistance(), 1.0),
        "S" => Unit::new(NONE.per(resistance()), 1.0),
        "F" => Unit::new(charge().per(voltage()), 1.0),
        "H" => Unit::new(voltage().times(TIME).per(CURRENT), 1.0),
        "Wb" => Unit::new(voltage().times(TIME), 1.0),
        "T" => Unit::new(voltage().times(TIME).per(LENGTH.power(2)), 1.0),
        "Sv" | "Gy" => Unit::new(energy().per(MASS), 1.0),
        "eV" => Unit::new(energy(), 1.602_176_634e-19),
        "cal" => Unit::new(energy(), CALORIE),
        "L" | "l" => Unit::new(volume(), 1e-3),
        "M" => Unit::new(AMOUNT.per(volume()), 1e3),
        "t" => Unit::new(MASS, 1e3),
        "Wh" => Unit::new(energy(), HOUR),
        "Ah" => Unit::new(charge(), HOUR),
        "pc" => Unit::new(LENGTH, 3.085_677_581_491_367e16),
        "rad" => Unit::new(ANGLE, 1.0),
        "bit" | "b" => Unit::new(DATA, 1.0),
        "B" | "byte" => Unit::new(DATA, 8.0),
        "bps" => Unit::new(DATA.per(TIME), 1.0),
        "yr" | "a" => Unit::new(TIME, YEAR),
        "Da" => Unit::new(MASS, 1.660_539_068_92e-27),
        _ => return None,
    })
}

/// Names in lowercase that take a prefix in full: "kilometers".
fn long_name(name: &str) -> Option<Unit> {
    Some(match name {
        "meter" | "metre" => symbol("m")?,
        "gram" | "gramme" => symbol("g")?,
        "second" | "sec" => symbol("s")?,
        "ampere" | "amp" => symbol("A")?,
        "kelvin" => symbol("K")?,
        "mole" => symbol("mol")?,
        "candela" | "lumen" => symbol("cd")?,
        "lux" => symbol("lx")?,
        "hertz" | "becquerel" => symbol("Hz")?,
        "newton" => symbol("N")?,
        "joule" => symbol("J")?,
        "watt" => symbol("W")?,
        "pascal" => symbol("Pa")?,
        "bar" => symbol("bar")?,
        "coulomb" => symbol("C")?,
        "volt" => symbol("V")?,
        "ohm" => symbol("Ω")?,
        "siemens" => symbol("S")?,
        "farad" => symbol("F")?,
        "henry" => symbol("H")?,
        "weber" => symbol("Wb")?,
        "tesla" => symbol("T")?,
        "sievert" | "gray" => symbol("Sv")?,
        "electronvolt" => symbol("eV")?,
        "calorie" => symbol("cal")?,
        "liter" | "litre" => symbol("L")?,
        "molar" => symbol("M")?,
        "tonne" | "ton" => symbol("t")?,
        "parsec" => symbol("pc")?,
        "radian" => symbol("rad")?,
        "bit" => symbol("bit")?,
        "byte" => symbol("B")?,
        "dalton" => symbol("Da")?,
        "wh" | "watthour" => symbol("Wh")?,
        "year" => symbol("yr")?,
        _ => return None,
    })
}

/// Names without a prefix. `None` for all others.
fn plain_name(name: &str) -> Option<Unit> {
    Some(match name {
        "min" | "mins" | "minute" | "minutes" => Unit::new(TIME, MINUTE),
        "h" | "hr" | "hrs" | "hour" | "hours" => Unit::new(TIME, HOUR),
        "secs" => Unit::new(TIME, 1.0),
        "d" | "day" | "days" => Unit::new(TIME, DAY),
        "wk" | "wks" | "week" | "weeks" => Unit::new(TIME, 7.0 * DAY),
        "fortnight" | "fortnights" => Unit::new(TIME, 14.0 * DAY),
        "mo" | "mos" | "month" | "months" | "mth" | "mths" => Unit::new(TIME, YEAR / 12.0),
        "y" | "yr" | "yrs" | "year" | "years" => Unit::new(TIME, YEAR),
        "decade" | "decades" => Unit::new(TIME, 10.0 * YEAR),
        "century" | "centuries" => Unit::new(TIME, 100.0 * YEAR),
        "millennium" | "millennia" => Unit::new(TIME, 1000.0 * YEAR),
        "inch" | "inches" | "in" => Unit::new(LENGTH, INCH),
        "ft" | "foot" | "feet" => Unit::new(LENGTH, FOOT),
        "yd" | "yds" | "yard" | "yards" => Unit::new(LENGTH, 3.0 * FOOT),
        "mi" | "mile" | "miles" => Unit::new(LENGTH, MILE),
        "nmi" => Unit::new(LENGTH, 1852.0),
        "micron" | "microns" => Unit::new(LENGTH, 1e-6),
        "angstrom" | "ångström" | "å" | "angstroms" => Unit::new(LENGTH, 1e-10),
        "au" => Unit::new(LENGTH, 149_597_870_700.0),
        "ly" | "lys" | "lightyear" | "lightyears" => Unit::new(LENGTH, 9_460_730_472_580_800.0),
        "acre" | "acres" => Unit::new(LENGTH.power(2), 4_046.856_422_4),
        "ha" | "hectare" | "hectares" => Unit::new(LENGTH.power(2), 1e4),
        "cc" | "ccm" => Unit::new(volume(), 1e-6),
        "mls" => Unit::new(volume(), 1e-6),
        "gal" | "gallon" | "gallons" => Unit::new(volume(), 3.785_411_784e-3),
        "pint" | "pints" | "pt" => Unit::new(volume(), 0.473_176_473e-3),
        "lb" | "lbs" | "pound" | "pounds" => Unit::new(MASS, POUND),
        "oz" | "ounce" | "ounces" => Unit::new(MASS, POUND / 16.0),
        "stone" | "stones" => Unit::new(MASS, POUND * 14.0),
        "kilo" | "kilos" | "kgs" => Unit::new(MASS, 1.0),
        "mcg" | "mcgs" => Unit::new(MASS, 1e-9),
        "u" | "amu" => Unit::new(MASS, 1.660_539_068_92e-27),
        "mph" => Unit::new(LENGTH.per(TIME), MILE / HOUR),
        "kph" | "kmh" | "kmph" => Unit::new(LENGTH.per(TIME), 1000.0 / HOUR),
        "mps" => Unit::new(LENGTH.per(TIME), 1.0),
        "knot" | "knots" | "kt" | "kts" | "kn" => Unit::new(LENGTH.per(TIME), 1852.0 / HOUR),
        "atm" | "atmosphere" | "atmospheres" => Unit::new(pressure(), 101_325.0),
        "mmhg" | "torr" => Unit::new(pressure(), 101_325.0 / 760.0),
        "psi" => Unit::new(pressure(), POUND * GRAVITY / (INCH * INCH)),
        "hp" | "horsepower" => Unit::new(power(), 550.0 * FOOT * POUND * GRAVITY),
        "btu" => Unit::new(energy(), 1_055.055_852_62),
        "kcal" | "kcals" => Unit::new(energy(), 1e3 * CALORIE),
        "bpm" => Unit::new(NONE.per(TIME), 1.0 / MINUTE),
        "rpm" => Unit::new(NONE.per(TIME), 1.0 / MINUTE),
        "deg" | "degs" | "degree" | "degrees" => Unit { is_degree: true, ..Unit::new(ANGLE, DEGREE) },
        "arcmin" | "arcminute" | "arcminutes" => Unit::new(ANGLE, DEGREE / 60.0),
        "arcsec" | "arcsecond" | "arcseconds" => Unit::new(ANGLE, DEGREE / 3600.0),
        "celsius" | "centigrade" => Unit { offset: 273.15, ..Unit::new(TEMPERATURE, 1.0) },
        "fahrenheit" => Unit { offset: 459.67 * 5.0 / 9.0, ..Unit::new(TEMPERATURE, 5.0 / 9.0) },
        "percent" | "pct" | "percents" => Unit::ratio(1e-2),
        "permille" => Unit::ratio(1e-3),
        "ppm" => Unit::ratio(1e-6),
        "ppb" => Unit::ratio(1e-9),
        "ppt" => Unit::ratio(1e-3),
        "usd" | "dollar" | "dollars" | "buck" | "bucks" => currency(1),
        "eur" | "euro" | "euros" => currency(2),
        "gbp" | "quid" | "sterling" => currency(3),
        "jpy" | "yen" => currency(4),
        "inr" | "rupee" | "rupees" => currency(5),
        "chf" | "francs" | "franc" => currency(6),
        "cent" | "cents" => Unit::new(Dimension { currency: 1, ..NONE }, 0.01),
        "cny" | "yuan" | "renminbi" | "rmb" => currency(7),
        "rub" | "rubles" | "roubles" => currency(8),
        _ => return None,
    })
}

const DEGREE: f64 = std::f64::consts::PI / 180.0;

const fn currency(code: u8) -> Unit {
    Unit::new(Dimension { exponents: [0; 9], currency: code }, 1.0)
}

/// The currency of a sign before or after a number.
pub(crate) fn currency_sign(sign: char) -> Option<Unit> {
    Some(match sign {
        '$' => currency(1),
        '€' => currency(2),
        '£' => currency(3),
        '¥' => currency(4),
        '₹' => currency(5),
        '₽' => currency(8),
        _ => return None,
    })
}

fn prefix_symbol(prefix: &str) -> Option<f64> {
    Some(match prefix {
        "E" => 1e18,
        "P" => 1e15,
        "T" => 1e12,
        "G" => 1e9,
        "M" => 1e6,
        "k" => 1e3,
        "h" => 1e2,
        "da" => 1e1,
        "d" => 1e-1,
        "c" => 1e-2,
        "m" => 1e-3,
        "μ" | "u" | "mc" => 1e-6,
        "n" => 1e-9,
        "p" => 1e-12,
        "f" => 1e-15,
        "a" => 1e-18,
        "Ki" => 1024.0,
        "Mi" => 1_048_576.0,
        "Gi" => 1_073_741_824.0,
        "Ti" => 1_099_511_627_776.0,
        _ => return None,
    })
}

const LONG_PREFIXES: &[(&str, f64)] = &[
    ("exa", 1e18),
    ("peta", 1e15),
    ("tera", 1e12),
    ("giga", 1e9),
    ("mega", 1e6),
    ("kilo", 1e3),
    ("hecto", 1e2),
    ("deca", 1e1),
    ("deci", 1e-1),
    ("centi", 1e-2),
    ("milli", 1e-3),
    ("micro", 1e-6),
    ("nano", 1e-9),
    ("pico", 1e-12),
    ("femto", 1e-15),
    ("atto", 1e-18),
    ("kibi", 1024.0),
    ("mebi", 1_048_576.0),
    ("gibi", 1_073_741_824.0),
    ("tebi", 1_099_511_627_776.0),
];

fn scaled(unit: Unit, factor: f64) -> Unit {
    Unit { factor: unit.factor * factor, ..unit }
}

/// A symbol with or without a prefix, case-sensitively: "mV", "kPa".
fn prefixed_symbol(name: &str) -> Option<Unit> {
    // The longest are "bit" and "mol" after a prefix of two letters.
    const LONGEST: usize = 6;
    if name.len() > LONGEST {
        return None;
    }
    if let Some(unit) = symbol(name).filter(|_| name != "a") {
        return Some(unit);
    }
    name.char_indices().skip(1).take(2).find_map(|(cut, _)| {
        let (prefix, rest) = name.split_at(cut);
        // A year has no small parts, and these are words.
        if matches!(name, "as" | "am" | "at" | "das" | "dab") || rest == "a" && !matches!(prefix, "k" | "M" | "G") {
            return None;
        }
        Some(scaled(symbol(rest)?, prefix_symbol(prefix)?))
    })
}

/// A symbol in the wrong case: "gpa", "mv", "MG".
fn careless_symbol(lower: &str) -> Option<Unit> {
    const SYMBOLS: &[(&str, &str)] = &[
        ("Hz", "hz"),
        ("Bq", "bq"),
        ("Pa", "pa"),
        ("Ω", "ω"),
        ("Wh", "wh"),
        ("Ah", "ah"),
        ("eV", "ev"),
        ("Sv", "sv"),
        ("Gy", "gy"),
        ("bps", "bps"),
        ("mol", "mol"),
        ("cal", "cal"),
        ("bar", "bar"),
        ("bit", "bit"),
        ("byte", "byte"),
        ("B", "b"),
        ("m", "m"),
        ("g", "g"),
        ("L", "l"),
        ("A", "a"),
        ("K", "k"),
        ("N", "n"),
        ("J", "j"),
        ("W", "w"),
        ("V", "v"),
    ];
    const LONGEST: usize = 6;
    if lower.len() > LONGEST {
        return None;
    }
    SYMBOLS.iter().find_map(|(symbol_, in_lowercase)| {
        let prefix = lower.strip_suffix(in_lowercase)?;
        // Nobody means millihertz, and everybody milliliters.
        let prefix = match (prefix, *symbol_) {
            ("", _) => return symbol(symbol_),
            ("m", "Hz" | "Pa" | "J" | "N" | "bps" | "bit" | "byte" | "B" | "eV" | "Wh") => "M",
            ("g", _) => "G",
            ("t", _) => "T",
            ("ki", _) => "Ki",
            ("mi", _) => "Mi",
            ("gi", _) => "Gi",
            ("ti", _) => "Ti",
            (other, _) => other,
        };
        Some(scaled(symbol(symbol_)?, prefix_symbol(prefix)?))
    })
}

/// A name in full, with or without a prefix, singular or plural: "kilometers", "gigapascal".
fn prefixed_name(lower: &str) -> Option<Unit> {
    let plain = |name: &str| long_name(name).or_else(|| long_name(name.strip_suffix('s')?));
    if let Some(unit) = plain(lower) {
        return Some(unit);
    }
    LONG_PREFIXES.iter().find_map(|(prefix, factor)| Some(scaled(plain(lower.strip_prefix(prefix)?)?, *factor)))
}

/// The name or symbol of a single unit; `wanted` is the expected dimension, which determines the meaning of "C" or "m".
fn named(text: &str, lower: &str, wanted: Dimension, is_formal: bool) -> Option<Unit> {
    let by_context = match text {
        "C" | "c" if wanted == TEMPERATURE => plain_name("celsius"),
        "F" | "f" if wanted == TEMPERATURE => plain_name("fahrenheit"),
        "k" if wanted == TEMPERATURE => symbol("K"),
        "m" if wanted == TIME => plain_name("min"),
        "R" | "r" if wanted == resistance() => symbol("Ω"),
        "M" if wanted == TIME => None,
        "a" if wanted == TIME => symbol("yr"),
        "a" => return None,
        "kn" if wanted == force() => Some(scaled(symbol("N")?, 1e3)),
        "kt" if wanted == MASS => Some(scaled(symbol("t")?, 1e3)),
        "pt" | "gal" | "u" => plain_name(lower),
        "pound" | "pounds" if wanted.is_currency() => Some(currency(3)),
        // Million years ago, thousand years ago.
        "mya" | "Mya" | "MYA" | "ma" if wanted == TIME => Some(Unit::new(TIME, 1e6 * YEAR)),
        "bya" | "Bya" | "BYA" | "ga" if wanted == TIME => Some(Unit::new(TIME, 1e9 * YEAR)),
        "kya" if wanted == TIME => Some(Unit::new(TIME, 1e3 * YEAR)),
        "kb" | "mb" | "gb" | "tb" if wanted == DATA => careless_symbol(lower),
        "kB" | "KB" => Some(scaled(symbol("B")?, 1e3)),
        "h" | "d" | "y" | "min" | "ft" | "cc" | "ha" | "pct" => plain_name(text),
        "in" => None,
        _ => None,
    };
    by_context
        .or_else(|| prefixed_symbol(text))
        .or_else(|| plain_name(lower).filter(|_| lower != "in"))
        .or_else(|| prefixed_name(lower))
        .or_else(|| joint_symbols(text).filter(|_| !is_formal && text.ends_with(['s', 'm', 'h'])))
        .or_else(|| if is_formal { None } else { careless_symbol(lower) })
        // "½CV²" is no quantity.
        .or_else(|| joint_symbols(text).filter(|_| !is_formal || text.ends_with(['s', 'm', 'h'])))
}

/// Two symbols without anything between them: "Js", "Nm", "kWh".
fn joint_symbols(text: &str) -> Option<Unit> {
    const LONGEST: usize = 5;
    if text.len() > LONGEST || text.len() < 2 {
        return None;
    }
    let known = |part: &str| {
        let is_symbol =
            part.len() > 1 || matches!(part, "N" | "J" | "W" | "V" | "A" | "C" | "s" | "m" | "g" | "K" | "Ω" | "h");
        if part == "h" { plain_name(part) } else { prefixed_symbol(part).filter(|_| is_symbol) }
    };
    let starts_as_symbol = text.starts_with(|letter: char| letter.is_uppercase() && letter != 'K')
        || text.starts_with("kg")
        || text.starts_with("kN")
        || text.starts_with("mN");
    if !starts_as_symbol {
        return None;
    }
    text.char_indices().skip(1).find_map(|(cut, _)| {
        let (one, other) = text.split_at(cut);
        Some(known(one)?.times(known(other)?))
    })
}

/// A name of several words, and how many tokens it is: "degrees Celsius", "light years", "parts per million".
fn several_words(tokens: &Tokens, at: usize) -> Option<(Unit, usize)> {
    match tokens.word(at) {
        "degree" | "degrees" | "deg" | "degs" => match tokens.word(at + 1) {
            "c" | "celsius" | "centigrade" => Some((plain_name("celsius")?, 2)),
            "f" | "fahrenheit" => Some((plain_name("fahrenheit")?, 2)),
            "k" | "kelvin" => Some((symbol("K")?, 2)),
            _ => None,
        },
        "light" if matches!(tokens.word(at + 1), "year" | "years") => Some((plain_name("ly")?, 2)),
        "astronomical" if matches!(tokens.word(at + 1), "unit" | "units") => Some((plain_name("au")?, 2)),
        "nautical" if matches!(tokens.word(at + 1), "mile" | "miles") => Some((plain_name("nmi")?, 2)),
        "electron" if matches!(tokens.word(at + 1), "volt" | "volts") => Some((symbol("eV")?, 2)),
        "arc" if matches!(tokens.word(at + 1), "minute" | "minutes") => Some((plain_name("arcmin")?, 2)),
        "arc" if matches!(tokens.word(at + 1), "second" | "seconds") => Some((plain_name("arcsec")?, 2)),
        "per" if matches!(tokens.word(at + 1), "cent") => Some((Unit::ratio(1e-2), 2)),
        "per" if matches!(tokens.word(at + 1), "mille" | "mil") => Some((Unit::ratio(1e-3), 2)),
        "parts" | "part" if tokens.word(at + 1) == "per" => {
            let share = match tokens.word(at + 2) {
                "hundred" => 1e-2,
                "thousand" => 1e-3,
                "million" => 1e-6,
                "billion" => 1e-9,
                _ => return None,
            };
            Some((Unit::ratio(share), 3))
        }
        "vol" | "wt" | "mass" if tokens.is_sign(at + 1, '%') => Some((Unit::ratio(1e-2), 2)),
        "us" | "australian" | "canadian" if matches!(tokens.word(at + 1), "dollar" | "dollars") => {
            Some((currency(1), 2))
        }
        "pound" | "pounds" if tokens.word(at + 1) == "sterling" => Some((currency(3), 2)),
        "mm" | "millimeters" | "millimetres" if tokens.has(at + 1, &["of", "mercury"]) => {
            Some((plain_name("mmhg")?, 3))
        }
        "mm" if tokens.word(at + 1) == "hg" => Some((plain_name("mmhg")?, 2)),
        _ => None,
    }
}

/// One unit with its exponent, and the next place: "m²", "square metres", "s^-1", "°C".
fn factor(tokens: &Tokens, at: usize, wanted: Dimension, is_first: bool) -> Option<(Unit, usize)> {
    if let Some(sign) = tokens.sign(at) {
        let unit = match sign {
            '%' => Unit::ratio(1e-2),
            '‰' => Unit::ratio(1e-3),
            '°' => {
                return Some(match tokens.symbol(at + 1) {
                    "C" | "c" if !tokens.is_spaced(at + 1) || wanted == TEMPERATURE => (plain_name("celsius")?, at + 2),
                    "F" | "f" if !tokens.is_spaced(at + 1) || wanted == TEMPERATURE => {
                        (plain_name("fahrenheit")?, at + 2)
                    }
                    "K" if !tokens.is_spaced(at + 1) => (symbol("K")?, at + 2),
                    _ => (plain_name("deg")?, at + 1),
                });
            }
            sign => currency_sign(sign)?,
        };
        return Some((unit, at + 1));
    }
    let (word, symbol_) = (tokens.word(at), tokens.symbol(at));
    if let Some(power) = match word {
        "square" | "sq" => Some(2),
        "cubic" | "cu" => Some(3),
        _ => None,
    } {
        let (unit, end) = factor(tokens, at + 1, NONE, true)?;
        return Some((unit.power(power), end));
    }
    if let Some((unit, length)) = several_words(tokens, at) {
        return Some((unit, at + length));
    }
    if word == "in" {
        // Inches only at the end: "5 in", but not "5 in total".
        let ends = tokens.ends_at(at + 1) || matches!(tokens.sign(at + 1), Some('.' | ',' | ')' | '^'));
        return (ends && is_first).then(|| Some((plain_name("in")?, at + 1)))?;
    }
    let mut end = at + 1;
    let mut exponent = 1_i8;
    // "s^-2", "s-2", "m2", "m^2", "cubed".
    let raised = tokens.is_sign(end, '^');
    let at_sign = end + usize::from(raised);
    let in_parentheses = raised && tokens.is_sign(at_sign, '(');
    let at_sign = at_sign + usize::from(in_parentheses);
    let negative = tokens.is_sign(at_sign, '-') && (raised || !tokens.is_spaced(at_sign));
    let at_digits = at_sign + usize::from(negative);
    if let Some(digits) = tokens.digits(at_digits)
        && (raised || !tokens.is_spaced(at_digits))
        && digits.value <= 4.0
        && digits.value >= 1.0
        && digits.decimals == 0
    {
        #[allow(clippy::cast_possible_truncation, reason = "from 1 to 4")]
        let value = digits.value as i8;
        exponent = if negative { -value } else { value };
        end = at_digits + 1 + usize::from(in_parentheses && tokens.is_sign(at_digits + 1, ')'));
    } else if matches!(tokens.word(end), "squared") {
        exponent = 2;
        end += 1;
    } else if matches!(tokens.word(end), "cubed") {
        exponent = 3;
        end += 1;
    }
    // "ms^-1" is meters per second, as milliseconds have no such powers.
    if symbol_ == "ms" && exponent < 0 {
        return Some((Unit::new(LENGTH, 1.0).times(Unit::new(TIME, 1.0).power(exponent)), end));
    }
    if let Some(before) = symbol_.strip_suffix('s').filter(|before| exponent < 0 && !before.is_empty())
        && let Some(unit) = prefixed_symbol(before)
        && symbol_ != "s"
    {
        return Some((unit.times(Unit::new(TIME, 1.0).power(exponent)), end));
    }
    let unit = named(symbol_, word, wanted, tokens.is_formal)?;
    if exponent == 2
        && let Some(before) = symbol_.strip_suffix('m').filter(|before| matches!(*before, "N" | "kN"))
        && let Some(force) = prefixed_symbol(before)
    {
        // "Nm²" is newtons times square meters.
        return Some((force.times(Unit::new(LENGTH, 1.0).power(2)), end));
    }
    Some((unit.power(exponent), end))
}

/// A number after a "per", and the next place: "every 6 hours" is a rate, too.
fn count_after_per(tokens: &Tokens, at: usize) -> (f64, usize) {
    match tokens.digits(at) {
        Some(digits) if digits.value > 0.0 => (digits.value, at + 1),
        _ if tokens.word(at) == "one" => (1.0, at + 1),
        _ => (1.0, at),
    }
}

/// Reads the unit that starts at this place, and returns the next place. `wanted` is the expected dimension.
pub(crate) fn read(tokens: &Tokens, at: usize, wanted: Dimension) -> Option<(Unit, usize)> {
    let is_article = matches!(tokens.symbol(at), "a" | "an") && factor(tokens, at + 1, NONE, false).is_some();
    let starts_with_per = tokens.is_sign(at, '/') || is_article || matches!(tokens.word(at), "per" | "each" | "every");
    let is_percent = tokens.word(at) == "per" && matches!(tokens.word(at + 1), "cent" | "mille" | "mil");
    let (mut unit, mut end) =
        if starts_with_per && !is_percent { (Unit::new(NONE, 1.0), at) } else { factor(tokens, at, wanted, true)? };
    let mut is_per = false;
    for _ in 0..8 {
        // "35 grams of salt per kilo".
        if tokens.word(end) == "of" && !tokens.word(end + 1).is_empty() && matches!(tokens.word(end + 2), "per" | "a") {
            end += 2;
        }
        let joint = tokens.sign(end);
        let word = tokens.word(end);
        let divides = joint == Some('/') || matches!(word, "per" | "a" | "an" | "each" | "every");
        if divides {
            let (count, from) = count_after_per(tokens, end + 1);
            let in_parentheses = tokens.is_sign(from, '(');
            let Some((other, behind)) = factor(tokens, from + usize::from(in_parentheses), NONE, false) else { break };
            let mut other = other;
            let mut behind = behind;
            if in_parentheses {
                while let Some((next, place)) =
                    factor(tokens, behind + usize::from(tokens.is_sign(behind, '*')), NONE, false)
                {
                    other = other.times(next);
                    behind = place;
                }
                behind += usize::from(tokens.is_sign(behind, ')'));
            }
            if other.is_degree {
                break;
            }
            unit = unit.per(scaled(other, count));
            end = behind;
            is_per = joint == Some('/');
            continue;
        }
        // "m s^-2", "J·s", "joule seconds".
        let multiplies = joint == Some('*');
        let from = end + usize::from(multiplies);
        let is_unit_like = multiplies || is_product(tokens, end);
        let next = if is_unit_like && !unit.is_ratio { factor(tokens, from, NONE, false) } else { None };
        match next {
            Some((other, behind)) if !other.is_ratio && !other.is_degree && !other.dimension.is_currency() => {
                unit = if is_per && multiplies && !is_negative_power(tokens, from, behind) {
                    unit.per(other)
                } else {
                    unit.times(other)
                };
                end = behind;
            }
            _ => break,
        }
    }
    (end > at).then_some((unit, end))
}

/// Whether the word at this place continues a product of units: a word in the middle of a sentence doesn't.
fn is_product(tokens: &Tokens, at: usize) -> bool {
    let (symbol_, word) = (tokens.symbol(at), tokens.word(at));
    let has_exponent = tokens.is_sign(at + 1, '^') || tokens.is_sign(at + 1, '-') && !tokens.is_spaced(at + 1);
    has_exponent && prefixed_symbol(symbol_).is_some()
        || matches!(word, "second" | "seconds" | "meter" | "meters" | "metre" | "metres" | "hour" | "hours" | "squared")
        || matches!(symbol_, "s" | "K" | "Hg" | "m" if tokens.is_spaced(at))
}

fn is_negative_power(tokens: &Tokens, from: usize, to: usize) -> bool {
    (from..to).any(|at| tokens.is_sign(at, '-'))
}

/// Reads a text that is a unit as a whole.
pub(crate) fn whole(text: &str) -> Option<Unit> {
    let tokens = Tokens::of_card(text);
    let (unit, end) = read(&tokens, 0, NONE)?;
    (end >= tokens.len()).then_some(unit)
}
