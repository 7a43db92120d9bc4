//! Fetches the bot's permissions in a channel, and who may use a command;
//! [`discord::permissions`](crate::discord::permissions) evaluates them.

use super::context::Context;
use super::refusal::{PermissionRefusal, Refusal};
use crate::discord::egress::{Egress, EgressError, Priority, Request};
use crate::discord::interaction::Interaction;
use crate::discord::permissions::{ChannelPermissions, Permissions, command_allowed, in_channel, is_thread};
use crate::id::{ChannelId, GuildId, UserId};

/// Refuses if the bot lacks a permission that it needs in a channel, naming it.
pub(super) fn needs(have: ChannelPermissions, channel: ChannelId, needed: Permissions) -> Result<(), Refusal> {
    let missing = have.missing(needed);
    if missing.is_empty() {
        return Ok(());
    }
    Err(PermissionRefusal::BotLacks { channel, permissions: missing }.into())
}

/// What `me` may do in a channel or thread of a server; `None` if it is in another server. A thread has the permissions
/// of the channel that it is in.
pub(crate) async fn permissions_in(
    egress: &Egress,
    me: UserId,
    guild: GuildId,
    channel: ChannelId,
) -> Result<Option<ChannelPermissions>, EgressError> {
    let (place, roles, member) = tokio::try_join!(
        egress.send(Request::channel(channel), Priority::Live),
        egress.send(Request::roles(guild), Priority::Live),
        egress.send(Request::member(guild, me), Priority::Live)
    )?;
    if place.guild_id != Some(guild) {
        return Ok(None);
    }
    let in_thread = is_thread(place.kind);
    let overwrites = match place.parent_id.filter(|_| in_thread) {
        Some(parent) => egress.send(Request::channel(parent), Priority::Live).await?.permission_overwrites,
        None => place.permission_overwrites,
    };
    let allowed = in_channel(guild, me, &member.roles, &roles, &overwrites);
    Ok(Some(ChannelPermissions { allowed, in_thread }))
}

impl Context {
    /// What the bot may do in a channel of a server.
    pub(super) async fn own_permissions(
        &self,
        guild: GuildId,
        channel: ChannelId,
    ) -> Result<ChannelPermissions, Refusal> {
        match permissions_in(&self.egress, self.me, guild, channel).await {
            Ok(Some(have)) => Ok(have),
            Ok(None) => Err(PermissionRefusal::ChannelOfOtherServer.into()),
            Err(_) => Err(PermissionRefusal::ChannelHidden { channel }.into()),
        }
    }

    /// Whether the server's own settings (Server Settings → Integrations) allow a member to use a command. Discord
    /// checks them before it sends us the command; we check again, because its checks aren't ours to rely on.
    pub(super) async fn may_use(&self, guild: GuildId, interaction: &Interaction, command: &str) -> bool {
        let asked = tokio::try_join!(
            self.egress.send(Request::command_permissions(self.application, guild), Priority::Live),
            self.egress.send(Request::commands(self.application), Priority::Live)
        );
        let Ok((permissions, commands)) = asked else { return false };
        let Some(registered) = commands.iter().find(|it| it.name == command) else { return false };
        let Some(own) = permissions.iter().find(|it| it.command == registered.id) else { return false };
        command_allowed(&own.permissions, guild, interaction.user, &interaction.roles).unwrap_or(false)
    }
}
