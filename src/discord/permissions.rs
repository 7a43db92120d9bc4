//! Permissions: what the bot needs in a channel, what is missing, and how to say so.

use crate::id::ChannelId;

/// A set of Discord's permissions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Permissions(u64);

/// The permissions that matter here: bit and name as Discord's settings show it. Source: the API documentation, "Permissions".
const NAMES: [(Permissions, &str); 10] = [
    (Permissions::VIEW_CHANNEL, "View Channel"),
    (Permissions::SEND_MESSAGES, "Send Messages"),
    (Permissions::SEND_IN_THREADS, "Send Messages in Threads"),
    (Permissions::EMBED_LINKS, "Embed Links"),
    (Permissions::ATTACH_FILES, "Attach Files"),
    (Permissions::READ_MESSAGE_HISTORY, "Read Message History"),
    (Permissions::ADD_REACTIONS, "Add Reactions"),
    (Permissions::MENTION_EVERYONE, "Mention @everyone, @here and All Roles"),
    (Permissions::MANAGE_GUILD, "Manage Server"),
    (Permissions::ADMINISTRATOR, "Administrator"),
];

impl Permissions {
    /// All that an administrator may: everything.
    pub const ADMINISTRATOR: Self = Self(1 << 3);
    /// Change the server's settings.
    pub const MANAGE_GUILD: Self = Self(1 << 5);
    /// Add reactions.
    pub const ADD_REACTIONS: Self = Self(1 << 6);
    /// See a channel.
    pub const VIEW_CHANNEL: Self = Self(1 << 10);
    /// Send messages.
    pub const SEND_MESSAGES: Self = Self(1 << 11);
    /// Show embeds.
    pub const EMBED_LINKS: Self = Self(1 << 14);
    /// Post files: what it takes to show images.
    pub const ATTACH_FILES: Self = Self(1 << 15);
    /// Read what was said before.
    pub const READ_MESSAGE_HISTORY: Self = Self(1 << 16);
    /// Ping roles that not everybody may ping.
    pub const MENTION_EVERYONE: Self = Self(1 << 17);
    /// Send messages in threads.
    pub const SEND_IN_THREADS: Self = Self(1 << 38);

    /// What playing in a channel takes.
    pub const TO_PLAY: Self = Self(
        Self::VIEW_CHANNEL.0
            | Self::SEND_MESSAGES.0
            | Self::EMBED_LINKS.0
            | Self::READ_MESSAGE_HISTORY.0
            | Self::ADD_REACTIONS.0,
    );

    /// What a note in a channel takes.
    pub const TO_POST: Self = Self(Self::VIEW_CHANNEL.0 | Self::SEND_MESSAGES.0 | Self::EMBED_LINKS.0);

    /// What an invite asks for: playing in channels and threads, with images.
    pub const TO_INVITE: Self = Self(Self::TO_PLAY.0 | Self::SEND_IN_THREADS.0 | Self::ATTACH_FILES.0);

    /// No permission.
    pub const NONE: Self = Self(0);

    /// The set of these bits.
    pub const fn from_bits(bits: u64) -> Self {
        Self(bits)
    }

    /// Its bits.
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// Whether all of `other` is in this set; an administrator has everything.
    pub const fn contains(self, other: Self) -> bool {
        self.0 & Self::ADMINISTRATOR.0 != 0 || self.0 & other.0 == other.0
    }

    /// This set with `allow` added and `deny` taken out.
    #[must_use]
    pub const fn overwritten(self, allow: Self, deny: Self) -> Self {
        Self(self.0 & !deny.0 | allow.0)
    }

    /// The names of what is `needed` and not in this set.
    pub fn missing(self, needed: Self) -> Vec<&'static str> {
        let lacking = |(permission, _): &&(Self, &str)| needed.0 & permission.0 != 0 && !self.contains(*permission);
        NAMES.iter().filter(lacking).map(|(_, name)| *name).collect()
    }
}

impl std::ops::BitOr for Permissions {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Says which permissions are missing in a channel, and where to grant them.
pub fn missing_sentence(channel: ChannelId, missing: &[&str]) -> String {
    let names: Vec<String> = missing.iter().map(|name| format!("**{name}**")).collect();
    let names = match names.as_slice() {
        [all @ .., last] if !all.is_empty() => format!("{} and {last}", all.join(", ")),
        names => names.concat(),
    };
    let (what, them) = if missing.len() == 1 { ("the permission", "it") } else { ("the permissions", "them") };
    format!(
        "I can't play in <#{channel}>: I lack {what} {names} there. Who manages that channel can grant {them} under Edit Channel → Permissions → Popquiz."
    )
}

/// Says that images cannot be shown in a channel, and where to grant what that takes.
pub fn no_images_sentence(channel: ChannelId) -> String {
    format!(
        "Some of the cards have images, and I can't show them in <#{channel}>: I lack the permission **Attach Files** there, so their questions \
         come without. Who manages that channel can grant it under Edit Channel → Permissions → Popquiz."
    )
}

/// The link by which the bot is invited to a server, with just the permissions that it needs.
pub fn invite_link(application: u64) -> String {
    let permissions = Permissions::TO_INVITE.bits();
    format!(
        "https://discord.com/oauth2/authorize?client_id={application}&scope=bot+applications.commands&permissions={permissions}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_named_as_in_discords_settings() {
        let have = Permissions::VIEW_CHANNEL | Permissions::SEND_MESSAGES | Permissions::READ_MESSAGE_HISTORY;
        let missing = have.missing(Permissions::TO_PLAY);
        assert_eq!(
            missing_sentence(ChannelId(7), &missing),
            "I can't play in <#7>: I lack the permissions **Embed Links** and **Add Reactions** there. Who manages that channel can grant them under Edit Channel → Permissions → Popquiz."
        );
        assert_eq!(Permissions::ADMINISTRATOR.missing(Permissions::TO_PLAY), Vec::<&str>::new());
    }

    #[test]
    fn a_channels_overwrite_takes_out_and_adds() {
        let base = Permissions::TO_PLAY;
        let here = base.overwritten(Permissions::MANAGE_GUILD, Permissions::SEND_MESSAGES);
        assert!(!here.contains(Permissions::SEND_MESSAGES) && here.contains(Permissions::MANAGE_GUILD));
    }
}
