//! Permissions that the bot needs, and where to grant them.

use super::lists::and;
use crate::discord::permissions::Permissions;
use crate::id::ChannelId;
use crate::texts::{Locale, say};

/// The permissions that the bot may need, with their names in Discord's settings. Source: the API documentation,
/// "Permissions".
const NAMES: [(Permissions, &str); 11] = [
    (Permissions::VIEW_CHANNEL, "permission-view-channel"),
    (Permissions::SEND_MESSAGES, "permission-send-messages"),
    (Permissions::CREATE_PUBLIC_THREADS, "permission-create-threads"),
    (Permissions::SEND_IN_THREADS, "permission-send-in-threads"),
    (Permissions::EMBED_LINKS, "permission-embed-links"),
    (Permissions::ATTACH_FILES, "permission-attach-files"),
    (Permissions::READ_MESSAGE_HISTORY, "permission-read-history"),
    (Permissions::ADD_REACTIONS, "permission-add-reactions"),
    (Permissions::MENTION_EVERYONE, "permission-mention-everyone"),
    (Permissions::MANAGE_GUILD, "permission-manage-server"),
    (Permissions::ADMINISTRATOR, "permission-administrator"),
];

/// Which permissions are missing in a channel, and where to grant them.
pub(crate) fn missing_permissions(locale: Locale, channel: ChannelId, missing: Permissions) -> String {
    let names = NAMES.iter().filter(|(permission, _)| missing.contains(*permission));
    let names: Vec<String> = names.map(|(_, key)| format!("**{}**", say!(locale, key))).collect();
    let (channel, count) = (format!("<#{channel}>"), names.len());
    say!(locale, "error-permission-missing", permissions = and(locale, &names), channel = channel, count = count)
}

/// Images can't be shown in a channel, and where to grant what that takes.
pub(crate) fn no_images(locale: Locale, channel: ChannelId) -> String {
    say!(locale, "error-permission-images", channel = format!("<#{channel}>"))
}
