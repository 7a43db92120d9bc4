//! What a member does through their client: posts a message, uses a command or component, or (here only) moves the
//! clock.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::sync::oneshot;

use crate::id::{ChannelId, InteractionId, MessageId, UserId};
use crate::interactions::RESPONSE_DEADLINE;
use crate::messages::withhold_content;
use crate::permission;
use crate::probe::Probe;
use crate::slash_command;
use crate::state::ServerState;
use crate::world::{ClientError, Interaction, InteractionResponse, Message};

/// How long, in real time, a bot may take to settle.
pub(crate) const BOT_TIMEOUT: Duration = Duration::from_secs(10);

/// Waits until the bot has finished everything that the event with this snowflake caused; without a probe, returns
/// immediately.
pub(crate) async fn settle(probe: Option<&dyn Probe>, snowflake: u64) -> Result<(), ClientError> {
    let Some(probe) = probe else { return Ok(()) };
    let settled = tokio::time::timeout(BOT_TIMEOUT, probe.settled_after(snowflake)).await;
    settled.map_err(|_| format!("the bot is still busy after {} s", BOT_TIMEOUT.as_secs()))
}

impl ServerState {
    /// Moves the clock forward from one of the bot's deadlines to the next, and waits after each until the bot has
    /// settled.
    pub(crate) async fn advance_clock(&self, probe: Option<&dyn Probe>, ms: u64) -> Result<(), ClientError> {
        let clock = &self.options.clock;
        let until = clock.now().plus_ms(i64::try_from(ms).unwrap_or(i64::MAX));
        while let Some(deadline) = probe.and_then(Probe::next_deadline).filter(|at| *at <= until) {
            clock.advance_to(deadline);
            settle(probe, 0).await?;
        }
        clock.advance_to(until);
        settle(probe, 0).await
    }

    /// Posts a message, and sends it to the bot if it may see it.
    pub(crate) fn post_message(
        &self,
        user: UserId,
        channel: ChannelId,
        text: &str,
        reply_to: Option<MessageId>,
    ) -> Result<MessageId, ClientError> {
        let mut world = self.world();
        let needed = permission::VIEW_CHANNEL | permission::to_send(world.is_thread(channel));
        if world.permissions(user, channel) & needed != needed {
            return Err("You do not have permission to send messages in this channel.".into());
        }
        if text.is_empty() || text.encode_utf16().count() > 2000 {
            return Err("A message must have 1 to 2000 characters.".into());
        }
        let message = Message {
            id: MessageId(world.snowflake()),
            channel,
            author: user,
            content: text.to_owned(),
            embeds: json!([]),
            components: json!([]),
            reactions: Vec::new(),
            edited_at: None,
            nonce: None,
            reply_to,
            files: Vec::new(),
            only_for: None,
            to_interaction: false,
            command: None,
            pings: Vec::new(),
        };
        let id = message.id;
        let guild = world.channels.get(&channel).and_then(|channel| channel.guild);
        let mut event = world.message_event(&message);
        let with_content = event.to_string();
        let without_content = (!world.is_for_bot(&message)).then(|| {
            withhold_content(&mut event);
            event.to_string()
        });
        let is_seen = world.bot_sees(channel);
        world.add_message(message);
        drop(world);
        if is_seen {
            self.dispatch("MESSAGE_CREATE", guild, &with_content, without_content.as_deref());
        }
        self.notify_changed();
        Ok(id)
    }

    /// Sends an interaction to the bot and waits for its response. `kind` is the interaction's type; `message` is the
    /// one whose component was used, or from which the modal was opened.
    pub(crate) async fn interact(
        &self,
        probe: Option<&dyn Probe>,
        kind: u8,
        user: UserId,
        channel: ChannelId,
        message: Option<MessageId>,
        data: &Value,
    ) -> Result<InteractionResponse, ClientError> {
        let (sender, receiver) = oneshot::channel();
        let id = {
            let mut world = self.world();
            let id = world.snowflake();
            let token = format!("interaction-token-{id}");
            let mut event =
                world.interaction_json(id, &token, kind, user, channel, data).ok_or("there is no such channel")?;
            if let (Value::Object(event), Some(message)) =
                (&mut event, message.and_then(|message| world.message_by_id(message)))
            {
                event.insert("message".into(), message);
            }
            let guild = world.channels.get(&channel).and_then(|channel| channel.guild);
            let at = tokio::time::Instant::now();
            let waiting = Interaction {
                user,
                channel,
                kind,
                command: slash_command::command_in(data).filter(|_| kind == 2),
                message,
                at,
                token,
                answered: false,
                answer: Some(sender),
                original: None,
                followups: Vec::new(),
            };
            world.add_interaction(InteractionId(id), waiting);
            drop(world);
            self.dispatch("INTERACTION_CREATE", guild, &event.to_string(), None);
            id
        };
        let answer = tokio::time::timeout(RESPONSE_DEADLINE, receiver).await;
        if let Ok(Ok(answer)) = answer {
            settle(probe, id).await?;
            Ok(answer)
        } else {
            let text =
                if kind == 3 || kind == 5 { "This interaction failed" } else { "The application did not respond" };
            let mut world = self.world();
            let note = format!("(to {}) {text}", world.name(user));
            world.record_note(channel, Some(user), note);
            Err(text.to_owned())
        }
    }
}
