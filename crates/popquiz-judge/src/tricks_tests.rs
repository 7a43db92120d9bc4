//! Tricks and slips that are told from right answers: guesses in all shapes, look-alikes, names, notation.

use popquiz_deck::{AnswerKey, Card, CardId, Deck, DeckId};

use crate::deck_judge::DeckJudge;
use crate::verdicts::verdict::Outcome::{self, Correct, Wrong};

/// Judges answers to a term alone, without a deck around it.
fn alone(prompt: &str, wordings: &[&str], table: &[(&str, Outcome)]) {
    let key = AnswerKey::Term(wordings.iter().map(|text| (*text).to_owned()).collect());
    let mut deck = Deck::new(DeckId("deck".into()), "");
    deck.cards = vec![Card::new(CardId("card".into()), prompt, Some(key))];
    let judge = DeckJudge::new(&deck).compile(&deck.cards[0]).expect("the card has an answer key");
    for (answer, outcome) in table {
        let verdict = judge.judge(answer);
        assert_eq!(verdict.outcome, *outcome, "{answer:?} for {wordings:?}: {verdict:?}");
    }
}

#[test]
fn guesses_are_wrong_however_they_are_put_beside_each_other() {
    alone(
        "Which is the largest planet?",
        &["Jupiter"],
        &[
            ("1. saturn 2. jupiter 3. mars", Wrong),
            ("1) mars 2) jupiter", Wrong),
            ("saturn jupiter neptune", Wrong),
            ("jupiter and also saturn", Wrong),
            ("saturn, and jupiter too", Wrong),
            ("jupiter, 5th planet", Correct),
        ],
    );
    alone(
        "Which gas do we breathe out?",
        &["carbon dioxide", "CO2"],
        &[("n2; co2", Wrong), ("co2, h2o", Wrong), ("co2", Correct), ("carbon dioxide (CO₂)", Correct)],
    );
    alone(
        "Which instrument measures humidity?",
        &["hygrometer"],
        &[
            ("barometer hygrometer thermometer", Wrong),
            ("either the barometer or the hygrometer", Wrong),
            ("hygrometer, in percent", Correct),
        ],
    );
    alone("Is sulfuric acid an acid or a base?", &["acid"], &[("acid or base", Wrong), ("an acid", Correct)]);
    alone(
        "JavaScript array method that tests whether any element passes",
        &["some"],
        &[("some or every", Wrong), ("some or something like that", Correct), ("`some`", Correct)],
    );
}

#[test]
fn words_that_only_look_alike_are_other_words() {
    alone("Which metal rusts?", &["iron"], &[("irony", Wrong), ("irons", Correct), ("Iron!", Correct)]);
    alone("Which mineral seasons food?", &["salt"], &[("salty", Wrong)]);
    alone("Vapor turning to liquid?", &["condensation"], &[("compensation", Wrong), ("condensatoin", Correct)]);
    alone("Fear of spiders?", &["arachnophobia"], &[("arachnophilia", Wrong), ("aracnophobia", Correct)]);
    alone("Killing without premeditation?", &["manslaughter"], &[("man slaughter", Correct), ("laughter", Wrong)]);
    alone("Short for artificial intelligence?", &["AI"], &[("A.I.", Correct), ("a.i", Correct), ("IA", Wrong)]);
    alone("Who runs the Olympic Games?", &["IOC"], &[("ICO", Wrong), ("I.O.C.", Correct), ("ioc", Correct)]);
    alone(
        "Which molecule carries our genes?",
        &["DNA", "deoxyribonucleic acid"],
        &[("DNS", Wrong), ("RNA", Wrong), ("D.N.A.", Correct)],
    );
}

#[test]
fn plurals_of_greek_and_latin_words_are_forms_of_them() {
    for (singular, plural) in [
        ("mitochondrion", "mitochondria"),
        ("bacterium", "bacteria"),
        ("nucleus", "nuclei"),
        ("hypothesis", "hypotheses"),
        ("alga", "algae"),
    ] {
        let prompt = "What is it called?";
        if singular.len() > 4 {
            alone(prompt, &[singular], &[(plural, Correct)]);
            alone(prompt, &[plural], &[(singular, Correct)]);
        }
    }
}

#[test]
fn a_given_name_tells_who_is_meant() {
    alone(
        "Who wrote Emma?",
        &["Jane Austen"],
        &[
            ("jane austin", Correct),
            ("Jane Austenn", Correct),
            ("A. Austen", Wrong),
            ("J. Austen", Correct),
            ("Emily Austen", Wrong),
            ("jane eyre", Wrong),
        ],
    );
    alone(
        "Who was the first person in space?",
        &["Yuri Gagarin"],
        &[
            ("Juri Gagarin", Correct),
            ("Herr Gagarin", Correct),
            ("gagarin, 1961", Correct),
            ("Valentina Gagarin", Wrong),
            ("gagarin, titov", Wrong),
        ],
    );
    alone(
        "Who painted the Mona Lisa?",
        &["Leonardo da Vinci"],
        &[("da Vinci", Correct), ("Lisa da Vinci", Wrong), ("the Mona Lisa was by da Vinci", Correct)],
    );
    alone(
        "Which general won at Gettysburg?",
        &["George Meade"],
        &[("gen. Meade", Correct), ("Gen Meade", Correct), ("George Mead", Correct), ("A. Meade", Wrong)],
    );
}

#[test]
fn a_sign_in_front_makes_another_answer() {
    alone(
        "Derivative of sin(x)?",
        &["cos(x)"],
        &[("cos x", Correct), ("it's cosine of x", Correct), ("-cos x", Wrong), ("-sin(x)", Wrong), ("cos(2x)", Wrong)],
    );
    alone(
        "Regex for anything that isn't a word character",
        &["\\W"],
        &[("\\W", Correct), ("W", Wrong), ("\\w", Wrong), ("backslash capital W", Correct)],
    );
}

/// The same in a deck with further terms.
fn in_deck(prompt: &str, wordings: &[&str], others: &[(&str, &str)], table: &[(&str, Outcome)]) {
    let key = AnswerKey::Term(wordings.iter().map(|text| (*text).to_owned()).collect());
    let mut deck = Deck::new(DeckId("deck".into()), "");
    deck.cards = vec![Card::new(CardId("card".into()), prompt, Some(key))];
    for (number, (prompt, term)) in others.iter().enumerate() {
        let key = AnswerKey::Term(vec![(*term).to_owned()]);
        deck.cards.push(Card::new(CardId(format!("o{number}")), *prompt, Some(key)));
    }
    let judge = DeckJudge::new(&deck).compile(&deck.cards[0]).expect("the card has an answer key");
    for (answer, outcome) in table {
        let verdict = judge.judge(answer);
        assert_eq!(verdict.outcome, *outcome, "{answer:?} for {wordings:?}: {verdict:?}");
    }
}

#[test]
fn a_word_may_be_of_another_class() {
    alone("How does an animal live off its host?", &["parasitism"], &[("parasitic", Correct), ("parasiticism", Wrong)]);
    alone("Who pays for roads?", &["motor taxation"], &[("motor tax", Correct), ("motor taxi", Wrong)]);
    alone("Making a strait of rock hard", &["petrification"], &[("petrifying", Correct)]);
    // Two nouns of one root are two things.
    alone("How easily does a body let current through?", &["conductance"], &[("conduction", Wrong)]);
}

#[test]
fn abbreviations_are_well_formed() {
    let others = [("Right and found", "true positive"), ("Wrong and found", "false positive")];
    in_deck(
        "Right and not found",
        &["true negative"],
        &others,
        &[("TN", Correct), ("TP", Wrong), ("true neg", Correct)],
    );
    alone("What does LIFO stand for?", &["last in, first out"], &[("LIFO", Wrong), ("last in first out", Correct)]);
    alone("Which method scales a group of channels?", &["group normalization"], &[("GroupNorm", Correct)]);
    alone("Who agrees on oil?", &["Nordic Council"], &[("NoCo", Correct)]);
    alone("Growing alike without kinship", &["convergent evolution"], &[("coevolution", Wrong)]);
}

#[test]
fn hyphens_letters_and_sounds_may_be_typed_otherwise() {
    alone("Plastic that sets for good", &["thermosetting"], &[("thermo-setting", Correct)]);
    alone("A map of large regions", &["macrostructure"], &[("macro-structures", Correct), ("micro-structures", Wrong)]);
    alone(
        "Which radiation is stopped by paper?",
        &["alpha radiation"],
        &[("α radiation", Correct), ("β radiation", Wrong)],
    );
    alone(
        "Which decay sends out an electron?",
        &["β⁻ decay", "beta-minus decay"],
        &[("beta plus decay", Wrong), ("β⁺ decay", Wrong)],
    );
    alone("Who found shortest paths?", &["Dijkstra's algorithm"], &[("dijkstra algorithm", Correct)]);
    alone("Where does the king of Jordan's neighbor live?", &["Ankley"], &[("Ankli", Correct)]);
    alone("Bone of the thigh", &["femur bone"], &[("demur bone", Wrong)]);
    alone("Nerve of the jaw", &["mandibular nerve"], &[("nandibular nerve", Correct)]);
}

#[test]
fn a_question_about_a_change_is_answered_by_a_direction() {
    alone(
        "Wages go up. What happens to the supply of labor?",
        &["it rises"],
        &[
            ("goes up", Correct),
            ("increases, since work pays more", Correct),
            ("it will grow", Correct),
            ("goes down", Wrong),
            ("falls", Wrong),
            ("unchanged", Wrong),
            ("rises or falls", Wrong),
        ],
    );
    // Not a direction, but a season.
    alone("In which season do Americans pick apples?", &["fall"], &[("drop", Wrong), ("fall", Correct)]);
}

#[test]
fn names_may_be_written_out_or_short() {
    alone(
        "Who wrote about a lion and a wardrobe?",
        &["C. S. Lewis"],
        &[("Clive Staples Lewis", Correct), ("Carl Lewis", Wrong), ("CS Lewis", Correct)],
    );
    alone("Who was president before the younger Bush?", &["Bill Clinton"], &[("William Clinton", Correct)]);
    alone(
        "Which brother of Tomas plays the piano? Who is it?",
        &["Andrej Novak"],
        &[("Tomas Novak", Wrong), ("andrej novak", Correct)],
    );
    alone("Author of \"Emma\"", &["Harriett Millbrooke"], &[("hariet millbrooke", Correct)]);
}

#[test]
fn alternatives_are_guesses_even_if_they_share_a_word() {
    let others = [("Search on a lattice", "grid search")];
    in_deck(
        "Which search cuts the range in two?",
        &["binary search"],
        &others,
        &[
            ("linear search, binary search", Wrong),
            ("linear/binary search", Wrong),
            ("linear or binary search", Wrong),
            ("binary search, i think", Correct),
        ],
    );
    alone("Which king lost his head in 1649?", &["Charles I"], &[("Charles the first or second", Wrong)]);
    alone(
        "Who worked on selection at the same time as Darwin?",
        &["Alfred Wallace"],
        &[("Darwin or Wallace", Wrong), ("Wallace, not Darwin", Correct)],
    );
    // Remarks are no guesses.
    alone("Which style has whiplash curves?", &["Art Nouveau"], &[("the Nouveau style of Gallé and Horta", Correct)]);
    alone(
        "What is made of copper and zinc?",
        &["brass"],
        &[("it's brass isn't it", Correct), ("brass isn't it, it's bronze", Wrong)],
    );
    alone(
        "Who was beheaded in 1536?",
        &["Anne Boleyn"],
        &[("the second one, anne boleyn, mother of elizabeth", Correct)],
    );
}

#[test]
fn near_synonyms_that_name_different_operations_are_other_answers() {
    alone(
        "Which list method adds an element at the end?",
        &["append"],
        &[("insert", Wrong), ("add", Wrong), ("append", Correct), ("appending", Correct), ("apend()", Correct)],
    );
    alone("Which SQL command removes a table?", &["drop"], &[("delete", Wrong), ("remove", Wrong), ("DROP", Correct)]);
    alone("Git: bring two branches together", &["merge"], &[("join", Wrong), ("merging", Correct)]);
    alone("Distance per time, with a direction?", &["velocity"], &[("speed", Wrong), ("velocities", Correct)]);
    alone("A statement that has been proved?", &["theorem"], &[("theory", Wrong), ("a theorem", Correct)]);
}

#[test]
fn a_person_is_not_what_the_person_does_or_holds() {
    alone(
        "What do you call somebody who has earned a PhD?",
        &["doctor"],
        &[("doctorate", Wrong), ("a doctor", Correct), ("docter", Correct)],
    );
    alone("The degree of a doctor?", &["doctorate"], &[("doctor", Wrong), ("the doctorate", Correct)]);
    alone("Lying under oath?", &["perjury"], &[("perjurer", Wrong), ("it's perjury", Correct)]);
    alone("Who lends books?", &["librarian"], &[("library", Wrong), ("the librarian", Correct)]);
    alone("Who plays the keys?", &["pianist"], &[("piano", Wrong), ("a pianist", Correct)]);
    alone("Copying without credit?", &["plagiarism"], &[("plagiarist", Wrong), ("it's plagiarism", Correct)]);
    alone("Rule by the people?", &["democracy"], &[("democrat", Wrong), ("a democracy", Correct)]);
    alone("The office of a guardian?", &["guardianship"], &[("guardian", Wrong), ("guardianships", Correct)]);
    // With a noun of its own, the person's word is an adjective.
    alone(
        "Which view says that knowledge comes from experience?",
        &["empiricism"],
        &[("the empiricist view", Correct)],
    );
    alone("Which country has its capital in Rome?", &["Italy"], &[("italy!", Correct)]);
}

#[test]
fn arrows_join_guesses_like_commas() {
    alone(
        "Which river flows through Budapest?",
        &["Danube"],
        &[
            ("rhine -> danube -> elbe", Wrong),
            ("danube → rhine → elbe", Wrong),
            ("the rhine > the danube > the elbe", Wrong),
            ("budapest -> danube", Correct),
            ("danube -> black sea", Correct),
            ("-> danube", Correct),
        ],
    );
    alone("Which planet is the hottest?", &["Venus"], &[("venus -> mars", Wrong), ("mars => venus => earth", Wrong)]);
}

#[test]
fn accepted_and_rejected_signs_stand_for_themselves() {
    let options = ["strict equality", "assignment"].map(str::to_owned).to_vec();
    let choice = AnswerKey::Choice { options, correct: 0 };
    let operator = AnswerKey::Term(vec!["===".to_owned()]);
    let mut deck = Deck::new(DeckId("deck".into()), "");
    deck.cards = [("choice", choice), ("operator", operator)]
        .map(|(id, key)| Card::new(CardId(id.into()), "Which one compares types as well?", Some(key)))
        .to_vec();
    deck.cards[1].reject = vec!["==".to_owned()];
    let judge = DeckJudge::new(&deck);
    let accepted = [crate::AcceptedWording { text: "===".to_owned(), part: None }];
    let choice = judge.compile_with_accepted(&deck.cards[0], &accepted).expect("the card has an answer key");
    let operator = judge.compile(&deck.cards[1]).expect("the card has an answer key");
    for (judge, answer, outcome) in [
        (&choice, "===", Correct),
        (&choice, " === ", Correct),
        (&choice, "==", Wrong),
        (&choice, "???", Wrong),
        (&operator, "===", Correct),
        (&operator, "==", Wrong),
        (&operator, "!=", Wrong),
    ] {
        let verdict = judge.judge(answer);
        assert_eq!(verdict.outcome, outcome, "{answer:?} for {:?}: {verdict:?}", judge.kind());
    }
}

#[test]
fn people_are_years_old() {
    let key = AnswerKey::Number { value: 35.0, tolerance: 0.0, unit: Some("years".to_owned()) };
    let mut deck = Deck::new(DeckId("deck".into()), "");
    deck.cards = vec![Card::new(CardId("card".into()), "How old must a US president be, at least?", Some(key))];
    let judge = DeckJudge::new(&deck).compile(&deck.cards[0]).expect("the card has an answer key");
    for (answer, outcome) in
        [("35", Correct), ("thirty five", Correct), ("35 years", Correct), ("35 months", Wrong), ("30", Wrong)]
    {
        assert_eq!(judge.judge(answer).outcome, outcome, "{answer}");
    }
}

#[test]
fn members_of_one_set_side_by_side_are_guesses() {
    alone(
        "Which HTTP method replaces a whole resource?",
        &["PUT"],
        &[("GET PUT POST DELETE", Wrong), ("put patch", Wrong), ("PUT", Correct), ("a put request", Correct)],
    );
    alone(
        "Which tempo is fast and lively?",
        &["allegro"],
        &[("andante allegro presto", Wrong), ("allegro, presto", Wrong), ("an allegro", Correct)],
    );
    alone("The largest stomach of a cow?", &["rumen"], &[("omasum rumen", Wrong), ("the rumen", Correct)]);
}
