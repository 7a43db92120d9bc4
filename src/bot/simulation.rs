//! A simulation of the engine with its store and outbox: virtual time, members who talk, a Discord that fails, and a
//! process that crashes at any point between deciding, recording, sending and receiving the result. Discord refuses
//! requests for good, events can't be read, and a task of the process dies while the others go on for a while. A seed
//! always gives the same run.
//!
//! `cargo test --lib simulation` runs two thousand seeds. `SIMULATION_SEEDS=100000 cargo test --release --lib
//! simulation` runs as many as asked, `SIMULATION_SEED=17` that one alone.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, VecDeque};
use std::path::PathBuf;
use std::sync::Arc;

use popquiz_deck::{CardId, Kind};
use popquiz_judge::{CardJudge, Credit, FirstPass, Outcome, Verdict};
use rand::seq::IndexedRandom as _;
use rand::{RngExt as _, SeedableRng as _, rngs::ChaCha8Rng};
use serde_json::{Value, json};
use tokio::sync::oneshot;

use super::ballot::Voted;
use super::decks::LoadedDeck;
use super::defaults::RoundStarters;
use super::delivery::DeliveryFailure;
use super::engine::{
    Act, Answer, BallotPlace, Candidates, Decision, DropResources, Engine, HistoryRequest, Job, NewPractice, NewRound,
    PracticeAct, PracticeInput, ReadingRequest, Reply, Reported, Ruling, Settings, Submission, Submitted,
};
use super::input::Input;
use super::open_channels::OpenChannels;
use super::outbox::NONCE_GOOD_FOR_MS;
use super::outgoing::Outgoing;
use super::practice_view::{CardProgress, PracticeView, PracticedCard};
use super::refusal::Refusal;
use crate::clock::UnixMs;
use crate::deck::format;
use crate::discord::chat_message::ChatMessage;
use crate::discord::gateway::Shard;
use crate::discord::message::Message;
use crate::discord::model::{MessageContent, PostedMessage as Sent};
use crate::id::{
    AttemptId, ChannelId, DropNumber, GameId, GuildId, IdBlock, MessageId, OutboxId, QuestionId, ScheduleId, UserId,
    snowflake_at,
};
use crate::quiz::round::Setup;
use crate::quiz::{
    Doubts, Game, Mode, News, Question, Rules, Standing, Style, Team, Turns, Voter, points, team_standings,
};
use crate::schedule::{Answers, DropCards, Duration, Schedule, Weekdays, Zone};
use crate::store::sqlite::SqliteStore;
use crate::store::versioned;
use crate::store::{
    Attempts, Commit, DoubtsChange, GameChange, Loaded, OutboxEntry, ReportReason, SettledAttempt, Store,
};

const GUILD: GuildId = GuildId(1 << 40);
/// A race, an exam, drops answered in the channel, drops answered privately.
const CHANNELS: [ChannelId; 4] = [ChannelId(11), ChannelId(12), ChannelId(13), ChannelId(14)];
/// Who decides on answers in doubt at once, without playing.
const MANAGER: UserId = UserId(5 << 50);
/// Where members practice.
const ELSEWHERE: ChannelId = ChannelId(15);
const MEMBERS: [UserId; 4] = [UserId(1 << 50), UserId(2 << 50), UserId(3 << 50), UserId(4 << 50)];
/// Monday, 2 March 2026, 08:59:00 UTC.
const START: UnixMs = UnixMs(1_772_441_940_000);
const ROUND_SECONDS: u32 = 20;
const OPEN_MS: i64 = 10 * 60_000;
const RULES: Rules = Rules {
    settling_ms: 300,
    reading_limit_ms: 2_000,
    ready_ms: 3_000,
    pause_ms: 2_000,
    hints: 2,
    points: 10,
    speed_points: 5,
    tries: 3,
    idle_questions: 0,
};
/// What is asked, and an answer. The first two show images, the fifth has options, which are tapped; the last two are explanations, on which words alone are
/// unsure.
const CARDS: [(&str, &str); 7] = [
    ("Austria", "Vienna"),
    ("Peru", "Lima"),
    ("Norway", "Oslo"),
    ("Kenya", "Nairobi"),
    ("Tuvalu", "Funafuti"),
    ("Dropout", "parts of the net are turned off by chance while it learns, and so it generalizes better"),
    ("Evaporation", "the fastest particles leave the surface and so the rest of the liquid gets colder"),
];
/// The options of the card that has some.
const OPTIONS: [&str; 3] = ["Majuro", "Funafuti", "Tarawa"];
const EXPLANATIONS: [(&str, &str); 2] = [
    ("Dropout", "It keeps a network from overfitting by switching off random units during training."),
    ("Evaporation", "It cools a liquid, because the molecules with the most energy escape first."),
];
/// Words alone are unsure about this, too.
const WRONG_EXPLANATION: &str = "it makes the network faster and the liquid warmer during training";
/// The beginning of a PNG file, in base64.
const IMAGE: &str = "iVBORw0KGgo=";
/// Discord's memory of nonces, as the sandbox has it.
const NONCE_REMEMBERED_MS: i64 = 180_000;

#[test]
fn nothing_is_lost_or_doubled_whatever_happens() {
    let number = |name: &str| std::env::var(name).ok().and_then(|value| value.parse::<u64>().ok());
    let seeds: Vec<u64> = match number("SIMULATION_SEED") {
        Some(seed) => vec![seed],
        None => (0..number("SIMULATION_SEEDS").unwrap_or(1_500)).collect(),
    };
    let next = std::sync::atomic::AtomicUsize::new(0);
    let run = || {
        let mut sum = Counts::default();
        while let Some(seed) = seeds.get(next.fetch_add(1, std::sync::atomic::Ordering::Relaxed)).copied() {
            match Simulation::run(seed) {
                Ok(counts) => sum.add(&Counts { runs: 1, ..counts }),
                Err(wrong) => panic!("seed {seed}: {wrong}\nrun it alone with SIMULATION_SEED={seed}"),
            }
        }
        sum
    };
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let mut sum = Counts::default();
    std::thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(run)).collect();
        for thread in running {
            sum.add(&thread.join().unwrap());
        }
    });
    println!("{sum:?}");
    let happened =
        [sum.crashes, sum.awards, sum.images, sum.ended_early, sum.corrections, sum.schedule_changes, sum.reports]
            .into_iter()
            .chain([sum.taps, sum.readings, sum.readings_lost, sum.readings_too_late])
            .chain([sum.refused_questions, sum.refused_reveals, sum.unreadable, sum.deaths])
            .chain([sum.joins, sum.deleted, sum.reposts, sum.posted_instead])
            .chain([sum.out, sum.team_points, sum.votes, sum.settled, sum.settled_by_group, sum.taken])
            .chain([sum.practices, sum.practiced, sum.practiced_read]);
    assert!(seeds.len() < 100 || happened.clone().all(|count| count > 0), "nothing happened: {sum:?}");
}

#[derive(Debug, Default)]
struct Counts {
    runs: u64,
    crashes: u64,
    /// Tasks that died before the rest of their process ended.
    deaths: u64,
    disconnections: u64,
    /// Answers of players who had no lives left in an elimination.
    out: u64,
    /// Questions of races that ended because all players had used up their tries.
    out_of_tries: u64,
    /// Points of teams, whenever a round of theirs was saved.
    team_points: u64,
    /// Events that couldn't be read.
    unreadable: u64,
    refused_questions: u64,
    refused_reveals: u64,
    /// Questions whose message a moderator deleted, and posts in their place.
    deleted: u64,
    joins: u64,
    /// Practices that were started, and cards that were answered in them; some of the answers were read by the model.
    practices: u64,
    practiced: u64,
    practiced_read: u64,
    reposts: u64,
    /// Reveals that were posted, because the question's message couldn't be edited.
    posted_instead: u64,
    failed_requests: u64,
    lost_answers: u64,
    questions: u64,
    said: u64,
    taps: u64,
    attempts: u64,
    awards: u64,
    images: u64,
    ended_early: u64,
    corrections: u64,
    schedule_changes: u64,
    reports: u64,
    /// Votes on answers in doubt that counted.
    votes: u64,
    /// Attempts that they settled; those of them that no manager voted on; and those that lost their points.
    settled: u64,
    settled_by_group: u64,
    taken: u64,
    readings: u64,
    /// Verdicts that never came, or came to a process that was gone.
    readings_lost: u64,
    /// Answers that counted by words, because their verdicts came too late.
    readings_too_late: u64,
}

impl Counts {
    /// Whether this reveal says that a question ended before its time, when others may still have answered: it was
    /// skipped or stopped, or all players of a race had used up their one try.
    fn is_cut_short(&mut self, place: usize, reveal: &str) -> bool {
        let is_ended = reveal.starts_with("**Skipped**") || reveal.starts_with("**Stopped**");
        let is_out_of_tries = place == 0 && reveal.contains("**Everyone has answered**");
        self.ended_early += u64::from(is_ended);
        self.out_of_tries += u64::from(is_out_of_tries);
        is_ended || is_out_of_tries
    }

    fn add(&mut self, other: &Self) {
        self.runs += other.runs;
        self.crashes += other.crashes;
        self.deaths += other.deaths;
        self.disconnections += other.disconnections;
        self.out += other.out;
        self.out_of_tries += other.out_of_tries;
        self.team_points += other.team_points;
        self.unreadable += other.unreadable;
        self.refused_questions += other.refused_questions;
        self.refused_reveals += other.refused_reveals;
        self.deleted += other.deleted;
        self.joins += other.joins;
        self.practices += other.practices;
        self.practiced += other.practiced;
        self.practiced_read += other.practiced_read;
        self.reposts += other.reposts;
        self.posted_instead += other.posted_instead;
        self.failed_requests += other.failed_requests;
        self.lost_answers += other.lost_answers;
        self.questions += other.questions;
        self.said += other.said;
        self.taps += other.taps;
        self.attempts += other.attempts;
        self.awards += other.awards;
        self.images += other.images;
        self.ended_early += other.ended_early;
        self.corrections += other.corrections;
        self.schedule_changes += other.schedule_changes;
        self.reports += other.reports;
        self.votes += other.votes;
        self.settled += other.settled;
        self.settled_by_group += other.settled_by_group;
        self.taken += other.taken;
        self.readings += other.readings;
        self.readings_lost += other.readings_lost;
        self.readings_too_late += other.readings_too_late;
    }
}

/// A message in a channel, by a member or (without an author) by the bot.
#[derive(Clone)]
struct Posted {
    id: MessageId,
    author: Option<UserId>,
    text: String,
    body: Value,
    nonce: String,
    /// The names of its files.
    files: Vec<String>,
    /// The question that it asked when it was posted.
    asks: Option<u64>,
    is_deleted: bool,
    /// Whether Discord lets the bot edit it no more.
    is_final: bool,
}

/// The question that a message asks.
fn asks(body: &Value) -> Option<u64> {
    body.to_string().split_once("\"answer:")?.1.split('"').next()?.parse().ok()
}

impl Posted {
    /// The message as Discord returns it to whoever posted it.
    fn answer(&self) -> Sent {
        let mut message = self.body.clone();
        message["id"] = json!(self.id.to_string());
        serde_json::from_value(message).unwrap()
    }

    /// The name of the file that its embed shows.
    fn edit(&mut self, message: &Message) {
        self.body = message.to_edit_json();
        if let Some(files) = named_files(&self.body) {
            self.files = files;
        }
    }

    fn image(&self) -> Option<&str> {
        self.body.pointer("/embeds/0/image/url")?.as_str()?.strip_prefix("attachment://")
    }
}

/// The files that a body lists, if it has a list.
fn named_files(body: &Value) -> Option<Vec<String>> {
    let files = body.get("attachments")?.as_array()?;
    Some(files.iter().filter_map(|file| Some(file.get("filename")?.as_str()?.to_owned())).collect())
}

/// What Discord remembers.
#[derive(Default)]
struct Discord {
    sequence: u64,
    channels: HashMap<ChannelId, Vec<Posted>>,
    nonces: HashMap<(ChannelId, String), MessageId>,
}

impl Discord {
    fn add(&mut self, channel: ChannelId, now: UnixMs, author: Option<UserId>, text: &str, body: Value) -> MessageId {
        self.sequence += 1;
        let id = MessageId(snowflake_at(now, self.sequence));
        let nonce = body.get("nonce").and_then(Value::as_str).unwrap_or_default().to_owned();
        let files = named_files(&body).unwrap_or_default();
        let (text, asks) = (text.to_owned(), asks(&body));
        let (is_deleted, is_final) = (false, false);
        let posted = Posted { id, author, text, body, nonce, files, asks, is_deleted, is_final };
        self.channels.entry(channel).or_default().push(posted);
        id
    }

    fn post(&mut self, channel: ChannelId, now: UnixMs, message: &Message) -> MessageId {
        let nonce = message.nonce.clone().unwrap_or_default();
        if let Some(earlier) = self.nonces.get(&(channel, nonce.clone()))
            && now.since(earlier.time()) <= NONCE_REMEMBERED_MS
        {
            return *earlier;
        }
        let id = self.add(channel, now, None, "", message.to_json());
        self.nonces.insert((channel, nonce), id);
        id
    }

    fn history(&self, channel: ChannelId) -> &[Posted] {
        self.channels.get(&channel).map(Vec::as_slice).unwrap_or_default()
    }
}

enum Item {
    /// Somebody does something in a channel.
    Member(usize, UserId),
    /// Somebody practices alone.
    Practice(UserId),
    /// Somebody starts a game of the channel's kind.
    Begin(usize),
    /// A member or manager votes, skips, reports, appeals, decides or changes a schedule.
    OtherAction,
    /// Somebody votes on an answer in doubt.
    Vote,
    /// A message arrives over a connection.
    ChatMessage(u32, ChatMessage),
    /// So does the news that one was deleted.
    Deleted(u32, ChannelId, MessageId),
    /// So does an event that can't be read.
    Unreadable(u32),
    /// The process fetches what such events may have been.
    FetchHistories(u32),
    /// The oldest decision that is on its way to the disk gets there.
    Recorded,
    /// A request of the outbox reaches Discord.
    Request(u32, OutboxEntry, UnixMs),
    /// Its answer reaches the process.
    Answered(u32, ChannelId, OutboxId, Sent),
    /// Discord refused the request for good, and the process learns of it.
    Refused(u32, ChannelId, OutboxId, DeliveryFailure),
    /// A channel's history reaches the process.
    History(u32, HistoryRequest),
    /// The model has read an answer.
    Read(u32, QuestionId, AttemptId, Option<Verdict>),
    /// The model failed for good.
    ModelFailed(u32),
    Disconnect,
    Connect,
    Crash,
    /// A task of the process dies.
    Dies,
    /// The process ends because one of its tasks has died.
    Ends(u32),
    Start,
}

/// The tasks without which a process is of no use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Task {
    Engine,
    /// Records decisions.
    Store,
    /// Acts upon decisions.
    Actor,
    Outbox,
    Gateway,
    Reader,
    /// Prepares drops.
    Drops,
}

const TASKS: [Task; 7] =
    [Task::Engine, Task::Store, Task::Actor, Task::Outbox, Task::Gateway, Task::Reader, Task::Drops];

/// The longest time from the death of a task to the end of its process.
const ENDS_WITHIN_MS: i64 = 5_000;

/// How the model does in a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ModelTrouble {
    /// The reader is fast, or slow: verdicts overtake each other, and some arrive after the limit.
    Delays,
    /// Some verdicts never arrive.
    Losses,
    /// Some processes have no model.
    Absence,
}

/// A question as the database has it.
struct Recorded {
    id: u64,
    card: String,
    message: Option<MessageId>,
    asked_at: UnixMs,
    closed_at: Option<UnixMs>,
}

/// A question that was revealed.
struct RevealedQuestion {
    place: usize,
    id: QuestionId,
    message: MessageId,
    /// The last moment at which an attempt counts.
    closes_at: UnixMs,
    closed_at: UnixMs,
    may_be_cut_short: bool,
    judge: CardJudge,
}

/// An attempt with its final verdict.
#[derive(Clone, Debug)]
struct Judged {
    id: AttemptId,
    user: UserId,
    text: String,
    credit: Credit,
    /// What a vote settled on.
    settled: Option<Credit>,
}

impl Judged {
    /// The credit that counts.
    fn counted(&self) -> Credit {
        self.settled.unwrap_or(self.credit)
    }
}

/// A vote on an answer in doubt: by whom, on which question's answer, and when.
#[derive(Clone, Copy, Debug)]
struct CastVote {
    question: QuestionId,
    answer: usize,
    user: UserId,
    at: UnixMs,
}

/// The reply to a job that may be refused, once it arrives.
type Pending<T> = oneshot::Receiver<Result<T, Refusal>>;

struct Deciding {
    commit: Commit,
    acts: Vec<Act>,
}

#[expect(clippy::struct_excessive_bools, reason = "each is a state of its own")]
struct Simulation {
    random: ChaCha8Rng,
    now: UnixMs,
    sequence: u64,
    queue: BinaryHeap<Reverse<(i64, u64)>>,
    items: HashMap<u64, Item>,
    discord: Discord,
    store: SqliteStore,
    path: PathBuf,
    _folder: tempfile::TempDir,
    runtime: tokio::runtime::Runtime,
    /// The process that runs, by number; events for an earlier one are lost.
    process: u32,
    engine: Option<Engine>,
    /// The task of it that has died.
    dead: Option<Task>,
    /// Whether it's about to fetch the histories.
    looks_back: bool,
    /// What Discord refused for good.
    refused: HashMap<ChannelId, Vec<Posted>>,
    /// The nonces of what was shown by an edit in the end.
    shown: HashSet<String>,
    /// Channels in which the bot may not post, until when.
    forbidden: HashMap<ChannelId, UnixMs>,
    deck: Arc<LoadedDeck>,
    model: ModelTrouble,
    /// How many answers the model takes at once in this process, and how long it takes at most, in ms.
    readings_at_once: usize,
    reads_within: i64,
    connected: bool,
    /// The process has been connected before, so its connection may be resumed.
    has_session: bool,
    /// Missed since the line broke, in case it is resumed.
    missed: Vec<ChatMessage>,
    on_its_way: VecDeque<Deciding>,
    waiting: HashMap<ChannelId, VecDeque<OutboxEntry>>,
    /// All goes well from now on.
    peace: bool,
    /// Private answers whose result is shown once it's recorded.
    awaiting: Vec<(QuestionId, UserId, oneshot::Receiver<Submitted>)>,
    right: BTreeSet<(QuestionId, UserId)>,
    /// Wrong answers that are random strings, so that accepting one doesn't change the verdict on any other answer.
    appealable: Vec<(AttemptId, UserId)>,
    awaiting_rulings: Vec<(AttemptId, bool, Pending<Message>)>,
    ruled: BTreeMap<AttemptId, bool>,
    /// Each with whether the schedule is paused afterwards, or `None` if it's removed.
    awaiting_schedules: Vec<(DropNumber, Option<bool>, Pending<Schedule>)>,
    scheduled: BTreeMap<DropNumber, Option<bool>>,
    awaiting_reports: Vec<Pending<Reported>>,
    awaiting_votes: Vec<(CastVote, Pending<Voted>)>,
    /// Everybody who may have voted on an answer, and those who were told that it counts.
    voters: BTreeMap<(QuestionId, usize), BTreeSet<UserId>>,
    told_votes: BTreeSet<(QuestionId, usize, UserId)>,
    /// The votes as they are on disk, or were last.
    votes_on_disk: BTreeMap<QuestionId, Doubts>,
    settled: BTreeSet<AttemptId>,
    /// What must never be, and was.
    wrong: Option<String>,
    /// Whose accepted appeals count in full.
    appealed: BTreeSet<(QuestionId, UserId)>,
    /// When somebody tried to end a channel's question early: by a vote, a skip or a stop.
    early_endings: BTreeSet<(ChannelId, UnixMs)>,
    /// The same cards in another deck, which no exam asks.
    practiced_deck: Arc<LoadedDeck>,
    awaiting_practices: Vec<(UserId, PracticeStep, Pending<PracticeView>)>,
    /// The card that each member was shown last in practice.
    practiced: BTreeMap<UserId, PracticedCard>,
    /// Those of the practice that they started last.
    practiced_cards: BTreeSet<(UserId, CardId)>,
    /// Who was shown which question in practice, and whether they were shown its verdict.
    practice_questions: BTreeMap<QuestionId, (UserId, bool)>,
    /// What went wrong in practice.
    practiced_wrongly: Option<String>,
    counts: Counts,
}

/// What a member did in practice.
#[derive(Clone, Copy, Debug, PartialEq)]
enum PracticeStep {
    Start,
    Act,
}

impl Simulation {
    fn run(seed: u64) -> Result<Counts, String> {
        let memory = PathBuf::from("/dev/shm");
        let folder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.unwrap();
        let path = folder.path().join("popquiz.db");
        let mut simulation = Self {
            random: ChaCha8Rng::seed_from_u64(seed),
            now: START,
            sequence: 0,
            queue: BinaryHeap::new(),
            items: HashMap::new(),
            discord: Discord::default(),
            store: SqliteStore::open(&path).unwrap(),
            path,
            _folder: folder,
            runtime: tokio::runtime::Builder::new_current_thread().build().unwrap(),
            process: 0,
            engine: None,
            dead: None,
            looks_back: false,
            refused: HashMap::new(),
            shown: HashSet::new(),
            forbidden: HashMap::new(),
            deck: Arc::new(LoadedDeck::missing()),
            model: match seed % 4 {
                0 => ModelTrouble::Losses,
                1 => ModelTrouble::Absence,
                _ => ModelTrouble::Delays,
            },
            readings_at_once: 0,
            reads_within: 0,
            connected: false,
            has_session: false,
            missed: Vec::new(),
            on_its_way: VecDeque::new(),
            waiting: HashMap::new(),
            peace: false,
            awaiting: Vec::new(),
            right: BTreeSet::new(),
            appealable: Vec::new(),
            awaiting_rulings: Vec::new(),
            ruled: BTreeMap::new(),
            awaiting_schedules: Vec::new(),
            scheduled: BTreeMap::new(),
            awaiting_reports: Vec::new(),
            awaiting_votes: Vec::new(),
            voters: BTreeMap::new(),
            told_votes: BTreeSet::new(),
            votes_on_disk: BTreeMap::new(),
            settled: BTreeSet::new(),
            wrong: None,
            appealed: BTreeSet::new(),
            early_endings: BTreeSet::new(),
            practiced_deck: Arc::new(LoadedDeck::missing()),
            awaiting_practices: Vec::new(),
            practiced: BTreeMap::new(),
            practiced_cards: BTreeSet::new(),
            practice_questions: BTreeMap::new(),
            practiced_wrongly: None,
            counts: Counts::default(),
        };
        simulation.play();
        if let Some(wrong) = simulation.wrong {
            return Err(wrong);
        }
        simulation.compare()?;
        Ok(simulation.counts)
    }

    fn after(&mut self, ms: i64, item: Item) {
        self.sequence += 1;
        self.queue.push(Reverse((self.now.plus_ms(ms).0, self.sequence)));
        self.items.insert(self.sequence, item);
    }

    fn between(&mut self, from: i64, to: i64) -> i64 {
        self.random.random_range(from..to)
    }

    fn chance(&mut self, share: f64) -> bool {
        !self.peace && self.random.random_bool(share)
    }

    fn play(&mut self) {
        const TROUBLE_MS: i64 = 180_000;
        self.after(0, Item::Start);
        for place in 0..CHANNELS.len() {
            let at = self.between(1_000, 5_000);
            self.after(at, Item::Begin(place));
            for member in MEMBERS {
                let at = self.between(2_000, 20_000);
                self.after(at, Item::Member(place, member));
            }
        }
        for member in MEMBERS {
            let at = self.between(1_000, 20_000);
            self.after(at, Item::Practice(member));
        }
        self.after(3_000, Item::OtherAction);
        self.after(10_000, Item::Vote);
        for _ in 0..3 {
            let (crash, line) = (self.between(0, TROUBLE_MS), self.between(0, TROUBLE_MS));
            self.after(crash, Item::Crash);
            self.after(line, Item::Disconnect);
        }
        for _ in 0..2 {
            let death = self.between(0, TROUBLE_MS);
            self.after(death, Item::Dies);
        }
        let end = START.plus_ms(TROUBLE_MS);
        let never = START.plus_ms(TROUBLE_MS + 6 * 3_600_000);
        loop {
            let next = self.queue.peek().map(|Reverse((at, _))| UnixMs(*at));
            let deadline = self.engine.as_ref().filter(|_| self.lives(Task::Engine)).and_then(Engine::next_deadline);
            if let Some(deadline) = deadline.filter(|deadline| next.is_none_or(|next| *deadline <= next)) {
                if deadline > never {
                    return;
                }
                self.now = self.now.max(deadline);
                self.time_passes();
            } else {
                let Some(Reverse((at, key))) = self.queue.pop() else { return };
                self.now = self.now.max(UnixMs(at));
                let item = self.items.remove(&key).unwrap();
                self.happens(item);
            }
            if self.now >= end && !self.peace {
                self.peace = true;
                self.after(0, Item::Start);
                self.after(1, Item::Connect);
            }
        }
    }

    fn happens(&mut self, item: Item) {
        match item {
            Item::Member(place, member) => self.member_acts(place, member),
            Item::Begin(place) => self.begin(place),
            Item::Practice(member) => self.practices(member),
            Item::OtherAction => self.other_action(),
            Item::Vote => self.vote(),
            Item::ChatMessage(process, heard) => {
                if process == self.process {
                    self.decide(Input::ChatMessage(heard));
                }
            }
            Item::Deleted(process, channel, message) => {
                if process == self.process {
                    self.decide(Input::MessagesDeleted(channel, vec![message]));
                }
            }
            Item::Unreadable(process) => {
                if process == self.process {
                    self.decide(Input::EventMissed);
                    if !std::mem::replace(&mut self.looks_back, true) {
                        self.after(1_000, Item::FetchHistories(process));
                    }
                }
            }
            Item::FetchHistories(process) => {
                if process == self.process {
                    self.looks_back = false;
                    self.decide(Input::FetchHistories);
                }
            }
            Item::Recorded => self.recorded(),
            Item::Request(process, entry, sent_at) => self.request(process, entry, sent_at),
            Item::Answered(process, channel, id, message) => {
                self.answered(process, channel, id, Ok(message));
            }
            Item::Refused(process, channel, id, why) => self.answered(process, channel, id, Err(why)),
            Item::History(process, request) => self.history(process, request),
            Item::Read(process, question, attempt, verdict) => {
                if process == self.process && self.engine.is_some() {
                    self.decide(Input::AnswerRead { question, attempt, verdict });
                } else {
                    self.counts.readings_lost += 1;
                }
            }
            Item::ModelFailed(process) => {
                if process == self.process {
                    self.decide(Input::ModelFailed);
                }
            }
            Item::Disconnect => {
                if self.connected {
                    self.connected = false;
                    self.counts.disconnections += 1;
                    let away = self.between(10, 30_000);
                    self.after(away, Item::Connect);
                }
            }
            Item::Connect => self.connect(),
            Item::Crash => self.crash(),
            Item::Dies => {
                if !self.peace && self.engine.is_some() && self.dead.is_none() {
                    self.dead = TASKS.choose(&mut self.random).copied();
                    self.counts.deaths += 1;
                    if self.dead == Some(Task::Gateway) {
                        self.connected = false;
                    }
                    let end = self.between(0, ENDS_WITHIN_MS);
                    self.after(end, Item::Ends(self.process));
                }
            }
            Item::Ends(process) => {
                if process == self.process {
                    self.end_process();
                }
            }
            Item::Start => self.start(),
        }
    }

    // ---- The process

    fn start(&mut self) {
        if self.engine.is_some() {
            return;
        }
        self.process += 1;
        let cards = CARDS.map(|(topic, right)| {
            let shows = if has_image(topic) { "image = \"map.png\"\nanswer_image = \"map.png\"\n" } else { "" };
            let (what, key) = match explanation_of(topic) {
                Some(text) => ("effect", format!("explanation = \"{text}\"")),
                None if OPTIONS.contains(&right) => ("capital", format!("options = {OPTIONS:?}\ncorrect = 2")),
                None => ("capital", format!("term = \"{right}\"")),
            };
            format!("[[cards]]\nid = \"{}\"\nprompt = \"The {what} of {topic}?\"\n{key}\n{shows}", topic.to_lowercase())
        });
        let deck = format!("title = \"Capitals\"\n{}[media]\n\"map.png\" = \"{IMAGE}\"\n", cards.concat());
        let deck = format::read("capitals.toml", deck.as_bytes()).unwrap();
        let is_absent = self.model == ModelTrouble::Absence && self.random.random_bool(0.5);
        self.readings_at_once = if is_absent { 0 } else { [1, 2, 16].choose(&mut self.random).copied().unwrap() };
        self.reads_within = [60, 400, 5_000].choose(&mut self.random).copied().unwrap();
        let settings = Settings {
            reads_messages: true,
            readings_at_once: self.readings_at_once,
            rules: RULES,
            zone: Zone::utc(),
            grace_ms: 3_600_000,
            keep_answers_days: 7,
            reports: 3,
            rounds: RoundStarters::Managers,
            seed: self.random.random(),
        };
        let loaded = self.runtime.block_on(self.store.load()).unwrap();
        self.deck = Arc::new(LoadedDeck::new(deck));
        let own = popquiz_deck::Deck { id: popquiz_deck::DeckId("mine".into()), ..self.deck.deck.clone() };
        self.practiced_deck = Arc::new(LoadedDeck::new(own));
        let in_play = Engine::in_play(&loaded).into_iter().map(|(guild, id)| {
            let deck = if id.0 == "mine" { &self.practiced_deck } else { &self.deck };
            ((guild, id), Arc::clone(deck))
        });
        let in_play: HashMap<_, _> = in_play.collect();
        let ids = self.lease_ids(Engine::ids_needed_by(&loaded));
        let channels = Arc::new(OpenChannels::default());
        let (mut engine, first) = Engine::new(&in_play, settings, channels, &loaded, ids, self.now);
        for (guild, deck) in in_play.keys() {
            let turns = self.runtime.block_on(self.store.turns(*guild, deck.clone())).unwrap();
            engine.provide(*guild, deck, Turns::new(turns));
        }
        self.engine = Some(engine);
        for entry in loaded.outbox {
            self.enqueue(entry);
        }
        self.take(first);
        (self.connected, self.has_session) = (false, false);
        self.missed.clear();
        let connecting = self.between(10, 2_000);
        self.after(connecting, Item::Connect);
    }

    fn lease_ids(&self, count: u64) -> IdBlock {
        self.runtime.block_on(self.store.lease_ids(u32::try_from(count).unwrap())).unwrap()
    }

    fn crash(&mut self) {
        if self.peace || self.engine.is_none() {
            return;
        }
        self.counts.crashes += 1;
        self.end_process();
    }

    /// The process is gone, and starts again after a while.
    fn end_process(&mut self) {
        if self.engine.take().is_none() {
            return;
        }
        (self.dead, self.looks_back) = (None, false);
        self.connected = false;
        self.missed.clear();
        self.on_its_way.clear();
        self.waiting.clear();
        let down = if self.random.random_bool(0.2) { self.between(60_000, 400_000) } else { self.between(10, 10_000) };
        self.after(down, Item::Start);
    }

    /// Whether a task of the process still works.
    fn lives(&self, task: Task) -> bool {
        self.dead != Some(task)
    }

    fn connect(&mut self) {
        if self.engine.is_none() || self.connected || !self.lives(Task::Gateway) {
            return;
        }
        self.connected = true;
        let missed = std::mem::take(&mut self.missed);
        if std::mem::replace(&mut self.has_session, true) && self.random.random_bool(0.5) {
            // Resumed: all that was missed is replayed before anything new.
            for heard in missed {
                self.decide(Input::ChatMessage(heard));
            }
        } else {
            self.decide(Input::Reconnected { guilds: vec![GUILD], shard: Shard { number: 0, of: 1 } });
        }
    }

    fn supply_ids(&mut self) {
        let Some((left, needed)) = self.engine.as_ref().map(|engine| (engine.ids_left(), engine.ids_needed())) else {
            return;
        };
        if left < needed {
            let block = self.lease_ids(2 * needed);
            self.engine.as_mut().unwrap().add_ids(block);
        }
    }

    /// Decides on an input, and sends the decision on its way to the disk.
    fn decide(&mut self, input: Input) {
        if !self.lives(Task::Engine) {
            return;
        }
        self.supply_ids();
        let Some(engine) = &mut self.engine else { return };
        let mut decision = Decision::at(self.now);
        input.apply(engine, &mut decision);
        engine.time_passed(&mut decision);
        self.take(decision);
    }

    fn time_passes(&mut self) {
        self.supply_ids();
        let Some(engine) = &mut self.engine else { return };
        let mut decision = Decision::at(self.now);
        engine.time_passed(&mut decision);
        self.take(decision);
    }

    /// Has the engine do a job, as a handler would; its outcome arrives once it is recorded.
    fn ask<T: Send + 'static>(&mut self, job: impl FnOnce(Reply<T>) -> Job) -> oneshot::Receiver<T> {
        let (reply, outcome) = Reply::channel();
        self.decide(Input::Job(Box::new(job(reply))));
        outcome
    }

    fn take(&mut self, mut decision: Decision) {
        let Some(engine) = &mut self.engine else { return };
        engine.complete(&mut decision);
        if !decision.is_empty() {
            let Decision { commit, acts, .. } = decision;
            self.on_its_way.push_back(Deciding { commit, acts });
            let disk = self.between(1, 30);
            self.after(disk, Item::Recorded);
        }
    }

    fn recorded(&mut self) {
        if self.chance(0.004) {
            return self.crash();
        }
        if !self.lives(Task::Store) {
            return;
        }
        let Some(Deciding { commit, acts }) = self.on_its_way.pop_front() else { return };
        let outbox = commit.outbox.clone();
        if let Err(wrong) = self.check_votes(&commit).and_then(|()| self.check_rounds(&commit)) {
            self.wrong.get_or_insert(wrong);
        }
        self.runtime.block_on(self.store.commit(commit)).unwrap();
        if self.chance(0.004) {
            return self.crash();
        }
        if !self.lives(Task::Actor) {
            return;
        }
        for entry in outbox {
            self.enqueue(entry);
        }
        for act in acts {
            match act {
                Act::FetchHistory(request) => {
                    let process = self.process;
                    let way = self.between(20, 500);
                    self.after(way, Item::History(process, request));
                }
                Act::PrepareDrop(..) if !self.lives(Task::Drops) => {}
                Act::PrepareDrop(id, due) => {
                    let resources = self.drop_resources(id);
                    drop(self.ask(|reply| Job::OpenDrop { id, due, resources, reply }));
                }
                Act::Read(request) => self.read(request),
                Act::Reply(reply) => reply.send(),
                Act::React { .. } | Act::Expire(..) | Act::TellHost { .. } => {}
            }
        }
        let told = self.awaiting.extract_if(.., |(.., outcome)| !outcome.is_empty() || outcome.is_terminated());
        let told: Vec<_> = told.collect();
        for (question, member, mut outcome) in told {
            let Ok(Submitted { news, .. }) = outcome.try_recv() else { continue };
            let is_right = matches!(&news, Some(News::Judged { verdict, .. }) if verdict.outcome == Outcome::Correct);
            self.counts.out += u64::from(news == Some(News::Out));
            if is_right || news == Some(News::AlreadyRight) {
                self.right.insert((question, member));
            }
        }
        self.receive_outcomes();
    }

    /// Reads an answer. A verdict may arrive late, twice, before one requested earlier, or never.
    fn read(&mut self, ReadingRequest { question, attempt, judge, text }: ReadingRequest) {
        if !self.lives(Task::Reader) {
            return;
        }
        self.counts.readings += 1;
        self.counts.practiced_read += u64::from(self.practice_questions.contains_key(&question));
        let process = self.process;
        if self.model == ModelTrouble::Losses && self.chance(0.02) {
            self.counts.readings_lost += 1;
            return self.after(10_000, Item::ModelFailed(process));
        }
        // Sometimes, it's in doubt.
        let confidence = [0.3, 0.4, 0.5, 0.7, 0.9].choose(&mut self.random).copied().unwrap();
        let correct = Verdict { confidence, ..judge.accepted() };
        let verdict = if read_credit(judge.judge(&text).credit) == Credit::FULL {
            correct
        } else {
            Verdict { outcome: Outcome::Wrong, credit: Credit::NONE, parts: vec![], ..correct }
        };
        let slowest = if self.peace { 60 } else { self.reads_within };
        for _ in 0..=i32::from(self.chance(0.1)) {
            let delay = self.between(5, slowest);
            self.after(delay, Item::Read(process, question, attempt, Some(verdict.clone())));
        }
    }

    /// Records what members and managers have been shown: it's on disk, so it must still hold at the end.
    fn receive_outcomes(&mut self) {
        for (source, accepted, mut outcome) in std::mem::take(&mut self.awaiting_rulings) {
            match outcome.try_recv() {
                Ok(Ok(_)) => drop(self.ruled.insert(source, accepted)),
                Err(oneshot::error::TryRecvError::Empty) => self.awaiting_rulings.push((source, accepted, outcome)),
                Ok(Err(_)) | Err(oneshot::error::TryRecvError::Closed) => {}
            }
        }
        for (number, paused, mut outcome) in std::mem::take(&mut self.awaiting_schedules) {
            match outcome.try_recv() {
                Ok(Ok(_)) => {
                    self.counts.schedule_changes += 1;
                    self.scheduled.insert(number, paused);
                }
                Err(oneshot::error::TryRecvError::Empty) => self.awaiting_schedules.push((number, paused, outcome)),
                Ok(Err(_)) | Err(oneshot::error::TryRecvError::Closed) => {}
            }
        }
        for (vote, mut outcome) in std::mem::take(&mut self.awaiting_votes) {
            match outcome.try_recv() {
                Ok(Ok(voted)) => {
                    self.counts.votes += 1;
                    let CastVote { question, answer, user, at } = vote;
                    if at > voted.closes_at {
                        self.wrong.get_or_insert(format!("a vote on {question} counted after it was over"));
                    }
                    if !voted.has_settled {
                        self.told_votes.insert((question, answer, user));
                    }
                }
                Err(oneshot::error::TryRecvError::Empty) => self.awaiting_votes.push((vote, outcome)),
                Ok(Err(_)) | Err(oneshot::error::TryRecvError::Closed) => {}
            }
        }
        for (member, step, mut outcome) in std::mem::take(&mut self.awaiting_practices) {
            match outcome.try_recv() {
                Ok(Ok(view)) => self.is_shown(member, step, view),
                // It's over, or every card is being asked.
                Ok(Err(_)) => drop(self.practiced.remove(&member)),
                Err(oneshot::error::TryRecvError::Empty) => self.awaiting_practices.push((member, step, outcome)),
                Err(oneshot::error::TryRecvError::Closed) => {}
            }
        }
        for mut outcome in std::mem::take(&mut self.awaiting_reports) {
            match outcome.try_recv() {
                Ok(reported) => self.counts.reports += u64::from(reported.is_ok()),
                Err(oneshot::error::TryRecvError::Empty) => self.awaiting_reports.push(outcome),
                Err(oneshot::error::TryRecvError::Closed) => {}
            }
        }
    }

    fn drop_resources(&self, schedule: ScheduleId) -> DropResources {
        let deck = popquiz_deck::DeckId("capitals".into());
        DropResources {
            deck: Some(Arc::clone(&self.deck)),
            turns: Turns::new(self.runtime.block_on(self.store.turns(GUILD, deck)).unwrap()),
            streaks: self.runtime.block_on(self.store.streaks(schedule)).unwrap(),
        }
    }

    fn history(&mut self, process: u32, request: HistoryRequest) {
        if process != self.process || self.engine.is_none() {
            return;
        }
        if self.chance(0.2) {
            self.counts.failed_requests += 1;
            return self.after(5_000, Item::History(process, request));
        }
        let said: Vec<ChatMessage> = self
            .discord
            .history(request.channel)
            .iter()
            .filter(|posted| posted.id > request.after)
            .filter_map(|posted| Some(heard(request.channel, posted.id, posted.author?, &posted.text)))
            .collect();
        for heard in said {
            self.decide(Input::ChatMessage(heard));
        }
        self.decide(Input::HistoryReceived(request));
    }

    // ---- The outbox, as `outbox` sends it

    fn enqueue(&mut self, entry: OutboxEntry) {
        if let Some(queue) = self.waiting.get_mut(&entry.channel) {
            queue.push_back(entry);
        } else {
            self.waiting.insert(entry.channel, VecDeque::new());
            self.send(entry);
        }
    }

    fn answered(&mut self, process: u32, channel: ChannelId, id: OutboxId, sent: Result<Sent, DeliveryFailure>) {
        if process != self.process || self.engine.is_none() || !self.lives(Task::Outbox) {
            return;
        }
        self.decide(Input::Sent(id, sent));
        match self.waiting.get_mut(&channel).and_then(VecDeque::pop_front) {
            Some(next) => self.send(next),
            None => drop(self.waiting.remove(&channel)),
        }
    }

    /// Why Discord refuses a request in this channel for good, if it does.
    fn refusal(&mut self, channel: ChannelId) -> Option<DeliveryFailure> {
        const ONCE: [DeliveryFailure; 4] =
            [DeliveryFailure::AutoMod, DeliveryFailure::ThreadClosed, DeliveryFailure::Gone, DeliveryFailure::Refused];
        if self.peace {
            return None;
        }
        if self.chance(0.01) {
            let until = self.between(1_000, 20_000);
            self.forbidden.insert(channel, self.now.plus_ms(until));
        }
        if self.forbidden.get(&channel).is_some_and(|until| self.now < *until) {
            return Some(DeliveryFailure::Forbidden);
        }
        if self.chance(0.01) { ONCE.choose(&mut self.random).copied() } else { None }
    }

    fn send(&mut self, entry: OutboxEntry) {
        if !self.lives(Task::Outbox) {
            return;
        }
        let way = if self.chance(0.02) { self.between(60_000, 240_000) } else { self.between(10, 150) };
        let process = self.process;
        self.after(way, Item::Request(process, entry, self.now));
    }

    fn request(&mut self, process: u32, entry: OutboxEntry, sent_at: UnixMs) {
        // A request outlives the process that sent it, but not by much: its connection ends with it. And a process that
        // has ended doesn't try again.
        let is_orphan = process != self.process || self.engine.is_none() || !self.lives(Task::Outbox);
        if is_orphan && (!(1..=5_000).contains(&self.now.since(sent_at)) || self.random.random_bool(0.5)) {
            return;
        }
        let (channel, id) = (entry.channel, entry.id);
        let outgoing = versioned::read::<Outgoing>(&entry.effect).unwrap();
        // Nor does it arrive after the next process was refused the same: no program could know of such a message.
        let is_same = |posted: &Posted| match &outgoing {
            Outgoing::Post(post) | Outgoing::EditOrPost(_, post) => post.message.nonce.as_ref() == Some(&posted.nonce),
            Outgoing::Edit(..) => false,
        };
        if is_orphan && self.refused.get(&channel).is_some_and(|refused| refused.iter().any(is_same)) {
            return;
        }
        if self.chance(0.06) {
            self.counts.failed_requests += 1;
            return self.again(process, entry);
        }
        let outgoing = self.possible(channel, outgoing);
        let is_posted = |nonce: &Option<String>| {
            let history = self.discord.history(channel);
            nonce.as_ref().is_some_and(|nonce| history.iter().any(|posted| posted.nonce == *nonce))
        };
        // A message that exists already, although the bot doesn't know, isn't refused.
        let may_be_refused = match &outgoing {
            Outgoing::Post(post) => !is_posted(&post.message.nonce),
            Outgoing::Edit(..) | Outgoing::EditOrPost(..) => true,
        };
        let is_gone = matches!(&outgoing, Outgoing::Edit(target, _) if self.is_deleted(channel, *target));
        let refusal = match &outgoing {
            Outgoing::Edit(..) if is_gone => Some(DeliveryFailure::Gone),
            // What forbids the edit forbids the post, too.
            Outgoing::EditOrPost(..) => self.refusal(channel).filter(|why| *why == DeliveryFailure::Forbidden),
            _ if may_be_refused => self.refusal(channel),
            _ => None,
        };
        if let Some(why) = refusal {
            if let Outgoing::Post(post) | Outgoing::EditOrPost(_, post) = outgoing {
                let (body, nonce) = (post.message.to_json(), post.message.nonce.clone().unwrap_or_default());
                let id = MessageId(0);
                let (text, files, asks) = (String::new(), vec![], asks(&body));
                let (is_deleted, is_final) = (false, false);
                let posted = Posted { id, author: None, text, body, nonce, files, asks, is_deleted, is_final };
                self.refused.entry(channel).or_default().push(posted);
            }
            let back = self.between(5, 150);
            return self.after(back, Item::Refused(process, channel, id, why));
        }
        let message = match outgoing {
            Outgoing::Post(post) => {
                let sent = MessageContent::of(&post.message);
                // Now and then, an image is refused, or is no longer in its deck.
                let image = post.image.as_ref().filter(|_| !self.chance(0.1));
                let image = image.and_then(|image| image.file(self.deck.deck.media.get(&image.name)?.clone()));
                let message = post.with(image);
                let is_there = |posted: &&Posted| {
                    let mut view = posted.body.clone();
                    // Discord doesn't keep nonces.
                    view.as_object_mut().unwrap().remove("nonce");
                    posted.author.is_none()
                        && post.after.is_none_or(|after| posted.id > after)
                        && posted.id.time() >= entry.at.plus_ms(-60_000)
                        && serde_json::from_value::<MessageContent>(view).unwrap().matches(&sent)
                };
                let age = self.now.since(entry.at);
                let earlier = self.discord.history(channel).iter().find(is_there).map(|posted| posted.id);
                let made = if let Some(earlier) = earlier.filter(|_| age > NONCE_GOOD_FOR_MS) {
                    earlier
                } else {
                    self.discord.post(channel, self.now, &message)
                };
                self.discord.history(channel).iter().find(|posted| posted.id == made).unwrap().answer()
            }
            Outgoing::Edit(target, message) => {
                let messages = self.discord.channels.entry(channel).or_default();
                if let Some(posted) = messages.iter_mut().find(|posted| posted.id == target) {
                    posted.edit(&message);
                }
                Sent { id: target, image: message.embed.and_then(|embed| embed.image) }
            }
            Outgoing::EditOrPost(target, post) => {
                // Now and then, an image is refused, or is no longer in its deck; but not if it was uploaded before.
                let is_shown = self.shown.contains(post.message.nonce.as_deref().unwrap_or_default());
                let image = post.image.as_ref().filter(|_| !self.chance(0.1) || is_shown);
                let image = image.and_then(|image| image.file(self.deck.deck.media.get(&image.name)?.clone()));
                let message = post.as_edit(image);
                self.shown.extend(post.message.nonce);
                let messages = self.discord.channels.entry(channel).or_default();
                if let Some(posted) = messages.iter_mut().find(|posted| posted.id == target) {
                    posted.edit(&message);
                }
                Sent { id: target, image: message.embed.and_then(|embed| embed.image) }
            }
        };
        if self.chance(0.01) {
            return self.crash();
        }
        if self.chance(0.06) {
            self.counts.lost_answers += 1;
            return self.again(process, entry);
        }
        let back = self.between(5, 150);
        self.after(back, Item::Answered(process, channel, id, message));
    }

    fn is_deleted(&self, channel: ChannelId, message: MessageId) -> bool {
        self.discord.history(channel).iter().any(|posted| posted.id == message && posted.is_deleted)
    }

    /// An effect as the outbox carries it out: what can't be edited is posted.
    fn possible(&mut self, channel: ChannelId, outgoing: Outgoing) -> Outgoing {
        let Outgoing::EditOrPost(target, post) = outgoing else { return outgoing };
        let ends_now = self.chance(0.05);
        let is_shown = post.message.nonce.as_ref().is_some_and(|nonce| self.shown.contains(nonce));
        let messages = self.discord.channels.entry(channel).or_default();
        let message = messages.iter_mut().find(|posted| posted.id == target);
        if let Some(posted) = message.filter(|_| !is_shown) {
            posted.is_final |= ends_now;
            if posted.is_final || posted.is_deleted {
                return Outgoing::Post(post.as_new());
            }
        }
        Outgoing::EditOrPost(target, post)
    }

    fn again(&mut self, process: u32, entry: OutboxEntry) {
        self.after(5_000, Item::Request(process, entry, self.now.plus_ms(5_000)));
    }

    // ---- Members

    fn begin(&mut self, place: usize) {
        if self.peace {
            return;
        }
        let wait = self.between(10_000, 60_000);
        self.after(wait, Item::Begin(place));
        let channel = CHANNELS[place];
        let resources = self.drop_resources(ScheduleId(0));
        let goal = self.chance(0.3).then_some(20);
        let mode = match place {
            0 => Mode::Race,
            _ if self.chance(0.4) => Mode::Elimination,
            _ => Mode::Exam,
        };
        let teams = mode != Mode::Elimination && self.chance(0.3);
        let Some(engine) = &self.engine else { return };
        let deck = popquiz_deck::DeckId("capitals".into());
        let loaded = Arc::clone(&self.deck);
        if place < 2 {
            let setup = Setup {
                guild: GUILD,
                channel,
                host: MEMBERS[0],
                deck,
                tags: vec![],
                mode,
                style: Style::Typed,
                questions: if mode == Mode::Elimination { 8 } else { 3 },
                goal: goal.filter(|_| mode != Mode::Elimination),
                seconds: ROUND_SECONDS,
                teams,
                mix: vec![],
            };
            let round =
                NewRound { setup, parent: None, by_manager: true, loaded, turns: resources.turns, others: vec![] };
            drop(self.ask(|reply| Job::StartRound { round: Box::new(round), reply }));
            return;
        }
        let mine = engine.schedules(GUILD).into_iter().find(|schedule| schedule.channel == channel);
        if let Some(Schedule { number, .. }) = mine {
            drop(self.ask(|reply| Job::PostDropNow { guild: GUILD, number, resources, reply }));
            return;
        }
        let schedule = Schedule {
            id: ScheduleId(0),
            number: DropNumber(0),
            guild: GUILD,
            channel,
            deck,
            tags: vec![],
            at: "09:01".parse().unwrap(),
            zone: Zone::utc(),
            days: Weekdays::ALL,
            open: "10m".parse::<Duration>().unwrap(),
            answers: if place == 2 { Answers::Channel } else { Answers::Private },
            ping: None,
            paused: false,
            by: MEMBERS[0],
            dealt_with: self.now,
            cards: DropCards::Shared,
            trouble: None,
        };
        drop(self.ask(|reply| Job::AddSchedule { schedule, deck: loaded, reply }));
    }

    /// What people do besides answering.
    fn other_action(&mut self) {
        if self.peace {
            return;
        }
        let wait = self.between(1_000, 8_000);
        self.after(wait, Item::OtherAction);
        let (kind, place) = (self.between(0, 20), self.random.random_range(0..CHANNELS.len()));
        let member = MEMBERS.choose(&mut self.random).copied().unwrap();
        if !self.connected || self.engine.is_none() {
            return;
        }
        let channel = CHANNELS[place];
        match kind {
            0 => self.end(CHANNELS[place % 2], |channel, reply| Job::SkipQuestion { channel, reply }),
            1 => self.end(CHANNELS[place % 2], |channel, reply| Job::StopRound { channel, reply }),
            2..6 => {
                let channel = CHANNELS[place % 2];
                let Some((question, _, message)) = self.asked(channel) else { return };
                self.early_endings.insert((channel, self.now));
                drop(self.ask(|reply| Job::VoteToSkip { question, channel, message, user: member, reply }));
            }
            6 => self.change_schedule(),
            7..9 => {
                let Some((_, right, _)) = self.asked(channel) else { return };
                let (card, deck) = (card_of(right), Arc::clone(&self.deck));
                let reason = *ReportReason::ALL.choose(&mut self.random).unwrap();
                let user = member;
                let reported =
                    self.ask(|reply| Job::ReportCard { guild: GUILD, card, deck, channel, user, reason, reply });
                self.awaiting_reports.push(reported);
            }
            9 => {
                let (deck, right) = (self.deck.deck.id.clone(), CARDS.choose(&mut self.random).unwrap().1);
                let card = card_of(right);
                drop(self.ask(|reply| Job::ReviewReport { guild: GUILD, deck, card, stays_paused: false, reply }));
            }
            10 => self.delete_question(channel),
            11..13 => self.join(CHANNELS[place % 2], member, kind == 11),
            _ => self.appeal_or_rule(),
        }
    }

    /// A member or a manager votes on an answer in doubt: to a recent question, perhaps one whose vote is over.
    fn vote(&mut self) {
        const LATEST_MS: i64 = 15 * 60_000;
        let wait = if self.peace { self.between(30_000, 60_000) } else { self.between(200, 1_500) };
        if self.now.since(START) < 180_000 + LATEST_MS {
            self.after(wait, Item::Vote);
        }
        let place = self.random.random_range(1..CHANNELS.len());
        let shown = self.discord.history(CHANNELS[place]).iter().rev().filter(|posted| posted.author.is_none());
        let voted_on = |posted: &Posted| {
            let buttons = posted.body.pointer("/components/0/components")?.as_array()?.iter();
            let mut ids = buttons.filter_map(|button| button.get("custom_id")?.as_str());
            let (name, rest) =
                ids.find_map(|id| id.split_once(':').filter(|(name, _)| ["counts", "ballot"].contains(name)))?;
            Some((QuestionId(rest.split(':').next()?.parse().ok()?), posted.id, name == "counts"))
        };
        let open: Vec<_> = shown.filter_map(voted_on).take(2).collect();
        let Some((question, message, is_only)) = open.choose(&mut self.random).copied() else { return };
        let user = if self.random.random_bool(0.04) { MANAGER } else { *MEMBERS.choose(&mut self.random).unwrap() };
        let answer = if is_only { 0 } else { self.random.random_range(0..3) };
        if !self.connected || self.engine.is_none() {
            return;
        }
        self.voters.entry((question, answer)).or_default().insert(user);
        let (voter, counts) = (Voter { user, is_manager: user == MANAGER }, self.random.random_bool(0.6));
        let place = BallotPlace { question, guild: GUILD, message };
        let outcome = self.ask(|reply| Job::VoteOnDoubt { place, answer, counts, voter, reply });
        self.awaiting_votes.push((CastVote { question, answer, user, at: self.now }, outcome));
    }

    /// A member joins the newest round of a channel, or wants it to start.
    fn join(&mut self, channel: ChannelId, user: UserId, joins: bool) {
        let game = self.discord.history(channel).iter().rev().find_map(|posted| {
            let id = posted.body.pointer("/components/0/components/0/custom_id")?.as_str()?;
            let (game, has_teams) = match id.strip_prefix("join:") {
                Some(game) => (game, false),
                None => (id.strip_prefix("team:")?.strip_suffix(":red")?, true),
            };
            Some((GameId(game.parse().ok()?), has_teams))
        });
        let Some((game, has_teams)) = game else { return };
        if joins {
            self.counts.joins += 1;
            let team = has_teams.then(|| if self.chance(0.5) { Team::Red } else { Team::Blue });
            drop(self.ask(|reply| Job::JoinRound { game, channel, user, team, reply }));
        } else {
            drop(self.ask(|reply| Job::StartNow { game, channel, user, reply }));
        }
    }

    /// A moderator deletes the message that asks a question.
    fn delete_question(&mut self, channel: ChannelId) {
        let Some((.., message)) = self.asked(channel) else { return };
        let messages = self.discord.channels.entry(channel).or_default();
        if let Some(posted) = messages.iter_mut().find(|posted| posted.id == message) {
            posted.is_deleted = true;
        }
        self.counts.deleted += 1;
        let (way, process) = (self.between(5, 250), self.process);
        self.after(way, Item::Deleted(process, channel, message));
    }

    fn end(&mut self, channel: ChannelId, job: fn(ChannelId, Reply<Result<(), Refusal>>) -> Job) {
        self.early_endings.insert((channel, self.now));
        drop(self.ask(|reply| job(channel, reply)));
    }

    /// Pauses or resumes a schedule, or removes it.
    fn change_schedule(&mut self) {
        let Some(engine) = &self.engine else { return };
        let schedules = engine.schedules(GUILD);
        let Some(Schedule { number, paused, .. }) = schedules.choose(&mut self.random) else { return };
        let (number, paused) = (*number, !*paused);
        // Until the reply, either state may be on disk.
        self.scheduled.remove(&number);
        let (change, outcome) = if self.random.random_bool(0.3) {
            (None, self.ask(|reply| Job::RemoveSchedule { guild: GUILD, number, reply }))
        } else {
            (Some(paused), self.ask(|reply| Job::PauseSchedule { guild: GUILD, number, paused, reply }))
        };
        self.awaiting_schedules.push((number, change, outcome));
    }

    /// Appeals a wrong answer to a closed question, or decides its appeal, even if that has been done before.
    fn appeal_or_rule(&mut self) {
        let Some((source, user)) = self.appealable.choose(&mut self.random).copied() else { return };
        let attempts = |which| self.runtime.block_on(self.store.attempts(which)).unwrap();
        let Some(facts) = attempts(Attempts::One(source)).pop() else { return };
        if facts.question.closed_at.is_none() {
            return;
        }
        let (facts, deck, guild) = (Box::new(facts), Arc::clone(&self.deck), GUILD);
        if facts.appeal.is_none() {
            drop(self.ask(|reply| Job::Appeal { facts, deck, guild, user, reply }));
            return;
        }
        let alike = attempts(Attempts::OnCard(GUILD, facts.question.deck.clone(), facts.question.card.clone()));
        let accepted = self.random.random_bool(0.7);
        let ruling = Ruling { accepted, part: None, guild, channel: CHANNELS[0], by: MEMBERS[0] };
        let outcome = self.ask(|reply| Job::DecideAppeal { facts, alike, deck, ruling, reply });
        self.awaiting_rulings.push((source, accepted, outcome));
    }

    /// What is asked in a channel now: its id, the right answer, and its message.
    fn asked(&self, channel: ChannelId) -> Option<(QuestionId, &'static str, MessageId)> {
        self.discord.history(channel).iter().rev().filter(|posted| !posted.is_deleted).find_map(|posted| {
            let id = asks(&posted.body)?;
            let text = posted.body.to_string();
            let right = CARDS.iter().find(|(country, _)| text.contains(&format!("of {country}?")))?.1;
            Some((QuestionId(id), right, posted.id))
        })
    }

    fn member_acts(&mut self, place: usize, member: UserId) {
        if self.peace {
            return;
        }
        let wait = self.between(500, 15_000);
        self.after(wait, Item::Member(place, member));
        let channel = CHANNELS[place];
        let asked = self.asked(channel);
        let right = asked.filter(|_| self.random.random_bool(0.4)).map(|(_, right, _)| right);
        let wrong = ["no idea", "Berlin", WRONG_EXPLANATION];
        let text = right.unwrap_or_else(|| wrong.choose(&mut self.random).copied().unwrap());
        // Not everybody words it the same way.
        let own = format!("{text} {}", ["again", "today", "indeed"].choose(&mut self.random).unwrap());
        let text = if text.len() > 12 && self.random.random_bool(0.5) { &own } else { text };
        if let Some((question, _, message)) = asked.filter(|(_, right, _)| OPTIONS.contains(right))
            && self.random.random_bool(0.7)
        {
            return self.tap(place, member, question, message);
        }
        if place == 0 || place == 2 {
            self.counts.said += 1;
            let message = self.discord.add(channel, self.now, Some(member), text, json!({}));
            let heard = heard(channel, message, member, text);
            if !self.connected {
                self.missed.push(heard);
                return;
            }
            // Events overtake each other, and some are repeated, but never by more than the settling window.
            if self.random.random_bool(0.03) {
                self.counts.unreadable += 1;
                let (way, process) = (self.between(5, 250), self.process);
                return self.after(way, Item::Unreadable(process));
            }
            for _ in 0..=i32::from(self.random.random_bool(0.2)) {
                let (way, process) = (self.between(5, 250), self.process);
                self.after(way, Item::ChatMessage(process, heard.clone()));
            }
        } else if let Some((question, ..)) = asked.filter(|_| self.connected) {
            self.discord.sequence += 1;
            if self.engine.is_none() {
                return;
            }
            let source = AttemptId(snowflake_at(self.now, self.discord.sequence));
            let mut text = text.to_owned();
            if right.is_none() && self.random.random_bool(0.3) {
                text = (0..12).map(|_| char::from(self.random.random_range(b'a'..=b'z'))).collect();
                self.appealable.push((source, member));
            }
            let (guild, user) = (GUILD, member);
            let submission = Submission { guild, source, question, channel, user, answer: Answer::Text(text) };
            let outcome = self.ask(|reply| Job::SubmitAnswer { submission, reply });
            self.awaiting.push((question, member, outcome));
        }
    }

    /// Taps on an option, perhaps while the question is just over or the bot is away.
    fn tap(&mut self, place: usize, user: UserId, question: QuestionId, message: MessageId) {
        if !self.connected {
            return;
        }
        self.discord.sequence += 1;
        let source = AttemptId(snowflake_at(self.now, self.discord.sequence));
        let answer = Answer::Tap(message, self.random.random_range(0..OPTIONS.len()));
        let submission = Submission { guild: GUILD, source, question, channel: CHANNELS[place], user, answer };
        self.counts.taps += 1;
        let outcome = self.ask(|reply| Job::SubmitAnswer { submission, reply });
        if place % 2 == 1 {
            self.awaiting.push((question, user, outcome));
        }
    }

    /// A member goes on with their practice, or starts one.
    fn practices(&mut self, user: UserId) {
        if self.peace {
            return;
        }
        let wait = self.between(500, 12_000);
        self.after(wait, Item::Practice(user));
        if !self.connected || self.engine.is_none() {
            return;
        }
        self.discord.sequence += 1;
        let source = AttemptId(snowflake_at(self.now, self.discord.sequence));
        let shown = self.practiced.get(&user).cloned().filter(|_| !self.random.random_bool(0.02));
        let Some(PracticedCard { question, card, progress, .. }) = shown else {
            let cards = Candidates::Deck(Arc::clone(&self.practiced_deck));
            let practice = Box::new(NewPractice { guild: GUILD, channel: ELSEWHERE, user, cards });
            self.counts.practices += 1;
            let outcome = self.ask(|reply| Job::StartPractice { practice, reply });
            return self.awaiting_practices.push((user, PracticeStep::Start, outcome));
        };
        let right = CARDS.iter().find(|(_, right)| card_of(right) == card.id).unwrap().1;
        let act = match (progress, self.between(0, 20)) {
            // Somebody else's card, from a forged button.
            (_, 0) => {
                let others = self.practice_questions.iter().filter(|(_, (of, _))| *of != user);
                let others: Vec<QuestionId> = others.map(|(question, _)| *question).collect();
                let Some(question) = others.choose(&mut self.random).copied() else { return };
                let act = PracticeAct::Next;
                let outcome = self.ask(|reply| Job::Practice { guild: GUILD, user, question, act, reply });
                return self.awaiting_practices.push((user, PracticeStep::Act, outcome));
            }
            (_, 1) => PracticeAct::Stop,
            (_, 2) => PracticeAct::Show,
            (CardProgress::Asked, 3..6) => PracticeAct::GiveUp(source),
            (CardProgress::Asked, 6..12) => {
                let input = if OPTIONS.contains(&right) {
                    PracticeInput::Tap(self.random.random_range(0..OPTIONS.len()))
                } else {
                    PracticeInput::Text(right.to_owned())
                };
                PracticeAct::Answer(source, input)
            }
            (CardProgress::Asked, _) => {
                let text = (0..12).map(|_| char::from(self.random.random_range(b'a'..=b'z'))).collect();
                self.appealable.push((source, user));
                PracticeAct::Answer(source, PracticeInput::Text(text))
            }
            _ => PracticeAct::Next,
        };
        // A press may arrive twice.
        if self.random.random_bool(0.1)
            && let PracticeAct::Next = act
        {
            let act = PracticeAct::Next;
            drop(self.ask(|reply| Job::Practice { guild: GUILD, user, question, act, reply }));
        }
        let outcome = self.ask(|reply| Job::Practice { guild: GUILD, user, question, act, reply });
        self.awaiting_practices.push((user, PracticeStep::Act, outcome));
    }

    /// A member is shown a practice: a card of their own, that they weren't shown before.
    fn is_shown(&mut self, user: UserId, step: PracticeStep, view: PracticeView) {
        if step == PracticeStep::Start {
            self.practiced_cards.retain(|(of, _)| *of != user);
        }
        let PracticeView::Card(shown) = view else { return drop(self.practiced.remove(&user)) };
        let is_over = matches!(shown.progress, CardProgress::Answered { .. } | CardProgress::GivenUp);
        let is_new = !self.practice_questions.contains_key(&shown.question);
        let (of, was_answered) = self.practice_questions.entry(shown.question).or_insert((user, false));
        if *of != user {
            self.practiced_wrongly = Some(format!("{user} was shown {}, which is {of}'s", shown.question));
        }
        *was_answered |= is_over;
        if is_new && !self.practiced_cards.insert((user, shown.card.id.clone())) {
            self.practiced_wrongly = Some(format!("{user} was shown {} twice", shown.card.id));
        }
        self.practiced.insert(user, *shown);
    }

    // ---- What must be

    /// In an elimination, nobody has more lives than at first, and nobody who is out answers. Where there are teams,
    /// whoever has points is on one, and the teams have together what their players have.
    fn check_rounds(&mut self, commit: &Commit) -> Result<(), String> {
        for change in &commit.games {
            let GameChange::Save { state, .. } = change else { continue };
            let Ok(Game::Round(round)) = versioned::read(state) else { continue };
            let most = round.mode.rules().lives;
            let answers = |user| round.question.iter().flat_map(Question::members).any(|member| member == user);
            let is_wrong = |it: &Standing| {
                it.lives > most
                    || it.lives.is_some() != most.is_some()
                    || it.lives == Some(0) && answers(it.user)
                    || it.team.is_some() != round.teams().is_some()
            };
            let standings = round.standings();
            if let Some(wrong) = standings.iter().find(|standing| is_wrong(standing)) {
                return Err(format!("{wrong:?} in {round:?}"));
            }
            let teams = team_standings(&standings);
            let total: u32 = standings.iter().map(|standing| standing.points.0).sum();
            if !teams.is_empty() && teams.iter().map(|team| team.points.0).sum::<u32>() != total {
                return Err(format!("{teams:?} of {standings:?}"));
            }
            self.counts.team_points += teams.iter().map(|team| u64::from(team.points.0)).sum::<u64>();
        }
        Ok(())
    }

    /// Nobody votes on their own answer, no vote that was told is lost, and each answer is settled once: by a manager,
    /// or by three votes at least.
    fn check_votes(&mut self, commit: &Commit) -> Result<(), String> {
        for change in &commit.doubts {
            let DoubtsChange::Save { question, state, .. } = change else { continue };
            let state: Value = serde_json::from_str(state).unwrap();
            let doubts: Doubts = serde_json::from_value(state["doubts"].clone()).unwrap();
            for user in MEMBERS {
                let own = doubts.answers().iter().find(|doubt| doubt.is_by(user) && doubt.vote_of(user).is_some());
                if let Some(own) = own {
                    return Err(format!("{user} voted on their own answer: {own:?}"));
                }
            }
            let of = (*question, 0, UserId(0))..=(*question, usize::MAX, UserId(u64::MAX));
            for (_, answer, user) in self.told_votes.range(of) {
                if doubts.answers()[*answer].vote_of(*user).is_none() {
                    return Err(format!("the vote of {user} on answer {answer} to {question} is lost"));
                }
            }
            self.votes_on_disk.insert(*question, doubts);
        }
        for SettledAttempt { source, .. } in &commit.settled {
            if !self.settled.insert(*source) {
                return Err(format!("{source:?} was settled twice"));
            }
            let of = |(question, doubts): (&QuestionId, &Doubts)| Some((*question, doubts.place_of(*source)?));
            let Some(place) = self.votes_on_disk.iter().find_map(of) else {
                return Err(format!("{source:?} was settled without a vote"));
            };
            let voters = self.voters.get(&place).cloned().unwrap_or_default();
            self.counts.settled_by_group += u64::from(!voters.contains(&MANAGER));
            if !voters.contains(&MANAGER) && voters.len() < 3 {
                return Err(format!("{source:?} was settled by {voters:?}"));
            }
        }
        Ok(())
    }

    /// Practice gives no points, and every answer in it that was judged is recorded once, for its member.
    fn compare_practices(&mut self, database: &rusqlite::Connection) -> Result<(), String> {
        if let Some(wrong) = self.practiced_wrongly.take() {
            return Err(wrong);
        }
        let count = |sql: &str| database.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
        let points = count("SELECT count(*) FROM ledger JOIN questions ON questions.id = question WHERE private = 1");
        if points > 0 {
            return Err(format!("{points} entries of points for practice"));
        }
        let mut select = database
            .prepare(
                "SELECT questions.id, attempts.user, count(*), max(coalesce(appeals.outcome, '') = 'accepted'), max(credit) FROM questions
                 LEFT JOIN attempts ON attempts.question = questions.id
                 LEFT JOIN appeals ON appeals.source = attempts.source
                 WHERE private = 1 GROUP BY questions.id",
            )
            .unwrap();
        let mut recorded = BTreeMap::new();
        let mut rows = select.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let id = |column| row.get::<_, i64>(column).map(i64::cast_unsigned).unwrap();
            let (question, user, attempts, is_accepted, credit) = (
                QuestionId(id(0)),
                UserId(id(1)),
                id(2),
                row.get::<_, bool>(3).unwrap(),
                row.get::<_, f64>(4).unwrap(),
            );
            if attempts != 1 {
                return Err(format!("{attempts} answers to {question}, which was practiced"));
            }
            if is_accepted && credit < 1.0 {
                return Err(format!("an accepted answer to {question}, which was practiced, has {credit}"));
            }
            recorded.insert(question, user);
        }
        for (question, (user, was_answered)) in &self.practice_questions {
            if *was_answered && recorded.get(question) != Some(user) {
                return Err(format!(
                    "{user} was shown a verdict on {question}; {:?} is recorded",
                    recorded.get(question)
                ));
            }
            if recorded.get(question).is_some_and(|recorded| recorded != user) {
                return Err(format!("{question} of {user} was answered by {:?}", recorded.get(question)));
            }
        }
        self.counts.practiced += recorded.len() as u64;
        Ok(())
    }

    fn compare(&mut self) -> Result<(), String> {
        let loaded = self.runtime.block_on(self.store.load()).unwrap();
        if !loaded.games.is_empty()
            || !loaded.practices.is_empty()
            || !loaded.outbox.is_empty()
            || !loaded.doubts.is_empty()
        {
            let Loaded { games, practices, outbox, doubts, .. } = loaded;
            let open = format!("{games:?} and {practices:?}");
            return Err(format!("in play at the end: {open}; not sent: {outbox:?}; voted on: {doubts:?}"));
        }
        self.compare_memory()?;
        if self.runtime.block_on(self.store.rebuild_leaderboards()) != Ok(0) {
            return Err("the leaderboards differ from the ledger".to_owned());
        }
        if self.runtime.block_on(self.store.rebuild_memories()) != Ok(0) {
            return Err("the memories differ from the attempts".to_owned());
        }
        let database = rusqlite::Connection::open(&self.path).unwrap();
        self.compare_rulings(&database)?;
        self.compare_practices(&database)?;
        self.compare_schedules(&loaded.schedules)?;
        for (place, channel) in CHANNELS.into_iter().enumerate() {
            self.compare_channel(place, channel, &database)
                .map_err(|wrong| format!("channel {place}: {wrong}\n{}", self.told(channel)))?;
        }
        Ok(())
    }

    /// The engine remembers nothing of what is over, and in time, only its servers and their schedules.
    fn compare_memory(&mut self) -> Result<(), String> {
        let Some(engine) = &mut self.engine else { return Err("the process is gone at the end".to_owned()) };
        let left = engine.memory();
        if !left.is_empty() {
            return Err(format!("the engine still remembers {left:?}"));
        }
        engine.expire(self.now.plus_ms(30 * 86_400_000));
        let kept = engine.long_memory();
        if !kept.is_empty() {
            return Err(format!("the engine remembers {kept:?} after a month"));
        }
        Ok(())
    }

    /// Each accepted appeal is corrected once, even if a manager decided twice or the bot crashed in between.
    fn compare_rulings(&mut self, database: &rusqlite::Connection) -> Result<(), String> {
        let mut select = database
            .prepare(
                "SELECT source, outcome = 'accepted', question, user, (SELECT count(*) FROM ledger AS entry \
                 WHERE entry.question = appeals.question AND entry.user = appeals.user AND kind = 'correction' \
                     AND part < 1000) \
                 FROM appeals WHERE (SELECT private FROM questions WHERE id = question) = 0",
            )
            .unwrap();
        let appeals: Vec<(AttemptId, bool, QuestionId, UserId, u64)> = select
            .query_map([], |row| {
                let id = |column| row.get::<_, i64>(column).map(i64::cast_unsigned);
                Ok((AttemptId(id(0)?), row.get(1)?, QuestionId(id(2)?), UserId(id(3)?), id(4)?))
            })
            .unwrap()
            .map(Result::unwrap)
            .collect();
        let accepted: BTreeSet<(QuestionId, UserId)> =
            appeals.iter().filter(|it| it.1).map(|(_, _, question, user, _)| (*question, *user)).collect();
        for (source, _, question, user, corrections) in &appeals {
            if *corrections != u64::from(accepted.contains(&(*question, *user))) {
                return Err(format!(
                    "the appeal of {source:?} on {question} by {user} was corrected {corrections} times"
                ));
            }
        }
        for (source, told) in &self.ruled {
            let sql = "SELECT outcome = 'accepted' FROM appeals WHERE source = ?1";
            let recorded = database.query_row(sql, [source.0.cast_signed()], |row| row.get::<_, bool>(0)).ok();
            if recorded != Some(*told) {
                return Err(format!("the ruling on {source:?} was told and is not recorded"));
            }
        }
        self.counts.corrections += accepted.len() as u64;
        self.appealed.extend(accepted);
        Ok(())
    }

    /// Schedules are as managers were shown.
    fn compare_schedules(&self, recorded: &[(ScheduleId, String)]) -> Result<(), String> {
        let recorded: Vec<Schedule> = recorded.iter().map(|(_, state)| serde_json::from_str(state).unwrap()).collect();
        for (number, told) in &self.scheduled {
            let is = recorded.iter().find(|schedule| schedule.number == *number).map(|schedule| schedule.paused);
            if is != *told {
                return Err(format!("schedule {number}: told {told:?}, recorded {is:?}"));
            }
        }
        Ok(())
    }

    fn told(&self, channel: ChannelId) -> String {
        let line = |posted: &Posted| {
            let who = posted.author.map_or("bot".to_owned(), |user| user.to_string());
            format!(
                "{} +{} ms {who}: {}{}",
                posted.id,
                posted.id.time().since(START),
                posted.text,
                if posted.author.is_none() { posted.body.to_string() } else { String::new() }
            )
        };
        self.discord.history(channel).iter().map(line).collect::<Vec<_>>().join("\n")
    }

    fn compare_channel(
        &mut self,
        place: usize,
        channel: ChannelId,
        database: &rusqlite::Connection,
    ) -> Result<(), String> {
        let history = self.discord.history(channel).to_vec();
        let mut nonces = HashSet::new();
        if let Some(twice) = history
            .iter()
            .find(|posted| posted.author.is_none() && !posted.nonce.is_empty() && !nonces.insert(posted.nonce.clone()))
        {
            return Err(format!("{} was posted twice: {}", twice.nonce, twice.body));
        }
        for posted in history.iter().filter(|posted| posted.author.is_none()) {
            // The image that is shown exists, and the existing image is shown, even after the edit that closes a
            // question.
            if posted.files.iter().map(String::as_str).collect::<Vec<_>>() != posted.image().as_slice() {
                return Err(format!("{} has the files {:?}, and shows {}", posted.id, posted.files, posted.body));
            }
            self.counts.images += posted.files.len() as u64;
        }
        let mut select = database
            .prepare("SELECT id, card, message, asked_at, closed_at FROM questions WHERE channel = ?1 ORDER BY id")
            .unwrap();
        let questions: Vec<Recorded> = select
            .query_map([channel.0.cast_signed()], |row| {
                Ok(Recorded {
                    id: row.get::<_, i64>(0)?.cast_unsigned(),
                    card: row.get(1)?,
                    message: row.get::<_, Option<i64>>(2)?.map(|id| MessageId(id.cast_unsigned())),
                    asked_at: UnixMs(row.get(3)?),
                    closed_at: row.get::<_, Option<i64>>(4)?.map(UnixMs),
                })
            })
            .unwrap()
            .map(Result::unwrap)
            .collect();
        // A message that was refused may have been sent again after a restart.
        let mut refused = self.refused.remove(&channel).unwrap_or_default();
        refused.retain(|posted| nonces.insert(posted.nonce.clone()) && !self.shown.contains(&posted.nonce));
        let asking: Vec<u64> = history.iter().chain(&refused).filter_map(|posted| posted.asks).collect();
        let asked: BTreeSet<u64> = asking.iter().copied().collect();
        if asked != questions.iter().map(|question| question.id).collect() {
            return Err(format!("{} questions were posted or refused, {} are recorded", asked.len(), questions.len()));
        }
        self.counts.reposts += (asking.len() - asked.len()) as u64;
        let opened: Vec<MessageId> = questions.iter().filter_map(|question| question.message).collect();
        for Recorded { id, card: country, message, asked_at, closed_at } in questions {
            self.counts.questions += 1;
            let button = format!("\"answer:{id}\"");
            if message.is_none()
                && closed_at.is_some()
                && refused.iter().any(|posted| posted.body.to_string().contains(&button))
            {
                self.counts.refused_questions += 1;
                continue;
            }
            let (Some(message), Some(closed_at)) = (message, closed_at) else {
                return Err(format!("question {id} was never closed"));
            };
            let button = format!("\"more:{id}\"");
            let is_reveal = |posted: &&Posted| posted.body.to_string().contains(&button);
            let reveals: Vec<&Posted> = history.iter().chain(&refused).filter(is_reveal).collect();
            let [reveal] = reveals.as_slice() else {
                return Err(format!("question {id} was revealed {} times", reveals.len()));
            };
            self.counts.refused_reveals += u64::from(reveal.id == MessageId(0));
            self.counts.posted_instead += u64::from(place < 2 && reveal.id != MessageId(0) && reveal.asks.is_none());
            let text = reveal.body.pointer("/embeds/0/description").and_then(Value::as_str).unwrap_or_default();
            let is_cut_short = self.counts.is_cut_short(place, text);
            // A question that is still being posted ends once Discord has confirmed its message, which may be long
            // after the request to end it.
            let may_be_cut_short =
                self.early_endings.range((channel, asked_at)..=(channel, closed_at)).next().is_some();

            let mut entries = database
                .prepare_cached(
                    "SELECT user, sum(points) FROM ledger WHERE question = ?1 GROUP BY user HAVING sum(points) <> 0",
                )
                .unwrap();
            let entered: BTreeMap<UserId, i64> = entries
                .query_map([id.cast_signed()], |row| Ok((UserId(row.get::<_, i64>(0)?.cast_unsigned()), row.get(1)?)))
                .unwrap()
                .map(Result::unwrap)
                .collect();
            let open_ms = if place < 2 { i64::from(ROUND_SECONDS) * 1_000 } else { OPEN_MS };
            let closes_at = message.time().plus_ms(open_ms);
            let card = self.deck.deck.cards.iter().find(|card| card.id.0 == country).unwrap();
            let judge = self.deck.judge.compile(card).unwrap();
            let id = QuestionId(id);
            let may_be_cut_short = is_cut_short || may_be_cut_short;
            let question = RevealedQuestion { place, id, message, closes_at, closed_at, may_be_cut_short, judge };
            if place == 0 && may_be_cut_short {
                // An answer that hadn't reached the bot by then doesn't count. Whoever got points was right before
                // that.
                let mut judged = judged(database, id);
                judged.retain(|it| it.id.0 > message.0 && it.id.time() <= closed_at && it.credit > Credit::NONE);
                let won = |user: &UserId| judged.iter().any(|it| it.user == *user);
                let is_taken = judged.iter().any(|it| it.credit == Credit::FULL && entered.contains_key(&it.user));
                if is_taken && (entered.len() > 1 || is_cut_short) || !entered.keys().all(won) {
                    return Err(format!("question {id} was ended early; entered: {entered:?}"));
                }
                continue;
            }
            let due = self.due(&question, &history, &opened, &entered, database)?;
            self.counts.awards += due.len() as u64;
            if due != entered {
                let judged: Vec<_> = judged(database, id).iter().map(|it| format!("{it:?}")).collect();
                return Err(format!("question {id}: due are {due:?}; entered: {entered:?}; {judged:#?}"));
            }
        }
        Ok(())
    }

    /// The expected awards, from the channels' contents, the final verdicts, and what was shown privately.
    fn due(
        &mut self,
        question: &RevealedQuestion,
        history: &[Posted],
        opened: &[MessageId],
        entered: &BTreeMap<UserId, i64>,
        database: &rusqlite::Connection,
    ) -> Result<BTreeMap<UserId, i64>, String> {
        let RevealedQuestion { place, id, message, closes_at, .. } = *question;
        let in_channel = place == 0 || place == 2;
        let mut due = BTreeMap::new();
        let mut judged = judged(database, id);
        let is_choice = question.judge.kind() == Kind::Choice;
        let counts = |judged: &mut Vec<Judged>| {
            if is_choice {
                // Of several answers, the first counts. What names no option is none.
                let mut answered = HashSet::new();
                judged.retain(|it| question.judge.judge(&it.text).is_answer && answered.insert(it.user));
            }
        };
        let mut in_time: Vec<Judged> =
            judged.iter().filter(|it| it.id.0 > message.0 && it.id.time() <= closes_at).cloned().collect();
        counts(&mut in_time);
        let taken = in_time.iter().find(|it| place == 0 && it.credit == Credit::FULL).map(|it| it.id.0);
        for posted in history.iter().filter(|posted| posted.id > message && posted.id.time() <= closes_at) {
            // A message that isn't a reply is for the latest question.
            let is_later = |later: &MessageId| *later > message && *later < posted.id;
            if posted.author.is_none() || !in_channel || place == 2 && opened.iter().any(is_later) {
                continue;
            }
            if taken.is_some_and(|taken| posted.id.0 > taken) {
                break;
            }
            self.counts.attempts += 1;
            let recorded = judged.iter().find(|it| it.id.0 == posted.id.0);
            if recorded.is_none_or(|it| it.text != posted.text) {
                return Err(format!("question {id}: the attempt {} is not recorded", posted.id));
            }
        }
        if in_channel {
            judged.retain(|it| it.id.0 > message.0 && it.id.time() <= closes_at);
        }
        counts(&mut judged);
        if place == 0
            && let Some(first) = judged.iter().position(|it| it.credit == Credit::FULL)
        {
            judged.truncate(first + 1);
            judged.iter().try_for_each(|attempt| self.check_verdict(question, attempt))?;
            let winner = judged.swap_remove(first);
            // Hints come late while the bot is away, or not at all, and cost nothing then.
            let left = points::time_left(message.time(), closes_at, winner.id.time());
            let step = i64::from(ROUND_SECONDS) * 1_000 / (i64::from(RULES.hints) + 1);
            let most = usize::try_from(winner.id.time().since(message.time()) / step).unwrap_or_default();
            let after = |hints| {
                let left = points::after_hints(left, hints, RULES.hints);
                i64::from(points::earned(&RULES, Credit::FULL, left).0)
            };
            let earned = (0..=most).map(after).find(|points| entered.get(&winner.user) == Some(points));
            return Ok([(winner.user, earned.unwrap_or(after(most)))].into());
        }
        let mut tries: HashMap<UserId, u32> = HashMap::new();
        judged.retain(|attempt| {
            let tries = tries.entry(attempt.user).or_default();
            *tries += 1;
            in_channel || *tries <= RULES.tries
        });
        let mut best: BTreeMap<UserId, Credit> = BTreeMap::new();
        let mut counted: BTreeMap<UserId, Credit> = BTreeMap::new();
        for attempt in &judged {
            let credit = best.entry(attempt.user).or_insert(Credit::NONE);
            *credit = credit.max(attempt.credit);
            let credit = counted.entry(attempt.user).or_insert(Credit::NONE);
            *credit = credit.max(attempt.counted());
        }
        self.counts.settled += judged.iter().filter(|attempt| attempt.settled.is_some()).count() as u64;
        if !in_channel {
            // Whoever was right before may have been told so, and answered again to no avail.
            for attempt in judged.iter().filter(|attempt| attempt.counted() < attempt.credit) {
                let again = |it: &&Judged| it.user == attempt.user && it.id > attempt.id && it.settled.is_none();
                if judged.iter().filter(again).any(|it| it.credit == Credit::FULL)
                    && !entered.contains_key(&attempt.user)
                {
                    counted.remove(&attempt.user);
                }
            }
        }
        let taken: BTreeSet<UserId> =
            judged.iter().filter(|attempt| attempt.counted() < attempt.credit).map(|attempt| attempt.user).collect();
        self.counts.taken += taken.len() as u64;
        // An attempt isn't read if its author already has a full answer.
        let read = judged.iter().filter(|attempt| best.get(&attempt.user) != Some(&Credit::FULL));
        read.into_iter().try_for_each(|attempt| self.check_verdict(question, attempt))?;
        // Whoever was told so is right, unless a vote has taken it.
        let told = self.right.iter().filter(|(_, user)| !taken.contains(user)).chain(&self.appealed);
        counted.extend(told.filter(|(of, _)| *of == id).map(|(_, user)| (*user, Credit::FULL)));
        counted.retain(|_, credit| *credit > Credit::NONE);
        let earned = |credit| i64::from(points::earned(&RULES, credit, 0.0).0);
        due.extend(counted.into_iter().map(|(user, credit)| (user, earned(credit))));
        Ok(due)
    }

    /// The model's verdict decides; the one by words alone counts only if the model took too long.
    fn check_verdict(&mut self, question: &RevealedQuestion, attempt: &Judged) -> Result<(), String> {
        let RevealedQuestion { id, closes_at, closed_at, .. } = *question;
        let FirstPass { verdict: by_words, is_unsure } = question.judge.first_pass(&attempt.text);
        if attempt.credit == if is_unsure { read_credit(by_words.credit) } else { by_words.credit } {
            return Ok(());
        }
        if !is_unsure || attempt.credit != by_words.credit {
            return Err(format!("question {id}: {:?} was judged {:?}", attempt.text, attempt.credit));
        }
        self.counts.readings_too_late += 1;
        // A race may have been decided by an answer that came at the same time.
        let due = if question.place == 0 || question.may_be_cut_short { attempt.id.time() } else { closes_at };
        if self.model == ModelTrouble::Delays && closed_at.since(due) < RULES.reading_limit_ms {
            return Err(format!("question {id}: the bot didn't wait until {:?} was read", attempt.text));
        }
        Ok(())
    }
}

/// The attempts at a question, in Discord's order.
fn judged(database: &rusqlite::Connection, question: QuestionId) -> Vec<Judged> {
    let mut attempts = database
        .prepare_cached("SELECT source, user, text, credit, settled FROM attempts WHERE question = ?1 ORDER BY source")
        .unwrap();
    let judged = attempts.query_map([question.0.cast_signed()], |row| {
        let id = |column| row.get::<_, i64>(column).map(i64::cast_unsigned);
        let (id, user) = (AttemptId(id(0)?), UserId(id(1)?));
        let settled = row.get::<_, Option<f64>>(4)?.map(Credit::new);
        Ok(Judged { id, user, text: row.get(2)?, credit: Credit::new(row.get(3)?), settled })
    });
    judged.unwrap().map(Result::unwrap).collect()
}

/// The model's verdict on an answer: always different from that of words, to show which of the two counted.
fn read_credit(by_words: Credit) -> Credit {
    if by_words == Credit::FULL { Credit::NONE } else { Credit::FULL }
}

fn explanation_of(topic: &str) -> Option<&'static str> {
    EXPLANATIONS.iter().find(|(of, _)| *of == topic).map(|(_, text)| *text)
}

fn card_of(right: &str) -> CardId {
    CardId(CARDS.iter().find(|(_, capital)| *capital == right).unwrap().0.to_lowercase())
}

fn has_image(country: &str) -> bool {
    CARDS.iter().take(2).any(|(shows, _)| *shows == country)
}

fn heard(channel: ChannelId, message: MessageId, author: UserId, text: &str) -> ChatMessage {
    ChatMessage { guild: GUILD, channel, message, author, text: text.to_owned(), replies_to: None }
}
