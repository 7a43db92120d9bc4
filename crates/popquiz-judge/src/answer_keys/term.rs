//! Terms: one of several wordings, or an equivalent that people would accept.

use std::borrow::Cow;

use crate::decision::features::{Family, Features, features};
use crate::decision::rules::{Ruling, Undecided, answer_words};
use crate::decision::term_finding::{Finding, Reading, Rest, is_figure};
use crate::decision::term_rules::{self, HALF_NAMED, SHORT_MESSAGE, lacks_half, lacks_which_one, swaps_a_word};
use crate::matching::comparison::Comparison;
use crate::matching::expected::Expected;
use crate::matching::given::Given;
use crate::matching::person_name::PersonName;
use crate::matching::term_match::{Bond, TermMatch, WordMatch};
use crate::matching::wording::{Wording, is_code};
use crate::message::chat::{Beside, Message, Segment, Stance};
use crate::message::cues::key_of;
use crate::message::joint::Joint;
use crate::message::naming::{Direction, direction_of};
use crate::message::question::Question;
use crate::message::text::{Text, Word, composed};
use crate::notations::chemistry;
use crate::notations::notation::{Likeness, Notation};
use crate::notations::phrasing::Typed;
use crate::quantities::quantity_judge::QuantityJudge;
use crate::verdicts::credit::Credit;
use crate::verdicts::reason::Reason;
use crate::verdicts::verdict::{Outcome, Verdict};
use crate::words::classes;
use crate::words::lemma::{Lemma, distinct};
use crate::words::traits::Traits;
use crate::words::vocabulary::Vocabulary;

#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a fact about the wordings")]
pub(crate) struct Term {
    question: Question,
    wordings: Vec<Wording>,
    /// For each wording, the person's name that it is.
    names: Vec<Option<PersonName>>,
    /// The wordings that are notation: signs, code, formulas.
    notations: Vec<Notation>,
    /// The wordings as the author wrote them.
    typed: Vec<String>,
    /// Whether it is a call such as "save()": an answer's arguments are only an example.
    is_call: bool,
    /// Whether it has a number in it: "World War II", "type 1 error".
    has_number: bool,
    /// Whether it is an identifier: with another part, it is another one.
    is_code: bool,
    shown: String,
    /// If the card asks which way something goes, that way: "rises".
    direction: Option<Direction>,
    /// If wordings are quantities, the judge of these.
    quantity: Option<QuantityJudge>,
    /// The words of all wordings, in the chat parser's form.
    word_keys: Vec<Lemma>,
    /// The sorted lemmas of each wording, and of all of them.
    own_answers: Vec<Vec<Lemma>>,
    own_words: Vec<Lemma>,
}

/// The maximum number of segments that are read as an answer of their own.
const MOST_SEGMENTS: usize = 12;

impl Term {
    pub(crate) fn new(prompt: &str, wordings: &[String], vocabulary: &Vocabulary) -> Self {
        let question = Question::new(&Text::read(prompt, vocabulary));
        let mut all: Vec<String> = wordings.iter().flat_map(|text| alternatives(text)).collect();
        all.extend(crossed(wordings));
        let read = all.iter().map(|text| (text, Wording::new(&question, &with_charges_spelled(text), vocabulary)));
        let read = read.filter(|(_, wording)| !wording.0.words.is_empty());
        let (names, read): (Vec<_>, Vec<Wording>) =
            read.map(|(text, wording)| (PersonName::read(&question, text, &wording.0), wording)).unzip();
        let keys =
            wordings.iter().flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric() && letter != '\''));
        let own_answers: Vec<Vec<Lemma>> = read.iter().map(|wording| wording.0.lemmas()).collect();
        Self {
            has_number: read.iter().any(|wording| wording.0.has_number()),
            own_words: distinct(own_answers.iter().flatten().copied()),
            own_answers,
            wordings: read,
            names,
            notations: wordings.iter().filter_map(|text| Notation::read(text, prompt)).collect(),
            typed: wordings.iter().map(|text| composed(text.trim()).into_owned()).collect(),
            is_code: wordings.iter().any(|text| is_code(text)),
            is_call: wordings.iter().any(|text| text.contains("()")),
            shown: wordings.first().cloned().unwrap_or_default(),
            direction: direction_asked(&question, prompt, wordings),
            quantity: QuantityJudge::of_wordings(prompt, wordings),
            word_keys: distinct(keys.map(key_of)),
            question,
        }
    }

    fn correct_if(&self, holds: bool) -> Option<Verdict> {
        holds.then(|| Verdict::correct(self.read_as_shown()))
    }

    fn is_typed(&self, answer: &str) -> bool {
        self.typed.iter().any(|wording| wording == answer.trim())
    }

    /// Judges an answer without letters and digits.
    pub(crate) fn judge_signs(&self, answer: &str) -> Option<Verdict> {
        self.correct_if(self.is_typed(answer)).or_else(|| self.judge_notation(answer))
    }

    /// Judges an answer in notation: signs, code, a formula. Returns `None` if it is to be judged by its words.
    fn judge_notation(&self, answer: &str) -> Option<Verdict> {
        let typed = Typed::from(answer);
        let found = self.notations.iter().filter_map(|notation| notation.judge(&typed));
        match found.min_by_key(|likeness| *likeness as u8)? {
            Likeness::Same => Some(Verdict::correct(self.read_as_shown())),
            Likeness::Partial => {
                Some(Verdict::new(Credit::new(HALF_NAMED), Reason::PartOf { answer: self.shown.clone() }))
            }
            // Another wording may be in words.
            Likeness::Different if self.notations.len() < self.typed.len() => None,
            Likeness::Different => Some(Verdict::wrong(Reason::NotEqual { answer: self.shown.clone() })),
        }
    }

    /// The one thing that a message says, if there's chatter around it: "iron" of "it's iron, right?"
    fn without_chatter(&self, answer: &str) -> Option<String> {
        let is_expected = |word: &str| self.word_keys.binary_search(&key_of(word)).is_ok();
        let message = Message::read(answer, &self.question, is_expected);
        let [segment] = message.segments.as_slice() else { return None };
        (segment.stance == Stance::Asserted && segment.text != answer).then(|| segment.text.clone())
    }

    fn read(&self, text: &str, vocabulary: &Vocabulary) -> Text {
        let text = match text.split_once('(') {
            Some((name, _)) if self.is_call => Text::read(name, vocabulary),
            _ => Text::read(&with_charges_spelled(text), vocabulary),
        };
        if self.has_number { text.with_ones(vocabulary) } else { text }
    }

    /// Judges an answer by the rules, or returns its features for the trees.
    pub(crate) fn examine(&self, answer: &str, vocabulary: &Vocabulary) -> Ruling {
        self.examine_by_rules(answer, vocabulary).1
    }

    /// The same with the name of the rule that decides, if it is one of [`TERM_RULES`](term_rules::TERM_RULES).
    fn examine_by_rules(&self, answer: &str, vocabulary: &Vocabulary) -> (Option<&'static str>, Ruling) {
        let by_quantity = || {
            let verdict = self.quantity.as_ref().and_then(|quantity| quantity.judge(answer))?;
            // In a sentence, other numbers may be about something else.
            let is_sentence = answer.split_whitespace().nth(SHORT_MESSAGE).is_some();
            (verdict.outcome == Outcome::Correct || !is_sentence).then_some(verdict)
        };
        let by_notation = || {
            let verdict = self.judge_notation(answer);
            if self.notations.is_empty() || verdict.as_ref().is_some_and(|verdict| verdict.credit > Credit::NONE) {
                return verdict;
            }
            self.without_chatter(answer).map_or(verdict, |body| self.judge_notation(&body))
        };
        if let Some(verdict) = self.correct_if(self.is_typed(answer)).or_else(by_quantity).or_else(by_notation) {
            return (None, Ruling::Decided(verdict));
        }
        let text = self.read(answer, vocabulary);
        let whole = Given::new(&self.question, &text, false);
        // Most right answers are the wording itself, so this is checked first.
        let is_exact = self
            .wordings
            .iter()
            .any(|wording| wording.is_exactly(&whole) && wording.has_forms_of(&whole) || wording.has_letters_of(&text));
        if let Some(verdict) = self.correct_if(is_exact) {
            return (None, Ruling::Decided(verdict));
        }
        let has_fillers_only = self.wordings.iter().any(|wording| wording.0.is_all_fillers);
        let negates = self.wordings.iter().any(|wording| wording.0.negates);
        let message = Message::read(answer, &self.question, |word| {
            negates && is_negation(word) || self.word_keys.binary_search(&key_of(word)).is_ok()
        });
        if let Some(verdict) = self.judge_direction(&message, vocabulary) {
            return (None, Ruling::Decided(verdict));
        }
        let readings = Self::readings(&message);
        // Without chatter, the first reading is the answer as typed.
        let texts: Vec<Option<Text>> = readings
            .iter()
            .map(|reading| (reading.text != answer).then(|| self.read(&reading.text, vocabulary)))
            .collect();
        let givens: Vec<Given<'_>> = texts
            .iter()
            .map(|read| Given::new(&self.question, read.as_ref().unwrap_or(&text), has_fillers_only))
            .collect();
        let Some(reading) = self.nearest(&readings, &givens) else {
            let denies = message.segments.iter().any(|segment| segment.stance == Stance::Denied);
            let reason = if denies { Reason::OnlyDenies } else { Reason::NoWords };
            return (None, Ruling::Decided(Verdict::wrong(reason)));
        };
        let rest = self.rest(&message, &reading, vocabulary);
        let denied = self.denied(&message, vocabulary);
        let finding = Finding {
            question: &self.question,
            wordings: &self.wordings,
            names: &self.names,
            shown: &self.shown,
            is_code: self.is_code,
            word_keys: &self.word_keys,
            vocabulary,
            message: &message,
            reading: &reading,
            text: &text,
            given_words: whole.words.len(),
            rest: &rest,
            denies_own: denied.iter().any(|text| self.is_own(text)),
            denied_recall: denied.iter().map(|text| self.recall_of(text)).fold(0.0, f32::max),
            denies_other: denied
                .iter()
                .any(|text| vocabulary.is_another_answer(&text.lemmas(), &self.own_answers, &self.own_words)),
            own_answers: &self.own_answers,
            own_words: &self.own_words,
            is_own_abbreviation: is_own_abbreviation(&reading, vocabulary),
            is_infinitive: reading.expected.text.all_letters().starts_with("to") && self.shown.starts_with("to "),
            is_name: self.names.iter().any(Option::is_some),
        };
        if let Some((rule, verdict)) = term_rules::apply(&finding) {
            return (Some(rule), Ruling::Decided(verdict));
        }
        let expected_answers = self.wordings.iter().map(|wording| &wording.0);
        let Some(comparison) = Comparison::new(&whole, expected_answers) else {
            return (None, Ruling::Decided(Verdict::wrong(Reason::NothingExpected)));
        };
        let mut values = features(&self.question, &comparison).to_vec();
        values.extend(finding.features());
        let undecided = Ruling::Undecided(Undecided {
            features: Features { family: Family::Term, values },
            words: answer_words(comparison.expected, &comparison.alignment),
            if_correct: Some(self.read_as(&reading)),
            at_most_partial: swaps_a_word(&finding) || lacks_which_one(&finding) || lacks_half(&finding),
            by_rule: None,
        });
        (None, undecided)
    }

    /// Judges an answer that begins with a direction: "goes down" for "it falls". What follows is a remark.
    fn judge_direction(&self, message: &Message, vocabulary: &Vocabulary) -> Option<Verdict> {
        let wanted = self.direction?;
        let mut segments = message.segments.iter();
        let first = segments.next().filter(|first| first.stance == Stance::Asserted)?;
        let direction = |segment: &Segment| {
            let text = self.read(&segment.text, vocabulary);
            let is_filler = |letters: &str| text.words.iter().any(|word| word.is_filler() && text.of(word) == letters);
            direction_of(text.words.iter().map(|word| text.of(word)), is_filler)
        };
        let given = direction(first)?;
        let is_alone = segments.all(|other| other.stance == Stance::Asserted && direction(other).is_none());
        is_alone.then(|| {
            if given == wanted { Verdict::correct(self.read_as_shown()) } else { Verdict::wrong(Reason::Opposite) }
        })
    }

    fn read_as_shown(&self) -> Reason {
        Reason::ReadAs { answer: self.shown.clone() }
    }

    /// How a correct answer was read.
    fn read_as(&self, reading: &Reading<'_>) -> Reason {
        let slip = |place: &Option<WordMatch>| {
            place.is_some_and(|found| matches!(found.bond, Bond::Mistyped | Bond::Misspelled))
        };
        let words = reading.expected.words.iter().zip(&reading.matched.places);
        match words.into_iter().find(|(_, place)| slip(place)) {
            Some((word, _)) => Reason::Typo { word: reading.expected.text.of(&word.word).to_owned() },
            None => self.read_as_shown(),
        }
    }

    /// Parts of a message that may be the answer: everything asserted, the same without parentheses, each segment, and
    /// each two neighboring ones.
    fn readings(message: &Message) -> Vec<Candidate> {
        let segments = &message.segments;
        let all = 0..segments.len();
        let text_of = |range: std::ops::Range<usize>, skips_parentheses: bool| {
            let mut text = String::new();
            for segment in segments.get(range).unwrap_or_default() {
                if segment.stance == Stance::Asserted && !(skips_parentheses && segment.joint == Joint::Parenthesis) {
                    if !text.is_empty() {
                        text.push(' ');
                    }
                    text.push_str(&segment.text);
                }
            }
            text
        };
        let mut readings = Vec::with_capacity(4);
        let mut add = |segments: std::ops::Range<usize>, skips_parentheses: bool| {
            let text = text_of(segments.clone(), skips_parentheses);
            if !text.is_empty() {
                readings.push(Candidate { text, segments, skips_parentheses });
            }
        };
        add(all.clone(), false);
        if message.asserted().count() < 2 {
            return readings;
        }
        if segments.iter().any(|segment| segment.joint == Joint::Parenthesis) {
            add(all.clone(), true);
        }
        let is_asserted = |segment: Option<&Segment>| segment.is_some_and(|segment| segment.stance == Stance::Asserted);
        for at in all.take(MOST_SEGMENTS).filter(|at| is_asserted(segments.get(*at))) {
            add(at..at + 1, false);
            if segments.len() > 2 && is_asserted(segments.get(at + 1)) {
                add(at..at + 2, false);
            }
        }
        readings
    }

    fn nearest<'a>(&'a self, readings: &[Candidate], givens: &'a [Given<'a>]) -> Option<Reading<'a>> {
        let mut best: Option<Reading<'a>> = None;
        for (candidate, given) in readings.iter().zip(givens) {
            if given.words.is_empty() {
                continue;
            }
            for wording in &self.wordings {
                let mut matched = TermMatch::new(given, &wording.0);
                let is_initials = wording.0.has_initials(&candidate.text);
                if is_initials {
                    matched.recall = matched.recall.max(Bond::Short.quality());
                    matched.extra = 0.0;
                }
                let is_better = best.as_ref().is_none_or(|best| {
                    // What leaves fewer words over, of equally good ones.
                    matched.score() > best.matched.score() + 1e-4
                });
                if is_better {
                    best = Some(Reading {
                        given,
                        expected: &wording.0,
                        matched,
                        segments: candidate.segments.clone(),
                        skips_parentheses: candidate.skips_parentheses,
                        is_initials,
                    });
                }
            }
        }
        best
    }

    /// The asserted segments that a reading leaves out.
    fn rest(&self, message: &Message, reading: &Reading<'_>, vocabulary: &Vocabulary) -> Vec<Rest> {
        message
            .beside(reading.segments.start, |at, segment| reading.takes(at, segment))
            .take(MOST_SEGMENTS)
            .map(|Beside { at, segment, joint, is_before }| {
                let text = self.read(&segment.text, vocabulary);
                let given = Given::new(&self.question, &text, false);
                let lemmas = text.lemmas();
                let other = vocabulary.nearest_other(&lemmas, &self.own_words).unwrap_or_default();
                let matched = TermMatch::new(&given, reading.expected);
                let is_unknown = |word: &Word| !word.is(Traits::ENGLISH) && !word.is(Traits::KNOWN);
                Rest {
                    joint,
                    words: given.words.len(),
                    fillers: text.words.len() - given.words.len(),
                    has_articles_only: text
                        .words
                        .iter()
                        .filter(|word| word.is_filler())
                        .all(|word| matches!(text.of(word), "a" | "an" | "the" | "either")),
                    in_question: given.words.iter().filter(|word| word.in_question).count(),
                    unknown: given.words.iter().filter(|word| is_unknown(&word.word)).count(),
                    negates: given.negates,
                    is_before,
                    in_parentheses: segment.in_parentheses,
                    is_exact: !given.words.is_empty() && given.words.iter().all(|word| is_figure(&text, &word.word)),
                    is_adjacent: at == reading.segments.end || at + 1 == reading.segments.start,
                    is_own: self.is_own(&text),
                    shares_word: matched.places.iter().any(Option::is_some),
                    is_sibling: is_sibling(&given, reading.expected, &matched),
                    is_description: text.words.last().is_some_and(|word| matches!(text.of(word), "one" | "ones")),
                    is_opposed: reading.expected.antonyms.contradicts(given.antonyms),
                    is_of_same_class: self.is_another_of_class(&segment.text),
                    is_other: other.f1() >= 1.0 && !self.own_answers.contains(&lemmas),
                    other_recall: other.recall,
                }
            })
            .collect()
    }

    /// Whether a text names another member of a closed set that a wording is of.
    fn is_another_of_class(&self, text: &str) -> bool {
        !self.typed.iter().any(|wording| wording.eq_ignore_ascii_case(text.trim()))
            && self
                .typed
                .iter()
                .any(|wording| classes::are_of_one(wording, text) || chemistry::are_two_substances(wording, text))
    }

    fn denied(&self, message: &Message, vocabulary: &Vocabulary) -> Vec<Text> {
        let denied = message.segments.iter().filter(|segment| segment.stance == Stance::Denied);
        denied.take(MOST_SEGMENTS).map(|segment| self.read(&segment.text, vocabulary)).collect()
    }

    /// Whether a text is one of the wordings, apart from slips.
    fn is_own(&self, text: &Text) -> bool {
        let given = Given::new(&self.question, text, false);
        !given.words.is_empty()
            && self.wordings.iter().filter(|wording| wording.0.negates == given.negates).any(|wording| {
                let matched = TermMatch::new(&given, &wording.0);
                let is_strong = |place: &Option<WordMatch>| place.is_some_and(|found| found.bond < Bond::Loose);
                matched.places.iter().all(is_strong) && matched.extra <= 0.0
            })
    }

    /// The largest share of a wording that a text has.
    fn recall_of(&self, text: &Text) -> f32 {
        let given = Given::new(&self.question, text, false);
        self.wordings.iter().map(|wording| TermMatch::new(&given, &wording.0).recall).fold(0.0, f32::max)
    }
}

/// What two wordings make of each other's words: "Hamiltonian cycle" and "Hamilton circuit" also allow "Hamiltonian
/// circuit". They have the same number of words, and some of them are forms of one word.
fn crossed(wordings: &[String]) -> Vec<String> {
    const MOST_WORDINGS: usize = 8;
    const LONGEST: usize = 4;
    const SHORTEST_ROOT: usize = 5;
    let are_forms = |one: &str, other: &str| {
        let common = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
        one != other && common >= SHORTEST_ROOT
    };
    let split: Vec<Vec<&str>> =
        wordings.iter().take(MOST_WORDINGS).map(|text| text.split_whitespace().collect()).collect();
    let mut crossed = Vec::new();
    for (at, one) in split.iter().enumerate() {
        for other in split.iter().skip(at + 1) {
            let pairs = || one.iter().zip(other);
            let differing = pairs().filter(|(one, other)| one != other).count();
            if one.len() != other.len() || !(2..=LONGEST).contains(&one.len()) || differing != 2 {
                continue;
            }
            let Some(form) = pairs().position(|(one, other)| are_forms(one, other)) else { continue };
            let with_form_of = |words: &[&str], others: &[&str]| {
                let chosen = words.iter().zip(others).enumerate();
                let chosen = chosen.map(|(at, (word, other))| if at == form { *other } else { *word });
                chosen.collect::<Vec<_>>().join(" ")
            };
            crossed.extend([with_form_of(one, other), with_form_of(other, one)]);
        }
    }
    crossed
}

/// Whether a reading is the initials of a wording, and of no other card's answer.
fn is_own_abbreviation(reading: &Reading<'_>, vocabulary: &Vocabulary) -> bool {
    let [only] = reading.given.words.as_slice() else { return false };
    let letters = reading.given.text.of(&only.word);
    let is_short = |place: &Option<WordMatch>| place.is_some_and(|found| found.bond == Bond::Short);
    // "What does FIFO stand for?"
    letters.len() > 1
        && !only.in_question
        && reading.expected.words.len() > 1
        && reading.expected.initials == letters
        && reading.matched.places.iter().all(is_short)
        && vocabulary.answers_with_initials(letters) < 2
}

/// Whether a text is as long as a wording and has one of its words, and another one in the place of a second.
fn is_sibling(given: &Given<'_>, expected: &Expected, matched: &TermMatch) -> bool {
    let missing = || expected.words.iter().zip(&matched.places).filter(|(_, place)| place.is_none());
    let mut others = given.words.iter().zip(&matched.is_used).filter(|(_, used)| !**used);
    given.words.len() == expected.words.len()
        && missing().count() < expected.words.len()
        && others.any(|(word, _)| {
            // "Vol." is short for "volume".
            let letters = given.text.of(&word.word);
            let is_beginning = missing().any(|(own, _)| expected.text.of(&own.word).starts_with(letters));
            word.word.is(Traits::ENGLISH) && !is_beginning
        })
}

/// A text with the sign of a charge after a letter as a word: "β⁻ decay" is "beta minus decay".
fn with_charges_spelled(text: &str) -> Cow<'_, str> {
    if !text.contains(['⁻', '⁺', '−']) {
        return Cow::Borrowed(text);
    }
    let mut spelled = String::with_capacity(text.len() + 8);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let ends = letters.peek().is_none_or(|next| !next.is_alphanumeric());
        match letter {
            '⁻' => spelled.push_str(" minus "),
            '⁺' => spelled.push_str(" plus "),
            '−' if ends && spelled.ends_with(char::is_alphabetic) => spelled.push_str(" minus "),
            _ => spelled.push(letter),
        }
    }
    Cow::Owned(spelled)
}

/// The direction that all wordings name, if the question asks what happens to something.
fn direction_asked(question: &Question, prompt: &str, wordings: &[String]) -> Option<Direction> {
    const ASKED: &str = "\
        happen happens effect affect affects change changes rise rises fall falls increase increases decrease \
        decreases drop drops goes";
    let asks = prompt
        .split(|letter: char| !letter.is_alphanumeric())
        .any(|word| ASKED.split_whitespace().any(|asked| asked.eq_ignore_ascii_case(word)));
    if !asks || question.content_words < 2 {
        return None;
    }
    let of = |text: &String| direction_of(text.to_lowercase().split_whitespace(), |_| false);
    let direction = of(wordings.first()?)?;
    wordings.iter().all(|text| of(text) == Some(direction)).then_some(direction)
}

fn is_negation(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    matches!(word.as_str(), "not" | "no" | "never") || word.ends_with("nt") || word.ends_with("n't")
}

/// Some of a message's segments, as one text.
#[derive(Debug)]
struct Candidate {
    text: String,
    segments: std::ops::Range<usize>,
    skips_parentheses: bool,
}

/// A wording, and each of the alternatives in it ("ground truth, or annotations").
fn alternatives(text: &str) -> Vec<String> {
    let mut all = vec![text.to_owned()];
    let lower = text.to_lowercase();
    // "Either x or y" means both.
    if lower.contains(" or ") && !lower.starts_with("either ") && lower.len() == text.len() && lower.is_ascii() {
        let mut rest = 0;
        let cuts = lower.match_indices(" or ").map(|(at, _)| at).chain([text.len()]);
        for cut in cuts {
            all.extend(
                text.get(rest..cut)
                    .map(|part| part.trim_matches([' ', ',']).to_owned())
                    .filter(|part| !part.is_empty()),
            );
            rest = cut + " or ".len();
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::decision::term_rules::TERM_RULES;

    #[test]
    fn each_rule_decides_by_itself() {
        let (mut decided, mut failures) = (BTreeSet::new(), Vec::new());
        for (rule, prompt, wording, answers) in [
            ("the wording itself", "Where does a site begin?", "home page", &["the homepage i think"][..]),
            (
                "a heap of words",
                "What is asked?",
                "sigmoid",
                &["sigmoid accuracy batch bias data dropout epoch gradient heart layer"],
            ),
            ("nothing of the answer", "Capital of France?", "Paris", &["5", "1 2", "qq zz", "lyon"]),
            ("another identifier", "What trains a model?", "model.fit", &["model.fit_generator"]),
            ("denied", "Capital of France?", "Paris", &["lyon, not paris", "paris isn't it, par is"]),
            (
                "several answers",
                "Which planet is red?",
                "Mars",
                &["Venus or Mars", "Mars/Venus", "venus\nmars", "Venus, Jupiter, Mars", "mars? venus? jupiter?"],
            ),
            ("several figures", "Which vitamin prevents scurvy?", "vitamin C", &["vitamin A, B, C"]),
            ("the opposite", "Which clause needs no commas?", "restrictive clause", &["non-restrictive clause"]),
            ("a species", "Which bacteria live in the gut?", "Escherichia coli", &["e coli"]),
            ("another form", "Past tense of go?", "went", &["gone"]),
            (
                "a person",
                "Who was shot in Dallas?",
                "John F. Kennedy",
                &["Robert F. Kennedy", "Kennedy", "President Kennedy"],
            ),
            ("a negation too many or too few", "What does DRY say?", "Don't repeat yourself", &["do repeat yourself"]),
            ("without its prefix", "Fitting noise?", "over-adjustment", &["adjustment"]),
            ("a slip of the keyboard", "Capital of Tunisia?", "Tunis", &["tuniss"]),
            ("its abbreviation", "What is an alarm without a fire?", "false positive", &["FP"]),
            ("another figure", "Which war ended in 1945?", "World War II", &["World War I", "world war 3"]),
        ] {
            let vocabulary = Vocabulary::default();
            let term = Term::new(prompt, &[wording.to_owned()], &vocabulary);
            for answer in answers {
                let (by, ruling) = term.examine_by_rules(answer, &vocabulary);
                if by != Some(rule) {
                    failures.push(format!("{answer:?} for {wording:?}: {by:?} instead of {rule:?}: {ruling:?}"));
                }
                decided.extend(by);
            }
        }
        assert!(failures.is_empty(), "{}", failures.join("\n"));
        // These need a deck: see `another_cards_answer_is_no_answer`.
        decided.extend(["another card's answer", "another card's long answer"]);
        let all: BTreeSet<&str> = TERM_RULES.iter().map(|rule| rule.name).collect();
        assert_eq!(decided, all, "each rule has an example");
    }

    #[test]
    fn another_cards_answer_is_no_answer() {
        let mut vocabulary = Vocabulary::of_deck_with(2);
        let mut add = |text: &str| {
            let text = Text::read(text, &Vocabulary::default());
            vocabulary.add_card(text.lemmas());
            vocabulary.add_answer(text.lemmas());
        };
        add("perihelion of mars");
        add("solar eclipse");
        let term = Term::new("What hides the sun?", &["solar eclipse".to_owned()], &vocabulary);
        let (by, ruling) = term.examine_by_rules("perihelion of mars", &vocabulary);
        assert!(matches!(&ruling, Ruling::Decided(verdict) if verdict.outcome == Outcome::Wrong), "{by:?} {ruling:?}");
    }
}
