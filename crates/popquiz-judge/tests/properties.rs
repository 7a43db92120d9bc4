//! What holds for every card and every answer.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use std::time::{Duration, Instant};

use popquiz_deck::{AnswerKey, Card, CardId, Deck, DeckId};
use popquiz_judge::{CardJudge, DeckJudge, Outcome};
use proptest::prelude::*;
use proptest::sample::select;

fn deck_of(cards: Vec<Card>) -> Deck {
    Deck { cards, language: Some("en".into()), ..Deck::new(DeckId("deck".into()), "Deck") }
}

fn card(number: usize, prompt: &str, key: AnswerKey) -> Card {
    Card::new(CardId(format!("card-{number}")), prompt, Some(key))
}

fn judge_alone(prompt: &str, key: &AnswerKey) -> CardJudge {
    let deck = deck_of(vec![card(1, prompt, key.clone())]);
    DeckJudge::new(&deck).compile(&deck.cards[0]).unwrap()
}

/// Answers in words, with accents, numbers and names among them.
const WORDS: &[&str] = &[
    "photosynthesis",
    "the mitochondrion",
    "São Paulo",
    "Brasília",
    "Marie Curie",
    "John F. Kennedy",
    "World War II",
    "rock and roll",
    "Rosencrantz and Guildenstern",
    "Antigua and Barbuda",
    "black-and-white",
    "supply, then demand",
    "the Treaty of Versailles",
    "don't repeat yourself",
    "naïve Bayes",
    "Erwin Schrödinger",
    "crème brûlée",
    "type 1 error",
    "an increase",
    "decreases",
    "fifth",
    "Pac-Man",
    "yes men",
    "nothing",
    "not null",
    "no one",
    "either",
    "both of them",
    "a",
    "L2",
    "U.S. Congress",
    "O",
    "e",
    "St. Petersburg",
    "Mr. Darcy",
    "ad hoc",
    "à la carte",
    "Doppler effect",
    "1984",
    "a dozen",
    "three quarters",
    "50%",
    "9.81 m/s²",
    "5 km",
    "July 4, 1776",
    "44 BC",
    "14th century",
    "first past the post",
    "last in, first out",
    "sorry seems to be",
    "the answer",
    "I think therefore I am",
    "what is it like to be a bat",
    "maybe",
    "correction",
    "thanks",
];

/// Answers in signs, code and formulas.
const SIGNS: &[&str] = &[
    "===",
    "!=",
    "\\D",
    "-R",
    "++i",
    "a && b",
    "git rebase -i",
    "O(n log n)",
    "x^2 + y^2",
    "E = mc²",
    "H₂SO₄",
    "Na⁺",
    "NaCl",
    "/dev/null",
    "np.array",
    "<br>",
    "#include",
    "C#",
    "C++",
    "F♯",
    "λ",
    "π/2",
    "√2",
    "~",
    "?",
    "$x",
    "v1.2.3",
    "x > 0",
    "[0-9]+",
    "SELECT *",
    "'",
    "\"",
    "...",
    ";",
    ",",
    "|",
    "()",
    "i + 1, j",
    "f(x, y)",
    "{}",
];

/// Prompts that set different rules in motion.
const PROMPTS: &[&str] = &[
    "What is asked?",
    "Which year?",
    "How much is it?",
    "Who was it?",
    "What does the code print?",
    "What is the formula of this compound?",
    "Which element is it?",
    "What is the past tense?",
    "Which symbol stands for it?",
    "How many of them?",
    "",
];

fn letters() -> impl Strategy<Value = String> {
    "[a-zé]{2,9}( [a-z0-9é]{2,9}){0,3}"
}

fn word() -> BoxedStrategy<String> {
    prop_oneof![select(WORDS).prop_map(str::to_owned), letters()].boxed()
}

fn wording() -> BoxedStrategy<String> {
    prop_oneof![3 => word(), 1 => select(SIGNS).prop_map(str::to_owned)].boxed()
}

fn each(texts: Vec<String>) -> Vec<Vec<String>> {
    texts.into_iter().map(|text| vec![text]).collect()
}

/// A key, and its own wording as people would type it.
fn keys(wording: BoxedStrategy<String>) -> impl Strategy<Value = (AnswerKey, String)> {
    let several = |least| prop::collection::vec(wording.clone(), least..5);
    let units = select(&["", "m", "km/h", "%", "years", "$", "°C", "people"][..]);
    prop_oneof![
        several(1).prop_map(|texts| (AnswerKey::Term(texts.clone()), texts[0].clone())),
        (several(1), any::<bool>()).prop_map(|(mut texts, ordered)| {
            texts.dedup();
            (AnswerKey::List { items: each(texts.clone()), ordered, any: None }, texts.join("\n"))
        }),
        several(1).prop_map(|texts| (AnswerKey::Blanks(each(texts.clone())), texts.join("\n"))),
        several(1)
            .prop_map(|texts| (AnswerKey::Explanation { texts: texts.clone(), points: Vec::new() }, texts[0].clone())),
        (any::<bool>(), prop::option::of(wording.clone()))
            .prop_map(|(yes, because)| (AnswerKey::YesNo { yes, because }, if yes { "yes" } else { "no" }.to_owned())),
        (-4000..4000_i32, units).prop_map(|(value, unit)| {
            let (value, unit) = (f64::from(value) / 4.0, Some(unit.to_owned()).filter(|unit| !unit.is_empty()));
            let own = format!("{value} {}", unit.as_deref().unwrap_or_default());
            (AnswerKey::Number { value, tolerance: 0.0, unit }, own)
        }),
        several(2)
            .prop_filter("two options that read alike are the author's mistake", |options| {
                options.iter().filter(|option| option.eq_ignore_ascii_case(&options[1])).count() == 1
            })
            .prop_map(|options| (AnswerKey::Choice { options: options.clone(), correct: 1 }, options[1].clone())),
    ]
}

/// An answer as people type it, be it right or wrong.
fn typed(own: &str, other: &str, form: usize) -> String {
    match form {
        0 => own.to_owned(),
        1 => format!("i think it's {own}"),
        2 => format!("{own} or {other}"),
        3 => other.to_owned(),
        4 => format!("not {own}"),
        5 => {
            own.chars().enumerate().filter(|(at, _)| *at != own.chars().count() / 2).map(|(_, letter)| letter).collect()
        }
        6 => format!("{own}, {other}"),
        7 => own.split_whitespace().rev().collect::<Vec<_>>().join(" "),
        _ => format!("{other} no wait {own}"),
    }
}

const FORMS: std::ops::Range<usize> = 0..9;

/// The text in full width.
fn wide(text: &str) -> String {
    let widened = |letter: char| match letter {
        '!'..='~' => char::from_u32(u32::from(letter) + 0xfee0).unwrap(),
        ' ' => '\u{3000}',
        letter => letter,
    };
    text.chars().map(widened).collect()
}

/// The text without accents, or with accents as characters of their own.
fn with_accents(text: &str, accents: [&str; 8]) -> String {
    let letters = ["ã", "é", "è", "ê", "í", "ï", "ö", "û"];
    letters.into_iter().zip(accents).fold(text.to_owned(), |text, (letter, accent)| text.replace(letter, accent))
}

fn folded(text: &str, fold: usize) -> String {
    match fold {
        0 => text.to_uppercase(),
        1 => text.to_lowercase(),
        2 => wide(text),
        3 => with_accents(text, ["a", "e", "e", "e", "i", "i", "o", "u"]),
        _ => with_accents(
            text,
            ["a\u{303}", "e\u{301}", "e\u{300}", "e\u{302}", "i\u{301}", "i\u{308}", "o\u{308}", "u\u{302}"],
        ),
    }
}

proptest! {
    #[test]
    fn a_reference_is_correct((key, own) in keys(wording()), prompt in select(PROMPTS)) {
        let verdict = judge_alone(prompt, &key).judge(&own);
        prop_assert_eq!(verdict.outcome, Outcome::Correct, "{:?} for {:?}: {:?}", own, key, verdict);
    }

    #[test]
    fn case_width_and_accents_change_nothing(
        (key, own) in keys(select(WORDS).prop_map(str::to_owned).boxed()),
        prompt in select(PROMPTS),
        other in word(),
        form in FORMS,
        fold in 0..5_usize,
    ) {
        // Without its accents, a made-up word can be a word of chat: "hí" is "hi", as "thé" is "the".
        prop_assume!(fold != 3 || folded(&other, fold) == other);
        let judge = judge_alone(prompt, &key);
        let answer = typed(&own, &other, form);
        let folded = folded(&answer, fold);
        let (as_typed, verdict) = (judge.judge(&answer), judge.judge(&folded));
        prop_assert_eq!(as_typed.outcome, verdict.outcome, "{:?} and {:?} for {:?}", answer, folded, key);
    }

    #[test]
    fn a_wrong_alternative_never_raises_credit(
        (key, own) in keys(word()),
        prompt in select(PROMPTS),
        wrong in word(),
        separator in select(&[", ", " or ", "/", " and ", "\n", " vs ", "; "][..]),
        is_before in any::<bool>(),
        form in select(&[0, 1, 5][..]),
    ) {
        let judge = judge_alone(prompt, &key);
        prop_assume!(judge.judge(&wrong).credit.value() <= 0.0);
        // Between words of chatter, this is one more of them.
        prop_assume!(!own.contains("either"));
        // On slips in terms and on explanations in other words, trees decide, which promise nothing.
        prop_assume!(form != 5 || !matches!(key, AnswerKey::Term(_)));
        prop_assume!(form == 0 || !matches!(key, AnswerKey::Explanation { .. }));
        let answer = typed(&own, "", form);
        let both =
            if is_before { format!("{wrong}{separator}{answer}") } else { format!("{answer}{separator}{wrong}") };
        let (alone, more) = (judge.judge(&answer), judge.judge(&both));
        prop_assert!(
            more.credit.value() <= alone.credit.value(), "{:?} {:?}, {:?} {:?} for {:?}", answer, alone, both, more, key
        );
    }

    #[test]
    fn a_deck_without_similar_wordings_changes_no_right_answer(
        (key, own) in keys(word()),
        prompt in select(PROMPTS),
        others in prop::collection::vec("(zebra|quartz|walrus|tundra|oboe|igloo|kayak)( (stripe|vein|tusk|moss))?", 1..12),
        other in word(),
        form in select(&[0, 1, 5, 8][..]),
    ) {
        // Trees decide on explanations in other words, and promise nothing.
        prop_assume!(form <= 1 || !matches!(key, AnswerKey::Explanation { .. }));
        let answer = typed(&own, &other, form);
        prop_assume!(judge_alone(prompt, &key).judge(&answer).outcome == Outcome::Correct);
        let others = others.into_iter().zip(2..);
        let others = others.map(|(text, number)| card(number, "Which one is in it?", AnswerKey::Term(vec![text])));
        let deck = deck_of(std::iter::once(card(1, prompt, key.clone())).chain(others).collect());
        let verdict = DeckJudge::new(&deck).compile(&deck.cards[0]).unwrap().judge(&answer);
        prop_assert_eq!(verdict.outcome, Outcome::Correct, "{:?} for {:?}: {:?}", answer, key, verdict);
    }
}

/// Scripts, marks and invisible characters of all kinds.
const STRANGE: &str = "(a|Z|7|é|e\u{301}|\u{301}|\u{20dd}|\u{fe0f}|\u{200b}|\u{200d}|\u{200f}|\u{202e}|\u{2066}|\u{feff}|\u{fffd}|\
    שלום|مرحبا|नमस्ते|你好|こんにちは|안녕|Привет|ﬁ|Ⅷ|½|²|₂|🏳️\u{200d}🌈|👩\u{200d}👩\u{200d}👧|𝔘|\u{10ffff}| |\n|\t|,|\\.|\\(|\\)|/|-|\\^|√|=|<|x|\\PC)";

/// The longest message on Discord.
const LONGEST: usize = 2_000;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn two_thousand_characters_of_anything_get_a_verdict_quickly(
        (key, _) in keys(wording()),
        pieces in prop::collection::vec(STRANGE, 1..40),
    ) {
        /// Far more than an unoptimized build on a busy computer takes.
        const MOST: Duration = Duration::from_secs(20);
        let judge = judge_alone("What is asked?", &key);
        let answer: String = pieces.concat().chars().cycle().take(LONGEST).collect();
        let began = Instant::now();
        let verdict = judge.judge(&answer);
        prop_assert!(began.elapsed() < MOST, "{:?}", began.elapsed());
        prop_assert!((0.0..=1.0).contains(&verdict.credit.value()));
        prop_assert!(!verdict.reason.in_full().is_empty());
        // The answer may be a card's wording as well.
        let strange = judge_alone(&answer, &AnswerKey::Term(vec![answer.clone()]));
        prop_assert_eq!(strange.judge(&answer).outcome, Outcome::Correct);
    }
}
