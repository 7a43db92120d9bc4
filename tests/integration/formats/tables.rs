//! Tables and pairs: Quizlet's, Kotoba's, spreadsheets'.

use popquiz::deck::format::{self, Format};

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
            "Chad again? → term: y",
            "Bad? → term: z",
        ]
    );
    let skipped = skipped(&read);
    assert_eq!(skipped.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [6, 7]);
    assert_eq!(skipped[0].1, "the prompt is empty");
    assert!(skipped[1].1.contains("an earlier card already has the id “chad”"), "{skipped:?}");
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

#[test]
fn backslashes_and_bars_of_other_programs_are_text_in_tables() {
    let read = import(
        "signs.tsv",
        "term\tanswer\nhosts file\tC:\\Windows\\new\\hosts\nshare\t\\\\server\\share\nhalf\t$\\frac{1}{2}$\nwhitespace\t\\s\n\
         line feed\t\\n\nBayes\tP(A|B)\nor\t||\nnorm\t|x|\npipeline\t`ls | wc`\nriver\tDanube | Donau\n",
    );
    assert_eq!(
        told(&read),
        [
            "hosts file → term: C:\\Windows\\new\\hosts",
            "share → term: \\\\server\\share",
            "half → term: $\\frac{1}{2}$",
            "whitespace → term: \\s",
            "line feed → term: \\n",
            "Bayes → term: P(A|B)",
            "or → term: ||",
            "norm → term: |x|",
            "pipeline → term: `ls | wc`",
            "river → term: Danube / Donau",
        ]
    );
    assert_eq!(skipped(&read), []);
}

#[test]
fn tables_exported_by_us_keep_their_escapes() {
    let text = "id,prompt,answer,reject,tags,note\npath,Which?,C:\\\\new | a\\|b|c | one\\ntwo,x\\\\y,,\n";
    let read = import("ours.csv", text);
    assert_eq!(told(&read), ["Which? → term: C:\\new / a|b / c / one\ntwo"]);
    assert_eq!(read.deck.cards[0].reject, ["x\\y"]);
}

#[test]
fn quoted_cells_may_follow_a_space_and_surplus_cells_belong_to_the_answer() {
    let read = import(
        "owner.csv",
        "question,answer\nWho may?, \"the owner, the admin, and you\"\nWhat is needed?,power, a cable, and a rack\n\
         \"Who said \"\"hi\"\"?\",  \"he did, twice\"  \nWhat did he say?,\"yes\", then \"no\"\n",
    );
    assert_eq!(
        told(&read),
        [
            "Who may? → term: the owner, the admin, and you",
            "What is needed? → term: power, a cable, and a rack",
            "Who said \"hi\"? → term: he did, twice",
            "What did he say? → term: yes, then \"no\"",
        ]
    );
    assert_eq!(skipped(&read), []);
    // Without a header, the usual number of cells decides; and what can't belong to a text is reported.
    let read = import("capitals.csv", "Peru,Lima\nChad,N’Djamena\nBolivia,Sucre, or La Paz\nMali,Bamako\n");
    assert_eq!(told(&read)[2], "Bolivia → term: Sucre, or La Paz / Sucre / La Paz");
    let read = import("tagged.csv", "question,answer,tags\nWhich?,this,a,b and c\n");
    assert_eq!(told(&read), ["Which? → term: this [a]"]);
    assert!(skipped(&read)[0].1.contains("“b and c”"), "{:?}", skipped(&read));
}

#[test]
fn option_columns_become_multiple_choice() {
    for (text, expected) in [
        (
            "question,a,b,c,d,answer\nLightest gas?,helium,hydrogen,neon,argon,b\nSalt?,NaCl,KCl,,,A\n",
            &["Lightest gas? → choice: hydrogen", "Salt? → choice: NaCl"][..],
        ),
        (
            "Question,Answer 1,Answer 2,Answer 3,Answer 4,Time,Correct\nLightest gas?,helium,hydrogen,neon,argon,20,2\n",
            &["Lightest gas? → choice: hydrogen"],
        ),
        (
            "Question Text,Question Type,Option 1,Option 2,Option 3,Correct Answer\n\
             Lightest gas?,Multiple Choice,helium,hydrogen,neon,2\nWhich are noble?,Checkbox,helium,hydrogen,neon,\"1,3\"\n",
            &[
                "Lightest gas? → choice: hydrogen",
                "Which are noble?\n- helium\n- hydrogen\n- neon → list: helium / neon",
            ],
        ),
        (
            "Question,Correct Answer,Incorrect Answer 1,Incorrect Answer 2 (Optional)\nLightest gas?,hydrogen,helium,\n",
            &["Lightest gas? → choice: hydrogen"],
        ),
        (
            "Frage;Antwort A;Antwort B;Richtige Antwort\nLeichtestes Gas?;Helium;Wasserstoff;Wasserstoff\n",
            &["Leichtestes Gas? → choice: Wasserstoff"],
        ),
        (
            "Question,Option A,Option B\nLightest gas?,helium,hydrogen\n",
            &["Lightest gas?\n- helium\n- hydrogen → missing"],
        ),
        (
            "question,option1,option2,correctIndex\nX?,no,yes,1\nY?,right,wrong,0\n",
            &["X? → choice: yes", "Y? → choice: right"],
        ),
    ] {
        assert_eq!(told(&import("quiz.csv", text)), expected, "{text}");
    }
    let read = import("quiz.csv", "question,a,b,answer\nLightest gas?,helium,hydrogen,oxygen\n");
    assert_eq!(read.deck.cards.len(), 0);
    assert!(skipped(&read)[0].1.contains("“oxygen” isn't one of the options"), "{:?}", skipped(&read));
}

#[test]
fn ids_of_other_programs_are_made_fit() {
    let read = import(
        "ids.tsv",
        "ID\tFront\tBack\nV-001\tgood day\tbuenos días\nV_002\tplease\tpor favor\n!\tyes\tsí\nV-001\tno\tno\n",
    );
    let ids: Vec<&str> = read.deck.cards.iter().map(|card| card.id.0.as_str()).collect();
    assert_eq!(ids, ["v-001", "v-002", "yes", "v-001-2"]);
}

#[test]
fn headers_are_understood_in_other_words_and_languages() {
    for header in [
        "English,German",
        "Englisch,Deutsch",
        "Word,Translation",
        "Palabra,Traducción",
        "単語,意味",
        "Begriff,Definition",
        "EN,DE",
        "Term,German",
        "mot,traduction",
        "question_text,CorrectAnswer",
        "вопрос,ответ",
        "Frage,Lösung",
    ] {
        let read = import("words.csv", format!("{header}\nelephant,der Elefant\nmouse,die Maus\n"));
        assert_eq!(told(&read), ["elephant → term: der Elefant", "mouse → term: die Maus"], "{header}");
    }
    assert_eq!(import("w.csv", "English,German\ndog,Hund\n").deck.language.as_deref(), Some("de"));
    // The names of one language are a card, and what may be a header is reported.
    assert_eq!(told(&import("l.csv", "English,Englisch\nGerman,Deutsch\n")).len(), 2);
    let read = import("organs.csv", "Term,Function\nheart,pumps blood\nlung,takes up oxygen\n");
    assert!(skipped(&read)[0].1.contains("“Term, Function” as a card"), "{:?}", skipped(&read));
}

#[test]
fn columns_without_a_place_on_cards_are_reported() {
    let read = import(
        "verbs.csv",
        "My verbs\n\nWort,Übersetzung,Wortart,Beispiel,Notiz\nHund,dog,noun,Der Hund bellt.,pets\nKatze,cat,,,\n",
    );
    assert_eq!(told(&read), ["Hund → term: dog (Der Hund bellt.\npets)", "Katze → term: cat"]);
    let told: Vec<String> = skipped(&read).into_iter().map(|(line, what)| format!("{line}: {what}")).collect();
    assert!(
        told[0].starts_with("1: left out “My verbs”")
            && told[1].starts_with("3: left out the column “Wortart” (1 cell)"),
        "{told:?}"
    );
}

#[test]
fn tables_without_ankis_header_are_read_as_html_if_they_are() {
    let read = import(
        "german.txt",
        "dog\tder <b>Hund</b>\ncat\tdie Katze<br>(female: <i>die K&auml;tzin</i>)\nhouse\t<div>das Haus</div>\n\
         parts\t<ul><li>roof</li><li>wall</li></ul>\nlist\tvector<int>\n",
    );
    assert_eq!(
        told(&read),
        [
            "dog → term: der Hund",
            "cat → term: die Katze\n(female: die Kätzin)",
            "house → term: das Haus",
            "parts → list: roof / wall",
            "list → term: vector<int>",
        ]
    );
    // Not if they are about HTML.
    let read = import("html.csv", "front,back\nbold,<b>\nlist,<ul><li>\nWhat does <i>x</i> do?,italics\nrule,<hr>\n");
    assert_eq!(told(&read)[..2], ["bold → term: <b>", "list → term: <ul><li>"]);
}

#[test]
fn clozes_are_read_without_ankis_header() {
    for (file, text) in [
        ("heart.txt", "The heart pumps {{c1::blood}}\tfrom <b>Latin</b>\nThe liver makes {{c1::bile::liquid}}\t\n"),
        ("heart.txt", "The heart pumps {{c1::blood}}\nThe liver makes {{c1::bile::liquid}}\n"),
        ("heart.csv", "text,extra\n\"The heart pumps {{c1::blood}}\",\n\"The liver makes {{c1::bile::liquid}}\",\n"),
    ] {
        let read = import(file, text);
        let told: Vec<String> = told(&read).into_iter().map(|card| card.replace(" (from Latin)", "")).collect();
        let expected = ["The heart pumps ... → blanks: blood", "The liver makes ... (liquid) → blanks: bile"];
        assert!(told.ends_with(&expected.map(str::to_owned)), "{file}: {told:?}");
    }
}

#[test]
fn pairs_may_have_any_separator_and_definitions_several_lines() {
    for text in [
        "heart---pumps blood\nlung---takes up oxygen, and more\nliver---makes bile\n",
        "heart == pumps blood\nlung == takes up oxygen, and more\nliver == makes bile\n",
        "heart -> pumps blood\nlung -> takes up oxygen, and more\nliver -> makes bile\n",
        "heart → pumps blood\n\nlung → takes up oxygen, and more\n\nliver → makes bile\n",
        "heart ~ pumps blood\nlung ~ takes up oxygen, and more\nliver ~ makes bile\n",
        "heart|||pumps blood\nlung|||takes up oxygen, and more\nliver|||makes bile\n",
        "heart: pumps blood\nlung: takes up oxygen, and more\nliver: makes bile\n",
        "heart//pumps blood###lung//takes up oxygen, and more###liver//makes bile",
    ] {
        assert_eq!(
            told(&import("quizlet.txt", text)),
            ["heart → term: pumps blood", "lung → term: takes up oxygen, and more", "liver → term: makes bile",],
            "{text}"
        );
    }
    let read = import(
        "cells.txt",
        "Mitochondrion\t- makes ATP\n- has two membranes\n\nRibosome\tmakes proteins\nof two parts\n",
    );
    assert_eq!(
        told(&read),
        ["Mitochondrion → list: makes ATP / has two membranes", "Ribosome → term: makes proteins\nof two parts"]
    );
}

/// An archive of these parts.
fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        let method =
            if *name == "mimetype" { zip::CompressionMethod::Stored } else { zip::CompressionMethod::Deflated };
        let options = zip::write::SimpleFileOptions::default().compression_method(method);
        writer.start_file(*name, options).unwrap();
        std::io::Write::write_all(&mut writer, text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook of Excel with these sheets, of which each has rows of cells.
fn workbook(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let entries: Vec<String> = (1..)
        .zip(sheets)
        .map(|(number, (name, _))| format!("<sheet name=\"{name}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>"))
        .collect();
    let relation = |number: usize| {
        format!(
            "<Relationship Id=\"rId{number}\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"
        )
    };
    let relations: Vec<String> = (1..=sheets.len()).map(relation).collect();
    let cell = |(column, row, cell): (char, usize, &str)| match cell.parse::<f64>() {
        Ok(number) => format!("<c r=\"{column}{row}\"><v>{number}</v></c>"),
        Err(_) => format!("<c r=\"{column}{row}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>"),
    };
    let row = |(row, cells): (usize, &&[&str])| {
        let filled = ('A'..='Z').zip(*cells).filter(|(_, cell)| !cell.is_empty());
        let cells: Vec<String> = filled.map(|(column, text)| cell((column, row, *text))).collect();
        format!("<row r=\"{row}\">{}</row>", cells.concat())
    };
    let sheet = |(number, (_, rows)): (usize, &(&str, &[&[&str]]))| {
        let data: Vec<String> = (1..).zip(*rows).map(row).collect();
        let text = format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{}</sheetData></worksheet>", data.concat());
        (format!("xl/worksheets/sheet{number}.xml"), text)
    };
    let mut parts: Vec<(String, String)> = (1..).zip(sheets).map(sheet).collect();
    let package = "http://schemas.openxmlformats.org/package/2006";
    let relationships =
        |inside: &str| format!("<Relationships xmlns=\"{package}/relationships\">{inside}</Relationships>");
    parts.push((
        "xl/workbook.xml".to_owned(),
        format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>{}</sheets></workbook>", entries.concat()),
    ));
    parts.push(("xl/_rels/workbook.xml.rels".to_owned(), relationships(&relations.concat())));
    let main = format!("<Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/>");
    parts.push(("_rels/.rels".to_owned(), relationships(&main)));
    parts.push(("[Content_Types].xml".to_owned(), format!("<Types xmlns=\"{package}/content-types\"/>")));
    archive(&parts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect::<Vec<_>>())
}

#[test]
fn spreadsheets_are_read_sheet_by_sheet() {
    let book = workbook(&[
        (
            "Gases",
            &[
                &["Kahoot! quiz template"],
                &["Add questions below."],
                &[],
                &[
                    "",
                    "Question - max 120 characters",
                    "Answer 1 - max 75 characters",
                    "Answer 2",
                    "Answer 3",
                    "Answer 4",
                    "Time limit (sec) – 5, 10, 20",
                    "Correct answer(s) - choose at least one",
                ],
                &["1", "Lightest gas?", "helium", "hydrogen", "neon", "", "20", "2"],
                &["2", "Atoms in water?", "2", "3", "", "", "20", "2"],
            ],
        ),
        ("Rivers", &[&["Which river?", "the Danube | Donau"], &["How long is it in km?", "2850"]]),
        ("Empty", &[]),
    ]);
    // The bytes decide, whatever the name.
    for file in ["quiz.xlsx", "quiz.csv", "quiz"] {
        let read = import(file, &book);
        assert_eq!(
            told(&read),
            [
                "Lightest gas? → choice: hydrogen [Gases]",
                "Atoms in water? → choice: 3 [Gases]",
                "Which river? → term: the Danube / Donau [Rivers]",
                "How long is it in km? → number: 2850 [Rivers]",
            ],
            "{file}"
        );
        assert_eq!(read.format, Format::Spreadsheet);
    }
    let content = "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
        xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
        xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet>\
        <table:table table:name=\"One\"><table:table-row>\
        <table:table-cell office:value-type=\"string\"><text:p>heart</text:p></table:table-cell>\
        <table:table-cell office:value-type=\"string\"><text:p>pumps blood</text:p></table:table-cell>\
        </table:table-row></table:table></office:spreadsheet></office:body></office:document-content>";
    let sheet = archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content),
        (
            "META-INF/manifest.xml",
            "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>",
        ),
    ]);
    assert_eq!(told(&import("organs.ods", sheet)), ["heart → term: pumps blood"]);
    let broken = format::import("broken.xlsx", &book[..book.len() - 200]).unwrap_err();
    assert!(!broken.message.to_string().is_empty());
}
