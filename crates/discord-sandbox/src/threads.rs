//! Threads: opened in a channel or from a message, and archived.

use serde_json::{Value, json};

use crate::http::{MISSING_ACCESS, MISSING_PERMISSIONS, Reply, error, invalid, refused_with};
use crate::id::{ChannelId, MessageId};
use crate::json::text;
use crate::permission;
use crate::state::ServerState;
use crate::world::{BOT, Thread, World};

/// After how many minutes without a message a thread can be archived ("Thread Metadata", in the API documentation).
const ARCHIVED_AFTER: [u64; 4] = [60, 1440, 4320, 10080];

/// The type of a public thread.
const PUBLIC_THREAD: u64 = 11;

impl ServerState {
    /// Opens a public thread: from a message, whose id it then has, or without one.
    pub(crate) fn open_thread(
        &self,
        world: &mut World,
        parent: ChannelId,
        from: Option<MessageId>,
        body: &Value,
    ) -> Reply {
        let Some(channel) = world.channels.get(&parent) else { return error(404, 10003, "Unknown Channel") };
        let (guild, is_thread) = (channel.guild, channel.parent.is_some());
        let may = world.permissions(BOT, parent);
        if may & permission::VIEW_CHANNEL == 0 {
            return refused_with(MISSING_ACCESS);
        }
        if guild.is_none() || is_thread {
            return error(400, 50024, "Cannot execute action on this channel type");
        }
        if may & permission::CREATE_PUBLIC_THREADS == 0 {
            return refused_with(MISSING_PERMISSIONS);
        }
        let name = text(body, "name").to_owned();
        if !(1..=100).contains(&name.encode_utf16().count()) {
            return invalid(("name".into(), "Must be between 1 and 100 in length.".into()));
        }
        let minutes = body.get("auto_archive_duration").map_or(Some(1440), Value::as_u64);
        let minutes = minutes.filter(|minutes| ARCHIVED_AFTER.contains(minutes));
        let Some(archive_after_minutes) = minutes.and_then(|minutes| u32::try_from(minutes).ok()) else {
            let why = "Value must be one of {60, 1440, 4320, 10080}.";
            return invalid(("auto_archive_duration".into(), why.into()));
        };
        let id = match from {
            Some(message) if world.message_in(parent, message).is_none() => {
                return error(404, 10008, "Unknown Message");
            }
            Some(message) if world.channels.contains_key(&ChannelId(message.0)) => {
                return error(400, 160_004, "A thread has already been created for this message");
            }
            Some(message) => ChannelId(message.0),
            None if body.get("type").and_then(Value::as_u64) != Some(PUBLIC_THREAD) => {
                // Without a type, Discord opens a private one.
                return invalid(("type".into(), "Only public threads are supported here.".into()));
            }
            None => ChannelId(world.snowflake()),
        };
        let thread = Thread { owner: BOT, archive_after_minutes, archived: false };
        world.open_thread(id, parent, &name, thread);
        let note = format!("{} opens the thread #{name}", world.name(BOT));
        world.record_note(parent, None, note);
        let Some(view) = world.channels.get(&id).map(|channel| world.channel_json(channel)) else {
            return error(404, 10003, "Unknown Channel");
        };
        let mut event = view.clone();
        if let Value::Object(event) = &mut event {
            event.insert("newly_created".into(), json!(true));
        }
        self.dispatch("THREAD_CREATE", guild, &event.to_string(), None);
        // People's clients list it among the channels.
        world.publish(None, None, "SANDBOX_COMMANDS", &Value::Null);
        (201, view)
    }

    /// Archives a thread, or brings it back. Whoever opened it may, and whoever manages threads.
    pub(crate) fn change_thread(&self, world: &mut World, id: ChannelId, body: &Value) -> Reply {
        let Some(channel) = world.channels.get(&id) else { return error(404, 10003, "Unknown Channel") };
        let guild = channel.guild;
        let may = world.permissions(BOT, id);
        if may & permission::VIEW_CHANNEL == 0 {
            return refused_with(MISSING_ACCESS);
        }
        let Some(thread) = &channel.thread else {
            return invalid(("type".into(), "Only threads can be changed here.".into()));
        };
        if thread.owner != BOT && may & permission::MANAGE_THREADS == 0 {
            return refused_with(MISSING_PERMISSIONS);
        }
        if let (Some(archived), Some(channel)) =
            (body.get("archived").and_then(Value::as_bool), world.channels.get_mut(&id))
            && let Some(thread) = &mut channel.thread
        {
            thread.archived = archived;
        }
        let Some(view) = world.channels.get(&id).map(|channel| world.channel_json(channel)) else {
            return error(404, 10003, "Unknown Channel");
        };
        self.dispatch("THREAD_UPDATE", guild, &view.to_string(), None);
        world.publish(None, None, "SANDBOX_COMMANDS", &Value::Null);
        (200, view)
    }
}
