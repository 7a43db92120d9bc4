//! Permissions: what the bot needs in a channel, what is missing, and the sentences about it.

use bitflags::bitflags;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use super::snowflake::id;
use crate::id::{GuildId, RoleId, UserId};

bitflags! {
    /// A set of Discord permissions. Bits without a name here are kept.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    pub struct Permissions: u64 {
        const ADMINISTRATOR = 1 << 3;
        const MANAGE_GUILD = 1 << 5;
        const ADD_REACTIONS = 1 << 6;
        const VIEW_CHANNEL = 1 << 10;
        const SEND_MESSAGES = 1 << 11;
        const EMBED_LINKS = 1 << 14;
        const ATTACH_FILES = 1 << 15;
        const READ_MESSAGE_HISTORY = 1 << 16;
        /// Ping roles that not everybody may ping.
        const MENTION_EVERYONE = 1 << 17;
        const CREATE_PUBLIC_THREADS = 1 << 35;
        const SEND_IN_THREADS = 1 << 38;

        /// What playing in a channel takes.
        const TO_PLAY = Self::VIEW_CHANNEL.bits()
            | Self::SEND_MESSAGES.bits()
            | Self::EMBED_LINKS.bits()
            | Self::READ_MESSAGE_HISTORY.bits()
            | Self::ADD_REACTIONS.bits();
        /// What opening a thread in a channel and playing there takes.
        const TO_PLAY_IN_THREAD =
            Self::TO_PLAY.bits() | Self::CREATE_PUBLIC_THREADS.bits() | Self::SEND_IN_THREADS.bits();
        /// What a note in a channel takes.
        const TO_POST = Self::VIEW_CHANNEL.bits() | Self::SEND_MESSAGES.bits() | Self::EMBED_LINKS.bits();
        /// What an invite asks for: playing in channels and threads, with images.
        const TO_INVITE = Self::TO_PLAY.bits() | Self::SEND_IN_THREADS.bits() | Self::ATTACH_FILES.bits();

        const _ = !0;
    }
}

impl Permissions {
    /// Whether all of `needed` is allowed; an administrator may do everything.
    pub const fn allow(self, needed: Self) -> bool {
        self.contains(Self::ADMINISTRATOR) || self.contains(needed)
    }

    /// The names of the permissions that are `needed` but missing.
    #[must_use]
    pub const fn missing(self, needed: Self) -> Self {
        if self.contains(Self::ADMINISTRATOR) { Self::empty() } else { needed.difference(self) }
    }
}

/// Discord writes permissions as a decimal number in a string. It may have any length: what has a name here is among its
/// lowest 64 bits.
impl<'de> Deserialize<'de> for Permissions {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(D::Error::custom("permissions"));
        }
        let digits = text.bytes().map(|digit| u64::from(digit - b'0'));
        Ok(Self::from_bits_retain(digits.fold(0_u64, |number, digit| number.wrapping_mul(10).wrapping_add(digit))))
    }
}

/// What the bot may do in a channel, which may be a thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChannelPermissions {
    pub allowed: Permissions,
    pub in_thread: bool,
}

impl ChannelPermissions {
    /// The permissions that are `needed` but missing. In a thread, Send Messages counts for nothing, and Send Messages in
    /// Threads counts instead. Source: the API documentation, "Permissions for Threads".
    #[must_use]
    pub fn missing(self, needed: Permissions) -> Permissions {
        let in_thread = self.in_thread && needed.contains(Permissions::SEND_MESSAGES);
        let needed = if in_thread {
            needed.difference(Permissions::SEND_MESSAGES) | Permissions::SEND_IN_THREADS
        } else {
            needed
        };
        self.allowed.missing(needed)
    }
}

/// Whether a channel of this type is a thread. Source: the API documentation, "Channel Types".
pub fn is_thread(channel_type: u64) -> bool {
    matches!(channel_type, 10..=12)
}

/// A role of a server.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Role {
    #[serde(deserialize_with = "id")]
    pub id: RoleId,
    pub permissions: Permissions,
}

/// What a channel allows or denies a role or a member, in difference to the server.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Overwrite {
    /// The role or the member.
    #[serde(rename = "id", deserialize_with = "id")]
    pub target: u64,
    pub allow: Permissions,
    pub deny: Permissions,
}

/// What a member with the roles `own` may do in a channel: what these roles and `@everyone` (whose id is the server's)
/// allow in the server, then the channel's overwrites for `@everyone`, for the roles together, and for the member.
/// Source: the API documentation, "Permission Overwrites".
pub fn in_channel(
    guild: GuildId,
    member: UserId,
    own: &[RoleId],
    roles: &[Role],
    overwrites: &[Overwrite],
) -> Permissions {
    let everyone = RoleId(guild.0);
    let held = roles.iter().filter(|role| role.id == everyone || own.contains(&role.id));
    let in_server = held.fold(Permissions::empty(), |sum, role| sum | role.permissions);
    if in_server.contains(Permissions::ADMINISTRATOR) {
        return Permissions::all();
    }
    let apply = |have: Permissions, concerns: &dyn Fn(u64) -> bool| {
        let (allow, deny) = overwrites
            .iter()
            .filter(|overwrite| concerns(overwrite.target))
            .fold((Permissions::empty(), Permissions::empty()), |(allow, deny), it| (allow | it.allow, deny | it.deny));
        have.difference(deny) | allow
    };
    let have = apply(in_server, &|target| target == everyone.0);
    let have = apply(have, &|target| target != everyone.0 && own.contains(&RoleId(target)));
    apply(have, &|target| target == member.0)
}

/// A server's own rules for who may use a command (Server Settings → Integrations).
#[derive(Clone, Debug, Deserialize)]
pub struct CommandPermissions {
    #[serde(rename = "id", deserialize_with = "id")]
    pub command: u64,
    pub permissions: Vec<CommandPermission>,
}

/// One of these rules. Source: the API documentation, "Application Command Permissions Structure".
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct CommandPermission {
    /// A role, user or channel.
    #[serde(rename = "id", deserialize_with = "id")]
    pub target: u64,
    #[serde(rename = "type")]
    pub kind: u64,
    #[serde(rename = "permission")]
    pub allowed: bool,
}

/// Whether these rules let a member use a command; `None` if they don't mention the member or their roles. A rule for
/// the member comes before those for their roles, and these before the one for `@everyone`.
pub fn command_allowed(rules: &[CommandPermission], guild: GuildId, member: UserId, own: &[RoleId]) -> Option<bool> {
    const ROLE: u64 = 1;
    const USER: u64 = 2;
    let rule = |concerns: &dyn Fn(&CommandPermission) -> bool| {
        rules.iter().filter(|rule| concerns(rule)).map(|rule| rule.allowed).reduce(|one, other| one || other)
    };
    rule(&|rule| rule.kind == USER && rule.target == member.0)
        .or_else(|| rule(&|rule| rule.kind == ROLE && own.contains(&RoleId(rule.target))))
        .or_else(|| rule(&|rule| rule.kind == ROLE && rule.target == guild.0))
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
    fn administrators_lack_nothing() {
        let have = Permissions::VIEW_CHANNEL | Permissions::SEND_MESSAGES | Permissions::READ_MESSAGE_HISTORY;
        assert_eq!(have.missing(Permissions::TO_PLAY), Permissions::EMBED_LINKS | Permissions::ADD_REACTIONS);
        assert_eq!(Permissions::ADMINISTRATOR.missing(Permissions::TO_PLAY), Permissions::empty());
    }

    const GUILD: GuildId = GuildId(1);
    const ME: UserId = UserId(9);
    const OWN: [RoleId; 2] = [RoleId(2), RoleId(3)];

    fn channel(overwrites: &[Overwrite]) -> Permissions {
        let role = |id, permissions| Role { id: RoleId(id), permissions };
        let roles = [
            role(1, Permissions::VIEW_CHANNEL),
            role(2, Permissions::SEND_MESSAGES),
            role(3, Permissions::EMBED_LINKS),
            role(4, Permissions::MANAGE_GUILD),
        ];
        in_channel(GUILD, ME, &OWN, &roles, overwrites)
    }

    fn allow(target: u64, allow: Permissions) -> Overwrite {
        Overwrite { target, allow, deny: Permissions::empty() }
    }

    fn deny(target: u64, deny: Permissions) -> Overwrite {
        Overwrite { target, allow: Permissions::empty(), deny }
    }

    /// The order that Discord's documentation gives: @everyone, then the roles together (an allow wins over a deny),
    /// then the member.
    #[test]
    fn overwrites_apply_to_everyone_then_to_roles_then_to_the_member() {
        let send = Permissions::SEND_MESSAGES;
        assert_eq!(channel(&[]), Permissions::VIEW_CHANNEL | send | Permissions::EMBED_LINKS);
        for (overwrites, may_send) in [
            (vec![deny(1, send)], false),
            (vec![deny(1, send), allow(2, send)], true),
            (vec![allow(1, send), deny(2, send)], false),
            (vec![deny(2, send), allow(3, send)], true),
            (vec![allow(2, send), deny(3, send)], true),
            (vec![allow(2, send), deny(9, send)], false),
            (vec![deny(1, send), deny(2, send), allow(9, send)], true),
            (vec![deny(4, send), deny(8, send)], true),
        ] {
            assert_eq!(channel(&overwrites).allow(send), may_send, "{overwrites:?}");
        }
    }

    #[test]
    fn an_administrator_may_do_everything_despite_a_channels_rules() {
        let roles = [Role { id: RoleId(2), permissions: Permissions::ADMINISTRATOR }];
        let have = in_channel(GUILD, ME, &OWN, &roles, &[deny(9, Permissions::all())]);
        assert!(have.allow(Permissions::TO_PLAY | Permissions::MANAGE_GUILD));
    }

    #[test]
    fn rules_for_a_member_override_roles_which_override_everyone() {
        let rule = |target, kind, allowed| CommandPermission { target, kind, allowed };
        let allowed = |rules: &[CommandPermission]| command_allowed(rules, GUILD, ME, &OWN);
        assert_eq!(allowed(&[]), None);
        assert_eq!(allowed(&[rule(4, 1, true), rule(9, 3, true), rule(2, 2, true)]), None);
        assert_eq!(allowed(&[rule(1, 1, true)]), Some(true));
        assert_eq!(allowed(&[rule(1, 1, true), rule(2, 1, false)]), Some(false));
        assert_eq!(allowed(&[rule(2, 1, false), rule(3, 1, true)]), Some(true));
        assert_eq!(allowed(&[rule(3, 1, true), rule(9, 2, false)]), Some(false));
    }
}
