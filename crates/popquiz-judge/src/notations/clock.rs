//! Times of day: 18:45 is 6:45 pm, 18h45, "1845 hours" and "quarter to seven in the evening".

use crate::notations::likeness::Likeness;
use crate::notations::phrasing::compare_pieces;
use crate::quantities::number_tokens::Tokens;
use crate::quantities::number_words::{self, Form};

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Time {
    /// Minutes since midnight.
    minutes: u32,
    half: Half,
}

/// Which half of the day a time says that it's in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Half {
    /// "pm", "in the morning", "noon".
    Said,
    /// Only 24 hours have it: 18:45, 00:10.
    Clear,
    /// 6:45 may be either.
    Unsaid,
}

/// A wording that is a time of day.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clock {
    time: Time,
    /// Whether the question asks for this notation.
    wants_24_hours: bool,
    wants_12_hours: bool,
}

const NOON: u32 = 720;
const DAY: u32 = 1440;
const HOUR: u32 = 60;

/// Words of a question about a time of day, and of one about something else in the same notation.
const ABOUT_TIME: &[&str] = &["time", "clock", "when", "o'clock", "am", "pm", "hour", "noon", "midnight", "military"];
const ABOUT_ANOTHER: &[&str] =
    &["long", "record", "ratio", "odds", "scale", "score", "verse", "duration", "last", "lasts"];

/// A longer text is no time of day.
const LONGEST: usize = 60;

impl Clock {
    pub(crate) fn read(wording: &str, prompt: &str) -> Option<Self> {
        // Most wordings are passed over by this.
        const MARKS: [&str; 9] = ["am", "pm", "a.m", "p.m", "noon", "mid", "morning", "evening", "night"];
        let is_marked = || MARKS.iter().any(|mark| wording.to_lowercase().contains(mark));
        if wording.len() > LONGEST || !wording.contains(':') && !is_marked() {
            return None;
        }
        let lower = prompt.to_lowercase();
        let has = |wanted: &[&str]| {
            lower.split(|letter: char| !letter.is_alphabetic() && letter != '\'').any(|word| wanted.contains(&word))
        };
        let time = time(wording)?;
        let is_written = wording.contains(':') || time.half == Half::Said;
        let is_asked = time.half == Half::Said || has(ABOUT_TIME) && !has(ABOUT_ANOTHER);
        let notation =
            |hours: &str| lower.contains(&format!("{hours}-hour")) || lower.contains(&format!("{hours} hour"));
        (is_written && is_asked).then(|| Self {
            time,
            wants_24_hours: notation("24") || lower.contains("military"),
            wants_12_hours: notation("12"),
        })
    }

    pub(crate) fn judge(self, answer: &str) -> Option<Likeness> {
        compare_pieces(&answer.into(), |text| self.compare(text))
    }

    fn compare(self, text: &str) -> Option<Likeness> {
        let given = time(text)?;
        let own = self.time;
        let is_other_notation =
            self.wants_24_hours && given.half == Half::Said || self.wants_12_hours && given.half == Half::Clear;
        if is_other_notation {
            return Some(Likeness::Different);
        }
        if given.minutes == own.minutes {
            return Some(Likeness::Same);
        }
        let is_other_half = given.minutes % NOON == own.minutes % NOON && !self.wants_24_hours;
        Some(match (own.half, given.half) {
            // "10:30" where "10:30 pm" is expected.
            (Half::Said | Half::Clear, Half::Unsaid) if is_other_half => Likeness::Partial,
            // A card with "9:30" may mean either, but 12:00 is noon.
            (Half::Unsaid, _) if is_other_half && own.minutes < NOON => Likeness::Same,
            _ => Likeness::Different,
        })
    }
}

/// Reads a time of day; `None` if the text has anything else in it.
fn time(text: &str) -> Option<Time> {
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    // "a.m.", and 15.20 for 15:20.
    let lower =
        text.to_lowercase().replace("a.m", "am").replace("p.m", "pm").replace("o'clock", "").replace("o clock", "");
    let tokens = Tokens::read(&lower, false);
    let mut at = 0;
    while matches!(tokens.word(at), "at" | "about" | "exactly" | "the" | "around") {
        at += 1;
    }
    let (minutes, is_named, mut at) =
        named(&tokens, at).or_else(|| spoken(&tokens, at)).or_else(|| written(&tokens, at))?;
    let mut half = None;
    while !tokens.ends_at(at) {
        half = match tokens.word(at) {
            "am" | "morning" => Some(false),
            "pm" | "afternoon" | "evening" | "night" => Some(true),
            "h" | "hrs" | "hours" | "hour" | "in" | "the" | "at" | "sharp" | "uhr" => half,
            _ if tokens.is_sign(at, '.') => half,
            _ => return None,
        };
        at += 1;
    }
    match half {
        Some(_) if is_named || minutes >= NOON + HOUR && half == Some(false) => None,
        Some(is_pm) => {
            let minutes = if minutes < NOON + HOUR { minutes % NOON + if is_pm { NOON } else { 0 } } else { minutes };
            Some(Time { minutes, half: Half::Said })
        }
        None if is_named => Some(Time { minutes, half: Half::Said }),
        None => {
            let half = if (HOUR..NOON + HOUR).contains(&minutes) { Half::Unsaid } else { Half::Clear };
            Some(Time { minutes, half })
        }
    }
}

/// "Noon", "12 noon", "midnight".
fn named(tokens: &Tokens, at: usize) -> Option<(u32, bool, usize)> {
    let start = at + usize::from(whole(tokens, at, 12).is_some_and(|(hour, _)| hour == 12));
    match tokens.word(start) {
        "noon" | "midday" => Some((NOON, true, start + 1)),
        "midnight" => Some((0, true, start + 1)),
        _ => None,
    }
}

/// "Half past ten", "quarter to seven", "twenty past three", "half nine".
fn spoken(tokens: &Tokens, at: usize) -> Option<(u32, bool, usize)> {
    let at = at + usize::from(tokens.word(at) == "a");
    let (minutes, end) = match tokens.word(at) {
        "half" => (30, at + 1),
        "quarter" => (15, at + 1),
        _ => whole(tokens, at, HOUR - 1)?,
    };
    let end = end + usize::from(matches!(tokens.word(end), "minutes" | "minute" | "mins"));
    let is_before = match tokens.word(end) {
        "past" | "after" => false,
        "to" | "before" | "till" => true,
        _ if tokens.word(at) == "half" => {
            let (hour, end) = whole(tokens, end, 23)?;
            return Some((hour * HOUR + minutes, false, end));
        }
        _ => return None,
    };
    let (hour, end) = match tokens.word(end + 1) {
        "noon" | "midday" => return Some((if is_before { NOON - minutes } else { NOON + minutes }, true, end + 2)),
        "midnight" => return Some((if is_before { DAY - minutes } else { minutes }, true, end + 2)),
        _ => whole(tokens, end + 1, 24)?,
    };
    let hour = hour * HOUR;
    let minutes = if is_before { (hour + NOON - minutes) % NOON } else { hour + minutes };
    // "Quarter to one".
    let minutes = if is_before && minutes < HOUR && hour > 0 { minutes + NOON } else { minutes };
    Some((if is_before && hour > NOON { hour - (NOON - minutes % NOON) % NOON } else { minutes }, false, end))
}

/// "18:45", "18.45", "18h45", "1845", "eighteen forty-five", "6 pm".
fn written(tokens: &Tokens, at: usize) -> Option<(u32, bool, usize)> {
    let two = |at: usize| {
        tokens
            .digits(at)
            .filter(|digits| digits.before_point == 2 && digits.decimals == 0 && digits.value < 60.0)
            .map(|digits| number(digits.value))
    };
    let of = |hour: u32, minutes: u32, end: usize| {
        (hour <= 24 && minutes < HOUR).then_some(((hour * HOUR + minutes) % DAY, false, end))
    };
    if let Some(digits) = tokens.digits(at) {
        // "18.45".
        if digits.decimals == 2 && digits.before_point <= 2 && !digits.is_fraction {
            return of(number(digits.value.trunc()), number((digits.value.fract() * 100.0).round()), at + 1);
        }
        if digits.decimals > 0 || digits.is_ordinal || digits.is_fraction || digits.is_scientific {
            return None;
        }
        // "1845", "0930".
        if digits.before_point == 4 && tokens.text(at).len() == 4 {
            let value = number(digits.value);
            return of(value / 100, value % 100, at + 1);
        }
        let is_joint = tokens.is_sign(at + 1, ':') || tokens.is_sign(at + 1, '.') || tokens.word(at + 1) == "h";
        if let Some(minutes) = two(at + 2).filter(|_| is_joint && digits.before_point <= 2) {
            let is_seconds = |at: usize| tokens.is_sign(at, ':') && two(at + 1).is_some();
            let end = if is_seconds(at + 3) { at + 5 } else { at + 3 };
            return of(number(digits.value), minutes, end);
        }
    }
    let (hour, end) = whole(tokens, at, 24)?;
    let end = end + usize::from(matches!(tokens.word(end), "hours" | "hour"));
    // "Eighteen forty-five".
    match whole(tokens, end, HOUR - 1) {
        Some((minutes, behind)) if minutes >= 10 || tokens.digits(end).is_none() => of(hour, minutes, behind),
        _ => of(hour, 0, end),
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "callers pass small integers")]
fn number(value: f64) -> u32 {
    value as u32
}

/// A whole number up to a limit, in digits or words. "Eighteen forty-five" is read as two.
fn whole(tokens: &Tokens, at: usize, most: u32) -> Option<(u32, usize)> {
    let fits = |value: f64| value.fract() == 0.0 && (0.0..=f64::from(most)).contains(&value);
    if let Some(read) = number_words::read(tokens, at)
        && fits(read.value)
        && read.form == Form::Plain
    {
        return Some((number(read.value), read.end));
    }
    // The first of two number words.
    (1..=2).rev().find_map(|length| {
        let words: Vec<&str> = (at..at + length).map(|at| tokens.word(at)).collect();
        let part = Tokens::read(&words.join(" "), false);
        let read = number_words::read(&part, 0).filter(|read| read.end == length && fits(read.value))?;
        (read.form == Form::Plain).then(|| (number(read.value), at + length))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_day_are_told_apart() {
        let mut failures = Vec::new();
        for (prompt, wording, same, partial, different) in [
            (
                "How is 3:20 pm written on the 24-hour clock?",
                "15:20",
                &["15:20", "15h20", "1520 hrs", "15.20", "fifteen twenty", "15:20h", "15:20:00", "1520", "15 h 20"][..],
                &[][..],
                &["3:20", "03:20", "13:20", "15:02", "16:20", "3:20 pm", "fifteen thirty", "15:20 or 16:20"][..],
            ),
            (
                "When does the late film start?",
                "10:30 pm",
                &["10:30 p.m.", "22:30", "half past ten in the evening", "ten thirty pm", "10.30PM", "half ten pm"],
                &["10:30", "half past ten"],
                &["10:30 am", "11:30 pm", "10 pm", "quarter past ten", "9:30"],
            ),
            (
                "At what time does the shop open?",
                "9:45",
                &[
                    "9:45",
                    "quarter to ten",
                    "9.45",
                    "nine forty-five",
                    "9:45 am",
                    "a quarter to 10",
                    "09:45",
                    "fifteen to ten",
                ],
                &[],
                &["9:15", "quarter past nine", "10:45", "9", "quarter to nine"],
            ),
            (
                "At what time is the sun highest?",
                "12:00",
                &["noon", "12 noon", "midday", "12 pm", "twelve o'clock", "12h"],
                &[],
                &["midnight", "12 am", "6 pm", "0:00"],
            ),
            (
                "When does a new day begin, on the clock?",
                "midnight",
                &["0:00", "12 am", "00:00", "24:00", "midnight"],
                &["12 o'clock"],
                &["noon", "12 pm", "1 am"],
            ),
        ] {
            let clock = Clock::read(wording, prompt).expect(wording);
            let all = [(same, Likeness::Same), (partial, Likeness::Partial), (different, Likeness::Different)];
            for (answer, wanted) in all.into_iter().flat_map(|(list, wanted)| list.iter().map(move |it| (it, wanted))) {
                let found = clock.judge(answer);
                if found != Some(wanted) {
                    failures.push(format!("{answer} for {wording}: {found:?}"));
                }
            }
        }
        assert!(failures.is_empty(), "{failures:#?}");
    }

    #[test]
    fn other_numbers_are_no_times_of_day() {
        for (prompt, wording) in [
            ("What is the aspect ratio?", "16:9"),
            ("World record time over 1500 m?", "3:26"),
            ("What is on the label?", "12:30"),
            ("In what year?", "1520"),
            ("When was it built?", "1845"),
        ] {
            assert!(Clock::read(wording, prompt).is_none(), "{wording}");
        }
    }
}
