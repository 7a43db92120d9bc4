//! Our own format: TOML that can be read and written by hand.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use popquiz_deck::{
    AnswerKey, Card, CardId, CardStatistics, Deck, DeckId, Style, Wordings, limits::OPTIONS, validate::InvalidKey,
};
use popquiz_deck::{
    fold::is_blank, ids::check_id, limits::CARDS, limits::MEDIA_BYTES, limits::TAG_CHARS, limits::TAGS,
};
use popquiz_judge::yes_or_no;
use serde::Deserialize;
use toml::Spanned;
use toml_parser::lexer::TokenKind;

use super::deck_builder::{check_size, is_longer, is_tag, normalize, trim_tags, words_on};
use super::error::DeckError;
use super::file_name::deck_id;
use super::formats::Format;
use super::import::{Import, OnProgress, SkippedList};
use super::invalid::invalid_id;
use super::{parse_message, unsupported};
use crate::texts::{Phrase, phrase};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DeckFile {
    id: Option<Spanned<String>>,
    title: String,
    author: Option<String>,
    language: Option<String>,
    style: Option<Style>,
    #[serde(rename = "licence", alias = "license")]
    license: Option<String>,
    description: Option<String>,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    cards: Vec<Spanned<CardEntry>>,
    /// Images in base64, by file name.
    #[serde(default)]
    media: BTreeMap<String, Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CardEntry {
    id: String,
    prompt: String,
    language: Option<String>,
    term: Option<OneOrMore>,
    list: Option<Vec<OneOrMore>>,
    ordered: Option<bool>,
    any: Option<usize>,
    blanks: Option<Vec<OneOrMore>>,
    number: Option<f64>,
    tolerance: Option<f64>,
    unit: Option<String>,
    yes_no: Option<String>,
    because: Option<String>,
    explanation: Option<OneOrMore>,
    points: Option<Vec<OneOrMore>>,
    options: Option<Vec<String>>,
    correct: Option<usize>,
    #[serde(default)]
    reject: Vec<String>,
    #[serde(default)]
    tags: Vec<String>,
    note: Option<String>,
    image: Option<String>,
    answer_image: Option<String>,
    statistics: Option<CardStatistics>,
}

/// A wording, or several of them.
#[derive(Deserialize)]
#[serde(untagged, expecting = "text in quotation marks, or a list of such texts")]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

impl From<OneOrMore> for Wordings {
    fn from(wordings: OneOrMore) -> Self {
        match wordings {
            OneOrMore::One(wording) => vec![wording],
            OneOrMore::More(wordings) => wordings,
        }
    }
}

/// The most values and names in a file: every card of the largest deck could have 45 of them.
const VALUES: usize = 900_000;

/// The most dots outside of texts. Numbers have one; a name of our format has one at most.
const DOTS: usize = 100_000;

/// Refuses what would take gigabytes as a tree, before a tree is made of it. The tree of 10 MB of text can have ten million
/// nodes, and no deck does.
fn check_cost(file: &str, text: &str) -> Result<(), DeckError> {
    let (mut values, mut dots) = (0_usize, 0_usize);
    for token in toml_parser::Source::new(text).lex() {
        match token.kind() {
            TokenKind::Equals | TokenKind::Comma | TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => {
                values += 1;
            }
            TokenKind::Dot => dots += 1,
            _ => {}
        }
        if values > VALUES || dots > DOTS {
            let line = text.bytes().take(token.span().start()).filter(|byte| *byte == b'\n').count() + 1;
            let what = if values > VALUES {
                phrase!("file-many-values", most = VALUES)
            } else {
                phrase!("file-many-dots", most = DOTS)
            };
            return Err(DeckError::new(file, line, what));
        }
    }
    Ok(())
}

pub(super) fn read(file: &str, stem: &str, text: &str, _: OnProgress<'_>) -> Result<Import, DeckError> {
    let line_at = |offset: usize| text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1;
    check_cost(file, text)?;
    let parsed: DeckFile = toml::from_str(text).map_err(|error| {
        let line = error.span().map(|span| line_at(span.start));
        DeckError::new(file, line, parse_message::plain(error.message()))
    })?;
    if parsed.cards.len() > CARDS {
        let what = phrase!("file-many-cards", cards = parsed.cards.len(), most = CARDS);
        return Err(DeckError::new(file, None, what));
    }
    let id = match parsed.id {
        None => deck_id(stem),
        Some(id) => {
            let line = line_at(id.span().start);
            check_id(id.get_ref()).map_err(|invalid| DeckError::new(file, line, invalid_id(&invalid)))?;
            DeckId(id.into_inner())
        }
    };
    let mut media: BTreeMap<String, Arc<[u8]>> = BTreeMap::new();
    let mut media_bytes = 0;
    for (name, image) in parsed.media {
        // Only counted for errors: counting from the beginning of the file for each of many images would take forever.
        let line = || line_at(image.span().start);
        let image_bytes = BASE64.decode(image.get_ref()).map_err(|error| {
            DeckError::new(file, line(), phrase!("file-not-base64", image = &name, detail = error.to_string()))
        })?;
        media_bytes += image_bytes.len();
        if media_bytes > MEDIA_BYTES {
            let most = MEDIA_BYTES / 1024 / 1024;
            return Err(DeckError::new(file, line(), phrase!("file-images-too-large", most = most)));
        }
        media.insert(name, image_bytes.into());
    }
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut cards = Vec::with_capacity(parsed.cards.len());
    // Offsets ascend, so lines are counted on from the last card's.
    let (mut line, mut counted) = (1, 0);
    for entry in parsed.cards {
        let start = entry.span().start;
        line += text.get(counted..start).unwrap_or_default().matches('\n').count();
        counted = start;
        let card = card(entry.into_inner(), line).map_err(|what| DeckError::new(file, line, what))?;
        if let Some(first) = seen.insert(card.id.0.clone(), line) {
            let what = phrase!("file-id-on-line", line = first.to_string(), id = card.id.0);
            return Err(DeckError::new(file, line, what));
        }
        if let Some(image) = card.image.iter().chain(&card.answer_image).find(|image| !media.contains_key(*image)) {
            let what = phrase!("file-no-image", image = image);
            return Err(DeckError::new(file, line, what));
        }
        cards.push(card);
    }
    let DeckFile { title, author, language, style, license, description, mut tags, .. } = parsed;
    trim_tags(&mut tags);
    if is_blank(&title) {
        return Err(DeckError::new(file, 1, phrase!("file-no-title")));
    }
    let mut deck = Deck { id, title, author, language, style, license, description, tags, cards, media };
    for (name, text, most) in words_on(&mut deck) {
        if text.is_some_and(|text| is_longer(text, most)) {
            return Err(DeckError::new(file, 1, phrase!("file-long-field", field = name, most = most)));
        }
    }
    if let Some(tag) = deck.tags.iter().find(|tag| !is_tag(tag)) {
        let tag: String = tag.chars().take(20).collect();
        return Err(DeckError::new(file, 1, phrase!("file-invalid-tag", tag = tag, most = TAG_CHARS)));
    }
    if deck.tags.len() > TAGS {
        return Err(DeckError::new(file, 1, phrase!("file-many-tags", tags = deck.tags.len(), most = TAGS)));
    }
    let (found, skipped) = (deck.cards.len(), SkippedList::default());
    Ok(Import {
        unsupported: unsupported::unsupported_by(Format::Toml, &deck),
        deck,
        format: Format::Toml,
        found,
        skipped,
    })
}

fn card(entry: CardEntry, line: usize) -> Result<Card, Phrase> {
    check_id(&entry.id).map_err(|invalid| invalid_id(&invalid))?;
    let mut keys = Vec::new();
    let mut belongs: Vec<&str> = Vec::new();
    if let Some(term) = entry.term {
        keys.push(("term", AnswerKey::Term(term.into())));
    }
    if let Some(items) = entry.list {
        belongs.extend(["ordered", "any"]);
        let items: Vec<Wordings> = items.into_iter().map(Into::into).collect();
        keys.push(("list", AnswerKey::List { items, ordered: entry.ordered.unwrap_or(false), any: entry.any }));
    }
    if let Some(gaps) = entry.blanks {
        keys.push(("blanks", AnswerKey::Blanks(gaps.into_iter().map(Into::into).collect())));
    }
    if let Some(value) = entry.number {
        belongs.extend(["tolerance", "unit"]);
        let tolerance = entry.tolerance.unwrap_or(0.0);
        keys.push(("number", AnswerKey::Number { value, tolerance, unit: entry.unit.clone() }));
    }
    if let Some(answer) = entry.yes_no {
        belongs.push("because");
        let yes = yes_or_no(&answer).ok_or_else(|| {
            let answer: String = answer.chars().take(20).collect();
            phrase!("file-invalid-yes-no", answer = answer)
        })?;
        keys.push(("yes_no", AnswerKey::YesNo { yes, because: entry.because.clone() }));
    }
    if let Some(texts) = entry.explanation {
        belongs.push("points");
        let points = entry.points.as_ref().map(|points| points.iter().map(OneOrMore::wordings).collect());
        keys.push(("explanation", AnswerKey::Explanation { texts: texts.into(), points: points.unwrap_or_default() }));
    }
    if let Some(options) = entry.options {
        belongs.push("correct");
        let correct = entry.correct.ok_or_else(|| phrase!("file-no-correct"))?;
        // There is no option 0, so no option would be right.
        let correct = correct.checked_sub(1).unwrap_or(options.len());
        keys.push(("options", AnswerKey::Choice { options, correct }));
    }
    let extras = [
        ("ordered", entry.ordered.is_some()),
        ("any", entry.any.is_some()),
        ("tolerance", entry.tolerance.is_some()),
        ("unit", entry.unit.is_some()),
        ("because", entry.because.is_some()),
        ("points", entry.points.is_some()),
        ("correct", entry.correct.is_some()),
    ];
    if let Some((extra, _)) = extras.iter().find(|(extra, given)| *given && !belongs.contains(extra)) {
        return Err(phrase!("file-extra-field", field = *extra));
    }
    if keys.len() > 1 {
        let names: Vec<&str> = keys.iter().map(|(name, _)| *name).collect();
        return Err(phrase!("file-several-answers", kinds = names.join(", ")));
    }
    let key = keys.pop().map(|(_, key)| key);
    let mut card = Card {
        id: CardId(entry.id),
        prompt: entry.prompt,
        language: entry.language,
        key,
        reject: entry.reject,
        tags: entry.tags,
        note: entry.note,
        image: entry.image,
        answer_image: entry.answer_image,
        statistics: entry.statistics,
        line,
    };
    normalize(&mut card);
    if card.statistics.is_some_and(|it| !it.is_possible()) {
        return Err(phrase!("file-statistics"));
    }
    if is_blank(&card.prompt) {
        return Err(phrase!("file-empty-prompt", card = card.id.0));
    }
    if let Some(invalid) = card.key.as_ref().and_then(|key| key.validate().err()) {
        return Err(invalid_field(&invalid));
    }
    check_size(&card).map_err(|problem| phrase!("file-card-too-long", card = &card.id.0, problem = problem))?;
    Ok(card)
}

impl OneOrMore {
    fn wordings(&self) -> Wordings {
        match self {
            Self::One(wording) => vec![wording.clone()],
            Self::More(wordings) => wordings.clone(),
        }
    }
}

/// Why nobody could answer a key, in this format's terms.
fn invalid_field(invalid: &InvalidKey) -> Phrase {
    match invalid {
        InvalidKey::Any { items, .. } => phrase!("file-any", items = *items),
        InvalidKey::Number => phrase!("file-number"),
        InvalidKey::Options(count) => {
            phrase!("file-options", options = *count, least = *OPTIONS.start(), most = *OPTIONS.end())
        }
        InvalidKey::Empty => phrase!("file-empty-answer"),
    }
}

pub(super) fn write(deck: &Deck) -> String {
    let mut out = String::new();
    field(&mut out, "id", &deck.id.0);
    field(&mut out, "title", &deck.title);
    for (name, value) in [
        ("author", &deck.author),
        ("language", &deck.language),
        ("licence", &deck.license),
        ("description", &deck.description),
    ] {
        if let Some(value) = value {
            field(&mut out, name, value);
        }
    }
    if let Some(style) = deck.style {
        field(&mut out, "style", style.name());
    }
    if !deck.tags.is_empty() {
        field(&mut out, "tags", &deck.tags);
    }
    for card in &deck.cards {
        out.push_str("\n[[cards]]\n");
        write_card(&mut out, card);
    }
    if !deck.media.is_empty() {
        out.push_str("\n[media]\n");
        for (name, image) in &deck.media {
            field(&mut out, &toml_edit::Key::new(name).to_string(), &BASE64.encode(image));
        }
    }
    out
}

/// A card's fields, one line each.
pub(super) fn write_card(out: &mut String, card: &Card) {
    field(out, "id", &card.id.0);
    field(out, "prompt", &card.prompt);
    if let Some(language) = &card.language {
        field(out, "language", language);
    }
    if let Some(key) = &card.key {
        write_key(out, key);
    }
    if !card.reject.is_empty() {
        field(out, "reject", &card.reject);
    }
    if !card.tags.is_empty() {
        field(out, "tags", &card.tags);
    }
    for (name, value) in [("note", &card.note), ("image", &card.image), ("answer_image", &card.answer_image)] {
        if let Some(value) = value {
            field(out, name, value);
        }
    }
    if let Some(statistics) = &card.statistics {
        let _ = writeln!(out, "statistics = {}", inline(statistics));
    }
}

/// On one line, with as many digits as mean something.
fn inline(statistics: &CardStatistics) -> String {
    let CardStatistics { answers, right, discrimination, appeals, seconds } = *statistics;
    let mut values = vec![format!("answers = {answers}"), format!("right = {right}")];
    values.extend(discrimination.map(|it| format!("discrimination = {it:.2}")));
    values.extend((appeals > 0).then(|| format!("appeals = {appeals}")));
    values.extend(seconds.map(|it| format!("seconds = {it}")));
    format!("{{ {} }}", values.join(", "))
}

fn write_key(out: &mut String, key: &AnswerKey) {
    match key {
        AnswerKey::Term(wordings) => field(out, "term", &wordings_value(wordings)),
        AnswerKey::List { items, ordered, any } => {
            field(out, "list", &items.iter().map(wordings_value).collect::<Vec<_>>());
            if *ordered {
                field(out, "ordered", &true);
            }
            if let Some(any) = any {
                field(out, "any", any);
            }
        }
        AnswerKey::Blanks(gaps) => field(out, "blanks", &gaps.iter().map(wordings_value).collect::<Vec<_>>()),
        AnswerKey::Number { value, tolerance, unit } => {
            field(out, "number", value);
            if *tolerance > 0.0 {
                field(out, "tolerance", tolerance);
            }
            if let Some(unit) = unit {
                field(out, "unit", unit);
            }
        }
        AnswerKey::YesNo { yes, because } => {
            field(out, "yes_no", if *yes { "yes" } else { "no" });
            if let Some(because) = because {
                field(out, "because", because);
            }
        }
        AnswerKey::Explanation { texts, points } => {
            field(out, "explanation", &wordings_value(texts));
            if !points.is_empty() {
                field(out, "points", &points.iter().map(wordings_value).collect::<Vec<_>>());
            }
        }
        AnswerKey::Choice { options, correct } => {
            field(out, "options", options);
            field(out, "correct", &(correct + 1));
        }
    }
}

/// A single wording is written without brackets.
fn wordings_value(wordings: &Wordings) -> toml::Value {
    match wordings.as_slice() {
        [only] => toml::Value::from(only.as_str()),
        several => toml::Value::from(several.to_vec()),
    }
}

fn field(out: &mut String, name: &str, value: &(impl serde::Serialize + ?Sized)) {
    let mut written = String::new();
    // Texts, numbers, booleans and lists of them all have a TOML form, and writing to a String can't fail.
    let _ = value.serialize(toml::ser::ValueSerializer::new(&mut written));
    let _ = writeln!(out, "{name} = {written}");
}
