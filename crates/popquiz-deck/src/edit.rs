//! Changing a deck: what makes one version of it into another, to be recorded, carried out and taken back; and what a newer version of a
//! file keeps of the deck that is there.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::ids::Ids;
use crate::part::Part;
use crate::{AnswerKey, Card, CardId, Deck, DeckId, fold};

/// What is told about a deck: all of it but its cards and images.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[allow(missing_docs)]
pub struct About {
    pub title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
}

impl About {
    /// What is told about this deck.
    pub fn of(deck: &Deck) -> Self {
        Self {
            title: deck.title.clone(),
            author: deck.author.clone(),
            language: deck.language.clone(),
            licence: deck.licence.clone(),
            description: deck.description.clone(),
            tags: deck.tags.clone(),
        }
    }

    /// A deck of which this is told.
    pub fn deck(self, id: DeckId, cards: Vec<Card>, media: BTreeMap<String, Arc<[u8]>>) -> Deck {
        let Self { title, author, language, licence, description, tags } = self;
        Deck { id, title, author, language, licence, description, tags, cards, media }
    }
}

/// What makes one version of a deck into another.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Edits {
    /// What is told about it from now on, where that changes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<About>,
    /// Cards that take the place of the one with their id, or come after all others.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub put: Vec<Card>,
    /// Cards that go.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub removed: Vec<CardId>,
    /// All cards in their new order, where it is another than what follows from the above.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<Vec<CardId>>,
    /// Images that come, take the place of another, or (without content) go.
    #[serde(skip_serializing_if = "BTreeMap::is_empty", with = "images")]
    pub images: BTreeMap<String, Option<Arc<[u8]>>>,
}

impl Edits {
    /// What makes `old` into `new`.
    pub fn between(old: &Deck, new: &Deck) -> Self {
        let before: HashMap<&CardId, &Card> = old.cards.iter().map(|card| (&card.id, card)).collect();
        let after: HashSet<&CardId> = new.cards.iter().map(|card| &card.id).collect();
        let put = new.cards.iter().filter(|card| before.get(&card.id).is_none_or(|old| !same(old, card))).cloned();
        let removed = old.cards.iter().map(|card| &card.id).filter(|id| !after.contains(id)).cloned();
        let images = new.media.iter().filter(|(name, image)| old.media.get(*name) != Some(image));
        let gone = old.media.keys().filter(|name| !new.media.contains_key(*name));
        let mut edits = Self {
            about: Some(About::of(new)).filter(|about| *about != About::of(old)),
            put: put.collect(),
            removed: removed.collect(),
            order: None,
            images: images
                .map(|(name, image)| (name.clone(), Some(Arc::clone(image))))
                .chain(gone.map(|name| (name.clone(), None)))
                .collect(),
        };
        let ids = |cards: &[Card]| cards.iter().map(|card| card.id.clone()).collect::<Vec<_>>();
        let order = ids(&new.cards);
        if ids(&edits.applied_to(old).cards) != order {
            edits.order = Some(order);
        }
        edits
    }

    /// The deck as these edits make it.
    pub fn applied_to(&self, deck: &Deck) -> Deck {
        let mut put: HashMap<&CardId, &Card> = self.put.iter().map(|card| (&card.id, card)).collect();
        let removed: HashSet<&CardId> = self.removed.iter().collect();
        let kept = deck.cards.iter().filter(|card| !removed.contains(&card.id));
        let mut cards: Vec<Card> =
            kept.map(|card| put.remove(&card.id).map_or_else(|| card.clone(), Card::clone)).collect();
        cards.extend(self.put.iter().filter(|card| put.contains_key(&card.id)).cloned());
        if let Some(order) = &self.order {
            let places: HashMap<&CardId, usize> = order.iter().enumerate().map(|(place, id)| (id, place)).collect();
            cards.sort_by_key(|card| places.get(&card.id).copied().unwrap_or(usize::MAX));
        }
        let mut media = deck.media.clone();
        for (name, image) in &self.images {
            match image {
                Some(image) => drop(media.insert(name.clone(), Arc::clone(image))),
                None => drop(media.remove(name)),
            }
        }
        self.about.clone().unwrap_or_else(|| About::of(deck)).deck(deck.id.clone(), cards, media)
    }

    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Whether two cards say the same; where they stand in a file does not matter.
fn same(one: &Card, other: &Card) -> bool {
    Card { line: 0, ..one.clone() } == Card { line: 0, ..other.clone() }
}

/// How many cards a newer version of a deck adds, changes and removes, and how many it leaves as they were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Difference {
    pub added: usize,
    pub changed: usize,
    pub removed: usize,
    pub same: usize,
}

impl Difference {
    /// Between these two versions.
    pub fn between(old: &Deck, new: &Deck) -> Self {
        let before: HashMap<&CardId, &Card> = old.cards.iter().map(|card| (&card.id, card)).collect();
        let mut difference = Self::default();
        for card in &new.cards {
            match before.get(&card.id) {
                None => difference.added += 1,
                Some(old) if same(old, card) => difference.same += 1,
                Some(_) => difference.changed += 1,
            }
        }
        difference.removed = old.cards.len() + difference.added - new.cards.len();
        difference
    }
}

/// A newer version of a deck, as its file says it, under the ids that the same cards have already: so that scores, history and taught
/// wordings stay with them.
///
/// A file may give its cards ids, or have them made of the prompts, several of which may begin alike: then a card that comes in between moves those of
/// the next ones. So a card is the same where its prompt is, whatever its id; else where its id and its answer are; else where its answer is and
/// its prompt is nearly; else where its id is; else where its answer is, and nothing else's.
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
    let mut ids = Ids::beside(taken.iter().chain(new.cards.iter().map(|card| &card.id)));
    for (place, card) in new.cards.iter_mut().enumerate() {
        match known.get(&place).and_then(|place| old.cards.get(*place)) {
            Some(old) => card.id = old.id.clone(),
            // Another card has had this id before: it would inherit its history.
            None if taken.contains(&card.id) => card.id = ids.unique(&card.id.0),
            None => {}
        }
    }
    new.id = old.id.clone();
    new
}

/// As [`with_known_ids`], and what the file has no place for is as it was.
pub fn newer_version(old: &Deck, new: Deck, without: &[Part]) -> Deck {
    let mut new = with_known_ids(old, new);
    let is_without = |part: Part| without.contains(&part);
    for (part, new, old) in [
        (Part::Author, &mut new.author, &old.author),
        (Part::Language, &mut new.language, &old.language),
        (Part::Licence, &mut new.licence, &old.licence),
        (Part::Description, &mut new.description, &old.description),
    ] {
        if is_without(part) {
            new.clone_from(old);
        }
    }
    if is_without(Part::Topics) {
        new.tags.clone_from(&old.tags);
    }
    let before: HashMap<&CardId, &Card> = old.cards.iter().map(|card| (&card.id, card)).collect();
    for card in &mut new.cards {
        let Some(old) = before.get(&card.id) else { continue };
        if is_without(Part::Images) {
            card.image.clone_from(&old.image);
            card.answer_image.clone_from(&old.answer_image);
        }
        if is_without(Part::Reject) {
            card.reject.clone_from(&old.reject);
        }
        if is_without(Part::Tags) {
            card.tags.clone_from(&old.tags);
        }
        if is_without(Part::Notes) {
            card.note.clone_from(&old.note);
        }
    }
    if is_without(Part::Images) {
        let shown = |deck: &Deck| -> HashSet<String> {
            deck.cards.iter().flat_map(|card| card.image.iter().chain(&card.answer_image)).cloned().collect()
        };
        // Images of cards that are gone go with them.
        let (before, after) = (shown(old), shown(&new));
        let kept = old.media.iter().filter(|(name, _)| after.contains(*name) || !before.contains(*name));
        new.media = kept.map(|(name, image)| (name.clone(), Arc::clone(image))).collect();
    }
    new
}

/// The answer that a card shows, folded: what counts besides may have been added here, or taught.
fn shown_answer(key: &AnswerKey) -> String {
    match key {
        AnswerKey::Term(wordings) | AnswerKey::Explanation { texts: wordings, .. } => {
            fold(wordings.first().map_or("", String::as_str))
        }
        key => fold(&key.answers().join("\n")),
    }
}

/// Which cards of two versions are the same, by their places.
struct Matching<'a> {
    old: &'a [Card],
    new: &'a [Card],
    /// The old card of new ones.
    known: HashMap<usize, usize>,
    /// Old cards that are some new one's.
    taken: HashSet<usize>,
}

impl Matching<'_> {
    /// Cards without their match, by what they say.
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

    /// Those are the same that alone say the same: what several cards say tells none of them.
    fn by(&mut self, says: &dyn Fn(&Card) -> Option<String>) {
        let [old, new] = self.left(says);
        for (text, new) in new {
            if let ([new], Some([old])) = (new.as_slice(), old.get(&text).map(Vec::as_slice)) {
                self.matches(*old, *new);
            }
        }
    }

    /// Of those that say the same, those are the same whose prompts are each other's nearest, and near.
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

/// The prompts of some cards, by their words, each of which has a number.
struct Prompts {
    /// Each card's, sorted.
    words: BTreeMap<usize, Vec<usize>>,
    with_word: HashMap<usize, Vec<usize>>,
}

impl Prompts {
    /// Cards with a word, beyond which it tells nothing of which is meant.
    const COMMON: usize = 100;

    /// Cards that are looked for by a prompt's words, the rarest first: so many tell which ones share most of them, however many there are.
    const LOOKED_AT: usize = 2_000;

    /// Cards that are compared with a prompt: those that share most of its rare words.
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

    /// The prompt that shares most of its words with these, where that is most of them, and no other shares as many.
    fn nearest(&self, words: &[usize]) -> Option<usize> {
        let with_word = words.iter().filter_map(|word| self.with_word.get(word));
        let mut rare: Vec<&Vec<usize>> = with_word.filter(|places| places.len() <= Self::COMMON).collect();
        rare.sort_by_key(|places| places.len());
        let mut places: Vec<usize> = rare.into_iter().flatten().copied().take(Self::LOOKED_AT).collect();
        places.sort_unstable();
        let times = places.chunk_by(|one, other| one == other).map(|same| (same.len(), same.first().copied()));
        let mut likely: Vec<(usize, Option<usize>)> = times.collect();
        likely.sort_unstable_by(|one, other| other.cmp(one));
        let shared = |place: usize| {
            let other = self.words.get(&place)?;
            // Of a hundred, how many words of both are shared.
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

/// How many numbers two sorted lists have in common.
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

/// Images in base64, as a deck file has them.
mod images {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD as BASE64;
    use serde::de::Error as _;
    use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer};

    type Images = BTreeMap<String, Option<Arc<[u8]>>>;

    pub(super) fn serialize<S: Serializer>(images: &Images, to: S) -> Result<S::Ok, S::Error> {
        let written = images.iter().map(|(name, image)| (name, image.as_ref().map(|image| BASE64.encode(image))));
        written.collect::<BTreeMap<_, _>>().serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Images, D::Error> {
        let written = BTreeMap::<String, Option<String>>::deserialize(from)?;
        let read =
            |image: Option<String>| image.map(|image| BASE64.decode(image)).transpose().map_err(D::Error::custom);
        written.into_iter().map(|(name, image)| Ok((name, read(image)?.map(Into::into)))).collect()
    }
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "what a test expects")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn card(id: usize, answer: usize) -> Card {
        let key = AnswerKey::Term(vec![format!("answer {answer}")]);
        Card::new(CardId(format!("c{id}")), format!("prompt {id}"), Some(key))
    }

    fn deck(cards: Vec<Card>) -> Deck {
        Deck { cards, ..Deck::new(DeckId("deck".into()), "Deck") }
    }

    fn decks() -> impl Strategy<Value = Deck> {
        let ids = proptest::sample::subsequence((0_usize..12).collect::<Vec<_>>(), 0..12).prop_shuffle();
        (
            ids,
            proptest::collection::vec(0_usize..4, 12),
            proptest::option::of("[ab]"),
            proptest::collection::btree_map("[xyz]", 0_u8..3, 0..3),
        )
            .prop_map(|(ids, answers, author, images)| Deck {
                author,
                media: images.into_iter().map(|(name, byte)| (name, vec![byte].into())).collect(),
                ..deck(ids.into_iter().map(|id| card(id, answers[id])).collect())
            })
    }

    proptest! {
        #[test]
        fn edits_lead_from_one_version_to_the_other_and_back(old in decks(), new in decks()) {
            for (from, to) in [(&old, &new), (&new, &old)] {
                let edits = Edits::between(from, to);
                let kept: Edits = serde_json::from_str(&serde_json::to_string(&edits).unwrap()).unwrap();
                prop_assert_eq!(&kept, &edits);
                prop_assert_eq!(&edits.applied_to(from), to);
            }
            prop_assert!(Edits::between(&old, &old).is_empty());
        }

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
    fn a_card_is_the_same_by_its_prompt_else_by_its_id_else_by_its_answer() {
        let old = deck(vec![card(1, 1), card(2, 2), card(3, 3), card(4, 4), card(5, 4)]);
        let renamed = |card: Card, id: &str| Card { id: CardId(id.into()), ..card };
        let new = deck(vec![
            renamed(Card { prompt: "Another prompt".into(), ..card(3, 3) }, "another-prompt"),
            card(1, 7),
            renamed(Card { prompt: "PROMPT 2!".into(), ..card(2, 8) }, "prompt-2"),
            // Two cards had that answer: it does not tell which this one is.
            renamed(Card { prompt: "Who knows?".into(), ..card(4, 4) }, "who-knows"),
        ]);
        let merged = with_known_ids(&old, new);
        let ids: Vec<&str> = merged.cards.iter().map(|card| card.id.0.as_str()).collect();
        assert_eq!(ids, ["c3", "c1", "c2", "who-knows"]);
        let difference = Difference::between(&old, &merged);
        assert_eq!(difference, Difference { added: 1, changed: 3, removed: 2, same: 0 });
    }

    #[test]
    fn a_card_keeps_its_id_where_ids_are_made_of_prompts_that_begin_alike() {
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
        // One comes before all others, and of another the prompt is mended.
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
    fn a_prompt_that_is_near_with_another_answer_is_another_card() {
        let capital = |id: &str, of: &str, answer: &str| {
            let key = AnswerKey::Term(vec![answer.into()]);
            Card::new(CardId(id.into()), format!("What is the capital city of {of}?"), Some(key))
        };
        let old = deck(vec![capital("a", "Austria", "Vienna")]);
        let merged = with_known_ids(&old, deck(vec![capital("b", "Australia", "Canberra")]));
        assert_eq!(merged.cards[0].id.0, "b");
    }

    #[test]
    fn many_long_prompts_of_the_same_words_are_matched_in_no_time() {
        const CARDS: usize = 1_500;
        const WORDS: usize = 100;
        let began = std::time::Instant::now();
        // Each of as many words as there are cards is in a hundred of them; which ones lie beside each other tells nothing.
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
    fn twenty_thousand_cards_are_matched_in_no_time() {
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
