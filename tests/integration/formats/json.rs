//! Questions in JSON, by the names of their members.

use popquiz::deck::format::{self, Format};

use super::{import, skipped, told};

#[test]
fn questions_in_json_are_read_by_their_members() {
    for (text, expected) in [
        (
            r#"{"title":"Gases","questions":[{"question":"Lightest gas?","options":["helium","hydrogen"],"answer":"hydrogen"},
                {"question":"Noble gas?","options":["neon","oxygen"],"answer":"neon","explanation":"Group 18."}]}"#,
            &["Lightest gas? → choice: hydrogen", "Noble gas? → choice: neon (Group 18.)"][..],
        ),
        (
            r#"[{"questionText":"Lightest gas?","answerOptions":[{"answerText":"helium","isCorrect":false},{"answerText":"hydrogen","isCorrect":true}]}]"#,
            &["Lightest gas? → choice: hydrogen"],
        ),
        (
            r#"[{"question":"Lightest gas?","choices":{"a":"helium","b":"hydrogen"},"correct_answer":"b"}]"#,
            &["Lightest gas? → choice: hydrogen"],
        ),
        (
            r#"[{"prompt":"X?","options":["no","yes"],"correctIndex":1},{"prompt":"Y?","options":["right","wrong"],"correctIndex":0}]"#,
            &["X? → choice: yes", "Y? → choice: right"],
        ),
        (
            r#"{"cards":[{"front":"dog","back":"der <b>Hund</b>","tags":["animals"],"id":"D 1"},{"front":"cat","back":"die Katze"}]}"#,
            &["dog → term: der Hund [animals]", "cat → term: die Katze"],
        ),
        (r#"{"heart":"pumps blood","liver":"makes bile"}"#, &["heart → term: pumps blood", "liver → term: makes bile"]),
        (
            r#"[["heart","pumps blood"],["liver","makes bile"]]"#,
            &["heart → term: pumps blood", "liver → term: makes bile"],
        ),
        (
            "{\"term\":\"heart\",\"definition\":\"pumps blood\"}\n{\"term\":\"liver\",\"definition\":\"makes bile\"}\n",
            &["heart → term: pumps blood", "liver → term: makes bile"],
        ),
        (
            r#"[{"question":"Lightest gas?","correctAnswer":"hydrogen","incorrectAnswers":["helium","neon"]}]"#,
            &["Lightest gas? → choice: hydrogen"],
        ),
    ] {
        for file in ["quiz.json", "quiz.txt"] {
            let read = import(file, text);
            assert_eq!(
                (told(&read), read.format),
                (expected.iter().map(|it| (*it).to_owned()).collect(), Format::QuizJson),
                "{text}"
            );
        }
    }
    let read = import("quiz.json", r#"[{"question":"Lightest gas?","answer":"hydrogen","teacher":"Rosa"}]"#);
    assert!(skipped(&read)[0].1.contains("“teacher”"), "{:?}", skipped(&read));
    assert!(format::import("quiz.json", br#"{"a":1}"#).is_err());
}
