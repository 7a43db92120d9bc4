//! Lemmas as hashes, and maps keyed by them.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher as _, BuildHasherDefault, Hasher};

use foldhash::fast::FixedState;

use crate::words::english::stem;

/// A word's lemma: the same for all its forms, spellings and abbreviations, as the hash of one representative form.
pub(crate) type Lemma = u64;

/// A map from lemmas, which need no second hashing.
pub(crate) type LemmaMap<V> = HashMap<Lemma, V, BuildHasherDefault<IdentityHasher>>;

/// A set of lemmas.
pub(crate) type LemmaSet = HashSet<Lemma, BuildHasherDefault<IdentityHasher>>;

/// Returns a lemma unchanged, because it's a hash already.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct IdentityHasher(u64);

impl Hasher for IdentityHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, _: &[u8]) {}

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

/// A hash of a word, the same in every run.
pub(crate) fn hash(word: &str) -> Lemma {
    FixedState::with_seed(SEED).hash_one(word.as_bytes())
}

const SEED: u64 = 0x0070_6f70_7175_697a;

/// The lemma of a number, however it is written.
pub(crate) fn number(value: f64) -> Lemma {
    FixedState::with_seed(SEED).hash_one((value + 0.0).to_bits())
}

/// The lemma of a word before the lexicon's synonyms are applied.
pub(crate) fn lemma_of(word: &str) -> Lemma {
    match word.parse::<f64>() {
        Ok(value) if word.starts_with(|first: char| first.is_ascii_digit() || first == '-') => number(value),
        _ => hash(stem(word)),
    }
}

/// Sorts lemmas and drops repeated ones.
pub(crate) fn distinct(lemmas: impl Iterator<Item = Lemma>) -> Vec<Lemma> {
    let mut lemmas: Vec<Lemma> = lemmas.collect();
    lemmas.sort_unstable();
    lemmas.dedup();
    lemmas
}
