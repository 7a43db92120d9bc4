//! Whether a deck is vocabulary: words of one language, and what they mean in another.
//!
//! Only there is "dog, hound" two ways to say one thing. Elsewhere, it's two things.

use popquiz_deck::fold::fold;
use popquiz_deck::{Card, Deck, Style};

use super::words::is_english;

/// The most words of a prompt that is a word to translate, with its article or particle.
const PROMPT_WORDS: usize = 4;

/// The share of a deck's cards that must be pairs of words. Some decks end with a few sentences.
const PAIRS: f64 = 0.8;

/// How many pairs it takes to recognize two languages.
const LEAST: usize = 2;

/// How many cards are examined: the beginning of a deck is enough.
const EXAMINED: usize = 2_000;

/// What titles and topics call such decks, folded.
const NAMES: &[&str] = &[
    "vocab",
    "vokab",
    "wortschatz",
    "worterbuch",
    "dictionary",
    "diccionario",
    "dicionario",
    "dictionnaire",
    "synonym",
    "sinonim",
    "thesaurus",
    "単語",
    "语彙",
    "語彙",
    "词汇",
    "生词",
];

/// Whether a deck says that it's vocabulary, or looks like it.
pub(super) fn is_vocabulary(deck: &Deck) -> bool {
    if deck.style == Some(Style::Vocabulary) {
        return true;
    }
    let answered: Vec<(&str, &str)> = deck.cards.iter().filter_map(asked_and_shown).take(EXAMINED).collect();
    let pairs: Vec<(&str, &str)> =
        answered.iter().copied().filter(|(prompt, _)| is_word_to_translate(prompt)).collect();
    if pairs.len() < LEAST || (pairs.len() as f64) < PAIRS * answered.len() as f64 {
        return false;
    }
    let names = std::iter::once(&deck.title).chain(&deck.tags).chain(&deck.description);
    if names.map(|name| fold(name)).any(|name| NAMES.iter().any(|part| name.contains(part))) {
        return true;
    }
    let prompts: Vec<&str> = pairs.iter().map(|(prompt, _)| *prompt).collect();
    let answers: Vec<&str> = pairs.iter().map(|(_, answer)| *answer).collect();
    match (tongue(&prompts), tongue(&answers)) {
        // Names of people and places are in no language.
        (Tongue::Unknown, _) | (_, Tongue::Unknown) | (Tongue::English, Tongue::English) => false,
        (Tongue::Script(one), Tongue::Script(other)) => one != other,
        _ => true,
    }
}

/// A card's prompt and the answer that it shows, if it has one that is text.
fn asked_and_shown(card: &Card) -> Option<(&str, &str)> {
    let key = card.key.as_ref()?;
    let shown = super::texts::groups(key).first()?.first()?;
    Some((&card.prompt, shown))
}

/// A word or two, rather than a question, a sentence or a task.
pub(super) fn is_word_to_translate(prompt: &str) -> bool {
    let words = prompt.split_whitespace().count();
    let is_task = prompt.contains(['?', '？', '¿', ':', '：', '_', '=', '\n', '…']) || prompt.contains("...");
    (1..=PROMPT_WORDS).contains(&words) && !is_task && !prompt.contains(|letter: char| letter.is_ascii_digit())
}

/// What language texts are in, as far as it matters here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tongue {
    English,
    /// Another one with Latin letters.
    Latin,
    /// One with other letters: Cyrillic, Greek, kana, and so on, by the first letters of its block.
    Script(u32),
    /// Names, or nothing that tells.
    Unknown,
}

fn tongue(texts: &[&str]) -> Tongue {
    let share = |is: &dyn Fn(&str) -> bool| texts.iter().filter(|text| is(text)).count() as f64 / texts.len() as f64;
    let other = |letter: char| letter.is_alphabetic() && !is_latin(letter);
    if share(&|text| text.contains(other)) > 0.5 {
        let block = texts.iter().flat_map(|text| text.chars()).find(|letter| other(*letter)).map_or(0, block);
        return Tongue::Script(block);
    }
    // Each of these alone is common in some language's words, and rare among names.
    let starts_with_article = |text: &str| {
        let first = text.split_whitespace().next().unwrap_or_default().to_lowercase();
        text.contains(char::is_whitespace) && ARTICLES.contains(&first.as_str())
    };
    let has_accent = |text: &str| text.contains(|letter: char| letter.is_alphabetic() && !letter.is_ascii());
    let is_foreign = share(&starts_with_article) >= 0.2 || share(&has_accent) >= 0.2;
    let is_lower = share(&|text| text.starts_with(char::is_lowercase)) >= 0.3;
    if !is_foreign && is_english(texts.iter().copied()) {
        Tongue::English
    } else if is_foreign || is_lower {
        Tongue::Latin
    } else {
        Tongue::Unknown
    }
}

fn is_latin(letter: char) -> bool {
    matches!(letter, '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

/// Where the letters of a script are in Unicode. Chinese and Japanese share theirs, and are told apart from all others.
fn block(letter: char) -> u32 {
    match letter {
        '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => 0x4e00,
        letter => u32::from(letter) / 0x100,
    }
}

/// Articles of languages other than English that are no English words.
const ARTICLES: &[&str] = &[
    "der", "die", "das", "ein", "eine", "el", "la", "los", "las", "un", "una", "le", "les", "une", "il", "lo", "gli",
    "o", "os", "um", "uma", "het", "een", "den", "det", "en", "ett",
];
