//! The kinds of images that Discord shows, recognized by a file's first bytes, whatever its name is.

/// The format of an image.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum ImageKind {
    Png,
    Jpeg,
    Gif,
    Webp,
}

impl ImageKind {
    /// Recognizes the format of a file; `None` if Discord doesn't show it.
    pub fn of(file: &[u8]) -> Option<Self> {
        match file {
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(Self::Png),
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some(Self::Gif),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::Webp),
            _ => None,
        }
    }

    /// The width and height that a file of this format says it has, in pixels; `None` if it's damaged.
    pub fn dimensions(self, file: &[u8]) -> Option<(u32, u32)> {
        let byte = |at: usize| file.get(at).copied().map(u32::from);
        // The most significant byte first, or last.
        let big = |at: usize, bytes: usize| (at..at + bytes).try_fold(0, |value, at| Some(value << 8 | byte(at)?));
        let little =
            |at: usize, bytes: usize| (at..at + bytes).rev().try_fold(0, |value, at| Some(value << 8 | byte(at)?));
        match self {
            Self::Png => (file.get(12..16)? == b"IHDR").then_some((big(16, 4)?, big(20, 4)?)),
            Self::Gif => Some((little(6, 2)?, little(8, 2)?)),
            Self::Jpeg => {
                let mut at = 2;
                loop {
                    match (byte(at)?, byte(at + 1)?) {
                        // Padding.
                        (0xff, 0xff) => at += 1,
                        // The beginning of a frame. Three markers of this range are tables.
                        (0xff, 0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf) => {
                            return Some((big(at + 7, 2)?, big(at + 5, 2)?));
                        }
                        (0xff, _) => at += 2 + usize::try_from(big(at + 2, 2)?).ok()?,
                        _ => return None,
                    }
                }
            }
            Self::Webp => match file.get(12..16)? {
                b"VP8X" => Some((little(24, 3)? + 1, little(27, 3)? + 1)),
                b"VP8L" => {
                    let bits = little(21, 4)?;
                    Some(((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1))
                }
                b"VP8 " => Some((little(26, 2)? & 0x3fff, little(28, 2)? & 0x3fff)),
                _ => None,
            },
        }
    }

    /// The file extensions of this format, without a dot; the usual one first.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Png => &["png"],
            Self::Jpeg => &["jpg", "jpeg"],
            Self::Gif => &["gif"],
            Self::Webp => &["webp"],
        }
    }

    /// Adds the usual extension to a file's name. Discord relies on it.
    pub fn name(self, stem: &str) -> String {
        let ending = self.endings().first().copied().unwrap_or_default();
        format!("{stem}.{ending}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dimensions_are_read_from_each_format_and_damaged_files_have_none() {
        let intact: [&[u8]; 6] = [
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\x02\0\0\0\x03\x08",
            b"GIF89a\x02\x01\x03\0\x80",
            b"\xff\xd8\xff\xe0\0\x04ab\xff\xff\xc2\0\x11\x08\0\x03\x01\x02",
            b"RIFF\x24\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x01\x01\0\x02\0\0",
            b"RIFF\x24\0\0\0WEBPVP8L\x0a\0\0\0\x2f\x01\x81\0\0",
            b"RIFF\x24\0\0\0WEBPVP8 \x0a\0\0\0\0\0\0\x9d\x01\x2a\x02\x01\x03\0",
        ];
        let damaged: [&[u8]; 5] = [
            b"\x89PNG\r\n\x1a\n",
            b"GIF87a",
            b"\xff\xd8\xff\xe0\0\x04ab\xff\xc4\0\x02",
            b"\xff\xd8\xff\xe0\0\x04abc",
            b"RIFF\x24\0\0\0WEBPVP8 ",
        ];
        let dimensions = |file: &[u8]| ImageKind::of(file).unwrap().dimensions(file);
        for file in intact {
            assert_eq!(dimensions(file), Some((258, 3)), "{file:?}");
        }
        for file in damaged {
            assert_eq!(dimensions(file), None, "{file:?}");
        }
    }

    #[test]
    fn an_image_kind_is_detected_from_its_bytes_and_has_a_usual_extension() {
        let known: [(&[u8], &str); 5] = [
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "question.png"),
            (b"\xff\xd8\xff\xe0", "question.jpg"),
            (b"GIF87a", "question.gif"),
            (b"GIF89a\x01", "question.gif"),
            (b"RIFF\x24\0\0\0WEBPVP8 ", "question.webp"),
        ];
        for (file, name) in known {
            let kind = ImageKind::of(file).unwrap();
            assert_eq!(kind.name("question"), name);
            assert_eq!(kind.endings().first(), name.rsplit('.').next().as_ref());
        }
        for none in
            [&b""[..], b"\x89PNG", b"GIF88a", b"RIFF\x24\0\0\0WAVE", b"<svg xmlns=\"http://www.w3.org/2000/svg\">"]
        {
            assert_eq!(ImageKind::of(none), None);
        }
    }
}
