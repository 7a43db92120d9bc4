//! Aiken: multiple choice in plain text. A question, its options after letters, and `ANSWER:` with the letter of the
//! right one. People also write the letter alone, or a star before the right option.

use popquiz_deck::{AnswerKey, Deck, Wordings, limits::OPTIONS};

use super::deck_builder::{DeckBuilder, NewCard};
use super::error::DeckError;
use super::file_name::{deck_id, default_title};
use super::formats::Format;
use super::import::{Import, OnProgress, Progress};
use crate::texts::phrase;

/// Whether a text with a neutral file name is in this format.
pub(super) fn is_aiken(text: &str) -> bool {
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    if !lines().any(|line| option(line).is_some()) {
        return false;
    }
    let mut before = None;
    lines().any(|line| {
        let (option, behind_option) = (option(line), before.is_some());
        let is_marked = option.is_some_and(|option| option.is_marked) && behind_option;
        before = option;
        is_marked || behind_option && lone_letter(line) || answer(line).is_some_and(|it| places(it).is_some())
    })
}

/// A line such as `B. text`, `b) text` or `B)text`.
#[derive(Clone, Copy)]
struct OptionLine<'a> {
    letter: char,
    text: &'a str,
    /// A star before the letter marks the right one.
    is_marked: bool,
}

fn option(line: &str) -> Option<OptionLine<'_>> {
    let unmarked = line.strip_prefix(['*', '✓', '✔']).map(str::trim_start);
    let mut letters = unmarked.unwrap_or(line).chars();
    let letter = letters.next().filter(char::is_ascii_alphabetic)?;
    let sign = letters.next().filter(|sign| matches!(sign, '.' | ')'))?;
    let text = letters.as_str();
    // Some programs write options without text, and strip the space. Moodle needs no space; but "A.D." is a word.
    let is_apart = text.is_empty() || text.starts_with(char::is_whitespace);
    let is_abbreviation = sign == '.' && text.chars().nth(1).is_none_or(|next| next == '.');
    let is_option = is_apart || text.starts_with(|next: char| !next.is_ascii_punctuation()) && !is_abbreviation;
    is_option.then(|| OptionLine { letter, text: text.trim(), is_marked: unmarked.is_some() })
}

/// Words before the letter of the right option, in lower case.
const ANSWER: &[&str] = &[
    "answer",
    "answers",
    "ans",
    "correct",
    "correct answer",
    "correct option",
    "right answer",
    "key",
    "solution",
    "antwort",
    "richtige antwort",
    "lösung",
    "respuesta",
    "respuesta correcta",
    "réponse",
    "bonne réponse",
    "resposta",
    "resposta correta",
    "risposta",
    "正解",
    "答え",
    "答案",
];

/// The text after `ANSWER:`.
fn answer(line: &str) -> Option<&str> {
    let (word, letter) = line.split_once([':', '：', '='])?;
    ANSWER.contains(&word.trim().to_lowercase().as_str()).then(|| letter.trim())
}

/// Whether a line is only the letter of an option.
fn lone_letter(line: &str) -> bool {
    let line = line.trim_matches(['(', ')', '.', ' ']);
    line.len() == 1 && line.chars().all(|letter| letter.is_ascii_alphabetic())
}

/// Which options an answer names, from 0: "B", "B.", "B) its text"; or several, "A, C". `None` if it isn't letters.
fn places(answer: &str) -> Option<Vec<usize>> {
    let place = |text: &str| {
        let mut letters = text.trim().trim_matches(['(', ')', '.']).chars();
        let letter = letters.next().filter(char::is_ascii_alphabetic)?.to_ascii_uppercase();
        letters.next().is_none().then(|| usize::from(letter as u8 - b'A'))
    };
    let several: Option<Vec<usize>> =
        answer.split([',', ';', '&', '/']).flat_map(|part| part.split(" and ")).map(place).collect();
    several.or_else(|| {
        let mut letters = answer.trim_start_matches('(').chars();
        let letter = letters.next().filter(char::is_ascii_alphabetic)?.to_ascii_uppercase();
        let stands_alone = !letters.next().is_some_and(char::is_alphanumeric);
        stands_alone.then(|| vec![usize::from(letter as u8 - b'A')])
    })
}

#[derive(Default)]
struct Block {
    line: usize,
    prompt: Vec<String>,
    options: Vec<String>,
    /// The options with a star.
    marked: Vec<usize>,
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
        } else if let Some(option) = option(line).filter(|it| is_next(it.letter) && !question.prompt.is_empty()) {
            if option.is_marked {
                question.marked.push(question.options.len());
            }
            question.options.push(option.text.to_owned());
        } else if lone_letter(line) && !question.options.is_empty() {
            finish_question(std::mem::take(&mut question), Some(line), number, &mut builder);
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
    let Block { line, prompt, options, marked } = question;
    let name = prompt.join("\n");
    let with_options = || options.iter().fold(name.clone(), |prompt, option| prompt + "\n- " + option);
    let answer = answer.filter(|answer| !answer.is_empty());
    if answer.is_none() && marked.is_empty() {
        if options.is_empty() {
            return builder.skip(line, phrase!("skipped-not-aiken"));
        }
        // The question is worth keeping, but a person must say which option is right.
        return builder.add(NewCard { line, prompt: with_options(), name, ..NewCard::default() }, Ok(None));
    }
    if prompt.is_empty() {
        return builder.skip(at, phrase!("skipped-answer-alone"));
    }
    let right = answer.map_or(Some(marked), places);
    let right = right.filter(|places| places.iter().all(|place| *place < options.len()));
    let mut prompt = name.clone();
    let key = match right.as_deref() {
        _ if !OPTIONS.contains(&options.len()) => Err(phrase!("answer-lettered-options", options = options.len())),
        Some([correct]) => Ok(Some(AnswerKey::Choice { options, correct: *correct })),
        Some(several) if !several.is_empty() => {
            prompt = with_options();
            let items: Vec<Wordings> =
                several.iter().filter_map(|place| options.get(*place)).map(|option| vec![option.clone()]).collect();
            Ok(Some(AnswerKey::List { items, ordered: false, any: None }))
        }
        _ => {
            let answer = answer.unwrap_or_default().chars().take(20).collect::<String>();
            Err(phrase!("answer-no-such-option", answer = answer))
        }
    };
    builder.add(NewCard { line, prompt, name, ..NewCard::default() }, key);
}
