//! Moodle's embedded answers ("Cloze"): `The {1:SHORTANSWER:=heart~=cor} pumps {1:MC:=blood~water}.`
//!
//! Each becomes a blank. The options of a choice follow it in parentheses, because nobody could guess which are meant.

use popquiz_deck::Wordings;

/// The kinds of embedded answers, with the short names that Moodle also knows.
const KINDS: &[(&str, Kind)] = &[
    ("SHORTANSWER", Kind::Text),
    ("SA", Kind::Text),
    ("MW", Kind::Text),
    ("SHORTANSWER_C", Kind::Text),
    ("SAC", Kind::Text),
    ("MWC", Kind::Text),
    ("NUMERICAL", Kind::Number),
    ("NM", Kind::Number),
    ("MULTICHOICE", Kind::Choice),
    ("MC", Kind::Choice),
    ("MULTICHOICE_V", Kind::Choice),
    ("MCV", Kind::Choice),
    ("MULTICHOICE_H", Kind::Choice),
    ("MCH", Kind::Choice),
    ("MULTICHOICE_S", Kind::Choice),
    ("MCS", Kind::Choice),
    ("MULTICHOICE_VS", Kind::Choice),
    ("MCVS", Kind::Choice),
    ("MULTICHOICE_HS", Kind::Choice),
    ("MCHS", Kind::Choice),
    ("MULTIRESPONSE", Kind::Choice),
    ("MR", Kind::Choice),
    ("MRV", Kind::Choice),
    ("MRH", Kind::Choice),
    ("MULTIRESPONSE_H", Kind::Choice),
    ("MULTIRESPONSE_S", Kind::Choice),
];

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Text,
    Number,
    Choice,
}

/// A text with embedded answers as a prompt and what belongs into its blanks.
#[derive(Debug, PartialEq)]
pub(super) struct Embedded {
    pub(super) prompt: String,
    pub(super) blanks: Vec<Wordings>,
    /// The feedback on right answers.
    pub(super) feedback: Vec<String>,
    /// How many answers with feedback or with a part of the points were left out.
    pub(super) left_out: usize,
}

/// Reads a text; `None` if it has no embedded answers, or one without a right answer.
pub(super) fn read(text: &str) -> Option<Embedded> {
    let mut embedded = Embedded { prompt: String::new(), blanks: Vec::new(), feedback: Vec::new(), left_out: 0 };
    let mut rest = text;
    while let Some((before, kind, inside, behind)) = next(rest) {
        embedded.prompt.push_str(before);
        if embedded.prompt.ends_with(char::is_alphanumeric) {
            embedded.prompt.push(' ');
        }
        embedded.prompt.push_str("_____");
        let (mut right, mut options) = (Vec::new(), Vec::new());
        for answer in split(inside, '~') {
            let (is_right, is_partial, answer) = weighed(answer.trim());
            let mut parts = split(answer, '#').into_iter();
            let text = parts.next().map(unescaped).unwrap_or_default();
            let feedback = parts.next().map(unescaped).unwrap_or_default();
            let text =
                if kind == Kind::Number { text.split(':').next().unwrap_or_default().trim().to_owned() } else { text };
            if text.is_empty() {
                continue;
            }
            if is_right {
                embedded.feedback.extend(Some(feedback).filter(|feedback| !feedback.is_empty()));
                right.push(text.clone());
            } else {
                embedded.left_out += usize::from(is_partial || !feedback.is_empty());
            }
            if text != "*" {
                options.push(text);
            }
        }
        if right.is_empty() {
            return None;
        }
        if kind == Kind::Choice {
            embedded.prompt.push_str(&[" (", &options.join(" / "), ")"].concat());
        }
        if behind.starts_with(char::is_alphanumeric) {
            embedded.prompt.push(' ');
        }
        embedded.blanks.push(right);
        rest = behind;
    }
    embedded.prompt.push_str(rest);
    (!embedded.blanks.is_empty()).then_some(embedded)
}

/// The text before the next embedded answer, its kind, the answers, and the text behind it.
fn next(text: &str) -> Option<(&str, Kind, &str, &str)> {
    text.match_indices('{').find_map(|(at, _)| {
        let rest = text.get(at + 1..)?;
        let rest = rest.trim_start_matches(|letter: char| letter.is_ascii_digit()).strip_prefix(':')?;
        let (name, rest) = rest.split_once(':')?;
        let (_, kind) = KINDS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name))?;
        let end = signs(rest).find(|(_, sign)| *sign == '}')?.0;
        Some((text.get(..at)?, *kind, rest.get(..end)?, rest.get(end + 1..)?))
    })
}

/// The signs of a text that no backslash is before.
fn signs(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut is_escaped = false;
    text.char_indices().filter(move |(_, letter)| {
        let was_escaped = is_escaped;
        is_escaped = *letter == '\\' && !was_escaped;
        !was_escaped
    })
}

fn split(text: &str, at: char) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (place, _) in signs(text).filter(|(_, letter)| *letter == at) {
        parts.extend(text.get(start..place));
        start = place + at.len_utf8();
    }
    parts.extend(text.get(start..));
    parts
}

/// Whether an answer is right, or earns a part of the points; and the answer without its mark.
fn weighed(answer: &str) -> (bool, bool, &str) {
    if let Some(answer) = answer.strip_prefix('=') {
        return (true, false, answer);
    }
    let weight = answer.strip_prefix('%').and_then(|rest| rest.split_once('%'));
    let weight = weight.and_then(|(weight, answer)| Some((weight.parse::<f64>().ok()?, answer)));
    weight.map_or((false, false, answer), |(weight, answer)| (weight > 99.99, weight > 0.0, answer))
}

fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.trim().chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => out.extend(letters.next()),
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "what a test expects")]
mod tests {
    use super::*;

    #[test]
    fn each_embedded_answer_becomes_a_blank() {
        let Embedded { prompt, blanks, feedback, left_out } = read(
            "The {1:SHORTANSWER:=heart#Yes!~=cor~%50%pump~*#No.} pumps {:MC:=blood~water} at {2:NM:=70:5} \
             {} per{1:SA:%100%min\\}ute}.",
        )
        .unwrap();
        assert_eq!(prompt, "The _____ pumps _____ (blood / water) at _____ {} per _____.");
        assert_eq!(blanks, [vec!["heart", "cor"], vec!["blood"], vec!["70"], vec!["min}ute"]]);
        assert_eq!((feedback, left_out), (vec!["Yes!".to_owned()], 2));
        for text in ["{=a ~b}", "none", "{1:SA:a~b}", "{1:SA:=a", "{1:XX:=a}"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
