//! Parses a typed slash command like Discord's client, with the registered commands: whatever the client wouldn't send
//! is rejected here, with similar messages.

use serde_json::{Map, Value, json};

use crate::attachments::Attachment;
use crate::id::{ChannelId, MessageId, UserId};
use crate::json::{list, text};
use crate::localization::{find, shown_name};
use crate::permission;
use crate::validate::command_type;
use crate::view::role_json;
use crate::world::{BOT, ClientError, World};

/// The file for an attachment option: a path, or a number from the client.
pub(crate) type Files<'a> = &'a dyn Fn(&str) -> Result<Attachment, ClientError>;

/// The data of an interaction, from `/quiz start deck:"Deep Learning" questions:3`. With `completing`, the last option
/// is the one being typed.
pub(crate) fn read(
    world: &World,
    typed: &str,
    user: UserId,
    channel: ChannelId,
    completing: bool,
    files: Files<'_>,
) -> Result<Value, ClientError> {
    read_words(world, split(typed.trim().trim_start_matches('/')), user, channel, completing, files)
}

/// The same from an interaction's data, as a client with a form for each option sends it; with the command as one would
/// type it.
pub(crate) fn read_data(
    world: &World,
    data: &Value,
    user: UserId,
    channel: ChannelId,
    completing: bool,
    files: Files<'_>,
) -> Result<(Value, String), ClientError> {
    let mut words: Vec<(String, Option<String>)> = vec![(text(data, "name").to_owned(), None)];
    let mut options = list(data, "options");
    while let [sub] = options
        && matches!(kind(sub), 1 | 2)
    {
        words.push((text(sub, "name").to_owned(), None));
        options = list(sub, "options");
    }
    let typed = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let given = |option: &Value| (text(option, "name").to_owned(), option.get("value").map(typed));
    // The option being typed comes last.
    let is_focused = |option: &&Value| option.get("focused") == Some(&Value::Bool(true));
    words.extend(options.iter().filter(|option| !is_focused(option)).map(given));
    words.extend(options.iter().filter(is_focused).map(given));
    let shown: Vec<String> = words
        .iter()
        .map(|(word, value)| match value {
            Some(value) if value.contains(' ') => format!("{word}:\"{value}\""),
            Some(value) => format!("{word}:{value}"),
            None => word.clone(),
        })
        .collect();
    Ok((read_words(world, words, user, channel, completing, files)?, format!("/{}", shown.join(" "))))
}

/// The command that an interaction's data is of, with its subcommand.
pub(crate) fn command_in(data: &Value) -> Option<String> {
    let mut path = data.get("name")?.as_str()?.to_owned();
    let mut options = list(data, "options");
    while let [sub] = options
        && matches!(kind(sub), 1 | 2)
    {
        path = format!("{path} {}", text(sub, "name"));
        options = list(sub, "options");
    }
    Some(path)
}

/// Whether Discord's client shows a command to a member in a channel.
pub(crate) fn is_shown(world: &World, command: &Value, user: UserId, channel: ChannelId) -> bool {
    may_use(world, command, text(command, "name"), user, channel).is_ok()
}

/// The type of a command in the menu of a message.
pub(crate) const ON_MESSAGE: u64 = 3;

fn of_type(world: &World, wanted: u64) -> impl Iterator<Item = &Value> {
    world.commands.iter().filter(move |command| command_type(command) == wanted)
}

/// The command in the menu of messages that has this name, for the member or in the code.
pub(crate) fn message_command_named<'a>(world: &'a World, name: &str, user: UserId) -> Option<&'a Value> {
    let locale = world.users.get(&user).map(|user| user.locale.as_str()).unwrap_or_default();
    let shown = of_type(world, ON_MESSAGE).find(|command| shown_name(command, locale) == name);
    shown.or_else(|| of_type(world, ON_MESSAGE).find(|command| text(command, "name") == name))
}

/// The data of an interaction that uses a command on a message.
pub(crate) fn on_message(
    world: &World,
    name: &str,
    user: UserId,
    channel: ChannelId,
    target: MessageId,
) -> Result<Value, ClientError> {
    let command = message_command_named(world, name, user)
        .ok_or_else(|| format!("the menu of messages has no command “{name}”"))?;
    let name = text(command, "name");
    may_use(world, command, name, user, channel)?;
    // A private reply has no menu of apps.
    let message = world.message_in(channel, target).ok_or("there is no such message here")?;
    let resolved = json!({ "messages": { target.to_string(): world.message_json(message) } });
    Ok(json!({
        "id": text(command, "id"), "name": name, "type": ON_MESSAGE, "target_id": target.to_string(), "resolved": resolved,
    }))
}

fn read_words(
    world: &World,
    words: Vec<(String, Option<String>)>,
    user: UserId,
    channel: ChannelId,
    completing: bool,
    files: Files<'_>,
) -> Result<Value, ClientError> {
    let mut words = words.into_iter().peekable();
    // Members type the names in their language; the interaction carries the bot's own.
    let locale = world.users.get(&user).map(|user| user.locale.as_str()).unwrap_or_default();
    let typed = words.next().map(|(word, _)| word).unwrap_or_default();
    let commands: Vec<Value> = of_type(world, 1).cloned().collect();
    let command = find(&commands, &typed, locale).ok_or_else(|| format!("unknown command /{typed}"))?;
    let name = text(command, "name");
    may_use(world, command, name, user, channel)?;
    let mut specs = list(command, "options");
    let mut path = vec![name];
    let mut shown = shown_name(command, locale).to_owned();
    while specs.iter().any(|spec| kind(spec) == 1 || kind(spec) == 2) {
        let (word, _) = words.next().unwrap_or_default();
        let sub = find(specs, &word, locale).ok_or_else(|| {
            let known: Vec<String> =
                specs.iter().map(|spec| format!("/{shown} {}", shown_name(spec, locale))).collect();
            format!("unknown subcommand “{word}”; use {}", known.join(", "))
        })?;
        path.push(text(sub, "name"));
        shown = format!("{shown} {}", shown_name(sub, locale));
        specs = list(sub, "options");
    }
    let mut resolved = Map::new();
    let mut given: Vec<(&str, Value)> = Vec::new();
    while let Some((word, value)) = words.next() {
        let Some(value) = value else {
            return Err(format!("“{word}” is not an option; write options as name:value"));
        };
        let spec = find(specs, &word, locale).ok_or_else(|| {
            let known: Vec<&str> = specs.iter().map(|spec| shown_name(spec, locale)).collect();
            format!("/{shown} has no option “{word}”; it has: {}", known.join(", "))
        })?;
        let option_name = text(spec, "name");
        if given.iter().any(|(known, _)| *known == option_name) {
            return Err(format!("the option “{word}” is given twice"));
        }
        let focused = completing && words.peek().is_none();
        if focused && spec.get("autocomplete") != Some(&Value::Bool(true)) {
            return Err(format!("the option “{word}” has no autocompletion"));
        }
        let value = if focused {
            json!(value)
        } else {
            read_value(world, spec, &value, locale, channel, &mut resolved, files)?
        };
        let mut option = json!({ "name": option_name, "type": kind(spec), "value": value });
        if let (Value::Object(option), true) = (&mut option, focused) {
            option.insert("focused".into(), json!(true));
        }
        given.push((option_name, option));
    }
    if !completing
        && let Some(missing) = specs.iter().find(|spec| {
            spec.get("required") == Some(&Value::Bool(true))
                && given.iter().all(|(name, _)| *name != text(spec, "name"))
        })
    {
        return Err(format!("the option “{}” is required", shown_name(missing, locale)));
    }
    let mut options: Vec<Value> = given.into_iter().map(|(_, option)| option).collect();
    // The innermost is the subcommand; one around it is its group.
    for (kind, sub) in [1, 2].into_iter().zip(path.iter().skip(1).rev()) {
        options = vec![json!({ "name": sub, "type": kind, "options": options })];
    }
    Ok(json!({ "id": text(command, "id"), "name": name, "type": 1, "options": options, "resolved": resolved }))
}

fn kind(spec: &Value) -> u64 {
    spec.get("type").and_then(Value::as_u64).unwrap_or_default()
}

/// Discord shows a command only to members who may use it, by the server's settings for it, or else by its default
/// permissions.
fn may_use(world: &World, command: &Value, name: &str, user: UserId, channel: ChannelId) -> Result<(), ClientError> {
    let have = world.permissions(user, channel);
    let needed_here = permission::VIEW_CHANNEL | permission::USE_COMMANDS;
    let guild = world.guild_of(channel);
    let hidden = || {
        let slash = if command_type(command) == 1 { "/" } else { "" };
        Err(format!("you can't use {slash}{name} here: Discord doesn't show it to you"))
    };
    if !is_offered_in(command, guild.is_none()) {
        return hidden();
    }
    // No server's settings apply, and nobody is a manager.
    if guild.is_none() {
        return if have & needed_here == needed_here { Ok(()) } else { hidden() };
    }
    let roles = guild.and_then(|guild| guild.members.get(&user)).map(Vec::as_slice).unwrap_or_default();
    let settings = guild.map(|guild| guild.command_permissions.as_slice()).unwrap_or_default();
    let said = |concerns: &dyn Fn(u64, bool) -> bool| {
        settings
            .iter()
            .filter(|(command, who, is_user, _)| command == name && concerns(*who, *is_user))
            .map(|(.., allowed)| *allowed)
            .reduce(|one, other| one || other)
    };
    let by_settings = said(&|who, is_user| is_user && who == user.0)
        .or_else(|| said(&|who, is_user| !is_user && roles.iter().any(|role| role.0 == who)))
        .or_else(|| said(&|who, is_user| !is_user && guild.is_some_and(|guild| guild.id.0 == who)));
    // Without a default everybody may; a default of no permissions at all means administrators only.
    let by_default = match text(command, "default_member_permissions").parse::<u64>() {
        Ok(0) => false,
        Ok(needed) => have & needed == needed,
        Err(_) => true,
    };
    let is_installed_here = guild.is_some_and(|guild| guild.members.contains_key(&BOT) || guild.has_commands_only);
    let is_offered = is_installed_here && can_be_installed(command, IN_SERVER)
        || world.user_installs.contains(&user) && can_be_installed(command, FOR_USER);
    let may = have & permission::ADMINISTRATOR != 0 || by_settings.unwrap_or(by_default);
    if may && is_offered && have & needed_here == needed_here { Ok(()) } else { hidden() }
}

/// Where an application is installed ("Application Integration Types", in the API documentation).
const IN_SERVER: u64 = 0;
const FOR_USER: u64 = 1;

/// Whether a command comes with such an installation; one that names none comes with that in servers.
fn can_be_installed(command: &Value, wanted: u64) -> bool {
    let types = command.get("integration_types").and_then(Value::as_array);
    types.map_or(wanted == IN_SERVER, |types| types.iter().any(|kind| kind.as_u64() == Some(wanted)))
}

/// Whether a command is offered in servers, or in the direct messages with the bot. A command that doesn't name its
/// contexts is offered in both ("Interaction Contexts", in the API documentation).
fn is_offered_in(command: &Value, is_direct: bool) -> bool {
    let wanted = u64::from(is_direct);
    let contexts = command.get("contexts").and_then(Value::as_array);
    contexts.is_none_or(|contexts| contexts.iter().any(|context| context.as_u64() == Some(wanted)))
}

fn read_value(
    world: &World,
    spec: &Value,
    typed: &str,
    locale: &str,
    channel: ChannelId,
    resolved: &mut Map<String, Value>,
    files: Files<'_>,
) -> Result<Value, ClientError> {
    let name = shown_name(spec, locale);
    let guild = world.guild_of(channel);
    let in_server = || guild.ok_or("this channel is not in a server");
    let mut resolve = |group: &str, id: u64, about: Value| {
        let group = resolved.entry(group).or_insert_with(|| json!({}));
        if let Value::Object(group) = group {
            group.insert(id.to_string(), about);
        }
        json!(id.to_string())
    };
    match kind(spec) {
        3 => {
            let choices = list(spec, "choices");
            let choice = choices.iter().find(|choice| text(choice, "value") == typed);
            let choice = choice.or_else(|| find(choices, typed, locale));
            let longest = spec.get("max_length").and_then(Value::as_u64).unwrap_or(6000);
            let shortest = spec.get("min_length").and_then(Value::as_u64).unwrap_or(0);
            if !choices.is_empty() && choice.is_none() {
                let known: Vec<&str> = choices.iter().map(|choice| text(choice, "value")).collect();
                return Err(format!("“{typed}” is not one of the choices of “{name}”: {}", known.join(", ")));
            }
            if (typed.chars().count() as u64) < shortest {
                return Err(format!("“{name}” must be {shortest} or more in length"));
            }
            if typed.chars().count() as u64 > longest {
                return Err(format!("“{name}” must be {longest} or fewer in length"));
            }
            Ok(choice.and_then(|choice| choice.get("value")).cloned().unwrap_or_else(|| json!(typed)))
        }
        4 => {
            let number: i64 = typed.parse().map_err(|_| format!("“{name}” takes a whole number, not “{typed}”"))?;
            let bound = |field: &str| spec.get(field).and_then(Value::as_i64);
            if bound("min_value").is_some_and(|min| number < min) || bound("max_value").is_some_and(|max| number > max)
            {
                return Err(format!(
                    "“{name}” must be from {} to {}",
                    bound("min_value").unwrap_or(i64::MIN),
                    bound("max_value").unwrap_or(i64::MAX)
                ));
            }
            Ok(json!(number))
        }
        5 => typed.parse::<bool>().map(Value::from).map_err(|_| format!("“{name}” takes true or false")),
        6 => {
            let user = world
                .names()
                .find(|(known, _)| *known == typed.trim_start_matches('@'))
                .map(|(_, id)| id)
                .ok_or_else(|| format!("unknown member “{typed}”"))?;
            Ok(resolve("users", user.0, world.user_json(user)))
        }
        7 => {
            let wanted = typed.trim_start_matches('#');
            let channels = in_server()?.channels.iter().filter_map(|id| world.channels.get(id));
            let found = channels.clone().find(|channel| channel.name == wanted || channel.id.to_string() == wanted);
            let found = found.ok_or_else(|| format!("unknown channel “{typed}”"))?;
            let about = json!({ "id": found.id.to_string(), "name": found.name, "type": 0, "permissions": permission::ALL.to_string(), "parent_id": null });
            Ok(resolve("channels", found.id.0, about))
        }
        8 => {
            let role = in_server()?
                .role_named(typed.trim_start_matches('@'))
                .ok_or_else(|| format!("unknown role “{typed}”"))?;
            let about = in_server()?.roles.get(&role).map(role_json).unwrap_or_default();
            Ok(resolve("roles", role.0, about))
        }
        11 => {
            let file = files(typed)?;
            Ok(resolve("attachments", file.id, file.to_json()))
        }
        other => Err(format!("options of type {other} are not supported here")),
    }
}

/// Whether a letter can begin the name of an option.
fn is_in_name(letter: char) -> bool {
    letter.is_alphabetic() && !letter.is_uppercase() || matches!(letter, '-' | '_' | '\'')
}

/// Splits a command into words and `name:value` pairs whose value may be quoted. An unquoted value continues to the
/// next `name:`.
fn split(typed: &str) -> Vec<(String, Option<String>)> {
    let mut words: Vec<(String, Option<String>)> = Vec::new();
    let mut rest = typed.trim_start();
    while !rest.is_empty() {
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        let option = word.split_once(':').filter(|(name, _)| {
            let mut letters = name.chars();
            letters.next().is_some_and(is_in_name) && letters.all(|letter| is_in_name(letter) || letter.is_numeric())
        });
        match option {
            Some((name, value)) if value.starts_with('"') => {
                let start = name.len() + 2;
                let quoted = rest.get(start..).unwrap_or_default();
                let (value, after) = quoted.split_once('"').unwrap_or((quoted, ""));
                words.push((name.to_owned(), Some(value.to_owned())));
                rest = after.trim_start();
                continue;
            }
            Some((name, value)) => words.push((name.to_owned(), Some(value.to_owned()))),
            None => match words.last_mut() {
                Some((_, Some(value))) => {
                    value.push(' ');
                    value.push_str(word);
                }
                _ => words.push((word.to_owned(), None)),
            },
        }
        rest = after.trim_start();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::WorldSetup;
    use crate::clock::{SandboxClock, UnixMs};
    use crate::world::GUILD;

    #[test]
    fn a_command_is_shown_where_it_is_installed_and_works() {
        let setup = WorldSetup { channels: vec!["general".into()], ..WorldSetup::default() };
        let mut world = World::new(SandboxClock::frozen(UnixMs(0)), true, setup);
        let bob = world.user("bob");
        let (channel, direct) = (world.channel_named("general").unwrap(), world.direct_channel(bob));
        let command = |types: Value, contexts: Value| json!({ "name": "x", "type": 1, "integration_types": types, "contexts": contexts });
        let (everywhere, in_servers) = (command(json!([0, 1]), json!([0, 1])), command(json!([0]), json!([0])));
        let shown = |world: &World| {
            [&everywhere, &in_servers].map(|it| (is_shown(world, it, bob, channel), is_shown(world, it, bob, direct)))
        };
        assert_eq!(shown(&world), [(true, true), (true, false)]);
        world.guilds.get_mut(&GUILD).unwrap().members.remove(&BOT);
        assert_eq!(shown(&world), [(false, true), (false, false)]);
        world.user_installs.insert(bob);
        assert_eq!(shown(&world), [(true, true), (false, false)]);
    }

    #[test]
    fn options_may_be_quoted_or_run_on() {
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(
            split(r#"drop add time:09:00 deck:"Deep Learning: now" days:mon, wed zone:UTC"#),
            [
                ("drop".into(), None),
                ("add".into(), None),
                ("time".into(), some("09:00")),
                ("deck".into(), some("Deep Learning: now")),
                ("days".into(), some("mon, wed")),
                ("zone".into(), some("UTC")),
            ]
        );
        assert_eq!(
            split(r#"クイズ 開始 デッキ:"世界の川" 問題数:3"#),
            [
                ("クイズ".into(), None),
                ("開始".into(), None),
                ("デッキ".into(), some("世界の川")),
                ("問題数".into(), some("3")),
            ]
        );
    }
}
