//! Prompts that give their answer away, or that mean nothing on their own.

use popquiz_deck::prompt;
use popquiz_deck::{AnswerKey, Card};

use super::finding::Problem;
use super::rule::Rule;
use super::texts::excerpt;
use super::words;
use super::words::{English, folded};
use crate::texts::phrase;

pub(super) fn check(card: &Card, english: English) -> impl Iterator<Item = Problem> {
    let unclear = if english.prompts { unclear(card) } else { None };
    answer_in_prompt(card).into_iter().chain(unclear)
}

/// An accepted wording that the prompt contains word for word; unless the prompt offers it ("A or B?"), quotes it (a word
/// to translate), or is hardly more than that word (a vocabulary card).
fn answer_in_prompt(card: &Card) -> Option<Problem> {
    let Some(AnswerKey::Term(answers) | AnswerKey::Explanation { texts: answers, .. }) = &card.key else {
        return None;
    };
    let words = words::words(&card.prompt);
    if words.len() <= 2 || words.iter().any(|word| word == "or") {
        return None;
    }
    let prompt = format!(" {} ", words.join(" "));
    let is_quoted = |answer: &str| {
        let at = card.prompt.to_lowercase().find(&answer.trim().to_lowercase());
        at.and_then(|at| card.prompt.get(..at)?.chars().next_back()).is_some_and(|before| "\"'“‘«„`".contains(before))
    };
    let stands_there = |answer: &&String| {
        let folded = folded(answer);
        folded.chars().filter(|letter| letter.is_alphanumeric()).count() > 2
            && prompt.contains(&format!(" {folded} "))
            && !is_quoted(answer)
    };
    let given = answers.iter().find(stands_there)?;
    let what = phrase!("check-answer-in-prompt", answer = excerpt(given));
    let advice =
        if answers.first() == Some(given) { phrase!("advice-rephrase") } else { phrase!("advice-remove-or-rephrase") };
    Some(Problem::warning(Rule::AnswerInPrompt, what, advice))
}

fn unclear(card: &Card) -> Option<Problem> {
    let words = words::words(&card.prompt);
    // With an image, "this figure" is there.
    let reference = if card.image.is_none() { dangling(card, &words) } else { None };
    let (what, advice) = if let Some(reference) = reference {
        (phrase!("check-refers-elsewhere", text = excerpt(&reference)), phrase!("advice-say-what"))
    } else if card.image.is_none() && says_nothing(card, &words) {
        (phrase!("check-no-question", prompt = excerpt(&card.prompt)), phrase!("advice-complete-question"))
    } else {
        return None;
    };
    Some(Problem::warning(Rule::UnclearPrompt, what, advice))
}

/// Phrases that only make sense on a page of a book or a slide.
const ON_THE_PAGE: &[&str] = &[
    "the above",
    "the figure above",
    "the figure below",
    "the diagram above",
    "the diagram below",
    "shown above",
    "shown below",
    "pictured above",
    "pictured below",
    "mentioned above",
    "mentioned earlier",
    "mentioned previously",
    "described above",
    "the previous question",
    "the last question",
    "the next question",
    "the previous card",
    "this figure",
    "this diagram",
    "this picture",
    "this image",
    "this photo",
    "this chapter",
    "this lecture",
    "this slide",
    "this book",
    "this section",
    "this exercise",
    "this example",
    "our example",
    "the author",
    "the lecturer",
];

/// The words of the prompt that refer to something outside it.
fn dangling(card: &Card, words: &[String]) -> Option<String> {
    // What's "below" or "above" may be on another line.
    if card.prompt.trim().contains('\n') {
        return None;
    }
    let padded = format!(" {} ", words.join(" "));
    if let Some(found) = ON_THE_PAGE.iter().find(|words| padded.contains(&format!(" {words} "))) {
        // "The author of Emma" is in the prompt; so is "this book by ...".
        let named = ["of", "by", "is", "was", "called", "who", "that"];
        let after = padded.split_once(&format!(" {found} ")).and_then(|(_, rest)| rest.split_whitespace().next());
        let is_named = matches!(*found, "the author" | "this book" | "this example")
            && after.is_some_and(|next| named.contains(&next));
        // "This book tells of a white whale" announces what is asked for.
        let is_announced = found.starts_with("this ") && padded.starts_with(&format!(" {found} "));
        return (!is_named && !is_announced).then(|| (*found).to_owned());
    }
    pronoun(card, words).or_else(|| nothing_this_can_be(card, words))
}

const PRONOUNS: &[&str] = &["it", "they", "them", "this", "these", "those", "he", "she", "him"];

/// Words before a pronoun that it can't refer to.
const NO_ANTECEDENTS: &[&str] = &[
    "what", "which", "who", "whom", "how", "why", "when", "where", "is", "are", "was", "were", "do", "does", "did",
    "can", "could", "should", "would", "will", "has", "have", "had", "much", "many", "often", "long", "in", "to",
    "for", "of", "by", "from", "with", "on", "at", "use", "call", "called", "work", "wrote", "made", "and", "but",
    "so", "name", "explain", "describe", "define",
];

/// Words that explain an "it" or "this" before them: "is it true that".
const EXPLAINED_AFTER: &[&str] =
    &["to", "that", "when", "if", "whether", "for", "who", "what", "how", "as", "mean", "rain", "say"];

/// A pronoun in a short question with nothing to refer to: "How does it work?"
fn pronoun(card: &Card, words: &[String]) -> Option<String> {
    const SHORT: usize = 6;
    // A phrase to translate is a prompt of its own, and its answer is a question.
    let answers = card.key.as_ref().map(AnswerKey::answers).unwrap_or_default();
    let is_phrase = answers.iter().any(|answer| answer.trim_end().ends_with(['?', '؟', '？']));
    if words.len() > SHORT || !card.prompt.trim_end().ends_with('?') || is_phrase || prompt::gaps(&card.prompt) > 0 {
        return None;
    }
    let at = words.iter().position(|word| PRONOUNS.contains(&word.as_str()))?;
    let asks = words.first().is_some_and(|first| NO_ANTECEDENTS.contains(&first.as_str()));
    let (before, after) = (words.iter().take(at), words.get(at + 1..).unwrap_or_default());
    let nothing_before = before.clone().all(|word| NO_ANTECEDENTS.contains(&word.as_str()));
    let explained = after.iter().any(|word| EXPLAINED_AFTER.contains(&word.as_str()));
    // "This" and "these" before a noun are looked at below.
    let before_noun = matches!(words.get(at).map(String::as_str), Some("this" | "these" | "those"))
        && after.first().is_some_and(|next| {
            !NO_ANTECEDENTS.contains(&next.as_str()) && !GENERIC.contains(&next.as_str()) && next != "important"
        });
    (asks && nothing_before && !explained && !before_noun).then(|| words.get(at).cloned().unwrap_or_default())
}

/// "This data" in a text with gaps: the gap hides what it refers to.
fn nothing_this_can_be(card: &Card, words: &[String]) -> Option<String> {
    if !matches!(card.key, Some(AnswerKey::Blanks(_)) | None) {
        return None;
    }
    let gap = words.iter().position(|word| word == words::GAP)?;
    let at = words.iter().take(gap).position(|word| matches!(word.as_str(), "this" | "these"))?;
    // At the start of a prompt, it refers to an earlier text; in the middle, it may refer to the words before it.
    let noun = words.get(at + 1)?;
    let before = words.get(..at).unwrap_or_default();
    let names_something = before.iter().any(|word| {
        word == noun
            || word.len() > 4 && !NO_ANTECEDENTS.contains(&word.as_str()) && word != "before" && word != "after"
    });
    (GENERIC.contains(&noun.as_str()) && !names_something)
        .then(|| format!("{} {noun}", words.get(at).map_or("this", String::as_str)))
}

/// Nouns that fit any subject.
const GENERIC: &[&str] = &[
    "advantage",
    "advantages",
    "algorithm",
    "approach",
    "benefit",
    "benefits",
    "case",
    "cases",
    "category",
    "categories",
    "cause",
    "causes",
    "characteristic",
    "characteristics",
    "class",
    "code",
    "comparison",
    "component",
    "components",
    "concept",
    "concepts",
    "configuration",
    "data",
    "definition",
    "description",
    "difference",
    "differences",
    "disadvantage",
    "disadvantages",
    "effect",
    "effects",
    "equation",
    "example",
    "examples",
    "feature",
    "features",
    "formula",
    "function",
    "functions",
    "idea",
    "implementation",
    "introduction",
    "kind",
    "kinds",
    "limitation",
    "limitations",
    "meaning",
    "method",
    "methods",
    "model",
    "models",
    "name",
    "names",
    "notation",
    "object",
    "objects",
    "operation",
    "option",
    "options",
    "overview",
    "parameter",
    "parameters",
    "part",
    "parts",
    "phase",
    "phases",
    "problem",
    "problems",
    "procedure",
    "process",
    "program",
    "properties",
    "property",
    "purpose",
    "reason",
    "reasons",
    "result",
    "results",
    "role",
    "rule",
    "rules",
    "setting",
    "settings",
    "setup",
    "stage",
    "stages",
    "step",
    "steps",
    "structure",
    "summary",
    "system",
    "task",
    "technique",
    "techniques",
    "term",
    "terms",
    "theory",
    "type",
    "types",
    "usage",
    "use",
    "uses",
    "value",
    "values",
    "variable",
    "way",
    "ways",
];

/// A heading rather than a question: two or more words that fit any subject, without a verb, a question mark or a gap.
fn says_nothing(card: &Card, words: &[String]) -> bool {
    const LITTLE: &[&str] = &[
        "a",
        "an",
        "the",
        "of",
        "and",
        "in",
        "for",
        "to",
        "its",
        "their",
        "main",
        "some",
        "other",
        "different",
        "general",
        "basic",
    ];
    let generic = words.iter().filter(|word| GENERIC.contains(&word.as_str())).count();
    let is_made_of_them = words.iter().all(|word| GENERIC.contains(&word.as_str()) || LITTLE.contains(&word.as_str()));
    let is_demand = words.first().is_some_and(|first| matches!(first.as_str(), "name" | "use"));
    // A single word is a vocabulary card, unless it has no answer.
    is_made_of_them
        && !is_demand
        && (generic > 1 || generic == 1 && card.key.is_none())
        && !card.prompt.contains(['?', ':'])
}
