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
use crate::deck::format;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Read one JSON object a line: {"id", "question", "refs", "answer", "kind"?, "lang"?}, or with --deck {"id", "card",
    /// "answer"}
    #[arg(long, conflicts_with_all = ["question", "refs", "card", "answer"])]
    jsonl: bool,
    /// Judge by the cards of this deck
    #[arg(long, value_name = "FILE")]
    deck: Option<PathBuf>,
    /// The card: its id, or its number in the deck
    #[arg(long, requires = "deck")]
    card: Option<String>,
    /// The question
    #[arg(long, conflicts_with = "deck")]
    question: Option<String>,
    /// A right answer; may be repeated
    #[arg(long = "ref", value_name = "REF", conflicts_with = "deck")]
    refs: Vec<String>,
    /// The language of the answer ("de"; default: detected)
    #[arg(long, value_name = "LANG", conflicts_with = "deck")]
    lang: Option<String>,
    /// What reads the answers that words alone can't judge: "built-in", "off", or the file of a model
    #[arg(long, value_name = "MODEL", default_value = "built-in")]
    model: String,
    /// What somebody answered
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
        "say what to judge: popquiz judge --question Q --ref RIGHT ANSWER, or --deck FILE --card N ANSWER, or --jsonl",
    )?;
    let verdict = match (&deck, args.card) {
        (Some(deck), Some(card)) => judge_card(deck, &DeckJudge::new(deck), &Value::String(card), &answer, model),
        (Some(_), None) => Err("name the card with --card".to_owned()),
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

/// Says a verdict to a person; in colour where it goes to a terminal that shows it, and `NO_COLOR` does not say
/// otherwise.
fn print_verdict(verdict: &Verdict) -> io::Result<()> {
    let (word, color) = match verdict.outcome {
        Outcome::Correct => ("correct", AnsiColor::Green),
        Outcome::Partial => ("partial", AnsiColor::Yellow),
        Outcome::Wrong => ("wrong", AnsiColor::Red),
    };
    let bold = color.on_default().bold();
    writeln!(anstream::stdout(), "{bold}{word}{bold:#} ({:.2}): {}", verdict.credit.value(), verdict.reason.in_full())
}

/// How many bytes are read at a time.
const INPUT_BUFFER_BYTES: usize = 64 * 1024;

/// The longest line that is judged, in bytes.
const MAX_LINE_BYTES: usize = 4 * 1024 * 1024;

fn judge_stdin(deck: Option<&Deck>, model: Option<&Model>) -> anyhow::Result<ExitCode> {
    let mut all_judged = true;
    let out = io::BufWriter::new(io::stdout().lock());
    ignore_broken_pipe(judge_lines(deck, model, io::stdin().lock(), out).map(|all| all_judged = all))?;
    Ok(if all_judged { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Judges JSON Lines as they come, by a deck or by the right answers that each line brings: one line out for each that
/// is not blank. Gives whether all of them could be judged.
///
/// # Errors
/// What reading or writing fails with; a line that cannot be judged is told in its place.
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
        // Who writes a line and waits for its verdict gets it; who writes many at once does not wait for each to be
        // flushed.
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
    let value: Value = serde_json::from_slice(line).map_err(|error| format!("not a line of JSON: {error}"))?;
    *id = value.get("id").cloned().unwrap_or_default();
    let expected = |error: serde_json::Error| {
        format!(
            "{error}; a line has {}",
            if deck.is_some() { "id, card, answer" } else { "id, question, refs, answer, and kind if known" }
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
    let card = by_id
        .or_else(by_number)
        .ok_or_else(|| format!("there is no card {named}; cards are numbered from 1 to {}", deck.cards.len()))?;
    let compiled = judge.compile(card).ok_or_else(|| format!("card {named} has no answer in the deck"))?;
    judge_answer(&compiled, answer, model)
}

fn judge_question(line: &QuestionLine, model: Option<&Model>) -> Result<Verdict, String> {
    let mut deck = format::deck_of_question(&line.question, &line.refs, line.kind)
        .ok_or("`refs` holds no right answer of that kind; give at least one")?;
    deck.language.clone_from(&line.lang);
    let card = deck.cards.first().and_then(|card| DeckJudge::new(&deck).compile(card));
    judge_answer(&card.ok_or("there is nothing to judge by")?, &line.answer, model)
}

/// Judges by words, and has a model read what words alone can't judge.
fn judge_answer(judge: &CardJudge, answer: &str, model: Option<&Model>) -> Result<Verdict, String> {
    let first = judge.first_pass(answer);
    match model.filter(|_| first.is_unsure) {
        Some(model) => model.judge(judge, answer).map_err(|error| error.to_string()),
        None => Ok(first.verdict),
    }
}

/// A share with two digits: nobody can tell any finer.
fn hundredths(share: f32) -> f64 {
    (f64::from(share) * 100.0).round() / 100.0
}

fn name(verdict: &Verdict) -> Value {
    json!(verdict.outcome)
}
