//! The lists of Red-DiscordBot's trivia: YAML with the questions as keys, and an answer or a list of answers for each.
//! All answers of a question are wordings of one thing, the first is the one that is shown.
//!
//! In YAML, an unquoted `Yes`, `1984`, `3.10` or `null` isn't text. Here it is: as it's written in the file. Nothing,
//! or `~`, is a missing answer.

use std::collections::HashMap;
use std::fmt;

use popquiz_deck::{AnswerKey, Deck};
use serde::de::{self, Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_saphyr::{DuplicateKeyPolicy, MergeKeyPolicy, Spanned};

use super::deck_builder::{DeckBuilder, NewCard, check_length};
use super::error::DeckError;
use super::file_name::{deck_id, default_title};
use super::formats::Format;
use super::import::{Import, OnProgress, Progress};
use super::infer;
use super::limits::FILE_BYTES;
use crate::texts::phrase;

/// Keys of the file itself, in capitals; all others are questions.
const SETTINGS: [&str; 3] = ["AUTHOR", "DESCRIPTION", "CONFIG"];

/// How deep a file may be nested; answers are two deep, settings may be deeper.
const DEPTH: usize = 16;

/// How many nodes it may have with all that aliases repeat: some answers for each of the most cards.
const NODES: usize = 400_000;

/// Whether a text with a neutral file name is such a list: the first key is a setting, and a question with answers
/// follows.
pub(super) fn is_list(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#') && *line != "---");
    let is_setting =
        |line: &str| SETTINGS.iter().any(|name| line.strip_prefix(name).is_some_and(|rest| rest.starts_with(':')));
    if !lines.next().is_some_and(is_setting) {
        return false;
    }
    let mut before = "";
    lines.any(|line| {
        let before = std::mem::replace(&mut before, line);
        let is_question = !before.starts_with([' ', '-']) && before.trim_end().ends_with(':');
        is_question && line.trim_start().starts_with("- ")
    })
}

pub(super) fn read(file: &str, stem: &str, text: &str, progress: OnProgress<'_>) -> Result<Import, DeckError> {
    let options = serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_depth: DEPTH,
            flow_nesting_limit: DEPTH,
            max_nodes: NODES,
            max_events: 4 * NODES,
            // What aliases repeat counts each time.
            max_total_scalar_bytes: usize::try_from(2 * FILE_BYTES).unwrap_or(usize::MAX),
        },
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        merge_keys: MergeKeyPolicy::AsOrdinary,
        with_snippet: false,
    };
    let List(entries) = serde_saphyr::from_str_with_options(text, options).map_err(|error| yaml_error(file, &error))?;
    let mut deck = Deck::new(deck_id(stem), default_title(stem));
    let mut builder = DeckBuilder::default();
    // A repeated question adds to the answers of the first one.
    let mut wordings: HashMap<String, Vec<String>> = HashMap::new();
    for (question, answers) in &entries {
        if let Some(prompt) = question.text(text).filter(|prompt| !SETTINGS.contains(&prompt.as_str())) {
            wordings.entry(prompt).or_default().extend(answers.texts(text));
        }
    }
    // The line of each question, and whether it was imported.
    let mut known: HashMap<String, (usize, bool)> = HashMap::new();
    let total = entries.len();
    for (done, (question, answers)) in entries.into_iter().enumerate() {
        progress(Progress { done, total });
        let line = usize::try_from(question.referenced.line()).unwrap_or_default();
        let Some(prompt) = question.text(text) else {
            builder.skip(line, phrase!("skipped-question-not-text"));
            continue;
        };
        let is_question = !SETTINGS.contains(&prompt.as_str());
        match (prompt.as_str(), known.get(&prompt).copied()) {
            ("AUTHOR", _) => deck.author = Some(answers.texts(text).join(", ")).filter(|author| !author.is_empty()),
            ("DESCRIPTION", _) => {
                deck.description = Some(answers.texts(text).join("\n")).filter(|text| !text.is_empty());
            }
            ("CONFIG", _) => {}
            (_, Some((first, is_kept))) => {
                let first = first.to_string();
                builder.skip(
                    line,
                    if is_kept {
                        phrase!("skipped-repeated-and-merged", line = first)
                    } else {
                        phrase!("skipped-repeated", line = first)
                    },
                );
            }
            (_, None) => {
                let wordings = distinct(wordings.remove(&prompt).unwrap_or_default());
                let key = check_length(&wordings.concat()).map(|()| key(&prompt, wordings));
                let before = builder.count();
                builder.add(NewCard { line, prompt: prompt.trim().to_owned(), ..NewCard::default() }, key);
                known.insert(prompt, (line, builder.count() > before));
            }
        }
        if is_question && answers.has_more() {
            builder.report(line, phrase!("skipped-answer-not-text"));
        }
        if builder.is_full() {
            break;
        }
    }
    builder.finish(file, deck, Format::RedTrivia, phrase!("file-no-questions-red-trivia"))
}

fn yaml_error(file: &str, error: &serde_saphyr::Error) -> DeckError {
    use serde_saphyr::Error;
    let line = error.location().and_then(|location| usize::try_from(location.line()).ok());
    let mut cause = error.without_snippet();
    while let Error::AliasError { error, .. } = cause {
        cause = error.without_snippet();
    }
    let said = cause.to_string();
    let is_bomb = matches!(
        cause,
        Error::Budget { .. }
            | Error::AliasReplayLimitExceeded { .. }
            | Error::AliasReplayStackDepthExceeded { .. }
            | Error::AliasReplayCounterOverflow { .. }
            | Error::RecursiveReferencesRequireWeakTypes { .. }
    ) || said.contains("recursion limit");
    let what = if is_bomb {
        phrase!("file-yaml-bomb")
    } else if matches!(cause, Error::MultipleDocuments { .. }) {
        phrase!("file-yaml-documents")
    } else {
        // The error already has the line.
        let said = said.lines().next().unwrap_or_default();
        let said: String = said.split(" at line ").next().unwrap_or(said).chars().take(200).collect();
        phrase!("file-invalid-yaml", detail = said)
    };
    DeckError::new(file, line.filter(|line| *line > 0), what)
}

fn distinct(mut wordings: Vec<String>) -> Vec<String> {
    let mut seen = std::collections::HashSet::new();
    wordings.retain(|wording| seen.insert(wording.clone()));
    wordings
}

/// The distinct wordings of one term; or a number, yes or no, or the text of a gap, if there is one answer or the
/// prompt says so. A number in an unusual notation (`007`) is text.
fn key(prompt: &str, wordings: Vec<String>) -> Option<AnswerKey> {
    match infer::infer_in_deck(prompt, &wordings)? {
        key @ AnswerKey::Number { .. } if key.answers() == wordings => Some(key),
        key @ (AnswerKey::YesNo { .. } | AnswerKey::Blanks(_)) => Some(key),
        _ => Some(AnswerKey::Term(wordings)),
    }
}

/// A file: its keys and values in their order.
struct List(Vec<(Spanned<Entry>, Spanned<Entry>)>);

impl<'de> Deserialize<'de> for List {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;
        impl<'de> Visitor<'de> for Entries {
            type Value = List;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("questions and their answers")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<List, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(List(entries))
            }
        }
        deserializer.deserialize_map(Entries)
    }
}

/// An entry of the file.
enum Entry {
    Text(String),
    /// A number, yes or no, or null, in one word: its text is that of the file.
    Word,
    List(Vec<Spanned<Entry>>),
    Mapping,
}

impl<'de> Deserialize<'de> for Entry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Entry;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("text or a list of texts")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Entry, E> {
                Ok(Entry::Text(text.to_owned()))
            }
            fn visit_string<E: de::Error>(self, text: String) -> Result<Entry, E> {
                Ok(Entry::Text(text))
            }
            fn visit_bool<E: de::Error>(self, _: bool) -> Result<Entry, E> {
                Ok(Entry::Word)
            }
            fn visit_i64<E: de::Error>(self, _: i64) -> Result<Entry, E> {
                Ok(Entry::Word)
            }
            fn visit_u64<E: de::Error>(self, _: u64) -> Result<Entry, E> {
                Ok(Entry::Word)
            }
            fn visit_i128<E: de::Error>(self, _: i128) -> Result<Entry, E> {
                Ok(Entry::Word)
            }
            fn visit_u128<E: de::Error>(self, _: u128) -> Result<Entry, E> {
                Ok(Entry::Word)
            }
            fn visit_f64<E: de::Error>(self, _: f64) -> Result<Entry, E> {
                Ok(Entry::Word)
            }
            fn visit_unit<E: de::Error>(self) -> Result<Entry, E> {
                Ok(Entry::Word)
            }
            fn visit_none<E: de::Error>(self) -> Result<Entry, E> {
                Ok(Entry::Word)
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Entry, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = seq.next_element()? {
                    entries.push(entry);
                }
                Ok(Entry::List(entries))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entry, A::Error> {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Entry::Mapping)
            }
        }
        deserializer.deserialize_any(Any)
    }
}

/// Queries about an entry that need the file's text.
trait InFile {
    /// Its text; `None` for a list or a mapping.
    fn text(&self, file: &str) -> Option<String>;
    /// An entry's texts, or those of its list; nested and empty ones are left out.
    fn texts(&self, file: &str) -> Vec<String>;
    /// Whether something was left out.
    fn has_more(&self) -> bool;
}

impl InFile for Spanned<Entry> {
    fn text(&self, file: &str) -> Option<String> {
        match &self.value {
            Entry::Text(text) => Some(text.clone()),
            Entry::Word => {
                let span = self.defined.span();
                let start = usize::try_from(span.byte_offset()?).ok()?;
                let end = start.checked_add(usize::try_from(span.byte_len()?).ok()?)?;
                let text = file.get(start..end)?.trim();
                Some(if text == "~" { String::new() } else { text.to_owned() })
            }
            Entry::List(_) | Entry::Mapping => None,
        }
    }

    fn texts(&self, file: &str) -> Vec<String> {
        let entries =
            if let Entry::List(entries) = &self.value { entries.as_slice() } else { std::slice::from_ref(self) };
        let texts = entries.iter().filter_map(|entry| entry.text(file)).map(|text| text.trim().to_owned());
        texts.filter(|text| !text.is_empty()).collect()
    }

    fn has_more(&self) -> bool {
        let is_deeper = |entry: &Spanned<Entry>| matches!(entry.value, Entry::List(_) | Entry::Mapping);
        match &self.value {
            Entry::List(entries) => entries.iter().any(is_deeper),
            _ => is_deeper(self),
        }
    }
}
