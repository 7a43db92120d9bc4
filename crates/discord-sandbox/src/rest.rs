//! The routes of Discord's REST API that a bot calls.

use serde_json::{Value, json};

use crate::http::{MISSING_ACCESS, Reply, Request, error, invalid, refused_with, unknown_route};
use crate::id::{ChannelId, GuildId, InteractionId, MessageId, UserId};
use crate::state::ServerState;
use crate::validate;
use crate::view::role_json;
use crate::world::{BOT, World};

impl ServerState {
    pub(crate) fn route(&self, request: &Request<'_>) -> Reply {
        let id = |text: &str| text.parse::<u64>().unwrap_or(0);
        let mut world = self.world();
        match (request.method, request.segments.as_slice()) {
            ("GET", ["gateway"]) => (200, json!({ "url": self.gateway_url() })),
            ("GET", ["gateway", "bot"]) => {
                let limit = json!({ "total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1 });
                (200, json!({ "url": self.gateway_url(), "shards": 1, "session_start_limit": limit }))
            }
            ("GET", ["users", "@me"]) => (200, world.user_json(BOT)),
            ("GET", ["applications", "@me"] | ["oauth2", "applications", "@me"]) => (200, application_json(&world)),
            ("POST", ["users", "@me", "channels"]) => open_direct_channel(&mut world, request.body),
            (_, ["applications", app, ..]) if id(app) != BOT.0 => {
                error(403, 20012, "You are not authorized to perform this action on this application")
            }
            ("PUT", ["applications", _, "commands"]) => register(&mut world, request.body),
            ("POST", ["applications", _, "commands"]) => register_one(&mut world, request.body),
            ("GET", ["applications", _, "commands"]) => (200, json!(world.commands)),
            ("GET", ["applications", _, "guilds", guild, "commands", "permissions"]) => {
                (200, command_permissions(&world, GuildId(id(guild))))
            }
            ("GET", ["channels", channel]) => match world.channels.get(&ChannelId(id(channel))) {
                Some(_) if !world.bot_sees(ChannelId(id(channel))) => refused_with(MISSING_ACCESS),
                Some(channel) => (200, world.channel_json(channel)),
                None => error(404, 10003, "Unknown Channel"),
            },
            ("GET", ["guilds", guild, rest @ ..]) => guild_route(&world, GuildId(id(guild)), rest),
            ("POST", ["channels", channel, "messages"]) => {
                self.create_message(&mut world, ChannelId(id(channel)), request.body)
            }
            ("GET", ["channels", channel, "messages"]) => self.history(&world, ChannelId(id(channel)), request),
            ("GET", ["channels", channel, "messages", message]) => {
                self.message(&world, ChannelId(id(channel)), MessageId(id(message)))
            }
            ("PATCH", ["channels", channel, "messages", message]) => {
                self.edit_in_channel(&mut world, ChannelId(id(channel)), MessageId(id(message)), request.body)
            }
            ("PUT", ["channels", channel, "messages", message, "reactions", emoji, "@me"]) => {
                self.react(&mut world, ChannelId(id(channel)), MessageId(id(message)), emoji)
            }
            ("DELETE", ["channels", channel, "messages", message]) => {
                self.delete_message(&mut world, ChannelId(id(channel)), MessageId(id(message)))
            }
            ("POST", ["channels", channel, "threads"]) => {
                self.open_thread(&mut world, ChannelId(id(channel)), None, request.body)
            }
            ("POST", ["channels", channel, "messages", message, "threads"]) => {
                let message = MessageId(id(message));
                self.open_thread(&mut world, ChannelId(id(channel)), Some(message), request.body)
            }
            ("PATCH", ["channels", channel]) => self.change_thread(&mut world, ChannelId(id(channel)), request.body),
            ("POST", ["channels", channel, "typing"]) => Self::type_in(&world, ChannelId(id(channel))),
            ("POST", ["interactions", interaction, token, "callback"]) => {
                let interaction = InteractionId(id(interaction));
                let reply = self.answer(&mut world, interaction, token, request.body);
                let wants_body = matches!(request.query_param("with_response"), Some("true" | "1"));
                if reply.0 == 204 && wants_body {
                    Self::callback_response(&world, interaction, request.body)
                } else {
                    reply
                }
            }
            ("POST", ["webhooks", app, token]) if id(app) == BOT.0 => self.follow_up(&mut world, token, request.body),
            ("GET" | "PATCH" | "DELETE", ["webhooks", app, token, "messages", message]) if id(app) == BOT.0 => {
                self.interaction_message(&mut world, token, message, request)
            }
            _ => unknown_route(),
        }
    }
}

/// Opens the direct messages with somebody. That works even if they accept no messages.
fn open_direct_channel(world: &mut World, body: &Value) -> Reply {
    let wanted = body.get("recipient_id").and_then(|id| id.as_str()?.parse().ok()).map(UserId);
    let Some(user) = wanted.filter(|user| world.users.get(user).is_some_and(|user| !user.bot)) else {
        return error(400, 50033, "Invalid Recipient(s)");
    };
    let channel = world.direct_channel(user);
    (200, world.channels.get(&channel).map(|channel| world.channel_json(channel)).unwrap_or_default())
}

/// Replaces all commands. A command keeps its id as long as it keeps its name.
fn register(world: &mut World, body: &Value) -> Reply {
    if let Err(wrong) = validate::commands(body) {
        return invalid(wrong);
    }
    let mut commands = body.as_array().cloned().unwrap_or_default();
    complete(world, &mut commands);
    world.commands = commands;
    // Clients that connected before the bot haven't received the commands.
    world.publish(None, None, "SANDBOX_COMMANDS", &Value::Null);
    (200, json!(world.commands))
}

/// Adds a command, or replaces the one with its name.
fn register_one(world: &mut World, body: &Value) -> Reply {
    let mut commands = world.commands.clone();
    let known = commands.iter().position(|command| is_same_command(command, body));
    match known.and_then(|known| commands.get_mut(known)) {
        Some(command) => *command = body.clone(),
        None => commands.push(body.clone()),
    }
    let (status, reply) = register(world, &Value::Array(commands));
    if status != 200 {
        return (status, reply);
    }
    let registered = world.commands.iter().find(|command| is_same_command(command, body)).cloned();
    (if known.is_some() { 200 } else { 201 }, registered.unwrap_or_default())
}

/// Whether two registrations are of one command: names are unique within a type.
fn is_same_command(one: &Value, other: &Value) -> bool {
    one.get("name") == other.get("name") && validate::command_type(one) == validate::command_type(other)
}

/// Adds the fields that Discord adds to commands.
fn complete(world: &mut World, commands: &mut [Value]) {
    for command in commands {
        let known = world.commands.iter().find(|known| is_same_command(known, command));
        let id = known.and_then(|known| known.get("id")).cloned();
        let id = id.unwrap_or_else(|| json!(world.snowflake().to_string()));
        if let Value::Object(command) = command {
            command.insert("id".into(), id);
            command.insert("application_id".into(), json!(BOT.to_string()));
            command.insert("version".into(), json!(world.snowflake().to_string()));
            command.entry("type").or_insert(json!(1));
            command.entry("default_member_permissions").or_insert(Value::Null);
            command.entry("description").or_insert(json!(""));
        }
    }
}

/// The bot's application, as the bot itself sees it.
fn application_json(world: &World) -> Value {
    let owner = world.guilds.values().next().map(|guild| world.user_json(guild.owner));
    json!({
        "id": BOT.to_string(), "name": world.application, "icon": null, "description": "", "summary": "", "flags": 1 << 19,
        "bot_public": true, "bot_require_code_grant": false, "verify_key": "", "owner": owner, "team": null,
        "bot": world.user_json(BOT),
    })
}

fn guild_route(world: &World, guild: GuildId, rest: &[&str]) -> Reply {
    let Some(guild) = world.guilds.get(&guild).filter(|guild| guild.members.contains_key(&BOT)) else {
        return error(404, 10004, "Unknown Guild");
    };
    match rest {
        [] => (200, world.guild_json(guild)),
        ["roles"] => (200, guild.roles.values().map(role_json).collect()),
        ["channels"] => (
            200,
            guild
                .channels
                .iter()
                .filter_map(|id| world.channels.get(id))
                .map(|channel| world.channel_json(channel))
                .collect(),
        ),
        ["members"] => (200, guild.members.keys().map(|user| world.member_json(guild, *user, true)).collect()),
        ["members", "@me"] => (200, world.member_json(guild, BOT, true)),
        ["members", user] => match user.parse().map(UserId) {
            Ok(user) if guild.members.contains_key(&user) => (200, world.member_json(guild, user, true)),
            _ => error(404, 10007, "Unknown Member"),
        },
        _ => unknown_route(),
    }
}

fn command_permissions(world: &World, guild: GuildId) -> Value {
    let Some(guild) = world.guilds.get(&guild) else { return json!([]) };
    let of = |command: &Value| {
        let name = command.get("name")?.as_str()?;
        let entries: Vec<Value> = guild
            .command_permissions
            .iter()
            .filter(|(command, ..)| command == name)
            .map(|(_, who, is_user, allowed)| json!({ "id": who.to_string(), "type": if *is_user { 2 } else { 1 }, "permission": allowed }))
            .collect();
        (!entries.is_empty()).then(|| json!({ "id": command.get("id"), "application_id": BOT.to_string(), "guild_id": guild.id.to_string(), "permissions": entries }))
    };
    world.commands.iter().filter_map(of).collect()
}
