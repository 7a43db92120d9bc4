//! Moodle: GIFT and XML.

use popquiz::deck::format::{self, Format};

use super::{import, skipped, told};

#[test]
fn a_tilde_before_the_equals_sign_marks_the_right_option() {
    let text = "::a::Water _____ at 100 degrees.{~=boils~freezes}\n\n::b::Ice is {\n  ~warm\n  ~=cold#Brr!\n  ~soft}\n";
    let read = import("water.gift", text);
    assert_eq!(told(&read), ["Water _____ at 100 degrees. → choice: boils", "Ice is → choice: cold (Brr!)"]);
    assert_eq!(skipped(&read), []);
}

#[test]
fn embedded_answers_become_blanks() {
    let text =
        "::G::The {1:SHORTANSWER:=heart~=cor} pumps {1:MC:=blood~water}.\n\n{:NM:=3.14:0.01} is about pi{1:SA:=?}\n";
    let read = import("body.gift", text);
    assert_eq!(
        told(&read),
        [
            "The _____ pumps _____ (blood / water). → blanks: heart / blood",
            "_____ is about pi _____ → blanks: 3.14 / ?"
        ]
    );
    assert_eq!(read.deck.cards[0].id.0, "g");
}

#[test]
fn ranges_have_no_noise_and_categories_need_no_empty_line() {
    let text = "$CATEGORY: a/One\nHow long?{#1.1..1.3}\n$CATEGORY: a/Two\nHow heavy?{#1..4}\n";
    let read = import("ranges.gift", text);
    assert_eq!(told(&read), ["How long? → number: 1.2 [One]", "How heavy? → number: 2.5 [Two]"]);
    let tolerance = |card: usize| match read.deck.cards[card].key {
        Some(popquiz_deck::AnswerKey::Number { tolerance, .. }) => tolerance.to_string(),
        _ => String::new(),
    };
    assert_eq!([tolerance(0), tolerance(1)], ["0.1", "1.5"]);
}

#[test]
fn the_question_bank_is_read_as_xml() {
    let question = |kind: &str, inside: &str| format!("<question type=\"{kind}\">{inside}</question>\n");
    let asks = |text: &str| format!("<questiontext format=\"html\"><text><![CDATA[{text}]]></text></questiontext>");
    let answer = |fraction: u32, text: &str, feedback: &str| {
        format!(
            "<answer fraction=\"{fraction}\"><text>{text}</text><feedback><text>{feedback}</text></feedback></answer>"
        )
    };
    let bank = [
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n".to_owned(),
        question("category", "<category><text>$course$/top/Gases</text></category>"),
        question(
            "multichoice",
            &[
                "<name><text>Light</text></name>".to_owned(),
                asks("<p>Which gas is <b>lightest</b> &amp; common?</p>"),
                answer(0, "helium", "No."),
                answer(100, "&lt;p&gt;hydrogen&lt;/p&gt;", "Right: H."),
                "<tags><tag><text>chemistry</text></tag></tags>".to_owned(),
            ]
            .concat(),
        ),
        question("truefalse", &[asks("Is neon noble?"), answer(100, "true", ""), answer(0, "false", "")].concat()),
        question("shortanswer", &[asks("What is $\\\\alpha$ &lt; \\(\\beta\\)?"), answer(100, "C:\\new", "")].concat()),
        question(
            "numerical",
            &[
                asks("How long?"),
                "<answer fraction=\"100\"><text>3.5</text><tolerance>0.1</tolerance></answer>".to_owned(),
                "<units><unit><multiplier>1</multiplier><unit_name>km</unit_name></unit></units>".to_owned(),
            ]
            .concat(),
        ),
        question(
            "matching",
            &[
                asks("Where is it?"),
                "<subquestion><text>Lima</text><answer><text>Peru</text></answer></subquestion>".to_owned(),
                "<subquestion><text>Rome</text><answer><text>Italy</text></answer></subquestion>".to_owned(),
            ]
            .concat(),
        ),
        question("cloze", &asks("The {1:SA:=heart~=cor} pumps.")),
        question(
            "gapselect",
            &[
                asks("The [[2]] barks."),
                "<selectoption><text>cat</text></selectoption>".to_owned(),
                "<selectoption><text>dog</text></selectoption>".to_owned(),
            ]
            .concat(),
        ),
        question("essay", &asks("Why?")),
        question("description", &asks("Read this.")),
        question("ddimageortext", &asks("Drag it.")),
        "</quiz>\n".to_owned(),
    ]
    .concat();
    for file in ["bank.xml", "bank.txt"] {
        let read = import(file, &bank);
        assert_eq!(read.format, Format::MoodleXml);
        assert_eq!(
            told(&read),
            [
                "Which gas is lightest & common? → choice: hydrogen [Gases, chemistry] (Right: H.)",
                "Is neon noble? → yes_no: yes [Gases]",
                "What is $\\\\alpha$ < β? → term: C:\\new [Gases]",
                "How long? → number: 3.5 km [Gases]",
                "Where is it?\nLima → ? → choice: Peru [Gases]",
                "Where is it?\nRome → ? → choice: Italy [Gases]",
                "The _____ pumps. → blanks: heart [Gases]",
                "The _____ barks. (cat / dog) → blanks: dog [Gases]",
                "Why? → missing [Gases]",
            ]
        );
        let told: Vec<String> = skipped(&read).into_iter().map(|(line, what)| format!("{line}: {what}")).collect();
        assert!(told[0].starts_with("12: left out “Read this.”") && told[1].contains("“ddimageortext”"), "{told:?}");
    }
    assert_eq!(import("bank.xml", &bank).deck.cards[0].line, 4);
    for broken in
        ["<quiz><question type=\"essay\"><name>", "<quiz></quiz>", "<quiz><question></name></question></quiz>"]
    {
        assert!(format::import("bank.xml", broken.as_bytes()).is_err(), "{broken}");
    }
}
