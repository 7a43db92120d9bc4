//! Bots written with discord.py and discord.js play the same story in the sandbox, and send nothing invalid.

#![expect(clippy::unwrap_used, reason = "a test fails where a helper of it does")]

use std::env;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use discord_sandbox::driver::Story;
use discord_sandbox::{Options, Sandbox, story};
use tokio::process::Command;

/// How long a bot may take to start and to play its story.
const TIMEOUT: Duration = Duration::from_secs(120);

const TRANSCRIPT: &str = "\
alice: !ping
bot: Pong!
bob: !who al
bot: alice
alice runs /add first:2 second:3
bot: 2 + 3 = 5
    [Count] [Introduce yourself]
bot (edited): Counted: 1
    [Count] [Introduce yourself]
bot: Nice to meet you, Bob
carol runs /slow
bot: Done at last
";

fn example(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/clients").join(path)
}

/// Plays the examples' story with a bot in a separate process.
async fn plays_the_story(mut bot: Command) {
    let sandbox = Sandbox::start(Options::default()).await.unwrap();
    bot.env("DISCORD_API_URL", sandbox.api_url()).env("DISCORD_TOKEN", sandbox.token());
    let mut bot = bot.stdin(Stdio::null()).kill_on_drop(true).spawn().unwrap();
    let story = Story::new(&sandbox, None);
    let lines = std::fs::read(example("story.txt")).unwrap();
    let mut transcript = Vec::new();
    let played = async {
        sandbox.wait_until_ready().await;
        story::play(&story, lines.as_slice(), &mut transcript).await.unwrap()
    };
    let outcome = tokio::select! {
        outcome = tokio::time::timeout(TIMEOUT, played) => outcome.unwrap(),
        status = bot.wait() => panic!("the bot ended: {status:?}"),
    };
    assert_eq!(String::from_utf8(transcript).unwrap(), TRANSCRIPT);
    assert_eq!(outcome, story::Outcome::default());
    assert_eq!(sandbox.invalid_requests(), []);
}

#[tokio::test]
async fn a_discord_py_bot() {
    let Some(python) = env::var_os("DISCORD_PY_PYTHON") else {
        eprintln!("skipped: set DISCORD_PY_PYTHON to a Python that has discord.py");
        return;
    };
    let mut bot = Command::new(python);
    bot.arg(example("discord_py/bot.py"));
    plays_the_story(bot).await;
}

#[tokio::test]
async fn a_discord_js_bot() {
    let Some(modules) = env::var_os("DISCORD_JS_MODULES") else {
        eprintln!("skipped: set DISCORD_JS_MODULES to the node_modules that have discord.js");
        return;
    };
    let mut bot = Command::new("node");
    bot.arg(example("discord_js/bot.js")).env("NODE_PATH", modules);
    plays_the_story(bot).await;
}
