//! The rules for terms, for clear cases. They are tried in this order, and the first that decides wins; if none does,
//! the trees decide.

use crate::decision::rules::{HARDLY_ANY, MODIFIERS};
use crate::decision::term_finding::{Finding, Rest};
use crate::matching::alignment::Alignment;
use crate::matching::given::GivenWord;
use crate::matching::person_name::NameMatch;
use crate::matching::term_match::{Bond, is_known};
use crate::matching::typo::{is_prefix, is_reversal};
use crate::message::chat::{Joint, Stance, key_of};
use crate::message::question::Question;
use crate::message::text::{Text, Word};
use crate::verdicts::credit::Credit;
use crate::verdicts::reason::Reason;
use crate::verdicts::verdict::Verdict;
use crate::words::classes;
use crate::words::lemma::Lemma;
use crate::words::traits::Traits;

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

fn small_words(finding: &Finding<'_>) -> usize {
    finding.text.words.len().saturating_sub(finding.given_words)
}

fn wrong_if(holds: bool, reason: Reason) -> Option<Verdict> {
    holds.then(|| Verdict::wrong(reason))
}

fn wording_itself(finding: &Finding<'_>) -> Option<Verdict> {
    let is_alone = finding.rest.iter().all(|rest| rest.is_own) && !finding.denies_own;
    let is_it = is_alone && !repeats_the_choice(finding) && finding.reading.matched.is_certain(finding.reading.given);
    is_it.then(|| Verdict::correct(Reason::ReadAs { answer: finding.shown.to_owned() }))
}

fn heap_of_words(finding: &Finding<'_>) -> Option<Verdict> {
    let (extra, matched) = (extra_words(finding), matched_words(finding));
    let is_heap =
        extra >= HEAP_WORDS && extra * 2 > matched * 3 && small_words(finding) * HEAP_WORDS < finding.given_words;
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
        && small_words(finding) == 0
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

fn several_answers(finding: &Finding<'_>) -> Option<Verdict> {
    let offers = finding.reading.matched.recall > 0.0
        && (offers_others(finding)
            || heaps_up_a_class(finding)
            || finding.lists_class
            || stands_among_others(finding)
            || offers_choice(finding)
            || lists_names(finding))
        || repeats_the_choice(finding);
    wrong_if(offers, Reason::SeveralAnswers)
}

/// So many others beside an answer are guesses.
const IN_A_ROW: usize = 2;

/// Whether a message lists several answers where one is asked for: with "or" or a slash between them, line by line,
/// or at least three in a row.
fn offers_others(finding: &Finding<'_>) -> bool {
    let others = || finding.rest.iter().filter(|rest| rest.is_parallel(finding.reading.expected));
    let names_both = finding.text.words.iter().any(|word| finding.text.of(word) == "both");
    others().any(|rest| match rest.joint {
        Joint::Or | Joint::Versus => rest.is_adjacent,
        Joint::Slash | Joint::Line => true,
        Joint::And => names_both || rest.is_adjacent || rest.is_other,
        Joint::Comma | Joint::Pause | Joint::Start => {
            rest.is_other && rest.joint == Joint::Comma || rest.is_of_same_class
        }
        _ => false,
    }) || others().filter(|rest| rest.joint == Joint::Comma).count() >= IN_A_ROW
        || finding.rest.iter().any(|rest| {
            // "Guilty or not guilty".
            let is_denied = rest.negates != finding.reading.given.negates;
            rest.joint == Joint::Or && is_denied && rest.shares_word && !rest.is_own && !rest.in_parentheses
        })
}

/// Whether a message begins by offering a choice: "one of London/Paris", "either Paris or London".
fn offers_choice(finding: &Finding<'_>) -> bool {
    const FIRST_WORDS: usize = 4;
    let first: Vec<&str> = finding.text.words.iter().take(FIRST_WORDS).map(|word| finding.text.of(word)).collect();
    let is_own = |word: &str| finding.word_keys.binary_search(&key_of(word)).is_ok();
    let one_of = first.windows(2).position(|two| two == ["one", "of"]);
    let begins = one_of.or_else(|| first.iter().position(|word| *word == "either"));
    let begins = begins.is_some_and(|at| !first.iter().take(at).any(|word| is_own(word)));
    let is_alternative = |rest: &Rest| matches!(rest.joint, Joint::Or | Joint::Slash | Joint::Versus);
    begins && finding.rest.iter().any(|rest| !rest.is_own && is_alternative(rest))
}

/// Whether the answer is one of several names in a row: "rhine danube elbe".
fn lists_names(finding: &Finding<'_>) -> bool {
    const OTHERS: usize = 2;
    let reading = finding.reading;
    let is_name = |word: &Word| !word.is(Traits::ENGLISH) && !word.is(Traits::EXACT);
    let given = reading.given;
    finding.rest.is_empty()
        && reading.expected.words.len() == 1
        && reading.expected.words.iter().all(|word| is_name(&word.word))
        && !finding.is_name
        && given.text.words.len() == given.words.len()
        && reading.matched.places.iter().all(Option::is_some)
        && reading.extra().filter(|word| !word.in_question && is_name(&word.word)).count() >= OTHERS
        && reading.extra().all(|word| is_name(&word.word))
}

/// Whether the answer stands in the middle of a list. Remarks follow an answer, and guesses are on both sides of it.
fn stands_among_others(finding: &Finding<'_>) -> bool {
    const MOST_WORDS: usize = 4;
    const MOST_FILLERS: usize = 2;
    let others = |is_before: bool, joint: Joint| {
        finding.rest.iter().any(|rest| {
            rest.is_before == is_before
                && rest.joint == joint
                && rest.words > rest.in_question
                && rest.words <= MOST_WORDS
                && rest.fillers <= MOST_FILLERS
                && !rest.is_own
                && !rest.negates
                && !rest.in_parentheses
        })
    };
    [Joint::Comma, Joint::Line].into_iter().any(|joint| others(true, joint) && others(false, joint))
}

/// "Acid or base" to "is it an acid or a base?".
fn repeats_the_choice(finding: &Finding<'_>) -> bool {
    let reading = finding.reading;
    let segments = finding.message.segments.get(reading.segments.clone()).unwrap_or_default();
    let mut asserted = segments.iter().filter(|segment| segment.stance == Stance::Asserted);
    reading.expected.share_in_question >= 1.0
        && reading.expected.alternatives == 0
        && asserted.next().is_some()
        && asserted.any(|segment| matches!(segment.joint, Joint::Or | Joint::Versus))
}

/// "Mercury Venus Earth": several of one closed set, with nothing between them.
fn heaps_up_a_class(finding: &Finding<'_>) -> bool {
    let reading = finding.reading;
    let [only] = reading.expected.words.as_slice() else { return false };
    let own = reading.expected.text.of(&only.word);
    let letters = |word: &GivenWord| reading.given.text.of(&word.word);
    let is_of_class = |word: &GivenWord| !word.in_question && classes::are_of_one(own, letters(word));
    let are_of_kind =
        reading.extra().count() >= IN_A_ROW && reading.extra().all(|word| are_of_one_kind(own, letters(word)));
    small_words(finding) == 0 && (are_of_kind || reading.extra().any(is_of_class))
}

/// Whether two long words have another beginning and the same end: "barometer" and "hygrometer".
fn are_of_one_kind(one: &str, other: &str) -> bool {
    const LONG: usize = 8;
    const END: usize = 5;
    let end = |word: &str| word.len().checked_sub(END).and_then(|from| word.get(from..).map(str::to_owned));
    one.len().min(other.len()) >= LONG && end(one) == end(other) && one.get(..2) != other.get(..2)
}

/// "Vitamin A, D, E, K".
fn several_figures(finding: &Finding<'_>) -> Option<Verdict> {
    let reading = finding.reading;
    let expects_figure = reading.expected.words.iter().any(|word| is_figure(&reading.expected.text, &word.word));
    let lists_figures = finding.rest.iter().any(|rest| {
        rest.is_exact
            && !rest.is_own
            && !matches!(rest.joint, Joint::Parenthesis | Joint::Resumed | Joint::Pause | Joint::Arrow)
    });
    let adds_figures = reading.segments.len() > 1
        && reading.matched.places.iter().all(Option::is_some)
        && reading.extra().any(|word| is_figure(reading.given.text, &word.word));
    let names_several = expects_figure && (lists_figures || adds_figures) && reading.matched.recall > 0.0;
    wrong_if(names_several, Reason::SeveralAnswers)
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
    let is_form = |bond: Bond| matches!(bond, Bond::Inflected | Bond::Irregular | Bond::Related);
    let is_another = asks_for_exact_form(finding.question)
        && finding.reading.matched.places.iter().flatten().any(|found| is_form(found.bond));
    wrong_if(is_another, Reason::OtherForm)
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
    !rest.negates && !matches!(rest.joint, Joint::Or | Joint::Slash | Joint::Versus | Joint::And)
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
    const LONG: usize = 5;
    const NEARLY_ALL: f32 = 0.75;
    let other = finding.vocabulary.nearest_other(&finding.text.lemmas(), finding.own_words)?;
    let is_another =
        other.words >= LONG.max(2 * finding.reading.expected.words.len()) && other.new_recall >= NEARLY_ALL;
    wrong_if(is_another, Reason::OtherCard)
}

fn other_cards_answer(finding: &Finding<'_>) -> Option<Verdict> {
    let reading = finding.reading;
    let is_another = reading.matched.recall < HARDLY_ANY
        && finding.rest.is_empty()
        && reading.extra().next().is_some()
        && finding.vocabulary.is_another_answer(&reading.given.text.lemmas(), finding.own_answers, finding.own_words);
    wrong_if(is_another, Reason::OtherCard)
}

/// One mistyped word that is no word of English or of the deck, and otherwise the wording: "tuniss" for "Tunis".
fn slip(finding: &Finding<'_>) -> Option<Verdict> {
    const MOST: f32 = 0.95;
    const SHORTEST: usize = 5;
    let reading = finding.reading;
    let mut mistyped = None;
    for (word, place) in reading.expected.words.iter().zip(&reading.matched.places) {
        let found = place.as_ref()?;
        match found.bond {
            Bond::Same => {}
            Bond::Mistyped | Bond::Misspelled if mistyped.is_none() && found.cost <= MOST => {
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

/// Whether a short answer lacks what distinguishes one of several: "World War" for "World War II", "President" for
/// "Vice President".
pub(crate) fn lacks_which_one(finding: &Finding<'_>) -> bool {
    let expected = finding.reading.expected;
    let figures = expected.words.iter().filter(|word| word.word.is(Traits::NUMBER) && !word.in_question).count();
    let missing: Vec<_> = finding.reading.missing().filter(|word| !word.in_question).collect();
    expected.words.len() <= FEW_WORDS
        && missing.iter().any(|word| {
            let letters = expected.text.of(&word.word);
            figures == 1 && word.word.is(Traits::NUMBER)
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

/// Whether a word is a number, a code or a single letter, as in "vitamin K".
pub(crate) fn is_figure(text: &Text, word: &Word) -> bool {
    word.is(Traits::EXACT) || text.of(word).chars().nth(1).is_none()
}
