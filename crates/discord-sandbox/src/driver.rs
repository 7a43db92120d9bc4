//! Members that act and see, to write tests in.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::actions::{BOT_TIMEOUT, settle};
use crate::attachments;
use crate::attachments::Attachment;
use crate::clock::UnixMs;
use crate::id::{ChannelId, MessageId, UserId, snowflake_time};
use crate::json::text;
use crate::permission;
use crate::probe::Probe;
use crate::render::modal_text;
use crate::sandbox::Sandbox;
use crate::state::ServerState;
use crate::transcript::Line;
use crate::world::{BOT, ClientError, GUILD, InteractionResponse, Message};

/// The label of a button that opens a private menu.
pub(crate) const MORE: &str = "…";

/// How far the clock is moved at the end of a story, in milliseconds.
const SETTLE_MS: i64 = 5_000;

/// How far the clock is moved for a text that is waited for, in milliseconds.
const MAX_CLOCK_WAIT_MS: i64 = 600_000;

/// A sandbox with a bot in it, whose members act in a test.
#[derive(Clone)]
pub struct Story {
    pub(crate) state: Arc<ServerState>,
    probe: Option<Arc<dyn Probe>>,
    seen: Arc<std::sync::Mutex<Seen>>,
}

/// What was waited for already.
#[derive(Debug, Default)]
struct Seen {
    /// The latest line that was found.
    last: usize,
    /// Texts with the line in which each was found: next time, the same text must be in a later line.
    found: Vec<(String, usize)>,
}

/// A member of the server, acting in one channel.
#[derive(Clone)]
pub struct Member {
    story: Story,
    name: String,
    id: UserId,
    channel: ChannelId,
}

/// A channel as everybody there sees it.
#[derive(Clone)]
pub struct ChannelHandle {
    story: Story,
    /// The channel's id.
    pub id: ChannelId,
}

impl Story {
    /// Acts in this sandbox. With a probe, each action waits until the bot has done everything that it caused; without
    /// one, [`sees`](Member::sees), [`shows`](ChannelHandle::shows) and [`wait_for`](Self::wait_for) wait for up to 10
    /// seconds.
    pub fn new(sandbox: &Sandbox, probe: Option<Arc<dyn Probe>>) -> Self {
        Self { state: Arc::clone(&sandbox.state), probe, seen: Arc::default() }
    }

    /// The same story with another bot: lines that were found stay found.
    #[must_use]
    pub fn with_probe(&self, probe: Arc<dyn Probe>) -> Self {
        Self { probe: Some(probe), ..self.clone() }
    }

    /// A member by name, in the first channel. Creates the member if nobody has that name.
    pub fn member(&self, name: &str) -> Member {
        let mut world = self.state.world();
        let id = world.user(name);
        let channel = world.first_channel().unwrap_or(ChannelId(0));
        Member { story: self.clone(), name: name.to_owned(), id, channel }
    }

    /// A channel of the first server, by name.
    ///
    /// # Errors
    ///
    /// If there's no such channel; the error lists those that exist.
    pub fn channel(&self, name: &str) -> Result<ChannelHandle, ClientError> {
        let world = self.state.world();
        let id = world.channel_named(name).ok_or_else(|| match world.channel_names().as_slice() {
            [] => format!("there's no channel #{name}: the server has no channels"),
            names => format!("there's no channel #{name}; the server has #{}", names.join(", #")),
        })?;
        Ok(ChannelHandle { story: self.clone(), id })
    }

    /// What the bot is called.
    pub(crate) fn bot_name(&self) -> String {
        self.state.world().name(BOT).to_owned()
    }

    /// The first channel of the first server.
    ///
    /// # Errors
    ///
    /// If the server has no channels.
    pub fn first_channel(&self) -> Result<ChannelHandle, ClientError> {
        let id = self.state.world().first_channel().ok_or("the server has no channels")?;
        Ok(ChannelHandle { story: self.clone(), id })
    }

    /// A channel by its id, in whichever server.
    pub fn channel_by_id(&self, id: ChannelId) -> ChannelHandle {
        ChannelHandle { story: self.clone(), id }
    }

    /// Takes a permission from the bot in a channel, or gives it back, by the name that Discord's client shows.
    ///
    /// # Errors
    ///
    /// If there's no such permission, or the bot doesn't settle.
    pub async fn permits(&self, channel: &ChannelHandle, name: &str, allowed: bool) -> Result<(), ClientError> {
        let known = || permission::NAMED.map(|(name, _)| name).join(", ");
        let bits = permission::named(name).ok_or_else(|| format!("“{name}” isn't one of {}", known()))?;
        {
            let mut world = self.state.world();
            if allowed {
                world.allow_bot(channel.id, bits);
            } else {
                world.deny_bot(channel.id, bits);
            }
            let note = format!("the bot {} {name} here", if allowed { "has" } else { "doesn't have" });
            world.record_note(channel.id, None, note);
        }
        settle(self.probe(), 0).await
    }

    /// Removes the bot from the first server, or adds it. `keeps_commands`: the commands stay, without the bot.
    ///
    /// # Errors
    ///
    /// If the bot doesn't settle.
    pub async fn bot_is_in_server(&self, is_in: bool, keeps_commands: bool) -> Result<(), ClientError> {
        if is_in {
            self.state.invite_bot(GUILD);
        } else {
            self.state.remove_bot(GUILD);
        }
        if let Some(guild) = self.state.world().guilds.get_mut(&GUILD) {
            guild.has_commands_only = keeps_commands;
        }
        settle(self.probe(), 0).await
    }

    /// Changes the language of the first server and of everybody, to one of Discord's codes, such as `pt-BR`.
    pub fn speaks(&self, locale: &str) {
        self.state.world().set_everybodys_locale(locale);
        self.state.set_locale(GUILD, locale);
    }

    /// All that was seen so far.
    pub fn transcript(&self) -> String {
        self.state.world().transcript.to_string()
    }

    /// A moderator deletes a message.
    pub async fn deletes(&self, message: MessageId) {
        self.state.delete_by_moderator(message);
        let _ = settle(self.probe(), 0).await;
    }

    /// The lines that were seen since one on.
    pub fn lines_since(&self, start: usize) -> Vec<Line> {
        self.state.world().transcript.since(start).to_vec()
    }

    /// Moves the clock forward by `ms`, stopping at each of the bot's deadlines until the bot has settled.
    ///
    /// # Errors
    ///
    /// If the bot doesn't settle.
    pub async fn advance(&self, ms: u64) -> Result<(), ClientError> {
        self.state.advance_clock(self.probe(), ms).await
    }

    /// Waits for the bot's work in progress, and for everything that it will do on its own within the next few seconds.
    ///
    /// # Errors
    ///
    /// If the bot doesn't settle.
    pub async fn settle(&self) -> Result<(), ClientError> {
        settle(self.probe(), 0).await?;
        let clock = &self.state.options.clock;
        let until = clock.now().plus_ms(SETTLE_MS);
        while let Some(deadline) = self.probe().and_then(Probe::next_deadline).filter(|at| *at <= until) {
            clock.advance_to(deadline);
            settle(self.probe(), 0).await?;
        }
        Ok(())
    }

    fn probe(&self) -> Option<&dyn Probe> {
        self.probe.as_deref()
    }

    /// Whether this text is shown, in the channel or to this member, after the last one that was found. Waits for it,
    /// moving the clock if only time is needed. The same text is found once per line.
    pub async fn wait_for(&self, text: &str, channel: Option<ChannelId>, user: Option<UserId>) -> bool {
        let clock = self.state.options.clock.clone();
        let until = clock.now().plus_ms(MAX_CLOCK_WAIT_MS);
        let patience = tokio::time::Instant::now() + BOT_TIMEOUT;
        let mut changes = self.state.changes.subscribe();
        loop {
            changes.mark_unchanged();
            if self.find(text, channel, user) {
                return true;
            }
            if let Some(probe) = &self.probe {
                if settle(self.probe(), 0).await.is_err() {
                    return false;
                }
                if self.find(text, channel, user) {
                    return true;
                }
                match probe.next_deadline().filter(|at| *at <= until) {
                    Some(deadline) => clock.advance_to(deadline),
                    None => return false,
                }
                if settle(self.probe(), 0).await.is_err() {
                    return false;
                }
            } else if tokio::time::timeout_at(patience, changes.changed()).await.is_err() {
                return self.find(text, channel, user);
            }
        }
    }

    fn find(&self, text: &str, channel: Option<ChannelId>, user: Option<UserId>) -> bool {
        let world = self.state.world();
        let mut seen = self.seen.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let start = seen.last;
        let used: Vec<usize> = seen.found.iter().filter(|(known, _)| known == text).map(|(_, line)| *line).collect();
        let lines = world.transcript.since(start).iter().enumerate().map(|(index, line)| (start + index, line));
        let fits = |line: &Line| {
            channel.is_none_or(|channel| line.channel == channel)
                && (user.is_none() || line.is_visible_to(user))
                && line.text.contains(text)
        };
        let found =
            lines.filter(|(index, _)| !used.contains(index)).find(|(_, line)| fits(line)).map(|(index, _)| index);
        if let Some(line) = found {
            seen.last = line;
            seen.found.push((text.to_owned(), line));
        }
        found.is_some()
    }
}

impl Member {
    /// The channel that they act in.
    pub(crate) fn channel(&self) -> ChannelId {
        self.channel
    }

    /// The member's user id.
    pub fn id(&self) -> UserId {
        self.id
    }

    /// Changes the language of the member's Discord, to one of its codes, such as `pt-BR`.
    pub fn speaks(&self, locale: &str) {
        if let Some(user) = self.story.state.world().users.get_mut(&self.id) {
            locale.clone_into(&mut user.locale);
        }
    }

    /// The same member, in another channel.
    #[must_use]
    pub fn in_channel(&self, channel: &ChannelHandle) -> Self {
        Self { channel: channel.id, ..self.clone() }
    }

    /// The same member, in their direct messages with the bot.
    #[must_use]
    pub fn directly(&self) -> Self {
        let channel = self.story.state.world().direct_channel(self.id);
        Self { channel, ..self.clone() }
    }

    /// Posts a message in the channel, and waits for the bot's reaction.
    ///
    /// # Errors
    ///
    /// If Discord wouldn't let the member post this, or the bot doesn't settle.
    pub async fn says(&self, text: &str) -> Result<MessageId, ClientError> {
        let id = self.sends(text, None)?;
        // A bot without the intent for them doesn't learn about direct messages, so there's nothing to wait for.
        let is_direct = self.story.state.world().recipient(self.channel).is_some();
        settle(self.story.probe(), if is_direct { 0 } else { id.0 }).await?;
        Ok(id)
    }

    /// Replies to the bot's newest message in the channel.
    ///
    /// # Errors
    ///
    /// If Discord wouldn't let the member post this, or the bot doesn't settle.
    pub async fn replies(&self, text: &str) -> Result<MessageId, ClientError> {
        let to = {
            let world = self.story.state.world();
            let bots = world
                .history(self.channel)
                .into_iter()
                .rev()
                .find(|message| message.is_by_bot() && !message.to_interaction);
            bots.map(|message| message.id).ok_or("the bot hasn't posted anything here yet")?
        };
        let id = self.sends(text, Some(to))?;
        settle(self.story.probe(), id.0).await?;
        Ok(id)
    }

    /// Posts a message without waiting for the bot.
    ///
    /// # Errors
    ///
    /// If the member may not post here, or the text is empty or too long.
    pub fn sends(&self, text: &str, reply_to: Option<MessageId>) -> Result<MessageId, ClientError> {
        self.story.state.post_message(self.id, self.channel, text, reply_to)
    }

    /// Installs the application for themselves, or removes it. Then they can use the commands that allow it everywhere.
    pub fn installs(&self, installed: bool) {
        let mut world = self.story.state.world();
        if installed {
            world.user_installs.insert(self.id);
        } else {
            world.user_installs.remove(&self.id);
        }
    }

    /// Waits until the bot has done everything that their last act caused.
    pub(crate) async fn settles(&self) -> Result<(), ClientError> {
        settle(self.story.probe(), 0).await
    }

    /// Their newest message in the channel that contains this text.
    ///
    /// # Errors
    ///
    /// If there's none.
    pub(crate) fn own_message_with(&self, text: &str) -> Result<MessageId, ClientError> {
        let world = self.story.state.world();
        let is_wanted = |message: &&Message| message.author == self.id && message.content.contains(text);
        let found = world.history(self.channel).into_iter().rev().find(is_wanted);
        found.map(|message| message.id).ok_or_else(|| format!("no message of {}'s here contains “{text}”", self.name))
    }

    /// Edits one of their messages.
    ///
    /// # Errors
    ///
    /// If it isn't theirs.
    pub fn edits(&self, message: MessageId, text: &str) -> Result<(), ClientError> {
        self.story.state.change_own_message(self.id, message, Some(text))
    }

    /// Deletes a message: one of theirs, or one of others where they have Manage Messages.
    ///
    /// # Errors
    ///
    /// If they may not.
    pub fn deletes(&self, message: MessageId) -> Result<(), ClientError> {
        self.story.state.delete_by_member(self.id, message)
    }

    async fn interacts(
        &self,
        kind: u8,
        message: Option<MessageId>,
        data: &Value,
    ) -> Result<InteractionResponse, ClientError> {
        self.story.state.interact(self.story.probe(), kind, self.id, self.channel, message, data).await
    }

    /// Runs a slash command, written as one would type it, with names in the member's language or the bot's own. An option that takes a file is given its path.
    ///
    /// # Errors
    ///
    /// If Discord's client wouldn't send the command (unknown, mistyped, not permitted), a file can't be read, or the
    /// bot doesn't respond in time.
    pub async fn runs(&self, command: &str) -> Result<InteractionResponse, ClientError> {
        let data = {
            let mut world = self.story.state.world();
            let files = |path: &str| self.uploads(path);
            let data = crate::slash_command::read(&world, command, self.id, self.channel, false, &files)?;
            let text = format!("{} runs {command}", self.name);
            world.record_note(self.channel, None, text);
            data
        };
        self.interacts(2, None, &data).await
    }

    /// Uses a command from the menu of a message, by its name in the member's language or the bot's own.
    ///
    /// # Errors
    ///
    /// If Discord's client wouldn't offer the command for this message, or the bot doesn't respond in time.
    pub async fn uses(&self, command: &str, message: MessageId) -> Result<InteractionResponse, ClientError> {
        let data = {
            let mut world = self.story.state.world();
            let data = crate::slash_command::on_message(&world, command, self.id, self.channel, message)?;
            let about = world.messages.get(&message).map(|message| message.content.clone()).unwrap_or_default();
            let text = format!("{} uses “{command}” on “{about}”", self.name);
            world.record_note(self.channel, None, text);
            data
        };
        self.interacts(2, None, &data).await
    }

    /// Whether the menu of messages has a command of this name.
    pub(crate) fn knows_message_command(&self, name: &str) -> bool {
        crate::slash_command::message_command_named(&self.story.state.world(), name, self.id).is_some()
    }

    /// The newest message in the channel that everybody sees and that contains this text.
    ///
    /// # Errors
    ///
    /// If there's none.
    pub(crate) fn message_with(&self, text: &str) -> Result<MessageId, ClientError> {
        let world = self.story.state.world();
        let history = world.history(self.channel);
        let found = history.into_iter().rev().find(|message| message.content.contains(text));
        found.map(|message| message.id).ok_or_else(|| format!("no message here contains “{text}”"))
    }

    /// Uploads a file of this machine.
    fn uploads(&self, path: &str) -> Result<Attachment, ClientError> {
        let unreadable = |error: std::io::Error| format!("cannot read the file {path}: {error}");
        // A device has no end.
        if !std::fs::metadata(path).map_err(unreadable)?.is_file() {
            return Err(format!("{path} is not a file"));
        }
        let bytes = std::fs::read(path).map_err(unreadable)?;
        let mut kept = self.story.state.attachments();
        kept.add(path, bytes.into()).map_err(|_| {
            format!(
                "Your files are too powerful: {path} is larger than {} MB.",
                attachments::MAX_FILE_BYTES / 1024 / 1024
            )
        })
    }

    /// Types part of a slash command, and returns the suggestions for its last option: (shown, sent).
    ///
    /// # Errors
    ///
    /// If there's no such option to complete, or the bot doesn't respond with choices in time.
    pub async fn types(&self, command: &str) -> Result<Vec<(String, Value)>, ClientError> {
        let data =
            crate::slash_command::read(&self.story.state.world(), command, self.id, self.channel, true, &|path| {
                self.uploads(path)
            })?;
        match self.interacts(4, None, &data).await? {
            InteractionResponse::Choices(choices) => Ok(choices),
            other => Err(format!("the bot answered an autocompletion with {other:?}")),
        }
    }

    /// Presses the newest button with this label that they see here. One that may be behind a newer button […] is
    /// looked for there first.
    ///
    /// # Errors
    ///
    /// If they see no such button, or the bot doesn't respond in time.
    pub async fn clicks(&self, label: &str) -> Result<InteractionResponse, ClientError> {
        if let Some((message, id)) = self.menu_hiding(label) {
            self.presses(message, &id).await?;
        }
        let (message, id) = self.button(label).ok_or_else(|| format!("{} sees no button [{label}] here", self.name))?;
        self.presses(message, &id).await
    }

    /// Presses a button by its id, which may be forged.
    ///
    /// # Errors
    ///
    /// If the member can't see the message, or the bot doesn't respond in time.
    pub async fn presses(&self, message: MessageId, custom_id: &str) -> Result<InteractionResponse, ClientError> {
        let data = json!({ "custom_id": custom_id, "component_type": 2, "id": 1 });
        self.interacts(3, Some(message), &data).await
    }

    /// Chooses, in the newest menu with this placeholder that they see here, the options with these labels.
    ///
    /// # Errors
    ///
    /// If they see no such menu, it lacks one of the options, or the bot doesn't respond in time.
    pub async fn chooses(&self, placeholder: &str, labels: &[&str]) -> Result<InteractionResponse, ClientError> {
        let (message, menu) =
            self.menu(placeholder).ok_or_else(|| format!("{} sees no menu [{placeholder}] here", self.name))?;
        let options = menu.get("options").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let value = |wanted: &&str| {
            let named = options.iter().find(|option| text(option, "label") == *wanted);
            named.and_then(|option| option.get("value")).ok_or_else(|| {
                let known: Vec<&str> = options.iter().map(|option| text(option, "label")).collect();
                format!("[{placeholder}] has no option “{wanted}”; it has: {}", known.join(", "))
            })
        };
        let values = labels.iter().map(value).collect::<Result<Vec<_>, _>>()?;
        let data = json!({ "custom_id": menu.get("custom_id"), "component_type": 3, "id": 1, "values": values });
        self.story.state.world().messages.get(&message).map_or(Ok(()), |on| on.check_component_use(&data))?;
        self.interacts(3, Some(message), &data).await
    }

    fn menu(&self, placeholder: &str) -> Option<(MessageId, Value)> {
        self.newest_component(|part| {
            part.get("options").is_some() && part.get("placeholder").and_then(Value::as_str) == Some(placeholder)
        })
    }

    /// Presses a button, types into the first field of the modal that opens, and submits it. If there is no such
    /// button, chooses in the menu with that title.
    ///
    /// # Errors
    ///
    /// If they see neither such a button nor such a menu, no modal opens, its field doesn't take the text, or the bot
    /// doesn't respond in time.
    pub async fn answers(&self, label: &str, text: &str) -> Result<InteractionResponse, ClientError> {
        if self.button(label).is_none() && self.menu(label).is_some() {
            let labels: Vec<&str> = text.split(',').map(str::trim).collect();
            return self.chooses(label, &labels).await;
        }
        match self.clicks(label).await? {
            InteractionResponse::Modal(modal) => self.submits(&modal, text).await,
            _ => Err(format!("no modal opened; [{label}] takes no text")),
        }
    }

    /// Submits a modal with this text in its first field.
    ///
    /// # Errors
    ///
    /// If the field doesn't take the text, or the bot doesn't respond in time.
    pub async fn submits(&self, modal: &Value, text: &str) -> Result<InteractionResponse, ClientError> {
        let first = modal.pointer("/components/0/components/0/custom_id").and_then(Value::as_str).unwrap_or_default();
        self.fills(modal, &[(first, text)]).await
    }

    /// Submits a modal with these texts in its fields, in order. Fields without a text, or with an empty one, keep
    /// their values.
    ///
    /// # Errors
    ///
    /// If there are more texts than fields, a field doesn't accept its text, or the bot doesn't respond in time.
    pub async fn fills_in_order(&self, modal: &Value, texts: &[String]) -> Result<InteractionResponse, ClientError> {
        let rows = modal.get("components").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        if texts.len() > rows.len() {
            return Err(format!("the form has {} fields, but you gave {} texts", rows.len(), texts.len()));
        }
        let ids = rows.iter().map(|row| row.pointer("/components/0/custom_id").and_then(Value::as_str));
        let filled = ids.zip(texts).filter(|(_, text)| !text.is_empty());
        let filled: Vec<(&str, &str)> = filled.map(|(id, text)| (id.unwrap_or_default(), text.as_str())).collect();
        self.fills(modal, &filled).await
    }

    /// Writes down which form they have before them.
    pub(crate) fn is_shown_modal(&self, modal: &Value) {
        self.story.state.world().record_note(self.channel, Some(self.id), modal_text(&self.name, modal));
    }

    /// Whether they see such a button or menu here.
    pub(crate) fn has_component(&self, label: &str) -> bool {
        self.button(label).is_some() || self.menu(label).is_some()
    }

    /// Submits a modal with these texts in the fields with these ids; the others keep their values.
    ///
    /// # Errors
    ///
    /// If a field doesn't take its text, or the bot doesn't respond in time.
    pub async fn fills(&self, modal: &Value, texts: &[(&str, &str)]) -> Result<InteractionResponse, ClientError> {
        let rows = modal.get("components").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let mut filled = Vec::new();
        for (index, input) in rows.iter().filter_map(|row| row.pointer("/components/0")).enumerate() {
            let prefilled = input.get("value").and_then(Value::as_str).unwrap_or_default();
            let id = input.get("custom_id").and_then(Value::as_str).unwrap_or_default();
            let typed = texts.iter().find(|(field, _)| *field == id).map_or(prefilled, |(_, text)| text);
            let bound = |field: &str| input.get(field).and_then(Value::as_u64);
            let (length, longest) = (typed.encode_utf16().count() as u64, bound("max_length").unwrap_or(4000));
            if length > longest {
                return Err(format!("Must be {longest} or fewer in length."));
            }
            let required = input.get("required") != Some(&Value::Bool(false));
            if typed.is_empty() && required || !typed.is_empty() && bound("min_length").is_some_and(|min| length < min)
            {
                return Err(format!("The field “{}” is required.", text(input, "label")));
            }
            let field = json!({ "type": 4, "id": 2 * index + 2, "custom_id": input.get("custom_id"), "value": typed });
            filled.push(json!({ "type": 1, "id": 2 * index + 1, "components": [field] }));
        }
        if filled.is_empty() {
            return Err("the modal has no fields".into());
        }
        let id = modal.get("custom_id").and_then(Value::as_str).unwrap_or_default();
        let from = self.story.state.world().modal_sources.get(&(self.id, id.to_owned())).copied();
        let data = json!({ "custom_id": id, "components": filled });
        self.interacts(5, from, &data).await
    }

    fn button(&self, label: &str) -> Option<(MessageId, String)> {
        let (message, button) =
            self.newest_component(|part| part.get("label").and_then(Value::as_str) == Some(label))?;
        Some((message, button.get("custom_id")?.as_str()?.to_owned()))
    }

    /// The newest button […] here, if a button with this label may be behind it: they see no such button, or only in a
    /// private reply from before.
    fn menu_hiding(&self, label: &str) -> Option<(MessageId, String)> {
        let menu = self.button(MORE)?;
        let Some((message, _)) = self.button(label) else { return Some(menu) };
        let world = self.story.state.world();
        let shown_at = |id: MessageId| {
            let edited_at = world.messages.get(&id).and_then(|message| message.edited_at);
            edited_at.map_or(snowflake_time(id.0), |at| at.max(snowflake_time(id.0)))
        };
        let is_private = world.messages.get(&message).is_some_and(|message| message.only_for.is_some());
        (is_private && shown_at(menu.0) > shown_at(message)).then_some(menu)
    }

    /// The newest button or menu here that is so, and can be used.
    fn newest_component(&self, is_wanted: impl Fn(&Value) -> bool) -> Option<(MessageId, Value)> {
        let world = self.story.state.world();
        world.history_for(self.id, self.channel).into_iter().rev().find_map(|message| {
            let usable = |part: &&Value| part.get("disabled") != Some(&Value::Bool(true)) && is_wanted(part);
            Some((message.id, message.interactive_components().find(usable)?.clone()))
        })
    }

    /// Waits until they see this text, in the channel or privately.
    ///
    /// # Panics
    ///
    /// If it isn't shown within 10 seconds; the message contains the transcript.
    pub async fn sees(&self, text: &str) {
        assert!(
            self.story.wait_for(text, Some(self.channel), Some(self.id)).await,
            "{} doesn't see “{text}”. The transcript:\n{}",
            self.name,
            self.story.transcript()
        );
    }

    /// Asserts that nothing they were ever shown contains this text.
    ///
    /// # Panics
    ///
    /// If something does; the message contains the transcript.
    pub fn never_saw(&self, text: &str) {
        let lines = self.story.lines_since(0);
        let saw = lines.iter().any(|line| line.is_visible_to(Some(self.id)) && line.text.contains(text));
        assert!(!saw, "{} saw “{text}”:\n{}", self.name, self.story.transcript());
    }
}

impl ChannelHandle {
    /// Waits until the channel shows this text to everybody.
    ///
    /// # Panics
    ///
    /// If it isn't shown within 10 seconds; the message contains the transcript.
    pub async fn shows(&self, text: &str) {
        assert!(
            self.story.wait_for(text, Some(self.id), Some(UserId(0))).await,
            "the channel doesn't show “{text}”. The transcript:\n{}",
            self.story.transcript()
        );
    }

    /// Makes sure that the channel has never shown this text to everybody.
    ///
    /// # Panics
    ///
    /// If it has; the message contains the transcript.
    pub fn never_showed(&self, text: &str) {
        let lines = self.story.lines_since(0);
        let shown =
            lines.iter().any(|line| line.only_for.is_none() && line.channel == self.id && line.text.contains(text));
        assert!(!shown, "the channel showed “{text}”:\n{}", self.story.transcript());
    }

    /// The newest message of the bot here.
    pub fn newest(&self) -> Option<Message> {
        let world = self.story.state.world();
        world.history(self.id).into_iter().rev().find(|message| message.is_by_bot()).cloned()
    }

    /// When a message was created.
    pub fn time_of(&self, message: MessageId) -> UnixMs {
        snowflake_time(message.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, WorldSetup};

    async fn story(channels: &[&str]) -> (Sandbox, Story) {
        let channels = channels.iter().map(|name| (*name).to_owned()).collect();
        let setup = WorldSetup { channels, ..WorldSetup::default() };
        let sandbox = Sandbox::start(Options { setup, ..Options::default() }).await.unwrap();
        let story = Story::new(&sandbox, None);
        (sandbox, story)
    }

    #[tokio::test]
    async fn a_missing_channel_is_an_error_that_lists_the_others() {
        let (_sandbox, with_two) = story(&["general", "bots"]).await;
        assert_eq!(
            with_two.channel("bots").map(|channel| channel.id).ok(),
            with_two.state.world().channel_named("bots")
        );
        let error = with_two.channel("quiz").map(|channel| channel.id).unwrap_err();
        assert_eq!(error, "there's no channel #quiz; the server has #general, #bots");

        let (_sandbox, empty) = story(&[]).await;
        let error = empty.channel("quiz").map(|channel| channel.id).unwrap_err();
        assert_eq!(error, "there's no channel #quiz: the server has no channels");
        assert!(empty.first_channel().is_err());
    }
}
