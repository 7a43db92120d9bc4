//! Answers: missing, too long to type, accepted and rejected, or doubled.

use std::collections::HashSet;

use popquiz_deck::prompt;
use popquiz_deck::{AnswerKey, Card};

use super::finding::{Fix, Problem};
use super::rule::Rule;
use super::texts::{excerpt, groups};
use super::words::folded;
use crate::texts::phrase;

pub(super) fn check(card: &Card) -> impl Iterator<Item = Problem> {
    let one = [missing(card), gaps(card), too_long(card), accepted_and_rejected(card)];
    one.into_iter().flatten().chain(duplicates(card))
}

fn missing(card: &Card) -> Option<Problem> {
    let problem = || Problem::warning(Rule::MissingAnswer, phrase!("check-no-answer"), phrase!("advice-write-answer"));
    card.key.is_none().then(problem)
}

fn gaps(card: &Card) -> Option<Problem> {
    let Some(AnswerKey::Blanks(answers)) = &card.key else { return None };
    let gaps = prompt::gaps(&card.prompt);
    (gaps != answers.len()).then(|| {
        let what = phrase!("check-gaps", gaps = gaps, answers = answers.len());
        Problem::error(Rule::GapCount, what, phrase!("advice-match-gaps"))
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
        AnswerKey::Term(_) => ("answer", TERM_WORDS, phrase!("advice-shorter-or-explanation")),
        AnswerKey::Blanks(_) => ("gap", GAP_WORDS, phrase!("advice-smaller-gap")),
        AnswerKey::List { .. } => ("item", ITEM_WORDS, phrase!("advice-shorter-wording")),
        AnswerKey::Explanation { points, .. } if points.is_empty() => {
            ("answer", EXPLANATION_WORDS, phrase!("advice-shorter-explanation"))
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
        let (length, unit) = match said(longest) {
            words if words > most => (words, "words"),
            _ => (longest.chars().count(), "characters"),
        };
        let what = phrase!("check-too-long", part = name, answer = excerpt(longest), length = length, unit = unit);
        Problem::warning(Rule::AnswerTooLong, what, advice)
    })
}

fn accepted_and_rejected(card: &Card) -> Option<Problem> {
    let accepted: HashSet<String> = accepted(card.key.as_ref()?).map(|wording| folded(wording)).collect();
    let both = card.reject.iter().find(|wording| accepted.contains(&folded(wording)))?;
    let what = phrase!("check-accepted-and-rejected", wording = excerpt(both));
    Some(Problem::error(Rule::AcceptedAndRejected, what, phrase!("advice-accept-or-reject")))
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
            let what = phrase!("check-same-options", option = option);
            found.push(Problem::error(Rule::DoubledAnswer, what, phrase!("advice-change-or-remove-one")));
        }
        return found;
    }
    for wordings in groups(key) {
        if let Some(wording) = first_duplicate(wordings) {
            let what = phrase!("check-same-wordings", wording = wording);
            let problem = Problem::warning(Rule::DoubledAnswer, what, phrase!("advice-remove-one"));
            found.push(problem.fixed_by(Fix::DropDoubledWordings));
        }
    }
    if let AnswerKey::List { items, .. } = key
        && let Some(item) = first_duplicate(items.iter().filter_map(|item| item.first()))
    {
        let what = phrase!("check-same-items", item = item);
        found.push(Problem::warning(Rule::DoubledAnswer, what, phrase!("advice-remove-one")));
    }
    found
}

/// The first wording that occurs a second time.
fn first_duplicate<'a>(wordings: impl IntoIterator<Item = &'a String>) -> Option<String> {
    let mut seen = HashSet::new();
    wordings.into_iter().find(|wording| !seen.insert(same(wording))).map(|wording| excerpt(wording))
}
