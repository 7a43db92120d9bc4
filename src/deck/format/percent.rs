//! Percent signs in addresses and in texts that were sent as such: `%C3%A4` for the bytes of "ä".

/// The byte that `%3F` stands for, where a text begins with it.
fn byte(text: &[u8]) -> Option<u8> {
    let [b'%', high, low, ..] = text else { return None };
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    Some(digit(*high)? * 16 + digit(*low)?)
}

/// Whether a text has any of them.
pub(super) fn is_in(text: &str) -> bool {
    text.as_bytes().windows(3).any(|bytes| byte(bytes).is_some())
}

/// A text without them; a percent sign that stands for itself stays.
pub(super) fn decoded(text: &str) -> String {
    let (mut out, mut rest) = (Vec::with_capacity(text.len()), text.as_bytes());
    while let [first, more @ ..] = rest {
        let byte = byte(rest);
        out.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { rest.get(3..).unwrap_or_default() } else { more };
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_digits_behind_a_percent_sign_are_a_byte_and_nothing_else_is() {
        assert_eq!(decoded("a%20b%C3%a4.png"), "a bä.png");
        for text in ["100%.png %zz %", "%+f%-1% 1", "%", "%4", "ä%ä"] {
            assert_eq!(decoded(text), text);
            assert!(!is_in(text));
        }
        assert!(is_in("%41"));
    }
}
