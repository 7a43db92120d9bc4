//! Anki import and export: packages of all layouts made by Anki itself and by genanki (`tests/decks/anki/make.py`),
//! malicious packages, and our own packages as Anki reads them.

use std::io::{Cursor, Read as _, Write as _};
use std::process::Command;
use std::time::{Duration, Instant};

use popquiz::clock::UnixMs;
use popquiz::deck::format::{self, DeckError, ExportFormat, Format, Import, SkippedList};
use popquiz_deck::edit::Difference;
use popquiz_deck::merge::with_known_ids;
use popquiz_deck::{AnswerKey, Deck};
use proptest::prelude::*;
use rusqlite::{Connection, MAIN_DB};
use serde_json::Value;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::support::decks::{NOW, costs_little, told};

/// One dot, as PNG.
const DOT: &[u8] = include_bytes!("../decks/anki/dot.png");

fn fixture(name: &str) -> Import {
    let path = format!("{}/tests/decks/anki/{name}", env!("CARGO_MANIFEST_DIR"));
    format::load_with_report(path.as_ref()).unwrap_or_else(|error| panic!("{error}"))
}

fn import(bytes: &[u8]) -> Result<Import, DeckError> {
    format::import("deck.apkg", bytes)
}

fn skipped(import: &Import) -> Vec<String> {
    crate::support::decks::skipped(import).iter().map(|(place, what)| format!("{place}: {what}")).collect()
}

const WORLD: [&str; 13] = [
    "What is the capital of France? → term: Paris [cities, geo::west, Europe]",
    "Which colours has the flag of Italy? → list: green / white / red [Europe]",
    "Nepal → term: Kathmandu [Asia]",
    "Kathmandu → term: Nepal [Asia]",
    "Laos → term: Vientiane [Asia]",
    "How many islands has Japan? → number: 14125 [Asia]",
    "... (city) was founded in 1913, not far from .... → blanks: Canberra / Sydney (By a vote.)",
    "Canberra was founded in ..., not far from Sydney. → blanks: 1913 (By a vote.)",
    "What does this image show? → term: A dot & no more <a dot.png>",
    "Draw it. → term: See the drawing",
    "What is the area of a circle? A = ? → term: π r²",
    "猫[ねこ] → term: cat [Asia] (ねこ\nUsed: 猫がいる。)",
    "cat: which word? → term: 猫[ねこ] [Asia]",
];

#[test]
fn packages_of_all_layouts_are_read_as_anki_shows_their_cards() {
    for name in ["legacy.apkg", "latest.apkg", "whole-legacy.colpkg", "whole.colpkg"] {
        let read = fixture(name);
        assert_eq!((read.format, read.deck.title.as_str(), read.found), (Format::AnkiPackage, "World", 15), "{name}");
        assert_eq!(told(&read.deck), WORLD, "{name}");
        assert_eq!(read.deck.media.keys().collect::<Vec<_>>(), ["a dot.png"], "{name}");
        assert_eq!(&*read.deck.media["a dot.png"], DOT, "{name}");
        let skipped = skipped(&read);
        assert_eq!(skipped.len(), 3, "{name}: {skipped:?}");
        assert!(skipped[0].starts_with("8: imported without its image: “drawing.svg” isn't a PNG"), "{skipped:?}");
        assert!(skipped[1].starts_with("9: its prompt is only an image, and “drawing.svg”"), "{skipped:?}");
        assert_eq!(skipped[2], "12: it hides parts of a picture, which isn't possible in chat");
    }
}

#[test]
fn cards_have_the_same_ids_in_every_export() {
    let ids = |name: &str| fixture(name).deck.cards.into_iter().map(|card| card.id.0).collect::<Vec<_>>();
    let legacy = ids("legacy.apkg");
    assert_eq!(legacy[..1], ["france"]);
    assert_eq!(legacy[2..4], ["nepal", "nepal-2"]);
    assert_eq!(legacy[6..8], ["canberra-c1", "canberra-c2"]);
    assert!(legacy[1].starts_with("anki-"), "{legacy:?}");
    for other in ["latest.apkg", "whole.colpkg"] {
        assert_eq!(ids(other), legacy);
    }
    assert!(ids("notes.txt").iter().all(|id| legacy.contains(id)), "as text: {:?}", ids("notes.txt"));
}

#[test]
fn packages_by_genanki_are_read() {
    let read = fixture("genanki.apkg");
    assert_eq!((read.deck.title.as_str(), skipped(&read)), ("Rivers of Africa", vec![]));
    assert_eq!(
        told(&read.deck),
        [
            "What is the longest river of Africa? → term: the Nile [rivers] <dot.png>",
            "Where does the Niger end? → term: In the Gulf of Guinea",
            "The ... crosses the equator twice. → blanks: Congo",
            "The Congo crosses the ... twice. → blanks: equator",
        ]
    );
}

#[test]
fn text_exports_are_read() {
    let notes = fixture("notes.txt");
    assert_eq!((notes.format, notes.deck.title.as_str()), (Format::AnkiText, "World"));
    let mut expected: Vec<&str> = WORLD.to_vec();
    // Without an image, no image can be asked for; without templates, a note is its fields.
    expected.truncate(11);
    expected.remove(8);
    assert_eq!(told(&notes.deck)[..10], expected);
    assert_eq!(told(&notes.deck)[10..], ["猫[ねこ] → term: ねこ [Asia] (cat\n猫がいる。)"]);
    assert!(skipped(&notes)[0].starts_with("13: its prompt is only an image, and “a dot.png” isn't in a text file"));
    // As plain text a list has lost its items.
    let plain = told(&fixture("notes-plain.txt").deck);
    assert_eq!(plain[0], expected[0]);
    assert!(plain.contains(&expected[6].to_owned()), "{plain:?}");
    let cards = fixture("cards.txt");
    assert!(cards.deck.cards.iter().any(|card| card.prompt == "... (city) was founded in 1913, not far from ...."
        && card.key.as_ref().is_some_and(|key| key.answers() == ["Canberra", "Sydney"])));
    assert_eq!((cards.deck.title.as_str(), cards.deck.cards.len()), ("Cards", 12));
}

#[test]
fn headers_of_text_exports_are_used() {
    for (text, cards) in [
        ("#separator:;\n#html:false\na <b>;c\n", vec!["a <b> → term: c"]),
        ("#separator:Comma\n#html:true\n#tags:x y::z\n\"a,<br>\"\"b\"\"\",c\n", vec!["a,\n\"b\" → term: c [x, y::z]"]),
        ("#separator:Pipe\n#columns:Front|Back\n#deck:D::E\na|1 &lt; 2\n", vec!["a → term: 1 < 2"]),
        ("#html:false\n#separator:tab\nQ?\tline\\n\n# a comment\nR?\tb\n", vec!["Q? → term: line\\n", "R? → term: b"]),
        ("#notetype:Basic (and reversed card)\n#separator:tab\na\tb\n", vec!["a → term: b", "b → term: a"]),
        ("#separator:tab\n\"two\nlines\"\tb\textra\tmore\n", vec!["two\nlines → term: b (extra\nmore)"]),
    ] {
        let read = format::import("export.txt", text.as_bytes()).unwrap_or_else(|error| panic!("{error}: {text}"));
        assert_eq!(
            (read.format, told(&read.deck)),
            (Format::AnkiText, cards.into_iter().map(str::to_owned).collect()),
            "{text}"
        );
    }
    // Without such lines a table is a table.
    assert_eq!(format::import("export.txt", b"a\tb\nc\td\n").unwrap().format, Format::Csv);
    let many = format!("#separator:tab\n{}", "x\ty\n".repeat(20_001));
    let error = format::import("many.txt", many.as_bytes()).unwrap_err();
    assert!(error.to_string().starts_with("many.txt:20002: the file has more than 20,000 cards"), "{error}");
    let error = format::import("none.txt", b"#separator:tab\n").unwrap_err();
    assert!(error.message.to_string().contains("the export is empty"), "{error}");
}

// The contents of packages.

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let how = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        archive.start_file(*name, how).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}

/// An empty collection of the old schema, with a note type of three fields.
fn empty() -> Connection {
    let connection = Connection::open_in_memory().unwrap();
    connection
        .execute_batch(
            "CREATE TABLE col (id integer PRIMARY KEY, models text, decks text);
             CREATE TABLE notes (id integer PRIMARY KEY, guid text, mid integer, tags text, flds text);
             CREATE TABLE cards (id integer PRIMARY KEY, nid integer, did integer, ord integer, odid integer);",
        )
        .unwrap();
    let models = r#"{"1": {"name": "Basic", "type": 0, "flds": [{"name": "Front"}, {"name": "Back"}, {"name": "More"}],
        "tmpls": [{"qfmt": "{{Front}}", "afmt": "{{FrontSide}}<hr id=answer>{{Back}}{{#More}}<p>{{More}}</p>{{/More}}"}]},
        "2": {"name": "Cloze", "type": 1, "flds": [{"name": "Text"}], "tmpls": [{"qfmt": "{{cloze:Text}}", "afmt": "{{cloze:Text}}"}]}}"#;
    connection.execute("INSERT INTO col VALUES (1, ?, '{\"1\": {\"name\": \"Default\"}}')", [models]).unwrap();
    connection
}

fn add(connection: &Connection, id: i64, kind: i64, fields: &[&str]) {
    let fields = fields.join("\u{1f}");
    connection.execute("INSERT INTO notes VALUES (?1, 'note-' || ?1, ?2, '', ?3)", (id, kind, fields)).unwrap();
    connection.execute("INSERT INTO cards (nid, did, ord, odid) VALUES (?, 1, 0, 0)", [id]).unwrap();
}

fn bytes(connection: &mut Connection) -> Vec<u8> {
    connection.serialize(MAIN_DB).unwrap().to_vec()
}

fn package(mut connection: Connection) -> Vec<u8> {
    zip(&[("collection.anki2", &bytes(&mut connection)), ("media", b"{}")])
}

fn with_notes(notes: &[&[&str]]) -> Vec<u8> {
    let connection = empty();
    for (id, fields) in (1..).zip(notes) {
        add(&connection, id, 1, fields);
    }
    package(connection)
}

fn refused(bytes: &[u8]) -> String {
    import(bytes).map(|import| told(&import.deck)).unwrap_err().to_string()
}

#[test]
fn incomplete_packages_are_refused_with_advice() {
    let good = with_notes(&[&["Front?", "back"]]);
    assert_eq!(told(&import(&good).unwrap().deck), ["Front? → term: back"]);
    for length in (0..good.len()).step_by(good.len() / 40) {
        let error = refused(&good[..length]);
        assert!(error.starts_with("deck.apkg: ") && error.contains("Anki (File, Export"), "{length}: {error}");
    }
    let collection = bytes(&mut empty());
    for (files, says) in [
        (vec![("readme.txt", &b"hello"[..])], "contains no Anki collection"),
        (vec![], "archive"),
        (vec![("meta", b"\x08\x03"), ("collection.anki2", &collection)], "lacks its collection, “collection.anki21b”"),
        (vec![("meta", b"\x08\x09"), ("collection.anki2", &collection)], "Support older Anki versions"),
        (vec![("meta", b"\xff"), ("collection.anki2", &collection)], "doesn't state its layout"),
        (
            vec![(
                "collection.anki2",
                b"no database, but longer than the header of one: ...................................................",
            )],
            "not an SQLite database",
        ),
        (vec![("collection.anki2", &collection), ("media", b"[")], "list of files"),
        (vec![("meta", b"\x08\x03"), ("collection.anki21b", &collection)], "is damaged"),
        (vec![("collection.anki2", &collection)], "has no cards"),
    ] {
        let error = refused(&zip(&files));
        assert!(error.contains(says), "{error} should say {says}");
    }
}

#[test]
fn archives_with_false_headers_are_refused() {
    let good = with_notes(&[&["Front?", "back"]]);
    let patched = |mark: &[u8], offset: usize, with: &[u8]| {
        let mut bytes = good.clone();
        for at in 0..bytes.len() - mark.len() {
            if bytes[at..].starts_with(mark) {
                bytes[at + offset..at + offset + with.len()].copy_from_slice(with);
            }
        }
        bytes
    };
    // Encrypted, says the flag in both headers.
    let mut encrypted = patched(b"PK\x01\x02", 8, &[1]);
    for at in 0..encrypted.len() - 4 {
        if encrypted[at..].starts_with(b"PK\x03\x04") {
            encrypted[at + 6] |= 1;
        }
    }
    assert!(refused(&encrypted).contains("password-protected"), "{}", refused(&encrypted));
    // Declared larger than it may be, and smaller than it is.
    let huge = refused(&patched(
        b"PK\x01\x02",
        24,
        &u32::MAX.to_le_bytes()[..3].iter().copied().chain([0x70]).collect::<Vec<_>>(),
    ));
    assert!(huge.contains("too large"), "{huge}");
    let _ = import(&patched(b"PK\x01\x02", 24, &[1, 0, 0, 0]));
    // Two collections in one package: names of the same length, one changed to equal the other.
    let collection = bytes(&mut empty());
    let mut two = zip(&[("collection.anki2", &collection), ("collection.anki3", &collection)]);
    for at in 0..two.len() - 5 {
        if two[at..].starts_with(b"anki3") {
            two[at + 4] = b'2';
        }
    }
    assert!(refused(&two).contains("two files with the same name"), "{}", refused(&two));
    let many: Vec<u8> = b"PK\x01\x02".repeat(60_000);
    let error = refused(&zip(&[("collection.anki2", &collection), ("x", &many)]));
    assert!(error.contains("has no cards"), "compressed marks are none: {error}");
    let error = refused(&[b"PK\x03\x04", &many[..]].concat());
    assert!(error.contains("more than 50,000 files"), "{error}");
}

#[test]
fn decompression_bombs_are_stopped_at_a_limit() {
    let began = Instant::now();
    let zeros = vec![0; 65 * 1024 * 1024];
    let bomb = zip(&[("collection.anki2", &zeros)]);
    assert!(bomb.len() < 200_000);
    assert!(refused(&bomb).contains("too large"), "{}", refused(&bomb));
    // Zstandard: blocks of one byte, each repeated 128 kilobytes long.
    let block = ((128_u32 * 1024) << 3 | 1 << 1).to_le_bytes();
    let mut blocks = b"\x28\xb5\x2f\xfd\x00\x58".to_vec();
    for _ in 0..800 {
        blocks.extend_from_slice(&block[..3]);
        blocks.push(0);
    }
    let error = refused(&zip(&[("meta", b"\x08\x03"), ("collection.anki21b", &blocks)]));
    assert!(error.contains("too large"), "{error}");
    // A window of two gigabytes.
    let window = b"\x28\xb5\x2f\xfd\x00\xa8\x01\x00\x00";
    let error = refused(&zip(&[("meta", b"\x08\x03"), ("collection.anki21b", window)]));
    assert!(error.contains("damaged"), "{error}");
    assert!(began.elapsed() < Duration::from_secs(60), "{:?}", began.elapsed());
}

#[test]
fn oversized_images_are_examined_up_to_a_limit() {
    const IMAGES: i64 = 200;
    let connection = empty();
    for id in 1..=IMAGES {
        add(&connection, id, 1, &[&format!("What? <img src={id}.png>"), "answer"]);
    }
    let collection = zstd(&bytes(&mut { connection }));
    // Zstandard: eight literal bytes, then ten megabytes in blocks that repeat one byte.
    let mut image = b"\x28\xb5\x2f\xfd\x00\x58\x40\x00\x00\x89PNG\r\n\x1a\n".to_vec();
    for _ in 0..80 {
        image.extend_from_slice(&((128_u32 * 1024) << 3 | 1 << 1).to_le_bytes()[..3]);
        image.push(0);
    }
    let mut list = Vec::new();
    for id in 1..=IMAGES {
        let name = format!("{id}.png");
        let length = u8::try_from(name.len()).unwrap();
        list.extend_from_slice(&[0x0a, length + 2, 0x0a, length]);
        list.extend_from_slice(name.as_bytes());
    }
    let list = zstd(&list);
    let names: Vec<String> = (0..IMAGES).map(|entry| entry.to_string()).collect();
    let mut files: Vec<(&str, &[u8])> =
        vec![("meta", b"\x08\x03"), ("collection.anki21b", &collection), ("media", &list)];
    files.extend(names.iter().map(|name| (name.as_str(), image.as_slice())));
    let read = import(&zip(&files)).unwrap();
    assert_eq!((read.deck.cards.len(), read.deck.media.len()), (200, 0));
    let skipped = skipped(&read);
    assert_eq!(skipped.len(), 200);
    assert!(skipped[0].contains("“1.png” is too large: a deck's images can add up to at most 6 MB"), "{}", skipped[0]);
    assert!(skipped[199].contains("skipped “200.png”"), "{}", skipped[199]);
}

/// A package with this many notes that all have these fields, each with cards of this many templates.
fn built(notes: u32, fields: &str, templates: usize, (front, back): (&str, &str)) -> Vec<u8> {
    let connection = empty();
    let template = serde_json::json!({ "qfmt": front, "afmt": back });
    let kind = serde_json::json!({ "name": "Built", "type": 0, "flds": [{ "name": "A" }, { "name": "B" }], "tmpls": vec![template; templates] });
    connection.execute("UPDATE col SET models = ?", [serde_json::json!({ "1": kind }).to_string()]).unwrap();
    let count = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i <";
    let sql = format!(
        "{count} {notes}) INSERT INTO notes SELECT i, '', 1, '', '{fields}' FROM n;
         {count} {templates}) INSERT INTO cards SELECT NULL, notes.id, 1, i - 1, 0 FROM n, notes;"
    );
    connection.execute_batch(&sql).unwrap();
    package(connection)
}

#[test]
fn malicious_packages_are_cheap_to_reject() {
    // Enough to reach the limit quickly.
    let notes = if cfg!(debug_assertions) { 200 } else { 100_000 };
    let long = "x".repeat(50_000);
    let many = "{{#B}}{{B}}and more{{/B}}".repeat(3_000);
    for (name, package) in [
        ("long templates", built(100_000, "a\u{1f}", 1, (&format!("{{{{#B}}}}{long}{{{{/B}}}}"), "{{A}}"))),
        ("long templates that show all", built(notes, "a\u{1f}b", 1, (&format!("{{{{A}}}}<!-- -->{long}"), "{{B}}"))),
        ("many parts", built(10_000, "a\u{1f}", 1, (many.get(..60_000).unwrap(), "{{A}}"))),
        ("many templates", built(1, "a\u{1f}b", 100, (&format!("{{{{A}}}}{}", &many[..60_000]), "{{A}}"))),
        ("lines that are not closed", built(100, "a\u{1f}b", 20, ("{{A}}", &("<hr".repeat(20_000) + ">{{B}}")))),
        ("many rows that show nothing", built(20_000, " \u{1f}b", 50, ("{{A}}", "{{B}}"))),
        (
            "elements across each other",
            built(1, &("<sup>1<span class=cloze>2</sup>ä".repeat(1_500) + "\u{1f}b"), 1, ("{{A}}", "{{B}}")),
        ),
    ] {
        costs_little(name, ("deck.apkg", &package), 150_000_000, Duration::from_secs(60));
    }
    let connection = empty();
    let name = "a::".repeat(2_000_000);
    connection.execute("UPDATE col SET decks = json_object('1', json_object('name', ?))", [name]).unwrap();
    for id in 1..=if cfg!(debug_assertions) { 2_000 } else { 20_000 } {
        add(&connection, id, 1, &["Front?", "back"]);
    }
    let nested = package(connection);
    costs_little("a deck in millions of others", ("deck.apkg", &nested), 150_000_000, Duration::from_secs(60));
}

#[test]
fn views_and_virtual_tables_are_not_run() {
    let begin = |sql: &str| {
        let connection = empty();
        add(&connection, 1, 1, &["Front?", "back"]);
        connection.execute_batch(sql).unwrap();
        package(connection)
    };
    let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS id, '' AS guid, 1 AS \
        mid, '' AS tags, 'a' AS flds FROM n";
    for (sql, says) in [
        (format!("DROP TABLE notes; CREATE VIEW notes AS {endless};"), "lacks Anki's tables"),
        (
            "DROP TABLE notes; CREATE VIRTUAL TABLE notes USING fts5(guid, mid, tags, flds);".into(),
            "lacks Anki's tables",
        ),
        ("DROP TABLE cards;".into(), "lacks Anki's tables"),
        ("ALTER TABLE notes DROP COLUMN flds;".into(), "(no such column: flds"),
        ("UPDATE col SET models = '{';".into(), "cannot read the package's note types"),
        ("DELETE FROM col;".into(), "the package has no note types"),
        ("UPDATE col SET decks = x'00ff';".into(), "cannot read the package's decks"),
    ] {
        let error = refused(&begin(&sql));
        assert!(error.contains(says), "{sql}: {error}");
    }
    // What is only strange is passed over.
    for (sql, cards) in [
        ("UPDATE notes SET flds = x'ff00ff';", 0),
        ("UPDATE notes SET flds = CAST(x'ff41' AS TEXT);", 0),
        ("UPDATE notes SET mid = 'none';", 0),
        ("UPDATE notes SET mid = 7;", 0),
        ("UPDATE notes SET flds = printf('%.*c', 300000, 'x');", 0),
        ("UPDATE notes SET guid = NULL, tags = NULL;", 1),
        ("UPDATE cards SET ord = 'x', did = NULL, nid = 1.5; DELETE FROM cards;", 0),
        ("UPDATE cards SET ord = -5;", 0),
        ("CREATE TRIGGER t AFTER UPDATE ON notes BEGIN DELETE FROM notes; END;", 1),
        ("UPDATE col SET models = json_set(models, '$.1.tmpls', json('[]'));", 0),
    ] {
        let read = import(&begin(sql)).unwrap_or_else(|error| panic!("{sql}: {error}"));
        assert_eq!((read.found, read.deck.cards.len(), read.skipped.len()), (1, cards, 1 - cards), "{sql}: {read:?}");
    }
}

#[test]
fn computed_sqlite_tables_are_not_queried() {
    let began = Instant::now();
    for computed in [
        "flds text GENERATED ALWAYS AS (printf('%.*c', 8000000, 'x'))",
        "flds text, more AS (hex(zeroblob(4000000))) VIRTUAL",
    ] {
        let connection = empty();
        let sql = format!(
            "DROP TABLE notes; CREATE TABLE notes (id integer PRIMARY KEY, guid text, mid integer, tags text, \
             {computed});
             WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) INSERT INTO notes (id, guid, mid, tags) SELECT i, '', 1, '' FROM n;
             INSERT INTO cards SELECT id, id, 1, 0, 0 FROM notes;"
        );
        connection.execute_batch(&sql).unwrap();
        let error = refused(&package(connection));
        assert!(error.contains("lacks Anki's tables"), "{computed}: {error}");
    }
    assert!(began.elapsed() < Duration::from_secs(20), "{:?}", began.elapsed());
}

#[test]
fn too_many_cards_and_too_many_empty_notes() {
    let many = |count: u32, fields: &str| {
        let connection = empty();
        let sql = format!(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count}) INSERT INTO notes \
             SELECT i, '', 1, '', {fields} FROM n;
             INSERT INTO cards SELECT id, id, 1, 0, 0 FROM notes;"
        );
        connection.execute_batch(&sql).unwrap();
        package(connection)
    };
    let error = refused(&many(20_001, "'front ' || i || char(31) || 'back'"));
    assert!(error.contains("more than 20,000 cards") && error.contains("export a single deck"), "{error}");
    let empty = import(&many(100_000, "' ' || char(31) || 'back'")).unwrap();
    assert_eq!((empty.found, empty.deck.cards.len(), empty.skipped.len()), (100_000, 0, 100_000));
    assert_eq!(skipped(&empty)[0], "1: the prompt is empty");
    assert_eq!(skipped(&empty).len(), SkippedList::LISTED);
}

#[test]
fn only_shown_images_of_a_supported_format_are_imported() {
    let connection = empty();
    for (id, front) in (1..).zip([
        "What? <img src='../../etc/passwd.png'>",
        "What? <img src=\"..%2F..%2Fetc%2Fpasswd.png\">",
        "What? <img src=fake.png>",
        "What? <img src=huge.png>",
        "What? <img src=wrong.gif><img src=fake.png>",
        "What? <img src=https://example.org/x.png>",
        "<img src=gone.png>",
    ]) {
        add(&connection, id, 1, &[front, "answer"]);
    }
    let collection = bytes(&mut { connection });
    let huge = [DOT, &vec![7; 7 * 1024 * 1024][..]].concat();
    let media = br#"{"0": "../../etc/passwd.png", "1": "fake.png", "2": "huge.png", "3": "wrong.gif", "4": "gone.png", "../5": "unused.png"}"#;
    let files: [(&str, &[u8]); 7] = [
        ("collection.anki2", &collection),
        ("media", media),
        ("0", DOT),
        ("1", b"<script>"),
        ("2", &huge),
        ("3", DOT),
        ("../5", DOT),
    ];
    let read = import(&zip(&files)).unwrap();
    assert_eq!(read.deck.media.keys().collect::<Vec<_>>(), ["passwd.png", "wrong.png"]);
    let told = told(&read.deck);
    // One file in two spellings is one image.
    assert_eq!(told[0..2], ["What? → term: answer <passwd.png>", "What? → term: answer <passwd.png>"]);
    assert_eq!(told[4], "What? → term: answer <wrong.png>");
    let skipped = skipped(&read);
    assert_eq!(skipped.len(), 4, "{skipped:?}");
    assert!(skipped[0].starts_with("3: imported without its image: “fake.png” isn't a PNG"), "{skipped:?}");
    assert!(skipped[1].contains("“huge.png” is too large: a deck's images can add up to at most 6 MB"), "{skipped:?}");
    assert!(skipped[2].contains("“https://example.org/x.png” isn't in the package"), "{skipped:?}");
    assert!(
        skipped[3].starts_with("7: its prompt is only an image, and “gone.png” isn't in the package"),
        "{skipped:?}"
    );
}

#[test]
fn a_package_with_a_lot_of_media_is_read_from_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let connection = empty();
    add(&connection, 1, 1, &["Front?[sound:big.mp3]", "back"]);
    let collection = bytes(&mut { connection });
    let path = folder.path().join("big.apkg");
    let mut archive = ZipWriter::new(std::fs::File::create(&path).unwrap());
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in
        [("collection.anki2", &collection[..]), ("media", br#"{"0": "big.mp3"}"#), ("0", &vec![1; 11 * 1024 * 1024])]
    {
        archive.start_file(name, stored).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap();
    assert_eq!(told(&format::load(&path).unwrap()), ["Front? → term: back"]);
    let sent = format::import("big.apkg", &std::fs::read(&path).unwrap()).unwrap_err();
    assert!(sent.message.to_string().contains("limit is 10 MB"), "{sent}");
}

#[test]
fn a_newer_version_keeps_the_ids_whatever_was_edited() {
    let old = import(&with_notes(&[&["Capital of France?", "Paris"], &["Capital of Peru?", "Lima"]])).unwrap().deck;
    let new = import(&with_notes(&[
        &["What is the capital of France?", "Paris", "On the Seine"],
        &["Capital of Peru?", "Lima"],
    ]))
    .unwrap()
    .deck;
    let difference = Difference::between(&old, &with_known_ids(&old, new));
    assert_eq!((difference.changed, difference.same, difference.added, difference.removed), (1, 1, 0, 0));
}

#[test]
fn clozes_that_cannot_be_asked_say_why() {
    let connection = empty();
    for (id, text) in (1..).zip([
        "{{c1::all of it}}",
        "no cloze",
        "A {{c1::<img src=x.png>}} here",
        "{{c2::b}} not one",
        "{{c1::gap::the hint}}",
    ]) {
        add(&connection, id, 2, &[text]);
    }
    let read = import(&package(connection)).unwrap();
    assert_eq!(told(&read.deck), ["... (the hint) → blanks: gap"]);
    let skipped = skipped(&read);
    assert!(
        skipped[0].contains("only a blank") && skipped[1].contains("no cloze with this card's number"),
        "{skipped:?}"
    );
    assert!(
        skipped[2].contains("hides no text") && skipped[3].contains("no cloze with this card's number"),
        "{skipped:?}"
    );
}

// Our own packages.

fn rivers() -> Deck {
    let text = r#"
title = "Rivers"
[[cards]]
id = "nile"
prompt = "What is the <longest> river of Africa?"
term = ["the Nile", "Nile"]
reject = ["the White Nile"]
tags = ["big rivers", "africa"]
note = "By a little."
image = "a: dot.png"
[[cards]]
id = "gap"
prompt = "The ... flows into the ...."
blanks = ["Congo::x", ["Atlantic}}", "Ocean"]]
[[cards]]
id = "which"
prompt = "Which one flows north?"
options = ["Po", "Rhine"]
correct = 2
[[cards]]
id = "lost"
prompt = "Lost?"
[[cards]]
id = "two"
prompt = "Name one of these."
list = ["a", ["b", "c"]]
any = 1
answer_image = "a: dot.png"
"#;
    let mut deck =
        format::read("rivers.toml", format!("{text}[media]\n\"a: dot.png\" = \"{}\"\n", base64(DOT)).as_bytes())
            .unwrap();
    deck.cards.iter_mut().for_each(|card| card.line = 0);
    deck
}

fn base64(bytes: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

/// A deck whose images have the names that they get in a package.
fn as_packed(mut deck: Deck) -> Deck {
    deck.media = deck.media.into_iter().map(|(name, image)| (name.replace(':', "-"), image)).collect();
    for image in deck.cards.iter_mut().flat_map(|card| [&mut card.image, &mut card.answer_image]).flatten() {
        *image = image.replace(':', "-");
    }
    deck
}

#[test]
fn an_exported_package_imports_as_the_same_deck() {
    let deck = rivers();
    let read = format::import("rivers.apkg", &format::export(&deck, ExportFormat::Apkg, NOW).unwrap()).unwrap();
    assert_eq!((skipped(&read), &read.deck), (vec![], &as_packed(deck)));
    let empty = format::export(&Deck::new(deck_id("none"), "None"), ExportFormat::Apkg, NOW).unwrap();
    assert!(refused(&empty).contains("has no cards"));
}

fn deck_id(id: &str) -> popquiz_deck::DeckId {
    popquiz_deck::DeckId(id.to_owned())
}

/// Our own package after somebody has edited a note.
fn edited(package: &[u8], sql: &str) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(package)).unwrap();
    let file = |archive: &mut ZipArchive<_>, name: &str| {
        let mut bytes = Vec::new();
        archive.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
        bytes
    };
    let (collection, media, image) =
        (file(&mut archive, "collection.anki2"), file(&mut archive, "media"), file(&mut archive, "0"));
    let mut connection = Connection::open_in_memory().unwrap();
    connection.deserialize_read_exact(MAIN_DB, &collection[..], collection.len(), false).unwrap();
    connection.execute_batch(sql).unwrap();
    zip(&[("collection.anki2", &bytes(&mut connection)), ("media", &media), ("0", &image)])
}

#[test]
fn edits_made_in_anki_are_imported_and_hidden_data_is_kept() {
    let packed = format::export(&rivers(), ExportFormat::Apkg, NOW).unwrap();
    let sql = "UPDATE notes SET flds = replace(flds, 'the Nile (or Nile)', 'Nile') WHERE guid LIKE '%/nile';
        UPDATE notes SET flds = replace(flds, 'flows north', 'is longer'), tags = ' hard leech ' WHERE guid LIKE '%/which';
        UPDATE notes SET flds = replace(flds, 'flows into', 'reaches') WHERE guid LIKE '%/gap';";
    let read = import(&edited(&packed, sql)).unwrap();
    let [nile, gap, which, ..] = read.deck.cards.as_slice() else { panic!("{read:?}") };
    assert_eq!((nile.id.0.as_str(), &nile.key), ("nile", &Some(AnswerKey::Term(vec!["Nile".into()]))));
    assert_eq!(
        (nile.reject.as_slice(), nile.tags.as_slice()),
        (&["the White Nile".to_owned()][..], &["big rivers".to_owned(), "africa".into()][..])
    );
    assert_eq!((nile.image.as_deref(), nile.note.as_deref()), (Some("a- dot.png"), Some("By a little.")));
    assert_eq!((gap.id.0.as_str(), gap.prompt.as_str()), ("gap", "The ... reaches the ...."));
    assert_eq!(gap.key.as_ref().map(AnswerKey::answers), Some(vec!["Congo::x".to_owned(), "Atlantic}}".to_owned()]));
    assert_eq!((which.id.0.as_str(), which.tags.as_slice()), ("which", &["hard".to_owned()][..]));
    assert!(which.prompt.starts_with("Which one is longer?"), "{which:?}");
    // An unusual card is read by what it shows.
    let sql = r#"UPDATE notes SET flds = replace(flds, '"correct":1', '"correct":7') WHERE guid LIKE '%/which';"#;
    let read = import(&edited(&packed, sql)).unwrap();
    assert_eq!(read.deck.cards[2].key.as_ref().map(AnswerKey::answers), Some(vec!["Rhine".to_owned()]));
}

#[test]
fn anki_itself_reads_our_packages() {
    let Some(python) = std::env::var_os("ANKI_PYTHON") else {
        eprintln!("skipped: ANKI_PYTHON names no Python that has the package anki");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let deck = rivers();
    let mut newer = deck.clone();
    newer.cards[0].key = Some(AnswerKey::Term(vec!["Nile".into()]));
    newer.cards[3].prompt = "Is it lost for ever?".into();
    let write = |name: &str, deck: &Deck, now: UnixMs| {
        let path = folder.path().join(name);
        std::fs::write(&path, format::export(deck, ExportFormat::Apkg, now).unwrap()).unwrap();
        path
    };
    let packages = [
        write("first.apkg", &deck, NOW),
        write("again.apkg", &deck, NOW),
        write("newer.apkg", &newer, NOW.plus_ms(60_000)),
    ];
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/decks/anki/read.py");
    let output = Command::new(python).arg(script).args(&packages).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{said}\n{}", String::from_utf8_lossy(&output.stderr));
    let states: Vec<Value> = said.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let counts: Vec<_> = states
        .iter()
        .map(|state| ["new", "updated", "same", "others"].map(|what| state[what].as_u64().unwrap()))
        .collect();
    assert_eq!(counts, [[5, 0, 0, 0], [0, 0, 5, 0], [0, 5, 0, 0]], "{said}");
    let note = |state: usize, guid: &str| {
        let notes = states[state]["notes"].as_array().unwrap();
        assert_eq!(notes.len(), 5, "{said}");
        notes.iter().find(|note| note["guid"] == format!("popquiz/rivers/{guid}")).unwrap().clone()
    };
    let nile = note(0, "nile");
    assert_eq!(
        nile["fields"]["Prompt"],
        "<div><img src=\"a- dot.png\"></div>What is the &lt;longest&gt; river of Africa?"
    );
    assert_eq!(
        (&nile["fields"]["Answer"], &nile["fields"]["Note"]),
        (&"the Nile (or Nile)".into(), &"By a little.".into())
    );
    assert_eq!(
        (&nile["tags"], &nile["decks"]),
        (&serde_json::json!(["africa", "big_rivers"]), &serde_json::json!(["Rivers"]))
    );
    assert_eq!(nile["is_found_by_its_first_field"], true);
    assert!(
        nile["cards"][0][1]
            .as_str()
            .unwrap()
            .ends_with("<hr id=answer>\n\nthe Nile (or Nile)\n<div class=\"note\">By a little.</div>"),
        "{nile}"
    );
    let gap = note(0, "gap");
    assert!(gap["cards"][0][0].as_str().unwrap().contains("flows into the <span class=\"cloze\""), "{gap}");
    assert!(gap["cards"][0][1].as_str().unwrap().contains("Congo:&#58;x</span> flows into the"), "{gap}");
    assert!(note(0, "which")["fields"]["Prompt"].as_str().unwrap().ends_with("<li>Po</li><li>Rhine</li></ol>"));
    assert_eq!(note(2, "nile")["fields"]["Answer"], "Nile");
    assert_eq!(note(2, "lost")["fields"]["Prompt"], "Is it lost for ever?");
    for state in &states {
        assert_eq!(state["media"], serde_json::json!({ "a- dot.png": DOT.len() }), "{said}");
    }
    // And from there it returns, in the newest layout.
    let back = format::load_with_report(&folder.path().join("back.apkg")).unwrap();
    let deck = Deck { id: newer.id.clone(), ..back.deck.clone() };
    assert_eq!((skipped(&back), deck), (vec![], as_packed(newer)));
}

#[test]
fn a_note_has_one_card_per_cloze_number() {
    let began = Instant::now();
    let connection = empty();
    let text: Vec<String> = (1..=600).map(|number| format!("{{{{c{number}::gap}}}}")).collect();
    add(&connection, 1, 2, &[&text.join(" and ")]);
    connection
        .execute_batch(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000) INSERT INTO cards (nid, \
             did, ord, odid) SELECT 1, 1, i % 600, 0 FROM n;",
        )
        .unwrap();
    let read = import(&package(connection)).unwrap();
    assert_eq!((read.found, read.deck.cards.len(), read.skipped.len()), (600, 500, 100));
    assert_eq!(skipped(&read)[0], "1: its card 501: its cloze numbers can't be higher than 500");
    assert!(began.elapsed() < Duration::from_secs(60), "{:?}", began.elapsed());
}

/// A collection with something wrong in it.
fn damaged() -> impl Strategy<Value = Vec<u8>> {
    let changes = proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12);
    (changes, any::<bool>()).prop_map(|(changes, beyond_header)| {
        let connection = empty();
        for id in 1..40 {
            add(&connection, id, 1 + id % 2, &["{{c1::front}} of it <b>bold</b>", "back", "more"]);
        }
        let mut bytes = bytes(&mut { connection });
        let from = if beyond_header { 100 } else { 0 };
        for (place, byte) in changes {
            let place = from + place.index(bytes.len() - from);
            bytes[place] = byte;
        }
        bytes
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn damaged_collections_end_in_an_error_or_in_cards(collection in damaged()) {
        let began = Instant::now();
        let _ = import(&zip(&[("collection.anki2", &collection)]));
        prop_assert!(began.elapsed() < Duration::from_secs(10), "{:?}", began.elapsed());
    }

    #[test]
    fn damaged_archives_end_in_an_error_or_in_cards(changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8), third in any::<bool>()) {
        let connection = empty();
        add(&connection, 1, 1, &["front", "back"]);
        let collection = bytes(&mut { connection });
        let mut package = if third {
            zip(&[("meta", b"\x08\x03"), ("collection.anki21b", &zstd(&collection)), ("media", &zstd(b""))])
        } else {
            zip(&[("collection.anki2", &collection), ("media", b"{}")])
        };
        for (place, byte) in changes {
            let place = place.index(package.len());
            package[place] = byte;
        }
        let _ = import(&package);
    }
}
