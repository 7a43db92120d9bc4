//! Moodle's question bank in XML. Questions mean the same as in GIFT, and are read by the same code.

use popquiz_deck::{AnswerKey, Deck};
use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use super::deck_builder::DeckBuilder;
use super::embedded_answers;
use super::error::DeckError;
use super::file_name::{deck_id, default_title};
use super::formats::Format;
use super::gift::{self, Answer, Markup, QuestionImporter, SkippedParts, category};
use super::import::{Import, OnProgress, Progress};
use crate::texts::{Phrase, phrase};

/// How deeply elements of a question may be nested; nothing deeper is looked at.
const DEPTH: usize = 24;

/// The most elements of a question.
const ELEMENTS: usize = 5_000;

/// Whether a text is a question bank.
pub(super) fn is_question_bank(text: &str) -> bool {
    const BEGINS: usize = 2_000;
    let begins = text.char_indices().nth(BEGINS).map_or(text, |(at, _)| text.get(..at).unwrap_or(text));
    begins.trim_start().starts_with('<') && begins.contains("<quiz")
}

/// An element with the text in it.
#[derive(Debug, Default)]
struct Element {
    name: String,
    /// The type, format or share of the points; whichever the element has.
    attributes: Vec<(String, String)>,
    text: String,
    children: Vec<Element>,
}

impl Element {
    fn of(tag: &BytesStart<'_>) -> Self {
        let mut attributes = Vec::new();
        for attribute in tag.attributes().with_checks(false).flatten() {
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).unwrap_or_default();
            attributes.push((attribute.key.0.to_owned(), value.into_owned()));
        }
        Self { name: tag.name().0.to_owned(), attributes, ..Self::default() }
    }

    fn attribute(&self, name: &str) -> &str {
        self.attributes.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The text of a child, which may have it in a child of its own.
    fn text_of(&self, name: &str) -> &str {
        self.children.iter().find(|child| child.name == name).map_or("", Element::own_text)
    }

    fn own_text(&self) -> &str {
        self.all("text").next().map_or(self.text.as_str(), |text| text.text.as_str()).trim()
    }

    fn markup(&self) -> Markup {
        match self.attribute("format") {
            "moodle_auto_format" => Markup::Moodle,
            "plain_text" | "markdown" => Markup::Text,
            _ => Markup::Html,
        }
    }
}

pub(super) fn read(file: &str, stem: &str, text: &str, progress: OnProgress<'_>) -> Result<Import, DeckError> {
    let mut builder = DeckBuilder::default();
    let mut skipped = SkippedParts::default();
    let mut reader = Reader::from_str(text);
    let mut tags: Vec<String> = Vec::new();
    let (mut line, mut counted) = (1, 0);
    let total = text.len();
    loop {
        let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX).min(text.len());
        line += text.get(counted..at).unwrap_or_default().matches('\n').count();
        counted = counted.max(at);
        progress(Progress { done: at, total });
        let begins = line
            + text.get(at..).map_or(0, |rest| {
                rest.chars().take_while(|letter| letter.is_whitespace()).filter(|letter| *letter == '\n').count()
            });
        let broken = |detail: String| DeckError::new(file, begins, phrase!("file-invalid-xml", detail = detail));
        match reader.read_event().map_err(|error| broken(error.to_string()))? {
            Event::Start(tag) if tag.name().0 == "question" => {
                let question = element(&mut reader, Element::of(&tag)).map_err(broken)?;
                if question.attribute("type") == "category" {
                    tags = category(question.text_of("category")).into_iter().collect();
                } else if let Err(what) = add(&question, begins, &tags, &mut builder, &mut skipped) {
                    builder.skip(begins, what);
                }
            }
            Event::Eof => break,
            _ => {}
        }
        if builder.is_full() {
            break;
        }
    }
    skipped.report(&mut builder);
    let nothing = phrase!("file-no-questions-moodle-xml");
    builder.finish(file, Deck::new(deck_id(stem), default_title(stem)), Format::MoodleXml, nothing)
}

/// The element that has just begun.
fn element(reader: &mut Reader<&[u8]>, first: Element) -> Result<Element, String> {
    let mut open = vec![first];
    let mut elements = 0;
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(tag) => {
                elements += 1;
                open.push(Element::of(&tag));
                if open.len() > DEPTH || elements > ELEMENTS {
                    return Err(format!("more than {ELEMENTS} elements in a question, or {DEPTH} in each other"));
                }
            }
            Event::Empty(tag) => {
                elements += 1;
                if let Some(parent) = open.last_mut() {
                    parent.children.push(Element::of(&tag));
                }
            }
            Event::End(_) => {
                let Some(done) = open.pop() else { return Err("an end tag without its start".to_owned()) };
                match open.last_mut() {
                    Some(parent) => parent.children.push(done),
                    None => return Ok(done),
                }
            }
            Event::Text(text) => push(&mut open, &text.xml_content(XmlVersion::Implicit1_0)),
            Event::CData(text) => push(&mut open, &text.xml_content(XmlVersion::Implicit1_0)),
            Event::GeneralRef(name) => {
                let letter = name.resolve_char_ref().map_err(|error| error.to_string())?;
                let name = name.xml_content(XmlVersion::Implicit1_0);
                let known = quick_xml::escape::resolve_predefined_entity(&name);
                match (letter, known) {
                    (Some(letter), _) => push(&mut open, letter.encode_utf8(&mut [0; 4])),
                    (None, Some(text)) => push(&mut open, text),
                    // HTML's own.
                    (None, None) => push(&mut open, &format!("&{name};")),
                }
            }
            Event::Eof => return Err("the file ends within a question".to_owned()),
            _ => {}
        }
    }
}

fn push(open: &mut [Element], text: &str) {
    if let Some(element) = open.last_mut() {
        element.text.push_str(text);
    }
}

fn add(
    question: &Element,
    line: usize,
    category: &[String],
    builder: &mut DeckBuilder,
    skipped: &mut SkippedParts,
) -> Result<(), Phrase> {
    let kind = question.attribute("type").to_owned();
    let text = question.all("questiontext").next();
    let markup = text.map_or(Markup::Html, Element::markup);
    let mut text = text.map(Element::own_text).unwrap_or_default().to_owned();
    let own_tags = question.all("tags").flat_map(|tags| tags.all("tag")).map(|tag| tag.own_text().to_owned());
    let tags: Vec<String> = category.iter().cloned().chain(own_tags).collect();
    let mut key = None;
    match kind.as_str() {
        "cloze" => {
            let embedded = embedded_answers::read(&text).ok_or_else(|| phrase!("skipped-no-cloze-answers"))?;
            skipped.left_out(line, embedded.left_out);
            key = Some(AnswerKey::Blanks(
                embedded
                    .blanks
                    .iter()
                    .map(|texts| texts.iter().map(|text| gift::plain(text, markup)).collect())
                    .collect(),
            ));
            text = embedded.prompt;
        }
        "gapselect" | "ddwtos" => {
            let (prompt, blanks) = chosen_words(question, &text).ok_or_else(|| phrase!("skipped-no-cloze-answers"))?;
            key = Some(AnswerKey::Blanks(blanks));
            text = prompt;
        }
        "multichoice" | "multichoiceset" | "truefalse" | "shortanswer" | "numerical" | "calculated" | "matching"
        | "essay" => {}
        "description" => return Err(phrase!("skipped-description", text = gift::plain(&text, markup))),
        other => {
            return Err(phrase!("skipped-question-type", kind = other.to_owned(), text = gift::plain(&text, markup)));
        }
    }
    let name = gift::plain(question.text_of("name"), Markup::Text);
    let mut importer = QuestionImporter::new(line, &text, markup, name, &tags, builder, skipped);
    for feedback in ["generalfeedback", "graderinfo"] {
        importer.add_note(question.text_of(feedback));
    }
    if let Some(key) = key {
        importer.add(Ok(Some(key)));
        return Ok(());
    }
    let answers: Vec<Answer> = question.all("answer").map(|answer| self::answer(answer, &mut importer)).collect();
    match kind.as_str() {
        "truefalse" => {
            let right = answers.iter().find(|answer| answer.weight > 99.0);
            let yes = right.map(|answer| answer.text.eq_ignore_ascii_case("true"));
            let feedback = right.map(|answer| answer.feedback.clone()).unwrap_or_default();
            importer.add_note(&feedback);
            importer.add(
                yes.map(|yes| Some(AnswerKey::YesNo { yes, because: None })).ok_or_else(|| phrase!("answer-none-full")),
            );
        }
        "shortanswer" => importer.accept(&answers),
        "numerical" | "calculated" => importer.numbers(&answers, unit(question)),
        "matching" => {
            let pairs = question
                .all("subquestion")
                .map(|pair| (importer.shown(pair.own_text()), importer.shown(pair.text_of("answer"))));
            let pairs = pairs.collect();
            importer.match_pairs(pairs);
        }
        "essay" => importer.add(Ok(None)),
        _ => importer.choose(&answers),
    }
    Ok(())
}

fn answer(answer: &Element, importer: &mut QuestionImporter<'_>) -> Answer {
    let weight = answer.attribute("fraction").parse().unwrap_or_default();
    let tolerance = answer.text_of("tolerance");
    let text = answer.own_text();
    let raw = if tolerance.is_empty() { text.to_owned() } else { format!("{text}:{tolerance}") };
    let markup = answer.attribute("format");
    let text =
        if markup.is_empty() || markup == "html" { importer.shown(text) } else { gift::plain(text, answer.markup()) };
    Answer { text, weight, feedback: importer.shown(answer.text_of("feedback")), raw }
}

/// The unit of a numerical question, if it has one.
fn unit(question: &Element) -> Option<String> {
    let units: Vec<&str> =
        question.all("units").flat_map(|units| units.all("unit")).map(|unit| unit.text_of("unit_name")).collect();
    match units.as_slice() {
        [only] if !only.is_empty() => Some((*only).to_owned()),
        _ => None,
    }
}

/// A text with `[[1]]` for words to choose from, as a prompt that lists them, and what belongs into its blanks.
fn chosen_words(question: &Element, text: &str) -> Option<(String, Vec<Vec<String>>)> {
    let words: Vec<String> = ["selectoption", "dragbox"]
        .iter()
        .flat_map(|name| question.all(name))
        .map(|option| gift::plain(option.own_text(), Markup::Html))
        .collect();
    let (mut prompt, mut blanks) = (String::new(), Vec::new());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("[[") {
        let (number, behind) = behind.split_once("]]")?;
        let word = words.get(number.parse::<usize>().ok()?.checked_sub(1)?)?;
        prompt.push_str(before);
        prompt.push_str("_____");
        blanks.push(vec![word.clone()]);
        rest = behind;
    }
    prompt.push_str(rest);
    prompt.push_str(&[" (", &words.join(" / "), ")"].concat());
    (!blanks.is_empty()).then_some((prompt, blanks))
}
