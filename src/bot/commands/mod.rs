//! The commands, as a table: name, description, options, who may, handler. Registration, help and dispatch are derived from it.

pub(super) mod card;
mod command;
pub(super) mod deck;
mod deck_files;
mod deck_reply;
pub(super) mod drop;
mod help;
pub(super) mod leaderboard;
pub(super) mod lookup;
pub(super) mod privacy;
pub(super) mod quiz;
mod settings;
mod stats;

use std::sync::Arc;

use command::{Action, Call, Command, Who};
use serde_json::Value;

use super::context::Context;
use super::refusal::{InteractionRefusal, Refusal};
use super::render;
use crate::discord::command as discord_command;
use crate::discord::interaction::{CommandOptions, Interaction};
use crate::discord::limits;
use crate::discord::message::Response;

const COMMANDS: &[&Command] = &[
    &quiz::COMMAND,
    &drop::COMMAND,
    &lookup::COMMAND,
    &leaderboard::COMMAND,
    &stats::COMMAND,
    &deck::COMMAND,
    &card::COMMAND,
    &settings::COMMAND,
    &privacy::COMMAND,
    &help::COMMAND,
];

/// What registers all commands with Discord.
pub(super) fn registration() -> Value {
    let register = |command: &&Command| {
        let actions = command.actions.iter().map(|action| (action.name, action.description, action.options));
        discord_command::registration(command.name, command.description, command.who == Who::Managers, actions)
    };
    COMMANDS.iter().map(register).collect()
}

fn find(path: &str) -> Option<(&'static Command, &'static Action)> {
    let (name, action) = path.split_once(' ').unwrap_or((path, ""));
    let command = COMMANDS.iter().find(|command| command.name == name)?;
    Some((command, command.actions.iter().find(|it| it.name == action)?))
}

/// Runs a command.
pub(super) async fn run(
    context: &Arc<Context>,
    interaction: &Interaction,
    path: &str,
    options: CommandOptions,
) -> Result<Response, Refusal> {
    let (command, action) = find(path).ok_or(InteractionRefusal::UnknownCommand)?;
    let guild = interaction.in_server()?;
    if command.who == Who::Managers {
        context.must_manage(guild, interaction, command.name).await?;
    }
    let call =
        Call { context: Arc::clone(context), interaction: interaction.clone(), guild, options, commands: COMMANDS };
    (action.run)(call).await
}

/// Completes an option of a command.
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
            let call = Call { context, interaction, guild, options, commands: COMMANDS };
            (action.complete)(call, focused.to_owned()).await
        }
        _ => Vec::new(),
    };
    let fits = |(_, sent): &(String, String)| sent.chars().count() <= limits::CHOICE_VALUE;
    let choices =
        choices.into_iter().filter(fits).take(limits::CHOICES).map(|(shown, sent)| (render::choice_name(&shown), sent));
    Response::Choices(choices.collect())
}
