//! A bot's life: started, ready, stopped.

use std::sync::Arc;

use futures_util::future::BoxFuture;
use popquiz_deck::Deck;
use rand::RngExt as _;
use secrecy::SecretString;
use tokio::sync::{mpsc, watch};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::context::Context;
use super::decks::Decks;
use super::defaults::{Defaults, RoundStarters};
use super::drafts::Drafts;
use super::engine::{self, Engine};
use super::error::BotError;
use super::health::{Deliveries, Health, Vitals};
use super::identifies::StoredIdentifies;
use super::images::Images;
use super::importer::{ImportProcess, Importer};
use super::input::Inputs;
use super::open_channels::OpenChannels;
use super::presence::Presence;
use super::private_replies::PrivateReplies;
use super::progress::Progress;
use super::reader::{READINGS_AT_ONCE, Reader};
use super::supervisor::Supervisor;
use super::{commands, identifies, intake, message_commands, outbox, run};
use crate::clock::{Clock, UnixMs};
use crate::discord::command::CommandIds;
use crate::discord::egress::{Egress, EgressError, EgressOptions, Priority, Request};
use crate::discord::gateway::Intake as _;
use crate::discord::gateway_status::GatewayStatus;
use crate::discord::reconnect;
use crate::id::{ChannelId, MessageId, UserId};
use crate::quiz::{Rules, Turns};
use crate::store::{Loaded, Store, StoreError};

/// What a bot needs to run.
pub struct Options {
    /// The API's address, ending in `/api/v10`.
    pub api_url: String,
    /// Where Discord can find out about the bot.
    pub contact_url: String,
    /// The bot's token.
    pub token: SecretString,
    /// Whether to ask for the Message Content intent.
    pub message_content: bool,
    /// Its memory.
    pub store: Arc<dyn Store>,
    /// The decks it may draw from.
    pub decks: Vec<Deck>,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// Decides the order of cards; `None`: by chance.
    pub seed: Option<u64>,
    /// The rules of play.
    pub rules: Rules,
    /// What people leave out.
    pub defaults: Defaults,
    /// How late a drop may still be posted after an outage, in ms.
    pub grace_ms: i64,
    /// How long texts of answers are stored by default, in days.
    pub keep_answers_days: u32,
    /// How many members must report a card before it's paused, by default.
    pub reports: u32,
    /// Who may start rounds, by default.
    pub rounds: RoundStarters,
    /// Reads answers that words alone can't judge; `None`: words decide.
    pub reader: Option<Arc<dyn Reader>>,
    /// Reads deck files that people upload.
    pub imports: ImportProcess,
}

impl Options {
    fn engine_settings(&self) -> engine::Settings {
        engine::Settings {
            rules: self.rules,
            zone: self.defaults.zone.clone(),
            grace_ms: self.grace_ms,
            keep_answers_days: self.keep_answers_days,
            reports: self.reports,
            rounds: self.rounds,
            reads_messages: self.message_content,
            readings_at_once: if self.reader.is_some() { READINGS_AT_ONCE } else { 0 },
            seed: self.seed.unwrap_or_else(|| rand::rng().random()),
        }
    }
}

/// What the bot knows of itself once Discord has accepted its token.
struct Login {
    egress: Egress,
    me: UserId,
    application: u64,
    commands: CommandIds,
}

/// Checks the token and registers the commands.
async fn log_in(api_url: &str, contact_url: String, token: &SecretString) -> Result<Login, BotError> {
    let egress = Egress::new(EgressOptions { contact_url, ..EgressOptions::new(api_url.to_owned(), token.clone()) })?;
    let failed = |error| match error {
        EgressError::Unreadable(_) => BotError::NotDiscord(api_url.to_owned()),
        error => error.into(),
    };
    let me = egress.send(Request::current_user(), Priority::Live).await.map_err(failed)?.id;
    let application = egress.send(Request::current_application(), Priority::Live).await.map_err(failed)?.id;
    let registrations = commands::registration().into_iter().chain(message_commands::registration()).collect();
    let commands = egress.send(Request::put_commands(application, &registrations), Priority::Live).await?;
    Ok(Login { egress, me, application, commands })
}

/// Ends the bot if its store fails, or Discord refuses its token while it runs.
fn watch(store: &dyn Store, egress: Egress, stop: CancellationToken, supervisor: &Supervisor) {
    supervisor.watch_store(store);
    let for_failure = supervisor.clone();
    supervisor.spawn_errand("watching the token", async move {
        tokio::select! {
            () = stop.cancelled() => {}
            () = egress.token_refused() => for_failure.fail(EgressError::TokenRefused.into()),
        }
    });
}

/// The decks of the games that continue.
async fn decks_in_play(decks: &Decks, loaded: &Loaded) -> Result<engine::DecksInPlay, StoreError> {
    let mut in_play = engine::DecksInPlay::new();
    for (guild, deck) in Engine::in_play(loaded) {
        if let Some(found) = decks.open(guild, &deck).await? {
            in_play.insert((guild, deck), found);
        }
    }
    Ok(in_play)
}

/// Connects to the gateway and stays connected until `stop`. The bot ends if that is impossible.
fn connect(
    connection: reconnect::GatewayOptions,
    intake: Arc<intake::Intake>,
    stop: CancellationToken,
    supervisor: &Supervisor,
) {
    let for_failure = supervisor.clone();
    supervisor.spawn_errand("the connection to Discord", async move {
        if let Err(error) = reconnect::stay_connected(connection, intake, stop).await {
            for_failure.fail(error.into());
        }
    });
}

/// A bot that runs.
pub struct Bot {
    progress: Arc<Progress>,
    clock: Arc<dyn Clock>,
    application: u64,
    ready: watch::Receiver<bool>,
    stop_intake: CancellationToken,
    stop: CancellationToken,
    tasks: TaskTracker,
    ended: watch::Receiver<Option<Arc<BotError>>>,
    intake: Arc<intake::Intake>,
    decks: Arc<Decks>,
    vitals: Vitals,
}

impl Bot {
    /// Checks the token, registers the commands, resumes open games, and connects.
    pub async fn start(options: Options) -> Result<Self, BotError> {
        let settings = options.engine_settings();
        let Options {
            api_url,
            contact_url,
            token,
            message_content,
            store,
            decks,
            clock,
            defaults,
            reader,
            imports,
            ..
        } = options;
        let Login { egress, me, application, commands } = log_in(&api_url, contact_url, &token).await?;

        let mut loaded = store.load().await?;
        let decks = Arc::new(Decks::new(Arc::clone(&store), decks, std::mem::take(&mut loaded.decks)));
        decks.keep_files().await?;
        let in_play = decks_in_play(&decks, &loaded).await?;
        let open_channels = Arc::new(OpenChannels::default());
        let ids = store.lease_ids(u32::try_from(4 * Engine::ids_needed_by(&loaded)).unwrap_or(u32::MAX)).await?;
        let (mut engine, first) =
            Engine::new(&in_play, settings, Arc::clone(&open_channels), &loaded, ids, clock.now());
        for (guild, deck) in in_play.keys() {
            engine.provide(*guild, deck, Turns::new(store.turns(*guild, deck.clone()).await?));
        }

        let progress = Progress::new(Arc::clone(&clock));
        let (inputs, input_queue) = mpsc::unbounded_channel();
        let inputs = Inputs(inputs);
        let (stop, stop_intake, tasks) = (CancellationToken::new(), CancellationToken::new(), TaskTracker::new());
        let supervisor = Supervisor::new(tasks.clone(), stop.clone());
        let (ready_sender, ready) = watch::channel(false);
        let images = Arc::new(Images::new(Arc::clone(&decks)));
        let context = Arc::new(Context {
            inputs: inputs.clone(),
            progress: Arc::clone(&progress),
            decks: Arc::clone(&decks),
            open_questions: engine.open_questions(),
            images: Arc::clone(&images),
            store: Arc::clone(&store),
            egress: egress.clone(),
            clock: Arc::clone(&clock),
            defaults,
            me,
            application,
            commands,
            tasks: tasks.clone(),
            private_replies: PrivateReplies::default(),
            presence: Presence::default(),
            importer: Importer::new(imports),
            charts: super::charts::Charts::default(),
            drafts: Drafts::default(),
            reads_messages: message_content.into(),
        });

        let (entries, entry_queue) = mpsc::unbounded_channel();
        for entry in loaded.outbox {
            let _ = entries.send((entry, progress.begin()));
        }
        let deliveries = Arc::new(Deliveries::default());
        let outbox = outbox::Outbox {
            egress: egress.clone(),
            clock: Arc::clone(&clock),
            inputs,
            images,
            me,
            deliveries: Arc::clone(&deliveries),
            stop: stop.clone(),
        };
        supervisor.spawn("the outbox", outbox.run(entry_queue));
        let runner = run::Runner {
            context: Arc::clone(&context),
            reader,
            entries,
            stop: stop.clone(),
            supervisor: supervisor.clone(),
        };
        supervisor.spawn("the engine", runner.run(engine, first, input_queue));

        let intake = Arc::new(intake::Intake::new(open_channels, context, ready_sender));
        watch(&*store, egress.clone(), stop.clone(), &supervisor);
        let gateway = Arc::new(GatewayStatus::default());
        let connection = reconnect::GatewayOptions {
            egress: egress.clone(),
            token,
            message_content,
            status: Arc::clone(&gateway),
            identifies: identifies::load(&*store).await?,
            identify_log: Arc::new(StoredIdentifies(Arc::clone(&store))),
        };
        connect(connection, Arc::clone(&intake), stop_intake.clone(), &supervisor);
        let ended = supervisor.ended();
        let vitals = Vitals { ended: ended.clone(), store: store.condition(), gateway, deliveries, egress };
        Ok(Self { progress, clock, application, ready, stop_intake, stop, tasks, ended, intake, decks, vitals })
    }

    /// Waits until the gateway has accepted the bot; returns the reason if it doesn't.
    pub async fn ready(&self) -> Result<(), Arc<BotError>> {
        let (mut ready, mut ended) = (self.ready.clone(), self.ended.clone());
        tokio::select! {
            _ = ready.wait_for(|ready| *ready) => Ok(()),
            Ok(error) = ended.wait_for(Option::is_some) => error.clone().map_or(Ok(()), Err),
        }
    }

    /// Waits until the bot can't continue, and returns the reason.
    pub async fn ended(&self) -> Arc<BotError> {
        let mut ended = self.ended.clone();
        loop {
            if let Some(error) = ended.borrow_and_update().clone() {
                return error;
            }
            if ended.changed().await.is_err() {
                std::future::pending::<()>().await;
            }
        }
    }

    /// The bot's health, with reasons if it's not well.
    pub fn health(&self) -> Health {
        self.vitals.health()
    }

    /// Replaces all decks of files. Running games keep the deck they started with.
    pub async fn replace_decks(&self, decks: Vec<Deck>) -> Result<(), BotError> {
        Ok(self.decks.replace_files(decks).await?)
    }

    /// Whether messages in this channel matter now: all the work that is done for a message where no question is open.
    pub fn hears(&self, channel: ChannelId, message: MessageId) -> bool {
        self.intake.hears(channel, message)
    }

    /// The application's id, as invite links name it.
    pub fn application(&self) -> u64 {
        self.application
    }

    /// Waits until the event with this snowflake has been handled, and the bot has done everything that it will do
    /// before the clock moves on.
    pub fn settled_after(&self, snowflake: u64) -> BoxFuture<'static, ()> {
        let progress = Arc::clone(&self.progress);
        Box::pin(async move { progress.settled_after(snowflake).await })
    }

    /// When the bot acts next without an event.
    pub fn next_deadline(&self) -> Option<UnixMs> {
        self.progress.deadline()
    }

    /// The time, as the bot sees it.
    pub fn now(&self) -> UnixMs {
        self.clock.now()
    }

    /// Stops accepting events, finishes work in progress (for at most `patience`), and stops. Unfinished work continues
    /// after the next start.
    pub async fn stop(&self, patience: std::time::Duration) {
        self.stop_intake.cancel();
        if tokio::time::timeout(patience, self.progress.idle()).await.is_err() {
            tracing::warn!("some work is unfinished; it continues after the next start");
        }
        self.stop.cancel();
        self.tasks.close();
        let _ = tokio::time::timeout(patience, self.tasks.wait()).await;
    }
}
