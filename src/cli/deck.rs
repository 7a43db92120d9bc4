//! `popquiz deck`: lists, checks and converts deck files.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Subcommand;
use popquiz_deck::{AnswerKey, Deck};
use serde_json::json;

use super::limited;
use super::log::complain;
use super::output::{counted, ignore_broken_pipe, printable};
use super::progress::load;
use super::survey;
use crate::clock::{Clock as _, SystemClock};
use crate::deck::check::{Finding, Severity, check, fix};
use crate::deck::format::{self, ExportFormat, Import, Skipped};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    command: Command,
    /// Read files with the limits for uploads: 256 MiB of memory and 10 s (default: no limits)
    #[arg(long, global = true)]
    limit: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print the cards of a deck
    ///
    /// Example: popquiz deck list decks/capitals.csv
    List {
        /// Deck file
        file: PathBuf,
        /// Print one JSON object per card: "number", "id", "prompt", "kind", "answers", and "missing" (no answer)
        #[arg(long)]
        json: bool,
    },
    /// Find problems in decks, card by card (exit status 1 if there are errors)
    ///
    /// Each finding is a line `FILE:LINE: SEVERITY: card `ID`: problem; advice [RULE]`. An error means that a card can't be
    /// played fairly, a warning that it could be better. See docs/decks.md for how to write cards that are judged well.
    ///
    /// Example: popquiz deck check decks/*
    Check {
        /// Deck files
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Apply safe fixes automatically, and report what was fixed and what remains
        ///
        /// Removes duplicate cards and wordings, splits bulleted lists that were written as one answer, makes each synonym
        /// in vocabulary decks ("dog, hound") a wording, and cleans texts: extra spaces, invisible characters, HTML
        /// entities, and formatting tags. A .toml file is changed in place, and
        /// everything else in it stays, including comments. For any other file, the fixed deck is written next to it as a
        /// new .toml file.
        ///
        /// Example: popquiz deck check --fix my-deck.toml
        #[arg(long)]
        fix: bool,
        /// Print one JSON object per finding
        ///
        /// Its members are `file`; `line` (where the card starts; 1 for the whole deck; null if the file has no lines);
        /// `number` and `card` (the card's number from 1 and its id; null for the whole deck); `look` (the rule's name,
        /// which is stable across releases); `severity` ("warning" or "error"); `what` (the problem); `fix` (the advice);
        /// `fixable` (whether --fix can fix it); and `fixed` (whether it just did). An unreadable file is one finding with
        /// `look` "unreadable". Parts of a file that aren't imported have the `look` "left-out"; if the file has no lines,
        /// `line` is the number of the note.
        #[arg(long)]
        json: bool,
    },
    /// Show what would become of all deck files in a folder, without changing anything
    ///
    /// Prints a line for each file: its format, how many cards were found and imported, how many parts were left out, and how
    /// many cards have no answer or look as if the file was misunderstood. The first of each are listed below.
    ///
    /// Example: popquiz deck survey ~/Downloads
    Survey {
        /// Folders and files
        #[arg(required = true)]
        paths: Vec<PathBuf>,
    },
    /// Convert a deck to .toml, .csv, .md, or .apkg
    ///
    /// Reports what was imported, what was left out and why, and what the new format can't hold.
    ///
    /// Example: popquiz deck convert biology.apkg biology.toml
    Convert {
        /// Deck file to read, in any supported format
        #[arg(value_name = "IN")]
        from: PathBuf,
        /// File to write; its extension chooses the format
        #[arg(value_name = "OUT")]
        to: PathBuf,
    },
}

pub(super) fn run(args: Args) -> anyhow::Result<ExitCode> {
    if args.limit {
        return limited::run_again("--limit");
    }
    match args.command {
        Command::List { file, json } => {
            let import = load(&file)?;
            if !import.skipped.is_empty() {
                let left_out = counted(import.skipped.len(), "part");
                complain(&format!("left out {left_out} of the file; run `popquiz deck check` to see which and why"));
            }
            list(&import.deck, json)
        }
        Command::Check { files, fix, json } => check_all(&files, Report { json, fix }),
        Command::Survey { paths } => survey::run(&paths),
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
            json!({ "number": number, "id": card.id, "prompt": card.prompt, "kind": kind, "answers": answers,
                "missing": missing })
            .to_string()
        } else {
            let answer = if missing { "(missing)".to_owned() } else { answers.join("; ") };
            let line = format!(
                "{number:>4}  {:<11}  {}\n                    \
                {answer}",
                kind.unwrap_or("-"),
                card.prompt
            );
            printable(&line)
        }
    });
    let written = lines.try_for_each(|line| writeln!(out, "{line}")).and_then(|()| out.flush());
    Ok(ignore_broken_pipe(written)?)
}

#[derive(Clone, Copy, Debug)]
struct Report {
    json: bool,
    fix: bool,
}

fn check_all(files: &[PathBuf], report: Report) -> anyhow::Result<ExitCode> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut broken = false;
    let mut check_each = || -> io::Result<()> {
        for file in files {
            broken |= !check_one(file, report, &mut out)?;
        }
        out.flush()
    };
    ignore_broken_pipe(check_each())?;
    Ok(if broken { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// Returns whether the file has no errors.
fn check_one(file: &Path, report: Report, out: &mut impl io::Write) -> io::Result<bool> {
    let refused = |out: &mut dyn io::Write, line: Option<usize>, what: &str, whole: &str| -> io::Result<bool> {
        if report.json {
            writeln!(out, "{}", finding_without_card(file, line, "unreadable", Severity::Error, what))?;
        } else {
            writeln!(out, "error: {}", printable(whole))?;
        }
        Ok(false)
    };
    let Import { mut deck, skipped, .. } = match load(file) {
        Ok(import) => import,
        Err(error) => return refused(out, error.line, &error.message.to_string(), &error.to_string()),
    };
    let mut file = file.to_owned();
    for Skipped { place, reason: what } in skipped.listed() {
        print_skipped(out, &file, *place, &what.to_string(), report)?;
    }
    if deck.cards.is_empty() && !skipped.is_empty() {
        let what = "no card could be imported; see above for the reasons";
        return refused(out, None, what, &format!("{}: {what}", file.display()));
    }
    if report.fix {
        let (fixed_deck, fixed) = fix(&deck);
        if !fixed.is_empty() {
            let written = write_fixed(&file, &deck, &fixed_deck).and_then(|to| Ok((format::load(&to)?, to)));
            let (again, to) = match written {
                Ok(written) => written,
                Err(error) => return refused(out, None, &format!("{error:#}"), &format!("{error:#}")),
            };
            for finding in &fixed {
                print_finding(out, &file, finding, report, true)?;
            }
            if !report.json {
                writeln!(out, "{}: {} fixed", to.display(), counted(fixed.len(), "finding"))?;
            }
            (deck, file) = (again, to);
        }
    }
    let findings = check(&deck);
    for finding in &findings {
        print_finding(out, &file, finding, report, false)?;
    }
    if !report.json {
        let missing = deck.cards.iter().filter(|card| card.key.is_none()).count();
        let fixable = findings.iter().filter(|finding| finding.fix.is_some()).count();
        let hint = if fixable > 0 { format!(" ({fixable} fixable with --fix)") } else { String::new() };
        writeln!(
            out,
            "{}: {}, {missing} without an answer, {}{hint}",
            file.display(),
            counted(deck.cards.len(), "card"),
            counted(findings.len(), "finding")
        )?;
    }
    Ok(findings.iter().all(|finding| finding.severity < Severity::Error))
}

/// A finding as JSON that is about no card and has no safe fix.
fn finding_without_card(
    file: &Path,
    line: Option<usize>,
    rule: &str,
    severity: Severity,
    what: &str,
) -> serde_json::Value {
    json!({ "file": file.display().to_string(), "line": line, "number": null, "card": null, "look": rule,
        "severity": severity.name(), "what": what, "fix": null, "fixable": false, "fixed": false })
}

/// Prints a part of the file that was skipped, by its line or by the number of its note.
fn print_skipped(out: &mut impl io::Write, file: &Path, place: usize, what: &str, report: Report) -> io::Result<()> {
    const RULE: &str = "left-out";
    if report.json {
        return writeln!(out, "{}", finding_without_card(file, Some(place), RULE, Severity::Warning, what));
    }
    let line = format!("{}:{place}: {}: not fully imported: {what} [{RULE}]", file.display(), Severity::Warning.name());
    writeln!(out, "{}", printable(&line))
}

fn print_finding(
    out: &mut impl io::Write,
    file: &Path,
    finding: &Finding,
    report: Report,
    fixed: bool,
) -> io::Result<()> {
    let (file, line) = (file.display(), Some(finding.line()).filter(|line| *line > 0));
    let Finding { severity, rule, place, message, advice, fix } = finding;
    if report.json {
        let finding = json!({
            "file": file.to_string(),
            "line": line,
            "number": place.as_ref().map(|place| place.number),
            "card": place.as_ref().map(|place| &place.card),
            "look": rule.name(),
            "severity": severity.name(),
            "what": message.to_string(),
            "fix": advice.to_string(),
            "fixable": fix.is_some(),
            "fixed": fixed,
        });
        return writeln!(out, "{finding}");
    }
    let severity = if fixed { "fixed" } else { severity.name() };
    let card = place.as_ref().map(|place| format!("card `{}`: ", place.card)).unwrap_or_default();
    let advice = if fixed { String::new() } else { format!("; {advice}") };
    let line = line.map(|line| format!(":{line}")).unwrap_or_default();
    let told = format!("{file}{line}: {severity}: {card}{message}{advice} [{}]", rule.name());
    writeln!(out, "{}", printable(&told))
}

/// Writes a fixed deck and returns its path. A TOML file is patched in place; the deck of any other file is written
/// next to it, as a new `.toml`.
fn write_fixed(file: &Path, before: &Deck, after: &Deck) -> anyhow::Result<PathBuf> {
    let is_ours = file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"));
    if !is_ours {
        let beside = file.with_extension("toml");
        return match write_atomically(&beside, format::to_toml(after).as_bytes(), Overwrite::Refuse) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(anyhow::anyhow!(
                "{}: the fixed deck would overwrite {}; check that file instead, or move it away",
                file.display(),
                beside.display()
            )),
            written => written.map(|()| beside.clone()).map_err(|error| not_written(&beside, &error)),
        };
    }
    let text = std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let fixed = format::patch(&file.to_string_lossy(), &text, before, after).with_context(|| {
        format!("{}: this file can't be changed in place, so nothing was changed; fix it by hand", file.display())
    })?;
    write_atomically(file, fixed.as_bytes(), Overwrite::Replace).map_err(|error| not_written(file, &error))?;
    Ok(file.to_owned())
}

/// What to do if the file exists.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Overwrite {
    /// Symbolic links and permissions are kept.
    Replace,
    /// Fail with `AlreadyExists`, for a symbolic link too, wherever it leads.
    Refuse,
}

/// Writes a file atomically, through a temporary file next to it: a full disk leaves the old file unchanged.
fn write_atomically(file: &Path, bytes: &[u8], overwrite: Overwrite) -> io::Result<()> {
    let target = match overwrite {
        Overwrite::Replace => file.canonicalize().unwrap_or_else(|_| file.to_owned()),
        Overwrite::Refuse => file.to_owned(),
    };
    let mut beside = tempfile::Builder::new();
    // The default of a new file; the umask applies.
    beside.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut written = beside.tempfile_in(folder_of(&target))?;
    written.write_all(bytes)?;
    if let (Overwrite::Replace, Ok(old)) = (overwrite, std::fs::metadata(&target)) {
        written.as_file().set_permissions(old.permissions())?;
    }
    written.as_file().sync_all()?;
    let written = match overwrite {
        Overwrite::Replace => written.persist(&target),
        Overwrite::Refuse => written.persist_noclobber(&target),
    };
    written.map(drop).map_err(|error| error.error)
}

fn not_written(file: &Path, error: &io::Error) -> anyhow::Error {
    anyhow::anyhow!("cannot write {}: {error}", file.display())
}

fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn convert(from: &Path, to: &Path) -> anyhow::Result<ExitCode> {
    let written = ExportFormat::of(&to.to_string_lossy()).ok_or_else(|| {
        let endings: Vec<String> = ExportFormat::ALL.iter().map(|it| format!(".{}", it.extension())).collect();
        anyhow::anyhow!("{}: unknown format; use a file name that ends in {}", to.display(), endings.join(" or "))
    })?;
    if to.canonicalize().is_ok_and(|target| from.canonicalize().is_ok_and(|source| source == target)) {
        anyhow::bail!("{} is the deck to convert; choose another file to write", to.display());
    }
    let import = load(from)?;
    let bytes = format::export(&import.deck, written, SystemClock.now())
        .with_context(|| format!("cannot write {}", to.display()))?;
    write_atomically(to, &bytes, Overwrite::Replace).map_err(|error| not_written(to, &error))?;
    let lost = format::export_losses(&import.deck, &to.to_string_lossy(), &bytes);
    Ok(ignore_broken_pipe(print_conversion(&mut io::stdout().lock(), (from, &import), (to, &lost)))?)
}

/// Prints what was imported, what was skipped and why, and what the exported file can't hold.
fn print_conversion(
    out: &mut impl io::Write,
    (from, import): (&Path, &Import),
    (to, lost): (&Path, &[String]),
) -> io::Result<()> {
    /// The most skipped parts that are listed.
    const LISTED: usize = 20;
    let Import { deck, format, found: read, skipped, .. } = import;
    let missing = deck.cards.iter().filter(|card| card.key.is_none()).count();
    let without = if missing > 0 { format!(" ({missing} without an answer)") } else { String::new() };
    writeln!(
        out,
        "{}: read as {}: {read} found, {} imported{without}",
        from.display(),
        format.name(),
        deck.cards.len()
    )?;
    for Skipped { place, reason: what } in skipped.listed().iter().take(LISTED) {
        writeln!(out, "  {place}: {}", printable(&what.to_string()))?;
    }
    if skipped.len() > LISTED {
        writeln!(out, "  and {} more", skipped.len() - LISTED)?;
    }
    writeln!(out, "{}: {}", to.display(), counted(deck.cards.len(), "card"))?;
    if !lost.is_empty() {
        writeln!(out, "  not in this file, because its format can't hold it: {}", lost.join(", "))?;
    }
    out.flush()
}
