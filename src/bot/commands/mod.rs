//! The commands, as a table: name, description, who may run it, options, handler. Registration, help and dispatch are
//! derived from it, and `who` is enforced once, before the handler runs.

pub(super) mod card;
mod command;
pub(super) mod deck;
pub(super) mod deck_exam;
mod deck_files;
pub(super) mod deck_health;
mod deck_reply;
pub(super) mod drop;
mod help;
mod import_report;
pub(super) mod leaderboard;
pub(super) mod lookup;
mod practice;
mod preset;
pub(super) mod privacy;
mod progress;
pub(super) mod quiz;
mod review;
mod round_start;
mod settings;
mod stats;
pub(super) mod synonyms;
mod texts;

use std::sync::Arc;

use command::{Action, Call, Command};
use serde_json::Value;

use super::context::Context;
use super::press::Press;
use super::refusal::{InteractionRefusal, Refusal};
use super::render;
use crate::discord::command::{self as discord_command, Audience, CommandTexts};
use crate::discord::interaction::{CommandOptions, Interaction};
use crate::discord::limits;
use crate::discord::message::{Message, Response, Select};
use crate::texts::Locale;

const COMMANDS: &[&Command] = &[
    &quiz::COMMAND,
    &drop::COMMAND,
    &practice::COMMAND,
    &review::COMMAND,
    &lookup::COMMAND,
    &leaderboard::COMMAND,
    &stats::COMMAND,
    &progress::COMMAND,
    &deck::COMMAND,
    &card::COMMAND,
    &settings::COMMAND,
    &privacy::COMMAND,
    &help::COMMAND,
];

/// What registers all commands with Discord.
pub(super) fn registration() -> Vec<Value> {
    let register = |command: &&'static Command| {
        let actions = command.actions.iter().map(|action| (action.name, action.options));
        let command: &'static Command = command;
        let texts = CommandTexts {
            name: &|locale, part| texts::name(locale, command.name, part),
            describe: &|locale, part| texts::description(locale, command, part),
        };
        let audience =
            Audience { managers_only: command.is_hidden_from_members(), in_direct_messages: command.works_directly() };
        discord_command::registration(command.name, audience, actions, &texts)
    };
    COMMANDS.iter().map(register).collect()
}

fn find(path: &str) -> Option<(&'static Command, &'static Action)> {
    let (name, action) = path.split_once(' ').unwrap_or((path, ""));
    let command = COMMANDS.iter().find(|command| command.name == name)?;
    Some((command, command.actions.iter().find(|it| it.name == action)?))
}

/// Whether a command works in direct messages with the bot.
pub(super) fn works_directly(path: &str) -> bool {
    find(path).is_some_and(|(command, _)| command.works_directly())
}

/// What the bot says about itself in direct messages; `menu` chooses the server.
pub(super) fn direct_help(context: &Context, locale: Locale, server: Option<&str>, menu: Option<Select>) -> Message {
    help::in_direct_messages(&context.commands, locale, COMMANDS, server, menu)
}

/// Runs a command.
pub(super) async fn run(
    context: &Arc<Context>,
    interaction: &Interaction,
    path: &str,
    options: CommandOptions,
) -> Result<Response, Refusal> {
    let (_, action) = find(path).ok_or(InteractionRefusal::UnknownCommand)?;
    let guild = context.authorize(interaction, action.who).await?;
    let call = Call { context: Arc::clone(context), interaction: interaction.clone(), guild, options };
    (action.run)(call).await
}

/// Completes an option of a command. Authorization isn't checked at each keystroke, which would take two requests to
/// Discord: completions offer titles, schedules and prompts only, and Discord asks for them for members who may run the
/// command.
pub(super) async fn complete(
    context: &Arc<Context>,
    interaction: &Interaction,
    path: &str,
    options: &CommandOptions,
    focused: &str,
) -> Response {
    let choices = match (find(path), interaction.guild) {
        (Some((_, action)), Some(guild)) => {
            let (context, interaction, options) = (Arc::clone(context), interaction.clone(), options.clone());
            let call = Call { context, interaction, guild, options };
            (action.complete)(call, focused.to_owned()).await
        }
        _ => Vec::new(),
    };
    let fits = |(_, sent): &(String, String)| sent.chars().count() <= limits::CHOICE_VALUE;
    let choices =
        choices.into_iter().filter(fits).take(limits::CHOICES).map(|(shown, sent)| (render::choice_name(&shown), sent));
    Response::Choices(choices.collect())
}

/// Shows the part of the help that was chosen in its menu.
pub(super) async fn help_about(press: Press) -> Result<Response, Refusal> {
    help::about(press, COMMANDS).await
}

/// The commands that only managers can do anything with: those that a server's settings can grant to other members.
#[cfg(test)]
pub(super) fn managers_commands() -> Vec<&'static str> {
    COMMANDS.iter().filter(|command| command.is_for_managers()).map(|command| command.name).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::bot::authorization::Who;
    use crate::discord::command::{CommandIds, Kind, Part};
    use crate::discord::permissions::Permissions;
    use crate::texts::entries::entries;
    use crate::texts::say;

    fn actions() -> impl Iterator<Item = (&'static Command, &'static Action)> {
        COMMANDS.iter().flat_map(|command| command.actions.iter().map(|action| (*command, action)))
    }

    #[test]
    fn managers_need_manage_server_or_a_grant_of_a_command_for_managers() {
        assert_eq!(managers_commands(), ["quiz", "drop", "card", "settings"]);
        for (command, action) in actions() {
            let name = format!("/{} {}", command.name, action.name);
            for manager in [Permissions::MANAGE_GUILD, Permissions::ADMINISTRATOR] {
                assert_eq!(action.who.required_grant(manager), None, "{name}");
            }
            match action.who.required_grant(Permissions::SEND_MESSAGES) {
                // Of a command that everybody sees, a grant would say nothing.
                Some(of) => assert!(managers_commands().contains(&of), "{name} goes by /{of}"),
                None => assert_eq!(action.who, Who::Everybody, "{name}"),
            }
        }
    }

    #[test]
    fn descriptions_say_who_may_run_an_action() {
        let is_marked = |(command, action): &(&Command, &Action)| {
            texts::description(Locale::ENGLISH, command, Part::Action(action.name)).ends_with("(managers only)")
        };
        let marked: Vec<String> =
            actions().filter(is_marked).map(|(command, action)| format!("{} {}", command.name, action.name)).collect();
        let expected = ["health", "exam", "import", "export", "copy", "rename", "remove", "history", "undo"];
        assert_eq!(marked, expected.map(|action| format!("deck {action}")));
    }

    fn parts(command: &Command) -> Vec<Part> {
        let options = |action: &Action| {
            let name = action.name;
            action.options.iter().flat_map(move |spec| {
                let values: &[&str] = if let Kind::Choice(values) = spec.kind { values } else { &[] };
                let option = Part::Option { action: name, option: spec.name };
                let choices = values.iter().map(|value| Part::Choice { option: spec.name, value });
                [option].into_iter().chain(choices).collect::<Vec<_>>()
            })
        };
        let actions = command.actions.iter().flat_map(|action| {
            let is_command = action.name.is_empty();
            let action_itself = if is_command { Part::Command } else { Part::Action(action.name) };
            let group = action.name.split_once(' ').map(|(group, _)| Part::Group(group));
            group.into_iter().chain([action_itself]).chain(options(action))
        });
        [Part::Command].into_iter().chain(actions).collect()
    }

    #[test]
    fn everything_about_commands_is_described_in_every_language() {
        let known = entries(Locale::ENGLISH);
        let keys: BTreeSet<String> = COMMANDS
            .iter()
            .flat_map(|command| parts(command).into_iter().filter_map(|part| texts::key(command, part)))
            .collect();
        let all = known.keys().filter(|key| key.starts_with("command-") || key.starts_with("choice-"));
        assert_eq!(keys, all.cloned().collect());
        for locale in Locale::all() {
            for command in COMMANDS {
                for part in parts(command) {
                    let text = texts::whole_description(locale, command, part);
                    let length = text.encode_utf16().count();
                    assert!((1..=100).contains(&length), "{} characters in {}: {text}", length, locale.code());
                }
            }
        }
    }

    /// What Discord takes as a name: letters that have no lower case, or are lower case, digits, `-`, `_` and `'`.
    fn is_name(name: &str) -> bool {
        let is_allowed = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '\'');
        (1..=32).contains(&name.chars().count()) && name.chars().all(is_allowed) && name.to_lowercase() == name
    }

    #[test]
    fn names_are_valid_and_different_in_every_language() {
        for locale in Locale::all() {
            let mut siblings: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
            for command in COMMANDS {
                for part in parts(command) {
                    let parent = match part {
                        Part::Command => String::new(),
                        Part::Group(_) => command.name.to_owned(),
                        Part::Action(action) => {
                            let group = action.split_once(' ').map(|(group, _)| format!(" {group}"));
                            format!("{}{}", command.name, group.unwrap_or_default())
                        }
                        Part::Option { action, .. } => format!("{} {action}", command.name),
                        Part::Choice { .. } => continue,
                    };
                    let name = texts::name(locale, command.name, part);
                    assert!(is_name(&name), "{}: {name:?} isn't a name for a command", locale.code());
                    let code = format!("{part:?} of {}", command.name);
                    let other = siblings.entry(parent).or_default().insert(name.clone(), code.clone());
                    assert!(other.is_none_or(|other| other == code), "{}: {name} is there twice", locale.code());
                }
            }
        }
    }

    #[test]
    fn names_in_english_are_those_in_the_code() {
        let known = entries(Locale::ENGLISH);
        let mut keys = BTreeSet::new();
        for command in COMMANDS {
            for part in parts(command) {
                let (key, in_code) = match part {
                    Part::Command => (format!("name-command-{}", command.name), command.name),
                    Part::Action("") | Part::Choice { .. } => continue,
                    Part::Group(group) => (format!("name-command-{}.{group}", command.name), group),
                    Part::Action(action) => {
                        let key = format!("name-command-{}.{}", command.name, action.replace(' ', "-"));
                        (key, action.split(' ').next_back().unwrap())
                    }
                    Part::Option { option, .. } => (format!("name-option-{option}"), option),
                };
                assert_eq!(texts::name(Locale::ENGLISH, command.name, part), in_code);
                keys.insert(key);
            }
        }
        let all = known.keys().filter(|key| key.starts_with("name-command-") || key.starts_with("name-option-"));
        assert_eq!(keys, all.cloned().collect());
    }

    #[test]
    fn texts_name_commands_as_the_reader_sees_them() {
        let said = |code: &str| say!(Locale::from_code(code).unwrap(), "error-round-running");
        assert!(said("de").contains("`/quiz beenden`"), "{}", said("de"));
        assert!(said("ja").contains("`/クイズ 中止`"), "{}", said("ja"));
        assert_eq!(texts::typed(Locale::from_code("fr").unwrap(), "deck", "undo"), "/paquet annuler");
        assert_eq!(texts::typed(Locale::from_code("de").unwrap(), "quiz", "preset save"), "/quiz vorlage speichern");
        let said = say!(Locale::from_code("de").unwrap(), "error-preset-none");
        assert!(said.contains("`/quiz vorlage speichern`"), "{said}");
        // Every command in every text is one that there is.
        for (key, text) in entries(Locale::ENGLISH) {
            for typed in text.commands.iter().filter(|typed| !typed.contains('{') && typed.len() > 1) {
                let (command, action) = typed[1..].split_once(' ').unwrap_or((&typed[1..], ""));
                let command = COMMANDS.iter().find(|it| it.name == command);
                let is_there =
                    command.is_some_and(|it| action.is_empty() || it.actions.iter().any(|a| a.name == action));
                assert!(is_there, "{key}: there is no {typed}");
            }
        }
    }

    #[test]
    fn the_help_has_room_for_all_commands_in_every_language() {
        let ids = COMMANDS.iter().map(|command| (command.name.to_owned(), u64::MAX)).collect();
        for locale in Locale::all() {
            let lines: Vec<String> = help::actions(&ids, locale, COMMANDS, |_| true).collect();
            let length = lines.join("\n").encode_utf16().count();
            assert!(length <= limits::EMBED_DESCRIPTION, "{length} characters in {}", locale.code());
        }
    }

    #[test]
    fn the_help_names_commands_as_people_type_them_if_their_ids_are_unknown() {
        let german = Locale::from_code("de").unwrap();
        let first = |ids| help::actions(&ids, german, COMMANDS, |_| true).next().unwrap();
        assert_eq!(first(CommandIds::default()), "`/quiz starten` Eine Runde starten");
        let known = std::iter::once(("quiz".to_owned(), 7)).collect();
        assert_eq!(first(known), "</quiz start:7> Eine Runde starten");
    }

    /// What is longer than Discord takes is cut, so a long translation never keeps the bot from starting.
    #[test]
    fn a_language_40_percent_longer_stays_within_discords_limits() {
        for command in COMMANDS {
            for part in parts(command) {
                let text = texts::description(Locale::PSEUDO, command, part);
                assert!(text.encode_utf16().count() <= limits::COMMAND_DESCRIPTION, "{text}");
            }
        }
    }

    #[test]
    fn what_one_does_alone_works_in_direct_messages() {
        let contexts = |command: &Value| command["contexts"].clone();
        let registered = registration().into_iter().filter(|it| contexts(it) != serde_json::json!([0]));
        let names: Vec<Value> = registered.map(|it| it["name"].clone()).collect();
        assert_eq!(names, ["practice", "review", "lookup", "stats", "progress", "help"]);
    }

    #[test]
    fn discord_shows_commands_for_managers_to_managers() {
        let registered = registration();
        for (command, registered) in COMMANDS.iter().zip(registered) {
            let permissions = registered.get("default_member_permissions").and_then(Value::as_str);
            let manage_server = Permissions::MANAGE_GUILD.bits().to_string();
            let is_hidden = ["drop", "card", "settings"].contains(&command.name);
            let expected = is_hidden.then_some(manage_server.as_str());
            assert_eq!((registered["name"].as_str(), permissions), (Some(command.name), expected));
        }
    }
}
