//! A stage for stories: a sandbox with the bot, on a frozen clock.

#![allow(dead_code, reason = "each test file uses what it needs")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a stage that cannot be set fails its test")]

pub mod decks;
pub mod helper_bot;
pub mod openapi;
pub mod picture;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use discord_sandbox as sandbox;
use discord_sandbox::Sandbox;
use discord_sandbox::clock::SandboxClock;
use discord_sandbox::driver::{ChannelHandle, Member, Story};
use popquiz::bot::{Bot, Defaults, ImportProcess, Options, Reader, RoundStarters};
use popquiz::clock::{Clock, UnixMs};
use popquiz::config::Config;
use popquiz::deck::format;
use popquiz::quiz::Rules;
use popquiz::schedule;
use popquiz::store::sqlite::SqliteStore;
use popquiz_deck::Deck;

/// Monday, 2 March 2026, 08:59:00 UTC.
pub const START: UnixMs = UnixMs(1_772_441_940_000);

/// Cards whose answers the stories know by heart.
pub const DECK: &str = r#"
title = "Trees & Rivers"
[[cards]]
id = "river"
prompt = "Which river flows through Vienna?"
term = ["Danube", "the Danube river"]
reject = ["Rhine"]
note = "Also through Bratislava, Budapest and Belgrade."
tags = ["rivers"]
[[cards]]
id = "conifers"
prompt = "Name three conifers."
list = [["spruce"], ["pine"], ["larch", "tamarack"]]
tags = ["trees"]
[[cards]]
id = "deciduous"
prompt = "Does a larch lose its needles in winter?"
yes_no = "yes"
because = "it is the odd one out among conifers"
tags = ["trees"]
[[cards]]
id = "photosynthesis"
prompt = "Leaves turn ... and ... into sugar."
blanks = [["carbon dioxide", "CO2"], "water"]
tags = ["trees"]
"#;

/// Only one card of [`DECK`], by its id.
pub fn deck_of(card: &str) -> Deck {
    let mut deck = deck(DECK);
    deck.cards.retain(|it| it.id.0 == card);
    assert_eq!(deck.cards.len(), 1, "there is a card {card}");
    deck
}

pub fn deck(text: &str) -> Deck {
    format::read("nature.toml", text.as_bytes()).unwrap()
}

/// How a stage is set up.
pub struct Setup {
    pub decks: Vec<Deck>,
    pub rules: Rules,
    pub sandbox: sandbox::Options,
    pub message_content: bool,
    /// How far the bot's clock is behind Discord's.
    pub behind_ms: i64,
    /// Reads answers that words can't judge.
    pub reader: Option<Arc<dyn Reader>>,
    /// How long reading an uploaded file may take.
    pub import_seconds: u64,
}

/// A clock that is wrong.
struct Behind(SandboxClock, i64);

impl Clock for Behind {
    fn now(&self) -> UnixMs {
        Clock::now(&self.0).plus_ms(-self.1)
    }

    fn sleep_until(&self, time: UnixMs) -> futures_util::future::BoxFuture<'static, ()> {
        Clock::sleep_until(&self.0, time.plus_ms(self.1))
    }
}

impl Default for Setup {
    fn default() -> Self {
        let sandbox = sandbox::Options {
            clock: SandboxClock::frozen(discord_sandbox::clock::UnixMs(START.0)),
            ..popquiz::sandbox::options()
        };
        Self {
            decks: vec![deck(DECK)],
            // Stories begin with the first question, except those about what comes before.
            rules: Rules { ready_ms: 0, ..Config::default().rules() },
            sandbox,
            message_content: true,
            behind_ms: 0,
            reader: None,
            import_seconds: 120,
        }
    }
}

impl Setup {
    pub fn with(card: &str) -> Self {
        Self { decks: vec![deck_of(card)], ..Self::default() }
    }
}

impl Setup {
    /// One card, and no limit of requests: for stories that would wait for it in real time.
    pub fn unlimited(card: &str) -> Self {
        let setup = Self::with(card);
        Self { sandbox: sandbox::Options { rate_limits: false, ..setup.sandbox }, ..setup }
    }
}

pub struct Stage {
    pub sandbox: Sandbox,
    pub bot: Arc<Bot>,
    pub story: Story,
    pub alice: Member,
    pub bob: Member,
    pub carol: Member,
    pub quiz: ChannelHandle,
    pub store: Arc<SqliteStore>,
    pub setup: Setup,
    folder: tempfile::TempDir,
}

async fn start_bot(sandbox: &Sandbox, setup: &Setup, database: &Path) -> (Arc<Bot>, Arc<SqliteStore>) {
    let store = Arc::new(SqliteStore::open(database).unwrap());
    let options = Options {
        api_url: sandbox.api_url(),
        contact_url: popquiz::config::DEFAULT_CONTACT_URL.to_owned(),
        token: sandbox.token().into(),
        message_content: setup.message_content,
        store: Arc::clone(&store) as _,
        decks: setup.decks.clone(),
        clock: Arc::new(Behind(sandbox.clock().clone(), setup.behind_ms)),
        seed: Some(1),
        rules: setup.rules,
        defaults: Defaults {
            questions: 10,
            seconds: 30,
            zone: schedule::Zone::utc(),
            open: schedule::Duration::hours(8),
        },
        grace_ms: 3_600_000,
        keep_answers_days: 7,
        reports: 2,
        rounds: RoundStarters::Managers,
        reader: setup.reader.clone(),
        // A slow build on a busy machine takes its time.
        imports: ImportProcess {
            program: env!("CARGO_BIN_EXE_popquiz").into(),
            seconds: setup.import_seconds,
            ..ImportProcess::default()
        },
    };
    // Boxed, because every story's future holds it.
    let bot = Arc::new(Box::pin(Bot::start(options)).await.unwrap());
    tokio::time::timeout(Duration::from_secs(20), bot.ready()).await.expect("the bot connects within 20 s").unwrap();
    (bot, store)
}

impl Stage {
    pub async fn set() -> Self {
        Self::set_with(Setup::default()).await
    }

    pub async fn set_with(setup: Setup) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let sandbox = Sandbox::start(setup.sandbox.clone()).await.unwrap();
        let (bot, store) = start_bot(&sandbox, &setup, &folder.path().join("popquiz.db")).await;
        let story = Story::new(&sandbox, Some(Arc::clone(&bot) as _));
        let [alice, bob, carol] = ["alice", "bob", "carol"].map(|name| story.member(name));
        let quiz = story.channel("quiz").unwrap();
        Self { sandbox, bot, story, alice, bob, carol, quiz, store, setup, folder }
    }

    /// Ends the bot as SIGTERM does.
    pub async fn stop(&self) {
        self.bot.stop(Duration::from_secs(3)).await;
        self.store.close().await;
    }

    /// Starts the bot again on the same database.
    pub async fn start_again(&mut self) {
        let (bot, store) = start_bot(&self.sandbox, &self.setup, &self.database()).await;
        (self.bot, self.store) = (bot, store);
        self.story = self.story.with_probe(Arc::clone(&self.bot) as _);
        [self.alice, self.bob, self.carol] = ["alice", "bob", "carol"].map(|name| self.story.member(name));
        self.quiz = self.story.channel("quiz").unwrap();
    }

    pub fn database(&self) -> PathBuf {
        self.folder.path().join("popquiz.db")
    }

    /// The end of every story: the bot sent nothing that Discord would call invalid.
    pub fn all_is_well(&self) {
        assert_eq!(
            self.sandbox.invalid_requests(),
            [],
            "invalid requests; the story was:\n{}",
            self.story.transcript()
        );
        openapi::assert_described(&self.sandbox.requests(), &self.story.transcript());
    }

    /// Says the right answer to whichever card of [`DECK`] is asked now.
    pub fn right_answer(&self) -> &'static str {
        let question = self.quiz.newest().map(|message| message.embeds.to_string()).unwrap_or_default();
        right_answer_to(&question)
    }
}

/// The right answer to the card of [`DECK`] that a message asks.
pub fn right_answer_to(question: &str) -> &'static str {
    let known = [
        ("Vienna", "the danube"),
        ("conifers", "pine, larch, spruce"),
        ("larch lose", "yes"),
        ("Leaves turn", "CO2, water"),
    ];
    let right = known.iter().find(|(words, _)| question.contains(words));
    right.map_or_else(|| panic!("no card of the deck is asked: {question}"), |(_, answer)| *answer)
}
