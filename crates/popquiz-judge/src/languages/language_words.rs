//! What is known about the words of each language, from the lists in `words/languages`. A list is read when its language is
//! first used.
//!
//! | group | what it holds |
//! | --- | --- |
//! | `articles` | an article a line, with the genders that it goes with: m, f, n, p for the plural, and o for a case that isn't the nominative |
//! | `pronouns`, `common`, `negations` | personal pronouns; words that say little; words that negate |
//! | `yes`, `no`, `neither` | phrases that answer a question |
//! | the groups of `chat.txt`, `or`, `and`, `but` | what people type around an answer |
//! | `article asked`, `form asked`, `person asked`, … | words by which a prompt asks for an article, a form, a person, … |
//! | `numbers`, `number joints` | a value and its names; what may stand between two of them |
//! | `decimal words`, `whole words`, `fraction joints`, `ratio words`, `part words` | what makes one number of two: "Komma", "целых", "sur"; "partes" |
//! | `denominators`, `ordinals`, `half endings` | a value and its names, or the stems of them; endings that add a half |
//! | `number signs` | phrases for the signs of percent and permille that have a number word in them |
//! | `english` | what numbers, dates and units are called in English |
//! | `antonyms` | words that contradict each other; `/` joins those on one side |
//! | `synonyms` | words that explanations use for one another |
//! | `both`, `same`, `compared`, `than` | phrases for both of two things; words that make things equal or compare them |
//! | `masculine`, `feminine`, `neuter`, `words` | common words, which are never typos of others |
//! | `readings` | Japanese words and how they are read |

use std::sync::LazyLock;

use crate::languages::cyrillic::{in_cyrillic, is_romanized, romanized_key};
use crate::languages::folding::{fold, without_accents};
use crate::languages::language::{Language, WITH_WORDS};
use crate::languages::language_stem::stem;
use crate::languages::phrases::{ChatPhrases, PhraseSet, group};
use crate::languages::spelled_numbers::SpelledNumbers;
use crate::words::lemma::{Lemma, LemmaMap, LemmaSet, hash};

/// What is known about the words of a language.
#[derive(Debug)]
pub(crate) struct LanguageWords {
    /// The genders of each article, as letters.
    articles: LemmaMap<&'static str>,
    pronouns: LemmaSet,
    common: LemmaSet,
    negations: LemmaSet,
    pub(crate) yes: PhraseSet,
    pub(crate) no: PhraseSet,
    pub(crate) neither: PhraseSet,
    pub(crate) chat: ChatPhrases,
    pub(crate) article_asked: Vec<String>,
    form_asked: LemmaSet,
    person_asked: LemmaSet,
    form_phrases: Vec<&'static str>,
    person_phrases: Vec<&'static str>,
    pub(crate) reading_asked: Vec<&'static str>,
    pub(crate) both_asked: Vec<&'static str>,
    pub(crate) tones_asked: Vec<&'static str>,
    /// The values of number words.
    pub(crate) numbers: LemmaMap<f64>,
    /// The number words, the longest first, for languages that write numbers as one word.
    pub(crate) number_parts: Vec<(String, f64)>,
    pub(crate) number_joints: Vec<String>,
    pub(crate) spelled: SpelledNumbers,
    /// Phrases about numbers and their English equivalents, longest first.
    pub(crate) english: Vec<(String, &'static str)>,
    /// The groups of antonyms that a word is in.
    antonyms: LemmaMap<Vec<(u16, u16)>>,
    /// The same by stems without accents.
    antonym_stems: LemmaMap<Vec<(u16, u16)>>,
    /// The groups of synonyms that a word is in, by stems without accents.
    synonyms: LemmaMap<Vec<u16>>,
    /// Phrases for both of two things.
    pub(crate) both: Vec<String>,
    same: LemmaSet,
    compared: LemmaSet,
    than: LemmaSet,
    /// Words that join equals, as single words.
    joins: LemmaSet,
    genders: LemmaMap<char>,
    known: LemmaSet,
    /// Words in kanji, with their readings; an inflected ending is left out on both sides.
    pub(crate) readings: Vec<(&'static str, &'static str)>,
    /// The lines of the groups of phrases, for languages without spaces between words.
    pub(crate) unspaced: UnspacedPhrases,
}

/// Phrases of languages without spaces between words, the longest first.
#[derive(Debug, Default)]
pub(crate) struct UnspacedPhrases {
    pub(crate) chatter: Vec<String>,
    pub(crate) or: Vec<String>,
    pub(crate) denials: Vec<String>,
    pub(crate) denied_before: Vec<String>,
    pub(crate) corrections: Vec<String>,
    pub(crate) yes: Vec<String>,
    pub(crate) no: Vec<String>,
    pub(crate) neither: Vec<String>,
}

fn source(language: Language) -> &'static str {
    match language {
        Language::German => include_str!("../words/languages/german.txt"),
        Language::French => include_str!("../words/languages/french.txt"),
        Language::Spanish => include_str!("../words/languages/spanish.txt"),
        Language::Italian => include_str!("../words/languages/italian.txt"),
        Language::Portuguese => include_str!("../words/languages/portuguese.txt"),
        Language::Latin => include_str!("../words/languages/latin.txt"),
        Language::Russian => include_str!("../words/languages/russian.txt"),
        Language::Dutch => include_str!("../words/languages/dutch.txt"),
        Language::Japanese => include_str!("../words/languages/japanese.txt"),
        Language::Chinese => include_str!("../words/languages/chinese.txt"),
        Language::English | Language::Other => "",
    }
}

/// What learners say in English in the middle of another language.
const ENGLISH_CHATTER: &str = "\
[chatter]
i think
i think its
i guess
i believe
im pretty sure
pretty sure
not sure
im not sure
idk
i would say
id say
the answer is
my answer is
thanks
please
pls
";

/// What is known about the words of a language.
pub(crate) fn words_of(language: Language) -> &'static LanguageWords {
    static ALL: [LazyLock<LanguageWords>; WITH_WORDS.len()] = [
        LazyLock::new(|| LanguageWords::read(Language::German)),
        LazyLock::new(|| LanguageWords::read(Language::French)),
        LazyLock::new(|| LanguageWords::read(Language::Spanish)),
        LazyLock::new(|| LanguageWords::read(Language::Italian)),
        LazyLock::new(|| LanguageWords::read(Language::Portuguese)),
        LazyLock::new(|| LanguageWords::read(Language::Latin)),
        LazyLock::new(|| LanguageWords::read(Language::Russian)),
        LazyLock::new(|| LanguageWords::read(Language::Dutch)),
        LazyLock::new(|| LanguageWords::read(Language::Japanese)),
        LazyLock::new(|| LanguageWords::read(Language::Chinese)),
    ];
    static NONE: LazyLock<LanguageWords> = LazyLock::new(|| LanguageWords::read(Language::Other));
    let at = WITH_WORDS.iter().position(|known| *known == language);
    at.and_then(|at| ALL.get(at)).unwrap_or(&NONE)
}

/// The hash of a word as the chat parser compares it: without accents and apostrophes.
fn chat_key(typed: &str) -> Lemma {
    const LONGEST_KEY: usize = 24;
    if typed.len() > 2 * LONGEST_KEY {
        return 0;
    }
    let plain = without_accents(Language::Other, typed);
    hash(&plain.chars().filter(|letter| *letter != '\'').collect::<String>())
}

/// The same for Russian, which is also typed in Latin letters.
fn russian_chat_key(typed: &str) -> Lemma {
    let word: String = typed.chars().filter(|letter| *letter != '\'').collect();
    if is_romanized(&word) {
        chat_key(&romanized_key(&in_cyrillic(&word)))
    } else {
        chat_key(&romanized_key(&word.to_lowercase()))
    }
}

/// What the forms of a word without accents have in common. Short words have no other forms: "masa" is none of "más".
fn family(language: Language, plain: &str) -> Lemma {
    const SHORT: usize = 3;
    if plain.chars().nth(SHORT).is_none() { hash(&format!("={plain}")) } else { hash(stem(language, plain)) }
}

/// The groups of antonyms with their sides, by words and by stems without accents.
type Antonyms = LemmaMap<Vec<(u16, u16)>>;

fn antonyms(language: Language, text: &str) -> (Antonyms, Antonyms) {
    let (mut antonyms, mut antonym_stems) = (Antonyms::default(), Antonyms::default());
    for (line, number) in group(text, "antonyms").zip(0..) {
        let sides = line.split(' ').zip(0..);
        for (word, side) in sides.flat_map(|(words, side)| words.split('/').map(move |word| (word, side))) {
            antonyms.entry(hash(&fold(language, word))).or_default().push((number, side));
            let plain = without_accents(language, word);
            antonym_stems.entry(family(language, &plain)).or_default().push((number, side));
        }
    }
    (antonyms, antonym_stems)
}

/// The groups of synonyms by stems without accents.
fn synonyms(language: Language, text: &str) -> LemmaMap<Vec<u16>> {
    let mut synonyms: LemmaMap<Vec<u16>> = LemmaMap::default();
    for (line, number) in group(text, "synonyms").zip(0..) {
        for word in line.split(' ') {
            let plain = without_accents(language, word);
            synonyms.entry(family(language, &plain)).or_default().push(number);
        }
    }
    synonyms
}

impl LanguageWords {
    fn read(language: Language) -> Self {
        let text = source(language);
        let chat_key: fn(&str) -> Lemma = if language == Language::Russian { russian_chat_key } else { chat_key };
        let words = |name: &'static str| group(text, name).flat_map(str::split_whitespace);
        let set = |name| -> LemmaSet { words(name).map(|word| hash(&fold(language, word))).collect() };
        let phrases = |name| PhraseSet::of_group(text, name, chat_key);
        let folded = |name| -> Vec<String> {
            let mut all: Vec<String> = group(text, name).map(|line| fold(language, line)).collect();
            all.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
            all
        };
        let mut numbers = LemmaMap::default();
        let mut number_parts = Vec::new();
        for line in group(text, "numbers") {
            let mut parts = line.split(' ');
            let value: f64 = parts.next().and_then(|value| value.parse().ok()).unwrap_or(0.0);
            for word in parts {
                let word = fold(language, word);
                numbers.insert(hash(&word), value);
                // "Tres" for "três".
                numbers.entry(hash(&without_accents(language, &word))).or_insert(value);
                number_parts.push((word, value));
            }
        }
        number_parts.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        let mut english: Vec<(String, &'static str)> = group(text, "english")
            .filter_map(|line| line.split_once('='))
            .map(|(own, english)| (fold(language, own.trim()), english.trim()))
            .collect();
        // "Kilometres" for "kilomètres".
        let plain: Vec<(String, &'static str)> =
            english.iter().map(|(own, english)| (without_accents(language, own), *english)).collect();
        for (own, meaning) in plain {
            if !english.iter().any(|(known, _)| *known == own) {
                english.push((own, meaning));
            }
        }
        english.sort_by_key(|(own, _)| std::cmp::Reverse(own.len()));
        let (antonyms, antonym_stems) = antonyms(language, text);
        let mut genders = LemmaMap::default();
        for (name, gender) in [("masculine", 'm'), ("feminine", 'f'), ("neuter", 'n')] {
            for word in words(name) {
                // A word with two genders has two meanings, so it doesn't indicate one.
                genders.entry(hash(&fold(language, word))).and_modify(|known| *known = ' ').or_insert(gender);
            }
        }
        let known = ["common", "pronouns", "masculine", "feminine", "neuter", "words"];
        let mut chat = ChatPhrases::of_language(text, chat_key);
        let also = PhraseSet::of_group(ENGLISH_CHATTER, "chatter", chat_key);
        for (first, phrases) in also.0 {
            chat.chatter.0.entry(first).or_default().extend(phrases);
        }
        let pairs: Vec<&'static str> = words("readings").collect();
        Self {
            articles: group(text, "articles")
                .map(|line| line.split_once(' ').unwrap_or((line, "")))
                .map(|(article, genders)| (hash(&fold(language, article)), genders))
                .collect(),
            pronouns: set("pronouns"),
            common: set("common"),
            negations: set("negations"),
            yes: phrases("yes"),
            no: phrases("no"),
            neither: phrases("neither"),
            chat,
            article_asked: folded("article asked"),
            form_asked: set("form asked"),
            person_asked: set("person asked"),
            form_phrases: words("form asked").collect(),
            person_phrases: words("person asked").collect(),
            reading_asked: words("reading asked").collect(),
            both_asked: group(text, "both asked").collect(),
            tones_asked: words("tones asked").collect(),
            numbers,
            number_parts,
            number_joints: words("number joints").map(|word| fold(language, word)).collect(),
            spelled: SpelledNumbers::read(language, text),
            english,
            antonyms,
            antonym_stems,
            synonyms: synonyms(language, text),
            both: folded("both"),
            same: set("same"),
            compared: set("compared"),
            than: set("than"),
            joins: ["and", "or"].into_iter().flat_map(set).collect(),
            genders,
            known: known.into_iter().flat_map(&words).map(|word| hash(&fold(language, word))).collect(),
            readings: pairs.as_chunks::<2>().0.iter().map(|[word, reading]| stems(word, reading)).collect(),
            unspaced: UnspacedPhrases {
                chatter: folded("chatter"),
                or: folded("or"),
                denials: folded("denials"),
                denied_before: folded("denied before"),
                corrections: folded("corrections"),
                yes: folded("yes"),
                no: folded("no"),
                neither: folded("neither"),
            },
        }
    }

    /// The genders that go with an article, as letters; `None` for other words. Words are folded, here and below.
    pub(crate) fn article(&self, word: &str) -> Option<&'static str> {
        self.articles.get(&hash(word)).copied()
    }

    /// Whether a word is a personal pronoun.
    pub(crate) fn is_pronoun(&self, word: &str) -> bool {
        self.pronouns.contains(&hash(word))
    }

    /// Whether a word is so common that it says little.
    pub(crate) fn is_common(&self, word: &str) -> bool {
        self.common.contains(&hash(word))
    }

    /// Whether a word negates.
    pub(crate) fn is_negation(&self, word: &str) -> bool {
        self.negations.contains(&hash(word))
    }

    /// Whether it is a word of the language, as far as the lists go.
    pub(crate) fn is_known(&self, word: &str) -> bool {
        self.known.contains(&hash(word))
    }

    /// The gender of a noun, if the lists have it.
    pub(crate) fn gender(&self, word: &str) -> Option<char> {
        self.genders.get(&hash(word)).copied().filter(|gender| *gender != ' ')
    }

    /// Whether a word asks for a form of a word.
    pub(crate) fn asks_for_form(&self, word: &str) -> bool {
        self.form_asked.contains(&hash(word))
    }

    /// Whether a word asks for a person.
    pub(crate) fn asks_for_person(&self, word: &str) -> bool {
        self.person_asked.contains(&hash(word))
    }

    /// Whether a text without spaces asks for a person.
    pub(crate) fn has_person_phrase(&self, folded: &str) -> bool {
        self.person_phrases.iter().any(|phrase| folded.contains(phrase))
    }

    /// Whether a text without spaces asks for a form of a word.
    pub(crate) fn has_form_phrase(&self, lower: &str) -> bool {
        self.form_phrases.iter().any(|phrase| lower.contains(phrase))
    }

    /// Whether two words contradict each other.
    pub(crate) fn are_antonyms(&self, one: &str, other: &str) -> bool {
        differ_in_side(self.antonyms.get(&hash(one)), self.antonyms.get(&hash(other)))
    }

    /// The same for any forms of two words without accents.
    pub(crate) fn are_opposites(&self, language: Language, one: &str, other: &str) -> bool {
        let (one, other) = (family(language, one), family(language, other));
        one != other && differ_in_side(self.antonym_stems.get(&one), self.antonym_stems.get(&other))
    }

    /// Whether explanations use any forms of two words without accents for one another.
    pub(crate) fn are_synonyms(&self, language: Language, one: &str, other: &str) -> bool {
        let (one, other) = (family(language, one), family(language, other));
        let share_group = match (self.synonyms.get(&one), self.synonyms.get(&other)) {
            (Some(one), Some(other)) => one.iter().any(|group| other.contains(group)),
            _ => false,
        };
        let share_side = || match (self.antonym_stems.get(&one), self.antonym_stems.get(&other)) {
            (Some(one), Some(other)) => one.iter().any(|side| other.contains(side)),
            _ => false,
        };
        share_group || share_side()
    }

    /// Whether any form of a word without accents has an opposite.
    pub(crate) fn has_opposite(&self, language: Language, plain: &str) -> bool {
        self.antonym_stems.contains_key(&family(language, plain))
    }

    /// Whether a word says that things are equal.
    pub(crate) fn says_same(&self, word: &str) -> bool {
        self.same.contains(&hash(word))
    }

    /// Whether a word says that things differ in degree.
    pub(crate) fn compares(&self, word: &str) -> bool {
        self.compared.contains(&hash(word))
    }

    /// Whether a word stands before what something is compared with.
    pub(crate) fn is_than(&self, word: &str) -> bool {
        self.than.contains(&hash(word))
    }

    /// Whether a word joins equals: "and", "or".
    pub(crate) fn joins(&self, word: &str) -> bool {
        self.joins.contains(&hash(word))
    }

    /// Whether a word has an antonym.
    pub(crate) fn has_antonym(&self, word: &str) -> bool {
        self.antonyms.contains_key(&hash(word))
    }
}

/// Whether two words are in one group of antonyms, and on no common side.
fn differ_in_side(one: Option<&Vec<(u16, u16)>>, other: Option<&Vec<(u16, u16)>>) -> bool {
    let (Some(one), Some(other)) = (one, other) else { return false };
    one.iter().any(|(group, side)| other.iter().any(|(other, on)| group == other && side != on))
        && !one.iter().any(|own| other.contains(own))
}

/// A Japanese word and its reading without the kana at the end that both have, so that they serve for all its forms:
/// "食" and "た" for 食べる and たべる.
fn stems<'a>(word: &'a str, reading: &'a str) -> (&'a str, &'a str) {
    let (mut word, mut reading) = (word, reading);
    while let (Some(last), Some(read)) = (word.chars().last(), reading.chars().last()) {
        if last != read || word.len() <= last.len_utf8() {
            break;
        }
        word = word.get(..word.len() - last.len_utf8()).unwrap_or_default();
        reading = reading.get(..reading.len() - read.len_utf8()).unwrap_or_default();
    }
    (word, reading)
}

/// Reads a word for yes or no in any of the languages: "yes", "nein", "はい". `None` for anything else.
pub fn yes_or_no(text: &str) -> Option<bool> {
    let text = text.trim().to_lowercase();
    match text.as_str() {
        "yes" | "true" => return Some(true),
        "no" | "false" => return Some(false),
        _ => {}
    }
    let key = [chat_key(&text)];
    for language in WITH_WORDS {
        let words = words_of(language);
        let has = |phrases: &PhraseSet, unspaced: &[String]| {
            phrases.has_word(key.first().copied().unwrap_or_default())
                || language.is_unspaced() && unspaced.contains(&text)
        };
        if has(&words.yes, &words.unspaced.yes) {
            return Some(true);
        }
        if has(&words.no, &words.unspaced.no) {
            return Some(false);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yes_and_no_are_read_in_every_language() {
        for (word, meaning) in [
            ("ja", Some(true)),
            ("Nein", Some(false)),
            ("oui", Some(true)),
            ("non", Some(false)),
            ("sí", Some(true)),
            ("não", Some(false)),
            ("да", Some(true)),
            ("нет", Some(false)),
            ("nee", Some(false)),
            ("はい", Some(true)),
            ("いいえ", Some(false)),
            ("是", Some(true)),
            ("不是", Some(false)),
            ("minime", Some(false)),
            ("maybe", None),
            ("", None),
        ] {
            assert_eq!(yes_or_no(word), meaning, "{word}");
        }
    }

    #[test]
    fn every_list_has_its_groups() {
        for language in WITH_WORDS {
            let words = words_of(language);
            assert!(!words.yes.0.is_empty() && !words.no.0.is_empty(), "{language:?}");
            assert!(!words.english.is_empty() && !words.antonyms.is_empty(), "{language:?}");
            assert!(language.is_unspaced() || words.known.len() > 200, "{language:?}");
        }
    }

    #[test]
    fn readings_are_kept_for_all_forms_of_a_word() {
        assert_eq!(stems("食べる", "たべる"), ("食", "た"));
        assert_eq!(stems("学校", "がっこう"), ("学校", "がっこう"));
    }
}
