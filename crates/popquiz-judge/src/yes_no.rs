//! Yes or no: what counts is which of the two is said, and that the reason given does not take it back.

use super::compare::{Match, Question, Right, Typed};
use super::text::{Gap, Text, Traits};
use super::{Verdict, Vocabulary};

#[derive(Clone, Debug)]
pub(super) struct YesNo {
    yes: bool,
    because: Option<Right>,
    question: Question,
}

const YES: &[&str] = &[
    "yes",
    "yeah",
    "yep",
    "yup",
    "yea",
    "true",
    "correct",
    "right",
    "sure",
    "absolutely",
    "definitely",
    "indeed",
    "always",
];
const NO: &[&str] = &[
    "no",
    "nope",
    "nah",
    "false",
    "never",
    "not",
    "incorrect",
    "wrong",
    "dont",
    "doesnt",
    "isnt",
    "arent",
    "rarely",
    "hardly",
    "seldom",
];

/// Yes or no is among so many first words.
const SAID_WITHIN: usize = 3;

impl YesNo {
    pub(super) fn new(yes: bool, because: Option<&str>, vocabulary: &Vocabulary) -> Self {
        let question = Question::new(&Text::default());
        let because = because.map(|why| Right::new(&question, Text::read(why, vocabulary)));
        Self { yes, because, question }
    }

    pub(super) fn judge(&self, answer: &str, vocabulary: &Vocabulary) -> Verdict {
        let text = Text::read(answer, vocabulary);
        let says = |at: usize| -> Option<bool> {
            let word = text.of(text.words.get(at)?);
            if text.words.len() == 1 && matches!(word, "y" | "n") {
                return Some(word == "y");
            }
            match (YES.contains(&word), NO.contains(&word)) {
                (true, _) => Some(true),
                (_, true) => Some(false),
                _ => None,
            }
        };
        // Said at the beginning; further on in a sentence, a "not" is about something else.
        let said: Vec<(usize, bool)> =
            (0..text.words.len().min(SAID_WITHIN)).filter_map(|at| Some((at, says(at)?))).collect();
        // "Yes or no" says neither; nor does "yes, no".
        let both = said.windows(2).any(|two| {
            matches!(two, [(one, first), (other, second)] if first != second
                && (other - one == 1 || other - one == 2 && text.words.get(one + 1).is_some_and(|word| word.is(Traits::OR))))
                && text.words.len() <= 3
        });
        let word = if self.yes { "yes" } else { "no" };
        let Some((at, said)) = said.first().copied() else {
            return Verdict::no_answer("It says neither yes nor no.");
        };
        if both {
            return Verdict::wrong("It says both.");
        }
        // "Not wrong" is a yes.
        let said =
            if !said && text.words.get(at).is_some_and(|word| text.of(word) == "not") && says(at + 1) == Some(false) {
                true
            } else {
                said
            };
        if said != self.yes {
            return Verdict::wrong(format!("The answer is {word}."));
        }
        if self.takes_it_back(&text, at) {
            return Verdict::wrong(format!("It says {word}, but its reason says the opposite."));
        }
        Verdict::correct(format!("Read as {word}."))
    }

    /// Whether what follows the yes or no denies the reason that the card gives: "no, it should never be frozen".
    fn takes_it_back(&self, text: &Text, at: usize) -> bool {
        let Some(because) = &self.because else { return false };
        let Some(rest) = text.words.get(at + 1..) else { return false };
        // "Not fixed" is one statement; "no, not fixed" has a reason of its own.
        let is_apart = rest.first().is_some_and(|word| word.gap > Gap::None)
            || matches!(
                text.words.get(at).map(|word| text.of(word)),
                Some("no" | "nope" | "nah" | "yes" | "yep" | "yeah")
            );
        if rest.is_empty() || !is_apart {
            return false;
        }
        let mut words = rest.to_vec();
        // What the leading "no" denies is the question, not its own reason.
        let denials_within = rest.iter().any(|word| word.is(Traits::DENIES));
        if !denials_within {
            for word in &mut words {
                word.is_denied = false;
            }
        }
        let part = text.part(words);
        let typed = Typed::new(&self.question, &part, false);
        let found = Match::new(&typed, because);
        found.of_right.iter().any(Option::is_some) && (found.flipped > 0.5 || found.contradicts(&typed, because))
    }
}
