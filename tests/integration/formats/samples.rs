//! Files as other programs and people write them. The expected result for each `tests/decks/samples/NAME` is in
//! `NAME.read`. With `UPDATE_DECKS=1`, those are rewritten; review them before you commit them.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use popquiz::deck::format::{self, Import, Skipped};
use popquiz_deck::{AnswerKey, Card};

use super::fuzzed::read_as;

fn samples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/decks/samples");
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let is_sample = |file: &PathBuf| file.extension().is_none_or(|ending| ending != "read");
    let mut samples: Vec<PathBuf> = entries.filter(is_sample).collect();
    samples.sort();
    samples
}

/// All that was read of a file, for people.
fn described(read: Result<Import, format::DeckError>) -> String {
    let Import { deck, format, found: read, skipped, .. } = match read {
        Ok(import) => import,
        Err(error) => return format!("refused: {}\n", error.to_string().rsplit_once('/').map_or("", |(_, rest)| rest)),
    };
    let mut out = format!("read as {}: {read} found, {} kept\n", format.name(), deck.cards.len());
    let about = [
        ("title", Some(deck.title)),
        ("author", deck.author),
        ("description", deck.description),
        ("licence", deck.license),
    ];
    for (name, value) in about {
        out.extend(value.map(|value| format!("{name}: {}\n", value.replace('\n', "\\n"))));
    }
    if !deck.tags.is_empty() {
        let _ = writeln!(out, "tags: {}", deck.tags.join(", "));
    }
    for Card { id, prompt, key, reject, tags, note, image, answer_image, line, language: _, statistics: _ } in
        deck.cards
    {
        let _ = writeln!(out, "\n{line}: {id}\n  {}", prompt.replace('\n', "\n  "));
        let key = match key {
            None => "(missing)".to_owned(),
            Some(AnswerKey::Choice { options, correct }) => format!("choice {} of {options:?}", correct + 1),
            Some(key) => format!("{key:?}"),
        };
        let _ = writeln!(out, "  = {key}");
        for (name, value) in [("reject", reject), ("tags", tags)] {
            if !value.is_empty() {
                let _ = writeln!(out, "  {name}: {value:?}");
            }
        }
        for (name, value) in [("note", note), ("image", image), ("answer image", answer_image)] {
            out.extend(value.map(|value| format!("  {name}: {value:?}\n")));
        }
    }
    if !skipped.is_empty() {
        out.push_str("\nnot kept:\n");
    }
    for Skipped { place, reason: what } in skipped.listed() {
        let _ = writeln!(out, "  {place}: {what}");
    }
    out
}

#[test]
fn sample_files_match_their_expected_descriptions() {
    let samples = samples();
    assert!(samples.len() > 20, "{samples:?}");
    for file in samples {
        read_as(&file.file_name().unwrap().to_string_lossy(), &std::fs::read(&file).unwrap());
        let described = described(format::load_with_report(&file));
        let beside = PathBuf::from(format!("{}.read", file.display()));
        if std::env::var_os("UPDATE_DECKS").is_some() {
            std::fs::write(&beside, &described).unwrap();
        }
        let expected = std::fs::read_to_string(&beside).unwrap_or_default();
        assert_eq!(described, expected, "{} is read differently now", file.display());
    }
}
