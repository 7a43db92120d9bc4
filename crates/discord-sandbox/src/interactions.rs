//! Interactions: how a bot may respond to the use of a command, button or modal, and what the response does.

use std::time::Duration;

use serde_json::{Value, json};

use crate::http::{Reply, Request, error, invalid};
use crate::id::{InteractionId, MessageId};
use crate::messages::{PingsByDefault, is_empty, new_message};
use crate::state::ServerState;
use crate::validate;
use crate::world::{INTERACTION_LIFETIME, InteractionResponse, World};

/// How long an interaction waits for its first answer, in real time.
pub(crate) const RESPONSE_DEADLINE: Duration = Duration::from_secs(3);

/// Only the person who used it sees the response.
const EPHEMERAL: u64 = 1 << 6;

/// Kinds of interaction.
const COMMAND: u8 = 2;
const COMPONENT: u8 = 3;
const AUTOCOMPLETION: u8 = 4;
const MODAL_SUBMIT: u8 = 5;

/// Kinds of answer.
const MESSAGE: u64 = 4;
const MESSAGE_LATER: u64 = 5;
const UPDATE_LATER: u64 = 6;
const UPDATE: u64 = 7;
const CHOICES: u64 = 8;
const MODAL: u64 = 9;

/// Whether Discord takes such an answer to such an interaction; `from_message`: a button opened the modal, or was
/// pressed.
fn is_allowed(interaction: u8, answer: u64, from_message: bool) -> bool {
    match answer {
        MESSAGE | MESSAGE_LATER => matches!(interaction, COMMAND | COMPONENT | MODAL_SUBMIT),
        UPDATE_LATER | UPDATE => matches!(interaction, COMPONENT | MODAL_SUBMIT) && from_message,
        CHOICES => interaction == AUTOCOMPLETION,
        MODAL => matches!(interaction, COMMAND | COMPONENT),
        _ => false,
    }
}

impl ServerState {
    /// Takes the first answer to an interaction.
    pub(crate) fn answer(&self, world: &mut World, id: InteractionId, token: &str, body: &Value) -> Reply {
        let known = world.interactions.get(&id).filter(|it| it.token == token);
        let Some(known) = known.filter(|it| it.answered || it.at.elapsed() < RESPONSE_DEADLINE) else {
            return error(404, 10062, "Unknown interaction");
        };
        if known.answered {
            return error(400, 40060, "Interaction has already been acknowledged.");
        }
        let data = body.get("data").unwrap_or(&Value::Null);
        let kind = body.get("type").and_then(Value::as_u64).unwrap_or_default();
        if !is_allowed(known.kind, kind, known.message.is_some()) {
            let why = format!("An interaction of type {} cannot be answered with type {kind}", known.kind);
            return invalid(("type".into(), why));
        }
        let checked = match kind {
            MESSAGE => validate::message(data),
            UPDATE => validate::limits(data),
            CHOICES => validate::choices(data),
            MODAL => validate::modal(data),
            _ => Ok(()),
        };
        let checked = checked.and_then(|()| match kind {
            MESSAGE => validate::files(data, &[], &self.attachments()),
            _ => Ok(()),
        });
        if let Err((field, why)) = checked {
            return invalid((format!("data.{field}"), why));
        }
        let (user, channel, pressed) = (known.user, known.channel, known.message);
        let command = known.command.clone().map(|command| (user, command));
        let mut original = pressed;
        let answer = match kind {
            MESSAGE | MESSAGE_LATER => {
                let private = data.get("flags").and_then(Value::as_u64).unwrap_or_default() & EPHEMERAL != 0;
                let mut message = new_message(world, channel, data, PingsByDefault::Users, &self.attachments());
                message.only_for = private.then_some(user);
                message.command = command;
                let new = message.id;
                original = Some(new);
                let guild = world.channels.get(&channel).and_then(|channel| channel.guild);
                let event = world.message_event(&message).to_string();
                if kind == MESSAGE {
                    world.add_message(message);
                } else {
                    world.add_pending_message(message);
                }
                if !private && world.bot_sees(channel) {
                    self.dispatch("MESSAGE_CREATE", guild, &event, None);
                }
                InteractionResponse::Message(new)
            }
            UPDATE => {
                let edited = pressed.map(|pressed| self.edit_message(world, pressed, data));
                if let Some(refused) = edited.filter(|(status, _)| *status != 200) {
                    return refused;
                }
                InteractionResponse::Updated
            }
            CHOICES => {
                let choices = data.get("choices").and_then(Value::as_array).cloned().unwrap_or_default();
                let choice =
                    |choice: Value| Some((choice.get("name")?.as_str()?.to_owned(), choice.get("value")?.clone()));
                InteractionResponse::Choices(choices.into_iter().filter_map(choice).collect())
            }
            MODAL => {
                let modal = (user, data.get("custom_id").and_then(Value::as_str).unwrap_or_default().to_owned());
                match pressed {
                    Some(pressed) => world.modal_sources.insert(modal, pressed),
                    None => world.modal_sources.remove(&modal),
                };
                InteractionResponse::Modal(data.clone())
            }
            _ => InteractionResponse::Updated,
        };
        if let Some(known) = world.interactions.get_mut(&id) {
            known.answered = true;
            known.original = original;
            if let Some(sender) = known.answer.take() {
                let _ = sender.send(answer);
            }
        }
        (204, Value::Null)
    }

    /// The body that a callback is answered with if the bot asks for it by `with_response`.
    pub(crate) fn callback_response(world: &World, id: InteractionId, body: &Value) -> Reply {
        let Some(known) = world.interactions.get(&id) else {
            return error(404, 10062, "Unknown interaction");
        };
        let kind = body.get("type").and_then(Value::as_u64).unwrap_or_default();
        let has_message = (MESSAGE..=UPDATE).contains(&kind);
        let message = known.original.filter(|_| has_message).and_then(|id| world.messages.get(&id));
        let mut interaction = json!({ "id": id.to_string(), "type": known.kind });
        let mut resource = json!({ "type": kind });
        if let (Value::Object(interaction), Value::Object(resource), Some(message)) =
            (&mut interaction, &mut resource, message)
        {
            interaction.insert("response_message_id".into(), json!(message.id.to_string()));
            interaction.insert("response_message_loading".into(), json!(kind == MESSAGE_LATER));
            interaction.insert("response_message_ephemeral".into(), json!(message.only_for.is_some()));
            resource.insert("message".into(), world.message_json(message));
        }
        (200, json!({ "interaction": interaction, "resource": resource }))
    }

    /// The interaction with this token, if it can still be followed up.
    fn open_interaction(world: &World, token: &str) -> Result<InteractionId, Reply> {
        let known = world.interactions.iter().rev().find(|(_, it)| it.token == token);
        let Some((id, known)) = known else { return Err(error(404, 10015, "Unknown Webhook")) };
        if known.at.elapsed() > INTERACTION_LIFETIME {
            return Err(error(401, 50027, "Invalid Webhook Token"));
        }
        Ok(*id)
    }

    /// Posts a follow-up message. The first one after a deferred response replaces that response.
    pub(crate) fn follow_up(&self, world: &mut World, token: &str, body: &Value) -> Reply {
        let id = match Self::open_interaction(world, token) {
            Ok(id) => id,
            Err(refused) => return refused,
        };
        let Some(known) = world.interactions.get(&id).filter(|it| it.answered) else {
            return error(404, 10015, "Unknown Webhook");
        };
        let (user, channel, original) = (known.user, known.channel, known.original);
        let is_deferred = |id: &MessageId| world.messages.get(id).is_some_and(is_empty);
        if let Some(original) = original.filter(is_deferred) {
            return self.edit_message(world, original, body);
        }
        if let Err(wrong) = validate::message(body).and_then(|()| validate::files(body, &[], &self.attachments())) {
            return invalid(wrong);
        }
        let is_private = body.get("flags").and_then(Value::as_u64).unwrap_or_default() & EPHEMERAL != 0;
        let mut message = new_message(world, channel, body, PingsByDefault::Users, &self.attachments());
        message.only_for = is_private.then_some(user);
        let guild = world.channels.get(&channel).and_then(|channel| channel.guild);
        let event = world.message_event(&message).to_string();
        let view = world.message_json(&message);
        if let Some(known) = world.interactions.get_mut(&id) {
            known.followups.push(message.id);
        }
        world.add_message(message);
        if !is_private && world.bot_sees(channel) {
            self.dispatch("MESSAGE_CREATE", guild, &event, None);
        }
        (200, view)
    }

    /// A message of an interaction, by its id or as `@original`: read, edited or deleted.
    pub(crate) fn interaction_message(
        &self,
        world: &mut World,
        token: &str,
        message: &str,
        request: &Request<'_>,
    ) -> Reply {
        let id = match Self::open_interaction(world, token) {
            Ok(id) => id,
            Err(refused) => return refused,
        };
        let Some(known) = world.interactions.get(&id) else { return error(404, 10015, "Unknown Webhook") };
        let wanted = match message {
            "@original" => known.original,
            id => known.original.iter().chain(&known.followups).find(|known| known.to_string() == id).copied(),
        };
        let Some(id) = wanted.filter(|id: &MessageId| world.messages.contains_key(id)) else {
            return error(404, 10008, "Unknown Message");
        };
        match request.method {
            "PATCH" => self.edit_message(world, id, request.body),
            "GET" => (200, world.message_by_id(id).unwrap_or_default()),
            _ => {
                world.messages.remove(&id);
                (204, Value::Null)
            }
        }
    }
}
