//! Finding a card by a few words, as they are typed: what they begin first, then what has all of them, typos forgiven.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization as _;

use super::{CardId, Deck, DeckId};

/// A card that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its deck.
    pub deck: DeckId,
    /// The card.
    pub card: CardId,
}

/// An index of cards by the words of their prompts and answers.
#[derive(Debug, Default)]
pub struct Lookup {
    cards: Vec<(Hit, String)>,
    /// Words in order, each with the cards that have it, ascending.
    words: Vec<(String, Vec<u32>)>,
    /// Prompts in order, folded, for what they begin with.
    prompts: Vec<u32>,
}

/// Candidates that are looked at, at most: enough to fill a page many times over, and few enough for a keystroke.
const CANDIDATES: usize = 2_000;

impl Lookup {
    /// Indexes the cards of these decks.
    pub fn new<'a>(decks: impl Iterator<Item = &'a Deck>) -> Self {
        let mut cards = Vec::new();
        let mut words: HashMap<String, Vec<u32>> = HashMap::new();
        for deck in decks {
            for card in &deck.cards {
                let number = u32::try_from(cards.len()).unwrap_or(u32::MAX);
                let prompt = fold(&card.prompt);
                let answers = card.key.iter().flat_map(super::AnswerKey::answers).map(|answer| fold(&answer));
                for word in answers
                    .chain([prompt.clone()])
                    .flat_map(|text| text.split(' ').map(str::to_owned).collect::<Vec<_>>())
                {
                    let with = words.entry(word).or_default();
                    if with.last() != Some(&number) {
                        with.push(number);
                    }
                }
                cards.push((Hit { deck: deck.id.clone(), card: card.id.clone() }, prompt));
            }
        }
        let mut words: Vec<(String, Vec<u32>)> = words.into_iter().filter(|(word, _)| !word.is_empty()).collect();
        words.sort_unstable();
        let mut prompts: Vec<u32> = (0..u32::try_from(cards.len()).unwrap_or(u32::MAX)).collect();
        prompts.sort_by(|one, other| prompt_of(&cards, *one).cmp(prompt_of(&cards, *other)));
        Self { cards, words, prompts }
    }

    /// The cards that are meant by what was typed so far, the likeliest first, at most `limit`. Nothing typed: the first cards.
    pub fn find(&self, typed: &str, limit: usize) -> Vec<Hit> {
        let typed = fold(typed);
        let mut found: Vec<u32> = Vec::new();
        if typed.is_empty() {
            found.extend(0..u32::try_from(self.cards.len().min(limit)).unwrap_or(u32::MAX));
        } else {
            let start = self.prompts.partition_point(|card| prompt_of(&self.cards, *card) < typed.as_str());
            let beginning =
                self.prompts.iter().skip(start).take_while(|card| prompt_of(&self.cards, **card).starts_with(&typed));
            found.extend(beginning.take(limit));
            if found.len() < limit {
                found.extend(self.with_words(&typed));
            }
        }
        let mut seen = std::collections::HashSet::new();
        let fresh = found.into_iter().filter(|card| seen.insert(*card)).take(limit);
        fresh.filter_map(|card| self.cards.get(card as usize)).map(|(hit, _)| hit.clone()).collect()
    }

    /// Cards that have all the words; where there is none, those with most of them. The last word may be unfinished.
    fn with_words(&self, typed: &str) -> Vec<u32> {
        let words: Vec<&str> = typed.split(' ').collect();
        let mut scores: HashMap<u32, u32> = HashMap::new();
        for word in &words {
            let mut with: Vec<u32> =
                self.beginning(word).flat_map(|(_, cards)| cards.iter().copied()).take(CANDIDATES).collect();
            if with.is_empty() {
                with = self.alike(word).flat_map(|(_, cards)| cards.iter().copied()).take(CANDIDATES).collect();
            }
            with.sort_unstable();
            with.dedup();
            for card in with {
                *scores.entry(card).or_default() += 1;
            }
        }
        let most = scores.values().copied().max().unwrap_or(0);
        let mut best: Vec<u32> = scores.into_iter().filter(|(_, score)| *score == most).map(|(card, _)| card).collect();
        best.sort_unstable();
        best
    }

    fn beginning<'a>(&'a self, word: &'a str) -> impl Iterator<Item = &'a (String, Vec<u32>)> {
        let start = self.words.partition_point(|(known, _)| known.as_str() < word);
        self.words.iter().skip(start).take_while(move |(known, _)| known.starts_with(word))
    }

    /// Words with one slip more or less than this one; the first letter is taken to be right.
    fn alike<'a>(&'a self, word: &'a str) -> impl Iterator<Item = &'a (String, Vec<u32>)> {
        let length = word.chars().count();
        let initial = word.chars().next().map(String::from).unwrap_or_default();
        let start = self.words.partition_point(|(known, _)| *known < initial);
        let same_initial = self.words.iter().skip(start).take_while(move |(known, _)| known.starts_with(&initial));
        same_initial
            .filter(move |(known, _)| length > 3 && strsim::osa_distance(known, word) <= 1 + usize::from(length > 7))
    }
}

fn prompt_of(cards: &[(Hit, String)], card: u32) -> &str {
    cards.get(card as usize).map_or("", |(_, prompt)| prompt.as_str())
}

/// Lower case, without accents, words apart by one space.
fn fold(text: &str) -> String {
    let letters = text
        .nfkd()
        .filter(|letter| !unicode_normalization::char::is_combining_mark(*letter))
        .flat_map(char::to_lowercase);
    let spaced: String = letters.map(|letter| if letter.is_alphanumeric() { letter } else { ' ' }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}
