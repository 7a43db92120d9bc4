//! Every text is there, in every language, and takes what the code gives it.

use std::collections::{BTreeMap, BTreeSet};

use super::code::{literals, said, sources, without_logs};
use super::entries::entries;
use super::locale::Locale;
use super::say;
use crate::discord::text::escape;

/// What `bundle` reads itself.
const OF_LANGUAGES: [&str; 3] = ["language-name", "number-separator", "number-grouped-from"];

/// The texts of commands have keys that are made of the commands' names; a test of the commands checks them.
fn is_of_command(key: &str) -> bool {
    ["command-", "choice-", "name-command-", "name-option-"].iter().any(|start| key.starts_with(start))
}

fn code() -> Vec<(String, String)> {
    ["src/bot", "src/deck", "src/discord", "src/cli"].into_iter().flat_map(sources).collect()
}

#[test]
fn the_code_gives_each_text_what_it_takes() {
    let texts = entries(Locale::ENGLISH);
    let mut wrong = Vec::new();
    for (path, code) in code() {
        let said = said(&code);
        let mut unwritten: Vec<BTreeSet<String>> = vec![BTreeSet::new()];
        let mut written: BTreeMap<String, usize> = BTreeMap::new();
        for it in said {
            let given: BTreeSet<String> = it.arguments.into_iter().collect();
            let Some(key) = it.key else {
                unwritten.push(given);
                continue;
            };
            match texts.get(&key) {
                None => wrong.push(format!("{path}: there is no text {key}")),
                Some(text) if text.arguments(&texts) != given => {
                    wrong.push(format!("{path}: {key} takes {:?}, and is given {given:?}", text.arguments(&texts)));
                }
                Some(_) => {}
            }
            *written.entry(key).or_default() += 1;
        }
        // Keys that are chosen first and said later. Decks and the command line have other names that are words.
        let is_of_bot = path.contains("src/bot") || path.contains("src/discord");
        for literal in literals(&code).into_iter().filter(|_| is_of_bot) {
            let Some(text) = texts.get(&literal) else { continue };
            if let Some(count @ 1..) = written.get_mut(&literal) {
                *count -= 1;
            } else if !unwritten.contains(&text.arguments(&texts)) {
                wrong.push(format!("{path}: {literal} takes {:?}", text.arguments(&texts)));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn every_text_is_used() {
    let texts = entries(Locale::ENGLISH);
    let in_code: BTreeSet<String> = code().iter().flat_map(|(_, code)| literals(code)).collect();
    let in_texts: BTreeSet<&String> = texts.values().flat_map(|text| &text.references).collect();
    let is_used = |key: &str| {
        is_of_command(key) || OF_LANGUAGES.contains(&key) || in_code.contains(key) || in_texts.contains(&key.to_owned())
    };
    let unused: Vec<&String> = texts.keys().filter(|key| !is_used(key)).collect();
    assert_eq!(unused, [""; 0]);
}

#[test]
fn every_language_has_the_same_texts() {
    let english = entries(Locale::ENGLISH);
    let mut wrong = Vec::new();
    for locale in Locale::all() {
        let texts = entries(locale);
        let code = locale.code();
        for (key, text) in &english {
            match texts.get(key) {
                None => wrong.push(format!("{code}: {key} is missing")),
                Some(other) if other.arguments(&texts) != text.arguments(&english) => wrong.push(format!(
                    "{code}: {key} takes {:?}, in English {:?}",
                    other.arguments(&texts),
                    text.arguments(&english)
                )),
                Some(other) if other.commands != text.commands => {
                    wrong.push(format!("{code}: {key} names {:?}, in English {:?}", other.commands, text.commands));
                }
                Some(_) => {}
            }
        }
        wrong.extend(texts.keys().filter(|key| !english.contains_key(*key)).map(|key| format!("{code}: {key}?")));
    }
    assert_eq!(wrong, [""; 0]);
}

/// Whether a literal has two words in a row, as sentences have. What is inserted into it doesn't count, nor does code.
fn is_sentence(literal: &str) -> bool {
    let is_word =
        |word: &str| word.len() > 1 && word.chars().all(|letter| letter.is_ascii_lowercase() || letter == '\'');
    let words: Vec<&str> = literal
        .split([' ', '\n'])
        .map(|word| word.trim_matches(|letter: char| letter.is_ascii_punctuation() && !matches!(letter, '{' | '}')))
        .collect();
    words.windows(2).any(|pair| pair.iter().all(|word| is_word(word)))
}

#[test]
fn the_code_has_no_sentences() {
    // Names of events and tasks in traces, and what goes into logs and errors for the operator.
    let for_operators = [
        "src/bot/engine/job.rs",
        "src/bot/health.rs",
        "src/bot/input.rs",
        "src/bot/lifecycle.rs",
        "src/bot/model.rs",
        "src/bot/run.rs",
        "src/discord/connection.rs",
        "src/discord/egress/sender.rs",
        "src/discord/gateway.rs",
        "src/discord/permissions.rs",
        "src/discord/reconnect.rs",
        "src/discord/snowflake.rs",
    ];
    // A subcommand in a group has a name of two words.
    let names: BTreeSet<String> = entries(Locale::ENGLISH)
        .into_keys()
        .filter_map(|key| Some(key.strip_prefix("name-command-")?.split_once('.')?.1.replace('-', " ")))
        .collect();
    let mut found = Vec::new();
    for (path, code) in ["src/bot", "src/discord", "src/quiz"].into_iter().flat_map(sources) {
        if for_operators.iter().any(|file| path.ends_with(file)) {
            continue;
        }
        let literals = literals(&without_logs(&code)).into_iter();
        let sentences = literals.filter(|literal| is_sentence(literal) && !names.contains(literal));
        found.extend(sentences.map(|sentence| format!("{path}: {sentence}")));
    }
    assert_eq!(found, [""; 0]);
}

#[test]
fn numbers_are_written_as_the_language_does() {
    let cards = |cards: i64| say!(Locale::ENGLISH, "n-cards", cards = cards);
    assert_eq!([1, 2, 999].map(cards), ["1 card", "2 cards", "999 cards"]);
    assert_eq!([1000, 1_234_567, -20_000].map(cards), ["1,000 cards", "1,234,567 cards", "-20,000 cards"]);
    let rank = |rank: u32| say!(Locale::ENGLISH, "stats-rank", rank = rank, total = 30, points = 1);
    assert_eq!(rank(1), "**1st** of 30 · 1 point");
    assert_eq!([2, 3, 11, 22].map(|it| rank(it)[2..6].to_owned()), ["2nd*", "3rd*", "11th", "22nd"]);
}

#[test]
fn each_language_has_its_plurals_and_numbers() {
    let said = |code: &str, cards: u32| say!(Locale::from_code(code).unwrap(), "n-cards", cards = cards);
    assert_eq!([1, 2, 12_345].map(|cards| said("de", cards)), ["1 Karte", "2 Karten", "12.345 Karten"]);
    assert_eq!([0, 1, 2].map(|cards| said("fr", cards)), ["0 carte", "1 carte", "2 cartes"]);
    assert_eq!([1000, 12_345].map(|cards| said("es-ES", cards)), ["1000 tarjetas", "12.345 tarjetas"]);
    assert_eq!(said("fr", 12_345), "12\u{202f}345 cartes");
    assert_eq!(said("ja", 3), "カード3枚");
}

/// A name in Hebrew or Arabic is isolated, so that what stands next to it keeps its order.
#[test]
fn names_from_right_to_left_do_not_turn_around_what_stands_next_to_them() {
    for locale in Locale::all() {
        for name in ["שלום (1)", "مرحبا!"] {
            let said = say!(locale, "deck-renamed", from = escape(name), to = escape(name));
            let isolated: Vec<&str> =
                said.split('\u{2068}').skip(1).filter_map(|it| it.split_once('\u{2069}')).map(|it| it.0).collect();
            assert_eq!(isolated, [escape_without_marks(name).as_str(); 2], "{}: {said}", locale.code());
        }
    }
}

fn escape_without_marks(name: &str) -> String {
    escape(name).trim_matches(['\u{2068}', '\u{2069}']).to_owned()
}

#[test]
fn a_text_that_is_missing_does_not_panic() {
    assert_eq!(say!(Locale::ENGLISH, "no-such-text"), "no-such-text");
    assert_eq!(say!(Locale::ENGLISH, "n-cards"), "{$cards} cards");
}

#[test]
fn a_language_is_found_by_discords_code() {
    assert_eq!(Locale::from_code("en-US"), Some(Locale::ENGLISH));
    assert_eq!(Locale::from_code("en-GB"), Some(Locale::ENGLISH));
    assert_eq!(Locale::from_code("xx"), None);
    assert_eq!(serde_json::from_str::<Locale>("\"xx\"").unwrap(), Locale::ENGLISH);
    for locale in Locale::all() {
        assert_eq!(Locale::from_code(locale.code()), Some(locale));
        assert_eq!(serde_json::from_str::<Locale>(&serde_json::to_string(&locale).unwrap()).unwrap(), locale);
    }
}
