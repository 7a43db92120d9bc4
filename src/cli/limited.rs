//! Commands that limit themselves before they read a file by somebody else: how much memory and time it may cost.
//!
//! The limits are the system's, so nothing in the file can talk its way around them. Whoever runs such a command as a
//! child sees how it ended, and lives on.

use std::ffi::OsString;
use std::io::{self, Read as _, Write as _};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use rustix::process::{Resource, Rlimit, nice, setrlimit};

use crate::bot::ImportProcess;
use crate::deck::format::FILE_BYTES;
use crate::deck::{check, format, wire};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Bytes of memory that the command may take, beyond what the program itself takes
    #[arg(long)]
    memory: u64,
    /// Seconds of processor time that it may take
    #[arg(long)]
    seconds: u64,
    /// What to run: a command and its arguments
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, required = true)]
    command: Vec<OsString>,
}

/// Limits this process from now on. Returns the arguments of the command to run.
pub(super) fn limit(args: Args) -> anyhow::Result<Vec<OsString>> {
    let most = |amount: u64| Rlimit { current: Some(amount), maximum: Some(amount) };
    let memory = own_memory().saturating_add(args.memory);
    for (resource, amount) in [(Resource::As, memory), (Resource::Cpu, args.seconds), (Resource::Core, 0)] {
        setrlimit(resource, most(amount)).context("the limits can't be set")?;
    }
    // The bot's rounds come first. Where that isn't possible, they are only slower. With the lowest priority, a busy
    // machine would make decent files take too long.
    let _ = nice(10);
    let program = OsString::from("popquiz");
    Ok(std::iter::once(program).chain(args.command).collect())
}

/// The address space that the program takes before it has done anything.
fn own_memory() -> u64 {
    const UNKNOWN: u64 = 256 * 1024 * 1024;
    let pages = std::fs::read_to_string("/proc/self/statm").ok();
    let pages = pages.and_then(|text| text.split(' ').next()?.parse::<u64>().ok());
    pages.map_or(UNKNOWN, |pages| pages.saturating_mul(rustix::param::page_size() as u64))
}

#[derive(Debug, clap::Args)]
pub(super) struct ReadDeckArgs {
    /// The name of the file whose content comes on standard input
    name: String,
}

/// Reads a deck file from standard input, and writes what came of it to standard output, for the bot.
pub(super) fn read_deck(args: ReadDeckArgs) -> anyhow::Result<ExitCode> {
    // Nothing but a pipe is written to.
    setrlimit(Resource::Fsize, Rlimit { current: Some(0), maximum: Some(0) }).context("the limits can't be set")?;
    let mut bytes = Vec::new();
    io::stdin().lock().take(FILE_BYTES + 1).read_to_end(&mut bytes)?;
    let read = format::import(&args.name, &bytes).map(|import| {
        drop(bytes);
        let findings = check::check(&import.deck);
        wire::ReadDeck::new(import, findings)
    });
    let mut out = io::BufWriter::new(io::stdout().lock());
    wire::write(&mut out, read)?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// Runs this command again as a child with the limits of imports, without the option that asked for them.
pub(super) fn run_again(option: &str) -> anyhow::Result<ExitCode> {
    let limits = ImportProcess::default();
    let began = Instant::now();
    let arguments = std::env::args_os().skip(1).filter(|argument| argument != option);
    let mut child = limits.command().args(arguments).spawn()?;
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        if began.elapsed() > Duration::from_secs(limits.seconds) {
            child.kill()?;
            child.wait()?;
            anyhow::bail!("that took longer than {} s; run it without --limit to allow more", limits.seconds);
        }
        std::thread::sleep(Duration::from_millis(20));
    };
    match status.code() {
        Some(code) => Ok(ExitCode::from(u8::try_from(code).unwrap_or(1))),
        None => anyhow::bail!(
            "reading that takes more than {} MiB of memory or {} s; run it without --limit to allow more",
            limits.memory / 1024 / 1024,
            limits.seconds
        ),
    }
}
