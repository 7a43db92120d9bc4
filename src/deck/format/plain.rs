//! The plain-text layout of flashcard exports: a title; then for each card its prompt, a blank line, its answer, a blank line.
//!
//! Such exports lose answers. A lost answer mostly leaves its blank line behind, after the prompt or (where the card was reversed) before it, and
//! sometimes nothing at all; pairing every second paragraph would then shift all that follows. So the pairing is chosen that makes most
//! sense of the whole file ([`pairing`]): what looks like a prompt, and where the blank lines are.

use popquiz_deck::limits::CARDS;
use popquiz_deck::prompt::gaps;
use popquiz_deck::{AnswerKey, Deck, Kind, Wordings};

use super::gathered::{Found, Gathered, check_length};
use super::{DeckError, Format, Import, OnProgress, Progress, deck_id};

/// Some lines of text without a blank line between.
struct Paragraph {
    text: String,
    line: usize,
    /// Blank lines between this paragraph and the one before.
    blanks_before: usize,
}

pub(super) fn read(file: &str, stem: &str, text: &str, progress: OnProgress<'_>) -> Result<Import, DeckError> {
    let mut paragraphs = paragraphs(text).into_iter();
    let expected = "expected a title, a blank line, then prompts and answers with a blank line after each";
    let title =
        paragraphs.next().ok_or_else(|| DeckError::new(file, None, format!("the file is empty; {expected}")))?;
    let paragraphs: Vec<Paragraph> = paragraphs.collect();
    if paragraphs.is_empty() {
        return Err(DeckError::new(file, title.line, format!("there is a title and nothing else; {expected}")));
    }
    if paragraphs.len() > 2 * CARDS {
        let what = format!(
            "the file has {} paragraphs; a deck has at most {CARDS} cards. Split it into several decks",
            paragraphs.len()
        );
        return Err(DeckError::new(file, None, what));
    }
    let mut gathered = Gathered::default();
    let pairs = pairing(&paragraphs);
    let total = pairs.len();
    for (done, (prompt, answer)) in pairs.into_iter().enumerate() {
        progress(Progress { done, total });
        let key = answer.map(|answer| check_length(&answer.text).map(|()| key(&prompt.text, &answer.text)));
        gathered.add(Found { line: prompt.line, prompt: prompt.text.clone(), ..Found::default() }, key.transpose());
    }
    let title = title.text.split_whitespace().collect::<Vec<_>>().join(" ");
    gathered.into_import(file, Deck::new(deck_id(stem), title), Format::Plain, expected)
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
    /// A prompt whose answer went without a trace.
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

/// What each blank line too many or too few between two cards costs, and within a card. More than what any one paragraph looks like.
const BLANK_BETWEEN: f64 = 5.0;
const BLANK_WITHIN: f64 = 8.0;

/// Divides the paragraphs into cards so that the sum over all cards is greatest: what speaks for the prompt being one and the answer not,
/// less what the card's shape costs, less what blank lines cost that the shapes do not explain. (Dynamic programming over the paragraphs:
/// the best division up to each, for each shape of the last card; linear in their number.)
fn pairing(paragraphs: &[Paragraph]) -> Vec<(&Paragraph, Option<&Paragraph>)> {
    #[derive(Clone, Copy)]
    struct Best {
        score: f64,
        /// Shape of the card before.
        before: usize,
    }
    let looks: Vec<f64> = paragraphs.iter().map(|paragraph| promptness(&paragraph.text)).collect();
    let look = |index: usize| looks.get(index).copied().unwrap_or_default();
    // best[n][s]: of all divisions of the first n paragraphs whose last card has shape s, the best.
    let mut best = vec![[None::<Best>; SHAPES.len()]; paragraphs.len() + 1];
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
                Some(Best {
                    score: own - BLANK_BETWEEN * prompt.blanks_before.abs_diff(blanks(Shape::Whole)) as f64,
                    before: 0,
                })
            } else {
                let candidates = best.get(start).into_iter().flatten().zip(SHAPES).enumerate();
                let candidates = candidates.filter_map(|(before, (best, shape))| {
                    let surplus = prompt.blanks_before.abs_diff(blanks(shape)).min(3) as f64;
                    Some(Best { score: (*best)?.score + own - BLANK_BETWEEN * surplus, before })
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

const YES_NO_WORDS: &[&str] = &[
    "is", "are", "was", "were", "do", "does", "did", "can", "could", "should", "would", "will", "has", "have", "had",
    "may", "must", "shall",
];

const PREPOSITIONS: &[&str] = &["in", "at", "by", "to", "from", "for", "on", "with", "of", "under", "into"];

fn first_words(text: &str) -> (String, String) {
    let mut words = text
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().replace('’', "'"));
    (words.next().unwrap_or_default(), words.next().unwrap_or_default())
}

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
    if items(text).is_some() {
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
        // Each word of one text is looked for in the other: not in texts without an end.
        const LOOKED_AT: usize = 300;
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 3);
        words.take(LOOKED_AT).map(str::to_lowercase).collect()
    };
    let asked = content(prompt);
    let shared = content(answer).iter().filter(|word| asked.contains(word)).count();
    score + (shared.min(3) as f64) / 6.0
}

/// The items of a list written as "- a - b - c", or bullet by bullet on lines of their own; `None` for what is no list.
pub(in crate::deck) fn items(text: &str) -> Option<Vec<String>> {
    let bullet = text.chars().next().filter(|c| matches!(c, '-' | '•' | '*' | '–'))?;
    let mut items = vec![String::new()];
    let mut depth = 0_usize;
    let mut before = ' ';
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        // A bullet begins a word, or stands alone; "-1" in the middle of a text is a number.
        let number_follows = letters.peek().is_some_and(char::is_ascii_digit) && !before.is_whitespace();
        if letter == bullet && before.is_whitespace() && depth == 0 && !number_follows {
            items.push(String::new());
        } else if let Some(item) = items.last_mut() {
            item.push(letter);
        }
        before = letter;
    }
    let items: Vec<String> = items.iter().map(|item| item.trim().to_owned()).filter(|item| !item.is_empty()).collect();
    (items.len() > 1).then_some(items)
}

/// Reads "no, it should be frozen" as a no with a reason.
fn yes_or_no(text: &str) -> Option<(bool, Option<String>)> {
    let lower = text.to_lowercase();
    let (yes, rest) = match (lower.strip_prefix("yes"), lower.strip_prefix("no")) {
        (Some(rest), _) => (true, rest),
        (None, Some(rest)) => (false, rest),
        _ => return None,
    };
    if !(rest.is_empty()
        || rest.starts_with([',', '.', ';', ':', '!'])
        || rest.starts_with(" -")
        || rest.starts_with(" –"))
    {
        return None;
    }
    // Lower case may have another length; the rest is taken from the text itself.
    let reason =
        text.get(if yes { 3 } else { 2 }..).unwrap_or_default().trim_matches([',', '.', ';', ':', '!', ' ', '-', '–']);
    Some((yes, (!reason.is_empty()).then(|| reason.to_owned())))
}

/// The most words that are asked for as a term; more are an explanation.
const TERM_WORDS: usize = 6;

/// The kind of answer that a card wants, told from its texts.
fn key(prompt: &str, answer: &str) -> AnswerKey {
    if let Some(items) = items(answer) {
        return AnswerKey::List {
            items: items.into_iter().map(|item| vec![item]).collect(),
            ordered: false,
            any: None,
        };
    }
    if let Some((yes, because)) = yes_or_no(answer).filter(|_| YES_NO_WORDS.contains(&first_words(prompt).0.as_str())) {
        return AnswerKey::YesNo { yes, because };
    }
    let gaps = gaps(prompt);
    let parts: Vec<Wordings> = answer.split(',').map(|part| vec![part.trim().to_owned()]).collect();
    if gaps == 1 {
        return AnswerKey::Blanks(vec![alternatives(answer)]);
    }
    if gaps > 1 && parts.len() == gaps && parts.iter().flatten().all(|part| !part.is_empty()) {
        return AnswerKey::Blanks(parts);
    }
    if let Some(value) = answer.parse::<f64>().ok().filter(|value| value.is_finite()) {
        return AnswerKey::Number { value, tolerance: 0.0, unit: None };
    }
    if answer.split_whitespace().count() <= TERM_WORDS {
        return AnswerKey::Term(alternatives(answer));
    }
    AnswerKey::Explanation { texts: vec![answer.to_owned()], points: Vec::new() }
}

/// "Ground truth, or annotations": the whole, and each of the two.
fn alternatives(answer: &str) -> Wordings {
    let mut wordings = vec![answer.to_owned()];
    if let Some((one, other)) = answer.split_once(", or ") {
        wordings.extend([one.trim().to_owned(), other.trim().to_owned()]);
    }
    wordings
}

/// The answer key that a question and its right answers amount to; `kind` where it is known. `None` without a right answer.
pub(in crate::deck) fn infer(prompt: &str, answers: &[String], kind: Option<Kind>) -> Option<AnswerKey> {
    let texts: Vec<String> = answers.iter().filter(|answer| !answer.trim().is_empty()).cloned().collect();
    let first = texts.first()?;
    let each = |texts: &[String]| texts.iter().map(|text| vec![text.trim().to_owned()]).collect();
    let apart = |text: &str| -> Vec<String> {
        text.split([',', ';', '\n']).map(|item| item.trim().to_owned()).filter(|item| !item.is_empty()).collect()
    };
    Some(match kind {
        Some(Kind::Term | Kind::Choice) => AnswerKey::Term(texts),
        Some(Kind::Explanation) => AnswerKey::Explanation { texts, points: Vec::new() },
        Some(Kind::YesNo) => {
            let (yes, because) = yes_or_no(first)?;
            AnswerKey::YesNo { yes, because }
        }
        Some(Kind::Number) => number(first)?,
        Some(Kind::List) => match (items(first), texts.as_slice()) {
            (Some(items), [_]) => AnswerKey::List { items: each(&items), ordered: false, any: None },
            (_, [only]) => AnswerKey::List { items: each(&apart(only)), ordered: false, any: None },
            (_, several) => AnswerKey::List { items: each(several), ordered: false, any: None },
        },
        Some(Kind::Blanks) => match texts.as_slice() {
            [only] => AnswerKey::Blanks(each(&apart(only))),
            several => AnswerKey::Blanks(each(several)),
        },
        // Without a deck around it, an answer is a list, a yes or a no, or text: gaps and numbers are told from a deck's own layout.
        None => match key(prompt, first) {
            list @ AnswerKey::List { .. } if texts.len() == 1 => list,
            yes_no @ AnswerKey::YesNo { .. } => yes_no,
            _ if texts.iter().all(|text| text.split_whitespace().count() <= TERM_WORDS) => AnswerKey::Term(texts),
            _ => AnswerKey::Explanation { texts, points: Vec::new() },
        },
    })
}

/// The answer key that a card of a deck amounts to, from its prompt and the wordings of its answer. `None` without a wording.
pub(super) fn infer_in_deck(prompt: &str, wordings: &[String]) -> Option<AnswerKey> {
    Some(match (wordings, key(prompt, wordings.first()?)) {
        ([_], key) => key,
        (_, AnswerKey::Blanks(gaps)) if gaps.len() == 1 => AnswerKey::Blanks(vec![wordings.to_vec()]),
        _ if wordings.iter().all(|text| text.split_whitespace().count() <= TERM_WORDS) => {
            AnswerKey::Term(wordings.to_vec())
        }
        _ => AnswerKey::Explanation { texts: wordings.to_vec(), points: Vec::new() },
    })
}

/// Reads "1,000 km" as a number and its unit.
fn number(text: &str) -> Option<AnswerKey> {
    let text = text.trim();
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+'))).unwrap_or(text.len());
    let (digits, unit) = text.split_at(end);
    let value: f64 = digits.replace(',', "").parse().ok().filter(|value: &f64| value.is_finite())?;
    let unit = Some(unit.trim().to_owned()).filter(|unit| !unit.is_empty());
    Some(AnswerKey::Number { value, tolerance: 0.0, unit })
}
