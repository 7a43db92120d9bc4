//! Moodle GIFT: questions separated by empty lines, with their answers in braces.
//!
//! | in the file | becomes |
//! | --- | --- |
//! | `{=right ~wrong ~wrong}` | one of several options |
//! | several right options (`=`, or weights such as `~%50%`) | a list: see below |
//! | `{=this =that}` | a term in its wordings; those without points are rejected |
//! | `{T}`, `{FALSE}` | yes or no |
//! | `{#3.14:0.01}`, `{#1..5}` | a number with its tolerance |
//! | `{=left -> right =left -> right}` | a card for each pair: which of the right sides belongs to the left one |
//! | `A text {=with a gap} in it.` | the same with `_____` in the prompt |
//! | `{}` | a card whose answer is missing |
//!
//! A question with several right options becomes a list of those, with all options in the prompt. Any one of them is
//! enough, or all if only all of them earn full credit.
//!
//! `$CATEGORY:` becomes a tag; feedback on the right answer or the whole question becomes a note. Ids are made from
//! titles.

use popquiz_deck::{AnswerKey, Deck, limits::OPTIONS};
use popquiz_deck::{limits::CARD_BYTES, limits::TAG_CHARS, limits::TAGS};

use super::deck_builder::{DeckBuilder, NewCard, is_tag};
use super::embedded_answers::{self, Embedded};
use super::error::DeckError;
use super::file_name::{deck_id, default_title};
use super::formats::Format;
use super::import::{Import, OnProgress, Progress};
use super::{formula, html, infer};
use crate::texts::{Phrase, phrase};

/// How many blocks are examined to detect the format.
const SAMPLE_BLOCKS: usize = 200;

/// Whether a text with a neutral file name is in this format: most of its questions have answers that only GIFT would
/// write.
pub(super) fn is_gift(text: &str) -> bool {
    let (mut blocks, mut questions) = (0, 0);
    for block in Blocks::of(text).take(SAMPLE_BLOCKS) {
        blocks += 1;
        let Ok(QuestionParts { title, section: Some(section), .. }) = QuestionParts::of(&block.text) else { continue };
        let section = section.trim();
        let is_answer = section.starts_with(['=', '~', '#']) || true_or_false(section).is_some();
        questions += usize::from(is_answer || !title.is_empty());
    }
    questions > 0 && questions * 2 >= blocks
}

/// The signs of a text that are not escaped by a backslash, with their places.
fn signs(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let mut letters = text.char_indices();
    std::iter::from_fn(move || {
        loop {
            let (at, letter) = letters.next()?;
            if letter != '\\' {
                return Some((at, letter));
            }
            letters.next();
        }
    })
}

/// The text before and after an unescaped character.
fn split_once(text: &str, sign: char) -> Option<(&str, &str)> {
    let (at, _) = signs(text).find(|(_, letter)| *letter == sign)?;
    Some((text.get(..at)?, text.get(at + sign.len_utf8()..)?))
}

/// A text without the backslashes that escape characters.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match (letter, letters.peek()) {
            ('\\', Some('n')) => out.push('\n'),
            ('\\', Some(sign @ ('\\' | '~' | '=' | '#' | '{' | '}' | ':'))) => out.push(*sign),
            _ => {
                out.push(letter);
                continue;
            }
        }
        letters.next();
    }
    out
}

/// What a text is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) enum Markup {
    /// Plain text that may contain HTML.
    #[default]
    Moodle,
    Html,
    /// Markdown or plain text.
    Text,
}

/// A text as it's shown, its markup language, and how many images it has. A prefix such as `[html]` names the language.
fn shown(text: &str, default: Markup) -> (String, Markup, usize) {
    let marked = text.trim_start().strip_prefix('[').and_then(|rest| rest.split_once(']')).and_then(|(name, rest)| {
        let markup = match name {
            "html" => Markup::Html,
            "moodle" => Markup::Moodle,
            "markdown" | "plain" => Markup::Text,
            _ => return None,
        };
        Some((markup, rest))
    });
    let (markup, text) = marked.unwrap_or((default, text));
    let (text, images) = shown_in(unescaped(text), markup);
    (text, markup, images)
}

/// A text without escapes as it's shown.
pub(super) fn plain(text: &str, markup: Markup) -> String {
    shown_in(text.to_owned(), markup).0
}

/// A text without escapes as it's shown, and how many images it has.
fn shown_in(text: String, markup: Markup) -> (String, usize) {
    let is_html = match markup {
        Markup::Html => true,
        Markup::Moodle => ["</", "<br", "<img", "&nbsp;", "&lt;", "&gt;", "&amp;", "&quot;", "&#"]
            .iter()
            .any(|sign| text.contains(sign)),
        Markup::Text => false,
    };
    if !is_html {
        return (formula::readable(text.trim()), 0);
    }
    // Moodle's own text format keeps line breaks.
    let text = if markup == Markup::Moodle { text.trim().replace('\n', "<br>") } else { text };
    let fragment = html::read(&text, html::Gaps::Shown);
    (formula::readable(fragment.text.trim()), fragment.images.len())
}

/// Consecutive lines of a file without an empty one.
#[derive(Default)]
struct Block {
    line: usize,
    text: String,
    /// The category of a block, and the metadata in its comments.
    tags: Vec<String>,
}

impl Block {
    /// A block's questions with their lines: one, or several if the empty lines between them are missing.
    fn questions(&self) -> impl Iterator<Item = (usize, &str)> {
        let mut braces = signs(&self.text).filter(|(_, sign)| matches!(sign, '{' | '}'));
        let (mut rest, mut closed, mut line) = (Some(0), None, self.line);
        std::iter::from_fn(move || {
            let start = rest?;
            for (at, sign) in braces.by_ref() {
                if sign == '}' {
                    // Lines have no spaces at their ends here.
                    closed = self.text.get(at + 1..).is_some_and(|rest| rest.starts_with('\n')).then_some(at + 2);
                } else if let Some(end) = closed.take() {
                    let text = self.text.get(start..end).unwrap_or_default();
                    let own = line;
                    line += text.matches('\n').count();
                    rest = Some(end);
                    return Some((own, text.trim()));
                }
            }
            rest = None;
            Some((line, self.text.get(start..).unwrap_or_default()))
        })
    }
}

/// The blocks of a file, without comments.
struct Blocks<'a, L: Iterator<Item = (usize, &'a str)>> {
    lines: L,
    category: Option<String>,
    /// The category after the block that is being read, if no empty line is between them.
    next_category: Option<&'a str>,
}

impl<'a> Blocks<'a, std::iter::Zip<std::ops::RangeFrom<usize>, std::str::Lines<'a>>> {
    fn of(text: &'a str) -> Self {
        Self { lines: (1..).zip(text.lines()), category: None, next_category: None }
    }
}

impl<'a, L: Iterator<Item = (usize, &'a str)>> Iterator for Blocks<'a, L> {
    type Item = Block;

    fn next(&mut self) -> Option<Block> {
        let mut block = Block::default();
        if let Some(name) = self.next_category.take() {
            self.category = category(name);
        }
        for (number, line) in self.lines.by_ref() {
            let line = line.trim();
            if line.starts_with("//") {
                // Moodle writes a question's tags into a comment before it.
                let tags = line.split("[tag:").skip(1).filter_map(|rest| Some(rest.split_once(']')?.0));
                let tags = tags.filter(|tag| is_tag(tag)).map(unescaped);
                block.tags.extend(tags.take(TAGS.saturating_sub(block.tags.len())));
                continue;
            }
            if let Some(name) = line.strip_prefix("$CATEGORY:").filter(|_| block.text.is_empty()) {
                self.category = category(name);
            } else if let Some(name) = line.strip_prefix("$CATEGORY:") {
                self.next_category = Some(name);
                break;
            } else if !line.is_empty() {
                if block.text.is_empty() {
                    block.line = number;
                } else {
                    block.text.push('\n');
                }
                block.text.push_str(line);
            } else if !block.text.is_empty() {
                break;
            }
        }
        block.tags.splice(0..0, self.category.clone());
        (!block.text.is_empty()).then_some(block)
    }
}

/// The longest path of a category: its last part may be a tag.
const PATH_BYTES: usize = 40 * TAG_CHARS;

/// The last part of a category's path, if its author chose it.
pub(super) fn category(path: &str) -> Option<String> {
    if path.len() > PATH_BYTES {
        return None;
    }
    // A slash in a name is written twice.
    let path = path.trim().replace("//", "\u{0}");
    let name = path.rsplit('/').next()?.replace('\u{0}', "/");
    let name = name.trim();
    let is_made_up = name.is_empty() || name.starts_with('$') || name == "top" || name.starts_with("Default for ");
    (!is_made_up && is_tag(name)).then(|| name.to_owned())
}

/// The parts of a question.
struct QuestionParts<'a> {
    title: &'a str,
    before: &'a str,
    /// The text in braces, if any.
    section: Option<&'a str>,
    behind: &'a str,
}

impl<'a> QuestionParts<'a> {
    /// # Errors
    /// What is wrong with its braces.
    fn of(text: &'a str) -> Result<Self, Phrase> {
        let titled = text.strip_prefix("::").and_then(|rest| {
            let (at, _) = signs(rest).find(|(at, _)| rest.get(*at..).is_some_and(|rest| rest.starts_with("::")))?;
            Some((rest.get(..at)?, rest.get(at + 2..)?))
        });
        let (title, text) = titled.unwrap_or(("", text));
        let Some((before, rest)) = split_once(text, '{') else {
            if split_once(text, '}').is_some() {
                return Err(phrase!("skipped-brace-closed"));
            }
            return Ok(Self { title, before: text, section: None, behind: "" });
        };
        let Some((section, behind)) = split_once(rest, '}') else {
            return Err(phrase!("skipped-brace-open"));
        };
        Ok(Self { title, before, section: Some(section), behind })
    }
}

/// What was left out of many questions, reported once each.
#[derive(Default)]
pub(super) struct SkippedParts {
    feedback: Count,
    credit: Count,
    images: Count,
}

impl SkippedParts {
    /// Counts answers that earn a part of the points.
    pub(super) fn left_out(&mut self, line: usize, answers: usize) {
        self.credit.add(line, answers);
    }

    pub(super) fn report(self, builder: &mut DeckBuilder) {
        let Self { feedback, credit, images } = self;
        for (Count { times, first }, what) in [
            (feedback, phrase!("skipped-feedback", times = feedback.times)),
            (credit, phrase!("skipped-partial-credit", times = credit.times)),
            (images, phrase!("skipped-image-name", times = images.times)),
        ] {
            if times > 0 {
                builder.report(first, what);
            }
        }
    }
}

/// How often something was left out, and the line of the first question of which it was.
#[derive(Clone, Copy, Default)]
struct Count {
    times: usize,
    first: usize,
}

impl Count {
    fn add(&mut self, line: usize, more: usize) {
        if self.times == 0 {
            self.first = line;
        }
        self.times += more;
    }
}

pub(super) fn read(file: &str, stem: &str, text: &str, progress: OnProgress<'_>) -> Result<Import, DeckError> {
    let mut builder = DeckBuilder::default();
    let mut skipped = SkippedParts::default();
    let total = text.lines().count();
    for block in Blocks::of(text) {
        progress(Progress { done: block.line, total });
        for (line, text) in block.questions() {
            if let Err(what) = question(line, text, &block.tags, &mut builder, &mut skipped) {
                builder.skip(line, what);
            }
            if builder.is_full() {
                break;
            }
        }
        if builder.is_full() {
            break;
        }
    }
    skipped.report(&mut builder);
    let nothing = phrase!("file-no-questions-gift");
    builder.finish(file, Deck::new(deck_id(stem), default_title(stem)), Format::Gift, nothing)
}

/// An answer between the braces.
pub(super) struct Answer {
    pub(super) text: String,
    /// Its share of the points, in percent.
    pub(super) weight: f64,
    pub(super) feedback: String,
    /// An answer as it's written in the file, without its weight and feedback.
    pub(super) raw: String,
}

/// A question and how its answers are read.
pub(super) struct QuestionImporter<'a> {
    line: usize,
    markup: Markup,
    /// Whether backslashes in its texts are escapes.
    has_escapes: bool,
    prompt: String,
    name: String,
    tags: &'a [String],
    note: String,
    has_gap: bool,
    builder: &'a mut DeckBuilder,
    skipped: &'a mut SkippedParts,
}

fn question(
    line: usize,
    text: &str,
    tags: &[String],
    builder: &mut DeckBuilder,
    skipped: &mut SkippedParts,
) -> Result<(), Phrase> {
    if text.len() > CARD_BYTES {
        let most = CARD_BYTES / 1024;
        return Err(phrase!("skipped-long-question", most = most));
    }
    let parts = QuestionParts::of(text);
    let title = parts.as_ref().map_or("", |parts| parts.title);
    let body = text.strip_prefix("::").and_then(|rest| rest.strip_prefix(title)?.strip_prefix("::")).unwrap_or(text);
    if let Some(embedded) = embedded_answers::read(body) {
        embedded_question(line, title, embedded, tags, builder, skipped);
        return Ok(());
    }
    let QuestionParts { title, before, section, behind } = parts?;
    let Some(section) = section else {
        return Err(phrase!("skipped-not-gift"));
    };
    let has_gap = !behind.trim().is_empty();
    let text = if has_gap { [before, "_____", behind].concat() } else { before.to_owned() };
    let (prompt, markup, images) = shown(&text, Markup::default());
    skipped.images.add(line, images);
    let (section, general) = general_feedback(section);
    let mut question = QuestionImporter {
        line,
        markup,
        has_escapes: true,
        prompt,
        name: shown(title, Markup::Text).0,
        tags,
        note: String::new(),
        has_gap,
        builder,
        skipped,
    };
    question.note = question.shown(general);
    let section = section.trim();
    if section.is_empty() {
        question.add(Ok(None));
    } else if let Some(numbers) = section.strip_prefix('#') {
        question.number(numbers);
    } else if let Some((yes, feedback)) = true_or_false(section) {
        question.true_or_false(yes, feedback);
    } else if signs(section).any(|(_, sign)| sign == '~') {
        question.options(section);
    } else if section.contains("->") && section.contains('=') {
        question.pairs(section);
    } else {
        question.wordings(section);
    }
    Ok(())
}

/// Adds a question whose answers are embedded in its text.
fn embedded_question(
    line: usize,
    title: &str,
    embedded: Embedded,
    tags: &[String],
    builder: &mut DeckBuilder,
    skipped: &mut SkippedParts,
) {
    let Embedded { prompt, blanks, feedback, left_out } = embedded;
    let (prompt, markup, images) = shown(&prompt, Markup::default());
    skipped.images.add(line, images);
    skipped.credit.add(line, left_out);
    let texts = |texts: Vec<String>| -> Vec<String> {
        texts.into_iter().map(|text| shown(&text, markup).0).filter(|text| !text.is_empty()).collect()
    };
    let note = texts(feedback).join("\n");
    let key = AnswerKey::Blanks(blanks.into_iter().map(texts).collect());
    let name = shown(title, Markup::Text).0;
    builder.add(NewCard { line, prompt, name, tags: tags.into(), note, ..NewCard::default() }, Ok(Some(key)));
}

/// The text in braces without the general feedback, and that feedback.
fn general_feedback(section: &str) -> (&str, &str) {
    const SIGN: &str = "####";
    let found = signs(section).filter(|(at, _)| section.get(*at..).is_some_and(|rest| rest.starts_with(SIGN))).last();
    found.and_then(|(at, _)| Some((section.get(..at)?, section.get(at + SIGN.len()..)?))).unwrap_or((section, ""))
}

/// Whether it's true or false, and the feedback after it.
fn true_or_false(section: &str) -> Option<(bool, &str)> {
    let (word, feedback) = split_once(section, '#').unwrap_or((section, ""));
    match word.trim() {
        "T" | "TRUE" | "True" | "true" => Some((true, feedback)),
        "F" | "FALSE" | "False" | "false" => Some((false, feedback)),
        _ => None,
    }
}

/// Splits answers at their marks. Text before the first mark is an answer, too, unless it's blank.
fn split_answers<'a>(section: &'a str, at: &[char]) -> Vec<(char, &'a str)> {
    let mut pieces = Vec::new();
    let (mut sign, mut start) = (' ', 0);
    for (place, letter) in signs(section).filter(|(_, letter)| at.contains(letter)).chain([(section.len(), ' ')]) {
        let piece = section.get(start..place).unwrap_or_default().trim();
        // Some write `~=` before the right option.
        let is_half_a_mark = sign == '~' && piece.is_empty() && letter == '=' && place == start;
        if (sign != ' ' || !piece.is_empty()) && !is_half_a_mark {
            pieces.push((sign, piece));
        }
        (sign, start) = (letter, place + letter.len_utf8());
    }
    pieces
}

/// The most characters of a weight: Moodle writes five decimals.
const WEIGHT_CHARS: usize = 20;

/// The weight before an answer, `%50%`, and the rest.
fn weight(text: &str) -> Option<(f64, &str)> {
    let (number, rest) = text.strip_prefix('%')?.split_once('%')?;
    let is_number =
        number.len() <= WEIGHT_CHARS && number.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'.'));
    Some((number.parse().ok().filter(|_| is_number)?, rest))
}

/// Full credit, allowing for shares such as thirds, which are written with few digits.
fn is_full(weight: f64) -> bool {
    weight > 99.99
}

impl<'a> QuestionImporter<'a> {
    /// A question of a format without escapes.
    pub(super) fn new(
        line: usize,
        text: &str,
        markup: Markup,
        name: String,
        tags: &'a [String],
        builder: &'a mut DeckBuilder,
        skipped: &'a mut SkippedParts,
    ) -> Self {
        let (prompt, images) = shown_in(text.to_owned(), markup);
        skipped.images.add(line, images);
        let (note, has_gap, has_escapes) = (String::new(), false, false);
        Self { line, markup, has_escapes, prompt, name, tags, note, has_gap, builder, skipped }
    }

    /// Adds a remark to the question's note.
    pub(super) fn add_note(&mut self, text: &str) {
        let text = self.shown(text);
        self.feedback_of(&text);
    }

    pub(super) fn shown(&mut self, text: &str) -> String {
        let (text, images) = if self.has_escapes {
            let (text, _, images) = shown(text, self.markup);
            (text, images)
        } else {
            shown_in(text.to_owned(), self.markup)
        };
        self.skipped.images.add(self.line, images);
        text
    }

    fn answers(&mut self, section: &str, at: &[char]) -> Vec<Answer> {
        let mut answers = Vec::new();
        for (sign, piece) in split_answers(section, at) {
            let (weight, piece) = weight(piece).unwrap_or((if sign == '=' { 100.0 } else { 0.0 }, piece));
            let (raw, feedback) = split_once(piece, '#').unwrap_or((piece, ""));
            let (text, feedback) = (self.shown(raw), self.shown(feedback));
            answers.push(Answer { text, weight, feedback, raw: raw.trim().to_owned() });
        }
        answers
    }

    /// Adds to the note.
    fn feedback_of(&mut self, feedback: &str) {
        if !feedback.is_empty() && !self.note.contains(feedback) {
            if !self.note.is_empty() {
                self.note.push('\n');
            }
            self.note.push_str(feedback);
        }
    }

    /// Feedback on right answers goes to the note, the other is left out.
    fn feedback(&mut self, answers: &[Answer], is_right: impl Fn(&Answer) -> bool) {
        for answer in answers.iter().filter(|answer| !answer.feedback.is_empty()) {
            if is_right(answer) {
                self.feedback_of(&answer.feedback);
            } else {
                self.skipped.feedback.add(self.line, 1);
            }
        }
    }

    fn card(&self) -> NewCard<'a> {
        NewCard {
            line: self.line,
            prompt: self.prompt.clone(),
            name: self.name.clone(),
            tags: self.tags.into(),
            note: self.note.clone(),
            ..NewCard::default()
        }
    }

    pub(super) fn add(&mut self, key: Result<Option<AnswerKey>, Phrase>) {
        let card = self.card();
        self.builder.add(card, key);
    }

    fn true_or_false(&mut self, yes: bool, feedback: &str) {
        // First on the wrong answer, then on the right one. Many write the reason in the first place.
        let (wrong, right) = split_once(feedback, '#').unwrap_or((feedback, ""));
        let (wrong, right) = (self.shown(wrong), self.shown(right));
        let reason = if right.is_empty() { wrong } else { right };
        self.feedback_of(&reason);
        self.add(Ok(Some(AnswerKey::YesNo { yes, because: None })));
    }

    fn options(&mut self, section: &str) {
        let answers = self.answers(section, &['=', '~']);
        self.choose(&answers);
    }

    /// Adds a question with these options.
    pub(super) fn choose(&mut self, answers: &[Answer]) {
        let full: Vec<usize> =
            answers.iter().enumerate().filter(|(_, answer)| is_full(answer.weight)).map(|(at, _)| at).collect();
        let some: Vec<&Answer> = answers.iter().filter(|answer| answer.weight > 0.0).collect();
        let texts = || answers.iter().map(|answer| answer.text.clone()).collect::<Vec<_>>();
        if !OPTIONS.contains(&answers.len()) {
            return self.add(Err(phrase!("answer-number-of-options", options = answers.len())));
        }
        match (full.as_slice(), some.as_slice()) {
            (_, []) => self.add(Err(phrase!("answer-none-correct"))),
            ([only], _) => {
                let (correct, options) = (*only, texts());
                self.skipped.credit.add(self.line, some.len() - 1);
                self.feedback(answers, |answer| is_full(answer.weight));
                self.add(Ok(Some(AnswerKey::Choice { options, correct })));
            }
            ([], [only]) => {
                let correct = answers.iter().position(|answer| std::ptr::eq(answer, *only)).unwrap_or_default();
                let options = texts();
                self.feedback(answers, |answer| answer.weight > 0.0);
                self.add(Ok(Some(AnswerKey::Choice { options, correct })));
            }
            _ => {
                // Any one that alone has all points; or all that have them together.
                let any = (!full.is_empty()).then_some(1);
                let is_right =
                    |answer: &Answer| if any.is_some() { is_full(answer.weight) } else { answer.weight > 0.0 };
                let items =
                    answers.iter().filter(|answer| is_right(answer)).map(|answer| vec![answer.text.clone()]).collect();
                if any.is_some() {
                    self.skipped.credit.add(self.line, some.len() - full.len());
                }
                for option in answers {
                    self.prompt.push_str("\n- ");
                    self.prompt.push_str(&option.text);
                }
                self.feedback(answers, is_right);
                self.add(Ok(Some(AnswerKey::List { items, ordered: false, any })));
            }
        }
    }

    fn wordings(&mut self, section: &str) {
        let mut answers = self.answers(section, &['=']);
        if let (Some(first), Some((' ', _))) = (answers.first_mut(), split_answers(section, &['=']).first()) {
            // A single answer needs no mark.
            first.weight = 100.0;
        }
        self.accept(&answers);
    }

    /// Adds a question with these wordings of its answer.
    pub(super) fn accept(&mut self, answers: &[Answer]) {
        self.feedback(answers, |answer| is_full(answer.weight));
        // A star matches any text; by itself, it catches wrong answers.
        let text = |answer: &Answer| {
            answer.text.replace("\\*", "\u{0}").replace('*', " ").replace('\u{0}', "*").trim().to_owned()
        };
        let of = |wanted: &dyn Fn(f64) -> bool| -> Vec<String> {
            let texts = answers.iter().filter(|answer| wanted(answer.weight)).map(text);
            texts.filter(|text| !text.is_empty()).collect()
        };
        let (right, wrong) = (of(&is_full), of(&|weight| weight <= 0.0));
        self.skipped.credit.add(self.line, of(&|weight| weight > 0.0 && !is_full(weight)).len());
        let key = match infer::infer("", &right, Some(popquiz_deck::Kind::Term)) {
            None => Err(phrase!("answer-none-full")),
            Some(_) if self.has_gap && popquiz_deck::prompt::gaps(&self.prompt) == 1 => {
                Ok(Some(AnswerKey::Blanks(vec![right])))
            }
            term => Ok(term),
        };
        let card = NewCard { reject: wrong, ..self.card() };
        self.builder.add(card, key);
    }

    fn number(&mut self, section: &str) {
        // The text after ~ is the feedback on all wrong answers.
        let (section, wrong) = split_once(section, '~').unwrap_or((section, ""));
        if !wrong.trim().is_empty() {
            self.skipped.feedback.add(self.line, 1);
        }
        let mut answers = self.answers(section, &['=']);
        if let (Some(first), Some((' ', _))) = (answers.first_mut(), split_answers(section, &['=']).first())
            && weight(section.trim()).is_none()
        {
            first.weight = 100.0;
        }
        self.numbers(&answers, None);
    }

    /// Adds a question with these numbers as its answer.
    pub(super) fn numbers(&mut self, answers: &[Answer], unit: Option<String>) {
        self.feedback(answers, |answer| is_full(answer.weight));
        let right: Vec<&Answer> = answers.iter().filter(|answer| is_full(answer.weight)).collect();
        let others = answers.iter().filter(|answer| answer.weight > 0.0 && !is_full(answer.weight)).count();
        self.skipped.credit.add(self.line, others);
        let key = match right.iter().map(|answer| range(&answer.raw)).collect::<Option<Vec<_>>>().as_deref() {
            None => Err(phrase!("answer-invalid-number")),
            Some([]) => Err(phrase!("answer-no-number-full")),
            // The others are within the first.
            Some([(value, tolerance), more @ ..])
                if more.iter().all(|(other, _)| (other - value).abs() <= *tolerance) =>
            {
                Ok(Some(AnswerKey::Number { value: *value, tolerance: *tolerance, unit }))
            }
            Some(several) if several.iter().all(|(_, tolerance)| *tolerance <= 0.0) => {
                Ok(Some(AnswerKey::Term(several.iter().map(|(value, _)| value.to_string()).collect())))
            }
            Some(_) => Err(phrase!("answer-several-numbers")),
        };
        self.add(key);
    }

    fn pairs(&mut self, section: &str) {
        let mut pairs: Vec<(String, String)> = Vec::new();
        for (_, piece) in split_answers(section, &['=']) {
            let Some((left, right)) = piece.split_once("->") else {
                return self.add(Err(phrase!("answer-invalid-pair")));
            };
            let (left, right) = (self.shown(left), self.shown(right));
            pairs.push((left, right));
        }
        self.match_pairs(pairs);
    }

    /// Adds a card for each pair.
    pub(super) fn match_pairs(&mut self, pairs: Vec<(String, String)>) {
        let mut options: Vec<String> =
            pairs.iter().map(|(_, right)| right.clone()).filter(|right| !right.is_empty()).collect();
        // In an order that reveals nothing.
        options.sort_unstable();
        options.dedup();
        let is_choice = OPTIONS.contains(&options.len());
        // Each card has all of these again.
        let repeated = [&self.prompt, &self.note, &self.name].into_iter().chain(self.tags);
        let repeated = repeated.chain(options.iter().filter(|_| is_choice)).map(String::len).sum::<usize>();
        if pairs.len().saturating_mul(repeated) > 2 * CARD_BYTES {
            return self.add(Err(phrase!("answer-long-pairs", pairs = pairs.len())));
        }
        let question = std::mem::take(&mut self.prompt);
        for (left, right) in pairs {
            // A right side without a left side is a distractor.
            if left.is_empty() {
                continue;
            }
            let correct = options.iter().position(|option| *option == right);
            let key = match correct {
                None => Err(phrase!("answer-half-pair")),
                Some(correct) if is_choice => Ok(Some(AnswerKey::Choice { options: options.clone(), correct })),
                Some(_) => Ok(Some(AnswerKey::Term(vec![right]))),
            };
            let apart = if question.is_empty() { "" } else { "\n" };
            self.prompt = format!("{question}{apart}{left} → ?");
            let name = if self.name.is_empty() { String::new() } else { format!("{} {left}", self.name) };
            let card = NewCard { name, ..self.card() };
            self.builder.add(card, key);
        }
    }
}

/// Reads `3.14`, `3.14:0.01` or `1..5` as a value and its tolerance.
fn range(text: &str) -> Option<(f64, f64)> {
    let number = |text: &str| {
        let text = text.trim();
        let text = if text.contains('.') { text.to_owned() } else { text.replace(',', ".") };
        text.parse::<f64>().ok().filter(|number| number.is_finite())
    };
    if let Some((low, high)) = text.split_once("..") {
        // The middle of decimals has one digit more than they have, and no noise after it.
        const MOST_DECIMALS: usize = 15;
        let decimals = |text: &str| text.trim().split_once(['.', ',']).map_or(0, |(_, decimals)| decimals.len());
        let digits = decimals(low).max(decimals(high)) + 1;
        let rounded = |value: f64| {
            if digits > MOST_DECIMALS { value } else { format!("{value:.digits$}").parse().unwrap_or(value) }
        };
        let (low, high) = (number(low)?, number(high)?);
        return Some((rounded(f64::midpoint(low, high)), rounded(((high - low) / 2.0).abs())))
            .filter(|(_, tolerance)| tolerance.is_finite());
    }
    let (value, tolerance) = text.split_once(':').unwrap_or((text, "0"));
    Some((number(value)?, number(tolerance)?.abs()))
}
