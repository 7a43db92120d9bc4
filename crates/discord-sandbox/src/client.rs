//! The API of a person's client: Discord's routes and event stream that the page uses. It serves members, as
//! [`super::rest`] and [`super::gateway`] serve the bot. Anyone with the page's token can act as any member.

use std::sync::Arc;

use axum::extract::ws::{CloseFrame, Message as Frame, WebSocket, WebSocketUpgrade};
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use serde_json::{Value, json};
use tokio::sync::broadcast::error::RecvError;

use crate::attachments::{Attachment, UPLOADED_ID};
use crate::http::{Reply, Request, error};
use crate::id::{ChannelId, MessageId, UserId};
use crate::localization;
use crate::permission;
use crate::probe::Probe;
use crate::slash_command;
use crate::state::ServerState;
use crate::world::{BOT, GUILD, Guild, InteractionResponse, World};

/// How far the clock is moved at once, at most: a year.
const MAX_ADVANCE_MS: u64 = 366 * 86_400_000;

/// The member that a request is by: its `Authorization` is the page's token, a dot, and the member's name.
pub(crate) fn member(state: &ServerState, token: &str) -> Option<UserId> {
    identify(state, token).ok()
}

/// Why nobody is known by a token and a name. Its number closes the page's stream.
#[derive(Clone, Copy)]
enum Stranger {
    WrongToken = 4004,
    UnknownMember = 4005,
}

fn identify(state: &ServerState, token: &str) -> Result<UserId, Stranger> {
    let (token, name) = token.split_once('.').ok_or(Stranger::WrongToken)?;
    if token != state.page_token {
        return Err(Stranger::WrongToken);
    }
    let world = state.world();
    world.names().find(|(known, _)| *known == name).map(|(_, id)| id).ok_or(Stranger::UnknownMember)
}

fn sees(world: &World, user: UserId, channel: ChannelId) -> bool {
    world.permissions(user, channel) & permission::VIEW_CHANNEL != 0
}

/// A request by a member.
pub(crate) async fn request(state: &Arc<ServerState>, user: UserId, request: &Request<'_>) -> Reply {
    let channel = |id: &str| ChannelId(id.parse().unwrap_or(0));
    match (request.method, request.segments.as_slice()) {
        ("GET", ["channels", id, "messages"]) => history(state, user, channel(id), request),
        ("POST", ["channels", id, "messages"]) => say(state, user, channel(id), request.body),
        ("POST", ["channels", id, "typing"]) => {
            let world = state.world();
            if sees(&world, user, channel(id)) {
                world.publish(
                    Some(channel(id)),
                    None,
                    "TYPING_START",
                    &json!({ "channel_id": id, "user_id": user.to_string() }),
                );
            }
            (204, Value::Null)
        }
        (method @ ("PATCH" | "DELETE"), ["channels", id, "messages", message]) => {
            change(state, user, channel(id), MessageId(message.parse().unwrap_or(0)), method, request.body)
        }
        ("POST", ["sandbox", "permissions"]) => permit(state, user, request.body),
        ("POST", ["sandbox", "bot"]) => change_bot(state, user, request.body),
        ("POST", ["interactions"]) => interact(state, user, request.body),
        ("POST", ["sandbox", "members"]) => {
            let name: String =
                request.body.get("name").and_then(Value::as_str).unwrap_or_default().trim().to_lowercase();
            let is_name =
                (1..=32).contains(&name.chars().count()) && name.chars().all(|c| c.is_alphanumeric() || c == '_');
            if !is_name || name == state.world().name(BOT) {
                return error(400, 50035, "A name must have 1 to 32 letters, digits or underscores.");
            }
            let mut world = state.world();
            let id = world.user(&name);
            let joined = json!({ "guild_id": GUILD.to_string(), "member": member_json(&world, id) });
            world.publish(None, None, "SANDBOX_MEMBER_ADD", &joined);
            (200, world.user_json(id))
        }
        ("POST", ["sandbox", "clock"]) => move_clock(state, request.body).await,
        _ => error(404, 0, "404: Not Found"),
    }
}

fn history(state: &ServerState, user: UserId, channel: ChannelId, request: &Request<'_>) -> Reply {
    let world = state.world();
    if !sees(&world, user, channel) {
        return error(403, 50001, "Missing Access");
    }
    let before = request.query_param("before").and_then(|id| id.parse().ok()).unwrap_or(u64::MAX);
    let limit = request.query_param("limit").and_then(|limit| limit.parse().ok()).unwrap_or(50_usize).min(100);
    let earlier = world.history_for(user, channel).into_iter().rev().filter(|message| message.id.0 < before);
    (200, earlier.take(limit).map(|message| world.message_json(message)).collect())
}

fn say(state: &Arc<ServerState>, user: UserId, channel: ChannelId, body: &Value) -> Reply {
    let reply_to =
        body.pointer("/message_reference/message_id").and_then(|id| id.as_str()?.parse().ok()).map(MessageId);
    let text = body.get("content").and_then(Value::as_str).unwrap_or_default();
    match state.post_message(user, channel, text, reply_to) {
        Ok(id) => (200, state.world().message_by_id(id).unwrap_or_default()),
        Err(why) => error(400, 50035, &why),
    }
}

/// Edits or deletes a message.
fn change(
    state: &ServerState,
    user: UserId,
    channel: ChannelId,
    message: MessageId,
    method: &str,
    body: &Value,
) -> Reply {
    let is_there = state.world().message_in(channel, message).is_some();
    if !is_there || !sees(&state.world(), user, channel) {
        return error(404, 10008, "Unknown Message");
    }
    let text = body.get("content").and_then(Value::as_str).unwrap_or_default();
    let changed = match method {
        "PATCH" => state.change_own_message(user, message, Some(text)),
        _ => state.delete_by_member(user, message),
    };
    match changed {
        Ok(()) => (204, Value::Null),
        Err(why) => error(403, 50013, &why),
    }
}

/// Takes a permission from the bot in a channel, or gives it back. Here, anyone may.
fn permit(state: &ServerState, user: UserId, body: &Value) -> Reply {
    let field = |name: &str| body.get(name).and_then(Value::as_str).unwrap_or_default();
    let channel = ChannelId(field("channel_id").parse().unwrap_or(0));
    let mut world = state.world();
    let Some(bits) = permission::named(field("permission")).filter(|_| sees(&world, user, channel)) else {
        return error(400, 50035, "There is no such permission or channel.");
    };
    if body.get("allowed") == Some(&Value::Bool(true)) {
        world.allow_bot(channel, bits);
    } else {
        world.deny_bot(channel, bits);
    }
    let shown = json!({ "channel_id": channel.to_string(), "bot_permissions": bot_permissions(&world, channel) });
    world.publish(Some(channel), None, "SANDBOX_PERMISSIONS", &shown);
    (204, Value::Null)
}

/// Which permissions the bot has in a channel, by name.
fn bot_permissions(world: &World, channel: ChannelId) -> Value {
    let have = world.permissions(BOT, channel);
    permission::NAMED.iter().map(|(name, bits)| ((*name).to_owned(), json!(have & bits != 0))).collect()
}

/// Where the bot is: in the first server, with its commands only, or nowhere; and whether a member has installed it for
/// themselves.
fn change_bot(state: &ServerState, user: UserId, body: &Value) -> Reply {
    let is_set = |name: &str| body.get(name).and_then(Value::as_bool);
    if let Some(is_there) = is_set("is_in_server") {
        if is_there { state.invite_bot(GUILD) } else { state.remove_bot(GUILD) }
    }
    let mut world = state.world();
    if let (Some(has), Some(guild)) = (is_set("has_commands_only"), world.guilds.get_mut(&GUILD)) {
        guild.has_commands_only = has;
    }
    match is_set("is_installed") {
        Some(true) => drop(world.user_installs.insert(user)),
        Some(false) => drop(world.user_installs.remove(&user)),
        None => {}
    }
    // Everyone's commands and members may be others now.
    world.publish(None, None, "SANDBOX_COMMANDS", &Value::Null);
    (204, Value::Null)
}

/// Accepts an interaction. Its result arrives in the event stream, with the nonce of the request.
fn interact(state: &Arc<ServerState>, user: UserId, body: &Value) -> Reply {
    let text = |field: &str| body.get(field).and_then(Value::as_str).unwrap_or_default();
    let channel = ChannelId(text("channel_id").parse().unwrap_or(0));
    let nonce = text("nonce").to_owned();
    let kind = body.get("type").and_then(Value::as_u64).unwrap_or_default();
    let data = body.get("data").cloned().unwrap_or_default();
    let message = text("message_id").parse().ok().map(MessageId);
    {
        let world = state.world();
        let is_there = message.is_none_or(|id| {
            world.messages.get(&id).is_some_and(|it| it.channel == channel && it.only_for.is_none_or(|who| who == user))
        });
        if !sees(&world, user, channel) || !is_there {
            return error(403, 50001, "Missing Access");
        }
    }
    let (kind, data) = match kind {
        2 if data.get("type").and_then(Value::as_u64) == Some(slash_command::ON_MESSAGE) => {
            let name = data.get("name").and_then(Value::as_str).unwrap_or_default();
            let target = data.get("target_id").and_then(|id| id.as_str()?.parse().ok()).unwrap_or(0);
            let mut world = state.world();
            match slash_command::on_message(&world, name, user, channel, MessageId(target)) {
                Ok(data) => {
                    let note = format!("{} uses “{name}” on a message", world.name(user));
                    world.record_note(channel, None, note);
                    (2, data)
                }
                Err(why) => return error(400, 50035, &why),
            }
        }
        2 | 4 => {
            let mut world = state.world();
            let files = |index: &str| uploaded(state, &data, index);
            match slash_command::read_data(&world, &data, user, channel, kind == 4, &files) {
                Ok((data, typed)) => {
                    if kind == 2 {
                        let name = world.name(user).to_owned();
                        world.record_note(channel, None, format!("{name} runs {typed}"));
                    }
                    (if kind == 2 { 2_u8 } else { 4 }, data)
                }
                Err(why) => return error(400, 50035, &why),
            }
        }
        3 => {
            let world = state.world();
            let on = message.and_then(|id| world.messages.get(&id));
            match on.map(|on| on.check_component_use(&data)) {
                Some(Ok(())) => (3, data),
                Some(Err(why)) => return error(400, 50035, &why),
                None => return error(400, 50035, "A component needs a message."),
            }
        }
        5 => (5, data),
        _ => return error(400, 50035, "Invalid interaction type"),
    };
    let from = match kind {
        5 => {
            let id = data.get("custom_id").and_then(Value::as_str).unwrap_or_default();
            state.world().modal_sources.get(&(user, id.to_owned())).copied()
        }
        _ => message,
    };
    let state = Arc::clone(state);
    tokio::spawn(async move {
        let outcome = state.interact(state.probe().as_deref(), kind, user, channel, from, &data).await;
        let (name, told) = match outcome {
            Ok(InteractionResponse::Modal(modal)) => {
                ("INTERACTION_MODAL_CREATE", json!({ "nonce": nonce, "modal": modal }))
            }
            Ok(InteractionResponse::Choices(choices)) => {
                let choices: Vec<Value> =
                    choices.into_iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
                ("APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE", json!({ "nonce": nonce, "choices": choices }))
            }
            Ok(InteractionResponse::Message(_) | InteractionResponse::Updated) => {
                ("INTERACTION_SUCCESS", json!({ "nonce": nonce }))
            }
            Err(why) => ("INTERACTION_FAILURE", json!({ "nonce": nonce, "reason": why })),
        };
        state.world().publish(Some(channel), Some(user), name, &told);
    });
    (204, Value::Null)
}

/// The file that came with an interaction's data under this index.
fn uploaded(state: &ServerState, data: &Value, index: &str) -> Result<Attachment, String> {
    let named = data.get("attachments").and_then(Value::as_array).into_iter().flatten();
    let uploaded =
        named.filter(|it| it.get("id").and_then(Value::as_str) == Some(index)).find_map(|it| it.get(UPLOADED_ID));
    let id = uploaded.and_then(|id| id.as_str()?.parse().ok());
    id.and_then(|id| state.attachments().get(id).cloned())
        .ok_or_else(|| "The upload failed. Choose the file again.".into())
}

/// Moves the sandbox's clock by a number of ms, or (`"next": true`) until something becomes visible.
async fn move_clock(state: &Arc<ServerState>, body: &Value) -> Reply {
    const TRIES: usize = 200;
    let probe = state.probe();
    let probe = probe.as_deref();
    let moved = match body.get("advance_ms").and_then(Value::as_u64) {
        Some(ms) if ms <= MAX_ADVANCE_MS => state.advance_clock(probe, ms).await,
        Some(_) => return error(400, 50035, "The clock can move by at most a year."),
        None => {
            let seen = state.world().transcript.since(0).len();
            let mut result = Ok(());
            for _ in 0..TRIES {
                let Some(next) = probe.and_then(Probe::next_deadline) else { break };
                let ms = u64::try_from(next.since(state.options.clock.now())).unwrap_or(0);
                result = state.advance_clock(probe, ms).await;
                if result.is_err() || state.world().transcript.since(0).len() > seen {
                    break;
                }
            }
            result
        }
    };
    let world = state.world();
    let now = state.options.clock.now().0;
    world.publish(None, None, "SANDBOX_CLOCK", &json!({ "now": now }));
    match moved {
        Ok(()) => (200, json!({ "now": now })),
        Err(why) => error(503, 0, &why),
    }
}

/// All that a client needs to begin.
fn ready(state: &ServerState, user: UserId) -> Value {
    let mut world = state.world();
    let direct = world.direct_channel(user);
    let mut people: Vec<Value> = world.names().map(|(_, id)| world.user_json(id)).collect();
    people.sort_by_cached_key(|person| person.get("id").map(Value::to_string));
    let guilds = world.guilds.values().filter(|guild| guild.members.contains_key(&user));
    let locale = world.users.get(&user).map(|user| user.locale.as_str()).unwrap_or_default();
    json!({
        "user": world.user_json(user), "locale": locale, "guilds": guilds.map(|guild| server(&world, guild, user)).collect::<Vec<_>>(), "people": people,
        "direct": direct_messages(&world, user, direct), "is_installed": world.user_installs.contains(&user),
        "now": state.options.clock.now().0, "note": *state.page_note(),
    })
}

/// A server as one of its members sees it.
fn server(world: &World, guild: &Guild, user: UserId) -> Value {
    let seen: Vec<ChannelId> =
        guild.channels.iter().copied().filter(|id| sees(world, user, *id) && !world.is_archived(*id)).collect();
    let channels = seen.iter().filter_map(|id| world.channels.get(id));
    let channels: Vec<Value> = channels
        .map(|channel| {
            let bot = bot_permissions(world, channel.id);
            json!({ "id": channel.id.to_string(), "name": channel.name, "is_thread": channel.parent.is_some(), "bot_permissions": bot })
        })
        .collect();
    let roles: Vec<Value> =
        guild.roles.values().map(|role| json!({ "id": role.id.to_string(), "name": role.name })).collect();
    let first = seen.first().copied().unwrap_or(ChannelId(0));
    let locale = world.users.get(&user).map(|user| user.locale.as_str()).unwrap_or_default();
    let shown = world.commands.iter().filter(|command| slash_command::is_shown(world, command, user, first));
    let commands: Vec<Value> = shown.map(|command| localization::for_client(command, locale)).collect();
    json!({
        "id": guild.id.to_string(), "name": guild.name, "channels": channels, "roles": roles, "commands": commands,
        "has_bot": guild.members.contains_key(&BOT), "has_commands_only": guild.has_commands_only,
        "members": guild.members.keys().map(|id| member_json(world, *id)).collect::<Vec<_>>(),
    })
}

/// A member's direct messages with the bot, in the form of a server that only they are in.
fn direct_messages(world: &World, user: UserId, channel: ChannelId) -> Value {
    let locale = world.users.get(&user).map(|user| user.locale.as_str()).unwrap_or_default();
    let shown = world.commands.iter().filter(|command| slash_command::is_shown(world, command, user, channel));
    let commands: Vec<Value> = shown.map(|command| localization::for_client(command, locale)).collect();
    json!({
        "id": "direct", "name": "Direct messages", "roles": [], "commands": commands,
        "channels": [{ "id": channel.to_string(), "name": world.name(BOT), "is_direct": true }],
        "members": [member_json(world, user), member_json(world, BOT)],
    })
}

/// A member with whether they are there.
fn member_json(world: &World, user: UserId) -> Value {
    let mut member = world.user_json(user);
    if let Value::Object(member) = &mut member {
        member.insert("online".into(), json!(world.is_online(user)));
    }
    member
}

/// Somebody has the page open, until this is dropped.
struct Presence {
    state: Arc<ServerState>,
    user: UserId,
}

impl Presence {
    fn begins(state: &Arc<ServerState>, user: UserId) -> Self {
        state.world().client_opened(user);
        Self { state: Arc::clone(state), user }
    }
}

impl Drop for Presence {
    fn drop(&mut self) {
        self.state.world().client_closed(self.user);
    }
}

/// The event stream of a member's client.
pub(crate) async fn connect(
    State(state): State<Arc<ServerState>>,
    Query(query): Query<std::collections::HashMap<String, String>>,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Response {
    if !state.is_own_address(&headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    match identify(&state, query.get("token").map_or("", String::as_str)) {
        Ok(user) => upgrade.on_upgrade(move |socket| serve(state, socket, user)),
        // A page can't see the status of a refused stream, only why one is closed.
        Err(stranger) => upgrade.on_upgrade(move |mut socket| async move {
            let frame = CloseFrame { code: stranger as u16, reason: "".into() };
            let _ = socket.send(Frame::Close(Some(frame))).await;
        }),
    }
}

async fn serve(state: Arc<ServerState>, mut socket: WebSocket, user: UserId) {
    let _presence = Presence::begins(&state, user);
    let mut events = state.world().subscribe();
    let ready = json!({ "t": "READY", "d": ready(&state, user) }).to_string();
    if socket.send(Frame::Text(ready.into())).await.is_err() {
        return;
    }
    loop {
        let text = tokio::select! {
            () = state.stop.cancelled() => return,
            frame = socket.recv() => match frame {
                Some(Ok(Frame::Close(_)) | Err(_)) | None => return,
                Some(Ok(_)) => continue,
            },
            seen = events.recv() => match seen {
                Ok(seen) => {
                    let concerns = seen.only_for.is_none_or(|who| who == user)
                        && seen.channel.is_none_or(|channel| sees(&state.world(), user, channel));
                    if !concerns {
                        continue;
                    }
                    seen.event.clone()
                }
                // What it missed is in the history.
                Err(RecvError::Lagged(_)) => json!({ "t": "SANDBOX_BEHIND", "d": {} }).to_string(),
                Err(RecvError::Closed) => return,
            },
        };
        if socket.send(Frame::Text(text.into())).await.is_err() {
            return;
        }
    }
}
