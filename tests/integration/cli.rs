//! The program as its users start it: output and exit status.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn popquiz(arguments: &[&str], input: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_popquiz"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.env_remove("DISCORD_TOKEN").env_remove("DISCORD_TOKEN_FILE").spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writer = std::thread::spawn(move || drop(stdin.write_all(input.as_bytes())));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

fn told(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// It exits with status 1 and one sentence that contains these words.
fn refuses(arguments: &[&str], words: &str) {
    let output = popquiz(arguments, "");
    let text = told(&output);
    assert_eq!(output.status.code(), Some(1), "{arguments:?}: {text}");
    assert!(text.contains(words), "{arguments:?} does not say “{words}”: {text}");
    assert!(!text.contains("panicked"), "{text}");
}

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        std::fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
}

const DECK: &str = "Capitals\n\nWhat is the capital of France?\n\nParis\n\nWhat is the capital of Peru?\n\n\nWhat is \
    the capital of Japan?\n\nTokyo\n";

#[test]
fn a_story_is_played_from_standard_input() {
    let folder = Folder::new();
    let deck = folder.file("capitals.txt", DECK);
    let database = folder.path("scores.db");
    let story = "# two questions, in an order that the seed decides
alice: /quiz start deck:capitals questions:2
wait Question 1 of 2
bob: Paris
bob: Tokyo
wait Correct!
wait Question 2 of 2
carol: [Answer] Paris
carol: [Answer] Tokyo
wait Round over
alice: /drop add time:09:00 open:1h
clock +1d
wait Today's question
clock +1h
wait Nobody answered.
";
    let output =
        popquiz(&["sandbox", "--chat", "--seed", "1", "--deck", &deck, "--db", database.to_str().unwrap()], story);
    let text = told(&output);
    assert_eq!(output.status.code(), Some(0), "{text}");
    for words in ["bob: Paris", "    Correct!", "(to carol) ✅ Correct!", "🥇 @", "popquiz: Leaderboard"] {
        assert!(text.contains(words), "the transcript does not hold “{words}”:\n{text}");
    }
    assert!(database.exists());
}

#[test]
fn in_the_sandbox_every_member_starts_and_repeats_rounds() {
    let story = "\
bob: /quiz start deck:\"Deep Learning\" questions:1
wait Question 1 of 1
bob: /quiz skip
wait Round over
bob: [Play again]
wait @bob started a round
wait Question 1 of 1
bob: /quiz skip
wait Round over
";
    let output = popquiz(&["sandbox", "--chat"], story);
    let text = told(&output);
    assert_eq!(output.status.code(), Some(0), "{text}");
    assert_eq!(text.matches("@bob started a round: 1 question").count(), 4, "{text}");
}

#[test]
fn invalid_lines_and_failed_waits_are_reported_and_the_story_goes_on() {
    for (line, words) in [
        ("hello", "cannot understand “hello”; write `name: text`"),
        ("alice: /quiz begin", "unknown subcommand “begin”"),
        ("alice: /quiz start questions:1000", "must be from 1 to 100"),
        ("alice: [Nothing]", "alice sees no button [Nothing] here"),
        ("clock 5", "is not a duration; write +30s"),
        ("wait for Godot", "but it never appeared"),
        ("bob: /drop list", "you can't use /drop here"),
    ] {
        let output = popquiz(&["sandbox", "--chat"], &format!("{line}\nalice: still here\n"));
        let text = told(&output);
        assert_eq!(output.status.code(), Some(1), "{line}: {text}");
        assert!(text.contains(words), "{line} does not report “{words}”:\n{text}");
        assert!(text.contains("alice: still here"), "{text}");
    }
}

#[test]
fn the_sandbox_prints_its_address_and_ends_on_sigterm() {
    use std::io::{BufRead as _, BufReader};
    let mut child = Command::new(env!("CARGO_BIN_EXE_popquiz")).arg("sandbox").stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
    assert!(line.contains("http://127.0.0.1:"), "{line}");
    let address = line.trim().split("http://127.0.0.1:").nth(1).unwrap();
    let port: u16 = address.split('/').next().unwrap().parse().unwrap();
    refuses(&["sandbox", "--port", &port.to_string()], "is in use; choose another with --port");
    Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn a_story_waiting_for_its_next_line_still_ends_on_sigterm() {
    use std::io::{BufRead as _, BufReader};
    let mut child = Command::new(env!("CARGO_BIN_EXE_popquiz"))
        .args(["sandbox", "--chat"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.as_mut().unwrap().write_all(b"alice: hello\n").unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
    assert_eq!(line, "alice: hello\n");
    Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap();
    // Standard input stays open, as a terminal's does.
    let stdin = child.stdin.take();
    assert_eq!(child.wait().unwrap().code(), Some(0));
    drop(stdin);
}

#[test]
fn decks_are_listed_checked_and_converted() {
    let folder = Folder::new();
    let deck = folder.file("capitals.txt", DECK);
    let listed = popquiz(&["deck", "list", &deck, "--json"], "");
    let lines = String::from_utf8(listed.stdout).unwrap();
    let cards: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(cards.len(), 3);
    assert_eq!(
        cards[0],
        serde_json::json!({ "number": 1, "id": "what-is-the-capital-of-france", "prompt": "What is the capital of \
            France?", "kind": "term", "answers": ["Paris"], "missing": false })
    );
    assert_eq!(
        (&cards[1]["missing"], &cards[1]["kind"], &cards[1]["answers"]),
        (&true.into(), &serde_json::Value::Null, &serde_json::json!([]))
    );
    let checked = popquiz(&["deck", "check", &deck], "");
    assert_eq!(checked.status.code(), Some(0));
    assert!(
        told(&checked).contains("capitals.txt:7: warning: card `what-is-the-capital-of-peru`: the card has no answer"),
        "{}",
        told(&checked)
    );
    let toml = folder.path("capitals.toml");
    assert!(popquiz(&["deck", "convert", &deck, toml.to_str().unwrap()], "").status.success());
    let again = popquiz(&["deck", "list", toml.to_str().unwrap(), "--json"], "");
    assert_eq!(String::from_utf8(again.stdout).unwrap(), lines);
}

#[test]
fn a_folder_of_files_is_surveyed() {
    let folder = Folder::new();
    std::fs::create_dir(folder.path("inside")).unwrap();
    folder.file("capitals.csv", "Question,Answer,Teacher\nPeru?,Lima,Rosa\nChad?,b\n");
    folder.file("inside/broken.toml", "title = 1\n");
    folder.file("photo.png", "not a deck");
    let surveyed = popquiz(&["deck", "survey", folder.0.path().to_str().unwrap()], "");
    let text = told(&surveyed);
    assert!(surveyed.status.success(), "{text}");
    for words in [
        "capitals.csv: read as a table: 2 of 2 cards, 1 parts left out, 0 without an answer, 1 suspicious",
        "left out the column “Teacher”",
        "card `chad` (Chad?): its answer is a single letter",
        "broken.toml:1: expected text",
        "2 files, 1 refused: 2 of 2 cards",
    ] {
        assert!(text.contains(words), "no “{words}” in:\n{text}");
    }
}

#[test]
fn a_converted_deck_has_normal_permissions_and_a_symlink_stays_one() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::new();
    let deck = folder.file("capitals.txt", DECK);
    let mode = |file: &str| std::fs::metadata(folder.path(file)).unwrap().permissions().mode() & 0o777;
    let convert = |to: &str| {
        let converted = popquiz(&["deck", "convert", &deck, folder.path(to).to_str().unwrap()], "");
        assert!(converted.status.success(), "{}", told(&converted));
    };
    convert("new.toml");
    assert_eq!(mode("new.toml"), mode("capitals.txt"));
    let kept = folder.file("kept.toml", "");
    std::fs::set_permissions(&kept, std::fs::Permissions::from_mode(0o640)).unwrap();
    std::os::unix::fs::symlink(&kept, folder.path("link.toml")).unwrap();
    convert("link.toml");
    assert_eq!(mode("kept.toml"), 0o640);
    assert!(std::fs::read_to_string(&kept).unwrap().contains("Paris"));
    assert!(std::fs::symlink_metadata(folder.path("link.toml")).unwrap().is_symlink());
}

#[test]
fn converting_never_overwrites_its_input() {
    let folder = Folder::new();
    let deck = folder
        .file("rivers.toml", "title = \"Rivers\" # mine\n[[cards]]\nid = \"d\"\nprompt = \"Which?\"\nterm = \"x\"\n");
    let before = std::fs::read_to_string(&deck).unwrap();
    std::os::unix::fs::symlink(&deck, folder.path("link.toml")).unwrap();
    for same in [
        deck.clone(),
        folder.path("link.toml").display().to_string(),
        folder.path("./rivers.toml").display().to_string(),
    ] {
        let refused = popquiz(&["deck", "convert", &deck, &same], "");
        assert!(!refused.status.success());
        assert!(
            told(&refused).contains(&format!("{same} is the deck to convert; choose another file")),
            "{}",
            told(&refused)
        );
    }
    assert_eq!(std::fs::read_to_string(&deck).unwrap(), before);
}

#[test]
fn a_file_without_lines_is_checked_without_naming_one() {
    let folder = Folder::new();
    let deck = folder.file(
        "rivers.toml",
        "title = \"Rivers\"\nlanguage = \"en\"\n[[cards]]\nid = \"d\"\nprompt = \"Which river?\"\n",
    );
    let package = folder.path("rivers.apkg").display().to_string();
    assert!(popquiz(&["deck", "convert", &deck, &package], "").status.success());
    let checked = told(&popquiz(&["deck", "check", &package], ""));
    assert!(checked.contains("rivers.apkg: warning: card `d`: the card has no answer"), "{checked}");
    let checked = told(&popquiz(&["deck", "check", "--json", &package], ""));
    assert!(checked.contains("\"line\":null"), "{checked}");
}

#[test]
fn check_lists_skipped_parts() {
    let folder = Folder::new();
    let some = folder.file("some.csv", "prompt,answer\nWhich one is it?,the first\nbroken?,[x] only\n");
    let checked = popquiz(&["deck", "check", &some], "");
    assert_eq!(checked.status.code(), Some(0), "{}", told(&checked));
    assert!(told(&checked).contains("some.csv:3: warning: not fully imported: invalid answer"), "{}", told(&checked));
    let none = folder.file("none.csv", "prompt,answer\nbroken?,[x] only\n");
    let checked = popquiz(&["deck", "check", &none], "");
    assert_eq!(checked.status.code(), Some(1));
    assert!(told(&checked).contains("none.csv: no card could be imported"), "{}", told(&checked));
}

#[test]
fn deck_text_cannot_control_the_terminal() {
    let folder = Folder::new();
    let deck = folder.file(
        "deck.toml",
        "title = \"T\"\n[[cards]]\nid = \"a\"\nprompt = \"Red \\u001b[31m?\"\nterm = \"\\u202eyes\"\n",
    );
    for command in ["list", "check"] {
        let printed = told(&popquiz(&["deck", command, &deck], ""));
        assert!(!printed.contains(['\u{1b}', '\u{202e}']), "{printed:?}");
    }
    assert!(told(&popquiz(&["deck", "list", &deck], "")).contains("\\u{202e}yes"));
}

#[test]
fn endless_files_are_not_read_forever() {
    let read = popquiz(&["deck", "list", "/dev/zero"], "");
    assert_eq!(read.status.code(), Some(1));
    assert!(told(&read).contains("the limit is 10 MB"), "{}", told(&read));
}

#[test]
fn convert_reports_the_import_and_what_the_format_cannot_hold() {
    let folder = Folder::new();
    let deck = folder.file(
        "rivers.toml",
        "id = \"rivers\"\ntitle = \"Rivers of Europe\"\nauthor = \"Rosa\"\n[[cards]]\nid = \"danube\"\nprompt \
         = \"Which river?\"\nterm = \"the Danube\"\ntags = [\"east, south\"]\nimage = \"a.png\"\n[media]\n\"a.png\" \
         = \"AAAA\"\n",
    );
    let convert = |from: &str, to: &str| {
        let converted = popquiz(&["deck", "convert", from, folder.path(to).to_str().unwrap()], "");
        assert!(converted.status.success(), "{}", told(&converted));
        assert!(converted.stderr.is_empty(), "no bar without a terminal: {}", told(&converted));
        let folder = format!("{}/", folder.path("").display()).replace("//", "/");
        told(&converted).replace(&folder, "")
    };
    assert_eq!(
        convert(&deck, "rivers.csv"),
        "rivers.toml: read as a Popquiz deck in TOML: 1 found, 1 imported\nrivers.csv: 1 card\n  \
         not in this file, because its format can't hold it: its title, its author, an image\n"
    );
    assert_eq!(
        convert(&deck, "rivers.md"),
        "rivers.toml: read as a Popquiz deck in TOML: 1 found, 1 imported\nrivers.md: 1 card\n  \
         not in this file, because its format can't hold it: an image\n"
    );
    let gift = folder.file("quiz.gift", "One?{=1}\n\nNo question.\n\nTwo?{}\n");
    assert_eq!(
        convert(&gift, "quiz.toml"),
        "quiz.gift: read as Moodle GIFT: 3 found, 2 imported (1 without an answer)\n  3: this text has no answers in \
         braces, so it isn't a question\nquiz.toml: 2 cards\n"
    );
    let many = folder.file("many.csv", format!("a,b\n{}", ",c\n".repeat(2_000)));
    let summary = convert(&many, "many.toml");
    assert!(summary.lines().count() < 30 && summary.contains("\n  and 1980 more\n"), "{summary}");
}

#[test]
fn malformed_decks_end_in_one_sentence() {
    let folder = Folder::new();
    let card = "[[cards]]\nid = \"a\"\nprompt = \"?\"\n";
    let many = (0..20_001)
        .fold(String::new(), |cards, n| cards + format!("[[cards]]\nid = \"c{n}\"\nprompt = \"?\"\n").as_str());
    let deep = format!("title = {}", "[".repeat(100_000));
    let sparse = folder.path("huge.txt");
    std::fs::File::create(&sparse).unwrap().set_len(100 * 1024 * 1024).unwrap();
    for (file, words) in [
        (folder.file("cut.txt", b"Caf\xc3\xa9\n\nO\xc3\xb9?\n\nL\xc3\n"), "cut.txt:5: this line is not UTF-8 text"),
        (
            folder.file("twins.toml", format!("title = \"T\"\n{card}{card}")),
            "twins.toml:5: the card on line 2 already has the id “a”",
        ),
        (
            folder.file("unknown.toml", format!("title = \"T\"\n{card}answer = \"x\"\n")),
            "unknown.toml:5: unknown field “answer”; use one of",
        ),
        (
            folder.file("two.toml", format!("title = \"T\"\n{card}term = \"x\"\nnumber = 3\n")),
            "several kinds of answers; keep one of them: term, number",
        ),
        (
            folder.file("extra.toml", format!("title = \"T\"\n{card}term = \"x\"\nany = 3\n")),
            "`any` doesn't belong to this kind of answer",
        ),
        (folder.file("many.toml", format!("title = \"T\"\n{many}")), "has 20,001 cards, but the limit is 20,000"),
        (folder.file("deep.toml", deep), "deep.toml:1:"),
        (folder.file("empty.txt", ""), "the file is empty; write a title"),
        (folder.file("title.txt", "Only a title\n"), "the file has only a title"),
        (sparse.to_str().unwrap().to_owned(), "is 100 MB, but the limit is 10 MB"),
        (folder.path("none.toml").to_str().unwrap().to_owned(), "file not found"),
        (folder.0.path().to_str().unwrap().to_owned(), "this is a folder"),
    ] {
        refuses(&["deck", "list", &file], words);
        refuses(&["deck", "check", &file], words);
    }
}

#[test]
fn startup_errors_are_one_sentence() {
    let folder = Folder::new();
    let config = |text: &str| folder.file("popquiz.toml", text);
    refuses(&["run", "--config", "/nowhere/popquiz.toml"], "/nowhere/popquiz.toml");
    refuses(&["run", "--config", &config("[quiz]\nsecond = 3\n")], "seconds");
    refuses(&["run", "--config", &config("[quiz]\ntime_zone = \"Mars/Olympus\"\n")], "Mars/Olympus");
    refuses(&["run", "--config", &config("[store]\npath = \"x.db\"\n")], "DISCORD_TOKEN");
    let garbage = folder.file(
        "garbage.db",
        "this is no database, whatever its name says, and it is long enough to be looked at in earnest",
    );
    refuses(&["sandbox", "--chat", "--db", &garbage], "garbage.db");
    refuses(&["sandbox", "--chat", "--db", "/nowhere/scores.db"], "/nowhere");
}

#[test]
fn a_model_that_cannot_be_used_is_reported_at_the_start_and_the_bot_goes_on() {
    let folder = Folder::new();
    let runs = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_popquiz"));
        command.args(arguments).current_dir(folder.0.path()).env("POPQUIZ_JUDGE__MODEL", "model.bin");
        command.stdin(Stdio::null()).output().unwrap()
    };
    for (content, problem) in [(None, "No such file"), (Some("no weights at all"), "this isn't a Popquiz model")] {
        content.map(|content| folder.file("model.bin", content));
        let output = runs(&["sandbox", "--chat"]);
        let text = told(&output);
        assert!(output.status.success(), "{text}");
        assert!(text.contains("can't use the model model.bin") && text.contains(problem), "{text}");
        assert!(text.contains("Set judge.model to another file, \"built-in\" or \"off\""), "{text}");
        let output = runs(&["doctor", "--offline"]);
        let text = told(&output);
        assert_eq!(output.status.code(), Some(1), "{text}");
        assert!(text.contains("FAIL can't use the model model.bin"), "{text}");
    }
}

#[test]
fn a_rejected_token_is_reported() {
    let folder = Folder::new();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let sandbox = runtime.block_on(discord_sandbox::Sandbox::start(popquiz::sandbox::options())).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_popquiz"))
        .args(["run"])
        .current_dir(folder.0.path())
        .env("DISCORD_TOKEN", "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcdE.not-the-token-of-this-sandbox-at-all")
        .env("POPQUIZ_DISCORD__API_URL", sandbox.api_url())
        .output()
        .unwrap();
    let text = told(&output);
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert!(text.contains("Discord refused the token; reset it in the Developer Portal"), "{text}");
    assert!(!text.contains("not-the-token"), "the token is shown: {text}");
    drop(sandbox);
}

#[test]
fn answers_are_judged_singly_and_in_bulk() {
    let output = popquiz(&["judge", "--question", "Capital of France?", "--ref", "Paris", "pariss"], "");
    assert!(told(&output).contains("correct"), "{}", told(&output));
    let lines = r#"{"id": 1, "question": "Capital of France?", "refs": ["Paris"], "answer": "Paris"}
not json
{"id": [2], "question": "Capital of France?", "refs": [], "answer": "Paris"}
{"id": "3", "question": "Capital of France?", "refs": ["Paris"], "answer": "London"}
"#;
    let output = popquiz(&["judge", "--jsonl"], lines);
    assert_eq!(output.status.code(), Some(1));
    let answers: Vec<serde_json::Value> =
        String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(
        (&answers[0]["id"], &answers[0]["verdict"], &answers[0]["credit"]),
        (&1.into(), &"correct".into(), &1.0.into())
    );
    assert!(answers[1]["error"].is_string() && answers[1]["id"].is_null());
    assert_eq!(answers[2]["id"], serde_json::json!([2]));
    assert_eq!((&answers[3]["id"], &answers[3]["verdict"]), (&"3".into(), &"wrong".into()));
}

#[test]
fn findings_are_printed_as_text_and_json() {
    let folder = Folder::new();
    let deck = folder.file(
        "animals.toml",
        "title = \"Animals\"\nlanguage = \"en\"\n\n[[cards]]\nid = \"dog\"\nprompt = \"Which animal ... and \
         bites?\"\nblanks = [\"barks\", \"growls\"]\n\n\
         [[cards]]\nid = \"cat\"\nprompt = \"What does the figure above show?\"\nterm = [\"cat\", \"Cat\"]\n",
    );
    let output = popquiz(&["deck", "check", &deck], "");
    let text = told(&output);
    assert_eq!(output.status.code(), Some(1), "{text}");
    for words in [
        "animals.toml:4: error: card `dog`: the prompt has 1 blank (",
        "animals.toml:9: warning: card `cat`: “the figure above” refers to something outside the prompt; say what it refers to [unclear-prompt]",
        "2 cards, 0 without an answer, 3 findings (1 fixable with --fix)",
    ] {
        assert!(text.contains(words), "no “{words}” in:\n{text}");
    }
    let unreadable = folder.file("broken.toml", "title = 3\n");
    let output = popquiz(&["deck", "check", "--json", &deck, &unreadable], "");
    assert_eq!(output.status.code(), Some(1));
    let lines = String::from_utf8(output.stdout).unwrap();
    let findings: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let looks: Vec<&str> = findings.iter().map(|finding| finding["look"].as_str().unwrap()).collect();
    assert_eq!(looks, ["gap-count", "doubled-answer", "unclear-prompt", "unreadable"], "{lines}");
    assert_eq!(
        findings[1],
        serde_json::json!({ "file": deck, "line": 9, "number": 2, "card": "cat", "look": "doubled-answer", "severity": "warning",
            "what": "“Cat” is listed twice", "fix": "remove one of them", "fixable": true, "fixed": false })
    );
    assert_eq!((&findings[3]["line"], &findings[3]["severity"]), (&1.into(), &"error".into()), "{lines}");
}

const UNTIDY: &str = r#"# My deck.
title = "Animals" # not all of them
language = "en"

# Dogs first.
[[cards]]
id = "dog"
prompt = "Which <b>animal</b> barks?" # loudly
term = ["dog", "Dog"]

# The same again.
[[cards]]
id = "dog-2"
prompt = "Which animal barks?"
term = "dog"

[[cards]]
id = "legs"
prompt = "Which animals have wings?"
term = "- birds - bats - bees"
"#;

#[test]
fn check_fix_changes_only_what_it_fixes() {
    let folder = Folder::new();
    let deck = folder.file("animals.toml", UNTIDY);
    std::os::unix::fs::symlink(&deck, folder.path("link.toml")).unwrap();
    let link = folder.path("link.toml");
    let output = popquiz(&["deck", "check", "--fix", link.to_str().unwrap()], "");
    let text = told(&output);
    assert_eq!(output.status.code(), Some(0), "{text}");
    assert!(text.contains("link.toml:6: fixed: card `dog`") && text.contains("4 findings fixed"), "{text}");
    assert!(link.is_symlink(), "the link was replaced by a file");
    let fixed = std::fs::read_to_string(&deck).unwrap();
    for line in [
        "# My deck.\ntitle = \"Animals\" # not all of them\n",
        "# Dogs first.\n",
        "prompt = \"Which animal barks?\" # loudly\nterm = \"dog\"\n",
        "# The same again.\n",
        "list = [\"birds\", \"bats\", \"bees\"]\n",
    ] {
        assert!(fixed.contains(line), "no {line:?} in:\n{fixed}");
    }
    assert!(!fixed.contains("dog-2"), "{fixed}");
    assert_eq!(std::fs::read_dir(folder.0.path()).unwrap().count(), 2, "a file was left behind");
    let again = popquiz(&["deck", "check", "--fix", &deck], "");
    assert!(told(&again).contains("2 cards, 0 without an answer, 0 findings"), "{}", told(&again));
    assert_eq!(std::fs::read_to_string(&deck).unwrap(), fixed);
}

#[test]
fn check_fix_writes_a_toml_file_beside_other_formats() {
    let folder = Folder::new();
    let export = "Animals\n\nWhich animal barks?\n\nR&amp;D dog\n\nWhich animal meows?\n\ncat\n";
    let deck = folder.file("animals.txt", export);
    let output = popquiz(&["deck", "check", "--fix", &deck], "");
    let text = told(&output);
    assert_eq!(output.status.code(), Some(0), "{text}");
    assert!(text.contains("animals.txt:3: fixed:") && text.contains("animals.toml: 2 cards"), "{text}");
    assert_eq!(std::fs::read_to_string(&deck).unwrap(), export);
    let beside = folder.path("animals.toml");
    assert!(std::fs::read_to_string(&beside).unwrap().contains("R&D dog"));
    // What is there already is not written over.
    std::fs::write(&beside, "mine").unwrap();
    refuses(&["deck", "check", "--fix", &deck], "would overwrite");
    assert_eq!(std::fs::read_to_string(&beside).unwrap(), "mine");
    // Nor is a link, although it leads nowhere.
    std::fs::remove_file(&beside).unwrap();
    std::os::unix::fs::symlink(folder.path("nowhere.toml"), &beside).unwrap();
    refuses(&["deck", "check", "--fix", &deck], "would overwrite");
    assert!(beside.is_symlink() && !folder.path("nowhere.toml").exists());
    assert_eq!(std::fs::read_dir(folder.0.path()).unwrap().count(), 2, "a file was left behind");
}

/// A human reader's findings in the user's file, compared with those of the rules. The list has lines of the file, but
/// none of its text.
#[test]
fn a_real_export_is_checked_like_a_human_would() {
    let beside = std::env::var_os("POPQUIZ_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let file = beside.join("seed/deep-learning-with-python.txt");
    if !file.exists() {
        println!("skipped: {} is not there (set POPQUIZ_SHARED to the folder that has it)", file.display());
        return;
    }
    let list =
        include_str!("../decks/seed-findings.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let (beyond, expected): (Vec<&str>, Vec<&str>) = list.partition(|line| line.contains(" beyond:"));
    let place = |line: &str| line.split_whitespace().take(2).collect::<Vec<_>>().join(" ");
    let expected: std::collections::BTreeSet<String> = expected.into_iter().map(place).collect();
    let output = popquiz(&["deck", "check", "--json", file.to_str().unwrap()], "");
    let found: std::collections::BTreeSet<String> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .map(|finding| format!("{} {}", finding["line"], finding["look"].as_str().unwrap()))
        .collect();
    let (missed, alarms): (Vec<_>, Vec<_>) =
        (expected.difference(&found).collect(), found.difference(&expected).collect());
    assert!(missed.is_empty() && alarms.is_empty(), "missed: {missed:?}; not on the list: {alarms:?}");
    println!("{} found, {} beyond", found.len(), beyond.len());
}

/// The user's file for which the pairing was developed isn't ours to ship; if it's next to the project, this test uses
/// it.
#[test]
fn a_real_export_with_missing_answers_shifts_no_answer() {
    let beside = std::env::var_os("POPQUIZ_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let (file, judged) = (beside.join("seed/deep-learning-with-python.txt"), beside.join("judge/golden_dev.jsonl"));
    if !file.exists() || !judged.exists() {
        println!("skipped: {} is not there", file.display());
        return;
    }
    let output = popquiz(&["deck", "list", file.to_str().unwrap(), "--json"], "");
    let cards: Vec<serde_json::Value> =
        String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(cards.len(), 193);
    assert_eq!(cards.iter().filter(|card| card["missing"] == true).count(), 33);
    let squeezed =
        |text: &str| text.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>().to_lowercase();
    let mut compared = 0;
    for line in std::fs::read_to_string(judged).unwrap().lines() {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        let card = &cards[usize::try_from(row["card"].as_u64().unwrap()).unwrap() - 1];
        assert_eq!(card["prompt"], row["question"]);
        if card["missing"] == true {
            continue;
        }
        let answers: String =
            card["answers"].as_array().unwrap().iter().map(|answer| squeezed(answer.as_str().unwrap())).collect();
        let expected: String =
            row["refs"].as_array().unwrap().iter().map(|answer| squeezed(answer.as_str().unwrap())).collect();
        assert!(
            answers.contains(&expected) || expected.contains(&answers),
            "card {}: {answers} is not {expected}",
            row["card"]
        );
        compared += 1;
    }
    assert!(compared > 200, "only {compared} answers were compared");
}
