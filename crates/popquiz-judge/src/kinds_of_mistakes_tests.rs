//! Mistakes that judges make who compare words: one test for each kind.

use popquiz_deck::{AnswerKey, Card, CardId, Deck, DeckId};

use crate::deck_judge::DeckJudge;
use crate::verdicts::verdict::Outcome::{self, Correct, Partial, Wrong};

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn term(wordings: &[&str]) -> AnswerKey {
    AnswerKey::Term(texts(wordings))
}

fn list(items: &[&str]) -> AnswerKey {
    AnswerKey::List { items: items.iter().map(|item| vec![(*item).to_owned()]).collect(), ordered: false, any: None }
}

/// Judges answers to the first of a deck's cards.
fn judge_first(cards: Vec<(&str, AnswerKey)>, table: &[(&str, Outcome)]) {
    let mut deck = Deck::new(DeckId("deck".into()), "");
    deck.cards = (cards.into_iter().enumerate())
        .map(|(number, (prompt, key))| Card::new(CardId(format!("card-{number}")), prompt, Some(key)))
        .collect();
    let judge = DeckJudge::new(&deck).compile(&deck.cards[0]).expect("the card has an answer key");
    let failures: Vec<String> = table
        .iter()
        .map(|(answer, outcome)| (answer, outcome, judge.judge(answer)))
        .filter(|(_, outcome, verdict)| verdict.outcome != **outcome)
        .map(|(answer, outcome, verdict)| {
            format!("{answer:?} is {:?} instead of {outcome:?}: {:?}", verdict.outcome, verdict.reason)
        })
        .collect();
    assert!(failures.is_empty(), "{}\n{}", deck.cards[0].prompt, failures.join("\n"));
}

#[test]
fn a_word_of_the_question_still_tells_answers_apart() {
    judge_first(
        vec![
            (
                "Predicting several numbers at once, not a scalar: what kind of regression?",
                term(&["vector regression"]),
            ),
            ("Predicting one number: what kind of regression?", term(&["scalar regression"])),
        ],
        &[("vector regression", Correct), ("scalar regression", Wrong), ("vecotr regression", Correct)],
    );
    judge_first(
        vec![("Relative key of E minor?", term(&["G major"])), ("Relative key of B flat major?", term(&["G minor"]))],
        &[("g major", Correct), ("G minor", Wrong), ("E minor", Wrong), ("G-major!", Correct)],
    );
    judge_first(
        vec![("A car drives 36 km/h. How fast is that in m/s?", term(&["10 m/s"]))],
        &[("10 m/s", Correct), ("10 km/h", Wrong), ("36 km/h", Wrong), ("ten metres per second", Correct)],
    );
}

#[test]
fn a_list_of_guesses_does_not_win() {
    for separator in [", ", " / ", "\n", " or ", "; ", " vs "] {
        let answer = ["ganges", "rhine", "danube", "elbe"].join(separator);
        judge_first(
            vec![("Which river flows through Vienna?", term(&["Danube"]))],
            &[(&answer, Wrong), ("danube", Correct)],
        );
    }
}

#[test]
fn a_deck_makes_no_right_answer_wrong() {
    judge_first(
        vec![
            ("What does a fuse do when the current is too high?", term(&["it melts and breaks the circuit"])),
            ("What does a switch do?", term(&["it opens and closes the circuit"])),
            ("What is a closed path for current called?", term(&["circuit"])),
            ("What do you call too much current?", term(&["overload", "high current"])),
        ],
        &[
            ("it melts and breaks the circuit", Correct),
            ("melts, and so breaks the circuit", Correct),
            ("it opens and closes the circuit", Wrong),
        ],
    );
    judge_first(
        vec![
            ("Wall between the two lower chambers of the heart?", term(&["ventricular septum"])),
            ("Wall between the two upper chambers?", term(&["atrial septum"])),
            ("Lower chamber of the heart?", term(&["ventricle"])),
        ],
        &[
            ("ventricular septum", Correct),
            ("septum ventricular", Correct),
            ("atrial septum", Wrong),
            ("ventricle", Wrong),
        ],
    );
}

#[test]
fn signs_are_answers() {
    for (own, others) in [
        ("===", ["==", "=", "!=="]),
        ("<=", ["=<", "<", ">="]),
        ("=>", ["->", ">=", "="]),
        ("<<", ["<", ">>", "<<<"]),
        ("%", ["/", "&", "%%"]),
        ("?:", ["?.", "??", ":?"]),
        ("!=", ["=!", "==", "!"]),
    ] {
        let quoted = format!("`{own}`");
        let mut table = vec![(own, Correct), (quoted.as_str(), Correct)];
        table.extend(others.map(|other| (other, Wrong)));
        judge_first(vec![("Which operator is it?", term(&[own]))], &table);
    }
    let options = ["a b c", "b c a", "c a b"];
    judge_first(
        vec![("In which order?", AnswerKey::Choice { options: texts(&options), correct: 1 })],
        &[("b c a", Correct), ("c a b", Wrong), ("a b c", Wrong), ("2", Correct)],
    );
}

#[test]
fn an_option_may_be_a_word_that_is_a_hedge_elsewhere() {
    judge_first(
        vec![("Which adverb is it?", AnswerKey::Choice { options: texts(&["surely", "maybe"]), correct: 1 })],
        &[("maybe", Correct), ("MAYBE, I THINK", Correct), ("i think it's Maybe", Correct), ("SURELY", Wrong)],
    );
}

#[test]
fn numbers_are_quantities_in_any_notation() {
    let number = |value, unit: Option<&str>| AnswerKey::Number { value, tolerance: 0.0, unit: unit.map(str::to_owned) };
    judge_first(
        vec![("Resting pulse of a hare in beats per minute?", number(200.0, Some("beats per minute")))],
        &[("200 bpm", Correct), ("200 beats/min", Correct), ("two hundred", Correct), ("20 bpm", Wrong)],
    );
    judge_first(
        vec![("How much of the pie is left?", number(0.25, None))],
        &[("1/4", Correct), ("a quarter", Correct), ("25%", Correct), (".25", Correct), ("14", Wrong), ("4", Wrong)],
    );
    judge_first(
        vec![("How many inhabitants?", number(2_000_000.0, None))],
        &[
            ("2 000 000", Correct),
            ("2*10^6", Correct),
            ("2e6", Correct),
            ("two million", Correct),
            ("2 billion", Wrong),
        ],
    );
    judge_first(
        vec![("What does the ticket cost?", term(&["€7.80"]))],
        &[("7,80 Euro", Correct), ("7.80 euros", Correct), ("$7.80", Wrong), ("7.08 €", Wrong)],
    );
    judge_first(
        vec![("Lowest temperature of the night, in °C?", number(-12.5, Some("°C")))],
        &[("minus 12.5", Correct), ("-12,5 °C", Correct), ("12.5", Wrong), ("260.65 K", Correct)],
    );
    judge_first(
        vec![("In which year was Augustus born?", term(&["63 BC"]))],
        &[("63 BCE", Correct), ("23 September 63 BC", Correct), ("63 AD", Wrong), ("36 BC", Wrong)],
    );
}

#[test]
fn denials_and_swapped_roles_are_no_answers() {
    judge_first(
        vec![("What is the capital of Kenya?", term(&["Nairobi"])), ("Capital of Uganda?", term(&["Kampala"]))],
        &[
            ("anything but nairobi", Wrong),
            ("nairobi? nope, kampala", Wrong),
            ("kampala? nope, nairobi", Correct),
            ("it isn't nairobi", Wrong),
            ("not kampala but nairobi", Correct),
        ],
    );
    judge_first(
        vec![("Do bats lay eggs?", AnswerKey::YesNo { yes: false, because: None })],
        &[("yes and no", Wrong), ("no doubt they do", Wrong), ("no", Correct), ("certainly not", Correct)],
    );
}

#[test]
fn another_person_has_another_name() {
    judge_first(
        vec![("Who wrote Frankenstein?", term(&["Mary Shelley"])), ("Who wrote Ozymandias?", term(&["Percy Shelley"]))],
        &[
            ("Mary Shelley", Correct),
            ("M. Shelley", Correct),
            ("Ms. Mary Shelley", Correct),
            ("Percy Shelley", Wrong),
            ("Percy B. Shelley", Wrong),
            ("Shelley", Partial),
        ],
    );
    judge_first(
        vec![("Who had a dream in 1963?", term(&["Martin Luther King"]))],
        &[("Dr. King", Correct), ("King", Correct), ("Stephen King", Wrong), ("Billie Jean King", Wrong)],
    );
}

#[test]
fn words_that_share_a_stem_or_most_letters_are_other_terms() {
    judge_first(vec![("Element 26?", term(&["iron"]))], &[("irony", Wrong), ("ironic", Wrong), ("Fe", Correct)]);
    judge_first(
        vec![("Which acid copies the genes?", term(&["RNA"])), ("Which acid keeps the genes?", term(&["DNA"]))],
        &[("RNA", Correct), ("DNA", Wrong), ("ribonucleic acid", Correct)],
    );
}

#[test]
fn items_may_be_letters_or_run_together() {
    judge_first(
        vec![("Blood groups of the ABO system?", list(&["A", "B", "AB", "O"]))],
        &[("A, B, AB, O", Correct), ("a b ab o", Correct), ("O, AB, B and A", Correct), ("A, B, C, D", Partial)],
    );
    judge_first(
        vec![("Notes of the open strings of a violin?", list(&["G", "D", "A", "E"]))],
        &[("GDAE", Correct), ("E A D G", Correct), ("G, D, A", Partial)],
    );
    judge_first(
        vec![("Countries on the Iberian peninsula?", list(&["Spain", "Portugal", "Andorra"]))],
        &[("spain portugal andorra", Correct), ("portugal & spain", Partial), ("france italy greece", Wrong)],
    );
}

#[test]
fn a_number_tells_items_apart_whatever_stands_beside_them() {
    let missions = ["Apollo mission 11", "Voyager probe 2", "Ariane rocket 5"];
    judge_first(
        vec![("Which of these flew?", list(&missions))],
        &[
            ("apollo mission 11, voyager probe 2, ariane rocket 5", Correct),
            ("mission apollo 11, voyager 2 and ariane 5", Correct),
            ("1. apollo mission 11\n2. voyager probe 2\n3. ariane rocket 5", Correct),
            ("apollo mission 13, voyager probe 1, ariane rocket 4", Wrong),
            ("apollo mission 13, voyager probe 1, type 2", Wrong),
            ("apollo mission 11, voyager probe 1, ariane rocket 5", Partial),
            ("apollo mission 13, paris", Wrong),
            ("apollo mission 13\nvoyager probe 3\nariane rocket 1", Wrong),
        ],
    );
    judge_first(
        vec![("Which wars?", list(&["World War 1", "World War 2"]))],
        &[("world war 1 and 2", Correct), ("world war 1 and 3", Partial), ("World War I and II", Correct)],
    );
    judge_first(
        vec![("Which missions?", list(&["Apollo 11", "Apollo 12", "Apollo 14"]))],
        &[
            ("Apollo 11, 12, 14", Correct),
            ("apollo 11, 12 and 14", Correct),
            ("apollo 11/12/14", Correct),
            ("apollo 11, 12, 13", Partial),
            ("apollo 11, vostok 13, 14", Wrong),
            ("11, 12, 13", Partial),
            ("12", Partial),
            ("11, 12, 14", Correct),
        ],
    );
    judge_first(
        vec![("Which sensor?", list(&["area 20 x0"]))],
        &[("area 20 x0", Correct), ("area 0 x0", Wrong), ("area 0 x0, paris", Wrong), ("paris\narea 0 x0", Wrong)],
    );
}

#[test]
fn items_may_share_what_they_end_with() {
    judge_first(
        vec![("Name the chambers.", list(&["left atrium", "right atrium", "left ventricle", "right ventricle"]))],
        &[
            ("left and right atria, left and right ventricles", Correct),
            ("right and left ventricles, left atrium", Partial),
            ("left and right kidneys", Wrong),
        ],
    );
    judge_first(
        vec![("Which cells?", list(&["red blood cell", "white blood cell", "platelet"]))],
        &[
            ("red and white blood cells, platelets", Correct),
            ("red / white blood cells and platelets", Correct),
            ("red and green blood cells, platelets", Partial),
        ],
    );
}

#[test]
fn words_of_the_question_may_stand_beside_a_number_of_a_list() {
    judge_first(
        vec![("Which ports do HTTP and HTTPS use?", list(&["80", "443"]))],
        &[
            ("port 80 and port 443", Correct),
            ("80 for http, 443 for https", Correct),
            ("port 8080 and port 443", Partial),
            ("port 80 or 8080 and port 8443", Wrong),
        ],
    );
}

#[test]
fn an_item_may_be_named_by_a_nickname() {
    judge_first(
        vec![("Who wrote them?", list(&["Alexander Hamilton", "James Madison", "John Jay"]))],
        &[
            ("Alex Hamilton, Jim Madison, John Jay", Correct),
            ("Alice Hamilton, James Madison, John Jay", Partial),
            ("Alex, Jim, John", Wrong),
        ],
    );
    judge_first(
        vec![("Who painted it?", term(&["Leonardo da Vinci"]))],
        &[("Leo da Vinci", Correct), ("Piero da Vinci", Wrong), ("Leonardo DiCaprio", Wrong)],
    );
}

#[test]
fn a_thumb_or_a_check_mark_says_yes_or_no() {
    let key = |yes| AnswerKey::YesNo { yes, because: None };
    judge_first(
        vec![("Is it?", key(true))],
        &[("👍", Correct), ("✅", Correct), ("👍🏽", Correct), ("❌", Wrong), ("👍👎", Wrong), ("😀", Wrong)],
    );
    judge_first(vec![("Is it?", key(false))], &[("👎", Correct), ("✅", Wrong), ("🚫", Correct)]);
}

#[test]
fn a_formula_beside_a_word_leaves_the_word_to_chat() {
    judge_first(
        vec![("Which element has atomic number 26?", term(&["iron", "Fe"]))],
        &[
            ("it's iron", Correct),
            ("i think it's iron", Correct),
            ("iron, right?", Correct),
            ("it's Fe", Correct),
            ("it's lead", Wrong),
            ("F", Wrong),
        ],
    );
    judge_first(
        vec![("What's table salt?", term(&["NaCl", "sodium chloride"]))],
        &[("it's sodium chloride", Correct), ("it's sodium", Wrong), ("must be NaCl", Correct), ("KCl", Wrong)],
    );
}

#[test]
fn an_ordinal_says_which_one_is_meant() {
    judge_first(
        vec![("Which law says F = ma?", term(&["Newton's second law"]))],
        &[
            ("newton's 2nd law", Correct),
            ("second law of newton", Correct),
            ("newton's law", Partial),
            ("newton", Partial),
            ("newton's first law", Wrong),
            ("newton's third", Wrong),
        ],
    );
    judge_first(vec![("Which law?", term(&["Moore's law"]))], &[("moore", Correct), ("moore's", Correct)]);
}

#[test]
fn a_question_that_has_the_word_form_may_not_ask_for_a_form() {
    judge_first(
        vec![("Primes of the form 2^p - 1", term(&["Mersenne primes"]))],
        &[("mersenne prime", Correct), ("Mersene primes", Correct), ("Fermat primes", Wrong)],
    );
    judge_first(vec![("Past form of \"go\"", term(&["went"]))], &[("went", Correct), ("gone", Wrong), ("go", Wrong)]);
    judge_first(
        vec![("What is the third person singular form of the verb?", term(&["goes"]))],
        &[("goes", Correct), ("go", Wrong)],
    );
}

#[test]
fn a_question_may_ask_for_a_person_without_who() {
    for prompt in ["First to reach the South Pole, December 1911", "He reached the South Pole first, in 1911"] {
        judge_first(
            vec![(prompt, term(&["Roald Amundsen"]))],
            &[("Amundsen", Correct), ("R. Amundsen", Correct), ("Robert Scott", Wrong)],
        );
    }
    judge_first(
        vec![("English fossil hunter of Lyme Regis, found ichthyosaurs", term(&["Mary Anning"]))],
        &[("Anning", Correct), ("M. Anning", Correct), ("Elizabeth Anning", Wrong)],
    );
    // A place may be called like a person.
    judge_first(
        vec![("Which city was the capital of the Virgin Islands?", term(&["Charlotte Amalie"]))],
        &[("Charlotte Amalie", Correct), ("charlotte amelie", Correct)],
    );
}

#[test]
fn a_species_may_be_shortened_to_the_initial_of_its_genus() {
    for (name, right, wrong) in [
        ("Escherichia coli", ["E. coli", "e coli", "E-coli"], ["S. coli", "coli bacillus", "E. faecalis"]),
        ("Tyrannosaurus rex", ["T. rex", "t-rex", "trex"], ["T. bataar", "Othnielia rex", "T"]),
    ] {
        let table: Vec<(&str, Outcome)> = right.map(|it| (it, Correct)).into_iter().collect();
        judge_first(vec![("Which species is meant?", term(&[name]))], &table);
        for answer in wrong {
            let mut deck = Deck::new(DeckId("deck".into()), "");
            deck.cards = vec![Card::new(CardId("card".into()), "Which species is meant?", Some(term(&[name])))];
            let judge = DeckJudge::new(&deck).compile(&deck.cards[0]).expect("the card has an answer key");
            assert_ne!(judge.judge(answer).outcome, Correct, "{answer} for {name}");
        }
    }
}

#[test]
fn wordings_may_be_mixed_where_they_differ_by_a_form() {
    judge_first(
        vec![("A cycle through every vertex", term(&["Hamiltonian cycle", "Hamilton circuit"]))],
        &[
            ("Hamiltonian circuit", Correct),
            ("hamilton cycle", Correct),
            ("Eulerian circuit", Wrong),
            ("Hamiltonian path", Wrong),
        ],
    );
}

#[test]
fn the_longer_a_word_the_more_slips_it_may_have() {
    for (word, right, wrong) in [
        ("Vladivostok", "wladiwostok", "Bratislava"),
        ("Yggdrasil", "igdrasil", "Ymir"),
        ("supraspinatus", "suprespinatus", "infraspinatus"),
        ("hypotension", "hypotention", "hypertension"),
        ("prednisone", "prednison", "prednisolone"),
        ("carbamazepine", "carbamazepin", "carbimazole"),
    ] {
        judge_first(vec![("What is it?", term(&[word]))], &[(right, Correct), (wrong, Wrong)]);
    }
}

#[test]
fn a_number_may_have_the_scale_that_the_question_names() {
    judge_first(
        vec![("How many million years ago did the dinosaurs die out?", term(&["66 million years"]))],
        &[
            ("66", Correct),
            ("66 million", Correct),
            ("66 million 🌋", Correct),
            ("66 billion", Wrong),
            ("6.6 million", Wrong),
        ],
    );
}
