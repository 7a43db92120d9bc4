//! Tables and pairs: Quizlet's, Kotoba's, spreadsheets'.

use popquiz::deck::format::Format;

use super::{import, skipped, told};

#[test]
fn a_table_with_a_header_is_read_by_column_name() {
    let read = import(
        "capital-cities.csv",
        "Tags,Answer,Question,id,Note\r\nAfrica,N’Djamena | Ndjamena,What is the capital of Chad?,chad,\"On the \
         Chari, in the west\"\r\n\
         Europe,\"- Rome\n- Vatican City\",\"Name the two capitals on the Tiber, \"\"eternal\"\" \
         both.\",,\r\n,,,,\r\n,x,,,\r\n,y,Chad again?,chad,\r\n,z,Bad?,Not An Id,\r\n",
    );
    assert_eq!((read.format, read.found, read.deck.title.as_str()), (Format::Csv, 5, "Capital cities"));
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
    assert!(skipped[1].1.starts_with("an earlier card already has the id “chad”"), "{skipped:?}");
}

#[test]
fn tables_without_a_header_and_with_other_separators_are_read() {
    for (file, text) in [
        ("quizlet.txt", "Chad\tN’Djamena\nPeru\tLima\n"),
        ("quizlet.txt", "Chad\tN’Djamena;Peru\tLima"),
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
fn kotobas_answers_are_separated_by_commas() {
    let text = "Question,Answers,Comment,Instructions,Render as\n猫,\"ねこ,neko\",cat,Type the reading!,Image\n";
    let read = import("cats.csv", text);
    assert_eq!(read.format, Format::Kotoba);
    assert_eq!(told(&read), ["猫\nType the reading! → term: ねこ / neko (cat)"]);
}
