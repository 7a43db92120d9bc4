//! What judging an answer in another language than English needs to know about the card and its deck.

use std::sync::Arc;

use crate::language_forms::language_typo::{Strictness, is_slip};
use crate::language_forms::look_alikes::are_two_international_words;
use crate::language_forms::spelling_by_ear::sounds_like;
use crate::language_forms::word_form::{WordForm, run_together, word_forms};
use crate::languages::cyrillic::romanized_key;
use crate::languages::folding::fold;
use crate::languages::language::Language;
use crate::languages::language_stem::stem;
use crate::languages::language_words::{LanguageWords, words_of};
use crate::words::lemma::{Lemma, LemmaMap, LemmaSet, hash};

/// The words and answers of the cards of a deck, as one language folds them.
#[derive(Debug, Default)]
pub(crate) struct LanguageDeck {
    words: LemmaSet,
    /// How many cards have an answer, by its letters without an article.
    answers: LemmaMap<usize>,
    /// How many cards have an answer that ends in a word: a surname.
    last_words: LemmaMap<usize>,
    /// How many cards have an answer that begins with one to three characters, in languages without spaces.
    beginnings: LemmaMap<usize>,
}

impl LanguageDeck {
    /// Reads the answers of the deck's cards, each with its wordings.
    pub(crate) fn new(language: Language, cards: impl Iterator<Item = Vec<String>>) -> Self {
        let known = words_of(language);
        let mut deck = Self::default();
        for wordings in cards {
            // Two wordings of one name are one person.
            let (mut last_words, mut beginnings) = (LemmaSet::default(), LemmaSet::default());
            for wording in &wordings {
                let words = word_forms(language, wording);
                deck.words.extend(words.iter().map(|word| hash(&word.folded)));
                last_words.extend(words.last().map(|last| hash(&last.folded)));
                let content = without_article(known, &words);
                *deck.answers.entry(hash(&run_together(content))).or_default() += 1;
            }
            if language.is_unspaced() {
                let folded = wordings.iter().map(|wording| fold(language, wording));
                beginnings
                    .extend(folded.flat_map(|text| (1..=LONGEST_SURNAME).map(move |count| beginning(&text, count))));
            }
            for (found, counts) in [(last_words, &mut deck.last_words), (beginnings, &mut deck.beginnings)] {
                for key in found {
                    *counts.entry(key).or_default() += 1;
                }
            }
        }
        deck
    }

    pub(crate) fn has_word(&self, folded: &str) -> bool {
        self.words.contains(&hash(folded))
    }

    /// Whether words are all of the answer of some card.
    pub(crate) fn is_answer(&self, known: &LanguageWords, words: &[WordForm]) -> bool {
        self.answers.contains_key(&hash(&run_together(without_article(known, words))))
    }

    /// Whether the answers of several cards begin with a Japanese surname.
    pub(crate) fn is_shared_beginning(&self, folded: &str) -> bool {
        self.beginnings.get(&hash(folded)).is_some_and(|count| *count > 1)
    }

    /// Whether the answers of several cards end in a word.
    pub(crate) fn is_shared_surname(&self, folded: &str) -> bool {
        self.last_words.get(&hash(folded)).is_some_and(|count| *count > 1)
    }
}

/// How many characters a Japanese surname has at most.
pub(crate) const LONGEST_SURNAME: usize = 3;

fn beginning(text: &str, characters: usize) -> Lemma {
    hash(&text.chars().take(characters).collect::<String>())
}

/// Words without the article that they begin with.
pub(crate) fn without_article<'a>(known: &LanguageWords, words: &'a [WordForm]) -> &'a [WordForm] {
    match words {
        [article, rest @ ..] if !rest.is_empty() && known.article(&article.folded).is_some() => rest,
        words => words,
    }
}

/// A card whose answer isn't in English.
#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is something that a prompt asks for")]
pub(crate) struct LanguageCard {
    pub(crate) language: Language,
    pub(crate) known: &'static LanguageWords,
    pub(crate) deck: Arc<LanguageDeck>,
    /// Whether only exact forms count.
    pub(crate) is_exact: bool,
    pub(crate) prompt: Vec<WordForm>,
    prompt_folded: String,
    prompt_stems: Vec<String>,
    pub(crate) asks_article: bool,
    pub(crate) asks_form: bool,
    pub(crate) asks_person: bool,
    /// Whether the prompt says which gender a form must have.
    pub(crate) asks_gender: bool,
}

/// How a given word matches an expected one, from strong to weak.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Likeness {
    /// The same, apart from accents that don't change the meaning.
    Same,
    /// Another form of the same word, where forms don't matter.
    Form,
    /// A slip of the keyboard.
    Slip,
    /// Another gender of the same adjective, where the card asks for one.
    OtherGender,
    /// Without an accent, it is another word.
    LacksAccent,
}

/// Words of prompts that ask for a gender.
const GENDERS: &str = "\
    masculine feminine neuter maskulin feminin neutrum männlich weiblich sächlich masculin féminin masculino femenino feminino \
    maschile femminile masculinum femininum мужской женский средний мужского женского среднего mannelijk vrouwelijk";

impl LanguageCard {
    pub(crate) fn new(language: Language, prompt: &str, is_exact: bool, deck: Arc<LanguageDeck>) -> Self {
        let known = words_of(language);
        let words = word_forms(language, prompt);
        let folded = fold(language, prompt);
        let lower = prompt.to_lowercase();
        let typed = || lower.split(|letter: char| !letter.is_alphanumeric());
        Self {
            language,
            known,
            deck,
            is_exact,
            asks_article: known.article_asked.iter().any(|phrase| folded.contains(phrase.as_str())),
            asks_form: asks_form(language, prompt),
            asks_person: words.iter().any(|word| known.asks_for_person(&word.folded))
                || language.is_unspaced() && known.has_person_phrase(&folded),
            asks_gender: typed().any(|word| GENDERS.split_whitespace().any(|gender| gender == word)),
            prompt_stems: words.iter().map(|word| stem(language, &word.plain).to_owned()).collect(),
            prompt_folded: folded,
            prompt: words,
        }
    }

    /// The words of a text.
    pub(crate) fn words(&self, text: &str) -> Vec<WordForm> {
        word_forms(self.language, text)
    }

    /// A text in lowercase, with spelling variants resolved.
    pub(crate) fn fold(&self, text: &str) -> String {
        fold(self.language, text)
    }

    /// Whether the prompt has any of these phrases.
    pub(crate) fn asks(&self, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| self.prompt_folded.contains(phrase))
    }

    /// Whether the prompt has a text.
    pub(crate) fn prompt_has(&self, folded: &str) -> bool {
        self.prompt_folded.contains(folded)
    }

    pub(crate) fn is_article(&self, word: &WordForm) -> bool {
        self.known.article(&word.folded).is_some()
    }

    /// Whether a word says little: an article, a pronoun, a word like "and".
    pub(crate) fn is_small(&self, word: &WordForm) -> bool {
        self.is_article(word)
            || self.known.is_pronoun(&word.folded)
            || self.known.is_common(&word.folded)
            || self.known.is_negation(&word.folded)
    }

    /// Whether the prompt has a word, in any of its forms.
    pub(crate) fn is_in_prompt(&self, word: &WordForm) -> bool {
        self.prompt.iter().any(|own| own.folded == word.folded || own.plain == word.plain) || {
            let stem = stem(self.language, &word.plain);
            stem.chars().nth(2).is_some() && self.prompt_stems.iter().any(|own| own == stem)
        }
    }

    /// Whether a word is a known word other than an expected one.
    pub(crate) fn is_word(&self, folded: &str) -> bool {
        self.known.is_known(folded) || self.deck.has_word(folded)
    }

    /// Whether two words are forms of one.
    pub(crate) fn share_stem(&self, one: &WordForm, other: &WordForm) -> bool {
        stem(self.language, &one.plain) == stem(self.language, &other.plain) && !self.are_two_names(one, other)
    }

    /// "Octavius" is no form of "Octavus", nor "Tiberius" of "Tiberis".
    fn are_two_names(&self, one: &WordForm, other: &WordForm) -> bool {
        let is_plain = |word: &WordForm| word.plain.ends_with("us") || word.plain.ends_with("is");
        let has_i = |word: &WordForm| word.plain.ends_with("ius");
        self.language == Language::Latin && is_plain(one) && is_plain(other) && has_i(one) != has_i(other)
    }

    /// How a given word matches an expected one; `None` if it's another word.
    pub(crate) fn likeness(&self, given: &WordForm, expected: &WordForm) -> Option<Likeness> {
        if given.folded == expected.folded || self.is_elided(given, expected) {
            return Some(Likeness::Same);
        }
        if is_same_romanized(given, expected) {
            return Some(Likeness::Same);
        }
        let is_other_word = self.is_word(&given.folded);
        let lost_tilde =
            self.language == Language::Spanish && expected.folded.contains('ñ') && !given.folded.contains('ñ');
        if given.plain == expected.plain {
            let lost = expected.has_accents(self.language) && !given.has_accents(self.language);
            // An umlaut makes another form: "hatte" isn't "hätte".
            let makes_form = self.language == Language::German && self.is_exact && self.asks_form;
            return match (is_other_word, lost) {
                (true, true) if makes_form => None,
                (true, true) => Some(Likeness::LacksAccent),
                (true, false) => None,
                (false, _) if lost_tilde => Some(Likeness::LacksAccent),
                (false, _) => Some(Likeness::Same),
            };
        }
        if self.asks_gender && differ_in_gender(self.language, &given.folded, &expected.folded) {
            return Some(Likeness::OtherGender);
        }
        if self.is_exact {
            let strictness = if self.asks_form { Strictness::Form } else { Strictness::Exact };
            let is_slip = !is_other_word
                && !self.is_form_of_other(given, expected)
                && (self.is_slip(given, expected, strictness)
                    || sounds_like(self.language, &given.folded, &expected.folded, strictness));
            return is_slip.then_some(Likeness::Slip);
        }
        if self.share_stem(given, expected) && (!is_other_word || Self::share_beginning(given, expected)) {
            return Some(Likeness::Form);
        }
        let is_slip = !is_other_word
            && !self.are_two_names(given, expected)
            && (self.is_slip(given, expected, Strictness::Lenient)
                || sounds_like(self.language, &given.folded, &expected.folded, Strictness::Lenient))
            && !(self.is_common_noun(expected)
                && are_two_international_words(self.language, &given.plain, &expected.plain));
        is_slip.then_some(Likeness::Slip)
    }

    /// Whether a word of an answer is hardly a name.
    fn is_common_noun(&self, word: &WordForm) -> bool {
        !self.asks_person && (!word.is_capital || self.language == Language::German)
    }

    /// Whether an article or preposition is run together with the expected word: "leau" for "l'eau", "dacqua" for
    /// "d'acqua".
    fn is_elided(&self, given: &WordForm, expected: &WordForm) -> bool {
        matches!(self.language, Language::French | Language::Italian)
            && expected.plain.starts_with(|first: char| "aeiouh".contains(first))
            && expected.plain.chars().nth(1).is_some()
            && given
                .folded
                .strip_prefix(['l', 'd'])
                .is_some_and(|rest| rest == expected.folded || rest == expected.plain)
            && !self.is_word(&given.folded)
    }

    fn share_beginning(one: &WordForm, other: &WordForm) -> bool {
        one.plain.chars().zip(other.plain.chars()).take(4).filter(|(one, other)| one == other).count() == 4
    }

    fn is_slip(&self, given: &WordForm, expected: &WordForm, strictness: Strictness) -> bool {
        is_slip(self.language, &given.folded, &expected.folded, strictness)
            || is_slip(self.language, &given.plain, &expected.plain, strictness)
    }

    /// Whether a word is a form of another word of the prompt or of the lists: "Kirschen" is no slip of "Kirchen".
    fn is_form_of_other(&self, given: &WordForm, expected: &WordForm) -> bool {
        let given_stem = stem(self.language, &given.plain);
        given_stem != stem(self.language, &expected.plain)
            && given_stem.chars().nth(3).is_some()
            && (self.known.is_known(given_stem) || self.deck.has_word(given_stem))
            || self.prompt.iter().any(|own| own.folded == given.folded)
    }
}

/// Whether a prompt asks for a form of a word: a plural, a tense, a case.
pub(crate) fn asks_form(language: Language, prompt: &str) -> bool {
    const ENGLISH: &str = "\
        plural singular past present future perfect tense participle infinitive conjugate conjugation inflect declension \
        nominative genitive dative accusative ablative vocative comparative superlative imperative subjunctive gerund \
        preterite imperfect person conditional masculine feminine neuter";
    let known = words_of(language);
    let lower = prompt.to_lowercase();
    word_forms(language, prompt).iter().any(|word| known.asks_for_form(&word.folded))
        || language.is_unspaced() && known.has_form_phrase(&lower)
        || lower
            .split(|letter: char| !letter.is_alphanumeric())
            .any(|word| ENGLISH.split_whitespace().any(|form| form == word))
}

/// Whether one of two words is the other one in Latin letters: "pismo" for «письмо».
fn is_same_romanized(one: &WordForm, other: &WordForm) -> bool {
    one.is_romanized != other.is_romanized && romanized_key(&one.folded) == romanized_key(&other.folded)
}

/// Whether two words have the same letters, whatever their accents, or in another script.
pub(crate) fn have_same_letters(one: &WordForm, other: &WordForm) -> bool {
    one.folded == other.folded || one.plain == other.plain || is_same_romanized(one, other)
}

/// Whether two adjectives differ only in gender.
pub(crate) fn differ_in_gender(language: Language, one: &str, other: &str) -> bool {
    let endings: &[&str] = match language {
        Language::Russian => &["ый", "ий", "ой", "ая", "яя", "ое", "ее"],
        Language::Spanish | Language::Italian | Language::Portuguese => &["o", "a"],
        Language::Latin => &["us", "a", "um"],
        Language::French => &["e", ""],
        _ => return false,
    };
    let stems = |word| {
        let stems = endings.iter().filter_map(move |ending| str::strip_suffix(word, ending));
        stems.filter(|stem: &&str| stem.chars().nth(1).is_some())
    };
    stems(one).any(|stem| stems(other).any(|other| stem == other))
}
