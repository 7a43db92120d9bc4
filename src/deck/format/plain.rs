//! The plain-text layout of flashcard exports: a title; then for each card its prompt, a blank line, its answer, a
//! blank line.
//!
//! Such exports lose answers. A lost answer usually leaves its blank line, after the prompt or (if the card was
//! reversed) before it, and sometimes nothing at all; pairing every second paragraph would then shift everything after
//! it. So [`pairing`] chooses the most plausible pairing for the whole file, by what looks like a prompt and by the
//! blank lines.

use popquiz_deck::Deck;
use popquiz_deck::limits::CARDS;
use popquiz_deck::prompt::gaps;

use super::deck_builder::{DeckBuilder, NewCard, check_length};
use super::error::DeckError;
use super::file_name::{deck_id, default_title};
use super::formats::Format;
use super::import::{Import, OnProgress, Progress};
use super::infer::{YES_NO_WORDS, bulleted_items, first_words, infer_kind, yes_or_no};
use crate::texts::phrase;

/// Consecutive lines of text without a blank line between them.
struct Paragraph {
    text: String,
    line: usize,
    /// Blank lines between this paragraph and the one before.
    blanks_before: usize,
}

pub(super) fn read(file: &str, stem: &str, text: &str, progress: OnProgress<'_>) -> Result<Import, DeckError> {
    let all = paragraphs(text);
    if let Some(cards) = LineCards::of(&all) {
        return cards.read(file, stem, progress);
    }
    // A question is no title, if that leaves as many answers as questions.
    let asks = all.first().is_some_and(|first| first.text.ends_with('?')) && all.len().is_multiple_of(2);
    let mut paragraphs = all.into_iter();
    let title = if asks { None } else { paragraphs.next() };
    let paragraphs: Vec<Paragraph> = paragraphs.collect();
    if title.is_none() && paragraphs.is_empty() {
        return Err(DeckError::new(file, None, phrase!("file-empty")));
    }
    if paragraphs.is_empty() {
        let line = title.map(|title| title.line);
        return Err(DeckError::new(file, line, phrase!("file-only-title")));
    }
    if paragraphs.len() > 2 * CARDS {
        let what = phrase!("file-many-paragraphs", paragraphs = paragraphs.len(), most = CARDS);
        return Err(DeckError::new(file, None, what));
    }
    let mut builder = DeckBuilder::default();
    let pairs = pairing(&paragraphs);
    let total = pairs.len();
    for (done, (prompt, answer)) in pairs.into_iter().enumerate() {
        progress(Progress { done, total });
        let key = answer.map(|answer| check_length(&answer.text).map(|()| infer_kind(&prompt.text, &answer.text)));
        builder.add(NewCard { line: prompt.line, prompt: prompt.text.clone(), ..NewCard::default() }, key.transpose());
    }
    let title = title.map(|title| title.text.split_whitespace().collect::<Vec<_>>().join(" "));
    let title = title.unwrap_or_else(|| default_title(stem));
    builder.finish(file, Deck::new(deck_id(stem), title), Format::Plain, phrase!("file-no-cards-plain"))
}

/// Cards whose prompts are lines of their own: the first of each paragraph, or every other one of a single paragraph.
struct LineCards<'a> {
    title: Option<&'a str>,
    /// The line, prompt and answer of each.
    cards: Vec<(usize, &'a str, &'a str)>,
}

impl<'a> LineCards<'a> {
    /// The cards of a text that is written like this; `None` if paragraphs are prompts and answers by turns.
    fn of(all: &'a [Paragraph]) -> Option<Self> {
        let asks = |line: &str| promptness(line) >= 3.0;
        let (first, rest) = all.split_first()?;
        if rest.is_empty() {
            let lines: Vec<&str> = first.text.lines().collect();
            let (pairs, []) = lines.as_chunks::<2>() else { return None };
            let is_pair = |[prompt, answer]: &[&str; 2]| asks(prompt) && !asks(answer);
            let cards = (first.line..).step_by(2).zip(pairs).map(|(line, [prompt, answer])| (line, *prompt, *answer));
            return pairs.iter().all(is_pair).then(|| Self { title: None, cards: cards.collect() });
        }
        let is_title = !first.text.contains('\n');
        let paragraphs = if is_title { rest } else { all };
        let cards: Vec<(usize, &str, &str)> = paragraphs
            .iter()
            .map(|paragraph| Some((paragraph.line, paragraph.text.split_once('\n')?)))
            .map(|found| found.map(|(line, (prompt, answer))| (line, prompt, answer)))
            .collect::<Option<_>>()?;
        let asking = cards.iter().filter(|(_, prompt, answer)| asks(prompt) && !asks(answer)).count();
        let are_pairs = || cards.len() > 1 && cards.iter().all(|(.., answer)| !answer.contains('\n') && !asks(answer));
        let is_so = asking > 0 && asking * 10 >= cards.len() * 8 || !is_title && are_pairs();
        is_so.then_some(Self { title: is_title.then_some(first.text.as_str()), cards })
    }

    fn read(self, file: &str, stem: &str, progress: OnProgress<'_>) -> Result<Import, DeckError> {
        let mut builder = DeckBuilder::default();
        let total = self.cards.len();
        for (done, (line, prompt, answer)) in self.cards.into_iter().enumerate() {
            progress(Progress { done, total });
            let key = check_length(answer).map(|()| Some(infer_kind(prompt, answer)));
            builder.add(NewCard { line, prompt: prompt.to_owned(), ..NewCard::default() }, key);
            if builder.is_full() {
                break;
            }
        }
        let title = self.title.map_or_else(|| default_title(stem), str::to_owned);
        builder.finish(file, Deck::new(deck_id(stem), title), Format::Plain, phrase!("file-no-cards-plain"))
    }
}

fn paragraphs(text: &str) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut blanks = 0;
    let mut inside = false;
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        match (line.is_empty(), inside, paragraphs.last_mut()) {
            (true, _, _) => {
                blanks += 1;
                inside = false;
            }
            (false, true, Some(paragraph)) => {
                paragraph.text.push('\n');
                paragraph.text.push_str(line);
            }
            (false, ..) => {
                paragraphs.push(Paragraph {
                    text: line.to_owned(),
                    line: index + 1,
                    blanks_before: std::mem::take(&mut blanks),
                });
                inside = true;
            }
        }
    }
    paragraphs
}

/// What a card may look like in the file.
#[derive(Clone, Copy, PartialEq)]
enum Shape {
    /// Prompt and answer.
    Whole,
    /// A prompt, and the blank line of its answer after it.
    BlankAfter,
    /// A prompt, and the blank line of its answer before it: the card was reversed.
    BlankBefore,
    /// A prompt whose answer is missing without a trace.
    Bare,
}

const SHAPES: [Shape; 4] = [Shape::Whole, Shape::BlankAfter, Shape::BlankBefore, Shape::Bare];

impl Shape {
    fn paragraphs(self) -> usize {
        if self == Self::Whole { 2 } else { 1 }
    }

    /// How unusual the shape is, in the units of [`promptness`].
    fn cost(self) -> f64 {
        match self {
            Self::Whole => 0.0,
            Self::BlankAfter => 1.0,
            Self::BlankBefore => 2.5,
            Self::Bare => 5.0,
        }
    }
}

/// The cost of each extra or missing blank line between two cards, and within a card. It's more than what a single
/// paragraph's look counts.
const BLANK_BETWEEN: f64 = 5.0;
const BLANK_WITHIN: f64 = 8.0;

/// Divides the paragraphs into cards so that the sum over all cards is maximal: the evidence that the prompt is one and
/// the answer isn't, minus the cost of the card's shape, minus the cost of blank lines that the shapes don't explain.
/// (Dynamic programming over the paragraphs: the best division up to each, for each shape of the last card; linear in
/// their number.)
fn pairing(paragraphs: &[Paragraph]) -> Vec<(&Paragraph, Option<&Paragraph>)> {
    #[derive(Clone, Copy)]
    struct BestScore {
        score: f64,
        /// Shape of the card before.
        before: usize,
    }
    let looks: Vec<f64> = paragraphs.iter().map(|paragraph| promptness(&paragraph.text)).collect();
    let look = |index: usize| looks.get(index).copied().unwrap_or_default();
    // best[n][s]: of all divisions of the first n paragraphs whose last card has shape s, the best.
    let mut best = vec![[None::<BestScore>; SHAPES.len()]; paragraphs.len() + 1];
    for end in 1..=paragraphs.len() {
        for (kind, shape) in SHAPES.into_iter().enumerate() {
            let Some(start) = end.checked_sub(shape.paragraphs()) else { continue };
            let Some(prompt) = paragraphs.get(start) else { continue };
            let mut own = look(start) - shape.cost();
            if let (Shape::Whole, Some(answer)) = (shape, paragraphs.get(start + 1)) {
                own += relation(&prompt.text, &answer.text)
                    - look(start + 1)
                    - BLANK_WITHIN * answer.blanks_before.abs_diff(1) as f64;
            }
            let blanks =
                |before: Shape| 1 + usize::from(before == Shape::BlankAfter) + usize::from(shape == Shape::BlankBefore);
            let found = if start == 0 {
                Some(BestScore {
                    score: own - BLANK_BETWEEN * prompt.blanks_before.abs_diff(blanks(Shape::Whole)) as f64,
                    before: 0,
                })
            } else {
                let candidates = best.get(start).into_iter().flatten().zip(SHAPES).enumerate();
                let candidates = candidates.filter_map(|(before, (best, shape))| {
                    let surplus = prompt.blanks_before.abs_diff(blanks(shape)).min(3) as f64;
                    Some(BestScore { score: (*best)?.score + own - BLANK_BETWEEN * surplus, before })
                });
                candidates.max_by(|one, other| one.score.total_cmp(&other.score))
            };
            if let Some(slot) = best.get_mut(end).and_then(|slots| slots.get_mut(kind)) {
                *slot = found;
            }
        }
    }
    let mut cards = Vec::new();
    let mut end = paragraphs.len();
    let scores =
        |end: usize| best.get(end).into_iter().flatten().enumerate().filter_map(|(kind, best)| Some((kind, (*best)?)));
    let mut last = scores(end).max_by(|(_, one), (_, other)| one.score.total_cmp(&other.score));
    while let Some((kind, found)) = last {
        let shape = SHAPES.get(kind).copied().unwrap_or(Shape::Bare);
        end -= shape.paragraphs();
        let answer = if shape == Shape::Whole { paragraphs.get(end + 1) } else { None };
        cards.extend(paragraphs.get(end).map(|prompt| (prompt, answer)));
        last = scores(end).find(|(kind, _)| *kind == found.before);
    }
    cards.reverse();
    cards
}

const QUESTION_WORDS: &[&str] = &[
    "what",
    "what's",
    "whats",
    "which",
    "who",
    "whose",
    "whom",
    "how",
    "why",
    "when",
    "where",
    "name",
    "define",
    "explain",
    "describe",
    "list",
    "give",
    "state",
    "compare",
    "complete",
    "translate",
];

const PREPOSITIONS: &[&str] = &["in", "at", "by", "to", "from", "for", "on", "with", "of", "under", "into"];

/// How much a paragraph looks like a prompt (above 0) or like an answer (below).
fn promptness(text: &str) -> f64 {
    let (first, second) = first_words(text);
    let asks = |word: &str| QUESTION_WORDS.contains(&word);
    let end = text.trim_end_matches([')', '"', '”', '\'', ' ']);
    let mut score = 0.0;
    if end.ends_with('?') {
        score += 4.0;
    }
    if gaps(text) > 0 {
        score += 3.0;
    }
    if end.ends_with(':') {
        score += 3.0;
    }
    if asks(&first) || (PREPOSITIONS.contains(&first.as_str()) && asks(&second)) {
        score += if end.ends_with('?') { 1.0 } else { 1.5 };
    }
    if text.contains("(name ") || text.contains("(what ") {
        score += 3.0;
    }
    if bulleted_items(text).is_some() {
        score -= 4.0;
    }
    if yes_or_no(text).is_some() {
        score -= 3.0;
    }
    if ["because", "it", "they", "if", "this", "these", "yes", "no"].contains(&first.as_str()) {
        score -= 1.0;
    }
    if end.ends_with('.') {
        score -= 0.5;
    }
    score
}

/// How well two paragraphs go together as prompt and answer.
fn relation(prompt: &str, answer: &str) -> f64 {
    let mut score = 0.0;
    let yes_no_question = YES_NO_WORDS.contains(&first_words(prompt).0.as_str());
    if yes_no_question && yes_or_no(answer).is_some() {
        score += 2.0;
    }
    // A definition and its term: one is long, the other short.
    let (long, short) = (prompt.split_whitespace().count(), answer.split_whitespace().count());
    let ratio = (long as f64 + 1.0) / (short as f64 + 1.0);
    score += ratio.ln().abs().min(2.0) / 4.0;
    // An answer takes up words of its prompt.
    let content = |text: &str| -> Vec<String> {
        // Each word of one text is searched for in the other, so limit their length.
        const MAX_CONTENT_WORDS: usize = 300;
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 3);
        words.take(MAX_CONTENT_WORDS).map(str::to_lowercase).collect()
    };
    let asked = content(prompt);
    let shared = content(answer).iter().filter(|word| asked.contains(word)).count();
    score + (shared.min(3) as f64) / 6.0
}
