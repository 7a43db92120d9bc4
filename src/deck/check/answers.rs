//! Answers: missing, too long to type, accepted and rejected, or doubled.

use std::collections::HashSet;

use popquiz_deck::prompt;
use popquiz_deck::{AnswerKey, Card};

use super::finding::{Fix, Problem};
use super::rule::Rule;
use super::texts::{groups, quoted};
use super::words::folded;

pub(super) fn check(card: &Card) -> impl Iterator<Item = Problem> {
    let one = [missing(card), gaps(card), too_long(card), accepted_and_rejected(card)];
    one.into_iter().flatten().chain(duplicates(card))
}

fn missing(card: &Card) -> Option<Problem> {
    let what = "the card has no answer, so it's never asked";
    card.key.is_none().then(|| Problem::warning(Rule::MissingAnswer, what, "write one, or remove the card"))
}

fn gaps(card: &Card) -> Option<Problem> {
    let Some(AnswerKey::Blanks(answers)) = &card.key else { return None };
    let gaps = prompt::gaps(&card.prompt);
    (gaps != answers.len()).then(|| {
        let gaps = if gaps == 1 { "1 gap".to_owned() } else { format!("{gaps} gaps") };
        let what = format!("the prompt has {gaps} (`...`), but the answer fills {}", answers.len());
        Problem::error(Rule::GapCount, what, "make the numbers match")
    })
}

/// The most words that somebody types while a question is open. An explanation is judged by what it says, and at a
/// word per second, which is fast on a phone, takes less than a minute; a list is filled in by several people, item by
/// item; a term or a gap is matched word by word.
const TERM_WORDS: usize = 12;
const GAP_WORDS: usize = 8;
const ITEM_WORDS: usize = 25;
const EXPLANATION_WORDS: usize = 40;

/// The most characters, for scripts that write no spaces.
const CHARS_PER_WORD: usize = 25;

fn too_long(card: &Card) -> Option<Problem> {
    let key = card.key.as_ref()?;
    let (name, most, advice) = match key {
        AnswerKey::Term(_) => ("answer", TERM_WORDS, "accept a shorter wording, or make it an explanation"),
        AnswerKey::Blanks(_) => ("text of a gap", GAP_WORDS, "leave out less of the prompt"),
        AnswerKey::List { .. } => ("item", ITEM_WORDS, "accept a shorter wording of it"),
        AnswerKey::Explanation { points, .. } if points.is_empty() => {
            ("answer", EXPLANATION_WORDS, "shorten it, list its key `points`, or split the card")
        }
        _ => return None,
    };
    let said = |wording: &str| wording.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
    let words = |wording: &String| said(wording).max(wording.chars().count().div_ceil(CHARS_PER_WORD));
    // People may answer with the shortest wording.
    let longest = groups(key)
        .into_iter()
        .filter_map(|wordings| wordings.iter().min_by_key(|it| words(it)))
        .max_by_key(|it| words(it))?;
    (words(longest) > most).then(|| {
        let length = said(longest);
        let length =
            if length > most { format!("{length} words") } else { format!("{} characters", longest.chars().count()) };
        let what = format!("the {name} {} is too long to type: {length}", quoted(longest));
        Problem::warning(Rule::AnswerTooLong, what, advice)
    })
}

fn accepted_and_rejected(card: &Card) -> Option<Problem> {
    let accepted: HashSet<String> = accepted(card.key.as_ref()?).map(|wording| folded(wording)).collect();
    let both = card.reject.iter().find(|wording| accepted.contains(&folded(wording)))?;
    let what = format!("{} is both accepted and rejected", quoted(both));
    Some(Problem::error(Rule::AcceptedAndRejected, what, "remove it from one of them"))
}

fn accepted(key: &AnswerKey) -> impl Iterator<Item = &String> {
    let points = if let AnswerKey::Explanation { points, .. } = key { points.len() } else { 0 };
    let mut groups = groups(key);
    groups.truncate(groups.len() - points);
    groups.into_iter().flatten()
}

/// The form in which wordings are compared: the judge makes no difference between two that agree in it.
pub(super) fn same(wording: &str) -> String {
    wording.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn duplicates(card: &Card) -> Vec<Problem> {
    let Some(key) = &card.key else { return Vec::new() };
    let mut found = Vec::new();
    if let AnswerKey::Choice { options, .. } = key {
        if let Some(option) = first_duplicate(options) {
            let what = format!("two options are {option}, so nobody can tell them apart");
            found.push(Problem::error(Rule::DoubledAnswer, what, "change or remove one of them"));
        }
        return found;
    }
    for wordings in groups(key) {
        if let Some(wording) = first_duplicate(wordings) {
            let what = format!("{wording} is listed twice");
            found.push(
                Problem::warning(Rule::DoubledAnswer, what, "remove one of them").fixed_by(Fix::DropDoubledWordings),
            );
        }
    }
    if let AnswerKey::List { items, .. } = key
        && let Some(item) = first_duplicate(items.iter().filter_map(|item| item.first()))
    {
        let what = format!("two items of the list are {item}");
        found.push(Problem::warning(Rule::DoubledAnswer, what, "remove one of them"));
    }
    found
}

/// The first wording that occurs a second time.
fn first_duplicate<'a>(wordings: impl IntoIterator<Item = &'a String>) -> Option<String> {
    let mut seen = HashSet::new();
    wordings.into_iter().find(|wording| !seen.insert(same(wording))).map(|wording| quoted(wording))
}
