//! Format detection: by name if that decides it, and otherwise by content.

use std::io::Write as _;

use popquiz::deck::format::{self, Format};

use super::{import, told};

#[test]
fn formats_are_detected_by_content() {
    for (text, format) in [
        ("Rivers\n\nWhich river flows through Vienna?\n\nThe Danube\n", Format::Plain),
        ("Rivers\n\nName three, please.\n\nRhine, Elbe\n\nAnd one more, of course.\n\nOder, Neisse\n", Format::Plain),
        ("Maths = fun\n\nWhat is 1 = 1?\n\nTrue - always\n\nWhat is x - y?\n\nA difference - of two\n", Format::Plain),
        (
            "Rust\n\nWhat does {} mean in a format?\n\nA place for a value\n\nWhat is {:?}?\n\nThe same for \
             debugging\n",
            Format::Plain,
        ),
        ("C++\n\nWhat is std::vector?\n\nA growable array\n\nWhat is std::map?\n\nA tree\n", Format::Plain),
        ("Cafés\n\nWhat is A. Smith known for?\n\nA. Economics\n", Format::Plain),
        ("Notes\n\nWhat stands here?\n\nAUTHOR: nobody\n", Format::Plain),
        ("AUTHOR: Rosa\n\nWhat is a list?\n\n- one\n- two, and so on:\n", Format::Plain),
        ("AUTHOR: Rosa\n\nWho is it:\n\nNobody\n\nAnd why:\n\nFor fun\n", Format::Plain),
        ("a\tb\n", Format::Csv),
        ("Chad\tN’Djamena\nPeru\tLima\n", Format::Csv),
        ("Question\tAnswer\nChad\tN’Djamena\n", Format::Csv),
        ("question,answer\nChad,N’Djamena\n", Format::Csv),
        ("sep=|\nChad|N’Djamena\n", Format::Csv),
        ("Chad,N’Djamena\nPeru,Lima\n", Format::Csv),
        ("Chad;N’Djamena\nPeru;Lima\n", Format::Csv),
        ("Chad,N’Djamena;Peru,Lima;Italy,Rome", Format::Csv),
        ("Chad - N’Djamena\nPeru - Lima\n", Format::Csv),
        ("Chad::N’Djamena\nPeru::Lima\n", Format::Csv),
        ("Question,Answers,Comment,Instructions,Render as\n猫,ねこ,,,Image\n", Format::Kotoba),
        ("Chad :: N’Djamena\nPeru :: Lima\n", Format::Markdown),
        ("# Capitals\n\nQ: Chad?\nA: N’Djamena\n", Format::Markdown),
        ("#flashcards\n\nChad?\n?\nN’Djamena\n", Format::Markdown),
        ("AUTHOR: Rosa\nChad?:\n- N’Djamena\n", Format::RedTrivia),
        ("# mine\n---\nDESCRIPTION: capitals\nAUTHOR: Rosa\n\"Chad?\":\n  - N’Djamena\n", Format::RedTrivia),
        ("::Chad::What is its capital?{=N’Djamena}\n", Format::Gift),
        ("// by hand\nWhat is the capital of Chad?{\n=N’Djamena\n~Lima\n}\n\nChad is in Asia.{F}\n", Format::Gift),
        ("What is the capital of Chad?\nA. Lima\nB. N’Djamena\nANSWER: B\n", Format::Aiken),
        ("What is it?\n\na) Lima\nb) N’Djamena\n\nAnswer: b\n", Format::Aiken),
        (
            "{\"response_code\":0,\"results\":[{\"question\":\"Chad?\",\"correct_answer\":\"N’Djamena\",\"incorrect_answers\":[]}]}",
            Format::OpenTrivia,
        ),
        (
            "\n[{\"question\":\"Chad?\",\"correct_answer\":\"N’Djamena\",\"incorrect_answers\":[]}]\n",
            Format::OpenTrivia,
        ),
    ] {
        for file in ["deck.txt", "deck"] {
            let read = import(file, text);
            assert_eq!(read.format, format, "{file}: {text}\n{:?}", told(&read));
        }
        let windows = import("deck.txt", format!("\u{feff}{}", text.replace('\n', "\r\n")));
        assert_eq!(windows.format, format, "{text}");
    }
}

#[test]
fn formats_are_detected_by_file_name() {
    for (file, text, format) in [
        ("deck.CSV", "Chad,N’Djamena\n", Format::Csv),
        ("deck.tsv", "Chad\tN’Djamena\n", Format::Csv),
        ("deck.csv", "Chad - N’Djamena\nPeru - Lima\n", Format::Csv),
        ("deck.md", "## What is it?\n\nA text.\n", Format::Markdown),
        ("deck.yml", "Chad?: N’Djamena\n", Format::RedTrivia),
        ("deck.gift", "What is it? {}\n", Format::Gift),
        ("deck.json", "[{\"question\":\"Chad?\",\"correct_answer\":\"N’Djamena\"}]", Format::OpenTrivia),
    ] {
        assert_eq!(import(file, text).format, format, "{file}");
    }
    for (file, what) in [
        ("deck.yaml", "no questions found"),
        ("deck.json", "invalid JSON from the Open Trivia Database"),
        ("deck.gift", "no questions found"),
    ] {
        let error = format::import(file, b"").unwrap_err();
        assert!(error.message.to_string().starts_with(what), "{error}");
    }
}

#[test]
fn plain_notes_are_detected_as_plain_text() {
    let read = import("notes", include_str!("../../decks/samples/study-notes.txt"));
    assert_eq!((read.format, read.deck.cards.len()), (Format::Plain, 8));
}

#[test]
fn the_seed_is_detected_as_plain_text() {
    let shared = std::env::var_os("POPQUIZ_SHARED").unwrap_or_else(|| "../shared".into());
    let file = std::path::Path::new(&shared).join("seed/deep-learning-with-python.txt");
    if !file.exists() {
        // Bypasses the test harness, which captures output.
        let _ = writeln!(
            std::io::stderr(),
            "the_seed_is_detected_as_plain_text is skipped: there is no {}",
            file.display()
        );
        return;
    }
    let read = format::load_with_report(&file).unwrap();
    assert_eq!((read.format, read.deck.cards.len()), (Format::Plain, 193));
}
