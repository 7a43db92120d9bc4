//! Multiple choice: the letter, the number or the text of an option.

use super::Verdict;
use super::term::Wording;

#[derive(Clone, Debug)]
pub(super) struct Choice {
    options: Vec<Wording>,
    correct: usize,
    shown: String,
}

impl Choice {
    pub(super) fn new(options: &[String], correct: usize) -> Self {
        let shown = options.get(correct).cloned().unwrap_or_default();
        Self { options: options.iter().map(|text| Wording::new(text)).collect(), correct, shown }
    }

    pub(super) fn judge(&self, words: &[String], known: &dyn Fn(&str) -> bool) -> Verdict {
        let exactly = |wording: &Wording| wording.is(words, &[], &|_| true);
        let by_text = self
            .options
            .iter()
            .position(exactly)
            .or_else(|| self.options.iter().position(|option| option.is(words, &[], known)));
        let by_name = match words {
            [name] => name_of(name),
            [option, name] if option == "option" || option == "answer" => name_of(name),
            // "b) softmax": the letter, if the text does not contradict it.
            [name, rest @ ..] if !rest.is_empty() => {
                name_of(name).filter(|index| self.options.get(*index).is_some_and(|option| option.is(rest, &[], known)))
            }
            _ => None,
        };
        match by_text.or(by_name) {
            Some(index) if index == self.correct => Verdict::correct(format!("Read as *{}*.", self.shown)),
            Some(_) => Verdict::wrong(format!("The answer is *{}*.", self.shown)),
            None => Verdict::no_answer("It is none of the options."),
        }
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
