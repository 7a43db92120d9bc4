//! Finding a card by a few words while they are typed: comparing texts, tolerating typos, and ranking cards. Storing
//! the cards is up to the store.

use popquiz_deck::{AnswerKey, Card, fold};

/// The most words of a query that are used.
const WORDS: usize = 12;

/// A card's prompt, and all wordings of its answer, folded: the texts that it's found by.
pub fn texts(card: &Card) -> (String, String) {
    let alternatives = |of: &[Vec<String>]| of.concat();
    let answers = match &card.key {
        Some(AnswerKey::List { items, .. }) => alternatives(items),
        Some(AnswerKey::Blanks(gaps)) => alternatives(gaps),
        Some(key) => key.answers(),
        None => Vec::new(),
    };
    (fold(&card.prompt), fold(&answers.join(" ")))
}

/// A search query as words. The last one may be incomplete.
#[derive(Debug)]
pub struct Query {
    words: Vec<String>,
}

impl Query {
    /// Of a folded text.
    pub fn new(folded: &str) -> Self {
        Self { words: folded.split(' ').filter(|word| !word.is_empty()).take(WORDS).map(str::to_owned).collect() }
    }

    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// How well a card fits, by its folded prompt and answers: first how many of the words it has, then how exactly,
    /// and whether in the prompt.
    pub fn weight(&self, prompt: &str, answer: &str) -> u32 {
        let mut weight = 0;
        for word in &self.words {
            let best = (2 * best_fit(word, prompt)).max((2 * best_fit(word, answer)).saturating_sub(1));
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

    /// Whether a card of this weight has all of the words.
    pub fn all_in(&self, weight: u32) -> bool {
        self.words_in(weight) as usize >= self.words.len()
    }

    /// More than all that fits can add up to.
    fn of_one_word(&self) -> u32 {
        8 * u32::try_from(self.words.len()).unwrap_or(1).max(1)
    }
}

/// 3: the text has the word; 2: a word that starts with it; 1: a word within one or two slips of it, or that contains
/// it; 0: nothing similar.
fn best_fit(typed: &str, text: &str) -> u32 {
    let mut best = 0;
    for known in text.split(' ') {
        if known == typed {
            return 3;
        }
        if known.starts_with(typed) {
            best = 2;
        }
    }
    if best == 0 && text.split(' ').any(|known| nearness(typed, known).is_some()) {
        best = 1;
    }
    best
}

/// How far a word is from the query, if it may have been meant: in slips, with parts farther than slips.
pub fn nearness(typed: &str, known: &str) -> Option<usize> {
    let length = typed.chars().count();
    let forgiven = slips(length);
    let longer = known.chars().count().abs_diff(length);
    // Each slip changes at most two letters of a word: comparing the sets of letters avoids most comparisons.
    if forgiven > 0 && longer <= forgiven && (letters(typed) ^ letters(known)).count_ones() as usize <= 2 * forgiven {
        let distance = strsim::osa_distance(typed, known);
        if distance <= forgiven {
            return Some(distance);
        }
    }
    (length >= PART && known.contains(typed)).then_some(forgiven + longer + 1)
}

/// Which letters a word has, each as one of 64.
fn letters(word: &str) -> u64 {
    word.chars().fold(0, |letters, letter| letters | 1 << (u32::from(letter) % 64))
}

/// The minimum number of letters at which part of a word is specific enough.
const PART: usize = 3;

/// How many slips are tolerated in a word of this length: as many as leave it recognizable.
fn slips(length: usize) -> usize {
    match length {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// What a word is found by, besides its beginning and its end, if it was misspelled or part of it was typed: its first
/// letter with its last, and all groups of three letters. Words of one or two letters have none, and of a very long
/// word only the beginning is used.
pub fn index_terms(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().take(LONGEST).collect();
    if letters.len() < PART {
        return Vec::new();
    }
    let mut terms: Vec<String> = in_a_row(&letters).chain(outermost(&letters)).collect();
    terms.sort_unstable();
    terms.dedup();
    terms
}

/// The longest word whose every letter is used: no dictionary has a longer one, but files do.
const LONGEST: usize = 40;

/// Finds the words in an index that [`nearness`] may accept: each has this beginning, this end, or all index terms of
/// one of the groups. It only misses some words with two slips, in which letters were swapped across the border of two
/// parts.
#[derive(Debug, Default)]
pub struct CandidateFilter {
    /// The beginning of the words; empty if no slip is tolerated.
    pub beginning: Option<String>,
    /// What it ends with, backwards.
    pub ending: Option<String>,
    pub groups: Vec<Vec<String>>,
}

/// See [`CandidateFilter`].
pub fn candidate_filter(typed: &str) -> CandidateFilter {
    let letters: Vec<char> = typed.chars().take(LONGEST).collect();
    let slips = slips(letters.len());
    let mut filter = CandidateFilter::default();
    if slips > 0 {
        // Cut into one part more than there can be slips, a word has one part left whole.
        let part = letters.len() / (slips + 1);
        filter.beginning = Some(letters.iter().take(part).collect());
        filter.ending = Some(backwards(typed).chars().take(part).collect());
        if slips == 1 {
            filter.groups.extend(outermost(&letters).map(|term| vec![term]));
        } else {
            filter.groups.push(letters.get(part..letters.len() - part).into_iter().flat_map(in_a_row).collect());
        }
    }
    filter.groups.push(in_a_row(&letters).collect());
    filter.groups.retain(|group| !group.is_empty());
    filter
}

/// A word from its end.
pub fn backwards(word: &str) -> String {
    word.chars().rev().collect()
}

/// A word's first letter with its last, after a private-use character that no folded text contains.
fn outermost(letters: &[char]) -> Option<String> {
    match letters {
        [first, .., last] => Some(String::from_iter(['\u{e000}', *first, *last])),
        _ => None,
    }
}

fn in_a_row(letters: &[char]) -> impl Iterator<Item = String> {
    letters.windows(PART).map(String::from_iter)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn exact_words_outrank_prefixes_and_prefixes_outrank_typos() {
        let typed = Query::new("dropout rate");
        let weights: Vec<u32> =
            ["the dropout rate", "the dropout rates", "the dropuot rate", "the dropout", "rate", "nothing"]
                .map(|prompt| typed.weight(prompt, ""))
                .to_vec();
        assert!(weights.is_sorted_by(|one, other| one >= other), "{weights:?}");
        assert_eq!(weights.iter().map(|weight| typed.words_in(*weight)).collect::<Vec<_>>(), [2, 2, 2, 1, 1, 0]);
        assert!(typed.weight("dropout", "") > typed.weight("", "dropout"));
    }

    /// One slip of the finger.
    fn slip(word: &mut Vec<char>, place: usize, kind: u8, letter: char) {
        let place = place % word.len();
        match kind {
            0 if place + 1 < word.len() => word.swap(place, place + 1),
            1 => drop(word.remove(place)),
            2 => word.insert(place, letter),
            _ => word[place] = letter,
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4_000, ..ProptestConfig::default() })]

        #[test]
        fn similar_words_are_found_by_index_terms(
            word in "[a-f]{3,14}",
            made in proptest::collection::vec((0_usize..20, 0_u8..4, prop::char::range('a', 'f')), 0..3),
            part in (0_usize..14, 3_usize..14),
        ) {
            let mut slipped: Vec<char> = word.chars().collect();
            let swaps = made.iter().filter(|(_, kind, _)| *kind == 0).count();
            for (place, kind, letter) in &made {
                slip(&mut slipped, *place, *kind, *letter);
            }
            let part: String = word.chars().skip(part.0).take(part.1).collect();
            let known = index_terms(&word);
            for typed in [slipped.into_iter().collect(), part] {
                let CandidateFilter { beginning, ending, groups } = candidate_filter(&typed);
                let is_found = groups.iter().any(|group| group.iter().all(|mark| known.contains(mark)))
                    || beginning.is_some_and(|beginning| word.starts_with(&beginning))
                    || ending.is_some_and(|ending| backwards(&word).starts_with(&ending));
                // See `candidate_filter`, which may miss these.
                let is_excused = made.len() == 2 && swaps > 0;
                prop_assert!(is_found || is_excused || nearness(&typed, &word).is_none(), "{typed} for {word}: \
                    {groups:?} of {known:?}");
            }
        }

        #[test]
        fn folding_is_idempotent(text in "\\PC{0,60}") {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }
    }
}
