//! The same stories in two stand-ins for Discord that know nothing of each other: `discord-sandbox`, and the one in
//! `tests/independent`, which is written in Python from Discord's own documents. The bot is the real program.
//!
//! What only one of the two accepts, or only one of them would show, is a misreading of Discord's documentation.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use discord_sandbox::Sandbox;
use discord_sandbox::driver::{ChannelHandle, Story};
use discord_sandbox::faults::Fault;
use discord_sandbox::id::UserId;
use discord_sandbox::permission;
use futures_util::future::BoxFuture;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader, Lines};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};
use tokio::task::JoinSet;

/// How long a story may take: a drop waits for the next full minute.
const STORY_WITHIN: Duration = Duration::from_secs(240);

/// One card, with an image.
const DECK: &str = r#"
title = "Rivers"
[[cards]]
id = "river"
prompt = "Which river flows through Vienna?"
term = "Danube"
image = "map.png"
[media]
"map.png" = "iVBORw0KGgo="
"#;

type Tale = for<'a> fn(&'a mut Stage) -> BoxFuture<'a, ()>;

const STORIES: [(&str, Tale); 4] = [
    ("play", |stage| Box::pin(play(stage))),
    ("drop", |stage| Box::pin(drop_opens_and_closes(stage))),
    ("restart", |stage| Box::pin(restart(stage))),
    ("refusal", |stage| Box::pin(refusal(stage))),
];

#[tokio::test(flavor = "multi_thread")]
async fn the_stories_in_the_sandbox() {
    tell_all(|| Box::pin(async { Discord::Sandbox(InSandbox::start().await) })).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_stories_in_the_independent_stand_in() {
    let Some((python, document)) = what_the_stand_in_needs().await else { return };
    let start = || {
        let (python, document) = (python.clone(), document.clone());
        Box::pin(async move { Discord::Independent(Box::new(Independent::start(&python, &document).await)) })
            as BoxFuture<'_, _>
    };
    tell_all(start).await;
}

/// Tells all stories at once, because they mostly wait; with `INDEPENDENT_STORY`, only the one of that name.
async fn tell_all(discord: impl Fn() -> BoxFuture<'static, Discord>) {
    let mut stories = JoinSet::new();
    let only = std::env::var("INDEPENDENT_STORY").ok();
    for (name, tale) in STORIES.into_iter().filter(|(name, _)| only.as_ref().is_none_or(|only| only == name)) {
        let discord = discord();
        stories.spawn(async move {
            let mut stage = Stage::set(discord.await, name).await;
            let told = tokio::time::timeout(STORY_WITHIN, tale(&mut stage)).await;
            assert!(told.is_ok(), "the story “{name}” takes too long:\n{}", stage.discord.transcript().await);
            stage.all_is_well().await;
        });
    }
    while let Some(told) = stories.join_next().await {
        told.unwrap();
    }
}

/// A Python with the packages, and Discord's description of its API; without them, prints a message.
async fn what_the_stand_in_needs() -> Option<(PathBuf, PathBuf)> {
    let skip = |why: &str| {
        // Directly to standard error: captured output is only shown for failed tests.
        let _ = writeln!(std::io::stderr(), "skipped: the independent stand-in for Discord needs {why}");
        None
    };
    let python = PathBuf::from(std::env::var_os("INDEPENDENT_PYTHON").unwrap_or_else(|| "python3".into()));
    let imports = Command::new(&python).args(["-c", "import aiohttp, jsonschema"]).stderr(Stdio::null()).status().await;
    if !imports.is_ok_and(|status| status.success()) {
        return skip("INDEPENDENT_PYTHON, a Python with the packages in tests/independent/requirements.txt");
    }
    let shared = std::env::var_os("POPQUIZ_SHARED")
        .map_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared")), PathBuf::from);
    let document = shared.join("discord-openapi.json");
    if !document.is_file() {
        return skip("Discord's OpenAPI document: set POPQUIZ_SHARED to the folder that holds discord-openapi.json");
    }
    Some((python, document))
}

// ---- The stories

async fn play(stage: &mut Stage) {
    stage.discord.runs("alice", "/quiz start questions:2 mode:race").await;
    stage.discord.shows("Question 1 of 2").await;
    stage.discord.says("bob", "the rhine").await;
    stage.discord.says("bob", "the danube").await;
    stage.discord.shows("@bob +").await;
    stage.discord.shows("Question 2 of 2").await;
    stage.discord.says("carol", "dunabe").await;
    stage.discord.says("bob", "danube").await;
    stage.discord.shows("Correct!").await;
    stage.discord.shows("Round over").await;

    stage.discord.runs("alice", "/quiz start questions:1 mode:exam seconds:5").await;
    stage.discord.shows("Question 1 of 1").await;
    stage.discord.answers("bob", "Answer", "danube").await;
    stage.discord.answers("carol", "Answer", "rhine").await;
    stage.discord.shows("Time's up").await;
    stage.discord.shows("Round over").await;

    stage.discord.runs("bob", "/leaderboard").await;
    stage.discord.sees("bob", "@bob").await;
    let suggestions = stage.discord.types("bob", "/lookup words:vien").await;
    assert!(suggestions.iter().any(|it| it.contains("Vienna")), "{suggestions:?}");
    stage.discord.runs("bob", "/stats").await;
}

async fn drop_opens_and_closes(stage: &mut Stage) {
    let next = jiff::Timestamp::now() + jiff::Span::new().seconds(65);
    let time = next.strftime("%H:%M");
    stage.discord.runs("alice", &format!("/drop add time:{time} open:1m answers:private")).await;
    stage.discord.sees("alice", "Added").await;
    stage.discord.shows("Today's question").await;
    stage.discord.answers("bob", "Answer", "rhine").await;
    stage.discord.answers("bob", "Answer", "danube").await;
    stage.discord.sees("bob", "Correct").await;
    // The program is gone when it's time to close the question.
    stage.kill().await;
    stage.start().await;
    stage.discord.shows("Time's up").await;
    assert_eq!(stage.discord.count("Today's question").await, 1);
    assert_eq!(stage.discord.count("Time's up").await, 1);
    stage.discord.runs("alice", "/drop list").await;
    stage.discord.sees("alice", &time.to_string()).await;
}

async fn restart(stage: &mut Stage) {
    let breaks = [
        Break::Kill,
        Break::Terminate,
        Break::Close(4000),
        Break::Close(1001),
        Break::Invalid,
        Break::Reconnect,
        Break::Abort,
        Break::Silence,
        Break::Unreadable,
    ];
    let questions = breaks.len();
    stage.discord.runs("alice", &format!("/quiz start questions:{questions} seconds:120")).await;
    for (number, how) in breaks.into_iter().enumerate() {
        let who = if number % 2 == 0 { "bob" } else { "carol" };
        stage.discord.shows(&format!("Question {} of {questions}", number + 1)).await;
        stage.breaks(how, who).await;
        stage.discord.shows(&format!("@{who} +")).await;
    }
    stage.discord.shows("Round over").await;
    for number in 1..=questions {
        assert_eq!(stage.discord.count(&format!("Question {number} of {questions}")).await, 1);
    }
    assert_eq!(stage.discord.count("Correct!").await, questions);
    assert_eq!(stage.discord.count("Round over").await, 1);
}

async fn refusal(stage: &mut Stage) {
    // What passes costs no message, and none is sent twice.
    let passing = [
        Refusal::Status(500),
        Refusal::Page(502),
        Refusal::Page(503),
        Refusal::Error(401, 0, "401: Unauthorized"),
        Refusal::Error(403, 40_333, "internal network error"),
        Refusal::Error(400, 130_000, "API resource is currently overloaded. Try again a little later"),
        Refusal::Page(400),
        Refusal::Page(403),
        Refusal::Page(404),
        Refusal::RateLimited { global: false },
        Refusal::RateLimited { global: true },
        Refusal::Cloudflare,
        Refusal::Cut,
        Refusal::ResponseLost,
    ];
    let questions = passing.len();
    stage.discord.runs("alice", &format!("/quiz start questions:{questions} seconds:120")).await;
    for (number, refusal) in passing.into_iter().enumerate() {
        stage.discord.shows(&format!("Question {} of {questions}", number + 1)).await;
        stage.discord.refuses(Route::Post, refusal).await;
        if number % 4 == 0 {
            // Neither of these matters to anybody.
            stage.discord.refuses(Route::React, Refusal::Error(403, 90_001, "Reaction was blocked")).await;
            stage.discord.refuses(Route::Edit, Refusal::Page(503)).await;
        }
        stage.discord.says("bob", "danube").await;
        stage.discord.shows("Correct!").await;
    }
    stage.discord.shows("Round over").await;
    assert_eq!(stage.discord.count("Correct!").await, questions);
    assert_eq!(stage.discord.count(&format!(" of {questions}")).await, questions);

    // What doesn't pass is told to the host.
    let lasting = [
        (Refusal::Error(400, 200_000, "Message was blocked by automatic moderation"), "AutoMod blocked my message"),
        (Refusal::Error(400, 50_083, "Thread is archived"), "is archived or locked"),
    ];
    for (refusal, told) in lasting {
        stage.discord.runs("alice", "/quiz start questions:1").await;
        // The reveal of the round before shows the question's number as well.
        stage.discord.shows("Get ready!").await;
        stage.discord.shows("Question 1 of 1").await;
        stage.discord.refuses(Route::Post, refusal).await;
        stage.discord.says("bob", "danube").await;
        // What's refused is the podium, so the round is over, and the next one may start.
        stage.discord.sees("alice", told).await;
    }
    stage.discord.runs("alice", "/quiz start questions:2").await;
    stage.discord.shows("Question 1 of 2").await;
    stage.discord.denies(permission::SEND_MESSAGES).await;
    stage.discord.says("bob", "danube").await;
    stage.discord.sees("alice", "I can't post in").await;
    stage.discord.denies(0).await;
    stage.discord.runs("alice", "/quiz stop").await;
    stage.discord.runs("alice", "/quiz start questions:1").await;
    stage.discord.shows("Question 1 of 1").await;

    // The history is refused while it is needed.
    stage.discord.refuses(Route::History, Refusal::Page(503)).await;
    stage.discord.refuses(Route::History, Refusal::Error(403, 40_333, "internal network error")).await;
    stage.breaks(Break::Invalid, "bob").await;
    stage.discord.shows("@bob +").await;
    stage.discord.shows("Round over").await;

    // So are the requests of a start.
    stage.kill().await;
    stage.discord.refuses(Route::Me, Refusal::Page(503)).await;
    stage.discord.refuses(Route::Gateway, Refusal::Page(502)).await;
    stage.discord.refuses(Route::Commands, Refusal::Status(500)).await;
    stage.start().await;
    stage.discord.runs("alice", "/quiz start questions:1").await;
    stage.discord.shows("Question 1 of 1").await;

    // Without a token, there is nothing to do.
    stage.discord.revokes_token().await;
    stage.discord.says("bob", "danube").await;
    let (status, log) = stage.program.take().unwrap().end().await;
    assert_eq!(status.code(), Some(1), "{log}");
    assert!(log.lines().last().is_some_and(|line| line.contains("Reset Token")), "{log}");
}

// ---- The stage

/// How the program loses its connection.
#[derive(Clone, Copy, Debug)]
enum Break {
    Kill,
    Terminate,
    /// Discord closes the connection with this code.
    Close(u16),
    /// Discord says that the session is invalid.
    Invalid,
    /// Discord asks to connect again.
    Reconnect,
    /// The network fails.
    Abort,
    /// Nothing comes any more, and nobody says so.
    Silence,
    /// The event itself can't be read.
    Unreadable,
}

/// What a request gets instead of its answer.
#[derive(Clone, Copy, Debug)]
enum Refusal {
    Status(u16),
    /// HTML, as from something in between.
    Page(u16),
    Error(u16, u64, &'static str),
    RateLimited {
        global: bool,
    },
    /// A 429 of what is in front of Discord's API.
    Cloudflare,
    /// Nothing: the connection breaks before it is carried out.
    Cut,
    /// Nothing: the connection breaks after it was carried out.
    ResponseLost,
}

/// Which request.
#[derive(Clone, Copy, Debug)]
enum Route {
    Post,
    Edit,
    React,
    History,
    Me,
    Gateway,
    Commands,
}

struct Stage {
    discord: Discord,
    folder: tempfile::TempDir,
    program: Option<Program>,
    story: &'static str,
}

impl Stage {
    async fn set(discord: Discord, story: &'static str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("decks")).unwrap();
        std::fs::write(folder.path().join("decks/rivers.toml"), DECK).unwrap();
        let mut stage = Self { discord, folder, program: None, story };
        stage.start().await;
        stage
    }

    async fn start(&mut self) {
        let connections = self.discord.connections().await;
        self.program = Some(Program::start(&self.discord, self.folder.path()));
        self.discord.is_connected(connections).await;
    }

    async fn kill(&mut self) {
        self.program.take().unwrap().child.kill().await.unwrap();
    }

    /// Breaks the connection; the answer is given before it's back.
    async fn breaks(&mut self, how: Break, who: &str) {
        match how {
            Break::Kill => {
                self.kill().await;
                self.discord.says(who, "danube").await;
                self.start().await;
            }
            Break::Terminate => {
                let program = self.program.take().unwrap();
                program.signal("-TERM").await;
                let (status, log) = program.end().await;
                assert_eq!(status.code(), Some(0), "{log}");
                self.discord.says(who, "danube").await;
                self.start().await;
            }
            how => self.discord.breaks(how, who).await,
        }
    }

    async fn all_is_well(&mut self) {
        if let Some(program) = self.program.take() {
            program.signal("-TERM").await;
            let (status, log) = program.end().await;
            assert_eq!(status.code(), Some(0), "{}: {log}", self.story);
        }
        self.discord.has_no_complaints(self.story).await;
    }
}

/// `popquiz run`.
struct Program {
    child: Child,
}

impl Program {
    fn start(discord: &Discord, folder: &Path) -> Self {
        let (api_url, token) = discord.address();
        let child = Command::new(env!("CARGO_BIN_EXE_popquiz"))
            .arg("run")
            .current_dir(folder)
            .env("DISCORD_TOKEN", token)
            .env("POPQUIZ_DISCORD__API_URL", api_url)
            .env("POPQUIZ_STORE__PATH", "popquiz.db")
            .env("POPQUIZ_QUIZ__PAUSE_MS", "500")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        Self { child }
    }

    async fn signal(&self, name: &str) {
        let id = self.child.id().unwrap().to_string();
        assert!(Command::new("kill").args([name, &id]).status().await.unwrap().success());
    }

    /// Waits for its end, which must be soon: its status and its log.
    async fn end(mut self) -> (ExitStatus, String) {
        let mut log = String::new();
        let mut stderr = self.child.stderr.take().unwrap();
        let ending = async {
            stderr.read_to_string(&mut log).await.unwrap();
            self.child.wait().await.unwrap()
        };
        let status = tokio::time::timeout(Duration::from_secs(30), ending).await.expect("it ends within 30 s");
        (status, log)
    }
}

// ---- Either stand-in

enum Discord {
    Sandbox(InSandbox),
    Independent(Box<Independent>),
}

struct InSandbox {
    sandbox: Sandbox,
    /// What everybody sees, and what each member sees, who is not necessarily shown things in the same order.
    story: Story,
    private: std::collections::HashMap<String, Story>,
    quiz: ChannelHandle,
}

impl InSandbox {
    async fn start() -> Self {
        let sandbox = Sandbox::start(popquiz::sandbox::options()).await.unwrap();
        let story = Story::new(&sandbox, None);
        let quiz = story.channel("quiz").unwrap();
        Self { sandbox, story, private: std::collections::HashMap::new(), quiz }
    }

    async fn waits_for(&self, story: &Story, text: &str, user: UserId) {
        // Each of these waits takes 10 seconds.
        for _ in 0..12 {
            if story.wait_for(text, Some(self.quiz.id), Some(user)).await {
                return;
            }
        }
        panic!("nobody sees “{text}”:\n{}", self.story.transcript());
    }
}

impl Discord {
    fn address(&self) -> (String, String) {
        match self {
            Self::Sandbox(it) => (it.sandbox.api_url(), it.sandbox.token().to_owned()),
            Self::Independent(it) => (it.api_url.clone(), it.token.clone()),
        }
    }

    async fn says(&mut self, who: &str, text: &str) {
        match self {
            Self::Sandbox(it) => drop(it.story.member(who).says(text).await.unwrap()),
            Self::Independent(it) => drop(it.obeys(json!({ "do": "says", "who": who, "text": text })).await),
        }
    }

    async fn runs(&mut self, who: &str, command: &str) {
        match self {
            Self::Sandbox(it) => drop(it.story.member(who).runs(command).await.unwrap()),
            Self::Independent(it) => drop(it.obeys(json!({ "do": "runs", "who": who, "command": command })).await),
        }
    }

    async fn types(&mut self, who: &str, command: &str) -> Vec<String> {
        match self {
            Self::Sandbox(it) => {
                let choices = it.story.member(who).types(command).await.unwrap();
                choices.into_iter().map(|(shown, _)| shown).collect()
            }
            Self::Independent(it) => {
                let choices = it.obeys(json!({ "do": "types", "who": who, "command": command })).await;
                serde_json::from_value(choices).unwrap()
            }
        }
    }

    async fn answers(&mut self, who: &str, button: &str, text: &str) {
        match self {
            Self::Sandbox(it) => drop(it.story.member(who).answers(button, text).await.unwrap()),
            Self::Independent(it) => {
                it.obeys(json!({ "do": "answers", "who": who, "button": button, "text": text })).await;
            }
        }
    }

    /// Waits until everybody in the channel sees this, after the last text that was waited for.
    async fn shows(&mut self, text: &str) {
        match self {
            Self::Sandbox(it) => it.waits_for(&it.story, text, UserId(0)).await,
            Self::Independent(it) => drop(it.obeys(json!({ "do": "shows", "text": text })).await),
        }
    }

    /// The same, for one member, who also sees what is private.
    async fn sees(&mut self, who: &str, text: &str) {
        match self {
            Self::Sandbox(it) => {
                let story = it.private.entry(who.to_owned()).or_insert_with(|| Story::new(&it.sandbox, None)).clone();
                let user = story.member(who).id();
                it.waits_for(&story, text, user).await;
            }
            Self::Independent(it) => drop(it.obeys(json!({ "do": "shows", "text": text, "who": who })).await),
        }
    }

    /// How many messages in the channel show a text.
    async fn count(&mut self, text: &str) -> usize {
        match self {
            Self::Sandbox(it) => it.sandbox.world(|world| {
                let messages = world.history(it.quiz.id);
                messages.iter().filter(|it| format!("{} {}", it.content, it.embeds).contains(text)).count()
            }),
            Self::Independent(it) => {
                let count = it.obeys(json!({ "do": "count", "text": text })).await;
                usize::try_from(count.as_u64().unwrap()).unwrap()
            }
        }
    }

    async fn refuses(&mut self, route: Route, refusal: Refusal) {
        match self {
            Self::Sandbox(it) => {
                let pattern = match route {
                    Route::Post => "POST /messages",
                    Route::Edit => "PATCH /messages",
                    Route::React => "PUT /reactions",
                    Route::History => "GET /messages",
                    Route::Me => "GET /users/@me",
                    Route::Gateway => "GET /gateway/bot",
                    Route::Commands => "PUT /commands",
                };
                let fault = match refusal {
                    Refusal::Status(status) => Fault::Status(status),
                    Refusal::Page(status) => Fault::Page(status),
                    Refusal::Error(status, code, message) => Fault::Error(status, code, message),
                    Refusal::RateLimited { global: false } => Fault::RateLimited(300),
                    Refusal::RateLimited { global: true } => Fault::GloballyRateLimited(300),
                    Refusal::Cloudflare => Fault::Page(429),
                    Refusal::Cut => Fault::NoResponse,
                    Refusal::ResponseLost => Fault::ResponseLost,
                };
                it.sandbox.faults(|faults| faults.fail_next(pattern, fault));
            }
            Self::Independent(it) => {
                let route = match route {
                    Route::Post => "POST /channels/{channel_id}/messages",
                    Route::Edit => "PATCH /channels/{channel_id}/messages/{message_id}",
                    Route::React => "PUT /channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/@me",
                    Route::History => "GET /channels/{channel_id}/messages",
                    Route::Me => "GET /users/@me",
                    Route::Gateway => "GET /gateway/bot",
                    Route::Commands => "PUT /applications/{application_id}/commands",
                };
                let mut order = match refusal {
                    Refusal::Status(status) => {
                        json!({ "kind": "error", "status": status, "code": 0, "message": "Internal Server Error" })
                    }
                    Refusal::Page(status) => json!({ "kind": "page", "status": status }),
                    Refusal::Error(status, code, message) => {
                        json!({ "kind": "error", "status": status, "code": code, "message": message })
                    }
                    Refusal::RateLimited { global } => {
                        json!({ "kind": "rate", "scope": if global { "global" } else { "shared" }, "after": 0.3 })
                    }
                    Refusal::Cloudflare => json!({ "kind": "page", "status": 429, "after": 1 }),
                    Refusal::Cut => json!({ "kind": "cut" }),
                    Refusal::ResponseLost => json!({ "kind": "lost" }),
                };
                order["do"] = json!("refuse");
                order["route"] = json!(route);
                it.obeys(order).await;
            }
        }
    }

    async fn denies(&mut self, permissions: u64) {
        match self {
            Self::Sandbox(it) => it.sandbox.world(|world| {
                if permissions == 0 {
                    world.allow_bot(it.quiz.id, permission::SEND_MESSAGES);
                } else {
                    world.deny_bot(it.quiz.id, permissions);
                }
            }),
            Self::Independent(it) => drop(it.obeys(json!({ "do": "deny", "permissions": permissions })).await),
        }
    }

    async fn revokes_token(&mut self) {
        match self {
            Self::Sandbox(it) => it.sandbox.faults(|faults| {
                faults.fail_next("POST /messages", Fault::Error(401, 0, "401: Unauthorized"));
                faults.fail_next("GET /users/@me", Fault::Error(401, 0, "401: Unauthorized"));
            }),
            Self::Independent(it) => drop(it.obeys(json!({ "do": "revoke_token" })).await),
        }
    }

    /// Breaks the connection; somebody answers before it's back.
    async fn breaks(&mut self, how: Break, who: &str) {
        match self {
            Self::Sandbox(it) => {
                if let Break::Unreadable = how {
                    it.sandbox.faults(|faults| {
                        faults.rewrite_events = Some(discord_sandbox::faults::Rewrite::new(|name, event| {
                            if name == "MESSAGE_CREATE" {
                                event["author"] = json!("nobody");
                            }
                        }));
                    });
                    it.story.member(who).says("danube").await.unwrap();
                    it.sandbox.faults(|faults| faults.rewrite_events = None);
                    return;
                }
                let is_over = matches!(how, Break::Invalid | Break::Close(1000 | 1001));
                it.sandbox.faults(|faults| faults.refuse_resume = is_over);
                it.sandbox.drop_connections();
                it.story.member(who).says("danube").await.unwrap();
            }
            Self::Independent(it) => {
                let order = match how {
                    Break::Close(code) => json!({ "do": "disconnect", "how": code.to_string() }),
                    Break::Invalid => json!({ "do": "disconnect", "how": "invalid" }),
                    Break::Reconnect => json!({ "do": "disconnect", "how": "reconnect" }),
                    Break::Abort => json!({ "do": "disconnect", "how": "abort" }),
                    Break::Silence => json!({ "do": "faults", "silent": true }),
                    Break::Unreadable => {
                        json!({ "do": "faults", "rewrites": { "MESSAGE_CREATE": { "author": "nobody" } } })
                    }
                    Break::Kill | Break::Terminate => panic!("the program isn't Discord's"),
                };
                it.obeys(order).await;
                it.obeys(json!({ "do": "says", "who": who, "text": "danube" })).await;
                it.obeys(json!({ "do": "faults", "rewrites": {} })).await;
            }
        }
    }

    /// How often the program has begun a session.
    async fn connections(&mut self) -> usize {
        match self {
            Self::Sandbox(it) => it.sandbox.identifies(),
            Self::Independent(it) => {
                let report = it.obeys(json!({ "do": "report" })).await;
                usize::try_from(report["identifies"].as_u64().unwrap()).unwrap()
            }
        }
    }

    /// Waits until the program has begun another session.
    async fn is_connected(&mut self, before: usize) {
        match self {
            Self::Sandbox(it) => it.sandbox.wait_for_identify(before + 1).await,
            Self::Independent(it) => {
                drop(it.obeys(json!({ "do": "wait_for_session", "identifies": before + 1 })).await);
            }
        }
    }

    async fn transcript(&mut self) -> String {
        match self {
            Self::Sandbox(it) => it.story.transcript(),
            Self::Independent(it) => {
                let report = it.obeys(json!({ "do": "report" })).await;
                report["transcript"].as_str().unwrap().to_owned()
            }
        }
    }

    async fn has_no_complaints(&mut self, story: &str) {
        let complaints: Vec<String> = match self {
            // It counts the requests that it was told to refuse.
            Self::Sandbox(_) if story == "refusal" => vec![],
            Self::Sandbox(it) => it.sandbox.invalid_requests().iter().map(|it| format!("{it:?}")).collect(),
            Self::Independent(it) => {
                let report = it.obeys(json!({ "do": "report" })).await;
                serde_json::from_value(report["complaints"].clone()).unwrap()
            }
        };
        let transcript = self.transcript().await;
        assert_eq!(complaints, [""; 0], "what Discord wouldn't accept in the story “{story}”:\n{transcript}");
    }
}

/// The stand-in in Python.
struct Independent {
    orders: ChildStdin,
    answers: Lines<BufReader<ChildStdout>>,
    api_url: String,
    token: String,
    _process: Child,
}

impl Independent {
    async fn start(python: &Path, document: &Path) -> Self {
        let mut process = Command::new(python)
            .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/independent/stand_in.py"))
            .arg(document)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let orders = process.stdin.take().unwrap();
        let mut answers = BufReader::new(process.stdout.take().unwrap()).lines();
        let first: Value = serde_json::from_str(&answers.next_line().await.unwrap().unwrap()).unwrap();
        let text = |name: &str| first[name].as_str().unwrap().to_owned();
        Self { orders, answers, api_url: text("api_url"), token: text("token"), _process: process }
    }

    /// Has it do something, and returns the result.
    async fn obeys(&mut self, order: Value) -> Value {
        let mut answer = self.asks(&order).await;
        if answer["error"].is_null() {
            return answer["ok"].take();
        }
        let report = self.asks(&json!({ "do": "report" })).await;
        let (complaints, transcript) = (&report["ok"]["complaints"], report["ok"]["transcript"].as_str().unwrap());
        panic!("{order}: {}\ncomplaints: {complaints:#}\n{transcript}", answer["error"]);
    }

    async fn asks(&mut self, order: &Value) -> Value {
        self.orders.write_all(format!("{order}\n").as_bytes()).await.unwrap();
        let line = self.answers.next_line().await.unwrap().expect("the stand-in goes on");
        serde_json::from_str(&line).unwrap()
    }
}
