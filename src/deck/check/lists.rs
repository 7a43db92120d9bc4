//! Lists that were written as one answer: with bullets, or as "a, b and c" if the prompt asks for several things.

use popquiz_deck::prompt;
use popquiz_deck::{AnswerKey, Card};

use super::finding::{Fix, Problem};
use super::rule::Rule;
use super::texts::excerpt;
use super::words::English;
use crate::deck::format;
use crate::texts::phrase;

pub(super) fn check(card: &Card, english: English) -> Option<Problem> {
    let wordings = match card.key.as_ref()? {
        AnswerKey::Term(wordings) => wordings,
        AnswerKey::Explanation { texts, points } if points.is_empty() => texts,
        _ => return None,
    };
    let [text] = wordings.as_slice() else { return None };
    let advice = phrase!("advice-make-list");
    if let Some(items) = marked_items(text) {
        let what = phrase!("check-items-in-answer", items = items.len());
        return Some(Problem::warning(Rule::GluedList, what, advice).fixed_by(Fix::SplitList(items)));
    }
    if !english.prompts || prompt::gaps(&card.prompt) > 0 {
        return None;
    }
    let parts = parts(text);
    let requested_count = if text.trim_end_matches('.').ends_with("etc") {
        RequestedCount::Several
    } else {
        requested_count(&card.prompt)?
    };
    let glued = match requested_count {
        _ if parts.len() < 2 => false,
        RequestedCount::Both => parts.len() == 2 && text.contains(','),
        RequestedCount::Exactly(count) => parts.len() == count,
        RequestedCount::Several => true,
    };
    glued.then(|| {
        let what = phrase!("check-list-in-answer", answer = excerpt(text), items = parts.len());
        Problem::warning(Rule::GluedList, what, advice)
    })
}

/// Items after bullets, or after numbers at the start of their lines: clearly a list.
fn marked_items(text: &str) -> Option<Vec<String>> {
    let items = format::bulleted_items(text).or_else(|| {
        let numbered = |(index, line): (usize, &str)| {
            let rest = line.trim_start().strip_prefix(&(index + 1).to_string())?;
            Some(rest.strip_prefix(['.', ')'])?.trim().to_owned())
        };
        let lines = text.lines().filter(|line| !line.trim().is_empty()).enumerate();
        lines.map(numbered).collect::<Option<Vec<String>>>().filter(|items| items.len() > 1)
    })?;
    // "- 5 - 3" is a sum.
    items.iter().all(|item| item.contains(char::is_alphabetic)).then_some(items)
}

/// The most words of an answer that names several things and is no explanation.
const NAMED_WORDS: usize = 8;

/// What a short answer names: "a and b", "a, b and c". A choice ("a or b") is one thing.
fn parts(text: &str) -> Vec<String> {
    // A sentence says one thing, and the comma of "100,000" separates nothing.
    let is_sentence = text.ends_with('.') && text.starts_with(char::is_uppercase) && !text.ends_with("etc.");
    if is_sentence || text.split_whitespace().count() > NAMED_WORDS || text.contains(['(', '=']) {
        return Vec::new();
    }
    let text = text.trim_end_matches(['.', ' ']);
    let text = text.strip_suffix("etc").unwrap_or(text).trim_end_matches([',', ' ']);
    let parts = text
        .split([';', '\n'])
        .flat_map(|part| part.split(", "))
        .flat_map(|part| part.split(" and "))
        .map(|part| part.trim().trim_start_matches("and "));
    parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// How many things a prompt asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
enum RequestedCount {
    Exactly(usize),
    /// One thing and another: "which state and country".
    Both,
    Several,
}

const NUMBERS: &[&str] = &["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/// A word without surrounding punctuation.
fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

fn is_plural(word: &str) -> bool {
    let word = bare(word);
    let ends = |ending: &&str| word.ends_with(*ending);
    let is_other = ["ss", "us", "is", "as", "'s", "’s"].iter().any(ends) || VERBS.contains(&word.as_str());
    word.len() > 3 && word.ends_with('s') && !is_other
}

/// A number from two to ten, in words or digits.
fn number(word: &str) -> Option<usize> {
    let word = bare(word);
    let in_words = NUMBERS.iter().position(|number| *number == word).map(|at| at + 2);
    in_words.or_else(|| word.parse().ok()).filter(|number| (2..=10).contains(number))
}

/// `None` if the prompt asks for one thing, or it's unclear.
fn requested_count(prompt: &str) -> Option<RequestedCount> {
    let words: Vec<&str> = prompt.split_whitespace().collect();
    let (first, second) = (bare(words.first()?), words.get(1).map(|word| bare(word)).unwrap_or_default());
    let asks = matches!(first.as_str(), "what" | "which" | "name" | "what's" | "what’s");
    // "Which play is about two lovers" asks for one play.
    let is_asked = |word: &&str| !(asks && LINKS.contains(&bare(word).as_str()));
    for (at, word) in words.iter().take_while(|word| is_asked(word)).enumerate() {
        if let Some(count) = number(word)
            && words.iter().skip(at + 1).take(2).any(|word| is_plural(word))
        {
            return Some(RequestedCount::Exactly(count));
        }
    }
    let by_are = asks && matches!(second.as_str(), "are" | "were");
    // "Which two", "common metrics for": the plural comes before any word that would start a new phrase.
    let head = words.iter().skip(usize::from(asks)).take(3).take_while(|word| !LINKS.contains(&bare(word).as_str()));
    let by_head = !first.starts_with("what'")
        && !first.starts_with("what’")
        && head.clone().any(|word| is_plural(word))
        && !starts_a_sentence(&first);
    if by_are || by_head {
        return Some(RequestedCount::Several);
    }
    let and = words.iter().position(|word| *word == "and")?;
    let before_clause = !words.iter().take(and).any(|word| CLAUSES.contains(&bare(word).as_str()));
    let names = [and.checked_sub(1), Some(and + 1)].into_iter().flatten().filter_map(|at| words.get(at));
    let are_names = names.clone().any(|word| word.starts_with(char::is_uppercase));
    (asks && before_clause && !are_names).then_some(RequestedCount::Both)
}

/// Verbs that look like plurals.
const VERBS: &[&str] = &[
    "stands",
    "means",
    "equals",
    "refers",
    "contains",
    "consists",
    "causes",
    "includes",
    "occurs",
    "happens",
    "makes",
    "gives",
    "shows",
    "describes",
    "involves",
    "uses",
    "takes",
    "comes",
    "goes",
    "does",
    "says",
    "tells",
    "always",
    "plays",
    "leads",
    "follows",
    "belongs",
    "lives",
];

/// Words after which a prompt no longer says what it asks for.
const LINKS: &[&str] = &[
    "of", "in", "on", "for", "to", "is", "are", "was", "were", "do", "does", "did", "that", "with", "by", "from",
    "can", "has", "have",
];
const CLAUSES: &[&str] =
    &["when", "where", "while", "if", "that", "who", "whose", "because", "did", "does", "do", "between"];

/// Whether a prompt that starts with this word asks for a reason, a way or a yes.
fn starts_a_sentence(first: &str) -> bool {
    matches!(
        first,
        "how"
            | "why"
            | "when"
            | "where"
            | "who"
            | "is"
            | "are"
            | "was"
            | "were"
            | "do"
            | "does"
            | "did"
            | "can"
            | "should"
            | "if"
            | "to"
            | "it"
            | "they"
            | "this"
            | "a"
            | "an"
            | "the"
            | "all"
            | "in"
            | "at"
            | "by"
    )
}
