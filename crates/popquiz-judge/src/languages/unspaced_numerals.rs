//! Chinese and Japanese numerals.

/// Chinese and Japanese numerals as digits, with decimals, fractions and signs: "三点五" is 3.5, "四分之三" 3/4.
pub(crate) fn with_digits(text: &str) -> String {
    let letters: Vec<char> = with_parts(&text.chars().collect::<Vec<char>>());
    let has_digits = letters.iter().any(char::is_ascii_digit);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(letter) = letters.get(at).copied() {
        let from = at;
        let mut digits = String::new();
        while let Some(digit) = letters.get(at).filter(|it| it.is_ascii_digit() || **it == '.' && !digits.is_empty()) {
            digits.push(*digit);
            at += 1;
        }
        if digits.is_empty() {
            while letters.get(at).is_some_and(|letter| digit_value(*letter).is_some() || multiplier(*letter).is_some())
            {
                at += 1;
            }
        } else if let Some(factor) =
            letters.get(at).and_then(|letter| multiplier(*letter)).filter(|factor| *factor >= 1000.0)
        {
            // "1.5万".
            let value = digits.trim_end_matches('.').parse::<f64>().unwrap_or(0.0) * factor;
            out.push_str(&value.to_string());
            at += 1;
            continue;
        } else {
            out.push_str(&digits);
            continue;
        }
        let numerals = letters.get(from..at).unwrap_or_default();
        // A single numeral is part of many words.
        match value_of_numerals(numerals).filter(|_| numerals.len() > 1 || !numerals.is_empty() && !has_digits) {
            Some(value) if numerals.len() > 1 || letters.len() < 8 => out.push_str(&value.to_string()),
            _ if numerals.is_empty() => {
                out.push(letter);
                at += 1;
            }
            _ => out.extend(numerals),
        }
    }
    out
}

/// Words before a negative number.
const NEGATIVE: [&str; 6] = ["零下", "负", "負", "マイナス", "氷点下", "まいなす"];

/// A text with its decimals, fractions and negative numbers in digits.
fn with_parts(letters: &[char]) -> Vec<char> {
    let mut out = Vec::with_capacity(letters.len());
    let mut at = 0;
    while let Some(letter) = letters.get(at).copied() {
        let rest = letters.get(at..).unwrap_or_default();
        let negative = NEGATIVE.iter().map(|word| word.chars().count()).zip(NEGATIVE).find(|(length, word)| {
            word.chars().eq(rest.iter().copied().take(*length)) && number_at(letters, at + length).is_some()
        });
        if let Some((length, _)) = negative {
            out.push('-');
            at += length;
            continue;
        }
        let Some((value, end)) = number_at(letters, at) else {
            out.push(letter);
            at += 1;
            continue;
        };
        let (written, end) = part_at(letters, value, end)
            .unwrap_or_else(|| (letters.get(at..end).unwrap_or_default().iter().collect(), end));
        out.extend(written.chars());
        at = end;
    }
    out
}

/// The number that goes on after its first part: "三" with "点五", "四" with "分之三", "三" with "个半".
fn part_at(letters: &[char], value: f64, end: usize) -> Option<(String, usize)> {
    let has = |at: usize, any: &str| letters.get(at).is_some_and(|letter| any.contains(*letter));
    if has(end, "点點・") {
        let digits: String = letters
            .get(end + 1..)?
            .iter()
            .map_while(|letter| letter.to_digit(10).or_else(|| numeral_digit(*letter)))
            .filter_map(|digit| char::from_digit(digit, 10))
            .collect();
        return (!digits.is_empty() && value.fract() == 0.0)
            .then(|| (format!("{value}.{digits}"), end + 1 + digits.len()));
    }
    if has(end, "个個") && has(end + 1, "半") {
        return Some(((value + 0.5).to_string(), end + 2));
    }
    if has(end, "又") {
        let (below, behind) = number_at(letters, end + 1)?;
        let (above, last) = fraction_above(letters, behind)?;
        return (above < below).then(|| ((value + above / below).to_string(), last));
    }
    let (above, last) = fraction_above(letters, end)?;
    Some((if is_hundred(value) { format!("{above}%") } else { format!("{above}/{value}") }, last))
}

fn is_hundred(value: f64) -> bool {
    (value - 100.0).abs() < f64::EPSILON
}

/// The numerator after "分之" or "分の".
fn fraction_above(letters: &[char], at: usize) -> Option<(f64, usize)> {
    let is_joint = letters.get(at) == Some(&'分') && letters.get(at + 1).is_some_and(|next| "之のノ".contains(*next));
    let (above, end) = number_at(letters, at + 2).filter(|_| is_joint)?;
    match part_at(letters, above, end) {
        Some((decimal, end)) => decimal.parse().ok().map(|above| (above, end)),
        None => Some((above, end)),
    }
}

fn numeral_digit(letter: char) -> Option<u32> {
    let letter = if letter == '零' { '〇' } else { letter };
    "〇一二三四五六七八九".chars().zip(0..).find(|(own, _)| *own == letter).map(|(_, value)| value)
}

/// The number at this place, in digits or numerals, and the next place.
fn number_at(letters: &[char], at: usize) -> Option<(f64, usize)> {
    const LONGEST: usize = 24;
    let rest = letters.get(at..)?;
    let digits: String =
        rest.iter().take(LONGEST).take_while(|letter| letter.is_ascii_digit() || **letter == '.').collect();
    if digits.starts_with(|first: char| first.is_ascii_digit()) {
        let digits = digits.trim_end_matches('.');
        return Some((digits.parse().ok()?, at + digits.len()));
    }
    let is_numeral = |letter: &&char| digit_value(**letter).is_some() || multiplier(**letter).is_some();
    let numerals: Vec<char> = rest.iter().take(LONGEST).take_while(is_numeral).copied().collect();
    Some((value_of_numerals(&numerals)?, at + numerals.len()))
}

pub(crate) fn digit_value(letter: char) -> Option<f64> {
    "〇一二三四五六七八九".chars().zip(0_u8..).find(|(own, _)| *own == letter).map(|(_, value)| f64::from(value)).or(
        match letter {
            '零' => Some(0.0),
            '两' => Some(2.0),
            _ => None,
        },
    )
}

pub(crate) fn multiplier(letter: char) -> Option<f64> {
    Some(match letter {
        '十' => 10.0,
        '百' => 100.0,
        '千' => 1000.0,
        '万' => 10_000.0,
        '亿' | '億' => 100_000_000.0,
        _ => return None,
    })
}

pub(crate) fn value_of_numerals(numerals: &[char]) -> Option<f64> {
    if numerals.is_empty() {
        return None;
    }
    // "一九九四" is spelled digit by digit.
    if numerals.len() > 1 && numerals.iter().all(|letter| digit_value(*letter).is_some()) {
        return numerals.iter().try_fold(0.0, |sum, letter| Some(sum * 10.0 + digit_value(*letter)?));
    }
    let (mut total, mut section, mut digit) = (0.0, 0.0, None);
    let mut last = 1.0;
    for letter in numerals {
        if let Some(value) = digit_value(*letter) {
            if value < 1.0 {
                last = 1.0;
            }
            digit = Some(value);
            continue;
        }
        let factor = multiplier(*letter)?;
        if factor >= 10_000.0 {
            total += (section + digit.unwrap_or(0.0)).max(1.0) * factor;
            section = 0.0;
        } else {
            section += digit.unwrap_or(1.0) * factor;
        }
        (digit, last) = (None, factor);
    }
    // "一万五" is 15,000.
    let rest = digit.unwrap_or(0.0) * if last >= 100.0 { last / 10.0 } else { 1.0 };
    Some(total + section + rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_become_digits() {
        for (text, digits) in [
            ("一百零五", "105"),
            ("七万二千", "72000"),
            ("二〇〇八", "2008"),
            ("1.2亿", "120000000"),
            ("三点五", "3.5"),
            ("十二点零七", "12.07"),
            ("四分之三", "3/4"),
            ("4分の3", "3/4"),
            ("三又二分之一", "3.5"),
            ("两个半", "2.5"),
            ("百分之七十五", "75%"),
            ("百分之零点五", "0.5%"),
            ("零下二十度", "-20度"),
            ("负三点五", "-3.5"),
            ("マイナス5度", "-5度"),
        ] {
            assert_eq!(with_digits(text), digits, "{text}");
        }
    }
}
