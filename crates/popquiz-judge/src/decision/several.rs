//! Several answers where one is asked for: what stands beside the nearest reading, as another segment or right next to
//! it in the same one.

use crate::decision::term_finding::{Finding, Rest, is_figure, wrong_if};
use crate::matching::given::GivenWord;
use crate::message::chat::Stance;
use crate::message::cues::key_of;
use crate::message::joint::Joint;
use crate::message::text::Word;
use crate::verdicts::reason::Reason;
use crate::verdicts::verdict::Verdict;
use crate::words::classes;
use crate::words::traits::Traits;

pub(crate) fn several_answers(finding: &Finding<'_>) -> Option<Verdict> {
    let offers = finding.reading.matched.recall > 0.0
        && (offers_others(finding)
            || joins_alternatives(finding)
            || runs_together(finding)
            || stands_among_others(finding)
            || offers_choice(finding))
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
        Joint::And => names_both || rest.is_adjacent && !continues_a_phrase(finding, rest) || rest.is_other,
        Joint::Comma | Joint::Pause | Joint::Start => {
            (rest.is_other || rest.is_sibling) && rest.joint == Joint::Comma || rest.is_of_same_class
        }
        // "Berlin → Paris" may be a correction, but then what follows is the answer.
        Joint::Arrow => !rest.is_before && (rest.is_other || rest.is_sibling || rest.is_of_same_class),
        _ => false,
    }) || [Joint::Comma, Joint::Arrow]
        .iter()
        .any(|joint| others().filter(|rest| rest.joint == *joint).count() >= IN_A_ROW)
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
    begins && finding.rest.iter().any(|rest| !rest.is_own && rest.joint.is_alternative())
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
                && !rest.is_description
        })
    };
    [Joint::Comma, Joint::Line, Joint::Arrow].into_iter().any(|joint| others(true, joint) && others(false, joint))
}

/// Whether the reading has been put together of alternatives: "emperor/king penguin", "Charles the first or second".
fn joins_alternatives(finding: &Finding<'_>) -> bool {
    let reading = finding.reading;
    let segments = finding.message.segments.get(reading.segments.clone()).unwrap_or_default();
    reading.expected.alternatives == 0
        && segments.iter().skip(1).any(|it| it.stance == Stance::Asserted && it.joint.is_alternative())
        && reading.extra().any(|word| !word.in_question)
}

/// Whether an "and" after the reading goes on with a remark at its end: "the Nouveau style of Mucha and Guimard".
fn continues_a_phrase(finding: &Finding<'_>, rest: &Rest) -> bool {
    let reading = finding.reading;
    let (Some(last), Some(is_used)) = (reading.given.words.last(), reading.matched.is_used.last()) else {
        return false;
    };
    let before = usize::from(last.at).checked_sub(1).and_then(|at| reading.given.text.words.get(at));
    let is_preposition = |word: &Word| {
        matches!(reading.given.text.of(word), "of" | "by" | "with" | "in" | "for" | "from" | "between" | "like")
    };
    !rest.is_before && !is_used && before.is_some_and(is_preposition)
}

/// "Acid or base" to "is it an acid or a base?".
pub(crate) fn repeats_the_choice(finding: &Finding<'_>) -> bool {
    let reading = finding.reading;
    let segments = finding.message.segments.get(reading.segments.clone()).unwrap_or_default();
    let mut asserted = segments.iter().filter(|segment| segment.stance == Stance::Asserted);
    reading.expected.share_in_question >= 1.0
        && reading.expected.alternatives == 0
        && asserted.next().is_some()
        && asserted.any(|segment| matches!(segment.joint, Joint::Or | Joint::Versus))
}

/// Nouns that say how one thing of a kind relates to another.
const RELATIONS: &str = "\
    brother sister son daughter father mother wife husband twin friend enemy rival successor predecessor neighbor \
    neighbour student teacher capital moon";

/// Whether the answer is one word, and others of its kind stand beside it with nothing between them: members of one
/// closed set ("mercury venus"), words with one end ("barometer hygrometer manometer"), or names ("rhine danube elbe").
fn runs_together(finding: &Finding<'_>) -> bool {
    let reading = finding.reading;
    let ([own], [Some(found)]) = (reading.expected.words.as_slice(), reading.matched.places.as_slice()) else {
        return false;
    };
    let letters = reading.expected.text.of(&own.word);
    let of = |word: &GivenWord| reading.given.text.of(&word.word);
    let beside: Vec<&GivenWord> = reading.extra().collect();
    let are_several = |is_of_kind: &dyn Fn(&GivenWord) -> bool| {
        beside.len() >= IN_A_ROW && beside.iter().all(|word| is_of_kind(word))
    };
    let is_of_class = |word: &GivenWord| !word.in_question && classes::are_of_one(letters, of(word));
    let own_place = reading.given.words.get(usize::from(found.at)).map_or(0, |word| word.at);
    let is_next = |word: &GivenWord| word.at.abs_diff(own_place) == 1;
    // "Zeus' brother Poseidon" says who Poseidon is.
    let is_relation = |word: &GivenWord| RELATIONS.split_whitespace().any(|relation| relation == of(word));
    let has_small_words = finding.small_words() > 0 || beside.iter().any(|word| is_relation(word));
    let is_name = |word: &Word| !word.is(Traits::ENGLISH) && !word.is(Traits::EXACT);
    let are_names = || {
        is_name(&own.word)
            && !finding.is_name
            && reading.given.text.words.len() == reading.given.words.len()
            && are_several(&|word| is_name(&word.word))
            && beside.iter().filter(|word| !word.in_question).count() >= IN_A_ROW
    };
    beside.iter().any(|word| is_of_class(word) && (!has_small_words || is_next(word)))
        || !has_small_words && are_several(&|word| are_of_one_kind(letters, of(word)))
        || finding.rest.is_empty() && are_names()
}

/// Whether two long words have another beginning and the same end: "barometer" and "hygrometer".
fn are_of_one_kind(one: &str, other: &str) -> bool {
    const LONG: usize = 8;
    const END: usize = 5;
    let end = |word: &str| word.len().checked_sub(END).and_then(|from| word.get(from..).map(str::to_owned));
    one.len().min(other.len()) >= LONG && end(one) == end(other) && one.get(..2) != other.get(..2)
}

/// "Vitamin A, D, E, K".
pub(crate) fn several_figures(finding: &Finding<'_>) -> Option<Verdict> {
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
