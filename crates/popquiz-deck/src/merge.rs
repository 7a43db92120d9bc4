//! Merges a newer version of a deck's file into the deck: cards that are still there keep their ids.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use crate::field::DeckField;
use crate::fold::fold;
use crate::ids::IdAllocator;
use crate::model::{AnswerKey, Card, CardId, Deck};

/// Gives the cards of a newer version the ids that the same cards have in the older one, so that scores, history and
/// accepted wordings stay with them. New cards never get an id that an older card has had.
///
/// Ids in a file are often generated from the prompts, and then a new card can shift the ids of the next ones. So
/// cards are matched by their prompt first, whatever their id is; then by id and answer; then by answer and a similar
/// prompt; then by id; and at last by answer, if no other card has the same.
pub fn with_known_ids(old: &Deck, mut new: Deck) -> Deck {
    let answer = |card: &Card| card.key.as_ref().map(shown_answer);
    let prompt = |card: &Card| Some(fold(&card.prompt)).filter(|prompt| !prompt.is_empty());
    let id = |card: &Card| Some(card.id.0.clone());
    let with_id = |says: Option<String>, card: &Card| says.map(|text| format!("{}\n{text}", card.id));
    let mut matching = Matching { old: &old.cards, new: &new.cards, known: HashMap::new(), taken: HashSet::new() };
    matching.by(&|card| with_id(prompt(card), card));
    matching.by(&prompt);
    matching.by(&|card| with_id(answer(card), card));
    matching.by_near_prompts(&answer);
    matching.by(&id);
    matching.by(&answer);
    let known = matching.known;
    let taken: HashSet<CardId> = old.cards.iter().map(|card| card.id.clone()).collect();
    let mut ids = IdAllocator::excluding(taken.iter().chain(new.cards.iter().map(|card| &card.id)));
    for (place, card) in new.cards.iter_mut().enumerate() {
        match known.get(&place).and_then(|place| old.cards.get(*place)) {
            Some(old) => card.id = old.id.clone(),
            // An older card had this id, and this one would inherit its history.
            None if taken.contains(&card.id) => card.id = ids.for_text(&card.id.0),
            None => {}
        }
    }
    new.id = old.id.clone();
    new
}

/// Like [`with_known_ids`], and also keeps the fields of the older version that the file's format can't hold
/// (`without`).
pub fn newer_version(old: &Deck, new: Deck, without: &[DeckField]) -> Deck {
    let mut new = with_known_ids(old, new);
    let is_without = |field: DeckField| without.contains(&field);
    for (field, new, old) in [
        (DeckField::Author, &mut new.author, &old.author),
        (DeckField::Language, &mut new.language, &old.language),
        (DeckField::License, &mut new.license, &old.license),
        (DeckField::Description, &mut new.description, &old.description),
    ] {
        if is_without(field) {
            new.clone_from(old);
        }
    }
    if is_without(DeckField::Language) {
        new.style = old.style;
    }
    if is_without(DeckField::Topics) {
        new.tags.clone_from(&old.tags);
    }
    let before: HashMap<&CardId, &Card> = old.cards.iter().map(|card| (&card.id, card)).collect();
    for card in &mut new.cards {
        let Some(old) = before.get(&card.id) else { continue };
        // Numbers that a file doesn't have are no reason to forget those that are known.
        if card.statistics.is_none() && card.key == old.key {
            card.statistics = old.statistics;
        }
        if is_without(DeckField::Images) {
            card.image.clone_from(&old.image);
            card.answer_image.clone_from(&old.answer_image);
        }
        if is_without(DeckField::Language) {
            card.language.clone_from(&old.language);
        }
        if is_without(DeckField::Reject) {
            card.reject.clone_from(&old.reject);
        }
        if is_without(DeckField::Tags) {
            card.tags.clone_from(&old.tags);
        }
        if is_without(DeckField::Notes) {
            card.note.clone_from(&old.note);
        }
    }
    if is_without(DeckField::Images) {
        let shown = |deck: &Deck| -> HashSet<String> {
            deck.cards.iter().flat_map(|card| card.image.iter().chain(&card.answer_image)).cloned().collect()
        };
        // Images of removed cards are removed with them.
        let (before, after) = (shown(old), shown(&new));
        let kept = old.media.iter().filter(|(name, _)| after.contains(*name) || !before.contains(*name));
        new.media = kept.map(|(name, image)| (name.clone(), Arc::clone(image))).collect();
    }
    new
}

/// The folded answer that a card shows. Other wordings may have been added since, so they don't identify it.
fn shown_answer(key: &AnswerKey) -> String {
    match key {
        AnswerKey::Term(wordings) | AnswerKey::Explanation { texts: wordings, .. } => {
            fold(wordings.first().map_or("", String::as_str))
        }
        key => fold(&key.answers().join("\n")),
    }
}

/// The matching between the cards of two versions, by their indices.
struct Matching<'a> {
    old: &'a [Card],
    new: &'a [Card],
    /// The old card of each new card that has been matched.
    known: HashMap<usize, usize>,
    /// The old cards that have been matched.
    taken: HashSet<usize>,
}

impl Matching<'_> {
    /// Cards that have no match yet, by a text of theirs.
    fn left(&self, says: &dyn Fn(&Card) -> Option<String>) -> [HashMap<String, Vec<usize>>; 2] {
        let by_text = |cards: &[Card], is_left: &dyn Fn(&usize) -> bool| {
            let mut by_text: HashMap<String, Vec<usize>> = HashMap::new();
            for (place, card) in cards.iter().enumerate().filter(|(place, _)| is_left(place)) {
                if let Some(text) = says(card) {
                    by_text.entry(text).or_default().push(place);
                }
            }
            by_text
        };
        [
            by_text(self.old, &|place| !self.taken.contains(place)),
            by_text(self.new, &|place| !self.known.contains_key(place)),
        ]
    }

    fn matches(&mut self, old: usize, new: usize) {
        self.known.insert(new, old);
        self.taken.insert(old);
    }

    /// Matches cards with the same text, if no other card has it.
    fn by(&mut self, says: &dyn Fn(&Card) -> Option<String>) {
        let [old, new] = self.left(says);
        for (text, new) in new {
            if let ([new], Some([old])) = (new.as_slice(), old.get(&text).map(Vec::as_slice)) {
                self.matches(*old, *new);
            }
        }
    }

    /// Matches cards with the same text if their prompts are similar, and each other's nearest.
    fn by_near_prompts(&mut self, says: &dyn Fn(&Card) -> Option<String>) {
        let [old, new] = self.left(says);
        for (text, new) in new {
            let Some(old) = old.get(&text) else { continue };
            let mut numbers = HashMap::new();
            let (old, new) = (Prompts::new(self.old, old, &mut numbers), Prompts::new(self.new, &new, &mut numbers));
            for (place, words) in &new.words {
                if let Some(near) = old.nearest(words)
                    && let Some(words) = old.words.get(&near)
                    && new.nearest(words) == Some(*place)
                {
                    self.matches(near, *place);
                }
            }
        }
    }
}

/// An index of the prompts of some cards. Words are numbered.
struct Prompts {
    /// The sorted words of each prompt.
    words: BTreeMap<usize, Vec<usize>>,
    with_word: HashMap<usize, Vec<usize>>,
}

impl Prompts {
    /// A word that more cards than this have doesn't help to find one.
    const COMMON: usize = 100;

    /// The maximum number of candidates by the words of a prompt, the rarest word first, which limits the time.
    const MAX_COMPARED: usize = 2_000;

    /// The maximum number of candidates that are compared: those that share most of the rare words.
    const COMPARED: usize = 100;

    fn new(cards: &[Card], places: &[usize], numbers: &mut HashMap<String, usize>) -> Self {
        let mut prompts = Self { words: BTreeMap::new(), with_word: HashMap::new() };
        for (place, card) in places.iter().filter_map(|place| Some((*place, cards.get(*place)?))) {
            let mut number = |word: &str| {
                let next = numbers.len();
                *numbers.entry(word.to_owned()).or_insert(next)
            };
            let words: BTreeSet<usize> = fold(&card.prompt).split(' ').map(&mut number).collect();
            let words: Vec<usize> = words.into_iter().collect();
            for word in &words {
                prompts.with_word.entry(*word).or_default().push(place);
            }
            prompts.words.insert(place, words);
        }
        prompts
    }

    /// The prompt that shares the most words with these, if it's similar enough and unique.
    fn nearest(&self, words: &[usize]) -> Option<usize> {
        let with_word = words.iter().filter_map(|word| self.with_word.get(word));
        let mut rare: Vec<&Vec<usize>> = with_word.filter(|places| places.len() <= Self::COMMON).collect();
        rare.sort_by_key(|places| places.len());
        let mut places: Vec<usize> = rare.into_iter().flatten().copied().take(Self::MAX_COMPARED).collect();
        places.sort_unstable();
        let times = places.chunk_by(|one, other| one == other).map(|same| (same.len(), same.first().copied()));
        let mut likely: Vec<(usize, Option<usize>)> = times.collect();
        likely.sort_unstable_by(|one, other| other.cmp(one));
        let shared = |place: usize| {
            let other = self.words.get(&place)?;
            // The percentage of the words of both that are shared.
            let share = 200 * in_both(words, other) / (words.len() + other.len()).max(1);
            (share >= 65).then_some((share, place))
        };
        let likely = likely.into_iter().take(Self::COMPARED);
        let mut near: Vec<(usize, usize)> = likely.filter_map(|(_, place)| shared(place?)).collect();
        near.sort_unstable_by(|one, other| other.cmp(one));
        match near.as_slice() {
            [(share, _), (second, _), ..] if share == second => None,
            [(_, place), ..] => Some(*place),
            [] => None,
        }
    }
}

/// How many numbers two sorted lists share.
fn in_both(one: &[usize], other: &[usize]) -> usize {
    let (mut one, mut other) = (one, other);
    let mut count = 0;
    while let ([first, rest @ ..], [second, others @ ..]) = (one, other) {
        count += usize::from(first == second);
        one = if first <= second { rest } else { one };
        other = if second <= first { others } else { other };
    }
    count
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "what a test expects")]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::edit::Difference;
    use crate::model::{CardId, CardStatistics};
    use crate::tests::{card, deck, decks};

    proptest! {
        #[test]
        fn a_newer_version_has_each_id_once_and_every_card(old in decks(), new in decks()) {
            let merged = with_known_ids(&old, new.clone());
            let ids: HashSet<&CardId> = merged.cards.iter().map(|card| &card.id).collect();
            prop_assert_eq!(ids.len(), new.cards.len());
            let prompts = |deck: &Deck| deck.cards.iter().map(|card| card.prompt.clone()).collect::<Vec<_>>();
            prop_assert_eq!(prompts(&merged), prompts(&new));
        }
    }

    #[test]
    fn cards_are_matched_by_prompt_then_by_id_then_by_answer() {
        let old = deck(vec![card(1, 1), card(2, 2), card(3, 3), card(4, 4), card(5, 4)]);
        let renamed = |card: Card, id: &str| Card { id: CardId(id.into()), ..card };
        let new = deck(vec![
            renamed(Card { prompt: "Another prompt".into(), ..card(3, 3) }, "another-prompt"),
            card(1, 7),
            renamed(Card { prompt: "PROMPT 2!".into(), ..card(2, 8) }, "prompt-2"),
            // Two cards had that answer, so this could be either.
            renamed(Card { prompt: "Who knows?".into(), ..card(4, 4) }, "who-knows"),
        ]);
        let merged = with_known_ids(&old, new);
        let ids: Vec<&str> = merged.cards.iter().map(|card| card.id.0.as_str()).collect();
        assert_eq!(ids, ["c3", "c1", "c2", "who-knows"]);
        let difference = Difference::between(&old, &merged);
        assert_eq!(difference, Difference { added: 1, changed: 3, removed: 2, same: 0 });
    }

    #[test]
    fn what_is_known_of_other_groups_stays_until_the_answer_changes() {
        let known = Some(CardStatistics { answers: 9, right: 3, ..CardStatistics::default() });
        let old = deck(vec![Card { statistics: known, ..card(1, 1) }, Card { statistics: known, ..card(2, 2) }]);
        let newer = newer_version(&old, deck(vec![card(1, 1), card(2, 7)]), &[]);
        assert_eq!(newer.cards[0].statistics, known);
        assert_eq!(newer.cards[1].statistics, None);
        let same = deck(vec![card(1, 1)]);
        assert_eq!(Difference::between(&deck(vec![newer.cards[0].clone()]), &same).changed, 0);
    }

    #[test]
    fn a_card_keeps_its_id_if_generated_ids_share_a_prefix() {
        let of = |cards: &[(&str, &str, bool)]| {
            let card = |(id, prompt, yes): &(&str, &str, bool)| {
                Card::new(CardId((*id).into()), *prompt, Some(AnswerKey::YesNo { yes: *yes, because: None }))
            };
            deck(cards.iter().map(card).collect())
        };
        let old = of(&[
            ("is-it", "Is it true of all numbers that they are even?", false),
            ("is-it-2", "Is it true of all numbers that they are finite?", true),
            ("is-it-3", "Is it true of all sets that they are finite?", false),
        ]);
        // One comes before all others, and another one's prompt is edited.
        let new = of(&[
            ("is-it", "Is it true of all sets that they are empty?", false),
            ("is-it-2", "Is it true of all numbers that they are even?", false),
            ("is-it-3", "Is it true of all real numbers that they are finite?", true),
            ("is-it-4", "Is it true of all sets that they are finite?", false),
        ]);
        let merged = with_known_ids(&old, new);
        let ids: Vec<&str> = merged.cards.iter().map(|card| card.id.0.as_str()).collect();
        assert_eq!(ids, ["is-it-5", "is-it", "is-it-2", "is-it-3"]);
    }

    #[test]
    fn a_similar_prompt_with_another_answer_is_another_card() {
        let capital = |id: &str, of: &str, answer: &str| {
            let key = AnswerKey::Term(vec![answer.into()]);
            Card::new(CardId(id.into()), format!("What is the capital city of {of}?"), Some(key))
        };
        let old = deck(vec![capital("a", "Austria", "Vienna")]);
        let merged = with_known_ids(&old, deck(vec![capital("b", "Australia", "Canberra")]));
        assert_eq!(merged.cards[0].id.0, "b");
    }

    #[test]
    fn many_long_prompts_with_the_same_words_are_matched_fast() {
        const CARDS: usize = 1_500;
        const WORDS: usize = 100;
        let began = std::time::Instant::now();
        // Each word is in a hundred cards, and neighboring words are no help, either.
        let of = |version: &str| {
            let card = |number: usize| {
                let word = |at: usize| format!("w{}", (number * 7 + at * at * 13 + at * 31) % CARDS);
                let mut words: Vec<String> = (0..WORDS).map(word).collect();
                words.push(format!("{version}{number}"));
                let key = AnswerKey::YesNo { yes: true, because: None };
                Card::new(CardId(format!("{version}-{number}")), words.join(" "), Some(key))
            };
            deck((0..CARDS).map(card).collect())
        };
        let merged = with_known_ids(&of("old"), of("new"));
        let kept = merged.cards.iter().zip(0..).filter(|(card, number)| card.id.0 == format!("old-{number}")).count();
        assert_eq!(kept, CARDS);
        assert!(began.elapsed() < std::time::Duration::from_secs(40), "{:?}", began.elapsed());
    }

    #[test]
    fn twenty_thousand_cards_are_matched_fast() {
        let of = |more: &str| {
            let card = |number: usize| {
                let prompt = format!("Is it so that number n{number} is {} than the one before{more}?", number % 7);
                Card::new(
                    CardId(format!("{number}{}", more.len())),
                    prompt,
                    Some(AnswerKey::YesNo { yes: true, because: None }),
                )
            };
            deck((0..20_000).map(card).collect())
        };
        let merged = with_known_ids(&of(""), of(" it"));
        let kept = merged.cards.iter().zip(0..).filter(|(card, number)| card.id.0 == format!("{number}0")).count();
        assert_eq!(kept, 20_000);
    }
}
