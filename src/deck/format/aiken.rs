//! Aiken: multiple choice in plain text. A question, its options after letters, and `ANSWER:` with the letter of the
//! right one.

use popquiz_deck::{AnswerKey, Deck, limits::OPTIONS};

use super::deck_builder::{DeckBuilder, NewCard};
use super::error::DeckError;
use super::file_name::{deck_id, default_title};
use super::formats::Format;
use super::import::{Import, OnProgress, Progress};
use crate::texts::phrase;

/// Whether a text with a neutral file name is in this format.
pub(super) fn is_aiken(text: &str) -> bool {
    let has = |wanted: fn(&str) -> bool| text.lines().map(str::trim).any(wanted);
    has(|line| option(line).is_some()) && has(|line| answer(line).is_some_and(|letter| number(letter).is_some()))
}

/// The letter and the text of a line such as `B. text` or `b) text`.
fn option(line: &str) -> Option<(char, &str)> {
    let mut letters = line.chars();
    let letter = letters.next().filter(char::is_ascii_alphabetic)?;
    let text = letters.as_str().strip_prefix(['.', ')'])?;
    // Some programs write options without text, and strip the space.
    (text.is_empty() || text.starts_with(char::is_whitespace)).then(|| (letter, text.trim()))
}

/// The text after `ANSWER:`.
fn answer(line: &str) -> Option<&str> {
    let (word, letter) = line.split_once(':')?;
    word.trim().eq_ignore_ascii_case("answer").then(|| letter.trim())
}

/// Which option a letter names, from 0. Some write `B.` or `B) its text`.
fn number(answer: &str) -> Option<usize> {
    let mut letters = answer.chars();
    let letter = letters.next().filter(char::is_ascii_alphabetic)?.to_ascii_uppercase();
    let stands_alone = !letters.next().is_some_and(char::is_alphanumeric);
    stands_alone.then(|| usize::from(letter as u8 - b'A'))
}

#[derive(Default)]
struct Block {
    line: usize,
    prompt: Vec<String>,
    options: Vec<String>,
}

pub(super) fn read(file: &str, stem: &str, text: &str, progress: OnProgress<'_>) -> Result<Import, DeckError> {
    let mut builder = DeckBuilder::default();
    let mut question = Block::default();
    let mut behind_blank = false;
    let total = text.lines().count();
    for (number, line) in (1..).zip(text.lines()) {
        progress(Progress { done: number, total });
        let line = line.trim();
        if line.is_empty() {
            behind_blank = true;
            continue;
        }
        let next_letter = u8::try_from(question.options.len()).ok().and_then(|count| b'a'.checked_add(count));
        let is_next = |letter: char| next_letter.is_some_and(|next| letter.eq_ignore_ascii_case(&char::from(next)));
        if let Some(answer) = answer(line) {
            finish_question(std::mem::take(&mut question), Some(answer), number, &mut builder);
        } else if let Some((_, text)) =
            option(line).filter(|(letter, _)| is_next(*letter) && !question.prompt.is_empty())
        {
            question.options.push(text.to_owned());
        } else if let Some(option) = question.options.last_mut().filter(|_| !behind_blank) {
            // The continuation of an option.
            option.push('\n');
            option.push_str(line);
        } else {
            if !question.options.is_empty() {
                finish_question(std::mem::take(&mut question), None, number, &mut builder);
            }
            if question.prompt.is_empty() {
                question.line = number;
            }
            question.prompt.push(line.to_owned());
        }
        behind_blank = false;
        if builder.is_full() {
            break;
        }
    }
    if !question.prompt.is_empty() {
        finish_question(question, None, total, &mut builder);
    }
    let deck = Deck::new(deck_id(stem), default_title(stem));
    let nothing = phrase!("file-no-questions-aiken");
    builder.finish(file, deck, Format::Aiken, nothing)
}

fn finish_question(question: Block, answer: Option<&str>, at: usize, builder: &mut DeckBuilder) {
    let Block { line, prompt, options } = question;
    let Some(answer) = answer else {
        if options.is_empty() {
            return builder.skip(line, phrase!("skipped-not-aiken"));
        }
        // The question is worth keeping, but a person must say which option is right.
        let name = prompt.join("\n");
        let prompt = options.iter().fold(name.clone(), |prompt, option| prompt + "\n- " + option);
        return builder.add(NewCard { line, prompt, name, ..NewCard::default() }, Ok(None));
    };
    if prompt.is_empty() {
        return builder.skip(at, phrase!("skipped-answer-alone"));
    }
    let key = match number(answer) {
        _ if !OPTIONS.contains(&options.len()) => Err(phrase!("answer-lettered-options", options = options.len())),
        Some(correct) if correct < options.len() => Ok(Some(AnswerKey::Choice { options, correct })),
        _ => Err(phrase!("answer-no-such-option", answer = answer.chars().take(20).collect::<String>())),
    };
    builder.add(NewCard { line, prompt: prompt.join("\n"), ..NewCard::default() }, key);
}
