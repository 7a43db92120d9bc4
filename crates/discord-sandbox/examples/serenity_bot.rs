//! A plain serenity bot, tested against a sandbox in the same process.
//!
//! ```sh
//! cargo run --example serenity_bot
//! ```

use std::sync::Arc;

use discord_sandbox::driver::Story;
use discord_sandbox::{Options, Sandbox};
use serenity::all::{
    ClientBuilder, Command, CommandOptionType, Context, CreateCommand, CreateCommandOption, CreateInteractionResponse,
    CreateInteractionResponseMessage, EventHandler, GatewayIntents, HttpBuilder, Interaction, Message, Ready,
};
use serenity::async_trait;
use tokio::sync::Notify;

struct Handler {
    ready: Arc<Notify>,
}

#[async_trait]
impl EventHandler for Handler {
    async fn ready(&self, ctx: Context, _: Ready) {
        let text = CreateCommandOption::new(CommandOptionType::String, "text", "What to say").required(true);
        let echo = CreateCommand::new("echo").description("Says it back").add_option(text);
        if let Err(error) = Command::set_global_commands(&ctx.http, vec![echo]).await {
            eprintln!("The commands could not be registered: {error}");
        }
        self.ready.notify_one();
    }

    async fn message(&self, ctx: Context, message: Message) {
        if message.content == "!ping"
            && let Err(error) = message.reply(&ctx.http, "Pong!").await
        {
            eprintln!("The reply failed: {error}");
        }
    }

    async fn interaction_create(&self, ctx: Context, interaction: Interaction) {
        let Interaction::Command(command) = interaction else { return };
        let text = command.data.options.first().and_then(|option| option.value.as_str()).unwrap_or_default();
        let message = CreateInteractionResponseMessage::new().content(format!("You said: {text}"));
        if let Err(error) = command.create_response(&ctx.http, CreateInteractionResponse::Message(message)).await {
            eprintln!("The response failed: {error}");
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let sandbox = Sandbox::start(Options::default()).await?;

    // This is all that differs from a bot for Discord itself. serenity ignores the proxy while its rate limiter is on.
    let address = sandbox.api_url();
    let http = HttpBuilder::new(sandbox.token())
        .proxy(address.trim_end_matches("/api/v10"))
        .ratelimiter_disabled(true)
        .build();

    let ready = Arc::new(Notify::new());
    let intents = GatewayIntents::GUILDS | GatewayIntents::GUILD_MESSAGES | GatewayIntents::MESSAGE_CONTENT;
    let mut client =
        ClientBuilder::new_with_http(http, intents).event_handler(Handler { ready: Arc::clone(&ready) }).await?;
    let bot = tokio::spawn(async move { client.start().await });
    ready.notified().await;

    let story = Story::new(&sandbox, None);
    let alice = story.member("alice");
    alice.says("!ping").await?;
    alice.sees("bot: Pong!").await;
    alice.runs("/echo text:hello there").await?;
    alice.sees("You said: hello there").await;
    assert_eq!(sandbox.invalid_requests(), []);
    print!("{}", story.transcript());

    bot.abort();
    Ok(())
}
