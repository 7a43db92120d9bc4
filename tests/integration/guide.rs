//! Tests the guide for deck authors, `docs/decks.md`: each example deck can be read, the judge agrees with each table of
//! answers about the card above it, and `deck check` finds exactly what is quoted.

use popquiz::deck::check::check;
use popquiz::deck::format;
use popquiz_deck::{AnswerKey, Deck, Kind};
use popquiz_judge::{DeckJudge, Outcome, Verdict};

const GUIDE: &str = "docs/decks.md";

/// The first line of a table of typed answers.
const TYPED: &str = "| somebody types | verdict | because |";

/// The first lines of tables without verdicts.
const OTHER_TABLES: [&str; 3] =
    ["| the answer is | kind | write |", "| you have | file | what to know |", "| write | for |"];

/// The line before a quotation of `deck check`.
const CHECKED: &str = "`deck check` says:";

/// An example, with what the guide says about it.
#[derive(Debug, Default)]
struct Example {
    line: usize,
    deck: String,
    /// What `deck check` says, one finding per line.
    findings: Vec<String>,
    /// What somebody types, and the verdict, with the guide's line number.
    typed: Vec<(usize, String, String)>,
}

/// All examples of a guide, in order. Panics at a block or a table that it can't test.
fn examples(guide: &str) -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    let mut lines = (1..).zip(guide.lines()).peekable();
    let mut said = "";
    while let Some((number, line)) = lines.next() {
        let mut rest = |ends: &dyn Fn(&str) -> bool| -> Vec<(usize, &str)> {
            std::iter::from_fn(|| lines.next_if(|(_, line)| !ends(line))).collect()
        };
        if let Some(language) = line.strip_prefix("```") {
            let block: Vec<&str> = rest(&|line| line.starts_with("```")).into_iter().map(|(_, line)| line).collect();
            assert!(lines.next().is_some(), "line {number}: the block does not end");
            match language {
                "toml" => examples.push(Example { line: number, deck: block.join("\n"), ..Example::default() }),
                "text" => {
                    assert_eq!(said, CHECKED, "line {number}: who says this?");
                    let example = examples.last_mut().unwrap();
                    assert!(example.findings.is_empty(), "line {number}: the example has been checked above");
                    example.findings = block.iter().map(|line| (*line).to_owned()).collect();
                    assert!(!example.findings.is_empty(), "line {number}: nothing is quoted");
                }
                "sh" => {}
                _ => panic!("line {number}: a block of “{language}” is not tested; make it toml, text or sh"),
            }
        } else if line.starts_with('|') {
            let rows = rest(&|line| !line.starts_with('|'));
            assert!(rows.len() > 1, "line {number}: a table without rows");
            if OTHER_TABLES.contains(&line) {
                continue;
            }
            assert_eq!(line, TYPED, "line {number}: a table like this is not tested");
            let example = examples.last_mut().unwrap();
            assert!(example.typed.is_empty(), "line {number}: the example above has a table already");
            example.typed = rows[1..].iter().map(|(number, row)| typed(*number, row)).collect();
        }
        if !line.is_empty() {
            said = line;
        }
    }
    examples
}

/// Parses a row of a table; the typed answer is between backticks.
fn typed(number: usize, row: &str) -> (usize, String, String) {
    let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
    let [typed, verdict, _because] = cells.as_slice() else { panic!("line {number}: three cells are wanted") };
    let typed = typed.strip_prefix('`').and_then(|typed| typed.strip_suffix('`'));
    (number, typed.unwrap_or_else(|| panic!("line {number}: what is typed?")).to_owned(), (*verdict).to_owned())
}

impl Example {
    /// The example as a deck. If it has no title, it's completed to one.
    fn deck(&self) -> Deck {
        let head = if self.deck.starts_with("title") { "" } else { "title = \"Example\"\nlanguage = \"en\"\n" };
        let text = format!("{head}{}", self.deck);
        format::read("example.toml", text.as_bytes())
            .unwrap_or_else(|error| panic!("{GUIDE}:{}: {error}\n{text}", self.line))
    }
}

/// A verdict, written as in the tables.
fn written(verdict: &Verdict) -> String {
    match verdict.outcome {
        Outcome::Correct => "correct".to_owned(),
        Outcome::Partial => format!("partial, {:.0}%", verdict.credit.value() * 100.0),
        Outcome::Wrong => "wrong".to_owned(),
    }
}

fn guide() -> Vec<Example> {
    examples(&std::fs::read_to_string(format!("{}/{GUIDE}", env!("CARGO_MANIFEST_DIR"))).unwrap())
}

#[test]
fn the_judge_agrees_with_the_guides_tables() {
    let mut wrong = Vec::new();
    let mut judged = Vec::new();
    for example in guide().iter().filter(|example| !example.typed.is_empty()) {
        let deck = example.deck();
        let [card] = deck.cards.as_slice() else {
            panic!("{GUIDE}:{}: which of these cards is judged by the table?", example.line)
        };
        let judge = DeckJudge::new(&deck).compile(card).unwrap();
        for (line, typed, verdict) in &example.typed {
            let found = judge.judge(typed);
            // A new model may give another credit.
            let is_any_partial = *verdict == "partial" && found.outcome == Outcome::Partial;
            if written(&found) != *verdict && !is_any_partial {
                wrong.push(format!("{GUIDE}:{line}: “{typed}” is {}: {}", written(&found), found.reason.in_full()));
            }
            judged.push((card.key.as_ref().map(AnswerKey::kind).unwrap(), found.outcome));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // Each kind is shown with a correct and a wrong answer.
    assert!(judged.len() > 60, "only {} answers were found", judged.len());
    for kind in [Kind::Term, Kind::List, Kind::Blanks, Kind::Number, Kind::YesNo, Kind::Explanation, Kind::Choice] {
        for outcome in [Outcome::Correct, Outcome::Wrong] {
            assert!(judged.contains(&(kind, outcome)), "{kind:?} has no example that is {outcome:?}");
        }
    }
}

#[test]
fn deck_check_finds_exactly_what_the_guide_quotes() {
    let examples = guide();
    for example in &examples {
        let findings = check(&example.deck());
        let said: Vec<String> = findings
            .iter()
            .map(|finding| {
                let card = finding.place.as_ref().map(|place| format!("card `{}`: ", place.card)).unwrap_or_default();
                let (severity, look) = (finding.severity.name(), finding.rule.name());
                format!("{severity}: {card}{}; {} [{look}]", finding.message, finding.advice)
            })
            .collect();
        assert_eq!(said, example.findings, "{GUIDE}:{}", example.line);
    }
    let quoted = examples.iter().filter(|example| !example.findings.is_empty()).count();
    assert!(quoted >= 8, "only {quoted} examples are checked");
}

#[test]
fn every_example_has_a_table_or_a_quotation() {
    for example in guide() {
        assert!(
            !example.typed.is_empty() || !example.findings.is_empty(),
            "{GUIDE}:{}: nothing is said of this example",
            example.line
        );
    }
}

/// Otherwise the tests above would pass for a guide that they can't read.
#[test]
#[should_panic(expected = "a table like this is not tested")]
fn an_unknown_table_is_not_skipped() {
    examples("```toml\n```\n| typed | verdict |\n| --- | --- |\n| x | correct |\n");
}

#[test]
#[should_panic(expected = "who says this?")]
fn a_misplaced_quotation_is_not_skipped() {
    examples("```toml\n```\n`deck check` tells you:\n\n```text\nwarning: x\n```\n");
}

#[test]
#[should_panic(expected = "is not tested; make it toml")]
fn an_unknown_block_is_not_skipped() {
    examples("```json\n{}\n```\n");
}
