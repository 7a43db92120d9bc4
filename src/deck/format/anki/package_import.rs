//! A package as a deck.

use std::collections::HashMap;
use std::io::{Read, Seek};

use popquiz_deck::{Card, Deck};

use super::card::{self, ImportedCard};
use super::cloze;
use super::collection::{CardRow, Collection, FIELD_SEPARATOR, NoteRow, NoteType};
use super::deck_path::nest;
use super::limits::{CARD_WORK, PARTS_WORK, SIDE_BYTES, WORK_BYTES, too_many, too_much};
use super::media::Images;
use super::package::Package;
use super::package_export;
use super::tags::tags;
use super::template::{Template, Values};
use crate::deck::format::deck_builder::{DeckBuilder, check_size};
use crate::deck::format::error::DeckError;
use crate::deck::format::file_name::{deck_id, default_title};
use crate::deck::format::formats::Format;
use crate::deck::format::import::{Import, OnProgress, Progress};
use crate::texts::{Phrase, phrase};

/// Reads a package whose collection has at most `limit` bytes.
pub(in crate::deck::format) fn read<R: Read + Seek>(
    file: &str,
    stem: &str,
    reader: R,
    most: u64,
    progress: OnProgress<'_>,
) -> Result<Import, DeckError> {
    let wrong = |what: Phrase| DeckError::new(file, None, what);
    let mut package = Package::open(reader).map_err(wrong)?;
    let collection = Collection::open(package.collection(most).map_err(wrong)?).map_err(wrong)?;
    let (types, decks) = (collection.note_types().map_err(wrong)?, collection.decks().map_err(wrong)?);
    let rows = collection.cards().map_err(wrong)?;
    let mut importer = Importer {
        types: &types,
        templates: HashMap::new(),
        images: Images::new(&mut package),
        builder: DeckBuilder::default(),
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
        importer.note(number, note, own.get(..length).unwrap_or_default())
    });
    all.map_err(wrong)?.map_err(wrong)?;
    let Importer { images, mut builder, places, .. } = importer;
    let title = nest(builder.cards(), &places, &decks).unwrap_or_else(|| default_title(stem));
    let deck = Deck { media: images.into_media(), ..Deck::new(deck_id(stem), title) };
    let nothing = phrase!("file-no-cards-package");
    builder.finish(file, deck, Format::AnkiPackage, nothing)
}

struct Importer<'a, R> {
    types: &'a HashMap<i64, NoteType>,
    /// Templates by note type and ordinal, parsed when first needed.
    templates: HashMap<(i64, u32), Result<Template, Phrase>>,
    images: Images<'a, R>,
    builder: DeckBuilder,
    /// The decks of the imported cards.
    places: Vec<i64>,
    work: usize,
}

impl<R: Read + Seek> Importer<'_, R> {
    fn note(&mut self, number: usize, note: NoteRow<'_>, rows: &[CardRow]) -> Result<(), Phrase> {
        self.builder.count_found(rows.len().max(1));
        let Some(kind) = self.types.get(&note.kind) else {
            self.builder.report(number, phrase!("skipped-no-note-type"));
            return Ok(());
        };
        let why = match note.fields {
            None => Some(phrase!("skipped-long-or-not-utf8")),
            _ if kind.is_occlusion => Some(phrase!("skipped-occlusion")),
            _ if rows.is_empty() => Some(phrase!("skipped-no-cards")),
            _ => None,
        };
        if let Some(why) = why {
            self.builder.report(number, why);
            return Ok(());
        }
        let fields: Vec<&str> = note.fields.unwrap_or_default().split(FIELD_SEPARATOR).collect();
        let bytes = note.fields.unwrap_or_default().len() + note.tags.len();
        for row in rows {
            self.work += bytes + CARD_WORK;
            match self.card(number, note, kind, &fields, *row) {
                Ok(card) => {
                    self.builder.push(card);
                    self.places.push(row.deck);
                }
                Err(why) => {
                    let card = u64::from(row.ordinal.saturating_add(1));
                    let why =
                        if rows.len() > 1 { phrase!("skipped-its-card", card = card, problem = why) } else { why };
                    self.builder.report(number, why);
                }
            }
            if self.work > WORK_BYTES {
                return Err(too_much());
            }
            too_many(&self.builder)?;
        }
        Ok(())
    }

    /// Makes a card, or says why it can't.
    fn card(
        &mut self,
        number: usize,
        note: NoteRow<'_>,
        kind: &NoteType,
        fields: &[&str],
        row: CardRow,
    ) -> Result<Card, Phrase> {
        let own = package_export::recognize(kind, fields, note.tags);
        let is_as_written = own.as_ref().is_some_and(package_export::OriginalCard::is_as_written);
        let made = if is_as_written { None } else { Some(self.make(note, kind, fields, row)?) };
        let (mut card, asks_by_image, remark) = match (own, made) {
            (Some(own), Some(ImportedCard { card, image, answer_image, asks_by_image, remark })) => {
                let card = own.edited(Card { image, answer_image, ..card });
                (card, asks_by_image, remark)
            }
            (Some(own), None) => (own.card, false, None),
            (None, Some(ImportedCard { card, image, answer_image, asks_by_image, remark })) => {
                (Card { image, answer_image, ..card }, asks_by_image, remark)
            }
            (None, None) => return Err(phrase!("skipped-empty")),
        };
        for (image, is_asked) in [(&mut card.image, true), (&mut card.answer_image, false)] {
            let Some(address) = image.take() else { continue };
            match self.images.named(&address) {
                Ok(name) => *image = Some(name),
                Err(why) if is_asked && asks_by_image => {
                    return Err(phrase!("skipped-prompt-is-image", problem = why));
                }
                Err(why) => self.builder.report(number, phrase!("skipped-without-image", problem = why)),
            }
        }
        if let Some(remark) = remark {
            self.builder.report(number, remark);
        }
        let id = card::id(note.guid, row.ordinal, kind.is_cloze);
        let given = [card.id.0.as_str(), &id].into_iter().filter(|id| !id.is_empty());
        let given = given.map(|id| self.builder.ids.claim(id)).find_map(Result::ok);
        card.id = given.unwrap_or_else(|| self.builder.ids.for_text(&id));
        if card.tags.is_empty() && !is_as_written {
            card.tags = tags(note.tags.split_whitespace());
        }
        check_size(&card)?;
        Ok(card)
    }

    fn make(
        &mut self,
        note: NoteRow<'_>,
        kind: &NoteType,
        fields: &[&str],
        row: CardRow,
    ) -> Result<ImportedCard, Phrase> {
        // All cards of a cloze have one template.
        let ordinal = if kind.is_cloze { 0 } else { row.ordinal };
        let template = self.templates.entry((note.kind, ordinal)).or_insert_with(|| {
            let Some((front, back)) = kind.templates.get(&ordinal) else {
                return Err(phrase!("skipped-no-template", name = &kind.name));
            };
            self.work += front.len() + back.len() + kind.fields.len() * PARTS_WORK;
            let template = Template::new(kind, front, back);
            self.work += template.as_ref().map_or(0, |template| template.bytes * PARTS_WORK);
            template
        });
        let template = template.as_ref().map_err(Clone::clone)?;
        if kind.is_cloze && row.ordinal >= cloze::MAX_NUMBER {
            return Err(phrase!("skipped-cloze-number", most = u64::from(cloze::MAX_NUMBER)));
        }
        if kind.is_cloze && template.cloze.is_none() {
            return Err(phrase!("skipped-cloze-not-shown", name = &kind.name));
        }
        let has_tags = !note.tags.trim().is_empty();
        let values = Values { fields, has_tags, number: row.ordinal.saturating_add(1) };
        let Some(sides) = template.render(values, SIDE_BYTES) else {
            self.work += template.bytes.max(SIDE_BYTES);
            return Err(phrase!("skipped-too-long"));
        };
        self.work += template.bytes.max(sides.question.len() + sides.answer.len() + sides.rest.len());
        card::card(&sides, kind.is_cloze)
    }
}
