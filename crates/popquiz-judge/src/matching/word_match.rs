//! Whether words with different lemmas match all the same: mistyped, shortened, run together or by their initials.

use std::collections::HashSet;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use crate::matching::expected::Expected;
use crate::matching::given::{Given, GivenWord};
use crate::matching::typo::is_typo;
use crate::message::text::{Separator, Text, Word, value_of};
use crate::words::english::stem;
use crate::words::traits::Traits;
use crate::words::{lexicon, numerals};

/// The quality of another word with the same root.
const ROOT: f32 = 0.6;

/// The quality of a typo.
const TYPO: f32 = 0.9;
/// The quality of the beginning of a word ("info"), or of its initials.
const SHORT: f32 = 0.85;

/// How words with different lemmas match.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fit {
    /// How well, in [0, 1].
    pub(crate) quality: f32,
    pub(crate) is_typo: bool,
    /// How many given words it takes.
    pub(crate) given_words: usize,
    /// How many words of the expected answer it covers.
    pub(crate) expected_words: usize,
}

/// Whether the given answer has, from its word `at` on, what the expected one has from its word `wanted_at` on:
/// mistyped, shortened, run together or apart, by its initials, or as the same number written differently.
pub(crate) fn fit((given, at): (&Given<'_>, usize), (expected, wanted_at): (&Expected, usize)) -> Option<Fit> {
    let fits =
        |quality, given_words, expected_words| Some(Fit { quality, is_typo: false, given_words, expected_words });
    let given_word = &given.words.get(at)?.word;
    let wanted_word = &expected.words.get(wanted_at)?.word;
    let letters = given.text.of(given_word);
    let wanted = expected.text.of(wanted_word);
    // If the answer has only words of the question, they mean just that: "Tunisia" is no Tunis.
    if given.is_echo {
        return None;
    }
    if is_typo((given.text, given_word), (&expected.text, wanted_word)) {
        return Some(Fit { quality: TYPO, is_typo: true, given_words: 1, expected_words: 1 });
    }
    if is_classical_plural(letters, wanted) || is_classical_plural(wanted, letters) {
        return fits(1.0, 1, 1);
    }
    if is_beginning(letters, given_word, wanted) {
        return fits(SHORT, 1, 1);
    }
    let next = given.words.get(at + 1).map(|next| given.text.of(&next.word));
    if next.is_some_and(|next| is_joined(wanted, letters, next)) {
        return fits(1.0, 2, 1);
    }
    // "Thermo-plastics" for "thermoplastic".
    if let Some(next) = next.filter(|_| given_word.is(Traits::HYPHENATED))
        && wanted.starts_with(letters)
        && stem(&format!("{letters}{next}")) == stem(wanted)
    {
        return fits(1.0, 2, 1);
    }
    let after = expected.words.get(wanted_at + 1).map(|after| expected.text.of(&after.word));
    if after.is_some_and(|after| is_joined(letters, wanted, after)) {
        return fits(1.0, 1, 2);
    }
    let one_of_several = |letters: &str, word: &Word| numerals::ordinal(letters).or_else(|| number_of(letters, word));
    if let (Some(given), Some(wanted)) = (one_of_several(letters, given_word), one_of_several(wanted, wanted_word))
        && given == wanted
        && expected.words.len() > 1
    {
        return fits(1.0, 1, 1);
    }
    if given_word.is(Traits::NUMBER) && wanted_word.is(Traits::NUMBER) {
        return if value_fits((given.text, given_word), (&expected.text, wanted_word)) {
            fits(1.0, 1, 1)
        } else {
            None
        };
    }
    let initials = initials_of(
        letters,
        given_word,
        expected.words.iter().skip(wanted_at).map(|word| expected.text.of(&word.word)),
    );
    if let Some(words) = initials {
        return fits(SHORT, 1, words);
    }
    // Two letters next to other words are a function word of some language: "La" in "La Paz".
    if wanted.len() > 2 || expected.words.len() == 1 {
        // Words with a comma between them are several answers, not one name: "j, ee" isn't "JE".
        let is_of_name = |(nth, word): &(usize, &GivenWord)| *nth == 0 || word.word.separator < Separator::Slash;
        let name = given.words.iter().skip(at).enumerate().take_while(is_of_name);
        if let Some(words) = initials_of(wanted, wanted_word, name.map(|(_, word)| given.text.of(&word.word))) {
            return fits(SHORT, words, 1);
        }
    }
    if is_of_one_root((letters, given_word), (wanted, wanted_word), expected.words.len()) {
        fits(ROOT, 1, 1)
    } else {
        None
    }
}

/// Whether the first word is the Greek or Latin plural of the second: "mitochondria", "nuclei", "axes".
pub(crate) fn is_classical_plural(plural: &str, singular: &str) -> bool {
    const ENDINGS: [(&str, &str); 7] =
        [("a", "on"), ("a", "um"), ("i", "us"), ("es", "is"), ("ae", "a"), ("ices", "ex"), ("ices", "ix")];
    const SHORTEST_STEM: usize = 4;
    ENDINGS.iter().any(|(many, one)| {
        plural
            .strip_suffix(many)
            .is_some_and(|stem| stem.len() >= SHORTEST_STEM && singular.strip_suffix(one) == Some(stem))
    })
}

/// The whole number that a word stands for, in digits or as a Roman numeral.
fn number_of(letters: &str, word: &Word) -> Option<u64> {
    let one = || matches!(letters, "i" | "one").then_some(1);
    let read = || letters.parse().ok().or_else(|| numerals::roman(letters)).or_else(one);
    word.is(Traits::NUMBER).then(read).flatten()
}

/// "optimiser" for "optimization": a long common prefix, no short word, and no number.
fn is_of_one_root(
    (letters, given): (&str, &Word),
    (wanted, wanted_word): (&str, &Word),
    expected_words: usize,
) -> bool {
    if given.is(Traits::EXACT) || wanted_word.is(Traits::EXACT) {
        return false;
    }
    let common = in_common(letters, wanted);
    let is_word = |word: &Word| word.is(Traits::ENGLISH) || word.is(Traits::KNOWN);
    common >= 5
        && common * 2 >= letters.len().max(wanted.len())
        && !are_two_compounds(letters, wanted)
        && (expected_words > NAME_WORDS
            || !is_word(given)
            || !is_word(wanted_word)
            || are_derived(letters, wanted, common))
}

/// An expected answer of so few words is a name, and another word with the same beginning is another name.
const NAME_WORDS: usize = 3;

/// Endings that derive one word from another. Two known words with the same beginning and other endings are two
/// things: "astronomy" and "astrology", "Niger" and "Nigeria".
const DERIVED: &str = "\
    e s es ed er ers or ors ing ings ion ions sion sions ation ations ative ator ators ize izes ized izer izers \
    izing ization ise ises ised iser isers ising isation al ally ial ially ical ically ic ics ive ively ivity ity \
    ities able ible ably ability ibility ment ments ness ly y ies ied ier ify ifies ified ifying ification ication \
    ist ists ism ous ously ent ently ence ences ency ant antly ance ances ancy ate ates ated ating ately ary ory ful \
    fully less age t te d de se n an ian ish th a um on us i ae r st est er ern re ious tious itious onal ese";

/// [`DERIVED`] as a set, which is asked for each place where two words may part.
static DERIVED_ENDINGS: LazyLock<HashSet<&str, FixedState>> = LazyLock::new(|| DERIVED.split_whitespace().collect());

/// Whether two words differ only by two of these endings, after some part of their common prefix.
fn are_derived(one: &str, other: &str, common: usize) -> bool {
    const LONGEST: usize = 10;
    let is_ending = |rest: &str| rest.is_empty() || DERIVED_ENDINGS.contains(rest);
    let from = one.len().max(other.len()).saturating_sub(LONGEST).max(4);
    (from..=common).any(|at| one.get(at..).is_some_and(is_ending) && other.get(at..).is_some_and(is_ending))
}

fn in_common(one: &str, other: &str) -> usize {
    one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count()
}

/// Long enough to look like a root or an abbreviation, but neither.
const FIRST_PARTS: [&str; 11] =
    ["counter", "electro", "hyper", "inter", "macro", "micro", "multi", "photo", "super", "trans", "under"];

/// "multilabel" and "multiclass": after the same first part, they have two different words, or one has nothing ("multi
/// label").
fn are_two_compounds(one: &str, other: &str) -> bool {
    let rests = FIRST_PARTS.iter().find_map(|first| one.strip_prefix(first).zip(other.strip_prefix(first)));
    let is_word = |rest: &str| rest.is_empty() || lexicon::english().has_word(rest);
    rests.is_some_and(|(one, other)| in_common(one, other) < 3 && is_word(one) && is_word(other))
}

/// "info" for "information": the beginning of a long word, long enough to mean nothing else.
fn is_beginning(letters: &str, word: &Word, wanted: &str) -> bool {
    letters.len() >= 4
        && wanted.len() >= letters.len() + 3
        && !word.is(Traits::IN_DECK)
        && !word.is(Traits::ENGLISH)
        && !FIRST_PARTS.contains(&letters)
        && wanted.starts_with(letters)
}

/// "kfold" for "k-fold".
fn is_joined(joined: &str, first: &str, second: &str) -> bool {
    joined.len() == first.len() + second.len() && joined.starts_with(first) && joined.ends_with(second)
}

/// How many words the letters of a short word are the initials of: "map" for "mean average precision".
fn initials_of<'a>(letters: &str, word: &Word, words: impl Iterator<Item = &'a str>) -> Option<usize> {
    let letters = if letters.len() > 2 { letters.strip_suffix('s').unwrap_or(letters) } else { letters };
    // "Up" and "no" are words.
    let is_little = letters.len() == 2 && word.is(Traits::ENGLISH);
    if !(2..=6).contains(&letters.len()) || word.is(Traits::EXACT) || is_little {
        return None;
    }
    let mut initials = words.filter_map(|word| word.bytes().next());
    letters.bytes().all(|letter| initials.next() == Some(letter)).then_some(letters.len())
}

/// "50%" for "0.5", and the other way around.
fn value_fits((given_in, given): (&Text, &Word), (expected_in, expected): (&Text, &Word)) -> bool {
    let (Some(value), Some(wanted)) = (value_of(given_in.of(given)), value_of(expected_in.of(expected))) else {
        return false;
    };
    let same = |one: f64, other: f64| (one - other).abs() <= 1e-9 * other.abs();
    match (given.is(Traits::PERCENT), expected.is(Traits::PERCENT)) {
        (true, false) => same(value / 100.0, wanted),
        (false, true) => same(value, wanted / 100.0),
        _ => same(value, wanted),
    }
}
