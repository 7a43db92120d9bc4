//! Who may run a command or press a button. The tables in [`commands`](super::commands) and [`buttons`](super::buttons)
//! declare it; it is enforced here, once, before the handler runs.

use super::context::Context;
use super::engine::{Job, RoundRights};
use super::refusal::{InteractionRefusal, PermissionRefusal, Refusal};
use crate::discord::interaction::Interaction;
use crate::discord::permissions::Permissions;
use crate::id::GuildId;

/// The command whose permission covers all changes to decks: `/deck` itself is open to everybody.
pub(super) const DECK_COMMAND: &str = "card";

/// The command whose permission covers rounds.
pub(super) const ROUND_COMMAND: &str = "quiz";

/// Who may run an action or press a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// Every member of the server.
    Everybody,
    /// Members with the Manage Server permission, and members to whom the server's settings (Server Settings →
    /// Integrations) grant the command `of`.
    Managers { of: &'static str },
    /// Managers; and, if the server's settings say so, every member, unless a round that they started is running.
    RoundStarters,
    /// Managers, and the member who started the round in the channel.
    RoundHosts,
}

impl Who {
    pub(super) const DECK_MANAGERS: Self = Self::Managers { of: DECK_COMMAND };

    /// The command that the server's settings must grant to a member with these permissions; `None` if the member is
    /// admitted anyway. Members without it may still start and host rounds.
    pub(super) fn required_grant(self, permissions: Permissions) -> Option<&'static str> {
        if manages_server(permissions) {
            return None;
        }
        match self {
            Self::Managers { of } => Some(of),
            Self::RoundStarters | Self::RoundHosts => Some(ROUND_COMMAND),
            Self::Everybody => None,
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
        let Err(refusal) = self.admit_member(guild, interaction, who, command).await? else { return Ok(guild) };
        if self.may_use(guild, interaction, command).await { Ok(guild) } else { Err(refusal) }
    }

    /// Whether a member is admitted without being a manager. The inner error says why not.
    async fn admit_member(
        &self,
        guild: GuildId,
        interaction: &Interaction,
        who: Who,
        command: &str,
    ) -> Result<Result<(), Refusal>, Refusal> {
        Ok(match who {
            Who::Everybody => Ok(()),
            Who::Managers { .. } => {
                let covers_decks = command == DECK_COMMAND;
                Err(PermissionRefusal::NotAManager { command: command.to_owned(), covers_decks }.into())
            }
            Who::RoundStarters => self.round_rights(guild, interaction).await?.to_start(),
            Who::RoundHosts if self.round_rights(guild, interaction).await?.hosts_here => Ok(()),
            Who::RoundHosts => Err(PermissionRefusal::NotAHost.into()),
        })
    }

    /// Whether somebody who was admitted among [`Who::RoundStarters`] is a manager; of members who may start rounds
    /// anyway, only Discord's permissions are looked at.
    pub(super) async fn starts_as_manager(&self, guild: GuildId, interaction: &Interaction) -> Result<bool, Refusal> {
        if manages_server(interaction.permissions) {
            return Ok(true);
        }
        let as_member = self.round_rights(guild, interaction).await?.to_start();
        Ok(as_member.is_err() && self.may_use(guild, interaction, ROUND_COMMAND).await)
    }

    /// What a member may do about rounds without being a manager.
    pub(super) async fn round_rights(&self, guild: GuildId, interaction: &Interaction) -> Result<RoundRights, Refusal> {
        let (channel, user) = (interaction.channel, interaction.user);
        self.decide(|reply| Job::RoundRights { guild, channel, user, reply }).await
    }
}
