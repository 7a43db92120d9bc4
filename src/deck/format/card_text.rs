//! An answer key as a few lines of text, as people type it into a form, a spreadsheet's cell or a Markdown file:
//!
//! | written | is |
//! | --- | --- |
//! | `the Danube \| Donau` | a term in two wordings; a longer text is an explanation |
//! | `- red`, `- green \| lime` | a list; with `1.`, `2.` in this order; behind `any 2 of:`, any two of it |
//! | `... first`, `... second` | what goes into the prompt's gaps |
//! | `42`, `42 ± 0.5 ms` | a number, with tolerance and unit |
//! | `yes`, `no: it should be frozen` | yes or no, with the reason; in other languages after the kind: `yes_no: ja` |
//! | `[ ] wrong`, `[x] right` | one of several options |
//! | a text, then `* point`, `* point` | an explanation and the points that it must make |
//!
//! If the lines could be read as another kind, the kind comes first: `term: 42`. Whatever these forms can't express is
//! written as JSON.
//!
//! A bar with a space next to it separates wordings, unless it's in code or brackets: `P(A|B)`, `||` and `` `a | b` ``
//! are text. What a backslash means depends on the [`Notation`].

use popquiz_deck::{AnswerKey, Wordings, fold::is_blank, limits::OPTIONS};

use super::deck_builder::check_length;
use super::invalid::invalid_key;
use super::{infer, parse_message};
use crate::texts::{Phrase, phrase};

/// What separates tags: commas and semicolons, also as written in Chinese and Japanese.
const TAG_SEPARATORS: &[char] = &[',', ';', '、', '，', '；'];

/// The kinds that can come before the lines.
const KINDS: [&str; 7] = ["term", "list", "blanks", "number", "yes_no", "explanation", "choice"];

/// Who wrote a text, which decides what its backslashes and bars mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// We did: `\|`, `\n` and `\\` are escapes, and every other bar separates.
    Exported,
    /// A person, into a form that we filled in: as exported, but a bar that can't be meant as a separator is text.
    Form,
    /// A person or another program, into a file: a backslash is text, except before a bar.
    File,
}

/// A key in its shortest form that is read as the same key again, in the notation of our exports and of forms.
pub fn write(prompt: &str, key: &AnswerKey, notation: Notation) -> String {
    let lines = lines(key);
    let named = format!("{}: {lines}", key.kind().name());
    let json = || format!("json: {}", serde_json::to_string(key).unwrap_or_default());
    // A unit has no escapes, and its lines would be read as lines of the file.
    let has_lines = matches!(key, AnswerKey::Number { unit: Some(unit), .. } if unit.contains('\n'));
    let is_same = |text: &String| !has_lines && read(prompt, text, notation).as_ref() == Ok(&Some(key.clone()));
    [lines, named].into_iter().find(is_same).unwrap_or_else(json)
}

fn lines(key: &AnswerKey) -> String {
    let each = |bullet: &dyn Fn(usize) -> String, parts: &[Wordings]| {
        parts
            .iter()
            .enumerate()
            .map(|(index, part)| format!("{}{}", bullet(index), one_of(part)))
            .collect::<Vec<_>>()
            .join("\n")
    };
    match key {
        AnswerKey::Term(wordings) => one_of(wordings),
        AnswerKey::List { items, ordered, any } => {
            let bullet = |index: usize| if *ordered { format!("{}. ", index + 1) } else { "- ".to_owned() };
            let any = any.map(|any| format!("any {any} of:\n")).unwrap_or_default();
            format!("{any}{}", each(&bullet, items))
        }
        AnswerKey::Blanks(gaps) => each(&|_| "... ".to_owned(), gaps),
        AnswerKey::Number { value, tolerance, unit } => {
            let tolerance = if *tolerance > 0.0 { format!(" ± {tolerance}") } else { String::new() };
            let unit = unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
            format!("{value}{tolerance}{unit}")
        }
        AnswerKey::YesNo { yes, because } => {
            let because = because.as_ref().map(|because| format!(": {}", escaped(because))).unwrap_or_default();
            format!("{}{because}", if *yes { "yes" } else { "no" })
        }
        AnswerKey::Explanation { texts, points } => {
            let points = each(&|_| "\n* ".to_owned(), points).replace("\n\n", "\n");
            format!("{}{points}", one_of(texts))
        }
        AnswerKey::Choice { options, correct } => {
            let line = |(index, option): (usize, &String)| {
                format!("[{}] {}", if index == *correct { 'x' } else { ' ' }, escaped(option))
            };
            options.iter().enumerate().map(line).collect::<Vec<_>>().join("\n")
        }
    }
}

pub(super) fn one_of(wordings: &Wordings) -> String {
    wordings.iter().map(|wording| escaped(wording)).collect::<Vec<_>>().join(" | ")
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('|', "\\|").replace('\n', "\\n")
}

/// The wordings of one thing, separated by bars.
pub(super) fn wordings(text: &str, notation: Notation) -> Wordings {
    parts(text, &['|'], notation)
}

/// Wordings with a line each, as [`wordings_in_lines`] reads them.
pub fn lines_of(wordings: &[String]) -> String {
    wordings.iter().map(|wording| escaped(wording)).collect::<Vec<_>>().join("\n")
}

/// Wordings of a form, separated by line breaks or bars.
pub fn wordings_in_lines(text: &str) -> Vec<String> {
    parts(text, &['\n', '|'], Notation::Form)
}

/// Tags, separated by commas or semicolons.
pub fn tags(text: &str) -> Vec<String> {
    parts(text, TAG_SEPARATORS, Notation::Exported)
}

/// Tags as [`tags`] reads them.
pub fn tags_line(tags: &[String]) -> String {
    let escaped =
        |tag: &String| TAG_SEPARATORS.iter().fold(escaped(tag), |tag, sign| tag.replace(*sign, &format!("\\{sign}")));
    tags.iter().map(escaped).collect::<Vec<_>>().join(", ")
}

/// The parts of a text between separators, without empty ones.
fn parts(text: &str, signs: &[char], notation: Notation) -> Vec<String> {
    let bars = Bars::of(text, notation);
    let (mut parts, mut part) = (Vec::new(), String::new());
    let mut end = |part: &mut String| {
        let text = part.trim();
        if !text.is_empty() {
            parts.push(text.to_owned());
        }
        part.clear();
    };
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\\' if notation == Notation::File => {
                let mut run = 1;
                while letters.next_if(|(_, next)| *next == '\\').is_some() {
                    run += 1;
                }
                let is_before_bar = signs.contains(&'|') && letters.peek().is_some_and(|(_, next)| *next == '|');
                part.extend(std::iter::repeat_n('\\', if is_before_bar { run / 2 } else { run }));
                if is_before_bar && run % 2 == 1 {
                    letters.next();
                    part.push('|');
                }
            }
            '\\' => match letters.next_if(|(_, next)| {
                // The brackets of a list in front matter are escaped, too.
                matches!(next, 'n' | '\\' | '|') || signs.contains(next) || *next == '[' && signs == TAG_SEPARATORS
            }) {
                Some((_, 'n')) => part.push('\n'),
                Some((_, escaped)) => part.push(escaped),
                None => part.push('\\'),
            },
            '|' if signs.contains(&'|') && !bars.is_separator(at) => part.push('|'),
            letter if signs.contains(&letter) => end(&mut part),
            letter => part.push(letter),
        }
    }
    end(&mut part);
    parts
}

/// The bars of a text that separate wordings.
struct Bars<'a> {
    text: &'a str,
    is_exported: bool,
    /// Code and brackets, as ranges of bytes.
    protected: Vec<std::ops::Range<usize>>,
}

impl<'a> Bars<'a> {
    fn of(text: &'a str, notation: Notation) -> Self {
        let is_exported = notation == Notation::Exported;
        let protected = if is_exported || !text.contains('|') { Vec::new() } else { protected(text) };
        Self { text, is_exported, protected }
    }

    fn is_separator(&self, at: usize) -> bool {
        if self.is_exported {
            return true;
        }
        let before = self.text.get(..at).and_then(|text| text.chars().next_back());
        let after = self.text.get(at + 1..).and_then(|text| text.chars().next());
        let is_next_to = |is: fn(char) -> bool| [before, after].into_iter().flatten().any(is);
        let after_range = self.protected.partition_point(|range| range.start <= at);
        let range = after_range.checked_sub(1).and_then(|index| self.protected.get(index));
        is_next_to(char::is_whitespace) && !is_next_to(|letter| letter == '|') && range.is_none_or(|it| it.end <= at)
    }
}

/// The code and the outermost brackets of a text, in order.
pub(super) fn protected(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut ranges: Vec<std::ops::Range<usize>> = Vec::new();
    // The brackets that are open, and where.
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut code = code_spans(text).into_iter().peekable();
    let mut letters = text.char_indices();
    while let Some((at, letter)) = letters.next() {
        if let Some(span) = code.next_if(|span| span.start == at) {
            while letters.clone().next().is_some_and(|(next, _)| next < span.end) {
                letters.next();
            }
            ranges.push(span);
            continue;
        }
        match letter {
            '(' | '[' | '{' => open.push((letter, at)),
            ')' | ']' | '}' => {
                let opens = match letter {
                    ')' => '(',
                    ']' => '[',
                    _ => '{',
                };
                if let Some(place) = open.iter().rposition(|(open, _)| *open == opens) {
                    let (_, start) = open.get(place).copied().unwrap_or_default();
                    open.truncate(place);
                    ranges.push(start..at + 1);
                }
            }
            _ => {}
        }
    }
    // The rows of a table in Markdown.
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.trim_start().starts_with('|') && line.trim_end().ends_with('|') && line.trim().len() > 2 {
            ranges.push(start..start + line.len());
        }
        start += line.len();
    }
    ranges.sort_unstable_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    let mut end = 0;
    ranges.retain(|range| {
        let is_outermost = range.start >= end;
        end = end.max(range.end);
        is_outermost
    });
    ranges
}

/// The code of a text: between equally long runs of backticks.
pub(super) fn code_spans(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut runs: Vec<std::ops::Range<usize>> = Vec::new();
    for (at, _) in text.match_indices('`') {
        match runs.last_mut().filter(|run| run.end == at) {
            Some(run) => run.end = at + 1,
            None => runs.push(at..at + 1),
        }
    }
    let mut spans = Vec::new();
    // The next run of each length, so that many open ones don't take quadratic time.
    let mut next: std::collections::HashMap<usize, Vec<usize>> = std::collections::HashMap::new();
    for (index, run) in runs.iter().enumerate().rev() {
        next.entry(run.len()).or_default().push(index);
    }
    let mut index = 0;
    while let Some(run) = runs.get(index) {
        let closing = next.get_mut(&run.len()).and_then(|places| {
            while places.last().is_some_and(|place| *place <= index) {
                places.pop();
            }
            places.last().copied()
        });
        let closed = closing.and_then(|closing| Some((closing, runs.get(closing)?.end)));
        index += 1;
        if let Some((closing, end)) = closed {
            spans.push(run.start..end);
            index = closing + 1;
        }
    }
    spans
}

/// Parses an answer; `None` if the text is empty, which marks the answer as missing.
///
/// # Errors
/// What is wrong and how to write it, to follow “invalid answer:”.
pub fn read(prompt: &str, text: &str, notation: Notation) -> Result<Option<AnswerKey>, Phrase> {
    let text = text.trim();
    if is_blank(text) {
        return Ok(None);
    }
    check_length(text)?;
    let key = if let Some(json) = text.strip_prefix("json:") {
        serde_json::from_str(json)
            .map_err(|error| phrase!("answer-json", problem = parse_message::plain(&error.to_string())))?
    } else {
        let named = text.split_once(':').filter(|(kind, _)| KINDS.contains(kind));
        let (kind, text) = named.map_or((None, text), |(kind, rest)| (Some(kind), rest.trim()));
        key(prompt, kind, text, notation)?
    };
    key.validate().map_err(|invalid| invalid_key(&invalid))?;
    Ok(Some(key))
}

fn key(prompt: &str, kind: Option<&str>, text: &str, notation: Notation) -> Result<AnswerKey, Phrase> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let first = lines.first().copied().unwrap_or_default();
    let is = |wanted: &str, looks: bool| kind == Some(wanted) || kind.is_none() && looks;
    let wordings = |text: &str| self::wordings(text, notation);
    // Lines of another program that only begin like one of these forms are text.
    let is_meant = |key: &Result<AnswerKey, Phrase>| key.is_ok() || kind.is_some() || notation != Notation::File;
    if is("choice", option(first).is_some()) {
        return choice(&lines, notation);
    }
    if is("list", bullet(first).is_some() || first.starts_with("any ") && first.ends_with(" of:")) {
        let list = list(&lines, notation);
        if is_meant(&list) {
            return list;
        }
    }
    if is("blanks", gap(first).is_some()) {
        let gaps: Option<Vec<Wordings>> = lines.iter().map(|line| gap(line).map(wordings)).collect();
        return gaps.map(AnswerKey::Blanks).ok_or_else(|| phrase!("answer-write-gaps"));
    }
    if kind == Some("number") {
        return number(text).ok_or_else(|| phrase!("answer-write-number"));
    }
    // "mean ± deviation" isn't a number.
    let looks_like_number = text.contains(" ± ") || text.parse::<f64>().is_ok_and(f64::is_finite);
    if let Some(number) = number(text).filter(|_| kind.is_none() && looks_like_number) {
        return Ok(number);
    }
    let lower = text.to_lowercase();
    let yes_or_no = |word: &str| lower == word || lower.starts_with(&format!("{word}:"));
    if is("yes_no", yes_or_no("yes") || yes_or_no("no")) {
        let (word, because) = text.split_once(':').unwrap_or((text, ""));
        let because = Some(wordings(because).join(" | ")).filter(|because| !because.is_empty());
        return popquiz_judge::yes_or_no(word)
            .map(|yes| AnswerKey::YesNo { yes, because })
            .ok_or_else(|| phrase!("answer-write-yes-or-no"));
    }
    let points = lines.iter().position(|line| line.starts_with("* ")).filter(|position| *position > 0);
    if is("explanation", points.is_some()) {
        let (texts, points) = lines.split_at(points.unwrap_or(lines.len()));
        let points = points.iter().map(|line| wordings(line.trim_start_matches("* "))).collect();
        return Ok(AnswerKey::Explanation { texts: wordings(&texts.join("\n")), points });
    }
    if kind == Some("term") {
        return Ok(AnswerKey::Term(wordings(text)));
    }
    infer::infer_in_deck(prompt, &wordings(text)).ok_or_else(|| phrase!("answer-nothing"))
}

fn option(line: &str) -> Option<(bool, &str)> {
    let line = line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")).unwrap_or(line);
    let (mark, text) = line.strip_prefix('[')?.split_once("] ")?;
    match mark {
        " " | "" => Some((false, text)),
        "x" | "X" => Some((true, text)),
        _ => None,
    }
}

fn choice(lines: &[&str], notation: Notation) -> Result<AnswerKey, Phrase> {
    let wrong = || phrase!("answer-write-options");
    let options: Vec<(bool, &str)> = lines.iter().map(|line| option(line)).collect::<Option<_>>().ok_or_else(wrong)?;
    let mut right = options.iter().enumerate().filter(|(_, (is_right, _))| *is_right).map(|(index, _)| index);
    match (right.next(), right.next()) {
        (Some(correct), None) if OPTIONS.contains(&options.len()) => {
            let text = |text: &str| wordings(text, notation).join(" | ");
            Ok(AnswerKey::Choice { options: options.iter().map(|(_, option)| text(option)).collect(), correct })
        }
        _ => Err(wrong()),
    }
}

/// The text after a bullet, and whether the bullet is a number.
fn bullet(line: &str) -> Option<(bool, &str)> {
    if let Some(item) = line.strip_prefix("- ").or_else(|| line.strip_prefix("• ")) {
        return Some((false, item));
    }
    let (number, item) = line.split_once(". ")?;
    (!number.is_empty() && number.len() < 4 && number.bytes().all(|byte| byte.is_ascii_digit())).then_some((true, item))
}

fn list(lines: &[&str], notation: Notation) -> Result<AnswerKey, Phrase> {
    let any =
        lines.first().and_then(|line| line.strip_prefix("any ")?.strip_suffix(" of:")?.trim().parse::<usize>().ok());
    let items = lines.get(usize::from(any.is_some())..).unwrap_or_default();
    let items: Option<Vec<(bool, &str)>> = items.iter().map(|line| bullet(line)).collect();
    let items = items.ok_or_else(|| phrase!("answer-write-items"))?;
    if any.is_some_and(|any| any == 0 || any > items.len()) {
        return Err(phrase!("answer-too-few-items", items = items.len()));
    }
    let ordered = items.iter().all(|(ordered, _)| *ordered);
    Ok(AnswerKey::List { items: items.into_iter().map(|(_, item)| wordings(item, notation)).collect(), ordered, any })
}

fn gap(line: &str) -> Option<&str> {
    line.strip_prefix("... ").or_else(|| line.strip_prefix("… "))
}

/// Reads "42 ± 0.5 ms".
fn number(text: &str) -> Option<AnswerKey> {
    let (value, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let value = value.parse::<f64>().ok().filter(|value| value.is_finite())?;
    let (tolerance, unit) = match rest.trim().strip_prefix('±') {
        None => (0.0, rest),
        Some(rest) => {
            let (tolerance, unit) = rest.trim().split_once(char::is_whitespace).unwrap_or((rest.trim(), ""));
            (tolerance.parse::<f64>().ok().filter(|it| it.is_finite() && *it >= 0.0)?, unit)
        }
    };
    let unit = Some(unit.trim().to_owned()).filter(|unit| !unit.is_empty());
    Some(AnswerKey::Number { value, tolerance, unit })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "what a test expects")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn texts(texts: &[&str]) -> Wordings {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn each_kind_is_read_the_way_people_write_it() {
        let list = |items: &[&str], ordered, any| AnswerKey::List {
            items: items.iter().map(|item| vec![(*item).to_owned()]).collect(),
            ordered,
            any,
        };
        for (prompt, text, key) in [
            ("River?", "the Danube | Donau", AnswerKey::Term(texts(&["the Danube", "Donau"]))),
            ("Colours?", "- red\n- green", list(&["red", "green"], false, None)),
            ("Steps?", "1. first\n2. second", list(&["first", "second"], true, None)),
            ("Two?", "any 2 of:\n- a\n- b\n- c", list(&["a", "b", "c"], false, Some(2))),
            (
                "A ... and a ...",
                "... red\n... green | lime",
                AnswerKey::Blanks(vec![texts(&["red"]), texts(&["green", "lime"])]),
            ),
            ("The ... is blue", "sky", AnswerKey::Blanks(vec![texts(&["sky"])])),
            ("How many?", "42", AnswerKey::Number { value: 42.0, tolerance: 0.0, unit: None }),
            ("How long?", "42 ± 0.5 ms", AnswerKey::Number { value: 42.0, tolerance: 0.5, unit: Some("ms".into()) }),
            (
                "Is it?",
                "no: it should be frozen",
                AnswerKey::YesNo { yes: false, because: Some("it should be frozen".into()) },
            ),
            ("Which?", "- [ ] one\n- [x] two", AnswerKey::Choice { options: texts(&["one", "two"]), correct: 1 }),
            (
                "Why?",
                "Because of this.\n* this | that\n* and more",
                AnswerKey::Explanation {
                    texts: texts(&["Because of this."]),
                    points: vec![texts(&["this", "that"]), texts(&["and more"])],
                },
            ),
            ("What is told?", "mean ± standard deviation", AnswerKey::Term(texts(&["mean ± standard deviation"]))),
            ("What is told?", "- mean ± deviation\n- 3 ± 1", list(&["mean ± deviation", "3 ± 1"], false, None)),
            ("Which number names it?", "term: 42", AnswerKey::Term(texts(&["42"]))),
        ] {
            assert_eq!(read(prompt, text, Notation::Form), Ok(Some(key)), "{text}");
        }
        assert_eq!(read("Lost?", "  ", Notation::Form), Ok(None));
        for wrong in [
            "[x] only one",
            "[x] a\n[x] b",
            "any 3 of:\n- a",
            "number: many",
            "number: 3 ± many",
            "list: a, b",
            "json: {}",
            "term:",
        ] {
            assert!(read("?", wrong, Notation::Form).is_err(), "{wrong}");
        }
    }

    #[test]
    fn backslashes_and_bars_of_other_programs_are_text() {
        for text in [
            r"C:\Windows\Fonts",
            r"C:\new",
            r"\\server\share",
            r"\n",
            r"\d+\.\d*",
            r"$\frac{1}{2}$",
            r"a \\ b",
            r"\",
            "||",
            "|",
            "|x|",
            "a || b",
            "P(A|B)",
            "P(A | B)",
            "{x | x > 0}",
            "`a | b`",
            "``a ` | b``",
            "cat /etc/passwd|grep root",
            "x[i | 1]",
        ] {
            assert_eq!(parts(text, &['|'], Notation::File), [text], "{text}");
        }
        for (text, expected) in [
            ("the Danube | Donau", &["the Danube", "Donau"][..]),
            ("P(A|B) | P(A given B)", &["P(A|B)", "P(A given B)"]),
            ("a :) | b :(", &["a :)", "b :("]),
            (r"a \| b | c", &["a | b", "c"]),
            (r"a\\ | b", &[r"a\\", "b"]),
            ("`a` | `b`", &["`a`", "`b`"]),
            ("one ` | two", &["one `", "two"]),
            ("a| b", &["a", "b"]),
        ] {
            assert_eq!(parts(text, &['|'], Notation::File), expected, "{text}");
        }
        // A form shows line breaks as escapes, and other backslashes don't have to be escaped.
        assert_eq!(
            parts(r"one\ntwo \| C:\Users\\x | P(A|B)", &['|'], Notation::Form),
            ["one\ntwo | C:\\Users\\x", "P(A|B)"]
        );
        assert_eq!(parts(r"a|b\|c\\|d", &['|'], Notation::Exported), ["a", "b|c\\", "d"]);
    }

    #[test]
    fn lines_that_only_begin_like_a_list_are_text_in_files_of_others() {
        let text = "- it pumps\nblood through the body, all day";
        assert!(matches!(read("Heart?", text, Notation::File), Ok(Some(AnswerKey::Explanation { .. }))));
        assert!(read("Heart?", text, Notation::Form).is_err());
    }

    fn keys() -> impl Strategy<Value = AnswerKey> {
        let text = || "[-a-z0-9|\\\\*.:\\[\\]\n ±x…]{0,12}z";
        let some = move || proptest::collection::vec(text(), 1..3);
        let parts = move || proptest::collection::vec(some(), 1..4);
        prop_oneof![
            some().prop_map(AnswerKey::Term),
            (parts(), any::<bool>(), proptest::option::of(1..2_usize))
                .prop_map(|(items, ordered, any)| AnswerKey::List { items, ordered, any }),
            parts().prop_map(AnswerKey::Blanks),
            (-1e9..1e9_f64, 0.0..9.0_f64, proptest::option::of(text()))
                .prop_map(|(value, tolerance, unit)| AnswerKey::Number { value, tolerance, unit }),
            (any::<bool>(), proptest::option::of(text())).prop_map(|(yes, because)| AnswerKey::YesNo { yes, because }),
            (some(), proptest::collection::vec(some(), 0..3))
                .prop_map(|(texts, points)| AnswerKey::Explanation { texts, points }),
            (proptest::collection::vec(text(), 2..5), 0..2_usize)
                .prop_map(|(options, correct)| AnswerKey::Choice { options, correct }),
        ]
    }

    proptest! {
        #[test]
        fn every_key_round_trips(prompt in "(a|\\.\\.\\.| ){0,5}", key in keys()) {
            for notation in [Notation::Exported, Notation::Form] {
                let text = write(&prompt, &key, notation);
                prop_assert_eq!(read(&prompt, &text, notation), Ok(Some(key.clone())), "{}", text);
            }
        }

        #[test]
        fn any_typed_text_is_read_or_refused(prompt in "\\PC{0,20}", text in "(\\PC|\n){0,60}") {
            for notation in [Notation::Exported, Notation::Form, Notation::File] {
                let _ = read(&prompt, &text, notation);
            }
        }
    }
}
