//! Deck files of all formats: what is read from them, what is written and read again, and what bad ones are told.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "what a test expects")]

use popquiz::clock::UnixMs;
use popquiz::deck::format::{self, Format, Import, Written};
use popquiz::deck::{AnswerKey, Card, CardId, Deck, DeckId, Wordings};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// When decks are written.
const NOW: UnixMs = UnixMs(1_790_000_000_000);

fn import(file: &str, text: impl AsRef<[u8]>) -> Import {
    format::import(file, text.as_ref()).unwrap_or_else(|error| panic!("{error}"))
}

/// The cards as "prompt → kind: answers [tags] (note)", one a line.
fn told(import: &Import) -> Vec<String> {
    let card = |card: &Card| {
        let key = card.key.as_ref();
        let answer =
            key.map_or_else(|| "missing".into(), |key| format!("{}: {}", key.kind().name(), key.answers().join(" / ")));
        let tags = if card.tags.is_empty() { String::new() } else { format!(" [{}]", card.tags.join(", ")) };
        let note = card.note.as_ref().map(|note| format!(" ({note})")).unwrap_or_default();
        format!("{} → {answer}{tags}{note}", card.prompt)
    };
    import.deck.cards.iter().map(card).collect()
}

fn skipped(import: &Import) -> Vec<(usize, &str)> {
    import.skipped.iter().map(|skipped| (skipped.place, skipped.what.as_str())).collect()
}

#[test]
fn a_table_with_column_names_is_read_by_them() {
    let read = import(
        "capital-cities.csv",
        "Tags,Answer,Question,id,Note\r\nAfrica,N’Djamena | Ndjamena,What is the capital of Chad?,chad,\"On the Chari, in the west\"\r\n\
         Europe,\"- Rome\n- Vatican City\",\"Name the two capitals on the Tiber, \"\"eternal\"\" both.\",,\r\n,,,,\r\n,x,,,\r\n,y,Chad again?,chad,\r\n,z,Bad?,Not An Id,\r\n",
    );
    assert_eq!((read.format, read.read, read.deck.title.as_str()), (Format::Csv, 5, "Capital cities"));
    assert_eq!(
        told(&read),
        [
            "What is the capital of Chad? → term: N’Djamena / Ndjamena [Africa] (On the Chari, in the west)",
            "Name the two capitals on the Tiber, \"eternal\" both. → list: Rome / Vatican City [Europe]",
        ]
    );
    let skipped = skipped(&read);
    assert_eq!(skipped.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [6, 7, 8]);
    assert_eq!(skipped[0].1, "the prompt is empty");
    assert!(skipped[1].1.starts_with("the id “chad” is taken"), "{skipped:?}");
}

#[test]
fn tables_without_column_names_and_with_other_separators_are_read_too() {
    for (file, text) in [
        ("quizlet.txt", "Chad\tN’Djamena\nPeru\tLima\n"),
        ("export.csv", "Chad;N’Djamena\nPeru;Lima\n"),
        ("export.csv", "\u{feff}Chad,N’Djamena\r\nPeru,Lima\r\n"),
        ("export.tsv", "front\tback\nChad\tN’Djamena\nPeru\tLima"),
    ] {
        let read = import(file, text);
        assert_eq!(told(&read), ["Chad → term: N’Djamena", "Peru → term: Lima"], "{file}: {text}");
    }
    let utf16: Vec<u8> = "Chad\tN’Djamena\nPeru\tLima\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(told(&import("quizlet.txt", utf16)).len(), 2);
}

#[test]
fn kotobas_tables_have_their_answers_apart_by_commas() {
    let text = "Question,Answers,Comment,Instructions,Render as\n猫,\"ねこ,neko\",cat,Type the reading!,Image\n";
    let read = import("cats.csv", text);
    assert_eq!(read.format, Format::Kotoba);
    assert_eq!(told(&read), ["猫 → term: ねこ / neko (cat)"]);
}

#[test]
fn markdown_is_read_in_all_the_ways_that_people_write_cards() {
    let text = "---\nlicence: CC0-1.0\n---\n# How bots work\n\nFor those who write them.\n\n## Gateway\n\n\
        Q: Which opcode is Identify?\nA: number: 2\nTags: opcodes\nNote: It comes after Hello.\n\n\
        **Q:** Which of these is privileged?\n\n- [ ] Guilds\n- [x] Message Content\n\n\
        A bot has ==3 | three== seconds to answer an {{c1::interaction::what?}}.\n\n\
        Snowflake epoch :: 2015\n\n## What is a shard?\n\nOne of several connections,\nfor servers of its own.\n\n## Empty heading\n\n\
        Q: Name two\nprivileged intents.\nA:\nany 2 of:\n- Presence\n- Message Content\n- Guild Members\nReject: Guilds | Messages\nId: intents\n";
    let read = import("bots.md", text);
    assert_eq!(
        told(&read),
        [
            "Which opcode is Identify? → number: 2 [opcodes] (It comes after Hello.)",
            "Which of these is privileged? → choice: Message Content [gateway]",
            "A bot has ... seconds to answer an .... → blanks: 3 / interaction [gateway]",
            "Snowflake epoch → number: 2015 [gateway]",
            "What is a shard? → explanation: One of several connections,\nfor servers of its own.",
            "Name two\nprivileged intents. → list: Presence / Message Content / Guild Members [empty heading]",
        ]
    );
    let deck = &read.deck;
    assert_eq!(
        (deck.title.as_str(), deck.description.as_deref()),
        ("How bots work", Some("For those who write them."))
    );
    assert_eq!((deck.licence.as_deref(), deck.cards[5].id.0.as_str()), (Some("CC0-1.0"), "intents"));
    assert_eq!(deck.cards[5].reject, ["Guilds", "Messages"]);
    assert_eq!(read.read, 6);
}

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

/// Text without what a format cannot say: empty lines, and spaces around.
fn text() -> impl Strategy<Value = String> {
    "[a-zA-Zäß0-9?:;,|\"'#=*.\\-\\[\\]{}]([ a-zA-Zäß0-9?:;,|\"'#=*.\\-\\[\\]{}\\\\]{0,10}[a-z])?"
}

fn keys() -> impl Strategy<Value = AnswerKey> {
    let some = || vec(text(), 1..3);
    let parts = move || vec(vec(text(), 1..3), 1..4);
    prop_oneof![
        some().prop_map(AnswerKey::Term),
        (parts(), any::<bool>()).prop_map(|(items, ordered)| AnswerKey::List { items, ordered, any: None }),
        parts().prop_map(AnswerKey::Blanks),
        (-1e6..1e6_f64, option::of(text())).prop_map(|(value, unit)| AnswerKey::Number { value, tolerance: 0.5, unit }),
        (any::<bool>(), option::of(text())).prop_map(|(yes, because)| AnswerKey::YesNo { yes, because }),
        (some(), vec(some(), 0..3))
            .prop_map(|(texts, points): (Wordings, Vec<Wordings>)| AnswerKey::Explanation { texts, points }),
        (vec(text(), 2..5), 0..2_usize).prop_map(|(options, correct)| AnswerKey::Choice { options, correct }),
    ]
}

fn decks() -> impl Strategy<Value = Deck> {
    let tag = || "[a-z][a-z ]{0,6}[a-z]";
    let card = (text(), option::of(keys()), vec(text(), 0..2), vec(tag(), 0..3), option::of(text()), any::<bool>());
    let image = vec(any::<u8>(), 0..40);
    (vec(card, 1..6), option::of(text()), vec(tag(), 0..2), image).prop_map(|(cards, author, tags, image)| {
        let card = |(number, (prompt, key, reject, tags, note, image)): (usize, (String, _, _, _, _, bool))| Card {
            reject,
            tags,
            note,
            image: image.then(|| "a.png".to_owned()),
            ..Card::new(CardId(format!("card-{number}")), prompt, key)
        };
        Deck {
            cards: cards.into_iter().enumerate().map(card).collect(),
            author,
            tags,
            media: std::iter::once(("a.png".to_owned(), image.into())).collect(),
            ..Deck::new(DeckId("some-deck".into()), "Some deck")
        }
    })
}

/// A deck as it is read again, lines aside.
fn again(deck: &Deck, written: Written) -> Deck {
    let file = format!("some-deck.{}", written.extension());
    let import = import(&file, format::export(deck, written, NOW));
    assert_eq!(skipped(&import), [], "{}", String::from_utf8_lossy(&format::export(deck, written, NOW)));
    let mut deck = import.deck;
    deck.cards.iter_mut().for_each(|card| card.line = 0);
    deck
}

proptest! {
    #[test]
    fn our_own_format_keeps_everything(deck in decks()) {
        prop_assert_eq!(again(&deck, Written::Toml), deck);
    }

    #[test]
    fn tables_keep_the_cards_and_markdown_the_deck_too(deck in decks()) {
        let without_images = |mut deck: Deck| {
            deck.media.clear();
            deck.cards.iter_mut().for_each(|card| card.image = None);
            deck
        };
        let deck = without_images(deck);
        prop_assert_eq!(again(&deck, Written::Csv).cards, deck.cards.clone());
        let author = deck.author.as_ref().map(|author| author.split_whitespace().collect::<Vec<_>>().join(" "));
        let author = author.map(|author| author.trim_matches('"').to_owned());
        prop_assert_eq!(again(&deck, Written::Markdown), Deck { author, ..deck });
    }

    #[test]
    fn packages_keep_the_cards(mut deck in decks()) {
        deck.media.insert("a.png".into(), b"\x89PNG\r\n\x1a\nand more"[..].into());
        let read = again(&deck, Written::Apkg);
        if deck.cards.iter().all(|card| card.image.is_none()) {
            deck.media.clear();
        }
        prop_assert_eq!(read, Deck { author: None, tags: vec![], ..deck });
    }

    #[test]
    fn no_file_is_too_strange(file in "(a\\.(csv|md|toml|txt|tsv))", bytes in vec(any::<u8>(), 0..200), text in "(Q: |A: |==|\\{\\{c1::|\\}\\}|\\PC|\n|\t|,){0,60}") {
        let _ = format::import(&file, &bytes);
        let _ = format::import(&file, text.as_bytes());
    }
}
