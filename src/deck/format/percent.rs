//! Percent-encoding in addresses, and in texts that were sent as such: `%C3%A4` for the bytes of "ä".

use percent_encoding::percent_decode_str;

/// Whether a text has percent-encoded bytes.
pub(super) fn is_in(text: &str) -> bool {
    percent_decode_str(text).count() < text.len()
}

/// Decodes percent-encoded bytes; other percent signs stay.
pub(super) fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_two_digits_after_a_percent_sign_are_decoded() {
        assert_eq!(decoded("a%20b%C3%a4.png"), "a bä.png");
        for text in ["100%.png %zz %", "%+f%-1% 1", "%", "%4", "ä%ä"] {
            assert_eq!(decoded(text), text);
            assert!(!is_in(text));
        }
        assert!(is_in("%41"));
    }
}
