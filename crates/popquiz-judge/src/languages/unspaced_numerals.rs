//! Chinese and Japanese numerals.

/// Chinese and Japanese numerals as digits.
pub(crate) fn with_digits(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
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
        for (text, digits) in [("一百零五", "105"), ("七万二千", "72000"), ("二〇〇八", "2008"), ("1.2亿", "120000000")]
        {
            assert_eq!(with_digits(text), digits, "{text}");
        }
    }
}
