//! What the handlers of commands, buttons and modals use.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use popquiz_deck::{Deck, DeckId};
use tokio_util::task::TaskTracker;

use super::charts::Charts;
use super::decks::{Decks, LoadedDeck};
use super::defaults::Defaults;
use super::drafts::Drafts;
use super::engine::{DropResources, Job, Reply};
use super::images::Images;
use super::importer::Importer;
use super::input::{Input, Inputs};
use super::open_questions::OpenQuestions;
use super::presence::Presence;
use super::private_replies::PrivateReplies;
use super::progress::Progress;
use super::refusal::{DeckRefusal, Refusal, Unavailable};
use crate::clock::Clock;
use crate::discord::command::CommandIds;
use crate::discord::egress::Egress;
use crate::id::{GuildId, UserId};
use crate::quiz::Turns;
use crate::schedule::Schedule;
use crate::store::{Store, StoreError};
use crate::texts::Locale;

/// What the handlers of commands, buttons and modals use.
pub(super) struct Context {
    pub(super) inputs: Inputs,
    pub(super) progress: Arc<Progress>,
    pub(super) decks: Arc<Decks>,
    pub(super) open_questions: Arc<OpenQuestions>,
    pub(super) images: Arc<Images>,
    pub(super) store: Arc<dyn Store>,
    pub(super) egress: Egress,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) defaults: Defaults,
    pub(super) me: UserId,
    pub(super) application: u64,
    pub(super) commands: CommandIds,
    pub(super) tasks: TaskTracker,
    pub(super) private_replies: PrivateReplies,
    pub(super) presence: Presence,
    pub(super) importer: Importer,
    pub(super) drafts: Drafts,
    pub(super) charts: Charts,
    /// Whether the bot gets the text of every message.
    pub(super) reads_messages: AtomicBool,
}

impl Context {
    /// Has the engine do a job; resolves once that is on disk.
    pub(super) async fn decide<T: Send + 'static>(&self, job: impl FnOnce(Reply<T>) -> Job) -> Result<T, Refusal> {
        let (reply, outcome) = Reply::channel();
        self.inputs.send(Input::Job(Box::new(job(reply))), self.progress.begin());
        outcome.await.map_err(|_| Unavailable::ShuttingDown.into())
    }

    /// The language of what is posted in a server's channels.
    pub(super) async fn server_locale(&self, guild: GuildId) -> Result<Locale, Refusal> {
        Ok(self.decide(|reply| Job::Settings { guild, reply }).await?.language)
    }

    /// A deck of a server with its cards and images.
    pub(super) async fn whole_deck(&self, guild: GuildId, deck: &DeckId) -> Result<Arc<Deck>, Refusal> {
        self.decks.whole(guild, deck).await?.ok_or_else(|| DeckRefusal::Gone.into())
    }

    /// A deck of a server with its cards, to be played.
    pub(super) async fn deck(&self, guild: GuildId, deck: &DeckId) -> Result<Arc<LoadedDeck>, Refusal> {
        self.decks.open(guild, deck).await?.ok_or_else(|| DeckRefusal::Gone.into())
    }

    /// What a drop of this schedule needs from the store.
    pub(super) async fn drop_resources(&self, schedule: &Schedule) -> Result<DropResources, StoreError> {
        let turns = Turns::new(self.store.turns(schedule.guild, schedule.deck.clone()).await?);
        let streaks = self.store.streaks(schedule.id).await?;
        let deck = self.decks.open(schedule.guild, &schedule.deck).await?;
        Ok(DropResources { deck, turns, streaks })
    }
}
