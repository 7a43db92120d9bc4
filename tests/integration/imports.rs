//! Files by strangers, read where they can do no harm: they cost what they may cost, and the bot plays on.

use std::time::Duration;

use crate::support::{Setup, Stage};

async fn told(story: impl Future<Output = ()>) {
    tokio::time::timeout(Duration::from_secs(90), story).await.expect("a story never needs a minute and a half");
}

/// The memory of this process, which the bot runs in.
fn memory_mib() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()? / 1024)
}

struct Files(tempfile::TempDir);

impl Files {
    fn import(&self, name: &str, content: &[u8]) -> String {
        let path = self.0.path().join(name);
        std::fs::write(&path, content).unwrap();
        format!("/deck import file:\"{}\"", path.display())
    }
}

#[tokio::test]
async fn files_that_would_take_gigabytes_are_refused_and_a_round_goes_on_meanwhile() {
    told(async {
        let stage = Stage::set_with(Setup::unlimited("river")).await;
        let files = Files(tempfile::tempdir().unwrap());
        stage.alice.runs("/quiz start questions:1").await.unwrap();
        stage.quiz.shows("Question 1").await;
        let before = memory_mib();
        let dotted: Vec<String> = (0..400_000).map(|number| format!("a{number}.b.c.d.e.f.g=1\n")).collect();
        let dotted = dotted.concat();
        stage.alice.runs(&files.import("dotted.toml", dotted.as_bytes())).await.unwrap();
        stage.alice.sees("more than 100,000 dotted names").await;
        let values = format!("title = \"x\"\ncards = [{}]\n", "1,".repeat(4_000_000));
        stage.alice.runs(&files.import("values.toml", values.as_bytes())).await.unwrap();
        stage.alice.sees("more than 900,000 values").await;
        if let (Some(before), Some(after)) = (before, memory_mib()) {
            // The files themselves go through the sandbox and the bot, which are one process here.
            assert!(after < before + 200, "{before} MiB, and then {after} MiB");
        }
        stage.bob.says("danube").await.unwrap();
        stage.quiz.shows("Correct!").await;
    })
    .await;
}

#[tokio::test]
async fn a_file_that_takes_too_long_is_given_up() {
    told(async {
        let setup = Setup { import_seconds: 0, ..Setup::unlimited("river") };
        let stage = Stage::set_with(setup).await;
        let files = Files(tempfile::tempdir().unwrap());
        stage
            .alice
            .runs(&files.import("metals.csv", b"prompt,answer\nWhich metal melts in the hand?,gallium\n"))
            .await
            .unwrap();
        stage.alice.sees("That file takes too much memory or time to read.").await;
    })
    .await;
}

#[test]
fn the_limits_are_the_systems_and_the_command_line_has_them_on_request() {
    use std::process::Command;
    let files = Files(tempfile::tempdir().unwrap());
    let path = files.0.path().join("cards.csv");
    std::fs::write(&path, "prompt,answer\nWhich metal melts in the hand?,gallium\n").unwrap();
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_popquiz")).args(arguments).output().unwrap();
        (
            output.status,
            format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr)),
        )
    };
    let list = ["deck", "list", path.to_str().unwrap()];
    let (status, text) = run(&[&list[..], &["--limit"]].concat());
    assert!(status.success() && text.contains("gallium"), "{text}");
    // Next to no memory beyond what the program itself takes.
    let cards: Vec<String> = (0..20_000).map(|number| format!("What is {number}?,{}\n", "x".repeat(200))).collect();
    std::fs::write(&path, format!("prompt,answer\ngallium,gallium\n{}", cards.concat())).unwrap();
    let (status, text) = run(&[&["limited", "--memory=1000", "--seconds=10"], &list[..]].concat());
    assert!(!status.success() && !text.contains("gallium"), "{status}: {text}");
}
