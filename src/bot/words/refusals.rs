//! What the person reads whose request is refused.

use super::commands::{command_name, option_name};
use super::deck_changes::deck_change;
use super::formats::{format_name, skipped_part};
use super::lists::{and_more, comma, or};
use super::permissions::missing_permissions;
use super::schedules::parse_error;
use crate::bot::refusal::{
    AppealRefusal, CardRefusal, DeckFileRefusal, DeckRefusal, DoubtRefusal, DropRefusal, FileWork, InteractionRefusal,
    OptionRefusal, PermissionRefusal, PracticeRefusal, PresetRefusal, Refusal, RoundRefusal, SettingsRefusal,
    TitleAdvice, Unavailable,
};
use crate::deck::format::DeckError;
use crate::discord::limits;
use crate::discord::permissions::invite_link;
use crate::discord::text::{escape, timestamp_relative};
use crate::texts::{Locale, say};

const MB: u64 = 1024 * 1024;

pub(in crate::bot) fn refusal(locale: Locale, refusal: &Refusal) -> String {
    match refusal {
        Refusal::Round(refusal) => round(locale, refusal),
        Refusal::Preset(refusal) => preset(locale, refusal),
        Refusal::Practice(PracticeRefusal::Over) => say!(locale, "error-practice-over"),
        Refusal::Practice(PracticeRefusal::NothingMissed) => say!(locale, "error-practice-nothing-missed"),
        Refusal::Practice(PracticeRefusal::AllAskedNow) => say!(locale, "error-practice-all-asked"),
        Refusal::Practice(PracticeRefusal::DropClosed) => say!(locale, "error-own-card-closed"),
        Refusal::Practice(PracticeRefusal::NoOwnCard) => say!(locale, "error-own-card-none"),
        Refusal::Practice(PracticeRefusal::OwnAskedNow) => say!(locale, "error-own-card-asked"),
        Refusal::Appeal(refusal) => appeal(locale, refusal),
        Refusal::Doubt(refusal) => doubt(locale, refusal),
        Refusal::Card(refusal) => card(locale, refusal),
        Refusal::Deck(refusal) => deck(locale, refusal),
        Refusal::DeckFile(refusal) => deck_file(locale, refusal),
        Refusal::Drop(refusal) => drop(locale, refusal),
        Refusal::Option(refusal) => option(locale, refusal),
        Refusal::Permission(refusal) => permission(locale, refusal),
        Refusal::Settings(SettingsRefusal::SavedByNewerVersion) => say!(locale, "error-settings-newer"),
        Refusal::Interaction(refusal) => interaction(locale, refusal),
        Refusal::Unavailable(Unavailable::ShuttingDown) => say!(locale, "error-shutting-down"),
        Refusal::Unavailable(Unavailable::Database) => say!(locale, "error-database"),
    }
}

fn round(locale: Locale, refusal: &RoundRefusal) -> String {
    let key = match refusal {
        RoundRefusal::HostsAnother { channel } => {
            return say!(locale, "error-round-hosts-another", channel = format!("<#{channel}>"));
        }
        RoundRefusal::AlreadyRunning => "error-round-running",
        RoundRefusal::NotRunning => "error-round-none",
        RoundRefusal::InThreadAlready => "error-round-in-thread-already",
        RoundRefusal::NoThread => "error-round-no-thread",
        RoundRefusal::NothingToSkip => "error-round-between-questions",
        RoundRefusal::NotAPlayer => "error-round-not-a-player",
        RoundRefusal::QuestionClosed => "answered-late",
        RoundRefusal::AlreadyStarted => "error-round-started",
        RoundRefusal::NotTheHost => "error-round-not-the-host",
        RoundRefusal::GoalInElimination => "error-round-goal-in-elimination",
        RoundRefusal::TeamsInElimination => "error-round-teams-in-elimination",
        RoundRefusal::InvalidMix => "error-round-mix",
        RoundRefusal::DeckGone => "error-round-deck-gone",
    };
    say!(locale, key)
}

fn preset(locale: Locale, refusal: &PresetRefusal) -> String {
    match refusal {
        PresetRefusal::NoneSaved => say!(locale, "error-preset-none"),
        PresetRefusal::NotFound { name, names } => {
            let names: Vec<String> = names.iter().map(|name| format!("**{}**", escape(name))).collect();
            say!(locale, "error-preset-not-found", name = escape(name), names = comma(locale, &names))
        }
        PresetRefusal::TooMany { most } => say!(locale, "error-preset-too-many", most = *most),
        PresetRefusal::InvalidName { longest } => say!(locale, "error-preset-name", most = *longest),
        PresetRefusal::NothingPlayed => say!(locale, "error-preset-nothing-played"),
    }
}

fn appeal(locale: Locale, refusal: &AppealRefusal) -> String {
    let key = match refusal {
        AppealRefusal::NotYours => "error-appeal-not-yours",
        AppealRefusal::NotAnAnswer => "error-appeal-not-an-answer",
        AppealRefusal::AlreadyCorrect => "error-appeal-already-correct",
        AppealRefusal::AlreadyOpen => "error-appeal-already-open",
        AppealRefusal::AlreadyAccepted => "error-appeal-already-accepted",
        AppealRefusal::AlreadyRejected => "error-appeal-already-rejected",
        AppealRefusal::TooLate { keep_answers_days } => {
            return say!(locale, "error-appeal-too-late", days = *keep_answers_days);
        }
        AppealRefusal::QuestionStillOpen => "error-appeal-question-open",
        AppealRefusal::AnswerNotKept => "error-appeal-answer-not-kept",
        AppealRefusal::HadRightAnswer => "error-appeal-had-right-answer",
        AppealRefusal::NoAnswer => "error-appeal-no-answer",
        AppealRefusal::OtherServer => "error-appeal-other-server",
        AppealRefusal::AlreadyDecided { accepted: true } => "error-appeal-decided-accepted",
        AppealRefusal::AlreadyDecided { accepted: false } => "error-appeal-decided-rejected",
        AppealRefusal::NoSuchAppeal => "error-appeal-unknown",
        AppealRefusal::NothingToDecide => "error-appeal-answer-deleted",
        AppealRefusal::QuestionOfOtherServer => "error-question-other-server",
        AppealRefusal::NoTriesLeft => "error-appeal-no-tries-left",
        AppealRefusal::VotedOn { until } => {
            return say!(locale, "error-appeal-voted-on", time = timestamp_relative(*until));
        }
        AppealRefusal::Settled => "error-appeal-settled",
    };
    say!(locale, key)
}

fn doubt(locale: Locale, refusal: &DoubtRefusal) -> String {
    let key = match refusal {
        DoubtRefusal::Over => "error-vote-over",
        DoubtRefusal::Settled => "error-vote-settled",
        DoubtRefusal::Appealed => "error-vote-appealed",
        DoubtRefusal::OwnAnswer => "error-vote-own-answer",
        DoubtRefusal::NotAPlayer => "error-vote-not-a-player",
        DoubtRefusal::ManagersOnly => "error-vote-managers-only",
    };
    say!(locale, key)
}

fn card(locale: Locale, refusal: &CardRefusal) -> String {
    match refusal {
        CardRefusal::Gone => say!(locale, "error-card-gone"),
        CardRefusal::NotFound { words } => say!(locale, "error-card-not-found", words = beginning(words)),
        CardRefusal::NoWords => say!(locale, "error-card-no-words"),
        CardRefusal::NoPrompt => say!(locale, "error-card-no-prompt"),
        CardRefusal::NoTextInMessage => say!(locale, "error-card-no-text-in-message"),
        CardRefusal::UnreadableAnswer { problem } => {
            say!(locale, "error-card-unreadable-answer", problem = problem.say(locale, &escape))
        }
        CardRefusal::TooLongForForm => say!(locale, "error-card-too-long"),
        CardRefusal::IsAskedNow => say!(locale, "error-card-in-play"),
        CardRefusal::LookupIsAskedNow => say!(locale, "error-card-in-play-lookup"),
    }
}

fn deck(locale: Locale, refusal: &DeckRefusal) -> String {
    match refusal {
        DeckRefusal::Gone | DeckRefusal::OwnGone => say!(locale, "error-deck-gone"),
        DeckRefusal::ExamDate { typed, example } => {
            say!(locale, "error-deck-exam-date", typed = beginning(typed), example = example.as_str())
        }
        DeckRefusal::NotOwn { title } => say!(locale, "error-deck-built-in", title = escape(title)),
        DeckRefusal::NoDecks => say!(locale, "error-deck-none"),
        // A menu below it shows the decks.
        DeckRefusal::Unnamed { titles } if titles.len() <= limits::SELECT_OPTIONS => say!(locale, "error-deck-unnamed"),
        DeckRefusal::Unnamed { .. } => say!(locale, "error-deck-unnamed-many"),
        DeckRefusal::NotFound { typed, nearest: Some(nearest), .. } => {
            let (typed, nearest) = (beginning(typed), escape(nearest));
            say!(locale, "error-deck-not-found-nearest", typed = typed, nearest = nearest)
        }
        DeckRefusal::NotFound { typed, nearest: None, titles } if titles.is_empty() => {
            say!(locale, "error-deck-not-found-none", typed = beginning(typed))
        }
        DeckRefusal::NotFound { typed, nearest: None, titles } => {
            let titles = titles_in_short(locale, titles);
            say!(locale, "error-deck-not-found", typed = beginning(typed), titles = titles)
        }
        DeckRefusal::NotInMix { unknown, .. } => deck(locale, unknown),
        DeckRefusal::Ambiguous { typed } => say!(locale, "error-deck-ambiguous", typed = beginning(typed)),
        DeckRefusal::AllCardsPaused { title } => say!(locale, "error-deck-all-paused", title = escape(title)),
        DeckRefusal::NoAnswers { title } => say!(locale, "error-deck-no-answers", title = escape(title)),
        DeckRefusal::NoCardWithTag { title, tags } if tags.is_empty() => {
            say!(locale, "error-deck-no-tags", title = escape(title))
        }
        DeckRefusal::NoCardWithTag { title, tags } => {
            let tags: Vec<String> = tags.iter().map(|tag| escape(tag)).collect();
            say!(locale, "error-deck-no-tag", title = escape(title), tags = comma(locale, &tags))
        }
        DeckRefusal::NoTitle => say!(locale, "error-deck-no-title"),
        DeckRefusal::TitleTaken { title, instead: TitleAdvice::ChooseAnother } => {
            say!(locale, "error-deck-title-taken", title = escape(title))
        }
        DeckRefusal::TitleTaken { title, instead: TitleAdvice::RenameOther } => {
            say!(locale, "error-deck-title-taken-rename", title = escape(title))
        }
        DeckRefusal::NoChange => say!(locale, "error-deck-no-change"),
        DeckRefusal::NothingToUndo => say!(locale, "error-deck-nothing-to-undo"),
        DeckRefusal::UndoNotKept => say!(locale, "error-deck-undo-not-kept"),
        DeckRefusal::ChangedSince { latest } => {
            say!(locale, "error-deck-changed-since", change = escape(&deck_change(locale, latest)))
        }
        DeckRefusal::ImagesTooLarge { max_bytes } => {
            say!(locale, "error-deck-images-too-large", megabytes = *max_bytes as u64 / MB)
        }
        DeckRefusal::TooManyCards { max_cards } => {
            say!(locale, "error-deck-too-many-cards", max_cards = *max_cards)
        }
        DeckRefusal::TooManyDecks { max_decks } => {
            say!(locale, "error-deck-too-many-decks", max_decks = *max_decks)
        }
        DeckRefusal::ServerFull { cards, bytes, max_cards, max_bytes } => say!(
            locale,
            "error-deck-server-full",
            cards = *cards,
            megabytes = bytes.div_ceil(MB),
            max_cards = *max_cards,
            max_megabytes = max_bytes / MB,
        ),
    }
}

/// The first titles of a list, with the number of the others.
fn titles_in_short(locale: Locale, titles: &[String]) -> String {
    const SHOWN: usize = 10;
    let shown: Vec<String> =
        titles.iter().take(SHOWN).map(|title| say!(locale, "quoted", text = escape(title))).collect();
    and_more(locale, comma(locale, &shown), titles.len() - shown.len())
}

fn deck_file(locale: Locale, refusal: &DeckFileRefusal) -> String {
    match refusal {
        DeckFileRefusal::NotAttached => say!(locale, "error-file-none"),
        DeckFileRefusal::NotOnDiscord { name } => say!(locale, "error-file-not-on-discord", name = escape(name)),
        DeckFileRefusal::NotFetched { name } => say!(locale, "error-file-not-fetched", name = escape(name)),
        DeckFileRefusal::TooLarge { name } => say!(locale, "error-file-too-large", name = escape(name)),
        DeckFileRefusal::ImportRunning => say!(locale, "error-file-import-running"),
        DeckFileRefusal::TooCostly => say!(locale, "error-file-too-costly"),
        DeckFileRefusal::Unreadable(error) => {
            let DeckError { file, line, message } = error;
            let (file, problem) = (escape(file), message.say(locale, &escape));
            match line {
                Some(line) => {
                    let line = line.to_string();
                    say!(locale, "error-file-unreadable-line", file = file, line = line, problem = problem)
                }
                None => say!(locale, "error-file-unreadable", file = file, problem = problem),
            }
        }
        DeckFileRefusal::NoCards { format, skipped } => {
            let none = say!(locale, "error-file-no-cards", format = format_name(locale, *format));
            let why = skipped.iter().map(|skipped| format!("- {}", skipped_part(locale, *format, skipped, &escape)));
            std::iter::once(none).chain(why).collect::<Vec<_>>().join("\n")
        }
        DeckFileRefusal::UnknownFormat => say!(locale, "error-file-unknown-format"),
        DeckFileRefusal::NotWritten { title, detail } => {
            say!(locale, "error-file-not-written", title = escape(title), detail = escape(detail))
        }
        DeckFileRefusal::ExportTooLarge { title } => {
            say!(locale, "error-file-export-too-large", title = escape(title))
        }
        DeckFileRefusal::Bug(FileWork::Read) => say!(locale, "error-file-bug-reading"),
        DeckFileRefusal::Bug(FileWork::Write) => say!(locale, "error-file-bug-writing"),
    }
}

fn drop(locale: Locale, refusal: &DropRefusal) -> String {
    match refusal {
        DropRefusal::NotFound { number } => say!(locale, "error-drop-not-found", number = number.to_string()),
        DropRefusal::NotANumber { typed } => say!(locale, "error-drop-not-a-number", typed = beginning(typed)),
        DropRefusal::TooMany { max_schedules } => say!(locale, "error-drop-too-many", max = *max_schedules),
        DropRefusal::NoChange { number } => say!(locale, "error-drop-no-change", number = number.to_string()),
        DropRefusal::OwnInChannel => say!(locale, "error-drop-own-in-channel"),
        DropRefusal::DeckGone => say!(locale, "error-drop-deck-gone"),
        DropRefusal::Unreadable(error) => parse_error(locale, error),
        DropRefusal::NoDays => say!(locale, "error-drop-no-days"),
        DropRefusal::NoZone { .. } => {
            say!(locale, "error-drop-no-zone", option = option_name(locale, "zone"))
        }
        DropRefusal::NoTime => say!(locale, "error-drop-no-time", option = option_name(locale, "time")),
        DropRefusal::AmbiguousZone { typed, zones } => {
            let zones: Vec<String> = zones.iter().map(|zone| zone.name.clone()).collect();
            say!(locale, "error-schedule-zone-ambiguous", value = beginning(typed), zones = or(locale, &zones))
        }
    }
}

fn option(locale: Locale, refusal: &OptionRefusal) -> String {
    match refusal {
        OptionRefusal::OutOfRange { option, min, max } => {
            say!(locale, "error-option-range", option = option_name(locale, option), min = *min, max = *max)
        }
        OptionRefusal::NotAChoice { option, choices } => {
            let choices: Vec<String> = choices.iter().map(|choice| format!("`{choice}`")).collect();
            say!(locale, "error-option-choice", option = option_name(locale, option), choices = or(locale, &choices))
        }
        OptionRefusal::SetAndCleared { option } => {
            say!(locale, "error-option-set-and-cleared", option = option_name(locale, option))
        }
        OptionRefusal::DeckAndScope => say!(locale, "error-option-deck-and-scope"),
        OptionRefusal::NothingToSet => say!(locale, "error-option-nothing-to-set"),
    }
}

fn permission(locale: Locale, refusal: &PermissionRefusal) -> String {
    match refusal {
        PermissionRefusal::BotLacks { channel, permissions } => missing_permissions(locale, *channel, *permissions),
        PermissionRefusal::BotNotInServer { application } => {
            say!(locale, "error-permission-not-in-server", link = invite_link(*application))
        }
        PermissionRefusal::ChannelHidden { channel } => {
            say!(locale, "error-permission-channel-hidden", channel = format!("<#{channel}>"))
        }
        PermissionRefusal::ChannelOfOtherServer => say!(locale, "error-permission-other-server"),
        PermissionRefusal::MayNotStartRounds => say!(locale, "error-permission-start-rounds"),
        PermissionRefusal::NotAHost => say!(locale, "error-permission-not-a-host"),
        PermissionRefusal::NotAManager { command, covers_decks: false } => {
            say!(locale, "error-permission-not-manager", command = command_name(locale, command))
        }
        PermissionRefusal::NotAManager { command, covers_decks: true } => {
            say!(locale, "error-permission-not-deck-manager", command = command_name(locale, command))
        }
    }
}

fn interaction(locale: Locale, refusal: &InteractionRefusal) -> String {
    let key = match refusal {
        InteractionRefusal::NotInServer => "error-not-in-server",
        InteractionRefusal::NoSharedServer => "error-no-shared-server",
        InteractionRefusal::UnknownCommand => "error-unknown-command",
        InteractionRefusal::OutdatedButton => "error-outdated-button",
        InteractionRefusal::OutdatedForm => "error-outdated-form",
        InteractionRefusal::DraftExpired => "error-draft-expired",
        InteractionRefusal::EmptyAnswer => "error-empty-answer",
        InteractionRefusal::Bug => "error-bug",
    };
    say!(locale, key)
}

/// The beginning of what somebody typed.
fn beginning(typed: &str) -> String {
    escape(&typed.chars().take(60).collect::<String>())
}
