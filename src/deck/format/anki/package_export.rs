//! A deck as a package that every Anki reads: the first layout, schema 11.
//!
//! Gaps become clozes; everything else becomes a front and a back, with options listed on the front and lists as lists.
//! Whatever Anki has no field for (the kind of answer, other wordings, tolerances) is in a field that no template
//! shows, so that importing the package results in the same cards. Editing a note in Anki changes what its card shows;
//! anything that wasn't edited stays ([`OriginalCard::edited`]).
//!
//! A note's id in Anki is made from the deck's and the card's ids, so that a newer export updates notes instead of
//! duplicating them.

use std::collections::{BTreeSet, HashMap};
use std::io::{Cursor, Write as _};

use popquiz_deck::{AnswerKey, Card, Deck, Wordings};
use popquiz_deck::{ids::check_id, prompt};
use rusqlite::{Connection, MAIN_DB, params};
use serde_json::{Value, json};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::card::hash;
use super::collection::{FIELD_SEPARATOR, NoteType};
use super::package::composed;
use super::tags;
use crate::clock::UnixMs;
use crate::deck::format::html;

/// The note types' ids, the same in every package, so that Anki recognizes them. (Anki's ids are timestamps; these are
/// some in 2026.)
const BASIC: i64 = 1_790_000_000_001;
const CLOZE: i64 = 1_790_000_000_002;

/// The field that no template shows.
const HIDDEN_FIELD: &str = "Popquiz";

/// A card of ours, read from the hidden field.
pub(super) struct OriginalCard {
    pub card: Card,
    /// What has been edited in Anki since the export.
    edited: Vec<EditablePart>,
}

/// What Anki shows of a note of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum EditablePart {
    Front,
    Back,
    Note,
    Tags,
}

/// The card that was exported as this note; `None` if the note isn't ours.
pub(super) fn recognize(kind: &NoteType, fields: &[&str], tags: &str) -> Option<OriginalCard> {
    let hidden = kind.fields.iter().position(|field| field == HIDDEN_FIELD)?;
    let json = fields.get(hidden)?.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    let card: Card = serde_json::from_str(&json).ok().filter(is_valid)?;
    let written = NoteSides::of(&card);
    let field = |place: usize| fields.get(place).copied().unwrap_or_default();
    let (back, note) = if written.is_cloze { ("", field(1)) } else { (field(1), field(2)) };
    let same = [
        (EditablePart::Front, kind.is_cloze == written.is_cloze && field(0) == written.front),
        (EditablePart::Back, back == written.back),
        (EditablePart::Note, note == written.note),
        // Anki sorts tags, and adds some of its own.
        (
            EditablePart::Tags,
            tags::tags(tags.split_whitespace()).into_iter().collect::<BTreeSet<_>>() == tags_of(&card).collect(),
        ),
    ];
    let edited = same.into_iter().filter(|(_, is_same)| !is_same).map(|(part, _)| part).collect();
    Some(OriginalCard { card, edited })
}

/// Whether a card that may have been written by hand can be asked.
fn is_valid(card: &Card) -> bool {
    let is_fit = card.key.as_ref().is_none_or(|key| key.validate().is_ok());
    check_id(&card.id.0).is_ok() && !card.prompt.trim().is_empty() && is_fit
}

impl OriginalCard {
    /// Whether nothing that Anki shows was edited.
    pub(super) fn is_as_written(&self) -> bool {
        self.edited.is_empty()
    }

    /// The card with the edits made in Anki (`seen`), and otherwise unchanged.
    pub(super) fn edited(self, seen: Card) -> Card {
        let Self { card: own, edited } = self;
        let is_same = |part: EditablePart| !edited.contains(&part);
        // Options and gaps are on the front.
        let is_on_front = matches!(own.key, Some(AnswerKey::Choice { .. } | AnswerKey::Blanks(_)));
        let has_same_key = is_same(EditablePart::Back) && (is_same(EditablePart::Front) || !is_on_front);
        let (prompt, image) =
            if is_same(EditablePart::Front) { (own.prompt, own.image) } else { (seen.prompt, seen.image) };
        let (key, answer_image) =
            if has_same_key { (own.key, own.answer_image) } else { (seen.key, seen.answer_image) };
        Card {
            prompt,
            image,
            key,
            answer_image,
            note: if is_same(EditablePart::Note) { own.note } else { seen.note },
            tags: if is_same(EditablePart::Tags) { own.tags } else { Vec::new() },
            reject: own.reject,
            language: own.language,
            ..Card::new(own.id, "", None)
        }
    }
}

/// Tags in Anki's form, in which a space ends one.
fn tags_of(card: &Card) -> impl Iterator<Item = String> {
    let tag = |tag: &String| tag.split_whitespace().collect::<Vec<_>>().join("_");
    card.tags.iter().map(tag).filter(|tag| !tag.is_empty())
}

/// What Anki shows of a card, as HTML.
struct NoteSides {
    is_cloze: bool,
    front: String,
    /// Empty for a cloze.
    back: String,
    note: String,
}

impl NoteSides {
    fn of(card: &Card) -> Self {
        let image = |name: &Option<String>| name.as_deref().map(image).unwrap_or_default();
        let note = card.note.as_deref().map(html::escape).unwrap_or_default();
        if let Some(text) = cloze(card) {
            let front = image(&card.image) + &text;
            return Self { is_cloze: true, front, back: String::new(), note: image(&card.answer_image) + &note };
        }
        let options = match &card.key {
            Some(AnswerKey::Choice { options, .. }) => {
                listed("ol type=\"A\"", "ol", options.iter().map(|it| html::escape(it)))
            }
            _ => String::new(),
        };
        let back = card.key.as_ref().map(back).unwrap_or_default();
        Self {
            is_cloze: false,
            front: [image(&card.image), html::escape(&card.prompt), options].concat(),
            back: image(&card.answer_image) + &back,
            note,
        }
    }
}

fn image(name: &str) -> String {
    format!("<div><img src=\"{}\"></div>", html::escape(name))
}

/// A prompt with its gaps as one cloze; `None` if the gaps don't match the answer.
fn cloze(card: &Card) -> Option<String> {
    let Some(AnswerKey::Blanks(gaps)) = &card.key else { return None };
    let places = prompt::gap_places(&card.prompt);
    if places.len() != gaps.len() {
        return None;
    }
    // What would begin, end or divide a cloze.
    let inert = |text: &str| {
        html::escape(text)
            .replace("{{", "{&#123;")
            .replace("}}", "}&#125;")
            .replace("::", ":&#58;")
            .replace(":<", "&#58;<")
    };
    let mut text = String::new();
    let mut from = 0;
    for (place, gap) in places.iter().zip(gaps) {
        text.push_str(&inert(card.prompt.get(from..place.start)?));
        let gap = inert(gap.first()?);
        // A brace at the end of a gap would be read as part of the closing ones.
        let gap = gap.strip_suffix('}').map_or(gap.clone(), |gap| format!("{gap}&#125;"));
        text.push_str(&["{{c1::", &gap, "}}"].concat());
        from = place.end;
    }
    text.push_str(&inert(card.prompt.get(from..)?));
    Some(text)
}

fn listed(begins: &str, ends: &str, items: impl Iterator<Item = String>) -> String {
    let mut out = format!("<{begins}>");
    for item in items {
        out.push_str(&["<li>", &item, "</li>"].concat());
    }
    out + &format!("</{ends}>")
}

/// An answer for people who check whether they knew it.
fn back(key: &AnswerKey) -> String {
    let one_of = |wordings: &Wordings| {
        let mut wordings = wordings.iter().map(|wording| html::escape(wording));
        let first = wordings.next().unwrap_or_default();
        let others: Vec<String> = wordings.collect();
        if others.is_empty() { first } else { format!("{first} (or {})", others.join(", or ")) }
    };
    let several = |wordings: &Wordings| {
        wordings.iter().map(|wording| format!("<div>{}</div>", html::escape(wording))).collect::<Vec<_>>().join("or ")
    };
    match key {
        AnswerKey::Term(wordings) => one_of(wordings),
        AnswerKey::List { items, ordered, any } => {
            let any = any.map(|any| format!("any {any} of:")).unwrap_or_default();
            let tag = if *ordered { "ol" } else { "ul" };
            any + &listed(tag, tag, items.iter().map(one_of))
        }
        AnswerKey::Blanks(gaps) => listed("ol", "ol", gaps.iter().map(one_of)),
        AnswerKey::Number { value, tolerance, unit } => {
            let tolerance = if *tolerance > 0.0 { format!(" ± {tolerance}") } else { String::new() };
            let unit = unit.as_ref().map(|unit| format!(" {}", html::escape(unit))).unwrap_or_default();
            format!("{value}{tolerance}{unit}")
        }
        AnswerKey::YesNo { yes, because } => {
            let because = because.as_ref().map(|because| format!(", {}", html::escape(because))).unwrap_or_default();
            format!("{}{because}", if *yes { "yes" } else { "no" })
        }
        AnswerKey::Explanation { texts, points } => {
            let text = if let [only] = texts.as_slice() { html::escape(only) } else { several(texts) };
            if points.is_empty() { text } else { text + &listed("ul", "ul", points.iter().map(one_of)) }
        }
        AnswerKey::Choice { options, correct } => options.get(*correct).map(|it| html::escape(it)).unwrap_or_default(),
    }
}

/// Why a package could not be written.
type WriteError = Box<dyn std::error::Error + Send + Sync>;

/// A deck as a package, written at this moment: of two exports Anki takes the later one.
pub(in crate::deck::format) fn write(deck: &Deck, now: UnixMs) -> Result<Vec<u8>, WriteError> {
    let names = file_names(deck);
    let connection = Connection::open_in_memory()?;
    connection.execute_batch(SCHEMA)?;
    // Ids in Anki are moments.
    let first = now.0.max(0);
    let deck_place = deck_place(deck);
    connection.execute(
        "INSERT INTO col VALUES (1, ?, ?, ?, 11, 0, 0, 0, ?, ?, ?, ?, '{}')",
        params![
            now.seconds(),
            first,
            first,
            json!({ "curModel": BASIC.to_string(), "curDeck": deck_place, "nextPos": deck.cards.len() + 1 })
                .to_string(),
            note_types(now).to_string(),
            decks(deck, deck_place, now).to_string(),
            deck_options().to_string(),
        ],
    )?;
    {
        let mut note = connection.prepare("INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, 0, 0, '')")?;
        let mut place =
            connection.prepare("INSERT INTO cards VALUES (?, ?, ?, 0, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')")?;
        for (number, card) in (0_i64..).zip(&deck.cards) {
            let in_package =
                |name: &Option<String>| name.as_ref().map(|name| names.get(name.as_str()).unwrap_or(name).clone());
            let card =
                Card { image: in_package(&card.image), answer_image: in_package(&card.answer_image), ..card.clone() };
            let NoteSides { is_cloze, front, back, note: more } = NoteSides::of(&card);
            let hidden = serde_json::to_string(&card)?.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            let fields = if is_cloze { vec![front, more, hidden] } else { vec![front, back, more, hidden] };
            let sorted_by = html::text(fields.first().map(String::as_str).unwrap_or_default());
            let tags: Vec<String> = tags_of(&card).collect();
            // A space before and after each: Anki searches for them so.
            let tags = if tags.is_empty() { String::new() } else { format!(" {} ", tags.join(" ")) };
            let id = first.saturating_add(number);
            let guid = format!("popquiz/{}/{}", deck.id, card.id);
            let kind = if is_cloze { CLOZE } else { BASIC };
            let fields = fields.join(&FIELD_SEPARATOR.to_string());
            note.execute(params![id, guid, kind, now.seconds(), tags, fields, sorted_by])?;
            place.execute(params![id, id, deck_place, now.seconds(), number + 1])?;
        }
    }
    let mut connection = connection;
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let compressed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    archive.start_file("collection.anki2", compressed)?;
    archive.write_all(&connection.serialize(MAIN_DB)?)?;
    let mut list = serde_json::Map::new();
    for (number, (name, image)) in deck.media.iter().enumerate() {
        archive.start_file(
            number.to_string(),
            SimpleFileOptions::default().compression_method(CompressionMethod::Stored),
        )?;
        archive.write_all(image)?;
        list.insert(number.to_string(), Value::String(names.get(name.as_str()).unwrap_or(name).clone()));
    }
    archive.start_file("media", compressed)?;
    archive.write_all(Value::Object(list).to_string().as_bytes())?;
    Ok(archive.finish()?.into_inner())
}

/// The names of the images in the package, which are valid file names on every system and need no escaping in HTML.
fn file_names(deck: &Deck) -> HashMap<&str, String> {
    let mut names: HashMap<&str, String> = HashMap::new();
    let mut taken = std::collections::HashSet::new();
    for name in deck.media.keys() {
        let fits = |letter: char| !letter.is_control() && !r#"/\:*?"<>|%&'"#.contains(letter);
        let safe: String = name.chars().map(|letter| if fits(letter) { letter } else { '-' }).collect();
        let safe = composed(safe.trim_matches(['.', ' ']));
        let mut free = safe.clone();
        let mut number = 1;
        while free.is_empty() || !taken.insert(free.to_lowercase()) {
            number += 1;
            free = format!("{number}-{safe}");
        }
        names.insert(name, free);
    }
    names
}

/// The deck's id in Anki: a timestamp that no real deck has.
fn deck_place(deck: &Deck) -> i64 {
    const EARLIEST: u64 = 1_000_000_000_000;
    const RANGE: u64 = 500_000_000_000;
    (EARLIEST + hash(&deck.id.0) % RANGE).cast_signed()
}

const SCHEMA: &str = "
CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL, \
    ver integer NOT NULL,
    dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL, \
    models text NOT NULL, decks text NOT NULL,
    dconf text NOT NULL, tags text NOT NULL);
CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL, \
    usn integer NOT NULL,
    tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL, \
    flags integer NOT NULL, data text NOT NULL);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL, \
    mod integer NOT NULL,
    usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL, due integer NOT NULL, ivl integer NOT NULL,
    factor integer NOT NULL, reps integer NOT NULL, lapses integer NOT NULL, left integer NOT NULL, \
    odue integer NOT NULL,
    odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, \
    ease integer NOT NULL, ivl integer NOT NULL,
    lastIvl integer NOT NULL, factor integer NOT NULL, time integer NOT NULL, type integer NOT NULL);
CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
CREATE INDEX ix_notes_usn ON notes (usn);
CREATE INDEX ix_cards_usn ON cards (usn);
CREATE INDEX ix_revlog_usn ON revlog (usn);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_cards_sched ON cards (did, queue, due);
CREATE INDEX ix_revlog_cid ON revlog (cid);
CREATE INDEX ix_notes_csum ON notes (csum);
";

const CSS: &str = ".card { font-family: sans-serif; font-size: 20px; line-height: 1.5; text-align: center; color: \
    black; background-color: white; }\n\
    ul, ol { display: inline-block; text-align: left; }\n.note { margin-top: 1em; font-size: 80%; }\n.cloze { \
    font-weight: bold; color: blue; }\n";

const NOTE: &str = "{{#Note}}<div class=\"note\">{{Note}}</div>{{/Note}}";

fn note_types(now: UnixMs) -> Value {
    let kind = |id: i64, name: &str, kind: u8, fields: &[&str], front: &str, back: &str| {
        let field = |(ord, name): (usize, &&str)| {
            json!({ "name": name, "ord": ord, "sticky": false, "rtl": false, "font": "Arial", "size": 20, "media": [],
                "collapsed": *name == HIDDEN_FIELD, "excludeFromSearch": *name == HIDDEN_FIELD })
        };
        json!({
            "id": id,
            "name": name,
            "type": kind,
            "mod": now.seconds(),
            "usn": -1,
            "sortf": 0,
            "did": null,
            "css": CSS,
            "latexPre": "\\documentclass[12pt]{article}\n\\begin{document}\n",
            "latexPost": "\\end{document}",
            "flds": fields.iter().enumerate().map(field).collect::<Vec<_>>(),
            "tmpls": [{
                "name": "Card 1", "ord": 0, "qfmt": front, "afmt": back, "bqfmt": "", "bafmt": "", "did": null,
            }],
            "req": [[0, "any", [0]]],
            "tags": [],
            "vers": [],
        })
    };
    let basic_back = format!("{{{{FrontSide}}}}\n\n<hr id=answer>\n\n{{{{Answer}}}}\n{NOTE}");
    let cloze_back = format!("{{{{cloze:Text}}}}\n{NOTE}");
    json!({
        BASIC.to_string(): kind(BASIC, "Popquiz", 0, &["Prompt", "Answer", "Note", HIDDEN_FIELD], "{{Prompt}}", &basic_back),
        CLOZE.to_string(): kind(CLOZE, "Popquiz Cloze", 1, &["Text", "Note", HIDDEN_FIELD], "{{cloze:Text}}", &cloze_back),
    })
}

fn decks(deck: &Deck, place: i64, now: UnixMs) -> Value {
    let about = |id: i64, name: &str, description: &str| {
        json!({ "id": id, "name": name, "desc": description, "mod": now.seconds(), "usn": -1, "dyn": 0,
            "conf": 1, "collapsed": false,
            "browserCollapsed": false, "newToday": [0, 0], "revToday": [0, 0], "lrnToday": [0, 0], "timeToday": [0, 0],
            "extendNew": 0, "extendRev": 0 })
    };
    // Two colons would make it a subdeck.
    let title = deck.title.replace("::", ": ");
    let description = html::escape(deck.description.as_deref().unwrap_or_default());
    json!({ "1": about(1, "Default", ""), place.to_string(): about(place, &title, &description) })
}

/// Anki's default options, which it requires. An import doesn't change the user's own.
fn deck_options() -> Value {
    json!({ "1": {
        "id": 1, "name": "Default", "mod": 0, "usn": 0, "maxTaken": 60, "autoplay": true, "timer": 0, "replayq": true,
        "dyn": false,
        "new": { "bury": false, "delays": [1.0, 10.0], "initialFactor": 2500, "ints": [1, 4, 0], "order": 1,
            "perDay": 20 },
        "rev": { "bury": false, "ease4": 1.3, "ivlFct": 1.0, "maxIvl": 36500, "perDay": 200, "hardFactor": 1.2 },
        "lapse": { "delays": [10.0], "leechAction": 1, "leechFails": 8, "minInt": 1, "mult": 0.0 },
    } })
}
