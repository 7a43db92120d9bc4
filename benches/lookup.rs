//! How fast cards are found as somebody types, among 200,000 cards in 100 servers, and what a large import costs: by
//! itself, and for others who wait.
//!
//! Run with `cargo bench --bench lookup`; it takes about two minutes. With `-- store`, only the store is measured,
//! without gateway, serenity and HTTP. Exits with status 1 if a target is missed: 1 ms in the store and 3 ms in total
//! for 99% of keystrokes on an idle machine, and 200 ms for the longest wait while a deck of 20,000 cards is imported.
//! The last figure for each keystroke is the 99th percentile of CPU time: on a busy machine, it shows what the others
//! would be on an idle one (Linux only).

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a benchmark that cannot be set up ends")]
#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "places in lists of some thousand times")]

mod words;

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use discord_sandbox as sandbox;
use discord_sandbox::Sandbox;
use discord_sandbox::driver::Story;
use popquiz::bot::{Bot, Defaults, Options, RoundStarters};
use popquiz::clock::UnixMs;
use popquiz::config::Config;
use popquiz::id::{AttemptId, ChannelId, GuildId, UserId};
use popquiz::quiz::Rules;
use popquiz::schedule;
use popquiz::store::decks::{Among, DeckChange, DeckChangeSummary, DeckStore as _, Secret, Undo};
use popquiz::store::sqlite::SqliteStore;
use popquiz::store::{
    Attempt, AttemptRole, Commit, GameId, GuildChange, Help, QuestionId, QuestionRecord, Retention, Store as _,
};
use popquiz_deck::edit::Edits;
use popquiz_deck::{AnswerKey, Card, CardId, Deck, DeckId};
use popquiz_judge::{Credit, Outcome};
use words::Words;

const SERVERS: u64 = 100;
const DECKS: usize = 4;
const CARDS_OF_DECK: usize = 500;
const CARDS_OF_FILE: usize = 1_000;
/// Keystrokes of each kind.
const TURNS: usize = 1_000;

const IN_STORE: Duration = Duration::from_millis(1);
const IN_ALL: Duration = Duration::from_millis(3);
const WAITING: Duration = Duration::from_millis(200);

fn main() -> ExitCode {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("popquiz.db");
    let store_alone = std::env::args().any(|argument| argument == "store");
    let is_well = runtime.block_on(async {
        let decks = fill(&path).await;
        let store = Arc::new(SqliteStore::open(&path).unwrap());
        let mut is_well = look_up_in_store(&store, &decks).await;
        is_well &= large_decks(&store).await;
        settled(&path).await;
        store.close().await;
        drop(store);
        if !store_alone {
            is_well &= look_up_in_all(&path, &decks).await;
        }
        is_well
    });
    if is_well { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn guild(number: u64) -> GuildId {
    GuildId((1_000_000_000_000 + number) << 22)
}

fn channel(number: u64) -> ChannelId {
    ChannelId(guild(number).0 + 10)
}

/// The decks of each server.
type Decks = Vec<Vec<Deck>>;

fn files() -> Vec<Deck> {
    let mut words = Words(1_000);
    ["first-file", "second-file"].map(|id| words.deck(id, CARDS_OF_FILE)).into()
}

fn change(guild: GuildId, before: &Deck, after: &Deck) -> DeckChange {
    DeckChange {
        guild,
        deck: after.id.clone(),
        by: UserId(7),
        at: UnixMs(1_000),
        summary: DeckChangeSummary::Imported { cards: after.cards.len(), file: "deck.toml".to_owned() },
        edits: Edits::between(before, after),
        removed: false,
        undo: Some(Undo {
            edits: if before.cards.is_empty() { Edits::default() } else { Edits::between(after, before) },
            removed: before.title.is_empty(),
        }),
        undoes: None,
    }
}

fn nothing(deck: &Deck) -> Deck {
    Deck::new(deck.id.clone(), "")
}

async fn fill(path: &Path) -> Decks {
    let store = SqliteStore::open(path).unwrap();
    let began = Instant::now();
    let mut all = Vec::new();
    for server in 0..SERVERS {
        let mut words = Words(server + 1);
        let decks: Vec<Deck> = (0..DECKS).map(|deck| words.deck(&format!("deck-{deck}"), CARDS_OF_DECK)).collect();
        for deck in &decks {
            store.change_deck(change(guild(server), &nothing(deck), deck)).await.unwrap();
        }
        all.push(decks);
    }
    store.keep_files(Arc::new(files())).await.unwrap();
    settled(path).await;
    store.close().await;
    let cards = SERVERS as usize * DECKS * CARDS_OF_DECK;
    println!("{cards} cards in {SERVERS} servers and {} of files, in {:.1?}", 2 * CARDS_OF_FILE, began.elapsed());
    sizes(path);
    all
}

/// Waits until the store has finished its background work.
async fn settled(path: &Path) {
    let database = rusqlite::Connection::open(path).unwrap();
    let count = |sql| database.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    let mut pieces = -1;
    loop {
        tokio::time::sleep(Duration::from_millis(500)).await;
        let now =
            count("SELECT sum(pgno) FROM (SELECT pgno FROM card_words_idx UNION ALL SELECT pgno FROM word_marks_idx)");
        if count("SELECT count(*) FROM index_queue") == 0 && now == pieces {
            break;
        }
        pieces = now;
    }
    let words = count("SELECT count(DISTINCT segid) FROM card_words_idx");
    println!("in {words} and {} pieces", count("SELECT count(DISTINCT segid) FROM word_marks_idx"));
}

/// The size of the file by table and index.
fn sizes(path: &Path) {
    let database = rusqlite::Connection::open(path).unwrap();
    let mut parts = database
        .prepare("SELECT name, sum(pgsize) FROM dbstat GROUP BY name HAVING sum(pgsize) > 500000 ORDER BY 2 DESC")
        .unwrap();
    let parts: Vec<(String, i64)> =
        parts.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect();
    let shown = parts.iter().map(|(name, bytes)| format!("{name} {:.1}", *bytes as f64 / 1e6));
    let all = std::fs::metadata(path).unwrap().len();
    println!("the file has {:.1} MB: {}", all as f64 / 1e6, shown.collect::<Vec<_>>().join(", "));
}

/// Something typed in a server, and the card that was meant.
struct Typed {
    server: u64,
    text: String,
    meant: Option<CardId>,
}

/// A query for a card; `None` if the card has no such text.
type Text = Box<dyn FnMut(&mut Words, &Card) -> Option<String>>;

fn rare(card: &Card, words: &mut Words) -> String {
    let long: Vec<&str> = card.prompt.trim_end_matches('?').split(' ').filter(|word| word.len() > 5).collect();
    long.get(words.number(long.len().max(1) as u64) as usize).copied().unwrap_or("differ").to_owned()
}
fn slip(words: &mut Words, word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = words.number(letters.len() as u64 - 1) as usize;
    match words.number(4) {
        0 => letters.swap(at, at + 1),
        1 => drop(letters.remove(at)),
        2 => letters.insert(at, 'e'),
        _ => letters[at] = 'y',
    }
    letters.into_iter().collect()
}

/// What is typed, by kind.
fn typed(decks: &Decks) -> Vec<(&'static str, Vec<Typed>)> {
    let mut words = Words(77);
    let mut kind = |name: &'static str, mut text: Text| {
        let mut all = Vec::new();
        while all.len() < TURNS {
            let server = words.number(SERVERS);
            let deck = &decks[server as usize][words.number(DECKS as u64) as usize];
            let card = &deck.cards[words.number(CARDS_OF_DECK as u64) as usize];
            if let Some(text) = text(&mut words, card) {
                all.push(Typed { server, text, meant: Some(card.id.clone()) });
            }
        }
        (name, all)
    };
    let answer = |card: &Card| card.key.as_ref().map(AnswerKey::answers).unwrap_or_default().join(" ");
    vec![
        kind("nothing yet", Box::new(|_, _| Some(String::new()))),
        kind("one letter", Box::new(|_, card| Some(card.prompt[..1].to_owned()))),
        kind("two letters of a prompt", Box::new(|_, card| Some(card.prompt[..2].to_owned()))),
        kind("three letters of a prompt", Box::new(|_, card| Some(card.prompt[..3].to_owned()))),
        kind("a prompt, letter by letter", {
            Box::new(|words, card| {
                Some(card.prompt[..4 + words.number(card.prompt.len() as u64 - 4) as usize].to_owned())
            })
        }),
        kind("two common letters", {
            Box::new(|words, _| Some(["co", "de", "ba", "th", "in", "wh", "di"][words.number(7) as usize].to_owned()))
        }),
        kind("a common word", {
            Box::new(|words, _| Some(["what", "the", "babaconba", "is", "differ"][words.number(5) as usize].to_owned()))
        }),
        kind("a word, letter by letter", {
            Box::new(|words, card| {
                let word = rare(card, words);
                Some(word[..=words.number(word.len() as u64) as usize].to_owned())
            })
        }),
        kind("two words and what begins a third", {
            Box::new(|words, card| {
                let (one, other, third) = (rare(card, words), rare(card, words), rare(card, words));
                Some(format!("{one} {other} {}", &third[..=words.number(third.len() as u64) as usize]))
            })
        }),
        kind("words of the answer", {
            Box::new(move |words, card| {
                let answer = answer(card);
                let typed: Vec<&str> = answer.split(' ').take(1 + words.number(2) as usize).collect();
                Some(typed.join(" "))
            })
        }),
        kind("a part of a word", {
            Box::new(|words, card| {
                let word = rare(card, words);
                let start = 1 + words.number(word.len() as u64 - 4) as usize;
                Some(word[start..].to_owned())
            })
        }),
        kind("a mistyped word", {
            Box::new(|words, card| {
                let word = rare(card, words);
                Some(slip(words, &word))
            })
        }),
        kind("two mistyped words", {
            Box::new(|words, card| {
                let (one, other) = (rare(card, words), rare(card, words));
                Some(format!("{} {}", slip(words, &one), slip(words, &other)))
            })
        }),
        kind("nothing found", {
            Box::new(|words, _| Some(["zzyzx", "hjkl hjkl", "qqqqqqqqqq", "wxyz"][words.number(4) as usize].to_owned()))
        }),
    ]
}

/// Prints times, and returns whether 99% are below a target.
fn told(times: &mut [Duration], target: Duration) -> (String, bool) {
    times.sort_unstable();
    let ms = |at: usize| times[at.min(times.len() - 1)].as_secs_f64() * 1_000.0;
    let p99 = times[times.len() * 99 / 100];
    let text = format!("{:>8.3} {:>8.3} {:>8.3}", ms(times.len() / 2), ms(times.len() * 99 / 100), ms(times.len()));
    (text, p99 <= target)
}

fn p99(times: &mut [Duration]) -> String {
    times.sort_unstable();
    format!("{:.3}", times[times.len() * 99 / 100].as_secs_f64() * 1_000.0)
}

/// The CPU time of all threads of this process so far; zero if the system doesn't report it.
fn on_processors() -> Duration {
    let tasks = std::fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let spent = tasks.filter_map(|task| {
        let told = std::fs::read_to_string(task.path().join("schedstat")).ok()?;
        told.split_whitespace().next()?.parse::<u64>().ok()
    });
    Duration::from_nanos(spent.sum())
}

async fn look_up_in_store(store: &Arc<SqliteStore>, decks: &Decks) -> bool {
    let mut is_well = true;
    for is_busy in [false, true] {
        println!(
            "\nin the store, {:<36} {:>8} {:>8} {:>8} {:>8} {:>8}   found",
            if is_busy { "while attempts are recorded" } else { "while nothing else runs" },
            "ms:",
            "p50",
            "p99",
            "max",
            if is_busy { "" } else { "cpu p99" },
        );
        let writer = is_busy.then(|| Writing::start(store));
        for (kind, typed) in typed(decks) {
            let mut times = Vec::new();
            let mut spent = Vec::new();
            let mut found = 0;
            for Typed { server, text, meant } in typed {
                let (before, began) = (on_processors(), Instant::now());
                let cards = store.find_cards(guild(server), text, 25, Among::All, Secret::default()).await.unwrap();
                times.push(began.elapsed());
                spent.push(on_processors().saturating_sub(before));
                found += usize::from(cards.iter().any(|card| Some(&card.card) == meant.as_ref()));
            }
            let share = found * 100 / times.len();
            let (text, is_met) = told(&mut times, IN_STORE);
            let verdict = if is_met { "" } else { "  SLOW" };
            let spent = if is_busy { String::new() } else { p99(&mut spent) };
            println!("{kind:<60} {text} {spent:>8}  {share:>4} %{verdict}");
            is_well &= is_met || is_busy;
        }
        if let Some(writer) = writer {
            println!("attempts meanwhile: {}", writer.stop().await.0);
        }
    }
    is_well
}

/// Attempts that are recorded one after another, some hundred a second as in a lively round, and how long each took.
struct Writing {
    stop: Arc<AtomicBool>,
    task: tokio::task::JoinHandle<Vec<Duration>>,
}

impl Writing {
    fn start(store: &Arc<SqliteStore>) -> Self {
        static SOURCE: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(1);
        let stop = Arc::new(AtomicBool::new(false));
        let (store, stopped) = (Arc::clone(store), Arc::clone(&stop));
        let task = tokio::spawn(async move {
            let question = QuestionRecord {
                id: QuestionId(1),
                game: GameId(1),
                schedule: None,
                guild: guild(0),
                channel: channel(0),
                deck: DeckId("deck".to_owned()),
                card: CardId("card".to_owned()),
                message: None,
                asked_at: UnixMs(0),
                closed_at: None,
                is_private: false,
                answer: None,
            };
            let _ = store.commit(Commit { questions: vec![question], ..Commit::default() }).await;
            let mut times = Vec::new();
            while !stopped.load(Ordering::Relaxed) {
                let attempt = Attempt {
                    source: AttemptId(SOURCE.fetch_add(1, Ordering::Relaxed)),
                    question: QuestionId(1),
                    user: UserId(1),
                    text: "the mitochondria, I think".to_owned(),
                    outcome: Outcome::Wrong,
                    credit: Credit::NONE,
                    confidence: Some(0.9),
                    role: AttemptRole::Try,
                    help: Help::default(),
                };
                let began = Instant::now();
                store.commit(Commit { attempts: vec![attempt], ..Commit::default() }).await.unwrap();
                times.push(began.elapsed());
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
            times
        });
        Self { stop, task }
    }

    /// How they fared, and the longest.
    async fn stop(self) -> (String, Duration) {
        self.stop.store(true, Ordering::Relaxed);
        let mut times = self.task.await.unwrap();
        if times.is_empty() {
            return ("none recorded".to_owned(), Duration::ZERO);
        }
        let (text, _) = told(&mut times, WAITING);
        (format!("{} recorded; ms p50, p99, max: {text}", times.len()), times[times.len() - 1])
    }
}

/// Changes to the largest decks, and how long attempts wait meanwhile.
async fn large_decks(store: &Arc<SqliteStore>) -> bool {
    const CARDS: usize = 20_000;
    let large = Words(5_000).deck("large", CARDS);
    let mut newer = large.clone();
    for card in &mut newer.cards {
        card.prompt.push_str(" Say more.");
    }
    newer.cards.reverse();
    let server = guild(1);
    let mut is_well = true;
    println!("\na deck of {CARDS} cards in the store, {} MB: {:>20}   attempts meanwhile", json_mb(&large), "seconds");
    let mut tell = async |what: &str, began: Instant, writing: Writing| {
        let took = began.elapsed();
        let (text, longest) = writing.stop().await;
        let verdict = if longest > WAITING { "  SLOW" } else { "" };
        println!("{what:<50} {:>14.2}   {text}{verdict}", took.as_secs_f64());
        is_well &= longest <= WAITING;
    };

    let new = change(server, &nothing(&large), &large);
    let (writing, began) = (Writing::start(store), Instant::now());
    store.change_deck(new).await.unwrap();
    tell("imported", began, writing).await;

    let again = change(server, &large, &newer);
    let (writing, began) = (Writing::start(store), Instant::now());
    let number = store.change_deck(again).await.unwrap();
    tell("imported anew, all cards changed, another order", began, writing).await;

    let (writing, began) = (Writing::start(store), Instant::now());
    let (_, Undo { edits, removed }) = store.undo(server, number).await.unwrap().unwrap();
    let back = DeckChange { edits, removed, undo: None, undoes: Some(number), ..change(server, &large, &large) };
    store.change_deck(back).await.unwrap();
    tell("taken back", began, writing).await;

    let mut one = large.clone();
    "Another prompt?".clone_into(&mut one.cards[0].prompt);
    let (writing, began) = (Writing::start(store), Instant::now());
    store.change_deck(change(server, &large, &one)).await.unwrap();
    tell("one card changed", began, writing).await;

    let (writing, began) = (Writing::start(store), Instant::now());
    let mut kept = files();
    kept.push(Deck { id: DeckId("large-file".into()), ..large.clone() });
    store.keep_files(Arc::new(kept)).await.unwrap();
    tell("kept as a file of the operator's", began, writing).await;

    let (writing, began) = (Writing::start(store), Instant::now());
    store.keep_files(Arc::new(files())).await.unwrap();
    tell("and let go", began, writing).await;

    let departed = GuildChange::Departed { guild: server, at: UnixMs(0) };
    store.commit(Commit { guilds: vec![departed], ..Commit::default() }).await.unwrap();
    let kept = Retention { answers_days: vec![], answers_days_elsewhere: 30, departed_days: 1 };
    let (writing, began) = (Writing::start(store), Instant::now());
    store.expire(UnixMs(2 * 86_400_000), kept).await.unwrap();
    tell("erased with its server", began, writing).await;
    is_well
}

fn json_mb(deck: &Deck) -> usize {
    serde_json::to_vec(&deck.cards).unwrap().len() / 1_000_000
}

async fn look_up_in_all(path: &Path, decks: &Decks) -> bool {
    let sandbox = Sandbox::start(sandbox::Options { rate_limits: false, record: false, ..popquiz::sandbox::options() });
    let sandbox = sandbox.await.unwrap();
    sandbox.world(|world| {
        for number in 0..SERVERS {
            world.add_guild(discord_sandbox::id::GuildId(guild(number).0), "Server", &["quiz"]);
        }
    });
    let store = Arc::new(SqliteStore::open(path).unwrap());
    let options = Options {
        api_url: sandbox.api_url(),
        contact_url: popquiz::config::DEFAULT_CONTACT_URL.to_owned(),
        token: sandbox.token().into(),
        message_content: true,
        store: Arc::clone(&store) as _,
        decks: files(),
        clock: Arc::new(sandbox.clock().clone()),
        seed: Some(1),
        rules: Rules { ready_ms: 0, hints: 0, ..Config::default().rules() },
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
    let story = Story::new(&sandbox, None);
    let members: Vec<_> = (0..SERVERS)
        .map(|number| {
            story.member("alice").in_channel(&story.channel_by_id(discord_sandbox::id::ChannelId(channel(number).0)))
        })
        .collect();
    let mut is_well = true;
    for is_busy in [false, true] {
        println!(
            "\nfrom the keystroke to the answer, {:<17} {:>8} {:>8} {:>8} {:>8} {:>8}",
            if is_busy { "300 messages a second" } else { "nothing else runs" },
            "ms:",
            "p50",
            "p99",
            "max",
            if is_busy { "" } else { "cpu p99" },
        );
        let stop = Arc::new(AtomicBool::new(false));
        let talking = if is_busy {
            for member in members.iter().take(50) {
                member.runs("/quiz start deck:deck-0").await.unwrap();
            }
            let (members, stop) = (members.clone(), Arc::clone(&stop));
            Some(tokio::task::spawn_blocking(move || {
                while !stop.load(Ordering::Relaxed) {
                    for member in members.iter().take(50) {
                        member.sends("it might be the Elbe", None).unwrap();
                        std::thread::sleep(Duration::from_micros(3_300));
                    }
                }
            }))
        } else {
            None
        };
        for (kind, typed) in typed(decks) {
            let mut times = Vec::new();
            let mut spent = Vec::new();
            for Typed { server, text, .. } in typed.into_iter().take(TURNS / 2) {
                let (before, began) = (on_processors(), Instant::now());
                members[server as usize].types(&format!("/lookup words:\"{text}\"")).await.unwrap();
                times.push(began.elapsed());
                spent.push(on_processors().saturating_sub(before));
            }
            let (text, is_met) = told(&mut times, IN_ALL);
            let verdict = if is_met { "" } else { "  SLOW" };
            let spent = if is_busy { String::new() } else { p99(&mut spent) };
            println!("{kind:<60} {text} {spent:>8}{verdict}");
            is_well &= is_met || is_busy;
        }
        stop.store(true, Ordering::Relaxed);
        if let Some(talking) = talking {
            talking.await.unwrap();
        }
    }
    bot.stop(Duration::from_secs(3)).await;
    store.close().await;
    is_well
}
