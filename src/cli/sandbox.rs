//! `popquiz sandbox`: the bot without Discord.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use clap::builder::PossibleValuesParser;
use discord_sandbox::clock::SandboxClock;
use discord_sandbox::driver::Story;
use discord_sandbox::{Options, Sandbox, story};
use rand::RngExt as _;
use tokio::io::{AsyncBufRead, BufReader};

use super::log;
use super::output::{ignore_broken_pipe, say};
use super::progress::load;
use super::start::{self, CLOSE_WITHIN, PATIENCE, StopSignals};
use crate::bot::{Bot, RoundStarters};
use crate::config::{self, Config};
use crate::deck;
use crate::deck::check::check;
use crate::deck::format;
use crate::store::sqlite::SqliteStore;
use crate::texts::Locale;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Port to serve the page on (0: any free port)
    ///
    /// Example: --port 8080
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// Database file (default: temporary)
    ///
    /// Example: --db sandbox.db
    #[arg(long, value_name = "FILE")]
    db: Option<PathBuf>,
    /// Deck file to play instead of the included decks; may be repeated
    ///
    /// Example: --deck rivers.toml --deck cells.csv
    #[arg(long = "deck", value_name = "FILE")]
    decks: Vec<PathBuf>,
    /// Reload the decks of --deck whenever they're saved, and show the findings of `deck check`
    ///
    /// Example: --deck rivers.toml --watch
    #[arg(long, requires = "decks")]
    watch: bool,
    /// Play in the terminal: read one action per line, and print the channel
    ///
    /// A line is `alice: some words`, `alice: /quiz start`, `alice: [Answer] some words`, `clock +1h`, `language de`, or
    /// `wait some words`.
    ///
    /// Example: popquiz sandbox --chat < story.txt
    #[arg(long)]
    chat: bool,
    /// Language of the server and its members: en-US, de, fr, es-ES, pt-BR, or ja
    ///
    /// Example: --language de
    #[arg(long, value_name = "CODE", default_value = Locale::ENGLISH.code(), value_parser = PossibleValuesParser::new(Locale::CODES), hide_possible_values = true)]
    language: String,
    /// Seed for the order of the cards (default: random)
    ///
    /// Example: --seed 7
    #[arg(long)]
    seed: Option<u64>,
}

pub(super) fn run(args: Args) -> anyhow::Result<ExitCode> {
    let mut config = Config::load(None, config::variables())?;
    let filter = if config.log.filter == Config::default().log.filter { "warn" } else { config.log.filter.as_str() };
    log::to_stderr(filter, config.log.format)?;
    let decks = if args.decks.is_empty() {
        deck::shipped()?
    } else {
        args.decks.iter().map(|file| Ok(load(file)?.deck)).collect::<anyhow::Result<_>>()?
    };
    let scratch = tempfile::Builder::new()
        .prefix("popquiz-")
        .tempdir()
        .context("cannot create a temporary folder; check TMPDIR and the free disk space")?;
    let store = Arc::new(SqliteStore::open(&args.db.clone().unwrap_or_else(|| scratch.path().join("sandbox.db")))?);
    let runtime = tokio::runtime::Runtime::new()?;
    let code = runtime.block_on(async {
        start::survive_file_size_limits()?;
        let mut stop_signals = StopSignals::listen()?;
        let clock = SandboxClock::running();
        let page_token = args.db.as_deref().map(page_token).transpose()?;
        let mut options = Options { port: args.port, clock: clock.clone(), page_token, ..crate::sandbox::options() };
        options.setup.locale.clone_from(&args.language);
        let sandbox = Sandbox::start(options).await.map_err(|error| match error.kind() {
            std::io::ErrorKind::AddrInUse => anyhow::anyhow!(
                "port {} is in use; choose another with --port, or leave out --port to use a free one",
                args.port
            ),
            _ => error.into(),
        })?;
        config.discord.api_url = sandbox.api_url();
        let mut options =
            start::options(&config, sandbox.token().into(), Arc::clone(&store) as _, decks, Arc::new(clock));
        options.seed = args.seed;
        // Whoever tries the bot plays any member, and shouldn't have to find out first which one is a manager.
        options.rounds = RoundStarters::Everyone;
        let bot = Arc::new(Bot::start(options).await?);
        bot.ready().await.map_err(|error| anyhow::anyhow!("{error}"))?;
        let code = if args.chat {
            tokio::select! {
                code = chat(&sandbox, &bot) => code?,
                error = bot.ended() => return Err(anyhow::anyhow!("{error}")),
                () = stop_signals.received() => ExitCode::SUCCESS,
            }
        } else {
            sandbox.set_probe(Arc::clone(&bot) as _);
            say(&format!("The sandbox is ready: {}", sandbox.page_url()));
            tokio::select! {
                () = stop_signals.received() => {}
                error = bot.ended() => return Err(anyhow::anyhow!("{error}")),
                () = watch(&sandbox, &bot, &args.decks), if args.watch => {}
            }
            ExitCode::SUCCESS
        };
        bot.stop(PATIENCE).await;
        anyhow::Ok(code)
    });
    runtime.block_on(start::within(CLOSE_WITHIN, store.close()));
    // Reading standard input can't be canceled, so don't wait for it.
    runtime.shutdown_background();
    code
}

/// The page's token for a database, stored next to it, so that an open page survives a restart of the sandbox.
fn page_token(database: &Path) -> anyhow::Result<String> {
    let mut name = database.as_os_str().to_owned();
    name.push(".page-token");
    let file = PathBuf::from(name);
    if let Ok(token) = std::fs::read_to_string(&file)
        && token.len() == 32
        && token.bytes().all(|byte| byte.is_ascii_hexdigit())
    {
        return Ok(token);
    }
    let token = format!("{:032x}", rand::rng().random::<u128>());
    let mut options = std::fs::OpenOptions::new();
    // Anyone who can read it can act on the page.
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written =
        options.create(true).write(true).truncate(true).open(&file).and_then(|mut to| to.write_all(token.as_bytes()));
    written.with_context(|| format!("cannot write {}", file.display()))?;
    Ok(token)
}

/// Reloads decks when their files are saved, for as long as the sandbox runs.
async fn watch(sandbox: &Sandbox, bot: &Bot, files: &[PathBuf]) {
    const CHECK_EVERY: Duration = Duration::from_millis(300);
    let mut seen = None;
    loop {
        let saved: Vec<_> = files.iter().map(|file| file.metadata().and_then(|about| about.modified()).ok()).collect();
        if seen.as_ref() != Some(&saved) {
            let is_first = seen.replace(saved).is_none();
            show_decks(sandbox, bot, files, is_first).await;
        }
        tokio::time::sleep(CHECK_EVERY).await;
    }
}

/// The most findings that are shown on the page. Once they're fixed, the next ones appear.
const FINDINGS_SHOWN: usize = 20;

/// Replaces the bot's decks if all of them can be read, and shows their findings.
async fn show_decks(sandbox: &Sandbox, bot: &Bot, files: &[PathBuf], is_first: bool) {
    let mut decks = Vec::new();
    let mut lines = Vec::new();
    for file in files {
        match format::load(file) {
            Ok(deck) => {
                let findings = check(&deck);
                lines.extend(findings.iter().take(FINDINGS_SHOWN).map(|finding| {
                    let place = finding.place.as_ref().filter(|place| place.line > 0);
                    let place = place.map(|place| format!("line {}: ", place.line)).unwrap_or_default();
                    format!("{place}{}; {}", finding.message, finding.advice)
                }));
                if let more @ 1.. = findings.len().saturating_sub(FINDINGS_SHOWN) {
                    lines.push(format!("and {more} more: popquiz deck check {}", file.display()));
                }
                decks.push(deck);
            }
            Err(error) => lines.push(error.to_string()),
        }
    }
    let title = if decks.len() < files.len() {
        "Can't read the deck; the last version stays in play"
    } else {
        if !is_first && let Err(error) = bot.replace_decks(decks).await {
            lines.push(error.to_string());
        }
        match (lines.is_empty(), is_first) {
            (true, true) => "Watching the deck: no findings",
            (true, false) => "Reloaded the deck: no findings",
            (false, _) => "Loaded the deck, with these findings",
        }
    };
    say(title);
    for line in &lines {
        say(&format!("  {line}"));
    }
    sandbox.set_page_note(title, &lines);
}

/// Plays the story on standard input, then asks for the leaderboard.
async fn chat(sandbox: &Sandbox, bot: &Arc<Bot>) -> anyhow::Result<ExitCode> {
    let story = Story::new(sandbox, Some(Arc::clone(bot) as _));
    let told = async {
        let played = play(&story, BufReader::new(tokio::io::stdin())).await?;
        play(&story, &b"alice: /leaderboard\n"[..]).await?;
        Ok(if played { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    };
    told.await.or_else(|error| Ok(ignore_broken_pipe(Err(error))?))
}

/// Returns whether every line was understood and every `wait` found its text.
async fn play(story: &Story, input: impl AsyncBufRead + Unpin) -> std::io::Result<bool> {
    let mut out = std::io::stdout();
    let outcome = story::play(story, input, &mut out).await?;
    out.flush()?;
    Ok(outcome.misunderstood == 0 && outcome.waits_failed == 0)
}
