//! Permissions, by the bits of [Discord's permission flags](https://discord.com/developers/docs/topics/permissions).

/// Everything, regardless of a channel's overwrites.
pub const ADMINISTRATOR: u64 = 1 << 3;
/// Change the server's settings.
pub const MANAGE_GUILD: u64 = 1 << 5;
/// React to messages.
pub const ADD_REACTIONS: u64 = 1 << 6;
/// See a channel and its messages.
pub const VIEW_CHANNEL: u64 = 1 << 10;
/// Post messages.
pub const SEND_MESSAGES: u64 = 1 << 11;
/// Show embeds; without it, they are removed from posts.
pub const EMBED_LINKS: u64 = 1 << 14;
/// Upload files.
pub const ATTACH_FILES: u64 = 1 << 15;
/// Fetch earlier messages, and reply to them.
pub const READ_MESSAGE_HISTORY: u64 = 1 << 16;
/// Ping `@everyone`, `@here` and roles that aren't mentionable.
pub const MENTION_EVERYONE: u64 = 1 << 17;
/// Archive and change threads that somebody else opened.
pub const MANAGE_THREADS: u64 = 1 << 34;
/// Open threads.
pub const CREATE_PUBLIC_THREADS: u64 = 1 << 35;
/// Post messages in threads, where [`SEND_MESSAGES`] counts for nothing.
pub const SEND_MESSAGES_IN_THREADS: u64 = 1 << 38;
/// Use application commands.
pub const USE_COMMANDS: u64 = 1 << 31;
/// All permissions, which a server's owner and its administrators have.
pub const ALL: u64 = (1 << 50) - 1;
/// What `@everyone` has in a new server.
pub(crate) const MEMBER: u64 = VIEW_CHANNEL
    | SEND_MESSAGES
    | SEND_MESSAGES_IN_THREADS
    | CREATE_PUBLIC_THREADS
    | READ_MESSAGE_HISTORY
    | ADD_REACTIONS
    | EMBED_LINKS
    | ATTACH_FILES
    | USE_COMMANDS;

/// Delete messages of others.
pub const MANAGE_MESSAGES: u64 = 1 << 13;

/// The permissions that a bot can lack in a channel, by the names that Discord's client shows.
pub(crate) const NAMED: [(&str, u64); 9] = [
    ("View Channel", VIEW_CHANNEL),
    ("Send Messages", SEND_MESSAGES),
    ("Create Public Threads", CREATE_PUBLIC_THREADS),
    ("Send Messages in Threads", SEND_MESSAGES_IN_THREADS),
    ("Embed Links", EMBED_LINKS),
    ("Attach Files", ATTACH_FILES),
    ("Read Message History", READ_MESSAGE_HISTORY),
    ("Add Reactions", ADD_REACTIONS),
    ("Mention Everyone", MENTION_EVERYONE),
];

/// The permission with this name, in whichever case it's typed.
pub(crate) fn named(name: &str) -> Option<u64> {
    NAMED.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, bits)| *bits)
}

/// What both have in the direct messages of a member with the bot.
pub(crate) const DIRECT: u64 =
    VIEW_CHANNEL | SEND_MESSAGES | READ_MESSAGE_HISTORY | ADD_REACTIONS | EMBED_LINKS | ATTACH_FILES | USE_COMMANDS;

/// What posting takes.
pub(crate) const fn to_send(in_thread: bool) -> u64 {
    if in_thread { SEND_MESSAGES_IN_THREADS } else { SEND_MESSAGES }
}
