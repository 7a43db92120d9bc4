//! Servers, channels, members and messages: what Discord would remember.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::sync::broadcast;

use super::attachments::Attachment;
use super::client::{BEHIND_AT_MOST, Seen};
use super::transcript::{Line, Transcript, is_bots, visible};
use super::validate;
use super::view::mentioned;
use crate::clock::{SandboxClock, UnixMs};
use crate::id::{ChannelId, GuildId, InteractionId, MessageId, RoleId, UserId, snowflake_at};

/// Permissions, by Discord's numbers.
pub mod permission {
    #![allow(missing_docs)]
    pub const ADMINISTRATOR: u64 = 1 << 3;
    pub const MANAGE_GUILD: u64 = 1 << 5;
    pub const ADD_REACTIONS: u64 = 1 << 6;
    pub const VIEW_CHANNEL: u64 = 1 << 10;
    pub const SEND_MESSAGES: u64 = 1 << 11;
    pub const EMBED_LINKS: u64 = 1 << 14;
    pub const ATTACH_FILES: u64 = 1 << 15;
    pub const READ_MESSAGE_HISTORY: u64 = 1 << 16;
    pub const MENTION_EVERYONE: u64 = 1 << 17;
    pub const USE_COMMANDS: u64 = 1 << 31;
    pub const ALL: u64 = (1 << 50) - 1;
    pub(crate) const MEMBER: u64 =
        VIEW_CHANNEL | SEND_MESSAGES | READ_MESSAGE_HISTORY | ADD_REACTIONS | EMBED_LINKS | ATTACH_FILES | USE_COMMANDS;
}

/// The bot's own user, and its application.
pub const BOT: UserId = UserId(1_000_000_000_000_000_001);

/// The server that is there from the start.
pub const GUILD: GuildId = GuildId(1_000_000_000_000_000_100);

/// For how long an enforced nonce is remembered: "the past few minutes", says the documentation ("Create Message"), so no bot may count on more.
const NONCE_REMEMBERED_MS: i64 = 180_000;

/// For how long an interaction can be followed up ("Receiving and Responding", in the API documentation).
pub(super) const INTERACTION_LIFE: Duration = Duration::from_secs(900);

/// A server.
#[derive(Clone, Debug)]
#[allow(missing_docs)]
pub struct Guild {
    pub id: GuildId,
    pub name: String,
    pub owner: UserId,
    pub roles: BTreeMap<RoleId, Role>,
    pub members: BTreeMap<UserId, Vec<RoleId>>,
    pub channels: Vec<ChannelId>,
    /// What its settings say of commands: (command, who, whether a user rather than a role, allowed).
    pub command_permissions: Vec<(String, u64, bool, bool)>,
}

/// A role.
#[derive(Clone, Debug)]
#[allow(missing_docs)]
pub struct Role {
    pub id: RoleId,
    pub name: String,
    pub permissions: u64,
    pub mentionable: bool,
}

/// A channel.
#[derive(Clone, Debug)]
#[allow(missing_docs)]
pub struct Channel {
    pub id: ChannelId,
    pub guild: GuildId,
    pub name: String,
    /// What is allowed and denied here, by role or member id.
    pub overwrites: BTreeMap<u64, (u64, u64)>,
    pub messages: Vec<MessageId>,
}

/// A person or a bot.
#[derive(Clone, Debug)]
#[allow(missing_docs)]
pub struct User {
    pub id: UserId,
    pub name: String,
    pub bot: bool,
}

/// A message.
#[derive(Clone, Debug)]
#[allow(missing_docs)]
pub struct Message {
    pub id: MessageId,
    pub channel: ChannelId,
    pub author: UserId,
    pub content: String,
    pub embeds: Value,
    pub components: Value,
    pub reactions: Vec<(String, UserId)>,
    pub edited_at: Option<UnixMs>,
    pub nonce: Option<String>,
    pub reply_to: Option<MessageId>,
    pub files: Vec<Attachment>,
    /// Only this member sees it.
    pub only_for: Option<UserId>,
    /// Whether it answers an interaction.
    pub to_interaction: bool,
    /// The command that it answers, and who used it.
    pub command: Option<(UserId, String)>,
    /// Who was pinged: "@everyone", or mentions.
    pub pings: Vec<String>,
}

impl Message {
    /// Its buttons and menus.
    pub(super) fn parts(&self) -> impl Iterator<Item = &Value> {
        let rows = self.components.as_array().into_iter().flatten();
        rows.filter_map(|row| row.get("components")?.as_array()).flatten()
    }

    /// Whether a client may send this data of a button or menu here; why not, as Discord says it.
    pub(super) fn is_used_with(&self, data: &Value) -> Result<(), String> {
        let invalid = || "Component validation failed".to_owned();
        let part = self.parts().find(|part| part.get("custom_id") == data.get("custom_id")).ok_or_else(invalid)?;
        if part.get("disabled") == Some(&Value::Bool(true)) || part.get("type") != data.get("component_type") {
            return Err(invalid());
        }
        let Some(options) = part.get("options").and_then(Value::as_array) else { return Ok(()) };
        let values = data.get("values").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let (least, most) = validate::chosen_at_once(part);
        let all_known = values.iter().all(|value| options.iter().any(|option| option.get("value") == Some(value)));
        let all_different = values.iter().collect::<std::collections::HashSet<_>>().len() == values.len();
        let fits = (least..=most).contains(&(values.len() as u64)) && all_known && all_different;
        if fits { Ok(()) } else { Err(invalid()) }
    }
}

/// An interaction that waits for its answer, or had it.
#[derive(Debug)]
pub(super) struct Interaction {
    pub(super) user: UserId,
    pub(super) channel: ChannelId,
    pub(super) kind: u8,
    /// The command that was used, with its subcommand.
    pub(super) command: Option<String>,
    /// The message whose button was pressed.
    pub(super) message: Option<MessageId>,
    pub(super) at: tokio::time::Instant,
    pub(super) token: String,
    pub(super) answered: bool,
    pub(super) answer: Option<tokio::sync::oneshot::Sender<Answer>>,
    pub(super) original: Option<MessageId>,
}

/// How an interaction was answered.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// With a message.
    Message(MessageId),
    /// With a change to the message whose button was pressed, or nothing yet.
    Updated,
    /// With what may be meant.
    Choices(Vec<(String, Value)>),
    /// With a modal.
    Modal(Value),
}

/// All of it.
#[derive(Debug)]
pub struct World {
    pub(super) clock: SandboxClock,
    sequence: u64,
    last: u64,
    /// Servers.
    pub guilds: BTreeMap<GuildId, Guild>,
    /// Channels.
    pub channels: HashMap<ChannelId, Channel>,
    /// Everybody.
    pub users: HashMap<UserId, User>,
    names: HashMap<String, UserId>,
    /// Messages.
    pub messages: HashMap<MessageId, Message>,
    /// The bot's commands, as it registered them.
    pub commands: Vec<Value>,
    pub(super) interactions: BTreeMap<InteractionId, Interaction>,
    /// The message whose button opened the modal that a member has before them, by the modal's id.
    pub(super) opened_from: HashMap<(UserId, String), MessageId>,
    nonces: HashMap<(ChannelId, String), MessageId>,
    /// What is seen, as text.
    pub transcript: Transcript,
    keep: bool,
    /// How many clients each has open.
    online: HashMap<UserId, usize>,
    /// People's clients.
    clients: broadcast::Sender<Arc<Seen>>,
}

impl World {
    pub(super) fn new(clock: SandboxClock, keep: bool) -> Self {
        let mut world = Self {
            clock,
            sequence: 0,
            last: 0,
            guilds: BTreeMap::new(),
            channels: HashMap::new(),
            users: HashMap::new(),
            names: HashMap::new(),
            messages: HashMap::new(),
            commands: Vec::new(),
            interactions: BTreeMap::new(),
            opened_from: HashMap::new(),
            nonces: HashMap::new(),
            transcript: Transcript::default(),
            keep,
            online: HashMap::new(),
            clients: broadcast::Sender::new(BEHIND_AT_MOST),
        };
        world.users.insert(BOT, User { id: BOT, name: "popquiz".into(), bot: true });
        world.add_guild(GUILD, "Study Group", &["quiz", "general"]);
        let managers = RoleId(GUILD.0 + 3);
        if let Some(guild) = world.guilds.get_mut(&GUILD) {
            guild.roles.insert(
                managers,
                Role {
                    id: managers,
                    name: "Quiz Manager".into(),
                    permissions: permission::MANAGE_GUILD,
                    mentionable: false,
                },
            );
            let learners = RoleId(GUILD.0 + 4);
            guild
                .roles
                .insert(learners, Role { id: learners, name: "Learners".into(), permissions: 0, mentionable: true });
        }
        for name in ["alice", "bob", "carol"] {
            world.user(name);
        }
        let carol = world.user("carol");
        if let Some(guild) = world.guilds.get_mut(&GUILD) {
            guild.members.insert(carol, vec![managers]);
        }
        world
    }

    /// Adds a server with these channels and the bot in it; alice owns it. Channel ids follow the server's: id + 10, id + 11, ...
    pub fn add_guild(&mut self, id: GuildId, name: &str, channels: &[&str]) {
        let everyone = RoleId(id.0);
        let bots = RoleId(id.0 + 1);
        let owner = self.user("alice");
        let mut roles = BTreeMap::new();
        roles.insert(
            everyone,
            Role { id: everyone, name: "@everyone".into(), permissions: permission::MEMBER, mentionable: false },
        );
        roles.insert(
            bots,
            Role { id: bots, name: "Popquiz".into(), permissions: permission::MEMBER, mentionable: false },
        );
        let members = BTreeMap::from([(owner, vec![]), (BOT, vec![bots])]);
        let ids: Vec<ChannelId> = (0..channels.len() as u64).map(|n| ChannelId(id.0 + 10 + n)).collect();
        for (channel, name) in ids.iter().zip(channels) {
            let about = Channel {
                id: *channel,
                guild: id,
                name: (*name).to_owned(),
                overwrites: BTreeMap::new(),
                messages: Vec::new(),
            };
            self.channels.insert(*channel, about);
        }
        self.guilds.insert(
            id,
            Guild { id, name: name.to_owned(), owner, roles, members, channels: ids, command_permissions: Vec::new() },
        );
    }

    /// A person by name, made a member of the first server where they are new.
    pub fn user(&mut self, name: &str) -> UserId {
        if let Some(id) = self.names.get(name) {
            return *id;
        }
        let id = UserId(BOT.0 + 1_000 + self.names.len() as u64);
        self.names.insert(name.to_owned(), id);
        self.users.insert(id, User { id, name: name.to_owned(), bot: false });
        if let Some(guild) = self.guilds.get_mut(&GUILD) {
            guild.members.entry(id).or_default();
        }
        id
    }

    /// Makes somebody a member of a server.
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

    /// What somebody is called.
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
        let Some(guild) = self.guilds.get(&channel.guild) else { return 0 };
        let Some(roles) = guild.members.get(&user) else { return 0 };
        if guild.owner == user {
            return permission::ALL;
        }
        let of = |role: &RoleId| guild.roles.get(role).map_or(0, |role| role.permissions);
        let mut have = roles.iter().fold(of(&RoleId(guild.id.0)), |have, role| have | of(role));
        if have & permission::ADMINISTRATOR != 0 {
            return permission::ALL;
        }
        let mut apply = |ids: &[u64]| {
            let these = ids.iter().filter_map(|id| channel.overwrites.get(id));
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

    /// Whether the bot is told what happens in a channel: it is in the server, and sees the channel.
    pub(super) fn bot_sees(&self, channel: ChannelId) -> bool {
        self.permissions(BOT, channel) & permission::VIEW_CHANNEL != 0
    }

    /// What Discord shows even to a bot without the Message Content intent: its own messages, mentions of it, and replies to its own that do
    /// not answer interactions.
    pub(super) fn is_for_bot(&self, message: &Message) -> bool {
        let replied_to = message.reply_to.and_then(|to| self.messages.get(&to));
        is_bots(message)
            || mentioned(&message.content).contains(&BOT)
            || replied_to.is_some_and(|to| is_bots(to) && !to.to_interaction)
    }

    /// A message in a channel that everybody there sees.
    pub(super) fn message_in(&self, channel: ChannelId, id: MessageId) -> Option<&Message> {
        self.messages.get(&id).filter(|message| message.channel == channel && message.only_for.is_none())
    }

    /// The message that was posted with this enforced nonce, while Discord remembers.
    pub(super) fn posted_with(&self, channel: ChannelId, nonce: &str) -> Option<MessageId> {
        let id = *self.nonces.get(&(channel, nonce.to_owned()))?;
        (self.clock.now().since(id.time()) <= NONCE_REMEMBERED_MS).then_some(id)
    }

    pub(super) fn remember_nonce(&mut self, channel: ChannelId, nonce: String, id: MessageId) {
        self.nonces.insert((channel, nonce), id);
    }

    /// Takes a new interaction in, and forgets those whose time is over.
    pub(super) fn add_interaction(&mut self, id: InteractionId, interaction: Interaction) {
        while let Some(oldest) = self.interactions.first_entry()
            && oldest.get().at.elapsed() > INTERACTION_LIFE
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

    pub(super) fn add_message(&mut self, message: Message) {
        // Nobody reads the history of a benchmark.
        if self.keep || message.author == BOT {
            if let Some(channel) = self.channels.get_mut(&message.channel).filter(|_| message.only_for.is_none()) {
                channel.messages.push(message.id);
            }
            self.tell(&message, false);
            self.publish_message(&message, "MESSAGE_CREATE");
            self.messages.insert(message.id, message);
        }
    }

    /// Puts an edited message, or one with another reaction, in the place of what it was.
    pub(super) fn change_message(&mut self, message: Message) {
        self.publish_message(&message, "MESSAGE_UPDATE");
        self.messages.insert(message.id, message);
    }

    /// Whether somebody has a client open; the bot always counts as being there.
    pub(super) fn is_online(&self, user: UserId) -> bool {
        user == BOT || self.online.contains_key(&user)
    }

    /// Somebody opens a client.
    pub(super) fn comes(&mut self, user: UserId) {
        *self.online.entry(user).or_default() += 1;
        self.publish_presence(user);
    }

    /// Somebody closes a client.
    pub(super) fn goes(&mut self, user: UserId) {
        if let Some(open) = self.online.get_mut(&user) {
            *open -= 1;
            if *open == 0 {
                self.online.remove(&user);
            }
        }
        self.publish_presence(user);
    }

    fn publish_presence(&self, user: UserId) {
        let presence = json!({ "user_id": user.to_string(), "online": self.is_online(user) });
        self.publish(None, None, "PRESENCE_UPDATE", &presence);
    }

    /// What clients are shown from now on.
    pub(super) fn watch(&self) -> broadcast::Receiver<Arc<Seen>> {
        self.clients.subscribe()
    }

    /// Tells people's clients of something.
    pub(super) fn publish(&self, channel: Option<ChannelId>, only_for: Option<UserId>, name: &str, data: &Value) {
        if self.clients.receiver_count() > 0 {
            let event = json!({ "t": name, "d": data }).to_string();
            // Nobody is watching any more.
            let _ = self.clients.send(Arc::new(Seen { channel, only_for, event }));
        }
    }

    fn publish_message(&self, message: &Message, name: &str) {
        if self.clients.receiver_count() > 0 {
            self.publish(Some(message.channel), message.only_for, name, &self.message_json(message));
        }
    }

    /// Adds a message that shows nothing yet: the answer to an interaction that is still being thought about.
    pub(super) fn add_unseen(&mut self, message: Message) {
        if let Some(channel) = self.channels.get_mut(&message.channel).filter(|_| message.only_for.is_none()) {
            channel.messages.push(message.id);
        }
        self.publish_message(&message, "MESSAGE_CREATE");
        self.messages.insert(message.id, message);
    }

    /// Enters a message into the transcript.
    pub(super) fn tell(&mut self, message: &Message, edited: bool) {
        if self.keep {
            let line = Line::of_message(self, message, edited);
            self.transcript.push(line);
        }
    }

    /// Enters something else that is seen into the transcript.
    pub(super) fn note(&mut self, channel: ChannelId, only_for: Option<UserId>, text: String) {
        if self.keep {
            let text = visible(&text).replace('\n', "\n    ");
            self.transcript.push(Line { channel, only_for, message: None, text });
        }
    }

    pub(super) fn names(&self) -> impl Iterator<Item = (&str, UserId)> {
        self.names.iter().map(|(name, id)| (name.as_str(), *id))
    }
}
