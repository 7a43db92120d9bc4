//! A day as people type it, and as all languages can write it: 2026-06-24.

use jiff::civil::Date;

/// The day with this date, counted from 1970-01-01; `None` if it's no date.
pub fn parse_day(typed: &str) -> Option<i32> {
    let typed = typed.trim();
    // Jiff also takes "20260624" and times, which nobody means here.
    if typed.len() != 10 {
        return None;
    }
    let date: Date = typed.parse().ok()?;
    Date::constant(1970, 1, 1).until(date).ok().map(|span| span.get_days())
}

/// The date of a day, as [`parse_day`] reads it.
pub fn day_text(day: i32) -> String {
    Date::constant(1970, 1, 1).saturating_add(jiff::Span::new().days(day.clamp(-700_000, 2_932_896))).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_it_is_written() {
        for day in ["1970-01-01", "2026-06-24", "2024-02-29", "9999-12-31"] {
            assert_eq!(parse_day(day).map(day_text).as_deref(), Some(day));
        }
        assert_eq!(parse_day(" 1970-01-02 "), Some(1));
        for typed in ["", "tomorrow", "2026-02-30", "24.06.2026", "2026-6-24", "20260624", "2026-06-24T10:00"] {
            assert_eq!(parse_day(typed), None, "{typed}");
        }
    }
}
