//! Multiple choice: the letter, the number or the text of an option.

use crate::alignment::Alignment;
use crate::given::Given;
use crate::question::Question;
use crate::text::Text;
use crate::traits::Traits;
use crate::verdict::Verdict;
use crate::vocabulary::Vocabulary;
use crate::wording::Wording;

#[derive(Clone, Debug)]
pub(crate) struct Choice {
    /// The question, which helps to tell a part of an option from small talk.
    prompt: Question,
    /// An empty question: options are told apart by all of their words, whatever the prompt says.
    question: Question,
    options: Vec<Wording>,
    correct: usize,
    shown: String,
}

impl Choice {
    pub(crate) fn new(prompt: &str, options: &[String], correct: usize, vocabulary: &Vocabulary) -> Self {
        let question = Question::new(&Text::default());
        Self {
            prompt: Question::new(&Text::read(prompt, vocabulary)),
            options: options.iter().map(|text| Wording::new(&question, text, vocabulary)).collect(),
            correct,
            shown: options.get(correct).cloned().unwrap_or_default(),
            question,
        }
    }

    pub(crate) fn judge(&self, answer: &str, vocabulary: &Vocabulary) -> Verdict {
        let text = Text::read(answer, vocabulary);
        let named = self.by_text(&text).or_else(|| self.by_name(&text)).or_else(|| self.by_part(&text));
        match named {
            Some(index) if index == self.correct => Verdict::correct(format!("Read as *{}*.", self.shown)),
            Some(_) => Verdict::wrong(format!("The answer is *{}*.", self.shown)),
            None => Verdict::not_an_answer("It is none of the options."),
        }
    }

    /// Finds the option that has this text; an exact match goes before a typo.
    fn by_text(&self, text: &Text) -> Option<usize> {
        let given = Given::new(&self.question, text, false);
        let fits = |exactly: bool| {
            self.options.iter().position(|option| {
                option.matches_text(&self.question, &given).is_some_and(|found| !exactly || found.typos <= 0.0)
            })
        };
        fits(true).or_else(|| fits(false))
    }

    /// Finds the option that a letter or a number names: alone, after "option", or before a text that agrees with it.
    fn by_name(&self, text: &Text) -> Option<usize> {
        let name = |at: usize| text.words.get(at).and_then(|word| name_of(text.of(word)));
        let first = text.words.first()?;
        if text.words.len() == 1 {
            return name(0).filter(|index| *index < self.options.len());
        }
        if matches!(text.of(first), "option" | "answer" | "number") && text.words.len() == 2 {
            return name(1).filter(|index| *index < self.options.len());
        }
        let index = name(0)?;
        let rest = text.part(text.words.get(1..)?.to_vec());
        let names_another = text.words.iter().any(|word| word.is(Traits::OR));
        (self.by_text(&rest) == Some(index) && !names_another).then_some(index)
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
