//! Judging as a user of the crate sees it.

use popquiz_deck::{AnswerKey, Card, CardId, Deck, DeckId};
use proptest::prelude::*;

use crate::card_judge::CardJudge;
use crate::deck_judge::DeckJudge;
use crate::notations::notation::Notation;
use crate::verdicts::verdict::Outcome;
use crate::verdicts::verdict::Outcome::{Correct, Partial, Wrong};

fn card(prompt: &str, key: AnswerKey, reject: &[&str]) -> Card {
    let reject = reject.iter().map(|wording| (*wording).to_owned()).collect();
    Card { reject, ..Card::new(CardId("card".into()), prompt, Some(key)) }
}

fn judge_of(card: Card) -> CardJudge {
    let mut deck = Deck::new(DeckId("deck".into()), "Deck");
    let other = self::card("Which layer forgets at random?", AnswerKey::Term(texts(&["dropout"])), &[]);
    deck.cards = vec![card, other];
    DeckJudge::new(&deck).compile(&deck.cards[0]).unwrap()
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn outcomes(judge: &CardJudge, table: &[(&str, Outcome)]) {
    for (answer, outcome) in table {
        let verdict = judge.judge(answer);
        assert_eq!(verdict.outcome, *outcome, "{answer:?}: {verdict:?}");
    }
}

#[test]
fn a_copy_with_a_claim_turned_around_is_wrong_and_not_worth_reading() {
    for (prompt, text, answers) in [
        (
            "Why does a siphon keep running?",
            "Gravity pulls the longer column down, and the pressure of the air pushes water up the shorter one.",
            &["Gravity doesn't pull the longer column down, and air pressure doesn't push water up the shorter one."][..],
        ),
        (
            "What does a lightning rod do?",
            "It leads the current of a stroke safely into the ground.",
            &["It never leads the current of a stroke safely into the ground."],
        ),
        (
            "What does a dehumidifier do to the air of a room?",
            "It decreases the humidity by condensing water on a cold surface.",
            &["It increases the humidity by condensing water on a cold surface."],
        ),
    ] {
        let judge = judge_of(card(prompt, AnswerKey::Explanation { texts: texts(&[text]), points: Vec::new() }, &[]));
        for answer in answers {
            let first = judge.first_pass(answer);
            assert!(!first.is_unsure && first.verdict.outcome == Wrong, "{answer:?}: {first:?}");
        }
    }
}

#[test]
fn talk_is_not_worth_reading() {
    let term = judge_of(card(
        "What is the medical name for high blood pressure?",
        AnswerKey::Term(texts(&["hypertension"])),
        &[],
    ));
    let key = AnswerKey::Explanation {
        texts: texts(&["Sweat takes heat from the skin as it evaporates."]),
        points: Vec::new(),
    };
    let explanation = judge_of(card("Why does sweating cool the body?", key, &[]));
    for talk in ["lol", "???", "wait what", "this one is hard", "no idea", "i don't know", "gg", "ok next"] {
        for judge in [&term, &explanation] {
            let first = judge.first_pass(talk);
            assert!(!first.is_unsure && first.verdict.outcome == Wrong, "{talk:?}: {first:?}");
        }
    }
    for talk in
        ["good morning everyone", "anyone up for another round?", "my cat just walked over the keyboard", "diabetes"]
    {
        let first = term.first_pass(talk);
        assert!(!first.is_unsure && first.verdict.outcome == Wrong, "{talk:?}: {first:?}");
    }
    for answer in ["turning into vapor draws warmth out of you", "evaporation", "the water carries energy away"] {
        assert!(explanation.first_pass(answer).is_unsure, "{answer:?}");
    }
}

#[test]
fn terms() {
    let judge = judge_of(card(
        "When it does too well on what it has seen?",
        AnswerKey::Term(texts(&["overfitting", "over-fitting"])),
        &["underfitting"],
    ));
    outcomes(
        &judge,
        &[
            ("overfitting", Correct),
            ("  **Overfitting!** ", Correct),
            ("it's overfitting", Correct),
            ("over fitting", Correct),
            ("overfiting", Correct),
            ("underfitting", Wrong),
            ("not overfitting", Wrong),
            ("overfitting or underfitting", Wrong),
            ("overfitting dropout", Wrong),
            ("fitting", Wrong),
            ("", Wrong),
        ],
    );
    let judge = judge_of(card("?", AnswerKey::Term(texts(&["K-fold validation"])), &[]));
    outcomes(
        &judge,
        &[
            ("k fold validation", Correct),
            ("kfold validation", Correct),
            ("hold-out validation", Wrong),
            ("validation", Partial),
        ],
    );
    let judge = judge_of(card("?", AnswerKey::Term(texts(&["x > 0"])), &[]));
    outcomes(&judge, &[("x>0", Correct), ("x < 0", Wrong)]);
    let judge = judge_of(card("?", AnswerKey::Term(texts(&["+"])), &[]));
    outcomes(&judge, &[("+", Correct), (" + ", Correct), ("-", Wrong), ("plus", Correct), ("minus", Wrong)]);
    let judge = judge_of(card("What is the capital of Tunisia?", AnswerKey::Term(texts(&["Tunis"])), &[]));
    outcomes(&judge, &[("tunis", Correct), ("tuniss", Correct), ("Tunisia", Wrong), ("tunis, tunisia", Correct)]);
    let judge = judge_of(card("Which city?", AnswerKey::Term(texts(&["La Paz"])), &[]));
    outcomes(&judge, &[("la paz", Correct), ("Los Angeles", Wrong)]);
    let judge = judge_of(card("Which nerves?", AnswerKey::Term(texts(&["afferent"])), &[]));
    outcomes(&judge, &[("aferent", Correct), ("efferent", Wrong)]);
    let judge = judge_of(card("?", AnswerKey::Term(texts(&["L2"])), &[]));
    outcomes(&judge, &[("l2", Correct), ("L1", Wrong), ("L1 and L2", Wrong)]);
}

#[test]
fn lists() {
    let items = vec![
        texts(&["hardware"]),
        texts(&["datasets and benchmarks"]),
        texts(&["algorithmic advances", "better algorithms"]),
    ];
    let judge = judge_of(card("Which forces?", AnswerKey::List { items, ordered: false, any: None }, &[]));
    outcomes(
        &judge,
        &[
            ("hardware, datasets and benchmarks, algorithmic advances", Correct),
            ("better algorithms\nhardware\nbenchmarks and datasets", Correct),
            ("1. Hardware 2. algorithmic advances", Partial),
            ("hardwear", Partial),
            ("money", Wrong),
        ],
    );
    assert_eq!(judge.judge("hardware and better algorithms").parts, [0, 2]);
}

#[test]
fn half_of_a_name_in_a_program_is_another_name() {
    let losses = vec![texts(&["categorical_crossentropy"]), texts(&["mean_squared_error", "mse"])];
    let judge = judge_of(card("Which two?", AnswerKey::List { items: losses, ordered: false, any: None }, &[]));
    outcomes(
        &judge,
        &[
            ("categorical_crossentropy, mse", Correct),
            ("categorical crossentropy and mean squared error", Correct),
            ("categorcal_crossentropy, mean_squared_error", Correct),
            ("binary_crossentropy", Wrong),
            ("crossentropy", Wrong),
        ],
    );
}

#[test]
fn what_two_words_begin_with_does_not_make_them_one() {
    let judge = judge_of(card("Which?", AnswerKey::Term(texts(&["multiclass classification"])), &[]));
    outcomes(
        &judge,
        &[
            ("multi-class classification", Correct),
            ("multiclass", Correct),
            ("multilabel classification", Wrong),
            ("multi-label classification", Wrong),
        ],
    );
}

#[test]
fn an_ordered_list_wants_its_order_and_any_k_suffice() {
    let items = vec![texts(&["add layers"]), texts(&["freeze base"]), texts(&["train"])];
    let judge = judge_of(card("Steps?", AnswerKey::List { items: items.clone(), ordered: true, any: None }, &[]));
    outcomes(
        &judge,
        &[
            ("add layers, freeze base, train", Correct),
            ("train, freeze base, add layers", Wrong),
            ("add layers, train, freeze base", Partial),
        ],
    );
    let judge = judge_of(card("Any two?", AnswerKey::List { items, ordered: false, any: Some(2) }, &[]));
    outcomes(&judge, &[("train; add layers", Correct), ("train", Partial)]);
}

#[test]
fn blanks_go_into_their_gaps() {
    let judge = judge_of(card(
        "... of ... data",
        AnswerKey::Blanks(vec![texts(&["tensors"]), texts(&["floating point"])]),
        &[],
    ));
    outcomes(
        &judge,
        &[
            ("tensors, floating point", Correct),
            ("tensor; floating-point", Correct),
            ("tensors", Partial),
            ("floating point, tensors", Wrong),
        ],
    );
    let judge = judge_of(card(
        "A private answer is called an ... response.",
        AnswerKey::Blanks(vec![texts(&["ephemeral"])]),
        &[],
    ));
    outcomes(&judge, &[("ephemeral response", Correct), ("response", Wrong), ("private response", Wrong)]);
}

#[test]
fn numbers() {
    let judge =
        judge_of(card("How long?", AnswerKey::Number { value: 250.0, tolerance: 5.0, unit: Some("ms".into()) }, &[]));
    outcomes(
        &judge,
        &[
            ("250", Partial),
            ("about 253 ms", Correct),
            ("250ms", Correct),
            ("245.0 milliseconds", Correct),
            ("0.25 s", Correct),
            ("256", Wrong),
            ("250 s", Wrong),
            ("-250", Wrong),
            ("two", Wrong),
            ("250 or 300", Wrong),
        ],
    );
}

#[test]
fn what_a_question_counts_may_stand_beside_the_number() {
    let judge = |prompt: &str, value, unit: Option<&str>| {
        let key = AnswerKey::Number { value, tolerance: 0.0, unit: unit.map(str::to_owned) };
        judge_of(card(prompt, key, &[]))
    };
    outcomes(
        &judge("How many characters can a message have?", 2000.0, None),
        &[
            ("2,000 characters", Correct),
            ("2000 character", Correct),
            ("about 2000 characters", Correct),
            ("2000 chars", Correct),
            ("2k", Correct),
            ("two thousand characters", Correct),
            ("twenty thousand", Wrong),
            ("2000 words", Wrong),
            ("2000 messages", Wrong),
            ("1,000 characters", Wrong),
        ],
    );
    outcomes(
        &judge("How many seconds do 5 minutes have?", 300.0, None),
        &[("300 seconds", Correct), ("300 s", Correct), ("300 minutes", Wrong), ("5 minutes", Wrong)],
    );
    outcomes(
        &judge("How often may it identify in a day?", 1000.0, None),
        &[("1,000 times", Correct), ("1000 days", Wrong)],
    );
    outcomes(
        &judge("Within which time must it answer?", 3.0, Some("seconds")),
        &[
            ("3 seconds", Correct),
            ("3s", Correct),
            ("3 sec.", Correct),
            ("3 min", Wrong),
            ("3 ms", Wrong),
            ("3m", Wrong),
        ],
    );
    outcomes(
        &judge("How long is it open?", 15.0, Some("min")),
        &[("15 minutes", Correct), ("15 min", Correct), ("15m", Correct), ("fifteen", Partial), ("15 s", Wrong)],
    );
    outcomes(
        &judge("How many requests may a bot make?", 50.0, Some("requests per second")),
        &[
            ("50/s", Correct),
            ("50 req/s", Correct),
            ("fifty per second", Correct),
            ("50 requests/second", Correct),
            ("50 per second", Correct),
            ("50 per minute", Wrong),
        ],
    );
    outcomes(
        &judge("How far is it?", 5.0, Some("m")),
        &[("5 m", Correct), ("5 metres", Correct), ("5 km", Wrong), ("5 min", Wrong)],
    );
}

#[test]
fn yes_and_no() {
    let judge = judge_of(card(
        "Should it be trainable?",
        AnswerKey::YesNo { yes: false, because: Some("it should be frozen".into()) },
        &[],
    ));
    outcomes(
        &judge,
        &[
            ("no", Correct),
            ("Nope!", Correct),
            ("no, it should be frozen", Correct),
            ("yes", Wrong),
            ("yes, frozen", Wrong),
            ("frozen", Wrong),
            ("yes or no", Wrong),
        ],
    );
}

#[test]
fn choices() {
    let judge = judge_of(card(
        "Which?",
        AnswerKey::Choice { options: texts(&["sigmoid", "softmax", "tanh"]), correct: 1 },
        &[],
    ));
    outcomes(
        &judge,
        &[
            ("B", Correct),
            ("b)", Correct),
            ("softmax", Correct),
            ("2", Correct),
            ("sotfmax", Correct),
            ("a", Wrong),
            ("sigmoid", Wrong),
            ("a b c", Wrong),
            ("softmax or sigmoid", Wrong),
        ],
    );
    let oceans = texts(&["the Atlantic Ocean", "the Pacific Ocean", "the Southern Ocean", "the Black Sea"]);
    let judge = judge_of(card("Which is largest?", AnswerKey::Choice { options: oceans, correct: 1 }, &[]));
    outcomes(
        &judge,
        &[
            ("Pacific", Correct),
            ("the pacfic", Correct),
            ("Atlantic", Wrong),
            ("not the Pacific", Wrong),
            ("ocean", Wrong),
            ("Atlantic or Pacific", Wrong),
            ("the Pacific is a nice place to be", Wrong),
            ("southern", Wrong),
        ],
    );
    assert_eq!(judge.judge("ocean").reason.in_full(), "That isn't one of the options.");
    let oceans = texts(&["the Atlantic", "the Pacific"]);
    let judge = judge_of(card("Which ocean is larger?", AnswerKey::Choice { options: oceans, correct: 1 }, &[]));
    outcomes(&judge, &[("pacific ocean", Correct), ("atlantic ocean", Wrong), ("ocean", Wrong)]);
}

#[test]
fn explanations() {
    let key = AnswerKey::Explanation {
        texts: texts(&["It can trigger large gradient updates which will prevent your network from converging"]),
        points: vec![],
    };
    let judge = judge_of(card("What happens if you don't normalize your data?", key, &[]));
    outcomes(
        &judge,
        &[
            ("It can trigger large gradient updates which will prevent your network from converging", Correct),
            ("large gradient updates prevent the network from converging", Correct),
            ("what happens if you don't normalize your data", Wrong),
            ("the network gets faster", Wrong),
        ],
    );
    let key = AnswerKey::Explanation {
        texts: texts(&["Some outputs, chosen at random, are set to zero"]),
        points: vec![texts(&["random", "randomly"]), texts(&["zero", "dropped"])],
    };
    let judge = judge_of(card("How does it work?", key, &[]));
    outcomes(
        &judge,
        &[("it randomly sets outputs to zero", Correct), ("outputs are dropped", Partial), ("no idea", Wrong)],
    );
}

#[test]
fn two_candidates_are_a_guess() {
    for (prompt, answer, table) in [
        (
            "Which planet is the second from the Sun?",
            "Venus",
            &[
                ("venus", Correct),
                ("mercury, venus", Wrong),
                ("venus, mercury", Wrong),
                ("mercury. venus", Wrong),
                ("venus, the second planet", Correct),
                ("venus, not mercury", Correct),
                ("mercury, no wait, venus", Correct),
            ][..],
        ),
        (
            "Which planet is closest to the Sun?",
            "Mercury",
            &[("mercury, venus", Wrong), ("Mercury (not Venus)", Correct)],
        ),
        (
            "Which city hosted the games of 1924?",
            "Paris",
            &[("paris", Correct), ("london, paris", Wrong), ("paris, rome", Wrong)],
        ),
        ("Which season follows summer?", "autumn", &[("spring, autumn", Wrong), ("autumn, i think", Correct)]),
    ] {
        outcomes(&judge_of(card(prompt, AnswerKey::Term(texts(&[answer])), &[])), table);
    }
}

#[test]
fn substances_go_by_their_formulas_and_not_by_other_words() {
    for (prompt, answer, table) in [
        (
            "What do plants release during photosynthesis?",
            "oxygen",
            &[("O2", Correct), ("O₂", Correct), ("oxygen (O2)", Correct), ("CO2", Wrong), ("O3", Wrong)][..],
        ),
        (
            "Which gas do we breathe in?",
            "oxygen",
            &[("O2", Correct), ("it's O2", Correct), ("N2", Wrong), ("co2", Wrong)],
        ),
        ("Which element has the symbol O?", "oxygen", &[("oxygen", Correct), ("O", Wrong), ("O2", Wrong)]),
        ("What is H2O?", "water", &[("water", Correct), ("h2o", Wrong), ("H2O", Wrong), ("H₂O", Wrong)]),
        ("What falls from clouds?", "water", &[("h2o", Correct), ("H2O", Correct)]),
        ("Which metal was used in old water pipes?", "lead", &[("lead", Correct), ("led", Wrong), ("Pb", Correct)]),
        ("Which element has the atomic number 82?", "Lead", &[("led", Wrong), ("lead", Correct)]),
    ] {
        outcomes(&judge_of(card(prompt, AnswerKey::Term(texts(&[answer])), &[])), table);
    }
}

#[test]
fn months_may_be_shortened() {
    for (prompt, answer, table) in [
        ("Which is the shortest month?", "February", &[("feb", Correct), ("Feb.", Correct), ("jan", Wrong)][..]),
        ("The carnival is mostly in ...?", "February", &[("feb", Correct), ("february", Correct), ("march", Wrong)]),
        ("When do the clocks change?", "March", &[("mar", Correct), ("March", Correct), ("may", Wrong)]),
        ("Which planet is red?", "Mars", &[("mars", Correct), ("march", Wrong), ("3", Wrong)]),
        ("Which physicist played the guitar in Queen?", "May", &[("may", Correct), ("5", Wrong)]),
    ] {
        outcomes(&judge_of(card(prompt, AnswerKey::Term(texts(&[answer])), &[])), table);
    }
}

#[test]
fn a_number_in_words_may_have_an_and() {
    let judge = judge_of(card("How many?", AnswerKey::Term(texts(&["one hundred and five"])), &[]));
    outcomes(&judge, &[("105", Correct), ("one hundred five", Correct), ("106", Wrong)]);
    let judge = judge_of(card("What range is usual?", AnswerKey::Term(texts(&["between 0.1 and 0.5"])), &[]));
    outcomes(&judge, &[("0.1 and 0.5", Correct), ("between 0.1 and 0.5", Correct), ("between 0.1 and 0.7", Wrong)]);
}

#[test]
fn capitals_throughout_do_not_make_another_unit() {
    let number = |value: f64, unit: &str| {
        judge_of(card("How much?", AnswerKey::Number { value, tolerance: 0.0, unit: Some(unit.into()) }, &[]))
    };
    outcomes(&number(5.0, "km/h"), &[("5 KM/H", Correct), ("5 km/h", Correct), ("5 M/S", Wrong)]);
    outcomes(&number(129.25, "m"), &[("129.25 M", Correct), ("129.25 KM", Wrong)]);
    // A milliwatt isn't a megawatt.
    outcomes(&number(5.0, "mW"), &[("5 MW", Wrong), ("5 mW", Correct)]);
}

#[test]
fn a_given_name_alone_is_nobody_in_a_list() {
    let people = vec![texts(&["Marie Curie"]), texts(&["Albert Einstein"]), texts(&["Niels Bohr"])];
    let judge = judge_of(card("Which three won?", AnswerKey::List { items: people, ordered: false, any: None }, &[]));
    for (answer, parts) in [
        ("Curie, Einstein, Bohr", &[0, 1, 2][..]),
        ("Marie, Einstein, Bohr", &[1, 2]),
        ("Marie, Albert, Niels", &[]),
        ("marie and einstein", &[1]),
        ("Marie Curie, Albert", &[0]),
    ] {
        assert_eq!(judge.judge(answer).parts, parts, "{answer}");
    }
}

fn any_key() -> impl Strategy<Value = AnswerKey> {
    let wording = "[a-zé]{2,9}( [a-z0-9]{2,9}){0,4}";
    let wordings = prop::collection::vec(wording, 1..3);
    prop_oneof![
        wordings.clone().prop_map(AnswerKey::Term),
        (prop::collection::vec(wordings.clone(), 1..5), any::<bool>()).prop_map(|(items, ordered)| AnswerKey::List {
            items,
            ordered,
            any: None
        }),
        prop::collection::vec(wordings.clone(), 1..4).prop_map(AnswerKey::Blanks),
        wordings.prop_map(|texts| AnswerKey::Explanation { texts, points: vec![] }),
        (-1000..1000_i32).prop_map(|value| AnswerKey::Number {
            value: f64::from(value) / 4.0,
            tolerance: 0.0,
            unit: None
        }),
    ]
}

proptest! {
    #[test]
    fn whatever_is_typed_there_is_a_verdict_and_always_the_same(key in any_key(), answer in "\\PC{0,80}") {
        let judge = judge_of(card("What is asked", key, &[]));
        let verdict = judge.judge(&answer);
        prop_assert_eq!(&verdict, &judge.judge(&answer));
        prop_assert_eq!(verdict.outcome == Correct, verdict.credit.value() >= 1.0);
        prop_assert_eq!(verdict.outcome == Wrong, verdict.credit.value() <= 0.0);
    }

    #[test]
    fn the_reference_itself_is_correct_and_folding_changes_nothing(key in any_key()) {
        let reference = match &key {
            AnswerKey::Term(texts) | AnswerKey::Explanation { texts, .. } => texts[0].clone(),
            key => key.answers().join(", "),
        };
        // In code and formulas, case matters.
        let is_notation = key.answers().iter().any(|part| Notation::read(part, "What is asked").is_some());
        let judge = judge_of(card("What is asked", key, &[]));
        let verdict = judge.judge(&reference);
        prop_assert_eq!(verdict.outcome, Correct, "{}: {:?}", reference, verdict);
        prop_assume!(!is_notation);
        let shouted = format!("  **{}** ", reference.to_uppercase());
        let verdict = judge.judge(&shouted);
        prop_assert_eq!(verdict.outcome, Correct, "{}: {:?}", shouted, verdict);
    }
}

/// Words that no sentence about a verdict has.
const ANSWER_WORDS: &[&str] = &[
    "lime",
    "granite",
    "Lutetium",
    "Marie Curie",
    "John Adams",
    "H2SO4",
    "343 m/s",
    "git rebase",
    "x^17 + y",
    "World War II",
    "overfitting",
    "7 May 1945",
    "don't repeat yourself",
    "deciduous trees shed leaves",
];

fn key_of_answer_words() -> impl Strategy<Value = AnswerKey> {
    let word = || prop::sample::select(ANSWER_WORDS).prop_map(str::to_owned);
    let words = || prop::collection::vec(word(), 1..4);
    let parts = || words().prop_map(|words| words.into_iter().map(|word| vec![word]).collect::<Vec<_>>());
    prop_oneof![
        words().prop_map(AnswerKey::Term),
        parts().prop_map(|items| AnswerKey::List { items, ordered: false, any: None }),
        parts().prop_map(AnswerKey::Blanks),
        Just(AnswerKey::Number { value: 343.0, tolerance: 0.0, unit: Some("kelvin".to_owned()) }),
        (any::<bool>(), prop::option::of(word())).prop_map(|(yes, because)| AnswerKey::YesNo { yes, because }),
        (words(), parts()).prop_map(|(texts, points)| AnswerKey::Explanation { texts, points }),
        words().prop_map(|texts| AnswerKey::Explanation { texts, points: Vec::new() }),
        Just(AnswerKey::Choice { options: texts(&["lime", "granite", "Lutetium"]), correct: 1 }),
    ]
}

fn words_in(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

proptest! {
    #[test]
    fn what_is_said_while_a_question_is_open_gives_nothing_away(
        key in key_of_answer_words(),
        typed in prop::collection::vec(prop::sample::select(ANSWER_WORDS), 0..4),
        separator in prop::sample::select(vec![" ", ", ", " or ", " not "]),
        around in prop::sample::select(vec!["", "yes, ", "344 ", "young ", "Pierre "]),
    ) {
        let answer = format!("{around}{}", typed.join(separator));
        let secret: Vec<String> = key.answers().iter().flat_map(|text| words_in(text)).collect();
        let said = judge_of(card("What is asked?", key, &[])).judge(&answer).reason.while_open();
        let given = words_in(&answer);
        // "That's" has no word "s", as "343 m/s" has.
        for word in words_in(&said.replace("'s ", " ")) {
            prop_assert!(
                !secret.contains(&word) || given.contains(&word) || matches!(word.as_str(), "yes" | "no"),
                "{} for {}", said, answer
            );
        }
    }
}
