//! Questions of the Open Trivia Database: JSON as its API answers, or the bare list of questions in it.
//!
//! Texts have HTML entities, percent-encoding or base64, depending on the request; the file doesn't say which.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use popquiz_deck::{AnswerKey, Deck, limits::OPTIONS};
use serde::Deserialize;
use serde_json::value::RawValue;

use super::deck_builder::{DeckBuilder, NewCard, check_length};
use super::error::DeckError;
use super::file_name::{deck_id, default_title};
use super::formats::Format;
use super::import::{Import, OnProgress, Progress};
use super::{html, parse_message, percent};
use crate::texts::{Phrase, phrase};

/// Whether a text with a neutral file name is JSON with such questions.
pub(super) fn is_open_trivia(text: &str) -> bool {
    text.trim_start().starts_with(['{', '['])
        && ["\"correct_answer\"", "\"response_code\""].iter().any(|name| text.contains(name))
}

#[derive(Deserialize)]
struct ApiResponse<'a> {
    #[serde(default)]
    response_code: i64,
    #[serde(borrow)]
    results: Vec<&'a RawValue>,
}

#[derive(Deserialize)]
struct ApiQuestion {
    #[serde(default, rename = "type")]
    kind: String,
    #[serde(default)]
    difficulty: String,
    #[serde(default)]
    category: String,
    #[serde(rename = "question")]
    prompt: String,
    correct_answer: String,
    #[serde(default)]
    incorrect_answers: Vec<String>,
}

impl ApiQuestion {
    fn read(json: &RawValue) -> serde_json::Result<Self> {
        serde_json::from_str(json.get())
    }

    fn decoded(self, encoding: TextEncoding) -> Self {
        let text = |text: String| encoding.decode(&text);
        Self {
            kind: text(self.kind),
            difficulty: text(self.difficulty),
            category: text(self.category),
            prompt: text(self.prompt),
            correct_answer: text(self.correct_answer),
            incorrect_answers: self.incorrect_answers.into_iter().map(text).collect(),
        }
    }
}

/// How many questions are examined to detect their encoding.
const SAMPLE_QUESTIONS: usize = 50;

/// Shorter questions may look like base64 by chance: a single word does.
const MIN_BASE64_BYTES: usize = 12;

/// How the texts of a file are written.
#[derive(Clone, Copy, Debug, PartialEq)]
enum TextEncoding {
    /// With HTML's entities, the API's default.
    Entities,
    /// Percent-encoded.
    Percent,
    /// Percent-encoded with `+` for spaces, and with HTML entities in the result.
    Form,
    Base64,
}

impl TextEncoding {
    /// That of a file that begins with these questions.
    fn of(questions: &[ApiQuestion]) -> Self {
        let all = |has: &dyn Fn(&str) -> bool| {
            !questions.is_empty() && questions.iter().all(|question| has(&question.prompt))
        };
        let any = |has: &dyn Fn(&str) -> bool| questions.iter().any(|question| has(&question.prompt));
        if questions.iter().any(|question| from_base64(&question.kind).is_some_and(|kind| is_kind(&kind)))
            || all(&|text| text.len() >= MIN_BASE64_BYTES && from_base64(text).is_some())
        {
            return Self::Base64;
        }
        if !all(&|text| !text.contains(char::is_whitespace)) || !any(&percent::is_in) {
            return Self::Entities;
        }
        if any(&|text| text.contains('+')) && all(&|text| !text.contains("%20")) { Self::Form } else { Self::Percent }
    }

    fn decode(self, text: &str) -> String {
        match self {
            Self::Entities => html::text(text),
            Self::Percent => percent::decoded(text),
            Self::Form => html::text(&percent::decoded(&text.replace('+', " "))),
            Self::Base64 => from_base64(text).unwrap_or_else(|| text.to_owned()),
        }
    }
}

fn is_kind(text: &str) -> bool {
    matches!(text, "multiple" | "boolean")
}

fn from_base64(text: &str) -> Option<String> {
    String::from_utf8(BASE64.decode(text).ok()?).ok().filter(|text| !text.contains(char::is_control))
}

pub(super) fn read(file: &str, stem: &str, text: &str, progress: OnProgress<'_>) -> Result<Import, DeckError> {
    let wrong = |error: serde_json::Error| {
        let what = phrase!("file-open-trivia", problem = parse_message::plain(&without_position(&error)));
        DeckError::new(file, Some(error.line()).filter(|line| *line > 0), what)
    };
    let questions = if text.trim_start().starts_with('[') {
        serde_json::from_str(text).map_err(wrong)?
    } else {
        let ApiResponse { response_code, results } = serde_json::from_str(text).map_err(wrong)?;
        if let Some(what) = api_error(response_code) {
            return Err(DeckError::new(file, None, what));
        }
        results
    };
    let first: Vec<ApiQuestion> =
        questions.iter().filter_map(|json| ApiQuestion::read(json).ok()).take(SAMPLE_QUESTIONS).collect();
    let encoding = TextEncoding::of(&first);
    let mut builder = DeckBuilder::default();
    let total = questions.len();
    // The questions are pieces of the text, in its order: lines are counted on from one to the next.
    let (mut line, mut counted) = (1, 0);
    for (done, json) in questions.into_iter().enumerate() {
        progress(Progress { done, total });
        let start = (json.get().as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
        line += text.get(counted..start).unwrap_or_default().matches('\n').count();
        counted = start;
        match ApiQuestion::read(json) {
            Ok(question) => add(question.decoded(encoding), line, &mut builder),
            Err(error) => {
                let problem = parse_message::plain(&without_position(&error));
                builder.skip(done + 1, phrase!("skipped-not-open-trivia", problem = problem));
            }
        }
        if builder.is_full() {
            break;
        }
    }
    let deck = Deck::new(deck_id(stem), default_title(stem));
    builder.finish(file, deck, Format::OpenTrivia, phrase!("file-no-questions-open-trivia"))
}

/// The problem with a piece of JSON, without its position.
fn without_position(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.split(" at line ").next().unwrap_or_default().to_owned()
}

/// The meaning of a response without questions, and what to do.
fn api_error(response_code: i64) -> Option<Phrase> {
    Some(match response_code {
        0 => return None,
        1 => phrase!("open-trivia-too-many"),
        2 => phrase!("open-trivia-invalid"),
        3 | 4 => phrase!("open-trivia-expired"),
        5 => phrase!("open-trivia-wait"),
        _ => phrase!("open-trivia-unknown"),
    })
}

fn add(question: ApiQuestion, line: usize, builder: &mut DeckBuilder) {
    let ApiQuestion { kind, difficulty, category, prompt, correct_answer, incorrect_answers } = question;
    let key = check_length(&correct_answer).and_then(|()| {
        let is_boolean = kind == "boolean" || kind.is_empty() && matches!(correct_answer.as_str(), "True" | "False");
        match (correct_answer.to_lowercase().as_str(), incorrect_answers.len()) {
            ("", _) => Ok(None),
            (word @ ("true" | "false"), _) if is_boolean => {
                Ok(Some(AnswerKey::YesNo { yes: word == "true", because: None }))
            }
            _ if is_boolean => Err(phrase!("answer-true-or-false", answer = correct_answer)),
            (_, 0) => Ok(Some(AnswerKey::Term(vec![correct_answer]))),
            (_, wrong) if OPTIONS.contains(&(wrong + 1)) => {
                // Among the others, but always in the same position: the same file always results in the same deck.
                let correct = prompt.bytes().map(usize::from).sum::<usize>() % (wrong + 1);
                let mut options = incorrect_answers;
                options.insert(correct, correct_answer);
                Ok(Some(AnswerKey::Choice { options, correct }))
            }
            (_, wrong) => Err(phrase!("answer-number-of-options", options = wrong + 1)),
        }
    });
    let tags = [category, difficulty].into_iter().filter(|tag| !tag.is_empty()).collect();
    builder.add(NewCard { line, prompt, tags, ..NewCard::default() }, key);
}
