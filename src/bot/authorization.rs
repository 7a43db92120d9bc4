//! Who may run a command or press a button. The tables in [`commands`](super::commands) and [`buttons`](super::buttons)
//! declare it; it is enforced here, once, before the handler runs.

use super::context::Context;
use super::refusal::{InteractionRefusal, PermissionRefusal, Refusal};
use crate::discord::interaction::Interaction;
use crate::discord::permissions::Permissions;
use crate::id::GuildId;

/// The command whose permission covers all changes to decks: `/deck` itself is open to everybody.
pub(super) const DECK_COMMAND: &str = "card";

/// Who may run an action or press a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// Every member of the server.
    Everybody,
    /// Members with the Manage Server permission, and members to whom the server's settings (Server Settings →
    /// Integrations) grant the command `of`.
    Managers { of: &'static str },
}

impl Who {
    pub(super) const DECK_MANAGERS: Self = Self::Managers { of: DECK_COMMAND };

    /// The command that the server's settings must grant to a member with these permissions; `None` if the member is
    /// admitted anyway.
    pub(super) fn required_grant(self, permissions: Permissions) -> Option<&'static str> {
        match self {
            Self::Managers { of } if !manages_server(permissions) => Some(of),
            Self::Managers { .. } | Self::Everybody => None,
        }
    }
}

pub(super) fn manages_server(permissions: Permissions) -> bool {
    permissions.allow(Permissions::MANAGE_GUILD) || permissions.allow(Permissions::ADMINISTRATOR)
}

impl Context {
    /// Refuses members who aren't among `who`, and interactions outside servers. Returns the server.
    ///
    /// Discord checks the permissions for commands itself, but not for buttons, and its checks aren't ours to rely on.
    pub(super) async fn authorize(&self, interaction: &Interaction, who: Who) -> Result<GuildId, Refusal> {
        let guild = interaction.guild.ok_or(InteractionRefusal::NotInServer)?;
        let Some(command) = who.required_grant(interaction.permissions) else { return Ok(guild) };
        if self.may_use(guild, interaction, command).await {
            return Ok(guild);
        }
        let covers_decks = command == DECK_COMMAND;
        Err(PermissionRefusal::NotAManager { command: command.to_owned(), covers_decks }.into())
    }
}
