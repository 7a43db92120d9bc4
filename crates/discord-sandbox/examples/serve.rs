//! A sandbox for a bot in any language: prints its addresses, then plays a story from standard input.
//!
//! ```sh
//! cargo run --example serve < story.txt
//! ```
//!
//! The first line of standard output is `DISCORD_API_URL=...`, the second `DISCORD_TOKEN=...`, the third the URL of the
//! web page. With arguments, it starts them as the bot, with the first two in its environment. The story begins once
//! the bot has connected and registered a command. The exit status is 0 if every line was understood, every `wait`
//! found its text, and the bot made no invalid requests.

use std::process::ExitCode;
use std::time::Duration;

use discord_sandbox::driver::Story;
use discord_sandbox::{Options, Sandbox, story};
use tokio::io::BufReader;
use tokio::process::Command;

/// How long the bot may take to connect, if it's started here.
const START_TIMEOUT: Duration = Duration::from_secs(60);

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<ExitCode, Box<dyn std::error::Error>> {
    let sandbox = Sandbox::start(Options::default()).await?;
    let (api_url, token) = (sandbox.api_url(), sandbox.token());
    println!("DISCORD_API_URL={api_url}\nDISCORD_TOKEN={}\n{}", token, sandbox.page_url());
    let mut arguments = std::env::args().skip(1);
    let bot = arguments.next().map(|program| {
        let mut command = Command::new(program);
        command.args(arguments).env("DISCORD_API_URL", &api_url).env("DISCORD_TOKEN", token);
        command.stdin(std::process::Stdio::null()).kill_on_drop(true).spawn()
    });
    let mut bot = bot.transpose()?;
    match &mut bot {
        Some(bot) => tokio::select! {
            started = tokio::time::timeout(START_TIMEOUT, sandbox.wait_until_ready()) => started.map_err(|_| "the bot didn't connect in time")?,
            status = bot.wait() => return Err(format!("the bot ended: {}", status?).into()),
        },
        None => sandbox.wait_until_ready().await,
    }
    let story = Story::new(&sandbox, None);
    let outcome = story::play(&story, BufReader::new(tokio::io::stdin()), &mut std::io::stdout()).await?;
    let invalid = sandbox.invalid_requests();
    for request in &invalid {
        eprintln!(
            "invalid request: {} {} was answered with {}: {}",
            request.method, request.path, request.status, request.body
        );
    }
    let succeeded = outcome == story::Outcome::default() && invalid.is_empty();
    Ok(if succeeded { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
