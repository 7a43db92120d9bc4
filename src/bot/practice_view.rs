//! What a practice shows its member: data that `render` turns into a message.

use popquiz_deck::{Card, DeckId};
use popquiz_judge::Verdict;

use crate::clock::UnixMs;
use crate::id::{AttemptId, QuestionId};
use crate::quiz::practice::ReviewSummary;

/// What a practice shows.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum PracticeView {
    Card(Box<PracticedCard>),
    Over(PracticeResult),
}

/// The current card.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PracticedCard {
    pub(super) question: QuestionId,
    /// Its number, and how many cards there are.
    pub(super) place: (usize, usize),
    pub(super) deck: DeckId,
    pub(super) deck_title: String,
    /// As it is asked.
    pub(super) card: Card,
    pub(super) progress: CardProgress,
    /// Whether the card before it was left out just now, because it's being asked elsewhere.
    pub(super) follows_left_out: bool,
    /// Whether a drop gave it to its member: then it's the only one.
    pub(super) is_own: bool,
}

/// How far the current card is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum CardProgress {
    Asked,
    /// The model is reading the answer.
    Reading,
    Answered {
        text: String,
        verdict: Verdict,
        /// The attempt, if its author can appeal.
        appeal: Option<AttemptId>,
    },
    /// The member didn't know.
    GivenUp,
    /// It was answered, but it's being asked elsewhere now, so its answer stays hidden.
    Hidden,
}

/// What a practice came to.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PracticeResult {
    pub(super) right: usize,
    pub(super) cards: usize,
    /// The cards to look at again.
    pub(super) again: Vec<Card>,
    /// How many cards were left out.
    pub(super) left_out: u32,
    /// If it was a review, how it went.
    pub(super) review: Option<ReviewResult>,
}

/// What a review came to.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ReviewResult {
    pub(super) summary: ReviewSummary,
    /// Filled in once the last answer is stored.
    pub(super) next: NextReview,
}

/// When a member's next review is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NextReview {
    /// They haven't answered any card.
    Never,
    /// This many cards are due.
    Due(usize),
    /// The next card is due at this time.
    At(UnixMs),
}
