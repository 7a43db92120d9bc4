//! Letter trigrams: how many three-letter sequences two texts share, at the cost of a few bit operations.

use crate::message::text::{Text, Word};

/// The letter trigrams of a text, as one bit each in a small Bloom filter.
pub(crate) type Trigrams = [u64; 8];

/// The trigrams of these words of a text; a shorter word counts as one.
pub(crate) fn trigrams_of<'a>(text: &'a Text, words: impl Iterator<Item = &'a Word>) -> Trigrams {
    let mut trigrams = [0; 8];
    for word in words {
        let letters = text.of(word).as_bytes();
        let mut add = |three: &[u8]| {
            let hash = three.iter().fold(7_u32, |hash, byte| hash.wrapping_mul(31).wrapping_add(u32::from(*byte)));
            let bit = (hash.wrapping_mul(2_654_435_761) >> 23) as usize;
            if let Some(part) = trigrams.get_mut(bit / 64) {
                *part |= 1_u64 << (bit % 64);
            }
        };
        if letters.len() < 3 {
            add(letters);
        }
        letters.windows(3).for_each(add);
    }
    trigrams
}

/// How many bits are set.
pub(crate) fn count(trigrams: &Trigrams) -> f32 {
    trigrams.iter().map(|part| part.count_ones()).sum::<u32>() as f32
}

/// How many bits two sets share.
pub(crate) fn common(one: &Trigrams, other: &Trigrams) -> f32 {
    one.iter().zip(other).map(|(one, other)| (one & other).count_ones()).sum::<u32>() as f32
}
