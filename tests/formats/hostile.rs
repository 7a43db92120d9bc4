//! Bad, strange and hostile files: each is read or refused in a sentence, in bounded time.

use popquiz::deck::format::{self, Progress, SkippedList};
use proptest::prelude::*;

use super::{import, skipped};

#[test]
fn what_cannot_be_read_is_told_with_its_line() {
    for (file, text, line, what) in [
        ("deck.csv", "", None, "the table is empty"),
        ("deck.md", "# Title\n\nAnd no card.\n", None, "there is no card in it"),
        ("deck.txt", "", None, "the file is empty"),
        ("deck.toml", "title = \"x\"\n[[cards]]\nid = \"a\"\n", Some(2), "missing field `prompt`"),
    ] {
        let error = format::import(file, text.as_bytes()).unwrap_err();
        assert_eq!(error.line, line, "{error}");
        assert!(error.what.contains(what), "{error}");
    }
    let many = "x,y\n".repeat(20_001);
    let error = format::import("many.csv", many.as_bytes()).err().unwrap();
    assert!(error.to_string().starts_with("many.csv:20001: the table has more than 20000 cards"), "{error}");
    let many = "x :: y\n".repeat(20_001);
    let error = format::import("many.md", many.as_bytes()).err().unwrap();
    assert!(error.to_string().starts_with("many.md:20001: "), "{error}");
    let read = import("deck.md", "Q: Which?\n- [x] one\n\nQ:\nA: nothing asked\n\nQ: Fine?\nA: yes\n");
    assert_eq!(skipped(&read).iter().map(|(line, _)| *line).collect::<Vec<_>>(), [1, 4], "{read:?}");
}

#[test]
fn what_is_skipped_is_told_up_to_a_bound_and_counted_beyond_it() {
    let rows = 100_000;
    let read = import("rows.csv", [",no prompt\n".repeat(rows).as_str(), "x,y\n"].concat());
    assert_eq!((read.read, read.deck.cards.len()), (rows + 1, 1));
    assert_eq!((read.skipped.len(), read.skipped.told().len()), (rows, SkippedList::TOLD));
    let long = format!("front,back\nx,json: {}\n", "?".repeat(10_000));
    assert!(import("long.csv", long).skipped.told()[0].what.chars().count() < 400);
    let mut told = Vec::new();
    let counted = format::import_with_progress("rows.csv", b"x,y\nz,w\n", &mut |progress| told.push(progress));
    assert_eq!(counted.unwrap().deck.cards.len(), 2);
    assert_eq!(told, [Progress { done: 0, total: 8 }, Progress { done: 4, total: 8 }]);
}
