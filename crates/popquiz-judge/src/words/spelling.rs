//! Spellings that sound the same, or differ only by the side of the Atlantic: "thyamine" and "thiamine", "sulphate" and
//! "sulfate", "Tolstoj" and "Tolstoi".

/// The longest word that is compared by its sound, in bytes.
const LONGEST: usize = 32;

/// A word's consonants and vowels with different spellings of one sound made the same. Equal sounds mean that one word
/// may be a misspelling of the other; they don't mean that the words are the same ("night", "knight").
#[derive(Clone, Debug)]
pub(crate) struct Sound<'a> {
    letters: &'a [u8],
    index: usize,
    /// The second letter of a sound that has two.
    waiting: Option<u8>,
    last: Option<u8>,
}

impl<'a> Sound<'a> {
    /// The sound of a lowercase ASCII word; `None` for anything else, and for words of fewer than four letters, in
    /// which every letter counts.
    pub(crate) fn of(word: &'a str) -> Option<Self> {
        let letters = word.as_bytes();
        let is_comparable = (4..=LONGEST).contains(&letters.len()) && letters.iter().all(u8::is_ascii_lowercase);
        is_comparable.then_some(Self { letters, index: 0, waiting: None, last: None })
    }

    /// Whether two words sound the same. Most don't from the first letters on, so they are compared as they are read.
    pub(crate) fn is_same(one: &'a str, other: &'a str) -> bool {
        Self::of(one).zip(Self::of(other)).is_some_and(|(one, other)| one.eq(other))
    }

    /// The sound that begins at the current letter, of at most two letters, and moves on.
    fn advance(&mut self) -> (Option<u8>, Option<u8>) {
        let bytes = self.letters;
        let at = |index: usize| bytes.get(index).copied().unwrap_or(0);
        let index = self.index;
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
        self.index += used;
        (out.first().copied(), out.get(1).copied())
    }
}

impl Iterator for Sound<'_> {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        loop {
            let letter = match self.waiting.take() {
                Some(waiting) => Some(waiting),
                None if self.index >= self.letters.len() => return None,
                None => {
                    let (first, second) = self.advance();
                    self.waiting = second;
                    first
                }
            };
            // A letter that doubles the one before it makes no sound of its own.
            if let Some(letter) = letter.filter(|letter| self.last != Some(*letter)) {
                self.last = Some(letter);
                return Some(letter);
            }
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
            assert!(Sound::is_same(one, other), "{one} and {other}");
        }
        for (one, other) in [("nitrate", "nitrite"), ("meiosis", "mitosis"), ("iraq", "iran"), ("afferent", "efferent")]
        {
            assert!(!Sound::is_same(one, other), "{one} and {other}");
        }
        assert!(Sound::of("dna").is_none());
    }
}
