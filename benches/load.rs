//! The load that the whole bot can handle: real serenity, the sandbox and the bot in one process, on all cores.
//!
//! Run with `cargo bench --bench load`; it takes about four minutes. With `-- --only imports`, it measures only what
//! hostile deck files do to live rounds in other servers; see `main` for the other parts. The sandbox takes its share of
//! the machine in every figure.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::items_after_statements,
    reason = "a benchmark that cannot be set up ends"
)]
#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "places in lists of some hundred times")]

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use discord_sandbox as sandbox;
use discord_sandbox::Sandbox;
use discord_sandbox::clock::SandboxClock;
use discord_sandbox::driver::{Member, Story};
use discord_sandbox::id::{ChannelId, GuildId, MessageId};
use popquiz::bot::{Bot, Defaults, Options, RoundStarters};
use popquiz::clock::UnixMs;
use popquiz::config::Config;
use popquiz::deck::format;
use popquiz::quiz::Rules;
use popquiz::schedule;
use popquiz::store::sqlite::SqliteStore;
use popquiz_deck::Deck;

const SERVERS: u64 = 1_000;

const DECK: &str = "title = \"Rivers\"\n[[cards]]\nid = \"a\"\nprompt = \"Which river flows through Vienna?\"\nterm = \"Danube\"\n\
    [[cards]]\nid = \"b\"\nprompt = \"Which river flows through Paris?\"\nterm = \"Seine\"\n";

fn main() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    println!("{cores} cores, {SERVERS} servers with a channel each");
    let only = std::env::args().skip_while(|argument| argument != "--only").nth(1);
    let runs = |part: &str| only.as_deref().is_none_or(|only| only == part);
    if runs("quiet") {
        runtime.block_on(quiet_channels());
    }
    if runs("messages") {
        runtime.block_on(messages_a_second());
    }
    if runs("answers") {
        for settling_ms in [0, 300] {
            runtime.block_on(from_answer_to_request(settling_ms));
        }
    }
    if runs("imports") {
        runtime.block_on(hostile_imports());
    }
    if runs("drops") {
        runtime.block_on(drops_in_one_minute());
    }
    if runs("memory") {
        runtime.block_on(idle_memory());
    }
    if runs("start") {
        runtime.block_on(start_on_a_million());
    }
}

/// A sandbox with many servers, and the bot in it.
struct Stage {
    sandbox: Sandbox,
    bot: Arc<Bot>,
    store: Arc<SqliteStore>,
    story: Story,
    folder: tempfile::TempDir,
}

fn deck() -> Deck {
    format::read("rivers.toml", DECK.as_bytes()).unwrap()
}

fn guild(number: u64) -> GuildId {
    // Snowflakes of different milliseconds, as real servers have.
    GuildId((1_000_000_000_000 + number) << 22)
}

fn channel(number: u64) -> ChannelId {
    ChannelId(guild(number).0 + 10)
}

async fn sandbox(options: sandbox::Options) -> Sandbox {
    let sandbox = Sandbox::start(options).await.unwrap();
    sandbox.world(|world| (0..SERVERS).for_each(|number| world.add_guild(guild(number), "Server", &["quiz"])));
    sandbox
}

async fn stage(options: sandbox::Options, rules: Rules) -> Stage {
    let folder = tempfile::tempdir().unwrap();
    let sandbox = sandbox(options).await;
    let store = Arc::new(SqliteStore::open(&folder.path().join("popquiz.db")).unwrap());
    let options = Options {
        api_url: sandbox.api_url(),
        contact_url: popquiz::config::DEFAULT_CONTACT_URL.to_owned(),
        token: sandbox.token().into(),
        message_content: true,
        store: Arc::clone(&store) as _,
        decks: vec![deck()],
        clock: Arc::new(sandbox.clock().clone()),
        seed: Some(1),
        rules,
        defaults: Defaults {
            questions: 100,
            seconds: 600,
            zone: schedule::Zone::utc(),
            open: schedule::Duration::hours(8),
        },
        grace_ms: 3_600_000,
        keep_answers_days: 7,
        reports: 3,
        rounds: RoundStarters::Managers,
        reader: None,
        imports: popquiz::bot::ImportProcess::default(),
    };
    let bot = Arc::new(Bot::start(options).await.unwrap());
    bot.ready().await.unwrap();
    let story = Story::new(&sandbox, Some(Arc::clone(&bot) as _));
    Stage { sandbox, bot, store, story, folder }
}

fn rules(settling_ms: i64) -> Rules {
    Rules { settling_ms, ready_ms: 0, hints: 0, ..Config::default().rules() }
}

impl Stage {
    fn alice(&self, number: u64) -> Member {
        self.story.member("alice").in_channel(&self.story.channel_by_id(channel(number)))
    }

    /// A round in every server, with long questions. Only the global rate limit slows this down.
    async fn start_rounds(&self) {
        for number in 0..SERVERS {
            self.alice(number).runs("/quiz start").await.unwrap();
        }
    }

    async fn end(self) {
        self.bot.stop(Duration::from_secs(3)).await;
        self.store.close().await;
    }

    fn attempts(&self) -> u64 {
        let database = rusqlite::Connection::open_with_flags(
            self.folder.path().join("popquiz.db"),
            rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY,
        )
        .unwrap();
        database.query_row("SELECT count(*) FROM attempts", [], |row| row.get::<_, i64>(0)).unwrap().cast_unsigned()
    }
}

async fn quiet_channels() {
    let stage = stage(sandbox::Options { rate_limits: false, ..popquiz::sandbox::options() }, rules(300)).await;
    const MESSAGES: u64 = 5_000_000;
    let hear = |count: u64| {
        (0..count)
            .filter(|number| {
                stage.bot.hears(popquiz::id::ChannelId(channel(number % SERVERS).0), popquiz::id::MessageId(*number))
            })
            .count()
    };
    let began = Instant::now();
    let heard = hear(MESSAGES);
    let took = began.elapsed();
    // Counted separately from the time, and only on this thread: the gateway's tasks have their own.
    let mut heard_too = 0;
    let allocated = allocation_counter::measure(|| heard_too = hear(MESSAGES));
    println!(
        "a message where nothing is asked: {} ns in our code, {} allocations in all, {} bytes kept ({} of {} looked at further)",
        took.as_nanos() / u128::from(MESSAGES),
        allocated.count_total,
        allocated.bytes_current,
        heard + heard_too,
        2 * MESSAGES
    );
    stage.end().await;
}

async fn messages_a_second() {
    const MESSAGES: u64 = 60_000;
    let stage =
        stage(sandbox::Options { rate_limits: false, record: false, ..popquiz::sandbox::options() }, rules(300)).await;
    stage.start_rounds().await;
    let members: Vec<Member> = (0..SERVERS).map(|number| stage.alice(number)).collect();
    let began = Instant::now();
    let sender = tokio::task::spawn_blocking(move || {
        for number in 0..MESSAGES {
            members[usize::try_from(number % SERVERS).unwrap()].sends("it might be the Elbe", None).unwrap();
        }
        began.elapsed()
    });
    let sent_in = sender.await.unwrap();
    let patience = Instant::now() + Duration::from_secs(60);
    while stage.attempts() < MESSAGES && Instant::now() < patience {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let (recorded, took) = (stage.attempts(), began.elapsed());
    println!(
        "{MESSAGES} messages in {SERVERS} open rounds, sent in {:.2} s: judged and on disk in {:.2} s, {:.0} a second, {} lost",
        sent_in.as_secs_f64(),
        took.as_secs_f64(),
        recorded as f64 / took.as_secs_f64(),
        MESSAGES - recorded
    );
    stage.end().await;
}

async fn from_answer_to_request(settling_ms: i64) {
    const A_SECOND: u64 = 2_000;
    const SECONDS: u64 = 20;
    // Each correct answer causes four requests, and Discord allows 50 per second: more would measure that queue.
    const RIGHT_A_SECOND: u64 = 8;
    let rules = Rules { pause_ms: 60_000, ..rules(settling_ms) };
    let stage = stage(sandbox::Options { rate_limits: false, ..popquiz::sandbox::options() }, rules).await;
    stage.start_rounds().await;
    let members: Vec<Member> = (0..SERVERS).map(|number| stage.alice(number)).collect();
    let answers: Vec<&str> = (0..SERVERS)
        .map(|number| {
            let asked = stage.sandbox.world(|world| {
                world.history(channel(number)).iter().map(|message| message.embeds.to_string()).collect::<String>()
            });
            if asked.contains("Vienna") { "Danube" } else { "Seine" }
        })
        .collect();
    let began = Instant::now();
    let mut sent: HashMap<MessageId, (ChannelId, Instant)> = HashMap::new();
    let mut right = 0;
    for number in 0..A_SECOND * SECONDS {
        tokio::time::sleep_until((began + Duration::from_secs(1).mul_f64(number as f64 / A_SECOND as f64)).into())
            .await;
        let is_right = number % (A_SECOND / RIGHT_A_SECOND) == 0;
        let server = if is_right { right } else { number % (SERVERS / 2) + SERVERS / 2 };
        let at = Instant::now();
        let text = if is_right { answers[usize::try_from(server).unwrap()] } else { "it might be the Elbe" };
        let message = members[usize::try_from(server).unwrap()].sends(text, None).unwrap();
        if is_right {
            right += 1;
            sent.insert(message, (channel(server), at));
        }
    }
    // The last right answer has to settle too.
    tokio::time::sleep(Duration::from_secs(1)).await;
    stage.bot.settled_after(0).await;
    let requests = stage.sandbox.requests();
    let (mut reactions, mut reveals) = (Vec::new(), Vec::new());
    for (message, (channel, at)) in &sent {
        let reaction = requests.iter().find(|request| {
            request.method == "PUT" && request.path.contains(&format!("/messages/{message}/reactions"))
        });
        let posts = format!("/channels/{channel}/messages");
        let reveal = requests
            .iter()
            .find(|request| request.method == "POST" && request.path.ends_with(&posts) && request.at > *at);
        reactions.extend(reaction.map(|request| request.at - *at));
        reveals.extend(reveal.map(|request| request.at - *at));
    }
    println!(
        "settling {settling_ms} ms, {A_SECOND} messages a second, {right} right answers: to the reaction's request {}; to the reveal's {}",
        percentiles(reactions),
        percentiles(reveals)
    );
    stage.end().await;
}

fn percentiles(mut times: Vec<Duration>) -> String {
    times.sort_unstable();
    let at = |share: f64| {
        times
            .get(((times.len() as f64 - 1.0) * share).round().max(0.0) as usize)
            .map_or(f64::NAN, |time| time.as_secs_f64() * 1000.0)
    };
    format!("p50 {:.1} ms, p99 {:.1} ms ({} seen)", at(0.5), at(0.99), times.len())
}

async fn drops_in_one_minute() {
    const START: UnixMs = UnixMs(1_772_441_940_000); // 08:59:00 UTC
    let clock = SandboxClock::frozen(discord_sandbox::clock::UnixMs(START.0));
    let stage = stage(sandbox::Options { clock: clock.clone(), ..popquiz::sandbox::options() }, rules(300)).await;
    for number in 0..SERVERS {
        stage.alice(number).runs("/drop add time:09:00").await.unwrap();
    }
    let began = Instant::now();
    clock.advance(60_000);
    stage.bot.settled_after(0).await;
    let took = began.elapsed();
    let posts: Vec<_> = stage
        .sandbox
        .requests()
        .into_iter()
        .filter(|request| request.method == "POST" && request.path.ends_with("/messages"))
        .collect();
    let refused = stage.sandbox.requests().iter().filter(|request| request.status == 429).count();
    // What was refused is posted later; all others are compared.
    let of =
        |status: u16| posts.iter().filter(move |request| request.status == status).map(|request| request.path.as_str());
    let again: Vec<&str> = of(429).collect();
    let channels: Vec<u64> =
        of(200).filter(|path| !again.contains(path)).filter_map(|path| path.split('/').nth(2)?.parse().ok()).collect();
    let mut in_turn = channels.clone();
    in_turn.sort_unstable();
    // As many requests as a second allows are on their way at once, and arrive as the network has it.
    let astray =
        |(place, channel): (usize, &u64)| in_turn.binary_search(channel).map_or(0, |turn| turn.abs_diff(place));
    let astray = channels.iter().enumerate().map(astray).max().unwrap_or(0);
    println!(
        "{} drops due in one minute: posted in {:.1} s, {:.1} a second, {refused} refused for the rate, each at most {astray} places from its turn",
        of(200).count(),
        took.as_secs_f64(),
        posts.len() as f64 / took.as_secs_f64()
    );
    stage.end().await;
}

/// Starts the program itself against a sandbox, and waits for its word that it is ready.
fn start_process(sandbox: &Sandbox, database: &Path, settings: &[(&str, &str)]) -> (Child, Duration) {
    let began = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_popquiz"))
        .arg("run")
        .envs(settings.iter().copied())
        .env("DISCORD_TOKEN", sandbox.token())
        .env("POPQUIZ_DISCORD__API_URL", sandbox.api_url())
        .env("POPQUIZ_STORE__PATH", database)
        .env("POPQUIZ_QUIZ__READY_SECONDS", "0")
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut log = BufReader::new(child.stderr.take().unwrap());
    let mut line = String::new();
    while !line.contains("ready") {
        line.clear();
        assert!(log.read_line(&mut line).unwrap() > 0, "the program ended before it was ready");
    }
    let took = began.elapsed();
    // Keep reading, or the program would block on its log.
    std::thread::spawn(move || std::io::copy(&mut log, &mut std::io::sink()));
    (child, took)
}

/// The resident memory of a process: now, or at its peak.
fn resident_kib(process: u32, at_its_peak: bool) -> u64 {
    let name = if at_its_peak { "VmHWM:" } else { "VmRSS:" };
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name)?.trim().strip_suffix("kB"));
    line.and_then(|kib| kib.trim().parse().ok()).unwrap_or(0)
}

/// Files of nearly 10 MiB, of each format, that are made to take as much time and memory as possible.
fn hostile_files() -> Vec<(&'static str, Vec<u8>)> {
    const BYTES: usize = 10_000_000;
    let full_of =
        |head: &str, part: &str| [head, &part.repeat((BYTES - head.len()) / part.len())].concat().into_bytes();
    let numbered = |head: &str, line: fn(usize) -> String| {
        let mut text = head.to_owned();
        for number in 0.. {
            let line = line(number);
            if text.len() + line.len() > BYTES {
                break;
            }
            text += &line;
        }
        text.into_bytes()
    };
    let mut bomb = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    bomb.start_file("collection.anki21", zip::write::SimpleFileOptions::default()).unwrap();
    let zeros = vec![0; 1 << 20];
    (0..1_024).for_each(|_| bomb.write_all(&zeros).unwrap());
    vec![
        ("dotted.toml", numbered("", |number| format!("a{number}.b.c.d.e.f.g.h.i.j=1\n"))),
        ("values.toml", full_of("title = \"x\"\ncards = [", "1,")),
        ("tables.toml", numbered("", |number| format!("[[cards]]\nid=\"c{number}\"\nprompt=\"p\"\nterm=\"t\"\n"))),
        ("commas.csv", full_of("prompt,answer\n", ",")),
        ("quotes.csv", full_of("prompt,answer\n", "\"\"\",\"")),
        ("rows.csv", numbered("prompt,answer\n", |number| format!("{number},a\n"))),
        ("quotes.md", full_of("# Deck\n\n", "> ")),
        ("lists.md", full_of("# Deck\n\n", "- a\n  - b\n")),
        ("cloze.md", full_of("# Deck\n\n", "{{c1::a}} ")),
        ("braces.gift", full_of("", "{=a ~b} ")),
        ("questions.gift", numbered("", |number| format!("::{number}:: {number}? {{=a}}\n\n"))),
        ("anchors.yaml", full_of("a: &a [x]\nb: [", "*a, ")),
        ("nested.yaml", full_of("q: ", "[")),
        ("nested.json", full_of("{\"results\":", "[")),
        ("results.json", full_of("{\"results\":[", "{\"question\":\"q\",\"correct_answer\":\"a\"},")),
        ("lines.txt", numbered("", |number| format!("{number}\n"))),
        ("tabs.txt", full_of("#separator:tab\n#html:true\n", "&amp;<b>\t")),
        ("bomb.apkg", bomb.finish().unwrap().into_inner()),
    ]
}

/// Waits for the program's commands, which it registers once it's ready.
async fn has_commands(member: &Member) {
    while member.runs("/help").await.is_err() {
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// Answers in some servers, while managers of others have hostile files imported.
async fn hostile_imports() {
    const IMPORTERS: u64 = 4;
    const PLAYING: u64 = 600;
    const RIGHT_A_SECOND: u64 = 8;
    /// How often each file is imported.
    const TIMES: usize = 5;
    let sandbox = sandbox(sandbox::Options { rate_limits: false, ..popquiz::sandbox::options() }).await;
    let folder = tempfile::tempdir().unwrap();
    let decks = folder.path().join("decks");
    std::fs::create_dir(&decks).unwrap();
    std::fs::write(decks.join("rivers.toml"), DECK).unwrap();
    let database = folder.path().join("popquiz.db");
    let settings = [("POPQUIZ_DECKS__PATH", decks.to_str().unwrap()), ("POPQUIZ_QUIZ__PAUSE_MS", "60000")];
    let (mut child, _) = tokio::task::block_in_place(|| start_process(&sandbox, &database, &settings));
    let process = child.id();
    let story = Story::new(&sandbox, None);
    let alice = |number: u64| story.member("alice").in_channel(&story.channel_by_id(channel(number)));
    has_commands(&alice(0)).await;
    for number in 0..PLAYING {
        alice(number).runs("/quiz start questions:100 seconds:600").await.unwrap();
        story.channel_by_id(channel(number)).shows("Question 1").await;
    }
    let answers: Vec<&str> = (0..PLAYING)
        .map(|number| {
            let asked = sandbox.world(|world| {
                world.history(channel(number)).iter().map(|message| message.embeds.to_string()).collect::<String>()
            });
            if asked.contains("Vienna") { "Danube" } else { "Seine" }
        })
        .collect();
    let mut next = 0;
    // Until then, eight correct answers a second, each in another server.
    let mut play = async |is_over: &dyn Fn(Duration) -> bool| {
        let (began, mut sent) = (Instant::now(), Vec::new());
        while !is_over(began.elapsed()) && next < PLAYING {
            let at = Instant::now();
            let message = alice(next).sends(answers[usize::try_from(next).unwrap()], None).unwrap();
            sent.push((message, at));
            next += 1;
            tokio::time::sleep_until((at + Duration::from_secs(1) / RIGHT_A_SECOND as u32).into()).await;
        }
        tokio::time::sleep(Duration::from_secs(2)).await;
        let requests = sandbox.requests();
        let times: Vec<Duration> = sent
            .iter()
            .filter_map(|(message, at)| {
                let reaction = requests.iter().find(|request| {
                    request.method == "PUT" && request.path.contains(&format!("/messages/{message}/reactions"))
                })?;
                Some(reaction.at - *at)
            })
            .collect();
        (sent.len(), percentiles(times))
    };
    let (sent, alone) = play(&|elapsed| elapsed > Duration::from_secs(20)).await;
    println!(
        "{sent} right answers without imports, to the reaction's request {alone}; at most {} MiB resident",
        resident_kib(process, true) / 1024
    );
    let files = hostile_files();
    for (name, bytes) in &files {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    let names = files.into_iter().map(|(name, _)| name).collect::<Vec<_>>().repeat(TIMES);
    let count = names.len();
    let left = Arc::new(std::sync::Mutex::new(names));
    let running = Arc::new(());
    let slowest = Arc::new(std::sync::Mutex::new((0.0, "")));
    for importer in 0..IMPORTERS {
        let manager = alice(SERVERS - 1 - importer);
        let (left, running, folder) = (Arc::clone(&left), Arc::clone(&running), folder.path().to_owned());
        let slowest = Arc::clone(&slowest);
        tokio::spawn(async move {
            loop {
                let Some(name) = left.lock().unwrap().pop() else { return drop(running) };
                let began = Instant::now();
                let path = folder.join(name);
                manager.runs(&format!("/deck import file:\"{}\"", path.display())).await.unwrap();
                let took = began.elapsed().as_secs_f64();
                let mut slowest = slowest.lock().unwrap();
                if took > slowest.0 {
                    *slowest = (took, name);
                }
            }
        });
    }
    let is_done = || Arc::strong_count(&running) == 1;
    let began = Instant::now();
    let (sent, meanwhile) = play(&|_| is_done()).await;
    assert!(is_done(), "there are too few rounds to measure all of the imports");
    let (slowest, file) = *slowest.lock().unwrap();
    println!(
        "{sent} right answers while {count} hostile files were imported in {:.0} s, to the reaction's request {meanwhile}; \
         at most {} MiB resident, {} MiB afterwards; the slowest was answered after {slowest:.1} s ({file})",
        began.elapsed().as_secs_f64(),
        resident_kib(process, true) / 1024,
        resident_kib(process, false) / 1024
    );
    child.kill().unwrap();
    child.wait().unwrap();
}

async fn idle_memory() {
    let sandbox = sandbox(sandbox::Options { rate_limits: false, ..popquiz::sandbox::options() }).await;
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("popquiz.db");
    let (mut child, took) = tokio::task::block_in_place(|| start_process(&sandbox, &database, &[]));
    println!("from start to ready on a new database: {:.2} s", took.as_secs_f64());
    // All servers have been announced by then.
    tokio::time::sleep(Duration::from_secs(5)).await;
    println!("idle with {SERVERS} servers: {} kB resident", resident_kib(child.id(), false));
    child.kill().unwrap();
    child.wait().unwrap();
}

async fn start_on_a_million() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("popquiz.db");
    let store = SqliteStore::open(&database).unwrap();
    store.close().await;
    drop(store);
    let connection = rusqlite::Connection::open(&database).unwrap();
    connection
        .execute_batch(
            "BEGIN;
             WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
             INSERT INTO questions
                 (id, game, schedule, guild, channel, deck, card, message, asked_at, closed_at)
                 SELECT i, i, NULL, 1, 2, 'rivers', 'a', i, i, i + 1 FROM n;
             WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000)
             INSERT INTO attempts (source, question, user, text, outcome, credit)
                 SELECT i, 1 + i % 10000, i % 5000, 'it might be the Elbe', 'wrong', 0.0 FROM n;
             UPDATE database SET next_id = 20000;
             COMMIT;",
        )
        .unwrap();
    drop(connection);
    let sandbox = Sandbox::start(sandbox::Options { rate_limits: false, ..popquiz::sandbox::options() }).await.unwrap();
    let (mut child, took) = tokio::task::block_in_place(|| start_process(&sandbox, &database, &[]));
    println!("from start to ready on a database of 1,000,000 attempts: {:.2} s", took.as_secs_f64());
    child.kill().unwrap();
    child.wait().unwrap();
}
