//! How fast the judge is, next to the fuzzy ratio of the crate `rapidfuzz`, which many bots use.
//!
//! Run with `cargo bench -p popquiz-judge`; it takes half a minute. Each figure is for single judgments on one core: the
//! median and the 99th percentile of 200,000 calls that cycle through the given answers, including the cost of the
//! clock (about 25 ns); with `-- each`, also for each answer separately.

#![allow(clippy::indexing_slicing, clippy::too_many_lines)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use popquiz_deck::{AnswerKey, Card, CardId, Deck, DeckId};
use popquiz_judge::{CardJudge, DeckJudge, Outcome};

const CALLS: usize = 200_000;

fn main() {
    // What is read once, on the first judgement of a process.
    let began = Instant::now();
    black_box(judge_of(AnswerKey::Explanation { texts: vec!["one".into()], points: vec![] }).judge("another thing"));
    println!("reading the word lists and the model, once a process: {:.1?}\n", began.elapsed());

    println!("{:<58} {:>9} {:>9} {:>11} {:>7}", "judged", "median ns", "p99 ns", "rapidfuzz", "ratio");
    let term = |wordings: &[&str]| AnswerKey::Term(wordings.iter().map(|text| (*text).to_owned()).collect());
    row(
        "term: right, mistyped, short, wrong",
        &judge_of(term(&["stochastic gradient descent", "SGD"])),
        "stochastic gradient descent",
        &[
            "stochastic gradient descent",
            "stocastic gradient decent",
            "sgd",
            "it's SGD I think",
            "batch gradient descent",
            "momentum",
            "no idea",
            "lol",
        ],
    );
    row(
        "term in chat: hedged, corrected, denied, guesses",
        &judge_of(term(&["stochastic gradient descent", "SGD"])),
        "stochastic gradient descent",
        &[
            "hmm i think it might be stochastic gradient descent?",
            "batch gradient descent.. no wait, stochastic gradient descent",
            "anything but stochastic gradient descent",
            "adam, momentum, rmsprop, sgd",
            "sgd or adam",
            "||stochastic gradient descent|| (not batch gradient descent)",
        ],
    );
    row(
        "name: in full, surname, initials, somebody else",
        &judge_asking("Who wrote Hamlet?", term(&["William Shakespeare"])),
        "William Shakespeare",
        &["William Shakespeare", "shakespeare", "W. Shakespear", "John Shakespeare", "Christopher Marlowe"],
    );
    row(
        "number: digits, words, converted, wrong unit, wrong",
        &judge_asking(
            "How long is a marathon?",
            AnswerKey::Number { value: 42.195, tolerance: 0.2, unit: Some("km".into()) },
        ),
        "42.195 km",
        &[
            "42.195 km",
            "42195 metres",
            "about 42.2 kilometers i think",
            "forty-two point two km",
            "26.2 miles",
            "42 kg",
            "4.2e4 m",
            "42 or 43 km",
            "21 km",
        ],
    );
    row(
        "formula: same, rearranged, in TeX, in words, wrong",
        &judge_asking("Solutions of ax² + bx + c = 0?", term(&["x = (-b ± √(b² - 4ac)) / (2a)"])),
        "x = (-b ± √(b² - 4ac)) / (2a)",
        &[
            "x = (-b ± √(b² - 4ac)) / (2a)",
            "(-b +- sqrt(b^2-4ac))/2a",
            "x = (-b \\pm \\sqrt{b^2 - 4ac}) / (2a)",
            "minus b plus or minus the square root of b squared minus 4ac over 2a",
            "(b +- sqrt(b^2-4ac))/2a",
            "(-b +- sqrt(b^2+4ac))/2a",
        ],
    );
    row(
        "notation: code, complexity, chemistry",
        &judge_asking("Complexity of merge sort?", term(&["O(n log n)"])),
        "O(n log n)",
        &["O(n log n)", "`O(n*log(n))`", "n log n", "O(log n)", "O(n^2)", "linearithmic"],
    );
    row(
        "blank: right, mistyped, wrong",
        &judge_of(AnswerKey::Blanks(vec![vec!["floating point".into()]])),
        "floating point",
        &["floating-point", "floatng point", "integer", "fixed point"],
    );
    row(
        "3 blanks: in order, with the text between, mistyped, two",
        &judge_asking(
            "... turns ... and water into sugar and ... .",
            AnswerKey::Blanks(["photosynthesis", "carbon dioxide", "oxygen"].map(|gap| vec![gap.to_owned()]).to_vec()),
        ),
        "photosynthesis, carbon dioxide, oxygen",
        &[
            "photosynthesis, carbon dioxide, oxygen",
            "photosynthesis turns CO2 and water into sugar and oxygen",
            "fotosynthesis / carbon dioxid / oxygen",
            "photosynthesis and oxygen",
            "respiration, oxygen, carbon dioxide",
        ],
    );
    let items = [
        "collect the data",
        "choose a measure",
        "split off a validation set",
        "beat a simple baseline",
        "tune and regularize",
    ];
    row(
        "list of 5: all, some, mistyped, none",
        &judge_of(AnswerKey::List {
            items: items.map(|item| vec![item.to_owned()]).to_vec(),
            ordered: false,
            any: None,
        }),
        &items.join(", "),
        &[
            "collect data, choose a measure, split off a validation set, beat the baseline, tune and regularize",
            "beat a baseline and tune",
            "1. colect data 2. pick a mesure 3. validation set",
            "buy a bigger computer",
        ],
    );
    row(
        "yes or no: a word, a statement, with a reason, both",
        &judge_asking(
            "Is a whale a fish?",
            AnswerKey::YesNo { yes: false, because: Some("it breathes air and suckles its young".into()) },
        ),
        "no",
        &["no", "nope, it's a mammal", "it isn't", "yes", "no, it does not breathe air", "yes and no"],
    );
    row(
        "choice: letter, text, mistyped, wrong",
        &judge_asking(
            "Which gas makes up most of the air?",
            AnswerKey::Choice {
                options: ["oxygen", "nitrogen", "carbon dioxide", "argon"].map(str::to_owned).to_vec(),
                correct: 1,
            },
        ),
        "nitrogen",
        &["b", "b) nitrogen", "it's nitrogene", "A", "argon or nitrogen"],
    );
    let text = "It sets a random share of a layer's outputs to zero at each step of training, so that no unit can rely on another one being there, which \
                makes the network learn features that are useful by themselves and keeps it from overfitting the training data";
    row(
        "explanation: right (38, 27 words), short, wrong",
        &judge_of(AnswerKey::Explanation { texts: vec![text.into()], points: vec![] }),
        text,
        &[
            "during training it randomly zeroes some of the outputs of a layer in each step so the units can not depend on each other and have to learn features \
         that help by themselves and that prevents overfitting on training data",
            "it sets a random share of a layer's outputs to zero at each training step, so no unit can rely on another one, which keeps the network from overfitting",
            "randomly zeroing outputs of a layer",
            "it stops the training early when the loss on the validation data does not go down for a number of epochs",
        ],
    );

    println!();
    compile("explanations of 40 words", |number| AnswerKey::Explanation {
        texts: vec![format!("{text} in case {number}")],
        points: vec![],
    });
    compile("cards of all kinds", |number| match number % 8 {
        0 => AnswerKey::Term(vec![format!("{} gradient descent", letters(number)), letters(number + 1_000)]),
        1 => AnswerKey::Term(vec![format!("x = (-b ± √(b² - {number}ac)) / (2a)")]),
        2 => AnswerKey::Number { value: number as f64, tolerance: 0.5, unit: Some("km/h".into()) },
        3 => AnswerKey::List {
            items: (0..5).map(|item| vec![format!("{} of {}", letters(number + item), letters(number))]).collect(),
            ordered: false,
            any: None,
        },
        4 => AnswerKey::Blanks(vec![vec![letters(number)], vec![format!("{number} m/s")]]),
        5 => AnswerKey::YesNo { yes: true, because: Some(format!("it is {} in case {number}", letters(number))) },
        6 => AnswerKey::Choice { options: (0..4).map(|option| letters(number + option)).collect(), correct: 2 },
        _ => AnswerKey::Explanation { texts: vec![format!("{text} in case {number}")], points: vec![] },
    });

    let fifty: Vec<Vec<String>> = (0..50)
        .map(|number| {
            vec![format!("item{} number{} of kind{}", letters(number), letters(number + 50), letters(number + 100))]
        })
        .collect();
    let list = judge_of(AnswerKey::List { items: fifty.clone(), ordered: false, any: None });
    let near = |slip: &str| {
        fifty.iter().flatten().map(|item| item.replace("item", slip)).cycle().take(75).collect::<Vec<_>>().join(", ")
    };
    let separators = ", ".repeat(1_000);
    println!();
    for (name, answer) in [
        ("all its items", near("item")),
        ("all its items, each mistyped", near("itme")),
        ("2,000 commas", separators),
        ("one word 400 times", "itema ".repeat(400)),
        ("one word of 2,000 letters", "a".repeat(2_000)),
    ] {
        let answer: String = answer.chars().take(2_000).collect();
        let mut took: Vec<_> = (0..200)
            .map(|_| {
                let began = Instant::now();
                black_box(list.judge(black_box(&answer)));
                began.elapsed()
            })
            .collect();
        took.sort();
        println!(
            "50 items against {} characters of {name}: median {:.0?}, p99 {:.0?}",
            answer.len(),
            took[100],
            took[198]
        );
    }
}

/// Compiles a deck of 1,000 cards, which people wait for when a round starts.
fn compile(what: &str, key: impl Fn(usize) -> AnswerKey) {
    const TIMES: u32 = 20;
    let deck = deck_of((0..1_000).map(|number| card(number, key(number))).collect());
    let mut compiled = Vec::new();
    let mut bytes = 0;
    let began = (Instant::now(), processor_time());
    for _ in 0..TIMES {
        compiled.clear();
        let memory = allocation_counter::measure(|| {
            let judge = DeckJudge::new(&deck);
            compiled.extend(deck.cards.iter().filter_map(|card| judge.compile(card)));
        });
        bytes = memory.bytes_current;
    }
    let took =
        processor_time().zip(began.1).map_or_else(|| began.0.elapsed(), |(after, before)| after.saturating_sub(before));
    println!(
        "a deck of 1,000 {what} compiled: {:.1?} (mean of {TIMES}), {:.2} MiB held",
        took / TIMES,
        bytes as f64 / 1_048_576.0
    );
}

/// How long this thread has run, without what other programs took; `None` on systems other than Linux.
fn processor_time() -> Option<Duration> {
    let line = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(Duration::from_nanos(line.split(' ').next()?.parse().ok()?))
}

/// A number in letters, so that it is no figure.
fn letters(number: usize) -> String {
    let letter = |digit: usize| char::from(b'a' + u8::try_from(digit % 26).unwrap_or(0));
    [letter(number / 26), letter(number), letter(number * 7), letter(number * 11 + 3)].iter().collect()
}

fn row(name: &str, judge: &CardJudge, reference: &str, answers: &[&str]) {
    let verdicts = answers.iter().filter(|answer| judge.judge(answer).outcome == Outcome::Correct).count();
    assert!(verdicts > 0, "{name}: none of the answers is right, so this measures the wrong thing");
    if std::env::args().any(|argument| argument == "each") {
        for answer in answers {
            let took = measure(&[answer], |answer| {
                black_box(judge.judge(black_box(answer)));
            });
            println!("  {:>6} {:>6} {answer:.60}", took.0, took.1);
        }
    }
    let ours = measure(answers, |answer| {
        black_box(judge.judge(black_box(answer)));
    });
    let theirs = measure(answers, |answer| {
        black_box(rapidfuzz::fuzz::ratio(black_box(reference).chars(), black_box(answer).chars()));
    });
    println!("{name:<58} {:>9} {:>9} {:>11} {:>7.1}", ours.0, ours.1, theirs.0, ours.0 as f64 / theirs.0.max(1) as f64);
}

/// Median and 99th percentile, in nanoseconds.
fn measure(answers: &[&str], judge: impl Fn(&str)) -> (u128, u128) {
    let mut took: Vec<u128> = Vec::with_capacity(CALLS);
    for answer in answers.iter().cycle().take(CALLS) {
        let began = Instant::now();
        judge(answer);
        took.push(began.elapsed().as_nanos());
    }
    took.sort_unstable();
    (took[CALLS / 2], took[CALLS / 100 * 99])
}

fn judge_of(key: AnswerKey) -> CardJudge {
    judge_asking("What is asked here?", key)
}

fn judge_asking(prompt: &str, key: AnswerKey) -> CardJudge {
    let mut deck = deck_of(vec![card(0, key)]);
    prompt.clone_into(&mut deck.cards[0].prompt);
    DeckJudge::new(&deck).compile(&deck.cards[0]).expect("a card with an answer")
}

fn card(number: usize, key: AnswerKey) -> Card {
    Card::new(CardId(format!("card-{number}")), "What is asked here?", Some(key))
}

fn deck_of(cards: Vec<Card>) -> Deck {
    Deck { cards, ..Deck::new(DeckId("bench".into()), "Bench") }
}
