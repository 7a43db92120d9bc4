//! What a deck and a card are, and what counts as the answer of each.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// A deck's short name: lower-case letters, digits and hyphens, unique among the decks a bot has loaded.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DeckId(pub String);

/// A card's name, stable within its deck: scores and history refer to it.
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
#[derive(Clone, Debug, PartialEq)]
pub struct Deck {
    /// Its short name.
    pub id: DeckId,
    /// What people call it.
    pub title: String,
    /// Who wrote it.
    pub author: Option<String>,
    /// The language of its prompts, as a BCP 47 tag ("en", "pt-BR").
    pub language: Option<String>,
    /// The licence that its author gives it, as an SPDX expression or in words.
    pub licence: Option<String>,
    /// A sentence or two on what it is about.
    pub description: Option<String>,
    /// Topics of the whole deck.
    pub tags: Vec<String>,
    /// Its cards, in the order of the file.
    pub cards: Vec<Card>,
    /// The images that cards show, by file name.
    pub media: BTreeMap<String, Arc<[u8]>>,
}

impl Deck {
    /// A deck without cards, and with nothing told about it but its name.
    pub fn new(id: DeckId, title: impl Into<String>) -> Self {
        Self {
            id,
            title: title.into(),
            author: None,
            language: None,
            licence: None,
            description: None,
            tags: Vec::new(),
            cards: Vec::new(),
            media: BTreeMap::new(),
        }
    }
}

/// A prompt and what counts as its answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// Its name within the deck.
    pub id: CardId,
    /// What is asked.
    pub prompt: String,
    /// What counts as the answer; `None` where the source has lost it. Such a card is kept, listed and never asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<AnswerKey>,
    /// Wordings that never count, however near they come to an accepted one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reject: Vec<String>,
    /// Topics of this card.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Something to show with the answer: a reason, a source, what has changed since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The image that is shown with the prompt, by its name in the deck's media.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    /// The image that is shown with the answer, by its name in the deck's media.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer_image: Option<String>,
    /// The line of the file that the card starts on, from 1; 0 where it has none.
    #[serde(skip)]
    pub line: usize,
}

impl Card {
    /// Whether it shows an image, with its prompt or with its answer.
    pub fn has_image(&self) -> bool {
        self.image.is_some() || self.answer_image.is_some()
    }

    /// A card with a prompt and its answer, and nothing more.
    pub fn new(id: CardId, prompt: impl Into<String>, key: Option<AnswerKey>) -> Self {
        Self {
            id,
            prompt: prompt.into(),
            key,
            reject: Vec::new(),
            tags: Vec::new(),
            note: None,
            image: None,
            answer_image: None,
            line: 0,
        }
    }
}

/// What a card accepts. Wordings are as the author wrote them; the first of several is the one that is shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerKey {
    /// A word or phrase: any one of these wordings (at least one).
    Term(Vec<String>),
    /// Several items, each with its wordings.
    List {
        /// The items (at least one).
        items: Vec<Wordings>,
        /// Whether they must come in this order.
        ordered: bool,
        /// How many suffice ("any k of"), from 1 to the number of items; `None`: all of them.
        any: Option<usize>,
    },
    /// What goes into the prompt's gaps (`...`, `…` or `___`), gap by gap.
    Blanks(Vec<Wordings>),
    /// A number.
    Number {
        /// The exact value.
        value: f64,
        /// How far off an answer may be, in the value's own unit.
        tolerance: f64,
        /// The unit that may be typed with it ("ms", "%"); an answer without a unit counts too.
        unit: Option<String>,
    },
    /// Yes or no.
    YesNo {
        /// Which of the two.
        yes: bool,
        /// The reason, shown with the answer; a bare yes or no suffices.
        because: Option<String>,
    },
    /// A sentence or more.
    Explanation {
        /// Model answers (at least one).
        texts: Vec<String>,
        /// The points that an answer must make, each in several wordings; empty where the author gave none.
        points: Vec<Wordings>,
    },
    /// One of several options, named by its letter or its text.
    Choice {
        /// All options, in the order they are shown.
        options: Vec<String>,
        /// Index of the right one.
        correct: usize,
    },
}

/// One thing in its accepted wordings; the first is the one that is shown.
pub type Wordings = Vec<String>;

/// The kinds of answer keys, by the names that files and `deck list --json` use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
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
    /// Its name in files.
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
    /// What it accepts, as plain texts: the wordings of a term, the items of a list, the text of each gap, and so on.
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

    /// The wordings that count as well as those that are shown as the answer.
    pub fn other_wordings(&self) -> Vec<String> {
        let others = |wordings: &Wordings| wordings.iter().skip(1).cloned().collect::<Vec<_>>();
        match self {
            Self::Term(wordings) => others(wordings),
            Self::List { items: things, .. } | Self::Blanks(things) => things.iter().flat_map(others).collect(),
            Self::Explanation { texts, .. } => others(texts),
            Self::Number { .. } | Self::YesNo { .. } | Self::Choice { .. } => Vec::new(),
        }
    }

    /// Which kind of key this is.
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
    /// The texts that people read, apart from tags.
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
    /// The wordings of each of its parts. A number, yes or no and a choice have none.
    pub fn wordings_mut(&mut self) -> Vec<&mut Wordings> {
        match self {
            Self::Term(wordings) => vec![wordings],
            Self::Explanation { texts, points } => std::iter::once(texts).chain(points).collect(),
            Self::List { items: parts, .. } | Self::Blanks(parts) => parts.iter_mut().collect(),
            Self::Choice { .. } | Self::Number { .. } | Self::YesNo { .. } => Vec::new(),
        }
    }
}
