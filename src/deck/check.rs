//! What is wrong or weak in a deck, and the smallest fix: one function for each thing to look for.

use std::collections::HashMap;

use super::{AnswerKey, Card, CardId, Deck, format};

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The card works, but not as well as it could.
    Warning,
    /// The card cannot be played fairly.
    Error,
}

/// Something wrong or weak in a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How bad.
    pub severity: Severity,
    /// The line of the card.
    pub line: usize,
    /// The card.
    pub card: CardId,
    /// What, and the smallest fix.
    pub what: String,
}

/// The most characters of a prompt: it is shown with options, hints on how to answer, and escapes.
const PROMPT_CHARS: usize = 1_500;

/// The most characters of an answer that somebody would type.
const ANSWER_CHARS: usize = 1_000;

/// Looks through a deck; findings in the order of its cards.
pub fn check(deck: &Deck) -> Vec<Finding> {
    let mut findings = Vec::new();
    for card in &deck.cards {
        let mut found = |severity, what: String| {
            findings.push(Finding { severity, line: card.line, card: card.id.clone(), what });
        };
        for look in [
            missing_answer,
            gaps_that_do_not_match,
            too_long,
            answer_in_prompt,
            rejected_and_accepted,
            doubled_wordings,
        ] {
            if let Some((severity, what)) = look(card) {
                found(severity, what);
            }
        }
    }
    findings.extend(same_prompts(deck));
    findings.sort_by_key(|finding| finding.line);
    findings
}

type Found = Option<(Severity, String)>;

fn missing_answer(card: &Card) -> Found {
    card.key.is_none().then(|| {
        (Severity::Warning, "the answer is missing, so the card is never asked; write it, or remove the card".into())
    })
}

fn gaps_that_do_not_match(card: &Card) -> Found {
    let Some(AnswerKey::Blanks(answers)) = &card.key else { return None };
    let gaps = format::gaps(&card.prompt);
    (gaps != answers.len()).then(|| {
        (
            Severity::Error,
            format!("the prompt has {gaps} gaps (`...`) and the answer fills {}; make them as many", answers.len()),
        )
    })
}

fn too_long(card: &Card) -> Found {
    if card.prompt.chars().count() > PROMPT_CHARS {
        return Some((
            Severity::Error,
            format!("the prompt is longer than {PROMPT_CHARS} characters, and Discord would cut it; shorten it"),
        ));
    }
    let longest = card.key.as_ref()?.answers().iter().map(|answer| answer.chars().count()).max()?;
    (longest > ANSWER_CHARS).then(|| {
        (Severity::Warning, format!("the answer is longer than {ANSWER_CHARS} characters: nobody types that; split the card, or give key points"))
    })
}

/// Folded for comparison: case, spaces and what stands around words do not matter.
fn plain(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

fn answer_in_prompt(card: &Card) -> Found {
    let Some(AnswerKey::Term(answers) | AnswerKey::Explanation { texts: answers, .. }) = &card.key else {
        return None;
    };
    let prompt = format!(" {} ", plain(&card.prompt));
    let given =
        answers.iter().find(|answer| !plain(answer).is_empty() && prompt.contains(&format!(" {} ", plain(answer))))?;
    Some((Severity::Warning, format!("the prompt gives the answer “{given}” away; ask in other words")))
}

fn accepted(key: &AnswerKey) -> Vec<&String> {
    match key {
        AnswerKey::Term(wordings) | AnswerKey::Explanation { texts: wordings, .. } => wordings.iter().collect(),
        AnswerKey::List { items: parts, .. } | AnswerKey::Blanks(parts) => parts.iter().flatten().collect(),
        AnswerKey::Choice { options, .. } => options.iter().collect(),
        AnswerKey::Number { .. } | AnswerKey::YesNo { .. } => Vec::new(),
    }
}

fn rejected_and_accepted(card: &Card) -> Found {
    let accepted: Vec<String> = accepted(card.key.as_ref()?).into_iter().map(|wording| plain(wording)).collect();
    let both = card.reject.iter().find(|wording| accepted.contains(&plain(wording)))?;
    Some((Severity::Error, format!("“{both}” is both accepted and rejected; take it out of one of the two")))
}

fn doubled_wordings(card: &Card) -> Found {
    let mut wordings: Vec<String> =
        accepted(card.key.as_ref()?).into_iter().map(|wording| plain(wording)).filter(|it| !it.is_empty()).collect();
    wordings.sort();
    let doubled = wordings.windows(2).find(|pair| pair.first() == pair.last())?.first()?.clone();
    Some((Severity::Warning, format!("“{doubled}” stands among the answers twice; take one out")))
}

fn same_prompts(deck: &Deck) -> Vec<Finding> {
    let mut first: HashMap<String, &Card> = HashMap::new();
    let mut findings = Vec::new();
    for card in &deck.cards {
        let Some(before) = first.get(&plain(&card.prompt)) else {
            first.insert(plain(&card.prompt), card);
            continue;
        };
        let what = if before.key == card.key {
            format!("the same card stands on line {}; remove one of the two", before.line)
        } else {
            format!(
                "the card on line {} has the same prompt and another answer, so who answers cannot know which is meant; say more in one of the prompts, or join them",
                before.line
            )
        };
        findings.push(Finding { severity: Severity::Warning, line: card.line, card: card.id.clone(), what });
    }
    findings
}
