//! A term: one of several wordings, or what people would take for one.

use super::compare::{Match, Question, Right, RightWord, Typed, TypedWord};
use super::features::Compared;
use super::learned::{self, Weighed};
use super::name::Name;
use super::text::{Meaning, Text, Traits, Word};
use super::{Credit, Verdict, Vocabulary};

#[derive(Clone, Debug)]
pub(super) struct Term {
    question: Question,
    wordings: Vec<Wording>,
    /// For each of these, whether it is a person's name.
    names: Vec<Option<Name>>,
    /// Wordings without a word in them, as they are.
    signs: Vec<String>,
    /// "save()": what stands between an answer's brackets is an example.
    is_call: bool,
    /// It has a figure in it: "World War II", "type 1 error".
    has_figure: bool,
    /// A name in a program: another part makes it another name.
    is_code: bool,
    shown: String,
}

/// One accepted wording.
#[derive(Clone, Debug)]
pub(super) struct Wording(pub(super) Right);

/// In so short an answer, "or" stands between guesses; in a sentence it may stand anywhere.
const FEW_WORDS: usize = 8;

/// A part that fits less well than this is another word.
pub(super) const SAME_WORD: f32 = 0.8;

/// What half a name earns that several have.
const HALF_NAMED: f64 = 0.5;

impl Wording {
    pub(super) fn new(question: &Question, text: &str, vocabulary: &Vocabulary) -> Self {
        Self(Right::new(question, Text::read(text, vocabulary)))
    }

    /// Whether the telling words are the same in the same order, and nothing is denied on either side.
    fn is_exactly(&self, typed: &Typed<'_>) -> bool {
        let same = |(typed, own): (&TypedWord, &RightWord)| {
            typed.word.meaning == own.word.meaning && typed.word.is_denied == own.word.is_denied
        };
        typed.words.len() == self.0.words.len()
            && !self.0.is_all_fillers
            && typed.words.iter().zip(&self.0.words).all(same)
    }

    /// The same; a wording of nothing but fillers ("to be") is looked for among the fillers.
    pub(super) fn is_text(&self, question: &Question, typed: &Typed<'_>) -> Option<Match> {
        if self.0.is_all_fillers { self.is(&Typed::new(question, typed.text, true)) } else { self.is(typed) }
    }

    /// Whether this is what was typed: all of its words in any order, up to typos; beside them fillers and words of the question at most.
    /// Gives how they were brought together.
    pub(super) fn is(&self, typed: &Typed<'_>) -> Option<Match> {
        let right = &self.0;
        if right.words.is_empty() || typed.words.len() > 2 * right.words.len() + 8 {
            return None;
        }
        let found = Match::new(typed, right);
        let all_there = found.of_right.iter().all(|place| place.is_some_and(|(_, quality)| quality >= SAME_WORD));
        let nothing_else = typed.words.iter().zip(&found.of_typed).all(|(word, wanted)| *wanted || word.asked);
        (all_there && nothing_else && found.flipped <= 0.0 && !found.contradicts(typed, right)).then_some(found)
    }
}

impl Term {
    pub(super) fn new(prompt: &str, wordings: &[String], vocabulary: &Vocabulary) -> Self {
        let question = Question::new(&Text::read(prompt, vocabulary));
        let all: Vec<String> = wordings.iter().flat_map(|text| alternatives(text)).collect();
        let read = all.iter().map(|text| (text, Wording::new(&question, text, vocabulary)));
        let read = read.filter(|(_, wording)| !wording.0.words.is_empty());
        let (names, read): (Vec<_>, Vec<Wording>) =
            read.map(|(text, wording)| (Name::read(&question, text, &wording.0), wording)).unzip();
        Self {
            has_figure: read.iter().any(|wording| wording.0.has_figure()),
            wordings: read,
            names,
            signs: wordings
                .iter()
                .map(|text| text.trim().to_owned())
                .filter(|text| Text::read(text, vocabulary).words.is_empty())
                .collect(),
            is_code: wordings.iter().any(|text| is_code(text)),
            is_call: wordings.iter().any(|text| text.contains("()")),
            shown: wordings.first().cloned().unwrap_or_default(),
            question,
        }
    }

    /// Judges an answer that has no word in it, such as "+".
    pub(super) fn judge_signs(&self, answer: &str) -> Option<Verdict> {
        let is_it = self.signs.iter().any(|signs| signs == answer.trim());
        is_it.then(|| Verdict::correct(format!("Read as *{}*.", self.shown)))
    }

    /// What an answer is by the rules, else its features.
    pub(super) fn examine(&self, answer: &str, vocabulary: &Vocabulary) -> Weighed {
        let text = match answer.split_once('(') {
            Some((name, _)) if self.is_call => Text::read(name, vocabulary),
            _ => Text::read(answer, vocabulary),
        };
        let text = if self.has_figure { text.with_ones(vocabulary) } else { text };
        let typed = Typed::new(&self.question, &text, false);
        // The commonest right answer is the wording itself.
        if self.wordings.iter().any(|wording| wording.is_exactly(&typed)) {
            return Weighed::Decided(Verdict::correct(format!("Read as *{}*.", self.shown)));
        }
        let rights = || self.wordings.iter().map(|wording| &wording.0);
        let is_own = |word: &Word| rights().any(|right| right.words.iter().any(|own| own.word.meaning == word.meaning));
        let names_several = text.words.iter().any(|word| word.is(Traits::OR))
            && rights().all(|right| right.alternatives == 0)
            && text.words.len() <= FEW_WORDS
            && typed.words.iter().any(|word| !is_own(&word.word));
        for wording in &self.wordings {
            if let Some(found) = wording.is_text(&self.question, &typed)
                && (!names_several || found.of_typed.iter().all(|wanted| *wanted))
            {
                return Weighed::Decided(Verdict::correct(self.read_as(&typed, wording, &found)));
            }
        }
        if let Some(verdict) = self.judge_name(&typed, vocabulary).filter(|_| !names_several) {
            return Weighed::Decided(verdict);
        }
        if names_several {
            return Weighed::Decided(Verdict::wrong("It leaves open which of several it is."));
        }
        let Some(compared) = Compared::new(&typed, rights()) else {
            return Weighed::Decided(Verdict::wrong("There is nothing to judge it by."));
        };
        // Another card's whole answer beside this one's: somebody is naming several things.
        let beside = typed.words.iter().enumerate().filter(|(at, word)| !word.asked && !compared.is_wanted(*at));
        let beside: Vec<Meaning> = beside.map(|(_, word)| word.word.meaning).collect();
        let fillers = text.words.len() - typed.words.len();
        // "model.fit_generator" is not "model.fit", nor the other way round.
        let lacks_its_end = compared.found.of_right.last().is_some_and(Option::is_none);
        let is_another_name = self.is_code && fillers == 0 && (!beside.is_empty() || lacks_its_end);
        if is_another_name || fillers * 2 < typed.words.len() && vocabulary.elsewhere(&beside, |_| false).0 >= 1.0 {
            return Weighed::Decided(Verdict::wrong(format!(
                "It names something else than *{}*, or beside it.",
                self.shown
            )));
        }
        learned::weigh(&self.question, &compared, vocabulary)
    }

    /// Judges an answer that has a person's surname without all the rest, or a given name alone. What another card's answer has as well does not
    /// tell who is meant.
    fn judge_name(&self, typed: &Typed<'_>, vocabulary: &Vocabulary) -> Option<Verdict> {
        let mut part = None;
        for (wording, name) in self.wordings.iter().zip(&self.names) {
            let (Some(name), right) = (name, &wording.0) else { continue };
            let found = Match::new(typed, right);
            let surname = right.words.get(name.surname)?.word;
            if name.is(typed, right, &found) {
                let said = name.said(typed, right, &found);
                let is_own = |answer: &[Meaning]| {
                    answer == [surname.meaning] || self.wordings.iter().any(|wording| answer == wording.0.meanings())
                };
                let (share, shared) = vocabulary.elsewhere(&said, is_own);
                if shared < said.len() {
                    return Some(Verdict::correct(self.read_as(typed, wording, &found)));
                }
                // All of another card's answer is that answer.
                part = part.or_else(|| (share < 1.0).then(|| "Several have that surname.".to_owned()));
            } else if name.is_given(&found) {
                part = part
                    .or_else(|| Some(format!("Several have that given name; missing: *{}*.", right.text.of(&surname))));
            }
        }
        part.map(|why| Verdict::new(Credit::new(HALF_NAMED), "It does not tell who of several is meant.", why))
    }

    fn read_as(&self, typed: &Typed<'_>, wording: &Wording, found: &Match) -> String {
        if found.typos > 0.0 {
            let typo = found.of_right.iter().zip(&wording.0.words).find_map(|(place, word)| {
                let typed = typed.words.get(usize::from((*place)?.0))?;
                (typed.word.meaning != word.word.meaning).then(|| wording.0.text.of(&word.word).to_owned())
            });
            if let Some(word) = typo {
                return format!("Read as a typo of *{word}*.");
            }
        }
        format!("Read as *{}*.", self.shown)
    }
}

/// Whether a text is a name in a program: one word, with dots, underscores or brackets within.
pub(super) fn is_code(text: &str) -> bool {
    let text = text.trim();
    let within = text.get(1..text.len().saturating_sub(1)).unwrap_or_default();
    !text.contains(char::is_whitespace)
        && (text.ends_with("()") || within.contains(['.', '_']))
        && text.contains(char::is_alphabetic)
}

/// A wording, and each of those that its author put between "or" ("ground truth, or annotations").
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
