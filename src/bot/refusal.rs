//! Why a request is refused, as data. [`words`](super::words) puts it into words.

use crate::clock::UnixMs;
use crate::deck::format::{DeckError, Format, Skipped};
use crate::discord::permissions::Permissions;
use crate::id::{ChannelId, DropNumber};
use crate::quiz::VoteRefusal;
use crate::schedule::{ParseError, ZoneMatch};
use crate::store::StoreError;
use crate::store::decks::DeckChangeSummary;
use crate::texts::Phrase;

/// Defines [`Refusal`], and how a refusal of each topic becomes one.
macro_rules! refusals {
    ($($topic:ident($refusal:ty)),* $(,)?) => {
        /// Why a request is refused.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub(crate) enum Refusal {
            $($topic($refusal)),*
        }

        $(impl From<$refusal> for Refusal {
            fn from(refusal: $refusal) -> Self {
                Self::$topic(refusal)
            }
        })*
    };
}

refusals!(
    Round(RoundRefusal),
    Preset(PresetRefusal),
    Practice(PracticeRefusal),
    Appeal(AppealRefusal),
    Doubt(DoubtRefusal),
    Card(CardRefusal),
    Deck(DeckRefusal),
    DeckFile(DeckFileRefusal),
    Drop(DropRefusal),
    Option(OptionRefusal),
    Permission(PermissionRefusal),
    Settings(SettingsRefusal),
    Interaction(InteractionRefusal),
    Unavailable(Unavailable),
);

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum RoundRefusal {
    AlreadyRunning,
    /// A member has one round at a time.
    HostsAnother {
        channel: ChannelId,
    },
    NotRunning,
    /// The round is between two questions.
    NothingToSkip,
    /// Somebody who doesn't play votes to skip.
    NotAPlayer,
    QuestionClosed,
    /// It doesn't wait for players anymore.
    AlreadyStarted,
    NotTheHost,
    /// The last one left wins, however many points they have.
    GoalInElimination,
    /// The last one left of all wins, not a team.
    TeamsInElimination,
    /// A mix has too many decks, a deck twice, or a weight that isn't allowed.
    InvalidMix,
    /// The chosen deck has been removed.
    DeckGone,
    /// A thread was asked for in a thread.
    InThreadAlready,
    /// Discord didn't open a thread.
    NoThread,
}

/// Why a saved round can't be saved, started or removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PresetRefusal {
    NoneSaved,
    NotFound {
        name: String,
        names: Vec<String>,
    },
    TooMany {
        most: usize,
    },
    InvalidName {
        longest: usize,
    },
    /// Without options, the channel's latest round is saved, and it has had none.
    NothingPlayed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PracticeRefusal {
    /// Another practice has replaced it, or it has ended.
    Over,
    /// The member hasn't missed any cards, or has made up for all of them.
    NothingMissed,
    /// All of the cards are being asked elsewhere, or are paused.
    AllAskedNow,
    /// The drop that gives each member a card of their own is over.
    DropClosed,
    /// The member has answered all cards of the drop's deck a short while ago, or they can't be asked now.
    NoOwnCard,
    /// The card that a drop gave the member is being asked elsewhere.
    OwnAskedNow,
}

/// Why an appeal can't be made or decided, or a card can't be reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum AppealRefusal {
    /// The answer is somebody else's, or from another server.
    NotYours,
    AlreadyCorrect,
    AlreadyOpen,
    AlreadyAccepted,
    AlreadyRejected,
    TooLate {
        keep_answers_days: u32,
    },
    /// Without a channel of their own, managers would discuss it where the question is still open.
    QuestionStillOpen,
    AnswerNotKept,
    /// No answer of this id is stored: the message never was one, or its text was deleted.
    NotAnAnswer,
    HadRightAnswer,
    /// The member has no stored answer to that question.
    NoAnswer,
    /// The appeal was made in another server.
    OtherServer,
    AlreadyDecided {
        accepted: bool,
    },
    NoSuchAppeal,
    /// The text of the answer was deleted before a manager decided.
    NothingToDecide,
    QuestionOfOtherServer,
    /// The answer came after the last try.
    NoTriesLeft,
    /// Members are voting on the answer.
    VotedOn {
        until: UnixMs,
    },
    /// A vote has settled whether the answer counts.
    Settled,
}

/// Why somebody can't vote on an answer that the judge is in doubt about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum DoubtRefusal {
    Over,
    Settled,
    /// A manager accepted an appeal that covers it.
    Appealed,
    OwnAnswer,
    NotAPlayer,
    ManagersOnly,
}

impl From<VoteRefusal> for DoubtRefusal {
    fn from(refusal: VoteRefusal) -> Self {
        match refusal {
            VoteRefusal::Over => Self::Over,
            VoteRefusal::Settled => Self::Settled,
            VoteRefusal::Appealed => Self::Appealed,
            VoteRefusal::OwnAnswer => Self::OwnAnswer,
            VoteRefusal::NotAPlayer => Self::NotAPlayer,
            VoteRefusal::ManagersOnly => Self::ManagersOnly,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum CardRefusal {
    Gone,
    NotFound {
        words: String,
    },
    /// Nothing that can be seen was typed.
    NoWords,
    NoPrompt,
    /// A card was to be made of a message without text.
    NoTextInMessage,
    UnreadableAnswer {
        problem: Phrase,
    },
    TooLongForForm,
    /// Editing it would show the answer of an open question.
    IsAskedNow,
    /// Showing it would give away the answer of an open question.
    LookupIsAskedNow,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum DeckRefusal {
    Gone,
    OwnGone,
    /// What was typed is no date, or none on which an exam can be.
    ExamDate {
        typed: String,
        /// One that could be typed.
        example: String,
    },
    /// It's one of the operator's decks, which are read-only.
    NotOwn {
        title: String,
    },
    NoDecks,
    /// No deck was named, and there are several.
    Unnamed {
        titles: Vec<String>,
    },
    NotFound {
        typed: String,
        nearest: Option<String>,
        titles: Vec<String>,
    },
    /// A deck of a mix isn't found.
    NotInMix {
        /// Why.
        unknown: Box<DeckRefusal>,
        /// The mix with each deck that may be meant.
        mixes: Vec<String>,
    },
    Ambiguous {
        typed: String,
    },
    AllCardsPaused {
        title: String,
    },
    NoAnswers {
        title: String,
    },
    NoCardWithTag {
        title: String,
        /// All tags of its cards.
        tags: Vec<String>,
    },
    NoTitle,
    TitleTaken {
        title: String,
        instead: TitleAdvice,
    },
    NoChange,
    NothingToUndo,
    UndoNotKept,
    /// The change to undo isn't the deck's latest one, which has to be undone first.
    ChangedSince {
        latest: DeckChangeSummary,
    },
    ImagesTooLarge {
        max_bytes: usize,
    },
    TooManyCards {
        max_cards: usize,
    },
    TooManyDecks {
        max_decks: usize,
    },
    /// What the server's own decks would amount to.
    ServerFull {
        cards: usize,
        bytes: u64,
        max_cards: usize,
        max_bytes: u64,
    },
}

impl DeckRefusal {
    /// The titles of the decks that may be meant, the most similar one first.
    pub(crate) fn titles_to_choose(&self) -> Vec<String> {
        match self {
            Self::Unnamed { titles } => titles.clone(),
            Self::NotFound { nearest, titles, .. } => {
                let others = titles.iter().filter(|title| Some(*title) != nearest.as_ref());
                nearest.iter().chain(others).cloned().collect()
            }
            _ => Vec::new(),
        }
    }
}

/// What to do about a title that another deck has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TitleAdvice {
    ChooseAnother,
    RenameOther,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum DeckFileRefusal {
    NotAttached,
    NotOnDiscord {
        name: String,
    },
    NotFetched {
        name: String,
    },
    TooLarge {
        name: String,
    },
    /// Another file is being read for the server.
    ImportRunning,
    /// Reading it takes too much memory or time.
    TooCostly,
    Unreadable(DeckError),
    NoCards {
        format: Format,
        /// The first ones.
        skipped: Vec<Skipped>,
    },
    UnknownFormat,
    NotWritten {
        title: String,
        /// What the exporter says, in English.
        detail: String,
    },
    ExportTooLarge {
        title: String,
    },
    /// The work panicked.
    Bug(FileWork),
}

/// Work on a deck file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FileWork {
    Read,
    Write,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum DropRefusal {
    /// A drop with cards of members' own would be answered in the channel.
    OwnInChannel,
    NotFound {
        number: DropNumber,
    },
    NotANumber {
        typed: String,
    },
    TooMany {
        max_schedules: usize,
    },
    NoChange {
        number: DropNumber,
    },
    DeckGone,
    Unreadable(ParseError),
    /// A new drop's days, time zone or time were left out.
    NoDays,
    NoZone {
        /// Those that are likely meant.
        zones: Vec<ZoneMatch>,
    },
    NoTime,
    /// Part of a time zone's name was typed.
    AmbiguousZone {
        typed: String,
        zones: Vec<ZoneMatch>,
    },
}

/// Why a command's options can't be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum OptionRefusal {
    OutOfRange {
        option: String,
        min: i64,
        max: i64,
    },
    NotAChoice {
        option: &'static str,
        choices: &'static [&'static str],
    },
    SetAndCleared {
        option: String,
    },
    /// Points of a deck and of a server or channel, in one leaderboard.
    DeckAndScope,
    NothingToSet,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PermissionRefusal {
    BotLacks {
        channel: ChannelId,
        permissions: Permissions,
    },
    /// Only the bot's commands are installed in the server.
    BotNotInServer {
        application: u64,
    },
    ChannelHidden {
        channel: ChannelId,
    },
    ChannelOfOtherServer,
    /// Only managers may start rounds in the server.
    MayNotStartRounds,
    /// Somebody who neither manages nor started the round skips a question, or stops it.
    NotAHost,
    NotAManager {
        /// The command whose permission counts.
        command: String,
        /// Whether that permission covers all changes to decks.
        covers_decks: bool,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SettingsRefusal {
    /// A change would overwrite settings that this version can't read.
    SavedByNewerVersion,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum InteractionRefusal {
    NotInServer,
    /// In direct messages: no server that the member shares with the bot lets its decks be used there.
    NoSharedServer,
    UnknownCommand,
    OutdatedButton,
    OutdatedForm,
    /// What was typed into a form is no longer kept.
    DraftExpired,
    EmptyAnswer,
    /// Handling it panicked.
    Bug,
}

/// Why the bot can't do anything right now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unavailable {
    ShuttingDown,
    Database,
}

impl From<ParseError> for Refusal {
    fn from(error: ParseError) -> Self {
        DropRefusal::Unreadable(error).into()
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        tracing::error!(%error, "a request failed because of the store");
        Unavailable::Database.into()
    }
}
