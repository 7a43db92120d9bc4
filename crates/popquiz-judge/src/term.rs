//! Terms: one of several wordings, or what people would accept as one.

use crate::alignment::Alignment;
use crate::comparison::Comparison;
use crate::credit::Credit;
use crate::given::Given;
use crate::lemma::Lemma;
use crate::notation::{Likeness, Notation};
use crate::person_name::PersonName;
use crate::quantity_judge::QuantityJudge;
use crate::question::Question;
use crate::rules::{self, Ruling};
use crate::text::{Text, Word};
use crate::traits::Traits;
use crate::verdict::Verdict;
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
    /// How many wordings there are, in words or in notation.
    wording_count: usize,
    /// Whether it is a call such as "save()": an answer's arguments are only an example.
    is_call: bool,
    /// Whether it has a number in it: "World War II", "type 1 error".
    has_number: bool,
    /// Whether it is an identifier: with another part, it is another one.
    is_code: bool,
    shown: String,
    /// If wordings are quantities, the judge of these.
    quantity: Option<QuantityJudge>,
}

/// In an answer of so few words, "or" separates guesses; in a longer sentence it may be anywhere.
const FEW_WORDS: usize = 8;

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
        Self {
            has_number: read.iter().any(|wording| wording.0.has_number()),
            wordings: read,
            names,
            notations: wordings.iter().filter_map(|text| Notation::read(text, prompt)).collect(),
            wording_count: wordings.len(),
            is_code: wordings.iter().any(|text| is_code(text)),
            is_call: wordings.iter().any(|text| text.contains("()")),
            shown: wordings.first().cloned().unwrap_or_default(),
            quantity: QuantityJudge::of_wordings(prompt, wordings),
            question,
        }
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
            Likeness::Different if self.notations.len() < self.wording_count => None,
            Likeness::Different => Some(Verdict::wrong(format!("That isn't *{}*.", self.shown))),
        }
    }

    /// Judges an answer by the rules, or returns its features for the trees.
    pub(crate) fn examine(&self, answer: &str, vocabulary: &Vocabulary) -> Ruling {
        if let Some(verdict) = self.quantity.as_ref().and_then(|quantity| quantity.judge(answer)) {
            return Ruling::Decided(verdict);
        }
        if let Some(verdict) = self.judge_notation(answer) {
            return Ruling::Decided(verdict);
        }
        let text = match answer.split_once('(') {
            Some((name, _)) if self.is_call => Text::read(name, vocabulary),
            _ => Text::read(answer, vocabulary),
        };
        let text = if self.has_number { text.with_ones(vocabulary) } else { text };
        let given = Given::new(&self.question, &text, false);
        // Most right answers are the wording itself, so this is checked first.
        if self.wordings.iter().any(|wording| wording.is_exactly(&given)) {
            return Ruling::Decided(Verdict::correct(format!("Read as *{}*.", self.shown)));
        }
        let expected_answers = || self.wordings.iter().map(|wording| &wording.0);
        let is_own = |word: &Word| {
            expected_answers().any(|expected| expected.words.iter().any(|own| own.word.lemma == word.lemma))
        };
        let names_several = text.words.iter().any(|word| word.is(Traits::OR))
            && expected_answers().all(|expected| expected.alternatives == 0)
            && text.words.len() <= FEW_WORDS
            && given.words.iter().any(|word| !is_own(&word.word));
        for wording in &self.wordings {
            if let Some(alignment) = wording.matches_text(&self.question, &given)
                && (!names_several || alignment.given_matched.iter().all(|wanted| *wanted))
            {
                return Ruling::Decided(Verdict::correct(self.read_as(&given, wording, &alignment)));
            }
        }
        if let Some(verdict) = self.judge_name(&given, vocabulary).filter(|_| !names_several) {
            return Ruling::Decided(verdict);
        }
        if names_several {
            return Ruling::Decided(Verdict::wrong("It leaves open which of several it is."));
        }
        let Some(comparison) = Comparison::new(&given, expected_answers()) else {
            return Ruling::Decided(Verdict::wrong("There is nothing to judge it by."));
        };
        // Another card's whole answer next to this one's: the answer names several things.
        let beside =
            given.words.iter().enumerate().filter(|(at, word)| !word.in_question && !comparison.is_wanted(*at));
        let beside: Vec<Lemma> = beside.map(|(_, word)| word.word.lemma).collect();
        let fillers = text.words.len() - given.words.len();
        // "model.fit_generator" isn't "model.fit", and the other way around.
        let lacks_its_end = comparison.alignment.expected_places.last().is_some_and(Option::is_none);
        let is_another_name = self.is_code && fillers == 0 && (!beside.is_empty() || lacks_its_end);
        if is_another_name
            || fillers * 2 < given.words.len() && vocabulary.best_other_answer(&beside, |_| false).0 >= 1.0
        {
            return Ruling::Decided(Verdict::wrong(format!(
                "It names something else than *{}*, or beside it.",
                self.shown
            )));
        }
        rules::apply(&self.question, &comparison, vocabulary)
    }

    /// Judges an answer that has a surname without the rest of the name, or only a given name. What another card's
    /// answer has too doesn't tell the two apart.
    fn judge_name(&self, given: &Given<'_>, vocabulary: &Vocabulary) -> Option<Verdict> {
        let mut part = None;
        for (wording, name) in self.wordings.iter().zip(&self.names) {
            let (Some(name), expected) = (name, &wording.0) else { continue };
            let alignment = Alignment::new(given, expected);
            let surname = expected.words.get(name.surname)?.word;
            if name.matches(given, expected, &alignment) {
                let said = name.lemmas_given(given, expected, &alignment);
                let is_own = |answer: &[Lemma]| {
                    answer == [surname.lemma] || self.wordings.iter().any(|wording| answer == wording.0.lemmas())
                };
                let (share, shared) = vocabulary.best_other_answer(&said, is_own);
                if shared < said.len() {
                    return Some(Verdict::correct(self.read_as(given, wording, &alignment)));
                }
                // All of another card's answer is that answer.
                part = part.or_else(|| (share < 1.0).then(|| "Several have that surname.".to_owned()));
            } else if name.is_given(&alignment) {
                part = part.or_else(|| {
                    Some(format!("Several have that given name; missing: *{}*.", expected.text.of(&surname)))
                });
            }
        }
        part.map(|reason| Verdict::new(Credit::new(HALF_NAMED), "It does not tell who of several is meant.", reason))
    }

    fn read_as(&self, given: &Given<'_>, wording: &Wording, alignment: &Alignment) -> String {
        if alignment.typos > 0.0 {
            let typo = alignment.expected_places.iter().zip(&wording.0.words).find_map(|(place, word)| {
                let given = given.words.get(usize::from((*place)?.0))?;
                (given.word.lemma != word.word.lemma).then(|| wording.0.text.of(&word.word).to_owned())
            });
            if let Some(word) = typo {
                return format!("Read as a typo of *{word}*.");
            }
        }
        format!("Read as *{}*.", self.shown)
    }
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
