//! The commands, as a table: name, description, options, who may, handler. Registration, help and dispatch are derived from it.

pub(super) mod card;
pub(super) mod deck;
mod deck_files;
pub(super) mod drop;
mod help;
pub(super) mod leaderboard;
pub(super) mod lookup;
pub(super) mod privacy;
pub(super) mod quiz;
mod settings;
mod stats;

use std::sync::Arc;

use futures_util::future::BoxFuture;
use popquiz_deck::{Deck, DeckId};
use serde_json::Value;

use super::decks::LoadedDeck;
use super::{Desk, Refusal, render};
use crate::discord::command::{self, OptionSpec};
use crate::discord::interaction::{CommandOptions, Interaction};
use crate::discord::limits;
use crate::discord::message::Response;
use crate::discord::permissions::Permissions;
use crate::id::GuildId;

/// Who may use a command, unless a server's own settings (Server Settings → Integrations) say otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    Everybody,
    /// Who has Manage Server.
    Managers,
}

/// A command, with what can be done with it.
struct Command {
    name: &'static str,
    description: &'static str,
    who: Who,
    /// Its subcommands; a single one without a name is the command itself.
    actions: &'static [Action],
}

struct Action {
    name: &'static str,
    description: &'static str,
    options: &'static [OptionSpec],
    run: Run,
    complete: Complete,
}

/// What begins the description of an action that managers alone may do, of a command that is open to all.
const FOR_MANAGERS: &str = "For managers: ";

impl Action {
    /// Who may do it: who may use its command, or fewer.
    fn who(&self, command: &Command) -> Who {
        if self.description.starts_with(FOR_MANAGERS) { Who::Managers } else { command.who }
    }
}

/// A handler: answers a command.
type Run = fn(Call) -> BoxFuture<'static, Result<Response, Refusal>>;

/// Completes an option: what may be meant, as (shown, sent).
type Complete = fn(Call, focused: String) -> BoxFuture<'static, Vec<(String, String)>>;

/// One use of a command in a server.
struct Call {
    desk: Arc<Desk>,
    interaction: Interaction,
    guild: GuildId,
    options: CommandOptions,
}

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
        command::registration(command.name, command.description, command.who == Who::Managers, actions)
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
    desk: &Arc<Desk>,
    interaction: &Interaction,
    path: &str,
    options: CommandOptions,
) -> Result<Response, Refusal> {
    let (command, action) = find(path)
        .ok_or_else(|| Refusal::new("I do not know this command any more. Reload Discord (Ctrl+R) and try again."))?;
    let guild = interaction.in_server()?;
    if command.who == Who::Managers {
        desk.must_manage(guild, interaction, command.name).await?;
    }
    let call = Call { desk: Arc::clone(desk), interaction: interaction.clone(), guild, options };
    (action.run)(call).await
}

/// Completes an option of a command.
pub(super) async fn complete(
    desk: &Arc<Desk>,
    interaction: &Interaction,
    path: &str,
    options: &CommandOptions,
    focused: &str,
) -> Response {
    let choices = match (find(path), interaction.guild) {
        (Some((_, action)), Some(guild)) => {
            let call =
                Call { desk: Arc::clone(desk), interaction: interaction.clone(), guild, options: options.clone() };
            (action.complete)(call, focused.to_owned()).await
        }
        _ => Vec::new(),
    };
    let fits = |(_, sent): &(String, String)| sent.chars().count() <= limits::CHOICE_VALUE;
    let choices =
        choices.into_iter().filter(fits).take(limits::CHOICES).map(|(shown, sent)| (render::choice_name(&shown), sent));
    Response::Choices(choices.collect())
}

fn nothing_to_complete(_: Call, _: String) -> BoxFuture<'static, Vec<(String, String)>> {
    Box::pin(std::future::ready(Vec::new()))
}

impl Desk {
    /// Whether who used a command may manage: has Manage Server, or has leave for this command from the server's own settings, which
    /// Discord asks before it sends us the command, and we ask again.
    pub(super) async fn may_manage(&self, guild: GuildId, interaction: &Interaction, command: &str) -> bool {
        if interaction.permissions.contains(Permissions::MANAGE_GUILD)
            || interaction.permissions.contains(Permissions::ADMINISTRATOR)
        {
            return true;
        }
        self.has_leave(guild, interaction, command).await
    }

    /// Refuses who may not manage: see [`Desk::may_manage`].
    pub(super) async fn must_manage(
        &self,
        guild: GuildId,
        interaction: &Interaction,
        command: &str,
    ) -> Result<(), Refusal> {
        if self.may_manage(guild, interaction, command).await {
            return Ok(());
        }
        // `/deck` is open to all: what it changes goes by the leave for `/card`.
        let what = if command == deck::LEAVE { "Looking after decks and their cards" } else { "It" };
        Err(Refusal::new(format!(
            "Only managers of this server can do that. {what} takes the Manage Server permission, or leave for `/{command}` under Server \
             Settings → Integrations → Popquiz."
        )))
    }

    /// A deck of a server with its cards and images.
    pub(super) async fn whole_deck(&self, guild: GuildId, deck: &DeckId) -> Result<Arc<Deck>, Refusal> {
        self.decks.whole(guild, deck).await?.ok_or_else(deck_is_gone)
    }

    /// A deck of a server with its cards, to be played.
    pub(super) async fn deck(&self, guild: GuildId, deck: &DeckId) -> Result<Arc<LoadedDeck>, Refusal> {
        self.decks.open(guild, deck).await?.ok_or_else(deck_is_gone)
    }
}

fn deck_is_gone() -> Refusal {
    Refusal::new("That deck is not there any more. `/deck undo` brings back a deck that was removed.")
}

impl Interaction {
    /// The server that it comes from.
    pub(super) fn in_server(&self) -> Result<GuildId, Refusal> {
        self.guild.ok_or_else(|| Refusal::new("I play in servers only. Use this in a server's channel."))
    }
}

/// Tags that were typed with commas between.
fn tags(typed: &str) -> Vec<String> {
    typed.split(',').map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty()).collect()
}

impl Call {
    /// The tags that were given, separated by commas.
    fn tags(&self) -> Vec<String> {
        tags(self.options.text("tags").unwrap_or_default())
    }

    /// A number option within its bounds; what Discord checked, we check again.
    fn number(&self, name: &str, bounds: std::ops::RangeInclusive<i64>, default: u32) -> Result<u32, Refusal> {
        match self.options.integer(name) {
            None => Ok(default),
            Some(number) if bounds.contains(&number) => Ok(u32::try_from(number).unwrap_or(default)),
            Some(_) => Err(Refusal::new(format!("`{name}` must be from {} to {}.", bounds.start(), bounds.end()))),
        }
    }
}
