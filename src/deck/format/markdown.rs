//! Markdown: `Q:` and `A:`, `prompt :: answer`, clozes with `==gap==` or `{{c1::gap}}`, multiple choice as a task list,
//! headings with text below, tables with a card in each row, and the syntax of other programs:
//!
//! | program | syntax |
//! | --- | --- |
//! | Obsidian's spaced repetition | `prompt::answer`, `prompt:::answer` for both directions, a `?` (or `??`) alone on a line between prompt and answer, `#flashcards` tags |
//! | flashcards-obsidian | headings with `#card` or `#card-reverse` |
//! | hashcards | `C:` before a text with `[gaps]` |
//!
//! An answer after `A:` goes on after an empty line, up to the next card, heading or rule. Formulas are read as from
//! Anki, and code is never taken for anything else. Text that belongs to no card is reported.
//!
//! Answers are written as in [`card_text`]. After an answer, lines such as `Language:`, `Tags:`, `Note:`, `Reject:` and
//! `Id:` set other fields. A line of a prompt or note that looks like any of this has a backslash before it
//! (`line_escape`).

use popquiz_deck::{AnswerKey, Card, CardId, Deck, Style};
use popquiz_deck::{ids::check_id, limits::TAGS};

use super::card_text::{self, Notation};
use super::deck_builder::{DeckBuilder, NewCard, is_tag};
use super::error::DeckError;
use super::fence::{self, Fence};
use super::file_name::{deck_id, default_title};
use super::formats::Format;
use super::formula;
use super::import::{Import, OnProgress, Progress};
use super::line_escape::{self, COMMENTS, ITEMS};
use super::table::Table;
use crate::texts::phrase;

/// The fields of a card, by how their lines begin.
const FIELDS: [(&str, Field); 16] = [
    ("Q:", Field::Prompt),
    ("**Q:**", Field::Prompt),
    ("**Q**:", Field::Prompt),
    ("Question:", Field::Prompt),
    ("**Question:**", Field::Prompt),
    ("C:", Field::Cloze),
    ("A:", Field::Answer),
    ("**A:**", Field::Answer),
    ("**A**:", Field::Answer),
    ("Answer:", Field::Answer),
    ("**Answer:**", Field::Answer),
    ("Language:", Field::Language),
    ("Reject:", Field::Reject),
    ("Tags:", Field::Tags),
    ("Note:", Field::Note),
    ("Id:", Field::Id),
];

#[derive(Clone, Copy, Debug, PartialEq)]
enum Field {
    Prompt,
    /// A text with gaps in brackets.
    Cloze,
    Answer,
    Language,
    Reject,
    Tags,
    Note,
    Id,
}

/// The tag with which Obsidian's spaced repetition marks a note with cards.
const FLASHCARDS: &str = "flashcards";

/// Whether a text with a neutral file name is Markdown with cards.
pub(super) fn is_markdown(text: &str) -> bool {
    let count = |is: &dyn Fn(&str) -> bool| text.lines().filter(|line| is(line)).count();
    let begins = |wanted: Field| count(&|line| field(line).is_some_and(|(field, _)| field == wanted));
    if begins(Field::Prompt) > 0 && begins(Field::Answer) > 0 || has_flashcards_tag(text) {
        return true;
    }
    if has_bracket_clozes(text) {
        return true;
    }
    let pairs = count(&|line| line.contains(" :: ") || line.contains(":::"));
    pairs > 1 && pairs * 2 >= count(&|line| !line.trim().is_empty())
}

fn has_flashcards_tag(text: &str) -> bool {
    text.lines().any(|line| tag_line(line).is_some_and(|mut tags| tags.any(|tag| tag.starts_with(FLASHCARDS))))
}

/// Whether we wrote a file: [`write`] begins with the deck's id, and ends each card with its own.
fn is_exported(text: &str) -> bool {
    text.starts_with("---\nid: ") && text.lines().any(|line| line.starts_with("Id: "))
}

/// Whether `::` without spaces separates prompt and answer in this file, rather than being part of names such as
/// `std::vector`.
fn has_tight_pairs(text: &str) -> bool {
    let (mut pairs, mut lines) = (0, 0);
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        lines += 1;
        pairs += usize::from(places_outside_code(line, "::").next().is_some());
    }
    has_flashcards_tag(text) || pairs > 1 && pairs * 3 >= lines
}

/// Unless it's indented: then it's part of a text.
fn field(line: &str) -> Option<(Field, &str)> {
    let found = FIELDS.iter().find_map(|(begins, field)| Some((*field, line.strip_prefix(begins)?)));
    // "C:\\Windows" is a path.
    let found = found.filter(|(field, text)| *field != Field::Cloze || text.is_empty() || text.starts_with(' '));
    found.map(|(field, text)| (field, text.trim()))
}

/// Whether a file has the clozes of hashcards: `C:` begins a text with gaps in brackets.
fn has_bracket_clozes(text: &str) -> bool {
    let mut is_open = false;
    text.lines().any(|line| {
        is_open = match field(line) {
            Some((field, _)) => field == Field::Cloze,
            None => is_open && !line.trim().is_empty(),
        };
        is_open && bracket_cloze(line, Notation::File).is_some()
    })
}

/// How often a sign is in a text outside of code.
fn places_outside_code<'a>(text: &'a str, sign: &'a str) -> impl Iterator<Item = usize> + 'a {
    let code = if text.contains('`') { card_text::code_spans(text) } else { Vec::new() };
    let is_code = move |at: usize| code.iter().any(|span| span.contains(&at));
    text.match_indices(sign).map(|(at, _)| at).filter(move |at| !is_code(*at))
}

/// The texts before and after a sign that is outside of code.
fn split_outside_code<'a>(text: &'a str, sign: &str) -> Option<(&'a str, &'a str)> {
    let at = places_outside_code(text, sign).next()?;
    Some((text.get(..at)?, text.get(at + sign.len()..)?))
}

/// The tags behind a heading, and the heading without them.
fn heading_tags(heading: &str) -> (&str, Vec<&str>) {
    let mut text = heading;
    let mut tags = Vec::new();
    while let Some((before, tag)) = text
        .rsplit_once(" #")
        .filter(|(_, tag)| tag.starts_with(char::is_alphanumeric) && !tag.contains(char::is_whitespace))
    {
        tags.insert(0, tag);
        text = before.trim_end();
    }
    (text, tags)
}

/// Whether a tag marks a heading as a card, and whether in both directions.
fn card_tag(tag: &str) -> Option<bool> {
    match tag.to_lowercase().as_str() {
        "card" | "flashcard" | "card-spaced" | "card/spaced" | "anki-card" => Some(false),
        "card-reverse" | "card/reverse" => Some(true),
        _ => None,
    }
}

/// Whether a line is between the header and the rows of a table.
fn is_table_rule(line: &str) -> bool {
    let line = line.trim();
    let cells = line.trim_matches('|').split('|').map(str::trim);
    let is_cell = |cell: &str| {
        let dashes = cell.trim_start_matches(':').trim_end_matches(':');
        !dashes.is_empty() && dashes.chars().all(|letter| letter == '-')
    };
    line.contains('|') && cells.clone().count() > 1 && cells.clone().all(is_cell)
}

/// The cells of a table's row: a backslash is before a bar that is part of a text.
fn table_row(line: &str) -> csv::StringRecord {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    let mut cells = vec![String::new()];
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        let is_last = letters.peek().is_none();
        match (letter, cells.last_mut()) {
            ('\\', Some(cell)) if letters.next_if_eq(&'|').is_some() => cell.push('|'),
            ('|', _) if is_last => {}
            ('|', _) => cells.push(String::new()),
            (letter, Some(cell)) => cell.push(letter),
            (_, None) => {}
        }
    }
    cells.iter().map(|cell| cell.trim()).collect()
}

/// Whether each heading of the first level is a card, rather than the first one the title: there are several, none of
/// another level, and text below each.
fn are_titles_cards(text: &str) -> bool {
    let mut titles = 0;
    let mut has_text = true;
    let mut code: Option<Fence> = None;
    for line in text.lines() {
        if let Some(fence) = code {
            code = (!fence.is_closed_by(line)).then_some(fence);
            continue;
        }
        code = Fence::of(line);
        match heading(line) {
            Some(_) if !line.starts_with("# ") || !has_text => return false,
            Some(_) => {
                titles += 1;
                has_text = false;
            }
            None if field(line).is_some() => return false,
            None => has_text |= !line.trim().is_empty() && tag_line(line).is_none(),
        }
    }
    titles > 1 && has_text
}

/// A line across the page, as some put between cards.
fn is_rule(line: &str) -> bool {
    ['-', '*', '_'].iter().any(|sign| line.len() >= 3 && line.chars().all(|letter| letter == *sign))
}

/// The tags of a line that contains only tags.
fn tag_line(line: &str) -> Option<impl Iterator<Item = &str>> {
    let is_tag = |word: &str| word.strip_prefix('#').is_some_and(|tag| tag.starts_with(char::is_alphanumeric));
    let line = line.trim();
    (!line.is_empty() && line.split_whitespace().all(is_tag))
        .then(|| line.split_whitespace().map(|tag| tag.trim_start_matches('#')))
}

/// How a card is written.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Form {
    /// On a line, in a paragraph, or below a heading.
    #[default]
    Bare,
    /// With names before its fields, so that its texts go on after empty lines.
    Named,
    /// The same, with gaps in brackets.
    BracketCloze,
}

/// A card that is being read.
#[derive(Default)]
struct CardDraft {
    line: usize,
    prompt: String,
    answer: String,
    /// What a cloze says already.
    key: Option<AnswerKey>,
    /// Asked in both directions.
    reversed: bool,
    form: Form,
    /// Its answer so far is a list right below the prompt; part of the prompt, if an `A:` follows.
    is_list_below: bool,
    language: String,
    reject: String,
    tags: Vec<String>,
    note: String,
    id: String,
}

/// A heading.
#[derive(Clone, Debug)]
struct Heading {
    level: usize,
    text: String,
    line: usize,
    tags: Vec<String>,
    /// Whether a tag marks it as a card, and whether in both directions.
    card: Option<bool>,
    /// Whether it became the tag of a card.
    is_tag: bool,
}

/// Which headings with text below are cards.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Headings {
    All,
    /// Those with a tag for it, because some have one.
    Tagged,
}

/// Reads line by line.
struct Reader {
    builder: DeckBuilder,
    draft: Option<CardDraft>,
    /// The field that further lines belong to.
    open: Option<Field>,
    /// The lines since the last empty one that belong to no card; a following `?` makes them a prompt.
    loose: Vec<(usize, String)>,
    /// The heading that the next cards are under, with its line; and the text under it that is no card.
    heading: Option<Heading>,
    under_heading: Vec<(usize, String)>,
    /// The headings above that have no text of their own.
    parents: Vec<Heading>,
    /// The field that text after an empty line continues.
    continued: Option<Field>,
    /// What headings with text below are.
    headings: Headings,
    has_cards: bool,
    /// Metadata before all cards and headings.
    description: Vec<String>,
    tight_pairs: bool,
    /// Whether we wrote the file, so that backslashes in answers are escapes.
    notation: Notation,
    has_bracket_clozes: bool,
    /// What the code that is being read began with.
    code: Option<Fence>,
}

pub(super) fn read(file: &str, stem: &str, text: &str, progress: OnProgress<'_>) -> Result<Import, DeckError> {
    let mut deck = Deck::new(deck_id(stem), "");
    let mut reader = Reader::new(text);
    let mut lines = (1..).zip(text.lines()).peekable();
    let total = text.lines().count();
    let titles_are_cards = reader.notation == Notation::File && are_titles_cards(text);
    if lines.next_if(|(_, line)| line.trim_end() == "---").is_some() {
        let mut name = "";
        for (_, line) in lines.by_ref().take_while(|(_, line)| line.trim_end() != "---") {
            name = about(&mut deck, name, line);
        }
    }
    while let Some((number, line)) = lines.next() {
        progress(Progress { done: number, total });
        if reader.code.is_some() && reader.code(line, number) {
            continue;
        }
        let Some(line) = without_comment(line.trim_end()) else { continue };
        let line = line_escape::unescape_comments(&line);
        let line = line.as_ref();
        if reader.code(line, number) {
            continue;
        }
        let is_table = reader.notation == Notation::File
            && reader.open.is_none()
            && reader.continued.is_none()
            && line.contains('|')
            && lines.peek().is_some_and(|(_, rule)| is_table_rule(rule))
            && !reader.heading.as_ref().is_some_and(|heading| heading.text.ends_with('?') || heading.card.is_some());
        if is_table {
            let mut rows = vec![(number, table_row(line))];
            lines.next();
            while let Some((number, row)) = lines.next_if(|(_, row)| row.contains('|') && !row.trim().is_empty()) {
                rows.push((number, table_row(row)));
            }
            reader.table(&rows);
        } else if let Some(title) = line.strip_prefix("# ").filter(|title| {
            let is_first = deck.title.is_empty() && reader.builder.found() == 0 && reader.draft.is_none();
            is_first && !titles_are_cards && !heading_tags(title).1.into_iter().any(|tag| card_tag(tag).is_some())
        }) {
            title.trim().clone_into(&mut deck.title);
        } else if let Some(heading) = heading(line) {
            let level = line.len() - line.trim_start_matches('#').len();
            reader.under(level, heading, number);
        } else if let Some(tags) = tag_line(line).filter(|_| reader.open.is_none()) {
            let topic = |tag: &str| tag.strip_prefix(FLASHCARDS).unwrap_or(tag).trim_matches('/').to_lowercase();
            let new: Vec<String> =
                tags.take(TAGS).map(topic).filter(|tag| is_tag(tag) && !deck.tags.contains(tag)).collect();
            deck.tags.extend(new);
            deck.tags.truncate(TAGS);
        } else {
            reader.take(line, number);
            let below = lines.clone().map(|(_, line)| line).take_while(|line| field(line).is_none());
            reader.code = field(line).and_then(|(_, text)| fence::behind(text, below));
        }
        if reader.builder.is_full() {
            break;
        }
    }
    reader.end_heading();
    reader.end_parents(0);
    let Reader { builder, description, .. } = reader;
    if deck.title.is_empty() {
        deck.title = default_title(stem);
    }
    let description = description.join("\n").trim().to_owned();
    deck.description = deck.description.or(Some(description).filter(|text| !text.is_empty()));
    let nothing = phrase!("file-no-cards-markdown");
    builder.finish(file, deck, Format::Markdown, nothing)
}

/// A line without the metadata of Obsidian's plugins; `None` if nothing else is left.
fn without_comment(line: &str) -> Option<std::borrow::Cow<'_, str>> {
    let Some((before, comment)) = COMMENTS.iter().find_map(|sign| line.split_once(sign)) else {
        return Some(line.into());
    };
    let behind = comment.split_once("-->").map_or("", |(_, behind)| behind);
    let line = [before, behind].concat().trim_end().to_owned();
    (!line.trim().is_empty()).then(|| line.into())
}

/// Reads a line of the front matter, between lines of three hyphens. Returns the name that a following list would
/// belong to.
fn about<'a>(deck: &mut Deck, list: &'a str, line: &'a str) -> &'a str {
    if let Some(item) = line.trim_start().strip_prefix("- ").filter(|_| list == "tags") {
        deck.tags.extend(tags(item));
        return list;
    }
    let Some((name, value)) = line.split_once(':') else { return list };
    let (name, value) = (name.trim(), value.trim());
    if value.is_empty() {
        return name;
    }
    if name == "tags" {
        let all: Option<String> = serde_json::from_str(value).ok();
        let value = all.as_deref().unwrap_or(value);
        deck.tags = tags(value.strip_prefix('[').and_then(|list| list.strip_suffix(']')).unwrap_or(value));
        return name;
    }
    let value = unquoted(value).unwrap_or_else(|| value.to_owned());
    match name {
        "title" => deck.title = value,
        "author" => deck.author = Some(value),
        "language" => deck.language = Some(value),
        "style" => deck.style = Style::from_name(&value),
        "licence" | "license" => deck.license = Some(value),
        "description" => deck.description = Some(value),
        "id" if check_id(&value).is_ok() => deck.id.0 = value,
        _ => {}
    }
    name
}

/// The text between quotation marks, which may have escapes in it.
fn unquoted(value: &str) -> Option<String> {
    let inside = value.strip_prefix('"')?.strip_suffix('"')?;
    Some(serde_json::from_str(value).unwrap_or_else(|_| inside.to_owned()))
}

fn heading(line: &str) -> Option<&str> {
    let text = line.trim_start_matches('#');
    let level = line.len() - text.len();
    (1..=6).contains(&level).then(|| text.strip_prefix(' ')).flatten().map(str::trim)
}

/// Tags as other programs write them in front matter.
fn tags(text: &str) -> Vec<String> {
    card_text::tags(text).into_iter().map(|tag| unquoted(&tag).unwrap_or(tag)).collect()
}

impl Reader {
    fn new(text: &str) -> Self {
        Self {
            builder: DeckBuilder::default(),
            draft: None,
            open: None,
            loose: Vec::new(),
            heading: None,
            under_heading: Vec::new(),
            parents: Vec::new(),
            continued: None,
            headings: if has_card_tags(text) { Headings::Tagged } else { Headings::All },
            has_cards: false,
            description: Vec::new(),
            tight_pairs: has_tight_pairs(text),
            notation: if is_exported(text) { Notation::Exported } else { Notation::File },
            has_bracket_clozes: !is_exported(text) && has_bracket_clozes(text),
            code: None,
        }
    }

    /// Adds a line of fenced code literally; `false` for other lines.
    fn code(&mut self, line: &str, number: usize) -> bool {
        let Some(fence) = self.code.or_else(|| Fence::of(line)) else { return false };
        let is_closed = self.code.is_some() && fence.is_closed_by(line);
        self.code = (!is_closed).then_some(fence);
        if self.draft.is_some() && self.open.is_some() {
            self.add_as_it_is(fence.code(line));
        } else {
            self.loose.push((number, line.to_owned()));
        }
        true
    }

    /// A heading starts. The text under the previous one is a card unless it contains other cards.
    fn under(&mut self, level: usize, heading: &str, line: usize) {
        self.end_heading();
        self.end_parents(level);
        let (text, mut tags) =
            if self.notation == Notation::File { heading_tags(heading) } else { (heading, Vec::new()) };
        let card = tags.iter().find_map(|tag| card_tag(tag));
        tags.retain(|tag| card_tag(tag).is_none());
        let tags = tags.into_iter().map(str::to_lowercase).collect();
        self.heading = Some(Heading { level, text: text.to_owned(), line, tags, card, is_tag: false });
        self.has_cards = false;
    }

    /// The headings above that are of this level or below end.
    fn end_parents(&mut self, level: usize) {
        while let Some(parent) = self.parents.pop_if(|parent| parent.level >= level) {
            if !parent.is_tag && self.notation == Notation::File {
                self.builder.report(parent.line, phrase!("skipped-empty-heading", text = parent.text));
            }
        }
    }

    fn end_heading(&mut self) {
        self.end_paragraph();
        self.end_card();
        let lines = std::mem::take(&mut self.under_heading);
        let Some(heading) = self.heading.take() else { return };
        let text = lines.iter().map(|(_, line)| line.as_str()).collect::<Vec<_>>().join("\n").trim().to_owned();
        let is_card = self.headings == Headings::All || heading.card.is_some();
        if self.has_cards || !is_card && !text.is_empty() {
            self.report_loose(&lines);
        } else if !text.is_empty() {
            let mut tags = heading.tags.clone();
            if let Some(parent) = self.parents.last_mut().filter(|parent| is_tag(&parent.text)) {
                parent.is_tag = true;
                tags.push(parent.text.to_lowercase());
            }
            let reversed = heading.card.unwrap_or_default();
            let prompt = heading.text;
            self.draft =
                Some(CardDraft { line: heading.line, prompt, answer: text, reversed, tags, ..CardDraft::default() });
            self.end_card();
            return;
        }
        let is_used = heading.is_tag || self.has_cards;
        self.parents.push(Heading { is_tag: is_used, ..heading });
    }

    /// Reports text that belongs to no card, each paragraph by itself.
    fn report_loose(&mut self, lines: &[(usize, String)]) {
        for paragraph in lines.split(|(_, line)| line.trim().is_empty()) {
            let Some((line, _)) = paragraph.first() else { continue };
            let text = paragraph.iter().map(|(_, line)| line.trim()).collect::<Vec<_>>().join(" ");
            self.builder.report(*line, phrase!("skipped-loose-text", text = text));
        }
    }

    /// Text of no card yet.
    fn text(&mut self, lines: Vec<(usize, String)>) {
        if self.heading.is_some() {
            self.under_heading.extend(lines);
        } else if self.builder.found() == 0 && self.draft.is_none() {
            self.description.extend(lines.into_iter().map(|(_, line)| line));
        } else {
            self.report_loose(&lines);
        }
    }

    fn end_paragraph(&mut self) {
        let lines = std::mem::take(&mut self.loose);
        if lines.is_empty() {
            return;
        }
        let (Some(continued), Some(draft)) = (self.continued, &mut self.draft) else { return self.text(lines) };
        let is_quote = lines.iter().all(|(_, line)| line.starts_with('>'));
        let text = |(_, line): &(usize, String)| match line.strip_prefix('>').filter(|_| is_quote) {
            Some(quoted) => quoted.trim_start().to_owned(),
            None => line.clone(),
        };
        let text = lines.iter().map(text).collect::<Vec<_>>().join("\n");
        let is_item = |text: &str| ITEMS.iter().any(|item| text.trim_start().starts_with(item));
        let place = match continued {
            Field::Note => &mut draft.note,
            _ if is_quote => &mut draft.note,
            // A remark after a list is no item of it.
            _ if is_item(&draft.answer) && !is_item(&text) => &mut draft.note,
            _ => &mut draft.answer,
        };
        if !place.is_empty() {
            place.push_str("\n\n");
        }
        place.push_str(text.trim_end());
    }

    /// The rows of a table, the first of which names the columns.
    fn table(&mut self, rows: &[(usize, csv::StringRecord)]) {
        self.end_paragraph();
        self.end_card();
        let readable = |record: &csv::StringRecord| -> csv::StringRecord {
            record.iter().map(|cell| readable(cell, Notation::File)).collect()
        };
        let rows: Vec<(usize, csv::StringRecord)> =
            rows.iter().map(|(line, record)| (*line, readable(record))).collect();
        let sample: Vec<csv::StringRecord> = rows.iter().map(|(_, record)| record.clone()).collect();
        let tag = self.heading.as_ref().map(|heading| heading.text.to_lowercase()).filter(|tag| is_tag(tag));
        if let Some(heading) = &mut self.heading {
            heading.is_tag |= tag.is_some();
        }
        let before = self.builder.found();
        let mut table = Table::in_markdown(std::mem::take(&mut self.builder), &sample, tag);
        for (line, record) in rows.iter().filter(|(_, record)| record.iter().any(|cell| !cell.is_empty())) {
            table.read(record, *line);
        }
        self.builder = table.into_builder();
        self.has_cards |= self.builder.found() > before;
    }

    fn take(&mut self, line: &str, number: usize) {
        let field = field(line).filter(|(field, _)| *field != Field::Cloze || self.has_bracket_clozes);
        if let Some((field, text)) = field {
            self.end_paragraph();
            self.continued = None;
            if matches!(field, Field::Prompt | Field::Cloze) {
                let form = if field == Field::Cloze { Form::BracketCloze } else { Form::Named };
                self.begin(CardDraft { line: number, form, ..CardDraft::default() });
            }
            if let Some(draft) = &mut self.draft {
                self.open = Some(field);
                if field == Field::Answer && std::mem::take(&mut draft.is_list_below) {
                    let list = std::mem::take(&mut draft.answer);
                    draft.prompt.extend(["\n", list.as_str()]);
                }
                return self.add(text);
            }
        }
        if line.trim().is_empty() || is_rule(line) {
            self.end_paragraph();
            let is_named =
                self.draft.as_ref().is_some_and(|draft| draft.form != Form::Bare) && self.notation == Notation::File;
            if is_rule(line) {
                self.continued = None;
                if is_named {
                    self.open = None;
                }
            } else if is_named && matches!(self.open, Some(Field::Answer | Field::Note)) {
                self.continued = self.open;
            }
            // After an empty line, only text that is written as an answer still belongs to a card without one.
            if !matches!(self.open, Some(Field::Prompt | Field::Cloze)) {
                self.open = None;
            }
            if self.continued.is_none() {
                self.text(vec![(number, String::new())]);
            }
            return;
        }
        let is_item = ITEMS.iter().any(|item| line.trim_start().starts_with(item));
        let lacks_answer = |draft: &&mut CardDraft| draft.answer.is_empty() && draft.key.is_none();
        if is_item
            && self.open != Some(Field::Answer)
            && let Some(draft) = self.draft.as_mut().filter(lacks_answer)
        {
            draft.is_list_below = true;
            self.open = Some(Field::Answer);
        }
        if self.open.is_some() && self.draft.is_some() {
            return self.add(line.trim());
        }
        if matches!(line.trim(), "?" | "??")
            && let Some((first, _)) = self.loose.first()
        {
            let prompt = self.loose.iter().map(|(_, line)| line.trim()).collect::<Vec<_>>().join("\n");
            let draft = CardDraft { line: *first, prompt, reversed: line.trim() == "??", ..CardDraft::default() };
            self.loose.clear();
            self.continued = None;
            self.begin(draft);
            self.open = Some(Field::Answer);
            return;
        }
        let bare = line.trim().trim_start_matches("- ").trim_start_matches("* ");
        if let Some((prompt, answer, reversed)) = pair(bare, self.tight_pairs) {
            let (prompt, answer) = (prompt.trim().to_owned(), answer.trim().to_owned());
            return self.begin(CardDraft { line: number, prompt, answer, reversed, ..CardDraft::default() });
        }
        if let Some((prompt, gaps)) = cloze(bare, self.notation) {
            return self.begin(CardDraft {
                line: number,
                prompt,
                key: Some(AnswerKey::Blanks(gaps)),
                ..CardDraft::default()
            });
        }
        self.loose.push((number, line.to_owned()));
    }

    fn begin(&mut self, draft: CardDraft) {
        self.end_paragraph();
        self.end_card();
        // A heading that asks is a card with the text under it, though others follow.
        let is_option = |(_, line): &(usize, String)| {
            ["- [ ]", "- [x]", "* [ ]", "* [x]"].iter().any(|sign| line.trim_start().starts_with(sign))
        };
        let asks = self.heading.as_ref().is_some_and(|heading| heading.text.ends_with('?'));
        if !self.has_cards && (asks || self.under_heading.iter().any(is_option)) {
            self.end_heading();
        }
        self.has_cards = true;
        self.draft = Some(draft);
        self.open = None;
    }

    /// Adds a line to the open field.
    fn add(&mut self, line: &str) {
        // Answers have escapes of their own.
        let is_text = matches!(self.open, Some(Field::Prompt | Field::Cloze | Field::Note));
        self.add_as_it_is(if is_text { line_escape::unescape(line) } else { line });
    }

    fn add_as_it_is(&mut self, text: &str) {
        let (Some(draft), Some(field)) = (&mut self.draft, self.open) else { return };
        let place = match field {
            Field::Prompt | Field::Cloze => &mut draft.prompt,
            Field::Answer => &mut draft.answer,
            Field::Language => &mut draft.language,
            Field::Reject => &mut draft.reject,
            Field::Note => &mut draft.note,
            Field::Id => &mut draft.id,
            Field::Tags => return draft.tags.extend(card_text::tags(text)),
        };
        if !place.is_empty() {
            place.push('\n');
        }
        place.push_str(text);
    }

    fn end_card(&mut self) {
        let Some(draft) = self.draft.take() else { return };
        let notation = self.notation;
        (self.open, self.continued) = (None, None);
        let CardDraft { line, prompt, answer, mut key, reversed, language, reject, mut tags, note, id, .. } = draft;
        let text = if draft.form == Form::BracketCloze {
            // Escaped brackets aren't those of a formula.
            let escaped = prompt.replace("\\[", OPENS).replace("\\]", CLOSES);
            let Some((gapped, gaps)) = bracket_cloze(&readable(&escaped, notation), notation) else {
                return self.builder.skip(line, phrase!("skipped-no-brackets", text = prompt));
            };
            let unescaped = |text: &str| text.replace(OPENS, "[").replace(CLOSES, "]");
            let gaps = gaps.iter().map(|gap| gap.iter().map(|text| unescaped(text)).collect()).collect();
            key = Some(AnswerKey::Blanks(gaps));
            unescaped(&gapped)
        } else {
            readable(&prompt, notation)
        };
        let answer = readable(&answer, notation);
        let is_topic = |heading: &&mut Heading| self.has_cards && tags.is_empty() && is_tag(&heading.text);
        if let Some(heading) = self.heading.as_mut().filter(is_topic) {
            heading.is_tag = true;
            tags.push(heading.text.to_lowercase());
        }
        let mut add = |prompt: &str, name: &str, answer: &str, key: Option<AnswerKey>, id: String| {
            let key = key.map_or_else(|| card_text::read(prompt, answer, notation), |key| Ok(Some(key)));
            let reject = card_text::wordings(&reject, notation);
            let (prompt, name, tags) = (prompt.to_owned(), name.to_owned(), tags.as_slice().into());
            let (language, note) = (language.clone(), note.clone());
            self.builder.add(NewCard { line, prompt, name, id, language, reject, tags, note }, key);
        };
        let name = if draft.form == Form::BracketCloze { &text } else { &prompt };
        add(&text, name, &answer, key, id);
        if reversed {
            add(answer.trim(), answer.trim(), &text, None, String::new());
        }
    }
}

/// Stand for escaped brackets: characters from Unicode's private use area.
const OPENS: &str = "\u{e002}";
const CLOSES: &str = "\u{e003}";

/// A text with readable formulas, unless we wrote it.
fn readable(text: &str, notation: Notation) -> String {
    if notation != Notation::File || !text.contains(['$', '\\']) {
        return text.to_owned();
    }
    let readable = formula::readable_in_markdown(text, &card_text::code_spans(text));
    if readable == text { readable } else { readable.trim().to_owned() }
}

/// Whether headings have tags that make them cards.
fn has_card_tags(text: &str) -> bool {
    let has_tag = |line: &str| heading_tags(line).1.into_iter().any(|tag| card_tag(tag).is_some());
    text.lines().filter(|line| heading(line).is_some()).any(has_tag)
}

/// A text with `...` for the gaps that are in brackets, and the texts of the gaps.
fn bracket_cloze(text: &str, notation: Notation) -> Option<(String, Vec<Vec<String>>)> {
    let code = card_text::code_spans(text);
    let (mut prompt, mut gaps) = (String::new(), Vec::new());
    let mut at = 0;
    for (start, letter) in text.char_indices() {
        if start < at {
            continue;
        }
        let is_code = || code.iter().any(|span| span.contains(&start));
        let inside = text.get(start + letter.len_utf8()..)?;
        let gap = if letter == '[' { inside.split_once(']') } else { None };
        let gap = gap.filter(|(gap, behind)| {
            let is_link = behind.starts_with(['(', '[']) || prompt.ends_with('!') || gap.starts_with('^');
            !is_code() && !is_link && !matches!(gap.trim(), "" | "x" | "X")
        });
        let Some((gap, behind)) = gap else {
            prompt.push(letter);
            continue;
        };
        let wordings = card_text::wordings(gap, notation);
        if wordings.is_empty() {
            return None;
        }
        push_gap(&mut prompt, None, behind);
        gaps.push(wordings);
        at = text.len() - behind.len();
    }
    (!gaps.is_empty()).then_some((prompt, gaps))
}

/// Adds a gap to a prompt as a word of its own, followed by its hint; `behind` comes after it.
fn push_gap(prompt: &mut String, hint: Option<&str>, behind: &str) {
    if prompt.ends_with(char::is_alphanumeric) {
        prompt.push(' ');
    }
    prompt.push_str("...");
    if let Some(hint) = hint {
        prompt.push_str(&[" (", hint.trim(), ")"].concat());
    }
    if behind.starts_with(char::is_alphanumeric) {
        prompt.push(' ');
    }
}

/// A prompt and its answer on one line, and whether they are asked in both directions.
fn pair(line: &str, tight: bool) -> Option<(&str, &str, bool)> {
    let is_whole = |(prompt, answer): &(&str, &str)| !prompt.trim().is_empty() && !answer.trim().is_empty();
    let spaced = |sign| split_outside_code(line, sign).filter(is_whole);
    if let Some((prompt, answer)) =
        spaced(" ::: ").or_else(|| split_outside_code(line, ":::").filter(|it| tight && is_whole(it)))
    {
        return Some((prompt, answer, true));
    }
    let tight = || split_outside_code(line, "::").filter(|it| tight && !line.contains("{{c") && is_whole(it));
    spaced(" :: ").or_else(tight).map(|(prompt, answer)| (prompt, answer, false))
}

/// Replaces gaps marked as `==gap==` or `{{c1::gap::hint}}` with `...` (followed by the hint), and returns their texts.
fn cloze(text: &str, notation: Notation) -> Option<(String, Vec<Vec<String>>)> {
    let (mut prompt, mut gaps, mut at) = (String::new(), Vec::new(), 0);
    let code = if text.contains('`') { card_text::code_spans(text) } else { Vec::new() };
    let is_code = |at: usize| code.iter().any(|span| span.contains(&at));
    // The next position of either mark, searched for only once: a long line may have thousands of one and none of the
    // other.
    let (mut marked, mut anki) = (Some(0), Some(0));
    loop {
        let next = |known: Option<usize>, sign: &str| match known? {
            known if known > at || known == at && text.get(at..)?.starts_with(sign) => Some(known),
            _ => text.get(at..)?.find(sign).map(|found| at + found),
        };
        (marked, anki) = (next(marked, "=="), next(anki, "{{c"));
        let (opens, closes, begin) = match (marked, anki) {
            (None, None) => break,
            (Some(marked), anki) if anki.is_none_or(|anki| marked < anki) => ("==", "==", marked),
            (_, Some(anki)) => ("{{c", "}}", anki),
            (Some(marked), None) => ("==", "==", marked),
        };
        prompt.push_str(text.get(at..begin)?);
        let inside = text.get(begin + opens.len()..)?;
        let Some((gap, rest)) = inside.split_once(closes) else {
            at = begin;
            break;
        };
        let mut parts = gap.split("::");
        let (gap, hint) = if opens == "==" { (gap, None) } else { (parts.nth(1)?, parts.next()) };
        if opens == "==" && (gap.trim() != gap || is_code(begin)) || gap.is_empty() {
            // A comparison rather than a mark.
            prompt.push_str(opens);
            at = begin + opens.len();
            continue;
        }
        let wordings = card_text::wordings(gap, notation);
        if wordings.is_empty() {
            return None;
        }
        push_gap(&mut prompt, hint, rest);
        gaps.push(wordings);
        at = text.len() - rest.len();
    }
    prompt.push_str(text.get(at..)?);
    (!gaps.is_empty()).then_some((prompt, gaps))
}

/// Whether a description below the title would be read as a description, and not as cards.
fn is_standalone(text: &str) -> bool {
    // Which of these makes a card depends on the rest of the file.
    if text.contains("::") {
        return false;
    }
    let alone = format!("# Title\n\n{text}\n\nQ: prompt\nA: answer\n");
    let read = read("", "", &alone, &mut |_| {});
    read.is_ok_and(|import| import.deck.cards.len() == 1 && import.deck.description.as_deref() == Some(text))
}

/// A deck as Markdown. It has no place for images.
pub(super) fn write(deck: &Deck) -> String {
    let mut out = format!("---\nid: {}\n", deck.id);
    // A title that the heading below can't hold.
    let title = Some(&deck.title).filter(|title| !is_one_line(title) || title.starts_with('"'));
    for (name, value) in [
        ("title", title),
        ("author", deck.author.as_ref()),
        ("language", deck.language.as_ref()),
        ("licence", deck.license.as_ref()),
        ("description", deck.description.as_ref().filter(|text| !is_standalone(text))),
    ] {
        out.extend(value.map(|value| [name, ": ", &front_matter(value), "\n"].concat()));
    }
    out.extend(deck.style.map(|style| format!("style: {}\n", style.name())));
    if !deck.tags.is_empty() {
        let quoted = |tag: &String| if tag.starts_with('"') { quoted(tag) } else { tag.clone() };
        let tags = card_text::tags_line(&deck.tags.iter().map(quoted).collect::<Vec<_>>());
        // A bracket would begin a list of another notation.
        let bracket = if tags.starts_with('[') { "\\" } else { "" };
        out.push_str(&["tags: ", bracket, &tags, "\n"].concat());
    }
    out.push_str("---\n");
    if title.is_none() {
        out.push_str(&["\n# ", &deck.title, "\n"].concat());
    }
    out.extend(deck.description.iter().filter(|text| is_standalone(text)).map(|text| format!("\n{text}\n")));
    for card in &deck.cards {
        write_card(&mut out, card);
    }
    out
}

fn write_card(out: &mut String, card: &Card) {
    let CardId(id) = &card.id;
    let answer =
        card.key.as_ref().map(|key| card_text::write(&card.prompt, key, Notation::Exported)).unwrap_or_default();
    let is_list = ["- ", "1. ", "[", "... ", "any "].iter().any(|begins| answer.starts_with(begins));
    let apart = if is_list { "\n" } else { " " };
    let answer = line_escape::escape_comments(&answer);
    out.push_str(&["\nQ:", &line_escape::field(&card.prompt), "\nA:", apart, &answer, "\n"].concat());
    let [reject, tags] = [card_text::one_of(&card.reject), card_text::tags_line(&card.tags)];
    for (name, value) in [("Language", card.language.as_ref()), ("Reject", Some(&reject)), ("Tags", Some(&tags))] {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            out.push_str(&[name, ": ", &line_escape::escape_comments(value), "\n"].concat());
        }
    }
    if let Some(note) = &card.note {
        out.push_str(&["Note:", &line_escape::field(note), "\n"].concat());
    }
    out.push_str(&["Id: ", id, "\n"].concat());
}

/// Whether a text stays the same on a line of its own.
fn is_one_line(text: &str) -> bool {
    text.trim() == text && !text.is_empty() && !text.contains(['\n', '\r']) && !text.contains("<!")
}

/// A value as it's written above the cards: in quotation marks if it would be read as another one without them.
fn front_matter(value: &str) -> String {
    if is_one_line(value) && !value.starts_with('"') { value.to_owned() } else { quoted(value) }
}

fn quoted(value: &str) -> String {
    serde_json::Value::from(value).to_string()
}
