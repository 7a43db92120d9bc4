//! What is written is read again.

use popquiz::deck::format::{self, ExportFormat};
use popquiz_deck::{AnswerKey, Card, CardId, Deck, DeckId, Style, Wordings};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::fuzzed::read_as;
use super::{NOW, import, skipped, told};

/// Text without anything that a format can't express: empty lines, and surrounding spaces.
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

/// A deck after a round trip, apart from lines.
fn again(deck: &Deck, written: ExportFormat) -> Deck {
    let file = format!("some-deck.{}", written.extension());
    let import = import(&file, format::export(deck, written, NOW).unwrap());
    assert_eq!(skipped(&import), [], "{}", String::from_utf8_lossy(&format::export(deck, written, NOW).unwrap()));
    let mut deck = import.deck;
    deck.cards.iter_mut().for_each(|card| card.line = 0);
    deck
}

proptest! {
    #[test]
    fn toml_keeps_everything(deck in decks()) {
        prop_assert_eq!(again(&deck, ExportFormat::Toml), deck);
    }

    #[test]
    fn tables_keep_the_cards_and_markdown_the_deck_too(deck in decks()) {
        let without_images = |mut deck: Deck| {
            deck.media.clear();
            deck.cards.iter_mut().for_each(|card| card.image = None);
            deck
        };
        let deck = without_images(deck);
        prop_assert_eq!(again(&deck, ExportFormat::Csv).cards, deck.cards.clone());
        prop_assert_eq!(again(&deck, ExportFormat::Markdown), deck);
    }

    #[test]
    fn packages_keep_the_cards(mut deck in decks()) {
        deck.media.insert("a.png".into(), b"\x89PNG\r\n\x1a\nand more"[..].into());
        let read = again(&deck, ExportFormat::Apkg);
        if deck.cards.iter().all(|card| card.image.is_none()) {
            deck.media.clear();
        }
        prop_assert_eq!(read, Deck { author: None, tags: vec![], ..deck });
    }
}

/// A deck of these prompts, which are also its notes.
fn deck_of(prompts: &[&str]) -> Deck {
    let card = |(number, prompt): (usize, &&str)| Card {
        note: Some((*prompt).to_owned()),
        ..Card::new(CardId(format!("card-{number}")), *prompt, Some(AnswerKey::Term(vec!["answer".to_owned()])))
    };
    Deck { cards: prompts.iter().enumerate().map(card).collect(), ..Deck::new(DeckId("some-deck".into()), "Some deck") }
}

#[test]
fn code_in_a_prompt_stays_as_it_is_in_markdown() {
    let deck = deck_of(&[
        "```python\nif True:\n\n    print(1)  \n```",
        "What is this?\n```\nQ: a question\nA: an answer\n<!--SR:1-->\n```\nAnd what is that?",
        "~~~~\n```\n~~~\n~~~~",
        "```print(1)```",
        "What is\n```print(1)```",
        "```x = 1\nprint(x)```",
        "An open\n```end",
        "~~~\n~~~\n```end",
        "Next?",
    ]);
    assert_eq!(again(&deck, ExportFormat::Markdown), deck);
}

/// Lines that mean something in one of the formats, or nearly do.
const MARKERS: &str = "(Q: |A: |\\*\\*Q:\\*\\*|Question: |AUTHOR: |Answer: |Language: |Reject: |Tags: |Note: |Id: |# |## |#tag|\\?\
    |\\?\\?|::|:::| :: |---|___|\\*\\*\\*|```|````|~~~|- |\\* |\\* \\[|1\\. |\\[ \\] |\\[x\\] |\\.\\.\\. |any 1 of:|json:|term: |yes|no: \
    |<!--SR:|<!--ID:|-->|<!\\\\--SR:|==|\\{\\{c1::|\\}\\}|\\\\|\\||,|;|\"|'|±|42|\\[|\\]|a|\t| |\n){0,7}";

/// A text of them; without spaces around, which are no part of any text.
fn marked() -> impl Strategy<Value = String> {
    MARKERS.prop_map(|text| text.trim().to_owned())
}

fn marked_wording() -> impl Strategy<Value = String> {
    marked().prop_filter("there is something to say", |text| !text.is_empty())
}

fn marked_keys() -> impl Strategy<Value = AnswerKey> {
    let some = || vec(marked_wording(), 1..3);
    let parts = move || vec(some(), 1..4);
    prop_oneof![
        some().prop_map(AnswerKey::Term),
        (parts(), any::<bool>(), any::<bool>()).prop_map(|(items, ordered, any)| AnswerKey::List {
            items,
            ordered,
            any: any.then_some(1)
        }),
        parts().prop_map(AnswerKey::Blanks),
        option::of(marked_wording()).prop_map(|unit| AnswerKey::Number { value: 4.0, tolerance: 0.0, unit }),
        (any::<bool>(), option::of(marked_wording())).prop_map(|(yes, because)| AnswerKey::YesNo { yes, because }),
        (some(), vec(some(), 0..3)).prop_map(|(texts, points)| AnswerKey::Explanation { texts, points }),
        (vec(marked_wording(), 2..5), 0..2_usize).prop_map(|(options, correct)| AnswerKey::Choice { options, correct }),
    ]
}

fn marked_decks() -> impl Strategy<Value = Deck> {
    let texts = || vec(marked_wording(), 0..3);
    let card = (
        marked_wording(),
        option::of(marked_keys()),
        option::of("[a-z]{2}(-[A-Z]{2})?"),
        texts(),
        texts(),
        option::of(marked_wording()),
    );
    let about = (marked_wording(), option::of(marked()), option::of(marked()), option::of(marked()), texts());
    (vec(card, 1..4), about, any::<bool>()).prop_map(|(cards, (title, author, language, description, tags), strict)| {
        let card = |(number, (prompt, key, language, reject, tags, note))| Card {
            language,
            reject,
            tags,
            note,
            ..Card::new(CardId(format!("card-{number}")), prompt, key)
        };
        Deck {
            cards: cards.into_iter().enumerate().map(card).collect(),
            author,
            language,
            style: strict.then_some(Style::Vocabulary),
            description,
            tags,
            ..Deck::new(DeckId("some-deck".into()), title)
        }
    })
}

proptest! {
    #[test]
    fn lines_that_look_like_a_formats_own_stay_text_wherever_they_are(deck in marked_decks()) {
        prop_assert_eq!(again(&deck, ExportFormat::Toml), deck.clone());
        prop_assert_eq!(again(&deck, ExportFormat::Markdown), deck.clone());
        prop_assert_eq!(again(&deck, ExportFormat::Csv).cards, deck.cards);
    }
}

#[test]
fn a_deck_keeps_its_languages_and_style_in_our_formats() {
    let text = "title = \"Wörter\"\nlanguage = \"de\"\nstyle = \"vocabulary\"\n\n[[cards]]\nid = \"cat\"\nprompt = \"cat\"\n\
        term = \"die Katze\"\n\n[[cards]]\nid = \"chat\"\nprompt = \"die Katze auf Französisch\"\nlanguage = \"fr\"\nterm = \"le chat\"\n";
    let deck = import("some-deck.toml", text).deck;
    assert_eq!((deck.language.as_deref(), deck.style), (Some("de"), Some(Style::Vocabulary)));
    assert_eq!(deck.cards.iter().map(|card| card.language.as_deref()).collect::<Vec<_>>(), [None, Some("fr")]);
    let deck = again(&deck, ExportFormat::Toml);
    assert_eq!(again(&deck, ExportFormat::Markdown), deck);
    assert_eq!(again(&deck, ExportFormat::Csv).cards, deck.cards);
    let markdown = "---\nlanguage: de\n---\nQ: Katze auf Französisch?\nA: le chat\nLanguage: fr\n";
    assert_eq!(import("a.md", markdown).deck.cards[0].language.as_deref(), Some("fr"));
}

#[test]
fn a_column_named_language_may_hold_something_else() {
    let read = import("a.csv", "prompt,answer,language\nGato?,cat,en-US\nPrints?,print,Python 3\n");
    let languages: Vec<_> = read.deck.cards.iter().map(|card| card.language.as_deref()).collect();
    assert_eq!(languages, [Some("en-US"), None]);
}

#[test]
fn yes_and_no_may_be_written_in_other_languages() {
    let toml = "title = \"T\"\n[[cards]]\nid = \"a\"\nprompt = \"Ist das Eis?\"\nyes_no = \"ja\"\nbecause = \"es ist kalt\"\n\
        [[cards]]\nid = \"b\"\nprompt = \"¿Es hielo?\"\nyes_no = \"Sí\"\n[[cards]]\nid = \"c\"\nprompt = \"氷ですか?\"\nyes_no = \"いいえ\"\n";
    let told_of = ["Ist das Eis? → yes_no: yes, es ist kalt", "¿Es hielo? → yes_no: yes", "氷ですか? → yes_no: no"];
    assert_eq!(told(&import("a.toml", toml)), told_of);
    let markdown = "Q: Ist das Eis?\nA: yes_no: ja: es ist kalt\n\nQ: ¿Es hielo?\nA: yes_no: Sí\n\nQ: 氷ですか?\nA: yes_no: いいえ\n";
    assert_eq!(told(&import("a.md", markdown)), told_of);
    // Without the kind, it's a word like any other.
    assert_eq!(told(&import("a.md", "Q: \"Yes\" in German?\nA: ja\n")), ["\"Yes\" in German? → term: ja"]);
    let error =
        format::import("a.toml", b"title = \"T\"\n[[cards]]\nid = \"a\"\nprompt = \"A?\"\nyes_no = \"perhaps\"\n");
    assert!(error.unwrap_err().message.to_string().contains("invalid `yes_no`"));
}

#[test]
fn imported_metadata_stays_within_the_limits_of_toml() {
    let long = |length: usize| "long ".repeat(length / 5);
    let tags: Vec<String> = (1..=60).map(|number| format!("tag {number}")).collect();
    let text = format!(
        "---\nauthor: {}\ntags: {}, {}\n---\n# {}\n\n{}\n\nQ: Why?\nA: so\n",
        long(300),
        long(300),
        tags.join(", "),
        long(300),
        long(5_000)
    );
    read_as("long.md", text.as_bytes());
    let read = import("long.md", &text);
    assert_eq!((told(&read).as_slice(), read.deck.tags.len()), (["Why? → term: so".to_owned()].as_slice(), 50));
    let lengths = [Some(&read.deck.title), read.deck.author.as_ref(), read.deck.description.as_ref()]
        .map(|text| text.filter(|text| text.ends_with('…')).map(|text| text.chars().count()));
    assert_eq!(lengths, [Some(200), Some(200), Some(4_096)]);
    assert_eq!(
        skipped(&read),
        [
            (1, "shortened the deck's author, because it was longer than 200 characters"),
            (1, "shortened the deck's description, because it was longer than 4,096 characters"),
            (1, "left out a tag of the deck that's longer than 200 characters"),
            (1, "left out some tags of the deck, because it can have at most 50"),
        ]
        .map(|(place, reason)| (place, reason.to_owned()))
    );
    let longest = format!("{}\n\nQ: Why?\nA: so\n", "t".repeat(200));
    assert_eq!(skipped(&import("t.txt", longest)), []);
}

#[test]
fn an_image_may_have_any_name_in_our_own_format() {
    let dot: std::sync::Arc<[u8]> = b"\x89PNG\r\n\x1a\nand more"[..].into();
    let names = ["it's a \"dot\".png", "a.png", "b", "\"\"\"''.png", "C:\\ß\t.png", ""];
    let cards = names.iter().zip(1..).map(|(name, number)| Card {
        image: Some((*name).to_owned()),
        ..Card::new(CardId(format!("card-{number}")), "What?", None)
    });
    let deck = Deck {
        cards: cards.collect(),
        media: names.iter().map(|name| ((*name).to_owned(), dot.clone())).collect(),
        ..Deck::new(DeckId("some-deck".into()), "Some deck")
    };
    assert_eq!(again(&deck, ExportFormat::Toml), deck);
}

#[test]
fn a_description_that_looks_like_cards_adds_none_in_markdown() {
    for description in ["Chapter 3 :: rivers and lakes", "All of {{c1::it}}", "Q: what?\nA: this"] {
        let deck = Deck {
            description: Some(description.into()),
            ..import("some-deck.toml", "title = \"T\"\n[[cards]]\nid = \"a\"\nprompt = \"A?\"\nterm = \"a\"\n").deck
        };
        let read = again(&deck, ExportFormat::Markdown);
        assert_eq!(read.cards.len(), 1, "{description}: {read:?}");
        assert_eq!(read.description, deck.description);
    }
}
