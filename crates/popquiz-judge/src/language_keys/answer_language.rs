//! Which language the answer of a card is in, and whether its deck is about vocabulary.

use std::collections::HashSet;

use popquiz_deck::{AnswerKey, Card, Deck, Style};

use crate::language_forms::language_card::asks_form;
use crate::languages::folding::fold;
use crate::languages::language::{Language, by_script, is_cyrillic, is_han, is_kana};
use crate::languages::language_detection::{detect, english_words};
use crate::languages::language_words::{LanguageWords, words_of};
use crate::quantities::unit;
use crate::words::lexicon;

/// What a deck says about the languages of its cards.
#[derive(Clone, Debug)]
pub(crate) struct DeckLanguage {
    /// The language that the deck states.
    stated: Option<Language>,
    /// What its answers look like.
    answers: Option<Language>,
    /// What its prompts look like.
    prompts: Option<Language>,
    /// Whether most answers are English words.
    has_english_answers: bool,
    /// Whether it looks like one about vocabulary or grammar.
    is_vocabulary: bool,
    /// Whether it says that it is one.
    declares_vocabulary: bool,
}

/// The share of vocabulary cards that makes a vocabulary deck.
const VOCABULARY_SHARE: f64 = 0.4;
/// With so few answers, their language can't be generalized.
const FEW_ANSWERS: usize = 3;
/// The share of answers that makes a deck's answers English.
const ENGLISH_SHARE: f64 = 0.6;

impl DeckLanguage {
    pub(crate) fn of(deck: &Deck) -> Self {
        let stated = deck.language.as_deref().and_then(Language::from_tag);
        // The same name in two gaps says no more about the language than in one.
        let mut seen = HashSet::new();
        let wordings = deck.cards.iter().flat_map(|card| card.key.iter().flat_map(wordings));
        let answers: Vec<String> = wordings.filter(|wording| seen.insert(wording.clone())).collect();
        let prompts: Vec<String> = deck.cards.iter().map(|card| card.prompt.clone()).collect();
        let english = answers.iter().filter(|answer| looks_english(answer, stated)).count();
        let mut found = Self {
            stated,
            answers: detect(&answers),
            prompts: detect(&prompts),
            has_english_answers: answers.len() >= FEW_ANSWERS && english as f64 > answers.len() as f64 * ENGLISH_SHARE,
            is_vocabulary: false,
            declares_vocabulary: deck.style == Some(Style::Vocabulary),
        };
        let in_words =
            || deck.cards.iter().filter(|card| matches!(card.key, Some(AnswerKey::Term(_) | AnswerKey::Blanks(_))));
        let about_words = in_words().filter(|card| is_vocabulary_card(found.of_card(card), &card.prompt)).count();
        let is_vocabulary = about_words > 1 && about_words as f64 >= in_words().count() as f64 * VOCABULARY_SHARE;
        found.is_vocabulary = found.declares_vocabulary || is_vocabulary;
        found
    }

    /// The language that the answer of a card is in.
    pub(crate) fn of_card(&self, card: &Card) -> Language {
        if let Some(language) = card.language.as_deref().and_then(Language::from_tag) {
            return language;
        }
        let stated = self.stated;
        if matches!(
            card.key,
            Some(AnswerKey::Number { .. } | AnswerKey::YesNo { .. } | AnswerKey::Choice { .. }) | None
        ) {
            return stated.or(self.prompts).unwrap_or(Language::English);
        }
        let answer = card.key.iter().flat_map(wordings).collect::<Vec<_>>().join("\n");
        // Digits and the symbols of units belong to no language.
        if !answer.contains(char::is_alphabetic) || answer.lines().all(is_number_with_symbol) {
            return stated.or(self.prompts).unwrap_or(Language::English);
        }
        if let Some(language) = mostly_by_script(&answer) {
            return match (language, stated) {
                (Language::Chinese, Some(Language::Japanese)) => Language::Japanese,
                // Ukrainian isn't Russian.
                (_, Some(Language::Other)) => Language::Other,
                (Language::Chinese, None) if self.answers == Some(Language::Japanese) => Language::Japanese,
                (language, _) => language,
            };
        }
        match stated {
            None => self.answers.filter(|_| !self.has_english_answers).unwrap_or(Language::English),
            Some(Language::English) => self
                .answers
                .filter(|_| !self.has_english_answers && self.prompts.is_none())
                .unwrap_or(Language::English),
            Some(Language::Other) => Language::Other,
            Some(language @ (Language::Japanese | Language::Chinese)) => {
                if is_romanized(language, &answer, &card.prompt) { language } else { Language::English }
            }
            Some(language) => {
                let own = common_words(language, &answer);
                let is_english_text = english_words(&answer) > own.max(1);
                let is_english_word =
                    self.has_english_answers && self.prompts == Some(language) && looks_english(&answer, stated);
                if is_english_text || is_english_word { Language::English } else { language }
            }
        }
    }

    /// Whether a card needs exact forms.
    pub(crate) fn is_exact(&self, language: Language, card: &Card) -> bool {
        // "Ella ... (ser) médica" asks for a form.
        let asks_form = matches!(card.key, Some(AnswerKey::Blanks(_))) && card.prompt.contains('(');
        let is_about_words = || match &card.key {
            Some(AnswerKey::List { .. }) => false,
            // Proper names fill the gaps of a text about the world.
            Some(AnswerKey::Blanks(gaps)) if language != Language::German => gaps
                .iter()
                .flatten()
                .any(|text| !text.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit())),
            _ => !asks_about_the_world(language, &card.prompt),
        };
        self.declares_vocabulary
            || asks_form
            || is_vocabulary_card(language, &card.prompt)
            || self.is_vocabulary && is_about_words()
    }
}

/// The texts that a key accepts.
pub(crate) fn wordings(key: &AnswerKey) -> Vec<String> {
    match key {
        AnswerKey::List { items: parts, .. } | AnswerKey::Blanks(parts) => parts.iter().flatten().cloned().collect(),
        AnswerKey::Term(wordings) => wordings.clone(),
        AnswerKey::Explanation { texts, .. } => texts.clone(),
        AnswerKey::Number { .. } | AnswerKey::YesNo { .. } | AnswerKey::Choice { .. } => Vec::new(),
    }
}

/// The language of a text most of whose letters are in its script.
fn mostly_by_script(text: &str) -> Option<Language> {
    let language = by_script(text)?;
    let foreign = text.chars().filter(|letter| is_kana(*letter) || is_han(*letter) || is_cyrillic(*letter)).count();
    let latin = text.chars().filter(char::is_ascii_alphabetic).count();
    (foreign * 3 >= latin).then_some(language)
}

/// Whether a text is a number with the symbol of a unit: "-173 °C".
fn is_number_with_symbol(text: &str) -> bool {
    const LONGEST_SYMBOL: usize = 3;
    let rest = text.trim().trim_start_matches(|letter: char| !letter.is_alphabetic() && letter != '°');
    let is_number = rest.len() < text.trim().len() && text.contains(|letter: char| letter.is_ascii_digit());
    let mut words = rest.split(|letter: char| !letter.is_alphabetic());
    is_number && words.all(|word| word.chars().count() <= LONGEST_SYMBOL) && unit::whole(rest).is_some()
}

fn common_words(language: Language, text: &str) -> usize {
    let known = words_of(language);
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty() && known.is_common(&fold(language, word))).count()
}

/// Whether all words of a text are English, and none is in the other language.
fn looks_english(text: &str, other: Option<Language>) -> bool {
    let known = other.filter(|language| *language != Language::English).map(words_of);
    let is_other = |known: Option<&LanguageWords>, word: &str| {
        known.is_some_and(|known| known.is_known(&fold(other.unwrap_or(Language::Other), word)))
    };
    let mut words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
    words.peek().is_some() && words.all(|word| word.is_ascii() && is_english(word) && !is_other(known, word))
}

fn is_english(word: &str) -> bool {
    lexicon::english().has_word(&word.to_lowercase())
}

/// Whether a card asks for a word of a language or for a form of it: its prompt is in English while its answer isn't, or it
/// names a form, an article or a reading.
fn is_vocabulary_card(language: Language, prompt: &str) -> bool {
    if language == Language::English {
        return false;
    }
    let known = words_of(language);
    let folded = fold(language, prompt);
    let asks = |phrases: &[&str]| phrases.iter().any(|phrase| folded.contains(phrase));
    if known.article_asked.iter().any(|phrase| folded.contains(phrase.as_str()))
        || asks_for_translation(&folded)
        || asks(&known.reading_asked)
        || asks(&known.tones_asked)
        || prompt.contains('→')
        || asks_form(language, prompt)
    {
        return true;
    }
    if language.is_unspaced() || language == Language::Russian {
        return !prompt.chars().any(|letter| is_kana(letter) || is_han(letter) || is_cyrillic(letter));
    }
    // Text in parentheses may be in either language.
    let outside = prompt.split('(').next().unwrap_or(prompt);
    looks_english(outside, Some(language)) || english_words(prompt) > common_words(language, prompt) + 1
}

/// Whether a folded prompt asks for a translation.
fn asks_for_translation(folded: &str) -> bool {
    const WORDS: &str = "\
        translate uebersetze uebersetzen traduis traduisez traduire traduce traduzca traducir traduci tradurre traduza \
        traduzir traduz vertaal переведи переведите перевод";
    folded.split(|letter: char| !letter.is_alphanumeric()).any(|word| WORDS.split_whitespace().any(|own| own == word))
        || ["翻译", "翻訳", "訳し"].iter().any(|phrase| folded.contains(phrase))
}

/// Whether a prompt is a whole question in the language and quotes no word of it: a card on general knowledge in a deck
/// that is mostly about words.
fn asks_about_the_world(language: Language, prompt: &str) -> bool {
    const FEW_WORDS: usize = 4;
    const FEW_CHARACTERS: usize = 7;
    let prompt = prompt.trim();
    let (known, folded) = (words_of(language), fold(language, prompt));
    let mut words = folded.split(|letter: char| !letter.is_alphanumeric());
    if words.any(|word| known.asks_for_person(word)) || language.is_unspaced() && known.has_person_phrase(&folded) {
        return true;
    }
    let quotes = ['"', '„', '“', '”', '«', '»', '「', '『', '‘', '(', '（', '→', '_', '/', ':', '：'];
    if !prompt.ends_with(['?', '？']) || prompt.contains(quotes) {
        return false;
    }
    if language.is_unspaced() {
        return prompt.chars().nth(FEW_CHARACTERS).is_some()
            && prompt.chars().all(|letter| !letter.is_ascii_alphabetic());
    }
    prompt.split_whitespace().nth(FEW_WORDS - 1).is_some() && common_words(language, prompt) > 0
}

/// Whether an answer in Latin letters is a reading of Japanese or Chinese.
fn is_romanized(language: Language, answer: &str, prompt: &str) -> bool {
    let known = words_of(language);
    let asks = |phrases: &[&str]| phrases.iter().any(|phrase| prompt.to_lowercase().contains(phrase));
    asks(&known.reading_asked)
        || asks(&known.tones_asked)
        || answer.chars().any(|letter| "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ".contains(letter))
}

#[cfg(test)]
mod tests {
    use popquiz_deck::{CardId, DeckId};

    use super::*;

    fn deck(language: Option<&str>, cards: &[(&str, &str)]) -> Deck {
        let card = |(number, (prompt, answer)): (usize, &(&str, &str))| {
            let key = AnswerKey::Term(vec![(*answer).to_owned()]);
            Card::new(CardId(format!("c{number}")), *prompt, Some(key))
        };
        let cards = cards.iter().enumerate().map(card).collect();
        Deck { language: language.map(str::to_owned), cards, ..Deck::new(DeckId("d".into()), "D") }
    }

    #[test]
    fn the_language_of_the_answer_counts() {
        let german = [("the cat", "die Katze"), ("the house", "das Haus"), ("beautiful", "schön"), ("to go", "gehen")];
        for stated in [None, Some("en"), Some("de")] {
            let deck = deck(stated, &german);
            let found = DeckLanguage::of(&deck);
            assert!(deck.cards.iter().all(|card| found.of_card(card) == Language::German), "{stated:?} {found:?}");
            assert!(found.is_vocabulary, "{stated:?}");
        }
        let english =
            [("die Katze", "cat"), ("das Haus", "house"), ("schön und gut", "beautiful"), ("wir gehen", "to go")];
        for stated in [None, Some("en"), Some("de")] {
            let deck = deck(stated, &english);
            let found = DeckLanguage::of(&deck);
            assert!(deck.cards.iter().all(|card| found.of_card(card) == Language::English), "{stated:?} {found:?}");
        }
    }

    #[test]
    fn general_knowledge_is_no_vocabulary() {
        let deck = deck(
            Some("fr"),
            &[
                ("Quelle est la capitale du Canada ?", "Ottawa"),
                ("Qui a peint la Joconde ?", "Léonard de Vinci"),
                ("Quel gaz les plantes absorbent-elles ?", "le dioxyde de carbone"),
            ],
        );
        let found = DeckLanguage::of(&deck);
        assert!(!found.is_vocabulary);
        assert!(deck.cards.iter().all(|card| found.of_card(card) == Language::French));
    }

    #[test]
    fn scripts_decide_by_themselves() {
        let deck = deck(None, &[("water", "水"), ("cat", "ねこ"), ("dog", "собака")]);
        let found = DeckLanguage::of(&deck);
        let languages: Vec<Language> = deck.cards.iter().map(|card| found.of_card(card)).collect();
        assert_eq!(languages.get(1..), Some(&[Language::Japanese, Language::Russian][..]));
    }
}
