//! Mayhem: the real program in the sandbox, killed again and again at random moments while members play, with every
//! possible fault. At the end, the channels, the database, and a reference's result from the messages must agree to the
//! point.
//!
//! `tests/killed.rs` runs it for some minutes, `benches/soak.rs` as long as one likes.

#![allow(clippy::unwrap_used, clippy::panic, reason = "mayhem that cannot be set up fails its test")]
#![allow(dead_code, reason = "each of its users needs its part")]

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fmt;
use std::io::{BufRead as _, BufReader};
use std::ops::Range;
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use discord_sandbox::Sandbox;
use discord_sandbox::driver::{Member, Story};
use discord_sandbox::faults::{Fault, Faults};
use discord_sandbox::id::{ChannelId, GuildId, MessageId, UserId};
use discord_sandbox::world::InteractionResponse;
use popquiz::quiz::{Rules, points};
use popquiz::store::Store as _;
use popquiz::store::sqlite::SqliteStore;
use popquiz_judge::Credit;
use rand::rngs::ChaCha8Rng;
use rand::seq::IndexedRandom as _;
use rand::{RngExt as _, SeedableRng as _};
use rusqlite::{Connection, OpenFlags};

/// What is to happen.
pub struct Plan {
    pub binary: PathBuf,
    /// Where the database and the decks go.
    pub folder: PathBuf,
    /// The program's log, perhaps on a disk that gets full.
    pub log: PathBuf,
    /// Channels; a quarter each for races, exams, drops answered in the channel, and drops answered privately.
    pub channels: u64,
    /// It ends after this many kills and this much time.
    pub kills: usize,
    pub length: Duration,
    /// How long the program then plays on without being killed, to see whether its memory grows.
    pub undisturbed: Duration,
    /// How long the program lives before that, in ms.
    pub life_ms: Range<u64>,
    /// How long a member thinks, in ms.
    pub thinks_ms: Range<u64>,
    /// How long a channel pauses between rounds, and between extra drops, in ms.
    pub rests_ms: Range<u64>,
    pub seed: u64,
}

/// The results.
#[derive(Debug, Default)]
pub struct Report {
    pub kills: usize,
    /// SIGTERM in the middle of everything.
    pub terminations: usize,
    pub faults: BTreeMap<&'static str, u64>,
    pub questions: u64,
    pub revealed: u64,
    pub said: u64,
    pub attempts_due: u64,
    pub awards_due: u64,
    /// Images that messages show.
    pub images: u64,
    pub points_due: i64,
    pub memory_kib: Vec<u64>,
    /// Its memory in each minute of the time without kills.
    pub undisturbed_kib: Vec<u64>,
    pub file_bytes: u64,
    pub free_bytes: u64,
    pub took: Duration,
    /// Everything that is not as it must be, in words.
    pub wrong: Vec<String>,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let faults: u64 = self.faults.values().sum();
        writeln!(
            f,
            "{:?}: killed {} times, asked to end {} times, {faults} faults injected: {:?}",
            self.took, self.kills, self.terminations, self.faults
        )?;
        writeln!(
            f,
            "{} questions asked, {} revealed; {} images shown; {} messages by members ({:.0} per second)",
            self.questions,
            self.revealed,
            self.images,
            self.said,
            self.said as f64 / self.took.as_secs_f64()
        )?;
        writeln!(f, "{} attempts and {} awards ({} points) due", self.attempts_due, self.awards_due, self.points_due)?;
        if let (Some(first), Some(last)) = (self.memory_kib.first(), self.memory_kib.last()) {
            let most = self.memory_kib.iter().max().copied().unwrap_or_default();
            writeln!(f, "memory before each kill: {first} KiB at first, {last} KiB at last, {most} KiB at most")?;
        }
        if !self.undisturbed_kib.is_empty() {
            writeln!(f, "memory in each minute without kills, in KiB: {:?}", self.undisturbed_kib)?;
        }
        writeln!(f, "database {} KiB, of which free {} KiB", self.file_bytes / 1024, self.free_bytes / 1024)?;
        write!(f, "{} things wrong", self.wrong.len())?;
        self.wrong.iter().take(40).try_for_each(|wrong| write!(f, "\n  {wrong}"))
    }
}

const SECONDS: u32 = 5;
const OPEN_MS: i64 = 60_000;
const RULES: Rules = Rules {
    settling_ms: 300,
    reading_limit_ms: 2_000,
    ready_ms: 200,
    pause_ms: 500,
    hints: 1,
    points: 10,
    speed_points: 5,
    tries: 3,
    idle_questions: 0,
};

/// Distinct answers for each question.
const CARDS: [(&str, &str); 12] = [
    ("Austria", "Vienna"),
    ("France", "Paris"),
    ("Portugal", "Lisbon"),
    ("Norway", "Oslo"),
    ("Egypt", "Cairo"),
    ("Peru", "Lima"),
    ("Ecuador", "Quito"),
    ("Kenya", "Nairobi"),
    ("Japan", "Tokyo"),
    ("Hungary", "Budapest"),
    ("Finland", "Helsinki"),
    ("Denmark", "Copenhagen"),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Race,
    Exam,
    OpenDrop,
    PrivateDrop,
}

#[derive(Clone, Copy, Debug)]
struct Place {
    kind: Kind,
    guild: GuildId,
    channel: ChannelId,
}

const CHANNELS_OF_A_SERVER: u64 = 8;

fn places(count: u64) -> Vec<Place> {
    let kinds = [Kind::Race, Kind::Exam, Kind::OpenDrop, Kind::PrivateDrop];
    let place = |number: u64| {
        let guild = GuildId((1_000_000_000_000 + number / CHANNELS_OF_A_SERVER) << 22);
        let channel = ChannelId(guild.0 + 10 + number % CHANNELS_OF_A_SERVER);
        Place { kind: kinds[usize::try_from(number % 4).unwrap()], guild, channel }
    };
    (0..count).map(place).collect()
}

const PLAYERS: [&str; 3] = ["bob", "carol", "dave"];

/// Private answers: those that were acknowledged as right, and all that were sent.
#[derive(Default)]
struct Private {
    right: BTreeSet<(u64, UserId)>,
    sent: BTreeSet<(u64, UserId)>,
}

struct Stage {
    sandbox: Sandbox,
    story: Story,
    private: Mutex<Private>,
    stop: tokio_util::sync::CancellationToken,
    thinks_ms: Range<u64>,
}

pub async fn run(plan: Plan) -> Report {
    let began = Instant::now();
    let sandbox = Sandbox::start(popquiz::sandbox::options()).await.unwrap();
    let places = places(plan.channels);
    let names: Vec<String> = (0..CHANNELS_OF_A_SERVER).map(|number| format!("c{number}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    sandbox.world(|world| {
        let players = PLAYERS.map(|name| world.user(name));
        for guild in places.iter().map(|place| place.guild).collect::<BTreeSet<_>>() {
            world.add_guild(guild, "Server", &names);
            for player in players {
                world.join(guild, player);
            }
        }
    });
    let story = Story::new(&sandbox, None);
    let stage = Arc::new(Stage {
        sandbox,
        story,
        private: Mutex::default(),
        stop: tokio_util::sync::CancellationToken::new(),
        thinks_ms: plan.thinks_ms.clone(),
    });
    write_decks(&plan.folder);
    let mut random = ChaCha8Rng::seed_from_u64(plan.seed);
    let length = plan.length + plan.undisturbed;
    let mut members = tokio::task::JoinSet::new();
    for (number, place) in places.iter().enumerate() {
        let seed = |who: usize| plan.seed.wrapping_add((number * 10 + who) as u64);
        members.spawn(manage(Arc::clone(&stage), *place, seed(0), number, length, plan.rests_ms.clone()));
        for (who, name) in PLAYERS.iter().enumerate() {
            members.spawn(play(Arc::clone(&stage), *place, name, seed(1 + who)));
        }
    }

    let mut report = Report::default();
    let ended = play_and_kill(&plan, &stage, &mut random, began, &mut report).await;

    // Then all faults end, and open games finish.
    stage.stop.cancel();
    while members.join_next().await.is_some() {}
    if let Err(by_itself) = ended {
        report.wrong.push(by_itself);
        report.took = began.elapsed();
        return report;
    }
    stage.sandbox.faults(|faults| *faults = Faults::default());
    let mut program = Program::start(&plan, &stage.sandbox);
    let database = plan.folder.join("popquiz.db");
    report.wrong.extend(comes_to_its_end(&mut program, &database).await.err());
    program.end(&mut report.wrong);
    report.took = began.elapsed();
    compare(&stage, &places, &database, &mut report).await;
    report.wrong.extend(told_too_much(&plan.log, stage.sandbox.token()));
    report
}

/// Starts the program and kills it, as often as planned. A program that ends by itself ends everything.
async fn play_and_kill(
    plan: &Plan,
    stage: &Stage,
    random: &mut ChaCha8Rng,
    began: Instant,
    report: &mut Report,
) -> Result<(), String> {
    while report.kills < plan.kills || began.elapsed() < plan.length {
        let mut program = Program::start(plan, &stage.sandbox);
        let lives = Duration::from_millis(random.random_range(plan.life_ms.clone()));
        let end = Instant::now() + lives;
        while Instant::now() < end {
            nap(random, end).await;
            program.lives()?;
            inject(&stage.sandbox, random, &mut report.faults);
        }
        report.memory_kib.extend(program.memory_kib());
        if random.random_bool(0.1) {
            program.end(&mut report.wrong);
            report.terminations += 1;
        } else {
            program.kill()?;
            report.kills += 1;
        }
    }
    if plan.undisturbed.is_zero() {
        return Ok(());
    }
    let mut program = Program::start(plan, &stage.sandbox);
    let started = Instant::now();
    let mut measure_at = started + Duration::from_secs(60);
    while started.elapsed() < plan.undisturbed {
        nap(random, measure_at).await;
        program.lives()?;
        inject(&stage.sandbox, random, &mut report.faults);
        if Instant::now() >= measure_at {
            measure_at += Duration::from_secs(60);
            report.undisturbed_kib.extend(program.memory_kib());
        }
    }
    program.kill()?;
    report.kills += 1;
    Ok(())
}

/// The time between two faults, until a given moment at most.
async fn nap(random: &mut ChaCha8Rng, end: Instant) {
    let nap = Duration::from_millis(random.random_range(20..400));
    tokio::time::sleep(nap.min(end.saturating_duration_since(Instant::now()))).await;
}

fn write_decks(folder: &Path) {
    let decks = folder.join("decks");
    std::fs::create_dir_all(&decks).unwrap();
    let cards = CARDS.iter().enumerate().map(|(number, (country, capital))| {
        let shows = if number % 2 == 0 { "image = \"map.png\"\nanswer_image = \"map.png\"\n" } else { "" };
        format!(
            "[[cards]]\nid = \"card-{number}\"\nprompt = \"The capital of {country}?\"\nterm = \"{capital}\"\n{shows}"
        )
    });
    // The beginning of a PNG file.
    let media = "[media]\n\"map.png\" = \"iVBORw0KGgo=\"\n";
    let deck = format!("title = \"Capitals\"\n{}{media}", cards.collect::<String>());
    std::fs::write(decks.join("capitals.toml"), deck).unwrap();
}

// ---- The program

struct Program {
    child: Child,
    started: Instant,
    log: PathBuf,
}

impl Program {
    fn start(plan: &Plan, sandbox: &Sandbox) -> Self {
        let log = std::fs::File::options().create(true).append(true).open(&plan.log).unwrap();
        let child = Command::new(&plan.binary)
            .arg("run")
            .current_dir(&plan.folder)
            .env("DISCORD_TOKEN", sandbox.token())
            .env("POPQUIZ_DISCORD__API_URL", sandbox.api_url())
            .env("POPQUIZ_STORE__PATH", plan.folder.join("popquiz.db"))
            .env("POPQUIZ_DECKS__PATH", plan.folder.join("decks"))
            .env("POPQUIZ_QUIZ__SETTLING_MS", RULES.settling_ms.to_string())
            .env("POPQUIZ_QUIZ__PAUSE_MS", RULES.pause_ms.to_string())
            .env("POPQUIZ_QUIZ__HINTS", RULES.hints.to_string())
            .env("POPQUIZ_QUIZ__IDLE_QUESTIONS", RULES.idle_questions.to_string())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .unwrap();
        Self { child, started: Instant::now(), log: plan.log.clone() }
    }

    /// Resident memory, if the system reports it.
    fn memory_kib(&self) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.trim().strip_suffix("kB")?.trim().parse().ok())
    }

    /// Fails if it has ended although nobody asked it to.
    fn lives(&mut self) -> Result<(), String> {
        self.child.try_wait().unwrap().map_or(Ok(()), |status| Err(self.ended_by_itself(status)))
    }

    fn ended_by_itself(&self, status: ExitStatus) -> String {
        let log = std::fs::read(&self.log).unwrap_or_default();
        let log = String::from_utf8_lossy(&log);
        let lines: Vec<&str> = log.lines().collect();
        let last = lines.get(lines.len().saturating_sub(20)..).unwrap_or_default().join("\n    ");
        format!("the program ended by itself with {status}; its log ends:\n    {last}")
    }

    /// Fails if it had ended before.
    fn kill(&mut self) -> Result<(), String> {
        self.lives()?;
        // SIGKILL: no handler runs, nothing is flushed.
        self.child.kill().unwrap();
        let status = self.child.wait().unwrap();
        if status.signal() == Some(9) { Ok(()) } else { Err(self.ended_by_itself(status)) }
    }

    /// Asks it to stop, as a service manager does.
    fn end(mut self, wrong: &mut Vec<String>) {
        if let Err(by_itself) = self.lives() {
            return wrong.push(by_itself);
        }
        // Before it waits for signals, SIGTERM ends it like a kill.
        let is_starting = self.started.elapsed() < Duration::from_secs(2);
        Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        let patience = Instant::now() + Duration::from_secs(20);
        loop {
            match self.child.try_wait().unwrap() {
                Some(status) if status.success() => return,
                Some(status) if is_starting && status.signal() == Some(15) => return,
                Some(status) => return wrong.push(format!("after SIGTERM the program ended with {status}")),
                None if Instant::now() > patience => {
                    wrong.push("the program did not end within 20 s of SIGTERM".to_owned());
                    return wrong.extend(self.kill().err());
                }
                None => std::thread::sleep(Duration::from_millis(20)),
            }
        }
    }
}

/// What must not be in the log: bugs of the program, what people wrote, and tokens.
fn told_too_much(log: &Path, token: &str) -> Vec<String> {
    let log = BufReader::new(std::fs::File::open(log).unwrap());
    let forbidden = ["panicked", "ERROR", "interaction-token", token, "no idea", "is it Rome?"];
    let answers = CARDS.iter().map(|(_, capital)| *capital);
    let forbidden: Vec<&str> = forbidden.into_iter().chain(answers).collect();
    let holds = |line: &String| forbidden.iter().any(|text| line.contains(text));
    log.lines().map_while(Result::ok).filter(holds).map(|line| format!("in the log: {line}")).collect()
}

// ---- What goes wrong

fn inject(sandbox: &Sandbox, random: &mut ChaCha8Rng, faults: &mut BTreeMap<&'static str, u64>) {
    const POST: &str = "POST /messages";
    let next = |words: &str, fault| sandbox.faults(|faults| faults.fail_next(words, fault));
    let name = match random.random_range(0..20) {
        0 => {
            next(POST, Fault::Status(502));
            "500 or 502"
        }
        1 => {
            next("/channels", Fault::Status(500));
            "500 or 502"
        }
        2 | 3 => {
            next(POST, Fault::ResponseLost);
            "answer lost after the effect"
        }
        4 => {
            next("PATCH /messages", Fault::ResponseLost);
            "answer lost after the effect"
        }
        5 => {
            next(POST, Fault::RateLimited(300));
            "429 of a route"
        }
        6 => {
            next("/channels", Fault::GloballyRateLimited(200));
            "429 of all"
        }
        7 => {
            next(POST, Fault::Delay(Duration::from_millis(400)));
            "slow"
        }
        8 => {
            next("GET /messages", Fault::Status(503));
            "history refused"
        }
        9 => {
            sandbox.drop_connections();
            "connection dropped"
        }
        10 => {
            sandbox.ask_to_reconnect();
            "asked to reconnect"
        }
        11 => {
            sandbox.faults(|faults| faults.refuse_resume = !faults.refuse_resume);
            "resume refused or not"
        }
        12 => {
            sandbox.faults(|faults| faults.duplicate_events = !faults.duplicate_events);
            "events doubled or not"
        }
        13 => {
            sandbox.faults(|faults| faults.reorder_events = !faults.reorder_events);
            "events reordered or not"
        }
        _ => return,
    };
    *faults.entry(name).or_default() += 1;
}

// ---- Who plays

/// Alice makes sure that there is something to answer.
async fn manage(stage: Arc<Stage>, place: Place, seed: u64, number: usize, length: Duration, rests_ms: Range<u64>) {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let alice = stage.story.member("alice").in_channel(&stage.story.channel_by_id(place.channel));
    let mut scheduled = Vec::new();
    // A drop that is added late must not be due after the end.
    let began = stage.sandbox.clock().now();
    // Drops at their time: the first in the next minutes, spread over the time that is left.
    let minutes = i64::try_from(length.as_secs() / 60).unwrap_or(0).max(1);
    let first = 1 + i64::try_from(number).unwrap_or(0) % minutes;
    let mut due = vec![first, 1 + (first + minutes / 2) % minutes];
    due.dedup();
    while !stage.stop.is_cancelled() {
        match place.kind {
            Kind::Race | Kind::Exam => {
                let mode = if place.kind == Kind::Race { "race" } else { "exam" };
                // While a round is on, this is refused, and while the program is away, it fails.
                let _ = alice.runs(&format!("/quiz start questions:4 seconds:{SECONDS} mode:{mode}")).await;
            }
            Kind::OpenDrop | Kind::PrivateDrop => {
                let answers = if place.kind == Kind::OpenDrop { "channel" } else { "private" };
                if let Some(minute) = due.last().copied() {
                    let at = jiff::Timestamp::from_millisecond(began.plus_ms(minute * 60_000).0).unwrap();
                    let time = at.strftime("%H:%M");
                    let added = alice.runs(&format!("/drop add time:{time} open:1m answers:{answers}")).await;
                    if let Some(id) =
                        added.ok().and_then(|answer| text_of(&stage, &answer)).and_then(|text| schedule_in(&text))
                    {
                        scheduled.push(id);
                        due.pop();
                    }
                } else if let Some(id) = scheduled.choose(&mut random) {
                    let _ = alice.runs(&format!("/drop now drop:{id}")).await;
                }
            }
        }
        rest(&stage, random.random_range(rests_ms.clone())).await;
    }
}

/// The number in "Added: **#12** ...".
fn schedule_in(text: &str) -> Option<u64> {
    text.split_once("**#")?.1.split_once("**")?.0.parse().ok()
}

fn text_of(stage: &Stage, answer: &InteractionResponse) -> Option<String> {
    let InteractionResponse::Message(id) = answer else { return None };
    stage.sandbox.world(|world| world.messages.get(id).map(|message| message.content.clone()))
}

async fn rest(stage: &Stage, ms: u64) {
    tokio::select! {
        () = tokio::time::sleep(Duration::from_millis(ms)) => {}
        () = stage.stop.cancelled() => {}
    }
}

/// A player says or submits something now and then, right or wrong.
async fn play(stage: Arc<Stage>, place: Place, name: &str, seed: u64) {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let here = stage.story.channel_by_id(place.channel);
    let player = stage.story.member(name).in_channel(&here);
    while !stage.stop.is_cancelled() {
        rest(&stage, random.random_range(stage.thinks_ms.clone())).await;
        let asked = newest_question(&stage, place.channel);
        let right = asked.filter(|_| random.random_bool(0.35));
        let text = right.unwrap_or_else(|| ["no idea", "hm", "Berlin", "is it Rome?"].choose(&mut random).unwrap());
        match place.kind {
            Kind::Race | Kind::OpenDrop => drop(player.sends(text, None)),
            Kind::Exam | Kind::PrivateDrop => answer_privately(&stage, &player, text).await,
        }
    }
}

/// The answer to the current question.
fn newest_question(stage: &Stage, channel: ChannelId) -> Option<&'static str> {
    stage.sandbox.world(|world| {
        let asked = world
            .history(channel)
            .into_iter()
            .rev()
            .find(|message| footer(&message.embeds).is_some_and(is_question))?;
        let text = asked.embeds.to_string();
        CARDS.iter().find(|(country, _)| text.contains(&format!("of {country}?"))).map(|(_, capital)| *capital)
    })
}

fn footer(embeds: &serde_json::Value) -> Option<&str> {
    embeds.pointer("/0/footer/text")?.as_str()
}

fn is_question(footer: &str) -> bool {
    footer.starts_with("Question ") || footer.starts_with("Today's question")
}

async fn answer_privately(stage: &Stage, player: &Member, text: &str) {
    let Ok(InteractionResponse::Modal(modal)) = player.clicks("Answer").await else { return };
    let question = modal["custom_id"].as_str().and_then(|id| id.strip_prefix("answer:")?.parse::<u64>().ok()).unwrap();
    stage.private.lock().unwrap().sent.insert((question, player.id()));
    if let Ok(answer) = player.submits(&modal, text).await
        && text_of(stage, &answer).is_some_and(|told| {
            told.contains("Correct") && !told.contains("no longer counts")
                || told.contains("already got this one right")
        })
    {
        stage.private.lock().unwrap().right.insert((question, player.id()));
    }
}

// ---- What must be

fn look_into(database: &Path) -> Connection {
    Connection::open_with_flags(database, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap()
}

/// Waits until no game is open and nothing is left to send.
async fn comes_to_its_end(program: &mut Program, database: &Path) -> Result<(), String> {
    let patience = Instant::now() + Duration::from_secs(240);
    let left = |what: &str| -> i64 {
        look_into(database).query_row(&format!("SELECT count(*) FROM {what}"), [], |row| row.get(0)).unwrap_or(-1)
    };
    loop {
        let (games, unsent) = (left("games"), left("outbox WHERE done_at IS NULL"));
        if (games, unsent) == (0, 0) {
            return Ok(());
        }
        program.lives()?;
        if Instant::now() > patience {
            return Err(format!(
                "after 4 minutes of peace, {games} games are in play and {unsent} effects are not sent"
            ));
        }
        tokio::time::sleep(Duration::from_millis(250)).await;
    }
}

struct Question {
    id: u64,
    card: usize,
    message: MessageId,
}

async fn compare(stage: &Stage, places: &[Place], path: &Path, report: &mut Report) {
    let store = SqliteStore::open(path).unwrap();
    match store.rebuild_leaderboards().await {
        Ok(0) => {}
        differing => report.wrong.push(format!("the leaderboards differ from the ledger: {differing:?} rows")),
    }
    store.close().await;
    drop(store);
    let database = look_into(path);
    let number =
        |name: &str| database.pragma_query_value(None, name, |row| row.get::<_, i64>(0)).unwrap().cast_unsigned();
    report.file_bytes = std::fs::metadata(path).unwrap().len();
    report.free_bytes = number("freelist_count") * number("page_size");
    for place in places {
        compare_channel(stage, *place, &database, report);
    }
    for request in stage.sandbox.invalid_requests() {
        report.wrong.push(format!("an invalid request: {} {} {}", request.method, request.path, request.status));
    }
}

fn compare_channel(stage: &Stage, place: Place, database: &Connection, report: &mut Report) {
    let channel = place.channel;
    let mut images = 0;
    let mut wrong = |what: String| report.wrong.push(format!("{:?} {channel}: {what}", place.kind));
    let messages: Vec<discord_sandbox::world::Message> =
        stage.sandbox.world(|world| world.history(channel).into_iter().cloned().collect());
    // No post twice.
    let mut nonces = HashSet::new();
    for nonce in messages.iter().filter_map(|message| message.nonce.as_ref()) {
        if !nonces.insert(nonce) {
            wrong(format!("the post with nonce {nonce} is there twice"));
        }
    }
    let mut select =
        database.prepare("SELECT id, card, message, closed_at FROM questions WHERE channel = ?1 ORDER BY id").unwrap();
    let rows = select.query_map([channel.0.cast_signed()], |row| {
        let message = row.get::<_, Option<i64>>(2)?.map(i64::cast_unsigned);
        Ok((row.get::<_, i64>(0)?.cast_unsigned(), row.get::<_, String>(1)?, message, row.get::<_, Option<i64>>(3)?))
    });
    let mut questions = Vec::new();
    for (id, card, message, closed_at) in rows.unwrap().map(Result::unwrap) {
        let card = card.strip_prefix("card-").unwrap().parse().unwrap();
        match (message, closed_at) {
            (Some(message), Some(_)) => questions.push(Question { id, card, message: MessageId(message) }),
            other => wrong(format!("question {id} has message and close {other:?}")),
        }
    }
    // An existing image is shown, including in the closed message, and there is at most one.
    for message in &messages {
        let shown = message.embeds.pointer("/0/image/url").and_then(|url| url.as_str()?.strip_prefix("attachment://"));
        let files: Vec<&str> = message.files.iter().map(|file| file.name.as_str()).collect();
        if files != shown.as_slice() {
            wrong(format!("the message {} has the files {files:?} and shows {shown:?}", message.id));
        }
        images += files.len() as u64;
    }
    // Each question is asked once, and revealed once.
    let asked = messages.iter().filter(|message| footer(&message.embeds).is_some_and(is_question)).count();
    if asked != questions.len() {
        wrong(format!("{asked} questions were posted, {} are recorded", questions.len()));
    }
    for question in &questions {
        let button = format!("\"more:{}\"", question.id);
        let reveals = messages.iter().filter(|message| message.components.to_string().contains(&button)).count();
        if reveals != 1 {
            wrong(format!("question {} is revealed {reveals} times", question.id));
        }
        report.revealed += reveals as u64;
    }
    report.questions += questions.len() as u64;
    report.images += images;
    let said: Vec<_> = messages.iter().filter(|message| !message.to_interaction && message.nonce.is_none()).collect();
    report.said += said.len() as u64;
    let private = stage.private.lock().unwrap();
    for question in &questions {
        let mut entries =
            database.prepare_cached("SELECT user, sum(points) FROM ledger WHERE question = ?1 GROUP BY user").unwrap();
        let entered: BTreeMap<UserId, i64> = entries
            .query_map([question.id.cast_signed()], |row| {
                Ok((UserId(row.get::<_, i64>(0)?.cast_unsigned()), row.get(1)?))
            })
            .unwrap()
            .map(Result::unwrap)
            .collect();
        let (mut due, heard) = due(place, question, &questions, &said, &entered);
        let of_this = |(of, _): &&(u64, UserId)| *of == question.id;
        for (_, user) in private.right.iter().filter(of_this) {
            due.insert(*user, i64::from(RULES.points));
        }
        report.awards_due += due.len() as u64;
        report.points_due += due.values().sum::<i64>();
        report.attempts_due += heard.len() as u64;
        let mut recorded = database.prepare_cached("SELECT 1 FROM attempts WHERE source = ?1").unwrap();
        for message in heard {
            if !recorded.exists([message.0.cast_signed()]).unwrap() {
                wrong(format!("question {}: the attempt {message} is not recorded", question.id));
            }
        }
        for (user, points) in &due {
            if entered.get(user) != Some(points) {
                wrong(format!(
                    "question {}: {user} is due {points} points and has {:?}",
                    question.id,
                    entered.get(user)
                ));
            }
        }
        for (user, points) in entered.iter().filter(|(user, _)| !due.contains_key(user)) {
            // A submission without a response may count.
            if !private.sent.contains(&(question.id, *user)) {
                wrong(format!("question {}: {user} has {points} points, and is due none", question.id));
            }
        }
    }
}

/// The expected awards for a question, from the channel's contents, and which messages must have been recorded.
fn due(
    place: Place,
    question: &Question,
    questions: &[Question],
    said: &[&discord_sandbox::world::Message],
    entered: &BTreeMap<UserId, i64>,
) -> (BTreeMap<UserId, i64>, Vec<MessageId>) {
    let opened_at = question.message.time();
    let closes_at = match place.kind {
        Kind::Race | Kind::Exam => opened_at.plus_ms(i64::from(SECONDS) * 1000),
        Kind::OpenDrop | Kind::PrivateDrop => opened_at.plus_ms(OPEN_MS),
    };
    let core = |time: discord_sandbox::clock::UnixMs| popquiz::clock::UnixMs(time.0);
    let in_time = |id: MessageId| id > question.message && id.time() <= closes_at;
    let (_, right) = CARDS[question.card];
    let mut due: BTreeMap<UserId, i64> = BTreeMap::new();
    let mut heard: Vec<MessageId> = Vec::new();
    for message in said.iter().filter(|message| in_time(message.id)) {
        match place.kind {
            Kind::Race => {
                heard.push(message.id);
                if message.content == right {
                    let left = points::time_left(core(opened_at), core(closes_at), core(message.id.time()));
                    // A hint comes late while the bot is away, or not at all, and costs nothing then.
                    let after = |hints| {
                        let left = points::after_hints(left, hints, RULES.hints);
                        i64::from(points::earned(&RULES, Credit::FULL, left).0)
                    };
                    let is_hinted = left < 0.5 && entered.get(&message.author) == Some(&after(1));
                    due.insert(message.author, after(usize::from(is_hinted)));
                    break;
                }
            }
            Kind::OpenDrop => {
                // Two drops may be open in a channel; a message that isn't a reply is for the latest one.
                let later = questions.iter().any(|it| it.message > question.message && it.message < message.id);
                if later {
                    continue;
                }
                heard.push(message.id);
                if message.content == right {
                    due.insert(message.author, i64::from(RULES.points));
                }
            }
            Kind::Exam | Kind::PrivateDrop => {}
        }
    }
    (due, heard)
}
