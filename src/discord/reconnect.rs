//! What happens when the connection to Discord's gateway is lost, or can't be made: when to connect again, and when to
//! give up.
//!
//! serenity resumes a broken session by itself, and Discord replays what was missed. Only what serenity gives up on
//! comes here; after that, a new session begins with [`Incoming::Ready`](super::gateway::Incoming::Ready), and the bot
//! reads what it missed from the channels' histories.

use std::sync::Arc;
use std::time::Duration;

use secrecy::{ExposeSecret as _, SecretString};
use serenity::all as api;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::egress::client::client;
use super::gateway::{Handler, Intake};

/// What a connection needs.
#[derive(Clone)]
pub struct Connection {
    /// The API's address, ending in `/api/v10`.
    pub api_url: String,
    /// The bot's token.
    pub token: SecretString,
    /// Whether to ask for the Message Content intent.
    pub message_content: bool,
}

/// Why the connection ended for good.
#[derive(Debug, thiserror::Error)]
pub enum GatewayError {
    /// Close code 4004, or 401.
    #[error(
        "Discord refused the token. Make a new one in the Developer Portal (your application → Bot → Reset Token) and set DISCORD_TOKEN to it"
    )]
    TokenRefused,
    /// Anything else that a new try does not mend.
    #[error("Discord ended the connection: {0}")]
    Ended(String),
}

/// How long to wait before connecting again after an error that may pass; each further one doubles it, up to the
/// longest, because a bot may identify itself only a thousand times a day. A connection that held so long begins anew.
const RECONNECT_AFTER: Duration = Duration::from_secs(5);
const LONGEST_RECONNECT: Duration = Duration::from_secs(300);

/// How long the answer with the gateway's address may take.
const ADDRESS_WITHIN: Duration = Duration::from_secs(15);

/// Keeps the bot connected until `stop`: reconnects where that helps, and goes on without the Message Content intent
/// where Discord refuses it.
pub async fn stay_connected(
    mut options: Connection,
    intake: Arc<dyn Intake>,
    stop: CancellationToken,
) -> Result<(), GatewayError> {
    let mut wait = RECONNECT_AFTER;
    while !stop.is_cancelled() {
        let began = Instant::now();
        let ended = connect(&options, Arc::clone(&intake), &stop).await;
        if began.elapsed() > LONGEST_RECONNECT {
            wait = RECONNECT_AFTER;
        }
        let error = match ended {
            Ok(()) if stop.is_cancelled() => return Ok(()),
            // serenity gives a shard up without a word where its first message to Discord fails.
            Ok(()) => api::Error::Other("the connection ended without a reason"),
            Err(error) => error,
        };
        match error {
            api::Error::Gateway(api::GatewayError::DisallowedGatewayIntents) if options.message_content => {
                tracing::warn!(
                    "Discord refused the Message Content intent (close code 4014): messages in the channel count only where they \
                     mention the bot or reply to its question; the Answer button always works. To change that, switch the intent on in the \
                     Developer Portal (your application → Bot → Message Content Intent) and restart"
                );
                options.message_content = false;
            }
            api::Error::Gateway(api::GatewayError::InvalidAuthentication) => return Err(GatewayError::TokenRefused),
            api::Error::Http(api::HttpError::UnsuccessfulRequest(response)) if response.status_code == 401 => {
                return Err(GatewayError::TokenRefused);
            }
            error @ api::Error::Gateway(
                api::GatewayError::DisallowedGatewayIntents
                | api::GatewayError::InvalidGatewayIntents
                | api::GatewayError::InvalidShardData
                | api::GatewayError::OverloadedShard,
            ) => return Err(GatewayError::Ended(error.to_string())),
            error => {
                tracing::warn!(%error, ?wait, "no connection to Discord; trying again");
                tokio::select! {
                    () = tokio::time::sleep(wait) => {}
                    () = stop.cancelled() => {}
                }
                wait = (wait * 2).min(LONGEST_RECONNECT);
            }
        }
    }
    Ok(())
}

async fn connect(options: &Connection, intake: Arc<dyn Intake>, stop: &CancellationToken) -> Result<(), api::Error> {
    let mut intents = api::GatewayIntents::GUILDS | api::GatewayIntents::GUILD_MESSAGES;
    if options.message_content {
        intents |= api::GatewayIntents::MESSAGE_CONTENT;
    }
    // serenity asks for the gateway's address through this client and sends nothing else with it. Its `proxy` stands in
    // for `https://discord.com`, and is ignored unless its rate limiter is off.
    let base = options.api_url.trim_end_matches('/').trim_end_matches("/api/v10").to_owned();
    let client = client(&options.api_url, ADDRESS_WITHIN).map_err(|_| api::Error::Url(options.api_url.clone()))?;
    let http = api::HttpBuilder::new(options.token.expose_secret()).client(client).proxy(base);
    let http = http.ratelimiter_disabled(true).build();
    let mut client = api::ClientBuilder::new_with_http(http, intents).raw_event_handler(Handler { intake }).await?;
    let shards = Arc::clone(&client.shard_manager);
    let ended = tokio::select! {
        ended = client.start_autosharded() => return ended,
        () = stop.cancelled() => Ok(()),
    };
    shards.shutdown_all().await;
    ended
}
