//! A bot for tests that is not Popquiz: it takes a file, and lets one choose from a menu, so that the sandbox's side of
//! both is seen.

#![allow(dead_code, reason = "each of its users needs its part")]
#![allow(clippy::unwrap_used, reason = "a bot that cannot be started fails its test")]

use std::sync::Arc;

use discord_sandbox::Sandbox;
use discord_sandbox::world::BOT;
use popquiz::discord::command::{Audience, CommandTexts, Kind, OptionSpec, registration};
use popquiz::discord::egress::{Egress, EgressOptions, FetchError, Priority, Request};
use popquiz::discord::gateway::{Incoming, Intake};
use popquiz::discord::identify::{IdentifyHistory, NoIdentifyLog};
use popquiz::discord::interaction::{Attachment, Interaction, InteractionKind};
use popquiz::discord::message::{Message, Response, Select, SelectOption};
use popquiz::discord::reconnect::{GatewayError, GatewayOptions, stay_connected};
use popquiz::id::{ChannelId, MessageId};
use tokio_util::sync::{CancellationToken, DropGuard};

/// Bytes of a file that it reads.
pub const MOST: usize = 1_000;

pub struct HelperBot {
    pub egress: Egress,
    stop: DropGuard,
    connection: tokio::task::JoinHandle<Result<(), GatewayError>>,
}

impl HelperBot {
    /// Starts it in this sandbox, with the commands `/count file:… note:…` and `/choose most:…`.
    pub async fn start(sandbox: &Sandbox) -> Self {
        const COUNT: &[OptionSpec] =
            &[OptionSpec::required("file", Kind::Attachment), OptionSpec::optional("note", Kind::Text { max: 20 })];
        const CHOOSE: &[OptionSpec] = &[OptionSpec::optional("most", Kind::Integer { min: 1, max: 3 })];
        let egress = Egress::new(EgressOptions::new(sandbox.api_url(), sandbox.token().into())).unwrap();
        let describe = |_, part| format!("{part:?}");
        let name = |_, _| String::new();
        let texts = CommandTexts { name: &name, describe: &describe };
        let commands = serde_json::json!([
            registration("count", Audience::default(), [("", COUNT)], &texts),
            registration("choose", Audience::default(), [("", CHOOSE)], &texts),
        ]);
        egress.send(Request::put_commands(BOT.0, &commands), Priority::Live).await.unwrap();
        let stop = CancellationToken::new();
        let connection = GatewayOptions {
            egress: egress.clone(),
            token: sandbox.token().into(),
            message_content: true,
            status: Arc::default(),
            identifies: IdentifyHistory::default(),
            identify_log: Arc::new(NoIdentifyLog),
        };
        let intake = Arc::new(Answers { egress: egress.clone() });
        let connection = tokio::spawn(stay_connected(connection, intake, stop.clone()));
        sandbox.wait_for_identify(1).await;
        Self { egress, stop: stop.drop_guard(), connection }
    }

    /// Stops it, and waits until it receives nothing more.
    pub async fn ends(self) {
        drop(self.stop);
        self.connection.await.unwrap().unwrap();
    }
}

struct Answers {
    egress: Egress,
}

impl Intake for Answers {
    fn hears(&self, _: ChannelId, _: MessageId) -> bool {
        false
    }

    fn take(&self, incoming: Incoming) {
        let Incoming::Interaction(interaction) = incoming else { return };
        let egress = self.egress.clone();
        tokio::spawn(async move {
            let response = answer(&egress, &interaction).await;
            let _ = egress.send(Request::respond(&interaction.token, &response), Priority::Live).await;
        });
    }
}

async fn answer(egress: &Egress, interaction: &Interaction) -> Response {
    match &interaction.kind {
        InteractionKind::Command { path, options } if path == "choose" => {
            let option = |label: &str, description: &str| SelectOption {
                label: label.to_owned(),
                description: Some(description.to_owned()).filter(|text| !text.is_empty()),
                value: label.to_lowercase(),
            };
            let most = options.integer("most").map_or(1, |most| usize::try_from(most).unwrap_or(1));
            let select = Select {
                custom_id: "river".to_owned(),
                placeholder: "Which river?".to_owned(),
                options: vec![option("Danube", "Vienna, Budapest"), option("Rhine", ""), option("Seine", "Paris")],
                most,
            };
            Response::public(Message { select: Some(select), ..Message::text("Choose.") })
        }
        InteractionKind::Component { custom_id, values, .. } if custom_id == "river" => {
            Response::public(Message::text(format!("Chosen: {}", values.join(" and "))))
        }
        InteractionKind::Command { options, .. } => {
            let Some(file) = options.attachment("file") else {
                return Response::private(Message::text("There is no file."));
            };
            Response::private(Message::text(match content(egress, file).await {
                Ok(bytes) => format!("{} has {} bytes: {}", file.name, bytes.len(), String::from_utf8_lossy(&bytes)),
                Err(error) => format!("{}: {error}", file.name),
            }))
        }
        act => Response::private(Message::text(format!("{act:?}"))),
    }
}

/// A whole file.
async fn content(egress: &Egress, file: &Attachment) -> Result<Vec<u8>, FetchError> {
    let (mut download, mut content) = (egress.fetch(file, MOST).await?, Vec::new());
    while let Some(chunk) = download.chunk().await? {
        content.extend_from_slice(&chunk);
    }
    Ok(content)
}
