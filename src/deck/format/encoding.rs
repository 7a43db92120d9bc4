//! Encoding detection: UTF-8, or UTF-16 in either byte order, with and without a byte order mark; or one of the
//! encodings that programs used before, such as Windows-1252 or Shift JIS, by which of them makes words of the bytes.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

use super::error::DeckError;
use crate::texts::{Phrase, phrase};

/// The text of a file without its byte order mark, with all line endings as line feeds.
pub(super) fn decode<'a>(file: &str, bytes: &'a [u8]) -> Result<Cow<'a, str>, DeckError> {
    if let Some(what) = binary_file_kind(bytes) {
        return Err(DeckError::new(file, None, what));
    }
    let text = match (bytes, detect_utf16(bytes)) {
        ([0xff, 0xfe, rest @ ..], _) => Cow::Owned(utf16(file, rest, u16::from_le_bytes)?),
        ([0xfe, 0xff, rest @ ..], _) => Cow::Owned(utf16(file, rest, u16::from_be_bytes)?),
        (_, Some(order)) => Cow::Owned(utf16(file, bytes, order)?),
        _ => match utf8(file, bytes) {
            Ok(text) => Cow::Borrowed(text),
            Err(error) => Cow::Owned(legacy(bytes).ok_or(error)?),
        },
    };
    if let Some((before, _)) = text.split_once('\0') {
        let line = before.matches('\n').count() + 1;
        return Err(DeckError::new(file, line, phrase!("file-not-text")));
    }
    Ok(if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")) } else { text })
}

/// What a binary file is, by its first bytes, and what to do: people choose the wrong file, or a document that contains
/// their deck.
fn binary_file_kind(bytes: &[u8]) -> Option<Phrase> {
    match bytes {
        [0x89, b'P', b'N', b'G', ..]
        | [0xff, 0xd8, 0xff, ..]
        | [b'G', b'I', b'F', b'8', ..]
        | [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(phrase!("file-picture")),
        [b'%', b'P', b'D', b'F', ..] => Some(phrase!("file-pdf")),
        [b'P', b'K', 3 | 5, 4 | 6, ..] => Some(phrase!("file-archive-or-office")),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Some(phrase!("file-office")),
        [b'7', b'z', 0xbc, 0xaf, ..] | [b'R', b'a', b'r', b'!', ..] | [0x1f, 0x8b, ..] => Some(phrase!("file-archive")),
        [b'M', b'Z', third, ..] if *third < b' ' || *third > b'~' => Some(phrase!("file-program")),
        [0x7f, b'E', b'L', b'F', ..] => Some(phrase!("file-program")),
        _ => None,
    }
}

fn utf8<'a>(file: &str, bytes: &'a [u8]) -> Result<&'a str, DeckError> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').unwrap_or(text)),
        Err(error) => {
            let line = bytes.iter().take(error.valid_up_to()).filter(|byte| **byte == b'\n').count() + 1;
            Err(DeckError::new(file, line, phrase!("file-not-utf8")))
        }
    }
}

/// The text of bytes in an older encoding. `None` if they are damaged UTF-8, or no text in the likeliest encoding.
fn legacy(bytes: &[u8]) -> Option<String> {
    let is_control = |byte: &u8| *byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0b | 0x0c | 0x1b);
    if bytes.iter().any(is_control) || !bytes.iter().any(u8::is_ascii) {
        return None;
    }
    let chunks = || bytes.utf8_chunks();
    let whole: usize = chunks().map(|chunk| chunk.valid().chars().filter(|letter| !letter.is_ascii()).count()).sum();
    let damaged = chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
    if whole > damaged {
        return None;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some(text.into_owned())
}

/// UTF-16 without a byte order mark: every other byte at the beginning is zero, as for most letters, line feeds and
/// tabs. UTF-8 has no zeros, or only by mistake.
fn detect_utf16(bytes: &[u8]) -> Option<Order> {
    const LOOKED_AT: usize = 4_096;
    let (mut low, mut high) = (0_usize, 0_usize);
    let pairs = bytes.get(..LOOKED_AT.min(bytes.len())).unwrap_or_default().as_chunks::<2>().0;
    for pair in pairs {
        match pair {
            [0, other] if *other != 0 => high += 1,
            [other, 0] if *other != 0 => low += 1,
            _ => {}
        }
    }
    let is_utf8 = std::str::from_utf8(bytes).is_ok();
    match (low, high) {
        _ if is_utf8 && (low + high) * 4 < pairs.len() => None,
        (low, high) if low > 4 * high => Some(u16::from_le_bytes),
        (low, high) if high > 4 * low => Some(u16::from_be_bytes),
        _ => None,
    }
}

type Order = fn([u8; 2]) -> u16;

fn utf16(file: &str, bytes: &[u8], order: Order) -> Result<String, DeckError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(pairs.len());
    let broken = |text: &str| {
        let line = text.matches('\n').count() + 1;
        DeckError::new(file, line, phrase!("file-not-utf16"))
    };
    for letter in char::decode_utf16(pairs.iter().map(|pair| order(*pair))) {
        match letter {
            Ok(letter) => text.push(letter),
            Err(_) => return Err(broken(&text)),
        }
    }
    if rest.is_empty() { Ok(text) } else { Err(broken(&text)) }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "what a test expects")]
mod tests {
    use super::*;

    #[test]
    fn text_is_read_in_utf_8_and_utf_16_with_and_without_a_bom() {
        let said = "Façade\tfront\r\nÇa va?\tyes\rend";
        let read = "Façade\tfront\nÇa va?\tyes\nend";
        let little: Vec<u8> = said.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = said.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        for bytes in [
            said.as_bytes().to_vec(),
            marked(b"\xef\xbb\xbf", said.as_bytes()),
            marked(b"\xff\xfe", &little),
            marked(b"\xfe\xff", &big),
            little,
            big,
        ] {
            assert_eq!(decode("deck.txt", &bytes).unwrap(), read);
        }
        assert_eq!(decode("deck.txt", b"").unwrap(), "");
        // Zeros in UTF-8 don't make it UTF-16: the error names their line.
        assert_eq!(decode("deck.txt", "Peru,Lima\nChad\0\0\0,N’Djamena".as_bytes()).unwrap_err().line, Some(2));
    }

    #[test]
    fn older_encodings_are_detected() {
        for (bytes, text) in [
            (&b"l'\xe9t\xe9;summer\nl'h\xf4tel;hotel\n"[..], "l'été;summer\nl'hôtel;hotel\n"),
            (b"stra\xdfe\tstreet\ngr\xfc\xdfen\tto greet \x84you\x93\n", "straße\tstreet\ngrüßen\tto greet „you“\n"),
            (
                b"\xef\xf0\xe8\xe2\xe5\xf2\thello\n\xf1\xef\xe0\xf1\xe8\xe1\xee\tthanks\n",
                "привет\thello\nспасибо\tthanks\n",
            ),
            (b"\x82\xa0\x82\xe8\x82\xaa\x82\xc6\x82\xa4\tthanks\n\x94L\tcat\n", "ありがとう\tthanks\n猫\tcat\n"),
        ] {
            assert_eq!(decode("deck.txt", bytes).unwrap(), text);
        }
    }

    #[test]
    fn other_files_are_refused_as_what_they_are() {
        for (bytes, what) in [
            (&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], "a picture"),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", "a picture"),
            (b"%PDF-1.7\n", "a PDF"),
            (b"PK\x03\x04\x14\0", "an archive or an office document"),
            (b"MZ\x90\0\x03\0", "a program"),
            (b"\x7fELF\x02", "a program"),
            (b"one\nt\0wo\n  a\0nd more", "not text"),
        ] {
            let said = decode("deck.csv", bytes).unwrap_err().to_string();
            assert!(said.contains(what), "{said}");
        }
        assert_eq!(decode("deck.txt", b"MZ is the mark of programs").unwrap(), "MZ is the mark of programs");
    }

    #[test]
    fn binary_files_are_refused_with_their_line() {
        let line = |bytes: &[u8]| decode("deck.txt", bytes).unwrap_err().line;
        assert_eq!(
            line("un\ndeux é à\n".as_bytes().iter().chain(b"\xff trois").copied().collect::<Vec<_>>().as_slice()),
            Some(3)
        );
        assert_eq!(line(b"one\ntwo\n\xff\x01\x02"), Some(3));
        assert_eq!(line(b"\xff\xfea\0\n\0\x00\xd8"), Some(2));
        assert_eq!(line(b"\xff\xfea\0b"), Some(1));
    }
}
