//! Choices of weekdays.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Weekday;
use serde::{Deserialize, Serialize};

use super::day_names;
use super::error::{Expected, ParseError};

const DAYS: [(&str, &str, Weekday); 7] = [
    ("Mon", "monday", Weekday::Monday),
    ("Tue", "tuesday", Weekday::Tuesday),
    ("Wed", "wednesday", Weekday::Wednesday),
    ("Thu", "thursday", Weekday::Thursday),
    ("Fri", "friday", Weekday::Friday),
    ("Sat", "saturday", Weekday::Saturday),
    ("Sun", "sunday", Weekday::Sunday),
];

/// A choice of weekdays: at least one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Weekdays(u8);

impl Weekdays {
    /// Every day.
    pub const ALL: Self = Self(0b111_1111);
    /// Monday to Friday.
    pub const WORKING: Self = Self(0b001_1111);
    /// Saturday and Sunday.
    pub const WEEKEND: Self = Self(0b110_0000);

    /// Whether `day` is among them.
    pub fn contains(self, day: Weekday) -> bool {
        self.0 & bit(day) != 0
    }

    /// Its days, from Monday on.
    pub fn iter(self) -> impl Iterator<Item = Weekday> {
        DAYS.into_iter().map(|(.., day)| day).filter(move |day| self.contains(*day))
    }
}

fn bit(day: Weekday) -> u8 {
    1 << day.to_monday_zero_offset()
}

fn weekday(name: &str) -> Option<Weekday> {
    let matches =
        |full: &str| name.len() >= 2 && (full.starts_with(name) || full.starts_with(name.trim_end_matches('s')));
    DAYS.iter().find(|(_, full, _)| matches(full)).map(|(_, _, day)| *day).or_else(|| day_names::day(name))
}

impl FromStr for Weekdays {
    type Err = ParseError;

    /// Reads "daily", "weekdays", "weekends", "mon, wed", "Mon-Fri", "tuesday and friday", and the same in the other
    /// languages of the bot.
    fn from_str(typed: &str) -> Result<Self, ParseError> {
        let invalid = || ParseError::new(Expected::Weekdays, typed);
        let lower = typed.trim().to_lowercase().replace(['–', '—'], "-").replace(" - ", "-");
        let lower = day_names::in_words(&lower);
        let mut days = 0;
        for word in lower
            .split([',', ' ', '/', '+', '&', ';', '、', '，', '・', '　', 'と'])
            .map(|word| word.trim_end_matches('.'))
            .filter(|word| !matches!(*word, "" | "and" | "every" | "und" | "et" | "y" | "e"))
        {
            days |= match day_names::several(word).unwrap_or(word) {
                "daily" | "day" | "all" | "everyday" => Self::ALL.0,
                "weekday" | "weekdays" => Self::WORKING.0,
                "weekend" | "weekends" => Self::WEEKEND.0,
                _ => match word.split_once('-') {
                    None => bit(weekday(word).ok_or_else(invalid)?),
                    Some((first, last)) => {
                        let (first, last) = (weekday(first).ok_or_else(invalid)?, weekday(last).ok_or_else(invalid)?);
                        first
                            .cycle_forward()
                            .take(7)
                            .take_while(|day| *day != last)
                            .map(bit)
                            .fold(bit(last), |days, day| days | day)
                    }
                },
            };
        }
        if days == 0 { Err(invalid()) } else { Ok(Self(days)) }
    }
}

impl fmt::Display for Weekdays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::ALL => f.write_str("daily"),
            Self::WORKING => f.write_str("weekdays"),
            Self::WEEKEND => f.write_str("weekends"),
            days => {
                let names: Vec<&str> =
                    DAYS.iter().filter(|(.., day)| days.contains(*day)).map(|(short, ..)| *short).collect();
                f.write_str(&names.join(", "))
            }
        }
    }
}

impl TryFrom<String> for Weekdays {
    type Error = ParseError;

    fn try_from(text: String) -> Result<Self, ParseError> {
        text.parse()
    }
}

impl From<Weekdays> for String {
    fn from(value: Weekdays) -> Self {
        value.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekdays() {
        for (typed, read) in [
            ("daily", "daily"),
            ("every day", "daily"),
            ("Mon-Fri", "weekdays"),
            ("sat, sun", "weekends"),
            ("tuesday and friday", "Tue, Fri"),
            ("fri–mon", "Mon, Fri, Sat, Sun"),
            ("mondays", "Mon"),
            ("weekdays", "weekdays"),
            ("täglich", "daily"),
            ("Mo, Mi und Fr", "Mon, Wed, Fri"),
            ("Mo-Fr", "weekdays"),
            ("dienstags", "Tue"),
            ("am Wochenende", "weekends"),
            ("tous les jours", "daily"),
            ("mardi et jeudi", "Tue, Thu"),
            ("lun-ven", "weekdays"),
            ("week-end", "weekends"),
            ("todos los días", "daily"),
            ("lun, mié y vie", "Mon, Wed, Fri"),
            ("sáb-dom", "weekends"),
            ("todos os dias", "daily"),
            ("segunda-feira e sexta-feira", "Mon, Fri"),
            ("seg, qua, sex", "Mon, Wed, Fri"),
            ("ter-qui", "Tue, Wed, Thu"),
            ("毎日", "daily"),
            ("平日", "weekdays"),
            ("土日", "weekends"),
            ("月、水、金", "Mon, Wed, Fri"),
            ("月水金", "Mon, Wed, Fri"),
            ("火曜日と木曜日", "Tue, Thu"),
            ("月～金", "weekdays"),
        ] {
            assert_eq!(typed.parse::<Weekdays>().map(|days| days.to_string()), Ok(read.to_owned()), "{typed}");
        }
        for typed in ["", "never", "m", "mon-", "mon,xyz", ","] {
            assert!(typed.parse::<Weekdays>().is_err(), "{typed}");
        }
    }

    #[test]
    fn displayed_weekdays_can_be_parsed() {
        for bits in 1..=0b111_1111 {
            assert_eq!(Weekdays(bits).to_string().parse::<Weekdays>(), Ok(Weekdays(bits)));
        }
    }
}
