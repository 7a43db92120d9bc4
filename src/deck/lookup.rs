//! Finding a card by a few words, as they are typed: how texts are compared, typos forgiven, and how well a card fits. Where cards are
//! kept and offered is the store's.

use unicode_normalization::UnicodeNormalization as _;

/// The most words of what was typed that are looked at.
const WORDS: usize = 12;

/// What was typed so far, as words. The last may be unfinished.
#[derive(Debug)]
pub struct Typed {
    words: Vec<String>,
}

impl Typed {
    /// Of a folded text.
    pub fn new(folded: &str) -> Self {
        Self { words: folded.split(' ').filter(|word| !word.is_empty()).take(WORDS).map(str::to_owned).collect() }
    }

    /// The words.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// How well a card fits, by its folded prompt and answers: first how many of the words it has, then how exactly, and whether in the
    /// prompt.
    pub fn weight(&self, prompt: &str, answer: &str) -> u32 {
        let mut weight = 0;
        for word in &self.words {
            let best = prompt.split(' ').map(|known| 2 * fit(word, known)).max().unwrap_or(0);
            let best =
                best.max(answer.split(' ').map(|known| (2 * fit(word, known)).saturating_sub(1)).max().unwrap_or(0));
            if best > 0 {
                weight += self.of_one_word() + best;
            }
        }
        weight
    }

    /// How many of the words a card of this weight has.
    pub fn words_in(&self, weight: u32) -> u32 {
        weight / self.of_one_word()
    }

    /// More than all that fits can add up to.
    fn of_one_word(&self) -> u32 {
        8 * u32::try_from(self.words.len()).unwrap_or(1).max(1)
    }
}

/// 3: the same word; 2: it begins so; 1: a slip or two away, or a part of it; 0: another.
fn fit(typed: &str, known: &str) -> u32 {
    if typed == known {
        return 3;
    }
    if known.starts_with(typed) {
        return 2;
    }
    let length = typed.chars().count();
    let forgiven = slips(length);
    let near = forgiven > 0
        && length.abs_diff(known.chars().count()) <= forgiven
        && strsim::osa_distance(typed, known) <= forgiven;
    u32::from(near || length >= 3 && known.contains(typed))
}

/// How many slips are forgiven in a word of so many letters: as many as leave it recognisable.
fn slips(length: usize) -> usize {
    match length {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// Parts of a mistyped word, at least one of which is left whole by the slips that are forgiven: it is cut into one part more than there
/// can be slips. Parts shorter than three letters tell nothing and are lengthened, so a slip may be in two of a short word's parts.
pub fn parts(word: &str) -> Vec<String> {
    const LEAST: usize = 3;
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < LEAST {
        return Vec::new();
    }
    let count = slips(letters.len()) + 1;
    let mut parts: Vec<String> = Vec::new();
    for part in 0..count {
        let (start, end) = (part * letters.len() / count, (part + 1) * letters.len() / count);
        let end = end.max(start + LEAST).min(letters.len());
        let start = start.min(end.saturating_sub(LEAST));
        parts.extend(letters.get(start..end).map(|part| part.iter().collect()));
    }
    parts.dedup();
    parts
}

/// Lower case, without accents, words apart by one space.
pub fn fold(text: &str) -> String {
    let letters = text
        .nfkd()
        .filter(|letter| !unicode_normalization::char::is_combining_mark(*letter))
        .flat_map(char::to_lowercase);
    let spaced: String = letters.map(|letter| if letter.is_alphanumeric() { letter } else { ' ' }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn exact_words_weigh_more_than_beginnings_and_these_more_than_slips() {
        let typed = Typed::new("dropout rate");
        let weights: Vec<u32> =
            ["the dropout rate", "the dropout rates", "the dropuot rate", "the dropout", "rate", "nothing"]
                .map(|prompt| typed.weight(prompt, ""))
                .to_vec();
        assert!(weights.is_sorted_by(|one, other| one >= other), "{weights:?}");
        assert_eq!(weights.iter().map(|weight| typed.words_in(*weight)).collect::<Vec<_>>(), [2, 2, 2, 1, 1, 0]);
        assert!(typed.weight("dropout", "") > typed.weight("", "dropout"));
    }

    proptest! {
        #[test]
        fn a_long_word_with_one_slip_keeps_a_part(word in "[a-z]{6,14}", place in 0_usize..6, letter in "[a-z]") {
            let mut slipped: Vec<char> = word.chars().collect();
            slipped.splice(place..=place, letter.chars());
            let slipped: String = slipped.into_iter().collect();
            prop_assert!(parts(&slipped).iter().any(|part| word.contains(part.as_str())), "{slipped} for {word}: {:?}", parts(&slipped));
        }

        #[test]
        fn folding_twice_folds_no_further(text in "\\PC{0,60}") {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }
    }
}
