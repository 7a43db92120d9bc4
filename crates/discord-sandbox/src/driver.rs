//! Members that act and see: what tests and stories are told in.

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::BoxFuture;
use serde_json::{Value, json};
use tokio::sync::oneshot;

use super::interactions::FIRST_ANSWER;
use super::messages::withhold_content;
use super::transcript::{Line, form, is_bots, seen_by};
use super::world::{Answer, Interaction, Message, permission};
use super::{Attachment, Sandbox, Shared, attachments, lock, syntax};
use crate::clock::UnixMs;
use crate::id::{ChannelId, InteractionId, MessageId, UserId, snowflake_time};

/// Whoever drives a bot in this process knows from it when the bot has done all that it will do by itself; so nobody has to guess a time.
pub trait Probe: Send + Sync {
    /// Resolves once the event with this snowflake was taken in and all that it caused has been carried out.
    fn settled_after(&self, snowflake: u64) -> BoxFuture<'static, ()>;
    /// The next moment at which the bot acts by itself.
    fn next_deadline(&self) -> Option<UnixMs>;
}

/// How long, in real time, a bot may take for anything.
const PATIENCE: Duration = Duration::from_secs(10);

/// How far the clock is moved for something that is waited for.
const LONGEST_WAIT_MS: i64 = 600_000;

/// How far the clock is moved at the end of a story, so that what is on its way comes out.
const LAST_MOMENTS_MS: i64 = 5_000;

/// Why an act came to nothing, as Discord's client shows it.
pub type Refused = String;

/// A stage: a sandbox with a bot in it, whose members are told what to do.
#[derive(Clone)]
pub struct Story {
    shared: Arc<Shared>,
    probe: Option<Arc<dyn Probe>>,
    seen: Arc<std::sync::Mutex<Seen>>,
}

/// What was waited for already.
#[derive(Debug, Default)]
struct Seen {
    /// The line that was found last.
    last: usize,
    /// Texts with the line that each was found in: the same text is found in a later line next time.
    found: Vec<(String, usize)>,
}

/// Somebody.
#[derive(Clone)]
pub struct Member {
    story: Story,
    name: String,
    id: UserId,
    channel: ChannelId,
}

/// A channel.
#[derive(Clone)]
pub struct Place {
    story: Story,
    /// Its id.
    pub id: ChannelId,
}

impl Story {
    /// A story in this sandbox; without a probe, what the bot does is waited for in real time.
    pub fn new(sandbox: &Sandbox, probe: Option<Arc<dyn Probe>>) -> Self {
        Self { shared: Arc::clone(&sandbox.shared), probe, seen: Arc::default() }
    }

    /// The story that the page tells.
    pub(super) fn of(shared: &Arc<Shared>) -> Self {
        let probe = lock(&shared.probe).clone();
        Self { shared: Arc::clone(shared), probe, seen: Arc::default() }
    }

    /// A member by id, in a channel.
    pub(super) fn member_by_id(&self, id: UserId, channel: ChannelId) -> Member {
        let name = lock(&self.shared.world).name(id).to_owned();
        Member { story: self.clone(), name, id, channel }
    }

    /// When the bot next acts by itself, where that is known.
    pub(super) fn next_deadline(&self) -> Option<UnixMs> {
        self.probe.as_ref()?.next_deadline()
    }

    /// The same story with another bot in it: what was seen stays seen.
    #[must_use]
    pub fn with_probe(&self, probe: Arc<dyn Probe>) -> Self {
        Self { probe: Some(probe), ..self.clone() }
    }

    /// A member by name, in the channel #quiz; somebody new where nobody is called so.
    pub fn member(&self, name: &str) -> Member {
        let mut world = lock(&self.shared.world);
        let id = world.user(name);
        let channel = world.channel_named("quiz").unwrap_or(ChannelId(0));
        Member { story: self.clone(), name: name.to_owned(), id, channel }
    }

    /// A channel by name.
    ///
    /// # Panics
    ///
    /// Where there is no such channel: the story is told wrong.
    #[expect(clippy::panic, reason = "a story that is told wrong fails its test")]
    pub fn channel(&self, name: &str) -> Place {
        let id = lock(&self.shared.world).channel_named(name).unwrap_or_else(|| panic!("there is no channel #{name}"));
        Place { story: self.clone(), id }
    }

    /// A channel by its id, in whichever server.
    pub fn place(&self, id: ChannelId) -> Place {
        Place { story: self.clone(), id }
    }

    /// All that was seen so far.
    pub fn transcript(&self) -> String {
        lock(&self.shared.world).transcript.to_string()
    }

    /// The lines that were seen since one on.
    pub fn lines_since(&self, start: usize) -> Vec<Line> {
        lock(&self.shared.world).transcript.since(start).to_vec()
    }

    /// Moves the clock forward, and waits for what the bot does about it: deadline by deadline, as time itself would come.
    pub async fn passes(&self, ms: u64) -> Result<(), Refused> {
        let clock = self.shared.options.clock.clone();
        let until = clock.now().plus_ms(i64::try_from(ms).unwrap_or(i64::MAX));
        while let Some(deadline) = self.probe.as_ref().and_then(|probe| probe.next_deadline()).filter(|at| *at <= until)
        {
            clock.advance_to(deadline);
            self.settled(0).await?;
        }
        clock.advance_to(until);
        self.settled(0).await
    }

    /// Lets what is on its way come out.
    pub async fn settles(&self) -> Result<(), Refused> {
        self.settled(0).await?;
        let until = self.shared.options.clock.now().plus_ms(LAST_MOMENTS_MS);
        while let Some(deadline) = self.probe.as_ref().and_then(|probe| probe.next_deadline()).filter(|at| *at <= until)
        {
            self.shared.options.clock.advance_to(deadline);
            self.settled(0).await?;
        }
        Ok(())
    }

    pub(super) fn shared(&self) -> &Shared {
        &self.shared
    }

    pub(super) fn changes(&self) -> tokio::sync::watch::Receiver<u64> {
        self.shared.changes.subscribe()
    }

    async fn settled(&self, snowflake: u64) -> Result<(), Refused> {
        let Some(probe) = &self.probe else { return Ok(()) };
        let settled = tokio::time::timeout(PATIENCE, probe.settled_after(snowflake)).await;
        settled.map_err(|_| format!("the bot is still busy after {} s", PATIENCE.as_secs()))
    }

    /// Whether this text is shown, in the channel or to this member, since what was found last; waits for it, moving the clock where only
    /// time is wanting. The same text is found once in each line.
    pub async fn finds(&self, text: &str, channel: Option<ChannelId>, user: Option<UserId>) -> bool {
        let clock = self.shared.options.clock.clone();
        let until = clock.now().plus_ms(LONGEST_WAIT_MS);
        let patience = tokio::time::Instant::now() + PATIENCE;
        let mut changes = self.shared.changes.subscribe();
        loop {
            changes.mark_unchanged();
            if self.find(text, channel, user) {
                return true;
            }
            if let Some(probe) = &self.probe {
                if self.settled(0).await.is_err() {
                    return false;
                }
                if self.find(text, channel, user) {
                    return true;
                }
                match probe.next_deadline().filter(|at| *at <= until) {
                    Some(deadline) => clock.advance_to(deadline),
                    None => return false,
                }
                if self.settled(0).await.is_err() {
                    return false;
                }
            } else if tokio::time::timeout_at(patience, changes.changed()).await.is_err() {
                return self.find(text, channel, user);
            }
        }
    }

    fn find(&self, text: &str, channel: Option<ChannelId>, user: Option<UserId>) -> bool {
        let world = lock(&self.shared.world);
        let mut seen = lock(&self.seen);
        let start = seen.last;
        let used: Vec<usize> = seen.found.iter().filter(|(known, _)| known == text).map(|(_, line)| *line).collect();
        let lines = world.transcript.since(start).iter().enumerate().map(|(index, line)| (start + index, line));
        let fits = |line: &Line| {
            channel.is_none_or(|channel| line.channel == channel)
                && (user.is_none() || seen_by(line, user))
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

    pub(super) async fn interact(
        &self,
        kind: u8,
        user: UserId,
        channel: ChannelId,
        message: Option<MessageId>,
        data: &Value,
    ) -> Result<Answer, Refused> {
        let (sender, receiver) = oneshot::channel();
        let id = {
            let mut world = lock(&self.shared.world);
            let id = world.snowflake();
            let token = format!("interaction-token-{id}");
            let mut event =
                world.interaction_json(id, &token, kind, user, channel, data).ok_or("there is no such channel")?;
            if let (Value::Object(event), Some(message)) =
                (&mut event, message.and_then(|message| world.message_by_id(message)))
            {
                event.insert("message".into(), message);
            }
            let guild = world.channels.get(&channel).map(|channel| channel.guild);
            let at = tokio::time::Instant::now();
            let waiting = Interaction {
                user,
                channel,
                kind,
                command: syntax::command_in(data).filter(|_| kind == 2),
                message,
                at,
                token,
                answered: false,
                answer: Some(sender),
                original: None,
            };
            world.add_interaction(InteractionId(id), waiting);
            drop(world);
            self.shared.dispatch("INTERACTION_CREATE", guild, &event.to_string(), None);
            id
        };
        let answer = tokio::time::timeout(FIRST_ANSWER, receiver).await;
        if let Ok(Ok(answer)) = answer {
            self.settled(id).await?;
            Ok(answer)
        } else {
            let text =
                if kind == 3 || kind == 5 { "This interaction failed" } else { "The application did not respond" };
            lock(&self.shared.world).note(channel, Some(user), format!("(to {}) {text}", self.name_of(user)));
            Err(text.to_owned())
        }
    }

    fn name_of(&self, user: UserId) -> String {
        // Called with the world locked elsewhere would wait for itself; the name is not worth that.
        self.shared.world.try_lock().map_or_else(|_| user.to_string(), |world| world.name(user).to_owned())
    }
}

impl Member {
    /// Their id.
    pub fn id(&self) -> UserId {
        self.id
    }

    /// The same member, in another channel.
    #[must_use]
    pub fn in_channel(&self, place: &Place) -> Self {
        Self { channel: place.id, ..self.clone() }
    }

    /// Says something in the channel, and waits for what the bot does about it.
    pub async fn says(&self, text: &str) -> Result<MessageId, Refused> {
        let id = self.sends(text, None)?;
        self.story.settled(id.0).await?;
        Ok(id)
    }

    /// Replies to the bot's newest message in the channel.
    pub async fn replies(&self, text: &str) -> Result<MessageId, Refused> {
        let to = {
            let world = lock(&self.story.shared.world);
            let bots = world
                .history(self.channel)
                .into_iter()
                .rev()
                .find(|message| is_bots(message) && !message.to_interaction);
            bots.map(|message| message.id).ok_or("the bot has said nothing here yet")?
        };
        let id = self.sends(text, Some(to))?;
        self.story.settled(id.0).await?;
        Ok(id)
    }

    /// Says something without waiting for anything.
    pub fn sends(&self, text: &str, reply_to: Option<MessageId>) -> Result<MessageId, Refused> {
        let shared = &self.story.shared;
        let mut world = lock(&shared.world);
        let needed = permission::VIEW_CHANNEL | permission::SEND_MESSAGES;
        if world.permissions(self.id, self.channel) & needed != needed {
            return Err("You do not have permission to send messages in this channel.".into());
        }
        if text.is_empty() || text.encode_utf16().count() > 2000 {
            return Err("A message has from 1 to 2000 characters.".into());
        }
        let message = Message {
            id: MessageId(world.snowflake()),
            channel: self.channel,
            author: self.id,
            content: text.to_owned(),
            embeds: json!([]),
            components: json!([]),
            reactions: Vec::new(),
            edited_at: None,
            nonce: None,
            reply_to,
            files: Vec::new(),
            only_for: None,
            to_interaction: false,
            command: None,
            pings: Vec::new(),
        };
        let id = message.id;
        let guild = world.channels.get(&self.channel).map(|channel| channel.guild);
        let mut event = world.message_event(&message);
        let with_content = event.to_string();
        let without_content = (!world.is_for_bot(&message)).then(|| {
            withhold_content(&mut event);
            event.to_string()
        });
        let heard = world.bot_sees(self.channel);
        world.add_message(message);
        drop(world);
        if heard {
            shared.dispatch("MESSAGE_CREATE", guild, &with_content, without_content.as_deref());
        }
        shared.changed();
        Ok(id)
    }

    /// Runs a slash command, written as one types it; for an option that takes a file, its path is given.
    pub async fn runs(&self, command: &str) -> Result<Answer, Refused> {
        let data = {
            let mut world = lock(&self.story.shared.world);
            let files = |path: &str| self.uploads(path);
            let data = syntax::read(&world, command, self.id, self.channel, false, &files)?;
            let text = format!("{} runs {command}", self.name);
            world.note(self.channel, None, text);
            data
        };
        self.story.interact(2, self.id, self.channel, None, &data).await
    }

    /// Uploads a file of this machine.
    fn uploads(&self, path: &str) -> Result<Attachment, Refused> {
        let unreadable = |error: std::io::Error| format!("the file {path} cannot be read: {error}");
        // A device has no end.
        if !std::fs::metadata(path).map_err(unreadable)?.is_file() {
            return Err(format!("{path} is no file"));
        }
        let bytes = std::fs::read(path).map_err(unreadable)?;
        let mut kept = lock(&self.story.shared.attachments);
        kept.add(path, bytes.into()).map_err(|_| {
            format!("Your files are too powerful: {path} has more than {} MB.", attachments::LARGEST / 1024 / 1024)
        })
    }

    /// Types a slash command so far, and sees what may be meant by its last option: (shown, sent).
    pub async fn types(&self, command: &str) -> Result<Vec<(String, Value)>, Refused> {
        let data = syntax::read(&lock(&self.story.shared.world), command, self.id, self.channel, true, &|path| {
            self.uploads(path)
        })?;
        match self.story.interact(4, self.id, self.channel, None, &data).await? {
            Answer::Choices(choices) => Ok(choices),
            other => Err(format!("an autocompletion was answered with {other:?}")),
        }
    }

    /// Presses the newest button with this label that they see here.
    pub async fn clicks(&self, label: &str) -> Result<Answer, Refused> {
        let (message, id) = self.button(label).ok_or_else(|| format!("{} sees no button [{label}] here", self.name))?;
        self.presses(message, &id).await
    }

    /// Presses a button by its id, which may be forged.
    pub async fn presses(&self, message: MessageId, custom_id: &str) -> Result<Answer, Refused> {
        let data = json!({ "custom_id": custom_id, "component_type": 2, "id": 1 });
        self.story.interact(3, self.id, self.channel, Some(message), &data).await
    }

    /// Chooses, in the newest menu with this placeholder that they see here, the options with these labels.
    pub async fn chooses(&self, placeholder: &str, labels: &[&str]) -> Result<Answer, Refused> {
        let (message, menu) =
            self.menu(placeholder).ok_or_else(|| format!("{} sees no menu [{placeholder}] here", self.name))?;
        let options = menu.get("options").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let value = |wanted: &&str| {
            let named = options.iter().find(|option| label(option) == *wanted);
            named.and_then(|option| option.get("value")).ok_or_else(|| {
                let known: Vec<&str> = options.iter().map(label).collect();
                format!("[{placeholder}] does not offer “{wanted}”; it offers: {}", known.join(", "))
            })
        };
        let values = labels.iter().map(value).collect::<Result<Vec<_>, _>>()?;
        let data = json!({ "custom_id": menu.get("custom_id"), "component_type": 3, "id": 1, "values": values });
        lock(&self.story.shared.world).messages.get(&message).map_or(Ok(()), |on| on.is_used_with(&data))?;
        self.story.interact(3, self.id, self.channel, Some(message), &data).await
    }

    fn menu(&self, placeholder: &str) -> Option<(MessageId, Value)> {
        self.newest_part(|part| {
            part.get("options").is_some() && part.get("placeholder").and_then(Value::as_str) == Some(placeholder)
        })
    }

    /// Presses a button, types into the first field of the modal that opens, and submits it; or chooses in the menu that is called so, where
    /// there is no such button.
    pub async fn answers(&self, label: &str, text: &str) -> Result<Answer, Refused> {
        if self.button(label).is_none() && self.menu(label).is_some() {
            let labels: Vec<&str> = text.split(',').map(str::trim).collect();
            return self.chooses(label, &labels).await;
        }
        match self.clicks(label).await? {
            Answer::Modal(modal) => self.submits(&modal, text).await,
            _ => Err(format!("no modal opened; [{label}] takes no text")),
        }
    }

    /// Submits a modal with this text in its first field.
    pub async fn submits(&self, modal: &Value, text: &str) -> Result<Answer, Refused> {
        let first = modal.pointer("/components/0/components/0/custom_id").and_then(Value::as_str).unwrap_or_default();
        self.fills(modal, &[(first, text)]).await
    }

    /// Submits a modal with these texts in its fields, one after the other; those without a text, or with an empty one, stay as they are.
    pub async fn fills_in_order(&self, modal: &Value, texts: &[String]) -> Result<Answer, Refused> {
        let rows = modal.get("components").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        if texts.len() > rows.len() {
            return Err(format!("the form has {} fields, and you gave {}", rows.len(), texts.len()));
        }
        let ids = rows.iter().map(|row| row.pointer("/components/0/custom_id").and_then(Value::as_str));
        let filled = ids.zip(texts).filter(|(_, text)| !text.is_empty());
        let filled: Vec<(&str, &str)> = filled.map(|(id, text)| (id.unwrap_or_default(), text.as_str())).collect();
        self.fills(modal, &filled).await
    }

    /// Writes down which form they have before them.
    pub(super) fn has_before_them(&self, modal: &Value) {
        lock(&self.story.shared.world).note(self.channel, Some(self.id), form(&self.name, modal));
    }

    /// Whether they see such a button or menu here.
    pub(super) fn sees_part(&self, label: &str) -> bool {
        self.button(label).is_some() || self.menu(label).is_some()
    }

    /// Submits a modal with these texts in the fields of these ids; the others stay as they are.
    pub async fn fills(&self, modal: &Value, texts: &[(&str, &str)]) -> Result<Answer, Refused> {
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
                return Err(format!("The field “{}” is to be filled in.", label(input)));
            }
            let field = json!({ "type": 4, "id": 2 * index + 2, "custom_id": input.get("custom_id"), "value": typed });
            filled.push(json!({ "type": 1, "id": 2 * index + 1, "components": [field] }));
        }
        if filled.is_empty() {
            return Err("the modal has no field".into());
        }
        let id = modal.get("custom_id").and_then(Value::as_str).unwrap_or_default();
        let from = lock(&self.story.shared.world).opened_from.get(&(self.id, id.to_owned())).copied();
        let data = json!({ "custom_id": id, "components": filled });
        self.story.interact(5, self.id, self.channel, from, &data).await
    }

    fn button(&self, label: &str) -> Option<(MessageId, String)> {
        let (message, button) = self.newest_part(|part| part.get("label").and_then(Value::as_str) == Some(label))?;
        Some((message, button.get("custom_id")?.as_str()?.to_owned()))
    }

    /// The newest button or menu here that is so, and can be used.
    fn newest_part(&self, is_wanted: impl Fn(&Value) -> bool) -> Option<(MessageId, Value)> {
        let world = lock(&self.story.shared.world);
        let mut here: Vec<&Message> = world
            .messages
            .values()
            .filter(|message| message.channel == self.channel && message.only_for.is_none_or(|user| user == self.id))
            .collect();
        here.sort_by_key(|message| std::cmp::Reverse(message.id));
        here.into_iter().find_map(|message| {
            let usable = |part: &&Value| part.get("disabled") != Some(&Value::Bool(true)) && is_wanted(part);
            Some((message.id, message.parts().find(usable)?.clone()))
        })
    }

    /// Waits until they see this text, in the channel or privately.
    ///
    /// # Panics
    ///
    /// Where it does not come; the message holds the transcript.
    pub async fn sees(&self, text: &str) {
        assert!(
            self.story.finds(text, Some(self.channel), Some(self.id)).await,
            "{} does not see “{text}”. What was seen:\n{}",
            self.name,
            self.story.transcript()
        );
    }

    /// Makes sure that nothing they were shown, at any time, holds this text.
    ///
    /// # Panics
    ///
    /// Where something does; the message holds the transcript.
    pub fn never_saw(&self, text: &str) {
        let lines = self.story.lines_since(0);
        let saw = lines.iter().any(|line| seen_by(line, Some(self.id)) && line.text.contains(text));
        assert!(!saw, "{} saw “{text}”:\n{}", self.name, self.story.transcript());
    }
}

fn label(input: &Value) -> &str {
    input.get("label").and_then(Value::as_str).unwrap_or_default()
}

impl Place {
    /// Waits until the channel shows this text to everybody.
    ///
    /// # Panics
    ///
    /// Where it does not come; the message holds the transcript.
    pub async fn shows(&self, text: &str) {
        assert!(
            self.story.finds(text, Some(self.id), Some(UserId(0))).await,
            "the channel does not show “{text}”. What was seen:\n{}",
            self.story.transcript()
        );
    }

    /// Makes sure that the channel has never shown this text to everybody.
    ///
    /// # Panics
    ///
    /// Where it has; the message holds the transcript.
    pub fn never_showed(&self, text: &str) {
        let lines = self.story.lines_since(0);
        let shown =
            lines.iter().any(|line| line.only_for.is_none() && line.channel == self.id && line.text.contains(text));
        assert!(!shown, "the channel showed “{text}”:\n{}", self.story.transcript());
    }

    /// The newest message of the bot here.
    pub fn newest(&self) -> Option<Message> {
        let world = lock(&self.story.shared.world);
        world.history(self.id).into_iter().rev().find(|message| is_bots(message)).cloned()
    }

    /// When a message was made.
    pub fn time_of(&self, message: MessageId) -> UnixMs {
        snowflake_time(message.0)
    }
}
