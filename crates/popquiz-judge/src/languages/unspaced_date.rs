//! Dates in Japanese and Chinese.

use crate::languages::unspaced_numerals::{digit_value, multiplier, value_of_numerals};

/// The Japanese eras, and the year before each.
const ERAS: [(&str, u32); 5] = [("明治", 1867), ("大正", 1911), ("昭和", 1925), ("平成", 1988), ("令和", 2018)];
const BEFORE_CHRIST: [&str; 4] = ["紀元前", "纪元前", "公元前", "西元前"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A text with its dates in English: "昭和20年8月6日" and "一九四五年八月六日" as "6 August 1945".
pub(crate) fn in_english(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if let Some((date, length)) = date_at(rest) {
            for part in [" ", &date, " "] {
                out.push_str(part);
            }
            rest = rest.get(length..).unwrap_or_default();
            continue;
        }
        // A number that is no date is skipped as a whole, so that no date is found at its end.
        let skipped = number_at(rest).map_or(first.len_utf8(), |(_, length)| length);
        let (head, after) = rest.split_at_checked(skipped).unwrap_or((rest, ""));
        out.push_str(head);
        rest = after;
    }
    out
}

/// The date that a text begins with, and how many bytes it takes.
fn date_at(text: &str) -> Option<(String, usize)> {
    let era = ERAS.iter().find(|(name, _)| text.starts_with(name));
    let is_before_christ = BEFORE_CHRIST.iter().find(|name| text.starts_with(**name));
    let prefix = era.map(|(name, _)| *name).or(is_before_christ.copied()).unwrap_or_default();
    let mut at = prefix.len();
    let year = part_at(text.get(at..)?, &["年"]).map(|(year, length)| {
        at += length;
        year.saturating_add(era.map_or(0, |(_, before)| *before))
    });
    let month =
        part_at(text.get(at..)?, &["月"]).filter(|(month, _)| (1..=12).contains(month)).map(|(month, length)| {
            at += length;
            month
        });
    let day = month.and_then(|_| part_at(text.get(at..)?, &["日", "号", "號"])).map(|(day, length)| {
        at += length;
        day
    });
    let month = month.and_then(|month| MONTHS.get(usize::try_from(month).ok()?.checked_sub(1)?));
    let date = match (year, month, day) {
        (Some(year), Some(month), Some(day)) => format!("{day} {month} {year}"),
        (Some(year), Some(month), None) => format!("{month} {year}"),
        (None, Some(month), Some(day)) => format!("{day} {month}"),
        (Some(year), None, None) if is_before_christ.is_some() => format!("{year} BC"),
        // "365年" is how long something takes.
        (Some(year), None, None) if (1000..3000).contains(&year) => year.to_string(),
        _ => return None,
    };
    Some((date, at))
}

/// A number and one of the words that follow it, and how many bytes both take.
fn part_at(text: &str, words: &[&str]) -> Option<(u32, usize)> {
    let (value, length) = if text.starts_with('元') { (1, '元'.len_utf8()) } else { number_at(text)? };
    let rest = text.get(length..)?;
    let after = rest.trim_start();
    let word = words.iter().find(|word| after.starts_with(**word))?;
    let after = after.get(word.len()..)?.trim_start();
    Some((value, text.len() - after.len()))
}

/// The whole number that a text begins with, in digits or numerals, and how many bytes it takes.
fn number_at(text: &str) -> Option<(u32, usize)> {
    const LONGEST: usize = 10;
    let digits: String = text.chars().take_while(char::is_ascii_digit).take(LONGEST).collect();
    if !digits.is_empty() {
        return Some((digits.parse().ok()?, digits.len()));
    }
    let is_numeral = |letter: &char| digit_value(*letter).is_some() || multiplier(*letter).is_some();
    let numerals: Vec<char> = text.chars().take_while(is_numeral).take(LONGEST).collect();
    let value = value_of_numerals(&numerals)?;
    let length = numerals.iter().map(|letter| letter.len_utf8()).sum();
    Some((format!("{value:.0}").parse().ok()?, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read() {
        for (text, english) in [
            ("1868年1月3日", " 3 January 1868 "),
            ("一九一九年五月四号", " 4 May 1919 "),
            ("平成31年4月30日", " 30 April 2019 "),
            ("令和元年", " 2019 "),
            ("公元前221年", " 221 BC "),
            ("10月1日", " 1 October "),
            ("365日", "365日"),
            ("百年", "百年"),
            ("一千二百公里", "一千二百公里"),
        ] {
            assert_eq!(in_english(text), english, "{text}");
        }
    }
}
