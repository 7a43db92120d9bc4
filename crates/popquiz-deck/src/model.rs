//! Decks, cards and answer keys.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// The id of a deck: lowercase letters, digits and hyphens (see [`check_id`](crate::ids::check_id)), unique among the
/// decks that are loaded together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DeckId(pub String);

/// The id of a card, unique and stable within its deck: scores and history refer to it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CardId(pub String);

impl std::fmt::Display for DeckId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::fmt::Display for CardId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// A titled, ordered set of cards.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Deck {
    /// Unique among the decks that are loaded together.
    pub id: DeckId,
    /// What people call it.
    pub title: String,
    /// Who wrote it.
    pub author: Option<String>,
    /// The language of its prompts or answers, as a BCP 47 tag ("en", "pt-BR").
    pub language: Option<String>,
    /// How exact answers must be, if the author says so.
    pub style: Option<Style>,
    /// The license that its author grants, as an SPDX expression or in words.
    pub license: Option<String>,
    /// A sentence or two about its subject.
    pub description: Option<String>,
    /// Topics of the whole deck.
    pub tags: Vec<String>,
    /// Its cards, in the order of the file.
    pub cards: Vec<Card>,
    /// The images that cards show, by file name.
    pub media: BTreeMap<String, Arc<[u8]>>,
}

impl Deck {
    /// A deck with a title, no cards and no other metadata.
    pub fn new(id: DeckId, title: impl Into<String>) -> Self {
        Self {
            id,
            title: title.into(),
            author: None,
            language: None,
            style: None,
            license: None,
            description: None,
            tags: Vec::new(),
            cards: Vec::new(),
            media: BTreeMap::new(),
        }
    }

    /// The card with this id.
    pub fn card(&self, id: &CardId) -> Option<&Card> {
        self.cards.iter().find(|card| card.id == *id)
    }
}

/// How exact the answers to a deck must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Style {
    /// Words and forms of a language: another form of the right word is another answer.
    Vocabulary,
}

impl Style {
    /// The style's name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Vocabulary => "vocabulary",
        }
    }

    /// The style that files call by this name.
    pub fn from_name(name: &str) -> Option<Self> {
        (name == Self::Vocabulary.name()).then_some(Self::Vocabulary)
    }
}

/// A prompt and its answer key.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// Unique within the deck.
    pub id: CardId,
    /// What is asked.
    pub prompt: String,
    /// The language of its answer as a BCP 47 tag, if it isn't the deck's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The answer key; `None` if the source has no answer. Such a card is kept and listed, but never asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<AnswerKey>,
    /// Wordings that never count, however close they are to an accepted one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reject: Vec<String>,
    /// Topics of this card.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// A text to show with the answer: a reason, a source, or what has changed since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The image that is shown with the prompt, by its name in the deck's media.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    /// The image that is shown with the answer, by its name in the deck's media.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer_image: Option<String>,
    /// How other groups did on it; `None` if that isn't known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statistics: Option<CardStatistics>,
    /// The line of its file that the card starts on, from 1; 0 if there is none. It isn't serialized.
    #[serde(skip)]
    pub line: usize,
}

/// How a group did on a card when its members first met it. Decks carry these numbers from one group to the next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardStatistics {
    /// How many members answered it.
    pub answers: u32,
    /// How many of them were right, if only in part.
    pub right: u32,
    /// The correlation between their credit for this card and for the deck's other cards.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discrimination: Option<f32>,
    /// How many verdicts on it were appealed.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub appeals: u32,
    /// The median time to an answer in rounds, in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u32>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_zero(number: &u32) -> bool {
    *number == 0
}

impl CardStatistics {
    /// Whether the numbers are possible: nobody is right who didn't answer.
    pub fn is_possible(&self) -> bool {
        let is_correlation = |it: f32| (-1.0..=1.0).contains(&it);
        self.answers > 0 && self.right <= self.answers && self.discrimination.is_none_or(is_correlation)
    }
}

impl Card {
    /// Whether the card shows an image, with its prompt or with its answer.
    pub fn has_image(&self) -> bool {
        self.image.is_some() || self.answer_image.is_some()
    }

    /// A card with only a prompt and its answer key.
    pub fn new(id: CardId, prompt: impl Into<String>, key: Option<AnswerKey>) -> Self {
        Self {
            id,
            prompt: prompt.into(),
            language: None,
            key,
            reject: Vec::new(),
            tags: Vec::new(),
            note: None,
            image: None,
            answer_image: None,
            statistics: None,
            line: 0,
        }
    }
}

/// What a card accepts as its answer. Wordings are as the author wrote them; the first of several is the one to show.
///
/// It's possible to construct a key that nobody could answer; [`validate`](Self::validate) detects it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerKey {
    /// A word or phrase: any of these wordings (at least one).
    Term(Vec<String>),
    /// Several items, each with its wordings.
    List {
        /// The items (at least one).
        items: Vec<Wordings>,
        /// Whether the items must be in this order.
        ordered: bool,
        /// How many are enough ("any two of"), from 1 to the number of items; `None` for all.
        any: Option<usize>,
    },
    /// What goes into the [gaps](crate::prompt::gaps) of the prompt, gap by gap.
    Blanks(Vec<Wordings>),
    /// A number.
    Number {
        /// The exact value (finite).
        value: f64,
        /// How far from the value an answer may be, in the same unit (finite, at least 0).
        tolerance: f64,
        /// The unit that may follow the number ("ms", "%").
        unit: Option<String>,
    },
    /// Yes or no.
    YesNo {
        /// True for yes.
        yes: bool,
        /// The reason, to be shown with the answer; a bare yes or no is enough.
        because: Option<String>,
    },
    /// A sentence or more.
    Explanation {
        /// Model answers (at least one).
        texts: Vec<String>,
        /// The points that an answer must make, each in several wordings; empty if the author gave none.
        points: Vec<Wordings>,
    },
    /// One of several options, named by its letter or its text.
    Choice {
        /// All options, in the order in which they are shown.
        options: Vec<String>,
        /// The index of the correct one.
        correct: usize,
    },
}

/// The accepted wordings of one thing; the first is the one to show.
pub type Wordings = Vec<String>;

/// The kinds of answer keys, by the names that files and `deck list --json` use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "each is the kind of the answer key of its name")]
pub enum Kind {
    Term,
    List,
    Blanks,
    Number,
    YesNo,
    Explanation,
    Choice,
}

impl Kind {
    /// The kind's name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Term => "term",
            Self::List => "list",
            Self::Blanks => "blanks",
            Self::Number => "number",
            Self::YesNo => "yes_no",
            Self::Explanation => "explanation",
            Self::Choice => "choice",
        }
    }
}

impl AnswerKey {
    /// The answers as plain texts, to be shown: the wordings of a term, the items of a list, the text of each gap, and
    /// so on.
    pub fn answers(&self) -> Vec<String> {
        let first = |wordings: &Wordings| wordings.first().cloned().unwrap_or_default();
        match self {
            Self::Term(wordings) => wordings.clone(),
            Self::List { items, .. } => items.iter().map(first).collect(),
            Self::Blanks(gaps) => gaps.iter().map(first).collect(),
            Self::Number { value, unit, .. } => {
                vec![unit.as_ref().map_or_else(|| value.to_string(), |unit| format!("{value} {unit}"))]
            }
            Self::YesNo { yes, because } => {
                let word = if *yes { "yes" } else { "no" };
                vec![because.as_ref().map_or_else(|| word.to_owned(), |why| format!("{word}, {why}"))]
            }
            Self::Explanation { texts, .. } => texts.clone(),
            Self::Choice { options, correct } => options.get(*correct).cloned().into_iter().collect(),
        }
    }

    /// The wordings that count besides those that are shown.
    pub fn other_wordings(&self) -> Vec<String> {
        let others = |wordings: &Wordings| wordings.iter().skip(1).cloned().collect::<Vec<_>>();
        match self {
            Self::Term(wordings) => others(wordings),
            Self::List { items: things, .. } | Self::Blanks(things) => things.iter().flat_map(others).collect(),
            Self::Explanation { texts, .. } => others(texts),
            Self::Number { .. } | Self::YesNo { .. } | Self::Choice { .. } => Vec::new(),
        }
    }

    /// The kind of this answer key.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Term(_) => Kind::Term,
            Self::List { .. } => Kind::List,
            Self::Blanks(_) => Kind::Blanks,
            Self::Number { .. } => Kind::Number,
            Self::YesNo { .. } => Kind::YesNo,
            Self::Explanation { .. } => Kind::Explanation,
            Self::Choice { .. } => Kind::Choice,
        }
    }
}

impl Card {
    /// All texts of the card that people read, except for tags.
    pub fn texts_mut(&mut self) -> Vec<&mut String> {
        let mut texts = vec![&mut self.prompt];
        texts.extend(&mut self.note);
        match &mut self.key {
            Some(AnswerKey::Choice { options, .. }) => texts.extend(options),
            Some(AnswerKey::YesNo { because, .. }) => texts.extend(because),
            Some(key) => texts.extend(key.wordings_mut().into_iter().flatten()),
            None => {}
        }
        texts
    }
}

impl AnswerKey {
    /// The wordings of each of its parts; none for a number, yes or no, or a choice.
    pub fn wordings_mut(&mut self) -> Vec<&mut Wordings> {
        match self {
            Self::Term(wordings) => vec![wordings],
            Self::Explanation { texts, points } => std::iter::once(texts).chain(points).collect(),
            Self::List { items: parts, .. } | Self::Blanks(parts) => parts.iter_mut().collect(),
            Self::Choice { .. } | Self::Number { .. } | Self::YesNo { .. } => Vec::new(),
        }
    }
}
