//! Terms: one of several wordings, or what people would accept as one.

use crate::alignment::Alignment;
use crate::chat::{Joint, Message, Segment, Stance, key_of};
use crate::comparison::Comparison;
use crate::credit::Credit;
use crate::features::{Family, Features, features};
use crate::given::Given;
use crate::lemma::{Lemma, distinct};
use crate::notation::{Likeness, Notation};
use crate::person_name::{NameMatch, PersonName};
use crate::quantity_judge::QuantityJudge;
use crate::question::Question;
use crate::rules::{Ruling, explanation};
use crate::term_features::{Finding, Reading, Rest, is_reversal};
use crate::term_match::{Bond, TermMatch, WordMatch};
use crate::text::{Text, Word};
use crate::traits::Traits;
use crate::typo::is_prefix;
use crate::verdict::{Outcome, Verdict};
use crate::vocabulary::Vocabulary;
use crate::wording::{Wording, is_code};

#[derive(Clone, Debug)]
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
    /// If wordings are quantities, the judge of these.
    quantity: Option<QuantityJudge>,
    /// The words of all wordings, as the chat parser knows words.
    word_keys: Vec<Lemma>,
    /// The sorted lemmas of each wording, and of all of them.
    own_answers: Vec<Vec<Lemma>>,
    own_words: Vec<Lemma>,
}

/// The maximum number of segments that are read as an answer of their own.
const MOST_SEGMENTS: usize = 12;

/// From this share of a wording on, denying it denies the wording.
const PARTLY_DENIED: f32 = 0.4;

/// An answer with this many words beside the expected ones, and hardly a small word among them, is a heap of keywords.
const HEAP_WORDS: usize = 8;

/// Words that make another thing of the name they stand before.
const MODIFIERS: &str = "vice deputy prime step new north south east west northern southern eastern western";

/// A message of at most so many words is an answer and perhaps a remark.
const SHORT_MESSAGE: usize = 14;

/// In an answer of so few words, each one matters.
const FEW_WORDS: usize = 6;

/// Below this recall, an answer has hardly anything of a wording.
const HARDLY_ANY: f32 = 0.2;

/// The credit for half a name that several people have.
const HALF_NAMED: f64 = 0.5;

impl Term {
    pub(crate) fn new(prompt: &str, wordings: &[String], vocabulary: &Vocabulary) -> Self {
        let question = Question::new(&Text::read(prompt, vocabulary));
        let all: Vec<String> = wordings.iter().flat_map(|text| alternatives(text)).collect();
        let read = all.iter().map(|text| (text, Wording::new(&question, text, vocabulary)));
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
            typed: wordings.iter().map(|text| text.trim().to_owned()).collect(),
            is_code: wordings.iter().any(|text| is_code(text)),
            is_call: wordings.iter().any(|text| text.contains("()")),
            shown: wordings.first().cloned().unwrap_or_default(),
            quantity: QuantityJudge::of_wordings(prompt, wordings),
            word_keys: distinct(keys.map(key_of)),
            question,
        }
    }

    fn correct_if(&self, holds: bool) -> Option<Verdict> {
        holds.then(|| Verdict::correct(format!("Read as *{}*.", self.shown)))
    }

    /// Judges an answer in notation: signs, code, a formula. Returns `None` if it is to be judged by its words.
    pub(crate) fn judge_notation(&self, answer: &str) -> Option<Verdict> {
        let found = self.notations.iter().filter_map(|notation| notation.judge(answer));
        match found.min_by_key(|likeness| *likeness as u8)? {
            Likeness::Same => Some(Verdict::correct(format!("Read as *{}*.", self.shown))),
            Likeness::Partial => {
                let credit = Credit::new(HALF_NAMED);
                Some(Verdict::new(credit, "Something is missing.", format!("That's only part of *{}*.", self.shown)))
            }
            // Another wording may be in words.
            Likeness::Different if self.notations.len() < self.typed.len() => None,
            Likeness::Different => Some(Verdict::wrong(format!("That isn't *{}*.", self.shown))),
        }
    }

    fn read(&self, text: &str, vocabulary: &Vocabulary) -> Text {
        let text = match text.split_once('(') {
            Some((name, _)) if self.is_call => Text::read(name, vocabulary),
            _ => Text::read(text, vocabulary),
        };
        if self.has_number { text.with_ones(vocabulary) } else { text }
    }

    /// Judges an answer by the rules, or returns its features for the trees.
    pub(crate) fn examine(&self, answer: &str, vocabulary: &Vocabulary) -> Ruling {
        let by_quantity = || {
            let verdict = self.quantity.as_ref().and_then(|quantity| quantity.judge(answer))?;
            // In a sentence, other numbers may be about something else.
            let is_sentence = answer.split_whitespace().nth(SHORT_MESSAGE).is_some();
            (verdict.outcome == Outcome::Correct || !is_sentence).then_some(verdict)
        };
        let is_typed = self.typed.iter().any(|wording| wording == answer.trim());
        if let Some(verdict) = self.correct_if(is_typed).or_else(by_quantity).or_else(|| self.judge_notation(answer)) {
            return Ruling::Decided(verdict);
        }
        let text = self.read(answer, vocabulary);
        let whole = Given::new(&self.question, &text, false);
        // Most right answers are the wording itself, so this is checked first.
        let is_exact = self.wordings.iter().any(|wording| wording.is_exactly(&whole) && wording.has_forms_of(&whole));
        if let Some(verdict) = self.correct_if(is_exact) {
            return Ruling::Decided(verdict);
        }
        let has_fillers_only = self.wordings.iter().any(|wording| wording.0.is_all_fillers);
        let negates = self.wordings.iter().any(|wording| wording.0.negates);
        let message = Message::read(answer, &self.question, |word| {
            negates && is_negation(word) || self.word_keys.binary_search(&key_of(word)).is_ok()
        });
        let readings = Self::readings(&message);
        let texts: Vec<Text> = readings.iter().map(|reading| self.read(&reading.text, vocabulary)).collect();
        let givens: Vec<Given<'_>> =
            texts.iter().map(|text| Given::new(&self.question, text, has_fillers_only)).collect();
        let Some(reading) = self.nearest(&readings, &givens) else {
            let denies = message.segments.iter().any(|segment| segment.stance == Stance::Denied);
            let reason =
                if denies { "It only says what it is not." } else { "There is no word in it that says anything." };
            return Ruling::Decided(Verdict::wrong(reason));
        };
        let rest = self.rest(&message, &reading, vocabulary);
        let denied = self.denied(&message, vocabulary);
        let finding = Finding {
            question: &self.question,
            vocabulary,
            message: &message,
            reading: &reading,
            text: &text,
            given_words: whole.words.len(),
            rest: &rest,
            denies_own: denied.iter().any(|text| self.is_own(text)),
            denied_recall: denied.iter().map(|text| self.recall_of(text)).fold(0.0, f32::max),
            denies_other: denied.iter().any(|text| self.is_other(&text.lemmas(), vocabulary)),
            own_answers: &self.own_answers,
            own_words: &self.own_words,
            is_infinitive: reading.expected.text.all_letters().starts_with("to") && self.shown.starts_with("to "),
            is_name: self.names.iter().any(Option::is_some),
        };
        if let Some(verdict) = self.rule(&finding, vocabulary) {
            return Ruling::Decided(verdict);
        }
        let expected_answers = self.wordings.iter().map(|wording| &wording.0);
        let Some(comparison) = Comparison::new(&whole, expected_answers) else {
            return Ruling::Decided(Verdict::wrong("There is nothing to judge it by."));
        };
        let mut values = features(&self.question, &comparison).to_vec();
        values.extend(finding.features());
        Ruling::Undecided {
            features: Features { family: Family::Term, values },
            explanation: explanation(comparison.expected, &comparison.alignment),
            if_correct: Some(self.read_as(&reading)),
            at_most_partial: Self::swaps_a_word(&finding) || Self::lacks_which_one(&finding),
        }
    }

    /// How a correct answer was read.
    fn read_as(&self, reading: &Reading<'_>) -> String {
        let slip = |place: &Option<WordMatch>| {
            place.is_some_and(|found| matches!(found.bond, Bond::Mistyped | Bond::Misspelled))
        };
        let words = reading.expected.words.iter().zip(&reading.matched.places);
        match words.into_iter().find(|(_, place)| slip(place)) {
            Some((word, _)) => format!("Read as a typo of *{}*.", reading.expected.text.of(&word.word)),
            None => format!("Read as *{}*.", self.shown),
        }
    }

    /// The rules that leave nothing to weigh.
    fn rule(&self, finding: &Finding<'_>, vocabulary: &Vocabulary) -> Option<Verdict> {
        let reading = finding.reading;
        let is_alone = finding.rest.iter().all(|rest| rest.is_own) && !finding.denies_own;
        if is_alone && reading.matched.is_certain(reading.given) {
            return Some(Verdict::correct(format!("Read as *{}*.", self.shown)));
        }
        let extra = reading.extra().filter(|word| !word.in_question).count();
        let matched = reading.matched.is_used.iter().filter(|used| **used).count();
        let fillers = finding.text.words.len().saturating_sub(finding.given_words);
        if extra >= HEAP_WORDS && extra * 2 > matched * 3 && fillers * HEAP_WORDS < finding.given_words {
            return Some(Verdict::wrong("It is a heap of words rather than an answer."));
        }
        // In a longer text, each of the following may be about something else.
        if finding.text.words.len() > SHORT_MESSAGE {
            return None;
        }
        let has_nothing = matched == 0 && !reading.is_initials && reading.matched.letters_cost.is_none();
        if has_nothing {
            return Some(Verdict::wrong("It has none of the answer's words."));
        }
        // "model.fit_generator" isn't "model.fit", and the other way around.
        let lacks_its_end = reading.matched.places.last().is_some_and(Option::is_none);
        if self.is_code && fillers == 0 && finding.rest.is_empty() && (extra > 0 || lacks_its_end) {
            return Some(Verdict::wrong(format!("It names something else than *{}*.", self.shown)));
        }
        let denies = finding.denies_own && reading.matched.recall < 1.0
            || finding.denied_recall >= PARTLY_DENIED && reading.matched.recall < finding.denied_recall;
        if denies {
            return Some(Verdict::wrong("It denies what the answer says."));
        }
        if reading.matched.recall > 0.0 && Self::offers_others(finding) {
            return Some(Verdict::wrong("It leaves open which of several it is."));
        }
        // "Vitamin A, D, E, K".
        let expects_figure = reading.expected.words.iter().any(|word| is_figure(&reading.expected.text, &word.word));
        let lists_figures = finding.rest.iter().any(|rest| {
            rest.is_exact
                && !rest.is_own
                && !matches!(rest.joint, Joint::Parenthesis | Joint::Resumed | Joint::Pause | Joint::Arrow)
        });
        let adds_figures = reading.segments.len() > 1
            && reading.matched.places.iter().all(Option::is_some)
            && reading.extra().any(|word| is_figure(&reading.given.text, &word.word));
        if expects_figure && (lists_figures || adds_figures) && reading.matched.recall > 0.0 {
            return Some(Verdict::wrong("It names several figures."));
        }
        if reading.expected.words.len() <= FEW_WORDS && reading.expected.antonyms.contradicts(reading.given.antonyms) {
            return Some(Verdict::wrong("It says the opposite of something in the answer."));
        }
        if reading.expected.words.len() <= FEW_WORDS && reading.matched.recall > 0.0 && self.is_turned_round(finding) {
            return Some(Verdict::wrong("It says the opposite of something in the answer."));
        }
        let is_form = |bond: Bond| matches!(bond, Bond::Inflected | Bond::Irregular | Bond::Related);
        if self.asks_for_exact_form() && reading.matched.places.iter().flatten().any(|found| is_form(found.bond)) {
            return Some(Verdict::wrong("It is another form of the word."));
        }
        if let Some(verdict) = self.judge_name(finding, vocabulary) {
            return Some(verdict);
        }
        if reading.expected.words.len() <= FEW_WORDS && reading.matched.recall > 0.0 && finding.rest.is_empty() {
            // "Do repeat yourself" for "don't repeat yourself".
            if reading.given.negates != reading.expected.negates {
                return Some(Verdict::wrong("It denies what the answer says, or says what the answer denies."));
            }
            // "Fitting" isn't "over-fitting".
            if reading.missing().any(|word| !word.in_question && is_prefix(reading.expected.text.of(&word.word))) {
                return Some(Verdict::wrong("It lacks the word that turns the others round."));
            }
            let misses = reading.missing().any(|word| word.word.is(Traits::NUMBER));
            if misses && reading.extra().any(|word| word.word.is(Traits::NUMBER)) {
                return Some(Verdict::wrong("It names another figure than the answer does."));
            }
        }
        let lemmas = reading.given.text.lemmas();
        if reading.matched.recall < HARDLY_ANY
            && finding.rest.is_empty()
            && reading.extra().next().is_some()
            && self.is_other(&lemmas, vocabulary)
        {
            return Some(Verdict::wrong("It is the answer to another card."));
        }
        None
    }

    /// Whether a message lists several answers where one is asked for: with "or" or a slash between them, line by line,
    /// or at least three in a row.
    fn offers_others(finding: &Finding<'_>) -> bool {
        const IN_A_ROW: usize = 2;
        let others = || finding.rest.iter().filter(|rest| rest.is_parallel(finding.reading.expected));
        let names_both = finding.text.words.iter().any(|word| finding.text.of(word) == "both");
        others().any(|rest| match rest.joint {
            Joint::Or | Joint::Versus => rest.is_adjacent,
            Joint::Slash | Joint::Line => true,
            Joint::And => names_both || rest.is_other,
            Joint::Comma => rest.is_other,
            _ => false,
        }) || others().filter(|rest| rest.joint == Joint::Comma).count() >= IN_A_ROW
    }

    /// Whether an answer turns the wording round: "non-restrictive", "the opposite of a rise".
    fn is_turned_round(&self, finding: &Finding<'_>) -> bool {
        let reading = finding.reading;
        let given = reading.given;
        let extra = given.words.iter().zip(&reading.matched.is_used).enumerate().filter(|(_, (_, used))| !**used);
        extra.into_iter().any(|(at, (word, _))| {
            let letters = given.text.of(&word.word);
            let next_is_used = reading.matched.is_used.get(at + 1).copied().unwrap_or(false);
            let is_new = self.word_keys.binary_search(&key_of(letters)).is_err();
            is_new && (is_reversal(letters) || next_is_used && word.word.is(Traits::HYPHENATED) && is_prefix(letters))
        })
    }

    /// Whether the card is about the form of a word: it asks for one, or for the translation of a word.
    fn asks_for_exact_form(&self) -> bool {
        const FOREIGN: f32 = 0.6;
        const FEW_WORDS_ASKED: usize = 6;
        self.question.asks_for_form
            || self.question.unknown_share >= FOREIGN && self.question.content_words <= FEW_WORDS_ASKED
    }

    /// Whether a short answer lacks what tells one of several from the others: "World War" for "World War II",
    /// "President" for "Vice President".
    fn lacks_which_one(finding: &Finding<'_>) -> bool {
        let expected = finding.reading.expected;
        let figures = expected.words.iter().filter(|word| word.word.is(Traits::NUMBER) && !word.in_question).count();
        let mut missing = finding.reading.missing().filter(|word| !word.in_question);
        expected.words.len() <= FEW_WORDS
            && missing.any(|word| {
                let letters = expected.text.of(&word.word);
                figures == 1 && word.word.is(Traits::NUMBER)
                    || expected.words.len() > 1 && letters.chars().nth(1).is_none()
                    || MODIFIERS.split_whitespace().any(|modifier| modifier == letters)
            })
    }

    /// Whether a short answer has a common word in the place of another: "activation function" for "loss function".
    fn swaps_a_word(finding: &Finding<'_>) -> bool {
        let reading = finding.reading;
        let fillers = finding.text.words.len().saturating_sub(reading.given.words.len());
        reading.expected.words.len() <= FEW_WORDS
            && fillers == 0
            && reading.missing().any(|word| !word.in_question)
            && reading.extra().any(|word| word.word.is(Traits::ENGLISH) && !word.in_question)
    }

    /// Judges an answer to a question for a person: the surname is enough, unless another card's answer has it too; a
    /// given name isn't, and another given name is another person.
    fn judge_name(&self, finding: &Finding<'_>, vocabulary: &Vocabulary) -> Option<Verdict> {
        let reading = finding.reading;
        if finding.rest.iter().any(|rest| !rest.is_own && rest.fillers == 0 && rest.joint != Joint::Parenthesis) {
            return None;
        }
        let given = reading.given;
        let mut partial = None;
        for (wording, name) in self.wordings.iter().zip(&self.names) {
            let (Some(name), expected) = (name, &wording.0) else { continue };
            let alignment = Alignment::new(given, expected);
            let surname = expected.words.get(name.surname)?.word;
            match name.compare(given, expected, &alignment) {
                NameMatch::Same if finding.rest.is_empty() => {
                    let said = name.lemmas_given(given, expected, &alignment);
                    let is_own = |answer: &[Lemma]| {
                        answer == [surname.lemma] || self.own_answers.iter().any(|own| own == answer)
                    };
                    let (share, shared) = vocabulary.best_other_answer(&said, is_own);
                    if shared < said.len() {
                        return Some(Verdict::correct(format!("Read as *{}*.", self.shown)));
                    }
                    // All of another card's answer is that answer.
                    partial = partial.or_else(|| (share < 1.0).then(|| "Several have that surname.".to_owned()));
                }
                NameMatch::AnotherPerson => {
                    let surname = expected.text.of(&surname);
                    return Some(Verdict::wrong(format!(
                        "It is another person than the *{surname}* who is asked for."
                    )));
                }
                NameMatch::GivenNameOnly => {
                    partial = partial.or_else(|| {
                        Some(format!("Several have that given name; missing: *{}*.", expected.text.of(&surname)))
                    });
                }
                NameMatch::Same | NameMatch::Different => {}
            }
        }
        partial.map(|reason| Verdict::new(Credit::new(HALF_NAMED), "It does not tell who of several is meant.", reason))
    }

    /// What of a message may be the answer: all that is asserted, the same without parentheses, each segment, and each
    /// two neighboring ones.
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
        let mut is_inside = false;
        let segments = message.segments.iter();
        let in_parentheses: Vec<bool> = segments
            .map(|segment| {
                is_inside = segment.joint == Joint::Parenthesis || is_inside && segment.joint != Joint::Resumed;
                is_inside
            })
            .collect();
        let left_out = message
            .segments
            .iter()
            .enumerate()
            .filter(|(at, segment)| segment.stance == Stance::Asserted && !reading.takes(*at, segment));
        left_out
            .take(MOST_SEGMENTS)
            .map(|(at, segment)| {
                let text = self.read(&segment.text, vocabulary);
                let given = Given::new(&self.question, &text, false);
                let lemmas = text.lemmas();
                let is_before = at < reading.segments.start;
                // What stands between the two: before the rest, or after it if it comes first.
                let joint = if is_before {
                    message.segments.get(at + 1).map_or(segment.joint, |next| next.joint)
                } else {
                    segment.joint
                };
                let other = vocabulary.nearest_other(&lemmas, &self.own_words).unwrap_or_default();
                let matched = TermMatch::new(&given, reading.expected);
                let is_unknown = |word: &Word| !word.is(Traits::ENGLISH) && !word.is(Traits::KNOWN);
                Rest {
                    joint,
                    words: given.words.len(),
                    fillers: text.words.len() - given.words.len(),
                    in_question: given.words.iter().filter(|word| word.in_question).count(),
                    unknown: given.words.iter().filter(|word| is_unknown(&word.word)).count(),
                    negates: given.negates,
                    is_before,
                    in_parentheses: in_parentheses.get(at).copied().unwrap_or(false),
                    is_exact: !given.words.is_empty() && given.words.iter().all(|word| is_figure(&text, &word.word)),
                    is_adjacent: at == reading.segments.end || at + 1 == reading.segments.start,
                    is_own: self.is_own(&text),
                    shares_word: matched.places.iter().any(Option::is_some),
                    is_opposed: reading.expected.antonyms.contradicts(given.antonyms),
                    is_other: self.is_other(&lemmas, vocabulary),
                    other_recall: other.recall,
                }
            })
            .collect()
    }

    fn denied(&self, message: &Message, vocabulary: &Vocabulary) -> Vec<Text> {
        let denied = message.segments.iter().filter(|segment| segment.stance == Stance::Denied);
        denied.take(MOST_SEGMENTS).map(|segment| self.read(&segment.text, vocabulary)).collect()
    }

    /// Whether a text is one of the wordings, apart from slips.
    fn is_own(&self, text: &Text) -> bool {
        let given = Given::new(&self.question, text, false);
        !given.words.is_empty()
            && self.wordings.iter().any(|wording| {
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

    /// Whether these sorted lemmas are all of another card's answer, and none of this one's.
    fn is_other(&self, lemmas: &[Lemma], vocabulary: &Vocabulary) -> bool {
        !self.own_answers.iter().any(|own| own == lemmas)
            && vocabulary.nearest_other(lemmas, &self.own_words).is_some_and(|other| other.f1() >= 1.0)
    }
}

/// Whether a word is a number, a code or a single letter, as in "vitamin K".
fn is_figure(text: &Text, word: &Word) -> bool {
    word.is(Traits::EXACT) || text.of(word).chars().nth(1).is_none()
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
