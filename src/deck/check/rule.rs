//! The rules that a deck is checked by.

/// A rule that a deck is checked by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// A card without an answer.
    MissingAnswer,
    /// A prompt whose number of gaps differs from that of its answer.
    GapCount,
    /// An answer that is too long to type while a question is open.
    AnswerTooLong,
    /// Several answers written as one.
    GluedList,
    /// Several wordings of one thing written as one answer, in a deck of vocabulary.
    Synonyms,
    /// A wording that is accepted and rejected.
    AcceptedAndRejected,
    /// A duplicate wording, item or option.
    DoubledAnswer,
    /// An answer that its prompt contains.
    AnswerInPrompt,
    /// A prompt that means nothing on its own.
    UnclearPrompt,
    /// A duplicate card.
    Duplicate,
    /// A card that asks the same as another one in other words, and has the same answer.
    NearDuplicate,
    /// A question with two different answers.
    TwoAnswers,
    /// A question with two cards, one of which accepts an answer that the other rejects.
    SharedAnswer,
    /// A word that looks like a typo of another one.
    Typo,
    /// A repeated word such as "the the".
    DoubledWord,
    /// Markup that Discord shows literally.
    Markup,
    /// Extra spaces, HTML entities and invisible characters.
    UntidyText,
    /// A text longer than Discord shows.
    TooLongToShow,
    /// An image that the deck does not have.
    MissingImage,
    /// An image that no card shows.
    UnusedImage,
    /// An image of a kind that Discord does not show.
    ImageKind,
    /// An image of 0×0 pixels, or a damaged one.
    EmptyImage,
    /// Images that do not fit in a deck file.
    ImageSize,
}

impl Rule {
    pub const ALL: [Self; 23] = [
        Self::MissingAnswer,
        Self::GapCount,
        Self::AnswerTooLong,
        Self::GluedList,
        Self::Synonyms,
        Self::AcceptedAndRejected,
        Self::DoubledAnswer,
        Self::AnswerInPrompt,
        Self::UnclearPrompt,
        Self::Duplicate,
        Self::NearDuplicate,
        Self::TwoAnswers,
        Self::SharedAnswer,
        Self::Typo,
        Self::DoubledWord,
        Self::Markup,
        Self::UntidyText,
        Self::TooLongToShow,
        Self::MissingImage,
        Self::UnusedImage,
        Self::ImageKind,
        Self::EmptyImage,
        Self::ImageSize,
    ];

    /// The rule's name in reports, which stays the same from release to release.
    pub fn name(self) -> &'static str {
        match self {
            Self::MissingAnswer => "missing-answer",
            Self::GapCount => "gap-count",
            Self::AnswerTooLong => "answer-too-long",
            Self::GluedList => "glued-list",
            Self::Synonyms => "synonyms",
            Self::AcceptedAndRejected => "accepted-and-rejected",
            Self::DoubledAnswer => "doubled-answer",
            Self::AnswerInPrompt => "answer-in-prompt",
            Self::UnclearPrompt => "unclear-prompt",
            Self::Duplicate => "duplicate",
            Self::NearDuplicate => "near-duplicate",
            Self::TwoAnswers => "two-answers",
            Self::SharedAnswer => "shared-answer",
            Self::Typo => "typo",
            Self::DoubledWord => "doubled-word",
            Self::Markup => "markup",
            Self::UntidyText => "untidy-text",
            Self::TooLongToShow => "too-long-to-show",
            Self::MissingImage => "missing-image",
            Self::UnusedImage => "unused-image",
            Self::ImageKind => "image-kind",
            Self::EmptyImage => "empty-image",
            Self::ImageSize => "image-size",
        }
    }
}
