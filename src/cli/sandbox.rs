//! `popquiz sandbox`: the bot without Discord.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context as _;
use futures_util::future::BoxFuture;
use tokio::io::{AsyncBufRead, BufReader};

use super::deck::unless_nobody_reads;
use super::start::{self, PATIENCE};
use crate::bot::Bot;
use crate::clock::{SandboxClock, UnixMs};
use crate::config::{self, Config};
use crate::deck::format;
use crate::sandbox::driver::{Probe, Story};
use crate::sandbox::{Options, Sandbox, story};
use crate::store::sqlite::SqliteStore;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The port (without this: a free one)
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// Where the scores are kept (without this: nowhere beyond the end)
    #[arg(long, value_name = "FILE")]
    db: Option<PathBuf>,
    /// A deck to play, in place of those that come with the program; may be repeated
    #[arg(long = "deck", value_name = "FILE")]
    decks: Vec<PathBuf>,
    /// Play a story from standard input, one line an act, and print what the channel shows
    #[arg(long)]
    chat: bool,
    /// Decides the order of the cards (without this: chance)
    #[arg(long)]
    seed: Option<u64>,
}

/// A story in the sandbox waits for the bot in it by this. It stands here because neither of the two knows the other.
impl Probe for Bot {
    fn settled_after(&self, snowflake: u64) -> BoxFuture<'static, ()> {
        self.settled_after(snowflake)
    }

    fn next_deadline(&self) -> Option<UnixMs> {
        self.next_deadline()
    }
}

pub(super) fn run(args: Args) -> anyhow::Result<ExitCode> {
    let mut config = Config::load(None, config::variables())?;
    let filter = if config.log.filter == Config::default().log.filter {
        "warn,serenity=error"
    } else {
        config.log.filter.as_str()
    };
    start::log_to_stderr(filter, config.log.format)?;
    let decks = if args.decks.is_empty() {
        start::shipped_decks()?
    } else {
        args.decks.iter().map(|file| Ok(format::load(file)?)).collect::<anyhow::Result<_>>()?
    };
    let scratch =
        tempfile::Builder::new().prefix("popquiz-").tempdir().context("no folder for passing files can be made")?;
    let store = Arc::new(SqliteStore::open(&args.db.clone().unwrap_or_else(|| scratch.path().join("sandbox.db")))?);
    let runtime = tokio::runtime::Runtime::new()?;
    let code = runtime.block_on(async {
        let clock = SandboxClock::running();
        let sandbox = Sandbox::start(Options { port: args.port, clock: clock.clone(), ..Options::default() }).await?;
        config.discord.api_url = sandbox.api_url();
        let mut options = start::options(&config, sandbox.token(), Arc::clone(&store) as _, decks, Arc::new(clock));
        options.seed = args.seed;
        let bot = Arc::new(Bot::start(options).await?);
        bot.ready().await.map_err(|error| anyhow::anyhow!("{error}"))?;
        let code = if args.chat {
            tokio::select! {
                code = chat(&sandbox, &bot) => code?,
                stopped = start::asked_to_stop() => stopped.map(|()| ExitCode::SUCCESS)?,
            }
        } else {
            sandbox.watch_bot(Arc::clone(&bot) as _);
            println!("The sandbox is ready: {}", sandbox.page_url());
            start::asked_to_stop().await?;
            ExitCode::SUCCESS
        };
        bot.stop(PATIENCE).await;
        anyhow::Ok(code)
    });
    runtime.block_on(store.close());
    // Somebody may be reading standard input, which cannot be called back: nobody waits for them.
    runtime.shutdown_background();
    code
}

/// Plays the story on standard input, then asks for the leaderboard.
async fn chat(sandbox: &Sandbox, bot: &Arc<Bot>) -> anyhow::Result<ExitCode> {
    let story = Story::new(sandbox, Some(Arc::clone(bot) as _));
    let told = async {
        let played = play(&story, BufReader::new(tokio::io::stdin())).await?;
        play(&story, &b"alice: /leaderboard\n"[..]).await?;
        Ok(if played { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    };
    told.await.or_else(|error| Ok(unless_nobody_reads(Err(error))?))
}

/// True where every line was understood and every `wait` found what it waited for.
async fn play(story: &Story, input: impl AsyncBufRead + Unpin) -> std::io::Result<bool> {
    let mut out = std::io::stdout();
    let outcome = story::play(story, input, &mut out).await?;
    out.flush()?;
    Ok(outcome.misunderstood == 0 && outcome.waits_failed == 0)
}
