//! What is written is read again.

use popquiz::deck::format::{self, ExportFormat};
use popquiz_deck::{AnswerKey, Card, CardId, Deck, DeckId, Wordings};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::fuzzed::read_as;
use super::{NOW, import, skipped, told};

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
    fn our_own_format_keeps_everything(deck in decks()) {
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
        let author = deck.author.as_ref().map(|author| author.split_whitespace().collect::<Vec<_>>().join(" "));
        prop_assert_eq!(again(&deck, ExportFormat::Markdown), Deck { author, ..deck });
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
        "```python\nif True:\n\n    print(1)\n```",
        "What is this?\n```\nQ: a question\nA: an answer\n```\nAnd what is that?",
        "~~~~\n```\n~~~\n~~~~",
        "```print(1)```",
        "What is\n```print(1)```",
        "```x = 1\nprint(x)```",
    ]);
    assert_eq!(again(&deck, ExportFormat::Markdown), deck);
    let read = again(&deck_of(&["An open\n```end", "~~~\n~~~\n```end", "Next?"]), ExportFormat::Markdown);
    assert_eq!(
        read.cards.iter().map(|card| card.prompt.as_str()).collect::<Vec<_>>(),
        ["An open ```end", "~~~\n~~~\n\u{2060}```end", "Next?"]
    );
}

proptest! {
    #[test]
    fn no_code_takes_the_next_card_with_it(prompts in vec("(````?|~~~|a|py|\n| ){0,9}a", 2..5)) {
        let deck = deck_of(&prompts.iter().map(|prompt| prompt.trim()).collect::<Vec<_>>());
        let read = again(&deck, ExportFormat::Markdown);
        let words = |deck: &Deck| -> Vec<(CardId, String)> {
            let visible = |card: &Card| card.prompt.replace('\u{2060}', "").split_whitespace().collect();
            deck.cards.iter().map(|card| (card.id.clone(), visible(card))).collect()
        };
        prop_assert_eq!(words(&read), words(&deck));
    }
}

#[test]
fn what_a_file_says_of_its_deck_is_no_longer_than_our_own_format_takes() {
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
            (1, "the deck's author is cut: it has more than 200 characters"),
            (1, "the deck's description is cut: it has more than 4096 characters"),
            (1, "a tag of the deck is left out: it has more than 200 characters"),
            (1, "tags of the deck are left out: at most 50 fit"),
        ]
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
fn a_description_that_looks_like_cards_makes_none_in_markdown() {
    for description in ["Chapter 3 :: rivers and lakes", "All of {{c1::it}}", "Q: what?\nA: this"] {
        let deck = Deck {
            description: Some(description.into()),
            ..import("d.toml", "title = \"T\"\n[[cards]]\nid = \"a\"\nprompt = \"A?\"\nterm = \"a\"\n").deck
        };
        let read = again(&deck, ExportFormat::Markdown);
        assert_eq!(read.cards.len(), 1, "{description}: {read:?}");
        assert_eq!(read.description.map(|text| text.replace(' ', "")), Some(description.replace([' ', '\n'], "")));
    }
}
