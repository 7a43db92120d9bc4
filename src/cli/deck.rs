//! `popquiz deck`: look at deck files.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Subcommand;
use serde_json::json;

use crate::deck::check::{Severity, check};
use crate::deck::format::{Import, Skipped, Written};
use crate::deck::{AnswerKey, Deck, format};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print the cards of a deck as they are read
    List {
        file: PathBuf,
        /// One JSON object a line for each card
        #[arg(long)]
        json: bool,
    },
    /// Say what is wrong or weak, card by card; exit status 1 where there are errors
    Check {
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Write a deck in another format: OUT ends in .toml, .csv or .md
    Convert {
        #[arg(value_name = "IN")]
        from: PathBuf,
        #[arg(value_name = "OUT")]
        to: PathBuf,
    },
}

pub(super) fn run(args: Args) -> anyhow::Result<ExitCode> {
    match args.command {
        Command::List { file, json } => list(&format::load(&file)?, json),
        Command::Check { files } => check_all(&files),
        Command::Convert { from, to } => convert(&from, &to),
    }
}

fn list(deck: &Deck, as_json: bool) -> anyhow::Result<ExitCode> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut lines = deck.cards.iter().enumerate().map(|(index, card)| {
        let answers = card.key.as_ref().map(AnswerKey::answers).unwrap_or_default();
        let kind = card.key.as_ref().map(|key| key.kind().name());
        let (number, missing) = (index + 1, card.key.is_none());
        if as_json {
            json!({ "number": number, "id": card.id, "prompt": card.prompt, "kind": kind, "answers": answers, "missing": missing }).to_string()
        } else {
            let answer = if missing { "(missing)".to_owned() } else { answers.join("; ") };
            format!("{number:>4}  {:<11}  {}\n                    {answer}", kind.unwrap_or("-"), card.prompt)
        }
    });
    let written = lines.try_for_each(|line| writeln!(out, "{line}")).and_then(|()| out.flush());
    Ok(unless_nobody_reads(written)?)
}

/// Whoever reads our output may stop reading (`| head`); that is no error.
pub(super) fn unless_nobody_reads(written: io::Result<()>) -> io::Result<ExitCode> {
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error),
        _ => Ok(ExitCode::SUCCESS),
    }
}

fn check_all(files: &[PathBuf]) -> anyhow::Result<ExitCode> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut broken = false;
    let mut report = || -> io::Result<()> {
        for file in files {
            let deck = match format::load(file) {
                Ok(deck) => deck,
                Err(error) => {
                    broken = true;
                    writeln!(out, "error: {error}")?;
                    continue;
                }
            };
            let findings = check(&deck);
            for finding in &findings {
                let severity = match finding.severity {
                    Severity::Warning => "warning",
                    Severity::Error => "error",
                };
                broken |= finding.severity == Severity::Error;
                writeln!(
                    out,
                    "{}:{}: {severity}: card `{}`: {}",
                    file.display(),
                    finding.line,
                    finding.card,
                    finding.what
                )?;
            }
            let missing = deck.cards.iter().filter(|card| card.key.is_none()).count();
            writeln!(
                out,
                "{}: {}, {missing} without an answer, {}",
                file.display(),
                counted(deck.cards.len(), "card"),
                counted(findings.len(), "finding")
            )?;
        }
        out.flush()
    };
    unless_nobody_reads(report())?;
    Ok(if broken { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// "1 card", "2 cards".
pub(super) fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

fn convert(from: &Path, to: &Path) -> anyhow::Result<ExitCode> {
    /// What is skipped is told up to so many times.
    const TOLD: usize = 20;
    let written = Written::of(&to.to_string_lossy()).ok_or_else(|| {
        let endings: Vec<String> = Written::ALL.iter().map(|it| format!(".{}", it.extension())).collect();
        anyhow::anyhow!("{}: a deck is written as its name says; let it end in {}", to.display(), endings.join(" or "))
    })?;
    let Import { deck, format, read, skipped } = format::load_with_report(from)?;
    let cannot = |error: &dyn std::fmt::Display| anyhow::anyhow!("{} cannot be written: {error}", to.display());
    // Beside it first: a disk that is full leaves the old file as it was.
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(|error| cannot(&error))?;
    file.write_all(&format::export(&deck, written)).map_err(|error| cannot(&error))?;
    file.persist(to).map_err(|error| cannot(&error.error))?;
    println!("{}: read as {}: {read} found, {} kept", from.display(), format.name(), deck.cards.len());
    for Skipped { place, what } in skipped.iter().take(TOLD) {
        println!("  {place}: {what}");
    }
    if skipped.len() > TOLD {
        println!("  and {} more", skipped.len() - TOLD);
    }
    println!("{}: {}", to.display(), counted(deck.cards.len(), "card"));
    Ok(ExitCode::SUCCESS)
}
