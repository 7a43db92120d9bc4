//! The running program and its environment: signals, pipes without a reader, a full disk, and a database that somebody
//! takes away. It never keeps running uselessly.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use discord_sandbox::Sandbox;

use crate::support::DECK;

/// `popquiz run` against a sandbox.
struct Program {
    sandbox: Sandbox,
    folder: tempfile::TempDir,
}

impl Program {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("decks")).unwrap();
        std::fs::write(folder.path().join("decks/nature.toml"), DECK).unwrap();
        Self { sandbox: Sandbox::start(popquiz::sandbox::options()).await.unwrap(), folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_popquiz"));
        command
            .arg("run")
            .current_dir(self.folder.path())
            .env("DISCORD_TOKEN", self.sandbox.token())
            .env("POPQUIZ_DISCORD__API_URL", self.sandbox.api_url())
            .env("POPQUIZ_STORE__PATH", "popquiz.db")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped());
        command
    }
}

fn signal(child: &Child, name: &str) {
    assert!(Command::new("kill").args([name, &child.id().to_string()]).status().unwrap().success());
}

/// Waits until the process has ended, which must be soon.
async fn end(mut child: Child, within: Duration) -> ExitStatus {
    let began = Instant::now();
    tokio::task::spawn_blocking(move || {
        loop {
            if let Some(status) = child.try_wait().unwrap() {
                return status;
            }
            if began.elapsed() > within {
                child.kill().unwrap();
                panic!("it didn't end within {within:?}");
            }
            std::thread::yield_now();
        }
    })
    .await
    .unwrap()
}

/// Its output on standard error from now to its end.
async fn rest_of_log(mut stderr: impl std::io::Read + Send + 'static) -> String {
    tokio::task::spawn_blocking(move || {
        let mut text = String::new();
        stderr.read_to_string(&mut text).unwrap();
        text
    })
    .await
    .unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn each_signal_that_asks_for_the_end_ends_it_cleanly() {
    let program = Program::new().await;
    for (number, name) in ["-HUP", "-TERM", "-INT"].into_iter().enumerate() {
        let mut child = program.command().spawn().unwrap();
        let stderr = child.stderr.take().unwrap();
        program.sandbox.wait_for_identify(number + 1).await;
        signal(&child, name);
        assert_eq!(end(child, Duration::from_secs(20)).await.code(), Some(0), "{name}");
        let log = rest_of_log(stderr).await;
        assert!(log.contains("stopping"), "{name}: {log}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_that_nobody_reads_or_that_has_no_room_does_no_harm() {
    let program = Program::new().await;
    let full = || Stdio::from(std::fs::File::options().write(true).open("/dev/full").unwrap());
    for number in 1..=3 {
        let mut command = program.command();
        command.env("POPQUIZ_LOG__FILTER", "debug");
        let mut child = match number {
            1 => command.stdout(full()).stderr(full()).spawn().unwrap(),
            _ => command.stdout(Stdio::piped()).spawn().unwrap(),
        };
        let stderr = child.stderr.take();
        drop(child.stdout.take());
        match number {
            // The reader is gone.
            2 => drop(stderr),
            // The reader exists but doesn't read, so the pipe fills up.
            _ => std::mem::forget(stderr),
        }
        program.sandbox.wait_for_identify(number).await;
        let story = discord_sandbox::driver::Story::new(&program.sandbox, None);
        let (alice, quiz) = (story.member("alice"), story.channel("quiz").unwrap());
        let shown = async {
            alice.runs("/quiz start questions:1").await.unwrap();
            quiz.shows("Question 1").await;
            alice.runs("/quiz stop").await.unwrap();
            quiz.shows("Round over").await;
        };
        tokio::time::timeout(Duration::from_secs(60), shown).await.unwrap();
        signal(&child, "-TERM");
        assert_eq!(end(child, Duration::from_secs(20)).await.code(), Some(0), "case {number}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_is_taken_away_ends_it_and_nothing_is_written_over() {
    type Harm = fn(&Path);
    let harms: [(&str, Harm); 3] = [
        ("deleted or moved", |path| std::fs::rename(path, path.with_extension("away")).unwrap()),
        ("replaced", |path| {
            std::fs::copy(path, path.with_extension("copy")).unwrap();
            std::fs::rename(path.with_extension("copy"), path).unwrap();
        }),
        ("cut short", |path| std::fs::File::options().write(true).open(path).unwrap().set_len(0).unwrap()),
    ];
    for (what, harm) in harms {
        let program = Program::new().await;
        let mut child = program.command().spawn().unwrap();
        let stderr = child.stderr.take().unwrap();
        program.sandbox.wait_for_identify(1).await;
        let database = program.path("popquiz.db");
        harm(&database);
        let left = std::fs::read(&database).ok();
        assert_eq!(end(child, Duration::from_secs(20)).await.code(), Some(1), "{what}");
        let log = rest_of_log(stderr).await;
        let last = log.lines().last().unwrap();
        assert!(last.starts_with("popquiz: the database ") && last.contains(what), "{what}: {last}");
        assert!(last.contains("restore a backup"), "{last}");
        assert_eq!(std::fs::read(&database).ok(), left, "{what}: the file was written over");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_has_one_bot_whatever_path_leads_to_it_and_is_its_owners_alone() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let program = Program::new().await;
    let mut child = program.command().spawn().unwrap();
    program.sandbox.wait_for_identify(1).await;
    let database = program.path("popquiz.db");
    for file in ["popquiz.db", "popquiz.db.lock", "popquiz.db-wal", "popquiz.db-shm"] {
        let mode = program.path(file).metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{file}");
    }
    std::fs::create_dir(program.path("elsewhere")).unwrap();
    symlink(&database, program.path("symbolic.db")).unwrap();
    symlink(program.folder.path(), program.path("elsewhere/folder")).unwrap();
    std::fs::hard_link(&database, program.path("elsewhere/hard.db")).unwrap();
    for path in ["symbolic.db", "elsewhere/folder/popquiz.db", "elsewhere/hard.db", "decks/../popquiz.db"] {
        let second = program.command().env("POPQUIZ_STORE__PATH", path).spawn().unwrap();
        let second = tokio::task::spawn_blocking(|| second.wait_with_output()).await.unwrap().unwrap();
        let log = String::from_utf8_lossy(&second.stderr);
        assert_eq!(second.status.code(), Some(1), "{path}: {log}");
        assert!(log.contains("another popquiz is running on the database"), "{path}: {log}");
    }
    assert!(child.try_wait().unwrap().is_none(), "the first goes on");
    signal(&child, "-TERM");
    assert_eq!(end(child, Duration::from_secs(20)).await.code(), Some(0));
}

#[test]
fn a_sandbox_whose_output_nobody_reads_goes_on() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_popquiz")).arg("sandbox").stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert!(line.contains("http://127.0.0.1:"), "{line}");
    signal(&child, "-HUP");
    assert_eq!(child.wait().unwrap().code(), Some(0));
}
