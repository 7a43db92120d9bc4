//! Questions in JSON, as many programs write them: a list of objects, wherever it is in the file, whose members have
//! the names of a table's columns. Options are a list of texts, or of objects that say which is right.

use popquiz_deck::fold::fold;
use popquiz_deck::{AnswerKey, Deck};
use serde_json::{Map, Value};

use super::card_text::{self, Notation};
use super::columns::{Column, column};
use super::deck_builder::{DeckBuilder, NewCard};
use super::error::DeckError;
use super::file_name::{deck_id, default_title};
use super::formats::Format;
use super::html;
use super::import::{Import, OnProgress, Progress};
use super::option_columns::{CorrectBy, OptionCells, OptionKey};
use crate::texts::{Phrase, phrase};

/// How deeply the list may be in the file.
const DEPTH: usize = 6;

/// Names of members with all options, folded.
const OPTIONS: &[&str] =
    &["options", "choices", "alternatives", "possible answers", "answer options", "answers", "responses"];

/// Names of members of an option that say whether it is right, folded.
const IS_RIGHT: &[&str] = &["correct", "is correct", "right", "is right", "is answer", "answer"];

/// Names of members of an option with its text, folded.
const TEXT: &[&str] =
    &["text", "option", "answer", "answer text", "content", "value", "label", "title", "choice", "body"];

/// A question of the file.
#[derive(Default)]
struct Question {
    prompt: String,
    answers: Vec<String>,
    options: Vec<String>,
    wrong: Vec<String>,
    /// What says which option is right; several with line breaks between.
    correct: String,
    tags: Vec<String>,
    note: Vec<String>,
    id: String,
    language: String,
    /// Members with text that a card has no place for.
    unknown: Vec<String>,
}

/// The questions in a file; `None` if it has no list of them.
fn questions(value: &Value, depth: usize) -> Option<Vec<&Value>> {
    if depth > DEPTH {
        return None;
    }
    match value {
        Value::Array(items) if items.iter().any(is_question) => Some(items.iter().collect()),
        Value::Array(items) => {
            let found: Vec<&Value> = items.iter().filter_map(|item| questions(item, depth + 1)).flatten().collect();
            (!found.is_empty()).then_some(found)
        }
        Value::Object(members) => {
            let found: Vec<&Value> = members.values().filter_map(|item| questions(item, depth + 1)).flatten().collect();
            (!found.is_empty()).then_some(found)
        }
        _ => None,
    }
}

fn is_question(value: &Value) -> bool {
    let names = |members: &Map<String, Value>| members.keys().any(|name| column(name) == Some(Column::Prompt));
    match value {
        Value::Object(members) => names(members) && members.len() > 1,
        Value::Array(pair) => pair.len() == 2 && pair.iter().all(Value::is_string),
        _ => false,
    }
}

/// What a value says, without its members.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(html_text(text)),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(is_true) => Some(if *is_true { "True" } else { "False" }.to_owned()),
        _ => None,
    }
}

/// A text without entities and tags, if it's formatted with them.
fn html_text(text: &str) -> String {
    if html::is_in(std::iter::once(text)) { html::text(&text.replace('\n', "<br>")) } else { text.trim().to_owned() }
}

/// The texts of a value, or of its items.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().flat_map(texts).collect(),
        Value::Object(members) => {
            let text_of =
                |(name, value): (&String, &Value)| TEXT.contains(&spaced(name).as_str()).then(|| text(value)).flatten();
            members.iter().find_map(text_of).into_iter().collect()
        }
        value => text(value).into_iter().filter(|text| !text.is_empty()).collect(),
    }
}

/// Whether an option says that it is right.
fn is_right(option: &Value) -> Option<bool> {
    let members = option.as_object()?;
    members
        .iter()
        .find_map(|(name, value)| IS_RIGHT.contains(&spaced(name).as_str()).then(|| value.as_bool()).flatten())
}

/// A name in words: "isCorrect" is "is correct".
fn spaced(name: &str) -> String {
    let mut apart = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && apart.ends_with(char::is_lowercase) {
            apart.push(' ');
        }
        apart.push(letter);
    }
    fold(&apart)
}

impl Question {
    fn of(value: &Value) -> Self {
        let mut question = Self::default();
        let members = match value {
            Value::Object(members) => members,
            Value::Array(pair) => {
                let mut pair = pair.iter().filter_map(text);
                question.prompt = pair.next().unwrap_or_default();
                question.answers.extend(pair);
                return question;
            }
            _ => return question,
        };
        for (name, value) in members {
            question.add(name, value);
        }
        question
    }

    fn add(&mut self, name: &str, value: &Value) {
        let is_list = matches!(value, Value::Array(_) | Value::Object(_));
        if is_list && OPTIONS.contains(&spaced(name).as_str()) {
            return self.add_options(value);
        }
        match column(name) {
            Some(Column::Prompt) if self.prompt.is_empty() => self.prompt = texts(value).join("\n"),
            Some(Column::Answer) => self.answers.extend(texts(value)),
            Some(Column::Correct) => self.correct = texts(value).join("\n"),
            Some(Column::Option) => self.options.extend(texts(value)),
            Some(Column::WrongOption) => self.wrong.extend(texts(value)),
            Some(Column::Tags) => self.tags.extend(texts(value)),
            Some(Column::Note) => self.note.extend(texts(value)),
            Some(Column::Id) => self.id = texts(value).join("-"),
            Some(Column::Language) => self.language = texts(value).concat(),
            _ if matches!(
                spaced(name).as_str(),
                "incorrect answers" | "wrong answers" | "distractors" | "incorrect options"
            ) =>
            {
                self.wrong.extend(texts(value));
            }
            _ => self.unknown.extend(value.is_string().then(|| name.to_owned())),
        }
    }

    fn add_options(&mut self, value: &Value) {
        match value {
            Value::Object(lettered) => self.options.extend(lettered.values().flat_map(texts)),
            Value::Array(items) if items.iter().any(|item| is_right(item).is_some()) => {
                let right = items.iter().filter(|item| is_right(item) == Some(true)).flat_map(texts);
                self.correct = right.collect::<Vec<_>>().join("\n");
                self.options.extend(items.iter().flat_map(texts));
            }
            value => self.options.extend(texts(value)),
        }
    }

    /// The answer of a question without options, which may have several wordings.
    fn key_without_options(&self) -> Result<Option<AnswerKey>, Phrase> {
        let given = if self.answers.is_empty() { &self.options } else { &self.answers };
        match given.as_slice() {
            [] => card_text::read(&self.prompt, &self.correct, Notation::File),
            [only] => card_text::read(&self.prompt, only, Notation::File),
            several => Ok(Some(AnswerKey::Term(several.to_vec()))),
        }
    }

    /// The options, if there are any: what is called "answers" may be those, or the wordings of one.
    fn cells(&self) -> Option<OptionCells<'_>> {
        let has_options = self.options.len() > 1 || !self.wrong.is_empty();
        has_options.then(|| OptionCells {
            options: self.options.iter().map(String::as_str).collect(),
            wrong: self.wrong.iter().map(String::as_str).collect(),
            correct: if self.correct.is_empty() {
                self.answers.first().map_or("", String::as_str)
            } else {
                &self.correct
            },
        })
    }
}

/// Whether JSON has questions that this module reads.
pub(super) fn has_questions(text: &str) -> bool {
    parsed(text).is_some_and(|value| questions(&value, 0).is_some() || pairs(&value).is_some())
}

/// A file's value; or its lines as a list.
fn parsed(text: &str) -> Option<Value> {
    serde_json::from_str(text).ok().or_else(|| {
        let lines = text.lines().filter(|line| !line.trim().is_empty()).map(serde_json::from_str);
        lines.collect::<Result<Vec<Value>, _>>().ok().filter(|lines| lines.len() > 1).map(Value::Array)
    })
}

/// The members of an object that has a text for each name: terms and definitions.
fn pairs(value: &Value) -> Option<Vec<Value>> {
    let members = value.as_object().filter(|members| members.len() > 1 && members.values().all(Value::is_string))?;
    Some(members.iter().map(|(term, text)| Value::Array(vec![Value::String(term.clone()), text.clone()])).collect())
}

pub(super) fn read(file: &str, stem: &str, text: &str, progress: OnProgress<'_>) -> Result<Import, DeckError> {
    let mut builder = DeckBuilder::default();
    let value = parsed(text).unwrap_or_default();
    let pairs = pairs(&value);
    let values = match (&pairs, questions(&value, 0)) {
        (_, Some(questions)) => questions,
        (Some(pairs), None) => pairs.iter().collect(),
        (None, None) => Vec::new(),
    };
    let questions: Vec<Question> = values.into_iter().map(Question::of).collect();
    let rows: Vec<OptionCells<'_>> = questions.iter().filter_map(Question::cells).collect();
    let by = CorrectBy::of(&rows);
    let total = questions.len();
    for (number, question) in (1..).zip(&questions) {
        progress(Progress { done: number, total });
        for name in &question.unknown {
            builder.report(number, phrase!("skipped-unknown-member", name = name.clone()));
        }
        let mut prompt = question.prompt.clone();
        let key = if let Some(cells) = question.cells() {
            cells.key(&prompt, by).map(|OptionKey { key, shown }| {
                for option in shown {
                    prompt = format!("{prompt}\n- {option}");
                }
                key
            })
        } else {
            question.key_without_options()
        };
        let card = NewCard {
            line: number,
            prompt,
            name: question.prompt.clone(),
            id: question.id.clone(),
            language: question.language.clone(),
            tags: question.tags.clone().into(),
            note: question.note.join("\n"),
            ..NewCard::default()
        };
        builder.add(card, key);
        if builder.is_full() {
            break;
        }
    }
    builder.finish(
        file,
        Deck::new(deck_id(stem), default_title(stem)),
        Format::QuizJson,
        phrase!("file-no-questions-json"),
    )
}
