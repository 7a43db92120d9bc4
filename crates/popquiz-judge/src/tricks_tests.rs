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
