//! Explanations in languages other than English, judged by their words.
//!
//! Words say little about an explanation, so the verdicts have little confidence. They follow from how people answer: a
//! copy of the model answer with one word replaced says something else, people who know the reason explain it at length
//! in their own words, and a word or two is a start.

use crate::answer_keys::list_order::longest_run;
use crate::language_forms::language_card::{LanguageCard, Likeness};
use crate::language_forms::language_reason::with_confidence;
use crate::language_forms::unspaced_words;
use crate::language_forms::unspaced_words::words_of;
use crate::language_forms::word_form::WordForm;
use crate::language_keys::contrast::{Contrast, Relation};
use crate::languages::language::Language;
use crate::languages::language_stem::stem;
use crate::message::own_wordings::OwnWordings;
use crate::verdicts::credit::Credit;
use crate::verdicts::reason::{AnswerWords, Reason};
use crate::verdicts::verdict::{Outcome, Verdict};

#[derive(Clone, Debug)]
pub(crate) struct LanguageExplanation {
    card: LanguageCard,
    texts: Vec<Vec<WordForm>>,
    typed: Vec<String>,
    /// If the card contrasts two things.
    contrast: Option<Contrast>,
    own: OwnWordings,
    points: Vec<Vec<Vec<WordForm>>>,
    shown_points: Vec<String>,
}

/// How much an answer has in common with a model answer.
struct Overlap {
    /// Which words of the model answer are there, with their places, in the order of the answer.
    places: Vec<usize>,
    /// The shares of the model answer's words that are there, and of the answer's words that are in the model answer.
    recall: f64,
    precision: f64,
    found: Vec<String>,
    missing: Vec<String>,
    /// How many content words the answer has, and how many of them are new.
    said: usize,
    new: usize,
    echoed: usize,
    /// The share of the answer's neighboring words that are neighbors in the model answer, too.
    copied: f64,
    claim: Claim,
    negates: bool,
    small: usize,
    language: Language,
}

/// What an answer makes of the model answer's statement.
struct Statement {
    /// How many words are replaced by their opposites.
    opposites: usize,
    /// Whether two things have changed places: "the Earth is between the Sun and the Moon".
    is_exchanged: bool,
    negates: bool,
}

/// What an answer claims, compared with the model answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Claim {
    /// As far as its words tell.
    Same,
    /// "Sound is faster than light" for "light is faster than sound".
    Opposite,
    /// The same the other way around: "sound is slower than light".
    TurnedAround,
}

impl Statement {
    fn claim(&self) -> Claim {
        match (self.is_exchanged, self.opposites.is_multiple_of(2)) {
            (true, true) | (false, false) => Claim::Opposite,
            (true, false) => Claim::TurnedAround,
            (false, true) if self.opposites > 0 => Claim::TurnedAround,
            (false, true) => Claim::Same,
        }
    }
}

/// How sure these verdicts are.
const CONFIDENCE: f32 = 0.55;
/// A near copy has this share of the words.
const COPY: f64 = 0.8;
/// A copy with a word replaced has this share of the model answer's words, and this share of its own words from it.
const PARTLY_COPIED: (f64, f64) = (0.35, 0.5);
/// This share of the words in the same order makes the same statement.
const SAME_ORDER: f64 = 0.8;
const SAME_ORDER_OF_CHARACTERS: f64 = 0.6;
/// How many characters a Chinese word has.
const LETTERS_A_WORD: usize = 2;
/// An answer with at most this many content words can't be complete.
const SHORT: usize = 3;
/// An answer with at least this many content words comes from somebody who knows the reason.
const AT_LENGTH: usize = 6;
const ENOUGH: f64 = 0.5;
const WORDS_SHOWN: usize = 4;
/// Words of one family have this many letters in common, and this share of the shorter stem.
const SHORTEST_ROOT: usize = 4;
const ROOT_SHARE: f64 = 0.7;
/// Shorter words are parts of too many others: "ei", "rot".
const SHORTEST_IN_COMPOUND: usize = 5;
/// A copy has this share of the model answer's neighboring words.
const COPIED: f64 = 0.4;

/// Relative pronouns, without the many forms that are articles as well.
const RELATIVES: &str = "\
    que qui che der die das den welche welcher welches welchen dat die которая который которое которую которые quod quae";

impl LanguageExplanation {
    pub(crate) fn new(card: LanguageCard, prompt: &str, texts: &[String], points: &[Vec<String>]) -> Self {
        Self {
            texts: texts.iter().map(|text| words_of(&card, text)).collect(),
            typed: texts.to_vec(),
            contrast: Contrast::of_prompt(&card, prompt, texts),
            own: OwnWordings::new(&[texts.to_vec()], true),
            points: points.iter().map(|wordings| wordings.iter().map(|text| words_of(&card, text)).collect()).collect(),
            shown_points: points.iter().filter_map(|wordings| wordings.first().cloned()).collect(),
            card,
        }
    }

    pub(crate) fn judge(&self, answer: &str) -> Verdict {
        if self.own.are_all_in_order(answer) {
            return Verdict::correct(Reason::Complete);
        }
        let words = words_of(&self.card, answer);
        if words.is_empty() {
            return Verdict::wrong(Reason::NoWords);
        }
        if !self.points.is_empty() {
            return with_confidence(self.by_points(&words), CONFIDENCE);
        }
        if self.texts.iter().any(|text| text.iter().map(|it| &it.folded).eq(words.iter().map(|it| &it.folded))) {
            return Verdict::correct(Reason::Complete);
        }
        let overlaps = self.texts.iter().map(|text| self.overlap(&words, text));
        let Some(overlap) = overlaps.max_by(|one, other| one.recall.total_cmp(&other.recall)) else {
            return Verdict::wrong(Reason::NothingExpected);
        };
        let texts = self.texts.iter().zip(&self.typed);
        let contrasted = texts.filter_map(|(_, text)| {
            self.contrast.as_ref()?.judge(
                &self.card,
                answer,
                text,
                |one, other| {
                    if self.counts(one) && self.counts(other) && self.is_same(one, other) {
                        Relation::Same
                    } else if self.card.known.are_opposites(self.card.language, &one.plain, &other.plain) {
                        Relation::Opposite
                    } else {
                        Relation::None
                    }
                },
                |word| self.counts(word),
            )
        });
        let told = || AnswerWords { found: overlap.found.clone(), missing: overlap.missing.clone() };
        if self.texts.iter().all(|text| self.compares_otherwise(&words, text)) && !self.texts.is_empty() {
            return with_confidence(Verdict::wrong(Reason::Opposite), CONFIDENCE);
        }
        let compared = self.texts.iter().filter_map(|text| self.compares_as(&words, text)).max();
        match compared {
            Some(true) if overlap.recall >= ENOUGH || overlap.echoed > 1 => {
                return with_confidence(Verdict::correct(Reason::Found(told())), CONFIDENCE);
            }
            Some(false) => return with_confidence(Verdict::wrong(Reason::Opposite), CONFIDENCE),
            _ => {}
        }
        let contrasted = contrasted.max();
        if let Some(contrasted) = contrasted.filter(|_| overlap.claim == Claim::Same || !overlap.negates) {
            return with_confidence(contrasted.verdict(told()), CONFIDENCE);
        }
        let verdict = verdict(&overlap);
        // "They occur in caves" tells neither from the other.
        if self.contrast.is_some()
            && overlap.echoed == 0
            && overlap.recall < ENOUGH
            && verdict.outcome == Outcome::Partial
        {
            return with_confidence(Verdict::wrong(Reason::Different(told())), CONFIDENCE);
        }
        with_confidence(verdict, CONFIDENCE)
    }

    fn counts(&self, word: &WordForm) -> bool {
        if self.card.language.is_unspaced() {
            return !unspaced_words::is_small(&self.card, word);
        }
        !self.card.is_small(word) && word.folded.chars().nth(1).is_some()
    }

    fn is_same(&self, given: &WordForm, expected: &WordForm) -> bool {
        if given.folded == expected.folded {
            return true;
        }
        if self.card.known.are_opposites(self.card.language, &given.plain, &expected.plain) {
            return false;
        }
        if self.card.known.are_synonyms(self.card.language, &given.plain, &expected.plain) {
            return true;
        }
        if self.card.language.is_unspaced() {
            return contains_other(&given.folded, &expected.folded, 2);
        }
        let is_slip = || self.card.likeness(given, expected).is_some_and(|found| found <= Likeness::Slip);
        let is_compound = matches!(self.card.language, Language::German | Language::Dutch)
            && contains_other(&given.plain, &expected.plain, SHORTEST_IN_COMPOUND);
        self.card.share_stem(given, expected) || self.share_root(given, expected) || is_compound || is_slip()
    }

    /// Whether two words are of one family: "incliné" and "inclinaison", "reagiert" and "Reaktion".
    fn share_root(&self, one: &WordForm, other: &WordForm) -> bool {
        let stem = |word: &WordForm| stem(self.card.language, &word.plain).chars().collect::<Vec<_>>();
        let (one, other) = (stem(one), stem(other));
        let shared = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
        shared >= SHORTEST_ROOT && shared as f64 >= one.len().min(other.len()) as f64 * ROOT_SHARE
    }

    fn overlap(&self, given: &[WordForm], expected: &[WordForm]) -> Overlap {
        let card = &self.card;
        let is_new = |word: &&WordForm| !card.is_in_prompt(word);
        let content: Vec<&WordForm> = expected.iter().filter(|word| self.counts(word)).collect();
        let mut wanted: Vec<&WordForm> = content.iter().copied().filter(is_new).collect();
        if wanted.is_empty() {
            wanted.clone_from(&content);
        }
        let said: Vec<&WordForm> = given.iter().filter(|word| self.counts(word)).collect();
        let (found, missing): (Vec<&WordForm>, Vec<&WordForm>) =
            wanted.iter().copied().partition(|own| said.iter().any(|word| self.is_same(word, own)));
        let places = self.places(given, &content);
        let own_words: Vec<&&WordForm> = said.iter().filter(|word| !card.is_in_prompt(word)).collect();
        let known = own_words.iter().filter(|word| content.iter().any(|own| self.is_same(word, own))).count();
        let texts = |words: &[&WordForm]| words.iter().take(WORDS_SHOWN).map(|word| word.folded.clone()).collect();
        let statement = self.compare_statements(given, expected);
        Overlap {
            recall: found.len() as f64 / wanted.len().max(1) as f64,
            precision: known as f64 / own_words.len().max(1) as f64,
            copied: copied_share(given, expected),
            claim: statement.claim(),
            negates: statement.negates,
            found: texts(&found),
            missing: texts(&missing),
            new: own_words.len() - known,
            echoed: said.len() - own_words.len(),
            small: given.iter().filter(|word| !self.counts(word)).count(),
            said: said.len(),
            places,
            language: card.language,
        }
    }

    /// Where the words of an answer stand in the model answer. Two that are joined by "and" may be in any order.
    fn places(&self, given: &[WordForm], content: &[&WordForm]) -> Vec<usize> {
        let mut places: Vec<usize> = Vec::new();
        let mut are_joined = false;
        for word in given {
            if self.card.known.joins(&word.folded) || unspaced_words::JOINS.contains(&word.folded.as_str()) {
                are_joined = true;
            } else if self.counts(word) {
                if let Some(place) = content.iter().position(|own| self.is_same(word, own)) {
                    let before = places.last().copied().filter(|last| are_joined && *last > place);
                    let at = if before.is_some() { places.len() - 1 } else { places.len() };
                    places.insert(at, place);
                }
                are_joined = false;
            }
        }
        places
    }

    /// What two texts that share words say of them.
    fn compare_statements(&self, given: &[WordForm], expected: &[WordForm]) -> Statement {
        let known = self.card.known;
        let is_opposite = |one: &WordForm, other: &WordForm| {
            known.are_opposites(self.card.language, &one.plain, &other.plain)
                || known.are_antonyms(&one.folded, &other.folded)
        };
        let is_unspaced = self.card.language.is_unspaced();
        let has = |words: &[WordForm], word: &WordForm| {
            words.iter().any(|own| own.folded == word.folded || !is_unspaced && self.card.share_stem(own, word))
        };
        // A word that both texts have contradicts nothing.
        let replaced = expected.iter().filter(|own| !has(given, own)).filter(|own| {
            given.iter().enumerate().any(|(at, word)| {
                !has(expected, word)
                    && !expected.iter().any(|other| self.is_same(word, other))
                    && is_opposite(word, own)
                    && self.is_said_of_same(given, at, expected)
            }) && !given.iter().any(|word| self.counts(word) && self.is_same(word, own))
        });
        let mut replaced: Vec<&str> = replaced.map(|word| word.folded.as_str()).collect();
        replaced.sort_unstable();
        replaced.dedup();
        let pivots = expected.iter().enumerate().flat_map(|(at, own)| {
            let is_pivot = self.relates(own);
            given.iter().enumerate().filter_map(move |(place, word)| {
                let is_same = is_pivot && own.folded == word.folded;
                let is_replaced = || {
                    is_opposite(word, own)
                        && !expected.iter().any(|other| self.is_same(word, other))
                        && !given.iter().any(|other| self.is_same(other, own))
                };
                (is_same || is_replaced()).then_some((place, at))
            })
        });
        let is_alone = |words: &[WordForm], at: usize| {
            words.get(at).is_some_and(|word| words.iter().filter(|other| other.folded == word.folded).count() == 1)
        };
        // "The gas that yeast makes" has the same roles as "yeast makes the gas".
        let is_relative = |place: usize| {
            let before = place.checked_sub(1).and_then(|before| given.get(before));
            before.is_some_and(|word| RELATIVES.split(' ').any(|own| own == word.folded))
        };
        let is_exchanged = pivots
            .filter(|(place, _)| !is_relative(*place))
            .filter(|(place, at)| is_alone(given, *place) && is_alone(expected, *at))
            .any(|(place, at)| self.are_exchanged((given, place), (expected, at)));
        Statement { opposites: replaced.len(), is_exchanged, negates: self.negates_otherwise(given, expected) }
    }

    /// Whether a small word such as "more" stands before a word of the model answer: "plus dense" contradicts "moins
    /// dense", and "plus légère" doesn't.
    fn is_said_of_same(&self, given: &[WordForm], at: usize, expected: &[WordForm]) -> bool {
        if given.get(at).is_none_or(|word| self.counts(word)) {
            return true;
        }
        let next = given.iter().skip(at + 1).find(|word| self.counts(word));
        let known = self.card.known;
        next.is_none_or(|next| {
            let is_opposite = |own: &WordForm| known.are_opposites(self.card.language, &next.plain, &own.plain);
            expected.iter().any(|own| self.is_same(next, own) || is_opposite(own))
        })
    }

    /// Whether a word says how what stands before it relates to what stands after it: "than", "between", "from", "faster".
    fn relates(&self, word: &WordForm) -> bool {
        let card = &self.card;
        if card.language.is_unspaced() {
            return unspaced_words::RELATORS.contains(&word.folded.as_str());
        }
        let is_relator = card.known.is_common(&word.folded) && word.folded.chars().nth(1).is_some();
        card.known.has_antonym(&word.folded)
            || is_relator
                && !card.is_article(word)
                && !card.known.is_pronoun(&word.folded)
                && !card.known.is_negation(&word.folded)
                && !card.known.joins(&word.folded)
    }

    /// Whether one word has moved from before the pivot to behind it, and another one the other way.
    fn are_exchanged(&self, (given, place): (&[WordForm], usize), (expected, at): (&[WordForm], usize)) -> bool {
        let side = |words: &'_ [WordForm], from: usize, to: usize| -> Vec<WordForm> {
            words.get(from..to).unwrap_or_default().iter().filter(|word| self.counts(word)).cloned().collect()
        };
        let sides = |words: &[WordForm], at: usize| (side(words, 0, at), side(words, at + 1, words.len()));
        let ((given_before, given_after), (before, after)) = (sides(given, place), sides(expected, at));
        let has = |words: &[WordForm], own: &WordForm| words.iter().any(|word| self.is_same(word, own));
        let moved = |from: &[WordForm], to: &[WordForm], others: &[WordForm], stayed: &[WordForm]| {
            from.iter().any(|own| has(to, own) && !has(stayed, own) && !has(others, own))
        };
        let comes_first = moved(&after, &given_before, &before, &given_after);
        // "It turns around the Earth" doesn't say again that the card is about the Moon.
        let is_asked = |word: &WordForm| self.card.is_in_prompt(word);
        let was_implied =
            || given_after.iter().any(|word| is_asked(word) && !has(&after, word)) && !before.iter().any(is_asked);
        comes_first && (moved(&before, &given_after, &after, &given_before) || was_implied())
    }

    /// Whether a word that both texts have is negated in only one of them.
    fn negates_otherwise(&self, given: &[WordForm], expected: &[WordForm]) -> bool {
        let (given, expected) = (self.with_negations(given), self.with_negations(expected));
        given.iter().any(|(word, is_negated)| {
            let mut same = expected.iter().filter(|(own, _)| self.is_same(word, own)).peekable();
            same.peek().is_some() && same.all(|(_, own)| own != is_negated)
        })
    }

    /// The content words of a text, each with whether it is negated.
    fn with_negations<'a>(&self, words: &'a [WordForm]) -> Vec<(&'a WordForm, bool)> {
        let language = self.card.language;
        let is_negation = |word: &WordForm| {
            if language.is_unspaced() {
                unspaced_words::NEGATIONS.contains(&word.folded.as_str())
            } else {
                self.card.known.is_negation(&word.folded)
            }
        };
        let mut found: Vec<(&WordForm, bool)> = Vec::new();
        let mut is_negated = false;
        for word in words {
            if is_negation(word) {
                // "Reagiert nicht", "溶けない", "挡不住".
                let looks_back = matches!(language, Language::German | Language::Dutch) || language.is_unspaced();
                if let Some(last) = found.last_mut().filter(|_| looks_back) {
                    last.1 = true;
                }
                is_negated = language != Language::Japanese;
            } else if self.counts(word) {
                found.push((word, is_negated));
                is_negated = false;
            }
        }
        found
    }

    /// Whether the model answer says that things are equal, and an answer that one of them is more.
    fn compares_otherwise(&self, given: &[WordForm], expected: &[WordForm]) -> bool {
        let known = self.card.known;
        let says_same = |words: &[WordForm]| words.iter().any(|word| known.says_same(&word.folded) && !word.is_joined);
        let compares = |words: &[WordForm]| words.iter().any(|word| known.compares(&word.folded));
        says_same(expected)
            && !compares(expected)
            && compares(given)
            && !says_same(given)
            && !given.iter().any(|word| known.is_negation(&word.folded))
    }

    /// Whether an answer compares the two things that the model answer compares, and with the same result: "oil is less
    /// dense than water", "the density of water is greater". `None` if either compares nothing.
    fn compares_as(&self, given: &[WordForm], expected: &[WordForm]) -> Option<bool> {
        let card = &self.card;
        let known = card.known;
        if card.language.is_unspaced() || given.iter().any(|word| known.is_negation(&word.folded)) {
            return None;
        }
        let degree = expected
            .iter()
            .position(|word| known.has_opposite(card.language, &word.plain) && !card.is_in_prompt(word))?;
        let than = degree + expected.iter().skip(degree).position(|word| known.is_than(&word.folded))?;
        let is_thing = |word: &&WordForm| !card.is_small(word) && word.folded.chars().nth(1).is_some();
        let other = expected.iter().skip(than + 1).find(is_thing)?;
        let first = expected.iter().take(degree).find(is_thing)?;
        let degree = expected.get(degree)?;
        let is = |word: &WordForm, own: &WordForm| word.folded == own.folded || card.share_stem(word, own);
        let said = given.iter().find_map(|word| {
            if known.are_opposites(card.language, &word.plain, &degree.plain) {
                Some(false)
            } else {
                (word.folded == degree.folded || known.are_synonyms(card.language, &word.plain, &degree.plain))
                    .then_some(true)
            }
        })?;
        let given_than = given.iter().position(|word| known.is_than(&word.folded)).unwrap_or(given.len());
        let subjects = given.get(..given_than).unwrap_or_default();
        let names = |own: &WordForm| subjects.iter().any(|word| is(word, own));
        let is_about_first = match (names(first), names(other)) {
            (true, false) => true,
            (false, true) => false,
            _ => return None,
        };
        Some(said == is_about_first)
    }

    fn by_points(&self, given: &[WordForm]) -> Verdict {
        let makes = |words: &Vec<WordForm>| {
            let overlap = self.overlap(given, words);
            overlap.missing.is_empty() && overlap.claim != Claim::Opposite && !overlap.negates
        };
        let made: Vec<usize> = (0..self.points.len())
            .filter(|at| self.points.get(*at).is_some_and(|wordings| wordings.iter().any(makes)))
            .collect();
        Verdict::of_points(made, &self.shown_points)
    }
}

fn verdict(overlap: &Overlap) -> Verdict {
    let words = || AnswerWords { found: overlap.found.clone(), missing: overlap.missing.clone() };
    let in_order = longest_run(&overlap.places).len() as f64;
    let mut distinct = overlap.places.clone();
    distinct.sort_unstable();
    distinct.dedup();
    // Characters recur in many words.
    let (least_order, letters) = if overlap.language == Language::Chinese {
        (SAME_ORDER_OF_CHARACTERS, LETTERS_A_WORD)
    } else {
        (SAME_ORDER, 1)
    };
    let is_ordered = in_order >= distinct.len() as f64 * least_order
        || matches!(overlap.language, Language::German | Language::Dutch) && is_ordered_but_for_verb(&overlap.places);
    let (short, at_length) = (SHORT * letters, AT_LENGTH * letters);
    let (least_recall, least_precision) = PARTLY_COPIED;
    let is_partly_copied = overlap.precision >= least_precision && overlap.recall >= least_recall;
    let has_evidence = !overlap.found.is_empty() || overlap.echoed > 0;
    if overlap.said > 0 && overlap.said == overlap.echoed && overlap.found.is_empty() {
        Verdict::wrong(Reason::RepeatsQuestion)
    } else if overlap.claim == Claim::Opposite {
        Verdict::wrong(Reason::Opposite)
    } else if overlap.claim == Claim::TurnedAround && !overlap.negates {
        Verdict::correct(Reason::Found(words()))
    } else if overlap.recall >= COPY && overlap.precision >= COPY {
        match (is_ordered, overlap.negates) {
            (true, false) => Verdict::correct(Reason::Found(words())),
            (_, true) => Verdict::wrong(Reason::OtherNegation),
            (false, false) => Verdict::wrong(Reason::Opposite),
        }
    } else if is_partly_copied
        && overlap.copied >= COPIED
        && overlap.new > 0
        && !overlap.missing.is_empty()
        && overlap.said > short + 1
    {
        Verdict::wrong(Reason::Different(words()))
    } else if overlap.negates && overlap.said < at_length + short {
        Verdict::wrong(Reason::OtherNegation)
    } else if !has_evidence || overlap.found.is_empty() && overlap.new > 0 && overlap.said <= at_length {
        Verdict::wrong(Reason::NothingInCommon)
    } else if overlap.said <= short {
        Verdict::new(Credit::new(0.5), Reason::Incomplete(words()))
    } else if overlap.small == 0 && overlap.said > at_length && !overlap.language.is_unspaced() {
        Verdict::wrong(Reason::Keywords)
    } else if overlap.recall >= ENOUGH || overlap.said >= at_length {
        Verdict::correct(Reason::Found(words()))
    } else {
        Verdict::wrong(Reason::Different(words()))
    }
}

/// Whether places ascend but for the last one or the highest one, which may be a verb at the end of its clause.
fn is_ordered_but_for_verb(places: &[usize]) -> bool {
    let highest = places.iter().max();
    let without_highest: Vec<usize> = places.iter().copied().filter(|place| Some(place) != highest).collect();
    let without_last = places.split_last().map_or(places, |(_, rest)| rest);
    places.len() > 3 && (without_last.is_sorted() || without_highest.is_sorted())
}

/// Whether one of two words is part of the other, and has at least this many letters.
fn contains_other(one: &str, other: &str, shortest: usize) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    short.chars().nth(shortest - 1).is_some() && (long.starts_with(short) || long.ends_with(short))
}

/// The share of a text's neighboring words that are neighbors in another text, too.
fn copied_share(given: &[WordForm], expected: &[WordForm]) -> f64 {
    let is_copied = |pair: &&[WordForm]| {
        expected.windows(2).any(|own| own.iter().zip(pair.iter()).all(|(own, word)| own.folded == word.folded))
    };
    let pairs = given.len().saturating_sub(1);
    given.windows(2).filter(is_copied).count() as f64 / pairs.max(1) as f64
}
