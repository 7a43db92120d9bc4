//! Anki's text exports: "Notes in Plain Text" and "Cards in Plain Text". Lines at the beginning, such as
//! `#separator:tab`, describe the rest.
//!
//! A note comes without its templates: its first field is the prompt, the second the answer, and the others are the
//! note; clozes make one card per number. A card comes as its two sides.

use std::collections::HashMap;

use csv::{ReaderBuilder, StringRecord, Terminator};
use popquiz_deck::{Card, Deck};
use popquiz_deck::{limits::TAGS, limits::TITLE_CHARS};

use super::card::{self, ImportedCard};
use super::cloze::{self, Side};
use super::deck_path::{nest, path};
use super::limits::{SIDE_BYTES, WORK_BYTES, too_many, too_much};
use super::tags::tags;
use super::template::{self, Rendered};
use crate::deck::format::deck_builder::DeckBuilder;
use crate::deck::format::error::DeckError;
use crate::deck::format::file_name::{deck_id, default_title};
use crate::deck::format::formats::Format;
use crate::deck::format::import::{Import, OnProgress, Progress};
use crate::deck::format::{html, layout};
use crate::texts::{Phrase, phrase};

/// The settings in the lines at the beginning, apart from special columns.
const HEADER_KEYS: &[&str] = &["separator", "html", "tags", "columns", "notetype", "deck", "if matches"];

#[derive(Debug, Default)]
struct Header {
    separator: Option<u8>,
    is_html: Option<bool>,
    tags: Vec<String>,
    notetype: String,
    deck: String,
    /// The columns with a role, from 0.
    roles: HashMap<Role, usize>,
    /// How many lines they are.
    lines: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Role {
    Guid,
    NoteType,
    Deck,
    Tags,
}

impl Role {
    fn of(name: &str) -> Option<Self> {
        match name.strip_suffix("column")?.trim() {
            "guid" => Some(Self::Guid),
            "notetype" => Some(Self::NoteType),
            "deck" => Some(Self::Deck),
            "tags" => Some(Self::Tags),
            _ => None,
        }
    }
}

/// A line of the header: its key in lower case, and its value.
fn header_line(line: &str) -> Option<(String, &str)> {
    let (key, value) = line.strip_prefix('#')?.split_once(':')?;
    let key = key.trim().to_lowercase();
    (HEADER_KEYS.contains(&key.as_str()) || Role::of(&key).is_some()).then_some((key, value))
}

/// Whether a text is such an export: it begins with a line that says how to read it.
pub(in crate::deck::format) fn is_export(text: &str) -> bool {
    text.lines().next().is_some_and(|line| header_line(line).is_some())
}

fn header(text: &str) -> (Header, &str) {
    let mut header = Header::default();
    let mut rest = text;
    while rest.starts_with('#') {
        let (line, behind) = rest.split_once('\n').unwrap_or((rest, ""));
        // Other lines of this kind are comments.
        if let Some((key, value)) = header_line(line) {
            let trimmed = value.trim();
            match key.as_str() {
                "separator" => header.separator = separator(value),
                "html" => header.is_html = Some(trimmed.eq_ignore_ascii_case("true")),
                "tags" => header.tags = trimmed.split_whitespace().take(TAGS).map(str::to_owned).collect(),
                // Rows may override it, so it's examined for each row. It's no longer than a title.
                "notetype" => header.notetype = trimmed.chars().take(TITLE_CHARS).collect(),
                "deck" => header.deck = trimmed.chars().take(TITLE_CHARS).collect(),
                key => {
                    let column = trimmed.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
                    if let (Some(role), Some(column)) = (Role::of(key), column) {
                        header.roles.insert(role, column);
                    }
                }
            }
        }
        header.lines += 1;
        rest = behind;
    }
    (header, rest)
}

fn separator(value: &str) -> Option<u8> {
    match value.trim().to_lowercase().as_str() {
        "tab" | "\\t" => Some(b'\t'),
        "comma" => Some(b','),
        "semicolon" => Some(b';'),
        "pipe" => Some(b'|'),
        "colon" => Some(b':'),
        "space" => Some(b' '),
        _ => value.bytes().next().filter(u8::is_ascii),
    }
}

/// Whether a text has tags or entities, so that it's HTML although no line says so.
fn looks_like_html(text: &str) -> bool {
    let mut tags = text.match_indices('<').filter_map(|(at, _)| text.get(at + 1..)?.chars().next());
    let is_entity = |(at, _): (usize, &str)| {
        let name = text.get(at + 1..).and_then(|rest| rest.split_once(';')).map_or("", |(name, _)| name);
        (2..=8).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#')
    };
    tags.any(|letter| letter.is_ascii_alphabetic() || letter == '/') || text.match_indices('&').any(is_entity)
}

pub(in crate::deck::format) fn read(
    file: &str,
    stem: &str,
    text: &str,
    progress: OnProgress<'_>,
) -> Result<Import, DeckError> {
    /// Characters that distinguish HTML from plain text.
    const SAMPLE_CHARS: usize = 4_096;
    let (header, body) = header(text);
    let separator = header.separator.or_else(|| layout::separator(body)).unwrap_or(b'\t');
    let mut reader = ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .comment(Some(b'#'))
        .terminator(Terminator::Any(b'\n'))
        .from_reader(body.as_bytes());
    let start = body.char_indices().nth(SAMPLE_CHARS).map_or(body, |(at, _)| body.get(..at).unwrap_or(body));
    let mut importer = Importer {
        is_html: header.is_html.unwrap_or_else(|| looks_like_html(start)),
        header: &header,
        builder: DeckBuilder::default(),
        places: Vec::new(),
        decks: HashMap::new(),
        work: 0,
    };
    for record in reader.records() {
        let at = |position: Option<&csv::Position>| {
            position.and_then(|position| usize::try_from(position.line()).ok()).map(|line| line + header.lines)
        };
        let record = record.map_err(|error| {
            DeckError::new(file, at(error.position()), phrase!("file-invalid-anki-line", detail = error.to_string()))
        })?;
        let done = record.position().and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or_default();
        progress(Progress { done, total: body.len() });
        importer
            .row(&record, at(record.position()).unwrap_or(0))
            .and_then(|()| too_many(&importer.builder))
            .map_err(|what| DeckError::new(file, at(record.position()), what))?;
    }
    let Importer { mut builder, places, decks, .. } = importer;
    let names = decks.into_iter().map(|(name, number)| (number, path(&name, "::"))).collect();
    let title = nest(builder.cards(), &places, &names).unwrap_or_else(|| default_title(stem));
    let nothing = phrase!("file-no-notes");
    builder.finish(file, Deck::new(deck_id(stem), title), Format::AnkiText, nothing)
}

struct Importer<'a> {
    header: &'a Header,
    is_html: bool,
    builder: DeckBuilder,
    /// The decks of the imported cards, by the numbers below.
    places: Vec<i64>,
    decks: HashMap<String, i64>,
    work: usize,
}

impl Importer<'_> {
    fn row(&mut self, record: &StringRecord, line: usize) -> Result<(), Phrase> {
        let role = |role| self.header.roles.get(&role).and_then(|column| record.get(*column)).map(str::trim);
        let is_field = |column: &usize| !self.header.roles.values().any(|taken| taken == column);
        let as_html = |field: &str| if self.is_html { field.to_owned() } else { html::escape(field) };
        let fields: Vec<String> =
            (0..record.len()).filter(is_field).filter_map(|column| record.get(column)).map(as_html).collect();
        if fields.iter().all(|field| template::is_empty(field)) {
            return Ok(());
        }
        let bytes: usize = fields.iter().map(String::len).sum();
        if bytes > SIDE_BYTES {
            self.builder.skip(line, phrase!("skipped-too-long"));
            return Ok(());
        }
        let kind = role(Role::NoteType).unwrap_or(&self.header.notetype).to_lowercase();
        let deck = role(Role::Deck).unwrap_or(&self.header.deck).to_owned();
        let guid = role(Role::Guid).unwrap_or_default().to_owned();
        let own_tags = role(Role::Tags).unwrap_or_default().split_whitespace();
        let tags = tags(own_tags.chain(self.header.tags.iter().map(String::as_str)));
        let next = i64::try_from(self.decks.len()).unwrap_or(i64::MAX);
        let place = *self.decks.entry(deck).or_insert(next);
        let all = cards(&fields, &kind);
        let (several, several_cards) = (all.len() > 1, all.len());
        for (ordinal, is_cloze, sides) in all {
            self.builder.count_found(1);
            let made = if kind.contains("image occlusion") {
                Err(phrase!("skipped-occlusion"))
            } else {
                made(&sides, is_cloze)
            };
            let of_card = |problem: Phrase| in_note(problem, ordinal, several);
            let (mut card, remarks) = match made {
                Ok(made) => made,
                Err(why) => {
                    self.builder.report(line, of_card(why));
                    continue;
                }
            };
            for remark in remarks {
                self.builder.report(line, of_card(remark));
            }
            card.id = if guid.is_empty() {
                self.builder.ids.for_text(&card.prompt)
            } else {
                let id = card::id(&guid, ordinal, is_cloze);
                self.builder.ids.claim(&id).unwrap_or_else(|_| self.builder.ids.for_text(&id))
            };
            card.tags.clone_from(&tags);
            card.line = line;
            self.builder.push(card);
            self.places.push(place);
        }
        // Each cloze of a note shows the whole note.
        self.work += bytes * several_cards;
        if self.work > WORK_BYTES { Err(too_much()) } else { Ok(()) }
    }
}

/// A card of a file without images, and remarks on what it lacks.
fn made(sides: &Rendered, is_cloze: bool) -> Result<(Card, Vec<Phrase>), Phrase> {
    let ImportedCard { card, image, answer_image, asks_by_image, remark } = card::card(sides, is_cloze)?;
    let not_there = |image: &String| phrase!("image-in-text-file", image = image);
    if let (Some(image), true) = (&image, asks_by_image) {
        return Err(phrase!("skipped-prompt-is-image", problem = not_there(image)));
    }
    let lost = image.as_ref().or(answer_image.as_ref());
    let lost = lost.map(|image| phrase!("skipped-without-image", problem = not_there(image)));
    Ok((card, lost.into_iter().chain(remark).collect()))
}

/// A problem with a card of a note, which may have several.
fn in_note(problem: Phrase, ordinal: u32, several: bool) -> Phrase {
    if several { phrase!("skipped-its-card", card = u64::from(ordinal + 1), problem = problem) } else { problem }
}

/// A card of a note in a table without Anki's header, with remarks on what it lacks; or why there is none.
type NoteCard = Result<(Card, Vec<Phrase>), Phrase>;

/// The cards that Anki makes of a note with these fields: one, or one for each number of its clozes.
pub(in crate::deck::format) fn cards_of_note(fields: &[String], is_html: bool) -> Vec<NoteCard> {
    let as_html = |field: &String| {
        if !is_html {
            return html::escape(field);
        }
        let field = html::with_unknown_tags_as_text(field);
        if field.contains("<br") { field } else { field.replace('\n', "<br>") }
    };
    let fields: Vec<String> = fields.iter().map(as_html).collect();
    let cards = cards(&fields, "");
    let several = cards.len() > 1;
    let card = |(ordinal, is_cloze, sides): (u32, bool, Rendered)| {
        let in_note = |problem| in_note(problem, ordinal, several);
        let (card, remarks) = made(&sides, is_cloze).map_err(in_note)?;
        Ok((card, remarks.into_iter().map(in_note).collect()))
    };
    cards.into_iter().map(card).collect()
}

/// Whether a field has a cloze.
pub(in crate::deck::format) fn has_cloze(field: &str) -> bool {
    !cloze::numbers(field).is_empty()
}

/// The sides of a row's cards, with their ordinals and whether they are clozes.
fn cards(fields: &[String], kind: &str) -> Vec<(u32, bool, Rendered)> {
    let field = |place: usize| fields.get(place).cloned().unwrap_or_default();
    let rest = |from: usize| fields.get(from..).unwrap_or_default().join("<br>");
    let sides = |question: String, answer: String, rest: String| {
        let has_more = !template::is_empty(&rest);
        Rendered { question, answer, rest, has_more }
    };
    let text = field(0);
    let numbers = cloze::numbers(&text);
    if !numbers.is_empty() {
        let card = |number: u32| {
            let [question, answer] = [Side::Question, Side::Answer].map(|side| cloze::expand(&text, number, side));
            (number.saturating_sub(1), true, sides(question, answer, rest(1)))
        };
        return numbers.into_iter().map(card).collect();
    }
    let is_shown_cloze = |side: &str| side.contains("class=\"cloze\"");
    if is_shown_cloze(&text) && is_shown_cloze(&field(1)) {
        return vec![(0, true, sides(text, field(1), String::new()))];
    }
    // Anki's own note types with a card each way.
    let is_optional = kind.contains("optional reversed");
    let more = if is_optional { 3 } else { 2 };
    let mut cards = vec![(0, false, sides(text.clone(), field(1), rest(more)))];
    let is_reversed = if is_optional { !template::is_empty(&field(2)) } else { kind.contains("reversed") };
    if is_reversed {
        cards.push((1, false, sides(field(1), text, rest(more))));
    }
    cards
}
