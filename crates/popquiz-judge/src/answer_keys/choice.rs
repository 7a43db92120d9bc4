//! Multiple choice: the letter, the number or the text of an option.

use crate::matching::alignment::Alignment;
use crate::matching::given::Given;
use crate::matching::wording::Wording;
use crate::message::chat::Message;
use crate::message::naming::{key, without_article};
use crate::message::question::Question;
use crate::message::segments::{Kept, Segment, segments};
use crate::message::text::Text;
use crate::verdicts::reason::Reason;
use crate::verdicts::verdict::Verdict;
use crate::words::numerals;
use crate::words::vocabulary::Vocabulary;

#[derive(Clone, Debug)]
pub(crate) struct Choice {
    /// The question, which helps to distinguish part of an option from small talk.
    prompt: Question,
    /// An empty question: options are distinguished by all of their words, whatever the prompt says.
    question: Question,
    options: Vec<Wording>,
    /// The options as written, and their keys.
    texts: Vec<String>,
    keys: Vec<String>,
    /// What the options have and thus doesn't separate them.
    kept: Kept,
    correct: usize,
    shown: String,
}

/// What an answer names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Named {
    One(usize),
    Several,
}

/// Words next to the name of an option.
const BESIDE: &[&str] = &[
    "option", "options", "answer", "number", "letter", "choice", "its", "it", "it's", "is", "the", "one", "i", "think",
    "and", "or", "guess", "say", "id", "i'd", "that", "thats", "that's", "be", "must", "has", "to", "my", "final",
    "go", "with",
];

impl Choice {
    pub(crate) fn new(prompt: &str, options: &[String], correct: usize, vocabulary: &Vocabulary) -> Self {
        let question = Question::new(&Text::default());
        Self {
            prompt: Question::new(&Text::read(prompt, vocabulary)),
            options: options.iter().map(|text| Wording::new(&question, text, vocabulary)).collect(),
            texts: options.to_vec(),
            keys: options.iter().map(|text| key(without_article(text))).collect(),
            kept: Kept::new(options.iter().map(String::as_str)),
            correct,
            shown: options.get(correct).cloned().unwrap_or_default(),
            question,
        }
    }

    pub(crate) fn judge(&self, answer: &str, vocabulary: &Vocabulary) -> Verdict {
        match self.exactly(answer).map(Named::One).or_else(|| self.named_in(answer, vocabulary)) {
            Some(Named::One(index)) if index == self.correct => {
                Verdict::correct(Reason::ReadAs { answer: self.shown.clone() })
            }
            Some(Named::One(_)) => Verdict::wrong(Reason::OtherOption { answer: self.shown.clone() }),
            Some(Named::Several) => Verdict::wrong(Reason::SeveralOptions),
            None => Verdict::not_an_answer(Reason::NoOption),
        }
    }

    /// What an answer names that isn't the text of an option by itself.
    fn named_in(&self, answer: &str, vocabulary: &Vocabulary) -> Option<Named> {
        // Without chatter, and without denied or withdrawn text.
        let is_expected = |word: &str| self.keys.contains(&key(word));
        let body = Message::read(answer, &self.prompt, is_expected).body();
        // The whole text of an option says more than a word in it: "i think it's first past the post" isn't
        // option 1.
        let exactly = self.exactly(&body).map(Named::One);
        exactly
            .or_else(|| self.named(answer, vocabulary))
            .or_else(|| if body == answer { None } else { self.named(&body, vocabulary) })
    }

    /// The only option with this text.
    fn by_key(&self, text: &str) -> Option<usize> {
        let own = key(text);
        let mut same = self.keys.iter().enumerate().filter(|(_, key)| **key == own);
        let (index, _) = same.next()?;
        same.next().is_none().then_some(index)
    }

    /// The option whose whole text this is, perhaps with another article.
    fn exactly(&self, answer: &str) -> Option<usize> {
        let as_written = self.texts.iter().position(|option| option.trim() == answer.trim());
        as_written.or_else(|| self.by_key(answer)).or_else(|| self.by_key(without_article(answer)))
    }

    fn named(&self, answer: &str, vocabulary: &Vocabulary) -> Option<Named> {
        // "D) A message that mentions the bot": the "A" after the letter isn't another one.
        let (letter, rest) = answer.trim().split_once(char::is_whitespace).unwrap_or((answer, ""));
        let lettered = name_of(&key(letter.trim_matches(|letter: char| !letter.is_alphanumeric())))
            .filter(|index| *index < self.texts.len());
        let rest_named = self
            .texts
            .iter()
            .position(|option| option.trim().eq_ignore_ascii_case(rest.trim()))
            .or_else(|| self.by_key(rest));
        if lettered.is_some() && lettered == rest_named {
            return lettered.map(Named::One);
        }
        if let Some(named) = self.by_name(answer, vocabulary) {
            return Some(named);
        }
        let text = Text::read(answer, vocabulary);
        if let Some(index) = self.by_text(&text).or_else(|| self.by_part(&text)) {
            return Some(Named::One(index));
        }
        let parts = segments(answer, &self.kept);
        if parts.len() < 2 {
            return None;
        }
        let of_part = |part: &Segment<'_>| {
            let text = Text::read(part.text, vocabulary);
            self.by_key(part.text).or_else(|| name_of(&key(part.text))).or_else(|| self.by_text(&text))
        };
        let mut options: Vec<usize> = parts.iter().filter_map(of_part).filter(|at| *at < self.texts.len()).collect();
        options.sort_unstable();
        options.dedup();
        (options.len() > 1).then_some(Named::Several)
    }

    /// Finds the option that has this text. Of options that have the same words, it is the one that has them in this
    /// order.
    fn by_text(&self, text: &Text) -> Option<usize> {
        let given = Given::new(&self.question, text, false);
        if let Some(index) = self.options.iter().position(|option| option.is_exactly(&given)) {
            return Some(index);
        }
        let fits = |exactly: bool| {
            let mut fitting = self.options.iter().enumerate().filter(|(_, option)| {
                option.matches_text(&self.question, &given).is_some_and(|found| !exactly || found.typos <= 0.0)
            });
            let (index, _) = fitting.next()?;
            fitting.next().is_none().then_some(index)
        };
        fits(true).or_else(|| fits(false))
    }

    /// Finds the option that a letter or a number names: alone ("its b", "the second one"), or before a text that
    /// agrees with it.
    fn by_name(&self, answer: &str, vocabulary: &Vocabulary) -> Option<Named> {
        let count = self.texts.len();
        let is_option = |index: &usize| *index < count;
        let mut named = Vec::new();
        let mut rest_at = None;
        let mut is_after_article = false;
        let is_shouted = !answer.contains(char::is_lowercase);
        for word in answer.split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | '/' | '&' | '+')) {
            let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric());
            let lower = bare.to_lowercase();
            if lower.is_empty() || BESIDE.contains(&lower.as_str()) {
                continue;
            }
            let place = || usize::try_from(numerals::ordinal(&lower)?.checked_sub(1)?).ok();
            let last = || (lower == "last").then(|| count.saturating_sub(1));
            if let Some(index) = name_of(&lower).or_else(place).or_else(last).filter(is_option) {
                named.push(index);
                // In capitals, "A" may be the article as well.
                is_after_article = word == "a" || word == "A" && is_shouted;
            } else {
                rest_at = Some((word.as_ptr() as usize).saturating_sub(answer.as_ptr() as usize));
                break;
            }
        }
        if rest_at.is_some() && is_after_article {
            // "It's a mitochondrion" doesn't name option A.
            named.pop();
        }
        let first = named.first().copied();
        let is_one = named.iter().all(|index| Some(*index) == first);
        let Some(rest_at) = rest_at else {
            return first.map(|first| if is_one { Named::One(first) } else { Named::Several });
        };
        if first.is_none() && !is_after_article {
            return None;
        }
        // "B) Pacific": the text agrees.
        let rest = answer.get(rest_at..)?;
        let text = Text::read(rest, vocabulary);
        let by_text = self.keys.iter().position(|own| *own == key(rest)).or_else(|| self.by_text(&text));
        let by_text = by_text.or_else(|| self.by_part(&text))?;
        let agrees = is_one && first.is_none_or(|first| first == by_text);
        Some(if agrees { Named::One(by_text) } else { Named::Several })
    }

    /// Finds the only option that has these words, apart from words of the prompt: "Pacific" for "the Pacific Ocean".
    fn by_part(&self, text: &Text) -> Option<usize> {
        let given = Given::new(&self.prompt, text, false);
        let found: Vec<(usize, Alignment)> = self
            .options
            .iter()
            .map(|option| Alignment::new(&given, &option.0))
            .enumerate()
            .filter(|(_, found)| found.expected_places.iter().any(Option::is_some))
            .collect();
        let [(index, found)] = found.as_slice() else { return None };
        let nothing_else =
            given.words.iter().zip(&found.given_matched).all(|(word, wanted)| *wanted || word.in_question);
        (nothing_else && found.polarity_mismatch <= 0.0).then_some(*index)
    }
}

/// The index of the option that a letter or a number names.
fn name_of(word: &str) -> Option<usize> {
    match word.as_bytes() {
        [letter @ b'a'..=b'z'] => Some(usize::from(letter - b'a')),
        [digit @ b'1'..=b'9'] => Some(usize::from(digit - b'1')),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verdicts::verdict::Outcome::{self, Correct, Wrong};

    fn outcomes(prompt: &str, options: &[&str], correct: usize, cases: &[(&str, Outcome)]) {
        let vocabulary = Vocabulary::default();
        let options: Vec<String> = options.iter().map(|text| (*text).to_owned()).collect();
        let key = Choice::new(prompt, &options, correct, &vocabulary);
        for (answer, outcome) in cases {
            let verdict = key.judge(answer, &vocabulary);
            assert_eq!(verdict.outcome, *outcome, "{prompt} {answer}: {verdict:?}");
        }
    }

    #[test]
    fn an_article_in_capitals_names_no_option() {
        outcomes("How many?", &["a score", "a dozen"], 1, &[("A DZEN", Correct), ("A SCORE", Wrong), ("A", Wrong)]);
        outcomes("Which?", &["Pacific", "Arctic"], 0, &[("A PACIFIC", Correct), ("A", Correct), ("B PACIFIC", Wrong)]);
    }

    #[test]
    fn several_answers_are_not_spelled_by_their_initials() {
        outcomes(
            "Which organization?",
            &["WHO", "UN"],
            1,
            &[
                ("UN", Correct),
                ("united nations", Correct),
                ("uganda, nigeria", Wrong),
                ("u, nn", Wrong),
                ("uruguay / niger", Wrong),
            ],
        );
    }

    #[test]
    fn a_number_in_the_text_of_an_option_is_not_its_place() {
        let systems = ["proportional", "first past the post", "second ballot"];
        outcomes(
            "Which voting system does Britain use?",
            &systems,
            1,
            &[
                ("first past the post", Correct),
                ("i think it's first past the post", Correct),
                ("first past the post, thanks", Correct),
                ("maybe first past the post? lol", Correct),
                ("i think it's second ballot", Wrong),
                ("not first past the post", Wrong),
                ("i think it's the second", Correct),
                ("i think it's the first", Wrong),
                ("first past the post or second ballot", Wrong),
            ],
        );
        outcomes(
            "Which film?",
            &["The Seventh Seal", "The Third Man", "Fourth Protocol"],
            0,
            &[("it's the seventh seal i guess", Correct), ("it's the third man i guess", Wrong)],
        );
    }

    #[test]
    fn options_are_named_in_many_ways() {
        outcomes(
            "Which order?",
            &["dog bites man", "man bites dog", "cat bites dog"],
            1,
            &[
                ("man bites dog", Correct),
                ("dog bites man", Wrong),
                ("b", Correct),
                ("a", Wrong),
                ("A and B", Wrong),
                ("a or b", Wrong),
                ("2", Correct),
                ("1", Wrong),
                ("option b", Correct),
                ("B) man bites dog", Correct),
                ("b) dog bites man", Wrong),
                ("a, b", Wrong),
                ("(b)", Correct),
                ("b i think", Correct),
                ("the second one", Correct),
                ("its b", Correct),
                ("d", Wrong),
                ("answer: B", Correct),
                ("not b", Wrong),
                ("b? no, a", Wrong),
            ],
        );
        outcomes(
            "Which of these?",
            &["photosynthesis", "a dozen", "mitochondrion"],
            1,
            &[
                ("i think it's a dozen", Correct),
                ("it's a dozen", Correct),
                ("b, a dozen", Correct),
                ("B) a dozen", Correct),
                ("a dozen", Correct),
                ("it's a", Wrong),
                ("it's a mitochondrion", Wrong),
                ("A) a dozen", Wrong),
                ("A: a dozen", Wrong),
                ("a, a dozen", Wrong),
            ],
        );
        outcomes(
            "Which part of the cell makes ATP?",
            &["nucleus", "mitochondrion", "ribosome"],
            1,
            &[
                ("it's a mitochondrion", Correct),
                ("I'd say a mitochondrion", Correct),
                ("it's a ribosome", Wrong),
                ("a or b", Wrong),
                ("c, a mitochondrion", Wrong),
            ],
        );
        outcomes(
            "Largest ocean?",
            &["Atlantic", "Pacific", "Indian", "both A and C"],
            1,
            &[
                ("pacific", Correct),
                ("the pacific ocean", Correct),
                ("atlantic", Wrong),
                ("pacific or atlantic", Wrong),
                ("Pacific, Indian", Wrong),
                ("not the pacific", Wrong),
                ("B.", Correct),
                ("b: Pacific", Correct),
                ("pasific", Correct),
            ],
        );
    }
}
