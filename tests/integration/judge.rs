//! The judge's rules by name, through the public interface; and the seed deck against itself, if it's available.

use Outcome::{Correct, Partial, Wrong};
use popquiz::deck::format;
use popquiz_deck::{AnswerKey, Deck, Kind};
use popquiz_judge::{CardJudge, DeckJudge, Outcome};
use proptest::prelude::*;

/// A judge for one question and its right answers, of this kind.
fn judge(question: &str, answers: &[&str], kind: Kind) -> CardJudge {
    let answers: Vec<String> = answers.iter().map(|answer| (*answer).to_owned()).collect();
    let deck = format::deck_of_question(question, &answers, Some(kind)).expect("a card");
    DeckJudge::new(&deck).compile(&deck.cards[0]).expect("an answer")
}

fn term(answer: &str) -> CardJudge {
    judge("What is asked?", &[answer], Kind::Term)
}

fn list(items: &[&str]) -> CardJudge {
    judge("Which?", items, Kind::List)
}

#[track_caller]
fn each_is(judge: &CardJudge, outcome: Outcome, answers: &[&str]) {
    for answer in answers {
        let verdict = judge.judge(answer);
        assert_eq!(verdict.outcome, outcome, "{answer:?}: {verdict:?}");
    }
}

#[track_caller]
fn none_is_correct(judge: &CardJudge, answers: &[&str]) {
    for answer in answers {
        let verdict = judge.judge(answer);
        assert_ne!(verdict.outcome, Correct, "{answer:?}: {verdict:?}");
    }
}

#[test]
fn typos_count() {
    let regularization = term("regularization");
    each_is(
        &regularization,
        Correct,
        &["regularizaton", "regularizatoin", "reguularization", "regulariaztion", "Regularisation", "regularizations"],
    );
    each_is(
        &term("stochastic gradient descent"),
        Correct,
        &["stocastic gradient descnt", "stochastic gradientdescent", "SGD"],
    );
    each_is(&term("k-fold validation"), Correct, &["kfold validation", "k fold validation", "K–Fold Validation"]);
    each_is(&term("colour"), Correct, &["color", "colours"]);
    each_is(&term("Zürich"), Correct, &["zurich", "ZÜRICH", "Ｚｕｒｉｃｈ", "Zu\u{308}rich"]);
    each_is(&term("naïve Bayes"), Correct, &["naive bayes"]);
}

#[test]
fn look_alikes_do_not_count() {
    each_is(&term("overfitting"), Wrong, &["underfitting"]);
    each_is(&term("train"), Wrong, &["brain", "drain"]);
    each_is(&term("causal"), Wrong, &["casual"]);
    each_is(&term("L1 regularization"), Wrong, &["L2 regularization"]);
    each_is(&term("2D convolution"), Wrong, &["1D convolution", "3D convolution"]);
    each_is(&term("model.fit"), Wrong, &["model.fit_generator", "model.evaluate"]);
    none_is_correct(&term("model.fit_generator"), &["model.fit"]);
    each_is(&term("1984"), Wrong, &["1985", "1948"]);
    each_is(&term("hyperopia"), Wrong, &["myopia"]);
}

#[test]
fn a_surname_is_enough_and_a_given_name_is_not() {
    let who = |question: &str, name: &str| judge(question, &[name], Kind::Term);
    let shakespeare = who("Who wrote Hamlet?", "William Shakespeare");
    each_is(
        &shakespeare,
        Correct,
        &["Shakespeare", "shakespear", "W. Shakespeare", "it was Shakespeare I think", "Shakespeare, William"],
    );
    each_is(&shakespeare, Partial, &["William", "william"]);
    each_is(&shakespeare, Wrong, &["John Shakespeare", "not Shakespeare", "Shakespeare or Marlowe", "William Blake"]);
    let roosevelt = who("Which US president led the country from 1933 to 1945?", "Franklin D. Roosevelt");
    each_is(&roosevelt, Correct, &["Roosevelt", "Franklin Roosevelt", "F. D. Roosevelt", "FDR"]);
    none_is_correct(&roosevelt, &["Theodore Roosevelt", "T. Roosevelt", "Franklin"]);
    let van_gogh = who("Painter of The Starry Night", "Vincent van Gogh");
    each_is(&van_gogh, Correct, &["van Gogh", "Gogh", "V. van Gogh"]);
    let king = who("Who had a dream in Washington?", "Martin Luther King Jr.");
    each_is(&king, Correct, &["King", "Martin Luther King", "M. L. King", "MLK"]);
    none_is_correct(&king, &["Martin Luther", "Martin", "Jr"]);
    let loeb = who("Who was the mayor of Memphis in 1968?", "Henry Loeb III");
    each_is(&loeb, Correct, &["Loeb", "Henry Loeb", "Henry Loeb III"]);
    none_is_correct(&loeb, &["Henry", "Henry III"]);
    // The question says the surname already.
    let obama = who("Who is the wife of Barack Obama?", "Michelle Obama");
    each_is(&obama, Correct, &["Michelle", "Michelle Obama"]);
    none_is_correct(&obama, &["Obama"]);
    // Neither a name, nor asked for as one: no rule for these.
    for (question, answer) in [
        ("Who presides over the Senate?", "Vice President"),
        ("Who was the Sun King?", "Louis XIV"),
        ("Which pope came from Poland?", "John Paul II"),
        ("Who led the march?", "John Lewis of SNCC"),
        ("Which town is the capital of the Virgin Islands?", "Charlotte Amalie"),
    ] {
        let last = answer.split(' ').next_back().expect("a word");
        let verdict = who(question, answer).judge(last);
        assert!(!verdict.reason.in_full().starts_with("Read as"), "{answer}: {verdict:?}");
    }
}

#[test]
fn a_surname_shared_by_several_cards_is_ambiguous() {
    let toml = "id = 'two'\ntitle = 'Two'\n[[cards]]\nid = 'one'\nprompt = 'Who was the second president?'\nterm = 'John Adams'\n\
                [[cards]]\nid = 'two'\nprompt = 'Who was the sixth president?'\nterm = 'John Quincy Adams'\n\
                [[cards]]\nid = 'three'\nprompt = 'Who was the third president?'\nterm = 'Thomas Jefferson'\n";
    let deck = format::read("two.toml", toml.as_bytes()).expect("a deck");
    let judge = DeckJudge::new(&deck);
    let judge = |at: usize| judge.compile(&deck.cards[at]).expect("an answer");
    each_is(&judge(0), Partial, &["Adams", "John"]);
    none_is_correct(&judge(0), &["Quincy Adams", "John Quincy Adams", "Jefferson"]);
    each_is(&judge(1), Partial, &["Adams", "John"]);
    none_is_correct(&judge(1), &["John Adams", "Jefferson"]);
    each_is(&judge(1), Correct, &["Quincy Adams", "J. Q. Adams", "John Quincy Adams"]);
    each_is(&judge(2), Correct, &["Jefferson"]);
    none_is_correct(&judge(2), &["Adams", "Thomas"]);
}

#[test]
fn surnames_name_people_in_a_list() {
    let playwrights =
        judge("Name three playwrights.", &["William Shakespeare", "Anton Chekhov", "Henrik Ibsen"], Kind::List);
    each_is(&playwrights, Correct, &["Ibsen, Chekhov and Shakespeare", "W. Shakespeare; A. Chekhov; H. Ibsen"]);
    each_is(&playwrights, Wrong, &["William, Anton, Henrik"]);
    let sisters = judge(
        "Who were the three sisters that wrote?",
        &["Charlotte Brontë", "Emily Brontë", "Anne Brontë"],
        Kind::List,
    );
    each_is(&sisters, Correct, &["Charlotte, Emily and Anne", "Anne, Emily and Charlotte Bronte"]);
    none_is_correct(&sisters, &["Brontë, Brontë, Brontë"]);
}

#[test]
fn a_numeral_distinguishes_names() {
    let which = |question: &str, answer: &str| judge(question, &[answer], Kind::Term);
    let war = which("Which war ended in 1945?", "World War II");
    each_is(&war, Correct, &["world war 2", "World War Two", "WW2", "WWII", "the Second World War", "2nd world war"]);
    each_is(&war, Wrong, &["World War I", "world war i", "World War One", "world war one", "WW1", "First World War"]);
    each_is(&war, Partial, &["world war"]);
    let great_war = which("Which war ended in 1918?", "World War I");
    each_is(&great_war, Correct, &["world war i", "world war 1", "World War One", "WWI", "the first world war"]);
    each_is(&great_war, Correct, &["World War 1 I think", "I believe World War I"]);
    none_is_correct(&great_war, &["World War II", "world war", "World War Two", "Second World War"]);
    let error = which("Which error rejects a true null hypothesis?", "Type I error");
    each_is(&error, Correct, &["type 1 error", "type one", "Type I", "type-1 error"]);
    each_is(&error, Wrong, &["type II error", "type 2", "type two error"]);
    let henry = which("Which king had six wives?", "Henry VIII");
    each_is(&henry, Correct, &["Henry 8", "henry viii", "Henry the Eighth", "King Henry the 8th"]);
    each_is(&henry, Wrong, &["Henry VII", "Henry IX", "Henry the seventh", "Henry 7"]);
    none_is_correct(&henry, &["Henry"]);
    let apollo = which("Which mission landed on the moon first?", "Apollo 11");
    each_is(&apollo, Correct, &["Apollo XI", "apollo eleven"]);
    none_is_correct(&apollo, &["Apollo 13", "Apollo", "Apollo XIII"]);
    each_is(&which("Which series do cars race in?", "Formula One"), Correct, &["Formula 1", "formula one"]);
    // "I" and "one" are seldom numbers.
    each_is(&term("gradient descent"), Correct, &["gradient descent I think", "gradient descent i guess"]);
    each_is(&term("the larger sample"), Correct, &["the larger one, the larger sample"]);
    let wars = judge("Name both world wars.", &["World War I", "World War II"], Kind::List);
    each_is(&wars, Correct, &["World War 1 and World War 2", "world war one, world war two", "WWI, WWII"]);
    none_is_correct(&wars, &["World War II and World War II", "World War I, World War III"]);
}

#[test]
fn a_letter_distinguishes_names() {
    let which = |question: &str, answer: &str| judge(question, &[answer], Kind::Term);
    let virus = which("Which virus spreads by food?", "Hepatitis A");
    each_is(&virus, Correct, &["hepatitis a", "Hepatitis-A", "hep A", "it is hepatitis a"]);
    each_is(&virus, Wrong, &["Hepatitis B", "hep c"]);
    each_is(&virus, Partial, &["hepatitis"]);
    let vitamin = which("Which vitamin prevents scurvy?", "Vitamin C");
    each_is(&vitamin, Correct, &["vitamin c", "C", "vit C"]);
    each_is(&vitamin, Wrong, &["vitamin A", "vitamin D", "A", "B"]);
    none_is_correct(&vitamin, &["vitamin"]);
    each_is(&which("Who was born as Malcolm Little?", "Malcolm X"), Wrong, &["Malcolm Y"]);
    each_is(
        &which("Which capital lies on the Potomac?", "Washington, D.C."),
        Correct,
        &["Washington", "washington d.c."],
    );
}

#[test]
fn a_known_word_is_not_taken_for_a_typo() {
    for (answer, other) in [
        ("Iran", "Iraq"),
        ("Niger", "Nigeria"),
        ("Austria", "Australia"),
        ("methane", "ethane"),
        ("alkenes", "alkanes"),
        ("nitrate", "nitrite"),
        ("sodium chloride", "sodium chlorate"),
        ("ammonia", "ammonium"),
        ("stalactite", "stalagmite"),
        ("astronomy", "astrology"),
        ("eigenvector", "eigenvalue"),
        ("Claude Monet", "Manet"),
        ("HTTPS", "HTTP"),
        ("5th century BC", "5th century AD"),
    ] {
        each_is(&term(answer), Wrong, &[other]);
    }
    // Mistyped, or another form of the word.
    for (answer, typed) in [
        ("methane", "metane"),
        ("Nigeria", "Nigeira"),
        ("stalagmite", "stalagmit"),
        ("Australia", "Austrailia"),
        ("classification", "classifier"),
        ("bacteria", "bacterium"),
        ("feature engineering", "feature enginering"),
        ("La Marseilaise", "La Marseillaise"),
        ("carbon dioxide", "CO2"),
    ] {
        each_is(&term(answer), Correct, &[typed]);
    }
    for (answer, other) in [("Vice President", "president"), ("New Zealand", "Zealand"), ("West Virginia", "Virginia")]
    {
        none_is_correct(&term(answer), &[other]);
    }
}

#[test]
fn another_cards_answer_does_not_count() {
    let toml = "id = 'two'\ntitle = 'Two'\n[[cards]]\nid = 'one'\nprompt = 'Penalty on squares?'\nterm = 'ridge'\n[[cards]]\nid = 'two'\nprompt = 'Edge?'\nterm = 'bridge'\n";
    let deck = format::read("two.toml", toml.as_bytes()).expect("a deck");
    let judge = DeckJudge::new(&deck).compile(&deck.cards[0]).expect("an answer");
    each_is(&judge, Correct, &["ridge", "rigde"]);
    each_is(&judge, Wrong, &["bridge", "ridge or bridge", "ridge bridge"]);
}

#[test]
fn reversed_meanings_are_wrong() {
    let converging =
        judge("What do large updates do?", &["They prevent the network from converging"], Kind::Explanation);
    each_is(
        &converging,
        Correct,
        &["the network does not converge", "they keep the network from converging", "the net won't converge"],
    );
    each_is(&converging, Wrong, &["they help the network to converge", "the network converges"]);
    let reward = judge("What does an agent learn?", &["to pick actions that maximize the reward"], Kind::Explanation);
    each_is(&reward, Correct, &["choosing actions that maximise its reward"]);
    each_is(
        &reward,
        Wrong,
        &["to pick actions that minimize the reward", "not to pick actions that maximize the reward"],
    );
    let maps = judge("What does it do?", &["the encoder maps an image to a latent space"], Kind::Explanation);
    each_is(&maps, Wrong, &["the decoder maps an image to a latent space"]);
    each_is(&term("overfitting"), Wrong, &["not overfitting", "no overfitting"]);
}

#[test]
fn yes_or_no_counts_and_its_reason_must_not_contradict_it() {
    let frozen = judge("Should it be trainable?", &["no, it should be frozen"], Kind::YesNo);
    each_is(&frozen, Correct, &["no", "No!", "nope, frozen", "no, it should be frozen", "n"]);
    each_is(
        &frozen,
        Wrong,
        &[
            "yes",
            "yes, frozen",
            "yes, it should be frozen",
            "no, it should never be frozen",
            "yes or no",
            "should it be trainable?",
        ],
    );
}

#[test]
fn lists_take_any_order_and_any_separator() {
    let forces = list(&["hardware", "datasets and benchmarks", "algorithmic advances"]);
    for answer in [
        "hardware, datasets and benchmarks, algorithmic advances",
        "algorithmic advances; hardware; benchmarks and datasets",
        "- hardware\n- datasets & benchmarks\n- algorithmic advances",
        "1. hardware 2. datasets 3. algorithmic advances",
        "hardware / datasets and benchmarks / algorithmic advances",
        "hardware datasets benchmarks algorithmic advances",
        "hardwear, dataset, algoritmic advances",
    ] {
        each_is(&forces, Correct, &[answer]);
    }
    let verdict = forces.judge("hardware and algorithms");
    assert!((verdict.credit.value() - 2.0 / 3.0).abs() < 1e-9, "{verdict:?}");
    assert_eq!(verdict.reason.while_open(), "2 of 3.", "nothing given away while the question is open");
    assert_eq!(verdict.reason.in_full(), "2 of 3: missing *datasets and benchmarks*.");
}

#[test]
fn naming_everything_does_not_pay_off() {
    let fight = list(&["dropout", "weight decay", "early stopping"]);
    none_is_correct(
        &fight,
        &[
            "dropout, weight decay, early stopping, sgd, adam, relu, softmax, pooling, padding",
            "dropout weight decay early stopping sgd adam relu softmax pooling padding stride momentum",
        ],
    );
    each_is(
        &fight,
        Wrong,
        &[
            "sgd, adam, relu, softmax, pooling, padding, stride, dropout",
            "no dropout, no weight decay, no early stopping",
        ],
    );
}

#[test]
fn explanations_count_in_other_words() {
    let dropout = judge(
        "What is dropout?",
        &["Dropout randomly sets a number of a layer's output features to zero during training"],
        Kind::Explanation,
    );
    each_is(
        &dropout,
        Correct,
        &[
            "during training a number of outputs of the layer are set to 0 at random",
            "randomly setting some of the layer's output features to zero while training",
            "it randomly sets output features to zero in training",
        ],
    );
    none_is_correct(
        &dropout,
        &["removing layers from the network", "random numbers", "it makes the network deeper", "zero"],
    );
}

#[test]
fn tricks_are_not_correct() {
    let question = "What happens to the accuracy of a model that overfits on data it has never met before?";
    let overfits = judge(
        question,
        &["it stalls or gets worse, because the model has learned the noise of the training data by heart"],
        Kind::Explanation,
    );
    let glossary = "accuracy batch bias convolution data dropout epoch gradient heart learned loss model noise optimizer padding stalls stride tensor training validation weight worse";
    let long: String = "it stalls or gets better or worse or stays the same because of the noise or the signal or the data or the model "
        .repeat(20)
        .chars()
        .take(2_000)
        .collect();
    none_is_correct(
        &overfits,
        &[question, glossary, &long, "", "   ", "?!", "🎉", "idk", "the accuracy of a model that overfits"],
    );
    let sigmoid = term("sigmoid");
    each_is(&sigmoid, Wrong, &["sigmoid or softmax", "softmax or sigmoid or tanh", "not sigmoid"]);
    none_is_correct(&sigmoid, &[glossary, &format!("sigmoid {glossary}")]);
}

#[test]
fn numbers_are_the_same_however_they_are_written() {
    let rate = term("between 0.1 and 0.5");
    each_is(&rate, Correct, &["0.1-0.5", "between .1 and .5", "10% and 50%", "0,1 to 0,5"]);
    each_is(&rate, Wrong, &["between 0.5 and 0.9", "0 and 1", "0.01 and 0.05"]);
    each_is(&term("1,000"), Correct, &["1000", "1,000"]);
    each_is(&term("seven"), Correct, &["7", "seven"]);
}

#[test]
fn a_verdict_says_why() {
    assert_eq!(term("regularization").judge("regularizaton").reason.in_full(), "Read as a typo of *regularization*.");
    let why = |judge: &CardJudge, answer: &str| judge.judge(answer).reason.in_full();
    let converging =
        judge("What do large updates do?", &["They prevent the network from converging"], Kind::Explanation);
    assert_eq!(
        why(&converging, "they help the network to converge"),
        "It negates something that the answer doesn't, or the other way around."
    );
    assert_eq!(why(&term("sigmoid"), "sigmoid or softmax"), "It gives more than one answer.");
}

#[test]
fn hostile_text_gets_a_verdict() {
    let long = "a".repeat(1_000_000);
    let combining = format!("e{}", "\u{301}".repeat(10_000));
    for kind in [Kind::Term, Kind::List, Kind::Blanks, Kind::Number, Kind::YesNo, Kind::Explanation] {
        let judge =
            judge("Which ... is it?", &["no, 12 items of it"], if kind == Kind::Number { Kind::Term } else { kind });
        for answer in [
            "",
            " ",
            "!!!",
            "🎉🎉",
            "\u{200b}",
            "\u{202e}desrever",
            "\u{0}",
            "مرحبا",
            "שלום",
            "日本語",
            "e\u{301}\u{301}",
            &long,
            &combining,
            "\u{fffd}",
            "ﬃ",
            "İI",
            "𝕏",
            "----",
            "1.2.3.4",
            "1e999",
            "99999999999999999999999999",
            "-",
            "+",
            "%",
            "0.",
            ".0",
            ",,,,",
            "a\u{200d}b",
        ] {
            let verdict = judge.judge(answer);
            assert!((0.0..=1.0).contains(&verdict.credit.value()), "{answer:.40}: {verdict:?}");
        }
    }
}

#[test]
fn the_seed_decks_answers_are_correct_only_on_their_own_cards() {
    let shared = std::env::var_os("POPQUIZ_SHARED").map_or_else(|| "../shared".into(), std::path::PathBuf::from);
    let file = shared.join("seed/deep-learning-with-python.txt");
    if !file.exists() {
        println!("skipped: {} is not here (set POPQUIZ_SHARED to the folder that has it)", file.display());
        return;
    }
    let deck = format::load(&file).expect("the deck reads");
    let judged = judges(&deck);
    let mut confused = Vec::new();
    for (own, (_, key, _)) in judged.iter().enumerate() {
        let text = text_of(key);
        for (other, (prompt, other_key, judge)) in judged.iter().enumerate() {
            let verdict = judge.judge(&text);
            if own == other {
                assert_eq!(verdict.outcome, Correct, "{text:?} on its own card {prompt:?}: {verdict:?}");
            } else if verdict.outcome == Correct && !share_an_answer(key, other_key) {
                confused.push(format!("{text:?} on {prompt:?} ({}): {}", text_of(other_key), verdict.reason.in_full()));
            }
        }
    }
    // One long answer spells out both options that another card asks for, among other things.
    confused.retain(|text| !(text.contains("sparse_categorical_crossentropy") && text.contains("one-hot")));
    assert!(confused.is_empty(), "{} answers count on other cards:\n{}", confused.len(), confused.join("\n"));
}

fn judges(deck: &Deck) -> Vec<(String, AnswerKey, CardJudge)> {
    let judge = DeckJudge::new(deck);
    let cards = deck.cards.iter();
    cards.filter_map(|card| Some((card.prompt.clone(), card.key.clone()?, judge.compile(card)?))).collect()
}

fn text_of(key: &AnswerKey) -> String {
    match key {
        AnswerKey::List { .. } | AnswerKey::Blanks(_) => key.answers().join(", "),
        key => key.answers().swap_remove(0),
    }
}

/// Whether an answer has all that another card wants: the same yes or no, or (nearly) all words of one of its wordings.
fn share_an_answer(key: &AnswerKey, other: &AnswerKey) -> bool {
    if let (AnswerKey::YesNo { yes, .. }, AnswerKey::YesNo { yes: other, .. }) = (key, other) {
        return yes == other;
    }
    let words = |text: &str| -> Vec<String> {
        let words = text.to_lowercase();
        words
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| word.len() > 2)
            .map(|word| word.chars().take(6).collect::<String>().trim_end_matches('s').to_owned())
            .collect()
    };
    let said = words(&text_of(key));
    let wanted = if matches!(other, AnswerKey::List { .. }) { vec![text_of(other)] } else { other.answers() };
    wanted.iter().flat_map(|text| [text.clone()].into_iter().chain(text.split(" or ").map(str::to_owned))).any(|text| {
        let wanted = words(&text);
        let named = wanted.iter().filter(|word| said.contains(word)).count();
        !wanted.is_empty() && named * 3 >= wanted.len() * 2
    })
}

proptest! {
    #[test]
    fn an_extra_wrong_item_never_raises_the_credit(
        named in prop::collection::vec(prop::sample::select(vec!["alpha particles", "beta decay", "gamma rays", "neutron capture"]), 0..5),
        wrong in prop::collection::vec("[b-df-hj-np-tv-z]{4,9}", 1..6),
    ) {
        let judge = list(&["alpha particles", "beta decay", "gamma rays", "neutron capture"]);
        let mut answer = named.join(", ");
        let mut before = judge.judge(&answer).credit.value();
        for item in wrong {
            answer = format!("{answer}, {item}");
            let after = judge.judge(&answer).credit.value();
            prop_assert!(after <= before, "{answer:?}: {before} became {after}");
            before = after;
        }
    }

    #[test]
    fn case_and_width_never_change_a_verdict(answer in "[a-z ,0-9]{0,60}") {
        let wide: String = answer.chars().map(|letter| match letter {
            'a'..='z' => char::from_u32(letter as u32 - 'a' as u32 + 'Ａ' as u32).unwrap_or(letter),
            other => other,
        }).collect();
        for judge in [term("gradient descent"), list(&["gradient", "descent", "momentum"]),
            judge("Why?", &["the gradient vanishes over many layers and nothing is learned"], Kind::Explanation)] {
            let plain = judge.judge(&answer);
            prop_assert_eq!(&plain.outcome, &judge.judge(&answer.to_uppercase()).outcome);
            prop_assert_eq!(&plain.outcome, &judge.judge(&wide).outcome);
        }
    }
}
