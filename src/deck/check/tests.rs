//! Each rule reports what it's for, and nothing that a person would accept.

use std::collections::BTreeMap;
use std::sync::Arc;

use popquiz_deck::{AnswerKey, Card, CardId, Deck, DeckId};
use proptest::prelude::*;

use super::texts::groups;
use super::*;
use crate::deck::format;

/// A deck in English of cards in our own format, each as its fields.
fn deck(cards: &[&str]) -> Deck {
    use std::fmt::Write as _;
    let mut text = "title = \"Deck\"\nlanguage = \"en\"\n".to_owned();
    for (number, card) in cards.iter().enumerate() {
        writeln!(text, "[[cards]]\nid = \"c{}\"\n{card}", number + 1).unwrap();
    }
    format::read("deck.toml", text.as_bytes()).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// The findings, as "number rule".
fn found(deck: &Deck) -> Vec<String> {
    let number = |finding: &Finding| finding.place.as_ref().map_or(0, |place| place.number);
    check(deck).iter().map(|finding| format!("{} {}", number(finding), finding.rule.name())).collect()
}

fn card(prompt: &str, answer: &str) -> String {
    format!("prompt = {prompt:?}\nterm = {answer:?}")
}

/// The rules that a single card breaks.
fn alone(prompt: &str, answer: &str) -> Vec<&'static str> {
    check(&deck(&[&card(prompt, answer)])).iter().map(|finding| finding.rule.name()).collect()
}

#[test]
fn names_are_all_different() {
    let mut names = Rule::ALL.map(Rule::name).to_vec();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), Rule::ALL.len());
}

#[test]
fn missing_long_duplicate_and_rejected_answers_are_found() {
    let long = ["word"; 60].join(" ");
    for (fields, look) in [
        ("prompt = \"What is the capital of Peru?\"".to_owned(), "missing-answer"),
        (format!("prompt = \"What is a term?\"\nterm = \"{long}\""), "answer-too-long"),
        (format!("prompt = \"What is it good for?\"\nexplanation = \"{long}\""), "answer-too-long"),
        (format!("prompt = \"Name some colours.\"\nlist = [\"red\", \"{long}\"]"), "answer-too-long"),
        ("prompt = \"A ... and a ...\"\nblanks = [\"cat\"]".to_owned(), "gap-count"),
        ("prompt = \"Which animal barks?\"\nterm = [\"dog\", \"Dog \"]".to_owned(), "doubled-answer"),
        (
            "prompt = \"Which animal barks?\"\noptions = [\"dog\", \"cat\", \"dog\"]\ncorrect = 1".to_owned(),
            "doubled-answer",
        ),
        (
            "prompt = \"Which animal barks?\"\nterm = \"dog\"\nreject = [\"The dog\", \"Dog\"]".to_owned(),
            "accepted-and-rejected",
        ),
    ] {
        let found = found(&deck(&[&fields]));
        assert!(found.contains(&format!("1 {look}")), "{fields}: {found:?}");
    }
}

#[test]
fn acceptable_answers_have_no_findings() {
    for fields in [
        // A list is filled in by many, key points are judged one by one, and the shortest wording counts.
        "prompt = \"Name some steps.\"\nlist = [\"collect the data that you need for it\", \"clean the \
         data\", \"choose a measure of how good it is\", \"try\"]"
            .to_owned(),
        format!("prompt = \"Why does it rain?\"\nexplanation = \"{}\"\npoints = [\"water\"]", ["word"; 60].join(" ")),
        format!("prompt = \"Why does it rain?\"\nexplanation = [\"{}\", \"clouds are full\"]", ["word"; 60].join(" ")),
        "prompt = \"Which language came from C?\"\nterm = [\"C++\", \"C#\"]".to_owned(),
        "prompt = \"All ... are mortal, and so is every ...\"\nblanks = [\"men\", \"men\"]".to_owned(),
        "prompt = \"Which operator compares?\"\nterm = \"==\"\nreject = [\"=\"]".to_owned(),
    ] {
        assert_eq!(found(&deck(&[&fields])), Vec::<String>::new(), "{fields}");
    }
}

#[test]
fn several_answers_written_as_one_are_found() {
    for (prompt, answer) in [
        ("What are the three states of matter?", "solid, liquid, gas"),
        ("Name the colours of the flag of Italy.", "green, white and red"),
        ("A cell of the retina is one of two kinds", "rods and cones"),
        ("Which activation and loss are usual?", "sigmoid, crossentropy"),
        ("What are the steps of mitosis?", "- prophase - metaphase - anaphase"),
        ("What are the steps of mitosis?", "1. prophase\n2. metaphase\n3. anaphase"),
    ] {
        assert_eq!(alone(prompt, answer), ["glued-list"], "{prompt}");
    }
    for (prompt, answer) in [
        ("Which play is about two lovers of Verona?", "Romeo and Juliet"),
        ("How much do taxes come to in some years?", "up to 100,000"),
        ("Where were Bonnie and Clyde killed?", "Bienville Parish, Louisiana"),
        ("Who starred in Casablanca?", "Bogart, Humphrey"),
        ("R&D stands for", "research and development"),
        ("What is the date of Independence Day?", "July 4, 1776"),
        ("What does the law of supply name?", "supply and demand"),
        ("What is left?", "- 5 - 3"),
        ("Which metrics are common?", "accuracy or recall"),
    ] {
        assert_eq!(alone(prompt, answer), Vec::<&str>::new(), "{prompt}");
    }
}

#[test]
fn a_prompt_that_gives_its_answer_away_is_found() {
    assert_eq!(alone("What does dropout, a layer, drop?", "dropout"), ["answer-in-prompt"]);
    assert_eq!(alone("What does Mexico City belong to?", "mexico city"), ["answer-in-prompt"]);
    for (prompt, answer) in [
        ("Which is longer, the Nile or the Amazon?", "the Nile"),
        ("How do you say “taxi” in French?", "taxi"),
        ("das Hotel", "Hotel"),
        ("How to convert a string to an int?", "int()"),
        ("What follows a in the alphabet?", "b"),
    ] {
        assert_eq!(alone(prompt, answer), Vec::<&str>::new(), "{prompt}");
    }
}

#[test]
fn prompts_that_mean_nothing_on_their_own_are_found() {
    for prompt in [
        "Configuration of model",
        "Structure and function",
        "How does it work?",
        "Why are they used?",
        "What is shown in the figure above?",
        "What does the author call this?",
        "As mentioned earlier, what divides?",
        "Before we fed this data into it, we had to ... it",
    ] {
        let fields = if prompt.contains("...") {
            format!("prompt = {prompt:?}\nblanks = [\"scale\"]")
        } else {
            card(prompt, "osmosis")
        };
        assert_eq!(found(&deck(&[&fields])), ["1 unclear-prompt"], "{prompt}");
    }
    let pictured = deck(&[
        "prompt = \"What is shown in this figure?\"\nterm = \"a cell\"\nimage = \"cell.png\"\n[media]\n\"cell.png\" \
         = \"iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB\"",
    ]);
    assert_eq!(found(&pictured), Vec::<String>::new());
}

#[test]
fn clear_prompts_have_no_findings() {
    for (prompt, answer) in [
        ("vanishing gradient problem", "gradients shrink"),
        ("Function of the liver", "filters blood"),
        ("Types of muscle", "smooth"),
        ("example", "Beispiel"),
        ("This country is the largest of South America.", "Brazil"),
        ("He crossed the Rubicon in 49 BC.", "Caesar"),
        ("This book tells of a white whale.", "Moby-Dick"),
        ("What is it called when a ruler gives up the throne?", "abdication"),
        ("What time is it when the sun is highest?", "noon"),
        ("Where is it?", "Où est-ce ?"),
        ("Is it true that whales are fish?", "false"),
        ("Who is the author of Emma?", "Jane Austen"),
        ("A cell divides. What is this called?", "mitosis"),
        ("What is the purpose of dropout?", "regularization"),
    ] {
        assert_eq!(alone(prompt, answer), Vec::<&str>::new(), "{prompt}");
    }
}

#[test]
fn duplicates_are_classified_by_their_answers() {
    let pair = |one: &str, other: &str| {
        let mut found = found(&deck(&[one, "prompt = \"Which animal barks?\"\nterm = \"dog\"", other]));
        found.retain(|found| !found.starts_with('1'));
        found
    };
    let cases = [
        ("What is a tensor?", "array", "What is a tensor?", "array", "duplicate"),
        ("What is a tensor?", "an array", "What are tensors?", "arrays", "near-duplicate"),
        ("What is a tensor?", "array", "what's a Tensor", "map", "two-answers"),
        (
            "Which gas do green plants take from the air?",
            "carbon dioxide",
            "Which gas do plants take from the air?",
            "carbon dioxide",
            "near-duplicate",
        ),
        (
            "Name the largest planet in the solar system.",
            "Jupiter",
            "Which planet of the solar system is the largest?",
            "Jupiter",
            "near-duplicate",
        ),
        (
            "How can one preserve the style of a text?",
            "copy",
            "How can one preseerve the style of text?",
            "copy",
            "near-duplicate",
        ),
    ];
    for (one, first, other, second, look) in cases {
        let found = pair(&card(one, first), &card(other, second));
        assert!(found.contains(&format!("3 {look}")), "{one} / {other}: {found:?}");
    }
    let shared = pair(
        "prompt = \"Which unit measures force?\"\nterm = [\"newton\", \"N\"]",
        "prompt = \"Which unit measures the force?\"\nterm = [\"newton\", \"kg m/s2\"]",
    );
    assert_eq!(shared, ["3 shared-answer"]);
}

#[test]
fn long_lists_with_one_prompt_are_compared_fast() {
    let began = std::time::Instant::now();
    let list = |from: usize| {
        let items = (from..from + 10_000).map(|number| vec![format!("item{number}")]).collect();
        let key = AnswerKey::List { items, ordered: false, any: None };
        let reject = (0..10_000).map(|number| format!("no{number}")).collect();
        Card { reject, ..Card::new(CardId(format!("c{from}")), "Name any item of the catalogue.", Some(key)) }
    };
    let mut deck = Deck::new(DeckId("deck".into()), "Deck");
    deck.cards = [0, 100, 20_000, 40_000].map(list).into();
    deck.cards.push(Card { id: CardId("again".into()), ..list(0) });
    let found: Vec<String> = super::duplicates::check(&deck, super::words::English { prompts: true, answers: true })
        .into_iter()
        .map(|(card, found)| format!("{card} {}", found.rule.name()))
        .collect();
    assert_eq!(found, ["1 shared-answer", "2 two-answers", "3 two-answers", "4 duplicate"]);
    assert!(began.elapsed() < std::time::Duration::from_secs(20), "{:?}", began.elapsed());
}

#[test]
fn similar_but_different_questions_have_no_findings() {
    let cards: Vec<String> = [
        ("What is the best network for sound data?", "either of two"),
        ("What is the best network for text data?", "either of two"),
        ("What is the capital of Guinea?", "Conakry"),
        ("What is the capital of Equatorial Guinea?", "Malabo"),
        ("Who was the first president of the United States?", "Washington"),
        ("Who was the third president of the United States?", "Jefferson"),
        ("How to convert an int to a string?", "str"),
        ("How to convert a string to an int?", "parse"),
        ("What is C?", "a language"),
        ("What is C++?", "a language"),
        ("What does dropout do?", "drops units"),
        ("What is dropout?", "a layer"),
        ("the problem", "das Problem"),
        ("problem", "Problem"),
        ("drop", "lassen"),
        ("fallen lassen", "drop"),
        ("What follows when x is 1?", "y"),
        ("What follows when x is 2?", "y"),
    ]
    .iter()
    .map(|(prompt, answer)| card(prompt, answer))
    .collect();
    let cards: Vec<&str> = cards.iter().map(String::as_str).collect();
    assert_eq!(found(&deck(&cards)), Vec::<String>::new());
}

#[test]
fn typos_are_words_one_edit_away_from_known_ones() {
    let common = ["What does amylase digest?", "Where is amylase made?", "Why is amylase in saliva?"];
    for (typo, is_found) in [
        ("What would happen without amilase in the mouth?", true),
        ("What would happen without amylaze in the mouth?", true),
        ("What would happen without amyase in the mouth?", false),
        ("What would happen without amylases in the mouth?", false),
        ("What would happen without Amilase in the mouth?", false),
        ("How to preseerve style in a picture?", true),
        ("How to preserve the the style of a picture?", true),
        ("What can you loose during a lossy step?", false),
        ("What happens when you can loose it?", true),
        ("Whcih of them is a plant?", true),
        ("What is whcih of them?", true),
        ("What is a hexose?", false),
        ("What is a colour, behaviour, normalise, catalogue?", false),
        ("Which actin is ionic, and who was nobel or shirley?", false),
        ("What are liters and metres?", false),
        ("Which timeseries, checkpointing and convnets are there?", false),
    ] {
        let mut cards: Vec<String> =
            common.iter().enumerate().map(|(at, prompt)| card(prompt, &format!("answer {at}"))).collect();
        cards.extend([
            card("Which animal barks, and which meows?", "none"),
            card("Which of these is red, which is blue?", "neither"),
            card(typo, "nothing at all"),
        ]);
        let cards: Vec<&str> = cards.iter().map(String::as_str).collect();
        let found = check(&deck(&cards));
        let about = |finding: &&Finding| finding.place.as_ref().is_some_and(|place| place.number == 6);
        let has = found.iter().filter(about).any(|it| matches!(it.rule, Rule::Typo | Rule::DoubledWord));
        assert_eq!(has, is_found, "{typo}: {found:?}");
    }
}

#[test]
fn overlong_words_are_not_typos() {
    let of = |word: &str| {
        let slip = word.replacen("kop", "kkop", 1);
        let cards = [("Denmark", "one"), ("Norway", "two"), ("Sweden", "three")]
            .map(|(about, answer)| card(&format!("Where in {about} does {word} grow?"), answer));
        let mistyped = card(&format!("Why has Iceland none of {slip} at all?"), "four");
        found(&deck(&cards.iter().chain([&mistyped]).map(String::as_str).collect::<Vec<_>>()))
    };
    assert_eq!(of("zyrtakopel"), ["4 typo"]);
    assert_eq!(of(&"zyrtakopel".repeat(5)), [""; 0]);
}

#[test]
fn chemical_formulas_are_not_typos() {
    let prompts = [
        "alkane",
        "alkene",
        "nitrate",
        "nitrite",
        "absorption",
        "adsorption",
        "cytosine",
        "cytidine",
        "ketone",
        "ketose",
    ];
    let mut cards = Vec::new();
    for (number, word) in prompts.iter().enumerate() {
        let times = if number % 2 == 0 { 5 } else { 1 };
        cards.extend((0..times).map(|at| {
            card(&format!("What is fact {at} of the {word} of group {number}?"), &format!("fact {at}{number}"))
        }));
    }
    let cards: Vec<&str> = cards.iter().map(String::as_str).collect();
    let mut found = found(&deck(&cards));
    // The facts are numbered, and so nearly the same.
    found.retain(|found| !found.ends_with("near-duplicate"));
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn decks_in_other_languages_are_not_judged_by_english() {
    let cards = "prompt = \"Wie funktioniert es the the?\"\nterm = \"Kommission\"";
    for language in ["language = \"de\"\n", ""] {
        let text = format!(
            "title = \"Deck\"\n{language}[[cards]]\nid = \"a\"\n{cards}\n[[cards]]\nid = \"b\"\nprompt \
             = \"Konfiguration von Modell, oder was auch immer darin steht\"\nterm = \"nichts\"\n"
        );
        let deck = format::read("deck.toml", text.as_bytes()).unwrap();
        assert_eq!(found(&deck), Vec::<String>::new(), "{language}");
    }
}

#[test]
fn markup_that_would_be_shown_literally_is_found() {
    for text in [
        "What is <b>this thing</b> for?",
        "What does H<sub>2</sub>O stand for?",
        "What does R&amp;D do?",
        "Solve \\(x^2 = 1\\) for x",
        "Solve $$x = 1$$ for x",
        "What is $\\frac{1}{2}$ of it?",
        "Listen: [sound:hello.mp3] and write",
        "The {{c1::cell}} divides",
        "Look: ![cell](cell.png) and write",
        "Read [here](https://example.org/a) first",
        "What is **bold** here?",
        "What is ||hidden|| here?",
        "Run\n```\nls\n```",
        "### A heading\nand a text",
        "a | b\n|---|---|\n1 | 2",
    ] {
        assert_eq!(alone(text, "nothing"), ["markup"], "{text}");
    }
    for text in [
        "What does `2**3` print, and 4**5?",
        "What does **kwargs collect?",
        "What does a || b || c mean in C?",
        "It costs $5, or $6 on Sundays",
        "What does echo $HOME$PATH print?",
        "What does \\(a\\|b\\) match?",
        "Is x < y and y > z?",
        "What does Vec<u8> hold, and List<i>?",
        "What does AT&T sell; is it much?",
        "Which HTML tag is <b>bold</b>, and what is &amp; in it?",
        "What is C#?\n# a comment",
        "What is a[0](x) in JavaScript?",
    ] {
        assert_eq!(alone(text, "nothing"), Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn texts_are_cleaned_only_if_it_is_safe() {
    for (text, clean) in [
        ("What is <b>this</b>?", "What is this?"),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("<div>one</div><div>two</div>", "one\ntwo"),
        ("R&amp;D&nbsp;costs &#8364;5", "R&D costs €5"),
        ("a\u{200b}b  c ", "ab c"),
        ("One.  Two", "One.  Two"),
        ("def f():\n    return  1", "def f():\n    return  1"),
        ("H<sub>2</sub>O", "H<sub>2</sub>O"),
        // What was escaped on purpose stays so.
        ("&lt;b&gt;bold&lt;/b&gt;", "&lt;b&gt;bold&lt;/b&gt;"),
        ("&amp;amp;", "&amp;amp;"),
        ("<br>", "<br>"),
    ] {
        assert_eq!(markup::clean(text), clean, "{text}");
    }
}

#[test]
fn images_without_a_picture_are_found() {
    let mut one = deck(&["prompt = \"What is shown?\"\nterm = \"a cell\""]);
    one.cards[0].image = Some("a.png".into());
    for (image, is_empty) in [
        (&b"\x89PNG\r\n\x1a\n"[..], true),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0\0\0\0", true),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x02\0\0\0\0", true),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x02\0\0\0\x03", false),
    ] {
        let mut deck = one.clone();
        deck.media = BTreeMap::from([("a.png".to_owned(), Arc::from(image))]);
        assert_eq!(found(&deck), if is_empty { vec!["0 empty-image".to_owned()] } else { vec![] }, "{image:?}");
    }
}

#[test]
fn missing_unused_and_unsupported_images_are_found() {
    let mut deck = deck(&["prompt = \"What is shown?\"\nterm = \"a cell\""]);
    deck.cards[0].image = Some("gone.png".into());
    let image = |bytes: &[u8]| -> Arc<[u8]> { Arc::from(bytes) };
    deck.media = BTreeMap::from([
        ("drawing.svg".to_owned(), image(b"<svg></svg>")),
        ("photo.png".to_owned(), image(b"\xff\xd8\xff\xe0")),
    ]);
    let found: Vec<&str> = check(&deck).iter().map(|finding| finding.rule.name()).collect();
    assert_eq!(found, ["unused-image", "unused-image", "image-kind", "image-kind", "missing-image"]);
}

#[test]
fn safe_fixes_are_applied() {
    let deck = deck(&[
        "prompt = \"What is  a <i>tensor</i>?\"\nterm = [\"array\", \"Array\", \"grid\"]",
        "prompt = \"What are the phases?\"\nexplanation = \"- solid - liquid - gas\"",
        "prompt = \"Which animal barks?\"\nterm = \"dog\"",
        "prompt = \"Which animal barks?\"\nterm = \"dog\"",
        "prompt = \"Which animal barks?\"\nterm = \"dog\"\nnote = \"Wolves howl.\"",
        "prompt = \"What is missing?\"",
    ]);
    let (fixed_deck, fixed) = fix(&deck);
    assert_eq!(fixed_deck.cards.len(), 5);
    assert_eq!(fixed_deck.cards[0].prompt, "What is a tensor?");
    assert_eq!(fixed_deck.cards[0].key, Some(AnswerKey::Term(vec!["array".into(), "grid".into()])));
    let items = ["solid", "liquid", "gas"].map(|item| vec![item.to_owned()]).to_vec();
    assert_eq!(fixed_deck.cards[1].key, Some(AnswerKey::List { items, ordered: false, any: None }));
    assert_eq!(fixed.len(), 4, "{fixed:?}");
    assert_eq!(found(&fixed_deck), ["4 near-duplicate", "5 missing-answer"]);
}

/// Texts that are likely to set something off.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("<b>".to_owned()),
        Just("</b>".to_owned()),
        Just("<br>".to_owned()),
        Just("&amp;".to_owned()),
        Just("&lt;".to_owned()),
        Just("amp;".to_owned()),
        Just("  ".to_owned()),
        Just("\n".to_owned()),
        Just("- ".to_owned()),
        Just("1. ".to_owned()),
        Just("...".to_owned()),
        Just("$$".to_owned()),
        Just("\\(".to_owned()),
        Just("\u{200b}".to_owned()),
        Just("**a**".to_owned()),
        Just("the the ".to_owned()),
        Just("model".to_owned()),
        Just(" of ".to_owned()),
        Just("this figure".to_owned()),
        Just("preseerve".to_owned()),
        Just(" preserve ".to_owned()),
        ".{0,4}".prop_map(|it| it),
        "[a-c]{1,2} ".prop_map(|it| it),
    ];
    prop::collection::vec(piece, 1..8).prop_map(|pieces| pieces.concat())
}

fn any_key() -> impl Strategy<Value = Option<AnswerKey>> {
    let texts = || prop::collection::vec(text(), 1..4);
    prop_oneof![
        Just(None),
        texts().prop_map(|wordings| Some(AnswerKey::Term(wordings))),
        (prop::collection::vec(texts(), 1..4), any::<bool>()).prop_map(|(items, ordered)| Some(AnswerKey::List {
            items,
            ordered,
            any: None
        })),
        prop::collection::vec(texts(), 1..3).prop_map(|gaps| Some(AnswerKey::Blanks(gaps))),
        any::<f64>().prop_map(|value| Some(AnswerKey::Number { value, tolerance: 0.0, unit: None })),
        (any::<bool>(), prop::option::of(text())).prop_map(|(yes, because)| Some(AnswerKey::YesNo { yes, because })),
        (texts(), prop::collection::vec(texts(), 0..2))
            .prop_map(|(texts, points)| Some(AnswerKey::Explanation { texts, points })),
        (prop::collection::vec(text(), 2..4), 0..2_usize)
            .prop_map(|(options, correct)| Some(AnswerKey::Choice { options, correct })),
    ]
}

fn any_deck() -> impl Strategy<Value = Deck> {
    let card = (text(), any_key(), prop::option::of(text()), prop::collection::vec(text(), 0..2));
    (prop::collection::vec(card, 0..8), prop::option::of(prop_oneof![Just("en".to_owned()), Just("de".to_owned())]))
        .prop_map(|(cards, language)| {
            let mut deck = Deck { language, ..Deck::new(DeckId("deck".into()), "Deck") };
            for (number, (prompt, key, note, reject)) in cards.into_iter().enumerate() {
                let mut card = Card { reject, note, ..Card::new(CardId(format!("c{number}")), prompt, key) };
                // As every card is that comes from a file or a form.
                format::normalize(&mut card);
                deck.cards.push(card);
            }
            deck
        })
}

/// A key's wordings as a person reads them.
fn read(key: &AnswerKey) -> Vec<String> {
    let mut read: Vec<String> =
        groups(key).into_iter().flatten().map(|text| words::folded(&markup::clean(text)).to_lowercase()).collect();
    read.sort();
    read.dedup();
    read
}

proptest! {
    #[test]
    fn fixing_any_deck_is_idempotent(deck in any_deck()) {
        let (fixed_deck, fixed) = fix(&deck);
        let left = check(&fixed_deck);
        prop_assert!(left.iter().all(|finding| finding.fix.is_none()), "{:?}\n{:?}", left, fixed_deck);
        prop_assert_eq!(fix(&fixed_deck).1.len(), 0);
        prop_assert_eq!(fixed.is_empty(), format!("{fixed_deck:?}") == format!("{deck:?}"));
        for finding in fixed.iter().chain(&left) {
            let message = finding.message.to_string();
            prop_assert!(!message.chars().any(char::is_control) && message.chars().count() < 400, "{:?}", finding);
        }
        // Cards are only removed if another one accepts the same, and keys only change in their spelling, except for
        // lists that are split.
        let kept: BTreeMap<&CardId, &Card> = fixed_deck.cards.iter().map(|card| (&card.id, card)).collect();
        let glued = fixed.iter().filter(|it| it.rule == Rule::GluedList);
        let split: Vec<&CardId> = glued.filter_map(|it| Some(&it.place.as_ref()?.card)).collect();
        for card in &deck.cards {
            let Some(now) = kept.get(&card.id) else {
                let is_kept = |other: &Card| {
                    other.key.as_ref().map(read) == card.key.as_ref().map(read) || split.contains(&&other.id)
                };
                prop_assert!(fixed_deck.cards.iter().any(is_kept), "{:?}", card);
                continue;
            };
            prop_assert_eq!(&card.reject, &now.reject);
            if !split.contains(&&card.id) {
                prop_assert_eq!(card.key.as_ref().map(read), now.key.as_ref().map(read));
            }
        }
    }

    #[test]
    fn a_fixed_deck_can_be_patched_into_its_own_file(deck in any_deck()) {
        let text = format!("# mine\n{}", format::to_toml(&deck));
        if let Ok(before) = format::read("deck.toml", text.as_bytes()) {
            let (fixed_deck, _) = fix(&before);
            let amended = format::patch("deck.toml", &text, &before, &fixed_deck);
            prop_assert!(amended.is_some_and(|amended| amended.starts_with("# mine\n")), "{}", text);
        }
    }
}

/// A table of vocabulary with a title.
fn vocabulary(title: &str, pairs: &[(&str, &str)]) -> Deck {
    let table: String =
        pairs.iter().map(|(prompt, answer)| format!("{prompt}\t{answer}\n")).collect::<Vec<_>>().concat();
    let deck = format::read("deck.tsv", table.as_bytes()).unwrap();
    Deck { title: title.to_owned(), ..deck }
}

#[test]
fn in_vocabulary_the_wordings_of_an_answer_are_split_if_they_look_like_synonyms() {
    let deck = vocabulary(
        "Unit 1",
        &[
            ("el perro", "dog, hound"),
            ("cepillar", "(to) brush"),
            ("el coche", "car/automobile"),
            ("limpiar bien", "to scrub thoroughly, to clean up well, to wash"),
            ("las estaciones", "spring, summer, autumn, winter"),
            ("la casa", "house"),
        ],
    );
    assert_eq!(found(&deck), ["1 synonyms", "2 synonyms", "3 synonyms", "4 synonyms"]);
    let (fixed, findings) = fix(&deck);
    assert_eq!(findings.len(), 4);
    let answers: Vec<Vec<String>> = fixed.cards.iter().map(|card| card.key.as_ref().unwrap().answers()).collect();
    assert_eq!(answers[0], ["dog", "hound"]);
    assert_eq!(answers[1], ["to brush", "brush"]);
    assert_eq!(answers[2], ["car", "automobile"]);
    assert_eq!(answers[3], ["to scrub thoroughly", "to clean up well", "to wash"]);
    assert_eq!(answers[4], ["spring, summer, autumn, winter"]);
    assert_eq!(check(&fixed), [], "nothing is asked twice");
}

#[test]
fn vocabulary_is_recognized_in_many_languages() {
    let filler = |pairs: [(&'static str, &'static str); 3]| pairs;
    for pairs in [
        filler([("der Hund", "dog, hound"), ("das Haus", "house"), ("laufen", "to run")]),
        filler([("dog", "der Hund, der Köter"), ("house", "das Haus"), ("to run", "laufen")]),
        filler([("犬", "dog, hound"), ("家", "house"), ("走る", "to run")]),
        filler([("dog", "犬、わんちゃん"), ("house", "家"), ("to run", "走る")]),
        filler([("собака", "dog, hound"), ("дом", "house"), ("бежать", "to run")]),
        filler([("le chien", "der Hund, der Köter"), ("la maison", "das Haus"), ("courir", "laufen")]),
        filler([("犬", "собака, пёс"), ("家", "дом"), ("走る", "бежать")]),
    ] {
        assert_eq!(found(&vocabulary("Unit 1", &pairs)), ["1 synonyms"], "{pairs:?}");
    }
    let english = [("abate", "lessen, subside"), ("candid", "frank"), ("futile", "pointless")];
    assert_eq!(found(&vocabulary("SAT vocabulary", &english)), ["1 synonyms"]);
}

#[test]
fn an_answer_with_commas_elsewhere_is_no_list_of_synonyms() {
    for pairs in [
        [("France", "Paris, Île-de-France"), ("Peru", "Lima"), ("Texas", "Austin, Houston")],
        [("carnivores", "lion, tiger"), ("herbivore", "cow"), ("omnivore", "bear, pig")],
        [("Marie Curie", "radium, polonium"), ("Isaac Newton", "gravity"), ("Tim Berners-Lee", "web, HTML")],
        [("What barks?", "dog, hound"), ("What meows?", "cat"), ("What moos?", "cow, ox")],
        [("primary colors", "red, yellow, blue"), ("flag of Peru", "red, white"), ("sky", "blue")],
        [("Fe", "iron"), ("Na", "sodium, natrium"), ("K", "potassium, kalium")],
    ] {
        let found = found(&vocabulary("Unit 1", &pairs));
        assert!(!found.iter().any(|it| it.ends_with("synonyms")), "{pairs:?}: {found:?}");
    }
    // Whoever writes a list means a list.
    let list = "title = \"Animals\"\nstyle = \"vocabulary\"\n[[cards]]\nid = \"a\"\nprompt = \"perros\"\n\
                list = [\"dog\", \"hound\"]\n";
    assert!(!found(&format::read("deck.toml", list.as_bytes()).unwrap()).contains(&"1 synonyms".to_owned()));
}
