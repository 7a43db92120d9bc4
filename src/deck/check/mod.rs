//! What is wrong or weak in a deck, and the smallest fix.
//!
//! [`Look`] names everything that is looked for. One file for each thing looked at: `answers`, `lists` (several answers in one), `prompts`, `duplicates` (cards that ask the same),
//! `spelling`, `markup` (what Discord shows as it stands), `lengths`, `images`. `words` folds texts for all of them, and `mend` carries out the
//! fixes that are safe.
//!
//! A checker that cries wolf is not used: a look that would rather guess says nothing. What depends on English (fragments, typos) is looked for
//! only where the deck is in English: its language says so, or it names none and most of its words are English ones.

mod answers;
mod duplicates;
mod images;
mod lengths;
mod lists;
mod markup;
mod mend;
mod prompts;
mod spelling;
#[cfg(test)]
mod tests;
mod words;

pub use mend::{Fix, fix};
use popquiz_deck::{AnswerKey, Card, CardId, Deck};
use words::English;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The card works, but not as well as it could.
    Warning,
    /// The card cannot be played fairly.
    Error,
}

impl Severity {
    /// Its name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Look {
    /// A card without an answer.
    MissingAnswer,
    /// As many gaps in the prompt as in the answer.
    GapCount,
    /// An answer longer than somebody types while a question is open.
    AnswerTooLong,
    /// Several answers written as one.
    GluedList,
    /// A wording that is accepted and rejected.
    AcceptedAndRejected,
    /// A wording, an item or an option that stands there twice.
    DoubledAnswer,
    /// An answer that stands in its prompt.
    AnswerInPrompt,
    /// A prompt that means nothing on its own.
    UnclearPrompt,
    /// A card that is there twice.
    Duplicate,
    /// A card that asks what another asks, in other words, and has the same answer.
    NearDuplicate,
    /// A question with two different answers.
    TwoAnswers,
    /// A question whose one card accepts an answer that its other card does not.
    SharedAnswer,
    /// A word that seems to be another one mistyped.
    Typo,
    /// A little word twice in a row.
    DoubledWord,
    /// Markup that Discord shows as it stands.
    Markup,
    /// Spaces, entities and letters that cannot be seen.
    UntidyText,
    /// A text longer than Discord shows.
    TooLongToShow,
    /// An image that the deck does not have.
    MissingImage,
    /// An image that no card shows.
    UnusedImage,
    /// An image of a kind that Discord does not show.
    ImageKind,
    /// Images that do not fit in a deck file.
    ImageSize,
}

impl Look {
    /// All of them.
    pub const ALL: [Self; 21] = [
        Self::MissingAnswer,
        Self::GapCount,
        Self::AnswerTooLong,
        Self::GluedList,
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
        Self::ImageSize,
    ];

    /// Its name in reports: it stays what it is from release to release.
    pub fn name(self) -> &'static str {
        match self {
            Self::MissingAnswer => "missing-answer",
            Self::GapCount => "gap-count",
            Self::AnswerTooLong => "answer-too-long",
            Self::GluedList => "glued-list",
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
            Self::ImageSize => "image-size",
        }
    }
}

/// Which card of a deck.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line of the file that the card starts on; 0 where it has none.
    pub line: usize,
    /// Its number in the deck, from 1.
    pub number: usize,
    /// Its id.
    pub card: CardId,
}

/// Something wrong or weak in a deck.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// How bad.
    pub severity: Severity,
    /// What was looked for.
    pub look: Look,
    /// The card; `None` for the deck as a whole.
    pub place: Option<Place>,
    /// What is wrong. One line, fit to be printed: what it quotes is short and has no control characters.
    pub what: String,
    /// The smallest fix, in words.
    pub advice: String,
    /// The same as an edit, where nobody needs to think about it.
    pub fix: Option<Fix>,
}

impl Finding {
    /// The line of the file; the first for the deck as a whole, 0 for a card without a line.
    pub fn line(&self) -> usize {
        self.place.as_ref().map_or(1, |place| place.line)
    }
}

/// A finding before it is known which card it is about.
struct Found {
    severity: Severity,
    look: Look,
    what: String,
    advice: String,
    fix: Option<Fix>,
}

impl Found {
    fn warning(look: Look, what: impl Into<String>, advice: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, look, what: what.into(), advice: advice.into(), fix: None }
    }

    fn error(look: Look, what: impl Into<String>, advice: impl Into<String>) -> Self {
        Self { severity: Severity::Error, ..Self::warning(look, what, advice) }
    }

    fn fixed_by(self, fix: impl Into<Option<Fix>>) -> Self {
        Self { fix: fix.into(), ..self }
    }

    fn at(self, place: Option<Place>) -> Finding {
        let Self { severity, look, what, advice, fix } = self;
        Finding { severity, look, place, what, advice, fix }
    }
}

/// Looks through a deck; findings in the order of its cards, those about the deck as a whole first. Takes time in proportion to the deck's text: no
/// look compares all pairs of cards.
pub fn check(deck: &Deck) -> Vec<Finding> {
    let (english, about_markup) = (English::of(deck), markup::is_subject(deck));
    let mut found: Vec<(Option<usize>, Found)> = Vec::new();
    found.extend(lengths::of_deck(deck).map(|it| (None, it)));
    found.extend(images::of_deck(deck).map(|it| (None, it)));
    for (index, card) in deck.cards.iter().enumerate() {
        let here = answers::look(card)
            .chain(lists::look(card, english))
            .chain(prompts::look(card, english))
            .chain((!about_markup).then(|| markup::look(card)).into_iter().flatten())
            .chain(lengths::look(card))
            .chain(images::look(card, deck));
        found.extend(here.map(|it| (Some(index), it)));
    }
    found.extend(duplicates::look(deck, english).into_iter().map(|(index, it)| (Some(index), it)));
    found.extend(spelling::look(deck, english).into_iter().map(|(index, it)| (Some(index), it)));
    found.sort_by_key(|(index, found)| (*index, found.look));
    let place = |index: usize| {
        let card = deck.cards.get(index)?;
        Some(Place { line: card.line, number: index + 1, card: card.id.clone() })
    };
    found.into_iter().map(|(index, found)| found.at(index.and_then(place))).collect()
}

/// Every group of wordings that count for one thing: a term's, each item's, each gap's.
fn groups(key: &AnswerKey) -> Vec<&[String]> {
    match key {
        AnswerKey::Term(wordings) => vec![wordings],
        AnswerKey::Explanation { texts, points } => std::iter::once(texts).chain(points).map(Vec::as_slice).collect(),
        AnswerKey::List { items: parts, .. } | AnswerKey::Blanks(parts) => parts.iter().map(Vec::as_slice).collect(),
        AnswerKey::Choice { options, .. } => vec![options],
        AnswerKey::Number { .. } | AnswerKey::YesNo { .. } => Vec::new(),
    }
}

/// Every text of a card, by what it is.
fn texts(card: &Card) -> impl Iterator<Item = (&'static str, &str)> {
    let answers = card.key.iter().flat_map(groups).flatten();
    let because = match &card.key {
        Some(AnswerKey::YesNo { because: Some(because), .. }) => Some(because),
        _ => None,
    };
    std::iter::once(("prompt", card.prompt.as_str()))
        .chain(answers.chain(because).map(|text| ("answer", text.as_str())))
        .chain(card.note.iter().map(|text| ("note", text.as_str())))
}

/// A text as a report quotes it: on one line, without what a terminal would obey, cut where it is long.
fn quoted(text: &str) -> String {
    const LONGEST: usize = 60;
    let line = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    let line = line.collect::<Vec<_>>().join(" ");
    let seen = line.chars().filter(|letter| !words::is_invisible(*letter));
    let (kept, is_cut) = (seen.clone().take(LONGEST).collect::<String>(), seen.count() > LONGEST);
    format!("“{}{}”", kept.trim_end(), if is_cut { "…" } else { "" })
}
