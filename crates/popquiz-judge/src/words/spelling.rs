//! Spellings that sound the same, or differ only by the side of the Atlantic: "thyamine" and "thiamine", "sulphate" and
//! "sulfate", "Tolstoj" and "Tolstoi".

/// The longest word that is compared by its sound, in bytes.
const LONGEST: usize = 32;

/// A word's consonants and vowels with different spellings of one sound made the same. Equal sounds mean that one word
/// may be a misspelling of the other; they don't mean that the words are the same ("night", "knight").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sound {
    letters: [u8; LONGEST],
    len: u8,
}

impl Sound {
    /// The sound of a lowercase ASCII word; `None` for anything else, and for words of fewer than four letters, in
    /// which every letter counts.
    pub(crate) fn of(word: &str) -> Option<Self> {
        let bytes = word.as_bytes();
        if bytes.len() < 4 || bytes.len() > LONGEST || !bytes.iter().all(u8::is_ascii_lowercase) {
            return None;
        }
        let mut sound = Self { letters: [0; LONGEST], len: 0 };
        let at = |index: usize| bytes.get(index).copied().unwrap_or(0);
        let mut index = 0;
        while index < bytes.len() {
            let (letter, next) = (at(index), at(index + 1));
            let is_first = index == 0;
            let (out, used): (&[u8], usize) = match (letter, next) {
                (b'p', b'h') => (b"f", 2),
                (b'a' | b'o', b'e') | (b'e', b'a' | b'e') => (b"e", 2),
                (b'o', b'u') => (b"o", 2),
                (b'i', b'e') | (b'e', b'i') => (b"i", 2),
                (b'e', b'y') if index + 2 == bytes.len() => (b"i", 2),
                (b'c', b'k') => (b"k", 2),
                (b's', b'c') if matches!(at(index + 2), b'e' | b'i' | b'y') => (b"s", 2),
                (b'c', b'e' | b'i' | b'y') | (b'z', _) => (b"s", 1),
                (b'c', b'h') => (b"ch", 2),
                (b'c', _) => (b"k", 1),
                (b'q', b'u') => (b"kw", 2),
                (b'x', _) if !is_first => (b"ks", 1),
                (b'y' | b'j', _) if !is_first => (b"i", 1),
                (b'h', _) if matches!(index.checked_sub(1).map(at), Some(b'r' | b'g' | b'k')) => (b"", 1),
                // "Center" and "centre", "fiber" and "fibre".
                (b'r', b'e') if index + 2 == bytes.len() && index > 1 => (b"er", 2),
                (b'e', 0) if index > 2 => (b"", 1),
                (b'w', _) if !is_first => (b"v", 1),
                _ => (bytes.get(index..=index).unwrap_or_default(), 1),
            };
            for letter in out {
                sound.push(*letter);
            }
            index += used;
        }
        Some(sound)
    }

    /// Adds a letter unless it doubles the one before it.
    fn push(&mut self, letter: u8) {
        let len = usize::from(self.len);
        let is_double = len.checked_sub(1).and_then(|last| self.letters.get(last)) == Some(&letter);
        if let (false, Some(place)) = (is_double, self.letters.get_mut(len)) {
            *place = letter;
            self.len += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_sound_are_the_same() {
        for (one, other) in [
            ("thyamine", "thiamine"),
            ("sulphate", "sulfate"),
            ("tolstoj", "tolstoi"),
            ("oesophagus", "esophagus"),
            ("haemoglobin", "hemoglobin"),
            ("centre", "center"),
            ("colour", "color"),
            ("westfalia", "westphalia"),
            ("karo", "caro"),
            ("cann", "kann"),
            ("nimso", "nimzo"),
            ("illiacus", "iliacus"),
            ("recieve", "receive"),
            ("monooxide", "monoxide"),
        ] {
            assert_eq!(Sound::of(one), Sound::of(other), "{one} and {other}");
        }
        for (one, other) in [("nitrate", "nitrite"), ("meiosis", "mitosis"), ("iraq", "iran"), ("afferent", "efferent")]
        {
            assert_ne!(Sound::of(one), Sound::of(other), "{one} and {other}");
        }
        assert_eq!(Sound::of("dna"), None);
    }
}
