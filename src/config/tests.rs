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

/// The configuration with these variables and an empty file.
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
fn the_settings_file_lists_every_setting_with_its_default() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(DEFAULT_PATH);
    assert_eq!(Config::load(Some(&path), std::iter::empty()).unwrap(), Config::default());
    let stated: toml::Table = std::fs::read_to_string(&path).unwrap().parse().unwrap();
    for setting in SETTINGS {
        let found = stated.get(setting.section).and_then(|section| section.get(setting.key));
        assert!(found.is_some(), "{DEFAULT_PATH} does not state {}", setting.name());
    }
}

#[test]
fn a_settings_file_changes_only_what_it_names() {
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
        assert!(error.contains("\"built-in\", \"off\", or the path of a model file"), "{error}");
    }
}

#[test]
fn an_environment_variable_overrides_the_file() {
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
        // Any text without a NUL may be a path, and thus a model file.
        if !matches!(setting.key, "path" | "model") {
            let error = error.unwrap_err();
            assert!(error.starts_with(&format!("{name}: invalid value ")), "{error}");
        }
    }
}

#[test]
fn unknown_names_suggest_the_right_one() {
    refused(
        from_file("# mine\n[quiz]\nsecnods = 30\n"),
        "popquiz.toml:3: unknown setting \"secnods\" in [quiz]; did you mean \"seconds\"?",
    );
    refused(from_file("[quizz]\nseconds = 30\n"), "popquiz.toml:1: unknown section [quizz]; did you mean [quiz]?");
    refused(
        from_file("seconds = 30\n"),
        "popquiz.toml:1: unknown section [seconds]; \"seconds\" belongs in the section [quiz]",
    );
    refused(
        from_file("[drops]\nhints = 1\n"),
        "popquiz.toml:2: unknown setting \"hints\" in [drops]; \"hints\" belongs in the section [quiz]",
    );
    refused(
        from_file("[drops]\ncolor = \"blue\"\n"),
        "popquiz.toml:2: unknown setting \"color\" in [drops]; [drops] has: open_hours, grace_minutes",
    );
    refused(
        from_file("[colors]\n"),
        "popquiz.toml:1: unknown section [colors]; the sections are [discord], [store], [decks], [quiz], [judge], [drops], \
         [data], [health], [log]",
    );
    refused(
        from_file("quiz = 30\n"),
        "popquiz.toml:1: \"quiz\" is a section, not a setting; write [quiz] on its own line, and its settings below",
    );
    refused(
        from_variables(&[("POPQUIZ_QUIZ_SECONDS", "30")]),
        "environment: unknown setting for the variable POPQUIZ_QUIZ_SECONDS; did you mean POPQUIZ_QUIZ__SECONDS?",
    );
    refused(
        from_variables(&[("POPQUIZ_VERBOSE", "1")]),
        "environment: unknown setting for the variable POPQUIZ_VERBOSE; variables that begin with POPQUIZ_ are \
         settings, for example POPQUIZ_QUIZ__SECONDS for quiz.seconds",
    );
}

#[test]
fn invalid_values_list_the_allowed_ones() {
    for (text, sentence) in [
        (
            "[quiz]\nseconds = 3",
            "invalid value 3 for quiz.seconds; use a whole number from 5 to 600, without quotation marks",
        ),
        (
            "[quiz]\nseconds = \"30\"",
            "invalid value \"30\" for quiz.seconds; use a whole number from 5 to 600, without quotation marks",
        ),
        (
            "[quiz]\nseconds = -99999999999999999999",
            "invalid value -99999999999999999999 for quiz.seconds; use a whole number from 5 to 600, without quotation \
             marks",
        ),
        (
            "[quiz]\ntime_zone = \"Europe/Berln\"",
            "invalid value \"Europe/Berln\" for quiz.time_zone; use a time zone's name, such as \"Europe/Berlin\" or \
             \"UTC\" (did you mean \"Europe/Berlin\"?)",
        ),
        (
            "[quiz]\ntime_zone = \"at home\"",
            "invalid value \"at home\" for quiz.time_zone; use a time zone's name, such as \"Europe/Berlin\" or \"UTC\"",
        ),
        (
            "[discord]\nmessage_content = \"yes\"",
            "invalid value \"yes\" for discord.message_content; use true or false, without quotation marks",
        ),
        (
            "[discord]\napi_url = \"discord.com/api\"",
            "invalid value \"discord.com/api\" for discord.api_url; use a URL such as \"https://discord.com/api/v10\"",
        ),
        (
            "[health]\naddress = \"localhost\"",
            "invalid value \"localhost\" for health.address; use an IP address with a port, such \
             as \"127.0.0.1:8088\", or \"\" for none",
        ),
        (
            "[log]\nfilter = \"popquiz=loud\"",
            "invalid value \"popquiz=loud\" for log.filter; use a log filter, such as \"info,popquiz=debug\" (levels: \
             error, warn, info, debug, trace, off)",
        ),
        ("[log]\nformat = \"xml\"", "invalid value \"xml\" for log.format; use \"text\" or \"json\""),
        ("[store]\npath = \"\"", "invalid value \"\" for store.path; use a path, such as \"data/name\""),
        (
            "[store]\npath = [\"one\", \"two\"]",
            "invalid value [\"one\", \"two\"] for store.path; use a path, such as \"data/name\"",
        ),
    ] {
        refused(from_file(text), &format!("popquiz.toml:2: {sentence}"));
    }
    refused(
        from_variables(&[("POPQUIZ_QUIZ__SECONDS", "soon")]),
        "POPQUIZ_QUIZ__SECONDS: invalid value \"soon\" for quiz.seconds; use a whole number from 5 to 600",
    );
}

#[test]
fn an_unknown_zone_is_rejected() {
    let error = from_file("[quiz]\ntime_zone = \"Etc/Unknown\"").unwrap_err();
    assert!(error.contains("use a time zone's name"), "{error}");
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
        "cannot read the settings file no/such.toml: No such file or directory (os error 2); check the path, or leave out --config to use the defaults"
    );

    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), b"# ok\n[quiz] # \xff\n").unwrap();
    let error = Config::load(Some(file.path()), std::iter::empty()).unwrap_err().to_string();
    assert!(error.contains("line 2 is not UTF-8 text"), "{error}");

    std::fs::write(file.path(), vec![b'#'; 3 << 20]).unwrap();
    let error = Config::load(Some(file.path()), std::iter::empty()).unwrap_err().to_string();
    assert!(error.contains("larger than 1 MiB"), "{error}");
}

#[test]
fn toml_errors_are_reported_with_their_line() {
    let error = from_file("[quiz]\nseconds 30\n").unwrap_err();
    assert!(error.starts_with("popquiz.toml:2: invalid TOML: "), "{error}");
    let error = from_file("[quiz]\nseconds = 30\nseconds = 31\n").unwrap_err();
    assert!(error.starts_with("popquiz.toml:3: invalid TOML: "), "{error}");
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
        "no bot token; at https://discord.com/developers/applications, choose your application, then Bot, then Reset Token, and pass the token in the variable DISCORD_TOKEN, or the path of a file that contains it in DISCORD_TOKEN_FILE",
    );
    refused(
        token(&[("DISCORD_TOKEN", "one"), ("DISCORD_TOKEN_FILE", "two")]),
        "DISCORD_TOKEN and DISCORD_TOKEN_FILE are both set; unset one of them",
    );
    refused(
        token(&[("DISCORD_TOKEN_FILE", "no/such/file")]),
        "cannot read the token file no/such/file (No such file or directory (os error 2)); check DISCORD_TOKEN_FILE and the file's permissions",
    );
    let public_key = "0123456789abcdef".repeat(4);
    for (malformed, reason) in [
        ("MTIz abc", "it contains spaces or line breaks"),
        ("\"MTIz.abc.def\"", "it is in quotation marks"),
        ("MTIz.äbc.def", "it contains invalid characters"),
        ("175928847299117063", "it is a number, perhaps the application's id"),
        (&public_key, "it looks like the application's public key"),
    ] {
        let error = token(&[("DISCORD_TOKEN", malformed)]).unwrap_err();
        assert_eq!(
            error,
            format!(
                "invalid bot token in DISCORD_TOKEN: {reason}; copy the token again from the Developer Portal (your application → Bot → Reset Token)"
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
        assert!(error.contains("the bot's token doesn't belong in the settings"), "{error}");
        assert!(!error.contains("MTIz"), "{error}");
    }
}
