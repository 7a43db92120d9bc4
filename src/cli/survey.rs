//! `popquiz deck survey`: what would become of a folder of anyone's files.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use popquiz_deck::{AnswerKey, Card};

use super::output::{ignore_broken_pipe, printable};
use crate::deck::format::{self, Import};

/// Prints a line for each file below these paths, in the order of their names, and the totals.
pub(super) fn run(paths: &[PathBuf]) -> anyhow::Result<ExitCode> {
    let mut files = Vec::new();
    for path in paths {
        collect(path, &mut files)?;
    }
    files.sort();
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut print = || -> io::Result<()> {
        let mut totals = Counts::default();
        let mut refused = 0;
        for file in &files {
            match format::load_with_report(file) {
                Ok(import) => {
                    let counts = Counts::of(&import);
                    writeln!(out, "{}: read as {}: {counts}", file.display(), import.format.name())?;
                    print_details(&mut out, &import)?;
                    totals.add(counts);
                }
                Err(error) => {
                    refused += 1;
                    writeln!(out, "{}", printable(&format!("{error}")))?;
                }
            }
        }
        writeln!(out, "{} files, {refused} refused: {totals}", files.len())?;
        out.flush()
    };
    Ok(ignore_broken_pipe(print())?)
}

/// Adds a file, or the files below a folder that have the extension of a deck.
fn collect(path: &Path, files: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    let cannot_read = |error: io::Error| anyhow::anyhow!("cannot read {}: {error}", path.display());
    if !path.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    for entry in std::fs::read_dir(path).map_err(cannot_read)? {
        let entry = entry.map_err(cannot_read)?;
        let kind = entry.file_type().map_err(cannot_read)?;
        let path = entry.path();
        let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        // Links could lead in a circle.
        if kind.is_dir() || kind.is_file() && format::extensions().any(|known| known == extension) {
            collect(&path, files)?;
        }
    }
    Ok(())
}

/// What became of a file, or of all of them.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    cards: usize,
    found: usize,
    left_out: usize,
    missing: usize,
    suspicious: usize,
}

impl Counts {
    fn of(Import { deck, found, skipped, .. }: &Import) -> Self {
        Self {
            cards: deck.cards.len(),
            found: *found,
            left_out: skipped.len(),
            missing: deck.cards.iter().filter(|card| card.key.is_none()).count(),
            suspicious: deck.cards.iter().filter(|card| suspicion(card).is_some()).count(),
        }
    }

    fn add(&mut self, other: Self) {
        self.cards += other.cards;
        self.found += other.found;
        self.left_out += other.left_out;
        self.missing += other.missing;
        self.suspicious += other.suspicious;
    }
}

impl std::fmt::Display for Counts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { cards, found, left_out, missing, suspicious } = self;
        write!(
            f,
            "{cards} of {found} cards, {left_out} parts left out, {missing} without an answer, {suspicious} suspicious"
        )
    }
}

/// The first parts that were left out, and the first suspicious cards.
fn print_details(out: &mut impl io::Write, import: &Import) -> io::Result<()> {
    const LISTED: usize = 5;
    for part in import.skipped.listed().iter().take(LISTED) {
        writeln!(out, "  {}: {}", part.place, printable(&part.reason.to_string()))?;
    }
    let suspicious = import.deck.cards.iter().filter_map(|card| Some((card, suspicion(card)?)));
    for (card, why) in suspicious.take(LISTED) {
        let prompt: String = card.prompt.chars().take(60).collect();
        writeln!(out, "  card `{}` ({}): {why}", card.id, printable(&prompt.replace('\n', " ")))?;
    }
    Ok(())
}

/// Why a card looks as if its file was misunderstood.
fn suspicion(card: &Card) -> Option<&'static str> {
    let answers = card.key.as_ref().map(AnswerKey::answers).unwrap_or_default();
    let texts = || std::iter::once(card.prompt.as_str()).chain(answers.iter().map(String::as_str));
    let any = |is: &dyn Fn(&str) -> bool| texts().any(is);
    if any(&|text| text.contains("{{c") || text.contains("}}")) {
        Some("it has part of a cloze")
    } else if any(&|text| text.matches('"').count() % 2 == 1) {
        Some("it has a quotation mark without its counterpart")
    } else if any(&|text| ["</", "<br", "<div", "&nbsp;", "&amp;", "&quot;"].iter().any(|sign| text.contains(sign))) {
        Some("it has HTML")
    } else if any(&|text| text.contains('\u{fffd}')) {
        Some("it has characters that couldn't be decoded")
    } else if any(&|text| text.contains('\t')) {
        Some("it has a tab, which may separate cells")
    } else if answers.iter().any(|answer| {
        answer.trim().len() == 1 && answer.contains(|letter: char| ('a'..='e').contains(&letter.to_ascii_lowercase()))
    }) {
        Some("its answer is a single letter, perhaps that of an option")
    } else {
        None
    }
}
