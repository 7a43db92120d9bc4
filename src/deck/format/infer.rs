//! Inferring the kind of an answer from its text: a list, a yes or no, a number, a term or an explanation.

use popquiz_deck::fold::is_blank;
use popquiz_deck::prompt::gaps;
use popquiz_deck::{AnswerKey, Card, CardId, Deck, DeckId, Kind, Wordings};

/// The items of a list written as "- a - b - c", or with one bullet per line; `None` if it isn't a list.
pub(in crate::deck) fn bulleted_items(text: &str) -> Option<Vec<String>> {
    let bullet = text.chars().next().filter(|c| matches!(c, '-' | '•' | '*' | '–'))?;
    // A space belongs after a bullet: "*.txt" is a pattern. Many leave it out after a hyphen; but if each word has one,
    // they are endings: "-ar -er -ir".
    let is_ending = |word: &str| word.starts_with(bullet) && word.chars().nth(1).is_some();
    let needs_space = match bullet {
        '•' => false,
        '*' => true,
        _ => text.lines().count() < 2 && text.split_whitespace().all(is_ending),
    };
    if needs_space && !text.chars().nth(1).is_some_and(char::is_whitespace) {
        return None;
    }
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
        // A bullet starts a word, or stands alone; "-1" in the middle of a text is a number.
        let number_follows = letters.peek().is_some_and(char::is_ascii_digit) && !before.is_whitespace();
        let is_followed = !needs_space || letters.peek().is_none_or(|next| next.is_whitespace());
        if letter == bullet && before.is_whitespace() && depth == 0 && !number_follows && is_followed {
            items.push(String::new());
        } else if let Some(item) = items.last_mut() {
            item.push(letter);
        }
        before = letter;
    }
    let items: Vec<String> = items.iter().map(|item| item.trim().to_owned()).filter(|item| !item.is_empty()).collect();
    (items.len() > 1).then_some(items)
}

pub(super) const YES_NO_WORDS: &[&str] = &[
    "is", "are", "was", "were", "do", "does", "did", "can", "could", "should", "would", "will", "has", "have", "had",
    "may", "must", "shall",
];

pub(super) fn first_words(text: &str) -> (String, String) {
    let mut words = text
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().replace('’', "'"));
    (words.next().unwrap_or_default(), words.next().unwrap_or_default())
}

/// Reads "no, it should be frozen" as a no with a reason.
pub(super) fn yes_or_no(text: &str) -> Option<(bool, Option<String>)> {
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
    // Lowercase may have another length, so the rest is taken from the original text.
    let reason =
        text.get(if yes { 3 } else { 2 }..).unwrap_or_default().trim_matches([',', '.', ';', ':', '!', ' ', '-', '–']);
    Some((yes, (!reason.is_empty()).then(|| reason.to_owned())))
}

/// The most words that are asked for as a term; more are an explanation.
const TERM_WORDS: usize = 6;

/// The kind of answer that a card has, inferred from its texts.
pub(super) fn infer_kind(prompt: &str, answer: &str) -> AnswerKey {
    if let Some(items) = bulleted_items(answer) {
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
    let parts: Vec<Wordings> = answer.split([',', '、', '，']).map(|part| vec![part.trim().to_owned()]).collect();
    if gaps == 1 {
        return AnswerKey::Blanks(vec![alternatives(answer)]);
    }
    if gaps > 1 && parts.len() == gaps && parts.iter().flatten().all(|part| !part.is_empty()) {
        return AnswerKey::Blanks(parts);
    }
    if let Some(value) = answer.parse::<f64>().ok().filter(|value| value.is_finite()) {
        return AnswerKey::Number { value, tolerance: 0.0, unit: None };
    }
    if answer.split_whitespace().count() <= TERM_WORDS || is_notation(answer) {
        return AnswerKey::Term(alternatives(answer));
    }
    AnswerKey::Explanation { texts: vec![answer.to_owned()], points: Vec::new() }
}

/// Whether an answer is a formula or an equation, however many signs it has: it has signs, and no word of several
/// letters.
fn is_notation(answer: &str) -> bool {
    const LONGEST_NAME: usize = 3;
    let has_signs = answer.contains(['=', '→', '+', '^', '√', '<', '>', '±', '×', '·', '⇌']);
    let mut words = answer.split(|letter: char| !letter.is_alphabetic());
    has_signs && words.all(|word| word.chars().count() <= LONGEST_NAME || word == "sqrt")
}

/// "Ground truth, or annotations": the whole, and each of the two.
fn alternatives(answer: &str) -> Wordings {
    let mut wordings = vec![answer.to_owned()];
    if let Some((one, other)) = answer.split_once(", or ") {
        wordings.extend([one.trim().to_owned(), other.trim().to_owned()]);
    }
    wordings
}

/// The answer key of a question with these accepted answers, of the given `kind` if it's known. A number that a number
/// key can't hold becomes a term: "3/4", or one value in several units. `None` without an accepted answer of that kind.
pub(super) fn infer(prompt: &str, answers: &[String], kind: Option<Kind>) -> Option<AnswerKey> {
    let texts: Vec<String> = answers.iter().filter(|answer| !is_blank(answer)).cloned().collect();
    let first = texts.first()?;
    let each = |texts: &[String]| texts.iter().map(|text| vec![text.trim().to_owned()]).collect();
    let apart = |text: &str| -> Vec<String> {
        text.split([',', ';', '、', '，', '；', '\n'])
            .map(|item| item.trim().to_owned())
            .filter(|item| !item.is_empty())
            .collect()
    };
    Some(match kind {
        Some(Kind::Term | Kind::Choice) => AnswerKey::Term(texts),
        Some(Kind::Explanation) => AnswerKey::Explanation { texts, points: Vec::new() },
        Some(Kind::YesNo) => {
            let other = || popquiz_judge::yes_or_no(first).map(|yes| (yes, None));
            let (yes, because) = yes_or_no(first).or_else(other)?;
            AnswerKey::YesNo { yes, because }
        }
        // A number key has one value and one unit. The judge reads the wordings of a term as quantities in any
        // notation: "10^-9", "√3/2", "5800 K" or "5500 °C".
        Some(Kind::Number) => number(first).filter(|_| texts.len() == 1).unwrap_or(AnswerKey::Term(texts)),
        Some(Kind::List) => match (bulleted_items(first), texts.as_slice()) {
            (Some(items), [_]) => AnswerKey::List { items: each(&items), ordered: false, any: None },
            (_, [only]) => AnswerKey::List { items: each(&apart(only)), ordered: false, any: None },
            (_, several) => AnswerKey::List { items: each(several), ordered: false, any: None },
        },
        Some(Kind::Blanks) => match texts.as_slice() {
            [only] => AnswerKey::Blanks(each(&apart(only))),
            several => AnswerKey::Blanks(each(several)),
        },
        // Without a deck around it, an answer is a list, yes or no, or text: gaps and numbers are inferred from a
        // deck's own layout.
        None => match infer_kind(prompt, first) {
            list @ AnswerKey::List { .. } if texts.len() == 1 => list,
            yes_no @ AnswerKey::YesNo { .. } => yes_no,
            _ if texts.iter().all(|text| text.split_whitespace().count() <= TERM_WORDS || is_notation(text)) => {
                AnswerKey::Term(texts)
            }
            _ => AnswerKey::Explanation { texts, points: Vec::new() },
        },
    })
}

/// The answer key of a deck's card, from its prompt and the wordings of its answer. `None` without a wording.
pub(super) fn infer_in_deck(prompt: &str, wordings: &[String]) -> Option<AnswerKey> {
    Some(match (wordings, infer_kind(prompt, wordings.first()?)) {
        ([_], key) => key,
        (_, AnswerKey::Blanks(gaps)) if gaps.len() == 1 => AnswerKey::Blanks(vec![wordings.to_vec()]),
        _ if wordings.iter().all(|text| text.split_whitespace().count() <= TERM_WORDS) => {
            AnswerKey::Term(wordings.to_vec())
        }
        _ => AnswerKey::Explanation { texts: wordings.to_vec(), points: Vec::new() },
    })
}

/// Reads "1,000 km" as a number and its unit. `None` for other notations: "6e23", "3/4", "8 minutes 20 seconds".
fn number(text: &str) -> Option<AnswerKey> {
    let text = text.trim();
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+'))).unwrap_or(text.len());
    let (digits, unit) = text.split_at(end);
    let value: f64 = digits.replace(',', "").parse().ok().filter(|value: &f64| value.is_finite())?;
    let unit = unit.trim();
    // In "6e23", "3/4", "4.5 × 10^-5" and "8 minutes 20 seconds", the number continues where a unit could start.
    let is_exponent = unit
        .strip_prefix(['e', 'E'])
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '+'));
    let is_unit = unit.starts_with(|c: char| c.is_alphabetic() || matches!(c, '%' | '‰' | '°' | '$' | '€' | '£' | '¥'));
    let goes_on = unit.split_whitespace().skip(1).any(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    if !unit.is_empty() && (is_exponent || !is_unit || goes_on) {
        return None;
    }
    let unit = Some(unit.to_owned()).filter(|unit| !unit.is_empty());
    Some(AnswerKey::Number { value, tolerance: 0.0, unit })
}

/// A deck with one card, for a question that has its accepted answers but no deck. If the kind isn't given, it's
/// inferred from the texts. `None` without an accepted answer of that kind.
pub fn deck_of_question(question: &str, answers: &[String], kind: Option<Kind>) -> Option<Deck> {
    let key = infer(question, answers, kind)?;
    let mut deck = Deck::new(DeckId("deck".into()), "");
    deck.cards.push(Card::new(CardId("card".into()), question, Some(key)));
    Some(deck)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number_key(texts: &[&str]) -> Option<AnswerKey> {
        let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
        infer("How much is it?", &texts, Some(Kind::Number))
    }

    #[test]
    fn a_plain_number_with_or_without_a_unit_is_a_number_key() {
        for (text, value, unit) in [
            ("42", 42.0, None),
            ("-273.15 °C", -273.15, Some("°C")),
            ("1,000 km", 1000.0, Some("km")),
            ("90 %", 90.0, Some("%")),
            ("20€", 20.0, Some("€")),
            ("114 days", 114.0, Some("days")),
            // No exponent follows the "e".
            ("5 electrons", 5.0, Some("electrons")),
        ] {
            let key = AnswerKey::Number { value, tolerance: 0.0, unit: unit.map(str::to_owned) };
            assert_eq!(number_key(&[text]), Some(key), "{text}");
        }
    }

    #[test]
    fn a_bullet_has_a_space_after_it() {
        for text in ["*.txt and not *.md", "-ar -er -ir", "*args and *kwargs", "-1 -2", "* one"] {
            assert_eq!(bulleted_items(text), None, "{text}");
        }
        for text in ["- red - green", "* red * green", "• red • green", "•red\n•green", "-red\n-green", "– red – green"]
        {
            assert_eq!(bulleted_items(text), Some(vec!["red".to_owned(), "green".to_owned()]), "{text}");
        }
        let items = vec!["deep red".to_owned(), "green".to_owned(), "sky blue".to_owned()];
        assert_eq!(bulleted_items("-deep red -green - sky blue"), Some(items));
    }

    #[test]
    fn a_long_equation_is_a_term() {
        for text in ["2 H₂ + O₂ → 2 H₂O", "x = (-b ± √(b² - 4ac)) / (2a)", "CH4 + 2 O2 -> CO2 + 2 H2O"] {
            let texts = [text.to_owned()];
            assert!(matches!(infer("Which equation?", &texts, None), Some(AnswerKey::Term(_))), "{text}");
            assert!(matches!(infer_kind("Which equation?", text), AnswerKey::Term(_)), "{text}");
        }
        let texts = ["The sum of a and b is equal to c + d".to_owned()];
        assert!(matches!(infer("Which?", &texts, None), Some(AnswerKey::Explanation { .. })));
    }

    #[test]
    fn a_number_in_another_notation_or_in_several_units_is_a_term() {
        for texts in [
            &["10^-9"][..],
            &["√3/2"],
            &["3/4"],
            &["6e23"],
            &["4.5 × 10^-5"],
            &["8 minutes 20 seconds"],
            &["a dozen"],
            &["5800 K", "5500 °C"],
        ] {
            let wordings = texts.iter().map(|text| (*text).to_owned()).collect();
            assert_eq!(number_key(texts), Some(AnswerKey::Term(wordings)), "{texts:?}");
        }
        assert_eq!(number_key(&[" "]), None);
    }
}
