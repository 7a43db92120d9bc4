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
