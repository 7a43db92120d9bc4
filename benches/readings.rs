//! What reading answers costs, and how the bot bears 1,000 messages a second in rounds of explanations.
//!
//! First the built-in model by itself, on one thread: the time to load it, its memory, and the time for an answer that
//! is read once, and for one that is read against another card as well. Processor time counts only what this thread
//! did, so it also holds on a busy machine.
//!
//! Then whole rounds with a reader that takes 10 ms for each answer, so it can't read all of them in time. Nothing may
//! be lost, the order must stay fair, and memory must stay bounded.
//!
//! Run with `cargo bench --bench readings`; it takes about a minute. With `-- --only model`, it measures only the
//! model, and with `-- --only rounds`, only the rounds.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a benchmark that cannot be set up ends")]

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use discord_sandbox as sandbox;
use discord_sandbox::Sandbox;
use discord_sandbox::driver::{Member, Story};
use discord_sandbox::id::{ChannelId, GuildId};
use popquiz::bot::{Bot, Defaults, Model, Options, Reader, ReaderError, RoundStarters};
use popquiz::config::Config;
use popquiz::deck::format;
use popquiz::quiz::Rules;
use popquiz::schedule;
use popquiz::store::sqlite::SqliteStore;
use popquiz_judge::{CardJudge, Credit, DeckJudge, Outcome, Reason, Verdict};

const SERVERS: u64 = 100;
const MESSAGES_A_SECOND: u64 = 1_000;
const SECONDS: u64 = 20;
const READING: Duration = Duration::from_millis(10);

const DECK: &str = "title = \"Heat\"\n[[cards]]\nid = \"evaporation\"\nprompt = \"What does evaporation do to a liquid?\"\n\
    explanation = \"It cools a liquid, because the molecules with the most energy escape first.\"\n";
const RIGHT: &str = "the fastest particles leave the surface and so the rest of the liquid gets colder";
/// Only a reader can tell that this is wrong.
const WRONG: &str = "the fastest particles leave the surface and so the rest of the soup gets colder";
/// Words are enough for this.
const TALK: &str = "???";

fn main() {
    let only = std::env::args().skip_while(|argument| argument != "--only").nth(1);
    let runs = |part: &str| only.as_deref().is_none_or(|only| only == part);
    if runs("model") {
        measure_model();
    }
    if !runs("rounds") {
        return;
    }
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    println!("{cores} cores, {SERVERS} rounds, {MESSAGES_A_SECOND} messages a second, {READING:?} for a reading");
    for one_in in [20, 1] {
        runtime.block_on(play(one_in));
    }
}

/// The model wasn't trained on this deck.
const DEVICES: &str = include_str!("../training/corpus/calibration-science-how-everyday-devices-work.toml");
/// An answer to another card than the first. Alone, the first card accepts it; in the deck, it's read against that
/// card, and that card's own answer against the first one.
const ANSWER: &str = "circulates through channels round the combustion chambers, absorbs heat, and loses it to ambient air in the \
    heat exchanger";
const READINGS: usize = 1_000;

/// The built-in model by itself, on this thread.
fn measure_model() {
    let size = |path: &str| std::fs::metadata(path).map_or(0, |file| file.len());
    let (program, model) = (
        size(env!("CARGO_BIN_EXE_popquiz")),
        size(concat!(env!("CARGO_MANIFEST_DIR"), "/models/cross_encoder.pqreader")),
    );
    println!(
        "the program: {} with the model, {} without",
        mebibytes(program),
        mebibytes(program.saturating_sub(model))
    );
    let mut deck = format::read("devices.toml", DEVICES.as_bytes()).unwrap();
    let in_deck = DeckJudge::new(&deck).compile(&deck.cards[0]).unwrap();
    deck.cards.truncate(1);
    let alone = DeckJudge::new(&deck).compile(&deck.cards[0]).unwrap();
    let (reader, before, began) = (Model::built_in(), memory("VmRSS"), Instant::now());
    assert_eq!(reader.judge(&alone, ANSWER).unwrap().outcome, Outcome::Correct);
    let loaded = began.elapsed();
    println!(
        "the first answer, which loads the model: {loaded:.0?}; memory {before} before, {} after",
        memory("VmRSS")
    );
    assert_eq!(reader.judge(&in_deck, ANSWER).unwrap().reason, Reason::OtherCard);
    for (what, judge) in [("one reading", &alone), ("three readings, two of them for another card", &in_deck)] {
        let cpu = processor_time();
        let mut times: Vec<Duration> = (0..READINGS)
            .map(|_| {
                let began = Instant::now();
                reader.judge(judge, ANSWER).unwrap();
                began.elapsed()
            })
            .collect();
        let cpu = processor_time().saturating_sub(cpu) / u32::try_from(READINGS).unwrap();
        times.sort_unstable();
        let (median, last) = (times[READINGS / 2], times[READINGS - 1 - READINGS / 100]);
        println!("{what}: median {median:.1?}, p99 {last:.1?}; {cpu:.1?} of processor time on average");
    }
}

/// The processor time of this thread so far; zero if the system doesn't report it.
fn processor_time() -> Duration {
    let line = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    Duration::from_nanos(line.split_whitespace().next().and_then(|spent| spent.parse().ok()).unwrap_or_default())
}

fn mebibytes(bytes: u64) -> String {
    format!("{:.1} MiB", bytes as f64 / f64::from(1 << 20))
}

#[derive(Default)]
struct SlowReader {
    read: AtomicU64,
}

impl Reader for SlowReader {
    fn judge(&self, judge: &CardJudge, answer: &str) -> Result<Verdict, ReaderError> {
        std::thread::sleep(READING);
        self.read.fetch_add(1, Ordering::Relaxed);
        let correct = judge.accepted();
        let wrong = Verdict { outcome: Outcome::Wrong, credit: Credit::NONE, ..correct.clone() };
        Ok(if answer == RIGHT { correct } else { wrong })
    }
}

fn channel(number: u64) -> (GuildId, ChannelId) {
    let guild = (1_000_000_000_000 + number) << 22;
    (GuildId(guild), ChannelId(guild + 10))
}

/// Plays rounds in which one message in `one_in` needs a reader.
async fn play(one_in: u64) {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("popquiz.db");
    let options = sandbox::Options { rate_limits: false, record: false, ..popquiz::sandbox::options() };
    let sandbox = Sandbox::start(options).await.unwrap();
    sandbox.world(|world| (0..SERVERS).for_each(|number| world.add_guild(channel(number).0, "Server", &["quiz"])));
    let (store, reader) = (Arc::new(SqliteStore::open(&database).unwrap()), Arc::new(SlowReader::default()));
    let options = Options {
        api_url: sandbox.api_url(),
        contact_url: popquiz::config::DEFAULT_CONTACT_URL.to_owned(),
        token: sandbox.token().into(),
        message_content: true,
        store: Arc::clone(&store) as _,
        decks: vec![format::read("heat.toml", DECK.as_bytes()).unwrap()],
        clock: Arc::new(sandbox.clock().clone()),
        seed: Some(1),
        rules: Rules { ready_ms: 0, hints: 0, pause_ms: 1_000, ..Config::default().rules() },
        defaults: Defaults {
            questions: 100,
            seconds: 30,
            zone: schedule::Zone::utc(),
            open: schedule::Duration::hours(8),
        },
        grace_ms: 3_600_000,
        keep_answers_days: 7,
        reports: 3,
        rounds: RoundStarters::Managers,
        reader: Some(Arc::clone(&reader) as _),
        imports: popquiz::bot::ImportProcess::default(),
    };
    let bot = Arc::new(Bot::start(options).await.unwrap());
    bot.ready().await.unwrap();
    let story = Story::new(&sandbox, Some(Arc::clone(&bot) as _));
    let members = |name: &str| -> Vec<Member> {
        (0..SERVERS).map(|number| story.member(name).in_channel(&story.channel_by_id(channel(number).1))).collect()
    };
    let members = [members("alice"), members("bob")];
    for alice in &members[0] {
        alice.runs("/quiz start").await.unwrap();
    }
    let memory_before = memory("VmRSS");
    let (began, count) = (Instant::now(), MESSAGES_A_SECOND * SECONDS);
    for number in 0..count {
        let at = Duration::from_secs(1).mul_f64(number as f64 / MESSAGES_A_SECOND as f64);
        tokio::time::sleep_until((began + at).into()).await;
        let (turn, server) = (number / SERVERS, number % SERVERS);
        let text = match (turn + server) % one_in {
            0 if turn % 3 == 0 => RIGHT,
            0 => WRONG,
            _ => TALK,
        };
        let member = &members[usize::from(turn % 2 == 0)][usize::try_from(server).unwrap()];
        member.sends(text, None).unwrap();
    }
    // The last questions close within half a minute.
    tokio::time::sleep(Duration::from_secs(5)).await;
    let Figures { recorded, unfair, won, open } = examine(&database);
    println!(
        "1 in {one_in} needs a reader: {count} messages, {recorded} recorded, {} read; {won} questions won, {unfair} of them \
         not by the first right answer; {open} still open; memory {memory_before} before, {} at most",
        reader.read.load(Ordering::Relaxed),
        memory("VmHWM"),
    );
    bot.stop(Duration::from_secs(3)).await;
    store.close().await;
}

struct Figures {
    /// Attempts in the database.
    recorded: i64,
    /// Questions that were won.
    won: i64,
    /// Questions that somebody other than the author of the first right answer won.
    unfair: i64,
    /// Questions that aren't closed.
    open: i64,
}

fn examine(database: &Path) -> Figures {
    let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY;
    let database = rusqlite::Connection::open_with_flags(database, flags).unwrap();
    let count = |sql: &str| database.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    Figures {
        recorded: count("SELECT count(*) FROM attempts"),
        unfair: count(
            "SELECT count(*) FROM ledger WHERE credit = 1 AND user <> (SELECT user FROM attempts \
             WHERE attempts.question = ledger.question AND outcome = 'correct' ORDER BY source LIMIT 1)",
        ),
        won: count("SELECT count(*) FROM ledger WHERE credit = 1"),
        open: count("SELECT count(*) FROM questions WHERE closed_at IS NULL"),
    }
}

fn memory(of: &str) -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(of)?.strip_prefix(':'));
    line.unwrap_or("unknown").trim().to_owned()
}
