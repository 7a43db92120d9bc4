//! Yes or no: an answer says one of the two, and its reason must not contradict it.

use crate::alignment::Alignment;
use crate::expected::Expected;
use crate::given::Given;
use crate::question::Question;
use crate::text::{Separator, Text};
use crate::traits::Traits;
use crate::verdict::Verdict;
use crate::vocabulary::Vocabulary;

#[derive(Clone, Debug)]
pub(crate) struct YesNo {
    yes: bool,
    because: Option<Expected>,
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

/// Yes or no is among this many first words.
const SAID_WITHIN: usize = 3;

impl YesNo {
    pub(crate) fn new(yes: bool, because: Option<&str>, vocabulary: &Vocabulary) -> Self {
        let question = Question::new(&Text::default());
        let because = because.map(|why| Expected::new(&question, Text::read(why, vocabulary)));
        Self { yes, because, question }
    }

    pub(crate) fn judge(&self, answer: &str, vocabulary: &Vocabulary) -> Verdict {
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
        // Only at the beginning: later in a sentence, a "not" is about something else.
        let said: Vec<(usize, bool)> =
            (0..text.words.len().min(SAID_WITHIN)).filter_map(|at| Some((at, says(at)?))).collect();
        // "Yes or no" says neither, and "yes, no" doesn't either.
        let both = said.windows(2).any(|two| {
            let [(one, first), (other, second)] = two else { return false };
            let is_or = |at: usize| text.words.get(at).is_some_and(|word| word.is(Traits::OR));
            first != second && (other - one == 1 || other - one == 2 && is_or(one + 1)) && text.words.len() <= 3
        });
        let word = if self.yes { "yes" } else { "no" };
        let Some((at, said)) = said.first().copied() else {
            return Verdict::not_an_answer("It says neither yes nor no.");
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

    /// Whether what follows the yes or no negates the reason on the card: "no, it should never be frozen".
    fn takes_it_back(&self, text: &Text, at: usize) -> bool {
        let Some(because) = &self.because else { return false };
        let Some(rest) = text.words.get(at + 1..) else { return false };
        // "Not fixed" is one statement; "no, not fixed" has a reason of its own.
        let is_apart = rest.first().is_some_and(|word| word.separator > Separator::None)
            || matches!(
                text.words.get(at).map(|word| text.of(word)),
                Some("no" | "nope" | "nah" | "yes" | "yep" | "yeah")
            );
        if rest.is_empty() || !is_apart {
            return false;
        }
        let mut words = rest.to_vec();
        // The leading "no" negates the question, not its own reason.
        let has_negation = rest.iter().any(|word| word.is(Traits::NEGATION));
        if !has_negation {
            for word in &mut words {
                word.is_negated = false;
            }
        }
        let part = text.part(words);
        let given = Given::new(&self.question, &part, false);
        let alignment = Alignment::new(&given, because);
        alignment.expected_places.iter().any(Option::is_some)
            && (alignment.polarity_mismatch > 0.5 || alignment.contradicts(&given, because))
    }
}
