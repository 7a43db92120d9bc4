//! A person's name: people say the surname and mean the whole, and write the rest as initials; a given name alone says little.

use super::compare::{Match, Question, Right, RightWord, Typed};
use super::lexicon;
use super::term::SAME_WORD;
use super::text::{Meaning, Text, Traits};

/// Nouns of people that questions ask for besides "who". Stems will do: "playwrights" is found as well.
const PEOPLE: &str = "person man woman author writer novelist poet playwright dramatist philosopher historian journalist painter artist sculptor architect photographer designer composer \
    musician pianist violinist guitarist drummer rapper singer songwriter actor actress comedian director producer screenwriter conductor choreographer dancer scientist physicist chemist \
    biologist mathematician astronomer statistician economist psychologist psychiatrist physician doctor surgeon nurse engineer inventor programmer developer researcher discoverer explorer \
    navigator astronaut cosmonaut aviator pilot politician president chancellor premier senator general admiral activist reformer founder cofounder creator pioneer entrepreneur player \
    footballer boxer golfer swimmer athlete sprinter driver coach champion laureate winner";

/// What stands behind the name of one of a family, besides numerals.
const JUNIORS: [&str; 4] = ["jr", "sr", "junior", "senior"];

/// What stands small within a name.
const PARTICLES: &str =
    "van von der den de la le du da di del della dos das do al el bin ibn ben bint ter ten zu zur af y e";

/// How many words behind "which", or from the beginning, may name who is asked for: "the English author of Emma".
const NEAR: usize = 3;

/// Whether a question asks for a person.
pub(super) fn is_asked_for(question: &Text) -> bool {
    let words: Vec<&str> = question.words.iter().map(|word| question.of(word)).collect();
    if words.iter().any(|word| matches!(*word, "who" | "whom" | "whose")) {
        return true;
    }
    let is_person =
        |word: &&str| PEOPLE.split_whitespace().any(|noun| *word == noun || word.strip_suffix('s') == Some(noun));
    let begins = words.iter().position(|word| matches!(*word, "which" | "what")).map_or(0, |at| at + 1);
    // "Which film by the director ..." asks for a film.
    let until_of = |word: &&&str| !matches!(**word, "of" | "by" | "with" | "from" | "did" | "was" | "is");
    words.iter().skip(begins).take(NEAR).take_while(until_of).any(is_person)
}

/// A wording that is a person's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// Which of the wording's telling words is the surname; those before it are given names, those behind it say which of a family.
    pub(super) surname: usize,
    /// Whether many people have the first given name.
    is_common: bool,
}

impl Name {
    /// Whether a wording of an answer to a question names a person.
    pub(super) fn read(question: &Question, text: &str, right: &Right) -> Option<Self> {
        const MOST_WORDS: usize = 5;
        let words: Vec<&str> = text.split_whitespace().collect();
        let is_name = |word: &&str| {
            word.starts_with(char::is_uppercase)
                && word.chars().all(|letter| letter.is_alphabetic() || "-.'’".contains(letter))
        };
        let (first, last) = (words.first()?, words.last()?);
        let is_particle = |word: &&str| PARTICLES.split_whitespace().any(|particle| particle == *word);
        if !question.asks_for_person
            || !(2..=MOST_WORDS).contains(&words.len())
            || !is_name(first)
            || !is_name(last)
            || !words.iter().all(|word| is_name(word) || is_particle(word))
        {
            return None;
        }
        let of = |at: usize| right.words.get(at).map(|word| right.text.of(&word.word));
        let is_given = |at: usize| of(at).is_some_and(|word| lexicon::english().is_given_name(word));
        let is_numbered = right.words.last().is_some_and(|word| word.word.is(Traits::NUMBER));
        let behind = usize::from(is_numbered || JUNIORS.contains(&of(right.words.len().checked_sub(1)?)?));
        let surname = right.words.len().checked_sub(1 + behind).filter(|at| *at > 0)?;
        // "John Paul II" has no surname to be called by.
        if is_numbered && is_given(surname) {
            return None;
        }
        let is_common = is_given(0);
        // "Vice President", "Supreme Court".
        let is_english = of(0).is_none_or(|word| lexicon::english().has_word(word));
        let is_asked = right.words.get(surname).is_none_or(|word| word.asked);
        (!is_asked && (is_common || !is_english)).then_some(Self { surname, is_common })
    }

    /// Whether an answer is this name, of which all but the surname may be left out or be an initial.
    pub(super) fn is(self, typed: &Typed<'_>, right: &Right, found: &Match) -> bool {
        let is_there = |at: usize| found.of_right.get(at).copied().flatten().is_some_and(|(_, fit)| fit >= SAME_WORD);
        let nothing_else = typed.words.iter().zip(&found.of_typed).all(|(word, wanted)| {
            let given = || right.words.iter().take(self.surname);
            *wanted || word.asked || given().any(|own| is_initial(typed.text.of(&word.word), right.text.of(&own.word)))
        });
        is_there(self.surname) && nothing_else && found.flipped <= 0.0 && !found.contradicts(typed, right)
    }

    /// The words of this name that an answer has, in full or as an initial.
    pub(super) fn said(self, typed: &Typed<'_>, right: &Right, found: &Match) -> Vec<Meaning> {
        let has_initial = |word: &RightWord| {
            typed.words.iter().any(|typed_word| is_initial(typed.text.of(&typed_word.word), right.text.of(&word.word)))
        };
        let is_said = |(at, word): &(usize, &RightWord)| {
            found.of_right.get(*at).is_some_and(Option::is_some) || *at < self.surname && has_initial(word)
        };
        right.words.iter().enumerate().filter(is_said).map(|(_, word)| word.word.meaning).collect()
    }

    /// Whether an answer is nothing but a given name of this, which many people have.
    pub(super) fn is_given(self, found: &Match) -> bool {
        let has_surname = found.of_right.get(self.surname).is_none_or(Option::is_some);
        let nothing_else = found.of_typed.iter().all(|wanted| *wanted);
        self.is_common && !has_surname && nothing_else && found.of_right.iter().any(Option::is_some)
    }
}

/// Whether a word is one letter, the first of another.
fn is_initial(word: &str, of: &str) -> bool {
    word.chars().nth(1).is_none() && word.chars().next() == of.chars().next()
}
