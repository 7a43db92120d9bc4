//! `popquiz judge`: judge answers, one on the command line or many as JSON Lines.

use std::io::{self, BufRead as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use anstyle::AnsiColor;
use anyhow::Context as _;
use popquiz_deck::{Deck, Kind};
use popquiz_judge::{CardJudge, DeckJudge, Outcome, Verdict};
use serde::Deserialize;
use serde_json::{Value, json};

use super::output::ignore_broken_pipe;
use super::progress::load;
use crate::bot::{Model, Reader as _};
use crate::deck::format::{self, parse_message::plain};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Read one JSON object per line from standard input, and write one verdict per line
    ///
    /// A line has "id", "question", "refs" (the accepted answers), and "answer", and optionally "kind" and "lang". With
    /// --deck, it has "id", "card", and "answer".
    ///
    /// Example: popquiz judge --jsonl < answers.jsonl
    #[arg(long, conflicts_with_all = ["question", "refs", "card", "answer"])]
    jsonl: bool,
    /// Use the cards of this deck file
    ///
    /// Example: --deck decks/capitals.csv
    #[arg(long, value_name = "FILE")]
    deck: Option<PathBuf>,
    /// Card to use, by its id or its number in the deck
    ///
    /// Example: --card 12
    #[arg(long, requires = "deck")]
    card: Option<String>,
    /// Question that was asked
    ///
    /// Example: --question "What is the capital of France?"
    #[arg(long, conflicts_with = "deck")]
    question: Option<String>,
    /// Accepted answer; may be repeated
    ///
    /// Example: --ref Paris --ref "Paris, France"
    #[arg(long = "ref", value_name = "REF", conflicts_with = "deck")]
    refs: Vec<String>,
    /// Language of the answer (default: detected)
    ///
    /// Example: --lang de
    #[arg(long, value_name = "LANG", conflicts_with = "deck")]
    lang: Option<String>,
    /// Model for answers that words alone can't judge: "built-in", "off", or a model file
    ///
    /// Example: --model off
    #[arg(long, value_name = "MODEL", default_value = "built-in")]
    model: String,
    /// Answer to judge
    ///
    /// Example: popquiz judge --question "Capital of France?" --ref Paris "its paris"
    answer: Option<String>,
}

#[derive(Deserialize)]
struct QuestionLine {
    #[serde(default)]
    question: String,
    refs: Vec<String>,
    answer: String,
    kind: Option<Kind>,
    lang: Option<String>,
}

#[derive(Deserialize)]
struct CardLine {
    card: Value,
    answer: String,
}

pub(super) fn run(args: Args) -> anyhow::Result<ExitCode> {
    let deck = args.deck.as_deref().map(load).transpose()?.map(|import| import.deck);
    let model = match args.model.as_str() {
        "built-in" => Some(Model::built_in()),
        "off" => None,
        path => Some(Model::in_file(path.as_ref())?),
    };
    let model = model.as_ref();
    if args.jsonl {
        return judge_stdin(deck.as_ref(), model);
    }
    let answer = args.answer.context(
        "no answer to judge; try popquiz judge --question \"Capital of France?\" --ref Paris \"its paris\", or --deck FILE --card ID ANSWER, or --jsonl",
    )?;
    let verdict = match (&deck, args.card) {
        (Some(deck), Some(card)) => judge_card(deck, &DeckJudge::new(deck), &Value::String(card), &answer, model),
        (Some(_), None) => Err("no card given; add --card with a card's id, or its number in the deck".to_owned()),
        (None, _) => {
            let question = args.question.unwrap_or_default();
            let line = QuestionLine { question, refs: args.refs, answer, kind: None, lang: args.lang };
            judge_question(&line, model)
        }
    };
    let verdict = verdict.map_err(anyhow::Error::msg)?;
    ignore_broken_pipe(print_verdict(&verdict))?;
    Ok(ExitCode::SUCCESS)
}

/// Prints a verdict, in color on a terminal unless `NO_COLOR` is set.
fn print_verdict(verdict: &Verdict) -> io::Result<()> {
    let (word, color) = match verdict.outcome {
        Outcome::Correct => ("correct", AnsiColor::Green),
        Outcome::Partial => ("partial", AnsiColor::Yellow),
        Outcome::Wrong => ("wrong", AnsiColor::Red),
    };
    let bold = color.on_default().bold();
    writeln!(anstream::stdout(), "{bold}{word}{bold:#} ({:.2}): {}", verdict.credit.value(), verdict.reason.in_full())
}

/// The size of the input buffer, in bytes.
const INPUT_BUFFER_BYTES: usize = 64 * 1024;

/// The longest line that is judged, in bytes.
const MAX_LINE_BYTES: usize = 4 * 1024 * 1024;

fn judge_stdin(deck: Option<&Deck>, model: Option<&Model>) -> anyhow::Result<ExitCode> {
    let mut all_judged = true;
    let out = io::BufWriter::new(io::stdout().lock());
    ignore_broken_pipe(judge_lines(deck, model, io::stdin().lock(), out).map(|all| all_judged = all))?;
    Ok(if all_judged { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Judges JSON Lines as they arrive, by a deck or by the accepted answers in each line. Writes a line for each that isn't
/// blank, and returns whether all of them could be judged.
///
/// # Errors
/// If reading or writing fails. A line that can't be judged is reported in its place.
pub fn judge_lines(
    deck: Option<&Deck>,
    model: Option<&Model>,
    input: impl io::Read,
    mut out: impl io::Write,
) -> io::Result<bool> {
    let judge = deck.map(DeckJudge::new);
    let mut input = io::BufReader::with_capacity(INPUT_BUFFER_BYTES, input);
    let mut all_judged = true;
    let mut line = Vec::new();
    loop {
        line.clear();
        if io::Read::take(&mut input, MAX_LINE_BYTES as u64).read_until(b'\n', &mut line)? == 0 {
            out.flush()?;
            return Ok(all_judged);
        }
        if line.len() >= MAX_LINE_BYTES && line.last() != Some(&b'\n') {
            input.skip_until(b'\n')?;
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let mut id = Value::Null;
        let answer = match judge_line(&line, deck.zip(judge.as_ref()), model, &mut id) {
            Ok(verdict) => {
                json!({ "id": id, "verdict": name(&verdict), "credit": verdict.credit,
                    "confidence": hundredths(verdict.confidence), "reason": verdict.reason.in_full() })
            }
            Err(error) => {
                all_judged = false;
                json!({ "id": id, "error": error })
            }
        };
        writeln!(out, "{answer}")?;
        // Flush if no further line is waiting, so that a caller who sends a line and waits gets its verdict.
        if input.buffer().is_empty() {
            out.flush()?;
        }
    }
}

fn judge_line(
    line: &[u8],
    deck: Option<(&Deck, &DeckJudge)>,
    model: Option<&Model>,
    id: &mut Value,
) -> Result<Verdict, String> {
    let value: Value = serde_json::from_slice(line)
        .or_else(|error| match without_lone_surrogates(line) {
            Some(line) => serde_json::from_slice(&line),
            None => Err(error),
        })
        .map_err(|error| format!("invalid JSON: {error}; fix the line, and send it again"))?;
    *id = value.get("id").cloned().unwrap_or_default();
    let expected = |error: serde_json::Error| {
        format!(
            "invalid line: {}; it needs {}",
            plain(&error.to_string()),
            if deck.is_some() { "id, card and answer" } else { "id, question, refs and answer" }
        )
    };
    match deck {
        None => judge_question(&serde_json::from_value(value).map_err(expected)?, model),
        Some((deck, judge)) => {
            let CardLine { card, answer } = serde_json::from_value(value).map_err(expected)?;
            judge_card(deck, judge, &card, &answer, model)
        }
    }
}

/// A line whose halves of surrogate pairs (`\ud800`) are replacement characters, as programs send them that cut a text
/// in the middle of an emoji. `None` if there are none.
fn without_lone_surrogates(line: &[u8]) -> Option<Vec<u8>> {
    const ESCAPE: usize = 6;
    let unit = |at: usize| -> Option<u16> {
        let escape = line.get(at..at + ESCAPE).filter(|escape| escape.starts_with(b"\\u"))?;
        u16::from_str_radix(std::str::from_utf8(escape.get(2..)?).ok()?, 16).ok()
    };
    let (mut fixed, mut at, mut has_any) = (Vec::with_capacity(line.len()), 0, false);
    while let Some(byte) = line.get(at) {
        let taken = match (unit(at), unit(at + ESCAPE)) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => 2 * ESCAPE,
            (Some(0xd800..=0xdfff), _) => {
                fixed.extend(b"\\ufffd");
                has_any = true;
                at += ESCAPE;
                continue;
            }
            // An escaped backslash before a "u" isn't an escape of the "u".
            _ if *byte == b'\\' => 2,
            _ => 1,
        };
        fixed.extend(line.iter().skip(at).take(taken));
        at += taken;
    }
    has_any.then_some(fixed)
}

fn judge_card(
    deck: &Deck,
    judge: &DeckJudge,
    named: &Value,
    answer: &str,
    model: Option<&Model>,
) -> Result<Verdict, String> {
    let by_id = named.as_str().and_then(|id| deck.cards.iter().find(|card| card.id.0 == id));
    let number = named.as_u64().or_else(|| named.as_str()?.parse().ok());
    let by_number = || deck.cards.get(usize::try_from(number?).ok()?.checked_sub(1)?);
    let card = by_id.or_else(by_number).ok_or_else(|| {
        format!("no card {named} in this deck; use a card's id, or a number from 1 to {}", deck.cards.len())
    })?;
    let compiled = judge.compile(card).ok_or_else(|| {
        format!("card {named} has no answer in the deck, so there's nothing to compare with; add one")
    })?;
    judge_answer(&compiled, answer, model)
}

fn judge_question(line: &QuestionLine, model: Option<&Model>) -> Result<Verdict, String> {
    let mut deck = format::deck_of_question(&line.question, &line.refs, line.kind)
        .ok_or("no accepted answer of that kind; give at least one in \"refs\" (--ref)")?;
    deck.language.clone_from(&line.lang);
    let card = deck.cards.first().and_then(|card| DeckJudge::new(&deck).compile(card));
    judge_answer(
        &card.ok_or("no accepted answer to compare with; give at least one in \"refs\" (--ref)")?,
        &line.answer,
        model,
    )
}

/// Judges by words, and by the model if words alone aren't enough.
fn judge_answer(judge: &CardJudge, answer: &str, model: Option<&Model>) -> Result<Verdict, String> {
    let first = judge.first_pass(answer);
    match model.filter(|_| first.is_unsure) {
        Some(model) => model.judge(judge, answer).map_err(|error| error.to_string()),
        None => Ok(first.verdict),
    }
}

/// Rounds a share to two digits; more would be false precision.
fn hundredths(share: f32) -> f64 {
    (f64::from(share) * 100.0).round() / 100.0
}

fn name(verdict: &Verdict) -> Value {
    json!(verdict.outcome)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(lines: &str) -> (bool, Vec<Value>) {
        let mut out = Vec::new();
        let all_judged = judge_lines(None, None, lines.as_bytes(), &mut out).expect("memory takes all that is written");
        let out = String::from_utf8(out).expect("text");
        (all_judged, out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect())
    }

    #[test]
    fn half_an_emoji_is_no_reason_to_lose_a_line() {
        let line = |id: u8, answer: &str| {
            format!(r#"{{"id": {id}, "question": "Capital of France?", "refs": ["Paris"], "answer": "{answer}"}}"#)
        };
        for (answer, verdict) in [
            (r"paris \ud83d", "correct"),
            (r"\udc00paris", "correct"),
            (r"paris \ud83d\ude00", "correct"),
            (r"paris \ud800\ud800", "correct"),
            (r"\ud800", "wrong"),
            (r"\\ud800", "wrong"),
        ] {
            let (all_judged, replies) = judged(&format!("{}\n{}\n", line(1, answer), line(2, "paris")));
            assert!(all_judged, "{answer}");
            let verdicts: Vec<&str> = replies.iter().filter_map(|reply| reply["verdict"].as_str()).collect();
            assert_eq!(verdicts, [verdict, "correct"], "{answer}");
            assert_eq!(replies[0]["id"], 1, "{answer}");
        }
    }

    #[test]
    fn a_broken_line_is_reported_and_the_others_are_judged() {
        let good = r#"{"id": "b", "question": "Capital of France?", "refs": ["Paris"], "answer": "paris"}"#;
        for broken in ["{", r#"{"id": "a", "answer": "\ud80"}"#, r#"{"id": "a"}"#] {
            let (all_judged, replies) = judged(&format!("{broken}\n{good}\n"));
            assert!(!all_judged, "{broken}");
            assert!(replies[0]["error"].is_string(), "{broken}");
            assert_eq!(replies[1]["verdict"], "correct", "{broken}");
        }
    }
}
