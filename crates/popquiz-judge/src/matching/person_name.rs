//! Names of people: the surname is enough, the rest may be initials, and a given name alone says little.

use std::collections::HashSet;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use crate::matching::alignment::{Alignment, SAME_WORD};
use crate::matching::expected::{Expected, ExpectedWord};
use crate::matching::given::{Given, GivenWord};
use crate::matching::typo::typo_cost;
use crate::message::question::Question;
use crate::words::lemma::Lemma;
use crate::words::lexicon;
use crate::words::spelling::Sound;
use crate::words::traits::Traits;

/// What may follow a name besides numerals.
const JUNIORS: [&str; 4] = ["jr", "sr", "junior", "senior"];

/// Lowercase parts of a name.
const PARTICLES: &str =
    "van von der den de la le du da di del della dos das do al el bin ibn ben bint ter ten zu zur af y e";

/// Words that may come before a name.
const TITLES: &str = "\
    dr mr mrs ms miss sir dame lord lady king queen president pope saint st prof professor chairman emperor empress \
    general captain colonel admiral gen col capt lt sgt gov sen judge justice rev reverend doctor mister comrade herr frau monsieur madame mme mlle senor senora signor signora count prince princess tsar czar";

/// Short forms of given names.
const NICKNAMES: &str = "\
    jack=john bob=robert bobby=robert rob=robert bill=william billy=william will=william dick=richard rick=richard \
    ted=edward ted=theodore teddy=theodore ned=edward jim=james jimmy=james jamie=james peggy=margaret maggie=margaret \
    liz=elizabeth beth=elizabeth betty=elizabeth kate=katherine kate=catherine tony=anthony tony=antonio harry=henry \
    hank=henry chuck=charles charlie=charles mike=michael mick=michael tom=thomas joe=joseph ben=benjamin abe=abraham \
    alex=alexander andy=andrew tim=timothy dave=david steve=stephen steve=steven sam=samuel dan=daniel ron=ronald \
    don=donald ken=kenneth fred=frederick fred=alfred al=albert larry=lawrence nick=nicholas pete=peter pat=patrick \
    phil=philip ray=raymond sandy=alexander sally=sarah molly=mary nancy=ann annie=anne jenny=jennifer sue=susan \
    leo=leonardo leo=leonard leo=leopold chris=christopher chris=christine max=maximilian matt=matthew greg=gregory \
    jeff=jeffrey ed=edward ed=edwin eddie=edward frank=francis gus=augustus nate=nathaniel zach=zachary josh=joshua \
    jon=jonathan vince=vincent theo=theodore gabe=gabriel fritz=friedrich lou=louis ernie=ernest bernie=bernard \
    gene=eugene walt=walter stan=stanley bert=albert gerry=gerald jerry=gerald vicky=victoria lizzie=elizabeth \
    eliza=elizabeth ellie=eleanor nell=eleanor kathy=katherine cathy=catherine katie=katherine meg=margaret \
    becky=rebecca abby=abigail trudy=gertrude tess=theresa dot=dorothy polly=mary";

/// How an answer compares with a person's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NameMatch {
    Same,
    /// The same surname with another given name or other initials.
    AnotherPerson,
    /// A common given name alone.
    GivenNameOnly,
    /// Another name, or additional words.
    Different,
}

/// A wording that is a person's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PersonName {
    /// The index of the surname among the wording's words. Given names come before it, "junior" or a numeral after it.
    pub(crate) surname: usize,
    /// Whether the first given name is common.
    is_common: bool,
}

impl PersonName {
    /// Recognizes a wording that names a person, if the question asks for one.
    pub(crate) fn read(question: &Question, text: &str, expected: &Expected) -> Option<Self> {
        const MOST_WORDS: usize = 5;
        let words: Vec<&str> = text.split_whitespace().collect();
        let is_name = |word: &&str| {
            word.starts_with(char::is_uppercase)
                && word.chars().all(|letter| letter.is_alphabetic() || "-.'’".contains(letter))
        };
        let (first, last) = (words.first()?, words.last()?);
        let is_particle = |word: &&str| PARTICLES.split_whitespace().any(|particle| particle == *word);
        if !(2..=MOST_WORDS).contains(&words.len())
            || !is_name(first)
            || !is_name(last)
            || !words.iter().all(|word| is_name(word) || is_particle(word))
        {
            return None;
        }
        let of = |at: usize| expected.words.get(at).map(|word| expected.text.of(&word.word));
        let is_given = |at: usize| of(at).is_some_and(|word| lexicon::english().is_given_name(word));
        let is_numbered = expected.words.last().is_some_and(|word| word.word.is(Traits::NUMBER));
        let behind = usize::from(is_numbered || JUNIORS.contains(&of(expected.words.len().checked_sub(1)?)?));
        let surname = expected.words.len().checked_sub(1 + behind).filter(|at| *at > 0)?;
        // "John Paul II" has no surname.
        if is_numbered && is_given(surname) {
            return None;
        }
        let is_common = is_given(0);
        // "Vice President", "Supreme Court".
        let is_initial = |word: &str| word.len() == 1 && first.ends_with('.');
        let is_english = of(0).is_none_or(|word| lexicon::english().has_word(word) && !is_initial(word));
        let is_in_question = expected.words.get(surname).is_none_or(|word| word.in_question);
        let is_person = if question.asks_for_person {
            is_common || !is_english
        } else {
            // "Fossil hunter of Lyme Regis" asks for a person, too. A given name tells, unless a place or a thing may
            // be called so.
            let is_word = |at: usize| of(at).is_none_or(|word| lexicon::english().has_word(word));
            is_common && words.len() == 2 && !is_word(surname) && !question.names_a_thing
        };
        (!is_in_question && is_person).then_some(Self { surname, is_common })
    }

    /// Compares an answer with this name. Everything but the surname may be left out, be an initial or a nickname, or
    /// have a title before it.
    pub(crate) fn compare(self, given: &Given<'_>, expected: &Expected, alignment: &Alignment) -> NameMatch {
        let place = |at: usize| alignment.expected_places.get(at).copied().flatten();
        let is_there = |at: usize| place(at).is_some_and(|(_, fit)| fit >= SAME_WORD);
        if !is_there(self.surname) && self.has_misspelled_surname(given, expected, alignment) {
            return NameMatch::Same;
        }
        if !is_there(self.surname) {
            return if self.is_given(alignment) { NameMatch::GivenNameOnly } else { NameMatch::Different };
        }
        if alignment.polarity_mismatch > 0.0 || alignment.contradicts(given, expected) {
            return NameMatch::Different;
        }
        let given_names = || expected.words.iter().take(self.surname).map(|own| expected.text.of(&own.word));
        let surname_at = place(self.surname).map_or(0, |(at, _)| usize::from(at));
        let expands_initials = self.has_initials_expanded(given, expected, surname_at);
        let (mut other_names, mut initials) = (0, Vec::new());
        // "A." is an initial, although "a" is a filler.
        let shortened = given.text.words.iter().filter(|word| word.is_filler() && word.is(Traits::SHORTENED));
        initials.extend(shortened.map(|word| given.text.of(word)).filter(|letters| letters.len() == 1));
        let mut is_plain = true;
        for (at, (word, wanted)) in given.words.iter().zip(&alignment.given_matched).enumerate() {
            let letters = given.text.of(&word.word);
            if at < surname_at && letters.chars().nth(1).is_none() {
                initials.push(letters);
            }
            // The "Lisa" of the Mona Lisa is no name of Leonardo's.
            let is_close = given.words.get(surname_at).is_some_and(|surname| surname.at.abs_diff(word.at) <= 2);
            // Nor is the Genghis in the question a name of his grandson's.
            let is_next = at + 1 == surname_at && !is_there(0) && !word.word.is(Traits::ENGLISH);
            let names_somebody = at < surname_at && is_close && (lexicon::english().is_given_name(letters) || is_next);
            let is_known = *wanted
                || word.in_question && !names_somebody
                || is_title(letters)
                || expands_initials
                || given_names().any(|own| is_initial(letters, own) || is_variant(letters, own));
            if is_known {
                continue;
            }
            is_plain = false;
            // A word right before the surname is a name of the same person or of another one.
            if at < surname_at {
                other_names += 1;
            }
        }
        let has_nickname = || {
            let first = given_names().next().unwrap_or_default();
            given.words.iter().take(surname_at).any(|word| is_variant(given.text.of(&word.word), first))
        };
        let has_first = is_there(0)
            || has_nickname()
            || initials.iter().any(|initial| given_names().next().is_some_and(|own| is_initial(initial, own)));
        // "George W. Bush" is another one than "George H. W. Bush".
        let own_initials: Vec<&str> = given_names().filter(|own| own.chars().nth(1).is_none()).collect();
        let misses_initial =
            !expands_initials && !initials.is_empty() && own_initials.iter().any(|own| !initials.contains(own));
        let has_another_initial = initials.iter().any(|initial| !given_names().any(|own| is_initial(initial, own)));
        if misses_initial && own_initials.len() > 1 || has_another_initial || other_names > 0 && !has_first {
            return NameMatch::AnotherPerson;
        }
        if is_plain { NameMatch::Same } else { NameMatch::Different }
    }

    /// Whether an answer spells out the initials of this name, each of them: "Thomas Stearns Eliot" for "T. S. Eliot".
    fn has_initials_expanded(self, given: &Given<'_>, expected: &Expected, surname_at: usize) -> bool {
        let own = expected.words.iter().take(self.surname).map(|word| expected.text.of(&word.word));
        let mut typed = given.words.iter().take(surname_at).map(|word| given.text.of(&word.word));
        surname_at == self.surname
            && self.surname > 1
            && own.into_iter().all(|own| typed.next().is_some_and(|typed| is_initial(own, typed)))
    }

    /// Whether an answer is the whole name with a slip in the surname: "Jane Austin". That may be another word or name,
    /// but the given names say who is meant.
    fn has_misspelled_surname(self, given: &Given<'_>, expected: &Expected, alignment: &Alignment) -> bool {
        /// A letter too many or too few, or another vowel.
        const MOST: f32 = 0.95;
        let are_given_names_there = alignment
            .expected_places
            .iter()
            .take(self.surname)
            .all(|place| place.is_some_and(|(_, fit)| fit >= SAME_WORD));
        let is_name = |word: &GivenWord| !is_title(given.text.of(&word.word));
        let mut others =
            given.words.iter().zip(&alignment.given_matched).filter(|(word, wanted)| !**wanted && is_name(word));
        let (Some((typed, _)), None) = (others.next(), others.next()) else { return false };
        let Some(surname) = expected.words.get(self.surname) else { return false };
        let cost = typo_cost(given.text.of(&typed.word), expected.text.of(&surname.word));
        let names = given.words.iter().filter(|word| is_name(word)).count();
        are_given_names_there && names == expected.words.len() && cost.is_some_and(|cost| cost <= MOST)
    }

    /// The lemmas of this name that an answer has, in full or as initials.
    pub(crate) fn lemmas_given(self, given: &Given<'_>, expected: &Expected, alignment: &Alignment) -> Vec<Lemma> {
        let has_initial = |word: &ExpectedWord| {
            let own = expected.text.of(&word.word);
            given.words.iter().map(|given_word| given.text.of(&given_word.word)).any(|typed| {
                // "Thomas Stearns" has the initials of "T. S."
                is_initial(typed, own) || is_initial(own, typed)
            })
        };
        let is_in_answer = |(at, word): &(usize, &ExpectedWord)| {
            alignment.expected_places.get(*at).is_some_and(Option::is_some) || *at < self.surname && has_initial(word)
        };
        expected.words.iter().enumerate().filter(is_in_answer).map(|(_, word)| word.word.lemma).collect()
    }

    /// Whether an answer is only a common given name of this person.
    fn is_given(self, alignment: &Alignment) -> bool {
        let has_surname = alignment.expected_places.get(self.surname).is_none_or(Option::is_some);
        let nothing_else = alignment.given_matched.iter().all(|wanted| *wanted);
        self.is_common && !has_surname && nothing_else && alignment.expected_places.iter().any(Option::is_some)
    }
}

/// Whether one given name is the other's nickname, or another spelling of it.
pub(crate) fn is_variant(one: &str, other: &str) -> bool {
    is_nickname(one, other) || is_nickname(other, one) || is_spelling(one, other)
}

fn is_nickname(word: &str, of: &str) -> bool {
    static ALL: LazyLock<HashSet<(&str, &str), FixedState>> =
        LazyLock::new(|| NICKNAMES.split_whitespace().filter_map(|pair| pair.split_once('=')).collect());
    ALL.contains(&(word, of))
}

/// Whether two given names sound the same or are transliterated differently: "Yuri" and "Juri", "Jon" and "John".
fn is_spelling(word: &str, of: &str) -> bool {
    let begins_alike = |one: &str, other: &str| {
        one.strip_prefix('y').is_some_and(|rest| rest.len() > 2 && other.strip_prefix('j') == Some(rest))
    };
    Sound::is_same(word, of) || begins_alike(word, of) || begins_alike(of, word)
}

/// Whether a word is a title that may come before a name.
pub(crate) fn is_title(word: &str) -> bool {
    static ALL: LazyLock<HashSet<&str, FixedState>> = LazyLock::new(|| TITLES.split_whitespace().collect());
    ALL.contains(word)
}

/// Whether a word is a single letter that another word starts with.
fn is_initial(word: &str, of: &str) -> bool {
    word.chars().nth(1).is_none() && word.chars().next() == of.chars().next()
}
