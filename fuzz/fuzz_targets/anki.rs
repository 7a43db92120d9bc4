//! Files from Anki: packages, collections and templates inside valid packages, and HTML in text exports. The first byte
//! selects which. Any result is exported as a package and must be imported as the same cards.
#![no_main]

use std::io::{Cursor, Write as _};

use libfuzzer_sys::fuzz_target;
use popquiz::clock::UnixMs;
use popquiz::deck::format::{self, ExportFormat, SkippedList};
use rusqlite::{Connection, MAIN_DB};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fuzz_target!(|input: &[u8]| {
    let Some((kind, input)) = input.split_first() else { return };
    let (file, bytes) = match kind % 4 {
        0 => ("deck.apkg", input.to_vec()),
        1 => ("deck.apkg", package(input)),
        2 => ("deck.apkg", package(&collection(&String::from_utf8_lossy(input)))),
        _ => ("deck.txt", [b"#separator:tab\n#html:true\n", input].concat()),
    };
    let Ok(import) = format::import(file, &bytes) else { return };
    assert!(
        import.deck.cards.len() <= popquiz_deck::limits::CARDS && import.skipped.listed().len() <= SkippedList::LISTED
    );
    if import.deck.cards.is_empty() {
        return;
    }
    let written =
        format::export(&import.deck, ExportFormat::Apkg, UnixMs(1_790_000_000_000)).expect("every deck can be written");
    let again = format::import("deck.apkg", &written).expect("our own package is read");
    let cards = |deck: &popquiz_deck::Deck| {
        let mut cards = deck.cards.clone();
        // Lines are those of the file; images may get other names.
        cards.iter_mut().for_each(|card| (card.line, card.image, card.answer_image) = (0, None, None));
        cards
    };
    assert_eq!(cards(&again.deck), cards(&import.deck));
});

fn package(collection: &[u8]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("collection.anki2", SimpleFileOptions::default()).expect("memory takes it");
    archive.write_all(collection).expect("memory takes it");
    archive.finish().expect("memory takes it").into_inner()
}

/// A collection with one note: front, back and three fields, separated by lines with an equals sign; both as a basic
/// note and as a cloze.
fn collection(text: &str) -> Vec<u8> {
    let parts: Vec<&str> = text.split("\n=\n").collect();
    let part = |place: usize| parts.get(place).copied().unwrap_or_default();
    let kind = |cloze: u8| {
        serde_json::json!({ "name": "Fuzzed", "type": cloze, "flds": [{ "name": "A" }, { "name": "B" }, { "name": "Popquiz" }],
            "tmpls": [{ "qfmt": part(0), "afmt": part(1) }] })
    };
    let models = serde_json::json!({ "1": kind(0), "2": kind(1) }).to_string();
    let mut connection = Connection::open_in_memory().expect("memory takes it");
    connection
        .execute_batch(
            "CREATE TABLE col (id integer PRIMARY KEY, models text, decks text);
             CREATE TABLE notes (id integer PRIMARY KEY, guid text, mid integer, tags text, flds text);
             CREATE TABLE cards (id integer PRIMARY KEY, nid integer, did integer, ord integer, odid integer);
             INSERT INTO cards VALUES (1, 1, 1, 0, 0), (2, 2, 1, 0, 0), (3, 2, 1, 1, 0);",
        )
        .expect("the schema is right");
    connection.execute("INSERT INTO col VALUES (1, ?, '{}')", [models]).expect("memory takes it");
    let fields = [part(2), part(3), part(4)].join("\u{1f}");
    let note = "INSERT INTO notes VALUES (?1, ?2, ?1, ?3, ?4)";
    for id in [1, 2] {
        connection.execute(note, (id, part(5), part(6), &fields)).expect("memory takes it");
    }
    let bytes = connection.serialize(MAIN_DB).expect("memory has it").to_vec();
    bytes
}
