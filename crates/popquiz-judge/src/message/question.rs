//! What judging an answer needs to know about the question: its words, its kind, and whether it asks for a person.

use crate::message::text::Text;
use crate::words::lemma::{Lemma, distinct};
use crate::words::traits::Traits;

#[derive(Clone, Debug)]
pub(crate) struct Question {
    /// The lemmas of its content words, sorted.
    lemmas: Vec<Lemma>,
    /// The lemmas of all its words, sorted.
    all_lemmas: Vec<Lemma>,
    /// How many content words it has.
    pub(crate) content_words: usize,
    /// What it asks for, as a number (see [`kind_of`]): one of the features.
    pub(crate) kind: f32,
    pub(crate) asks_for_person: bool,
    /// Whether it speaks of a kind of place or thing that may be named like a person.
    pub(crate) names_a_thing: bool,
    /// Whether it asks for a form of a word: a tense, a case, a plural.
    pub(crate) asks_for_form: bool,
    /// The share of its content words that aren't English, in [0, 1]: high if it asks for a translation.
    pub(crate) unknown_share: f32,
}

impl Question {
    pub(crate) fn new(text: &Text) -> Self {
        Self {
            lemmas: text.lemmas(),
            all_lemmas: distinct(text.words.iter().map(|word| word.lemma)),
            content_words: text.content_words().count(),
            kind: kind_of(text),
            asks_for_person: asks_for_person(text),
            names_a_thing: text.words.iter().any(|word| THINGS.split_whitespace().any(|thing| thing == text.of(word))),
            asks_for_form: asks_for_form(text),
            unknown_share: text
                .content_words()
                .filter(|word| !word.is(Traits::ENGLISH) && !word.is(Traits::EXACT))
                .count() as f32
                / text.content_words().count().max(1) as f32,
        }
    }

    /// Whether this is one of its words, fillers included.
    #[allow(dead_code, reason = "the chat parser asks it")]
    pub(crate) fn has_word(&self, lemma: Lemma) -> bool {
        self.all_lemmas.binary_search(&lemma).is_ok()
    }

    pub(crate) fn contains(&self, lemma: Lemma) -> bool {
        self.lemmas.binary_search(&lemma).is_ok()
    }
}

/// What a question asks for, by its first question word: a person (1), a time, a place, a number, a reason, a manner, a
/// thing, or yes or no (8); 0 if there is none.
fn kind_of(text: &Text) -> f32 {
    let words: Vec<&str> = text.words.iter().map(|word| text.of(word)).collect();
    let asks = words.iter().enumerate().find_map(|(at, word)| {
        let next = words.get(at + 1).copied().unwrap_or_default();
        Some(match *word {
            "who" | "whom" | "whose" => 1.0,
            "when" => 2.0,
            "where" => 3.0,
            "how" if matches!(next, "many" | "much" | "long" | "old" | "far" | "tall" | "big") => 4.0,
            "why" | "explain" | "because" => 5.0,
            "how" | "describe" => 6.0,
            "what" | "whats" if matches!(next, "year" | "date" | "day" | "month") => 2.0,
            "what" | "whats" | "which" => 7.0,
            _ => return None,
        })
    });
    let begins = words.first().copied().unwrap_or_default();
    asks.unwrap_or(
        if matches!(begins, "is" | "are" | "do" | "does" | "did" | "can" | "was" | "were" | "should" | "will") {
            8.0
        } else {
            0.0
        },
    )
}

/// Words that ask for a form of a word.
const FORMS: &str = "\
    plural singular tense participle infinitive conjugate conjugation inflect declension nominative genitive dative \
    accusative ablative vocative comparative superlative imperative subjunctive gerund preterite imperfect";

/// Places and things that may be named like people.
const THINGS: &str = "\
    city town village capital country state province county region island islands river lake mountain peak bay cape \
    strait sea desert airport bridge stadium street university college school hospital museum ship boat aircraft plane \
    rocket telescope film movie series show novel book play opera musical song album band company brand firm bank car \
    team club award prize medal disease syndrome law theorem effect dish drink cocktail cheese apple pear rose flower \
    plant breed dog cat horse knot stitch chair battle hurricane storm store hotel restaurant magazine newspaper";

/// Words that do so next to another word of grammar, or in a short question: "past form of go", but not "primes of the
/// form 2^p - 1" or "the worst case".
const FORMS_IN_GRAMMAR: &str = "form past case";

/// Words of grammar that go with them.
const GRAMMAR: &str = "\
    verb noun adjective adverb pronoun article word ing base short long plain polite dictionary negative possessive \
    contracted correct right first second third feminine masculine neuter grammatical simple perfect continuous form \
    past present future";

/// Whether a question asks for a form of a word.
fn asks_for_form(text: &Text) -> bool {
    const SHORT_QUESTION: usize = 5;
    let words: Vec<&str> = text.words.iter().map(|word| text.of(word)).collect();
    let is_one_of = |list: &str, word: &str| list.split_whitespace().any(|own| own == word);
    let is_grammar = |at: Option<usize>| at.and_then(|at| words.get(at)).is_some_and(|word| is_one_of(GRAMMAR, word));
    words.iter().enumerate().any(|(at, word)| {
        is_one_of(FORMS, word)
            || is_one_of(FORMS_IN_GRAMMAR, word)
                && (words.len() <= SHORT_QUESTION || is_grammar(at.checked_sub(1)) || is_grammar(Some(at + 1)))
    })
}

/// Nouns that ask for a person, besides "who". A plural "s" may follow them.
const PEOPLE: &str = "\
    person man woman author writer novelist poet playwright dramatist philosopher historian journalist painter \
    artist sculptor architect photographer designer composer musician pianist violinist guitarist drummer rapper \
    singer songwriter actor actress comedian director producer screenwriter conductor choreographer dancer scientist \
    physicist chemist biologist mathematician astronomer statistician economist psychologist psychiatrist physician \
    doctor surgeon nurse engineer inventor programmer developer researcher discoverer explorer navigator astronaut \
    cosmonaut aviator pilot politician president chancellor premier senator general admiral activist reformer \
    founder cofounder creator pioneer entrepreneur player footballer boxer golfer swimmer athlete sprinter driver \
    coach champion laureate winner";

/// How many words after "which", or from the start, may name who is asked for: "the English author of Emma".
const WORDS_BEFORE_NOUN: usize = 3;

/// Whether a question asks for a person.
fn asks_for_person(question: &Text) -> bool {
    let words: Vec<&str> = question.words.iter().map(|word| question.of(word)).collect();
    // "First to reach the South Pole", "He painted the Night Watch".
    if words.iter().any(|word| matches!(*word, "who" | "whom" | "whose" | "he" | "she"))
        || words.starts_with(&["first", "to"])
    {
        return true;
    }
    let is_person =
        |word: &&str| PEOPLE.split_whitespace().any(|noun| *word == noun || word.strip_suffix('s') == Some(noun));
    let begins = words.iter().position(|word| matches!(*word, "which" | "what")).map_or(0, |at| at + 1);
    // "Which film by the director ..." asks for a film.
    let until_of = |word: &&&str| !matches!(**word, "of" | "by" | "with" | "from" | "did" | "was" | "is");
    words.iter().skip(begins).take(WORDS_BEFORE_NOUN).take_while(until_of).any(is_person)
}
