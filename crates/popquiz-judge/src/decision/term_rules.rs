//! The rules for terms, for clear cases. They are tried in this order, and the first that decides wins; if none does,
//! the trees decide.

use crate::decision::rules::MODIFIERS;
use crate::decision::several::{repeats_the_choice, several_answers, several_figures};
use crate::decision::term_finding::{Finding, Reading, Rest, wrong_if};
use crate::matching::alignment::Alignment;
use crate::matching::expected::ExpectedWord;
use crate::matching::person_name::NameMatch;
use crate::matching::term_match::{Bond, WordMatch, is_known};
use crate::matching::typo::{is_prefix, is_reversal};
use crate::message::cues::key_of;
use crate::message::joint::Joint;
use crate::message::question::Question;
use crate::verdicts::credit::Credit;
use crate::verdicts::reason::Reason;
use crate::verdicts::verdict::Verdict;
use crate::words::lemma::Lemma;
use crate::words::numerals;
use crate::words::traits::Traits;
use crate::words::vocabulary::HARDLY_ANY;

/// A rule: its name, whether it holds for long messages too, and what it decides.
pub(crate) struct TermRule {
    pub(crate) name: &'static str,
    /// In a longer text, the other rules may react to something unrelated.
    for_any_length: bool,
    decide: fn(&Finding<'_>) -> Option<Verdict>,
}

const fn for_any_length(name: &'static str, decide: fn(&Finding<'_>) -> Option<Verdict>) -> TermRule {
    TermRule { name, for_any_length: true, decide }
}

const fn for_short(name: &'static str, decide: fn(&Finding<'_>) -> Option<Verdict>) -> TermRule {
    TermRule { name, for_any_length: false, decide }
}

/// All rules, in the order in which they are asked.
pub(crate) const TERM_RULES: &[TermRule] = &[
    for_any_length("the wording itself", wording_itself),
    for_any_length("a heap of words", heap_of_words),
    for_any_length("another card's long answer", other_cards_long_answer),
    for_short("denied", denied),
    for_short("another identifier", another_identifier),
    for_short("a species", species),
    for_short("nothing of the answer", nothing_of_it),
    for_short("several answers", several_answers),
    for_short("several figures", several_figures),
    for_short("the opposite", opposite),
    for_short("another form", another_form),
    for_short("a person", person),
    for_short("a negation too many or too few", other_negation),
    for_short("without its prefix", without_prefix),
    for_short("another figure", another_figure),
    for_short("another card's answer", other_cards_answer),
    for_short("its abbreviation", abbreviation),
    for_short("a slip of the keyboard", slip),
];

/// The first rule that applies, and what it decides.
pub(crate) fn apply(finding: &Finding<'_>) -> Option<(&'static str, Verdict)> {
    let is_short = finding.text.words.len() <= SHORT_MESSAGE;
    let rules = TERM_RULES.iter().filter(|rule| is_short || rule.for_any_length);
    rules.into_iter().find_map(|rule| Some((rule.name, (rule.decide)(finding)?)))
}

/// From this share of a wording on, denying it denies the wording.
const PARTLY_DENIED: f32 = 0.4;

/// An answer with this many extra words, and hardly a function word among them, is a heap of keywords.
const HEAP_WORDS: usize = 8;

/// In a short answer, each word matters.
const FEW_WORDS: usize = 6;

/// A message of at most this many words is an answer and perhaps a remark.
pub(crate) const SHORT_MESSAGE: usize = 14;

/// The credit for half a name that several people have.
pub(crate) const HALF_NAMED: f64 = 0.5;

/// How many content words of a message are extra: they match nothing and aren't the question's.
fn extra_words(finding: &Finding<'_>) -> usize {
    finding.reading.extra().filter(|word| !word.in_question).count()
}

fn matched_words(finding: &Finding<'_>) -> usize {
    finding.reading.matched.is_used.iter().filter(|used| **used).count()
}

fn wording_itself(finding: &Finding<'_>) -> Option<Verdict> {
    let is_alone = finding.rest.iter().all(|rest| rest.is_own) && !finding.denies_own;
    let is_it = is_alone && !repeats_the_choice(finding) && finding.reading.matched.is_certain(finding.reading.given);
    is_it.then(|| Verdict::correct(Reason::ReadAs { answer: finding.shown.to_owned() }))
}

fn heap_of_words(finding: &Finding<'_>) -> Option<Verdict> {
    let (extra, matched) = (extra_words(finding), matched_words(finding));
    let is_heap =
        extra >= HEAP_WORDS && extra * 2 > matched * 3 && finding.small_words() * HEAP_WORDS < finding.given_words;
    wrong_if(is_heap, Reason::Keywords)
}

fn nothing_of_it(finding: &Finding<'_>) -> Option<Verdict> {
    let reading = finding.reading;
    let has_nothing = matched_words(finding) == 0 && !reading.is_initials && reading.matched.letters_cost.is_none();
    wrong_if(has_nothing, Reason::NothingInCommon)
}

/// `model.fit_generator` isn't `model.fit`, and the other way around.
fn another_identifier(finding: &Finding<'_>) -> Option<Verdict> {
    let lacks_its_end = finding.reading.matched.places.last().is_some_and(Option::is_none);
    let is_another = finding.is_code
        && finding.small_words() == 0
        && finding.rest.is_empty()
        && (extra_words(finding) > 0 || lacks_its_end);
    is_another.then(|| Verdict::wrong(Reason::OtherIdentifier { answer: finding.shown.to_owned() }))
}

fn denied(finding: &Finding<'_>) -> Option<Verdict> {
    let recall = finding.reading.matched.recall;
    let denies =
        finding.denies_own && recall < 1.0 || finding.denied_recall >= PARTLY_DENIED && recall < finding.denied_recall;
    wrong_if(denies, Reason::DeniesAnswer)
}

fn opposite(finding: &Finding<'_>) -> Option<Verdict> {
    let reading = finding.reading;
    let is_opposite = reading.expected.antonyms.contradicts(reading.given.antonyms)
        || reading.matched.recall > 0.0 && is_turned_round(finding);
    wrong_if(reading.expected.words.len() <= FEW_WORDS && is_opposite, Reason::Opposite)
}

/// Whether an answer turns the wording round: "non-restrictive", "the opposite of a rise".
fn is_turned_round(finding: &Finding<'_>) -> bool {
    let reading = finding.reading;
    let given = reading.given;
    let extra = given.words.iter().zip(&reading.matched.is_used).enumerate().filter(|(_, (_, used))| !**used);
    extra.into_iter().any(|(at, (word, _))| {
        let letters = given.text.of(&word.word);
        let next_is_used = reading.matched.is_used.get(at + 1).copied().unwrap_or(false);
        let is_new = finding.word_keys.binary_search(&key_of(letters)).is_err();
        is_new && (is_reversal(letters) || next_is_used && word.word.is(Traits::HYPHENATED) && is_prefix(letters))
    })
}

fn another_form(finding: &Finding<'_>) -> Option<Verdict> {
    let Reading { given, expected, matched, .. } = finding.reading;
    let is_form = |(own, place): (&ExpectedWord, &Option<WordMatch>)| {
        let Some((found, typed)) =
            place.as_ref().and_then(|found| Some((found, given.words.get(usize::from(found.at))?)))
        else {
            return false;
        };
        match found.bond {
            Bond::Inflected | Bond::Irregular => true,
            // A word that nobody knows is a slip: "charlote".
            Bond::Related => {
                let is_word = is_known(given.text, &typed.word) || typed.word.is(Traits::ENGLISH);
                typed.word.stem == own.word.stem && is_word
            }
            _ => false,
        }
    };
    let mut places = expected.words.iter().zip(&matched.places);
    wrong_if(asks_for_exact_form(finding.question) && !finding.is_name && places.any(is_form), Reason::OtherForm)
}

/// Whether the card is about the form of a word: it asks for one, or for the translation of a word.
fn asks_for_exact_form(question: &Question) -> bool {
    const FOREIGN: f32 = 0.6;
    const FEW_WORDS_ASKED: usize = 6;
    question.asks_for_form || question.unknown_share >= FOREIGN && question.content_words <= FEW_WORDS_ASKED
}

/// Judges an answer to a question for a person: the surname is enough, unless another card's answer has it too; a
/// given name isn't, and another given name is another person.
fn person(finding: &Finding<'_>) -> Option<Verdict> {
    let reading = finding.reading;
    // "Gagarin, 1961": a figure says nothing about who it was.
    let says_who =
        |rest: &Rest| !rest.is_own && !rest.is_exact && rest.fillers == 0 && rest.joint != Joint::Parenthesis;
    if finding.rest.iter().any(says_who) {
        return None;
    }
    let given = reading.given;
    let mut partial = None;
    for (wording, name) in finding.wordings.iter().zip(finding.names) {
        let (Some(name), expected) = (name, &wording.0) else { continue };
        let alignment = Alignment::new(given, expected);
        let surname = expected.words.get(name.surname)?.word;
        match name.compare(given, expected, &alignment) {
            // What is left over are remarks.
            NameMatch::Same if finding.rest.iter().all(is_remark) => {
                let said = name.lemmas_given(given, expected, &alignment);
                let is_own =
                    |answer: &[Lemma]| answer == [surname.lemma] || finding.own_answers.iter().any(|own| own == answer);
                let (share, shared) = finding.vocabulary.best_other_answer(&said, is_own);
                if shared < said.len() {
                    return Some(Verdict::correct(Reason::ReadAs { answer: finding.shown.to_owned() }));
                }
                // All of another card's answer is that answer.
                partial = partial.or_else(|| (share < 1.0).then_some(Reason::SharedSurname));
            }
            NameMatch::AnotherPerson => {
                let surname = expected.text.of(&surname).to_owned();
                return Some(Verdict::wrong(Reason::OtherPerson { surname }));
            }
            NameMatch::GivenNameOnly => {
                partial =
                    partial.or_else(|| Some(Reason::GivenNameOnly { surname: expected.text.of(&surname).to_owned() }));
            }
            NameMatch::Same | NameMatch::Different => {}
        }
    }
    partial.map(|reason| Verdict::new(Credit::new(HALF_NAMED), reason))
}

/// Whether what a reading leaves out is said about it, and no other answer.
fn is_remark(rest: &Rest) -> bool {
    !(rest.negates || rest.joint.is_alternative() || rest.joint == Joint::And)
}

/// Whether a message is only one short reading of a short wording, part of which it has.
fn is_compact(finding: &Finding<'_>) -> bool {
    let reading = finding.reading;
    reading.expected.words.len() <= FEW_WORDS && reading.matched.recall > 0.0 && finding.rest.is_empty()
}

/// "Do repeat yourself" for "don't repeat yourself".
fn other_negation(finding: &Finding<'_>) -> Option<Verdict> {
    let differs = finding.reading.given.negates != finding.reading.expected.negates;
    wrong_if(is_compact(finding) && differs, Reason::OtherNegation)
}

/// "Fitting" isn't "over-fitting".
fn without_prefix(finding: &Finding<'_>) -> Option<Verdict> {
    let expected = &finding.reading.expected.text;
    let lacks = finding.reading.missing().any(|word| !word.in_question && is_prefix(expected.of(&word.word)));
    wrong_if(is_compact(finding) && lacks, Reason::NoPrefix)
}

fn another_figure(finding: &Finding<'_>) -> Option<Verdict> {
    let misses = finding.reading.missing().any(|word| word.word.is(Traits::NUMBER));
    let has_another = finding.reading.extra().any(|word| word.word.is(Traits::NUMBER));
    wrong_if(is_compact(finding) && misses && has_another, Reason::OtherNumber)
}

/// A long answer of another card, with a word of this one's in it.
fn other_cards_long_answer(finding: &Finding<'_>) -> Option<Verdict> {
    let Reading { expected, matched, .. } = finding.reading;
    let other = finding.vocabulary.nearest_other(&finding.text.lemmas(), finding.own_words)?;
    wrong_if(other.is_meant(matched.recall, expected.words.len()), Reason::OtherCard)
}

fn other_cards_answer(finding: &Finding<'_>) -> Option<Verdict> {
    let reading = finding.reading;
    let is_another = reading.matched.recall < HARDLY_ANY
        && finding.rest.is_empty()
        && reading.extra().next().is_some()
        && finding.vocabulary.is_another_answer(&reading.given.text.lemmas(), finding.own_answers, finding.own_words);
    wrong_if(is_another, Reason::OtherCard)
}

/// The initials of the wording, which no other card's answer has: "FN" for "false negative".
fn abbreviation(finding: &Finding<'_>) -> Option<Verdict> {
    let is_it = finding.is_own_abbreviation && finding.rest.iter().all(is_remark);
    is_it.then(|| Verdict::correct(Reason::ReadAs { answer: finding.shown.to_owned() }))
}

/// A species, with the initial of its genus: "e coli".
fn species(finding: &Finding<'_>) -> Option<Verdict> {
    const SHORTEST: usize = 3;
    let Reading { expected, given, .. } = finding.reading;
    let [genus, epithet] = expected.words.as_slice() else { return None };
    let (genus, letters) = (expected.text.of(&genus.word), expected.text.of(&epithet.word));
    let is_epithet = !epithet.in_question && !epithet.word.is(Traits::ENGLISH) && letters.len() >= SHORTEST;
    let words: Vec<&str> = given.text.words.iter().map(|word| given.text.of(word)).collect();
    let initial = genus.get(..1)?;
    let is_short =
        words == [initial, letters] || matches!(*words, [only] if only.strip_prefix(initial) == Some(letters));
    let is_it = is_epithet && is_short && genus.len() > SHORTEST && finding.rest.is_empty();
    is_it.then(|| Verdict::correct(Reason::ReadAs { answer: finding.shown.to_owned() }))
}

/// One mistyped word that is no word of English or of the deck, and otherwise the wording: "tuniss" for "Tunis".
fn slip(finding: &Finding<'_>) -> Option<Verdict> {
    const SHORTEST: usize = 5;
    // The longer a word is, the less it can be mistaken for another one.
    let most = |letters: usize| match letters {
        0..=6 => 0.95,
        7..=8 => 1.1,
        _ => 1.5,
    };
    let reading = finding.reading;
    let mut mistyped = None;
    for (word, place) in reading.expected.words.iter().zip(&reading.matched.places) {
        let found = place.as_ref()?;
        match found.bond {
            Bond::Same => {}
            Bond::Mistyped | Bond::Misspelled
                if mistyped.is_none() && found.cost <= most(reading.expected.text.of(&word.word).len()) =>
            {
                mistyped = Some((word, reading.given.words.get(usize::from(found.at))?));
            }
            _ => return None,
        }
    }
    let (word, typed) = mistyped?;
    let letters = reading.expected.text.of(&word.word);
    let is_slip = !is_known(reading.given.text, &typed.word)
        && letters.len() >= SHORTEST
        && reading.extra().next().is_none()
        && finding.rest.is_empty()
        && !asks_for_exact_form(finding.question);
    is_slip.then(|| Verdict::correct(Reason::Typo { word: letters.to_owned() }))
}

/// Whether a short answer lacks what distinguishes one of several: "World War" for "World War II", "Newton's law" for
/// "Newton's second law", "President" for "Vice President".
pub(crate) fn lacks_which_one(finding: &Finding<'_>) -> bool {
    let expected = finding.reading.expected;
    let is_figure = |word: &ExpectedWord| {
        !word.in_question && (word.word.is(Traits::NUMBER) || numerals::ordinal(expected.text.of(&word.word)).is_some())
    };
    let figures = expected.words.iter().filter(|word| is_figure(word)).count();
    let missing: Vec<_> = finding.reading.missing().filter(|word| !word.in_question).collect();
    expected.words.len() <= FEW_WORDS
        && missing.iter().any(|word| {
            let letters = expected.text.of(&word.word);
            figures == 1 && is_figure(word)
                || expected.words.len() > 1 && missing.len() == 1 && letters.chars().nth(1).is_none()
                || MODIFIERS.split_whitespace().any(|modifier| modifier == letters)
        })
}

/// Whether an answer lacks all of one side of an "and": "bread" for "bread and circuses".
pub(crate) fn lacks_half(finding: &Finding<'_>) -> bool {
    let expected = finding.reading.expected;
    if expected.has_number() {
        return false;
    }
    let places = &finding.reading.matched.places;
    expected
        .second_half
        .and_then(|second| places.split_at_checked(second))
        .is_some_and(|(first, second)| [first, second].iter().any(|half| half.iter().all(Option::is_none)))
}

/// Whether a short answer has a common word in the place of another: "activation function" for "loss function".
pub(crate) fn swaps_a_word(finding: &Finding<'_>) -> bool {
    let reading = finding.reading;
    let fillers = finding.text.words.len().saturating_sub(reading.given.words.len());
    reading.expected.words.len() <= FEW_WORDS
        && fillers == 0
        && reading.missing().any(|word| !word.in_question)
        && reading.extra().any(|word| word.word.is(Traits::ENGLISH) && !word.in_question)
}
