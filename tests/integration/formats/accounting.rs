//! No text is ever dropped silently: each word of a file is in the deck, in a report of what was left out, on a line
//! that such a report names, or markup.

use super::{import, skipped};

/// Checks each word of a file, apart from those that are markup.
fn all_words_are_accounted_for(file: &str, text: &str, markup: &[&str]) {
    let read = import(file, text);
    let words = |text: &str| -> Vec<String> {
        text.split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    let skipped = skipped(&read);
    let reasons: Vec<&str> = skipped.iter().map(|(_, reason)| reason.as_str()).collect();
    let deck = serde_json::to_string(&read.deck).unwrap().replace("\\n", " ").replace("\\\"", " ");
    let known = words(&[deck.as_str(), &reasons.join(" ")].join(" "));
    for (number, line) in (1..).zip(text.lines()) {
        let is_reported = skipped.iter().any(|(place, _)| *place == number);
        for word in words(line) {
            let is_known = known.contains(&word) || markup.contains(&word.as_str()) || is_reported;
            assert!(is_known, "{file}, line {number}: “{word}” is lost\n{:?}\n{skipped:?}", read.deck.cards);
        }
    }
}

#[test]
fn tables_lose_no_text() {
    all_words_are_accounted_for(
        "verbs.csv",
        "Vocabulary of lesson four\n\nWord,Translation,Tags,Example,Teacher\nHund,dog,animals,Der bellt laut,Rosa\n\
         Katze,cat,\"pets, soft\",,\nVogel,bird,flying,Er singt,Ines,and surplus text\n",
        // The last two are in a column that is reported by its name.
        &["word", "translation", "tags", "example", "rosa", "ines"],
    );
    all_words_are_accounted_for(
        "quiz.csv",
        "question,a,b,c,answer,time\nLightest gas?,helium,hydrogen,neon,b,20\nUnclear?,one,two,three,four,30\n",
        // The last ones are in a column that is reported by its name.
        &["question", "a", "b", "c", "answer", "20", "30"],
    );
    all_words_are_accounted_for(
        "plain.csv",
        "heart,pumps blood,organs,extra remark,more\nlung,breathes,organs,,\n",
        &[],
    );
    all_words_are_accounted_for("cells.txt", "Cell\tsmall room\nof life\n\nNucleus\tkernel\n", &[]);
    all_words_are_accounted_for("html.txt", "dog\tder <b>Hund</b>\tbarks\ncat\t<i>die Katze</i>\tpurrs\n", &["b", "i"]);
}

#[test]
fn texts_lose_no_text() {
    all_words_are_accounted_for(
        "notes.md",
        "# Title words\n\nAn introduction.\n\n## Heading one\n\nQ: First question?\nA: First answer.\n\nGoes on here.\n\n---\n\n\
         Loose remark.\n\n## Heading two\n\nbody text\n\n## Empty heading\n\n## Table\n\n| Term | Meaning |\n|---|---|\n\
         | heart | pump |\n\ntail words :: pair\n\nUnused paragraph.\n",
        &["q", "a", "term", "meaning"],
    );
    all_words_are_accounted_for(
        "quiz.txt",
        "Which organ?\nA) Lung\nB) Heart\nANSWER: B\n\nLeftover sentence.\n\nNo answer here?\nA. one\nB. two\n",
        &["a", "b", "answer"],
    );
    all_words_are_accounted_for("pairs.txt", "What pumps?\nthe heart\n\nWhat breathes?\nthe lung\nboth of them\n", &[]);
    all_words_are_accounted_for(
        "cards.txt",
        "My title\n\nWhat pumps?\n\nthe heart\n\nWhat breathes?\n\nthe lung\n",
        &[],
    );
}

#[test]
fn questions_of_moodle_and_others_lose_no_text() {
    all_words_are_accounted_for(
        "quiz.gift",
        "$CATEGORY: Biology\n\n::Organs::Which pumps?{=heart#Right indeed ~lung}\n\nJust a description.\n\nThe {1:SA:=liver} makes \
         {1:MC:=bile~blood}.\n",
        &["category", "1", "sa", "mc"],
    );
    all_words_are_accounted_for(
        "quiz.json",
        "[{\"question\":\"Which pumps?\",\"options\":[\"heart\",\"lung\"],\"answer\":\"heart\",\"explanation\":\"It beats\"},\n\
         {\"question\":\"Who?\",\"answer\":\"Rosa\",\"teacher\":\"Ines\"}]\n",
        // The last one is in a member that is reported by its name.
        &["question", "options", "answer", "explanation", "ines"],
    );
    all_words_are_accounted_for(
        "trivia.yaml",
        "AUTHOR: Rosa\nDESCRIPTION: about organs\nWhich pumps?:\n- heart\n- the heart\nWhich breathes?:\n- lung\n",
        &["author", "description"],
    );
    all_words_are_accounted_for(
        "notes.txt",
        "#separator:tab\n#html:true\nWhich pumps?\tthe <b>heart</b>\tsource text\nThe {{c1::liver}} makes bile\tby itself\n",
        &["separator", "tab", "html", "true", "b", "c1"],
    );
}
