//! What a command is: an entry of the table, and one use of it.

use std::sync::Arc;

use futures_util::future::BoxFuture;

use crate::bot::authorization::Who;
use crate::bot::context::Context;
use crate::bot::refusal::{OptionRefusal, Refusal};
use crate::discord::command::OptionSpec;
use crate::discord::interaction::{CommandOptions, Interaction};
use crate::discord::message::Response;
use crate::id::GuildId;
use crate::texts::Locale;

/// A command, with what can be done with it.
pub(super) struct Command {
    pub(super) name: &'static str,
    /// Its subcommands; a single one without a name is the command itself.
    pub(super) actions: &'static [Action],
}

pub(super) struct Action {
    pub(super) name: &'static str,
    pub(super) who: Who,
    pub(super) options: &'static [OptionSpec],
    pub(super) run: Run,
    pub(super) complete: Complete,
}

impl Command {
    /// Whether members who aren't managers can do nothing with it, unless the server's settings or their own round let
    /// them.
    pub(super) fn is_for_managers(&self) -> bool {
        self.actions.iter().all(|action| action.who != Who::Everybody)
    }

    /// Whether it works in direct messages with the bot, too: what someone does alone, and reads nobody else's data.
    pub(super) fn works_directly(&self) -> bool {
        matches!(self.name, "practice" | "review" | "lookup" | "stats" | "progress" | "help")
    }

    /// Whether Discord shows it to managers only. It can't know which servers let everyone start rounds, so it shows
    /// everyone the command for them.
    pub(super) fn is_hidden_from_members(&self) -> bool {
        self.actions.iter().all(|action| matches!(action.who, Who::Managers { .. }))
    }
}

/// A handler: answers a command.
pub(super) type Run = fn(Call) -> BoxFuture<'static, Result<Response, Refusal>>;

/// Completes an option: what may be meant, as (shown, sent).
pub(super) type Complete = fn(Call, focused: String) -> BoxFuture<'static, Vec<(String, String)>>;

/// One use of a command in a server.
pub(super) struct Call {
    pub(super) context: Arc<Context>,
    pub(super) interaction: Interaction,
    pub(super) guild: GuildId,
    pub(super) options: CommandOptions,
}

pub(super) fn nothing_to_complete(_: Call, _: String) -> BoxFuture<'static, Vec<(String, String)>> {
    Box::pin(std::future::ready(Vec::new()))
}

/// Tags that were typed with commas between.
pub(super) fn split_tags(typed: &str) -> Vec<String> {
    typed.split([',', '、', '，']).map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty()).collect()
}

impl Call {
    /// The language of the member who used it.
    pub(super) fn locale(&self) -> Locale {
        self.interaction.locale
    }

    /// The tags that were given, separated by commas.
    pub(super) fn tags(&self) -> Vec<String> {
        split_tags(self.options.text("tags").unwrap_or_default())
    }

    /// A number option within its bounds; what Discord checked, we check again.
    pub(super) fn number(
        &self,
        name: &str,
        bounds: std::ops::RangeInclusive<i64>,
        default: u32,
    ) -> Result<u32, Refusal> {
        match self.options.integer(name) {
            None => Ok(default),
            Some(number) if bounds.contains(&number) => Ok(u32::try_from(number).unwrap_or(default)),
            Some(_) => {
                Err(OptionRefusal::OutOfRange { option: name.to_owned(), min: *bounds.start(), max: *bounds.end() }
                    .into())
            }
        }
    }
}
