//! Every refusal and every note, as people read it.

use std::fmt::Debug;

use popquiz_deck::{CardId, DeckId};

use super::{deck_change, drop_problem, note, refusal, undone};
use crate::bot::delivery::DeliveryFailure;
use crate::bot::note::{InPlay, MissedDrops, Missing, Note};
use crate::bot::refusal::{
    AppealRefusal, CardRefusal, DeckFileRefusal, DeckRefusal, DoubtRefusal, DropRefusal, FileWork, InteractionRefusal,
    OptionRefusal, PermissionRefusal, PracticeRefusal, PresetRefusal, Refusal, RoundRefusal, SettingsRefusal,
    TitleAdvice, Unavailable,
};
use crate::clock::UnixMs;
use crate::deck::format::{DeckError, Format, Skipped};
use crate::discord::permissions::Permissions;
use crate::id::{ChannelId, DropNumber};
use crate::schedule::{DropProblem, Duration, TimeOfDay, Weekdays, Zone, zones_meant};
use crate::store::decks::DeckChangeSummary;
use crate::texts::{Locale, phrase};

/// The variants that an enum of this source has, by name.
fn variants<'a>(source: &'a str, of: &str) -> Vec<&'a str> {
    let body = source.split_once(&format!("enum {of} {{\n")).unwrap().1.split_once("\n}\n").unwrap().0;
    let names = body.lines().filter_map(|line| line.strip_prefix("    "));
    names
        .filter(|line| line.starts_with(|first: char| first.is_ascii_uppercase()))
        .map(|line| line.split([' ', '(', ',']).next().unwrap())
        .collect()
}

/// Each value with its text; fails if a variant of the enum is not among them.
fn table<T: Debug>(source: &str, of: &str, values: &[T], text: impl Fn(&T) -> String) -> String {
    let shown: Vec<String> = values.iter().map(|value| format!("{value:?}")).collect();
    for variant in variants(source, of) {
        let is_shown = |shown: &String| shown.split([' ', '(']).next() == Some(variant);
        assert!(shown.iter().any(is_shown), "{of}::{variant} is not in this table");
    }
    let rows = values.iter().zip(shown).map(|(value, shown)| format!("{shown}\n    {}\n", text(value)));
    rows.collect()
}

fn refusals<T: Debug + Clone + Into<Refusal>>(of: &str, values: &[T]) -> String {
    table(include_str!("../refusal.rs"), of, values, |value| refusal(Locale::ENGLISH, &value.clone().into()))
}

fn titles(count: usize) -> Vec<String> {
    (1..=count).map(|number| format!("Deck *{number}*")).collect()
}

#[test]
fn rounds() {
    let all = [
        RoundRefusal::AlreadyRunning,
        RoundRefusal::HostsAnother { channel: ChannelId(7) },
        RoundRefusal::NotRunning,
        RoundRefusal::InThreadAlready,
        RoundRefusal::NoThread,
        RoundRefusal::NothingToSkip,
        RoundRefusal::NotAPlayer,
        RoundRefusal::QuestionClosed,
        RoundRefusal::AlreadyStarted,
        RoundRefusal::NotTheHost,
        RoundRefusal::GoalInElimination,
        RoundRefusal::TeamsInElimination,
        RoundRefusal::InvalidMix,
        RoundRefusal::DeckGone,
    ];
    insta::assert_snapshot!(refusals("RoundRefusal", &all));
}

#[test]
fn presets() {
    let all = [
        PresetRefusal::NoneSaved,
        PresetRefusal::NotFound { name: "*x*".into(), names: vec!["Friday".into(), "M_on_day".into()] },
        PresetRefusal::TooMany { most: 25 },
        PresetRefusal::InvalidName { longest: 50 },
        PresetRefusal::NothingPlayed,
    ];
    insta::assert_snapshot!(refusals("PresetRefusal", &all));
}

#[test]
fn practice() {
    let all = [
        PracticeRefusal::Over,
        PracticeRefusal::NothingMissed,
        PracticeRefusal::AllAskedNow,
        PracticeRefusal::DropClosed,
        PracticeRefusal::NoOwnCard,
        PracticeRefusal::OwnAskedNow,
    ];
    insta::assert_snapshot!(refusals("PracticeRefusal", &all));
}

#[test]
fn appeals() {
    let all = [
        AppealRefusal::NotYours,
        AppealRefusal::NotAnAnswer,
        AppealRefusal::AlreadyCorrect,
        AppealRefusal::AlreadyOpen,
        AppealRefusal::AlreadyAccepted,
        AppealRefusal::AlreadyRejected,
        AppealRefusal::TooLate { keep_answers_days: 1 },
        AppealRefusal::TooLate { keep_answers_days: 30 },
        AppealRefusal::QuestionStillOpen,
        AppealRefusal::AnswerNotKept,
        AppealRefusal::HadRightAnswer,
        AppealRefusal::NoAnswer,
        AppealRefusal::OtherServer,
        AppealRefusal::AlreadyDecided { accepted: true },
        AppealRefusal::AlreadyDecided { accepted: false },
        AppealRefusal::NoSuchAppeal,
        AppealRefusal::NothingToDecide,
        AppealRefusal::QuestionOfOtherServer,
        AppealRefusal::NoTriesLeft,
        AppealRefusal::VotedOn { until: UnixMs(1_772_442_540_000) },
        AppealRefusal::Settled,
    ];
    insta::assert_snapshot!(refusals("AppealRefusal", &all));
}

#[test]
fn doubts() {
    let all = [
        DoubtRefusal::Over,
        DoubtRefusal::Settled,
        DoubtRefusal::Appealed,
        DoubtRefusal::OwnAnswer,
        DoubtRefusal::NotAPlayer,
        DoubtRefusal::ManagersOnly,
    ];
    insta::assert_snapshot!(refusals("DoubtRefusal", &all));
}

#[test]
fn cards() {
    let all = [
        CardRefusal::Gone,
        CardRefusal::NotFound { words: "*quick* brown fox".into() },
        CardRefusal::NotFound { words: "long ".repeat(20) },
        CardRefusal::NoWords,
        CardRefusal::NoPrompt,
        CardRefusal::NoTextInMessage,
        CardRefusal::UnreadableAnswer { problem: phrase!("answer-no-such-option", answer = "*c*".to_owned()) },
        CardRefusal::TooLongForForm,
        CardRefusal::IsAskedNow,
        CardRefusal::LookupIsAskedNow,
    ];
    insta::assert_snapshot!(refusals("CardRefusal", &all));
}

#[test]
fn decks() {
    let (title, typed) = ("Birds_1".to_owned(), "brids".to_owned());
    let all = [
        DeckRefusal::Gone,
        DeckRefusal::OwnGone,
        DeckRefusal::ExamDate { typed: typed.clone(), example: "2026-06-24".into() },
        DeckRefusal::NotOwn { title: title.clone() },
        DeckRefusal::NoDecks,
        DeckRefusal::Unnamed { titles: titles(2) },
        DeckRefusal::Unnamed { titles: titles(26) },
        DeckRefusal::NotFound { typed: typed.clone(), nearest: Some("Birds".into()), titles: titles(2) },
        DeckRefusal::NotFound { typed: typed.clone(), nearest: None, titles: titles(11) },
        DeckRefusal::NotFound { typed: typed.clone(), nearest: None, titles: Vec::new() },
        DeckRefusal::NotInMix {
            unknown: Box::new(DeckRefusal::NotFound {
                typed: typed.clone(),
                nearest: Some("Birds".into()),
                titles: titles(2),
            }),
            mixes: vec!["Birds 2, Trees".into()],
        },
        DeckRefusal::Ambiguous { typed },
        DeckRefusal::AllCardsPaused { title: title.clone() },
        DeckRefusal::NoAnswers { title: title.clone() },
        DeckRefusal::NoCardWithTag { title: title.clone(), tags: vec!["Africa".into(), "Asia".into()] },
        DeckRefusal::NoCardWithTag { title: title.clone(), tags: Vec::new() },
        DeckRefusal::NoTitle,
        DeckRefusal::TitleTaken { title: title.clone(), instead: TitleAdvice::ChooseAnother },
        DeckRefusal::TitleTaken { title, instead: TitleAdvice::RenameOther },
        DeckRefusal::NoChange,
        DeckRefusal::NothingToUndo,
        DeckRefusal::UndoNotKept,
        DeckRefusal::ChangedSince { latest: DeckChangeSummary::RemovedDeck },
        DeckRefusal::ImagesTooLarge { max_bytes: 8 << 20 },
        DeckRefusal::TooManyCards { max_cards: 20_000 },
        DeckRefusal::TooManyDecks { max_decks: 100 },
        DeckRefusal::ServerFull { cards: 100_001, bytes: (64 << 20) + 1, max_cards: 100_000, max_bytes: 64 << 20 },
    ];
    insta::assert_snapshot!(refusals("DeckRefusal", &all));
}

#[test]
fn deck_files() {
    let (name, title) = ("birds_1.csv".to_owned(), "Birds_1".to_owned());
    let error =
        DeckError { file: name.clone(), line: Some(3), message: phrase!("file-empty-prompt", card = "*a*".to_owned()) };
    let skipped = |place| Skipped { place, reason: phrase!("skipped-no-template", name = "*Basic*".to_owned()) };
    let all = [
        DeckFileRefusal::NotAttached,
        DeckFileRefusal::NotOnDiscord { name: name.clone() },
        DeckFileRefusal::NotFetched { name: name.clone() },
        DeckFileRefusal::TooLarge { name },
        DeckFileRefusal::ImportRunning,
        DeckFileRefusal::TooCostly,
        DeckFileRefusal::Unreadable(error),
        DeckFileRefusal::NoCards { format: Format::Csv, skipped: vec![skipped(1), skipped(2)] },
        DeckFileRefusal::UnknownFormat,
        DeckFileRefusal::NotWritten { title: title.clone(), detail: "the disk is *full*".into() },
        DeckFileRefusal::ExportTooLarge { title },
        DeckFileRefusal::Bug(FileWork::Read),
        DeckFileRefusal::Bug(FileWork::Write),
    ];
    insta::assert_snapshot!(refusals("DeckFileRefusal", &all));
}

#[test]
fn drops() {
    let all = [
        DropRefusal::NotFound { number: DropNumber(7) },
        DropRefusal::NotANumber { typed: "*seven*".into() },
        DropRefusal::TooMany { max_schedules: 50 },
        DropRefusal::NoChange { number: DropNumber(7) },
        DropRefusal::OwnInChannel,
        DropRefusal::DeckGone,
        DropRefusal::Unreadable("25:00".parse::<TimeOfDay>().unwrap_err()),
        DropRefusal::Unreadable("never".parse::<Weekdays>().unwrap_err()),
        DropRefusal::Unreadable("31d".parse::<Duration>().unwrap_err()),
        DropRefusal::Unreadable("Europa/Berlin".parse::<Zone>().unwrap_err()),
        DropRefusal::NoDays,
        DropRefusal::NoZone { zones: Vec::new() },
        DropRefusal::NoTime,
        DropRefusal::AmbiguousZone { typed: "Louisville".into(), zones: zones_meant("Louisville", UnixMs(0), 2) },
    ];
    insta::assert_snapshot!(refusals("DropRefusal", &all));
}

#[test]
fn options() {
    let all = [
        OptionRefusal::OutOfRange { option: "questions".into(), min: 1, max: 50 },
        OptionRefusal::NotAChoice { option: "mode", choices: &["race", "exam"] },
        OptionRefusal::NotAChoice { option: "since", choices: &["today", "week", "month", "all"] },
        OptionRefusal::SetAndCleared { option: "ping".into() },
        OptionRefusal::DeckAndScope,
        OptionRefusal::NothingToSet,
    ];
    insta::assert_snapshot!(refusals("OptionRefusal", &all));
}

#[test]
fn permissions() {
    let channel = ChannelId(7);
    let lacks = |needed| PermissionRefusal::BotLacks { channel, permissions: Permissions::empty().missing(needed) };
    let not_a_manager =
        |command: &str, covers_decks| PermissionRefusal::NotAManager { command: command.into(), covers_decks };
    let all = [
        lacks(Permissions::TO_PLAY),
        lacks(Permissions::ATTACH_FILES),
        PermissionRefusal::BotNotInServer { application: 5 },
        PermissionRefusal::ChannelHidden { channel },
        PermissionRefusal::ChannelOfOtherServer,
        PermissionRefusal::MayNotStartRounds,
        PermissionRefusal::NotAHost,
        not_a_manager("card", true),
        not_a_manager("quiz", false),
    ];
    insta::assert_snapshot!(refusals("PermissionRefusal", &all));
}

#[test]
fn settings() {
    insta::assert_snapshot!(refusals("SettingsRefusal", &[SettingsRefusal::SavedByNewerVersion]));
}

#[test]
fn interactions() {
    let all = [
        InteractionRefusal::NotInServer,
        InteractionRefusal::NoSharedServer,
        InteractionRefusal::UnknownCommand,
        InteractionRefusal::OutdatedButton,
        InteractionRefusal::OutdatedForm,
        InteractionRefusal::DraftExpired,
        InteractionRefusal::EmptyAnswer,
        InteractionRefusal::Bug,
    ];
    insta::assert_snapshot!(refusals("InteractionRefusal", &all));
}

#[test]
fn unavailable() {
    insta::assert_snapshot!(refusals("Unavailable", &[Unavailable::ShuttingDown, Unavailable::Database]));
}

#[test]
fn every_topic_of_refusals_has_its_table() {
    let list = include_str!("../refusal.rs").split_once("\nrefusals!(\n").unwrap().1.split_once("\n);\n").unwrap().0;
    let tables = include_str!("tests.rs");
    for topic in list.lines().map(|line| line.trim().split('(').next().unwrap()) {
        let names = [format!("refusals(\"{topic}Refusal\""), format!("refusals(\"{topic}\"")];
        assert!(names.iter().any(|name| tables.contains(name)), "Refusal::{topic} has no table");
    }
}

#[test]
fn notes() {
    let drop = DropNumber(7);
    let problem = DropProblem::DeckGone { deck: DeckId("birds".into()) };
    let all = [
        Note::CannotResume { what: InPlay::Round, missing: Missing::Deck(DeckId("birds".into())) },
        Note::CannotResume { what: InPlay::Drop, missing: Missing::Card(CardId("robin".into())) },
        Note::RoundNotPosted { channel: ChannelId(9), why: DeliveryFailure::Forbidden },
        Note::DropNotPosted { drop, problem: DropProblem::ChannelGone { channel: ChannelId(9) } },
        Note::DropWithoutDeck { drop, problem },
        Note::DropsMissed(vec![
            MissedDrops { drop, count: 1, next_due: Some(UnixMs(1_700_000_000_000)) },
            MissedDrops { drop: DropNumber(8), count: 3, next_due: None },
        ]),
    ];
    insta::assert_snapshot!(table(include_str!("../note.rs"), "Note", &all, |it| note(Locale::ENGLISH, it)));
}

#[test]
fn deck_changes() {
    let prompt = "Which bird can't fly?".to_owned();
    let all = [
        DeckChangeSummary::Imported { cards: 1, file: "birds.csv".into() },
        DeckChangeSummary::Imported { cards: 8, file: "birds.csv".into() },
        DeckChangeSummary::AddedCard { prompt: prompt.clone() },
        DeckChangeSummary::EditedCard { prompt: prompt.clone() },
        DeckChangeSummary::RemovedCard { prompt: prompt.clone() },
        DeckChangeSummary::Renamed { from: "Birds".into(), to: "Owls".into() },
        DeckChangeSummary::Copied { title: "Birds".into() },
        DeckChangeSummary::RemovedDeck,
        DeckChangeSummary::AcceptedSynonyms { cards: 1 },
        DeckChangeSummary::AcceptedSynonyms { cards: 1_204 },
        DeckChangeSummary::Undid { change: Box::new(DeckChangeSummary::AddedCard { prompt }) },
        DeckChangeSummary::Sentence { text: "renamed “Birds” to “Owls”".into() },
    ];
    let source = include_str!("../../store/deck_change_summary.rs");
    insta::assert_snapshot!(table(source, "DeckChangeSummary", &all, |it| {
        format!("{}\n    {}", deck_change(Locale::ENGLISH, it), undone(Locale::ENGLISH, "Birds", it))
    }));
}

/// A job's name in traces and a log entry are no words for members.
#[test]
fn the_engine_has_no_sentences() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/bot/engine");
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.ends_with("tests.rs") {
            continue;
        }
        let source = std::fs::read_to_string(&path).unwrap();
        let code = source.split("#[cfg(test)]").next().unwrap();
        assert!(!code.contains("Message::text"), "{} makes a message of a text", path.display());
        for line in code.lines().map(str::trim).filter(|line| !line.starts_with("//")) {
            let has_spaces = line.split('"').skip(1).step_by(2).any(|literal| literal.contains(' '));
            let is_for_operators = line.contains("tracing::") || line.contains("reason =") || line.contains("=> \"");
            assert!(!has_spaces || is_for_operators, "{}: {line}", path.display());
        }
    }
}

#[test]
fn drop_problems() {
    let channel = ChannelId(9);
    let all = [
        DropProblem::Missed { drops: 1 },
        DropProblem::Missed { drops: 3 },
        DropProblem::Forbidden { channel },
        DropProblem::ChannelGone { channel },
        DropProblem::Rejected { channel },
        DropProblem::AutoMod { channel },
        DropProblem::ThreadClosed { channel },
        DropProblem::DeckGone { deck: DeckId("birds".into()) },
        DropProblem::Sentence("2 drops missed while I was away".into()),
    ];
    let problems = include_str!("../../schedule/problem.rs");
    insta::assert_snapshot!(table(problems, "DropProblem", &all, |it| drop_problem(Locale::ENGLISH, it)));
}

/// What people read, they may type. A language that is added later can do without.
#[test]
fn days_are_read_back_in_six_languages() {
    for typed in ["daily", "weekdays", "weekends", "mon", "tue, thu", "mon, wed, fri", "wed, sat, sun"] {
        let days: Weekdays = typed.parse().unwrap();
        for locale in ["en-US", "de", "fr", "es-ES", "pt-BR", "ja"].map(|code| Locale::from_code(code).unwrap()) {
            let shown = super::days(locale, days);
            assert_eq!(shown.parse::<Weekdays>(), Ok(days), "{}: {shown}", locale.code());
        }
    }
}
