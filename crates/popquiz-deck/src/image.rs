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
