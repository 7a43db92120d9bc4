//! Multiple choice: the letter, the number or the text of an option.

use super::compare::{Match, Question, Typed};
use super::term::Wording;
use super::text::{Text, Traits};
use super::{Verdict, Vocabulary};

#[derive(Clone, Debug)]
pub(super) struct Choice {
    /// What is asked, as far as it helps to tell a part of an option from talk.
    prompt: Question,
    /// Nothing: options are told apart by all of their words, whatever the prompt says.
    question: Question,
    options: Vec<Wording>,
    correct: usize,
    shown: String,
}

impl Choice {
    pub(super) fn new(prompt: &str, options: &[String], correct: usize, vocabulary: &Vocabulary) -> Self {
        let question = Question::new(&Text::default());
        Self {
            prompt: Question::new(&Text::read(prompt, vocabulary)),
            options: options.iter().map(|text| Wording::new(&question, text, vocabulary)).collect(),
            correct,
            shown: options.get(correct).cloned().unwrap_or_default(),
            question,
        }
    }

    pub(super) fn judge(&self, answer: &str, vocabulary: &Vocabulary) -> Verdict {
        let text = Text::read(answer, vocabulary);
        let named = self.by_text(&text).or_else(|| self.by_name(&text)).or_else(|| self.by_part(&text));
        match named {
            Some(index) if index == self.correct => Verdict::correct(format!("Read as *{}*.", self.shown)),
            Some(_) => Verdict::wrong(format!("The answer is *{}*.", self.shown)),
            None => Verdict::no_answer("It is none of the options."),
        }
    }

    /// The option whose text this is: to the letter rather than mistyped.
    fn by_text(&self, text: &Text) -> Option<usize> {
        let typed = Typed::new(&self.question, text, false);
        let fits = |exactly: bool| {
            self.options.iter().position(|option| {
                option.is_text(&self.question, &typed).is_some_and(|found| !exactly || found.typos <= 0.0)
            })
        };
        fits(true).or_else(|| fits(false))
    }

    /// The option that a letter or a number names: alone, after "option", or before a text that does not contradict it.
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

    /// The option of which this is a part, beside words of the prompt, and of no other: "Pacific" for "the Pacific Ocean".
    fn by_part(&self, text: &Text) -> Option<usize> {
        let typed = Typed::new(&self.prompt, text, false);
        let found: Vec<(usize, Match)> = self
            .options
            .iter()
            .map(|option| Match::new(&typed, &option.0))
            .enumerate()
            .filter(|(_, found)| found.of_right.iter().any(Option::is_some))
            .collect();
        let [(index, found)] = found.as_slice() else { return None };
        let nothing_else = typed.words.iter().zip(&found.of_typed).all(|(word, wanted)| *wanted || word.asked);
        (nothing_else && found.flipped <= 0.0).then_some(*index)
    }
}

/// The index that a letter or a number names.
fn name_of(word: &str) -> Option<usize> {
    match word.as_bytes() {
        [letter @ b'a'..=b'z'] => Some(usize::from(letter - b'a')),
        [digit @ b'1'..=b'9'] => Some(usize::from(digit - b'1')),
        _ => None,
    }
}
