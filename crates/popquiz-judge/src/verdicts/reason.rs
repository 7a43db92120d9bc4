//! The reason for a verdict, as data. `reason_words` turns it into sentences.

use serde::{Deserialize, Serialize};

/// The reason for a verdict.
///
/// Say it with [`in_full`](Self::in_full) once the answer is known, and with [`while_open`](Self::while_open) before
/// that.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Reason {
    /// The attempt is this answer, in whatever notation.
    ReadAs {
        /// The answer as the card has it.
        answer: String,
    },
    /// The attempt is the answer with a mistyped word.
    Typo {
        /// The word that was meant.
        word: String,
    },
    /// The attempt has the words of an explanation.
    Complete,
    /// The attempt has enough of the answer's words, and nothing that contradicts it.
    Found(AnswerWords),
    /// The attempt has only some of what is needed.
    Incomplete(AnswerWords),
    /// The attempt says something else, whatever words it shares with the answer.
    Different(AnswerWords),
    /// A manager accepted this wording.
    Accepted,
    /// The card's author ruled out this wording.
    Rejected,

    /// There is no word in the attempt that says anything.
    NoWords,
    /// The card has nothing to compare an attempt with.
    NothingExpected,
    /// The attempt shares no word with the answer.
    NothingInCommon,
    /// The attempt only repeats the question.
    RepeatsQuestion,
    /// The attempt repeats itself.
    RepeatsItself,
    /// The attempt is a heap of keywords.
    Keywords,
    /// The attempt is about something else.
    OffTopic,
    /// The attempt is another card's answer.
    OtherCard,

    /// The attempt offers more than one answer.
    SeveralAnswers,
    /// The attempt offers more than one number.
    SeveralNumbers,
    /// The attempt says what the answer isn't, and no more.
    OnlyDenies,
    /// The attempt denies the answer.
    DeniesAnswer,
    /// Either the attempt or the answer is negated, but not both.
    OtherNegation,
    /// The attempt is on the opposite side of a pair of antonyms.
    Opposite,
    /// The attempt lacks a prefix that changes the meaning: "fitting" for "overfitting".
    NoPrefix,

    /// The attempt is another form of the word that is asked for.
    OtherForm,
    /// The attempt is another identifier, sign or formula.
    NotEqual {
        /// The answer as the card has it.
        answer: String,
    },
    /// The attempt is an identifier with more or fewer parts.
    OtherIdentifier {
        /// The answer as the card has it.
        answer: String,
    },
    /// The attempt is part of a formula or another notation.
    PartOf {
        /// The answer as the card has it.
        answer: String,
    },

    /// The attempt is the right word without an accent, which makes it another word.
    MissingAccent,
    /// The attempt is the right word without the article that the card asks for.
    MissingArticle,
    /// The attempt is the right word with another article.
    OtherArticle,
    /// The attempt is the right word in another gender.
    OtherGender,
    /// The attempt is the right word without the other forms that the card asks for.
    MissingForms,
    /// The attempt has the right characters, and reads them in another way.
    OtherReading,
    /// The attempt has the characters or their reading where the card asks for both.
    MissingReading,
    /// The attempt is pinyin without tones.
    MissingTones,

    /// The attempt names somebody else with the same surname.
    OtherPerson {
        /// The surname that they share.
        surname: String,
    },
    /// Several people of the deck have the surname that the attempt names.
    SharedSurname,
    /// Many people have the given name that the attempt names.
    GivenNameOnly {
        /// The surname that is missing.
        surname: String,
    },
    /// The attempt is a list of given names.
    GivenNamesOnly,

    /// There is no number in the attempt.
    NoNumber,
    /// The attempt has another number than the answer.
    OtherNumber,
    /// The attempt has another value than the answer.
    OtherValue {
        /// The answer as the card has it.
        answer: String,
    },
    /// The attempt has another unit than the answer.
    OtherUnit {
        /// The answer as the card has it.
        answer: String,
    },
    /// The attempt has no unit, and the question doesn't name it.
    NoUnit {
        /// The answer as the card has it.
        answer: String,
    },
    /// The attempt is rounded too much.
    LessPrecise {
        /// The answer as the card has it.
        answer: String,
    },

    /// How many items of a list the attempt names.
    Items {
        /// How many it names, up to the number that is asked for.
        found: usize,
        /// How many are asked for.
        required: usize,
        /// The items that it doesn't name; empty if it names enough.
        missing: Vec<String>,
        /// How many things it names that aren't on the list, beyond the number that is asked for.
        surplus: usize,
    },
    /// The attempt says what isn't on the list.
    DeniesItems,
    /// How many gaps of a text the attempt fills.
    Gaps {
        /// How many it fills.
        filled: usize,
        /// The total number.
        total: usize,
        /// What belongs in the other gaps.
        missing: Vec<String>,
        /// Whether it has more answers than there are gaps.
        has_surplus: bool,
    },
    /// The number of key points of an explanation that the attempt makes.
    Points {
        /// The number of points made.
        made: usize,
        /// The total number.
        total: usize,
        /// The points that it doesn't make.
        missing: Vec<String>,
    },

    /// The attempt says yes or no, which is the answer.
    SaysYesOrNo {
        /// Whether the answer is yes.
        yes: bool,
    },
    /// The attempt says the other of yes and no.
    SaysTheOther {
        /// Whether the answer is yes.
        yes: bool,
    },
    /// The attempt says the right one of yes and no, and takes it back with its reason.
    TakesItBack {
        /// Whether the answer is yes.
        yes: bool,
    },
    /// The attempt says neither yes nor no.
    NeitherYesNorNo,
    /// The attempt hedges: "it depends".
    NoPlainYesOrNo,
    /// The attempt says yes and no.
    BothYesAndNo,

    /// The attempt names another option.
    OtherOption {
        /// The text of the right one.
        answer: String,
    },
    /// The attempt names several options.
    SeveralOptions,
    /// The attempt names none of the options.
    NoOption,

    /// The sentences of a verdict that was recorded before reasons were data.
    Recorded {
        /// The sentence while the question was open.
        while_open: String,
        /// The sentence once the answer was known.
        in_full: String,
    },
}

/// Words of the expected answer, apart from those that the question contains.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerWords {
    /// The first of those that the attempt has.
    pub found: Vec<String>,
    /// The first of those that it doesn't have.
    pub missing: Vec<String>,
}
