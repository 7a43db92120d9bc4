//! What is known of English words: how common they are, which say the same, which deny, which are opposites.
//!
//! The lists are data, in `words/`: change them there. Read once, on first use.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

use super::text::{Meaning, Traits, hash, meaning_of};
use crate::english;

/// The lists, made once.
pub(super) fn english() -> &'static Lexicon {
    static ENGLISH: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);
    &ENGLISH
}

/// A map of hashes, which need no second hashing.
pub(super) type Hashed<V> = HashMap<Meaning, V, BuildHasherDefault<Already>>;

/// Takes a hash as it is.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Already(u64);

impl Hasher for Already {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, _: &[u8]) {}

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

/// What is known of a word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub(super) meaning: Meaning,
    pub(super) weight: f32,
    pub(super) traits: Traits,
}

/// Sides of contrasts: bit n of the one or the other for the n-th line of `opposites.txt`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sides {
    pub(super) left: u128,
    pub(super) right: u128,
}

impl Sides {
    /// The contrasts in which the one has only the left side and the other only the right, as bits.
    pub(super) fn contrasts(self, other: Self) -> u128 {
        (self.left & !self.right & other.right & !other.left) | (self.right & !self.left & other.left & !other.right)
    }

    pub(super) fn contradict(self, other: Self) -> bool {
        self.contrasts(other) != 0
    }
}

/// The lists.
#[derive(Debug)]
pub(super) struct Lexicon {
    /// How common a stem is: the number of its block in `english.txt`, from 0 for the commonest.
    blocks: Hashed<u8>,
    /// The meaning of words that do not speak for themselves, by form or by stem.
    same: Hashed<Meaning>,
    traits: Hashed<Traits>,
    sides: Hashed<Sides>,
    /// Rarer words and names, by form: the stem of a word mistyped is too often that of a rare one.
    rarer: HashSet<Meaning, BuildHasherDefault<Already>>,
    /// Given names that many people share, by form.
    given: HashSet<Meaning, BuildHasherDefault<Already>>,
    /// What short forms stand for, by form.
    short: Hashed<Vec<&'static str>>,
}

/// What a word says, by the block of the list that it is in, the commonest first; the last for words of none.
const WEIGHTS: [f32; 6] = [1.0, 1.5, 2.0, 2.3, 2.5, RARE];

/// What a word says that is in none of the lists.
pub(super) const RARE: f32 = 3.0;

/// Words too common to say anything about an answer.
const FILLERS: &str = "a an the is are am was were be been being it its itself they them their theirs themselves this that these those of to in on at by for with as and or which \
    what who whom whose how when where why you your yours we our ours us i my me mine he him his she her hers do does did done doing can could will would shall should may might must so then than there here \
    such also just very really quite from into onto upon has have had having if but because although though while like some any each every one ones both either called named whats thing things stuff something etc \
    about actually basically simply too even im ive id ill thats theres youre theyre hes shes lets ok okay think guess maybe perhaps um uh hmm lol idk answer via per % percent";

/// Verbs that say little of what is done with their object.
const LIGHT: &str = "add adding make making makes made take taking takes use using used uses utilize get getting have having be give put set do perform apply applying provide \
    carry need needs want";

/// What such a verb says.
const LIGHT_WEIGHT: f32 = 0.4;

/// Words that deny.
const DENIALS: &str = "not no never without cannot cant dont doesnt isnt arent wont didnt wasnt werent hasnt havent hadnt couldnt wouldnt shouldnt mustnt aint none neither nor nothing \
    nobody nowhere rather instead unlike prevent prevents prevented preventing avoid avoids avoided avoiding fail fails failed failing lack lacks lacking unable hardly stops stopped ceases ceased";

impl Lexicon {
    fn read() -> Self {
        let mut traits: Hashed<Traits> = Hashed::default();
        let mut same = Hashed::default();
        for line in lines(include_str!("words/same.txt")) {
            let mut words = line.split_whitespace();
            let Some(first) = words.next() else { continue };
            let meaning = meaning_of(first);
            let is_number = first.parse::<f64>().is_ok();
            for word in std::iter::once(first).chain(words) {
                if is_number {
                    traits.insert(hash(word), Traits::NUMBER);
                }
                same.entry(hash(word)).or_insert(meaning);
                same.entry(meaning_of(word)).or_insert(meaning);
            }
        }
        let mut blocks = Hashed::default();
        for (number, block) in (0..).zip(english::blocks()) {
            for word in block {
                blocks.entry(meaning_of(word)).or_insert(number);
            }
        }
        let mut mark = |words: &str, mark: Traits| {
            for word in words.split_whitespace() {
                let known = traits.entry(hash(word)).or_default();
                *known = known.and(mark);
            }
        };
        mark(FILLERS, Traits::FILLER);
        mark(DENIALS, Traits::DENIES);
        mark("or", Traits::OR);
        mark("and n", Traits::AND);
        mark(LIGHT, Traits::LIGHT);
        mark("but although though while", Traits::BUT);
        let mut sides: Hashed<Sides> = Hashed::default();
        for (number, line) in lines(include_str!("words/opposites.txt")).enumerate() {
            let (left, right) = line.split_once('|').unwrap_or((line, ""));
            for (words, is_left) in [(left, true), (right, false)] {
                for word in words.split_whitespace() {
                    for key in [hash(word), meaning_of(word)] {
                        let sides = sides.entry(key).or_default();
                        *(if is_left { &mut sides.left } else { &mut sides.right }) |= 1_u128 << number;
                    }
                }
            }
        }
        let short = lines(include_str!("words/short.txt"))
            .filter_map(|line| line.split_once('='))
            .map(|(short, long)| (hash(short.trim()), long.split_whitespace().collect()))
            .collect();
        let given = lines(include_str!("words/given.txt")).flat_map(str::split_whitespace).map(hash).collect();
        let rarer = lines(include_str!("words/rarer.txt")).map(hash).collect();
        Self { blocks, same, traits, sides, rarer, given, short }
    }

    /// What is known of the word of this form and stem.
    pub(super) fn entry(&self, form: Meaning, stem: Meaning) -> Entry {
        let meaning = self.same.get(&form).or_else(|| self.same.get(&stem)).copied();
        let block = self.blocks.get(&stem).copied();
        let traits = self.traits.get(&form).copied().unwrap_or_default();
        let weight = WEIGHTS.get(block.map_or(WEIGHTS.len() - 1, usize::from)).copied().unwrap_or(1.0);
        Entry {
            meaning: meaning.unwrap_or(stem),
            weight: if traits.has(Traits::LIGHT) { LIGHT_WEIGHT } else { weight },
            traits: if block.is_some() { traits.and(Traits::ENGLISH) } else { traits },
        }
    }

    /// Whether this is a word of common English, in any of its forms.
    pub(super) fn has_word(&self, word: &str) -> bool {
        self.blocks.contains_key(&meaning_of(word))
    }

    /// Whether a word, folded, is a rare one or a name; or its plural.
    pub(super) fn is_rare(&self, word: &str) -> bool {
        let has = |word: &str| self.rarer.contains(&hash(word));
        has(word) || word.strip_suffix('s').is_some_and(has)
    }

    /// Whether a word, folded, is a given name that many people share.
    pub(super) fn is_given_name(&self, word: &str) -> bool {
        self.given.contains(&hash(word))
    }

    /// On which sides of which contrasts a word stands.
    pub(super) fn sides(&self, word: &super::text::Word) -> Sides {
        self.sides.get(&word.form).or_else(|| self.sides.get(&word.stem)).copied().unwrap_or_default()
    }

    /// The words that a short form stands for; its plural does too.
    pub(super) fn long_form(&self, form: Meaning, stem: Meaning) -> Option<&[&'static str]> {
        self.short.get(&form).or_else(|| self.short.get(&stem)).map(Vec::as_slice)
    }
}

/// Lines that are neither empty nor a comment.
fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}
