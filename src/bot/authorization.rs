//! Who may do what: asked at the moment of use.

use super::context::Context;
use super::refusal::{InteractionRefusal, PermissionRefusal, Refusal};
use crate::discord::interaction::Interaction;
use crate::discord::permissions::Permissions;
use crate::id::GuildId;

/// The command whose permission covers all changes to decks: `/deck` itself is open to everybody.
pub(super) const DECK_MANAGERS: &str = "card";

impl Context {
    /// Whether who used a command may manage: has Manage Server, or permission for this command in the server's own settings, which
    /// Discord checks before it sends us the command, and we check again.
    pub(super) async fn may_manage(&self, guild: GuildId, interaction: &Interaction, command: &str) -> bool {
        if interaction.permissions.allow(Permissions::MANAGE_GUILD)
            || interaction.permissions.allow(Permissions::ADMINISTRATOR)
        {
            return true;
        }
        self.may_use(guild, interaction, command).await
    }

    /// Refuses who may not manage: see [`Context::may_manage`].
    pub(super) async fn must_manage(
        &self,
        guild: GuildId,
        interaction: &Interaction,
        command: &str,
    ) -> Result<(), Refusal> {
        if self.may_manage(guild, interaction, command).await {
            return Ok(());
        }
        let covers_decks = command == DECK_MANAGERS;
        Err(PermissionRefusal::NotAManager { command: command.to_owned(), covers_decks }.into())
    }
}

impl Interaction {
    /// The server that it comes from.
    pub(super) fn in_server(&self) -> Result<GuildId, Refusal> {
        self.guild.ok_or_else(|| InteractionRefusal::NotInServer.into())
    }
}
