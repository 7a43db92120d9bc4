//! Servers, channels, members and messages: Discord's database.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use tokio::sync::broadcast;

use crate::attachments::Attachment;
use crate::client_event::{CLIENT_BACKLOG, ClientEvent};
use crate::clock::{SandboxClock, UnixMs};
use crate::id::{ChannelId, GuildId, InteractionId, MessageId, RoleId, UserId, snowflake_at, snowflake_time};
use crate::localization::ENGLISH;
use crate::options::{RoleSetup, WorldSetup};
use crate::permission;
use crate::transcript::Transcript;

/// The bot's own user, and its application.
pub const BOT: UserId = UserId(1_000_000_000_000_000_001);

/// The server that is there from the start.
pub const GUILD: GuildId = GuildId(1_000_000_000_000_000_100);

/// What is added to a server's id for the id of the bot's own role in it.
pub(crate) const BOT_ROLE: u64 = 1;

/// What is added to the first server's id for the id of its first other role.
const FIRST_ROLE: u64 = 3;

/// Why an action failed, as Discord's client would say it.
pub type ClientError = String;

/// For how long an enforced nonce is remembered: "the past few minutes", says the documentation ("Create Message"), so
/// no bot may count on more.
const NONCE_MEMORY_MS: i64 = 180_000;

/// For how long an interaction can be followed up ("Receiving and Responding", in the API documentation).
pub(crate) const INTERACTION_LIFETIME: Duration = Duration::from_secs(900);

/// A server.
#[derive(Clone, Debug)]
pub struct Guild {
    /// Its id, which is also the id of its `@everyone` role.
    pub id: GuildId,
    /// The name that members read.
    pub name: String,
    /// The member who has every permission.
    pub owner: UserId,
    /// All roles, `@everyone` and the bot's own among them.
    pub roles: BTreeMap<RoleId, Role>,
    /// The members with their roles, apart from `@everyone`.
    pub members: BTreeMap<UserId, Vec<RoleId>>,
    /// Its channels, in the order that members see them in.
    pub channels: Vec<ChannelId>,
    /// The language that it's in, as Discord's code.
    pub locale: String,
    /// Its settings for commands: (command, who, whether a user rather than a role, allowed).
    pub command_permissions: Vec<(String, u64, bool, bool)>,
    /// Whether the bot's commands are installed here, although the bot itself may not be a member.
    pub has_commands_only: bool,
}

impl Guild {
    /// The role with this name.
    pub(crate) fn role_named(&self, name: &str) -> Option<RoleId> {
        self.roles.values().find(|role| role.name == name).map(|role| role.id)
    }
}

/// A role.
#[derive(Clone, Debug)]
pub struct Role {
    /// The id that a message mentions the role with: `<@&id>`.
    pub id: RoleId,
    /// The name that members read.
    pub name: String,
    /// What its members may do, as bits of [`permission`].
    pub permissions: u64,
    /// Whether everybody may ping it.
    pub mentionable: bool,
}

/// A channel.
#[derive(Clone, Debug)]
pub struct Channel {
    /// The id that a message mentions the channel with: `<#id>`.
    pub id: ChannelId,
    /// The server that it's in; `None` for the direct messages of a member with the bot.
    pub guild: Option<GuildId>,
    /// Of direct messages: the member who has them with the bot.
    pub recipient: Option<UserId>,
    /// The name, without `#`.
    pub name: String,
    /// Of a thread: the channel that it's in, whose permissions it has.
    pub parent: Option<ChannelId>,
    /// Of a thread: who opened it, and when it's archived.
    pub thread: Option<Thread>,
    /// What is allowed and denied here, by role or member id.
    pub overwrites: BTreeMap<u64, (u64, u64)>,
    /// The ids of its messages, oldest first.
    pub messages: Vec<MessageId>,
}

/// What a channel has as a thread.
#[derive(Clone, Debug)]
pub struct Thread {
    /// Who opened it.
    pub owner: UserId,
    /// After how many minutes without a message it's archived.
    pub archive_after_minutes: u32,
    /// Whether it was archived by hand.
    pub archived: bool,
}

/// A person or a bot.
#[derive(Clone, Debug)]
pub struct User {
    /// The id that a message mentions them with: `<@id>`.
    pub id: UserId,
    /// The username, which is also the display name.
    pub name: String,
    /// Whether it's a bot.
    pub bot: bool,
    /// The language of their Discord, as its code.
    pub locale: String,
}

/// A message.
#[derive(Clone, Debug)]
pub struct Message {
    /// Its snowflake, which says when it was posted.
    pub id: MessageId,
    /// The channel that it was posted in.
    pub channel: ChannelId,
    /// Who posted it.
    pub author: UserId,
    /// The text, with mentions as Discord encodes them.
    pub content: String,
    /// The embeds, as a JSON array of Discord's embed objects.
    pub embeds: Value,
    /// The action rows, as a JSON array of Discord's component objects.
    pub components: Value,
    /// Each reaction: the emoji, and its members.
    pub reactions: Vec<(String, UserId)>,
    /// When it was edited last.
    pub edited_at: Option<UnixMs>,
    /// The nonce that it was posted with.
    pub nonce: Option<String>,
    /// The message that it replies to.
    pub reply_to: Option<MessageId>,
    /// The files that are attached to it.
    pub files: Vec<Attachment>,
    /// Only this member sees it.
    pub only_for: Option<UserId>,
    /// Whether it answers an interaction.
    pub to_interaction: bool,
    /// The command that it responds to, and who used it.
    pub command: Option<(UserId, String)>,
    /// Who was pinged: "@everyone", or mentions.
    pub pings: Vec<String>,
}

impl Message {
    /// Whether the bot posted it.
    pub fn is_by_bot(&self) -> bool {
        self.author == BOT
    }

    /// Its buttons and select menus.
    pub(crate) fn interactive_components(&self) -> impl Iterator<Item = &Value> {
        let rows = self.components.as_array().into_iter().flatten();
        rows.filter_map(|row| row.get("components")?.as_array()).flatten()
    }

    /// Checks the interaction data of a button or select menu against the component as it is on this message. The error
    /// is Discord's own message.
    pub(crate) fn check_component_use(&self, data: &Value) -> Result<(), String> {
        let invalid = || "Component validation failed".to_owned();
        let part = self
            .interactive_components()
            .find(|part| part.get("custom_id") == data.get("custom_id"))
            .ok_or_else(invalid)?;
        if part.get("disabled") == Some(&Value::Bool(true)) || part.get("type") != data.get("component_type") {
            return Err(invalid());
        }
        let Some(options) = part.get("options").and_then(Value::as_array) else { return Ok(()) };
        let values = data.get("values").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let (least, most) = selection_bounds(part);
        let all_known = values.iter().all(|value| options.iter().any(|option| option.get("value") == Some(value)));
        let all_different = values.iter().collect::<std::collections::HashSet<_>>().len() == values.len();
        let fits = (least..=most).contains(&(values.len() as u64)) && all_known && all_different;
        if fits { Ok(()) } else { Err(invalid()) }
    }
}

/// An interaction that waits for its answer, or had it.
#[derive(Debug)]
pub(crate) struct Interaction {
    pub(crate) user: UserId,
    pub(crate) channel: ChannelId,
    pub(crate) kind: u8,
    /// The command that was used, with its subcommand.
    pub(crate) command: Option<String>,
    /// The message whose button was pressed.
    pub(crate) message: Option<MessageId>,
    pub(crate) at: tokio::time::Instant,
    pub(crate) token: String,
    pub(crate) answered: bool,
    pub(crate) answer: Option<tokio::sync::oneshot::Sender<InteractionResponse>>,
    pub(crate) original: Option<MessageId>,
    pub(crate) followups: Vec<MessageId>,
}

/// How the bot responded to an interaction.
#[derive(Clone, Debug, PartialEq)]
pub enum InteractionResponse {
    /// With a new message, possibly only for that member, possibly still empty.
    Message(MessageId),
    /// Change the message whose button was pressed, now or later.
    Updated,
    /// With choices for an option: (name, value).
    Choices(Vec<(String, Value)>),
    /// With a modal, as Discord's modal object.
    Modal(Value),
}

/// Everything that Discord remembers.
#[derive(Debug)]
pub struct World {
    pub(crate) application: String,
    /// The name of the member who owns each new server.
    owner: String,
    pub(crate) clock: SandboxClock,
    sequence: u64,
    last: u64,
    /// The servers that the bot was ever in.
    pub guilds: BTreeMap<GuildId, Guild>,
    /// The channels of all servers.
    pub channels: HashMap<ChannelId, Channel>,
    /// Everybody, the bot included.
    pub users: HashMap<UserId, User>,
    names: HashMap<String, UserId>,
    /// The messages of all channels.
    pub messages: HashMap<MessageId, Message>,
    /// The messages of a channel that only one member sees.
    pub(crate) private: HashMap<(ChannelId, UserId), Vec<MessageId>>,
    /// The bot's commands, as it registered them.
    pub commands: Vec<Value>,
    pub(crate) interactions: BTreeMap<InteractionId, Interaction>,
    /// The message whose button opened the modal that a member has before them, by the modal's id.
    pub(crate) modal_sources: HashMap<(UserId, String), MessageId>,
    nonces: HashMap<(ChannelId, String), MessageId>,
    /// What the channels have shown, as text.
    pub transcript: Transcript,
    pub(crate) record: bool,
    /// The language of those who join.
    locale: String,
    /// Users who have installed the application for themselves.
    pub user_installs: BTreeSet<UserId>,
    /// Members who accept no direct messages from the bot.
    pub(crate) closed_to_bot: BTreeSet<UserId>,
    /// How many clients each has open.
    pub(crate) online: HashMap<UserId, usize>,
    /// People's clients.
    pub(crate) clients: broadcast::Sender<Arc<ClientEvent>>,
}

impl World {
    pub(crate) fn new(clock: SandboxClock, record: bool, setup: WorldSetup) -> Self {
        let mut world = Self {
            application: setup.application.clone(),
            owner: setup.members.first().cloned().unwrap_or_else(|| "owner".into()),
            clock,
            sequence: 0,
            last: 0,
            guilds: BTreeMap::new(),
            channels: HashMap::new(),
            users: HashMap::new(),
            names: HashMap::new(),
            messages: HashMap::new(),
            private: HashMap::new(),
            commands: Vec::new(),
            interactions: BTreeMap::new(),
            modal_sources: HashMap::new(),
            nonces: HashMap::new(),
            transcript: Transcript::default(),
            record,
            locale: setup.locale.clone(),
            user_installs: BTreeSet::new(),
            closed_to_bot: BTreeSet::new(),
            online: HashMap::new(),
            clients: broadcast::Sender::new(CLIENT_BACKLOG),
        };
        let user = User { id: BOT, name: setup.bot.clone(), bot: true, locale: ENGLISH.to_owned() };
        world.users.insert(BOT, user);
        let channels: Vec<&str> = setup.channels.iter().map(String::as_str).collect();
        world.add_guild(GUILD, &setup.guild, &channels);
        for name in &setup.members {
            world.user(name);
        }
        for (number, role) in (FIRST_ROLE..).zip(setup.roles) {
            let id = RoleId(GUILD.0 + number);
            let members: Vec<UserId> = role.members.iter().map(|name| world.user(name)).collect();
            let Some(guild) = world.guilds.get_mut(&GUILD) else { continue };
            for member in members {
                guild.members.entry(member).or_default().push(id);
            }
            let RoleSetup { name, permissions, mentionable, .. } = role;
            guild.roles.insert(id, Role { id, name, permissions, mentionable });
        }
        world
    }

    /// Adds a server with these channels and the bot in it, owned by the first member of the setup. Channel ids follow
    /// the server's: id + 10, id + 11, ...
    pub fn add_guild(&mut self, id: GuildId, name: &str, channels: &[&str]) {
        let everyone = RoleId(id.0);
        let bots = RoleId(id.0 + BOT_ROLE);
        let owner = self.owner.clone();
        let owner = self.user(&owner);
        let role = |id: RoleId, name: &str| {
            (id, Role { id, name: name.to_owned(), permissions: permission::MEMBER, mentionable: false })
        };
        let roles = BTreeMap::from([role(everyone, "@everyone"), role(bots, &self.application)]);
        let members = BTreeMap::from([(owner, vec![]), (BOT, vec![bots])]);
        let ids: Vec<ChannelId> = (0..channels.len() as u64).map(|n| ChannelId(id.0 + 10 + n)).collect();
        for (channel, name) in ids.iter().zip(channels) {
            let channel = Channel {
                id: *channel,
                guild: Some(id),
                recipient: None,
                name: (*name).to_owned(),
                parent: None,
                thread: None,
                overwrites: BTreeMap::new(),
                messages: Vec::new(),
            };
            self.channels.insert(channel.id, channel);
        }
        let name = name.to_owned();
        let command_permissions = Vec::new();
        let locale = self.locale.clone();
        self.guilds.insert(
            id,
            Guild {
                id,
                name,
                owner,
                roles,
                members,
                channels: ids,
                locale,
                command_permissions,
                has_commands_only: false,
            },
        );
    }

    /// Opens a public thread in a channel, on behalf of the server's owner.
    pub fn add_thread(&mut self, parent: ChannelId, name: &str) -> Option<ChannelId> {
        let id = ChannelId(parent.0 + 1_000 + self.channels.len() as u64);
        let owner = self.guild_of(parent)?.owner;
        self.open_thread(id, parent, name, Thread { owner, archive_after_minutes: 1440, archived: false })
    }

    /// Opens a public thread with this id.
    pub(crate) fn open_thread(
        &mut self,
        id: ChannelId,
        parent: ChannelId,
        name: &str,
        thread: Thread,
    ) -> Option<ChannelId> {
        let guild = self.channels.get(&parent)?.guild?;
        self.channels.insert(
            id,
            Channel {
                id,
                guild: Some(guild),
                recipient: None,
                name: name.to_owned(),
                parent: Some(parent),
                thread: Some(thread),
                overwrites: BTreeMap::new(),
                messages: Vec::new(),
            },
        );
        self.guilds.get_mut(&guild)?.channels.push(id);
        Some(id)
    }

    /// Whether a thread is archived: by hand, or because nobody has written there for long enough.
    pub fn is_archived(&self, channel: ChannelId) -> bool {
        let Some(channel) = self.channels.get(&channel) else { return false };
        let Some(thread) = &channel.thread else { return false };
        let last = channel.messages.last().map_or_else(|| snowflake_time(channel.id.0), |message| message.time());
        let quiet_ms = self.clock.now().since(last);
        thread.archived || quiet_ms >= i64::from(thread.archive_after_minutes) * 60_000
    }

    /// A message brings an archived thread back.
    pub(crate) fn unarchive(&mut self, channel: ChannelId) {
        if let Some(thread) = self.channels.get_mut(&channel).and_then(|channel| channel.thread.as_mut()) {
            thread.archived = false;
        }
    }

    /// The direct messages of a member with the bot, which begin when either opens them.
    pub fn direct_channel(&mut self, user: UserId) -> ChannelId {
        let id = direct_channel_of(user);
        let name = self.name(BOT).to_owned();
        self.channels.entry(id).or_insert_with(|| Channel {
            id,
            guild: None,
            recipient: Some(user),
            name,
            parent: None,
            thread: None,
            overwrites: BTreeMap::new(),
            messages: Vec::new(),
        });
        id
    }

    /// Whether a member accepts direct messages from the bot. They can use its commands there anyway.
    pub fn accept_direct_messages(&mut self, user: UserId, accepts: bool) {
        if accepts {
            self.closed_to_bot.remove(&user);
        } else {
            self.closed_to_bot.insert(user);
        }
    }

    /// The server that a channel is in.
    pub(crate) fn guild_of(&self, channel: ChannelId) -> Option<&Guild> {
        self.guilds.get(&self.channels.get(&channel)?.guild?)
    }

    /// The user whose direct messages with the bot these are.
    pub(crate) fn recipient(&self, channel: ChannelId) -> Option<UserId> {
        self.channels.get(&channel)?.recipient
    }

    /// Whether a channel is a thread.
    pub(crate) fn is_thread(&self, channel: ChannelId) -> bool {
        self.channels.get(&channel).is_some_and(|channel| channel.parent.is_some())
    }

    /// Changes the language of everybody, and of those who join.
    pub(crate) fn set_everybodys_locale(&mut self, locale: &str) {
        locale.clone_into(&mut self.locale);
        for user in self.users.values_mut().filter(|user| !user.bot) {
            locale.clone_into(&mut user.locale);
        }
    }

    /// A person by name; a name that is new becomes a member of the first server.
    pub fn user(&mut self, name: &str) -> UserId {
        if let Some(id) = self.names.get(name) {
            return *id;
        }
        let id = UserId(BOT.0 + 1_000 + self.names.len() as u64);
        self.names.insert(name.to_owned(), id);
        self.users.insert(id, User { id, name: name.to_owned(), bot: false, locale: self.locale.clone() });
        if let Some(guild) = self.guilds.get_mut(&GUILD) {
            guild.members.entry(id).or_default();
        }
        id
    }

    /// Makes a user a member of a server.
    pub fn join(&mut self, guild: GuildId, user: UserId) {
        if let Some(guild) = self.guilds.get_mut(&guild) {
            guild.members.entry(user).or_default();
        }
    }

    /// A channel of the first server by name.
    pub fn channel_named(&self, name: &str) -> Option<ChannelId> {
        let guild = self.guilds.get(&GUILD)?;
        guild.channels.iter().copied().find(|id| self.channels.get(id).is_some_and(|channel| channel.name == name))
    }

    /// The names of the first server's channels.
    pub fn channel_names(&self) -> Vec<&str> {
        let channels = self.guilds.get(&GUILD).map(|guild| guild.channels.as_slice()).unwrap_or_default();
        channels.iter().filter_map(|id| Some(self.channels.get(id)?.name.as_str())).collect()
    }

    /// The first channel of the first server, where a story's members are unless they are moved.
    pub fn first_channel(&self) -> Option<ChannelId> {
        self.guilds.get(&GUILD)?.channels.first().copied()
    }

    /// A user's name.
    pub fn name(&self, user: UserId) -> &str {
        self.users.get(&user).map_or("somebody", |user| user.name.as_str())
    }

    /// A new snowflake: of the present time, and higher than all before.
    pub fn snowflake(&mut self) -> u64 {
        self.sequence += 1;
        let id = snowflake_at(self.clock.now(), self.sequence).max(self.last + 1);
        self.last = id;
        id
    }

    /// What a member may do in a channel ("Permissions", in the API documentation).
    pub fn permissions(&self, user: UserId, channel: ChannelId) -> u64 {
        let Some(channel) = self.channels.get(&channel) else { return 0 };
        if let Some(recipient) = channel.recipient {
            return if user == recipient || user == BOT { permission::DIRECT } else { 0 };
        }
        let Some(guild) = channel.guild.and_then(|guild| self.guilds.get(&guild)) else { return 0 };
        let Some(roles) = guild.members.get(&user) else { return 0 };
        if guild.owner == user {
            return permission::ALL;
        }
        let of = |role: &RoleId| guild.roles.get(role).map_or(0, |role| role.permissions);
        let mut have = roles.iter().fold(of(&RoleId(guild.id.0)), |have, role| have | of(role));
        if have & permission::ADMINISTRATOR != 0 {
            return permission::ALL;
        }
        let place = channel.parent.and_then(|parent| self.channels.get(&parent)).unwrap_or(channel);
        let mut apply = |ids: &[u64]| {
            let these = ids.iter().filter_map(|id| place.overwrites.get(id));
            let (allow, deny) = these.fold((0, 0), |(allow, deny), it| (allow | it.0, deny | it.1));
            have = have & !deny | allow;
        };
        apply(&[guild.id.0]);
        apply(&roles.iter().map(|role| role.0).collect::<Vec<_>>());
        apply(&[user.0]);
        have
    }

    /// Takes permissions from the bot in a channel.
    pub fn deny_bot(&mut self, channel: ChannelId, permissions: u64) {
        if let Some(channel) = self.channels.get_mut(&channel) {
            channel.overwrites.entry(BOT.0).or_default().1 |= permissions;
        }
    }

    /// Gives permissions back to the bot that [`deny_bot`](Self::deny_bot) took from it.
    pub fn allow_bot(&mut self, channel: ChannelId, permissions: u64) {
        if let Some(channel) = self.channels.get_mut(&channel) {
            channel.overwrites.entry(BOT.0).or_default().1 &= !permissions;
        }
    }

    /// Whether the bot receives a channel's events: it's in the server, and can see the channel.
    pub(crate) fn bot_sees(&self, channel: ChannelId) -> bool {
        self.permissions(BOT, channel) & permission::VIEW_CHANNEL != 0
    }

    /// Messages whose content Discord shows even without the Message Content intent: the bot's own, mentions of it, and
    /// replies to its messages that don't respond to interactions.
    pub(crate) fn is_for_bot(&self, message: &Message) -> bool {
        let replied_to = message.reply_to.and_then(|to| self.messages.get(&to));
        message.is_by_bot()
            || mentioned(&message.content).contains(&BOT)
            || replied_to.is_some_and(|to| to.is_by_bot() && !to.to_interaction)
    }

    /// A message in a channel that everybody there sees.
    pub(crate) fn message_in(&self, channel: ChannelId, id: MessageId) -> Option<&Message> {
        self.messages.get(&id).filter(|message| message.channel == channel && message.only_for.is_none())
    }

    /// The message that was posted with this enforced nonce, while Discord remembers.
    pub(crate) fn message_with_nonce(&self, channel: ChannelId, nonce: &str) -> Option<MessageId> {
        let id = *self.nonces.get(&(channel, nonce.to_owned()))?;
        (self.clock.now().since(id.time()) <= NONCE_MEMORY_MS).then_some(id)
    }

    pub(crate) fn remember_nonce(&mut self, channel: ChannelId, nonce: String, id: MessageId) {
        self.nonces.insert((channel, nonce), id);
    }

    /// Takes a new interaction in, and forgets those whose time is over.
    pub(crate) fn add_interaction(&mut self, id: InteractionId, interaction: Interaction) {
        while let Some(oldest) = self.interactions.first_entry()
            && oldest.get().at.elapsed() > INTERACTION_LIFETIME
        {
            oldest.remove();
        }
        self.interactions.insert(id, interaction);
    }

    /// The messages of a channel, oldest first.
    pub fn history(&self, channel: ChannelId) -> Vec<&Message> {
        let ids = self.channels.get(&channel).map(|channel| channel.messages.as_slice()).unwrap_or_default();
        ids.iter().filter_map(|id| self.messages.get(id)).collect()
    }

    /// A channel's messages in order, and with them those that only this member sees.
    pub(crate) fn history_for(&self, user: UserId, channel: ChannelId) -> Vec<&Message> {
        let private = self.private.get(&(channel, user)).map(Vec::as_slice).unwrap_or_default();
        let mut history = self.history(channel);
        history.extend(private.iter().filter_map(|id| self.messages.get(id)));
        history.sort_by_key(|message| message.id);
        history
    }

    /// Whether somebody has a client open; the bot is always online.
    pub(crate) fn is_online(&self, user: UserId) -> bool {
        user == BOT || self.online.contains_key(&user)
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = (&str, UserId)> {
        self.names.iter().map(|(name, id)| (name.as_str(), *id))
    }
}

/// The id of the direct messages of a member with the bot. Nothing else has ids that low.
fn direct_channel_of(user: UserId) -> ChannelId {
    ChannelId(user.0 - BOT.0 + 900_000_000_000_000_000)
}

/// The users that a text mentions.
pub(crate) fn mentioned(text: &str) -> Vec<UserId> {
    let parts = text.split("<@").skip(1).filter_map(|rest| rest.split_once('>'));
    parts.filter_map(|(id, _)| id.trim_start_matches('!').parse().ok()).map(UserId).collect()
}

/// How many options of a select menu may be chosen at once: at least, at most.
pub(crate) fn selection_bounds(select: &Value) -> (u64, u64) {
    let bound = |field: &str| select.get(field).and_then(Value::as_u64).unwrap_or(1);
    (bound("min_values"), bound("max_values"))
}
