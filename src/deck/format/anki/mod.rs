//! Anki's packages (`.apkg`, `.colpkg`) and its exports as text.
//!
//! Reading order: `package` (the archive, its three layouts, its files), `collection` (note types, decks, notes and cards out of SQLite, with
//! `protobuf`), `template` and `cloze` (what a note's cards show), `card` (a card out of its two sides), `media` (the images that cards show); `text` (the
//! exports as text), `write` (a deck as a package).
//!
//! A package becomes one deck. Its title is the deck that all cards are in; where a card is in a deck below that, the way there is a tag of it. A card's id is made of its
//! note's id in Anki, which stays the same when the note is edited. What is scheduled, and how, is not read.
//!
//! Notes edited in Anki, of a deck that was written here, keep what Anki has no place for: see `write`.

mod card;
mod cloze;
mod collection;
mod media;
mod package;
mod protobuf;
mod template;
pub(super) mod text;
pub(super) mod write;

use std::collections::HashMap;
use std::io::{Read, Seek};

use card::Made;
use collection::{APART, CardRow, Collection, NoteRow, NoteType};
use media::Images;
use package::Package;
use popquiz_deck::{Card, Deck};
use popquiz_deck::{limits::TAG_CHARS, limits::TAGS};
use template::{Template, Values};

use super::gathered::{Gathered, check_size};
use super::{DeckError, Format, Import, OnProgress, Progress, deck_id, title_of};

/// The most bytes of a collection that somebody has sent: what a package of ten megabytes holds.
pub(super) const SENT_BYTES: u64 = 64 * 1024 * 1024;

/// The most bytes of a collection on the operator's own machine, and of a package there.
pub(super) const OWN_BYTES: u64 = 256 * 1024 * 1024;

/// The most bytes of a card's side.
const SIDE_BYTES: usize = 64 * 1024;

/// The most bytes that are looked at for all cards together, fields and sides: templates repeat what is in a note, and a note may have any number of cards.
const WORK_BYTES: usize = 256 * 1024 * 1024;

/// What a card costs at least, in such bytes: a package may have millions that show nothing.
const CARD_WORK: usize = 64;

/// What the parts of a template take, for each of its bytes and of its fields: they are kept until all cards are made.
const PARTS_WORK: usize = 16;

/// Whether a file is an archive, by how it begins: packages are.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Whether a file is a package, by its name.
pub(super) fn is_named_package(extension: &str) -> bool {
    matches!(extension, "apkg" | "colpkg")
}

/// Reads a package whose collection has at most so many bytes.
pub(super) fn read<R: Read + Seek>(
    file: &str,
    stem: &str,
    reader: R,
    most: u64,
    progress: OnProgress<'_>,
) -> Result<Import, DeckError> {
    let wrong = |what: String| DeckError::new(file, None, what);
    let mut package = Package::open(reader).map_err(wrong)?;
    let collection = Collection::open(package.collection(most).map_err(wrong)?).map_err(wrong)?;
    let (types, decks) = (collection.note_types().map_err(wrong)?, collection.decks().map_err(wrong)?);
    let rows = collection.cards().map_err(wrong)?;
    let mut reading = Reading {
        types: &types,
        templates: HashMap::new(),
        images: Images::new(&mut package),
        gathered: Gathered::default(),
        places: Vec::new(),
        work: 0,
    };
    let mut number = 0;
    let all = collection.notes(|note| {
        number += 1;
        let first = rows.partition_point(|row| row.note < note.id);
        progress(Progress { done: first, total: rows.len() });
        let own = rows.get(first..).unwrap_or_default();
        let length = own.iter().take_while(|row| row.note == note.id).count();
        reading.note(number, note, own.get(..length).unwrap_or_default())
    });
    all.map_err(wrong)?.map_err(wrong)?;
    let Reading { images, mut gathered, places, .. } = reading;
    let title = nest(gathered.cards(), &places, &decks).unwrap_or_else(|| title_of(stem));
    let deck = Deck { media: images.into_media(), ..Deck::new(deck_id(stem), title) };
    let nothing = "the package has no cards; in Anki, choose a deck with cards in it, and export that (File, Export)";
    gathered.into_import(file, deck, Format::AnkiPackage, nothing)
}

struct Reading<'a, R> {
    types: &'a HashMap<i64, NoteType>,
    /// By note type and ordinal; as they are needed.
    templates: HashMap<(i64, u32), Result<Template, String>>,
    images: Images<'a, R>,
    gathered: Gathered,
    /// The decks of the cards that are kept.
    places: Vec<i64>,
    work: usize,
}

impl<R: Read + Seek> Reading<'_, R> {
    fn note(&mut self, number: usize, note: NoteRow<'_>, rows: &[CardRow]) -> Result<(), String> {
        self.gathered.find(rows.len().max(1));
        let Some(kind) = self.types.get(&note.kind) else {
            self.gathered.note(number, "the package does not say what type of note it is".to_owned());
            return Ok(());
        };
        let why = match note.fields {
            None => Some("it is longer than any card may be, or no text in UTF-8"),
            _ if kind.is_occlusion => Some("it hides parts of a picture, which cannot be played in a chat"),
            _ if rows.is_empty() => Some("it has no card"),
            _ => None,
        };
        if let Some(why) = why {
            self.gathered.note(number, why.to_owned());
            return Ok(());
        }
        let fields: Vec<&str> = note.fields.unwrap_or_default().split(APART).collect();
        let bytes = note.fields.unwrap_or_default().len() + note.tags.len();
        for row in rows {
            self.work += bytes + CARD_WORK;
            match self.card(number, note, kind, &fields, *row) {
                Ok(card) => {
                    self.gathered.push(card);
                    self.places.push(row.deck);
                }
                Err(why) => {
                    let which = if rows.len() > 1 {
                        format!("its card {}: ", row.ordinal.saturating_add(1))
                    } else {
                        String::new()
                    };
                    self.gathered.note(number, format!("{which}{why}"));
                }
            }
            if self.work > WORK_BYTES {
                return Err(too_much("package"));
            }
            too_many(&self.gathered, "package")?;
        }
        Ok(())
    }

    /// A card; why there is none.
    fn card(
        &mut self,
        number: usize,
        note: NoteRow<'_>,
        kind: &NoteType,
        fields: &[&str],
        row: CardRow,
    ) -> Result<Card, String> {
        let own = write::recognise(kind, fields, note.tags);
        let is_as_written = own.as_ref().is_some_and(write::Own::is_as_written);
        let made = if is_as_written { None } else { Some(self.make(note, kind, fields, row)?) };
        let (mut card, asks_by_image, remark) = match (own, made) {
            (Some(own), Some(Made { card, image, answer_image, asks_by_image, remark })) => {
                let card = own.edited(Card { image, answer_image, ..card });
                (card, asks_by_image, remark)
            }
            (Some(own), None) => (own.card, false, None),
            (None, Some(Made { card, image, answer_image, asks_by_image, remark })) => {
                (Card { image, answer_image, ..card }, asks_by_image, remark)
            }
            (None, None) => return Err("it is empty".to_owned()),
        };
        for (image, is_asked) in [(&mut card.image, true), (&mut card.answer_image, false)] {
            let Some(address) = image.take() else { continue };
            match self.images.named(&address) {
                Ok(name) => *image = Some(name),
                Err(why) if is_asked && asks_by_image => {
                    return Err(format!("its prompt is nothing but an image, and {why}"));
                }
                Err(why) => self.gathered.note(number, format!("kept without its image: {why}")),
            }
        }
        if let Some(remark) = remark {
            self.gathered.note(number, remark.to_owned());
        }
        let id = card::id(note.guid, row.ordinal, kind.is_cloze);
        let given = [card.id.0.as_str(), &id].into_iter().filter(|id| !id.is_empty());
        let given = given.map(|id| self.gathered.ids.take(id)).find_map(Result::ok);
        card.id = given.unwrap_or_else(|| self.gathered.ids.unique(&id));
        if card.tags.is_empty() && !is_as_written {
            card.tags = tags(note.tags.split_whitespace());
        }
        check_size(&card)?;
        Ok(card)
    }

    fn make(&mut self, note: NoteRow<'_>, kind: &NoteType, fields: &[&str], row: CardRow) -> Result<Made, String> {
        // All cards of a cloze have one template.
        let ordinal = if kind.is_cloze { 0 } else { row.ordinal };
        let template = self.templates.entry((note.kind, ordinal)).or_insert_with(|| {
            let Some((front, back)) = kind.templates.get(&ordinal) else {
                return Err(format!("its note type “{}” has no template for it", kind.name));
            };
            self.work += front.len() + back.len() + kind.fields.len() * PARTS_WORK;
            let template = Template::new(kind, front, back);
            self.work += template.as_ref().map_or(0, |template| template.bytes * PARTS_WORK);
            template
        });
        let template = template.as_ref().map_err(Clone::clone)?;
        if kind.is_cloze && row.ordinal >= cloze::NUMBERS {
            return Err(format!("its clozes go up to {}", cloze::NUMBERS));
        }
        if kind.is_cloze && template.cloze.is_none() {
            return Err(format!("its note type “{}” shows no cloze on the front", kind.name));
        }
        let has_tags = !note.tags.trim().is_empty();
        let values = Values { fields, has_tags, number: row.ordinal.saturating_add(1) };
        let Some(sides) = template.render(values, SIDE_BYTES) else {
            self.work += template.bytes.max(SIDE_BYTES);
            return Err("what it shows is longer than any card may be".to_owned());
        };
        self.work += template.bytes.max(sides.question.len() + sides.answer.len() + sides.rest.len());
        Ok(card::card(&sides, kind.is_cloze)?)
    }
}

/// What is told of a package or an export whose cards show too much.
fn too_much(what: &str) -> String {
    let most = WORK_BYTES / 1024 / 1024;
    format!("the {what}'s cards show more than {most} MB of text; in Anki, export a part of the deck")
}

/// # Errors
/// That there is more than a deck has, and what to do.
fn too_many(gathered: &Gathered, what: &str) -> Result<(), String> {
    let told =
        |most| format!("the {what} has {most}, and that is the most. In Anki, export a single deck or a part of it");
    gathered.too_much().map_or(Ok(()), |most| Err(told(most)))
}

/// A note's tags, without those of Anki's own.
fn tags<'a>(all: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in all.filter(|tag| !is_system_tag(tag)) {
        if tags.len() < TAGS && !tags.iter().any(|known| known == tag) {
            tags.push(tag.chars().take(TAG_CHARS).collect());
        }
    }
    tags
}

/// Anki's own tags: of cards that are hard, and of those that somebody has marked for themselves.
fn is_system_tag(tag: &str) -> bool {
    tag.eq_ignore_ascii_case("leech") || tag.eq_ignore_ascii_case("marked")
}

/// The deck that is always there, and says nothing.
const DEFAULT: &str = "Default";

/// The most characters of a deck's name, with those of the decks that it is in: many times what a title and a tag show of it.
const PATH_CHARS: usize = 5_000;

/// The names of nested decks, from the outermost to the innermost: each card's deck is compared with others part by part.
fn path(name: &str, apart: &str) -> Vec<String> {
    let end = name.char_indices().nth(PATH_CHARS).map_or(name.len(), |(end, _)| end);
    let parts = name.get(..end).unwrap_or(name).split(apart);
    parts.map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

/// The deck that all cards are in, which gives the title; the way from there to a card's own deck becomes a tag of it.
fn nest(cards: &mut [Card], places: &[i64], decks: &HashMap<i64, Vec<String>>) -> Option<String> {
    let path = |place: &i64| decks.get(place).map(Vec::as_slice).unwrap_or_default();
    let mut root = path(places.first()?);
    for place in places {
        let path = path(place);
        let shared = root.iter().zip(path).take_while(|(one, other)| one == other).count();
        root = root.get(..shared).unwrap_or_default();
    }
    for (card, place) in cards.iter_mut().zip(places) {
        let below: String =
            path(place).get(root.len()..).unwrap_or_default().join("::").chars().take(TAG_CHARS).collect();
        if !below.is_empty() && below != DEFAULT && !card.tags.contains(&below) {
            card.tags.push(below);
        }
    }
    let title = root.join(": ");
    (!title.is_empty() && title != DEFAULT).then_some(title)
}
