//! Handles gateway events: messages go to the engine, interactions to their handlers.

use std::collections::{HashSet, VecDeque};
use std::ops::ControlFlow;
use std::panic::AssertUnwindSafe;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures_util::FutureExt as _;
use tokio::sync::watch;
use tracing::Instrument as _;

use super::context::Context;
use super::custom_id::CustomId;
use super::engine::HistoryRequest;
use super::input::Input;
use super::open_channels::OpenChannels;
use super::progress::Work;
use super::refusal::{InteractionRefusal, PermissionRefusal};
use super::{commands, message_commands, option_menu, words};
use crate::discord::chat_message::ChatMessage;
use crate::discord::egress::{EgressError, Priority, Request};
use crate::discord::gateway::{self, Incoming};
use crate::discord::interaction::{Interaction, InteractionKind, InteractionToken};
use crate::discord::message::{Message, Response};
use crate::id::{ChannelId, InteractionId, MessageId};
use crate::texts::{Locale, say};

/// How long a handler may take before a "thinking" reply is sent. Discord itself gives up after 3 s.
const ANSWER_WITHIN: Duration = Duration::from_secs(2);

/// How many interactions are remembered, so that duplicates are handled once. Discord replays them only when a
/// connection is resumed.
const REMEMBERED: usize = 10_000;

/// How long to wait before retrying a failed request for a channel's history.
const RETRY_HISTORY_AFTER: Duration = Duration::from_secs(5);

/// How long to wait for more events that can't be read before looking at the histories.
const LOOK_BACK_AFTER: Duration = Duration::from_secs(1);

pub(super) struct Intake {
    open_channels: Arc<OpenChannels>,
    context: Arc<Context>,
    ready: watch::Sender<bool>,
    lately: Mutex<Lately>,
    /// Whether fetching the histories is already scheduled.
    looks_back: Arc<AtomicBool>,
}

/// The interactions that came lately.
#[derive(Default)]
struct Lately {
    order: VecDeque<InteractionId>,
    known: HashSet<InteractionId>,
}

impl Lately {
    /// Whether this is its first occurrence.
    fn is_new(&mut self, id: InteractionId) -> bool {
        if !self.known.insert(id) {
            return false;
        }
        self.order.push_back(id);
        if self.order.len() > REMEMBERED
            && let Some(oldest) = self.order.pop_front()
        {
            self.known.remove(&oldest);
        }
        true
    }
}

impl Intake {
    pub(super) fn new(open_channels: Arc<OpenChannels>, context: Arc<Context>, ready: watch::Sender<bool>) -> Self {
        Self { open_channels, context, ready, lately: Mutex::default(), looks_back: Arc::default() }
    }
}

impl Intake {
    /// Fetches the channels' histories for all open games: once for all unparsable events within a short time. Until
    /// then, no game decides anything that one of these events may affect.
    fn look_back(&self, work: Work) {
        self.context.inputs.send(Input::EventMissed, work.clone());
        if self.looks_back.swap(true, Ordering::SeqCst) {
            return;
        }
        let (context, looks_back) = (Arc::clone(&self.context), Arc::clone(&self.looks_back));
        self.context.tasks.spawn(async move {
            tokio::time::sleep(LOOK_BACK_AFTER).await;
            looks_back.store(false, Ordering::SeqCst);
            context.inputs.send(Input::FetchHistories, work);
        });
    }
}

impl gateway::Intake for Intake {
    fn hears(&self, channel: ChannelId, message: MessageId) -> bool {
        let hears = self.open_channels.contains(channel);
        if !hears {
            self.context.progress.took_in(message.0);
        }
        hears
    }

    fn take(&self, incoming: Incoming) {
        let context = &self.context;
        let work = context.progress.begin();
        match incoming {
            Incoming::ChatMessage(message) => {
                let snowflake = message.message.0;
                context.inputs.send(Input::ChatMessage(message), work);
                context.progress.took_in(snowflake);
            }
            Incoming::Interaction(interaction) => {
                let id = interaction.token.id;
                context.progress.took_in(id.0);
                if !self.lately.lock().unwrap_or_else(PoisonError::into_inner).is_new(id) {
                    tracing::debug!(interaction = %id, "ignored a duplicate interaction");
                    return;
                }
                let context = Arc::clone(context);
                let (span, tasks) = (interaction_span(&interaction), context.tasks.clone());
                let (token, locale) = (interaction.token.clone(), interaction.locale);
                let interacting = async move {
                    // A bug in one command is no reason to end a hundred rounds.
                    if AssertUnwindSafe(context.interact(interaction)).catch_unwind().await.is_err() {
                        context.admit_bug(locale, &token).await;
                    }
                    drop(work);
                };
                tasks.spawn(interacting.instrument(span));
            }
            Incoming::Ready { me, guilds, shard } => {
                tracing::info!(%me, servers = guilds.len(), "started a new session with Discord");
                context.presence.set(&guilds, shard);
                context.inputs.send(Input::Reconnected { guilds, shard }, work);
                self.ready.send_replace(true);
            }
            // Events missed in the meantime have been or will be replayed.
            Incoming::Resumed => {}
            Incoming::Joined(guild, locale) => {
                context.presence.joined(guild);
                context.inputs.send(Input::Joined(guild, locale), work);
            }
            Incoming::Left(guild) => {
                context.presence.left(guild);
                context.inputs.send(Input::Left(guild), work);
            }
            Incoming::ContentRefused => {
                context.reads_messages.store(false, Ordering::Relaxed);
                context.inputs.send(Input::ContentRefused, work);
            }
            Incoming::MessagesDeleted(channel, messages) => {
                context.inputs.send(Input::MessagesDeleted(channel, messages), work);
            }
            Incoming::ChannelGone(channel) => context.inputs.send(Input::ChannelGone(channel), work),
            Incoming::Unreadable(_) => self.look_back(work),
        }
    }
}

impl Context {
    /// Processes the messages in a channel since the request's message, page by page. Retries until Discord answers, or
    /// denies access.
    pub(super) async fn fetch_history(&self, request: HistoryRequest) {
        const PAGE: u8 = 100;
        let HistoryRequest { guild, channel, mut after, .. } = request;
        loop {
            let page = match self.egress.send(Request::messages_after(channel, after, PAGE), Priority::Live).await {
                Ok(page) => page,
                Err(error) if error.is_permanent() => {
                    tracing::warn!(%channel, %error, "no access to a channel's history, so missed messages don't count");
                    return;
                }
                Err(error) => {
                    tracing::warn!(%channel, %error, "cannot fetch a channel's history yet; retrying");
                    tokio::time::sleep(RETRY_HISTORY_AFTER).await;
                    continue;
                }
            };
            let (length, newest) = (page.length, page.newest);
            // Discord returns the newest first; we process the oldest first.
            let mut messages: Vec<ChatMessage> =
                page.messages.into_iter().filter_map(|it| ChatMessage::from_history(it, guild, channel)).collect();
            messages.sort_by_key(|message| message.message);
            for message in messages {
                let snowflake = message.message.0;
                self.inputs.send(Input::ChatMessage(message), self.progress.begin());
                self.progress.took_in(snowflake);
            }
            match newest {
                Some(newest) if length == usize::from(PAGE) => after = newest,
                _ => return,
            }
        }
    }

    /// Responds to an interaction. Every path ends in a response, so that nobody sees "The application did not
    /// respond".
    async fn interact(self: &Arc<Self>, interaction: Interaction) {
        self.images.learn(interaction.channel, interaction.app_permissions);
        let token = interaction.token.clone();
        let handling = self.handle(&interaction);
        tokio::pin!(handling);
        if let Ok(response) = tokio::time::timeout(ANSWER_WITHIN, &mut handling).await {
            match response {
                Some(Response::Message { message, private }) if large(&message) => {
                    self.respond(&token, Response::Later { private }).await;
                    self.put_in(&token, message).await;
                }
                Some(Response::Update(message)) if large(&message) => {
                    self.respond(&token, Response::Update(message.clone().without_images())).await;
                    self.put_in(&token, message).await;
                }
                Some(response) => self.respond(&token, response).await,
                None => {}
            }
            return;
        }
        // What is being typed has moved on by now.
        if matches!(interaction.kind, InteractionKind::Autocomplete { .. }) {
            return;
        }
        self.respond(&token, Response::Later { private: !interaction.is_direct }).await;
        if let Some(response) = handling.await {
            let message = match response {
                Response::Message { message, .. } | Response::Update(message) | Response::Seen { late: message } => {
                    message
                }
                Response::Modal(_) | Response::Choices(_) | Response::Later { .. } => {
                    Message::text(say!(interaction.locale, "error-too-slow"))
                }
            };
            self.put_in(&token, message).await;
        }
    }

    /// Responds to an interaction whose handler panicked, whether or not it had responded before.
    async fn admit_bug(&self, locale: Locale, token: &InteractionToken) {
        let message = Message::text(words::refusal(locale, &InteractionRefusal::Bug.into()));
        let response = Request::respond(token, &Response::private(message.clone()));
        if self.egress.send(response, Priority::Live).await.is_err() {
            self.put_in(token, message).await;
        }
    }

    /// Sends the message that a deferred interaction is waiting for.
    pub(super) async fn put_in(&self, token: &InteractionToken, message: Message) {
        let send = |message: &Message| {
            self.egress.send(Request::edit_answer(self.application, token, message), Priority::Live)
        };
        let mut sent = send(&message).await;
        if sent.is_err() && message.shows_images() {
            sent = send(&message.without_images()).await;
        }
        log_unanswered(token, sent);
    }

    /// The response; `None` if there is nothing to say.
    async fn handle(self: &Arc<Self>, interaction: &Interaction) -> Option<Response> {
        if !interaction.is_direct {
            return self.handle_in_server(interaction).await;
        }
        let response = match self.place_directly(interaction).await {
            Ok(ControlFlow::Continue(placed)) => self.handle_in_server(&placed).await,
            Ok(ControlFlow::Break(response)) => Some(response),
            Err(_) if matches!(interaction.kind, InteractionKind::Autocomplete { .. }) => {
                Some(Response::Choices(Vec::new()))
            }
            Err(refusal) => Some(Response::private(Message::text(words::refusal(interaction.locale, &refusal)))),
        };
        // Nobody else reads along, and a reply that Discord shows only for now would be gone tomorrow.
        response.map(|response| match response {
            Response::Message { message, .. } => Response::public(message),
            response => response,
        })
    }

    /// The same for an interaction of which the server is known.
    async fn handle_in_server(self: &Arc<Self>, interaction: &Interaction) -> Option<Response> {
        if let Some(guild) = interaction.guild
            && !self.presence.is_in(guild)
            && matches!(interaction.kind, InteractionKind::Command { .. } | InteractionKind::MessageCommand { .. })
        {
            let refusal = PermissionRefusal::BotNotInServer { application: self.application }.into();
            return Some(Response::private(Message::text(words::refusal(interaction.locale, &refusal))));
        }
        let response = match interaction.kind.clone() {
            InteractionKind::Command { path, options } => {
                option_menu::run(self, interaction, &path, options).await.map(Some)
            }
            InteractionKind::MessageCommand { name, message } => {
                message_commands::run(self, interaction, &name, message).await.map(Some)
            }
            InteractionKind::Autocomplete { path, options, focused } => {
                Ok(Some(commands::complete(self, interaction, &path, &options, &focused).await))
            }
            InteractionKind::Component { custom_id, message, values } => {
                self.pressed(interaction, &custom_id, message, values).await
            }
            InteractionKind::ModalSubmit { custom_id, fields } => self.submitted(interaction, &custom_id, fields).await,
        };
        response.unwrap_or_else(|refusal| {
            Some(Response::private(Message::text(words::refusal(interaction.locale, &refusal))))
        })
    }

    /// Sends the first response to an interaction.
    pub(super) async fn respond(&self, token: &InteractionToken, response: Response) {
        let send = |response: &Response| self.egress.send(Request::respond(token, response), Priority::Live);
        let mut sent = send(&response).await;
        let without_images = match response {
            Response::Message { message, private } if sent.is_err() && message.shows_images() => {
                Some(Response::Message { message: message.without_images(), private })
            }
            Response::Update(message) if sent.is_err() && message.shows_images() => {
                Some(Response::Update(message.without_images()))
            }
            _ => None,
        };
        if let Some(response) = without_images {
            sent = send(&response).await;
        }
        log_unanswered(token, sent);
    }
}

/// Names the command, button or modal. Nothing that was typed, and no token, gets into logs.
fn interaction_span(interaction: &Interaction) -> tracing::Span {
    // Whatever follows the first colon names a card or a deck, or was typed.
    fn action(custom_id: &str) -> &str {
        let known = CustomId::parse(custom_id).and_then(|_| custom_id.split(':').next());
        known.unwrap_or("unknown")
    }
    let (kind, action) = match &interaction.kind {
        InteractionKind::Command { path, .. } => ("command", path.as_str()),
        InteractionKind::MessageCommand { name, .. } => ("message_command", name.as_str()),
        InteractionKind::Autocomplete { path, .. } => ("autocomplete", path.as_str()),
        InteractionKind::Component { custom_id, .. } => ("component", action(custom_id)),
        InteractionKind::ModalSubmit { custom_id, .. } => ("modal", action(custom_id)),
    };
    let guild = interaction.guild.map(|guild| guild.0);
    tracing::info_span!("interaction", kind, action, guild, id = %interaction.token.id)
}

/// Whether a slow connection may not deliver a message in time for an interaction's first response.
fn large(message: &Message) -> bool {
    const AT_MOST: usize = 512 * 1024;
    message.files.iter().map(|file| file.bytes.len()).sum::<usize>() > AT_MOST
}

fn log_unanswered(token: &InteractionToken, sent: Result<(), EgressError>) {
    /// Cannot send messages to this user.
    const CLOSED_TO_BOT: u64 = 50007;
    if let Err(EgressError::Forbidden { code: CLOSED_TO_BOT, .. }) = sent {
        // Their choice, and nothing that an operator could do anything about.
        tracing::debug!(interaction = %token.id, "a member doesn't accept direct messages");
    } else if let Err(error) = sent {
        tracing::warn!(interaction = %token.id, %error, "failed to respond to an interaction");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discord::interaction::{CommandOptions, OptionValue};
    use crate::discord::permissions::Permissions;
    use crate::id::{GuildId, UserId};
    use crate::test_log::logged;

    #[test]
    fn only_the_latest_interactions_are_remembered() {
        let mut lately = Lately::default();
        for id in 0..3 * REMEMBERED as u64 {
            assert!(lately.is_new(InteractionId(id)));
            assert!(!lately.is_new(InteractionId(id)));
        }
        assert_eq!((lately.order.len(), lately.known.len()), (REMEMBERED, REMEMBERED));
    }

    fn logged_for(kind: InteractionKind) -> String {
        let interaction = Interaction {
            token: InteractionToken { id: InteractionId(77), secret: "secret.token".to_owned() },
            is_direct: false,
            guild: Some(GuildId(5)),
            channel: ChannelId(6),
            in_thread: false,
            user: UserId(7),
            roles: Vec::new(),
            permissions: Permissions::empty(),
            app_permissions: Permissions::empty(),
            locale: Locale::ENGLISH,
            kind,
        };
        logged(|| interaction_span(&interaction).in_scope(|| tracing::info!("handled")))
    }

    #[test]
    fn spans_name_the_action_without_text_or_token() {
        let options = CommandOptions(vec![("answer".to_owned(), OptionValue::Text("a secret answer".to_owned()))]);
        let command = logged_for(InteractionKind::Command { path: "card add".to_owned(), options });
        let fields = vec![("answer".to_owned(), "a secret answer".to_owned())];
        let modal =
            logged_for(InteractionKind::ModalSubmit { custom_id: "answer:5".to_owned(), fields: fields.clone() });
        let forged = logged_for(InteractionKind::ModalSubmit { custom_id: "a secret answer".to_owned(), fields });
        for (log, expected) in [
            (command, "interaction{kind=\"command\" action=\"card add\" guild=5 id=77}"),
            (modal, "interaction{kind=\"modal\" action=\"answer\" guild=5 id=77}"),
            (forged, "interaction{kind=\"modal\" action=\"unknown\" guild=5 id=77}"),
        ] {
            assert!(log.contains(expected), "{expected}\n{log}");
            assert!(!log.contains("secret"), "{log}");
        }
    }
}
