//! What the person reads whose request is refused.

use super::deck_changes::deck_change;
use super::quantities::plural;
use super::schedules::parse_error;
use crate::bot::refusal::{
    AppealRefusal, CardRefusal, DeckFileRefusal, DeckRefusal, DropRefusal, FileWork, InteractionRefusal, OptionRefusal,
    PermissionRefusal, Refusal, RoundRefusal, SettingsRefusal, TitleAdvice, Unavailable,
};
use crate::deck::format::Skipped;
use crate::discord::permissions::missing_sentence;
use crate::discord::text::escape;

const MB: u64 = 1024 * 1024;

pub(in crate::bot) fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Round(refusal) => round(refusal).to_owned(),
        Refusal::Appeal(refusal) => appeal(refusal),
        Refusal::Card(refusal) => card(refusal),
        Refusal::Deck(refusal) => deck(refusal),
        Refusal::DeckFile(refusal) => deck_file(refusal),
        Refusal::Drop(refusal) => drop(refusal),
        Refusal::Option(refusal) => option(refusal),
        Refusal::Permission(refusal) => permission(refusal),
        Refusal::Settings(refusal) => settings(*refusal).to_owned(),
        Refusal::Interaction(refusal) => interaction(refusal).to_owned(),
        Refusal::Unavailable(refusal) => unavailable(*refusal).to_owned(),
    }
}

fn round(refusal: &RoundRefusal) -> &'static str {
    match refusal {
        RoundRefusal::AlreadyRunning => {
            "A round is on in this channel already. Let it end, or stop it with `/quiz stop`."
        }
        RoundRefusal::NotRunning => "No round is on in this channel. Start one with `/quiz start`.",
        RoundRefusal::NothingToSkip => "The next question is about to come: there is nothing to skip.",
        RoundRefusal::DeckGone => "That deck is not there any more. Use `/quiz start` again.",
    }
}

fn appeal(refusal: &AppealRefusal) -> String {
    let text = match refusal {
        AppealRefusal::NotYours => "You can appeal on your own answers only, in the server where you gave them.",
        AppealRefusal::AlreadyCorrect => "That answer counted in full already.",
        AppealRefusal::AlreadyOpen => "Your appeal is with the managers already.",
        AppealRefusal::AlreadyAccepted => "Your appeal was accepted already.",
        AppealRefusal::AlreadyRejected => "Your appeal was rejected. An answer can be appealed only once.",
        AppealRefusal::TooLate { keep_answers_days } => {
            let days = plural(*keep_answers_days, "day");
            return format!("It is too late to appeal: this server keeps answers for {days}.");
        }
        AppealRefusal::QuestionStillOpen => {
            "You can appeal once the question is closed: this server's managers have no channel of their own, so all \
             would see it."
        }
        AppealRefusal::AnswerNotKept => "That answer is not kept any more.",
        AppealRefusal::HadRightAnswer => "You had the right answer.",
        AppealRefusal::NoAnswer => "You gave no answer to this question, or it is too late to appeal.",
        AppealRefusal::OtherServer => "That appeal belongs to another server.",
        AppealRefusal::AlreadyDecided { accepted: true } => "That appeal was accepted already.",
        AppealRefusal::AlreadyDecided { accepted: false } => "That appeal was rejected already.",
        AppealRefusal::NoSuchAppeal => "There is no such appeal.",
        AppealRefusal::NothingToDecide => "The answer is not kept any more, so this appeal cannot be decided on.",
        AppealRefusal::QuestionOfOtherServer => "That question was not asked in this server.",
    };
    text.to_owned()
}

fn card(refusal: &CardRefusal) -> String {
    let text = match refusal {
        CardRefusal::Gone => "That card is not in its deck any more.",
        CardRefusal::NotFound { words } => {
            return format!("No card has anything like “{}”. Try other words, or fewer.", beginning(words));
        }
        CardRefusal::NoPrompt => "A card needs a prompt that can be seen.",
        CardRefusal::UnreadableAnswer { problem } => return format!("The answer cannot be read: {problem}."),
        CardRefusal::TooLongForForm => {
            "This card is too long for Discord's forms. Take the deck along with `/deck export`, change it there, and \
             bring it back with `/deck import`."
        }
        CardRefusal::IsAskedNow => {
            "That card, or one that asks the same, is being asked in this server right now, and a change would not \
             touch the open question: come back when it is over. Who must see the answer now, and does not play, finds \
             it with `/deck export`."
        }
        CardRefusal::LookupIsAskedNow => {
            "That card, or one that asks the same, is being asked in this server right now. Look it up when the \
             question is over."
        }
    };
    text.to_owned()
}

fn deck(refusal: &DeckRefusal) -> String {
    let text = match refusal {
        DeckRefusal::Gone => "That deck is not there any more. `/deck undo` brings back a deck that was removed.",
        DeckRefusal::OwnGone => "That deck is not there any more. `/deck undo` brings back what was removed.",
        DeckRefusal::NotOwn { title } => {
            return format!(
                "“{}” comes with the bot and cannot be changed here. `/deck copy` makes a copy that is yours to change.",
                escape(title)
            );
        }
        DeckRefusal::NoDecks => "There is no deck yet. A manager brings one in with `/deck import`.",
        DeckRefusal::Unnamed { titles } => {
            return format!("Which deck? Choose one with the `deck` option: {}.", titles_in_short(titles));
        }
        DeckRefusal::NotFound { typed, nearest, titles } => {
            let others = match nearest {
                Some(nearest) => format!("Do you mean “{}”?", escape(nearest)),
                None => format!("There are: {}.", titles_in_short(titles)),
            };
            return format!("There is no deck “{}”. {others}", beginning(typed));
        }
        DeckRefusal::Ambiguous { typed } => {
            return format!("More than one deck has “{}” in its title. Choose one as you type.", beginning(typed));
        }
        DeckRefusal::AllCardsPaused { title } => {
            return format!(
                "All cards of “{title}” that could be asked rest, because members reported them. A manager can let them \
                 be asked again with the buttons under each report."
            );
        }
        DeckRefusal::NoAnswers { title } => {
            return format!("“{title}” has no card with an answer. `popquiz deck check` lists what is missing.");
        }
        DeckRefusal::NoCardWithTag { title, tags } => {
            let known = match tags.as_slice() {
                [] => "It has no tags.".to_owned(),
                tags => format!("Its tags: {}.", tags.join(", ")),
            };
            return format!("“{title}” has no card with that tag. {known}");
        }
        DeckRefusal::NoTitle => "A deck needs a title that can be seen.",
        DeckRefusal::TitleTaken { title, instead } => {
            let advice = match instead {
                TitleAdvice::ChooseAnother => "Choose another with `title:`.",
                TitleAdvice::RenameOther => "First give that one another with `/deck rename`.",
            };
            return format!("There is a deck “{}” already. {advice}", escape(title));
        }
        DeckRefusal::NoChange => "That changes nothing: the deck is like that already.",
        DeckRefusal::NothingToUndo => "There is no change to this deck to take back.",
        DeckRefusal::UndoNotKept => "That change cannot be taken back any more: too much has changed since.",
        DeckRefusal::ChangedSince { latest } => {
            return format!(
                "The deck was changed again since. First take back what came later, with `/deck undo`: {}.",
                escape(&deck_change(latest))
            );
        }
        DeckRefusal::ImagesTooLarge { max_bytes } => {
            let most = *max_bytes as u64 / MB;
            return format!("The deck's images have more than {most} MB together. Make them smaller.");
        }
        DeckRefusal::TooManyCards { max_cards } => {
            return format!("A deck has at most {max_cards} cards. Split it into several.");
        }
        DeckRefusal::TooManyDecks { max_decks } => {
            return format!(
                "This server has {max_decks} decks of its own, and that is the most. Remove one with `/deck remove` first."
            );
        }
        DeckRefusal::ServerFull { cards, bytes, max_cards, max_bytes } => {
            return format!(
                "With this, the server's own decks would have {cards} cards and {} MB; at most {max_cards} cards and {} \
                 MB fit (removed decks count for 30 days). Remove cards or images that are not needed.",
                bytes.div_ceil(MB),
                max_bytes / MB
            );
        }
    };
    text.to_owned()
}

/// The first titles of a list, with the number of the others.
fn titles_in_short(titles: &[String]) -> String {
    const SHOWN: usize = 10;
    let mut shown: Vec<String> = titles.iter().take(SHOWN).map(|title| format!("“{}”", escape(title))).collect();
    if titles.len() > SHOWN {
        shown.push(format!("and {} more", titles.len() - SHOWN));
    }
    if shown.is_empty() { "none yet".to_owned() } else { shown.join(", ") }
}

fn deck_file(refusal: &DeckFileRefusal) -> String {
    match refusal {
        DeckFileRefusal::NotAttached => "Attach a file with the `file` option.".to_owned(),
        DeckFileRefusal::NotOnDiscord { name } => {
            format!("“{}” is not kept by Discord, so I do not fetch it. Attach the file itself.", escape(name))
        }
        DeckFileRefusal::NotFetched { name } => {
            format!("Discord did not give me “{}”. Please try again.", escape(name))
        }
        DeckFileRefusal::TooLarge { name } => format!(
            "“{}” has more than 10 MB, and that is the most. Split the deck, or leave out large images.",
            escape(name)
        ),
        DeckFileRefusal::Unreadable(error) => format!("I cannot read that file. {}", escape(&error.to_string())),
        DeckFileRefusal::NoCards { format, skipped } => {
            let why = skipped.iter().map(|Skipped { place, reason }| format!("\n- {place}: {}", escape(reason)));
            let why: String = why.collect();
            format!("I read that file as {}, and it has no cards I can take.{why}", format.name())
        }
        DeckFileRefusal::UnknownFormat => "Choose one of the formats that are offered.".to_owned(),
        DeckFileRefusal::NotWritten { title, problem } => format!("**{}**: {}.", escape(title), escape(problem)),
        DeckFileRefusal::ExportTooLarge { title } => format!(
            "As such a file **{}** has more than 10 MB, and Discord takes no more. Choose another format, or split the \
             deck.",
            escape(title)
        ),
        DeckFileRefusal::Bug(work) => {
            let work = match work {
                FileWork::Read => "read that file",
                FileWork::Write => "write that file",
            };
            format!(
                "I cannot {work}: it leads me into a fault of mine. Please tell whoever runs me, so that it is reported \
                 and mended; nothing was changed."
            )
        }
    }
}

fn drop(refusal: &DropRefusal) -> String {
    match refusal {
        DropRefusal::NotFound { number } => {
            format!("There is no drop #{number} in this server. `/drop list` shows them.")
        }
        DropRefusal::NotANumber { typed } => {
            format!("“{}” is not the number of a drop. `/drop list` shows them.", escape(typed))
        }
        DropRefusal::TooMany { max_schedules } => {
            format!("A server can have {max_schedules} schedules. Remove one with `/drop remove` first.")
        }
        DropRefusal::NoChange { number } => {
            format!("That is how drop #{number} is already. Say what is to change, such as `time` or `days`.")
        }
        DropRefusal::DeckGone => {
            "Its deck is not there any more. `/deck undo` brings back a deck that was removed.".to_owned()
        }
        DropRefusal::Unreadable(error) => format!("{}.", parse_error(error)),
        DropRefusal::AmbiguousZone { typed, names } => {
            let names: Vec<&str> = names.iter().take(5).map(String::as_str).collect();
            format!("“{}” is not a time zone. Do you mean {}?", escape(typed), names.join(" or "))
        }
    }
}

fn option(refusal: &OptionRefusal) -> String {
    match refusal {
        OptionRefusal::OutOfRange { option, min, max } => format!("`{option}` must be from {min} to {max}."),
        OptionRefusal::NotAChoice { option, choices } => {
            let choices: Vec<String> = choices.iter().map(|choice| format!("`{choice}`")).collect();
            let choices = match choices.as_slice() {
                [all @ .., last] if !all.is_empty() => format!("{} or {last}", all.join(", ")),
                choices => choices.concat(),
            };
            format!("`{option}` is {choices}.")
        }
        OptionRefusal::SetAndCleared { option } => format!("Either set `{option}` or clear it."),
        OptionRefusal::DeckAndScope => "Choose either a deck, or this server or channel.".to_owned(),
        OptionRefusal::NothingToSet => "What shall I set? Give at least one option.".to_owned(),
    }
}

fn permission(refusal: &PermissionRefusal) -> String {
    match refusal {
        PermissionRefusal::BotLacks { channel, permissions } => missing_sentence(*channel, permissions),
        PermissionRefusal::ChannelHidden { channel } => {
            format!("I cannot see <#{channel}>. Give me **View Channel** there: Edit Channel → Permissions → Popquiz.")
        }
        PermissionRefusal::ChannelOfOtherServer => "That channel is not in this server.".to_owned(),
        PermissionRefusal::NotAManager { command, covers_decks } => {
            let what = if *covers_decks { "Looking after decks and their cards" } else { "It" };
            format!(
                "Only managers of this server can do that. {what} takes the Manage Server permission, or leave for \
                 `/{command}` under Server Settings → Integrations → Popquiz."
            )
        }
    }
}

fn settings(refusal: SettingsRefusal) -> &'static str {
    match refusal {
        SettingsRefusal::SavedByNewerVersion => {
            "I can't change anything: a newer version of Popquiz saved this server's settings, and I can't read them. \
             Ask the bot's operator to update Popquiz."
        }
    }
}

fn interaction(refusal: &InteractionRefusal) -> &'static str {
    match refusal {
        InteractionRefusal::NotInServer => "I play in servers only. Use this in a server's channel.",
        InteractionRefusal::UnknownCommand => {
            "I do not know this command any more. Reload Discord (Ctrl+R) and try again."
        }
        InteractionRefusal::OutdatedButton => "This button does nothing any more.",
        InteractionRefusal::OutdatedForm => "This form does nothing any more.",
        InteractionRefusal::EmptyAnswer => "The answer was empty, so it did not count. Press Answer again.",
        InteractionRefusal::Bug => "I hit a bug, so I can't do that. Please tell the bot's operator.",
    }
}

fn unavailable(refusal: Unavailable) -> &'static str {
    match refusal {
        Unavailable::ShuttingDown => "I am just shutting down. Please try again in a moment.",
        Unavailable::Database => {
            "My database does not answer. Please try again in a moment, and tell the bot's operator if it stays so."
        }
    }
}

/// The beginning of what somebody typed.
fn beginning(typed: &str) -> String {
    escape(&typed.chars().take(60).collect::<String>())
}
