//! Pinyin: with tone marks, with tone numbers, or without tones.

use pinyin::ToPinyinMulti as _;
use unicode_normalization::UnicodeNormalization as _;

/// Pinyin as typed: its letters, and the position of each tone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pinyin {
    letters: String,
    /// The tones from 1 to 5, with the number of letters up to and including the one that has it.
    tones: Vec<(usize, u8)>,
}

/// Whether two different characters are typed alike: "琴" and "芹".
pub(crate) fn sound_alike(one: char, other: char) -> bool {
    let others = readings_of(other);
    one != other && readings_of(one).iter().any(|(letters, _)| others.iter().any(|(other, _)| letters == other))
}

/// How given pinyin compares with the expected one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Tones {
    Same,
    /// No tones are given.
    Missing,
    Other,
}

impl Pinyin {
    /// Reads "nǐ hǎo", "ni3hao3", "nv3" or "ni hao". `None` for other text.
    pub(crate) fn read(text: &str) -> Option<Self> {
        const LONGEST: usize = 80;
        let mut letters = String::new();
        let mut tones = Vec::new();
        let text = text.replace("u:", "ü").replace("U:", "ü");
        for letter in text.nfd().flat_map(char::to_lowercase).take(LONGEST) {
            let tone = match letter {
                '\u{304}' => 1,
                '\u{301}' => 2,
                '\u{30c}' | '\u{306}' => 3,
                '\u{300}' => 4,
                '0' | '5' => 5,
                '1'..='4' => letter.to_digit(10).and_then(|digit| u8::try_from(digit).ok()).unwrap_or(5),
                '\u{308}' => {
                    letters.pop().filter(|last| *last == 'u')?;
                    letters.push('v');
                    continue;
                }
                'a'..='z' => {
                    letters.push(letter);
                    continue;
                }
                ' ' | '\'' | '’' | '-' | '·' => continue,
                _ => return None,
            };
            if letters.is_empty() {
                return None;
            }
            tones.push((letters.len(), tone));
        }
        (!letters.is_empty()).then_some(Self { letters, tones })
    }

    fn plain_tones(&self) -> Vec<u8> {
        self.tones.iter().map(|(_, tone)| *tone).filter(|tone| *tone != 5).collect()
    }

    /// Compares it with expected pinyin; `None` if the letters differ.
    pub(crate) fn compare(&self, expected: &Self) -> Option<Tones> {
        if self.letters != expected.letters {
            return None;
        }
        let (own, wanted) = (self.plain_tones(), expected.plain_tones());
        Some(if own == wanted {
            Tones::Same
        } else if self.tones.is_empty() {
            Tones::Missing
        } else {
            Tones::Other
        })
    }

    /// Compares it with the readings of Chinese characters; `None` if the letters differ.
    pub(crate) fn compare_with_characters(&self, characters: &str) -> Option<Tones> {
        const MOST_CHARACTERS: usize = 24;
        if characters.is_empty() || characters.chars().nth(MOST_CHARACTERS).is_some() {
            return None;
        }
        // After how many letters each way of reading stands, and whether its tones agree.
        let mut states = vec![(0_usize, true)];
        let mut before: Option<char> = None;
        for (number, character) in characters.chars().enumerate() {
            let readings = readings_of(character);
            let mut next: Vec<(usize, bool)> = Vec::new();
            for (from, agrees) in &states {
                for (letters, tone) in &readings {
                    let end = from + letters.len();
                    if self.letters.get(*from..end) != Some(letters.as_str()) {
                        continue;
                    }
                    let given = self.tones.iter().find(|(at, _)| from < at && *at <= end).map(|(_, tone)| *tone);
                    // The second of two equal characters, and endings, have no tone of their own.
                    let may_be_neutral =
                        number > 0 && (before == Some(character) || "子们头么的了个上儿".contains(character));
                    let fits =
                        given == Some(*tone) || matches!(given, None | Some(5)) && (may_be_neutral || *tone == 5);
                    let state = (end, *agrees && fits);
                    if !next.contains(&state) {
                        next.push(state);
                    }
                }
            }
            states = next;
            before = Some(character);
        }
        let complete = states.iter().filter(|(end, _)| *end == self.letters.len());
        complete
            .map(|(_, agrees)| match (agrees, self.tones.is_empty()) {
                (_, true) => Tones::Missing,
                (true, false) => Tones::Same,
                (false, false) => Tones::Other,
            })
            .min()
    }
}

/// The readings of a character, as letters and tone.
fn readings_of(character: char) -> Vec<(String, u8)> {
    let Some(all) = character.to_pinyin_multi() else { return Vec::new() };
    all.into_iter()
        .map(|reading| {
            let typed = reading.with_tone_num_end();
            let tone = typed.chars().last().and_then(|last| last.to_digit(10)).and_then(|tone| u8::try_from(tone).ok());
            let letters = typed.trim_end_matches(|letter: char| letter.is_ascii_digit()).replace('ü', "v");
            (letters, tone.filter(|tone| (1..=4).contains(tone)).unwrap_or(5))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pinyin_is_compared_by_letters_and_tones() {
        for (given, characters, tones) in [
            ("xué xí", "学习", Some(Tones::Same)),
            ("xue2xi2", "学习", Some(Tones::Same)),
            ("XUEXI", "学习", Some(Tones::Missing)),
            ("xue1xi2", "学习", Some(Tones::Other)),
            ("lü4", "绿", Some(Tones::Same)),
            ("lv4", "绿", Some(Tones::Same)),
            ("lu:3", "旅", Some(Tones::Same)),
            ("lu3", "旅", None),
            ("gēge", "哥哥", Some(Tones::Same)),
            ("hai2zi5", "孩子", Some(Tones::Same)),
            ("hai2", "孩子", None),
            ("hello", "你好", None),
        ] {
            let found = Pinyin::read(given).and_then(|pinyin| pinyin.compare_with_characters(characters));
            assert_eq!(found, tones, "{given} for {characters}");
        }
        let read = |text| Pinyin::read(text).unwrap();
        assert_eq!(read("xie4xie5").compare(&read("xièxie")), Some(Tones::Same));
        assert_eq!(read("xiexie").compare(&read("xièxie")), Some(Tones::Missing));
        assert_eq!(read("xié xie").compare(&read("xièxie")), Some(Tones::Other));
        assert_eq!(read("xia").compare(&read("xièxie")), None);
    }
}
