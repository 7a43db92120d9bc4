use std::path::Path;

use secrecy::ExposeSecret as _;

use super::table::SETTINGS;
use super::*;

/// What the operator gets for a file with this text.
fn from_file(text: &str) -> Result<Config, String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("popquiz.toml");
    std::fs::write(&path, text).unwrap();
    let path_shown = path.display().to_string();
    Config::load(Some(&path), std::iter::empty())
        .map_err(|error| error.to_string().replace(&path_shown, "popquiz.toml"))
}

fn pairs(variables: &[(&str, &str)]) -> impl Iterator<Item = (String, String)> {
    variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect::<Vec<_>>().into_iter()
}

/// What the operator gets with these variables, over a file that sets nothing.
fn from_variables(variables: &[(&str, &str)]) -> Result<Config, String> {
    let empty = tempfile::NamedTempFile::new().unwrap();
    Config::load(Some(empty.path()), pairs(variables)).map_err(|error| error.to_string())
}

fn token(variables: &[(&str, &str)]) -> Result<String, String> {
    discord_token(pairs(variables)).map(|token| token.expose_secret().to_owned()).map_err(|error| error.to_string())
}

#[track_caller]
fn refused<T: std::fmt::Debug>(result: Result<T, String>, sentence: &str) {
    assert_eq!(result.unwrap_err(), sentence);
}

#[test]
fn the_commented_file_states_every_setting_with_its_default() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(DEFAULT_PATH);
    assert_eq!(Config::load(Some(&path), std::iter::empty()).unwrap(), Config::default());
    let stated: toml::Table = std::fs::read_to_string(&path).unwrap().parse().unwrap();
    for setting in SETTINGS {
        let found = stated.get(setting.section).and_then(|section| section.get(setting.key));
        assert!(found.is_some(), "{DEFAULT_PATH} does not state {}", setting.name());
    }
}

#[test]
fn a_file_changes_what_it_names_and_leaves_the_rest() {
    let text = "[quiz]\nseconds = 45\ntime_zone = \"europe/berlin\"\n[health]\naddress = \"[::1]:8088\"\n";
    let config = from_file(text).unwrap();
    assert_eq!(config.quiz.seconds, 45);
    assert_eq!(config.quiz.time_zone.name(), "Europe/Berlin");
    assert_eq!(config.health.address, Some("[::1]:8088".parse().unwrap()));
    assert_eq!(config.drops, Drops::default());
}

#[test]
fn the_judges_model_is_built_in_or_off_or_in_a_file() {
    let model = |value: &str| from_file(&format!("[judge]\nmodel = {value}\n")).map(|config| config.judge.model);
    assert_eq!(Config::default().judge.model, JudgeModel::BuiltIn);
    assert_eq!(model("\"built-in\"").unwrap(), JudgeModel::BuiltIn);
    assert_eq!(model("\"off\"").unwrap(), JudgeModel::Off);
    assert_eq!(model("\"models/heat.bin\"").unwrap(), JudgeModel::File("models/heat.bin".into()));
    assert_eq!(
        from_variables(&[("POPQUIZ_JUDGE__MODEL", "off")]).map(|config| config.judge.model),
        Ok(JudgeModel::Off)
    );
    for wrong in ["\"\"", "false", "3"] {
        let error = model(wrong).unwrap_err();
        assert!(error.contains("\"built-in\", \"off\", or the path of a model's file"), "{error}");
    }
}

#[test]
fn a_variable_overrides_the_file() {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), "[quiz]\nseconds = 45\nhints = 1\n[health]\naddress = \"127.0.0.1:8088\"").unwrap();
    let variables = [
        ("POPQUIZ_QUIZ__SECONDS", "60"),
        ("POPQUIZ_HEALTH__ADDRESS", ""),
        ("POPQUIZ_DISCORD__API_URL", "http://127.0.0.1:9000/api/v10/"),
        ("POPQUIZ_LOG__FORMAT", "json"),
        ("POPQUIZ_SHARED", "/elsewhere"),
        ("HOME", "/root"),
    ];
    let config = Config::load(Some(file.path()), pairs(&variables)).unwrap();
    assert_eq!((config.quiz.seconds, config.quiz.hints), (60, 1));
    assert_eq!(config.health.address, None);
    assert_eq!(config.discord.api_url, "http://127.0.0.1:9000/api/v10");
    assert_eq!(config.log.format, LogFormat::Json);
}

#[test]
fn every_setting_has_a_variable() {
    for setting in SETTINGS {
        let name = setting.variable();
        let error = from_variables(&[(name.as_str(), "\u{1}=[")]);
        // Any text without a NUL may be a path, and so the file of a model.
        if !matches!(setting.key, "path" | "model") {
            let error = error.unwrap_err();
            assert!(error.starts_with(&format!("{name}: {} cannot be", setting.name())), "{error}");
        }
    }
}

#[test]
fn unknown_names_suggest_the_right_one() {
    refused(
        from_file("# mine\n[quiz]\nsecnods = 30\n"),
        "popquiz.toml:3: there is no setting \"secnods\" in [quiz]; did you mean \"seconds\"?",
    );
    refused(from_file("[quizz]\nseconds = 30\n"), "popquiz.toml:1: there is no section [quizz]; did you mean [quiz]?");
    refused(
        from_file("seconds = 30\n"),
        "popquiz.toml:1: there is no section [seconds]; \"seconds\" belongs below a line that says [quiz]",
    );
    refused(
        from_file("[drops]\nhints = 1\n"),
        "popquiz.toml:2: there is no setting \"hints\" in [drops]; \"hints\" belongs below a line that says [quiz]",
    );
    refused(
        from_file("[drops]\ncolour = \"blue\"\n"),
        "popquiz.toml:2: there is no setting \"colour\" in [drops]; [drops] has: open_hours, grace_minutes",
    );
    refused(
        from_file("[colours]\n"),
        "popquiz.toml:1: there is no section [colours]; the sections are [discord], [store], [decks], [quiz], [judge], [drops], \
         [data], [health], [log]",
    );
    refused(
        from_file("quiz = 30\n"),
        "popquiz.toml:1: \"quiz\" is a section, not a setting: write [quiz] on a line of its own and its settings \
         below it",
    );
    refused(
        from_variables(&[("POPQUIZ_QUIZ_SECONDS", "30")]),
        "environment: there is no setting for the variable POPQUIZ_QUIZ_SECONDS; did you mean POPQUIZ_QUIZ__SECONDS?",
    );
    refused(
        from_variables(&[("POPQUIZ_VERBOSE", "1")]),
        "environment: there is no setting for the variable POPQUIZ_VERBOSE; variables that begin with POPQUIZ_ are \
         settings, for example POPQUIZ_QUIZ__SECONDS for quiz.seconds",
    );
}

#[test]
fn invalid_values_list_the_allowed_ones() {
    for (text, sentence) in [
        (
            "[quiz]\nseconds = 3",
            "quiz.seconds cannot be 3; it must be a whole number from 5 to 600, without quotation marks",
        ),
        (
            "[quiz]\nseconds = \"30\"",
            "quiz.seconds cannot be \"30\"; it must be a whole number from 5 to 600, without quotation marks",
        ),
        (
            "[quiz]\nseconds = -99999999999999999999",
            "quiz.seconds cannot be -99999999999999999999; it must be a whole number from 5 to 600, without quotation \
             marks",
        ),
        (
            "[quiz]\ntime_zone = \"Europe/Berln\"",
            "quiz.time_zone cannot be \"Europe/Berln\"; it must be a time zone's name, such as \"Europe/Berlin\" or \
             \"UTC\" (did you mean \"Europe/Berlin\"?)",
        ),
        (
            "[quiz]\ntime_zone = \"at home\"",
            "quiz.time_zone cannot be \"at home\"; it must be a time zone's name, such as \"Europe/Berlin\" or \"UTC\"",
        ),
        (
            "[discord]\nmessage_content = \"yes\"",
            "discord.message_content cannot be \"yes\"; it must be true or false, without quotation marks",
        ),
        (
            "[discord]\napi_url = \"discord.com/api\"",
            "discord.api_url cannot be \"discord.com/api\"; it must be an address such \
             as \"https://discord.com/api/v10\"",
        ),
        (
            "[health]\naddress = \"localhost\"",
            "health.address cannot be \"localhost\"; it must be an IP address with a port, such \
             as \"127.0.0.1:8088\", or \
             \"\" to have none",
        ),
        (
            "[log]\nfilter = \"popquiz=loud\"",
            "log.filter cannot be \"popquiz=loud\"; it must be a log filter, such as \"info,popquiz=debug\" (levels: \
             error, warn, info, debug, trace, off)",
        ),
        ("[log]\nformat = \"xml\"", "log.format cannot be \"xml\"; it must be \"text\" or \"json\""),
        ("[store]\npath = \"\"", "store.path cannot be \"\"; it must be a path, such as \"data/name\""),
        (
            "[store]\npath = [\"one\", \"two\"]",
            "store.path cannot be [\"one\", \"two\"]; it must be a path, such as \"data/name\"",
        ),
    ] {
        refused(from_file(text), &format!("popquiz.toml:2: {sentence}"));
    }
    refused(
        from_variables(&[("POPQUIZ_QUIZ__SECONDS", "soon")]),
        "POPQUIZ_QUIZ__SECONDS: quiz.seconds cannot be \"soon\"; it must be a whole number from 5 to 600",
    );
}

#[test]
fn a_zone_that_nobody_knows_is_not_one() {
    let error = from_file("[quiz]\ntime_zone = \"Etc/Unknown\"").unwrap_err();
    assert!(error.contains("it must be a time zone's name"), "{error}");
}

#[test]
fn a_long_value_is_not_repeated_in_full() {
    let error = from_file(&format!("[quiz]\ntime_zone = \"{}\"", "z".repeat(100_000))).unwrap_err();
    assert!(error.len() < 300, "{} bytes: {error}", error.len());
    let error = from_variables(&[("POPQUIZ_LOG__FORMAT", &"z".repeat(100_000))]).unwrap_err();
    assert!(error.len() < 300, "{} bytes: {error}", error.len());
}

#[test]
fn unreadable_files_are_reported() {
    let missing = Config::load(Some(Path::new("no/such.toml")), std::iter::empty()).unwrap_err().to_string();
    assert_eq!(
        missing,
        "the configuration no/such.toml cannot be read: No such file or directory (os error 2); correct the path, or \
         leave \
         it out to use the defaults"
    );

    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), b"# ok\n[quiz] # \xff\n").unwrap();
    let error = Config::load(Some(file.path()), std::iter::empty()).unwrap_err().to_string();
    assert!(error.contains("its line 2 is not UTF-8 text"), "{error}");

    std::fs::write(file.path(), vec![b'#'; 3 << 20]).unwrap();
    let error = Config::load(Some(file.path()), std::iter::empty()).unwrap_err().to_string();
    assert!(error.contains("larger than 1 MiB"), "{error}");
}

#[test]
fn toml_errors_are_reported_with_their_line() {
    let error = from_file("[quiz]\nseconds 30\n").unwrap_err();
    assert!(error.starts_with("popquiz.toml:2: this line is not valid TOML: "), "{error}");
    let error = from_file("[quiz]\nseconds = 30\nseconds = 31\n").unwrap_err();
    assert!(error.starts_with("popquiz.toml:3: this line is not valid TOML: "), "{error}");
    let deep = format!("[quiz]\nseconds = {}", "[".repeat(100_000));
    assert!(from_file(&deep).unwrap_err().len() < 300);
}

proptest::proptest! {
    #[test]
    fn no_text_panics(text in concat!(
        r#"(\[{0,2}(quiz|log|a|\.|"){0,3}\]{0,2}|(seconds|"|path|\PC){0,3} ?=? ?"#,
        r#"(\PC{0,5}|[0-9_x]{0,30}|"|\[|\{|inf|2026-01-01){0,3}|\PC*|\n){0,6}"#,
    )) {
        if let Err(error) = from_file(&text) {
            proptest::prop_assert!(!error.is_empty() && error.chars().count() < 500, "{}", error);
        }
    }
}

#[test]
fn the_token_comes_from_the_environment_or_a_file() {
    assert_eq!(token(&[("DISCORD_TOKEN", " Bot MTIz.abc.def\n")]).unwrap(), "MTIz.abc.def");
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), "MTIz.abc.def\r\n").unwrap();
    let path = file.path().to_str().unwrap();
    assert_eq!(token(&[("DISCORD_TOKEN", ""), ("DISCORD_TOKEN_FILE", path)]).unwrap(), "MTIz.abc.def");
}

#[test]
fn missing_and_malformed_tokens_are_reported_and_never_shown() {
    refused(
        token(&[("HOME", "/root")]),
        "the bot's token is missing; open https://discord.com/developers/applications, choose your application, then \
         Bot, \
         then Reset Token, and pass what it shows in the variable DISCORD_TOKEN, or the path of a file that holds it \
         in \
         DISCORD_TOKEN_FILE",
    );
    refused(
        token(&[("DISCORD_TOKEN", "one"), ("DISCORD_TOKEN_FILE", "two")]),
        "DISCORD_TOKEN and DISCORD_TOKEN_FILE are both set; take one of them away, so that it is clear which token \
         counts",
    );
    refused(
        token(&[("DISCORD_TOKEN_FILE", "no/such/file")]),
        "the file no/such/file, which DISCORD_TOKEN_FILE names, cannot be read (No such file or directory (os error \
         2))",
    );
    let public_key = "0123456789abcdef".repeat(4);
    for (malformed, reason) in [
        ("MTIz abc", "it has spaces or several lines in it"),
        ("\"MTIz.abc.def\"", "it has quotation marks around it"),
        ("MTIz.äbc.def", "it has characters in it that no token has"),
        ("175928847299117063", "it is a number, as the application's id is"),
        (&public_key, "it looks like the application's public key"),
    ] {
        let error = token(&[("DISCORD_TOKEN", malformed)]).unwrap_err();
        assert_eq!(
            error,
            format!(
                "what DISCORD_TOKEN holds is not a bot's token: {reason}; copy the token anew from the Developer \
                 Portal's \
                 page Bot (Reset Token)"
            )
        );
        assert!(!error.contains(malformed));
    }
}

#[test]
fn a_token_in_the_settings_is_rejected_and_never_shown() {
    for error in [
        from_file("[discord]\ntoken = \"MTIz.abc.def\"\n").unwrap_err(),
        from_file("token = \"MTIz.abc.def\"\n").unwrap_err(),
        from_variables(&[("POPQUIZ_DISCORD__TOKEN", "MTIz.abc.def")]).unwrap_err(),
    ] {
        assert!(error.contains("the bot's token does not belong in the settings"), "{error}");
        assert!(!error.contains("MTIz"), "{error}");
    }
}
