//! Bad, strange and hostile files: each is read or refused in a sentence, in bounded time.

use std::time::{Duration, Instant};

use popquiz::deck::format::{self, Progress, SkippedList};
use proptest::prelude::*;

use super::fuzzed::read_as;
use super::{costs_little, import, skipped};

#[test]
fn parse_errors_have_a_line_number() {
    for (file, text, line, what) in [
        ("deck.csv", "", None, "the table is empty"),
        ("deck.md", "# Title\n\nAnd no card.\n", None, "no cards found"),
        ("deck.txt", "", None, "the file is empty"),
        ("deck.toml", "title = \"x\"\n[[cards]]\nid = \"a\"\n", Some(2), "“prompt” is missing"),
        (
            "deck.toml",
            &format!("title = \"x\"\n[[cards]]\nid = \"a\"\nprompt = \"{}\"\n", "word ".repeat(60_000)),
            Some(2),
            "the card “a” is too long; split it into several cards: its texts add up to 293 KB, but the limit is 256 KB",
        ),
    ] {
        let error = format::import(file, text.as_bytes()).unwrap_err();
        assert_eq!(error.line, line, "{error}");
        assert!(error.message.to_string().contains(what), "{error}");
    }
    let many = "x,y\n".repeat(20_001);
    let error = format::import("many.csv", many.as_bytes()).err().unwrap();
    assert!(error.to_string().starts_with("many.csv:20001: the file has more than 20,000 cards"), "{error}");
    let many = "x :: y\n".repeat(20_001);
    let error = format::import("many.md", many.as_bytes()).err().unwrap();
    assert!(error.to_string().starts_with("many.md:20001: "), "{error}");
    let read = import("deck.md", "Q: Which?\n- [x] one\n\nQ:\nA: nothing asked\n\nQ: Fine?\nA: yes\n");
    assert_eq!(skipped(&read).iter().map(|(line, _)| *line).collect::<Vec<_>>(), [1, 4], "{read:?}");
}

#[test]
fn texts_that_cannot_be_seen_count_as_empty() {
    let read = import("deck.csv", "prompt,answer\nWhich?,\u{200b}\n\u{2060}\u{200b},none\nWho?,Ada\n");
    let keys: Vec<bool> = read.deck.cards.iter().map(|card| card.key.is_some()).collect();
    assert_eq!((keys, skipped(&read).len()), (vec![false, true], 1), "{read:?}");
    for (prompt, answer) in [("Which?", "\\u200b\\u2060"), ("\\u2800", "Ada")] {
        let text = format!("title = \"x\"\n[[cards]]\nid = \"a\"\nprompt = \"{prompt}\"\nterm = \"{answer}\"\n");
        let error = format::import("deck.toml", text.as_bytes()).unwrap_err();
        assert!(error.message.to_string().contains("empty"), "{error}");
    }
}

#[test]
fn skipped_parts_are_listed_up_to_a_limit_and_counted_beyond_it() {
    let rows = 100_000;
    let read = import("rows.csv", [",no prompt\n".repeat(rows).as_str(), "x,y\n"].concat());
    assert_eq!((read.found, read.deck.cards.len()), (rows + 1, 1));
    assert_eq!((read.skipped.len(), read.skipped.listed().len()), (rows, SkippedList::LISTED));
    let long = format!("front,back\nx,json: {}\n", "?".repeat(10_000));
    assert!(import("long.csv", long).skipped.listed()[0].reason.to_string().chars().count() < 400);
    let mut told = Vec::new();
    let counted = format::import_with_progress("rows.csv", b"x,y\nz,w\n", &mut |progress| told.push(progress));
    assert_eq!(counted.unwrap().deck.cards.len(), 2);
    assert_eq!(told, [Progress { done: 0, total: 8 }, Progress { done: 4, total: 8 }]);
}

/// A file name for each format that has one, and one whose content decides.
const FILES: [&str; 8] = ["a.toml", "a.csv", "a.tsv", "a.md", "a.yaml", "a.gift", "a.json", "a.txt"];

/// The building blocks of hostile files.
const PIECES: &[&str] = &[
    "{{c1::",
    "==",
    "== {{c",
    "==a b==",
    "\"",
    "\"a\",",
    "a,\"",
    ",",
    ",,\n",
    "\t",
    "a\tb\n",
    "a\t\n",
    ";",
    "a;b;",
    "|",
    "a|",
    " - ",
    "- a\n",
    "::",
    "a::b ",
    " :: ",
    ":::",
    "\n",
    "\n\n",
    "a\n",
    "a\n\n",
    "?\n",
    "a\n?\n",
    "Q: a\n",
    "A: b\n",
    "Q: a\nA: b\n",
    "# a\n",
    "## ?\na\n",
    "#flashcards ",
    "```\n",
    "<!--SR:",
    "[",
    "[[",
    "{",
    "{=",
    "{a}",
    "{}\n",
    "{~a=b}\n",
    "::a",
    "=",
    "~",
    "#",
    "####",
    "->",
    "\\",
    "//[tag:a]",
    "$CATEGORY: a\n",
    "{#1=}\n\n",
    "a{=b->c=d->e}\n\n",
    "A. b\n",
    "ANSWER: A\n",
    "a\nA. b\nB. c\nANSWER: A\n\n",
    "- ",
    "? ",
    "a: b\n",
    "a:\n- b\n",
    "- - ",
    "&a [*a, ",
    "*a ",
    "a: &a b\n",
    "{a: ",
    "%25",
    "&amp;",
    "&",
    "<p>",
    "</",
    "\\n",
    "$",
    "$a ",
    "$$a ",
    "\\(",
    "<a ",
    "[x ",
    "`a",
    "(a | ",
    "{1:SA:=",
    "word ",
    "a b c d. ",
    "\u{0}",
    "ß",
    "[[cards]]\n",
    "id = \"a\"\n",
    "a = [",
    "a = {",
    "[a.",
    "{\"question\": \"",
    "1,",
    "{\"results\":",
];

/// Reads files of about this many bytes that are built to be slow or to use a lot of memory. Returns the longest time
/// and the highest memory use.
fn read_hostile(size: usize) -> (Duration, u64) {
    let beginnings = [
        ("a.toml", "title = \"a\"\n"),
        ("a.csv", ""),
        ("a.csv", "a,b\n\"c\",d\n"),
        ("a.tsv", ""),
        ("a.md", ""),
        ("a.md", "#flashcards\nQ: a\nA: "),
        ("a.md", "## a #card\n\n"),
        ("a.xml", "<quiz><question type=\"truefalse\"><questiontext><text>"),
        ("a.yaml", "AUTHOR: a\nb:\n- c\n"),
        ("a.gift", ""),
        ("a.json", "["),
        ("a.json", "{\"results\":["),
        ("a.txt", ""),
        ("a.txt", "a\n\nb\n\nc "),
        ("a.txt", "a\nA. b\nB. c\nANSWER: A\n"),
    ];
    let (mut slowest, mut largest) = ((Duration::ZERO, String::new()), (0, String::new()));
    for piece in PIECES {
        let repeated = piece.repeat(size / piece.len());
        for (file, beginning) in beginnings {
            let text = [beginning, repeated.as_str()].concat();
            let began = Instant::now();
            let used = allocation_counter::measure(|| drop(format::import(file, text.as_bytes())));
            let (took, what) = (began.elapsed(), format!("{file}: {beginning:?} {piece:?}"));
            if !cfg!(debug_assertions) && took.as_millis() > 500 {
                println!("{took:?} {} MB {what}", used.bytes_max / 1_000_000);
            }
            slowest = slowest.max((took, what.clone()));
            largest = largest.max((used.bytes_max, what));
        }
    }
    println!("slowest: {slowest:?}; most memory: {largest:?} bytes");
    (slowest.0, largest.0)
}

#[test]
fn malformed_files_take_little_memory() {
    let (_, memory) = read_hostile(5_000);
    assert!(memory < 16_000_000, "{memory} bytes");
}

#[test]
#[ignore = "takes minutes; with --release it shows that nothing grows with the square of a file's size"]
fn ten_malformed_megabytes_take_seconds() {
    let (slowest, memory) = read_hostile(9_900_000);
    assert!(slowest.as_secs() < 5, "{slowest:?}");
    assert!(memory < 2_000_000_000, "{memory} bytes");
}

/// Files that are built to be expensive, each in a different way.
fn built() -> Vec<(&'static str, &'static str, String)> {
    let each = |count: usize, write: &dyn Fn(usize) -> String| (0..count).map(write).collect::<Vec<_>>().concat();
    let pairs =
        |count: usize, right: usize| each(count, &|number| format!("=a{number}->{}{number} ", "x".repeat(right)));
    let few = |number: usize| format!("=a->{}{} ", "y".repeat(6_000), number % 10);
    let slugs = each(10_000, &|number| format!("{}{number},x\n", "a".repeat(39)));
    let entries = |count: usize| "q?:\n- b\n".repeat(count);
    let cards = 20_000;
    vec![
        (
            "pairs with long options",
            "a.gift",
            format!("q {{{}}}\n\n", each(9, &few) + "=b->y ".repeat(500).as_str()).repeat(5),
        ),
        ("many pairs", "a.gift", format!("q {{{}}}\n\n", pairs(5_000, 1)).repeat(4)),
        (
            "pairs with a long title",
            "a.gift",
            format!("::{}::q {{{}}}\n\n", "t".repeat(30_000), pairs(2_000, 1)).repeat(6),
        ),
        (
            "pairs with tags",
            "a.gift",
            format!("//{}\nq {{{}}}\n\n", "[tag:abc]".repeat(50).replace("abc", &"ä".repeat(200)), pairs(5_000, 1))
                .repeat(5),
        ),
        (
            "tags of questions without empty lines",
            "a.gift",
            format!("//{}\n{}", format!("[tag:{}]", "a".repeat(200)).repeat(50), "a{T}\n".repeat(20_000)),
        ),
        (
            "tags of questions that cannot be asked",
            "a.gift",
            format!("//{}\n{}", format!("[tag:{}]", "a".repeat(200)).repeat(50), "{T}\na{#x}\n".repeat(10_000)),
        ),
        (
            "a question that comes again",
            "a.yaml",
            format!("AUTHOR: a\nq?:\n- {}\n{}", "x".repeat(50_000), entries(cards)),
        ),
        ("ids that are nearly one", "a.csv", slugs.repeat(2)),
        (
            "elements across each other",
            "a.gift",
            format!("q {{=[html]{}}}\n\n", "<sup>1<span class=cloze>2</sup>ä</span>".repeat(1_500)).repeat(20),
        ),
        (
            "raised texts in each other",
            "a.gift",
            format!("q {{=[html]{}}}\n\n", "<sup>1<sub>a".repeat(5_000)).repeat(10),
        ),
        (
            "a topic of all cards",
            "a.md",
            format!("# a\n\n## {}\n\n{}", "t".repeat(190), "Q: q\nA: a\n\n".repeat(cards)),
        ),
    ]
}

#[test]
fn expensive_inputs_are_cheap_to_read() {
    for (name, file, text) in built() {
        costs_little(name, (file, text.as_bytes()), 120_000_000, Duration::from_secs(20));
    }
}

#[test]
fn yaml_bombs_and_deep_nesting_are_refused_with_their_line() {
    let laughs: String = ('b'..='j').fold("a: &a [x,x,x,x,x,x,x,x,x]\n".to_owned(), |text, name| {
        let before = char::from(name as u8 - 1);
        text + format!("{name}: &{name} [{}]\n", vec![format!("*{before}"); 9].join(",")).as_str()
    });
    let long = format!("AUTHOR: a\nb: &a {}\n{}", "x".repeat(1_000_000), "? c\n: *a\n".repeat(100));
    for (file, text) in [
        ("laughs.yaml", laughs),
        ("cycle.yaml", "AUTHOR: a\nb: &b\n- *b\n".to_owned()),
        ("long.yaml", long),
        ("deep.yaml", format!("a:\n- {}", "[".repeat(100_000))),
        ("deeper.yaml", format!("a:\n{}", "- ".repeat(100_000))),
        ("two.yaml", "a: b\n---\nc: d\n".to_owned()),
        ("tabs.yaml", "a:\n\t- b\n".to_owned()),
        ("text.yaml", "Who is the # one\n".to_owned()),
        ("deep.json", "[".repeat(100_000)),
        ("deep2.json", format!("{{\"results\":[{}", "{\"a\":".repeat(100_000))),
        ("quote.csv", "a,b\n\"c\",d\n\"e,f\n".to_owned()),
    ] {
        let error = format::import(file, text.as_bytes()).map(|_| ()).expect_err(file);
        assert!(error.line.is_some_and(|line| line > 0), "{error}");
        assert!(error.message.to_string().chars().count() < 300, "{error}");
        println!("{error}");
    }
}

#[test]
fn any_line_ending_and_encoding_is_read() {
    let text = "AUTHOR: Rosa\nWhat is the façade?:\n- front\n- façade\n";
    let read = |bytes: Vec<u8>| super::told(&import("a.yaml", bytes));
    let expected = ["What is the façade? → term: front / façade"];
    assert_eq!(read(text.into()), expected);
    assert_eq!(read(text.replace('\n', "\r\n").into()), expected);
    assert_eq!(read(text.replace('\n', "\r").into()), expected);
    assert_eq!(read(format!("\u{feff}{text}").into()), expected);
    assert_eq!(read(text.encode_utf16().flat_map(u16::to_le_bytes).collect()), expected);
    let latin: Vec<u8> = text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
    assert_eq!(read(latin), expected);
}

#[test]
fn similar_texts_get_different_ids() {
    // As long as an id may be, and ending as a second one would.
    let long = format!("{}-2", "a".repeat(38));
    let read = import("a.csv", format!("{long},1\n{long},2\n{long},3\nb,4\nb,5\nb-2,6\n"));
    let ids: std::collections::HashSet<_> = read.deck.cards.iter().map(|card| &card.id).collect();
    assert_eq!(ids.len(), 6, "{ids:?}");
}

#[test]
fn control_characters_are_removed() {
    let read = import(
        "a.json",
        r#"[{"question":"Two\u000blines\u0000?","correct_answer":"\u0007a","incorrect_answers":["b\u001b[0m"]}]"#,
    );
    assert_eq!(super::told(&read), ["Two lines? → choice: a"]);
    let read = import("a.csv", "Two\u{b}lines\u{1}?,a\n");
    assert_eq!(super::told(&read), ["Two\nlines? → term: a"]);
    let read = import("a.csv", "\u{2},a\nb,\u{1}\n");
    assert_eq!(skipped(&read).iter().map(|(line, _)| *line).collect::<Vec<_>>(), [1]);
    assert_eq!(super::told(&read), ["b → missing"]);
}

proptest! {
    #[test]
    fn any_input_is_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200), text in "(Q: |A: |Note: |```|~~~|==|\\{\\{c1::|\\}\\}|::|\\?\n|\\{=|~|#|->|\\}|A\\. |B\\) |ANSWER: |- |: |&a |\\*a|\\[|\"|\\\\|\\PC|\n|\t|,|;| - ){0,60}") {
        for file in FILES {
            read_as(file, &bytes);
            read_as(file, text.as_bytes());
            read_as(file, format!("AUTHOR: a\n{text}").as_bytes());
        }
    }
}
